"""Names: where a sentence names an actor, by the lexicon and by what the document itself defines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kg.actors import Lexicon, fold
from kg.extraction.tokens import Token
from kg.model import Actor

__all__ = ["Name", "NameIndex", "definitions", "index_of"]

NameKind = Literal["name", "demonym", "metonym"]

_GROUP_NOUNS = frozenset(
    ("front", "army", "brigade", "brigades", "movement", "militia", "resistance", "forces", "battalion", "mujahideen")
)
_GROUP_ADJECTIVES = frozenset(
    ("liberation", "revolutionary", "islamic", "people's", "national", "patriotic", "popular")
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9-]{1,9}")
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens that name an actor.

    Attributes:
        first: index of the first token.
        last: index of the last token.
        actor: whom they name.
        kind: a name of its own, a demonym ("Afghan"), or a metonym ("Kabul").
    """

    first: int
    last: int
    actor: Actor
    kind: NameKind


class NameIndex:
    """The lexicon's words, found by their first token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, Actor, NameKind]]] = defaultdict(list)
        for entry in lexicon.entries.values():
            for word in (entry.actor.name, *entry.actor.aliases):
                self._add(word, entry.actor, "name")
            for word in entry.demonyms:
                self._add(word, entry.actor, "demonym")
            for word in entry.metonyms:
                self._add(word, entry.actor, "metonym")

    def _add(self, word: str, actor: Actor, kind: NameKind) -> None:
        parts = tuple(fold(word).replace("(", " ").replace(")", " ").split())
        if parts:
            self._by_first[parts[0]].append((parts, word, actor, kind))

    def actor(self, name: str) -> Actor | None:
        """The lexicon's actor of that canonical name."""
        entry = self._lexicon.entries.get(name)
        return entry.actor if entry else None

    def names(self, tokens: Sequence[Token], defined: Mapping[str, Actor]) -> list[Name]:
        """The names among ``tokens``, longest first at each place, in order.

        Args:
            tokens: of one sentence.
            defined: acronyms and names that the document itself defines, as written.
        """
        found: list[Name] = []
        position = 0
        while position < len(tokens):
            name = self._longest_at(tokens, position) or _defined_at(tokens, position, defined)
            if name:
                found.append(name)
                position = name.last + 1
            else:
                position += 1
        return found

    def _longest_at(self, tokens: Sequence[Token], first: int) -> Name | None:
        if tokens[first].kind not in ("word", "number"):
            return None
        best: Name | None = None
        for genitive in (False, True):
            folded, ends = _folded_run(tokens, first, genitive=genitive)
            for parts, word, actor, kind in self._by_first.get(folded[0] if folded else "", ()):
                size = len(parts)
                last = ends[size - 1] if tuple(folded[:size]) == parts else None
                if last is None or (best is not None and last <= best.last):
                    continue
                if _written_as_name(tokens[first : last + 1], word):
                    best = Name(first, last, actor, kind)
        return best


@lru_cache(maxsize=4)
def _index(lexicon_id: int, lexicon: _Identity) -> NameIndex:
    return NameIndex(lexicon.lexicon)


@dataclass(frozen=True, slots=True)
class _Identity:
    """A lexicon compared by identity: its entries are not hashable, and never change."""

    lexicon: Lexicon

    def __hash__(self) -> int:
        return id(self.lexicon)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.lexicon is self.lexicon


def index_of(lexicon: Lexicon) -> NameIndex:
    """The index of a lexicon; the last few are kept."""
    return _index(id(lexicon), _Identity(lexicon))


def _folded_run(tokens: Sequence[Token], first: int, *, genitive: bool) -> tuple[list[str], list[int | None]]:
    """Folded words from ``first`` on, and for each the index of the token that it completes, or ``None``.

    A name may hold a genitive ("Pakistan's foreign ministry") or be one ("Pakistan's army"): with ``genitive``
    the ending belongs to its word, without it the run ends before it.
    """
    words: list[str] = []
    ends: list[int | None] = []
    for index in range(first, min(first + _LONGEST, len(tokens))):
        token = tokens[index]
        if token.kind == "mark" and token.text not in "&–-/":
            break
        if token.kind == "possessive":
            if not words or not genitive:
                break
            words[-1] += "'s"
            ends[-1] = index
            continue
        parts = fold(token.text).split() or [token.text]
        words += parts
        ends += [None] * (len(parts) - 1) + [index]
    return words, ends


def _written_as_name(tokens: Sequence[Token], word: str) -> bool:
    """Whether the text has capitals where the name has them, and is no ordinary word."""
    text = tokens[0].text
    bare = word.replace(".", "")
    if len(bare) <= 5 and bare.isupper():
        return len(tokens) == 1 and text.replace(".", "") == bare
    expected = [part for part in re.split(r"[\s\-–/]+", word) if part]
    if tokens[0].text.isupper() and len(tokens) == 1:
        return len(text) > 3
    written = [
        part for token in tokens if token.kind != "possessive" for part in re.split(r"[\s\-–/]+", token.text) if part
    ]
    return all(
        part[0].isupper() or not model[0].isupper() or not part[0].isalpha()
        for part, model in zip(written, expected, strict=False)
    )


def _defined_at(tokens: Sequence[Token], first: int, defined: Mapping[str, Actor]) -> Name | None:
    token = tokens[first]
    if token.kind != "word":
        return None
    words = token.text
    best = Name(first, first, defined[words], "name") if words in defined else None
    for last in range(first + 1, min(first + _LONGEST, len(tokens))):
        if tokens[last].kind != "word":
            break
        words = f"{words} {tokens[last].text}"
        if words in defined:
            best = Name(first, last, defined[words], "name")
    return best


def definitions(sentences: Iterable[Sequence[Token]], index: NameIndex) -> dict[str, Actor]:
    """Names that the document defines: "Long Name (ABC)", for groups whose long name shows what they are.

    An acronym of an actor that the lexicon knows stands for that actor; otherwise the long name has to read
    as an armed group's ("… Liberation Front"), or it is left alone.
    """
    found: dict[str, Actor] = {}
    for tokens in sentences:
        for position, acronym in _in_parentheses(tokens):
            run = _capitalised_before(tokens, position)
            known = next((name for name in index.names(run, {}) if name.last == len(run) - 1), None) if run else None
            if known and known.kind == "name":
                if _stands_for(acronym, [t.text for t in run[known.first :]]):
                    found.setdefault(acronym, known.actor)
            elif run and _is_group(run) and _stands_for(acronym, [token.text for token in run]):
                long_name = " ".join(token.text for token in run)
                actor = Actor(long_name, "MilitantGroup", (acronym,))
                found.setdefault(acronym, actor)
                found.setdefault(long_name, actor)
    return found


def _in_parentheses(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    for position in range(1, len(tokens) - 2):
        opening, inner, closing = tokens[position : position + 3]
        if opening.text == "(" and closing.text == ")" and _ACRONYM.fullmatch(inner.text):
            yield position, inner.text


def _capitalised_before(tokens: Sequence[Token], position: int) -> Sequence[Token]:
    first = position
    while first > 0 and position - first < _LONGEST:
        token = tokens[first - 1]
        small = token.low in ("of", "for", "the", "and", "de") and first < position
        if token.kind != "word" or not (token.text[0].isupper() or small):
            break
        first -= 1
    while first < position and not tokens[first].text[0].isupper():
        first += 1
    if first < position and tokens[first].low == "the":
        first += 1
    return tokens[first:position]


def _is_group(run: Sequence[Token]) -> bool:
    words = [token.low for token in run]
    return len(words) >= 2 and any(w in _GROUP_NOUNS for w in words) and any(w in _GROUP_ADJECTIVES for w in words)


def _stands_for(acronym: str, words: Sequence[str]) -> bool:
    """Whether the acronym's capitals are initials of the words, in order."""
    initials = iter("".join(part[0] for word in words for part in word.split("-") if part).upper())
    return all(letter in initials for letter in acronym.upper() if letter.isalpha())
