"""Inversions: who speaks behind his verb within a clause: "X, says N. N., attacked Y", read as "X, N. N. says, …"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.units import NAMES, Unit, is_speech_verb

__all__ = ["with_speakers_first"]

_NOMINAL = NAMES | frozenset(("word", "capital", "number", "tail", "close"))
_SPEAKER = NAMES | frozenset(("determiner", "word", "capital", "possessive", "tail", "preposition", "number"))
_VERBAL = frozenset(("verb", "have", "be", "do", "modal"))
_OPENS = frozenset(("stop", "that", "quote", "subordinator", "conjunction", "relative", "comma", "dash"))
_LONGEST = 9
"""Units of the one who speaks: "the historian of the war N. N."."""


def with_speakers_first(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a sentence, with the verb of ", says N. N.," after its subject, as it stands elsewhere.

    Args:
        units: the sentence's.
    """
    found = list(units)
    for index in range(1, len(found) - 4):
        if found[index].kind not in ("comma", "dash") or not _tells(found[index + 1]):
            continue
        last = _speaker_end(found, index + 2)
        if last is not None and _verb_follows(found, last + 1) and _waits(found, index - 1):
            found[index + 1 : last + 1] = [*found[index + 2 : last + 1], found[index + 1]]
    return tuple(found)


def _tells(unit: Unit) -> bool:
    return unit.kind == "verb" and is_speech_verb(unit) and any(form.finite for form in unit.forms)


def _speaker_end(units: Sequence[Unit], first: int) -> int | None:
    """The last unit of the one who speaks, whom a comma closes off."""
    for index in range(first, min(first + _LONGEST, len(units))):
        if units[index].kind in ("comma", "dash"):
            return index - 1 if index > first and units[index - 1].kind in _NOMINAL else None
        if units[index].kind not in _SPEAKER or (index == first and units[index].kind == "preposition"):
            return None
    return None


def _verb_follows(units: Sequence[Unit], comma: int) -> bool:
    after = comma + 1
    after += after < len(units) and units[after].kind in ("adverb", "negation")
    if after >= len(units) or units[after].kind not in _VERBAL:
        return False
    return units[after].kind != "verb" or any(form.finite for form in units[after].forms)


def _waits(units: Sequence[Unit], last: int) -> bool:
    """Whether a clause that ends at ``last`` has its subject and no verb yet."""
    if units[last].kind not in _NOMINAL:
        return False
    for index in range(last, -1, -1):
        if units[index].kind in _VERBAL:
            return False
        if units[index].kind in _OPENS and units[index].low != "and":
            return True
    return True
