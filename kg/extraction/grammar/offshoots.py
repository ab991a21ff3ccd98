"""Offshoots: bands that are known only by the group they come from: "an Islamic State branch", "an offshoot of X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.grammar.party import Party
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import Unit
from kg.model import Actor

__all__ = ["branched", "derived"]

_DERIVED = frozenset(("affiliate", "affiliates", "offshoot", "offshoots", "franchise", "franchises", "branch",
                      "branches", "chapter", "chapters"))  # fmt: skip

_PARENTS = {*GROUPS, "PoliticalParty", "Organization"}


def derived(after: Sequence[Unit], actor: Actor) -> bool:
    """Whether the words after a group's name make it another's: "an Islamic State offshoot", "a Y splinter group"."""
    split = any(word.low in ("splinter", "breakaway") for word in after[:-1])
    return bool(after) and actor.type in _PARENTS and (after[-1].low in _DERIVED or split)


def branched(words: Sequence[Unit], owner: Party) -> Party:
    """The band of "an offshoot of X", "the Y-ian branch of X", who is not X; X itself by other words before "of"."""
    if not derived(words[-1:], owner.actor):
        return owner
    name = " ".join(unit.text for unit in words if unit.kind != "determiner")
    band = Actor(f"{name} of {owner.actor.name}", owner.actor.type)
    return replace(owner, actor=band, speaker=band, roles=frozenset(("fighters",)))
