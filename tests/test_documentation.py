"""What the documentation shows is what happens: its examples run, its links lead somewhere, no command is left out.

In every Markdown file of the project,

- a block marked ``console`` is a session at a terminal of 100 columns: each line ``$ kg …`` (or ``$ printf …``) is
  run, and what it prints must be what the block shows. A ``…`` in the shown output stands for anything within its
  line; alone on a line, for any number of lines. Where no output is shown, the command need only succeed. The blocks
  of one file are one session, in one folder that is empty at first. Other commands must be among `NOT_RUN`;
- a block marked ``text NAME.txt`` is a file of that name in that folder, made before anything is run;
- a block marked ``python`` is run; the blocks of one file share their names and that folder;
- a block marked ``sparql`` is asked of the founding graph, and must have an answer.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import pytest

import kg
from kg.cli.documentation import reference

CHECKOUT = Path(__file__).parents[1]
PAGES = sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md"), *CHECKOUT.glob("benchmarks/*.md")])
NAMES = [str(page.relative_to(CHECKOUT)) for page in PAGES]

NOT_RUN = re.compile(r"python3 bootstrap\.py |git clone |cd |\. \.venv/|xdg-open |open |pip install ")
"""What a console block may show without its being run here: how to get as far as having the command `kg`."""

SHOWN_FILE = re.compile(r"text ([\w-]+\.txt)")

COLUMNS = 100
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the number of its first line, its text."""

    language: str
    line: int
    text: str


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    lines = iter(enumerate(text.splitlines(), start=1))
    for number, line in lines:
        if line.startswith("```"):
            body = [content for _, content in takewhile(lambda item: not item[1].startswith("```"), lines)]
            yield Block(line.removeprefix("```").strip(), number + 1, "\n".join(body))


def commands(text: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with the output that is shown below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        lines = part.split("\n")
        size = 1
        while lines[size - 1].endswith("\\"):
            lines[size] = lines[size].removeprefix("> ").removeprefix(">")
            size += 1
        yield "\n".join(lines[:size]), "\n".join(lines[size:]).strip("\n")


def shows(shown: str, printed: str) -> bool:
    """Whether ``printed`` is what ``shown`` shows; spaces at the ends of lines and empty lines do not count."""
    wanted = [line.rstrip() for line in shown.splitlines() if line.strip()]
    got = [line.rstrip() for line in printed.splitlines() if line.strip()]
    pattern = "".join(
        r"(?:.*\n)*" if line.strip() == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n" for line in wanted
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in got)) is not None


def at_terminal(command: str, folder: Path) -> tuple[str, int]:
    """Run ``command`` as a person does, at a terminal without colours; returns what it shows, and the exit code."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    scripts = Path(sys.executable).parent
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"COLUMNS": str(COLUMNS), "LINES": "50", "TERM": "xterm", "NO_COLOR": "1"}
    environment |= {"PATH": f"{scripts}{os.pathsep}{environment['PATH']}"}
    master, slave = pty.openpty()
    with subprocess.Popen(
        ["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=slave, stderr=slave
    ) as process:
        os.close(slave)
        seen = b""
        while chunk := _read(master):
            seen += chunk
    os.close(master)
    return ESCAPE.sub("", seen.decode().replace("\r\n", "\n")), process.returncode


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux's way of saying that nobody is left at the other end
        return b""


@pytest.mark.parametrize("name", NAMES)
def test_console_blocks_show_what_is_printed(name: str, tmp_path: Path) -> None:
    for block in blocks((CHECKOUT / name).read_text(encoding="utf-8")):
        if file := SHOWN_FILE.fullmatch(block.language):
            (tmp_path / file[1]).write_text(f"{block.text}\n", encoding="utf-8")
        if block.language != "console":
            continue
        for command, shown in commands(block.text):
            place = f"{name}, block at line {block.line}: $ {command}"
            if not command.startswith(("kg ", "printf ")):
                assert NOT_RUN.match(command), f"{place}: neither a command of ours nor one that goes without saying"
                continue
            printed, code = at_terminal(command, tmp_path)
            assert "Traceback" not in printed, f"{place}\n{printed}"
            assert shown or code == 0, f"{place} ends with exit code {code} and prints\n{printed}"
            assert not shown or shows(shown, printed), (
                f"{place} (exit code {code}) prints\n{printed}\nbut the page shows\n{shown}"
            )


@pytest.mark.parametrize("name", NAMES)
def test_python_blocks_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    for block in blocks((CHECKOUT / name).read_text(encoding="utf-8")):
        if block.language == "python":
            # As many empty lines in front as the page has, so that a traceback names the page's own line.
            code = compile("\n" * (block.line - 1) + block.text, name, "exec")
            exec(code, names)  # noqa: S102 - our own documentation


@pytest.fixture(scope="module")
def founding_graph() -> kg.Graph:
    return kg.build()


@pytest.mark.parametrize("name", NAMES)
def test_sparql_blocks_have_an_answer(name: str, founding_graph: kg.Graph) -> None:
    for block in blocks((CHECKOUT / name).read_text(encoding="utf-8")):
        if block.language == "sparql":
            assert len(founding_graph.query(block.text)) > 0, f"{name}, block at line {block.line}: no answer"


def test_the_reference_of_the_commands_is_up_to_date() -> None:
    """It holds the help of each command and option; how click breaks its lines differs between versions of click."""
    committed = (CHECKOUT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert committed.split() == reference().split(), "run `python -m kg.cli.documentation > docs/commands.md`"


def test_each_command_has_an_example() -> None:
    parts = re.split(r"^## ", reference(), flags=re.MULTILINE)[1:]
    groups = {name for name, _, text in (part.partition("\n") for part in parts) if "\nCommands:\n" in text}
    without = [part.partition("\n")[0] for part in parts if "Example" not in part]
    assert set(without) <= groups


def anchors(text: str) -> set[str]:
    """The names under which a page's headings can be linked to."""
    titles = re.findall(r"^#+ +(.+?) *$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", NAMES)
def test_links_within_the_project_lead_somewhere(name: str) -> None:
    page = CHECKOUT / name
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"", text):
        path, _, anchor = "".join(target).partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        file = (page.parent / path) if path else page
        assert file.exists(), f"{name} links to {path}, which is not there"
        if anchor and file.suffix == ".md":
            assert anchor in anchors(file.read_text(encoding="utf-8")), (
                f"{name} links to {path}#{anchor}: no such heading"
            )


def test_no_page_names_a_place_on_one_machine() -> None:
    for page in PAGES:
        assert not re.search(r"(?<![\w.])/(?:home|root|Users|tmp|work)/", page.read_text(encoding="utf-8")), page


# The tests above are only as good as what finds and compares the examples.


def test_a_session_of_two_commands(tmp_path: Path) -> None:
    printed, code = at_terminal("printf 'to the pipe\\n'; printf 'to the person\\n' >&2; exit 3", tmp_path)
    assert (printed, code) == ("to the pipe\nto the person\n", 3)
    assert at_terminal("test -t 1", tmp_path)[1] == 0
    assert at_terminal("kg --version", tmp_path) == (f"kg {kg.__version__}\n", 0)


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ("", "", True),
        ("a", "a  \n", True),
        ("a\n\nb", "a\nb\n", True),
        ("", "a\n", False),
        ("a", "", False),
        ("…", "", True),
        ("…", "a\nb\n", True),
        ("a … c", "a b c\n", True),
        ("a … c", "a b\nc\n", False),
        ("(1)", "(1)\n", True),
        ("a*", "aaa\n", False),
        ("b\n…", "a\nb\nc\n", False),
    ],
)
def test_shown_and_printed(shown: str, printed: str, expected: bool) -> None:
    assert shows(shown, printed) is expected


def test_commands_over_several_lines_and_their_output() -> None:
    assert list(commands("$ kg a \\\n>   b\nout\nmore\n$ kg c")) == [("kg a \\\n  b", "out\nmore"), ("kg c", "")]


def test_blocks_of_a_page() -> None:
    page = "text\n```python\n1\n2\n```\n\n```\nplain\n```\n"
    assert list(blocks(page)) == [Block("python", 3, "1\n2"), Block("", 8, "plain")]
