"""Withdrawals: who is where he was no more: "X withdrew its troops from Y", "X's troops were withdrawn from Y".

Who leaves a town or a region of Y may be in the rest of it: "withdrew its troops from northern Y".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.support.presence import ground_findings
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import words_of

__all__ = ["withdrawal_findings"]

_FROM = frozenset(("from", "of"))
_SOME = frozenset(("some", "half", "most", "part", "several", "many", "few", "more", "partially", "partly", "began"))
_WHOLE = frozenset(("its", "their", "his", "her", "all", "the", "every"))


def withdrawal_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who was where, and is no more, by his own troops that he took away, all of them as far as the words tell."""
    for group in clauses.acts.of(words_of("taking_away")):
        told = group.form == "finite" and not group.negated and group.modality == "actual"
        if told and not any(unit.low in _SOME for unit in clauses.units[max(0, group.first - 2) : group.head]):
            yield from _own_troops(clauses, group) if group.voice == "active" else ()
            yield from _troops(clauses, group)


def _own_troops(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X withdrew its troops from Y", "X pulled all its men out of Y"."""
    units, first = clauses.units, group.head + 1
    first += first < len(units) and units[first].low in ("out", "back")
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or units[phrase.last].low not in words_of("withdrawn_men") or not _all_his(units, phrase):
        return
    for holder in clauses.subjects(group):
        if phrase.party is None or phrase.party.actor.name == holder.actor.name:
            yield from _gone(clauses, group, holder, phrase.last + 1)


def _all_his(units: Sequence[Unit], phrase: NounPhrase) -> bool:
    words = units[phrase.first : phrase.last + 1]
    whole = words[0].low in _WHOLE or words[0].kind in ("demonym", "possessive") or words[0].resolved
    return whole and not any(unit.kind == "number" or unit.low in _SOME for unit in words)


def _troops(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X's soldiers have been withdrawn from Y"; who "withdrew from Y" may have been beaten there."""
    if group.voice != "passive":
        return
    phrases = clauses.subject_phrases(group)
    for phrase in phrases if len(phrases) == 1 else ():
        words = clauses.units[phrase.first : phrase.last + 1]
        if any(unit.kind == "number" or unit.low in _SOME for unit in words) or words[-1].low not in words_of(
            "withdrawn_men"
        ):
            continue
        if phrase.party is not None and phrase.party.actor.type == "State":
            yield from _gone(clauses, group, phrase.party, group.head + 1)


def _gone(clauses: Clauses, group: VerbGroup, holder: Party, after: int) -> Iterator[Finding]:
    units = clauses.units
    after += after < len(units) and units[after].low in ("out", "back")
    if holder.actor.type not in SIDES or after >= len(units) or units[after].low not in _FROM:
        return
    for found in ground_findings(group.head, holder, clauses, after, _FROM):
        ground = found.object
        if ground is not None and ground.kind == "name" and ground.actor.type == "State" and _whole(units, ground):
            yield replace(found, aspect="ended")


def _whole(units: Sequence[Unit], ground: Party) -> bool:
    """Whether it is a state that is left, no part of it: not "northern Y", "the border with Y"."""
    place = next((i for i, unit in enumerate(units) if unit.start == ground.start), 0)
    joined = units[place - 1].low in _FROM | {"the", "and", "both"} and units[place + 1].kind != "possessive"
    return joined and units[place].place is None
