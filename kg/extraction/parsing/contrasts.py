"""Contrasts: "not by Z but by X", "X rather than Z", "all but Z": a sentence without whom it excludes.

The rules read what is left, in which whoever is named is told to take part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.grammar.phrases import noun_phrase
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.verbforms import noun_words

__all__ = ["without_excluded"]

Units = Sequence[Unit]

_TRIGGERS = frozenset(
    ("not", "never", "rather", "instead", "opposed", "less", "but", "except", "excepting", "bar", "save", "other",
     "exception", "excluding")
)  # fmt: skip
_ADDING = frozenset(("only", "just", "merely", "simply", "solely", "alone"))
_FURTHER = frozenset(("also", "too", "even", "likewise", "rather", "instead", "equally"))
_CONCEDING = frozenset(("and", "but", "albeit", "though", "although", "if", "yet", "or"))
_WORDS = {"rather": ("than",), "instead": ("of",), "opposed": ("to",), "not": (), "never": ()}
"""Words that exclude what follows, with the words that go with them."""
_EXCEPT = frozenset(("but", "except", "excepting", "bar", "save", "excluding"))
_EVERYBODY = frozenset(("everyone", "everybody", "anyone", "anybody", "all", "every", "each", "any", "everything"))
_NOBODY = frozenset(("nobody", "none", "nothing", "no"))
_DETERMINERS = frozenset(("all", "every", "each", "any", "no"))
_OF_ALL = 5
"""Units of "all the rebel groups of the east" before the word that excepts one of them."""
_TAIL = frozenset(("of", "in", "from"))
_TAILS = 2
_LISTED = 6
_NOMINAL = NAMES | frozenset(("word", "capital", "date", "number", "pronoun", "tail"))
_VERBAL = frozenset(("verb", "have", "be", "do", "modal"))
_PARTING = _VERBAL | {"comma", "stop", "that"}
_CLOSING = frozenset(("end", "stop", "comma", "dash", "close", "quote", "preposition", "to", "conjunction", "date",
                      "adverb", "subordinator"))  # fmt: skip
_GOVERNING = frozenset(("preposition", "to"))


def without_excluded(units: Units) -> tuple[Unit, ...]:
    """The units of a sentence, without whom a contrast or an exception excludes.

    Args:
        units: the sentence's.
    """
    found = _by_name(_without_old_names(_without_remarks(tuple(units))))
    index = len(found) - 1
    while index >= 0:
        if index + 1 < len(found) and found[index].low in _TRIGGERS:
            found = _at(found, index)
        index -= 1
    return found


def _without_remarks(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Leave out the ", among others," of "by, among others, A"."""
    for index in range(len(units) - 4):
        if units[index].kind != "comma" or not index or units[index - 1].kind not in _GOVERNING:
            continue
        if (units[index + 1].low, units[index + 2].low) in _REMARKS:
            return (*units[:index], *units[index + 3 + (units[index + 3].kind == "comma") :])
    return units


def _without_old_names(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Leave out the ", formerly Y," of "X, formerly Y, and Z attacked": who is called so is no third."""
    for index in range(1, len(units) - _TO_NAMED):
        if units[index + 1].low not in _OF_OLD or units[index].kind != "comma" or units[index - 1].kind not in NAMES:
            continue
        place = index + 2
        while place < len(units) - 1 and (units[place].kind == "determiner" or units[place].low in _CALLED):
            place += 1
        if units[place].kind in NAMES and place + 1 < len(units) and units[place + 1].kind == "comma":
            return (*units[:index], *units[place + 2 :])
    return units


def _by_name(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Read "A Norwegian, N. N., mediated" as "N. N. mediated": whose countryman he is acts for nobody."""
    for index in range(1, len(units) - _TO_NAMED):
        first, comma, name, after = units[index : index + 4]
        alone = first.kind == "demonym" and units[index - 1].low in ("a", "an") and comma.kind == "comma"
        who = name.speaker or name.actor
        if alone and name.kind in NAMES and who is not None and who.type == "Person" and after.kind == "comma":
            return (*units[: index - 1], name, *units[index + 4 :])
    return units


_TO_NAMED = 3
_OF_OLD = frozenset(("formerly", "previously", "once", "now", "originally"))
_CALLED = frozenset(("known", "called", "named", "as"))

_REMARKS = frozenset((("among", "others"), ("amongst", "others"), ("inter", "alia"), ("in", "particular")))


def _at(units: tuple[Unit, ...], index: int) -> tuple[Unit, ...]:
    low = units[index].low
    if low == "not" and units[index + 1].low in _ADDING:
        return _added(units, index)
    if low in _EXCEPT or low == "other" or (low == "exception" and index and units[index - 1].low == "the"):
        return _excepted(units, index)
    if low == "less" or (low == "not" and [u.low for u in units[index + 1 : index + 3]] == ["so", "much"]):
        return _outweighed(units, index)
    if low not in _WORDS:
        return units
    return _replaced(units, index) or _set_against(units, index) or units


def _complement(units: Units, first: int) -> tuple[int, str] | None:
    """The last unit of the phrase at ``first``, with its "of …", and the preposition that leads to it."""
    if first >= len(units):
        return None
    governed = units[first].kind in _GOVERNING
    start = first + governed
    phrase = noun_phrase(units, start) if start < len(units) else None
    if phrase is None or (phrase.party is None and not governed):
        return None
    last = phrase.last
    for _ in range(_TAILS):
        tail = noun_phrase(units, last + 2) if last + 2 < len(units) and units[last + 1].low in _TAIL else None
        if tail is None:
            break
        last = tail.last
    return last, units[first].low if governed else ""


def _listed(units: Units, last: int, *, subject: bool = False) -> int:
    """The last unit of the list that the phrase ending at ``last`` opens: "A and B", "by A, by B or by C".

    Args:
        units: the sentence's.
        last: the last unit of the first phrase.
        subject: whether the verb of the list may follow.
    """
    for _ in range(_LISTED):
        after = last + 1
        after += after + 1 < len(units) and units[after].kind == "comma"
        joined = after < len(units) and units[after].low in ("and", "or", "nor")
        other = _complement(units, after + joined) if joined or units[last + 1].kind == "comma" else None
        if (
            other is None
            or (_goes_on(units, other[0]) and not subject)
            or (not joined and not _joined_later(units, other[0]))
        ):
            break
        last = other[0]
    return last


def _joined_later(units: Units, last: int) -> bool:
    """Whether "and" or another comma goes on with the list."""
    return last + 2 < len(units) and (units[last + 1].low in ("and", "or", "nor") or units[last + 1].kind == "comma")


def _past(units: Units, index: int, words: frozenset[str]) -> int:
    while index < len(units) and units[index].low in words:
        index += 1
    return index


def _second(units: Units, last: int, joint: str) -> tuple[int, int] | None:
    """Where "but" stands after the phrase that ends at ``last``, and where the phrase after it begins."""
    place = last + 1
    if place < len(units) and units[place].kind == "comma":
        place += 1
    if place >= len(units) or units[place].low != joint:
        return None
    return place, _past(units, place + 1, _FURTHER)


def _goes_on(units: Units, last: int) -> bool:
    """Whether a verb follows, whose subject the phrase is."""
    after = last + 1
    after += after < len(units) and units[after].kind == "adverb"
    return after < len(units) and units[after].kind in _VERBAL


def _added(units: tuple[Unit, ...], index: int) -> tuple[Unit, ...]:
    """Read "not only by A but also by B" as "by A and by B"."""
    first = index + 2
    one = _complement(units, first)
    joint = _second(units, one[0], "but") if one else None
    other = _complement(units, joint[1]) if joint else None
    if one is None or joint is None or other is None or one[1] != other[1] or not one[1]:
        return units
    both = replace(units[joint[0]], kind="conjunction", low="and")
    return (*units[:index], *units[first : one[0] + 1], both, *units[joint[1] :])


def _replaced(units: tuple[Unit, ...], index: int) -> tuple[Unit, ...] | None:
    """Read "not by A but by B" as "by B"."""
    if units[index].low != "not" or (index and units[index - 1].kind in ("be", "have", "do", "modal")) or not index:
        return None
    one = _complement(units, index + 1)
    joint = _second(units, _listed(units, one[0]), "but") if one else None
    other = _complement(units, joint[1]) if joint else None
    if one is None or joint is None or other is None or _goes_on(units, other[0]):
        return None
    if other[1] not in (one[1], ""):
        return None
    kept = units[index + 1 : index + 2] if one[1] and not other[1] else ()
    start = index - (units[index - 1].kind == "comma")
    return (*units[:start], *kept, *units[joint[1] :])


def _set_against(units: tuple[Unit, ...], index: int) -> tuple[Unit, ...] | None:
    """Leave out ", not by A" and "rather than A", which stand after whom or what they are set against."""
    words = _WORDS[units[index].low]
    if tuple(unit.low for unit in units[index + 1 : index + 1 + len(words)]) != words:
        return None
    as_opposed = units[index].low == "opposed"
    if as_opposed and (not index or units[index - 1].low != "as"):
        return None  # "a militia opposed to Y"
    one = _complement(units, index + 1 + len(words))
    first = index - as_opposed
    while first > 0 and units[first - 1].low in _CONCEDING:
        first -= 1
    comma = first > 0 and units[first - 1].kind in ("comma", "dash")
    before = first - 1 - comma
    if one is None or before < 0 or not (units[before].kind in _NOMINAL or (one[1] and units[before].kind == "verb")):
        return None
    if units[index].low in ("not", "never") and first == index and not comma:
        return None
    last = _past_claim(units, _listed(units, one[0]))
    after = units[last + 1] if last + 1 < len(units) else None
    ends = after is None or after.kind in (*_CLOSING, "relative", "that") or (comma and after.kind in _VERBAL)
    subject = not any(unit.kind in _VERBAL for unit in units[:before])
    if not ends and not (after is not None and after.kind in _VERBAL and subject):
        return None
    if after is not None and (after.low == "but" or (after.kind in ("relative", "that") and not _cleft(units, before))):
        return None
    closing = comma and after is not None and after.kind in ("comma", "dash") and last + 2 < len(units)
    if closing and units[last + 2].kind in ("relative", "that") and not _cleft(units, before):
        return None
    return (*units[: first - comma], *units[last + 1 + closing :])


def _past_claim(units: Units, last: int) -> int:
    """The end of "not X as Y had claimed", whose last words say who brought up the one excluded."""
    first = last + 1
    if first >= len(units) or units[first].low != "as":
        return last
    verb = next((i for i in range(first + 2, min(first + _CLAIM, len(units) - 1)) if is_speech_verb(units[i])), None)
    return verb if verb is not None and units[verb + 1].kind in ("comma", "end", "dash", "stop") else last


_CLAIM = 8


def _cleft(units: Units, last: int) -> bool:
    """Whether "it was" leads to the phrase that ends at ``last``."""
    words = range(last, max(last - _OF_ALL, 0), -1)
    return any(units[i].kind == "be" and units[i - 1].low == "it" for i in words)


def _outweighed(units: tuple[Unit, ...], index: int) -> tuple[Unit, ...]:
    """Read "less by A than by B" and "not so much by A as by B" as "by B"."""
    joint, first = ("than", index + 1) if units[index].low == "less" else ("as", index + 3)
    one = _complement(units, first)
    if one is None or not one[1] or one[0] + 2 >= len(units) or units[one[0] + 1].low != joint:
        return units
    other = _complement(units, one[0] + 2)
    return (*units[:index], *units[one[0] + 2 :]) if other is not None and other[1] == one[1] else units


def _parted(quantifier: Unit, between: Units) -> bool:
    """Whether a verb or mark parts "all" from the word that excepts; the "states" of "all states" is no verb."""
    noun = quantifier.low in _DETERMINERS and bool(between) and between[0].kind == "verb"
    return any(unit.kind in _PARTING and unit.low not in noun_words() for unit in between[noun:])


def _excepted(units: tuple[Unit, ...], index: int) -> tuple[Unit, ...]:
    """Leave out the exception of "all but A"; read "nobody but A" as "A"."""
    last = index
    if units[index].low in ("other", "exception"):
        if units[index + 1].low not in ("than", "of"):
            return units
        last += 1
    last += units[index].low in ("except", "save") and units[last + 1].low == "for"
    one = _complement(units, last + 1)
    if one is None or units[last + 1].kind in (*_GOVERNING, "number"):
        return units
    quantifier = next(
        (i for i in range(index - 1, max(index - 1 - _OF_ALL, -1), -1) if units[i].low in _EVERYBODY | _NOBODY), None
    )
    between = units[quantifier + 1 : index] if quantifier is not None else ()
    if quantifier is None or _parted(units[quantifier], between):
        return units
    if units[index].low == "but" and between and _goes_on(units, one[0]):
        return units
    if units[quantifier].low in _NOBODY:
        return (*units[:quantifier], *units[last + 1 :])
    start = index - 2 * (units[index].low == "exception")
    return (*units[:start], *units[_listed(units, one[0], subject=True) + 1 :])
