"""Foundings: a leader whom the lists know is not told to be a group's before that group was there."""

import pytest
from extracted import told

from kg.extraction.words.wordlists import table


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("On 22 March 1987 Chadian forces captured Khalifa Haftar at Ouadi Doum.", "Libyan National Army"),
        ("In 2013 fighters of the Seleka attacked François Bozizé.", "Coalition of Patriots for Change"),
        ("In 1999 Joseph Kabila's soldiers attacked Bosco Ntaganda.", "March 23 Movement"),
    ],
)
def test_no_group_that_was_founded_later(text, never):
    assert not any(never in str(statement) for statement in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 Khalifa Haftar attacked Tripoli.",
        "Khalifa Haftar attacked Tripoli.",
        "Khalifa Haftar, born in 1943, attacked Tripoli for the Libyan National Army.",
    ],
)
def test_the_group_of_later_texts_and_of_texts_that_name_it(text):
    assert any("Libyan National Army" in str(statement) for statement in told(text))


def test_whom_the_table_knows():
    led = {row["actor"] for row in table("leaders")}
    for row in table("founded"):
        assert row["actor"] in led
        assert 1900 < int(row["since"]) <= 2026
