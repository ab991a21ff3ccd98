"""Event tables: what a row says, what does not fit, who the names are, and that nothing is lost on the way."""

from __future__ import annotations

import csv
import gzip
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from tables import GED, folder_bytes, ged, write_table

import kg
from kg.beliefs import View
from kg.cli.app import app
from kg.datasets import find_mapping
from kg.errors import InputError, KgError, ReadingError
from kg.graph import Graph
from kg.model import Statement
from kg.pipeline.ingest import Ingested, ingest_file


def ingest(path: Path, out: Path, **options: object) -> Ingested:
    return ingest_file(find_mapping("ucdp-ged"), path, out, **options)  # type: ignore[arg-type]


def tie(done: Ingested) -> Statement:
    (found,) = [one for one in done.built.graph.statements if one.relation != "figure"]
    return found


# What a row says


def test_state_based_violence_has_no_direction(tmp_path: Path) -> None:
    done = ingest(write_table(tmp_path / "t.csv", ged({})), tmp_path / "out")
    said = tie(done)
    assert (said.relation, said.subject, said.object, said.sign) == ("foughtWith", "Pakistan", "TTP", -1)
    assert said.claimant == "Uppsala Conflict Data Program"
    (assessment,) = [one for one in done.built.graph.assessments if one.statement.relation == "foughtWith"]
    assert assessment.standing.status == "accepted"


def test_what_ucdp_has_not_settled_stays_a_claim(tmp_path: Path) -> None:
    rows = [{**row, "code_status": "Check dyad"} for row in ged({})]
    done = ingest(write_table(tmp_path / "t.csv", rows), tmp_path / "out")
    assert {one.standing.status for one in done.built.graph.assessments} == {"claimed"}


def test_one_sided_violence_goes_from_side_a_to_the_civilians_of_the_country(tmp_path: Path) -> None:
    row = {
        "type_of_violence": "3",
        "side_a": "TTP",
        "side_a_new_id": "356",
        "side_b": "Civilians",
        "side_b_new_id": "1",
    }
    done = ingest(write_table(tmp_path / "t.csv", ged(row)), tmp_path / "out")
    said = tie(done)
    assert (said.relation, said.subject, said.object) == ("attacked", "TTP", "Civilians in Pakistan")
    actor = done.built.graph.actors["Civilians in Pakistan"]
    assert (actor.type, actor.codes) == ("Population", ())


def test_the_quote_is_the_row_and_stands_where_it_says(tmp_path: Path) -> None:
    rows = ged(
        {},
        {"id": "7", "where_coordinates": 'Swat,\nnear "Matta"', "date_start": "2009-04-02", "date_end": "2009-04-02"},
    )
    path = write_table(tmp_path / "t.csv", rows)
    said = tie(ingest(path, tmp_path / "out"))
    text = path.read_text(encoding="utf-8")
    assert text[said.quote.start : said.quote.end] == said.quote.exact
    assert next(csv.reader([said.quote.exact]))[0] == "7", "the earliest row is quoted"
    assert said.quote.lines == (3,)


@pytest.mark.parametrize(
    ("precision", "start", "end", "time"),
    [
        ("1", "2009-05-01", "2009-05-01", "2009-05-01"),
        ("1", "2009-05-01 00:00:00.000", "2009-05-01 00:00:00.000", "2009-05-01"),
        ("2", "2009-05-01", "2009-05-04", "[2009-05-01..2009-05-04]"),
        ("4", "2009-05-01", "2009-05-31", "2009-05"),
        ("4", "2009-05-14", "2009-05-14", "2009-05"),
        ("5", "2009-01-01", "2009-12-31", "2009"),
        ("5", "2009-06-01", "2009-06-01", "2009"),
        ("5", "2009-12-01", "2010-02-01", "[2009-12-01..2010-02-01]"),
    ],
)
def test_time_is_no_more_precise_than_the_row(tmp_path: Path, precision: str, start: str, end: str, time: str) -> None:
    row = {"date_prec": precision, "date_start": start, "date_end": end}
    assert tie(ingest(write_table(tmp_path / "t.csv", ged(row)), tmp_path / "out")).time == time


def test_rows_of_a_year_are_one_tie_that_counts_them(tmp_path: Path) -> None:
    rows = ged({}, {"date_start": "2009-11-02", "date_end": "2009-11-02", "low": "5", "best": "6", "high": "9"})
    done = ingest(write_table(tmp_path / "t.csv", rows), tmp_path / "out")
    said = tie(done)
    assert said.tally is not None
    assert (said.time, said.tally.rows, said.tally.first, said.tally.last) == ("2009", 2, "2009-05-01", "2009-11-02")
    assert (said.tally.low, said.tally.best, said.tally.high) == (7, 9, 13)
    (figure,) = [one.figure for one in done.built.graph.statements if one.figure is not None]
    assert (figure.minimum, figure.maximum, figure.comparator) == (7, 13, "range")


def test_by_month(tmp_path: Path) -> None:
    rows = ged(
        {},
        {"date_start": "2009-11-02", "date_end": "2009-11-02"},
        {"date_start": "2009-11-03", "date_end": "2009-11-03"},
    )
    done = ingest(write_table(tmp_path / "t.csv", rows), tmp_path / "out", step="month")
    times = [one.time for one in done.built.graph.statements if one.relation == "foughtWith"]
    assert sorted(filter(None, times)) == ["2009-05-01", "2009-11"]


def test_what_the_source_does_not_know_is_unknown(tmp_path: Path) -> None:
    rows = ged({"best": "", "low": "", "high": "", "number_of_sources": "-1", "latitude": "", "longitude": ""})
    done = ingest(write_table(tmp_path / "t.csv", rows), tmp_path / "out")
    found = kg.open(tmp_path / "out").rows("TTP").iloc[0]
    assert [found[name] for name in ("low", "best", "high", "sources", "latitude")] == [None] * 5
    assert not [one for one in done.built.graph.statements if one.figure is not None]


def test_figures_out_of_order_are_bounded_by_the_least_and_the_greatest(tmp_path: Path) -> None:
    done = ingest(write_table(tmp_path / "t.csv", ged({"low": "5", "best": "6", "high": "4"})), tmp_path / "out")
    said = tie(done)
    assert said.tally is not None
    assert (said.tally.low, said.tally.best, said.tally.high) == (4, 6, 6)
    assert [number for _, number in done.release.remarks] == [1]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_table_in_utf_16_without_a_mark_is_told_with_its_encoding(tmp_path: Path, encoding: str) -> None:
    text = write_table(tmp_path / "t.csv", ged({}, {"where_coordinates": "Thi\u00e8s"})).read_text(encoding="utf-8")
    (tmp_path / "u.csv").write_bytes(text.encode(encoding))
    with pytest.raises(ReadingError, match=f"as in {encoding[:6].upper()}. Give --encoding {encoding}"):
        ingest(tmp_path / "u.csv", tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert ingest(tmp_path / "u.csv", tmp_path / "out", encoding=encoding).release.rows == 2


# Rows that do not fit

BAD = [
    ({"date_start": "2009-02-30"}, "date_start is no date"),
    ({"date_start": "2009-06-01"}, "date_end is before date_start"),
    ({"date_prec": "9"}, "date_prec has a value"),
    ({"type_of_violence": "8"}, "no rule of the mapping fits"),
    ({"side_b": " "}, "no side_b"),
    ({"best": "-4"}, "best is no count"),
    ({"best": "many"}, "best is no count"),
    *(
        ({"best": figure}, "best has a comma or a sign between thousands")
        for figure in ("1,234", "1.000", "12 500", "3,5")
    ),
    ({"high": "1.234.567"}, "high has a comma or a sign between thousands"),
    ({"latitude": "34,567"}, "latitude has a comma or a sign between thousands"),
    ({"latitude": "95"}, "latitude is no latitude"),
    ({"longitude": "NaN"}, "longitude is no longitude"),
    ({"number_of_sources": "few"}, "number_of_sources is no count"),
    ({"id": "1"}, "the row 1 stands also on line 2"),
    ({"side_b": "Government of Pakistan"}, "both sides are the same"),
    ({"side_a": "x" * 100_000}, "side_a has more than 1,000 characters, which is no name"),
    ({"side_b": "x" * 1_001}, "side_b has more than 1,000 characters"),
    ({"where_coordinates": "x" * 1_001}, "where or adm_2 or adm_1 or country has more than 1,000 characters"),
]


@pytest.mark.parametrize(("change", "reason"), BAD)
def test_a_row_that_does_not_fit_is_told_by_line_and_the_rest_goes_in(
    tmp_path: Path, change: dict[str, str], reason: str
) -> None:
    path = write_table(tmp_path / "t.csv", ged({}, change, {}))
    done = ingest(path, tmp_path / "out")
    assert (done.release.rows, done.release.rejected) == (2, 1)
    assert done.rejects is not None
    with done.rejects.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["line"] == "3"
    assert reason in row["reason"]
    assert len(row["reason"].partition(": ")[2]) > 9, "what would mend it"
    assert row["country"] == "Pakistan"


def test_numbers_that_are_not_in_order_are_told_with_line_fields_and_remedy(tmp_path: Path) -> None:
    """They are kept: three of a hundred rows of UCDP's own table have a best above its high."""
    rows = ged({}, {"best": "2", "high": "1"}, {"low": "5", "best": "4", "high": "6"})
    done = ingest(write_table(tmp_path / "t.csv", rows), tmp_path / "out")
    assert (done.release.rows, done.rejects) == (3, None)
    ((told, number),) = done.release.remarks
    assert number == 2
    assert "low, best and high are not in order (first on line 3: " in told
    assert "best 2, high 1)" in told
    assert told.endswith(": correct the numbers, or leave the one that is wrong empty")


@pytest.mark.parametrize("year", ["2008", "2010", "soon"])
def test_a_row_whose_year_is_not_that_of_its_days_is_rejected(tmp_path: Path, year: str) -> None:
    over = {"date_start": "2009-12-30", "date_end": "2010-01-02"}
    rows = [{**row, "year": "2009"} for row in ged({}, {}, {**over, "date_prec": "2"}, {})]
    rows[1]["year"], rows[3]["year"] = year, ""
    done = ingest(write_table(tmp_path / "t.csv", rows), tmp_path / "out")
    assert (done.release.rows, done.release.rejected) == (3, 1)
    assert done.rejects is not None
    (reject,) = csv.DictReader(done.rejects.read_text(encoding="utf-8").splitlines())
    assert (reject["line"], reject["reason"]) == (
        "3", "year is not the year of date_start: correct the one that is wrong"
    )  # fmt: skip


@pytest.mark.parametrize("second", ["id", "ID ", "best"])
def test_a_column_that_stands_twice_is_refused(tmp_path: Path, second: str) -> None:
    lines = write_table(tmp_path / "t.csv", ged({})).read_text("utf-8").splitlines()
    (tmp_path / "t.csv").write_text(f"{lines[0]},{second}\n{lines[1]},7\n", "utf-8")
    words = rf"t\.csv, line 1: the column '{second.strip()}' stands twice, as column \d+ and as column 23\. Remove one"
    with pytest.raises(KgError, match=words):
        ingest(tmp_path / "t.csv", tmp_path / "out")
    assert not (tmp_path / "out").exists()
    (tmp_path / "t.csv").write_text(f"{lines[0]},notes,notes\n{lines[1]},,\n", "utf-8")
    assert ingest(tmp_path / "t.csv", tmp_path / "out").release.rows == 1, "nothing reads those"


def test_a_row_with_too_few_or_too_many_fields(tmp_path: Path) -> None:
    path = write_table(tmp_path / "t.csv", ged({}))
    with path.open("a", encoding="utf-8") as file:
        file.write("2,1\n" + ",".join(["3"] * (len(GED) + 1)) + "\n")
    done = ingest(path, tmp_path / "out")
    assert (done.release.rows, done.release.rejected) == (1, 2)


@pytest.mark.parametrize("unseen", ["\0", "\x0b", "\x1f", "\uffff"])
@pytest.mark.parametrize("column", ["side_b", "where_coordinates"])
def test_a_row_with_a_character_that_no_name_can_have_is_rejected_by_line(
    tmp_path: Path, column: str, unseen: str
) -> None:
    path = write_table(tmp_path / "t.csv", ged({}, {column: f"T{unseen}P"}, {}))
    done = ingest(path, tmp_path / "out")
    assert (done.release.rows, done.release.rejected) == (2, 1)
    assert done.rejects is not None
    (reject,) = csv.DictReader(done.rejects.read_text(encoding="utf-8").split("\n"))
    assert reject["line"] == "3"
    assert "a control character" in reject["reason"]
    assert unseen not in (tmp_path / "out/graph.nq").read_text(encoding="utf-8")


def test_a_quotation_mark_that_is_never_closed_costs_its_own_line(tmp_path: Path) -> None:
    path = write_table(tmp_path / "t.csv", ged({}))
    good = ",".join({**GED, "id": "9", "source_article": "Wire"}.values())
    with path.open("a", encoding="utf-8") as file:
        file.write('8,"never closed\n' + f"{good}\n")
    done = ingest(path, tmp_path / "out")
    assert (done.release.rows, done.release.rejected) == (2, 1)


def test_a_table_of_which_nothing_fits_changes_nothing(tmp_path: Path) -> None:
    path = write_table(tmp_path / "t.csv", ged({"type_of_violence": "8"}))
    with pytest.raises(KgError, match="no row fits: no rule of the mapping fits"):
        ingest(path, tmp_path / "out")
    assert folder_bytes(tmp_path / "out") == {}


def test_a_table_without_a_column_says_which(tmp_path: Path) -> None:
    row = {name: value for name, value in GED.items() if name != "date_start"}
    with pytest.raises(KgError, match=r"line 1: no column date_start\. Is this a table of UCDP .*under `columns`"):
        ingest(write_table(tmp_path / "t.csv", [row]), tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("called", ["start_date", "Start Date", "date_strat"])
def test_a_renamed_column_is_offered_with_what_to_write(tmp_path: Path, called: str) -> None:
    row = {called if name == "date_start" else name: value for name, value in GED.items()}
    with pytest.raises(KgError) as raised:
        ingest(write_table(tmp_path / "t.csv", [row]), tmp_path / "out")
    assert f"no column date_start. Did you mean {called}? then write `date_start: [{called}]` under" in str(
        raised.value
    )
    assert "code_status" not in str(raised.value), "a column that is another field's is no answer"


@pytest.mark.parametrize(("sign", "name"), [(";", "semicolon"), ("\t", "tab"), ("|", "pipe")])
def test_a_table_split_by_another_sign_says_so_and_goes_in_by_it(tmp_path: Path, sign: str, name: str) -> None:
    path, out = (
        write_table(tmp_path / "t.csv", ged({}, {"where_coordinates": "a, b"}), delimiter=sign),
        tmp_path / "out",
    )
    wanted = f"line 1: its columns are split by {name}s, and the mapping says commas. Give --delimiter {name}."
    with pytest.raises(KgError) as raised:
        ingest(path, out)
    assert str(raised.value).endswith(wanted)
    assert not out.exists()
    done = ingest_file(find_mapping("ucdp-ged").with_delimiter(name), path, out)
    assert (done.release.rows, done.release.rejected, done.release.delimiter) == (2, 0, sign)
    assert set(kg.open(out).rows("TTP")["provenance"]) == {"source_article: Wire, 2009"}
    again = ingest_file(find_mapping("ucdp-ged").with_delimiter(name), path, out)
    assert again.changes.unchanged == 2
    text = path.read_text(encoding="utf-8").replace(sign, "\t")
    (tmp_path / "u.txt").write_text(text, encoding="utf-16")
    with pytest.raises(KgError, match="split by tabs"):
        ingest(tmp_path / "u.txt", tmp_path / "other")


def test_days_in_another_form_are_shown_with_the_remedy(tmp_path: Path) -> None:
    rows = ged(*[{"date_start": "04.10.1990", "date_end": "04.10.1990"}] * 3)
    with pytest.raises(KgError) as raised:
        ingest(write_table(tmp_path / "t.csv", rows), tmp_path / "out")
    said = str(raised.value)
    assert "date_start is no date as %Y-%m-%d writes it (3 rows, first on line 2: '04.10.1990')" in said
    assert '`formats: ["%d.%m.%Y"]`' in said
    assert "kg ingest --show ucdp-ged" in said
    assert not (tmp_path / "out").exists()


def test_a_refused_table_leaves_the_graph_that_was_there(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ingest(write_table(tmp_path / "t.csv", ged({})), out)
    before = {path: path.is_dir() for path in out.rglob("*")}
    with pytest.raises(KgError, match="no row fits: no rule"):
        ingest(write_table(tmp_path / "u.csv", ged({"type_of_violence": "8"})), out)
    with pytest.raises(KgError, match="no column id"):
        ingest(write_table(tmp_path / "v.csv", [{"a": "1"}]), out)
    assert {path: path.is_dir() for path in out.rglob("*")} == before


def test_a_refused_table_leaves_what_another_run_has_made_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, good = tmp_path / "out", write_table(tmp_path / "t.csv", ged({}))

    def refused(*_: object, **__: object) -> None:
        monkeypatch.undo()
        ingest(good, out)
        raise InputError("it is refused")

    monkeypatch.setattr("kg.pipeline.ingest.read_release", refused)
    with pytest.raises(InputError, match="it is refused"):
        ingest(write_table(tmp_path / "u.csv", ged({"best": "7"})), out)
    assert len(kg.open(out).rows("TTP")) == 1


def test_the_same_file_again_has_nothing_new(tmp_path: Path) -> None:
    path, out = write_table(tmp_path / "t.csv", ged({}, {})), tmp_path / "out"
    assert ingest(path, out).changes.added == 2
    again = ingest(path, out).changes
    assert (again.added, again.changed, again.unchanged, again.withdrawn) == (0, 0, 2, 0)


def test_the_terminal_says_why_rows_were_rejected_and_that_nothing_is_new(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    text = write_table(path, ged({}, {"where_coordinates": "Thi\u00e8s"})).read_text(encoding="utf-8")
    path.write_bytes(text.encode("cp1252"))
    arguments = ["ingest", "ucdp-ged", str(path), "-o", str(tmp_path / "out")]
    refused = CliRunner().invoke(app, arguments)
    assert refused.exit_code == 1
    why = "a character that is not utf-8 (1 row, first on line 3): name the file's encoding with --encoding"
    assert f"error: 1 record rejected: {why}; " in refused.stderr
    arguments += ["--encoding", "cp1252"]
    assert [CliRunner().invoke(app, arguments).exit_code for _ in range(2)] == [0, 0]
    assert "0 rows are new, 0 changed, 2 as they were, 0 withdrawn\n" in CliRunner().invoke(app, arguments).stderr


def test_the_command_takes_the_sign_between_columns(tmp_path: Path) -> None:
    path = write_table(tmp_path / "t.csv", ged({}), delimiter=";")
    arguments = ["ingest", "ucdp-ged", str(path), "-o", str(tmp_path / "out"), "--delimiter", "semicolon"]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    assert len(kg.open(tmp_path / "out").rows("TTP")) == 1


def test_a_damaged_workbook_is_to_be_saved_as_csv(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(b"PK\x03\x04 cut short")
    with pytest.raises(ReadingError, match="Open it in its own program, save the sheet as CSV"):
        ingest(tmp_path / "t.xlsx", tmp_path / "out")
    assert not (tmp_path / "out").exists()


# Files as they come


def test_the_tag_row_of_hdx_is_no_row(tmp_path: Path) -> None:
    tags = ",".join("#date+start" if name == "date_start" else "" for name in GED) + "\n"
    done = ingest(write_table(tmp_path / "t.csv", ged({}), before=tags), tmp_path / "out")
    assert (done.release.rows, done.release.rejected) == (1, 0)


def test_packed_tables_and_byte_order_marks_give_the_same_rows(tmp_path: Path) -> None:
    plain = write_table(tmp_path / "t.csv", ged({}))
    marked, packed, zipped = tmp_path / "bom.csv", tmp_path / "t.csv.gz", tmp_path / "t.zip"
    marked.write_bytes(b"\xef\xbb\xbf" + plain.read_bytes())
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.write(plain, "folder/t.csv")
    said = {tie(ingest(path, tmp_path / f"out-{path.name}")).quote.exact for path in (plain, marked, packed, zipped)}
    assert len(said) == 1


def test_a_decompression_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.datasets.opening._FREE", 1 << 20)
    path = tmp_path / "bomb.csv.gz"
    path.write_bytes(gzip.compress((",".join(GED) + "\n" + "\n" * (8 << 20)).encode()))
    with pytest.raises(ReadingError, match="unpacks to far more"):
        ingest(path, tmp_path / "out")


def test_bytes_of_another_encoding_are_refused_by_row_until_it_is_named(tmp_path: Path) -> None:
    path = write_table(tmp_path / "t.csv", ged({}, {"where_coordinates": "Güzel"}))
    path.write_bytes(path.read_text(encoding="utf-8").encode("windows-1252"))
    done = ingest(path, tmp_path / "one")
    assert (done.release.rows, done.release.rejected) == (1, 1)
    done = ingest(path, tmp_path / "two", encoding="windows-1252")
    assert (done.release.rows, done.release.rejected) == (2, 0)


# Again, and newer


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    path, out = write_table(tmp_path / "t.csv", ged({}, {"date_prec": "9"})), tmp_path / "out"
    ingest(path, out)
    before = folder_bytes(out)
    ingest(path, out)
    assert folder_bytes(out) == before
    ingest(path, tmp_path / "elsewhere")
    assert folder_bytes(tmp_path / "elsewhere") == before


def test_a_newer_release_goes_over_the_older_row_by_row(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ingest(write_table(tmp_path / "old.csv", ged({}, {"best": "4", "high": "4"}, {})), out)
    newer = [
        row
        for row in ged({}, {"best": "9", "high": "9"}, {}, {"date_start": "2010-01-01", "date_end": "2010-01-01"})
        if row["id"] != "3"
    ]
    done = ingest(write_table(tmp_path / "new.csv", newer), out)
    changes = done.changes
    assert (changes.added, changes.changed, changes.unchanged, changes.withdrawn) == (1, 1, 1, 0)
    rows = kg.open(out).rows("TTP")
    assert dict(zip(rows["row"], rows["best"], strict=True)) == {"1": 3, "2": 9, "3": 3, "4": 3}
    assert (out / "tables/ucdp-ged/changes.csv").read_text().splitlines()[1:] == ["2,changed,3,3", "4,added,,4"]
    whole = ingest(write_table(tmp_path / "whole.csv", ged({})), out, whole=True)
    assert whole.rows == 1
    assert whole.changes.withdrawn == 3


def quoted_rows(path: Path, *, spoil: str) -> Path:
    """Twelve rows with quoted sources, those of row 2 as said: where they only open a mark, those of row 6 close it."""
    lines = [",".join({**row, "source_article": '"Wire, 2009"'}.values()) for row in ged(*[{}] * 12)]
    lines[1] = lines[1].replace('"Wire, 2009"', spoil)
    if spoil.count('"') == 1:
        lines[5] = lines[5].replace('"Wire, 2009"', 'Wire 2009"')
    path.write_bytes("\n".join([",".join(GED), *lines, ""]).encode("utf-8", "surrogateescape"))
    return path


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ('"Wire, 2009', "its quotation marks do not pair up (1 record on 5 lines, first on lines 3-7): remove"),
        ('"Wi\udce8re, 2009"', "a character that is not utf-8 (1 row, first on line 3"),
    ],
    ids=["quotation mark", "encoding"],
)
def test_the_whole_table_withdraws_nothing_while_rows_are_rejected(tmp_path: Path, spoil: str, told: str) -> None:
    out = tmp_path / "out"
    ingest(quoted_rows(tmp_path / "old.csv", spoil='"Wire, 2009"'), out)
    arguments = ["ingest", "ucdp-ged", "", "-o", str(out), "--whole"]
    arguments[2] = str(quoted_rows(tmp_path / "new.csv", spoil=spoil))
    for _ in range(2):
        refused = CliRunner().invoke(app, arguments)
        assert refused.exit_code == 1
        assert f"error: 1 record rejected: {told}" in refused.stderr
        assert "error: --whole has withdrawn nothing" in refused.stderr
        assert "universal-newline" not in refused.stderr
        assert len(kg.open(out).rows("TTP")) == 12
    arguments[2] = str(write_table(tmp_path / "mended.csv", ged({})))
    assert CliRunner().invoke(app, arguments).exit_code == 0
    assert len(kg.open(out).rows("TTP")) == 1


@pytest.mark.parametrize("between", ['"Wire, 2009"', "Wire 2009"])
def test_a_mark_that_a_later_row_closes_makes_no_row_of_many(tmp_path: Path, between: str) -> None:
    path = quoted_rows(tmp_path / "t.csv", spoil='"Wire 2009')
    path.write_text(path.read_text(encoding="utf-8").replace('"Wire, 2009"', between), encoding="utf-8")
    done = ingest(path, tmp_path / "out")
    assert (done.release.rows, done.release.rejected) == (7, 1)
    assert done.rejects is not None
    assert done.rejects.read_text(encoding="utf-8").splitlines()[1].startswith("3-7,")


def test_a_cell_of_several_lines_is_one(tmp_path: Path) -> None:
    cells = [{"source_article": "Wire,\n2009,\nand others"}, {"where_coordinates": "Swat,\r\nnear Matta"}]
    rows = ged(*cells)
    rows[1] = {"source_article": "First,\nof all", **{k: v for k, v in rows[1].items() if k != "source_article"}}
    for number, row in enumerate(rows):
        done = ingest(write_table(tmp_path / f"{number}.csv", [row]), tmp_path / str(number))
        assert (done.release.rows, done.release.rejected) == (1, 0)


def test_documents_of_the_graph_stay_and_a_build_keeps_the_table(tmp_path: Path) -> None:
    from kg.pipeline.run import build_folder

    out = tmp_path / "out"
    article = tmp_path / "a.txt"
    article.write_text("On 8 October 2025 the TTP attacked Pakistan.\n", encoding="utf-8")
    build_folder([article], out)
    ingest(write_table(tmp_path / "t.csv", ged({})), out)
    documents = [document.id for document in kg.open(out).documents]
    assert len(documents) == 2
    assert "a" in documents
    before = (out / "graph.nq").read_bytes()
    build_folder([article], out)
    assert (out / "graph.nq").read_bytes() == before


# Who is who


def test_a_person_overturns_a_judgement_in_the_file(tmp_path: Path) -> None:
    path, out = (
        write_table(tmp_path / "t.csv", ged({"side_b": "Ansaar ul-Islam", "side_b_new_id": "398"})),
        tmp_path / "out",
    )
    ingest(path, out)
    file = out / "tables/ucdp-ged/actors.tsv"
    lines = file.read_text(encoding="utf-8").splitlines()
    (line,) = [one for one in lines if one.startswith("Ansaar")]
    cells = line.split("\t")
    assert (cells[3], cells[-1]) == ("unsure", "rule")
    cells[3], cells[4], cells[-1] = "same", "Jundullah", "person"
    file.write_text("\n".join(lines).replace(line, "\t".join(cells)) + "\n", encoding="utf-8")
    done = ingest(path, out)
    assert tie(done).subject == "Jundallah", "the actor's own name, where one of its others is given"
    again = folder_bytes(out)
    ingest(path, out)
    assert folder_bytes(out) == again, "the decision stays"


def test_different_keeps_two_of_one_name_apart(tmp_path: Path) -> None:
    path, out = write_table(tmp_path / "t.csv", ged({})), tmp_path / "out"
    ingest(path, out)
    file = out / "tables/ucdp-ged/actors.tsv"
    text = file.read_text(encoding="utf-8")
    (line,) = [one for one in text.splitlines() if one.startswith("TTP")]
    decided = line.replace("\tsame\t", "\tdifferent\t").removesuffix("rule") + "person"
    file.write_text(text.replace(line, decided), encoding="utf-8")
    assert tie(ingest(path, out)).object == "TTP (ucdp-ged)"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\tsame\tTTP", "\tequal\tTTP", "unknown judgement 'equal'"),
        ("\tsame\tTTP", "\tsame\t", "the same as whom"),
        ("\tsame\tTTP", "\tsame\tJundalla", "nobody is known as 'Jundalla'. Did you mean Jundallah"),
        ("\tsame\tTTP", "\tsame\tZzz", "nobody is known as 'Zzz'. Name an actor of the graph or the lexicon"),
        ("UmbrellaGroup", "Band", "no class of actor is called 'Band'"),
    ],
)
def test_a_judgement_that_is_none_is_refused_by_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    path, out = write_table(tmp_path / "t.csv", ged({})), tmp_path / "out"
    ingest(path, out)
    file = out / "tables/ucdp-ged/actors.tsv"
    text = file.read_text(encoding="utf-8")
    (line,) = [one for one in text.splitlines() if one.startswith("TTP")]
    file.write_text(text.replace(line, line.replace(old, new, 1).removesuffix("rule") + "person"), encoding="utf-8")
    with pytest.raises(KgError, match=message) as raised:
        ingest(path, out)
    assert "line 3" in str(raised.value)


def edited(out: Path, **cells: str) -> Path:
    """The file of judgements with the row of the TTP changed as said."""
    file = out / "tables/ucdp-ged/actors.tsv"
    header, *rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    (row,) = [row for row in rows if row[0] == "TTP"]
    for name, value in cells.items():
        row[header.index(name)] = value
    file.write_text("".join("\t".join(each) + "\n" for each in (header, *rows)), encoding="utf-8")
    return file


def test_a_decision_on_a_name_that_no_row_has_stays_and_is_told(tmp_path: Path) -> None:
    path, out = write_table(tmp_path / "t.csv", ged({})), tmp_path / "out"
    ingest(path, out)
    file = edited(out)
    stray = "TPP\tucdp:356\t0\tdifferent\tTTP\tTPP\tMilitantGroup\tseen to\tperson\n"
    file.write_text(file.read_text(encoding="utf-8") + stray, encoding="utf-8")
    told = CliRunner().invoke(app, ["ingest", "ucdp-ged", str(path), "-o", str(out)])
    assert told.exit_code == 0
    assert "actors.tsv, line 4: no row of the table has the name 'TPP' with the code ucdp:356 (did you mean TTP?)" in (
        told.stderr
    )
    again = folder_bytes(out)
    assert stray in file.read_text(encoding="utf-8")
    assert len(ingest(path, out).notes) == 1
    assert folder_bytes(out) == again
    newer = ged({}, {"side_b": "TPP"})
    assert ingest(write_table(tmp_path / "n.csv", newer), out).notes == ()
    assert "TPP\tucdp:356\t1\tdifferent\tTTP" in file.read_text(encoding="utf-8"), (
        "the decision has waited for the name"
    )


def test_two_decisions_that_contradict_each_other_are_refused_with_both_lines(tmp_path: Path) -> None:
    path, out = write_table(tmp_path / "t.csv", ged({})), tmp_path / "out"
    ingest(path, out)
    file = edited(out, by="person")
    text = file.read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("TTP")]
    file.write_text(f"{text}{line}\n", encoding="utf-8")
    ingest(path, out)
    file.write_text(text + line.replace("\tsame\t", "\tdifferent\t") + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="'TTP' is different TTP here, and same TTP on line 3") as raised:
        ingest(path, out)
    assert "actors.tsv, line 4" in str(raised.value)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"judgement": "different"}, "judgement was 'same' and is 'different'"),
        ({"actor": "Jundallah"}, "actor was 'TTP' and is 'Jundallah'"),
        ({"type": "State"}, "type was 'UmbrellaGroup' and is 'State'"),
        ({"judgement": "equal"}, "unknown judgement 'equal'"),
    ],
)
def test_a_row_that_is_changed_and_still_by_rule_is_never_undone(
    tmp_path: Path, cells: dict[str, str], message: str
) -> None:
    path, out = write_table(tmp_path / "t.csv", ged({})), tmp_path / "out"
    ingest(path, out)
    edited(out, **cells)
    before = folder_bytes(out)
    with pytest.raises(InputError, match=message) as raised:
        ingest(path, out)
    assert "actors.tsv, line 3" in str(raised.value)
    assert folder_bytes(out) == before


def test_a_changed_row_is_told_where_no_copy_of_the_file_was_kept(tmp_path: Path) -> None:
    path, out = write_table(tmp_path / "t.csv", ged({})), tmp_path / "out"
    ingest(path, out)
    edited(out, judgement="different")
    (out / "tables/ucdp-ged/written.tsv").unlink()
    (told,) = ingest(path, out).notes
    assert "actors.tsv, line 3: 'TTP' was different TTP, and is same TTP by rule" in told


def test_a_row_by_rule_on_a_name_of_nobody_is_told(tmp_path: Path) -> None:
    path, out = write_table(tmp_path / "t.csv", ged({})), tmp_path / "out"
    ingest(path, out)
    edited(out, name="TPP")
    (told,) = ingest(path, out).notes
    assert "actors.tsv, line 3: the name 'TPP' with the code ucdp:356 is not one that the rules have judged" in told


def test_decisions_of_another_file_leave_those_of_the_tables_own(tmp_path: Path) -> None:
    path, out = write_table(tmp_path / "t.csv", ged({})), tmp_path / "out"
    ingest(path, out)
    header = edited(out, judgement="different", by="person").read_text(encoding="utf-8").splitlines()[0]
    other = tmp_path / "other.tsv"
    other.write_text(f"{header}\nBLA\t\t1\tunsure\t\tBLA\tActor\t\tperson\n", encoding="utf-8")
    done = ingest(path, out, decisions=other)
    assert tie(done).object == "TTP (ucdp-ged)"
    assert "BLA" not in (out / "tables/ucdp-ged/actors.tsv").read_text(encoding="utf-8")
    assert ["no row of the table has the name 'BLA'" in told for told in done.notes] == [True]
    own = (out / "tables/ucdp-ged/actors.tsv").read_text(encoding="utf-8")
    other.write_text(own.replace("\tdifferent\tTTP", "\tsame\tTTP"), encoding="utf-8")
    done = ingest(path, out, decisions=other)
    assert tie(done).object == "TTP"
    assert ["other.tsv: 'TTP' is same TTP, where" in told for told in done.notes] == [True]


def test_a_name_may_be_the_same_as_another_of_its_table(tmp_path: Path) -> None:
    row = {"side_b": "Front of A", "side_b_new_id": "398"}
    path = write_table(tmp_path / "t.csv", ged(row, {"side_b": "A's front", "side_b_new_id": "399"}))
    out = tmp_path / "out"
    ingest(path, out)
    file = out / "tables/ucdp-ged/actors.tsv"
    lines = file.read_text(encoding="utf-8").splitlines()
    (line,) = [one for one in lines if one.startswith("A's front")]
    cells = line.split("\t")
    cells[3], cells[4], cells[-1] = "same", "Front of A", "person"
    file.write_text("\n".join(lines).replace(line, "\t".join(cells)) + "\n", encoding="utf-8")
    said = tie(ingest(path, out))
    assert said.subject == "Front of A"
    assert said.tally is not None
    assert said.tally.rows == 2


# Every row is reachable


def test_ties_open_their_rows_by_id_and_by_name(tmp_path: Path) -> None:
    out = tmp_path / "out"
    rows = ged(
        {}, {}, {"date_start": "2011-01-01", "date_end": "2011-01-01"}, {"side_b": "BLA", "side_b_new_id": "287"}
    )
    ingest(write_table(tmp_path / "t.csv", rows), out)
    graph = kg.open(out)
    assert list(graph.rows("TTP", "Pakistan")["row"]) == ["1", "2", "3"]
    assert list(graph.rows("Pakistan", time="2011-01-01")["row"]) == ["3"]
    assert set(graph.rows("Pakistan")["provenance"]) == {"source_article: Wire, 2009"}
    ids = [key for _, _, key in graph.network().edges(keys=True)]
    assert sorted(row for key in ids for row in graph.rows(key)["row"]) == ["1", "2", "3", "4"]
    with pytest.raises(KgError, match="no actor"):
        graph.rows("Nobody")


def test_a_graph_of_less_knowledge_has_its_tables(tmp_path: Path) -> None:
    graph = ingest(write_table(tmp_path / "t.csv", ged({})), tmp_path / "out").built.graph
    accounts = [replace(one, document=replace(one.document, recorded="2022-01-01")) for one in graph.accounts]
    told = Graph(accounts, folder=tmp_path / "out")
    assert len(told.known_by("2022-01-01").rows("TTP")) == len(told.rows("TTP")) == 1
    assert told.known_by("2021-12-31").rows("TTP").empty


def test_a_graph_without_its_tables_says_so(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ingest(write_table(tmp_path / "t.csv", ged({})), out)
    with pytest.raises(KgError, match="rows of the table 'ucdp-ged' are not here"):
        Graph.open(out / "graph.nq").rows("TTP")


# The real file


def test_ucdp_pakistan(shared: Path, tmp_path: Path) -> None:
    done = ingest(shared / "data" / "ucdp" / "ged_pakistan_1989_2021.csv", tmp_path / "out")
    assert (done.release.rows, done.release.rejected, done.rows) == (6416, 0, 6416)
    graph = kg.open(tmp_path / "out")
    tallies = [one.tally for one in graph.statements if one.tally and one.relation != "figure"]
    assert sum(tally.rows for tally in tallies) == 6416
    with (shared / "data" / "ucdp" / "ged_pakistan_1989_2021.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["id"]]
    assert sum(tally.best or 0 for tally in tallies) == sum(int(row["best"]) for row in rows)
    assert {one.time for one in graph.statements if one.subject == "Pakistan" and one.object == "TTP"} >= {
        "2009",
        "2014",
    }
    one_sided = [row for row in rows if row["type_of_violence"] == "3"]
    attacked = [one.tally.rows for one in graph.statements if one.relation == "attacked" and one.tally]
    assert sum(attacked) == len(one_sided)
    network = graph.network(view=View("accepted"), at="2009-05-01")
    assert network.has_edge("Pakistan", "TTP")
    assert not done.built.findings


def test_a_timeline_counts_the_rows_on_their_days_and_not_the_years(shared: Path, tmp_path: Path) -> None:
    path = shared / "data" / "ucdp" / "ged_pakistan_1989_2021.csv"
    ingest(path, tmp_path / "out")
    timeline = kg.open(tmp_path / "out").timeline()
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["id"]]
    within = [row for row in rows if row["date_start"][:7] == row["date_end"][:7]]
    assert sum(span.events for span in timeline.spans) == len(within)
    assert len(timeline.unplaced) == len(rows) - len(within)
    (may,) = [span for span in timeline.spans if span.first.isoformat() == "2009-05-01"]
    told = [row for row in within if row["date_start"].startswith("2009-05")]
    assert (may.events, may.best) == (len(told), sum(int(row["best"]) for row in told))


def test_one_row_and_names_of_nobody_known_are_told_in_plain_words(tmp_path: Path) -> None:
    rows = ged(
        {"side_b": "Nobody's Army", "side_b_new_id": "99999", "dyad_name": "Government of Pakistan - Nobody's Army"}
    )
    table, out = write_table(tmp_path / "one.csv", rows), tmp_path / "out"
    done = CliRunner().invoke(app, ["ingest", "ucdp-ged", str(table), "-o", str(out)])
    assert done.exit_code == 0
    assert "2 names; nobody is known by 1 of them: " in " ".join(done.output.split())
    notes = {statement.note for statement in Graph.open(out).statements}
    assert [note for note in notes if note and "the row 1 of ucdp-ged, dated 2009-05-01; deaths: low 2" in note]
