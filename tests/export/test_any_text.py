"""Whatever a name or a content holds, every format gives it back, and none of them breaks."""

from __future__ import annotations

import csv
import io

import networkx as nx
import pyoxigraph as ox
from builders import account, tie
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from kg.errors import KgError
from kg.export import plain_cell, plain_text
from kg.graph import Graph

Triples = list[tuple[str, str, str]]

TEXT = st.text(
    st.sampled_from(
        "aB =+-@'\"<>&\\u0;,%{~/#?]\x00\x07\t\n\r\u2028\u202e\u200f\u0301\x85\x7f\u00ad\ufeff\ufffeé中\U0001f469"
    )
    | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=20,
).filter(lambda text: bool(text.strip()))
TIMES = st.sampled_from([None, "2025", "2021-08/..", "[..2014]", "2025-10-08"])


def plain(network: nx.MultiDiGraph) -> Triples:
    return sorted(
        (plain_text(one), plain_text(other), plain_text(data["content"]))
        for one, other, data in network.edges(data=True)
    )


@settings(max_examples=40)
@given(st.lists(st.tuples(TEXT, TEXT, TEXT, TIMES), min_size=1, max_size=5))
def test_any_text_survives_every_format(said: list[tuple[str, str, str, str | None]]) -> None:
    try:
        graph = Graph(
            [account("d", [tie(a, "attacked", b, content=content, time=time) for a, b, content, time in said])]
        )
        network = graph.network()
    except KgError:
        assume(False)  # two names that make one node are refused where they are read
    wanted = sorted((one, other, data["content"]) for one, other, data in network.edges(data=True))
    assert plain(nx.read_graphml(io.BytesIO(graph.exported("graphml")), force_multigraph=True)) == wanted
    assert plain(nx.MultiDiGraph(nx.read_gexf(io.BytesIO(graph.exported("gexf"))))) == wanted
    table = csv.DictReader(io.StringIO(graph.csv_tables()["ties.csv"].decode("utf-8-sig"), newline=""))
    cells = [[plain_text(plain_cell(row[name])) for name in ("source", "target", "content")] for row in table]
    assert sorted(map(tuple, cells)) == wanted
    assert set(ox.parse(graph.exported("jsonld"), format=ox.RdfFormat.JSON_LD)) == set(graph.quads())
    etree.fromstring(graph.picture())
