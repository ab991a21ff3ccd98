"""Fallen: who lost people, or died, in whose ambush, attack or raid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.foes import foe_of
from kg.extraction.arguments.objects import people_of, surer
from kg.extraction.arguments.perpetrators import acknowledged, past_doing, past_when
from kg.extraction.arguments.suitability import UNIONS, can_be
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES, STATES
from kg.extraction.words.wordlists import Frame, wordlists

__all__ = ["fallen_findings"]

_DIES = frozenset(("die", "perish"))
_HURTS = frozenset(("kill", "wound", "injure", "hurt"))
_IN = ("in", "to", "during", "by")
_LAYS = frozenset(("lay", "stage", "mount", "carry", "launch", "set", "spring", "conduct", "plant", "fire"))
_LIVES = frozenset(("life", "lives"))
_REACH = 10
_BODIES = frozenset(("people", "forces", "fighters", "officials"))
_FRAME = Frame("attacked", "Assault", ("object",), "target")


def fallen_findings(clauses: Clauses, said: Sequence[Finding]) -> list[Finding]:
    """That those attacked the fallen in whose attack these died: "X lost two men in an ambush that Y laid".

    Args:
        clauses: the sentence.
        said: what other rules have read in it, which is not told again.
    """
    ties = {(f.relation, f.subject.actor.name, f.target) for f in said}
    found = [finding for group in clauses.groups if _told(clauses, group) for finding in _fell(clauses, group)]
    return [f for f in found if (f.relation, f.subject.actor.name, f.target) not in ties]


def _told(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb tells of loss or death as done."""
    if group.negated or group.modality != "actual" or group.form not in ("finite", "present"):
        return False
    return (group.lemma == "lose" and group.voice == "active") or group.lemma in _DIES or _killed(clauses, group)


def _killed(clauses: Clauses, group: VerbGroup) -> bool:
    clause = clauses.clause(group)
    hurt = group.lemma in ("kill", "wound", "injure", "abduct", "capture") and group.voice == "passive"
    return hurt and clause is not None and not clause.agents


def _fell(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    clause = clauses.clause(group)
    if clause is None:
        return
    units = clauses.units
    lives = group.lemma == "lose" and any(units[phrase.last].low in _LIVES for phrase in clause.direct)
    if group.lemma == "lose" and not lives and not any(_people(units, phrase) for phrase in clause.direct):
        return
    attack = _attack_after(units, clause.direct[-1].last + 1 if lives else group.head + 1)
    victims: Sequence[Party] = [p for p in clauses.subjects(group) if p.actor.type in SIDES | UNIONS]
    doers = _layers(clauses, attack) if attack is not None else _at_the_time(clauses, group)
    claimed = attack is not None and any(unit.low == "claimed" for unit in units[attack.last + 1 : attack.last + 2])
    for doer in doers:
        for victim in victims or _soldiers(clauses, group, doer) or _bystanders(clauses, group, attack):
            if doer.actor.name != victim.actor.name and can_be(_FRAME, doer, victim):
                told = Finding(group.head, "attacked", doer, victim, "Assault", score=surer(0.75, doer, victim))
                yield acknowledged(told) if claimed else told


def _at_the_time(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Whose the deed was of "died when X shelled the town", where nobody else is struck there."""
    clause = clauses.clause(group)
    if clause is None or not any(phrase.roles & _BODIES for phrase in clauses.subject_phrases(group)):
        return ()
    later = next((g for g in clauses.groups if g.head > group.head and g.lemma not in _HURTS), None)
    if later is None or not _strikes(clauses.units, later) or later.voice != "active":
        return ()
    if later.negated or later.modality != "actual" or later.form != "finite":
        return ()
    between = [unit.low for unit in clauses.units[group.head + 1 : later.first]]
    if not set(between) & {"when", "as", "after"} or len(between) > _REACH or set(between) & {",", ";", "that", "who"}:
        return ()
    told = clauses.clause(later)
    own = told is not None and all(phrase.party is None or "assets" in phrase.roles for phrase in told.objects)
    return tuple(p for p in clauses.subjects(later) if p.actor.type in SIDES) if own else ()


def _strikes(units: Units, group: VerbGroup) -> bool:
    """Whether the verb tells of violence: "shelled", "opened fire"."""
    frame = wordlists().frames.get(group.lemma)
    fires = group.lemma == "open" and group.head + 1 < len(units) and units[group.head + 1].low == "fire"
    return fires or (frame is not None and frame.relation == "attacked")


def _soldiers(clauses: Clauses, group: VerbGroup, doer: Party) -> tuple[Party, ...]:
    """Whose "two soldiers" are who were killed when a band struck them."""
    phrases = clauses.subject_phrases(group)
    foe = foe_of(clauses, (doer,), phrases[0]) if len(phrases) == 1 and phrases[0].party is None else None
    return (foe,) if foe is not None and foe.actor.type in STATES and "forces" in phrases[0].roles else ()


def _bystanders(clauses: Clauses, group: VerbGroup, attack: NounPhrase | None) -> tuple[Party, ...]:
    """The "four shepherds" who died or lost their lives in an attack, as the text calls them."""
    phrases = clauses.subject_phrases(group) if attack is not None and group.lemma not in _HURTS else ()
    found = people_of(clauses.units, phrases[0]) if len(phrases) == 1 and phrases[0].party is None else None
    return (found,) if found is not None else ()


def _people(units: Units, phrase: NounPhrase) -> bool:
    """Whether people are lost, rather than an election or a town."""
    return bool(phrase.roles & {"people", "forces", "fighters"}) and "assets" not in phrase.roles


def _attack_after(units: Units, first: int) -> NounPhrase | None:
    """The "ambush" of "in an ambush", in the same clause."""
    for index in range(first, min(first + _REACH, len(units) - 1)):
        if units[index].kind in ("stop", "comma", "verb", "relative", "subordinator"):
            return None
        if units[index].low in _IN and units[index].kind in ("preposition", "to"):
            phrase = noun_phrase(units, index + 1)
            event = wordlists().events.get(units[phrase.last].low) if phrase is not None else None
            if event is not None and event.relation == "attacked":
                return phrase
    return None


def _layers(clauses: Clauses, attack: NounPhrase) -> tuple[Party, ...]:
    """Whose the attack was: "a Y ambush", "an ambush by Y", "laid by Y", "that Y laid"."""
    units, after = clauses.units, attack.last + 1
    owner = single_owner(units, attack)
    if owner is not None:
        return (owner,) if owner.actor.type in SIDES else ()
    if after + 1 >= len(units):
        return ()
    by = past_doing(units, past_when(units, after)) or after
    if by + 1 < len(units) and units[by].low == "by":
        phrase = noun_phrase(units, by + 1)
        party = phrase.party if phrase is not None else None
        return (party,) if party is not None and party.actor.type in SIDES else ()
    if units[after].low in ("that", "which"):
        inner = next((g for g in clauses.groups if g.head > after), None)
        if inner is not None and inner.lemma in _LAYS and inner.head < after + _REACH and not inner.negated:
            return tuple(party for party in clauses.subjects(inner) if party.actor.type in SIDES)
    return ()
