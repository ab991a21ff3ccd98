"""Joint bodies: commissions whose names go on with "and": "the Ceasefire and Security Monitoring Commission"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.tokens import Token

__all__ = ["CIVIL_HEADS", "joint_body_end"]

CIVIL_HEADS = frozenset(("mechanism", "commission", "committee", "authority", "board", "agency", "tribunal", "bureau",
                         "secretariat"))  # fmt: skip
"""Heads of the names of bodies that fight nobody."""
_JOINTS = frozenset(("and", "of", "for", "on"))
_LONGEST = 14


def joint_body_end(tokens: Sequence[Token], first: int, taken: set[int]) -> int | None:
    """The last token of the body whose name begins at ``first``; ``None`` where no such name does.

    Args:
        tokens: the sentence's.
        first: place of a word with a capital.
        taken: places of names that the lexicon knows, which stand beside each other and are no body.
    """
    if first == 0 or tokens[first - 1].low not in ("the", "joint"):
        return None
    joined, last = False, None
    for place in range(first, min(first + _LONGEST, len(tokens))):
        token = tokens[place]
        capital = token.kind == "word" and token.text[0].isupper()
        if place in taken or not (capital or token.low in _JOINTS):
            break
        joined = joined or token.low == "and"
        if joined and capital and token.low in CIVIL_HEADS:
            last = place
    return last
