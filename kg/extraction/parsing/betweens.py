"""Betweens: the two or more whom "between A and B" names, past what is said of them."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.owners import loyal_to
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase
from kg.extraction.parsing.constituents import owned_by
from kg.extraction.words.wordlists import words_of

__all__ = ["accused_at", "across", "between", "other_side", "parted"]

_LISTED = 6
_ASIDE = 20


def between(units: Units, first: int) -> tuple[Party, ...]:
    """The parties of "A and B" or "A, B and C" that begins at ``first``, whatever follows."""
    found, before = list[Party](), False
    while first < len(units) and len(found) < _LISTED:
        phrase = _with_owner(units, first)
        if phrase is None or phrase.party is None or (found and accused_at(units, phrase.last + 1)):
            return ()
        if not (found and _friendly(units, phrase)):
            found.append(phrase.party)
        elif units[phrase.last + 1 : phrase.last + 2] and units[phrase.last + 1].low == "and":
            first = phrase.last + 2  # "between A and allied B and C": with C
            continue
        joint = phrase.last + 1
        if (other := other_side(units, joint)) and len(found) > 1:
            return ()  # "between A and B on one side and C on the other": not with each other
        if other:
            first = other
            continue
        if joint + 1 >= len(units):
            break
        if units[first - 1].low == "between" and (
            other := _past_aside(units, joint) or _past_office(units, joint, phrase.party)
        ):
            first = other
            continue
        serial = units[joint].kind == "comma" and units[joint + 1].low == "and"
        several = units[joint].low == "and" and _of_several(units, phrase)
        after, before = before, several
        shared = any(unit.low == "of" for unit in units[first:joint])  # "forces of B and C"
        closing = units[joint].low == "and" and not shared and _closes(units, joint + 1)
        if (units[first - 1].low == "and" and not (several or after or closing)) or (serial and len(found) < 2):
            break  # "between A and B, and C did": the list is over
        if units[joint].low == "and" or (units[joint].kind == "comma" and _lists_on(units, joint)):
            first = joint + 1 + (units[joint].kind == "comma" and units[joint + 1].low == "and")
            first += units[first].low == "of"  # "representatives of A and of B"
            continue
        break
    names = {party.actor.name for party in found}
    return tuple(found) if len(found) >= 2 and len(names) == len(found) else ()


def _closes(units: Units, first: int) -> bool:
    """Whether one more ends the list, as in "between A and B and C in P", and is not who "won" after it."""
    phrase = _with_owner(units, first)
    after = units[phrase.last + 1] if phrase is not None and phrase.last + 1 < len(units) else None
    return phrase is not None and phrase.party is not None and (after is None or after.kind in _AFTER)


_AFTER = frozenset(("end", "stop", "preposition", "date", "quote", "close"))


def accused_at(units: Units, index: int) -> bool:
    """As in "accused Y of hosting A and Z of funding it": Z is accused, and no guest beside A."""
    return index + 1 < len(units) and units[index].low == "of" and any(form.present for form in units[index + 1].forms)


def _friendly(units: Units, phrase: NounPhrase) -> bool:
    """As in "and allied B", "and its allied B", who stands on the side of A."""
    return "allied" in (units[phrase.first].low, units[min(phrase.first + 1, phrase.last)].low)


def other_side(units: Units, index: int) -> int:
    """Where C begins in "on one side and C", ", on the one hand, and C"; 0 where that does not stand at ``index``."""
    index += index < len(units) and units[index].kind == "comma"
    words = [unit.low for unit in units[index : index + _TO_OTHER] if unit.kind != "comma"]
    ends = [i for i, word in enumerate(words) if word in ("side", "hand", "end")]
    if words[:1] != ["on"] or not ends or "one" not in words[: ends[0]] or words[ends[0] + 1 : ends[0] + 2] != ["and"]:
        return 0
    return index + ends[0] + 2 + (units[index + ends[0] + 1].kind == "comma")


_TO_OTHER = 6


def across(units: Units, first: int) -> tuple[tuple[Party, Party], ...]:
    """Who faces whom in "between A and B on one side and C on the other": A and C, B and C.

    Args:
        units: the sentence's.
        first: where the first of them begins.
    """
    joint, second = parted(units, first)
    if not second:
        return ()
    before, after = _side_at(units, first, joint), _side_at(units, second, len(units))
    names = [party.actor.name for party in (*before, *after)]
    return tuple((one, other) for one in before for other in after) if len(set(names)) == len(names) else ()


def parted(units: Units, first: int) -> tuple[int, int]:
    """Where the words "on one side" begin after a list that begins at ``first``, and the other side; 0 for none."""
    joint = next((i for i in range(first, min(first + _SIDE, len(units))) if units[i].low == "one"), 0)
    joint -= joint > 0 and units[joint - 1].low == "the"
    joint -= 1
    joint -= joint > 0 and units[joint - 1].kind == "comma"
    second = other_side(units, joint) if joint > first else 0
    return (joint, second) if second else (0, 0)


def _side_at(units: Units, first: int, end: int) -> tuple[Party, ...]:
    """The parties of the list "A", "A and B", "A, B and C" that begins at ``first``, before ``end``."""
    found = list[Party]()
    while first < end and len(found) < _LISTED:
        phrase = _with_owner(units, first)
        if phrase is None or phrase.party is None:
            return ()
        found.append(phrase.party)
        first = phrase.last + 1
        first += first < end and units[first].kind == "comma"
        first += first < end and units[first].low == "and"
        if first == phrase.last + 1 or (first < end and units[first].low == "on"):
            break
    return tuple(found)


_SIDE = 24


def _of_several(units: Units, phrase: NounPhrase) -> bool:
    """Whether it is "the governments of A", after which "and B" names one more of them."""
    words = [unit.low for unit in units[phrase.first : phrase.last + 1]]
    return "of" in words and words[words.index("of") - 1] in _IN_PLURAL


_IN_PLURAL = frozenset(("governments", "presidents", "armies", "ministers", "kings", "rulers", "premiers"))


def _past_aside(units: Units, comma: int) -> int:
    """Where B begins in "between A, led by N, and B" after the comma; 0 where nothing is set off there."""
    opener = units[comma + 1]
    aside = opener.kind in ("relative", "determiner", "preposition") or any(f.participle for f in opener.forms)
    wing = any(unit.low in _WINGS for unit in units[comma + 2 : comma + _TO_WING])
    if units[comma].kind != "comma" or not aside or opener.low == "and" or (opener.low == "the" and not wing):
        return 0
    for place in range(comma + 2, min(comma + _ASIDE, len(units) - 2)):
        if units[place].kind in ("stop", "quote", "end"):
            return 0
        if units[place].kind == "comma" and units[place + 1].low == "and":
            return place + 2
    return 0


_WINGS = frozenset(("wing", "arm", "branch", "offshoot", "successor"))
"""What tells, after "the", of who was named before: "between A, the armed wing of B, and C"."""
_TO_WING = 5


def _past_office(units: Units, comma: int, one: Party) -> int:
    """Where B begins in "between N. N., the minister of A, and B", "between the minister of A, N. N., and B"."""
    aside = noun_phrase(units, comma + 1) if units[comma].kind == "comma" else None
    if aside is None:
        return 0
    same = aside.party is not None and aside.party.actor.name == one.actor.name
    office = one.speaker.type == "Person" and units[comma + 1].low in ("the", "a", "an") and aside.party is None
    if not same and not office:
        return 0
    for place in range(aside.last + 1, min(aside.last + _TO_AND, len(units) - 2)):
        if units[place].kind in ("stop", "quote", "end", "verb", "be"):
            return 0
        if units[place].kind == "comma":
            return place + 2 if units[place + 1].low == "and" else 0
    return 0


_TO_AND = 6


def _with_owner(units: Units, first: int) -> NounPhrase | None:
    """The phrase at ``first``; "the Government of President N", "troops loyal to N" as far as the owner's name."""
    phrase = noun_phrase(units, first)
    if phrase is not None and (loyal := loyal_to(units, phrase)) is not None:
        near = range(phrase.last, min(phrase.last + 3, len(units) - 1))
        to = next((i for i in near if units[i].low in ("to", "with")), None)
        inner = noun_phrase(units, to + 1) if to is not None else None
        return replace(phrase, last=inner.last if inner is not None else phrase.last, party=loyal)
    if phrase is None or phrase.party is not None or phrase.last + 2 >= len(units):
        return phrase
    if units[phrase.last + 1].kind == "comma" and units[phrase.last].low in words_of("armed", "named_after"):
        # "between A and a breakaway group, the B", "and the country's rebel leader, N. N., resumed".
        named = noun_phrase(units, phrase.last + 2)
        return named if named is not None and named.party is not None and named.roles == {"name"} else phrase
    if units[phrase.last + 1].low != "of":
        return phrase
    inner = noun_phrase(units, phrase.last + 2)
    party = owned_by(units, phrase, "of", inner.party) if inner is not None else None
    return NounPhrase(phrase.first, inner.last, party, phrase.roles) if inner is not None and party else phrase


def _lists_on(units: Units, comma: int) -> bool:
    """Whether a list goes on after the comma: another name, then "and" or a comma."""
    following = noun_phrase(units, comma + 1)
    if units[comma + 1].low == "and":
        return True
    after = following.last + 1 if following and following.party else len(units)
    if after + 1 < len(units) and units[after].kind == "comma":
        after += 1
    return after < len(units) and units[after].low == "and"
