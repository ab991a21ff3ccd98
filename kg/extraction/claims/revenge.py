"""Revenge: the words in which somebody vows it: "vowed revenge", 'vowed "an appropriate and measured response"'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.grammar.phrases import NounPhrase, Party, noun_phrase
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["answers_words", "of_unknown_side", "revenge_at"]

_VENGEANCE = frozenset(("revenge", "retaliation", "vengeance", "reprisals", "retribution", "response", "reprisal"))


def revenge_at(units: Sequence[Unit], first: int) -> NounPhrase | None:
    """The revenge that is vowed at ``first``; ``None`` where none is, nor for "a swift response to the flood"."""
    first += first < len(units) and units[first].kind == "quote"
    phrase = noun_phrase(units, first) if first < len(units) else None
    phrase = _with_second_adjective(units, phrase) if phrase is not None else None
    if phrase is None or phrase.party is not None or units[phrase.last].low not in _VENGEANCE:
        return None
    after = phrase.last + 1 + (phrase.last + 1 < len(units) and units[phrase.last + 1].kind == "quote")
    return None if answers_words(units, after) else phrase


def _with_second_adjective(units: Sequence[Unit], phrase: NounPhrase) -> NounPhrase | None:
    """The whole of "an appropriate and measured response", 'a "severe and painful" response'."""
    place = phrase.last + 1
    while place < len(units) and place - phrase.last < _ADJECTIVES and units[phrase.last].low not in _VENGEANCE:
        if units[place].low in _VENGEANCE:
            return replace(phrase, last=place)
        if units[place].kind not in ("conjunction", "word", "verb", "quote", "adverb"):
            break
        place += 1
    return phrase


_ADJECTIVES = 5


def answers_words(units: Sequence[Unit], first: int) -> bool:
    """Whether what is answered is a letter, a question or a flood: "to respond to the proposal"."""
    if first + 1 >= len(units) or units[first].low != "to":
        return False
    phrase = noun_phrase(units, first + 1)
    event = wordlists().events.get(units[phrase.last].low) if phrase is not None else None
    harm = phrase is not None and units[phrase.last].low in wordlists().classes["harm"]
    return not harm and (event is None or event.relation != "attacked")


def of_unknown_side(units: Sequence[Unit], doer: Party) -> bool:
    """Whether nothing tells on whose side he is: "Its commander, N. N., vowed revenge", where "its" may be of two."""
    if doer.actor.type != "Person":
        return False
    place = next((i for i, unit in enumerate(units) if unit.start == doer.start), 0) - 1
    place -= place > 0 and units[place].kind == "comma"
    while place > 0 and units[place].kind in ("word", "capital"):
        place -= 1
    return place >= 0 and units[place].low in ("its", "their") and not units[place].resolved
