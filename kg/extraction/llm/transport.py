"""One request over HTTP, bounded in time and in size: no redirect, no proxy, no unverified certificate."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import field
from typing import Literal, cast

from kg.extraction.llm.endpoint import Endpoint
from kg.extraction.words.records import record

__all__ = ["Limits", "Response", "TransportError", "post"]

Kind = Literal["refused", "unknown host", "certificate", "silence", "dropped", "too large", "not HTTP"]
_PIECE = 65536
_HEADERS = ("retry-after", "date", "content-encoding")


@record
class Limits:
    """The bounds of one request.

    Attributes:
        connect: seconds for the connection, and again for its handshake.
        read: seconds of silence before it counts as a stall.
        total: seconds for all of it.
        reply_bytes: the largest reply; what frames it, headers and the lengths of pieces, may come to as much again.
    """

    connect: float = 10.0
    read: float = 120.0
    total: float = 300.0
    reply_bytes: int = 4_000_000


@record
class Response:
    """What came back: status, the few headers that are read (by lower-case name), body."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class TransportError(Exception):
    """A request that had no response.

    Args:
        kind: what kind of failure it was.
        message: what happened, as a phrase.
    """

    def __init__(self, kind: Kind, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message


class _TooMuchError(OSError):
    """More has come than is read, whatever part of a reply it is."""


class _Clock:
    """How long may still be waited."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._end = time.monotonic() + limits.total

    def left(self, most: float) -> float:
        left = min(most, self._end - time.monotonic())
        if left <= 0:
            raise TimeoutError
        return left

    @property
    def read(self) -> float:
        return self.left(self._limits.read)


class _Reader(io.RawIOBase):
    """A socket's bytes; each wait ends with the clock, so that a server that drips cannot hold us.

    They are counted here, below the library, which reads what calls itself a piece of -1 bytes to its end.
    """

    def __init__(self, sock: socket.socket, clock: _Clock, most: int) -> None:
        super().__init__()
        self._sock, self._clock, self._left = sock, clock, most
        self._raw = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int | None:  # type: ignore[override]  # typeshed names a private protocol
        self._sock.settimeout(self._clock.read)
        received = self._raw.readinto(buffer)
        self._left -= received or 0
        if self._left < 0:
            raise _TooMuchError
        return received

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Socket:
    """What `http.client` uses of a socket."""

    def __init__(self, sock: socket.socket, clock: _Clock, most: int) -> None:
        self._sock, self._clock, self._most = sock, clock, most

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._clock.read)
        self._sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._sock, self._clock, self._most))

    def close(self) -> None:
        self._sock.close()


class _Connection(http.client.HTTPConnection):
    """A connection to an endpoint; it never follows a redirect, and asks no proxy."""

    def __init__(self, endpoint: Endpoint, limits: Limits) -> None:
        super().__init__(endpoint.host, endpoint.port)
        # So that the Host header names the port only where it is not the scheme's own.
        self.default_port = 443 if endpoint.scheme == "https" else 80
        self._endpoint, self._limits, self._clock = endpoint, limits, _Clock(limits)

    def connect(self) -> None:
        wait = self._clock.left(self._limits.connect)
        sock = socket.create_connection((self._endpoint.host, self._endpoint.port), timeout=wait)
        if self._endpoint.scheme == "https":
            try:
                sock.settimeout(self._clock.left(self._limits.connect))
                sock = ssl.create_default_context().wrap_socket(sock, server_hostname=self._endpoint.host)
            except BaseException:
                sock.close()
                raise
        self.sock = cast("socket.socket", _Socket(sock, self._clock, 2 * self._limits.reply_bytes))


def post(endpoint: Endpoint, body: bytes, limits: Limits) -> Response:
    """Send ``body``, JSON, and return the response whatever its status.

    Raises:
        TransportError: there was none within the limits.
    """
    outcome = _exchange(endpoint, body, limits)
    if isinstance(outcome, TransportError):
        # Raised here, not where it was caught: an exception of the library below would keep frames that hold the key.
        raise outcome
    return outcome


def _exchange(endpoint: Endpoint, body: bytes, limits: Limits) -> Response | TransportError:
    connection = _Connection(endpoint, limits)
    try:
        connection.request("POST", endpoint.path, body, _headers(endpoint))
        response = connection.getresponse()
        headers = {name: response.headers.get(name, "") for name in _HEADERS}
        received = _body(response, limits.reply_bytes)
    except (OSError, ValueError, http.client.HTTPException) as problem:
        return _failure(problem, limits)
    finally:
        connection.close()
    if received is None:
        return _too_large(limits)
    return Response(response.status, headers, received)


def _headers(endpoint: Endpoint) -> dict[str, str]:
    headers = {
        "Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity",
        "Connection": "close", "User-Agent": "parley-kg",
    }  # fmt: skip
    if endpoint.key is not None:
        headers["Authorization"] = f"Bearer {endpoint.key.reveal()}"
    return headers


def _body(response: http.client.HTTPResponse, most: int) -> bytes | None:
    """The body, or ``None`` where it is too large: no more than ``most`` bytes and a piece are ever held."""
    if response.length is not None and response.length > most:
        return None
    received = bytearray()
    while piece := response.read(_PIECE):
        received += piece
        if len(received) > most:
            return None
    if response.length:
        # `read` with a size says nothing where the connection ends before the body does.
        raise http.client.IncompleteRead(b"", response.length)
    return bytes(received)


def _too_large(limits: Limits) -> TransportError:
    return TransportError("too large", f"the reply is larger than {limits.reply_bytes:,} bytes, and was cut off")


def _failure(problem: Exception, limits: Limits) -> TransportError:
    """What went wrong, told without the words of the library, which may repeat what was sent."""
    if isinstance(problem, _TooMuchError):
        return _too_large(limits)
    if isinstance(problem, TimeoutError):
        return TransportError(
            "silence", f"no answer within the limits ({limits.read:g} s of silence, {limits.total:g} s in all)"
        )
    if isinstance(problem, socket.gaierror | UnicodeError):
        return TransportError("unknown host", "the host's name leads nowhere")
    if isinstance(problem, ConnectionRefusedError):
        return TransportError("refused", "the connection was refused")
    if isinstance(problem, ssl.SSLCertVerificationError):
        return TransportError("certificate", f"the certificate is not to be trusted ({problem.verify_message})")
    if isinstance(problem, ssl.SSLError):
        return TransportError("certificate", f"no encrypted connection could be made ({problem.reason or 'TLS'})")
    if isinstance(problem, ConnectionError | http.client.IncompleteRead | http.client.RemoteDisconnected):
        return TransportError("dropped", "the connection broke off")
    if isinstance(problem, OSError):
        return TransportError("dropped", f"the connection failed ({problem.strerror or type(problem).__name__})")
    return TransportError("not HTTP", "the answer is not HTTP")
