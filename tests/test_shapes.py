"""The SHACL shapes, and our compiler of them, with pyshacl as the oracle."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.checks import check_quads, check_store
from kg.checks.shapes import read_shapes
from kg.errors import InputError
from kg.model import Account, Actor, Document, Figure, Link, Mention, Original, Statement, Tally
from kg.rdf import account_quads
from kg.resources import ontology_file
from kg.vocabulary import namespaces, vocabulary
from kg.vocabulary.namespaces import EXTERNAL

TERMS = namespaces().terms
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
TEXT = (
    "Northland struck Southland in May 2025. Southland denied that it shelters the Red Band. "
    "Eastland mediated between the two, and hosted them in Port City. A truce of June 2025 is in force. "
    "Over 200 soldiers were killed, 30 of them in May. The two agreed to meet."
)


def _account() -> Account:
    document = Document(
        id="sample", text=TEXT, title="A sample", publisher="The Paper", author="A. Writer", issued="2025-07-01",
        language="en", origin="The Paper", sha256="0" * 64, restates=Original("original.txt", "1" * 64),
        recorded="2025-07-02", issuers=("Eastland",),
    )  # fmt: skip

    def quote(words: str):
        start = TEXT.index(words)
        return document.quote(start, start + len(words))

    def figure(least: float, words: str) -> Figure:
        return Figure("killed", "soldiers", "Northland", least, None, "over", words)

    strike = Statement(
        quote("Northland struck Southland in May 2025."), "attacked", "Northland", "Southland", event="Strike",
        time="2025-05", place="Port City", speech_act="states", aspect="ended", confidence="high", note="a note",
        confidence_reason="plain words", tally=Tally("t", 2, "2025-05-01", "2025-05-09", 1, 2, 3),
        recorded_at="2025-07-02", inferred=("place",),
        mentions=(Mention("subject", "Northland", 0, 9, "government"),),
    )  # fmt: skip
    charge = Statement(
        quote("it shelters the Red Band"), "harbours", "Southland", "Red Band", claimant="Northland",
        speech_act="accuses", via="The Agency", origin="United Nations", channel="private",
    )  # fmt: skip
    denial = Statement(
        quote("Southland denied that it shelters the Red Band."), "harbours", "Southland", "Red Band",
        claimant="Southland", speech_act="denies", stance="denies", channel="public",
        links=(Link("answers", charge.id),), concerning=("Northland",), content="sheltering fighters",
    )  # fmt: skip
    both = ("Northland", "Southland")
    mediation = Statement(
        quote("Eastland mediated between the two"), "mediatedBetween", "Eastland", parties=both, agreement="truce"
    )
    hosting = Statement(quote("hosted them in Port City"), "hosted", "Eastland", parties=both, place="Port City")
    phase = Statement(
        quote("A truce of June 2025 is in force."), "partyTo", "Northland", parties=both, event="Ceasefire",
        agreement="truce", status="in force", time="2025-06/2025-07",
    )  # fmt: skip
    meeting = Statement(
        quote("The two agreed to meet."), "partyTo", "Northland", parties=both, agreement="plan to meet"
    )
    dead = Statement(
        quote("Over 200 soldiers were killed"), "figure", "Northland", figure=figure(200, "Over 200"), time="2025"
    )
    part = Statement(
        quote("30 of them in May"), "figure", "Northland", time="2025-05", links=(Link("subsetOf", dead.id),),
        figure=Figure("killed", "soldiers", "Northland", 30, 30, "exact", "30"),
    )  # fmt: skip
    types = {
        "Northland": "State", "Southland": "State", "Eastland": "State", "Red Band": "MilitantGroup",
        "The Agency": "MediaOutlet", "United Nations": "IntergovernmentalOrganization", "Port City": "Place",
    }  # fmt: skip
    actors = [Actor(name, kind) for name, kind in sorted(types.items())]
    actors.append(Actor("Southland's ministry", "StateOrgan", ("the ministry",), "Southland", ("iso3166:SL",)))
    statements = (strike, charge, denial, mediation, hosting, phase, meeting, dead, part)
    return Account(
        document,
        tuple(replace(each, sign=vocabulary().relation(each.relation).sign) for each in statements),
        tuple(actors),
        (Mention(None, "Port City", TEXT.index("Port City"), TEXT.index("Port City") + 9, "city"),),
    )


def _term(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(namespaces().prefixes[prefix] + local)


def _belief_quads(quads: list[ox.Quad]) -> list[ox.Quad]:
    graph = ox.NamedNode(namespaces().node("graph") + "beliefs")
    assertables = sorted({q.object for q in quads if q.predicate == _term("kg:affirms")}, key=str)
    values = [
        (_term("kg:status"), _term("status:accepted")),
        (_term("kg:reason"), ox.Literal("the text itself asserts it")),
        (_term("kg:origins"), ox.Literal(1)),
        (_term("kg:lastEvidenced"), ox.Literal("2025-07-01", datatype=_term("xsd:date"))),
    ]
    return [ox.Quad(node, predicate, value, graph) for node in assertables for predicate, value in values]


@pytest.fixture(scope="module")
def good() -> list[ox.Quad]:
    quads = account_quads(_account())
    return quads + _belief_quads(quads)


@pytest.fixture(scope="module")
def shapes_graph() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_file("shapes.ttl"))


@pytest.fixture(scope="module")
def classes_graph() -> rdflib.Graph:
    """What pyshacl needs of the ontology: which class is below which."""
    ontology = rdflib.Graph().parse(ontology_file())
    kept = rdflib.Graph()
    for triple in ontology.triples((None, rdflib.RDFS.subClassOf, None)):
        kept.add(triple)
    return kept


def _oracle(quads: list[ox.Quad], shapes: rdflib.Graph, classes: rdflib.Graph) -> set[tuple[str, str, str]]:
    """What pyshacl finds: severity, node and path."""
    return _judged(frozenset(f"{q.subject} {q.predicate} {q.object} ." for q in quads), shapes, classes)


@cache
def _judged(triples: frozenset[str], shapes: rdflib.Graph, classes: rdflib.Graph) -> set[tuple[str, str, str]]:
    """Several tests leave out the same triples."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pyshacl

        data = rdflib.Graph()
        data.parse(data="\n".join(sorted(triples)), format="nt")
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=classes, advanced=False)
    found = set()
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        severity = str(report.value(result, SH.resultSeverity)).removeprefix(str(SH)).lower()
        found.add((severity, str(report.value(result, SH.focusNode)), _oracle_path(report, result)))
    return found


def _oracle_path(report: rdflib.Graph, result: rdflib.term.Node) -> str:
    path = report.value(result, SH.resultPath)
    if path is None:
        return ""
    alternatives = report.value(path, SH.alternativePath)
    if report.value(path, rdflib.RDF.first) is not None:
        return "/".join(str(item) for item in rdflib.collection.Collection(report, path))
    if alternatives is None:
        return str(path)
    return "|".join(str(item) for item in rdflib.collection.Collection(report, alternatives))


def _ours(quads: list[ox.Quad]) -> set[tuple[str, str, str]]:
    expanded = set()
    for finding in check_quads(quads):
        if not finding.check.startswith("Every sign"):
            between = "/" if "/" in (finding.path or "") else "|"
            steps = (finding.path or "").split(between)
            path = between.join(_term(step).value for step in steps) if finding.path else ""
            # A term of the ontology, put where a node belongs, is shown by its prefix.
            node = finding.node if "://" in finding.node or ":" not in finding.node else _term(finding.node).value
            expanded.add((finding.severity, node, path))
    return expanded


def test_good_data_have_no_findings(good, shapes_graph, classes_graph):
    assert check_quads(good) == []
    assert _oracle(good, shapes_graph, classes_graph) == set()


@pytest.mark.parametrize(
    ("issued", "own", "wrong"),
    [
        (("northland",), ("northland",), False),
        (("northland", "southland"), ("northland", "southland"), False),
        (("northland",), ("southland",), True),
        (("northland", "southland"), ("northland",), True),
        ((), ("northland",), True),
    ],
)
def test_own_words_are_those_of_the_documents_issuers(issued, own, wrong, good, shapes_graph, classes_graph):
    [document] = {q.subject for q in good if q.object == _term("kg:Document")}
    claim = min((q.subject for q in good if q.object == _term("kg:Claim")), key=str)
    graph = good[0].graph_name

    def of(subject: ox.NamedNode, predicate: str, names: tuple[str, ...]) -> list[ox.Quad]:
        prefix = namespaces().node("actor")
        return [ox.Quad(subject, _term(predicate), ox.NamedNode(prefix + name), graph) for name in names]

    without = [quad for quad in good if quad.predicate not in (_term("kg:issuer"), _term("kg:inOwnWordsOf"))]
    told = [*without, *of(document, "kg:issuer", issued), *of(claim, "kg:inOwnWordsOf", own)]
    assert _ours(told) == _oracle(told, shapes_graph, classes_graph)
    assert [finding.path for finding in check_quads(told)] == ["kg:reportedBy/kg:issuer"] * (
        len(set(issued) ^ set(own)) if wrong else 0
    )


# ---------------------------------------------------------------- mutations

Mutation = Callable[[list[ox.Quad]], list[ox.Quad]]


def _drop(predicate: str) -> Mutation:
    """Without any triple of the predicate."""
    return lambda quads: [q for q in quads if q.predicate != _term(predicate)]


def _drop_from(kind: str, predicate: str) -> Mutation:
    """Without the predicate on nodes of one kind."""
    start = namespaces().node(kind)
    return lambda quads: [q for q in quads if q.predicate != _term(predicate) or not q.subject.value.startswith(start)]


def _change(predicate: str, value: object, *, keep: bool = False) -> Mutation:
    """The first triple of the predicate with another value; with ``keep``, beside the one that it has."""

    def mutate(quads: list[ox.Quad]) -> list[ox.Quad]:
        first = next(q for q in quads if q.predicate == _term(predicate))
        rest = quads if keep else [q for q in quads if q != first]
        return [*rest, ox.Quad(first.subject, first.predicate, value, first.graph_name)]

    return mutate


def _retype(old: str, new: str | None) -> Mutation:
    """Nodes of one class with another, or with none."""

    def mutate(quads: list[ox.Quad]) -> list[ox.Quad]:
        kept = [q for q in quads if q.predicate != _term("rdf:type") or q.object != _term(old)]
        if new is None:
            return kept
        changed = [q for q in quads if q not in kept]
        return kept + [ox.Quad(q.subject, q.predicate, _term(new), q.graph_name) for q in changed]

    return mutate


def _copy(source: str, target: str) -> Mutation:
    """Every value of one predicate also as that of another."""
    return lambda quads: (
        quads
        + [ox.Quad(q.subject, _term(target), q.object, q.graph_name) for q in quads if q.predicate == _term(source)]
    )


STRAY = ox.NamedNode("http://example.org/stray")


def _typed(text: str, datatype: str) -> ox.Literal:
    return ox.Literal(text, datatype=_term(datatype))


MUTATIONS: dict[str, Mutation] = {
    "no stance": _drop("kg:affirms"),
    "two stances": _copy("kg:affirms", "kg:denies"),
    "affirmed and questioned": _copy("kg:affirms", "kg:questions"),
    "denied and questioned": _copy("kg:denies", "kg:questions"),
    "second assertable": _change("kg:affirms", STRAY, keep=True),
    "no document": _drop("kg:reportedBy"),
    "unknown document": _change("kg:reportedBy", STRAY),
    "no quote": _drop("kg:quote"),
    "no modality": _drop("kg:modality"),
    "modality of no list": _change("kg:modality", STRAY),
    "two modalities": _change("kg:modality", ox.NamedNode(namespaces().code("modality") + "goal"), keep=True),
    "no speech act": _drop("kg:speechAct"),
    "speech act as text": _change("kg:speechAct", ox.Literal("states")),
    "channel of no list": _change("kg:channel", _term("act:states")),
    "aspect of no list": _change("kg:aspect", STRAY),
    "confidence of no list": _change("kg:confidence", ox.Literal("high")),
    "claimant as text": _change("kg:claimant", ox.Literal("Southland")),
    "claimant a place": _change("kg:claimant", ox.NamedNode(namespaces().node("actor") + "port-city")),
    "two origins": _change("kg:origin", STRAY, keep=True),
    "recorded on no day": _change("kg:recordedAt", _typed("2025-02-30", "xsd:date")),
    "recorded as text": _change("kg:recordedAt", ox.Literal("2025-07-02")),
    "no extractor": _drop("kg:extractor"),
    "no score": _drop("kg:score"),
    "score above one": _change("kg:score", _typed("1.5", "xsd:decimal")),
    "score below zero": _change("kg:score", _typed("-0.5", "xsd:decimal")),
    "score as text": _change("kg:score", ox.Literal("high")),
    "score as double": _change("kg:score", _typed("0.5", "xsd:double")),
    "note in two": _change("kg:note", ox.Literal("another"), keep=True),
    "inferred with language": _change("kg:inferred", ox.Literal("place", language="en")),
    "link to nowhere": _change("kg:answers", STRAY),
    "link to a document": _change("kg:subsetOf", ox.NamedNode(namespaces().node("document") + "sample")),
    "no exact text": _drop("oa:exact"),
    "empty exact text": _change("oa:exact", ox.Literal("")),
    "quote before the text": _change("oa:start", ox.Literal(-1)),
    "quote that ends first": _change("oa:start", ox.Literal(9999)),
    "quote without an end": _drop("oa:end"),
    "quote with a text as end": _change("oa:end", ox.Literal("far")),
    "quote in no document": _drop_from("quote", "kg:inDocument"),
    "mention in no document": _drop_from("mention", "kg:inDocument"),
    "section of no list": _change("kg:section", ox.Literal("footnote")),
    "mention of nobody": _drop("kg:refersTo"),
    "reading of no list": _change("kg:reading", ox.Literal("river")),
    "mention is no mention": _retype("kg:Mention", None),
    "no identifier": _drop("dcterms:identifier"),
    "two titles": _change("dcterms:title", ox.Literal("Another"), keep=True),
    "two publishers": _change("dcterms:publisher", ox.Literal("Another"), keep=True),
    "language in words": _change("dcterms:language", ox.Literal("English")),
    "hash in words": _change("kg:sha256", ox.Literal("unknown")),
    "original's hash cut short": _change("kg:originalSha256", ox.Literal("1" * 63)),
    "no subject": _drop("rdf:subject"),
    "no predicate": _drop("rdf:predicate"),
    "object as text": _change("rdf:object", ox.Literal("Southland")),
    "no sign": _drop("kg:sign"),
    "sign of two": _change("kg:sign", ox.Literal(2)),
    "dyad of no kind": _retype("kg:Dyad", None),
    "dyad in no pair": _drop("kg:inPair"),
    "pair of no kind": _retype("kg:Pair", None),
    "begins after it can have begun": _change("kg:fromEarliest", _typed("2026-01-01", "xsd:date")),
    "ends before it can have ended": _change("kg:toLatest", _typed("2001-01-01", "xsd:date")),
    "time as a month": _change("kg:toEarliest", _typed("2025-05", "xsd:gYearMonth")),
    "two times": _change("kg:timeAsStated", ox.Literal("2024"), keep=True),
    "assertable of no class": _retype("kg:Relationship", None),
    "party that is a topic": _change("kg:party", ox.NamedNode(namespaces().node("actor") + "port-city")),
    "no reason": _drop("kg:reason"),
    "no origins": _drop("kg:origins"),
    "origins below zero": _change("kg:origins", ox.Literal(-1)),
    "status of no list": _change("kg:status", ox.Literal("accepted")),
    "last evidenced in words": _change("kg:lastEvidenced", ox.Literal("lately")),
    "nobody mediated or hosted": lambda quads: _drop("kg:host")(_drop("kg:mediator")(quads)),
    "mediator is a party": _copy("kg:mediator", "kg:party"),
    "no role": _drop("kg:role"),
    "no parties": _drop("kg:party"),
    "led to nothing known": _change("kg:ledTo", STRAY),
    "phase of no agreement": _drop("kg:agreement"),
    "no phase": _drop("kg:phase"),
    "phase of no list": _change("kg:phase", ox.Literal("in force")),
    "agreement without a label": _drop_from("agreement", "rdfs:label"),
    "agreement is no agreement": _retype("kg:Agreement", None),
    "phase is no phase": _retype("kg:AgreementPhase", "kg:Figure"),
    "no measure": _drop("kg:measure"),
    "no comparator": _drop("kg:comparator"),
    "range upside down": _change("kg:max", _typed("3", "xsd:decimal")),
    "fewer than none": _change("kg:min", _typed("-3", "xsd:decimal")),
    "figure in words": _change("kg:max", ox.Literal("thirty")),
    "actors without labels": _drop_from("actor", "rdfs:label"),
    "actors of no class": _retype("kg:State", None),
    "two labels": _change("rdfs:label", ox.Literal("Another"), keep=True),
    "code without a scheme": _change("kg:code", ox.Literal("SL")),
    "alias with language": _change("kg:alias", ox.Literal("das Ministerium", language="de")),
    "organ of a text": _change("kg:organOf", ox.Literal("Southland")),
}


@pytest.mark.parametrize("name", sorted(MUTATIONS))
def test_mutations_are_found_as_pyshacl_finds_them(name, good, shapes_graph, classes_graph):
    quads = MUTATIONS[name](good)
    ours = _ours(quads)
    assert ours, "the mutation is not found"
    assert ours == _oracle(quads, shapes_graph, classes_graph)


SHAPES = read_shapes(ontology_file("shapes.ttl"))
PATHS = sorted({step.value for shape in SHAPES for constraint in shape.constraints for step in constraint.path})
UNUSED = {
    TERMS + name
    for name in (
        "questions", "inTensionWith", "follows", "charge", "corrects", "supersedes", "retracts", "line", "originalText"
    )
}  # fmt: skip
# The standard calls values that cannot be compared a violation; pyshacl passes some of them.
COMPARED = {TERMS + "fromEarliest", TERMS + "toEarliest", TERMS + "min", EXTERNAL["oa"] + "start"}


ORDERED = COMPARED | {TERMS + name for name in ("fromLatest", "toLatest", "max")} | {EXTERNAL["oa"] + "end"}


TYPE = EXTERNAL["rdf"] + "type"
ALTERED = [path for path in PATHS if path != TYPE]


@pytest.mark.parametrize("place", range(len(ALTERED)), ids=lambda place: ALTERED[place].rsplit("/", 1)[-1])
def test_each_property_dropped_or_altered_is_judged_as_by_pyshacl(place, good, shapes_graph, classes_graph):
    """Each property that a shape names is left out everywhere, and the next has a second value that is nonsense."""
    path, other = ALTERED[place - 1], ALTERED[place]
    without = [q for q in good if q.predicate.value != path]
    assert len(without) < len(good) or path in UNUSED, "the good data should use every property"
    doubled = without + _nonsense(good, other)
    apart = COMPARED if other in ORDERED else frozenset()
    found = {each for each in _ours(doubled) if each[2] not in apart}
    assert found == {each for each in _oracle(doubled, shapes_graph, classes_graph) if each[2] not in apart}
    assert other in UNUSED | COMPARED or any(other in each[2].split("|") for each in found)


def test_types_dropped_or_altered_are_judged_as_by_pyshacl(good, shapes_graph, classes_graph):
    for quads in ([q for q in good if q.predicate.value != TYPE], good + _nonsense(good, TYPE)):
        assert _ours(quads) == _oracle(quads, shapes_graph, classes_graph)


def _nonsense(good, path):
    """A second value, which is nonsense, for whatever has that property."""
    predicate, value = ox.NamedNode(path), ox.Literal("nonsense", language="en")
    return [ox.Quad(q.subject, predicate, value, q.graph_name) for q in good if q.predicate == predicate]


VALUES = (
    ox.NamedNode(TERMS + "nonsense"),
    ox.Literal("nonsense", language="en"),
    ox.Literal("2025-02-30", datatype=ox.NamedNode(EXTERNAL["xsd"] + "date")),
    ox.Literal(-7),
    ox.Literal(""),
)


PLACES = st.integers(0, 10_000)
EDITS = st.tuples(
    PLACES, PLACES, st.sampled_from(("drop", "change", "add", "drop all", "move")), st.integers(0, len(VALUES))
)


@settings(max_examples=25)
@given(edits=st.lists(EDITS, min_size=1, max_size=6))
def test_any_few_edits_are_judged_as_by_pyshacl(edits, good, shapes_graph, classes_graph):
    """Quads left out, values put in the place of others or beside them, and values of one property given to another."""
    quads = list(good)
    for where, elsewhere, edit, which in edits:
        place = where % len(quads)
        quad, other = quads[place], quads[elsewhere % len(quads)]
        value = (*VALUES, other.object)[which]
        changed = ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)
        if edit == "drop all":
            quads = [each for each in quads if each.predicate != quad.predicate]
        elif edit == "move":
            quads[place] = ox.Quad(other.subject, quad.predicate, quad.object, quad.graph_name)
        else:
            quads[place : place + 1] = {"drop": [], "change": [changed], "add": [quad, changed]}[edit]
    found = {each for each in _ours(quads) if each[2] not in ORDERED}
    assert found == {each for each in _oracle(quads, shapes_graph, classes_graph) if each[2] not in ORDERED}


def test_values_that_cannot_be_compared_are_a_violation(good):
    """A date before a number is not passed, though pyshacl 0.40 passes it."""
    findings = check_quads(_change("kg:fromLatest", ox.Literal(2025))(good))
    assert [(finding.path, finding.value) for finding in findings] == [
        ("kg:fromEarliest", "2025-01-01"),
        ("kg:fromLatest", "2025"),
    ]


# ---------------------------------------------------------------- one finding in full, and the store


def test_a_finding_says_where_what_and_how_to_mend_it(good):
    findings = check_quads(_change("kg:score", _typed("1.5", "xsd:decimal"))(good))
    assert len(findings) == 1
    finding = findings[0]
    assert finding.node.startswith(namespaces().node("claim"))
    assert (finding.severity, finding.path, finding.value) == ("violation", "kg:score", "1.5")
    claim = finding.node.rpartition("/")[2]
    assert finding.place
    assert finding.place.startswith(f"document sample, claim {claim}: '")
    assert finding.place.split(": ", 1)[1].strip("'") in TEXT
    assert str(finding).endswith(f"[{finding.place}]")
    assert finding.check == "A claim takes one stance on one assertable, in one document, in words that are quoted"
    assert finding.message == "A score is one decimal between 0 and 1: write 1 where the producer is sure."


@pytest.mark.parametrize(
    ("path", "value"), [("kg:measure", 7), ("kg:population", 7), ("kg:fills", 7), ("kg:timeAsStated", 7)]
)
def test_a_finding_on_what_a_claim_tells_of_names_the_claim(path, value, good):
    findings = check_quads(_change(path, ox.Literal(value))(good))
    assert findings
    places = [finding.place or "" for finding in findings]
    assert all(place.startswith("document sample") for place in places)
    of_claims = [place for place in places if place.startswith("document sample, claim ")]
    assert of_claims
    assert all(place.split(": ", 1)[1].strip("'") in TEXT for place in of_claims)


def test_findings_are_sorted_worst_first_and_the_same_whatever_the_order(good):
    broken = _drop("kg:party")(_drop("kg:extractor")(good))
    findings = check_quads(broken)
    assert findings == check_quads(broken[::-1])
    severities = [finding.severity for finding in findings]
    assert severities == sorted(severities, key=["violation", "warning", "info"].index)
    assert set(severities) == {"violation", "warning"}


def test_a_sign_that_is_not_the_relations_is_found(good):
    attack = next(q for q in good if q.object == _term("kg:attacked"))
    changed = [q for q in good if q.subject != attack.subject or q.predicate != _term("kg:sign")]
    changed.append(ox.Quad(attack.subject, _term("kg:sign"), ox.Literal(1), attack.graph_name))
    (finding,) = check_quads(changed)
    assert (finding.node, finding.path, finding.value) == (attack.subject.value, "kg:sign", "1")
    assert finding.message == "The sign of kg:attacked is -1: copy it from the ontology."


def test_a_predicate_that_is_no_relation_is_found(good):
    findings = check_quads(_change("rdf:predicate", _term("kg:claimant"))(good))
    assert [(finding.path, finding.value) for finding in findings] == [("rdf:predicate", "kg:claimant")]


def test_a_store_with_named_graphs_alone_is_not_passed_unchecked(good):
    store = ox.Store()
    store.extend(_drop("kg:extractor")(good))
    assert {finding.path for finding in check_store(store)} == {"kg:extractor"}


def test_a_store_that_keeps_the_merge_is_checked_in_its_default_graph(good):
    store = ox.Store()
    store.extend(good)
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in _drop("kg:score")(good))
    assert {finding.path for finding in check_store(store)} == {"kg:score"}


def test_the_ontology_itself_beside_the_data_adds_no_findings(good):
    ontology = list(ox.parse(path=str(ontology_file())))
    assert check_quads([*good, *ontology]) == []


# ---------------------------------------------------------------- the compiler refuses what it does not know

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in namespaces().prefixes.items())
HEAD += f"@prefix sh: <{SH}> .\n@prefix ex: <http://example.org/> .\n"

CLAIM = "ex:S a sh:NodeShape ; sh:targetClass kg:Claim ; "
REFUSED = {
    "xone": CLAIM + "sh:xone ( [ sh:nodeKind sh:IRI ] ) .",
    "not supported inside": CLAIM + "sh:property [ sh:path kg:note ; sh:uniqueLang true ] .",
    "sparql": CLAIM + 'sh:sparql [ sh:select "SELECT $this {}" ] .',
    "path in a path": CLAIM + "sh:property [ sh:path ( kg:quote [ sh:inversePath oa:exact ] ) ; sh:minCount 1 ] .",
    "no target": "ex:S a sh:NodeShape ; sh:property [ sh:path kg:note ; sh:minCount 1 ] .",
    "target node": "ex:S a sh:NodeShape ; sh:targetNode ex:n ; sh:nodeKind sh:IRI .",
    "implicit target": "ex:S a sh:NodeShape, rdfs:Class ; sh:targetClass kg:Claim ; sh:nodeKind sh:IRI .",
    "stray property shape": "ex:S a sh:PropertyShape ; sh:targetClass kg:Claim ; sh:path kg:note ; sh:minCount 1 .",
    "nothing constrained": CLAIM + "sh:property [ sh:path kg:note ] .",
    "unknown severity": CLAIM + "sh:severity ex:Bad ; sh:nodeKind sh:IRI .",
    "deactivated": CLAIM + "sh:deactivated true ; sh:nodeKind sh:IRI .",
    "closed": CLAIM + "sh:closed true .",
    "flags": CLAIM + 'sh:property [ sh:path kg:note ; sh:pattern "a" ; sh:flags "i" ] .',
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_constructs_that_would_go_unchecked_are_refused(name, tmp_path):
    path = tmp_path / "shapes.ttl"
    path.write_text(HEAD + REFUSED[name], encoding="utf-8")
    with pytest.raises(InputError, match=r"^shapes\.ttl: the shapes use .*cannot compile.*Use another construct"):
        read_shapes(path)


def test_shapes_with_a_syntax_error_name_the_file(tmp_path):
    path = tmp_path / "shapes.ttl"
    path.write_text("@prefix sh: <", encoding="utf-8")
    with pytest.raises(InputError, match=r"^shapes\.ttl: not valid Turtle"):
        read_shapes(path)


def test_an_inverse_path_and_every_node_kind_compile(tmp_path):
    from kg.checks.compiler import compile_constraint

    kinds = " ".join(
        f"sh:property [ sh:path [ sh:inversePath kg:quote ] ; sh:nodeKind sh:{kind} ] ;"
        for kind in ("IRI", "BlankNode", "Literal", "BlankNodeOrIRI", "IRIOrLiteral", "BlankNodeOrLiteral")
    )
    path = tmp_path / "shapes.ttl"
    path.write_text(HEAD + f"ex:S a sh:NodeShape ; {kinds} sh:targetClass kg:Quote .", encoding="utf-8")
    (shape,) = read_shapes(path)
    store = ox.Store()
    store.extend([ox.Quad(STRAY, _term("rdf:type"), _term("kg:Quote")), ox.Quad(STRAY, _term("kg:quote"), STRAY)])
    wrong = {
        str(constraint.arguments[0].value).rsplit("#", 1)[1]: len(
            list(store.query(compile_constraint(shape, constraint)))
        )
        for constraint in shape.constraints
    }
    assert wrong == {
        "IRI": 0, "BlankNode": 1, "Literal": 1, "BlankNodeOrIRI": 0, "IRIOrLiteral": 0, "BlankNodeOrLiteral": 1
    }  # fmt: skip


# ---------------------------------------------------------------- the shapes agree with the ontology


def test_closed_lists_in_the_shapes_are_the_ontologys(shapes_graph):
    found = {}
    for head in shapes_graph.objects(None, SH["in"]):
        members = [str(member) for member in rdflib.collection.Collection(shapes_graph, head)]
        for name in vocabulary().codes:
            space = namespaces().code(name)
            if members[0].startswith(space):
                found.setdefault(name, set()).add(frozenset(member.removeprefix(space) for member in members))
    assert found == {name: {frozenset(codes.notations)} for name, codes in vocabulary().codes.items()}


def test_every_shape_has_a_title_and_every_constraint_a_message_with_a_remedy():
    shapes = read_shapes(ontology_file("shapes.ttl"))
    titles = [shape.title for shape in shapes]
    assert len(titles) == len(set(titles)) == 16
    for shape in shapes:
        assert not shape.title.startswith("<"), shape.title
        for constraint in shape.constraints:
            assert ": " in constraint.message and constraint.message.endswith("."), constraint
