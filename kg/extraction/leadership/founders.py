"""Founders: whether somebody founded a group with others whom the text does not name, so that he need not lead it."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Party, Units

__all__ = ["alone_named", "with_others"]


def with_others(units: Units, after: int) -> bool:
    """As in "founded by N. N. and a group of students", "by N. N. and 12 officers", where ``after`` is the "and"."""
    if after + 1 >= len(units) or units[after].low != "and":
        return False
    others = units[after + 1]  # but "and other commanders" are those whom he led
    return others.kind in ("determiner", "number") and others.low not in ("other", "others")


def alone_named(units: Units, person: tuple[Party, int] | None, *, founded: bool) -> tuple[Party, int] | None:
    """The person with the last index of his name; nobody of "headed by M. M.'s former deputy, N. N."."""
    after = person[1] + 1 if person is not None else len(units)
    owns = after < len(units) and units[after].kind == "possessive"
    return None if owns or (founded and with_others(units, after)) else person
