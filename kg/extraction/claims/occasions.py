"""Occasions: when, where and how somebody denies, between the verb and what he denies: "on Friday", "with contempt"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.arguments.perpetrators import past_when
from kg.extraction.claims.contents import answerable
from kg.extraction.grammar.phrases import noun_phrase
from kg.extraction.words.units import Unit

__all__ = ["past_occasion", "past_too"]

_ENDS = frozenset(
    ("end", "comma", "stop", "close", "dash", "preposition", "conjunction", "quote", "adverb", "date", "subordinator")
)


def past_occasion(units: Sequence[Unit], first: int) -> int:
    """The index after "on Friday", "in Geneva", ", in a statement,", "again on 3 May", where more follows.

    Args:
        units: the sentence's.
        first: the index after the verb.
    """
    index = first
    for _ in range(_OCCASIONS):
        while index < len(units) and units[index].kind == "adverb":
            index += 1
        comma = index < len(units) and units[index].kind == "comma"
        start = _past_manner(units, index + comma)
        after = past_when(units, start)
        if after == start and start + 1 < len(units) and units[start].low in ("in", "at", "during"):
            phrase = noun_phrase(units, start + 1)
            aimed_at = phrase is not None and units[start].low == "at" and answerable(units[phrase.last])
            after = phrase.last + 1 if phrase is not None and not aimed_at else start  # "hit back at claims"
        if (after == start == index + comma) or after >= len(units):
            break
        index = after + (comma and units[after].kind == "comma")
    return index if index < len(units) and units[index].kind not in _ENDS else first


_OCCASIONS = 3


def _past_manner(units: Sequence[Unit], start: int) -> int:
    """The index after "with contempt", "in the strongest terms", "out of hand"."""
    words = [unit.low for unit in units[start : start + _MANNER]]
    if words[:3] == ["out", "of", "hand"]:
        return start + 3
    if words[:1] == ["with"] and (how := next((i for i in (1, 2) if words[i : i + 1] and words[i] in _SCORN), None)):
        return start + how + 1
    terms = next((i for i, word in enumerate(words) if word in ("terms", "language")), None)
    return start + terms + 1 if words[:1] == ["in"] and terms is not None else start


_MANNER = 6
_SCORN = frozenset(("contempt", "scorn", "indignation", "disdain", "disgust", "force", "vehemence", "anger", "firmness",
                    "vigour", "outrage", "derision", "determination", "fury"))  # fmt: skip


def past_too(units: Sequence[Unit], first: int) -> int:
    """The index after ", too," and ", however,"."""
    words = units[first : first + 3]
    inserted = len(words) == 3 and words[0].kind == words[2].kind == "comma" and words[1].kind in ("adverb", "word")
    return first + 3 if inserted else first
