"""The page by keyboard alone and by what an assistive technology is told; axe-core finds nothing."""

from __future__ import annotations

import csv
import json

import pytest
from explorer.reader import Reader
from pages import violations

pytestmark = pytest.mark.browser

STATES = {
    "overview": "",
    "selected": "#node=TTP",
    "path": "#panel=path&from=al-Qaida&to=India",
    "agreements": "#tab=meetings",
    "account": "#view=claimant%3DPakistan&panel=account",
    "changes": "#since=2021-01-01&panel=changes",
    "a day": "#view=everything&at=2025-10-09",
    "empty": "#at=1900-01-01&undated=no",
    "another file's address": "#node=Nobody",
    "table": "#tab=table",
    "account as a table": "#view=claimant%3DPakistan&tab=table",
}
"""From one to the next in the page that is open; the tables last, for they stay in it, hidden."""

SETTLED = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    for (await frame(), await frame(); document.getAnimations().length; await frame())
        await Promise.allSettled(document.getAnimations().map((one) => one.finished));
}"""
"""Resolves when no colour is half way to another: one transition may start when another has ended."""
ONLY = {"resultTypes": ["violations"]}
"""Else axe writes a selector for every element that passes, which takes most of its time."""
NARROW = ("overview", "selected", "path", "table", "changes")
"""Of what a narrow page lays out otherwise than a wide one, and a dark one colours otherwise, one of each kind."""
SCHEMES = {"dark": ONLY | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}, "light": ONLY}


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_violation(browser, founding_html, tmp_path, width):
    """In light by all rules; in dark by that of contrast, where a wide page has all that a narrow one has."""
    reader = Reader(browser, founding_html, tmp_path, width=width)
    found = {}

    def look(name):
        for scheme, rules in SCHEMES.items() if width == 1280 and name in NARROW else (("light", ONLY),):
            reader.page.emulate_media(color_scheme=scheme)
            reader.page.evaluate(SETTLED)
            broken = violations(reader.page, rules)
            found.update({(name, scheme, one["id"]): one["nodes"][0]["html"] for one in broken})

    reader.open()
    for name, fragment in STATES.items():
        if width == 1280 or name in NARROW:
            if fragment:
                reader.turn(fragment)
            look(name)
    reader.open()
    reader.page.click("#save summary")
    look("menu")
    reader.page.keyboard.press("Escape")
    reader.page.fill("#search", "a") if width == 1280 else reader.page.click("#open-filters")
    look("search or filters")
    assert found == {}
    reader.close()


class Typist:
    """Somebody without a mouse: tabs, arrows, Enter, Space and letters."""

    def __init__(self, page):
        self.page = page
        self.press = page.keyboard.press
        self.type = page.keyboard.type

    def tab_to(self, what: str, *, limit: int = 150):
        """Presses Tab until what has the focus fits the selector."""
        for _ in range(limit):
            self.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", what):
                return
        raise AssertionError(f"no way by Tab to {what}")

    def panel(self) -> str:
        return self.page.inner_text("#panel")


@pytest.fixture
def typist(founding):
    return Typist(founding.open())


def test_task_1_find_an_actor_by_another_name(typist):
    typist.tab_to("#search")
    typist.type("tehrik-e-taliban")
    typist.press("Enter")
    assert typist.page.inner_text("#panel h2") == "TTP"


def test_task_2_who_mediates_and_the_sentence_that_says_so(typist):
    typist.tab_to("#tab-meetings")
    typist.press("Enter")
    typist.tab_to(".part")
    while "Afghan Taliban" not in typist.page.evaluate("document.activeElement.innerText"):
        typist.tab_to(".part")
    typist.press("Enter")
    assert "Afghan Taliban mediated between Pakistan and TTP" in typist.panel()
    assert typist.page.locator("#panel .evidence").count() >= 1
    assert len(typist.page.inner_text("#panel .evidence .restated")) > 20


def test_the_filters_can_be_skipped(typist):
    """There are some fifty of them between the choice of a view and what it shows."""
    typist.tab_to("#tab-meetings")
    typist.press("Enter")
    typist.tab_to("#skip-filters", limit=8)
    assert typist.page.locator("#skip-filters").bounding_box()["x"] >= 0
    typist.press("Enter")
    typist.tab_to("#meetings .part", limit=3)


@pytest.mark.parametrize("width", [1280, 900, 390])
def test_what_skips_is_in_sight_only_where_it_has_the_focus(browser, founding_html, tmp_path, width):
    reader = Reader(browser, founding_html, tmp_path, width=width)
    page = reader.open()
    places = page.locator(".skip").evaluate_all(
        """found => found.map(one => one.getBoundingClientRect()).filter(box => box.width > 1 && box.bottom > 0)"""
    )
    assert places == []
    shown = page.locator(".skip").evaluate_all(
        "found => found.filter(one => getComputedStyle(one).display !== 'none').map(one => one.id)"
    )
    assert shown == (["skip"] if width == 390 else ["skip", "skip-filters"])
    for name in shown:
        page.focus(f"#{name}")
        box = page.locator(f"#{name}").bounding_box()
        assert box["width"] > 60
        middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
        assert page.evaluate("([x, y]) => document.elementFromPoint(x, y)?.id", middle) == name
    reader.close()


def test_task_3_walk_the_map_and_open_an_actor(typist):
    typist.tab_to("#map")
    typist.press("ArrowRight")
    first = typist.page.inner_text("#announce")
    typist.press("ArrowLeft")
    assert typist.page.inner_text("#announce") != first
    name = typist.page.inner_text("#announce").split(",")[0]
    typist.press("Enter")
    assert typist.page.inner_text("#panel h2").startswith(name)


def test_task_4_open_a_tie_and_come_back(typist):
    typist.tab_to("#search")
    typist.type("Noor")
    typist.press("Enter")
    typist.tab_to("#panel .tie")
    typist.press("Enter")
    assert typist.page.locator("#panel .fact").count() == 1
    typist.tab_to("#panel .back")
    typist.press("Enter")
    assert typist.page.inner_text("#panel h2") == "Noor Wali Mehsud"
    typist.press("Escape")
    assert typist.page.is_hidden("#panel")


def test_task_5_what_changed_since_2021(typist):
    typist.tab_to("#since")
    typist.type("2021")
    typist.press("Enter")
    assert typist.page.inner_text("#panel h2") == "What changed since 1 Jan 2021"
    assert "Happened or begun" in typist.panel()
    typist.tab_to("#panel .tie")
    typist.press("Enter")
    assert typist.page.locator("#panel .evidence").count() >= 1


def test_task_6_what_one_side_denies(typist):
    typist.tab_to("#search")
    typist.type("Afghan Taliban")
    typist.press("Enter")
    typist.tab_to("#panel .own-account")
    typist.press("Enter")
    assert "What Afghan Taliban denies" in typist.panel()
    typist.tab_to("#panel .tie")
    typist.press("Enter")
    assert "Afghan Taliban harbours" in typist.panel()
    assert "denies this" in typist.panel()


def test_task_7_a_path_between_two(typist):
    typist.tab_to("#paths")
    typist.press("Enter")
    typist.tab_to("#path-from")
    typist.type("al-Qaida")
    typist.press("Enter")
    typist.tab_to("#path-to")
    typist.type("India")
    typist.press("Enter")
    assert "Not transitive." in typist.panel()
    typist.tab_to("#panel .route .tie")
    typist.press("Enter")
    assert typist.page.locator("#panel .evidence").count() >= 1


def test_task_8_move_through_time(typist):
    typist.tab_to("#moment")
    typist.press("ArrowLeft")
    typist.press("ArrowLeft")
    day = typist.page.input_value("#at")
    assert day
    typist.press("ArrowRight")
    assert typist.page.input_value("#at") > day
    assert "possible" in typist.page.get_attribute("#moment", "aria-valuetext")
    typist.tab_to("#strip-any")
    typist.press("Enter")
    assert typist.page.input_value("#at") == ""


def test_task_9_filter_and_sort_the_table(typist):
    typist.tab_to("[data-key='r:attacked:-1']")
    typist.press("Space")
    typist.tab_to("#skip")
    typist.press("Enter")
    typist.tab_to("[data-sort=time]")
    typist.press("Enter")
    assert typist.page.evaluate("document.activeElement.dataset.sort") == "time"
    assert typist.page.get_attribute("th:has([data-sort=time])", "aria-sort") == "ascending"
    assert "attacked" not in typist.page.locator("#table .open").all_inner_texts()


def test_task_10_save_the_ties(typist):
    typist.tab_to("#save summary")
    typist.press("Enter")
    typist.tab_to("[data-save=csv]")
    with typist.page.expect_download() as download:
        typist.press("Enter")
    rows = list(csv.DictReader(download.value.path().read_text("utf-8-sig").splitlines()))
    assert len({row["tie"] for row in rows}) == int(typist.page.inner_text("#moment-counts").split()[0])
    assert typist.page.evaluate("document.activeElement.parentElement.id") == "save"


def test_every_fact_of_the_map_is_in_the_table(founding):
    page = founding.open("#view=everything&tab=table")
    data = json.loads(page.evaluate("document.getElementById('data').textContent"))
    shown = page.locator("#table [data-tie]").evaluate_all("buttons => buttons.map((button) => button.dataset.tie)")
    assert sorted(shown) == sorted(fact["id"] for fact in data["facts"])
    text = page.inner_text("#table")
    for name in (node["name"] for node in data["nodes"] if node["kind"] != "mediation"):
        assert name in text


OPENED = """ties => {
    const shown = {};
    document.getElementById("table").style.display = "none";  // to lay it out after each press takes most of the time
    const read = (what) => {
        const [one, ...others] = document.querySelectorAll(`#panel ${what}`);
        if (!one || others.length) throw new Error(`${1 + others.length} or none of ${what}`);
        return one.innerText;
    };
    for (const [tie, claims] of Object.entries(ties)) {
        document.querySelector(`#table [data-tie='${tie}']`).click();
        const cards = claims.map((claim) => [claim, read(`[data-statement='${claim}']`)]);
        shown[tie] = [read(`[data-fact='${tie}']`), Object.fromEntries(cards)];
    }
    return shown;
}"""
"""What the panel shows of each tie and of each of its claims once the tie was pressed in the table."""


def test_every_tie_opens_its_passage_source_claimant_stance_and_date(founding):
    page = founding.open("#view=everything&tab=table")
    data = json.loads(page.evaluate("document.getElementById('data').textContent"))
    ties = {fact["id"]: [data["evidence"][at]["id"] for at in fact["evidence"]] for fact in data["facts"]}
    shown = page.evaluate(OPENED, ties)
    for fact in data["facts"]:
        text, cards = shown[fact["id"]]
        assert fact["timeWords"] in text
        for claim in (data["evidence"][at] for at in fact["evidence"]):
            card = cards[claim["id"]]
            source = data["documents"][claim["document"]]
            for words in (claim["quote"], source["title"], claim.get("claimant", "The text itself"), claim["stance"]):
                assert " ".join(words.split()) in " ".join(card.split())
