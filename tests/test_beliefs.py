from __future__ import annotations

from dataclasses import replace

import pytest
from builders import account, tie
from hypothesis import given
from hypothesis import strategies as st

from kg.beliefs import Camps, View, actors_of, assess, entails, origin_of, plain_ties, select
from kg.errors import TimeError, UnknownNameError
from kg.model import Account, Actor, Figure, Link, Mention, Statement


def standing_of(*accounts: Account, relation: str = "supports") -> tuple[str, str]:
    """Status and reason of the one assertable with that relation."""
    [found] = [a for a in assess(accounts) if a.statement.relation == relation and a.statement.modality == "actual"]
    return found.standing.status, found.standing.reason


def test_what_the_text_itself_asserts_is_accepted() -> None:
    status, reason = standing_of(account("d", [tie("Alpha", "supports", "Gamma")]))
    assert (status, reason) == ("accepted", "asserted by the text of d; nobody denies it")


def test_what_only_a_party_affirms_is_claimed() -> None:
    status, reason = standing_of(account("d", [tie("Alpha", "supports", "Gamma", claimant="Alpha")]))
    assert (status, reason) == ("claimed", "affirmed only by Alpha, as a party to it or an accuser")


def test_a_ministry_is_as_much_a_party_as_its_state() -> None:
    assert standing_of(account("d", [tie("Alpha", "supports", "Gamma", claimant="Alpha ministry")]))[0] == "claimed"


def test_a_ruler_is_a_party_where_its_country_is() -> None:
    said = [
        tie("Delta", "governs", "Beta"),
        tie("Alpha", "supports", "Gamma", claimant="Omega"),
        tie("Alpha", "attacked", "Beta", claimant="Delta"),
    ]
    assert standing_of(account("d", said), relation="attacked")[0] == "claimed"
    assert standing_of(account("d", said))[0] == "accepted"


def test_what_an_outsider_affirms_is_accepted() -> None:
    status, reason = standing_of(
        account("d", [tie("Alpha", "supports", "Gamma", claimant="Omega", speech_act="reports")])
    )
    assert status == "accepted"
    assert reason == "affirmed by Omega, no party to it; nobody denies it"


def test_an_accuser_is_no_outsider() -> None:
    said = [tie("Alpha", "supports", "Gamma", claimant="Beta", speech_act="accuses")]
    assert standing_of(account("d", said))[0] == "claimed"


def _dead(claimant: str, side: str | None) -> dict[str, object]:
    figure = Figure("killed", "soldiers", side, 40, 40, "exact", "40")
    return {"subject": side, "relation": "figure", "figure": figure, "claimant": claimant}


@pytest.mark.parametrize(("side", "claimed"), [("Beta", True), (None, True), ("Omega", False)])
def test_who_fights_them_is_no_outsider_to_the_dead(side: str | None, claimed: bool) -> None:
    said = [tie("Alpha", "attacked", "Beta", claimant="Alpha"), _dead("Alpha ministry", side)]
    status, reason = standing_of(account("d", said), relation="figure")
    assert status == ("claimed" if claimed else "accepted")
    assert ("in conflict with those concerned" in reason) == claimed


def test_who_fights_nobody_may_count_dead_of_no_known_side() -> None:
    said = [tie("Alpha", "attacked", "Beta"), _dead("Omega", None)]
    assert standing_of(account("d", said), relation="figure")[0] == "accepted"


def test_what_a_foe_says_of_a_tie_is_claimed() -> None:
    said = [tie("Omega", "attacked", "Alpha"), tie("Alpha", "supports", "Gamma", claimant="Omega")]
    assert standing_of(account("d", said))[0] == "claimed"


def test_a_party_beside_a_foe_is_not_told_as_in_conflict_with_itself() -> None:
    said = [
        tie("Omega", "attacked", "Alpha"),
        tie("Alpha", "supports", "Gamma", claimant="Omega"),
        tie("Alpha", "supports", "Gamma", claimant="Gamma"),
    ]
    status, reason = standing_of(account("d", said), relation="supports")
    assert (status, reason) == ("claimed", "affirmed only by Omega, Gamma, as a party to it, an accuser or a foe")


def test_an_attack_that_is_denied_makes_no_foes() -> None:
    said = [
        tie("Omega", "attacked", "Alpha", claimant="Omega", stance="denies"),
        tie("Alpha", "supports", "Gamma", claimant="Omega"),
    ]
    assert standing_of(account("d", said))[0] == "accepted"


def test_what_a_party_acknowledges_is_accepted() -> None:
    said = [tie("Alpha", "supports", "Gamma", claimant="Alpha", speech_act="acknowledges", channel="private")]
    assert standing_of(account("d", said))[0] == "accepted"


def test_low_confidence_makes_no_fact() -> None:
    status, reason = standing_of(account("d", [tie("Alpha", "supports", "Gamma", confidence="low")]))
    assert (status, reason) == ("claimed", "affirmed only by the text of d, with low confidence")


def test_a_headline_makes_no_fact() -> None:
    made = account("d", [tie("Alpha", "supports", "Gamma")])
    [sentence] = made.document.sentences
    document = replace(made.document, sentences=(replace(sentence, section="headline"),))
    said = replace(made.statements[0], quote=document.quote(sentence.start, sentence.end))
    status, reason = standing_of(Account(document, (said,), made.actors))
    assert (status, reason) == ("claimed", "affirmed only by the headline of d, not the text")


def test_affirmed_and_denied_is_contested_and_both_are_named() -> None:
    said = [
        tie("Alpha", "supports", "Gamma"),
        tie("Alpha", "supports", "Gamma", claimant="Alpha", stance="denies", speech_act="denies"),
    ]
    assert standing_of(account("d", said)) == ("contested", "affirmed by the text of d; denied by Alpha")


def test_only_denied_and_only_questioned() -> None:
    denial = tie("Alpha", "supports", "Gamma", claimant="Alpha", stance="denies", speech_act="denies")
    doubt = tie("Alpha", "supports", "Gamma", claimant="Omega", stance="questions", speech_act="questions")
    assert standing_of(account("d", [denial]))[0] == "denied"
    assert standing_of(account("d", [doubt]))[0] == "questioned"


@pytest.mark.parametrize(
    "modality", ["planned", "expected", "possible", "forecast", "conditional", "goal", "demanded", "counterfactual"]
)
def test_no_other_modality_becomes_a_fact(modality: str) -> None:
    said = [tie("Alpha", "attacked", "Beta", modality=modality)]
    [found] = assess([account("d", said)])
    assert found.standing.status == "not actual"
    assert select([found], View("all"), [account("d", said)]) == []


def test_a_forecast_is_not_the_thing_even_where_both_are_said() -> None:
    said = [tie("Alpha", "attacked", "Beta"), tie("Alpha", "attacked", "Beta", modality="forecast", claimant="Omega")]
    assert sorted(a.standing.status for a in assess([account("d", said)])) == ["accepted", "not actual"]


def test_a_general_denial_reaches_the_special_and_only_downwards() -> None:
    said = [
        tie("Alpha", "harbours", "Gamma"),
        tie("Alpha", "supports", "Gamma", claimant="Alpha", stance="denies", speech_act="denies"),
    ]
    by_relation = {a.statement.relation: a.standing.status for a in assess([account("d", said)])}
    # who denies all support denies shelter; and shelter, where affirmed, affirms support
    assert by_relation == {"harbours": "contested", "supports": "contested"}
    other = [tie("Alpha", "supports", "Gamma"), tie("Alpha", "harbours", "Gamma", claimant="Alpha", stance="denies")]
    by_relation = {a.statement.relation: a.standing.status for a in assess([account("d", other)])}
    assert by_relation == {"harbours": "denied", "supports": "accepted"}


def test_a_denial_of_one_charge_is_no_denial_of_every_attack() -> None:
    said = [
        tie("Alpha", "attacked", "Beta", time="2025-10-08"),
        tie("Alpha", "attacked", "Beta", claimant="Alpha", stance="denies", speech_act="denies"),
    ]
    by_time = {a.statement.time: a.standing.status for a in assess([account("d", said)])}
    assert by_time == {"2025-10-08": "accepted", None: "denied"}


def test_a_denial_of_a_month_reaches_its_days() -> None:
    said = [
        tie("Alpha", "attacked", "Beta", time="2025-10-08"),
        tie("Alpha", "attacked", "Beta", time="2025-11-01"),
        tie("Alpha", "attacked", "Beta", time="2025-10", claimant="Alpha", stance="denies", speech_act="denies"),
    ]
    by_time = {a.statement.time: a.standing.status for a in assess([account("d", said)])}
    assert by_time == {"2025-10-08": "contested", "2025-11-01": "accepted", "2025-10": "contested"}


def test_origins_are_counted_not_documents() -> None:
    reports = tie("Gamma", "presentIn", "Beta", claimant="Omega", speech_act="reports")
    one, two = account("d", [reports]), account("e", [reports])
    [found] = assess([one, two])
    assert (found.origins, found.standing.origins) == (("Omega",), 1)
    own = tie("Gamma", "presentIn", "Beta")
    [found] = assess([account("d", [own]), account("e", [own]), account("f", [own], origin="d")])
    assert found.origins == ("d", "e")


def test_an_organ_is_no_second_origin() -> None:
    said = [
        tie("Gamma", "presentIn", "Beta", claimant="Alpha"),
        tie("Gamma", "presentIn", "Beta", claimant="Alpha ministry"),
    ]
    [found] = assess([account("d", said)])
    assert found.origins == ("Alpha",)


def test_the_precise_corroborates_the_general_but_not_the_other_way() -> None:
    accounts = [
        account("d", [tie("Alpha", "supports", "Gamma", time="2025-10")]),
        account("e", [tie("Alpha", "supports", "Gamma", time="2025")]),
    ]
    by_time = {a.statement.time: a.origins for a in assess(accounts)}
    assert by_time == {"2025-10": ("d",), "2025": ("d", "e")}


def test_a_retracted_claim_counts_no_more() -> None:
    first = account("d", [tie("Alpha", "supports", "Gamma"), tie("Alpha", "criticises", "Beta")])
    wrong, right = first.statements
    taken_back = Account(first.document, (wrong, right.linked((Link("retracts", wrong.id),))), first.actors)
    assert [a.statement.relation for a in assess([taken_back])] == ["criticises"]


def test_figures_never_imply_each_other() -> None:
    more = Figure("killed", "soldiers", "Beta", 58, 58, "exact", "58")
    less = Figure("killed", "soldiers", "Beta", 50, None, "over", "over 50")
    said = [
        tie("Beta", "figure", figure=more, claimant="Alpha"),
        tie("Beta", "figure", figure=less, claimant="Beta", stance="denies"),
    ]
    assert sorted(a.standing.status for a in assess([account("d", said)])) == ["accepted", "denied"]


TIMES = [
    None,
    "2025",
    "2025-10",
    "2025-10-08",
    "2025-11",
    "202X",
    "2025-10-01/2025-10-09",
    "2024/2025",
    "[2025-10..]",
    "2025~",
]
RELATIONS = ["attacked", "hostileTo", "supports", "harbours", "alliedWith"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Alpha", "Beta"]),
            st.sampled_from(RELATIONS),
            st.sampled_from(["Beta", "Gamma"]),
            st.sampled_from(TIMES),
            st.sampled_from(["affirms", "denies"]),
        ),
        max_size=12,
        unique=True,
    )
)
def test_every_implication_is_found(said: list[tuple[str, str, str, str | None, str]]) -> None:
    made = account("d", [tie(*one[:3], time=one[3], stance=one[4], claimant="Omega") for one in said])
    for found in assess([made]):
        affirmed = {s.id for s in made.statements if s.stance == "affirms" and entails(s, found.statement)}
        denied = {s.id for s in made.statements if s.stance == "denies" and entails(found.statement, s)}
        assert {e.statement for e in (*found.evidence, *found.implied) if e.stance == "affirms"} == affirmed
        assert {e.statement for e in (*found.evidence, *found.implied) if e.stance == "denies"} == denied


def test_symmetric_ties_are_the_same_both_ways() -> None:
    first, second = account("d", [tie("Alpha", "alliedWith", "Beta"), tie("Beta", "alliedWith", "Alpha")]).statements
    assert entails(first, second) and entails(second, first)
    first, second = account("d", [tie("Alpha", "supports", "Beta"), tie("Beta", "supports", "Alpha")]).statements
    assert not entails(first, second)


SAID = [
    tie("Alpha", "supports", "Gamma"),
    tie("Alpha", "supports", "Gamma", claimant="Alpha", stance="denies", speech_act="denies"),
    tie("Gamma", "attacked", "Beta", time="2025-10-08"),
    tie("Beta", "attacked", "Alpha", claimant="Alpha ministry", speech_act="claims", time="2025"),
    tie("Omega", "mediatedBetween", parties=("Alpha", "Beta"), time="2024"),
    tie("Alpha", "partyTo", parties=("Alpha", "Beta"), agreement="Truce", event="Ceasefire"),
    tie("Alpha", "cooperatesWith", "Beta", modality="forecast"),
]


def ties(view: str, at: str | None = None) -> set[tuple[str, str, str]]:
    accounts = [account("d", SAID)]
    held = select(assess(accounts), View.parse(view, at), accounts)
    return {(t.subject, t.relation, t.target) for t in plain_ties(held)}


COMMON = {
    ("Gamma", "attacked", "Beta"),
    ("Gamma", "hostileTo", "Beta"),
    ("Omega", "mediatedBetween", "Alpha"),
    ("Omega", "mediatedBetween", "Beta"),
    ("Alpha", "partyTo", "Truce"),
    ("Beta", "partyTo", "Truce"),
}
SUPPORT = {("Alpha", "supports", "Gamma")}
STRUCK = {("Beta", "attacked", "Alpha"), ("Beta", "hostileTo", "Alpha")}


def test_views() -> None:
    assert ties("accepted") == COMMON
    assert ties("all") == COMMON | SUPPORT | STRUCK
    # what Alpha affirms (through its ministry) and what the text asserts and Alpha does not deny
    assert ties("claimant=Alpha") == COMMON | STRUCK
    assert ties("claimant=Beta") == COMMON | SUPPORT
    assert ties("corroborated") == set()


def test_a_view_at_a_day_leaves_out_what_is_undated() -> None:
    assert ties("accepted", "2025-10-08") == {("Gamma", "attacked", "Beta"), ("Gamma", "hostileTo", "Beta")}
    assert ties("accepted", "2025-10-09") == set()
    accounts = [account("d", SAID)]
    held = select(assess(accounts), View.parse("accepted", "2024-05-05"), accounts)
    assert sorted((h.assessment.statement.relation, h.when) for h in held) == [
        ("mediatedBetween", "possible"),
        ("partyTo", "undated"),
    ]


def test_no_day_is_certain_by_nobodys_words() -> None:
    said = [
        tie("Gamma", "attacked", "Beta", time="2021-08/..", aspect="ongoing"),
        tie("Gamma", "hostileTo", "Beta", time="2021-08/..", aspect="ongoing"),
        tie("Delta", "hostileTo", "Beta", time="2021-08/..", aspect="ongoing", inferred=("time",)),
        tie("Gamma", "attacked", "Alpha", time="2022-06-30"),
    ]
    accounts = [account("d", said, issued="2026-01-09")]
    held = select(assess(accounts), View.parse("all", "2022-06-30"), accounts)
    found = {
        (h.assessment.statement.subject, h.assessment.statement.relation, h.assessment.statement.object): h.when
        for h in held
    }
    assert found == {
        ("Gamma", "attacked", "Beta"): "possible",
        ("Gamma", "hostileTo", "Beta"): "certain",
        ("Delta", "hostileTo", "Beta"): "possible",
        ("Gamma", "attacked", "Alpha"): "certain",
    }


def test_the_reason_says_what_was_read_from_context() -> None:
    status, reason = standing_of(account("d", [tie("Alpha", "supports", "Gamma", inferred=("subject",))]))
    assert (status, reason) == ("accepted", "asserted by the text of d (as read from context); nobody denies it")


def test_a_dated_text_says_that_what_goes_on_went_on_that_day() -> None:
    accounts = [account("d", [tie("Alpha", "supports", "Gamma", aspect="ongoing")], issued="2026-01-09")]
    [found] = assess(accounts)
    assert str(found.standing.last_evidenced) == "2026-01-09"
    whens = [h.when for day in ("2026-01-09", "2026-01-10") for h in select([found], View.parse("all", day), accounts)]
    assert whens == ["certain", "possible"]


def test_unknown_views_actors_and_days_are_told_with_the_nearest() -> None:
    accounts = [account("d", SAID)]
    with pytest.raises(UnknownNameError, match="Did you mean accepted"):
        View.parse("acepted")
    with pytest.raises(UnknownNameError, match="unknown view 'claimant='"):
        View.parse("claimant=")
    with pytest.raises(UnknownNameError, match="Did you mean Alpha"):
        select([], View.parse("claimant=Alhpa"), accounts)
    with pytest.raises(TimeError):
        View.parse("accepted", "2025")


def test_a_city_claims_nothing_but_the_government_there_may() -> None:
    made = account("d", SAID)
    mention = Mention(None, "Alpha", 0, 5, "government", "Alphaville")
    place = Actor("Alphaville", "Place")
    accounts = [replace(made, actors=(*made.actors, place), mentions=(mention,))]
    with pytest.raises(UnknownNameError, match=r"'Alphaville' is no actor.* For the government there name Alpha"):
        select([], View.parse("claimant=Alphaville"), accounts)


def test_camps_follow_organs_leaders_and_rulers() -> None:
    said = [tie("Delta", "governs", "Beta"), tie("Alpha", "memberOf", "Omega"), tie("Beta", "memberOf", "Omega")]
    camps = Camps([account("d", said)])
    assert camps.principal("Alpha ministry", "d") == "Alpha"
    assert camps.together("Delta", "Beta") and camps.together("Alpha ministry", "Alpha")
    assert not camps.together("Alpha", "Beta")


def _of_both_sides() -> list[Account]:
    """Two documents and a silent third: in one Sorn is Alpha's minister, in the other he leads Beta."""
    told = [account(place, [tie("Alpha", "supports", "Gamma", claimant="Sorn")]) for place in ("d", "e", "f")]
    whose = ("Alpha", "Beta", None)
    return [
        replace(one, actors=(*(a for a in one.actors if a.name != "Sorn"), Actor("Sorn", "Person", acts_for=name)))
        for one, name in zip(told, whose, strict=True)
    ]


def test_who_is_one_s_minister_and_another_s_rebel_speaks_for_whom_each_document_says() -> None:
    accounts = _of_both_sides()
    for camps in (Camps(accounts), Camps(accounts[::-1])):
        assert [camps.principal("Sorn", place) for place in "def"] == ["Alpha", "Beta", "Sorn"]
        assert camps.speaks_for("Sorn", "Alpha", "d") and not camps.speaks_for("Sorn", "Alpha", "e")
        assert camps.together("Sorn", "Alpha") and camps.together("Sorn", "Beta")
    assert {actors_of(them)["Sorn"].acts_for for them in (accounts, accounts[::-1])} == {None}
    # Nobody becomes an outsider by having changed sides: what he says of either stays a claim.
    assert standing_of(*accounts)[0] == "claimed"


def test_who_changed_sides_is_one_origin_with_each_in_its_own_document() -> None:
    accounts = _of_both_sides()
    camps = Camps(accounts)
    found = [origin_of(one.statements[0], one, camps) for one in accounts]
    assert found == ["Alpha", "Beta", "Sorn"]


def test_the_order_of_documents_changes_nothing() -> None:
    one, two = account("d", SAID[:3]), account("e", SAID)
    assert assess([one, two]) == assess([two, one])


def test_a_statement_is_what_it_says() -> None:
    [found] = assess([account("d", [tie("Alpha", "supports", "Gamma")])])
    assert isinstance(found.statement, Statement)
    assert found.evidence[0].words == "“Sentence 0 on Alpha.”"
    assert found.evidence[0].lines == (1,)


def test_a_claimant_by_a_name_of_two_is_asked_back() -> None:
    told = account("d", [tie("Alpha", "supports", "Gamma", claimant="Beta")])
    actors = tuple(replace(one, aliases=("Front",)) if one.name in ("Alpha", "Beta") else one for one in told.actors)
    accounts = [replace(told, actors=actors)]
    with pytest.raises(UnknownNameError, match="'front' can mean more than one") as caught:
        select(assess(accounts), View.parse("claimant=front"), accounts)
    assert "Write Alpha or Beta" in str(caught.value)
    [held] = select(assess(accounts), View.parse("claimant=Beta"), accounts)
    assert held.assessment.statement.relation == "supports"


def test_a_claimant_whom_another_document_has_as_a_place_claims_all_the_same() -> None:
    told = account("d", [tie("Alpha", "supports", "Gamma", claimant="Beta")])
    where = account("e", [tie("Gamma", "supports", "Omega")])
    accounts = [told, replace(where, actors=(*where.actors, Actor("Beta", "Place")))]
    by_name = {actor.name: actor.type for actor in told.actors}
    assert [actors_of(them)["Beta"].type for them in (accounts, accounts[::-1])] == [by_name["Beta"]] * 2
    held = select(assess(accounts), View.parse("claimant=Beta"), accounts)
    assert ("Alpha", "Gamma") in [(one.assessment.statement.subject, one.assessment.statement.object) for one in held]


@pytest.mark.parametrize(
    ("issued", "together"), [("2025-11-08", True), ("2010-03", False), ("1999", True), (None, True)]
)
def test_who_rules_a_state_at_the_time_is_of_its_camp(issued: str | None, together: bool) -> None:
    made = account("d", [tie("Alpha", "supports", "Gamma")])
    dated = replace(made, document=replace(made.document, issued=issued))
    camps = Camps([dated])
    assert camps.together("Afghan Taliban", "Afghanistan") is together
    assert camps.together("Taliban administration", "Afghan Taliban")
    assert not camps.together("Afghan Taliban", "Pakistan")


def test_a_movement_is_no_outsider_to_the_state_that_it_rules() -> None:
    fight = tie("Afghanistan", "attacked", "Pakistan")
    dead = tie("Afghan Taliban", "supports", "Gamma", claimant="Pakistan", speech_act="states")
    assert standing_of(account("d", [fight, dead]))[0] == "claimed"
    assert standing_of(account("d", [dead]))[0] == "accepted"
