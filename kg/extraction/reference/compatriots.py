"""Compatriots: whose "his country", "his group", "his troops" is where an official speaks whom no name tells: his own.

As in "A Y-ian official said Z had bombed his country", "a spokesman for the X said his fighters had attacked Z".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.entities import Draft, Mention
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.wordlists import wordlists

__all__ = ["own_people"]

_HIS = frozenset(("his", "her"))
_OF_STATES = frozenset(("country", "nation", "homeland", "government"))
_OF_GROUPS = frozenset(("group", "movement", "organisation", "organization", "militia", "faction", "fighters", "men",
                        "comrades"))  # fmt: skip
_OF_BOTH = frozenset(("forces", "troops", "army", "soldiers", "side", "military"))
_SPEAKERS = frozenset(("spokesman", "spokeswoman", "spokesperson", "commander", "official", "officer", "representative",
                       "envoy", "diplomat", "minister", "ambassador", "general", "leader", "chief", "president",
                       "lawmaker", "colonel", "captain", "governor", "negotiator", "delegate"))  # fmt: skip
_LOCATING = frozenset(("in", "at", "near", "from", "to", "outside"))
_LONGEST = 14
"""Units of the phrase by which he is told, at most."""


def own_people(draft: Draft, index: int) -> Mention | None:
    """For whom the official speaks whose "his country" stands at ``index``.

    None where what he says names a person or another official, of whom "his" may be said as well.
    """
    noun = draft.units[index + 1].low if index + 1 < len(draft.units) else ""
    if draft.units[index].low not in _HIS or noun not in _OF_STATES | _OF_GROUPS | _OF_BOTH:
        return None
    found = draft.found
    verb = next((i for i, unit in enumerate(found[: _LONGEST + 1]) if unit.kind == "verb" and is_speech_verb(unit)), 0)
    others = _SPEAKERS | wordlists().nouns["officials"] | wordlists().nouns["leaders"]
    if not verb or any(unit.low in others for unit in found[verb + 1 :]):
        return None  # "a Y-ian official said the Z-ian president had sent his troops"
    if any(mention.human is not None and mention.index > verb for mention in draft.mentions):
        return None
    owner = _owner(found[:verb])
    actor = found[owner].actor if owner is not None else None
    if owner is None or actor is None:
        return None
    state = actor.type == "State" and noun in _OF_STATES | _OF_BOTH
    group = actor.type in GROUPS and noun in _OF_GROUPS | _OF_BOTH
    return Mention(owner, actor, None, False, True) if state or group else None


def _owner(phrase: Sequence[Unit]) -> int | None:
    """Whose official the phrase tells of: of "a Y-ian official in Z", "a spokesman for the X", Y and X."""
    first, last = _description(phrase)
    told = phrase[first:last]
    heads = [i for i, unit in enumerate(told) if unit.low in _SPEAKERS | _HEADS and unit.kind != "capital"]
    if not heads or any(unit.kind in ("comma", "conjunction", "relative", "capital") for unit in told):
        return None
    named = [i for i, unit in enumerate(told) if unit.kind in NAMES and unit.actor is not None]
    before = [i for i in named if i < heads[0]]
    owners = before or [i for i in named if i > heads[-1] and not _located(told, i)]
    nouns = wordlists().nouns["officials"] | wordlists().nouns["leaders"] | _SPEAKERS
    if any(unit.low in wordlists().classes["unreal"] or unit.low.startswith("ex-") for unit in phrase):
        return None  # who was a commander once speaks for himself
    plural = any(unit.low in nouns and unit.low.endswith("s") for unit in told)
    return first + owners[0] if len(owners) == 1 and not plural else None


def _description(phrase: Sequence[Unit]) -> tuple[int, int]:
    """Where it tells what he is, beside his name: "the leader of the X, N. N.,", "N. N., the leader of the X,"."""
    commas = [i for i, unit in enumerate(phrase) if unit.kind == "comma"]
    if len(commas) != _APPOSED or commas[-1] != len(phrase) - 1:
        return 0, len(phrase)
    named = [all(unit.kind in _OF_NAMES for unit in part) for part in (phrase[: commas[0]], phrase[commas[0] + 1 : -1])]
    if named == [True, False]:
        return commas[0] + 1, commas[1]
    return (0, commas[0]) if named == [False, True] else (0, len(phrase))


_APPOSED = 2
_OF_NAMES = frozenset(("capital", "name", "tail", "word"))
_HEADS = frozenset(("head", "founder", "chairman"))


def _located(phrase: Sequence[Unit], index: int) -> bool:
    back = index - 1
    while back > 0 and phrase[back].kind in ("determiner", "word") and phrase[back].low not in _LOCATING:
        back -= 1
    return phrase[back].low in _LOCATING
