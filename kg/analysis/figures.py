"""Figures side by side, and why two of them must not be added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kg.analysis.results import CLAIM_COLUMNS, cited, claim_cells, frame_of
from kg.beliefs import Assessment, Camps, Evidence, Held
from kg.model import Figure, Interval
from kg.wording import counted

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Clash", "Figures", "Told", "figures", "in_words", "why_not_add"]


_ONCE = frozenset(("killed", "deaths", "dead"))
"""What happens to nobody in two periods."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it is told.

    Attributes:
        assertable: the id of what is asserted.
        figure: the number, what it counts and whose.
        period: the time for which it is given.
        place: where, or ``None``.
        about: the subject of the statement.
        status: of the assertion.
        reason: for the status.
        origins: the independent origins, sorted.
        evidence: the claims.
    """

    assertable: str
    figure: Figure
    period: Interval
    place: str | None
    about: str
    status: str
    reason: str
    origins: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @property
    def claimants(self) -> tuple[str, ...]:
        """Who gives it, in order."""
        return tuple(dict.fromkeys(claim.claimant or f"the text of {claim.document}" for claim in self.evidence))

    @property
    def documents(self) -> tuple[str, ...]:
        """Which documents carry it, sorted."""
        return tuple(sorted({claim.document for claim in self.evidence}))

    def __str__(self) -> str:
        whom = " ".join(filter(None, (self.figure.population, f"of {self.figure.side}" if self.figure.side else None)))
        time = self.period.as_stated or "undated"
        by = ", ".join(self.claimants)
        return f"{in_words(self.figure)} ({whom or 'nobody named'}; {time}; {by}; {self.status})"


def in_words(figure: Figure) -> str:
    """A figure as the text states it, with its measure where these words do not end in it."""
    stated, measure = figure.as_stated, figure.measure
    return stated if stated.casefold().split()[-1:] == [measure.casefold()] else f"{stated} {measure}"


@dataclass(frozen=True, slots=True)
class Clash:
    """Two figures of one measure that must not be added, with the reasons.

    Attributes:
        first: one of them.
        second: the other.
        reasons: in words.
    """

    first: Told
    second: Told
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a view, by measure, period and source.

    Attributes:
        items: the figures.
        clashes: the pairs of one measure that must not be added.
    """

    items: tuple[Told, ...]
    clashes: tuple[Clash, ...]

    def frame(self) -> pd.DataFrame:
        """A row for each claim of each figure."""
        columns = (
            "measure", "population", "side", "least", "most", "comparator", "as stated", "period", "place", "status",
            "independent origins", "documents",
        )  # fmt: skip
        rows = (
            (
                one.figure.measure, one.figure.population, one.figure.side, one.figure.minimum, one.figure.maximum,
                one.figure.comparator, one.figure.as_stated, one.period.as_stated, one.place, one.status,
                len(one.origins), len(one.documents), *claim_cells(claim),
            )
            for one in self.items
            for claim in one.evidence
        )  # fmt: skip
        return frame_of((*columns, *CLAIM_COLUMNS), rows)

    def not_added(self) -> pd.DataFrame:
        """A row for each pair that must not be added, and each reason."""
        rows = (
            (clash.first.figure.measure, str(clash.first), str(clash.second), reason)
            for clash in self.clashes
            for reason in clash.reasons
        )
        return frame_of(("measure", "first", "second", "reason"), rows)

    def text(self) -> str:
        """The figures side by side, then the pairs that must not be added, each with its reasons."""
        lines = [] if self.items else ["No figure in this view."]
        for one in self.items:
            carried = f"; carried by {len(one.documents)} documents, " if len(one.documents) > 1 else "; "
            lines += [f"{one}{carried}{counted(len(one.origins), 'independent origin')}", *cited(one.evidence)]
        if self.clashes:
            lines.append("Not to be added:")
        for clash in self.clashes:
            lines.append(f"  {clash.first} and {clash.second}: {'; '.join(clash.reasons)}")
        if len(self.items) > 1:
            lines.append("For any other two, nothing here forbids it; that is no proof that they count apart.")
        return "\n".join(lines)


def figures(held: Iterable[Held], camps: Camps, *, measure: str | None = None) -> Figures:
    """The figures of a view, side by side.

    Args:
        held: what the view holds at all times.
        camps: who speaks for whom, for rival accounts.
        measure: only figures of this measure (``killed``, ``fighters``), or all.
    """
    by_measure: dict[str, list[tuple[Told, Assessment]]] = defaultdict(list)
    for item in held:
        one = item.assessment
        number = one.statement.figure
        if number is not None and one.statement.modality == "actual" and measure in (None, number.measure):
            by_measure[number.measure].append((_told(one, number), one))
    items: list[Told] = []
    clashes: list[Clash] = []
    for name in sorted(by_measure):
        group = sorted(by_measure[name], key=lambda pair: _order(pair[0]))
        items += [told for told, _ in group]
        links = _subset_links(one for _, one in group)
        for (first, _), (second, _) in combinations(group, 2):
            reasons = why_not_add(first, second, camps, links)
            if reasons:
                clashes.append(Clash(first, second, reasons))
    return Figures(tuple(items), tuple(clashes))


def _told(one: Assessment, number: Figure) -> Told:
    said = one.statement
    standing = one.standing
    return Told(
        one.id, number, one.statement.interval, said.place, said.subject, standing.status, standing.reason,
        one.origins, one.evidence,
    )  # fmt: skip


def _order(one: Told) -> tuple[str, str, str, str]:
    return one.period.as_stated or "~", one.figure.population or "", one.figure.side or "", one.assertable


def _subset_links(assessments: Iterable[Assessment]) -> frozenset[frozenset[str]]:
    """The pairs of assertables of which a text says that the one is part of the other."""
    found = list(assessments)
    by_claim = {claim.statement: one.id for one in found for claim in one.evidence}
    return frozenset(
        frozenset((one.id, by_claim[link.target]))
        for one in found
        for link in one.statement.links
        if link.kind == "subsetOf" and link.target in by_claim
    )


def why_not_add(
    first: Told, second: Told, camps: Camps, links: frozenset[frozenset[str]] = frozenset()
) -> tuple[str, ...]:
    """The reasons for which two figures of one measure must not be added; none means only that none is known.

    Args:
        first: a figure.
        second: another of the same measure.
        camps: who speaks for whom.
        links: pairs of assertables of which a text says that the one is part of the other.
    """
    reasons = []
    if frozenset((first.assertable, second.assertable)) in links:
        reasons.append("the text says that the one is part of the other")
    if None in (first.figure.minimum, second.figure.minimum) and "unstated" in (
        first.figure.comparator, second.figure.comparator,
    ):  # fmt: skip
        reasons.append("one gives no number")
    apart = _sides_apart(first, second)
    if not apart:
        reasons += _time_reasons(first.period, second.period)
        # Nobody is killed in two years; a strength may be of the same people in both.
        at_once = first.figure.measure not in _ONCE or first.period.may_overlap(second.period)
        if at_once and first.figure.population != second.figure.population:
            who = f"{first.figure.population or 'nobody named'}, {second.figure.population or 'nobody named'}"
            why = (
                "no text says of which side they both are, so they may count the same people"
                if None in (first.figure.side, second.figure.side)
                else "they may count the same people under other names"
            )
            reasons.append(f"{why} ({who})")
    if first.origins == second.origins:
        if _bounds(first) == _bounds(second) and first.period.may_overlap(second.period):
            reasons.append(f"both come from {', '.join(first.origins)}: one number told twice, not two")
    elif _are_rivals(first, second, camps, apart):
        reasons.append(f"rival accounts: {_by(first)} and {_by(second)} each give their own; no third party gives both")
    elif not apart:
        reasons.append(f"they come from {_by(first)} and from {_by(second)}, who need not count alike")
    return tuple(reasons)


def _bounds(one: Told) -> tuple[float | None, float | None]:
    return one.figure.minimum, one.figure.maximum


def _are_rivals(first: Told, second: Told, camps: Camps, apart: bool) -> bool:
    """Whether parties that are not of one camp give them for one time: both of them, if they count two sides."""
    claimed = [
        {name for claim in one.evidence for name in claim.claimants} if one.status == "claimed" else set()
        for one in (first, second)
    ]
    if not first.period.may_overlap(second.period):
        return False
    if claimed[0] and claimed[1]:
        return not any(camps.together(one, other) for one in claimed[0] for other in claimed[1])
    return not apart and bool(claimed[0] or claimed[1])


def _sides_apart(first: Told, second: Told) -> bool:
    """Whether they count the people of two sides."""
    return None not in (first.figure.side, second.figure.side) and first.figure.side != second.figure.side


def _time_reasons(first: Interval, second: Interval) -> list[str]:
    if not first.is_known or not second.is_known:
        return ["one of them has no period, so they may count the same"]
    if not first.may_overlap(second):
        return []
    for inner, outer, words in ((first, second, "first"), (second, first, "second")):
        if _inside(inner, outer):
            open_end = "" if outer.to_latest is not None else ", whose end is not dated"
            return [
                f"the period of the {words} ({inner.as_stated}) lies in that of the other ({outer.as_stated}{open_end})"
            ]
    return [f"their periods may overlap ({first.as_stated}, {second.as_stated})"]


def _inside(inner: Interval, outer: Interval) -> bool:
    if inner == outer or inner.from_earliest is None or outer.from_earliest is None:
        return False
    ends = outer.to_latest is None or (inner.to_latest is not None and inner.to_latest <= outer.to_latest)
    return outer.from_earliest <= inner.from_earliest and ends and inner.to_latest is not None


def _by(one: Told) -> str:
    return ", ".join(one.origins) or "a source that is not named"


def total(told: Sequence[Told], camps: Camps) -> float | None:
    """The least total of figures that nothing forbids to add; ``None`` where something does, or a number is missing."""
    for first, second in combinations(told, 2):
        if why_not_add(first, second, camps):
            return None
    if not told or any(one.figure.minimum is None for one in told):
        return None
    return sum(one.figure.minimum for one in told if one.figure.minimum is not None)
