"""Denied by both: "Both deny it", "…, which both deny", of those of whom a charge has just been told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.claims.answering import answer_to
from kg.extraction.claims.contents import answerable
from kg.extraction.claims.hearings import Hearing, Room
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["DENIED_BY_BOTH"]

_BOTH = frozenset(("both", "each"))
_BETWEEN = frozenset(("have", "adverb", "date"))
_POINTING = frozenset(("it", "this", "that", "them", "these"))
_ENDS = frozenset(("stop", "end", "comma", "quote", "close", "conjunction", "dash", "date"))
_BEFORE = frozenset(("comma", "stop", "relative", "conjunction", "quote"))


def _both_deny(hearing: Hearing) -> Iterator[Finding]:
    """The denials of two whom no name tells, by what one is said to have done for the other, or each to each."""
    clauses = hearing.clauses
    for index in clauses.places.of(_BOTH):
        verb = _denies_it(clauses.units, index)
        if verb is None or clauses.units[index].actor is not None:
            continue
        here = [f for f in hearing.said if f.trigger < index and _is_charge(f)]
        charges = here or ([f for f in hearing.discourse.charges.last() if _is_charge(f)] if index == 0 else [])
        yield from _answers(clauses.units, index, verb, charges)
        return


def _is_charge(finding: Finding) -> bool:
    told = finding.charge_of is not None and finding.claimant is not None and not finding.parties
    return told and finding.stance == "affirms" and finding.relation != "accuses"


def _denies_it(units: Sequence[Unit], index: int) -> int | None:
    """Where the verb is of "both (have) deny it", "both rejected the charge", "which both deny"."""
    if index and units[index - 1].kind not in _BEFORE and units[index - 1].text != ";":
        return None
    verb = index + 1
    while verb < len(units) and units[verb].kind in _BETWEEN:
        verb += 1
    denying = wordlists().classes["denying"]
    if verb + 1 >= len(units) or not any(form.lemma in denying for form in units[verb].forms):
        return None
    after = verb + 1
    if units[index - 1].low == "which" and index:
        return verb if units[after].kind in _ENDS else None
    after += units[after].kind == "determiner" and after + 1 < len(units)
    if units[after].low == "other" and after + 2 < len(units):  # "denies the other's charge"
        after += 1 + (units[after + 1].kind == "possessive")
    meant = units[after].low in _POINTING or answerable(units[after])
    return verb if meant and units[min(after + 1, len(units) - 1)].kind in _ENDS else None


def _answers(units: Sequence[Unit], index: int, verb: int, charges: Sequence[Finding]) -> Iterator[Finding]:
    doers = {f.subject.actor.name: f.subject for f in charges}
    accusers = {f.claimant.name for f in charges if f.claimant is not None}
    at = units[index]
    if len(doers) == _TWO:  # "X and Y accuse each other of arming rebels; both deny it"
        for one in charges:
            yield answer_to(one, verb, replace(one.subject, kind="coreference", start=at.start, end=at.end))
        return
    helped = {f.object.actor.name: f.object for f in charges if f.object is not None}
    others = set(helped) - accusers
    if units[index].low != "both" or len(doers) != 1 or len(others) != 1 or len(helped) != 1:
        return
    friends: list[Party] = [*doers.values(), *helped.values()]
    kind = all(party.actor.type in SIDES for party in friends) and not set(doers) & accusers
    if kind and all(vocabulary().relation(f.relation).sign > 0 for f in charges):
        for denier in friends:
            place = replace(denier, kind="coreference", start=at.start, end=at.end)
            yield from (answer_to(one, verb, place) for one in charges)


_TWO = 2
DENIED_BY_BOTH = Room(opens=_both_deny, signs=_BOTH, alone=True)
