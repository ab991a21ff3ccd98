"""Examples to learn from: sentences as the network is shown them, with the ties that hold between their names.

They come from the labelled sentences here and from the development passages of `benchmarks/extraction`, whose actors
are those that the reader itself finds. Passages set aside are never learnt from.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from labelled import Label, Sentence, read_folder

from kg.extraction.extract import sentences_read
from kg.extraction.learned.marking import KINDS, Marked, Mention, Pieces
from kg.extraction.words.units import Unit
from kg.reading import read_document
from kg.vocabulary import vocabulary

_EXTRACTION = Path(__file__).parent.parent / "extraction"
sys.path.insert(0, str(_EXTRACTION))

from labels import Gold, read_gold  # noqa: E402 - the scorer's own modules, which stand there
from suites import lexicon  # noqa: E402
from who import Names, same  # noqa: E402

__all__ = ["Example", "Tie", "from_passages", "from_sentences", "kind_of", "kinds_of"]

_BY_PARTIES = frozenset(("partyTo", "negotiatedWith"))
_NARY = frozenset(("mediatedBetween", "hosted"))
_LEAST, _MOST = 2, 14
"""Mentions of a sentence: with one there is no tie, and in a longer list there is nothing to learn."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two names of a sentence.

    Attributes:
        subject, object: the names.
        kind: family and sign of its relation.
        relations: those that readers may take.
        pieces: positions of the pieces that tell it; none where that is not labelled.
        sure: whether all readers would say that it is told.
        unreal: whether it has not happened.
        claimed: whether it is somebody's word.
    """

    subject: str
    object: str
    kind: str
    relations: tuple[str, ...]
    pieces: tuple[int, ...]
    sure: bool
    unreal: bool
    claimed: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, marked, with all its ties."""

    marked: Marked
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A label of either source, with its ends as names of the sentence."""

    relations: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    parties: tuple[tuple[str, ...], ...]
    words: str | None
    denied: bool
    sure: bool
    unreal: bool
    claimed: bool


def kind_of(relation: str, *, denied: bool) -> str:
    """The kind of a tie: what leads somebody is a kind of its own, since persons alone do."""
    known = vocabulary().relations[relation]
    if denied:
        return f"denial{known.sign}"
    return relation if relation == "leads" else f"{known.family}{known.sign}"


def kinds_of(examples: Iterable[Example]) -> list[str]:
    """All kinds that examples have, sorted."""
    return sorted({tie.kind for example in examples for tie in example.ties})


def from_sentences(cutter: Pieces, sentences: Iterable[Sentence] | None = None) -> Iterator[Example]:
    """The examples in labelled sentences; by default in those here."""
    for sentence in read_folder() if sentences is None else sentences:
        mentions = [Mention(*each) for each in sentence.mentions]
        said = [_of_label(label) for label in sentence.labels]
        yield from _example(cutter, sentence.text, (0, len(sentence.text)), mentions, said)


def _of_label(label: Label) -> _Said:
    one = tuple((end,) if end is not None else () for end in (label.subject, label.object))
    return _Said(
        (label.relation,), *one, tuple((party,) for party in label.parties), label.words, label.denied,
        sure=True, unreal=label.unreal, claimed=label.claimed,
    )  # fmt: skip


def from_passages(cutter: Pieces) -> Iterator[Example]:
    """The examples in the development passages, whose labels tell their sentence by number."""
    names = Names.of(lexicon())
    for path in sorted((_EXTRACTION / "passages" / "dev").glob("*.txt")):
        document = read_document(path)
        golds = read_gold(path.with_suffix(".gold.jsonl"))
        units = {sentence.start: found for sentence, found in sentences_read(document, lexicon())}
        for number, sentence in enumerate(document.sentences):
            mentions = [_mention(unit) for unit in units.get(sentence.start, ()) if unit.actor or unit.place]
            here = [gold for gold in golds if gold.sentence == number and gold.figure is None]
            known = sorted({mention.name for mention in mentions})
            said = [_of_gold(gold, known, names) for gold in here]
            yield from _example(cutter, document.text, (sentence.start, sentence.end), mentions, said)


def _mention(unit: Unit) -> Mention:
    actor = unit.actor or unit.place
    if actor is None:
        raise ValueError(f"{unit.text!r} names nobody")
    return Mention(unit.start, unit.end, actor.name, KINDS.get(actor.type, "org") if unit.actor else "place")


def _of_gold(gold: Gold, known: Sequence[str], names: Names) -> _Said:
    def meant(end: str | None) -> tuple[str, ...]:
        return tuple(name for name in known if end and same(name, end, names))

    return _Said(
        gold.relations, meant(gold.subject), meant(gold.object), tuple(meant(party) for party in gold.parties),
        gold.words, "denies" in gold.stance and "|" not in gold.stance,
        sure=gold.scored and not gold.optional, unreal=gold.modality != "actual",
        claimed=gold.claimant not in (None, "-"),
    )  # fmt: skip


def _example(
    cutter: Pieces, text: str, span: tuple[int, int], mentions: Sequence[Mention], said: Iterable[_Said]
) -> Iterator[Example]:
    marked = cutter.marked(text, *span, mentions)
    names = {mention.name for _, mention in marked.marks}
    if len(names) < _LEAST or len(marked.marks) > _MOST:
        return
    ties = []
    for each in said:
        pieces = _pieces(marked, text, span, each.words)
        kind = kind_of(each.relations[0], denied=each.denied)
        for subject, other in _pairs(each):
            if subject != other and {subject, other} <= names:
                ties.append(Tie(subject, other, kind, each.relations, pieces, each.sure, each.unreal, each.claimed))
    yield Example(marked, tuple(ties))


def _pieces(marked: Marked, text: str, span: tuple[int, int], words: str | None) -> tuple[int, ...]:
    """Positions of the pieces of those words."""
    start = text.find(words, *span) if words else -1
    if start < 0 or words is None:
        return ()
    end = start + len(words)
    return tuple(at for at, (one, other) in enumerate(marked.spans) if one >= 0 and one < end and other > start)


def _pairs(said: _Said) -> Iterator[tuple[str, str]]:
    """The ordered pairs between which it is a tie: of parties each with each, of a mediator with each party."""
    known: Mapping[str, object] = vocabulary().relations
    if said.relations[0] in _BY_PARTIES:
        sides = said.parties or (said.subject, said.object)
        for at, one in enumerate(sides):
            for other in (*sides[:at], *sides[at + 1 :]):
                yield from ((first, second) for first in one for second in other)
    elif said.relations[0] in _NARY:
        yield from ((helper, name) for helper in said.subject for party in said.parties for name in party)
    else:
        yield from ((one, other) for one in said.subject for other in said.object)
        if any(vocabulary().relations[name].symmetric for name in said.relations if name in known):
            yield from ((other, one) for one in said.subject for other in said.object)
