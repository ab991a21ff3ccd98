"""News of 2001 and 2002 as a broadcaster told it, labelled by somebody who writes no rules: labels here, texts not.

python benchmarks/extraction/broadcasts.py CORPUS    scores; CORPUS is lee_background.cor, or the folder where it lies

The texts are those items of the Australian Broadcasting Corporation that gensim 3.8.3 ships for its own tests, one a
line: `gensim/test/test_data/lee_background.cor` in its wheel. A label's file is called by the number of its line,
counted from 0. They have no headline and no date. For reports, never for tuning: see `wire.py`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from elsewhere import print_scores, result_of
from suites import HERE

from kg.model import Document
from kg.reading import read_text

LABELS = HERE / "broadcasts"
CORPUS = "lee_background.cor"


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the extractor."""
    parser = argparse.ArgumentParser(description="Measure the extractor on a broadcaster's news.")
    parser.add_argument("corpus", type=Path, help=f"{CORPUS}, or the folder where it lies")
    named = parser.parse_args(arguments).corpus
    try:
        items = (named / CORPUS if named.is_dir() else named).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as problem:
        print(f"error: {named}: {problem}. Name gensim's {CORPUS}", file=sys.stderr)
        return 1
    labels = {int(path.name[1:4]): path for path in sorted(LABELS.glob("b???.gold.jsonl"))}
    if max(labels) >= len(items):
        print(f"error: {named}: no item {max(labels)}. Name gensim's {CORPUS}", file=sys.stderr)
        return 1
    print_scores([result_of(_document(number, items[number]), path) for number, path in labels.items()])
    return 0


def _document(number: int, item: str) -> Document:
    """An item as an article: its sentences, where the corpus has two spaces, with one between them."""
    return read_text(re.sub(" {2,}", " ", item.strip()) + "\n", id=f"broadcast-{number:03}")


if __name__ == "__main__":
    raise SystemExit(main())
