"""From files to outputs: what a build writes, and what it does with input that is bad."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.errors import InputError, OutputError, ReadingError, StoreError
from kg.export.files import write_files
from kg.graph import Graph
from kg.pipeline.run import build_folder

DIGEST = "Alpha attacked Beta in 2025.\n"
REVIEWED = """document: news
complete: true
actors:
  - {name: Alpha, type: State}
  - {name: Beta, type: State}
statements:
  - {key: one, relation: attacked, subject: Alpha, object: Beta, time: "2025", quote: Alpha attacked Beta in 2025.}
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "news.txt").write_text(DIGEST, "utf-8")
    (folder / "news.statements.yaml").write_text(REVIEWED, "utf-8")
    return folder


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_a_build_writes_four_files(news: Path, tmp_path: Path) -> None:
    built = build_folder([news], tmp_path / "out")
    assert sorted(path.name for path in built.files) == ["explorer.html", "graph.nq", "graph.trig", "report.md"]
    assert (built.findings, built.problems) == ((), ())
    assert "| news | not stated | not stated | 1 | 1 |" in (tmp_path / "out/report.md").read_text("utf-8")


def test_what_a_build_wrote_is_no_article_of_the_next(news: Path) -> None:
    folder = news.parent
    first = build_folder([folder], folder / "out")
    written = {path.name: path.read_bytes() for path in first.files}
    again = build_folder([folder], folder / "out")
    assert [document.id for document in again.graph.documents] == [document.id for document in first.graph.documents]
    assert {path.name: path.read_bytes() for path in again.files} == written
    (folder / "out" / "report.md").write_text("# Report\n\nThe TTP attacked Pakistan, the army said.\n", "utf-8")
    assert "report" in [document.id for document in build_folder([folder], folder / "other").graph.documents]


def test_the_explorer_is_titled_by_its_actors_or_as_told(news: Path, tmp_path: Path) -> None:
    build_folder([news], tmp_path / "out")
    assert "<title>Alpha, Beta</title>" in (tmp_path / "out/explorer.html").read_text("utf-8")
    build_folder([news], tmp_path / "out", title="A <b> & others")
    assert "<title>A &lt;b&gt; &amp; others</title>" in (tmp_path / "out/explorer.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig", "."])
def test_what_was_built_opens_as_it_was(news: Path, tmp_path: Path, name: str) -> None:
    built = build_folder([news], tmp_path / "out").graph
    opened = kg.open(tmp_path / "out" / name)
    assert opened.statements == built.statements
    assert opened.assessments == built.assessments
    assert opened.quads() == built.quads()


def test_a_graph_saved_as_a_store_opens_as_it_was(news: Path, tmp_path: Path) -> None:
    graph = kg.build(news)
    assert graph.save(tmp_path / "store") == tmp_path / "store"
    assert kg.open(tmp_path / "store").quads() == graph.quads()
    with pytest.raises(StoreError, match="something here already"):
        graph.save(tmp_path / "store")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news", "store"]


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    found = []
    for seed in ("0", "1", "12345"):
        folder = tmp_path / seed
        command = [sys.executable, "-m", "kg", "build", "-o", str(folder)]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
        found.append(digests(folder))
    assert found[0] == found[1] == found[2]


def test_the_founding_graph_is_what_the_seeds_say() -> None:
    graph = kg.build()
    assert [document.id for document in graph.documents] == ["000_worst_hit", "004_four_thousand_deaths"]
    assert all(statement.extractor == "person" for statement in graph.statements)


def test_evidence_of_a_digest_is_never_shown_as_the_publishers_words() -> None:
    for assessment in kg.build().assessments:
        for claim in assessment.evidence:
            assert "“" not in claim.words[:1]
            assert "restated from" in claim.source


def test_with_the_originals_their_own_lines_are_shown(shared: Path) -> None:
    graph = kg.build(originals=shared / "seeds")
    for account in graph.accounts:
        restated = account.document.restates
        assert restated is not None
        lines = (shared / "seeds" / restated.file).read_text("utf-8").splitlines()
        assert account.originals
        for number, text in account.originals:
            assert text == lines[number - 1].strip()
    assert all(claim.words.startswith("“") for a in graph.assessments for claim in a.evidence)


def test_originals_that_are_not_there_are_missed(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"000_f8d18229b673cc27\.txt"):
        kg.build(originals=tmp_path)


def test_both_original_articles_build(shared: Path, tmp_path: Path) -> None:
    articles = sorted((shared / "seeds").glob("*.txt"))
    built = build_folder(articles, tmp_path / "out")
    assert len(built.graph.documents) == 2
    assert built.problems == ()
    for account in built.graph.accounts:
        for statement in account.statements:
            assert account.document.verify(statement.quote) == statement.quote


def test_one_bad_file_costs_only_itself(news: Path, tmp_path: Path) -> None:
    (news / "empty.txt").write_bytes(b"")
    (news / "noise.txt").write_bytes(bytes(range(256)))
    built = build_folder([news], tmp_path / "out")
    assert [document.id for document in built.graph.documents] == ["news"]
    assert [Path(problem.split(":")[0]).name for problem in built.problems] == ["empty.txt", "noise.txt"]


def test_what_a_file_that_has_become_bad_takes_out_of_the_graph_is_told(news: Path, tmp_path: Path) -> None:
    other = news / "a b.txt"
    other.write_text("Chad attacked Sudan.\n", "utf-8")
    assert build_folder([news], tmp_path / "out").gone == ()
    other.write_bytes(b"")
    with pytest.raises(OutputError, match=r"1 document: 'a b'; so it stays as it was"):
        build_folder([news], tmp_path / "out")
    assert build_folder([news], tmp_path / "out", force=True).gone == ("a b",)
    assert build_folder([news], tmp_path / "out").gone == (), "it is told once: what is there now has not got it"
    other.unlink()
    assert build_folder([news], tmp_path / "out").gone == ()


def test_where_nothing_can_be_read_nothing_is_touched(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/report.md").write_text("# Report of the build\n")
    with pytest.raises(ReadingError, match=r"missing\.txt"):
        build_folder([tmp_path / "missing.txt"], tmp_path / "out")
    assert digests(tmp_path / "out") == {"report.md": hashlib.sha256(b"# Report of the build\n").hexdigest()}


BAD_STATEMENTS = {
    "not in the text": ("quote: Alpha attacked Beta in 2025.", "quote: Alpha spared Beta."),
    "stands at character 0": ("quote: Alpha attacked Beta in 2025.", "quote: Alpha attacked Beta in 2025., start: 5"),
    "atacked": ("relation: attacked", "relation: atacked"),
    "Gamma": ("object: Beta", "object: Gamma"),
    "document": ("document: news", "document: olds"),
    "2025-02-30": ('"2025"', '"2025-02-30"'),
    "ends before it begins": ('"2025"', '"2025/2024"'),
    "Stanse": ("relation: attacked", "Stanse: denies, relation: attacked"),
    "python/object": ("document: news", "document: !!python/object/apply:os.system [id]"),
    "not YAML": ("statements:\n  - {", "statements:\n  - [{"),
}


@pytest.mark.parametrize(("words", "change"), BAD_STATEMENTS.items(), ids=BAD_STATEMENTS)
def test_a_bad_statement_file_is_refused_at_its_line(
    news: Path, tmp_path: Path, words: str, change: tuple[str, str]
) -> None:
    before, after = change
    assert before in REVIEWED
    (news / "news.statements.yaml").write_text(REVIEWED.replace(before, after), "utf-8")
    with pytest.raises(InputError) as caught:
        build_folder([news], tmp_path / "out")
    message = str(caught.value)
    assert words in message
    assert "news.statements.yaml" in message and "line" in message
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("event: Talks", "the event Talks does not fit the relation attacked"),
        ("event: Takeover", "it takes Assault, Attack, Bombing, Clash"),
        ("mentions: {object: [0, 99999]}", "no quote can run from 0 to 99999"),
        ("mentions: {object: [20, 6]}", "a name cannot run from 20 to 6"),
    ],
)
def test_a_mistake_in_a_draft_that_goes_on_is_refused_too(news: Path, tmp_path: Path, more: str, words: str) -> None:
    """Beside extraction, where words that moved are followed, each of these went by without a word."""
    text = REVIEWED.replace("complete: true\n", "").replace("object: Beta,", f"object: Beta, {more},")
    (news / "news.statements.yaml").write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"news\.statements\.yaml, line 6, column \d+: ") as caught:
        build_folder([news], tmp_path / "out")
    assert words in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_a_statement_twice_is_refused(news: Path) -> None:
    entry = REVIEWED.splitlines()[-1]
    (news / "news.statements.yaml").write_text(REVIEWED + entry.replace("key: one", "key: two") + "\n", "utf-8")
    with pytest.raises(InputError, match="line 8"):
        kg.build(news)


def test_a_folder_that_cannot_be_written_to(news: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match=str(tmp_path / "out")):
        build_folder([news], tmp_path / "out")
    assert (tmp_path / "out").read_text() == "a file"


def test_a_full_disk_keeps_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"a": b"old", "b": b"old"})
    real, calls = os.fsync, []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_files(tmp_path, {"a": b"new", "b": b"new"}, carried=("a", "b"))
    assert digests(tmp_path) == dict.fromkeys(["a", "b"], hashlib.sha256(b"old").hexdigest())


def test_the_remains_of_a_killed_run_do_no_harm(news: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/.graph.nq.part").write_bytes(b"half")
    build_folder([news], tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        ".parley-outputs.sha256", "explorer.html", "graph.nq", "graph.trig", "report.md",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("graph.nq", "<a> <b> .\n", "not a readable graph"),
        ("graph.trig", "@prefix kg: <x", "not a readable graph"),
        ("graph.ttl", "", "not a graph"),
    ],
)
def test_a_broken_graph_is_told_with_its_file(tmp_path: Path, name: str, content: str, words: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(StoreError, match=words) as caught:
        kg.open(tmp_path / name)
    assert name in str(caught.value)


def test_no_graph_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph here"):
        kg.open(tmp_path)
    with pytest.raises(StoreError, match="no such file"):
        kg.open(tmp_path / "graph.nq")


def test_the_rdflib_dataset_holds_the_same_quads(news: Path) -> None:
    graph = kg.build(news)
    dataset = graph.rdflib()
    assert len(dataset) == len(graph.store)
    assert sum(len(dataset.graph(str(g.value))) for g in graph.store.graphs()) == len(graph.quads())


def test_the_public_names_are_there() -> None:
    assert {name: getattr(kg, name) for name in kg.__all__}["Graph"] is Graph
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # noqa: B018 - reading it is the test
