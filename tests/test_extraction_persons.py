"""People whom a text names once: by initials, age, calling, what is done to them, or a surname that stands first."""

from __future__ import annotations

import pytest

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


def said(text: str) -> list[tuple[str, str, str | None]]:
    account = extract(read_text(text, id="made-up"), packaged_lexicon())
    return [(s.subject, s.relation, s.object) for s in account.statements if s.relation != "figure"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Malachi Oyuko, 45, was shot dead by two masked men in Nakuru.", ("masked men", "attacked", "Malachi Oyuko")),
        ("K. L. Fonseka accused India of arming the Tamil Tigers.", ("K. L. Fonseka", "accuses", "India")),
        ("Kenya imposed sanctions on Zhang Weimin.", ("Kenya", "sanctions", "Zhang Weimin")),
        ("Mexico imposed sanctions on Wu Tian, a broker.", ("Mexico", "sanctions", "Wu Tian")),
        ("The activist Zorodzai Moyo accused Zimbabwe of killing miners.", ("Zorodzai Moyo", "accuses", "Zimbabwe")),
        ("Russia accused Nurzhan Abduev, a former paratrooper, of attacking Tbilisi.",
         ("Russia", "accuses", "Nurzhan Abduev")),
        ("President F. W. de Klerk accused Zambia of harbouring guerrillas.", ("F. W. de Klerk", "accuses", "Zambia")),
    ],
)  # fmt: skip
def test_people_are_ends_of_statements(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(text)


@pytest.mark.parametrize("text", ["Unidentified persons attacked Eritrea.", "Masked men attacked Eritrea."])
def test_who_is_not_said_to_be_armed_is_not_called_so(text: str) -> None:
    assert said(text)[0][0] == text.partition(" attacked")[0].lower()
