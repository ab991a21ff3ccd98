"""Hedged conjuncts: the second of two of whom only the first is told for sure: "arms X and, allegedly, Y"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extraction.grammar.phrases import Units, VerbGroup
from kg.extraction.words.wordlists import wordlists

__all__ = ["hedged_conjunct"]

_MAYBE = frozenset(("perhaps", "possibly", "probably", "maybe", "conceivably", "presumably", "potentially",
                    "arguably", "ostensibly", "according"))  # fmt: skip
_LED = frozenset(("in", "by", "to", "at"))
_SEEMING = frozenset(("view", "opinion", "eyes", "words", "judgement", "judgment", "theory", "likelihood",
                      "probability", "account", "accounts", "reports", "estimates", "appearances", "judge",
                      "admission"))  # fmt: skip
_TO_NAME = 10
_TO_NOUN = 4


def hedged_conjunct(units: Units, groups: Sequence[VerbGroup], trigger: int, starts: Iterable[int]) -> bool:
    """Whether an end of what the verb or noun at ``trigger`` says is joined by "and" and a word of doubt.

    Args:
        units: the sentence's.
        groups: its verbs.
        trigger: where it is told.
        starts: where the words begin that name its ends.
    """
    heads = {group.head for group in groups}
    for start in starts:
        end = next((index for index, unit in enumerate(units) if unit.start >= start), 0)
        joint = next((i for i in range(end - 1, max(end - _TO_NAME, 0), -1) if units[i].low == "and"), None)
        if joint is None or joint + 1 >= end or joint <= trigger or heads & set(range(joint, end)):
            continue
        first = joint + 1 + (units[joint + 1].kind == "comma")
        if units[first].low in _MAYBE | (wordlists().classes["hedge"] - _OF_NAMES):
            return True
        near = {unit.low for unit in units[first + 1 : min(first + 1 + _TO_NOUN, end)]}
        if units[first].low in _LED and near & _SEEMING and units[joint + 1].kind == "comma":
            return True
    return False


_OF_NAMES = frozenset(("suspected", "alleged", "so-called", "purported", "rumoured", "rumored"))
"""Words that doubt what the name after them is, which other rules weigh."""
