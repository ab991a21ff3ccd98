"""The names on a picture: none over another, what matters most first, as on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.explorer.palette import mixed
from kg.explorer.picture.agreements import is_inferred, is_not_yet_made, status_line
from kg.explorer.picture.lettering import Block, in_lines, shown, text_width
from kg.explorer.picture.lines import Curve, Point, bundle_colour
from kg.explorer.picture.room import Box, Room
from kg.explorer.picture.scene import CERTAINTIES, Bundle, Json, Scene
from kg.explorer.picture.shapes import shape_size
from kg.explorer.picture.svg import Markup, element, text_element
from kg.wording import shortened

__all__ = ["Labels", "caveat", "draw_labels", "line_words"]

SIZE, MINOR, EDGE = 12.5, 12.0, 11.0
LINE_HEIGHT = 14.0
WRAP = 132.0
_ALL_NAMES = 30
_CROWDED = 140
_MANY = 5
_MARKS = {-1: "−", 1: "+", 0: "·"}
_STEP = 6.0
_FAR = 4
"""A ring farther out is as bad as so many points of lines under the label, which are noted every `_STEP` pixels."""
_DOUBTFUL = 10_000
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)


@dataclass(frozen=True, slots=True)
class Labels:
    """What was written on a picture.

    Attributes:
        lines: the marks and words of lines.
        names: the names of nodes.
        boxes: where each name lies, by node.
        unnamed: how many nodes found no room for theirs.
    """

    lines: tuple[Markup, ...]
    names: tuple[Markup, ...]
    boxes: Mapping[int, Box]
    unnamed: int


@dataclass(frozen=True, slots=True)
class _Badge:
    """The mark of a line and the room that is kept for it, if there is any."""

    bundle: Bundle
    curve: Curve
    mark: str
    box: Box | None
    is_bare: bool


def draw_labels(
    scene: Scene, places: Mapping[int, Point], curves: Sequence[Curve], frame: Box, colours: Mapping[str, str]
) -> Labels:
    """All names, marks and words, within a frame."""
    room = Room(frame)
    for node in scene.nodes:
        reach = 2 * shape_size(scene.page.nodes[node]["family"]) + 2
        room.own(places[node], Box(*places[node], reach, reach))
    for curve in curves:
        steps = max(2, int(curve.span / _STEP))
        room.cross(curve.at(step / steps) for step in range(steps + 1))
    agreements = [node for node in scene.nodes if scene.page.nodes[node]["kind"] == "agreement"]
    others = sorted(set(scene.nodes) - set(agreements), key=lambda node: (-scene.ties[node], node))
    # What became of an agreement, that a line is no fact, and where most happened come before other names and signs.
    ways = sorted(zip(scene.bundles, curves, strict=True), key=lambda way: -len(way[0].all))
    first = [way for way in ways if way[0].status != "accepted" or len(way[0].all) >= _MANY]
    names = _Names(scene, places, room, colours)
    names.write(agreements)
    badges = [_badge(scene, bundle, curve, room) for bundle, curve in first]
    names.write(others)
    if len(ways) <= _CROWDED:
        badges += [_badge(scene, bundle, curve, room) for bundle, curve in ways if (bundle, curve) not in first]
    lines = [part for badge in badges for part in _draw_words(scene, badge, room, colours)]
    return Labels(tuple(lines), tuple(names.drawn), names.boxes, len(scene.nodes) - len(names.boxes))


@dataclass(slots=True)
class _Names:
    """Writes the names of nodes where there is room, and keeps what it has written."""

    scene: Scene
    places: Mapping[int, Point]
    room: Room
    colours: Mapping[str, str]
    drawn: list[Markup] = field(default_factory=list)
    boxes: dict[int, Box] = field(default_factory=dict)

    def write(self, nodes: Iterable[int]) -> None:
        for node in nodes:
            found = _name(self.scene, node, self.places[node], self.room)
            if found is not None:
                self.boxes[node] = found[1]
                self.room.take(found[1])
                self.drawn += _draw_name(self.scene, self.scene.page.nodes[node], found, self.colours)


def _name(scene: Scene, node: int, place: Point, room: Room) -> tuple[Block, Box, float] | None:
    """A node's label in the first free place around it; without the status where that finds no room."""
    record = scene.page.nodes[node]
    is_actor = record["kind"] == "actor"
    size = SIZE if is_actor else MINOR
    name = in_lines(shortened(shown(record["name"]), 60), WRAP, size, bold=is_actor)
    is_wanted = len(scene.nodes) <= _ALL_NAMES
    for block in (_with_status(scene, record, name), name):
        box = _free_box(place, shape_size(record["family"]), block, room, is_wanted=is_wanted)
        if box is not None:
            return block, box, size
    return None


def _with_status(scene: Scene, record: Json, name: Block) -> Block:
    if record["kind"] == "mediation":
        status = None if _led_to(scene, record) else "no agreement named"
    elif record["kind"] == "agreement":
        status = status_line(scene.page, record, scene.at, scene.page.views.index(dict(scene.view)))
    else:
        return name
    if not status:
        return name
    more = in_lines(shortened(status, 70), WRAP, MINOR)
    return Block(name.lines + more.lines, max(name.width, more.width))


def _led_to(scene: Scene, record: Json) -> bool:
    """Whether any text names an agreement that came of a mediation, made by the day or not."""
    facts = {link["fact"] for link in scene.page.links if record["id"] in (link["from"], link["to"])}
    return any(scene.page.facts[index].get("agreement") for index in facts)


def _free_box(place: Point, size: float, block: Block, room: Room, *, is_wanted: bool) -> Box | None:
    """The free place around a node that the fewest lines cross; among equals below, above, beside, then farther out."""
    width, height = block.width + 6, len(block.lines) * LINE_HEIGHT + 4
    found: list[tuple[int, int, Box]] = []
    for rank, far in enumerate((3, 9, 18, 30) if is_wanted else (3, 8)):
        down, aside = size + far + height / 2, size + far + width / 2
        tries = (
            (0.0, down), (0.0, -down), (aside, 0.0), (-aside, 0.0), (aside * 0.75, down), (-aside * 0.75, down),
            (aside * 0.75, -down), (-aside * 0.75, -down),
        )  # fmt: skip
        for order, (dx, dy) in enumerate(tries):
            box = Box(place[0] + dx, place[1] + dy, width, height)
            if room.is_free(box) and (is_wanted or room.is_clear(box, place)):
                doubt = 0 if room.is_clear(box, place) else _DOUBTFUL
                found.append((room.crossings(box) + rank * _FAR + doubt, order, box))
    return min(found, default=(0, 0, None), key=lambda entry: entry[:2])[2]


def _draw_name(
    scene: Scene, record: Json, placed: tuple[Block, Box, float], colours: Mapping[str, str]
) -> Iterator[Markup]:
    block, box, size = placed
    # A ground of the paper's colour keeps lines below from running into letters.
    yield element(
        "rect", x=box.left + 1, y=box.top + 1, width=box.width - 2, height=box.height - 2, rx=4, fill=colours["paper"],
        fill_opacity=0.82,
    )  # fmt: skip
    pale = 0.55 if is_not_yet_made(scene.page, record, scene.at) else 1.0
    for index, line in enumerate(block.lines):
        yield text_element(
            "text",
            line,
            x=box.x,
            y=box.top + 2 + LINE_HEIGHT * (index + 0.5) + size * 0.35,
            font_size=size,
            font_weight="700" if record["kind"] == "actor" else None,
            font_style=None if record["kind"] == "actor" else "italic",
            fill=mixed(colours["ink"], colours["paper"], pale),
        )


def _badge(scene: Scene, bundle: Bundle, curve: Curve, room: Room) -> _Badge:
    mark = _mark(scene, bundle)
    width = 9 + 6.5 * len(mark)
    tries = (Box(*curve.at(share), width, 15) for share in _SHARES)
    box = next((box for box in tries if room.is_free(box)), None)
    is_bare = bundle.role == "party" or (bundle.sign == 0 and len(bundle.all) == 1 and mark != "inferred")
    if box is not None and not is_bare:
        room.take(box)
    return _Badge(bundle, curve, mark, box, is_bare)


def _mark(scene: Scene, bundle: Bundle) -> str:
    """The mark of a line: its sign, and the number of ties in it; "1 of 8" where one is certain, "8?" where none is."""
    if bundle.role == "outcome":
        facts = [scene.page.facts[index] for index in bundle.all]
        return "inferred" if all(is_inferred(scene.page, fact, "agreement") for fact in facts) else "·"
    surest, count = len(bundle.surest), len(bundle.all)
    if bundle.when != "certain":
        words = f"{count if count > 1 else ''}?"
    else:
        words = "" if count == 1 else f"{surest} of {count}" if surest < count else f"×{count}"
    # What is not accepted says so, however little room there is.
    said = "" if bundle.status == "accepted" else bundle.status
    sign = _MARKS[bundle.sign] if bundle.sign else ""
    return shown(" ".join(filter(None, (said, sign, words)))) or "·"


def _draw_words(scene: Scene, badge: _Badge, room: Room, colours: Mapping[str, str]) -> Iterator[Markup]:
    """What a line's ties are, in words where there is room on it, else by its mark."""
    bundle = badge.bundle
    if bundle.role == "party":
        return
    colour = colours["soft"] if bundle.when == "undated" else bundle_colour(scene, bundle, colours)
    texts = [line_words(scene, bundle)] if badge.is_bare else [line_words(scene, bundle), _short(bundle, badge.mark)]
    for text in texts if len(scene.bundles) <= _CROWDED else ():
        width = text_width(text, EDGE) + 12
        if width + 24 >= badge.curve.span * 1.6:
            continue
        for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78):
            box = Box(*badge.curve.at(share), width, 16)
            if room.is_free(box, but=badge.box):
                room.take(box)
                yield from _pill(text, box, colour, colours)
                return
    if not badge.is_bare and badge.box is not None:
        yield from _pill(badge.mark, badge.box, colour, colours)


def line_words(scene: Scene, bundle: Bundle) -> str:
    """The commonest tie of a line, with what must be said before it, and how many more there are."""
    counts: Counter[str] = Counter()
    for index in bundle.surest:
        fact = scene.page.facts[index]
        if bundle.role == "outcome":
            label = "led to (inferred)" if is_inferred(scene.page, fact, "agreement") else "led to"
        else:
            label = "mediated" if bundle.role == "helper" and fact["relation"] == "mediatedBetween" else fact["label"]
        before = caveat(fact)
        counts[shown(f"{before}: {label}" if before else label)] += 1
    first = min(counts, key=lambda words: (-counts[words], words))
    more = len(bundle.surest) - counts[first]
    is_seat = bundle.role == "outcome" or scene.page.facts[bundle.all[0]]["family"] == "agreement"
    sign = f"{_MARKS[bundle.sign]} " if bundle.sign else ""
    times = f" ×{counts[first]}" if counts[first] > 1 and not is_seat else ""
    rest = f", {more} more" if more else ""
    return f"{sign}{first}{times}{rest}{'' if bundle.role == 'outcome' else _sureness(bundle)}"


def caveat(fact: Json) -> str:
    """What must be said before a relation that is not accepted."""
    if fact["status"] == "accepted":
        return ""
    return str(fact["modality"] if fact["status"] == "not actual" else fact["status"])


def _sureness(bundle: Bundle) -> str:
    """How sure a line's ties are on the day, where not all are certain."""
    surest, count = len(bundle.surest), len(bundle.all)
    if bundle.when == "certain":
        return f" ({surest} of {count} certain)" if surest < count else ""
    if len(bundle.facts) == 1:
        return f" ({bundle.when})"
    return f" ({', '.join(f'{len(bundle.facts[when])} {when}' for when in CERTAINTIES if when in bundle.facts)})"


def _short(bundle: Bundle, mark: str) -> str:
    """The mark of a line with a word, for where its ties cannot all be named."""
    if bundle.role == "outcome":
        return mark
    word = {-1: "hostile", 1: "friendly"}.get(bundle.sign) or ("ties" if len(bundle.all) > 1 else "tie")
    count = re.sub("[?·×]", "", mark).strip()
    return f"{count} {word}{'?' if mark.endswith('?') else ''}".strip()


def _pill(text: str, box: Box, colour: str, colours: Mapping[str, str]) -> Iterator[Markup]:
    yield element(
        "rect",
        x=box.left,
        y=box.top,
        width=box.width,
        height=box.height,
        rx=8,
        fill=colours["paper"],
        stroke=mixed(colour, colours["paper"], 0.45),
        stroke_width=1,
    )
    yield text_element("text", text, x=box.x, y=box.y + EDGE * 0.35, font_size=EDGE, fill=colour)
