"""Missions: a patrol or a post of which peacekeepers tell is theirs or anybody's: "UNIFIL said X fired on a patrol"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import NounPhrase
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
    return source is not None and _keeps_peace(source[0])


def _keeps_peace(actor: Actor) -> bool:
    body = actor.type == "IntergovernmentalOrganization" and actor.acts_for is not None
    return body or (actor.type != "State" and actor.name.lower().rpartition(" ")[2] in _MISSIONS)
