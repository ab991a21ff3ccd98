"""Locations: the state that holds what is struck there, where the text names no other owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase
from kg.extraction.grammar.venues import city_named, in_later_clause
from kg.extraction.naming.peoples import is_people
from kg.extraction.words.joints import LENGTHS
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = [
    "also_in",
    "apposed_place",
    "beyond_border",
    "ground_of",
    "grounds",
    "held_at",
    "holder_of",
    "land_in",
    "lands_beside",
    "last_listed",
    "located_in",
    "of_building",
    "own_ground",
    "past_place",
    "place_in",
    "place_named",
    "signed_there",
    "venue_after",
]

_IN = frozenset(("in", "inside", "within", "across", "near", "outside", "of", "at", "on"))
_PLACE_NOUNS = frozenset(
    ("town", "village", "city", "district", "province", "region", "island", "islands", "port", "valley", "county",
     "strip", "peninsula", "heights", "hamlet", "suburb", "neighbourhood", "neighborhood", "quarter", "enclave",
     "bridgehead", "department", "prefecture", "governorate", "municipality", "oblast", "towns", "villages", "cities",
     "districts", "provinces", "suburbs", "ports", "hamlets")
)  # fmt: skip
_REFUGE = frozenset(("displacement", "refugee"))
_ON_GROUND = frozenset(("at", "near", "in", "outside"))
_PLACED = frozenset(("in", "near", "inside", "across", "at", "over", "along", "outside", "around", "within"))
_BESIDE = frozenset(("near", "outside"))
_BORDERS = frozenset(("border", "borders", "frontier", "frontiers", "tripoint", "tri-border", "junction", "boundary",
                      "demarcation", "crossing", "crossings"))  # fmt: skip
_TO_BORDER = 8
_LONGEST = 7
_TO_VENUE = 14


def holder_of(units: Units, phrase: NounPhrase, doers: Iterable[Party]) -> Party | None:
    """The state in which what the phrase names lies, by its own words or the "in …" after it.

    None where one who acts there is that state itself or is told to be on its side: a state's own ground is not in
    question.
    """
    if units[phrase.last].low in wordlists().accords:
        return None  # "the Shillong Accord" is nobody's ground
    if units[phrase.last].low in wordlists().classes["no_part"] and _owned_after(units, phrase.last + 1):
        return None  # "enemies of X" are not X's ground
    acting = {name for doer in doers for name in (doer.actor.name, doer.actor.acts_for)}
    unit = _place_among(units[phrase.first : phrase.last + 1]) or _after(units, phrase)
    held = _held_by(unit) if unit is not None else None
    return held if held is not None and held.actor.name not in acting and not _on_its_side(units, held) else None


def _on_its_side(units: Units, held: Party) -> bool:
    """As in "militiamen allied with X's army looted shops in P": who is told to be X's friend does not attack X."""
    named = (place for place, unit in enumerate(units) if unit.actor is not None and unit.actor.name == held.actor.name)
    return any(_SIDING & {unit.low for unit in units[max(0, place - _TO_FRIEND) : place]} for place in named)


_SIDING = frozenset(("allied", "loyal", "alongside", "pro"))
_TO_FRIEND = 3


def own_ground(units: Units, phrase: NounPhrase, doers: Iterable[Party], *, anybody: bool = False) -> Party | None:
    """The town of a state's own that its forces strike: "the Syrian army shelled Homs", "districts of Homs".

    Args:
        units: the sentence.
        phrase: what is struck.
        doers: who strike.
        anybody: whether it need not be theirs: a mob strikes the town, not the state.
    """
    own = {name for doer in doers for name in (doer.actor.name, doer.actor.acts_for)}
    part = phrase.last + 2 < len(units) and units[phrase.last].low in _PARTS and units[phrase.last + 1].low == "of"
    at = phrase.last + 2 if part else phrase.last
    held = units[at].holder if units[at].place is not None else units[at].actor if units[at].kind == "metonym" else None
    if held is None and not anybody and (building := _building_at_home(units, phrase, own)) is not None:
        return building
    after = units[at + 1].kind if at + 1 < len(units) else "end"
    if (
        held is None
        or held.type != "State"
        or not (anybody or held.name in own)
        or after in ("possessive", "tail", *NAMES)
    ):
        return None
    return _as_place(units, at, at)


def _building_at_home(units: Units, phrase: NounPhrase, own: set[str | None]) -> Party | None:
    """The building of "Indian troops stormed the Golden Temple in Amritsar", which stands in their own land."""
    if phrase.last + 2 >= len(units) or units[phrase.last + 1].low not in _PLACED or phrase.party is not None:
        return None
    where = units[phrase.last + 2]
    state = where.holder if where.place is not None else where.actor if where.kind in ("metonym", "name") else None
    capital = units[phrase.last].kind == "capital"
    return ground_of(units[: phrase.last + 1], phrase) if capital and state is not None and state.name in own else None


_PARTS = _PLACE_NOUNS | {
    "parts",
    "areas",
    "outskirts",
    "neighbourhoods",
    "neighborhoods",
    "streets",
    "quarters",
    "area",
}


def _owned_after(units: Units, index: int) -> bool:
    return index < len(units) and units[index].low == "of"


def also_in(units: Units, place: Party, acting: Iterable[str]) -> tuple[Party, ...]:
    """The other states of "camps in A, B and C", of which ``place`` is the first.

    Args:
        units: the sentence.
        place: the state for which "in A" stands.
        acting: names of those who act there, whose own ground is not in question.
    """
    at = next((i for i, unit in enumerate(units) if unit.end == place.end and unit.start >= place.start), None)
    others: list[Unit] = []
    joined = False
    while at is not None and not joined and at + 2 < len(units):
        joined = units[at + 1].low == "and"
        if not joined and units[at + 1].kind != "comma":
            return ()
        at += 2 + (units[at + 2].low == "in" and at + 3 < len(units))
        at += units[at].low == "the" and at + 1 < len(units)  # "and the CAR"
        others.append(units[at])
    after = units[at + 1].kind if joined and at is not None and at + 1 < len(units) else "end"
    if not joined or after not in _AFTER_LIST or not all(map(_of_a_state, others)):
        return ()
    held = [party for party in map(_held_by, others) if party is not None]
    return tuple(p for p in held if p.actor.name not in {place.actor.name, *acting})


def lands_beside(units: Units, place: Party) -> tuple[Party, ...]:
    """The further lands of "targets in the West Bank and the Gaza Strip", of which ``place`` is the first."""
    at = next((i for i, unit in enumerate(units) if unit.end == place.end and unit.start >= place.start), None)
    if at is None or at + 2 >= len(units) or units[at + 1].low != "and":
        return ()
    first = at + 2 + (units[at + 2].low == "in")
    first += first < len(units) and units[first].low == "the"
    last = first
    while last + 1 < len(units) and units[last + 1].kind == "capital":
        last += 1
    after = units[last + 1].kind if last + 1 < len(units) else "end"
    land = last < len(units) and units[first].kind == "capital" and _is_land(units, first, last)
    return (_as_place(units, first, last),) if land and after in _AFTER_LIST else ()


_AFTER_LIST = frozenset(("end", "comma", "preposition", "date", "subordinator", "adverb", "close", "quote", "stop"))


def _of_a_state(unit: Unit) -> bool:
    """Whether the word names a state or a place whose state is known."""
    return unit.holder is not None or (unit.kind in ("name", "metonym") and _is_state(unit))


def apposed_place(units: Units, last: int) -> int | None:
    """The index of the K of "K, a mining town": where a town is described that is named before it.

    Args:
        units: the sentence.
        last: index of the last word of the description.
    """
    if last < _APPOSED or units[last].low not in _PLACE_NOUNS:
        return None
    first = last - 1
    while first > 0 and last - first < _LONGEST and _describes(units[first]):
        first -= 1
    place = first - 2
    if place < 0 or units[first].low not in _ARTICLES or units[first - 1].kind != "comma":
        return None
    return place if units[place].place is not None or units[place].kind == "metonym" else None


def _describes(unit: Unit) -> bool:
    """Whether the word can stand between an article and its noun: "a Kurdish town", "a mining town"."""
    return unit.kind in ("word", "capital", "demonym", "adverb") or unit.low.endswith(("ing", "ed"))


_APPOSED = 3
_ARTICLES = frozenset(("a", "an", "the"))


def held_at(units: Units, index: int) -> Party | None:
    """The state that "in P" at ``index`` leads to, whose P is."""
    unit = located_in(units, index)
    return _held_by(unit) if unit is not None else None


def _held_by(unit: Unit) -> Party | None:
    state = unit.holder if unit.place is not None else unit.actor
    if state is None or state.type != "State":
        return None
    return Party(state, state, unit.start, unit.end, frozenset(("assets",)), "place")


def beyond_border(units: Units, index: int) -> bool:
    """Whether the state at ``index`` only tells which border something is near: "near the tripoint with X and Y"."""
    for place in range(index - 1, max(index - _TO_BORDER, -1), -1):
        unit = units[place]
        if unit.low in _BORDERS:
            return True
        if unit.kind not in (*NAMES, "conjunction", "comma", "preposition", "determiner", "possessive"):
            return False
    return False


def located_in(units: Units, index: int) -> Unit | None:
    """The place or state that "in …" at ``index`` leads to, past "the city of" and "northern"."""
    index = _past_distance(units, index)
    if index + 1 >= len(units) or units[index].low not in _IN:
        return None
    place = index + 1
    while place < len(units) and place - index < _LONGEST:
        unit = units[place]
        if unit.low in _BORDERS:
            return None  # "at the junction of X and Y"
        if unit.place is not None or (unit.kind in ("name", "metonym", "demonym") and _is_state(unit)):
            after = units[place + 1] if place + 1 < len(units) else None
            if units[index].low in _BESIDE and unit.place is None and unit.kind != "metonym":
                return None  # what is near a state is not in it
            owns = after is not None and after.kind == "possessive"
            # "In the Saudi city of P", "in Iran's P", "in the Malian capital".
            lies = wordlists().classes["region"] | _PLACE_NOUNS | {"capital"}
            regional = unit.kind == "demonym" or unit.place is not None  # "in the P region", "in P province"
            owns |= regional and after is not None and after.low in lies
            owns |= unit.kind == "demonym" and [u.low for u in units[place + 1 : place + 3]] == ["state", "of"]
            free = after is None or (after.kind not in ("tail", "capital") and not _is_noun(after.low))
            if owns or (unit.kind != "demonym" and free):
                return unit
        elif unit.kind not in ("determiner", "word", "capital", "demonym") and unit.low != "of":
            return None
        place += 1
    return None


def _past_distance(units: Units, index: int) -> int:
    """The index of the preposition after "12 miles", "just": "a village 12 miles south of P"; else ``index``."""
    at = index
    while at < len(units) and (units[at].kind in ("adverb", "number") or units[at].low in _APPROXIMATELY):
        at += 1
    measured = at > index and at + 1 < len(units) and units[at].low in LENGTHS and units[at - 1].kind == "number"
    return at + 1 if measured and units[at + 1].low in _BESIDE else index


_APPROXIMATELY = frozenset(("some", "about", "around", "over", "under"))


def place_in(units: Units, first: int, last: int) -> Unit | None:
    """The one place, city or state, that "in …" names between two units; none where there are two."""
    found = [
        unit for index in range(first, last) if units[index].low in ("in", "near", "at")
        and (unit := located_in(units, index)) is not None
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _is_noun(word: str) -> bool:
    """Whether the word makes a name before it an adjective: "in Kabul officials said"."""
    return any(word in words for name, words in wordlists().nouns.items() if name not in ("assets", "agreements"))


def _is_state(unit: Unit) -> bool:
    return unit.actor is not None and unit.actor.type == "State" and unit.speaker is None and not unit.resolved


def _place_among(units: Units) -> Unit | None:
    if any(unit.kind in NAMES for unit in units):
        return None
    found = [unit for unit in units if unit.place is not None]
    return found[0] if len(found) == 1 else None


def _after(units: Units, phrase: NounPhrase) -> Unit | None:
    """The place in "a base in northern X", "a hospital in X's south", "the port of X"."""
    bare = not any(unit.kind in NAMES for unit in units[phrase.first : phrase.last + 1])
    if not bare:
        return None
    after = phrase.last + 1
    unit = located_in(units, after + (after < len(units) and units[after].low in _BEFORE_WHERE))
    if unit is not None:
        return unit
    inner = noun_phrase(units, phrase.last + 2) if _joins(units, phrase.last + 1) else None
    if inner is None or units[inner.last].low in _BORDERS:
        return None
    if any(u.kind in NAMES for u in units[inner.first : inner.last + 1]):
        return None
    return located_in(units, inner.last + 1)


_BEFORE_WHERE = frozenset(("ablaze", "afire", "aflame", "alight", "deep", "just", "well", "far"))


def _joins(units: Units, index: int) -> bool:
    return index + 1 < len(units) and units[index].low in _IN


def place_named(units: Units, phrase: NounPhrase, *, surely: bool) -> Party | None:
    """The place that the phrase names, of which no list says who holds it: "Gaza", "the village of Ndah".

    Args:
        units: the sentence.
        phrase: the phrase.
        surely: whether only a place can stand there: "bombed Gaza", while who "attacked Smith" struck a man.
    """
    head = units[phrase.last]
    if any(unit.holder is not None for unit in units[phrase.first : phrase.last + 3]):
        return None  # who holds it is known
    if head.low in _PLACE_NOUNS and phrase.last + 2 < len(units) and units[phrase.last + 1].low == "of":
        first = last = phrase.last + 2
        while last + 1 < len(units) and units[last + 1].kind == "capital":
            last += 1
        return _as_place(units, first, last) if units[first].kind == "capital" else None
    last = phrase.last
    noun = head.low in _PLACE_NOUNS
    last -= noun and head.kind == "word"
    first = last + 1
    while first > phrase.first and units[first - 1].kind == "capital":
        first -= 1
    name = "-".join(unit.low for unit in units[first : last + 1])
    before = units[phrase.first : first]
    if first > last or any(unit.kind not in ("determiner", "word", "adverb") for unit in before):
        return None
    if first == last and is_people(units[first].text):
        return None  # "a Tutsi village" is theirs
    known = noun or name in wordlists().classes["territory"] or units[last].place is not None
    last = last if noun else _past_of(units, last)
    return _as_place(units, first, last) if known or (surely and head.kind == "capital") else None


def _past_of(units: Units, last: int) -> int:
    """Where the name ends of "the Church of the Nativity", "the Palace of Justice"."""
    if (
        units[last].low not in wordlists().classes["struck_ground"]
        or last + 2 >= len(units)
        or units[last + 1].low != "of"
    ):
        return last
    end = last + 2 + (units[last + 2].kind == "determiner")
    named = end < len(units) and units[end].kind == "capital" and units[end].place is None
    while named and end + 1 < len(units) and units[end + 1].kind == "capital":
        end += 1
    return end if named else last


def ground_of(units: Units, phrase: NounPhrase) -> Party | None:
    """The place, which no list knows, of "the market of Tora", "an oil depot near Rostov", "Zamzam camp"."""
    head, after, grounds = units[phrase.last], phrase.last + 1, wordlists().classes["struck_ground"]
    sort = phrase.last - 1 > phrase.first and units[phrase.last - 1].low in wordlists().classes["sort_of_ground"]
    refuge = sort and units[phrase.last - 1].low in _REFUGE  # which is no state's, also where it is known who holds it
    around = units[phrase.first : phrase.last + (1 if refuge else 3)]
    if any(unit.kind in NAMES or (unit.holder is not None and not refuge) for unit in around):
        return None
    end = first = phrase.last - sort
    while first > phrase.first and (units[first - 1].kind == "capital" or _numbered(units, first - 1)):
        first -= 1
    if first < end and head.low in grounds and units[first].text[:1].isalpha():
        # "Zamzam camp", "the Red Mosque", "Zamzam displacement camp"
        return _as_place(units, first, end - (sort or head.kind != "capital"))
    first += sort and first == end
    if first == phrase.last and (named := _of_territory(units, phrase)) is not None:
        return named
    where = after + 2 < len(units) and units[after].low in (_ON_GROUND | ({"of"} if head.low in grounds else set()))
    start = after + 1 + (where and units[after + 1].low == "the")
    if first < phrase.last or not where or units[start].kind != "capital" or units[start].holder is not None:
        return None
    last = start
    while last + 1 < len(units) and units[last + 1].kind == "capital":
        last += 1
    if start > after + 1 and not _is_land(units, start, last):
        return None
    following = units[last + 1].low if last + 1 < len(units) else "."
    return _as_place(units, start, last) if following not in ("'s", "’s", "'") else None


def _numbered(units: Units, index: int) -> bool:
    """Whether a number is part of a name: "the Four Courts"."""
    return (
        units[index].kind == "number"
        and units[index].text[:1].isupper()
        and index > 0
        and units[index - 1].low == "the"
    )


def _is_land(units: Units, first: int, last: int) -> bool:
    """Whether a name with an article is that of a land: "the Gaza Strip", "the West Bank", not "the Hague Tribunal"."""
    name = "-".join(unit.low for unit in units[first : last + 1])
    return name in wordlists().classes["territory"] or (last > first and units[last].low in _PLACE_NOUNS)


def land_in(units: Units, index: int) -> Party | None:
    """The territory that "in …" at ``index`` leads to, of which no list says who holds it: "in the Gaza Strip"."""
    if index + 1 >= len(units) or units[index].low not in _INSIDE:
        return None
    phrase = noun_phrase(units, index + 1)
    if phrase is None or phrase.party is not None:
        return None
    first = next((i for i in range(phrase.first, phrase.last + 1) if units[i].kind == "capital"), phrase.last + 1)
    last = first
    while last < phrase.last and units[last + 1].kind == "capital":
        last += 1
    name = "-".join(unit.low for unit in units[first : last + 1])
    known = first <= phrase.last and name in wordlists().classes["territory"]
    return _as_place(units, first, last) if known else None


_INSIDE = frozenset(("in", "inside", "across", "throughout", "within"))


def _of_territory(units: Units, phrase: NounPhrase) -> Party | None:
    """The territory whose buildings are named after it: "bombed Gaza security buildings", "the Crimea airfields"."""
    first = phrase.first + (units[phrase.first].kind == "determiner")
    last = first
    while last < phrase.last and units[last].kind == "capital":
        last += 1
    name = "-".join(unit.low for unit in units[first:last])
    if name not in wordlists().classes["territory"] or units[phrase.last].low not in wordlists().nouns["assets"]:
        return None
    between = units[last : phrase.last]
    return _as_place(units, first, last - 1) if all(unit.kind == "word" for unit in between) else None


def _as_place(units: Units, first: int, last: int) -> Party:
    actor = Actor(" ".join(unit.text for unit in units[first : last + 1]), "Place")
    return Party(actor, actor, units[first].start, units[last].end, frozenset(("assets",)), "name")


def venue_after(units: Units, index: int) -> Actor | None:
    """Where it takes place: the one city or state of the "in …" that follows soon, also after ", held"."""
    found: list[Unit] = []
    apposed = 0
    for place in range(index + 1, min(index + _TO_VENUE, len(units))):
        if units[place].kind == "comma" and place > apposed:
            apposed = _past_bearer(units, place)
        closes = units[place].kind == "comma" and place > apposed and not _held(units, place + 1)
        if closes or units[place].kind == "stop" or in_later_clause(units, index, place):
            break
        if units[place].low in ("in", "at") and units[place - 1].low in _TOPICS and place - 1 != index:
            continue  # "discussed the situation in P"
        if units[place].low in ("in", "at") and (unit := _venue(units, place)) is not None:
            found.append(unit)
    return _venue_of(found[0]) if len({unit.text for unit in found}) == 1 else None


def _venue_of(unit: Unit) -> Actor:
    """The state itself where it is one, which may act in the same document; else the place."""
    if unit.kind in ("name", "demonym") and unit.actor is not None and unit.actor.type == "State":
        return unit.actor
    return Actor(unit.text, "Place")


_TOPICS = frozenset(("situation", "war", "fighting", "crisis", "conflict", "violence", "unrest", "bloodshed", "events",
                     "developments", "insurgency", "elections", "role", "presence", "troops", "forces", "operations",
                     "offensive", "hostilities", "truce", "stability", "security", "soldiers", "interests",
                     "ceasefire", "cease-fire"))  # fmt: skip
"""What is spoken of at talks, whose "in P" is its own."""


def _past_bearer(units: Units, comma: int) -> int:
    """The comma that closes ", N. N.," at ``comma``, where more follows; else 0."""
    closing = next((i for i in range(comma + 1, min(comma + _LONG_NAME, len(units))) if units[i].kind == "comma"), 0)
    words = units[comma + 1 : closing]
    named = bool(words) and all(unit.kind in ("capital", "name", "tail") and unit.place is None for unit in words)
    return closing if named else 0


_LONG_NAME = 7


def _unlisted(units: Units, index: int) -> Unit | None:
    """The name that follows "in" at once, though no list knows the place: "in Zurich"."""
    unit = units[index + 1] if index + 1 < len(units) else None
    beyond = units[index + 2].kind if index + 2 < len(units) else "end"
    alone = beyond in ("end", "comma", "preposition", "stop", "date", "conjunction", "adverb", "subordinator")
    return unit if unit is not None and unit.kind == "capital" and unit.place is None and alone else None


def _venue(units: Units, index: int) -> Unit | None:
    """The place that "in …" leads to; a seat such as Brussels is a place here, whoever sits there."""
    after = units[index + 1] if index + 1 < len(units) else None
    beyond = units[index + 2].kind if index + 2 < len(units) else "end"
    if after is not None and after.kind == "metonym" and beyond not in ("possessive", "tail", "capital"):
        return after
    return city_named(units, located_in(units, index)) or _unlisted(units, index)


def _held(units: Units, index: int) -> bool:
    return index < len(units) and units[index].low in ("held", "signed", "in", "hosted", "reached")


def past_place(units: Units, index: int) -> int | None:
    """The index after "in P", "on Sunday outside the village of P", "with …" or a date at ``index``."""
    after = _past_one_place(units, index)
    further = _past_one_place(units, after) if after is not None and _says_where(units, after) else None
    return further if further is not None else after


def _past_one_place(units: Units, index: int) -> int | None:
    if index + 1 >= len(units):
        return None
    if units[index].kind == "date":
        return index + 1
    if units[index].low in ("next", "last", "this") and units[index + 1].low in wordlists().classes["span"]:
        return index + 2  # "will go to P next month for talks"
    if units[index].low not in _PLACED:
        return index + 2 if units[index].low == "on" and units[index + 1].kind == "date" else None
    phrase = noun_phrase(units, index + 1)
    if phrase is None:
        return index + 2 if units[index + 1].kind == "date" else None
    of = phrase.last + 1
    if of + 1 < len(units) and units[of].low == "of" and units[phrase.last].low in wordlists().classes["town"]:
        inner = noun_phrase(units, of + 1)
        return inner.last + 1 if inner is not None and "fighters" not in inner.roles else of
    return of


def _says_where(units: Units, index: int) -> bool:
    """Whether another date or "outside P" follows, and not "in" or "with", which may lead to the other party."""
    if index + 1 >= len(units):
        return False
    dated = units[index].low == "on" and units[index + 1].kind == "date"
    return units[index].kind == "date" or dated or units[index].low in ("outside", "near", "inside", "south", "north")


def grounds(units: Units, things: Iterable[NounPhrase], owner: Party) -> Iterator[Party]:
    """As in "the base at P was damaged by an X air raid": the state of P."""
    for phrase in things:
        state = holder_of(units, phrase, (owner,)) if "assets" in phrase.roles and phrase.party is None else None
        if state is not None:
            yield replace(state, roles=state.roles | {"assets"})


def signed_there(units: Units, phrase: NounPhrase) -> bool:
    """As in "welcomed the Lomé Accord": a capital only tells where an accord was signed."""
    capital = next((i for i in range(phrase.first, phrase.last) if units[i].kind == "metonym"), None)
    owned = capital is not None and units[capital + 1].kind == "possessive"
    return capital is not None and not owned and units[phrase.last].low in wordlists().accords


def last_listed(units: Units, phrase: NounPhrase) -> NounPhrase:
    """The last of "schools, markets and mosques", after which the text says where they are."""
    for _ in range(_ITEMS):
        joint = phrase.last + 1
        if joint + 1 >= len(units) or (units[joint].low not in ("and", "or") and units[joint].kind != "comma"):
            break
        joint += units[joint].kind == "comma" and units[joint + 1].low in ("and", "or")
        following = noun_phrase(units, joint + 1) if joint + 1 < len(units) else None
        if following is None or not following.roles & {"assets", "people"} or following.party is not None:
            break
        if _does(units, following.last + 1):
            break  # "bombed a clinic, and doctors in P treated the wounded"
        phrase = following
    return phrase


def _does(units: Units, index: int) -> bool:
    """Whether a verb follows, past "in P", "of P", of which the phrase before ``index`` is the subject."""
    of = noun_phrase(units, index + 1) if index + 1 < len(units) and units[index].low == "of" else None
    index = of.last + 1 if of is not None else past_place(units, index) or index
    verb = units[min(index, len(units) - 1)]
    return verb.kind in ("be", "have", "modal", "do") or any(form.finite for form in verb.forms)


_ITEMS = 5


def of_building(units: Units, phrase: NounPhrase) -> Party | None:
    """The building of "Islamabad's Red Mosque", whose owner only tells where it stands."""
    owned = [i for i in range(phrase.first, phrase.last) if units[i].kind == "possessive"]
    if not owned or units[phrase.last].kind != "capital" or owned[-1] + 1 >= phrase.last:
        return None
    return ground_of(units, NounPhrase(owned[-1] + 1, phrase.last, None, phrase.roles))
