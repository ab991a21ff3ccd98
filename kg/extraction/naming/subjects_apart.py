"""Subjects apart: the comma that writers leave out between a phrase that opens a sentence and a title after a state.

In "In talks with Sudan President Kagame accused Y", Kagame is not the president of Sudan: without him the verb has no
subject. Nor is he in "in its war with the U.S. President Kagame said", where the article shows that the title opens a
phrase of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.names import NameIndex
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import wordlists

__all__ = ["with_subjects_apart"]

_TITLES = frozenset(("President", "Premier", "Chancellor", "King", "Emir", "Sultan", "Prime", "Foreign", "Defence",
                     "Defense"))  # fmt: skip
_OPENERS = frozenset(("in", "at", "with", "on", "during", "under", "amid", "despite", "from", "against", "for", "to"))
"""Prepositions that open no clause, as "after" and "since" may."""
_CLAUSAL = frozenset(("after", "before", "since", "until", "following"))
_BEFORE_STATE = frozenset((*_OPENERS, "by", "near", "between", "across", "inside"))
_LONGEST = 3
"""Words of a person's name."""


def with_subjects_apart(tokens: tuple[Token, ...], index: NameIndex) -> tuple[Token, ...]:
    """The tokens, with a comma of no length before each such title."""
    places = [place for place, token in enumerate(tokens) if place > 1 and token.text in _TITLES]
    if not places:
        return tokens
    names = index.names(tokens)
    for place in reversed(places):
        state = next((n for n in names if n.last == place - 1 and n.actor.type in _STATES and n.kind == "name"), None)
        if state is not None and _closes(tokens, state) and _tells(tokens, place):
            at = tokens[place - 1].end
            tokens = (*tokens[:place], Token(at, at, ",", ",", "mark"), *tokens[place:])
    return tokens


_STATES = ("State", "IntergovernmentalOrganization")


def _closes(tokens: Sequence[Token], state: Name) -> bool:
    """Whether the state's name is the end of a phrase: after "with the", or in a phrase that opens the sentence."""
    article = state.first > 0 and tokens[state.first - 1].low == "the"
    joint = state.first - 1 - article
    if joint < 0 or tokens[joint].low not in _BEFORE_STATE:
        return False
    return article or _opened(tokens, state.first)


def _opened(tokens: Sequence[Token], end: int) -> bool:
    """Whether a phrase that opens the sentence goes on up to there; after "after" no clause may be meant."""
    plain = tokens[0].low in _OPENERS or (tokens[0].low in _CLAUSAL and _one_clause(tokens, end))
    return plain and all(token.kind == "word" for token in tokens[:end])


def _one_clause(tokens: Sequence[Token], first: int) -> bool:
    """Whether no comma follows, so that the verb there is that of the sentence."""
    return all(token.text not in (",", ";", "—") for token in tokens[first:])


def _tells(tokens: Sequence[Token], title: int) -> bool:
    """Whether a name and a finite verb with what it takes follow the title: "President N. N. said that"."""
    first = title + 1 + (tokens[title].text in ("Prime", "Foreign", "Defence", "Defense"))
    last = first
    while last < len(tokens) and last < first + _LONGEST and tokens[last].text[0].isupper():
        last += 1
    if last == first or last + 1 >= len(tokens) or not tokens[last].text.islower():
        return False
    finite = any(form.finite for form in wordlists().forms.get(tokens[last].low, ()))
    only = tokens[0].low in _OPENERS and _one_clause(tokens, title)
    return finite and (only or tokens[last + 1].low not in _PARTICIPLE)


_PARTICIPLE = frozenset(("by", "on", "at", "in", "last", "from", "during", "late", "early", ",", "."))
"""What follows a participle rather than a verb: "a letter to the X President N. N. received on Monday"."""
