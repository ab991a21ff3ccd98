"""A small, seeded sample of the items of `benchmarks/faults`, which tries them in full count.

Until a slow client is dropped takes fifteen seconds: `tests/service/test_bounds.py` has a sample of those.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

from faults.items import ITEMS, run_item
from faults.outcome import Outcome
from faults.running import Done, ended, in_this_process, members
from faults.scripts import injected_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.parametrize("name", [name for name in ITEMS if name not in {"slow", "scripts"}])
def test_a_sample_of_an_item_is_well(name: str, tmp_path: Path) -> None:
    with in_this_process():
        for outcome in run_item(name, tmp_path, ITEMS[name].sample, 1):
            assert outcome.is_well, (outcome.item, outcome.crashes, outcome.hangs, outcome.wrong)


@pytest.mark.browser
def test_no_payload_runs_on_a_sample_of_pages(browser: Browser, tmp_path: Path) -> None:
    with in_this_process():
        outcome = injected_in(browser, tmp_path, ITEMS["scripts"].sample)
    assert outcome.is_well, (outcome.crashes, outcome.hangs, outcome.wrong)


@pytest.mark.parametrize(
    ("code", "said", "kind"),
    [
        (1, "error: a.txt: the file is empty", None),
        (1, "Traceback (most recent call last):\n  …", "crashes"),
        (-11, "", "crashes"),
        (None, "", "hangs"),
        (0, "", "wrong"),
        (1, "something else", "wrong"),
    ],
)
def test_what_went_wrong_is_told_as_what_it_is(code: int | None, said: str, kind: str | None) -> None:
    outcome = Outcome("x")
    assert outcome.judge("it", Done(code, b"", said, 1, 0), (1,), ("the file",)) == (kind is None)
    assert [name for name in ("crashes", "hangs", "wrong") if getattr(outcome, name)] == ([kind] if kind else [])
    assert outcome.is_well == (kind is None)


WORKERS = """
import os, time
from kg.shards.executors import Processes
if __name__ == "__main__":
    processes = Processes(2)  # kept: a pool that nobody holds lets its workers go
    print(processes._running().submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""


def test_workers_end_with_who_started_them() -> None:
    """Of a build that was killed they were left behind, and waited for work without end."""
    with subprocess.Popen([sys.executable, "-c", WORKERS], stdout=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None
        assert int(process.stdout.readline()) in members(process.pid)
        process.kill()
        process.wait()
        assert ended(process.pid, 20)
