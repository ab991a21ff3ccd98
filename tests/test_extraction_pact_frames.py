"""Frames of accords, demands, refusals, threats and sanctions, each tried with several actors.

`pact_frames.tsv` holds a frame for each construction with what it says: ``agr A+B`` an agreement, ``dem A>B`` a demand,
``ref A>B`` a refusal (``>*`` of anybody or nobody), ``thr`` a threat, ``san`` sanctions, ``med M>A+B`` a mediation. Its
modality or status follows a colon, after ``!`` what that is not. ``?`` marks what may be read or not; ``-`` that
nothing of these is said; ``@`` is the adjective of A.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from extracted import statements_of
from rows import for_each_row

from kg.model import Statement

FILLERS: tuple[dict[str, str], ...] = (
    {
        "A": "Ethiopia", "B": "Eritrea", "C": "Sudan", "M": "Algeria", "Aa": "Ethiopian", "Ba": "Eritrean",
        "Ap": "Prime Minister Meles Zenawi of Ethiopia", "Bp": "President Isaias Afwerki of Eritrea",
        "Ac": "Addis Ababa", "Bc": "Asmara",
    },
    {
        "A": "Peru", "B": "Ecuador", "C": "Brazil", "M": "Chile", "Aa": "Peruvian", "Ba": "Ecuadorian",
        "Ap": "President Alberto Fujimori of Peru", "Bp": "President Jamil Mahuad of Ecuador",
        "Ac": "Lima", "Bc": "Quito",
    },
)  # fmt: skip
RELATIONS = {"partyTo": "agr", "demandsOf": "dem", "refuses": "ref", "threatens": "thr", "sanctions": "san",
             "mediatedBetween": "med"}  # fmt: skip


def _rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "pact_frames.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _said(each: Statement, letters: dict[str, str]) -> tuple[str, frozenset[str]] | None:
    """What a statement says, and its modality and status."""
    kind = RELATIONS.get(each.relation)
    if kind is None or each.stance != "affirms":
        return None
    parties = "+".join(sorted(letters.get(party, party) for party in each.parties))
    subject = letters.get(each.subject or "", each.subject or "")
    extra = frozenset((each.modality, each.status or "", each.time or ""))
    if kind == "agr":
        return f"agr {parties}", extra
    if kind == "med":
        return f"med {subject}>{parties}", extra
    return f"{kind} {subject}>{letters.get(each.object or '*', each.object or '*')}", extra


def _meets(want: str, said: tuple[str, frozenset[str]]) -> bool:
    what, *more = want.lstrip("?").split(":")
    fits = said[0].partition(">")[0] + ">*" == what if what.endswith(">*") else said[0] == what
    absent = {each[1:] for each in more if each.startswith("!")}
    return fits and {each for each in more if not each.startswith("!")} <= said[1] and not absent & said[1]


@pytest.mark.parametrize("filler", FILLERS, ids=lambda filler: filler["A"])
@for_each_row("row", _rows(), ids=lambda row: row["text"][:70])
def test_frame(row: dict[str, str], filler: dict[str, str]) -> None:
    letters = {name: letter for letter, name in filler.items() if len(letter) == 1}
    text = row["text"].format(**filler)
    said = [found for each in statements_of(text) if (found := _said(each, letters)) is not None]
    wants = [want.strip().replace("@", filler["Aa"]) for want in row["wants"].split(";") if want.strip() != "-"]
    for want in wants:
        assert want.startswith("?") or any(_meets(want, found) for found in said), f"{want} is missing: {text}\n{said}"
    for found in said:
        assert any(_meets(want, found) for want in wants), f"{found} is not said: {text}"
