"""Asides: who stands behind an aside or a relative clause, and whether he is one more object of its verb.

He is in "backed the A, led by N. N., and the B", and is not in "the army X backed and Y".
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import NAMES

__all__ = ["beyond_asides", "object_before"]

_TOLD = frozenset(("led", "headed", "commanded", "based", "founded", "formed", "known", "run", "created", "under",
                   "then"))  # fmt: skip
_FAR = 14
_BROKEN = frozenset(("stop", "end", "that", "relative", "subordinator", "quote", "be", "have", "modal"))
_CLOSES = frozenset(("end", "stop", "comma", "preposition", "date", "to", "close"))


def beyond_asides(clauses: Clauses, found: Iterable[Party]) -> tuple[Party, ...]:
    """The B of "backed the A, led by N. N., and the B", "backed the A (led by N. N.) and the B".

    Args:
        clauses: the sentence.
        found: the objects so far, of whom only one is read.
    """
    told, units = tuple(found), clauses.units
    if len(told) != 1:
        return ()
    last = next((i for i, unit in enumerate(units) if unit.start <= told[0].start < unit.end), len(units))
    opened = last + 1 < len(units) - 2 and units[last + 1].kind in ("comma", "open")
    if not opened or units[last + 2].low not in _TOLD:
        return ()
    mark = "comma" if units[last + 1].kind == "comma" else "close"
    near = range(last + 2, min(last + _FAR, len(units) - 2))
    end = next((i for i in near if units[i].kind == mark and units[i + 1].low == "and"), None)
    if end is None or any(unit.kind in _BROKEN for unit in units[last + 2 : end]):
        return ()
    phrase = noun_phrase(units, end + 2)
    after = units[phrase.last + 1].kind if phrase is not None and phrase.last + 1 < len(units) else "end"
    named = phrase is not None and phrase.party is not None and phrase.roles == {"name"} and after in _CLOSES
    return (phrase.party,) if named and phrase is not None and phrase.party is not None else ()


def object_before(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "the army X backed and Y", "the land X backed and Z attacked": after the "and" stands no object of it.

    Args:
        clauses: the sentence.
        group: the verb.
    """
    after = clauses.units[group.head + 1 : group.head + 4]
    named = [unit for unit in after[1:] if unit.kind != "determiner"][:1]
    joined = bool(named) and after[0].low == "and" and named[0].kind in NAMES
    clause = clauses.clause(group) if joined else None
    inner = clause is not None and not {"relative", "insertion"}.isdisjoint((clause.link, *clause.within))
    if any(unit.kind == "relative" for unit in clauses.units[max(group.first - _TO_WHICH, 0) : group.first]):
        return False  # "Z, which X armed and Y financed"
    return inner and group.voice == "active"


_TO_WHICH = 4
