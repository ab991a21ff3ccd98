"""Once more: what was read too often of the same words: a crossed pair, a threat to who only hears of it.

In "accused A and B, respectively, of arming C and D" A armed C only; and "told Y that it would attack Z" is no threat
to Y.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.findings import Finding
from kg.extraction.words.units import Unit

__all__ = ["once"]

_PAIR = 2
_NEAR = 4


def once(units: Sequence[Unit], found: Sequence[Finding]) -> list[Finding]:
    """The findings without those that say too much.

    Args:
        units: the sentence's.
        found: what was read in it.
    """
    kept = [one for one in found if not _told_of_another(units, one)]
    if not any(unit.low == "respectively" for unit in units):
        return kept
    return [one for one in kept if not _crossed(one, kept)]


def _crossed(one: Finding, found: Sequence[Finding]) -> bool:
    """Whether it joins the first of two with the second of the two others."""
    alike = [f for f in found if (f.trigger, f.relation) == (one.trigger, one.relation) and f.object is not None]
    subjects = sorted({(f.subject.start, f.subject.actor.name) for f in alike})
    objects = sorted({(f.object.start, f.object.actor.name) for f in alike if f.object is not None})
    if one.object is None or len(subjects) != len(objects) or len(subjects) < _PAIR:
        return False
    first = subjects.index((one.subject.start, one.subject.actor.name))
    return first != objects.index((one.object.start, one.object.actor.name))


def _told_of_another(units: Sequence[Unit], one: Finding) -> bool:
    """As in "X told Y it would attack Z": Z is threatened, if anybody, and Y only hears of it."""
    if (
        one.relation != "threatens"
        or one.object is None
        or not any(f.lemma == "tell" for f in units[one.trigger].forms)
    ):
        return False
    place = next((i for i in range(one.trigger, len(units)) if units[i].start >= one.object.end), len(units))
    rest = units[place : place + 2 * _NEAR]
    would = next((i for i, unit in enumerate(rest) if unit.kind == "modal"), None)
    named = [unit.actor.name for unit in rest[(would or 0) + 1 :] if unit.actor is not None]
    return would is not None and bool(named) and named[0] not in (one.target, one.subject.actor.name)
