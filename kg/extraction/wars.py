"""Wars: whom a war sets against each other: "pits A against B", "waged by A against B"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.clauses import Clauses
from kg.extraction.findings import Finding
from kg.extraction.objects import surer
from kg.extraction.phrases import Party, VerbGroup

__all__ = ["war_findings"]

_PITS = frozenset(("pits", "pitted", "pitting"))
_WAGES = frozenset(("fight", "wage"))
_ARMED = frozenset(("forces", "fighters", "name"))


def war_findings(clauses: Clauses) -> Iterator[Finding]:
    """Whom the wars of a sentence set against each other."""
    for group in clauses.verbs:
        if group.negated or group.modality != "actual":
            continue
        if group.lemma in _WAGES:
            yield from _waged(clauses, group)
    for index, unit in enumerate(clauses.units):
        if unit.low in _PITS:
            yield from _pits(clauses, index)


def _pits(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "the war pitted A against B"."""
    units = clauses.units
    sides = clauses.phrases_from(index + 1) if index + 1 < len(units) else ()
    after = sides[-1].last + 1 if sides else len(units)
    if after + 1 >= len(units) or units[after].low != "against":
        return
    others = clauses.phrases_from(after + 1)
    yield from _against(index, tuple(p.party for p in sides if p.party), tuple(p.party for p in others if p.party))


def _waged(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "the war was fought between A and B", "an insurgency waged by A against B"."""
    clause = clauses.clause(group)
    if clause is None or (group.voice == "active" and (clause.link != "participial" or clause.objects)):
        return
    between = clause.led_to("between")
    if len(between) == 2:
        yield from _against(group.head, between[:1], between[1:])
    both = clause.led_to("by")
    if group.voice == "passive" and len(both) == 2 and not clause.led_to("against") and _of_war(clauses, group):
        yield from _against(group.head, both[:1], both[1:])
    yield from _against(group.head, both, clause.led_to("against"))


def _of_war(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it is a war that is fought: "the war was fought by A and B", "it was fought …"."""
    subjects = clauses.subject_phrases(group)
    words = {clauses.units[phrase.last].low for phrase in subjects}
    return group.lemma == "fight" and (words <= {"war", "it", "conflict", "battle"} or not words)


def _against(index: int, sides: tuple[Party, ...], others: tuple[Party, ...]) -> Iterator[Finding]:
    for side in sides:
        for other in others:
            armed = side.roles & _ARMED and other.roles & _ARMED and "Place" not in (side.actor.type, other.actor.type)
            if armed and side.actor.name != other.actor.name:
                yield Finding(index, "foughtWith", side, other, score=surer(0.75, side, other))
