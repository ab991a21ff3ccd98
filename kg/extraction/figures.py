"""Figures: how many were killed, injured, displaced, held or freed, and how many fighters somebody has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.clauses import Clauses
from kg.extraction.findings import Finding
from kg.extraction.locations import located_in
from kg.extraction.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.units import NAMES, Unit
from kg.extraction.wordlists import wordlists
from kg.model import Actor, Comparator, Figure

__all__ = ["figure_findings"]

_MEASURES = {
    "kill": "killed", "die": "killed", "drown": "killed", "perish": "killed", "execute": "killed", "behead": "killed",
    "massacre": "killed", "murder": "killed", "slaughter": "killed", "wound": "injured", "injure": "injured",
    "hurt": "injured", "maim": "injured", "displace": "displaced", "flee": "displaced", "uproot": "displaced",
    "kidnap": "kidnapped", "abduct": "kidnapped", "capture": "captured", "detain": "detained", "arrest": "detained",
    "release": "released", "free": "released", "deport": "deported", "expel": "deported", "desert": "deserted",
}  # fmt: skip
_INTRANSITIVE = frozenset(("die", "drown", "perish", "flee", "desert"))
_STATES = {"dead": "killed", "killed": "killed", "injured": "injured", "wounded": "injured", "hurt": "injured",
           "displaced": "displaced", "homeless": "displaced", "missing": "missing"}  # fmt: skip
_COUNTED = {"attacks": "attacks", "incidents": "attacks", "violations": "violations", "airstrikes": "attacks",
            "strikes": "attacks", "deaths": "killed", "fatalities": "killed", "casualties": "casualties"}  # fmt: skip
_COUNTS = frozenset(("record", "count", "document", "register", "observe", "report", "verify", "log"))
_WORDS = {
    word: value for value, word in enumerate(
        (
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        )
    )
} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12,
}  # fmt: skip
_SCALES = {"million": 1_000_000, "thousand": 1_000, "hundred": 100, "billion": 1_000_000_000}
_STRENGTH_VERBS = frozenset(("maintain", "have", "estimate", "command", "field", "number", "boast", "deploy", "keep"))
_MEMBERS = frozenset(("fighters", "militants", "combatants", "members", "rebels", "militiamen", "troops", "soldiers",
                      "peacekeepers", "insurgents", "gunmen", "guerrillas", "mercenaries"))  # fmt: skip
_LIVES = frozenset(("life", "lives"))
_PEOPLE = "people"
_NEAR = 6


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in the text.

    Attributes:
        first: index of the first unit of its qualifying words.
        at: index of its own first unit.
        last: index of its last unit.
        low: its value, or the lower bound.
        high: the upper bound.
        comparator: what the qualifying words say.
    """

    first: int
    at: int
    last: int
    low: float
    high: float
    comparator: Comparator


def figure_findings(clauses: Clauses) -> Iterator[Finding]:
    """The figures of the sentence."""
    units = clauses.units
    index = 0
    before: tuple[_Number, NounPhrase, Party | None] | None = None
    while index < len(units):
        number = _number(units, index) if units[index].kind in ("number", "word") else None
        if number is None:
            index += 1
            continue
        read = _counted(clauses, number, before)
        if read is not None:
            finding, phrase, side = read
            yield finding
            before = (number, phrase, side)
        index = number.last + 1


def _number(units: Units, index: int) -> _Number | None:
    """The number that begins at ``index``: "685", "1.7 million", "6,000 to 6,500", "a dozen"."""
    low = _value(units[index].low)
    if low is None or (units[index].kind == "word" and units[index].low not in _WORDS):
        return None
    last = index
    if last + 1 < len(units) and units[last + 1].low in _SCALES:
        low *= _SCALES[units[last + 1].low]
        last += 1
    first, comparator = _comparator(units, index)
    joint, high = last + 1, low
    between = first == index and index > 0 and units[index - 1].low == "between"
    joints = ("and",) if between else ("to", "–", "-", "—", "or")
    if joint + 1 < len(units) and units[joint + 1].kind == "number" and units[joint].low in joints:
        upper = _value(units[joint + 1].low)
        if upper is None or upper <= low:
            return None
        last, high = joint + 1, upper
        if last + 1 < len(units) and units[last + 1].low in _SCALES:
            low, high, last = low * _SCALES[units[last + 1].low], high * _SCALES[units[last + 1].low], last + 1
    if between and high > low:
        first = index
    return _Number(first, index, last, low, high, "range" if high > low else comparator)


def _value(text: str) -> float | None:
    if text in _WORDS:
        return float(_WORDS[text])
    tens, _, ones = text.partition("-")
    if tens in _WORDS and ones in _WORDS and _WORDS[tens] >= 20:
        return float(_WORDS[tens] + _WORDS[ones])
    groups = text.split(",")
    if "," in text and any(len(group) != 3 for group in groups[1:]):
        return None
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


def _comparator(units: Units, index: int) -> tuple[int, Comparator]:
    """Where the number's qualifying words begin, and what they say."""
    lists = wordlists().classes
    if index and units[index].low == "dozen" and units[index - 1].low == "a":
        index -= 1
    words = [unit.low for unit in units[max(0, index - 3) : index]]
    if words[-3:] in (["no", "fewer", "than"], ["no", "less", "than"]):
        return index - 3, "at least"
    if words[-3:] == ["as", "many", "as"]:
        return index - 3, "at most"
    pairs: dict[tuple[str, ...], Comparator] = {
        ("at", "least"): "at least", ("at", "most"): "at most", ("up", "to"): "at most", ("more", "than"): "over",
        ("fewer", "than"): "under", ("less", "than"): "under", ("not", "than"): "at least",
    }  # fmt: skip
    if tuple(words[-2:]) in pairs:
        return index - 2, pairs[tuple(words[-2:])]
    single: tuple[tuple[str, Comparator], ...] = (
        ("comparator_about", "about"), ("comparator_over", "over"), ("comparator_under", "under"),
    )  # fmt: skip
    for name, comparator in single:
        if words and words[-1] in lists[name]:
            return index - 1, comparator
    return index, "exact"


def _counted(
    clauses: Clauses, number: _Number, before: tuple[_Number, NounPhrase, Party | None] | None
) -> tuple[Finding, NounPhrase, Party | None] | None:
    units = clauses.units
    start = number.last + 1
    if start < len(units) and units[start].low == "of":
        start += 1
        while start < len(units) and units[start].kind == "determiner":
            start += 1
    phrase = noun_phrase(units, start) if start < len(units) else None
    bare = phrase is None or units[start].low in _STATES
    if bare:
        state = _state(units, number.last + 1)
        if state is not None and before is not None:
            # "… killed and thirty injured": the second count is of the same people.
            return _made(clauses, number, before[1], state, before[2], trigger=number.last)
        if state is not None:
            return _made(clauses, number, NounPhrase(start, start, None, frozenset()), state, None, trigger=number.last)
        governed = _object_measure(clauses, number.first)
        if governed is not None and before is not None and units[start : start + 1] and units[start].kind in _ENDS:
            return _made(clauses, number, before[1], governed[0], before[2], trigger=governed[1])
        return None
    if phrase is None:
        return None
    if phrase.last > start and units[phrase.last].low in _STATES:
        # "left nine people dead"
        people = NounPhrase(phrase.first, phrase.last - 1, None, frozenset())
        if not _leaves(clauses, number.first):
            return None
        return _made(clauses, number, people, _STATES[units[phrase.last].low], None, trigger=phrase.last)
    read = _measure(clauses, number, phrase)
    if read is None:
        return None
    measure, trigger, holder = read
    side = phrase.party if phrase.party and "name" not in phrase.roles - {"people"} else None
    if phrase.party is not None and (phrase.roles != {"name"} or phrase.party.kind == "demonym"):
        side = phrase.party
    return _made(clauses, number, phrase, measure, side or holder or _located(units, phrase, trigger), trigger=trigger)


_ENDS = frozenset(("end", "comma", "stop", "conjunction", "preposition"))


def _made(
    clauses: Clauses, number: _Number, phrase: NounPhrase, measure: str, side: Party | None, *, trigger: int
) -> tuple[Finding, NounPhrase, Party | None] | None:
    units = clauses.units
    body = units[max(phrase.first, number.last + 1) : phrase.last + 1]
    if phrase.first <= number.first <= phrase.last or phrase.last < number.first:
        body = units[phrase.first : phrase.last + 1]
    words = [unit.low for unit in body if unit.kind not in (*NAMES, "possessive", "determiner", "number")]
    words = [word for word in words if word not in _STATES]
    stated = " ".join(unit.text for unit in units[number.first : number.last + 1])
    for mark in "–-":
        stated = stated.replace(f" {mark} ", mark)
    population = " ".join(words) or None
    figure = Figure(
        measure, population, side.actor.name if side else None,
        None if number.comparator in ("at most", "under") else number.low,
        None if number.comparator in ("at least", "over") else number.high, number.comparator, stated,
    )  # fmt: skip
    if side is None and measure not in ("killed", "injured", "displaced", "attacks", "violations"):
        return None
    subject = side or _nobody(units[number.at], population)
    score = 0.8 if side and side.kind not in ("place", "coreference") else 0.65
    return Finding(trigger, "figure", subject, figure=figure, score=score), phrase, side


def _nobody(unit: Unit, population: str | None) -> Party:
    """Those who are counted, where the text does not say whose people they are."""
    actor = Actor(population or _PEOPLE, "Population")
    return Party(actor, actor, unit.start, unit.end, frozenset(("people",)), "name")


def _state(units: Units, index: int) -> str | None:
    """As in "31 dead", "20 wounded"."""
    if index >= len(units):
        return None
    word = _STATES.get(units[index].low)
    following = units[index + 1] if index + 1 < len(units) else None
    by = following is not None and following.low == "by"
    return None if by or (following is not None and following.kind in ("word", "capital")) else word


def _located(units: Units, phrase: NounPhrase, trigger: int) -> Party | None:
    """The state in which "people" or "civilians" were killed, by the "in …" after them or after the verb."""
    for index in (phrase.last + 1, trigger + 1):
        unit = located_in(units, index)
        if unit is not None:
            state = unit.holder if unit.place is not None else unit.actor
            if state is not None and state.type == "State":
                return Party(state, state, unit.start, unit.end, frozenset(("people",)), "place")
    return None


def _measure(clauses: Clauses, number: _Number, phrase: NounPhrase) -> tuple[str, int, Party | None] | None:
    """What the number counts, by the verb whose subject or object it is; where; and whose fighters they are."""
    units = clauses.units
    after = next((group for group in clauses.groups if group.first > phrase.last), None)
    if after and after.first <= _verb_by(units, phrase.last) and (name := _dies(units, after)):
        return (name, after.head, None) if after.modality == "actual" and not after.negated else None
    if (dead := _state(units, phrase.last + 1)) and _leaves(clauses, number.first):
        return dead, phrase.last + 1, None
    if (governed := _object_measure(clauses, number.first)) is not None:
        return (*governed, None)
    return _strength(clauses, number, phrase)


def _verb_by(units: Units, last: int) -> int:
    """How far the verb may stand after its subject: past ", including …," and "in …"."""
    place = last + 1
    if place < len(units) and units[place].kind == "preposition":
        inner = noun_phrase(units, place + 1)
        return inner.last + 2 if inner else place + 1
    if place < len(units) and units[place].kind == "comma":
        closing = next((i for i in range(place + 1, min(place + 9, len(units))) if units[i].kind == "comma"), place)
        return closing + 1
    return place + 1


def _dies(units: Units, group: VerbGroup) -> str | None:
    if group.lemma == "lose" and any(unit.low in _LIVES for unit in units[group.head + 1 : group.head + 4]):
        return "killed"
    if group.voice == "passive" and group.lemma not in _INTRANSITIVE:
        return _MEASURES.get(group.lemma)
    if group.voice == "active" and group.form == "finite" and group.lemma in _INTRANSITIVE:
        return _MEASURES[group.lemma]
    return None


def _governor(clauses: Clauses, first: int) -> VerbGroup | None:
    """The verb whose object begins at ``first``."""
    before = [group for group in clauses.groups if group.head < first]
    governor = before[-1] if before else None
    if governor is None or governor.modality != "actual" or governor.negated:
        return None
    between = clauses.units[governor.head + 1 : first]
    return governor if all(unit.kind in ("adverb", "determiner") for unit in between) else None


def _object_measure(clauses: Clauses, first: int) -> tuple[str, int] | None:
    governor = _governor(clauses, first)
    if governor is None or governor.voice != "active" or governor.lemma in _INTRANSITIVE:
        return None
    name = _MEASURES.get(governor.lemma)
    return (name, governor.head) if name else None


def _leaves(clauses: Clauses, first: int) -> bool:
    governor = _governor(clauses, first)
    return governor is not None and governor.lemma in ("leave", "claim", "count", "report", "record")


def _strength(clauses: Clauses, number: _Number, phrase: NounPhrase) -> tuple[str, int, Party | None] | None:
    governor = _governor(clauses, number.first)
    if governor is None or governor.voice != "active":
        return None
    head = clauses.units[phrase.last].low
    subjects = clauses.subjects(governor)
    own = subjects[0] if len(subjects) == 1 else None
    if governor.lemma in _COUNTS and head in _COUNTED:
        return _COUNTED[head], governor.head, None
    if governor.lemma == "lose" and phrase.roles & {"people", "forces", "fighters"} and head in _MEMBERS:
        return "killed", governor.head, own
    if governor.lemma in _STRENGTH_VERBS and head in _MEMBERS:
        if governor.lemma == "have" and own is None:
            return None
        measure = "fighters" if head not in ("peacekeepers",) else head
        return measure, governor.head, None if governor.lemma == "estimate" else own
    return None
