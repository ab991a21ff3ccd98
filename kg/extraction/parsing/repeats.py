"""Repeats: a verb that is said once more before its object: "has denied, and continues to deny, that Y …"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.units import Unit

__all__ = ["without_repeats"]

_LONGEST = 6
"""Units from comma to comma."""
_GOES_ON = frozenset(("continue", "go", "keep", "remain"))


def without_repeats(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units without ", and continues to deny," after "has denied": what follows is the object of both."""
    for index in range(1, len(units) - 3):
        if units[index].kind != "comma" or units[index + 1].low not in ("and", "or"):
            continue
        close = next(
            (i for i in range(index + 2, min(index + _LONGEST + 1, len(units))) if units[i].kind == "comma"), 0
        )
        if close and _repeats(units[index - 1], units[index + 2 : close]):
            return (*units[:index], *units[close + 1 :])
    return units


def _repeats(verb: Unit, inserted: Sequence[Unit]) -> bool:
    """Whether what is put in is the same verb once more, with nothing but adverbs, auxiliaries and "continues to"."""
    lemmas = {form.lemma for form in verb.forms}
    if not lemmas or not inserted or lemmas.isdisjoint(form.lemma for form in inserted[-1].forms):
        return False
    return all(
        unit.kind in ("adverb", "to", "have", "do", "modal", "be")
        or unit.low in ("still", "always", "on")
        or not _GOES_ON.isdisjoint(form.lemma for form in unit.forms)
        for unit in inserted[:-1]
    )
