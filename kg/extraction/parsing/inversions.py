"""Inversions: who speaks behind his verb within a clause: "X, says N. N., attacked Y", read as "X, N. N. says, …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.wordlists import wordlists

__all__ = ["with_objects_plain", "with_speakers_first"]

_NOMINAL = NAMES | frozenset(("word", "capital", "number", "tail", "close"))
_SPEAKER = NAMES | frozenset(("determiner", "word", "capital", "possessive", "tail", "preposition", "number"))
_VERBAL = frozenset(("verb", "have", "be", "do", "modal"))
_OPENS = frozenset(("stop", "that", "quote", "subordinator", "conjunction", "relative", "comma", "dash"))
_LONGEST = 9
"""Units of the one who speaks: "the historian of the war N. N."."""


def with_speakers_first(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a sentence, with the verb of ", says N. N.," after its subject, as it stands elsewhere.

    Args:
        units: the sentence's.
    """
    found = list(units)
    for index in range(1, len(found) - 4):
        if found[index].kind not in ("comma", "dash") or not _tells(found[index + 1]):
            continue
        last = _speaker_end(found, index + 2)
        if last is not None and _verb_follows(found, last + 1) and _waits(found, index - 1):
            found[index + 1 : last + 1] = [*found[index + 2 : last + 1], found[index + 1]]
    return tuple(found)


def _tells(unit: Unit) -> bool:
    return unit.kind == "verb" and is_speech_verb(unit) and any(form.finite for form in unit.forms)


def _speaker_end(units: Sequence[Unit], first: int) -> int | None:
    """The last unit of the one who speaks, whom a comma closes off."""
    for index in range(first, min(first + _LONGEST, len(units))):
        if units[index].kind in ("comma", "dash"):
            return index - 1 if index > first and units[index - 1].kind in _NOMINAL else None
        if units[index].kind not in _SPEAKER or (index == first and units[index].kind == "preposition"):
            return None
    return None


def _verb_follows(units: Sequence[Unit], comma: int) -> bool:
    after = comma + 1
    after += after < len(units) and units[after].kind in ("adverb", "negation")
    if after >= len(units) or units[after].kind not in _VERBAL or _told_by_the_way(units, after):
        return False
    return units[after].kind != "verb" or any(form.finite for form in units[after].forms)


def _told_by_the_way(units: Sequence[Unit], verb: int) -> bool:
    """Whether a participle tells of the one before the comma: "said the X, formed in May, had attacked Y"."""
    led = verb + 1 < len(units) and units[verb + 1].kind == "preposition"
    if not led or not any(form.participle for form in units[verb].forms):
        return False
    comma = next((i for i in range(verb + 1, len(units) - 1) if units[i].kind in ("comma", "stop")), None)
    return comma is not None and units[comma].kind == "comma" and _verb_follows(units, comma)


def _waits(units: Sequence[Unit], last: int) -> bool:
    """Whether a clause that ends at ``last`` has its subject and no verb yet."""
    if units[last].kind not in _NOMINAL:
        return False
    for index in range(last, -1, -1):
        if units[index].kind in _VERBAL:
            return False
        if units[index].kind in _OPENS and units[index].low != "and":
            return True
    return True


# ---------------------------------------------------------------- what somebody calls so


def with_objects_plain(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units with "X bombed, X said, Y camps" put as "X, X said, bombed Y camps" for "bombed what X said were".

    What is nobody's by those words ("struck what it called a terrorist base in Y") stands without who calls it so.

    Args:
        units: the sentence's.
    """
    found = tuple(units)
    for index in range(2, len(units) - 3):
        if units[index].low == "what":
            found = _plain(units, index) or found
            break
    return found


def _plain(units: Sequence[Unit], what: int) -> tuple[Unit, ...] | None:
    doing = _doing(units, what)
    named = next((i for i in range(what + 1, min(what + _LONGEST, len(units) - 2)) if units[i].kind == "verb"), None)
    if doing is None or named is None or named == what + 1:
        return None
    if any(unit.kind not in _CALLERS for unit in units[what + 1 : named]):
        return None
    first = _past_naming(units, named)
    if first is None or first >= len(units) or units[first].kind not in _PHRASES:
        return None
    opening = doing
    while opening > 0 and units[opening - 1].kind in ("have", "be", "modal", "adverb", "do"):
        opening -= 1
    rest = units[first:]
    if opening < 1 or any(unit.kind == "negation" for unit in units[opening - 1 : what]):
        return None
    if not _owned(units, first):
        return (*units[:what], *rest)
    comma = next((unit for unit in units if unit.kind == "comma"), None) or replace(
        units[what], text=",", low=",", kind="comma", forms=(), actor=None
    )
    said = replace(units[named], text="said", low="said", forms=wordlists().forms["said"])
    aside = (comma, *units[what + 1 : named], said, comma)
    return (*units[:opening], *aside, *units[opening:what], *rest)


def _doing(units: Sequence[Unit], what: int) -> int | None:
    """The verb of the deed that "what" is the object of: "bombed what", "fired rockets at what"."""
    before = units[what - 1]
    if before.kind == "verb":
        frames = (wordlists().frames.get(form.lemma) for form in before.forms if form.finite or form.participle)
        return what - 1 if any(frame is not None and frame.relation in _DONE_TO_ANOTHER for frame in frames) else None
    if before.low not in ("at", "on", "against", "into"):
        return None
    for index in range(what - 2, max(what - _TO_DEED, 0), -1):
        if units[index].kind in ("comma", "stop", "that", "relative", "quote"):
            return None
        if any(form.lemma in _SHOOTS and form.finite for form in units[index].forms):
            return index
    return None


def _past_naming(units: Sequence[Unit], verb: int) -> int | None:
    """The index after "called", "described as", "said were"; ``None`` for other verbs."""
    lemmas = {form.lemma for form in units[verb].forms if form.finite}
    after = verb + 1
    if lemmas & {"describe", "characterise", "regard", "identify"}:
        return after + 1 if units[after].low == "as" else None
    if lemmas & {"call", "term", "brand", "label", "consider", "deem"}:
        return after
    if lemmas & {"say", "claim", "allege", "believe"}:
        return after + 1 if units[after].low in ("were", "was", "is", "are") else None
    return None


def _owned(units: Sequence[Unit], first: int) -> bool:
    """Whether the phrase names anybody, or fighters, whom only the one who calls it so knows to be there."""
    for index in range(first, min(first + _LONGEST, len(units))):
        unit = units[index]
        if unit.kind in ("preposition", "comma", "stop", "end", "conjunction"):
            return units[index - 1].low not in wordlists().nouns["assets"]
        if unit.kind in NAMES:
            return True
    return True


_CALLERS = _SPEAKER | {"pronoun"}
_PHRASES = NAMES | frozenset(("determiner", "word", "capital", "number", "adverb", "quote", "verb", "tail"))
_DONE_TO_ANOTHER = frozenset(("attacked", "foughtWith", "displaced", "arms", "funds", "trains", "targeted"))
_SHOOTS = frozenset(("fire", "launch", "carry", "conduct", "open", "drop", "mount", "stage", "advance", "make"))
_TO_DEED = 8
