"""The ways out of a graph: files for other tools, of the whole or of a part. A base class of `Graph`."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack, get_args

from kg.actors import fold
from kg.beliefs import Assessment, Held, View, known_claimant, plain_ties
from kg.endings import OF_GRAPHS
from kg.errors import OutputError, UnknownNameError, suggestion
from kg.export import csv_tables, cytoscape, jsonld, serialize_quads, write_files
from kg.graph.analyses import Analyses
from kg.model import Account, TableRow
from kg.rdf import account_quads, plain_quads, standing_quads
from kg.version import __version__

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox

    from kg.explorer.inline import Inline
    from kg.explorer.palette import Theme
    from kg.explorer.picture import Picture
    from kg.export import Look

__all__ = ["Exports", "Form", "Part"]

Form = Literal["html", "svg", "png", "graphml", "gexf", "cytoscape", "csv", "jsonld", "nq", "trig"]


class Part(TypedDict, total=False):
    """What of a graph is meant.

    Attributes:
        view: what to believe; see `kg.beliefs.View`. By default what is accepted.
        at: a day, ``YYYY-MM-DD``, or ``None`` for all times.
        undated: whether, on a day, ties of which no time is known stay in.
        focus: an actor or agreement; only what lies within ``hops`` of it.
        hops: how many ties away from the focus, from 1, which is the default.
    """

    view: View | str
    at: date | str | None
    undated: bool
    focus: str | None
    hops: int


class Exports(Analyses):
    """Files for other tools."""

    @abstractmethod
    def network(self, **part: Unpack[Part]) -> nx.MultiDiGraph[str]:
        """The network of a view, or of a part of it; see `Part`."""

    @abstractmethod
    def drawing(
        self,
        at: date | str | None = None,
        *,
        focus: str | None = None,
        hops: int = 1,
        view: View | str | None = None,
    ) -> nx.MultiDiGraph[str]:
        """The network of everything, each edge marked with the views that hold it."""

    @abstractmethod
    def row_glances(self) -> Mapping[str, Sequence[TableRow]]:
        """Some of the rows that ties of event tables sum up, by statement."""

    @abstractmethod
    def quads(self) -> list[ox.Quad]:
        """Every quad."""

    def export(self, path: Path | str, form: Form | None = None, **part: Unpack[Part]) -> list[Path]:
        """Write the graph, or a part of it, for another tool; `docs/exports.md` describes the formats.

        What is there already is replaced when all is written, and stays as it is if that fails.

        Args:
            path: a file; for ``csv`` a folder.
            form: the format; by default what the file's name ends in: ``.graphml``, ``.gexf``, ``.cyjs`` (Cytoscape),
                ``.jsonld``, ``.html``, ``.svg``, ``.png``, ``.nq``, ``.trig``, and ``csv`` where it ends in nothing.
            part: see `Part`. N-Quads and TriG are always of the whole graph.

        Returns:
            what was written.

        Raises:
            OutputError: no such format, or the file cannot be written.
            UnknownNameError: there is no such view or actor.
        """
        target = Path(path)
        chosen = form or _form_of(target)
        if chosen == "csv":
            return write_files(target, self.csv_tables(**part))
        return write_files(target.parent, {target.name: self.exported(chosen, **part)})

    def exported(self, form: Form, **part: Unpack[Part]) -> bytes:
        """The content of the file that `export` writes, of any format but ``csv``, which is several files.

        Raises:
            OutputError: no such format.
        """
        if form == "html":
            return self.html(**part).encode()
        if form in ("svg", "png"):
            return self.picture(form, **part)
        if form == "jsonld":
            return jsonld(self.part_quads(**part))
        if form in ("nq", "trig"):
            _whole_only(form, part)
            return serialize_quads(self.quads(), form)
        if form not in ("graphml", "gexf", "cytoscape"):
            raise _unknown(form)
        network, look, creator = self.network(**part), self._look(**part), f"Parley {__version__}"
        if form == "cytoscape":
            from kg.explorer import default_title  # noqa: PLC0415 - slow to import

            return cytoscape(network, look, name=default_title(network), creator=creator)
        if form == "gexf":
            from kg.export.gexf import gexf  # noqa: PLC0415 - slow to import

            return gexf(network, look, creator=creator)
        from kg.export.graphml import graphml  # noqa: PLC0415 - slow to import

        return graphml(network, look)

    def csv_tables(self, **part: Unpack[Part]) -> dict[str, bytes]:
        """The tables that `export` writes as CSV, by file name; see `kg.export.csv_tables`."""
        return csv_tables(self.network(**part), self.held_in(**part))

    def html(self, *, title: str | None = None, preset: str = "everything", **part: Unpack[Part]) -> str:
        """The explorer's page; see `kg.explorer.explorer_html`.

        A reader can switch to another view or day: the page holds them all, and opens with those of ``part``.

        Args:
            title: its heading; by default the actors with the most ties.
            preset: what it shows first: ``alliances``, ``hostilities``, ``mediation`` or ``everything``.
            part: see `Part`.
        """
        from kg.explorer import explorer_html, parse_preset  # noqa: PLC0415 - slow to import

        view, focus = self.canonical_view(_view(part)), part.get("focus")
        drawing = self.drawing(focus=focus, hops=part.get("hops", 1), view=view)
        figures = self.assessments if focus is None else [one for one in self.assessments if _is_about(one, drawing)]
        return explorer_html(
            drawing,
            title=title,
            preset=parse_preset(preset),
            view=str(view),
            at=view.at,
            documents=(account.document for account in self.accounts),
            figures=figures,
            version=f"Parley {__version__}",
            rows=self.row_glances(),
        )

    def picture(
        self,
        form: Literal["svg", "png"] = "svg",
        *,
        title: str | None = None,
        preset: str = "everything",
        theme: Theme = "light",
        scale: float = 2.0,
        most: int | None = None,
        **part: Unpack[Part],
    ) -> bytes:
        """A picture, made without a browser: places, colours, dashes and words as on the explorer's page.

        Args:
            form: ``svg``, or ``png`` (with the extra ``png``).
            title: its heading; by default the actors with the most ties.
            preset: what to draw: ``alliances``, ``hostilities``, ``mediation`` or ``everything``.
            theme: ``light`` or ``dark``.
            scale: of PNG: pixels for each pixel of the SVG.
            most: how many nodes to draw, those with the most ties; by default all up to 250, and above 150.
            part: see `Part`.

        Raises:
            OutputError: PNG cannot be made here; the message says why.
        """
        from kg.explorer.picture import picture_png  # noqa: PLC0415 - as above

        svg = self._drawn(title, preset, theme, most, **part).svg
        return picture_png(svg, scale=scale) if form == "png" else svg.encode()

    def _drawn(self, title: str | None, preset: str, theme: Theme, most: int | None, **part: Unpack[Part]) -> Picture:
        from kg.explorer import parse_preset  # noqa: PLC0415 - slow to import
        from kg.explorer.picture import picture  # noqa: PLC0415 - as above

        view = self.canonical_view(_view(part))
        return picture(
            self.drawing(focus=part.get("focus"), hops=part.get("hops", 1), view=view),
            title=title,
            preset=parse_preset(preset),
            view=str(view),
            at=view.at,
            undated=part.get("undated", False),
            theme=theme,
            documents=[account.document for account in self.accounts],
            most=most,
            version=f"Parley {__version__}",
        )

    def explore(
        self,
        *,
        height: int = 640,
        limit: float = 10.0,
        title: str | None = None,
        preset: str = "everything",
        theme: Theme = "light",
        **part: Unpack[Part],
    ) -> Inline:
        """The explorer inside a notebook; with a static picture and words where the notebook is not trusted.

        Args:
            height: of the frame, in pixels.
            limit: the most that may be put into the notebook, in megabytes; above it there is the picture alone.
            title: the page's heading; by default the actors with the most ties.
            preset: what it shows first: ``alliances``, ``hostilities``, ``mediation`` or ``everything``.
            theme: of the picture; the page follows the reader's system.
            part: see `Part`.

        Returns:
            what a notebook shows when it is the last line of a cell; its ``save`` writes the page as a file.
        """
        from kg.explorer.inline import Inline  # noqa: PLC0415 - slow to import

        def write(path: Path, data: bytes) -> Path:
            [written] = write_files(path.parent, {path.name: data})
            return written

        page = self.html(title=title, preset=preset, **part)
        return Inline(page, self._drawn(title, preset, theme, None, **part), height, limit, write)

    def draw(
        self,
        path: Path | str,
        *,
        title: str | None = None,
        preset: str = "everything",
        theme: Theme = "light",
        scale: float = 2.0,
        most: int | None = None,
        **part: Unpack[Part],
    ) -> Path:
        """Write a picture as ``.svg`` or ``.png``; see `picture`.

        Raises:
            OutputError: the name ends in something else, or the file cannot be written.
        """
        target = Path(path)
        form = _form_of(target)
        if form not in ("svg", "png"):
            raise OutputError(
                f"a picture cannot be {form}", place=str(path), remedy="end the name in .svg or .png, or use export()"
            )
        data = self.picture(form, title=title, preset=preset, theme=theme, scale=scale, most=most, **part)
        [written] = write_files(target.parent, {target.name: data})
        return written

    def part_quads(self, **part: Unpack[Part]) -> list[ox.Quad]:
        """The quads of a part: what is said of it, the standing of that, and its plain ties. Without a part, all.

        The standings are those of the whole graph: nothing becomes accepted because who denies it is out of sight.
        """
        view = _view(part)
        if view == View() and part.get("focus") is None:
            return self.quads()
        held = self.held_in(**part)
        claims = {c.statement for item in held for c in (*item.assessment.evidence, *item.assessment.implied)}
        found = list(plain_quads(plain_ties(held)))
        for account in self.accounts:
            found += account_quads(_only(account, claims))
        return [*found, *standing_quads(item.assessment.standing for item in held)]

    def focus_name(self, name: str) -> str:
        """The canonical name of an actor or agreement.

        Raises:
            UnknownNameError: there is none, or more than one has it; the message suggests whom to write.
        """
        agreements = sorted({s.agreement for a in self.accounts for s in a.statements if s.agreement is not None})
        for label in agreements:
            if fold(label) == fold(name):
                return label
        try:
            return self.find_actor(name).name
        except UnknownNameError as error:
            if error.message.startswith("no actor"):
                known = [*agreements, *(actor.name for account in self.accounts for actor in account.actors)]
                remedy = suggestion(name, known, otherwise="`kg query actors` and `kg query agreements` list them")
                raise UnknownNameError(f"no actor or agreement {name!r}", remedy=remedy) from None
            raise

    def canonical_view(self, view: View) -> View:
        """The same view, its claimant by the name that the graph has for him.

        Raises:
            UnknownNameError: the claimant is nobody in the graph, or no actor.
        """
        if view.claimant is None:
            return view
        return replace(view, claimant=known_claimant(view.claimant, self.accounts))

    def held_in(self, **part: Unpack[Part]) -> list[Held]:
        """What a part holds, also what is no tie: of a focus what names it, or who is closer to it than the hops."""
        held = [item for item in self.held(_view(part)) if part.get("undated", False) or item.when != "undated"]
        name, hops = part.get("focus"), part.get("hops", 1)
        if name is None:
            return held
        focus = self.focus_name(name)
        ties = {data["assertable"] for *_, data in self.network(**part).edges(data=True)}
        near = {focus}
        if hops > 1:
            closer = part.copy()
            closer["hops"] = hops - 1
            near |= set(self.network(**closer))
        return [
            item
            for item in held
            if item.assessment.id in ties
            or item.assessment.statement.agreement in near
            or near.intersection(item.assessment.statement.names)
        ]

    def _look(self, **part: Unpack[Part]) -> Look:
        """The places and colours of the explorer's page of the same part."""
        from kg.explorer import palette, positions  # noqa: PLC0415 - slow to import
        from kg.export import Look  # noqa: PLC0415 - as above

        colours = palette()
        drawing = self.drawing(focus=part.get("focus"), hops=part.get("hops", 1))
        return Look(positions(drawing), {-1: colours["hostile"], 0: colours["neutral"], 1: colours["friendly"]})


def _view(part: Part) -> View:
    view, at = part.get("view", "accepted"), part.get("at")
    return view if isinstance(view, View) and at is None else View.parse(str(view), at)


def _is_about(assessment: Assessment, network: nx.MultiDiGraph[str]) -> bool:
    """Whether a figure is about somebody in the network; what is no figure is not."""
    figure = assessment.statement.figure
    return figure is not None and any(name in network for name in (assessment.statement.subject, figure.side))


def _only(account: Account, claims: set[str]) -> Account:
    """The account with these statements alone, and the names that they use."""
    statements = tuple(statement for statement in account.statements if statement.id in claims)
    names = {name for statement in statements for name in statement.names}
    names |= {actor.acts_for for actor in account.actors if actor.name in names and actor.acts_for}
    actors = tuple(actor for actor in account.actors if actor.name in names)
    return replace(account, statements=statements, actors=actors, mentions=())


def _form_of(path: Path) -> Form:
    suffix = path.suffix.casefold()
    if not suffix:
        return "csv"
    if suffix == ".csv":
        raise OutputError("CSV is several tables", place=str(path), remedy="name a folder for them, without .csv")
    if suffix not in OF_GRAPHS:
        raise _unknown(suffix.removeprefix("."), place=str(path))
    return OF_GRAPHS[suffix]


def _unknown(form: str, place: str | None = None) -> OutputError:
    known = get_args(Form)
    remedy = suggestion(form, known, otherwise=f"use one of {', '.join(known)}")
    return OutputError(f"unknown format {form!r}", place=place, remedy=remedy)


def _whole_only(form: str, part: Part) -> None:
    asked = [name for name, value in part.items() if value not in (None, "accepted", False) and name != "hops"]
    if asked:
        raise OutputError(
            f"{form} is of the whole graph, without {' or '.join(asked)}",
            remedy="a graph that is read again judges every claim anew, and needs them all; take jsonld for a part",
        )
