r"""XML as the engine writes it, made well-formed: it writes as they are the characters that XML 1.0 cannot hold."""

from __future__ import annotations

import io
import re
from typing import IO

__all__ = ["WellFormed"]

_ILLEGAL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_BEGUN = re.compile(rb"\xef\xbf?\Z")
"""The beginning of a character that may be illegal, at the end of what was written so far."""


class WellFormed(io.RawIOBase):
    r"""What is written goes on to ``out``, with ``\uXXXX`` for each character that XML 1.0 cannot hold.

    A carriage return goes as a reference, since a reader of XML would take it for a line feed. `finish` when all is
    written.

    Args:
        out: takes UTF-8.
    """

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._held = b""

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # typeshed names a private protocol
        """Pass bytes on; the beginning of a character waits for the rest of it."""
        text = self._held + bytes(data)
        begun = _BEGUN.search(text)
        self._held = text[begun.start() :] if begun else b""
        self._pass(text[: begun.start()] if begun else text)
        return len(data)

    def finish(self) -> None:
        """Pass on what waits."""
        self._pass(self._held)
        self._held = b""

    def _pass(self, text: bytes) -> None:
        if text:
            self._out.write(_ILLEGAL.sub(_visible, text).replace(b"\r", b"&#13;"))


def _visible(match: re.Match[bytes]) -> bytes:
    return f"\\u{ord(match[0].decode()):04x}".encode()
