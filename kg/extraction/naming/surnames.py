"""Surnames that are also places: "Paul Goma", "General Beni"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.naming.people import given_names
from kg.extraction.naming.titles import HONORIFICS
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.extraction.words.units import DAYS, MONTHS
from kg.extraction.words.wordlists import wordlists

__all__ = ["without_surnames"]

_PLACES = frozenset(("place", "metonym"))
_RANKS = frozenset(
    (
        "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "general", "gen", "gen.", "colonel", "col", "col.", "captain", "major",
        "lieutenant", "brigadier", "admiral", "sergeant", "dr", "dr.", "professor", "judge",
    )
)  # fmt: skip
_SHORT = 3
_GEOGRAPHIC = frozenset(
    (
        "east", "west", "north", "south", "central", "eastern", "western", "northern", "southern", "upper", "lower",
        "greater", "inner", "outer", "camp", "port", "lake", "mount", "fort", "operation", "saint", "river", "district",
        "county", "province", "city", "town", "island", "hotel", "university", "dateline", "wilayat", "puerto", "villa",
    )
)  # fmt: skip
_LEADING = frozenset(("in", "at", "near", "to", "from", "towards", "toward", "outside", "around", "through"))


def without_surnames(tokens: Sequence[Sequence[Token]], names: Sequence[Sequence[Name]]) -> list[list[Name]]:
    """The names of each sentence without the places that are surnames there, or of somebody whom the text names so.

    A place that the text also goes to ("in Goma") stays one wherever no given name or title stands before it.
    """
    surnames: set[str] = set()
    places: set[str] = set()
    for words, found in zip(tokens, names, strict=True):
        taken = {place for name in found for place in range(name.first, name.last + 1)}
        for name in found:
            if name.kind in _PLACES and name.first == name.last:
                if _of_a_person(words, name.first, taken):
                    surnames.add(words[name.first].text)
                elif _gone_to(words, name.first):
                    places.add(words[name.first].text)
    if not surnames:
        return [list(found) for found in names]
    return [
        [name for name in found if not _is_surname(words, name, surnames, places, found)]
        for words, found in zip(tokens, names, strict=True)
    ]


def _is_surname(
    words: Sequence[Token], name: Name, surnames: set[str], places: set[str], found: Sequence[Name]
) -> bool:
    if name.kind not in _PLACES or name.first != name.last or words[name.first].text not in surnames:
        return False
    taken = {place for each in found for place in range(each.first, each.last + 1)}
    return words[name.first].text not in places or _of_a_person(words, name.first, taken)


def _of_a_person(words: Sequence[Token], index: int, taken: set[int]) -> bool:
    """Whether a given name or a title stands before the word."""
    if index < 1 or index - 1 in taken:
        return False
    before = words[index - 1]
    led = words[index - 2].low if index > 1 else ""
    if before.text in MONTHS | DAYS and (led in _DATING or led.isdigit()):
        return False  # "In January Washington imposed sanctions"
    if before.low in HONORIFICS | _RANKS:
        return True
    if before.text in given_names() and before.text[0].isupper():
        return True
    inside = index > 1 and before.kind == "word" and before.text[0].isupper() and len(before.text) > _SHORT
    return inside and before.low not in _GEOGRAPHIC and not _a_word(before.low)


_DATING = frozenset(("in", "on", "since", "until", "by", "from", "last", "next", "early", "late", "mid", "of", "this"))


def _a_word(word: str) -> bool:
    """Whether it is a word of the language, as in a headline in capitals: "Rebels Seize Goma"."""
    lists = wordlists()
    return word in lists.common or word in lists.forms or any(word in nouns for nouns in lists.nouns.values())


def _gone_to(words: Sequence[Token], index: int) -> bool:
    return index > 0 and words[index - 1].low in _LEADING
