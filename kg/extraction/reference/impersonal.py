"""Impersonal: the "it" that stands for nobody, as in "it is unclear whether"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.entities import Draft, Memory, Trace
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["ally_of_either", "is_impersonal"]

_EMPTY = frozenset(("seem", "appear", "emerge", "rain", "transpire", "happen", "turn", "matter", "snow"))
_JUDGES = frozenset(("make", "find", "consider", "deem", "think"))
_CALLS = frozenset(("call", "brand", "label", "describe", "denounce", "condemn", "term", "dismiss", "deem"))
_JUDGED_DEEDS = frozenset(("violation", "provocation", "aggression", "escalation", "crime", "outrage", "mistake",
                           "invasion", "breach", "act", "blunder", "intervention", "massacre", "step", "response",
                           "move", "betrayal", "interference", "surrender", "humiliation", "disgrace"))  # fmt: skip
_TO_DEED = 5
_OF_SOMEBODY = frozenset(
    ("ready", "willing", "unwilling", "prepared", "able", "unable", "keen", "eager", "reluctant", "open", "determined",
     "set", "due", "confident", "aware", "unaware", "proud", "sorry", "committed", "opposed", "allied", "loyal",
     "neutral", "responsible", "party", "home", "guilty", "innocent", "angry", "alarmed", "concerned")
)  # fmt: skip
"""What somebody is, after whom "it" then stands."""
_TIES = frozenset(
    ("league", "cahoots", "touch", "contact", "collusion", "talks", "alliance", "partnership", "conflict")
)


_OF_HEARERS = frozenset(
    ("tell", "inform", "warn", "advise", "assure", "convince", "persuade", "remind", "satisfy", "alarm", "concern",
     "worry", "notify", "promise", "outrage", "anger", "disappoint", "encourage", "surprise", "resolve", "determine",
     "please", "guarantee")
)  # fmt: skip
"""What is said of who hears or feels it, after whom "it" then stands: "it was told that"."""


def is_impersonal(units: Sequence[Unit], index: int) -> bool:
    """Whether "it" stands for nobody: "it is unclear whether", "it was the third attack", "made it clear"."""
    if _judged(units, index) or _an_option(units, index) or _a_reason(units, index):
        return True
    index += 1
    while index < len(units) and units[index].kind in ("adverb", "modal", "have", "negation"):
        index += 1
    if index >= len(units):
        return False
    after = units[index + 1].kind if index + 1 < len(units) else "end"
    if units[index].kind != "be":
        return _of_nobody(units, index, after)
    while index + 1 < len(units) and (
        units[index + 1].kind in ("adverb", "negation") or units[index + 1].low == "well"
    ):
        index += 1
    following = units[index + 1 : index + 3]
    if following and following[0].low in _OF_SOMEBODY:
        return False  # "it is ready to mediate"
    if len(following) > 1 and following[0].kind == "to" and _done_by_actors(following[1]):
        return False  # "which it was to host"
    if [unit.low for unit in following[:1]] == ["in"] and following[1].low in _TIES:
        return False  # "it was in league with Y"
    if following and following[0].kind in ("determiner", "to"):
        return not _an_ally(units, index + 2)
    if len(following) > 1 and following[1].kind == "that" and any(form.participle for form in following[0].forms):
        return not any(form.lemma in _OF_HEARERS for form in following[0].forms)  # "it is well established that"
    # "X charged that it had been planned with Y's help": the raid
    planned = any(form.participle and form.lemma in _OF_DEEDS for unit in following[:1] for form in unit.forms)
    return planned or not any(form.participle or form.present for unit in following for form in unit.forms)


def _an_ally(units: Sequence[Unit], first: int) -> bool:
    """As in "it is an ally of Y", which somebody is; but "it was an ally of Y that did it"."""
    head = next((i for i in range(first, min(first + _TO_NOUN, len(units))) if units[i].low == "of"), len(units))
    noun = units[head - 1].low if head > first else ""
    told = noun in wordlists().kinds and head < len(units) and units[head].low == "of"
    return told and not any(unit.kind in ("that", "relative") or unit.low == "who" for unit in units[head:])


def ally_of_either(draft: Draft, index: int, memory: Memory) -> bool:
    """As in "X fought Y. It was an ally of Z", which either may have been."""
    units, place = draft.units, index + 1
    while place < len(units) and units[place].kind in ("adverb", "have", "be"):
        place += 1
    if place >= len(units) or units[place].kind != "determiner" or not _an_ally(units, place + 1):
        return False
    last = memory.traces[-1] if memory.traces else Trace()
    near = last.foes | {
        m.actor.name for m in (*last.mentions, *draft.mentions) if m.actor.type in SIDES and not (m.where or m.inside)
    }
    return len(near) > 1


_TO_NOUN = 5
_OF_DEEDS = frozenset(("plan", "stage", "mount", "carry", "launch", "orchestrate", "mastermind", "organise", "organize",
                       "coordinate", "conduct", "perpetrate", "commit", "time", "intend", "design", "premeditate",
                       "postpone", "prepare", "execute", "sign", "ratify", "initial", "draft", "amend",
                       "repeal"))  # fmt: skip
"""What is done to a deed or a plan and to no actor."""


def _judged(units: Sequence[Unit], index: int) -> bool:
    """As in "made it clear", "called it an act of aggression"."""
    judged = {form.lemma for form in units[index - 1].forms} if index else set[str]()
    return bool(judged & _JUDGES or (judged & _CALLS and _as_a_deed(units, index + 1)))


def _of_nobody(units: Sequence[Unit], index: int, after: str) -> bool:
    """Whether the verb at ``index`` tells of nobody: "it came to blows", "it seems that"."""
    lemmas = {form.lemma for form in units[index].forms}
    if "take" in lemmas and (
        any(u.kind == "to" for u in units[index : index + 9]) or after in ("stop", "end", "quote")
    ):
        return True  # "it took a Swiss envoy to bring them back", "as long as it takes"
    if "come" in lemmas and after in ("to", "preposition"):
        return _to_blows(units, index + 2)
    if "hold" in lemmas and after in _CLOSES and units[index].low != "holding":
        return True  # "doubted that it would hold": the truce
    return bool(lemmas & _EMPTY) and after in ("that", "to", "end", "comma", "word")


_CLOSES = frozenset(("comma", "stop", "end", "quote", "dash", "date"))
_OPTIONS = frozenset(("use", "try", "invoke", "contemplate", "consider", "weigh"))
"""What is done to a means or a plan, and to nobody, where nothing follows: "whether they would use it"."""
_AWAY = frozenset(("off", "out", "through", "aside"))
_PUTS = frozenset(("call", "carry", "put", "see", "lay", "rule", "set", "push", "wave", "hold"))
_PARTS = frozenset(("leave", "quit", "resign", "desert", "split", "quarrel", "resigned", "fall", "part"))
_PARTED = 4
_BLOWS = frozenset(("blows", "war", "open", "armed", "a", "an", "the", "fighting", "shooting", "skirmishes", "clashes",
                    "battle", "battles", "bloodshed", "hostilities", "violence", "fisticuffs", "gunfire", "nothing",
                    "light", "pass", "naught", "grief"))  # fmt: skip
"""What "it" comes to where nobody comes: "it came to blows", "it came to light that"."""


def _to_blows(units: Sequence[Unit], index: int) -> bool:
    """Whether what stands there after "it came to" is a fight or an outcome."""
    return index < len(units) and units[index].low in _BLOWS


def _an_option(units: Sequence[Unit], index: int) -> bool:
    """Whether "it" is a means or plan: "whether they will use it.", "call it off", "carry it out"."""
    verb = {form.lemma for form in units[index - 1].forms} if index else set[str]()
    after = units[index + 1] if index + 1 < len(units) else None
    if after is None or after.kind in _CLOSES:
        return bool(verb & _OPTIONS)
    return bool(verb & _PUTS) and after.low in _AWAY


def _a_reason(units: Sequence[Unit], index: int) -> bool:
    """Whether "it" is what somebody left over: "three ministers resigned over it"."""
    if index < 2 or units[index - 1].low != "over":
        return False
    near = units[max(index - _PARTED, 0) : index - 1]
    return any(form.lemma in _PARTS for unit in near for form in unit.forms)


def _as_a_deed(units: Sequence[Unit], index: int) -> bool:
    """Whether what stands there is a deed, so that "it" is what somebody did: "called it an act of aggression"."""
    index += index < len(units) and units[index].low == "as"
    if index >= len(units) or units[index].low not in ("a", "an", "the"):
        return False
    for unit in units[index + 1 : index + _TO_DEED]:
        if unit.low in _JUDGED_DEEDS:
            return True
        if unit.kind not in ("word", "adverb", "name", "demonym", "verb"):
            break
    return False


def _done_by_actors(unit: Unit) -> bool:
    lists = wordlists()
    return any(
        form.lemma in lists.frames or form.lemma in ("host", "meet", "send", "take", "receive") for form in unit.forms
    )
