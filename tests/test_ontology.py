"""The ontology: every term declared, described and consistent, and the code's view of it equal to the Turtle."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import warnings
from collections import Counter
from pathlib import Path
from typing import get_args

import owlrl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, SDO, SH

from kg import model
from kg.model.figure import Comparator
from kg.resources import ontology_file
from kg.vocabulary import namespaces, vocabulary
from kg.vocabulary.documentation import ontology_page
from kg.vocabulary.namespaces import EXTERNAL

ROOT = Path(__file__).parents[1]
FILES = ("parley.ttl", "alignments.ttl", "shapes.ttl")
TERMS = namespaces().terms
BASE = namespaces().base
KG = rdflib.Namespace(TERMS)
VANN = rdflib.Namespace("http://purl.org/vocab/vann/")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDFS.Datatype)

AIDA = (
    "https://raw.githubusercontent.com/NextCenturyCorporation/AIDA-Interchange-Format/master/"
    "java/src/main/resources/com/ncc/aif/ontologies/InterchangeOntology#"
)
# Vocabularies that rdflib does not carry as closed lists: the terms that are used, each looked up in its own document.
LISTED = {
    "http://www.w3.org/ns/oa#": {
        "TextPositionSelector", "TextQuoteSelector", "end", "exact", "hasSelector", "hasSource", "start",
    },
    "http://semanticweb.cs.vu.nl/2009/11/sem/": {
        "Actor", "Event", "Place", "Role", "accordingTo", "hasActor", "hasEarliestBeginTimeStamp",
        "hasEarliestEndTimeStamp", "hasLatestBeginTimeStamp", "hasLatestEndTimeStamp", "hasPlace",
    },
    "http://purl.org/spar/cito/": {
        "agreesWith", "corrects", "disagreesWith", "disputes", "repliesTo", "retracts", "updates",
    },
    AIDA: {
        "Claim", "ClaimComponent", "Entity", "Event", "Relation", "TextJustification", "claimer", "confidence",
        "epistemic", "justifiedBy", "sourceDocument", "system",
    },
    "http://purl.org/vocab/vann/": {"preferredNamespacePrefix", "preferredNamespaceUri"},
    "https://creativecommons.org/licenses/": {"by/4.0/"},
}  # fmt: skip
CARRIED = (RDF, RDFS, OWL, XSD, SKOS, DCTERMS, ORG, PROV, SDO, SH)


def _parse(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_file(name))


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return _parse("parley.ttl")


@pytest.fixture(scope="module")
def declared(ontology) -> set[str]:
    return {str(term) for kind in KINDS for term in ontology.subjects(RDF.type, kind) if term.startswith(TERMS)}


def _iris(graph: rdflib.Graph) -> set[str]:
    nodes = {node for triple in graph for node in triple}
    nodes |= {node.datatype for node in nodes if isinstance(node, Literal) and node.datatype}
    return {str(node) for node in nodes if isinstance(node, URIRef)}


# ---------------------------------------------------------------- no undeclared or misspelt term


@pytest.mark.parametrize("name", FILES)
def test_every_own_term_is_declared(name, ontology, declared):
    concepts = {str(term) for kind in (SKOS.Concept, SKOS.ConceptScheme) for term in ontology.subjects(RDF.type, kind)}
    graph = _parse(name)
    headers = {str(each) for each in graph.subjects(RDF.type, OWL.Ontology)}
    headers |= {str(each) for each in graph.objects(None, OWL.versionIRI)}
    shapes = {str(each) for each in graph.subjects(RDF.type, SH.NodeShape)}
    own = {iri for iri in _iris(graph) if iri.startswith(BASE)}
    assert own - declared - concepts - headers - shapes == set()


@pytest.mark.parametrize("name", FILES)
def test_every_term_of_others_exists(name):
    assert {iri for iri in _iris(_parse(name)) if not iri.startswith(BASE) and not _exists(iri)} == set()


def _exists(iri: str) -> bool:
    for namespace in CARRIED:
        if iri.startswith(str(namespace)):
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                return iri.removeprefix(str(namespace)) in dir(namespace) or URIRef(iri) in namespace
    return any(iri.startswith(space) and iri.removeprefix(space) in names for space, names in LISTED.items())


def test_the_lint_finds_a_misspelt_term_of_others():
    assert _exists(str(PROV.Agent))
    assert not _exists("http://www.w3.org/ns/prov#Agnet")
    assert not _exists("http://www.w3.org/ns/oa#exakt")
    assert not _exists("http://example.org/anything")


def _code_and_seeds() -> list[Path]:
    folders = {"kg": ("*.py", "*.rq", "*.j2", "*.html"), "seeds": ("*.yaml", "*.md", "*.ttl")}
    return sorted(path for folder, globs in folders.items() for each in globs for path in (ROOT / folder).rglob(each))


def test_every_own_term_in_the_code_and_seeds_is_declared(declared):
    names = {iri.removeprefix(TERMS) for iri in declared}
    unknown = {}
    for path in _code_and_seeds():
        text = path.read_text(encoding="utf-8")
        used = set(re.findall(r"(?<![\w/.:-])kg:([A-Za-z]\w*)", text)) | set(re.findall(r"\bkg\(\"(\w+)\"\)", text))
        if used - names:
            unknown[path.relative_to(ROOT).as_posix()] = sorted(used - names)
    assert unknown == {}


def test_every_concept_in_the_queries_is_in_its_list():
    schemes = {name: set(codes.notations) for name, codes in vocabulary().codes.items()}
    pattern = re.compile(rf"(?<![\w/.:-])({'|'.join(schemes)}):([A-Za-z]\w*)")
    unknown = {
        (path.name, scheme, concept)
        for path in (ROOT / "kg").rglob("*.rq")
        for scheme, concept in pattern.findall(path.read_text(encoding="utf-8"))
        if concept not in schemes[scheme]
    }
    assert unknown == set()


# ---------------------------------------------------------------- every term described


def test_every_term_has_one_label_one_definition_and_an_example(ontology, declared):
    concepts = {str(term) for kind in (SKOS.Concept, SKOS.ConceptScheme) for term in ontology.subjects(RDF.type, kind)}
    assert len(declared) > 150 and len(concepts) > 60
    for iri in sorted(declared | concepts):
        term = URIRef(iri)
        labels, definitions = list(ontology.objects(term, RDFS.label)), list(ontology.objects(term, SKOS.definition))
        assert len(labels) == 1 and len(definitions) == 1, iri
        assert list(ontology.objects(term, SKOS.example)), iri
        assert {text.language for text in (*labels, *definitions)} == {"en"}, iri
        assert str(definitions[0]).endswith("."), iri


def test_no_definition_stands_twice(ontology):
    counts = Counter(str(text) for text in ontology.objects(None, SKOS.definition))
    assert [text for text, count in counts.items() if count > 1] == []


def test_no_definition_only_repeats_its_label(ontology):
    for term, definition in ontology.subject_objects(SKOS.definition):
        label = str(ontology.value(term, RDFS.label)).casefold()
        assert str(definition).casefold().rstrip(".").removeprefix("a ").removeprefix("the ") != label, term


def test_every_class_and_relation_hangs_below_a_root(ontology):
    roots = {
        "Actor", "Place", "Topic", "Assertable", "Claim", "Quote", "Document", "Mention", "Dyad", "Pair",
    }  # fmt: skip
    assert {name for name, above in vocabulary().classes.items() if not above} == roots
    for name in vocabulary().relations:
        assert KG.relation in set(ontology.transitive_objects(KG[name], RDFS.subPropertyOf)), name


def test_notations_of_event_data_sets_are_typed_and_known(ontology):
    codes = {
        KG.PloverCode: {
            "ASSAULT", "THREATEN", "COOPERATE", "CONCEDE", "CONSULT", "REQUEST", "REJECT",
        },
        KG.UcdpSupportCode: {"L", "W", "T"},
        KG.AcledSubEventType: {
            "Air/drone strike", "Shelling/artillery/missile attack", "Suicide bomb", "Remote explosive/landmine/IED",
            "Armed clash",
        },
    }  # fmt: skip
    found: dict[URIRef, set[str]] = {}
    for _, notation in ontology.subject_objects(SKOS.notation):
        if notation.datatype != XSD.string and notation.datatype is not None:
            found.setdefault(notation.datatype, set()).add(str(notation))
    assert found == codes


# ---------------------------------------------------------------- the namespace and the version


@pytest.mark.parametrize("name", FILES)
def test_each_file_states_its_version_as_iri_and_as_text(name):
    graph = _parse(name)
    (header,) = graph.subjects(RDF.type, OWL.Ontology)
    version = str(graph.value(header, OWL.versionInfo))
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert str(graph.value(header, OWL.versionIRI)) == f"{header}/{version}"


def test_the_namespace_stands_in_headers_alone(ontology):
    for name in FILES:
        for number, line in enumerate(ontology_file(name).read_text(encoding="utf-8").splitlines(), 1):
            if BASE in line:
                assert re.match(r"@prefix |@base |\s+vann:preferredNamespaceUri ", line), f"{name}, line {number}"
    assert list(ontology.objects(None, VANN.preferredNamespaceUri)) == [Literal(TERMS)]


def test_no_python_file_knows_the_namespace():
    knowing = [p.relative_to(ROOT) for p in (ROOT / "kg").rglob("*.py") if "w3id.org" in p.read_text(encoding="utf-8")]
    assert knowing == []


def test_prefixes_of_others_are_the_usual_ones():
    expected = {
        "dcterms": DCTERMS, "oa": "http://www.w3.org/ns/oa#", "owl": OWL, "rdf": RDF, "rdfs": RDFS, "schema": SDO,
        "skos": SKOS, "xsd": XSD,
    }  # fmt: skip
    assert {prefix: str(iri) for prefix, iri in expected.items()} == EXTERNAL


# ---------------------------------------------------------------- consistency


def _errors(*graphs: rdflib.Graph, extra: str = "") -> list[str]:
    """What an OWL 2 RL reasoner finds inconsistent."""
    merged = rdflib.Graph()
    for graph in graphs:
        for triple in graph:
            merged.add(triple)
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in namespaces().prefixes.items())
    merged.parse(data=head + "@prefix ex: <http://example.org/> .\n" + extra, format="turtle")
    closure = owlrl.DeductiveClosure(owlrl.OWLRL_Semantics)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        closure.expand(merged)
    messages = merged.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))
    return sorted(str(message) for message in messages)


DATA = """
ex:pakistan a kg:State . ex:ttp a kg:UmbrellaGroup . ex:un a kg:IntergovernmentalOrganization, kg:Mediator .
ex:said a kg:Claim ; kg:affirms ex:attack ; kg:claimant ex:un ; kg:reportedBy ex:article ; kg:modality modality:actual ;
    kg:recordedAt "2025-01-01"^^xsd:date .
ex:attack a kg:Relationship, kg:Assault ; rdf:subject ex:ttp ; rdf:predicate kg:attacked ; rdf:object ex:pakistan ;
    kg:modality modality:actual .
ex:talks a kg:Mediation ; kg:mediator ex:un ; kg:party ex:ttp, ex:pakistan ; kg:ledTo ex:truce ; kg:place ex:pakistan .
ex:truce a kg:Ceasefire ; kg:hasPhase ex:phase . ex:phase a kg:AgreementPhase ; kg:phase phase:inForce .
ex:ttp kg:attacked ex:pakistan .
"""


@pytest.fixture(scope="module")
def with_alignments(ontology) -> tuple[rdflib.Graph, ...]:
    return ontology, _parse("alignments.ttl")


def test_the_ontology_with_its_alignments_and_data_is_consistent(with_alignments):
    assert _errors(*with_alignments, extra=DATA) == []


CONTRADICTIONS = {
    "actor": "ex:actor a kg:Actor, kg:Claim .",
    "state": "ex:state a kg:State, kg:MilitantGroup .",
    "kabul": "ex:kabul a kg:Government, kg:State .",
    "denied": "ex:denied kg:affirms ex:it ; kg:denies ex:it .",
    "questioned": "ex:questioned kg:denies ex:it ; kg:questions ex:it .",
    "said": "ex:said a kg:Claim ; kg:mediator ex:somebody .",
    "topic": "ex:mediation a kg:Mediation ; kg:mediator ex:topic . ex:topic a kg:Topic .",
}


@pytest.fixture(scope="module")
def contradicted(ontology) -> list[str]:
    """What is wrong where all of them stand together: one closure, which takes a second, finds each by its name."""
    return _errors(ontology, extra="\n".join(CONTRADICTIONS.values()))


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_contradictions_are_found(name, contradicted):
    assert [message for message in contradicted if f"http://example.org/{name}" in message]


def test_nothing_else_is_a_contradiction(contradicted):
    assert len(contradicted) == len(CONTRADICTIONS)


def test_a_role_goes_with_any_kind_of_actor(ontology):
    assert _errors(ontology, extra="ex:x a kg:State, kg:Mediator, kg:Party, kg:Host . ex:x a kg:Place .") == []


def test_alignments_use_no_equivalence():
    used = set(_parse("alignments.ttl").predicates())
    assert used <= {
        RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.broadMatch,
        RDF.type, DCTERMS.title, DCTERMS.license, OWL.versionIRI, OWL.versionInfo,
    }  # fmt: skip


# ---------------------------------------------------------------- the code's view


def test_every_relation_of_the_code_is_as_the_turtle_annotates_it(ontology):
    annotated = {str(term).removeprefix(TERMS) for term in ontology.subjects(KG.relationSign)}
    assert set(vocabulary().relations) == annotated
    for name, relation in vocabulary().relations.items():
        term = KG[name]
        one = {
            key: ontology.value(term, KG[key])
            for key in ("relationSign", "family", "temporality", "edgeFrom", "edgeTo")
        }
        assert relation.sign == int(one["relationSign"]), name
        assert (relation.family, relation.temporality) == (str(one["family"]), str(one["temporality"])), name
        assert relation.edge_from == (None if one["edgeFrom"] is None else str(one["edgeFrom"])), name
        assert relation.edge_to == (None if one["edgeTo"] is None else str(one["edgeTo"])), name
        assert set(relation.events) == {str(each).removeprefix(TERMS) for each in ontology.objects(term, KG.takesEvent)}
        assert all(any(vocabulary().is_a(each, a) for a in ("Event", "Agreement")) for each in relation.events), name
        assert relation.symmetric == ((term, RDF.type, OWL.SymmetricProperty) in ontology), name
        assert relation.label == str(ontology.value(term, RDFS.label)), name
        assert relation.definition == str(ontology.value(term, SKOS.definition)), name
        above = set(ontology.transitive_objects(term, RDFS.subPropertyOf)) - {term, KG.relation}
        assert set(relation.broader) == {str(each).removeprefix(TERMS) for each in above}, name


def test_relations_keep_the_sign_of_what_they_imply():
    for relation in vocabulary().relations.values():
        for above in relation.broader:
            assert relation.sign == vocabulary().relations[above].sign, (relation.name, above)


def test_a_tie_has_two_ends_and_anything_else_none():
    for relation in vocabulary().relations.values():
        assert (relation.edge_from is None) == (relation.edge_to is None), relation.name
        assert relation.is_tie or relation.sign == 0, relation.name
        assert not relation.symmetric or (relation.edge_from, relation.edge_to) in {
            ("subject", "object"),
            ("party", "party"),
        }


def test_values_of_annotations_are_closed_lists():
    relations = vocabulary().relations.values()
    assert {relation.family for relation in relations} == {
        "accusation", "agreement", "aim", "assessment", "capability", "conflict", "demand", "figure", "host", "measure",
        "mediation", "role", "support", "talks",
    }  # fmt: skip
    assert {relation.temporality for relation in relations} == {"state", "event"}
    assert {relation.edge_from for relation in relations} == {None, "subject", "party"}
    assert {relation.edge_to for relation in relations} == {None, "object", "party", "agreement"}


def test_signs_and_hierarchy_that_analysts_rely_on():
    relations = vocabulary().relations
    assert relations["attacked"].broader == ("hostileTo",)
    assert relations["harbours"].broader == ("supports",)
    assert relations["trainsWith"].broader == ("cooperatesWith",)  # training alongside is no aid
    assert (relations["presentIn"].sign, relations["canStrike"].broader) == (0, ())
    assert relations["mediatedBetween"].sign == relations["hosted"].sign == 0
    assert not relations["seeks"].is_tie


def test_every_class_of_the_code_is_as_the_turtle_declares_it(ontology):
    declared = {str(term) for term in ontology.subjects(RDF.type, OWL.Class) if term.startswith(TERMS)}
    assert {TERMS + name for name in vocabulary().classes} == declared
    for name, above in vocabulary().classes.items():
        found = set(ontology.transitive_objects(KG[name], RDFS.subClassOf)) - {KG[name]}
        assert {TERMS + each for each in above} == {str(each) for each in found}, name
        assert vocabulary().labels[name] == str(ontology.value(KG[name], RDFS.label))


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("modality", model.Modality),
        ("act", model.SpeechAct),
        ("channel", model.Channel),
        ("aspect", model.Aspect),
        ("phase", model.Phase),
        ("confidence", model.Confidence),
        ("comparator", Comparator),
    ],
)
def test_the_models_choices_are_the_closed_lists(name, choices):
    codes = vocabulary().codes[name]
    assert sorted(codes.notations.values()) == sorted(get_args(choices))
    for local, notation in codes.notations.items():
        assert codes.local_name(notation) == local
        assert codes.labels[local] == notation


def test_stances_and_links_of_the_model_are_properties_of_claims(ontology):
    for name in (*get_args(model.Stance), *get_args(model.LinkKind)):
        assert ontology.value(KG[name], RDFS.domain) == KG.Claim, name


# ---------------------------------------------------------------- the documentation


@pytest.fixture(scope="module")
def page() -> str:
    return ontology_page()


def test_the_committed_page_is_up_to_date(page):
    committed = (ROOT / "docs" / "ontology.html").read_text(encoding="utf-8")
    assert committed == page, "run `python -m kg.vocabulary.documentation > docs/ontology.html`"


def test_the_page_is_the_same_whatever_the_hash_seed(page):
    code = (
        "import sys; from kg.vocabulary.documentation import ontology_page as p; sys.stdout.buffer.write(p().encode())"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        assert done.stdout.decode() == page


def test_the_page_shows_every_term_and_every_link_in_it_leads_somewhere(page, declared):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    names = {iri.removeprefix(TERMS) for iri in declared} - {"relation"}
    assert names <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    for name, codes in vocabulary().codes.items():
        assert {f"{name}-{local}" for local in codes.notations} | {f"list-{name}"} <= set(ids)


def test_the_page_shows_signs_in_words_and_escapes_what_it_quotes(page):
    attacked = page[page.index('<article id="attacked"') : page.index('<article id="foughtWith"')]
    assert '<span class="sign negative">−1 hostile</span>' in attacked
    assert '<a href="#hostileTo"><code>kg:hostileTo</code></a>' in attacked
    assert "PLOVER code: ASSAULT" in attacked and "subject → object" in attacked
    assert "&#34;analysts&#34;" in page


def test_the_page_loads_nothing(page):
    assert "default-src 'none'" in page
    assert re.findall(r"<(?:script|link|img|iframe)\b|\bsrc=|url\(|@import", page) == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_fits_the_screen(browser, width):
    view = browser.new_page(viewport={"width": width, "height": 800})
    requests: list[str] = []
    view.on("request", lambda request: requests.append(request.url))
    url = (ROOT / "docs" / "ontology.html").as_uri()
    view.goto(url)
    assert view.evaluate("document.documentElement.scrollWidth") == width
    assert view.evaluate("document.querySelectorAll('h1').length") == 1
    assert requests == [url]
    view.close()
