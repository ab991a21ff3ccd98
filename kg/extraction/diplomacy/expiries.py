"""Expiries: accords that a sentence tells to have been made and to be over since: "a truce, which expired in May"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from kg.extraction.diplomacy.accord_ties import OVER, subject_effect
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists
from kg.model import Phase

__all__ = ["over_since"]

Key = tuple[str, str, tuple[str, ...]]
"""Relation, subject where that is no party, and parties."""
_FRONTED = 4
"""Units at the front of a sentence among which its date may stand."""
_OPENS = frozenset(("relative", "that", "stop", "subordinator"))
_TO_RELATIVE = 14
"""Units to the relative pronoun: "agreed on a truce with the X on 3 June 2008, which"."""


def over_since(clauses: Clauses, found: Mapping[Key, Finding]) -> dict[Key, Finding]:
    """The findings with the end of each accord that a relative clause after its noun tells of.

    Where no date tells when it was made, only its end is told.
    """
    every: dict[Key, Finding] = {}
    for key, finding in found.items():
        every[key] = finding
        accord = finding.accord
        own = finding.relation == "partyTo" and len(finding.parties) > 1 and finding.modality == "actual"
        if accord is None or accord.at < 0 or not own:
            continue
        if finding.status in OVER and (ending := _ending_after(clauses, finding)) is not None:
            # "A truce reached in May broke down in July": each at its own time; without a year its end alone.
            made = clauses.units[finding.trigger : ending.first]
            yeared = any(unit.low.isdecimal() and len(unit.low) == _YEAR for unit in made)
            over = replace(finding, trigger=ending.head, accord=replace(accord, at=-1))
            every[key] = replace(finding, status=None) if yeared else over
            if yeared:
                every[(key[0], f"{key[1]} over", key[2])] = over
        if finding.status not in (None, "in force"):
            continue
        group = _relative_after(clauses, accord.at)
        effect = subject_effect(clauses, group) if group is not None else ""
        if group is not None and group.modality == "actual" and not group.negated and effect in OVER:
            when = (*clauses.units[:_FRONTED], *clauses.units[accord.at : group.first])
            dated = any(unit.kind == "date" for unit in when)
            # It did not end on the day on which it was signed: without the place of its noun.
            over = replace(finding, trigger=group.head, status=cast("Phase", effect), accord=replace(accord, at=-1))
            every[(key[0], f"{key[1]} over", key[2]) if dated else key] = over
    return every


def _ending_after(clauses: Clauses, finding: Finding) -> VerbGroup | None:
    """The verb by which an accord ends of whose making, after its noun, the sentence gives a date before that."""
    units, noun = clauses.units, finding.trigger
    made = next((g for g in clauses.groups if g.head > noun), None)
    making = made is not None and made.voice in ("active", "passive", "reduced") and made.lemma in _BROUGHT_ABOUT
    later = (g for g in clauses.groups if made is not None and g.head > made.head and g.form == "finite")
    over = next((g for g in later if subject_effect(clauses, g) in OVER), None) if making else None
    if made is None or over is None or over.negated or over.modality != "actual" or over.first - noun > _TO_END:
        return None
    dated = any(unit.kind == "date" for unit in units[noun : over.first])
    return over if dated and not any(units[i].kind == "stop" for i in range(noun, over.first)) else None


_BROUGHT_ABOUT = frozenset(("reach", "agree", "sign", "broker", "mediate", "conclude", "seal", "strike", "negotiate",
                    "make", "clinch"))  # fmt: skip
"""Not what is announced: what comes after that verb may be the announcement."""
_TO_END = 26
_YEAR = 4


def _relative_after(clauses: Clauses, told: int) -> VerbGroup | None:
    """The verb of "which expired", if that follows the noun or the verb at ``told``, perhaps past a date."""
    units, place = clauses.units, told + 1
    while place < len(units) and place - told < _TO_RELATIVE and units[place].kind not in _OPENS:
        if clauses.at(place) is not None:
            return None
        place += 1
    if place >= len(units) or units[place].low not in ("which", "that"):
        return None
    accords = wordlists().accords
    if not any(unit.low in accords and accords[unit.low].kind == "agreement" for unit in units[told:place]):
        return None
    return next((group for group in clauses.groups if group.first in (place + 1, place + 2)), None)
