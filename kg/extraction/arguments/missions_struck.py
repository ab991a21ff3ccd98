"""Missions: a patrol or a post of which peacekeepers tell is theirs or anybody's: "UNIFIL said X fired on a patrol"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import NounPhrase, Units
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.sources import subject_source
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["told_by_mission"]

_THEIRS = frozenset(("patrol", "patrols", "convoy", "convoys", "post", "posts", "position", "positions", "helicopter",
                     "helicopters", "vehicle", "vehicles", "team"))  # fmt: skip
_MISSIONS = frozenset(("mission", "peacekeepers", "force"))


def told_by_mission(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether nothing but the words of a peacekeeping mission tells of what is struck, which may be its own.

    Args:
        clauses: the sentence.
        phrase: what is struck, without a name beside it.
    """
    units = clauses.units
    if units[phrase.last].low not in _THEIRS:
        return False
    telling = [g for g in clauses.groups if g.head < phrase.first and g.lemma in wordlists().speech]
    if not telling or telling[-1].voice != "active":
        return False
    source = subject_source(clauses, telling[-1])[1]
    if source is None:
        return False
    actor, start, end = source
    return _keeps_peace(actor, [unit for unit in units if start <= unit.start < end])


def _keeps_peace(actor: Actor, named: Units) -> bool:
    """Whether it is sent by an intergovernmental body: neither the Quds Force nor a state's mission."""
    if actor.type == "IntergovernmentalOrganization":
        return actor.acts_for is not None or any(unit.low in _MISSIONS for unit in named)
    mission = actor.name.lower().rpartition(" ")[2] in _MISSIONS
    sent = any(unit.actor is not None and unit.actor.type == "IntergovernmentalOrganization" for unit in named)
    return mission and (sent or (actor.acts_for is None and "peacekeep" in actor.name.lower()))
