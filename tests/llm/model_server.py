"""A server on loopback that speaks the chat-completions protocol, as well or as badly as a test wants."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]


@dataclass
class Sent:
    """What the server sends: a JSON body, or raw bytes, with a status and headers."""

    body: Json | bytes = field(default_factory=dict)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    before: Callable[[], None] = lambda: None


@dataclass
class Asked:
    """A request as it came."""

    headers: dict[str, str]
    body: Json
    path: str

    @property
    def user(self) -> str:
        return self.body["messages"][1]["content"]

    @property
    def article(self) -> str:
        """What stands between the last two fences."""
        fence = re.search(r"^=== [0-9a-f]{24} ===$", self.user, flags=re.MULTILINE)
        assert fence is not None
        return self.user.split(fence[0])[-2].strip("\n")

    def number(self, name: str) -> int:
        """The number under which the list has an actor."""
        found = re.search(rf"^(\d+)\. {re.escape(json.dumps(name, ensure_ascii=False))} \(", self.user, re.MULTILINE)
        assert found is not None, f"{name} is not on the list"
        return int(found[1])


Behaviour = Callable[[Asked], Sent]


def completion(content: str, *, finish: str = "stop", prompt: int = 100, answer: int = 10) -> Sent:
    """A chat completion with that text."""
    return Sent(
        {
            "id": "x", "object": "chat.completion", "model": "test-model",
            "choices": [{"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content}}],
            "usage": {"prompt_tokens": prompt, "completion_tokens": answer, "total_tokens": prompt + answer},
        }
    )  # fmt: skip


def answer(*statements: Json, **extra: Any) -> Sent:
    """A completion with those statements."""
    return completion(json.dumps({"reasoning": "…", "statements": list(statements), **extra}, ensure_ascii=False))


def chosen(number: int, words: str) -> Json:
    return {"number": number, "name": None, "type": None, "acts_for": None, "words": words}


def proposed(name: str, kind: str, words: str | None = None, acts_for: int | None = None) -> Json:
    return {"number": None, "name": name, "type": kind, "acts_for": acts_for, "words": words or name}


def statement(
    quote: str, trigger: str, relation: str, subject: Json, target: Json | None = None, **others: Any
) -> Json:
    """A statement of an answer, with every field that the schema asks for; the sign is the relation's own."""
    from kg.vocabulary import vocabulary

    known = vocabulary().relations.get(relation)
    fields = {
        "reasoning": "because", "quote": quote, "trigger": trigger, "relation": relation,
        "sign": known.sign if known else 0, "event": None, "subject": subject, "object": target, "parties": [],
        "claimant": None, "via": None, "stance": "affirms", "modality": "actual", "speech_act": "states",
        "channel": None, "aspect": None, "time_words": None, "place": None, "content": None, "agreement_words": None,
        "status": None, "figure": None,
    }  # fmt: skip
    return fields | others


class ModelServer:
    """What runs while a test asks it: its address, what it was asked, and how it behaves.

    Behaviours are used up one a request; the last one stays.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[Asked] = []
        self.behaviours: list[Behaviour] = [lambda _: answer()]
        self.released = threading.Event()
        self.errors: list[Exception] = []

    def does(self, *behaviours: Behaviour | Sent) -> None:
        self.behaviours = [b if callable(b) else (lambda _, sent=b: sent) for b in behaviours]

    def next(self, asked: Asked) -> Sent:
        self.asked.append(asked)
        behaviour = self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]
        try:
            return behaviour(asked)
        except Exception as error:
            # Raised again at the end of the test: on this thread nobody would see it.
            self.errors.append(error)
            raise

    def stalls(self, seconds: float = 30.0) -> Sent:
        """Say nothing until the test is over."""
        return Sent(before=lambda: self.released.wait(seconds) and None)


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """A server on a free port of loopback."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            asked = Asked(dict(self.headers), json.loads(self.rfile.read(length)), self.path)
            sent = server_state.next(asked)
            sent.before()
            data = sent.body if isinstance(sent.body, bytes) else json.dumps(sent.body).encode()
            self.send_response(sent.status)
            for name, value in {"Content-Length": str(len(data)), **sent.headers}.items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Nothing: a test's output is its own."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Nothing: that a client goes away is what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    server_state = ModelServer(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server_state
    finally:
        server_state.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
    for error in server_state.errors:
        raise error


@contextmanager
def raw_server(speak: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that does with each connection whatever ``speak`` does; yields its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def serve() -> None:
        while not stop.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                speak(connection)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
    finally:
        stop.set()
        # Wakes `accept`, which closing the listener does not on every system.
        with socket.create_connection(listener.getsockname()[:2], timeout=5):
            pass
        listener.close()
        thread.join()


def drip(piece: bytes, seconds: float, times: int) -> Callable[[socket.socket], None]:
    """Send ``piece`` again and again, slowly enough that each wait is short and all of them are not."""

    def speak(connection: socket.socket) -> None:
        connection.recv(65536)
        for _ in range(times):
            connection.sendall(piece)
            time.sleep(seconds)

    return speak
