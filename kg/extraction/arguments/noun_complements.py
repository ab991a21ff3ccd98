"""Noun complements: what follows a noun of an act: on whom, by whom, where, in which order it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.perpetrators import past_by, past_doing, past_when
from kg.extraction.grammar.phrases import NounPhrase, Units, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["complements"]

_STEPS = 4
"""Phrases after a noun that may say whose it is, whom it struck, where and when."""
_FREEDOM = frozenset(("independence", "liberation", "secession", "freedom"))
_ARMS = frozenset(("war", "wars", "insurgency", "rebellion", "uprising", "revolt", "insurrection"))
_GO_BETWEEN = frozenset(("mediation", "intercession", "arbitration"))
_LATER = frozenset(
    ("continuing", "continued", "subsequent", "later", "eventual", "ensuing", "brutal", "military", "illegal")
)


_OPENING = frozenset(("determiner", "word", "capital", "number", "demonym"))
"""Kinds of what stands before a noun that is the subject of its sentence."""


def complements(clauses: Clauses, index: int) -> Iterator[tuple[int, str, tuple[NounPhrase, ...]]]:
    """What follows a noun: "on Y", "by X", "in P", each as the index of its preposition, the word and its phrases."""
    units, after = clauses.units, index + 1
    while after < len(units) and units[after].low in ("yet", "ever", "so", "far"):
        after += 1  # "its biggest offensive yet against Y"
    after = _past_second(units, after)
    freed = after + 2 < len(units) and units[after].low in ("of", "for") and units[after + 1].low in _FREEDOM
    after += 2 * freed  # "a war of independence against Y"
    for _ in range(_STEPS):
        after = past_when(units, after)
        joint = after < len(units) and units[after].kind == "comma"
        after = past_doing(units, after + joint) or after
        doer = past_by(units, after)
        first = after + 1 if doer is None else doer
        inner = _of_this(units, clauses.phrases_from(first)) if first < len(units) else ()
        if not inner:
            return
        joined = inner[-1].last + 1
        if joined + 1 < len(units) and units[joined].low == "and":
            # "by Serbian and Croatian troops": one noun, which stands after each
            second = [each for each in clauses.phrases_from(joined + 1) if _shares_noun(units, inner[-1], each)]
            inner = (*inner, *second)
        word = units[after].low if doer is None else "by"
        if word == "by" and len(inner) == 1:
            inner = (*inner, *_doers_listed(clauses, index, inner[0]))
        yield after, "against" if freed and word == "from" and units[index].low in _ARMS else word, tuple(inner)
        after = inner[-1].last + 1


def _doers_listed(clauses: Clauses, index: int, first: NounPhrase) -> tuple[NounPhrase, ...]:
    """The others of "sanctions imposed on Y by X, Z and W were lifted", where the noun waits for its own verb.

    Those after the comma might else be the subject of that verb: a list that "and" closes, before a verb that can be
    the noun's.
    """
    units, place = clauses.units, first.last + 1
    if not {unit.kind for unit in units[:index]} <= _OPENING or units[0].low in ("after", "before", "since"):
        return ()  # "After a raid on Y by X, Z and W left"
    found: list[NounPhrase] = []
    while place + 1 < len(units) and (units[place].kind == "comma" or units[place].low == "and"):
        closes = "and" in (units[place].low, units[place + 1].low)
        phrase = noun_phrase(units, place + 1 + (units[place].kind == "comma" and closes))
        if phrase is None or phrase.party is None or units[phrase.last].kind not in NAMES:
            return ()
        found.append(phrase)
        place = phrase.last + 1
        if closes:
            verb = next((group for group in clauses.groups if group.first >= place), None)
            own = verb is not None and verb.first == place and verb.lemma not in wordlists().speech
            return tuple(found) if own or units[place].kind == "end" else ()
    return ()


def _shares_noun(units: Units, first: NounPhrase, second: NounPhrase) -> bool:
    """Whether the noun of the first is but a copy of the second's, which has no place in the text."""
    copy = units[first.last]
    return copy.start == copy.end and copy.low == units[second.last].low


def _of_this(units: Units, phrases: Sequence[NounPhrase]) -> Sequence[NounPhrase]:
    """The phrases without what is a further act or saying: "X's war on Y and Z's raid on W", "… and charges by Z"."""
    further = (i for i, phrase in enumerate(phrases) if i and (_is_act(units[phrase.last].low) or _owns(units, phrase)))
    end = next(further, len(phrases))
    return phrases[:end]


def _owns(units: Units, phrase: NounPhrase) -> bool:
    """Whether the noun is left out of which it is the owner: Z in "X's war on Y and Z's with W"."""
    after = units[phrase.last + 1 : phrase.last + 3]
    return len(after) > 1 and after[0].kind == "possessive" and after[1].kind == "preposition"


def _is_act(noun: str) -> bool:
    lists = wordlists()
    said = noun in lists.nouns["utterances"] or noun in lists.nouns["requests"]
    return said or noun in lists.events or noun in lists.ties or noun in _GO_BETWEEN


def _past_second(units: Units, after: int) -> int:
    """Where the words go on after "and (subsequent) occupation", which shares what follows: "X's invasion and …"."""
    if after + 2 >= len(units) or units[after].low != "and":
        return after
    second = after + 1 + (units[after + 1].low in _LATER)
    return second + 1 if units[second].low in wordlists().events and units[second + 1].low == "of" else after
