"""Creeds: whom "the communists", "the loyalists", "the southerners" mean: the one near of that creed or side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from kg.extraction.grammar.entities import Draft, Memory
from kg.extraction.reference.ends import other_end
from kg.extraction.reference.references import charging
from kg.extraction.reference.rivals import at_odds
from kg.extraction.words.descriptions import GROUPS, STATES, descriptions, is_nameless
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import table
from kg.model import Actor

__all__ = ["before_band", "by_creed"]

_REACH = 3
"""Sentences back to which such a noun reaches."""
_NO_SIDES = frozenset(("StateOrgan", "Person", "Place", "Population", "MediaOutlet",
                       "IntergovernmentalOrganization", "UnnamedSource", "ResearchOrganization"))  # fmt: skip
_IN_NAMES = {"islamic": "islamist", "jihad": "jihadist", "mujahideen": "jihadist", "communist": "communist",
             "maoist": "maoist", "marxist": "marxist", "southern": "southern", "northern": "northern",
             "eastern": "eastern", "republican": "republican", "loyalist": "loyalist"}  # fmt: skip
"""By a word of a group's name, the creed or side that it tells."""


@cache
def _creeds() -> Mapping[str, frozenset[str]]:
    """By the noun for those of a creed or side, the words that tell that somebody is of it."""
    return {row["noun"]: frozenset(row["words"].split()) for row in table("creeds")}


def by_creed(draft: Draft, index: int, memory: Memory) -> tuple[Actor, ...] | None:
    """Whom the noun after the article at ``index`` means.

    Nobody but those of that creed is meant, so that a group named since of which nothing of the kind is known stands
    in the way. Two of them are meant together where the text has named them side by side and not as foes.

    Returns:
        Who it is; nobody where it can be either of two; ``None`` where the noun is none of these, or nobody near is of
        that creed.
    """
    noun = draft.units[index + 1] if index + 1 < len(draft.units) else None
    fitting = _creeds().get(noun.low) if noun is not None and noun.kind in ("word", "verb", "capital") else None
    charged = charging(draft.units, index) and not _of_another(draft.units, index + 2)
    if fitting is None or (_told_apart(draft.units, index + 2) and not charged):
        return None
    end, own = other_end(draft, index, index + 1), _acting(draft)
    found: dict[str, Actor] = {}
    for trace in reversed(memory.traces[-_REACH:]):
        others = False
        for actor in (m.actor for m in trace.mentions if not m.where):
            if actor.type in GROUPS and is_nameless(actor) and not found:
                return None  # "gunmen killed two. France blamed the Islamists": those who did it
            if actor.type in _NO_SIDES or actor.name == own or is_nameless(actor):
                continue
            words = memory.entity(actor).words | _of_name(actor)
            words = words & _BROKEN_AWAY if actor.type in STATES else words
            if words & fitting:
                found.setdefault(actor.name, actor)
            elif actor.type in GROUPS and not (words & descriptions().classes["distinctive"]):
                others = True
        if others and not found:
            return None
    several = [actor for actor in found.values() if not end.belies(actor, memory)]
    if len(several) > 1 and not _joined(several, memory):
        armed = all(actor.type in GROUPS for actor in several)
        return None if armed else ()
    return tuple(several) or None


def before_band(units: Sequence[Unit], head: Unit, memory: Memory) -> Sequence[Unit]:
    """What stands before a description, without the "former" of "the former rebels", who are the one group told of."""
    if head.actor is None or head.actor.type not in GROUPS or head.low not in descriptions().classes["in-revolt"]:
        return units
    groups = {e.actor.name for e in memory.entities.values() if e.actor.type in GROUPS}
    return [unit for unit in units if unit.low not in _ONCE] if groups == {head.actor.name} else units


_BROKEN_AWAY = frozenset(("breakaway",))
"""Of a state no creed is told but that it is none to others: Russia arms "the separatists" of Abkhazia."""
_ONCE = frozenset(("ousted", "defeated", "beaten", "exiled", "fugitive", "former", "erstwhile", "onetime", "one-time"))


def _of_name(actor: Actor) -> frozenset[str]:
    """What the words of a name tell of its bearer's creed."""
    words = (word for name in (actor.name, *actor.aliases) for word in name.lower().split())
    return frozenset(_IN_NAMES[word] for word in words if word in _IN_NAMES)


def _joined(several: Iterable[Actor], memory: Memory) -> bool:
    """Whether the text has named just these side by side and tells nothing of a quarrel between them."""
    names = {actor.name for actor in several}
    listed = any({a.name for a in some} == names for trace in memory.traces[-_REACH:] for some in trace.lists)
    return listed and not at_odds(several, memory)


def _told_apart(units: Sequence[Unit], after: int) -> bool:
    """Whether what follows the noun tells which ones, or that it only qualifies another: "the separatists of P"."""
    unit = units[after] if after < len(units) else None
    if unit is None:
        return False
    return unit.low in _WHICH or unit.kind in (*NAMES, "tail", "capital") or (unit.kind == "word" and _is_noun(unit))


def _of_another(units: Sequence[Unit], after: int) -> bool:
    """Whether the first "of" tells whose they are, and a second one the charge: "accused the loyalists of Y of"."""
    named = units[after : after + 1] and units[after].low == "of"
    ahead = units[after + 1 : after + 1 + _TO_CHARGE] if named else ()
    second = next((i for i, unit in enumerate(ahead) if unit.low == "of"), 0)
    return second > 0 and not any(unit.kind == "verb" for unit in ahead[:second]) and ahead[second - 1].kind in NAMES


_TO_CHARGE = 5
_WHICH = frozenset(("of", "from", "in", "who", "that", "led", "under", "loyal", "based", "around"))


def _is_noun(unit: Unit) -> bool:
    return unit.low.removesuffix("s") in _QUALIFIED


_QUALIFIED = frozenset(("group", "movement", "militia", "party", "rebel", "leader", "state"))


def _acting(draft: Draft) -> str:
    """The subject of the clause under way, which its object is not."""
    governed = bool(draft.found) and draft.found[-1].kind in ("verb", "preposition", "to")
    own = draft.own_subject() if governed else None
    return own.name if own is not None else ""
