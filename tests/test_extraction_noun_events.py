"""Noun phrases in environments: "X's attack on Y" is read wherever a noun phrase tells of it, and nowhere else.

``noun_environments.tsv`` has sentences with a place for a noun phrase, and of each its kind: ``told``, where every
phrase of ``noun_events.tsv`` is read as X's; ``most``, where four in five are; ``never``, where none that names a deed
may be told as done by X. ``{D}`` takes definite phrases alone, ``{B}`` those without an owner, without their article.
Every third phrase is tried in each, beginning with another in the next, so that all stand in very many. Of so few,
three in five have to be read where most are.
"""

from __future__ import annotations

import re

from extracted import statements_of
from grids import SAID, misread, table, tells
from rows import for_each_row

_CASTS = (
    ("Peru", "Peruvian", "Chad", "Norway"),
    ("Hezbollah", "Hezbollah", "Israel", "Bulgaria"),
    ("Rwanda", "Rwandan", "the M23", "Kenya"),
)
_MOST, _EVERY = 0.6, 3
_AGREED = (None, "announced", "in force", "violated", "suspended")
_AGREEING = {"has": ("has", "have"), "was": ("was", "were"), "is": ("is", "are"), "its": ("its", "their")}


_NOUNS = table("noun_events.tsv")


def _fits(row: dict[str, str], noun: dict[str, str]) -> bool:
    owned, indefinite = "'s *" in noun["noun"], noun["noun"].startswith(("an ", "*"))
    if ("{D" in row["environment"] and indefinite) or ("{B" in row["environment"] and owned):
        return False
    return row["kind"] != "never" or bool(noun["deed"])


def _sentence(environment: str, noun: dict[str, str], cast: tuple[str, str, str, str]) -> str:
    x, people, y, z = cast
    named = noun["noun"].replace("{X}", x).replace("{A}", people).replace("@", y)

    def phrase(match: re.Match[str]) -> str:
        text = named.replace("*", f"{match[2]} " if match[2] else "")
        text = re.sub(r"^(the|an) ", "", text) if match[1] == "B" else text
        return re.sub(r"^an (?![aeiou])", "a ", text)

    text = re.sub(r"\{([NDB])(?:!([^}]*))?\}", phrase, environment)
    for word, (one, many) in _AGREEING.items():
        text = text.replace(f"{{{word}}}", many if noun["plural"] else one)
    text = text.replace("{X}", x).replace("{Y}", y).replace("{Z}", z)
    return text[0].upper() + text[1:]


@for_each_row(("place", "row"), list(enumerate(table("noun_environments.tsv"))))
def test_a_noun_phrase_is_read_where_it_stands(place: int, row: dict[str, str]) -> None:
    nouns = [noun for noun in _NOUNS if _fits(row, noun)][place % _EVERY :: _EVERY]
    read, unread = [], []
    for number, noun in enumerate(nouns):
        cast = _CASTS[number % len(_CASTS)]
        text = _sentence(row["environment"], noun, cast)
        ends = cast[0], cast[2].removeprefix("the ")
        told = [said for said in statements_of(text) if tells(said, noun["family"], *ends)]
        if row["kind"] == "never":
            told = [s for s in told if s.modality in SAID and s.aspect != "ended" and s.status in _AGREED]
        (read if told else unread).append(text)
    assert nouns, "no phrase fits this environment, so that it tries nothing"
    assert not misread(row["kind"], read, unread, _MOST)
