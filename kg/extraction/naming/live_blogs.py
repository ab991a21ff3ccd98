"""Live blogs: entries under their hour or day, the newest first, so that none goes on the one above.

What "it denied that" answers at its beginning stands further down, or nowhere: such an entry is a story of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from kg.model import Document, Sentence
from kg.reading import is_day_line
from kg.reading.dates import stated_date

__all__ = ["newest_first"]

_STAMP = re.compile(
    r"^\W{0,3}(?P<day>[^\n:]{4,40}?(?:,| [|·–—-])? (?:at )?)?"
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?: ?(?P<half>[ap])\.?m\.?)?(?: (?:[A-Z]{2,4}|local time))?"
    r"(?:\W{0,3}$|\s?[:–—|-]?\s(?=[A-Z]))"
)
_LINE = re.compile(r"^[^\n]{4,120}", re.MULTILINE)
_BACK = re.compile(r"[^\n]{0,60}?(?:\n|\d[^\w\n]{1,4})(?:It|Its|He|His|She|Her|They|Their)\b")
"""What points back to another entry, at the beginning of a sentence; who is named can be told by those above, too."""
_NOON = 12
_LEAST = 2


def newest_first(document: Document, sentences: Sequence[Sentence]) -> list[int]:
    """The story of each sentence: 0, or one of its own where an entry begins by pointing back.

    Nothing where the entries are not stamped, or not the newest first.
    """
    stamps = sorted(_stamps(document.text).items())
    keys = [key for _, key in stamps]
    if len(keys) < _LEAST or keys[0] <= keys[-1] or any(one < two for one, two in pairwise(keys)):
        return []
    starts = [start for start, _ in stamps]
    entries = [bisect_right(starts, sentence.start) for sentence in sentences]
    back = {entry for entry, start in enumerate(starts, 1) if _BACK.match(document.text, start)}
    own = {entry: number for number, entry in enumerate(sorted(back), 1)}
    return [own.get(entry, 0) for entry in entries]


def _stamps(text: str) -> dict[int, tuple[str, int]]:
    """Where an entry begins, with the day and the minute of its stamp, either of which may be missing in all."""
    found: dict[int, tuple[str, int]] = {}
    day = ""
    for line in _LINE.finditer(text):
        match = _STAMP.match(line[0])
        own = (match["day"] or "").strip(" ,|·–—-") if match else ""
        if match is not None and (not own or is_day_line(own)):
            day = (stated_date(own) or "") if own else day
            found[line.start()] = (day, _minute(match))
        elif is_day_line(line[0]):
            day = stated_date(line[0]) or ""
            found[line.start()] = (day, _NEWEST)
    return found


def _minute(match: re.Match[str]) -> int:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % _NOON + _NOON * (match["half"].lower() == "p")
    return 60 * hour + int(match["minute"])


_NEWEST = 24 * 60
"""A day by itself stands above all its hours."""
