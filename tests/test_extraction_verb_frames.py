"""Verbs in all environments of English: each frame is filled with four verbs and eight actors.

``verb_frames.tsv`` holds the frames: "yes" where what the verb says has to be read as done, "not" where it must not be,
"open" where it ought to be read and is not yet.
"""

from __future__ import annotations

import csv
from pathlib import Path

from extracted import statements_of
from rows import for_each_row

_FILLERS = (
    (("arm", "arms", "armed", "armed", "arming"), ("Rwanda", "arms", "M23"), "Rwandan officers", "the M23"),
    (("attack", "attacks", "attacked", "attacked", "attacking"), ("Türkiye", "attacked", "PKK"), "Turkish soldiers",
     "the PKK"),
    (("train", "trains", "trained", "trained", "training"), ("Iran", "trains", "Hezbollah"), "Iranian officers",
     "Hezbollah"),
    (("strike", "strikes", "struck", "struck", "striking"), ("Pakistan", "attacked", "India"), "Pakistani troops",
     "India"),
)  # fmt: skip
_NAMES = {"Türkiye": "Turkey"}


def _rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "verb_frames.tsv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["expected"] != "open"]


def _filled(frame: str) -> list[tuple[str, tuple[str, str, str]]]:
    """The frame with each of the verbs and its actors, and what it says."""
    found = []
    for (base, third, past, participle, present), tie, people, other in _FILLERS:
        text = frame.format(
            A=_NAMES.get(tie[0], tie[0]), P=people, B=other, v=base, vs=third, ved=past, ven=participle, ving=present,
            Ven=participle.capitalize(),
        )  # fmt: skip
        found.append((text[0].upper() + text[1:], tie))
    return found


@for_each_row("row", _rows(), ids=lambda row: row["text"])
def test_the_verb_is_read_in_its_frame_as_far_as_it_is_told_as_done(row: dict[str, str]) -> None:
    for text, tie in _filled(row["text"]):
        done = {
            (s.subject, s.relation, s.object)
            for s in statements_of(text)
            if s.stance == "affirms" and s.modality == "actual"
        }
        assert (tie in done) == (row["expected"] == "yes"), text
