"""Persons: whom a run of words with capitals names, where no list and no title has made a name of it."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Party, Units, party_of
from kg.extraction.naming.people import NO_SURNAMES, is_name_part
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = [
    "LONGEST_NAME",
    "NAME_KINDS",
    "OF_TOWNS",
    "PARTICLES",
    "agent_at",
    "in_longer_name",
    "named_person",
    "past_run",
    "past_title",
    "person_at",
    "person_before",
    "person_of",
    "run_start",
]

PARTICLES = frozenset(
    ("ag", "bin", "bint", "ibn", "de", "del", "da", "dos", "van", "von", "ould", "di", "la", "al", "el", "dia", "arap")
)
"""Words in small letters within a name."""
NAME_KINDS = frozenset(("capital", "word", "verb"))
"""Kinds of unit of which a name can be."""
LONGEST_NAME = 6
"""Words of a name at most."""
_KIN_WORDS = 4
_OFFICES = frozenset(("the", "a", "its", "his", "their", "successor", "vice-president",
                      "deputy", "co-founder", "veteran", "man", "cleric", "preacher", "officer", "of", "mr", "mr.",
                      "dr", "dr.", "sir", "state", "army", "police", "prime", "acting", "interim"))  # fmt: skip
"""Words between "led by" and a name: "led by his son N. N.", "by First Vice-President N. N."."""
_KINSMEN = frozenset(("son", "brother", "daughter", "sister", "cousin", "nephew", "niece", "uncle", "wife", "widow",
                      "son-in-law", "brother-in-law", "half-brother", "relative", "kinsman"))  # fmt: skip
_ONCE = frozenset(("former", "ex", "one-time", "onetime", "long-time", "longtime", "old", "younger", "elder", "late"))


def past_run(units: Units, first: int) -> int:
    """The index after the words at ``first`` that can be a name; ``first`` where there are none."""
    last = first
    while last < len(units) and units[last].kind in NAME_KINDS and last - first < LONGEST_NAME:
        if not is_name_part(units[last].text) and (last == first or units[last].low not in PARTICLES):
            break
        last += 1
    return last


def run_start(units: Units, last: int) -> int:
    """Where the words begin that can be a name and end at ``last``; the index after it where there are none."""
    first = last
    while (
        first >= 0 and units[first].kind in NAME_KINDS and last - first < LONGEST_NAME
        and (is_name_part(units[first].text) or (first < last and units[first].low in PARTICLES))
    ):  # fmt: skip
        first -= 1
    return first + 1


def person_of(party: Party) -> Party | None:
    """The person whom the party speaks for by name; ``None`` where it is no person."""
    if party.speaker.type != "Person":
        return None
    return Party(party.speaker, party.speaker, party.start, party.end, party.roles, party.kind)


def named_person(units: Units) -> Party:
    """Somebody whose name these words are."""
    actor = Actor(" ".join(unit.text for unit in units), "Person")
    return Party(actor, actor, units[0].start, units[-1].end, frozenset(("name",)), "name")


def person_at(units: Units, first: int) -> Party | None:
    """The person whose name begins at ``first``."""
    known = party_of(units[first]) if first < len(units) else None
    owns = known is not None and first + 1 < len(units) and units[first + 1].kind == "possessive"
    if owns and (named := _past_kin(units, first + 2)) is not None:
        return person_at(units, named)
    if known:
        return person_of(known)
    last = past_run(units, first)
    while last > first and units[last - 1].low in PARTICLES and units[last - 1].kind == "word":
        last -= 1
    if last - first < 2 or (last < len(units) and units[last].kind in NAMES):
        return None
    return _plausible(units[first:last])


def agent_at(units: Units, first: int) -> Party | None:
    """The person at ``first``, unless what does it is only his: "led by N. N.'s supporters"."""
    person = person_at(units, first)
    if person is None:
        return None
    last = next((i for i in range(first, len(units)) if units[i].end >= person.end), first)
    return None if last + 1 < len(units) and units[last + 1].kind == "possessive" else person


def in_longer_name(units: Units, place: int) -> bool:
    """Whether a state's name only ends another's: "Soccer Australia", "the Air France president"."""
    before = units[place - 1] if place > 1 else None
    if before is None or units[place].kind != "name" or before.kind not in ("capital", "word"):
        return False
    return before.text[:1].isupper() and before.text.isalpha() and before.low not in wordlists().classes["title"]


def _past_kin(units: Units, first: int) -> int | None:
    """Where the name begins in "M. M.'s one-time bodyguard N. N.": who is named first is another."""
    place = first
    while place < len(units) and place - first < _KIN_WORDS and units[place].kind in ("word", "adverb"):
        place += 1
    person = place < len(units) and units[place].kind in ("capital", "name")
    return place if first < place and person else None


def person_before(units: Units, last: int) -> Party | None:
    """The person whose name ends at ``last``."""
    if last < 0:
        return None
    known = party_of(units[last])
    if known:
        return person_of(known)
    first = run_start(units, last)
    while first < last and units[first].low in wordlists().classes["title"] | PARTICLES:
        first += 1
    return _plausible(units[first : last + 1]) if first < last else None


def _plausible(units: Units) -> Party | None:
    """The person of that name, if it can be one: no place, and no sentence's first word."""
    if any(unit.place is not None for unit in units) or units[0].low in wordlists().common:
        return None
    if units[-1].low in NO_SURNAMES or units[0].low in OF_TOWNS:
        return None  # "under Executive Order 14098", "the gangs of São Paulo"
    return named_person(units)


OF_TOWNS = frozenset(("são", "sao", "san", "santa", "santo", "saint", "port", "puerto", "porto", "fort", "ciudad"))
"""First words of the names of towns, which open nobody's name."""


def past_title(units: Units, index: int) -> int:
    """The index after titles and "his son", "M. M.'s former deputy" before a name."""
    classes = wordlists().classes
    titles = classes["title"] | classes["lesser"] | classes["paramount"] | _OFFICES | _KINSMEN
    index = _past_owner(units, index, titles)
    while index < len(units) and (
        units[index].low in titles
        or units[index].kind in ("determiner", "possessive")
        or (units[index].kind == "demonym" and index + 1 < len(units) and units[index + 1].low in titles)
    ):
        if units[index].low == "of" and units[index - 1].low in _KINSMEN:
            break  # "led by a brother of N. N.", who does not lead
        index += 1
    return index


def _past_owner(units: Units, index: int, titles: frozenset[str]) -> int:
    """The index after "M. M.'s former" in "led by M. M.'s former deputy, N. N.": who is named first does not lead."""
    if index + 2 >= len(units) or units[index].kind not in NAMES or units[index + 1].kind != "possessive":
        return index
    place = index + 2
    while place < len(units) and (units[place].low in _ONCE or units[place].kind == "adverb"):
        place += 1
    return place if place < len(units) and units[place].low in titles else index
