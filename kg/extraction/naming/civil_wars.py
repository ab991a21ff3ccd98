"""Civil wars: the state whose war at home a document opens with, so that others' quarrels are told beside it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.model import Actor

__all__ = ["beside_the_war", "torn_by_war"]

_OPENING = 3
"""Sentences that may say what a document is about."""
_HELD = frozenset(("name", "demonym", "metonym", "place"))


def torn_by_war(tokens: Sequence[Sequence[Token]], names: Sequence[Sequence[Name]]) -> str | None:
    """The name of the one state of which the opening says that its civil war is told: "S's civil war began in".

    "The civil war in S", "the S-ian civil war" are others; where two states have one, nobody is taken.
    """
    told = [(words, found) for words, found in zip(tokens, names, strict=True) if words][:_OPENING]
    states = {
        name.actor.name
        for words, found in told for name in found
        if name.actor.type == "State" and name.kind in _HELD and _its_war(words, name)
    }  # fmt: skip
    return next(iter(states)) if len(states) == 1 else None


def _its_war(words: Sequence[Token], name: Name) -> bool:
    """Whether "civil war" stands behind the name, or before it with "in"."""
    after = [token.low for token in words[name.last + 1 : name.last + 5] if token.low not in ("'s", "’s", "'", "’")]
    before = [token.low for token in words[max(0, name.first - 4) : name.first] if token.low != "the"]
    owned = (
        words[name.last].low.endswith(("'s", "’s", "'", "’"))
        or name.kind == "demonym"
        or (name.last + 1 < len(words) and words[name.last + 1].low in ("'s", "’s", "'", "’"))
    )
    return (owned and after[:2] == ["civil", "war"]) or before[-3:] == ["civil", "war", "in"]


def beside_the_war(pair: Sequence[Actor], torn: str | None) -> bool:
    """Whether two who are at odds are others than the state at war with itself and who opposes it at home."""
    if torn is None:
        return False
    others = [actor for actor in pair if actor.name != torn]
    return len(others) != 1 or others[0].type == "State"
