"""Speeches: who gives the one that a document is, by its title, whom no list knows: "Remarks by Minister N. N."."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import words_of
from kg.model import Actor

__all__ = ["speaker_of"]

_SMALL = frozenset(("of", "for", "the", "and", ",", "."))
_FAR = 16
_SHORTEST, _LONGEST = 2, 4


def speaker_of(line: Sequence[Token]) -> Actor | None:
    """The one by whom the title says that the speech is, told by office and name.

    Args:
        line: the words of a title.
    """
    for place, token in enumerate(line[:-_SHORTEST]):
        if token.low in words_of("speeches_given"):
            near = range(place + 1, min(place + _FAR, len(line)))
            by = next((i for i in near if line[i].low in ("by", "from")), None)
            by = place + 1 if by is None and line[place + 1].low == "of" else by
            return _named(line, by + 1) if by is not None else None
        if token.low not in words_of("before_a_speech"):
            return None  # "Crowd storms hall before speech by N. N."
    return None


def _named(line: Sequence[Token], first: int) -> Actor | None:
    """The name after an office, which ends at a small word, a mark or the line's end."""
    office, run = False, list[Token]()
    for token in line[first : first + _FAR]:
        low = token.low.rstrip(".")
        if low in words_of("speakers_office") or (low in words_of("portfolios") and len(run) < _SHORTEST):
            office, run = office or low in words_of("speakers_office"), []
        elif token.text[:1].isupper() and token.text[:1].isalpha():
            run.append(token)
        elif office and len(run) >= _SHORTEST:
            break
        elif low in _SMALL:
            run = []
        else:
            break
    if not office or not _SHORTEST <= len(run) <= _LONGEST:
        return None
    return Actor(" ".join(token.text for token in run), "Person")
