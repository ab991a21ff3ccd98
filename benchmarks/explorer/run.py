"""The explorer's page beside plain pyvis's, in one run and one browser: the goals of the explorer as figures.

Both draw the same ties. A page is ready when its graph can be seen and used: ours says so itself; pyvis's when its
bar of progress is gone, or, up to 100 nodes, where it has none, when the first drawing is on the canvas. Each page is
opened in a browser of its own; ours as often as asked and the median taken, pyvis's once where it takes long. What does
not come to its end in time is told as "over".
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import platform
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graphs import made
from playwright.sync_api import Browser, Error, Page, sync_playwright
from pyvis.network import Network

import kg

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
OUR_READY = "() => document.documentElement.dataset.ready === 'yes'"
BAR_GONE = """() => {
    const bar = document.getElementById('loadingBar');
    return bar && getComputedStyle(bar).display === 'none';
}"""
DRAWN = """() => {
    const canvas = document.querySelector('#mynetwork canvas');
    if (!canvas || !canvas.width) return false;
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Uint32Array(data.buffer).some(Boolean);
}"""
FILTER = """key => new Promise((done) => {
    const box = [...document.querySelectorAll('#relations input[data-key]')].find((found) => found.dataset.key === key);
    const start = performance.now();
    box.click();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
})"""


@dataclass(frozen=True)
class Goal:
    """A figure beside its goal; ``None`` is a figure that could not be had."""

    what: str
    goal: str
    figure: str
    met: bool | None


@dataclass
class Results:
    """What a run measured."""

    ready: dict[int, dict[str, float | None]] = field(default_factory=dict)
    sizes: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    filters: dict[str, float] = field(default_factory=dict)
    network: dict[str, dict[str, tuple[float | None, int]]] = field(default_factory=dict)
    hashes: set[str] = field(default_factory=set)


@contextlib.contextmanager
def browser(rules: str = "MAP * ~NOTFOUND") -> Iterator[Browser]:
    """A browser of its own, in which every host is what the rules say."""
    executable = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        options = ["--no-sandbox", f"--host-resolver-rules={rules}", "--ignore-certificate-errors"]
        chromium = playwright.chromium.launch(executable_path=executable, args=options)
        try:
            yield chromium
        finally:
            with contextlib.suppress(Error):
                chromium.close()


def opened(file: Path, condition: str, limit: float, rules: str = "MAP * ~NOTFOUND") -> tuple[float | None, int]:
    """Seconds until a page is ready, or ``None`` if it is not in time, and how many requests it makes."""
    asked: list[str] = []
    with browser(rules) as chromium:
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        page.on("request", lambda request: asked.append(request.url))
        start = time.perf_counter()
        took: float | None = None
        with contextlib.suppress(Error):
            page.goto(file.as_uri(), wait_until="commit", timeout=limit * 1000)
            page.wait_for_function(condition, polling=20, timeout=limit * 1000)
            took = time.perf_counter() - start
            page.wait_for_timeout(300)
    return took, sum(not url.startswith(("file:", "data:", "blob:")) for url in asked)


def plain_pyvis(graph: kg.Graph, file: Path) -> None:
    """The same ties as pyvis draws them out of the box, with its scripts in the page."""
    network = Network(directed=True, cdn_resources="in_line")
    drawing = graph.network()
    for name in drawing:
        network.add_node(name, label=name)
    for source, target, data in drawing.edges(data=True):
        network.add_edge(source, target, title=data["label"])
    file.write_text(network.generate_html(), encoding="utf-8")


def measure_ready(folder: Path, sizes: list[int], runs: int, limit: float, results: Results) -> None:
    for size in sizes:
        graph = made(size)
        ours, plain = folder / f"ours{size}.html", folder / f"plain{size}.html"
        ours.write_text(graph.html(title="Benchmark"), encoding="utf-8")
        figures: dict[str, float | None] = {}
        figures["ours"] = _median([opened(ours, OUR_READY, limit)[0] for _ in range(runs)])
        if size <= 1000:
            plain_pyvis(graph, plain)
            condition = BAR_GONE if size > 100 else DRAWN
            figures["pyvis"] = _median([opened(plain, condition, limit)[0] for _ in range(runs if size <= 100 else 1)])
        results.ready[size] = figures
        statements = len(graph.statements)
        results.sizes[size] = (statements, ours.stat().st_size, plain.stat().st_size if plain.exists() else 0)
        say(f"{size} actors: {figures}")


def measure_filters(folder: Path, size: int, results: Results) -> None:
    """How long it takes from a click in the legend until the map is drawn anew."""
    for what, fragment in (("strongest actors drawn", ""), ("all actors drawn", "#more=99")):
        with browser() as chromium:
            page = chromium.new_page(viewport={"width": 1280, "height": 800})
            page.goto((folder / f"ours{size}.html").as_uri() + fragment)
            page.wait_for_function(OUR_READY)
            results.filters[what] = _filtered(page)
        say(f"filter, {what}: {results.filters[what]}")


def _filtered(page: Page) -> float:
    keys = page.evaluate("[...document.querySelectorAll('#relations input[data-key]')].map((box) => box.dataset.key)")
    times = []
    for key in keys[:4]:
        for _ in range(2):
            times.append(page.evaluate(FILTER, key) / 1000)
            page.wait_for_timeout(400)
    return statistics.median(times)


def measure_network(folder: Path, limit: float, results: Results) -> None:
    """Requests and time until ready, of the founding graph, with the network up, refused and hanging."""
    graph = kg.build()
    ours, plain = folder / "founding.html", folder / "founding-pyvis.html"
    ours.write_text(graph.html(), encoding="utf-8")
    plain_pyvis(graph, plain)
    for name, host in (("up", _answering), ("refused", _refusing), ("hanging", _hanging)):
        with host() as port:
            rules = f"MAP * 127.0.0.1:{port}"
            results.network[name] = {
                "ours": opened(ours, OUR_READY, limit, rules), "pyvis": opened(plain, DRAWN, limit, rules)
            }  # fmt: skip
        say(f"network {name}: {results.network[name]}")


@contextlib.contextmanager
def _listening(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    server = socket.create_server(("127.0.0.1", 0))
    held: list[socket.socket] = []

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                caller, _ = server.accept()
                held.append(caller)
                answer(caller)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield server.getsockname()[1]
    finally:
        for each in (*held, server):
            each.close()


def _answering() -> contextlib.AbstractContextManager[int]:
    """A host that is there, and has nothing: the best that a test without the internet can do for "up"."""

    def answer(caller: socket.socket) -> None:
        with contextlib.suppress(OSError):
            caller.recv(4096)
            caller.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            caller.close()

    return _listening(answer)


def _hanging() -> contextlib.AbstractContextManager[int]:
    """A host that takes the call and says nothing."""
    return _listening(lambda _: None)


@contextlib.contextmanager
def _refusing() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    yield port


def measure_bytes(results: Results) -> None:
    """The digests of the page made by two processes with different hash seeds."""
    code = "import kg, sys; sys.stdout.buffer.write(kg.build().html().encode())"
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        results.hashes.add(hashlib.sha256(run.stdout).hexdigest())


def goals(results: Results, limit: float) -> list[Goal]:
    found = []
    for size, factor in ((200, 10), (1000, 50)):
        if size in results.ready:
            ours, plain = results.ready[size]["ours"], results.ready[size]["pyvis"]
            under = "" if plain is not None else "under "
            ratio = (plain or limit) / ours if ours else None
            met = None if ratio is None or (plain is None and ratio < factor) else ratio >= factor
            found.append(Goal(f"ready, {size} actors", f"1/{factor} of pyvis", f"{under}1/{_number(ratio)}", met))
    if (ours := results.ready.get(5000, {}).get("ours")) is not None:
        found.append(Goal("ready, 5,000 actors", "under 3 s", f"{ours:.2f} s", ours < 3))
    found += [
        Goal(f"filter, 5,000 actors, {what}", "under 200 ms", f"{took * 1000:.0f} ms", took < 0.2)
        for what, took in results.filters.items()
    ]
    for size, (statements, ours_bytes, _) in results.sizes.items():
        allowed = 550_000 + 1000 * statements
        words = f"{ours_bytes / 1000:,.0f} KB"
        goal = f"{allowed / 1000:,.0f} KB"
        found.append(Goal(f"size, {size:,} actors, {statements:,} statements", goal, words, ours_bytes <= allowed))
    for name, pages in results.network.items():
        took, asked = pages["ours"]
        figure = f"{asked} requests, {_seconds(took)}"
        met = asked == 0 and took is not None and took < 1
        found.append(Goal(f"founding graph, network {name}", "0 requests, under 1 s", figure, met))
    if results.hashes:
        found.append(
            Goal(
                "same bytes under two hash seeds",
                "yes",
                "yes" if len(results.hashes) == 1 else "no",
                len(results.hashes) == 1,
            )
        )
    return found


def _median(times: list[float | None]) -> float | None:
    known = [took for took in times if took is not None]
    return statistics.median(known) if len(known) == len(times) else None


def _number(value: float | None) -> str:
    return "over" if value is None else f"{value:.2f}" if value < 10 else f"{value:.0f}"


def _seconds(value: float | None) -> str:
    return "not in time" if value is None else f"{value:.2f} s"


def print_tables(results: Results, found: list[Goal], limit: float) -> None:
    print("| actors | ours ready after | plain pyvis | times as fast | ours | plain pyvis |\n|---|---|---|---|---|---|")
    for size, figures in results.ready.items():
        ours, plain = figures["ours"], figures.get("pyvis")
        shown = "not run" if "pyvis" not in figures else f"over {limit:.0f} s" if plain is None else f"{plain:.2f} s"
        ratio = (
            "" if ours is None or "pyvis" not in figures else f"{'' if plain else 'over '}{(plain or limit) / ours:.1f}"
        )
        _, size_ours, size_plain = results.sizes[size]
        sizes = f"{size_ours / 1000:,.0f} KB | {f'{size_plain / 1000:,.0f} KB' if size_plain else ''}"
        print(f"| {size:,} | {_seconds(ours)} | {shown} | {ratio} | {sizes} |")
    if results.network:
        print("\n| founding graph, network | ours | plain pyvis |\n|---|---|---|")
        for name, pages in results.network.items():
            cells = [f"{_seconds(took)}, {asked} requests" for took, asked in (pages["ours"], pages["pyvis"])]
            print(f"| {name} | {' | '.join(cells)} |")
    print("\n| goal | asked | measured | |\n|---|---|---|---|")
    words = {True: "met", False: "**missed**", None: "unknown"}
    for goal in found:
        print(f"| {goal.what} | {goal.goal} | {goal.figure} | {words[goal.met]} |")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="20,200,1000,5000", help="numbers of actors (default: 20,200,1000,5000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each of our pages is opened (default: 3)")
    parser.add_argument("--limit", type=float, default=60, help="seconds that a page is given (default: 60)")
    parser.add_argument("--skip-network", action="store_true", help="leave the three states of the network out")
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--strict", action="store_true", help="exit code 3 where a goal is missed")
    options = parser.parse_args()
    results = Results()
    sizes = [int(size) for size in options.sizes.split(",")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measure_ready(folder, sizes, options.runs, options.limit, results)
        if 5000 in sizes:
            measure_filters(folder, 5000, results)
        if not options.skip_network:
            measure_network(folder, min(options.limit, 20), results)
    measure_bytes(results)
    found = goals(results, options.limit)
    if options.json:
        print(json.dumps({"ready": results.ready, "sizes": results.sizes, "filters": results.filters,
                          "network": results.network, "goals": [vars(goal) for goal in found]}, indent=1))  # fmt: skip
    else:
        print(f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} cores\n")
        print_tables(results, found, options.limit)
    return 3 if options.strict and any(goal.met is False for goal in found) else 0


if __name__ == "__main__":
    sys.exit(main())
