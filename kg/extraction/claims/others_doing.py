"""Others' doing: words by which a deed was not one's own, or one takes no sides: "it was not us", "it is neutral"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists

__all__ = ["is_aloof", "is_others_doing", "none_there"]

_OWN = frozenset(("its", "their", "our", "his", "my"))
_POINTING = frozenset(("it", "this", "that"))
_DOING = frozenset(("doing", "work", "handiwork", "fault"))
_STOPS = frozenset(("stop", "end", "comma", "quote", "close", "conjunction", "dash"))
_OTHERS = (["somebody", "else"], ["someone", "else"], ["others"], ["another", "party"])
_ONESELF = frozenset(("it", "they", "we", "he", "she"))
_SIDES = frozenset(("side", "sides", "party", "parties", "faction", "factions"))


def is_others_doing(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "it was not us", "that was not its doing", "somebody else had done it".

    Args:
        clauses: the sentence.
        group: the verb.
    """
    units, after = clauses.units, group.head + 1
    lows = [unit.low for unit in units[after : after + 4] if unit.kind != "possessive"]
    before = [unit.low for unit in units[max(0, group.first - 2) : group.first]]
    if group.lemma == "do" or (group.lemma == "have" and lows[:1] == ["done"]):
        lows = lows[group.lemma == "have" :]
        other = any(before[-len(words) :] == words for words in _OTHERS)
        return other and not group.negated and lows[:1] != [] and lows[0] in _POINTING
    if group.lemma != "be" or not before:
        return False
    negated = group.negated or lows[:1] == ["not"]
    lows = lows[lows[:1] == ["not"] :]
    if not negated or not lows or not _points(clauses, group):
        return False
    if lows[0] in ("us", "we"):
        us = next(i for i in range(after, len(units)) if units[i].low == lows[0])
        return before[-1] in _POINTING and units[min(us + 1, len(units) - 1)].kind in _STOPS
    if lows[0] not in _OWN or len(lows) == 1:
        return False
    head = lows[1]
    return head in _DOING or (before[-1] in _POINTING and head in wordlists().nouns["forces"])


def _points(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether "it", "this" or "the attack" is the subject."""
    units, before = clauses.units, group.first - 1
    if units[before].low in _POINTING:
        return True
    phrases = clauses.subject_phrases(group)
    head = units[phrases[0].last].low if len(phrases) == 1 else ""
    event = wordlists().events.get(head)
    return event is not None and event.relation == "attacked" and units[phrases[0].first].low in ("the", "this", "that")


def is_aloof(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "it is neutral", "it takes no sides", "it backs neither side", "it is no party to the war".

    Args:
        clauses: the sentence.
        group: the verb.
    """
    units, after = clauses.units, group.head + 1
    if not group.first or units[group.first - 1].low not in _ONESELF:
        return False
    lows = [unit.low for unit in units[after : after + 4]]
    if group.lemma in ("be", "remain", "stay"):
        neutral = lows[:1] == ["neutral"] or lows[:2] == ["strictly", "neutral"]
        party = lows[:3] == ["no", "party", "to"] or (group.negated and lows[:3] == ["a", "party", "to"])
        return (neutral and not group.negated) or party or lows[:4] == ["not", "a", "party", "to"]
    frame = wordlists().frames.get(group.lemma)
    helps = frame is not None and frame.relation in ("supports", "arms", "funds")
    if group.lemma == "take":
        return lows[:1] == ["no"] and lows[1:2] != [] and lows[1] in ("side", "sides")
    phrase = noun_phrase(units, after) if helps and after < len(units) else None
    none = lows[:1] in (["no"], ["neither"]) or (group.negated and lows[:1] in (["any"], ["either"]))
    return none and phrase is not None and units[phrase.last].low in _SIDES


def none_there(clauses: Clauses, group: VerbGroup) -> str | None:
    """Which charge "there was no attack", "there are no rebels on our soil", "no group operates from it" answers.

    Args:
        clauses: the sentence.
        group: the verb.
    """
    units = clauses.units
    stays = group.lemma in _STAYS and group.voice == "active" and not group.negated
    there = group.lemma in ("be", "have") and "there" in [u.low for u in units[max(0, group.first - 2) : group.first]]
    first = group.head + 1 if there else next((p.first for p in clauses.subject_phrases(group)), 0) if stays else 0
    if there:
        while first < len(units) and (units[first].kind in ("be", "adverb") or units[first].low == "never"):
            first += 1
    none = first < len(units) and (units[first].low == "no" or (first > 0 and units[first - 1].low == "no"))
    phrase = noun_phrase(units, first) if none else None
    if phrase is None:
        return None
    head, after = units[phrase.last].low, units[min(phrase.last + 1, len(units) - 1)]
    event = wordlists().events.get(head)
    if there and event is not None and event.relation == "attacked" and after.kind in _STOPS:
        return "attacked"
    guests = head in wordlists().nouns["fighters"] or head in (
        "group",
        "groups",
        "rebels",
        "militants",
        "camps",
        "bases",
    )
    at = phrase.last + 1 if there else group.head + 1
    ground = any(unit.low in _GROUND for unit in units[at : at + _TO_GROUND])
    own = any(unit.low in _OWN for unit in units[at : at + _TO_GROUND])
    return "harbours" if guests and ground and own and units[min(at, len(units) - 1)].low in _INTO else None


_STAYS = frozenset(("operate", "live", "shelter", "train", "hide", "stay", "act"))
_GROUND = frozenset(("soil", "territory", "land", "country", "borders"))
_INTO = frozenset(("on", "in", "from", "inside", "within"))
_TO_GROUND = 4
