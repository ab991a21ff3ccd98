"""Viewpoints: whose a sentence or an apposition is by "in X's view", "in the words of X", "by the account of X"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.grammar.phrases import Units, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.sources import owning_source, source_of
from kg.extraction.speech.voices import Attribution

__all__ = ["in_view"]

_WITHIN = 12
_OPENING = frozenset(("determiner", "number"))
_CLOSING = frozenset(("comma", "stop", "end", "dash"))
_PLAIN = frozenset(("name", "demonym", "metonym", "word", "determiner", "possessive", "capital"))


def in_view(clauses: Clauses, index: int) -> Iterator[Attribution]:
    """As in "in X's view", "in the words of X": whose the sentence is, or what is set beside a noun."""
    units = clauses.units
    start = index - 1
    while start > 0 and index - start < _WITHIN and units[start].kind in _PLAIN:
        start -= 1
    if start < 0 or units[start].low not in ("in", "by", "from"):
        return
    source, after = owning_source(clauses, index, index + 1), index + 1
    if source is None and units[index + 1].low in ("of", "from"):
        phrase = noun_phrase(units, index + 2) if index + 2 < len(units) else None
        source = source_of(units, phrase) if phrase else None
        after = phrase.last + 1 if phrase else after
    if source is None:
        return
    actor, begin, end = source
    first, last = _apposition(clauses, start, after) or (
        next((i + 1 for i in range(start, 0, -1) if _sets_against(units, i)), 0),
        next((i - 1 for i in range(index, len(units)) if _sets_against(units, i)), len(units) - 1),
    )
    yield Attribution(first, last, actor, "assesses", begin, end, -1)


def _apposition(clauses: Clauses, start: int, after: int) -> tuple[int, int] | None:
    """The apposition that the words end: "X, a proxy of Y by the account of Z, faces …" says the rest by itself."""
    units = clauses.units
    comma = next((i for i in range(start - 1, max(start - _WITHIN, 0), -1) if units[i].kind == "comma"), None)
    if comma is None or comma == start - 1 or units[comma + 1].kind not in _OPENING:
        return None
    if after >= len(units) or units[after].kind not in _CLOSING:
        return None
    if any(comma < group.head < start and group.form == "finite" for group in clauses.groups):
        return None  # "On Monday, the X shelled P by the account of Z"
    return comma + 1, after - 1


def _sets_against(units: Units, index: int) -> bool:
    """Whether ";", ", while" or ", whereas" opens another clause there, of which nobody said before it tells."""
    return units[index].text == ";" or (units[index].low in ("while", "whereas") and units[index - 1].kind == "comma")
