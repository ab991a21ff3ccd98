"""Menaces: what harm somebody threatens, vows or warns of, by the verb that says so and what follows it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.doers import Doers
from kg.extraction.arguments.objects import content_from, others_after, surer
from kg.extraction.claims.demands import asked_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.constructions import construed
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["reserved", "threatened", "vows", "warns"]

_PATIENCE = frozenset(
    ("patience", "consequences", "retaliate", "retaliation", "respond", "response", "price", "pay", "repercussions",
     "force", "punishment", "regret", "retribution", "reprisals", "destruction")
)  # fmt: skip
_AGAIN = frozenset(("resumption", "renewal", "return", "escalation", "continuation", "intensification", "extension",
                    "repeat", "repetition", "series", "wave", "campaign"))  # fmt: skip
_VENGEANCE = frozenset(("revenge", "retaliation", "vengeance", "reprisals", "retribution", "response"))


def reserved(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X reserves the right to strike Y"."""
    right = [unit.low for unit in clauses.units[group.head + 1 : group.head + 3]] == ["the", "right"]
    inner = next((g for g in clauses.groups if g.head > group.head), None)
    if not right or inner is None or inner.form != "infinitive" or inner.first > group.head + 4:
        return
    if group.voice == "active" and not group.negated and group.modality == "actual" and group.form == "finite":
        for doer in clauses.subjects(group):
            yield from threatened(clauses, group, inner, doer)


def threatened(clauses: Clauses, group: VerbGroup, inner: VerbGroup, doer: Party) -> Iterator[Finding]:
    """What harm is threatened, by the frame of the verb: on whom it would fall."""
    lists = wordlists()
    content = content_from(clauses.units, inner.head)
    frame = lists.frames.get(inner.lemma)
    parties: list[Party] = []
    if frame is not None and vocabulary().relation(frame.relation).sign < 0:
        parties = list(others_after(clauses, inner.head + 1, frame, (doer,)))
    for entry in lists.lights.get(inner.lemma, ()):
        phrase = noun_phrase(clauses.units, inner.head + 1) if inner.head + 1 < len(clauses.units) else None
        harm = vocabulary().relation(entry.relation).sign < 0
        if parties or phrase is None or not harm or clauses.units[phrase.last].low != entry.noun:
            continue
        after = phrase.last + 1
        if after + 1 < len(clauses.units) and clauses.units[after].low in entry.prepositions:
            target = noun_phrase(clauses.units, after + 1)
            parties = [target.party] if target and target.party else []
    parties = parties or [
        found.object
        for found in construed(clauses, inner, Doers((doer,), inner))
        if found.object is not None and found.subject is doer and vocabulary().relation(found.relation).sign < 0
    ]
    for other in parties:
        if doer.actor.name not in (other.actor.name, other.actor.acts_for) and not _his_own(clauses, doer, other):
            yield Finding(group.head, "threatens", doer, other, content=content, score=surer(0.8, doer, other))


def _his_own(clauses: Clauses, doer: Party, other: Party) -> bool:
    """Whether a minister threatens "the government", which is the one that he sits in or opposes, and no other's."""
    if doer.speaker.type != "Person" or doer.actor.type != "State" or other.kind != "coreference":
        return False
    return any(unit.start == other.start and unit.low in _CABINETS for unit in clauses.units)


_CABINETS = frozenset(("government", "cabinet", "coalition"))


def warns(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X warned Y against …": with a threat in it; not "warned Y of", which may be a friend's word."""
    units = clauses.units
    if group.voice != "active" or group.negated or group.modality != "actual" or group.form == "infinitive":
        return
    phrases = clauses.phrases_from(group.head + 1)
    after = phrases[-1].last + 1 if phrases else len(units)
    while after < len(units) and (units[after].kind in ("adverb", "date") or units[after].low in _EARLIER):
        after += 1  # "warned Y earlier in the day against"
    if after >= len(units):
        return
    if units[after].low != "against" and not _PATIENCE & {unit.low for unit in units[after : after + 14]}:
        return
    for doer in clauses.subjects(group):
        for phrase in phrases:
            if phrase.party and phrase.party.actor.name != doer.actor.name:
                content = content_from(units, after)
                if _harms_another(clauses, after, (doer, phrase.party)):
                    yield from asked_of(group.head, doer, phrase.party, content)
                    continue
                score = surer(0.65, doer, phrase.party)
                yield Finding(group.head, "threatens", doer, phrase.party, content=content, score=score)


def _harms_another(clauses: Clauses, after: int, ends: tuple[Party, Party]) -> bool:
    """As in "X warned Y against striking Z": X, who asks it of Y, need not be about to harm him for it."""
    units, own = clauses.units, {name for end in ends for name in (end.actor.name, end.actor.acts_for)}
    if units[after].low != "against" or after + 1 >= len(units):
        return False
    frames = (wordlists().frames.get(form.lemma) for form in units[after + 1].forms)
    relations, first = [frame.relation for frame in frames if frame is not None], after + 2
    if not relations:
        act = noun_phrase(units, after + 1)
        event = wordlists().events.get(units[act.last].low) if act is not None else None
        if act is None or event is None or units[act.last + 1].low not in ("on", "against"):
            return False
        relations, first = [event.relation], act.last + 2
    struck = [phrase.party for phrase in clauses.phrases_from(first) if phrase.party is not None]
    harmful = any(vocabulary().relation(relation).sign < 0 for relation in relations)
    return harmful and bool(struck) and all(party.actor.name not in own for party in struck)


_EARLIER = frozenset(("earlier", "later", "in", "the", "day", "week", "month", "on", "again"))


def vows(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X vowed revenge on Y", "X threatened a new offensive against Y"; "X warned that it would strike Y"."""
    units = clauses.units
    if group.voice != "active" or group.negated or group.modality != "actual" or group.form == "infinitive":
        return
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    again = phrase is not None and units[phrase.last].low in _AGAIN and phrase.last + 2 < len(units)
    if phrase is not None and again and units[phrase.last + 1].low in ("of", "to"):
        phrase = noun_phrase(units, phrase.last + 2)  # "threatened a resumption of raids on Y"
    if phrase is None or phrase.last + 2 >= len(units):
        return
    word, link = units[phrase.last].low, units[phrase.last + 1].low
    event = wordlists().events.get(word)
    harm = event is not None and vocabulary().relation(event.relation).sign < 0 and group.lemma == "threaten"
    if not (word in _VENGEANCE or harm) or link not in ("on", "against", "for", "upon"):
        return
    target = noun_phrase(units, phrase.last + 2)
    for doer in clauses.subjects(group) if target and target.party else ():
        if target and target.party and target.party.actor.name != doer.actor.name and link != "for":
            content = content_from(units, phrase.first)
            score = surer(0.75, doer, target.party)
            yield Finding(group.head, "threatens", doer, target.party, content=content, score=score)
