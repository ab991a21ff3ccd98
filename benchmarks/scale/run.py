"""Many documents read, and many rows summed up: in one process, in two, and by two Dask workers of this machine.

    python benchmarks/scale/run.py [--documents NUMBER] [--rows NUMBER] [--rounds NUMBER] [--only documents|rows]

They take turns, so that whatever else the machine does hits them alike; each figure is the least of the rounds, in
wall-clock seconds: others who use the machine can only add to it. Beside it stand the CPU seconds of all processes
together, which others add little to: two cores of one's own would take no less than half of that, nor than what the
busiest process has. What comes out is compared: the same accounts, the same ties. Starting processes or workers, with
a first small work that has them import what they need, is measured by itself, since it is paid once.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "extraction"), str(HERE.parent / "datasets")]

import generate  # noqa: E402 - beside us, once the path is set
import psutil  # noqa: E402 - comes with Dask
from speed import articles  # noqa: E402 - likewise

from kg.actors import packaged_lexicon  # noqa: E402
from kg.datasets import file_digest, find_mapping, read_release  # noqa: E402
from kg.datasets.summing import Sums  # noqa: E402
from kg.pipeline.accounts import iter_accounts  # noqa: E402
from kg.shards import Executor, executor_for  # noqa: E402

EXECUTORS = {
    "one process": executor_for,
    "--jobs 2": lambda: executor_for(2),
    "--scheduler local:2": lambda: executor_for(1, "local:2"),
}
Work = Callable[[Executor, bool], str]
"""Gives the digest of what comes out; of a small part of the work where that is asked for."""


def documents(folder: Path, number: int) -> Work:
    """Reads so many made-up articles."""
    for place, text in enumerate(articles(number, seed=1)):
        (folder / f"a{place:06}.txt").write_text(text, encoding="utf-8")
    files = sorted(folder.glob("*.txt"))

    def work(executor: Executor, is_small: bool) -> str:
        digest = hashlib.sha256()
        chosen = files[:32] if is_small else files
        for account in iter_accounts(chosen, lexicon=packaged_lexicon(), reviewed=False, executor=executor):
            digest.update(repr(account).encode())
        return digest.hexdigest()

    return work


def rows(folder: Path, number: int) -> Work:
    """Sums up so many made-up rows, which were read before."""
    table, mapping = folder / "table.csv", find_mapping("ucdp-ged")
    generate.write(number, table)
    release = read_release(table, file_digest(table), mapping, folder)
    called = [
        (name.name, name.code, name.name) for name in Sums(folder, mapping, [release], frozenset(), Executor()).names()
    ]

    def work(executor: Executor, is_small: bool) -> str:
        sums = Sums(folder, mapping, [release], frozenset(), executor)
        names = sums.names()
        found = names if is_small else (names, sums.ties(called, "year").rows())
        return hashlib.sha256(repr(found).encode()).hexdigest()

    return work


@dataclass(frozen=True)
class Figures:
    """Seconds: to start, then to work; of CPU by all processes, and what that comes to on two cores at the least."""

    start: float
    wall: float
    cpu: float
    bound: float


def used() -> dict[int, float]:
    """The CPU seconds of this process and of those that it started, by their ids."""
    this = psutil.Process()
    return {each.pid: sum(each.cpu_times()[:2]) for each in (this, *this.children(recursive=True))}


def measure(work: Work, rounds: int) -> dict[str, Figures]:
    """For each executor the least of each figure."""
    found: dict[str, list[Figures]] = {name: [] for name in EXECUTORS}
    digests = set()
    for _ in range(rounds):
        for name, make in EXECUTORS.items():
            begun = time.perf_counter()
            with make() as executor:
                work(executor, True)
                ready, before = time.perf_counter(), used()
                digests.add(work(executor, False))
                wall = time.perf_counter() - ready
                cpu = [seconds - before.get(process, 0.0) for process, seconds in used().items()]
            found[name].append(Figures(ready - begun, wall, sum(cpu), max(*cpu, sum(cpu) / 2)))
        told = ", ".join(f"{name} {found[name][-1].wall:.2f} s" for name in EXECUTORS)
        print(f"  {told} (load {os.getloadavg()[0]:.0f})", flush=True)
    if len(digests) != 1:
        raise SystemExit("what comes out differs")
    return {name: Figures(*map(min, zip(*map(astuple, each), strict=True))) for name, each in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=["documents", "rows"])
    chosen = parser.parse_args()
    for what, make in (("documents", documents), ("rows", rows)):
        if chosen.only not in (None, what):
            continue
        number = getattr(chosen, what)
        with tempfile.TemporaryDirectory() as place:
            print(f"{number:,} {what}", flush=True)
            found = measure(make(Path(place), number), chosen.rounds)
        alone = found["one process"]
        for name, each in found.items():
            wall = f"{each.wall:6.2f} s, {alone.wall / each.wall:4.2f} times one process"
            cpu = f"{each.cpu:6.2f} s of CPU, at best {alone.cpu / each.bound:4.2f} times"
            print(f"{name:20} {wall}; {cpu}; start {each.start:.1f} s", flush=True)


if __name__ == "__main__":
    main()
