"""Headings that run into their paragraph: "Regional Cooperation: Niger …", "2020 Terrorist Incidents: On 5 May …".

They say of what the paragraph is, never who says it, and would be read as the opening of its first clause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kg.extraction.words.names import NameIndex
from kg.extraction.words.tokens import Token, tokenise
from kg.extraction.words.wordlists import wordlists
from kg.model import Document, Sentence

__all__ = ["run_in_headings"]

_OPENING = 90
"""Characters in which such a heading stands, with the first word after it."""
_LABEL = 9
"""Its words at most."""
_FEW = 2
"""Words of a heading that need no capitals: "Key developments: …"; a longer one may be a clause."""
_JOINING = frozenset(("and", "of", "the", "in", "on", "for", "to", "with", "&", ",", "/", "-", "–"))
_SPOKEN = frozenset(("question", "answer", "interview", "comment", "quotes", "q&a", "opinion", "editorial", "watch",
                     "live", "note"))  # fmt: skip
"""What stands before somebody's words, which are not the text's own."""


def run_in_headings(document: Document, sentences: Sequence[Sentence], index: NameIndex) -> Mapping[int, int]:
    """By where a sentence starts that opens with a heading, where it goes on after that."""
    found = ((sentence.start, _goes_on(document, sentence, index)) for sentence in sentences)
    return {start: after for start, after in found if after is not None}


def _goes_on(document: Document, sentence: Sentence, index: NameIndex) -> int | None:
    end = min(sentence.end, sentence.start + _OPENING)
    if document.text.find(":", sentence.start, end) < 0:
        return None
    line = list(tokenise(document.text, sentence.start, end))
    colon = next((place for place, token in enumerate(line[: _LABEL + 1]) if token.text == ":"), 0)
    label, rest = line[:colon], line[colon + 1 :]
    if not rest or not label or not rest[0].text[0].isupper() or not _is_heading(label) or index.names(label):
        return None
    return rest[0].start


def _is_heading(label: Sequence[Token]) -> bool:
    """Whether the words before a colon name a topic, and do so as headings are spelt."""
    words = [token for token in label if token.low not in _JOINING and token.kind != "number"]
    if not words or words[-1] is not label[-1] or words[-1].low not in _topics():
        return False
    spelt = len(words) <= _FEW or all(token.text[0].isupper() for token in words)
    return spelt and (label[0].kind == "number" or label[0].text[0].isupper())


@cache
def _topics() -> frozenset[str]:
    classes = wordlists().classes
    return (classes["topic_label"] | classes["heading_topic"]) - _SPOKEN
