"""Whatever a text holds survives the formats that cannot hold all of it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.export import plain_cell, plain_text, safe_cell, visible_lines, visible_text

TEXTS = st.text(st.characters() | st.sampled_from("'=+-@\t\r\n\\u00070005c\x00\ud800\ufffe"))
LEGAL = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")


@given(TEXTS)
def test_a_visible_text_is_legal_xml_and_gives_the_text_back(text: str) -> None:
    assert LEGAL.fullmatch(visible_text(text))
    assert plain_text(visible_text(text)) == text


@given(TEXTS)
def test_a_safe_cell_begins_no_formula_and_gives_the_text_back(text: str) -> None:
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert plain_cell(safe_cell(text)) == text


@given(st.lists(TEXTS, min_size=1))
def test_lines_give_the_list_back(parts: list[str]) -> None:
    assert [plain_text(line) for line in visible_lines(parts).split("\n")] == parts


def test_ordinary_text_stands_as_it_is() -> None:
    for text in ("Pakistan", "l'État", "1,200-strong", r"C:\users", "\u202eעברית", "\U0001f469\u200d\U0001f467"):
        assert visible_text(text) == safe_cell(text) == text
