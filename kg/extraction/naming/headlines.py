"""Headlines and telexes: what is written in the capitals of titles, or in nothing else, as prose has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.extraction.words.names import NameIndex
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.extraction.words.units import DAYS, MONTHS
from kg.extraction.words.wordlists import wordlists
from kg.model import Document, Sentence

__all__ = ["in_prose", "lone_headline", "recased"]

_NO_NEWS = frozenset(("why", "how", "what", "when", "where", "who", "explained", "explainer", "opinion", "analysis",
                      "watch", "five", "six", "seven", "ten", "three", "four", "inside", "timeline"))  # fmt: skip
"""First words of headlines over articles that explain: "Five Ways X Could Strike Y"."""
_TWO = 2
_FEWEST = 4
"""Words of a sentence in capitals; fewer may be names and acronyms only."""
_TITLED = ("heading", "headline")


def lone_headline(document: Document) -> list[Sentence]:
    """The headline of a document that has nothing else, as of a wire that sends headlines only."""
    if len(document.sentences) != 1 or document.sentences[0].section not in _TITLED:
        return []
    only = document.sentences[0]
    first = document.text[only.start : only.end].split(maxsplit=1)[0].lower()
    return [] if first in _NO_NEWS or first.isdigit() else [only]


def in_prose(tokens: Sequence[Token], names: Sequence[Name], *, titled: bool) -> tuple[Token, ...]:
    """The tokens of a document that is one line as a sentence of prose has them.

    Args:
        tokens: the line's.
        names: the lexicon's names among them, which keep their capitals.
        titled: whether it is written in the capitals of titles: "Chad and Sudan Sign New Peace Deal".
    """
    return _spelt_out(_uncapitalised(tokens, names) if titled else tuple(tokens), names)


def _uncapitalised(tokens: Sequence[Token], names: Sequence[Name]) -> tuple[Token, ...]:
    named = {place for name in names for place in range(name.first, name.last + 1)}
    return tuple(
        replace(token, text=token.low) if place not in named and _plain(token) else token
        for place, token in enumerate(tokens)
    )


def recased(sentences: Sequence[tuple[Token, ...]], index: NameIndex) -> list[tuple[Token, ...]]:
    """The tokens of a document in capitals, as of a telex, with small letters where prose has them.

    Args:
        sentences: the tokens of each sentence.
        index: the lexicon, whose names keep a capital.
    """
    shouted = [_shouted(tokens) for tokens in sentences]
    if sum(shouted) * _TWO <= len(sentences) or not any(shouted):
        return list(sentences)
    return [_lowered(tokens, index) if loud else tokens for tokens, loud in zip(sentences, shouted, strict=True)]


def _shouted(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens if token.kind == "word" and token.text[:1].isalpha()]
    return len(words) >= _FEWEST and all(token.text.isupper() for token in words)


def _lowered(tokens: tuple[Token, ...], index: NameIndex) -> tuple[Token, ...]:
    titled = tuple(
        replace(token, text=token.text.capitalize()) if token.kind == "word" and len(token.text) > 1 else token
        for token in tokens
    )
    named = {place for name in index.names(titled) for place in range(name.first, name.last + 1)}
    short = {
        place for name in index.names(tokens) for place in range(name.first, name.last + 1)
        if name.first == name.last and not _a_word(tokens[place])
    }  # fmt: skip
    return tuple(_in_case(tokens, titled, place, named, short) for place in range(len(tokens)))


def _in_case(tokens: Sequence[Token], titled: Sequence[Token], place: int, named: set[int], short: set[int]) -> Token:
    """The token at ``place`` as prose has it: an acronym as it is, a name or a day with a capital, a word small."""
    token = tokens[place]
    state = token.low == "us" and place > 0 and tokens[place - 1].low in ("the", "a", "by")
    if token.kind != "word" or (place in short and place not in named) or state:
        return token
    if place in named:
        joining = token.low in ("of", "the", "and", "for", "in", "de", "du", "la")
        return replace(token, text=token.low) if joining else titled[place]
    if titled[place].text in MONTHS | DAYS:
        beside = tokens[max(0, place - 1) : place + 2]
        dated = token.low not in ("may", "march") or any(near.text[:1].isdigit() for near in beside)
        return titled[place] if dated else replace(token, text=token.low)
    return replace(token, text=token.low) if _a_word(token) and place else titled[place]


def _a_word(token: Token) -> bool:
    return token.low in _vocabulary() or len(token.low) <= _TWO


def _spelt_out(tokens: tuple[Token, ...], names: Sequence[Name]) -> tuple[Token, ...]:
    """The tokens with "and" for the comma between two subjects: "UAE, Israel sign accord at White House"."""
    if len(names) < _TWO or names[0].first or names[1].first != names[0].last + _TWO:
        return tokens
    mark, after = names[0].last + 1, names[1].last + 1
    verbal = after < len(tokens) and any(form.base for form in wordlists().forms.get(tokens[after].low, ()))
    if tokens[mark].text != "," or not verbal or tokens[-1].text in (".", "?", "!", ","):
        return tokens
    return (*tokens[:mark], replace(tokens[mark], text="and", low="and", kind="word"), *tokens[mark + 1 :])


def _plain(token: Token) -> bool:
    """Whether a capitalised word is one of the language's own, rather than somebody's name."""
    titled = token.kind == "word" and token.text[:1].isupper() and not token.text.isupper()
    return titled and token.low in _vocabulary()


@cache
def _vocabulary() -> frozenset[str]:
    lists = wordlists()
    classes = (words for name, words in lists.classes.items() if name not in ("given", "surname"))
    words = frozenset().union(*classes, *lists.nouns.values())
    return words | frozenset(lists.forms) | frozenset(lists.accords) | frozenset(lists.events) | frozenset(lists.ties)
