from __future__ import annotations

from builders import account, tie

from kg.beliefs import View, assess, select
from kg.network import EDGE_ATTRIBUTES, build_network

SAID = [
    tie("Gamma", "attacked", "Beta", time="2025-10-08", event="Assault"),
    tie("Gamma", "attacked", "Beta", time="2025"),
    tie("Alpha", "alliedWith", "Beta"),
    tie("Omega", "mediatedBetween", parties=("Alpha", "Beta"), agreement="Truce", time="2024"),
    tie("Alpha", "partyTo", parties=("Alpha", "Beta"), agreement="Truce", event="Ceasefire", time="2024"),
    tie("Alpha", "negotiatedWith", parties=("Alpha", "Beta", "Gamma"), event="Talks"),
    tie("Gamma", "seeks", "autonomy"),
]


def network(view: str = "accepted", at: str | None = None, **options: bool) -> object:
    accounts = [account("d", SAID)]
    return build_network(select(assess(accounts), View.parse(view, at), accounts), accounts, **options)


def edges(graph: object) -> list[tuple[str, str, str]]:
    return sorted((u, v, data["relation"]) for u, v, data in graph.edges(data=True))  # type: ignore[attr-defined] # a MultiDiGraph


def test_every_tie_is_an_edge_with_its_ends_by_the_ontology() -> None:
    assert edges(network()) == [
        ("Alpha", "Beta", "alliedWith"),
        ("Alpha", "Beta", "negotiatedWith"),
        ("Alpha", "Gamma", "negotiatedWith"),
        ("Alpha", "Truce", "partyTo"),
        ("Beta", "Gamma", "negotiatedWith"),
        ("Beta", "Truce", "partyTo"),
        ("Gamma", "Beta", "attacked"),
        ("Gamma", "Beta", "attacked"),
        ("Omega", "Alpha", "mediatedBetween"),
        ("Omega", "Beta", "mediatedBetween"),
        ("Omega", "Truce", "mediatedBetween"),
    ]


def test_nodes_are_typed() -> None:
    nodes = dict(network().nodes(data=True))  # type: ignore[attr-defined] # a MultiDiGraph
    assert nodes["Gamma"]["type"] == "MilitantGroup" and nodes["Gamma"]["type_label"] == "militant group"
    assert (nodes["Truce"]["kind"], nodes["Truce"]["type"]) == ("agreement", "Ceasefire")
    assert list(nodes) == sorted(nodes)


def test_every_edge_is_signed_dated_and_sourced() -> None:
    for _, _, data in network().edges(data=True):  # type: ignore[attr-defined] # a MultiDiGraph
        assert tuple(data) == EDGE_ATTRIBUTES
        assert data["evidence"][0].quote.startswith("Sentence")
    [signs] = {
        (data["sign"], data["family"]) for _, _, data in network().edges(data=True) if data["relation"] == "attacked"
    }  # type: ignore[attr-defined] # a MultiDiGraph
    assert signs == (-1, "conflict")


def test_at_a_day_undated_ties_stay_marked_or_go() -> None:
    whens = {(data["relation"], data["when"]) for _, _, data in network(at="2025-10-08").edges(data=True)}  # type: ignore[attr-defined] # a MultiDiGraph
    assert whens == {
        ("attacked", "certain"),
        ("attacked", "possible"),
        ("alliedWith", "undated"),
        ("negotiatedWith", "undated"),
    }
    assert edges(network(at="2025-10-08", undated=False)) == [("Gamma", "Beta", "attacked")] * 2
