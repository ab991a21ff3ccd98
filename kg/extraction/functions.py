"""Functions: what a noun phrase is to the verbs of its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kg.extraction.syntax import Item, Node
from kg.extraction.verbgroups import VerbGroup

__all__ = ["Function", "functions_of", "listed_together"]


@dataclass(frozen=True, slots=True)
class Function:
    """What a noun phrase is to a verb.

    Attributes:
        role: ``subject``, ``object``, ``complement``, or ``gap`` for the object that a relative pronoun stands for.
        verb: the verb.
        preposition: the one that leads to a complement.
        bare: whether the verb has no object of its own.
    """

    role: Literal["subject", "object", "complement", "gap"]
    verb: VerbGroup
    preposition: str
    bare: bool


def functions_of(nodes: Iterable[Node]) -> Mapping[int, tuple[Function, ...]]:
    """By chunk of a noun phrase, what it is."""
    found: dict[int, list[Function]] = {}

    def add(items: Iterable[Item], role: Literal["subject", "object", "complement", "gap"], word: str = "") -> None:
        for item in items:
            function = Function(role, node.group, word, not node.objects)
            if function not in (held := found.setdefault(item.chunk, [])):
                held.append(function)

    for node in nodes:
        add(node.subject, "subject")
        for items in node.objects:
            add(items, "object")
        for word, items in node.complements:
            add(items, "complement", word)
        add(node.gap, "gap")
    return {chunk: tuple(functions) for chunk, functions in found.items()}


def listed_together(nodes: Iterable[Node]) -> dict[int, list[Item]]:
    """By chunk of a noun phrase, the list of those that "and" joins it to."""
    found: dict[int, list[Item]] = {}
    for node in nodes:
        for items in (node.subject, *node.objects, *(items for _, items in node.complements)):
            for item in items:
                found[item.chunk] = items
                for _, places in item.tail:
                    inner = [Item(place) for place in places]
                    found.update((place, inner) for place in places if len(places) > 1)
    return found
