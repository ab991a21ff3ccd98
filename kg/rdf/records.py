"""One node of the graph at a time, with what stands around it, for pages: read on demand, and tolerant.

`read_accounts` reads whole documents and refuses what is not as it was written. Here a node that lacks something is
shown without it, since a page of a graph of millions must not fail over one node.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

import pyoxigraph as ox

from kg.rdf.derived import stale_quad
from kg.rdf.terms import RDF_TYPE, external, kg
from kg.vocabulary import namespaces, vocabulary
from kg.wording import best_of, bounded, counted, figured, listed

__all__ = [
    "ClaimRecord",
    "FactRecord",
    "Named",
    "NodeRecord",
    "PassageRecord",
    "Records",
    "SourceRecord",
    "TallyRecord",
]

_LABEL, _EXACT = external("rdfs", "label"), external("oa", "exact")
_NOTATION = external("skos", "notation")
_MERGE = ox.DefaultGraph()
_STANCES = ("affirms", "denies", "questions")
_VOICES = 3
"""Sources of a figure that are named; more are counted."""
_CLAIMANTS = ("claimant", "inOwnWordsOf")
"""Who makes a claim: whom its text names, or each of those whose joint statement it is."""
_SPEAKERS = (*_CLAIMANTS, "via", "origin")


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A node with its name.

    Attributes:
        label: its name; the last part of its IRI where it has none.
        iri: its IRI.
    """

    label: str
    iri: str


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A document.

    Attributes:
        iri: its IRI.
        id: its identifier.
        title: as it states it.
        publisher: likewise.
        issued: likewise, EDTF.
        restates: the file name of the original, where the document is a digest.
    """

    iri: str
    id: str
    title: str | None
    publisher: str | None
    issued: str | None
    restates: str | None


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A quote.

    Attributes:
        iri: its IRI.
        exact: the words of the document.
        start: where they begin, in code points.
        end: where they end, exclusive.
        lines: the lines of the original, from 1.
        original: the original's own lines, where they were at hand.
        source: the document.
    """

    iri: str
    exact: str
    start: str | None
    end: str | None
    lines: tuple[int, ...]
    original: str | None
    source: SourceRecord | None


@dataclass(frozen=True, slots=True)
class TallyRecord:
    """The rows of an event table that a claim sums up.

    Attributes:
        table: its name.
        rows: how many there are.
    """

    table: str
    rows: int


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim.

    Attributes:
        iri: its IRI.
        stance: whether it affirms, denies or questions.
        about: the IRI of what it is about.
        claimants: who says so: several of a joint statement, nobody where the text itself does.
        via: who passed it on.
        origin: whence it comes.
        codes: modality, act of speech, channel, aspect and confidence by property; empty where they are not stated.
        note: a reader's.
        reason: for the confidence.
        inferred: what comes from context.
        extractor: who read it.
        score: how sure the reader was, 0 to 1.
        passages: its quotes.
        tally: the rows that it sums up, where it is a table's.
    """

    iri: str
    stance: str
    about: str
    claimants: tuple[Named, ...]
    via: Named | None
    origin: Named | None
    codes: dict[str, str]
    note: str | None
    reason: str | None
    inferred: tuple[str, ...]
    extractor: str | None
    score: str | None
    passages: tuple[PassageRecord, ...]
    tally: TallyRecord | None


@dataclass(frozen=True, slots=True)
class FactRecord:
    """Something that is asserted: a tie, a mediation, a phase of an agreement, a figure.

    Attributes:
        iri: its IRI.
        kind: the label of its class.
        relation: the local name of its predicate.
        words: the label of its predicate.
        sign: -1, 0 or 1.
        family: the group of its predicate.
        tails: whom it begins at.
        heads: whom it leads to.
        event: the label of its event's class.
        time: EDTF, as stated.
        modality: the notation of its modality.
        place: where.
        parties: who took part.
        concerning: what it is about.
        agreement: which agreement.
        phase: the notation of the agreement's phase.
        content: what is said, in the text's words.
        figure: how many of whom, in words; ``None`` where it is none.
        account: who gives the figure; ``None`` where it is none, or the texts themselves give it.
        status: the notation of its standing; ``None`` where nobody has derived one.
        reason: why it stands so.
        origins: how many independent origins affirm it.
        last_evidenced: the latest day on which a document says that it was going on.
    """

    iri: str
    kind: str
    relation: str
    words: str
    sign: int
    family: str
    tails: tuple[Named, ...]
    heads: tuple[Named, ...]
    event: str | None
    time: str | None
    modality: str | None
    place: Named | None
    parties: tuple[Named, ...]
    concerning: tuple[Named, ...]
    agreement: Named | None
    phase: str | None
    content: str | None
    figure: str | None
    account: str | None
    status: str | None
    reason: str | None
    origins: str | None
    last_evidenced: str | None


@dataclass(frozen=True, slots=True)
class NodeRecord:
    """Any node.

    Attributes:
        iri: its IRI.
        label: its name.
        kinds: the labels of its classes, the roles that it has played among them.
        aliases: other names.
        codes: codes of other data sets.
        acts_for: whose organ it is.
    """

    iri: str
    label: str
    kinds: tuple[str, ...]
    aliases: tuple[str, ...]
    codes: tuple[str, ...]
    acts_for: tuple[Named, ...]


class Records:
    """What stands in a store, node by node.

    Args:
        engine: the store's engine, the merge of all graphs its default graph.
    """

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine

    # Single values

    def _all(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[ox.NamedNode | ox.Literal]:
        quads = self._engine.quads_for_pattern(subject, predicate, None, _MERGE)
        return [quad.object for quad in quads if isinstance(quad.object, ox.NamedNode | ox.Literal)]

    def _texts(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> tuple[str, ...]:
        return tuple(sorted(value.value for value in self._all(subject, predicate)))

    def _text(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> str | None:
        return next(iter(self._texts(subject, predicate)), None)

    def _number(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> float | None:
        try:
            return float(self._text(subject, predicate) or "")
        except ValueError:
            return None  # it has none, or what stands there is no number: `kg check` tells

    def _nodes(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[ox.NamedNode]:
        found = (value for value in self._all(subject, predicate) if isinstance(value, ox.NamedNode))
        return sorted(found, key=str)

    def _named(self, subject: ox.NamedNode, predicate: str) -> tuple[Named, ...]:
        return tuple(sorted(self.named(node) for node in self._nodes(subject, kg(predicate))))

    def _one_named(self, subject: ox.NamedNode, predicate: str) -> Named | None:
        return next(iter(self._named(subject, predicate)), None)

    def _notation(self, subject: ox.NamedNode, predicate: str) -> str | None:
        for code in self._nodes(subject, kg(predicate)):
            return self._text(code, _NOTATION) or code.value.rsplit("/", 1)[-1]
        return None

    def _subjects(self, predicate: ox.NamedNode, value: ox.NamedNode) -> Iterator[ox.NamedNode]:
        for quad in self._engine.quads_for_pattern(None, predicate, value, _MERGE):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject

    # The whole

    @cached_property
    def is_stale(self) -> bool:
        """Whether claims have changed since their statuses were derived."""
        return stale_quad() in self._engine

    # Nodes

    def exists(self, iri: ox.NamedNode) -> bool:
        """Whether anything is said of the node."""
        return next(iter(self._engine.quads_for_pattern(iri, None, None, _MERGE)), None) is not None

    def named(self, node: ox.NamedNode) -> Named:
        """The node with its name."""
        return Named(self._text(node, _LABEL) or node.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1], node.value)

    def node(self, node: ox.NamedNode) -> NodeRecord:
        """What is said of any node."""
        return NodeRecord(
            node.value,
            self.named(node).label,
            tuple(sorted({self.class_label(kind) for kind in self._nodes(node, RDF_TYPE)})),
            self._texts(node, kg("alias")),
            self._texts(node, kg("code")),
            self._named(node, "organOf"),
        )

    def class_label(self, kind: ox.NamedNode) -> str:
        """The label of a class."""
        name = kind.value.removeprefix(namespaces().terms)
        return vocabulary().labels.get(name) or name.rsplit("/", 1)[-1].rsplit("#", 1)[-1]

    def triples(self, node: ox.NamedNode, most: int) -> list[ox.Triple]:
        """What is said of a node, and what leads to it; up to so many of each, sorted."""
        outward = self._engine.quads_for_pattern(node, None, None, _MERGE)
        inward = self._engine.quads_for_pattern(None, None, node, _MERGE)
        quads = chain(islice(outward, most), islice(inward, most))
        return sorted({ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads}, key=str)

    # Facts

    def facts_about(self, node: ox.NamedNode) -> list[ox.NamedNode]:
        """The assertables in which a node has a part, sorted by IRI."""
        prefix = self._prefix("assertable")
        found = {
            quad.subject
            for quad in self._engine.quads_for_pattern(None, None, node, _MERGE)
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(prefix)
        }
        return sorted(found, key=str)

    def count_facts_about(self, node: ox.NamedNode, most: int) -> int:
        """How many assertables other than figures a node has a part in, counted up to one more than ``most``."""
        prefix = self._prefix("assertable")
        found: set[str] = set()
        for quad in self._engine.quads_for_pattern(None, None, node, _MERGE):
            fact = quad.subject
            if not isinstance(fact, ox.NamedNode) or not fact.value.startswith(prefix) or fact.value in found:
                continue
            if ox.Quad(fact, RDF_TYPE, kg("Figure"), _MERGE) not in self._engine:
                found.add(fact.value)
                if len(found) > most:
                    break
        return len(found)

    @staticmethod
    def _prefix(kind: str) -> str:
        return namespaces().node(kind)

    def fact(self, node: ox.NamedNode) -> FactRecord:
        """An assertable."""
        predicates = self._nodes(node, external("rdf", "predicate"))
        name = predicates[0].value.removeprefix(namespaces().terms) if predicates else ""
        relation = vocabulary().relations.get(name)
        subject = self._ends(node, "subject")
        parties, agreement = self._named(node, "party"), self._one_named(node, "agreement")
        tails, heads = subject, self._ends(node, "object")
        if relation is not None and relation.edge_from == "party":
            tails, heads = (
                (parties, _some(agreement)) if relation.edge_to == "agreement" else (parties[:1], parties[1:])
            )
        elif relation is not None and relation.edge_to == "party":
            heads = parties
        if relation is not None and relation.family == "figure":
            tails = (*tails, *self._named(node, "concerning"))  # who are counted beside the subject's
        event = self._text(node, kg("eventClass"))
        return FactRecord(
            node.value,
            self._kind(node),
            name,
            relation.label if relation else name or "is told of",
            relation.sign if relation else 0,
            relation.family if relation else "",
            tails,
            heads,
            vocabulary().labels.get(event or "", event),
            self._text(node, kg("timeAsStated")),
            self._notation(node, "modality"),
            self._one_named(node, "place"),
            parties,
            self._named(node, "concerning"),
            agreement,
            self._notation(node, "phase"),
            self._text(node, kg("content")),
            self._figure(node),
            self._account(node) if name == "figure" else None,
            self._notation(node, "status"),
            self._text(node, kg("reason")),
            self._text(node, kg("origins")),
            self._text(node, kg("lastEvidenced")),
        )

    def _ends(self, node: ox.NamedNode, name: str) -> tuple[Named, ...]:
        return tuple(self.named(end) for end in self._nodes(node, external("rdf", name)))

    def _kind(self, node: ox.NamedNode) -> str:
        kinds = [self.class_label(kind) for kind in self._nodes(node, RDF_TYPE)]
        return kinds[-1] if kinds else "assertion"

    def _figure(self, node: ox.NamedNode) -> str | None:
        measure = self._text(node, kg("measure"))
        if measure is None:
            return None
        amount = bounded(
            self._number(node, kg("min")), self._number(node, kg("max")), self._notation(node, "comparator")
        )
        side = self._one_named(node, "side")
        beside = side.label if side is not None and side not in self._named(node, "subject") else None
        claims = self._subjects(kg("affirms"), node)
        bests = {best_of(text) for claim in claims for text in self._texts(claim, kg("asStated"))}
        best = next(iter(bests)) if len(bests) == 1 else None
        return figured(amount, measure, self._text(node, kg("population")), beside, best)

    def _account(self, node: ox.NamedNode) -> str | None:
        """Who gives a figure; ``None`` where a text gives it on its own account."""
        voices: set[str] = set()
        for claim in self._subjects(kg("affirms"), node):
            named = [voice.label for voice in self._claimants(claim)]
            if not named:
                return None
            voices.update(named)
        return (
            (listed(sorted(voices)) if len(voices) <= _VOICES else counted(len(voices), "source")) if voices else None
        )

    # Claims

    def claims_on(self, fact: ox.NamedNode) -> list[ClaimRecord]:
        """The claims about an assertable: who affirms first, then who denies, then who questions."""
        return [self.claim(claim) for name in _STANCES for claim in sorted(self._subjects(kg(name), fact), key=str)]

    def claims_of(self, speaker: ox.NamedNode) -> list[ox.NamedNode]:
        """The claims that somebody makes, passes on or is the origin of, sorted by IRI."""
        found = {claim for name in _SPEAKERS for claim in self._subjects(kg(name), speaker)}
        return sorted(found, key=str)

    def claims_in(self, document: ox.NamedNode) -> list[ox.NamedNode]:
        """The claims that a document reports, sorted by IRI."""
        return sorted(set(self._subjects(kg("reportedBy"), document)), key=str)

    def claims_quoting(self, passage: ox.NamedNode) -> list[ox.NamedNode]:
        """The claims that rest on a quote, sorted by IRI."""
        return sorted(set(self._subjects(kg("quote"), passage)), key=str)

    def claim(self, node: ox.NamedNode) -> ClaimRecord:
        """A claim."""
        said = [(name, about.value) for name in _STANCES for about in self._nodes(node, kg(name))]
        stance, about = said[0] if said else ("tells of", "")
        names = ("modality", "speechAct", "channel", "aspect", "confidence")
        codes = {name: self._notation(node, name) or "" for name in names}
        return ClaimRecord(
            node.value,
            stance,
            about,
            self._claimants(node),
            self._one_named(node, "via"),
            self._one_named(node, "origin"),
            codes,
            self._text(node, kg("note")),
            self._text(node, kg("confidenceReason")),
            self._texts(node, kg("inferred")),
            self._text(node, kg("extractor")),
            self._text(node, kg("score")),
            tuple(self.passage(quote) for quote in self._nodes(node, kg("quote"))),
            self._tally(node),
        )

    def _claimants(self, claim: ox.NamedNode) -> tuple[Named, ...]:
        return tuple(sorted({voice for name in _CLAIMANTS for voice in self._named(claim, name)}))

    def _tally(self, claim: ox.NamedNode) -> TallyRecord | None:
        table, rows = self._text(claim, kg("table")), self._text(claim, kg("rowCount"))
        return TallyRecord(table, int(rows)) if table and rows and rows.isdecimal() else None

    def passage(self, node: ox.NamedNode) -> PassageRecord:
        """A quote."""
        documents = self._nodes(node, kg("inDocument"))
        return PassageRecord(
            node.value,
            self._text(node, _EXACT) or "",
            self._text(node, external("oa", "start")),
            self._text(node, external("oa", "end")),
            tuple(sorted(int(line) for line in self._texts(node, kg("line")) if line.isdecimal())),
            self._text(node, kg("originalText")),
            self.source(documents[0]) if documents else None,
        )

    def source(self, node: ox.NamedNode) -> SourceRecord:
        """A document."""
        return SourceRecord(
            node.value,
            self._text(node, external("dcterms", "identifier")) or node.value.rsplit("/", 1)[-1],
            self._text(node, external("dcterms", "title")),
            self._text(node, external("dcterms", "publisher")),
            self._text(node, external("dcterms", "issued")),
            self._text(node, kg("originalFile")),
        )

    # Lists

    def of_classes(self, names: Iterable[str]) -> list[ox.NamedNode]:
        """The nodes of these classes of the ontology, sorted by IRI."""
        return sorted({node for name in names for node in self._subjects(RDF_TYPE, kg(name))}, key=str)

    @cached_property
    def actor_classes(self) -> tuple[str, ...]:
        """The classes of actors, sorted."""
        words = vocabulary()
        return tuple(sorted(name for name in words.classes if words.is_a(name, "Actor")))


def _some(value: Named | None) -> tuple[Named, ...]:
    return () if value is None else (value,)
