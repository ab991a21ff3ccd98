"""Figures: numbers of killed, injured and fighters, with comparator, range, population and side."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.clauses import Clauses
from kg.extraction.findings import Finding
from kg.extraction.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.units import NAMES
from kg.extraction.wordlists import wordlists
from kg.model import Comparator, Figure

__all__ = ["figure_findings"]

_MEASURES = {"kill": "killed", "wound": "injured", "injure": "injured", "die": "killed"}
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_STRENGTH_VERBS = frozenset(("maintain", "have", "estimate", "command", "field"))
_LOOSE = frozenset(("least", "most", "more", "than", "fewer", "less", "up", "to", "as", "many", "an"))


def figure_findings(clauses: Clauses) -> Iterator[Finding]:
    """The figures of the sentence whose side is known."""
    units = clauses.units
    index = 0
    while index < len(units):
        if units[index].kind == "number":
            read = _number(units, index)
            if read:
                last, low, high = read
                yield from _counted(clauses, index, last, low, high)
                index = last
        index += 1


def _number(units: Units, index: int) -> tuple[int, float, float] | None:
    """The last unit and the bounds of the number at ``index``: "685", "1.7 million", "6,000 to 6,500"."""
    low = _value(units[index].low)
    if low is None:
        return None
    last = index
    if last + 1 < len(units) and units[last + 1].low in ("million", "thousand", "hundred"):
        low *= {"million": 1_000_000, "thousand": 1_000, "hundred": 100}[units[last + 1].low]
        last += 1
    joint = last + 1
    if joint + 1 < len(units) and units[joint + 1].kind == "number" and units[joint].low in ("to", "–", "-", "—"):
        high = _value(units[joint + 1].low)
        return (joint + 1, low, high) if high is not None and high > low else None
    return last, low, low


def _value(text: str) -> float | None:
    if text in _WORDS:
        return float(_WORDS[text])
    digits = text.replace(",", "")
    groups = text.split(",")
    if "," in text and any(len(group) != 3 for group in groups[1:]):
        return None
    try:
        return float(digits)
    except ValueError:
        return None


def _comparator(units: Units, index: int) -> tuple[int, Comparator]:
    """Where the number's qualifying words begin, and what they say."""
    lists = wordlists().classes
    words = [unit.low for unit in units[max(0, index - 3) : index]]
    if words[-2:] == ["at", "least"]:
        return index - 2, "at least"
    if words[-2:] == ["at", "most"]:
        return index - 2, "at most"
    if words[-2:] == ["up", "to"]:
        return index - 2, "at most"
    if words[-2:] == ["more", "than"]:
        return index - 2, "over"
    if words[-2:] in (["fewer", "than"], ["less", "than"]):
        return index - 2, "under"
    if words[-3:] == ["as", "many", "as"]:
        return index - 3, "at most"
    single: tuple[tuple[str, Comparator], ...] = (
        ("comparator_about", "about"), ("comparator_over", "over"), ("comparator_under", "under"),
    )  # fmt: skip
    for name, comparator in single:
        if words and words[-1] in lists[name]:
            return index - 1, comparator
    return index, "exact"


def _counted(clauses: Clauses, index: int, last: int, low: float, high: float) -> Iterator[Finding]:
    units = clauses.units
    first, comparator = _comparator(units, index)
    phrase = noun_phrase(units, index) if last == index else noun_phrase(units, last + 1)
    if phrase is None or phrase.last < last or units[phrase.last].kind in ("number", "date"):
        return
    measure = _measure(clauses, first, phrase)
    if measure is None:
        return
    name, trigger, holder = measure
    side = phrase.party or holder
    if side is None or (phrase.roles == {"name"} and name != "fighters" and side.kind != "demonym"):
        return
    if first == index and index > 0 and units[index - 1].low in ("around", "about", "some"):
        comparator = "about"
    words = [u.low for u in units[last + 1 : phrase.last + 1] if u.kind not in (*NAMES, "possessive", "determiner")]
    stated = " ".join(unit.text for unit in units[first : last + 1]).replace(" – ", "–").replace(" - ", "-")
    figure = _figure(name, " ".join(words), side, comparator=comparator, bounds=(low, high), stated=stated)
    yield Finding(trigger, "figure", side, figure=figure, score=0.8)
    yield from _also_injured(clauses, phrase, side, trigger, name)


def _figure(
    measure: str, population: str, side: Party, *, comparator: Comparator, bounds: tuple[float, float], stated: str
) -> Figure:
    low, high = bounds
    if high > low:
        comparator = "range"
    least = None if comparator in ("at most", "under") else low
    most = None if comparator in ("at least", "over") else high
    return Figure(measure, population or None, side.actor.name, least, most, comparator, stated)


def _measure(clauses: Clauses, first: int, phrase: NounPhrase) -> tuple[str, int, Party | None] | None:
    """What the number counts, by the verb whose subject or object it is; where; and whose fighters they are."""
    after = next((group for group in clauses.groups if group.first > phrase.last), None)
    if after and after.first <= phrase.last + 2 and _dies(after):
        return (_MEASURES[after.lemma], after.head, None) if after.modality == "actual" and not after.negated else None
    before = [group for group in clauses.groups if group.head < first]
    governor = before[-1] if before else None
    if governor is None or governor.modality != "actual" or governor.negated:
        return None
    adjacent = all(unit.kind in ("adverb", "determiner") for unit in clauses.units[governor.head + 1 : first])
    if governor.lemma in ("kill", "wound", "injure") and governor.voice == "active" and adjacent:
        return _MEASURES[governor.lemma], governor.head, None
    fighters = bool(phrase.roles & {"fighters"}) and clauses.units[phrase.last].low.endswith(("fighters", "militants"))
    if fighters and governor.lemma in _STRENGTH_VERBS and adjacent:
        holders = clauses.subjects(governor) if governor.lemma != "estimate" else ()
        return "fighters", governor.head, holders[0] if len(holders) == 1 else None
    return None


def _dies(group: VerbGroup) -> bool:
    return (group.voice == "passive" and group.lemma in ("kill", "wound", "injure")) or (
        group.lemma == "die" and group.voice == "active" and group.form == "finite"
    )


def _also_injured(clauses: Clauses, phrase: NounPhrase, side: Party, trigger: int, measure: str) -> Iterator[Finding]:
    """As in "… have been killed and more than 20,000 injured": the second count is of the same people."""
    units = clauses.units
    if measure != "killed" or trigger + 3 >= len(units) or units[trigger + 1].low != "and":
        return
    index = next((i for i in range(trigger + 2, min(trigger + 6, len(units))) if units[i].kind == "number"), None)
    read = _number(units, index) if index is not None else None
    if (
        index is None
        or read is None
        or read[0] + 1 >= len(units)
        or units[read[0] + 1].low not in ("injured", "wounded")
    ):
        return
    last, low, high = read
    first, comparator = _comparator(units, index)
    words = [
        u.low
        for u in units[phrase.first : phrase.last + 1]
        if u.kind not in (*NAMES, "possessive", "determiner", "number")
    ]
    kept = [word for word in words if word not in _LOOSE and word not in wordlists().classes["comparator_about"]]
    stated = " ".join(unit.text for unit in units[first : last + 1])
    figure = _figure("injured", " ".join(kept), side, comparator=comparator, bounds=(low, high), stated=stated)
    yield Finding(trigger, "figure", side, figure=figure, score=0.75)
