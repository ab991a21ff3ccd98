"""Marches: whose troops and fighters move by force into a town or land of another: "X's tanks rolled into K"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.entries import invades
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import place_named
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, descriptions
from kg.extraction.words.wordlists import wordlists

__all__ = ["city_at", "marched_in"]

_MARCHES = frozenset(
    ("march", "roll", "storm", "sweep", "burst", "drive", "thrust", "surge", "stream", "pour", "charge", "smash",
     "punch",
     "cross", "push", "advance", "rumble", "swarm", "lumber", "thunder", "plunge", "press", "break", "barge", "blast",
     "penetrate", "race", "move", "slip", "infiltrate", "sneak", "steal")
)  # fmt: skip
_ASHORE = frozenset(("land", "storm", "come", "go", "splash", "wade", "disembark"))
_ENTERS = frozenset(("enter",))
"""Verbs of those who come, by force or as guests: so of armed bands only."""
_BORDERS = frozenset(("border", "frontier", "river", "line", "mountains", "hills", "desert", "passes", "boundary"))
_KINDNESS = frozenset(("deliver", "help", "bring", "protect", "evacuate", "escort", "distribute", "restore", "keep",
                       "monitor", "observe", "secure", "rescue", "support", "relieve", "guard", "join", "welcome",
                       "register", "disarm", "demobilise", "demobilize", "surrender", "vote", "celebrate", "attend",
                       "negotiate", "talk", "sign", "hold", "mourn", "bury", "visit", "meet"))  # fmt: skip
_GUESTS = frozenset(("peacekeepers", "observers", "monitors", "convoy", "trucks", "medics", "delegates", "delegation",
                     "supporters", "negotiators", "prisoners", "families", "refugees", "leaders", "convoys", "police",
                     "policemen", "trainers", "instructors", "advisers", "engineers", "deserters"))  # fmt: skip
_PEACEFUL = frozenset(("deal", "agreement", "accord", "truce", "ceasefire", "amnesty", "invitation", "request",
                       "parade",
                       "pact", "mandate", "permission", "consent", "talks", "negotiations"))  # fmt: skip
_BUILDINGS = frozenset(
    ("prison", "jail", "barracks", "base", "bases", "camp", "camps", "airport", "airfield", "hospital", "school",
     "mosque", "church", "palace", "headquarters", "station", "stations", "bridge", "bridges", "outpost", "outposts",
     "post", "posts", "checkpoint", "embassy", "consulate", "refinery", "dam", "plant", "armoury", "armory", "depot",
     "market", "university", "courthouse", "studio", "studios", "ministry", "parliament")
)  # fmt: skip
_AREAS = frozenset(("region", "area"))
_UNARMED = frozenset(("officials", "leaders", "captives", "assets", "bystanders", "voices"))
_STEALTHY = frozenset(("move", "slip", "sneak", "steal", "race"))
_TO_CITY = 7


def marched_in(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X's tanks rolled into K", "X rebels entered K": they attack the state that holds it, if not their own."""
    if group.voice != "active" or (
        group.lemma not in _MARCHES and group.lemma not in _ASHORE and group.lemma not in _ENTERS
    ):
        return
    at = _where(clauses.units, group)
    held = _held(clauses.units, at) if at is not None else None
    if held is None:
        return
    clause, units = clauses.clause(group), clauses.units
    beside = clause.led_to("with", "alongside") if clause is not None else ()
    guests = any(units[phrase.last].low in _GUESTS for phrase in clauses.subject_phrases(group))
    if guests or any(party.actor.name == held.actor.name for party in beside) or _kindly(clauses, group):
        return
    enters = group.lemma in _ENTERS
    for doer in clauses.subjects(group):
        if held.actor.name in (doer.actor.name, doer.actor.acts_for):
            continue
        soldiers = doer.actor.type == "State" and "forces" in doer.roles and not enters
        band = _band(doer, group) and held.actor.type == "State" and not (enters and _guest(doer, held))
        arrives = enters and doer.actor.type == "State" and "forces" in doer.roles and held.actor.type == "State"
        if arrives and not _agreed(clauses):  # they may be guests there or foes: there they are
            yield Finding(group.head, "presentIn", doer, held, score=surer(0.7, doer, held))
        if (soldiers and invades(clauses, group, doer, held)) or (band and not _agreed(clauses)):
            yield Finding(group.head, "attacked", doer, held, "MilitaryOperation", score=surer(0.75, doer, held))


def _band(doer: Party, group: VerbGroup) -> bool:
    """Whether it is a group, or its fighters, who come by force: who "moved into K" may live there."""
    fighters = doer.roles & {"fighters", "forces"}
    named = doer.roles == {"name"} and group.lemma not in _STEALTHY
    return doer.actor.type in GROUPS and bool(fighters or named) and not doer.roles & _UNARMED


def _guest(doer: Party, held: Party) -> bool:
    """Whether a group of another country may only have come to stay there: "ELN fighters entered Caracas"."""
    homes = descriptions().homes.get(doer.actor.name, frozenset())
    return bool(homes) and held.actor.name not in homes


def _where(units: Units, group: VerbGroup) -> int | None:
    """Where the place begins into which they march: past "into", "across the border into", "ashore at"."""
    at = group.head + 1
    while at + 1 < len(units) and (units[at].kind == "adverb" or units[at].low in ("back", "deep", "deeper")):
        at += 1
    if at + 1 >= len(units):
        return None
    if group.lemma in _ENTERS:
        return at
    if units[at].low == "ashore":
        return at + 2 if group.lemma in _ASHORE and units[at + 1].low in ("in", "on", "at", "near") else None
    if units[at].low in ("across", "over", "through"):
        line = noun_phrase(units, at + 1)
        at = line.last + 1 if line is not None and units[line.last].low in _BORDERS else len(units)
    found = group.lemma in _MARCHES and at + 1 < len(units) and units[at].low in ("into", "onto")
    return at + 1 if found else None


def _held(units: Units, first: int) -> Party | None:
    """The state that holds the town at ``first``, or the land that no list gives to anybody."""
    found = city_at(units, first)
    state = (units[found].holder or units[found].actor) if found is not None else None
    if found is not None and state is not None and state.type == "State":
        return Party(state, state, units[found].start, units[found].end, frozenset(("assets",)), "place")
    phrase = noun_phrase(units, first) if found is None else None
    return place_named(units, phrase, surely=False) if phrase is not None and phrase.party is None else None


def _kindly(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it is done to bring or keep something: "rolled into K to deliver food".

    Not where it is what others had come for: "entered K after Y's troops, who had been sent to help Z, withdrew".
    """
    kind = [g for g in clauses.groups if g.form == "infinitive" and g.head > group.head and g.lemma in _KINDNESS]
    return any(not _of_others(clauses, group, inner) for inner in kind)


def _of_others(clauses: Clauses, group: VerbGroup, inner: VerbGroup) -> bool:
    """Whether the infinitive hangs on a verb that tells of somebody else, in a relative clause."""
    clause = clauses.clause(inner)
    governor = clause.governor if clause is not None else None
    if governor is None or governor.head <= group.head or governor.form != "finite":
        return False
    led = clauses.clause(governor)
    doers = {party.actor.name for party in clauses.subjects(group)}
    others = {party.actor.name for party in clauses.subjects(governor)}
    return led is not None and led.link == "relative" and bool(others) and doers.isdisjoint(others)


def _agreed(clauses: Clauses) -> bool:
    """Whether the sentence tells of a deal under which fighters may have come."""
    return clauses.places.have(_PEACEFUL)


_NO_NOUNS = frozenset(("last", "early", "late", "earlier", "later", "next", "again", "back", "overnight", "unopposed",
                       "twice", "alone", "too", "outright", "first", "once", "intact", "single-handedly"))  # fmt: skip
"""Words after the name of a city which it does not modify."""


def city_at(units: Units, first: int) -> int | None:
    """The index of the city or region named at ``first``."""
    for index in range(first, min(first + _TO_CITY, len(units))):
        unit = units[index]
        after = units[index + 1] if index + 1 < len(units) else None
        if unit.place is not None or unit.kind == "metonym":
            noun = after is not None and after.kind in ("possessive", "word", "capital", "tail")
            noun = noun and after is not None and after.low not in _NO_NOUNS  # "captured P last August"
            area = after is not None and (after.low in _AREAS or after.low in wordlists().classes["settlement"])
            return None if noun and not area else index
        if unit.low in ("what", "whatever"):
            return None  # "seized what Kiev called a village"
        if unit.low in _BUILDINGS:
            return None  # who takes the prison of a town has not taken the town
        said = unit.kind in ("determiner", "word", "demonym", "adverb") or unit.low in ("of", "control", "over")
        if not said and not (unit.kind == "verb" and unit.low.endswith("ing")):
            return None  # past "the mining town of"
    return None
