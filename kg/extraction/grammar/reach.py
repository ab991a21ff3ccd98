"""Reach: the second infinitive that one "not" before the first denies too: "undertook not to fund A or to arm B"."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.words.verbforms import Units, VerbGroup, denies

__all__ = ["negated_before"]

_OR = frozenset(("or", "nor"))
_CLOSED = frozenset(("stop", "end", "quote", "that", "relative", "subordinator", "modal"))
_FAR = 24
"""Units from one "to" to the other."""


def negated_before(units: Units, group: VerbGroup) -> VerbGroup:
    """The infinitive after "or" or "nor" as negated, where the one before "or" is.

    After "and" it is not: "promised not to attack A and to free its men".

    Args:
        units: the sentence's.
        group: a verb.
    """
    first = group.first
    joined = first > 1 and units[first].kind == "to" and units[first - 1].low in _OR
    if not joined or group.negated:
        return group
    if units[first - 1].low == "nor":
        return replace(group, negated=True)
    for index in range(first - 2, max(first - _FAR, 0), -1):
        if units[index].kind in _CLOSED:
            break
        leads = units[index].kind == "to" and any(form.base for form in units[index + 1].forms)
        if leads and units[index - 1].low not in _OR:
            return replace(group, negated=True) if denies(units, index - 1) else group
    return group
