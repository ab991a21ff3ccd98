"""Frames: sentences with places for two actors, filled with states, groups and groups that the text defines.

``frames.tsv`` says of each frame which family of relations it tells of X and Y, and for what kinds of actor it is:
``s`` a state, ``g`` a group, ``.`` either, for X and for Y.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from extracted import statements_of
from rows import for_each_row

from kg.vocabulary import vocabulary

_DEFINED = "The Tora Liberation Front (TLF) was founded in 1994. "
_VERBS = ("attacked", "fought", "shelled")


@dataclass(frozen=True)
class _Cast:
    kinds: str
    x: tuple[str, str, str]
    y: tuple[str, str, str]
    intro: str = ""


_CASTS = (
    _Cast("ss", ("Chad", "Chadian", "Chad"), ("Sudan", "Sudanese", "Sudan")),
    _Cast("sg", ("Turkey", "Turkish", "Türkiye"), ("the PKK", "PKK", "PKK")),
    _Cast("gs", ("Hezbollah", "Hezbollah", "Hezbollah"), ("Israel", "Israeli", "Israel")),
    _Cast("gs", ("the TLF", "TLF", "Tora Liberation Front"), ("Peru", "Peruvian", "Peru"), _DEFINED),
    _Cast(
        "sg", ("Rwanda", "Rwandan", "Rwanda"), ("the Tora Liberation Front", "TLF", "Tora Liberation Front"), _DEFINED
    ),
    _Cast("gg", ("UNITA", "UNITA", "UNITA"), ("FRETILIN", "FRETILIN", "Fretilin")),
)


def _frames() -> list[tuple[int, dict[str, str], _Cast, int]]:
    with (Path(__file__).parent / "frames.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        (place, row, cast, number + place)
        for place, row in enumerate(rows)
        for number, cast in enumerate(_CASTS)
        if all(wanted in (".", kind) for wanted, kind in zip(row["kinds"], cast.kinds, strict=True))
    ]


def _with_article(word: str) -> str:
    return f"{'an' if word[0] in 'AEIO' else 'a'} {word}"


def _filled(text: str, cast: _Cast, number: int) -> str:
    (x, of_x, _), (y, of_y, _) = cast.x, cast.y
    names = {
        "X": x, "Xd": of_x, "Xs": f"{x}'s", "A_Xd": _with_article(of_x), "V": _VERBS[number % len(_VERBS)],
        "Y": y, "Yd": of_y, "Ys": f"{y}'s", "A_Yd": _with_article(of_y),
    }  # fmt: skip
    told = re.sub(r"\b([Tt])he the ", r"\1he ", text.format(**names))
    told = re.sub(r"[.] the ", ". The ", told)
    return cast.intro + told[0].upper() + told[1:]


@for_each_row(("place", "row", "cast", "number"), _frames(), ids=lambda value: str(value)[:60])
def test_the_frame_is_read(place: int, row: dict[str, str], cast: _Cast, number: int) -> None:
    text = _filled(row["text"], cast, number)
    ends = (cast.x[2], cast.y[2])
    found = {(s.relation, s.subject, s.object) for s in statements_of(text) if s.stance == "affirms"}
    relations = {relation for relation, subject, other in found if (subject, other) in (ends, ends[::-1])}
    told = {vocabulary().relation(relation).family for relation in relations}
    assert row["family"] in told, text
    turned = {relation for relation, subject, other in found if (subject, other) == ends[::-1]}
    either = {"foughtWith", "hostileTo"} | ({"attacked"} if "repelled" in text or "beat back" in text else set())
    assert all(vocabulary().relation(r).symmetric or r in either for r in turned), text  # what is repelled was made
    assert told <= {row["family"]}, text
