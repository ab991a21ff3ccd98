"""Tenures: who holds a union's chair, rules a land, brings a state into a union, gathers a group around him."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.described import apposed_to
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import CLOSERS, bearer_at, body_at, body_before
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.persons import person_of
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase, party_of
from kg.extraction.leadership.commands import doing
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["tenure_findings"]

_UNION = "IntergovernmentalOrganization"
_LED = GROUPS | {_UNION, "Organization", "StateOrgan", "Government"}
_CHAIRS = frozenset(("chair", "head", "lead", "co-chair"))
_HOLDS = frozenset(("hold", "take", "assume", "occupy", "fill", "exercise"))
_CHAIR = frozenset(("presidency", "chairmanship", "chair", "helm"))
_BRINGS = frozenset(("take", "lead", "bring", "steer", "usher", "shepherd", "guide", "admit", "accept"))
_RULES = frozenset(("rule", "govern", "administer", "reign", "run", "control"))
_LANDS = frozenset(("region", "province", "republic", "island", "islands", "enclave", "territory", "archipelago",
                    "emirate", "kingdom", "state", "governorate", "district", "oblast", "prefecture"))  # fmt: skip
_TIMES = frozenset(
    ("since", "for", "from", "until", "till", "between", "throughout", "with", "through", "as", "during")
)
_PARTS = frozenset(("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"))
_CIRCLES = frozenset(("gather", "group", "rally", "unite", "cluster", "assemble", "organise", "organize", "regroup"))
_AROUND = frozenset(("around", "round", "behind"))
_FORMS = frozenset(("create", "found", "form", "establish", "set", "constitute", "convene", "reconstitute", "launch",
                    "install", "relaunch", "assemble", "regroup", "unite", "reorganise", "reorganize", "raise",
                    "organise", "organize", "revive"))  # fmt: skip
_FORCES = frozenset(("force", "mission", "operation", "coalition", "contingent", "peacekeepers", "alliance"))
_NO_LANDS = frozenset(("hollywood", "bollywood", "nollywood", "wimbledon", "broadway", "valley", "street", "vegas",
                       "football", "one", "f1", "cricket", "rugby", "tennis", "earth", "heaven"))  # fmt: skip
"""What is ruled in a manner of speaking."""
_FAR = 10
_NEAR = 5
_PLACE_WORDS = 3


def tenure_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who is at the head of a union, a force or a land, or is brought into a union, by verbs and nouns of that."""
    for group in clauses.acts.of(_VERBS):
        if not group.negated and group.modality == "actual":
            yield from _by_verb(clauses, group)
    for index in clauses.places.of(_SIGNS):
        if clauses.units[index].low in _CHAIR:
            yield from _in_the_chair(clauses.units, index)
        elif clauses.units[index].low == "under":
            yield from _formed_under(clauses, index)
    for index in clauses.places.of(frozenset(), kind="tail"):
        if clauses.units[index].low.lstrip("-–") == "led":
            yield from _force_led(clauses.units, index)


_SIGNS = _CHAIR | {"under"}


def _by_verb(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    lemma, active = group.lemma, group.voice == "active"
    if active and group.form != "infinitive" and (lemma in _CHAIRS or lemma == "preside"):
        yield from _chairing(clauses, group)
    elif active and group.form == "finite" and lemma in _HOLDS:
        yield from _holding(clauses, group)
    if active and group.form == "finite" and lemma in _BRINGS:
        yield from _bringing(clauses, group)
    if active and lemma in _RULES and group.form in ("finite", "present"):
        yield from _ruling(clauses, group)
    if lemma in _CIRCLES:
        yield from _gathered(clauses, group)


def _tie(relation: str, trigger: int, who: Party | None, body: Party | None, score: float = 0.75) -> Iterator[Finding]:
    if who is not None and body is not None and who.actor.name != body.actor.name:
        yield Finding(trigger, relation, who, body, score=surer(score, who, body))


# ---------------------------------------------------------------- unions and forces


def _union(party: Party | None) -> bool:
    return party is not None and party.actor.type == _UNION and party.roles <= {"name"}


def _states(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The states of these, by name and not by a capital or people."""
    return tuple(p for p in parties if p.actor.type == "State" and p.speaker.type != "Person" and p.roles <= {"name"})


def _chairing(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X, which chairs the Union", "the Union, which X chaired", "the Union, over which X presides"."""
    clause = clauses.clause(group)
    states = _states(clauses.subjects(group))
    if clause is None or len(states) != 1:
        return
    objects = tuple(phrase.party for phrase in clause.objects if _union(phrase.party) and _whole(clauses, phrase.last))
    led = clause.led_to("over") if group.lemma == "preside" else clause.gap if clause.link == "relative" else ()
    for union in (*objects, *(party for party in led if _union(party))):
        yield from _tie("leads", group.head, states[0], union)


def _whole(clauses: Clauses, last: int) -> bool:
    """Whether the name is not the beginning of "the EU mission", "NATO's forces"."""
    units = clauses.units
    return last + 1 >= len(units) or units[last + 1].kind not in ("possessive", "word", "capital", "tail")


def _holding(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X, which holds the rotating presidency (of the Union)"."""
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    states = _states(clauses.subjects(group))
    if phrase is None or units[phrase.last].low not in _CHAIR or len(states) != 1:
        return
    union = _chair_of(units, phrase.first, phrase.last)
    if union is None and (phrase.last + 1 >= len(units) or units[phrase.last + 1].low != "of"):
        union = _one_union(units, group.first)
    yield from _tie("leads", group.head, states[0], union)


def _chair_of(units: Units, first: int, last: int) -> Party | None:
    """The union of "the presidency of the Union", "the Union's presidency", "the EU presidency"."""
    if last + 2 < len(units) and units[last + 1].low == "of":
        found = body_at(units, last + 2)
        return found[0] if found is not None and _union(found[0]) else None
    inside = (party_of(unit) for unit in units[first:last] if unit.kind == "name")
    return next((party for party in inside if _union(party)), None)


def _one_union(units: Units, before: int) -> Party | None:
    """The only union of which the sentence has told before."""
    told = [party for unit in units[:before] if unit.kind == "name" and (party := party_of(unit)) and _union(party)]
    return told[-1] if len({party.actor.name for party in told}) == 1 else None


def _in_the_chair(units: Units, index: int) -> Iterator[Finding]:
    """As in "X, (the) current chair of the Union,", "X, holder of the Union's presidency,"."""
    first = index
    while first > 0 and index - first < _FAR and units[first - 1].kind in ("word", "determiner", "possessive", "name"):
        first -= 1
    if units[first - 1].low == "of" and first > 1 and units[first - 2].low in ("holder", "holders"):
        first -= 2
        first -= units[first - 1].kind == "determiner"
    elif units[index].low != "chair":
        return
    before = body_before(units, first - 2) if first > 1 and units[first - 1].kind == "comma" else None
    if before is None or not _states((before[0],)):
        return
    yield from _tie("leads", index, before[0], _chair_of(units, first, index))


def _force_led(units: Units, tail: int) -> Iterator[Finding]:
    """As in "the Y-led ABC", "an Y-led force, the ABC,"."""
    leader = party_of(units[tail - 1]) if tail else None
    if leader is None or leader.actor.type not in ("State", *GROUPS) or tail + 1 >= len(units):
        return
    place = tail + 1
    while place + 1 < len(units) and place - tail < _NEAR:
        if units[place].low in _FORCES and units[place + 1].kind == "comma":
            place += 2
            break
        if units[place].kind != "word":
            break
        place += 1
    apposed = units[place - 1].kind == "comma"
    found = body_at(units, place) if place < len(units) else None
    if found is None or (place > tail + 1 and not apposed):
        return
    body, after = found[0], found[1] + 1
    closed = after >= len(units) or units[after].kind not in ("word", "possessive", "capital", "tail")
    led = body.actor.type in _LED and body.roles <= {"name"} and body.speaker.type != "Person"
    if led and closed and (not apposed or (after < len(units) and units[after].kind in CLOSERS)):
        yield from _tie("leads", tail, leader, body)


# ---------------------------------------------------------------- members


def _bringing(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "N. N. took his country into the Union", "led X into the Union"."""
    clause = clauses.clause(group)
    if clause is None or len(clause.objects) != 1:
        return
    units, phrase = clauses.units, clause.objects[0]
    unions = [party for party in clause.led_to("into") if _union(party)]
    into = next((i for i in range(phrase.last + 1, min(phrase.last + 2, len(units))) if units[i].low == "into"), None)
    if len(unions) != 1 or into is None or not _inside(units, into + 1):
        return
    member = phrase.party
    if member is None and units[phrase.first].low in ("his", "her") and units[phrase.last].low in ("country", "nation"):
        subjects = clauses.subjects(group)
        member = subjects[0] if len(subjects) == 1 else None
    if member is not None and member.actor.type == "State":
        yield from _tie("memberOf", group.head, member, unions[0])


def _inside(units: Units, first: int) -> bool:
    """Whether the union's name is not the beginning of another thing: "into the Union's market", "into UN talks"."""
    found = body_at(units, first) if first < len(units) else None
    after = found[1] + 1 if found is not None else len(units)
    return found is not None and (
        after >= len(units) or units[after].kind not in ("possessive", "word", "verb", "tail")
    )


# ---------------------------------------------------------------- lands and followings


def _ruling(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "N. N. has ruled the island of P since 2001", of a land that is no state."""
    units, first = clauses.units, group.head + 1
    land = _land_at(units, first)
    if land is None:
        return
    place, last = land
    timed = any(unit.low in _TIMES for unit in units[last + 1 : last + 3])
    lasting = group.first < group.head or group.lemma in ("rule", "govern")
    if not (timed and lasting) or group.lemma in ("run", "control"):
        return
    people = doing(clauses, group)
    rulers = people or tuple(p for p in clauses.subjects(group) if p.actor.type in GROUPS and p.roles <= {"name"})
    for ruler in rulers:
        yield from _tie("governs", group.head, ruler, place, 0.7)


def _land_at(units: Units, first: int) -> tuple[Party, int] | None:
    """The land that the words at ``first`` name with capitals, and their last word; no state and no body."""
    place = first
    while place < len(units) and (units[place].kind == "determiner" or units[place].low in _LANDS | {"of"}):
        place += 1
    last = place
    while last < len(units) and units[last].kind == "capital" and last - place < _PLACE_WORDS:
        last += 1
    body = units[place:last]
    if not body and place < len(units) and units[place].kind in NAMES and units[place].place is not None:
        return None  # read as a place that the lists know
    if not body or (last < len(units) and units[last].kind in (*NAMES, "possessive", "verb", "tail")):
        return None
    known = units[place - 1].low in _PARTS or body[0].low in wordlists().common or body[-1].low in _NO_LANDS
    end = last if last < len(units) and units[last].low in _LANDS else last - 1
    if known or (end + 1 < len(units) and units[end + 1].kind in ("word", "possessive")):
        return None
    actor = Actor(" ".join(unit.text for unit in body), "Place")
    return Party(actor, actor, body[0].start, body[-1].end, frozenset(("name",)), "name"), end


def _gathered(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "the X, grouped around N. N.,", "fighters of the X have rallied behind N. N."."""
    units, around = clauses.units, group.head + 1
    while around < len(units) and around - group.head < _NEAR and units[around].low not in _AROUND:
        if units[around].kind not in ("preposition", *NAMES, "capital", "date", "adverb"):
            return
        around += 1
    found = bearer_at(units, around + 1) if around + 1 < len(units) and units[around].low in _AROUND else None
    if found is None or (found[1] + 1 < len(units) and units[found[1] + 1].kind not in CLOSERS):
        return
    if group.voice == "active" and units[around].low == "behind":
        return  # "rallied behind N. N." for once
    bodies = [p for p in _of_verb(clauses, group) if p.actor.type in GROUPS and p.roles <= {"name", "fighters"}]
    if len(bodies) == 1 and person_of(found[0]) is not None:
        yield from _tie("leads", group.head, found[0], bodies[0], 0.7)


def _of_verb(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Of whom a verb tells: its subjects, or whom the participle after a comma is told of."""
    apposed = apposed_to(clauses, group.first) if group.voice != "passive" else None
    return (apposed,) if apposed is not None else clauses.subjects(group)


def _formed_under(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "the X, created in P in May under N. N.,", "the X was founded under N. N."."""
    units = clauses.units
    found = bearer_at(units, index + 1) if index + 1 < len(units) else None
    if found is None or (found[1] + 1 < len(units) and units[found[1] + 1].kind not in CLOSERS | {"date"}):
        return
    group = next((g for g in reversed(clauses.groups) if g.head < index), None)
    if group is None or group.lemma not in _FORMS or group.negated or group.modality != "actual":
        return
    if not _set_up(clauses, group):
        return
    between = units[group.head + 1 : index]
    if index - group.head > _FAR or any(u.kind in _PARTS_OFF for u in between):
        return
    bodies = [p for p in _of_verb(clauses, group) if p.actor.type in _LED and p.roles <= {"name"}]
    if not bodies and group.first > 1 and units[group.first - 1].kind == "comma":
        before = body_before(units, group.first - 2)
        bodies = [before[0]] if before is not None and before[0].actor.type in _LED else []
    if len(bodies) == 1:
        yield from _tie("leads", index, found[0], bodies[0], 0.7)


_PARTS_OFF = frozenset(("comma", "stop", "conjunction", "verb", "open", "relative"))


def _set_up(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it is told of what is formed: in the passive, or as a participle that a comma sets off."""
    clause = clauses.clause(group)
    beside = clause is not None and clause.link == "participial" and group.first == group.head
    return group.voice != "active" or (beside and group.form != "present")


_VERBS = frozenset((*_CHAIRS, "preside", *_HOLDS, *_BRINGS, *_RULES, *_CIRCLES))
"""Verbs at which one of the rules begins."""
