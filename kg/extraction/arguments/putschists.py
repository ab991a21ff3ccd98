"""Putschists: the organ of a state that unseats who rules it: "Niger's presidential guard", "the army" of "ousted"."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.phrases import NounPhrase, Party, Units
from kg.extraction.words.units import NAMES
from kg.model import Actor

__all__ = ["UNSEATS", "UNSEATS_KINGS", "own_force", "unnamed_force"]

UNSEATS = frozenset(("depose", "oust", "topple", "overthrow", "unseat"))
UNSEATS_KINGS = UNSEATS | {"dethrone"}
_FORCES = frozenset(("army", "military", "guard", "guards", "gendarmerie", "navy", "junta"))
_ARMED = frozenset(("armed", "special", "security"))
_BEFORE_FORCE = frozenset(("armed", "special", "ruling", "presidential", "republican", "national", "royal"))
_AT_HOME = frozenset(("guard", "guards", "gendarmerie", "junta"))
"""Those who are nowhere but in their own state, as an army may be."""
_LONGEST = 3


def own_force(units: Units, doer: Party) -> Party | None:
    """The organ of "X's presidential guard", "the republican guard of X", where the words tell of one.

    Args:
        units: the sentence's.
        doer: whose it is.
    """
    if doer.speaker.type == "StateOrgan":
        return replace(doer, actor=doer.speaker)
    place = next((i for i, unit in enumerate(units) if unit.start == doer.start), None)
    if place is None or doer.actor.type != "State":
        return None
    after = place + 1 + (place + 1 < len(units) and units[place + 1].kind == "possessive")
    words = _force_at(units, after)
    if not words and place > 1 and units[place - 1].low == "of":
        first = place - 2
        while first and place - first <= _LONGEST and units[first - 1].kind in ("word", "capital"):
            first -= 1
        words = _force_at(units, first)
    return _organ(doer, doer.actor.name, words) if words else None


def unnamed_force(units: Units, phrase: NounPhrase, fallen: Party) -> Party | None:
    """The organ of "the presidential guard overthrew N. N.", which is that of the state that he heads.

    Args:
        units: the sentence's.
        phrase: of whom the verb tells.
        fallen: who was unseated.
    """
    state, first = fallen.actor.acts_for, phrase.first
    if state is None or phrase.party is not None or units[first].low != "the":
        return None
    inner = units[first + 1 : phrase.last + 1]
    words = _force_at(units, first + 1)
    if not words or any(unit.kind in (*NAMES, "tail", "possessive") for unit in inner):
        return None
    start, end = units[first].start, units[phrase.last].end
    party = Party(fallen.actor, fallen.actor, start, end, frozenset(("forces",)), "coreference")
    last = units[phrase.last].low
    return None if last not in _AT_HOME and _others_at_hand(units, first, state) else _organ(party, state, words)


def _others_at_hand(units: Units, first: int, state: str) -> bool:
    """Whether another state is told of before: "after X's troops marched in, the army toppled N. N. of Y"."""
    actors = (unit.actor for unit in units[:first] if unit.kind in NAMES)
    return any(actor is not None and actor.type == "State" and actor.name != state for actor in actors)


def _force_at(units: Units, first: int) -> str:
    """The words from ``first`` to a noun of soldiers; none where no such noun is near."""
    for place in range(first, min(first + _LONGEST, len(units))):
        word, before = units[place].low, units[place - 1].low if place > first else ""
        if word in _FORCES or (word == "forces" and before in _ARMED):
            return " ".join(unit.low for unit in units[first : place + 1])
        attributive = units[place].low in _BEFORE_FORCE
        if not attributive and units[place].kind not in ("word", "capital"):
            break  # nor over "ousted" of "X-ian soldiers ousted military leader N. N."
    return ""


def _organ(party: Party, state: str, words: str) -> Party:
    force = Actor(f"{state}'s {words}", "StateOrgan", (), state)
    return replace(party, actor=force, speaker=force)
