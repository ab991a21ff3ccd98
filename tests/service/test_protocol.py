"""SPARQL 1.1 Protocol and the read side of the Graph Store Protocol, over HTTP, with clients of others."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import kg
from kg.export.text import visible_text
from kg.rdf import ACCEPTED
from kg.rdf.terms import actor_node
from kg.service.xml import WellFormed

if TYPE_CHECKING:
    from service.running import Server

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
FOES = "SELECT ?who WHERE { ?who kg:hostileTo actor:pakistan } ORDER BY ?who"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"


def test_a_query_by_get_and_by_both_kinds_of_post(server: Server) -> None:
    wanted = [(row[0],) for row in kg.build().table(FOES).rows]
    replies = [
        server.query(FOES),
        server.ask("/sparql", "POST", urlencode({"query": FOES}).encode(), content_type=FORM),
        server.ask("/sparql", "POST", FOES.encode(), content_type=f"{QUERY}; charset=utf-8"),
    ]
    for reply in replies:
        assert (reply.status, reply.kind) == (200, "application/sparql-results+json")
        assert [(f"actor:{row['who'].rsplit('/', 1)[1]}",) for row in reply.rows] == wanted


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("text/csv;q=0.4, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/*;q=0.8, text/csv;q=0.1, */*;q=0.05", "text/tab-separated-values"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
    ],
)
def test_solutions_in_the_form_that_a_client_likes_best(server: Server, accept: str, kind: str) -> None:
    reply = server.query("SELECT (1 AS ?x) WHERE {}", accept)
    assert (reply.status, reply.kind) == (200, kind)
    assert "Accept" in reply.headers["vary"]


def test_xml_is_well_formed_whatever_a_literal_holds(server: Server) -> None:
    text = '"a\\u0000b\\u000B\\uFFFE\\r\\n\\uFFFD&"'
    solutions = server.query(f"SELECT ({text} AS ?t) WHERE {{}}", "application/sparql-results+xml")
    literal = etree.fromstring(solutions.body).findtext(".//{*}literal")
    assert literal == "a\\u0000b\\u000b\\ufffe\r\n\ufffd&"
    graph = server.query(f"CONSTRUCT {{ kg:a kg:b ?t }} WHERE {{ BIND({text} AS ?t) }}", "application/rdf+xml")
    assert etree.fromstring(graph.body).findtext(".//{*}b") == literal


@given(st.text(st.sampled_from("a\x00\x1f\ufffe\uffff\ufffd\uff01"), max_size=12), st.integers(1, 4))
def test_xml_is_the_same_however_it_is_cut_into_pieces(text: str, size: int) -> None:
    out = io.BytesIO()
    stream, data = WellFormed(out), text.encode()
    for begin in range(0, len(data), size):
        assert stream.write(data[begin : begin + size]) == len(data[begin : begin + size])
    stream.finish()
    assert out.getvalue().decode() == visible_text(text)


def test_every_form_of_solutions_holds_the_same(server: Server) -> None:
    text = 'SELECT ?s ("a,\\"é" AS ?t) WHERE { ?s a kg:Agreement } ORDER BY ?s'
    by_json = server.query(text, format="json").rows
    csv = server.query(text, format="csv").text.split("\r\n")
    tsv = server.query(text, format="tsv").text.splitlines()
    xml = etree.fromstring(server.query(text, format="xml").body)
    assert len(by_json) > 1
    assert [line.split(",", 1)[0] for line in csv[1:-1]] == [row["s"] for row in by_json]
    assert [line.split("\t")[0] for line in tsv[1:]] == [f"<{row['s']}>" for row in by_json]
    assert [e.text for e in xml.iter("{http://www.w3.org/2005/sparql-results#}uri")] == [row["s"] for row in by_json]


@pytest.mark.parametrize(
    ("accept", "kind", "form"),
    [
        ("", "text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", "application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", "application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/n-quads", "application/n-quads", ox.RdfFormat.N_QUADS),
        ("application/trig;q=0.5", "application/trig", ox.RdfFormat.TRIG),
    ],
)
def test_graphs_in_the_form_that_a_client_likes_best(
    server: Server, accept: str, kind: str, form: ox.RdfFormat
) -> None:
    text = "CONSTRUCT { ?a kg:hostileTo ?b } WHERE { ?a kg:hostileTo ?b }"
    reply = server.query(text, accept)
    assert (reply.status, reply.kind) == (200, kind)
    found = {(q.subject, q.predicate, q.object) for q in ox.parse(reply.body, format=form)}
    plain = {(q.subject, q.predicate, q.object) for q in ox.parse(server.query(text).body, format=ox.RdfFormat.TURTLE)}
    assert found == plain
    assert len(found) > 3


def test_ask_and_describe(server: Server) -> None:
    assert server.query("ASK { actor:pakistan ?p ?o }").json["boolean"] is True
    assert server.query("ASK { actor:nobody ?p ?o }").json["boolean"] is False
    triples = list(ox.parse(server.query("DESCRIBE actor:pakistan").body, format=ox.RdfFormat.TURTLE))
    assert triples
    assert {t.subject for t in triples} == {actor_node("Pakistan")}


def test_a_parameter_that_means_nothing_is_named(server: Server) -> None:
    reply = server.ask("/sparql?query=ASK%7B%7D&view=all&at=2025-01-01&%3Cscript%3E=1")
    assert reply.status == 400
    assert "No parameter is called 'view', 'at' and '<script>' here." in reply.text
    assert "There is query, default-graph-uri, named-graph-uri and format." in reply.text
    assert server.ask("/sparql?query=ASK%7B%7D&view=all", accept="text/html").status == 400
    assert server.ask("/sparql?query=ASK%7B%7D&output=json&results=json&format=json").status == 200
    assert server.ask("/sparql?query=ASK%7B%7D&output=n3&results=n3&format=n3").status == 200  # as clients of old send


@pytest.mark.parametrize(
    "path", ["/sparql?query=ASK%7B%7D&format=pdf", "/sparql?query=ASK%7B%7D&format=json&format=pdf",
             "/graphs?default&format=pdf"],
)  # fmt: skip
def test_a_form_that_there_is_not_is_refused_by_name(server: Server, path: str) -> None:
    """The answer came in another form, as if it had been that one."""
    reply = server.ask(path, accept="text/html,*/*")
    assert reply.status == 400
    assert "No form is called 'pdf' here. There is json, xml, csv, tsv, ttl, nt," in reply.json["detail"]


def test_a_browser_that_names_graphs_gets_their_answer(server: Server) -> None:
    """The page with the editor would ask the whole graph."""
    reply = server.query(COUNT, "text/html,*/*;q=0.8", **{"default-graph-uri": ACCEPTED.value})
    assert (reply.status, reply.kind) == (200, "application/sparql-results+json")


def test_the_dataset_of_the_protocol_and_of_the_query(server: Server) -> None:
    graph = ACCEPTED.value
    everything = int(server.query(COUNT).rows[0]["n"])
    accepted = int(server.query(COUNT, **{"default-graph-uri": graph}).rows[0]["n"])
    assert 0 < accepted < everything
    assert int(server.query(COUNT.replace("WHERE", f"FROM <{graph}> WHERE")).rows[0]["n"]) == accepted
    named = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert [row["g"] for row in server.query(named, **{"named-graph-uri": graph}).rows] == [graph]
    assert len(server.query(named).rows) == 5
    body = urlencode({"query": COUNT, "default-graph-uri": graph}).encode()
    assert int(server.ask("/sparql", "POST", body, content_type=FORM).rows[0]["n"]) == accepted
    path = f"/sparql?{urlencode({'default-graph-uri': graph})}"
    assert int(server.ask(path, "POST", COUNT.encode(), content_type=QUERY).rows[0]["n"]) == accepted


@pytest.mark.parametrize(
    ("path", "method", "body", "headers", "status"),
    [
        ("/sparql?query=SELEKT", "GET", None, {}, 400),
        ("/sparql?query=%FF", "GET", None, {}, 400),
        ("/sparql?query=ASK%7B%7D&query=ASK%7B%7D", "GET", None, {}, 400),
        ("/sparql", "POST", b"", {"content_type": FORM}, 400),
        ("/sparql", "POST", b"update=CLEAR+ALL", {"content_type": FORM}, 403),
        ("/sparql", "POST", b"CLEAR ALL", {"content_type": "application/sparql-update"}, 403),
        ("/sparql", "POST", b"{}", {"content_type": "application/json"}, 415),
        ("/sparql", "POST", b"ASK {}", {}, 415),
        ("/sparql", "POST", b"\xff", {"content_type": QUERY}, 400),
        ("/sparql", "POST", b"#" * (1 << 20) + b"\nASK {}", {"content_type": QUERY}, 413),
        ("/sparql?query=ASK%7B%7D", "GET", None, {"accept": "application/pdf"}, 406),
        ("/sparql?query=CONSTRUCT%20WHERE%7B%3Fs%20%3Fp%201%7D", "GET", None, {"accept": "text/csv"}, 406),
        ("/sparql?query=ASK%7B%7D", "PUT", b"", {}, 405),
        ("/sparql", "DELETE", None, {}, 405),
        ("/sparql", "TRACE", None, {}, 405),
        ("/sparql?query=ASK%7B%7D&view=all", "GET", None, {}, 400),
        ("/sparql?view=all", "GET", None, {}, 400),
        ("/sparql?at=2025-01-01", "POST", b"ASK {}", {"content_type": QUERY}, 400),
        ("/sparql", "POST", b"query=ASK%7B%7D&at=2025-01-01", {"content_type": FORM}, 400),
        ("/sparql", "POST", b"query=ASK%7B%7D&update=CLEAR+ALL", {"content_type": FORM}, 400),
        ("/graphs?default&view=all", "GET", None, {}, 400),
        ("/graphs?default", "PUT", b"", {"content_type": "text/turtle"}, 405),
        ("/graphs?graph=http://example.org/", "GET", None, {}, 404),
        ("/graphs?graph=not%20an%20iri", "GET", None, {}, 400),
        ("/graphs", "GET", None, {}, 400),
        ("/graphs?default&graph=http://example.org/", "GET", None, {}, 400),
        ("/graphs?default", "GET", None, {"accept": "text/csv"}, 406),
        ("/nothing", "GET", None, {}, 404),
    ],
)
def test_what_is_wrong_has_its_own_status(
    server: Server, path: str, method: str, body: bytes | None, headers: dict[str, str], status: int
) -> None:
    reply = server.ask(path, method, body, **headers)
    assert (reply.status, reply.kind) == (status, "application/problem+json")
    assert reply.json["detail"]
    assert "Allow" not in reply.headers or status == 405


def test_a_browser_is_led_to_the_page_that_shows_the_answer(server: Server) -> None:
    reply = server.query(FOES, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert reply.status == 303
    assert reply.headers["location"] == f"/query?{urlencode({'query': FOES})}"
    assert "hostileTo" in server.ask(reply.headers["location"]).text


def test_syntax_errors_say_where(server: Server) -> None:
    assert "line 2" in server.query("SELECT ?x WHERE {\n ?x kg:attacked }").json["detail"]


def test_a_named_graph_and_the_default_one(server: Server) -> None:
    by_query = server.query("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH graph:accepted { ?s ?p ?o } }", format="nt")
    reply = server.ask(f"/graphs?graph={quote(ACCEPTED.value, safe='')}", accept="application/n-triples")
    assert (reply.status, reply.kind) == (200, "application/n-triples")
    assert sorted(set(reply.text.splitlines())) == sorted(set(by_query.text.splitlines()))
    whole = server.ask("/graphs?default", accept="application/n-triples")
    assert len(whole.text.splitlines()) == int(server.query(COUNT).rows[0]["n"])
    head = server.ask("/graphs?default", "HEAD", accept="application/n-triples")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == whole.headers["content-length"]


def test_the_service_describes_itself(server: Server) -> None:
    sd = "http://www.w3.org/ns/sparql-service-description#"
    reply = server.ask("/sparql", accept="text/turtle")
    assert reply.kind == "text/turtle"
    triples = list(ox.parse(reply.body, format=ox.RdfFormat.TURTLE))
    endpoints = {t.object.value for t in triples if t.predicate.value == f"{sd}endpoint"}
    assert endpoints == {f"{server.address}/sparql"}
    names = {t.object.value for t in triples if t.predicate.value == f"{sd}name"}
    assert ACCEPTED.value in names
    assert len(names) == 5
    page = server.ask("/sparql", accept="text/html,application/xhtml+xml,*/*;q=0.8")
    assert (page.status, page.headers["location"]) == (303, "/query")


def test_curl(server: Server) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    command = ["curl", "-sS", "--fail", "-H", "Accept: application/sparql-results+json"]
    found = subprocess.run(
        [*command, "--data-urlencode", f"query={FOES}", f"{server.address}/sparql"], capture_output=True, check=True
    )
    assert len(json.loads(found.stdout)["results"]["bindings"]) == len(server.query(FOES).rows)


def test_sparqlwrapper(server: Server) -> None:
    from SPARQLWrapper import CSV, GET, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper

    wanted = len(server.query(FOES).rows)
    client = SPARQLWrapper(f"{server.address}/sparql")
    client.setQuery(FOES)
    for method in (GET, POST):
        client.setMethod(method)
        client.setReturnFormat(JSON)
        assert len(client.queryAndConvert()["results"]["bindings"]) == wanted
    client.setRequestMethod(POSTDIRECTLY)
    client.setReturnFormat(XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == wanted
    client.setReturnFormat(CSV)
    assert len(client.queryAndConvert().splitlines()) == wanted + 1
    client.setQuery("CONSTRUCT WHERE { ?a kg:hostileTo ?b }")
    client.setReturnFormat(TURTLE)
    assert list(ox.parse(client.queryAndConvert(), format=ox.RdfFormat.TURTLE))


def test_rdflibs_store(server: Server) -> None:
    from rdflib import Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    store = SPARQLStore(f"{server.address}/sparql", returnFormat="json")
    graph = Graph(store, identifier=URIRef(ACCEPTED.value))
    found = {row.who.toPython() for row in graph.query(FOES)}
    assert found == {row["who"] for row in server.query(FOES).rows}
    pakistan = URIRef(actor_node("Pakistan").value)
    assert len(list(graph.triples((None, None, pakistan)))) == len(
        server.query("SELECT ?s ?p WHERE { GRAPH graph:accepted { ?s ?p actor:pakistan } }").rows
    )


@pytest.mark.parametrize(
    ("path", "method", "kind", "body", "status"),
    [
        ("/sparql", "POST", FORM, urlencode({"update": "CLEAR ALL"}), 403),
        ("/sparql", "POST", "application/sparql-update", "CLEAR ALL", 403),
        ("/sparql?update=CLEAR+ALL", "GET", "", "", 403),
        ("/update", "POST", "application/sparql-update", "CLEAR ALL", 403),
        ("/update", "POST", FORM, urlencode({"update": "CLEAR ALL"}), 403),
        ("/graphs?graph=https://e.org/g", "PUT", "text/turtle", "<a:b> <a:c> <a:d> .", 405),
        ("/graphs?graph=https://e.org/g", "POST", "text/turtle", "<a:b> <a:c> <a:d> .", 405),
        ("/graphs?graph=https://e.org/g", "DELETE", "", "", 405),
    ],
)
def test_who_would_write_to_a_service_that_only_reads_is_told_so(
    server: Server, path: str, method: str, kind: str, body: str, status: int
) -> None:
    reply = server.ask(path, method, body.encode(), content_type=kind)
    assert reply.status == status
    assert "only reads" in reply.json["detail"]
    assert "kg serve STORE --writable" in reply.json["detail"]
    if status == 405:
        assert set(reply.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert server.ask("/graphs?default").status == 200
