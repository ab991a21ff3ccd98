"""Numbers and names as they stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["counted", "listed"]


def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "event"), counted(2, "week"), counted(1200, "row")
    ('1 event', '2 weeks', '1,200 rows')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(names: Iterable[str], nobody: str = "nobody") -> str:
    """Names in a sentence.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    kept = list(names)
    if len(kept) < 2:
        return kept[0] if kept else nobody
    return f"{', '.join(kept[:-1])} and {kept[-1]}"
