"""What a network's probabilities are worth: right and wrong ties from each threshold on, on sentences new to it.

    python benchmarks/learning/measure.py NEW.txt [OTHER.txt ...] [--network NPZ]

NEW.txt is labelled like `sentences/*.txt` and was not learnt from. Thresholds are chosen here, so that the passages set
aside need not be looked at for it. Every tie is counted, whether or not rules read it too.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from examples import Example, from_sentences
from labelled import read_file

from kg.extraction.learned.marking import Pieces
from kg.extraction.learned.network import Network

_PACKAGED = Path(__file__).parents[2] / "kg" / "extraction" / "data" / "ties.npz"
_FROM = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98)


@dataclass(frozen=True, slots=True)
class Seen:
    """A tie as the network sees it between two names of a sentence.

    Attributes:
        kind: of the tie.
        score: its probability, of the mentions of the two by which it is likeliest.
        right: whether a label says it.
        turned: whether a label says it the other way round, and none this way.
    """

    kind: str
    score: float
    right: bool
    turned: bool


def seen(network: Network, example: Example) -> Iterator[Seen]:
    """All ties of a sentence that are at least as likely as not."""
    marks = example.marked.marks
    pairs = [(one, other) for one in marks for other in marks if one[1].name != other[1].name]
    if not pairs:
        return
    ties = network.scores(example.marked.pieces, [(one[0], other[0]) for one, other in pairs]).ties
    best: dict[tuple[str, str, str], float] = {}
    for (one, other), row in zip(pairs, ties, strict=True):
        for kind, score in zip(network.classes, row.tolist(), strict=True):
            key = (one[1].name, other[1].name, kind)
            best[key] = max(score, best.get(key, 0.0))
    labelled = {(tie.subject, tie.object, tie.kind) for tie in example.ties}
    for (subject, other_name, kind), score in best.items():
        if score >= _FROM[0]:
            right = (subject, other_name, kind) in labelled
            yield Seen(kind, score, right, not right and (other_name, subject, kind) in labelled)


def _table(found: Iterable[Seen], wanted: Counter[str]) -> Iterator[str]:
    ties = list(found)
    for kind in (*sorted(wanted), ""):
        of_kind = [tie for tie in ties if kind in ("", tie.kind)]
        cells = []
        for least in _FROM:
            told = [tie for tie in of_kind if tie.score >= least]
            right, turned = sum(tie.right for tie in told), sum(tie.turned for tie in told)
            cells.append(f"{right:,} / {len(told) - right:,} ({turned})")
        all_of = wanted[kind] if kind else sum(wanted.values())
        yield f"| {kind or 'all'} | {all_of:,} | {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--network", type=Path, default=_PACKAGED)
    options = parser.parse_args()
    network = Network.load(options.network)
    sentences = (sentence for path in options.files for sentence in read_file(path))
    examples = list(from_sentences(Pieces(network.meta["pieces"]), sentences))
    wanted = Counter(
        kind for e in examples for kind in {(t.subject, t.object, t.kind): t.kind for t in e.ties}.values()
    )
    print(f"{len(examples):,} sentences; right / wrong (of those, turned round) from each probability on")
    print("| kind | labelled | " + " | ".join(f"{least:g}" for least in _FROM) + " |")
    print("|---" * (len(_FROM) + 2) + "|")
    print("\n".join(_table((tie for example in examples for tie in seen(network, example)), wanted)))


if __name__ == "__main__":
    main()
