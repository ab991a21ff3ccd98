"""A small, seeded sample of the items of `benchmarks/faults`, which tries them in full count.

Until a slow client is dropped takes fifteen seconds: `tests/service/test_bounds.py` has a sample of those.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

from faults.items import ITEMS, run_item
from faults.outcome import Outcome
from faults.running import Done, in_this_process
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
