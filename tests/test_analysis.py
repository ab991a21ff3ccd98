from __future__ import annotations

from datetime import date

import pytest
from builders import account, tie

from kg.errors import UnknownNameError
from kg.graph import Graph

SAID = [
    tie("Alpha", "supports", "Gamma", time="../2021"),
    tie("Gamma", "attacked", "Alpha", time="2023"),
    tie("Beta", "alliedWith", "Alpha"),
    tie("Omega", "mediatedBetween", parties=("Alpha", "Gamma"), agreement="Truce", time="2022"),
    tie("Omega", "supports", "Gamma", time="2022"),
    tie("Delta", "hosted", parties=("Alpha", "Gamma"), event="Talks", time="2022"),
    tie("Beta", "accuses", "Gamma", claimant="Beta", content="a crime"),
    tie("Alpha", "partyTo", parties=("Alpha", "Gamma"), agreement="Truce", event="Ceasefire", time="2022"),
    tie("Beta", "cooperatesWith", "Omega"),
    tie("Alpha", "sanctions", "Beta", modality="possible"),
]


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph([account("d", SAID)])


def test_allies_and_adversaries_keep_both_faces_of_a_pair(graph: Graph) -> None:
    allies = {neighbour.name: neighbour for neighbour in graph.allies("Alpha")}
    assert sorted(allies) == ["Beta", "Gamma"]
    assert [t.relation for t in allies["Gamma"].positive] == ["supports"]
    assert [t.relation for t in allies["Gamma"].negative] == ["attacked"]
    assert allies["Gamma"].is_mixed and not allies["Beta"].is_mixed
    [adversary] = graph.adversaries("alpha")
    assert adversary == allies["Gamma"]


def test_at_a_day_only_what_held_then(graph: Graph) -> None:
    [neighbour] = graph.adversaries("Alpha", at="2023-05-05")
    assert [t.when for t in neighbour.negative] == ["possible"]
    assert graph.adversaries("Gamma", at="2020-05-05") == ()


def test_mediators_with_what_bears_on_their_impartiality(graph: Graph) -> None:
    delta, omega = graph.mediators("Gamma", "Alpha")
    assert (omega.name, [t.relation for t in omega.mediations], [t.relation for t in omega.support]) == (
        "Omega", ["mediatedBetween"], ["supports"],
    )  # fmt: skip
    # a host is not yet a mediator
    assert (delta.name, delta.mediations, [t.relation for t in delta.hostings]) == ("Delta", (), ["hosted"])
    assert graph.mediators("Alpha", "Beta") == ()


def test_mediation_paths_shortest_first_and_never_over_hostility(graph: Graph) -> None:
    paths = graph.mediation_paths("Beta", "Gamma")
    assert [path.actors for path in paths] == [
        ("Beta", "Alpha", "Gamma"),
        ("Beta", "Omega", "Gamma"),
        ("Beta", "Alpha", "Delta", "Gamma"),
        ("Beta", "Alpha", "Omega", "Gamma"),
        ("Beta", "Omega", "Alpha", "Gamma"),
    ]
    direct = paths[0].hops[1]
    assert direct.kinds == ("agreement", "friendly")
    assert [t.relation for t in direct.hostile] == ["attacked"]
    assert str(paths[1]) == "Beta —friendly→ Omega —friendly/mediation→ Gamma (not transitive)"
    assert all(hop.ties and all(t.evidence for t in hop.ties) for path in paths for hop in path.hops)
    assert graph.mediation_paths("Beta", "Gamma", longest=1) == ()
    assert graph.mediation_paths("Beta", "Beta") == ()


def test_a_reversal_needs_an_order(graph: Graph) -> None:
    [change] = graph.reversals()
    assert (change.first, change.second, change.before, change.after) == ("Alpha", "Gamma", 1, -1)
    assert (change.earliest, change.latest) == (date(2021, 1, 1), date(2023, 12, 31))
    assert [t.relation for t in change.ties_after] == ["attacked"]
    undated = Graph([account("d", [tie("Alpha", "supports", "Gamma"), tie("Gamma", "attacked", "Alpha")])])
    assert undated.reversals() == ()


NO_REVERSALS = {
    "a tie that may still hold": [
        tie("Alpha", "supports", "Gamma", time="../2021"),
        tie("Alpha", "supports", "Gamma", time="2020/.."),
        tie("Gamma", "attacked", "Alpha", time="2023"),
    ],
    "both signs at one time": [
        tie("Alpha", "supports", "Gamma", time="2015/2021"),
        tie("Gamma", "hostileTo", "Alpha", time="2018/.."),
    ],
    "a concession in the midst of a war": [
        tie("Alpha", "released", "Gamma", time="2021"),
        tie("Gamma", "attacked", "Alpha", time="2023"),
    ],
    "hostility that came first": [
        tie("Gamma", "attacked", "Alpha", time="2010"),
        tie("Alpha", "supports", "Gamma", time="../2021"),
    ],
}


@pytest.mark.parametrize("said", NO_REVERSALS.values(), ids=NO_REVERSALS)
def test_what_is_no_reversal(said: list[dict[str, object]]) -> None:
    assert Graph([account("d", said)]).reversals() == ()


def test_one_text_can_order_what_it_does_not_date() -> None:
    said = [
        tie("Alpha", "supports", "Gamma", aspect="ended"),
        tie("Alpha", "hostileTo", "Gamma", aspect="ongoing"),
    ]
    [change] = Graph([account("d", said)]).reversals()
    assert (change.before, change.after, change.earliest, change.latest) == (1, -1, None, None)


def test_from_hostile_to_friendly() -> None:
    said = [tie("Alpha", "attacked", "Beta", time="2010"), tie("Alpha", "alliedWith", "Beta", time="2015/..")]
    [change] = Graph([account("d", said)]).reversals()
    assert (change.before, change.after, change.earliest, change.latest) == (
        -1,
        1,
        date(2010, 1, 1),
        date(2015, 12, 31),
    )


def test_hostility_to_the_country_dates_the_hostility_to_its_ruler() -> None:
    said = [
        tie("Alpha", "supports", "Gamma", time="../2021-08"),
        tie("Gamma", "governs", "Beta", time="2021-08/.."),
        tie("Alpha", "hostileTo", "Gamma", aspect="ongoing"),
        tie("Alpha", "attacked", "Beta", time="2025-10"),
        tie("Alpha", "attacked", "Beta", time="2001"),
    ]
    [change] = Graph([account("d", said)]).reversals()
    assert (change.earliest, change.latest) == (date(2021, 8, 1), date(2025, 10, 31))
    assert [(t.target, t.interval.as_stated) for t in change.ties_after] == [("Beta", "2025-10"), ("Gamma", None)]


def test_unknown_actors_are_told_with_the_nearest(graph: Graph) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean Gamma"):
        graph.allies("Gama")


def test_an_empty_graph_answers_with_nothing() -> None:
    empty = Graph([])
    assert (len(empty.network()), empty.reversals(), empty.table("SELECT ?c { ?c a kg:Claim }").rows) == (0, (), ())
