"""Said where: what may follow a verb of speech at the end of a sentence: "…, he said in P amid fears of war"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Units, noun_phrase
from kg.extraction.words.wordlists import wordlists

__all__ = ["said_where"]

_WHERE = frozenset(("in", "on", "during", "at", "via", "to", "through", "from", "late", "early",
                     "without", "after", "before", "outside", "following", "shortly", "amid", "despite", "near",
                     "inside", "hours", "days", "minutes", "moments", "weeks", "ahead", "upon"))  # fmt: skip
"""What may follow a verb of speech that stands after the words: "said in a statement on Monday"."""
_FURTHER = frozenset(("of", "for", "between", "with", "against", "by", "over", "across", "within", "about", "into"))
"""What a phrase that tells when and where may go on with: "said after a week of rain"."""
_ISSUED = frozenset(("published", "released", "issued", "posted", "broadcast", "aired", "circulated", "dated",
                     "carried", "read", "sent", "seen", "obtained", "quoted", "reported", "attended", "hosted",
                     "organised", "organized", "convened"))  # fmt: skip
_ASKED = frozenset(("asked", "pressed", "questioned", "reached", "contacted"))
_ENDS = frozenset(("end", "comma", "stop", "dash", "close"))
_PHRASES = 6
"""Phrases that follow, at most."""


def said_where(units: Units, after: int) -> bool:
    """Whether only "in a statement", "on Monday", or "of Y" at once, follow up to the end of the clause."""
    index = after
    for _ in range(_PHRASES):
        if index >= len(units) or units[index].kind in _ENDS:
            return True
        issued = index > 0 and units[index - 1].low in _ISSUED and units[index].low == "by"
        of_whom = index == after and units[index].low in ("of", "about")  # '"They must leave," X said of Y'
        further = index > after and units[index].low in _FURTHER
        doing = units[index].low in ("while", "when") and _bare_at(units, index + 1)
        told = issued or of_whom or further or doing or _by_wire(units, index)
        if units[index].low not in _WHERE and not told:
            return False
        begins = index + 1 + (index + 2 < len(units) and units[index + 1].kind == "verb")  # "amid growing fears"
        phrase = noun_phrase(units, begins)
        index = phrase.last + 1 if phrase else begins
        if phrase is not None and units[phrase.last].low in _MEDIA and units[index].low.endswith("ing"):
            return True  # "said in a video naming his successor"
        if phrase is not None and units[phrase.last].low == "condition" and units[index].low == "of":
            index += 2  # "on condition of anonymity"
        index += phrase is not None and index < len(units) and units[index].low in _ISSUED
        while index < len(units) and units[index].kind in ("date", "number", "adverb"):
            index += 1
    return index >= len(units) or units[index].kind in _ENDS


def _bare_at(units: Units, index: int) -> bool:
    """Whether no clause of its own follows: "said while visiting P", "while on a visit to P", "when asked about it"."""
    unit = units[min(index, len(units) - 1)]
    return unit.kind == "preposition" or unit.low in _ASKED or (unit.kind == "verb" and unit.low.endswith("ing"))


_MEDIA = frozenset(("video", "recording", "audio", "message", "statement", "letter", "communique", "leaflet", "post",
                    "tweet", "speech", "interview", "report", "broadcast", "note"))  # fmt: skip


def _by_wire(units: Units, index: int) -> bool:
    """As in "a resident said by phone", "told Reuters by text message"."""
    wires = wordlists().classes["wire"]
    return units[index].low in ("by", "over") and any(unit.low in wires for unit in units[index + 1 : index + 4])
