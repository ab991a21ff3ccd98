"""Labels of texts from elsewhere, none of which lies in this repository: each label says where its words stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from labels import FAMILIES, Gold, Record
from scorer import Scores, bootstrap, match, wilson
from suites import Result, produced

from kg.model import Document

__all__ = ["as_records", "labels_of", "print_scores", "result_of"]


def labels_of(path: Path, text: str) -> list[Gold]:
    """The labels of a text, each with the words that stand where it says (``at``: from, to)."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        values = json.loads(line)
        start, end = values.pop("at")
        found.append(Gold.of({**values, "words": text[start:end]}))
    return found


def result_of(document: Document, path: Path) -> Result:
    """What the extractor makes of a document, matched with its labels."""
    records, names = produced(document)
    return Result(document.id, records, match(labels_of(path, document.text), records, names), names, document)


def print_scores(results: Sequence[Result]) -> None:
    """A line for all, one for each family, and one for what is turned round."""
    scores, parts = Scores(), []
    for result in results:
        scores.add(result.matching, result.names)
        one = Scores()
        one.add(result.matching, result.names)
        parts.append(one)
    _row("all", scores)
    interval = bootstrap(parts, Scores.f1)
    if interval is not None:
        print(f"95 % of F1: {interval[0]:.3f} to {interval[1]:.3f}")
    for name in FAMILIES:
        if scores.labelled[name] or scores.emitted[name]:
            _row(name, scores)
    turned, emitted = scores.turned_round, scores.emitted["all"]
    low, high = wilson(turned, emitted)
    print(f"turned round {turned} of {emitted} ({low:.3f} to {high:.3f})")


def _row(family: str, scores: Scores) -> None:
    found, said, wanted = scores.matched[family], scores.emitted[family], scores.labelled[family]
    f1 = 2 * found / (said + wanted) if said + wanted else 0.0
    print(f"{family:11} F1 {f1:.3f}  right {found:3} of {said:3} emitted, of {wanted:3} labelled")


def as_records(golds: Iterable[Gold], document: Document) -> Iterator[Record]:
    """Labels that are not optional, as a producer would have emitted them: of choices the first."""
    for gold in golds:
        if gold.optional or not gold.scored:
            continue
        start = document.text.index(gold.words or "")
        yield {
            "relation": gold.relations[0], "subject": _first(gold.subject), "object": _first(gold.object),
            "parties": tuple(_first(party) for party in gold.parties), "stance": _first(gold.stance),
            "modality": _first(gold.modality), "claimant": _first(gold.claimant), "time": None,
            "place": None, "status": _first(gold.status), "channel": None, "figure": gold.figure,
            "quote": document.text[start : start + len(gold.words or "")], "score": 1.0, "subject_type": None,
        }  # fmt: skip


def _first(choices: str | None) -> str | None:
    chosen = choices.partition("|")[0] if choices else None
    return None if chosen in ("-", "*") else chosen
