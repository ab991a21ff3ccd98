"""Overthrows: who unseated whom where a rising stands between them: "was ousted in a coup led by N. N."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.arguments.perpetrators import past_doing
from kg.extraction.grammar.bearers import bearer_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.leadership.commands import doing
from kg.extraction.parsing.clauses import Clauses

__all__ = ["overthrow_findings"]

_UNSEATS = frozenset(("depose", "oust", "topple", "overthrow", "unseat", "dethrone", "remove"))
_RISINGS = frozenset(("coup", "insurrection", "rebellion", "mutiny", "uprising", "revolt", "putsch", "revolution",
                      "insurgency"))  # fmt: skip
_LEADS = frozenset(("lead", "head", "front", "command", "spearhead", "stage", "mount", "launch", "engineer",
                    "orchestrate", "organise", "organize", "mastermind", "instigate"))  # fmt: skip
_INTO = frozenset(("in", "by", "during", "after", "following", "through"))
_REACH = 9


def overthrow_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """Who unseated whom by a rising of his, where no other rule has read who did it."""
    if not clauses.places.of(_RISINGS):
        return
    told = {finding.trigger for finding in said if finding.relation == "hostileTo"}
    for group in clauses.groups:
        real = not group.negated and group.modality == "actual" and group.form != "infinitive"
        if group.lemma not in _UNSEATS or group.head in told or not real:
            continue
        doers, fallen = _passive(clauses, group) if group.voice != "active" else _active(clauses, group)
        for doer in doers:
            for victim in fallen:
                if doer.actor.name != victim.actor.name:
                    yield Finding(group.head, "hostileTo", doer, victim, score=surer(0.75, doer, victim))


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
