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
