"""A damaged graph is told, with document, statement and sentence; a sound one is left in peace."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from builders import account, tie
from click.testing import CliRunner

from kg.checks import check_integrity
from kg.cli.app import app
from kg.errors import StoreBusyError, StoreError
from kg.graph import Graph
from kg.model import Document, Sentence
from kg.pipeline import build
from kg.pipeline.care import back_up, examine
from kg.pipeline.run import build_folder
from kg.resources import seed_files
from kg.store import Store
from kg.vocabulary import namespaces
from kg.written import WRITTEN

ACCOUNTS = [
    account("one", [tie("Alpha", "attacked", "Beta"), tie("Gamma", "supports", "Beta")]),
    account("two", [tie("Alpha", "attacked", "Beta")]),
]


@cache
def whole() -> tuple[ox.Quad, ...]:
    return tuple(Graph(ACCOUNTS).store.quads())


def checks(quads: list[ox.Quad]) -> set[str]:
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
    return {finding.check for finding in check_integrity(ordered).findings}


def without(kept: Callable[[ox.Quad], bool]) -> list[ox.Quad]:
    left = [quad for quad in whole() if kept(quad)]
    assert len(left) < len(whole())
    return left


def ends(quad: ox.Quad, name: str) -> bool:
    return str(quad.predicate.value).endswith(name)


def is_of(term: object, kind: str) -> bool:
    return isinstance(term, ox.NamedNode) and term.value.startswith(namespaces().node(kind))


def in_one(quad: ox.Quad) -> bool:
    return str(quad.graph_name).endswith("document~one>")


def test_the_founding_graph_is_whole() -> None:
    graph = build()
    found = check_integrity(graph.store.quads(), graph.documents)
    assert found.findings == ()
    assert (found.claims, found.compared) == (len(graph.statements), len(graph.documents))
    assert sum(number for _, number in found.counts) == len(list(graph.store.quads()))


@pytest.mark.parametrize(
    ("check", "kept"),
    [
        ("Every claim has evidence", lambda q: not ends(q, "ns#quote")),
        ("Every claim has evidence", lambda q: not is_of(q.subject, "quote")),
        ("Every claim is about one thing", lambda q: not ends(q, "ns#affirms")),
        ("Every claim is about one thing", lambda q: not (is_of(q.subject, "assertable") and in_one(q))),
        ("Every claim names its document", lambda q: not ends(q, "ns#reportedBy")),
        ("Every quote has its place", lambda q: not ends(q, "oa#start")),
        ("Every quote has its place", lambda q: not ends(q, "oa#exact")),
        ("Every quote has its place", lambda q: not ends(q, "inDocument")),
        ("Every document is described", lambda q: not is_of(q.subject, "document")),
        ("Nothing stands without a claim", lambda q: not ends(q, "ns#affirms")),
        ("No node is an orphan", lambda q: not is_of(q.subject, "claim")),
        ("No node is an orphan", lambda q: not ends(q, "ns#dyad")),
        ("Every IRI leads somewhere", lambda q: not (is_of(q.subject, "actor"))),
        ("Every document can be read back", lambda q: not ends(q, "ns#section")),
        ("What is derived follows from the documents", lambda q: not str(q.predicate.value).endswith("ns#status")),
        ("What is derived follows from the documents", lambda q: not (ends(q, "ns#attacked"))),
    ],
)
def test_each_kind_of_loss_is_found(check: str, kept: Callable[[ox.Quad], bool]) -> None:
    assert check in checks(without(kept))


# What a reader may state or leave out: to lose it takes evidence from nobody.
OPTIONAL = ("actor: type", "alias", "extractor", "line", "organOf", "originName", "score")


def test_each_single_quad_of_a_document_that_is_lost_is_found() -> None:
    missed = set()
    for quad in filter(in_one, whole()):
        if not checks([other for other in whole() if other != quad]):
            name = quad.predicate.value.replace("#", "/").rsplit("/", 1)[-1]
            missed.add(f"actor: {name}" if name == "type" and is_of(quad.subject, "actor") else name)
    assert missed <= set(OPTIONAL)


def test_a_finding_names_document_statement_and_sentence() -> None:
    statement = ACCOUNTS[0].statements[0]
    (found,) = [
        finding
        for finding in check_integrity(without(lambda q: not (ends(q, "ns#reportedBy") and in_one(q)))).findings
        if statement.id in finding.node
    ]
    assert found.node == f"document one, statement {statement.id}"
    assert found.value == statement.quote.exact


def test_a_false_tie_in_the_accepted_graph_is_found() -> None:
    terms, actor = namespaces().terms, namespaces().node("actor")
    false = ox.Quad(
        ox.NamedNode(f"{actor}beta"), ox.NamedNode(f"{terms}attacked"), ox.NamedNode(f"{actor}alpha"),
        ox.NamedNode(f"{namespaces().node('graph')}accepted"),
    )  # fmt: skip
    assert checks([*whole(), false]) == {"What is derived follows from the documents"}


def test_a_text_that_has_changed_is_found() -> None:
    original = ACCOUNTS[0].document
    text = original.text.replace("Sentence 0", "Sentence X")
    changed = Document("one", text, tuple(Sentence(s.start, s.end) for s in original.sentences))
    found = check_integrity(whole(), [changed])
    assert [finding.check for finding in found.findings] == ["Every quote stands in its document's text"]
    assert found.findings[0].value == "Sentence 0 on Alpha."


# On disk


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build().save(tmp_path_factory.mktemp("stored") / "store")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the same files, and less to compare of each that is damaged."""
    return Graph(ACCOUNTS).save(tmp_path_factory.mktemp("small") / "store")


def test_a_sound_folder_a_sound_store_and_their_documents(tmp_path: Path, stored: Path) -> None:
    build_folder([], tmp_path / "out")
    run = CliRunner().invoke(app, ["doctor", str(tmp_path / "out"), "--documents", str(seed_files()[0].parent)])
    assert run.exit_code == 0
    assert "2 documents held against their texts" in run.stderr
    assert examine(stored).findings == ()


def test_a_file_that_was_cut_short_is_found(tmp_path: Path) -> None:
    build_folder([], tmp_path / "out")
    file = tmp_path / "out" / "graph.nq"
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[: len(lines) // 2]))
    found = examine(tmp_path / "out")
    assert "Both files of a graph tell the same" in {finding.check for finding in found.findings}
    file.write_bytes(b"".join(lines[:100]) + lines[100][:30])
    run = CliRunner().invoke(app, ["doctor", str(tmp_path / "out")])
    assert run.exit_code == 3
    assert "line 101" in run.stdout


def test_what_a_cut_leaves_loose_is_summed_up(tmp_path: Path) -> None:
    """A cut in a file gives hundreds of findings of one kind: five of each check are printed, and how many more."""
    build_folder([], tmp_path / "out")
    file = tmp_path / "out" / "graph.nq"
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[: len(lines) // 3]))
    run = CliRunner().invoke(app, ["doctor", str(tmp_path / "out")])
    assert "more findings of" in run.stdout
    assert len(run.stdout.splitlines()) < 30
    every = CliRunner().invoke(app, ["doctor", str(tmp_path / "out"), "--all"])
    assert len(every.stdout.splitlines()) > len(run.stdout.splitlines())
    assert run.exit_code == every.exit_code == 3


def test_an_ontology_of_another_parley_is_one_finding(tmp_path: Path) -> None:
    build_folder([], tmp_path / "out")
    for name in ("graph.nq", "graph.trig", WRITTEN):
        file = tmp_path / "out" / name
        if name == "graph.nq":
            lines = file.read_bytes().splitlines(keepends=True)
            file.write_bytes(b"".join(line for line in lines if b"/code/phase/expired" not in line))
        else:
            file.unlink()
    found = examine(tmp_path / "out").findings
    assert len(found) == 1
    assert "differs in 6 quads from the ontology of this Parley" in found[0].message


def test_there_is_nothing_to_examine(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph here"):
        examine(tmp_path)
    assert CliRunner().invoke(app, ["doctor", str(tmp_path / "nothing")]).exit_code == 1


def damaged(stored: Path, folder: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    copy = folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(stored, copy)
    (copy / name).write_bytes(change((copy / name).read_bytes()))
    return copy


def files(stored: Path) -> list[str]:
    quiet = ("LOCK", "LOG", "IDENTITY", "OPTIONS", "parley")
    return sorted(p.name for p in stored.iterdir() if not p.name.startswith(quiet) and p.stat().st_size)


def test_a_store_that_was_cut_short_is_told_and_never_read_wrong(tmp_path: Path, stored: Path) -> None:
    with Store.snapshot(stored) as store:
        right = list(store.quads())
    for name in files(stored):
        for share in (0.0, 0.3, 0.95):
            copy = damaged(stored, tmp_path, name, lambda data, share=share: data[: int(len(data) * share)])
            before = {p.name for p in copy.glob("*.sst")}
            found = examine(copy)
            if found.findings:
                assert found.findings[0].check == "The graph can be opened and read"
                # What is still there is left for who repairs it.
                assert before <= {p.name for p in copy.glob("*.sst")}
            else:
                with Store.snapshot(copy) as store:
                    assert list(store.quads()) == right


def test_a_store_with_a_changed_byte_is_told_and_never_read_wrong(tmp_path: Path, small: Path) -> None:
    with Store.snapshot(small) as store:
        right = list(store.quads())
    told = 0
    for number, name in enumerate(files(small)):

        def flipped(data: bytes, share: float = (0.2, 0.7)[number % 2]) -> bytes:
            place = int(len(data) * share)
            return data[:place] + bytes([data[place] ^ 0x40]) + data[place + 1 :]

        copy = damaged(small, tmp_path, name, flipped)
        found = examine(copy)
        told += bool(found.findings)
        if not found.findings:
            with Store.snapshot(copy) as store:
                assert list(store.quads()) == right
    assert told


def test_a_query_of_a_damaged_store_is_told(tmp_path: Path, small: Path) -> None:
    patterns = ("?s ?p ?o", "GRAPH ?g { ?s ?p ?o }", "?s a kg:Claim", "?s ?p actor:beta")
    with Store.snapshot(small) as store:
        right = {pattern: sorted(store.select(f"SELECT ?s WHERE {{ {pattern} }}").rows) for pattern in patterns}
    told = 0
    for name in (name for name in files(small) if name.endswith(".sst")):
        copy = damaged(small, tmp_path, name, lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:])
        for pattern in patterns:
            try:
                with Store.snapshot(copy) as store:
                    rows = store.select(f"SELECT ?s WHERE {{ {pattern} }}").rows
                    store.construct(f"CONSTRUCT {{ ?s a kg:Claim }} WHERE {{ {pattern} }}")
            except StoreError as problem:
                assert "is damaged" in str(problem)
                told += 1
                continue
            assert sorted(rows) == right[pattern]
    assert told > 3


def test_a_lost_file_of_the_store_is_told(tmp_path: Path, stored: Path) -> None:
    for name in files(stored):
        copy = tmp_path / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(stored, copy)
        (copy / name).unlink()
        if not name.endswith(".log"):
            assert examine(copy).findings, name


def test_a_store_that_is_open_elsewhere_is_no_damage(tmp_path: Path) -> None:
    held = Store.directory(tmp_path / "store")
    with (
        pytest.raises(StoreBusyError, match="open for writing elsewhere"),
        Store.snapshot(tmp_path / "store", patience=0),
    ):
        pass
    with pytest.raises(StoreBusyError):
        Store.directory(tmp_path / "store")
    assert len(held) == 0


def test_two_read_one_store_at_once(stored: Path) -> None:
    with Store.snapshot(stored) as one, Store.snapshot(stored) as two:
        assert len(one) == len(two) > 0
    assert not list(stored.parent.glob(".parley-read-*"))


def test_a_restored_graph_is_whole(tmp_path: Path, stored: Path) -> None:
    back_up(stored, tmp_path / "a")
    assert CliRunner().invoke(app, ["restore", str(tmp_path / "a"), "-o", str(tmp_path / "back")]).exit_code == 0
    assert examine(tmp_path / "back").findings == ()
