"""The result of asking who could mediate: candidates with their factors, their evidence, and what is not known."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kg.analysis.overlap import SharedTime, shared_time
from kg.analysis.reach import Route
from kg.analysis.results import CLAIM_COLUMNS, Listing, cited, claim_cells, frame_of, paragraph
from kg.analysis.strength import Pair, Weights
from kg.analysis.ties import Tie
from kg.errors import QueryError
from kg.wording import counted, listed

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Access", "Candidate", "Factors", "Mediators", "Options", "Record", "SetAside"]


@dataclass(frozen=True, slots=True)
class Options:
    """The choices behind the question who could mediate.

    Attributes:
        longest: the most steps of a way to a party.
        threshold: the hostility from which on no way leads over a pair.
        impartial: whether unequal friendliness with the two parties lowers the score. Mediators who are biased can
            succeed (Kydd 2003; Svensson 2009): whoever holds with that switches it off.
        prior: α and β: a record that is empty counts α/(α+β).
        rollup: whether a state, those who govern it and what acts for it count as one.
        weights: what ties count.
        replicates: draws of the bootstrap; 0 for none.
        seed: where its random numbers begin.
    """

    longest: int = 3
    threshold: float = 0.5
    impartial: bool = True
    prior: tuple[float, float] = (1.0, 1.0)
    rollup: bool = True
    weights: Weights = field(default_factory=Weights)
    replicates: int = 200
    seed: int = 0

    def __post_init__(self) -> None:
        if self.longest < 1:
            raise QueryError(f"ways of at most {self.longest} steps", remedy="allow 1 step or more")
        if not 0 < self.threshold <= 1:
            raise QueryError(f"a threshold of hostility of {self.threshold}", remedy="give a number above 0, at most 1")
        if not all(math.isfinite(value) and value > 0 for value in self.prior):
            raise QueryError(f"the prior {self.prior}", remedy="give two numbers above 0")
        if self.replicates < 0:
            raise QueryError(f"{self.replicates} draws", remedy="give 0 or more")


@dataclass(frozen=True, slots=True)
class Record:
    """What an actor had mediated before a day.

    Attributes:
        name: the actor.
        lasted: mediations that led to an agreement not known to have collapsed before the day.
        failed: those whose agreement had surely collapsed before it.
        attempts: those of which no text names an agreement; they count neither way.
        not_before: those that may have come later, or that no text dates; they do not count.
    """

    name: str
    lasted: tuple[Tie, ...]
    failed: tuple[Tie, ...]
    attempts: tuple[Tie, ...]
    not_before: tuple[Tie, ...]

    @property
    def successes(self) -> int:
        """How many lasted."""
        return len(self.lasted)

    @property
    def failures(self) -> int:
        """How many did not."""
        return len(self.failed)

    @property
    def ties(self) -> tuple[Tie, ...]:
        """All of them."""
        return (*self.lasted, *self.failed, *self.attempts, *self.not_before)


@dataclass(frozen=True, slots=True)
class Factors:
    """The factors of a score; each pair is (first party, second party).

    Attributes:
        access: ``a``.
        hostility: ``h``.
        friendliness: ``u``.
        successes: ``s``.
        failures: ``f``.
        options: whether impartiality counts, and the prior.
    """

    access: tuple[float, float]
    hostility: tuple[float, float]
    friendliness: tuple[float, float]
    successes: int
    failures: int
    options: Options

    @property
    def reach(self) -> float:
        """``√(a₁·a₂)``."""
        return math.sqrt(self.access[0] * self.access[1])

    @property
    def peace(self) -> float:
        """``(1-h₁)(1-h₂)``."""
        return (1 - self.hostility[0]) * (1 - self.hostility[1])

    @property
    def balance(self) -> float | None:
        """``1-|u₁-u₂|/(u₁+u₂)``, or ``None`` where the candidate has no tie of its own to either party."""
        one, other = self.friendliness
        return 1 - abs(one - other) / (one + other) if one + other > 0 else None

    @property
    def record(self) -> float:
        """``(s+α)/(s+f+α+β)``."""
        alpha, beta = self.options.prior
        return (self.successes + alpha) / (self.successes + self.failures + alpha + beta)

    @property
    def score(self) -> float:
        """The product; a balance that is not defined, or not asked for, leaves it as it is."""
        balance = self.balance if self.options.impartial else None
        return self.reach * self.peace * (1.0 if balance is None else balance) * self.record

    @property
    def compared(self) -> tuple[float, ...]:
        """What a Pareto front compares; more is better."""
        balance = self.balance if self.options.impartial else None
        return self.reach, self.peace, 1.0 if balance is None else balance, self.record


@dataclass(frozen=True, slots=True)
class Access:
    """How a candidate reaches a party.

    Attributes:
        party: the party.
        at: the day.
        ways: the strongest first, then alternatives.
        hops: for each way, the ties of each of its steps.
    """

    party: str
    at: date
    ways: tuple[Route, ...]
    hops: tuple[tuple[tuple[Tie, ...], ...], ...]

    @property
    def shared(self) -> tuple[SharedTime, ...]:
        """For each way, whether its ties stood at one time."""
        return tuple(shared_time(hops, before=self.at) for hops in self.hops)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could mediate.

    Attributes:
        name: with those who count as one with it.
        actor: the name of its node.
        members: those who count as one with it, itself included, sorted; empty where nobody else does.
        at: the day.
        factors: of the score.
        access: to the first party and to the second.
        friendly: its own friendly ties and contacts to each.
        hostile: its own hostile ties to each.
        record: what it had mediated before.
        rank: 1 for the best; equal scores share a rank.
        ranks: the 5th and 95th percentile of the rank in the bootstrap, or ``None`` where there was none.
        on_front: whether no other is at least as good in every factor and better in one.
    """

    name: str
    actor: str
    members: tuple[str, ...]
    at: date
    factors: Factors
    access: tuple[Access, Access]
    friendly: tuple[tuple[Tie, ...], tuple[Tie, ...]]
    hostile: tuple[tuple[Tie, ...], tuple[Tie, ...]]
    record: Record
    rank: int = 0
    ranks: tuple[int, int] | None = None
    on_front: bool = False

    @property
    def score(self) -> float:
        """The product of the factors."""
        return self.factors.score

    @property
    def shared(self) -> SharedTime:
        """Whether the ties of both ways can have stood at one time."""
        return shared_time([*self.access[0].hops[0], *self.access[1].hops[0]], before=self.at)


@dataclass(frozen=True, slots=True)
class SetAside:
    """Somebody who is no candidate, and why.

    Attributes:
        name: the actor.
        missing: the parties that no way leads to, by what is dated before the day.
        friendly: its own friendly ties and contacts to the parties.
        hostile: its own hostile ties to them.
        record: what it had mediated.
    """

    name: str
    missing: tuple[str, ...]
    friendly: tuple[Tie, ...]
    hostile: tuple[Tie, ...]
    record: Record


_COLUMNS = (
    "rank", "candidate", "score", "rank low", "rank high", "front", "access 1", "access 2",
    "hostility 1", "hostility 2",
    "friendliness 1", "friendliness 2", "balance", "lasted", "failed", "record", "way 1", "way 2", "same time",
)  # fmt: skip
_SAME_TIME = {
    "certain": "they surely held at one time",
    "possible": "they may have held at one time",
    "undated": "whether they held at one time cannot be said",
    "no": "they never held at one time",
}


@dataclass(frozen=True, slots=True)
class Mediators(Listing[Candidate]):
    """Who could mediate between two parties on a day, best first.

    Attributes:
        parties: the two.
        at: the day; nothing on it or after it counts.
        items: the candidates.
        aside: those who lack a way to a party.
        options: the choices.
        undated: how many ties were left out because no text dates them.
        counted_as: the parties, each with those who count as one with it.
        dated: how many ties and contacts before the day the answer could draw on, friendly or hostile.
        hostile: the hostile ties between the two before the day; without one it is not said that there is a conflict.
    """

    parties: Pair
    at: date
    items: tuple[Candidate, ...]
    aside: tuple[SetAside, ...]
    options: Options
    undated: int
    counted_as: tuple[str, ...]
    dated: int
    hostile: tuple[Tie, ...]

    def frame(self) -> pd.DataFrame:
        """A row for each candidate, with every factor."""
        return frame_of(_COLUMNS, map(_row, self.items))

    def evidence(self) -> pd.DataFrame:
        """A row for each claim on each tie that a score rests on."""
        rows = (
            (one.actor, part, step, tie.words, tie.interval.as_stated, tie.status, *claim_cells(claim))
            for one in self.items
            for part, step, tie in _parts(one)
            for claim in tie.evidence
        )
        return frame_of(("candidate", "part", "step", "tie", "time", "status", *CLAIM_COLUMNS), rows)

    def text(self) -> str:
        """The candidates with their factors and evidence, and what is not known."""
        lines = [f"Who could mediate between {' and '.join(self.counted_as)}, by what is dated before {self.at}:"]
        if not self.hostile:
            lines.append("Nothing hostile between the two is dated before that day.")
        if not self.dated:
            lines.append("Nobody: no tie at all is dated before that day.")
        elif not self.items:
            lines.append("Nobody: no actor has a way to both over ties that are not hostile.")
        for one in self.items:
            lines += _told(one)
        for other in self.aside:
            lines.append(f"Set aside: {other.name}: no way to {listed(other.missing)} before that day.")
            lines += [f"    hostile: {tie}" for tie in other.hostile]
            lines += [f"    friendly: {tie}" for tie in other.friendly]
            lines += [f"    has mediated, not counted: {tie}" for tie in other.record.not_before]
            lines += [f"    has mediated: {tie}" for tie in (*other.record.lasted, *other.record.failed)]
        if self.undated:
            lines.append(f"Left out because no text dates them: {counted(self.undated, 'tie')}.")
        lines.append(
            "A chain of ties is not itself a tie: not transitive. The score compares candidates; it is no probability."
        )
        return "\n".join(lines)


def _row(one: Candidate) -> tuple[object, ...]:
    factors = one.factors
    low, high = one.ranks or (None, None)
    return (
        one.rank, one.name, factors.score, low, high, one.on_front, *factors.access, *factors.hostility,
        *factors.friendliness, factors.balance, factors.successes, factors.failures, factors.record,
        " — ".join(one.access[0].ways[0].actors), " — ".join(one.access[1].ways[0].actors), one.shared,
    )  # fmt: skip


def _parts(one: Candidate) -> Iterator[tuple[str, str, Tie]]:
    for access in one.access:
        for number, (way, hops) in enumerate(zip(access.ways, access.hops, strict=True)):
            part = f"access to {access.party}" + (f", alternative {number}" if number else "")
            for place, ties in enumerate(hops):
                for tie in ties:
                    yield part, f"{way.actors[place]} — {way.actors[place + 1]}", tie
    for access, ties in zip(one.access, one.hostile, strict=True):
        yield from ((f"hostility with {access.party}", f"{one.actor} — {access.party}", tie) for tie in ties)
    yield from (("record", one.actor, tie) for tie in (*one.record.lasted, *one.record.failed))


def _told(one: Candidate) -> Iterator[str]:
    factors = one.factors
    ranks = f", rank {one.ranks[0]} to {one.ranks[1]} in 9 draws of 10" if one.ranks else ""
    yield f"{one.rank}. {one.name}: {factors.score:.3f}{ranks}{', on the Pareto front' if one.on_front else ''}"
    balance = "no tie of its own to either" if factors.balance is None else f"{factors.balance:.2f}"
    if not factors.options.impartial:
        balance += ", not counted"
    yield (
        f"   access {factors.reach:.2f} ({factors.access[0]:.2f}, {factors.access[1]:.2f}) × "
        f"no hostility {factors.peace:.2f} × balance {balance} × record {factors.record:.2f} "
        f"({factors.successes} lasted, {factors.failures} failed)"
    )
    for access in one.access:
        for number, (way, hops, shared) in enumerate(zip(access.ways, access.hops, access.shared, strict=True)):
            name = f"to {access.party}" if not number else "  or"
            yield f"   {name}: {' — '.join(way.actors)} ({way.strength:.2f}; {_SAME_TIME[shared]})"
            if not number:
                yield from (line for ties in hops for tie in ties for line in paragraph(tie, "      "))
    for access, ties in zip(one.access, one.hostile, strict=True):
        for tie in ties:
            yield f"   against it, hostile with {access.party}: {tie}"
            yield from cited(tie.evidence, "          ")
    yield f"   the two ways together: {_SAME_TIME[one.shared]}"
    yield from (f"   not counted in its record: {tie}" for tie in (*one.record.attempts, *one.record.not_before))
