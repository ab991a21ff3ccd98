"""Agreements, mediation and figures in the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from explorer.reader import Reader, tie_id
from explorer.samples import EVIDENCE

from kg.beliefs import Assessment
from kg.explorer import explorer_html
from kg.model import Figure, Interval

pytestmark = pytest.mark.browser


def card(page, title):
    return page.locator("#meetings .meeting").filter(has=page.locator("h3", has_text=title))


def test_who_sat_at_the_table_who_mediated_and_what_became_of_it(reader):
    page = reader.open("#tab=meetings")
    text = "\n".join(filter(None, card(page, "May Truce").inner_text().replace("\t", "\n").split("\n")))
    assert "At the table\nBlueland – Redland" in text
    assert "Mediated by\nTürkiye" in text
    assert "link to the agreement inferred" in text
    assert "What became of it\nLast known: in force, 2 Jun 2024" in text
    card(page, "May Truce").locator(f"[data-tie='{tie_id(3)}']").click()
    assert page.inner_text("#panel .restated") == "Türkiye carried messages"


def test_the_status_on_a_day(reader):
    page = reader.open("#tab=meetings&at=2024-05-19")
    assert "On 19 May 2024: not yet made" in page.inner_text("#meetings")
    page = reader.open("#tab=meetings&at=2024-05-25")
    assert "On 25 May 2024: in force" in page.inner_text("#meetings")


def test_a_mediation_without_an_agreement_says_that_none_is_named(founding):
    page = founding.open("#tab=meetings")
    text = card(page, "Mediation: Pakistan – TTP").inner_text()
    assert "Afghan Taliban" in text
    assert "No text names an agreement that came of it." in text
    assert page.inner_text("#meetings h2") == "3 agreements and meetings"


def test_no_meeting_in_the_selection(reader):
    assert "No agreement, mediation or talks" in reader.open("#preset=hostilities&tab=meetings").inner_text("#meetings")


FIGURES = {
    "6,000 to 6,500 fighters": Figure("fighters", None, "Redland", 6000, 6500, "range", "6,000–6,500"),
    "at least 80 soldiers killed": Figure("killed", "soldiers", None, 80, None, "at least", "at least 80"),
    "at most 12 killed": Figure("killed", None, None, None, 12, "at most", "up to 12"),
    "0 attacks": Figure("attacks", None, None, 0, 0, "exact", "no attacks"),
    "no number given (“many”) killed": Figure("killed", None, None, None, None, "unstated", "many"),
    "about 100 killed": Figure("killed", None, None, 100, 100, "about", "some 100"),
    "2.5 displaced": Figure("displaced", None, None, 2.5, 2.5, "exact", "2.5 million"),
}


def test_a_figure_shows_its_range_and_who_gives_it(browser, network, tmp_path):
    told = []
    for number, figure in enumerate(FIGURES.values()):
        statement = Stub(figure=figure, subject="Redland", parties=(), modality="actual", place=None)
        standing = Stub(assertable=f"f{number}", status="claimed", reason="only Redland says so", last_evidenced=None)
        evidence = (replace(EVIDENCE, statement=f"f{number}"),)
        told.append(Assessment(statement, standing, (), Interval.parse("2024"), True, evidence, ()))
    reader = Reader(browser, explorer_html(network, title="T", figures=told), tmp_path)
    page = reader.open("#node=Redland")
    figures = page.locator("#panel .figure")
    assert figures.count() == len(FIGURES)
    summaries = figures.locator("summary")
    for words in FIGURES:
        [summary] = [text for text in summaries.all_inner_texts() if text.startswith(words)]
        assert "2024 · according to Redland · claimed" in summary
    summaries.first.click()
    assert "Redland shelled the border towns in May" in figures.first.inner_text()
    page = reader.open("#tab=table")
    assert "7 figures, by any account and at any time" in page.inner_text("#table")
    reader.close()


class Stub:
    """As much of a statement as a figure's assessment needs."""

    def __init__(self, **fields):
        self.__dict__.update(fields)


def test_the_figures_of_the_founding_graph_are_with_whom_they_are_about(founding):
    page = founding.open("#node=TTP")
    assert page.locator("#panel .figure").count() >= 1
    assert "according to" in page.locator("#panel .figure").first.inner_text()
