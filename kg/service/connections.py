"""Connections that do not wait for ever: for a request's head, for its end, for a client that does not read."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

__all__ = ["PatientProtocol"]

_MOST_HEAD = 1 << 16
"""How many bytes the head of a request may have: its line and its headers."""


class PatientProtocol(HttpToolsProtocol):
    """uvicorn's own, with bounds on a request's head, and on how long anybody may take over it."""

    client_seconds = 15.0

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - uvicorn's affair
        super().__init__(*arguments, **named)
        self._timer: asyncio.TimerHandle | None = None
        self._head = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """Give the client its time for a first request."""
        super().connection_made(transport)
        # asyncio does so only for sockets that name their protocol, and ours is made without. Head and body of an
        # answer go out one after the other: the body would wait 40 ms for the client to acknowledge the head.
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._expect_head()

    def data_received(self, data: bytes) -> None:
        """Read a part of a request."""
        if self._timer is None and (self.cycle is None or self.cycle.response_complete):
            self._expect_head()
        self._head += len(data)
        super().data_received(data)
        if self._timer is not None and self._head > _MOST_HEAD:
            self._refuse(b"431 Request Header Fields Too Large")

    def on_headers_complete(self) -> None:
        """Start to answer."""
        self._forget_head()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the client."""
        self._forget_head()
        super().connection_lost(exc)

    def timeout_keep_alive_handler(self) -> None:
        """Close the connection, even where the client does not take what has been sent to it."""
        super().timeout_keep_alive_handler()
        self.loop.call_later(self.client_seconds, self.transport.abort)

    def _expect_head(self) -> None:
        self._head = 0
        self._timer = self.loop.call_later(self.client_seconds, self._refuse, b"408 Request Timeout")

    def _forget_head(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _refuse(self, status: bytes) -> None:
        self._forget_head()
        if not self.transport.is_closing():
            self.transport.write(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            self.transport.close()
            self.loop.call_later(1, self.transport.abort)
