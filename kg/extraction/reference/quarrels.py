"""Fights in name only: wars of words, tariffs and prices, and disputes for which states are said to clash."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["in_name_only", "other_than_war"]

_REACH = 6
"""Units from the verb of "are locked in a war of words" to its noun."""


def in_name_only(units: Units, finding: Finding) -> Finding:
    """The finding; a dispute in place of a fight in which nobody is said to shoot.

    Without that, "a trade war with China" and "a war of words" are wars, and "Greece clashed with Germany over debt" is
    a battle. A cold war and a proxy war are hostility, as their sides fight through others or not at all.
    """
    if finding.relation != "foughtWith" or finding.object is None:
        return finding
    noun = _noun(units, finding)
    kind = other_than_war(units, noun) if noun is not None else ""
    a_war = noun is not None and units[noun].low in ("war", "wars")
    a_war = a_war or _fought(units, finding.trigger)
    if not kind and not a_war and _over_a_matter(units, finding):
        kind = "disputesWith"
    return replace(finding, relation=kind, event=None) if kind else finding


def _fought(units: Units, trigger: int) -> bool:
    """As in "The Chaco War was fought between X and Y over …"."""
    before = units[max(0, trigger - _REACH) : trigger]
    return units[trigger].low in ("fought", "waged") and any(unit.low in _WARS for unit in before)


_WARS = frozenset(("war", "wars", "battle", "battles", "campaign"))


def _noun(units: Units, finding: Finding) -> int | None:
    """The word for the fight: the trigger, or the noun of a verb that says no more than "are in"."""
    fights = wordlists().classes["fight"]
    reach = range(finding.trigger, min(finding.trigger + _REACH, len(units)))
    return next((i for i in reach if units[i].low in fights), None)


def other_than_war(units: Units, noun: int) -> str:
    """The relation that "a trade war", "a proxy war" and "a war of words" tell in place of a fight; else empty."""
    classes = wordlists().classes
    before = units[noun - 1].low if noun else ""
    if before in classes["bloodless"]:
        return "disputesWith"
    if before in classes["indirect"]:
        return "hostileTo"
    after = [unit.low for unit in units[noun + 1 : noun + 3]]
    return "disputesWith" if len(after) == 2 and after[0] == "of" and after[1] in classes["verbal"] else ""


def _over_a_matter(units: Units, finding: Finding) -> bool:
    """As in "Greece clashed with Germany over debt": states named as such, and a matter that no army takes."""
    if finding.object is None or not all(_by_name(end) for end in (finding.subject, finding.object)):
        return False
    at = next((i for i, unit in enumerate(units) if unit.start >= finding.object.end), len(units))
    at = _matter_after(units, max(at, finding.trigger + 1))
    if at + 1 >= len(units) or units[at].low not in ("over", "about"):
        return False
    matter = units[at + 1 : at + 6]
    if matter[0].low in _QUESTIONS:
        return True
    taken = wordlists().classes["disputed"]
    return matter[0].text.islower() and not any(u.kind in _NAMED or u.low in taken for u in matter)


def _matter_after(units: Units, at: int) -> int:
    """Where "over" stands, past a place and a date: "clashed in Geneva on Monday over …"."""
    passed = at
    while passed < len(units) and (units[passed].low in ("in", "at", "on") or units[passed].kind in _WHERE):
        passed += 1
    return passed if passed < len(units) and units[passed].low in ("over", "about") else at


_QUESTIONS = frozenset(("how", "whether", "what", "who", "whom", "why", "when", "where"))
_NAMED = NAMES | {"capital"}
_WHERE = frozenset(("date", "capital", "metonym", "comma", "name"))


def _by_name(end: Party) -> bool:
    """A state or a body of states by its own name or its capital's, not its troops."""
    public = end.actor.type in ("State", "IntergovernmentalOrganization")
    return public and ("name" in end.roles or end.kind == "metonym")
