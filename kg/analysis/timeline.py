"""Events and fatalities by week or month, with the changes of their level.

Fewer reports are not less violence: where nothing was read, nothing may have been written. Every result says so.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, get_args

from kg.analysis.change_points import ChangePoint, change_points
from kg.analysis.figures import figures
from kg.analysis.results import CLAIM_COLUMNS, claim_cells, frame_of
from kg.beliefs import Camps, Evidence, Held
from kg.errors import QueryError, suggestion
from kg.vocabulary import vocabulary
from kg.wording import counted

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Incident", "Span", "Step", "Timeline", "incidents_of_frame", "timeline", "timeline_of"]

Step = Literal["week", "month"]
Total = tuple[float | None, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Incident:
    """An event, or a figure of fatalities, as a timeline counts it.

    Attributes:
        name: in words.
        first: the first day on which it may lie, or ``None``.
        last: the last, or ``None``.
        is_event: whether it counts as an event.
        fatalities: (low, best, high), each ``None`` where it is not given; or ``None`` where no figure is given.
        source: who gives the figure: figures of one source are added, those of several are not.
        evidence: the claims.
        key: by which others name it.
        not_with: the keys of those of the same source to which its figure must not be added.
        out_of_order: whether the source gives a low estimate above the best or the high one; then the bounds here are
            the least and the greatest of its numbers.
    """

    name: str
    first: date | None
    last: date | None
    is_event: bool
    fatalities: Total | None
    source: str
    evidence: tuple[Evidence, ...] = ()
    key: str = ""
    not_with: frozenset[str] = frozenset()
    out_of_order: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A week or month.

    Attributes:
        first: its first day.
        last: its last.
        events: how many events surely lie in it.
        low: the lowest total of fatalities that a source gives, or ``None`` where no source gives one.
        best: the total that the one source gives as its best, or ``None`` where there are several, or none.
        high: the highest total that a source gives, or ``None`` where one sets no upper bound.
        sources: who gives figures, sorted.
        incidents: what lies in it.
    """

    first: date
    last: date
    events: int
    low: float | None
    best: float | None
    high: float | None
    sources: tuple[str, ...]
    incidents: tuple[Incident, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events and fatalities by week or month.

    Attributes:
        step: ``week`` (from Monday) or ``month``.
        spans: from the first with anything to the last, none left out.
        unplaced: what is not dated closely enough to lie in one of them.
        event_changes: changes of the level of events.
        fatality_changes: changes of the level of fatalities, by the best totals, else the low ones; none where the
            spans give too few.
    """

    step: Step
    spans: tuple[Span, ...]
    unplaced: tuple[Incident, ...]
    event_changes: tuple[ChangePoint, ...]
    fatality_changes: tuple[ChangePoint, ...]

    def frame(self) -> pd.DataFrame:
        """A row for each span; a change of level is marked where the new level begins."""
        events = {change.at for change in self.event_changes}
        fatalities = {change.at for change in self.fatality_changes}
        rows = (
            (
                span.first, span.last, span.events, span.low, span.best, span.high, ", ".join(span.sources),
                number in events, number in fatalities,
            )
            for number, span in enumerate(self.spans)
        )  # fmt: skip
        columns = ("from", "to", "events", "low", "best", "high", "sources", "events change", "fatalities change")
        return frame_of(columns, rows)

    def evidence(self) -> pd.DataFrame:
        """A row for each claim, with the span that it counts in; without one for what is not dated closely enough."""
        placed = [(span.first, one) for span in self.spans for one in span.incidents]
        rows = (
            (first, one.name, *claim_cells(claim))
            for first, one in [*placed, *((None, one) for one in self.unplaced)]
            for claim in one.evidence
        )
        return frame_of(("from", "what", *CLAIM_COLUMNS), rows)

    def text(self) -> str:
        """The spans that have anything, the changes of level, and what is not known."""
        lines = [] if self.spans else [f"Nothing is dated to within a {self.step}."]
        for span in self.spans:
            if span.incidents:
                lines.append(f"{self._named(span)}: {counted(span.events, 'event')}; fatalities: {_killed(span)}")
                lines += [f"    {one.name}" for one in span.incidents]
        quiet = sum(not span.incidents for span in self.spans)
        if quiet:
            lines.append(f"Nothing was read of {counted(quiet, self.step)} between them.")
        for what, changes in (("events", self.event_changes), ("fatalities", self.fatality_changes)):
            lines += [
                f"From {self._named(self.spans[one.at])} the level of {what} changes from {one.before:.2g} "
                f"to {one.after:.2g} a {self.step}."
                for one in changes
            ]
        wrong = sum(one.out_of_order for span in self.spans for one in span.incidents)
        if wrong:
            lines.append(
                f"Low estimates above the best or the high one: {wrong}; there the least and greatest number bound it."
            )
        if self.unplaced:
            lines.append(f"Not dated to within a {self.step}, and counted nowhere: {len(self.unplaced)}")
            lines += [f"    {one.name}" for one in self.unplaced[:_SHOWN]]
            more = len(self.unplaced) - _SHOWN
            lines += [f"    and {more} more"] if more > 0 else []
        if any(span.events > 1 for span in self.spans):
            lines.append("An event is one that a text tells: two of them may be one, and each may stand for many.")
        if any(span.sources for span in self.spans):
            lines.append("Totals add what this view holds and a text numbers; nobody says that this is all.")
        lines.append("Fewer reports are not less violence: under-reporting is not de-escalation.")
        return "\n".join(lines)

    def _named(self, span: Span) -> str:
        """A month without a day, that it may not be taken for one; a week by its Monday."""
        return f"{span.first:%Y-%m}" if self.step == "month" else f"Week of {span.first}"


_SHOWN = 20


def _killed(span: Span) -> str:
    if not span.sources:
        return "no figure"
    low, best, high = ("unknown" if value is None else f"{value:g}" for value in (span.low, span.best, span.high))
    among = "" if len(span.sources) == 1 else f", by {len(span.sources)} sources whose totals are not added"
    return f"low {low}, best {best}, high {high}{among}"


def timeline(
    held: Iterable[Held],
    camps: Camps,
    *,
    step: Step = "month",
    actors: Sequence[str] = (),
    measure: str = "killed",
    rows: Sequence[Incident] | None = None,
) -> Timeline:
    """Events and fatalities of a view, by week or month.

    An event counts in the span in which it surely lies: one that is only dated to a year lies in no month. Figures of
    one source are added where nothing forbids it (see `kg.analysis.why_not_add`; else the greater counts), and those of
    several never.

    Args:
        held: what the view holds at all times.
        camps: who speaks for whom.
        step: ``week`` or ``month``.
        actors: only what all of these take part in; figures only where one of them is the side or the subject.
        measure: the measure of the figures.
        rows: the rows of event tables that ties of the view sum up: they go in place of those ties and their figures.

    Raises:
        QueryError: no such step.
    """
    kept = [item for item in held if item.assessment.statement.modality == "actual"]
    if rows is not None:
        kept = [item for item in kept if item.assessment.statement.tally is None]
    own = (*_events(kept, actors), *_fatalities(kept, camps, actors, measure))
    return timeline_of([*own, *(rows or ())], step=step)


def _events(held: Iterable[Held], actors: Sequence[str]) -> Iterator[Incident]:
    for item in held:
        one = item.assessment
        said, relation = one.statement, vocabulary().relation(one.statement.relation)
        if relation.sign >= 0 or relation.family != "conflict" or relation.temporality != "event":
            continue
        if not set(actors) <= {said.subject, said.object, *said.parties}:
            continue
        target = said.object or said.place or "somebody who is not named"
        about = f" [{said.content}]" if said.content else ""
        name = f"{said.subject} — {relation.label} → {target}{about} ({said.time or 'undated'})"
        yield Incident(name, said.interval.from_earliest, said.interval.to_latest, True, None, "", one.evidence)


def _fatalities(held: Iterable[Held], camps: Camps, actors: Sequence[str], measure: str) -> Iterator[Incident]:
    found = figures(held, camps, measure=measure)
    barred: dict[str, set[str]] = defaultdict(set)
    for clash in found.clashes:
        barred[clash.first.assertable].add(clash.second.assertable)
        barred[clash.second.assertable].add(clash.first.assertable)
    for told in found.items:
        number, period = told.figure, told.period
        if (actors and not {number.side, told.about} & set(actors)) or number.comparator == "unstated":
            continue
        best = number.minimum if number.minimum == number.maximum else None
        yield Incident(
            str(told), period.from_earliest, period.to_latest, False, (number.minimum, best, number.maximum),
            ", ".join(told.origins), told.evidence, told.assertable, frozenset(barred[told.assertable]),
        )  # fmt: skip


def timeline_of(incidents: Iterable[Incident], *, step: Step = "month") -> Timeline:
    """Incidents by week or month; for event tables see `incidents_of_frame`.

    Raises:
        QueryError: no such step.
    """
    if step not in get_args(Step):
        raise QueryError(
            f"no step {step!r}", remedy=suggestion(str(step), get_args(Step), otherwise="use week or month")
        )
    by_start: dict[date, list[Incident]] = defaultdict(list)
    unplaced = []
    for one in incidents:
        start = None if one.first is None or one.last is None else _start(one.first, step)
        if start is None or one.last is None or start != _start(one.last, step):
            unplaced.append(one)
        else:
            by_start[start].append(one)
    spans = tuple(_span(start, step, by_start.get(start, [])) for start in _starts(by_start, step))
    return Timeline(
        step,
        spans,
        tuple(unplaced),
        change_points([span.events for span in spans]),
        change_points([_level(span) for span in spans]),
    )


def _level(span: Span) -> float:
    return next((value for value in (span.best, span.low) if value is not None), 0.0)


def _start(day: date, step: Step) -> date:
    return day.replace(day=1) if step == "month" else day - timedelta(days=day.weekday())


def _starts(found: Mapping[date, object], step: Step) -> Iterator[date]:
    """The first days from the first span to the last."""
    if found:
        day, last = min(found), max(found)
        while day <= last:
            yield day
            day = _end(day, step) + timedelta(days=1)


def _end(start: date, step: Step) -> date:
    if step == "week":
        return start + timedelta(days=6)
    return start.replace(day=calendar.monthrange(start.year, start.month)[1])


def _span(start: date, step: Step, incidents: Sequence[Incident]) -> Span:
    by_source: dict[str, list[Total]] = defaultdict(list)
    counted: dict[str, set[str]] = defaultdict(set)
    for one in sorted(incidents, key=_greatest_first):
        if one.fatalities is not None and not one.not_with & counted[one.source]:
            by_source[one.source].append(one.fatalities)
            counted[one.source].add(one.key)
    totals = [_total(by_source[source]) for source in sorted(by_source)]
    lows = [low for low, _, _ in totals if low is not None]
    highs = [high for _, _, high in totals]
    return Span(
        first=start,
        last=_end(start, step),
        events=sum(one.is_event for one in incidents),
        low=min(lows, default=None),
        best=totals[0][1] if len(totals) == 1 else None,
        high=None if None in highs else max((high for high in highs if high is not None), default=None),
        sources=tuple(sorted(by_source)),
        incidents=tuple(incidents),
    )


def _greatest_first(one: Incident) -> tuple[float, str]:
    low = one.fatalities[0] if one.fatalities is not None else None
    return -(low or 0.0), one.key


def _total(figures_of_one: Sequence[Total]) -> Total:
    """The sums; one that is not given leaves its sum unknown, but for the low one, to which it adds nothing."""
    low = sum(low for low, _, _ in figures_of_one if low is not None)
    best, high = (_sum(one[place] for one in figures_of_one) for place in (1, 2))
    return low, best, high


def _sum(values: Iterable[float | None]) -> float | None:
    total = 0.0
    for value in values:
        if value is None:
            return None
        total += value
    return total


def incidents_of_frame(
    frame: pd.DataFrame, *, first: str, last: str, low: str, best: str, high: str, name: str | None = None
) -> list[Incident]:
    """The rows of an event table as incidents of one source.

    Args:
        frame: the table.
        first: its column of first days, as dates or ``YYYY-MM-DD``.
        last: likewise of last days.
        low: the column of low estimates of fatalities.
        best: of best estimates.
        high: of high estimates.
        name: the column that names an event, if there is one.

    Raises:
        QueryError: a column is missing, or a row's date or number cannot be read; the message names the row.
    """
    columns = [column for column in (first, last, low, best, high, name) if column is not None]
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        remedy = suggestion(missing[0], map(str, frame.columns), otherwise="name the table's own columns")
        raise QueryError(f"the table has no column {missing[0]!r}", remedy=remedy)
    found = []
    for number, row in enumerate(frame[columns].to_dict("records")):
        try:
            days = [date.fromisoformat(str(row[column])[:10]) for column in (first, last)]
            total = [float(row[column]) for column in (low, best, high)]
        except ValueError as problem:
            raise QueryError(f"row {number} of the table: {problem}", remedy="drop the row, or mend it") from None
        if days[1] < days[0] or not all(0 <= value < float("inf") for value in total):
            raise QueryError(f"row {number} of the table ends before it begins, or has a count that is none")
        label = str(row[name]) if name is not None else f"row {number}"
        is_wrong = not total[0] <= total[1] <= total[2]
        bounds = (min(total), total[1], max(total))
        found.append(Incident(label, days[0], days[1], True, bounds, "the table", out_of_order=is_wrong))
    return found
