"""Offshoots: bands that are known only by the group they come from: "an Islamic State branch", "an offshoot of X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.grammar.party import Party
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["OTHER_PART", "branched", "called_after", "derived", "is_band", "is_faction", "is_led", "of_a_firm"]

_DERIVED = frozenset(("affiliate", "affiliates", "offshoot", "offshoots", "franchise", "franchises", "branch",
                      "branches", "chapter", "chapters"))  # fmt: skip

_PARENTS = {*GROUPS, "PoliticalParty", "Organization"}


def derived(after: Sequence[Unit], actor: Actor, rest: Sequence[Unit] = (), *, parted: bool = False) -> bool:
    """Whether the words after a group's name make it another's: "an Islamic State offshoot", "a Y splinter group".

    So do "the X faction led by N. N.", "the X wing of N. N.", by the units that follow (``rest``), and a faction of
    which nothing tells who leads it (``parted``).
    """
    split = any(word.low in ("splinter", "breakaway") for word in after[:-1])
    split = split or (bool(after) and is_led(after[-1], rest))
    return bool(after) and actor.type in _PARENTS and (parted or after[-1].low in _DERIVED or split)


def is_band(unit: Unit) -> bool:
    """Whether a name is only what fighters of a people are called: "Kurdish fighters", "the Chadian rebels"."""
    first, _, last = unit.low.rpartition(" ")
    return bool(first) and unit.kind == "name" and last in wordlists().nouns["fighters"] and last.endswith("s")


def is_faction(units: Sequence[Unit], first: int, last: int) -> bool:
    """As in "an X faction", "two factions of X", but of a leader: "the head of an X faction", "a faction led by N"."""
    if units[last].low not in ("faction", "factions"):
        return False
    if any(unit.low in OTHER_PART for unit in units[max(first - 1, 0) : last]):
        return True  # "a different faction of X, led by N. N.": not the one that the text calls X
    before = first - (first > 0 and units[first - 1].kind in ("determiner", "number"))
    of_leader = before > 1 and units[before - 1].low == "of" and units[before - 2].low in wordlists().classes["head"]
    leads = before > 0 and any(form.lemma in _LEADS for form in units[before - 1].forms)
    after = units[last + 1 : last + _TO_LED]
    if len(after) > 1 and after[0].low == "of" and after[1].actor is None and after[1].kind in ("name", "capital"):
        return False  # "the X faction of N. N."
    return not (of_leader or leads) and not any(unit.low in _LED for unit in after)


OTHER_PART = frozenset(("another", "different", "other", "separate", "second", "competing", "opposing", "dissenting"))
_TO_LED = 6
_LEADS = frozenset(("lead", "head", "command", "run", "chair"))


def is_led(noun: Unit, rest: Sequence[Unit]) -> bool:
    """Whether the noun is a faction's, and the units after it tell who leads that one."""
    if noun.low not in _FACTIONS or not rest:
        return False
    led = rest[0].low in _LED and len(rest) > 1 and rest[1].low == "by"
    who = rest[2:] if led else rest[1:] if rest[0].low in ("of", "under") else ()
    return any((unit.speaker or unit.actor or _NOBODY).type == "Person" for unit in who[:_TO_NAME])


def called_after(words: str, noun: Unit, rest: Sequence[Unit]) -> str:
    """What a band of these words is called: by its leader, too, where others may be of the same words."""
    who = next((unit for unit in rest if (unit.speaker or unit.actor or _NOBODY).type == "Person"), None)
    return f"{words} led by {who.text}" if who is not None and is_led(noun, rest) else words


_NOBODY = Actor("", "Actor")
_FACTIONS = frozenset(("faction", "wing"))
_LED = frozenset(("led", "headed", "commanded", "run"))
_TO_NAME = 3
"""Units after "led by" among which the name stands: "led by the general N. N."."""


def branched(words: Sequence[Unit], owner: Party, *, parted: bool = False) -> Party:
    """The band of "an offshoot of X", "the Y-ian branch of X", who is not X; X itself by other words before "of"."""
    if not derived(words[-1:], owner.actor, parted=parted):
        return owner
    named = [unit for unit in words if unit.kind != "determiner" or unit.low in OTHER_PART]
    name = " ".join(unit.text if unit.kind != "determiner" else unit.low for unit in named)
    band = Actor(f"{name} of {owner.actor.name}", owner.actor.type)
    return replace(owner, actor=band, speaker=band, roles=frozenset(("fighters",)))


def of_a_firm(units: Sequence[Unit], owner: int, last: int) -> bool:
    """Whether a company or paper of the country has it: "a Turkish newspaper's report"."""
    firms = wordlists().classes["private_body"]
    return any(units[i].kind == "possessive" and units[i - 1].low in firms for i in range(owner + 2, last))
