"""Spoilers: who might break an accord, which tells of nobody that he has: "sanction those who break the truce".

And those who only tell that somebody has broken one, or call it so: "France said that X had violated the ceasefire",
"called the raid a breach of the truce".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.arguments.accord_mentions import Mention
from kg.extraction.arguments.objects import agent_index
from kg.extraction.diplomacy.accord_doing import agents
from kg.extraction.diplomacy.accord_ties import Tie, deed_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.sources import subject_source
from kg.extraction.words.descriptions import descriptions
from kg.extraction.words.verbclasses import CALLING
from kg.extraction.words.wordlists import wordlists

__all__ = ["broken_by_third", "by_anybody", "by_teller", "onlookers"]

_ANYBODY = frozenset(("those", "anyone", "anybody", "whoever", "whichever", "everyone", "all", "any", "he"))
_WHO = frozenset(("who", "that", "which", "whoever", "whichever"))
_NEAR = 3
_NAMES_SO = frozenset(("call", "brand", "label", "term", "deem", "dub", "consider"))
"""What calls something a breach without "as"."""


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
    """Names of states that often mediate and judge, where they tell that another broke an accord.

    "The United States accused Hamas of violating the ceasefire": it is a party only where the text sets it against
    those of whom it tells that. So is a state that has no border with the state of which it tells that.
    """
    if not any(tie.effect in _SPOILT for tie in found):
        return frozenset()
    telling = (g for g in clauses.groups if g.lemma in _ACCUSES or g.lemma in wordlists().speech)
    tellers = {party.actor for group in telling for party in (*clauses.subjects(group), *_by(clauses, group))}
    breakers = _breakers(clauses, found) or frozenset(unit.actor.name for unit in clauses.units if unit.actor)
    far = [a for a in tellers if a.name in _far() or _no_neighbour(a.name, breakers - {a.name})]
    return frozenset(actor.name for actor in far if clauses.foe(actor, official=False) is None)


_SPOILT = frozenset(("violated", "collapsed", "suspended"))


def _no_neighbour(state: str, breakers: frozenset[str]) -> bool:
    """Whether all who broke the accord are states that are no neighbours of the one that tells it."""
    borders = descriptions().borders
    return (
        state in borders and bool(breakers) and all(name in borders and name not in borders[state] for name in breakers)
    )


def _breakers(clauses: Clauses, found: Sequence[Tie]) -> frozenset[str]:
    """Who is told to have broken the accord."""
    breaking = [tie.group for tie in found if tie.effect == "violated" and tie.group is not None]
    heard = (clauses.clause(group) for group in breaking)
    return frozenset(party.actor.name for clause in heard if clause is not None for party in clause.subjects)


def _by(clauses: Clauses, group: VerbGroup) -> Sequence[Party]:
    """The X of "Y was accused by X"."""
    by = agent_index(clauses, group) if group.voice != "active" else None
    phrases = clauses.phrases_from(by + 1) if by is not None else ()
    return [phrase.party for phrase in phrases if phrase.party is not None]


_ACCUSES = frozenset(("accuse", "blame", "charge", "condemn", "criticise", "criticize", "denounce"))


def _far() -> frozenset[str]:
    return frozenset(name.replace("_", " ") for name in wordlists().classes["onlooking_states"])


def broken_by_third(clauses: Clauses, found: Sequence[Tie], parties: Sequence[Party]) -> bool:
    """As in "X accuses Z of breaking the accord between X and Y": whoever is no party to it has not broken it."""
    breakers = _breakers(clauses, found)
    return bool(parties and breakers) and breakers.isdisjoint(party.actor.name for party in parties)


def by_teller(clauses: Clauses, mention: Mention, finding: Finding) -> Finding:
    """The breach as the word of who judges it, in "X called the raid a violation of the truce"; else what is told.

    Where nobody is told who judges, "was widely seen as a breach of the truce", the accord is told without it.
    """
    deed = deed_of(clauses, mention) if finding.status == "violated" else None
    group = next((g for g in reversed(clauses.groups) if g.head < deed), None) if deed is not None else None
    if deed is None or group is None or group.lemma not in CALLING:
        return finding
    between = clauses.units[group.head + 1 : deed]
    by_as = any(unit.low == "as" for unit in between)
    apart = any(
        unit.kind in ("stop", "relative") or (unit.kind == "subordinator" and unit.low != "as") for unit in between
    )
    if apart or (not by_as and group.lemma not in _NAMES_SO):
        return finding  # "condemned X's violation of the truce", which is taken to be one
    if group.negated:
        return replace(finding, status=None)
    if group.voice == "active" and (source := subject_source(clauses, group)[1]) is not None:
        return replace(finding, claimant=source[0], claimant_at=source[1:])
    judges = clauses.subjects(group) if group.voice == "active" else agents(clauses, group)
    if len(judges) != 1:
        return replace(finding, status=None)
    return replace(finding, claimant=judges[0].speaker, claimant_at=(judges[0].start, judges[0].end))
