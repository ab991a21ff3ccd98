"""Agents: whom "by" names as the one who did it, and how far: "probably by X", "allegedly by X", "by X or Y"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extraction.chunks import Chunk
from kg.extraction.syntax import Item, Node
from kg.extraction.units import Unit

__all__ = ["settle_agents"]

_MAYBE = frozenset(("probably", "possibly", "perhaps", "maybe", "presumably", "conceivably", "likely", "supposedly"))
_HEARSAY = frozenset(("allegedly", "reportedly", "apparently", "purportedly", "seemingly", "ostensibly", "rumouredly"))
_BESIDE = frozenset(("even", "also", "chiefly", "mainly", "then", "again", "most", "very", "quite", "only"))


def settle_agents(units: Sequence[Unit], chunks: Sequence[Chunk], nodes: Mapping[int, Node]) -> None:
    """Take from passives the agents by whom they were not surely done; what was probably done by X is possible.

    Args:
        units: the sentence.
        chunks: its chunks.
        nodes: its verbs, which are changed.
    """
    for node in nodes.values():
        agents = [(word, items) for word, items in node.complements if word == "by"]
        if not agents:
            continue
        hedge = next((low for _, items in agents if (low := _hedge(units, chunks[items[0].chunk].first - 2))), "")
        late = bool(hedge) and node.group.voice == "active"  # "was urged to leave, probably by X"
        if late or hedge in _HEARSAY or _alternative(units, chunks, [item for _, items in agents for item in items]):
            node.complements = [(word, items) for word, items in node.complements if word != "by"]
        elif hedge and node.group.modality == "actual":
            node.group = replace(node.group, modality="possible")


def _hedge(units: Sequence[Unit], last: int) -> str:
    """The word before "by" that tells how far it is so; empty where there is none."""
    while last > 0 and units[last].low in _BESIDE:
        last -= 1
    return units[last].low if last >= 0 and units[last].low in _MAYBE | _HEARSAY else ""


def _alternative(units: Sequence[Unit], chunks: Sequence[Chunk], agents: Sequence[Item]) -> bool:
    """Whether "or" stands between the agents: one of them did it, and the text does not say who."""
    first, last = chunks[agents[0].chunk].first, chunks[agents[-1].chunk].first
    return any(units[i].low == "or" and units[i - 1].kind != "comma" for i in range(first + 1, last))
