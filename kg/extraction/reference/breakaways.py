"""Breakaways: which land "the breakaway region", "the separatist republic", "the mountain enclave" is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.extraction.grammar.entities import Draft, Memory, named
from kg.extraction.reference.ends import other_end
from kg.extraction.words.descriptions import STATES
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit
from kg.model import Actor

__all__ = ["Land", "breakaway"]

_REACH = 3
"""Sentences back to which such a phrase reaches."""
_MARKS = frozenset(("breakaway", "separatist", "secessionist", "unrecognised", "unrecognized", "self-declared",
                   "self-proclaimed", "rebel", "rebellious", "mountain", "mountainous"))  # fmt: skip
"""What tells a land that has broken away from others."""
_RUGGED = frozenset(("mountain", "mountainous"))
_BESIDE = frozenset(("tiny", "small", "disputed", "coastal", "de-facto", "poor", "former", "pro-russian",
                     "moscow-backed", "russian-backed", "unruly"))  # fmt: skip
"""What may stand beside such a word."""
_LANDS = frozenset(("region", "republic", "territory", "enclave", "state", "statelet", "province", "island", "area"))
_ENDS = frozenset(("comma", "stop", "end", "preposition", "conjunction", "adverb", "verb", "be", "have", "modal",
                   "date", "possessive", "subordinator", "to", "do", "close", "quote", "dash"))  # fmt: skip


@record
class Land:
    """Such a phrase.

    Attributes:
        size: how many units it has.
        noun: its noun, as a name where it is sure which land is meant.
    """

    size: int
    noun: Unit


def breakaway(draft: Draft, index: int, memory: Memory, split: Collection[str]) -> Land | None:
    """The land that the phrase opened by the article at ``index`` means.

    Args:
        draft: the sentence.
        index: of the article.
        memory: whom the text has named.
        split: who has broken away by what the text itself has told.

    Returns:
        The phrase; ``None`` where it is no such one.
    """
    head = _head(draft.units, index)
    if head is None:
        return None
    rugged = all(unit.low in _RUGGED for unit in draft.units[index + 1 : head] if unit.low in _MARKS)
    end = other_end(draft, index, head)

    def fits(actor: Actor) -> bool:
        words = memory.entity(actor).words
        fit = (actor.name in split or bool(words & _MARKS)) and end.name != actor.name
        return fit and (not rugged or bool(words & _RUGGED))

    told = [mention.actor for trace in memory.traces[-_REACH:] for mention in trace.mentions]
    near = {actor.name: actor for actor in told if fits(actor)}
    if not near and not rugged:
        known = [entity.actor for entity in memory.entities.values()]
        near = {actor.name: actor for actor in known if actor.type in STATES and fits(actor)}
    if not near and rugged and draft.units[head].low not in ("republic", "enclave"):
        return None  # "the mountain region", which is nobody
    if not near and draft.units[head].low == "island":
        return None  # "the breakaway island", by which a text that says so means Taiwan
    noun = draft.units[head]
    return Land(head + 1 - index, named(next(iter(near.values())), noun) if len(near) == 1 else noun)


def _head(units: Sequence[Unit], index: int) -> int | None:
    """The noun of a phrase with such a word before it, after which nothing tells more."""
    place, marked = index + 1, False
    while place + 1 < len(units) and units[place].low in _MARKS | _BESIDE:
        marked, place = marked or units[place].low in _MARKS, place + 1
    if not marked or units[place].low not in _LANDS or place + 1 >= len(units):
        return None
    after = units[place + 1]
    closed = after.kind in _ENDS and after.low != "of" and after.kind not in NAMES
    return place if closed else None
