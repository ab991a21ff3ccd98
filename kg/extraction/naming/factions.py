"""Factions: bands that are known by who leads them: "a rival wing led by N. N.", "hardliners under N. N."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.naming.peoples import is_people
from kg.extraction.words.descriptions import GROUPS, descriptions
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists, words_of

__all__ = ["Band", "led_band", "with_led_groups"]


@record
class Band:
    """A band and its leader.

    Attributes:
        size: how many units the phrase has.
        head: its noun, in lower case.
        name: what it is called: "faction led by N. N.".
        leader: the name of who leads it.
        own: whether he may be spoken of as the band, being no head of a state.
    """

    size: int
    head: str
    name: str
    leader: Unit
    own: bool


def led_band(units: Sequence[Unit], index: int, found: Sequence[Unit]) -> Band | None:
    """The band whose words begin at ``index``, their determiner apart.

    Args:
        units: the sentence's.
        index: of the first of its words.
        found: the units before it as they have been read.
    """
    head = _head(units, index, found)
    if head is None:
        return None
    link = head + 1
    link += link < len(units) and units[link].kind == "comma"
    who = _past_link(units, link)
    while who < len(units) - 1 and who - link < _FAR and units[who].kind in ("determiner", "word", "capital"):
        who += 1
    who = _past_office(units, who)
    leader = units[who] if who < len(units) else None
    if leader is None or leader.actor is None or leader.kind != "name":
        return None
    words = [unit.text if is_people(unit.text) else unit.low for unit in units[index : head + 1]]
    if words == ["other"]:
        words = ["faction"]
    elif units[link].low == "under" and len(words) == 1 and words[0] in descriptions().classes["nameless"]:
        return None  # "rebels under N. N." are rebels, whom he leads
    if words[0] in _OF_STATE:
        return None  # "government troops under N. N." are the state's
    if units[link].low == "of":
        return _of_person(units, index, (head, who)) if not link - head - 1 else None
    official = leader.actor.type == "State"
    if (leader.speaker or leader.actor).type != "Person" or (official and not _REBELLIOUS & set(words)):
        return None
    apart = link - head - 1
    after = units[who + 1] if who + 1 < len(units) else None
    if (apart and (after is None or after.kind != "comma")) or (after is not None and after.kind in _GOES_ON):
        return None
    if units[link].low == "under" and after is not None and after.kind in ("name", "demonym", "open"):
        return None
    name = words[0] if len(words) == 1 and words[0] in _BY_CREED else f"{' '.join(words)} led by {leader.text}"
    return Band(who + 1 + apart - index, units[head].low, name, leader, not official)


def _past_office(units: Sequence[Unit], who: int) -> int:
    """Where the name stands that a comma parts from what its bearer is: "led by his former deputy, N. N."."""
    office = 0 < who < len(units) - 1 and units[who].kind == "comma"
    return who + (office and units[who - 1].low in words_of("title", "named_after"))


def _of_person(units: Sequence[Unit], index: int, places: tuple[int, int]) -> Band | None:
    """As in "the neutralists of N. N.", whose head he is, unlike "the soldiers of N. N." of a state."""
    head, who = places
    leader, after = units[who], units[who + 1] if who + 1 < len(units) else None
    person = leader.speaker or leader.actor
    plain = index == head and units[head].low in _PARTISANS and (after is None or after.kind not in _GOES_ON)
    if not plain or person is None or person.type != "Person" or leader.resolved:
        return None
    own = leader.actor is not None and leader.actor.type != "State"
    word = units[head].low
    return Band(who + 1 - index, word, word if word in _BY_CREED else f"{word} of {leader.text}", leader, own)


def with_led_groups(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units, with fighters whom a group leads as that group: "rebels led by X", "a rebel alliance led by X"."""
    links = [i for i in range(1, len(units) - 2) if units[i].low in _LED and units[i + 1].low == "by"]
    for link in reversed(links):
        units = _with_led_group(units, link)
    return units


def _with_led_group(units: Sequence[Unit], link: int) -> Sequence[Unit]:
    apart = int(units[link - 1].kind == "comma")
    head = first = link - 1 - apart
    if head < 0 or units[head].low not in _FIGHTING:
        return units
    who = link + 2
    told = ("determiner", "word", "capital") if units[who].kind == "determiner" else ("word",)
    while who < len(units) - 1 and who - link < _FAR and units[who].kind in told:
        who += 1  # "led by the Islamist group X"
    while first and (units[first - 1].kind == "demonym" or units[first - 1].low in _IN_ARMS):
        first -= 1
    leader, after = units[who], units[who + 1] if who + 1 < len(units) else None
    before = [unit.kind for unit in units[max(first - 1, 0) : first]]
    called = after is not None and after.low in ("group", "movement", "militia") and units[who - 1].kind == "determiner"
    last = who + called
    after = (units[last + 1] if last + 1 < len(units) else None) if called else after
    named = leader.kind == "name" and leader.actor is not None and leader.actor.type in GROUPS and not leader.speaker
    shared = after is not None and (after.kind in (*_GOES_ON, "word", "capital", "tail") or after.low in ("and", "or"))
    if not named or shared or (apart and (after is None or after.kind != "comma")):
        return units
    if set(before) & {"possessive", "capital", "number", *NAMES} or _of_others(units, first, head):
        return units
    run = units[first : last + 1]
    text = " ".join(unit.text for unit in run)
    one = replace(leader, text=text, low=text.lower(), start=run[0].start, end=run[-1].end)
    return (*units[:first], one, *units[last + 1 + apart :])


def _of_others(units: Sequence[Unit], first: int, head: int) -> bool:
    """Whether the noun may name more than fighters of one group: "a coalition led by X", "joined the alliance …"."""
    near = units[max(first - _TO_VERB, 0) : first]
    joined = any(form.lemma in _JOINS for unit in near for form in unit.forms)
    many = units[head].low in _BANDED
    state = units[head].low == "forces" and not any(unit.low in _IN_ARMS for unit in units[first:head])
    return any(unit.low in _OWN for unit in near) or (many and (joined or state or first == head))


_TO_VERB = 3
_JOINS = frozenset(("join", "form", "found", "establish", "create", "leave", "quit", "be", "become"))
_BANDED = frozenset(("alliance", "coalition", "forces"))
"""Nouns of several, who may be parties or states if nobody says that they are in arms."""
_IN_ARMS = frozenset(("rebel", "opposition", "insurgent", "jihadist", "islamist", "islamic", "guerrilla", "militia",
                      "separatist", "armed", "militant", "sunni", "shia", "shiite", "extremist"))  # fmt: skip
_FIGHTING = _BANDED | frozenset(("rebels", "fighters", "insurgents", "guerrillas", "militants", "jihadists",
                                 "islamists", "separatists", "gunmen", "militiamen", "extremists"))  # fmt: skip
_BY_CREED = frozenset(("neutralists", "royalists", "constitutionalists", "communists", "nationalists", "hardliners",
                       "moderates", "federalists", "radicals", "monarchists", "reformists"))  # fmt: skip
"""Bands that a text goes on to call so."""
_PARTISANS = frozenset(("neutralists", "royalists", "constitutionalists", "volunteers", "irregulars", "guerrillas",
                        "militiamen", "insurgents", "mercenaries", "communists", "nationalists", "tribesmen",
                        "hardliners", "moderates", "mutineers", "federalists", "islamists"))  # fmt: skip
_GOES_ON = frozenset(("possessive", "tail"))


def _head(units: Sequence[Unit], index: int, found: Sequence[Unit]) -> int | None:
    """The index of the band's noun, where a word of leading follows and nobody is told whose it is."""
    if _LINKS.isdisjoint([unit.low for unit in units[index + 1 : index + _MIDDLE + _LONGEST]]):
        return None
    last = found[-1] if found else None
    if last is not None and (last.kind in ("possessive", "word", "capital", *NAMES) or last.low in _OWN):
        return None
    if units[index].low == "other" and last is not None and last.low == "the":
        return index if _closed(units, index) and any(unit.actor is not None for unit in found) else None
    place = index
    while place + 1 < len(units) and place - index < _MIDDLE and units[place].low not in _HEADED:
        if units[place].kind not in ("word", "verb") or _tells(units[place]):
            return None
        place += 1
    return place if units[place].low in _HEADED and _past_link(units, place + 1 + _comma(units, place)) else None


def _tells(unit: Unit) -> bool:
    """Whether a verb stands between a subject and the band: "officials blamed rebels led by N. N."."""
    past = unit.kind == "verb" and any(form.finite and not form.base for form in unit.forms)
    gerund = (
        unit.kind == "verb" and unit.low in wordlists().classes["dealing_with"]
    )  # "accused Y of backing rebels led by N. N."
    return gerund or (past and unit.low not in descriptions().classes["arms-them"])


def _closed(units: Sequence[Unit], index: int) -> bool:
    """As in "the other, under N. N.,"."""
    return bool(_comma(units, index)) and bool(_past_link(units, index + 2))


def _comma(units: Sequence[Unit], place: int) -> int:
    return int(place + 1 < len(units) and units[place + 1].kind == "comma")


def _past_link(units: Sequence[Unit], link: int) -> int:
    """Where the words after "led by", "under", "under the command of" begin; 0 where no such words stand there."""
    words = [unit.low for unit in units[link : link + _LINK]]
    return next((link + len(phrase) for phrase in _links() if tuple(words[: len(phrase)]) == phrase), 0)


def _links() -> Iterator[tuple[str, ...]]:
    yield from ((verb, "by") for verb in _LED)
    yield from (("under", *the, noun, "of") for the in ((), ("the",)) for noun in ("command", "leadership"))
    yield ("under",)
    yield ("of",)


_LINK = 4
_OF_STATE = frozenset(("government", "federal", "loyalist", "regular", "national", "state", "royal", "imperial"))
_MIDDLE = 3
_LONGEST = 4
_FAR = 7
_OWN = frozenset(("his", "her", "its", "their", "our", "my", "no", "any"))
_LED = ("led", "headed", "commanded")
_LINKS = frozenset(("led", "headed", "commanded", "under", "of"))
_HEADED = frozenset(
    ("constitutionalists", "federalists",
     "wing", "faction", "group", "militia", "band", "movement", "fighters", "rebels", "gunmen", "forces", "men",
     "militiamen", "guerrillas", "insurgents", "offshoot", "mutineers", "commandos", "army", "hardliners", "dissidents",
     "moderates", "radicals", "renegades", "splinter", "irregulars", "volunteers", "mercenaries", "militants",
     "jihadists", "islamists", "separatists", "secessionists", "loyalists", "putschists", "deserters", "defectors",
     "partisans", "tribesmen", "paramilitaries", "vigilantes", "bandits", "warriors", "exiles", "extremists",
     "maoists", "gang", "column", "cell", "network", "current", "tendency", "rump", "plotters", "breakaways",
     "royalists", "monarchists", "communists", "neutralists", "nationalists", "reformists", "factions", "troops",
     "soldiers", "officers", "cadres", "peshmerga", "horsemen", "pirates")
)  # fmt: skip
_REBELLIOUS = frozenset(
    ("splinter", "breakaway", "dissident", "renegade", "rival", "faction", "wing", "rebels", "rebel", "guerrillas",
     "insurgents", "offshoot", "mutineers", "hardliners", "dissidents", "renegades", "putschists", "deserters",
     "defectors")
)  # fmt: skip
