"""Foundings: since when those have been whom the lists give leaders, so that no older text is told of them.

Lists know whose leader somebody is today. In a text of 1987 Khalifa Haftar is no leader of the army that he founded in
2014, unless that text names it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kg.extraction.words.calendars import issued
from kg.extraction.words.wordlists import table
from kg.model import Document

__all__ = ["founded_actors", "founded_after", "latest_year", "years_named"]

_YEAR = re.compile(
    r"(?<![\d.,])(?<!esolution )(?:19|20)\d\d(?!\d|[.,]\d)"
    r"(?:(?<=[Ii]n \d{4})|(?!\s(?:people|men|troops|soldiers|fighters|rebels|rockets)\b))"
)
"""A year in which somebody of the table may have been founded, and no "1500 men", no "resolution 1701"."""


@cache
def _since() -> Mapping[str, int]:
    return {row["actor"]: int(row["since"]) for row in table("founded")}


def founded_actors() -> frozenset[str]:
    """Those of whom it is known since when they have been."""
    return frozenset(_since())


def founded_after(actor: str | None, year: int | None) -> bool:
    """Whether the actor is known to have come into being later than that year.

    >>> founded_after("Hamas", 1981), founded_after("Hamas", 1988), founded_after("Hamas", None)
    (True, False, False)
    """
    return year is not None and actor is not None and _since().get(actor, year) > year


def latest_year(document: Document) -> int | None:
    """The year of which the document can know: its own, or the last that it names; ``None`` where it names none."""
    day = issued(document)
    if day is not None:
        return day.year
    return max(years_named(document), default=None)


def years_named(document: Document) -> tuple[int, ...]:
    """The years that a document names, in order."""
    return tuple(int(found) for found in _YEAR.findall(document.text))
