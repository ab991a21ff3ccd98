"""The labelled sentences from which the network learns: read, checked, and counted.

    python benchmarks/learning/labelled.py

README.md here describes the format.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.vocabulary import vocabulary

__all__ = ["ASIDE", "KINDS", "Label", "Sentence", "read_file", "read_folder"]

HERE = Path(__file__).parent
ASIDE = HERE / "aside"
"""Sentences that are not learnt from: thresholds are chosen on them."""
KINDS = frozenset(("state", "group", "person", "body", "org", "people", "place"))
_NARY = frozenset(("mediatedBetween", "hosted"))
_BY_PARTIES = frozenset(("partyTo", "negotiatedWith"))
_MENTION = re.compile(r"\[([^\[\]]*)\]")
_LABEL = re.compile(
    r"> (?P<said>[^@]+?) @(?P<words>[^^!~]+?)(?: \^(?P<claimant>[^!~]+?))?(?P<denied> !)?"
    r"(?: ~(?P<modality>planned|demanded|conditional|forecast))?"
)
_TWO = 2


@dataclass(frozen=True, slots=True)
class Label:
    """A statement that a sentence makes.

    Attributes:
        relation: its predicate.
        subject, object: the ends; ``None`` where it has parties instead.
        parties: for mediations, hosting, agreements and talks.
        words: the words of the sentence that tell it.
        claimed: whether the sentence puts it into somebody's mouth.
        denied: whether it is denied.
        unreal: whether it is planned, demanded, forecast or a condition.
    """

    relation: str
    subject: str | None
    object: str | None
    parties: tuple[str, ...]
    words: str
    claimed: bool
    denied: bool
    unreal: bool

    @property
    def ends(self) -> tuple[str, ...]:
        return tuple(end for end in (self.subject, self.object, *self.parties) if end is not None)


@dataclass(slots=True)
class Sentence:
    """A sentence with its mentions and labels.

    Attributes:
        text: without the marks.
        mentions: first and last position, name and kind of each.
        labels: what it says.
    """

    text: str
    mentions: list[tuple[int, int, str, str]]
    labels: list[Label] = field(default_factory=list)


def read_folder(folder: Path = HERE / "sentences") -> list[Sentence]:
    """The sentences of all files of a folder, in the order of their names.

    Raises:
        ValueError: a line is not as it should be; the message names file and line.
    """
    return [sentence for path in sorted(folder.glob("*.txt")) for sentence in read_file(path)]


def read_file(path: Path) -> Iterator[Sentence]:
    """The sentences of a file.

    Raises:
        ValueError: as above.
    """
    last: Sentence | None = None
    known: set[str] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            if line.startswith("# "):
                known = set()
            elif line.startswith(">"):
                if last is None:
                    raise ValueError("a label stands before its sentence")
                last.labels.append(_label(line, last.text, known))
            elif line.strip():
                if last is not None:
                    yield last
                last = _sentence(line)
                known.update(name for _, _, name, _ in last.mentions)
        except ValueError as problem:
            raise ValueError(f"{path.name}, line {number}: {problem}") from None
    if last is not None:
        yield last


def _sentence(line: str) -> Sentence:
    parts: list[str] = []
    mentions = []
    at = length = 0
    for found in _MENTION.finditer(line):
        inner, _, kind = found[1].rpartition(":")
        words, _, name = inner.partition("=")
        if kind not in KINDS or not words.strip():
            raise ValueError(f"{found[0]} is not [words=Name:kind]")
        parts += [line[at : found.start()], words]
        start = length + found.start() - at
        length = start + len(words)
        mentions.append((start, length, (name or words).strip(), kind))
        at = found.end()
    text = "".join([*parts, line[at:]])
    if "[" in text or "]" in text:
        raise ValueError("a bracket is not closed, or stands in another")
    return Sentence(text, mentions)


def _label(line: str, text: str, known: set[str]) -> Label:
    found = _LABEL.fullmatch(line.rstrip())
    if found is None:
        raise ValueError(f"{line!r} is not a label")
    if found["words"] not in text:
        raise ValueError(f"the words {found['words']!r} are not in the sentence")
    subject, relation, other = _parts(found["said"])
    parties: tuple[str, ...] = ()
    if relation in _BY_PARTIES:
        parties, subject = tuple(subject.split(" + ")), ""
    elif relation in _NARY:
        parties, other = tuple(other.split(" + ")), ""
    label = Label(
        relation, subject or None, other or None, parties, found["words"],
        bool(found["claimant"]), bool(found["denied"]), bool(found["modality"]),
    )  # fmt: skip
    if unknown := [end for end in label.ends if end not in known]:
        raise ValueError(f"{unknown[0]!r} is not marked in its paragraph so far")
    if len(label.ends) < _TWO:
        raise ValueError(f"{line!r} has not two ends")
    return label


def _parts(said: str) -> tuple[str, str, str]:
    words = said.split(" ")
    at = next((index for index, word in enumerate(words) if index and word in vocabulary().relations), None)
    if at is None:
        raise ValueError(f"{said!r} has no relation")
    return " ".join(words[:at]), words[at], " ".join(words[at + 1 :])


def _main(sentences: Sequence[Sentence]) -> int:
    labels = sum(len(sentence.labels) for sentence in sentences)
    bare = sum(not sentence.labels for sentence in sentences)
    print(f"{len(sentences):,} sentences, {bare:,} of them without a label; {labels:,} labels")
    return 0


if __name__ == "__main__":
    sys.exit(_main(read_folder()) or _main(read_folder(ASIDE)))
