"""Unsettled: a dispute that somebody only means to settle is one: "X is committed to resolving its dispute with Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Units

__all__ = ["unsettled"]

_SETTLES = frozenset(("bury", "settle", "resolve", "iron", "smooth", "patch", "heal"))
_QUARRELS = frozenset(("dispute", "disputes", "differences", "quarrel", "feud", "rift"))
_NEAR = 6
_DONE = frozenset(("actual", "counterfactual"))


def unsettled(units: Units, found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings; who plans, hopes or promises to settle a quarrel does not cooperate by that: he has one.

    Args:
        units: the sentence.
        found: what it says.
    """
    told = {frozenset((f.subject.actor.name, f.target)) for f in found if f.relation == "disputesWith"}
    for finding in found:
        if not _to_be_settled(units, finding):
            yield finding
        elif frozenset((finding.subject.actor.name, finding.target)) not in told and not _dated_later(units, finding):
            yield replace(finding, relation="disputesWith", modality="actual", event=None)


def _to_be_settled(units: Units, finding: Finding) -> bool:
    if finding.relation != "cooperatesWith" or finding.modality in _DONE or finding.object is None:
        return False
    verb = units[finding.trigger].forms if 0 <= finding.trigger < len(units) else ()
    after = units[finding.trigger + 1 : finding.trigger + _NEAR]
    return any(form.lemma in _SETTLES for form in verb) and any(unit.low in _QUARRELS for unit in after)


def _dated_later(units: Units, finding: Finding) -> bool:
    """Whether a day is set for the settlement, which is none of the quarrel's."""
    return any(unit.kind == "date" for unit in units[finding.trigger :])
