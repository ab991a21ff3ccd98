"""Ends met: whose death, murder or abduction a noun names, "N. N.'s murder", "his death", by whomever it was."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.party import Party, party_of
from kg.extraction.grammar.phrases import NounPhrase, Units

__all__ = ["END_NOUNS", "whose_end"]

END_NOUNS = frozenset(
    ("death", "killing", "murder", "assassination", "abduction", "kidnapping", "disappearance", "poisoning", "slaying",
     "execution", "shooting", "lynching", "torture")
)  # fmt: skip
"""What befalls a person, so that whoever owns the noun suffered it."""
_QUALIFIED = 3
"""Words between the owner and the noun: "his cold-blooded murder"."""


def whose_end(units: Units, phrase: NounPhrase) -> Party | None:
    """The person who owns the noun that ends the phrase, himself and not whom he served; ``None`` for all else."""
    after = units[phrase.last + 1].low if phrase.last + 1 < len(units) else ""
    if units[phrase.last].low not in END_NOUNS or after == "of":
        return None  # "N. N.'s execution of hostages" is what he did
    for mark in range(phrase.last - 1, max(phrase.first, phrase.last - _QUALIFIED - 1), -1):
        if units[mark].kind == "possessive":
            party = party_of(units[mark - 1]) if units[mark - 1].actor is not None else None
            person = party is not None and party.speaker.type == "Person"
            return replace(party, actor=party.speaker) if party is not None and person else None
    return None
