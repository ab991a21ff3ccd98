"""Ingestion under attack: spoiled rows, killed runs, a full disk. The full counts are in `benchmarks/faults`."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import mutated_table
from tables import GED, folder_bytes, ged, write_table

import kg
from kg.actors import packaged_lexicon
from kg.datasets import Known, contents, file_digest, find_mapping, read_release
from kg.datasets.kept import release_rows
from kg.datasets.mapping_file import parse_mapping
from kg.errors import InputError, OutputError, StoreError
from kg.pipeline.ingest import ingest_file

HEADER = ",".join(GED).encode()
ROW = ",".join({**GED, "id": "@ID@", "source_article": "Wire"}.values()).encode()

KILLED = """
import os, pathlib, signal, sys
import kg.datasets.release as release
from kg.datasets import find_mapping
from kg.pipeline.ingest import ingest_file

release._PART_ROWS, fatal, count = 1, int(sys.argv[3]), 0
import kg.datasets.records as records
records._BATCH, records._BLOCK = 40, 4000

def dying(call):
    def wrapped(*args, **options):
        global count
        count += 1
        if count == fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **options)
    return wrapped

for owner, name in ((os, "fsync"), (pathlib.Path, "replace"), (pathlib.Path, "rename"), (pathlib.Path, "unlink")):
    setattr(owner, name, dying(getattr(owner, name)))
ingest_file(find_mapping("ucdp-ged"), pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
print(count)
"""


@settings(max_examples=15)
@given(st.integers(0, 2**32))
def test_no_row_however_spoiled_ends_in_anything_but_a_row_or_a_reject(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    path = folder / "t.csv"
    path.write_bytes(mutated_table(random.Random(seed), HEADER, ROW, 20))  # noqa: S311
    mapping = find_mapping("ucdp-ged")
    try:
        release = read_release(path, file_digest(path), mapping, folder)
    except InputError as problem:
        assert "no row fits" in str(problem)
        return
    made = contents(folder, mapping, [release], frozenset(), Known(packaged_lexicon()))
    assert made.rows == release.rows
    ties = [one for account in made.accounts for one in account.statements if one.relation != "figure"]
    assert sum(one.tally.rows for one in ties if one.tally) == release.rows
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    for one in ties:
        assert text[one.quote.start : one.quote.end] == one.quote.exact


def many_rows(folder: Path) -> Path:
    days = [f"20{year:02}-03-{day:02}" for year in (9, 10, 11) for day in range(1, 29)]
    rows = ged(*({"date_start": day, "date_end": day} for day in days), {"date_prec": "9"}, {"id": "3"})
    return write_table(folder / "t.csv", rows)


def killed_run(path: Path, out: Path, fatal: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", KILLED, str(path), str(out), str(fatal)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ})


def test_a_run_that_is_killed_anywhere_is_resumed_to_the_same_bytes(tmp_path: Path) -> None:
    path = many_rows(tmp_path)
    whole = killed_run(path, tmp_path / "whole", 0)
    assert whole.returncode == 0, whole.stderr
    calls, wanted = int(whole.stdout), folder_bytes(tmp_path / "whole")
    for fatal in random.Random(6).sample(range(1, calls + 1), 3):  # noqa: S311
        out = tmp_path / f"killed-{fatal}"
        assert killed_run(path, out, fatal).returncode == -signal.SIGKILL
        again = killed_run(path, out, 0)
        assert again.returncode == 0, again.stderr
        assert folder_bytes(out) == wanted, f"killed at call {fatal} of {calls}"


@pytest.mark.parametrize("last", ["release.json", "progress.json", "doubled.csv"])
def test_a_run_that_ends_once_doubled_rows_are_dropped_keeps_them_among_the_rejects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    """They were gone from the parts by then, and from the rejects when the next run took up the reading."""
    path, mapping = many_rows(tmp_path), find_mapping("ucdp-ged")
    sha256 = file_digest(path)
    read_release(path, sha256, mapping, tmp_path / "whole")

    def ending(call: Callable[..., object], name: str) -> Callable[..., object]:
        def wrapped(self: Path, *args: object, **options: object) -> object:
            if self.name == name and self.exists():
                raise KeyboardInterrupt
            return call(self, *args, **options)

        return wrapped

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", ending(Path.unlink, last))
        patched.setattr(Path, "replace", ending(Path.replace, "release.json.tmp" if last == "release.json" else ""))
        with pytest.raises(KeyboardInterrupt):
            read_release(path, sha256, mapping, tmp_path / "ended")
    read_release(path, sha256, mapping, tmp_path / "ended")
    assert folder_bytes(tmp_path / "ended") == folder_bytes(tmp_path / "whole")


def test_a_run_that_ends_when_all_is_read_does_not_read_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last part was written and noted, and not where the reading stood: all rows came in twice."""
    path, mapping = many_rows(tmp_path), find_mapping("ucdp-ged")
    read_release(path, file_digest(path), mapping, tmp_path / "whole")

    def ending(_: object) -> object:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("kg.datasets.release._Reading._duplicates", ending)
        read_release(path, file_digest(path), mapping, tmp_path / "ended")
    read_release(path, file_digest(path), mapping, tmp_path / "ended")
    assert folder_bytes(tmp_path / "ended") == folder_bytes(tmp_path / "whole")


def test_no_tie_has_other_rows_than_it_sums_up_after_a_kill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table's rows were there before the graph that sums them up."""
    out, mapping = tmp_path / "out", find_mapping("ucdp-ged")
    ingest_file(mapping, write_table(tmp_path / "a.csv", ged({}, {})), out)
    real = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if target.name in {"graph.nq", ".parley-outputs.ready"}:
            raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Path, "replace", killed)
        ingest_file(mapping, write_table(tmp_path / "b.csv", ged({}, {}, {}, {})), out)
    graph = kg.open(out)
    (tie,) = (one for one in graph.statements if one.relation != "figure")
    assert tie.tally is not None
    assert len(graph.rows(tie.id)) == tie.tally.rows == 2


@pytest.mark.parametrize("encoding", ["nonsense", "hex", "rot13", "idna", "utf-16", "utf-32", "undefined"])
def test_what_is_no_encoding_of_the_table_is_told(tmp_path: Path, encoding: str) -> None:
    path = write_table(tmp_path / "t.csv", ged({}))
    with pytest.raises(InputError, match=r"there is no encoding|its text is not"):
        ingest_file(find_mapping("ucdp-ged"), path, tmp_path / "out", encoding=encoding)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_empty_lines_without_number_change_nothing_but_places(tmp_path: Path, end: str) -> None:
    path = write_table(tmp_path / "t.csv", ged({}, {}))
    head, *rows = path.read_text("utf-8").splitlines()
    text = end.join([head, *[""] * 700_000, rows[0], *[""] * 1_001, rows[1], ""])
    path.write_bytes(text.encode())
    release = read_release(path, file_digest(path), find_mapping("ucdp-ged"), tmp_path)
    found = release_rows(tmp_path / release.id).select("line", "start", "text").collect()
    assert found["line"].to_list() == [700_002, 701_004]
    assert [text[start : start + len(row)] for start, row in zip(found["start"], rows, strict=True)] == rows


def test_rejects_do_not_fill_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.datasets.release._MOST_REJECTED", 10)
    monkeypatch.setattr("kg.datasets.release._PART_ROWS", 5)
    monkeypatch.setattr("kg.datasets.records._BATCH", 5)
    path = write_table(tmp_path / "t.csv", ged({}, *({"date_prec": "9"} for _ in range(60))))
    with pytest.raises(InputError, match=r"of its first \d+ rows 1 fit: .*date_prec"):
        read_release(path, file_digest(path), find_mapping("ucdp-ged"), tmp_path)
    assert [found.name for found in tmp_path.iterdir()] == ["t.csv"]


def test_rejects_do_not_fill_the_memory_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A single block may hold millions of short lines."""
    monkeypatch.setattr("kg.datasets.release._MOST_REJECTED", 10)
    monkeypatch.setattr("kg.datasets.records._BATCH", 5)
    path = write_table(tmp_path / "t.csv", ged({}))
    path.write_text(path.read_text("utf-8") + "a\n" * 1000, "utf-8")
    with pytest.raises(InputError, match=r"of its first (1\d|2\d) rows 1 fit: "):
        read_release(path, file_digest(path), find_mapping("ucdp-ged"), tmp_path)


@pytest.mark.parametrize("damage", ["flipped", "cut", "gone", "more"])
def test_rows_that_were_changed_on_the_disk_are_told(tmp_path: Path, damage: str) -> None:
    """A flipped bit was read as another row."""
    ingest_file(find_mapping("ucdp-ged"), write_table(tmp_path / "t.csv", ged({}, {})), tmp_path / "out")
    (part,) = (tmp_path / "out").rglob("rows-*.parquet")
    data = part.read_bytes()
    if damage == "more":
        part.with_name("rows-00001.parquet").write_bytes(data)
    else:
        part.unlink()
    if damage in ("flipped", "cut"):
        part.write_bytes(data[: len(data) // 3] + bytes([data[len(data) // 3] ^ 1]) * (damage == "flipped"))
    told = {"gone": "the file is missing", "more": "no file of this release"}
    with pytest.raises(StoreError, match=told.get(damage, "its rows are not those that were written")):
        kg.open(tmp_path / "out").rows("Pakistan")


def test_an_archive_packed_in_a_way_that_nobody_reads(tmp_path: Path) -> None:
    path = tmp_path / "t.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("t.csv", "id\n" * 100)
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(signature) + offset] = 9
    path.write_bytes(data)
    with pytest.raises(InputError, match="cannot be read"):
        ingest_file(find_mapping("ucdp-ged"), path, tmp_path / "out")


def test_what_is_built_while_a_table_is_ingested_is_not_lost(tmp_path: Path) -> None:
    """Each of the two read the graph, and wrote it back without what the other had added."""
    (tmp_path / "news.txt").write_text("Pakistan attacked India in 2020.", "utf-8")
    table, out = write_table(tmp_path / "t.csv", ged({})), tmp_path / "out"
    commands = [["build", "news.txt", "-o", "out"], ["ingest", "ucdp-ged", str(table), "-o", "out"]]
    for _ in range(2):
        runs = [subprocess.Popen([sys.executable, "-m", "kg", *one], cwd=tmp_path, stdout=-3) for one in commands]
        assert [run.wait(120) for run in runs] == [0, 0]
        assert len(kg.open(out).documents) == 2
        shutil.rmtree(out)


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = write_table(tmp_path / "a.csv", ged({})), many_rows(tmp_path)
    out = tmp_path / "out"
    ingest_file(find_mapping("ucdp-ged"), first, out)
    before = (out / "graph.nq").read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="No space left"):
            ingest_file(find_mapping("ucdp-ged"), second, out)
    assert (out / "graph.nq").read_bytes() == before
    assert ingest_file(find_mapping("ucdp-ged"), second, out).release.rejected == 2


def test_what_is_no_mapping_is_told_with_where_mappings_are_described() -> None:
    with pytest.raises(
        InputError, match=r"m\.yaml, line 1, column 1: this mapping is not a list .* `docs/datasets\.md`"
    ):
        parse_mapping("foo bar\n", "m.yaml")
