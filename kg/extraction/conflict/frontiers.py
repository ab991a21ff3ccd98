"""Frontiers: who is in dispute where only the line or the land is named: "the Durand Line dispute"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import table
from kg.model import Actor

__all__ = ["frontier_findings"]

_DISPUTES = frozenset(("dispute", "disputes", "standoff", "stand-off", "row", "quarrel", "spat"))
_BETWEEN = frozenset(
    ("border", "boundary", "territorial", "maritime", "sovereignty", "frontier", "long-running", "old")
)
_LEADS = frozenset(("over", "about", "along", "on", "concerning"))
_LONGEST = 4
_ENDED = frozenset(("settled", "resolved", "ended", "no", "without", "former", "if", "could", "would"))


@cache
def _frontiers() -> Mapping[str, tuple[str, str]]:
    return {row["name"]: (row["one"], row["other"]) for row in table("frontiers")}


def frontier_findings(clauses: Clauses, told: frozenset[str]) -> Iterator[Finding]:
    """The disputes of a sentence that names what is in dispute, and not between whom.

    Args:
        clauses: the sentence.
        told: the names of those of whom other rules have read a dispute there.
    """
    units = clauses.units
    for index in clauses.places.of(_DISPUTES) if not clauses.places.have(_ENDED) else ():
        unit = units[index]
        pair = _before(units, index) or _after(units, index)
        if pair is None or told & {*pair}:
            continue
        one, other = (_party(name, unit.start, unit.end) for name in pair)
        yield Finding(index, "disputesWith", one, other, score=0.55)


def _before(units: Units, index: int) -> tuple[str, str] | None:
    """As in "the Durand Line border dispute"."""
    last = index - 1
    while last > 0 and units[last].low in _BETWEEN:
        last -= 1
    return _named(units, last)


def _named(units: Units, last: int) -> tuple[str, str] | None:
    for length in range(min(_LONGEST, last + 1), 0, -1):
        name = " ".join(unit.low for unit in units[last + 1 - length : last + 1])
        if name in _frontiers():
            return _frontiers()[name]
    return None


def _after(units: Units, index: int) -> tuple[str, str] | None:
    """As in "the dispute over Kashmir"."""
    first = index + 1
    if first + 1 >= len(units) or units[first].low not in _LEADS:
        return None
    first += 1 + (units[first + 1].kind == "determiner")
    for length in range(_LONGEST, 0, -1):
        name = " ".join(unit.low for unit in units[first : first + length])
        if name in _frontiers():
            return _frontiers()[name]
    return None


def _party(name: str, start: int, end: int) -> Party:
    actor = Actor(name, "State")
    return Party(actor, actor, start, end, frozenset(("name",)), "coreference")
