"""Urgings: what the issuer of a release demands without a verb of speech: "Russia must leave", "it is vital that …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import content_from
from kg.extraction.claims.demands import asked_of, told_to
from kg.extraction.claims.obligations import has_to, still_due
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.attribution import attributions
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import Unit
from kg.model import Actor

__all__ = ["pressing", "urging_findings"]

_PRESSING = frozenset(("imperative", "essential", "vital", "crucial", "critical", "necessary", "urgent", "time",
                       "important", "incumbent", "indispensable", "high"))  # fmt: skip
_BOUND = SIDES | {"IntergovernmentalOrganization", "StateOrgan", "Organization"}
_TO_THAT = 4


def urging_findings(clauses: Clauses, issuer: Actor | None, said: Sequence[Finding]) -> Iterator[Finding]:
    """What the sentence of a release says in the issuer's own words that somebody has to do.

    Args:
        clauses: the sentence.
        issuer: whose release it is, if anybody's.
        said: what the other rules have read in it.
    """
    units = clauses.units
    if issuer is None or any(unit.kind == "quote" for unit in units):
        return
    asker = Party(issuer, issuer, units[0].start, units[0].end, frozenset(("name",)), "coreference")
    known = {finding.target for finding in said if finding.relation == "demandsOf"}
    for party, trigger, content in (*_bound(clauses), *pressing(clauses)):
        owned = party.actor.acts_for == issuer.name or "assets" in party.roles
        if party.actor.name not in known and party.actor.type in _BOUND and not owned:
            yield from asked_of(trigger, asker, party, content_from(units, content), 0.75)


def _bound(clauses: Clauses) -> Iterator[tuple[Party, int, int]]:
    """Who "must", "should" or "has to" do something, with the verb; nobody of whom another says so."""
    groups = [g for g in clauses.groups if g.modality == "demanded" and g.voice == "active"]
    groups = [g for g in groups if not g.negated and still_due(clauses, g, g.first)]
    groups += [g for g in clauses.groups if has_to(clauses, g)]
    if not groups:
        return
    told = attributions(clauses)
    for group in groups:
        perfect = any(unit.kind == "have" for unit in clauses.units[group.first : group.head])
        reported = any(a.first <= group.head <= a.last for a in told)
        clause = clauses.clause(group)
        plain = clause is not None and clause.link in ("main", "coordinate") and "conditional" not in clause.within
        if perfect or reported or not plain:
            continue  # "Y should have left", "Z says that Y must leave", "should Y leave"
        for party in clauses.subjects(group):
            yield party, group.head, group.head


def pressing(clauses: Clauses, *, reported: bool = False) -> Iterator[tuple[Party, int, int]]:
    """Of whom "it is imperative that Y leave", "it is time for Y to leave" is said.

    Args:
        clauses: the sentence.
        reported: whether it is asked what a named speaker says, and not what the text says itself.
    """
    units = clauses.units
    for index in range(1, len(units) - _TO_THAT):
        if units[index].low not in _PRESSING or not _it_is(units, index, past=reported):
            continue
        if any(unit.low in ("if", "whether", "unless") for unit in units[:index]):
            continue
        if not reported and any(told.first <= index <= told.last for told in attributions(clauses)):
            continue  # "Z said that it is vital that Y leave"
        joint = index + 1 + (units[index + 1].low == "time")
        named = noun_phrase(units, joint) if reported else None  # "it was essential Y leave"
        if units[joint].kind == "that" or (named is not None and named.party is not None):
            joint -= units[joint].kind != "that"
            for party, verb in told_to(clauses, joint + 1):
                yield party, index, verb
        elif units[joint].low in ("for", "to", "on", "upon"):
            phrases = clauses.phrases_from(joint + 1)
            after = phrases[-1].last + 1 if phrases else len(units)
            if after + 1 < len(units) and units[after].kind == "to":
                for phrase in phrases:
                    if phrase.party is not None:
                        yield phrase.party, index, after + 1


def _it_is(units: Sequence[Unit], index: int, *, past: bool = False) -> bool:
    """Whether "it is" or "it remains" stands before the adjective."""
    place = index - 1
    while place > 0 and (units[place].kind == "adverb" or units[place].low in ("of", "utmost", "remains", "high")):
        place -= 1
    is_so = (units[place].kind == "be" and (past or units[place].low not in ("was", "were"))) or units[
        place + 1
    ].low == "remains"
    before = units[place - 1].low if units[place].kind == "be" and place else units[place].low
    return is_so and before == "it"
