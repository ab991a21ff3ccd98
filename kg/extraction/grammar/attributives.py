"""Attributives: participles before their noun, which tell no deed: "Armed men", "treated wounded X fighters"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.verbforms import noun_words, people_words
from kg.extraction.words.wordlists import wordlists

__all__ = ["attributive", "never_passive", "predicated", "stays_so"]

_HEAVY = frozenset(("heavy", "intense", "fierce", "fresh", "new", "deep", "strong", "serious", "massive", "brutal",
                    "deadly", "large", "small", "constant", "ongoing", "persistent"))  # fmt: skip
_ADJECTIVES = ("al", "ist", "ous", "ive", "ic", "ful", "ern", "dox", "ant")
_BANDS = frozenset(("group", "faction", "militia", "movement", "wing", "organisation", "organization", "gang", "force",
                    "groups", "factions", "militias", "movements", "organisations", "organizations", "gangs",
                    "forces"))  # fmt: skip
_RANKED = frozenset(("last", "first", "second", "third", "latest", "only", "worst", "biggest", "previous"))
_AGAIN = frozenset(("repeated", "continued", "renewed", "sustained", "increased", "intensified", "escalated"))
_SUFFERED = frozenset(("drowned", "slain", "wounded", "injured", "stranded", "murdered", "beheaded", "mutilated"))
_ALSO = 8
"""Units before a verb in which the relative clause that it ends may begin."""


def _joined_adjective(units: Sequence[Unit], before: int) -> bool:
    """Whether "and" joins the word to an adjective, or it is the second part of one."""
    previous = units[before]
    if previous.low in ("rocket", "self"):
        return units[before + 1].low == "propelled"
    adjective = units[before - 1].low if before > 0 else ""
    return previous.low == "and" and adjective in _HEAVY


def _of_several(units: Sequence[Unit], head: int, before: int) -> bool:
    """Whether the participle tells what became of those who are counted before it; not "Brigade 9 wounded"."""
    counted = units[before].kind == "number" and units[head].low in _SUFFERED
    return counted and (before == 0 or units[before - 1].kind != "capital")


def _of_plight(units: Sequence[Unit], head: int, previous: Unit) -> bool:
    """Whether the participle is the name's: "attacked impoverished X", "After the war, isolated X fell silent"."""
    if previous.kind == "comma":
        after = units[head + 2] if head + 2 < len(units) else None
        return after is not None and (after.kind in ("be", "have", "modal", "do") or _finite(after))
    return previous.kind == "preposition" or (previous.low.endswith("ed") and _finite(previous))


def _finite(unit: Unit) -> bool:
    return unit.kind == "verb" and unit.low not in noun_words() and any(form.finite for form in unit.forms)


def stays_so(units: Sequence[Unit], head: int, before: int) -> bool:
    """Whether the participle tells how somebody remains: "X remained committed to the truce and accused Y"."""
    previous, following = units[max(before, 0)], units[min(head + 1, len(units) - 1)]
    stays = previous.kind == "verb" and any(form.lemma in _STAYS and form.finite for form in previous.forms)
    return (
        before >= 0
        and stays
        and (following.kind in ("preposition", "to", "conjunction", "comma", "end") or following.low == "that")
    )


def predicated(units: Sequence[Unit], head: int, before: int) -> bool:
    """Whether it tells what somebody is besides, and nothing he does: "is allied to X but separate from it"."""
    if units[head].low not in _QUALITIES or before < 1 or units[before].kind not in ("conjunction", "comma"):
        return False
    for place in range(before - 1, max(before - _ALSO, -1), -1):
        if units[place].kind == "be":
            return True
        to_do = units[place].kind == "to" and units[place + 1].kind == "verb"
        if to_do or units[place].kind in ("stop", "quote", "modal", "do"):
            return False
    return False


_QUALITIES = frozenset(("separate", "close", "open", "free", "clear", "subject", "near", "intent", "content"))
"""Words that could be verbs too, as which a form with -s or of the past would stand there."""
_STAYS = frozenset(("remain", "stay", "seem", "appear", "look", "feel", "become", "grow"))


def _among_sources(units: Sequence[Unit], before: int) -> bool:
    """Whether it goes on with whose word it is: "…, according to the UN, displaced residents and aid workers"."""
    people = before + 2 < len(units) and units[before + 2].low in people_words()
    if not people or units[before + 1].low not in _STRICKEN or units[before].kind not in ("comma", "conjunction"):
        return False
    for place in range(before, max(before - _ALSO, 0), -1):
        if units[place].low == "to" and units[place - 1].low == "according":
            # Not "X, according to Y, displaced residents", which has no other verb.
            return any(unit.kind == "verb" for unit in units[: place - 1])
        if units[place].kind not in _SOURCES:
            break
    return False


_STRICKEN = frozenset(("displaced", "wounded", "injured", "freed", "released", "evacuated", "trapped", "stranded"))
_SOURCES = NAMES | frozenset(("comma", "conjunction", "word", "capital", "determiner", "possessive"))


def _before_armed(word: str) -> bool:
    """Whether "armed" after the word goes with the noun: "the largest armed group", "a radical armed movement"."""
    return word.endswith((*_ADJECTIVES, "est")) or word in _WHICH


_WHICH = frozenset(("main", "major", "leading", "other", "new", "key", "top", "chief", "only", "largely"))


def attributive(units: Sequence[Unit], head: int, before: int) -> bool:
    """Whether a participle stands before its noun: "Armed men fled", "attacked fortified towns", "and armed forces"."""
    unit, previous = units[head], units[before] if before >= 0 else None
    following = units[head + 1] if head + 1 < len(units) else None
    if following is None or not any(form.participle for form in unit.forms):
        return False
    plain = following.kind == "word" or following.low in noun_words()
    if previous is None:
        return plain
    if unit.low in _AGAIN and following.kind == "demonym" and previous.kind == "verb" and head + 2 < len(units):
        return units[head + 2].kind == "word"  # "condemning repeated X-ian attacks"
    if unit.low in wordlists().classes["plight"] and following.kind in NAMES:
        return _of_plight(units, head, previous)
    if previous.low in _RANKED and before and units[before - 1].kind == "determiner":
        return plain or following.kind == "demonym"  # "the last confirmed X-ian attack"
    if unit.low == "armed" and following.low in wordlists().nouns["gift_arms"]:
        return True  # "sold Mali armed drones"
    if unit.low == "armed" and previous.kind == "word" and _before_armed(previous.low) and plain:
        return any(after.low in _BANDS for after in units[head + 1 : head + 4])  # "a radical armed Islamist group"
    if unit.low in wordlists().classes["stricken"] and previous.kind == "verb" and following.kind in NAMES:
        if previous.low.endswith("ing") or head + 2 >= len(units) or units[head + 2].kind != "word":
            return False  # "the shelling displaced Syrians"
        near = units[max(0, before - _ALSO) : before]  # "treated wounded X fighters"
        return not any(other.kind in ("relative", "that") for other in near)
    joined = unit.low in wordlists().classes["adjective_ed"] and _joined_adjective(units, before)
    if plain and (joined or _of_several(units, head, before) or _among_sources(units, before)):
        return True  # "heavy and sustained fire", "a rocket propelled grenade", "two drowned soldiers"
    if unit.low == "armed" and plain and following.low.endswith(("s", "men", "conflict", "wing", "struggle", "police")):
        joined = previous.kind == "conjunction" and before > 0 and units[before - 1].kind == "verb"
        return not joined and previous.kind in ("conjunction", "verb", "comma", "subordinator", "word")
    if previous.low == "whose":
        return plain
    return plain and previous.low not in noun_words() and previous.kind in ("verb", "subordinator")


def never_passive(units: Sequence[Unit], head: int) -> bool:
    """Whether the past form tells what a subject did: "the Iranians fired on", "refused to", not "captured in P"."""
    following, lemmas = units[head + 1], {form.lemma for form in units[head].forms}
    if following.kind == "to":
        return bool(lemmas & _WILLING)
    return following.low in _FIRED_ON and bool(lemmas & _FIRES)


_WILLING = frozenset(("agree", "refuse", "try", "want", "decide", "promise", "threaten", "vow", "continue", "manage",
                      "fail", "seek", "attempt", "pledge", "offer", "decline", "hesitate", "hope", "plan",
                      "prepare"))  # fmt: skip
_FIRES = frozenset(("fire", "shoot", "retaliate", "respond", "open"))
_FIRED_ON = frozenset(("on", "at", "back", "upon", "into", "across", "fire"))
