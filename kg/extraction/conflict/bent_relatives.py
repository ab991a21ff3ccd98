"""Kernels of relative clauses: "Y, which X supplied arms to", "to whose aid X came", "whose bases X overran"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.conflict.bent import REFERRED, Bent, Kernel
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.gaps import against_it, apposed_thing, clause_end, stranded
from kg.extraction.words.units import Unit
from kg.extraction.words.verbforms import people_words
from kg.extraction.words.wordlists import wordlists

__all__ = ["of_relative"]

_TO_PRONOUN = 5
_RELATIVE = frozenset(("relative", "that"))
_ASKS = frozenset(("urge", "ask", "order", "tell", "force", "compel", "press", "beg", "advise", "instruct", "warn"))


def of_relative(bent: Bent, group: VerbGroup) -> Iterator[Kernel | None]:
    """As in "Y, which X supplied arms to", "to whom X supplied arms", "whose troops X opened fire on"."""
    clauses, units = bent.clauses, bent.units
    head = _relative_of(clauses, group)
    clause = clauses.clause(head) if head is not None else None
    subjects = clauses.subject_phrases(head) if head is not None else ()
    if head is None or clause is None or not subjects or not clause.subjects or group.form != "finite":
        return
    first = subjects[0].first
    pronoun = next((i for i in range(first - 1, max(first - _TO_PRONOUN, -1), -1) if units[i].kind in _RELATIVE), -1)
    end = clause_end(units, group.head + 1, bent.tensed.keys() - {group.first})
    told = range(first, group.first) if head is group else range(first, subjects[-1].last + 1)
    if pronoun > 0 and units[pronoun].low == "whose":
        if head is group and group.voice == "active":
            yield _of_whose(bent, group, range(first, end), pronoun)
        return
    if pronoun > 0 and units[pronoun - 1].kind in ("preposition", "to") and units[pronoun].low in ("which", "whom"):
        if head is group:
            yield _piped(bent, group, range(first, end), pronoun)
        return
    found = clauses.left_out(head)
    own = {party.actor.name for party in clause.subjects}
    if group.voice != "active" or len(found) != 1 or found[0].roles & REFERRED or found[0].actor.name in own:
        return
    whom, name = found[0], bent.named(found[0])
    if _of_either(units, name) or apposed_thing(units, name.stop, first) or against_it(units, group):
        return
    inner = _said_within(bent, group)
    if inner is not None:
        end = clause_end(units, inner.head + 1, bent.tensed.keys() - {inner.first})
        at = stranded(units, inner.head, end)
        place = at + 1 if at is not None else _past_particles(bent, inner.head + 1)
        speaker = clause.subjects[0] if len(clause.subjects) == 1 else None
        if speaker is not None:
            yield bent.made(whom, range(first, place), name, range(place, end), claimant=speaker)
        return
    at = stranded(units, group.head, end)
    objects = clauses.clause(group)
    given = objects is not None and objects.objects and group.lemma in wordlists().classes["giving"]
    asked = objects is not None and not objects.objects and group.lemma in _ASKS
    if at is not None:
        yield bent.made(whom, told, range(group.first, at + 1), name, range(at + 1, end))
    elif given or asked or (objects is not None and _construed(bent, group, objects.objects, whom)):
        place = _past_particles(bent, group.head + 1)
        yield bent.made(whom, told, range(group.first, place), name, range(place, end))


def _construed(bent: Bent, group: VerbGroup, objects: Sequence[NounPhrase], whom: Party) -> bool:
    """Whether the verb says what it says by the words beside its lost object: "X, which Y propped up"."""
    name = bent.named(whom)
    first = name.start - (name.start > 0 and bent.units[name.start - 1].kind == "determiner")
    whole = first == 0 or bent.units[first - 1].low not in ("of", "in", "by", "against", "from")
    told = whole and whom.roles == {"name"} and not group.negated and group.modality == "actual"
    frame, gives = wordlists().frames.get(group.lemma), group.lemma in wordlists().classes["giving"]
    known = group.lemma in wordlists().constructions and not gives and (frame is None or frame.relation != "criticises")
    return told and known and not any(phrase.party for phrase in objects)  # no "X armed Y, which Z condemned"


def _of_either(units: Sequence[Unit], name: range) -> bool:
    """Whether the clause may be of those who are where the name tells: "rebels in Y, which X struck"."""
    first = name.start
    while first > 0 and units[first - 1].kind == "determiner":
        first -= 1
    where = first > 1 and units[first - 1].low in ("in", "from", "near", "inside", "across", "outside")
    return where and (
        units[first - 2].low in people_words() or units[first - 2].low in wordlists().classes["shortened"]
    )


def _relative_of(clauses: Clauses, group: VerbGroup) -> VerbGroup | None:
    """The verb of a relative clause: the one itself, or the first of "which X armed and fought alongside"."""
    clause = clauses.clause(group)
    if clause is None or clause.link == "relative":
        return group if clause is not None else None
    first = clause.governor if clause.link == "coordinate" else None
    outer = clauses.clause(first) if first is not None else None
    return first if outer is not None and outer.link == "relative" else None


def _said_within(bent: Bent, group: VerbGroup) -> VerbGroup | None:
    """The verb of what is said in "which Z says X armed", which has lost its object there."""
    clauses = bent.clauses
    if group.lemma not in wordlists().speech or group.negated or group.modality != "actual":
        return None
    for inner in clauses.groups:
        clause = clauses.clause(inner) if inner.first > group.head else None
        if clause is None or clause.link != "content" or clause.governor is None or clause.governor.head != group.head:
            continue
        phrases = clauses.subject_phrases(inner)
        at_once = bool(phrases) and phrases[0].first == group.head + 1
        end = clause_end(bent.units, inner.head + 1, bent.tensed.keys() - {inner.first})
        lost = not clause.objects or stranded(bent.units, inner.head, end) is not None
        return inner if at_once and lost and inner.voice == "active" else None
    return None


def _piped(bent: Bent, group: VerbGroup, told: range, pronoun: int) -> Kernel | None:
    """As in "to whom X supplied arms", "by which Y was armed"."""
    units = bent.units
    clause = bent.clauses.clause(group)
    word = units[pronoun - 1].low
    if clause is None or (group.voice != "active" and word != "by"):
        return None
    led = [phrase for phrase in clause.complements.get(word, ()) if phrase.last < pronoun]
    whom = led[0].party if len(led) == 1 else None
    if whom is None or whom.roles & REFERRED:
        return None
    place = told.stop if group.voice != "active" else _past_object(bent, group, told.stop)
    return bent.made(whom, range(told.start, place), (pronoun - 1,), bent.named(whom), range(place, told.stop))


def _of_whose(bent: Bent, group: VerbGroup, told: range, pronoun: int) -> Kernel | None:
    """As in "whose troops X opened fire on", "to whose aid X came", "two of whose bases X overran"."""
    units = bent.units
    thing = noun_phrase(units, pronoun + 1)
    if thing is None or thing.last >= told.start:
        return None
    first = pronoun
    if units[pronoun - 1].low == "of" and pronoun > 1 and units[pronoun - 2].kind in ("number", "determiner"):
        first = pronoun - 2  # "two of whose bases"
    led = first == pronoun and units[pronoun - 1].kind in ("preposition", "to")
    first -= led
    comma = first > 0 and units[first - 1].kind == "comma"
    whom = bent.clauses.phrase_before(first - 1 - comma)
    if (
        whom is None
        or whom.roles != {"name"}
        or any(p.actor.name == whom.actor.name for p in bent.clauses.subjects(group))
    ):
        return None
    at = stranded(units, group.head, told.stop)
    place = at + 1 if at is not None else _past_particles(bent, group.head + 1)
    if led:
        place = _past_object(bent, group, told.stop)
    elif at is None and noun_phrase(units, place) is not None and place < told.stop:
        return None
    if units[pronoun + 1].actor is not None:  # what "whose" stands for has been found before
        his = (*range(first, pronoun), *range(pronoun + 1, thing.last + 1))
        return bent.made(whom, range(told.start, place), his, range(place, told.stop))
    his = (*range(first, pronoun), *bent.named(whom))
    return bent.made(
        whom, range(told.start, place), his, range(pronoun + 1, thing.last + 1), range(place, told.stop), owned=his[-1]
    )


def _past_particles(bent: Bent, index: int) -> int:
    particles = wordlists().classes["particle"]
    return index + (index < len(bent.units) and bent.units[index].low in particles)


def _past_object(bent: Bent, group: VerbGroup, end: int) -> int:
    """The place after the verb's object, where a phrase with a preposition goes."""
    place = _past_particles(bent, group.head + 1)
    phrase = noun_phrase(bent.units, place) if place < end else None
    return min(phrase.last + 1, end) if phrase is not None else place
