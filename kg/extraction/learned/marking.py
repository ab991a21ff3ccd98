"""A sentence as the network is shown it: word pieces, with a mark before and after each mention of an actor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["KINDS", "LONGEST", "MARKS", "Marked", "Mention", "Pieces"]

LONGEST = 250
"""Pieces and marks that the network is shown; of a longer sentence the rest is left out."""

KINDS: Mapping[str, str] = {
    "State": "state", "StateOrgan": "state", "Government": "state", "MilitantGroup": "group",
    "UmbrellaGroup": "group", "Faction": "group", "Person": "person", "IntergovernmentalOrganization": "body",
    "Place": "place", "Population": "people",
}  # fmt: skip
"""By an actor's type, its mark; all others are organisations."""

MARKS = ("state", "group", "person", "body", "place", "people", "org", "", "after")
"""The marks in the order of the network's rows: one is not in use, and the last closes a mention."""
_OTHER, _AFTER = MARKS.index("org"), MARKS.index("after")
_FIRST, _LAST = "[CLS]", "[SEP]"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor.

    Attributes:
        start, end: their positions in the text.
        name: of the actor.
        kind: its mark.
    """

    start: int
    end: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Marked:
    """What the network is shown of a sentence.

    Attributes:
        pieces: numbers of word pieces and marks.
        spans: for each, the positions in the text of its characters; ``(-1, -1)`` for a mark.
        marks: position among the pieces of each mention's mark, with the mention, in the order of the text.
    """

    pieces: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    marks: tuple[tuple[int, Mention], ...]


class Pieces:
    """The word pieces that a network knows, by which text is cut."""

    def __init__(self, pieces: Sequence[str]) -> None:
        """Args:
        pieces: in the order of their numbers.

        Raises:
            ImportError: the library that cuts words is not installed.
        """
        self._count = len(pieces)
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        self._cutter = _cutter(self._numbers)

    def marked(self, text: str, start: int, end: int, mentions: Iterable[Mention], longest: int = LONGEST) -> Marked:
        """The sentence from ``start`` to ``end`` with its mentions marked.

        A mention within another is marked before it and has no end of its own.

        Args:
            text: the document's.
            start: where the sentence begins in it.
            end: where it ends.
            mentions: the names; those outside are passed over.
            longest: pieces and marks after which the rest is left out.
        """
        numbers, spans = [self._numbers[_FIRST]], [(-1, -1)]
        marks: list[tuple[int, Mention]] = []

        def put(first: int, last: int) -> None:
            cut = self._cutter.encode(text[first:last], add_special_tokens=False)
            numbers.extend(cut.ids)
            spans.extend((first + one, first + other) for one, other in cut.offsets)

        def mark(row: int) -> None:
            numbers.append(self._count + row)
            spans.append((-1, -1))

        at = start
        within = (m for m in mentions if start <= m.start and m.end <= end)
        for mention in sorted(set(within), key=lambda m: (m.start, m.end, m.name, m.kind)):
            opens = mention.start >= at
            if opens:
                put(at, mention.start)
            marks.append((len(numbers), mention))
            mark(MARKS.index(mention.kind) if mention.kind in MARKS else _OTHER)
            if opens:
                put(mention.start, mention.end)
                mark(_AFTER)
                at = mention.end
        put(at, end)
        numbers.append(self._numbers[_LAST])
        spans.append((-1, -1))
        kept = tuple(each for each in marks if each[0] < longest)
        return Marked(tuple(numbers[:longest]), tuple(spans[:longest]), kept)


def _cutter(numbers: Mapping[str, int]) -> Tokenizer:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers  # noqa: PLC0415 - an extra

    cutter = Tokenizer(models.WordPiece(dict(numbers), unk_token="[UNK]", max_input_chars_per_word=100))  # noqa: S106 - a piece
    cutter.normalizer = normalizers.BertNormalizer(lowercase=True)
    cutter.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return cutter
