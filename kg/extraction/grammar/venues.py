"""Venues: which words tell where talks were held: "in the Y-ian city of P" names P, and "after X bombed P" no venue."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["called_on", "city_named", "in_later_clause", "met_there", "only_host", "only_named", "only_places"]

_TO_TOWN = 4


def city_named(units: Sequence[Unit], found: Unit | None) -> Unit | None:
    """The city of "the Y-ian city of P", "the Y-ian capital, P", where only "Y-ian" has been found."""
    if found is None or found.kind != "demonym":
        return found
    at = next(index for index, unit in enumerate(units) if unit is found)
    town = next(
        (i for i in range(at + 1, min(at + _TO_TOWN, len(units))) if units[i].low in wordlists().classes["town"]), None
    )
    if town is None:
        return found
    name = town + 1 + (town + 1 < len(units) and (units[town + 1].low == "of" or units[town + 1].kind == "comma"))
    named = name < len(units) and (units[name].kind in ("capital", "metonym") or units[name].place is not None)
    return units[name] if named else found


def in_later_clause(units: Sequence[Unit], first: int, place: int) -> bool:
    """Whether "in P" at ``place`` is of a clause that begins after ``first``: "talks, after X bombed a post in P"."""
    if units[place].low not in ("in", "at"):
        return False
    link = next((index for index in range(first + 1, place) if units[index].low in _LINKS), place)
    return any(unit.kind in ("verb", "be", "have", "modal") for unit in units[link + 1 : place])


_LINKS = frozenset(("after", "before", "when", "while", "because", "as", "since", "until", "till", "once", "although"))


def only_places(units: Sequence[Unit]) -> frozenset[str]:
    """Names of states that the sentence names only to say where: "in Lomé in Togo", "in Kampala, Uganda,"."""
    return only_named(units, _says_where)


def only_named(units: Sequence[Unit], so: Callable[[Sequence[Unit], int], bool]) -> frozenset[str]:
    """Names of those whom the sentence names only in one way.

    A pronoun that was taken for one of them makes it no more than that.

    Args:
        units: of the sentence.
        so: whether the unit at an index is named in that way.
    """
    that_way, otherwise = set[str](), set[str]()
    for index, unit in enumerate(units):
        if unit.actor is not None and not unit.resolved:
            (that_way if so(units, index) else otherwise).add(unit.actor.name)
    return frozenset(that_way - otherwise)


def met_there(units: Sequence[Unit], place: int) -> bool:
    """Whether the "in" at ``place`` leads to where others meet, by which a deed is dated: "before a summit in P"."""
    before = units[place - 1] if place else None
    if before is None or not any(unit.low in _DATING for unit in units[max(place - _TO_TIME, 0) : place]):
        return False  # "killed ten people at a meeting in P"
    gathers = before.low in _GATHERINGS
    return gathers or any(form.lemma in ("meet", "confer", "gather", "convene") for form in before.forms)


def only_host(units: Sequence[Unit], state: str) -> bool:
    """Whether a state is named only as where others met or to which somebody paid a call, by which a deed is dated."""
    named = [i for i, unit in enumerate(units) if unit.actor is not None and unit.actor.name == state]
    return bool(named) and all(met_there(units, i - 1) or called_on(units, i) for i in named)


def called_on(units: Sequence[Unit], index: int) -> bool:
    """Whether somebody only pays or receives a call: "after a visit by X's president", "while on a trip to Y"."""
    return index > 1 and units[index - 2].low in _VISITS and units[index - 1].low in ("by", "to", "from", "of")


_VISITS = frozenset(("visit", "visits", "trip", "tour", "journey", "stopover", "pilgrimage"))
_TO_TIME = 7
_DATING = frozenset(("after", "before", "ahead", "while", "as", "when", "eve", "amid", "following", "since"))
_GATHERINGS = frozenset(("summit", "conference", "talks", "meeting", "negotiations", "forum", "congress", "summits",
                         "ceremony", "meetings", "conferences", "session", "consultations"))  # fmt: skip


def _says_where(units: Sequence[Unit], index: int) -> bool:
    before, town = units[index - 1] if index else None, units[index - 2] if index > 1 else None
    if before is not None and before.low == "the" and town is not None:
        before = town  # "in the Seychelles"
    if before is None or before.low in ("in", "at", "inside"):
        return before is not None
    if before.kind != "comma" or town is None:
        return False
    holder, state = town.holder or town.actor, units[index].actor
    placed = town.place is not None or town.kind == "metonym"
    return placed and holder is not None and state is not None and holder.name == state.name
