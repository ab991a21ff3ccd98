"""Attachments: which phrases after a preposition are the verb's own, of those that the parse hangs on it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from kg.extraction.grammar.phrases import NounPhrase, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["act_told_of", "its_own", "of_an_act"]

_TO_ACT = 14
_OF_ACTS = frozenset(("lead", "head", "direct", "command", "oversee", "supervise", "order", "mount", "launch", "plan",
                      "run", "conduct", "coordinate", "mastermind", "back", "support", "condemn", "criticise",
                      "criticize", "denounce", "welcome", "approve", "endorse", "oppose"))  # fmt: skip
"""What may be said of an operation as well as of whom it strikes."""
_BREAKS = frozenset(("verb", "be", "have", "modal", "stop", "relative", "that"))


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


def of_an_act(units: Units, group: VerbGroup) -> bool:
    """Whether a participle tells of an act and not of whom it struck: "an offensive of X against Y, directed by N. N.".

    Only where the text tells by the act's noun whose it is; who "launched an offensive against Y, led by N. N." may
    mean Y, and "the Y-ian offensive on P, led by N. N.," has nobody else to tell of.
    """
    frame = wordlists().frames.get(group.lemma) if group.voice == "reduced" else None
    if frame is not None and frame.relation == "welcomed" and act_told_of(units, group) is not None:
        return True  # "raids on X praised by Y"
    if group.voice != "reduced" or group.lemma not in _OF_ACTS or units[group.first - 1].kind != "comma":
        return False
    against = 0
    for index in range(group.first - 2, max(group.first - 2 - _TO_ACT, 0), -1):
        if units[index].kind in _BREAKS:
            return False
        if not against and units[index].low in ("against", "on", "upon"):
            against = index
        elif against and units[index].low in wordlists().events:
            between = units[index + 1 : against]
            before = units[max(index - 2, 0) : index]
            owned = any(unit.low in ("of", "by") for unit in between)
            return owned or any(unit.kind in ("demonym", "possessive") for unit in before)
    return False


def act_told_of(units: Units, group: VerbGroup) -> int | None:
    """The noun of the act that a participle condemns: "the raid on Y, condemned by X": X condemns the raid, and not Y.

    Args:
        units: the sentence.
        group: the participle.
    """
    events, led = wordlists().events, False
    comma = group.first > 0 and units[group.first - 1].kind == "comma"
    for index in range(group.first - 1 - comma, max(group.first - 1 - _TO_ACT, -1), -1):
        unit = units[index]
        if unit.kind in _BREAKS - {"verb"} or unit.kind == "comma":
            return None
        event = events.get(unit.low) if led else None
        if event is not None and vocabulary().relation(event.relation).sign < 0:
            return index
        led = led or unit.low in ("against", "on", "upon", "of", "in", "at")
    return None
