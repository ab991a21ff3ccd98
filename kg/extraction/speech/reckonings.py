"""What somebody speaks of, or puts a number on, without a clause: "X spoke of a massacre", "X puts the toll at 90"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.sources import agent_source, subject_source
from kg.extraction.speech.voices import Attribution, made_by

__all__ = ["LAYS", "RECKONS", "SPEAKS_OF", "laid_to", "reckoned", "speaks_of"]

SPEAKS_OF = frozenset(("speak", "complain", "talk"))
RECKONS = frozenset(("put", "place", "estimate", "reckon", "count", "assess", "calculate"))
"""Verbs with which somebody gives a number: "puts the toll at 90"."""
LAYS = {"ascribe": (), "attribute": (), "put": ("down",), "chalk": ("up",), "trace": (), "set": ("down",)}
"""Verbs with which somebody says whence something came, and what stands before their "to"."""
_TO_OF, _TO_NUMBER, _BEFORE_NUMBER = 8, 24, 5


def speaks_of(clauses: Clauses, group: VerbGroup) -> Iterator[Attribution]:
    """As in "X spoke of a massacre by Y", "X complained to Z of Y's raids": what X says that there was."""
    units = clauses.units
    reach = range(group.head + 1, min(group.head + _TO_OF, len(units) - 1))
    of = next((i for i in reach if units[i].low in ("of", "about") or units[i].kind in ("comma", "stop")), None)
    if of is None or units[of].low not in ("of", "about") or group.negated or group.form == "infinitive":
        return
    _, source, _ = subject_source(clauses, group)
    ends = range(of + 1, len(units))
    last = next((i - 1 for i in ends if units[i].kind in ("comma", "stop", "end", "conjunction")), len(units) - 1)
    if source is not None:
        yield made_by((of, last), source, "claims", group.head, units)


def reckoned(clauses: Clauses, group: VerbGroup) -> Iterator[Attribution]:
    """As in "officials put the death toll at 90", "X estimates Y's strength at some 2,000": the number is theirs.

    What puts a toll at a number and is nobody who speaks ("the blast put the toll at 90") makes no claim.
    """
    units = clauses.units
    if group.voice == "passive" and not group.negated:
        yield from _put_by(clauses, group)
    if group.voice != "active" or group.negated:
        return
    reach = range(group.head + 1, min(group.head + _TO_NUMBER, len(units) - 1))
    over = next((i for i in reach if units[i].kind == "stop" or _finite_at(clauses, i)), reach.stop)
    at = next((i for i in range(reach.start, over) if units[i].low == "at"), None)
    if at is None or all(unit.kind != "number" for unit in units[at + 1 : at + _BEFORE_NUMBER]):
        return
    _, source, pronoun = subject_source(clauses, group)
    if source is not None or pronoun:
        last = next((i - 1 for i in range(at, len(units)) if units[i].kind in ("comma", "stop", "end")), len(units) - 1)
        made = made_by((group.head + 1, last), source, "estimates", group.head, units)
        yield replace(made, pronoun=pronoun) if source is None else made


def _finite_at(clauses: Clauses, index: int) -> bool:
    """Whether a clause of its own begins: not in "the number of X's soldiers fighting beside Y at 4,000"."""
    verb = clauses.at(index)
    return verb is not None and verb.form == "finite" and verb.voice != "reduced"


def _put_by(clauses: Clauses, group: VerbGroup) -> Iterator[Attribution]:
    """As in "the toll was put at 90 by X": X's, the toll included."""
    units, subjects = clauses.units, clauses.subject_phrases(group)
    at = next((i for i in range(group.head + 1, min(group.head + 3, len(units))) if units[i].low == "at"), None)
    source = agent_source(clauses, group) if at is not None and subjects else None
    if at is not None and source is not None:
        last = next((i - 1 for i in range(at, len(units)) if units[i].kind in ("comma", "stop", "end")), len(units) - 1)
        yield made_by((subjects[0].first, last), source, "estimates", group.head, units)


def laid_to(clauses: Clauses, group: VerbGroup) -> Iterator[Attribution]:
    """As in "X put the blast down to a bomb that Y had laid", "X ascribed it to a drone fired by Y": X says so."""
    units, before = clauses.units, LAYS[group.lemma]
    if group.negated or group.form == "infinitive":
        return
    reach = range(group.head + 1, min(group.head + _TO_NUMBER, len(units) - 1))
    to = next((i for i in reach if units[i].low == "to" and (not before or units[i - 1].low in before)), None)
    if to is None or any(
        units[i].kind in ("comma", "stop") or clauses.at(i) is not None for i in range(reach.start, to)
    ):
        return
    _, source, _ = subject_source(clauses, group)
    last = next((i - 1 for i in range(to, len(units)) if units[i].kind in ("comma", "stop", "end")), len(units) - 1)
    if source is not None:
        yield made_by((to + 1, last), source, "claims", group.head, units)
