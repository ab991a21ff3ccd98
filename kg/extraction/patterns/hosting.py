"""Hosting: whether who "hosts" somebody has him on a visit, and shelters nobody; who "supports" only a summit."""

from __future__ import annotations

from itertools import takewhile

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["only_a_visit", "only_an_event"]

_HOSTS = frozenset(("host", "welcome", "entertain"))
_FOR_LONG = frozenset(("since", "years", "decades", "months", "exile", "exiled", "fugitive", "wanted", "until"))
_BEHIND = 4


def only_a_visit(clauses: Clauses, group: VerbGroup, finding: Finding) -> bool:
    """As in "X hosted the Y-ian foreign minister", "X hosted Y leader N. N.": no sanctuary, unless it was for years."""
    guest = finding.object
    if finding.relation != "harbours" or group.lemma not in _HOSTS or guest is None:
        return False
    if guest.actor.type == "IntergovernmentalOrganization":
        return True  # "the Summit of the Rio Group, hosted by X"
    units = clauses.units
    at = next((i for i, unit in enumerate(units) if unit.start >= guest.start), group.head)
    beside = {unit.low for unit in units[group.head + 1 : at + _BEHIND]}
    one = guest.speaker.type == "Person" and guest.speaker.name != guest.actor.name
    titled = one or (guest.speaker.type == "Person" and not beside.isdisjoint(wordlists().classes["title"]))
    return titled and not any(unit.low in _FOR_LONG for unit in units[group.head :])


def only_an_event(clauses: Clauses, finding: Finding) -> bool:
    """As in "X supports the Y-Z summit", "X backs the Y conference": what is held, and no help for who holds it."""
    held = finding.object
    if finding.relation != "supports" or held is None:
        return False
    first = next((i for i, unit in enumerate(clauses.units) if unit.start >= held.start), len(clauses.units))
    phrase = takewhile(lambda unit: unit.kind in ("word", "tail", "dash", *NAMES), clauses.units[first:])
    return any(unit.low in _EVENTS for unit in phrase)


_EVENTS = frozenset(
    ("summit", "conference", "summits", "conferences", "meeting", "congress", "symposium", "communique")
)
