"""Breaks: with whom somebody breaks of whom the same sentence tells what he, or another, holds against him.

As in "X severed diplomatic ties, accusing Y of arming rebels", "W suspended Y's membership, while X recalled its
ambassador".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES, STATES
from kg.extraction.words.units import NAMES
from kg.model import Actor

__all__ = ["BREAKS", "told_of"]

BREAKS = frozenset(("estrangedFrom", "sanctions", "hostileTo"))
"""What one state does to another without force: it breaks off relations, shuts its border, imposes sanctions."""
_PUNISHES = frozenset(("sanctions", "estrangedFrom", "deported"))
_ENDS = frozenset(("comma", "conjunction", "end", "stop", "subordinator", "date"))
_LEADS_TO = frozenset(("with", "to", "from", "on", "against"))
_NEAR = 4
_AFTER = 25
"""Units between the two verbs at most."""


def told_of(clauses: Clauses, group: VerbGroup, after: int, said: Sequence[Finding]) -> Actor | None:
    """The one with whom the subject of a verb breaks, by what else is told in the sentence.

    Args:
        clauses: the sentence.
        group: the verb.
        after: the unit after its own words: "severed ties".
        said: what other rules have read in the sentence.
    """
    doers = {party.actor.name for party in clauses.subjects(group)}
    if len(doers) != 1 or not _bare(clauses, after):
        return None
    accused = _only(f for f in said if f.relation == "accuses" and f.subject.actor.name in doers and _near(group, f))
    if accused is not None:
        return accused
    before = [
        f for f in said
        if f.relation in _PUNISHES and f.trigger < group.head and f.modality == "actual" and f.stance == "affirms"
        and f.subject.actor.name not in doers and _near(group, f)
    ]  # fmt: skip
    punished = _only(before)
    known = {*doers, *(f.subject.actor.name for f in before), punished.name if punished else ""}
    return punished if before and not _others(clauses, group, known) else None


def _near(group: VerbGroup, finding: Finding) -> bool:
    return abs(finding.trigger - group.head) <= _AFTER


def _only(findings: Iterable[Finding]) -> Actor | None:
    """The one state that all of them are against."""
    found = {f.object.actor.name: f.object.actor for f in findings if f.object is not None and not f.aspect}
    one = next(iter(found.values())) if len(found) == 1 else None
    return one if one is not None and one.type in STATES else None


def _bare(clauses: Clauses, after: int) -> bool:
    """Whether nobody is named with whom: not "severed ties with Y", nor "recalled its ambassador in Paris from Y"."""
    for unit in clauses.units[after : after + _NEAR]:
        if unit.kind in _ENDS:
            return True
        if unit.low in _LEADS_TO or unit.kind in NAMES:
            return False
    return True


def _others(clauses: Clauses, group: VerbGroup, known: set[str]) -> bool:
    """Whether the sentence names somebody else before the verb with whom one may break as well."""
    for unit in clauses.units[: group.head]:
        whose = (unit.holder or unit.actor) if unit.kind in NAMES and unit.kind != "metonym" else None
        if whose is not None and whose.name not in known and whose.type in SIDES:
            return True
    return False
