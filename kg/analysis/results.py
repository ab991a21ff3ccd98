"""What the results of analyses share: rows for pandas, lines for people, claims as a reader needs to see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from kg.analysis.ties import Tie
from kg.beliefs import Evidence
from kg.wording import counted

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "CLAIM_COLUMNS",
    "TIE_COLUMNS",
    "Listing",
    "Row",
    "cited",
    "claim_cells",
    "frame_of",
    "labelled",
    "left_undated",
    "paragraph",
    "span",
    "stated",
    "tie_rows",
]

Row = tuple[object, ...]
Item = TypeVar("Item")

CLAIM_COLUMNS = ("said by", "stance", "source", "passage")
"""The columns that `claim_cells` fills."""

TIE_COLUMNS = ("tie", "time", "held", "status", *CLAIM_COLUMNS)
"""The columns that `tie_rows` fills."""

_ASPECT = {"ended": "over when written", "ongoing": "going on when written"}
_STATED = {"affirms": "affirmed", "denies": "denied", "questions": "questioned"}
_HELD = {None: "", "certain": ", surely then", "possible": ", perhaps then", "undated": ", nobody says when"}


class Listing(Sequence[Item], Generic[Item]):
    """A result that is a list of findings, in its attribute ``items``; an empty one is a finding too."""

    __slots__ = ()

    items: tuple[Item, ...]

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, index: int | slice) -> Item | tuple[Item, ...]:
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)


def frame_of(columns: Sequence[str], rows: Iterable[Row]) -> pd.DataFrame:
    """A DataFrame of those columns, also where there is no row."""
    import pandas as pd  # noqa: PLC0415 - slow to import, and a text needs none

    return pd.DataFrame([list(row) for row in rows], columns=list(columns))


def claim_cells(claim: Evidence) -> Row:
    """A claim as the columns `CLAIM_COLUMNS`."""
    return claim.claimant or "the text", claim.stance, claim.source, claim.words


def stated(claim: Evidence) -> str:
    """Who says it, and how, whether one or many: "denied by UN experts", "affirmed by the text"."""
    return f"{_STATED[claim.stance]} by {claim.claimant or 'the text'}"


def cited(evidence: Iterable[Evidence], indent: str = "    ") -> list[str]:
    """A line for each claim: who says it, in which words, where; what comes from context is marked."""
    lines = []
    for claim in evidence:
        context = f" [{', '.join(claim.inferred)} from context]" if claim.inferred else ""
        lines.append(f"{indent}- {stated(claim)}: {claim.words} ({claim.source}){context}")
    return lines


def tie_rows(tie: Tie) -> Iterator[Row]:
    """A tie as the columns `TIE_COLUMNS`: a row for each claim on it."""
    for claim in tie.evidence:
        time = f"{tie.time}, {_ASPECT[claim.aspect]}" if claim.aspect else tie.time
        yield tie.words, time, tie.when or "", tie.status, *claim_cells(claim)


def labelled(label: str, tie: Tie) -> list[str]:
    """A tie under a heading, behind what it is and how surely it held on the day; its claims below it."""
    return [f"  {label}{_HELD[tie.when]}: {tie}", *cited(tie.evidence, "      ")]


def left_undated(ties: Sequence[Tie], at: date | None) -> list[str]:
    """What was left out of a day because no text dates it; no line where nothing was."""
    if not ties:
        return []
    return [f"Left out on {at}, for no text says when: {counted(len(ties), 'tie')}.", *(f"    {tie}" for tie in ties)]


def paragraph(tie: Tie, indent: str = "  ") -> list[str]:
    """A tie, and its claims below it."""
    return [f"{indent}{tie}", *cited(tie.evidence, f"{indent}    ")]


def span(first: date | None, last: date | None) -> str:
    """Two bounds in words.

    >>> span(None, date(2021, 8, 31))
    'at an unknown time, by 2021-08-31'
    """
    if first is not None and last is not None:
        return f"between {first} and {last}" if first != last else f"on {first}"
    if first is not None:
        return f"after {first}, by an unknown day"
    return f"at an unknown time, by {last}" if last is not None else "at a time that no text dates"
