from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from builders import account, tie
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError, StoreBusyError, StoreError
from kg.rdf import account_quads, document_graph
from kg.store import Store, check_query
from kg.store.results import python_value

ONE = account_quads(account("one", [tie("Alpha", "attacked", "Beta")]))
TWO = account_quads(account("two", [tie("Alpha", "attacked", "Beta"), tie("Gamma", "supports", "Beta")]))


@pytest.fixture(params=["memory", "directory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    made = Store.memory() if request.param == "memory" else Store.directory(tmp_path / "store")
    made.add([*ONE, *TWO])
    return made


def count(store: Store, pattern: str) -> object:
    return store.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}").rows[0][0]


def test_a_triple_of_two_documents_counts_once_in_the_default_graph(store: Store) -> None:
    assert count(store, "?x rdf:predicate kg:attacked") == 1
    assert count(store, "GRAPH ?g { ?x rdf:predicate kg:attacked }") == 2
    assert count(store, "?claim a kg:Claim") == 3


def test_replacing_a_document_touches_nothing_else(store: Store) -> None:
    store.replace(document_graph("two"), account_quads(account("two", [tie("Gamma", "attacked", "Beta")])))
    assert count(store, "?claim a kg:Claim") == 2
    assert set(store.quads(document_graph("one"))) == set(ONE)
    assert count(store, "?x rdf:predicate kg:supports") == 0


def test_removing_a_document_keeps_what_another_says_too(store: Store) -> None:
    store.remove(document_graph("two"))
    assert store.graphs() == [document_graph("one")]
    fresh = Store.memory(ONE)
    assert len(store) == len(fresh)
    assert list(store.quads()) == list(fresh.quads())


def test_what_stays_of_a_replaced_document_stays_in_the_merge_too(store: Store) -> None:
    text = document_graph("two")
    store.replace(text, account_quads(account("two", [tie("Alpha", "attacked", "Beta")])))
    fresh = Store.memory([*ONE, *account_quads(account("two", [tie("Alpha", "attacked", "Beta")]))])
    assert list(store.quads()) == list(fresh.quads())
    assert len(store) == len(fresh)
    store.replace(text, ())
    assert store.graphs() == [document_graph("one")]
    store.replace(text, TWO)
    store.replace(text, TWO)
    assert list(store.quads()) == list(Store.memory([*ONE, *TWO]).quads())
    assert len(store) == len(Store.memory([*ONE, *TWO]))


def test_of_a_subject_of_which_others_say_far_more_only_what_nobody_else_says_goes(store: Store) -> None:
    first, second, hub, says = map(ox.NamedNode, ("https://e/1", "https://e/2", "https://e/hub", "https://e/says"))

    def told(graph: ox.NamedNode, *numbers: int) -> list[ox.Quad]:
        return [ox.Quad(hub, says, ox.Literal(number), graph) for number in numbers]

    store.add([*told(first, 1, 2), *told(second, *range(2, 60))])
    store.replace(first, told(first, 3))
    assert count(store, "<https://e/hub> <https://e/says> ?n") == 58
    store.replace(second, told(second, 70))
    assert set(store.quads()) == {*ONE, *TWO, *told(first, 3), *told(second, 70)}
    assert count(store, "<https://e/hub> <https://e/says> ?n") == 2
    store.remove(second)
    assert second not in store.graphs()
    assert count(store, "<https://e/hub> <https://e/says> ?n") == 1


_NODES = [ox.NamedNode(f"https://e/{number}") for number in range(3)]
_VALUES = [
    *(ox.Literal(text) for text in ("", 'b\n"} ; DROP ALL', "c\\", "\u2028", "}", "# no comment")),
    ox.Literal("y", language="en"), ox.Literal(5), _NODES[0], ox.Triple(_NODES[0], _NODES[1], ox.Literal("told of")),
]  # fmt: skip
_TRIPLES = st.tuples(st.sampled_from(_NODES), st.sampled_from(_NODES[:2]), st.sampled_from(_VALUES))


@given(
    st.lists(st.tuples(st.sampled_from(_NODES), st.sets(_TRIPLES, max_size=12)), max_size=5), st.sampled_from([0, 8])
)
def test_after_any_replacements_the_store_is_as_one_that_was_filled_at_once(
    steps: list[tuple[ox.NamedNode, set[tuple[ox.NamedNode, ox.NamedNode, ox.Literal]]]], look: int
) -> None:
    store, said = Store.memory(), {}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("kg.store.store._LOOK", look)
        for graph, triples in steps:
            said[graph] = [ox.Quad(*triple, graph) for triple in triples]
            store.replace(graph, said[graph])
    wanted = Store.memory(quad for quads in said.values() for quad in quads)
    assert list(store.quads()) == list(wanted.quads())
    assert (len(store), store.graphs()) == (len(wanted), wanted.graphs())


@pytest.mark.parametrize("piece", [1, 7, 1000])
def test_what_is_loaded_in_pieces_is_what_was_given(
    piece: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.store.store._PIECE", piece)
    Store.write_directory(tmp_path / "store", iter([*ONE, *TWO]))
    made, wanted = Store.existing(tmp_path / "store"), Store.memory([*ONE, *TWO])
    assert list(made.quads()) == list(wanted.quads())
    assert len(made) == len(wanted)


def test_quads_come_out_sorted_and_without_the_merge(store: Store) -> None:
    assert list(store.quads()) == sorted({*ONE, *TWO}, key=lambda quad: (str(quad.graph_name), str(quad)))


def test_a_directory_keeps_what_it_holds(tmp_path: Path) -> None:
    made = Store.directory(tmp_path / "store")
    made.add(ONE)
    made.engine.flush()
    del made
    assert list(Store.existing(tmp_path / "store").quads()) == ONE


def test_a_second_writer_is_told_so(tmp_path: Path) -> None:
    first = Store.directory(tmp_path / "store")
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.directory(tmp_path / "store")
    assert len(first) == 0


WRITER = """
import sys
from pathlib import Path
from builders import account, tie
from kg.rdf import account_quads, document_graph
from kg.store import Store
store = Store.existing(Path(sys.argv[1]))
ties = [[tie("Alpha", r, "Beta"), tie("Gamma", r, "Beta")] for r in ("attacked", "supports")]
states = [account_quads(account("d", each)) for each in ties]
print("ready", flush=True)
while True:
    for state in states:
        store.replace(document_graph("d"), state)
"""


def test_a_writer_that_is_killed_leaves_one_whole_state(tmp_path: Path) -> None:
    states = [
        account_quads(account("d", [tie("Alpha", relation, "Beta"), tie("Gamma", relation, "Beta")]))
        for relation in ("attacked", "supports")
    ]
    first = Store.directory(tmp_path / "store")
    first.add([*ONE, *states[0]])
    del first
    wanted = [(list(made.quads()), len(made)) for made in (Store.memory([*ONE, *state]) for state in states)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    for number in range(4):
        command = [sys.executable, "-c", WRITER, str(tmp_path / "store")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(0.05 + 0.037 * number)
            writer.kill()
        with Store.snapshot(tmp_path / "store") as found:
            assert (list(found.quads()), len(found)) in wanted


def test_a_copy_waits_for_another_process_and_gives_up_in_the_end(tmp_path: Path) -> None:
    holder = "import sys, pathlib, kg.store as s; kept = s.Store.existing(pathlib.Path(sys.argv[1])); print(); input()"
    Store.write_directory(tmp_path / "store", ONE)
    command = [sys.executable, "-c", holder, str(tmp_path / "store")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == b"\n"
        with pytest.raises(StoreBusyError):
            Store.copied(tmp_path / "store", tmp_path / "early", patience=0)
        threading.Timer(0.2, process.stdin.write, [b"\n"]).start()
        assert len(Store.copied(tmp_path / "store", tmp_path / "late", patience=60)) == len(Store.memory(ONE))


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(StoreError, match="holds something else"):
        Store.directory(tmp_path)
    with pytest.raises(StoreError, match="no graph here"):
        Store.existing(tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_answers_as_table_frame_json_and_csv(store: Store) -> None:
    table = store.select(
        "SELECT ?s (2 AS ?n) (1.5 AS ?f) (true AS ?b) ?u WHERE { ?x rdf:subject ?s } ORDER BY ?s LIMIT 1"
    )
    assert table.columns == ("s", "n", "f", "b", "u")
    assert table.rows == (("actor:alpha", 2, 1.5, True, None),)
    assert table.frame().iloc[0].tolist()[:4] == ["actor:alpha", 2, 1.5, True]
    assert table.csv.splitlines()[0] == "s,n,f,b,u"
    assert '"vars":["s","n","f","b","u"]' in table.json


@pytest.mark.parametrize(
    "clause",
    [
        "FROM <file:///etc/passwd>",
        "FROM NAMED <http://127.0.0.1:9/x>",
        "FROM graph:nowhere",
        "FROM NAMED graph:nowhere",
        "FROM graph:accepted FROM graph:nowhere",
    ],
)
def test_a_graph_that_is_not_in_the_store_is_no_empty_answer(store: Store, clause: str) -> None:
    with pytest.raises(QueryError, match=r"the query: there is no graph <\S+> here, and none is fetched"):
        store.select(f"SELECT * {clause} WHERE {{ ?s ?p ?o }}")


def test_a_graph_of_a_declared_prefix_is_known(store: Store) -> None:
    there = store.graphs()[0].value
    start, end = there[: there.rindex("/") + 1], there[there.rindex("/") + 1 :].replace("~", r"\~")
    query = "PREFIX mine: <{}> SELECT * FROM mine:{} WHERE {{ ?s ?p ?o }}"
    assert store.select(query.format(start, end)).rows
    with pytest.raises(QueryError, match="there is no graph"):
        store.select(query.format(start, "nowhere"))
    assert store.select("PREFIX : <https://e.org/> SELECT * FROM graph:accepted WHERE { ?s ?p :x }").rows == ()


def test_ask_and_construct(store: Store) -> None:
    assert store.select("ASK { ?x rdf:predicate kg:attacked }").rows == ((True,),)
    assert store.select("ASK { ?x rdf:predicate kg:arms }").rows == ((False,),)
    [triple] = store.construct(
        "CONSTRUCT { ?s kg:x ?o } WHERE { ?a rdf:predicate kg:supports ; rdf:subject ?s ; rdf:object ?o }"
    )
    assert isinstance(triple.subject, ox.NamedNode) and triple.subject.value.endswith("/gamma")
    with pytest.raises(QueryError, match=r"a query for a graph\. Use SELECT or ASK, or ask for it .* `kg serve`"):
        store.select("CONSTRUCT WHERE { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("SELECT ?s WHERE { ?s ?p }", "line 1, column 26", r"goes wrong after 'SELECT \?s WHERE { \?s \?p }'"),
        ("SELECT ?s\nWHERE { ?s ?p ", "line 2", "is not closed"),
        ("nonsense", "line 1, column 9", "goes wrong after 'nonsense'"),
        ("SELECT * { ?s nope:x ?o }", "the query", "the prefix nope: is not declared"),
        ("", "line 1", "not valid SPARQL"),
        ("INSERT DATA { kg:a kg:b kg:c }", "the query", "INSERT is refused: a query only reads"),
    ],
)
def test_a_syntax_error_names_its_place(text: str, place: str, words: str) -> None:
    with pytest.raises(QueryError, match=words) as caught:
        Store.memory().select(text)
    assert place in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1/>",
        "SELECT * { # a comment '\n SERVICE <x> {} }",
        "SELECT * { ?s ?p '''x''' . SERVICE <x> {} }",
        "SELECT * { ?s ?p 'it\\'s' . SERVICE <x> {} }",
    ],
)
def test_what_would_reach_the_network_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="is refused: it would reach the network"):
        Store.memory().select(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service ?p 'SERVICE' }",
        'SELECT * { ?s ?p "LOAD" , """ LOAD "x" SERVICE """ }',
        "SELECT * { ?s <http://x/SERVICE> ?o } # LOAD",
        "PREFIX load: <http://x/> SELECT * { ?s load:service ?o }",
    ],
)
def test_harmless_words_pass(text: str) -> None:
    assert check_query(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "{" * 20000,
        "SELECT * { FILTER(" + "!" * 20000,
        "(" * 20000,
        "-" * 20000 + "1",
        "'" * 50001,
        '"""' + "\\" * 99999,
    ],
)
def test_what_would_end_the_engine_never_reaches_it(text: str) -> None:
    with pytest.raises(QueryError):
        Store.memory().select(text)


def test_a_huge_query_is_refused() -> None:
    with pytest.raises(QueryError, match="characters"):
        check_query("#" * 1_000_001)


@pytest.mark.parametrize("more", ["", " BIND(TRIPLE(<urn:a>, <urn:b>, 'c') AS ?triple)"])
def test_a_cell_is_the_python_value_of_its_term(more: str) -> None:
    text = (
        "SELECT * { VALUES (?whole ?tagged ?node ?yes ?none ?part ?odd) "
        "{ (1 'x'@en kg:attacked true UNDEF 2.50 'x1'^^xsd:integer) } "
        "BIND(BNODE() AS ?blank) BIND(1e3 AS ?double) BIND('2020-01-01'^^xsd:date AS ?day)" + more + " }"
    )
    table = Store.memory().select(text)
    again = ox.parse_query_results(table.json.encode(), format=ox.QueryResultsFormat.JSON)
    (solution,) = list(again)
    assert table.rows == (tuple(python_value(solution[name]) for name in table.columns),)
    found = dict(zip(table.columns, table.rows[0], strict=True))
    assert (found["whole"], found["part"], found["double"], found["yes"]) == (1, 2.5, 1000.0, True)
    assert (found["node"], found["none"], found["odd"], found["tagged"]) == ("kg:attacked", None, "x1", "x")


def test_a_folder_of_articles_that_is_not_writable_is_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("It rained.\n", "utf-8")
    monkeypatch.setattr("kg.store.store.os.access", lambda *_: False)
    with pytest.raises(StoreError, match="no graph here"), Store.snapshot(tmp_path):
        pass
