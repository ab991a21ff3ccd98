"""Speeches: whose word a document is by a title such as "Remarks by Foreign Minister N. N."."""

from __future__ import annotations

import pytest

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


@pytest.mark.parametrize(
    ("title", "issuers"),
    [
        ("Remarks by Foreign Minister Ana Quiroga", ("Ana Quiroga",)),
        ("Opening remarks of Under-Secretary-General Mary Okello", ("Mary Okello",)),
        ("Speech by the Minister of Foreign Affairs, Mr Jean Marie Ngoma, to the Assembly", ("Jean Marie Ngoma",)),
        ("Statement by Secretary of State John Farrow at a press conference", ("John Farrow",)),
        ("Statement by the Government of Norway", ("Norway",)),
        ("Crowd storms hall before speech by Minister Amadou Diallo", ()),
        ("Message of the President on New Year", ()),
    ],
)
def test_a_speech_is_the_word_of_who_gives_it(title: str, issuers: tuple[str, ...]) -> None:
    """What it tells is his claim, also where no list knows him."""
    text = f"{title}\n\nRussia attacked Ukraine last night. Iran armed the Houthis."
    account = extract(read_text(text, id="speech"), packaged_lexicon())
    assert account.document.issuers == issuers
    assert account.statements
