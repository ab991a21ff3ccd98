"""Overthrows: who unseated whom where a rising stands between them: "was ousted in a coup led by N. N."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import agent_index, surer
from kg.extraction.arguments.perpetrators import past_doing
from kg.extraction.arguments.putschists import UNSEATS, UNSEATS_KINGS, unnamed_force
from kg.extraction.grammar.bearers import bearer_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.leadership.commands import doing
from kg.extraction.parsing.clauses import Clauses

__all__ = ["overthrow_findings"]

_UNSEATS = UNSEATS_KINGS | {"remove"}
_RISINGS = frozenset(("coup", "insurrection", "rebellion", "mutiny", "uprising", "revolt", "putsch", "revolution",
                      "insurgency"))  # fmt: skip
_LEADS = frozenset(("lead", "head", "front", "command", "spearhead", "stage", "mount", "launch", "engineer",
                    "orchestrate", "organise", "organize", "mastermind", "instigate"))  # fmt: skip
_INTO = frozenset(("in", "by", "during", "after", "following", "through"))
_REACH = 9


def overthrow_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """Who unseated whom by a rising of his, where no other rule has read who did it."""
    told = frozenset(finding.trigger for finding in said if finding.relation == "hostileTo")
    for finding in _by_own_force(clauses, told):
        told |= {finding.trigger}
        yield finding
    if not clauses.places.of(_RISINGS):
        return
    for group in clauses.groups:
        real = not group.negated and group.modality == "actual" and group.form != "infinitive"
        if group.lemma not in _UNSEATS or group.head in told or not real:
            continue
        doers, fallen = _passive(clauses, group) if group.voice != "active" else _active(clauses, group)
        for doer in doers:
            for victim in fallen:
                if doer.actor.name != victim.actor.name:
                    yield Finding(group.head, "hostileTo", doer, victim, score=surer(0.75, doer, victim))


def _by_own_force(clauses: Clauses, told: frozenset[int]) -> Iterator[Finding]:
    """As in "the presidential guard overthrew N. N.", "N. N. was toppled by the army": that of his own state."""
    units = clauses.units
    for group in clauses.groups:
        real = not group.negated and group.modality == "actual" and group.form != "infinitive"
        if group.lemma not in UNSEATS or group.head in told or not real:
            continue
        clause, by = clauses.clause(group), agent_index(clauses, group)
        if group.voice == "active":
            force = next(iter(clauses.subject_phrases(group)), None)
            fallen = tuple(p.party for p in clause.objects[:1] if p.party is not None) if clause is not None else ()
        else:
            force = noun_phrase(units, by + 1) if by is not None and by + 1 < len(units) else None
            fallen = clauses.subjects(group) if force is not None else ()
        for victim in _fallen(fallen) if force is not None else ():
            ruler = victim.actor.type in ("Person", "State")
            doer = (unnamed_force(units, force, victim) or _leader_of(clauses, force)) if ruler and force else None
            if doer is not None and doer.actor.name != victim.actor.name:
                yield Finding(group.head, "hostileTo", doer, victim, score=surer(0.75, doer, victim))


def _leader_of(clauses: Clauses, men: NounPhrase) -> Party | None:
    """The N. N. of "officers led by N. N.", who is told to have done it."""
    units, led = clauses.units, men.last + 1
    if units[men.last].low not in _MEN or men.party is not None or led + 2 >= len(units):
        return None
    if not any(form.participle and form.lemma in _LEADS for form in units[led].forms) or units[led + 1].low != "by":
        return None
    person = bearer_at(units, led + 2)
    return _fallen((person[0],))[0] if person is not None and person[0].speaker.type == "Person" else None


_MEN = frozenset(
    ("soldiers", "officers", "colonels", "generals", "troops", "mutineers", "putschists", "captains", "men")
)


def _passive(clauses: Clauses, group: VerbGroup) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """As in "N. N. was overthrown in (by) a coup led by M. M."."""
    units = clauses.units
    for place in range(group.head + 1, min(group.head + 1 + _REACH, len(units))):
        if units[place].kind in ("comma", "stop", "end", "verb"):
            break
        if units[place].low in _RISINGS:
            between = [unit.low for unit in units[group.head + 1 : place]]
            return (_leaders(clauses, place) if _INTO & set(between) else ()), _fallen(
                clauses.subjects(group) or doing(clauses, group)
            )
    return (), ()


def _active(clauses: Clauses, group: VerbGroup) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """As in "a rebellion led by N. N. toppled M. M.", "N. N. led a coup that toppled M. M."."""
    units, clause = clauses.units, clauses.clause(group)
    victims = _fallen(tuple(p.party for p in clause.objects[:1] if p.party is not None)) if clause is not None else ()
    last = group.first - 1
    if last > 1 and units[last].low in ("that", "which") and units[last - 1].low in _RISINGS:
        lead = next((g for g in reversed(clauses.groups) if g.head < last), None)
        led = lead is not None and lead.lemma in _LEADS and lead.voice == "active" and not lead.negated
        real = led and lead is not None and lead.modality == "actual" and lead.form != "infinitive"
        return (doing(clauses, lead) if real and lead is not None else ()), victims
    for place in range(last, max(last - _REACH, -1), -1):
        if units[place].kind in ("comma", "stop", "end"):
            break
        if units[place].low in _RISINGS:
            return _leaders(clauses, place), victims
    return (), ()


def _leaders(clauses: Clauses, rising: int) -> tuple[Party, ...]:
    """The N. N. of "a coup (led) by N. N."."""
    units, after = clauses.units, rising + 1
    after += after < len(units) and units[after].low.startswith("d'")  # "coup d'état"
    led = after < len(units) and any(form.participle and form.lemma in _LEADS for form in units[after].forms)
    by = after + 1 if led else past_doing(units, after)
    by = after if by is None else by
    if by + 1 >= len(units) or units[by].low != "by":
        return ()
    person = bearer_at(units, by + 1)
    if person is not None:
        return (person[0],)
    return tuple(phrase.party for phrase in clauses.phrases_from(by + 1) if phrase.party is not None)


def _fallen(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those unseated, himself where he is named and not his state."""
    return tuple(replace(p, actor=p.speaker) if p.speaker.type == "Person" else p for p in parties)
