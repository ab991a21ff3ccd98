"""Whether the steps of a chain of ties can have stood at one time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, TypeGuard

from kg.analysis.ties import Tie

__all__ = ["SharedTime", "shared_time"]

SharedTime = Literal["certain", "possible", "undated", "no"]


def shared_time(hops: Sequence[Sequence[Tie]], *, before: date | None = None) -> SharedTime:
    """Whether there is a day on which every step had one of its ties.

    Args:
        hops: the ties of each step.
        before: only days before this one count.

    Returns:
        ``certain`` where a day is sure for every step, ``possible`` where one is not ruled out, ``undated`` where
        a step has no dated tie, so that nothing can be said, and ``no`` where every day is ruled out.
    """
    if any(all(not tie.interval.is_known for tie in hop) for hop in hops):
        return "undated"
    # each interval once, for many ties can name the same
    known = [list(dict.fromkeys(tie.interval for tie in hop if tie.interval.is_known)) for hop in hops]
    # A day that all share, if there is one, is also the first day of one of the ties, or all reach back for ever.
    sure = {interval.from_latest for hop in known for interval in hop if _counts(interval.from_latest, before)}
    if any(all(any(interval.at(day) == "certain" for interval in hop) for hop in known) for day in sorted(sure)):
        return "certain"
    starts = {interval.from_earliest for hop in known for interval in hop if _counts(interval.from_earliest, before)}
    if any(all(any(interval.at(day) != "no" for interval in hop) for hop in known) for day in sorted(starts)):
        return "possible"
    reaches_back = all(any(interval.from_earliest is None for interval in hop) for hop in known)
    return "possible" if reaches_back else "no"


def _counts(day: date | None, before: date | None) -> TypeGuard[date]:
    return day is not None and (before is None or day < before)
