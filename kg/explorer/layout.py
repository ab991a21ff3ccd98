"""Where each node is drawn: computed here once, so that the map is the same for everybody and needs no physics.

By stress majorisation: the distance on the page is to be the distance in the graph. Of more than `_EXACT` nodes those
with the most ties, which the page draws first, are placed so, and every other near its neighbours, outwards. It starts
from positions that the graph alone determines, and ends by pushing apart nodes whose labels would overlap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["LINK_LENGTH", "Box", "place"]

Floats = NDArray[np.float64]
Box = tuple[float, float]
"""Width and height of a node with its label, in pixels."""

LINK_LENGTH = 150.0
"""The length of an ordinary link, in pixels."""

_EXACT = 400
_ROUNDS = 90
_FEWER_ROUNDS = 40
"""Of more than half of `_EXACT` nodes: the drawing hardly changes after, and a round takes time by their square."""
_ASPECT = 1.35
_PUSHES = 120
_GAP = 10.0


def place(
    boxes: Sequence[Box], links: Iterable[tuple[int, int]], fixed: Mapping[int, tuple[float, float]] | None = None
) -> list[tuple[int, int]]:
    """A position for each node, in whole pixels, the middle of the drawing at (0, 0).

    Args:
        boxes: the room that each node needs; as many as there are nodes.
        links: pairs of positions in ``boxes``; one for each tie, so that pairs with many ties get more room.
        fixed: nodes that keep the position they have had before.

    Returns:
        (x, y) per node, y downwards; the same for the same arguments, in whatever order the links come.
    """
    count = len(boxes)
    if count == 0:
        return []
    ties = Counter((min(link), max(link)) for link in links if link[0] != link[1])
    neighbours = _neighbours(count, ties)
    core = _busiest(neighbours)
    steps = _steps(neighbours, core)
    start = _circle([neighbours[node] for node in core])
    scale = LINK_LENGTH * np.array([_ASPECT, 1.0]) / np.sqrt(_ASPECT)
    places = np.zeros((count, 2))
    places[core] = _majorise(steps, _distances(steps, core, neighbours, ties), start) * scale
    pinned = np.zeros(count, dtype=bool)
    for index, position in (fixed or {}).items():
        places[index], pinned[index] = position, True
    places[core] = _spread(places[core], np.array(boxes, dtype=np.float64)[core], pinned[core])
    _attach(places, {*core, *(fixed or {})}, neighbours)
    if not pinned.any():
        places -= (places.min(axis=0) + places.max(axis=0)) / 2
    return _whole(places)


def _whole(places: Floats) -> list[tuple[int, int]]:
    """Positions in whole pixels; what would fall on another node goes to its right."""
    found: dict[tuple[int, int], None] = {}
    for x, y in places:
        place = round(float(x)), round(float(y))
        while place in found:
            place = place[0] + 9, place[1]
        found[place] = None
    return list(found)


def _neighbours(count: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    sets: list[set[int]] = [set() for _ in range(count)]
    for one, other in links:
        sets[one].add(other)
        sets[other].add(one)
    return [sorted(found) for found in sets]


def _busiest(neighbours: Sequence[Sequence[int]]) -> list[int]:
    """The nodes with the most neighbours, at most `_EXACT` of them, in the order of their numbers."""
    order = sorted(range(len(neighbours)), key=lambda node: (-len(neighbours[node]), node))
    return sorted(order[:_EXACT])


def _steps(neighbours: Sequence[Sequence[int]], chosen: Sequence[int]) -> Floats:
    """Links between the chosen nodes on the shortest way through all, infinite where there is no way.

    Breadth first from all of them at once: whom a node has been reached from is a number with a bit for each.
    """
    position = {node: at for at, node in enumerate(chosen)}
    steps = np.full((len(chosen), len(chosen)), np.inf)
    reached = [0] * len(neighbours)
    fresh = {node: 1 << at for node, at in position.items()}
    distance = 0.0
    while fresh:
        coming: dict[int, int] = {}
        for node, sources in fresh.items():
            reached[node] |= sources
            if node in position:
                steps[_bits(sources), position[node]] = distance
            for near in neighbours[node]:
                coming[near] = coming.get(near, 0) | sources
        fresh = {node: new for node, sources in coming.items() if (new := sources & ~reached[node])}
        distance += 1
    return steps


def _bits(number: int) -> list[int]:
    found = []
    while number:
        found.append((number & -number).bit_length() - 1)
        number &= number - 1
    return found


def _distances(
    steps: Floats, chosen: Sequence[int], neighbours: Sequence[Sequence[int]], ties: Mapping[tuple[int, int], int]
) -> Floats:
    """Ideal distances, in link lengths: links between busy nodes are longer, and islands stay near."""
    degrees = np.array([len(neighbours[node]) for node in chosen], dtype=np.float64)
    # Of a hub among many the most distant neighbours would otherwise lie off the page.
    busy = np.minimum(0.09 * np.sqrt(np.outer(degrees, degrees)), 1.2)
    position = {node: at for at, node in enumerate(chosen)}
    for (one, other), count in ties.items():
        if one in position and other in position:
            busy[position[one], position[other]] += 0.12 * min(count - 1, 8)
            busy[position[other], position[one]] = busy[position[one], position[other]]
    reachable = np.isfinite(steps)
    longest = float(steps[reachable].max(initial=0.0))
    ideal = np.where(reachable, steps, max(2.0, 0.75 * longest + 1.0))
    # Below 1 would let leaves of one hub crowd; the exponent keeps far nodes from stretching the drawing.
    return np.where(steps == 1, 1.0 + busy, np.power(ideal, 0.9) * 1.05)


def _circle(neighbours: Sequence[Sequence[int]]) -> Floats:
    """A start that the graph alone determines: a spiral, the busiest nodes innermost."""
    order = sorted(range(len(neighbours)), key=lambda node: (-len(neighbours[node]), node))
    rank = np.empty(len(order))
    rank[order] = np.arange(len(order))
    angle = rank * np.pi * (3 - np.sqrt(5))
    return np.stack([np.cos(angle), np.sin(angle)], axis=1) * np.sqrt(rank + 0.5)[:, None] * 0.6


def _majorise(steps: Floats, ideal: Floats, places: Floats) -> Floats:
    """Stress majorisation (Gansner, Koren and North 2004), by Jacobi steps.

    The weights are those of the steps, not of the ideal lengths: a long link between busy nodes counts as any other.
    """
    count = len(places)
    if count == 1:
        return np.zeros((1, 2))
    np.fill_diagonal(ideal, 1.0)
    weights = np.where(np.isfinite(steps) & (steps > 0), steps, ideal) ** -2.0
    np.fill_diagonal(weights, 0.0)
    totals = weights.sum(axis=1)[:, None]
    for _ in range(_ROUNDS if 2 * count <= _EXACT else _FEWER_ROUNDS):
        offsets = places[:, None, :] - places[None, :, :]
        lengths = np.sqrt((offsets**2).sum(axis=2))
        pull = weights * ideal / np.maximum(lengths, 1e-6)
        places = (weights @ places + (pull[:, :, None] * offsets).sum(axis=1)) / totals
    return places


def _attach(places: Floats, placed: Iterable[int], neighbours: Sequence[Sequence[int]]) -> None:
    """Places all other nodes, in place: each around the neighbour that was placed before it, away from the middle.

    The neighbours of one node fan out around it, farther out the more they are; islands come last, in a row of their
    own below.
    """
    known = set(placed)
    front = sorted(known)
    middle = places[front].mean(axis=0)
    while front:
        reached = []
        for node in front:
            new = [near for near in neighbours[node] if near not in known]
            known.update(new)
            reached += new
            away = places[node] - middle
            outwards = np.arctan2(away[1], away[0]) if away.any() else 0.0
            for rank, near in enumerate(new):
                angle = outwards + rank * np.pi * (3 - np.sqrt(5))
                length = LINK_LENGTH * 0.45 * np.sqrt(1.0 + 0.35 * rank)
                places[near] = places[node] + length * np.array([np.cos(angle), np.sin(angle)])
        front = reached
    left = [node for node in range(len(places)) if node not in known]
    if left:
        lowest, leftmost = float(places[:, 1].max()), float(places[:, 0].min())
        width = max(1, round(np.sqrt(4 * len(left))))
        for rank, node in enumerate(left):
            places[node] = (
                leftmost + LINK_LENGTH * 0.6 * (rank % width),
                lowest + LINK_LENGTH * (1.0 + 0.4 * (rank // width)),
            )


def _spread(places: Floats, boxes: Floats, pinned: NDArray[np.bool_]) -> Floats:
    """Pushes apart what overlaps, along the shorter way out, until nothing does or patience ends."""
    width, height = ((boxes[:, None, axis] + boxes[None, :, axis]) / 2 + _GAP for axis in (0, 1))
    count = len(places)
    step = np.where(pinned, 0.0, 1.0)
    x, y = places[:, 0].copy(), places[:, 1].copy()
    for _ in range(_PUSHES):
        # Of all pairs only these two numbers are computed; what follows is for the few that overlap.
        beside = width - np.abs(x[:, None] - x[None, :])
        below = height - np.abs(y[:, None] - y[None, :])
        overlap: NDArray[np.bool_] = (beside > 0) & (below > 0)
        np.fill_diagonal(overlap, False)
        one, other = np.nonzero(overlap)
        if not len(one):
            break
        beside, below = beside[one, other], below[one, other]
        sideways = beside < below
        for at, lacking, chosen in ((x, beside, sideways), (y, below, ~sideways)):
            apart = at[one] - at[other]
            direction = np.where(apart == 0, np.where(one < other, -1.0, 1.0), np.sign(apart))
            push = np.where(chosen, direction * lacking, 0.0)
            at[:] = at + step * np.bincount(one, weights=push, minlength=count) * 0.35
    return np.stack([x, y], axis=1)
