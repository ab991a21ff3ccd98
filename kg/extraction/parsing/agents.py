"""Agents: whom "by" names as the one who did it, and how far: "probably by X", "allegedly by X", "by X or Y"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extraction.parsing.chunks import Chunk
from kg.extraction.parsing.syntax import Item, Node
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists

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
        if len(agents) > 1:
            first = agents[0][1]
            agents = [
                told for told in agents if told[1] is first or _goes_on(units, chunks[told[1][0].chunk].first - 1)
            ]
            node.complements = [told for told in node.complements if told[0] != "by" or told in agents]
        if all(_of_another_act(units, chunks[items[0].chunk].first - 2) for _, items in agents):
            node.complements = [(word, items) for word, items in node.complements if word != "by"]
            continue
        hedge = next((low for _, items in agents if (low := _hedge(units, chunks[items[0].chunk].first - 2))), "")
        late = bool(hedge) and node.group.voice == "active"  # "was urged to leave, probably by X"
        if late or hedge in _HEARSAY or _alternative(units, chunks, [item for _, items in agents for item in items]):
            node.complements = [(word, items) for word, items in node.complements if word != "by"]
        elif hedge and node.group.modality == "actual":
            node.group = replace(node.group, modality="possible")


def _of_another_act(units: Sequence[Unit], noun: int) -> bool:
    """Whether the "by" after ``noun`` is that of an act which gave rise to what the passive tells.

    As in "raids were launched on Y in revenge for attacks by X".
    """
    event = wordlists().events.get(units[noun].low) if noun > 0 else None
    violent = event is not None and event.relation == "attacked"
    if not violent and units[max(noun, 0)].low not in _MOVES_TO:
        return False
    place = noun - 1
    while place > 0 and units[place].kind in _WITHIN and units[place].low not in _RISE:
        place -= 1
    bound = units[place].low in ("of", "for") and units[place - 1].low not in _WAKES
    return units[place].low in _RISE and not bound  # "was hit by a series of attacks by X", "was blamed for it by X"


def _goes_on(units: Sequence[Unit], by: int) -> bool:
    """Whether a later "by" names another who did it: "by X and by Y", not "by X following mediation by Y"."""
    while by > 0 and units[by].kind in ("determiner", "word") and units[by].low != "by":
        by -= 1
    at = by - 1
    while at > 0 and units[at].kind in ("number", "date"):
        at -= 1  # "seven by X and three by Y"
    before = units[max(at, 0)]
    return before.kind in ("comma", "conjunction") or before.low in _BESIDE | _MAYBE | _HEARSAY | _LATER


_LATER = frozenset(("later", "afterwards", "subsequently", "finally", "first", "once", "not", "both", "either"))
_MOVES_TO = frozenset(("mediation", "facilitation", "pressure", "intervention", "efforts", "appeals", "appeal",
                       "threats", "calls", "visits", "visit", "requests", "request", "urging"))  # fmt: skip
"""What moves others to make terms: "the accord, signed in Accra after mediation by X"."""
_WITHIN = frozenset(("word", "capital", "determiner", "number", "date", "possessive", "adverb", "verb", *NAMES))
_WAKES = frozenset(("wake", "aftermath", "face", "because", "light", "spite", "revenge", "retaliation", "reprisal",
                    "vengeance", "payback", "retribution"))  # fmt: skip
_RISE = frozenset(("after", "following", "for", "of", "to", "since", "before", "despite", "amid", "over"))


def _hedge(units: Sequence[Unit], last: int) -> str:
    """The word before "by" that tells how far it is so; empty where there is none."""
    while last > 0 and units[last].low in _BESIDE:
        last -= 1
    return units[last].low if last >= 0 and units[last].low in _MAYBE | _HEARSAY else ""


def _alternative(units: Sequence[Unit], chunks: Sequence[Chunk], agents: Sequence[Item]) -> bool:
    """Whether "or" stands between the agents: one of them did it, and the text does not say who."""
    first, last = chunks[agents[0].chunk].first, chunks[agents[-1].chunk].first
    return any(units[i].low == "or" and units[i - 1].kind != "comma" for i in range(first + 1, last))
