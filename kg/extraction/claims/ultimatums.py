"""Ultimatums: terms set, pressure put and needs stressed, which ask somebody to do something as demands do."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import content_from
from kg.extraction.claims.demands import asked_of, demanded, speakers
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES

__all__ = ["ultimatum_findings"]

_GIVES = frozenset(("give", "set", "hand"))
_ISSUES = frozenset(("issue", "deliver", "present", "send", "serve", "address"))
_TERMS = frozenset(("ultimatum", "deadline", "ultimatums"))
_SPANS = frozenset(("hours", "days", "week", "weeks", "month", "months", "minutes", "day"))
_TO_NOUN = 8


def ultimatum_findings(clauses: Clauses) -> Iterator[Finding]:
    """The demands of a sentence that no verb of asking makes."""
    for group in clauses.groups:
        if group.lemma in _GIVES or group.lemma in _ISSUES:
            yield from _ultimatum(clauses, group)
        elif group.lemma == "put":
            yield from _presses(clauses, group)
        elif group.lemma in _STRESSES:
            yield from _needed(clauses, group)


def _ultimatum(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X gave Y an ultimatum", "X gave Y three weeks to leave", "X issued an ultimatum to Y"."""
    units = clauses.units
    phrase = _before_span(units, noun_phrase(units, group.head + 1)) if group.head + 1 < len(units) else None
    if phrase is None or group.voice != "active" or not demanded(group):
        return
    after = phrase.last + 1
    if units[phrase.last].low in _TERMS and after + 2 < len(units) and units[after].text == ":":
        told = noun_phrase(units, after + 1)  # "presented an ultimatum: Y must leave"
        must = told is not None and told.last + 1 < len(units) and units[told.last + 1].low in ("must", "should", "to")
        asked, content = (told.party, content_from(units, told.last + 2)) if told is not None and must else (None, None)
    elif phrase.party is not None and units[after].low == "with" and _terms_at(units, after + 1):
        asked, content = phrase.party, None  # "presented Y with an ultimatum"
    elif units[phrase.last].low in _TERMS and after + 1 < len(units) and units[after].low in ("to", "for"):
        to = noun_phrase(units, after + 1)
        asked = to.party if to else None
        content = None
    elif group.lemma in _ISSUES:
        return
    elif phrase.party is not None and after + 2 < len(units) and units[after].low == "until":
        # "gave Y until Friday to leave"
        until = next(
            (i for i in range(after + 1, min(after + _TO_NOUN, len(units) - 1)) if units[i].kind == "to"), None
        )
        if until is None:
            return
        asked, content = phrase.party, content_from(units, until + 1)
    else:
        asked = phrase.party
        term = noun_phrase(units, after) if asked and after < len(units) else None
        if term is None:
            return
        timed = units[term.last].low in _SPANS and term.last + 1 < len(units) and units[term.last + 1].kind == "to"
        if not timed and units[term.last].low not in _TERMS:
            return
        content = content_from(units, term.last + 2) if timed else None
    for asker in speakers(clauses, group) if asked else ():
        if asked:
            yield from asked_of(group.head, asker, asked, content, 0.75)


def _before_span(units: Units, phrase: NounPhrase | None) -> NounPhrase | None:
    """Who is given time, where a phrase took the time in: "Y's junta" of "gave Y's junta one week to"."""
    if phrase is None or units[phrase.last].low not in _SPANS or phrase.last - phrase.first < _WITH_SPAN:
        return phrase
    return noun_phrase(units[: phrase.last - 1], phrase.first) if units[phrase.last - 1].kind == "number" else phrase


_WITH_SPAN = 2


def _terms_at(units: Units, first: int) -> bool:
    """Whether an ultimatum is named at ``first``."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    return phrase is not None and units[phrase.last].low in _TERMS


def _presses(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X put pressure on Y to …"."""
    units, head = clauses.units, group.head
    if [unit.low for unit in units[head + 1 : head + 3]] != ["pressure", "on"] or not demanded(group):
        return
    for phrase in clauses.phrases_from(head + 3):
        for asker in clauses.subjects(group) if phrase.party else ():
            if phrase.party:
                yield from asked_of(group.head, asker, phrase.party, content_from(units, phrase.last + 2))


def _needed(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X stressed the need for Y to withdraw"."""
    units, noun = clauses.units, group.head + 2
    needs = noun + 2 < len(units) and units[noun].low in _NEEDS and units[noun + 1].low in ("for", "of")
    if not needs or group.voice != "active" or not demanded(group):
        return
    phrases = clauses.phrases_from(noun + 2)
    to = phrases[-1].last + 1 if phrases else len(units)
    if to >= len(units) or units[to].kind != "to":
        return
    for asker in speakers(clauses, group):
        for phrase in phrases:
            if phrase.party is not None and phrase.party.actor.type in SIDES:
                yield from asked_of(group.head, asker, phrase.party, content_from(units, to + 1), 0.75)


_STRESSES = frozenset(
    ("stress", "underline", "underscore", "emphasise", "emphasize", "highlight", "reiterate", "reaffirm", "affirm",
     "recall", "repeat")
)  # fmt: skip
_NEEDS = frozenset(("need", "necessity", "importance", "urgency", "obligation", "duty", "responsibility"))
