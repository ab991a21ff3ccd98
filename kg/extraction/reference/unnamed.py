"""Unnamed actors: those of whom a text tells only what they are: "armed gangs", "Loyalist paramilitaries"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.extraction.grammar.adverbials import closes_front
from kg.extraction.grammar.entities import Memory, named
from kg.extraction.grammar.findings import Finding
from kg.extraction.naming.factions import led_band
from kg.extraction.naming.natures import explains, predicated
from kg.extraction.naming.peoples import is_people
from kg.extraction.words.descriptions import GROUPS, classes_of, descriptions, is_nameless
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.verbforms import plural_of
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = [
    "ONE_BAND",
    "Nameless",
    "backed_unit",
    "followers",
    "is_raid",
    "just_struck",
    "left_unit",
    "nameless",
    "nameless_unit",
    "points_to",
    "same_nameless",
]

_BACKED = frozenset(("backed", "supported", "funded", "sponsored", "aligned", "linked", "allied", "affiliated", "armed",
                     "trained", "based", "controlled"))  # fmt: skip
_IN_ARMS = frozenset(("officers", "soldiers", "volunteers", "fighters"))
"""Those whom the name of a people tells apart as a state's never are: "Tutsi officers"."""
_SINGLE = frozenset(("militia", "group", "faction", "movement", "force", "army"))
_SPLIT = frozenset(("splinter", "breakaway", "dissident", "renegade", "rival"))
_MIDDLE = 3

_MODIFIERS = frozenset(("word", "capital", "verb", "adverb"))
_LONGEST = 4
_HOME_GUARDS = frozenset(("groups", "brigades", "committees", "squads", "patrols", "volunteers", "militias"))
_PREDICATES = frozenset(("verb", "be", "have", "modal", "do"))
_CALLED = frozenset(("known", "called", "named", "calling", "dubbed"))
_OWNERS = frozenset(("possessive", "number", "name", "metonym", "demonym", "tail", "capital"))
_OTHERS = frozenset(("other", "rival", "some", "many", "most", "several", "more", "no", "any", "such", "these", "those",
                     "all", "former", "few", "both", "another", "as", "like", "than", "suspected", "alleged",
                     "no", "his", "her", "its", "their", "our", "my"))  # fmt: skip
"""Words after which they are nobody in particular, or somebody's."""


@record
class Nameless:
    """A phrase of an actor who has no name.

    Attributes:
        size: how many units it has.
        head: its noun, in lower case.
        bare: whether no word before the noun tells them apart from others.
        actor: whom it stands for: the words that tell them apart.
        leader: whose followers they are, if the words say so.
        head_name: the name of who leads them, if the words say so.
    """

    size: int
    head: str
    bare: bool
    actor: Actor
    leader: Actor | None = None
    head_name: Unit | None = None


def nameless(units: Sequence[Unit], index: int, before: Unit | None) -> Nameless | None:
    """The phrase of an unnamed actor that begins at ``index``, its determiner apart; ``None`` where there is none.

    Args:
        units: the sentence's.
        index: of the first of its words.
        before: the unit before it as it has been read.
    """
    classes = descriptions().classes
    counted = before is not None and before.kind == "number"
    clause = before is not None and before.low == "as"  # "as rebels shelled P", not "as rebels"
    if not _may_open(units, index) or predicated(units, index):
        return None  # "X is a Shia militia that …"
    at_home = _at_home(units, index)
    owned = before is not None and (before.kind in _OWNERS or before.low in _OTHERS)
    if owned and not (counted or clause or at_home):
        return None
    told = before is not None and before.low in classes_of("distinctive", "group-armed")
    if index > 1 and told and units[index - 2].kind == "demonym":
        return None  # "Philippine communist guerrillas" are told apart by all three words
    place, kept = index, list[str]()
    while place < len(units) and place - index < _LONGEST and units[place].kind in _MODIFIERS:
        unit = units[place]
        following = units[place + 1] if place + 1 < len(units) else None
        head = _many(unit, before, following) if kept else unit.low
        band = head == "militia" and kept and _is_any(units, index)
        if band or head in classes["nameless"] or head in classes["nameless-people"]:
            if following is not None and following.low in classes["group"] and _in_apposition(units, index):
                return None  # "X, a mainly Tutsi rebel group"
            arming = classes_of("arms-them", "home-guard") if head == "fighters" else classes["arms-them"]
            armed = any(units[i].low in arming for i in range(index, place))
            armed = armed or (head in _IN_ARMS and any(is_people(u.text) for u in units[index:place]))
            armed = armed or (head in _TROOPS and any(_takes_side(u) for u in units[index:place]))
            if clause and (following is None or not _acts(following) or following.low.endswith("ing")):
                return None
            people = head in classes["nameless-people"] and not armed and not _acts(following)
            if people or _of_a_state(units, place) or (counted and not _counted_acting(units, index, place)):
                return None  # "15 militants" are some of those named before; "two masked men" who act are not
            kept = [word for word in kept if word.lower() not in classes["bare-modifier"]]
            if at_home and not kept:
                return None  # "X's rebels" may be any of several
            words = [*kept, head] if kept or head not in classes["needs-arms"] else _by_arms(units, index, place)
            if (head in classes["needs-arms"] and not armed) or not _free(units, index, place, before):
                return None
            return Nameless(place + 1 - index, head, not kept, Actor(" ".join(words), "MilitantGroup"))
        if kept and unit.low in ONE_BAND and _one_band(units, index, place):
            return Nameless(place + 1 - index, unit.low, False, Actor(" ".join([*kept, unit.low]), "MilitantGroup"))
        if unit.low not in classes_of("bare-modifier", "arms-them") and not _tells_apart(unit):
            return None
        proper = unit.kind == "capital" or (unit.text[:1].isupper() and place > 0) or _is_proper(unit)
        proper = proper or unit.text[1:] != unit.low[1:]  # "anti-Hutu"
        kept.append(unit.text if proper else unit.low)
        place += 1
    return None


def _one_band(units: Sequence[Unit], first: int, head: int) -> bool:
    """Whether "a rebel group" that somebody is by itself ends at ``head``: not in "Z, a rebel group", "call Z a"."""
    article, shown = units[first - 1] if first else None, {unit.low for unit in units[first:head]}
    if article is None or article.low not in ("a", "an", "the") or not shown & _BANDED or shown & _FRESH:
        return False
    before = units[first - 2] if first > 1 else None
    opens = before is None or before.kind in _OPENING or before.low in ("by", "with", "and")
    if not opens and not closes_front(units, first - 2):
        return False
    if before is not None and (before.low in _LIKENED or any(form.lemma in _FOUNDS for form in before.forms)):
        return False
    after = units[head + 1] if head + 1 < len(units) else None
    free = after is None or after.kind not in ("dash", "open", "quote", "number")
    return free and not _named_after(units, head) and _free(units, first, head, article)


def _named_after(units: Sequence[Unit], head: int) -> bool:
    """Whether its name follows: "a rebel alliance from Darfur, the Free Riders, signed …"."""
    near = range(head + 1, min(head + 4, len(units) - 2))
    comma = next((i for i in near if units[i].kind == "comma"), None)
    return comma is not None and units[comma + 1].low == "the" and units[comma + 2].kind in ("capital", "name")


ONE_BAND = frozenset(("group", "gang", "faction", "movement", "coalition", "alliance", "outfit", "insurgency"))
_BANDED = frozenset(("rebel", "armed", "militant", "insurgent", "islamist", "jihadist", "separatist", "guerrilla",
                     "secessionist", "paramilitary", "vigilante", "criminal"))  # fmt: skip
_FRESH = frozenset(
    ("new", "former", "main", "largest", "biggest", "same", "only", "first", "second", "third", "latest")
)
_OPENING = frozenset(("verb", "preposition", "conjunction", "that", "to", "subordinator", "adverb"))
_LIKENED = frozenset(("as", "like", "than", "unlike", "into", "become", "became", "call", "called", "or", "of"))


def _at_home(units: Sequence[Unit], index: int) -> bool:
    """Whether a state stands before, as whose home they are known: "Nepal's Maoist rebels", "the country's"."""
    if index < _NAME_AND_S or units[index - 1].kind != "possessive":
        return False
    state = units[index - 2]
    home = state.kind == "name" and state.actor is not None and state.actor.type == "State" and state.speaker is None
    return home or state.low in ("country", "region", "province", "kingdom", "republic")


_NAME_AND_S = 2


def _is_any(units: Sequence[Unit], index: int) -> bool:
    """Whether "Christian militia" is somebody by itself: not in "X is a Christian militia", "the Christian militia"."""
    article = units[index - 1].low if index else ""
    first = index - 1 if article in ("a", "an") else index
    return article != "the" and (not first or units[first - 1].kind not in ("be", "comma", "dash", "open", "as"))


def is_raid(units: Sequence[Unit], index: int) -> bool:
    """Whether the unit names an attack: the "attack" of "a rebel attack on P", not that of "a rebel attacks P"."""
    event = wordlists().events.get(units[index].low) if index < len(units) else None
    if event is None or event.relation != "attacked" or index + 1 >= len(units):
        return False
    return units[index + 1].kind not in (*NAMES, "determiner", "number", "pronoun")


def _many(unit: Unit, before: Unit | None, after: Unit | None) -> str:
    """The plural of the noun of "a Chechen gunman", "Tamil rebel bases", which names as "Chechen gunmen" does."""
    if unit.low in _ATTRIBUTES and after is not None and after.low in wordlists().nouns["assets"]:
        return plural_of(unit.low)
    one = before is not None and before.low in ("a", "an", "another", "the", "one")
    return plural_of(unit.low) if one and unit.low not in _BANDS and not unit.low.endswith("s") else unit.low


_ATTRIBUTES = frozenset(("rebel", "guerrilla", "insurgent", "militant", "separatist", "gunman"))
_BANDS = frozenset(("group", "gang", "mob", "cartel", "brigade", "unit", "committee", "squad", "patrol", "force",
                    "insurgent-group", "lynch-mob", "death-squad", "troop"))  # fmt: skip
"""Nouns of which one is several people: "a rebel group" may be any."""


def _in_apposition(units: Sequence[Unit], index: int) -> bool:
    """Whether the words up to ``index`` open what the one named before is: "X, a mainly", "X, another"."""
    place = index - 1
    while place > 0 and index - place <= _LONGEST and units[place].kind in ("word", "adverb", "capital", "demonym"):
        place -= 1
    return explains(units, place)


def _backed(units: Sequence[Unit], index: int, before: Unit | None) -> Nameless | None:
    """The phrase of a group known only by who is behind it: "Iran-backed militias", "Turkish-backed fighters".

    Args:
        units: the sentence's.
        index: of the backer's name.
        before: the unit before it as it has been read.
    """
    tail = units[index + 1] if index + 1 < len(units) else None
    if tail is None or tail.kind != "tail" or tail.low.lstrip("-–") not in _BACKED:
        return None
    if before is not None and (before.kind in ("possessive", *NAMES) or before.low in _OTHERS):
        return None
    if explains(units, index - 1):
        return None
    classes, head = descriptions().classes, index + 2
    fitting = classes_of("distinctive", "bare-modifier", "group-armed", "arms-them", "faith")
    while head + 1 < len(units) and head < index + 2 + _MIDDLE and (units[head].low in fitting or _quoted(units, head)):
        head += 3 if units[head].kind == "quote" else 1
    if head >= len(units) or units[head].low not in classes["nameless"] | {"fighters", "forces"} | _SINGLE:
        return None
    if not _free(units, index, head, before):
        return None
    words = [units[index].text + tail.text, *(u.text for u in units[index + 2 : head + 1] if u.kind != "quote")]
    return Nameless(head + 1 - index, units[head].low, False, Actor(" ".join(words), "MilitantGroup"))


def _quoted(units: Sequence[Unit], index: int) -> bool:
    """Whether one word in quotation marks begins there: X-backed "contra" rebels."""
    quoted = units[index : index + 3]
    return len(quoted) > 2 and quoted[0].kind == quoted[2].kind == "quote" and quoted[1].kind in ("word", "capital")


def backed_unit(
    units: Sequence[Unit], index: int, found: Sequence[Unit], helped: Sequence[Actor], memory: Memory
) -> tuple[int, list[Unit] | None]:
    """As in "Iran-backed militias": the one group that the text has told that backer to help, or these words.

    Args:
        units: the sentence's.
        index: of the backer's name.
        found: the units before it as they have been read.
        helped: whom the text has told the backer to help.
        memory: whom it has named.
    """
    last = found[-1] if found else None
    phrase = _backed(units, index, last)
    if phrase is None:
        return 1, None
    unit = replace(nameless_unit(phrase, units, index), backer=units[index].actor)
    named_so = f"{units[index + 1].low.lstrip('-–')} "  # "X-backed rebels" of an earlier sentence are known by no more
    known = {actor.name: actor for actor in helped if actor.type in GROUPS and named_so not in actor.name}
    if len(known) == 1:
        return phrase.size, [named(next(iter(known.values())), unit)]
    definite = last is not None and last.low in ("the", "this", "that", "these", "those")
    groups = any(entity.actor.type in GROUPS for entity in memory.entities.values())
    return (1, None) if known or (definite and groups) else (phrase.size, [unit])


def followers(units: Sequence[Unit], index: int, found: Sequence[Unit]) -> Nameless | None:
    """The phrase of those who follow somebody without being he: "supporters of N. N.", "a splinter group of the X".

    Args:
        units: the sentence's.
        index: of the first of its words.
        found: the units before it as they have been read.
    """
    place, last = index, len(found) - 1
    last -= last >= 0 and found[last].kind == "determiner"
    apposed = last > 0 and found[last].kind in ("comma", "dash") and found[last - 1].actor is not None
    if apposed and not _acts_itself(units, index):
        return None  # "Los Mayos, the followers of N. N.,"
    if last >= 0 and (found[last].kind == "be" or found[last].low in ("as", "become", "became", "called")):
        return None  # "X is a splinter group of Y"
    if (led := led_band(units, index, found)) is not None:
        leader = led.leader.actor if led.own else None
        actor = Actor(led.name, "MilitantGroup", (), leader.name if leader else None)
        return Nameless(led.size, led.head, False, actor, leader, led.leader)
    if (linked := _linked(units, index, found)) is not None:
        return linked
    if units[place].low in _SPLIT and (broken := _broken_away(units, place)) is not None:
        return broken
    if units[place].low == "dissidents" and (left := _dissidents(units, place)) is not None:
        return left
    split = units[place].low in _SPLIT and place + 1 < len(units)
    place += split
    head = units[place].low
    if head not in descriptions().classes["follower"] and not (split and (head in _SINGLE or head == "wing")):
        return None
    if place + 2 >= len(units) or units[place + 1].low != "of":
        return None
    whose = place + 2 + (units[place + 2].kind == "determiner")
    owner = units[whose].actor if whose < len(units) and units[whose].kind == "name" else None
    person = owner is not None and (units[whose].speaker is not None or owner.type == "Person")
    if owner is None or not (person or (split and owner.type in GROUPS)):
        return None  # supporters of a group are taken for the group, those of a president not for his state
    following = units[whose + 1] if whose + 1 < len(units) else None
    if following is not None and following.kind in ("possessive", "tail", "capital"):
        return None
    words = " ".join(unit.low for unit in units[index : place + 1])
    return Nameless(whose + 1 - index, head, False, Actor(f"{words} of {units[whose].text}", "MilitantGroup"), owner)


def _linked(units: Sequence[Unit], index: int, found: Sequence[Unit]) -> Nameless | None:
    """The phrase of a band known by whom it leans to, and is not: "militants linked to X", "gangs allied to X"."""
    place = index
    while place + 1 < len(units) and place - index < _BEFORE_BAND and units[place].low not in _bands():
        if units[place].kind != "word":
            return None
        place += 1
    joint = place + 1
    whose = joint + 2 + (joint + 2 < len(units) and units[joint + 2].kind == "determiner")
    if whose >= len(units) or units[joint].low not in _LEANING or units[joint + 1].low not in ("to", "with"):
        return None
    name, before = units[whose], found[-1] if found else None
    owned = before is not None and before.kind in ("possessive", "word", "capital", *NAMES)
    after = units[whose + 1].kind if whose + 1 < len(units) else "end"
    if units[place].low not in _bands() or owned or name.kind != "name" or name.actor is None or after in _GOES_ON:
        return None
    words = " ".join(unit.low for unit in units[index : joint + 2])
    actor = Actor(f"{words} {name.text}", "MilitantGroup")
    return Nameless(whose + 1 - index, units[place].low, False, actor)


_BEFORE_BAND = 2
_GOES_ON = frozenset(("possessive", "tail", "capital", "dash"))
_LEANING = frozenset(("allied", "linked", "aligned", "affiliated"))


@cache
def _bands() -> frozenset[str]:
    return wordlists().nouns["fighters"] | {"gangs", "groups", "factions", "tribes", "clans"}


def _acts_itself(units: Sequence[Unit], index: int) -> bool:
    """Whether a verb follows: "After attacking P, a splinter group of the X withdrew" tells of nobody's nature."""
    of = next((i for i in range(index, min(index + _MIDDLE, len(units))) if units[i].low == "of"), len(units))
    after = of + 1
    while after < len(units) and units[after].kind in ("determiner", "name"):
        after += 1
    return of + 1 < after < len(units) and units[after].kind in _PREDICATES


_FOUNDS = frozenset(("form", "found", "create", "establish", "launch", "set", "start", "organise", "organize", "lead",
                     "join", "regroup", "name", "call"))  # fmt: skip


def _founding(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether a verb of founding or joining stands beside the words from ``first`` to ``last``."""
    beside = [*units[max(first - 3, 0) : first], *units[last + 1 : last + 5]]
    return any(form.lemma in _FOUNDS for unit in beside for form in unit.forms)


def _broken_away(units: Sequence[Unit], index: int) -> Nameless | None:
    """As in "a breakaway X faction": it has left the X, and is not it."""
    if index + 2 >= len(units) or units[index + 1].kind != "name" or units[index + 2].low not in _PARTS_OF:
        return None
    owner = units[index + 1].actor
    if owner is None or owner.type not in GROUPS:
        return None
    actor = Actor(f"{units[index].low} {units[index + 1].text} {units[index + 2].low}", "MilitantGroup")
    return Nameless(3, units[index + 2].low, False, actor)


_PARTS_OF = frozenset(("faction", "factions", "wing", "group", "groups", "unit", "units", "cell", "cells", "fighters",
                       "commander", "commanders", "militia", "front"))  # fmt: skip
_LEFT = {"dissident": "dissidents", "dissidents": "dissidents", "defectors": "defectors", "deserters": "deserters"}


def left_unit(units: Sequence[Unit], index: int) -> tuple[int, list[Unit] | None]:
    """As in "X dissidents", "an X dissident camp", "X defectors": who has left the X, and is not it."""
    owner, word = units[index].actor, units[index + 1].low
    of_them = index > 0 and units[index - 1].low == "of"  # "the Y, a band of X deserters", which other rules read
    if owner is None or owner.type not in GROUPS or word not in _LEFT or of_them:
        return 1, None
    if _founding(units, index, index + 1):
        return 1, None
    actor = Actor(f"{units[index].text} {_LEFT[word]}", "MilitantGroup")
    return 2, [nameless_unit(Nameless(2, word, False, actor), units, index)]


def _dissidents(units: Sequence[Unit], head: int) -> Nameless | None:
    """As in "dissidents of the X": who has left the X, and is not it."""
    whose = head + 2 + (head + 2 < len(units) and units[head + 2].kind == "determiner")
    if whose >= len(units) or units[head + 1].low not in ("of", "from"):
        return None
    owner = units[whose].actor if units[whose].kind == "name" else None
    if owner is None or owner.type not in GROUPS or _founding(units, head, whose):
        return None  # "dissidents of the X have formed the Y", which other rules read
    actor = Actor(f"{units[whose].text} dissidents", "MilitantGroup")
    return Nameless(whose + 1 - head, "dissidents", False, actor)


def _after_by(units: Sequence[Unit], index: int) -> bool:
    return index > 1 and units[index - 1].kind == "number" and units[index - 2].low == "by"


def _counted_acting(units: Sequence[Unit], first: int, head: int) -> bool:
    """Whether somebody acts who is counted: "by two gunmen", "Two masked men attacked"."""
    following = units[head + 1] if head + 1 < len(units) else None
    armed = any(unit.low in descriptions().classes["arms-them"] for unit in units[first:head])
    needing = units[head].low in descriptions().classes["needs-arms"]
    return _after_by(units, first) or (armed and needing and _acts(following))


def _by_arms(units: Sequence[Unit], first: int, head: int) -> list[str]:
    """As in "armed men", "masked men": by what shows that they are no bystanders."""
    shown = [unit.low for unit in units[first:head] if unit.low in descriptions().classes["arms-them"]]
    return ["armed" if "armed" in shown or not shown else shown[-1], units[head].low]


def _of_a_state(units: Sequence[Unit], head: int) -> bool:
    """Whether "armed forces", "armed troops" end at ``head``, which a state has."""
    if head > 0 and units[head - 1].low in ("defence", "defense"):
        return units[head].low not in _HOME_GUARDS
    return (
        units[head].low in ("forces", "troops", "soldiers") and head > 0 and units[head - 1].low in ("armed", "local")
    )


_TROOPS = frozenset(("forces", "troops", "soldiers", "fighters", "commandos"))


def _takes_side(unit: Unit) -> bool:
    """As in "opposition forces", "anti-Hutu fighters"."""
    return unit.kind == "word" and (unit.low == "opposition" or unit.low.startswith(("anti-", "pro-")))


def _may_open(units: Sequence[Unit], index: int) -> bool:
    """Whether such a phrase may begin there: with its noun, or what tells apart those whom it names."""
    unit = units[index] if index < len(units) else None
    if unit is None or unit.kind not in _MODIFIERS:
        return False
    return unit.low in classes_of("nameless", "nameless-people", "bare-modifier", "arms-them") or _tells_apart(unit)


def _tells_apart(unit: Unit) -> bool:
    known = classes_of("distinctive", "group-armed", "direction", "faith", "home-guard")
    adjective = unit.kind == "capital" and len(unit.text) > _SHORT and unit.low.endswith(_OF_LANDS)
    return unit.low in known or adjective or _takes_side(unit) or _is_proper(unit)


_OF_LANDS = ("i", "an", "ese", "ish")
"""How adjectives of lands end that no list knows: "Darfuri rebels"."""
_SHORT = 4


def _is_proper(unit: Unit) -> bool:
    """Whether a word has its capital everywhere, and not only where a sentence begins."""
    of_land = unit.text[:1].isupper() and len(unit.text) > _SHORT and unit.low.endswith("i")
    return unit.text in descriptions().classes["ethnic"] or is_people(unit.text) or of_land


def _acts(following: Unit | None) -> bool:
    return following is not None and following.kind in _PREDICATES


def _free(units: Sequence[Unit], first: int, head: int, before: Unit | None) -> bool:
    """Whether the phrase stands by itself: no name that it only explains, no noun that goes on from it."""
    following = units[head + 1] if head + 1 < len(units) else None
    if following is not None:
        if following.kind in (*NAMES, "possessive", "capital", "open", "tail") and following.kind != "possessive":
            return False
        after = units[head + 2] if head + 2 < len(units) else None
        if following.kind in ("comma", "dash") and after is not None and _named(units, head + 2):
            return False
        calls = after is not None and after.low in ("called", "call", "calling", "style", "styled")
        if (
            following.low in _CALLED
            or (following.kind == "relative" and calls)
            or following.low in ("including", "like", "such", "led", *wordlists().classes["loyal"])
        ):
            return False
        accused = following.low == "of" and after is not None and any(form.present for form in after.forms)
        if following.low in ("of", "from") and after is not None and not (accused or _place(units, head + 2)):
            return False  # "militants of the League", but "accused Maoist rebels of shelling P"
        if following.kind == "word" and not following.low.endswith(("ly", "ing", "ed")):
            return following.low in ("loyal", "too")
    return before is None or before.kind not in ("comma", "dash") or first == 0 or not _named_before(units, first)


def _place(units: Sequence[Unit], index: int) -> bool:
    """Whether only a place follows: "militias from Misrata", not "gunmen from the League"."""
    index += units[index].kind == "determiner"
    if index >= len(units):
        return False
    actor = units[index].actor
    state = actor is not None and actor.type == "State" and units[index - 1].low == "from"
    return state or units[index].place is not None or units[index].low in wordlists().classes["region"]


def _named(units: Sequence[Unit], index: int) -> bool:
    index += units[index].kind == "determiner"
    return index < len(units) and units[index].kind in ("name", "capital", "metonym")


def _named_before(units: Sequence[Unit], first: int) -> bool:
    """Whether a name and a comma stand before: "X, Islamist militants from …"."""
    place = first - 1
    while place >= 0 and units[place].kind in ("comma", "dash", "determiner"):
        place -= 1
    return place >= 0 and (units[place].kind in (*NAMES, "capital"))


def just_struck(before: Sequence[Unit], head: str, memory: Memory, deeds: Sequence[Finding]) -> Actor | None:
    """Whose "the gunmen" are: of the group whose attack the sentence before tells, if the text has no nameless ones.

    Args:
        before: the units before the noun, which may set the sentence apart or elsewhere.
        head: the noun, in lower case.
        memory: whom the text has named.
        deeds: what the sentence before tells as a fact.
    """
    doers = memory.traces[-1].doers if memory.traces else frozenset[str]()
    if head not in _GUNMEN or len(doers) != 1 or any(_parts_from_last(unit) for unit in before):
        return None
    bands = {f.subject.actor.name: f.subject.actor for f in deeds if f.relation == "attacked"}
    band = next(iter(bands.values())) if len(bands) == 1 and doers == set(bands) else None
    known = [entity.actor for entity in memory.entities.values()]
    sure = band is not None and band.type in GROUPS and not is_nameless(band) and same_nameless(head, known) is None
    return band if sure else None


def _parts_from_last(unit: Unit) -> bool:
    """Whether the word before "the gunmen" may tell of another deed: "in a separate attack", "in Mali"."""
    return unit.low in wordlists().classes["apart"] or unit.kind in (*NAMES, "capital") or unit.place is not None


_GUNMEN = frozenset(("gunmen", "shooters"))


def points_to(unit: Unit, head: str) -> bool:
    """Whether the word before a noun points back, as in "the gunmen"; no "that" in "reported that armed men killed"."""
    if unit.low == "that" and head.endswith("men"):
        return False
    return unit.low in ("the", "this", "that", "these", "those")


def same_nameless(head: str, actors: Sequence[Actor]) -> Actor | None:
    """Whom "the militants" mean after "Islamist militants", or "the guerrillas" after "Maoist rebels" alone.

    Args:
        head: the noun, in lower case.
        actors: whom the document has named so far, in that order.
    """
    unnamed = [actor for actor in actors if is_nameless(actor)]
    stem = head.removesuffix("men")  # "the militiamen" after "Hutu militias"
    same = [a for a in unnamed if a.name.endswith(head) or f" {stem}" in f" {a.name}"]
    if same:
        return same[-1]
    if head in descriptions().classes["doers"] and len(unnamed) == 1:
        return unnamed[0]
    for kind in ("in-revolt", "at-large"):
        if head in descriptions().classes[kind]:
            alike = [a for a in unnamed if a.name.rpartition(" ")[2] in descriptions().classes[kind]]
            alike = [a for a in alike if a.name not in _ABUSE]
            return alike[0] if len(alike) == 1 else None
    return None


_ABUSE = frozenset(("terrorists", "extremists", "bandits", "criminals"))
"""What an army calls those whom it has struck, who may be others than "the rebels" of the same text."""


def nameless_unit(found: Nameless, units: Sequence[Unit], index: int) -> Unit:
    """The phrase as one name unit."""
    words = units[index : index + found.size]
    text = " ".join(unit.text for unit in words)
    return Unit("name", text, text.lower(), words[0].start, words[-1].end, found.actor, leader=found.head_name)
