"""Where each node is drawn: computed here once, so that the map is the same for everybody and needs no physics.

Up to `_EXACT` nodes by stress majorisation: the distance on the page is to be the distance in the graph. Above, by
placing every node by its distances to a few pivots, which takes time linear in the number of nodes. Both start from
positions that the graph alone determines, and both end by pushing apart nodes whose labels would overlap.
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
_PIVOTS = 40
_ROUNDS = 90
_ASPECT = 1.35
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
    if count <= _EXACT:
        steps = np.array([_steps_from(start, neighbours) for start in range(count)])
        places = _majorise(steps, _distances(steps, neighbours, ties), _circle(neighbours))
    else:
        places = _by_pivots(neighbours)
    places *= LINK_LENGTH * np.array([_ASPECT, 1.0]) / np.sqrt(_ASPECT)
    pinned = np.zeros(count, dtype=bool)
    for index, position in (fixed or {}).items():
        places[index], pinned[index] = position, True
    places = _spread(places, np.array(boxes, dtype=np.float64), pinned)
    if not pinned.any():
        places -= (places.min(axis=0) + places.max(axis=0)) / 2
    return [(round(float(x)), round(float(y))) for x, y in places]


def _neighbours(count: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    sets: list[set[int]] = [set() for _ in range(count)]
    for one, other in links:
        sets[one].add(other)
        sets[other].add(one)
    return [sorted(found) for found in sets]


def _steps_from(start: int, neighbours: Sequence[Sequence[int]]) -> Floats:
    """Links from ``start`` to every node, infinite where there is no way."""
    steps = np.full(len(neighbours), np.inf)
    steps[start] = 0
    front = [start]
    while front:
        reached = []
        for node in front:
            for neighbour in neighbours[node]:
                if steps[neighbour] == np.inf:
                    steps[neighbour] = steps[node] + 1
                    reached.append(neighbour)
        front = reached
    return steps


def _distances(steps: Floats, neighbours: Sequence[Sequence[int]], ties: Mapping[tuple[int, int], int]) -> Floats:
    """Ideal distances, in link lengths: links between busy nodes are longer, and islands stay near."""
    degrees = np.array([len(near) for near in neighbours], dtype=np.float64)
    busy = 0.09 * np.sqrt(np.outer(degrees, degrees))
    for (one, other), count in ties.items():
        busy[one, other] += 0.12 * min(count - 1, 8)
        busy[other, one] = busy[one, other]
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
    for _ in range(_ROUNDS):
        offsets = places[:, None, :] - places[None, :, :]
        lengths = np.sqrt((offsets**2).sum(axis=2))
        pull = weights * ideal / np.maximum(lengths, 1e-6)
        places = (weights @ places + (pull[:, :, None] * offsets).sum(axis=1)) / totals
    return places


def _by_pivots(neighbours: Sequence[Sequence[int]]) -> Floats:
    """Pivot MDS (Brandes and Pich 2007), each pivot the node farthest from those before it."""
    columns = []
    nearest = np.full(len(neighbours), np.inf)
    pivot = max(range(len(neighbours)), key=lambda node: (len(neighbours[node]), -node))
    for _ in range(_PIVOTS):
        steps = _steps_from(pivot, neighbours)
        reached = np.isfinite(steps)
        steps[~reached] = float(steps[reached].max()) + 2.0
        columns.append(steps)
        nearest = np.minimum(nearest, steps)
        pivot = int(nearest.argmax())
    squares = np.array(columns).T ** 2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    plane = centred @ vectors[:, -2:]
    # An eigenvector's direction is the library's whim: the largest entry decides it.
    plane *= np.sign(plane[np.abs(plane).argmax(axis=0), [0, 1]])
    spread = np.abs(plane).max(axis=0)
    plane = plane / np.where(spread > 0, spread, 1.0) * np.sqrt(len(neighbours)) * 0.5
    placed: Floats = plane + _circle(neighbours) * 0.35
    return placed


def _spread(places: Floats, boxes: Floats, pinned: NDArray[np.bool_]) -> Floats:
    """Pushes apart what overlaps, along the shorter way out, until nothing does or patience ends."""
    if len(places) > 3 * _EXACT:
        return places
    rounds = 120 if len(places) <= _EXACT else 25
    need = (boxes[:, None, :] + boxes[None, :, :]) / 2 + _GAP
    step = np.where(pinned, 0.0, 1.0)[:, None]
    order = np.arange(len(places))
    ties = np.where(order[:, None] < order[None, :], -1.0, 1.0)
    for _ in range(rounds):
        offsets = places[:, None, :] - places[None, :, :]
        lacking = need - np.abs(offsets)
        overlap: NDArray[np.bool_] = np.all(lacking > 0, axis=2)
        np.fill_diagonal(overlap, False)
        if not overlap.any():
            break
        sideways = lacking[:, :, 0] < lacking[:, :, 1]
        push = np.zeros_like(offsets)
        for axis, chosen in ((0, overlap & sideways), (1, overlap & ~sideways)):
            direction = np.where(offsets[:, :, axis] == 0, ties, np.sign(offsets[:, :, axis]))
            push[:, :, axis] = np.where(chosen, direction * lacking[:, :, axis], 0.0)
        places = places + step * push.sum(axis=1) * 0.35
    return places
