"""A graph behind an endpoint, wherever the command line takes a graph; and what lets us in there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from servers import oxigraph

import kg
from kg.cli.app import app
from kg.errors import StoreError, UnknownNameError
from kg.graph import EndpointGraph
from kg.store import RemoteStore, credentials_of


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with oxigraph() as store:
        store.add(kg.build().quads())
        yield store.query_address


def main(words: list[str]) -> int:
    """The exit code of a command."""
    with pytest.raises(SystemExit) as ended:
        app(words, prog_name="kg")
    return int(ended.value.code or 0)


def printed(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main(list(words)) == code
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ("query", "who-attacked", "actor=pakistan"),
        ("query", "allies", "actor=ttp", "--view", "all"),
        ("query", "agreement-status", "--at", "2025-11-01"),
        ("analyze", "allies", "TTP"),
        ("export", "nq"),
        ("export", "graphml"),
    ],
)
def test_an_endpoint_serves_where_a_folder_does(
    words: tuple[str, ...], address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "here.nq"
    folder.write_text("".join(f"{quad} .\n" for quad in kg.build().quads()), encoding="utf-8")
    here = printed(capsys, *words, "-g", str(folder))
    assert printed(capsys, *words, "-g", address) == here != ""


def test_it_is_checked_and_examined(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "check", address) == ""
    assert printed(capsys, "doctor", address) == ""


def test_a_query_is_answered_there_and_not_by_reading_all_of_it(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with RemoteStore(address) as store:
        graph = EndpointGraph(store)
        monkeypatch.setattr(RemoteStore, "quads", None)
        assert graph.table("who-attacked", {"actor": "pakistan"}).rows == kg.build().table("who-attacked").rows
        assert list(graph.actors) == [name for name in kg.build().actors if name in graph.actors]
        assert graph.find_actor("tehreek-e-taliban pakistan").name == "TTP"
        with pytest.raises(UnknownNameError, match="Pakistan"):
            graph.table("who-attacked", {"actor": "Pakistn"})
        assert graph.unknown_terms("SELECT ?a { ?a kg:hostil actor:pakistan }")


@pytest.mark.parametrize("words", [("backup", "-o", "x.backup"), ("serve",)])
def test_what_needs_a_graph_on_this_machine_says_so(
    words: tuple[str, ...], address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, address]) == 1
    assert "opy it into a store's directory with `kg export store -g URL -o DIR`" in capsys.readouterr().err


def test_nobody_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", "allies", "TTP", "-g", "http://127.0.0.1:9/query"]) == 1
    assert "cannot be reached" in capsys.readouterr().err


@contextmanager
def listening(challenge: str) -> Iterator[tuple[str, list[str | None]]]:
    """An endpoint that answers every ASK with yes, once it has been shown something; and what it was shown."""
    shown: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            shown.append(self.headers["Authorization"])
            self.send_response(200 if shown[-1] else 401)
            self.send_header("WWW-Authenticate", challenge)
            self.end_headers()
            self.wfile.write(b'{"head":{"vars":["g"]},"results":{"bindings":[]}}')

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}/query", shown
        finally:
            running.shutdown()
            thread.join()


DIGEST = 'Digest realm="r", nonce="n", qop="auth", algorithm=MD5'


@pytest.mark.parametrize(
    ("held", "challenge", "kind"),
    [
        ({"PARLEY_ENDPOINT_TOKEN": "secret"}, DIGEST, "Bearer secret"),
        ({"PARLEY_ENDPOINT_USER": "me", "PARLEY_ENDPOINT_PASSWORD": "secret"}, DIGEST, 'Digest username="me"'),
        ({"PARLEY_ENDPOINT_USER": "me", "PARLEY_ENDPOINT_PASSWORD": "secret"}, 'Basic realm="r"', "Basic "),
    ],
)
def test_credentials_come_from_the_environment_and_are_shown_as_asked(
    held: dict[str, str], challenge: str, kind: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in held.items():
        monkeypatch.setenv(name, value)
    with listening(challenge) as (address, shown):
        main(["query", "SELECT ?a { ?a a kg:Claim }", "-g", address])
    assert shown[-1] is not None
    assert shown[-1].startswith(kind)
    assert shown[0] is None or kind.startswith("Bearer"), "a password is shown only where it is asked for"
    said = capsys.readouterr()
    assert "secret" not in said.out + said.err


def test_half_of_a_login_is_told() -> None:
    assert credentials_of({}) == {}
    with pytest.raises(StoreError, match="only half of a login"):
        credentials_of({"PARLEY_ENDPOINT_USER": "me"})
