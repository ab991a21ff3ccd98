"""Foreign names: groups and bodies that a text calls by their names in French, Spanish or Portuguese."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.descriptions import descriptions
from kg.extraction.tokens import Token
from kg.extraction.wordlists import wordlists
from kg.model import Actor

__all__ = ["foreign_names"]

_LONGEST = 12
_SHARED = frozenset(("national", "popular", "union", "patriotic"))
"""Words that are English, too: "Front national de …"."""
_ELIDED = ("d'", "l'", "d’", "l’")


def foreign_names(tokens: Sequence[Token], taken: set[int]) -> Iterator[Actor]:
    """The names such as "Front de libération du Nord", "Ejército Popular de Liberación".

    Args:
        tokens: of one sentence.
        taken: places of names that the lexicon knows.
    """
    heads = descriptions().classes["foreign-head"]
    place = 0
    while place < len(tokens):
        if tokens[place].text not in heads or place in taken:
            place += 1
            continue
        last = _end(tokens, place)
        words = [token.text for token in tokens[place : last + 1]]
        if _is_foreign(words):
            yield Actor(" ".join(words), "MilitantGroup" if _is_armed(words) else "Organization")
        place = last + 1


def _end(tokens: Sequence[Token], first: int) -> int:
    """The last word of the name whose head is at ``first``: particles and foreign words, and names after them."""
    particles, joints = descriptions().classes["foreign-particle"], descriptions().classes["foreign-joint"]
    own = tokens[first].low not in descriptions().classes["foreign-like-english"]
    last = place = first
    while place + 1 < len(tokens) and place + 1 - first < _LONGEST:
        place += 1
        token, before = tokens[place], tokens[place - 1].low
        if token.kind != "word":
            break
        if token.low in particles | joints:
            continue
        plain = token.low not in wordlists().common
        led = before in particles or before.startswith(_ELIDED) or (before in joints and place > first + 1)
        follows = plain and (before in particles or (led and token.text[0].isupper()))
        if token.low in _SHARED and place == first + 1:
            continue
        named = own and (token.text[0].isupper() or token.low.startswith("al-")) and plain
        if not (follows or named or _looks_foreign(token.low) or token.low.startswith(_ELIDED)):
            break
        last = place
    return last


def _known(word: str) -> bool:
    return word in descriptions().classes["foreign-word"]


def _looks_foreign(word: str) -> bool:
    """Whether a word in lower case is no English one: by an accent, or as one of those of which such names are made."""
    return _known(word) or (not word.isascii() and word not in wordlists().common)


def _is_foreign(words: Sequence[str]) -> bool:
    """Whether more than the head is foreign: "Front de …", "Frente Popular", not "Union for Peace"."""
    particles = descriptions().classes["foreign-particle"]
    if words[0].lower() not in descriptions().classes["foreign-like-english"]:
        return len(words) > 1
    return len(words) > 1 and any(
        word.lower() in particles or word.lower().startswith(_ELIDED) or _looks_foreign(word.lower())
        for word in words[1:]
    )


def _is_armed(words: Sequence[str]) -> bool:
    armed = descriptions().classes["foreign-armed"]
    return any(word.lower() in armed for word in words)
