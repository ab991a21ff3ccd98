"""Days without a year in documents that have no date of their own."""

from __future__ import annotations

import pytest

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


def times(text: str) -> list[str | None]:
    return [s.time for s in extract(read_text(text, id="made-up"), packaged_lexicon()).statements]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Karabakh, October 2020", "On 4 October Azerbaijan shelled Armenia.", "2020-10-04"),
        ("Karabakh, October 2020: what we know", "In September Azerbaijan attacked Armenia.", "2020-09"),
        ("Monitoring report, third quarter of 2021", "On 3 August Al-Shabaab attacked Kenya.", "2021-08-03"),
        ("Update, 1–15 March 1999", "Between 3 and 7 March Serbia attacked Albania.", "1999-03-03/1999-03-07"),
        ("Karabakh, October 2020", "In November Azerbaijan attacked Armenia.", None),
        ("Burundi after the coup of 2015", "On 4 May Rwanda attacked Burundi.", None),
        ("Karabakh in 2020 and 2023", "On 4 May Azerbaijan attacked Armenia.", None),
        ("Karabakh, October 2020", "The war began in 1988. On 4 May Azerbaijan attacked Armenia.", None),
    ],
)
def test_a_report_of_a_period(title: str, body: str, expected: str | None) -> None:
    assert times(f"# {title}\n\n{body}") == [expected]


def test_a_day_after_a_full_date_is_of_that_year() -> None:
    text = "On 6 September 1970 Israel attacked Egypt. On 27 September Jordan attacked Syria."
    text += " On 3 February Syria attacked Jordan."
    assert times(text) == ["1970-09-06", "1970-09-27", None]


@pytest.mark.parametrize(
    "text",
    [
        "On 6 September 1970 Israel attacked Egypt. On 27 September Jordan attacked Syria, Amman said on Monday.",
        "In 1970 Israel attacked Egypt. On 27 September Jordan attacked Syria.",
        "Israel had attacked Egypt on 6 September 1970. On 27 September Jordan attacked Syria.",
        "On 6 September 1970 Israel attacked Egypt. It did so again in 1973. On 27 September Jordan attacked Syria.",
    ],
)
def test_no_year_is_guessed(text: str) -> None:
    assert times(text)[-1] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Cenepa War (1941–1943) was fought between Ecuador and Peru.", "1941/1943"),
        ("Fought from May 1941 to July 1943, the Cenepa War pitted Ecuador against Peru.", "1941-05/1943-07"),
        ("The Cenepa War (1941–1943) led Chile to arm Peru.", None),
        ("After the Cenepa War (1941–1943), Chile attacked Peru.", None),
    ],
)
def test_the_years_of_a_war_are_those_in_which_its_parties_fought(text: str, expected: str | None) -> None:
    assert times(text) == [expected]
