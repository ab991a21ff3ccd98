"""Answers: who strikes back at whom, where the verb names nobody: "A bombed P, and B retaliated"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extraction.arguments.doers import doers_of
from kg.extraction.arguments.foes import foe_party
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists

__all__ = ["answer_findings", "bloodless", "of_a_missile", "of_a_plan"]

_BACK = frozenset(("fire", "shoot", "hit", "strike", "fight"))
"""Verbs that "back" makes an answer."""
_VERBAL = frozenset(("hit", "strike"))
"""Those of them that also tell of a sharp reply in words."""
_INTO_WORDS = frozenset(("quote", "stop", "that"))
_MEANS = frozenset(("with", "by", "in", "through", "against", "at", "on"))
_STEPS = 6
_CLAUSE = 14


def bloodless(clauses: Clauses, finding: Finding) -> bool:
    """Whether an "attack" is made by other means: "retaliated with tariffs against X", "a trade attack on X"."""
    units, classes = clauses.units, wordlists().classes
    group = next((g for g in clauses.groups if g.head == finding.trigger), None)
    if group is not None and group.lemma == "retaliate":
        for unit in units[group.head + 1 : group.head + _CLAUSE]:
            if unit.kind in ("stop", "subordinator", "relative", "end"):
                break
            if unit.low in classes["peaceful"]:
                return True
        return False
    if finding.relation not in ("attacked", "targeted"):
        return False
    if _competes(units, finding):
        return True
    named = group is None and finding.trigger and units[finding.trigger].low in _ATTACKS
    if named and units[finding.trigger - 1].low in classes["bloodless"]:
        return True
    return _by_peaceful_means(units, finding, group)


def of_a_plan(clauses: Clauses, finding: Finding) -> bool:
    """Whether what is opposed is only called after the other: "opposed the Iran arms initiative"."""
    if finding.relation != "hostileTo" or finding.object is None or finding.object.kind != "name":
        return False
    group = next((g for g in clauses.groups if g.head == finding.trigger), None)
    if group is None or group.lemma not in ("oppose", "resist"):
        return False
    place = next((i for i, unit in enumerate(clauses.units) if unit.end == finding.object.end), None)
    after = clauses.units[place + 1 : place + 3] if place is not None else ()
    return len(after) > 1 and after[0].kind in ("word", "verb") and after[1].kind == "word"


def of_a_missile(clauses: Clauses, finding: Finding) -> bool:
    """Whether "it" is what was intercepted: "Y launched a missile, and X's army said it had intercepted it"."""
    if finding.object is None or finding.object.kind != "coreference":
        return False
    group = next((g for g in clauses.groups if g.head == finding.trigger), None)
    after = clauses.units[finding.trigger + 1].low if finding.trigger + 1 < len(clauses.units) else ""
    return group is not None and group.lemma in ("intercept", "down") and after in ("it", "them")


def _competes(units: Units, finding: Finding) -> bool:
    """Whether two firms or societies are the ends, and no word tells of blood: "X struck back at Y with an order"."""
    ends = {party.actor.type for party in (finding.subject, finding.object) if party is not None}
    if finding.object is None or "Organization" not in ends or not ends <= {"Organization", "Actor"}:
        return False
    classes = wordlists().classes
    return not any(unit.low in classes["earnest"] or unit.low in classes["weapons"] for unit in units)


_ATTACKS = frozenset(("attack", "attacks", "offensive", "assault", "assaults", "onslaught", "blitz", "bombardment",
                      "barrage", "campaign"))  # fmt: skip


def _by_peaceful_means(units: Units, finding: Finding, group: VerbGroup | None) -> bool:
    """Whether it is done with nothing that wounds: "hit X with tariffs", "bombarded X with a flood of leaflets"."""
    after, start = finding.trigger + 1, units[finding.trigger].start
    named = [
        p.end for p in (finding.subject, finding.object) if group is not None and p is not None and p.start > start
    ]
    if named:
        after = next((i for i, unit in enumerate(units) if unit.start >= max(named)), after)
    for index in range(after, min(after + _TO_MEANS, len(units) - 1)):
        if units[index].kind in ("stop", "subordinator", "relative", "end", "that", "conjunction"):
            return False
        if units[index].low not in _WIELDING:
            continue
        phrase = noun_phrase(units, index + 1)
        if phrase is None:
            return False
        inner = None
        if phrase.last + 2 < len(units) and units[phrase.last + 1].low == "of":
            inner = noun_phrase(units, phrase.last + 2)
        heads = {units[phrase.last].low, *((units[inner.last].low,) if inner is not None else ())}
        return bool(heads & wordlists().classes["peaceful"])
    return False


_WIELDING = frozenset(("with", "using", "by", "through", "via"))
_TO_MEANS = 10


def answer_findings(clauses: Clauses, told: Iterable[Finding]) -> Iterator[Finding]:
    """What verbs of striking back say that name no target: it is whoever is told to have struck first.

    Args:
        clauses: of the sentence.
        told: what other rules have read in it.
    """
    said = list(told)
    triggers = {finding.trigger for finding in said}
    for group in clauses.groups:
        if group.head in triggers or group.voice != "active" or group.negated or group.form != "finite":
            continue
        if group.modality != "actual" or not (violent := _strikes_back(clauses.units, group)):
            continue
        who = doers_of(clauses, group)
        for doer in who.parties if who.real else ():
            target = _first_striker(clauses, group, doer, said, known=violent == "certainly")
            if target is not None and not _told_after(group, doer, said):
                yield Finding(
                    group.head, "attacked", doer, target, "Attack", modality=who.modality,
                    score=max(0.5, surer(0.7, doer, target)),
                )  # fmt: skip


def _strikes_back(units: Units, group: VerbGroup) -> str:
    """Whether the verb tells of an answer by force: "certainly", "perhaps", or not at all."""
    after = group.head + 1
    low = units[after].low if after < len(units) else ""
    if group.lemma == "retaliate":
        return _by_force(units, after)
    if group.lemma in _BACK and low == "back":
        if group.lemma in _VERBAL:
            return "perhaps" if not _INTO_WORDS & {unit.kind for unit in units[after : after + _STEPS]} else ""
        return "certainly"
    if group.lemma == "return" and low == "fire":
        return "certainly"
    forceful = group.lemma in ("respond", "reply", "react", "answer") and (
        low == "militarily" or [unit.low for unit in units[after : after + 2]] == ["with", "force"]
    )
    return "certainly" if forceful else ""


def _by_force(units: Units, after: int) -> str:
    """How "retaliate" goes on: tariffs and expulsions are answers, too, but no attacks."""
    if after >= len(units) or units[after].low not in _MEANS:
        return "certainly" if any(u.low == "militarily" for u in units[after : after + 2]) else "perhaps"
    events = wordlists().events
    ahead = [unit.low for unit in units[after : after + _STEPS]]
    deadly = any(word in events and events[word].relation == "attacked" for word in ahead)
    return "certainly" if deadly or wordlists().classes["weapons"] & set(ahead) else ""


def _first_striker(
    clauses: Clauses, group: VerbGroup, doer: Party, said: Iterable[Finding], *, known: bool
) -> Party | None:
    """Who has struck before: the one whom the sentence tells of, else the one foe of the text so far."""
    strikers = {
        finding.subject.actor.name: finding.subject
        for finding in said
        if finding.relation == "attacked" and finding.trigger < group.head and finding.stance == "affirms"
        and finding.subject.actor.name != doer.actor.name and finding.modality == "actual"
    }  # fmt: skip
    if strikers:
        return next(iter(strikers.values())) if len(strikers) == 1 else None
    own = any(f.relation == "attacked" and f.subject.actor.name == doer.actor.name for f in said)
    foe = clauses.foe(doer.actor, official=False) if known and not own else None
    at = group.head
    return foe_party(foe, clauses, NounPhrase(at, at, None, frozenset())) if foe is not None else None


def _told_after(group: VerbGroup, doer: Party, said: Iterable[Finding]) -> bool:
    """Whether what the answer was is told, with its target: "retaliated by shelling P"."""
    return any(
        finding.trigger > group.head
        and finding.subject.actor.name == doer.actor.name
        and finding.relation == "attacked"
        for finding in said
    )
