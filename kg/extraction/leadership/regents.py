"""Regents: who is at the head of a land that is no state and no listed body: "N. N., the Ingush leader", "the chief
minister of Assam, N. N.", "N. N., who has run Ajaria since 1991".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import CLOSERS, bearer_at, bearer_before, past_epithets, serves
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.persons import LONGEST_NAME, NAME_KINDS
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import table, wordlists
from kg.model import Actor

__all__ = ["is_placelike", "regent_findings"]

_HEADS = frozenset(("leader", "president", "premier", "governor", "ruler", "minister", "strongman"))
_OF_LANDS = frozenset(("governor", "chief minister"))
"""Whose land needs no list: "the governor of Kunar"."""
_VERBS = {"head": "leads", "lead": "leads", "run": "governs", "rule": "governs", "govern": "governs"}
_SORTS = frozenset(("state", "province", "region", "republic", "island", "islands", "territory", "county", "enclave",
                    "emirate", "homeland", "land", "governorate", "oblast", "canton"))  # fmt: skip
_BEFORE = frozenset(("neighbouring", "neighboring", "nearby", "semi-autonomous", "autonomous", "breakaway", "restive",
                     "northern", "southern", "eastern", "western", "central", "the", "self-proclaimed", "oil-rich",
                     "mainly", "muslim", "separatist", "secessionist", "self-declared"))  # fmt: skip
_ELECTED = frozenset(("elected", "new", "veteran", "pro-russian", "moscow-backed", "regional", "powerful", "long-time",
                      "longtime", "self-styled", "hereditary", "military", "first", "nationalist"))  # fmt: skip
_NO_LAND = frozenset(("bank", "reserve", "board", "fund", "prison", "province", "church", "institute", "school",
                      "university", "company", "club", "district", "court", "hotel", "hospital"))  # fmt: skip
_LONGEST = 3


def regent_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who is at the head of a land that is no state."""
    for index in clauses.places.of(_HEADS):
        yield from _office(clauses.units, index)
    for group in clauses.groups:
        if group.lemma in _VERBS and group.voice == "active" and group.modality == "actual" and not group.negated:
            yield from _ruling(clauses, group)


@cache
def _lands() -> dict[str, str]:
    """The lands by their names and adjectives."""
    found = dict[str, str]()
    for row in table("lands"):
        names = (row["land"], *filter(None, row["adjectives"].split("|")))
        found |= dict.fromkeys(names, row["land"])
    return found


# ---------------------------------------------------------------- an office


def _office(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N., the Ingush leader", "the chief minister of Assam, N. N.,", "Zamfara's governor, N. N.,"."""
    title, first = units[index].low, index
    if title == "minister":
        if not index or units[index - 1].low not in ("chief", "prime"):
            return
        title, first = f"{units[index - 1].low} minister", index - 1
    while first > 0 and units[first - 1].low in _ELECTED:
        first -= 1
    lesser = wordlists().classes["unreal"] | wordlists().classes["lesser"]
    if first and units[first - 1].low in lesser:
        return
    if index + 1 < len(units) and units[index + 1].low in ("of", "in"):
        land = _land_at(units, index + 2, sure=title in _OF_LANDS and units[index + 1].low == "of")
        opening, last = first, land[1] if land is not None else index
        opening -= opening > 0 and units[opening - 1].kind == "determiner" and units[opening - 1].low == "the"
        if opening and units[opening - 1].low in ("a", "an", "another", "one", "some"):
            return
    else:
        land = _land_before(units, first - 1, sure=title in _OF_LANDS)
        opening, last = (land[1], index) if land is not None else (first, index)
        before = units[opening - 1] if opening else None
        if before is not None and (before.low in lesser or before.low in ("a", "an", "one", "another", "some", "'s")):
            return
        opening -= before is not None and before.low == "the"
    if land is None or serves(units, opening):
        return
    person = _beside(units, opening, last)
    if person is not None and person.actor.name != land[0].actor.name:
        yield Finding(index, "leads", person, land[0], score=surer(0.75, land[0]))


def _beside(units: Units, first: int, last: int) -> Party | None:
    """The N. N. before or after an office that stands from ``first`` to ``last``."""
    after = last + 1
    if first > 1 and units[first - 1].kind == "comma" and (after >= len(units) or units[after].kind in CLOSERS):
        found = bearer_before(units, past_epithets(units, first - 2))
        if found is not None:
            return found[0]
    if first > 1 and units[first - 1].kind == "be" and (after >= len(units) or units[after].kind in CLOSERS):
        found = bearer_before(units, first - 2)
        return found[0] if found is not None else None
    if after >= len(units):
        return None
    apart = units[after].kind == "comma"
    place = after + apart
    named = place < len(units) and units[place].kind in ("capital", "name")
    found = bearer_at(units, place) if named else None
    if found is None or (apart and found[1] + 1 < len(units) and units[found[1] + 1].kind not in CLOSERS):
        return None
    return found[0]


def _land_at(units: Units, first: int, *, sure: bool) -> tuple[Party, int] | None:
    """The land that the words at ``first`` name, and the index of its last word.

    Args:
        units: the sentence's.
        first: of the first of its words.
        sure: whether only a land can stand there, so that no list needs to know it.
    """
    place = first
    while place < len(units) and place - first < 2 * _LONGEST and (
        units[place].low in _BEFORE | _SORTS | {"of"} or units[place].kind in ("determiner", "demonym")
    ):  # fmt: skip
        place += 1
    last = place
    while last < len(units) and last - place < _LONGEST and (
        units[last].kind == "capital" or (last > place and units[last].low == "and" and _goes_on(units, last + 1))
    ):  # fmt: skip
        last += 1
    state = party_of(units[place]) if last == place and place < len(units) and units[place].kind == "name" else None
    if state is not None and sure and state.actor.type == "State" and units[place].text in _lands():
        return state, place
    return _land(units, place, last, sure=sure)


def _goes_on(units: Units, index: int) -> bool:
    return index < len(units) and units[index].kind == "capital"


def _land_before(units: Units, last: int, *, sure: bool) -> tuple[Party, int] | None:
    """The land whose adjective or name ends at ``last``, or whose "'s" stands there, and where its words begin."""
    owned = last > 0 and units[last].kind == "possessive"
    last -= owned
    if last < 0:
        return None
    first = last
    while first > 0 and last - first < _LONGEST and (
        units[first - 1].kind == "capital"
        or (units[first - 1].low == "and" and owned and first > 1 and units[first - 2].kind == "capital")
    ):  # fmt: skip
        first -= 1
    opens = last == 0 and units[0].text[:1].isupper()  # "Kerala Chief Minister N. N." at a sentence's beginning
    found = _land(units, first, last + 1, sure=sure and (owned or opens), owned=owned)
    return (found[0], first) if found is not None else None


def _land(units: Units, first: int, end: int, *, sure: bool, owned: bool = False) -> tuple[Party, int] | None:
    body = units[first:end]
    if body and body[-1].low in _SORTS and len(body) > 1:
        body = body[:-1]
    capital = all(unit.kind == "capital" or unit.low == "and" or unit.place is not None for unit in body)
    if not body or not (capital or (first == 0 and end == 1)):
        return None
    after = units[end].kind if end < len(units) else "end"
    if after in ("capital", "tail") or (after == "possessive" and not owned):
        return None
    name = " ".join(unit.text for unit in body)
    known = _lands().get(name) or (name if body[0].place is not None and len(body) == 1 else None)
    unlisted = sure and not any(unit.low in _NO_LAND | wordlists().common for unit in body)
    if known is None and not unlisted:
        return None
    actor = Actor(known or name, "Place")
    return Party(actor, actor, body[0].start, body[-1].end, frozenset(("name",)), "name"), end - 1


# ---------------------------------------------------------------- verbs


def _ruling(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "N. N., who has run Ajaria as a family estate", "N. N. heads Tatarstan"."""
    land = _land_at(clauses.units, group.head + 1, sure=False)
    if land is None or land[0].actor.name not in _lands() or group.form not in ("finite", "participle"):
        return
    after = clauses.units[land[1] + 1] if land[1] + 1 < len(clauses.units) else None
    if after is not None and after.kind in ("word", "possessive", "capital", "tail"):
        return  # "leads Scotland fans"
    for ruler in clauses.subjects(group):
        person = ruler.speaker if ruler.speaker.type == "Person" else None
        if person is not None:
            who = Party(person, person, ruler.start, ruler.end, ruler.roles, ruler.kind)
            yield Finding(group.head, _VERBS[group.lemma], who, land[0], score=surer(0.75, ruler, land[0]))


def is_placelike(units: Units, start: int) -> bool:
    """Whether the capitals at ``start`` rather name a region: "of North Kivu", "of Equatoria Province"."""
    words = [unit.low for unit in units[start : start + LONGEST_NAME] if unit.kind in NAME_KINDS]
    return bool(words) and (words[0] in wordlists().classes["region"] | _REGIONS or words[-1] in _REGIONS)


_REGIONS = frozenset(("north", "south", "east", "west", "upper", "lower", "greater", "new", "northern", "southern",
                      "eastern", "western", "central", "province", "region", "state", "county", "district", "valley",
                      "island", "islands", "river", "republic", "peninsula"))  # fmt: skip
