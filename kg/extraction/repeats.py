"""Repeats: what several rules read in the same words of a sentence is said once, and never surer than it is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import VerbGroup
from kg.model import Statement

__all__ = ["Told", "told_once"]

Told: TypeAlias = dict[int, list[tuple[Finding, Statement]]]
"""The statements of a sentence with what they were made of, by the place of the word that tells them."""
_SAID = frozenset(("accuses", "criticises", "demandsOf", "threatens", "refuses", "welcomed"))


def told_once(groups: Sequence[VerbGroup], told: Told) -> Told:
    """The statements, each once.

    Args:
        groups: the verbs of the sentence.
        told: what its rules have read, by trigger.
    """
    return _each_attack_once(groups, _without_own_word(_each_once(_only_promised(told))))


def _each_attack_once(groups: Sequence[VerbGroup], told: Told) -> Told:
    """Without the "killing nine" of "X stormed a base of Y, killing nine", which is no second attack on Y.

    Nor is what two rules read in one verb: "X overran a base of Y".
    """
    harms = {group.head for group in groups if group.lemma in _HARMS}
    attacks = [
        (trigger, made) for trigger, entries in told.items() for _, made in entries if made.relation == "attacked"
    ]
    if len(attacks) < _TWO:
        return told
    first: dict[tuple[object, ...], tuple[int, Statement]] = {}
    for trigger, made in sorted(attacks, key=lambda each: (each[0] in harms, each[0])):
        first.setdefault(_as_told(made), (trigger, made))

    def again(trigger: int, made: Statement) -> bool:
        at, one = first.get(_as_told(made), (trigger, made))
        same = made.time in (None, one.time) and (at == trigger or trigger in harms)
        return made.relation == "attacked" and made.id != one.id and same

    return {trigger: [(f, s) for f, s in entries if not again(trigger, s)] for trigger, entries in told.items()}


def _as_told(made: Statement) -> tuple[object, ...]:
    return (*_tie(made), made.claimant)


_TWO = 2
_HARMS = frozenset(("kill", "wound", "injure", "maim", "hurt", "slay", "massacre"))


def _without_own_word(told: Told) -> Told:
    """Without what its subject is said to say where the text itself tells it: "X reiterated its support for Y"."""
    plain = {_tie(made) for entries in told.values() for _, made in entries if made.claimant is None and made.object}
    return {
        trigger: [(f, s) for f, s in entries if s.claimant != s.subject or s.relation in _SAID or _tie(s) not in plain]
        for trigger, entries in told.items()
    }


def _each_once(told: Told) -> Told:
    """What two rules read in the same words, once: with what is asked or charged, where one of them read that."""
    fullest: dict[tuple[object, ...], str] = {}
    for _, made in sorted((e for each in told.values() for e in each), key=lambda e: (not e[1].content, e[0].trigger)):
        if made.relation in _SAID:
            fullest.setdefault(_tie(made), made.id)
    several = [made for each in told.values() for _, made in each if made.relation in _SAID and made.content]
    again = {one.id for one in several if any(_says_more(other, one) for other in several)} if several[1:] else set()
    return {
        trigger: [
            (f, s) for f, s in entries
            if s.id not in again and (s.content or s.relation not in _SAID or fullest[_tie(s)] == s.id)
        ]
        for trigger, entries in told.items()
    }  # fmt: skip


def _only_promised(told: Told) -> Told:
    """Without what one rule reads in a verb as done where another knows that it is to come: "pledged aid to Y"."""
    merely = {(trigger, *_ends(s)) for trigger, e in told.items() for _, s in e if s.modality == "planned"}
    if not merely:
        return told
    return {
        trigger: [(f, s) for f, s in entries if s.modality != "actual" or (trigger, *_ends(s)) not in merely]
        for trigger, entries in told.items()
    }


def _ends(made: Statement) -> tuple[object, ...]:
    return (made.relation, made.subject, made.object, made.stance, made.claimant)


def _says_more(one: Statement, other: Statement) -> bool:
    """Whether two say the same, one in more words: "that it would pay a price", "pay a price"."""
    if one.id == other.id or _tie(one) != _tie(other) or one.claimant != other.claimant:
        return False
    return other.content != one.content and (other.content or "") in (one.content or "")


def _tie(made: Statement) -> tuple[object, ...]:
    return (made.relation, made.subject, made.object, made.stance, made.modality)
