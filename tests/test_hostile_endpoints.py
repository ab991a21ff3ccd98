"""Endpoints that mean harm: a request ends in time, an answer is bounded, and no secret is shown.

`benchmarks/faults/endpoints.py` says what they say, and `test_faults.py` gives a sample of that to the commands.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.store import RemoteStore, answers, shown_address

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

from faults.endpoints import STALLS, hostile, sayings, whole

QUERY = "SELECT * { ?s ?p ?o }"
DIGEST = 'WWW-Authenticate: Digest realm="r", nonce="n"'


@pytest.mark.parametrize("what", STALLS)
def test_no_request_outlasts_its_time(what: str) -> None:
    """Each step of these is quick, so that no timeout of a step ends them."""
    with (
        hostile(STALLS[what]) as address,
        RemoteStore(address, seconds=1) as store,
        pytest.raises(StoreError, match="no whole answer within 1 seconds"),
    ):
        store.select(QUERY)


def test_the_next_request_has_its_own_time() -> None:
    answered = []

    def say(client: object, request: bytes) -> None:
        answered.append(request)
        STALLS["says nothing"](client, request) if len(answered) == 1 else client.sendall(
            whole('{"head":{"vars":["g"]},"results":{"bindings":[]}}')
        )  # type: ignore[attr-defined, arg-type]  # a socket

    with hostile(say) as address, RemoteStore(address, seconds=1) as store:
        with pytest.raises(StoreError, match="no whole answer"):
            store.graphs()
        assert store.graphs() == []


@pytest.mark.parametrize("what", ["a body without end", "a question for a password without end"])
def test_no_answer_outgrows_its_bound(what: str) -> None:
    with (
        hostile(sayings()[what]) as address,
        RemoteStore(address, most=200_000, login=("me", "secret")) as store,
        pytest.raises(StoreError, match="more than 200,000 bytes"),
    ):
        store.select(QUERY)


@pytest.mark.parametrize("status", ["200 OK", "401 No", "500 No"])
def test_nothing_packed_is_unpacked(status: str) -> None:
    packed = whole(gzip.compress(b" " * (8 << 20)), "text/plain", status, "Content-Encoding: gzip", DIGEST)
    with (
        hostile(lambda client, _: client.sendall(packed)) as address,
        RemoteStore(address, login=("me", "secret")) as store,
        pytest.raises(StoreError, match="packed"),
    ):
        store.select(QUERY)


def rows(columns: int, *cells: str) -> bytes:
    names = ",".join(f'"v{number}"' for number in range(columns))
    return f'{{"head":{{"vars":[{names}]}},"results":{{"bindings":[{",".join(cells)}]}}}}'.encode()


def test_empty_cells_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row of a thousand columns takes three bytes, and some hundred thousand of them all of the memory."""
    monkeypatch.setattr(answers, "_CELLS", 1000)
    for read in (answers.table_in, answers.rows_in):
        with pytest.raises(StoreError, match="more than 1,000 cells"):
            read(rows(100, *["{}"] * 11), "here")
        with pytest.raises(StoreError, match="more than 1,000 cells"):
            read(rows(0, *["{}"] * 1001), "here")
    assert len(answers.table_in(rows(100, *["{}"] * 10), "here").rows) == 10
    full = '{"v0":{"type":"literal","value":"{{{"}}'
    assert len(answers.table_in(rows(1, *[full] * 1000), "here").rows) == 1000


def test_triples_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_TRIPLES", 3)
    line = b"<e:s> <e:p> <e:o> .\n"
    assert len(list(answers.triples_in(3 * line, "here"))) == 3
    with pytest.raises(StoreError, match="more than 3 triples"):
        list(answers.triples_in(4 * line, "here"))


@pytest.mark.parametrize("deep", ['{"type":"triple","value":{"subject":' * 100_000, '{"v0":' * 100_000, "[" * 100_000])
def test_what_is_deep_is_told(deep: str) -> None:
    for body in (rows(1, f'{{"v0":{deep}'), f'{{"head":{{"link":{deep}'.encode()):
        with pytest.raises(StoreError, match=r"deep in each other|cannot be read"):
            answers.table_in(body, "here")


def test_a_text_longer_than_what_is_read_is_told() -> None:
    with pytest.raises(StoreError, match="more bytes than can be read"):
        list(answers.triples_in(b'<e:s> <e:p> "' + b"a" * (20 << 20) + b'" .\n', "here"))


@pytest.mark.parametrize("token", ["se cret", "secret\n", "s\u00e9cret", "secret\r\nX: y", "\0secret"])
def test_a_token_that_no_header_may_have_is_not_shown(token: str) -> None:
    with pytest.raises(StoreError, match="PARLEY_ENDPOINT_TOKEN") as caught:
        RemoteStore("http://127.0.0.1:9/q", token=token)
    assert token.strip() not in str(caught.value)


@pytest.mark.parametrize("user", ["me\nX: y", "m\u00e9", 'm"e', "somebody"])
@pytest.mark.parametrize("asked", [DIGEST + ", algorithm=ROT13", DIGEST + ", qop=auth-int", "WWW-Authenticate: Digest"])
def test_a_login_that_cannot_be_shown_as_asked_is_not_shown_at_all(user: str, asked: str) -> None:
    with (
        hostile(lambda client, _: client.sendall(whole("", "text/plain", "401 No", asked))) as address,
        RemoteStore(address, login=(user, "secret")) as store,
        pytest.raises(StoreError) as caught,
    ):
        store.select(QUERY)
    assert user not in str(caught.value)
    assert "secret" not in str(caught.value)


ADDRESSES = (
    "http://",
    "http:///",
    "http://:80/",
    "http://[",
    "http://[::1",
    "http://a:99999/",
    "http://a:x/",
    "http://a:0/",
)
NAMES = (
    "http://.",
    "http://a..b/",
    "http://xn--/",
    "http://\u00fc..com/",
    "http://a\0/",
    "http://a b/",
    "http://" + "x" * 70_000,
)


@pytest.mark.parametrize("address", [*ADDRESSES, *NAMES, "http://me:secret@[::1", "http://me:secret@h:99999/"])
def test_what_is_no_address_is_told_at_once(address: str) -> None:
    with pytest.raises(StoreError, match="not an address") as caught:
        RemoteStore(address)
    assert len(str(caught.value)) < 400
    assert "secret" not in str(caught.value)


@given(st.text(), st.text(), st.text())
def test_what_stands_before_a_host_or_behind_a_path_is_not_shown(user: str, password: str, asked: str) -> None:
    assert shown_address(f"https://{user}:SECRET{password}@example.org/sparql?{asked}") == "https://…"
    assert "SECRET" not in shown_address(f"https://example.org/sparql?{asked}SECRET")
