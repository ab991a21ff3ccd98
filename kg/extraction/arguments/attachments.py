"""Attachments: which phrases after a preposition are the verb's own, of those that the parse hangs on it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from kg.extraction.grammar.phrases import NounPhrase, Units
from kg.extraction.parsing.clauses import Clauses

__all__ = ["its_own"]


def its_own(clauses: Clauses, phrases: Iterable[NounPhrase]) -> tuple[NounPhrase, ...]:
    """The phrases without those of another verb, or of what goes on besides."""
    own = _without_dealt_with(clauses.units, phrases)
    return tuple(phrase for phrase in own if not _looks_on(clauses, phrase))


def _looks_on(clauses: Clauses, phrase: NounPhrase) -> bool:
    """As in "Xs and Ys clashed, with the UN standing by": what goes on besides."""
    units, verb = clauses.units, clauses.at(phrase.last + 1)
    before = [unit.low for unit in units[max(0, phrase.first - 3) : phrase.first + 1]]
    return verb is not None and verb.form == "present" and any(pair == (",", "with") for pair in pairwise(before))


def _without_dealt_with(units: Units, phrases: Iterable[NounPhrase]) -> tuple[NounPhrase, ...]:
    """The phrases without that of "clashed over how to deal with Y", and those that "and" adds to it."""
    kept, dealt = list[NounPhrase](), False
    for phrase in phrases:
        dealt = _dealt_with(units, phrase) or (dealt and units[phrase.first - 1].low in ("and", "or", ","))
        kept += [] if dealt else [phrase]
    return tuple(kept)


def _dealt_with(units: Units, phrase: NounPhrase) -> bool:
    """Whether it belongs to a verb that looks like a noun: "clashed over how to deal with Y"."""
    before = units[max(0, phrase.first - 3) : phrase.first]
    return [unit.low for unit in before[1:]] == ["deal", "with"] and before[0].kind in ("to", "modal", "preposition")
