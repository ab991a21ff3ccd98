"""The words of sources that only the text knows: reports, and whose "Ugandan troops" are."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Units
from kg.extraction.naming.peoples import is_people
from kg.extraction.words.names import joined as joined_words
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["THINGS_CITED", "in_the_know", "is_capital", "is_report", "joined", "state_unknown"]

_QUALIFIED = 2
_CREEDS = frozenset(("republican", "partisan", "guardian", "sectarian", "veteran", "civilian", "christian"))
_LAWFUL = frozenset(("recognised", "recognized", "legitimate", "legal", "lawful", "rightful", "elected"))


def is_capital(unit: Unit) -> bool:
    """Whether the word has a capital that it owes to no sentence, as part of a name has."""
    known = unit.low in wordlists().common or any(unit.low in words for words in wordlists().nouns.values())
    return unit.kind == "capital" or (unit.kind == "word" and unit.text[:1].isupper() and not known)


def is_report(unit: Unit) -> bool:
    """Whether it is a report, a statement or a study."""
    return unit.low in wordlists().nouns["reports"]


def in_the_know(units: Units, first: int, last: int) -> tuple[Actor, int, int] | None:
    """Whom "people familiar with the matter", "a person briefed on the talks" name, and where; no mere "people"."""
    while first < last and units[first].kind in ("determiner", "number", "adverb"):
        first += 1
    if units[first].low not in _PEOPLE or first >= last:
        return None
    after, then = units[first + 1].low, units[min(first + 2, last)].low
    if after not in _INFORMED and (after, then) not in _WITH_KNOWLEDGE:
        return None
    words = list(units[first : last + 1])
    return Actor(joined(words), "UnnamedSource"), words[0].start, words[-1].end


_PEOPLE = frozenset(("people", "persons", "person", "individuals", "someone", "somebody", "insiders", "those"))
_INFORMED = frozenset(("familiar", "briefed", "close", "privy", "aware", "involved", "informed", "acquainted",
                       "who"))  # fmt: skip
_WITH_KNOWLEDGE = frozenset((("with", "knowledge"), ("with", "direct"), ("with", "first-hand"), ("with", "insight")))


def joined(words: list[Unit]) -> str:
    """The words as a name of a source."""
    return joined_words([_word(word) for word in words]).replace(" -", "-")


def _word(unit: Unit) -> str:
    """The unit as it stands in a speaker's name: "the army" by the name of the army that it is."""
    if unit.actor and unit.low in ("its", "their"):
        return unit.actor.name
    return unit.speaker.name if unit.resolved and unit.speaker and unit.speaker.type == "StateOrgan" else unit.text


def state_unknown(words: Units) -> bool:
    """As in "Ugandian troops", "the internationally recognised government": a state's, which the words do not tell."""
    if len(words) < _QUALIFIED:
        return False
    adjective, noun = words[-2], words[-1].low
    if noun == "government" and adjective.low in _LAWFUL:
        return True
    if noun not in wordlists().nouns["forces"] and noun != "government":
        return False
    known = adjective.low in wordlists().common or adjective.place is not None or is_people(adjective.text)
    known |= adjective.low in _CREEDS
    return adjective.text[:1].isupper() and adjective.low.endswith(("an", "ese")) and not known


THINGS_CITED = frozenset(("messages", "evidence", "data", "images", "imagery", "footage", "records",
                           "intercepts", "testimony", "testimonies", "concerns", "reasons", "fears", "need", "lack",
                           "threat", "threats", "security", "photographs", "documents", "letters", "calls", "example",
                           "risk", "risks", "attacks", "violations", "examples", "precedent", "figures",
                           "communications", "recordings", "recording", "video", "videos", "photos", "intelligence",
                           "analysis"))  # fmt: skip
"""What somebody cites who speaks for himself."""
