"""Impersonal: the "it" that stands for nobody, as in "it is unclear whether"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["is_impersonal"]

_EMPTY = frozenset(("seem", "appear", "emerge", "rain", "transpire", "happen", "turn", "matter", "snow"))
_JUDGES = frozenset(("make", "find", "consider", "deem", "think"))
_CALLS = frozenset(("call", "brand", "label", "describe", "denounce", "condemn", "term", "dismiss", "deem"))
_DEEDS = frozenset(("violation", "provocation", "aggression", "escalation", "crime", "outrage", "mistake", "invasion",
                    "breach", "act", "blunder", "intervention", "massacre", "step", "response", "move", "betrayal",
                    "interference", "surrender", "humiliation", "disgrace"))  # fmt: skip
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
    before = units[index - 1] if index else None
    judged = {form.lemma for form in before.forms} if before is not None else set[str]()
    if judged & _JUDGES or (judged & _CALLS and _as_a_deed(units, index + 1)):
        return True
    index += 1
    while index < len(units) and units[index].kind in ("adverb", "modal", "have", "negation"):
        index += 1
    if index >= len(units):
        return False
    after = units[index + 1].kind if index + 1 < len(units) else "end"
    takes = any(form.lemma == "take" for form in units[index].forms)
    if takes and (any(u.kind == "to" for u in units[index : index + 9]) or after in ("stop", "end", "quote")):
        return True  # "it took a Swiss envoy to bring them back", "as long as it takes"
    if any(form.lemma in _EMPTY for form in units[index].forms) and after in ("that", "to", "end", "comma", "word"):
        return True
    if units[index].kind != "be":
        return False
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
        return True
    if len(following) > 1 and following[1].kind == "that" and any(form.participle for form in following[0].forms):
        return not any(form.lemma in _OF_HEARERS for form in following[0].forms)  # "it is well established that"
    # "X charged that it had been planned with Y's help": the raid
    planned = any(form.participle and form.lemma in _OF_DEEDS for unit in following[:1] for form in unit.forms)
    return planned or not any(form.participle or form.present for unit in following for form in unit.forms)


_OF_DEEDS = frozenset(("plan", "stage", "mount", "carry", "launch", "orchestrate", "mastermind", "organise", "organize",
                       "coordinate", "conduct", "perpetrate", "commit", "time", "intend", "design", "premeditate",
                       "postpone", "prepare", "execute"))  # fmt: skip
"""What is done to a deed or a plan and to no actor."""


def _as_a_deed(units: Sequence[Unit], index: int) -> bool:
    """Whether what stands there is a deed, so that "it" is what somebody did: "called it an act of aggression"."""
    index += index < len(units) and units[index].low == "as"
    if index >= len(units) or units[index].low not in ("a", "an", "the"):
        return False
    for unit in units[index + 1 : index + _TO_DEED]:
        if unit.low in _DEEDS:
            return True
        if unit.kind not in ("word", "adverb", "name", "demonym", "verb"):
            break
    return False


def _done_by_actors(unit: Unit) -> bool:
    lists = wordlists()
    return any(
        form.lemma in lists.frames or form.lemma in ("host", "meet", "send", "take", "receive") for form in unit.forms
    )
