"""The page asks for nothing, whatever the network does, and is not to be taken over by who embeds it."""

from __future__ import annotations

import socket
import threading
from urllib.parse import quote

import networkx as nx
import pytest
from explorer.payloads import PAYLOADS
from explorer.reader import READY, Reader, tie_id
from explorer.samples import add_actor, add_tie, hostile_network, tie

from kg.explorer import explorer_html

pytestmark = pytest.mark.browser


class Proxy:
    """A proxy on loopback that takes every connection and answers none; it counts them."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.taken: list[socket.socket] = []
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.taken.append(connection)

    def close(self):
        self.socket.close()
        for connection in self.taken:
            connection.close()


@pytest.fixture
def hanging():
    proxy = Proxy()
    yield proxy
    proxy.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@pytest.mark.parametrize("network", ["up", "refused", "hanging"])
def test_nothing_is_asked_for_whatever_the_network_does(browser, founding_html, tmp_path, network, hanging):
    (tmp_path / "explorer.html").write_text(founding_html, encoding="utf-8", newline="")
    ports = {"up": None, "refused": free_port(), "hanging": hanging.port}
    proxy = {"server": f"http://127.0.0.1:{ports[network]}"} if ports[network] else None
    context = browser.new_context(proxy=proxy)
    page = context.new_page()
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto((tmp_path / "explorer.html").as_uri())
    page.wait_for_selector(READY, timeout=20_000)
    for selector in ("#tab-table", "#tab-meetings", "#tab-map", "#later", "#theme", "[data-preset=mediation]"):
        page.click(selector)
    assert requests == [(tmp_path / "explorer.html").as_uri()]
    assert hanging.taken == []
    context.close()


@pytest.mark.parametrize("sandbox", ["allow-scripts allow-downloads", "allow-scripts allow-same-origin"])
def test_no_payload_runs_in_a_frame_of_a_hostile_page(browser, tmp_path, sandbox):
    network = nx.compose_all([hostile_network(payload) for payload in PAYLOADS])
    (tmp_path / "explorer.html").write_text(explorer_html(network, title="T"), encoding="utf-8", newline="")
    outer = tmp_path / "outer.html"
    outer.write_text(
        f"<!doctype html><iframe name='</script><script>window.hit=1</script>' sandbox='{sandbox}' width=900 height=700"
        " src='explorer.html'></iframe>",
        encoding="utf-8",
    )
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(outer.as_uri())
    [frame] = page.frames[1:]
    frame.wait_for_selector(READY)
    for payload in PAYLOADS:
        page.evaluate(
            """([payload, fragment]) => {
              const frame = document.querySelector("iframe");
              frame.contentWindow.postMessage(payload, "*");
              frame.contentWindow.postMessage({ type: "eval", data: payload }, "*");
              frame.src = "explorer.html#" + fragment;
            }""",
            [payload, f"node={quote(payload, safe='')}&tie={quote(payload, safe='')}"],
        )
        page.wait_for_timeout(20)
    frame.wait_for_selector("#panel:not([hidden])")
    assert frame.evaluate("window.hit") is None
    assert page.evaluate("window.hit") is None
    context.close()


def test_the_page_works_where_it_may_not_write_its_address(browser, tmp_path, network):
    page_text = explorer_html(network, title="T").replace("&", "&amp;").replace('"', "&quot;")
    outer = tmp_path / "outer.html"
    outer.write_text(
        f'<!doctype html><iframe sandbox="allow-scripts" width=1000 height=700 srcdoc="{page_text}"></iframe>',
        encoding="utf-8",
        newline="",
    )
    context = browser.new_context(offline=True)
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(outer.as_uri())
    [frame] = page.frames[1:]
    frame.wait_for_selector(READY)
    frame.click("#tab-table")
    frame.click(f"[data-tie='{tie_id(1)}']")
    assert "Redland attacked Blueland" in frame.inner_text("#panel")
    assert problems == []
    context.close()


def test_an_address_from_another_file_says_so(reader):
    page = reader.open("#view=claimant%3DNobody&node=Nobody&tie=00&tie=01&at=2024-02-31&new=1&preset=x")
    words = page.inner_text("#unknown span")
    assert words.startswith("The address asks for what is not in this file: the account “claimant=Nobody”, ")
    assert "It may belong to another map. The rest is shown." in words
    page.click("#unknown button")
    assert page.is_hidden("#unknown")
    assert page.inner_text("#summary").startswith("Accepted: 3 actors")
    assert reader.open("#new=1&preset=x&off=zz&sort=q&tab=w").is_hidden("#unknown")


PARTS = ("#summary", "#panel", "#table", "#meetings", "#moment-words")


def test_the_whole_state_is_restored(browser, founding_html, tmp_path):
    reader = Reader(browser, founding_html, tmp_path)
    fragments = (
        "#view=claimant%3DPakistan&panel=account&tab=table",
        "#view=all&since=2021-01-01&until=2025-12-31&undated=no&panel=changes",
        "#panel=path&from=al-Qaida&to=India",
        "#tab=meetings&at=2025-11-05&compare=no&view=claimant%3DPakistan",
        "#focus=TTP&off=r%3Aattacked%3A-1&node=Pakistan",
    )
    for fragment in fragments:
        page = reader.open(fragment)
        shown = [page.inner_text(part) for part in PARTS]
        page.click("#theme")
        kept = page.evaluate("location.hash")
        assert page.is_hidden("#unknown")
        page = reader.open(kept)
        assert [
            page.inner_text(part) for part in ("#summary", "#panel", "#table", "#meetings", "#moment-words")
        ] == shown
        assert "theme=dark" in page.evaluate("location.hash")
    reader.close()


def test_a_name_that_is_nothing_but_space_or_marks(browser, tmp_path):
    network = nx.MultiDiGraph()
    for name in ("", "\u200f\u202e", "B"):
        add_actor(network, name)
    add_tie(network, "", "B", tie(1))
    add_tie(network, "\u200f\u202e", "B", tie(2, claim={"quote": ""}))
    reader = Reader(browser, explorer_html(network, title=""), tmp_path)
    page = reader.open("#tab=table")
    assert page.locator("#table [data-tie]").count() == 2
    assert "(no name)" in page.inner_text("#table")
    page.click(f"[data-tie='{tie_id(2)}']")
    assert "No passage is given." in page.inner_text("#panel")
    page.click("#tab-map")
    assert reader.problems == []
    reader.close()
