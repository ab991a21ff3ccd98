"""Somebody who reads the page in a browser."""

from __future__ import annotations

from pages import leave_page, take_page

READY = "html[data-ready=yes]"
TURNED = """fragment => new Promise((resolve) => {
    addEventListener("hashchange", () => requestAnimationFrame(resolve), { once: true });
    location.hash = fragment;
})"""


class Reader:
    """A page with all that it asked for and all that went wrong."""

    def __init__(self, browser, html, folder, *, width=1280, height=800, dark=False):
        self.file = folder / "explorer.html"
        self.file.write_text(html, encoding="utf-8", newline="")
        self.browser = browser
        self.page = take_page(browser, width=width, height=height, dark=dark)
        self.requests: list[str] = []
        self.problems: list[str] = []
        self.has_script = False
        self.listeners = {
            "request": lambda request: self.requests.append(request.url),
            "console": lambda message: self.problems.append(message.text),
            "pageerror": lambda error: self.problems.append(str(error)),
        }
        for event, listener in self.listeners.items():
            self.page.on(event, listener)

    def run_first(self, script):
        """Have a script run before those of every page that is opened."""
        self.page.add_init_script(script)
        self.has_script = True

    def close(self):
        """Leave the page to the next test, unless a script would run there too."""
        for event, listener in self.listeners.items():
            self.page.remove_listener(event, listener)
        if self.has_script:
            self.page.context.close()
        else:
            leave_page(self.browser, self.page)

    def open(self, fragment=""):
        if self.page.url != "about:blank":  # of the same file, another fragment would only turn the page
            self.page.goto("about:blank")
        self.requests.clear()
        self.page.goto(self.file.as_uri() + fragment)
        self.page.wait_for_selector(READY, timeout=60_000)
        return self.page

    def turn(self, fragment):
        """Go on to another address in the page that is open: much quicker than opening it anew."""
        self.page.evaluate(TURNED, fragment)
        return self.page

    def labels(self):
        """Everybody and everything in the table, which shows what the map shows."""
        self.page.click("#tab-table")
        names = self.page.locator("table.actors tbody td:first-child").all_inner_texts()
        self.page.click("#tab-map")
        return sorted(names)


def tie_id(number: int) -> str:
    return f"{number:032x}"
