"""Outbursts: criticism by what somebody says at another: "lashed out at Y", "calls Y terrorists"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments.condemned import deed_by
from kg.extraction.arguments.objects import surer
from kg.extraction.claims.accusers import accusers_of
from kg.extraction.claims.brands import called_so
from kg.extraction.claims.charge_nouns import accusation_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import deed_of
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists

__all__ = ["OUTBURSTS", "criticism"]

_OUT_AT = {"lash": ("out", "at"), "hit": ("out", "at"), "strike": ("out", "at"), "rail": ("against",), "rage": ("at",),
           "inveigh": ("against",), "fulminate": ("against",), "protest": ("against",),
           "speak": ("out", "against"), "take": ("aim", "at"), "frown": ("on",),
           "come": ("out", "against")}  # fmt: skip
_UNEASE = frozenset(
    ("outrage", "alarm", "dismay", "anger", "indignation", "displeasure", "fury", "regret", "disgust", "revulsion",
     "condemnation", "disapproval", "annoyance", "frustration", "misgivings", "unease", "exasperation", "criticism",
     "objections", "protest", "wrath", "shock", "discontent", "dissatisfaction", "disappointment", "concern")
)  # fmt: skip
_VOICES_IT = frozenset(("voice", "express", "convey", "raise", "register"))
_BRANDS = frozenset(("call", "label", "brand", "describe", "denounce", "designate", "decry"))
OUTBURSTS = frozenset((*_OUT_AT, *_VOICES_IT, *_BRANDS))
"""The verbs of such criticism."""


def criticism(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X lashed out at Y", "X voiced outrage at Y's raid", "X calls Y a terrorist organisation"."""
    if group.voice != "active" or group.negated or group.modality != "actual" or group.form == "infinitive":
        return
    units = clauses.units
    first = _criticised(clauses, group)
    phrase = noun_phrase(units, first) if first is not None and first < len(units) else None
    if phrase is None:
        return
    other = phrase.party or deed_of(units, phrase) or deed_by(units, phrase)
    named = called_so(clauses, group, phrase)
    if named is not None:
        for critic in accusers_of(clauses, group):  # "X called Y traitors"
            if critic.actor.name != named.actor.name:
                yield _told(group, critic, named)
        return
    if group.lemma in _BRANDS and not (phrase.party and _branded(units, phrase.last + 1)):
        return
    for critic in accusers_of(clauses, group) if other else ():
        if other and critic.actor.name != other.actor.name:
            yield _told(group, critic, other)


def _told(group: VerbGroup, critic: Party, other: Party) -> Finding:
    found = accusation_of(group.head, "criticises", critic, other, None)
    return replace(found, score=surer(0.75, critic, other))


def _criticised(clauses: Clauses, group: VerbGroup) -> int | None:
    """Where the words for the one who is criticised begin."""
    units, head = clauses.units, group.head
    if group.lemma in _OUT_AT:
        particles = _OUT_AT[group.lemma]
        words = tuple(unit.low for unit in units[head + 1 : head + 1 + len(particles)])
        return head + 1 + len(particles) if words == particles else None
    if group.lemma in _VOICES_IT:
        felt = noun_phrase(units, head + 1) if head + 1 < len(units) else None
        if felt is None or units[felt.last].low not in _UNEASE:
            return None
        after = felt.last + 1
        return after + 1 if after < len(units) and units[after].low in ("at", "over", "about", "of", "with") else None
    return head + 1


def _branded(units: Units, first: int) -> bool:
    if first < len(units) and units[first].low == "as":
        first += 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    named = units[phrase.first : phrase.last + 1] if phrase else ()
    return any(unit.low in wordlists().classes["insult"] for unit in named)
