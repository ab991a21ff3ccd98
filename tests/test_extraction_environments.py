"""Verb phrases in environments: "X attacked Y" is read wherever a clause may stand that tells it, and nowhere else.

``environments.tsv`` has sentences with a place for a verb phrase, and of each its kind: ``told``, where every phrase of
``environment_phrases.tsv`` is read as X's; ``most``, where most are; ``never``, where none may be told as done by X.
Every ninth phrase is tried in each, beginning with another in the next, so that all stand in very many. Of so few, one
in three has to be read where most are.
"""

from __future__ import annotations

from extracted import statements_of
from grids import SAID, misread, table, tells
from rows import for_each_row

_CASTS = (("Peru", "Chad", "Norway"), ("Hezbollah", "Israel", "Bulgaria"), ("Rwanda", "the M23", "Kenya"))
_MOST, _EVERY = 0.3, 9


_PHRASES = table("environment_phrases.tsv")


def _fits(environment: str, phrase: dict[str, str]) -> bool:
    passive, gapped = "{pas}" in environment or "{pasC}" in environment, "0}" in environment
    return not (passive and not phrase["passive"]) and not (gapped and not phrase["past"].endswith("@"))


def _sentence(environment: str, phrase: dict[str, str], cast: tuple[str, str, str]) -> str:
    x, y, z = cast
    text = environment.format(
        X=x, Z=z, base=phrase["base"], past=phrase["past"], pp=phrase["participle"], ing=phrase["ing"],
        pres=phrase["present"], pas=phrase["passive"], pasC=phrase["passive"].capitalize(),
        past0=phrase["past"].removesuffix(" @"), pp0=phrase["participle"].removesuffix(" @"),
    )  # fmt: skip
    text = text.replace("@", y)
    return text[0].upper() + text[1:]


@for_each_row(("place", "row"), list(enumerate(table("environments.tsv"))))
def test_a_clause_is_read_where_it_stands(place: int, row: dict[str, str]) -> None:
    environment = row["environment"]
    phrases = [phrase for phrase in _PHRASES if _fits(environment, phrase)][place % _EVERY :: _EVERY]
    read, unread = [], []
    for number, phrase in enumerate(phrases):
        cast = _CASTS[number % len(_CASTS)]
        text = _sentence(environment, phrase, cast)
        ends = cast[0], cast[1].removeprefix("the ")
        told = [said for said in statements_of(text) if tells(said, phrase["family"], *ends)]
        if row["kind"] == "never":
            told = [said for said in told if said.modality in SAID and said.aspect != "ended"]
        (read if told else unread).append(text)
    assert phrases, "no phrase fits this environment, so that it tries nothing"
    assert not misread(row["kind"], read, unread, _MOST)
