"""Adjuncts: dates that stand between a noun and its verb, and verbs that only say that it is said so."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["opener_before", "past_date_before", "raises"]

_RECENT = frozenset(("this", "last", "next", "earlier", "past", "same"))
_WHEN = frozenset(("on", "in", "since", "during", "by", "until", "for", "at"))


def past_date_before(units: Sequence[Unit], index: int) -> int:
    """The unit left of "on Monday", "in October 2025", "this week", "last month" that ends at ``index``."""
    last = index
    while index > 0 and (units[index].kind == "date" or (units[index].kind == "number" and index < last)):
        index -= 1
    spans = wordlists().classes["span"]
    if index == last and index > 1 and units[index].low in spans and units[index - 1].low in _RECENT:
        index -= 2
    if index < last and index >= 0 and units[index].kind == "preposition" and units[index].low in _WHEN:
        index -= 1
    return index


def opener_before(units: Sequence[Unit], noun: int, openers: frozenset[str], *, near: int) -> int | None:
    """The nearest of the words before a noun that opens a phrase of it: the "despite" of "Despite new calls from X".

    Args:
        units: the sentence's.
        noun: the noun.
        openers: the words.
        near: how many words before it are looked at.
    """
    return next((i for i in range(noun - 1, max(noun - near - 1, -1), -1) if units[i].low in openers), None)


def raises(lemma: str) -> bool:
    """Whether "X is … to do" says only that it is so said: "believed", "reported"."""
    return lemma in wordlists().classes["raising_verb"] or lemma in wordlists().speech
