"""A store's directory, a graph's folder and a backup, each with one file cut short, flipped, emptied, doubled or gone.

What is damaged is told, or it does no harm: every answer is that of the undamaged graph, or an error of ours.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from faults.material import built, content, documents, table
from faults.outcome import Outcome
from faults.running import kg

__all__ = ["damages"]

_ALL = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o"
_ENGINE = ("sst", "MANIFEST", "CURRENT", "log", "IDENTITY", "OPTIONS", "seal")


def damages(folder: Path, count: int, seed: int) -> Iterator[Outcome]:
    """Damage each of the three so many times, and ask."""
    articles = documents(folder / "articles", 2)
    graph = built(folder / "graph", articles, table(folder / "t.csv", 30))
    store, backup = folder / "store", folder / "backup"
    for arguments in (("export", "store", "-g", graph, "-o", store), ("backup", graph, "-o", backup)):
        if kg(*arguments).code:
            raise RuntimeError(f"no {arguments[0]}")
    yield _of_store(store, folder, count, random.Random(f"{seed} store"))
    yield _of_folder(graph, articles, folder, count, random.Random(f"{seed} folder"))
    yield _of_backup(backup, graph, folder, count, random.Random(f"{seed} backup"))


def _of_store(store: Path, folder: Path, count: int, draw: random.Random) -> Outcome:
    outcome = Outcome("damaged store")
    right = kg("query", _ALL, "-g", store, "--format", "json").out
    files = [path.name for path in sorted(store.iterdir()) if any(kind in path.name for kind in _ENGINE)]
    for _ in range(count):
        hurt = folder / "hurt"
        shutil.copytree(store, hurt)
        what = _damaged(hurt / draw.choice(files), draw)
        before = _state(hurt)
        done = kg("query", _ALL, "-g", hurt, "--format", "json", seconds=60)
        if outcome.judge(what, done, (0, 1)):
            outcome.expect(done.code == 1 or done.out == right, f"{what}: another answer, and not told")
            outcome.notes["told" if done.code else "harmless"] += 1
        if done.code:
            again = kg("doctor", hurt, seconds=60)
            outcome.expect(again.code in (1, 3), f"{what}: kg doctor finds nothing (exit code {again.code})")
            outcome.expect(not _lost(before, _state(hurt)), f"{what}: the engine removed {_lost(before, _state(hurt))}")
        shutil.rmtree(hurt)
    return outcome


def _of_folder(graph: Path, articles: Path, folder: Path, count: int, draw: random.Random) -> Outcome:
    """The graph, its tables and what they note; read by query and rows, and written over by build."""
    outcome = Outcome("damaged folder of a graph")
    ask = ("query", _ALL, "--format", "json", "-g")
    rows = ("rows", "Pakistan", "--format", "json", "-g")
    right = [kg(*one, graph).out for one in (ask, rows)]
    files = [path.relative_to(graph) for path in sorted(graph.rglob("*")) if path.is_file() and path.suffix != ".html"]
    for number in range(count):
        hurt = folder / "hurt"
        shutil.copytree(graph, hurt)
        name = draw.choice(files)
        what = _damaged(hurt / name, draw)
        for one, wanted in zip((ask, rows), right, strict=True):
            done = kg(*one, hurt, seconds=60)
            if outcome.judge(f"{what}: {one[0]}", done, (0, 1, 4)) and done.code == 0 and done.out != wanted:
                # A text file that says something else is a graph that says something else: only doctor can tell.
                found = kg("doctor", hurt).code == 3 or name.suffix in (".tsv", ".yaml")
                outcome.expect(found, f"{what}: {one[0]} gives another answer, and doctor finds nothing")
                outcome.notes["another graph, told by kg doctor"] += 1
            else:
                outcome.notes["told" if done.code else "harmless"] += 1
        if number % 4 == 0:
            outcome.judge(f"{what}: build", kg("build", articles, "-o", hurt, seconds=60), (0, 1, 3))
            outcome.judge(f"{what}: ingest", kg("ingest", "ucdp-ged", folder / "t.csv", "-o", hurt), (0, 1, 3))
        shutil.rmtree(hurt)
    return outcome


def _of_backup(backup: Path, graph: Path, folder: Path, count: int, draw: random.Random) -> Outcome:
    outcome, right = Outcome("damaged backup"), content(graph)
    for _ in range(count):
        hurt, out = folder / "hurt", folder / "restored"
        shutil.copyfile(backup, hurt)
        what = _damaged(hurt, draw)
        done = kg("restore", hurt, "-o", out, seconds=60)
        if outcome.judge(what, done):
            outcome.notes["told"] += 1
        if out.exists():
            outcome.expect(content(out) == right, f"{what}: restored to something else")
            shutil.rmtree(out)
        hurt.unlink(missing_ok=True)
    return outcome


def _damaged(path: Path, draw: random.Random) -> str:
    kind = draw.choice(list(_KINDS))
    data = _KINDS[kind](path.read_bytes(), draw)
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    return f"{path.name}: {kind}"


def _flipped(data: bytes, draw: random.Random, bits: int) -> bytes:
    changed = bytearray(data)
    for _ in range(bits if changed else 0):
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def _with_zeros(data: bytes, draw: random.Random) -> bytes:
    start = draw.randrange(len(data) or 1)
    length = min(len(data) - start, draw.choice((1, 16, 4096)))
    return data[:start] + bytes(length) + data[start + length :]


def _state(store: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in store.glob("*.sst")}


def _lost(before: dict[str, int], now: dict[str, int]) -> list[str]:
    return sorted(name for name, size in before.items() if now.get(name) != size)


_KINDS: dict[str, Callable[[bytes, random.Random], bytes | None]] = {
    "cut": lambda data, draw: data[: draw.randrange(len(data) or 1)],
    "one bit flipped": lambda data, draw: _flipped(data, draw, 1),
    "many bits flipped": lambda data, draw: _flipped(data, draw, 200),
    "a piece of zeros": _with_zeros,
    "emptied": lambda data, draw: b"",
    "gone": lambda data, draw: None,
    "a tail": lambda data, draw: data + draw.randbytes(50),
    "another": lambda data, draw: draw.randbytes(1 + len(data)),
}
