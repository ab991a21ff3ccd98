"""What rules make of the labelled sentences: which labels they read, and what they say against a label.

    python benchmarks/learning/rules.py                      counts
    python benchmarks/learning/rules.py --show turned fact   the sentences of these sorts, to mend what is wrong

The sentences are dense on purpose and name many whom nobody has listed: recall says little, but what is turned round,
told as a fact where somebody says it, or told of those of whom no label tells, is worth reading one by one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from labelled import HERE, Label, Sentence, read_file

from kg.actors import Lexicon, packaged_lexicon
from kg.extraction import extract
from kg.model import Statement
from kg.reading import read_text
from kg.vocabulary import vocabulary

SORTS = ("read", "missed", "turned", "fact", "unlabelled")


@dataclass(frozen=True, slots=True)
class Judged:
    """A label or a statement, with what became of it.

    Attributes:
        sort: ``read``; ``missed``; ``turned`` for a statement that a label tells the other way round; ``fact`` for one
            that is somebody's word by its label and nobody's here; ``unlabelled`` for one that no label tells, which
            may be right all the same.
        said: the label or the statement in short.
        text: its sentence.
    """

    sort: str
    said: str
    text: str


def judged(sentence: Sentence, lexicon: Lexicon) -> Iterator[Judged]:
    """Every label of a sentence, read by itself, and every statement that is made of it."""
    document = read_text(sentence.text, id="sentence")
    if document.text != sentence.text:
        return  # what is read is not what the positions are of
    told = [(one, _ends(one, sentence)) for one in extract(document, lexicon).statements if one.figure is None]
    used: set[str] = set()
    for label in sentence.labels:
        found = next((one for one, ends in told if one.id not in used and _says(one, ends, label)), None)
        if found is None:
            yield Judged("missed", _short(label), sentence.text)
            continue
        used.add(found.id)
        is_fact = label.claimed and found.claimant is None
        yield Judged("fact" if is_fact else "read", f"{_short(label)}: {_told(found)}", sentence.text)
    for one, ends in told:
        if one.id not in used:
            turned = any(_turned(one, ends, label) for label in sentence.labels)
            yield Judged("turned" if turned else "unlabelled", _told(one), sentence.text)


def _ends(statement: Statement, sentence: Sentence) -> Mapping[str, set[str]]:
    """By role, the names of the sentence where the statement has its mentions."""
    ends: dict[str, set[str]] = {}
    for mention in statement.mentions:
        for start, end, name, _ in sentence.mentions:
            if mention.role is not None and mention.start < end and mention.end > start:
                ends.setdefault(mention.role, set()).add(name)
    return ends


def _kin(statement: Statement, label: Label) -> bool:
    one, other = vocabulary().relation(statement.relation), vocabulary().relation(label.relation)
    return (one.family, one.sign) == (other.family, other.sign)


def _says(statement: Statement, ends: Mapping[str, set[str]], label: Label) -> bool:
    if not _kin(statement, label):
        return False
    everybody = set().union(*ends.values())
    if label.parties:
        return len(everybody & set(label.parties)) > 1
    if vocabulary().relation(statement.relation).symmetric:
        return {label.subject, label.object} <= everybody
    return label.subject in ends.get("subject", ()) and label.object in ends.get("object", ())


def _turned(statement: Statement, ends: Mapping[str, set[str]], label: Label) -> bool:
    swapped = label.object in ends.get("subject", ()) and label.subject in ends.get("object", ())
    return swapped and not label.parties and _kin(statement, label)


def _short(label: Label) -> str:
    ends: Iterable[str] = label.parties or (label.object or "",)
    return f"{label.subject or ''} {label.relation} {' + '.join(ends)} @{label.words}".strip()


def _told(statement: Statement) -> str:
    ends: Sequence[str] = statement.parties or (statement.object or "",)
    by = f" ({statement.claimant} says)" if statement.claimant else ""
    marks = [mark for mark, plain in ((statement.stance, "affirms"), (statement.modality, "actual")) if mark != plain]
    return " ".join([statement.subject or "", statement.relation, " + ".join(ends), *marks]).strip() + by


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="labelled sentences; by default all that are learnt from")
    parser.add_argument("--show", nargs="+", choices=SORTS, default=(), metavar="SORT", help=", ".join(SORTS))
    options = parser.parse_args()
    lexicon, counts = packaged_lexicon(), Counter[str]()
    for path in options.files or sorted((HERE / "sentences").glob("*.txt")):
        for one in (each for sentence in read_file(path) for each in judged(sentence, lexicon)):
            counts[one.sort] += 1
            if one.sort in options.show:
                print(f"{one.sort}: {one.said}\n    {one.text}")
    print(", ".join(f"{counts[sort]:,} {sort}" for sort in SORTS))


if __name__ == "__main__":
    main()
