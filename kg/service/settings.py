"""What a service is told when it starts."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError
from kg.textfile import read_plain

__all__ = ["MEBIBYTE", "Limits", "Settings", "environment_of_others", "read_token"]

MEBIBYTE = 1 << 20
_TOKEN_VARIABLE = "PARLEY_TOKEN"  # noqa: S105 - the name of a variable, not its value
_SHORTEST_TOKEN = 16
_TOKEN = re.compile(r"[A-Za-z0-9._~+/=-]+")


@dataclass(frozen=True, slots=True)
class Limits:
    """What nobody can use more of.

    Attributes:
        seconds: how long a query may take.
        memory: how many bytes a query may use, on top of the graph itself.
        answer: how many bytes an answer may have.
        workers: how many quick queries are answered at once.
        slow: how many slow ones, on top of these.
        slow_after: after how many seconds a query counts as slow.
        queue: how many queries may wait for a worker.
        patience: how many seconds they wait.
        body: how many bytes a query that is sent may have.
        upload: how many bytes a graph that is sent may have.
        connections: how many connections may be open.
        client_seconds: how long a client may take to send a request's head or body, or to take a part of an answer.
    """

    seconds: float = 30.0
    memory: int = 1024 * MEBIBYTE
    answer: int = 64 * MEBIBYTE
    workers: int = field(default_factory=lambda: max(2, os.cpu_count() or 1))
    slow: int = field(default_factory=lambda: max(2, os.cpu_count() or 1))
    slow_after: float = 1.0
    queue: int = 64
    patience: float = 5.0
    body: int = MEBIBYTE
    upload: int = 64 * MEBIBYTE
    connections: int = 4096
    client_seconds: float = 15.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How a service runs.

    Attributes:
        source: what is served: a folder that `kg build` wrote, a ``.nq`` or ``.trig`` file, or a store's directory;
            ``None`` is the founding graph.
        host: the address to listen on.
        port: the port; 0 is any that is free.
        hosts: names by which clients may call the service, besides ``host`` and those of loopback.
        origins: web origins whose pages may read from the service; ``*`` is all of them.
        title: the heading of the explorer; by default the three actors with the most ties.
        token: what a client shows to be allowed to write; ``None`` makes the service read-only.
        limits: what nobody can use more of.
    """

    source: Path | None
    host: str = "127.0.0.1"
    port: int = 8080
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    title: str | None = None
    token: str | None = field(default=None, repr=False)
    limits: Limits = field(default_factory=Limits)


def environment_of_others() -> dict[str, str]:
    """The environment of the processes that the service starts: without the token, which none of them needs."""
    return {name: value for name, value in os.environ.items() if name != _TOKEN_VARIABLE}


def read_token(file: Path | None, environment: Mapping[str, str]) -> str:
    """The token that allows writing, from a file or the environment: never from the command line, which all can see.

    Raises:
        InputError: there is none, or it is too weak; the message does not show it.
    """
    place = str(file) if file else f"the variable {_TOKEN_VARIABLE}"
    remedy = f"put {_SHORTEST_TOKEN} or more random letters and digits there, as `openssl rand -hex 24` makes them"
    try:
        token = (read_plain(file).decode("ascii") if file else environment.get(_TOKEN_VARIABLE, "")).strip()
    except (OSError, UnicodeDecodeError):
        raise InputError("the token cannot be read", place=place, remedy=remedy) from None
    if len(token) < _SHORTEST_TOKEN or not _TOKEN.fullmatch(token):
        raise InputError("no token, or one that is too short or of other signs", place=place, remedy=remedy)
    return token
