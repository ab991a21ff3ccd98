"""Prose and tables in a notebook, the same bytes on every run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from pandas.io.formats.style_render import CSSProperties

__all__ = ["Prose", "Shown", "prose", "table"]


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of Markdown, which a notebook shows as text.

    Attributes:
        text: the Markdown.
    """

    text: str

    def _repr_markdown_(self) -> str:
        return self.text

    def __str__(self) -> str:
        return self.text


def prose(text: str) -> Prose:
    """A paragraph in Markdown, for sentences whose figures are computed: what is computed cannot be outdated.

    Args:
        text: Markdown; it may be indented as a whole.
    """
    return Prose(dedent(text).strip())


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A table as a notebook shows it: its HTML where there is a page, its rows as text elsewhere.

    Attributes:
        frame: the rows.
        html: the page's table.
    """

    frame: pd.DataFrame
    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.frame.to_string(index=False, na_rep="")


def table(rows: pd.DataFrame | Iterable[Mapping[str, object]], *, caption: str = "", digits: int = 2) -> Shown:
    """A table whose sentences are not cut off, without row numbers.

    Args:
        rows: a frame, or mappings from column to value.
        caption: above it.
        digits: after the point, for numbers that are not whole.
    """
    frame = (rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(list(rows))).convert_dtypes()
    # An empty id instead of a random one: the same table gives the same bytes.
    styled = frame.style.hide().format(precision=digits, na_rep="", escape="html").set_uuid("")
    aligned: CSSProperties = [("text-align", "left"), ("vertical-align", "top")]
    styled.set_table_styles([{"selector": "th, td", "props": aligned}])
    return Shown(frame, (styled.set_caption(caption) if caption else styled).to_html())
