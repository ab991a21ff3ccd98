"""What notebooks are short by: prose, tables and figures; the same bytes on every run."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from matplotlib.figure import Figure

import kg
from kg.analysis import Question, ties_between
from kg.errors import InputError
from kg.graph import Graph
from kg.notebook import (
    canvas,
    plot_durations,
    plot_factors,
    plot_figures,
    plot_robustness,
    plot_ties,
    prose,
    table,
)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return kg.build()


def words(figure: Figure) -> str:
    """Everything that is written in a figure."""
    from matplotlib.text import Text

    return "\n".join(text.get_text() for text in figure.findobj(Text))  # type: ignore[attr-defined]


def png(figure: Figure) -> bytes:
    stream = io.BytesIO()
    figure.savefig(stream, format="png")
    return stream.getvalue()


def test_prose_keeps_its_paragraphs() -> None:
    assert prose("\n    One.\n\n    Two *three*.\n")._repr_markdown_() == "One.\n\nTwo *three*."


def test_tables_cut_nothing_off_and_are_the_same_each_time() -> None:
    frame = pd.DataFrame({"what": ["x" * 300, "<b>"], "share": [0.123456, None]})
    page = table(frame, caption="C")._repr_html_()
    assert page == table(frame, caption="C")._repr_html_()
    assert "x" * 300 in page
    assert "<b>" not in page
    assert "0.12" in page
    assert "nan" not in page.lower()
    assert repr(table(frame)) == repr(table(frame))
    assert "0x" not in repr(table(frame))
    assert "x" * 300 in repr(table(frame))
    whole = table([{"count": 1}, {"count": None}])._repr_html_()
    assert ">1<" in whole, "a whole number stays one beside an empty cell"
    assert "x" * 300 in table([{"what": "x" * 300}])._repr_html_()


def test_a_canvas_has_its_words_and_is_closed() -> None:
    import matplotlib.pyplot as plt

    figure, axes = canvas("A finding " * 12, subtitle="What", source="Somewhere", panels=(1, 2))
    assert len(axes) == 2
    assert not plt.get_fignums()
    assert "Source: Somewhere" in words(figure)
    assert max(map(len, words(figure).split("\n"))) < 100


def test_words_of_a_canvas_stay_within_it() -> None:
    figure, _ = canvas("Wide words mWm " * 20, subtitle="and these too mWm " * 20, source="and that " * 40)
    figure.draw_without_rendering()
    width = figure.bbox.width
    assert all(text.get_window_extent().x1 <= width for text in figure.texts)


def test_factors_show_each_candidate_and_what_is_not_defined(graph: Graph) -> None:
    ranked = graph.could_mediate("Pakistan", "TTP", at="2022-01-01")
    figure = plot_factors(ranked, "T")
    shown = words(figure)
    for one in ranked:
        assert one.actor in shown
        assert f"{one.score:.3f}" in shown
    assert "not defined" in shown
    assert png(figure) == png(plot_factors(ranked, "T"))
    with pytest.raises(InputError, match="no candidate"):
        plot_factors(graph.could_mediate("Pakistan", "TTP", at="2025-11-01"), "T")


def test_ties_without_a_date_have_no_bar(graph: Graph) -> None:
    ties = [tie for tie in ties_between(graph.network(), "Pakistan", "Afghan Taliban") if tie.sign]
    shown = words(plot_ties(ties, "T", first="2020-01-01", last="2026-01-09", mark=[("2022-01-01", "asked")]))
    undated = sum(not tie.interval.is_known for tie in ties)
    assert 0 < undated == shown.count("no text dates it")
    assert "asked" in shown
    with pytest.raises(InputError, match="no tie"):
        plot_ties([], "T", first="2020-01-01", last="2026-01-09")


def test_durations_say_what_is_open(graph: Graph) -> None:
    assert "70 days or more; no text tells of its end" in words(plot_durations(graph.durations(), "T"))
    with pytest.raises(InputError, match="no duration"):
        plot_durations(Graph([]).durations(), "T")


def test_figures_show_numbers_as_stated_with_who_gives_them(graph: Graph) -> None:
    shown = words(plot_figures(graph.figures(measure="killed"), "T", first="2021-01-01", last="2026-01-09"))
    for expected in ("around 4,000", "at least 685", "58 (claimed)", "Pakistan's foreign"):
        assert expected in shown
    with pytest.raises(InputError, match="no figure"):
        plot_figures(Graph([]).figures(), "T", first="2021-01-01", last="2026-01-09")


def test_robustness_shows_each_finding_and_its_share(graph: Graph) -> None:
    found = graph.robustness(Question("reversals"), replicates=10)
    shown = words(plot_robustness(found, "T"))
    assert "share of 10 draws" in shown
    assert "– The Defense News" in shown
    with pytest.raises(InputError, match="no finding"):
        plot_robustness(Graph([]).robustness("pairs", replicates=0), "T")
