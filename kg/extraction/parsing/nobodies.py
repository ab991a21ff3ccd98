"""Nobodies: of whom a subject says that none did it: "no Y planes bombed Z", "none of its men", "neither X nor Y"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import Unit

__all__ = ["none_of_whom"]

_NONE = frozenset(("no", "none", "not"))
_NEITHER = frozenset(("neither",))
_BOUNDED = frozenset(
    ("since", "until", "till", "before", "yet", "further", "other", "except", "more", "so", "unless", "if", "without",
     "as")
)  # fmt: skip
"""Words by which something was done all the same: "no X planes have bombed Y since May", "no further X planes"."""
_WHOLE = frozenset(("of", "a", "single", "one"))
_TO_END = 12


def none_of_whom(clauses: Clauses, group: VerbGroup, found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those whose men are the subject of ``group``, where it says that none of them did it; else nobody.

    Args:
        clauses: the sentence.
        group: what they did not do.
        found: who else is taken for its subject: the Y of "neither X nor Y" may be.
    """
    if found and not clauses.places.of(_NEITHER):
        return ()
    none = _none_of_them(clauses, group)
    return none if set(found) <= set(none) else ()


def _none_of_them(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    if group.form != "finite" or group.voice != "active" or group.negated or group.modality != "actual":
        return ()
    clause = clauses.clause(group)
    if clause is None or clause.link == "conditional":
        return ()
    if any(_bounds(unit) for unit in clauses.units[group.first : group.head + _TO_END]):
        return ()
    return _neither(clauses, group) or _none_of(clauses, group)


def _bounds(unit: Unit) -> bool:
    return unit.low in _BOUNDED


def _none_of(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """As in "no Y planes", "none of its troops", "not a single soldier of Y"."""
    phrases, units = clauses.subject_phrases(group), clauses.units
    if len(phrases) != 1 or phrases[0].party is not None:
        return ()
    first = phrases[0].first
    while first and (units[first - 1].low in _NONE or units[first - 1].low in _WHOLE) and units[first].low not in _NONE:
        first -= 1
    if units[first].low not in _NONE or any(_bounds(unit) for unit in units[first : group.first]):
        return ()
    first += 1
    while first < group.first and units[first].low in _WHOLE:
        first += 1
    inner = noun_phrase(units, first)
    if inner is None or inner.party is None or inner.last >= group.first:
        return ()
    return (inner.party,) if inner.party.roles & {"forces", "fighters", "assets"} else ()


def _neither(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The X and Y of "neither X nor Y shelled Z"."""
    units = clauses.units
    second = noun_phrase_before(units, clauses.past_adjuncts(group.first - 1)) if group.first else None
    if second is None or second.party is None or second.first < _PAIR or units[second.first - 1].low != "nor":
        return ()
    first = noun_phrase_before(units, second.first - 2)
    if first is None or first.party is None or not first.first or units[first.first - 1].low != "neither":
        return ()
    return (first.party, second.party)


_PAIR = 3
"""Units before Y in "neither X nor Y"."""
