"""What all tests share: how hard hypothesis tries, where the shared folder lies, and a browser.

Two variables of the environment change how strict a run is; `.ci/run` sets both:

``CI``
    hypothesis draws the same examples every time, so that a red run is red again.
``PARLEY_REQUIRE_BROWSER``
    a missing Chromium fails the tests that need one, instead of skipping them.
"""

from __future__ import annotations

import gc
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No deadline anywhere: what an example may take is a matter for benchmarks/, and the first one pays for the imports.
settings.register_profile("developer", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "developer")

# A shell that puts a job in the background has it ignore Ctrl-C, and all that the job starts: some tests press it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

CHECKOUT = Path(__file__).parents[1]
CHROMIUM_NAMES = (
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
)  # fmt: skip
"""The shell without windows first: the same engine, which draws a page with a third less of processor time."""


def pytest_collection_finish() -> None:
    """Spare the garbage collector what lives for the whole run: 20,000 tests with their tables, a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)  # as the command has it


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder that this checkout lies in."""
    return CHECKOUT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ``shared`` beside the checkout: the original articles and event tables, which nobody may republish."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no folder 'shared' beside the checkout: it holds the originals, which are not in the repository")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium that reaches no host but this machine; skips where there is none, unless one is required.

    A test that uses it bears the mark ``browser``, so that ``-m "not browser"`` leaves it out.
    """
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        _no_browser("playwright is not installed")
    executable = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    with sync_playwright() as playwright:
        try:
            # Root has no sandbox to give, and a name that resolves nowhere stands for a machine that is offline. None
            # of the pages draws in 3D: a process that stands in for the graphics card costs a tenth of the time.
            chromium = playwright.chromium.launch(
                executable_path=executable,
                args=[
                    "--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
                    "--disable-gpu", "--disable-software-rasterizer",
                ],
            )  # fmt: skip
        except Error as error:
            _no_browser(f"Chromium does not start: {error.message.splitlines()[0]}")
        yield chromium
        chromium.close()


def _no_browser(why: str) -> NoReturn:
    if os.environ.get("PARLEY_REQUIRE_BROWSER", "0") not in ("", "0"):
        pytest.fail(f"{why}, and PARLEY_REQUIRE_BROWSER is set")
    how = "Debian: apt install chromium-headless-shell, or chromium; elsewhere: playwright install chromium"
    pytest.skip(f"{why}. Install Chromium ({how})")
