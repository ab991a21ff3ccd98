"""Full-text search over names and quotes: an SQLite index beside the snapshot, made once and read by the workers."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from kg.actors import fold
from kg.errors import nearest
from kg.store import Store

__all__ = ["INDEX", "MOST_WORDS", "SOUGHT_KINDS", "Hit", "Index", "count_words", "make_index"]

INDEX = "search.sqlite"
_WORD = re.compile(r"\w+")
MOST_WORDS = 12
"""How many words are looked for at once."""
_CANDIDATES = 200
_NEAR = 5
_BETWEEN = " · "
"""Stands between the aliases of an actor, as the query below joins them."""
_BEGIN, _END = "\x01", "\x02"
_MARKS = re.compile(f"[{_BEGIN}{_END}]")

# What is searched: a kind, the node to open, its name, and the words to find it by.
_TEXTS = {
    "actor": """
        SELECT ?node (SAMPLE(?name) AS ?label) (GROUP_CONCAT(DISTINCT ?alias; SEPARATOR=" · ") AS ?text) WHERE {
          ?node rdfs:label ?name FILTER(STRSTARTS(STR(?node), STR(actor:))) OPTIONAL { ?node kg:alias ?alias }
        } GROUP BY ?node""",
    "agreement": """
        SELECT ?node (SAMPLE(?name) AS ?label) ("" AS ?text) WHERE { ?node a kg:Agreement ; rdfs:label ?name }
        GROUP BY ?node""",
    "document": """
        SELECT ?node (SAMPLE(?name) AS ?label) (SAMPLE(?from) AS ?text) WHERE {
          ?node a kg:Document OPTIONAL { ?node dcterms:title ?title } OPTIONAL { ?node dcterms:identifier ?id }
          OPTIONAL { ?node dcterms:publisher ?from } BIND(COALESCE(?title, ?id) AS ?name)
        } GROUP BY ?node""",
    "quote": """
        SELECT ?node (SAMPLE(?name) AS ?label) (SAMPLE(?words) AS ?text) WHERE {
          ?node a kg:Quote ; oa:exact ?exact ; kg:inDocument ?document .
          OPTIONAL { ?document dcterms:title ?title } OPTIONAL { ?document dcterms:identifier ?id }
          OPTIONAL { ?node kg:originalText ?original }
          BIND(COALESCE(?title, ?id, "") AS ?name) BIND(COALESCE(?original, ?exact) AS ?words)
        } GROUP BY ?node""",
}
SOUGHT_KINDS = tuple(_TEXTS)
"""The kinds of what can be found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found.

    Attributes:
        kind: ``actor``, ``agreement``, ``document`` or ``quote``.
        iri: the node.
        label: its name.
        parts: the text that it was found by, in pieces: whether each is one of the words sought, and the piece.
    """

    kind: str
    iri: str
    label: str
    parts: tuple[tuple[bool, str], ...]

    @property
    def text(self) -> str:
        """The text without marks."""
        return "".join(part for _, part in self.parts)


def make_index(store: Store, path: Path) -> None:
    """Write the index of a store's names and quotes."""
    index = sqlite3.connect(path)
    index.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
        "CREATE VIRTUAL TABLE texts USING fts5("
        "kind UNINDEXED, iri UNINDEXED, label, text, tokenize=\"unicode61 remove_diacritics 2\", prefix='2 3');"
    )
    with index:
        index.executemany("INSERT INTO texts VALUES (?, ?, ?, ?)", _rows(store))
    index.execute("INSERT INTO texts(texts) VALUES ('optimize')")
    index.commit()
    index.close()


def _rows(store: Store) -> Iterator[tuple[str, str, str, str]]:
    for kind, text in _TEXTS.items():
        for solution in cast("ox.QuerySolutions", store.run(text)):
            node, label, words = (solution[name] for name in ("node", "label", "text"))
            if isinstance(node, ox.NamedNode):
                yield kind, node.value, _plain(label), _plain(words)


def _plain(term: object) -> str:
    return _MARKS.sub("", term.value) if isinstance(term, ox.Literal) else ""


class Index:
    """An index, open for reading.

    Args:
        path: of the file that `make_index` wrote.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        self._connection.execute("PRAGMA temp_store=MEMORY")

    def search(self, words: str, kind: str = "", most: int = 50, skip: int = 0) -> list[Hit]:
        """What holds all of the words, the last of them perhaps unfinished; names before quotes, the best first.

        Args:
            words: as a person types them: nothing in them is an operator.
            kind: only this kind; all where it is empty.
            most: how many at most.
            skip: how many to pass over.
        """
        pattern = _pattern(words)
        if not pattern:
            return []
        found = self._connection.execute(
            "SELECT kind, iri, label, highlight(texts, 3, ?, ?) FROM texts "
            "WHERE texts MATCH ? AND (? = '' OR kind = ?) "
            "ORDER BY CASE kind WHEN 'actor' THEN 0 WHEN 'agreement' THEN 0 WHEN 'document' THEN 1 ELSE 2 END, "
            "bm25(texts, 0, 0, 5, 1), iri LIMIT ? OFFSET ?",
            (_BEGIN, _END, pattern, kind, kind, most, skip),
        )
        return [Hit(kind, iri, label, tuple(_parts(text))) for kind, iri, label, text in found]

    def actors_called(self, name: str) -> list[Hit]:
        """The actors who have exactly that name or alias, whatever its case and accents."""
        wanted = fold(name)
        hits = self.search(name, "actor", _CANDIDATES)
        exact = [hit for hit in hits if fold(hit.label) == wanted]
        return exact or [hit for hit in hits if wanted in map(fold, hit.text.split(_BETWEEN))]

    def actors_near(self, name: str) -> list[Hit]:
        """The actors whose names are spelled nearly so, as the command line guesses; else who has all the words."""
        found = self._connection.execute("SELECT iri, label FROM texts WHERE kind = 'actor' ORDER BY iri DESC")
        iris = {label: iri for iri, label in found}
        near = [Hit("actor", iris[label], label, ()) for label in nearest(name, iris)]
        return near or self.search(name, "actor", _NEAR)

    def count(self, words: str, kind: str = "") -> int:
        """How many hold all of the words."""
        pattern = _pattern(words)
        if not pattern:
            return 0
        query = "SELECT count(*) FROM texts WHERE texts MATCH ? AND (? = '' OR kind = ?)"
        return int(self._connection.execute(query, (pattern, kind, kind)).fetchone()[0])


def count_words(words: str) -> int:
    """How many words somebody has typed."""
    return len(_WORD.findall(words))


def _pattern(words: str) -> str:
    """A query of the index: each word in quotation marks, so that none is an operator; the last may be a beginning.

    >>> _pattern('NEAR("x" OR y*')
    '"NEAR" "x" "OR" "y"*'
    """
    found = _WORD.findall(words)[:MOST_WORDS]
    return " ".join(f'"{word}"' for word in found) + "*" if found else ""


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    for piece in re.split(f"({_BEGIN}.*?{_END})", text, flags=re.DOTALL):
        if piece:
            yield piece[0] == _BEGIN, piece.strip(_BEGIN + _END) if piece[0] == _BEGIN else piece
