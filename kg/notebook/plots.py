"""Figures of results: each takes a result of `kg.analysis` and the words around it, and gives a matplotlib figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from textwrap import fill
from typing import TYPE_CHECKING

from kg.analysis import Durations, Figures, Mediators, Robustness, Tie, Told, as_day
from kg.errors import InputError
from kg.model import Interval
from kg.notebook.style import FRIENDLY, HOSTILE, INK, MUTED, canvas

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["plot_durations", "plot_factors", "plot_figures", "plot_robustness", "plot_ties"]

_FACTORS = ("access", "no hostility", "balance", "record", "score")
_ROW = 0.5
"""Inches a row."""


def plot_factors(mediators: Mediators, title: str, *, subtitle: str = "", source: str = "") -> Figure:
    """The factors of each candidate's score side by side, and the range of its rank.

    Raises:
        InputError: there is no candidate, so there is nothing to draw.
    """
    if not mediators.items:
        raise InputError("no candidate to draw", remedy="print the result: its text says who was set aside, and why")
    count = len(mediators.items)
    figure, axes = canvas(
        title, subtitle=subtitle, source=source, height=0.35 + 0.75 * count, margins=(1.9, 0.4, 0.0, 0.2),
        panels=(1, len(_FACTORS) + 1), widths=[1, 1, 1, 1, 1, 0.9],
    )  # fmt: skip
    for place, (name, panel) in enumerate(zip((*_FACTORS, "rank"), axes, strict=True)):
        panel.set_title(name, loc="left", fontsize=10, color=INK, fontweight="bold" if name == "score" else "normal")
        panel.set_ylim(count - 0.4, -0.6)
        panel.set_yticks(range(count) if place == 0 else [])
        panel.set_xticks([])
        panel.spines["bottom"].set_visible(False)
    axes[0].set_yticklabels([fill(one.actor, 22) for one in mediators.items], fontsize=11)
    for row, one in enumerate(mediators.items):
        factors = one.factors
        values = (factors.reach, factors.peace, factors.balance, factors.record, factors.score)
        for panel, name, value in zip(axes, _FACTORS, values, strict=False):
            _gauge(panel, row, value, strong=name == "score")
        _ranks(axes[-1], row, one.rank, one.ranks, count)
    return figure


def _gauge(axes: Axes, row: int, value: float | None, *, strong: bool) -> None:
    """A value between 0 and 1 on its scale; a factor that is not defined says so."""
    axes.set_xlim(-0.04, 1.04)
    if value is None:
        axes.text(0, row, "not defined:\nno tie of its own", fontsize=8, color=MUTED, va="center")
        return
    axes.plot([0, 1], [row, row], color="#E6E6E6", linewidth=5, solid_capstyle="butt", zorder=1)
    axes.plot([0, value], [row, row], color=FRIENDLY if strong else MUTED, linewidth=5, solid_capstyle="butt", zorder=2)
    axes.text(0, row - 0.2, f"{value:.3f}" if strong else f"{value:.2f}", fontsize=9.5, color=INK, va="bottom",
              fontweight="bold" if strong else "normal")  # fmt: skip


def _ranks(axes: Axes, row: int, rank: int, ranks: tuple[int, int] | None, count: int) -> None:
    axes.set_xlim(0.5, max(count, 2) + 0.5)
    if ranks is not None:
        axes.plot(ranks, [row, row], color=MUTED, linewidth=2, zorder=1)
    axes.plot([rank], [row], marker="o", markersize=7, color=FRIENDLY, zorder=2)
    words = f"{rank}" if ranks is None else f"{rank}, in 9 draws of 10\n{ranks[0]} to {ranks[1]}"
    axes.text(0.5, row - 0.2, words, fontsize=8, color=INK, va="bottom")


def plot_ties(
    ties: Iterable[Tie],
    title: str,
    *,
    first: date | str,
    last: date | str,
    subtitle: str = "",
    source: str = "",
    mark: Sequence[tuple[str, str]] = (),
) -> Figure:
    """Ties on a scale of time: a thick bar where one surely held, a thin line where it may have held.

    Args:
        ties: in any order; those without a date stand below, without a bar.
        title: the finding.
        first: where the scale begins.
        last: where it ends.
        subtitle: below the title.
        source: of the ties.
        mark: days to mark, each with its words.

    Raises:
        InputError: there is no tie to draw.
    """
    found = sorted({tie.assertable: tie for tie in ties}.values(), key=_by_time)
    if not found:
        raise InputError("no tie to draw", remedy="choose another pair, day or view")
    window = as_day(first), as_day(last)
    figure, [axes] = canvas(
        title, subtitle=subtitle, source=source, height=_ROW * len(found) + 0.3, margins=(4.1, 0.4, 0.35, 0.0),
    )  # fmt: skip
    for row, tie in enumerate(found):
        _bar(axes, row, tie.interval, tie.sign, window)
    axes.set_yticks(range(len(found)))
    axes.tick_params(axis="y", pad=9)
    axes.set_yticklabels([fill(f"{tie.words} ({tie.status})", 52) for tie in found], fontsize=8.5)
    axes.set_ylim(len(found) - 0.4, -0.9)
    axes.set_xlim(*(_number(day) for day in window))
    years = [year for year in range(window[0].year, window[1].year + 2) if window[0] <= date(year, 1, 1) <= window[1]]
    axes.set_xticks([_number(date(year, 1, 1)) for year in years], labels=[str(year) for year in years])
    axes.grid(axis="x", color="#EBEBEB", linewidth=0.8)
    for day, words in mark:
        place = _number(as_day(day))
        axes.axvline(place, color=INK, linewidth=0.9, linestyle=(0, (1, 2)))
        axes.text(place, -0.85, f" {words}", fontsize=8.5, color=INK, va="top")
    return figure


def _by_time(tie: Tie) -> tuple[bool, date, date, str]:
    interval = tie.interval
    starts = interval.from_earliest or interval.from_latest or interval.to_earliest or interval.to_latest
    return not interval.is_known, starts or date.max, interval.to_latest or date.max, tie.assertable


def _bar(axes: Axes, row: int, interval: Interval, sign: int, window: tuple[date, date]) -> None:
    """When a tie may have held, and within that when it surely did."""
    colour = {1: FRIENDLY, -1: HOSTILE}.get(sign, MUTED)
    first, last = (_number(day) for day in window)
    if not interval.is_known:
        axes.text(first, row, " no text dates it", fontsize=8.5, color=colour, style="italic", va="center")
        return
    start = first if interval.from_earliest is None else max(_number(interval.from_earliest), first)
    end = last if interval.to_latest is None else min(_number(interval.to_latest) + 1, last)
    axes.plot([start, end], [row, row], color=colour, linewidth=1.6, linestyle=(0, (3, 1.5)) if sign < 0 else "solid")
    for place, is_open, marker in (
        (start, interval.from_earliest is None, "<"),
        (end, interval.to_latest is None, ">"),
    ):
        if is_open:
            axes.plot([place], [row], marker=marker, color=colour, markersize=6, clip_on=False)
    if interval.from_latest is not None and interval.to_earliest is not None:
        sure = max(_number(interval.from_latest), first), min(_number(interval.to_earliest) + 1, last)
        if sure[0] < sure[1]:
            axes.barh(row, sure[1] - sure[0], left=sure[0], height=0.36, color="white" if sign < 0 else colour,
                      edgecolor=colour, hatch="/////" if sign < 0 else None, linewidth=1)  # fmt: skip
    if end - start < (last - first) / 45:
        axes.plot([(start + end) / 2], [row], marker="X" if sign < 0 else "o", color=colour, markersize=6.5)


def plot_durations(durations: Durations, title: str, *, subtitle: str = "", source: str = "") -> Figure:
    """How long agreements lasted: a bar as far as that is known, a line as far as it may be, an arrow where it is open.

    Raises:
        InputError: no agreement has a duration.
    """
    if not durations.items:
        raise InputError("no duration to draw", remedy="print the result: its text says what is not dated")
    items = durations.items
    figure, [axes] = canvas(
        title, subtitle=subtitle, source=source, height=0.75 * len(items) + 0.1, margins=(2.3, 0.9, 0.5, 0.0)
    )
    longest = max([*(one.most for one in items if one.most is not None), *(one.least for one in items), 1])
    for row, one in enumerate(items):
        end = one.most if one.most is not None else longest
        axes.plot([one.least, end], [row, row], color=FRIENDLY, linewidth=1.8, linestyle=(0, (2, 1.5)))
        axes.barh(row, one.least, height=0.3, color=FRIENDLY)
        axes.plot([end], [row], marker="|" if one.most is not None else ">", markersize=11, color=FRIENDLY)
        words = str(one).removeprefix(f"{one.agreement}: ")
        axes.text(0, row - 0.24, words, fontsize=9.5, color=INK, va="bottom")
    axes.set_yticks(range(len(items)), labels=[fill(one.agreement, 26) for one in items])
    axes.set_ylim(len(items) - 0.6, -0.75)
    axes.set_xlim(0, longest * 1.04)
    axes.set_xlabel("days", loc="right", fontsize=9.5, color=MUTED)
    return figure


def plot_figures(
    figures: Figures, title: str, *, first: date | str, last: date | str, subtitle: str = "", source: str = ""
) -> Figure:
    """Figures side by side: on the left the time that each is given for, on the right the number, on a log scale.

    A filled mark is accepted, a hollow one only claimed; what gives no number, or none above 0, is left out.

    Raises:
        InputError: no figure has a number.
    """
    found = [one for one in figures.items if one.figure.minimum]
    if not found:
        raise InputError("no figure with a number to draw", remedy="choose another measure or view")
    window = as_day(first), as_day(last)
    figure, [left, right] = canvas(
        title, subtitle=subtitle, source=source, height=_ROW * len(found) + 0.3, margins=(3.6, 0.9, 0.5, 0.0),
        panels=(1, 2), widths=[1, 1.15], share=(False, True),
    )  # fmt: skip
    for row, one in enumerate(found):
        _bar(left, row, one.period, 0, window)
        _number_told(right, row, one)
    left.set_yticks(range(len(found)), labels=[fill(_whose(one), 42) for one in found], fontsize=8.5)
    left.tick_params(axis="y", pad=9)
    left.set_ylim(len(found) - 0.4, -0.8)
    left.set_xlim(*(_number(day) for day in window))
    years = range(window[0].year + 1, window[1].year + 1)
    left.set_xticks([_number(date(year, 1, 1)) for year in years], labels=[f"’{year % 100:02}" for year in years])
    right.set_xscale("log")
    right.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    left.set_xlabel("period", loc="left", fontsize=9.5, color=MUTED)
    right.set_xlabel("as stated, log scale", loc="left", fontsize=9.5, color=MUTED)
    for axes in (left, right):
        axes.grid(axis="x", color="#EBEBEB", linewidth=0.8)
    return figure


def _whose(one: Told) -> str:
    whom = " of ".join(filter(None, (one.figure.population, one.figure.side)))
    speakers = dict.fromkeys(claim.claimant or claim.publisher or claim.document for claim in one.evidence)
    return f"{whom or 'nobody named'}, by {', '.join(speakers)}"


def _number_told(axes: Axes, row: int, one: Told) -> None:
    low, high = one.figure.minimum or 0.0, one.figure.maximum
    is_fact = one.status == "accepted"
    if high is not None and high != low:
        axes.plot([low, high], [row, row], color=INK, linewidth=1.6)
    elif high is None and one.figure.comparator != "exact":
        axes.annotate("", xy=(low * 1.6, row), xytext=(low, row), arrowprops={"arrowstyle": "->", "color": INK})
    axes.plot([low], [row], marker="o", markersize=7, markeredgecolor=INK, color=INK if is_fact else "white")
    axes.text(low, row - 0.2, f"{one.figure.as_stated}{'' if is_fact else f' ({one.status})'}", fontsize=8.5,
              color=INK, va="bottom", ha="left")  # fmt: skip


def plot_robustness(robustness: Robustness, title: str, *, subtitle: str = "", source: str = "") -> Figure:
    """Findings down, other evidence across: whether each is found again; then the share of the draws that have it.

    A name after a dash is left out; a blue dot is a finding that is found again, a vermilion cross one that is lost.

    Raises:
        InputError: nothing is found.
    """
    findings = sorted(robustness.answer.findings, key=lambda finding: (-robustness.support().get(finding, 0), finding))
    if not findings:
        raise InputError("no finding to draw", remedy="print the result, and choose another view or day")
    trials = robustness.trials
    figure, [left, right] = canvas(
        title, subtitle=subtitle, source=source, height=0.33 * len(findings), margins=(3.4, 0.5, 0.0, 1.35),
        panels=(1, 2), widths=[len(trials), 2.6], share=(False, True),
    )  # fmt: skip
    for row, finding in enumerate(findings):
        for column, trial in enumerate(trials):
            is_kept = finding in trial.answer.findings
            left.plot([column], [row], marker="o" if is_kept else "x", markersize=8 if is_kept else 7,
                      color=FRIENDLY if is_kept else HOSTILE, markeredgewidth=2)  # fmt: skip
        share = robustness.support().get(finding)
        if share is not None:
            right.plot([0, share], [row, row], color=FRIENDLY, linewidth=5, solid_capstyle="butt")
            right.text(share + 0.03, row, f"{share:.0%}", fontsize=9, color=INK, va="center")
    left.set_yticks(range(len(findings)), labels=[fill(finding, 48) for finding in findings], fontsize=9)
    left.set_ylim(len(findings) - 0.4, -0.6)
    left.set_xlim(-0.5, len(trials) - 0.5)
    left.xaxis.tick_top()
    names = [one.name.replace("without ", "– ", 1) for one in trials]
    left.set_xticks(range(len(trials)), labels=names, fontsize=8.5, rotation=35, ha="left")
    right.set_xlim(0, 1.3)
    right.set_xticks([])
    right.set_title(f"share of {len(robustness.draws)} draws", loc="left", fontsize=9)
    for axes in (left, right):
        axes.spines["bottom"].set_visible(False)
    return figure


def _number(day: date) -> float:
    """The day on matplotlib's scale, without importing it."""
    return float((day - date(1970, 1, 1)) / timedelta(days=1))
