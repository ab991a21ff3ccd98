"""Pages of a browser that one test leaves to the next: the process that draws one takes longer to start than a test."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_FREE: WeakKeyDictionary[Browser, dict[bool, list[Page]]] = WeakKeyDictionary()
"""By browser and by whether they are offline, pages in a context of their own that nobody uses."""
_FORGET = """() => { try { localStorage.clear(); sessionStorage.clear(); } catch { /* not on every page */ } }"""


def take_page(browser: Browser, *, width: int = 1280, height: int = 800, dark: bool = False, offline: bool) -> Page:
    """A page that shows nothing and remembers nothing; give it back with `leave_page`."""
    free = _FREE.setdefault(browser, {}).setdefault(offline, [])
    page = free.pop() if free else browser.new_context(offline=offline).new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(media="null", color_scheme="dark" if dark else "light", reduced_motion="null")
    return page


def leave_page(browser: Browser, page: Page, *, offline: bool) -> None:
    """Leave the page to the next test: without any listener, and never one with scripts that run before others."""
    from playwright.sync_api import Error

    try:
        page.evaluate(_FORGET)
        page.goto("about:blank")
        page.context.clear_cookies()
    except Error:  # it was closed, or does not answer
        page.context.close()
        return
    if len(page.context.pages) == 1:
        _FREE[browser][offline].append(page)
    else:
        page.context.close()
