"""`kg analyze`: each row is a tie with one of the claims that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import open_graph, print_rows

if TYPE_CHECKING:
    from kg.analysis import Tie

__all__ = ["run_mediators", "run_neighbours"]

_TIE = ("tie", "time", "held", "status", "said by", "source", "passage")

_ASPECT = {"ended": "over when written", "ongoing": "going on when written"}


def _tie_cells(tie: Tie) -> Iterator[tuple[object, ...]]:
    stated = tie.interval.as_stated or "undated"
    for claim in tie.evidence:
        time = f"{stated}, {_ASPECT[claim.aspect]}" if claim.aspect else stated
        speaker = f"{claim.claimant or 'the text'} {claim.stance}"
        yield tie.words, time, tie.when or "", tie.status, speaker, claim.source, claim.words


def _rows(name: object, ties: Iterable[Tie]) -> Iterator[tuple[object, ...]]:
    for tie in ties:
        for cells in _tie_cells(tie):
            yield (name, *cells)


def run_neighbours(kind: str, actor: str, source: Path | None, view: str, at: str | None, form: str) -> int:
    """Allies or adversaries of an actor."""
    graph = open_graph(source)
    found = getattr(graph, kind)(actor, view=view, at=at)
    rows: list[tuple[object, ...]] = []
    for neighbour in found:
        ties, others, other_sign = (
            (neighbour.positive, neighbour.negative, "hostile")
            if kind == "allies"
            else (neighbour.negative, neighbour.positive, "friendly")
        )
        name = f"{neighbour.name} (also {other_sign}: {len(others)})" if others else neighbour.name
        rows += _rows(name, ties)
    return print_rows(("actor", *_TIE), rows, form)


def run_mediators(
    first: str, second: str, source: Path | None, view: str, at: str | None, rollup: bool, form: str
) -> int:
    """Who has mediated between two, or hosted them, with the ties that bear on its impartiality."""
    rows: list[tuple[object, ...]] = []
    for record in open_graph(source).mediators(first, second, view=view, at=at, rollup=rollup):
        for part in ("mediations", "hostings", "support", "hostility"):
            rows += [(record.name, part, *row[1:]) for row in _rows(None, getattr(record, part))]
    return print_rows(("mediator", "part", *_TIE), rows, form)
