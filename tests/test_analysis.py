from __future__ import annotations

from datetime import date
from itertools import combinations

import networkx as nx
import pytest
from builders import account, tie
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis import mediation_paths
from kg.errors import QueryError, UnknownNameError
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
    assert not graph.adversaries("Gamma", at="2020-05-05")


def test_neighbours_tell_the_claims_behind_every_tie_and_what_they_do_not_know(graph: Graph) -> None:
    allies = graph.allies("Alpha")
    frame = allies.frame()
    assert list(frame["sign"][frame["actor"] == "Gamma"]) == ["friendly", "hostile"]
    assert all(frame["passage"].str.startswith("“Sentence ")) and set(frame["source"]) == {"d"}
    text = allies.text()
    assert text.startswith("Allies of Alpha at any time:\nBeta:\n  friendly: Beta — ")
    assert "Gamma, both friendly and hostile:" in text and text.endswith("a tie in this list may be over.")
    then = graph.allies("Alpha", at="2021-06-01")
    # the alliance with Beta has no date, so that it makes no ally on a day, and is told
    assert [one.name for one in then] == ["Gamma"]
    assert [t.relation for t in then.undated] == ["alliedWith"]
    assert "friendly, perhaps then: Alpha — " in then.text()
    assert "Left out on 2021-06-01, for no text says when: 1 tie.\n    Beta — " in then.text()
    assert list(then.frame()["held"]) == ["possible"]


def test_nobody_is_an_answer_in_words(graph: Graph) -> None:
    nobody = graph.adversaries("Omega")
    assert nobody.frame().empty and nobody.text().startswith("No hostile tie of Omega at any time in this view.")
    assert "no proof that there was none" in nobody.text()
    # known to the graph, but without a tie in this view or on this day
    assert not graph.allies("Alpha ministry") and not graph.mediators("Alpha", "Beta", at="1700-01-01")
    with pytest.raises(UnknownNameError, match="Did you mean Gamma"):
        graph.mediators("Alpha", "Gama")


def test_a_tie_of_an_actor_to_itself_is_no_pair() -> None:
    said = [
        tie("Alpha", "attacked", "Alpha", time="2023"),
        tie("Alpha", "alliedWith", "Alpha", time="2020"),
        tie("Beta", "governs", "Alpha", time="2010/.."),
    ]
    graph = Graph([account("d", said)])
    changes = graph.reversals()
    assert not changes and changes.undecided == ()
    assert not graph.adversaries("Alpha") and graph.signed(at="2021-06-01").undated == 0
    assert not len(graph.signed().signed) and "Left out: 2 ties of an actor to itself." in graph.signed().text()
    assert graph.worldviews("pairs").text() == "pairs: no view has an answer (accepted)."


def test_mediators_with_what_bears_on_their_impartiality(graph: Graph) -> None:
    delta, omega = graph.mediators("Gamma", "Alpha")
    assert (omega.name, [t.relation for t in omega.mediations], [t.relation for t in omega.support]) == (
        "Omega", ["mediatedBetween"], ["supports"],
    )  # fmt: skip
    # a host is not yet a mediator
    assert (delta.name, delta.mediations, [t.relation for t in delta.hostings]) == ("Delta", (), ["hosted"])
    assert not graph.mediators("Alpha", "Beta")
    assert graph.mediators("Alpha", "Beta").text().startswith("No mediation between Alpha and Beta in this view.")
    assert "the two count as one party" in graph.mediators("Alpha", "Alpha").text()


def test_records_of_mediators_tell_their_claims_and_what_no_text_dates() -> None:
    said = [
        tie("Omega", "mediatedBetween", parties=("Alpha", "Gamma"), time="2022"),
        tie("Omega", "mediatedBetween", parties=("Alpha", "Gamma"), content="later"),
        tie("Delta", "hosted", parties=("Alpha", "Gamma"), event="Talks", time="2022"),
        tie("Omega", "supports", "Gamma", time="2022"),
        tie("Gamma", "attacked", "Omega"),
    ]
    graph = Graph([account("d", said)])
    frame = graph.mediators("Alpha", "Gamma").frame()
    assert list(frame["mediator"]) == ["Delta", "Omega", "Omega", "Omega", "Omega"]
    assert list(frame["part"]) == ["hosting", "mediation", "mediation", "friendly", "hostile"]
    then = graph.mediators("Alpha", "Gamma", at="2022-06-01")
    assert [(one.name, len(one.mediations), one.hostility) for one in then] == [("Delta", 0, ()), ("Omega", 1, ())]
    assert [t.content for t in then.undated] == ["later"]
    assert "Delta, host only:" in then.text() and "for no text says when: 1 tie." in then.text()


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
    assert not graph.mediation_paths("Beta", "Gamma", longest=1)
    with pytest.raises(QueryError, match="Name two actors"):
        graph.mediation_paths("Beta", "Beta")


def test_a_reversal_needs_an_order(graph: Graph) -> None:
    [change] = graph.reversals()
    assert (change.first, change.second, change.before, change.after) == ("Alpha", "Gamma", 1, -1)
    assert (change.earliest, change.latest) == (date(2021, 1, 1), date(2023, 12, 31))
    assert [t.relation for t in change.ties_after] == ["attacked"]
    undated = Graph([account("d", [tie("Alpha", "supports", "Gamma"), tie("Gamma", "attacked", "Alpha")])])
    assert not undated.reversals() and undated.reversals().undecided == (("Alpha", "Gamma"),)


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
    assert not Graph([account("d", said)]).reversals()


def test_one_text_can_order_what_it_does_not_date() -> None:
    said = [
        tie("Alpha", "supports", "Gamma", aspect="ended"),
        tie("Alpha", "hostileTo", "Gamma", aspect="ongoing"),
    ]
    [change] = Graph([account("d", said)]).reversals()
    assert (change.before, change.after, change.earliest, change.latest) == (1, -1, None, None)


TWICE = [
    tie("Alpha", "alliedWith", "Beta", time="1990/1995"),
    tie("Alpha", "attacked", "Beta", time="1998"),
    tie("Alpha", "alliedWith", "Beta", time="2005/.."),
]


def test_a_pair_can_change_twice_and_an_episode_can_be_passed_over() -> None:
    graph = Graph([account("d", TWICE)])
    assert [(c.before, c.after, c.earliest, c.latest) for c in graph.reversals()] == [
        (1, -1, date(1995, 1, 1), date(1998, 12, 31)),
        (-1, 1, date(1998, 1, 1), date(2005, 12, 31)),
    ]
    calmer = graph.reversals(hysteresis=2)
    assert not calmer and "No pair is known" in calmer.text()
    war = [*TWICE, tie("Beta", "attacked", "Alpha", time="1999")]
    assert len(Graph([account("d", war)]).reversals(hysteresis=2)) == 1
    with pytest.raises(QueryError, match="1 or more"):
        graph.reversals(hysteresis=0)


def test_who_tells_of_which_half_of_a_reversal() -> None:
    said = [
        tie("Alpha", "supports", "Gamma", time="../2021", claimant="Omega"),
        tie("Alpha", "supports", "Gamma", time="../2021"),
        tie("Gamma", "attacked", "Alpha", time="2023"),
        tie("Gamma", "attacked", "Alpha", time="2023", claimant="Beta"),
    ]
    result = Graph([account("d", said)]).reversals()
    assert [(w.name, w.tells_of) for w in result[0].seen_by] == [
        ("Beta", "after"), ("Omega", "before"), ("the text of d", "both"),
    ]  # fmt: skip
    assert "Both halves are told by the text of d." in result.text()
    frame = result.frame()
    assert list(frame["half"]) == ["before", "before", "after", "after"]
    assert set(frame["said by"]) == {"the text", "Omega", "Beta"}


def test_paths_keep_mediator_host_and_venue_apart() -> None:
    said = [
        tie("Omega", "mediatedBetween", parties=("Alpha", "Gamma"), time="2022", place="Riverton"),
        tie("Delta", "hosted", parties=("Alpha", "Gamma"), event="Talks", time="2022"),
        tie("Alpha", "alliedWith", "Beta", time="2001/2002"),
    ]
    graph = Graph([account("d", said)])
    result = graph.mediation_paths("Alpha", "Gamma")
    assert [(p.actors[1], p.mediators, p.hosts, p.venues, p.shared_time) for p in result] == [
        ("Delta", (), ("Delta",), (), "possible"),
        ("Omega", ("Omega",), (), ("Riverton",), "possible"),
    ]
    # Beta was Alpha's ally twenty years before: no way leads from it to the table
    apart = graph.mediation_paths("Beta", "Gamma")
    assert (len(apart), apart.apart) == (0, 2)
    assert "never held at one time" in apart.text()


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
    assert (len(empty.network()), len(empty.reversals()), empty.table("SELECT ?c { ?c a kg:Claim }").rows) == (0, 0, ())


@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] != pair[1]), max_size=20),
    st.integers(1, 6),
)
@settings(max_examples=80, deadline=None)
def test_paths_are_all_simple_paths_shortest_first(pairs: list[tuple[int, int]], longest: int) -> None:
    said = [tie(f"X{one}", "cooperatesWith", f"X{other}") for one, other in [(0, 1), *pairs]]
    found = Graph([account("d", said)]).mediation_paths("X0", "X1", longest=longest)
    joined = nx.Graph([(f"X{one}", f"X{other}") for one, other in [(0, 1), *pairs]])
    every = sorted(map(tuple, nx.all_simple_paths(joined, "X0", "X1", cutoff=longest)), key=lambda way: (len(way), way))
    assert [path.actors for path in found] == every[:50]
    assert found.cut == ("most" if len(every) > 50 else "")
    assert ("There are more ways" in found.text()) == (len(every) > 50)


def test_the_search_for_paths_is_cut_and_says_so() -> None:
    dense = [tie(f"X{one:02}", "cooperatesWith", f"X{other:02}") for one, other in combinations(range(24), 2)]
    # the end is reached over one actor alone, so that there are few ways, and very many that lead nowhere
    graph = Graph([account("d", [*dense, tie("X23", "cooperatesWith", "Alpha")])])
    network = graph.network()
    cut = mediation_paths(network, "X00", "Alpha", longest=6, most=10_000, most_steps=5_000)
    assert cut.cut == "steps" and len(cut) > 20 and "The search was cut short" in cut.text()
    assert [path.actors for path in cut][:2] == [("X00", "X23", "Alpha"), ("X00", "X01", "X23", "Alpha")]
    assert len(mediation_paths(network, "X00", "Alpha", longest=2)) == 1
    for choices in ({"longest": 0}, {"most": 0}, {"most_steps": -1}):
        with pytest.raises(QueryError, match="at most"):
            mediation_paths(network, "X00", "Alpha", **choices)
