"""Nothings: whether what a verb takes is nothing: "gave no arms", "whoever sends any arms"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import NounPhrase, Units, VerbGroup

__all__ = ["NOTHING", "anothers_gift", "contrasted", "of_nothing"]

NOTHING = frozenset(("no", "any", "neither", "little"))
_DENIES = frozenset(("deny", "disclaim", "refute", "dispute", "reject"))
_TO_DENIAL = 8


def of_nothing(units: Units, group: VerbGroup, first: int) -> bool:
    """Whether the phrase at ``first`` is of nothing; who "denied selling any arms to Z" says that it is not so."""
    if contrasted(units, first):
        return True
    if units[first].low != "any":
        return units[first].low in NOTHING
    before = units[max(0, group.first - _TO_DENIAL) : group.first]
    return not group.negated and not any(form.lemma in _DENIES for unit in before for form in unit.forms)


def anothers_gift(units: Units, thing: NounPhrase) -> bool:
    """Whether the phrase is of what another gets by a verb left out: the last of "gave Y money, Z weapons"."""
    first = units[thing.first]
    named = first.kind in ("name", "metonym") and thing.last == thing.first + 1
    return named and thing.first > 0 and units[thing.first - 1].kind == "comma"


def contrasted(units: Units, first: int) -> bool:
    """Whether the phrase at ``first`` is what was not given: "sent food, never rifles", "rather than weapons".

    Args:
        units: the sentence's.
        first: index of the first unit of the phrase.
    """
    first += units[first].low == "than"  # which the phrase may begin with, as in "more than ten rifles"
    before = [unit.low for unit in units[max(0, first - 2) : first]]
    if before[-1:] in (["never"], ["not"]) and first > 1:
        return units[first - 2].kind in ("comma", "conjunction", "dash")
    return before in (["rather", "than"], ["instead", "of"]) or before[-1:] in (["rather than"], ["instead of"])
