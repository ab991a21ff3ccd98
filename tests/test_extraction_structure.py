"""Structure: who does what in sentences with lists, insertions, contrasts and verbs that share what belongs to them."""

import pytest
from effort import effort

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


def told(text):
    """Who does what to whom by whose word, without figures and without who speaks."""
    account = extract(read_text(text, id="text"), packaged_lexicon())
    return {(s.subject, s.relation, s.object or s.parties) for s in account.statements if s.relation != "figure"}


def by(text):
    """Each act with whose word it is."""
    account = extract(read_text(text, id="text"), packaged_lexicon())
    return {(s.subject, s.relation, s.object): s.claimant for s in account.statements}


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The Polisario Front, founded in 1973, backed by Algeria and led by Brahim Ghali, attacked Moroccan troops.",
         {("Algeria", "supports", "Polisario Front"), ("Brahim Ghali", "leads", "Polisario Front"),
          ("Polisario Front", "attacked", "Morocco")}),
        ("UNITA, which was led by Jonas Savimbi and armed by Zaire, attacked Angolan troops.",
         {("Democratic Republic of the Congo", "arms", "UNITA"),
          ("Jonas Savimbi", "leads", "UNITA"), ("UNITA", "attacked", "Angola")}),
        ("France trained and Belgium financed the Rwandan army.",
         {("France", "trains", "Rwanda"), ("Belgium", "funds", "Rwanda")}),
        ("Armenia was attacked by Azerbaijan, abandoned by Russia and supported by France.",
         {("Azerbaijan", "attacked", "Armenia"), ("France", "supports", "Armenia")}),
        ("Israel was attacked by Hezbollah, backed by Iran, on Monday.",
         {("Hezbollah", "attacked", "Israel"), ("Iran", "supports", "Hezbollah")}),
        ("The Contras (armed by the United States and trained by Argentina) attacked Nicaragua.",
         {("United States", "arms", "Contras"), ("Argentina", "trains", "Contras"),
          ("Contras", "attacked", "Nicaragua")}),
        ("Egypt, together with Syria, attacked Israel.",
         {("Egypt", "attacked", "Israel"), ("Syria", "attacked", "Israel")}),
        ("Sudan, along with Eritrea, armed the EPRDF.", {("Sudan", "arms", "EPRDF"), ("Eritrea", "arms", "EPRDF")}),
        ("Iran's support for the Houthis, Hezbollah and Hamas was long denied.",
         {("Iran", "supports", "Houthis"), ("Iran", "supports", "Hezbollah"), ("Iran", "supports", "Hamas")}),
    ],
)  # fmt: skip
def test_verbs_and_participles_share_what_is_theirs(text, acts):
    assert told(text) == acts


@pytest.mark.parametrize(
    ("text", "subject", "not_him"),
    [
        ("It was Norway and not Sweden that attacked Denmark.", "Norway", "Sweden"),
        ("Instead it was France, not Germany, which armed Iraq.", "France", "Germany"),
        ("Chad, not Niger, attacked Libya.", "Chad", "Niger"),
        ("Not only Niger but also Chad attacked Libya.", "Chad", None),
    ],
)
def test_whom_a_contrast_excludes_did_nothing(text, subject, not_him):
    found = {s[0] for s in told(text)}
    assert subject in found
    assert not_him not in found


def test_an_apposition_that_tells_of_a_name_hands_it_on():
    acts = by("Boko Haram, an Islamist group that Nigeria accuses Chad of sheltering, attacked Cameroon.")
    assert acts["Chad", "harbours", "Boko Haram"] == "Nigeria"
    assert acts["Boko Haram", "attacked", "Cameroon"] is None


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Rebels of the FDLR, whom Congo has long been accused by Rwanda of arming, attacked Burundian troops.",
         ("FDLR", "attacked", "Burundi")),
        ("Hamas, which Israel says is armed by Iran, attacked Egypt.", ("Hamas", "attacked", "Egypt")),
    ],
)  # fmt: skip
def test_what_a_relative_clause_says_by_somebody_ends_where_the_main_clause_goes_on(text, act):
    acts = by(text)
    assert act in acts
    assert acts[act] is None


def test_each_who_is_accused_is_charged_with_his_own():
    found = told("Colombia accused Venezuela of sheltering the ELN and Ecuador of arming the FARC.")
    assert ("Venezuela", "harbours", "National Liberation Army (Colombia)") in found
    assert ("Ecuador", "arms", "FARC") in found
    assert ("Venezuela", "arms", "FARC") not in found
    assert ("Venezuela", "harbours", "Ecuador") not in found


def test_a_sentence_too_long_to_be_read_is_told_of_once():
    remarks = []
    text = "Iran attacked Israel. The list names " + "Mali and the army that is in it, " * 60 + "and Niger."
    account = extract(read_text(text, id="text"), packaged_lexicon(), on_remark=remarks.append)
    assert len(account.statements) == 1
    assert len(remarks) == 1
    assert remarks[0].startswith("one sentence is longer than 400 words and marks")
    assert "It begins in paragraph 1, at character 22: 'The list names Mali" in remarks[0]


def test_nothing_is_told_where_all_is_read():
    remarks = []
    extract(read_text("Iran attacked Israel.", id="text"), packaged_lexicon(), on_remark=remarks.append)
    assert remarks == []


def test_a_long_table_is_told_of():
    remarks = []
    text = "# Strikes\n\nIran attacked Israel.\n\n| who | whom |\n|---|---|\n" + "| Iran | Israel |\n" * 300
    account = extract(read_text(text, id="a", markdown=True), packaged_lexicon(), on_remark=remarks.append)
    assert len(account.statements) == 1
    assert remarks == [
        "some 602 words in tables and captions are not read. The first begins at character 30: 'who | whom'"
    ]


def test_a_line_of_megabytes_takes_no_more_work_than_its_head():
    remarks = []
    documents = [
        read_text("Iran attacked Israel. " + "Mali and the army, " * times, id="a") for times in (20_000, 80_000)
    ]
    few, many = (effort(extract, document, packaged_lexicon()) for document in documents)
    assert many < 1.2 * few
    account = extract(documents[1], packaged_lexicon(), on_remark=remarks.append)
    assert len(account.statements) == 1
    assert remarks[0].startswith("one sentence is longer than 400 words and marks")
