"""Two tellers of one clause, one of whom denies what the other says: "X denied, and Y confirmed, that it armed Z"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.words.records import record
from kg.extraction.words.units import Unit, is_speech_verb
from kg.extraction.words.wordlists import wordlists

__all__ = ["TwoTellers", "two_tellers", "with_joined_tellers"]

_JOINTS = frozenset(("and", "but", "while", "whereas", "though", "although", "yet"))
_FAR = 9
"""Units from the joint to the second verb: "but the government of Chad later"."""
_BROKEN = frozenset(("comma", "stop", "end", "that", "relative", "quote", "subordinator"))


@record
class TwoTellers:
    """Where both stand.

    Attributes:
        ends: index after the verb of the first.
        second: index of the verb of the second.
        that: index of the "that" of their clause.
    """

    ends: int
    second: int
    that: int


def two_tellers(units: Sequence[Unit]) -> TwoTellers | None:
    """Who tells one clause in two ways, where one of them denies it; ``None`` where nobody does so."""
    for that in range(3, len(units)):
        second = that - 1 - (units[that - 1].kind == "comma")
        if units[that].kind != "that" or not _tells(units[second]):
            continue
        joint = next((i for i in range(second - 1, max(second - _FAR, 0), -1) if units[i].low in _JOINTS), None)
        if joint is None or any(unit.kind in _BROKEN for unit in units[joint + 1 : second]):
            continue
        ends = joint - (units[joint - 1].kind == "comma")
        named = any(unit.actor is not None for unit in units[joint + 1 : second])
        if units[that - 1].kind != "comma" and any(unit.kind == "comma" for unit in units[: ends - 1]):
            continue  # "X armed Y, Z denied, and W confirmed that"
        if named and ends > 0 and _tells(units[ends - 1]) and _denies(units[ends - 1]) != _denies(units[second]):
            return TwoTellers(ends, second, that)
    return None


def with_joined_tellers(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units with "X denied but Y confirmed that" for "X denied, and Y confirmed, that", whose clause is of both."""
    found = two_tellers(units)
    if found is None:
        return units
    joined = [unit for unit in units[found.ends : found.that] if unit.kind != "comma"]
    against = replace(joined[0], text="but", low="but", kind="conjunction")
    return (*units[: found.ends], against, *joined[1:], *units[found.that :])


def _tells(unit: Unit) -> bool:
    return is_speech_verb(unit) or _denies(unit)


def _denies(unit: Unit) -> bool:
    denying = wordlists().classes["denying"]
    return any(form.lemma in denying and (form.finite or form.participle) for form in unit.forms)
