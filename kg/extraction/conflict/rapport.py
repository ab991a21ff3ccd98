"""Rapport: what becomes of relations: "Relations between A and B have soured", "A-B ties are frosty".

Whose they are is told beside the noun, or by what is set before them: "Despite A's support for B, ties cooled".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import Party, Units, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["rapport_findings"]

_NOUNS = frozenset(("relations", "ties", "relationship", "relationships"))
_TWO = 2
_BEING = frozenset(("be", "remain", "become", "turn", "grow", "stay", "get", "go", "run"))
_TURNS = frozenset(("take", "hit", "reach", "sink", "plunge", "fall", "plumb", "enter", "slide", "drop", "touch"))
_PREDICATE = 6
"""Units after the verb among which the word stands that says what became of them: "hit a historic new low"."""
_GAP = frozenset(("adverb", "date", "number", "preposition", "word", "capital", "determiner", "have", "be", "modal"))
_REACH = 8


def rapport_findings(clauses: Clauses) -> Iterator[Finding]:
    """Whose relations have become bad or good, in one sentence."""
    for index in clauses.places.of(_NOUNS):
        if any(group.head == index for group in clauses.groups):
            continue
        pair, last = _pair(clauses, index)
        found = _become(clauses, index, last) or _made(clauses, index)
        if not found:
            continue
        if not pair and last == index:
            pair = _pair_before(clauses, index)
        if len(pair) == _TWO and pair[0].actor.name != pair[1].actor.name:
            relation = "estrangedFrom" if found == "bad" else "cooperatesWith"
            yield Finding(index, relation, pair[0], pair[1], score=surer(0.75, *pair))


def _pair(clauses: Clauses, index: int) -> tuple[tuple[Party, ...], int]:
    """Whose relations they are by the words beside the noun, and the last unit that tells it."""
    units = clauses.units
    after = units[index + 1].low if index + 1 < len(units) else ""
    if after == "between":
        pair = clauses.between(index + 2)
        last = max((i for i, unit in enumerate(units) if pair and unit.end == pair[-1].end), default=index)
        return pair, last
    if after in ("with", "to"):
        others = clauses.phrases_from(index + 2)
        owner = _owner(clauses, index)
        if len(others) == 1 and others[0].party is not None and owner is not None:
            return (owner, others[0].party), others[0].last
        return (), others[-1].last if others else index
    return _compound(units, index), index


def _owner(clauses: Clauses, index: int) -> Party | None:
    phrase = noun_phrase_before(clauses.units, index)
    return single_owner(clauses.units, phrase) if phrase is not None else None


def _compound(units: Units, index: int) -> tuple[Party, ...]:
    """The two of "A-B relations", "A–B ties", "A and B's relationship"."""
    at = index - 1
    while at > 0 and units[at].kind in ("word", "possessive", "verb") and index - at < _PREDICATE:
        at -= 1
    if at < _TWO or units[at].kind not in NAMES or units[at - 2].kind not in NAMES:
        return ()
    joint, owned = units[at - 1], units[at + 1].kind == "possessive"
    if joint.kind != "dash" and not (owned and joint.low == "and"):
        return ()
    first, second = party_of(units[at - 2]), party_of(units[at])
    return (first, second) if first is not None and second is not None else ()


def _pair_before(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """The two of whom what stands before the bare noun tells: "Despite A's support for B, ties cooled"."""
    units = clauses.units
    start = _start(units, index)
    if start < _TWO or units[start - 1].kind not in ("comma", "conjunction"):
        return ()
    told: dict[str, Party] = {}
    for at, unit in enumerate(units[: start - 1]):
        phrase = noun_phrase(units, at) if unit.kind in NAMES else None
        party = phrase.party if phrase is not None and unit.kind == "demonym" else party_of(unit)
        if party is not None:
            told.setdefault(party.actor.name, party)
    pair = tuple(told.values())
    return pair if len(pair) == _TWO and all(party.actor.type in SIDES for party in pair) else ()


def _start(units: Units, index: int) -> int:
    """Where the phrase of the bare noun begins: "diplomatic ties"."""
    start = index
    while start and units[start - 1].kind in ("word", "determiner", "adverb", "verb") and index - start < _TWO:
        start -= 1
    return start


# ---------------------------------------------------------------- what became of them


def _become(clauses: Clauses, index: int, last: int) -> str:
    """``bad`` or ``good``, by the verb whose subject the noun is; empty where it is none."""
    units = clauses.units
    group = next((g for g in clauses.verbs if g.first > last), None)
    if group is None or group.first - last > _REACH or group.negated or group.modality != "actual":
        return ""
    if any(unit.kind not in _GAP for unit in units[last + 1 : group.first]) or group.form != "finite":
        return ""
    if index and (units[index - 1].kind == "preposition" or _governed(clauses, index)):
        return ""
    classes = wordlists().classes
    if group.lemma in classes["souring"]:
        return "bad"
    if group.lemma in classes["warming"]:
        return "good"
    if group.lemma not in _BEING | _TURNS:
        return ""
    following = [unit.low for unit in units[group.head + 1 : group.head + 1 + _PREDICATE]]
    if "not" in following or "no" in following:
        return ""
    for word in following:
        if word in classes["frosty"] and (group.lemma in _BEING or word in classes["low_point"]):
            return "bad"
        if word in classes["cordial"] and group.lemma in _BEING:
            return "good"
        if word in classes["low_point"]:
            return "bad"
    return ""


def _governed(clauses: Clauses, index: int) -> bool:
    """Whether the noun is the object of a verb or preposition before it."""
    start = _start(clauses.units, index)
    if start and clauses.units[start - 1].kind == "comma":
        return False  # "Despite A's support for B, relations soured"
    return any(function.role != "subject" for function in clauses.functions(index))


def _made(clauses: Clauses, index: int) -> str:
    """As in "The dispute has strained relations between A and B": ``bad``, or empty."""
    for group in clauses.groups:
        if group.head >= index or group.voice != "active" or group.negated or group.modality != "actual":
            continue
        if group.form == "infinitive" or group.lemma not in wordlists().classes["straining"]:
            continue
        clause = clauses.clause(group)
        if clause is not None and clause.governor is not None and clause.governor.negated:
            continue  # "did not reflect a sign of souring relations between A and B"
        if any(phrase.first <= index <= phrase.last for phrase in clauses.governed_phrases(group)):
            return "bad"
    return ""
