"""Auxiliaries: those that two verbs share, those before the subject, and what stands between them and the verb."""

from __future__ import annotations

import pytest
from extracted import statements_of, told


def _arms(text: str) -> set[tuple[str, str]]:
    """The stance and modality of each reading of "Rwanda arms the M23"."""
    wanted = ("Rwanda", "arms", "M23")
    return {(s.stance, s.modality) for s in statements_of(text) if (s.subject, s.relation, s.object) == wanted}


@pytest.mark.parametrize(
    ("text", "stance", "modality"),
    [
        ("Rwanda has crossed the border and armed the M23.", "affirms", "actual"),
        ("Rwanda may have crossed the border and armed the M23.", "affirms", "possible"),
        ("Rwanda will cross the border and arm the M23.", "affirms", "expected"),
        ("Rwanda will cross the border, seize the town and arm the M23.", "affirms", "expected"),
        ("Rwanda, which will cross the border and arm the M23, is poor.", "affirms", "expected"),
        ("Rwanda would have crossed the border and armed the M23.", "affirms", "counterfactual"),
        ("Rwanda could cross the border and arm the M23.", "affirms", "possible"),
        ("Rwanda did not cross the border and arm the M23.", "denies", "actual"),
        ("Rwanda did not cross the border or arm the M23.", "denies", "actual"),
        ("Rwanda did not cross the border, seize the town or arm the M23.", "denies", "actual"),
        ("Rwanda has neither crossed the border nor armed the M23.", "denies", "actual"),
        ("Rwanda did not cross the border but armed the M23.", "affirms", "actual"),
        ("Rwanda has not crossed the border but has armed the M23.", "affirms", "actual"),
        ("Rwanda could not cross the border and armed the M23.", "affirms", "actual"),
        ("Rwanda is closing the border and arming the M23.", "affirms", "actual"),
        ("Rwanda is not closing the border and arming the M23.", "denies", "actual"),
        ("Rwanda may be closing the border and arming the M23.", "affirms", "possible"),
        ("The M23 will be trained and armed by Rwanda.", "affirms", "expected"),
        ("The M23 is not trained and armed by Rwanda.", "denies", "actual"),
        ("The M23 was never trained or armed by Rwanda.", "denies", "actual"),
        ("The M23 is not trained by Uganda but armed by Rwanda.", "affirms", "actual"),
    ],
)
def test_a_verb_shares_the_auxiliary_of_the_one_before(text: str, stance: str, modality: str) -> None:
    assert _arms(text) == {(stance, modality)}


@pytest.mark.parametrize(
    ("text", "stance", "modality"),
    [
        ("Nor did Rwanda arm the M23.", "denies", "actual"),
        ("Never has Rwanda armed the M23.", "denies", "actual"),
        ("At no time did Rwanda arm the M23.", "denies", "actual"),
        ("In no case has Rwanda armed the M23.", "denies", "actual"),
        ("Only then did Rwanda arm the M23.", "affirms", "actual"),
        ("Not until May did Rwanda arm the M23.", "affirms", "actual"),
        ("Not only did Rwanda arm the M23, it said so.", "affirms", "actual"),
        ("In none of these years did Rwanda arm the M23.", "denies", "actual"),
        ("So often did Rwanda arm the M23 that nobody was surprised.", "affirms", "actual"),
        ("Had Rwanda armed the M23, the town would have fallen.", "affirms", "counterfactual"),
        ("Should Rwanda arm the M23, the town would fall.", "affirms", "conditional"),
    ],
)
def test_an_auxiliary_can_stand_before_the_subject(text: str, stance: str, modality: str) -> None:
    assert _arms(text) == {(stance, modality)}


def test_nor_denies_of_whom_it_stands_for() -> None:
    assert _arms("Rwanda hid nothing, nor had it armed the M23.") <= {("denies", "actual")}


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda at first armed the M23.",
        "Rwanda more than once armed the M23.",
        "Rwanda had by then armed the M23.",
        "Rwanda has in effect armed the M23.",
        "Rwanda has for years been arming the M23.",
        "The M23 had for years been armed by Rwanda.",
        "The M23 got armed by Rwanda.",
        "Rwanda feared and armed the M23.",
        "Rwanda, which feared an attack, armed the M23.",
        "It is clear that Rwanda arms the M23.",
        "There is no doubt that Rwanda arms the M23.",
        "Let us not forget that Rwanda arms the M23.",
    ],
)
def test_what_stands_between_changes_nothing(text: str) -> None:
    assert _arms(text) == {("affirms", "actual")}


def test_what_used_to_be_so_is_over() -> None:
    (statement,) = statements_of("Rwanda used to arm the M23.")
    assert (statement.subject, statement.aspect) == ("Rwanda", "ended")
    (statement,) = statements_of("Rwanda used to attack Burundi.")
    assert (statement.subject, statement.object, statement.aspect) == ("Rwanda", "Burundi", None)


@pytest.mark.parametrize(
    "text",
    [
        "Did Rwanda arm the M23?",
        "Rwanda is to be thanked.",
        "Rifles used to attack Burundi were found.",
        "The money was used to arm the M23.",
        "It is not clear that Rwanda arms the M23.",
        "There is doubt that Rwanda arms the M23.",
        "Not since 1994 had Rwanda armed the M23.",
        "Never before had Rwanda armed the M23.",
        "It is clear to nobody that Rwanda arms the M23.",
        "Not everybody knows that Rwanda arms the M23.",
        "There is no proof that Rwanda arms the M23.",
        "Rwanda denies that it arms the M23 and fears Burundi.",
    ],
)
def test_what_only_looks_like_it_affirms_nothing(text: str) -> None:
    assert not {s for s in statements_of(text) if s.stance == "affirms" and s.modality == "actual"}


def test_it_is_time_only_asks_for_it() -> None:
    assert not {s for s in statements_of("It is high time Rwanda armed the M23.") if s.modality == "actual"}
    assert ("Rwanda", "attacked", "Burundi") in told("It was the last time Rwanda attacked Burundi.")


@pytest.mark.parametrize(
    ("text", "stance", "modality"),
    [
        ("Rwanda didn't arm the M23.", "denies", "actual"),
        ("Rwanda doesn’t arm the M23.", "denies", "actual"),
        ("Rwanda hasn't armed the M23.", "denies", "actual"),
        ("Rwanda isn't arming the M23.", "denies", "actual"),
        ("The M23 wasn't armed by Rwanda.", "denies", "actual"),
        ("Rwanda has moved on, and it's been arming the M23.", "affirms", "actual"),
        ("Rwanda has moved on, and it's arming the M23.", "affirms", "actual"),
        ("Rwanda's been arming the M23.", "affirms", "actual"),
        ("Rwanda'll arm the M23.", "affirms", "expected"),
    ],
)
def test_contracted_auxiliaries_are_words(text: str, stance: str, modality: str) -> None:
    assert _arms(text) == {(stance, modality)}


def test_an_ending_after_a_name_is_still_a_possessive() -> None:
    assert ("Rwanda", "arms", "M23") in told("Rwanda's army arms the M23.")
    assert ("Rwanda", "attacked", "Burundi") in told("Rwanda's attack on Burundi killed ten people.")


@pytest.mark.parametrize(
    "text",
    [
        "22 April: Crowds loot Burundian shops in Kigali.",
        "The Congolese authorities note that Rwanda attacked Burundi.",
        "Critics of President Paul Kagame say that Rwanda attacked Burundi.",
    ],
)
def test_a_clause_has_a_verb_whatever_it_looks_like(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda demands that Burundi attack the M23.",
        "Rwanda proposed that Burundi arm the M23.",
        "The envoys insisted that Rwanda shell Burundi.",
        "It is essential that Rwanda arm the M23.",
    ],
)
def test_what_is_asked_for_is_not_told_as_done(text: str) -> None:
    assert not {
        s for s in statements_of(text) if s.modality == "actual" and s.relation in ("attacked", "arms", "hostileTo")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes on Burundi.",
        "Rocket attacks on Rwanda by the M23 group.",
        "Rwanda gave it arms.",
        "Peace talks in Kigali.",
    ],
)
def test_a_heading_without_a_verb_gets_none(text: str) -> None:
    assert not {s for s in statements_of(text) if s.subject in ("Air", "Rocket")}


@pytest.mark.parametrize(
    "text",
    [
        "Armenia continued to condemn Azerbaijan.",
        "Armenia kept condemning Azerbaijan.",
        "Armenia went on to condemn Azerbaijan.",
        "Armenia has not stopped condemning Azerbaijan.",
        "Armenia was quick to condemn Azerbaijan.",
    ],
)
def test_who_goes_on_to_criticise_does(text: str) -> None:
    assert ("Armenia", "criticises", "Azerbaijan") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "If Armenia blames Azerbaijan, the war will go on.",
        "Armenia wants to condemn Azerbaijan.",
        "Armenia tried to condemn Azerbaijan.",
        "Armenia stopped condemning Azerbaijan.",
        "Armenia left rather than condemn Azerbaijan.",
        "Rwanda was not the first country to arm the M23.",
        "Rwanda may have its army attack Burundi.",
        "Rwanda did not let the M23 attack Burundi.",
        "Rwanda has troops to attack Burundi.",
        "Rwanda has its army base in Burundi.",
    ],
)
def test_what_is_not_done_is_not_told_as_done(text: str) -> None:
    wanted = {"criticises", "accuses", "arms", "attacked"}
    found = [s for s in statements_of(text) if s.relation in wanted and s.modality == "actual"]
    assert not found


def test_what_happens_to_somebody_is_no_list_of_what_he_does() -> None:
    text = "Mauritania was attacked in July 1977, when guerrillas shelled Nouakchott, killed two soldiers and fled."
    assert not {s for s in statements_of(text) if s.subject == "Mauritania" and s.relation == "attacked"}
    assert ("guerrillas", "attacked", "soldiers") in told(text)
