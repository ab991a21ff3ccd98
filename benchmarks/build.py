"""What a build costs, as ratios to what nobody can avoid: importing rdflib, networkx and pyvis.

All figures come from one run. The commands take turns, so that whatever else the machine does hits them alike; each
figure is a median; times are wall-clock seconds of whole processes, from start to exit, with byte code cached.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

IMPORTS = [sys.executable, "-c", "import rdflib, networkx, pyvis.network"]
BUILD = [sys.executable, "-m", "kg", "build", "-o", "out"]
HELP = [sys.executable, "-m", "kg", "--help"]
FEWEST_RUNS = 7

# Warm: the graph is built and each query has run once. In a process of its own, like all that is measured.
QUERIES = """
import json, sys, time
import kg

graph = kg.build()
names = list(graph.queries())
seconds = []
for _ in range(1 + int(sys.argv[1])):
    start = time.perf_counter()
    for name in names:
        graph.table(name)
    seconds.append(time.perf_counter() - start)
print(json.dumps({"names": names, "seconds": seconds[1:]}))
"""


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was measured, in which unit, and what it should be at most."""

    name: str
    value: float
    unit: str
    goal: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the goal is reached; empty where there is none."""
        return "" if self.goal is None else ("reached" if self.value <= self.goal else "missed")


def main() -> None:
    """Measure, and print a table or JSON; exit code 3 where ``--strict`` is given and a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=FEWEST_RUNS, help=f"runs of each command, at least {FEWEST_RUNS}")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--strict", action="store_true", help="exit code 3 where a goal is missed")
    arguments = parser.parse_args()
    if arguments.runs < FEWEST_RUNS:
        parser.error(f"--runs: a median of fewer than {FEWEST_RUNS} says little")
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(arguments.runs, Path(folder))
    print(as_json(figures, arguments.runs) if arguments.json else as_table(figures, arguments.runs))
    if arguments.strict and any(figure.verdict == "missed" for figure in figures):
        sys.exit(3)


def measure(runs: int, folder: Path) -> list[Figure]:
    """All figures, of ``runs`` runs of each command in ``folder``."""
    commands = {"imports": IMPORTS, "build": BUILD, "help": HELP}
    for command in commands.values():
        run(command, folder)  # writes the byte code, fills the disk's cache
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    memory: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            elapsed, peak, _ = run(command, folder)
            seconds[name].append(elapsed)
            memory[name].append(peak)
    median = {name: statistics.median(values) for name, values in seconds.items()}
    queries = json.loads(run([sys.executable, "-c", QUERIES, str(max(runs, 20))], folder)[2])
    size = sum(path.stat().st_size for path in (folder / "out").iterdir()) / 2**20
    return [
        Figure("importing rdflib, networkx and pyvis", median["imports"], "s"),
        Figure("kg build, founding graph, all outputs", median["build"], "s"),
        Figure("kg build, as a multiple of the imports", median["build"] / median["imports"], "×", goal=2.0),
        Figure("kg --help", median["help"], "s"),
        Figure("kg --help, as a multiple of the imports", median["help"] / median["imports"], "×", goal=0.4),
        Figure(
            f"{len(queries['names'])} named queries, warm", 1000 * statistics.median(queries["seconds"]), "ms", 100.0
        ),
        Figure("peak memory of the build", max(memory["build"]), "MiB"),
        Figure("peak memory of the imports alone", max(memory["imports"]), "MiB"),
        Figure("size of the outputs", size, "MiB"),
    ]


def run(command: list[str], folder: Path) -> tuple[float, float, str]:
    """Run ``command`` in ``folder``: its wall-clock seconds, its peak resident memory in MiB, its standard output."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, env=user_environment(), stdout=output, stderr=errors)
        _, status, usage = os.wait4(child.pid, 0)  # the usage of this child only, where `resource` has that of all
        elapsed = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if child.returncode != 0:
            sys.exit(f"{' '.join(command)} ended with {child.returncode}:\n{errors.read().decode()}")
        unit = 2**20 if sys.platform == "darwin" else 2**10
        return elapsed, usage.ru_maxrss / unit, output.read().decode()


def user_environment() -> dict[str, str]:
    """The environment of a user: byte code is cached, and nothing of ours is on the path."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH")}


def as_table(figures: Iterable[Figure], runs: int) -> str:
    """The figures for people."""
    rows = [f"Medians of {runs} runs, Python {platform.python_version()}, {os.cpu_count()} processors", ""]
    for figure in figures:
        goal = "" if figure.goal is None else f"at most {figure.goal:g}: {figure.verdict}"
        rows.append(f"{figure.name:<40}{figure.value:>9.2f} {figure.unit:<4} {goal}".rstrip())
    return "\n".join(rows)


def as_json(figures: Iterable[Figure], runs: int) -> str:
    """The figures for programs, with what is needed to compare them with those of another run."""
    where = {"python": platform.python_version(), "system": platform.platform(), "processors": os.cpu_count()}
    rows = [{**asdict(figure), "verdict": figure.verdict} for figure in figures]
    return json.dumps({"runs": runs, "where": where, "figures": rows}, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
