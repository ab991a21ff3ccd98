"""Aftermath: whose the dead are in the sentence after a fight: "X's marines fought Y in P. Six soldiers died."

Soldiers are those of the one state in that fight, rebels those of the one group, where the sentence that counts them
names nobody else to whom they could belong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.measures import measures, words_of
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["Aftermath"]

_FIGHTS = frozenset(("attacked", "foughtWith"))
_LOST = frozenset(("killed", "injured", "captured", "kidnapped", "detained", "missing", "casualties", "surrendered"))
_REACH = 2
"""Sentences after the fight in which its dead may be counted, if none of them speaks of somebody else."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMED = GROUPS | STATES | {"IntergovernmentalOrganization"}
_SURE = 0.5
_SCORE = 0.65


@record
class _Fight:
    """A fight that the last sentences told of: the one state in it, the one group, and the years it was told with."""

    state: Actor | None
    group: Actor | None
    names: frozenset[str]
    years: frozenset[str]


class Aftermath:
    """The fight of which the last sentences of a story tell."""

    def __init__(self) -> None:
        self._fight: _Fight | None = None
        self._since = 0

    def completed(self, units: Sequence[Unit], findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a sentence, its dead as those of the side which the fight before shows."""
        fight = self._fight
        if fight is not None and _of_the_same(fight, units, findings):
            findings = tuple(_sided(fight, finding) for finding in findings)
        self._note(units, findings)
        return findings

    def _note(self, units: Sequence[Unit], findings: Sequence[Finding]) -> None:
        told = [f for f in findings if f.relation in _FIGHTS and f.stance == "affirms" and f.modality == "actual"]
        named = _sides_named(units)
        self._since += 1
        if told:
            before = self._fight if self._since < _REACH else None
            self._fight, self._since = _apart_from(before, _fight_of(told, named, units)), 0
        elif self._fight is not None and (
            self._since >= _REACH or not named <= self._fight.names or _speaks_of_others(units)
        ):
            self._fight = None


def _fight_of(told: Sequence[Finding], named: frozenset[str], units: Sequence[Unit]) -> _Fight | None:
    """The fight of a sentence; no state or group in it is meant where the sentence speaks of another one."""
    if any(f.score < _SURE for f in told) or _speaks_of_others(units):
        return None
    ends = {party.actor.name: party.actor for f in told for party in (f.subject, f.object) if party is not None}
    states = [actor for actor in ends.values() if actor.type in STATES]
    groups = [actor for actor in ends.values() if actor.type in GROUPS]
    names = frozenset(actor.name for actor in (*states, *groups))
    return _Fight(
        states[0] if len(states) == 1 and named <= names else None,
        groups[0] if len(groups) == 1 and _groups_named(units) <= names else None,
        names | named,
        _years(units),
    )


def _apart_from(before: _Fight | None, fight: _Fight | None) -> _Fight | None:
    """The fight; of those who are told right before to have fought, too, its rebels may be as well."""
    if before is None or fight is None or before.group is None or before.group == fight.group:
        return fight
    return replace(fight, group=None)


def _of_the_same(fight: _Fight, units: Sequence[Unit], findings: Iterable[Finding]) -> bool:
    """Whether a sentence tells of nobody and of no time but those of the fight."""
    others = _sides_named(units) - fight.names
    if fight.group is None and fight.state is not None:
        others -= _groups_named(units)  # "X raided a compound. Two soldiers and six fighters of Y were killed."
    if others or not _years(units) <= fight.years:
        return False
    if _speaks_of_others(units):
        return False
    fought = (f for f in findings if f.relation in _FIGHTS)
    ends = (party.actor for f in fought for party in (f.subject, f.object) if party is not None)
    return all(actor.name in fight.names for actor in ends if actor.type in GROUPS | STATES)


def _speaks_of_others(units: Sequence[Unit]) -> bool:
    """Whether it tells of another event, an accident, or people of neither side: "peacekeepers", "its allies"."""
    apart, beside = wordlists().classes["apart"], wordlists().classes["beside_the_fight"]
    return any(unit.low in apart or unit.low in beside for unit in units)


def _sided(fight: _Fight, finding: Finding) -> Finding:
    """A count of soldiers or rebels who are nobody's yet, as of the side to which such people belong."""
    figure, whose = finding.figure, finding.subject
    if figure is None or figure.side is not None or figure.measure not in _LOST or finding.part_of is not None:
        return finding
    words = (figure.population or "").split()
    if len(words) != 1 and words != ["police", "officers"]:
        return finding
    side = fight.state if words[-1] in words_of("soldiers") else None
    side = fight.group if words[-1] in _fighters() else side
    if side is None:
        return finding
    party = Party(side, side, whose.start, whose.end, whose.roles, "coreference")
    return replace(finding, subject=party, figure=replace(figure, side=side.name), score=min(finding.score, _SCORE))


def _fighters() -> frozenset[str]:
    return frozenset(measures("force")) & wordlists().nouns["fighters"]


def _sides_named(units: Sequence[Unit]) -> frozenset[str]:
    """The states, groups and unions that a sentence names, also by their places."""
    whose = (unit.holder or unit.actor for unit in units if unit.kind in NAMES or unit.place is not None)
    return frozenset(actor.name for actor in whose if actor is not None and actor.type in _NAMED)


def _groups_named(units: Sequence[Unit]) -> frozenset[str]:
    return frozenset(u.actor.name for u in units if u.actor is not None and u.actor.type in GROUPS)


def _years(units: Sequence[Unit]) -> frozenset[str]:
    words = (word for unit in units if unit.kind in ("date", "number") for word in unit.text.split())
    return frozenset(word for word in words if _YEAR.fullmatch(word))
