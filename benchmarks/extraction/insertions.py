"""What words that change nothing do to sentences of every construction: which readings they lose, add or re-attribute.

python benchmarks/extraction/insertions.py                    300 sentences, drawn with seed 1
python benchmarks/extraction/insertions.py --seed 7 --list OUT.tsv   and each variant whose reading differs

The sentences are the one-sentence rows of the tests that are read; the words are those of `insertions.tsv`: in front,
aside after a subject, between an object and the preposition phrase after it, and at the end. `metamorphic.py` asks the
same of plain sentences with more kinds of change. A third of what is lost in front comes of the small letter that is
put to a name that opens a sentence; a figure keeps its first letter, so that "Two" lost may be "two" read.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from suites import HERE

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.extraction.words.units import Unit
from kg.model import Statement
from kg.reading import read_text

__all__ = ["Insertion", "insertions", "outcome", "rows", "said", "variants"]

_ROWS = ("plain_news.tsv", "genres.tsv", "talks_and_accords.tsv")
_PREDICATES = frozenset(("verb", "be", "have", "modal", "do"))
_LONG = range(6, 23)

Said = dict[str, tuple[str, str]]
"""By subject, relation and object, the claimant and the modality."""


@dataclass(frozen=True)
class Insertion:
    """Words to be put somewhere.

    Attributes:
        place: ``front``, ``aside``, ``inside`` or ``end``.
        text: the words, with their commas and spaces.
    """

    place: str
    text: str


def insertions() -> list[Insertion]:
    """All of `insertions.tsv`, where `_` stands for a space at either end."""
    lines = (HERE / "insertions.tsv").read_text("utf-8").splitlines()
    table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [Insertion(row["place"], row["text"].replace("_", " ")) for row in table]


def rows(seed: int) -> list[str]:
    """The texts of one sentence in which the tests want something read, shuffled."""
    texts = []
    for name in _ROWS:
        lines = (HERE.parents[1] / "tests" / name).read_text("utf-8").splitlines()
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["text"]
            plain = "¶" not in text and ". " not in text and text.endswith(".")
            if row["read"] and plain and len(text.split()) in _LONG:
                texts.append(text)
    random.Random(seed).shuffle(texts)
    return texts


def said(text: str, units: list[Unit] | None = None) -> Said:
    """What is read in ``text``; its units are added to ``units``."""
    keep = units.extend if units is not None else None
    account = extract(read_text(text, id="x"), packaged_lexicon(), on_units=keep)
    told = (one for one in account.statements if one.relation != "actsFor")
    return {_triple(one): (one.claimant or "", one.modality) for one in told}


def _triple(one: Statement) -> str:
    end = "+".join(sorted(one.parties)) or one.object or (one.figure.as_stated if one.figure else "-")
    return f"{'denies ' if one.stance == 'denies' else ''}{one.subject} {one.relation} {end}"


def variants(text: str, units: list[Unit], kinds: list[Insertion]) -> Iterator[tuple[Insertion, str]]:
    """The sentence with each of the insertions wherever such words may stand."""
    named = bool(units) and units[0].start == 0 and units[0].actor is not None
    opened = text if named else text[0].lower() + text[1:]
    for kind in kinds:
        if kind.place == "front":
            yield kind, kind.text + opened
        elif kind.place == "end":
            yield kind, f"{text[:-1]}{kind.text}."
    for place, (unit, after) in enumerate(pairwise(units)):
        if unit.actor is None or unit.kind == "demonym":
            continue
        subject = after.kind in _PREDICATES and not text[unit.end :].startswith(("'", "’"))
        object_ = place > 1 and after.kind == "preposition" and after.low != "of"
        for kind in kinds:
            if (kind.place == "aside" and subject) or (kind.place == "inside" and object_):
                yield kind, text[: unit.end] + kind.text + text[unit.end :]


def outcome(before: Said, after: Said) -> str:
    """``kept``, ``lost``, ``added``, or ``told otherwise``: by another, or as of another modality."""
    if before.keys() - after.keys():
        return "lost"
    if after.keys() - before.keys():
        return "added"
    return "kept" if before == after else "told otherwise"


def main(arguments: list[str] | None = None) -> None:
    """Measure and print, by place."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sentences", type=int, default=300)
    parser.add_argument("--list", type=Path, help="where each variant whose reading differs is written")
    options = parser.parse_args(arguments)
    kinds, counts, listed = insertions(), Counter[tuple[str, str]](), list[str]()
    for text in rows(options.seed)[: options.sentences]:
        units: list[Unit] = []
        before = said(text, units)
        for kind, variant in variants(text, units, kinds) if before else ():
            after = said(variant)
            verdict = outcome(before, after)
            counts[kind.place, verdict] += 1
            if verdict != "kept":
                listed.append(f"{verdict}\t{kind.text}\t{variant}\t{before}\t{after}")
    print(f"{'place':8} {'variants':>9} {'lost':>6} {'added':>6} {'told otherwise':>15}")
    for place in ("front", "aside", "inside", "end"):
        found = {verdict: counts[place, verdict] for verdict in ("kept", "lost", "added", "told otherwise")}
        print(f"{place:8} {sum(found.values()):9} {found['lost']:6} {found['added']:6} {found['told otherwise']:15}")
    if options.list is not None:
        options.list.write_text("\n".join(listed) + "\n", "utf-8")


if __name__ == "__main__":
    main()
