"""Crowds: who marches, burns flags or jeers, where the text tells only what people they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.arguments.victims import people_called, population
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import STATES, descriptions
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["against_their_own", "by_mob", "crowds_of", "of_no_blood", "of_relief", "peoples_at_odds", "rioters"]

_VOICES = frozenset(("voices",))
_FIGHTS = frozenset(("clash", "fight", "battle", "skirmish"))
_OF_STATE = frozenset(("forces", "fighters", "officials", "name"))


def crowds_of(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The people who are the subject of a verb, "Polish farmers", "Kosovo Serbs", "crowds": not their state."""
    phrases = clauses.subject_phrases(group)
    if not phrases and group.first:
        before = noun_phrase_before(clauses.units, clauses.past_adjuncts(group.first - 1))
        phrases = (before,) if before is not None and clauses.opens_clause(before.first) else ()
    found = (_crowd(clauses.units, phrase) for phrase in phrases)
    return tuple(party for party in found if party is not None)


def rioters(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The people who do violence without being their state's or anybody's fighters: "Israeli settlers attacked Y"."""
    if group.voice != "active":
        return ()
    # "Ukrainians attacked Russians" tells of nobody in particular: a noun has to say what they are.
    crowds = (party for party in crowds_of(clauses, group) if party.actor.name.rpartition(" ")[2].islower())
    return tuple(replace(party, roles=frozenset(("fighters",))) for party in crowds)


def of_no_blood(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether a crowd only hinders somebody, or burns what stands for him: "blocked the road", "set a flag ablaze"."""
    near = clauses.units[group.head : group.head + _TO_EFFIGY]
    return group.lemma in _HINDERS or any(unit.low in _EFFIGIES for unit in near)


_HINDERS = frozenset(("block", "cut", "sever", "disrupt", "harass"))
_EFFIGIES = frozenset(("flag", "flags", "effigy", "effigies", "portrait", "portraits", "poster", "posters", "banner",
                       "banners", "pictures", "picture", "koran", "photographs", "emblem", "emblems"))  # fmt: skip
_TO_EFFIGY = 7


def by_mob(units: Units, phrase: NounPhrase, doers: Sequence[Party]) -> bool:
    """Whether a mob, or a people of the land, strikes what is not told to be an authority's.

    Args:
        units: the sentence.
        phrase: what is struck.
        doers: who strike.
    """
    if not doers or not all(d.actor.type == "Population" or d.actor.name.rpartition(" ")[2] in _MOBS for d in doers):
        return False
    words = {unit.low for unit in units[phrase.first : phrase.last + 1]}
    return not words & (wordlists().classes["state_force"] | _STATE_OWNED)


def of_relief(units: Units, phrase: NounPhrase, doers: Sequence[Party]) -> bool:
    """Whether a band strikes an aid convoy or a camp of the displaced, which are not the state's where they are."""
    if not doers or any(doer.actor.type in STATES for doer in doers):
        return False
    words = {unit.low for unit in units[phrase.first : phrase.last + 1]}
    return bool(words & _RELIEF and words & _COLUMNS) or bool(words & _HOMELESS and words & _CAMPS)


_RELIEF = frozenset(("aid", "relief", "humanitarian", "food", "medical"))
_COLUMNS = frozenset(("convoy", "convoys", "truck", "trucks", "lorry", "lorries", "vehicle", "vehicles", "warehouse",
                      "warehouses", "flight", "ship", "ships"))  # fmt: skip
_HOMELESS = frozenset(("displacement", "displaced", "refugee", "refugees", "idp", "idps"))
_CAMPS = frozenset(("camp", "camps", "site", "sites", "settlement", "settlements"))
_MOBS = frozenset(("mob", "mobs", "rioters", "crowd", "crowds", "settlers", "vigilantes"))
_STATE_OWNED = frozenset(("government", "state", "embassy", "consulate", "parliament", "ministry", "palace", "court",
                       "police", "courthouse", "convoy", "barracks", "patrol", "checkpoint"))  # fmt: skip


def peoples_at_odds(clauses: Clauses, group: VerbGroup) -> list[tuple[Party, Party]]:
    """The two of "X-ian herders and Y-ian farmers clashed", "Fulani herders clashed with Dogon hunters"."""
    clause = clauses.clause(group) if group.lemma in _FIGHTS else None
    if clause is None or clause.objects:
        return []
    phrases = (*clauses.subject_phrases(group), *clause.complements.get("with", ()))
    units = clauses.units
    found = [population(units, each) or people_called(units, each) for each in phrases if "people" in each.roles]
    both = [party for party in found if party is not None]
    return [(both[0], both[1])] if len(both) == len(phrases) == 2 and both[0].actor.name != both[1].actor.name else []


def against_their_own(units: Units, doer: Party, other: Party) -> Party:
    """Whom "Nigerian students" stand for where they speak against Nigeria: themselves, not their state."""
    if doer.actor.name != other.actor.name or doer.actor.type != "State":
        return doer
    if other.speaker.type == "Person" and doer.speaker.type != "Person" and (house := _house(units, doer)) is not None:
        return house
    if doer.roles & _OF_STATE:
        return doer
    if not doer.roles & {"people"}:
        return doer
    inside = [unit for unit in units if doer.start <= unit.start < doer.end]
    words = "".join(unit.text if unit.kind == "possessive" else f" {unit.text}" for unit in inside)
    people = Actor(words.strip(), "Population", (), doer.actor.name)
    return replace(doer, actor=people, speaker=people)


def _house(units: Units, doer: Party) -> Party | None:
    """The "Y's senate" that speaks to or against Y's president: the house itself."""
    inside = [unit for unit in units if doer.start <= unit.start < doer.end]
    last = next((i for i, unit in enumerate(units) if inside and unit.start == inside[-1].start), len(units))
    for unit in units[last + 1 : last + _TO_HOUSE]:
        if unit.kind not in ("possessive", "word", "capital", "verb"):
            break
        inside.append(unit)
        if _is_house(unit.low):
            break
    if not inside or not _is_house(inside[-1].low) or inside[0].actor is None:
        return None
    words = "".join(unit.text if unit.kind == "possessive" else f" {unit.text}" for unit in inside).strip()
    organ = Actor(words, "StateOrgan", (), doer.actor.name)
    return replace(doer, actor=organ, speaker=organ)


_TO_HOUSE = 5
_BODIES = frozenset(("court", "opposition", "judiciary", "senators", "lawmakers", "legislators", "deputies", "mps",
                     "bishops", "judges", "generals", "unions"))  # fmt: skip


def _is_house(word: str) -> bool:
    return word in _BODIES or word in wordlists().classes["parliament"]


def _name(unit: Unit) -> str:
    """A word of the phrase, after a space: whom "whose" or "its" stands for, by his name."""
    known = unit.speaker or unit.actor
    text = known.name if unit.resolved and known is not None and unit.kind != "possessive" else unit.text
    return text if unit.kind == "possessive" else f" {text}"


def _crowd(units: Units, phrase: NounPhrase) -> Party | None:
    head = units[phrase.last]
    people = head.low in wordlists().classes["crowd"]
    first = phrase.last
    names = [i for i in range(phrase.first, phrase.last + 1) if units[i].kind in NAMES]
    if names:
        owner = units[names[0]]
        plural = head.kind == "demonym" and head.text.endswith("s") and not head.text.endswith("ss")
        between = units[names[0] + 1 : phrase.last]
        beside = owner.kind == "demonym" and all(unit.kind == "word" for unit in between)  # "French truck drivers"
        owning = names[0] == phrase.last - 2 and units[phrase.last - 1].kind == "possessive"
        ethnic = head.kind == "capital" and _ethnic(head.text)
        if len(names) > 1 or not (
            plural or (people and (beside or owning)) or (ethnic and names[0] == phrase.last - 1)
        ):
            return None
        first = names[0]
    elif not people and not (head.kind == "capital" and _ethnic(head.text)):
        return None
    elif phrase.last > phrase.first and units[phrase.last - 1].kind == "capital":
        first = phrase.last - 1
    words = "".join(map(_name, units[first : phrase.last]))
    noun = head.low if people and first == phrase.last else head.text
    actor = Actor(f"{words} {noun}".strip(), "Population")
    return Party(actor, actor, units[first].start, head.end, _VOICES, "name" if names else "place")


def _ethnic(word: str) -> bool:
    return word.endswith("s") and word.removesuffix("s") in descriptions().classes["ethnic"]
