"""Tolls: "the death toll rose to 60", "put its own losses at 15", "bringing to 61 the number of people killed"."""

from __future__ import annotations

from kg.extraction.grammar.locations import place_in
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase, party_of
from kg.extraction.grammar.quantities import Quantity
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.measures import measures, words_of
from kg.extraction.words.records import record

__all__ = ["Toll", "toll_of"]

_ITS = ("its", "their")
_TOTALS = frozenset(("number", "toll", "total", "tally"))
_TO_TOLL = 9
_RAISED_TO = 16
"""As far from the number "brings the death toll of 15 months of … to" may stand."""
_TO_STATE = 8
_STILL = frozenset(("now", "already", "currently", "still"))


@record
class Toll:
    """What a toll counts, where its noun is, the verb that gives it, and whose dead they are where the text says so."""

    measure: str
    at: int
    verb: VerbGroup | None
    holder: Party | None


def toll_of(clauses: Clauses, found: Quantity, lead: str) -> Toll | None:
    """The toll that a number gives: "the death toll rose to 60", "put its dead at 128".

    Args:
        clauses: the sentence.
        found: the number.
        lead: the word before it.
    """
    units = clauses.units
    left = [g for g in clauses.verbs if g.head < found.first]
    verb = left[-1] if left else None
    if lead in _STILL:
        lead = _word(units, found.first - 2)  # "is now three"
    lead = _before_comparison(units, found.first - 1) if lead in _COMPARING else lead
    if lead == "to" and (told := _number_after(clauses, found, verb)) is not None:
        return told
    raised = lead == "to" and verb is not None and verb.lemma in words_of("rising")
    start = max(0, found.first - (_RAISED_TO if raised else _TO_TOLL))
    before = units[start : found.first]
    if lead not in ("to", "at", "of", "is", "was", "stands", "from") and (verb is None or verb.head != found.first - 1):
        return None
    at = next((i for i in range(found.first - 1, start - 1, -1) if units[i].low in measures("dead")), -1)
    if at < 0 or any(unit.kind == "stop" for unit in before[at - start :]):
        return None
    named = units[at].low == "toll" or _word(units, at - 1) in ("of", "the", *_ITS) or _word(units, at + 1) == "toll"
    named = named or _owned(units, at) or _numbered(units, at) or _theirs(units, at) is not None
    direct = lead == "of" and at == found.first - 2
    rises = verb is not None and verb.lemma in words_of("rising") and not verb.negated and _has_risen(clauses, verb)
    if not named or not (direct or rises):
        return None
    return Toll(measures("dead")[units[at].low], at, verb, _holder(clauses, at, verb))


_COMPARING = frozenset(("more", "fewer", "less", "than", "least", "most", "over", "nearly", "almost", "about", "around",
                        "some", "up", "well", "roughly", "approximately"))  # fmt: skip


def _before_comparison(units: Units, place: int) -> str:
    """The word before "more than", "at least", "well over" that ends at ``place``."""
    while place > 0 and (_word(units, place) in _COMPARING or _word(units, place + 1) == "least"):
        place -= 1
    return _word(units, place)


def _has_risen(clauses: Clauses, verb: VerbGroup) -> bool:
    """Whether the toll is that high: not "could rise to 60", "is expected to rise to 60", "refused to put it at 60"."""
    if verb.modality != "actual":
        return False
    clause = clauses.clause(verb) if verb.form == "infinitive" else None
    governor = clause.governor if clause is not None else None
    return governor is None or governor.lemma not in _AHEAD


_AHEAD = frozenset(("expect", "fear", "project", "forecast", "refuse", "decline", "threaten", "predict"))


def _number_after(clauses: Clauses, found: Quantity, verb: VerbGroup | None) -> Toll | None:
    """As in "bringing to 61 the number of intruders killed", "took to 300 the death toll"."""
    units, noun = clauses.units, found.last + 2
    if verb is None or verb.lemma not in ("bring", "take", "raise") or verb.head != found.first - 2 or verb.negated:
        return None
    noun += _word(units, noun) == "death"
    if verb.modality != "actual" or _word(units, noun) not in _TOTALS:
        return None
    if _word(units, noun) == "toll":
        return Toll("killed", noun, verb, None)
    for place in range(noun + 1, min(noun + _TO_STATE, len(units))):
        if units[place].kind in ("comma", "stop", "end", "relative"):
            return None
        measure = measures("state").get(units[place].low) or measures("dead").get(units[place].low)
        if measure is not None:
            return Toll(measure, place, verb, None)
    return None


def _numbered(units: Units, at: int) -> bool:
    """Whether it is "the number of soldiers killed"."""
    return any(_word(units, place) in _TOTALS and _word(units, place + 1) == "of" for place in range(at - 4, at - 1))


def _counted(units: Units, at: int) -> Party | None:
    """Whose people they are by "the number of Chadian soldiers killed"."""
    of = next((i + 1 for i in range(max(at - _TO_STATE, 0), at - 2) if _word(units, i) in _TOTALS), -1)
    phrase = noun_phrase(units, of + 1) if of > 0 and _word(units, of) == "of" else None
    return phrase.party if phrase is not None and phrase.party is not None and phrase.last == at - 1 else None


def _holder(clauses: Clauses, at: int, verb: VerbGroup | None) -> Party | None:
    units = clauses.units
    if verb is not None and _owned(units, at):
        clause = clauses.clause(verb)
        subjects = clauses.subjects(verb) or (clause.subjects if clause is not None else ())
        named = units[_owner(units, at)]  # "put the army's dead at 9": who puts it so is not the army
        another = next((p for p in subjects if p.actor == named.actor), party_of(named) if named.resolved else None)
        return another if named.resolved else subjects[0] if len(subjects) == 1 else None
    if (counted := _counted(units, at) or _theirs(units, at)) is not None:
        return counted
    end = verb.first if verb is not None and verb.first > at else at + 1
    unit = place_in(units, at, end)
    state = None if unit is None else unit.holder if unit.place is not None else unit.actor
    if unit is None or state is None or state.type != "State":
        return None
    return Party(state, state, unit.start, unit.end, frozenset(("people",)), "place")


def _theirs(units: Units, at: int) -> Party | None:
    """Whose dead they are by "the Iraqi dead", "Iraqi losses", "the Iraqi death toll"."""
    before = at - 1 - (_word(units, at - 1) == "death")
    return party_of(units[before]) if before >= 0 and units[before].kind == "demonym" else None


def _owned(units: Units, at: int) -> bool:
    """Whether "its" stands before the word: "its dead", "their own losses"."""
    before = _owner(units, at)
    return before >= 0 and (units[before].resolved or _word(units, before) in _ITS)


def _owner(units: Units, at: int) -> int:
    """Where he is named whose they are by "its dead", "the army's own losses"."""
    before = at - 1 - (_word(units, at - 1) == "own")
    return before - (before >= 0 and units[before].kind == "possessive")


def _word(units: Units, index: int) -> str:
    return units[index].low if 0 <= index < len(units) else ""
