"""Pages of a browser that one test leaves to the next: the process that draws one takes longer to start than a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_FREE: WeakKeyDictionary[Browser, list[Page]] = WeakKeyDictionary()
"""By browser, pages in an offline context of their own that nobody uses."""
_FORGET = """() => { try { localStorage.clear(); sessionStorage.clear(); } catch { /* not on every page */ } }"""


def take_page(browser: Browser, *, width: int = 1280, height: int = 800, dark: bool = False) -> Page:
    """An offline page that shows nothing and remembers nothing; give it back with `leave_page`."""
    free = _FREE.setdefault(browser, [])
    page = free.pop() if free else browser.new_context(offline=True).new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(media="null", color_scheme="dark" if dark else "light", reduced_motion="null")
    return page


def leave_page(browser: Browser, page: Page) -> None:
    """Leave the page to the next test; whoever put listeners on it, or scripts that run first, sees to these."""
    from playwright.sync_api import Error

    try:
        page.evaluate(_FORGET)
        page.goto("about:blank")
        page.context.clear_cookies()
    except Error:  # it was closed, or does not answer
        page.context.close()
        return
    if len(page.context.pages) == 1:
        _FREE[browser].append(page)
    else:
        page.context.close()


def violations(page: Page, options: dict[str, Any]) -> list[dict[str, Any]]:
    """What axe-core finds in a page; its half a megabyte is read once a document, not once a look."""
    axe = pytest.importorskip("axe_playwright_python.base", reason="axe-playwright-python is not installed")
    if page.evaluate("() => !window.axe"):
        page.evaluate(axe.AXE_SCRIPT)
    return page.evaluate("async options => (await axe.run(options)).violations", options)
