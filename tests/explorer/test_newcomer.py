"""Three questions of somebody who sees the page for the first time, with a mouse and few presses."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


class Hand:
    """Presses what can be seen, by its words, and counts."""

    def __init__(self, page):
        self.page = page
        self.presses = 0

    def press(self, selector: str, words: str = ""):
        found = self.page.locator(selector).filter(has_text=words) if words else self.page.locator(selector)
        found.first.click()
        self.presses += 1

    def panel(self) -> str:
        return self.page.inner_text("#panel")


@pytest.fixture
def hand(founding):
    return Hand(founding.open())


def test_who_mediates_between_pakistan_and_the_ttp_and_the_sentence_that_says_so(hand):
    hand.press("button", "Agreements")
    hand.press(".meeting:has(h3:text('Mediation: Pakistan – TTP')) .part", "Afghan Taliban")
    assert "Afghan Taliban mediated between Pakistan and TTP" in hand.panel()
    assert hand.page.locator("#panel .evidence .restated").first.inner_text()
    assert hand.presses == 2


def test_what_changed_since_2021(hand):
    hand.press("#since")
    hand.page.keyboard.type("2021")
    hand.press("#map")
    assert hand.page.inner_text("#panel h2") == "What changed since 1 Jan 2021"
    hand.press("#panel .tie", "took over")
    assert "seized Kabul in August 2021" in hand.panel()
    assert hand.presses == 3


def test_what_kabul_denies_by_the_name_of_the_city(hand):
    hand.press("#search")
    hand.page.keyboard.type("Kabul")
    hand.press("#found li", "place")
    hand.press("#panel .tie", "refuses")
    hand.press("#panel .actor", "Afghan Taliban")
    hand.press("#panel button", "Its own account")
    assert "What Afghan Taliban denies" in hand.panel()
    hand.press("#panel section:has(h3:has-text('denies')) .tie", "TTP")
    assert "denies this" in hand.panel()
    assert hand.presses == 6


def test_what_kabul_denies_by_the_list_of_accounts(hand):
    label = hand.page.locator("#view option", has_text="denied").first.inner_text()
    assert label == "According to Afghan Taliban (2 added, 3 gone, 2 denied)"
    hand.page.select_option("#view", label=label)
    denied = hand.page.locator("#panel section", has_text="What Afghan Taliban denies").locator(".line")
    assert denied.all_inner_texts() == ["Afghan Taliban harbours TTP", "Afghan Taliban harbours Pakistani militants"]
