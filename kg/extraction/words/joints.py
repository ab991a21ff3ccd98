"""Joints: what the marks and words beside a token make of it: "not a single", "north of P", an apostrophe that owns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extraction.words.datewords import is_decade
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = [
    "LENGTHS", "as_meant", "ends_time", "in_one", "is_side", "joint_preposition", "no_party", "not_one", "of_waters",
    "owning",
]  # fmt: skip

LENGTHS = frozenset(("mile", "miles", "kilometre", "kilometres", "kilometer", "kilometers", "km", "kms", "metres",
                     "meters", "yards", "feet"))  # fmt: skip


def in_one(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, "service members" as one word for soldiers; the "staff" of "UN staff" are employees."""
    found: list[Token] = []
    for place, token in enumerate(tokens):
        if token.text == "staff" and found and _employs(found[-1], tokens[place + 1 : place + 2]):
            found.append(replace(token, low="employees"))
            continue
        meant = _MEN_OF_SERVICE.get(token.low)
        if meant is not None and found and found[-1].low == "service":
            first = found.pop()
            found.append(Token(first.start, token.end, f"{first.text} {token.text}", meant, "word"))
        else:
            found.append(token)
    return found


def _employs(body: Token, following: Sequence[Token]) -> bool:
    """Whether a name stands before "staff", and no noun after it: not "General staff", "UN staff members"."""
    named = body.kind == "word" and body.text[:1].isupper() and body.low not in ("general", "joint", "the", "military")
    return named and not any(token.low in _STAFFED for token in following)


_STAFFED = frozenset(("member", "members", "officer", "officers", "sergeant", "college", "reporter", "reporters"))
_MEN_OF_SERVICE = {"member": "serviceman", "members": "servicemen"}


def ends_time(word: str) -> bool:
    """Whether a phrase that tells when is over with the word, before a name: "by the time X", "in the 1980s X"."""
    return word in wordlists().classes["taken_up"] or is_decade(word)


def joint_preposition(tokens: Sequence[Token], first: int) -> int:
    """How many words lead to a place as one preposition does: 2 of "north of", 3 of "in and around"; else 0."""
    if _leads_beyond(tokens, first):
        return 2
    joined = first + 2 < len(tokens) and tokens[first + 1].low in ("and", "or") and tokens[first].low in _INSIDE
    return 3 if joined and tokens[first + 2].low in _ABOUT else 0


_INSIDE = frozenset(("in", "at", "on", "inside", "within"))
_ABOUT = frozenset(("around", "near", "outside", "about", "off", "beyond", "over", "under"))


def _leads_beyond(tokens: Sequence[Token], index: int) -> bool:
    """Whether the point of the compass and "of" lead to a place: "north of P", but not "in the north of P"."""
    if tokens[index].low not in _COMPASS or index + 1 >= len(tokens) or tokens[index + 1].low != "of":
        return False
    before = tokens[index - 1].low if index else ""
    return before not in _BEFORE_POINT and not before.endswith(("'s", "’s", "ern"))


_COMPASS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
                      "north-east", "north-west", "south-east", "south-west"))  # fmt: skip
OPENING_JOINT = _INSIDE | _COMPASS
"""Words with which such a preposition begins."""
_BEFORE_POINT = frozenset(("the", "its", "their", "our", "his", "in", "to", "from", "and", "far", "extreme", "deep",
                           "whole", "'s", "’s", "'", "this", "that", "of", "or", "across"))  # fmt: skip


def is_side(tokens: Sequence[Token], nation: int, index: int) -> bool:
    """Whether "side" makes a party of the nation before it: "the Tajik side", but not "on the Tajik side (of P)"."""
    if index >= len(tokens) or tokens[index].low != "side" or (nation > 1 and tokens[nation - 2].low == "on"):
        return False
    return index + 1 >= len(tokens) or tokens[index + 1].low not in ("of", "door", "dish", "street", "by", "-")


def of_waters(tokens: Sequence[Token], index: int) -> int:
    """How many words before the name make it that of a water: "Lake Chad", "the Gulf of Oman"; 0 where none do."""
    before = index - 1
    if before > 0 and tokens[before].low == "of":
        return 2 if tokens[before - 1].text in _WATERS_OF else 0
    if before > 0 and tokens[before].low in _PARTICLES and tokens[before].text.islower():
        first = tokens[before - 1]
        return 2 * int(first.text[:1].isupper() and first.text.isalpha() and not first.low.startswith(_STATELY))
    if tokens[index].text in _RIVERS and before >= 0 and tokens[before].text == "the":
        return int(index + 1 == len(tokens) or tokens[index + 1].low in _AFTER_WATERS)  # "a boat on the Niger"
    return int(before >= 0 and tokens[before].text in ("Lake", "Mount"))


_RIVERS = frozenset(("Niger", "Jordan", "Senegal", "Paraguay", "Uruguay"))
"""Nations that bear a river's name, and have an article only as rivers."""
_AFTER_WATERS = frozenset((".", ",", ";", ":", ")", "and", "or", "on", "in", "at", "near", "to", "from", "with", "by",
                           "after", "before", "for", "that", "which", "while", "when", "where", "between", "into",
                           "during", "as", "was", "is"))  # fmt: skip


_PARTICLES = frozenset(("da", "das", "do", "dos"))
"""As in "Bassas da India": the name of an island, and not the nation."""
_STATELY = ("rep", "gov", "for", "ex", "est", "mov", "part", "fren", "bra", "pres", "nov", "bol", "prov")
"""How "República do Brasil", "Forças Armadas do Brasil" begin, which are of that nation."""


_WATERS_OF = frozenset(("Gulf", "Strait", "Straits", "Sea", "Bay"))


def as_meant(sentences: Sequence[Sequence[Token]], names: Sequence[list[Name]], year: int | None) -> list[list[Name]]:
    """The names of each sentence; "the US-led coalition" is that of 2014 only where the document shows it.

    Args:
        sentences: the tokens of the document's sentences.
        names: the lexicon's names in each.
        year: the latest of which the document can know.
    """
    if not any(_is_coalition(words, name) for words, each in zip(sentences, names, strict=True) for name in each):
        return list(names)
    lows = [{token.low for token in words} for words in sentences]
    earlier = year is not None and year < _FOUNDED
    recent = year is not None and year >= _FOUNDED
    shown = any(low & _DAESH or (recent and low & _ITS_LANDS) for low in lows) or any(map(_names_daesh, sentences))
    shown = shown and not earlier
    return [
        [name if not _is_coalition(words, name) or _of_2014(words, shown) else _unknown(name) for name in each]
        for words, each in zip(sentences, names, strict=True)
    ]


def _is_coalition(tokens: Sequence[Token], name: Name) -> bool:
    """Whether it is "the US-led coalition", as many have been called."""
    return tokens[name.last].low == "coalition" and tokens[name.first].low.startswith(("us", "u.s"))


def _of_2014(tokens: Sequence[Token], shown: bool) -> bool:
    """Whether the sentence leaves it the coalition that the document shows: not beside an earlier year."""
    lows = {token.low for token in tokens}
    return shown and (bool(lows & _DAESH) or not any(_before_2014(token.text) for token in tokens))


def _unknown(name: Name) -> Name:
    return replace(name, actor=Actor("US-led coalition", name.actor.type))


def _names_daesh(tokens: Sequence[Token]) -> bool:
    return any(one.low == "islamic" and other.low == "state" for one, other in pairwise(tokens))


def _before_2014(text: str) -> bool:
    return len(text) == _DIGITS and text.isdigit() and _CENTURY < int(text) < _FOUNDED


_DIGITS = 4
_CENTURY = 1900
_FOUNDED = 2014
_DAESH = frozenset(("daesh", "isil", "isis", "da'esh", "raqqa"))
_ITS_LANDS = frozenset(("syria", "syrian", "syrians", "iraq", "iraqi", "iraqis", "mosul"))


def no_party(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a word that names a state elsewhere names none here: "Latin American leaders", "the Luanda process"."""
    return _of_continent(tokens, name) or _of_process(tokens, name)


def _of_continent(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a continent or another people is called so: "Latin American", "African American", "West Indian"."""
    word = tokens[name.first].text
    if name.first != name.last or not name.first or word not in _CONTINENTS:
        return False
    before = tokens[name.first - 1]
    return before.text[:1].isupper() and before.low in _CONTINENTS[word]


_AMERICAS = frozenset(("latin", "south", "central", "north", "inter", "pan", "meso", "native", "african", "spanish"))
_INDIES = frozenset(("west", "east", "american", "amerindian", "red"))
_CONTINENTS = {
    "America": _AMERICAS - {"african", "native"}, "American": _AMERICAS, "Americans": _AMERICAS,
    "Indian": _INDIES, "Indians": _INDIES,
}  # fmt: skip


def _of_process(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a seat only tells which talks are meant: "the Luanda and Nairobi processes"."""
    if name.kind != "metonym":
        return False
    lows = [token.low for token in tokens[name.last + 1 : name.last + 4]]
    before = [token.low for token in tokens[max(name.first - 3, 0) : name.first]]
    if lows[1:] and lows[0] in ("and", "or") and tokens[name.last + 2].text[:1].isupper():
        return _process(lows[-1], before[-1:])
    joined = before[1:] and before[-1] in ("and", "or") and tokens[name.first - 2].text[:1].isupper()
    return bool(joined and lows) and _process(lows[0], before[:-2])


def _process(noun: str, before: list[str]) -> bool:
    """Whether two seats before the noun only name it; "Kabul and Islamabad talks" may be those of two states."""
    return noun in _PROCESSES and (noun in _ROADS or bool(_THE & set(before)))


_ROADS = frozenset(("processes", "formats", "tracks", "protocols", "roadmaps", "frameworks"))
_THE = frozenset(("the", "both", "its", "their", "these", "those"))
_PROCESSES = frozenset(("processes", "agreements", "accords", "protocols", "declarations", "formats", "tracks", "talks",
                        "conferences", "rounds", "summits", "frameworks", "roadmaps", "initiatives", "conventions",
                        "communiques", "treaties"))  # fmt: skip


def not_one(tokens: Sequence[Token], index: int) -> int:
    """The last of "not a single", "not one" before a noun, which is "no"; 0 where there is none."""
    words = [token.low for token in tokens[index + 1 : index + 4]]
    if words[:2] == ["a", "single"]:
        return index + 2
    return index + 1 if words[:1] == ["one"] and words[1:2] not in (["of"], ["but"], ["to"], ["or"]) else 0


def owning(tokens: Sequence[Token], index: int) -> bool:
    """Whether an apostrophe makes the plural before it a possessor, rather than ends a quotation."""
    if tokens[index].text not in ("'", "’") or not index or index + 1 >= len(tokens):
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    close = before.end == tokens[index].start and before.low.endswith("s") and after.start > tokens[index].end
    return close and not any(token.text in ("'", "‘") for token in tokens[:index] if token.kind == "mark")
