"""Small capitals: surnames that almanacs and registers write in capitals, "Joseph MOBUTU", as prose has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.naming.people import given_names, leader_named
from kg.extraction.naming.titles import HONORIFICS
from kg.extraction.words.names import NameIndex
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import wordlists

__all__ = ["with_surnames_in_prose"]

_SHORTEST = 3
_BY_TITLE = 5
"""Letters at least of what only a title shows to be a surname: shorter capitals are acronyms."""
_VOWELS = frozenset("AEIOUYÁÉÍÓÚÄÖÜÃÕÂÊÔ")
_NUMERAL = frozenset("IVXLCDM")
"""Of which no surname is made here: "Ferdinand VIII" is no Viii."""
_PARTICLES = frozenset(("de", "al", "el", "van", "von", "bin", "ben", "da", "dos", "di", "du", "le", "la"))
_LONGEST = 3
"""Words of a name of which a list of leaders is asked."""


def with_surnames_in_prose(sentences: Sequence[tuple[Token, ...]], index: NameIndex) -> list[tuple[Token, ...]]:
    """The tokens of each sentence, where surnames in capitals have small letters.

    Args:
        sentences: the tokens of each sentence.
        index: the lexicon, whose names in capitals stay as they are.
    """
    loud = [
        [place for place, token in enumerate(tokens) if not token.text.islower() and _loud(token)]
        for tokens in sentences
    ]
    if not any(loud):
        return list(sentences)
    surnames, acronyms = set[str](), set[str]()
    for tokens, places in zip(sentences, loud, strict=True):
        acronyms |= {tokens[place].text for place in places if _bracketed(tokens, place)}
        surnames |= {tokens[place].text for place in places if _shown(tokens, place)}
    surnames = {name for name in surnames - acronyms if not index.names((_bare(name),))}
    if not surnames:
        return list(sentences)
    for tokens, places in zip(sentences, loud, strict=True):
        named = {place for name in index.names(tokens) for place in range(name.first, name.last + 1)}
        surnames |= {tokens[place].text for place in places if place not in named and _after_name(tokens, place, named)}
    surnames -= acronyms
    return [
        _in_prose(tokens, surnames) if any(tokens[place].text in surnames for place in places) else tokens
        for tokens, places in zip(sentences, loud, strict=True)
    ]


def _bare(name: str) -> Token:
    return Token(0, len(name), name, name.lower(), "word")


def _loud(token: Token) -> bool:
    """Whether the word is in capitals, but for the "al-" before it, and can be spoken."""
    stem = token.text[3:] if token.text[:3] in ("al-", "el-", "ul-") else token.text
    plain = stem.isupper() and stem.replace("-", "").replace("'", "").isalpha()
    spoken = not _VOWELS.isdisjoint(stem) and not _NUMERAL.issuperset(stem)
    return token.kind == "word" and len(stem) >= _SHORTEST and plain and spoken


def _bracketed(tokens: Sequence[Token], place: int) -> bool:
    """As in "the Popular Front (POLIS)": an acronym."""
    return place > 0 and tokens[place - 1].text == "(" and place + 1 < len(tokens) and tokens[place + 1].text == ")"


def _shown(tokens: Sequence[Token], place: int) -> bool:
    """Whether a given name, a title or the lists of leaders show that somebody is so called."""
    if any(leader_named(name) for name in _runs(tokens, place)):
        return True
    before = place - 1
    while before > 0 and tokens[before].low in _PARTICLES:
        before -= 1
    if before < 0 or tokens[before].kind != "word" or not tokens[before].text[:1].isupper():
        return _after_rank(tokens, before, place)
    if tokens[before].text in given_names() and not tokens[before].text.isupper():
        return True
    if before and tokens[before].text.istitle() and tokens[before - 1].text in given_names():
        return True
    return _after_rank(tokens, before, place)


def _after_name(tokens: Sequence[Token], place: int, named: set[int]) -> bool:
    """As in "Malam Bacai SANHA was elected", in a document that writes surnames so: two other names before it."""
    before = tokens[max(0, place - 2) : place]
    plain = len(before) > 1 and all(
        word.kind == "word" and word.text.istitle() and word.low not in wordlists().common for word in before
    )
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    closed = after is None or after.kind != "word" or not after.text[:1].isupper()
    return plain and closed and named.isdisjoint((place - 1, place - 2))


def _after_rank(tokens: Sequence[Token], before: int, place: int) -> bool:
    """As in "President SUHARTO", "King MOHAMMED VI", "Prime Minister MELES Zenawi"."""
    if before < 0 or len(tokens[place].text) < _BY_TITLE or not tokens[before].text[:1].isupper():
        return False
    rank = tokens[before].low in wordlists().classes["title"] or tokens[before].low in HONORIFICS
    return rank and not tokens[before].text.isupper()


def _runs(tokens: Sequence[Token], place: int) -> Iterator[str]:
    """The names of two words or more that end or begin with the word, as prose has them."""
    for length in range(2, _LONGEST + 1):
        for first in range(max(0, place - length + 1), place + 1):
            words = tokens[first : first + length]
            if len(words) == length and all(word.kind == "word" and word.text[:1].isupper() for word in words):
                yield " ".join(_small(word.text) for word in words)


def _small(text: str) -> str:
    """As in "Ahmadi-Nejad" for "AHMADI-NEJAD", "al-Mansur" for "al-MANSUR"."""
    if text[:3] in ("al-", "el-", "ul-"):
        return text[:3] + _small(text[3:])
    return text.title() if text.isupper() and "'" not in text else text.capitalize() if text.isupper() else text


def _in_prose(tokens: tuple[Token, ...], surnames: set[str]) -> tuple[Token, ...]:
    named = {place for place, token in enumerate(tokens) if token.text in surnames}
    named |= {p - 1 for p in named if p and tokens[p - 1].text.isupper() and tokens[p - 1].low in _PARTICLES}
    return tuple(
        replace(token, text=_small(token.text)) if place in named else token for place, token in enumerate(tokens)
    )
