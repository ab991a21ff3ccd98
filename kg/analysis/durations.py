"""How long the agreements of a view lasted, with what is only known within bounds, or not yet over."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.analysis.agreements import ENDS, Agreement
from kg.analysis.results import cited, frame_of
from kg.analysis.survival import Lifetime, Survival, survival
from kg.beliefs import Evidence
from kg.wording import counted, listed

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Duration", "Durations", "durations"]


@dataclass(frozen=True, slots=True)
class Duration:
    """How long an agreement lasted, in days, as far as the texts say.

    Attributes:
        agreement: its name.
        least: at least so many.
        most: at most so many; ``None`` where no text tells of its end (right-censored).
        evidence: the claims that bound it.
    """

    agreement: str
    least: int
    most: int | None
    evidence: tuple[Evidence, ...]

    def __str__(self) -> str:
        if self.most is None:
            return f"{self.agreement}: {self.least} days or more; no text tells of its end"
        days = f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"
        return f"{self.agreement}: {days} days"


@dataclass(frozen=True, slots=True)
class Durations:
    """How long agreements lasted.

    Attributes:
        items: those whose beginning is dated, by name.
        undated: those whose beginning no text dates, or whose end may lie before it: they say nothing of a duration.
        survival: the share that lasts longer than a time.
    """

    items: tuple[Duration, ...]
    undated: tuple[str, ...]
    survival: Survival

    def frame(self) -> pd.DataFrame:
        """A row for each agreement."""
        columns = ("agreement", "days at least", "days at most", "ended")
        rows = ((one.agreement, one.least, one.most, one.most is not None) for one in self.items)
        return frame_of(columns, rows)

    def text(self) -> str:
        """Each duration with what bounds it, and the median as far as there is one."""
        lines = [] if self.items else ["No agreement whose beginning is dated: no duration can be told."]
        for one in self.items:
            lines += [str(one), *cited(one.evidence)]
        if self.items:
            ended = self.survival.ended
            are = "is" if ended == 1 else "are"
            lines.append(f"{counted(len(self.items), 'agreement')}, of which {ended} {are} known to have ended.")
            median = self.survival.median
            if median is None:
                lines.append("The median duration is not known: too few are known to have ended.")
            else:
                days = f"{median[0]:g}" if median[0] == median[1] else f"between {median[0]:g} and {median[1]:g}"
                lines.append(f"The median is {days} days (Turnbull's estimator).")
        if self.undated:
            lines.append(f"Left out, for want of a date: {listed(self.undated)}.")
        return "\n".join(lines)


def durations(found: Iterable[Agreement]) -> Durations:
    """How long agreements lasted: from their making to a phase that ends them, or to the last day that shows them.

    Both ends are only known within bounds, and so is what lies between. One that nobody says to have ended counts as
    still going on after the last day on which a text shows it (right-censored), not as lasting for ever.
    """
    items: list[Duration] = []
    undated: list[str] = []
    for one in found:
        duration = _duration(one)
        if duration is None:
            undated.append(one.name)
        else:
            items.append(duration)
    lifetimes = [Lifetime(one.agreement, one.least, math.inf if one.most is None else one.most) for one in items]
    return Durations(tuple(items), tuple(undated), survival(lifetimes))


def _duration(one: Agreement) -> Duration | None:
    first, last = one.made.from_earliest, one.made.from_latest
    if first is None or last is None:
        return None
    ends = [phase for phase in one.phases if phase.name in ENDS]
    shown = [phase for phase in one.phases if phase.name not in ENDS]
    seen = max((_last_seen(phase.interval.to_earliest, phase.last_evidenced) for phase in shown), default=date.min)
    evidence = (*one.evidence, *(claim for phase in one.phases for claim in phase.evidence))
    earliest_end = max([last, seen, *(d for p in ends[:1] if (d := p.interval.from_earliest) is not None)])
    latest = [phase.interval.from_latest for phase in ends if phase.interval.from_latest is not None]
    least = max(0, (earliest_end - last).days)
    if not latest:
        # Of one that has ended, nobody knows when, no more is known than of one that nobody has seen end.
        return Duration(one.name, least, None, evidence)
    most = (min(latest) - first).days
    return Duration(one.name, least, most, evidence) if least <= most else None


def _last_seen(*days: date | None) -> date:
    return max((day for day in days if day is not None), default=date.min)
