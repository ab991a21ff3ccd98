"""Spoilers: who might break an accord, which tells of nobody that he has: "sanction those who break the truce".

And those who only tell that somebody has broken one: "France said that X had violated the ceasefire".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.arguments.objects import agent_index
from kg.extraction.diplomacy.accord_ties import Tie
from kg.extraction.grammar.phrases import Party, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists

__all__ = ["broken_by_third", "by_anybody", "onlookers"]

_ANYBODY = frozenset(("those", "anyone", "anybody", "whoever", "whichever", "everyone", "all", "any", "he"))
_WHO = frozenset(("who", "that", "which", "whoever", "whichever"))
_NEAR = 3


def by_anybody(units: Units, tie: Tie) -> bool:
    """Whether it is "those who break it", "anyone who violates it", "any side that does", and nobody is told to have.

    Args:
        units: the sentence.
        tie: what the sentence says of the accord.
    """
    if tie.group is None or tie.effect != "violated":
        return False
    first = tie.group.first
    before = [unit.low for unit in units[max(first - _NEAR, 0) : first]]
    return bool(before) and before[-1] in _WHO and not _ANYBODY.isdisjoint(before)


def onlookers(clauses: Clauses, found: Sequence[Tie]) -> frozenset[str]:
    """Names of states far from most wars, which mediate and judge, where they tell that another broke an accord.

    "The United States accused Hamas of violating the ceasefire": it is a party only where the text sets it against
    those of whom it tells that.
    """
    if not any(tie.effect == "violated" for tie in found):
        return frozenset()
    telling = (g for g in clauses.groups if g.lemma in _ACCUSES or g.lemma in wordlists().speech)
    tellers = {party.actor for group in telling for party in (*clauses.subjects(group), *_by(clauses, group))}
    far = (actor for actor in tellers if actor.name in _FAR and clauses.foe(actor, official=False) is None)
    return frozenset(actor.name for actor in far)


def _by(clauses: Clauses, group: VerbGroup) -> Sequence[Party]:
    """The X of "Y was accused by X"."""
    by = agent_index(clauses, group) if group.voice != "active" else None
    phrases = clauses.phrases_from(by + 1) if by is not None else ()
    return [phrase.party for phrase in phrases if phrase.party is not None]


_ACCUSES = frozenset(("accuse", "blame", "charge", "condemn", "criticise", "criticize", "denounce"))
_FAR = frozenset(
    ("United States", "United Kingdom", "France", "Germany", "Norway", "Switzerland", "Sweden", "Qatar", "Oman",
     "Canada", "Japan", "Australia", "Spain", "Italy", "Ireland", "Belgium", "Netherlands", "Brazil", "South Africa",
     "Indonesia", "Egypt", "Jordan", "Holy See")
)  # fmt: skip


def broken_by_third(clauses: Clauses, found: Sequence[Tie], parties: Sequence[Party]) -> bool:
    """As in "X accuses Z of breaking the accord between X and Y": whoever is no party to it has not broken it."""
    breaking = [tie.group for tie in found if tie.effect == "violated" and tie.group is not None]
    heard = (clauses.clause(group) for group in breaking)
    breakers = {party.actor.name for clause in heard if clause is not None for party in clause.subjects}
    return bool(parties and breakers) and breakers.isdisjoint(party.actor.name for party in parties)
