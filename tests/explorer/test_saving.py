"""What is saved from the page: pictures, a drawing, a table and data, and that none of them runs anything."""

from __future__ import annotations

import csv
import io
import json
import struct
from xml.etree import ElementTree

import networkx as nx
import pytest
from explorer.payloads import PAYLOADS
from explorer.reader import Reader, tie_id
from explorer.samples import add_actor, add_tie, hostile_network, tie

from kg.explorer import explorer_html

pytestmark = pytest.mark.browser

FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =HYPERLINK(0)",
    "\u200b=1+1",
    "\ufeff=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "|cmd",
    "%0",
    '"=1+1',
)


def saved(page, ending: str) -> bytes:
    page.click("#save summary")
    with page.expect_download() as download:
        page.click(f"[data-save={ending}]")
    assert download.value.suggested_filename.endswith(f".{ending}")
    return download.value.path().read_bytes()


def rows_of(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_table_has_a_row_for_each_passage_of_what_is_shown(reader):
    rows = rows_of(saved(reader.open("#view=all&at=2024-05-25"), "csv"))
    assert {row["tie"] for row in rows} == {tie_id(number) for number in (1, 2, 3, 4)}
    [attack] = [row for row in rows if row["tie"] == tie_id(1)]
    assert (attack["from"], attack["relation"], attack["to"]) == ("Redland", "attacked", "Blueland")
    assert (attack["sign"], attack["standing"], attack["time_edtf"]) == ("hostile", "accepted", "2024-05")
    assert (attack["certainty_then"], attack["claimant"], attack["stance"]) == ("possible", "Redland", "affirms")
    assert attack["passage"] == "Redland shelled the border towns in May"
    assert (attack["document"], attack["start"], attack["end"]) == ("gazette", "10", "49")
    [restated] = [row for row in rows if row["tie"] == tie_id(3)]
    assert restated["restated_from"] == "gazette_original.txt"


def test_no_cell_is_a_formula(browser, tmp_path):
    network = nx.MultiDiGraph()
    for name in (*FORMULAS, "B"):
        add_actor(network, name)
    for number, formula in enumerate(FORMULAS):
        claim = {"quote": formula, "claimant": formula, "document": f"d{number}", "title": formula}
        add_tie(network, formula, "B", tie(number, relation=formula, label=formula, reason=formula, claim=claim))
    reader = Reader(browser, explorer_html(network, title=FORMULAS[0]), tmp_path)
    rows = {row["tie"]: row for row in rows_of(saved(reader.open(), "csv"))}
    assert len(rows) == len(FORMULAS)
    for number, formula in enumerate(FORMULAS):
        for column in ("from", "relation", "reason", "claimant", "passage", "title"):
            # A text field of a spreadsheet shows the apostrophe's cell as text; the words after it are whole.
            cell = rows[tie_id(number)][column]
            assert cell in (f"'{formula}", formula)
            assert cell.startswith("'") or formula == '"=1+1'
    reader.close()


def test_data_hold_names_and_passages(reader):
    page = reader.open("#view=all&focus=Redland")
    data = json.loads(saved(page, "json"))
    assert (data["view"], data["title"]) == ("all", "War & peace")
    [attack] = [one for one in data["ties"] if one["id"] == tie_id(1)]
    assert (attack["from"], attack["to"]) == (["Redland"], ["Blueland"])
    assert attack["evidence"][0]["quote"] == "Redland shelled the border towns in May"
    assert attack["evidence"][0]["document"]["title"] == "A border war"
    assert all("Redland" in (*one["from"], *one["to"], *one.get("parties", ())) for one in data["ties"])


@pytest.mark.parametrize("tab", ["", "&tab=table", "&tab=meetings"])
def test_a_picture_from_wherever_the_reader_is(reader, tab):
    page = reader.open(f"#view=all{tab}")
    data = saved(page, "png")
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    assert width > 500
    assert height > 400
    assert page.locator("#map").is_hidden() is bool(tab)


def test_a_drawing_holds_every_name_and_the_words_of_its_lines(founding):
    page = founding.open()
    root = ElementTree.fromstring(saved(page, "svg"))  # noqa: S314 - our own page's
    text = "".join(element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text"))
    for name in ("TTP", "Pakistan", "Türkiye", "Qatar", "attacked", "mediated", "− hostile, + friendly"):
        assert name in text
    tags = {element.tag.partition("}")[2] for element in root.iter()}
    assert tags == {"svg", "title", "rect", "text", "g", "polyline", "polygon", "circle"}
    assert not any(name.startswith("on") or "href" in name for element in root.iter() for name in element.attrib)


def test_nothing_hostile_runs_in_what_is_saved(browser, tmp_path):
    network = nx.compose_all([hostile_network(payload) for payload in (*PAYLOADS, "\x00\x0b\ud800 broken")])
    reader = Reader(browser, explorer_html(network, title=PAYLOADS[0]), tmp_path)
    page = reader.open("#view=everything")
    drawing = saved(page, "svg")
    ElementTree.fromstring(drawing)  # noqa: S314 - our own page's
    (tmp_path / "saved.svg").write_bytes(drawing)
    json.loads(saved(page, "json"))
    assert len(rows_of(saved(page, "csv"))) == len(PAYLOADS) + 1
    page.goto((tmp_path / "saved.svg").as_uri())
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None
    reader.close()


def box_in(inner, outer) -> bool:
    return outer["x"] <= inner["x"] and inner["x"] + inner["width"] <= outer["x"] + outer["width"]


@pytest.mark.parametrize("fragment", ["", "#tab=table", "#tab=meetings&theme=dark"])
def test_print_shows_map_table_and_sources(founding, fragment):
    page = founding.open(fragment)
    page.wait_for_timeout(200)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for shown in ("#printed svg", "#table", "#sources"):
        assert page.is_visible(shown)
    for hidden in ("#filters", ".tools", "#time", "#map"):
        assert page.is_hidden(hidden)
    assert page.locator("#table tbody tr").count() >= 70
    assert page.locator("#printed polyline").count() >= 40
    # Names beside their shapes, not where they stood on the screen.
    written = {text.text_content(): text.bounding_box() for text in page.locator("#printed text").all()}
    assert box_in(written["Pakistan"], page.locator("#printed svg").bounding_box())
    near = [
        shape.bounding_box()
        for shape in page.locator("#printed circle").all()
        if abs(shape.bounding_box()["y"] - written["Türkiye"]["y"]) < 40
        and abs(shape.bounding_box()["x"] - written["Türkiye"]["x"]) < 60
    ]
    assert near
    box = page.locator("#printed svg").bounding_box()
    assert box["width"] > 600
    assert box["height"] > 300
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.is_visible("#table") is ("table" in fragment)
    assert page.locator("#printed svg").count() == 0


def test_a_label_on_the_map_cannot_be_turned_round(browser, tmp_path):
    network = nx.MultiDiGraph()
    for name in ("\u202egnp.exe", "B"):
        add_actor(network, name)
    add_tie(network, "\u202egnp.exe", "B", tie(1))
    reader = Reader(browser, explorer_html(network, title="Marks"), tmp_path)
    root = ElementTree.fromstring(saved(reader.open(""), "svg"))  # noqa: S314 - our own page's
    lines = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "gnp.exe" in lines
    assert not any("\u202e" in (line or "") for line in lines)
    reader.close()
