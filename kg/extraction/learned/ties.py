"""What the network reads in a sentence: ties between the actors that it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.extraction.learned.marking import KINDS, Marked, Mention, Pieces
from kg.extraction.learned.network import Network, Scores
from kg.extraction.words.units import Unit

__all__ = ["Tie", "TieReader"]

_TELLING = frozenset(("verb", "word", "preposition", "adverb", "capital"))
"""Kinds of unit that may tell a tie."""
_LEAST = 2
_MANY = 16
"""Mentions: a sentence that has more is a list, of whose pairs the network has learnt nothing."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie as the network sees it.

    Attributes:
        kind: its class: a family of relations with their sign.
        relation: the likeliest relation of that class.
        subject: index of the unit that names who does it.
        object: index of the unit that names the other.
        trigger: index of the unit that tells it most.
        score: its probability.
        unreal: the probability that it is planned, asked for, feared or a mere condition.
        claimed: the probability that it is told as somebody's word.
    """

    kind: str
    relation: str
    subject: int
    object: int
    trigger: int
    score: float
    unreal: float
    claimed: float


class TieReader:
    """Reads ties by a network, whose word pieces it knows."""

    def __init__(self, network: Network) -> None:
        """Args:
            network: the weights.

        Raises:
            ImportError: the library that cuts words into pieces is not installed.
        """
        self._network = network
        self._pieces = Pieces(network.meta["pieces"])

    @property
    def producer(self) -> str:
        """The producer that statements of its ties name, with the version of its weights."""
        return f"network {self._network.meta['version']}"

    def ties(self, text: str, span: tuple[int, int], units: Sequence[Unit], least: float) -> list[Tie]:
        """The ties of a sentence that are at least so probable, the most probable mention pair of each.

        Args:
            text: the document's.
            span: where the sentence begins and ends in it.
            units: the sentence's.
            least: probability below which a tie is left out.
        """
        named = ((index, _mention(unit)) for index, unit in enumerate(units))
        mentions = {mention: index for index, mention in named if mention is not None}
        if len({mention.name for mention in mentions}) < _LEAST or len(mentions) > _MANY:
            return []
        marked = self._pieces.marked(text, *span, mentions)
        pairs = [(one, other) for one in marked.marks for other in marked.marks if one[1].name != other[1].name]
        if not pairs:
            return []
        scores = self._network.scores(marked.pieces, [(one[0], other[0]) for one, other in pairs])
        best: dict[tuple[str, str, int], int] = {}
        for row, column in zip(*np.nonzero(scores.ties >= least), strict=True):
            key = (pairs[row][0][1].name, pairs[row][1][1].name, int(column))
            if key not in best or scores.ties[row, column] > scores.ties[best[key], column]:
                best[key] = int(row)
        return [
            Tie(
                self._network.classes[column],
                self._network.relation(scores, row, column),
                mentions[pairs[row][0][1]],
                mentions[pairs[row][1][1]],
                _trigger(marked, scores, row, units),
                round(float(scores.ties[row, column]), 4),
                *(round(float(value), 2) for value in scores.told[row]),
            )
            for (_, _, column), row in sorted(best.items(), key=lambda each: (each[1], each[0]))
        ]


def _mention(unit: Unit) -> Mention | None:
    if unit.actor is not None:
        return Mention(unit.start, unit.end, unit.actor.name, KINDS.get(unit.actor.type, "org"))
    return None if unit.place is None else Mention(unit.start, unit.end, unit.place.name, "place")


def _trigger(marked: Marked, scores: Scores, row: int, units: Sequence[Unit]) -> int:
    """The unit that the network looks to most for the tie of a pair, of those that are no names."""
    telling = [(unit.start, unit.end, index) for index, unit in enumerate(units) if unit.kind in _TELLING]
    best, at = -np.inf, 0
    for position, (start, end) in enumerate(marked.spans):
        found = next((index for first, last, index in telling if first <= start and end <= last), None)
        if start >= 0 and found is not None and scores.words[row, position] > best:
            best, at = scores.words[row, position], found
    return at
