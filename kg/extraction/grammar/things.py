"""Things: of what a sentence speaks that is no actor, which a pronoun may stand for instead of one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.extraction.words.descriptions import descriptions
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["Thing", "acts_for", "human_nouns", "ships_of", "things_of"]

_OF_THINGS = frozenset(("number", "word", "verb", "capital"))
_LOOK = 5
"""Units between a noun phrase's first unit and its head."""
_PREDICATES = frozenset(("verb", "be", "have", "do", "modal", "negation"))
_GOVERNS = frozenset(("preposition", "verb", "to"))
_TEMPORAL = frozenset(("after", "before", "since", "until", "as"))
_DETERMINED = frozenset(("determiner", "possessive", "number", "demonym", "tail"))
_GOES_ON = NAMES | {"word", "capital", "tail"}
_RUN = frozenset(("word", "capital", "number", "demonym", "tail", "possessive", "determiner", "verb", *NAMES))


@record
class Thing:
    """What a sentence speaks of that is no actor: "a truce", "the villagers".

    Attributes:
        plural: whether there are several.
        human: whether it is people.
        subject: whether no verb and no preposition governs it.
        described: whether the words are those by which texts speak of actors, so that it may be one: "the alliance".
        index: of the unit that names it.
        noun: what it is called.
        new: whether the text brings it up there, and says it of nobody named: "a militia of hunters".
    """

    plural: bool
    human: bool
    subject: bool
    described: bool
    index: int
    noun: str = ""
    new: bool = False


def things_of(found: Sequence[Unit], last: int | None = None) -> tuple[Thing, ...]:
    """Of what the units speak that is no actor, in order.

    Args:
        found: the units.
        last: how many of the last of them are looked at; all where ``None``.
    """
    start = 0 if last is None else max(0, len(found) - last)
    places = [index for index in range(start, len(found)) if found[index].kind in _OF_THINGS]
    return tuple(thing for index in places if (thing := _thing_at(found, index)) is not None)


def _thing_at(found: Sequence[Unit], index: int) -> Thing | None:
    unit, following = found[index], found[index + 1] if index + 1 < len(found) else None
    if unit.kind == "number" and _bare_count(found, index):
        return Thing(True, False, True, True, index)
    if unit.kind == "number" or unit.low.endswith("ly") or unit.actor is not None:
        return None
    goes_on = following is not None and following.kind in _GOES_ON
    if goes_on or unit.low in wordlists().classes["span"]:
        return None
    opens = index == 0 and following is not None and following.kind in _PREDICATES and unit.text[:1].isupper()
    said = opens and following is not None and is_speech_verb(following)
    if opens and not (said and unit.low.endswith("s") and unit.low in human_nouns()):
        return Thing(False, False, True, True, index, unit.low)  # a name that nobody knows
    first = _first(found, index)
    return _of_phrase(found, first, index)


def _first(found: Sequence[Unit], index: int) -> int:
    """Where the noun phrase begins of which the unit at ``index`` is the head."""
    first = index
    while first > 0 and index - first < _LOOK and found[first - 1].kind in _RUN and found[first].kind != "determiner":
        first -= 1
    return first


def _of_phrase(found: Sequence[Unit], first: int, index: int) -> Thing | None:
    unit, run = found[index], found[first:index]
    if unit.kind == "verb" and not (run and run[-1].kind in ("determiner", "possessive", "demonym", "word")):
        return None
    if unit.kind == "capital" and (not run or run[0].kind != "determiner"):
        return None
    many = unit.low in wordlists().classes["many_people"]
    human = many or unit.low in human_nouns()
    if human and (any(u.actor is not None for u in run) or _of_actor(found, index)):
        return None  # "Mali's soldiers" are Mali's, "fighters of the Front" are the Front's
    plural = many or (unit.low.endswith("s") and not unit.low.endswith(("ss", "us", "is")))
    if not plural and not any(u.kind in _DETERMINED for u in run):
        return None
    before = found[first - 1] if first else None
    free = before is None or (before.kind not in _GOVERNS and before.low not in _TEMPORAL)
    free = free or [other.low for other in found[max(first - 2, 0) : first]] == ["according", "to"]
    described = unit.kind == "capital" or unit.low in _describing()
    return Thing(plural, human, free, described, index, unit.low, described and _brought_up(found, first))


def _brought_up(found: Sequence[Unit], first: int) -> bool:
    """Whether "a" opens the phrase at ``first``, and it is said of nobody named: not as in "X, a militia"."""
    if found[first].low not in ("a", "an", "another"):
        return False
    place = first - 1
    if place >= 0 and found[place].low in ("as", "into"):
        return False
    while place >= 0 and found[place].kind in ("comma", "be", "close", "adverb", "dash"):
        place -= 1
    return place == first - 1 or place < 0 or found[place].actor is None


def _bare_count(found: Sequence[Unit], index: int) -> bool:
    """Whether the number is all that "the three", "the two" say of those meant."""
    after = found[index + 1].kind if index + 1 < len(found) else "end"
    return index > 0 and found[index - 1].kind == "determiner" and (after in _PREDICATES or after == "adverb")


def _of_actor(found: Sequence[Unit], index: int) -> bool:
    """Whether "of the Front" follows."""
    place = index + 1
    if place >= len(found) or found[place].low not in ("of", "from"):
        return False
    place += 1
    while place < len(found) and found[place].kind in ("determiner", "word"):
        place += 1
    return place < len(found) and found[place].actor is not None


@cache
def human_nouns() -> frozenset[str]:
    """Nouns for people, troops and offices."""
    nouns, classes = wordlists().nouns, wordlists().classes
    people = ("forces", "fighters", "officials", "people", "leaders", "captives", "agents", "voices")
    listed = (classes[name] for name in ("title", "persons", "army", "organ"))
    return frozenset().union(*(nouns[name] for name in people), *listed, ("men", "side", "sides"))


@cache
def _describing() -> frozenset[str]:
    classes = descriptions().classes
    return frozenset().union(*(classes[name] for name in ("group", "body", "state", "organ", "person", "side")))


def ships_of(units: Sequence[Unit]) -> tuple[Actor, ...]:
    """The states of whose ships the sentence speaks: "a Y-ian frigate fires on the X-ian support ship Lloydsman"."""
    found: dict[str, Actor] = {}
    vessels = wordlists().classes["vessel"] | {"battleship", "boat", "carrier", "transport"}
    for index, unit in enumerate(units):
        if unit.kind not in NAMES or unit.actor is None or unit.actor.type != "State":
            continue
        after = index + 1
        while after < len(units) and after - index < _TO_SHIP and units[after].kind in _OF_SHIPS:
            if units[after].low.removesuffix("s") in vessels:
                found[unit.actor.name] = unit.actor
            after += 1
    return tuple(found.values())


_TO_SHIP = 5
_OF_SHIPS = frozenset(("word", "verb", "possessive", "number", "tail"))


def acts_for(units: Sequence[Unit], source: int) -> bool:
    """As in "the Egyptian army": whose army acts, acts."""
    following = units[source + 1] if source + 1 < len(units) else None
    after = units[source + 2] if source + 2 < len(units) else None
    last = after is None or after.kind not in ("word", "capital", *NAMES)
    army = wordlists().classes["army"]
    if following is not None and following.low == "government" and after is not None and after.low in army:
        return True  # "the Bosnian government army"
    if after is not None and after.low == "ministry" and following is not None and following.kind == "word":
        return True  # "the Russian defence ministry said it"
    return last and following is not None and following.low in army | {"government", "ministry"}
