"""What is served when the graph changes under the service, or is no graph."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from service.running import SLOW, Server, founding_folder, running

from kg.graph import Graph
from kg.rdf.terms import kg
from kg.store import Store
from kg.written import WRITTEN

if TYPE_CHECKING:
    from concurrent.futures import Future

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
NEW = ox.Quad(
    ox.NamedNode("http://example.org/new"), kg("note"), ox.Literal("new"), ox.NamedNode("http://example.org/g")
)


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def has_new(server: Server) -> bool:
    """Whether the server knows what was added."""
    return bool(server.query("ASK { <http://example.org/new> ?p ?o }").json["boolean"])


def test_a_graph_that_is_built_again_is_served_again(tmp_path: Path) -> None:
    folder = founding_folder(tmp_path)
    with running(folder, "--timeout", "6") as server:
        assert not has_new(server)
        with_new = (folder / "graph.nq").read_text("utf-8") + f"{NEW} .\n"
        part = folder / "graph.part"
        part.write_text(with_new, encoding="utf-8")
        os.utime(part, (1, 1))  # built while the clock was wrong: that it is another counts, not that it is newer
        (folder / WRITTEN).unlink(missing_ok=True)  # changed on purpose
        part.replace(folder / "graph.nq")
        until(lambda: has_new(server))
        # One that is broken is told of, and the old one stays.
        part.write_text("this is no graph", encoding="utf-8")
        part.replace(folder / "graph.nq")
        until(lambda: "cannot be served" in server.log.read_text("utf-8"))
        assert has_new(server)
        (folder / "graph.nq").unlink()
        time.sleep(1.5)
        assert has_new(server)
        assert server.stop() == 0


def test_old_queries_end_on_the_old_graph(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    folder = founding_folder(tmp_path)
    with running(folder, "--timeout", "4") as server, ThreadPoolExecutor(1) as client:
        slow: Future = client.submit(server.query, SLOW)
        time.sleep(0.3)
        server.process.send_signal(signal.SIGHUP)
        until(lambda: "A new snapshot" in server.log.read_text("utf-8"))
        assert server.query(COUNT).status == 200
        assert slow.result().status == 504


def test_a_stores_directory_is_served_from_a_copy(founding: Path, tmp_path: Path) -> None:
    path = Graph.open(founding).save(tmp_path / "graph.store")
    with running(path) as server:
        answer = server.query("SELECT ?who WHERE { ?who kg:hostileTo actor:pakistan }")
        assert len(answer.rows) > 3
        assert server.query("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f").status in (400, 503, 504)
        # Whoever owns the directory can write to it meanwhile; what is new is served when it says so.
        store = Store.existing(path)
        store.add([NEW])
        del store
        assert not has_new(server)
        server.process.send_signal(signal.SIGHUP)
        until(lambda: has_new(server))
        assert copies(tmp_path)
        assert server.stop() == 0
    assert copies(tmp_path) == []


def children(process: int) -> list[int]:
    """Those that a process has started."""
    started = Path(f"/proc/{process}/task").glob("*/children")
    return [int(one) for several in started for one in several.read_text("ascii").split()]


def copies(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir() if entry.name.startswith(".parley-served-")]


def test_the_copy_of_a_service_that_was_killed_is_tidied_up(founding: Path, tmp_path: Path) -> None:
    path = Graph.open(founding).save(tmp_path / "graph.store")
    with running(path) as killed:
        assert copies(tmp_path)
        killed.process.kill()
        killed.process.wait()
    until(lambda: not copies(tmp_path))


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="tells a process's children by Linux's /proc")
def test_the_copy_of_a_service_that_was_killed_goes_with_the_next(founding: Path, tmp_path: Path) -> None:
    path = Graph.open(founding).save(tmp_path / "graph.store")
    with running(path) as killed:
        holders = children(killed.process.pid)
        assert holders
        killed.process.send_signal(signal.SIGSTOP)  # nor does it tidy up when it sees the other end
        for holder in holders:
            os.kill(holder, signal.SIGKILL)
        killed.process.kill()
        killed.process.wait()
    left = copies(tmp_path)
    assert left
    with running(path) as server:
        assert copies(tmp_path) != left
        with running(path) as other:
            assert len(copies(tmp_path)) == 2
            assert server.query(COUNT).status == other.query(COUNT).status == 200
    assert copies(tmp_path) == []


def test_a_store_that_is_replaced_is_served_again(founding: Path, tmp_path: Path) -> None:
    graph = Graph.open(founding)
    path = graph.save(tmp_path / "graph.store")
    with running(path) as server:
        other = graph.save(tmp_path / "other.store")
        store = Store.existing(other)
        store.add([NEW])
        del store
        path.rename(tmp_path / "old.store")
        other.rename(path)
        until(lambda: has_new(server))


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda path: path.mkdir(), "no graph here"),
        (lambda path: path.write_text("x"), "no graph here"),
        (lambda path: (path.mkdir(), (path / "graph.nq").write_text("<a> <b>")), "line 1"),
        (lambda path: (path.mkdir(), (path / "CURRENT").write_text("MANIFEST-000001\n")), "cannot be opened"),
    ],
)
def test_what_is_no_graph_is_told(tmp_path: Path, prepare: Callable[[Path], object], said: str) -> None:
    path = tmp_path / "source"
    prepare(path)
    found = subprocess.run(
        [sys.executable, "-m", "kg", "serve", str(path), "--port", "0"], check=False, capture_output=True, text=True
    )
    assert found.returncode == 1
    assert said in found.stderr
    assert str(path) in found.stderr
    assert "Traceback" not in found.stderr


def test_a_port_that_is_taken_is_told(server: Server, founding: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", str(founding), "--port", str(server.port)]
    found = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert found.returncode == 1
    assert "--port" in found.stderr


def test_a_truncated_store_is_told_and_never_served(founding: Path, tmp_path: Path) -> None:
    whole = Graph.open(founding).save(tmp_path / "whole.store")
    for number, file in enumerate(sorted(whole.glob("*.sst"))[:3]):
        path = tmp_path / f"broken{number}.store"
        shutil.copytree(whole, path)
        data = (path / file.name).read_bytes()
        (path / file.name).write_bytes(data[: len(data) // 2])
        command = [sys.executable, "-m", "kg", "serve", str(path), "--port", "0"]
        found = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
        assert found.returncode == 1, file.name
        assert "Traceback" not in found.stderr


def test_nothing_is_left_of_a_service_that_is_killed(founding: Path, tmp_path: Path) -> None:
    path = Graph.open(founding).save(tmp_path / "graph.store")
    with running(path) as server:
        server.query("ASK {}")
        assert server.stop(signal.SIGKILL) == -signal.SIGKILL
        until(lambda: not [entry for entry in tmp_path.iterdir() if entry.name.startswith(".parley-served-")])


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.cli import serving
    from kg.errors import OutputError

    monkeypatch.setattr(serving, "find_spec", lambda name: None if name == "uvicorn" else object())
    with pytest.raises(OutputError, match=r"parley-kg\[serve\]"):
        serving.run_serve(None, "127.0.0.1", 0, (), (), None, None, False, None, False)
