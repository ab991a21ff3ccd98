"""Bodies: parties, societies and companies that nobody listed, by what is said beside their names or by their form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.naming.groups import Run
from kg.extraction.naming.people import given_names
from kg.extraction.words.descriptions import descriptions
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["bodies", "closed"]

_LONGEST = 6
_APPOSITION = 5
_DETERMINERS = frozenset(("a", "an", "the", "its", "their", "his", "another", "one"))
_NAMING = frozenset(("notably", "including", "like", "especially", "particularly", "chiefly", "mainly"))
_PLAIN = ("leaders", "officials", "assets")
"""Classes of nouns before which a name only tells whose they are."""
_TRADING = frozenset(("company", "firm", "contractor", "newspaper", "broadcaster"))
_OVER = frozenset((",", ".", ";", ":", ")", "”", '"', "—", "–"))


def bodies(tokens: Sequence[Token], taken: set[int], runs: Sequence[Run]) -> Iterator[Actor]:
    """The bodies that a sentence shows to be such.

    Args:
        tokens: the sentence's.
        taken: places of names that the lexicon knows.
        runs: where its words with capitals begin and end.
    """
    for start, last in runs:
        first = _past_openers(tokens, start, last)
        if first > last or last - first >= _LONGEST or any(place in taken for place in range(first, last + 1)):
            continue
        run = tokens[first : last + 1]
        words = [token.low for token in run]
        if len(run) == 1 and words[0] in wordlists().classes["shortened"]:
            continue  # "the League" is one named before
        if set(words) & descriptions().classes["no-actor"] or run[0].text in given_names() or not closed(tokens, last):
            continue
        kind = (
            _by_form(words)
            or _called_party(tokens, first, last)
            or _after_kind(tokens, first, taken)
            or _before_kind(tokens, first, last)
        )
        kind = kind or _named_fighters(tokens, first)
        if kind is not None:
            yield Actor(" ".join(token.text for token in run), kind)


def _past_openers(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the name begins after "The" or another word that only opens the sentence."""
    opened = first == 0 or tokens[first].low in _DETERMINERS
    while first <= last and opened and (tokens[first].low in wordlists().common or tokens[first].low in _DETERMINERS):
        first += 1
    return first


def closed(tokens: Sequence[Token], last: int) -> bool:
    """Whether no plain noun goes on from the name: not "the Camp David talks"."""
    if last + 1 >= len(tokens):
        return True
    after = tokens[last + 1]
    lists = wordlists()
    plain = after.low in lists.events or any(after.low in lists.nouns[name] for name in _PLAIN)
    return after.kind != "tail" and not (plain and not after.low.endswith("ed")) and after.text != "("


def _by_form(words: Sequence[str]) -> str | None:
    """As in "Aurora Trading Ltd", "Blue Harvest Shipping": a company by the last word of its name."""
    classes = descriptions().classes
    if len(words) < 2:
        return None
    return "Organization" if words[-1].rstrip(".") in classes["company-last"] else None


def _called_party(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """As in "the opposition Blue Lotus party": "the X party", unless X only tells its creed or a feast."""
    if last + 1 >= len(tokens) or tokens[last + 1].text != "party" or not first:
        return None
    place = first - 1
    while place > 0 and tokens[place].low in _OF_PARTIES:
        place -= 1
    determined = tokens[place].low in ("the", "his", "her", "its", "their") or tokens[place].kind == "possessive"
    alone = first == last
    creed = alone and (tokens[first].low.endswith(_CREEDS) or tokens[first].low in _FEASTS)
    return (
        "Organization" if determined and not creed and all(t.low != "the" for t in tokens[first : last + 1]) else None
    )


_OF_PARTIES = frozenset(("opposition", "ruling", "governing", "main", "far-right", "far-left", "left-wing",
                         "right-wing", "conservative", "nationalist", "islamist", "socialist", "communist",
                         "secular", "centrist",
                         "populist", "small", "tiny", "new", "rival", "banned", "outlawed", "pro-government",
                         "pro-independence", "separatist", "largest", "biggest", "dominant", "hardline"))  # fmt: skip
_CREEDS = ("ist", "ists", "al", "ic", "ive", "an", "ian", "ese", "ish", "green", "labour", "labor", "nazi", "tory")
_FEASTS = frozenset(("christmas", "halloween", "birthday", "easter", "new", "third", "second", "first", "boston",
                     "friday", "saturday", "sunday"))  # fmt: skip


def _after_kind(tokens: Sequence[Token], first: int, taken: set[int]) -> str | None:
    """As in "the opposition society X", "the Y-ian aid group X", "its youth wing X", "Y-ian firm X"."""
    if first < 2 or tokens[first - 1].low not in descriptions().classes["body-kind"]:
        return None
    place = first - 2
    while place > 0 and tokens[place].kind == "word" and tokens[place].text.islower() and first - place < _APPOSITION:
        if tokens[place].low in _DETERMINERS:
            break
        place -= 1
    whose = place in taken and tokens[place].text[:1].isupper()
    while place > 0 and place in taken:
        place -= 1
    known = tokens[place].low in _DETERMINERS or tokens[place].kind == "possessive"
    return "Organization" if known or (whose and tokens[first - 1].low in _TRADING) else None


def _before_kind(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """As in "X, the main opposition party," "X, an alliance of …": what it is stands after the comma."""
    after = tokens[last + 1 : last + 2 + _APPOSITION]
    if len(after) < 3 or after[0].text != "," or after[1].low not in ("a", "an", "the"):
        return None
    if first and tokens[first - 1].low in ("of", "by", "under", "with"):
        return None  # "the X of N. N., a party that": the X is one
    if last == first and (first == 0 or tokens[first - 1].kind == "mark") and tokens[first].low in wordlists().common:
        return None
    for place, token in enumerate(after[2:], start=2):
        if token.low in wordlists().classes["preposition"] or token.low in descriptions().classes["group-kind"]:
            return None  # what a militia is, the rules for groups tell
        if token.low in descriptions().classes["body-kind"]:
            follows = tokens[last + 2 + place] if last + 2 + place < len(tokens) else None
            free = (
                follows is None or follows.text in _OVER or follows.low in ("of", "that", "which", "whose", "in", "led")
            )
            return "Organization" if free else None
        if token.kind != "word":
            return None
    return None


def _named_fighters(tokens: Sequence[Token], first: int) -> str | None:
    """As in "Islamist militias, notably the X": one of those who fight."""
    place = first - 1 - (first > 0 and tokens[first - 1].low == "the")
    if place >= 0 and tokens[place].low == "as" and place and tokens[place - 1].low == "such":
        place -= 1
    elif place < 0 or tokens[place].low not in _NAMING:
        return None
    place -= 1
    place -= place >= 0 and tokens[place].text == ","
    armed = place >= 0 and (
        tokens[place].low in descriptions().classes["group-fighters"] or tokens[place].low in ("groups", "factions")
    )
    return "MilitantGroup" if armed and tokens[place].low.endswith("s") else None
