"""The explorer in a notebook: the page where frames are shown, a picture and words where they are stripped."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from explorer.payloads import PAYLOADS
from explorer.samples import hostile_network
from lxml import etree, html

import kg
from kg.explorer import explorer_html
from kg.explorer.inline import Inline
from kg.explorer.picture import picture
from kg.graph import Graph

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOUNDING = kg.build()


def stripped(text: str) -> str:
    """As a sanitizer leaves it: no frames, no scripts, no handlers."""
    root = html.fragment_fromstring(text)
    for element in list(root.iter("iframe", "script")):
        element.drop_tree()
    return html.tostring(root, encoding="unicode")


def test_a_notebook_is_offered_html_a_picture_and_words() -> None:
    bundle = FOUNDING.explore(height=500)._repr_mimebundle_()
    assert list(bundle) == ["text/html", "image/svg+xml", "text/plain"]
    etree.fromstring(bundle["image/svg+xml"].encode())
    assert bundle["text/plain"].startswith("Pakistan, TTP")
    assert "TTP → Pakistan: attacked" in bundle["text/plain"]
    assert "Mediation: Afghanistan–Pakistan: Qatar, Türkiye (mediated)" in bundle["text/plain"]
    assert "height:500px" in bundle["text/html"]


def test_the_frame_is_sandboxed_and_never_of_the_same_origin() -> None:
    [frame] = html.fragment_fromstring(FOUNDING.explore().html()).iter("iframe")
    assert frame.get("sandbox") == "allow-scripts allow-downloads"
    assert frame.get("srcdoc") == FOUNDING.html()


def test_what_is_too_large_is_a_picture_with_a_hint() -> None:
    small = FOUNDING.explore(limit=0.2)
    assert "<iframe" not in small.html() and "too large for this notebook" in small.html()
    assert "<img" in small.html() and len(small.html()) < 200_000
    tiny = FOUNDING.explore(limit=0.05)
    assert "<img" not in tiny.html() and "Ceasefire of October 2025" in tiny.html()
    assert list(tiny._repr_mimebundle_()) == ["text/html", "text/plain"]
    assert "graph.explore().save(&quot;map.html&quot;)" in small.html()


def test_words_say_what_is_only_claimed_or_possible() -> None:
    words = repr(FOUNDING.explore(view="all", at="2025-10-19"))
    assert "claimed: attacked (possible)" in words and "View: All claims · on 2025-10-19" in words


def test_it_saves_the_page(tmp_path: Path) -> None:
    saved = FOUNDING.explore().save(tmp_path / "map.html")
    assert saved.read_text(encoding="utf-8") == FOUNDING.html()
    with pytest.raises(kg.KgError, match="height"):
        FOUNDING.explore(height=0)


def test_an_empty_graph_says_so() -> None:
    assert "no ties" in repr(Graph([]).explore()) and "Nothing is known here" in Graph([]).explore().picture.svg


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_field_breaks_out_of_the_output(payload: str) -> None:
    network = hostile_network(payload)
    made = Inline(explorer_html(network), picture(network), 400, 10, lambda path, _: path)
    root = html.fragment_fromstring(made.html())
    assert {element.tag for element in root.iter()} <= {"div", "p", "strong", "br", "img", "pre", "iframe"}
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1000, "height": 800})
    opened.requests = []  # type: ignore[attr-defined]  # kept beside the page
    opened.on("request", lambda request: opened.requests.append(request.url))  # type: ignore[attr-defined]  # as above
    yield opened
    opened.close()


@pytest.mark.browser
def test_trusted_the_page_works_in_its_frame(page: Page) -> None:
    page.set_content(f"<body><script>window.secret = 1</script>{FOUNDING.explore().html()}</body>")
    frame = page.frame_locator("iframe")
    frame.locator("#summary").filter(has_text="70 ties").wait_for()
    frame.get_by_role("button", name="Table", exact=True).click()
    assert frame.locator("#table tbody tr").count() > 50
    inside = next(frame for frame in page.frames if frame != page.main_frame)
    assert inside.evaluate("() => { try { return parent.secret } catch (error) { return 'kept out' } }") == "kept out"
    assert not [url for url in page.requests if not url.startswith(("data:", "about:", "blob:"))]  # type: ignore[attr-defined]  # as above


@pytest.mark.browser
def test_untrusted_the_picture_and_the_words_show(page: Page) -> None:
    page.set_content(f"<body>{stripped(FOUNDING.explore().html())}</body>")
    image = page.locator("img")
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") >= 900
    assert page.get_by_text("This is a picture").is_visible()
    words = page.locator("pre")
    words.scroll_into_view_if_needed()
    assert "Ceasefire of October 2025" in words.inner_text()
    assert page.locator("iframe").count() == 0


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[str]:
    """A JupyterLab on loopback, with a notebook that is trusted and one that is not; the address of its folder."""
    if importlib.util.find_spec("jupyterlab") is None:
        pytest.skip("JupyterLab is not installed: pip install jupyterlab; it is too heavy for every run")
    bundle = FOUNDING.explore()._repr_mimebundle_()
    for name in ("trusted", "untrusted"):
        output = {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": bundle}
        cell = {
            "cell_type": "code", "id": "a", "execution_count": 1, "metadata": {}, "source": f"# {name}",
            "outputs": [output],
        }  # fmt: skip
        notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        (tmp_path / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    own = {f"JUPYTER_{kind}_DIR": str(tmp_path / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    environment = {**os.environ, **own}
    subprocess.run(
        [sys.executable, "-m", "jupyter", "trust", "trusted.ipynb"], cwd=tmp_path, env=environment, check=True
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--IdentityProvider.token="]
    command = [sys.executable, "-m", "jupyterlab", *options]
    server = subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield from _once_ready(f"http://localhost:{port}/lab")
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:  # it waits for the browser's sessions
            server.kill()
            server.wait()


def _once_ready(address: str) -> Iterator[str]:
    for _ in range(120):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own server, on loopback
                break
        except OSError:
            time.sleep(0.5)
    yield address


@pytest.mark.browser
def test_in_jupyterlab(lab: str, page: Page) -> None:
    for name, frames in (("trusted", 1), ("untrusted", 0)):
        page.goto(f"{lab}/tree/{name}.ipynb?reset")
        page.locator(".parley-explorer img").wait_for(state="attached", timeout=60_000)
        assert page.locator(".parley-explorer iframe").count() == frames
        if frames:
            page.frame_locator(".parley-explorer iframe").locator("#summary").filter(has_text="70 ties").wait_for()
        else:
            assert page.get_by_text(re.compile("This is a picture")).is_visible()
