"""Live blogs: entries under the hour or day at which each was written, the newest first, so that none goes on another.

What "it denied that" answers stands further down there, or nowhere: each entry is a story of its own.
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
_NOON = 12
_LEAST = 2


def newest_first(document: Document, sentences: Sequence[Sentence]) -> list[int]:
    """The entry of each sentence, from 0; nothing where the entries are not stamped, or not the newest first."""
    stamps = sorted(_stamps(document.text).items())
    keys = [key for _, key in stamps]
    if len(keys) < _LEAST or keys[0] <= keys[-1] or any(one < two for one, two in pairwise(keys)):
        return []
    starts = [start for start, _ in stamps]
    return [bisect_right(starts, sentence.start) for sentence in sentences]


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
