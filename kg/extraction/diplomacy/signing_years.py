"""Signing years: "the ceasefire signed in October 2020" is none that the text has told to be of another year."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.diplomacy.accord_known import Told, can_mean
from kg.extraction.grammar.findings import Accord
from kg.extraction.grammar.phrases import Units

__all__ = ["another", "made_in", "of_that_year", "told_apart_by"]

_MADE = frozenset(("signed", "reached", "agreed", "concluded", "struck", "made", "brokered", "negotiated", "initialled",
                   "announced", "declared", "sealed"))  # fmt: skip
_TO_YEAR = 8
"""Units after the participle among which the year stands: "signed in Juba on 3 October 2020"."""
_DATED = frozenset(("date", "preposition", "capital", "metonym", "name", "number", "comma"))
_YEAR = 4


def told_apart_by(units: Units, noun: int) -> str | None:
    """The year of "the ceasefire signed in October 2020", by which it is told apart from others."""
    if noun + 1 >= len(units) or units[noun + 1].low not in _MADE:
        return None
    for unit in units[noun + 2 : noun + 2 + _TO_YEAR]:
        if unit.kind not in _DATED:
            return None
        if _is_year(unit.text):
            return unit.text
    return None


def made_in(units: Units) -> str | None:
    """The one year that the sentence names."""
    years = {unit.text for unit in units if unit.kind == "date" and _is_year(unit.text)}
    return next(iter(years)) if len(years) == 1 else None


def of_that_year(known: Iterable[Told], accord: Accord) -> list[Told]:
    """Those of the accords that may be of the year in which this one was signed."""
    signed = accord.signed
    return [told for told in known if signed is None or {told.year, told.made} <= {signed, None}]


def another(known: Iterable[Told], accord: Accord) -> bool:
    """Whether the text has told of such accords, and all of them of other years than the one this was signed in."""
    alike = [told for told in known if told.kind == "agreement" and can_mean(told, accord)]
    return accord.signed is not None and bool(alike) and not of_that_year(alike, accord)


def _is_year(text: str) -> bool:
    return len(text) == _YEAR and text.isdigit()
