"""Hostile endpoints behind ``-g URL``: each command ends in time and within its memory, and says what is wrong.

The servers are sockets on loopback that say what they are told to say, HTTP or not. One of them answers every query
as it should, from a graph that was spoiled.
"""

from __future__ import annotations

import gzip
import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph as ox
from faults.outcome import Outcome
from faults.reach import Trap
from faults.running import kg

import kg as parley

__all__ = ["STALLS", "Say", "endpoints", "hostile", "sayings", "whole"]

Say = Callable[[socket.socket, bytes], None]
"""What a server does with a connection, given the request."""

_MOST_MEMORY = 3 << 29
_SECONDS = 150.0
_MOST_WORDS = 2_000
_JSON = "application/sparql-results+json"
_ROWS = b'{"head":{"vars":["g","a"]},"results":{"bindings":['
_COMMANDS: tuple[tuple[str, ...], ...] = (
    ("query", "who-attacked", "-g", "@"), ("query", "SELECT * { ?s ?p ?o }", "-g", "@"), ("check", "-g", "@"),
    ("doctor", "@"), ("analyze", "allies", "TTP", "-g", "@"), ("export", "nq", "-g", "@"), ("diff", "@", "@"),
    ("export", "html", "-g", "@", "-o", "e.html"), ("export", "store", "-g", "@", "-o", "s"), ("rows", "x", "-g", "@"),
    ("query", "who-attacked", "-g", "@", "--view", "all"), ("analyze", "timeline", "-g", "@"),
)  # fmt: skip


@contextmanager
def hostile(say: Say) -> Iterator[str]:
    """The address of a server that does this with every connection."""
    listening = socket.create_server(("127.0.0.1", 0))

    def talk(client: socket.socket) -> None:
        with client, suppress(OSError):
            client.settimeout(_SECONDS)
            say(client, _request(client))
            client.shutdown(socket.SHUT_WR)
            while client.recv(1 << 16):
                pass

    def listen() -> None:
        with suppress(OSError):
            while True:
                client, _ = listening.accept()
                threading.Thread(target=talk, args=(client,), daemon=True).start()

    threading.Thread(target=listen, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/sparql"
    finally:
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def _request(client: socket.socket) -> bytes:
    read = bytearray()
    while b"\r\n\r\n" not in read:
        block = client.recv(1 << 16)
        if not block:
            return bytes(read)
        read += block
    head, _, body = bytes(read).partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    missing = int(lengths[0].partition(b":")[2]) - len(body) if lengths else 0
    while missing > 0 and (block := client.recv(1 << 16)):
        body, missing = body + block, missing - len(block)
    return head + b"\r\n\r\n" + body


def whole(body: bytes | str, kind: str = _JSON, status: str = "200 OK", *headers: str) -> bytes:
    """An answer in one piece."""
    data = body if isinstance(body, bytes) else body.encode()
    head = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(data)}",
        "Connection: close",
        *headers,
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + data


def _saying(answer: bytes) -> Say:
    return lambda client, _: client.sendall(answer)


def _for_ever(head: bytes, block: bytes, pause: float = 0.0) -> Say:
    def say(client: socket.socket, _: bytes) -> None:
        client.sendall(head)
        while True:
            client.sendall(block)
            time.sleep(pause)

    return say


def _silent(client: socket.socket, _: bytes) -> None:
    client.recv(1)


_OPEN = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
STALLS: dict[str, Say] = {
    "says nothing": _silent,
    "begins a head, and goes on byte by byte": _for_ever(_OPEN + b"X: ", b"a", 0.5),
    "sends provisional answers for ever": _for_ever(b"", b"HTTP/1.1 102 Processing\r\n\r\n", 0.2),
    "sends a body byte by byte": _for_ever(_OPEN + b"\r\n", b" ", 0.5),
}


def sayings(elsewhere: str = "http://127.0.0.1:9/x") -> dict[str, Say]:
    """What the servers say, by name; `elsewhere` is an address that none may lead to."""
    page = "<!doctype html><title>Login</title><script>alert(1)</script><h1>Please \x1b[31mlog in</h1>"
    cell = b'{"g":{"type":"uri","value":"http://e.org/a"}}'
    wrong = {
        "a number": b'{"type":"uri","value":5}', "no value": b'{"type":"uri"}', "null": b"null", "a list": b"[1]",
        "an unknown type": b'{"type":"banana","value":"x"}', "a relative IRI": b'{"type":"uri","value":"x"}',
        "an IRI that ends a query": b'{"type":"uri","value":"http://x/> } ; DROP ALL #"}',
        "a language that is none": b'{"type":"literal","xml:lang":"not one!","value":"x"}',
        "a datatype that is none": b'{"type":"literal","datatype":"x>","value":"x"}',
        "half a character": b'{"type":"literal","value":"\\ud800"}',
    }  # fmt: skip
    columns = b",".join(b'"v%d"' % number for number in range(1000))
    digest, packed = 'WWW-Authenticate: Digest realm="r", nonce="n"', gzip.compress(b" " * (64 << 20))
    xml = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/></sparql>'
    answers: dict[str, bytes] = {
        "a page instead of an answer": whole(page, "text/html"),
        "a page as JSON": whole(page),
        "nothing at all": b"",
        "an empty answer": whole(""),
        "no content": b"HTTP/1.1 204 No Content\r\n\r\n",
        "a way to a file": whole("", "text/plain", "302 Found", "Location: file:///etc/passwd"),
        "a way elsewhere": whole("", "text/plain", "307 Temporary Redirect", f"Location: {elsewhere}"),
        "a way without an end": whole("", "text/plain", "301 Moved", "Location: /sparql"),
        "a way that leads nowhere": whole("", "text/plain", "302 Found"),
        "an error with control characters": whole(page, "text/html", "500 \x1b[2J"),
        "a refusal with control characters": whole(page * 99, "text/html", "400 Bad Request"),
        "an unknown status": whole(page, "text/html", "799 Odd"),
        "a head of a megabyte": _OPEN + b"X: " + b"a" * (1 << 20) + b"\r\n\r\n{}",
        "a hundred thousand headers": _OPEN + b"X: a\r\n" * 100_000 + b"\r\n{}",
        "no HTTP": b"SSH-2.0-OpenSSH_9.2\r\n" + b"\0" * 1000,
        "TLS": b"\x15\x03\x01\0\x02\x02\x28",
        "a long line": b"a" * (1 << 20),
        "less than was promised": whole(_ROWS + cell + b"]}}").replace(b"Content-Length: ", b"Content-Length: 9"),
        "half of an answer": whole(_ROWS + cell[:20]),
        "pieces of no length": _OPEN + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}",
        "two lengths": _OPEN + b"Content-Length: 2\r\nContent-Length: 9\r\n\r\n{}",
        "XML": whole(xml, "application/sparql-results+xml"),
        "bytes that are no text": whole(b"\xff\xfe\0" * 1000),
        "a mark of order before it": whole(b"\xef\xbb\xbf" + _ROWS),
        "yes or no": whole('{"head":{},"boolean":true}'),
        "a list": whole("[]"),
        "no rows": whole('{"head":{"vars":["a"]}}'),
        "a packed answer": whole(packed, _JSON, "200 OK", "Content-Encoding: gzip"),
        "an answer that is packed in its way": _OPEN + b"Transfer-Encoding: gzip, chunked\r\n\r\n",
        "a deep answer": whole(b'{"head":{"link":' + b"[" * 2_000_000),
        "triples deep in each other": whole(_ROWS + b'{"g":' + b'{"type":"triple","value":{"subject":' * 50_000),
        "a thousand columns, and rows without cells": whole(
            b'{"head":{"vars":[' + columns + b']},"results":{"bindings":[' + b",".join([b"{}"] * 200_000) + b"]}}"
        ),
        "a password asked for in no known way": whole("", "text/plain", "401 No", digest + ", algorithm=ROT13"),
        "a packed question for a password": whole(packed, "text/html", "401 No", "Content-Encoding: gzip", digest),
    }
    for what, value in wrong.items():
        answers[f"a cell with {what}"] = whole(_ROWS + b'{"g":' + value + b"}]}}")
    says = {what: _saying(answer) for what, answer in answers.items()}
    asks = f"HTTP/1.1 401 No\r\n{digest}\r\n\r\n".encode()
    says["a body without end"] = _for_ever(_OPEN + b"\r\n", b" " * (1 << 16))
    says["a question for a password without end"] = _for_ever(asks, b" " * (1 << 16))
    return says


def endpoints(folder: Path, count: int, seed: int) -> Iterator[Outcome]:
    """Each saying, to one command in turn, and to all of them at the full count; graphs spoiled in so many ways."""
    yield _of_sayings(folder / "sayings", count)
    if count > 1:
        yield _of_stalls(folder)
    yield _of_addresses(folder, count)
    yield _of_spoiled_graphs(folder / "spoiled", count, seed)


def _of_sayings(folder: Path, count: int) -> Outcome:
    outcome = Outcome("endpoints that answer something else")
    folder.mkdir()
    trap = Trap()
    for number, (what, say) in enumerate(sayings(trap.address).items()):
        some = _COMMANDS if count > 1 else (_COMMANDS[number % len(_COMMANDS)],)
        if "without end" in what or "columns" in what:
            some = some[:1]
        with hostile(say) as address:
            for command in some:
                _tried(outcome, what, command, address, folder)
        outcome.expect(not trap.seen, f"{what}: reached elsewhere")
        outcome.expect(
            not (folder / "e.html").exists() and not (folder / "s").exists(), f"{what}: something was written"
        )
    trap.close()
    return outcome


def _tried(outcome: Outcome, what: str, command: tuple[str, ...], address: str, folder: Path) -> None:
    environment = {"PARLEY_ENDPOINT_USER": "me", "PARLEY_ENDPOINT_PASSWORD": "secret"} if "password" in what else {}
    arguments = [address if word == "@" else word for word in command]
    done = kg(*arguments, cwd=folder, seconds=_SECONDS, environment=environment)
    shown = f"{what}: {' '.join(command)}"
    if outcome.judge(shown, done, (1,), ("error: ",)):
        outcome.notes["told"] += 1
    outcome.expect(not done.out, f"{shown}: printed {done.out[:100]!r}")
    outcome.expect(len(done.said) < _MOST_WORDS, f"{shown}: {len(done.said):,} characters are said")
    outcome.expect(not any(mark in done.said for mark in ("\x1b", "secret")), f"{shown}: {done.said[:300]!r}")
    outcome.expect(done.peak < _MOST_MEMORY, f"{shown}: took {done.peak >> 20:,} MiB")


def _of_stalls(folder: Path) -> Outcome:
    """Those that take their time; a request may have a minute."""
    outcome = Outcome("endpoints that stall")
    for what, say in STALLS.items():
        with hostile(say) as address:
            done = kg("query", "SELECT * { ?s ?p ?o }", "-g", address, cwd=folder, seconds=_SECONDS)
        outcome.judge(what, done, (1,), ("no whole answer within 60 seconds",))
        outcome.expect(done.seconds < 75, f"{what}: took {done.seconds:.0f} s")
    return outcome


def _of_addresses(folder: Path, count: int) -> Outcome:
    """Addresses with a password, and some that are none."""
    outcome = Outcome("addresses that are none, or hold a password")
    hosts = (
        "me:secret@127.0.0.1:9/q", "me:secret@[::1", "me:secret@127.0.0.1:99999/", "me:secret@127.0.0.1:x/",
        "secret@127.0.0.1:9/", ":secret@127.0.0.1:9/", "me:se/secret@127.0.0.1:9/", "me:s#secret@127.0.0.1:9/",
        "me:secret@", "127.0.0.1:9/q?key=secret", "127.0.0.1:9/q#secret", "[::1", "[", "", "/", ":80/", "127.0.0.1:0/",
        ".", "a..b/", "x" * 70_000, "xn--/", "\u00fc..com/", "127.0.0.1 :9/", "127.0.0.1:9/\r\nX: y", "%00/",
    )  # fmt: skip
    for host in hosts:
        for command in _COMMANDS if count > 1 else _COMMANDS[:1]:
            _tried(outcome, f"http://{host[:50]!r}", command, f"http://{host}", folder)
    return outcome


def _of_spoiled_graphs(folder: Path, count: int, seed: int) -> Outcome:
    """An endpoint that speaks SPARQL as it should, over a graph of which some quads were changed."""
    outcome = Outcome("endpoints whose graph was spoiled")
    folder.mkdir()
    quads = list(parley.build().quads())
    draw = random.Random(f"{seed} spoiled graphs")
    for number in range(min(count, 25)):
        store = ox.Store()
        store.extend(_spoiled(quads, draw, share=(0.002, 0.05, 0.5)[number % 3]))
        for quad in list(store):
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
        with hostile(lambda client, request, store=store: client.sendall(_answer(store, request))) as address:
            for command in _COMMANDS if count > 1 else _COMMANDS[4:8]:
                arguments = [address if word == "@" else word for word in command]
                done = kg(*arguments, cwd=folder, seconds=_SECONDS)
                what = f"graph {number}: {' '.join(command)}"
                outcome.judge(what, done, (0, 1, 3, 4))
                outcome.notes[f"exit code {done.code}"] += 1
                # What goes into a pipe is data, and stays as it is; what is said to people may lead to a terminal.
                outcome.expect("\x1b" not in done.said, f"{what}: steers the terminal")
            page = folder / "e.html"
            outcome.expect(
                not page.exists() or "<script>alert" not in page.read_text("utf-8"),
                f"graph {number}: a script is in the page",
            )
    return outcome


_LABELS = (
    "<script>alert(1)</script>", "\x1b[2J\x1b]0;x\x07", '"><img src=x onerror=alert(1)>', "", " ", "x" * 5000, "\n\n",
    "\u202eevil", "2025-13-45", "=cmd|' /C calc'!A0", "9" * 5000, "NaN",
)  # fmt: skip


def _spoiled(quads: list[ox.Quad], draw: random.Random, share: float) -> Iterator[ox.Quad]:
    for quad in quads:
        if draw.random() > share:
            yield quad
            continue
        other, kind = draw.choice(quads), draw.randrange(6)
        thing: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple = quad.object
        if kind == 0:
            continue
        if kind == 1:
            thing = ox.Literal(draw.choice(_LABELS))
        elif kind == 2:
            thing = other.object
        elif kind == 3:
            thing = ox.Literal(draw.choice(_LABELS), datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))
        elif kind == 4:
            thing = quad.subject
        yield quad
        yield ox.Quad(quad.subject, other.predicate if kind == 5 else quad.predicate, thing, quad.graph_name)


def _answer(store: ox.Store, request: bytes) -> bytes:
    text = parse_qs(request.partition(b"\r\n\r\n")[2].decode())["query"][0]
    try:
        found = store.query(text)
    except (SyntaxError, ValueError, RuntimeError, OSError) as problem:
        return whole(str(problem), "text/plain", "400 Bad Request")
    if isinstance(found, ox.QueryTriples):
        return whole(ox.serialize(found, format=ox.RdfFormat.N_TRIPLES), "application/n-triples")
    return whole(found.serialize(format=ox.QueryResultsFormat.JSON))
