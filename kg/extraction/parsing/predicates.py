"""Predicates: what noun phrases say of the subject of "be": "X is a militia that …", "X is among those who …"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extraction.grammar.phrases import Party, Units
from kg.extraction.parsing.chunks import Chunk
from kg.extraction.parsing.syntax import Node
from kg.extraction.words.descriptions import descriptions, is_nameless

__all__ = ["only_a_kind", "predicates_of"]

_AMONG = {"be": "among", "count": "among", "rank": "among", "figure": "among", "belong": "to", "number": "among"}
"""Verbs that make somebody one of those whom a preposition leads to."""


def predicates_of(units: Units, chunks: Sequence[Chunk], nodes: Iterable[Node]) -> dict[int, Node]:
    """The verbs whose subject is told what it is, by the chunk of the phrase that tells it."""
    found: dict[int, Node] = {}
    for node in nodes:
        supposed = any(u.kind in ("modal", "to") for u in units[max(node.group.first - 1, 0) : node.group.head])
        if node.group.negated or node.group.voice != "active" or supposed:
            continue
        if node.group.lemma == "be" and len(node.objects) == 1 == len(node.objects[0]):
            found[node.objects[0][0].chunk] = node
        if node.group.modality == "actual" and node.group.form == "finite":
            found |= dict.fromkeys(_those(units, chunks, node), node)
    return found


def _those(units: Units, chunks: Sequence[Chunk], node: Node) -> Iterable[int]:
    """The chunks of those of whom the subject is one: "is among those who", "is one of the few that"."""
    for word, items in node.complements:
        if word == _AMONG.get(node.group.lemma) and len(items) == 1 and not node.objects:
            yield items[0].chunk
    if node.group.lemma == "be" and len(node.objects) == 1 == len(node.objects[0]):
        item = node.objects[0][0]
        one = units[chunks[item.chunk].first].low == "one"
        if one and len(item.tail) == 1 and item.tail[0][0] == "of" and len(item.tail[0][1]) == 1:
            yield item.tail[0][1][0]


def only_a_kind(units: Units, chunk: Chunk, found: Sequence[Party]) -> bool:
    """Whether a phrase tells only what somebody is, and names nobody: "armed groups", "an Iraqi Shiite militia"."""
    if all(is_nameless(party.actor) for party in found):
        return True
    groups = descriptions().classes["group"]
    a_kind = units[chunk.first].low in ("a", "an", "another", "one")
    return a_kind and len(found) == 1 and found[0].actor.name.rpartition(" ")[2] in groups
