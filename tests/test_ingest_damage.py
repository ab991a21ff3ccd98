"""What is missing or damaged of a table beside a graph is told, not copied, and can be mended as it is said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tables import ged, write_table

from kg.cli.app import app

HOME = Path("tables", "ucdp-ged")
# One whom the earlier file names is one of the later file's.
DECIDED = "Band\tucdp:9\t1\tsame\tHost\tHost\tUmbrellaGroup\tas they say\tperson"
LATER = "Host\tucdp:8\t1\tunsure\t\tHost\tUmbrellaGroup\tas they say\tperson"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a graph with a table of two releases, whose names a person has judged; the tables lie beside it."""
    folder = tmp_path_factory.mktemp("whole")
    out = folder / "out"
    write_table(folder / "old.csv", ged({}, {"side_a": "Band", "side_a_new_id": "9"}, {"date_start": "never"}))
    write_table(folder / "new.csv", ged({"best": "4"}, {"id": "7", "side_a": "Host", "side_a_new_id": "8"}))
    for name in ("old.csv", "new.csv"):
        assert run("ingest", "ucdp-ged", folder / name, "-o", out).exit_code in (0, 1)
    decide(out / HOME / "actors.tsv")
    assert run("ingest", "ucdp-ged", folder / "new.csv", "-o", out).exit_code == 0
    return out


@pytest.fixture
def out(whole: Path, tmp_path: Path) -> Path:
    """A copy of that folder, and of the tables beside it, for one test to damage."""
    shutil.copytree(whole.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / "out"


def decide(actors: Path) -> None:
    lines = actors.read_text().splitlines()
    decided = {line.split("\t")[0]: line for line in (DECIDED, LATER)}
    assert decided.keys() <= {line.split("\t")[0] for line in lines}
    actors.write_text("".join(decided.get(line.split("\t")[0], line) + "\n" for line in lines))


def release(out: Path) -> Path:
    return next((out / HOME).glob("old-*"))


def flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def without_checksums(out: Path) -> None:
    """As releases were written before there were any, with a row too few."""
    file = release(out) / "release.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "parts": [], "rows": 99}))


DAMAGES: list[tuple[str, str, Callable[[Path], object]]] = [
    ("rows-00000.parquet", "the file is missing", lambda out: (release(out) / "rows-00000.parquet").unlink()),
    ("rows-00000.parquet", "not those that were written", lambda out: flipped(release(out) / "rows-00000.parquet")),
    (
        "rows-00001.parquet", "no file of this release",
        lambda out: shutil.copy(release(out) / "rows-00000.parquet", release(out) / "rows-00001.parquet"),
    ),
    ("release.json", "the file is missing", lambda out: (release(out) / "release.json").unlink()),
    ("release.json", "does not tell of a release", lambda out: (release(out) / "release.json").write_text("[]")),
    ("table.json", "does not tell of a table", lambda out: (out / HOME / "table.json").write_text("{")),
    ("table.json", "the file is missing", lambda out: (out / HOME / "table.json").unlink()),
    ("mapping.yaml", "the file is missing", lambda out: (out / HOME / "mapping.yaml").unlink()),
]  # fmt: skip


@pytest.mark.parametrize(("file", "what", "damage"), DAMAGES)
def test_damage_is_found_and_not_backed_up_and_the_remedy_keeps_decisions(
    tmp_path: Path, out: Path, file: str, what: str, damage: Callable[[Path], object]
) -> None:
    moved = tmp_path / "moved"
    assert run("doctor", out).stdout == ""
    rows = run("rows", "Pakistan", "-g", out).stdout
    damage(out)
    found = run("doctor", out)
    assert found.exit_code == 3
    (line,) = found.stdout.splitlines()
    assert line.startswith(f"violation: {out / HOME}")
    assert f"{file}: " in line
    assert what in line
    kept = run("backup", out, "-o", tmp_path / "a")
    assert (kept.exit_code, (tmp_path / "a").exists()) == (1, False)
    assert kept.stderr.removeprefix("error: ") == found.stdout.removeprefix("violation: ")

    (out / HOME).rename(moved)
    run("ingest", "ucdp-ged", tmp_path / "old.csv", "-o", out)
    latest = run("ingest", "ucdp-ged", tmp_path / "new.csv", "-o", out, "--judgements", moved / "actors.tsv")
    assert latest.exit_code == 0
    assert run("doctor", out).exit_code == 0
    assert run("rows", "Pakistan", "-g", out).stdout == rows
    assert (out / HOME / "actors.tsv").read_bytes() == (moved / "actors.tsv").read_bytes()


def test_every_file_of_a_table_is_looked_at(out: Path) -> None:
    # Tables of earlier versions have no written.tsv: where it is missing, the next ingest says what it cannot tell.
    files = [path for path in sorted((out / HOME).rglob("*")) if path.is_file() and path.name != "written.tsv"]
    assert {"rejects.csv", "rows-00000.parquet"} < {file.name for file in files}
    for file in files:
        data = file.read_bytes()
        file.unlink()
        found = run("doctor", out)
        assert found.exit_code == 3, file
        assert str(file) in found.stdout
        file.write_bytes(data)
    assert run("doctor", out).exit_code == 0


def test_what_only_tells_of_a_run_keeps_nobody_from_a_backup(tmp_path: Path, out: Path) -> None:
    (out / HOME / "changes.csv").unlink()
    assert run("doctor", out).stdout.startswith("warning: ")
    assert run("backup", out, "-o", tmp_path / "a").exit_code == 0
    run("ingest", "ucdp-ged", tmp_path / "new.csv", "-o", out)
    assert run("doctor", out).exit_code == 0


def test_judgements_that_cannot_be_read_are_told_with_their_line(out: Path) -> None:
    actors = out / HOME / "actors.tsv"
    actors.write_text(actors.read_text().replace("\tPakistan\tState", "", 1))
    found = run("doctor", out)
    assert found.exit_code == 3
    assert "actors.tsv, line 3: 7 columns, not 9. Restore the tabs of this row." in found.stdout


def test_rows_without_checksums_are_counted(out: Path) -> None:
    without_checksums(out)
    assert "not those that were written" in run("doctor", out).stdout


def test_a_table_that_is_gone_is_found_by_its_ties(tmp_path: Path, out: Path) -> None:
    shutil.rmtree(out / "tables")
    found = run("doctor", out)
    assert found.exit_code == 3
    assert f"{out / HOME}: the folder of a table is missing" in found.stdout
    run("ingest", "ucdp-ged", tmp_path / "old.csv", "-o", out)
    assert run("doctor", out).exit_code == 0


def test_damage_of_a_table_is_told_beside_that_of_its_graph(out: Path) -> None:
    (release(out) / "rows-00000.parquet").unlink()
    (out / "graph.nq").write_text("no quads")
    found = run("doctor", out)
    assert (found.exit_code, len(found.stdout.splitlines())) == (3, 2)


def test_what_a_killed_run_has_read_is_no_damage(out: Path) -> None:
    half = out / "tables" / "acled" / "one-12345678"
    half.mkdir(parents=True)
    shutil.copy(release(out) / "release.json", half)
    assert run("doctor", out).exit_code == 0
