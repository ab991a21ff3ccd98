"""What the claims about an assertable, taken together, make of it: its status, and why.

======================  ==================================================================================
accepted                actual, nobody denies it, and the text itself asserts it, or a claimant who is no
                        party to it affirms it, or a party acknowledges it
claimed                 actual, nobody denies it, but only a party to it, somebody who may be of one, a foe of one,
                        an accuser, a headline, or a claim recorded with low confidence affirms it
contested               actual, some affirm it and some deny it
denied                  actual, and only denied
questioned              actual, and only questioned
not actual              planned, forecast, demanded …: any other modality
======================  ==================================================================================

Assertables are not islands. Who affirms that a group attacked on 8 October affirms that it attacked in October;
who denies the second denies the first. `entails` says when one assertable implies another, and the status of each
counts what follows from the claims about the others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import combinations

from kg.beliefs.camps import Camps
from kg.beliefs.evidence import Evidence, claimants_of, evidence_of
from kg.beliefs.sources import origin_of
from kg.model import Account, Certainty, Interval, Statement
from kg.rdf import Standing, Status, assertable_id
from kg.vocabulary import vocabulary

__all__ = ["Assessment", "assess", "entails"]

_INTERESTED_ACTS = frozenset({"claims", "accuses"})
_WHO = frozenset({"subject", "object", "parties"})
"""The fields that say who it is about: where they come from context, the reason for a status says so."""
_SETTING_ASIDE = frozenset({"corrects", "retracts"})


@dataclass(frozen=True, slots=True)
class _Claim:
    """A statement with what is needed to weigh it."""

    statement: Statement
    account: Account
    origin: str

    @property
    def claimants(self) -> tuple[str, ...]:
        """Who says so: whom the text names, or else whose own release it is; nobody where an outsider's text does."""
        return claimants_of(self.statement, self.account.document)

    @property
    def speaker(self) -> str:
        part = "headline" if self.statement.quote.section == "headline" else "text"
        name = " and ".join(self.claimants) or f"the {part} of {self.account.document.id}"
        return f"{name} (as read from context)" if _WHO.intersection(self.statement.inferred) else name

    @property
    def is_firm(self) -> bool:
        """Whether it can make a fact: a headline sharpens, and who records low confidence says that it may be wrong."""
        return self.statement.quote.section != "headline" and self.statement.confidence != "low"


@dataclass(frozen=True, slots=True)
class Assessment:
    """An assertable with its status, and the claims that it rests on.

    Attributes:
        statement: what is asserted; one of its claims, the first by document and place.
        standing: the status, its reason, and the number of independent origins.
        origins: the independent origins that affirm it, sorted.
        interval: when it held, with what the documents' dates add.
        may_be_certain: whether the words can make any day certain; an event that recurs over years has none.
        evidence: its own claims, by document and place.
        implied: claims about other assertables that affirm or deny it by implication, likewise.
    """

    statement: Statement
    standing: Standing
    origins: tuple[str, ...]
    interval: Interval
    may_be_certain: bool
    evidence: tuple[Evidence, ...]
    implied: tuple[Evidence, ...]

    @property
    def id(self) -> str:
        """The id of the assertable."""
        return self.standing.assertable

    def at(self, day: date) -> Certainty:
        """How surely it held on ``day``; never surer than the words."""
        found = self.interval.at(day)
        return "possible" if found == "certain" and not self.may_be_certain else found


def assess(accounts: Iterable[Account]) -> list[Assessment]:
    """The standing of every assertable that the accounts speak of, sorted by id."""
    accounts = sorted(accounts, key=lambda account: account.document.id)
    camps = Camps(accounts)
    claims_of: dict[str, list[_Claim]] = defaultdict(list)
    for claim in _claims(accounts, camps):
        claims_of[assertable_id(claim.statement)].append(claim)
    implied = _implications(claims_of)
    return [_assessment(key, claims_of[key], implied[key], camps) for key in sorted(claims_of)]


def entails(first: Statement, second: Statement) -> bool:
    """Whether what ``first`` says, if it is so, makes what ``second`` says so, by the meaning of the words alone.

    Both must be of the same modality and between the same actors; ``second`` may be less precise in its relation, its
    event, its place, its content and its time. Figures and events without a date imply nothing but themselves.
    """
    if first.said == second.said:
        return True
    if "figure" in (first.relation, second.relation) or first.modality != second.modality:
        return False
    relation = vocabulary().relation(first.relation)
    if second.relation not in (first.relation, *relation.broader) or not _same_ends(first, second, relation.symmetric):
        return False
    if relation.temporality == "event" and second.time is None:
        # "Denies attacking the town" answers one charge, not every attack there ever was.
        return False
    return (
        (first.parties, first.agreement, first.concerning) == (second.parties, second.agreement, second.concerning)
        and second.content in (None, first.content)
        and second.place in (None, first.place)
        and second.status in (None, first.status)
        and (second.event is None or vocabulary().is_a(first.event or "", second.event))
        and (second.time is None or first.time == second.time or _within(first.interval, second.interval))
    )


def _same_ends(first: Statement, second: Statement, symmetric: bool) -> bool:
    ends = (second.subject, second.object)
    return (first.subject, first.object) == ends or (symmetric and (first.object, first.subject) == ends)


def _within(inner: Interval, outer: Interval) -> bool:
    """Whether the whole of the time that ``inner`` may take lies in the time that ``outer`` surely spans."""
    if not (inner.from_earliest and inner.to_latest and outer.from_earliest and outer.to_latest):
        return False
    is_exact = outer.from_latest is not None and outer.to_earliest is not None
    return is_exact and outer.from_earliest <= inner.from_earliest and inner.to_latest <= outer.to_latest


def _claims(accounts: Sequence[Account], camps: Camps) -> Iterable[_Claim]:
    """Every claim that no other corrects or retracts, by document and place."""
    set_aside = {
        link.target
        for account in accounts
        for statement in account.statements
        for link in statement.links
        if link.kind in _SETTING_ASIDE
    }
    for account in accounts:
        for statement in sorted(account.statements, key=lambda s: (s.quote.start, s.quote.end, s.id)):
            if statement.id not in set_aside:
                yield _Claim(statement, account, origin_of(statement, account, camps))


def _implications(claims_of: dict[str, list[_Claim]]) -> dict[str, list[_Claim]]:
    """For each assertable, the claims about others that affirm or deny it by implication."""
    statements = {key: claims[0].statement for key, claims in sorted(claims_of.items())}
    general = _Index(statements)
    implied: dict[str, list[_Claim]] = defaultdict(list)
    for one, statement in statements.items():
        for other in general.candidates(statement):
            if one != other and entails(statement, statements[other]):
                implied[other] += [claim for claim in claims_of[one] if claim.statement.stance == "affirms"]
                implied[one] += [claim for claim in claims_of[other] if claim.statement.stance == "denies"]
    return implied


class _Index:
    """Assertables by what an implied one must share, so that not every pair has to be compared.

    The implied one has the same ends and parties, the same relation or a broader one, the same content or none, and
    the same time or one that contains it: for a day its month and its year, or a time that is no plain date.
    """

    def __init__(self, statements: Mapping[str, Statement]) -> None:
        self._by_time: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for key, statement in statements.items():
            time = statement.time
            bucket = time if time is None or _PLAIN_DATE.fullmatch(time) else _OTHER_TIMES
            for name in {bucket, _ANY_TIME}:
                self._by_time[(*_shared(statement), statement.relation, statement.content, name)].append(key)

    def candidates(self, statement: Statement) -> Iterator[str]:
        """The ids of those that ``statement`` may imply, itself among them."""
        time = statement.time
        if time is None:
            names: tuple[str | None, ...] = (None,)
        elif _PLAIN_DATE.fullmatch(time):
            names = (None, _OTHER_TIMES, *dict.fromkeys((time[:4], time[:7], time)))
        else:
            names = (_ANY_TIME,)
        shared, contents = _shared(statement), dict.fromkeys((None, statement.content))
        for relation in (statement.relation, *vocabulary().relation(statement.relation).broader):
            for name in names:
                found = (self._by_time.get((*shared, relation, content, name), ()) for content in contents)
                yield from merge(*found)


_PLAIN_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_OTHER_TIMES, _ANY_TIME = "other times", "any time"


def _shared(statement: Statement) -> tuple[object, ...]:
    ends = frozenset((statement.subject, statement.object))
    return statement.modality, ends, statement.parties, statement.agreement, statement.concerning


def _assessment(key: str, own: list[_Claim], implied: list[_Claim], camps: Camps) -> Assessment:
    statement = own[0].statement
    claims = own + implied
    affirming = [claim for claim in claims if claim.statement.stance == "affirms"]
    denying = [claim for claim in claims if claim.statement.stance == "denies"]
    status, reason = _status(statement, affirming, denying, camps)
    origins = tuple(sorted({claim.origin for claim in affirming}))
    interval, last_evidenced = _effective(statement.interval, own)
    return Assessment(
        statement,
        Standing(key, status, reason, len(origins), last_evidenced),
        origins,
        interval,
        _may_be_certain(interval, own),
        tuple(evidence_of(claim.statement, claim.account, claim.origin) for claim in own),
        tuple(evidence_of(claim.statement, claim.account, claim.origin) for claim in implied),
    )


def _status(statement: Statement, affirming: list[_Claim], denying: list[_Claim], camps: Camps) -> tuple[Status, str]:
    if statement.modality != "actual":
        return "not actual", f"it is {_MODALITY_IN_WORDS[statement.modality]}, not said to be so"
    if affirming and denying:
        return "contested", f"affirmed by {_speakers(affirming)}; denied by {_speakers(denying)}"
    if denying:
        return "denied", f"denied by {_speakers(denying)}; nothing that was read affirms it"
    if not affirming:
        return "questioned", "only questioned"
    firm = [claim for claim in affirming if claim.is_firm]
    text = [claim for claim in firm if not claim.claimants]
    if text:
        return "accepted", f"asserted by {_speakers(text)}; nobody denies it"
    uttered = [claim for claim in firm if _is_uttered(claim, camps)]
    if uttered:
        return "accepted", f"said by {_speakers(uttered)}, whose act it is; nobody denies it"
    admitted = [claim for claim in firm if claim.statement.speech_act == "acknowledges"]
    if admitted:
        return "accepted", f"acknowledged by {_speakers(admitted)}; nobody denies it"
    outside = [claim for claim in firm if not _is_interested(claim, camps)]
    disinterested = [claim for claim in outside if not _is_foe(claim, camps)]
    if disinterested:
        whole = all(_is_of_all_parties(claim, camps) for claim in disinterested)
        standing = "all its parties together" if whole else "no party to it"
        return "accepted", f"affirmed by {_speakers(disinterested)}, {standing}; nobody denies it"
    if firm and all(_may_be_a_party(claim, camps) for claim in firm):
        return "claimed", f"affirmed only by {_speakers(firm)}, who may be of a party to it"
    if firm:
        return "claimed", f"affirmed only by {_speakers(firm)}, {_interest(len(outside), len(firm))}"
    weak = "with low confidence" if any(claim.statement.confidence == "low" for claim in affirming) else "not the text"
    return "claimed", f"affirmed only by {_speakers(affirming)}, {weak}"


def _interest(foes: int, all_of_them: int) -> str:
    """What those have at stake who alone affirm something, so many of them as foes of whom it is about."""
    if foes == all_of_them:
        return "in conflict with those concerned"
    return "as a party to it, an accuser or a foe" if foes else "as a party to it or an accuser"


_MODALITY_IN_WORDS = {
    "planned": "planned",
    "expected": "expected",
    "possible": "possible",
    "forecast": "forecast",
    "conditional": "conditional on something else",
    "goal": "a goal",
    "demanded": "demanded",
    "counterfactual": "counterfactual",
}


def _is_interested(claim: _Claim, camps: Camps) -> bool:
    """Whether the claimant is a party to what it affirms, or speaks as an accuser.

    What all its parties say together, as in a joint statement on their truce, is no one side's claim. A state or an
    armed group that says who else helps an armed group accuses him of it, by whatever verb.
    """
    statement, claimants = claim.statement, claim.claimants
    if statement.speech_act in _INTERESTED_ACTS or not claimants:
        return bool(claimants)
    if camps.helps_armed(statement) and all(camps.is_power(name, statement.document) for name in claimants):
        return not _is_of_all_parties(claim, camps)
    if _may_be_a_party(claim, camps):
        return True
    is_party = any(camps.together(name, end) for name in claimants for end in _ends(statement))
    return is_party and not _is_of_all_parties(claim, camps)


def _may_be_a_party(claim: _Claim, camps: Camps) -> bool:
    """Whether officials of some side say it who are not told apart from a side that it is about: "police said"."""
    document = claim.statement.document
    nameless = [camps.is_of_unknown_side(name, document) for name in claim.claimants]
    return any(nameless) and any(camps.is_power(end, document) for end in _ends(claim.statement))


def _is_of_all_parties(claim: _Claim, camps: Camps) -> bool:
    """Whether all whom it is about say it together, and nobody else: two allies are not both sides.

    Whose dead they are is not always told: then two foes are.
    """
    ends, claimants = set(filter(camps.is_side, _ends(claim.statement))), claim.claimants
    if not ends:
        return any(camps.at_odds(one, other) for one, other in combinations(claimants, 2))
    own = [[camps.together(name, end) for name in claimants] for end in ends]
    return len(claimants) > 1 and all(map(any, own)) and all(map(any, zip(*own, strict=True)))


_UTTERED = frozenset({"criticises", "refuses", "threatens", "welcomed"})
"""What is done by saying it: who says that he condemns a deed does so. What an accuser charges stays his claim."""


def _is_uttered(claim: _Claim, camps: Camps) -> bool:
    """Whether a release does by its own words what it tells: its issuer condemns, refuses, threatens, welcomes."""
    said = claim.statement
    own = said.claimant is None and any(camps.together(name, said.subject) for name in claim.claimants)
    return own and said.relation in _UTTERED


def _is_foe(claim: _Claim, camps: Camps) -> bool:
    """Whether the claimant is at odds with an end of what it affirms, as who counts the dead of the other side is.

    Whose the dead are is not always told: then whoever is at odds with anybody may have an interest in their number.
    Nor is always told against whom a deed was: a party's own release tells of its own war. An armed group takes sides
    in any war of which it tells, whether or not the text says in which.
    """
    if _is_of_all_parties(claim, camps):
        return False
    said, ends = claim.statement, _ends(claim.statement)
    concerned = ends | camps.fellows(said)
    if any(camps.at_odds(claimant, end) for claimant in claim.claimants for end in concerned):
        return True
    armed = any(camps.is_armed(name, said.document) for name in claim.claimants)
    if not any(map(camps.is_side, ends)):
        return armed or any(map(camps.is_belligerent, claim.claimants))
    if armed and camps.is_hostile(said):
        return True
    in_its_own_war = any(camps.is_belligerent(name, said.document) for name in claim.claimants)
    return said.claimant is None and camps.is_aimless(said) and in_its_own_war


def _ends(statement: Statement) -> set[str]:
    """All whom the statement is about: the ends of a tie, the parties, the side whose people are counted."""
    side = statement.figure.side if statement.figure else None
    return {end for end in (statement.subject, statement.object, side, *statement.parties) if end is not None}


def _speakers(claims: Iterable[_Claim]) -> str:
    return ", ".join(dict.fromkeys(claim.speaker for claim in claims))


def _effective(interval: Interval, own: Sequence[_Claim]) -> tuple[Interval, date | None]:
    """The interval with what dated documents add: that it was going on, or over, when they were published."""
    evidenced: list[date] = []
    for claim in own:
        issued = claim.account.issued
        if issued is None or claim.statement.stance != "affirms" or claim.statement.modality != "actual":
            continue
        if claim.statement.aspect == "ongoing":
            interval = interval.seen_ongoing(issued)
            evidenced.append(issued)
        elif claim.statement.aspect == "ended":
            interval = interval.seen_ended(issued)
    return interval, max(evidenced, default=None)


def _may_be_certain(interval: Interval, own: Sequence[_Claim]) -> bool:
    """Whether the words can make any day certain.

    Attacks "since 2021" are not an attack on every day since, and what has its time from context has no certain day.
    """
    if all("time" in claim.statement.inferred for claim in own):
        return False
    statement = own[0].statement
    is_event = vocabulary().is_a(statement.event or "", "Event")
    lasts = not is_event and vocabulary().relation(statement.relation).temporality == "state"
    return lasts or interval.from_earliest == interval.to_latest
