"""References: whom "it", "their", "the group" and "both sides" stand for, against what a person read."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from suites import HERE, lexicon, read_passages
from who import NONE, Names, same

from kg.extraction.words.descriptions import is_nameless
from kg.extraction.words.units import Unit

__all__ = ["FILE", "Reference", "Verdict", "measured", "references", "verdicts"]

FILE = HERE / "references.tsv"
_WORDS = "he him his she her hers it its itself they them their theirs themselves we us our i my whose"
_PRONOUNS = frozenset(_WORDS.split())


@dataclass(frozen=True)
class Reference:
    """An expression of a passage that stands for somebody named elsewhere, or that looks as if it did.

    Attributes:
        passage: name of the passage.
        sentence: number of the sentence, from 0.
        words: the expression, or the noun of it.
        nth: which one of these words in the sentence, from 1.
        means: those for whom it stands, each with the names by which he may go.
        nobody: whether it stands for nobody, or may be taken so.
    """

    passage: str
    sentence: int
    words: str
    nth: int
    means: tuple[str, ...]
    nobody: bool = False

    @property
    def kind(self) -> str:
        """``pronoun`` or ``description``."""
        return "pronoun" if self.words.lower() in _PRONOUNS else "description"

    def met_by(self, found: Sequence[Unit], names: Names) -> bool:
        """Whether those found are those meant, each once."""
        left = list(self.means)
        for unit in {(u.actor, u.speaker): u for u in found}.values():
            called = [actor.name for actor in (unit.actor, unit.speaker) if actor is not None]
            one = next((means for means in left if any(same(name, means, names) for name in called)), None)
            if one is None:
                return False
            left.remove(one)
        return not left


@dataclass(frozen=True)
class Verdict:
    """What the extractor makes of a reference.

    Attributes:
        reference: the reference.
        found: names of those it takes it to stand for.
        right: whether these are those meant, or it rightly takes it for nobody.
    """

    reference: Reference
    found: tuple[str, ...]
    right: bool

    @property
    def outcome(self) -> str:
        """``right`` or ``wrong``, where somebody is found; else ``left``, where nobody is meant, or ``missed``."""
        if self.found:
            return "right" if self.right else "wrong"
        return "left" if self.reference.nobody else "missed"


def references() -> Iterator[Reference]:
    """All that were read by hand, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            nobody = NONE in row["means"].split("|")
            means = tuple(one for one in row["means"].removeprefix(f"{NONE}|").split("+") if one != NONE)
            yield Reference(row["passage"], int(row["sentence"]), row["words"], int(row["nth"]), means, nobody)


def verdicts(split: str = "dev") -> Iterator[Verdict]:
    """Each reference with what the extractor makes of it.

    Raises:
        ValueError: the words of a reference do not stand where it says.
    """
    grouped: dict[str, list[Reference]] = defaultdict(list)
    for reference in references():
        grouped[reference.passage].append(reference)
    passages = {read.path.stem: read for read in read_passages(split)}
    for passage, several in grouped.items():
        document, units = passages[passage].document, passages[passage].units
        acts_for = {a.name: a.acts_for for u in units for a in (u.actor, u.speaker) if a is not None and a.acts_for}
        names = Names.of(lexicon()).with_acts_for(acts_for)
        for reference in several:
            sentence = document.sentences[reference.sentence]
            first, last = _place(document.text[sentence.start : sentence.end], reference)
            first, last = first + sentence.start, last + sentence.start
            found = [u for u in units if u.start < last and first < u.end and _supplied(u)]
            right = reference.met_by(found, names) if found else reference.nobody
            yield Verdict(reference, tuple(dict.fromkeys(u.actor.name for u in found if u.actor is not None)), right)


def measured() -> dict[str, dict[str, int | float]]:
    """By kind of reference: how many are taken rightly, wrongly, missed, rightly left alone; two rates."""
    counts: dict[str, Counter[str]] = {"pronoun": Counter(), "description": Counter()}
    for verdict in verdicts():
        counts[verdict.reference.kind][verdict.outcome] += 1
    counts["all"] = counts["pronoun"] + counts["description"]
    return {kind: {**{name: found[name] for name in _OUTCOMES}, **_rates(found)} for kind, found in counts.items()}


_OUTCOMES = ("right", "wrong", "missed", "left")


def _rates(found: Counter[str]) -> dict[str, float]:
    taken, meant = found["right"] + found["wrong"], found["right"] + found["wrong"] + found["missed"]
    return {
        "accuracy": round(found["right"] / taken, 4) if taken else 0.0,
        "coverage": round(found["right"] / meant, 4) if meant else 0.0,
    }


def _supplied(unit: Unit) -> bool:
    """Whether the context, and no name, tells whom the unit stands for."""
    return unit.actor is not None and (unit.resolved or is_nameless(unit.actor))


def _place(text: str, reference: Reference) -> tuple[int, int]:
    places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(reference.words)}(?!\w)", text)]
    if len(places) < reference.nth:
        where = f"{reference.passage}, sentence {reference.sentence}"
        raise ValueError(f'{where}: no "{reference.words}" for the {reference.nth}th time; count again')
    return places[reference.nth - 1]
