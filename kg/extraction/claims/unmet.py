"""Unmet: talks that one of those who are said to have held them denies: "X said it had met Y, which Y denied"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.claims.charge_nouns import CHARGES
from kg.extraction.claims.denials import names_charge
from kg.extraction.claims.deniers import denier_of
from kg.extraction.claims.hearings import Hearing, Room
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists

__all__ = ["UNMET"]


def _not_met(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """The denials of talks."""
    clauses = hearing.clauses
    if group.head in hearing.done() or not names_charge(clauses, group):
        return
    denier = denier_of(clauses, group, hearing.met, hearing.discourse)
    after = clauses.units[min(group.head + 1, len(clauses.units) - 1)]
    # "Y rejected it" after talks may be of what was offered there.
    if denier is None or (group.lemma in ("reject", "dismiss") and after.low in ("it", "this", "that")):
        return
    if _of_charges(clauses, group.head + 1):
        return
    before = [f for f in hearing.met if f.trigger < group.head]
    here = [f for f in before if _talks_of(f, denier)]
    if here and any(f.relation != "negotiatedWith" and f.trigger > here[-1].trigger for f in before):
        return  # "X met Y and accused it of spying, which Y denied"
    if not here and any(f.relation == "accuses" for f in before):
        return  # "X accused Y of helping its foes, which Y denied": not that the two have met before
    for finding in (here or [f for f in hearing.discourse.charges.talks() if _talks_of(f, denier)])[-1:]:
        both = tuple(_as_meant(party, denier) for party in finding.parties)
        yield Finding(
            group.head, "negotiatedWith", both[0], None, finding.event, parties=both, stance="denies", act="denies",
            claimant=denier.speaker, claimant_at=(denier.start, denier.end), score=0.65,
        )  # fmt: skip


def _of_charges(clauses: Clauses, first: int) -> bool:
    """Whether "the charge" is denied, which to have met is none."""
    phrase = noun_phrase(clauses.units, first) if first < len(clauses.units) else None
    return phrase is not None and clauses.units[phrase.last].low in CHARGES


def _talks_of(finding: Finding, denier: Party) -> bool:
    """Whether it tells of two, of whom the denier is one, that they have talked."""
    told = finding.relation == "negotiatedWith" and finding.stance == "affirms" and finding.modality == "actual"
    return told and len(finding.parties) == 2 and any(p.actor.name == denier.actor.name for p in finding.parties)


def _as_meant(party: Party, denier: Party) -> Party:
    """The party as the denial means him."""
    if party.actor.name == denier.actor.name:
        return denier
    return replace(party, kind="coreference", start=denier.start, end=denier.end)


def _verbs() -> frozenset[str]:
    return wordlists().classes["denying"] | {"contradict"}


UNMET = Room(_verbs, _not_met)
