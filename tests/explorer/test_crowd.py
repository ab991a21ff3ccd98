"""Many actors, many ties between two, and other sizes that a page must bear."""

from __future__ import annotations

import networkx as nx
import pytest
from builders import account
from builders import tie as said
from explorer.reader import Reader
from explorer.samples import add_actor, add_tie, tie

from kg.explorer import explorer_html
from kg.explorer.layout import place
from kg.graph import Graph

pytestmark = pytest.mark.browser

MANY = 600


@pytest.fixture(scope="module")
def crowd_html():
    """A hub of half of them, the rest in a chain: who has more ties is known."""
    network = nx.MultiDiGraph()
    for number in range(MANY):
        add_actor(network, f"Actor {number:03d}")
    for number in range(1, MANY // 2):
        add_tie(network, "Actor 000", f"Actor {number:03d}", tie(number))
    for number in range(MANY // 2, MANY):
        add_tie(network, f"Actor {number - 1:03d}", f"Actor {number:03d}", tie(number, sign=1, relation="supports"))
    return explorer_html(network, title="Many")


@pytest.fixture
def crowd(browser, crowd_html, tmp_path):
    reader = Reader(browser, crowd_html, tmp_path)
    yield reader
    reader.close()


def drawn(page) -> int:
    return int(page.inner_text("#crowd span").split()[1])


def test_the_strongest_are_drawn_and_the_page_says_so(crowd):
    page = crowd.open()
    assert page.inner_text("#crowd span") == (
        f"The 150 with the most ties are drawn, of {MANY}. Search adds anybody; the table holds all."
    )
    assert page.inner_text("#summary").startswith(f"Accepted: {MANY} actors, {MANY - 1} ties")
    page.click("#crowd button")
    assert drawn(page) == 300
    assert "more=1" in page.evaluate("location.hash")


def test_search_draws_whoever_is_found_and_opening_draws_the_neighbours(crowd):
    page = crowd.open()
    page.fill("#search", "Actor 450")
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "Actor 450"
    before = drawn(page)
    page.click("#panel button:has-text('more neighbour')")
    assert drawn(page) > before
    assert "open=Actor+450" in page.evaluate("location.hash")


def test_a_few_are_all_drawn(crowd):
    page = crowd.open("#focus=Actor+599")
    assert page.is_hidden("#crowd")


def test_the_table_holds_all_of_them(crowd):
    page = crowd.open("#tab=table")
    rows = page.locator("#table table:not(.actors) tbody tr")
    assert rows.count() == 300
    page.click("[data-key=rows]")
    assert rows.count() == MANY - 1
    assert page.inner_text("#table caption >> nth=0") == f"{MANY - 1} ties, each with its evidence"
    assert page.locator("[data-key=rows]").count() == 0


def test_filtering_brings_no_error(crowd):
    page = crowd.open()
    for selector in ("[data-preset=alliances]", "[data-preset=hostilities]", "[data-preset=everything]", "#theme"):
        page.click(selector)
        page.wait_for_timeout(60)
    assert crowd.problems == []


def test_two_thousand_ties_between_two(browser, tmp_path):
    network = nx.MultiDiGraph()
    for name in ("A", "B"):
        add_actor(network, name)
    for number in range(2_000):
        add_tie(network, "A", "B", tie(number))
    reader = Reader(browser, explorer_html(network, title="T"), tmp_path)
    page = reader.open("#tab=table")
    assert page.inner_text("#summary").startswith("Accepted: 2 actors, 2000 ties")
    for _ in range(6):
        page.click("[data-key=rows]")
    assert page.locator("#table table:not(.actors) tbody tr").count() == 2_000
    assert reader.problems == []
    reader.close()


@pytest.mark.parametrize("count", [0, 1, 2, 399, 401, 900])
def test_places_are_whole_numbers_and_no_two_the_same(count):
    links = [(0, number) for number in range(1, count)]
    places = place([(80.0, 40.0)] * count, links)
    assert len(places) == count
    assert len(set(places)) == count
    assert all(isinstance(x, int) and isinstance(y, int) for x, y in places)
    assert places == place([(80.0, 40.0)] * count, list(reversed(links)))


def test_islands_among_many_are_placed_beside_the_rest():
    places = place([(80.0, 40.0)] * 500, [(0, number) for number in range(1, 450)])
    assert len(set(places)) == 500
    low, high = min(y for _, y in places), max(y for _, y in places)
    assert high - low < 6_000


def test_of_many_claimants_those_who_claim_most_have_an_account():
    """Each article brings its own, and the account of each holds all that the texts say: their number is bounded."""
    speakers, officials = (
        [f"{kind} {n:03}" for n in range(count)] for kind, count in (("speaker", 99), ("other", 150))
    )
    loud = [
        said("Alpha", "attacked", "Beta", claimant=name, time=time) for name in speakers for time in ("2010", "2011")
    ]
    quiet = [said("Alpha", "attacked", "Beta", claimant=name) for name in officials]
    graph = Graph([account("one", [*loud, *quiet])])
    first = {f"claimant={name}" for name in (*speakers, "other 000")}
    for view, offered in ((None, first), ("claimant=other 149", first | {"claimant=other 149"})):
        views = {name for *_, names in graph.drawing(view=view).edges(data="views") for name in names}
        assert {name for name in views if name.startswith("claimant=")} == offered
    claims = [claim.claimant for *_, each in graph.drawing().edges(data="evidence") for claim in each]
    assert set(claims) == {*speakers, *officials}
