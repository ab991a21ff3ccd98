"""Viewpoints: whose a sentence or an apposition is by "in X's view", "in the words of X", "by the account of X"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.grammar.phrases import Units, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.sources import Source, owning_source, source_of, subject_source
from kg.extraction.speech.voices import Attribution

__all__ = ["PRESS", "in_view"]

PRESS = frozenset(("press", "newspapers", "media", "papers"))
"""In what others tell: "in the Iranian press"."""
_WITHIN = 12
_OPENING = frozenset(("determiner", "number"))
_CLOSING = frozenset(("comma", "stop", "end", "dash"))
_PLAIN = frozenset(("name", "demonym", "metonym", "word", "determiner", "possessive", "capital"))


def in_view(clauses: Clauses, index: int) -> Iterator[Attribution]:
    """As in "in X's view", "in the words of X": whose the sentence is, or what is set beside a noun."""
    units = clauses.units
    if units[index].low in PRESS:
        yield from _in_the_press(clauses, index)
        return
    if (told := _in_which(clauses, index)) is not None:
        (speaker, start, end), first = told
        yield Attribution(first, len(units) - 1, speaker, "claims", start, end, -1)
        return
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


def _in_the_press(clauses: Clauses, index: int) -> Iterator[Attribution]:
    """As in "In the Iranian press, X had armed Y", "X, in the Yemeni press, had armed Y"."""
    units, phrase = clauses.units, noun_phrase_before(clauses.units, index)
    source = source_of(units, phrase) if phrase is not None else None
    first = phrase.first - 1 if phrase is not None else 0
    closed = index + 1 < len(units) and units[index + 1].kind == "comma"
    apart = first == 0 or (units[first - 1].kind == "comma" and closed)
    if source is not None and units[first].low == "in" and apart:
        yield Attribution(0, len(units) - 1, source[0], "claims", source[1], source[2], -1)


def _in_which(clauses: Clauses, index: int) -> tuple[Source, int] | None:
    """Whose version it is, and where it begins: "X has another version, in which Y attacked first"."""
    units = clauses.units
    after = index + 1 + (index + 1 < len(units) and units[index + 1].kind == "comma")
    if [unit.low for unit in units[after : after + 2]] != ["in", "which"]:
        return None
    group = next((g for g in reversed(clauses.verbs) if g.head < index), None)
    if group is None or group.lemma not in _OFFERS or group.voice != "active" or group.negated:
        return None
    source = subject_source(clauses, group)[1]
    return (source, after + 2) if source is not None else None


_OFFERS = frozenset(("have", "give", "offer", "present", "tell", "maintain", "publish", "put", "spread"))


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
