"""Breakdowns: who the victims are of whom a sentence tells after it has counted them: "killed 30, most of them …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import others_after, surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import Frame

__all__ = ["broken_down"]

_VICTIMS = Frame("attacked", "Attack", ("object",), "victim")
_MOST = frozenset(("most", "all", "almost", "nearly", "half", "mostly", "mainly", "chiefly", "largely", "many"))
_SOME = frozenset(("some", "several", "among", "including", "notably"))
_REACH = 24
"""Units from the verb to the breakdown."""


def broken_down(clauses: Clauses, said: Sequence[Finding]) -> list[Finding]:
    """What was said, with the victims as the breakdown calls them in the place of "people", or beside them."""
    units, found = clauses.units, list(said)
    for index in clauses.places.of(_SIGNS, ahead=2):
        if index < 2 or units[index - 1].kind not in ("comma", "dash", "open"):
            continue
        first = _past_them(clauses, index)
        counted = [f for f in found if _is_crowd(f) and 0 < index - f.trigger < _REACH]
        if first is None or not counted:
            continue
        last = max(counted, key=lambda finding: finding.trigger)
        for party in others_after(clauses, first, _VICTIMS, (last.subject,), closed=True):
            if party.actor.type == "Population" or party.actor.name == last.subject.actor.name:
                continue
            if units[index].low in _MOST and last in found:
                found.remove(last)
            found.append(_of(last, party))
    return found


def _of(finding: Finding, party: Party) -> Finding:
    return replace(finding, object=party, score=surer(min(finding.score, 0.75), finding.subject, party))


def _is_crowd(finding: Finding) -> bool:
    """Whether people are struck whom the text only counts."""
    crowd = finding.object is not None and finding.object.actor.type == "Population"
    return finding.relation == "attacked" and crowd and finding.stance == "affirms"


def _past_them(clauses: Clauses, index: int) -> int | None:
    """The index after "most of them", "almost all", "among them", "including"; ``None`` where that is not there."""
    units = clauses.units
    after = index + 1
    if units[index].low in ("almost", "nearly") and units[after].low in _MOST:
        after += 1
    if [unit.low for unit in units[after : after + 2]] == ["of", "them"]:
        after += 2
    elif units[after].low == "them":
        after += 1
    elif units[index].low not in ("including", "mostly", "mainly", "chiefly", "largely", "notably"):
        return None
    return after if after < len(units) else None


_SIGNS = _MOST | _SOME
