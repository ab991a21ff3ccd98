"""Clans: tribes and clans that no list has, by the noun beside their names: "the Okiru and Liwi clans"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.naming.people import is_name_part
from kg.extraction.words.descriptions import descriptions
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["clans"]

_ONE = frozenset(("clan", "tribe", "subclan", "sub-clan", "subtribe", "sub-tribe", "clansman", "tribesman"))
_MANY = frozenset(("clans", "tribes", "subclans", "sub-clans", "clansmen", "tribesmen"))
_LONGEST = 3
_MOST = 6


def clans(tokens: Sequence[Token], taken: set[int]) -> Iterator[tuple[str, Actor]]:
    """The names by which a sentence calls clans, each with whom it means.

    Args:
        tokens: the sentence's.
        taken: places of names that the lexicon knows.
    """
    for head, token in enumerate(tokens):
        if token.text not in _ONE and token.text not in _MANY:
            continue
        last = head - 1
        for _ in range(_MOST):
            first = _name_before(tokens, last, taken)
            if first is None:
                break
            name = " ".join(each.text for each in tokens[first : last + 1])
            actor = Actor(f"{name} {_noun(token.text)}", "Population")
            yield name, actor
            if last == head - 1:
                yield f"{name} {token.text}", actor
            joint = first - 1 - (first > 0 and tokens[first - 1].low == "the")
            if token.text in _ONE or joint < 1 or tokens[joint].text not in ("and", ","):
                break
            last = joint - 1 - (tokens[joint - 1].text == ",")


def _noun(word: str) -> str:
    """The noun for the whole: "clan" for "clansmen"."""
    return word.removesuffix("s").replace("smen", "").replace("sman", "")


def _name_before(tokens: Sequence[Token], last: int, taken: set[int]) -> int | None:
    """Where a name of capitals that ends at ``last`` begins; none where the words are known to be somebody else."""
    first = last + 1
    while first > 0 and last - first < _LONGEST - 1 and _is_part(tokens[first - 1]) and first - 1 not in taken:
        first -= 1
    while first <= last and (tokens[first].low in wordlists().common or tokens[first].low in _ARTICLES):
        first += 1
    words = [token.text for token in tokens[first : last + 1]]
    classes = descriptions().classes
    known = any(word in classes["peoples"] or word in classes["ethnic"] or word.lower() in _GENERAL for word in words)
    return None if not words or known or (first > 0 and first - 1 in taken) else first


def _is_part(token: Token) -> bool:
    return token.kind == "word" and is_name_part(token.text) and not token.text.isupper()


_ARTICLES = frozenset(("the", "a", "an", "some", "two", "three", "several", "both", "rival", "other", "local", "many"))
_GENERAL = frozenset(
    ("christian", "muslim", "islamic", "jewish", "hindu", "shia", "sunni", "indian", "native", "mafia", "first",
     "pashtun", "arab", "berber", "african", "northern", "southern", "eastern", "western", "nomadic", "bedouin",
     "ruling", "camorra", "mountain", "hill", "scheduled", "highland", "royal", "afghan", "warlike", "minority")
)  # fmt: skip
"""Words with a capital that name no clan: "Arab tribes"."""
