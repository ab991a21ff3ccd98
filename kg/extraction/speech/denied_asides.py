"""Denials that the text sets beside somebody's word: "X said it had taken P, which Y denied" is no word of X's."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Units, noun_phrase
from kg.extraction.words.wordlists import wordlists

__all__ = ["denied_by_another"]

_CLOSES = frozenset(("comma", "stop", "end", "quote", "date", "preposition"))


def denied_by_another(units: Units, first: int) -> bool:
    """As in "…, which Y denied", "…, a claim denied by Y": the text tells of it, and not who said what Y denies."""
    if first < len(units) and units[first].low == "which":
        return _denied_there(units, first + 1)
    if first + _CLAIM >= len(units) or units[first].low not in ("a", "an"):
        return False
    claim = units[first + 1].low in wordlists().nouns["utterances"] and units[first + 3].low == "by"
    return claim and any(form.lemma in _denying() for form in units[first + 2].forms)


_CLAIM = 3


def _denied_there(units: Units, first: int) -> bool:
    """Whether "Y (has always) denied" stands there and closes its clause."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    verb = first if phrase is None else phrase.last + 1
    while verb < len(units) - 1 and units[verb].kind in ("have", "adverb"):
        verb += 1
    named = phrase is not None and phrase.party is not None and verb < len(units) - 1
    denies = named and any(form.lemma in _denying() and form.finite for form in units[verb].forms)
    return denies and units[verb + 1].kind in _CLOSES


def _denying() -> frozenset[str]:
    return wordlists().classes["denying"] | {"contest"}
