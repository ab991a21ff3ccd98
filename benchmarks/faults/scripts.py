"""Script injection: every text field of documents, statements, tables and mappings, on every page, in Chromium.

A page fails where a payload runs, where the browser had to stop something by the page's policy, where a script of the
page fails, and where the page asks for anything that is not the service's own.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urldefrag, urljoin

from explorer.payloads import PAYLOADS
from faults.outcome import Outcome
from faults.running import kg
from service.running import running
from tables import ged, write_table

from kg.datasets import find_mapping

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["injected", "injected_in"]

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FIELDS = (
    "place", "note", "content", "confidence_reason", "extractor", "origin", "agreement"
)  # fmt: skip
_COLUMNS = ("side_a", "side_b", "where_coordinates", "adm_1", "country", "source_article", "dyad_name")


def injected(folder: Path, count: int, seed: int) -> Iterator[Outcome]:
    """Open so many pages of a service whose graph holds payloads in every field, and the explorer's file."""
    del seed
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this needs a browser

    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, _BROWSERS)), None)
        arguments = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"]
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield injected_in(browser, folder, count)
        browser.close()


def injected_in(browser: Browser, folder: Path, count: int) -> Outcome:
    """The same in a browser that runs."""
    outcome = Outcome("script injection")
    payloads = PAYLOADS if count > len(PAYLOADS) else PAYLOADS[:2]
    out = _hostile(folder, payloads, outcome)
    with running(out) as server:
        origin = f"http://localhost:{server.port}"
        page = browser.new_page()
        watched = _Watched(page, origin, outcome)
        starts = ["/browse", "/", "/query", "/ns", *(path for text in payloads for path in _addresses(text))]
        _crawl(watched, [origin + path for path in starts], count)
        for text in payloads:
            watched.open(f"{(out / 'explorer.html').as_uri()}#node={quote(text, safe='')}&tab=table&view=everything")
        page.close()
    return outcome


class _Watched:
    """A page that notes what it must not do."""

    def __init__(self, page: Page, origin: str, outcome: Outcome) -> None:
        self._page, self._origin, self._outcome = page, origin, outcome
        page.add_init_script(
            "window.violations = []; addEventListener('securitypolicyviolation', e => violations.push("
            "e.blockedURI + ' ' + e.violatedDirective + ' ' + e.sample)); "
            "for (const n of ['alert', 'confirm', 'prompt']) "
            "window[n] = () => { window.hit = 1 }"
        )
        page.on("pageerror", lambda error: outcome.wrong.append(f"{page.url}: {error}"))
        page.on("request", self._requested)

    def _requested(self, request: object) -> None:
        url = str(request.url)  # type: ignore[attr-defined]
        if not url.startswith((self._origin, "file:", "data:", "blob:", "about:")):
            self._outcome.wrong.append(f"{self._page.url}: asks for {url}")

    def open(self, address: str) -> list[str]:
        """Open a page, press what can be pressed on it, and return where its links lead."""
        page, outcome = self._page, self._outcome
        outcome.count += 1
        answer = page.goto(address, wait_until="load")
        if answer is not None and answer.status >= 500:
            outcome.crashes.append(f"{address}: {answer.status}")
        for opener in page.locator("summary, .open, th button").all()[:4]:
            if opener.is_visible():
                opener.click(timeout=2000, no_wait_after=True)
        outcome.expect(page.evaluate("window.hit") is None, f"{address}: a payload ran")
        stopped = page.evaluate("window.violations")
        outcome.expect(not stopped, f"{address}: the policy had to stop {stopped}")
        outcome.expect(page.url.startswith((self._origin, "file:")), f"{address}: led to {page.url}")
        links = page.evaluate("Array.from(document.querySelectorAll('a[href]'), a => a.getAttribute('href'))")
        for link in links:
            outcome.expect(not link.strip().lower().startswith(("javascript:", "data:")), f"{address}: a link {link}")
        return [urldefrag(urljoin(page.url, link))[0] for link in links]


def _crawl(watched: _Watched, starts: list[str], count: int) -> None:
    waiting, seen = list(starts), set(starts)
    origin = "/".join(starts[0].split("/")[:3])
    while waiting and watched._outcome.count < count:
        for link in watched.open(waiting.pop(0)):
            is_page = link.startswith(origin) and "format=" not in link and "/sparql" not in link
            if is_page and link not in seen:
                seen.add(link)
                waiting.append(link)


def _addresses(text: str) -> list[str]:
    """Pages that show what stands in their address."""
    part = quote(text, safe="")
    return [
        f"/search?q={part}", f"/search?q=a&kind={part}", f"/browse?kind={part}", f"/query?query={part}",
        f"/query?name={part}", f"/query?name=allies&p.actor={part}", f"/id/actor/{part}", f"/{part}",
        f"/browse?page={part}",
    ]  # fmt: skip


def _hostile(folder: Path, payloads: tuple[str, ...], outcome: Outcome) -> Path:
    """The folder of a graph whose every text field holds a payload somewhere."""
    news, out = folder / "news", folder / "out"
    news.mkdir()
    for number, payload in enumerate(payloads):
        shown = json.dumps(payload)
        (news / f"a{number}.md").write_text(
            f"---\ntitle: {shown}\npublisher: {shown}\nauthor: {shown}\n---\n\nHere {payload} struck the other.\n"
            f"\nPakistan attacked {payload} in 2020.\n", "utf-8",
        )  # fmt: skip
        entry = {
            "key": "A", "relation": "attacked", "subject": payload, "object": f"{payload}!",
            "quote": "struck the other", "claimant": f"{payload}?", "via": f"{payload}!",
            **dict.fromkeys(_FIELDS, payload),
        }  # fmt: skip
        actors = [
            {"name": payload + mark, "type": "State", "aliases": [f"{payload}{mark}a"]} for mark in ("", "!", "?")
        ]
        actors += [{"name": f"{payload}~", "type": "MilitantGroup", "acts_for": payload}]
        (news / f"a{number}.statements.yaml").write_text(
            json.dumps({"document": f"a{number}", "reviewed_by": payload, "actors": actors, "statements": [entry]}),
            "utf-8",
        )
    done = kg("build", news, "-o", out, "--title", payloads[0])
    refused = done.said.count("error: ")
    outcome.notes["documents with payloads"] = len(payloads) - refused
    if done.code not in (0, 1, 3) or "Traceback" in done.said or not (out / "graph.nq").is_file():
        raise RuntimeError(done.said)
    rows = [dict.fromkeys(_COLUMNS, payload) for payload in payloads]
    mapping = find_mapping("ucdp-ged").text
    title, publisher = json.dumps(payloads[0]), json.dumps(payloads[1])
    for field, value in (("title", title), ("publisher", publisher), ("licence", title), ("tried", title)):
        begin = mapping.index(f"\n{field}: ") + 1
        mapping = mapping[:begin] + f"{field}: {value}" + mapping[mapping.index("\n", begin) :]
    (folder / "m.yaml").write_text(mapping.replace("mapping: ucdp-ged", "mapping: mine"), "utf-8")
    table = write_table(folder / "t<b>.csv", ged(*rows))
    done = kg("ingest", "--mapping", folder / "m.yaml", table, "-o", out, "--title", payloads[1])
    if done.code not in (0, 1, 3) or "Traceback" in done.said:
        raise RuntimeError(done.said)
    return out
