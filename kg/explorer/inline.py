"""The explorer inside a notebook: the page in a frame of its own, and a picture with words where frames are not shown.

A notebook that its reader has not trusted shows no frame: JupyterLab, nbviewer and others strip it. What then remains
is a static picture, as an image that can run nothing, and a summary. In a trusted one the frame lies over both. The
frame is sandboxed: its scripts run, but as those of nobody, without a way to the notebook, its server or its files.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from kg.errors import OutputError
from kg.explorer.picture import Picture

__all__ = ["Inline"]

_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Inline:
    """An explorer as a notebook shows it.

    Attributes:
        page: the text of the explorer's page.
        picture: the same part of the graph as a picture and in words.
        height: of the frame, in pixels.
        limit: the most that may be put into the notebook, in megabytes; above it the picture alone is, or the words.
    """

    page: str
    picture: Picture
    height: int
    limit: float
    _write: Callable[[Path, bytes], Path]

    def __post_init__(self) -> None:
        if not 100 <= self.height <= 10_000:
            raise OutputError(f"a height of {self.height} pixels", remedy="give 100 to 10,000")

    def save(self, path: Path | str) -> Path:
        """Write the page as a file for any browser; what is there stays as it is if that fails.

        Raises:
            OutputError: the file cannot be written.
        """
        return self._write(Path(path), self.page.encode())

    @property
    def is_too_large(self) -> bool:
        """Whether the page is left out of the notebook, which would be larger than the limit with it."""
        return len(self._still(large=False)) + len(self._frame()) > self.limit * _MEGABYTE

    def html(self) -> str:
        """What a notebook shows: words and picture, and over them the page in its frame."""
        large = self.is_too_large
        return (
            f'<div class="parley-explorer" style="position:relative;height:{self.height}px;overflow:hidden">'
            f"{self._still(large=large)}{'' if large else self._frame()}</div>"
        )

    def _still(self, *, large: bool) -> str:
        """The picture, where it is not too large itself, and the words."""
        hint = (
            f"The interactive map is {len(self.page) / _MEGABYTE:.1f} MB, too large for this notebook. "
            'Save it: graph.explore().save("map.html"), or show a part: graph.explore(focus="…").'
            if large
            else 'This is a picture. Trust the notebook for the interactive map, or graph.explore().save("map.html").'
        )
        first, *rest = self.picture.words.split("\n")
        image = base64.b64encode(self.picture.svg.encode()).decode()
        shown = (
            f'<img alt="{escape(first)}: a map of who is tied to whom; the same follows in words." '
            f'style="max-width:100%" src="data:image/svg+xml;base64,{image}">'
        )
        return (
            '<div style="height:100%;overflow:auto">'
            f"<p><strong>{escape(first)}</strong><br>{escape(hint)}</p>"
            f"{shown if self._has_picture else ''}"
            f'<pre style="white-space:pre-wrap">{escape(chr(10).join(rest))}</pre></div>'
        )

    @property
    def _has_picture(self) -> bool:
        """Whether the picture, which a notebook holds twice, is within the limit."""
        return 2.4 * len(self.picture.svg) <= self.limit * _MEGABYTE

    def _frame(self) -> str:
        return (
            '<iframe title="Parley explorer" sandbox="allow-scripts allow-downloads" referrerpolicy="no-referrer" '
            'style="position:absolute;top:0;left:0;width:100%;height:100%;border:0;background:#fff" '
            f'srcdoc="{escape(self.page)}"></iframe>'
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """The forms among which a notebook chooses. Both arguments are IPython's, which filters by itself."""
        picture = {"image/svg+xml": self.picture.svg} if self._has_picture else {}
        return {"text/html": self.html(), **picture, "text/plain": self.picture.words}

    def __repr__(self) -> str:
        return self.picture.words
