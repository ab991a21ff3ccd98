"""What is refused at once: "X proposed talks, an offer turned down by Y", "X demanded it, a condition Y rejected"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists, words_of

__all__ = ["refused_findings"]

_TO_BY = 4


def refused_findings(clauses: Clauses) -> Iterator[Finding]:
    """The refusals that a noun set beside a clause tells."""
    units = clauses.units
    for group in clauses.groups:
        known = wordlists().classes
        apposed = group.first > 2 and units[group.first - 3].kind == "comma"
        apposed = apposed and units[group.first - 1].low in words_of("asked_noun") | known["plan_noun"]
        if not apposed or units[group.first - 2].low not in ("a", "an") or group.negated:
            continue
        if not (
            group.lemma in known["turning_down"] or (group.lemma == "turn" and units[group.head + 1].low == "down")
        ):
            continue
        doer = _by(clauses, group)
        if doer is None or doer.actor.type not in SIDES:
            continue
        maker = _maker(clauses, group, doer)
        yield Finding(
            group.head, "refuses", doer, maker, content=units[group.first - 1].text, claimant=doer.speaker,
            claimant_at=(doer.start, doer.end), given=True, score=surer(0.75, doer),
        )  # fmt: skip


def _by(clauses: Clauses, group: VerbGroup) -> Party | None:
    """Who refuses: "(turned down) on Sunday by Y"."""
    units = clauses.units
    reach = range(group.head + 1, min(group.head + _TO_BY, len(units) - 1))
    by = next((i for i in reach if units[i].low == "by"), None)
    phrase = noun_phrase(units, by + 1) if by is not None else None
    return phrase.party if phrase is not None else None


def _maker(clauses: Clauses, group: VerbGroup, doer: Party) -> Party | None:
    """Who asked: the one who is told to do anything in the clause before but the refuser himself.

    Nobody where a third is: "Kenya said that Uganda had proposed talks, an offer rejected by X".
    """
    told = [g for g in clauses.groups if g.head < group.first and g.form == "finite"]
    parties = {p.actor.name: p for g in told for p in clauses.subjects(g) if p.actor.name != doer.actor.name}
    asks = any(g.lemma in words_of("making_an_offer") for g in told)
    return next(iter(parties.values())) if asks and len(parties) == 1 else None
