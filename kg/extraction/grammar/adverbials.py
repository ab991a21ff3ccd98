"""Adverbials: words that are adverbs or prepositions where they stand, by all that stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from kg.extraction.words.units import JOINT, NAMES, Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["before_adverbials", "closed", "closes_front"]

_BEFORE_NOUN = frozenset(("the", "a", "its", "their", "his", "her", "political", "no", "any", "military", "popular"))
_TO_JOINT = 14
_BEFORE_ONCE = frozenset(("be", "have", "modal", "do", "comma"))


def closed(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a sentence with an end, also where a heading or a bullet has no mark: rules look at what follows.

    The "too" of "X too denied it" is an adverb from here on.
    """
    units = _those(_pointing(_often(_durations(_unquoted(units)))))
    found = tuple(
        [
            _adverbial(units, index) if unit.low in _TURNING or unit.kind in _KINDS else unit
            for index, unit in enumerate(units)
        ]
    )
    if not units or units[-1].kind in ("end", "stop", "comma", "dash", "open", "close", "quote"):
        return found
    last = units[-1].end
    return (*found, Unit("end", "", "", last, last))


def _those(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units with the forces that "those" takes up: "clashes between X's forces and those of Y"."""
    at = [i for i, unit in enumerate(units[:-2]) if unit.low == "those" and i > 1 and units[i + 1].low in _WHOSE]
    at = [i for i in at if units[i - 1].low in _BESIDE]
    if not at:
        return units
    lists, taken_up = wordlists(), list(units)
    troops = lists.nouns["forces"] | lists.nouns["fighters"] | {"men", "supporters", "followers", "loyalists"}
    for index in at:
        before = reversed(units[max(0, index - _TO_THOSE) : index])
        noun = next((u for u in before if u.low in troops and u.actor is None and u.kind in ("word", "verb")), None)
        if noun is not None:
            there = units[index]
            taken_up[index] = Unit("word", noun.low, noun.low, there.start, there.end)
    return taken_up


_WHOSE = frozenset(("of", "loyal", "allied", "under"))
_BESIDE = frozenset(("and", "with", "against", "by", "between", "or"))
_TO_THOSE = 12


def _often(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units with "hundreds of times", "on dozens of occasions" as one adverb: no object of the verb before it."""
    at = [i for i in range(1, len(units) - 2) if units[i].low in _MANY and units[i + 1].low == "of"]
    at = [
        i for i in at if units[i + 2].low == "times" or (units[i + 2].low == "occasions" and units[i - 1].low == "on")
    ]
    if not at:
        return units
    joined = list(units)
    for index in reversed(at):
        first, last = index - (units[index - 1].low in ("on", "many")), units[index + 2]
        text = " ".join(unit.low for unit in units[first : index + 3])
        joined[first : index + 3] = [Unit("adverb", text, text, units[first].start, last.end)]
    return joined


_MANY = frozenset(("hundreds", "dozens", "scores", "thousands"))


def _pointing(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units with the "that" of "That accord was signed", "under that treaty" as an article: it opens no clause."""
    found = [i for i, unit in enumerate(units[:-2]) if unit.kind == "that" and _points(units, i)]
    if not found:
        return units
    changed = list(units)
    for index in found:
        changed[index] = replace(units[index], kind="determiner")
    return changed


def _points(units: Sequence[Unit], index: int) -> bool:
    before, noun, after = units[index - 1] if index else None, units[index + 1], units[index + 2]
    if before is not None and before.kind != "preposition":
        return False
    lists = wordlists()
    if noun.low in ("same", "very") and after.low in lists.classes["span"]:
        return True  # "That same evening X attacked"
    told = noun.low in lists.accords or noun.low in lists.events
    goes_on = after.kind in ("be", "have", "modal", "comma", "verb", "end") or (
        before is None and after.low in ("of", "between", "with")
    )
    return told and noun.text.islower() and not noun.low.endswith("s") and goes_on


def _durations(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units with "30-year", "10-day" as one word before their noun, as "ten-day" is: "a 30-year war against Y"."""
    spans = [i for i, unit in enumerate(units[2:-1], 2) if unit.low in _SPANS and _hyphened(units, i)]
    if not spans:
        return units
    joined = list(units)
    for last in reversed(spans):
        first = units[last - 2]
        low = f"{first.low}-{units[last].low}"
        joined[last - 2 : last + 1] = [Unit("word", low, low, first.start, units[last].end)]
    return joined


def _hyphened(units: Sequence[Unit], last: int) -> bool:
    number, dash, noun = units[last - 2], units[last - 1], units[last]
    beside = number.end == dash.start and dash.end == noun.start
    return (
        number.kind == "number"
        and dash.text in ("-", "‐", "‑")
        and beside
        and units[last + 1].kind in ("word", "verb", "demonym")
    )


_SPANS = frozenset(("year", "month", "week", "day", "hour", "minute", "decade"))


def _joins_states(units: Sequence[Unit], index: int) -> bool:
    """Whether a hyphen stands between two states whose forces are told of together."""
    if not 0 < index < len(units) - 2 or units[index + 2].low not in JOINT:
        return False
    first, second = units[index - 1], units[index + 1]
    states = all(each.actor is not None and each.actor.type == "State" for each in (first, second))
    return states and second.kind == "demonym" and first.end == units[index].start and units[index].end == second.start


def _unquoted(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units without the marks around a name or a predicate: the "Contra" rebels, X "fully supports" Y."""
    marks = [index for index, unit in enumerate(units) if unit.kind == "quote"]
    gone: set[int] = set()
    for first, last in pairwise(marks):
        if 1 < last - first <= _NAME and (_is_label(units, first, last) or _is_predicate(units, first, last)):
            gone |= {first, last}
    return tuple(unit for index, unit in enumerate(units) if index not in gone) if gone else units


def _is_predicate(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether the marks are around what somebody does: X "fully supports" Y, of "arming and feeding" Y.

    One word alone may be what nobody but he would call so: the army "liberated" the town.
    """
    inside = units[first + 1 : last]
    if first < 1 or last + 1 >= len(units) or len(inside) < _PREDICATE or units[first].low != "“":
        return False
    verbal = all(unit.kind in _VERBAL for unit in inside) and any(unit.kind == "verb" for unit in inside)
    before, after = units[first - 1], units[last + 1]
    doing = before.low in ("of", "for", "by") and inside[0].low.endswith("ing")
    return verbal and (doing or before.kind in _SUBJECTS) and after.kind in _OBJECTS


_PREDICATE = 2
_VERBAL = frozenset(("verb", "adverb", "modal", "have", "be", "do", "negation", "conjunction"))
_SUBJECTS = frozenset(("word", "capital", "pronoun", "relative", *NAMES))
_OBJECTS = frozenset(("determiner", "preposition", "to", "that", "number", "word", "capital", *NAMES))


def _is_label(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether the marks are around a name that a noun for fighters follows."""
    named = all(unit.kind in ("capital", *NAMES) for unit in units[first + 1 : last])
    after = units[last + 1] if last + 1 < len(units) else None
    nouns = wordlists().nouns
    return named and after is not None and after.kind == "word" and after.low in nouns["fighters"] | nouns["forces"]


_NAME = 6
"""Units from mark to mark."""


def closes_front(units: Sequence[Unit], comma: int) -> bool:
    """Whether the comma ends what stands before a sentence: "On Tuesday, a rebel group", not "Near P, a rebel town"."""
    front = units[:comma]
    if not front or units[comma].kind != "comma" or front[0].kind not in ("preposition", "adverb", "date", "word"):
        return False
    plain = all(unit.kind in _OF_FRONT and unit.actor is None and unit.place is None for unit in front)
    timely = front[-1].kind in ("date", "adverb") or front[-1].low in wordlists().classes["span"] | _LATER
    return plain and (front[0].kind == "preposition" or timely)


_OF_FRONT = frozenset(("preposition", "adverb", "date", "word", "determiner", "number"))
_LATER = frozenset(("ago", "later", "earlier", "morning", "evening", "night", "afternoon", "dawn"))
_WHICH_ONE = frozenset(("latest", "first", "second", "third", "fourth", "fifth", "only", "last", "deadliest", "worst"))
_DIRECTIONS = frozenset(("north", "south", "east", "west", "inland", "afield", "upriver", "downriver"))
_FURTHER = frozenset(("further", "farther"))


def _further(units: Sequence[Unit], index: int) -> bool:
    """As in "Further north, X struck P"."""
    opens = index == 1 and units[0].low in _FURTHER and units[1].low in _DIRECTIONS
    return opens and len(units) > index + 1 and units[index + 1].kind == "comma"


def _adverbial(units: Sequence[Unit], index: int) -> Unit:
    """The "too" of "X too denied it", "X occupied Y too" as an adverb, which it is not in "too many".

    So is "outright" after its verb, and the "once" of "was once attacked", "X, once armed by Y,".
    """
    unit = units[index]
    if unit.kind == "dash" and _joins_states(units, index):
        return replace(unit, kind="conjunction", low="and")  # "Franco-British forces"
    if unit.kind in ("date", "number", "dash", "to") and _dates(unit) and _modifies(units, index):
        return replace(unit, kind="word")  # "X's 1990 invasion of Y", "X's May 1990 raid"
    if unit.low == "off" and _off_a_coast(units, index):
        return replace(unit, kind="preposition")
    if unit.low == "according" and index + 1 < len(units) and units[index + 1].low == "to":
        return replace(unit, kind="preposition")
    if (opened := _opens_adjunct(units, index)) is not None:
        return replace(unit, kind=opened)
    if _before_its_noun(units, index) or (unit.low == "such" and index and units[index - 1].low in _WHICH_ONE):
        return replace(unit, kind="word")  # "in the latest such incident"
    where = _further(units, index) or (unit.low in _WHEREABOUTS and index and _tells_where(units, index))
    if where or _known_well(units, index):
        return replace(unit, kind="adverb")  # "shelled posts deep inside P", "seized a base late on Sunday"
    if unit.low == "both" and 0 < index < len(units) - 1 and _both_did(units, index):
        return replace(unit, kind="adverb")
    if unit.low in _SELVES and 0 < index < len(units) - 1:
        left, right = units[index - 1].kind, units[index + 1].kind
        within = left in ("be", "have") and right in ("be", "verb")  # "was itself struck"
        closing = left in ("name", "metonym") and right in _CLOSED  # "struck Abu Dhabi itself"
        return replace(unit, kind="adverb") if within or closing else unit
    if unit.low == "once" and 0 < index < len(units) - 1 and _once_did(units, index):
        return replace(unit, kind="adverb") if any(form.participle for form in units[index + 1].forms) else unit
    if unit.low not in ("too", "outright") or not 0 < index < len(units) - 1:
        return unit
    if unit.low == "outright":
        after = units[index + 1].kind in ("preposition", "comma", "end", "stop", "that")
        return replace(unit, kind="adverb") if after else unit
    told = units[index + 1].kind in ("verb", "have", "be", "do", "modal", "end", "stop")
    return replace(unit, kind="adverb") if told and units[index - 1].kind in (*NAMES, "word") else unit


_CLOSED = frozenset(("end", "stop", "comma", "preposition", "date", "subordinator"))
_SELVES = frozenset(("itself", "themselves", "himself", "herself"))


def _both_did(units: Sequence[Unit], index: int) -> bool:
    """Whether it joins two verbs: "has both armed and trained Y", "X both armed and trained Y"."""
    joints = [i for i in range(index + 2, min(index + _TO_JOINT, len(units) - 1)) if units[i].low == "and"]
    if units[index + 1].kind != "verb" or not joints:
        return False
    auxiliary = units[index - 1].kind in ("be", "have", "do")
    return auxiliary or (units[index - 1].kind in NAMES and units[joints[0] + 1].kind == "verb")


def _known_well(units: Sequence[Unit], index: int) -> bool:
    """Whether it is the "well" between a verb and its auxiliary: "is well known"."""
    if units[index].low != "well" or not 0 < index < len(units) - 1:
        return False
    return units[index - 1].kind in ("be", "have") and units[index + 1].kind == "verb"


def _before_its_noun(units: Sequence[Unit], index: int) -> bool:
    """Whether it is part of a noun phrase: "lost the will to attack", "a later report", no "a later signed accord"."""
    unit = units[index]
    if unit.kind == "modal":
        return unit.low in ("will", "might") and index > 0 and units[index - 1].low in _BEFORE_NOUN
    if unit.low not in ("later", "earlier") or unit.kind != "adverb":
        return False
    if not 0 < index < len(units) - 1 or units[index - 1].kind not in ("determiner", "possessive"):
        return False
    noun = units[index + 1]
    return noun.kind in ("word", "verb") and not any(form.participle for form in noun.forms)


def _once_did(units: Sequence[Unit], index: int) -> bool:
    """As in "was once attacked", "The X once received": no "once" that opens a clause, as after an object."""
    subject = index in (1, 2) and units[index - 1].kind in NAMES and (index == 1 or units[0].kind == "determiner")
    return subject or units[index - 1].kind in _BEFORE_ONCE


def _modifies(units: Sequence[Unit], index: int) -> bool:
    """Whether the date at ``index`` stands between whose a deed is and its noun, which takes what follows."""
    first, last = index, index
    while first > 0 and _dates(units[first]):
        first -= 1
    while last < len(units) - 1 and _dates(units[last]):
        last += 1
    if units[first].kind != "possessive" or not any(unit.kind == "date" for unit in units[first + 1 : last]):
        return False
    if units[last].kind not in ("word", "demonym", "verb") or last + 1 == len(units):
        return False
    return not units[last].forms or units[last + 1].kind in ("word", "preposition", "end", "comma")


def _dates(unit: Unit) -> bool:
    return unit.kind in ("date", "number") or (unit.kind in ("dash", "to") and unit.text in ("-", "–"))


def _opens_adjunct(units: Sequence[Unit], index: int) -> Literal["adverb", "preposition"] | None:
    """The kind of what opens "ahead of the talks", "hours before": no noun of the name before it."""
    unit = units[index]
    follows = _ADJUNCTS.get(unit.low)
    if follows is None or not 0 < index < len(units) - 1 or unit.kind not in ("word", "verb"):
        return None
    before, after = units[index - 1], units[index + 1]
    if after.low not in follows or before.kind not in ("word", "capital", "date", "adverb", *NAMES):
        return None
    if unit.low in _SPANS_OF_TIME and before.low in _COUNTS_TIME:
        return None  # "in recent days before"
    if unit.low in ("close", "due") and before.kind not in ("capital", *NAMES):
        return None  # "sources close to X"
    return "preposition" if unit.low in _COMPOUND else "adverb"


_COMPOUND = frozenset(("ahead", "regardless", "irrespective", "because", "instead", "thanks", "owing",
                       "pending"))  # fmt: skip
_SPANS_OF_TIME = frozenset(("seconds", "minutes", "moments", "hours", "days", "weeks", "months", "years", "decades"))
_COUNTS_TIME = frozenset(("recent", "several", "few", "past", "many", "last", "next", "previous", "following", "some",
                          "first", "final", "early", "long", "coming", "more", "other", "these", "such"))  # fmt: skip
_TIMES = frozenset(("before", "after", "ahead", "later", "earlier", "prior", "afterwards", "beforehand"))
_ADJUNCTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("ahead", "regardless", "irrespective", "because", "instead"), frozenset(("of",))),
    **dict.fromkeys(("prior", "due", "thanks", "owing", "contrary", "close", "next"), frozenset(("to",))),
    **dict.fromkeys(_SPANS_OF_TIME, _TIMES),
    **dict.fromkeys(("anew", "afresh"), frozenset(("in", "on", "at", ",", ".", "and", "after", "as"))),
    "back": frozenset(("in", "on")),
    "pending": frozenset(("a", "an", "the", "talks", "further", "approval", "its", "their")),
}  # fmt: skip
"""Words that open an adjunct after a noun phrase, each with the words that follow it then."""


def _tells_where(units: Sequence[Unit], index: int) -> bool:
    """Whether "late", "deep", "nearby" at ``index`` belongs to the verb, rather than to a noun after it."""
    before, after = units[index - 1], units[index + 1] if index + 1 < len(units) else None
    if (
        before.kind not in ("word", "capital", "tail", "adverb", *NAMES)
        and before.low not in wordlists().nouns["assets"]
    ):
        return False
    follows = _WHEREABOUTS[units[index].low]
    if after is not None and after.low in _WHICH and index + 2 < len(units) and "on" in follows:
        return units[index + 2].low in wordlists().classes["span"]  # "X late last week struck"
    if after is None or not follows:
        return after is None or after.kind in _ENDS_PHRASE
    return after.low in follows or (after.kind in ("date", "adverb") and "on" in follows)


_WHICH = frozenset(("last", "this", "next", "that"))
_WHEREABOUTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("early", "late"), frozenset(("on", "in", "at", "during"))),
    "deep": frozenset(("inside", "in", "into", "within", "behind")),
    "far": frozenset(("from", "inside", "behind", "beyond", "into")),
    **dict.fromkeys(("nearby", "inland", "elsewhere", "offshore", "upriver", "downriver", "upstream", "downstream"),
                    frozenset[str]()),
}  # fmt: skip
"""Words that tell where or when, with what follows them then: "late on Sunday"; nothing for those that stand alone."""
_ENDS_PHRASE = frozenset(("comma", "stop", "end", "preposition", "conjunction", "subordinator", "date", "quote", "dash",
                          "adverb"))  # fmt: skip


def _off_a_coast(units: Sequence[Unit], index: int) -> bool:
    """Whether "off" tells where: "hit a ship off the X-ian coast", "two tankers off X", not "broke off X-ian talks"."""
    after = units[index + 1 : index + 6]
    if any(unit.low in _COASTS for unit in after):
        return True
    beside = bool(index and after) and units[index - 1].kind in ("word", "capital")
    return beside and after[0].kind in ("capital", "name", "metonym")


_COASTS = frozenset(("coast", "coasts", "coastline", "shore", "shores", "waters", "cape", "island", "islands", "port"))


def before_adverbials(units: Sequence[Unit], place: int) -> int:
    """The last unit up to ``place`` that is no date or adverb: the "and" of "…, and in May 1983 X bombed Y"."""
    while place > 0 and (units[place].kind in ("date", "adverb", "number") or units[place].low in ("on", "in")):
        place -= 1
    return place


_KINDS = frozenset(("dash", "date", "number", "to", "modal"))
_TURNING = frozenset(("off", "according", "later", "earlier", "well", "both", "once", "too", "outright"))
_TURNING |= _SELVES | _ADJUNCTS.keys() | _WHEREABOUTS.keys() | _DIRECTIONS | {"such"}
"""With the kinds above all that :func:`_adverbial` makes anything else of."""
