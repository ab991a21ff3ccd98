"""Outsiders: those of whom a sentence says that they are no party to an accord: "X is not a party to the talks"."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from kg.extraction.diplomacy.awaited import shut_out
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.model import Actor

__all__ = ["lands_once_led", "of_the_un", "outsiders", "without", "without_aloof", "without_outsiders"]

_Key = tuple[str, str, tuple[str, ...]]

_PRAISES = frozenset(("commend", "praise", "applaud", "hail", "laud", "salute"))

_SIGNATORIES = frozenset(("party", "part", "signatory", "participant"))
_SEVERAL = frozenset(("parties", "signatories", "participants"))
_STANDING_BY = frozenset(("witness", "witnesses", "guarantor", "guarantors", "facilitator", "facilitators", "mediator",
                          "mediators", "observer", "observers", "sponsor", "sponsors"))  # fmt: skip
_SIGNS = frozenset(("sign", "countersign", "initial", "co-sign"))
_TO_PARTY = 4
_TO_ROLE = 8
"""Units from the verb of signing to what somebody signs as: "signed the peace accord in Doha as a witness"."""
_TO_AS = 4
_CLOSES = frozenset(("stop", "end", "comma", "dash"))


def outsiders(clauses: Clauses) -> frozenset[str]:
    """Names of those of whom the sentence says that they are no party: "X is not a party (to the talks)"."""
    units, found = clauses.units, set[str]()
    for index in clauses.places.of(_SIGNATORIES):
        unit = units[index]
        if index + 1 >= len(units):
            continue
        closes = units[index + 1].kind in _CLOSES and unit.low != "part"
        if unit.low not in _SIGNATORIES or not (closes or units[index + 1].low in ("to", "of", "in")):
            continue
        be = next((i for i in range(index - 1, max(index - _TO_PARTY, 0), -1) if units[i].kind == "be"), None)
        if be is not None and any(u.kind == "negation" or u.low in ("never", "no") for u in units[be - 1 : index]):
            party = clauses.phrase_before(be - 1)
            found |= {party.actor.name} if party is not None else set()
    return frozenset(found) | _none_of_several(clauses) | _beside_signing(clauses) | _for_others(clauses)


def lands_once_led(findings: Sequence[Finding]) -> frozenset[str]:
    """Names of those whom a mediator led before: "N. N., the former president of X, mediated the talks"."""
    mediators = {finding.subject.actor.name for finding in findings if finding.relation == "mediatedBetween"}
    led = (f for f in findings if f.relation == "leads" and f.aspect == "ended" and f.subject.actor.name in mediators)
    return frozenset(finding.object.actor.name for finding in led if finding.object is not None)


def _none_of_several(clauses: Clauses) -> frozenset[str]:
    """Names of those of "X and Y were not parties to the accord"."""
    units, found = clauses.units, set[str]()
    for index in clauses.places.of(_SEVERAL):
        be = next((i for i in range(index - 1, max(index - _TO_PARTY, 0), -1) if units[i].kind == "be"), None)
        if be is not None and any(u.kind == "negation" or u.low in ("never", "no") for u in units[be:index]):
            found |= {party.actor.name for party in clauses.copula(be)}
    return frozenset(found)


def _beside_signing(clauses: Clauses) -> frozenset[str]:
    """Names of those who only stand by: "X and Y signed it as guarantors"."""
    units, found = clauses.units, set[str]()
    for index in clauses.places.of(_STANDING_BY):
        group = next((group for group in reversed(clauses.groups) if group.head < index), None)
        near = group is not None and group.lemma in _SIGNS and index - group.head <= _TO_ROLE
        if group is not None and near and "as" in [unit.low for unit in units[max(index - _TO_AS, 0) : index]]:
            found |= {party.actor.name for party in clauses.subjects(group)}
    return frozenset(found)


def _for_others(clauses: Clauses) -> frozenset[str]:
    """Names of those who act for somebody else: the X of "X negotiated a truce on behalf of Y"."""
    found = set[str]()
    for index in clauses.places.of(_BEHALF):
        inner = noun_phrase(clauses.units, index + 2) if index + 2 < len(clauses.units) else None
        if clauses.units[index - 1].low != "on" or inner is None or clauses.units[index + 2].low in _OWN:
            continue
        group = next((group for group in reversed(clauses.groups) if group.head < index), None)
        acting = clauses.subjects(group) if group is not None and group.voice == "active" else ()
        found |= {party.actor.name for party in acting if party.speaker.type != "Person"}
        found -= {inner.party.actor.name} if inner.party is not None else set()
    return frozenset(found)


_OWN = frozenset(("its", "their", "his", "her"))
_BEHALF = frozenset(("behalf",))


def without(finding: Finding, names: frozenset[str]) -> Finding:
    """The finding with nobody of these names as a party."""
    accord = finding.accord
    if accord is None:
        return finding
    beside = () if any(party.actor.name in names for party in accord.named) else accord.named
    kept = replace(finding, accord=replace(accord, without=accord.without | names, named=beside))
    named = any(party.actor.name in names for party in finding.parties)
    return replace(kept, parties=()) if named else kept


def _praising(clauses: Clauses) -> frozenset[str]:
    """Names of those who commend a mediator, as onlookers do; who thanks one may be a party."""
    praises = [g for g in clauses.groups if g.lemma in _PRAISES and g.voice == "active" and not g.negated]
    return frozenset(party.actor.name for group in praises for party in clauses.subjects(group))


def _without_praise(finding: Finding, names: frozenset[str]) -> Finding:
    """The finding; where its parties are still to be found, none of those who praise the mediator."""
    accord = finding.accord
    if accord is None or finding.parties or not names:
        return finding
    return replace(finding, accord=replace(accord, without=accord.without | names))


def without_outsiders(clauses: Clauses, found: dict[_Key, Finding]) -> dict[_Key, Finding]:
    """The findings of a sentence, none with a party that is none by its words.

    Args:
        clauses: the sentence.
        found: what it says of accords.
    """
    if not found:
        return found
    outside, praise = outsiders(clauses) | shut_out(clauses), _praising(clauses)
    freeing = _freeing(clauses)
    if not outside and not praise and freeing is None:
        return found
    kept = {key: without(finding, outside) if outside else finding for key, finding in found.items()}
    kept = {key: _of_who_frees(finding, freeing) for key, finding in kept.items()} if freeing is not None else kept
    return {key: _without_praise(finding, praise) for key, finding in kept.items()}


def _freeing(clauses: Clauses) -> Party | None:
    """The X of "X freed two policemen after talks brokered by Q", who was at the table."""
    units = clauses.units
    helped = (i for i in clauses.places.of(_HELPED) if any(u.low in _UPON for u in units[max(i - _TO_ROLE, 0) : i]))
    place = next(helped, None)
    if place is None:
        return None
    groups = [g for g in clauses.groups if g.head < place and g.lemma in _FREES and g.voice == "active"]
    doers = clauses.subjects(groups[-1]) if groups and not groups[-1].negated else ()
    able = len(doers) == 1 and doers[0].actor.type in SIDES and doers[0].actor.type != "Organization"
    return doers[0] if able else None


_FREES = frozenset(("free", "release", "hand", "liberate", "repatriate"))
_UPON = frozenset(("after", "following", "through", "under", "thanks"))
_HELPED = frozenset(("brokered", "mediated", "facilitated"))


def _of_who_frees(finding: Finding, freeing: Party) -> Finding:
    """The finding; where its parties are still to be found, one of them is who freed somebody upon those talks."""
    accord = finding.accord
    if accord is None or finding.parties or accord.one is not None or accord.named or accord.kind == "agreement":
        return finding
    if finding.relation == "mediatedBetween" and finding.subject.actor.name == freeing.actor.name:
        return finding
    return replace(finding, accord=replace(accord, one=freeing))


def of_the_un(actor: Actor) -> bool:
    """Whether it is the United Nations, whose envoys' consultations with one side are not the talks of the two."""
    return "United Nations" in (actor.name, actor.acts_for)


def without_aloof(finding: Finding, aloof: Container[str]) -> Finding:
    """The finding without a capital to which somebody goes who helps, too: "shuttled between P, Q and R"."""
    kept = tuple(party for party in finding.parties if party.kind != "metonym" or party.actor.name not in aloof)
    return replace(finding, parties=kept) if len(kept) >= _BOTH else finding


_BOTH = 2
