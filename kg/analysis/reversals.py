"""Ties that changed sign: from friendly to hostile, or back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import networkx as nx

from kg.analysis.results import CLAIM_COLUMNS, Listing, claim_cells, frame_of, paragraph, span
from kg.analysis.ties import Tie, tie
from kg.errors import QueryError
from kg.vocabulary import vocabulary
from kg.wording import listed

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Reversal", "Reversals", "Witness", "reversals"]

_SIGNED_FAMILIES = frozenset({"conflict", "support"})

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody who tells of a change, or of one half of it.

    Attributes:
        name: the claimant, or the document whose text says so.
        tells_of: ``before``, ``after`` or ``both``.
    """

    name: str
    tells_of: Literal["before", "after", "both"]


@dataclass(frozen=True, slots=True)
class Reversal:
    """Two actors whose ties were of one sign and later of the other.

    Attributes:
        first: one of the two, the one whose name sorts first.
        second: the other.
        before: the sign until then: -1 or 1.
        after: the sign since: the other.
        earliest: the last day on which the sign before is known to have held, or ``None`` where no text dates it.
        latest: the first day by which the sign after had surely come, or ``None`` likewise.
        ties_before: the ties of the sign before, with their claims.
        ties_after: those of the sign after; also between one of the two and what the other governs, if it is a ruler.
    """

    first: str
    second: str
    before: int
    after: int
    earliest: date | None
    latest: date | None
    ties_before: tuple[Tie, ...]
    ties_after: tuple[Tie, ...]

    @property
    def seen_by(self) -> tuple[Witness, ...]:
        """Who tells of it, sorted by name: no one account need hold both halves."""
        before, after = _speakers(self.ties_before), _speakers(self.ties_after)
        return tuple(
            Witness(name, "both" if name in before and name in after else "before" if name in before else "after")
            for name in sorted(before | after)
        )

    def __str__(self) -> str:
        return (
            f"{self.first} and {self.second}: from {_SIGN[self.before]} to {_SIGN[self.after]}, "
            f"{span(self.earliest, self.latest)}"
        )


@dataclass(frozen=True, slots=True)
class Reversals(Listing[Reversal]):
    """The pairs whose ties changed sign.

    Attributes:
        items: the changes, by pair and in their order.
        hysteresis: how many ties of the new sign were asked for.
        undecided: pairs with ties of both signs of which nothing says which came first; or that held both at one time.
    """

    items: tuple[Reversal, ...]
    hysteresis: int
    undecided: tuple[Pair, ...]

    def frame(self) -> pd.DataFrame:
        """A row for each claim on each tie of each change."""
        columns = ("first", "second", "from", "to", "earliest", "latest", "half", "tie", "time", *CLAIM_COLUMNS)
        rows = (
            (
                change.first, change.second, _SIGN[change.before], _SIGN[change.after], change.earliest, change.latest,
                half, tie.words, tie.interval.as_stated, *claim_cells(claim),
            )
            for change in self.items
            for half, ties in (("before", change.ties_before), ("after", change.ties_after))
            for tie in ties
            for claim in tie.evidence
        )  # fmt: skip
        return frame_of(columns, rows)

    def text(self) -> str:
        """The changes with their claims, and who tells of which half."""
        lines = [] if self.items else ["No pair is known to have changed sign."]
        for change in self.items:
            lines.append(f"{change}.")
            for half, ties in (("Before", change.ties_before), ("After", change.ties_after)):
                lines.append(f"  {half}:")
                lines += [line for tie in ties for line in paragraph(tie, "    ")]
            whole = [witness.name for witness in change.seen_by if witness.tells_of == "both"]
            lines.append(f"  Both halves are told by {listed(whole)}.")
        if self.undecided:
            pairs = "; ".join(f"{first} and {second}" for first, second in self.undecided)
            lines.append(f"Ties of both signs, but no change that a text puts in order: {pairs}.")
        return "\n".join(lines)


_SIGN = {1: "friendly", -1: "hostile"}


def _speakers(ties: Iterable[Tie]) -> frozenset[str]:
    return frozenset(
        claim.claimant or f"the text of {claim.document}"
        for tie in ties
        for claim in tie.evidence
        if claim.stance == "affirms"
    )


def reversals(network: nx.MultiDiGraph[str], *, hysteresis: int = 1) -> Reversals:
    """Every pair whose ties changed sign, sorted by the pair.

    A change is found only where the texts say so: every tie of the one sign is said to be over, and one of the other
    is said to be going on, or to lie later. Friendship here is a lasting tie: a concession in the midst of a war
    is none. Ties of both signs at one time are a state of its own, and no reversal; and two undated ties of both signs
    are none either, for nothing says which came first. A pair can change more than once.

    Args:
        network: of all times, as `kg.network.build_network` gives it.
        hysteresis: how many ties of the new sign a change takes; fewer, between two times of the other sign, are
            an episode. 1 takes every change.

    Raises:
        QueryError: ``hysteresis`` is less than 1.
    """
    if hysteresis < 1:
        raise QueryError(f"a change cannot take {hysteresis} ties", remedy="ask for 1 or more")
    by_pair: dict[Pair, list[Tie]] = defaultdict(list)
    for source, target, attributes in network.edges(data=True):
        if attributes["sign"] and attributes["family"] in _SIGNED_FAMILIES and source != target:
            found = tie(source, target, attributes)
            if found.sign < 0 or vocabulary().relation(found.relation).temporality == "state":
                by_pair[_pair(source, target)].append(found)
    rolled = _rolled_up(network, by_pair)
    changes: list[Reversal] = []
    undecided: list[Pair] = []
    for pair in sorted(by_pair):
        found_here = _changes(pair, by_pair[pair], rolled.get(pair, ()), hysteresis)
        changes += found_here
        if not found_here and len({tie.sign for tie in by_pair[pair]}) == 2:
            undecided.append(pair)
    return Reversals(tuple(changes), hysteresis, tuple(undecided))


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _rolled_up(network: nx.MultiDiGraph[str], by_pair: Mapping[Pair, list[Tie]]) -> dict[Pair, list[Tie]]:
    """For each ruler and each third actor, the ties of that actor to what the ruler governs, since it has governed."""
    found: dict[Pair, list[Tie]] = defaultdict(list)
    for ruler, ruled, attributes in network.edges(data=True):
        since = attributes["interval"].from_earliest
        if attributes["relation"] != "governs" or since is None:
            continue
        for pair, ties in by_pair.items():
            if ruled in pair and ruler not in pair:
                [third] = set(pair) - {ruled}
                found[_pair(ruler, third)] += [t for t in ties if _begins_after(t, since)]
    return found


def _begins_after(tie: Tie, day: date) -> bool:
    return tie.interval.from_earliest is not None and tie.interval.from_earliest >= day


def _changes(pair: Pair, ties: list[Tie], rolled: Iterable[Tie], hysteresis: int) -> list[Reversal]:
    """The changes of a pair, from one run of ties of one sign to the next."""
    later = tuple(rolled)
    runs = _runs(ties, hysteresis)
    found = (_change(pair, before, after, later) for before, after in pairwise(runs))
    return [change for change in found if change is not None]


def _runs(ties: Iterable[Tie], hysteresis: int) -> list[list[Tie]]:
    """The ties in the order of their times, cut where the sign changes.

    What is only said to be over comes first, what only goes on comes last; so does what no text puts in time, and
    `_change` asks whether that is later at all.
    """
    runs: list[list[Tie]] = []
    for one in sorted(ties, key=_place_in_time):
        if runs and runs[-1][0].sign == one.sign:
            runs[-1].append(one)
        else:
            runs.append([one])
    kept: list[list[Tie]] = []
    for number, run in enumerate(runs):
        is_episode = len(run) < hysteresis and 0 < number < len(runs) - 1
        if is_episode or (len(run) < hysteresis and number == len(runs) - 1 and kept):
            continue
        if kept and kept[-1][0].sign == run[0].sign:
            kept[-1] += run
        else:
            kept.append(run)
    return kept


def _place_in_time(tie: Tie) -> tuple[date, date, int, str]:
    """Where a tie comes among those of its pair: by its last day where it is over, else by when it had surely begun."""
    interval = tie.interval
    if _is_over(tie):
        day = interval.to_earliest or interval.from_earliest or date.min
    else:
        day = interval.from_latest or date.max
    return day, interval.to_latest or date.max, tie.sign, tie.assertable


def _change(pair: Pair, earlier: list[Tie], opposite: list[Tie], rolled: Iterable[Tie]) -> Reversal | None:
    before = earlier[0].sign
    if not all(_is_over(tie) for tie in earlier):
        return None
    held = [day for tie in earlier if (day := tie.interval.to_earliest) is not None]
    earliest = max(held, default=None)
    if any(_begun_by(tie, earliest) for tie in opposite):
        return None
    later = [tie for tie in opposite if _is_later(tie, earliest)]
    if not later:
        return None
    later += [tie for tie in rolled if tie.sign == -before and _is_later(tie, earliest)]
    begun = [day for tie in later if (day := tie.interval.from_latest) is not None]
    return Reversal(*pair, before, -before, earliest, min(begun, default=None), _sorted(earlier), _sorted(later))


def _is_over(tie: Tie) -> bool:
    """Whether the texts say that it ended: by a date, or by saying so."""
    return tie.interval.to_latest is not None or any(claim.aspect == "ended" for claim in tie.evidence)


def _begun_by(tie: Tie, day: date | None) -> bool:
    return day is not None and tie.interval.from_latest is not None and tie.interval.from_latest <= day


def _is_later(tie: Tie, day: date | None) -> bool:
    """Whether it is known to come after ``day``, or to go on at the time of writing, when the other was over."""
    if any(claim.aspect == "ongoing" for claim in tie.evidence):
        return True
    return day is not None and tie.interval.from_earliest is not None and tie.interval.from_earliest >= day


def _sorted(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    return tuple(sorted(ties, key=lambda tie: (tie.source, tie.target, tie.relation, tie.assertable)))
