"""Voices: that a stretch of a sentence is somebody's words; and who speaks where only a colon or a dash says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.grammar.phrases import Units, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.sources import Source, source_of
from kg.extraction.words.descriptions import STATES
from kg.extraction.words.records import record
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor, SpeechAct

__all__ = ["Attribution", "beside_colon", "made_by"]

_COLON = frozenset((":",))
_LABEL = 4
_YEAR = 4
_DATING = frozenset(("date", "number", "to", "dash", "preposition", "conjunction", "determiner"))
_SEASONS = frozenset(("may", "march", "early", "mid", "late", "spring", "summer", "autumn", "winter", "end"))
"""Units: a longer stretch beside a colon is no mere name of who speaks."""


@record
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
        via: who passes it on, where the sentence names somebody beside the speaker.
        pronoun: "he", "she" or "they", where that is all the sentence names.
    """

    first: int
    last: int
    speaker: Actor | None
    act: SpeechAct
    start: int
    end: int
    verb: int
    via: Actor | None = None
    pronoun: str = ""


def beside_colon(clauses: Clauses) -> Iterator[Attribution]:
    """As headlines have it: "Officials: …", "…: police", "… - Israeli army"."""
    units = clauses.units
    end = len(units) - 1 if units[-1].kind == "end" else len(units)
    heads = [group.head for group in clauses.groups]
    for index in clauses.places.of(_COLON, kind="dash", ahead=len(units) - end):
        unit = units[index]
        if index == 0:
            continue
        if index + 1 >= end or units[index - 1].kind == "number" or _within_word(units, index):
            continue
        if unit.kind == "dash" and units[index - 1].kind == "verb":
            continue  # "X attacked – and defeated – Y"
        if unit.text == ":" and index <= _LABEL and not any(head < index for head in heads):
            label = units[:index]
            if _of_topic(label) or _leads_up(label) or _dateline(clauses, index) or _headed(clauses, index):
                continue  # "25 June 1991: …", "Background: …", "One thing is certain: …"
            told = _labelled(clauses, 0, (index + 1, len(units) - 1))
            yield replace(told, speaker=None) if _heads_count(clauses, index) else told
        elif end - index - 1 <= _LABEL and not any(head > index for head in heads):
            yield _labelled(clauses, index + 1, (0, index - 1))


def _within_word(units: Units, index: int) -> bool:
    """Whether the hyphen joins two halves of a word: "the French-Colombian politician N. N."."""
    apart = units[index - 1].end < units[index].start or units[index].end < units[index + 1].start
    return units[index].text == "-" and not apart


def _of_topic(label: Units) -> bool:
    """Whether what stands before a colon says when or of what it is, not who says so."""
    topics = wordlists().classes["topic_label"]
    dated = any(unit.kind == "date" or (unit.kind == "number" and len(unit.text) == _YEAR) for unit in label)
    if dated and all(unit.kind in _DATING or unit.low in _SEASONS for unit in label):
        return True
    return label[-1].low in topics and all(unit.kind in ("word", "capital", "determiner", "verb") for unit in label)


def _dateline(clauses: Clauses, colon: int) -> bool:
    """Whether a label is where the report was written: "MANILA: …", "Gao: X attacked Y, according to Z".

    A capital may speak for its state, too; not where it is spelt as datelines are or somebody else is quoted.
    """
    units = clauses.units
    town = units[0]
    if any(unit.kind not in ("metonym", "capital", "comma", "date", "number", "tail") for unit in units[:colon]):
        return False
    if town.kind != "metonym":
        return town.place is not None
    if town.text.isupper() or colon > 1:
        return True
    return _told_by_another(clauses, colon)


def _told_by_another(clauses: Clauses, colon: int) -> bool:
    """Whether what follows the colon says itself who tells it: "Mali: gunmen attacked P, residents said"."""
    speech = wordlists().speech
    told = any(group.lemma in speech and group.head > colon for group in clauses.groups)
    return told or any(unit.low == "according" for unit in clauses.units[colon:])


def _headed(clauses: Clauses, colon: int) -> bool:
    """Whether "Kashmir: X urges Y" tells where or of what it is: a region says nothing, nor a state if X speaks."""
    unit, lists = clauses.units[0], wordlists()
    if (
        colon != 1
        or unit.text.isupper()
        or unit.low in ("pentagon", "kremlin")
        or any(unit.low in lists.nouns[kind] for kind in _SPEAKERS)
    ):
        return False
    if unit.kind == "word" and (unit.place is not None or unit.low in _REGIONS):
        return True
    if (
        unit.kind == "name"
        and unit.actor is not None
        and unit.actor.type == "State"
        and _told_by_another(clauses, colon)
    ):
        return True
    verb = next((group for group in clauses.groups if group.head > colon), None)
    if (unit.actor is not None and unit.actor.type not in STATES) or verb is None or verb.form != "finite":
        return False
    others = {party.actor.name for party in clauses.subjects(verb)} if verb.voice == "active" else set()
    speaks = verb.lemma in lists.speech or verb.lemma in lists.demands or verb.lemma in _TELLS
    return speaks and bool(others) and (unit.actor is None or unit.actor.name not in others)


_SPEAKERS = ("voices", "officials", "leaders", "people", "forces", "fighters", "utterances")
_REGIONS = frozenset(("kashmir", "gaza", "caucasus", "sahel", "balkans", "golan", "donbass", "donbas", "palestine"))
_TELLS = frozenset(("accuse", "blame", "condemn", "criticise", "criticize", "threaten", "deny", "reject", "denounce"))


def _heads_count(clauses: Clauses, colon: int) -> bool:
    """Whether "Albania: 800,000 displaced" tells where it is, or who says so: which of them, nobody can tell."""
    units = clauses.units
    state = colon == 1 and units[0].actor is not None and units[0].actor.type == "State"
    counts = any(unit.kind == "number" for unit in units[colon + 1 : colon + 4])
    return state and counts and not any(g.head > colon and g.voice == "active" for g in clauses.groups)


def _leads_up(label: Units) -> bool:
    """Whether the text itself announces what follows: "The facts are these", "Not only that", no "The question is"."""
    if all(unit.kind in _NO_SPEAKER for unit in label):
        return True
    asked = wordlists().nouns["utterances"] | {"question", "theory", "fear", "hope", "rumour", "rumor", "idea", "plan"}
    return any(unit.kind == "be" for unit in label) and not any(unit.low in asked for unit in label)


_NO_SPEAKER = frozenset(("negation", "adverb", "that", "preposition", "conjunction", "to", "date"))


def _labelled(clauses: Clauses, at: int, scope: tuple[int, int]) -> Attribution:
    units = clauses.units
    phrase = noun_phrase(units, at) if at < len(units) else None
    whole = phrase is not None and phrase.last + 1 in (scope[0] - 1, len(units), len(units) - 1)
    source = source_of(units, phrase) if phrase and whole else None
    unit = units[min(at, len(units) - 1)]
    actor, start, end = source or (None, unit.start, unit.end)
    return Attribution(*scope, actor, "states", start, end, -1)


def made_by(scope: tuple[int, int], source: Source | None, act: SpeechAct, verb: int, units: Units) -> Attribution:
    """That ``scope`` is what ``source`` says by a verb; nobody's whom we can name where there is none."""
    actor, start, end = source or (None, units[verb].start, units[verb].end)
    return Attribution(*scope, actor, act, start, end, verb)
