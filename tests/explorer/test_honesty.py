"""What is not accepted is drawn otherwise: in its dashes, which need no colour, and in words."""

from __future__ import annotations

import networkx as nx
import pytest
from explorer.reader import Reader, tie_id
from explorer.samples import add_actor, add_tie, tie

from kg.explorer import explorer_html

pytestmark = pytest.mark.browser

RECORD = """
const words = window.words = new Set();
const lines = window.lines = new Set();
const { fillText, setLineDash } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
  words.add(text);
  return fillText.call(this, text, ...rest);
};
CanvasRenderingContext2D.prototype.setLineDash = function (lengths) {
  if (lengths.some(Boolean)) lines.add(lengths.map((length) => Math.round(length * this.getTransform().a)).join("-"));
  return setLineDash.call(this, lengths);
};
"""

STANDINGS = {
    "accepted": {},
    "claimed": {"status": "claimed"},
    "contested": {"status": "contested"},
    "questioned": {"status": "questioned", "claim": {"stance": "questions"}},
    "denied": {"status": "denied", "claim": {"stance": "denies"}},
    "forecast": {"status": "not actual", "modality": "forecast", "claim": {"modality": "forecast"}},
    "demanded": {"status": "not actual", "modality": "demanded", "claim": {"modality": "demanded"}},
    "planned": {"status": "not actual", "modality": "planned", "claim": {"modality": "planned"}},
}


def page_of(browser, tmp_path, *standings):
    """A page on which A has attacked somebody of each standing's name."""
    network = nx.MultiDiGraph()
    add_actor(network, "A")
    for number, name in enumerate(standings):
        add_actor(network, f"the {name}")
        add_tie(network, "A", f"the {name}", tie(number, views=(), **STANDINGS[name]))
    reader = Reader(browser, explorer_html(network, title="T", view="everything"), tmp_path)
    reader.run_first(RECORD)
    return reader


@pytest.mark.parametrize("name", [name for name in STANDINGS if name != "accepted"])
def test_the_map_says_the_standing_and_draws_it(browser, tmp_path, name):
    reader = page_of(browser, tmp_path, name)
    page = reader.open()
    page.wait_for_timeout(300)
    assert f"− {name}: attacked" in page.evaluate("[...window.words]")
    assert page.evaluate("window.lines.size") == 1
    reader.close()


def test_what_is_accepted_is_a_plain_line_without_a_word(browser, tmp_path):
    reader = page_of(browser, tmp_path, "accepted")
    page = reader.open()
    page.wait_for_timeout(300)
    assert "− attacked" in page.evaluate("[...window.words]")
    assert page.evaluate("window.lines.size") == 0
    reader.close()


def test_no_two_standings_have_the_same_dashes(browser, tmp_path):
    reader = page_of(browser, tmp_path, "claimed", "contested", "questioned", "denied", "forecast")
    page = reader.open()
    page.wait_for_timeout(300)
    assert page.evaluate("window.lines.size") == 5
    reader.close()


def test_table_and_panel_say_the_standing(browser, tmp_path):
    reader = page_of(browser, tmp_path, *STANDINGS)
    page = reader.open("#tab=table")
    for number, name in enumerate(STANDINGS):
        row = page.locator("#table tbody tr").filter(has=page.locator(f"[data-tie='{tie_id(number)}']"))
        assert name in row.inner_text().split("attacked")[1].replace(f"the {name}", "")
        row.locator("[data-tie]").click()
        assert name in page.locator("#panel .chip.status").inner_text()
    reader.close()
