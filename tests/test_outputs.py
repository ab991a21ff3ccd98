"""What is written to a place of the user's: what Parley wrote may be replaced, nothing else; one build at a time."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from documents import articles

import kg
from kg.cli.app import app
from kg.errors import OutputError, StoreError
from kg.export import TABLES
from kg.export.files import alone
from kg.graph import Graph
from kg.pipeline.run import build_folder
from kg.reading import OUTPUTS, is_own_output
from kg.written import WRITTEN

FOREIGN = {
    "graph.nq": "<https://example.org/a> <https://example.org/b> <https://example.org/c> .\n",
    "graph.trig": "@prefix kg: <https://w3id.org/parley/ns#> .\n@prefix actor: <https://w3id.org/parley/id/actor/> .\n"
    "actor:pakistan kg:attacked actor:ttp .\n",
    "explorer.html": "<!doctype html>\n<html><title>Notes</title><body>Made with Parley 0.1.0</body></html>\n",
    "report.md": "# Report\n\nA year of my work, with a chapter on the Report of the build\n",
}
FORMS = ("html", "svg", "png", "graphml", "gexf", "cytoscape", "jsonld", "nq", "trig")


@pytest.fixture(scope="module")
def founding() -> Graph:
    return kg.build()


def held(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_build_replaces_no_file_of_the_users(tmp_path: Path, name: str) -> None:
    assert tuple(FOREIGN) == OUTPUTS
    out = tmp_path / "out"
    build_folder([articles(tmp_path / "in", 2)], out)
    (out / name).write_text(FOREIGN[name], "utf-8")
    before = held(out)
    result = CliRunner().invoke(app, ["build", str(tmp_path / "in"), "-o", str(out)])
    assert result.exit_code == 1
    assert f"{out / name}: a file is here that Parley did not write" in result.output
    assert "Move it away" in result.output
    assert held(out) == before
    (out / name).unlink()
    build_folder([tmp_path / "in"], out)


def test_no_table_replaces_a_file_of_the_users(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text(FOREIGN["report.md"], "utf-8")
    (tmp_path / "mine.csv").write_text("id,date,attacker,target,deaths\n1,2024-01-01,A,B,2\n", "utf-8")
    before = held(tmp_path)
    result = CliRunner().invoke(app, ["ingest", "ucdp-ged", str(tmp_path / "mine.csv"), "-o", str(tmp_path)])
    assert "report.md: a file is here that Parley did not write" in result.output
    assert held(tmp_path) == before


@pytest.mark.parametrize("form", FORMS)
def test_an_export_replaces_an_export_and_nothing_else(founding: Graph, tmp_path: Path, form: str) -> None:
    if form == "png":
        pytest.importorskip("resvg_py")
    target = tmp_path / "out"
    founding.export(target, form)  # type: ignore[arg-type]
    assert is_own_output(target)
    founding.export(target, form)  # type: ignore[arg-type]
    for text in ("", *FOREIGN.values()):
        target.write_text(text, "utf-8")
        assert is_own_output(target) == (not text)
    with pytest.raises(OutputError, match="did not write"):
        founding.export(target, form)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_text("utf-8") == text


@pytest.mark.parametrize("form", ["svg", "graphml", "gexf", "cytoscape"])
def test_a_network_of_nothing_is_known_again(tmp_path: Path, form: str) -> None:
    (tmp_path / "a.txt").write_text("It rained.\n", "utf-8")
    target = tmp_path / "out"
    kg.build(tmp_path / "a.txt").export(target, form)  # type: ignore[arg-type]
    assert is_own_output(target)


def test_tables_replace_tables_and_nothing_else(founding: Graph, tmp_path: Path) -> None:
    founding.export(tmp_path, "csv")
    assert all(is_own_output(tmp_path / name) for name in TABLES)
    founding.export(tmp_path, "csv")
    (tmp_path / "figures.csv").write_text("measure,population\nkilled,soldiers\n")
    before = held(tmp_path)
    with pytest.raises(OutputError, match=r"figures\.csv: a file is here"):
        founding.export(tmp_path, "csv")
    assert held(tmp_path) == before


@pytest.mark.parametrize("name", ["mine.jsonl", "mine.statements.yaml"])
def test_extracting_goes_over_its_own_files_only(tmp_path: Path, name: str) -> None:
    (tmp_path / "mine.txt").write_text("The TTP attacked Pakistan in 2021, the army said.\n", "utf-8")
    out = tmp_path / name
    arguments = ["extract", str(tmp_path / "mine.txt"), "-o", str(out)]
    for _ in range(2):
        assert CliRunner().invoke(app, arguments).exit_code == 0
    if name.endswith("jsonl"):
        out.write_bytes(out.read_bytes()[:100])
        assert CliRunner().invoke(app, arguments).exit_code == 0
    out.write_text('{"id": 7, "mine": true}\n', "utf-8")
    assert CliRunner().invoke(app, arguments).exit_code == 1
    assert out.read_text("utf-8") == '{"id": 7, "mine": true}\n'


def test_what_was_written_before_it_was_marked_is_known(founding: Graph, tmp_path: Path) -> None:
    founding.export(tmp_path / "ties.graphml")
    data = (tmp_path / "ties.graphml").read_bytes()
    start = data.index(b"<!--")
    (tmp_path / "ties.graphml").write_bytes(data[:start] + data[data.index(b"-->") + 3 :])
    assert is_own_output(tmp_path / "ties.graphml")


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_was_changed_after_parley_wrote_it_is_not_replaced(tmp_path: Path, name: str) -> None:
    """Somebody's notes in the report were gone with the next build."""
    source, out = articles(tmp_path / "in", 2), tmp_path / "out"
    arguments = ["build", str(source), "-o", str(out)]
    assert [CliRunner().invoke(app, arguments).exit_code for _ in range(2)] == [0, 0]
    path = out / name
    path.write_bytes(path.read_bytes() + b"\n<!-- My note -->\n")
    before = held(out)
    refused = CliRunner().invoke(app, arguments)
    assert refused.exit_code == 1
    assert (
        f"error: {path}: this was changed after Parley had written it, so it is not replaced. Move it" in refused.output
    )
    assert held(out) == before
    path.rename(out / "mine")
    assert CliRunner().invoke(app, arguments).exit_code == 0
    assert held(out)["mine"] == before[name]


def test_where_no_digest_is_known_an_output_is_replaced_by_the_same_only(tmp_path: Path) -> None:
    """A copy of a folder lacked the hidden file of digests, and notes in the copied report were gone."""
    source, out = articles(tmp_path / "in", 2), tmp_path / "out"
    arguments = ["build", str(source), "-o", str(out)]
    build_folder([source], out)
    (out / WRITTEN).unlink()
    build_folder([source], out)  # just what is there
    assert (out / WRITTEN).is_file()
    (out / WRITTEN).unlink()
    for name in ("explorer.html", "report.md"):
        with (out / name).open("a") as file:
            file.write("<!-- My note -->\n")
    before = held(out)
    refused = CliRunner().invoke(app, arguments)
    assert refused.exit_code == 1
    assert (
        f"error: {out}: explorer.html, report.md: there is no digest in {WRITTEN} by which to see whether these were "
        "changed after Parley had written them, so none of them is replaced. Move them away" in refused.output
    )
    assert refused.output.rstrip().endswith("or replace them with --force.")
    assert held(out) == before
    assert CliRunner().invoke(app, [*arguments, "--force"]).exit_code == 0
    assert "My note" not in (out / "report.md").read_text("utf-8")
    assert CliRunner().invoke(app, arguments).exit_code == 0


def test_all_that_was_changed_is_named_and_replaced_only_by_force(tmp_path: Path) -> None:
    source, out = articles(tmp_path / "in", 2), tmp_path / "out"
    build_folder([source], out)
    for name in ("graph.nq", "report.md"):
        with (out / name).open("a") as file:
            file.write("\n")
    with pytest.raises(OutputError, match=r"graph.nq, report.md: these were changed after .* had written them, so no"):
        build_folder([source], out)
    build_folder([source], out, force=True)
    (out / "graph.trig").write_text("mine")
    (out / "report.md").write_text("mine")
    with pytest.raises(OutputError, match=r"graph.trig, report.md: files are here that Parley did not write, so none"):
        build_folder([source], out, force=True)


def test_of_a_picture_it_is_said_that_it_may_be_of_an_earlier_version(founding: Graph, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    (path,) = (tmp_path / "a.png",)
    founding.export(path)
    data = path.read_bytes()
    path.write_bytes(data[:33] + data[33 + 12 + int.from_bytes(data[33:37]) :])  # as it was before it was signed
    with pytest.raises(OutputError, match="did not write or that it drew before it put its name into pictures, so it"):
        founding.export(path)


def test_two_builds_into_one_folder_are_not_lost_in_silence(tmp_path: Path) -> None:
    """Of six, each with a graph of its own, one was there in the end, and all six said that they were done."""
    out = tmp_path / "out"
    source = articles(tmp_path / "in", 2)
    with alone(out):
        result = CliRunner().invoke(app, ["build", str(source), "-o", str(out)])
        assert result.exit_code == 1
        assert f"{out}: another build is writing here" in result.output
    assert not out.exists()
    build_folder([source], out)
    assert sorted(path.name for path in out.iterdir()) == sorted([*OUTPUTS, WRITTEN])


def test_what_a_killed_build_left_locks_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/.parley-build.lock").touch()
    build_folder([articles(tmp_path / "in", 2)], tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted([*OUTPUTS, WRITTEN])


def test_of_many_builds_at_once_every_other_one_fails(tmp_path: Path) -> None:
    sources = [articles(tmp_path / f"in{number}", number + 1) for number in range(6)]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "kg", "build", str(source), "-o", str(tmp_path / "out")],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )
        for source in sources
    ]  # fmt: skip
    ended = [(process.communicate()[1], process.returncode) for process in started]
    assert {code for _, code in ended} <= {0, 1}
    assert any(code == 0 for _, code in ended)
    assert all(b"another build is writing here" in said for said, code in ended if code == 1)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted([*OUTPUTS, WRITTEN])


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("left", [0, 9, 0.5])
def test_what_was_cut_off_is_built_over(tmp_path: Path, name: str, left: float) -> None:
    """`kg doctor` said to build it again, and the build said that Parley had not written it."""
    source, out = articles(tmp_path / "in", 2), tmp_path / "out"
    build_folder([source], out)
    before = held(out)
    data = (out / name).read_bytes()
    cut = data[: int(len(data) * left)] if isinstance(left, float) else data[:left]
    if name in ("report.md", "explorer.html") and len(cut) > 20:
        return  # nothing tells where a report ends, nor whether somebody changed a page
    (out / name).write_bytes(cut.rstrip(b"\n"))
    assert is_own_output(out / name)
    said = CliRunner().invoke(app, ["doctor", str(out)])
    assert said.exit_code == 3
    assert "uild the graph again" in said.output
    assert "--force" not in said.output
    assert CliRunner().invoke(app, ["build", str(source), "-o", str(out)]).exit_code == 0
    assert held(out) == before


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig", "explorer.html"])
def test_what_was_damaged_otherwise_takes_force_and_the_doctor_says_so(tmp_path: Path, name: str) -> None:
    source, out = articles(tmp_path / "in", 2), tmp_path / "out"
    build_folder([source], out)
    before = held(out)
    data = bytearray((out / name).read_bytes())
    data[:600] = bytes(600)
    (out / name).write_bytes(data)
    said = CliRunner().invoke(app, ["doctor", str(out)])
    assert "uild the graph again with --force" in said.output
    arguments = ["build", str(source), "-o", str(out)]
    refused = CliRunner().invoke(app, arguments)
    assert f"{out / name}: this was changed or damaged after Parley had written it" in refused.output
    assert "or replace it with --force." in refused.output
    assert CliRunner().invoke(app, [*arguments, "--force"]).exit_code == 0
    assert held(out) == before


def test_a_page_without_its_end_may_be_a_persons_and_takes_force(tmp_path: Path) -> None:
    source, out = articles(tmp_path / "in", 2), tmp_path / "out"
    build_folder([source], out)
    page = out / "explorer.html"
    mine = page.read_bytes().replace(b"<body>", b"<body><p>My note</p>", 1).replace(b"</html>", b"")
    page.write_bytes(mine)
    arguments = ["build", str(source), "-o", str(out)]
    refused = CliRunner().invoke(app, arguments)
    assert (refused.exit_code, page.read_bytes()) == (1, mine)
    assert f"{page}: this was changed or damaged after Parley had written it" in refused.output
    assert CliRunner().invoke(app, [*arguments, "--force"]).exit_code == 0
    assert b"My note" not in page.read_bytes()


def test_an_excerpt_of_a_graph_is_not_exported_over(founding: Graph, tmp_path: Path) -> None:
    target = tmp_path / "some.nq"
    founding.export(target)
    lines = target.read_bytes().splitlines(keepends=True)
    target.write_bytes(b"".join(lines[:100]))
    with pytest.raises(OutputError, match=r"changed or damaged .* or name another place with -o\.$"):
        founding.export(target)
    target.write_bytes(b"".join(lines[:100])[:-9])
    founding.export(target)


@pytest.mark.parametrize(
    ("closed", "said"),
    [
        (
            os.R_OK,
            "reading this folder is not permitted. Name another folder with -o, or permit its user to read, write",
        ),
        (os.W_OK, "writing into this folder is not permitted"),
        (os.W_OK | os.X_OK, "writing into and entering this folder is not permitted"),
    ],
)
def test_of_a_closed_folder_it_is_said_what_is_not_permitted(
    tmp_path: Path, monkeypatch, closed: int, said: str
) -> None:
    """Who may write into it and not read it was told to make it writable."""
    monkeypatch.setattr("kg.export.files.os.access", lambda _path, right: not right & closed)
    monkeypatch.setattr("kg.export.files.os.open", _refused)
    with pytest.raises(OutputError, match=rf"out: {said}"):
        build_folder([articles(tmp_path / "in", 1)], _made(tmp_path / "out"))


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _refused(*_arguments: object) -> int:
    raise PermissionError(13, "Permission denied")


def test_a_cut_off_explorer_is_no_article(tmp_path: Path) -> None:
    source = articles(tmp_path / "in", 2)
    build_folder([source], source)
    data = (source / "explorer.html").read_bytes()
    (source / "explorer.html").write_bytes(data[:9000])
    assert len(build_folder([source], tmp_path / "out").graph.documents) == 2


def test_a_build_of_fewer_articles_says_which_are_gone(tmp_path: Path) -> None:
    source, out = articles(tmp_path / "in", 3), tmp_path / "out"
    names = sorted(path.stem for path in source.iterdir())
    assert "of the graph that was there" not in CliRunner().invoke(app, ["build", str(source), "-o", str(out)]).output
    for path in sorted(source.iterdir())[1:]:
        path.unlink()
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / f"{names[0]}.txt").write_text("It rained.\n", "utf-8")  # the first has a hash in its id now
    said = CliRunner().invoke(app, ["build", str(source), str(tmp_path / "more"), "-o", str(out)])
    assert said.exit_code == 0
    assert (
        "note: 2 documents of the graph that was there are not in this one, since they were not among what was read: "
        f"{names[1]!r}, {names[2]!r}. A build makes the graph of what it is given." in said.output
    )


def test_a_day_in_the_name_of_an_article_is_no_hash(tmp_path: Path) -> None:
    """A briefing that was taken away went without a word, since another had the same name but for its day."""
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for day in ("20240305", "20240306"):
        (source / f"briefing-{day}.txt").write_text(f"Iran struck Israel on {day}.\n", "utf-8")
    build_folder([source], out)
    (source / "briefing-20240305.txt").unlink()
    assert build_folder([source], out).gone == ("briefing-20240305",)


def test_what_is_exported_into_the_folder_of_a_build_is_parleys_own(tmp_path: Path) -> None:
    """A second export there, and the next build, said that somebody had changed what the first had written."""
    source, out = articles(tmp_path / "in", 2), tmp_path / "out"
    build_folder([source], out)
    before = held(out)
    for title in ("One", "Two"):
        export = ["export", "html", "-g", str(out), "--title", title, "-o", str(out / "explorer.html")]
        exported = CliRunner().invoke(app, export)
        assert exported.exit_code == 0
        assert f"note: the next build into {out} replaces explorer.html." in exported.output
        assert held(out)["explorer.html"] in (out / WRITTEN).read_text("utf-8")
    assert sorted(path.name for path in out.iterdir()) == sorted([*OUTPUTS, WRITTEN])
    beside = CliRunner().invoke(app, [*export[:-1], str(out / "special.html")])
    assert beside.exit_code == 0
    assert "note: the next build" not in beside.output
    (out / "special.html").unlink()
    build_folder([source], out)
    assert held(out) == before
    with (out / "explorer.html").open("a") as file:
        file.write("<!-- My note -->\n")
    refused = CliRunner().invoke(app, export)
    assert refused.exit_code == 1
    assert "or name another place with -o.\n" in refused.output


def test_an_output_that_may_not_be_read_is_not_called_somebody_elses(tmp_path: Path, monkeypatch) -> None:
    source, out = articles(tmp_path / "in", 1), tmp_path / "out"
    build_folder([source], out)
    monkeypatch.setattr("kg.export.files.condition", lambda _path: "foreign")
    monkeypatch.setattr("kg.export.files.os.access", lambda path, _right: Path(path).name != "graph.nq")
    with pytest.raises(
        OutputError, match=r"graph\.nq: reading it is not permitted, .* Permit its user to read it, move"
    ):
        build_folder([source], out)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    build_folder([articles(folder / "in", 2)], folder / "out")
    return folder / "out"


CUTS = {
    "emptied": lambda data: b"",
    "cut at a line's end": lambda data: data[: data.find(b"\n", len(data) // 2) + 1],
    "changed": lambda data: data.replace(b"attacked", b"assailed", 1),
}


@pytest.mark.parametrize("fault", CUTS)
@pytest.mark.parametrize(
    "command",
    [
        ("query", "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1"), ("export", "graphml"), ("analyze", "accusations"),
        ("export", "nq"), ("diff", "out", "out"), ("serve", "out", "--port", "0"), ("load", "out", "--store", "store"),
        ("backup", "out", "-o", "kept"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_graph_that_is_not_as_it_was_built_is_not_taken_for_the_whole(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str, command: tuple[str, ...]
) -> None:
    shutil.copytree(small, tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    graph = tmp_path / "out/graph.nq"
    graph.write_bytes(CUTS[fault](graph.read_bytes()))
    options = () if "out" in command else ("-g", "out")
    given = [str(tmp_path / "store") if part == "store" else part for part in command]
    if (
        "serve" in command
    ):  # in a process of its own: a test with a browser may keep a loop of events running in this one
        call = [sys.executable, "-m", "kg", *given]
        process = subprocess.run(call, capture_output=True, text=True, check=False, timeout=300)
        code, output = process.returncode, process.stdout + process.stderr
    else:
        result = CliRunner().invoke(app, [*given, *options])
        code, output = result.exit_code, result.output
    assert code == 1, output
    assert "out/graph.nq: this file" in output
    assert "uild it again" in output


def test_a_graph_that_was_changed_on_purpose_is_opened_when_that_is_said(small: Path, tmp_path: Path) -> None:
    shutil.copytree(small, tmp_path / "out")
    graph = tmp_path / "out/graph.nq"
    graph.write_bytes(b"".join(sorted(graph.read_bytes().splitlines(keepends=True))))
    with pytest.raises(StoreError, match=rf"remove {WRITTEN} beside it"):
        Graph.open(tmp_path / "out")
    (tmp_path / "out" / WRITTEN).unlink()
    assert Graph.open(tmp_path / "out").statements == Graph.open(small).statements


def test_a_graph_without_digests_that_lacks_something_is_named(small: Path, tmp_path: Path) -> None:
    data = (small / "graph.nq").read_bytes()
    for share in (3, 5, 7):
        (tmp_path / "graph.nq").write_bytes(data[: len(data) // 20 // share])
        with pytest.raises(StoreError, match=r"graph\.nq(, line \d+)?: .*uild"):
            Graph.open(tmp_path)


def test_the_doctor_says_so_too_and_goes_on(small: Path, tmp_path: Path) -> None:
    shutil.copytree(small, tmp_path / "out")
    graph = tmp_path / "out/graph.nq"
    graph.write_bytes(CUTS["cut at a line's end"](graph.read_bytes()))
    for command in ("doctor", "check"):
        result = CliRunner().invoke(app, [command, "-g", str(tmp_path / "out")])
        assert result.exit_code == 3
        assert "was cut off, damaged or changed after a build wrote it" in result.output
        assert "--force" in result.output


def test_a_query_without_its_last_bracket_is_told_at_its_end(small: Path) -> None:
    result = CliRunner().invoke(app, ["query", "SELECT ?s WHERE {\n ?s ?p ?o .\n ?o ?q ?r\n", "-g", str(small)])
    assert result.exit_code == 1
    assert "the query, line 3, column 10: not valid SPARQL: the '{' of line 1, column 17 is not closed" in result.output


@pytest.mark.skipif(os.geteuid() == 0, reason="root may enter every folder")
def test_a_folder_that_may_not_be_entered_is_named_itself(small: Path, tmp_path: Path) -> None:
    shutil.copytree(small, tmp_path / "out")
    (tmp_path / "out").chmod(0)
    result = CliRunner().invoke(app, ["query", "ASK { ?s ?p ?o }", "-g", str(tmp_path / "out")])
    (tmp_path / "out").chmod(0o755)
    assert (result.exit_code, "entering this folder is not permitted" in result.output) == (1, True)
    assert ".parley-outputs" not in result.output
