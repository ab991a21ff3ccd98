"""`kg review` and `kg extract` at the terminal and over pipes: keys, resuming, killing, taking back, hostile text."""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.app import app
from kg.pipeline.documents import read_accounts
from kg.reading import read_document
from kg.resources import seed_files

CHECKOUT = Path(__file__).parents[1]
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
PROMPT = "? help\n> "
ARTICLE = "Alpha struck Beta in May. Beta says that Gamma helped Alpha.\n\nDelta was there.\n"
REVIEWED = """\
# What a person has read.
document: war
actors:
  - {name: Alpha, type: State}
  - {name: Beta, type: State}
  - {name: Gamma, type: MilitantGroup}
  - {name: Delta, type: MilitantGroup}
statements:
  # The strike
  - key: A
    relation: attacked
    subject: Alpha
    object: Beta   # by what account?
    quote: Alpha struck Beta in May.
  - {key: B, relation: supports, subject: Gamma, object: Alpha, claimant: Beta,
     quote: Beta says that Gamma helped Alpha.}

  # Who was there
  - key: C
    relation: presentIn
    subject: Delta
    quote: Delta was there.
# The end.
"""


@pytest.fixture
def war(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "VISUAL", "EDITOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "war.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "war.statements.yaml").write_text(REVIEWED, "utf-8")
    return tmp_path / "war.statements.yaml"


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin, prog_name="kg")


def review(*keys: str) -> Result:
    result = run("review", "war.txt", stdin="".join(f"{key}\n" for key in keys))
    assert result.exit_code == 0, result.output
    return result


class Terminal:
    """A command at a pseudo-terminal, typed at by a test."""

    def __init__(self, *command: str, folder: Path, columns: int = 80, **environment: str) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "TERM")}
        self.process = subprocess.Popen(
            command, cwd=folder, env=kept | {"TERM": "xterm-256color"} | environment,
            stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        self.seen = ""
        self._at = 0

    def until(self, words: str) -> str:
        """What is shown next, up to and with ``words``, without the terminal's codes."""
        limit = time.monotonic() + 60
        while (found := ESCAPE.sub("", self.seen).find(words, self._at)) < 0:
            assert self._more(limit - time.monotonic()), f"{words!r} was not shown, but\n{self.seen}"
        begin, self._at = self._at, found + len(words)
        return ESCAPE.sub("", self.seen)[begin : self._at]

    def type(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def end(self) -> int:
        """Wait for the end, and return the exit code."""
        while self._more(60):
            pass
        code = self.process.wait(60)
        os.close(self.master)
        return code

    def kill(self) -> None:
        self.process.kill()
        self.end()

    def _more(self, seconds: float) -> bool:
        if not select.select([self.master], [], [], max(seconds, 0))[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.seen += data.decode().replace("\r\n", "\n")
        return bool(data)


KG = (sys.executable, "-m", "kg")
on_terminals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

# ---------------------------------------------------------------- over a pipe


def test_a_session_over_a_pipe(war: Path) -> None:
    shown = review("a", "reject", "", "s").stdout
    assert "── 1 of 3 · 0 accepted, 0 rejected, 0 edited, 3 open · war\n" in shown
    assert ">>>Alpha struck Beta in May.<<< Beta says that Gamma helped Alpha.\n" in shown
    assert "── 2 of 3 · 1 accepted, 0 rejected, 0 edited, 2 open · war\n" in shown
    assert "Beta states: Gamma — supports → Alpha\n" in shown
    assert "  claimant                Beta (state) states\n" in shown
    assert "── end of war · 1 accepted, 1 rejected, 0 edited, 1 open\n" in shown
    assert shown.endswith("war.statements.yaml: 1 accepted, 1 rejected, 0 edited, 1 open\n")
    assert "\x1b" not in shown


def test_a_file_that_cannot_be_read_costs_itself_only(war: Path) -> None:
    folder = war.parent
    (folder / "empty.txt").write_bytes(b"")
    (folder / "bad.txt").write_text("Alpha struck Beta.\n", "utf-8")
    (folder / "bad.statements.yaml").write_text("document: bad\nstatements: 3\n", "utf-8")
    result = run("review", "missing.txt", "empty.txt", ".", "bad.txt", "war.txt", stdin="accept\n" * 3)
    assert result.exit_code == 1
    assert "── 1 of 3 · 0 accepted, 0 rejected, 0 edited, 3 open · war\n" in result.stdout
    assert result.stdout.endswith("war.statements.yaml: 3 accepted, 0 rejected, 0 edited, 0 open\n")
    told = [line.partition(".")[0] for line in result.stderr.splitlines() if line.startswith("error: ")]
    assert told == ["error: missing", "error: empty", "error: ", "error: bad"]
    assert run("review", "missing.txt", "empty.txt").exit_code == 1


def test_a_review_says_whose_own_words_a_release_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when it goes on from the file of an earlier one."""
    monkeypatch.chdir(tmp_path)
    head = "Ministry of Foreign Affairs of Kenya\nPress release, 4 June 2025\n\n"
    Path("war.txt").write_text(f"{head}Al-Shabaab attacked a police post in Mandera.\n", encoding="utf-8")
    for _ in range(2):
        assert "claimant                Kenya (whose text it is) states\n" in review("q").stdout


def test_decisions_are_written_into_the_text_as_it_stands(war: Path) -> None:
    review("a", "r", "q")
    expected = REVIEWED.replace("  - key: A\n", "  - key: A\n    decision: accepted\n").replace(
        "{key: B", "{decision: rejected, key: B"
    )
    head, _, lists = expected.partition("actors:\n")
    text = re.sub(r"[0-9a-f]{32}", "…", war.read_text("utf-8"))
    step = "  - {id: …, was: open}\n"
    assert text == f"{head}history:\n{step * 2}actors:\n{lists}"


MORE = "  - {relation: attacked, subject: Alpha, object: Beta, time: 2024-05, quote: Alpha struck Beta in May.}\n"


def test_a_statement_added_at_the_end_of_a_reviewed_file_is_one(war: Path) -> None:
    """It landed in the history, the last list of the file."""
    war.write_text(REVIEWED.removesuffix("# The end.\n"), "utf-8")
    review("a", "q")
    with war.open("a", encoding="utf-8") as file:
        file.write(MORE)
    assert "── 2 of 4 · 1 accepted, 0 rejected, 0 edited, 3 open · war\n" in review("q").stdout


def test_a_history_at_the_end_as_it_was_written_before_is_read_and_moved(war: Path) -> None:
    review("a", "q")
    text = war.read_text("utf-8")
    history = text[text.index("history:\n") : text.index("actors:\n")]
    war.write_text(text.replace(history, "").replace("# The end.\n", "") + history, "utf-8")
    with war.open("a", encoding="utf-8") as file:
        file.write(MORE)
    refused = run("review", "war.txt", stdin="q\n")
    assert refused.exit_code == 1
    assert (
        "error: war.statements.yaml, line 26, column 5: this is a statement, and it stands in the list `history:` "
        "(line 24). Move it to the end of the list `statements:` (line 8), before the line `history:`."
        in refused.stderr
    )
    war.write_text(war.read_text("utf-8").replace(MORE, ""), "utf-8")
    review("r", "q")
    moved = war.read_text("utf-8")
    assert moved.index("history:\n") < moved.index("actors:\n")
    assert moved.count("was: open") == 2
    review("u", "u", "q")
    assert war.read_text("utf-8") == REVIEWED.removesuffix("# The end.\n")


def test_decisions_whose_words_are_gone_are_counted(war: Path) -> None:
    """They were told as none, and those rejected not at all."""
    review("a", "r", "q")
    Path("war.txt").write_text(ARTICLE.replace("struck", "hit").replace("Beta says that", "Beta said that"), "utf-8")
    before = war.read_text("utf-8")
    result = review("q")
    assert result.stdout.splitlines()[-1] == (
        "war.statements.yaml: 0 accepted, 0 rejected, 0 edited, 1 open, 2 of words that are gone"
    )
    assert "note: war.statements.yaml: 2 decisions decide nothing, since they quote words that are no" in result.stderr
    assert "`kg extract` with `-o war.statements.yaml` adds what it says now." in result.stderr
    assert war.read_text("utf-8") == before
    result = run("extract", "war.txt", "-o", "war.statements.yaml")
    assert "a person's entries kept: 3, 2 of them of words that are gone; drafts added: 0" in result.stderr
    assert "note: war.statements.yaml: 2 decisions decide nothing" in result.stderr
    assert war.read_text("utf-8").count("decision: ") == 2


def test_what_cannot_be_read_is_told_before_the_review_begins(war: Path) -> None:
    ended = subprocess.run(
        [*KG, "review", "war.txt", "nowhere.txt"], input="q\n", text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stdout.startswith("error: nowhere.txt: there is no such file.")
    assert "── 1 of 3" in ended.stdout


def test_taking_everything_back_leaves_the_file_as_it_was(war: Path) -> None:
    review("a", "r", "e", "", "", "", "", "", "2025", ".", "q")
    assert war.read_text("utf-8").count("decision:") == 3
    review("u", "u")
    assert war.read_text("utf-8").count("decision:") == 1
    assert "nothing to take back" in review("u", "u").stdout
    assert war.read_text("utf-8") == REVIEWED


def test_a_review_begins_at_the_first_open_statement(war: Path) -> None:
    review("a", "q")
    assert "── 2 of 3 · 1 accepted" in review("q").stdout.splitlines()[1]
    shown = review("b", "r", "q").stdout
    assert "  decided                 accepted\n" in shown
    assert "── 2 of 3 · 0 accepted, 1 rejected" in shown


def test_keys_that_mean_nothing_and_help(war: Path) -> None:
    before = war.read_bytes()
    shown = review("x", "?", "b", "\x1b]0;x\x07").stdout
    assert "x does nothing here; ? for help" in shown
    assert "a  accept: the text says this" in shown
    assert "this is the first statement" in shown
    assert "\x1b" not in shown and "\x07" not in shown
    assert war.read_bytes() == before


def test_the_build_takes_the_decisions(war: Path) -> None:
    review("a", "r", "r")
    (account,) = read_accounts([Path("war.txt")])
    assert [(one.relation, one.extractor) for one in account.statements] == [("attacked", "person")]


# ---------------------------------------------------------------- editing


def test_editing_field_by_field(war: Path) -> None:
    first = ["s", "e", "?", "arms", "", "", "", "", "2025-13", "denies", "."]
    shown = review(*first, *[""] * 5, "2025-05", ".").stdout
    assert "accuses, actsFor, alliedWith, arms" in shown
    assert "error: '2025-13'" in shown and "Once more, with what you have written; ! gives up." in shown
    assert "relation [arms]: \n" in shown
    (account,) = read_accounts([Path("war.txt")])
    arms = account.statements[1]
    assert (arms.relation, arms.time, arms.stance, arms.claimant, arms.extractor) == (
        "arms", "2025-05", "denies", "Beta", "person",
    )  # fmt: skip
    text = war.read_text("utf-8")
    assert "{decision: edited, key: B, relation: supports" in text
    assert "  - key: B-edited\n    replaces: " in text


def test_names_that_nobody_knows_are_asked_about(war: Path) -> None:
    shown = review("e", "", "Omega", ".", "Stat", "?", "", ".", "State", "q").stdout
    assert "Nobody is known as 'Omega'. Type of it (? lists them, Enter goes back): \ndid you mean State" in shown
    assert "error: 'Omega' is not known. Correct the name, or say what it is." in shown
    (account,) = read_accounts([Path("war.txt")])
    assert [(actor.name, actor.type) for actor in account.actors][-1] == ("Omega", "State")
    assert account.statements[0].subject == "Omega"
    assert "  - {name: Delta, type: MilitantGroup}\n  - {name: Omega, type: State}\nstatements:" in war.read_text(
        "utf-8"
    )


def test_another_quote_is_taken_from_the_document(war: Path) -> None:
    to_quote = [""] * 23
    shown = review("e", *to_quote, "Alpha fled.", *to_quote, "Alpha struck Beta", "q").stdout
    assert "error: these words are not in the document" in shown
    (account,) = read_accounts([Path("war.txt")])
    assert (account.statements[0].quote.exact, account.statements[0].quote.end) == ("Alpha struck Beta", 17)


@pytest.mark.parametrize(
    "keys", [["e", "!"], ["e", "."], ["e", "hostileTo"]], ids=["give up", "nothing", "end of input"]
)
def test_an_edit_that_is_given_up_changes_nothing(war: Path, keys: list[str]) -> None:
    shown = review(*keys).stdout
    assert "The statement is as it was." in shown
    assert war.read_text("utf-8") == REVIEWED


def test_editing_a_figure(war: Path) -> None:
    review("e", "figure", "killed", "soldiers", "Beta", "600", "-", "over", "over 600", "Beta", "-", ".", "q")
    (account,) = read_accounts([Path("war.txt")])
    figure = account.statements[0].figure
    assert figure is not None
    assert (figure.measure, figure.population, figure.side, figure.minimum, figure.maximum, figure.as_stated) == (
        "killed", "soldiers", "Beta", 600.0, None, "over 600",
    )  # fmt: skip


def editor(folder: Path, program: str) -> str:
    script = folder / "editor.py"
    script.write_text(
        f"import sys\nfrom pathlib import Path\npath = Path(sys.argv[1])\ntext = path.read_text()\n{program}"
    )
    return f"{sys.executable} {script}"


def test_editing_in_an_editor(war: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "No editor is named" in review("v", "q").stdout
    monkeypatch.setenv("EDITOR", editor(war.parent, "path.write_text(text.replace('attacked', 'critisises'))"))
    shown = review("v", "!", "q").stdout
    assert "unknown relation 'critisises'" in shown, shown
    assert war.read_text("utf-8") == REVIEWED
    monkeypatch.setenv("EDITOR", editor(war.parent, "path.write_text(text.replace('attacked', 'criticises'))"))
    review("v", "q")
    (account,) = read_accounts([Path("war.txt")])
    assert account.statements[0].relation == "criticises"


@pytest.mark.parametrize("program", ["", "path.write_text('')", "sys.exit(1)"], ids=["unchanged", "emptied", "fails"])
def test_an_editor_that_does_nothing_changes_nothing(war: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setenv("EDITOR", editor(war.parent, program))
    review("v", "q")
    assert war.read_text("utf-8") == REVIEWED


# ---------------------------------------------------------------- at a terminal


@on_terminals
def test_single_keys_and_a_highlighted_quote(war: Path) -> None:
    terminal = Terminal(*KG, "review", "war.txt", folder=war.parent)
    terminal.until(PROMPT)
    assert re.search(r"\x1b\[[0-9;]+mAlpha struck Beta in May\.\x1b\[0m Beta says", terminal.seen)
    terminal.type("a")
    assert "2 of 3" in terminal.until(PROMPT)
    terminal.type("\x1b[C")
    assert "3 of 3" in terminal.until(PROMPT)
    terminal.type("\x1b[D")
    assert "2 of 3" in terminal.until(PROMPT)
    terminal.type("e")
    terminal.until("relation [supports]: ")
    terminal.type("arms\n")
    terminal.until("subject [Gamma]: ")
    terminal.type(".\n")
    assert "3 of 3 · 1 accepted, 0 rejected, 1 edited, 1 open" in terminal.until(PROMPT)
    terminal.type("q")
    assert terminal.end() == 0
    (account,) = read_accounts([Path("war.txt")])
    assert [one.relation for one in account.statements] == ["attacked", "arms", "presentIn"]


@on_terminals
def test_a_killed_review_loses_nothing_and_can_be_taken_back_later(war: Path) -> None:
    for number, key in enumerate("ar", start=1):
        terminal = Terminal(*KG, "review", "war.txt", folder=war.parent)
        assert f"── {number} of 3" in terminal.until(PROMPT)
        terminal.type(key)
        terminal.until(PROMPT)
        terminal.kill()
    assert war.read_text("utf-8").count("decision: ") == 2
    terminal = Terminal(*KG, "review", "war.txt", folder=war.parent)
    assert "── 3 of 3 · 1 accepted, 1 rejected, 0 edited, 1 open" in terminal.until(PROMPT)
    terminal.type("uu")
    terminal.until("── 1 of 3 · 0 accepted, 0 rejected, 0 edited, 3 open")
    terminal.until(PROMPT)
    terminal.type("\x04")
    assert terminal.end() == 0
    assert war.read_text("utf-8") == REVIEWED
    assert [path.name for path in war.parent.iterdir() if path.name.endswith(".part")] == []


@on_terminals
def test_an_interrupt_leaves_the_decisions_and_the_terminal_as_they_were(war: Path) -> None:
    import termios

    terminal = Terminal(*KG, "review", "war.txt", folder=war.parent)
    terminal.until(PROMPT)
    terminal.type("a")
    terminal.until(PROMPT)
    terminal.process.send_signal(signal.SIGINT)
    terminal.until("interrupted")
    assert termios.tcgetattr(terminal.master)[3] & termios.ICANON
    assert terminal.end() == 130
    assert war.read_text("utf-8").count("decision: accepted") == 1


@on_terminals
@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "a dumb terminal"])
def test_without_colours_nothing_is_said_by_colour(war: Path, environment: dict[str, str]) -> None:
    terminal = Terminal(*KG, "review", "war.txt", folder=war.parent, **environment)
    terminal.until(PROMPT)
    terminal.type("a\n" if "TERM" in environment else "a")
    terminal.until("2 of 3")
    terminal.until(PROMPT)
    terminal.type("q\n")
    assert terminal.end() == 0
    assert "\x1b" not in terminal.seen
    assert ">>>Alpha struck Beta in May.<<<" in terminal.seen


# ---------------------------------------------------------------- hostile and unlucky


def test_a_text_cannot_steer_the_terminal(war: Path) -> None:
    Path("war.txt").write_text(ARTICLE.replace("Beta in", "Be\x1b[2Jta\u202e in"), "utf-8")
    text = read_document(Path("war.txt")).text
    quote = text.partition(". ")[0] + "."
    escaped = "".join(c if c.isprintable() and c != '"' else f"\\u{ord(c):04x}" for c in quote)
    war.write_text(
        REVIEWED.replace("quote: Alpha struck Beta in May.", f'quote: "{escaped}"\n    note: "\\e[31mred\\a"'), "utf-8"
    )
    shown = review("q").stdout
    assert "Alpha struck" in shown and "red" in shown
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_a_file_that_somebody_else_changes_meanwhile_is_left_to_them(
    war: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.cli.keyboard import Keyboard

    def key(_: Keyboard) -> str:
        war.write_text(REVIEWED + "# theirs\n", "utf-8")
        return "a"

    monkeypatch.setattr(Keyboard, "key", key)
    result = run("review", "war.txt")
    assert result.exit_code == 1
    assert "somebody else has changed the file meanwhile" in result.stderr
    assert war.read_text("utf-8") == REVIEWED + "# theirs\n"


def test_a_file_with_an_error_is_refused_with_its_line(war: Path) -> None:
    war.write_text(REVIEWED.replace("    relation: attacked", "    decision: maybe\n    relation: attacked"), "utf-8")
    result = run("review", "war.txt")
    assert result.exit_code == 1
    assert "war.statements.yaml, line 11, column 15: unknown decision 'maybe'" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing.txt"], "missing.txt: there is no such file"),
        (["war.statements.yaml"], "this is a statement file. Name the document that it is about."),
    ],
)
def test_what_cannot_be_reviewed(war: Path, arguments: list[str], words: str) -> None:
    result = run("review", *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr


def test_a_document_that_says_nothing_is_exit_code_4(war: Path) -> None:
    Path("dull.txt").write_text("The weather was fine.\n", "utf-8")
    result = run("review", "dull.txt")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "no statements found" in result.stderr
    assert not Path("dull.statements.yaml").exists()


def test_a_document_whose_words_have_moved_is_reviewed_at_their_place(war: Path) -> None:
    text = REVIEWED.replace("quote: Delta was there.", "quote: Delta was there.\n    start: 61\n    end: 77")
    war.write_text(text, "utf-8")
    Path("war.txt").write_text("News.\n\n" + ARTICLE, "utf-8")
    result = review("s", "s", "a")
    assert "note: war.statements.yaml, line 23, column 12: the document has changed" in result.stderr
    assert "    start: 67\n    end: 83\n" in war.read_text("utf-8")


def test_several_documents_one_after_the_other(war: Path) -> None:
    shutil.copy("war.txt", "peace.txt")
    Path("peace.statements.yaml").write_text(REVIEWED.replace("document: war", "document: peace"), "utf-8")
    result = run("review", "war.txt", "peace.txt", stdin="a\na\na\n\nr\nq\n")
    assert result.stdout.splitlines()[-1] == "peace.statements.yaml: 0 accepted, 1 rejected, 0 edited, 2 open"
    assert "war.statements.yaml: 3 accepted, 0 rejected, 0 edited, 0 open" in result.stdout


# ---------------------------------------------------------------- drafts and seeds

NEWS = "On 8 October 2025 Pakistan attacked India. On 9 October 2025 India attacked Pakistan.\n"


def test_a_review_without_a_draft_extracts_one_first(war: Path) -> None:
    Path("news.txt").write_text(NEWS, "utf-8")
    result = run("review", "news.txt", stdin="a\nq\n")
    assert result.exit_code == 0, result.output
    assert "news.statements.yaml: 2 statements extracted" in result.stderr
    (account,) = read_accounts([Path("news.txt")])
    assert [one.reviewed for one in account.statements] == [True, False]


def test_extracting_onto_a_draft_keeps_its_decisions_and_says_so(war: Path) -> None:
    Path("news.txt").write_text(NEWS, "utf-8")
    assert run("extract", "news.txt", "-o", "news.statements.yaml").exit_code == 0
    run("review", "news.txt", stdin="r\nq\n")
    text = Path("news.statements.yaml").read_text("utf-8")
    assert text.count("decision: rejected") == 1
    Path("news.statements.yaml").write_text(text.replace("score: 0.", "score: 0.0"), "utf-8")
    result = run("extract", "news.txt", "-o", "news.statements.yaml")
    assert (result.exit_code, result.stdout) == (0, "news.statements.yaml\n")
    assert "a person's entries kept: 1; drafts added: 0; drafts no longer found and removed: 0" in result.stderr
    again = Path("news.statements.yaml").read_text("utf-8")
    assert (again.count("decision: rejected"), again.count("score: 0.0")) == (1, 1)


def test_a_draft_that_no_build_will_find_is_pointed_out(war: Path) -> None:
    Path("news.txt").write_text(NEWS, "utf-8")
    result = run("extract", "news.txt", "-o", "news.txt.statements.yaml")
    assert "look for news.statements.yaml, not for news.txt.statements.yaml" in result.stderr
    assert "look for" not in run("extract", "news.txt", "-o", "news.statements.yaml").stderr


def test_extracting_onto_a_complete_file_is_refused(war: Path) -> None:
    war.write_text("complete: true\n" + REVIEWED, "utf-8")
    result = run("extract", "war.txt", "-o", "war.statements.yaml")
    assert result.exit_code == 1
    assert "a person has read the whole document, and this file is what it says" in result.stderr
    assert war.read_text("utf-8") == "complete: true\n" + REVIEWED


@pytest.mark.parametrize("seed", seed_files(), ids=lambda path: path.stem)
def test_the_seeds_are_reviewed_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: Path) -> None:
    companion = seed.with_name(seed.stem + ".statements.yaml")
    for path in (seed, companion):
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    (before,) = read_accounts([Path(seed.name)])
    assert run("review", seed.name, stdin="a\nr\ns\na\nq\n").exit_code == 0
    (after,) = read_accounts([Path(seed.name)])
    first = [one.id for one in before.statements]
    assert len(set(first) - {one.id for one in after.statements}) == 1
    assert {one.extractor for one in after.statements} == {"person"}
    assert run("review", seed.name, stdin="u\nu\nu\nq\n").exit_code == 0
    assert (tmp_path / companion.name).read_bytes() == companion.read_bytes()


# ---------------------------------------------------------------- the documentation


def block(page: str, head: str, number: int = 0) -> str:
    return re.findall(rf"^```{head}\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)[number]


@on_terminals
def test_the_session_in_the_documentation(tmp_path: Path) -> None:
    """The page shows what happens: its keys are typed at its draft, and the screen and the file compared."""
    page = (CHECKOUT / "docs/review.md").read_text("utf-8")
    shown = block(page, "text session")
    (tmp_path / "news.txt").write_text(block(page, "text article"), "utf-8")
    (tmp_path / "news.statements.yaml").write_text(block(page, "yaml"), "utf-8")
    terminal = Terminal(*KG, "review", "news.txt", folder=tmp_path, columns=100, NO_COLOR="1")
    for before, typed in re.findall(r"(> |\]: )(.*)\n", shown):
        terminal.until("\n> " if before == "> " else before)
        terminal.type(typed if before == "> " else f"{typed}\n")
    assert terminal.end() == 0
    lines = [line.rstrip() for line in terminal.seen.splitlines() if line.strip()]
    assert lines == [line.rstrip() for line in shown.splitlines()[1:] if line.strip()]
    assert shown.splitlines()[0] == "$ kg review news.txt"
    assert (tmp_path / "news.statements.yaml").read_text("utf-8") == block(page, "yaml", 1)


# ---------------------------------------------------------------- where a draft must not be written


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("notes.txt", b"my notes: [\n"),
        ("notes.yaml", b"Hello world.\n"),
        ("list.yaml", b"- a\n- b\n"),
        ("conf.yaml", b"title: x\nversion: 3\n"),
        ("data.txt", b'{"a": 1}\n'),
        ("picture.yaml", b"\x89PNG\r\n\x1a\n\x00\xff"),
        ("latin.txt", b"caf\xe9\n"),
    ],
)
def test_a_file_that_is_no_statement_file_is_left_as_it_was(war: Path, name: str, data: bytes) -> None:
    Path(name).write_bytes(data)
    result = run("extract", "war.txt", "--format", "yaml", "-o", name)
    assert result.exit_code == 1
    assert result.stderr == (
        f"error: {name}: this file is here already and is no statement file, so it is left as it was. "
        "Move it away, or name another file with -o, such as NAME.statements.yaml.\n"
    )
    assert Path(name).read_bytes() == data


def test_a_statement_file_that_is_wrong_is_told_with_its_line_and_an_empty_one_is_written(war: Path) -> None:
    Path("war.statements.yaml").write_text("document: war\nstatements: [\n", "utf-8")
    result = run("extract", "war.txt", "-o", "war.statements.yaml")
    assert result.exit_code == 1
    assert "error: war.statements.yaml, line 3, column 1: this is not YAML" in result.stderr
    Path("war.txt").write_text("Kenya attacked Somalia in May 2024.\n", "utf-8")
    Path("war.statements.yaml").write_bytes(b"")
    assert run("extract", "war.txt", "-o", "war.statements.yaml").exit_code == 0
    assert "document: war\n" in Path("war.statements.yaml").read_text("utf-8")


def test_lines_of_json_are_refused_a_foreign_file_before_anything_is_read(war: Path) -> None:
    Path("notes.jsonl").write_text("hello\n", "utf-8")
    result = run("extract", "missing.txt", "-o", "notes.jsonl")
    assert result.stderr.startswith("error: notes.jsonl: a file is here that Parley did not write")


def test_of_several_documents_no_more_than_two_are_read_where_one_may_be(war: Path, monkeypatch) -> None:
    for name in ("a", "b", "c"):
        Path(f"{name}.txt").write_text(f"Kenya attacked Somalia {name}.\n", "utf-8")
    read: list[str] = []
    monkeypatch.setattr("kg.cli.extracting.note_to_come", lambda document: read.append(document.id))
    result = run("extract", "a.txt", "b.txt", "c.txt", "-o", "all.yaml")
    assert (result.exit_code, read) == (1, ["a", "b"])
    assert "error: one YAML file holds one document. Extract the documents one by one" in result.stderr
