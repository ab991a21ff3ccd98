"""The look of a figure: a title that states the finding, what is measured below it, the source at its foot.

Friendly is blue and solid or filled, hostile vermilion and dashed or hatched: two colours that colour-blind readers
tell apart, and a second sign that grey print keeps.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["FRIENDLY", "HOSTILE", "INK", "MUTED", "OPEN", "canvas"]

FRIENDLY, HOSTILE = "#0072B2", "#D55E00"
INK, MUTED, OPEN = "#222222", "#767676", "#BDBDBD"

_TITLE, _SUBTITLE, _SOURCE = 13.5, 10.0, 8.0
"""Sizes in points."""
_LINE = 1.35 / 72
"""Inches a line for each point of its size."""


def canvas(
    title: str,
    *,
    subtitle: str = "",
    source: str = "",
    width: float = 9.5,
    height: float = 4.5,
    margins: tuple[float, float, float, float] = (0.6, 0.3, 0.5, 0.0),
    panels: tuple[int, int] = (1, 1),
    widths: Sequence[float] | None = None,
    share: tuple[bool, bool] = (False, False),
) -> tuple[Figure, list[Axes]]:
    """A figure with its words, and its panels row by row; it is closed, so that a notebook shows it once.

    Args:
        title: the finding, in a sentence.
        subtitle: what is measured, and how to read it.
        source: of the data.
        width: of the figure, in inches.
        height: of the panels together, in inches; the words come on top of it.
        margins: left, right, below and above the panels, in inches.
        panels: rows and columns.
        widths: of the columns, relative to each other.
        share: whether panels share their x and their y axis.
    """
    import matplotlib.pyplot as plt  # noqa: PLC0415 - slow to import

    room = width - 0.2
    heading = _fitted(title, room, _TITLE, weight="bold")
    below = _fitted(subtitle, room, _SUBTITLE)
    foot = _fitted(f"Source: {source}" if source else "", room, _SOURCE)
    top = 0.12 + len(heading) * _TITLE * _LINE + len(below) * _SUBTITLE * _LINE + 0.18 + margins[3]
    bottom = margins[2] + len(foot) * _SOURCE * _LINE + 0.08
    total = top + height + bottom
    figure, axes = plt.subplots(
        *panels, figsize=(width, total), dpi=110, squeeze=False, sharex=share[0], sharey=share[1],
        gridspec_kw={"width_ratios": widths} if widths else None,
    )  # fmt: skip
    figure.subplots_adjust(
        left=margins[0] / width, right=1 - margins[1] / width, bottom=bottom / total, top=1 - top / total,
        wspace=0.12, hspace=0.3,
    )  # fmt: skip
    figure.text(0.1 / width, 1 - 0.1 / total, "\n".join(heading), fontsize=_TITLE, fontweight="bold", color=INK,
                va="top", linespacing=1.25)  # fmt: skip
    figure.text(0.1 / width, 1 - (0.14 + len(heading) * _TITLE * _LINE) / total, "\n".join(below),
                fontsize=_SUBTITLE, color=MUTED, va="top", linespacing=1.25)  # fmt: skip
    figure.text(0.1 / width, 0.08 / total, "\n".join(foot), fontsize=_SOURCE, color=MUTED, va="bottom")
    for one in axes.flat:
        _plain(one)
    plt.close(figure)
    return figure, list(axes.flat)


def _fitted(text: str, room: float, size: float, *, weight: str = "normal") -> list[str]:
    """The text in lines none of which is wider than so many inches."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415 - slow to import
    from matplotlib.textpath import text_to_path  # noqa: PLC0415 - as above

    font = FontProperties(size=size, weight=weight)
    most = int(room * 72 / size * 2.5)
    while most > 1:
        lines = wrap(text, most)
        widths = (text_to_path.get_text_width_height_descent(line, font, ismath=False)[0] for line in lines)
        if max(widths, default=0) <= room * 72:
            return lines
        most -= 1
    return wrap(text, 1)


def _plain(axes: Axes) -> None:
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(OPEN)
    axes.tick_params(length=0, labelsize=9.5, colors=INK)
    axes.set_axisbelow(True)
