"""Victims told by their office before their name: "killed the governor of Helmand province, N. N., on Monday"."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.party import Party, party_of
from kg.extraction.grammar.phrases import NounPhrase, Units
from kg.extraction.words.wordlists import wordlists

__all__ = ["named_after_office"]

_LONGEST = 12
"""Units of "of the Kisumu regional branch of the Kenyan intelligence service"."""
_TITLE = 4
_OFFICES = ("leaders", "officials", "voices")
_WITHIN = frozenset(("preposition", "determiner", "word", "capital", "name", "demonym", "metonym", "possessive",
                     "number", "tail", "conjunction"))  # fmt: skip


def named_after_office(units: Units, phrase: NounPhrase) -> Party | None:
    """The person whose name a comma sets after his office; ``None`` where the office or the name is nobody's.

    Args:
        units: the sentence's.
        phrase: the one that names the office: "the governor".
    """
    offices = frozenset[str]().union(*(wordlists().nouns[kind] for kind in _OFFICES))
    if units[phrase.last].low not in offices or units[phrase.last].actor is not None:
        return None
    if units[phrase.last + 1].low not in ("of", "for", "in"):
        return None
    end = min(phrase.last + _LONGEST, len(units) - 2)
    comma = next((i for i in range(phrase.last + 2, end + 1) if units[i].kind not in _WITHIN), None)
    if comma is None or units[comma].kind != "comma":
        return None
    if any(unit.low in wordlists().classes["title"] for unit in units[phrase.last + 1 : comma]):
        return None  # "a spokesman for the governor of P, N. N.": either may be N. N.
    at = comma + 1
    while at < min(comma + _TITLE, len(units) - 2) and units[at].kind == "capital":
        at += 1  # "General N. N."
    party, after = party_of(units[at]) if units[at].kind == "name" else None, at + 1
    if party is None or party.speaker.type != "Person" or units[at].resolved:
        return None
    if after < len(units) and units[after].kind not in ("comma", "end", "stop", "date", "preposition", "to", "close"):
        return None  # "killed the mayor of P, N. N. said": he tells it
    return replace(party, actor=party.speaker)
