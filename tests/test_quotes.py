"""Every result leads to its quotes: the words, the document, and where they stand in it."""

from __future__ import annotations

from typing import Any

import pytest

import kg
from kg.analysis import Quotes, quotes
from kg.graph import Graph


@pytest.fixture(scope="module")
def graph() -> Graph:
    return kg.build()


ASKED = {
    "mediation": lambda graph: graph.could_mediate("Pakistan", "TTP", at="2022-01-01"),
    "nobody": lambda graph: graph.could_mediate("Pakistan", "TTP", at="2025-11-01"),
    "paths": lambda graph: graph.mediation_paths("Pakistan", "TTP"),
    "mediators": lambda graph: graph.mediators("Pakistan", "TTP"),
    "conflicted": lambda graph: graph.conflicted_mediators(),
    "backtest": lambda graph: graph.backtest_mediation(),
    "agreements": lambda graph: graph.agreements(),
    "durations": lambda graph: graph.durations(),
    "ledger": lambda graph: graph.ledger("Afghan Taliban"),
    "accusations": lambda graph: graph.accusations(),
    "origins": lambda graph: graph.independent_origins(),
    "figures": lambda graph: graph.figures(),
    "worldviews": lambda graph: graph.worldviews("reversals"),
    "robustness": lambda graph: graph.robustness("pairs", replicates=2),
    "reversals": lambda graph: graph.reversals(),
    "difference": lambda graph: graph.diff(at=("2020-01-01", "2026-01-01")),
    "timeline": lambda graph: graph.timeline(),
    "snapshot": lambda graph: graph.signed(),
}


@pytest.mark.parametrize("name", sorted(ASKED))
def test_every_quote_stands_where_it_says(graph: Graph, name: str) -> None:
    texts = {document.id: document.text for document in graph.documents}
    found = quotes(ASKED[name](graph))
    assert len(found) > 0
    for one in found:
        assert texts[one.claim.document][one.claim.start : one.claim.end] == one.claim.quote
        assert one.about
    rows = found.frame()
    assert [texts[row.document][row.start : row.end] for row in rows.itertuples()] == list(rows["passage"])


def test_quotes_name_speaker_place_and_what_is_from_context(graph: Graph) -> None:
    [denial] = [one for one in quotes(graph.accusations()) if "harbour" in one.claim.quote]
    assert (denial.about, denial.speaker) == ("Afghan Taliban — harbours → TTP", "Afghan Taliban")
    assert denial.place == f"000_worst_hit[{denial.claim.start}:{denial.claim.end}]"
    assert denial.note == "object from context"
    shown = quotes(denial.claim).text()
    assert "denied by Afghan Taliban: In public, the Taliban deny" in shown
    assert denial.place in shown
    assert "[object from context]" in shown


def test_a_quote_stands_once_for_each_part_that_rests_on_it(graph: Graph) -> None:
    tie = graph.could_mediate("Pakistan", "TTP", at="2022-01-01")[0].hostile[0][0]
    assert len(quotes(tie, (tie, [tie]), {"part": tie})) == len(tie.evidence)
    claim = tie.evidence[0]
    assert [one.about for one in quotes({"one": claim, "other": claim}, claim)] == ["one", "other", ""]


def test_pages_show_the_words_of_others_as_words(graph: Graph) -> None:
    from dataclasses import replace

    claim = quotes(graph.ledger("Afghan Taliban"))[0].claim
    hostile = replace(claim, quote="<script>alert(1)</script>", claimant="<b>", inferred=("<i>",))
    page = quotes({"<u>": hostile})._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    for tag in ("<b>", "<i>", "<u>"):
        assert tag not in page


def test_what_rests_on_no_claim_says_so() -> None:
    none: Any = quotes({"a": 1, "b": (None, "text", Quotes)})
    assert len(none) == 0
    assert "No quote" in none.text()
    assert "No quote" in none._repr_html_()
    assert list(none.frame().columns) == [
        "about", "said by", "stance", "document", "start", "end", "source", "from context", "passage",
    ]  # fmt: skip
