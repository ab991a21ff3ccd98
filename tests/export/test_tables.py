"""CSV tables: whole, joined, and nothing in them runs."""

from __future__ import annotations

import csv
import io

from export.hostile import LABELS, hostile_graph

import kg
from kg.export import TABLES, plain_cell, plain_text
from kg.graph import Graph

FOUNDING = kg.build()


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def tables(graph: Graph, **part: object) -> dict[str, list[dict[str, str]]]:
    return {name: rows(data) for name, data in graph.csv_tables(**part).items()}


def test_every_table_has_its_columns_even_when_it_is_empty() -> None:
    for name, data in Graph([]).csv_tables().items():
        assert tuple(next(csv.reader(io.StringIO(data.decode("utf-8-sig"))))) == TABLES[name]
        assert rows(data) == []


def test_the_tables_hold_all_of_the_view() -> None:
    found, network = tables(FOUNDING, view="everything"), FOUNDING.network(view="everything")
    assert [row["name"] for row in found["nodes.csv"]] == sorted(network)
    assert len(found["ties.csv"]) == network.number_of_edges()
    assert {row["statement"] for row in found["evidence.csv"]} == {s.id for s in FOUNDING.statements}
    figures = [s for s in FOUNDING.statements if s.figure is not None]
    assert {row["as_stated"] for row in found["figures.csv"]} == {s.figure.as_stated for s in figures if s.figure}
    mediations = {
        data["assertable"] for *_, data in network.edges(data=True) if data["family"] in ("mediation", "host")
    }
    assert {row["assertable"] for row in found["mediations.csv"]} == mediations
    assert all(len(row["parties"].split("\n")) >= 1 and row["quotes"] for row in found["mediations.csv"])
    assert {row["agreement"] for row in found["agreements.csv"]} <= set(network)


def test_the_tables_join() -> None:
    found = tables(FOUNDING, view="all")
    names = {row["name"] for row in found["nodes.csv"]}
    evidenced = {row["assertable"] for row in found["evidence.csv"]}
    for row in found["ties.csv"]:
        assert {row["source"], row["target"]} <= names and row["assertable"] in evidenced


def test_a_quote_stands_in_the_table_as_in_the_document() -> None:
    texts = {document.id: document.text for document in FOUNDING.documents}
    for row in tables(FOUNDING, view="everything")["evidence.csv"]:
        quote = plain_text(plain_cell(row["quote"]))
        assert texts[row["document"]][int(row["start"]) : int(row["end"])] == quote


def test_numbers_are_numbers_and_texts_are_quoted() -> None:
    data = FOUNDING.csv_tables(view="all")
    assert b",-1," in data["ties.csv"]
    for row in tables(FOUNDING)["figures.csv"]:
        for bound in ("min", "max"):
            assert row[bound] == "" or float(row[bound]) >= 0


def test_no_cell_begins_a_formula_and_every_name_comes_back() -> None:
    graph = hostile_graph()
    found = tables(graph)
    for table in found.values():
        for row in table:
            for column, cell in row.items():
                assert not cell.startswith(("=", "+", "@", "\t", "\r", "\n", "＝")), (column, cell)
                assert not cell.startswith("-") or column == "sign"
    assert {plain_text(plain_cell(row["content"])) for row in found["ties.csv"]} == set(LABELS)
    assert {plain_text(plain_cell(row["name"])) for row in found["nodes.csv"]} == set(graph.network())


def test_pandas_reads_them() -> None:
    import pandas as pd

    for name, data in FOUNDING.csv_tables(view="all").items():
        frame = pd.read_csv(io.BytesIO(data))
        assert tuple(frame.columns) == TABLES[name]
    assert set(pd.read_csv(io.BytesIO(FOUNDING.csv_tables()["ties.csv"]))["sign"]) <= {-1, 0, 1}
