"""Paths between two actors: hop by hop, with dates, and never as a tie."""

from __future__ import annotations

import networkx as nx
import pytest
from explorer.reader import Reader
from explorer.samples import add_actor, add_tie, tie

from kg.explorer import explorer_html
from kg.model import Interval

pytestmark = pytest.mark.browser

PERHAPS = "Dates may overlap: all hops can have held on {}; the texts do not say for sure."


def opened(browser, tmp_path, ties, fragment):
    """The page of ties (from, to, time, changes) between A, B, C and D."""
    network = nx.MultiDiGraph()
    for name in "ABCDE":
        add_actor(network, name)
    for number, (source, target, time, changes) in enumerate(ties):
        changed = {"interval": Interval.parse(time), "views": ("accepted", "all"), **changes}
        add_tie(network, source, target, tie(number, **changed))
    reader = Reader(browser, explorer_html(network, title="T"), tmp_path)
    return reader, reader.open(fragment)


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (("2020/2022", "2021/2023"), "Dates overlap: all hops surely held on 31 Dec 2021."),
        (
            ("2020", "2020-05"),
            PERHAPS.format("1 May 2020"),
        ),
        (("2020", None), "Whether the dates overlap is unknown: a hop is not dated."),
        ((None, None), "Whether the dates overlap is unknown: a hop is not dated."),
        (("2020", "2022"), "Dates do not overlap: on no day can all hops have held."),
        (
            ("2020/..", "2024"),
            PERHAPS.format("1 Jan 2024"),
        ),
    ],
)
def test_whether_the_dates_overlap(browser, tmp_path, times, words):
    ties = [("A", "B", times[0], {}), ("C", "B", times[1], {})]
    reader, page = opened(browser, tmp_path, ties, "#panel=path&from=A&to=C")
    assert page.inner_text("#panel .together") == words
    assert "Not transitive. A path is no tie" in page.inner_text("#not-transitive")
    assert page.inner_text("#panel .route h3") == "A – B – C"
    reader.close()


def test_every_hop_has_its_ties_and_their_first_words(browser, tmp_path):
    ties = [("A", "B", "2020", {}), ("B", "A", "2021", {}), ("B", "C", "2020", {"claim": {"quote": "B struck C"}})]
    reader, page = opened(browser, tmp_path, ties, "#panel=path&from=A&to=C")
    hops = page.locator("#panel .route li")
    assert hops.count() == 2
    assert hops.nth(0).locator(".tie").count() == 2
    assert hops.nth(1).locator("blockquote").inner_text() == "“B struck C”"
    hops.nth(1).locator(".tie").click()
    assert page.inner_text("#panel h2") == "B attacked C"
    page.click("#panel .back")
    assert page.inner_text("#panel h2") == "A to C"
    reader.close()


def test_of_ways_of_one_length_that_which_can_hold_comes_first(browser, tmp_path):
    ties = [("A", "B", "2020", {}), ("B", "C", "2022", {}), ("A", "D", "2020/2022", {}), ("D", "C", "2021/2023", {})]
    reader, page = opened(browser, tmp_path, ties, "#panel=path&from=A&to=C")
    assert page.locator("#panel .route h3").all_inner_texts() == ["1. A – D – C", "2. A – B – C"]
    reader.close()


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "denied", "claim": {"stance": "denies"}},
        {"status": "not actual", "modality": "forecast"},
        {"status": "not actual", "modality": "demanded"},
        {"status": "questioned", "claim": {"stance": "questions"}},
    ],
)
def test_what_is_denied_or_not_actual_is_no_way(browser, tmp_path, changes):
    ties = [("A", "B", "2020", {}), ("B", "C", "2020", changes)]
    reader, page = opened(browser, tmp_path, ties, "#view=everything&panel=path&from=A&to=C")
    assert page.inner_text("#no-path").startswith("No path: nothing in the present selection")
    reader.close()


def test_a_claimed_hop_says_that_it_is_claimed(browser, tmp_path):
    ties = [("A", "B", "2020", {}), ("B", "C", "2020", {"status": "claimed", "views": ("all",)})]
    reader, page = opened(browser, tmp_path, ties, "#view=all&panel=path&from=A&to=C")
    assert "claimed" in page.locator("#panel .route li").nth(1).inner_text()
    reader.close()


def test_one_hop_two_equal_ends_and_no_ends(browser, tmp_path):
    reader, page = opened(browser, tmp_path, [("A", "B", "2020", {})], "#panel=path&from=A&to=B")
    assert page.inner_text("#panel .together") == "One hop: the two are tied directly."
    page = reader.open("#panel=path&from=A&to=A")
    assert "Choose two different ones." in page.inner_text("#panel")
    page = reader.open("#panel=path")
    assert page.inner_text("#panel h2") == "Path between two actors"
    assert page.locator("#panel .route").count() == 0
    assert reader.problems == []
    reader.close()
