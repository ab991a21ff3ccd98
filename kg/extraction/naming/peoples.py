"""Peoples: communities that a text names as those who act or suffer: "the Dinka", "Hutu villagers".

So are an opposition and the West, whom no lexicon can list either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.naming.natures import predicated
from kg.extraction.words.descriptions import descriptions
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit
from kg.model import Actor

__all__ = ["is_people", "people_name", "peopled"]

_BEFORE = frozenset(("number", "possessive"))
"""What counts them or says whose they are: then they are no people as a whole."""
_OF_THEM = frozenset(
    (
        "some", "many", "most", "several", "few", "other", "hundreds", "thousands", "dozens", "scores", "tens",
        "millions", "no", "any", "more", "mainly", "mostly", "predominantly", "anti", "pro",
    )
)  # fmt: skip
_GOES_ON = frozenset(("capital", "tail", "number", "open", *NAMES))
"""What after them makes them part of a longer name."""
_WHERE = frozenset(("in", "at", "near", "from", "across", "inside", "outside", "to", "within"))
_WHOLE = frozenset(("clan", "clans", "tribe", "tribes", "subclan", "sub-clan", "subclans", "sub-clans", "community",
                    "minority"))  # fmt: skip
_BODIES = frozenset(("community", "tribe", "clan", "crowd", "mob", "minority"))
_SIGNALS = frozenset(("ethnic", "opposition", "ruling", "governing", "west"))
"""Words that are no people's name and yet begin or end an expression for one."""
_OPPOSED = frozenset(
    (
        "parties", "groups", "coalition", "leaders", "supporters", "politicians", "lawmakers", "activists", "figures",
        "fighters", "protesters", "deputies", "mps", "party", "alliance", "movement", "bloc", "lawyers", "candidates",
    )
)  # fmt: skip
_PERSONS = frozenset(
    ("leaders", "supporters", "politicians", "lawmakers", "activists", "figures", "fighters", "protesters", "deputies",
     "mps", "lawyers", "candidates")
)  # fmt: skip
_RANKED = frozenset(("main", "largest", "biggest", "leading", "chief", "principal", "only", "divided", "exiled",
                     "banned", "fractious", "fledgling", "political", "parliamentary", "united"))  # fmt: skip
_INDEFINITE = frozenset(("a", "an"))
_GOVERNING = frozenset(("verb", "preposition", "to"))
_STATES = frozenset(("State", "Place"))


@record
class _Found:
    """A people at some place of a sentence.

    Attributes:
        size: how many units it has.
        units: what stands for them.
    """

    size: int
    units: list[Unit]


def is_people(word: str) -> bool:
    """Whether a word, as the text writes it, names a people or a community of faith, or one of it."""
    peoples = descriptions().classes["peoples"]
    return word in peoples or (word.endswith("s") and word[:-1] in peoples)


def people_name(word: str) -> str:
    """A people's name, the same for every form of it: "Kurds" for "Kurdish" and "Kurd", "Dinka" for "Dinkas"."""
    classes = descriptions().classes
    plurals = classes["peoples-plural"]
    for form in (f"{word}s", f"{word.removesuffix('ish')}s"):
        if form in plurals and word not in plurals:
            return form
    stem = word.removesuffix("s")
    return stem if word not in plurals and stem in classes["peoples"] else word


def peopled(units: Sequence[Unit], settled: set[str] | None = None) -> Sequence[Unit]:
    """The units, with each people that may act or suffer as one name.

    Args:
        units: the sentence's.
        settled: words for the people of a state whom the document has shown to live in another; more are added.
    """
    settled = set() if settled is None else settled
    if not any(unit.low in _SIGNALS or is_people(unit.text) or _nationals(unit) for unit in units):
        return units
    made: list[Unit] = []
    index = 0
    while index < len(units):
        found = (
            None
            if predicated(units, index)
            else (
                _people_at(units, index)
                or _abroad(units, index, settled)
                or _ethnic(units, index)
                or _of_state(units, index)
            )
        )
        found = found or _of_its_parties(units, index) or _opposition(units, index) or _west(units, index)
        made += found.units if found is not None else units[index : index + 1]
        index += found.size if found is not None else 1
    return made


def _abroad(units: Sequence[Unit], index: int, settled: set[str]) -> _Found | None:
    """As in "Albanians in Kosovo", "the Turks of Bulgaria": those who live in another state, and are not their own.

    After that the same word means them: "The Albanians …".
    """
    unit = units[index]
    if not _nationals(unit) or unit.actor is None or unit.actor.type != "State" or not _begins(units, index):
        return None
    before = units[index - 1] if index else None
    definite = before is not None and before.low == "the"
    opening = units[index - 1 - definite] if index > definite else None
    known = unit.text in settled and (definite or opening is None) and _ends(units, index, plural=True)
    lives = _lives_abroad(units, index) and (not definite or opening is None or opening.kind not in _GOVERNING)
    if not (known or lives):
        return None
    settled.add(unit.text)
    return _Found(1, [_unit(units, index, index, Actor(unit.text, "Population"))])


def _lives_abroad(units: Sequence[Unit], index: int) -> bool:
    """Whether "in Y" or "of Y" follows the people of X, where Y is no part of X."""
    after = units[index + 1 : index + 4]
    if len(after) < 2 or after[0].low not in ("in", "of"):
        return False
    place = after[1] if after[1].kind != "determiner" else after[-1]
    where = place.holder if place.holder is not None else place.actor
    own = units[index].actor
    inside = place.kind in ("name", "metonym") or place.place is not None
    return inside and where is not None and own is not None and where.name != own.name and where.type in _STATES


def _opposition(units: Sequence[Unit], index: int) -> _Found | None:
    """As in "the opposition", "opposition parties", "the Gabonese opposition": of whom it is, but nobody by name."""
    nation = units[index].kind == "demonym" and index + 1 < len(units)
    head = index + nation
    if units[head].low != "opposition" or units[head].kind in ("verb", "be"):
        return None
    before = units[index - 1] if index else None
    after = units[head + 1] if head + 1 < len(units) else None
    last = head + (after is not None and after.low in _OPPOSED)
    definite = before is not None and before.low == "the"
    if last == head and not definite:
        return None  # "in opposition", "their opposition to the plan"
    follows = units[last + 1] if last + 1 < len(units) else None
    if follows is not None and (follows.kind in ("word", *_GOES_ON) or follows.low in ("of", "to", "from")):
        return None
    if last > head and before is not None and (before.kind in (*_BEFORE, *NAMES) or before.low in _OF_THEM):
        return None
    kind = "Organization" if last == head or units[last].low in ("parties", "groups", "coalition") else "Population"
    words = [unit.text if unit.kind == "demonym" else unit.low for unit in units[index : last + 1]]
    return _Found(last + 1 - index, [_unit(units, index, last, Actor(" ".join(words), kind))])


def _of_its_parties(units: Sequence[Unit], index: int) -> _Found | None:
    """As in "Japan's main opposition party", "Togo's opposition", "Pakistan's ruling coalition"."""
    state = units[index]
    if state.kind != "name" or state.actor is None or state.actor.type != "State" or state.resolved:
        return None
    head = index + 2
    if head >= len(units) or units[index + 1].kind != "possessive":
        return None
    while head + 1 < len(units) and units[head].low in _RANKED:
        head += 1
    ruling = units[head].low in ("ruling", "governing")
    if not ruling and units[head].low != "opposition":
        return None
    last = head + (head + 1 < len(units) and units[head + 1].low in _OPPOSED)
    after = units[last + 1] if last + 1 < len(units) else None
    if (ruling and last == head) or (after is not None and (after.kind in ("word", *_GOES_ON) or after.low == "to")):
        return None
    kind = "Population" if units[last].low in _PERSONS else "Organization"
    name = f"{state.text}'s {_words(units, index + 2, last)}"
    unit = replace(_unit(units, index, last, Actor(name, kind)), text=name, low=name.lower())
    return _Found(last + 1 - index, [unit])


def _west(units: Sequence[Unit], index: int) -> _Found | None:
    """As in "accused the West of waging war": the states so called, where a verb takes them; no direction."""
    if units[index].text != "West" or index < 1 or units[index - 1].low != "the":
        return None
    governor = units[index - 2] if index > 1 else None
    after = units[index + 1] if index + 1 < len(units) else None
    acts = after is not None and after.kind in ("verb", "be", "have", "modal")
    taken = governor is not None and (governor.kind == "verb" or governor.low == "by")
    if not (
        taken or (acts and (governor is None or governor.kind in ("that", "comma", "conjunction", "subordinator")))
    ):
        return None
    if after is not None and (after.kind in _GOES_ON or after.kind == "word"):
        return None
    return _Found(1, [_unit(units, index, index, Actor("the West", "Organization"))])


def _nationals(unit: Unit) -> bool:
    """Whether a word names people by a state that may be another's: "Albanians" after "Kosovo"."""
    return unit.kind == "demonym" and unit.text.endswith("s") and not unit.text.endswith("ss")


def _ethnic(units: Sequence[Unit], index: int) -> _Found | None:
    """As in "ethnic Kyrgyz", "ethnic Armenian villagers": those of another state than the demonym's."""
    last = index + 1
    if units[index].low != "ethnic" or last >= len(units) or not _begins(units, index):
        return None
    if units[last].kind not in ("demonym", "capital") or (
        units[last].kind == "capital" and not _ethnos(units[last].text)
    ):
        return None
    after = units[last + 1] if last + 1 < len(units) else None
    if after is not None and after.low in descriptions().classes["people-noun"]:
        last += 1
    elif not _ends(units, last, plural=_nationals(units[last])):
        return None
    name = " ".join((units[index].low, *(unit.text for unit in units[index + 1 : last + 1])))
    return _Found(last + 1 - index, [_unit(units, index, last, Actor(name, "Population"))])


def _ethnos(word: str) -> bool:
    return is_people(word) or word.removesuffix("s") in descriptions().classes["ethnic"]


def _of_state(units: Sequence[Unit], index: int) -> _Found | None:
    """As in "Kosovo Albanians", "Indian Muslims": no state's, though both words may stand for one."""
    unit, last = units[index], index + 1
    if last >= len(units) or not (unit.kind in ("name", "demonym") or unit.place is not None):
        return None
    if unit.kind == "name" and (unit.actor is None or unit.actor.type != "State"):
        return None
    people = _nationals(units[last]) or (units[last].text.endswith("s") and is_people(units[last].text))
    before = units[index - 1] if index else None
    if not people or (before is not None and (before.low in _WHERE or before.kind in ("capital", *NAMES))):
        return None
    return _made(units, index, last) if _ends(units, last, plural=True) else None


def _people_at(units: Sequence[Unit], index: int) -> _Found | None:
    before = units[index - 1] if index else None
    if units[index].kind not in ("capital", "word") or not is_people(units[index].text) or not _begins(units, index):
        return None
    last = index + 1 if index + 1 < len(units) and is_people(units[index + 1].text) else index  # "Sunni Arabs"
    if last + 1 < len(units) and (paired := _paired(units, index, last)):
        return paired
    head = last + 1
    while head < len(units) and units[head].low in descriptions().classes["people-kind"]:
        head += 1  # "Hutu refugee families"
    nouns = descriptions().classes["people-noun"]
    if head > last + 1 and not (head < len(units) and units[head].low in nouns) and units[head - 1].low in nouns:
        head -= 1  # "the Hutu community" itself
    if head < len(units) and units[head].low in descriptions().classes["people-noun"]:
        one = before is not None and before.low in _INDEFINITE and not units[head].low.endswith("s")
        return None if one and units[head].low not in _BODIES else _made(units, index, head)
    plural = units[last].text not in descriptions().classes["peoples"]
    definite = before is not None and before.low == "the"
    if not (plural or definite) or not _ends(units, last, plural=plural):
        return None
    return _made(units, index, last)


def _begins(units: Sequence[Unit], index: int) -> bool:
    """Whether nothing before counts them, or makes them a part of a name or of a whole."""
    before = units[index - 1] if index else None
    if before is None:
        return True
    if before.kind in _BEFORE or before.low in _OF_THEM or before.kind in ("capital", "tail"):
        return False
    if before.low == "of" and index > 1 and (units[index - 2].low in _OF_THEM or units[index - 2].kind == "number"):
        return False
    return before.kind not in NAMES and before.text not in ("-", "–")


def _ends(units: Sequence[Unit], last: int, *, plural: bool) -> bool:
    """Whether the phrase is over after ``last``: "the Dinka said", not "the Muslim world"."""
    after = units[last + 1] if last + 1 < len(units) else None
    if after is None:
        return True
    if after.kind in _GOES_ON or after.text in ("-", "–", "/"):
        return False
    return after.kind != "word" or plural


def _paired(units: Sequence[Unit], index: int, last: int) -> _Found | None:
    """The two of "Christian and Muslim villagers", "Hema and Lendu militias"."""
    other = last + 2
    if units[last + 1].low not in ("and", "or") or other >= len(units):
        return None
    if (band := _band_of_a_people(units[other])) is not None:
        name, noun = _words(units, index, last), band.name.rpartition(" ")[2]
        first = _unit(units, index, last, Actor(f"{name} {noun}", "MilitantGroup"))
        return _Found(other + 1 - index, [first, units[last + 1], units[other]])
    if other + 1 >= len(units) or not is_people(units[other].text):
        return None
    head = other + 1
    classes = descriptions().classes
    civil = units[head].low in classes["people-noun"]
    if not (civil or units[head].low in classes["people-fighters"]):
        return None
    kind = "Population" if civil else "MilitantGroup"
    whole = units[head].low in _WHOLE and last == index
    after = "" if whole else f" {units[head].low}"
    one, two = (people_name(units[at].text) if whole else units[at].text for at in (last, other))
    one = one if last == index else _words(units, index, last)
    first = _unit(units, index, last, Actor(f"{one}{after}", kind))
    second = _unit(units, other, head, Actor(f"{two}{after}", kind))
    return _Found(head + 1 - index, [first, units[last + 1], second])


def _band_of_a_people(unit: Unit) -> Actor | None:
    """The actor of "Lendu militias", where the words before have already been taken for a name."""
    fighters = unit.low.rpartition(" ")[2] in descriptions().classes["people-fighters"]
    known = unit.kind == "name" and fighters and _ethnos(unit.text.partition(" ")[0])
    return unit.actor if known and unit.actor is not None and unit.actor.type == "MilitantGroup" else None


def _made(units: Sequence[Unit], first: int, last: int) -> _Found:
    whole = last == first + 1 and units[last].low in _WHOLE  # "the Murle tribe" is the Murle
    alone = (first == last or whole) and is_people(units[first].text)
    name = people_name(units[first].text) if alone else _words(units, first, last)
    unit = _unit(units, first, last, Actor(name, "Population"))
    unit = replace(unit, text=units[first].text, low=units[first].low) if whole and alone else unit
    return _Found(last + 1 - first, [unit])


def _unit(units: Sequence[Unit], first: int, last: int, actor: Actor) -> Unit:
    text = _words(units, first, last)
    return replace(units[first], kind="name", text=text, low=text.lower(), end=units[last].end, actor=actor, forms=())


def _words(units: Sequence[Unit], first: int, last: int) -> str:
    return " ".join(unit.text for unit in units[first : last + 1])
