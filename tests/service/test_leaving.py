"""Clients that leave, and snapshots that go, while the one still waits for the other."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request

from kg.service import files, wire
from kg.service.files import EXPLORER, ask_for_explorer, is_soon_needed
from kg.service.holding import Holding
from kg.service.pages import explorer
from kg.service.source import Source


def run_apart(work: Coroutine[Any, Any, Any]) -> Any:
    """What comes of the work, in a thread of its own: tests in a browser leave a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def test_whoever_leaves_while_a_worker_is_forked_costs_nobody_anything(founding: Path) -> None:
    async def used() -> int:
        holding = await Holding.of(Source.at(founding), 1 << 30)
        for _ in range(3):
            asked = asyncio.ensure_future(holding.worker())
            for _ in range(3):
                await asyncio.sleep(0)
            asked.cancel()
        workers = [await holding.worker() for _ in range(2)]
        question = wire.Request("browse", {"kind": "", "page": 1})
        answers = [await worker.ask(question) for worker in workers]
        for worker, answer in zip(workers, answers, strict=True):
            answer.body.close()
            holding.discard(worker)
        holding.retire()
        await asyncio.wait_for(holding._process.wait(), 20)
        return sum(answer.outcome.status == 200 for answer in answers)

    assert run_apart(used()) == 2


def test_a_page_that_was_begun_is_sent_to_its_end_though_its_snapshot_goes(tmp_path: Path) -> None:
    """The first snapshot goes before it has a map; the next one while its map is sent."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    (second / EXPLORER).write_bytes(b"x" * (1 << 20))
    app, sent = Starlette(), []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        await asyncio.sleep(60)

    async def visited() -> None:
        pool = SimpleNamespace(holding=SimpleNamespace(folder=first))
        app.state.context = SimpleNamespace(pool=pool)
        scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b"", "app": app}
        asked = asyncio.ensure_future(explorer(Request(scope, receive)))
        await asyncio.sleep(0.05)
        pool.holding = SimpleNamespace(folder=second)
        response = await asked
        shutil.rmtree(second)
        await response(scope, receive, send)

    run_apart(visited())
    assert sent[0]["status"] == 200
    assert sum(len(message.get("body", b"")) for message in sent[1:]) == 1 << 20


def test_the_map_of_a_snapshot_is_made_when_somebody_asks_or_soon_and_not_of_one_that_has_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_soon_needed(tmp_path, os.getpid()), "this process is no child of its own"
    monkeypatch.setattr(files, "_SOON", 0.3)
    started = time.monotonic()
    assert is_soon_needed(tmp_path, os.getppid())
    assert time.monotonic() >= started + 0.3
    monkeypatch.setattr(files, "_SOON", 3600)
    ask_for_explorer(tmp_path / "gone")
    ask_for_explorer(tmp_path)
    assert is_soon_needed(tmp_path, os.getppid())
