"""What a list of attacks forgets: signals, closed streams, read-only folders, locales, clocks, two runs at once.

Each run ends as it should, with a message of ours, and the same command afterwards gives its bytes.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from faults.material import built, content, documents, table
from faults.outcome import Outcome
from faults.running import Done, command, ended, kg, started

__all__ = ["surroundings"]

_NOBODY = ("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups")


def surroundings(folder: Path, count: int, seed: int) -> Iterator[Outcome]:
    """Each kind so many times; what needs rights that this process has not is left out, and told."""
    graph = built(folder / "graph" / "out", documents(folder / "old", 2), table(folder / "t.csv", 30))
    articles, events = documents(folder / "new", 6), table(folder / "t2.csv", 60, changed="x")
    runs: dict[str, tuple[object, ...]] = {
        "build": ("build", articles, "-o", "out"), "ingest": ("ingest", "ucdp-ged", events, "-o", "out"),
        "export": ("export", "store", "-g", "out", "-o", "s"), "backup": ("backup", "out", "-o", "b"),
    }  # fmt: skip
    if count == 1:
        runs = {"build": runs["build"]}
    yield _signals(folder / "signals", graph.parent, runs, count, random.Random(f"{seed} signals"))
    yield _two_at_once(folder / "two", graph.parent, runs, count)
    yield _streams(folder / "streams", graph, count)
    yield _sameness(folder / "same", articles, count)
    yield _bounds(folder / "bounds", graph, articles, events, count)
    if count > 1 and os.geteuid() == 0 and shutil.which("setpriv"):
        yield _read_only(folder, graph, articles, events, count)


def _fresh(place: Path, home: Path) -> Path:
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(home, place)
    return place


def _signals(place: Path, home: Path, runs: dict[str, tuple[object, ...]], count: int, draw: random.Random) -> Outcome:
    """SIGINT and SIGTERM in the midst: an end within seconds, without a traceback, and a resume to the same bytes."""
    outcome = Outcome("SIGINT, SIGTERM and SIGHUP in the midst")
    for name, arguments in runs.items():
        whole = _fresh(place, home)
        begun = time.monotonic()
        kg(*arguments, cwd=whole)
        took, wanted = time.monotonic() - begun, _bytes(whole)
        for number in range(count):
            kind = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)[number % 3]
            what = f"{name}: {kind.name}"
            _fresh(place, home)
            with (place / ".said").open("wb") as said:
                process = subprocess.Popen(
                    command(*arguments), cwd=place, stderr=said, stdout=subprocess.DEVNULL, start_new_session=True
                )
                time.sleep(draw.uniform(0.3, 1) * took)
                process.send_signal(kind)
                try:
                    code = process.wait(15)
                except subprocess.TimeoutExpired:
                    outcome.hangs.append(what)
                    process.kill()
                    code = process.wait()
                if not ended(process.pid, 10):
                    outcome.hangs.append(f"{what}: a process was left behind")
            text = (place / ".said").read_text("utf-8", "replace")
            (place / ".said").unlink()
            outcome.count += 1
            fine = code in (0, 1, 3, 130, -kind) and "Traceback" not in text
            outcome.expect(fine, f"{what}: exit code {code}: {text[-300:]}")
            again = kg(*arguments, cwd=place)
            if again.code not in (0, 1, 3):
                outcome.wrong.append(f"{what}: then exit code {again.code}: {again.said[-200:]}")
            others = sorted(one for one, data in _bytes(place).items() if wanted.get(one) != data)
            outcome.expect(not others, f"{what}: other bytes: {others[:4]}")
    return outcome


def _bytes(place: Path) -> dict[str, bytes]:
    return {name: data for name, data in content(place).items() if not name.startswith("s/")}


def _two_at_once(place: Path, home: Path, runs: dict[str, tuple[object, ...]], count: int) -> Outcome:
    """Two of the same command, begun together: both come to their end, or one is told; the result is that of one."""
    outcome = Outcome("two runs at once")
    for name, arguments in runs.items():
        kg(*arguments, cwd=_fresh(place, home))
        wanted = _bytes(place)
        for _ in range(count):
            _fresh(place, home)
            with started(command(*arguments), cwd=place) as first:
                done = kg(*arguments, cwd=place)
                codes = {first.wait(60), done.code}
            outcome.judge(f"{name} twice", done, (0, 1, 3), ())
            outcome.expect(codes & {0, 3} or name == "ingest", f"{name}: neither came to its end: {done.said[-200:]}")
            outcome.expect(_bytes(place) == wanted, f"{name}: other bytes")
            if name == "export":
                outcome.expect(kg("doctor", "s", cwd=place).code == 0, f"{name}: the store is not whole")
    return outcome


def _streams(place: Path, graph: Path, count: int) -> Outcome:
    """Standard streams that are closed, full, or read by somebody who goes."""
    outcome = Outcome("closed, full and broken streams")
    place.mkdir()
    commands = (
        ("query", "SELECT * { ?s ?p ?o }", "-g", graph), ("export", "nq", "-g", graph), ("doctor", graph),
        ("build", "-o", place / "o"), ("extract", "-"), ("query",), ("ingest", "--list"), ("check", graph),
    )  # fmt: skip
    redirects = (
        "| head -c 10",
        ">&-",
        "2>&-",
        "<&- >&- 2>&-",
        "> /dev/full",
        "2> /dev/full",
        "< /dev/null",
        "< /dev/zero",
    )
    for arguments in commands if count > 1 else commands[:1]:
        for redirect in redirects[: count if count == 1 else 4 * count]:
            line = f'exec "$@" {redirect}' if "|" not in redirect else f'"$@" {redirect}'
            what = f"{arguments[0]} {redirect}"
            begun = time.monotonic()
            with subprocess.Popen(
                ["bash", "-o", "pipefail", "-c", line, "bash", *command(*arguments)], cwd=place,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
            ) as process:  # fmt: skip
                try:
                    out, said = process.communicate(timeout=60)
                    code: int | None = process.returncode
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    out, said, code = b"", b"", None
            done = Done(code, out, said.decode("utf-8", "replace"), time.monotonic() - begun, 0)
            allowed = (1, 2, 3) if redirect == "> /dev/full" and arguments[0] != "build" else (0, 1, 2, 3, 141)
            outcome.judge(what, done, allowed)
    return outcome


def _sameness(place: Path, articles: Path, count: int) -> Outcome:
    """The same bytes whatever the locale, the zone, the hash seed, the clock of the files and the folder."""
    outcome = Outcome("locale, zone, hash seed, file times")
    kg("build", articles, "-o", place / "whole")
    wanted = content(place / "whole")
    settings: tuple[dict[str, str], ...] = (
        {"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}, {"LC_ALL": "tr_TR.UTF-8"}, {"LANG": "nonsense"},
        {"TZ": "Pacific/Kiritimati"}, {"TZ": "nonsense"}, {"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "4294967295"},
        {"COLUMNS": "1"}, {"HOME": "/nonexistent"}, {"TERM": "dumb"}, {"PYTHONIOENCODING": "ascii"},
        {"TMPDIR": "/nonexistent"}, {"SOURCE_DATE_EPOCH": "0"}, {"PYTHONWARNINGS": "error::UserWarning"},
    )  # fmt: skip
    for number, setting in enumerate(settings[: count if count == 1 else 3 * count]):
        for path in articles.iterdir():
            os.utime(path, (number, 4_000_000_000 * (number % 2)))
        done = kg("build", articles, "-o", place / "other", environment=setting)
        if outcome.judge(str(setting), done, (0, 3)):
            outcome.expect(content(place / "other") == wanted, f"{setting}: other bytes")
    return outcome


def _bounds(place: Path, graph: Path, articles: Path, events: Path, count: int) -> Outcome:
    """Numbers without measure, and a system that gives little."""
    outcome = Outcome("huge numbers, little memory, few open files")
    place.mkdir()
    huge = ("99999999999999999999", "-1", "0", "1e400", "nan", "\u0663", "", " ", "0x10", "1_000")
    for value in huge[: count if count == 1 else 2 * count]:
        for arguments in (
            ("build", articles, "-o", "o", "--jobs", value), ("query", "SELECT * { ?s ?p ?o } LIMIT " + value, "-g",
            graph),
            ("query", "allies", "-g", graph, "--at", value), ("export", "nq", "-g", graph, "--hops", value),
            ("rows", "Pakistan", "--time", value, "-g", graph), ("serve", graph, "--port", value or "x", "--timeout",
            "x"),
            ("analyze", "timeline", "-g", graph, "--at", value), ("diff", graph, graph, "--at", value),
        ):  # fmt: skip
            outcome.judge(" ".join(map(str, arguments)), kg(*arguments, cwd=place, seconds=60), (0, 1, 2, 3, 4))
    for limit in () if count == 1 else ("-n 12", "-n 20", "-n 40", "-f 1", "-f 100", "-s 256")[: 2 * count]:
        for arguments in (("build", articles, "-o", "p"), ("ingest", "ucdp-ged", events, "-o", "q"), ("doctor", graph)):
            prefix = ("bash", "-c", f'ulimit {limit}; exec "$@"', "bash")
            done = kg(*arguments, cwd=place, prefix=prefix, seconds=60)
            if done.code == 1 and "ImportError" in done.said:  # Python itself cannot start
                outcome.notes["Python does not start"] += 1
                continue
            outcome.judge(f"ulimit {limit}: {arguments[0]}", done, (0, 1, 3))
    return outcome


def _read_only(folder: Path, graph: Path, articles: Path, events: Path, count: int) -> Outcome:
    """A user who may read everything, and write nothing."""
    outcome = Outcome("read-only folders")
    store = folder / "store"
    kg("export", "store", "-g", graph, "-o", store)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    before = content(graph), content(store)
    reading = [
        ("query", "allies", "-g", graph), ("query", "allies", "-g", store), ("doctor", graph), ("doctor", store),
        ("check", graph), ("rows", "Pakistan", "-g", graph), ("export", "nq", "-g", store),
    ]  # fmt: skip
    writing = [
        ("build", articles, "-o", graph), ("ingest", "ucdp-ged", events, "-o", graph), ("backup", graph, "-o",
        folder / "b"),
        ("export", "store", "-g", graph, "-o", folder / "s2"), ("export", "html", "-g", graph, "-o", folder / "e.html"),
        ("review", next(articles.glob("*.txt"))), ("restore", folder / "none", "-o", folder / "r"),
    ]  # fmt: skip
    for arguments in reading[: 2 * count]:
        outcome.judge(f"nobody: {arguments[0]}", kg(*arguments, prefix=_NOBODY, cwd=Path("/")), (0, 3, 4))
    for arguments in writing[: 2 * count]:
        outcome.judge(f"nobody: {arguments[0]}", kg(*arguments, prefix=_NOBODY, cwd=Path("/")), (1,), ("error: ",))
    outcome.expect((content(graph), content(store)) == before, "something was written")
    return outcome
