"""What a SPARQL text must not do, found before any engine sees it.

A query can reach the network (``SERVICE``, ``LOAD``), and some thousands of nested brackets or signs end the
process of the engine. Both are refused here by reading the text token by token, in one pass.
"""

from __future__ import annotations

import re

from kg.errors import QueryError

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "check_query"]

MAX_DEPTH = 100
"""How deep brackets may be nested."""
MAX_LENGTH = 1_000_000
"""How long a query may be, in characters."""
MAX_SIGNS = 100
"""How many unary signs may follow each other."""

_TOKEN = re.compile(
    r"""
    (?P<skip>\#[^\n\r]*|<[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<long>\"\"\"|''')
    |(?P<string>"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<open>[{(\[])
    |(?P<close>[})\]])
    |(?P<sign>[!+^-])
    |(?P<name>[?$@]?\w[\w.-]*(?::[\w.%-]*)?|:[\w.%-]*)
    """,
    re.VERBOSE,
)
_REFUSED = frozenset({"SERVICE", "LOAD"})


def check_query(text: str, *, name: str = "the query") -> str:
    """The text itself, once it is known to be harmless.

    Args:
        text: a SPARQL query.
        name: what to call it in an error.

    Raises:
        QueryError: it would reach the network, is too long or too deeply nested; the message gives the line.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(f"a text of {len(text):,} characters", place=name, remedy=f"stay below {MAX_LENGTH:,}")
    depth = signs = position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            signs = signs if text[position].isspace() else 0
            position += 1
            continue
        kind, token, start = match.lastgroup, match.group(), position
        position = _end_of_long_string(text, match.end(), token) if kind == "long" else match.end()
        depth += (kind == "open") - (kind == "close")
        signs = signs + 1 if kind == "sign" else 0
        if kind == "name" and token.upper() in _REFUSED:
            raise QueryError(
                f"{token.upper()} is refused: it would reach the network",
                place=f"{name}, line {text.count(chr(10), 0, start) + 1}",
                remedy="load what you need with `kg build` and query it here",
            )
        if depth > MAX_DEPTH or signs > MAX_SIGNS:
            raise QueryError(
                "nested too deeply",
                place=f"{name}, line {text.count(chr(10), 0, start) + 1}",
                remedy=f"use at most {MAX_DEPTH} levels of brackets and {MAX_SIGNS} signs in a row",
            )
    return text


def _end_of_long_string(text: str, start: int, quotes: str) -> int:
    position = start
    while (position := text.find(quotes, position)) >= 0:
        backslashes = len(text[:position]) - len(text[:position].rstrip("\\")) if text[position - 1] == "\\" else 0
        if backslashes % 2 == 0:
            return position + len(quotes)
        position += 1
    return len(text)
