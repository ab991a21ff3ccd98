"""What the web process and its workers say to each other: frames of a kind, a length and a body, over a socket."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["CHUNK", "DATA", "END", "HEAD", "Outcome", "Request", "frame"]

HEAD = struct.Struct(">cI")
"""The head of a frame: its kind, and how many bytes follow."""
DATA = b"D"
"""A part of an answer."""
END = b"E"
"""What became of the request: an `Outcome`. Nothing of an answer counts before it has come."""
CHUNK = 1 << 16
"""How many bytes a part of an answer has at most."""


def frame(kind: bytes, body: bytes) -> bytes:
    """A frame."""
    return HEAD.pack(kind, len(body)) + body


@dataclass(frozen=True, slots=True)
class Request:
    """What a worker is asked for.

    Attributes:
        kind: what to do: the name of one of the functions in `kg.service.answering.KINDS`.
        arguments: for that function; what JSON can hold.
        seconds: after how many seconds the worker ends itself, should nobody end it before.
        answer: how many bytes the answer may have.
    """

    kind: str
    arguments: dict[str, Any]
    seconds: float = 60.0
    answer: int = 1 << 26

    def encoded(self) -> bytes:
        """The request as bytes."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def decoded(cls, data: bytes) -> Request:
        """The request that `encoded` gave."""
        return cls(**json.loads(data))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a request.

    Attributes:
        status: as in HTTP.
        content_type: of the answer; empty where there is none.
        message: what is wrong, for people; empty where nothing is.
        note: what whoever asked should know although nothing is wrong; empty where there is nothing.
    """

    status: int = 200
    content_type: str = ""
    message: str = ""
    note: str = ""

    def encoded(self) -> bytes:
        """The outcome as bytes."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def decoded(cls, data: bytes) -> Outcome:
        """The outcome that `encoded` gave."""
        return cls(**json.loads(data))
