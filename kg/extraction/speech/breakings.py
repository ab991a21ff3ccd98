"""Breakings-off: talks and mediations that somebody suspends, halts or breaks off, and which so are over."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kg.extraction.grammar.verbgroups import Units, VerbGroup
from kg.extraction.words.units import NAMES

__all__ = ["broken_off"]

_BREAKS = frozenset(("suspend", "halt", "freeze", "abandon", "discontinue"))
"""What becomes of talks that are not held on that day."""
_STOPS = frozenset(("end", "stop", "cease", "pause", "terminate", "quit", "drop"))
"""What becomes of a mediation; who "ends talks" may only have held the last of them."""
_BREAKS_WITH = {
    "break": ("off",), "call": ("off",), "cut": ("off", "short"), "pull": ("out", "of"), "withdraw": ("from",),
    "walk": ("away", "out", "from", "of"), "give": ("up",), "back": ("out", "of"),
}  # fmt: skip
_BETWEEN = frozenset(("word", "determiner", "possessive", "adverb", "number", "pronoun", *NAMES))


def broken_off(units: Units, groups: Sequence[VerbGroup], trigger: int, *, mediation: bool = False) -> VerbGroup | None:
    """The verb by which what the noun at ``trigger`` names is broken off: "suspended the talks", "its mediation ended".

    Args:
        units: the sentence.
        groups: its verbs.
        trigger: the index of the noun.
        mediation: whether the noun is of somebody's own effort, which is over when he "ends" it.
    """
    before = next((group for group in reversed(groups) if group.head < trigger), None)
    if before is not None and before.voice == "active" and _is_told(before):
        rest = units[before.head + 1 : trigger]
        particles = _BREAKS_WITH.get(before.lemma, ())
        led = len(list(takewhile(lambda unit: unit.low in particles, rest)))
        plain = before.lemma in _BREAKS or (mediation and before.lemma in _STOPS)
        near = all(unit.kind in _BETWEEN or unit.low == "as" for unit in rest[led:])  # "ended its role as mediator"
        if near and (led or plain):
            return before
    after = next((group for group in groups if group.first > trigger), None)
    passive = (
        after is not None and after.voice == "passive" and after.lemma in _BREAKS | (_STOPS if mediation else set())
    )
    apart = units[trigger + 1 : after.first] if after is not None else ()
    joined = all(unit.kind in (*_BETWEEN, "preposition", "conjunction") for unit in apart)
    return after if after is not None and passive and joined and _is_told(after) else None


def _is_told(group: VerbGroup) -> bool:
    return group.form == "finite" and group.modality == "actual" and not group.negated
