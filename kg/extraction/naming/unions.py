"""Unions: whose the capital is of a state that is gone, in a text on its days: "Moscow" beside "the Soviet Union"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.words.names import Name
from kg.extraction.words.tokens import Token
from kg.model import Actor

__all__ = ["of_old_capitals"]

_GONE = {"Russia": ("Soviet Union", 1923, 1991), "Serbia": ("Yugoslavia", 1919, 1991),
         "Czech Republic": ("Czechoslovakia", 1919, 1992)}  # fmt: skip
"""By the state that has the capital now, which had it and in which years."""

_DIGITS, _FIRST, _LAST = 4, 1900, 2100


def of_old_capitals(
    sentences: Sequence[Sequence[Token]], names: Sequence[list[Name]], year: int | None
) -> list[list[Name]]:
    """The names of each sentence, with capitals as those of the union that the document names, and no successor of it.

    Nothing is changed where the document knows of years after the union, or tells of none while it was there.

    Args:
        sentences: the tokens of each.
        names: the names in each.
        year: the latest of which the document can know.
    """
    seats = {name.actor.name for each in names for name in each if name.kind == "metonym"} & _GONE.keys()
    if not seats:
        return list(names)
    told = {name.actor.name for each in names for name in each if name.kind != "metonym"}
    years = {int(t.text) for each in sentences for t in each if len(t.text) == _DIGITS and t.text.isdecimal()}
    years = {one for one in years if _FIRST <= one <= _LAST} | ({year} if year is not None else set())
    meant: dict[str, Actor] = {}
    for now in seats:
        union, since, until = _GONE[now]
        of_its_days = bool(years) and max(years) <= until and any(since <= one for one in years)
        if now not in told and of_its_days and (union in told or year in range(since, until)):
            meant[now] = Actor(union, "State")
    if not meant:
        return list(names)
    known = {name.actor.name: name.actor for each in names for name in each if name.actor.type == "State"}
    meant = {now: known.get(actor.name, actor) for now, actor in meant.items()}
    return [
        [replace(n, actor=meant[n.actor.name]) if n.kind == "metonym" and n.actor.name in meant else n for n in each]
        for each in names
    ]
