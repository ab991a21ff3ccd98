"""Nicknames: one word in parentheses by which a group is known, too: "the Special Deterrence Force (Rada)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.extraction.naming.groups import is_capital
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.names import NameIndex
from kg.extraction.words.namesakes import unheard
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.model import Actor

__all__ = ["nicknames"]

_WHERE = frozenset(("in", "at", "near", "around", "outside", "to", "into", "towards", "across", "inside", "from"))
_LONGEST = 8


def nicknames(
    sentences: Iterable[tuple[Sequence[Token], Sequence[Name]]], found: Mapping[str, Actor], index: NameIndex
) -> Iterator[tuple[str, Actor]]:
    """The words by which a document calls a group after it has named it with them in parentheses.

    No word that some list has, "(Libya)", "(North)", nor any after which something is said to be "in" it elsewhere in
    the document: "(Zintan)".

    Args:
        sentences: the tokens of each, with the names that are known in it.
        found: whom the document itself names, by name.
        index: the lexicon.
    """
    sentences = list(sentences)
    called: dict[str, dict[str, Actor]] = {}
    for tokens, names in sentences:
        for place, token in enumerate(tokens):
            if token.text == "(" and (word := _one_word(tokens, place, index)) is not None:
                whole = _ending_at(tokens, place - 1, names, found)
                if whole is not None and whole.type in GROUPS:
                    called.setdefault(word, {})[whole.name] = whole
    where = _places(sentences, frozenset(called)) if called else frozenset()
    for word, actors in called.items():
        if len(actors) == 1 and word not in where:
            yield word, next(iter(actors.values()))


def _one_word(tokens: Sequence[Token], opening: int, index: NameIndex) -> str | None:
    if opening + 2 >= len(tokens) or tokens[opening + 2].text != ")" or opening == 0:
        return None
    word = tokens[opening + 1]
    plain = is_capital(word) and not word.text.isupper() and unheard(word)
    return word.text if plain and index.named(word.text) is None and index.listed(word.text) is None else None


def _ending_at(tokens: Sequence[Token], last: int, names: Sequence[Name], found: Mapping[str, Actor]) -> Actor | None:
    """Whose name of several words ends at ``last``."""
    for name in names:
        if name.last == last:
            return name.actor if name.kind == "name" and name.first < last else None
    for first in range(max(last - _LONGEST, 0), last):
        actor = found.get(" ".join(token.text for token in tokens[first : last + 1]))
        if actor is not None:
            return actor
    return None


def _places(sentences: Iterable[tuple[Sequence[Token], Sequence[Name]]], words: frozenset[str]) -> frozenset[str]:
    """Those of the words that stand somewhere after "in", "near" …"""
    return frozenset(
        token.text
        for tokens, _ in sentences
        for place, token in enumerate(tokens)
        if place and token.text in words and tokens[place - 1].low in _WHERE
    )
