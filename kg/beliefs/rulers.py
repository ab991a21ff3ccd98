"""Which movements have ruled which states, and since when: who then speaks of either is a party to what it does.

Texts that tell of such a state seldom say so: "the Taliban", "the Taliban government" and "Afghanistan" are one to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

__all__ = ["ruling"]


@dataclass(frozen=True, slots=True)
class _Rule:
    """That a movement, or the government it has formed, rules a state from one day to another."""

    ruler: str
    ruled: str
    since: date
    until: date = date.max


_RULES = (
    _Rule("Afghan Taliban", "Afghanistan", date(1996, 9, 27), date(2001, 11, 13)),
    _Rule("Afghan Taliban", "Afghanistan", date(2021, 8, 15)),
    _Rule("Taliban administration", "Afghan Taliban", date(1996, 9, 27)),
    _Rule("Khmer Rouge", "Democratic Kampuchea", date(1975, 4, 17)),
    _Rule("Khmer Rouge", "Cambodia", date(1975, 4, 17), date(1979, 1, 7)),
    _Rule("People's Republic of Kampuchea", "Cambodia", date(1979, 1, 8), date(1989, 4, 30)),
    _Rule("Rwandan Patriotic Front", "Rwanda", date(1994, 7, 19)),
    _Rule("MPLA", "Angola", date(1975, 11, 11)),
    _Rule("SPLM/A", "South Sudan", date(2011, 7, 9)),
    _Rule("Hayat Tahrir al-Sham", "Syria", date(2024, 12, 8)),
)


def ruling(day: date) -> Iterator[tuple[str, str]]:
    """Who rules and whom, as names of the lexicon have them, by all that begun at ``day`` or before and goes on."""
    return ((rule.ruler, rule.ruled) for rule in _RULES if rule.since <= day <= rule.until)
