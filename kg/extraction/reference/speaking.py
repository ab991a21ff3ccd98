"""Speaking: who is quoted in a sentence, whose saying ends it, and whether it speaks of people who are no actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.grammar.entities import named
from kg.extraction.reference.spokesmen import SPOKESMEN, past_voice
from kg.extraction.words.tokens import quoting
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.wordlists import nouns_of, wordlists
from kg.model import Actor

__all__ = ["Monologue", "Voice", "announces", "issuing", "other_people", "quoted_speaker", "several_say", "speaks_last"]

_SAID = 4
"""Units at the end of a sentence among which "said" stands before the colon: "said in Geneva today:"."""
_AROUND = 10
"""Units back from the verb in which the speaker is named: "Kenya's defence minister, N. N., said"."""
_UNCLOSED = 3
"""Sentences as far as a quotation goes in which no mark closes it."""
_CITING = 3
"""Units that stand at least before who is cited last: some words, and "according to" or ", said"."""


def speaks_last(units: Sequence[Unit], head: int) -> bool:
    """Whether a verb of speech ends the sentence: "…, the army said", "…, the army's spokesman told reporters".

    So does who is cited after the words: "…, said the army", "…, according to the army's statement".
    """
    last = past_voice(units, head)
    after = units[last + 1 : last + 4]
    if _cited_last(units, head) and (not after or after[0].kind in ("end", "date", "preposition", "comma")):
        return True
    if not after or not _finite_speech(after[0]):
        return False
    told = any(form.lemma == "tell" for form in after[0].forms)
    return told or len(after) < 2 or after[1].kind in ("end", "date", "preposition", "adverb") or after[1].text == "."


def _cited_last(units: Sequence[Unit], head: int) -> bool:
    """Whether ", said" or "according to" stands before the phrase with this head, after other words."""
    first = head
    while first > 0 and units[first].kind != "determiner" and units[first].kind in ("word", "capital"):
        first -= 1
    if first < _CITING:
        return False
    before = [unit.low for unit in units[first - 2 : first]]
    if before == ["according", "to"] or (
        (before[0] in SPOKESMEN or before[0] == "statement") and before[1] in ("for", "of", "by")
    ):
        return True
    return units[first - 2].kind in ("comma", "quote") and _finite_speech(units[first - 1])


def _finite_speech(unit: Unit) -> bool:
    return any(form.lemma in wordlists().speech and form.finite for form in unit.forms)


def other_people(units: Sequence[Unit]) -> bool:
    """Whether people are spoken of in the plural who are no actor."""
    people = nouns_of("people", "captives", "voices")
    for index, unit in enumerate(units):
        if unit.kind in ("word", "capital") and unit.low in people and unit.low.endswith(("s", "men", "people")):
            near = units[max(0, index - 4) : index + 4]
            if not any(other.actor is not None for other in near):
                return True
    return False


def _outside(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units as far as the next quotation mark."""
    return units[: next((i for i, unit in enumerate(units) if unit.kind == "quote"), len(units))]


def quoted_speaker(units: Sequence[Unit], *, inside: bool = False) -> Unit | None:
    """The name beside the verb of speech outside the quotation marks: '"We …", X said'.

    Args:
        units: the sentence.
        inside: whether it begins within the quotation.
    """
    found: dict[str, Unit] = {}
    for index, unit in enumerate(units):
        if unit.kind == "quote":
            inside = quoting(unit.low, inside)
        if inside or not is_speech_verb(unit):
            continue
        before = _outside(tuple(reversed(units[max(0, index - _AROUND) : index])))
        named = [place for place, other in enumerate(before) if other.actor is not None]
        accredited = len(named) > 1 and _is_post(before, named[0])
        names = [before[place] for place in named[accredited:]]
        names += [other for other in _outside(units[index + 1 : index + 6]) if other.actor is not None]
        if names and (actor := names[0].actor) is not None:
            found[actor.name] = names[0]
    return next(iter(found.values())) if len(found) == 1 else None


def _is_post(reversed_units: Sequence[Unit], place: int) -> bool:
    """Whether it is where somebody else's man is posted: the Y of "X's ambassador to Y said", read backwards."""
    before = [unit for unit in reversed_units[place + 1 : place + 4] if unit.kind != "determiner"]
    posted = wordlists().nouns["officials"] | SPOKESMEN
    return len(before) > 1 and before[0].low in ("to", "in", "at") and before[1].low in posted


def announces(units: Sequence[Unit]) -> bool:
    """Whether the sentence ends in "said:", so that what follows is the speaker's."""
    if len(units) < _SAID or units[-1].text != ":":
        return False
    return any(_finite_speech(unit) for unit in units[-_SAID:-1])


def several_say(found: Sequence[Unit]) -> bool:
    """Whether all that precedes is that people say something: "Witnesses said (that) its men"."""
    verb = next((i for i, unit in enumerate(found) if unit.kind == "verb"), 0)
    said = verb > 0 and is_speech_verb(found[verb]) and all(unit.kind == "that" for unit in found[verb + 1 :])
    return said and found[verb - 1].low.endswith("s") and found[verb - 1].kind in ("word", "capital")


class Monologue:
    """Whose words a release gives after "X said:", without quotation marks."""

    def __init__(self) -> None:
        self.actor: Actor | None = None

    def note(self, units: Sequence[Unit]) -> None:
        """Remember a sentence that has been read; quotation marks and another voice end it."""
        if announces(units):
            speaker = quoted_speaker(units)
            self.actor = speaker.actor if speaker is not None else None
        elif units and (units[0].kind == "quote" or any(_same(unit, self.actor) for unit in units)):
            self.actor = None


def _same(unit: Unit, actor: Actor | None) -> bool:
    """Whether a unit names a person of the actor's own, of whom only somebody else would tell."""
    named = unit.speaker is not None and unit.speaker.type == "Person"
    return actor is not None and named and unit.actor is not None and unit.actor.name == actor.name


class Voice:
    """Who is quoted, from one sentence to the next.

    Attributes:
        unit: the name beside the verb of speech in the sentence before, if that is a quotation.
        several: the people without a name who say something there: the "residents" of "residents said",
            with whose they are by the name before them.
    """

    def __init__(self) -> None:
        self.unit: Unit | None = None
        self.several: Unit | None = None
        self._left = 0

    @property
    def opened(self) -> bool:
        """Whether the sentence before ends within a quotation."""
        return self._left > 0

    def note(self, units: Sequence[Unit]) -> None:
        """Remember a sentence that has been read."""
        self.unit = self.of(units)
        said = (_people_before(units, index) for index, unit in enumerate(units) if is_speech_verb(unit))
        self.several = next((people for people in said if people is not None), None)
        marks = [unit.low for unit in units if unit.kind == "quote"]
        inside = self.opened
        for mark in marks:
            inside = quoting(mark, inside)
        self._left = 0 if not inside else _UNCLOSED if marks else self._left - 1

    def of(self, units: Sequence[Unit]) -> Unit | None:
        """Who is quoted in a sentence; in one that is all quotation, or "he added", who was in the one before."""
        mark = next((unit for unit in units if unit.kind == "quote"), None)
        if mark is None:
            return self.unit if self.opened else None
        inside = not quoting(mark.low, self.opened)  # what ends in a mark that closes began before the sentence
        found = quoted_speaker(units, inside=inside)
        if found is not None or self.unit is None or not (units[0].kind == "quote" or inside):
            return found
        for unit in units:
            if unit.kind == "quote":
                inside = quoting(unit.low, inside)
            elif not inside and not (unit.kind in _ASIDE or unit.low in ("he", "she") or is_speech_verb(unit)):
                return None
        return self.unit


def _people_before(units: Sequence[Unit], index: int) -> Unit | None:
    """The plural noun that is the subject of the verb at ``index``, before or after it; with whose they are."""
    place = index - 1
    while place > 0 and units[place].kind in ("adverb", "have"):
        place -= 1
    sides = [place] if place >= 0 else []
    if index and units[index - 1].kind in ("comma", "quote") and index + 1 < len(units):
        after = index + 1
        while after + 1 < len(units) and units[after + 1].kind in ("word", "capital") and after - index < _AROUND:
            after += 1
        sides = [after]
    people = nouns_of("people", "voices", "officials", "leaders", "fighters")
    for place in sides:
        noun, before = units[place], units[place - 1] if place else None
        many = noun.low in _MEN or (noun.low.endswith("s") and noun.low in people)
        spoken = noun.low.rsplit(" ", 1)[-1] if noun.kind in NAMES else ""
        if spoken.endswith("s") and spoken in people:
            return noun  # "UN experts"
        if many and noun.kind in ("word", "capital"):
            return replace(noun, actor=before.actor) if before is not None and before.kind in NAMES else noun
    return None


_MEN = frozenset(("police", "authorities", "policemen"))


_ASIDE = frozenset(("end", "comma", "adverb", "date"))


def issuing(unit: Unit, issuer: Actor) -> list[Unit]:
    """What stands for "we", "us" or "our" of those whose own release the document is."""
    name = named(issuer, unit)
    return [name, replace(unit, kind="possessive", text="'s", low="'s")] if unit.low in ("our", "my") else [name]
