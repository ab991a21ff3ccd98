"""Introduced: groups that a text presents beside the name: "vigilantes known as X", "X, a splinter of Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extraction.naming.groups import Run, is_capital, is_ethnic
from kg.extraction.naming.people import given_names
from kg.extraction.words.descriptions import classes_of, descriptions
from kg.extraction.words.tokens import Token
from kg.extraction.words.units import DAYS, MONTHS
from kg.extraction.words.wordlists import wordlists, words_of
from kg.model import Actor

__all__ = ["introduced", "past_telling"]

_OPENERS = frozenset(("the", "but", "and", "yet", "so", "then", "later", "another", "on", "in", "when", "after", "if"))
_BACKED = ("-backed", "-armed", "-trained", "-funded", "-allied", "-sponsored", "-aligned")
_CAME_OUT = frozenset(("splinter", "offshoot", "breakaway"))
_CIVIL = frozenset(("party", "union", "church", "congress", "league", "parliament"))
_DATED = MONTHS | DAYS
_LONGEST = 6
_TO_NOUN = 5
"""Words of an apposition up to its noun."""
_ENDS = frozenset((",", ".", ";", ")", "that", "which", "who", "whose", "of", "from", "in", "with", "based", "led",
                   "loyal", "allied", "linked", "formed", "known", "fighting", "active", "made", "opposed", "armed",
                   "backed", "and", "under", "close"))  # fmt: skip
"""What may follow the noun of an apposition, which so is not the "militia" of "a militia stronghold"."""
_AT = frozenset(("in", "at", "near", "from", "around", "outside", "across", "to", "of", "into"))


def introduced(tokens: Sequence[Token], taken: set[int], runs: Sequence[Run]) -> Iterator[Actor]:
    """The groups that a sentence presents as such beside their names.

    Args:
        tokens: the sentence's.
        taken: places of names that the lexicon knows.
        runs: where its words with capitals begin and end.
    """
    for start, last in runs:
        first = start
        while first < last and (tokens[first].low in _OPENERS or tokens[first].low in wordlists().common):
            first += 1
        known = [place for place in range(first, last + 1) if place in taken]
        if last - first >= _LONGEST or tokens[first].low in _OPENERS or not is_capital(tokens[first]):
            continue
        if last + 1 < len(tokens) and tokens[last + 1].kind == "possessive":
            continue  # "the Lions' Den"
        called = _is_called(tokens, first) and last not in known
        if (known and not (called and known == [first])) or not _can_be_name(tokens, first, last):
            continue
        kind = "MilitantGroup" if called else _by_apposition(tokens, first, last) or _by_noun(tokens, first, last)
        if kind is not None:
            # "The Johannesburg gang" is not called after the town; "the Trinitarios gang" are many.
            whole = kind == _GANG and not tokens[last].low.endswith("s")
            name = " ".join(token.text for token in tokens[first : last + 1 + whole])
            yield Actor(name, "MilitantGroup" if kind == _GANG else kind)


def _can_be_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words can be a group's name: no day, adjective of a people or title."""
    lists, classes = wordlists(), descriptions().classes
    words = [token.low for token in tokens[first : last + 1]]
    if (words[0] in classes["no-name"] and len(words) == 1) or any(t.text in _DATED for t in tokens[first : last + 1]):
        return False
    if len(words) == 1 and (words[0] in lists.classes["shortened"] or words[0] in classes_of("group", "body")):
        return False  # "the League, a separatist group of 900 men,": one that the text has named
    if len(words) == 1 and (is_ethnic(tokens[first].text) or tokens[first].text in classes["peoples"]):
        return False
    if words[0] in ("operation", "exercise") or words[0].startswith(("pro-", "anti-")):
        return False  # "insurgents called Operation X a failure", "fighters known as Pro-Y"
    person = tokens[first].text in given_names()
    return not (person or any(word in lists.classes["title"] for word in words) or words[0] in lists.accords)


def _is_called(tokens: Sequence[Token], first: int) -> bool:
    """Whether a noun for those who fight stands before, and a word of calling: "a gang called", "calling itself"."""
    place = first - 1
    place -= place > 0 and tokens[place].low == "the"
    if place > 1 and tokens[place].low in words_of("selves") and tokens[place - 1].low in words_of("calls_itself"):
        place -= 2
        place -= tokens[place].low in ("that", "which", "who")
    elif place > 1 and tokens[place].low == "as" and tokens[place - 1].low in words_of("called"):
        place -= 2
        place -= tokens[place].low in words_of("called_how")
    elif place > 0 and tokens[place].low in words_of("called"):
        place -= 1
    else:
        return False
    if place < 0 or tokens[place].kind != "word":
        return False
    before = {token.low for token in tokens[max(0, place - 3) : place]}
    armed = tokens[place].low in classes_of("group-kind") | words_of("bands", "formations") and bool(
        before & descriptions().classes["group-armed"]
    )
    return armed or tokens[place].low in words_of("fighters_called")


def _by_apposition(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """What kind of actor the apposition after the name shows: "X, a splinter of Y", "X, a Y-backed force"."""
    comma = last + 1
    if comma + 2 >= len(tokens) or tokens[comma].text != "," or (first and tokens[first - 1].low in _AT):
        return None
    if first > 1 and tokens[first - 1].low == "the" and tokens[first - 2].low in _AT:
        return None
    place = comma + 1
    determined = tokens[place].low in ("a", "an", "the", "another", "one")
    place += determined
    classes = descriptions().classes
    armed = False
    for at in range(place, min(place + _TO_NOUN, len(tokens) - 1)):
        word, after = tokens[at].low, tokens[at + 1].low
        if tokens[at].kind != "word":
            return None
        if determined and word in _CAME_OUT and after in ("of", "from", "faction", "group", "wing", "movement"):
            civil = any(token.low in _CIVIL for token in tokens[at : at + _TO_NOUN])
            return "Organization" if civil else "MilitantGroup"
        if determined and armed and word in words_of("bands", "formations") and after in _ENDS:
            return "MilitantGroup"
        if (
            not determined
            and word in words_of("fighters_called")
            and word.endswith(("s", "men"))
            and after in _ENDS - {"and"}
        ):
            return "MilitantGroup"
        if not (determined or _qualifies(tokens[at])):
            return None
        armed = armed or word in classes["group-armed"] or word.endswith(_BACKED)
    return None


def _qualifies(token: Token) -> bool:
    """Whether a word may stand before a plural that tells who somebody is: "local militias"."""
    people = is_ethnic(token.text) or token.low in descriptions().classes["group-armed"]
    return people or "-" in token.low or token.low in _SORTS


_SORTS = frozenset(("local", "armed", "traditional", "tribal", "ethnic", "rural", "young", "foreign",
                    "mostly", "mainly", "former", "volunteer", "village"))  # fmt: skip


def _by_noun(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """What kind of actor the noun after the name shows: "the X gang", "the outlawed X sect"."""
    noun = tokens[last + 1].low if last + 1 < len(tokens) else ""
    led = first > 0 and tokens[first - 1].kind == "word"
    if noun not in ("gang", "sect") or not led or tokens[first].low.endswith(_ADJECTIVAL):
        return None
    after = tokens[last + 2] if last + 2 < len(tokens) else None
    if after is not None and (after.low in _NOT_IT or is_capital(after)):
        return None
    return _GANG if noun == "gang" else "Organization"


_GANG = "gang"


_ADJECTIVAL = ("ese", "ish", "ian", "ist", "ic", "ani", "can")
_NOT_IT = frozenset(("leader", "member", "members", "boss", "war", "wars", "violence", "rape", "territory"))


def past_telling(tokens: Sequence[Token], comma: int) -> int:
    """Where the sentence goes on after what is told of a band between commas: "X, led by N. N., killed".

    Returns:
        The place after the second comma; ``comma`` itself where nothing of the kind is told.
    """
    if comma + 3 >= len(tokens) or tokens[comma].text != ",":
        return comma
    closing = next((i for i in range(comma + 1, min(comma + _ASIDE, len(tokens))) if tokens[i].text == ","), 0)
    words = [token.low for token in tokens[comma + 1 : closing]]
    if len(words) > 2 and words[0] in _HEADED and words[1] == "by":
        named = any(token.text in given_names() for token in tokens[comma + 3 : closing])
        return closing + 1 if named else comma
    ends = (*words[1:], ",")
    band = any(
        word in words_of("bands", "formations") - _NO_BANDS and after in _ENDS - {"of"}
        for word, after in pairwise(ends[:_TO_NOUN])
    )
    told = len(words) > 1 and words[0] in ("a", "an") and band
    return closing + 1 if told else comma


_NO_BANDS = frozenset(("front", "column", "company", "crew", "corps", "collective", "army"))
"""Nouns of such an aside that may be a storm's, an aircraft's or a firm's as well: "the X, an army helicopter,"."""
_ASIDE = 14
"""Tokens of what is told between commas, at most."""
_HEADED = frozenset(("led", "headed", "commanded", "founded"))
