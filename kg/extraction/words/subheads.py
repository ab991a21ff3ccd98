"""Subheads: which headings only divide the section of the one above them, whatever levels the file gives them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.extraction.words.records import record

__all__ = ["Head", "under"]

_TWICE = 2


@record
class Head:
    """A heading.

    Attributes:
        main: whether it is one of those that the text is divided by: a day, a state.
        words: its words.
        direct: whether it stands right below another, with no text between the two.
    """

    main: bool
    words: str
    direct: bool


def under(heads: Sequence[Head]) -> list[bool]:
    """Whether each heading only divides the section of the last main one above it.

    So do those right below it, those by whose words parts of other sections go, too, and all up to the next main
    heading where the first of them stands right below this one. The last section may end before the text does.

    >>> rows = [(True, "Sudan"), (False, "Army"), (True, "Mali"), (False, "Army"), (False, "Notes")]
    >>> under([Head(main, words, direct=False) for main, words in rows])
    [False, True, False, True, False]
    """
    runs: list[list[int]] = []
    for place, head in enumerate(heads):
        if head.main:
            runs.append([])
        elif runs:
            runs[-1].append(place)
    counts = Counter(words for run in runs for words in {heads[place].words.casefold() for place in run})
    found = [False] * len(heads)
    for number, run in enumerate(runs):
        divided = bool(run) and heads[run[0]].direct
        open_ended = number == len(runs) - 1
        for place in run:
            shared = counts[heads[place].words.casefold()] >= _TWICE
            if not (shared or (divided and (not open_ended or place == run[0]))):
                break
            found[place] = True
    return found
