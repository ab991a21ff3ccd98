"""Pledges: a verb of undertaking that is said once of two: "X agreed to lift its siege and Y to free its captives".

The rules read the verb after Y as well, so that what Y is to do is not X's part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.grammar.phrases import NounPhrase, noun_phrase, noun_phrase_before
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["MADE_TO", "with_pledges_repeated"]

MADE_TO = frozenset(("require", "oblige", "ask", "order", "expect", "commit", "bind"))
"""As in "X was required to free its captives and Y to withdraw"."""
_REACH = 16
"""Units from the verb to the "and" of the second."""
_THINGS = frozenset(("assets", "captives", "bystanders"))
_MEN = frozenset(("fighters", "forces"))
_SENDS = frozenset(("send", "dispatch", "deploy", "provide", "supply", "contribute", "lend", "recruit", "hire",
                    "mobilise", "mobilize", "commit", "despatch", "use", "fly"))  # fmt: skip
_TO_SENT = 4
_PARTED = frozenset(("stop", "end", "quote", "that", "relative", "subordinator"))


def with_pledges_repeated(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units, with the verb of the first undertaking before the second that leaves it out; it has no place there."""
    found = list(units)
    for index in range(len(found) - 3, 2, -1):
        if found[index].low != "and" or found[index].kind != "conjunction":
            continue
        phrase = noun_phrase(found, index + 1)
        if phrase is None or phrase.party is None or not _is_to(found, phrase.last + 1) or _alike(found, index, phrase):
            continue
        if verb := _undertaken(found, index):
            at = phrase.last + 1
            place = found[at].start
            found[at:at] = [replace(unit, start=place, end=place) for unit in verb]
    return tuple(found)


def _is_to(units: Sequence[Unit], index: int) -> bool:
    """Whether "to" and a verb stand there."""
    return index + 1 < len(units) and units[index].kind == "to" and any(form.base for form in units[index + 1].forms)


def _alike(units: Sequence[Unit], joint: int, second: NounPhrase) -> bool:
    """Whether who stands before "and" may be one with who stands after it: "agreed to arm A and B to fight Y"."""
    if second.party is None or second.party.roles & {"assets"}:
        return True
    if units[joint - 1].kind == "comma":
        return False
    first = noun_phrase_before(units, joint - 1)
    if first is not None and first.roles & _MEN and second.roles & _MEN and _are_sent(units, first.first):
        return True
    return first is not None and first.party is not None and not first.party.roles & _THINGS


def _are_sent(units: Sequence[Unit], first: int) -> bool:
    """Whether the phrase that begins there is of those who are sent: "send advisers and X's fighters to fight Y"."""
    return any(form.lemma in _SENDS for unit in units[max(first - _TO_SENT, 0) : first] for form in unit.forms)


def _undertaken(units: Sequence[Unit], joint: int) -> Sequence[Unit]:
    """The verb of which the infinitive before "and" tells, with its "was"; nothing where another clause begins."""
    for index in range(joint - 1, max(joint - _REACH, 0), -1):
        unit = units[index]
        if unit.kind in _PARTED:
            return ()
        lemmas = {form.lemma for form in unit.forms if form.finite or form.participle}
        passive = units[index - 1].kind == "be"
        if lemmas & (MADE_TO if passive else wordlists().classes["pledge_verb"]) and _is_to(units, index + 1):
            return units[index - passive : index + 1]
    return ()
