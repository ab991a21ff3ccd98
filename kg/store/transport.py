"""How an endpoint is spoken to: whatever the other side does, a request ends in time, and its answer is bounded.

A server may send its head byte by byte, one provisional answer after the other, an endless refusal, or nothing. No
single step of that takes long, so that httpx's own timeouts, which are for steps, see nothing of it.
"""

from __future__ import annotations

import socket
import threading
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError

if TYPE_CHECKING:
    import httpx

__all__ = ["Watch", "bounded_client"]


class Watch:
    """Shuts the connections of a request that takes too long, in the midst of whatever it waits for.

    Args:
        seconds: how long a request may take.

    Attributes:
        is_over: whether the last request took longer.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.is_over = False
        self._sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        self._lock = threading.Lock()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Watch over what is done within."""
        self.is_over = False
        timer = threading.Timer(self.seconds, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def see(self, event: str, told: Mapping[str, Any]) -> None:
        """Take note of a connection that was made: httpx's extension ``trace``."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            with self._lock:
                self._sockets.add(told["return_value"].get_extra_info("socket"))
            if self.is_over:
                self._end()

    def _end(self) -> None:
        self.is_over = True
        with self._lock:
            for each in self._sockets:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)


def bounded_client(
    seconds: float, most: int, place: str, headers: Mapping[str, str], auth: httpx.Auth | None
) -> httpx.Client:
    """A client that follows no redirection, asks no environment, and takes no answer that is packed or too long.

    Args:
        seconds: how long one step of a request may take.
        most: how many bytes one answer may have, those included by which a server asks for a password.
        place: what to call the endpoint.
        headers: of every request.
        auth: what lets us in.

    Returns:
        the client; a `StoreError` comes of an answer that it does not take, as soon as that is seen.
    """
    import httpx  # noqa: PLC0415 - only who has an endpoint needs it

    class Counted(httpx.SyncByteStream):
        """The bytes of an answer, up to so many."""

        def __init__(self, stream: httpx.SyncByteStream) -> None:
            self._stream = stream

        def __iter__(self) -> Iterator[bytes]:
            size = 0
            for block in self._stream:
                size += len(block)
                if size > most:
                    raise StoreError(
                        f"an answer of more than {most:,} bytes", place=place, remedy="ask for less, or raise `most`"
                    )
                yield block

        def close(self) -> None:
            self._stream.close()

    class Bounded(httpx.HTTPTransport):
        """Connections whose answers are what was sent, and bounded."""

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            answer = super().handle_request(request)
            # Unpacked, it could be a thousand times as long as what was sent, block by block.
            if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
                answer.close()
                raise StoreError(
                    "an answer that is packed, which was not asked for", place=place,
                    remedy="switch that off at the endpoint, or at what stands before it",
                )  # fmt: skip
            assert isinstance(answer.stream, httpx.SyncByteStream)  # noqa: S101 - as of every such transport
            answer.stream = Counted(answer.stream)
            return answer

    # The environment may name proxies and passwords: what goes out is what was asked for here.
    return httpx.Client(
        transport=Bounded(trust_env=False), timeout=seconds, follow_redirects=False, trust_env=False, auth=auth,
        headers={"User-Agent": "parley", "Accept-Encoding": "identity", **headers},
    )  # fmt: skip
