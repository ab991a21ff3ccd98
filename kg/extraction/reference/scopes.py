"""Scopes: of what an expression speaks, before anybody asks whom it means."""

from __future__ import annotations

from kg.extraction.grammar.entities import Draft
from kg.extraction.reference.references import Phrase
from kg.extraction.words.descriptions import descriptions

__all__ = ["DEFINES", "QUANTIFIED", "REBEL", "of_an_actor", "one_of_several"]

REBEL = {"rebel": "rebels", "guerrilla": "guerrillas", "insurgent": "insurgents", "militant": "militants",
          "separatist": "separatists", "jihadist": "jihadists"}  # fmt: skip
QUANTIFIED = frozenset(("more", "many", "several", "some", "few", "fellow", "suspected", "alleged", "armed", "all"))
"""Words before "militants" that set none of them apart from those named."""
DEFINES = frozenset(("who", "that", "close", "loyal", "allied", "linked", "aligned", "affiliated"))
"""Words after "militants" or "militias" that tell which of them are meant: others than who was named."""


def one_of_several(draft: Draft) -> bool:
    """Whether "one of", "either of" precedes: of "one of the sides" nobody can tell which."""
    two = [unit.low for unit in draft.found[-2:]]
    return len(two) == 2 and two[1] == "of" and two[0] in ("one", "either", "some", "none", "any")


def of_an_actor(phrase: Phrase) -> bool:
    """Whether the description is of an actor, and not of an office or a neighbour."""
    classes = descriptions().classes
    return phrase.noun in classes["group"] | classes["body"] | classes["state"]
