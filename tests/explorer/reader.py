"""Somebody who reads the page in a browser."""

from __future__ import annotations

READY = "html[data-ready=yes]"
TURNED = """fragment => new Promise((resolve) => {
    addEventListener("hashchange", () => requestAnimationFrame(resolve), { once: true });
    location.hash = fragment;
})"""


class Reader:
    """A page in its own browser context, with all that it asked for and all that went wrong."""

    def __init__(self, browser, html, folder, *, width=1280, height=800, dark=False):
        self.file = folder / "explorer.html"
        self.file.write_text(html, encoding="utf-8", newline="")
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", offline=True
        )
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.problems: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.problems.append(message.text))
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))

    def open(self, fragment=""):
        self.page.goto("about:blank")
        self.requests.clear()
        self.page.goto(self.file.as_uri() + fragment)
        self.page.wait_for_selector(READY, timeout=10_000)
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
