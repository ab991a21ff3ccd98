"""Spokesmen: who speaks by "the army's spokesman", "a spokesman for the army" and, after that, "the spokesman"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.grammar.entities import named
from kg.extraction.grammar.phrases import NounPhrase, Party, noun_phrase, party_of
from kg.extraction.reference.papers import Papers
from kg.extraction.words.descriptions import SIDES, STATES
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["COMMUNIQUES", "SPOKESMEN", "Spokesmen", "past_voice", "spokesman_of"]

SPOKESMEN = frozenset(("spokesman", "spokeswoman", "spokesperson"))
COMMUNIQUES = frozenset(("communique", "communiques", "communiqué", "communiqués"))
_OF_WAR = frozenset(("command", "military", "army", "war", "battle", "navy", "general", "staff", "headquarters"))
_FURTHER = frozenset(("high", "supreme", "second", "third", "fourth", "latest", "later", "earlier", "further", "new",
                      "joint", "official", "separate"))  # fmt: skip
_ISSUED = frozenset(("issued", "broadcast", "read", "carried", "released", "published", "today", "also", "later"))
_DAYS = frozenset(("today", "tonight", "yesterday"))
_VOICES = SPOKESMEN | {"statement", "chief", "commander"}
_BETWEEN = frozenset(("chief", "deputy", "main", "official", "top", "senior", "press", "media"))
_GOES_ON = frozenset(("for", "of", "from", "at", "in"))
_LONGEST = 4
_INSERTED = 10
"""Units of what commas set off between a speaker and his verb: "the ministry, in a briefing on Monday, said"."""
_PRESSES = frozenset(
    ("urge", "press", "demand", "ask", "accuse", "blame", "criticise", "criticize", "condemn", "denounce", "warn")
)
"""What a government's officials do to somebody else, so that they are not those of the one they do it to."""
_OPENING = 4
_REACH = 2
"""Sentences that "the spokesman" reaches back."""


def past_voice(units: Sequence[Unit], head: int) -> int:
    """The last unit of "army's chief spokesman", "army's chief of staff"; ``head`` where nobody's voice follows.

    Args:
        units: the sentence.
        head: index of the organ.
    """
    place = head + 1
    if place >= len(units) or units[place].kind != "possessive":
        return head
    while place + 1 < len(units) and units[place + 1].low in _BETWEEN and place - head < _LONGEST:
        place += 1
    if place + 1 < len(units) and units[place + 1].low in _VOICES:
        place += 1
    if units[place].low not in _VOICES:
        return head
    return place + 2 if [unit.low for unit in units[place + 1 : place + 3]] == ["of", "staff"] else place


def spokesman_of(owner: Party, noun: str) -> Actor:
    """The one who speaks by "a spokesman for the army"."""
    whose = owner.actor if owner.speaker.type == "Person" else owner.speaker
    return Actor(f"{whose.name}'s {noun}", "Person", (), owner.actor.name)


class Spokesmen:
    """Whose spokesman was last quoted, so that "the spokesman" of the next sentence is he."""

    def __init__(self) -> None:
        self._voices: dict[str, tuple[Actor, Actor]] = {}
        self._age = 0
        self._spoken, self._called = False, ""
        self._issued = False
        self._only: dict[str, tuple[Actor, Actor]] = {}
        self._others = False
        self._papers = Papers()

    def note(self, units: Sequence[Unit]) -> None:
        """Remember whom the sentence of these units quotes; where it quotes nobody, who was quoted just before."""
        fresh: dict[str, tuple[Actor, Actor]] = {}
        spoken, called, issued = False, "", False
        quoted = list[tuple[Actor, Actor | None]]()
        for phrase in _quoted(units):
            party, word = phrase.party, units[phrase.last].low
            issued = issued or word in COMMUNIQUES
            if party is not None:
                quoted.append((party.actor, party.speaker))
            if party is not None and party.actor.type in SIDES:
                own = word in SPOKESMEN and party.speaker.name != party.actor.name
                if word in SPOKESMEN or _beside_spokesman(units, phrase):
                    spoken, called = True, _name_after(units, phrase.last + 1)
                fresh[party.actor.name] = (party.actor, party.speaker if own else spokesman_of(party, "spokesman"))
        self._papers.note(units, quoted)
        self._others = self._others or len({**self._only, **fresh}) > 1
        self._only = {} if self._others else {**self._only, **fresh}
        self._age = 0 if fresh else self._age + 1
        self._spoken, self._called = spoken, called
        self._issued = issued if fresh else self._issued
        self._voices = fresh or (self._voices if self._age < _REACH else {})

    def meant(self, units: Sequence[Unit], index: int) -> Unit | None:
        """Whom the noun after the article at ``index`` means: the one who was last quoted, if it was one."""
        noun = units[index + 1] if index + 1 < len(units) else None
        if noun is None or noun.low not in SPOKESMEN or noun.kind != "word" or len(self._voices) != 1:
            return None
        after = units[index + 2] if index + 2 < len(units) else None
        if after is not None and (after.low in _GOES_ON or after.kind in ("capital", "possessive", "tail", *NAMES)):
            return None
        if units[index].low != "the" and not (after is not None and is_speech_verb(after)):
            return None
        ((actor, speaker),) = self._voices.values()
        return named(actor, noun, speaker)

    def communique(self, units: Sequence[Unit], index: int) -> Unit | None:
        """Whose the communique at ``index`` is that says something: "a high command communique", "the communique".

        It is that of the one who was quoted last, which without a word of war only a communique shows to issue any;
        some sentences later only where nobody else has been quoted so far. "The statement", "the letter" that says
        something is that of whoever issued it.
        """
        if paper := self._papers.meant(units, index):
            return paper
        voices = self._voices or self._only
        if units[index].low not in COMMUNIQUES or len(voices) != 1 or index + 1 >= len(units):
            return None
        if not (is_speech_verb(units[index + 1]) or units[index + 1].low in _ISSUED):
            return None
        first = index
        while first and (units[first - 1].low in _OF_WAR or units[first - 1].low in _FURTHER):
            first -= 1
        words = {unit.low for unit in units[first:index]}
        opener = units[first - 1] if first else None
        owner = units[first - 2] if opener is not None and opener.kind == "possessive" and first > 1 else None
        dated = owner is not None and (owner.kind == "date" or owner.low in _DAYS)
        if opener is not None and opener.low not in ("a", "an", "the", "another") and not dated:
            return None
        if "joint" in words or not (words & _OF_WAR or self._issued):
            return None
        ((actor, _),) = voices.values()
        return named(actor, units[index])

    def he(self, units: Sequence[Unit], index: int, found: Sequence[Unit] | None) -> Unit | None:
        """Whom "he" means that begins a sentence and denies something: the spokesman who was quoted just before.

        Args:
            units: the sentence.
            index: of the pronoun.
            found: whom else it may be taken for; a person only where he is named as that spokesman.
        """
        verb = index + 1 if index + 1 < len(units) and units[index + 1].kind == "verb" else index + 2
        if units[index].low not in ("he", "she") or index or verb >= len(units) or self._age or len(self._voices) != 1:
            return None
        ((actor, speaker),) = self._voices.values()
        other = found[0].actor if found else None
        same = other is None or other.name == self._called
        denies = any(form.lemma in wordlists().classes["denying"] and form.finite for form in units[verb].forms)
        return named(actor, units[index], speaker) if same and denies and self._spoken else None

    def officials(self, units: Sequence[Unit], index: int) -> Unit | None:
        """Whose the "officials" are that begin a sentence and press another: the government's that was quoted last."""
        if units[index].low != "officials" or len(self._voices) != 1 or self._age or index + 2 >= len(units):
            return None
        verb, other = units[index + 1], units[index + 2 + (units[index + 2].kind == "determiner")]
        ((actor, _),) = self._voices.values()
        presses = any(form.lemma in _PRESSES and form.finite for form in verb.forms)
        if not presses or actor.type not in STATES or other.actor is None or other.actor.name == actor.name:
            return None
        return named(actor, units[index], Actor(f"{actor.name}'s officials", "StateOrgan", (), actor.name))


def _issuing(units: Sequence[Unit], phrase: NounPhrase | None) -> NounPhrase | None:
    """The phrase, with the X of "an X-ian communique" as its party."""
    if phrase is None or phrase.party is not None or units[phrase.last].low not in COMMUNIQUES:
        return phrase
    names = [unit for unit in units[phrase.first : phrase.last] if unit.kind in NAMES]
    return replace(phrase, party=party_of(names[0]) if len(names) == 1 else None)


def _beside_spokesman(units: Sequence[Unit], phrase: NounPhrase) -> bool:
    """As in "a spokesman for the army"."""
    before = units[max(phrase.first - 2, 0) : phrase.first]
    return len(before) > 1 and before[0].low in SPOKESMEN and before[1].low in ("for", "of")


def _name_after(units: Sequence[Unit], index: int) -> str:
    """The N. N. of "the army's spokesman, Colonel N. N., said"; empty where nobody is named."""
    if index >= len(units) or units[index].kind != "comma":
        return ""
    beside = next((unit.actor for unit in units[index + 1 : index + 4] if unit.actor is not None), None)
    return beside.name if beside is not None and beside.type == "Person" else ""


def _speaks(units: Sequence[Unit], index: int) -> bool:
    """Whether a verb of speech stands there, or after what commas set off."""
    after = units[index] if index < len(units) else None
    if after is None or after.kind != "comma":
        return after is not None and _says(after)
    closing = next((i for i in range(index + 1, min(index + _INSERTED, len(units) - 1)) if units[i].kind == "comma"), 0)
    return closing > 0 and _says(units[closing + 1])


def _says(unit: Unit) -> bool:
    return is_speech_verb(unit) or any(form.lemma in wordlists().classes["depicting"] for form in unit.forms)


def _quoted(units: Sequence[Unit]) -> Iterator[NounPhrase]:
    """The noun phrases that a verb of speech, or "according to", stands beside; whose spokesman opens the sentence."""
    speaks = any(unit.low == "according" or (unit.forms and _says(unit)) for unit in units)
    place = 0 if speaks or any(unit.low in SPOKESMEN for unit in units[:_OPENING]) else len(units)
    while place < len(units):
        phrase = _issuing(units, noun_phrase(units, place))
        if phrase is None or phrase.party is None:
            place += 1
            continue
        before = [unit.low for unit in units[max(phrase.first - 2, 0) : phrase.first]]
        inverted = phrase.first > 1 and units[phrase.first - 2].kind in ("comma", "quote")
        inverted = inverted and is_speech_verb(units[phrase.first - 1])
        opens = phrase.first <= _OPENING and _beside_spokesman(units, phrase)  # "A spokesman for X answered"
        if opens or _speaks(units, phrase.last + 1) or inverted or before == ["according", "to"]:
            yield phrase
        place = phrase.last + 1
