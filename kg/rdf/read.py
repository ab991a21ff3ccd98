"""Quads as accounts: the inverse of `kg.rdf.write`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, cast, get_args

import pyoxigraph as ox

from kg.errors import KgError, StoreError
from kg.model import (
    Account,
    Actor,
    Document,
    Figure,
    Link,
    LinkKind,
    Mention,
    Original,
    Quote,
    Section,
    Stance,
    Statement,
    Tally,
)
from kg.rdf.terms import RDF_TYPE, document_of_graph, external, from_code_node, kg, local_name
from kg.vocabulary import namespaces, vocabulary

__all__ = ["read_accounts"]

_LABEL, _EXACT = external("rdfs", "label"), external("oa", "exact")
_START, _END = external("oa", "start"), external("oa", "end")
_CODES = {
    "modality": "modality",
    "speechAct": "act",
    "channel": "channel",
    "aspect": "aspect",
    "confidence": "confidence",
}
_FIELD_OF = {"speechAct": "speech_act"}


def read_accounts(quads: Iterable[ox.Quad]) -> list[Account]:
    """The accounts that the quads hold, one for each document's named graph, sorted by document.

    Documents come back without their text: the graph holds the quotes, not the articles. Quads of other
    named graphs (the ontology, what was derived) are passed over.

    Raises:
        StoreError: a named graph of a document lacks what a statement needs; the message names the node.
    """
    graphs: dict[str, _Index] = defaultdict(_Index)
    for quad in quads:
        graph = quad.graph_name
        document = document_of_graph(graph) if isinstance(graph, ox.NamedNode) else None
        if document is not None:
            graphs[document].add(quad)
    return [_Reader(document, graphs[document]).account() for document in sorted(graphs)]


class _Index:
    """The triples of one graph, by subject and predicate."""

    def __init__(self) -> None:
        self._values: dict[ox.NamedNode, dict[ox.NamedNode, list[Any]]] = defaultdict(lambda: defaultdict(list))

    def add(self, quad: ox.Quad) -> None:
        # Blank nodes and quoted triples are never ours.
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple):
            self._values[quad.subject][quad.predicate].append(quad.object)

    def of_class(self, name: str) -> list[ox.NamedNode]:
        wanted = kg(name)
        return sorted((s for s, values in self._values.items() if wanted in values.get(RDF_TYPE, ())), key=str)

    def subjects(self) -> list[ox.NamedNode]:
        return sorted(self._values, key=str)

    def all(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[Any]:
        values = self._values.get(subject)
        return values.get(predicate, []) if values else []

    def one(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> Any | None:  # noqa: ANN401 - a term of any kind
        values = self.all(subject, predicate)
        return values[0] if values else None

    def needed(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> Any:  # noqa: ANN401 - a term of any kind
        value = self.one(subject, predicate)
        if value is None:
            raise StoreError(f"{subject} lacks {predicate}", remedy="run `kg check`, and build the graph again")
        return value

    def text(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> str | None:
        value = self.one(subject, predicate)
        return None if value is None else str(value.value)

    def texts(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[str]:
        return sorted(str(value.value) for value in self.all(subject, predicate))


class _Reader:
    """Reads the account of one document from its graph."""

    def __init__(self, document: str, index: _Index) -> None:
        self._id = document
        self._index = index
        self._originals: dict[int, str] = {}
        self._issuers: tuple[str, ...] = ()

    def account(self) -> Account:
        index = self._index
        try:
            documents = index.of_class("Document")
            self._issuers = self._names(documents[0], "issuer") if documents else ()
            claims = [self._statement(claim) for claim in index.of_class("Claim")]
            mentions = [self._mention(term) for document in documents for term in index.all(document, kg("mention"))]
            actors = self._actors()
        except (KeyError, ValueError, KgError) as problem:
            if isinstance(problem, StoreError):
                raise
            raise StoreError(
                f"the graph of the document {self._id!r} cannot be read ({problem})",
                remedy="run `kg check`, and build the graph again",
            ) from problem
        return Account(
            self._document(documents),
            tuple(sorted(claims, key=lambda claim: (claim.quote.start, claim.quote.end, claim.id))),
            actors,
            tuple(sorted(mentions, key=_mention_order)),
            tuple(sorted(self._originals.items())),
        )

    def _document(self, nodes: list[ox.NamedNode]) -> Document:
        if not nodes:
            raise StoreError(f"the graph of the document {self._id!r} does not describe it", remedy="build it again")
        subject, index = nodes[0], self._index
        file, sha256 = index.text(subject, kg("originalFile")), index.text(subject, kg("originalSha256"))
        return Document(
            id=self._id,
            text="",
            title=index.text(subject, external("dcterms", "title")),
            publisher=index.text(subject, external("dcterms", "publisher")),
            author=index.text(subject, external("dcterms", "creator")),
            issued=index.text(subject, external("dcterms", "issued")),
            language=index.text(subject, external("dcterms", "language")),
            origin=index.text(subject, kg("originName")) or "",
            sha256=index.text(subject, kg("sha256")) or "",
            restates=Original(file, sha256) if file and sha256 else None,
            recorded=index.text(subject, kg("recordedAt")),
            issuers=self._names(subject, "issuer"),
        )

    def _actors(self) -> tuple[Actor, ...]:
        index, prefix = self._index, namespaces().node("actor")
        found = []
        for subject in index.subjects():
            kind = index.one(subject, RDF_TYPE)
            if not subject.value.startswith(prefix) or kind is None:
                continue
            if local_name(kind) not in vocabulary().classes:
                raise StoreError(f"{subject} is of no class of the ontology", remedy="build the graph again")
            acts_for = index.one(subject, kg("organOf"))
            found.append(
                Actor(
                    self._name(subject),
                    local_name(kind),
                    tuple(index.texts(subject, kg("alias"))),
                    None if acts_for is None else self._name(acts_for),
                    tuple(index.texts(subject, kg("code"))),
                )
            )
        return tuple(sorted(found, key=lambda actor: actor.name))

    def _name(self, subject: ox.NamedNode) -> str:
        return str(self._index.needed(subject, _LABEL).value)

    def _names(self, subject: ox.NamedNode, predicate: str) -> tuple[str, ...]:
        return tuple(sorted(self._name(value) for value in self._index.all(subject, kg(predicate))))

    def _optional_name(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> str | None:
        value = self._index.one(subject, predicate)
        return None if value is None else self._name(value)

    def _mention(self, subject: ox.NamedNode) -> Mention:
        index = self._index
        return Mention(
            index.text(subject, kg("fills")),
            self._name(index.needed(subject, kg("refersTo"))),
            int(index.needed(subject, _START).value),
            int(index.needed(subject, _END).value),
            cast("Any", index.text(subject, kg("reading"))),
            index.text(subject, _EXACT),
        )

    def _quote(self, subject: ox.NamedNode) -> Quote:
        index = self._index
        lines = tuple(sorted(int(value.value) for value in index.all(subject, kg("line"))))
        original = index.text(subject, kg("originalText"))
        if original is not None:
            self._originals |= zip(lines, original.split("\n"), strict=True)
        return Quote(
            self._id,
            int(index.needed(subject, _START).value),
            int(index.needed(subject, _END).value),
            str(index.needed(subject, _EXACT).value),
            cast("Section", str(index.needed(subject, kg("section")).value)),
            lines,
        )

    def _statement(self, claim: ox.NamedNode) -> Statement:
        stance, assertable = self._stance(claim)
        statement = Statement(
            quote=self._quote(self._index.needed(claim, kg("quote"))),
            stance=stance,
            **self._said(assertable, claim),
            **self._saying(claim),
        )
        if statement.id != self._claim_id(claim):
            raise StoreError(
                f"the claim {claim} does not say what its id was derived from: it was changed by other hands",
                remedy="build the graph again, and correct what documents say in their statement files",
            )
        return statement

    def _stance(self, claim: ox.NamedNode) -> tuple[Stance, ox.NamedNode]:
        for stance in get_args(Stance):
            assertable = self._index.one(claim, kg(stance))
            if assertable is not None:
                return stance, assertable
        raise StoreError(f"the claim {claim} has no stance", remedy="run `kg check`, and build the graph again")

    def _saying(self, claim: ox.NamedNode) -> Mapping[str, Any]:
        """The fields that belong to the claim: who says it, and how."""
        index = self._index
        codes = {
            _FIELD_OF.get(name, name): from_code_node(scheme, value)
            for name, scheme in _CODES.items()
            if (value := index.one(claim, kg(name))) is not None
        }
        links = (
            Link(kind, self._claim_id(other)) for kind in get_args(LinkKind) for other in index.all(claim, kg(kind))
        )
        mentions = (self._mention(term) for term in index.all(claim, kg("mention")))
        return codes | {
            "claimant": self._stated_claimant(claim),
            "via": self._optional_name(claim, kg("via")),
            "origin": self._optional_name(claim, kg("origin")),
            "inferred": tuple(index.texts(claim, kg("inferred"))),
            "links": tuple(links),
            "mentions": tuple(mentions),
            "tally": self._tally(claim),
            "note": index.text(claim, kg("note")),
            "confidence_reason": index.text(claim, kg("confidenceReason")),
            "recorded_at": index.text(claim, kg("recordedAt")),
            "extractor": index.text(claim, kg("extractor")) or "person",
            "score": float(index.text(claim, kg("score")) or 1),
        }

    def _stated_claimant(self, claim: ox.NamedNode) -> str | None:
        """Whom the text names as the claimant: nobody where it is in the words of those who issued its document."""
        claimants, own = self._names(claim, "claimant"), self._names(claim, "inOwnWordsOf")
        if not own and (claimants or not self._issuers):
            return claimants[0] if claimants else None
        if own != self._issuers or claimants != (own if len(own) == 1 else ()):
            raise StoreError(
                f"the claim {claim} is in the own words of {_listed(own)} (kg:inOwnWordsOf) and made by "
                f"{_listed(claimants)} (kg:claimant), and its document's kg:issuer is {_listed(self._issuers)}",
                remedy="build the graph again; whose own words a document is, `issuer: NAME` at its head says",
            )
        return None

    def _tally(self, claim: ox.NamedNode) -> Tally | None:
        index = self._index
        table = index.text(claim, kg("table"))
        if table is None:
            return None
        first, last = (str(index.needed(claim, kg(name)).value) for name in ("firstRow", "lastRow"))
        sums = [index.text(claim, kg(name)) for name in ("deathsLow", "deathsBest", "deathsHigh")]
        low, best, high = (None if value is None else int(value) for value in sums)
        return Tally(table, int(index.needed(claim, kg("rowCount")).value), first, last, low, best, high)

    def _claim_id(self, claim: ox.NamedNode) -> str:
        return claim.value.removeprefix(namespaces().node("claim"))

    def _said(self, subject: ox.NamedNode, claim: ox.NamedNode) -> Mapping[str, Any]:
        """The fields that belong to the assertable: what is said."""
        index = self._index
        agreement = index.one(subject, kg("agreement"))
        phase = index.one(subject, kg("phase"))
        relation = local_name(index.needed(subject, external("rdf", "predicate")))
        return {
            "relation": relation,
            "subject": self._name(index.needed(subject, external("rdf", "subject"))),
            "object": self._optional_name(subject, external("rdf", "object")),
            "event": index.text(subject, kg("eventClass")),
            "parties": self._names(subject, "party"),
            "concerning": self._names(subject, "concerning"),
            "content": index.text(subject, kg("content")),
            "sign": vocabulary().relation(relation).sign,
            "time": index.text(subject, kg("timeAsStated")),
            "place": self._optional_name(subject, kg("place")),
            "agreement": None if agreement is None else self._name(agreement),
            "status": None if phase is None else from_code_node("phase", phase),
            "figure": self._figure(subject, claim) if relation == "figure" else None,
        }

    def _figure(self, subject: ox.NamedNode, claim: ox.NamedNode) -> Figure:
        index = self._index
        minimum, maximum = index.text(subject, kg("min")), index.text(subject, kg("max"))
        return Figure(
            measure=str(index.needed(subject, kg("measure")).value),
            population=index.text(subject, kg("population")),
            side=self._optional_name(subject, kg("side")),
            minimum=None if minimum is None else float(minimum),
            maximum=None if maximum is None else float(maximum),
            comparator=cast("Any", from_code_node("comparator", index.needed(subject, kg("comparator")))),
            as_stated=str(index.needed(claim, kg("asStated")).value),
        )


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join(map(repr, names)) or "nobody"


def _mention_order(mention: Mention) -> tuple[int, int, str, str, str]:
    return mention.start, mention.end, mention.role or "", mention.name, mention.reading or ""
