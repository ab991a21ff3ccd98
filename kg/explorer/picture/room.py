"""Which room on a picture is taken, so that no label comes to lie over another or over a shape."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Box", "Room"]

_CELL = 96.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle around its middle, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> float:
        """The left edge."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height / 2

    def meets(self, other: Box) -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def distance(self, point: Point) -> float:
        """How far a point is from the nearest edge; 0 within."""
        return math.hypot(
            max(self.left - point[0], 0.0, point[0] - self.right), max(self.top - point[1], 0.0, point[1] - self.bottom)
        )


class Room:
    """The rectangles that are taken, within a frame.

    Args:
        frame: outside of which nothing is free.
    """

    def __init__(self, frame: Box) -> None:
        self._frame = frame
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
        self._owners: dict[tuple[int, int], list[Point]] = defaultdict(list)
        self._points: dict[tuple[int, int], list[Point]] = defaultdict(list)

    def is_free(self, box: Box, but: Box | None = None) -> bool:
        """Whether nothing that was taken, but for one box, overlaps with ``box``."""
        frame = self._frame
        if box.left < frame.left or box.right > frame.right or box.top < frame.top or box.bottom > frame.bottom:
            return False
        return not any(other is not but and box.meets(other) for cell in _cells(box) for other in self._cells[cell])

    def take(self, box: Box) -> None:
        """Take a box, whether it is free or not."""
        for cell in _cells(box):
            self._cells[cell].append(box)

    def own(self, point: Point, box: Box) -> None:
        """Take the box of a node, to whose middle labels may belong."""
        self.take(box)
        self._owners[int(point[0] // _CELL), int(point[1] // _CELL)].append(point)

    def is_clear(self, box: Box, owner: Point) -> bool:
        """Whether a label in a box is nearest to its own node, so that nobody takes it for another's name."""
        own = box.distance(owner)
        around = Box(box.x, box.y, box.width + 2 * own + 12, box.height + 2 * own + 12)
        others = (point for cell in _cells(around) for point in self._owners[cell] if point != owner)
        return all(box.distance(point) > own + 6 for point in others)

    def cross(self, points: Iterable[Point]) -> None:
        """Note where a line runs: a label may lie there, but better elsewhere."""
        for x, y in points:
            self._points[int(x // _CELL), int(y // _CELL)].append((x, y))

    def crossings(self, box: Box) -> int:
        """How many of the noted points lie in a box."""
        return sum(
            box.left < x < box.right and box.top < y < box.bottom for cell in _cells(box) for x, y in self._points[cell]
        )


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row
