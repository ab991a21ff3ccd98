"""The scorer: statement records of any producer against labels, one to one, document by document.

It knows nothing of how the records came about: it reads the records that `kg extract --format jsonl` prints, so that
rules, a language model and a person are all scored alike. README.md here says what the numbers mean.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields

from assignment import assign
from labels import NARY, Gold, Record, attributes, family, fits, is_scored, measure_class, stands_in, times_agree
from who import Names, same

from kg.vocabulary import vocabulary

__all__ = ["Matching", "Scores", "bootstrap", "drawn", "errors", "interval", "match", "wilson"]

ALL = "all"
"""The key of the counts over all families."""


@dataclass(frozen=True)
class Matching:
    """One document's labels and records, paired.

    Attributes:
        pairs: what says the same; optional labels are not among them.
        missed: labels that no record says.
        extra: records that no label says.
        ignored: records that say what an optional label says.
        doubtful: the optional labels.
    """

    pairs: tuple[tuple[Gold, Record], ...]
    missed: tuple[Gold, ...]
    extra: tuple[Record, ...]
    ignored: tuple[Record, ...]
    doubtful: tuple[Gold, ...] = ()

    @property
    def emitted(self) -> tuple[Record, ...]:
        """The records that count."""
        return (*(record for _, record in self.pairs), *self.extra)


_REQUIRED, _OPTIONAL = 1_000_000, 1_000


def match(
    golds: Iterable[Gold],
    records: Iterable[Record],
    names: Names,
    *,
    fit: Callable[[Gold, Record, Names], bool] = fits,
    everything: bool = False,
    repeats: bool = False,
) -> Matching:
    """The best pairing: as many required labels as possible, then as many attributes right as possible.

    Args:
        golds: a document's labels.
        records: what was emitted for it; records that say the same twice count once.
        names: who is who.
        fit: when a record says what a label says.
        everything: whether families that are not scored count too.
        repeats: whether what several sentences say counts for each of them.
    """
    labels = list(golds)
    said = list(records) if repeats else _once(records, names)
    emitted = [r for r in said if (everything and r["relation"] != "actsFor") or is_scored(r)]
    required = [g for g in labels if not g.optional and (everything or g.scored)]
    doubtful = [g for g in labels if g.optional or not (everything or g.scored)]
    worth = [(gold, _REQUIRED) for gold in required] + [(gold, _OPTIONAL) for gold in doubtful]
    weights = [[base + _likeness(g, r, names) if fit(g, r, names) else 0 for r in emitted] for g, base in worth]
    column_of = {row: column for row, column in assign(weights) if weights[row][column]}
    taken = set(column_of.values())
    return Matching(
        tuple((gold, emitted[column_of[row]]) for row, gold in enumerate(required) if row in column_of),
        tuple(gold for row, gold in enumerate(required) if row not in column_of),
        tuple(record for column, record in enumerate(emitted) if column not in taken),
        tuple(emitted[column] for row, column in column_of.items() if row >= len(required)),
        tuple(doubtful),
    )


def _likeness(gold: Gold, record: Record, names: Names) -> int:
    return sum(attributes(gold, record, names).values()) + stands_in(gold, record)


def _once(records: Iterable[Record], names: Names) -> list[Record]:
    """The records without those that say the same by the same account: an article repeats itself."""
    kept: dict[tuple[object, ...], Record] = {}
    for record in records:
        figure = record["figure"]
        who = (record["subject"], record["object"], record["claimant"], *sorted(record["parties"]))
        key = (
            record["relation"], record["stance"], record["modality"], record["time"], record["status"],
            *(names.principal(name) if name else None for name in who),
            *((figure["min"], figure["max"], measure_class(figure["measure"])) if figure else ()),
        )  # fmt: skip
        kept.setdefault(key, record)
    return list(kept.values())


# ---------------------------------------------------------------- what is worse than a miss


def errors(matching: Matching, names: Names) -> Iterator[tuple[str, Record]]:
    """The emitted records that turn the text round: ("wrong sign" | "reversed" | "wrong stance", record)."""
    golds = [*(gold for gold, _ in matching.pairs), *matching.missed, *matching.doubtful]
    for record in matching.extra:
        if record["relation"] == "figure":
            continue
        if (kind := _turned(record, golds, names)) is not None:
            yield kind, record


def _turned(record: Record, golds: Sequence[Gold], names: Names) -> str | None:
    swapped = {**record, "subject": record["object"], "object": record["subject"]}
    if any(fits(gold, record, names) for gold in golds):
        return None  # said twice, or with other attributes: no more than superfluous
    flipped = {**record, "stance": "affirms" if record["stance"] == "denies" else "denies"}
    if any(fits(gold, flipped, names) for gold in golds):
        return "wrong stance"
    if record["relation"] not in NARY and any(fits(gold, swapped, names) for gold in golds):
        return "reversed"
    signs = set(_signs_between(record, golds, names))
    sign = _sign(record)
    return "wrong sign" if sign and signs and sign not in signs else None


def _signs_between(record: Record, golds: Sequence[Gold], names: Names) -> Iterator[int]:
    """The signs that labels give to the record's two ends, whichever way they point."""
    for gold in golds:
        if gold.relations[0] in NARY or gold.figure is not None or gold.family == "denial" or gold.object is None:
            continue
        ends = (gold.subject, gold.object)
        for first, second in (ends, ends[::-1]):
            if record["object"] and same(record["subject"], first, names) and same(record["object"], second, names):
                yield from {vocabulary().relations[name].sign for name in gold.relations} - {0}


def _sign(record: Record) -> int:
    return 0 if record["stance"] == "denies" else vocabulary().relations[record["relation"]].sign


# ---------------------------------------------------------------- scores


@dataclass
class Scores:
    """Counts over documents, and the measures that follow from them."""

    matched: Counter[str] = field(default_factory=Counter)
    emitted: Counter[str] = field(default_factory=Counter)
    labelled: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    turned: Counter[str] = field(default_factory=Counter)
    sign_right: int = 0
    sign_judged: int = 0
    times: Counter[str] = field(default_factory=Counter)
    quotes: Counter[str] = field(default_factory=Counter)

    def add(self, matching: Matching, names: Names) -> None:
        """Count one document."""
        for gold, record in matching.pairs:
            for key in (ALL, gold.family):
                self.matched[key] += 1
                self.labelled[key] += 1
            self.emitted[ALL] += 1
            self.emitted[gold.family] += 1
            for name, is_right in attributes(gold, record, names).items():
                self.judged[name] += 1
                self.right[name] += is_right
            self.times[_time_outcome(record["time"], gold.time)] += 1
            if gold.words is not None:
                self.judged["sentence"] += 1
                self.right["sentence"] += stands_in(gold, record)
        for gold in matching.missed:
            self.labelled[ALL] += 1
            self.labelled[gold.family] += 1
        for record in matching.extra:
            self.emitted[ALL] += 1
            self.emitted[family(record)] += 1
        self.turned.update(kind for kind, _ in errors(matching, names))
        self._add_signs(matching, names)

    def _add_signs(self, matching: Matching, names: Names) -> None:
        golds = [*(gold for gold, _ in matching.pairs), *matching.missed, *matching.doubtful]
        for record in matching.emitted:
            signs = set(_signs_between(record, golds, names))
            if _sign(record) and signs and record["relation"] not in NARY:
                self.sign_judged += 1
                self.sign_right += _sign(record) in signs

    def add_quotes(self, text: str, records: Iterable[Record]) -> None:
        """Count which quotes stand in the text word for word where they say they do."""
        for record in records:
            verbatim = bool(record["quote"]) and text[record["start"] : record["end"]] == record["quote"]
            self.quotes["verbatim" if verbatim else "not verbatim"] += 1

    def merge(self, other: Scores) -> None:
        """Count what has been counted elsewhere."""
        for each in fields(self):
            mine, others = getattr(self, each.name), getattr(other, each.name)
            if isinstance(mine, Counter):
                mine.update(others)
            else:
                setattr(self, each.name, mine + others)

    def precision(self, key: str = "") -> float | None:
        return _share(self.matched[key or ALL], self.emitted[key or ALL])

    def recall(self, key: str = "") -> float | None:
        return _share(self.matched[key or ALL], self.labelled[key or ALL])

    def f1(self, key: str = "") -> float | None:
        return _share(2 * self.matched[key or ALL], self.emitted[key or ALL] + self.labelled[key or ALL])

    def accuracy(self, name: str) -> float | None:
        """The share of matched statements that have the attribute right, among those whose label decides it."""
        return _share(self.right[name], self.judged[name])

    @property
    def turned_round(self) -> int:
        """Emitted statements with the wrong sign or stance, or reversed."""
        return sum(self.turned.values())


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _time_outcome(time: str | None, wanted: str | None) -> str:
    if times_agree(time, wanted):
        return "none, rightly" if time is None else "right"
    return "missing" if time is None else "wrong"


def bootstrap(
    singles: Sequence[Scores], measure: Callable[[Scores], float | None], *, rounds: int = 1000, seed: int = 20
) -> tuple[float, float] | None:
    """The 95 % interval of a measure, by drawing documents with replacement; ``None`` without a document.

    Args:
        singles: the scores of each document.
        measure: precision, recall or F1 over all families.
        rounds: how often the documents are drawn.
        seed: of the draw, so that the interval is the same each time.
    """
    return interval(drawn(singles, rounds=rounds, seed=seed), measure)


def drawn(singles: Sequence[Scores], *, rounds: int = 1000, seed: int = 20) -> list[Scores]:
    """Documents drawn with replacement, time and again: the scores of each draw; none without a document.

    They have only the counts over all families, which is what there are intervals of.
    """
    if not singles:
        return []
    draw = random.Random(seed)
    counts = [tuple(getattr(single, name)[ALL] for name in _COUNTED) for single in singles]
    return [_sum(draw.choices(counts, k=len(counts))) for _ in range(rounds)]


def interval(draws: Sequence[Scores], measure: Callable[[Scores], float | None]) -> tuple[float, float] | None:
    """Between which two values the measure of 95 % of the draws lies; ``None`` without a draw."""
    if not draws:
        return None
    values = sorted(measure(scores) or 0.0 for scores in draws)
    return values[int(0.025 * len(draws))], values[math.ceil(0.975 * len(draws)) - 1]


_COUNTED = ("matched", "emitted", "labelled")


def _sum(counts: Iterable[tuple[int, ...]]) -> Scores:
    total = Scores()
    for name, several in zip(_COUNTED, zip(*counts, strict=True), strict=True):
        getattr(total, name)[ALL] = sum(several)
    return total


def wilson(count: int, total: int, z: float = 1.96) -> tuple[float, float] | None:
    """Wilson's 95 % interval of a share; ``None`` of nothing.

    >>> [round(end, 3) for end in wilson(1, 100)]
    [0.002, 0.054]
    """
    if not total:
        return None
    share, weight = count / total, z * z / total
    middle, reach = share + weight / 2, z * math.sqrt(share * (1 - share) / total + weight / (4 * total))
    return max(0.0, (middle - reach) / (1 + weight)), min(1.0, (middle + reach) / (1 + weight))
