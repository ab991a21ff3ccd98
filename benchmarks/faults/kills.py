"""`kill -9` in the midst of build, ingest, restore and load; each run is then made again, to the same bytes.

Half of the moments are drawn from the whole time that an undisturbed run takes, half from the moments after the first
byte has been written, where most of what can go wrong lies. Between kill and resume whatever can be read must be the
old or the new, whole.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from faults.material import built, content, documents, table
from faults.outcome import Outcome
from faults.running import command, ended, kg, started

from kg.errors import KgError
from kg.graph import Graph
from kg.pipeline.care import back_up, examine
from kg.store import Store, read_backup

__all__ = ["kill_builds", "kill_ingests", "kill_loads"]

_GONE_WITHIN = 10.0
_FEW = 10
"""Up to how many kills what is built is small: a sample has to be quick."""


@dataclass(frozen=True)
class Task:
    """A command that is killed.

    Attributes:
        name: what to call it.
        home: the folder that it works in; what lies there before is copied for every kill.
        arguments: of `kg`, run in that folder.
        target: what it makes, below that folder.
        facts: what can be read of the target; raises an error of ours where it says that it cannot be.
        alone: whether only the process itself is killed, and its workers have to notice.
    """

    name: str
    home: Path
    arguments: tuple[str, ...]
    target: str
    facts: Callable[[Path], object]
    alone: bool = False
    codes: tuple[int, ...] = (0,)
    undisturbed: dict[str, bytes] = field(default_factory=dict)


def kill_builds(folder: Path, count: int, seed: int) -> Iterator[Outcome]:
    """Kill `kg build` so many times; a fifth as often the process alone, so that its workers have to notice."""
    home = _home(folder)
    more = str(documents(folder / "new", 4 if count < _FEW else 15))
    yield _killed(Task("build", home, ("build", more, "-o", "out"), "out", _folder_facts, codes=(0, 3)), count, seed)
    if count < _FEW:
        return
    parallel = ("build", more, "-o", "out", "--jobs", "2")
    alone = Task("build --jobs 2, its workers left alone", home, parallel, "out", _folder_facts, True, (0, 3))
    yield _killed(alone, -(-count // 5), seed)


def kill_ingests(folder: Path, count: int, seed: int) -> Iterator[Outcome]:
    """Kill `kg ingest` of a newer release so many times."""
    home = _home(folder)
    newer = table(folder / "t2.csv", 60 if count < _FEW else 3000, changed="x")
    ingest = ("ingest", "ucdp-ged", str(newer), "-o", "out")
    yield _killed(Task("ingest", home, ingest, "out", _folder_facts, codes=(1,)), count, seed)


def kill_loads(folder: Path, count: int, seed: int) -> Iterator[Outcome]:
    """Kill the loading of a store so often, half from a graph, half from a backup; a fifth as often the others."""
    home = _home(folder)
    graph, empty = home / "out", folder / "empty"
    empty.mkdir()
    load = ("export", "store", "-g", str(graph), "-o", "s")
    yield _killed(Task("load of a store from a graph", empty, load, "s", _store_facts), -(-count // 2), seed)
    if count < _FEW:
        return
    backup, kept = folder / "graph.backup", folder / "store.backup"
    back_up(graph, backup)
    back_up(Graph.open(graph).save(folder / "store"), kept)
    again = ("restore", str(kept), "-o", "s")
    yield _killed(Task("load of a store from its backup", empty, again, "s", _store_facts), -(-count // 2), seed)
    folders = ("restore", str(backup), "-o", "out")
    yield _killed(Task("restore of a folder", empty, folders, "out", _folder_facts), -(-count // 5), seed)
    yield _killed(Task("backup", home, ("backup", "out", "-o", "b"), "b", read_backup), -(-count // 5), seed)


def _home(folder: Path) -> Path:
    """A folder in which `out` is a graph of two articles and a small table."""
    built(folder / "graph" / "out", documents(folder / "old", 2), table(folder / "t1.csv", 30))
    return folder / "graph"


def _folder_facts(folder: Path) -> object:
    """All that a reader would be told of a folder: its quads, what is wrong with it, the rows behind a tie."""
    graph = Graph.open(folder)
    ties = sorted(one.id for one in graph.statements if one.tally)[:3]
    for one in graph.statements:
        if one.id in ties and one.relation != "figure" and one.tally and len(graph.rows(one.id)) != one.tally.rows:
            raise AssertionError(f"{one.id} has other rows than it says")
    found = examine(folder).findings
    return sorted(map(str, graph.quads())), sorted(map(str, found))


def _store_facts(folder: Path) -> object:
    with Store.snapshot(folder) as store:
        return sorted(map(str, store.quads()))


def _killed(task: Task, count: int, seed: int) -> Outcome:
    outcome, draw = Outcome(f"kill -9: {task.name}"), random.Random(f"{seed} {task.name}")
    runs = task.home.parent / "runs"
    begun = time.monotonic()
    whole = _fresh(task, runs / "whole")
    done = kg(*task.arguments, cwd=whole)
    took = time.monotonic() - begun
    if not outcome.judge("undisturbed", done, task.codes):
        return outcome
    outcome.count = 0
    wanted = _shown(task, whole)
    states = [task.facts(whole / task.target)]
    if (task.home / task.target).exists():
        states.append(task.facts(task.home / task.target))
    for number in range(count):
        place = _fresh(task, runs / str(number))
        moment = draw.uniform(0, took)
        hit = _kill_once(task, place, moment if number % 2 else None, draw.uniform(0, 0.12))
        outcome.count += 1
        what = f"kill {number} at {moment:.3f} s of {took:.3f}"
        outcome.notes["before its end" if hit else "after its end"] += 1
        if hit is None:
            outcome.hangs.append(f"{what}: a process was left behind")
        _probe(task, place, states, outcome, what)
        resumed = kg(*task.arguments, cwd=place)
        if (place / task.target).exists() and not hit and "already" in resumed.said:
            resumed = done
        if resumed.code not in task.codes and "already" in resumed.said:
            outcome.notes["whole although killed"] += 1
        elif resumed.code not in task.codes:
            outcome.wrong.append(f"{what}: resumed with exit code {resumed.code}: {resumed.said[-300:]}")
        if (found := _shown(task, place)) != wanted:
            outcome.wrong.append(f"{what}: other bytes: {_difference(found, wanted)}")
        shutil.rmtree(place)
    shutil.rmtree(runs)
    return outcome


def _fresh(task: Task, place: Path) -> Path:
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(task.home, place)
    return place


def _kill_once(task: Task, place: Path, moment: float | None, later: float) -> bool | None:
    """Whether the command was killed before its end; ``None`` where some of it lives on."""
    with started(command(*task.arguments), cwd=place) as process:
        before = _names(place)
        if moment is not None:
            time.sleep(moment)
        else:
            while process.poll() is None and _names(place) == before:
                time.sleep(0.001)
            time.sleep(later)
        is_early = process.poll() is None
        with suppress(ProcessLookupError):
            (os.kill if task.alone else os.killpg)(process.pid, signal.SIGKILL)
        process.wait()
        return is_early if ended(process.pid, _GONE_WITHIN) else None


def _names(place: Path) -> set[str]:
    return {f"{folder}/{name}" for folder, _, names in os.walk(place) for name in names}


def _probe(task: Task, place: Path, states: list[object], outcome: Outcome, what: str) -> None:
    """What can be read now is the old or the new, or an error says that it cannot be."""
    if not (place / task.target).exists():
        return
    probe = place.with_name("probe")
    shutil.rmtree(probe, ignore_errors=True)
    shutil.copytree(place, probe)
    try:
        if task.facts(probe / task.target) not in states:
            outcome.wrong.append(f"{what}: neither the old nor the new can be read")
    except KgError:
        outcome.notes["told that it cannot be read"] += 1
    except AssertionError as problem:
        outcome.wrong.append(f"{what}: {problem}")


def _shown(task: Task, place: Path) -> dict[str, object]:
    """All that lies in the place, byte by byte; of a store what it says, since its files bear the engine's times."""
    found: dict[str, object] = dict(content(place))
    if task.facts is _store_facts and (place / task.target).is_dir():
        found = {name: data for name, data in found.items() if not name.startswith(f"{task.target}/")}
        found["the store"] = _store_facts(place / task.target)
    return found


def _difference(found: dict[str, object], wanted: dict[str, object]) -> str:
    names = sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))
    kinds = {(True, True): "other", (True, False): "left over", (False, True): "gone"}
    return ", ".join(f"{name} ({kinds[name in found, name in wanted]})" for name in names[:5])
