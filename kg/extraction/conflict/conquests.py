"""Conquests: who took or holds which town or land, by nouns: "the fall of P to X", "P is in the hands of X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import surer
from kg.extraction.arguments.perpetrators import past_when
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.captures import unknown_place
from kg.extraction.patterns.nominals import factual, owners_of
from kg.extraction.patterns.takeovers import place_party, places_taken
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import Unit

__all__ = ["with_conquests"]

_TAKING = frozenset(("capture", "recapture", "seizure", "conquest", "liberation", "retaking", "reconquest"))
_OF_PLACES = frozenset(("recapture", "liberation", "retaking", "reconquest"))
"""What is told of places alone; who is captured may be a man."""
_LOSING = frozenset(("fall", "loss"))
_HELD = frozenset(("hands", "control", "rule"))
_UNDER = frozenset(("in", "under", "into"))
_STAYING = frozenset(("remain", "stay"))
_COMING = frozenset(("come", "fall", "pass"))
_COMES = frozenset(("come", "comes", "fall", "falls", "pass", "passes"))
_SUPPOSING = frozenset(("if", "unless", "whether", "until", "till"))
_AUXILIARIES = frozenset(("be", "have", "adverb"))
_TO_HANDS = 3
_OWN = frozenset(("its", "their", "his", "her", "our"))


def with_conquests(clauses: Clauses, said: Sequence[Finding]) -> list[Finding]:
    """The findings, with what nouns say of who took and who holds a town.

    Who took it is not told again to have attacked the state that it is in, as he is not where a verb tells it.

    Args:
        clauses: the sentence.
        said: what other rules have read in it.
    """
    found = list(_conquests(clauses))
    taken = {(f.trigger, f.subject.actor.name) for f in found if f.relation == "tookOver"}
    kept = [f for f in said if not (_seized_town(f) and (f.trigger, f.subject.actor.name) in taken)]
    return [*kept, *found]


def _seized_town(finding: Finding) -> bool:
    """Whether it tells of the state of a place that was seized."""
    return finding.event == "Seizure" and finding.object is not None and finding.object.kind in ("place", "metonym")


def _conquests(clauses: Clauses) -> Iterator[Finding]:
    """What the nouns of a sentence say of who took a town or land, and who holds it."""
    for index in clauses.places.of(_SIGNS, ahead=2):
        if not any(group.head == index for group in clauses.groups) and factual(clauses, index):
            yield from _taking(clauses, index)
    for index in clauses.places.of(_UNDER, ahead=2):
        yield from _held(clauses, index)
        yield from _holding(clauses, index)
        yield from _besieged(clauses, index)


def _taking(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X's capture of P and Q", "the seizure of P by X", "the fall of P to X"."""
    units = clauses.units
    places = places_taken(units, index + 2) if units[index + 1].low == "of" else ()
    unlisted = unknown_place(units, index + 2) if units[index].low in _OF_PLACES and not places else None
    places = places or ((unlisted,) if unlisted is not None and units[index + 1].low == "of" else ())
    if not places:
        return
    after = past_when(units, next((i for i, unit in enumerate(units) if unit.start >= places[-1].end), len(units) - 1))
    lost = units[index].low in _LOSING
    led = after + 1 < len(units) and units[after].low == ("to" if lost else "by")
    doers = [phrase.party for phrase in clauses.phrases_from(after + 1) if phrase.party] if led else []
    before = noun_phrase_before(units, index)
    if not lost and not doers and before is not None:
        doers = owners_of(units, before, index)
    for doer in filter(_takes, doers):
        for place in places:
            yield Finding(index, "tookOver", doer, place, "Takeover", score=surer(0.75, doer))


def _takes(party: Party) -> bool:
    """Whether those can take and hold a town."""
    armed = party.roles & {"name", "fighters", "forces"} or party.kind == "demonym"
    return bool(armed) and party.actor.type in SIDES and not party.roles & {"assets", "captives", "people", "voices"}


def _held(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "P is in the hands of X", "P has been under X control since May", "P came under the control of X"."""
    holders = _holders(clauses, index)
    if not holders:
        return
    first, relation = _said_of(clauses, index)
    town = _subject_place(clauses, first) if first > 0 else None
    if town is None:
        return
    place = place_party(town)
    event = "Takeover" if relation == "tookOver" else None
    for holder in filter(_takes, holders):
        yield Finding(index, relation, holder, place, event, score=surer(0.75, holder))


def _holding(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X is in control of P", "X has been in full control of P"."""
    units = clauses.units
    noun = index + 1 + (units[index + 1].low in _FULL)
    first, _ = _said_of(clauses, index) if noun + 2 < len(units) and units[noun].low == "control" else (0, "")
    if units[index].low != "in" or first <= 0 or units[noun + 1].low != "of" or _supposed(units, first):
        return
    for holder in filter(_takes, clauses.copula(first)):
        for place in places_taken(units, noun + 2):
            yield Finding(index, "governs", holder, place, score=surer(0.75, holder))


def _besieged(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "P is under siege by X", "P has been under X siege since May", "P came under a blockade by X"."""
    units = clauses.units
    phrase = noun_phrase(units, index + 1) if units[index].low == "under" else None
    if phrase is None or units[phrase.last].low not in ("siege", "blockade"):
        return
    first, _ = _said_of(clauses, index)
    place = _subject_place(clauses, first) if first > 0 else None
    led = phrase.last + 2 < len(units) and units[phrase.last + 1].low in ("by", "from")
    doers = [each.party for each in clauses.phrases_from(phrase.last + 2) if each.party] if led else []
    relation = "attacked" if units[phrase.last].low == "siege" else "hostileTo"
    for doer in filter(_takes, doers or owners_of(units, phrase, phrase.last)):
        held = _struck(place, doer) if place is not None else None
        if held is not None:
            yield Finding(phrase.last, relation, doer, held, "Siege", score=surer(0.75, doer, held))


def _struck(unit: Unit, doer: Party) -> Party | None:
    """The state that holds the town, or the town itself where nobody is listed to hold it."""
    state = unit.holder if unit.place is not None else unit.actor
    if state is None or state.type != "State":
        return place_party(unit)
    own = state.name in (doer.actor.name, doer.actor.acts_for)
    return place_party(unit) if own else Party(state, state, unit.start, unit.end, frozenset(("assets",)), "place")


def _holders(clauses: Clauses, index: int) -> list[Party]:
    """Whose the hands or the control are: "under the control of X", "in X hands"."""
    units = clauses.units
    noun = next((i for i in range(index + 1, min(index + 2 + _TO_HANDS, len(units))) if units[i].low in _HELD), None)
    if noun is None or units[index + 1].low in _OWN or (units[noun].low == "hands") != (units[index].low != "under"):
        return []
    if noun + 2 < len(units) and units[noun + 1].low == "of":
        plain = all(unit.kind == "determiner" or unit.low in _FULL for unit in units[index + 1 : noun])
        return [phrase.party for phrase in clauses.phrases_from(noun + 2) if phrase.party] if plain else []
    phrase = noun_phrase(units, index + 1)
    at_end = noun + 1 < len(units) and units[noun + 1].kind not in ("word", "capital", "name")
    return owners_of(units, phrase, noun) if phrase is not None and phrase.last == noun and at_end else []


_FULL = frozenset(("full", "complete", "total", "effective", "firm", "partial", "de-facto"))


def _said_of(clauses: Clauses, index: int) -> tuple[int, str]:
    """Where the verb before "under" begins, and what it says; 0 where it is none of these."""
    units, last = clauses.units, index - 1
    while last > 0 and units[last].kind == "adverb":
        last -= 1
    group = clauses.at(last)
    plain = group is not None and group.voice == "active" and group.form != "infinitive" and not group.negated
    if plain and group is not None and group.modality == "actual" and group.lemma in _COMING | _STAYING:
        now = group.first == group.head and units[last].low in _COMES  # "the district falls under X's control"
        return group.first, "tookOver" if group.lemma in _COMING and not now else "governs"
    if units[last].kind != "be" or units[index].low == "into":
        return 0, ""
    while last > 0 and units[last - 1].kind in _AUXILIARIES:
        last -= 1
    free = units[last - 1].kind not in ("modal", "negation", "to", "do", "preposition")
    return (last, "governs") if free and not any(u.kind == "negation" for u in units[last:index]) else (0, "")


def _supposed(units: Units, first: int) -> bool:
    """Whether the clause of the verb at ``first`` begins with "if", "whether", "until"; not "until P fell"."""
    words = _SUPPOSING - {"until", "till"} if units[first].low in ("fell", "came", "passed") else _SUPPOSING
    while first > 0 and units[first - 1].kind not in ("comma", "stop", "dash"):
        first -= 1
        if units[first].low in words:
            return True
    return False


def _subject_place(clauses: Clauses, first: int) -> Unit | None:
    """The town or land that is the subject of the verb at ``first``."""
    units, last = clauses.units, clauses.past_adjuncts(first - 1)
    if last < 0 or not (units[last].place is not None or units[last].kind == "metonym") or _supposed(units, first):
        return None
    free = last == 0 or clauses.opens_clause(last) or _led(units, last)
    return units[last] if free else None


def _led(units: Units, last: int) -> bool:
    """Whether "the city of", and no other noun, stands before the place."""
    return units[last - 1].low == "of" and units[last - 2].low in ("city", "town", "port", "village", "region")


_SIGNS = _TAKING | _LOSING
