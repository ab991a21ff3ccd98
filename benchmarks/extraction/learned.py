"""What the network adds to the rules on passages: right, wrong and the scores of both together.

python benchmarks/extraction/learned.py             the passages set aside: for reports, never for tuning
python benchmarks/extraction/learned.py retold      those that retell them

The development passages are among what it learnt from, so that nothing is measured on them.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from labels import Record, read_gold
from scorer import Matching, match
from suites import HERE, lexicon, produced

from kg.export.records import statement_record
from kg.extraction import extract
from kg.extraction.learned import packaged_reader
from kg.reading import read_document

__all__ = ["Added", "added"]


@dataclass(frozen=True)
class Added:
    """What it adds on a set of passages.

    Attributes:
        right: its statements that a label says.
        wrong: its statements that no label says.
        precision, recall: of rules and network together.
        alone: the same two of the rules alone.
    """

    right: int
    wrong: int
    precision: float
    recall: float
    alone: tuple[float, float]


def added(split: str) -> Added:
    """Read the passages of a split with the network, and compare."""
    with_network, rules = [], []
    for path in sorted((HERE / "passages" / split).glob("*.txt")):
        document = read_document(path)
        labels = read_gold(path.with_suffix(".gold.jsonl"))
        records, names = produced(document)
        rules.append(match(labels, records, names))
        account = extract(document, lexicon(), learned=packaged_reader())
        with_network.append(match(labels, list(statement_record(account)), names))
    seen = [record for matching in with_network for record in matching.emitted if _of_network(record)]
    right = sum(_of_network(record) for matching in with_network for _, record in matching.pairs)
    return Added(right, len(seen) - right, *_scores(with_network), _scores(rules))


def _of_network(record: Record) -> bool:
    return bool(record["extractor"] == packaged_reader().producer)


def _scores(matchings: list[Matching]) -> tuple[float, float]:
    right = sum(len(matching.pairs) for matching in matchings)
    emitted = sum(len(matching.emitted) for matching in matchings)
    return right / emitted, right / (right + sum(len(matching.missed) for matching in matchings))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", nargs="?", choices=("heldout", "retold"), default="heldout")
    split = parser.parse_args().split
    found = added(split)
    print(f"rules alone: {_shown(*found.alone)}")
    print(f"with the network: {_shown(found.precision, found.recall)}")
    print(f"of what it adds: {found.right} right, {found.wrong} wrong")


def _shown(precision: float, recall: float) -> str:
    f1 = 2 * precision * recall / (precision + recall)
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"


if __name__ == "__main__":
    main()
