"""Splits: which group came out of which: "N. N. left the X and founded the Y", "dissidents left the X as the Y"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extraction.arguments.doers import reduced_subjects
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import bearer_at, body_at, body_before
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, party_of
from kg.extraction.leadership.commands import doing, new_body
from kg.extraction.leadership.memberships import names_listed
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS

__all__ = ["deserter_findings", "split_findings"]

_LEAVES = frozenset(("leave", "quit", "abandon", "desert"))
_BREAKS_AWAY = frozenset(("break", "split", "splinter", "secede", "defect", "walk", "part"))
_EXPELS = frozenset(("expel", "oust", "dismiss", "eject", "exclude", "suspend"))
_FOUNDS = frozenset(("found", "form", "create", "establish", "launch", "set", "start"))
_CALLS = frozenset(("call", "name", "style", "rename", "rebrand", "dub"))
_OUT_OF = {"grow": ("out", "of"), "emerge": ("from",), "come": ("out", "of"), "spring": ("from",)}
_WORDS = frozenset(("away", "off", "out", "ranks", "with", "up"))
_FROM = frozenset(("from", "of", "with"))
_BODIES = GROUPS | {"Organization"}
_FAR = 14
_QUALIFIED = 4
_DESERTS = frozenset(("desert", "defect", "secede", "mutiny", "split", "splinter"))
_OPEN = frozenset(("end", "stop", "comma", "conjunction", "preposition", "date", "to", "adverb"))
"""What follows a verb of leaving that has no object."""
_BANDS = frozenset(("band", "group", "faction", "gang", "bunch", "handful", "militia", "outfit", "force", "collection",
                    "alliance", "coalition"))  # fmt: skip
_DISSIDENTS = frozenset(("renegades", "deserters", "defectors", "dissidents", "mutineers", "breakaways", "dissenters"))
"""Who have left those whose they were."""


def split_findings(clauses: Clauses) -> Iterator[Finding]:
    """Which groups came out of which others; who leads the new one."""
    units = clauses.units
    for index in clauses.places.of(_DISSIDENTS):
        yield from _renegades(clauses, index)
    for index in clauses.places.of(_FOUNDERS):
        yield from _founders(clauses, index)
    for group in clauses.groups:
        if group.negated or group.modality != "actual" or group.form == "infinitive":
            continue
        if group.lemma in _EXPELS and group.voice == "passive" and (parent := _parent(units, group)) is not None:
            yield from _offspring(clauses, group, *parent)
        if group.lemma in _DIVIDES and group.voice != "reduced" and (first := _into(units, group)) is not None:
            yield from _parts(clauses, group, first)
        if group.voice != "active":
            continue
        if group.lemma in _OUT_OF:
            yield from _grown(clauses, group)
        elif group.lemma in _LEAVES or group.lemma in _BREAKS_AWAY:
            parent = _parent(units, group)
            if parent is not None:
                yield from _offspring(clauses, group, *parent)


def deserter_findings(clauses: Clauses, ties: Iterable[Finding]) -> Iterator[Finding]:
    """Who came out of the group that the sentence says is his: "N. N., the X's commander, defected with 300 men".

    Args:
        clauses: the sentence.
        ties: who leads or belongs to whom by it.
    """
    units = clauses.units
    groups = [group for group in clauses.groups if group.lemma in _DESERTS and group.voice == "active"]
    for group in groups:
        real = not group.negated and group.modality == "actual" and group.form == "finite"
        after = {unit.low for unit in units[group.head + 1 : group.head + 3]}
        if not real or "from" in after or units[group.head + 1].kind not in _OPEN:
            continue  # "deserted the X", "defected from the X": read with their object
        deserters = {person.actor.name for person in doing(clauses, group)}
        own = {f.target: f for f in ties if f.subject.actor.name in deserters and _is_own(f)}
        if len(deserters) == 1 and len(own) == 1:
            tie = next(iter(own.values()))
            yield Finding(group.head, "splitFrom", tie.subject, tie.object, score=surer(0.7, tie.object))


def _is_own(tie: Finding) -> bool:
    held = tie.relation in ("leads", "memberOf") and tie.stance == "affirms" and tie.object is not None
    return held and tie.object is not None and tie.object.actor.type in GROUPS


def _renegades(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "the Y, a band of renegades from the X,", "the Y is a group of X deserters"."""
    units, first = clauses.units, index
    while first > 0 and units[first - 1].kind in ("word", "name", "possessive") and index - first < _QUALIFIED:
        first -= 1
    inside = next((party for place in range(first, index) if (party := party_of(units[place])) is not None), None)
    band = first - 2
    if band < 2 or units[first - 1].low != "of" or units[band].low not in _BANDS:
        return
    article = band - 1
    while article > 0 and units[article].kind in ("word", "adverb"):
        article -= 1
    if units[article].kind != "determiner" or units[article - 1].kind not in ("comma", "be"):
        return
    found = body_at(units, index + 2) if index + 2 < len(units) and units[index + 1].low in ("from", "of") else None
    parent = inside or (found[0] if found is not None else None)
    new = body_before(units, article - 2)
    if parent is not None and parent.actor.type in GROUPS and parent.roles <= {"name"}:
        yield from _from(index, new, parent)


_FORMER_MEN = frozenset(("members", "fighters", "commanders", "cadres", "hardliners", "ex-members", "leaders"))
_FOUNDERS = _DISSIDENTS | _FORMER_MEN
"""Who have left where they are called former, dissident or disgruntled."""
_DISGRUNTLED = frozenset(("former", "dissident", "disgruntled", "disaffected", "ex", "renegade", "breakaway"))
_OUT, _TO_BY = frozenset(("ex-members", "hardliners")), 3


def _founders(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "dissidents from the X founded the Y", "the Y, founded by former members of the X"."""
    units, first = clauses.units, index
    while first > 0 and units[first - 1].kind in ("word", "name", "possessive") and index - first < _QUALIFIED:
        first -= 1
    apart = units[index].low in _DISSIDENTS | _OUT or not _DISGRUNTLED.isdisjoint(u.low for u in units[first:index])
    led = index + 2 < len(units) and units[index + 1].low in ("from", "of")
    found = body_at(units, index + 2) if led else None
    last = found[1] if found is not None else index
    parent = found[0] if found is not None else party_of(units[index - 1]) if index else None
    if not apart or parent is None or parent.actor.type not in GROUPS or not parent.roles <= {"name"}:
        return
    for group in clauses.acts.of(_FOUNDS - {"start"}):
        if group.negated or group.modality != "actual":
            continue
        if group.voice == "active" and group.first == last + 1 and group.form == "finite":
            yield from _from(group.head, body_at(units, new_body(units, group.head + 1)), parent)
        elif group.voice != "active" and units[first - 1].low == "by" and 0 < first - 1 - group.head < _TO_BY:
            new = clauses.subjects(group) if group.voice == "passive" else reduced_subjects(clauses, group)
            yield from _from(group.head, (new[0], index) if len(new) == 1 else None, parent)


def _parent(units: Units, group: VerbGroup) -> tuple[Party, int] | None:
    """The X of "left the X", "broke away from the X", and the index of its last word."""
    first = group.head + 1
    if group.lemma in _BREAKS_AWAY | _EXPELS:
        while first < len(units) and (units[first].low in _WORDS - _FROM or units[first].kind in ("adverb", "date")):
            first += 1
        if first >= len(units) or units[first].low not in _FROM:
            return None
        first += 1
    found = body_at(units, first) if first < len(units) else None
    named = found is not None and found[0].actor.type in _BODIES and found[0].roles <= {"name"}
    return found if named else None


def _offspring(clauses: Clauses, group: VerbGroup, parent: Party, last: int) -> Iterator[Finding]:
    """As in "left the X to found the Y", "broke away from the X as the Y", "quit the X and now leads the Y"."""
    units = clauses.units
    if last + 2 < len(units) and units[last + 1].low == "under":
        person = bearer_at(units, last + 2)  # "the Y, which had broken away from the X under N. N.,"
        groups = [p for p in clauses.subjects(group) if p.actor.type in GROUPS and p.roles <= {"name"}]
        if person is not None and len(groups) == 1:
            yield Finding(last + 1, "leads", person[0], groups[0], score=surer(0.7, person[0], groups[0]))
        return
    for place in range(last + 1, min(last + 4, len(units) - 1)):
        if units[place].low == "as":
            yield from _from(group.head, body_at(units, place + 1), parent)
            return
        if units[place].kind not in ("date", "preposition", "adverb"):
            break
    for later in clauses.groups:
        founds = later.lemma in _FOUNDS and (later.lemma != "set" or units[later.head + 1].low == "up")
        calls = later.lemma in _CALLS and units[later.head + 1].low in ("itself", "themselves")
        founds = founds or calls
        if not last < later.head < last + _FAR or not (founds or later.lemma == "lead") or later.voice != "active":
            continue
        if any(unit.kind in ("stop", "end", "that") for unit in units[last : later.head]) or later.negated:
            return
        first = new_body(units, later.head + 1 + (later.lemma == "set" or calls))
        found = body_at(units, first) if first < len(units) else None
        yield from _from(group.head, found, parent)
        people = doing(clauses, group)
        if found is not None and found[0].actor.type in GROUPS and len(people) == 1:
            yield Finding(later.head, "leads", people[0], found[0], score=surer(0.75, people[0], found[0]))
        return


def _into(units: Units, group: VerbGroup) -> int | None:
    """The unit after the "into" of "split (up) into", "broke up in 2006 into"."""
    for place in range(group.head + 1, min(group.head + _TO_INTO, len(units) - 1)):
        if units[place].low == "into":
            return place + 1
        if units[place].low not in ("up", "in") and units[place].kind not in ("adverb", "date"):
            return None
    return None


def _parts(clauses: Clauses, group: VerbGroup, first: int) -> Iterator[Finding]:
    """The A and B of "X split into two factions, the A and the B", "X split into several, chief among them A"."""
    units = clauses.units
    parents = [party for party in clauses.subjects(group) if party.actor.type in GROUPS and party.roles <= {"name"}]
    if len(parents) != 1 or clauses.subject_phrases(group)[1:]:
        return
    place = first
    while place < len(units) - 1 and (
        units[place].kind in ("number", "word", "adverb") or units[place].low in ("several", "many", "some", "a")
    ):
        place += 1
    if place > first and units[place].kind in ("comma", "stop", "open", "dash"):
        place += 1  # "two factions: the A and the B"
        heads = units[place : place + _TO_NAMED]
        named = next((i for i, unit in enumerate(heads) if unit.low in ("them", "including", "namely", "notably")), -1)
        place += named + 1
    elif place > first:
        return
    for part in names_listed(units, place, parents[0]):
        if part.speaker.type != "Person":  # "factions led by N. N. and M. M."
            yield from _from(group.head, (part, place), parents[0])


_DIVIDES = frozenset(("split", "splinter", "break", "fragment", "divide", "fracture"))
_TO_INTO, _TO_NAMED = 5, 4


def _from(trigger: int, new: tuple[Party, int] | None, parent: Party) -> Iterator[Finding]:
    if new is None or new[0].actor.type not in GROUPS or not new[0].roles <= {"name"}:
        return
    if new[0].actor.name != parent.actor.name:
        yield Finding(trigger, "splitFrom", new[0], parent, score=surer(0.75, new[0], parent))


def _grown(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "the Y grew out of the X", "the Y emerged from a split in the X"."""
    units, words = clauses.units, _OUT_OF[group.lemma]
    first = group.head + 1
    if tuple(unit.low for unit in units[first : first + len(words)]) != words:
        return
    first += len(words)
    if [unit.low for unit in units[first : first + 3]] == ["a", "split", "in"]:
        first += 3
    found = body_at(units, first) if first < len(units) else None
    if found is None or found[0].actor.type not in GROUPS or not found[0].roles <= {"name"}:
        return
    for new in clauses.subjects(group):
        if new.actor.type in GROUPS and new.roles <= {"name"} and new.actor.name != found[0].actor.name:
            yield Finding(group.head, "splitFrom", new, found[0], score=surer(0.75, new, found[0]))
