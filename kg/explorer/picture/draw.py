"""A picture of a network without a browser: SVG by our own writer, and PNG from it by resvg."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypedDict, Unpack

import networkx as nx

from kg.errors import KgError, OutputError
from kg.explorer.page import Preset, default_title
from kg.explorer.palette import Theme, palette
from kg.explorer.payload import build_page
from kg.explorer.picture.agreements import is_not_yet_made
from kg.explorer.picture.frame import MARGIN, heading, legend, provenance, summary
from kg.explorer.picture.labels import draw_labels
from kg.explorer.picture.lettering import FAMILY, shown
from kg.explorer.picture.lines import curves, draw_line
from kg.explorer.picture.room import Box
from kg.explorer.picture.scene import Bundle, Scene, scene
from kg.explorer.picture.shapes import draw_shape, shape_size
from kg.explorer.picture.svg import Markup, document, element, number, text_element
from kg.explorer.picture.words import told
from kg.model import Document
from kg.version import __version__
from kg.wording import shortened

__all__ = ["Picture", "picture", "picture_png", "picture_svg"]


class Options(TypedDict, total=False):
    """What to draw, and how.

    Attributes:
        title: by default the three actors with the most ties.
        view: what to believe.
        at: the day, or ``None`` for all times.
        undated: whether, on a day, ties of which no time is known are drawn.
        preset: the relations to draw.
        theme: ``light`` or ``dark``.
        documents: what the graph was built from.
        version: of the software that built the graph.
        positions: places of nodes from an earlier picture or page, by name.
        most: how many nodes to draw, those with the most ties; by default all up to 250, and above 150.
    """

    title: str | None
    view: str
    at: date | None
    undated: bool
    preset: Preset
    theme: Theme
    documents: Iterable[Document]
    version: str | None
    positions: Mapping[str, tuple[float, float]] | None
    most: int | None


_LEAST_WIDTH = 900.0
_READ_AT = 1400.0
"""Up to this width a picture is read from as near as a page."""
_ASIDE, _ABOVE = 110.0, 62.0
_TOLD = 4
"""How many ties of a line its tooltip tells in full."""
_LONGEST = 400
"""Characters of a passage in a tooltip, which is no place to read a page."""
_MOST_PIXELS = 120_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: as the text of an SVG file, and in words."""

    svg: str
    words: str


def picture_svg(network: nx.MultiDiGraph[str], **options: Unpack[Options]) -> str:
    """The picture of `picture` as SVG."""
    return picture(network, **options).svg


def picture(network: nx.MultiDiGraph[str], **options: Unpack[Options]) -> Picture:
    """The network as one SVG file: places, colours, dashes and words as on the page of the same network.

    Hovering over a line in a browser tells its ties with their passages. The file has no script, no link and no image,
    and asks for no other file.

    Args:
        network: of the view ``everything`` with the edge attribute ``views``, as for `kg.explorer.explorer_html`.
        options: see `Options`.

    Returns:
        the file's text, and what it shows in words; the same for the same arguments.

    Raises:
        UnknownNameError: the network has no such view.
    """
    view, at, undated = options.get("view", "accepted"), options.get("at"), options.get("undated", False)
    preset, version = str(options.get("preset", "everything")), options.get("version")
    page = build_page(
        network, view=view, documents=options.get("documents", ()), positions=options.get("positions")
    )  # fmt: skip
    seen = scene(page, view=view, at=at, undated=undated, preset=preset, most=options.get("most"))
    colours = palette(options.get("theme", "light"))
    name = options.get("title") or default_title(network)
    width, height = _extent(seen)
    # What stands around a large map is larger, too: it is read from as far away.
    zoom = min(max(width / _READ_AT, 1.0), 2.5)
    head, top = heading(name, seen, width / zoom, colours)
    body, remarks = _body(seen, width, height, top * zoom, colours)
    if at is not None and not undated:
        whole = [
            scene(page, view=view, at=at, undated=also, preset=preset, most=len(page.nodes)) for also in (True, False)
        ]
        left_out = len(whole[0].facts) - len(whole[1].facts)
        if left_out:
            remarks.append(f"Not drawn: {left_out} of which no time is known.")
    keys, below = legend(seen, width / zoom, top + height / zoom + 18, colours)
    foot, bottom = provenance(seen, remarks, version, width=width / zoom, top=below + 22, colours=colours)
    total = (bottom + MARGIN / 2) * zoom
    around = element("g", *head, *keys, *foot, transform=f"scale({number(zoom)})" if zoom > 1 else None)
    parts = [
        element("rect", width=width, height=total, fill=colours["paper"]),
        element("g", *body, around, font_family=FAMILY),
    ]
    svg = document(width, total, parts, title=shown(name), description=summary(seen))
    return Picture(svg, told(seen, name))


def picture_png(svg: str, *, scale: float = 2.0) -> bytes:
    """A picture of `picture_svg` as PNG, in ``scale`` times its size; the same for the same text and the same fonts.

    Raises:
        OutputError: resvg is not installed, the machine has no font, or the picture would be too large.
    """
    try:
        import resvg_py  # noqa: PLC0415 - an extra
    except ImportError:
        raise OutputError(
            "PNG needs resvg-py, which is not installed", remedy="pip install 'parley-kg[png]', or write SVG"
        ) from None
    if not _has_font():
        raise OutputError(
            "no font was found to write names with", remedy="install one, such as DejaVu Sans, or write SVG"
        )
    width, height = (float(part) for part in svg.split('viewBox="0 0 ', 1)[1].split('"', 1)[0].split())
    if not 0 < scale <= 20 or width * height * scale * scale > _MOST_PIXELS:
        raise OutputError(
            f"a picture of {width * scale:,.0f} by {height * scale:,.0f} pixels",
            remedy="take a smaller scale, or a part of the graph with a focus, or write SVG",
        )
    try:
        return _signed(bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=scale)))
    except ValueError as problem:
        raise KgError(f"resvg could not draw the picture ({problem})", remedy="write SVG") from None


def _signed(png: bytes) -> bytes:
    """The picture with the name of its maker, by which it is known again."""
    body = f"tEXtSoftware\0Parley {__version__}".encode("latin-1")
    chunk = (len(body) - 4).to_bytes(4) + body + zlib.crc32(body).to_bytes(4)
    return png[:_PNG_HEADER] + chunk + png[_PNG_HEADER:]


_PNG_HEADER = 33
"""How many bytes a PNG's signature and header have."""


@cache
def _has_font() -> bool:
    """Whether resvg finds any font on this machine: a letter leaves a trace."""
    import resvg_py  # noqa: PLC0415 - an extra

    pictures = (
        document(20, 20, [text_element("text", text, y=15, font_family=FAMILY)], title="", description="")
        for text in ("", "M")
    )
    return len({bytes(resvg_py.svg_to_bytes(svg_string=picture)) for picture in pictures}) == 2


def _extent(seen: Scene) -> tuple[float, float]:
    """The size of the map, with room for the labels of what lies at its edge."""
    nodes = [seen.page.nodes[node] for node in seen.nodes]
    if not nodes:
        return _LEAST_WIDTH, 160.0
    xs, ys = [node["x"] for node in nodes], [node["y"] for node in nodes]
    return max(_LEAST_WIDTH, max(xs) - min(xs) + 2 * _ASIDE), max(200.0, max(ys) - min(ys) + 2 * _ABOVE)


def _body(
    seen: Scene, width: float, height: float, top: float, colours: Mapping[str, str]
) -> tuple[list[Markup], list[str]]:
    """The map itself, and what must be said about it."""
    frame = Box(width / 2, top + height / 2, width - 8, height)
    if not seen.nodes:
        words = "Nothing is known here: no tie of this view holds."
        return [
            text_element("text", words, x=frame.x, y=frame.y, text_anchor="middle", font_size=15, fill=colours["soft"])
        ], []
    nodes = [seen.page.nodes[node] for node in seen.nodes]
    middle = [(min(node[axis] for node in nodes) + max(node[axis] for node in nodes)) / 2 for axis in ("x", "y")]
    places = {node["id"]: (node["x"] - middle[0] + frame.x, node["y"] - middle[1] + frame.y) for node in nodes}
    ways = curves(seen, places)
    labels = draw_labels(seen, places, ways, frame, colours)
    lines = []
    for bundle, curve in zip(seen.bundles, ways, strict=True):
        sizes = tuple(shape_size(seen.page.nodes[end]["family"]) for end in (bundle.low, bundle.high))
        strokes = draw_line(seen, bundle, curve, (sizes[0], sizes[1]), colours)
        lines.append(element("g", text_element("title", _tooltip(seen, bundle)), *strokes))
    shapes = [
        element(
            "g",
            text_element("title", f"{shown(node['name'])} ({shown(node['typeLabel'])})"),
            draw_shape(node["family"], *places[node["id"]], colours, pale=is_not_yet_made(seen.page, node, seen.at)),
        )
        for node in nodes
    ]
    texts = element("g", *labels.lines, *labels.names, text_anchor="middle")
    remarks = [f"{labels.unnamed:,} of {len(nodes):,} names find no room here."] if labels.unnamed else []
    return [*lines, *shapes, texts], remarks


def _tooltip(seen: Scene, bundle: Bundle) -> str:
    """A line's ties in words, each with its standing and its first passage."""
    told = []
    for index in bundle.all[:_TOLD]:
        fact = seen.page.facts[index]
        ends = [" and ".join(seen.page.nodes[end]["name"] for end in fact[side]) for side in ("from", "to")]
        standing = fact["status"] if fact["status"] != "not actual" else f"not actual: {fact['modality']}"
        told.append(f"{ends[0]} {fact['label']} {ends[1]} — {fact['timeWords']}, {standing}")
        told.extend(f"    {_passage(seen, claim)}" for claim in fact.get("evidence", ())[:1])
    if len(bundle.all) > _TOLD:
        told.append(f"and {len(bundle.all) - _TOLD} more")
    return "\n".join(map(shown, told))


def _passage(seen: Scene, number: int) -> str:
    """A passage with who says it and where; in quotation marks only where the words are the source's own."""
    claim = seen.page.evidence[number]
    source = seen.page.documents[claim["document"]]
    words = shortened(claim.get("original") or claim["quote"], _LONGEST)
    own = claim.get("original") or not claim.get("restated")
    name = source.get("publisher") or source.get("title") or source["id"]
    restated = "" if own or not source.get("restates") else f", restated from {source['restates']}"
    said = f"“{words}”" if own else words
    return f"{claim.get('claimant') or 'the text'} {claim['stance']}: {said} [{name}{restated}]"
