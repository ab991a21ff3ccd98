"""Spots: which places "in …" names: "in P and Q", "in Y's P region", "near the Y-ian town of P", "in Lake P"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.extraction.grammar.locations import located_in, place_named
from kg.extraction.grammar.phrases import Party, noun_phrase
from kg.extraction.naming.groups import is_ethnic
from kg.extraction.naming.peoples import is_people
from kg.extraction.words.records import record
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["Spots", "is_town", "place_of", "spots_at", "towns_from"]

_WITHIN = frozenset(("in", "at", "inside", "within"))
_BESIDE = frozenset(("near", "outside", "around"))
"""Prepositions after which a town is where something is, and no land: what is near a state is not in it."""
_NO_PLACES = frozenset(("Parliament", "Congress", "Senate", "Ramadan", "Christmas", "Easter", "Operation", "Lent",
                        "Ashura", "Eid", "Cabinet", "Assembly", "Bundestag", "Knesset", "Duma", "Council", "English",
                        "Arabic"))  # fmt: skip
"""What "in" leads to with a capital and is no place."""
_GROUNDS = frozenset(("area", "areas", "state", "states", "territory", "countryside", "basin", "desert", "mountains",
                      "regions", "belt", "gap", "sector", "sub-region", "camp"))  # fmt: skip
"""Nouns after the name of a place that are no part of it, beside those of a town: "the P area"."""
_LARGE = frozenset(("region", "province", "state", "district", "governorate", "area", "county", "department", "valley"))
_WATERS = frozenset(("strait", "straits", "gulf", "sea", "bay", "bight", "horn", "lake", "mount", "port"))
_WINDOW = 14
"""Units of a phrase that names a place, at most."""
_TO_TOWN = 6
_MOST = 5
_BEFORE_TOWN = frozenset(("determiner", "possessive", "word", "name", "demonym", "capital", "number"))
_BOUNDS = frozenset(("end", "comma", "stop", "preposition", "date", "subordinator", "adverb", "close", "quote", "dash",
                     "conjunction", "relative", "open", "to"))  # fmt: skip


@record
class Spots:
    """Places that are named side by side.

    Attributes:
        places: each of them, in order.
        beyond: index of the unit after them.
        alike: whether what follows is no further one that nothing resolves: "in P and its suburbs" names more than P.
    """

    places: tuple[Actor, ...]
    beyond: int
    alike: bool


def spots_at(units: Sequence[Unit], index: int) -> Spots | None:
    """The places that the preposition at ``index`` leads to, if it leads to any."""
    first = _one(units, index) if _leads(units, index) else None
    return _listed(units, first, units[index]) if first is not None else None


def towns_from(units: Sequence[Unit], first: int, last: int) -> Spots:
    """The town between the two indices, with those that are listed after it: "struck Kyiv and Odesa"."""
    return _listed(units, (place_of(units[last]), last + 1), _as(units[first], "in"))


def _as(unit: Unit, word: str) -> Unit:
    """A preposition in the place of another word."""
    return replace(unit, text=word, low=word, kind="preposition")


def _listed(units: Sequence[Unit], first: tuple[Actor, int], led: Unit) -> Spots:
    """The first place with those that follow it: "in P, Q and R"."""
    places, beyond, closed = [first[0]], first[1], False
    while len(places) < _MOST and (joint := _joint(units, beyond)) is not None:
        last = "and" in (units[beyond].low, units[beyond + 1].low)
        if closed and not last:
            break  # "in P and Q, the X"
        item = _one(units, joint, led)
        if item is None or not _ends_item(units, item[1]):
            break
        places.append(item[0])
        beyond, closed = item[1], last
    if len(places) > 1 and not closed:
        return Spots((first[0],), first[1], alike=not _and(units, beyond))  # "in P, Q" says in what it lies
    if beyond < len(units) and units[beyond].low in _plurals():
        beyond += 1  # "in P and Q provinces"
    return Spots(tuple(places), beyond, _over(units, beyond))


def _ends_item(units: Sequence[Unit], index: int) -> bool:
    return index >= len(units) or units[index].kind in _BOUNDS or units[index].low in _plurals()


def _and(units: Sequence[Unit], index: int) -> bool:
    return index < len(units) and units[index].kind == "conjunction"


def _over(units: Sequence[Unit], beyond: int) -> bool:
    """Whether nothing more is listed: a clause or a verb may follow "and"."""
    if beyond >= len(units) or (units[beyond].kind != "conjunction" and units[beyond].text != "/"):
        return True
    following = units[beyond + 1 : beyond + _TO_VERB]
    if units[beyond].low == "and" and any(unit.low in _AROUND for unit in following[:2]):
        return True  # "in P and its suburbs"
    if units[beyond].low in ("or", "nor") or units[beyond].text == "/":
        return False
    for unit in following:
        if unit.kind in ("be", "have", "do", "modal") or (unit.kind == "verb" and any(f.finite for f in unit.forms)):
            return True
        if unit.kind in ("preposition", "comma", "stop", "end", "conjunction"):
            return False
    return False


_TO_VERB = 6
_AROUND = frozenset(("its", "surrounding", "nearby", "surroundings", "neighbouring", "neighboring", "elsewhere"))


def _joint(units: Sequence[Unit], index: int) -> int | None:
    """The index before the next item of a list: that of "and", of the comma, of "in" after them."""
    if index + 1 >= len(units) or (units[index].low != "and" and units[index].kind != "comma"):
        return None
    index += units[index].kind == "comma" and units[index + 1].low == "and"
    return index + (index + 2 < len(units) and _leads(units, index + 1))


@cache
def _plurals() -> frozenset[str]:
    return frozenset(map(_plural, _GROUNDS | _towns()))


def _plural(noun: str) -> str:
    """The plural of a regular noun: "cities", "valleys", "towns"."""
    return f"{noun[:-1]}ies" if noun.endswith(("ty", "ry")) else f"{noun}s"


def _towns() -> frozenset[str]:
    return wordlists().classes["town"]


# ---------------------------------------------------------------- one place


def _leads(units: Sequence[Unit], index: int) -> bool:
    """Whether the word at ``index`` leads to a place: "in P", "near P", "on the outskirts of P"."""
    word = units[index].low
    return (
        word in _WITHIN or word in _BESIDE or (word == "on" and any(u.low in _ON for u in units[index + 1 : index + 4]))
    )


_ON = frozenset(("island", "islands", "peninsula", "outskirts", "edge"))


def _one(units: Sequence[Unit], index: int, led: Unit | None = None) -> tuple[Actor, int] | None:
    """The place of the phrase after ``index``, with the index of what follows it.

    Args:
        units: the sentence.
        index: of the preposition, or of the joint before the phrase.
        led: the preposition, where that is not the unit at ``index``.
    """
    led = units[index] if led is None or _leads(units, index) else led
    window = [_as(led, "near" if led.low in _BESIDE else "in"), *units[index + 1 : index + _WINDOW]]
    if len(window) < _TWO:
        return None
    found = _in_window(window)
    if found is None or (led.low in _BESIDE and _is_wide(window, found)):
        return None
    return found[0], found[1] + index


_TWO = 2


def _is_wide(window: Sequence[Unit], found: tuple[Actor, int]) -> bool:
    """Whether it is a land or region, near which is not within it."""
    return found[0].type == "State" or any(unit.low in _LARGE for unit in window[1 : found[1]])


def _in_window(units: Sequence[Unit]) -> tuple[Actor, int] | None:
    called = _town_of(units) or _owned(units) or _water(units)
    if called is not None:
        return called
    unit = located_in(units, 0) or _seat(units)
    if unit is not None:
        after = next(i for i, other in enumerate(units) if other is unit) + 1
        if unit.kind == "demonym":  # "in a Malian village"
            return (unit.actor, after) if unit.actor is not None and unit.actor.type == "State" else None
        return place_of(unit), after + (after < len(units) and _is_ground(units, after))
    return _compound(units, 1) or _phrase(units)


def _phrase(units: Sequence[Unit]) -> tuple[Actor, int] | None:
    phrase = noun_phrase(units, 1)
    if phrase is None or any(unit.text in _NO_PLACES for unit in units[phrase.first : phrase.last + 1]):
        return None
    whole = phrase.last + 1 < len(units) and units[phrase.last + 1].low == "of"
    party = (
        phrase.party
        if _is_land(phrase.party)
        else place_named(units if whole else units[: phrase.last + 1], phrase, surely=True)
    )
    if party is None:
        return None
    after = next((i for i, unit in enumerate(units) if unit.end >= party.end), phrase.last) + 1
    return (
        party.actor if party.actor.type == "State" else Actor(party.actor.name, "Place"),
        max(phrase.last + 1, after),
    )


def _is_land(party: Party | None) -> bool:
    return party is not None and party.kind == "name" and party.actor.type in ("State", "Place")


def _town_of(units: Sequence[Unit]) -> tuple[Actor, int] | None:
    """The town of "in Mali's northern city of P", "on the outskirts of P", "in the Y-ian capital, P"."""
    for place in range(1, min(1 + _TO_TOWN, len(units) - 1)):
        unit = units[place]
        named = place + 1
        if unit.low in _towns() and unit.kind != "capital":
            named += units[named].low == "of" or (unit.low == "capital" and units[named].kind == "comma")
            if units[place + 1].low == "of" or (place > 1 and named < len(units) and units[named].kind in _NAMED):
                return _run(units, named)
        if unit.kind not in _BEFORE_TOWN and unit.low not in _GROUNDS:
            return None
    return None


_NAMED = frozenset(("capital", "metonym"))


def _run(units: Sequence[Unit], first: int) -> tuple[Actor, int] | None:
    """The name at ``first``: one that is listed, or words with capitals."""
    first += first < len(units) and units[first].low == "the"
    if first >= len(units) or units[first].text in _NO_PLACES:
        return None
    if is_town(units[first]):
        return place_of(units[first]), first + 1
    last = first
    while last < len(units) and units[last].kind == "capital":
        last += 1
    if last == first:
        return None
    return Actor(" ".join(unit.text for unit in units[first:last]), "Place"), last


def _owned(units: Sequence[Unit]) -> tuple[Actor, int] | None:
    """The P of "in Y's P region", "in eastern Y's P": of the two, the nearer."""
    place = 1
    while place < min(_TO_TOWN, len(units)) and units[place].kind in ("determiner", "word", "capital"):
        place += 1
    if place + 2 >= len(units) or units[place + (units[place].kind != "possessive")].kind != "possessive":
        return None
    place += units[place].kind != "possessive"
    first = place + 1
    while first < len(units) and units[first].kind == "word" and units[first].low in wordlists().classes["region"]:
        first += 1
    if first < len(units) and units[first].text in _NO_PLACES:
        return None
    if first < len(units) and is_town(units[first]):
        after = first + 1
        return place_of(units[first]), after + (after < len(units) and _is_ground(units, after))
    return _compound(units, first)


def _compound(units: Sequence[Unit], first: int) -> tuple[Actor, int] | None:
    """The P of "the P region", "the northern P district", "P state": a name with what kind of place it is."""
    regions = wordlists().classes["region"]
    while first < len(units) and (units[first].kind == "determiner" or units[first].low in regions):
        first += 1
    last = first
    while last < len(units) and units[last].kind == "capital":
        last += 1
    after = last
    while after < len(units) and after - last < _TWO and units[after].kind == "word" and not _is_ground(units, after):
        after += 1  # "the Kurram tribal district"
    plain = last > first and after < len(units) and _is_ground(units, after)
    one = last - first == 1 and (is_people(units[first].text) or is_ethnic(units[first].text))
    if not plain or one or units[first].text in _NO_PLACES:
        return None
    beyond = units[after + 1].kind if after + 1 < len(units) else "end"
    if beyond not in _BOUNDS:
        return None  # "in P district officials said"
    return Actor(" ".join(unit.text for unit in units[first:last]), "Place"), after + 1


def _is_ground(units: Sequence[Unit], index: int) -> bool:
    return units[index].low in _GROUNDS or (units[index].low in _towns() and units[index].low != "capital")


def _water(units: Sequence[Unit]) -> tuple[Actor, int] | None:
    """The sea of "in the Strait of P", "in the Gulf of P"; the lake or hill of "in the Lake P region"."""
    first = 1 + (units[1].kind == "determiner")
    if first >= len(units):
        return None
    if units[first].kind == "word" and units[first].text.startswith(("Lake ", "Mount ")):
        after = first + 1
        return Actor(units[first].text, "Place"), after + (after < len(units) and _is_ground(units, after))
    if units[first].low not in _WATERS or first + 2 >= len(units) or units[first + 1].low != "of":
        return None
    if units[first].kind != "capital" or not (units[first + 2].kind == "capital" or units[first + 2].actor is not None):
        return None
    last = first + 2
    while last + 1 < len(units) and units[last + 1].kind == "capital":
        last += 1
    return Actor(" ".join(unit.text for unit in units[first : last + 1]), "Place"), last + 1


def _seat(units: Sequence[Unit]) -> Unit | None:
    """The capital that "in …" leads to, which is a place here, whoever sits there."""
    beyond = units[2].kind if len(units) > _TWO else "end"
    return units[1] if units[1].kind == "metonym" and beyond not in ("possessive", "tail", "capital") else None


def is_town(unit: Unit) -> bool:
    """Whether the lists know the word as a place's name."""
    return unit.kind == "metonym" or unit.place is not None


def place_of(unit: Unit) -> Actor:
    """The state itself where it is one, which may act in the same document; else the place, which acts for nobody."""
    if unit.kind == "name" and unit.actor is not None and unit.actor.type == "State":
        return unit.actor
    return Actor(unit.place.name if unit.place is not None else unit.text, "Place")
