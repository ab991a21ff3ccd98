"""Writing: only where the service was started for it, only with the token, and never half."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from service.running import Reply, Server, running

from kg.graph import Graph
from kg.model import Account
from kg.rdf import ACCEPTED, account_quads, document_graph
from kg.store import Store
from kg.vocabulary import namespaces

TOKEN = "correct-horse-battery-staple"  # noqa: S105 - of this test's own server
BEARER = f"Bearer {TOKEN}"
GRAPH = "https://example.org/graphs/one"
HERE = f"/graphs?graph={quote(GRAPH, safe='')}"
TURTLE = b"<https://example.org/a> <https://example.org/b> <https://example.org/c>, 1 ."
UPDATE = "application/sparql-update"


@pytest.fixture(scope="module")
def path(founding: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store's directory."""
    return Graph.open(founding).save(tmp_path_factory.mktemp("writable") / "graph.store")


@pytest.fixture(scope="module")
def writable(path: Path) -> Iterator[Server]:
    """A server that may be written to."""
    with running(
        path, "--writable", "-v", "--allow-origin", "https://ok.org", environment={"PARLEY_TOKEN": TOKEN}
    ) as server:
        yield server


def put(server: Server, body: bytes, method: str = "PUT", **headers: str) -> Reply:
    """Send a graph."""
    given = {"content_type": "text/turtle", "authorization": BEARER, **headers}
    return server.ask(HERE, method, body, **{name: value for name, value in given.items() if value})


def update(server: Server, text: str, **headers: str) -> Reply:
    """Send an update."""
    return server.ask("/update", "POST", text.encode(), content_type=UPDATE, authorization=BEARER, **headers)


def size(server: Server) -> tuple[int, int]:
    """How many triples the graph has, and how many the merge."""
    own = server.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}").rows[0]["n"]
    return int(own), int(server.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows[0]["n"])


def test_a_graph_is_put_added_to_and_deleted_and_the_merge_follows(writable: Server) -> None:
    none, before = size(writable)
    assert none == 0
    assert put(writable, TURTLE).status == 201
    assert size(writable) == (2, before + 2)
    assert writable.ask(HERE, accept="application/n-triples").text.count("\n") == 2
    more = b'<https://example.org/a> <https://example.org/b> "new" .'
    assert put(writable, more, "POST", content_type="application/n-triples").status == 204
    assert size(writable) == (3, before + 3)
    assert put(writable, more).status == 204
    assert size(writable) == (1, before + 1)
    assert writable.ask(HERE, "DELETE", authorization=BEARER).status == 204
    assert size(writable) == (0, before)
    assert writable.ask(HERE).status == 404
    assert writable.ask(HERE, "DELETE", authorization=BEARER).status == 404


def test_what_another_graph_says_too_stays_in_the_merge(writable: Server) -> None:
    known = writable.query("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH graph:accepted { ?s ?p ?o } } LIMIT 5", format="nt")
    _, before = size(writable)
    assert put(writable, known.body, content_type="application/n-triples").status == 201
    assert size(writable) == (5, before)
    assert writable.ask(HERE, "DELETE", authorization=BEARER).status == 204
    assert size(writable) == (0, before)


def test_an_update_is_whole_and_mends_the_merge(writable: Server) -> None:
    _, before = size(writable)
    insert = f"INSERT DATA {{ GRAPH <{GRAPH}> {{ actor:pakistan kg:note 'x', 'y' }} }} # a comment at the end"
    assert update(writable, insert).status == 204
    assert size(writable) == (2, before + 2)
    change = f"WITH <{GRAPH}> DELETE {{ ?s kg:note 'x' }} INSERT {{ ?s kg:note 'z' }} WHERE {{ ?s kg:note 'x' }}"
    form = urlencode({"update": change}).encode()
    kind = "application/x-www-form-urlencoded"
    assert writable.ask("/update", "POST", form, content_type=kind, authorization=BEARER).status == 204
    assert size(writable) == (2, before + 2)
    assert update(writable, "INSERT DATA { actor:pakistan kg:note 'in no graph' }").status == 204
    assert size(writable) == (2, before + 2)
    assert update(writable, f"DROP GRAPH <{GRAPH}> ; INSERT DATA {{ GRAPH <{GRAPH}> {{ broken").status == 400
    assert size(writable) == (2, before + 2)
    assert update(writable, f"DROP GRAPH <{GRAPH}>").status == 204
    assert size(writable) == (0, before)


def test_an_update_may_end_as_the_grammar_lets_it(writable: Server) -> None:
    _, before = size(writable)
    one = f"INSERT DATA {{ GRAPH <{GRAPH}> {{ actor:pakistan kg:note 'x' }} }}"
    assert update(writable, f"{one} ; # the end").status == 204
    assert size(writable) == (1, before + 1)
    assert update(writable, "# nothing").status == 204
    assert update(writable, f"{one} ;;").status == 400
    assert size(writable) == (1, before + 1)
    assert update(writable, f"DROP GRAPH <{GRAPH}>;").status == 204
    assert size(writable) == (0, before)


def test_nobody_writes_without_the_token(writable: Server) -> None:
    _, before = size(writable)
    for shown in (
        "",
        "Bearer",
        "Bearer wrong",
        f"Bearer {TOKEN}x",
        f"Basic {TOKEN}",
        f"Bearer {TOKEN[:-1]}",
        "Bearer é",
    ):
        reply = put(writable, TURTLE, authorization=shown)
        assert reply.status == 401, shown
        assert reply.headers["www-authenticate"].startswith("Bearer")
    assert writable.ask("/update", "POST", b"DROP ALL", content_type=UPDATE).status == 401
    assert writable.ask(HERE, "DELETE").status == 401
    assert put(writable, TURTLE, origin="https://evil.example").status == 403
    assert update(writable, "DROP ALL", origin="null").status == 403
    assert put(writable, TURTLE, origin="https://ok.org").status == 403
    assert update(writable, "DROP ALL", origin="https://ok.org").status == 403
    assert size(writable) == (0, before)


@pytest.mark.parametrize(
    ("reply", "status"),
    [
        (lambda it: put(it, b"this is no turtle"), 400),
        (lambda it: put(it, TURTLE, content_type="text/csv"), 415),
        (lambda it: put(it, TURTLE, content_type=""), 415),
        (lambda it: put(it, b"{", content_type="application/ld+json"), 400),
        (lambda it: it.ask("/graphs?default", "PUT", TURTLE, content_type="text/turtle", authorization=BEARER), 403),
        (lambda it: it.ask("/graphs?graph=x", "PUT", TURTLE, content_type="text/turtle", authorization=BEARER), 400),
        (lambda it: put(it, TURTLE, content_length=str(1 << 40)), 413),
        (lambda it: update(it, "LOAD <http://127.0.0.1:9/> INTO GRAPH <http://example.org/>"), 400),
        (lambda it: update(it, "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), 400),
        (lambda it: update(it, "INSERT DATA " + "{" * 5000), 400),
        (lambda it: it.ask("/update?using-graph-uri=x:y", "POST", b"", content_type=UPDATE, authorization=BEARER), 400),
        (lambda it: it.ask("/update", "POST", b"\xff", content_type=UPDATE, authorization=BEARER), 400),
        (lambda it: it.ask("/update", "POST", b"x", content_type="text/plain", authorization=BEARER), 415),
    ],
)
def test_what_cannot_be_written_is_refused(writable: Server, reply: object, status: int) -> None:
    before = size(writable)
    assert reply(writable).status == status
    assert size(writable) == before


def test_entities_do_not_grow_without_bound(writable: Server) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE r [<!ENTITY e0 "aaaaaaaaaa">{levels}]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    bomb += '<rdf:Description rdf:about="http://e/"><x xmlns="http://e/">&e11;</x></rdf:Description></rdf:RDF>'
    before = size(writable)
    assert put(writable, bomb.encode(), content_type="application/rdf+xml").status in (400, 503)
    reading = '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + bomb[bomb.index("<rdf:RDF") :].replace(
        "&e11;", "&e;"
    )
    assert put(writable, reading.encode(), content_type="application/rdf+xml").status == 400
    assert size(writable) == before


def test_a_second_writer_is_told(writable: Server, path: Path) -> None:
    other = Store.existing(path)
    reply = put(writable, TURTLE)
    del other
    assert reply.status == 503
    assert reply.headers["retry-after"]
    assert put(writable, TURTLE).status == 201
    assert writable.ask(HERE, "DELETE", authorization=BEARER).status == 204


def test_the_token_is_in_no_log_and_in_no_process(writable: Server) -> None:
    put(writable, TURTLE, authorization="Bearer wrong-but-long-enough")
    assert TOKEN not in writable.log.read_text("utf-8")
    assert "wrong-but" not in writable.log.read_text("utf-8")
    for process in Path("/proc").glob("[0-9]*"):
        try:
            assert TOKEN.encode() not in (process / "cmdline").read_bytes()
            is_worker = b"kg.service.holder" in (process / "cmdline").read_bytes()
            assert not is_worker or TOKEN.encode() not in (process / "environ").read_bytes()
        except (FileNotFoundError, PermissionError, ProcessLookupError):
            continue


@pytest.mark.parametrize("token", ["", "xyzzy", "not allowed: spaces and so on", "é" * 20])
def test_a_weak_token_is_no_token(path: Path, tmp_path: Path, token: str) -> None:
    file = tmp_path / "token"
    file.write_text(token, encoding="utf-8")
    command = [sys.executable, "-m", "kg", "serve", str(path), "--writable", "--token-file", str(file), "--port", "0"]
    found = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert found.returncode == 1
    assert "openssl rand" in found.stderr
    assert not token or token not in found.stderr


def test_only_a_stores_directory_is_written_to(founding: Path, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n", encoding="utf-8")
    command = [sys.executable, "-m", "kg", "serve", str(founding), "--writable", "--token-file", str(file)]
    found = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert found.returncode == 1
    assert "kg export store" in found.stderr


def test_a_service_that_is_not_started_for_it_writes_nothing(server: Server) -> None:
    for method in ("PUT", "POST", "DELETE"):
        assert put(server, TURTLE, method).status == 405
    assert update(server, "DROP ALL").status == 403


def statuses(server: Server) -> dict[str, str]:
    """The status of everything that anybody claims."""
    text = "SELECT ?what ?status WHERE { GRAPH graph:beliefs { ?what kg:status ?code } ?code skos:notation ?status }"
    return {row["what"]: row["status"] for row in server.query(text).rows}


def is_stale(server: Server) -> bool:
    text = "ASK { GRAPH graph:beliefs { graph:beliefs rdfs:comment ?stale } }"
    return bool(server.query(text).json["boolean"])


@pytest.fixture
def own(path: Path, tmp_path: Path) -> Iterator[Server]:
    """A server of a copy of the store, which one test may spoil."""
    shutil.copytree(path, tmp_path / "own.store")
    with running(tmp_path / "own.store", "--writable", environment={"PARLEY_TOKEN": TOKEN}) as server:
        yield server


def accepted_tie(server: Server) -> tuple[str, str, str]:
    """A claim that alone makes a tie accepted, the tie, and the graph of its document."""
    text = """
SELECT ?claim ?what ?graph WHERE {
  GRAPH ?graph { ?claim kg:affirms ?what . ?what rdf:object ?whom }
  GRAPH graph:beliefs { ?what kg:status status:accepted ; kg:origins 1 }
  FILTER NOT EXISTS { ?other kg:affirms ?what FILTER(?other != ?claim) }
} ORDER BY ?claim LIMIT 1"""
    row = server.query(text).rows[0]
    return row["claim"], row["what"], row["graph"]


def account_of(path: Path, graph: str) -> Account:
    """What the document says whose graph it is."""
    return next(each for each in Graph.open(path).accounts if document_graph(each.document.id).value == graph)


def put_account(server: Server, account: Account) -> Reply:
    """Send all that a document says."""
    triples = (f"{quad.subject} {quad.predicate} {quad.object} ." for quad in account_quads(account))
    address = f"/graphs?graph={quote(document_graph(account.document.id).value, safe='')}"
    body = "\n".join(triples).encode()
    return server.ask(address, "PUT", body, content_type="application/n-triples", authorization=BEARER)


def test_statuses_and_plain_triples_follow_a_change_of_claims(own: Server, path: Path) -> None:
    claim, what, graph = accepted_tie(own)
    before = statuses(own)
    assert before[what] == "accepted"
    account = account_of(path, graph)
    said = next(one for one in account.statements if claim.endswith(one.id))
    denial = replace(said, stance="denies", speech_act="denies")
    changed = replace(account, statements=(*account.statements, denial))
    assert put_account(own, changed).status == 204
    assert statuses(own)[what] == "contested"
    assert ">contested<" in own.ask("/id/" + what.partition("/id/")[2], accept="text/html").text
    assert not is_stale(own)
    others = [each for each in Graph.open(path).accounts if each.document != account.document]
    expected = Graph([*others, changed]).derived_quads()
    plain = {str(quad.triple) for quad in expected if quad.graph_name == ACCEPTED}
    found = own.query("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH graph:accepted { ?s ?p ?o } }", format="nt").text
    assert {line.removesuffix(" .") for line in found.splitlines()} == plain
    assert put_account(own, account).status == 204
    assert statuses(own) == before


def test_a_document_that_is_deleted_takes_its_statuses_along(own: Server) -> None:
    _, what, graph = accepted_tie(own)
    reply = own.ask(f"/graphs?graph={quote(graph, safe='')}", "DELETE", authorization=BEARER)
    assert reply.status == 204
    assert what not in statuses(own)
    assert not is_stale(own)


def test_statuses_come_back_with_documents_after_all_were_deleted(own: Server, path: Path) -> None:
    before = statuses(own)
    accounts = Graph.open(path).accounts
    for account in accounts:
        address = f"/graphs?graph={quote(document_graph(account.document.id).value, safe='')}"
        assert own.ask(address, "DELETE", authorization=BEARER).status == 204
    assert statuses(own) == {}
    assert [put_account(own, account).status for account in accounts] == [201] * len(accounts)
    assert (statuses(own), is_stale(own)) == (before, False)
    assert update(own, "DROP ALL").status == 204
    for account in accounts:
        assert put_account(own, account).status == 201
    found = own.query("SELECT (COUNT(*) AS ?n) { GRAPH graph:beliefs { ?what kg:status ?code } }").rows[0]["n"]
    assert int(found) == len(before)


def test_after_many_changes_queries_reach_every_file_of_the_graph(own: Server) -> None:
    for number in range(9):
        address = quote(f"https://example.org/graph/{number}", safe="")
        body = f"<urn:x:s{number}> <urn:x:p{number}> <urn:x:o{number}> .".encode()
        reply = own.ask(f"/graphs?graph={address}", "PUT", body, content_type="text/turtle", authorization=BEARER)
        assert reply.status == 201
    # One query for each order in which the engine keeps quads, the merge's own among them.
    one, graph = "<urn:x:{0}8>", "GRAPH <https://example.org/graph/8>"
    patterns = "?s ?p ?o|{s} ?p ?o|{s} {p} ?o|?s {p} ?o|?s {p} {o}|?s ?p {o}|{s} ?p {o}|{s} {p} {o}"
    for pattern in patterns.split("|"):
        text = pattern.format(**{name: one.format(name) for name in "spo"})
        for where in (text, f"GRAPH ?g {{ {text} }}", f"{graph} {{ {text} }}"):
            reply = own.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}")
            assert reply.status == 200, (where, reply.text)
            assert int(reply.rows[0]["n"]) >= 1


@pytest.mark.parametrize("unopened", [0, 1, 5])
def test_a_worker_has_numbers_for_the_files_that_are_not_open_yet_and_no_more(tmp_path: Path, unopened: int) -> None:
    path = tmp_path / "file"
    path.touch()
    lines = """
import sys
from kg.service.worker import _confine
_confine(1 << 30, int(sys.argv[1]))
files = []
try:
    while True:
        files.append(open(sys.argv[2]))
except OSError:
    print(len(files))
"""
    found = subprocess.run(
        [sys.executable, "-c", lines, str(unopened), str(path)], check=True, capture_output=True, text=True, timeout=60
    )
    assert int(found.stdout) == unopened


def test_where_statuses_cannot_be_derived_the_answer_the_pages_and_the_graph_say_so(own: Server) -> None:
    claim, what, graph = accepted_tie(own)
    before = statuses(own)
    spoil = f"DELETE WHERE {{ GRAPH <{graph}> {{ <{claim}> kg:quote ?q }} }}"
    mend = f"INSERT DATA {{ GRAPH <{graph}> {{ <{claim}> kg:quote <{quote_of(own, claim)}> }} }}"
    reply = update(own, spoil)
    assert (reply.status, "those of before it" in reply.text) == (200, True), reply.text
    assert "lacks" in reply.text
    assert (is_stale(own), statuses(own)) == (True, before)
    address = "/id/" + what.partition("/id/")[2]
    assert "has changed since statuses were derived" in own.ask(address, accept="text/html").text
    assert update(own, mend).status == 204
    assert not is_stale(own)
    assert "has changed since" not in own.ask(address, accept="text/html").text


def quote_of(server: Server, claim: str) -> str:
    return server.query(f"SELECT ?q WHERE {{ <{claim}> kg:quote ?q }}").rows[0]["q"]


@pytest.mark.parametrize("name", ["accepted", "beliefs"])
def test_what_is_derived_cannot_be_written(own: Server, name: str) -> None:
    graph = quote(namespaces().node("graph") + name, safe="")
    reply = own.ask(f"/graphs?graph={graph}", "PUT", TURTLE, content_type="text/turtle", authorization=BEARER)
    assert (reply.status, "derived" in reply.text) == (403, True)
