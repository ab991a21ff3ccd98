"""The page in a real browser: nothing is fetched, nothing of the graph's runs, and everything can be reached."""

from __future__ import annotations

import calendar
import re
from datetime import date
from itertools import combinations, pairwise
from urllib.parse import quote

import networkx as nx
import pytest
from explorer.payloads import PAYLOADS
from explorer.reader import Reader, tie_id
from explorer.samples import add_actor, add_tie, hostile_network, tie

import kg
from kg.explorer import explorer_html
from kg.model import Interval

pytestmark = pytest.mark.browser


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
    assert reader.labels() == [
        "Blueland",
        "May Truce",
        "Mediation: Blueland–Redland, May Truce",
        "Redland",
        "Türkiye",
    ]
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


def test_search_finds_the_words_of_passages(reader):
    page = reader.open()
    page.fill("#search", "denies shelter")
    [item] = page.locator("#found li").all_inner_texts()
    assert item == "Blueland harbours Free Hills Army\nin a passage: Blueland denies any shelter"
    page.press("#search", "Enter")
    assert "Blueland denies this" in page.inner_text("#panel")
    page.fill("#search", "nobody said this")
    assert page.inner_text("#found li") == "Nobody of that name, and no passage with these words"


def test_a_place_leads_to_those_who_are_called_by_its_name(founding):
    page = founding.open("#node=Kabul")
    section = page.locator("#panel section", has_text="Its name in passages about others")
    section.locator(".tie", has_text="refuses").first.click()
    assert "Kabul had refused" in page.inner_text("#panel")


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
    reader.close()


# Keeps what is written on the canvas since it was last cleared, as boxes on the screen.
RECORD = """
const written = [];
const stroked = [];
const { clearRect, fillText, stroke } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.clearRect = function (...box) {
  written.length = 0;
  stroked.length = 0;
  return clearRect.apply(this, box);
};
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  const width = this.measureText(text).width;
  written.push({ text, left: x - width / 2, right: x + width / 2, top: y - 6, bottom: y + 6 });
  return fillText.call(this, text, x, y);
};
CanvasRenderingContext2D.prototype.stroke = function (...path) {
  const width = Math.round(10 * this.lineWidth * this.getTransform().a) / 10;
  stroked.push([this.strokeStyle, width]);
  return stroke.apply(this, path);
};
window.written = written;
window.stroked = stroked;
"""
HOSTILE, PALE_HOSTILE, GREY = "#b8420a", "#dda78c", "#bec0c4"


def test_all_names_of_the_founding_graph_are_written_and_none_over_another(browser, tmp_path):
    network = kg.build().drawing()
    reader = Reader(browser, explorer_html(network, title="T"), tmp_path)
    reader.run_first(RECORD)
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
    # A number alone says nothing, and two names one below the other must not read as one.
    assert [box["text"] for box in boxes if re.fullmatch(r"[−+]?\d+", box["text"])] == []
    [networks] = [box for box in boxes if box["text"] == "militant networks"]
    near = [
        box["text"]
        for box in boxes
        if box["left"] < networks["right"]
        and networks["left"] < box["right"]
        and 0 < abs(box["top"] - networks["top"]) < 18
    ]
    assert near == []
    reader.close()


def test_every_name_is_written_where_everything_is_shown(browser, tmp_path):
    network = kg.build().drawing()
    reader = Reader(browser, explorer_html(network, title="T"), tmp_path)
    reader.run_first(RECORD)
    page = reader.open("#view=everything")
    page.wait_for_timeout(300)
    text = " ".join(page.evaluate("window.written.map(({ text }) => text)"))
    assert [name for name in sorted(network) if network.degree(name) and name not in text] == []
    reader.close()


DAYS = (
    "2021-12-31", "2022-01-01", "2022-06-30", "2025-09-30", "2025-10-10", "2025-10-31", "2025-11-05", "2026-01-08",
    "2026-01-09", "2026-01-10", "2030-01-01",
)  # fmt: skip


def in_words(day: str) -> str:
    return f"{int(day[8:])} {calendar.month_abbr[int(day[5:7])]} {day[:4]}"


def test_an_agreements_status_on_a_day_is_what_the_query_answers(browser, tmp_path):
    graph = kg.build()
    reader = Reader(browser, explorer_html(graph.drawing(), title="T"), tmp_path)
    answered = []
    page = reader.open()
    for day in DAYS:
        answers = graph.query("agreement-status", at=day).fillna("")
        for name in ("Ceasefire of 2022", "Ceasefire of October 2025"):
            [(status, how)] = set(answers[answers.agreement == name][["status", "status_is"]].itertuples(index=False))
            status += " (inferred)" if how == "inferred" else ""
            reader.turn(f"#view=everything&at={day}&node={quote(name)}")
            assert page.inner_text("#agreement-status") == f"On {in_words(day)}: {status}"
            answered.append(status)
    assert {"unknown", "not yet made", "in force (inferred)", "collapsed"} == set(answered)
    reader.close()


def test_the_map_writes_an_agreements_status_with_its_day(browser, tmp_path):
    reader = Reader(browser, explorer_html(kg.build().drawing(), title="T"), tmp_path)
    reader.run_first(RECORD)

    def written(fragment):
        page = reader.open(fragment)
        page.wait_for_timeout(300)
        return " ".join(page.evaluate("window.written.map(({ text }) => text)"))

    text = written("")
    assert "last known: collapsed, by 9 Jan 2026" in text
    assert "last known: in force (inferred), 9 Jan 2026" in text
    assert "Mediation: Afghanistan–Pakistan" in text
    # What finds no room for its relations still says that it is claimed or contested.
    assert "+ friendly" not in written("#view=all").replace("contested + friendly", "")
    rows = reader.open("#tab=table").locator("table.actors tbody tr")
    assert (
        "ceasefire, last known: collapsed, by 9 Jan 2026"
        in rows.filter(has_text="Ceasefire of 2022").first.inner_text()
    )
    text = written("#at=2022-06-30")
    assert "Ceasefire of 2022 status unknown" in text
    assert "October 2025" not in text
    assert "in force" not in text
    assert "collapsed" not in text
    assert "October 2025" not in written("#at=2025-09-30&view=everything")
    assert "Ceasefire of October 2025 in force (inferred)" in written("#at=2025-11-05")
    reader.close()


def phase(number, code, time, last=None, **changes):
    """What a passage says became of the May Truce."""
    return tie(
        number, relation="partyTo", label="party to", family="agreement", sign=0, event="Ceasefire", phase=code,
        agreement="May Truce", parties=("Blueland", "Redland"), interval=Interval.parse(time), last_evidenced=last,
        **changes,
    )  # fmt: skip


PHASES = {
    "nothing after the end": (
        [phase(10, "in force", "2024-05-20/2024-09-30"), phase(11, "collapsed", "2024-08")],
        {
            "2024-05-19": "On 19 May 2024: not yet made",
            "2024-05-20": "On 20 May 2024: in force",
            "2024-08-30": "On 30 Aug 2024: in force",
            "2024-08-31": "On 31 Aug 2024: collapsed",
            "": "Last known: collapsed, by 31 Aug 2024",
        },
    ),
    "an exact end": (
        [phase(10, "superseded", "2024-08-02")],
        {"2024-08-01": "On 1 Aug 2024: unknown", "": "Last known: superseded, 2 Aug 2024"},
    ),
    "a term that ran out": (
        [phase(10, "in force", "2024-05-20/2024-09-30"), phase(11, "expired", "2024-08-02")],
        {
            "2024-08-01": "On 1 Aug 2024: in force",
            "2024-08-03": "On 3 Aug 2024: expired",
            "": "Last known: expired, 2 Aug 2024",
        },
    ),
    "seen until": (
        [phase(10, "in force", "2024-05/..", date(2024, 6, 2))],
        {
            "2024-05-30": "On 30 May 2024: unknown",
            "2024-06-02": "On 2 Jun 2024: in force",
            "2024-06-03": "On 3 Jun 2024: unknown",
            "": "Last known: in force, 2 Jun 2024",
        },
    ),
    "not dated": (
        [phase(10, "in force", None)],
        {"2024-06-01": "On 1 Jun 2024: unknown", "": "Last known: in force, on no day for certain"},
    ),
    "contested": (
        [phase(10, "in force", "2024-05-20/2024-09-30", status="contested", claim={"inferred": ("status",)})],
        {"2024-06-01": "On 1 Jun 2024: in force (contested, inferred)"},
    ),
    "only denied": (
        [phase(10, "in force", "2024-05-20/2024-09-30", status="denied", claim={"stance": "denies"})],
        {"2024-06-01": "On 1 Jun 2024: unknown", "": "Last known: no text speaks of its status"},
    ),
    "a forecast": (
        [phase(10, "collapsed", "2024-08", status="not actual", modality="forecast")],
        {"2024-09-01": "On 1 Sep 2024: unknown", "": "Last known: no text speaks of its status"},
    ),
}


def test_an_agreement_that_is_not_yet_made_is_pale(browser, tmp_path):
    network = nx.MultiDiGraph()
    add_actor(network, "Redland")
    add_actor(network, "Blueland")
    add_actor(network, "May Truce", "Ceasefire", "ceasefire", kind="agreement")
    for attributes in (phase(10, "in force", "2024-05-20/.."), phase(11, None, None)):
        for source in attributes["parties"]:
            add_tie(network, source, "May Truce", attributes)
    reader = Reader(browser, explorer_html(network, title="T"), tmp_path)
    reader.run_first(RECORD)
    for day, status, share in (("2024-05-01", "not yet made", 0.4), ("2024-05-21", "status unknown", 1)):
        page = reader.open(f"#at={day}")
        page.wait_for_timeout(300)
        texts = page.evaluate("window.written.map(({ text }) => text)")
        assert texts[texts.index("May Truce") + 1] == status
        shape, paper = (0x39, 0x42, 0x4F), (0xFB, 0xFA, 0xF7)
        border = "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in zip(shape, paper, strict=True))
        assert border in page.evaluate("window.stroked.map(([colour]) => colour)")
    reader.close()


@pytest.mark.parametrize("case", PHASES)
def test_an_agreements_phases(browser, tmp_path, case):
    phases, expected = PHASES[case]
    network = nx.MultiDiGraph()
    add_actor(network, "Redland")
    add_actor(network, "Blueland")
    add_actor(network, "May Truce", "Ceasefire", "ceasefire", kind="agreement")
    for attributes in phases:
        for source in attributes["parties"]:
            add_tie(network, source, "May Truce", attributes)
    reader = Reader(browser, explorer_html(network, title="T"), tmp_path)
    page = reader.open()
    for day, words in expected.items():
        reader.turn(f"#view=everything&at={day}&node=May%20Truce")
        assert page.inner_text("#agreement-status") == words
    reader.close()


@pytest.mark.parametrize(
    ("times", "words", "lines"),
    [
        (["2024-05-10"] * 8, "− attacked ×8", [(HOSTILE, 4.0)]),
        (["2024-05-10", *["2024"] * 7], "− attacked (1 of 8 certain)", [(PALE_HOSTILE, 5.6), (HOSTILE, 1.6)]),
        (["2024"] * 2, "− attacked ×2 (possible)", [(PALE_HOSTILE, 2.4)]),
        ([None] * 2, "− attacked ×2 (undated)", [(GREY, 1.0)]),
        (["2024", None], "− attacked (1 possible, 1 undated)", [(PALE_HOSTILE, 1.6)]),
    ],
)
def test_of_parallel_ties_only_the_certain_are_in_full_colour(browser, tmp_path, times, words, lines):
    network = nx.MultiDiGraph()
    add_actor(network, "Redland")
    add_actor(network, "Blueland")
    for number, time in enumerate(times):
        add_tie(network, "Redland", "Blueland", tie(number, interval=Interval.parse(time)))
    reader = Reader(browser, explorer_html(network, title="T"), tmp_path)
    reader.run_first(RECORD)
    page = reader.open("#at=2024-05-10")
    page.wait_for_timeout(300)
    assert words in page.evaluate("window.written.map(({ text }) => text)")
    # The label's border, one pixel broad, has the pale colour too.
    drawn = [
        (colour, width) for colour, width in page.evaluate("window.stroked") if colour in (HOSTILE, PALE_HOSTILE, GREY)
    ]
    assert [line for line in drawn if line != (PALE_HOSTILE, 1.0)] == lines
    reader.close()


def test_the_panel_counts_what_is_certain_on_the_day(reader):
    page = reader.open(f"#view=everything&at=2024-05-10&tie={tie_id(1)}&tie={tie_id(2)}")
    assert page.inner_text("#panel .kicker") == "2 ties · on 10 May 2024: 1 possible, 1 undated"
    assert "On the day\tpossible, the texts do not say for sure" in page.inner_text("#panel").replace("\n", "\t")


def test_what_recurs_is_certain_on_no_day(browser, tmp_path):
    network = nx.MultiDiGraph()
    add_actor(network, "Redland")
    add_actor(network, "Blueland")
    add_tie(network, "Redland", "Blueland", tie(1, interval=Interval.parse("2021/2024"), may_be_certain=False))
    reader = Reader(browser, explorer_html(network, title="T"), tmp_path)
    page = reader.open(f"#at=2023-05-10&tie={tie_id(1)}")
    assert "possible, the texts do not say for sure" in page.inner_text("#panel")
    reader.close()


def test_search_opens_the_namesake_with_the_most_ties(browser, tmp_path):
    reader = Reader(browser, explorer_html(kg.build().drawing(), title="T"), tmp_path)
    page = reader.open()
    page.fill("#search", "Taliban")
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "Afghan Taliban"
    page.fill("#search", "taliban admin")
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "Taliban administration"
    reader.close()


# Words of the table that go over more than one line.
BROKEN = r"""
[...document.querySelectorAll("#table td")].flatMap((cell) => {
  const found = [];
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const { 0: word, index } of walker.currentNode.data.matchAll(/[\p{L}\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, index);
      range.setEnd(walker.currentNode, index + word.length);
      if (range.getClientRects().length > 1) found.push(word);
    }
  }
  return found;
})
"""


@pytest.mark.parametrize("width", [1280, 1000, 390])
def test_no_word_of_the_table_is_broken_beside_the_panel(browser, tmp_path, width):
    reader = Reader(browser, explorer_html(kg.build().drawing(), title="T"), tmp_path, width=width)
    page = reader.open("#view=everything&at=2025-11-05&tab=table&node=TTP")
    assert page.is_visible("#panel")
    assert page.locator("#table td").count() > 400
    assert page.evaluate(BROKEN) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    reader.close()


def test_one_sides_account_explains_its_counts(reader):
    page = reader.open("#view=claimant%3DRedland")
    option = page.locator("#view option:checked")
    assert option.inner_text() == "According to Redland (0 added, 0 gone)"
    words = (
        "Added: 0 ties that Redland affirms and that are not accepted. "
        "Gone: 0 accepted ties that Redland denies, or that only others vouch for."
    )
    assert option.get_attribute("title") == words
    assert page.inner_text("#view-note").startswith("What Redland affirms")


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
    reader.close()


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
    reader.close()


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
    reader.close()
