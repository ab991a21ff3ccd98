"""Descriptions: the words by which texts speak of those whom they have named, and what is known of whom they fit."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache

from kg.extraction.words.records import record
from kg.extraction.words.wordlists import table
from kg.model import Actor

__all__ = [
    "CIVIL_BODIES", "GROUPS", "SIDES", "STATES", "Descriptions", "agrees_in_type", "can_fight", "classes_of",
    "descriptions", "first_word", "in_body_name", "is_nameless", "last_word", "only_described", "own_words",
    "within_a_state",
]  # fmt: skip

GROUPS = frozenset(("MilitantGroup", "UmbrellaGroup", "Faction"))
"""Kinds of actor that fight and are no state."""
STATES = frozenset(("State", "Government"))
"""Kinds of actor that a state is."""
SIDES = GROUPS | STATES
"""Kinds of actor that are at odds with each other and make accords."""
CIVIL_BODIES = frozenset(("Organization", "ResearchOrganization"))
"""Kinds of actor that look on and report."""
_BODIES = frozenset(("IntergovernmentalOrganization", "Organization", "ResearchOrganization"))
_GENERIC = frozenset(("group", "rebels", "fighters", "organisation", "organization", "militants"))


@record
class Descriptions:
    """The lists.

    Attributes:
        classes: head nouns and modifiers, by class.
        words: by actor, the words that fit him: "islamist", "kingdom".
        homes: by actor, the states that a group is of.
        borders: by state, the states that it has borders with, each with where it lies from there.
    """

    classes: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    homes: Mapping[str, frozenset[str]]
    borders: Mapping[str, Mapping[str, frozenset[str]]]


@cache
def descriptions() -> Descriptions:
    """The packaged lists; read once."""
    characters = list(table("characters"))
    return Descriptions(
        classes={row["class"]: frozenset(row["words"].split()) for row in table("descriptions")},
        words={row["actor"]: frozenset(row["words"].split()) for row in characters},
        homes={row["actor"]: frozenset(filter(None, row["home"].split(","))) for row in characters},
        borders={row["state"].replace("_", " "): dict(_borders(row["borders"])) for row in table("borders")},
    )


@cache
def classes_of(*names: str) -> frozenset[str]:
    """The words of all these classes together."""
    return frozenset().union(*(descriptions().classes[name] for name in names))


def _borders(cell: str) -> list[tuple[str, frozenset[str]]]:
    pairs = (entry.rpartition(":") for entry in cell.split())
    return [(state.replace("_", " "), frozenset(where.split(","))) for state, _, where in pairs]


@lru_cache(maxsize=1 << 12)
def own_words(actor: Actor) -> frozenset[str]:
    """The words that fit an actor by his own name and by what is known of him: "front", "army", "islamist"."""
    found = set(descriptions().words.get(actor.name, ()))
    for name in (actor.name, *actor.aliases):
        words = name.partition(" (")[0].lower().split()
        if len(words) > 1:
            found.add(words[-1])
            # "Front for the Liberation of X", "Movement of Y" have their noun in front.
            found.add(words[0])
            # "United Nations Mission in South Sudan" is a mission.
            joint = next((i for i, word in enumerate(words) if word in ("in", "for", "of", "on")), len(words))
            found.add(words[joint - 1] if joint else words[-1])
    return frozenset(found)


def last_word(name: str) -> str:
    """The noun of a name: "tigers"."""
    return name.partition(" (")[0].rpartition(" ")[2].lower()


_ARMIES = ("Armed Forces", "Army", "Armed Forces of Ukraine", "Defence Forces", "Defense Forces")


def can_fight(actor: Actor) -> bool:
    """Whether it can be a side: a state, a group, a state's armed forces, a people, or a coalition of states."""
    if actor.type == "StateOrgan":
        return actor.name.endswith(_ARMIES)
    if actor.type == "Population":
        return all(word[:1].isupper() for word in actor.name.split())  # "the Dinka", unlike "villagers"
    return actor.type in SIDES or (actor.type == "IntergovernmentalOrganization" and "coalition" in actor.name.lower())


def within_a_state(parties: Collection[Actor]) -> bool:
    """Whether they can be a government and those who oppose it at home: "the government and the rebels".

    No two states are that, nor a state and rebels who are known to be at home in another one.
    """
    states = [actor.name for actor in parties if actor.type in STATES]
    homes = [descriptions().homes.get(actor.name, frozenset()) for actor in parties if actor.type in GROUPS]
    if len(states) == len(parties):
        return False
    near = (not home or states[0] in home or not home.isdisjoint(_CLAIMED) for home in homes)
    return len(states) != 1 or all(near)


_CLAIMED = frozenset(("Palestine", "Sahrawi Arab Democratic Republic"))
"""Lands on which another state's government has those who oppose it."""


def first_word(name: str) -> str:
    """The word with which a name of several begins."""
    first, _, rest = name.partition(" ")
    return first.lower() if rest else ""


def in_body_name(before: Sequence[str]) -> bool:
    """Whether the two words before a name make it part of a body's: "Council for Educational Research"."""
    if len(before) < 2 or before[1] not in ("of", "for", "on") or not before[0][:1].isupper():
        return False
    classes, head = descriptions().classes, before[0].lower()
    return (head in classes["body-noun"] or head in classes["research-noun"]) and head not in _OF_PERSONS


_OF_PERSONS = frozenset(("party", "union", "congress", "court", "community", "office", "network"))
"""Nouns of bodies that are also called by whose they are: "the Party of N. N."."""


def is_nameless(actor: Actor) -> bool:
    """Whether the text tells only what the actor is: "armed gangs", "Sudanese rebels"."""
    plain = actor.name[:1].islower() and not actor.name.startswith("al-")  # "supporters of N. N."
    return actor.type in GROUPS and (plain or actor.name.rpartition(" ")[2] in descriptions().classes["nameless"])


def only_described(actor: Actor) -> bool:
    """Whether the name is but a description, as of what somebody else is said to be: "Iraqi militia"."""
    return is_nameless(actor) or actor.name.rpartition(" ")[2] in descriptions().classes["group"]


def agrees_in_type(head: str, actor: Actor, words: frozenset[str] | set[str]) -> bool:
    """Whether the noun can describe an actor of that type and with those words."""
    classes = descriptions().classes
    if is_nameless(actor):
        return False
    if head in classes["group"] and actor.type in GROUPS:
        # "The rebels" after a company of hired soldiers are whom it fights, unless the text has it rise itself.
        hired = head in classes["rising"] and "mercenary" in words
        return not hired or not classes["rising"].isdisjoint(words)
    if head in classes["state"]:
        special = head not in ("country", "nation", "state")
        return actor.type == "State" and (not special or head in words)
    if head in ("organisation", "organization", "body", "agency") and actor.type in _BODIES:
        return True
    return head in classes["body"] and head not in _GENERIC and head in words and actor.type != "State"
