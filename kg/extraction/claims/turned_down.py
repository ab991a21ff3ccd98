"""Proposals turned down a sentence later: "Y put forward a peace plan. X rejected it", "X turned the offer down"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.arguments.proposers import MAKES, makers
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["ProposalMemory"]

_PROPOSE = MAKES - {"back", "set", "issue", "negotiate", "broker", "draw"} | {"unveil", "announce"}
_PROPOSERS = SIDES | {"IntergovernmentalOrganization"}
_ARTICLES = frozenset(("the", "that", "this"))
_TO_NOUN = 4
_TO_PLAN = 6


class ProposalMemory:
    """Whose proposal the sentence before told of, if it was one actor's."""

    def __init__(self) -> None:
        self._maker: Party | None = None
        self._host: Party | None = None
        self._invited: frozenset[str] = frozenset()
        self._alone = False

    def completed(self, clauses: Clauses, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """The findings of a sentence, with whose proposal it is that is rejected in it; and remember its own."""
        maker = self._maker
        if self._host is not None and maker is None and any(u.low == _INVITATION for u in clauses.units):
            maker = self._host if self._is_answered(clauses) else None
        told = tuple(self._told(clauses, findings, maker)) if maker is not None else tuple(findings)
        proposers = {party.actor.name: party for party in _proposers(clauses)}
        self._maker = next(iter(proposers.values())) if len(proposers) == 1 else None
        hosts = {party.actor.name: party for party in _hosts(clauses)}
        self._host = next(iter(hosts.values())) if len(hosts) == 1 else None
        self._invited = frozenset(_guests(clauses))
        self._alone = _one_thing_told(clauses)
        return told

    def _is_answered(self, clauses: Clauses) -> bool:
        """Whether he who turns it down was invited himself: "Y invited X. X declined", and not "Z declined"."""
        groups = [g for g in clauses.groups if _rejects(clauses.units, g) and _turns_down_invitation(clauses.units, g)]
        doers = {party.actor.name for group in groups for party in clauses.subjects(group)}
        return doers <= self._invited

    def _told(self, clauses: Clauses, findings: Sequence[Finding], maker: Party) -> Iterator[Finding]:
        rejects = [g for g in clauses.groups if _rejects(clauses.units, g) and not _of_another(clauses, g)]
        if maker is not self._maker:
            rejects = [group for group in rejects if _turns_down_invitation(clauses.units, group)]
        rejects = [group for group in rejects if self._alone or not _of_it(clauses.units, group)]
        heads = {group.head: group for group in rejects if not _is_denial(clauses, group, findings)}
        for finding in findings:
            doer = finding.subject
            open_yet = finding.relation == "refuses" and finding.object is None and finding.trigger in heads
            if open_yet and doer.actor.name != maker.actor.name:
                yield replace(finding, object=_here(maker, doer))
            else:
                yield finding
        known = {finding.trigger for finding in findings if finding.relation == "refuses"}
        for head, group in heads.items():
            for doer in clauses.subjects(group) if head not in known else ():
                if doer.actor.name != maker.actor.name and doer.actor.type in SIDES:
                    yield Finding(head, "refuses", doer, _here(maker, doer), score=surer(0.7, doer))


def _here(maker: Party, doer: Party) -> Party:
    """The maker, whom the sentence at hand does not name: by context, where the one stands who rejects it."""
    return replace(maker, start=doer.start, end=doer.end, kind="coreference")


def _rejects(units: Units, group: VerbGroup) -> bool:
    """As in "X rejected it", "X has turned it down", "X rejected the plan": said of what was told before."""
    turns = group.lemma == "turn"
    actual = group.form == "finite" and group.voice == "active" and group.modality == "actual" and not group.negated
    if not actual or group.lemma not in wordlists().classes["turning_down"] | {"turn"}:
        return False
    first = group.head + 1
    first += turns and first < len(units) and units[first].low == "down"
    if first + 1 >= len(units):
        return False
    last = first if units[first].low == "it" else _proposal_at(units, first)
    down = "down" in (units[first - 1].low, units[min((last or 0) + 1, len(units) - 1)].low)
    return last is not None and (down or not turns) and units[last + 1].low not in ("by", "of", "from", "as", "that")


def _turns_down_invitation(units: Units, group: VerbGroup) -> bool:
    return any(unit.low == _INVITATION for unit in units[group.head + 1 : group.head + _TO_NOUN])


def _of_it(units: Units, group: VerbGroup) -> bool:
    return "it" in (units[group.head + 1].low, units[min(group.head + 2, len(units) - 1)].low)


def _one_thing_told(clauses: Clauses) -> bool:
    """Whether a sentence has one main clause, so that "it" in the next is the plan told of there."""
    finite = [clause for g in clauses.groups if g.form == "finite" and (clause := clauses.clause(g)) is not None]
    return sum(clause.link in ("main", "coordinate") for clause in finite) == 1


def _of_another(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it may be something that the sentence itself tells of that is rejected: "got a bid and rejected it"."""
    units, before = clauses.units, [g for g in clauses.groups if g.head < group.first]
    if not _of_it(units, group):
        return any(unit.low in wordlists().classes["plan_noun"] for unit in units[: group.first])
    clause, subjects = clauses.clause(group), clauses.subject_phrases(group)
    said = clause.governor.head if clause is not None and clause.governor is not None else None
    told = [g for g in before if not (g.head == said and g.lemma in wordlists().speech)]
    if any(not _tells_who(clauses, g, group) for g in told) or not subjects:
        return True
    return any(unit.low in _ANY for unit in units[: subjects[0].first])


_ANY = frozenset(("a", "an"))


def _tells_who(clauses: Clauses, inner: VerbGroup, group: VerbGroup) -> bool:
    """Whether a clause only tells who rejects it, and of no thing: "Z, which is armed by X, rejected it"."""
    clause, between = clauses.clause(inner), clauses.units[inner.first : group.first]
    named = any(unit.kind in ("determiner", "possessive") for unit in between)
    return clause is not None and clause.link == "relative" and not named


def _is_denial(clauses: Clauses, group: VerbGroup, findings: Sequence[Finding]) -> bool:
    """Whether it has been read as the answer to a charge: "accused Y of a raid, but Y rejected it"."""
    doers = {party.actor.name for party in clauses.subjects(group)}
    denied = (f for f in findings if f.stance == "denies")
    return any(f.trigger == group.head or (f.claimant is not None and f.claimant.name in doers) for f in denied)


def _proposal_at(units: Units, first: int) -> int | None:
    """Where "the plan", "the peace plan" ends."""
    if units[first].low not in _ARTICLES:
        return None
    reach = range(first + 1, min(first + _TO_NOUN, len(units) - 1))
    noun = next((i for i in reach if units[i].low in wordlists().classes["plan_noun"]), None)
    plain = noun is not None and all(unit.actor is None for unit in units[first:noun])
    return noun if plain else None


def _proposers(clauses: Clauses) -> Iterator[Party]:
    """Who proposes something in the sentence: "Y put forward a plan", "a plan proposed by Y"."""
    units = clauses.units
    for group in clauses.groups:
        at_hand = group.form == "finite" and group.voice == "active" and group.modality == "actual"
        if not at_hand or group.negated or group.lemma not in _PROPOSE:
            continue
        ahead = units[group.head + 1 : group.head + _TO_PLAN]
        if group.lemma == "put" and not any(unit.low == "forward" for unit in ahead):
            continue
        offers = group.lemma == "offer" and [unit.low for unit in ahead[:2]] == ["to", "mediate"]
        noun = next((unit for unit in ahead if unit.low in wordlists().classes["plan_noun"]), None)
        between = ahead[: ahead.index(noun)] if noun is not None else ahead
        if offers or (noun is not None and all(unit.kind in _WITHIN for unit in between)):
            yield from (party for party in clauses.subjects(group) if party.actor.type in _PROPOSERS)
    for index, unit in enumerate(units):
        if unit.low in wordlists().classes["plan_noun"]:
            plan = NounPhrase(index, index, None, frozenset())
            yield from (party for party in makers(clauses, plan) if party.actor.type in _PROPOSERS)


def _hosts(clauses: Clauses) -> Iterator[Party]:
    """Who has invited somebody: "Y invited X to Paris"."""
    for group in clauses.groups:
        if group.lemma == "invite" and group.form == "finite" and group.modality == "actual" and not group.negated:
            clause = clauses.clause(group)
            if group.voice == "active" and clause is not None and clause.objects:
                yield from (party for party in clauses.subjects(group) if party.actor.type in _PROPOSERS)
            elif clause is not None:
                yield from (party for party in clause.agents if party.actor.type in _PROPOSERS)


def _guests(clauses: Clauses) -> Iterator[str]:
    """Whom somebody has invited: "Y invited X", "X was invited by Y"."""
    for group in clauses.groups:
        clause = clauses.clause(group) if group.lemma == "invite" else None
        if clause is not None and group.voice == "passive":
            yield from (party.actor.name for party in clauses.subjects(group))
        elif clause is not None:
            yield from (phrase.party.actor.name for phrase in clause.objects if phrase.party is not None)


_INVITATION = "invitation"
_WITHIN = frozenset(("determiner", "word", "number", "adverb", "preposition", "demonym"))
