"""What differs between two sides, and by which sentences: two days, two states of knowledge, two views, two graphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

import networkx as nx

from kg.analysis.results import CLAIM_COLUMNS, Listing, cited, claim_cells, frame_of
from kg.analysis.ties import Tie, tie
from kg.beliefs import Assessment, Evidence
from kg.model import Account
from kg.wording import counted

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Change", "Difference", "PairChange", "Side", "difference"]

Kind = Literal["appeared", "vanished", "changed status", "surer", "less sure"]
State = Literal["friendly", "hostile", "both", "none"]

_STATES: Mapping[frozenset[int], State] = {
    frozenset(): "none",
    frozenset({1}): "friendly",
    frozenset({-1}): "hostile",
    frozenset({1, -1}): "both",
}
_SIGNED_FAMILIES = frozenset({"conflict", "support"})
_SURE = {"certain": 2, "possible": 1, "undated": 0, None: 0}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared.

    Attributes:
        name: in words: ``accepted, 2021-01-01``.
        network: what it holds.
        assessments: all that is told there, whether it is held or not.
        accounts: what each document says there.
        view: what is believed there.
        at: the day, or ``None`` for all times.
    """

    name: str
    network: nx.MultiDiGraph[str]
    assessments: Sequence[Assessment]
    accounts: Sequence[Account]
    view: str
    at: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """A tie that is on one side only, or on both with another status.

    Attributes:
        kind: what has changed.
        tie: the tie, as the side has it that holds it; the second side where both do.
        reason: why, in words.
        because: the claims that make the difference.
    """

    kind: Kind
    tie: Tie
    reason: str
    because: tuple[Evidence, ...]

    def __str__(self) -> str:
        return f"{self.kind}: {self.tie}"


@dataclass(frozen=True, slots=True)
class PairChange:
    """A pair of actors whose ties are of another sign on the other side.

    Attributes:
        first: one of the two.
        second: the other.
        before: ``friendly``, ``hostile``, ``both`` or ``none`` on the first side.
        after: likewise on the second.
        changes: the changes of single ties that bring it about.
    """

    first: str
    second: str
    before: State
    after: State
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference(Listing[Change]):
    """What differs between two sides.

    Attributes:
        before: the first side, in words.
        after: the second.
        items: the changes of single ties, by kind and tie.
        pairs: the pairs whose sign changed.
        unrecorded: how many statements have no date of recording, where two states of knowledge are compared: they are
            on neither side.
    """

    before: str
    after: str
    items: tuple[Change, ...]
    pairs: tuple[PairChange, ...]
    unrecorded: int = 0

    def frame(self) -> pd.DataFrame:
        """A row for each claim that makes a difference."""
        state = {change.tie.assertable: pair for pair in self.pairs for change in pair.changes}
        rows = (
            (
                one.kind, one.tie.source, one.tie.relation, one.tie.target, one.tie.sign, one.tie.time, one.tie.status,
                one.reason, f"{pair.before} → {pair.after}" if (pair := state.get(one.tie.assertable)) else None,
                *claim_cells(claim),
            )
            for one in self.items
            for claim in one.because
        )  # fmt: skip
        columns = ("change", "source", "relation", "target", "sign", "time", "status", "reason", "pair")
        return frame_of((*columns, *CLAIM_COLUMNS), rows)

    def text(self) -> str:
        """The pairs of another sign first, then each tie, with the sentences."""
        lines = [f"From {self.before} to {self.after}:"]
        if not self.items:
            lines.append("  No tie differs.")
        lines += [f"  {pair.first} and {pair.second}: {pair.before} → {pair.after}" for pair in self.pairs]
        for one in self.items:
            lines += [f"  {one.kind}: {one.tie}: {one.reason}", *cited(one.because)]
        if self.unrecorded:
            lines.append(f"{counted(self.unrecorded, 'statement')} without a date of recording: on neither side.")
        return "\n".join(lines)


def difference(before: Side, after: Side, *, unrecorded: int = 0) -> Difference:
    """What differs between two sides.

    A tie is the same on both where the same is asserted: of whom, what, when and where. It may have another status.

    Args:
        before: the first side.
        after: the second.
        unrecorded: how many statements are on neither side for want of a date of recording.
    """
    old, new = _ties(before.network), _ties(after.network)
    changes = [*_appeared(old, new, before), *_vanished(old, new, after), *_altered(old, new)]
    order = {kind: place for place, kind in enumerate(("appeared", "vanished", "changed status", "surer", "less sure"))}
    changes.sort(key=lambda one: (order[one.kind], one.tie.words, one.tie.time, one.tie.assertable))
    pairs = _pairs(before.network, after.network, changes)
    return Difference(before.name, after.name, tuple(changes), tuple(pairs), unrecorded)


def _ties(network: nx.MultiDiGraph[str]) -> dict[str, Tie]:
    """The tie of each assertable, the first of its edges."""
    found: dict[str, Tie] = {}
    for source, target, key, attributes in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        found.setdefault(key, tie(source, target, attributes))
    return found


def _appeared(old: Mapping[str, Tie], new: Mapping[str, Tie], before: Side) -> Iterator[Change]:
    told = {one.id: one for one in before.assessments}
    for key in sorted(new.keys() - old.keys()):
        one = new[key]
        earlier = told.get(key)
        if earlier is None:
            yield Change("appeared", one, "not told before", one.evidence)
        elif earlier.standing.status != one.status:
            reason = f"it was {earlier.standing.status} ({earlier.standing.reason}) and is {one.status} ({one.reason})"
            yield Change("appeared", one, reason, _fresh(one.evidence, (*earlier.evidence, *earlier.implied)))
        else:
            yield Change("appeared", one, _not_held(one, before), one.evidence)


def _not_held(one: Tie, side: Side) -> str:
    """Why a side does not hold a tie of which it tells the same: by its day, else by its view."""
    if side.at is not None:
        when, interval = one.interval.at(side.at), one.interval
        if when == "undated":
            return "no text dates it, so it is held on no day"
        if when == "no":
            later = interval.from_earliest is not None and interval.from_earliest > side.at
            return f"{'it begins after' if later else 'it is over by'} {side.at}"
    return f"the view {side.view} does not hold what is {one.status} ({one.reason})"


def _fresh(claims: Iterable[Evidence], known: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The claims that are not among those known; all of them where none is new."""
    before = {claim.statement for claim in known}
    kept = tuple(claims)
    return tuple(claim for claim in kept if claim.statement not in before) or kept


def _vanished(old: Mapping[str, Tie], new: Mapping[str, Tie], after: Side) -> Iterator[Change]:
    told = {one.id: one for one in after.assessments}
    withdrawn = _withdrawn(after)
    for key in sorted(old.keys() - new.keys()):
        one = old[key]
        later = told.get(key)
        if later is None:
            taken = tuple(found for claim in one.evidence for found in withdrawn.get(claim.statement, ()))
            reason = "corrected or retracted" if taken else "not told there"
            yield Change("vanished", one, reason, taken or one.evidence)
        elif later.standing.status != one.status:
            reason = f"it was {one.status} ({one.reason}) and is {later.standing.status} ({later.standing.reason})"
            yield Change("vanished", one, reason, _fresh((*later.evidence, *later.implied), one.evidence))
        else:
            yield Change("vanished", one, _not_held(one, after), one.evidence)


def _withdrawn(side: Side) -> dict[str, list[Evidence]]:
    """For each statement that another corrects or retracts, the claims that do."""
    claims = {claim.statement: claim for one in side.assessments for claim in one.evidence}
    found: dict[str, list[Evidence]] = defaultdict(list)
    for account in side.accounts:
        for statement in account.statements:
            for link in statement.links:
                if link.kind in ("corrects", "retracts") and statement.id in claims:
                    found[link.target].append(claims[statement.id])
    return found


def _altered(old: Mapping[str, Tie], new: Mapping[str, Tie]) -> Iterator[Change]:
    for key in sorted(old.keys() & new.keys()):
        one, other = old[key], new[key]
        if one.status != other.status:
            reason = f"it was {one.status} ({one.reason}) and is {other.status} ({other.reason})"
            yield Change("changed status", other, reason, _fresh(other.evidence, one.evidence))
        elif _SURE[one.when] != _SURE[other.when]:
            kind: Kind = "surer" if _SURE[other.when] > _SURE[one.when] else "less sure"
            reason = f"that it holds was {one.when or 'not asked of a day'} and is {other.when or 'not asked of a day'}"
            yield Change(kind, other, reason, other.evidence)


def _pairs(
    before: nx.MultiDiGraph[str], after: nx.MultiDiGraph[str], changes: Iterable[Change]
) -> Iterator[PairChange]:
    old, new = _signs(before), _signs(after)
    by_pair: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for one in changes:
        if one.kind in ("appeared", "vanished"):
            by_pair[_pair(one.tie.source, one.tie.target)].append(one)
    for pair in sorted(old.keys() | new.keys()):
        states = _STATES[frozenset(old.get(pair, ()))], _STATES[frozenset(new.get(pair, ()))]
        if states[0] != states[1]:
            yield PairChange(*pair, *states, tuple(one for one in by_pair[pair] if one.tie.sign))


def _signs(network: nx.MultiDiGraph[str]) -> dict[tuple[str, str], set[int]]:
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for source, target, attributes in network.edges(data=True):
        if attributes["sign"] and attributes["family"] in _SIGNED_FAMILIES and source != target:
            found[_pair(source, target)].add(attributes["sign"])
    return found


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
