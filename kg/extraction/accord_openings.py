"""Openings: sentences that open with the signing of an accord that "it" goes on to tell: "Signed by X and Y, it"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.accord_doing import agents, distinct
from kg.extraction.accord_parties import gathered
from kg.extraction.clauses import Clauses
from kg.extraction.descriptions import SIDES
from kg.extraction.findings import Accord, Finding
from kg.extraction.phrases import Party, VerbGroup
from kg.extraction.wordlists import wordlists

__all__ = ["fronted"]

_BOTH = 2


def fronted(clauses: Clauses) -> Iterator[Finding]:
    """As in "Signed on 3 May by X and Y, it ended the war", "Concluded in 1992, it bound X and Y to disarm"."""
    group = clauses.at(0)
    if group is None or group.lemma not in _MAKES or group.form != "finite" or not group.past:
        return
    main = next((g for g in clauses.groups if g.head > 0 and (c := clauses.clause(g)) and c.link == "main"), None)
    phrases = clauses.subject_phrases(main) if main is not None else ()
    if main is None or len(phrases) != 1:
        return
    units, subject = clauses.units, phrases[0]
    accord = wordlists().accords.get(units[subject.last].low)
    if units[subject.last].low not in ("it", "this") and (accord is None or accord.kind != "agreement"):
        return
    parties = agents(clauses, group) if group.voice == "reduced" else ()
    if len(parties) < _BOTH and main.lemma in _BINDS and main.voice == "active":
        parties = gathered(clauses, main)
    if not parties or any(party.actor.type == "Person" for party in parties):
        # "Signed by N. N. and M. M., it ended nine years of war between X and Y"
        parties = _ended(clauses, main) or parties
    able = all(party.actor.type in SIDES or party.actor.type == "Person" for party in parties)
    if len(parties) >= _BOTH and distinct(parties) and able:
        own = Accord("agreement", "Agreement", definite=True, at=0)
        yield Finding(0, "partyTo", parties[0], None, "Agreement", parties, agreement="", accord=own, score=0.7)


def _ended(clauses: Clauses, main: VerbGroup) -> tuple[Party, ...]:
    """The two of "ended nine years of war between X and Y"."""
    units = clauses.units
    if main.lemma != "end" or main.voice != "active" or main.negated:
        return ()
    near = range(main.head + 1, min(main.head + _TO_TWO, len(units) - 1))
    return next((clauses.between(place + 1) for place in near if units[place].low == "between"), ())


_TO_TWO = 9
_MAKES = frozenset(("sign", "conclude", "initial", "ratify", "agree", "reach", "negotiate", "ink", "seal"))
_BINDS = frozenset(("bind", "commit", "oblige", "require", "compel"))
