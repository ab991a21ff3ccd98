"""What a SPARQL text must not do, found before any engine sees it.

A query can reach the network (``SERVICE``, ``LOAD``), and some thousands of nested brackets, signs or parts end the
process of the engine. All are refused here by reading the text token by token, in one pass.

The engine needs no space around its keywords: it finds one in ``?o.SERVICE``, ``5SERVICE`` and ``SERVICEex:a``. A
token is therefore cut where the engine would cut it, and refused wherever the keyword could hide in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg.errors import QueryError

__all__ = [
    "MAX_DEPTH",
    "MAX_LENGTH",
    "MAX_PARTS",
    "MAX_SIGNS",
    "check_query",
    "ends_open",
    "left_open",
    "named_in_from",
]

MAX_DEPTH = 100
"""How deep brackets may be nested."""
MAX_LENGTH = 1_000_000
"""How long a query may be, in characters."""
MAX_SIGNS = 100
"""How many unary signs may follow each other."""
MAX_PARTS = 1_000
"""How many patterns, operators or list items may be strung together: each takes a piece of the engine's stack."""

# The long strings give back what they took: Python 3.11.2 loses its way in a possessive loop over a lookahead. Their
# parts exclude each other, so that there is nothing to try again.
_TOKEN = re.compile(
    r"""
    (?P<skip>\#[^\n\r]*|\s+)
    |(?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]+)*+>)
    |(?P<string>
        \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"
        |'''(?:[^'\\]|\\.|'(?!''))*'''
        |"(?!"")(?:[^"\\\n\r]|\\.)*+"
        |'(?!'')(?:[^'\\\n\r]|\\.)*+'
        |""(?!")
        |''(?!')
    )
    |(?P<open>[{(\[]|<<)
    |(?P<close>[})\]]|>>)
    |(?P<variable>[?$]\w+|@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<number>[0-9]+\.[0-9]+)
    |(?P<prefix>\w[\w.-]*+)?:(?:[\w:%][\w.:%-]*)?
    |(?P<word>\w+)
    |(?P<joint>[.;,/|*&])
    |(?P<sign>[!+^-])
    """,
    re.VERBOSE | re.DOTALL,
)
_SERVICE = re.compile("SERVICE", re.IGNORECASE)
_HIDDEN = re.compile(r"\).*SERVICE", re.IGNORECASE | re.DOTALL)
_JOINTS = frozenset({"UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "GRAPH", "EXISTS"})
_PROLOGUE = frozenset({"BASE", "PREFIX", "VERSION"})
_LOCAL = re.compile(r"(?:[\w.:%-]|\\[_~.!$&'()*+,;=/?#@%-])*")
_ESCAPED = re.compile(r"\\(.)")
_SHORT = 8_192
_NOT_CLOSED = frozenset("\"'")


def check_query(text: str, *, name: str = "the query") -> str:
    """The text itself, once it is known to be harmless.

    Args:
        text: a SPARQL query.
        name: what to call it in an error.

    Raises:
        QueryError: it would reach the network, or is too long, too deeply nested or of too many parts; the message
            gives the line.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(f"a text of {len(text):,} characters", place=name, remedy=f"stay below {MAX_LENGTH:,}")
    (_read_short if len(text) <= _SHORT else _read)(text, name)
    return text


def _read(text: str, name: str) -> None:
    """Read a text to its end.

    Raises:
        QueryError: it is not harmless.
    """
    reader = _Reader(text, name)
    position = 0
    while position < len(text):
        position = reader.read(position)


# The same few queries are asked again and again, and reading them takes as long as answering some.
_read_short = lru_cache(maxsize=256)(_read)


def named_in_from(text: str, prefixes: Mapping[str, str] | None = None) -> list[str]:
    """The IRIs that a query names after ``FROM`` and ``FROM NAMED``, as they are written.

    Args:
        text: a SPARQL query.
        prefixes: those that need not be declared; with the declared ones they tell what a short name stands for, and
            one of any other prefix is left out.

    >>> named_in_from("SELECT * FROM <file:///etc/passwd> FROM NAMED <http://example.org/> { ?s ?p ?o }")
    ['file:///etc/passwd', 'http://example.org/']
    """
    found: list[str] = []
    if "FROM" not in text.upper():
        return found
    known = dict(prefixes or {})
    follows, word, declared = False, "", None
    for match in _tokens(text):
        if follows and match["iri"]:
            found.append(match["iri"][1:-1])
        elif follows and (namespace := known.get(match["prefix"] or "")) is not None and ":" in match[0]:
            local = _LOCAL.match(text, text.index(":", match.start()) + 1)
            found.append(namespace + (_ESCAPED.sub(r"\1", local[0]) if local else ""))
        elif declared is not None and match["iri"]:
            known[declared] = match["iri"][1:-1]
        # A prefix is declared by three tokens: the word, the prefix with its colon, and the namespace.
        declared = (match["prefix"] or "") if word == "PREFIX" and match[0].endswith(":") else None
        word = (match["word"] or "").upper()
        follows = word == "FROM" or (follows and word == "NAMED")
    return found


def ends_open(text: str) -> bool:
    """Whether another update may follow this text as it is: it holds none yet, or a semicolon ends it.

    >>> ends_open("CLEAR ALL ; # all of it"), ends_open("PREFIX x: <y:>"), ends_open("CLEAR ALL")
    (True, True, False)
    """
    tokens = list(_tokens(text))
    words = {match["word"].upper() for match in tokens if match["word"]}
    return words <= _PROLOGUE or tokens[-1]["joint"] == ";"


def left_open(text: str) -> tuple[int, int, str] | None:
    """The last bracket that is not closed: where it stands, where that shows, and which one it is.

    >>> left_open("ASK { ?s ?p ?o"), left_open("ASK { FILTER(1 }"), left_open("ASK { }")
    ((4, 14, '{'), (12, 15, '('), None)
    """
    opened: list[re.Match[str]] = []
    for match in _tokens(text):
        if match["open"] in _CLOSED_BY:
            opened.append(match)
        elif match["close"] in _CLOSED_BY.values():
            if not opened:
                return None
            if _CLOSED_BY[opened[-1]["open"]] != match["close"]:
                return (opened[-1].start(), match.start(), opened[-1]["open"])
            opened.pop()
    return (opened[-1].start(), len(text.rstrip()), opened[-1]["open"]) if opened else None


_CLOSED_BY = {"{": "}", "(": ")", "[": "]"}


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """The tokens of a text, without what stands between them."""
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is not None and match.lastgroup != "skip":
            yield match
        position = match.end() if match else position + 1


class _Reader:
    """What has been met on the way through a text."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._joints = self._signs = 0
        # For each open bracket how many things stand directly in it.
        self._items = [0]
        # Outside all brackets stand lists too: of what is selected, described, or held in a HAVING.
        self._lists = [True]

    def read(self, position: int) -> int:
        """Judge the token at ``position``; returns where the next one begins."""
        match = _TOKEN.match(self._text, position)
        if match is None:
            if self._text[position] in _NOT_CLOSED:
                raise self._error(position, "a string is not closed", "end it with the quotation mark that begins it")
            self._signs = 0
            return position + 1
        if match.lastgroup != "skip":
            self._judge(match)
        return match.end()

    def _judge(self, match: re.Match[str]) -> None:
        start = match.start()
        word = (match["word"] or "").upper()
        if (
            word == "LOAD"
            or _SERVICE.search(match["prefix"] or word)
            or (match["iri"] and _HIDDEN.search(match["iri"]))
        ):
            raise self._error(
                start, f"{'LOAD' if word == 'LOAD' else 'SERVICE'} is refused: it would reach the network",
                "load what you need with `kg build` and query it here",
            )  # fmt: skip
        self._count(match, word)
        if len(self._items) > MAX_DEPTH + 1 or self._signs > MAX_SIGNS or _is_thicket(match["iri"]):
            raise self._error(
                start, "nested too deeply", f"use at most {MAX_DEPTH} levels of brackets and {MAX_SIGNS} signs in a row"
            )
        if self._joints > MAX_PARTS or (self._lists[-1] and self._items[-1] > MAX_PARTS):
            raise self._error(
                start, "of too many parts",
                f"string at most {MAX_PARTS:,} together, and give a long list of values as VALUES ?x {{ … }}",
            )  # fmt: skip

    def _count(self, match: re.Match[str], word: str) -> None:
        self._items[-1] += 1
        if match["open"]:
            self._items.append(0)
            self._lists.append(match["open"] != "{")
        elif match["close"] and len(self._items) > 1:
            self._items.pop()
            self._lists.pop()
        self._signs = self._signs + 1 if match["sign"] else 0
        self._joints += bool(match["joint"] or match["sign"] or word in _JOINTS)

    def _error(self, position: int, message: str, remedy: str) -> QueryError:
        line = self._text.count("\n", 0, position) + 1
        return QueryError(message, place=f"{self._name}, line {line}", remedy=remedy)


def _is_thicket(iri: str | None) -> bool:
    """Whether what looks like an IRI may be a comparison (``?a<((((1))))>2``) that nests too deeply."""
    return iri is not None and max(Counter(iri)[sign] for sign in "([!+-") > MAX_DEPTH
