"""How far two people agree on ten of the passages: the bound by which the scores are to be read.

python benchmarks/extraction/agreement.py

The second person labelled from the texts alone, knew neither the rules nor the first labels, and wrote `second/`. What
either calls optional is neither missed nor wrong, as for the extractor.
"""

from __future__ import annotations

from elsewhere import as_records, print_scores
from labels import read_gold
from scorer import match
from suites import HERE, Result, lexicon
from who import Names

from kg.reading import read_document

__all__ = ["agreement"]

FIRST, SECOND = HERE / "passages" / "dev", HERE / "second"


def agreement(*, second_judges: bool = False) -> list[Result]:
    """The labels of one person, those that are not optional, as a producer's records, matched with the other's."""
    judge, other = (SECOND, FIRST) if second_judges else (FIRST, SECOND)
    names = Names.of(lexicon())
    found = []
    for path in sorted(SECOND.glob("*.gold.jsonl")):
        document = read_document(FIRST / f"{path.name.removesuffix('.gold.jsonl')}.txt")
        records = list(as_records(read_gold(other / path.name), document))
        matching = match(read_gold(judge / path.name), records, names)
        found.append(Result(document.id, records, matching, names, document))
    return found


if __name__ == "__main__":
    for second_judges in (False, True):
        print("the first by the second" if second_judges else "the second by the first")
        print_scores(agreement(second_judges=second_judges))
