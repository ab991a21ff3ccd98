"""Subjected: sanctions told of whom they hit: "Y has been under X-ian sanctions", "Y faces an embargo by X"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.claims.levies import may_take
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import NAMES

__all__ = ["subjected_findings"]

_MEASURES = frozenset(("sanctions", "embargo", "embargoes", "boycott", "boycotts"))
_TAKEN = frozenset(("imposed", "levied", "ordered", "slapped", "placed", "decreed", "enacted", "declared", "led"))
_OPEN = frozenset(("any", "no", "new", "further", "fresh", "more", "additional", "tougher", "possible", "potential",
                   "threatened", "looming", "future", "planned", "proposed"))  # fmt: skip
"""What is said of measures that need not have been taken yet."""
_BEARS = frozenset(("face", "endure", "suffer", "weather", "withstand", "outlast", "survive"))
_STAYS = frozenset(("remain", "stay", "live", "come", "labour", "labor", "languish", "suffer", "operate", "struggle"))
_HIT = frozenset(("hit", "strike", "cripple", "squeeze", "isolate", "target", "batter", "hobble", "weaken", "hurt",
                  "punish", "affect", "hamper", "constrain", "impoverish", "bind", "ravage", "stifle"))  # fmt: skip
_REACH = 9
_BEFORE = frozenset(("adverb", "have", "number"))


def subjected_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who is punished, by whose measures, where the words say that the measures are in force.

    Args:
        clauses: the sentence.
    """
    units = clauses.units
    for index in clauses.places.of(_MEASURES):
        first, takers = _owners(units, index)
        takers = takers or _imposed_by(clauses, index)
        if not takers or first < 1 or any(unit.low in _OPEN for unit in units[first:index]):
            continue
        if any(unit.low in ("on", "against") for unit in units[index + 1 : index + 2]):
            continue  # "was hit by X-ian sanctions on Z": Z is punished
        for target in _sufferers(clauses, first - 1, index):
            if target.speaker.type == "Person":
                continue  # "X's leader is under Y-ian sanctions": he himself
            for taker in takers:
                if may_take(taker, target):
                    yield Finding(index, "sanctions", taker, target, score=surer(0.75, taker, target))


def _owners(units: Units, index: int) -> tuple[int, tuple[Party, ...]]:
    """Where the phrase of the measure begins, and whose it is by names before it: "American and EU trade sanctions"."""
    found, place = list[Party](), index - 1
    while place >= max(index - _REACH, 0):
        unit, party = units[place], party_of(units[place])
        if unit.kind in NAMES and party is not None:
            found.insert(0, party)
        elif unit.low in ("and", ","):
            if units[place + 1].kind not in ("capital", *NAMES):
                break
        elif unit.kind not in ("word", "capital", "number", "dash"):
            break
        place -= 1
    place += units[place + 1].low in ("and", ",")
    return place + 1 - (place >= 0 and units[place].kind == "determiner"), tuple(found)


def _imposed_by(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """As in "sanctions imposed (in 2012) by X and Y", "sanctions by X"."""
    units, after = clauses.units, index + 1
    after += after < len(units) and units[after].low in _TAKEN
    while after < len(units) and (units[after].kind == "date" or units[after].low == "in"):
        after += 1
    if after + 1 >= len(units) or units[after].low != "by":
        return ()
    return tuple(phrase.party for phrase in clauses.phrases_from(after + 1) if phrase.party is not None)


def _sufferers(clauses: Clauses, lead: int, index: int) -> tuple[Party, ...]:
    """Whom the words before the measure tell to be under it: ``lead`` is the last of them."""
    units, low = clauses.units, clauses.units[lead].low
    before = lead - 1
    while before > 0 and units[before].kind in _BEFORE:
        before -= 1
    group = clauses.at(lead)
    if group is not None and group.lemma in _BEARS and group.voice == "active":
        return clauses.subjects(group) if group.modality == "actual" and not group.negated else ()
    led = clauses.at(before)
    actual = led is not None and led.modality == "actual" and not led.negated
    if low == "under" and units[before].kind == "comma":
        return _apposed(clauses, before, index)
    if low == "under" and (units[before].kind == "be" or (actual and led is not None and led.lemma in _STAYS)):
        return _subjects_at(clauses, before)
    if low == "by" and actual and led is not None and led.lemma in _HIT and led.voice != "active":
        return clauses.subjects(led)
    if low == "to" and actual and led is not None and led.lemma == "subject" and led.voice != "active":
        return clauses.subjects(led)
    subject = low == "to" and units[before].low == "subject"
    target = low == "of" and units[before].low in ("target", "object", "subject")
    if not subject and not target:
        return ()
    before -= 1 + (target and units[before - 1].kind == "determiner")
    return _subjects_at(clauses, before) if before > 0 and units[before].kind == "be" else ()


def _subjects_at(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """The subject of the verb at ``index``, also of a "be" that stands by itself."""
    group = clauses.at(index)
    if group is None:
        return clauses.copula(index)
    return clauses.subjects(group) if group.modality == "actual" and not group.negated else ()


def _apposed(clauses: Clauses, comma: int, index: int) -> tuple[Party, ...]:
    """The Y of "Y, long under X-ian sanctions, has turned to Z"."""
    units, after = clauses.units, index + 1
    while after < len(units) and units[after].kind not in ("comma", "stop", "end"):
        after += 1
    closed = after < len(units) and units[after].kind == "comma" and after - index <= _REACH
    phrase = noun_phrase_before(units, comma - 1) if closed and comma else None
    return (phrase.party,) if phrase is not None and phrase.party is not None else ()
