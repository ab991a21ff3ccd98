"""Namesakes: words before a name by which it is another's: "Afua Doh" is not the Kwesi Doh of whom the text tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from kg.extraction.words.descriptions import descriptions
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import table, wordlists

__all__ = ["of_namesake", "unheard"]


def of_namesake(tokens: Sequence[Token], first: int, last: int, called: str, ends: Collection[int]) -> bool:
    """Whether the surname of one is the last word of another's full name: of Kwesi Doh's, "Doh" in "Afua Doh".

    Args:
        tokens: the sentence.
        first: where the surname begins.
        last: where it ends.
        called: his name in full.
        ends: where the lexicon's names end.
    """
    before = first - 1
    if first != last or before < 0 or before in ends:
        return False
    word, own = tokens[before], _words_of(called)
    if word.kind != "word" or not word.text[0].isupper() or word.text.isupper() or word.low in own:
        return False
    opens = not before or tokens[before - 1].kind == "mark"
    return word.text in _given_names() or (unheard(word) and not (opens and word.low.endswith(_ADJECTIVAL)))


def _words_of(called: str) -> frozenset[str]:
    """The words of a person's name; of a surname alone, those of the names of all leaders who are called so."""
    words = frozenset(called.lower().split())
    return words if len(words) > 1 else words | _leaders_called().get(called, frozenset())


@cache
def _leaders_called() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("leaders"):
        words = row["name"].split()
        for surname in (words[-1], *filter(None, row["surnames"].split("|"))):
            found[surname].update(word.lower() for word in words)
    return {surname: frozenset(words) for surname, words in found.items()}


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in table("given_names"))


def unheard(word: Token) -> bool:
    """Whether no list has the word, so that it is likely somebody's first name."""
    lists, stem = wordlists(), word.low.rpartition("-")[2]
    known = stem in lists.common or stem in lists.forms or any(stem in words for words in _word_classes())
    return word.low.isalpha() and not known and len(stem) > _INITIAL


@cache
def _word_classes() -> tuple[Collection[str], ...]:
    lists = wordlists()
    return (*lists.nouns.values(), *lists.classes.values(), *descriptions().classes.values(), _CALLED)


_INITIAL = 2
_CALLED = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
     "april", "may", "june", "july", "august", "september", "october", "november", "december", "sir", "dr", "mrs",
     "justice", "professor", "father", "reverend", "pastor", "lord", "lady", "dame", "rabbi", "comandante", "maulana",
     "mufti", "marshal", "sergeant", "corporal", "inspector", "haji", "hajji", "alhaji", "mallam", "maulvi", "shri",
     "tengku", "chairperson", "ayatollah", "mr", "ms", "messrs", "ex-president")
)  # fmt: skip
_ADJECTIVAL = (
    "ed", "ing", "ly", "ial", "cal", "nal", "ral", "tal", "ous", "ive", "ant", "ent", "ic", "able", "ful", "less",
    "ish", "ese", "ary", "ist", "er", "or", "man", "men", "wing", "ry", "nt",
)  # fmt: skip
"""Ends of adjectives and nouns that may open a sentence before a surname: "Influential Doh said"."""
