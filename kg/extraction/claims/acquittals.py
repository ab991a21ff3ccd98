"""Acquittals: who is cleared of a charge, and by whom: "the inquiry cleared X of shelling Z" denies that X did."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import agent_index, surer
from kg.extraction.arguments.perpetrators import past_when
from kg.extraction.claims.answering import answer_to
from kg.extraction.claims.contents import answerable, charged_with
from kg.extraction.claims.denied_clauses import denial_of
from kg.extraction.claims.hearings import Hearing, Room
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.patterns.act_nouns import act_at
from kg.extraction.speech.sources import as_party, source_of, subject_source
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.wordlists import wordlists

__all__ = ["ACQUITTALS"]

_CLEARS = frozenset(("clear", "acquit", "exonerate", "absolve", "exculpate", "vindicate"))
_CLEARABLE = GROUPS | STATES | {"Person"}
_WRONGS = frozenset(("wrongdoing", "blame", "responsibility", "guilt", "charges", "crimes"))
_ENDS = frozenset(("end", "comma", "stop", "quote", "conjunction"))
_NEAR = 2


def _acquitted(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """What somebody is cleared of, as a denial of whoever clears him."""
    if group.negated or group.modality != "actual" or group.form != "finite":
        return
    judge, cleared, after = _who_clears(hearing, group)
    if judge is not None and cleared is not None and judge.actor.name != cleared.actor.name:
        yield from _cleared_of(hearing, (group, after), (judge, cleared))


def _who_clears(hearing: Hearing, group: VerbGroup) -> tuple[Party | None, Party | None, int]:
    """Who clears whom, and where it begins of what."""
    clauses, units = hearing.clauses, hearing.clauses.units
    if group.voice == "passive":
        by = agent_index(clauses, group)
        judge = noun_phrase(units, by + 1) if by is not None else None
        source = source_of(units, judge) if judge is not None else None
        subjects = clauses.subjects(group)
        cleared = subjects[0] if len(subjects) == 1 else None
        after = judge.last + 1 if judge is not None and by == group.head + 1 else group.head + 1
        return (as_party(source) if source is not None else None), cleared, after
    parties = clauses.subjects(group)
    _, source, _ = subject_source(clauses, group) if not parties else (0, None, "")
    judge_party = parties[0] if len(parties) == 1 else as_party(source) if source is not None else None
    phrases = clauses.phrases_from(group.head + 1)
    if len(phrases) != 1 or judge_party is None:
        return None, None, group.head
    party = phrases[0].party or _men(hearing, phrases[0], group)
    fits = party is not None and party.actor.type in _CLEARABLE
    return judge_party, party if fits else None, phrases[0].last + 1


def _men(hearing: Hearing, phrase: NounPhrase, group: VerbGroup) -> Party | None:
    """The state of which it was told that "the soldiers" did it."""
    if hearing.clauses.units[phrase.last].low not in wordlists().nouns["forces"] | {"officers", "police"}:
        return None
    told = [f for f in hearing.said if f.trigger < group.head] or hearing.discourse.charges.last()
    states = {f.subject.actor.name: f.subject for f in told if f.relation == "attacked" and f.stance == "affirms"}
    one = next(iter(states.values())) if len(states) == 1 else None
    return one if one is not None and one.actor.type in STATES else None


def _cleared_of(hearing: Hearing, at: tuple[VerbGroup, int], two: tuple[Party, Party]) -> Iterator[Finding]:
    clauses, units, (group, after), (judge, cleared) = hearing.clauses, hearing.clauses.units, at, two
    opened = after + 1 < len(units) and units[after].low in ("of", "from", "over")
    if opened:
        found = list(charged_with(clauses, after + 1, cleared)) or list(
            act_at(clauses, after + 1, cleared, unaimed=True)
        )
        if found:
            yield from (denial_of(f, judge, min(f.score, surer(0.75, cleared))) for f in found)
            return
        phrase = noun_phrase(units, after + 1)
        if phrase is None or not (answerable(units[phrase.last]) or units[phrase.last].low in _WRONGS):
            return
    elif (end := past_when(units, after)) < len(units) and units[end].kind not in _ENDS:
        return  # "cleared the way for Y"
    for charge in hearing.charges(cleared, group.head, _NEAR):
        yield answer_to(charge, group.head, judge)


ACQUITTALS = Room(lambda: _CLEARS, _acquitted)
