"""Whether anything that Parley is given makes it reach the network: a server that listens must see no request."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from faults.outcome import Outcome
from faults.running import kg
from service.running import Server, founding_folder, running

from kg.errors import KgError
from kg.graph import Graph
from kg.store import RemoteStore

__all__ = ["reaching"]

_TOKEN = "correct-horse-battery-staple"
_QUERIES = (
    "SELECT * { SERVICE <@> { ?s ?p ?o } }", "SELECT * { SERVICE SILENT <@> { ?s ?p ?o } }",
    "SELECT * { ?x ?y ?o.SERVICE<@>{ ?s ?p ?o } }", "SELECT * { ?x ?y 5SERVICE <@> { ?s ?p ?o } }",
    "SELECT * { BIND(<@> AS ?u) SERVICE ?u { ?s ?p ?o } }", "SELECT * { VALUES ?u { <@> } SERVICE ?u {} }",
    "PREFIX x: <@> SELECT * { SERVICE x: { ?s ?p ?o } }", "BASE <@> SELECT * { SERVICE <> { ?s ?p ?o } }",
    "SELECT * FROM <@> { ?s ?p ?o }", "SELECT * FROM NAMED <@> { GRAPH ?g { ?s ?p ?o } }",
    "PREFIX x: <@> SELECT * FROM x: { ?s ?p ?o }", "DESCRIBE <@>", "ASK FROM <@> { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } FROM <@> WHERE { ?s ?p ?o }", "SELECT * { GRAPH <@> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <@> { ?a ?b ?c } } }", "SELECT * { { SELECT * { SERVICE <@> {} } } }",
    "\\u0053ERVICE <@>", "SELECT * { #\nSERVICE#\n<@>#\n{ ?s ?p ?o } }", "SELECT (IRI('@') AS ?x) {}",
    "LOAD <@>", "LOAD SILENT <@> INTO GRAPH <http://e.org/g>", "INSERT { ?s ?p ?o } WHERE { SERVICE <@> { ?s ?p ?o } }",
    "DELETE { ?s ?p ?o } USING <@> WHERE { ?s ?p ?o }", "WITH <@> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "COPY <@> TO <http://e.org/g>", "ADD <@> TO <http://e.org/g>", "INSERT DATA { <@> <@> <@> } ; LOAD <@>",
)  # fmt: skip
_UPLOADS = {
    "application/ld+json": (
        '{"@context": "@", "@id": "http://e.org/a", "p": "x"}',
        '{"@context": ["@", {"@import": "@"}], "@id": "http://e.org/a"}',
        '{"@context": {"@import": "@", "@version": 1.1}, "@id": "http://e.org/a"}',
        '{"@context": {"p": {"@id": "http://e.org/p", "@context": "@"}}, "@id": "http://e.org/a", "p": {"@id": "x:y"}}',
    ),
    "application/rdf+xml": (
        '<!DOCTYPE rdf:RDF SYSTEM "@"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
        '<!DOCTYPE r [<!ENTITY % x SYSTEM "@"> %x;]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
        '<?xml-stylesheet href="@"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xml:base="@"/>',
    ),
    "text/turtle": ("@prefix x: <@> . @base <@> . <a> x:b <@> .", 'VERSION "1.2" <@> <@> <@> .'),
    "application/n-triples": ("<@> <@> <@> .",),
}
_PAGE = (
    '<!DOCTYPE html PUBLIC "x" "@"><html><head><base href="@"><meta http-equiv=refresh content="0;url=@">'
    '<link rel=stylesheet href="@"><link rel=canonical href="@"><script src="@"></script><title>News</title>'
    '<script type="application/ld+json">{"@context": "@", "@type": "NewsArticle", "url": "@", "image": "@"}</script>'
    '</head><body background="@"><article><iframe src="@"></iframe><img src="@" srcset="@ 2x"><object data="@">'
    '</object><p>Pakistan attacked India in 2020.</p><xi:include href="@"/><video poster="@" src="@"></video>'
    "</article></body></html>"
)
_XHTML = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "@"><!ENTITY % y SYSTEM "@"> %y;]>'
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Pakistan attacked India in 2020. &x;</p></body></html>'
)
_MARKDOWN = (
    '---\ntitle: News\npublisher: "@"\n---\n\n![x](@)\n\n[x]: @\n\n<img src="@">\n\nPakistan attacked India in 2020.\n'
)
_YAML = (
    "document: a\nactors: [{name: !!python/object/apply:urllib.request.urlopen ['@'], type: State}]\nstatements: []\n"
)
_PDF = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(@)>>/URI<</Base(@)>>>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 0/F<</FS/URL/F(@)>>>>stream\n\nendstream endobj\n"
    b"5 0 obj<</Type/XObject/Subtype/Image/Length 0/F<</FS/URL/F(@)>>>>stream\n\nendstream endobj\n"
    b"trailer<</Root 1 0 R>>\n"
)


class Trap:
    """A server on loopback that notes whoever comes, and answers as it is told to."""

    def __init__(self, answer: bytes = b"") -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._answer = answer
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/x"
        self.seen: list[bytes] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            with client:
                client.settimeout(1)
                try:
                    self.seen.append(client.recv(4000))
                    client.sendall(self._answer)
                except OSError:
                    self.seen.append(b"")

    def close(self) -> None:
        self._socket.close()


@contextmanager
def _trap(answer: bytes = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") -> Iterator[Trap]:
    trap = Trap(answer)
    try:
        yield trap
    finally:
        trap.close()


def reaching(folder: Path, count: int, seed: int) -> Iterator[Outcome]:
    """Try so many of the ways; the full count is all of them."""
    del seed
    yield _of_the_service(folder, count)
    yield _of_commands(folder / "files", count)
    yield _of_endpoints()


def _of_the_service(folder: Path, count: int) -> Outcome:
    outcome = Outcome("SERVICE, LOAD, FROM and uploads that would reach out")
    source = Graph.open(founding_folder(folder)).save(folder / "store")
    with _trap() as trap, running(source, "--writable", "--timeout", "3", environment=_environment(trap)) as server:
        for text in _QUERIES[:count]:
            _ask(outcome, server, trap, "/sparql", text)
            _ask(outcome, server, trap, "/update", text)
        for name in ("default-graph-uri", "named-graph-uri", "using-graph-uri"):
            _noted(outcome, trap, name, server.query("SELECT * { ?s ?p ?o }", **{name: trap.address}).status)
        for path in ("/graphs?graph=", "/id/", "/search?q=", "/query?query=SELECT", "/browse?kind="):
            _noted(outcome, trap, path, server.ask(path + quote(trap.address, safe="")).status)
        for kind, bodies in _UPLOADS.items():
            for body in bodies[:count]:
                sent = (
                    body.replace("@", trap.address) if "json" not in kind else body.replace('"@"', f'"{trap.address}"')
                )
                reply = server.ask(
                    "/graphs?graph=http://e.org/g", "PUT", sent.encode(), content_type=kind,
                    authorization=f"Bearer {_TOKEN}",
                )  # fmt: skip
                _noted(outcome, trap, body, reply.status)
    return outcome


def _ask(outcome: Outcome, server: Server, trap: Trap, path: str, text: str) -> None:
    kind = "application/sparql-query" if path == "/sparql" else "application/sparql-update"
    body = text.replace("@", trap.address).encode()
    reply = server.ask(path, "POST", body, content_type=kind, authorization=f"Bearer {_TOKEN}")
    _noted(outcome, trap, f"{path}: {text}", reply.status)


def _noted(outcome: Outcome, trap: Trap, what: str, status: int) -> None:
    outcome.count += 1
    outcome.notes[str(status)] += 1
    if status >= 500:
        outcome.crashes.append(f"{what}: {status}")
    _empty(outcome, trap, what)


def _empty(outcome: Outcome, trap: Trap, what: str) -> None:
    if trap.seen:
        outcome.wrong.append(f"{what}: reached out: {trap.seen[0][:200]!r}")
        trap.seen.clear()


def _environment(trap: Trap) -> dict[str, str]:
    """What a user may have set: proxies, which no part of Parley has a use for."""
    proxy = trap.address.removesuffix("/x")
    return {"PARLEY_TOKEN": _TOKEN, **dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY"), proxy)}


def _of_commands(folder: Path, count: int) -> Outcome:
    outcome = Outcome("documents, tables and names that would reach out")
    folder.mkdir()
    with _trap() as trap:
        there = trap.address
        files = {"a.html": _PAGE, "b.xhtml": _XHTML, "c.md": _MARKDOWN, "d.txt": "Pakistan attacked India in 2020."}
        for name, text in files.items():
            (folder / name).write_text(text.replace('"@context": "@"', f'"@context": "{there}"').replace("@", there))
        (folder / "e.pdf").write_bytes(_PDF.replace(b"@", there.encode()))
        (folder / "d.statements.yaml").write_text(_YAML.replace("@", there))
        runs: list[tuple[str, ...]] = [
            ("build", "a.html", "b.xhtml", "c.md", "-o", "out"), ("build", "e.pdf", "-o", "out"),
            ("build", "d.txt", "-o", "out"), ("build", there, "-o", "out"), ("extract", there), ("aliases", there),
            ("ingest", "ucdp-ged", there, "-o", "out"), ("ingest", "--mapping", there, "d.txt", "-o", "out"),
            ("build", "c.md", "--lexicon", there, "-o", "out"), ("build", "c.md", "--originals", there, "-o", "out"),
            ("restore", there, "--verify"), ("doctor", there), ("backup", there, "-o", "b"), ("review", there),
            *(("query", text.replace("@", there)) for text in _QUERIES),
        ]  # fmt: skip
        for arguments in runs[: 2 * count]:
            done = kg(*arguments, cwd=folder, environment=_environment(trap), seconds=60)
            outcome.judge(" ".join(arguments)[:200], done, (0, 1, 2, 3, 4))
            _empty(outcome, trap, " ".join(arguments)[:200])
    return outcome


def _of_endpoints() -> Outcome:
    """An endpoint that was named may be asked, and nobody else: it sends elsewhere, or packs a bomb."""
    outcome = Outcome("an endpoint that sends elsewhere")
    for status in (301, 302, 303, 307, 308):
        with _trap() as trap:
            answer = f"HTTP/1.1 {status} Moved\r\nLocation: {trap.address}\r\nContent-Length: 0\r\n\r\n"
            with _trap(answer.encode()) as endpoint, RemoteStore(endpoint.address, seconds=5) as store:
                outcome.count += 1
                try:
                    store.select("ASK {}")
                    outcome.wrong.append(f"{status}: an answer was made of nothing")
                except KgError:
                    outcome.notes["told"] += 1
            _empty(outcome, trap, str(status))
    return outcome
