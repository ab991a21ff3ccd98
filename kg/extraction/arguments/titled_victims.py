"""Victims told by their office before their name: "killed the governor of Helmand province, N. N., on Monday"."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.party import Party, party_of
from kg.extraction.grammar.phrases import NounPhrase, Units
from kg.extraction.words.units import NAMES, is_speech_verb
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
    if _tells_it(units, after):
        return None
    return replace(party, actor=party.speaker)


def _tells_it(units: Units, comma: int) -> bool:
    """Whether whose name ends at ``comma`` may tell it: "killed the mayor of P, N. N., an analyst, told reporters"."""
    if comma >= len(units) or units[comma].kind != "comma":
        return False
    breaks = [i for i in range(comma, len(units) - 1) if units[i].kind == "comma"]
    return any(_says(units, place + 1) for place in breaks)


def _says(units: Units, verb: int) -> bool:
    """Whether who stands before the verb says it, and not who follows: "told Reuters", not "said the police"."""
    if not is_speech_verb(units[verb]):
        return False
    told = any(form.lemma == "tell" for form in units[verb].forms)
    return told or units[verb + 1].kind not in ("determiner", "word", "possessive", *NAMES, "capital")
