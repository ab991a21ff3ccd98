"""Rumours: what somebody is accused of, or said to have done, by nobody whom the text names: deniable all the same.

"Togo is accused of sheltering Z" is nobody's claim and no statement; "it denies this" is Togo's denial.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.extraction.arguments.objects import surer
from kg.extraction.claims.contents import charged_with
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.once import Once
from kg.extraction.patterns.act_nouns import acting
from kg.extraction.patterns.frames import said_of
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES
from kg.extraction.words.wordlists import wordlists

__all__ = ["rumours"]

_ACCUSES = frozenset(("accuse", "suspect", "blame", "charge"))
_HELD = frozenset(("say", "believe", "report", "allege", "think", "rumour", "rumor", "understand", "suspect", "reckon",
                   "suppose", "presume", "claim"))  # fmt: skip
_TELLS = _ACCUSES | _HELD
_OPENERS = frozenset(("of", "for", "with"))


@Once
def rumours(clauses: Clauses) -> Iterator[Finding]:
    """What the sentence says that somebody is accused of or held to have done."""
    for group in clauses.acts.of(_TELLS):
        yield from _rumoured(clauses, group)
    for group in clauses.acts.of(_attacks()):
        yield from _struck_somebody(clauses, group)


@cache
def _attacks() -> frozenset[str]:
    """The verbs of an attack."""
    return frozenset(lemma for lemma, frame in wordlists().frames.items() if frame.relation == "attacked")


def _struck_somebody(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """An attack told of somebody, on what no rule knows whose it is: "X's army had shelled hospitals"."""
    frame = wordlists().frames.get(group.lemma)
    if frame is None or frame.relation != "attacked":
        return
    clause = clauses.clause(group)
    if clause is None or group.negated or group.modality != "actual" or group.form != "finite":
        return
    doers = clauses.subjects(group) if group.voice == "active" else clause.agents if group.voice == "passive" else ()
    patients = clause.objects if group.voice == "active" else clauses.subject_phrases(group)
    if len(doers) != 1 or len(patients) != 1:
        return
    plain = patients[0].party is None and doers[0].actor.type in SIDES and "assets" not in doers[0].roles
    if plain:
        yield Finding(group.head, "attacked", acting(doers[0]), None, frame.event, score=surer(0.65, doers[0]))


def _rumoured(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    if (group.lemma not in _ACCUSES and group.lemma not in _HELD) or group.negated or group.modality != "actual":
        return
    units, after, clause = clauses.units, group.head + 1, clauses.clause(group)
    aside = clause is not None and clause.link == "participial" and units[group.head].low.endswith("ed")
    if group.voice not in ("passive", "reduced") and not aside:
        return
    if group.lemma in _ACCUSES and after < len(units) and units[after].low in _OPENERS:
        for accused in clauses.subjects(group) if clause is not None and not clause.agents else ():
            for finding in charged_with(clauses, after + 1, accused):
                yield replace(finding, charge_of=group.head)
    elif group.lemma in _HELD:
        inner = next((g for g in clauses.groups if g.first == after and g.form == "infinitive"), None)
        for held in clauses.subjects(group) if inner is not None and not inner.negated else ():
            yield from _staying(clauses, inner, held) if inner is not None else ()
            for finding in said_of(clauses, inner, acting(held)) if inner is not None else ():
                yield replace(finding, charge_of=group.head)


def _staying(clauses: Clauses, inner: VerbGroup, held: Party) -> Iterator[Finding]:
    """As in "is said to be living in Y", "believed to be hiding in Y": where somebody is thought to be."""
    clause = clauses.clause(inner) if inner.lemma in _STAYS else None
    for phrase in clause.complements.get("in", ()) if clause is not None else ():
        host = phrase.party
        if host is not None and host.actor.type in STATES and held.actor.type in GROUPS | {"Person"}:
            yield Finding(inner.head, "presentIn", held, host, charge_of=inner.head, score=surer(0.6, held, host))


_STAYS = frozenset(("live", "hide", "shelter", "reside", "stay", "be", "operate", "lie", "remain", "base"))
