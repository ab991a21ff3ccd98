"""Releases: who lets whom go, where only who held him is told: "a pilot whom X had held was set free"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.doers import doers_of
from kg.extraction.arguments.objects import surer
from kg.extraction.arguments.suitability import can_be
from kg.extraction.arguments.victims import bystanders
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import Frame

__all__ = ["release_findings"]

_FREES = frozenset(("release", "free", "liberate", "repatriate", "return", "exchange", "swap"))
_WITH_WORD = {
    "set": frozenset(("free",)), "turn": frozenset(("over", "loose")), "hand": frozenset(("over", "back")),
    "let": frozenset(("go",)), "give": frozenset(("back", "up")), "send": frozenset(("home", "back")),
    "deliver": frozenset(("to",)), "fly": frozenset(("home",)),
}  # fmt: skip
_HOLDS = frozenset(("hold", "seize", "capture", "abduct", "kidnap", "detain", "take", "keep", "snatch", "grab",
                    "imprison", "intern"))  # fmt: skip
_WINS = frozenset(("secure", "win", "obtain", "negotiate", "broker", "arrange", "achieve", "gain", "mediate",
                   "facilitate", "bring", "ensure"))  # fmt: skip
_RESCUE = frozenset(("rescued", "rescue", "raid", "stormed", "commandos", "raided", "escaped", "operation", "assault",
                     "forces", "soldiers", "troops", "firefight", "shootout"))  # fmt: skip
"""By which those who are free again were freed against the will of who held them."""
_STOPS = frozenset(("stop", "quote", "end"))
_FRAME = Frame("released", "Release", ("object",), "captive")
_REACH = 8


def release_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """Who releases those who are told to be free, by who is told to have held them.

    Args:
        clauses: the sentence.
        said: what other rules have read in it.
    """
    known = {finding.trigger for finding in said if finding.relation == "released"}
    for group in clauses.groups:
        if group.negated or group.modality != "actual" or group.head in known:
            continue
        if group.voice == "passive" and _frees(clauses.units, group):
            yield from _let_go(clauses, group)
        elif group.voice == "active" and group.lemma in _WINS:
            yield from _won(clauses, group)
        elif group.voice == "active" and group.lemma in ("exchange", "swap") and group.form == "finite":
            yield from _exchanged(clauses, group)


def _frees(units: Units, group: VerbGroup) -> bool:
    after = {unit.low for unit in units[group.head + 1 : group.head + 3]}
    return group.lemma in _FREES or bool(_WITH_WORD.get(group.lemma, frozenset()) & after)


def _exchanged(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X and Y exchanged 300 prisoners", "X swapped prisoners with Y": each lets the other's go."""
    units, two = clauses.units, clauses.subjects(group)
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or phrase.party is not None or units[phrase.last].low not in _CAPTIVES:
        return
    after = range(phrase.last + 1, min(phrase.last + _TO_WITH, len(units)))
    with_ = next((i for i in after if units[i].low == "with"), 0)
    if with_ and len(two) == 1:
        two = (*two, *(inner.party for inner in clauses.phrases_from(with_ + 1) if inner.party is not None))
    if len({party.actor.name for party in two}) == len(two) == _PAIR and all(p.actor.type in SIDES for p in two):
        for holder, other in (two, two[::-1]):
            yield Finding(group.head, "released", holder, other, "Release", score=surer(0.7, holder, other))


_CAPTIVES = frozenset(("prisoners", "detainees", "captives", "hostages", "pows"))
_TO_WITH, _PAIR = 5, 2


def _let_go(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "N. N., whom X had held, was set free", "policemen held by X were released"."""
    clause = clauses.clause(group)
    if clause is None or clause.agents or clause.link not in ("main", "coordinate", "content", "adverbial"):
        return
    after = clauses.units[group.head + 1 : group.head + _REACH]
    if after and after[0].low in ("by", "in", "after") and any(unit.low in _RESCUE for unit in after):
        return  # "were freed in a raid"
    for phrase in clauses.subject_phrases(group)[:1]:
        yield from _by_holder(clauses, group.head, phrase, range(phrase.last, group.first))


def _won(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Y secured the release of sailors held by X"."""
    units, place = clauses.units, group.head + 1
    doers = doers_of(clauses, group)
    if doers.effect != "actual" or doers.group.negated or doers.group.modality != "actual":
        return  # "failed to secure", "tried to win": they are still held
    phrase = noun_phrase(units, place) if place < len(units) else None
    if phrase is None or units[phrase.last].low not in ("release", "freedom") or phrase.last + 2 >= len(units):
        return
    freed = noun_phrase(units, phrase.last + 2) if units[phrase.last + 1].low == "of" else None
    if freed is not None:
        end = next((i for i in range(freed.last, len(units)) if units[i].kind in _STOPS), len(units))
        yield from _by_holder(clauses, group.head, freed, range(freed.last, end))


def _by_holder(clauses: Clauses, trigger: int, phrase: NounPhrase, reach: range) -> Iterator[Finding]:
    """The release of those of the phrase by the one whom the words after it tell to have held them."""
    whom = _captive(clauses.units, phrase)
    holding = next((g for g in clauses.groups if g.head in reach and g.lemma in _HOLDS and not g.negated), None)
    if whom is None or holding is None or holding.first - phrase.last > _REACH:
        return
    clause = clauses.clause(holding)
    if clause is None:
        return
    relative = clause.subjects if clause.link == "relative" else ()
    holders = relative if holding.voice == "active" else clause.agents
    for holder in holders:
        if holder.actor.name != whom.actor.name and (whom.actor.type == "Population" or can_be(_FRAME, holder, whom)):
            yield Finding(trigger, "released", holder, whom, "Release", score=surer(0.7, holder, whom))


def _captive(units: Units, phrase: NounPhrase) -> Party | None:
    party = phrase.party
    if party is not None and (party.roles & {"people", "captives", "forces"} or party.speaker.type == "Person"):
        return party
    return bystanders(units, phrase)
