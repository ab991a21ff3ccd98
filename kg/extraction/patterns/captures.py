"""Captures: who seized what by force, where no list knows the place: "captured Bafatá", "seized the armoury in P"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kg.extraction.arguments.objects import surer
from kg.extraction.arguments.victims import before_its_name, thing_struck
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import holder_of, place_named
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.grammar.verbgroups import noun_words
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.borderlands import borderland
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["back_at", "captures_of", "further_places", "part_of_state", "part_taken", "unknown_place"]

_SURELY = frozenset(("seize", "capture", "retake", "recapture", "overrun", "occupy", "conquer", "liberate", "storm"))
_PLACES = frozenset(("retake", "recapture", "occupy", "conquer", "liberate"))
"""What only a place suffers; who is captured may be a man, and what is seized a thing."""
_RETAKES = frozenset(("retake", "recapture", "reclaim", "regain", "liberate"))
_STRIKES = frozenset(("overrun", "storm"))
"""What is so taken is attacked, which frames tell."""
_CONTROL = frozenset(("control", "possession", "charge", "hold"))
_GAINS = frozenset(("take", "seize", "gain", "win", "wrest", "regain", "retake", "assume", "establish"))
_POWER = frozenset(("power", "office"))
_BY_FORCE = frozenset(("coup", "putsch", "force", "gunpoint", "revolt", "rebellion", "mutiny", "revolution"))
_GRABS = frozenset(("seize", "grab", "usurp"))
_GROUND = frozenset(
    ("village", "villages", "town", "towns", "city", "cities", "post", "posts", "outpost", "outposts", "base", "bases",
     "airport", "airfield", "barracks", "fort", "bridge", "bridges", "station", "headquarters", "checkpoint", "palace",
     "checkpoints", "island", "islands", "hill", "hills", "port", "crossing", "armoury", "armory", "garrison")
)  # fmt: skip
"""What "take" takes by force."""
_ENDS = frozenset(
    ("end", "comma", "stop", "preposition", "adverb", "date", "conjunction", "subordinator", "dash", "close")
)
_VERBAL = frozenset(("verb", "be", "have", "modal"))
_LONGEST = 4
_ARTICLED = re.compile(r"(?:[ae]l|a[dnrstz]|ash)-[A-Z]")
"""How a word begins that has its article before it."""
_REACH = 12


_BACK = frozenset(("win", "take", "claw", "snatch", "grab", "seize", "wrest"))
_TO_BACK = 6


def back_at(units: Units, group: VerbGroup) -> int | None:
    """The index of the "back" of "took back K", "won the city of K back"."""
    if group.lemma not in _BACK:
        return None
    for place in range(group.head + 1, min(group.head + 1 + _TO_BACK, len(units))):
        if units[place].low == "back":
            return place
        if units[place].kind not in ("capital", "word", "determiner", "name", "metonym") and units[place].low != "of":
            break
    return None


def captures_of(clauses: Clauses, group: VerbGroup, doers: tuple[Party, ...]) -> Iterator[Finding]:
    """What a verb of capture says of its object, where that is no city or region of the lists.

    Args:
        clauses: the sentence.
        group: the verb.
        doers: its subjects.
    """
    units, first = clauses.units, group.head + 1
    ruling = [doer for doer in doers if not doer.roles & {"assets", "bystanders", "captives"}]
    able = [doer for doer in doers if doer.roles & {"name", "fighters", "forces"} or doer.kind == "demonym"]
    phrase = noun_phrase(units, first) if first < len(units) else None
    if not ruling or phrase is None or units[first].low in ("up", "off", "out"):  # "took up positions"
        return
    if units[phrase.last].low in _POWER and phrase.party is None:
        yield from _power(clauses, group, ruling, phrase)
        return
    forced = group.lemma in _SURELY
    if group.lemma in _GAINS and units[phrase.last].low in _CONTROL and phrase.last + 2 < len(units):
        if units[phrase.last + 1].low != "of":
            return
        first, forced = phrase.last + 2, True
        phrase = noun_phrase(units, first)
    state = part_of_state(units, phrase) if phrase is not None and first == group.head + 1 else None
    if state is not None and group.lemma not in (*_STRIKES, "occupy"):
        yield from part_taken(group, able, state)
        return
    if phrase is None or phrase.party is not None or _of_standing(units, group, phrase):
        return
    for doer in able:
        if forced or _armed(doer):
            yield from _taken(clauses, group, (phrase, first), doer, forced=forced)


def _taken(
    clauses: Clauses, group: VerbGroup, taken: tuple[NounPhrase, int], doer: Party, *, forced: bool
) -> Iterator[Finding]:
    """What it says that one of the subjects took the place or thing that the phrase names, which begins there."""
    units, (phrase, first) = clauses.units, taken
    of_control = first > group.head + 1
    bare = unknown_place(units, first) if group.lemma in _PLACES or of_control else None
    place = bare or place_named(units, phrase, surely=False)
    if place is not None:
        for each in (place, *(further_places(units, _past(units, place)) if place is bare else ())):
            yield Finding(group.head, "tookOver", doer, each, "Takeover", score=surer(0.75, doer))
        return
    if group.lemma in _STRIKES:
        return
    somewhere = unknown_place(units, first) if group.lemma in _SURELY and _armed(doer) else None
    if somewhere is not None:  # a man is captured, too: either way it is an attack
        for each in (somewhere, *further_places(units, _past(units, somewhere))):
            yield Finding(group.head, "attacked", doer, each, "Seizure", score=surer(0.65, doer))
        return
    land = borderland(units, phrase, doer.actor) if forced and group.lemma not in _RETAKES else None
    ground = (forced or units[phrase.last].low in _GROUND) and not _in_the_name(units, phrase.last + 1)
    held = land or (_holder(clauses, phrase, doer, group.lemma) if ground else None)
    if held is not None and held.actor.name != doer.actor.name:
        yield Finding(group.head, "attacked", doer, held, "Seizure", score=surer(0.7, doer, held))


def _in_the_name(units: Units, after: int) -> bool:
    """As in "took possession of the coast in the name of Y": for him, and not from him."""
    words = [unit.low for unit in units[after : after + _REACH]]
    return any(pair in _FOR_WHOM for pair in pairwise(words))


_FOR_WHOM = frozenset((("name", "of"), ("behalf", "of")))


def _of_standing(units: Units, group: VerbGroup, phrase: NounPhrase) -> bool:
    """As in "the Y-ians occupied a leading position in the empire": a rank, and no ground."""
    rank = units[phrase.last].low in _STANDING and units[phrase.first].low in ("a", "an", "its", "their")
    described = phrase.last - phrase.first > 1 and not any(
        unit.low in _MILITARY for unit in units[phrase.first : phrase.last]
    )
    return group.lemma in ("occupy", "hold") and rank and described


_STANDING = frozenset(("position", "place", "rank", "role", "status", "niche", "post", "office", "seat", "chair"))
_MILITARY = frozenset(("hilltop", "fortified", "defensive", "military", "army", "forward", "strategic", "front-line",
                       "border", "advanced", "mountain", "rebel", "enemy", "artillery"))  # fmt: skip


def part_taken(group: VerbGroup, doers: list[Party], state: Party) -> Iterator[Finding]:
    """That armed men who took a part of the state attacked it."""
    for doer in doers:
        if _armed(doer) and doer.actor.name != state.actor.name:
            yield Finding(group.head, "attacked", doer, state, "Seizure", score=surer(0.75, doer))


def part_of_state(units: Units, phrase: NounPhrase) -> Party | None:
    """The state of which the phrase names a part by its direction: "the north of Y", "northern Y"."""
    head, last = units[phrase.last], phrase.last
    if head.low in _DIRECTIONS and last + 2 < len(units) and units[last + 1].low == "of":
        last += 2
    elif last == phrase.first or units[last - 1].low not in _NORTHERN:
        return None
    name = units[last]
    of_more = last + 1 < len(units) and units[last + 1].kind in ("possessive", "tail", "capital")
    if name.kind != "name" or name.actor is None or name.actor.type != "State" or name.speaker is not None or of_more:
        return None
    return Party(name.actor, name.actor, name.start, name.end, frozenset(("name",)), "name")


_DIRECTIONS = frozenset(("north", "south", "east", "west", "centre", "center", "northeast", "northwest", "southeast",
                         "southwest", "north-east", "north-west", "south-east", "south-west", "interior"))  # fmt: skip
_NORTHERN = frozenset(("northern", "southern", "eastern", "western", "central", "northeastern", "northwestern",
                       "southeastern", "southwestern", "north-eastern", "north-western", "south-eastern",
                       "south-western"))  # fmt: skip


def _armed(doer: Party) -> bool:
    return bool(doer.roles & {"fighters", "forces"}) or doer.actor.type in GROUPS


def _holder(clauses: Clauses, phrase: NounPhrase, doer: Party, lemma: str) -> Party | None:
    """Whose it is: by the words beside it, by its place, by the one foe; or the thing itself.

    What is retaken or liberated is struck in whoever had taken it: never in itself, nor by a state's
    soldiers in the state that it is in.
    """
    units = clauses.units
    if "assets" not in before_its_name(units, phrase).roles or units[phrase.first].low in (
        "its",
        "their",
        "his",
        "no",
        "any",
    ):
        return None
    beside = clauses.holder(phrase)
    if lemma not in _RETAKES:
        return beside or holder_of(units, phrase, (doer,)) or thing_struck(units, phrase)
    if beside is None and doer.actor.type in GROUPS and lemma != "liberate":
        return holder_of(units, phrase, (doer,))
    if beside is None and (assailant := _assailant(clauses, doer)) is not None:
        return assailant
    foe = clauses.foe(doer.actor, official=False) if beside is None else None
    return beside if foe is None else Party(foe, foe, doer.start, doer.end, frozenset(("name",)), "coreference")


def _assailant(clauses: Clauses, doer: Party) -> Party | None:
    """The one group that the sentence tells to have attacked: "retook the station two days after rebels stormed it"."""
    frames, units = wordlists().frames, clauses.units
    found: dict[str, Party] = {}
    for group in clauses.groups:
        frame, clause = frames.get(group.lemma), clauses.clause(group)
        if frame is None or frame.relation != "attacked" or group.negated or group.voice != "active" or clause is None:
            continue
        if clause.link != "relative" and units[min(group.head + 1, len(units) - 1)].low not in ("it", "them"):
            continue  # "while rebels attacked P" tells of another place
        found |= {p.actor.name: p for p in clauses.subjects(group) if p.actor.type in GROUPS and p.actor != doer.actor}
    return next(iter(found.values())) if len(found) == 1 else None


def unknown_place(units: Units, first: int, *, subject: bool = False) -> Party | None:
    """The place, which no list knows, that capitals at ``first`` name: "Bafatá", "Benin City".

    Args:
        units: the sentence.
        first: where the object begins.
        subject: whether a verb may follow.
    """
    last = first + (subject and _opens(units[first]) and first == 0)
    while last < len(units) and last - first < _LONGEST and _named(units[last]):
        last += 1
    if last == first or (last < len(units) and units[last].kind not in (_ENDS | _VERBAL if subject else _ENDS)):
        return None
    body = units[first:last]
    if any(unit.resolved or unit.text.isupper() or not unit.text[0].isalpha() for unit in body):
        return None
    if body[0].low in wordlists().common:
        return None
    actor = Actor(" ".join(unit.text for unit in body), "Place")
    return Party(actor, actor, body[0].start, body[-1].end, frozenset(("name",)), "name")


def _named(unit: Unit) -> bool:
    """Whether the word may be a part of an unknown place's name: "Tall", "al-Ayn"."""
    return unit.place is None and (
        unit.kind == "capital" or (unit.kind == "word" and _ARTICLED.match(unit.text) is not None)
    )


def _past(units: Units, place: Party) -> int:
    """The index after the place."""
    return next((i for i, unit in enumerate(units) if unit.start >= place.end), len(units))


def further_places(units: Units, index: int) -> tuple[Party, ...]:
    """The places, which no list knows, that go on a list whose first one ends before ``index``: "K, L and M".

    None where what follows the last of them may be its verb: "took K and Kabila, who fled, asked for aid".
    """
    found: list[Party] = []
    while index + 1 < len(units) and (units[index].low == "and" or units[index].kind == "comma"):
        closes = units[index].low == "and"
        place = unknown_place(units, index + 1)
        if place is None:
            break
        found.append(place)
        index = _past(units, place)
        if closes:
            aside = index + 1 < len(units) and units[index].kind == "comma" and units[index + 1].kind != "preposition"
            return () if aside else tuple(found)
    return ()


def _opens(unit: Unit) -> bool:
    """Whether the word that opens a sentence can only be a name."""
    known = unit.low in wordlists().common or unit.low in noun_words() or unit.low.endswith("s")
    return unit.kind == "word" and unit.text[:1].isupper() and unit.text.isalpha() and not known


def _power(clauses: Clauses, group: VerbGroup, doers: list[Party], phrase: NounPhrase) -> Iterator[Finding]:
    """As in "seized power in P", "took power in a coup"."""
    units, after = clauses.units, phrase.last + 1
    words = {unit.low for unit in units[after : after + _REACH]}
    if group.lemma not in _GRABS and not (group.lemma == "take" and words & _BY_FORCE):
        return
    place = None
    if after + 1 < len(units) and units[after].low in ("in", "on", "over"):
        inner = noun_phrase(units, after + 1)
        place = inner.party if inner is not None and inner.roles == {"name"} else None
        place = place or unknown_place(units, after + 1)
        found = units[after + 1].place
        if place is None and found is not None:
            actor = Actor(units[after + 1].text, "Place")
            place = Party(actor, actor, units[after + 1].start, units[after + 1].end, frozenset(("name",)), "name")
    for doer in doers:
        end = replace(place, roles=frozenset(("name",))) if place is not None else None
        if end is None or end.actor.name != doer.actor.name:
            yield Finding(group.head, "tookOver", doer, end, "Takeover", score=surer(0.75, doer))
