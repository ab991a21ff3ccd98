"""Whose words a sentence is: our own sentences on conflicts of all kinds."""

from __future__ import annotations

import pytest
from extracted import statements_of

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


def told(text: str) -> set[tuple[str, str, str | None, str | None, str | None]]:
    """Subject, relation, object, claimant and via of what is read."""
    return {(s.subject, s.relation, s.object, s.claimant, s.via) for s in statements_of(text)}


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Iran arms the Houthis, Israeli officials claim.", "Israeli officials"),
        ("Iran, Israeli officials claim, arms the Houthis.", "Israeli officials"),
        ("Iran arms the Houthis, said an Israeli spokesman.", "Israeli spokesman"),
        ("Iran arms the Houthis, the Israeli army said in a statement on Monday.", "Israeli army"),
        ("Iran arms the Houthis, the Israeli army said, adding that two men had died.", "Israeli army"),
        ("Iran arms the Houthis, Gallant told the UN Security Council on Thursday.", "Gallant"),
        ("According to the Israeli army, Iran arms the Houthis.", "Israeli army"),
        ("As the Israeli ambassador put it, Iran arms the Houthis.", "Israeli ambassador"),
        ("In Israel's view, Iran arms the Houthis.", "Israel"),
        ("Israel's claim that Iran arms the Houthis was repeated in Rome.", "Israel"),
        ("The report says Iran arms the Houthis.", "report"),
        ("A UN report says that Iran arms the Houthis.", "United Nations"),
        ("Diplomats familiar with the talks said Iran arms the Houthis.", "diplomats"),
        ("The president was quoted as saying that Iran arms the Houthis.", "president"),
        ('"Iran arms the Houthis. It must stop," an Israeli minister said.', "Israeli minister"),
        ('Israel "must act," an Israeli minister said. "Iran arms the Houthis."', "Israeli minister"),
    ],
)
def test_whoever_says_it_is_the_claimant(text: str, claimant: str) -> None:
    assert ("Iran", "arms", "Houthis", claimant, None) in told(text)


def test_who_passes_on_stays_apart_from_who_claims() -> None:
    assert ("Iran", "arms", "Houthis", "Israeli officials", "Reuters") in told(
        "Reuters, citing Israeli officials, said that Iran arms the Houthis."
    )
    assert told("Officials said the UN had accused Rwanda of arming the M23.") == {
        ("United Nations", "accuses", "Rwanda", "officials", None),
        ("Rwanda", "arms", "M23", "United Nations", "officials"),
    }


def test_he_is_the_person_who_spoke_last() -> None:
    text = "Kenyan President William Ruto said Somalia attacked Kenya. He said Eritrea arms al-Shabaab."
    assert ("Eritrea", "arms", "al-Shabaab", "William Ruto", None) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Someone in Paris said Iran arms the Houthis.",
        "Iran is said to arm the Houthis.",
        "It is believed that Iran arms the Houthis.",
        "The claim that Iran arms the Houthis is old.",
        "“Iran arms the Houthis. Iran funds Hezbollah.”",
    ],
)
def test_what_nobody_whom_the_text_names_says_is_not_read(text: str) -> None:
    assert not told(text)


def test_words_after_the_quotation_are_the_texts_own() -> None:
    text = 'The Israeli minister said: "Iran arms the Houthis. We know it." Russia attacked Ukraine.'
    assert ("Russia", "attacked", "Ukraine", None, None) in told(text)


def test_what_happened_a_day_before_the_words_is_the_texts_own():
    text = (
        "Iran's foreign minister said on Sunday that Tehran was ready to mediate between Armenia and Georgia, a day "
        "after Yerevan accused Iran of arming Kenya."
    )
    found = extract(read_text(f"---\nlanguage: en\n---\n{text}"), packaged_lexicon()).statements
    (accusation,) = [s for s in found if s.relation == "accuses"]
    assert (accusation.claimant, accusation.via) in (("Armenia", None), (None, None))
