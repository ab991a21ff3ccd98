"""Whom a user's own lexicon knows is read as whom the packaged one knows."""

from __future__ import annotations

from kg.actors import Entry, Lexicon, packaged_lexicon
from kg.extraction import extract
from kg.model import Actor
from kg.reading import read_text


def _denied(text: str, lexicon: Lexicon) -> list[tuple[str, str, str | None]]:
    told = extract(read_text(text, id="x"), lexicon).statements
    return [(one.subject, one.relation, one.object) for one in told if one.stance == "denies"]


def test_who_serves_whom_is_as_the_lexicon_in_hand_has_it() -> None:
    own = packaged_lexicon().with_entries(
        [
            Entry(Actor("Tigers Corps", "StateOrgan", (), "Chad")),
            Entry(Actor("Night Company", "StateOrgan", (), "Tigers Corps")),
        ]
    )
    text = "Sudan accused the Night Company of shelling Geneina. Chad denied the charge."
    assert _denied(text, own) == [("Night Company", "attacked", "Sudan")]
    assert not _denied(text, packaged_lexicon())


def test_whose_capital_a_government_sits_in_is_as_the_lexicon_in_hand_has_it() -> None:
    rest = {name: entry for name, entry in packaged_lexicon().entries.items() if name != "Afghanistan"}
    emirate = Entry(Actor("Emirate of Khorasan", "State", ("Khorasan",)), ("Khorasani",), ("Kabul",))
    text = "The Taliban said there were no al-Qaeda fighters in Khorasan."
    assert _denied(text, Lexicon(rest).with_entries([emirate])) == [("Afghan Taliban", "harbours", "al-Qaida")]
