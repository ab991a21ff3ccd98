"""Reciprocals: whether the two subjects of a verb do it to each other, or with each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.arguments.attachments import its_own
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["FIGHTS", "fight_each_other", "mutual", "of_one_noun", "only_they", "without_next", "work_together"]

FIGHTS = frozenset(("clash", "fight", "battle", "skirmish"))
_COOPERATES = frozenset(("cooperate", "co-operate", "collaborate", "coordinate", "co-ordinate"))
_IN_COMMON = frozenset(("policy", "policies", "positions", "operations", "strikes", "attacks", "patrols", "efforts",
                        "responses", "response", "actions", "action", "activities", "moves", "movements"))  # fmt: skip
_ON_WHAT = frozenset(("with", "between", "under"))
_TOGETHER = frozenset(("side", "alongside", "together", "beside", "shoulder"))


def fight_each_other(clauses: Clauses, group: VerbGroup, doers: tuple[Party, ...]) -> bool:
    """Whether the two subjects fight each other, rather than side by side or for something."""
    following = clauses.units[group.head + 1].low if group.head + 1 < len(clauses.units) else ""
    ahead = [unit.low for unit in clauses.units[group.head + 2 : group.head + 6]]
    if group.lemma not in FIGHTS or following in _TOGETHER or (following == "on" and "side" in ahead):
        return False  # "Xs and Ys fought on the Z side"
    if group.lemma == "fight" and following == "to" and all(each.actor.name.islower() for each in doers):
        return False  # "the insurgents and extremists fight to drive Y out": on one side
    clause = clauses.clause(group)
    if (
        clause is not None
        and not clause.mutual
        and any(_side_by_side(clauses.units, word, its_own(clauses, led)) for word, led in clause.complements.items())
    ):
        return False
    fought = clause.objects if clause is not None and not clause.mutual else ()
    return all(clauses.units[phrase.last].low in wordlists().events for phrase in fought)  # not "fought corruption"


def _side_by_side(units: Units, word: str, phrases: tuple[NounPhrase, ...]) -> bool:
    """Whether it tells against, beside or for whom both fight: "Xs and Ys fought in P against the Zs", "for Z"."""
    if word == "against":
        return True  # also where nobody knows who the Zs are
    if word == "with":
        return any(_armed(units[phrase.last]) or _somebody(phrase) for phrase in phrases)
    return word in ("for", "under", *_TOGETHER) and any(map(_somebody, phrases))


def _somebody(phrase: NounPhrase) -> bool:
    return phrase.party is not None and phrase.party.actor.type != "Place"


def _armed(unit: Unit) -> bool:
    """Not "heavy artillery", with which they fight each other."""
    return unit.text[:1].isupper() or unit.low in wordlists().nouns["fighters"]


def work_together(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the two subjects cooperate, with nobody else and on no inquiry: "X and Y cooperate against Z"."""
    clause = clauses.clause(group)
    if clause is None or group.lemma not in _COOPERATES:
        return False
    if any(clauses.units[phrase.last].low not in _IN_COMMON for phrase in clause.objects):
        return False
    return not clause.complements.keys() & _ON_WHAT


def _without_hosts(clauses: Clauses, group: VerbGroup, others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Without those of "negotiated in P with X as host and Y and Z as guarantors", who are no sides."""
    units = clauses.units
    served = [i for i in range(group.head + 2, len(units) - 1) if units[i].low == "as" and _serves_talks(units, i + 1)]
    if not served:
        return others
    led = next((i for i in range(served[0], group.head, -1) if units[i].low == "with"), None)
    if led is None:
        return others
    first, last = units[led].start, units[served[-1]].start
    return tuple(other for other in others if not first < other.start < last)


def _serves_talks(units: Units, index: int) -> bool:
    index += units[index].kind == "determiner"
    return index < len(units) and units[index].low in _SERVANTS


_SERVANTS = frozenset(("host", "hosts", "guarantor", "guarantors", "mediator", "mediators", "facilitator",
                       "facilitators", "observer", "observers", "witness", "witnesses", "venue"))  # fmt: skip


def without_next(clauses: Clauses, group: VerbGroup, others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom the verb has as objects, without who has the next gerund: "with X shelling Y and Z raiding W"."""
    if group.lemma in _RUNS_INTO and _run_into(clauses, group):
        return ()
    units, others = clauses.units, _without_hosts(clauses, group, others)
    if _one_each(units, group.head + 1) or _helped_instead(clauses, group):
        return ()  # "X backed the one, Y and Z the other"
    after = next((g for g in clauses.groups if g.first > group.head), None) if group.form == "present" else None
    if after is None or after.form != "present":
        return others
    if not any(unit.low in ("and", "while") for unit in units[group.head + 1 : after.first]):
        return others
    return tuple(other for other in others if other.end != units[after.first - 1].end)


def _helped_instead(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "accused of looting and arming Y": whom a verb of help takes is not whom the verb before it harms."""
    units, joint = clauses.units, group.head + 1
    if not units[group.head].low.endswith("ing"):
        return False  # "has attacked and sheltered Y" says both of Y
    after = clauses.at(joint + 1) if joint + 1 < len(units) and units[joint].low == "and" else None
    ties = [wordlists().frames.get(each.lemma) for each in (group, after) if each is not None]
    families = [vocabulary().relation(tie.relation).family for tie in ties if tie is not None]
    return families == ["conflict", "support"]


_RUNS_INTO = frozenset(("strike", "hit"))
_HAZARDS = frozenset(("mine", "landmine", "sea-mine", "rock", "rocks", "reef", "iceberg"))
_WORKED = frozenset(("coal", "gold", "copper", "iron", "salt", "uranium", "diamond", "cobalt", "coltan", "tin",
                     "silver", "zinc", "nickel", "lithium"))  # fmt: skip


def _run_into(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "The frigate struck an X-ian mine": it ran into what X laid, and attacked nobody."""
    clause, units = clauses.clause(group), clauses.units
    phrases = clause.objects if clause is not None else ()
    return any(
        units[phrase.last].low in _HAZARDS and not any(u.low in _WORKED for u in units[phrase.first : phrase.last])
        for phrase in phrases
    )


def _one_each(units: Units, first: int) -> bool:
    """Whether the object is "the one" or "the former", and "the other" is somebody else's."""
    words = [unit.low for unit in units[first : first + 2]]
    if words not in (["the", "one"], ["the", "former"], ["the", "first"]):
        return False
    pairs = {("the", "other"), ("the", "latter"), ("the", "second")}
    return any((units[i].low, units[i + 1].low) in pairs for i in range(first + 2, min(first + 14, len(units) - 1)))


def mutual(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb takes "each other" or "one another"."""
    clause, units = clauses.clause(group), clauses.units
    other = next((i for i in range(group.head + 1, len(units) - 2) if units[i].low in ("other", "another")), 0)
    if other and units[other + 1].kind == "possessive":
        owned = noun_phrase(units, other + 2)
        if owned is not None and units[owned.last].low in wordlists().nouns["fighters"] | _OPPONENTS:
            return False  # "A and B support each other's rebels": each the other's foes
    return clause is not None and clause.mutual


_OPPONENTS = frozenset(("opponents", "dissidents", "enemies", "opposition", "exiles", "critics", "foes", "rivals",
                        "separatists", "adversaries", "defectors"))  # fmt: skip


def of_one_noun(units: Units, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties of "US and Afghan forces", whose forces act for both, though only the last stands before the noun."""
    if len(parties) != _TWO or "forces" not in parties[1].roles or parties[0].roles != {"name"}:
        return parties
    at = next((i for i, unit in enumerate(units[:-2]) if unit.start == parties[0].start), -1)
    joined = at >= 0 and units[at].text in _ADJECTIVAL and units[at + 1].low == "and"
    joined = joined and units[at + 2].kind in ("demonym", "name") and units[at + 2].start >= parties[1].start
    return (replace(parties[0], roles=parties[1].roles), parties[1]) if joined else parties


_TWO = 2
_ADJECTIVAL = frozenset(("US", "U.S.", "UN", "U.N.", "UK", "U.K.", "EU", "E.U.", "NATO", "AU"))
"""Names that stand before a noun as adjectives do."""


def only_they(units: Units, both: Sequence[Party]) -> bool:
    """Whether the sentence names nobody else, with whom "A and B condemned C and cut their ties" may mean to break."""
    names = {party.actor.name for party in both}
    return all(unit.actor is None or unit.actor.name in names for unit in units if unit.kind in NAMES)
