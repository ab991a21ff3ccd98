"""How far the reading is: what a listener hears, and the bar on a terminal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.actors import packaged_lexicon
from kg.cli import extracting, progress
from kg.cli.app import app
from kg.cli.progress import ReadingBar, reading_bar
from kg.extraction import extract
from kg.pipeline.accounts import iter_accounts
from kg.reading import read_text

SENTENCE = "Iran struck Israel, and Israel condemned Iran. "


def test_a_listener_hears_how_far_a_long_document_is() -> None:
    heard: list[float] = []
    document = read_text(SENTENCE * 200)
    listened = extract(document, packaged_lexicon(), on_part=heard.append)
    assert heard == [0.0, 0.25, 0.5, 0.75]
    assert listened == extract(document, packaged_lexicon())


def test_each_document_is_heard_of(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{SENTENCE * 60} {name}", encoding="utf-8")
    heard: list[float] = []
    accounts = list(iter_accounts([tmp_path], lexicon=packaged_lexicon(), on_part=heard.append))
    assert len(accounts) == 2
    assert [share > 0 for share in heard] == [False, True, False, True]


@pytest.mark.parametrize(("size", "shown"), [(progress._LONG, True), (10, False)])
def test_a_bar_is_shown_on_a_terminal_where_there_is_enough_to_wait_for(tmp_path, monkeypatch, size, shown) -> None:
    (tmp_path / "a.txt").write_text("x" * size, encoding="utf-8")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with reading_bar([tmp_path]) as bar:
        assert (bar._bar is not None) == shown
        bar.part(0.5)
        bar.document(read_text("One.", id="a"))


def test_there_is_no_bar_elsewhere(tmp_path, capsys) -> None:
    (tmp_path / "a.txt").write_text("x" * progress._LONG, encoding="utf-8")
    with reading_bar([tmp_path]) as bar:
        assert bar._bar is None
    ReadingBar().part(0.5)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("form", "shown"), [("table", True), ("yaml", True), ("jsonl", False)])
def test_on_one_screen_a_bar_and_records_do_not_meet(tmp_path, monkeypatch, capsys, form, shown) -> None:
    """What is printed when all has been read leaves room for a bar until then."""
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    asked: list[bool] = []

    @contextmanager
    def bar(paths, *, piped=None, shown=True):
        asked.append(shown)
        yield ReadingBar()
        assert form == "jsonl" or capsys.readouterr().out == ""

    monkeypatch.setattr(extracting, "reading_bar", bar)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert extracting.run_extract([str(path)], form, None, None) == 0
    assert asked == [shown]


@pytest.mark.parametrize("command", ["review", "gaps", "aliases"])
def test_whatever_reads_documents_has_a_bar(tmp_path, monkeypatch, command) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE * 60, encoding="utf-8")
    heard: list[float] = []
    monkeypatch.setattr(ReadingBar, "part", lambda _, share: heard.append(share))
    CliRunner().invoke(app, [command, str(path)], input="q\n")
    assert len(heard) > 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize("piped", [False, True])
def test_records_go_into_the_file_while_the_bar_is_on_the_terminal(tmp_path, monkeypatch, piped) -> None:
    """Of ten documents nothing came into the file: the records were shown with the bar. Of a pipe there was no bar."""
    import pty

    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(f"{SENTENCE} {number}", encoding="utf-8")
    long = tmp_path / "long.dat"
    long.write_text(SENTENCE * 60 + "\n\n" + ("x" * 1000 + "\n\n") * 200, encoding="utf-8")
    master, slave = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "CI"} | {"TERM": "xterm"}
    with (tmp_path / "out").open("wb") as out, long.open("rb") as text:
        process = subprocess.Popen(
            [sys.executable, "-m", "kg", "extract", "-" if piped else str(tmp_path)],
            stdin=text, stdout=out, stderr=slave, env=environment,
        )  # fmt: skip
        os.close(slave)
        shown = b"".join(iter(lambda: _all_of(master), b""))
        assert process.wait(60) == 0
    os.close(master)
    records = [json.loads(line) for line in (tmp_path / "out").read_text("utf-8").splitlines()]
    assert len(records) >= (60 if piped else 24)
    assert b"%" in shown
    assert b'"relation"' not in shown


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_who_is_told_to_end_shows_the_cursor_again() -> None:
    import pty

    master, slave = pty.openpty()
    program = (
        "import os, signal; from kg.cli.progress import bar_on_stderr\n"
        "with bar_on_stderr():\n    os.kill(os.getpid(), signal.SIGTERM)\n    signal.pause()\n"
    )
    environment = {name: value for name, value in os.environ.items() if name != "CI"} | {"TERM": "xterm"}
    process = subprocess.Popen([sys.executable, "-c", program], stderr=slave, env=environment)
    os.close(slave)
    shown = b"".join(iter(lambda: _all_of(master), b""))
    os.close(master)
    assert process.wait(60) == -signal.SIGTERM
    assert shown.rfind(b"\x1b[?25h") > shown.rfind(b"\x1b[?25l") >= 0


def test_after_a_bar_signals_do_what_they_did_before() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with progress.bar_on_stderr():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before


def _all_of(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:
        return b""
