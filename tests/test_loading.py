"""Files of quads, loaded in bulk into a directory and behind a real server: the same comes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import account, tie
from click.testing import CliRunner
from servers import SERVERS, oxigraph

from kg.cli.app import app
from kg.errors import StoreError
from kg.export import serialize_quads
from kg.graph import Graph
from kg.pipeline import build
from kg.pipeline.bulk import load_files, quad_files
from kg.rdf import BELIEFS, account_quads, document_graph, stale_quad
from kg.store import RemoteStore, Store
from kg.store import remote as remote_module

ACCOUNT = account("one", [tie("Alpha", "attacked", "Beta")])
ONE = account_quads(ACCOUNT)
TWO = account_quads(account("two", [tie("Alpha", "attacked", "Beta"), tie("Gamma", "supports", "Beta")]))
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.fixture
def shards(tmp_path: Path) -> Path:
    folder = tmp_path / "shards"
    folder.mkdir()
    for name, quads in (("1.nq", ONE), ("2.nq", TWO)):
        (folder / name).write_bytes(serialize_quads(quads, "nq"))
    return folder


@pytest.mark.parametrize("server", sorted(SERVERS))
def test_what_is_loaded_is_what_was_added_also_a_second_time(
    server: str, shards: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote_module, "_PIECE", 7)  # several requests for each graph
    wanted = Store.memory([*ONE, *TWO])
    directory = Store.directory(tmp_path / "store")
    with SERVERS[server]() as remote:
        if server == "virtuoso":  # which lets nobody write to the address that all may read
            remote._addresses["graphs"] = f"{remote._addresses['graphs']}-auth"
        for store in (directory, remote):
            for _ in range(2):
                assert list(load_files([shards], store)) == [shards / "1.nq", shards / "2.nq"]
                assert list(store.quads()) == list(wanted.quads())
                assert len(store) == len(wanted)
                assert store.select(COUNT).rows == wanted.select(COUNT).rows


def test_a_graph_that_was_built_is_loaded_whole(tmp_path: Path) -> None:
    graph = build()
    (tmp_path / "graph.nq").write_bytes(serialize_quads(graph.quads(), "nq"))
    (tmp_path / "other.nq").write_text("no graph", "utf-8")
    store = Store.directory(tmp_path / "store")
    assert list(load_files([tmp_path], store)) == [tmp_path / "graph.nq"]
    assert list(store.quads()) == list(graph.store.quads())
    assert len(store) == len(graph.store)


def test_graphs_that_were_built_apart_have_their_statuses_from_all_of_them(tmp_path: Path) -> None:
    claimed = tie("Alpha", "attacked", "Beta", claimant="Gamma")
    denied = tie("Alpha", "attacked", "Beta", claimant="Alpha", stance="denies", speech_act="denies")
    accounts = [account("one", [claimed]), account("two", [denied])]
    folders = [tmp_path / each.document.id for each in accounts]
    for folder, each in zip(folders, accounts, strict=True):
        folder.mkdir()
        (folder / "graph.nq").write_bytes(serialize_quads(Graph([each]).quads(), "nq"))
    wanted = list(Graph(accounts).store.quads())
    assert wanted != sorted({quad for each in accounts for quad in Graph([each]).quads()}, key=str)
    at_once, apart = Store.directory(tmp_path / "store"), Store.directory(tmp_path / "another")
    list(load_files(folders, at_once))
    for folder in (*folders, *folders):
        list(load_files([folder], apart))
    for store in (at_once, apart):
        assert list(store.quads()) == wanted
        assert len(store) == len(Graph(accounts).store)


def test_a_document_that_says_other_things_in_the_store_is_not_mixed_with_itself(shards: Path, tmp_path: Path) -> None:
    store = Store.directory(tmp_path / "store")
    list(load_files([shards], store))
    before = list(store.quads())
    other = account("two", [tie("Beta", "arms", "Gamma")])
    (shards / "2.nq").write_bytes(serialize_quads(account_quads(other), "nq"))
    with pytest.raises(StoreError, match=r"2\.nq: the document 'two' is in the store already, and says other things"):
        list(load_files([shards], store))
    assert list(store.quads()) == before
    (shards / "1.nq").write_bytes(serialize_quads(Graph([ACCOUNT]).quads(), "nq"))
    with pytest.raises(StoreError, match="other things"):
        list(load_files([shards], store))
    assert BELIEFS in store.graphs()
    assert stale_quad() not in store.engine
    store.remove(document_graph("two"))
    list(load_files([shards], store))
    assert list(store.quads()) == list(Graph([ACCOUNT, other]).store.quads())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<https://e.org/a> <https://e.org/b> _:c <https://e.org/g> .\n", r"x\.nq: .*blank nodes.*IRIs"),
        ("<https://e.org/a> <https://e.org/b> .\n", r"x\.nq, line 1: not readable N-Quads"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "x.nq").write_text(text, "utf-8")
    with pytest.raises(StoreError, match=said):
        list(load_files([tmp_path], Store.memory()))
    with pytest.raises(StoreError, match=r"y\.nq: no such file"):
        list(load_files([tmp_path / "y.nq"], Store.memory()))
    (tmp_path / "empty").mkdir()
    with pytest.raises(StoreError, match="no files of quads here"):
        quad_files([tmp_path / "empty"])


def test_the_default_graph_of_a_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "x.nq").write_text("<https://e.org/a> <https://e.org/b> <https://e.org/c> .\n", "utf-8")
    store = Store.memory()
    list(load_files([tmp_path / "x.nq"], store))
    assert len(store) == 0


def test_the_command_loads_both_ways(shards: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke
    done = run(app, ["load", str(shards), "--store", str(tmp_path / "store")])
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "2 files are in")
    with oxigraph() as remote:
        address = str(remote._addresses["graphs"])
        done = run(app, ["load", str(shards), "--endpoint", address], env={"PARLEY_ENDPOINT_TOKEN": "secret"})
        assert done.exit_code == 0, done.output
        with Store.snapshot(tmp_path / "store") as store:
            assert list(remote.quads()) == list(store.quads())
    assert run(app, ["load", str(shards)]).exit_code == 2
    done = run(app, ["load", str(shards), "--endpoint", address])
    assert done.exit_code == 1  # it has gone
    assert "cannot be reached" in done.output


def test_an_endpoint_without_an_address_for_graphs_says_so(shards: Path) -> None:
    with RemoteStore("http://127.0.0.1:1/query") as store, pytest.raises(StoreError, match="no address for graphs"):
        list(load_files([shards], store))
