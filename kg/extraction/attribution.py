"""Attribution: whose words a stretch of a sentence is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.clauses import Clauses
from kg.extraction.phrases import NounPhrase, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.units import NAMES
from kg.extraction.wordlists import wordlists
from kg.model import Actor, SpeechAct

__all__ = ["Attribution", "attributions"]

_PARENTHESIS = 12
_LABEL = 4
"""Units: a longer stretch beside a colon is no mere name of who speaks."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """That a stretch of the sentence is somebody's words.

    Attributes:
        first: index of its first unit.
        last: index of its last unit.
        speaker: who says it; ``None`` where it is somebody whom we cannot name, so that nothing is to be read there.
        act: how it is said.
        start: position of the words that name the speaker.
        end: position after them.
        verb: index of the verb of speech, or -1.
    """

    first: int
    last: int
    speaker: Actor | None
    act: SpeechAct
    start: int
    end: int
    verb: int


def attributions(clauses: Clauses) -> Iterator[Attribution]:
    """The stretches of the sentence that are somebody's words."""
    lists = wordlists()
    for group in clauses.groups:
        act = lists.speech.get(group.lemma)
        if act and group.voice == "active" and group.form == "finite" and not _has_object(clauses, group):
            yield _spoken(clauses, group, act)
        elif group.lemma in ("accuse", "blame") and group.form == "finite":
            yield from _charged(clauses, group)
    for index, unit in enumerate(clauses.units[:-2]):
        if unit.low == "according" and clauses.units[index + 1].low == "to":
            yield _according_to(clauses, index)
    yield from _beside_colon(clauses)


def _charged(clauses: Clauses, group: VerbGroup) -> Iterator[Attribution]:
    """What follows "of" in "X accused Y of …" is X's word, whoever X is."""
    units = clauses.units
    opener = next(
        (i for i in range(group.head + 1, min(group.head + _PARENTHESIS, len(units))) if units[i].low in ("of", "for")),
        None,
    )
    if opener is None:
        return
    parties = clauses.subjects(group) if group.voice == "active" else ()
    if group.voice != "active":
        by = next((i for i in range(group.head + 1, opener) if units[i].low == "by"), None)
        phrases = clauses.phrases_from(by + 1) if by is not None else ()
        parties = tuple(phrase.party for phrase in phrases if phrase.party)
    speaker = parties[0] if len(parties) == 1 else None
    place = (speaker.start, speaker.end) if speaker else (units[group.head].start, units[group.head].end)
    last = next(
        (i - 1 for i in range(opener, _scope_end(clauses, group)) if _new_clause(clauses, i)),
        _scope_end(clauses, group),
    )
    yield Attribution(opener, last, speaker.speaker if speaker else None, "accuses", *place, group.head)


def _new_clause(clauses: Clauses, index: int) -> bool:
    """Whether ", and X" at ``index`` goes on with somebody else."""
    units = clauses.units
    if index + 2 >= len(units) or units[index].kind != "comma" or units[index + 1].kind != "conjunction":
        return False
    return units[index + 2].kind in (*NAMES, "determiner", "pronoun", "capital")


def _beside_colon(clauses: Clauses) -> Iterator[Attribution]:
    """As headlines have it: "Officials: …", "…: police", "… - Israeli army"."""
    units = clauses.units
    end = len(units) - 1 if units[-1].kind == "end" else len(units)
    for index, unit in enumerate(units[:end]):
        if index == 0 or (unit.kind != "dash" and unit.text != ":"):
            continue
        heads = [group.head for group in clauses.groups]
        if index + 1 >= end or units[index - 1].kind == "number":
            continue
        if unit.text == ":" and index <= _LABEL and not any(head < index for head in heads):
            yield _labelled(clauses, 0, (index + 1, len(units) - 1))
        elif end - index - 1 <= _LABEL and not any(head > index for head in heads):
            yield _labelled(clauses, index + 1, (0, index - 1))


def _labelled(clauses: Clauses, at: int, scope: tuple[int, int]) -> Attribution:
    phrase = noun_phrase(clauses.units, at) if at < len(clauses.units) else None
    whole = phrase is not None and phrase.last + 1 in (scope[0] - 1, len(clauses.units), len(clauses.units) - 1)
    speaker = _speaker_of(clauses, phrase) if phrase and whole else None
    unit = clauses.units[min(at, len(clauses.units) - 1)]
    actor, start, end = speaker or (None, unit.start, unit.end)
    return Attribution(*scope, actor, "states", start, end, -1)


def _has_object(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb is used of a thing, not of words: "maintained a base", "confirmed dead"."""
    following = clauses.units[group.head + 1] if group.head + 1 < len(clauses.units) else None
    if group.lemma not in (
        "maintain",
        "find",
        "state",
        "note",
        "add",
        "declare",
        "announce",
        "claim",
        "report",
        "observe",
        "confirm",
        "acknowledge",
        "admit",
        "reveal",
        "post",
        "write",
        "recall",
    ):
        return False
    if group.lemma == "claim" and following is not None and following.kind == "to":
        return False
    return following is not None and following.kind in ("determiner", "preposition", "number", "to")


def _spoken(clauses: Clauses, group: VerbGroup, act: SpeechAct) -> Attribution:
    speaker, trailing = _speaker(clauses, group), _trails(clauses, group)
    start, end = clauses.units[group.head].start, clauses.units[group.head].end
    if trailing and speaker is None:
        phrase = noun_phrase(clauses.units, group.head + 1)
        speaker = _speaker_of(clauses, phrase) if phrase else None
    actor, start, end = speaker or (None, start, end)
    first, last = (0, group.first - 1) if trailing else (group.head + 1, _scope_end(clauses, group))
    return Attribution(first, last, actor, act, start, end, group.head)


def _trails(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the words come before: "…, X said", "…, said X"."""
    earlier = [other.head for other in clauses.groups if other.head < group.head]
    if not earlier or any(other.head > group.head for other in clauses.groups):
        return False
    marks = [i for i in range(earlier[-1], group.first) if clauses.units[i].kind in ("comma", "quote")]
    parties = clauses.subjects(group)
    # In "X, backed by Y, said …" the comma closes an insertion after the speaker.
    return bool(marks) and not (parties and parties[0].end <= clauses.units[marks[-1]].start)


def _scope_end(clauses: Clauses, group: VerbGroup) -> int:
    """The words go on to the sentence's end, or to "while" with another verb of speech."""
    for index in range(group.head + 1, len(clauses.units)):
        unit = clauses.units[index]
        if unit.low in ("while", "whereas", "but") or unit.text == ";":
            return index - 1
    return len(clauses.units) - 1


def _speaker(clauses: Clauses, group: VerbGroup) -> tuple[Actor, int, int] | None:
    parties = clauses.subjects(group)
    if len(parties) == 1:
        return parties[0].speaker, parties[0].start, parties[0].end
    if parties:
        return None
    before = group.first - 1
    while before >= 0 and clauses.units[before].kind == "adverb":
        before -= 1
    phrase = noun_phrase_before(clauses.units, before) if before >= 0 else None
    if phrase is None:
        return None
    if phrase.first and clauses.units[phrase.first - 1].low in ("and", "from", "in", "at", "with", "for", "of"):
        # "residents and a military source", "officials in the province": the first of them stands for all.
        phrase = noun_phrase_before(clauses.units, phrase.first - 2) or phrase
    return _unnamed(clauses, phrase) if clauses.opens_clause(phrase.first) else None


def _unnamed(clauses: Clauses, phrase: NounPhrase) -> tuple[Actor, int, int] | None:
    """An unnamed voice, or a person whom only the text knows."""
    words = clauses.units[phrase.first : phrase.last + 1]
    start, end = words[0].start, words[-1].end
    if words[0].kind == "determiner":
        words = words[1:]
    capitals = [unit for unit in words if unit.kind == "capital"]
    if len(capitals) >= 2 and capitals == list(words):
        return Actor(" ".join(unit.text for unit in capitals), "Person"), start, end
    if "voices" in phrase.roles and not any(unit.kind in NAMES for unit in words):
        return Actor(" ".join(unit.low for unit in words), "UnnamedSource"), start, end
    return None


def _according_to(clauses: Clauses, index: int) -> Attribution:
    phrase = noun_phrase(clauses.units, index + 2)
    speaker: tuple[Actor, int, int] | None = None
    if phrase:
        speaker = _speaker_of(clauses, phrase) or _some_source(clauses, phrase)
    actor, start, end = speaker or (None, clauses.units[index].start, clauses.units[index].end)
    return Attribution(0, len(clauses.units) - 1, actor, "states", start, end, -1)


def _some_source(clauses: Clauses, phrase: NounPhrase) -> tuple[Actor, int, int] | None:
    """As in "according to a local network": whoever is named there is a source."""
    words = [unit for unit in clauses.units[phrase.first : phrase.last + 1] if unit.kind != "determiner"]
    if not words or any(unit.kind not in ("word", "capital", "number", "verb") for unit in words):
        return None
    return Actor(" ".join(unit.text for unit in words), "UnnamedSource"), words[0].start, words[-1].end


def _speaker_of(clauses: Clauses, phrase: NounPhrase) -> tuple[Actor, int, int] | None:
    if phrase.party:
        return phrase.party.speaker, phrase.party.start, phrase.party.end
    return _named_report(clauses, phrase) or _unnamed(clauses, phrase)


def _named_report(clauses: Clauses, phrase: NounPhrase) -> tuple[Actor, int, int] | None:
    """As in "A new Crisis Group analysis": the body whose report it is."""
    words = clauses.units[phrase.first : phrase.last + 1]
    names = [unit for unit in words if unit.kind == "name" and unit.actor is not None]
    if len(names) != 1 or words[-1].low not in (
        "analysis",
        "report",
        "study",
        "data",
        "figures",
        "statement",
        "update",
        "updates",
    ):
        return None
    actor = names[0].actor
    return (actor, names[0].start, names[0].end) if actor else None
