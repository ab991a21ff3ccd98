"""What stands around a map: heading, legend, and the line that says where it all comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.explorer.picture.lettering import fitted, in_lines, shown, text_width
from kg.explorer.picture.lines import DASHES
from kg.explorer.picture.scene import STATUS_ORDER, Scene
from kg.explorer.picture.shapes import FAMILIES, draw_shape
from kg.explorer.picture.svg import Markup, element, number, text_element
from kg.wording import counted

__all__ = ["MARGIN", "heading", "legend", "provenance", "summary"]

MARGIN = 32.0
_TITLE, _SMALL = 22.0, 12.0
_GAP = 22.0

Colours = Mapping[str, str]


def summary(scene: Scene) -> str:
    """What is shown, in a line: the view, the day, and how much there is."""
    nodes = [scene.page.nodes[node] for node in scene.nodes]
    kinds = [node["kind"] for node in nodes]
    parts = [
        f"View: {shown(scene.view['label'])}",
        f"on {scene.at.isoformat()}" if scene.at else "at all times",
    ]
    if scene.left:
        parts.append(f"the {len(nodes):,} with the most ties, of {len(nodes) + scene.left:,}")
    parts.append(counted(kinds.count("actor"), "actor"))
    if agreements := kinds.count("agreement"):
        parts.append(counted(agreements, "agreement"))
    if tables := kinds.count("mediation"):
        parts.append(counted(tables, "mediation"))
    facts = [scene.page.facts[index] for index in scene.facts]
    statuses = [(status, sum(fact["status"] == status for fact in facts)) for status in STATUS_ORDER]
    said = ", ".join(f"{count} {status}" for status, count in statuses if count)
    parts.append(f"{counted(len(facts), 'tie')} ({said})" if said else "no ties")
    return " · ".join(parts)


def heading(title: str, scene: Scene, width: float, colours: Colours) -> tuple[list[Markup], float]:
    """Title and summary, and the height that they take."""
    room = width - 2 * MARGIN
    # Serif letters are narrower than the sans ones that are measured.
    block = in_lines(fitted(shown(title), 1.9 * room, _TITLE, bold=True), room, _TITLE, bold=True)
    parts = [
        text_element(
            "text", line, x=MARGIN, y=MARGIN + 12 + 26 * index, font_size=_TITLE, font_weight="700",
            font_family="'Source Serif 4', Charter, Georgia, 'Liberation Serif', 'DejaVu Serif', serif",
            fill=colours["ink"],
        )
        for index, line in enumerate(block.lines)
    ]  # fmt: skip
    bottom = MARGIN + 12 + 26 * (len(block.lines) - 1)
    words = in_lines(summary(scene), room, 13.0)
    for index, line in enumerate(words.lines):
        parts.append(
            text_element("text", line, x=MARGIN, y=bottom + 22 + 17 * index, font_size=13, fill=colours["soft"])
        )
    bottom += 22 + 17 * (len(words.lines) - 1) + 14
    return parts, bottom


def legend(scene: Scene, width: float, top: float, colours: Colours) -> tuple[list[Markup], float]:
    """What signs, dashes and shapes mean, as far as they occur, and where it ends."""
    parts: list[Markup] = []
    x, y = MARGIN, top
    for sample, words in _entries(scene, colours):
        length = 40 + text_width(words, _SMALL) + _GAP
        if x > MARGIN and x + length > width - MARGIN:
            x, y = MARGIN, y + 22
        parts.append(element("g", *sample, transform=f"translate({number(x)} {number(y)})"))
        parts.append(text_element("text", words, x=x + 40, y=y + 4, font_size=_SMALL, fill=colours["ink"]))
        x += length
    return parts, y + 12


def _entries(scene: Scene, colours: Colours) -> Iterator[tuple[list[Markup], str]]:
    """Each entry's sample, drawn around (17, 0), and its words."""
    signs = {bundle.sign for bundle in scene.bundles}
    for sign, name, words in ((-1, "hostile", "− hostile"), (1, "friendly", "+ friendly"), (0, "ink", "neither")):
        if sign in signs:
            head = "32,0 23,-4 23,4" if sign < 0 else "32,0 23,-4 26,0 23,4"
            line = element("path", d="M2 0H26", stroke=colours[name], stroke_width=2.4)
            yield [line, element("polygon", points=head, fill=colours[name])], words
    statuses = {bundle.status for bundle in scene.bundles}
    for status in STATUS_ORDER:
        dashes = DASHES[status]
        if status in statuses and dashes is not None:
            words = "not actual: forecast, planned, demanded …" if status == "not actual" else status
            yield [_sample(dashes, colours["ink"])], words
    if any(bundle.when != "certain" for bundle in scene.bundles):
        yield [element("path", d="M2 0H32", stroke=colours["rule"], stroke_width=2.4)], "paler: possible, or not dated"
    if any(len(bundle.all) > 1 for bundle in scene.bundles):
        yield [element("path", d="M2 0H32", stroke=colours["ink"], stroke_width=4.2)], "broader: more ties"
    families = {scene.page.nodes[node]["family"] for node in scene.nodes}
    for family, (_, _, _, words) in FAMILIES.items():
        if family in families:
            yield [draw_shape(family, 22, 0, colours)], words


def _sample(dashes: Sequence[float], colour: str) -> Markup:
    return element(
        "path", d="M0 0H34", stroke=colour, stroke_width=2, stroke_dasharray=" ".join(map(number, dashes)),
        stroke_linecap="round" if min(dashes) <= 2 else None,
    )  # fmt: skip


def provenance(
    scene: Scene, remarks: Sequence[str], version: str | None, *, width: float, top: float, colours: Colours
) -> tuple[list[Markup], float]:
    """From which documents and by what software, and what a picture leaves out; and where it ends."""
    room = width - 2 * MARGIN
    documents = [_source(document) for document in scene.page.documents]
    listed = "; ".join(documents[:6]) + (f"; and {len(documents) - 6} more" if len(documents) > 6 else "")
    texts = [
        scene.view["note"],
        *remarks,
        f"Drawn from {counted(len(documents), 'document')}: {listed}" if documents else "",
        f"Made with {version}. Every tie rests on a passage: the explorer and the tables of the same graph show it."
        if version
        else "Every tie rests on a passage: the explorer and the tables of the same graph show it.",
    ]
    parts: list[Markup] = []
    y = top
    for text in filter(None, texts):
        for line in in_lines(shown(text), room, 11.0).lines:
            parts.append(text_element("text", line, x=MARGIN, y=y, font_size=11, fill=colours["soft"]))
            y += 15
    return parts, y


def _source(document: Mapping[str, object]) -> str:
    name = str(document.get("publisher") or document.get("title") or document["id"])
    title = document.get("title")
    told = f", “{title}”" if title and title != name else ""
    restated = f", restated from {document['restates']}" if document.get("restates") else ""
    digest = document.get("sha256")
    return f"{name}{told}{restated}" + (f" (SHA-256 {str(digest)[:12]}…)" if digest else "")
