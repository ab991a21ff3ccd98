"""The ledger, accusations, origins and figures: small accounts by hand, and the founding graph's own questions."""

from __future__ import annotations

from typing import Any

import pytest
from builders import account, tie

import kg
from kg.actors import packaged_lexicon
from kg.analysis import Question, figures
from kg.beliefs import Camps
from kg.errors import QueryError, UnknownNameError
from kg.extraction import extract
from kg.graph import Graph
from kg.model import Figure
from kg.reading import read_text


@pytest.fixture(scope="module")
def founding() -> Graph:
    return kg.build()


def number(minimum: float | None, **fields: Any) -> dict[str, Any]:
    given = {name: fields.pop(name, None) for name in ("population", "side")}
    maximum = fields.pop("maximum", minimum)
    comparator = "unstated" if minimum is None else "exact" if minimum == maximum else "range"
    made = Figure(
        fields.pop("measure", "killed"), given["population"], given["side"], minimum, maximum, comparator, str(minimum)
    )
    return {"subject": "Alpha", "relation": "figure", "figure": made, **fields}


# The ledger


def test_founding_ledger_two_propositions_that_sit_ill_together(founding: Graph) -> None:
    result = founding.ledger("Afghan Taliban")
    assert result.voices == ("Afghan Taliban", "Taliban leaders")
    assert {(e.statement.relation, e.statement.stance) for e in result.public} == {("harbours", "denies")}
    assert {e.statement.relation for e in result.private} == {"presentIn", "explains"}
    [tension] = result.tensions
    assert (tension.kind, tension.private.statement.relation) == ("tension", "presentIn")
    assert "without contradicting" in result.text()
    assert set(result.frame()["channel"].dropna()) == {"public", "private"}


def test_a_public_denial_of_what_is_affirmed_in_private_contradicts() -> None:
    said = [
        tie("Alpha", "supports", "Gamma", stance="denies", claimant="Alpha", channel="public"),
        tie("Alpha", "arms", "Gamma", claimant="Alpha ministry", channel="private"),
        tie("Alpha", "alliedWith", "Beta", claimant="Alpha"),
        tie("Alpha", "alliedWith", "Beta", claimant="Beta", channel="public"),
    ]
    result = Graph([account("d", said)]).ledger("alpha")
    assert [(t.kind, t.private.statement.relation) for t in result.tensions] == [("contradiction", "arms")]
    assert (len(result.public), len(result.private), len(result.unknown)) == (1, 1, 1)
    # general support may be affirmed while arms are denied
    turned = [{**said[0], "relation": "arms"}, {**said[1], "relation": "supports"}]
    assert Graph([account("d", turned)]).ledger("Alpha").tensions == ()


def test_a_claimant_who_says_nothing() -> None:
    result = Graph([account("d", [tie("Alpha", "alliedWith", "Beta")])]).ledger("Beta")
    assert result.frame().empty and "nothing that a text marks so" in result.text()
    with pytest.raises(UnknownNameError, match="Did you mean Beta"):
        Graph([account("d", [tie("Alpha", "alliedWith", "Beta")])]).ledger("Betta")


# Accusations


def test_founding_accusations(founding: Graph) -> None:
    result = founding.accusations()
    found = {(one.accusers, one.accused): one.denied_by for one in result}
    assert found[("Pakistan",), "TTP"] == ()
    assert found[("Afghanistan",), "Pakistan"] == ("Pakistan",)
    assert found[("the text of 000_worst_hit", "the text of 004_four_thousand_deaths"), "Afghan Taliban"] == (
        "Afghan Taliban",
    )
    assert found[("Afghan Taliban",), "Pakistan's internal policies"] == ()
    matrix = result.matrix().set_index("accuser")
    assert matrix.loc["Afghanistan", "Pakistan"] == "1 (1 denied)"
    assert "no admission" in result.text()


def test_who_accuses_and_who_denies() -> None:
    said = [
        tie("Alpha", "accuses", "Beta", content="sabotage", claimant="Alpha", speech_act="accuses"),
        tie("Beta", "attacked", "Alpha", time="2020", claimant="Alpha", speech_act="accuses"),
        tie("Beta", "attacked", "Alpha", time="2020", stance="denies", claimant="Beta"),
        tie("Beta", "attacked", "Gamma", modality="forecast", claimant="Alpha", speech_act="accuses"),
        tie("Gamma", "alliedWith", "Beta"),
    ]
    result = Graph([account("d", said)]).accusations()
    assert [(one.accusers, one.accused, one.status, one.denied_by) for one in result] == [
        (("Alpha",), "Beta", "contested", ("Beta",)),
        (("Alpha",), "Beta", "claimed", ()),
    ]
    assert list(result.frame()["stance"]) == ["affirms", "denies", "affirms"]
    assert result.matrix().to_numpy().tolist() == [["Alpha", "2 (1 denied)"]]
    text = "Pakistan accuses India of sponsoring the TTP. India denied the accusation.\n"
    once = Graph([extract(read_text(text), packaged_lexicon())]).accusations()
    assert [(one.accusers, one.charge, one.denied_by) for one in once] == [
        (("Pakistan",), "sponsoring the TTP, laid on India", ("India",))
    ]
    empty = Graph([]).accusations()
    assert not empty and empty.matrix().empty and "Nobody accuses" in empty.text()


# Origins


def test_founding_one_origin_behind_two_articles(founding: Graph) -> None:
    echoes = [one for one in founding.independent_origins() if one.is_echo]
    assert [(one.origins, len(one.documents)) for one in echoes] == [(("United Nations",), 2)]
    assert "an echo, not a confirmation" in founding.independent_origins().text()


def test_a_reprint_is_no_second_origin() -> None:
    said = [tie("Alpha", "attacked", "Beta", time="2020")]
    agency = [account("one", said, origin="Agency"), account("two", said, origin="Agency")]
    [echo] = Graph(agency).independent_origins()
    assert (echo.origins, echo.documents, echo.is_echo) == (("Agency",), ("one", "two"), True)
    [both] = Graph([account("one", said), account("two", said)]).independent_origins()
    assert (both.origins, both.is_echo) == (("one", "two"), False)
    assert not Graph([account("one", said)]).independent_origins()


# Figures


def test_founding_death_tolls_must_not_be_added(founding: Graph) -> None:
    result = founding.figures(measure="killed")
    pairs = {
        frozenset((clash.first.figure.as_stated, clash.second.figure.as_stated)): clash.reasons
        for clash in result.clashes
        if {clash.first.figure.population, clash.second.figure.population} == {"security personnel"}
    }
    [whole, *_] = pairs[frozenset(("around 4,000", "at least 685"))]
    assert whole == "the period of the second (2024) lies in that of the other (2021/.., whose end is not dated)"
    assert any("lies in that of the other" in r for r in pairs[frozenset(("around 4,000", "more than 600"))])
    assert any("need not count alike" in r for r in pairs[frozenset(("at least 685", "more than 600"))])


def test_founding_rival_accounts_of_october_2025(founding: Graph) -> None:
    clashes = founding.figures(measure="killed").clashes
    [rivals] = [c for c in clashes if {c.first.figure.as_stated, c.second.figure.as_stated} == {"over 200", "58"}]
    assert "rival accounts: Pakistan and Afghanistan each give their own; no third party gives both" in rivals.reasons


NOT_ADDED = {
    "one inside the other": (number(5, time="2020", side="Alpha"), number(2, time="2020-05", side="Alpha"), "lies in"),
    "an open end": (number(5, time="2020/..", side="Alpha"), number(2, time="2022", side="Alpha"), "not dated"),
    "periods that overlap": (
        number(5, time="2020-01/2020-06", side="Alpha"), number(2, time="2020-05/2020-09", side="Alpha"), "overlap",
    ),
    "no period": (number(5, time="2020", side="Alpha"), number(2, side="Alpha"), "no period"),
    "other names": (
        number(5, time="2020", side="Alpha", population="police"), number(2, time="2020", side="Alpha"), "other names",
    ),
    "no number": (number(None, time="2020", side="Alpha"), number(2, time="2021", side="Alpha"), "no number"),
    "two sources": (
        number(5, time="2020", side="Alpha", claimant="Omega"), number(2, time="2021", side="Alpha"), "count alike",
    ),
    "rivals about two sides": (
        number(5, time="2020", side="Alpha", claimant="Beta", speech_act="claims"),
        number(2, time="2020", side="Beta", claimant="Alpha", speech_act="claims"),
        "rival accounts",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second", "reason"), NOT_ADDED.values(), ids=NOT_ADDED)
def test_why_two_figures_must_not_be_added(first: dict[str, Any], second: dict[str, Any], reason: str) -> None:
    result = Graph([account("d", [first, second])]).figures()
    [clash] = result.clashes
    assert any(reason in found for found in clash.reasons), clash.reasons
    assert reason in result.text() and len(result.not_added()) == len(clash.reasons)


def test_figures_of_two_sides_or_two_years_by_one_source_may_be_added() -> None:
    sides = [number(5, time="2020", side="Alpha"), number(2, time="2020", side="Beta")]
    years = [number(5, time="2020", side="Alpha"), number(2, time="2021", side="Alpha")]
    for said in (sides, years):
        result = Graph([account("d", said)]).figures()
        assert (len(result.items), result.clashes) == (2, ())
        assert "no proof that they count apart" in result.text()


def test_measures_that_nobody_gives() -> None:
    graph = Graph([account("d", [number(5, time="2020")])])
    with pytest.raises(UnknownNameError, match="Did you mean killed"):
        graph.figures(measure="kiled")
    empty = figures([], Camps([]))
    assert empty.frame().empty and empty.text() == "No figure in this view."


def test_many_who_say_it_are_not_told_in_the_singular(founding: Graph) -> None:
    text = founding.figures().text()
    assert "affirmed by UN experts: " in text and "experts affirms" not in text


def test_a_figure_without_a_number_names_its_measure_once() -> None:
    made = Figure("casualties", "civilians", None, None, None, "unstated", "civilian casualties")
    held = Graph([account("d", [{"subject": "Alpha", "relation": "figure", "figure": made}])]).figures().text()
    assert held.startswith("civilian casualties (civilians")


def test_who_was_killed_in_another_year_is_not_said_to_be_counted_under_another_name() -> None:
    said = [
        {
            "subject": "Alpha",
            "relation": "figure",
            "time": time,
            "figure": Figure(measure, whom, "Alpha", 5, 5, "exact", "5"),
        }
        for measure in ("killed", "fighters")
        for time, whom in (("2020", "soldiers"), ("2021", "troops"), ("2021", "police"))
    ]
    pairs = Graph([account("d", said)]).figures().not_added()
    names = pairs[pairs["reason"].str.startswith("they may count the same people under other names")]
    assert list(names["measure"]) == ["fighters"] * 3 + ["killed"]


def test_figures_without_a_side_are_not_said_to_count_one_people_under_two_names(founding: Graph) -> None:
    pairs = founding.figures(measure="killed").not_added()
    rebels = pairs[pairs["first"].str.contains("Taliban and TTP") | pairs["second"].str.contains("Taliban and TTP")]
    assert rebels["reason"].str.startswith("no text says of which side they both are").any()
    assert not rebels["reason"].str.startswith("they may count the same people under other names").any()


def test_a_charge_has_its_date(founding: Graph) -> None:
    charges = {one.charge: one.time for one in founding.accusations()}
    assert charges["Pakistan — attacked → Afghanistan"] == "2025-11"
    assert "Pakistan — attacked → Afghanistan (2025-11; claimed; no denial was read)" in founding.accusations().text()


def test_no_mediation_between_two_names_points_to_those_who_count_as_one_with_them(founding: Graph) -> None:
    found = founding.mediators("Pakistan", "Afghan Taliban")
    assert (len(found), found.apart) == (0, ("Qatar", "Türkiye"))
    assert "count as one (rollup), there is: by Qatar and Türkiye." in found.text()
    assert len(founding.mediators("Pakistan", "Afghan Taliban", rollup=True)) == 2


def test_only_mediation_is_asked_of_two_parties() -> None:
    with pytest.raises(QueryError, match="asked of everybody"):
        Question.parse("pairs", "Pakistan", "TTP")


def test_links_are_not_told_as_backing(founding: Graph) -> None:
    text = founding.conflicted_mediators().text()
    assert "It is said to back TTP, or to be close to it:" in text


def test_nobody_is_not_among_none(founding: Graph) -> None:
    assert "among the 0" not in founding.backtest_mediation().text()


def test_one_that_ended_is_told_in_the_singular(founding: Graph) -> None:
    assert "2 agreements, of which 1 is known to have ended." in founding.durations().text()


def test_a_headline_is_no_second_origin_of_what_its_article_tells(founding: Graph) -> None:
    told = [one for one in founding.independent_origins() if "4,000" in one.words]
    assert not told, "the minister alone stands behind the figure"


def test_hostile_ties_against_a_mediator_are_quoted(founding: Graph) -> None:
    lines = founding.could_mediate("Pakistan", "TTP", at="2022-01-01").text().splitlines()
    against = [place for place, line in enumerate(lines) if "against it, hostile" in line]
    assert against and all(lines[place + 1].startswith("          - affirmed by ") for place in against)


def test_the_end_of_an_agreement_is_not_told_as_its_making(founding: Graph) -> None:
    text = founding.diff(at=("2021-01-01", "2025-11-01")).text()
    assert "party to → Ceasefire of 2022, collapsed [amid political changes in Pakistan]" in text
