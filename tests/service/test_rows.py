"""The rows of event tables behind a claim or tie: their page, and the same as data."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from service.running import Server, running
from tables import ged, write_table

import kg
from kg.datasets import ROW_COLUMNS, find_mapping
from kg.model import Statement
from kg.pipeline.ingest import ingest_file
from kg.rdf import assertable_id
from kg.written import WRITTEN

DAYS = 45
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph with a table: a pair that met on 45 days of a year, and one that met once, in a row that is hostile."""
    home = tmp_path_factory.mktemp("rows")
    days = [
        {"date_start": f"2009-{1 + n // 28:02}-{1 + n % 28:02}", "date_end": f"2009-{1 + n // 28:02}-{1 + n % 28:02}"}
        for n in range(DAYS)
    ]
    once = {
        "id": "900", "side_b": "BLA", "side_b_new_id": "9", "best": "", "high": "", "low": "",
        "where_coordinates": HOSTILE, "source_article": HOSTILE, "where_prec": "3", "number_of_sources": "4",
    }  # fmt: skip
    path = write_table(home / "t.csv", ged(*days, once))
    ingest_file(find_mapping("ucdp-ged"), path, home / "out")
    return home / "out"


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Server]:
    with running(folder, "--memory", "512") as it:
        yield it


def tie(folder: Path, rows: int, relation: str | None = None) -> Statement:
    statements = kg.open(folder).statements
    return next(
        one
        for one in statements
        if one.tally and one.tally.rows == rows and (one.relation == "figure") == (relation == "figure")
    )


def page(server: Server, path: str) -> str:
    reply = server.ask(path, accept="text/html")
    assert reply.status == 200, reply.text
    return reply.text


def test_a_figure_has_its_best_estimate_and_both_sides(folder: Path, served: Server) -> None:
    """The deaths of a tie's rows are of both sides, neither of whom gives the figure."""
    one = tie(folder, DAYS, "figure")
    words = " ".join(re.sub(r"<[^>]*>", "", page(served, f"/id/assertable/{assertable_id(one)}")).split())
    assert re.search(rf"\w and \w[\w ]*: {2 * DAYS} to {4 * DAYS} killed, best estimate {3 * DAYS}", words), words


@pytest.mark.parametrize("kind", ["claim", "assertable"])
def test_the_page_of_what_a_table_says_leads_to_all_its_rows(folder: Path, served: Server, kind: str) -> None:
    one = tie(folder, DAYS)
    key = one.id if kind == "claim" else assertable_id(one)
    assert f'href="/rows/claim/{one.id}">All {DAYS} rows of ucdp-ged</a>' in page(served, f"/id/{kind}/{key}")
    first, second = page(served, f"/rows/{kind}/{key}"), page(served, f"/rows/{kind}/{key}?page=2&size=40")
    assert [text.count('<article class="said row">') for text in (first, second)] == [40, 5]
    assert "1 January 2009" in first
    assert "low 2, best 3, high 4" in first
    assert "exact location" in first
    assert "number unknown" in first, "-1 is no number of sources"
    assert "line 2," in first
    assert "page=2" in first


@pytest.mark.parametrize("form", ["json", "csv"])
def test_rows_as_data_are_those_of_the_command_line(folder: Path, served: Server, form: str) -> None:
    one = tie(folder, DAYS)
    expected = kg.open(folder).rows(one.id)
    reply = served.ask(f"/rows/claim/{one.id}", accept={"json": "application/json", "csv": "text/csv"}[form])
    if form == "json":
        assert {name: reply.json[name] for name in ("total", "page", "size")} == {
            "total": DAYS, "page": 1, "size": 1000,
        }  # fmt: skip
        rows = reply.json["rows"]
        assert rows[0]["sources"] is None
    else:
        rows = list(csv.DictReader(io.StringIO(reply.text)))
    assert list(rows[0]) == list(ROW_COLUMNS)
    assert [(row["row"], row["text"]) for row in rows] == list(expected[["row", "text"]].itertuples(index=False))


def test_a_row_is_read_column_by_column_and_deaths_come_first(folder: Path, served: Server) -> None:
    one = tie(folder, DAYS)
    for path in (f"/rows/claim/{one.id}", f"/id/claim/{one.id}", f"/id/assertable/{assertable_id(one)}"):
        text = page(served, path)
        pairs = re.findall(r'<dt dir="auto">(.*?)</dt><dd dir="auto">(.*?)</dd>', text.partition('class="fields"')[2])
        assert pairs[:3] == [("low", "2"), ("best", "3"), ("high", "4")], path
        assert {("side_a", "Government of Pakistan"), ("where_coordinates", "Swat")} <= set(pairs)
        assert "adm_1" not in dict(pairs)
        assert re.search(r"Empty: <span[^>]*>adm_1, adm_2</span>", text), "what is empty is told, too"
    rows = page(served, f"/rows/claim/{one.id}")
    assert rows.index("<dt>Deaths</dt>") < rows.index("<dt>Date</dt>")
    lone = tie(folder, 1)
    for path in (f"/rows/claim/{lone.id}", f"/id/claim/{lone.id}"):
        text = page(served, path)
        assert '<dt dir="auto">source_article</dt><dd dir="auto">&lt;script&gt;' in text
        assert "<script" not in text.partition("<main")[2]
        assert "<img" not in text


def test_a_figure_leads_to_the_rows_of_its_tie(folder: Path, served: Server) -> None:
    figure = tie(folder, DAYS, "figure")
    assert served.ask(f"/rows/claim/{figure.id}?format=json").json["total"] == DAYS


def test_a_row_is_text_and_what_it_does_not_know_is_unknown(folder: Path, served: Server) -> None:
    text = page(served, f"/rows/claim/{tie(folder, 1).id}")
    assert "<script" not in text.partition("<main")[2]
    assert "<img" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "second-order division" in text
    assert "<dt>Deaths</dt>" not in text, "no number is none, and not 0"
    assert '<dd dir="auto">4 —' in text


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/rows/claim/nobody", 404, "No rows"),
        ("/rows/actor/pakistan", 404, "No rows"),
        ("/rows/claim/%FF", 404, "No rows"),
        ("/rows/claim/a?size=0", 400, "size"),
        ("/rows/claim/a?size=100000", 400, "size"),
        ("/rows/claim/a?page=x", 400, "page"),
    ],
)
def test_what_has_no_rows_says_so(served: Server, path: str, status: int, says: str) -> None:
    reply = served.ask(path, accept="text/html")
    assert (reply.status, says in reply.text) == (status, True), reply.text


def test_rows_come_in_no_other_form(folder: Path, served: Server) -> None:
    assert served.ask(f"/rows/claim/{tie(folder, 1).id}", accept="image/png").status == 406


def test_a_snapshot_has_its_rows_whatever_becomes_of_the_folder(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(folder, own)
    one = tie(folder, DAYS)
    with running(own) as server:
        shutil.rmtree(own / "tables")
        assert served_rows(server, one) == DAYS


def served_rows(server: Server, one: Statement) -> int:
    return int(server.ask(f"/rows/claim/{one.id}?format=json").json["total"])


def test_rows_that_are_cut_short_meanwhile_are_told_as_such(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(folder, own)
    one = tie(folder, DAYS)
    with running(own) as server:
        assert served_rows(server, one) == DAYS
        for part in own.rglob("rows-*.parquet"):
            os.truncate(part, 0)
        for form in ("json", "csv"):
            reply = server.ask(f"/rows/claim/{one.id}?format={form}")
            assert reply.status == 503
            assert "cut short" in reply.text
            assert "memory" not in reply.text
        assert server.query("ASK {}").status == 200


def test_a_graph_without_its_tables_says_where_its_rows_are(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "apart").mkdir()
    shutil.copy(folder / "graph.nq", tmp_path / "apart" / "graph.nq")
    one = tie(folder, DAYS)
    with running(tmp_path / "apart" / "graph.nq") as server:
        assert f"Its {DAYS} rows are not served here" in page(server, f"/id/claim/{one.id}")
        reply = server.ask(f"/rows/claim/{one.id}", accept="text/html")
        assert (reply.status, "kg ingest" in reply.text) == (404, True)


def test_tables_of_another_graph_are_not_taken_for_its_own(folder: Path, tmp_path: Path) -> None:
    other = write_table(tmp_path / "u.csv", ged({"best": "7", "high": "9"}))
    ingest_file(find_mapping("ucdp-ged"), other, tmp_path / "out")
    shutil.copy(folder / "graph.nq", tmp_path / "out" / "graph.nq")
    (tmp_path / "out" / WRITTEN).unlink()  # changed on purpose
    with running(tmp_path / "out") as server:
        reply = server.ask(f"/rows/claim/{tie(folder, DAYS).id}?format=json")
        assert (reply.status, "not served here" in reply.text) == (404, True)
