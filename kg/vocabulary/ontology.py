"""Relations, classes and closed lists, as the ontology's Turtle declares and annotates them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

import pyoxigraph as ox

from kg.errors import StatementError, suggestion
from kg.resources import ontology_file
from kg.vocabulary.namespaces import EXTERNAL, namespaces

__all__ = ["CodeList", "Relation", "Role", "Vocabulary", "vocabulary"]

Role = Literal["subject", "object", "party", "agreement"]

_RDFS, _SKOS, _OWL = EXTERNAL["rdfs"], EXTERNAL["skos"], EXTERNAL["owl"]
_TYPE = EXTERNAL["rdf"] + "type"


@dataclass(frozen=True, slots=True)
class Relation:
    """A predicate by which a statement relates its subject to something.

    Attributes:
        name: local name in the ontology.
        label: for people.
        definition: one sentence or two.
        sign: -1 hostile, 1 friendly, 0 neither.
        symmetric: whether it holds both ways.
        edge_from: the role at the edge's tail, or ``None`` where the relation is no tie.
        edge_to: the role at the edge's head, or ``None`` likewise.
        family: the group that it belongs to in legends and scoring.
        temporality: ``state`` or ``event``.
        broader: names of the relations that it implies, nearest first, without the root.
        events: local names of the classes of events and agreements by which it can be told, subclasses aside; sorted.
    """

    name: str
    label: str
    definition: str
    sign: int
    symmetric: bool
    edge_from: Role | None
    edge_to: Role | None
    family: str
    temporality: Literal["state", "event"]
    broader: tuple[str, ...]
    events: tuple[str, ...]

    @property
    def is_tie(self) -> bool:
        """Whether it is drawn as an edge between two actors (or an actor and an agreement)."""
        return self.edge_from is not None and self.edge_to is not None


@dataclass(frozen=True, slots=True)
class CodeList:
    """A closed list: its notations, as records spell them, by the local names of its concepts."""

    name: str
    notations: Mapping[str, str]
    labels: Mapping[str, str]

    def local_name(self, notation: str) -> str:
        """The local name of a notation: ``in force`` → ``inForce``."""
        return next(local for local, text in self.notations.items() if text == notation)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the ontology declares.

    Attributes:
        relations: by local name, sorted.
        classes: local name → local names of its superclasses, nearest first.
        labels: local name of a class → its label.
        codes: the closed lists, by name.
    """

    relations: Mapping[str, Relation]
    classes: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    codes: Mapping[str, CodeList]

    def relation(self, name: str) -> Relation:
        """The relation of that name.

        Raises:
            StatementError: the ontology has none; the message suggests the nearest.
        """
        try:
            return self.relations[name]
        except KeyError:
            raise StatementError(
                f"unknown relation {name!r}",
                remedy=suggestion(name, self.relations, otherwise="see `docs/ontology.html` for the relations"),
            ) from None

    def check_event(self, event: str, relation: Relation) -> None:
        """See that a relation can be told by an event.

        Raises:
            StatementError: the ontology has no such event, or it does not fit; the message names those that do.
        """
        known = (*self.subclasses("Event"), *self.subclasses("Agreement"))
        if event not in known:
            raise StatementError(
                f"unknown event class {event!r}", remedy=suggestion(event, known, otherwise=f"use {', '.join(known)}")
            )
        fitting = sorted({each for above in relation.events for each in self.subclasses(above)})
        if event not in fitting:
            rest = f"it takes {', '.join(fitting)}" if fitting else "it takes none"
            raise StatementError(
                f"the event {event} does not fit the relation {relation.name}: {rest}",
                remedy="correct the event or the relation, or leave the event out",
            )

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether the class ``name`` is ``ancestor`` or one of its subclasses."""
        return name == ancestor or ancestor in self.classes.get(name, ())

    def subclasses(self, ancestor: str) -> tuple[str, ...]:
        """``ancestor`` and all classes below it, sorted."""
        return tuple(sorted(name for name in self.classes if self.is_a(name, ancestor)))


class _Graph:
    """The Turtle's triples, indexed by subject and predicate."""

    def __init__(self, triples: Iterable[ox.Quad]) -> None:
        self._values: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._subjects: dict[tuple[str, str], list[str]] = defaultdict(list)
        for triple in triples:
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                self._values[triple.subject.value, triple.predicate.value].append(triple.object.value)
                self._subjects[triple.predicate.value, triple.object.value].append(triple.subject.value)

    def all(self, subject: str, predicate: str) -> list[str]:
        return self._values.get((subject, predicate), [])

    def one(self, subject: str, predicate: str) -> str | None:
        return next(iter(self.all(subject, predicate)), None)

    def subjects(self, predicate: str, value: str) -> list[str]:
        return sorted(self._subjects.get((predicate, value), []))

    def closure(self, subject: str, predicate: str, terms: str) -> tuple[str, ...]:
        """Local names reached from ``subject`` over ``predicate``, breadth first."""
        found: list[str] = []
        queue = list(self.all(subject, predicate))
        while queue:
            iri = queue.pop(0)
            if iri.startswith(terms) and iri.removeprefix(terms) not in found:
                found.append(iri.removeprefix(terms))
                queue.extend(self.all(iri, predicate))
        return tuple(found)


@cache
def vocabulary() -> Vocabulary:
    """The ontology's terms; read once."""
    terms = namespaces().terms
    graph = _Graph(ox.parse(path=ontology_file()))
    relations = {}
    for iri in graph.subjects(_TYPE, _OWL + "ObjectProperty"):
        sign = graph.one(iri, terms + "relationSign")
        if sign is not None:
            relation = _relation(graph, iri, int(sign), terms)
            relations[relation.name] = relation
    class_iris = [iri for iri in graph.subjects(_TYPE, _OWL + "Class") if iri.startswith(terms)]
    return Vocabulary(
        relations=dict(sorted(relations.items())),
        classes={iri.removeprefix(terms): graph.closure(iri, _RDFS + "subClassOf", terms) for iri in class_iris},
        labels={iri.removeprefix(terms): graph.one(iri, _RDFS + "label") or "" for iri in class_iris},
        codes=_codes(graph),
    )


def _relation(graph: _Graph, iri: str, sign: int, terms: str) -> Relation:
    broader = graph.closure(iri, _RDFS + "subPropertyOf", terms)
    return Relation(
        name=iri.removeprefix(terms),
        label=graph.one(iri, _RDFS + "label") or "",
        definition=graph.one(iri, _SKOS + "definition") or "",
        sign=sign,
        symmetric=_OWL + "SymmetricProperty" in graph.all(iri, _TYPE),
        edge_from=cast("Role | None", graph.one(iri, terms + "edgeFrom")),
        edge_to=cast("Role | None", graph.one(iri, terms + "edgeTo")),
        family=graph.one(iri, terms + "family") or "",
        temporality=cast("Literal['state', 'event']", graph.one(iri, terms + "temporality")),
        broader=tuple(name for name in broader if name != "relation"),
        events=tuple(sorted(each.removeprefix(terms) for each in graph.all(iri, terms + "takesEvent"))),
    )


def _codes(graph: _Graph) -> dict[str, CodeList]:
    lists = {}
    for scheme in graph.subjects(_TYPE, _SKOS + "ConceptScheme"):
        name = scheme.rsplit("/", 1)[1]
        members = graph.subjects(_SKOS + "inScheme", scheme)
        local = {iri: iri.removeprefix(scheme + "/") for iri in members}
        lists[name] = CodeList(
            name,
            {local[iri]: graph.one(iri, _SKOS + "notation") or "" for iri in members},
            {local[iri]: graph.one(iri, _RDFS + "label") or "" for iri in members},
        )
    return lists
