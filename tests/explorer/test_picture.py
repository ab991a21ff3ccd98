"""Pictures made without a browser: they show what the page shows, whole, honest and the same each time."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from datetime import date
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from builders import account, tie
from click.testing import CliRunner
from explorer.payloads import PAYLOADS
from explorer.samples import DOCUMENT, add_actor, add_tie, hostile_network
from explorer.samples import tie as edge
from lxml import etree

import kg
from kg.cli.app import app
from kg.explorer.palette import palette
from kg.explorer.payload import build_page
from kg.explorer.picture import picture_png, picture_svg
from kg.explorer.picture.labels import _mark, draw_labels
from kg.explorer.picture.lettering import in_lines, shown, text_width
from kg.explorer.picture.lines import curves
from kg.explorer.picture.room import Box
from kg.explorer.picture.scene import Scene, scene
from kg.graph import Graph

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> str:
    return " ".join(node.text or "" for node in etree.fromstring(svg.encode()).iter(f"{SVG}text"))


def drawn(network: nx.MultiDiGraph, **options: object) -> str:
    return picture_svg(network, documents=[DOCUMENT], version="Parley 0", **options)


def boxes_of(seen: Scene) -> dict[int, Box]:
    places = {node: (seen.page.nodes[node]["x"], seen.page.nodes[node]["y"]) for node in seen.nodes}
    return dict(draw_labels(seen, places, curves(seen, places), Box(0, 0, 9999, 9999), palette()).boxes)


def test_it_names_what_it_shows_and_where_it_comes_from(network: nx.MultiDiGraph) -> None:
    found = texts(drawn(network))
    for words in ("Redland", "Türkiye", "attacked", "View: Accepted", "1 document", "The Gazette", "SHA-256 abab"):
        assert words in found


def test_claims_are_not_drawn_as_facts(network: nx.MultiDiGraph) -> None:
    accepted, everything = drawn(network), drawn(network, view="everything")
    assert "harbours" not in accepted and "forecast" not in accepted
    assert "contested: harbours" in texts(everything) and "forecast: attacked" in texts(everything)
    dashes = {path.get("stroke-dasharray") for path in etree.fromstring(everything.encode()).iter(f"{SVG}path")}
    assert {"14 4 3 4", "1 6"} <= dashes
    assert "14 4 3 4" not in accepted


def test_a_mark_says_what_is_not_accepted_however_little_room_there_is(network: nx.MultiDiGraph) -> None:
    page = build_page(network, view="everything")
    marks = {_mark(seen, bundle) for seen in [scene(page, view="everything")] for bundle in seen.bundles}
    assert {"−", "contested +", "not actual −"} <= marks


def test_a_line_tells_its_passages(network: nx.MultiDiGraph) -> None:
    titles = "\n".join(node.text or "" for node in etree.fromstring(drawn(network).encode()).iter(f"{SVG}title"))
    assert "Redland attacked Blueland — May 2024, accepted" in titles
    assert "“Redland shelled the border towns in May” [The Gazette]" in titles
    assert "affirms: Türkiye carried messages [The Gazette, restated from gazette_original.txt]" in titles


def test_a_day_tells_what_is_possible_and_what_is_left_out() -> None:
    graph = Graph(
        [account("d", [tie("Gamma", "attacked", "Beta", time="2025-10"), tie("Alpha", "alliedWith", "Beta")])]
    )
    found = texts(graph.picture(at="2025-10-19").decode())
    assert "attacked (possible)" in found and "Not drawn: 1 of which no time is known" in found
    assert "allied" not in found
    assert "allied with (undated)" in texts(graph.picture(at="2025-10-19", undated=True).decode())


def test_places_are_those_of_the_page(network: nx.MultiDiGraph) -> None:
    """All nodes are moved by the same step, so that a picture lies over the page."""
    page = build_page(network, view="everything")
    root = etree.fromstring(drawn(network, view="everything").encode())
    circles = {
        group[0].text.split(" (")[0]: (float(group[1].get("cx")), float(group[1].get("cy")))
        for group in root.iter(f"{SVG}g")
        if len(group) == 2 and group[1].tag == f"{SVG}circle"
    }
    steps = {
        (round(circles[node["name"]][0] - node["x"], 1), round(circles[node["name"]][1] - node["y"], 1))
        for node in page.nodes
        if node["name"] in circles
    }
    assert len(circles) == 3 and len(steps) == 1


def test_the_founding_graph_names_everybody_and_no_two_names_touch() -> None:
    graph = kg.build()
    page = build_page(graph.drawing(), view="everything")
    for view in ("accepted", "all", "everything"):
        seen = scene(page, view=view)
        boxes = boxes_of(seen)
        assert set(boxes) == set(seen.nodes)
        assert not any(one.meets(other) for one, other in combinations(boxes.values(), 2))


@pytest.mark.parametrize("payload", [*PAYLOADS, "\x00\x07", "\ud800", "x" * 10_000, "👩‍👩‍👧", " "])
def test_no_label_breaks_out(payload: str) -> None:
    root = etree.fromstring(drawn(hostile_network(payload)).encode())
    allowed = {"svg", "title", "desc", "rect", "g", "text", "path", "polygon", "circle"}
    assert {etree.QName(node).localname for node in root.iter()} <= allowed
    for node in root.iter():
        assert not any(name.startswith("on") or "href" in name or "style" in name for name in node.attrib)


def test_nothing_known_is_said(tmp_path: Path) -> None:
    svg = Graph([]).picture().decode()
    assert "Nothing is known here" in texts(svg) and "no ties" in texts(svg)
    one = nx.MultiDiGraph()
    add_actor(one, "Redland")
    assert "Nothing is known here" in texts(picture_svg(one))


def test_two_thousand_ties_between_two_actors_are_one_line() -> None:
    network = nx.MultiDiGraph()
    add_actor(network, "Redland")
    add_actor(network, "Blueland")
    for number in range(2000):
        add_tie(network, "Redland", "Blueland", edge(number))
    svg = drawn(network)
    assert "attacked ×2000" in texts(svg) and len(svg) < 20_000


def test_of_many_the_strongest_are_drawn_and_the_picture_says_so() -> None:
    network = nx.MultiDiGraph()
    for number in range(300):
        add_actor(network, f"Actor {number}")
        add_tie(network, f"Actor {number}", "Actor 0", edge(number)) if number else None
    add_tie(network, "Actor 299", "Actor 298", edge(900))
    found = texts(drawn(network))
    assert "the 150 with the most ties, of 300" in found and "150 actors" in found
    assert "Actor 298" in found and "Actor 299" in found and "Actor 250" not in found
    assert "299 actors" in texts(drawn(network, most=299)) and "the 2 with the most ties, of 300" in texts(
        drawn(network, most=2)
    )


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    code = "import kg,sys;sys.stdout.buffer.write(kg.build().picture(view='everything',theme='dark'))"
    made = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1 and len(made.pop()) > 10_000


def test_png_is_a_png_of_the_size_that_was_asked_for(network: nx.MultiDiGraph) -> None:
    svg = drawn(network)
    width = float(re.search(r'width="([\d.]+)"', svg)[1])
    for scale in (1, 2):
        data = picture_png(svg, scale=scale)
        assert data == picture_png(svg, scale=scale)
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">I", data[16:20])[0] == pytest.approx(width * scale, abs=1)


def test_png_says_what_it_lacks(network: nx.MultiDiGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    svg = drawn(network)
    with pytest.raises(kg.KgError, match="smaller scale"):
        picture_png(svg, scale=19)
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(kg.KgError, match="parley-kg\\[png\\]"):
        picture_png(svg)


def test_a_picture_is_svg_or_png(tmp_path: Path) -> None:
    graph = kg.build()
    assert graph.draw(tmp_path / "map.svg", focus="TTP", at=date(2025, 10, 19)).read_bytes()[:5] == b"<?xml"
    assert graph.draw(tmp_path / "map.png", scale=0.5).read_bytes()[:4] == b"\x89PNG"
    with pytest.raises(kg.KgError, match=r"\.svg or \.png"):
        graph.draw(tmp_path / "map.gexf")
    with pytest.raises(kg.KgError, match="unknown format 'jpeg'"):
        graph.draw(tmp_path / "map.jpeg")


def test_the_commands_write_pictures(tmp_path: Path) -> None:
    for form in ("svg", "png"):
        target = tmp_path / f"map.{form}"
        arguments = ["export", form, "--focus", "TTP", "--theme", "dark", "--preset", "hostilities", "-o", str(target)]
        result = CliRunner().invoke(app, arguments, catch_exceptions=False)
        assert result.exit_code == 0 and target.stat().st_size > 1000


def test_text_is_measured_as_arial_sets_it() -> None:
    assert text_width("Pakistan", 10) == pytest.approx(38.35, abs=0.01)
    assert text_width("Türkiye", 10) == text_width("Turkiye", 10)
    assert text_width("中文", 10) == 20 and text_width("e\u0301", 10) == text_width("e", 10)
    assert in_lines("", 100, 12).lines == ("",)
    assert all(text_width(line, 12) <= 170 for line in in_lines("word " * 30 + "x" * 500, 100, 12).lines)
    assert shown("a\n b\x07\u202ec") == "a b\u2407c"
