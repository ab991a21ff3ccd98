"""The explorer of event tables: what a tie sums up, some of its rows, and where the rest is; what ties nobody."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from explorer.reader import Reader
from tables import ged, write_table

import kg
from kg.datasets import find_mapping
from kg.explorer import explorer_html
from kg.graph import Graph
from kg.pipeline.ingest import ingest_file

HOSTILE = "<img src=x onerror=window.hit=1>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A pair with twelve rows in a year, two in another, and one in a third."""
    home = tmp_path_factory.mktemp("explored")
    days = [*(f"2009-{month:02}-01" for month in range(1, 13)), "2010-02-01", "2010-03-01", "2011-04-01"]
    rows = ged(*({"date_start": day, "date_end": day, "where_coordinates": f"Town {n}"} for n, day in enumerate(days)))
    rows[1]["source_article"] = HOSTILE
    rows[11] |= {"best": "", "low": "", "high": ""}
    ingest_file(find_mapping("ucdp-ged"), write_table(home / "t.csv", rows), home / "out")
    return home / "out"


def data_of(html):
    found = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1])


def ties(folder):
    graph = kg.open(folder)
    return {one.tally.rows: one for one in graph.statements if one.tally and one.relation != "figure"}


def opened(browser, html, tmp_path, fact=""):
    reader = Reader(browser, html, tmp_path)
    return reader, reader.open(f"#tie={fact}" if fact else "")


def test_the_panel_of_a_tie_says_what_it_sums_up_and_shows_some_of_its_rows(browser, tmp_path, folder):
    html = (folder / "explorer.html").read_text("utf-8")
    data = data_of(html)
    claims = {claim["id"]: claim for claim in data["evidence"]}
    one = ties(folder)[12]
    fact = next(fact for fact in data["facts"] if data["evidence"][fact["evidence"][0]]["id"] == one.id)
    reader, page = opened(browser, html, tmp_path, fact["id"])
    panel = page.inner_text("#panel")
    assert "Sums up 12 rows of which the first is quoted, from 1 January 2009 to 1 December 2009" in panel
    assert "Deaths: low 22, best 33, high 44" in panel
    assert f"kg rows {one.id}" in panel
    page.click("#panel .rows summary")
    shown = page.inner_text("#panel .rows")
    assert [f"Town {n}" in shown for n in range(12)] == [n in (1, 10, 11) for n in range(12)]
    assert "1 February 2009 · Town 1 · deaths: low 2, best 3, high 4 · line 3" in shown
    assert "1 December 2009 · Town 11 · line 13" in shown, "what a row does not know is left out, and not 0"
    assert HOSTILE in shown
    assert page.evaluate("window.hit") is None
    assert reader.problems == []
    assert len(claims[one.id]["rows"]["some"]) == 3
    reader.close()


def test_a_tie_of_two_rows_shows_both_and_one_of_one_the_row_that_it_quotes(folder):
    claims = {claim["id"]: claim for claim in data_of((folder / "explorer.html").read_text("utf-8"))["evidence"]}
    two, one = (claims[ties(folder)[number].id]["rows"] for number in (2, 1))
    assert ([row["place"] for row in two["some"]], two["count"]) == (["Town 13"], 2)
    assert ("some" in one, one["count"], one["days"]) == (False, 1, "1 April 2011")


def test_a_figure_has_the_passage_of_its_tie_although_the_page_holds_it_once(browser, tmp_path, folder):
    html = (folder / "explorer.html").read_text("utf-8")
    one = ties(folder)[12]
    assert html.count(json.dumps(one.quote.exact, ensure_ascii=False)[1:-1]) == 1
    reader = Reader(browser, html, tmp_path)
    page = reader.open("#node=Pakistan")
    figure = page.locator("#panel details.figure", has_text="22 to 44").first
    figure.locator("summary").first.click()
    assert one.quote.exact in figure.inner_text()
    assert reader.problems == []
    reader.close()


def test_a_service_leads_to_all_rows(browser, tmp_path, folder):
    graph = kg.open(folder)
    html = explorer_html(graph.drawing(), documents=graph.documents, figures=graph.assessments, rows_at="/rows/claim/")
    one = ties(folder)[12]
    fact = next(f for f in data_of(html)["facts"] if data_of(html)["evidence"][f["evidence"][0]]["id"] == one.id)
    reader, page = opened(browser, html, tmp_path, fact["id"])
    link = page.locator("#panel .rows a")
    assert (link.get_attribute("href"), link.inner_text()) == (f"/rows/claim/{one.id}", "All 12 rows")
    reader.close()


def test_the_same_table_again_gives_the_same_page(folder, tmp_path):
    before = (folder / "explorer.html").read_bytes()
    ingest_file(find_mapping("ucdp-ged"), folder.parent / "t.csv", folder)
    assert (folder / "explorer.html").read_bytes() == before


def test_many_long_rows_do_not_make_the_page_too_large(tmp_path):
    days = [(f"{year}-0{month}-01", f"G{n}") for year in range(1990, 2010) for month in (1, 2, 3) for n in range(5)]
    rows = ged(
        *({"date_start": day, "date_end": day, "side_b": name, "side_b_new_id": name, "source_article": "x" * 300}
          for day, name in days)
    )  # fmt: skip
    built = ingest_file(find_mapping("ucdp-ged"), write_table(tmp_path / "t.csv", rows), tmp_path / "out").built
    assert (tmp_path / "out" / "explorer.html").stat().st_size <= 550_000 + 1_000 * len(built.graph.statements)


@pytest.mark.parametrize("relation", ["uses", "figure"])
def test_a_lone_statement_that_ties_nobody_is_shown(browser, tmp_path, relation):
    graph = kg.build()
    account, one = next((a, s) for a in graph.accounts for s in a.statements if s.relation == relation)
    lone = Graph([replace(account, statements=(one,))])
    reader, page = opened(browser, lone.html(), tmp_path)
    shown = page.inner_text("#empty")
    assert "No ties yet" not in shown
    assert "ties nobody to anybody: 1 statement" in shown
    assert one.quote.exact in shown
    assert one.subject in shown
    assert reader.problems == []
    reader.close()
