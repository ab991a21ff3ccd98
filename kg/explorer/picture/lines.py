"""The lines of a picture: their curves, widths, dashes, colours and arrowheads."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.explorer.palette import mixed
from kg.explorer.picture.scene import MEETING_FAMILIES, Bundle, Scene
from kg.explorer.picture.svg import Markup, element, number

__all__ = ["DASHES", "Curve", "bundle_colour", "curves", "draw_line"]

Point = tuple[float, float]

DASHES: Mapping[str, tuple[float, ...] | None] = {
    "accepted": None, "claimed": (9, 5), "contested": (14, 4, 3, 4), "questioned": (6, 8), "denied": (2, 5),
    "not actual": (1, 6),
}  # fmt: skip
_FADED = frozenset({"denied", "not actual"})


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic Bézier curve from the middle of one node to that of another."""

    start: Point
    control: Point
    end: Point

    def at(self, share: float) -> Point:
        """The point at a share of the way, from 0 to 1."""
        rest = 1 - share
        return (
            rest * rest * self.start[0] + 2 * rest * share * self.control[0] + share * share * self.end[0],
            rest * rest * self.start[1] + 2 * rest * share * self.control[1] + share * share * self.end[1],
        )

    @property
    def span(self) -> float:
        """The distance between its ends."""
        return math.dist(self.start, self.end)

    def cut(self, first: float, last: float) -> Curve:
        """The part between two shares of the way."""
        start, end = self.at(first), self.at(last)
        # The control point of a part is where the tangents at its ends meet: by blossoming.
        one, other = self._towards(first), self._between(first)
        control = (one[0] * (1 - last) + other[0] * last, one[1] * (1 - last) + other[1] * last)
        return Curve(start, control, end)

    def _towards(self, share: float) -> Point:
        return (
            self.start[0] * (1 - share) + self.control[0] * share,
            self.start[1] * (1 - share) + self.control[1] * share,
        )

    def _between(self, share: float) -> Point:
        return (
            self.control[0] * (1 - share) + self.end[0] * share,
            self.control[1] * (1 - share) + self.end[1] * share,
        )

    def share_at(self, distance: float) -> float:
        """The share of the way at which the curve leaves a circle around its start."""
        low, high = 0.0, 0.5
        for _ in range(20):
            middle = (low + high) / 2
            low, high = (middle, high) if math.dist(self.at(middle), self.start) < distance else (low, middle)
        return low

    @property
    def turned(self) -> Curve:
        """The same curve the other way round."""
        return Curve(self.end, self.control, self.start)


def curves(scene: Scene, places: Mapping[int, Point]) -> list[Curve]:
    """A curve for each bundle, those between the same two nodes side by side."""
    counts = Counter((bundle.low, bundle.high) for bundle in scene.bundles)
    used: Counter[tuple[int, int]] = Counter()
    found = []
    for bundle in scene.bundles:
        pair = (bundle.low, bundle.high)
        rank, count = used[pair], counts[pair]
        used[pair] += 1
        bend = (rank - (count - 1) / 2) * min(0.24, 0.9 / count)
        (x1, y1), (x2, y2) = places[bundle.low], places[bundle.high]
        control = ((x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend)
        found.append(Curve((x1, y1), control, (x2, y2)))
    return found


def bundle_colour(scene: Scene, bundle: Bundle, colours: Mapping[str, str]) -> str:
    """The colour of a line by its sign; ties of mediation and agreements are drawn in ink."""
    if bundle.sign:
        return colours["hostile" if bundle.sign < 0 else "friendly"]
    is_meeting = scene.page.facts[bundle.all[0]]["family"] in MEETING_FAMILIES
    return colours["ink" if is_meeting else "neutral"]


def draw_line(
    scene: Scene, bundle: Bundle, curve: Curve, sizes: tuple[float, float], colours: Mapping[str, str]
) -> list[Markup]:
    """A line with its arrowheads; below it a broader and paler one where more may have held than surely did."""
    own = bundle_colour(scene, bundle, colours)
    faded = 0.7 if bundle.status in _FADED else 1.0
    width = _width(bundle, len(bundle.surest))
    parts: list[Markup] = []
    if bundle.when == "certain" and len(bundle.all) > len(bundle.surest):
        broad = _width(bundle, len(bundle.all)) + 1.6
        parts.append(_stroke(curve, broad, mixed(own, colours["paper"], 0.3 * faded), None))
    if bundle.when == "undated":
        colour, width = mixed(colours["soft"], colours["paper"], 0.5 * faded), 1.2
    else:
        colour = mixed(own, colours["paper"], faded if bundle.when == "certain" else 0.5 * faded)
    head = 7.0 + 1.2 * width
    first, last = curve.share_at(sizes[0] + 2), 1 - curve.turned.share_at(sizes[1] + 2)
    shaft_from = curve.share_at(sizes[0] + 2 + head * 0.8) if bundle.backward else first
    shaft_to = 1 - curve.turned.share_at(sizes[1] + 2 + head * 0.8) if bundle.forward else last
    if shaft_from < shaft_to:
        parts.append(_stroke(curve.cut(shaft_from, shaft_to), width, colour, DASHES.get(bundle.status)))
    if bundle.forward:
        parts.append(_arrow(curve, last, head, colour, bundle.sign))
    if bundle.backward:
        parts.append(_arrow(curve.turned, 1 - first, head, colour, bundle.sign))
    return parts


def _width(bundle: Bundle, count: int) -> float:
    return 1.4 if bundle.role == "party" else 1.6 + min(2.6, 0.8 * math.log2(count))


def _stroke(curve: Curve, width: float, colour: str, dashes: Sequence[float] | None) -> Markup:
    points = (curve.start, curve.control, curve.end)
    (x1, y1), (cx, cy), (x2, y2) = (tuple(map(number, point)) for point in points)
    return element(
        "path",
        d=f"M{x1} {y1}Q{cx} {cy} {x2} {y2}",
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_dasharray=" ".join(map(number, dashes)) if dashes else None,
        stroke_linecap="round" if dashes and min(dashes) <= 2 else None,
    )


def _arrow(curve: Curve, share: float, length: float, colour: str, sign: int) -> Markup:
    """An arrowhead whose point is at a share of the way: solid where hostile, notched elsewhere."""
    tip = curve.at(share)
    back = curve.at(max(0.0, 1 - curve.turned.share_at(math.dist(tip, curve.end) + length)))
    way = math.dist(tip, back) or 1.0
    dx, dy = (tip[0] - back[0]) / way, (tip[1] - back[1]) / way
    half = length * 0.42
    base = (tip[0] - dx * length, tip[1] - dy * length)
    notch = (tip[0] - dx * length * 0.62, tip[1] - dy * length * 0.62)
    corners = [tip, (base[0] - dy * half, base[1] + dx * half), (base[0] + dy * half, base[1] - dx * half)]
    if sign >= 0:
        corners.insert(2, notch)
    return element("polygon", points=" ".join(f"{number(x)},{number(y)}" for x, y in corners), fill=colour)
