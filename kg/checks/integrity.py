"""Whether a graph is whole: nothing that it says has lost its evidence, its place, or what it points to.

`kg.checks.graph` asks whether each node has the right form, `kg.checks.statements` whether statements fit together.
Here it is asked whether anything is missing or was left behind, as after a disk's fault, an edit by hand, or a
program that was ended in the midst of its work. Graphs are read one after the other, so that memory is bounded by the
largest of them, beside the names of all nodes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TypeAlias

import pyoxigraph as ox

from kg.beliefs import View, assess, plain_ties, select
from kg.checks.finding import Finding
from kg.collector import without_collector
from kg.errors import KgError, QuoteError
from kg.model import Account, Document
from kg.rdf import (
    ACCEPTED,
    BELIEFS,
    ONTOLOGY,
    ontology_quads,
    plain_quads,
    quads_of_account,
    read_accounts,
    standing_quads,
)
from kg.rdf.terms import RDF_TYPE, document_of_graph, external, kg
from kg.vocabulary import namespaces
from kg.wording import counted, shortened

__all__ = ["Integrity", "check_integrity"]

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_STANCES = ("affirms", "denies", "questions")
_DEPENDENT = ("dyad", "mention", "pair", "quote")
"""Kinds of nodes that are there for the sake of others: one to which nothing points was left behind."""
_SHOWN = 160
_AGAIN = "build the graph again, or restore it with `kg restore`"


@dataclass(frozen=True, slots=True)
class Integrity:
    """What was found out about a graph.

    Attributes:
        findings: what is not whole, worst first.
        counts: each named graph with the number of its quads, sorted by name.
        claims: how many claims there are.
        quotes: how many quotes.
        compared: how many documents' own texts the quotes were held against.
    """

    findings: tuple[Finding, ...]
    counts: tuple[tuple[str, int], ...]
    claims: int
    quotes: int
    compared: int


@without_collector()
def check_integrity(quads: Iterable[ox.Quad], documents: Iterable[Document] = ()) -> Integrity:
    """Whether a graph is whole.

    Args:
        quads: those of all named graphs, each graph's own together, as `kg.store.Store.quads` gives them.
        documents: the documents of which the texts are at hand: their quotes are held against them.
    """
    check = _Check({document.id: document for document in documents})
    for name, group in groupby(quads, key=lambda quad: quad.graph_name):
        check.read(name, list(group))
    check.finish()
    findings = tuple(sorted(set(check.found), key=lambda finding: finding.order))
    return Integrity(findings, tuple(sorted(check.counts.items())), check.claims, check.quotes, len(check.compared))


class _Nodes:
    """The triples of one graph, by subject and predicate, and what is pointed to."""

    def __init__(self, quads: Sequence[ox.Quad]) -> None:
        self.values: dict[Term, dict[ox.NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self.targets: dict[ox.NamedNode, Term] = {}
        """Each node that something points to, and each predicate, with the first subject of which it is said."""
        for quad in quads:
            subject, predicate, value = quad.triple
            self.values[subject][predicate].append(value)
            if isinstance(value, ox.NamedNode) and value not in self.targets:
                self.targets[value] = subject
        for subject, values in self.values.items():
            for predicate in values:
                self.targets.setdefault(predicate, subject)

    def all(self, subject: Term, predicate: ox.NamedNode) -> list[Term]:
        return self.values.get(subject, {}).get(predicate, [])

    def of_class(self, name: str) -> list[Term]:
        wanted = kg(name)
        return [subject for subject, values in self.values.items() if wanted in values.get(RDF_TYPE, ())]

    def words(self, claim: Term) -> str | None:
        """The sentence that a claim rests on, as far as it can still be read."""
        for quote in self.all(claim, kg("quote")):
            for exact in self.all(quote, external("oa", "exact")):
                return shortened(" ".join(_value(exact).split()), _SHOWN)
        return None


class _Check:
    """What has been found so far, graph by graph."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._accounts: list[Account] = []
        self._readable = True
        self._derived: dict[ox.NamedNode, set[ox.Quad]] = {ACCEPTED: set(), BELIEFS: set(), ONTOLOGY: set()}
        self._subjects: set[Term] = set()
        self._named: dict[ox.NamedNode, tuple[str, Term]] = {}
        self.found: list[Finding] = []
        self.counts: dict[str, int] = {}
        self.claims = self.quotes = 0
        self.compared: set[str] = set()

    def read(self, name: object, quads: list[ox.Quad]) -> None:
        """Read a named graph."""
        graph = name if isinstance(name, ox.NamedNode) else None
        self.counts[graph.value if graph else str(name)] = len(quads)
        document = None if graph is None else document_of_graph(graph)
        nodes = _Nodes(quads)
        if graph != ONTOLOGY:  # it names versions of itself, and works of others
            self._note_names(nodes, f"document {document}" if document else f"graph {name}")
        if graph in self._derived:
            self._derived[graph] = set(quads)
        if document is not None:
            findings = list(_document_findings(document, nodes))
            self.found.extend(findings)
            self.claims += len(nodes.of_class("Claim"))
            self.quotes += len(nodes.of_class("Quote"))
            self._read_account(document, quads, was_sound=not findings)

    def _note_names(self, nodes: _Nodes, place: str) -> None:
        self._subjects.update(nodes.values)
        for term, subject in nodes.targets.items():
            if term not in self._named and term.value.startswith(namespaces().base):
                self._named[term] = place, subject

    def _read_account(self, document: str, quads: list[ox.Quad], *, was_sound: bool) -> None:
        try:
            (account,) = read_accounts(quads)
        except KgError as problem:
            self._readable = False
            self.found.append(
                _finding(
                    "Every document can be read back", f"document {document}", None, f"{problem.message}: {_AGAIN}."
                )
            )
            return
        self._accounts.append(account)
        if was_sound:
            self.found.extend(_written_findings(account, quads))
        text = self._documents.get(document)
        if text is not None:
            self.compared.add(document)
            self.found.extend(_quote_findings(account, text))

    def finish(self) -> None:
        """Ask what only all graphs together can answer."""
        declared = _declared()
        for term, (place, subject) in self._named.items():
            iri = term.value
            if term not in self._subjects and iri not in declared and not iri.startswith(namespaces().node("graph")):
                message = f"Nothing in the graph says what this is: {_AGAIN}."
                self.found.append(_finding("Every IRI leads somewhere", f"{place}, {subject}", iri, message))
        if self._readable and self._accounts:
            self._compare_derived()

    def _compare_derived(self) -> None:
        """Hold what was derived against what the documents say."""
        assessments = tuple(assess(self._accounts))
        held = select(assessments, View(), self._accounts)
        wanted = {
            ACCEPTED: plain_quads(plain_ties(held)),
            BELIEFS: standing_quads(assessment.standing for assessment in assessments),
            ONTOLOGY: list(ontology_quads()),
        }
        for graph, quads in wanted.items():
            there = self._derived[graph]
            # An ontology of another version is no damage, and neither is a graph that holds documents alone.
            if not there or (graph == ONTOLOGY and not _same_version(there, quads)):
                continue
            apart = sorted(there.symmetric_difference(quads), key=str)
            if graph == ONTOLOGY and apart:
                self.found.append(_of_ontology(len(apart)))
                continue
            for quad in apart:
                self.found.append(_of_derived(graph, quad, is_there=quad in there))


def _of_ontology(apart: int) -> Finding:
    """One finding, however many terms differ: they come and go together, as another Parley has them."""
    told = f"It differs in {counted(apart, 'quad')} from the ontology of this Parley"
    message = f"{told}: another Parley built it, or it is damaged: {_AGAIN}."
    return _finding(_FOLLOWS, f"graph {ONTOLOGY.value}", None, message)


def _of_derived(graph: ox.NamedNode, quad: ox.Quad, *, is_there: bool) -> Finding:
    message = (
        f"Nothing that the documents say leads to this: {_AGAIN}."
        if is_there
        else f"The documents say so, and it is missing here: {_AGAIN}."
    )
    triple = ox.Triple(quad.subject, quad.predicate, quad.object)
    return _finding(_FOLLOWS, f"graph {graph.value}", str(triple), message)


_FOLLOWS = "What is derived follows from the documents"


def _document_findings(document: str, nodes: _Nodes) -> Iterator[Finding]:
    place = f"document {document}"
    if len(nodes.of_class("Document")) != 1:
        number = len(nodes.of_class("Document"))
        yield _finding(
            "Every document is described", place, None, f"It is described {number} times in its graph: {_AGAIN}."
        )
    for claim in nodes.of_class("Claim"):
        yield from _claim_findings(f"{place}, statement {_local(claim)}", claim, nodes)
    for quote in nodes.of_class("Quote"):
        yield from _selector_findings(f"{place}, quote {_local(quote)}", quote, nodes)
    yield from _orphan_findings(place, nodes)


def _orphan_findings(place: str, nodes: _Nodes) -> Iterator[Finding]:
    prefixes = tuple(namespaces().node(kind) for kind in _DEPENDENT)
    for subject in nodes.values:
        if isinstance(subject, ox.NamedNode) and subject.value.startswith(prefixes) and subject not in nodes.targets:
            message = f"Nothing points to it, so it was left behind: {_AGAIN}."
            yield _finding("No node is an orphan", f"{place}, {_kind(subject)} {_local(subject)}", None, message)
    asserted = {
        term for subject in nodes.of_class("Claim") for name in _STANCES for term in nodes.all(subject, kg(name))
    }
    for subject in nodes.values:
        is_assertable = isinstance(subject, ox.NamedNode) and subject.value.startswith(namespaces().node("assertable"))
        if is_assertable and subject not in asserted:
            message = f"No claim affirms, denies or questions it: {_AGAIN}."
            yield _finding("Nothing stands without a claim", f"{place}, assertable {_local(subject)}", None, message)


def _written_findings(account: Account, quads: Sequence[ox.Quad]) -> Iterator[Finding]:
    """What a document's graph lacks, or has too much, against the same statements written anew."""
    there = set(quads)
    for quad in sorted(there.symmetric_difference(quads_of_account(account)), key=str):
        what = "No statement of the document leads to this" if quad in there else "This is missing from the graph"
        triple = str(ox.Triple(quad.subject, quad.predicate, quad.object))
        yield _finding(
            "Every document stands as it was written", f"document {account.document.id}", triple, f"{what}: {_AGAIN}."
        )


def _claim_findings(place: str, claim: Term, nodes: _Nodes) -> Iterator[Finding]:
    words = nodes.words(claim)
    quotes = nodes.all(claim, kg("quote"))
    if not quotes:
        yield _finding("Every claim has evidence", place, None, f"The statement has no quote: {_AGAIN}.")
    for quote in quotes:
        if kg("Quote") not in nodes.all(quote, RDF_TYPE):
            message = f"Its quote {_local(quote)} is not in the graph: {_AGAIN}."
            yield _finding("Every claim has evidence", place, None, message)
    stances = [term for name in _STANCES for term in nodes.all(claim, kg(name))]
    if len(stances) != 1:
        message = f"It affirms, denies or questions {len(stances)} things, not one: {_AGAIN}."
        yield _finding("Every claim is about one thing", place, words, message)
    for target in stances:
        if not nodes.all(target, RDF_TYPE):
            message = f"What it is about, {_local(target)}, is not in the graph: {_AGAIN}."
            yield _finding("Every claim is about one thing", place, words, message)
    if len(nodes.all(claim, kg("reportedBy"))) != 1:
        message = f"It does not name the one document that reports it: {_AGAIN}."
        yield _finding("Every claim names its document", place, words, message)


def _selector_findings(place: str, quote: Term, nodes: _Nodes) -> Iterator[Finding]:
    title = "Every quote has its place"
    exact, start, end = ([_value(v) for v in nodes.all(quote, external("oa", n))] for n in ("exact", "start", "end"))
    if not len(exact) == len(start) == len(end) == 1:
        message = f"It has {len(exact)} texts, {len(start)} beginnings and {len(end)} ends, not one of each: {_AGAIN}."
        yield _finding(title, place, exact[0] if exact else None, message)
        return
    try:
        first, last = int(start[0]), int(end[0])
    except ValueError:
        first, last = 0, -1
    if not 0 <= first < last or last - first != len(exact[0]):
        message = f"Its text of {len(exact[0])} characters does not fill the span {start[0]} to {end[0]}: {_AGAIN}."
        yield _finding(title, place, exact[0], message)
    if len(nodes.all(quote, kg("inDocument"))) != 1:
        yield _finding(title, place, exact[0], f"It does not name its one document: {_AGAIN}.")


def _quote_findings(account: Account, document: Document) -> Iterator[Finding]:
    for statement in account.statements:
        try:
            document.verify(statement.quote)
        except QuoteError as problem:
            remedy = "build the graph again from this text, or find the text that it was built from"
            yield _finding(
                "Every quote stands in its document's text",
                f"document {document.id}, statement {statement.id}", statement.quote.exact,
                f"{problem.message[:1].upper()}{problem.message[1:]}: {remedy}.",
            )  # fmt: skip


@cache
def _declared() -> frozenset[str]:
    """The IRIs of the ontology: its terms, and the concepts of its closed lists."""
    return frozenset(q.subject.value for q in ontology_quads() if isinstance(q.subject, ox.NamedNode))


def _same_version(there: Iterable[ox.Quad], ours: Iterable[ox.Quad]) -> bool:
    version = external("owl", "versionIRI")
    found, wanted = ({q.object for q in quads if q.predicate == version} for quads in (there, ours))
    return not found or found == wanted


def _finding(check: str, node: str, value: str | None, message: str) -> Finding:
    return Finding(check, "violation", node, None, value, message)


def _value(term: Term) -> str:
    return term.value if not isinstance(term, ox.Triple) else str(term)


def _local(term: Term) -> str:
    return _value(term).rsplit("/", 1)[-1]


def _kind(term: ox.NamedNode) -> str:
    return term.value.rsplit("/", 2)[-2]
