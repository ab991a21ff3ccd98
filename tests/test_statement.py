from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import QuoteError, StatementError
from kg.model import Document, Figure, Mention, Quote, Sentence, Statement, derived_id

TEXT = "Alpha attacked Beta. Beta struck back."
DOCUMENT = Document("d", TEXT, (Sentence(0, 20, "headline", (1,)), Sentence(21, 38, "body", (2, 3))))


def statement(**fields: object) -> Statement:
    return Statement(**{"quote": DOCUMENT.quote(0, 20), "relation": "attacked", "subject": "Alpha", **fields})  # type: ignore[arg-type] # fields of mixed types


def test_a_quote_knows_its_words_its_section_and_its_lines() -> None:
    quote = DOCUMENT.quote(21, 38)
    assert (quote.exact, quote.section, quote.lines) == ("Beta struck back.", "body", (2, 3))
    assert DOCUMENT.quote(10, 30).lines == (1, 2, 3)


def test_a_quote_elsewhere_is_refused_with_its_true_place() -> None:
    with pytest.raises(QuoteError, match="stands at character 21, not here") as caught:
        DOCUMENT.verify(Quote("d", 0, 17, "Beta struck back."))
    assert "start to 21 and end to 38" in str(caught.value)


def test_a_quote_that_is_not_in_the_text_is_refused() -> None:
    with pytest.raises(QuoteError, match="is not in the text"):
        DOCUMENT.verify(Quote("d", 0, 17, "Beta struck Gamma"))


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (5, 2), (0, 99)])
def test_no_quote_outside_the_text(span: tuple[int, int]) -> None:
    with pytest.raises(QuoteError):
        DOCUMENT.quote(*span)


def test_positions_count_code_points() -> None:
    document = Document("d", "🕊 é́ Beta")
    assert document.quote(5, 9).exact == "Beta"


def test_an_id_survives_a_better_extractor_and_a_second_look() -> None:
    first = statement()
    later = replace(
        first, extractor="rules/9", score=0.3, mentions=(Mention("subject", "Alpha", 0, 5),), note="n",
        confidence="low", confidence_reason="r", recorded_at="2026-01-01",
    )  # fmt: skip
    assert later.id == first.id


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "Beta"},
        {"object": "Beta"},
        {"relation": "threatens"},
        {"event": "Strike"},
        {"stance": "denies"},
        {"modality": "forecast"},
        {"speech_act": "claims"},
        {"channel": "private"},
        {"claimant": "Beta"},
        {"via": "Beta"},
        {"origin": "Beta"},
        {"time": "2025"},
        {"place": "Beta"},
        {"content": "x"},
        {"parties": ("Beta",)},
        {"concerning": ("Beta",)},
        {"agreement": "Truce"},
        {"agreement": "Truce", "status": "collapsed"},
        {"quote": DOCUMENT.quote(21, 38)},
    ],
)
def test_an_id_changes_with_what_is_said_by_whom_and_where(change: dict[str, object]) -> None:
    assert statement(**change).id != statement().id


def test_the_order_of_parties_is_no_difference() -> None:
    assert statement(parties=("B", "A")) == statement(parties=("A", "B", "A"))


def test_no_two_lists_of_parts_share_an_id() -> None:
    ids = {
        derived_id(*parts)
        for parts in [("a", "b"), ("ab",), ("a,b",), ('a","b',), ("a", None), ("a", "None"), (["a"],)]
    }
    assert len(ids) == 7


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"stance": "deny"}, "Did you mean denies"),
        ({"modality": "maybe"}, "unknown modality"),
        ({"sign": 2}, "unknown sign"),
        ({"score": 1.5}, "not between 0 and 1"),
        ({"subject": " "}, "an empty name"),
        ({"status": "collapsed"}, "a status without an agreement"),
        ({"relation": "figure"}, "needs a figure"),
        ({"time": "2025-02-30"}, "not a date that exists"),
        ({"recorded_at": "2025"}, "not a full date"),
    ],
)
def test_what_contradicts_itself_is_refused(change: dict[str, object], words: str) -> None:
    from kg.errors import InputError

    with pytest.raises(InputError, match=words):
        statement(**change)


@pytest.mark.parametrize(
    "values",
    [(6, 5, "range"), (None, None, "about"), (1, None, "unstated"), (float("nan"), None, "about"), (-1, None, "exact")],
)
def test_a_figure_that_cannot_be_is_refused(values: tuple[float | None, float | None, str]) -> None:
    low, high, comparator = values
    with pytest.raises(StatementError):
        Figure("killed", None, None, low, high, comparator, "x")  # type: ignore[arg-type] # also bad on purpose
