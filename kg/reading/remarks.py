"""What a person should know of a document that was read: of its language, its dates and its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Document
from kg.reading.dates import impossible_dates, wrong_weekdays
from kg.wording import counted

__all__ = ["remarks_on"]

_NAMED = 5
"""How many of a text's impossible days are named."""
_MIXED = re.compile(r"\b(?=[^\W\d_]{0,40}[A-Za-z])(?=[^\W\d_]{0,40}[\u0400-\u04ff])[^\W\d_]+")


def remarks_on(document: Document, impossible: str | None) -> Iterator[str]:
    """What to tell of a document.

    Args:
        document: the document.
        impossible: a date of publication that its file states outside its text, and that no calendar has.
    """
    if document.language not in (None, "en"):
        name = "not English" if document.language == "und" else f"{document.language!r}"
        yield f"its language is {name}: only English is understood, and nothing is extracted from it"
    if impossible is not None:
        yield f"it states a date outside its text that no calendar has, taken for no date: {impossible!r}"
    if document.language in (None, "en"):
        yield from _on_days(document.text)
        yield from _on_letters(document.text)


def _on_days(text: str) -> Iterator[str]:
    found = [f"{day!r} at character {start}" for start, day in impossible_dates(text)]
    if found:
        yield f"{counted(len(found), 'day')} in it that no calendar has, taken for no date: {_first(found)}"
    wrong = [f"{day!r} at character {start}, a {meant}" for start, day, meant in wrong_weekdays(text)]
    if wrong:
        yield (
            f"{counted(len(wrong), 'date')} in it whose day of the week is another: "
            f"{_first(wrong)}; see which of the two is meant"
        )


def _first(found: Sequence[str]) -> str:
    return ", ".join(found[:_NAMED]) + (f" and {len(found) - _NAMED} more" if len(found) > _NAMED else "")


def _on_letters(text: str) -> Iterator[str]:
    found = list(_MIXED.finditer(text))
    if found:
        first = f"{found[0][0][:30]!r} at character {found[0].start()}"
        yield (
            f"{counted(len(found), 'word')} in it with Latin and Cyrillic letters, which may only look like a name and "
            f"are read as they stand; the first is {first}"
        )
