"""The page in a real browser: nothing is fetched, nothing of the graph's runs, and everything can be reached."""

from __future__ import annotations

from itertools import combinations, pairwise
from urllib.parse import quote

import networkx as nx
import pytest
from explorer.payloads import PAYLOADS
from explorer.samples import DOCUMENT, add_actor, add_tie, hostile_network, tie

import kg
from kg.explorer import explorer_html

pytestmark = pytest.mark.browser

READY = "html[data-ready=yes]"


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

    def labels(self):
        """Everybody and everything in the table, which shows what the map shows."""
        self.page.click("#tab-table")
        names = self.page.locator("table.actors tbody td:first-child").all_inner_texts()
        self.page.click("#tab-map")
        return sorted(names)


@pytest.fixture
def reader(browser, network, tmp_path):
    made = Reader(
        browser, explorer_html(network, title="War & peace", documents=[DOCUMENT], version="Parley 9"), tmp_path
    )
    yield made
    made.context.close()


def tie_id(number: int) -> str:
    return f"{number:032x}"


def test_nothing_is_fetched_and_nothing_fails(reader):
    page = reader.open()
    assert reader.requests == [reader.file.as_uri()]
    assert reader.problems == []
    assert page.title() == "War & peace"
    assert page.inner_text("#summary") == "Accepted: 3 actors, 3 ties, 1 agreement, 3 passages from 1 document"


def test_one_press_on_a_line_opens_its_evidence(reader):
    page = reader.open("#preset=hostilities")
    box = page.locator("#map canvas").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    pressed = False
    for step in range(-16, 17):
        page.mouse.click(middle[0], middle[1] + 3 * step)
        if page.is_visible("#panel"):
            pressed = True
            break
    assert pressed
    assert page.inner_text("#panel h2.claim") == "Redland attacked Blueland"
    assert page.inner_text("#panel blockquote") == "“Redland shelled the border towns in May”"
    text = page.inner_text("#panel")
    for words in (
        "− hostile",
        "accepted — nobody denies it",
        "May 2024",
        "1 independent: The Gazette",
        "Redland affirms this",
        "A border war. The Gazette, 2 June 2024",
        "line 3",
        "Inferred from context: the time",
    ):
        assert words in text  # fmt: skip


def test_a_digest_is_never_shown_as_the_publishers_words(reader):
    page = reader.open(f"#tie={tie_id(3)}")
    assert page.locator("#panel blockquote").count() == 0
    assert page.inner_text("#panel .restated") == "Türkiye carried messages"
    assert "Restated from gazette_original.txt, line 3, in our words." in page.inner_text("#panel")


def test_views_keep_claims_from_facts(reader):
    page = reader.open("#tab=table")
    rows = page.locator("#table table:not(.actors) tbody tr")
    assert rows.count() == 3
    page.select_option("#view", "all")
    assert rows.count() == 4
    assert rows.filter(has_text="harbours").inner_text().split("\t")[5] == "contested"
    page.select_option("#view", "everything")
    assert rows.count() == 5
    assert "not actual: forecast" in rows.filter(has_text="Free Hills Army").filter(has_text="attacked").inner_text()
    page.select_option("#view", "claimant=Redland")
    assert rows.count() == 3


def test_presets_and_legend_filter(reader):
    page = reader.open()
    page.click("[data-preset=mediation]")
    assert reader.labels() == ["Blueland", "May Truce", "Redland", "Table of Blueland and Redland", "Türkiye"]
    page.click("[data-key='r:mediatedBetween:0']")
    assert reader.labels() == ["Blueland", "May Truce", "Redland"]
    page.click("[data-preset=hostilities]")
    assert reader.labels() == ["Blueland", "Redland"]
    page.click("[data-key='t:State']")
    assert page.is_visible("#empty")
    page.click("#empty button")
    assert len(reader.labels()) == 5


def test_date(reader):
    page = reader.open("#view=all&tab=table")
    rows = page.locator("#table table:not(.actors) tbody tr")
    page.fill("#at", "2024-05-10")
    page.dispatch_event("#at", "change")
    # The truce began on the 20th; the denied shelter is not dated.
    assert sorted(text.split("\t")[1] for text in rows.all_inner_texts()) == [
        "attacked",
        "harbours",
        "mediated between",
    ]
    page.uncheck("#undated")
    assert rows.count() == 2
    page.fill("#at", "2023-01-01")
    page.dispatch_event("#at", "change")
    assert page.is_visible("#empty")


def test_search_by_other_name_and_without_diacritics(reader):
    page = reader.open()
    page.fill("#search", "turkiye")
    assert page.inner_text("#found li").startswith("Türkiye")
    page.fill("#search", "red rep")
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "Redland"


def test_keyboard_alone_reaches_the_evidence(reader):
    page = reader.open("#preset=hostilities")
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#announce") == "Blueland, state, 1 tie. Enter opens it."
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Blueland"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.tie !== undefined"):
            break
    page.keyboard.press("Enter")
    assert page.inner_text("#panel blockquote") == "“Redland shelled the border towns in May”"
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert page.evaluate("document.activeElement.id") == "map"


def test_the_address_restores_the_view(reader):
    page = reader.open()
    page.select_option("#view", "all")
    page.click("[data-key='r:attacked:-1']")
    page.click("#tab-table")
    page.click("[data-sort=status]")
    page.click("[data-sort=status]")
    page.click(f"[data-tie='{tie_id(2)}']")
    page.click("#theme")
    fragment = page.evaluate("location.hash")
    before = page.inner_text("#table"), page.inner_text("#panel"), page.inner_text("#summary")
    again = reader.open(fragment)
    assert (again.inner_text("#table"), again.inner_text("#panel"), again.inner_text("#summary")) == before
    assert not again.is_checked("[data-key='r:attacked:-1']")
    assert again.get_attribute("th:has([data-sort=status])", "aria-sort") == "descending"
    assert again.evaluate("document.documentElement.dataset.theme") == "dark"


def test_an_address_from_another_file_is_ignored(reader):
    page = reader.open(
        "#view=claimant%3DNobody&preset=x&off=zzz&node=Nobody&tie=00&at=2024-02-31&focus=a&sort=zz&tab=q&new=1"
    )
    assert page.inner_text("#summary").startswith("Accepted: 3 actors")
    assert page.is_hidden("#panel")
    assert reader.problems == []


@pytest.mark.parametrize("width", [1280, 390])
def test_labels_and_layout_fit(browser, network, tmp_path, width):
    reader = Reader(browser, explorer_html(network, title="T"), tmp_path, width=width)
    page = reader.open("#view=everything")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    if width == 390:
        page.click("#open-filters")
        page.click("[data-preset=alliances]")
        page.click("#close-filters")
        assert page.inner_text("#summary").startswith("Everything said: 2 actors")
    reader.context.close()


# Keeps what is written on the canvas since it was last cleared, as boxes on the screen.
RECORD = """
const written = [];
const { clearRect, fillText } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.clearRect = function (...box) {
  written.length = 0;
  return clearRect.apply(this, box);
};
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  const width = this.measureText(text).width;
  written.push({ text, left: x - width / 2, right: x + width / 2, top: y - 6, bottom: y + 6 });
  return fillText.call(this, text, x, y);
};
window.written = written;
"""


def test_all_names_of_the_founding_graph_are_written_and_none_over_another(browser, tmp_path):
    network = kg.build().drawing()
    reader = Reader(browser, explorer_html(network, title="T"), tmp_path)
    reader.page.add_init_script(RECORD)
    page = reader.open()
    page.wait_for_timeout(300)
    boxes = page.evaluate("window.written")
    text = " ".join(box["text"] for box in boxes)
    held = {
        name
        for source, target, views in network.edges(data="views")
        for name in (source, target)
        if "accepted" in views
    }
    assert 15 <= len(held) <= 30
    assert sorted(name for name in held if name not in text) == []
    over = [
        (one["text"], other["text"])
        for one, other in combinations(boxes, 2)
        if one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    ]
    assert over == []
    reader.context.close()


def test_no_payload_runs_in_any_field_or_in_the_address(browser, tmp_path):
    everything = nx.compose_all([hostile_network(payload) for payload in PAYLOADS])
    reader = Reader(browser, explorer_html(everything, title=PAYLOADS[1], version=PAYLOADS[0]), tmp_path)
    page = reader.open("#" + quote(PAYLOADS[0], safe=""))
    for payload in PAYLOADS:
        name = quote(payload, safe="")
        for fragment in (
            f"node={name}",
            f"tie={name}&tab=table",
            payload,
            f"view=claimant%3D{name}&off={name}&focus={name}",
        ):
            page.evaluate("text => { location.hash = text }", fragment)
            page.wait_for_function("document.documentElement.dataset.ready")
        page.fill("#search", payload)
        page.press("#search", "Enter")
    assert page.evaluate("window.hit") is None
    page = reader.open("#tab=table&view=everything")
    for button in page.locator("#table .open").all()[:6]:
        button.click()
    page.click("#tab-map")
    page.mouse.move(640, 400)
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None
    assert reader.problems == []
    assert [url for url in reader.requests if not url.startswith(reader.file.as_uri())] == []
    reader.context.close()


@pytest.mark.parametrize(
    ("make", "words"),
    [(0, "No ties yet"), (1, "No ties yet")],
)
def test_an_empty_graph_and_a_lone_actor_say_so(browser, tmp_path, make, words):
    network = nx.MultiDiGraph()
    if make:
        add_actor(network, "Redland")
    reader = Reader(browser, explorer_html(network, title="T"), tmp_path)
    assert words in reader.open().inner_text("#empty")
    assert reader.problems == []
    reader.context.close()


def test_names_and_words_of_any_kind(browser, tmp_path):
    network = nx.MultiDiGraph()
    names = ["طالبان پاکستان", "🕊️ " * 40, "x" * 10_000, " ", "a\nb"]
    for name in names:
        add_actor(network, name)
    for number, (one, other) in enumerate(pairwise(names)):
        add_tie(network, one, other, tie(number, claim={"quote": "y" * 10_000}))
    for number in range(2_000):
        add_tie(network, names[0], names[3], tie(100 + number))
    reader = Reader(browser, explorer_html(network, title="z" * 5_000), tmp_path)
    page = reader.open(f"#tie={tie_id(1)}")
    assert "y" * 10_000 in page.inner_text("#panel")
    assert page.evaluate("document.documentElement.scrollWidth") == 1280
    assert reader.problems == []
    reader.context.close()
