"""Which movements have ruled which states, and since when: who then speaks of either is a party to what it does.

Texts seldom say so: to them "the Taliban", "the Taliban government" and "Afghanistan" are one. Each row of
``data/rulers.tsv`` is a movement, or the government it has formed, a state, and the days from and to which it ruled.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

__all__ = ["ruling"]


@dataclass(frozen=True, slots=True)
class _Rule:
    """That a movement, or the government it has formed, rules a state from one day to another."""

    ruler: str
    ruled: str
    since: date
    until: date = date.max


@cache
def _rules() -> tuple[_Rule, ...]:
    text = (files("kg.beliefs") / "data" / "rulers.tsv").read_text(encoding="utf-8")
    return tuple(
        _Rule(
            row["ruler"],
            row["ruled"],
            date.fromisoformat(row["since"]),
            date.fromisoformat(row["until"]) if row["until"] else date.max,
        )
        for row in csv.DictReader(text.splitlines(), delimiter="\t")
    )


def ruling(day: date) -> Iterator[tuple[str, str]]:
    """Who rules and whom, as names of the lexicon have them, by all that begun at ``day`` or before and goes on."""
    return ((rule.ruler, rule.ruled) for rule in _rules() if rule.since <= day <= rule.until)
