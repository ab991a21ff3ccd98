"""Communiqués: releases of forces, readouts and statements of governments and of the United Nations."""

import pytest
from extracted import statements_of


def ties(text):
    return {(s.subject, s.relation, s.object, s.modality) for s in statements_of(text) if s.stance == "affirms"}


READ = [
    ("Afghan and coalition security forces killed three Taliban insurgents in Kandahar province.",
     "Afghanistan", "attacked", "Afghan Taliban", "actual"),
    ("Somali and AMISOM troops attacked al-Shabaab in Jilib.", "Somalia", "attacked", "al-Shabaab", "actual"),
    ("In support of the Somali National Army, AMISOM aircraft conducted a strike on an al-Shabaab camp near Jilib.",
     "AMISOM", "supports", "Somalia", "actual"),
    ("The United Nations stands in solidarity with the Government and people of Mali.",
     "United Nations", "supports", "Mali", "actual"),
    ("The United States stands shoulder to shoulder with the government and people of Nigeria in the fight against "
     "Boko Haram.", "Nigeria", "foughtWith", "Boko Haram", "actual"),
    ("Hundreds of volunteers are seeking to join Ukraine's fight against Russia.",
     "Ukraine", "foughtWith", "Russia", "actual"),
    ("France has supported the Iraqi Security Forces in its efforts to defeat the Islamic State.",
     "Iraq", "hostileTo", "Islamic State", "actual"),
    ("The Assad regime has used barrel bombs against civilians.", "Syria", "attacked", "civilians", "actual"),
    ("Iran used drones against Israel.", "Iran", "attacked", "Israel", "actual"),
    ("Mukhtar Robow was struck and killed by a US airstrike near Baidoa.",
     "United States", "attacked", "Mukhtar Robow", "actual"),
    ("Turkey is committed to supporting Somalia.", "Türkiye", "supports", "Somalia", "planned"),
    ("Turkey is committed to continuing to provide Somalia with training.", "Türkiye", "trains", "Somalia", "actual"),
    ("The Secretary reaffirmed the United States' commitment to supporting Ukraine.",
     "United States", "supports", "Ukraine", "planned"),
    ("Boko Haram remains committed to carrying out attacks against Chad and Niger.",
     "Boko Haram", "attacked", "Niger", "goal"),
    ("Qatar funds the Syrian National Coalition.", "Qatar", "funds", "Syrian National Coalition", "actual"),
    ("Minister Alan Duncan reiterated French support for Chad.", "France", "supports", "Chad", "actual"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "relation", "other", "modality"), READ)
def test_what_is_read(text, subject, relation, other, modality):
    assert (subject, relation, other, modality) in ties(text)


NOT_READ = [
    ("France has supported the Iraqi Security Forces in its efforts to defeat the Islamic State.",
     "France", "foughtWith", "Islamic State"),
    ("Mukhtar Robow, a former al-Shabaab commander, was killed by a US airstrike near Baidoa.",
     "United States", "attacked", "al-Shabaab"),
    ("Minister Alan Duncan reiterated French support for Chad.", "Alan Duncan", "supports", "France"),
    ("Qatar's emir met with the Syrian National Coalition.", "Qatar", "negotiatedWith", "Syria"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "relation", "other"), NOT_READ)
def test_what_is_not_read(text, subject, relation, other):
    assert (subject, relation, other) not in {tie[:3] for tie in ties(text)}


def test_who_is_committed_to_attacks_has_not_made_them_by_that():
    read = ties("Boko Haram remains committed to carrying out attacks against Chad and Niger.")
    assert not [tie for tie in read if tie[3] == "actual"]


FIRE = [
    "Somali troops received sustained mortar and machine gun fire from al-Shabaab fighters in Marka.",
    "Somali troops continued to receive heavy and sustained machine gun and rocket propelled grenade fire from "
    "al-Shabaab fighters in a building.",
    "Somali troops came under small arms and rocket propelled grenade fire from al-Shabaab fighters.",
]


@pytest.mark.parametrize("text", FIRE)
def test_fire_that_is_received_is_no_gift(text):
    assert ties(text) == {("al-Shabaab", "attacked", "Somalia", "actual")}


def test_who_said_that_somebody_remains_committed():
    read = ties("He said al-Shabaab remains committed to attacking Kenya. Kenya said al-Shabaab remains weak.")
    assert not [tie for tie in read if tie[3] == "actual"]


def test_who_fights_while_another_stands_by_him():
    read = {tie[:3] for tie in ties("Kenya stands with Somalia as it fights al-Shabaab.")}
    assert ("Somalia", "foughtWith", "al-Shabaab") in read
    assert ("Kenya", "foughtWith", "al-Shabaab") not in read


def test_reports_that_are_confirmed_are_told_by_those_who_confirm_them():
    (statement,) = statements_of("The UN has confirmed reports that M23 attacked Rwanda.")
    assert (statement.subject, statement.object, statement.claimant) == ("M23", "Rwanda", "United Nations")
    assert not statements_of("The UN could not confirm reports that M23 attacked Rwanda.")


def test_members_of_a_tribe_are_no_armed_group():
    read = statements_of("The Islamic State has killed 70 members of the Al bu Nimr tribe in Anbar, Iraq.")
    assert not {"Al", "Al bu Nimr"} & {s.object for s in read}


MONOLOGUE = (
    "The Foreign Secretary, Boris Johnson, said:\n\nWe will continue to support Jordan. Turkey armed the Houthis."
    "\n\nMr Johnson visited Amman. France supports Jordan."
)


def test_what_follows_said_without_quotation_marks_is_the_speaker_s():
    told = {(s.subject, s.relation, s.object): s.claimant for s in statements_of(MONOLOGUE)}
    assert told[("United Kingdom", "supports", "Jordan")] == "Boris Johnson"
    assert told[("Türkiye", "arms", "Houthis")] == "Boris Johnson"
    assert told[("France", "supports", "Jordan")] is None


def test_we_are_never_whom_the_quotation_speaks_of():
    read = statements_of('Kenya\'s defence minister, Aden Duale, said: "We support Somalia."')
    assert {(s.subject, s.relation, s.object) for s in read} == {("Kenya", "supports", "Somalia")}


REHEARSED = [
    "Part of their training includes reacting to chemical attacks by the Islamic State on Iraq.",
    "The exercise simulated a Chinese attack on Taiwan.",
    "The drill involves repelling a North Korean attack on Seoul.",
]


@pytest.mark.parametrize("text", REHEARSED)
def test_what_is_only_rehearsed_has_not_been(text):
    assert not [tie for tie in ties(text) if tie[1] == "attacked"]


def test_what_a_campaign_includes_has_been():
    assert ("Türkiye", "attacked", "PKK", "actual") in ties("The campaign includes Turkish strikes on the PKK.")
