"""Empty asides: words between commas that name nobody and stand between a subject and its verb: "X, meanwhile, did".

All rules read the sentence without them: "Sudan and Chad, long at odds over water, signed a truce" as what it says of
the two. What could change what is told stays where it is: who else is named there, numbers and dates, by whose word it
is, what casts doubt ("reportedly") or denies, and whoever might be a further subject of a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists, words_of

__all__ = ["without_empty_asides"]

_LONGEST = 9
"""Units between the commas, at most."""
_PREDICATES = frozenset(("verb", "be", "have", "do", "modal"))
_SUBJECTS = frozenset((*NAMES, "pronoun", "word", "tail"))
_TOLD = frozenset((*NAMES, "number", "date", "capital", "relative", "that", "pronoun", "quote", "negation", "modal",
                   "be", "have", "do", "subordinator", "conjunction", "open", "close", "stop", "tail"))  # fmt: skip
"""Kinds of units by which words between commas tell something, or begin a clause."""


def without_empty_asides(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units without what stands aside between a subject and its verb and tells nothing.

    Args:
        units: the sentence's, with names, before context is asked whom words stand for.
    """
    commas = [index for index, unit in enumerate(units) if unit.kind == "comma"]
    left_out: set[int] = set()
    for number, (opening, closing) in enumerate(pairwise(commas)):
        if opening not in left_out and _empty(units, opening, closing):
            # "X, along with Y, now poor, did": the comma before "now" closes what stands before it.
            closes = number > 0 and units[commas[number - 1] + 1].kind not in _GOES_ON
            left_out.update(range(opening + closes, closing + 1))
    return tuple(unit for index, unit in enumerate(units) if index not in left_out) if left_out else units


_GOES_ON = frozenset(("conjunction", "verb", "that", "subordinator", "name", "metonym", "pronoun"))
"""What follows a comma where it opens a clause or a further name, and sets nothing aside."""


def _empty(units: Sequence[Unit], opening: int, closing: int) -> bool:
    inner = units[opening + 1 : closing]
    if not 0 < len(inner) <= _LONGEST or not opening or closing + 1 >= len(units):
        return False
    before, after = units[opening - 1], units[closing + 1]
    if before.kind not in _SUBJECTS or after.kind not in _PREDICATES or not _finite(after):
        return False
    return _opens(inner[0]) and not any(_tells(unit) for unit in inner)


def _tells(unit: Unit) -> bool:
    return unit.low != "as" and (unit.kind in _TOLD or unit.low in _telling())


def _finite(unit: Unit) -> bool:
    """Whether a clause can have it for its verb: no "accused" of "X, now weak, accused of arming Y, fled"."""
    return unit.kind != "verb" or any(form.finite or form.base for form in unit.forms)


def _opens(first: Unit) -> bool:
    """Whether such an aside may begin so; a noun might be one more of a list: "rebels, police, soldiers fled"."""
    if first.kind == "preposition":
        return first.low in words_of("empty_aside_preposition")
    return first.low in words_of("empty_aside_adverb") or first.low in words_of("empty_aside_participle")


@cache
def _telling() -> frozenset[str]:
    """Words by which an aside tells of people or parties, of words said, or how sure something is."""
    lists = wordlists()
    people = ("forces", "fighters", "officials", "people", "leaders", "voices", "utterances", "reports", "bystanders")
    told = frozenset[str]().union(*(lists.nouns[name] for name in people))
    return told | words_of("doubt", "hedge", "empty_aside_never")
