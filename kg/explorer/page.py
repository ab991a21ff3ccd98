"""The page: pyvis's network with a template of its own, everything in one file, the same bytes for the same graph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

import networkx as nx
import pyvis.network
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from kg.beliefs import Assessment
from kg.errors import UnknownNameError, suggestion
from kg.explorer.assets import content_policy, renderer, script, style, template_folder
from kg.explorer.payload import build_page
from kg.model import Document, TableRow

__all__ = ["ExplorerNetwork", "Preset", "default_title", "explorer_html", "parse_preset", "positions"]

# What could end a script element or begin another, what JavaScript once took for a line's end, and half characters.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


class Preset(StrEnum):
    """A selection of relations with which a page can open."""

    EVERYTHING = "everything"
    ALLIANCES = "alliances"
    HOSTILITIES = "hostilities"
    MEDIATION = "mediation"


def parse_preset(text: str) -> Preset:
    """The preset that a user names.

    >>> parse_preset("mediation").value
    'mediation'

    Raises:
        UnknownNameError: there is no such preset.
    """
    try:
        return Preset(text)
    except ValueError:
        names = [preset.value for preset in Preset]
        raise UnknownNameError(
            f"unknown preset {text!r}", remedy=suggestion(text, names, otherwise=f"use one of {', '.join(names)}")
        ) from None


class ExplorerNetwork(pyvis.network.Network):  # type: ignore[misc]  # pyvis has no types
    """pyvis's network, drawn by Parley's own page.

    Nodes and edges are appended to ``nodes`` and ``edges`` as they are: `add_node` and `add_edge` would merge
    parallel ties and search a list for each of them.
    """

    def __init__(self, heading: str) -> None:
        super().__init__(directed=True, heading=heading, cdn_resources="in_line")
        self.path = "explorer.html"
        # pyvis's own environment does not escape what it puts into a page.
        self.templateEnv: Environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(template_folder()), FileSystemLoader(self.template_dir)]),
            autoescape=True,
            keep_trailing_newline=True,
        )
        self.toggle_physics(False)
        self.context: dict[str, Any] = {}
        self.links: tuple[tuple[str, str], ...] = ()

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The page as text. The arguments are pyvis's; the page is the same whatever they are."""
        data = {"title": self.heading, **self.context, "nodes": self.nodes, "links": self.edges}
        vis, own, css = renderer(), script(), style()
        self.html: str = self.templateEnv.get_template(self.path).render(
            heading=self.heading,
            links=self.links,
            policy=content_policy(),
            # Trusted: our own files and pinned ones. Whatever comes from a graph goes through _json.
            style=Markup(css),  # noqa: S704
            renderer=Markup(vis),  # noqa: S704
            script=Markup(own),  # noqa: S704
            data=Markup(_json(data)),  # noqa: S704
        )
        return self.html


def explorer_html(
    network: nx.MultiDiGraph[str],
    *,
    title: str | None = None,
    preset: Preset | None = None,
    view: str = "accepted",
    at: date | None = None,
    positions: Mapping[str, tuple[float, float]] | None = None,
    documents: Iterable[Document] = (),
    figures: Iterable[Assessment] = (),
    version: str | None = None,
    links: Iterable[tuple[str, str]] = (),
    rows: Mapping[str, Sequence[TableRow]] | None = None,
    rows_at: str | None = None,
) -> str:
    """The explorer: one HTML file that holds the graph, its evidence and all that it takes to read them, offline.

    Args:
        network: as `kg.network.build_network` gives it; for a page on which a reader can switch views, of the view
            ``everything`` and with the edge attribute ``views``.
        title: the page's heading; by default the three actors with the most ties.
        preset: the relations that the page opens with; all of them where none is given.
        view: the view that the page opens with.
        at: the day that the page opens with; the network itself should then be of all times.
        positions: places of nodes from an earlier page, by name, so that maps stay put.
        documents: what the graph was built from; the page's footer lists them with their digests.
        figures: assessments of figures, as `kg.beliefs.assess` gives them among others; shown with whom they are about.
        version: of the software that built the graph, for the footer.
        links: words and addresses of pages beside this one, where a service has some; a file has none.
        rows: for claims of event tables, by id, some of the rows that they sum up.
        rows_at: the address before a claim's id at which a service shows all of them.

    Returns:
        the file's text; the same for the same arguments.

    Raises:
        UnknownNameError: the network has no such view.
    """
    page = build_page(network, view=view, documents=documents, figures=figures, positions=positions, rows=rows)
    drawing = ExplorerNetwork(title or default_title(network))
    drawing.nodes.extend(page.nodes)
    drawing.edges.extend(page.links)
    drawing.links = tuple(links)
    drawing.context = {
        "view": view,
        "preset": str(preset or Preset.EVERYTHING),
        "at": at.isoformat() if at else "",
        "views": page.views,
        "facts": page.facts,
        "evidence": page.evidence,
        "documents": page.documents,
        "figures": page.figures,
        "version": version,
        **({"rowsAt": rows_at} if rows_at else {}),
        **({"untied": page.untied, "untiedCount": page.untied_count} if page.untied else {}),
    }
    return drawing.generate_html()


def default_title(network: nx.MultiDiGraph[str]) -> str:
    """What the network is about: its three actors with the most ties, the first name first among equals."""
    actors = [name for name, attributes in network.nodes(data=True) if attributes["kind"] == "actor"]
    first = sorted(actors, key=lambda name: (-network.degree(name), name))[:3]
    if not first:
        return "An empty graph"
    return ", ".join(first) + (" and others" if len(actors) > len(first) else "")


def positions(network: nx.MultiDiGraph[str]) -> dict[str, tuple[float, float]]:
    """Where the page draws each actor and agreement: by name, in pixels, y downwards."""
    page = build_page(network, view="everything")
    return {node["name"]: (node["x"], node["y"]) for node in page.nodes if node["kind"] != "mediation"}


def _json(data: object) -> str:
    """JSON that can stand inside a script element: nothing in it can end the element or begin another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
