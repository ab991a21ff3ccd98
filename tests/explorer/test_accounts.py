"""One side's account against the accepted view: on the map, in words and in the table."""

from __future__ import annotations

import networkx as nx
import pytest
from explorer.reader import Reader, tie_id
from explorer.samples import EVIDENCE, add_actor, add_tie, tie

from kg.explorer import explorer_html
from kg.model import Interval

pytestmark = pytest.mark.browser


@pytest.fixture
def sides(browser, tmp_path):
    """Redland and Blueland: accepted is one attack each way and a friendship that Redland denies."""
    network = nx.MultiDiGraph()
    for name in ("Redland", "Blueland", "Hill Army"):
        add_actor(network, name)
    both, accepted, mine = ("accepted", "claimant=Redland"), ("accepted",), ("claimant=Redland",)
    undated = Interval.parse(None)
    add_tie(network, "Blueland", "Redland", tie(1, views=both))
    add_tie(network, "Redland", "Blueland", tie(2, views=accepted, label="shelled", claim={"claimant": None}))
    friendly = {"relation": "supports", "label": "supports", "family": "support", "sign": 1, "event": None}
    denial = {"stance": "denies", "claimant": "Redland"}
    add_tie(network, "Redland", "Hill Army", tie(3, **friendly, views=accepted, interval=undated, claim=denial))
    hostile = {"status": "claimed", "reason": "only Redland says so"}
    add_tie(network, "Redland", "Hill Army", tie(4, **hostile, label="fought", views=mine, interval=undated))
    add_tie(network, "Blueland", "Hill Army", tie(5, **friendly, views=both))
    reader = Reader(browser, explorer_html(network, title="T"), tmp_path)
    yield reader
    reader.close()


def test_choosing_a_side_says_at_once_what_differs(sides):
    page = sides.open()
    page.select_option("#view", "claimant=Redland")
    panel = page.inner_text("#panel")
    assert "1 tie added, 2 gone, 1 pair changed." in panel
    assert "Hill Army and Redland\naccepted: friendly; in this account: hostile" in panel.replace(
        "Redland and Hill Army", "Hill Army and Redland"
    )
    denied = page.locator("#panel section", has_text="What Redland denies").locator(".line").all_inner_texts()
    assert denied == ["Redland supports Hill Army"]
    assert "gone: denied by Redland" in panel
    assert "gone: Redland does not speak of it; only others vouch for it" in panel
    assert page.inner_text("#summary").endswith("Against the accepted view: 1 added, 2 gone")


def test_the_summary_does_not_count_what_is_gone(sides):
    page = sides.open("#view=claimant%3DRedland")
    assert page.inner_text("#summary").startswith("According to Redland: 3 actors, 3 ties")


def test_the_table_marks_what_differs(sides):
    page = sides.open("#view=claimant%3DRedland&tab=table")
    rows = page.locator("#table tbody tr")
    assert "added: not in the accepted view" in rows.filter(has_text="fought").inner_text()
    assert "gone: denied by Redland" in rows.filter(has=page.locator(f"[data-tie='{tie_id(3)}']")).inner_text()
    same = rows.filter(has=page.locator(f"[data-tie='{tie_id(1)}']")).inner_text()
    assert "added" not in same
    assert "gone" not in same


def test_the_map_marks_what_differs_and_the_mark_can_be_left_out(sides):
    sides.run_first("""
        const dashes = window.dashes = [];
        const setLineDash = CanvasRenderingContext2D.prototype.setLineDash;
        CanvasRenderingContext2D.prototype.setLineDash = function (lengths) {
          dashes.push(lengths.length);
          return setLineDash.call(this, lengths);
        };
        const words = window.words = new Set();
        const fillText = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
          words.add(text);
          return fillText.call(this, text, ...rest);
        };
    """)
    page = sides.open("#view=claimant%3DRedland")
    page.wait_for_timeout(300)
    words = page.evaluate("[...window.words]")
    assert any("added" in text for text in words)
    assert any("gone" in text for text in words)
    page.uncheck("#compare")
    assert page.inner_text("#summary") == "According to Redland: 3 actors, 3 ties, 3 passages from 1 document"
    assert "compare=no" in page.evaluate("location.hash")
    page.evaluate("window.words.clear()")
    page.click("#fit")
    page.wait_for_timeout(200)
    assert not any("gone" in text or "added" in text for text in page.evaluate("[...window.words]"))


def test_a_tie_that_is_gone_says_so_when_it_is_opened(sides):
    page = sides.open(f"#view=claimant%3DRedland&tie={tie_id(2)}")
    assert "gone: Redland does not speak of it" in page.inner_text("#panel")


def test_an_actor_that_speaks_offers_its_account(sides):
    page = sides.open("#node=Redland")
    page.click("#panel .own-account")
    assert page.inner_text("#panel h2") == "According to Redland"
    assert sides.open("#node=Blueland").locator("#panel .own-account").count() == 0


def test_the_accepted_view_is_compared_with_nothing(sides):
    page = sides.open("#panel=account&compare=yes")
    assert page.is_hidden("#panel")
    assert page.is_hidden("#compare-row")
    assert EVIDENCE.claimant not in page.inner_text("#summary")


@pytest.mark.parametrize("fragment", ["", "#view=claimant%3DRedland&panel=account"])
def test_the_map_stays_in_the_middle_of_its_place(sides, fragment):
    page = sides.open(fragment)
    page.wait_for_timeout(400)
    middle = page.evaluate("""() => {
      const canvas = document.querySelector("#map canvas");
      const { data, width, height } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let [low, high] = [width, 0];
      for (let at = 3; at < data.length; at += 4) {
        const x = ((at - 3) / 4) % width;
        if (data[at] > 200) [low, high] = [Math.min(low, x), Math.max(high, x)];
      }
      return (low + high) / 2 / width;
    }""")
    assert 0.38 < middle < 0.62


def test_arrows_reach_every_account_in_the_list(sides):
    """An arrow chooses at once, and what it opens must not take the focus away on the way to a later account."""
    page = sides.open()
    page.focus("#view")
    names = page.locator("#view option").evaluate_all("options => options.map((option) => option.value)")
    for name in names[1:]:
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.id + ' ' + document.activeElement.value") == f"view {name}"
    assert "What Redland denies" in page.inner_text("#panel")
