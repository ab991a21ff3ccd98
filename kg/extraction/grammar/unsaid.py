"""Unsaid: verbs of speech by which nobody says what stands beside them: "found itself attacked", "whatever Z says"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.verbforms import Units, VerbGroup
from kg.extraction.words.wordlists import wordlists

__all__ = ["opens_with_notion", "says_nothing"]

_TO_WHAT = 8
_AGAINST_WHAT = frozenset((("contrary", "to"), ("spite", "of"), ("regardless", "of"), ("irrespective", "of")))
_TO_THAT = 12
_ONESELF = frozenset(("itself", "themselves", "himself", "herself"))


def says_nothing(units: Units, group: VerbGroup) -> bool:
    """As in "a force reporting to the minister", "a truce observed by the UN": what is done, and nothing said."""
    following = units[group.head + 1].kind if group.head + 1 < len(units) else "end"
    if (group.lemma == "observe" and group.voice != "active") or _contradicted(units, group):
        return True
    if group.lemma in _KEEPS and group.voice == "active" and _keeps(units, group.head + 1):
        return True  # "X maintained close relations with Y until Z's invasion"
    if group.lemma in ("find", "see") and group.head + 1 < len(units) and units[group.head + 1].low in _ONESELF:
        return True  # "X found itself attacked by Y"
    if group.lemma == "conclude" and following == "comma" and _makes_accord(units, group.head + 1):
        return True
    if group.lemma == "conclude" and group.voice != "active" and _of_accord(units, group.first):
        return True  # "an accord concluded by X, ending a war that had cost 20,000 lives"
    if group.lemma in _REACTS and following == "end" and group.past and _just_reacts(units, group.first):
        return True
    told = any(unit.kind == "that" for unit in units[group.head + 1 : group.head + _TO_THAT])
    if not told and _apposed(units, group):
        return True  # "X, announced in 1964, is led by N. N.", "X, established in 1964, is"
    return group.lemma in ("report", "answer") and following == "to" and group.voice == "active" and not told


def _apposed(units: Units, group: VerbGroup) -> bool:
    """Whether a lone participle stands after a comma, with when or where it was done."""
    following = units[group.head + 1].low if group.head + 1 < len(units) else ""
    alone = 1 < group.first == group.head and units[group.first - 1].kind == "comma" and group.past
    ahead = units[group.head + 1 : group.head + _TO_THAT]
    closed = group.lemma == "establish" or any(unit.kind == "comma" for unit in ahead)
    told = any(unit.kind == "to" or unit.low in _HOW for unit in ahead)  # "X, reported in May to have armed Y,"
    return alone and closed and not told and following in _WHEN and group.lemma not in _SAY


_WHEN = frozenset(("in", "under", "with", "at", "as"))
"""Not "by", after which those stand who say it."""
_HOW = frozenset(("who", "how", "whether", "what", "why"))
_SAY = frozenset(("say", "write", "argue", "add"))

_REACTS = frozenset(("protest", "complain", "object"))


def _just_reacts(units: Units, first: int) -> bool:
    """As in "X bombed Y, Z protested": in the same tense, what Z did about it; unlike "X has bombed Y, Z protested"."""
    comma = next((i for i in range(first - 1, max(first - _TO_KEPT, 0), -1) if units[i].kind == "comma"), 0)
    return comma > 0 and all(unit.kind not in _BACKSHIFTED for unit in units[:comma])


_BACKSHIFTED = frozenset(("have", "be", "modal", "do", "negation", "quote", "pronoun"))


def _keeps(units: Units, first: int) -> bool:
    """Whether the verb has as its object what is kept or claimed as one's own, and no clause."""
    for index, unit in enumerate(units[first : first + _TO_KEPT], first):
        if unit.low in _KEPT:
            return not _does(units, index + 1)
        if unit.kind == "verb" and index > first and units[index - 1].kind in _SUBJECTS:
            return False  # "claimed guerrillas killed 20 troops"
        if unit.kind in ("that", "comma", "stop", "end", "be", "have", "modal", "pronoun", "preposition"):
            return False
    return False


def _does(units: Units, index: int) -> bool:
    """Whether the noun before is who does something: "claimed its troops killed 80 men"."""
    if index + 1 >= len(units) or units[index].kind != "verb":
        return index < len(units) and units[index].kind in ("have", "modal")
    return any(form.finite for form in units[index].forms) and units[index + 1].kind in _OBJECTS


_OBJECTS = frozenset(("determiner", "number", "capital", "word", *NAMES))
_KEEPS = frozenset(("maintain", "assert", "proclaim", "claim"))
_SUBJECTS = frozenset(("word", "capital", "name", "metonym"))
_TO_KEPT = 6
_KEPT = frozenset(("relations", "ties", "links", "contacts", "neutrality", "independence", "sovereignty", "control",
                   "presence", "claim", "claims", "authority", "dominance", "garrison", "base", "bases", "embassy",
                   "troops", "monopoly", "supremacy", "autonomy", "republic", "right", "rights"))  # fmt: skip


def _makes_accord(units: Units, comma: int) -> bool:
    """As in "A and B concluded, after months of talks, an accord": the object stands after what is inserted."""
    if comma + 1 >= len(units) or units[comma + 1].kind not in ("preposition", "subordinator"):
        return False
    reach = range(comma + 1, min(comma + _TO_THAT, len(units) - 3))
    closing = next((i for i in reach if units[i].kind == "comma"), None)
    if closing is None or units[closing + 1].kind != "determiner":
        return False
    return any(unit.low in wordlists().accords for unit in units[closing + 2 : closing + 5])


def _of_accord(units: Units, first: int) -> bool:
    """Whether it is an accord that is concluded: "the treaty, concluded by X", "a truce was concluded"."""
    return any(unit.low in wordlists().accords for unit in units[max(0, first - _TO_NOUN) : first])


_TO_NOUN = 4


def _contradicted(units: Units, group: VerbGroup) -> bool:
    """As in "contrary to what Z says, X …", "whatever Z says, X …": the text tells it against him."""
    for index in range(group.first - 1, max(group.first - _TO_WHAT, -1), -1):
        if units[index].low == "whatever":
            return True
        if units[index].low == "what" and index:
            before = units[index - 1].low
            return before in ("despite", "unlike", "against", "notwithstanding", "matter") or (
                index > 1 and (units[index - 2].low, before) in _AGAINST_WHAT
            )
        if units[index].kind in ("comma", "stop", "verb", "that"):
            return False
    return False


def opens_with_notion(units: Sequence[Unit], index: int) -> bool:
    """Whether the sentence begins there with a common noun that is no name: "Opinion holds that"."""
    return (not index or units[index - 1].kind in ("stop", "quote", "dash")) and _is_notion(units[index].low)


@cache
def _is_notion(word: str) -> bool:
    lists = wordlists()
    if word in lists.nouns["reports"]:
        return False  # "Documents show that"
    listed = any(word in lists.classes[name] for name in _NOTIONS) or any(word in held for held in lists.nouns.values())
    return listed or word in lists.events or (word.endswith(_ABSTRACT) and len(word) > _SHORT)


_NOTIONS = ("viewpoint", "topic_label", "opposed", "contesting", "doubt", "emotive", "reproach", "presupposing_noun",
            "content_noun", "notions")  # fmt: skip
_ABSTRACT = ("tion", "sion", "ness", "ship", "hood", "ity", "ism")
_SHORT = 6
