"""Clefts: "it was (not) X that attacked Y" tells of X what its "be" says: that he did it, may have, or did not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extraction.parsing.chunks import Chunk
from kg.extraction.parsing.syntax import Node
from kg.extraction.words.units import Unit
from kg.model import Modality

__all__ = ["settle_clefts"]

_MODALS: dict[str, Modality] = {"may": "possible", "might": "possible", "could": "possible", "must": "possible",
                                "should": "possible"}  # fmt: skip
_MAYBE = frozenset(("perhaps", "maybe", "possibly", "conceivably", "probably", "presumably", "likely"))
_CONTRASTS = frozenset((("rather", "than"), ("instead", "of"), ("and", "not"), ("but", "not"), ("as", "opposed"),
                        (",", "not")))  # fmt: skip


def settle_clefts(units: Sequence[Unit], chunks: Sequence[Chunk], nodes: Mapping[int, Node]) -> None:
    """What "it is", "it was not", "it may have been" say of the one after them is told of the relative clause's verb.

    Args:
        units: the sentence.
        chunks: its chunks.
        nodes: its verbs, which are changed.
    """
    for head, node in sorted(nodes.items()):
        being = _being(units, chunks, nodes, head) if node.link == "relative" else None
        if being is None:
            continue
        hangs = node.gap or node.subject
        other = _stand_for_all(units, chunks, being, node)
        negated = being.group.negated and not other
        words = units[being.group.first : chunks[hangs[0].chunk].first]
        modal = next((_MODALS[unit.low] for unit in words if unit.low in _MODALS), None)
        if modal is None and any(unit.low in _MAYBE for unit in words):
            modal = "possible"
        if modal is None or node.group.modality != "actual":
            modal = node.group.modality
        node.group = replace(node.group, negated=negated or node.group.negated, modality=modal)
        if negated:
            _without_contrast(units, chunks, node)


def _being(units: Sequence[Unit], chunks: Sequence[Chunk], nodes: Mapping[int, Node], head: int) -> Node | None:
    """The "be" of "it is X that …" on whose X the relative clause of the verb at ``head`` hangs."""
    relative = nodes[head]
    hangs = relative.gap or relative.subject
    if not hangs:
        return None
    first = chunks[hangs[0].chunk].first
    for place, node in sorted(nodes.items(), reverse=True):
        if place >= first or node.group.lemma != "be" or len(node.subject) != 1:
            continue
        subject = chunks[node.subject[0].chunk]
        if subject.first != subject.last or units[subject.first].low != "it":
            continue
        told = [item.chunk for items in node.objects for item in items]
        if hangs[0].chunk in told or (told and _contrasted(units, first)):
            return node
    return None


def _contrasted(units: Sequence[Unit], first: int) -> bool:
    """Whether the phrase that begins at ``first`` is the other one: "X rather than Y", "X, not Y"."""
    first += units[first].low == "than"
    return first > 1 and (units[first - 2].low, units[first - 1].low) in _CONTRASTS


def _stand_for_all(units: Sequence[Unit], chunks: Sequence[Chunk], being: Node, node: Node) -> bool:
    """The relative pronoun stands for all of "X and Y", for X in "X rather than Y", for Y in "not X but Y".

    Returns:
        Whether only the one is meant of whom "not" does not speak.
    """
    told = [item for items in being.objects for item in items]
    kept = [item for item in told if not _contrasted(units, chunks[item.chunk].first)]
    other = [item for item in kept if units[chunks[item.chunk].first - 1].low == "but"]
    if node.gap:
        node.gap = other or kept or node.gap
    else:
        node.subject = other or kept or node.subject
    return bool(other)


def _without_contrast(units: Sequence[Unit], chunks: Sequence[Chunk], node: Node) -> None:
    """Without the one of "it was not X that attacked Y but Z", who is no other object."""
    node.objects = [
        kept
        for items in node.objects
        if (kept := [item for item in items if units[max(chunks[item.chunk].first - 1, 0)].low != "but"])
    ]
