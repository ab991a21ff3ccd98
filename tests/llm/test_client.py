"""Requests over HTTP: retried and bounded, whatever the other end does."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from llm.model_server import ModelServer, Sent, answer, completion, drip, raw_server

from kg.errors import EndpointError, ReplyError
from kg.extraction.llm import ChatClient, Endpoint, Limits, Policy

KEY = "sk-test-0123456789abcdef"
MESSAGES = [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}]
SCHEMA: dict[str, Any] = {"type": "object"}


class Clock:
    """Notes how long it is asked to wait, and does not."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.waits.append(seconds)


def client(url: str, clock: Clock | None = None, key: str | None = None, **limits: Any) -> ChatClient:
    policy = limits.pop("policy", None)
    return ChatClient(Endpoint.parse(url, "m", key), Limits(**limits), policy, sleep=clock or Clock())


def test_an_answer_and_what_it_cost(server: ModelServer) -> None:
    server.does(completion("hello", prompt=12, answer=3))
    asking = client(server.url, key=KEY)
    assert asking.complete(MESSAGES, SCHEMA).text == "hello"
    assert (asking.usage.calls, asking.usage.retries) == (1, 0)
    assert (asking.usage.prompt_tokens, asking.usage.answer_tokens, asking.usage.untold) == (12, 3, 0)
    assert server.asked[0].headers["Authorization"] == f"Bearer {KEY}"
    assert server.asked[0].headers["Accept-Encoding"] == "identity"


@pytest.mark.parametrize(
    "usage",
    [
        None,
        {},
        {"prompt_tokens": -5, "completion_tokens": "7"},
        {"prompt_tokens": True},
        [],
        {"prompt_tokens": 10**4299},
    ],
)
def test_tokens_that_are_no_numbers_are_not_counted(server: ModelServer, usage: Any) -> None:
    sent = completion("x")
    assert isinstance(sent.body, dict)
    sent.body["usage"] = usage
    server.does(sent)
    asking = client(server.url)
    asking.complete(MESSAGES, SCHEMA)
    assert (asking.usage.prompt_tokens, asking.usage.answer_tokens, asking.usage.untold) == (0, 0, 1)


def test_failures_that_pass_are_waited_out(server: ModelServer) -> None:
    clock = Clock()
    server.does(Sent(status=500), Sent(status=503), Sent(status=502), completion("at last"))
    asking = client(server.url, clock)
    assert asking.complete(MESSAGES, SCHEMA).text == "at last"
    assert clock.waits == [1.0, 2.0, 4.0], "doubled, and without jitter"
    assert (asking.usage.calls, asking.usage.retries) == (4, 3)


def test_failures_that_stay_are_given_up(server: ModelServer) -> None:
    clock = Clock()
    server.does(Sent(status=500))
    with pytest.raises(EndpointError, match=r"answered status 500 4 times\. Try again later\."):
        client(server.url, clock).complete(MESSAGES, SCHEMA)
    assert len(server.asked) == 4 and clock.waits == [1.0, 2.0, 4.0]


DATE = "Sat, 08 Mar 2025 10:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        ({"Retry-After": "7"}, [7.0]),
        ({"Retry-After": "0"}, [0.0]),
        ({"Retry-After": "60"}, [60.0]),
        ({"Retry-After": "Sat, 08 Mar 2025 10:00:30 GMT", "Date": DATE}, [30.0]),
        ({"Retry-After": "Sat, 08 Mar 2025 09:00:00 GMT", "Date": DATE}, [0.0]),
        ({"Retry-After": "soon"}, [1.0]),
        ({"Retry-After": "-5"}, [1.0]),
        ({"Retry-After": "²"}, [1.0]),
        ({"Retry-After": "Sat, 08 Mar 99999999999999999999 10:00:30 GMT", "Date": DATE}, [1.0]),
        ({"Retry-After": "Sat, 08 Mar 2025 10:00:30 +99999999999999", "Date": DATE}, [1.0]),
        ({}, [1.0]),
    ],
)
def test_a_wait_that_is_asked_for_is_kept(server: ModelServer, headers: dict[str, str], waits: list[float]) -> None:
    clock = Clock()
    # The library sends a Date of its own; ours comes last, and the first one counts, so that one is sent raw.
    with raw_answers(
        [raw_response(429, headers), raw_response(200, {}, b'{"choices":[{"message":{"content":"x"}}]}')]
    ) as url:
        assert client(url, clock).complete(MESSAGES, SCHEMA).text == "x"
    assert clock.waits == waits


def raw_response(status: int, headers: dict[str, str], body: bytes = b"{}") -> bytes:
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def raw_answers(answers: list[bytes]) -> Any:
    left = list(answers)

    def speak(connection: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request or not request.rstrip().endswith(b"}"):
            piece = connection.recv(65536)
            if not piece:
                return
            request += piece
        connection.sendall(left.pop(0) if len(left) > 1 else left[0])

    return raw_server(speak)


@pytest.mark.parametrize("wait", ["61", "99999999999999", "Sun, 09 Mar 2025 10:00:00 GMT"])
def test_a_wait_that_is_too_long_is_given_up(wait: str) -> None:
    clock = Clock()
    with (
        raw_answers([raw_response(429, {"Retry-After": wait, "Date": DATE})]) as url,
        pytest.raises(EndpointError, match="status 429 once, and asks for a wait of"),
    ):
        client(url, clock).complete(MESSAGES, SCHEMA)
    assert clock.waits == []


def test_a_stall_ends_and_is_tried_once_more(server: ModelServer) -> None:
    server.does(server.stalls())
    began = time.monotonic()
    with pytest.raises(EndpointError, match=r"no answer within the limits \(0\.2 s of silence, 5 s in all\), 2 times"):
        client(server.url, read=0.2, total=5).complete(MESSAGES, SCHEMA)
    assert time.monotonic() - began < 20  # the server would never answer
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "piece",
    [b"HTTP/1.1 100 Continue\r\n\r\n", b"H", b"HTTP/1.1 200 OK\r\nX-A: b\r\n"],
    ids=["100", "status", "headers"],
)
def test_a_server_that_drips_cannot_hold_us(piece: bytes) -> None:
    began = time.monotonic()
    with raw_server(drip(piece, 0.05, 60)) as url, pytest.raises(EndpointError):
        client(url, read=1, total=0.4, policy=Policy(attempts=1)).complete(MESSAGES, SCHEMA)
    assert time.monotonic() - began < 30


def test_a_body_that_drips_cannot_hold_us() -> None:
    started = threading.Event()

    def speak(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        started.set()
        for _ in range(40):
            connection.sendall(b" ")
            time.sleep(0.05)

    with raw_server(speak) as url, pytest.raises(EndpointError, match="no answer within the limits"):
        client(url, read=1, total=0.4, policy=Policy(attempts=1)).complete(MESSAGES, SCHEMA)
    assert started.is_set()


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    clock = Clock()
    with pytest.raises(
        EndpointError, match=rf"127\.0\.0\.1:{port}: the connection was refused\. Start the model's server"
    ):
        client(f"http://127.0.0.1:{port}/v1", clock).complete(MESSAGES, SCHEMA)
    assert clock.waits == [], "a server that is not there is not waited for"


def test_a_host_that_is_nowhere() -> None:
    with pytest.raises(EndpointError, match="the host's name leads nowhere"):
        client("http://no-such-host.invalid/v1").complete(MESSAGES, SCHEMA)


@pytest.mark.parametrize("stated", [True, False], ids=["stated", "unstated"])
def test_fifty_megabytes_are_cut_off(stated: bool) -> None:
    sent = []

    def speak(connection: socket.socket) -> None:
        connection.recv(65536)
        length = b"Content-Length: 50000000\r\n" if stated else b""
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + length + b"\r\n")
        sent.extend(connection.send(b" " * 1_000_000) for _ in range(50))

    with raw_server(speak) as url, pytest.raises(ReplyError, match="larger than 4,000,000 bytes, and was cut off"):
        client(url).complete(MESSAGES, SCHEMA)
    assert sum(sent) < 20_000_000


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"Transfer-Encoding: chunked\r\n\r\n-1\r\n", b" " * 1_000_000),
        (b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"A: b\r\n" * 100_000),
    ],
    ids=["a piece of -1 bytes", "headers after the body"],
)
def test_a_stream_that_says_nothing_of_its_length_is_cut_off(head: bytes, piece: bytes) -> None:
    """The library reads a piece of -1 bytes to the end of the stream: it would hold whatever comes in five minutes."""
    sent = []

    def speak(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + head)
        sent.extend(connection.send(piece) for _ in range(50))

    with raw_server(speak) as url, pytest.raises(ReplyError, match="larger than 4,000,000 bytes, and was cut off"):
        client(url).complete(MESSAGES, SCHEMA)
    assert sum(sent) < 20_000_000


@pytest.mark.parametrize(
    "speaks", [b"", b"SSH-2.0-x\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", b"HTTP/1.1 abc\r\n\r\n"],
    ids=["nothing", "another protocol", "half an answer", "no status"],
)  # fmt: skip
def test_connections_that_break(speaks: bytes) -> None:
    with raw_answers([speaks]) as url, pytest.raises(EndpointError, match=r"broke off|not HTTP"):
        client(url).complete(MESSAGES, SCHEMA)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_refused(server: ModelServer, status: int) -> None:
    server.does(Sent(status=status, headers={"Location": f"{server.url}/elsewhere"}))
    with pytest.raises(EndpointError, match=rf"points elsewhere \(status {status}\), and redirects are not followed"):
        client(server.url, key=KEY).complete(MESSAGES, SCHEMA)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("complaints", "last"),
    [
        (["response_format json_schema is not supported"], {"response_format": {"type": "json_object"}}),
        (["no schema", "no json"], {"response_format": None}),
        (["Use 'max_completion_tokens' instead."], {"max_tokens": None, "max_completion_tokens": 8192}),
        (["'temperature' does not support 0"], {"temperature": None}),
        (["a", "b", "c"], {"response_format": None, "temperature": None, "max_tokens": None}),
    ],
)
def test_dialects(server: ModelServer, complaints: list[str], last: dict[str, Any]) -> None:
    refusals = [Sent({"error": {"message": text}}, status=400) for text in complaints]
    server.does(*refusals, completion("x"))
    asking = client(server.url)
    assert asking.complete(MESSAGES, SCHEMA).text == "x"
    asking.complete(MESSAGES, SCHEMA)
    assert len(server.asked) == len(complaints) + 2, "what works is kept"
    for asked in server.asked[-2:]:
        assert {name: asked.body.get(name) for name in last} == last


def test_an_endpoint_that_takes_nothing(server: ModelServer) -> None:
    server.does(Sent({"error": {"message": f"no model \x1b[31m of that name for {KEY} {'x' * 500}"}}, status=400))
    with pytest.raises(ReplyError, match=r"status 400: no model  ?\[31m of that name for \*\*\* x{50,200}…") as caught:
        client(server.url, key=KEY).complete(MESSAGES, SCHEMA)
    assert len(server.asked) == 4
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key(server: ModelServer, status: int) -> None:
    server.does(Sent({"error": {"message": f"Incorrect API key provided: {KEY[:8]}"}}, status=status))
    with pytest.raises(EndpointError, match=rf"refuses the key \(status {status}\)") as caught:
        client(server.url, key=KEY).complete(MESSAGES, SCHEMA)
    assert KEY[:8] not in str(caught.value)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "not JSON"),
        (b"<html>", "not JSON"),
        (b"[]", "not a JSON object"),
        (b"{}", r"no choices\[0\]\.message"),
        (b'{"choices": []}', "no choices"),
        (b'{"choices": [7]}', "no choices"),
        (b'{"choices": [{"message": {"content": null}}]}', "content is no text"),
        (b'{"choices": [{"message": {"content": 7}}]}', "content is no text"),
        (b'{"choices": [{"message": {"refusal": "no", "content": null}}]}', "declines to answer"),
        (b'{"a": 1, "a": 2}', "holds a name twice"),
        (b'{"a": NaN}', "NaN is no number"),
        (b'{"a": ' + b"9" * 5000 + b"}", "a number of more digits than can be read$"),
        (b'{"a": ' + b"[" * 200_000, "nested too deeply|not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
    ],
)
def test_replies_that_are_no_completion(server: ModelServer, body: bytes, words: str) -> None:
    server.does(Sent(body))
    with pytest.raises(ReplyError, match=words):
        client(server.url).complete(MESSAGES, SCHEMA)


def test_a_compressed_reply_is_not_unpacked(server: ModelServer) -> None:
    server.does(Sent(b"\x1f\x8b", headers={"Content-Encoding": "gzip"}))
    with pytest.raises(ReplyError, match="compressed"):
        client(server.url).complete(MESSAGES, SCHEMA)


def test_the_calls_of_a_run_are_bounded(server: ModelServer) -> None:
    server.does(answer())
    asking = client(server.url, policy=Policy(calls=2))
    asking.complete(MESSAGES, SCHEMA)
    asking.complete(MESSAGES, SCHEMA)
    with pytest.raises(EndpointError, match="the 2 calls that it may make"):
        asking.complete(MESSAGES, SCHEMA)
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("url", "key", "words"),
    [
        ("", None, "empty"),
        ("ftp://h/v1", None, "does not begin with http"),
        ("file:///etc/passwd", None, "does not begin with http"),
        ("//h/v1", None, "does not begin with http"),
        ("https:///v1", None, "does not begin with http"),
        ("https://h:99999/v1", None, "cannot be read"),
        ("https://h:0/v1", None, "port 0"),
        ("https://[::1/v1", None, "cannot be read"),
        ("https://h/v1\r\nX: y", None, "holds a character that no address has"),
        ("https://user:secret@h/v1", None, "holds a user name"),
        ("https://h/v1?api-key=secret", None, "holds a user name, a query"),
        ("https://h/v1#secret", None, "holds a user name, a query"),
        ("http://example.org/v1", KEY, "in the clear"),
        ("http://127.0.0.1.example.org/v1", KEY, "in the clear"),
        ("https://h/v1", f"{KEY}\n", "the key holds"),
        ("https://h/v1", "sécret", "the key holds"),
    ],
)
def test_addresses_and_keys_that_are_refused(url: str, key: str | None, words: str) -> None:
    with pytest.raises(EndpointError, match=words) as caught:
        Endpoint.parse(url, "m", key)
    assert "secret" not in str(caught.value) and KEY not in str(caught.value)


@pytest.mark.parametrize("model", ["", " ", "a\nb", "x" * 300, "é"])
def test_names_of_models_that_are_refused(model: str) -> None:
    with pytest.raises(EndpointError, match="the model's name"):
        Endpoint.parse("https://h/v1", model)


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("https://h/v1", ("https", "h", 443, "/v1/chat/completions")),
        ("http://localhost:8080", ("http", "localhost", 8080, "/chat/completions")),
        ("http://[::1]:1/v1/", ("http", "::1", 1, "/v1/chat/completions")),
        ("https://h/v1/chat/completions", ("https", "h", 443, "/v1/chat/completions")),
    ],
)
def test_addresses(url: str, parts: tuple[Any, ...]) -> None:
    endpoint = Endpoint.parse(url, "m", KEY)
    assert (endpoint.scheme, endpoint.host, endpoint.port, endpoint.path) == parts


def test_certificates_are_verified(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
               "-keyout", str(key), "-out", str(certificate)]  # fmt: skip
    try:
        subprocess.run(command, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl, which makes the certificate that must be refused, is not installed")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    received = []

    def speak(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secure:
            received.append(secure.recv(65536))

    with raw_server(speak) as url, pytest.raises(EndpointError, match="the certificate is not to be trusted"):
        client(url.replace("http:", "https:"), key=KEY).complete(MESSAGES, SCHEMA)
    assert received == []


def test_no_proxy_is_asked(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.does(completion("x"))
    assert client(server.url).complete(MESSAGES, SCHEMA).text == "x"
