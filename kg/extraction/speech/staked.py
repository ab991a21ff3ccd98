"""Things that somebody claims as his own, by which he says nothing: "near a temple claimed by both countries"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Units, VerbGroup
from kg.extraction.words.wordlists import wordlists

__all__ = ["claimed_thing"]

_BETWEEN = frozenset(("comma", "adverb", "close"))


def claimed_thing(units: Units, group: VerbGroup) -> bool:
    """Whether "claimed" stands after a thing or place, and after no deed, figure or report that one claims to be so."""
    before = group.first - 1
    while before > 0 and units[before].kind in _BETWEEN:
        before -= 1
    if group.lemma != "claim" or before < 0:
        return group.lemma == "claim"
    lists, low = wordlists(), units[before].low
    said = lists.classes["harm"] | lists.nouns["utterances"] | lists.nouns["reports"] | {"responsibility", "toll"}
    return not (low in said or low in lists.events or units[before].kind in ("number", "date"))
