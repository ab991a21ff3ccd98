"""Whom the two ends of a verb stand for, in the forms in which news names a state, an armed group or an alliance.

`end_forms.tsv` has the forms, with whom each means; each stands as the subject and the object of several verbs.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from extracted import statements_of

from kg.vocabulary import vocabulary

_VERBS = (("bombed", "bombing"), ("fired rockets at", "firing rockets at"), ("armed", "arming"), ("backed", "backing"))
_FAMILIES = ("conflict", "support")


def _rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "end_forms.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _others(text: str, *, first: bool) -> set[str | None]:
    """Who does something to Kenya by the text, or to whom Kenya does it."""
    sentence = text.replace(",,", ",").replace(",.", ".")
    said = [
        each for each in statements_of(sentence[0].upper() + sentence[1:])
        if vocabulary().relation(each.relation).family in _FAMILIES and each.stance == "affirms"
        and each.modality == "actual" and not each.relation.endswith("With")
    ]  # fmt: skip
    if first:
        return {each.subject for each in said if each.object == "Kenya"}
    return {each.object for each in said if each.subject == "Kenya"}


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["form"])
def test_each_form_of_an_end_stands_for_whom_it_means(row: dict[str, str]) -> None:
    form, meant = row["form"], set(row["meant"].split(", ")) - {"-"}
    for past, gerund in _VERBS:
        for text in (f"{form} {past} Kenya.", f"After {gerund} Kenya, {form} fell silent."):
            assert _others(text, first=True) == meant, text
        assert _others(f"Kenya {past} {form}.", first=False) == meant, form


_NOBODY = ("Hezbollah or the ELN", "either Hezbollah or the ELN", "no ally of Chad", "enemies of Chad", "Chad's rivals")


@pytest.mark.parametrize("form", _NOBODY)
def test_what_is_told_of_one_of_two_or_of_others_is_told_of_nobody(form: str) -> None:
    for past, gerund in _VERBS:
        for text in (f"{form} {past} Kenya.", f"After {gerund} Kenya, {form} fell silent."):
            assert not _others(text, first=True), text
        assert not _others(f"Kenya {past} {form}.", first=False), form


@pytest.mark.parametrize("noun", ["allies", "supporters", "members", "rivals", "enemies"])
@pytest.mark.parametrize("opening", ["After attacking Israel", "When Chad bombed Israel", "In Israel"])
def test_a_plural_after_a_clause_is_no_apposition(opening: str, noun: str) -> None:
    for verb in ("fell silent", "were arrested", "have withdrawn"):
        read = statements_of(f"{opening}, {noun} of Hezbollah {verb}.")
        told = {(each.subject, each.object) for each in read if each.relation != "attacked"}
        assert not {("Israel", "Hezbollah"), ("Hezbollah", "Israel")} & told


@pytest.mark.parametrize("whose", ["students", "refugees", "exiles", "activists", "journalists"])
def test_citizens_who_speak_or_are_charged_are_not_their_state(whose: str) -> None:
    texts = (
        f"Chadian {whose} accused Libya of plotting a coup.",
        f"Chadian {whose} condemned Libya.",
        f"Libya accused Chadian {whose} of plotting a coup.",
        f"Libya urged Chadian {whose} to leave.",
        f"Libya held talks with Chadian {whose}.",
    )
    for text in texts:
        read = statements_of(text)
        assert read or whose == "exiles", text
        assert not any("Chad" in (each.subject, each.object, each.claimant, *each.parties) for each in read), text
    struck = f"Chadian {whose}" if whose == "exiles" else "Chad"  # the enemies of Chad's rulers
    assert {(s.subject, s.object) for s in statements_of(f"Libya bombed Chadian {whose}.")} == {("Libya", struck)}


@pytest.mark.parametrize("whose", ["troops", "officials", "diplomats", "leaders", "authorities"])
def test_those_who_act_for_a_state_are_it(whose: str) -> None:
    for text in (f"Chadian {whose} accused Libya of plotting a coup.", f"Libya accused Chadian {whose} of spying."):
        assert any("Chad" in (each.subject, each.object) for each in statements_of(text)), text
