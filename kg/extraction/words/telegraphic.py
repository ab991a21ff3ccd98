"""Telegraphic style: the small words that digests and chronologies leave out, put back without any characters.

"JNIM 2 Sept ambushed convoy; group next day left" is read as "JNIM on 2 Sept ambushed convoy; the group …". What is put
back has a place and no length, so that every quote stays what the text has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.extraction.words.dates import Moment
from kg.extraction.words.joints import in_one
from kg.extraction.words.tokens import Token
from kg.extraction.words.units import MONTHS
from kg.extraction.words.wordlists import wordlists

__all__ = ["as_adverbials", "spelled_out"]

_GOVERNING = frozenset(("the", "a", "an", "of", "on", "in", "at", "by", "to", "from", "since", "until", "till",
                        "before", "after", "between", "and", "or", "than", "for", "with", "dated", "as", "this", "that",
                        "every", "about", "around", "through", "during", "over", "late", "early", "mid", "is", "was",
                        "were", "are", "be", "been", "has", "have", "had", "will", "its", "their", "his",
                        "her"))  # fmt: skip
"""Words before a date that make it something else than the day of the verb after it."""
_SHORT = {"govt": "government", "gov't": "government", "govts": "governments", "intl": "international"}
_SINGLE = frozenset(("group", "government", "army", "military", "junta", "militia"))
"""Nouns for an actor that have an article in prose."""
_BEFORE_BARE = frozenset(("with", "against", "by", "from", "to", "between", "and", "but", "while", "as", "that",
                          "which", "after", "before", "on", "of", "over"))  # fmt: skip
_ADVERBS = frozenset(("also", "later", "again", "then", "meanwhile", "subsequently", "reportedly", "allegedly"))
_TO = frozenset(("-", "–", "/", "and"))
_REACH = 4
"""Words from the first day to the month: "30 - 31 Aug"."""


def spelled_out(sentences: Iterable[Sequence[Token]]) -> list[list[Token]]:
    """The words of a document's sentences, with those that it leaves out, and its short words in full.

    Articles are put back only in a text that leaves out prepositions, too, or has short words.
    """
    whole: list[list[Token]] = []
    telegraphic = False
    for tokens in map(in_one, sentences):
        full = [_in_full(token) if token.low in _SHORT else token for token in tokens]
        led = list(_with_prepositions(full))
        telegraphic = telegraphic or len(led) > len(full) or full != tokens
        whole.append(led)
    return [_with_articles(tokens) for tokens in whole] if telegraphic else whole


def _with_prepositions(tokens: Sequence[Token]) -> Iterator[Token]:
    for place, token in enumerate(tokens):
        if token.kind == "number" or token.text in MONTHS or token.low.startswith(_DATING):
            if _day_of_verb(tokens, place):
                yield Token(token.start, token.start, "on", "on", "word")
            elif _month_of_verb(tokens, place):
                yield Token(token.start, token.start, "in", "in", "word")
            elif _day_of_deed(tokens, place):
                yield Token(token.start, token.start, "the", "the", "word")
        yield token


_DATING = ("early", "mid", "late", "next")
"""How words open that may say when, besides days and months."""


def as_adverbials(dates: Sequence[Moment], tokens: Sequence[Token]) -> tuple[Moment, ...]:
    """The dates of a sentence; those before which a preposition was put back are no noun's: they date the verb."""
    put_back = {token.start: token.low for token in tokens if token.start == token.end and token.low in ("on", "in")}
    return tuple(
        replace(one, adjective=False, lead=put_back[one.start]) if one.start in put_back and not one.lead else one
        for one in dates
    )


def _in_full(token: Token) -> Token:
    low = _SHORT[token.low]
    return Token(token.start, token.end, low.capitalize() if token.text[0].isupper() else low, low, token.kind)


def _day_of_verb(tokens: Sequence[Token], place: int) -> bool:
    """Whether a day stands between a subject and its verb: "JNIM 2 Sept ambushed", "Army 14-16 Sept launched"."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    month = token.text in MONTHS and place + 1 < len(tokens) and _is_day(tokens[place + 1])
    month = month or (token.low == "next" and place + 1 < len(tokens) and tokens[place + 1].low == "day")
    if not (month or _is_day(token)) or before is None or before.low in _GOVERNING:
        return False
    if before.kind != "word" and before.text not in (")", "”", '"'):
        return False
    after = place + 2 if month else _after_day(tokens, place)
    if after < len(tokens) and tokens[after].low in _ADVERBS:
        after += 1
    return place < after < len(tokens) and _is_past(tokens[after].low)


def _month_of_verb(tokens: Sequence[Token], place: int) -> bool:
    """Whether a part of a month stands for when something was: "X late May-early June clashed", "left 4 dead mid-May".

    It stands between a subject and its verb, or closes the clause.
    """
    before = tokens[place - 1] if place else None
    after = _after_month(tokens, place)
    if after == place or before is None or before.low in _GOVERNING or (before.kind == "mark" and before.text != ")"):
        return False
    if after == len(tokens) or tokens[after].text in _CLOSING:
        return True
    after += tokens[after].low in _ADVERBS
    return after < len(tokens) and _is_past(tokens[after].low)


_PARTS = frozenset(("early", "mid", "late"))
_CLOSING = frozenset((".", ",", ";"))


def _after_month(tokens: Sequence[Token], place: int) -> int:
    """The place after "late May", "mid-May", "late May-early June" that begins there; that place itself elsewhere."""
    part, _, month = tokens[place].text.partition("-")
    if part.lower() not in _PARTS:
        return place
    if month:
        return place + 1 if month in MONTHS else place
    after = place + 1
    if after >= len(tokens):
        return place
    first, _, second = tokens[after].text.partition("-")  # "May-early"
    if first not in MONTHS:
        return place
    if second:
        ends = second in _PARTS and after + 1 < len(tokens) and tokens[after + 1].text in MONTHS
        return after + 2 if ends else after + 1 if second in MONTHS else place
    return after + 1


def _day_of_deed(tokens: Sequence[Token], place: int) -> bool:
    """Whether a day stands before the deed of that day, without an article: "claimed 12 May bombing in K"."""
    before = tokens[place - 1] if place else None
    if before is None or not _is_day(tokens[place]) or not (before.low in _OF_DEEDS or _is_past(before.low)):
        return False
    after = _after_day(tokens, place)
    return place < after and any(_is_deed(token.low) for token in tokens[after : after + _TO_DEED])


_OF_DEEDS = frozenset(("for", "of", "over", "in", "behind", "following", "after", "with"))
_TO_DEED = 2


@cache
def _is_deed(word: str) -> bool:
    event = wordlists().events.get(word)
    return (event is not None and event.relation == "attacked") or word in wordlists().classes["harm"] | {"fire"}


def _is_day(token: Token) -> bool:
    return token.kind == "number" and token.text.isdecimal() and 0 < int(token.text) <= _DAYS


_DAYS = 31


def _after_day(tokens: Sequence[Token], place: int) -> int:
    """The place after the day or days that begin there; that place itself where none do."""
    for month in range(place + 1, min(place + _REACH, len(tokens))):
        if tokens[month].kind == "word" and tokens[month].text.rstrip(".") in MONTHS:
            if month + 2 < len(tokens) and tokens[month + 1].text in _TO and tokens[month + 2].kind == "number":
                return _after_day(tokens, month + 2)  # "30 Aug - 2 Sept"
            after = month + 1
            return after + (after < len(tokens) and tokens[after].text == "." and after + 1 < len(tokens))
        if tokens[month].kind != "number" and tokens[month].text not in _TO:
            break
    return place


@cache
def _is_past(word: str) -> bool:
    """Whether a word can be a verb in the past: "ambushed", "hit", not "raid"."""
    if word.endswith("s"):
        return False  # "raids"
    return any(form.finite and (form.participle or not form.base) for form in wordlists().forms.get(word, ()))


def _with_articles(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with an article before "group", "government", "army" that have none."""
    found: list[Token] = []
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else None
        opens = before is None or before.text in (",", ";", ":", "—", "–") or before.low in _BEFORE_BARE
        opens = opens or (before is not None and _is_past(before.low))  # "urged govt to"
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        ends = after is None or after.kind in ("mark", "number", "possessive") or after.low in _AFTER_BARE
        verb = after is not None and (after.low in _ADVERBS or _is_past(after.low))
        if token.low in _SINGLE and opens and (ends or verb):
            found.append(Token(token.start, token.start, "the", "the", "word"))
            found.append(replace(token, text=token.low))  # "Army" is no short name of some National Liberation Army
            continue
        found.append(token)
    return found


_AFTER_BARE = frozenset(
    ("and", "in", "on", "of", "for", "which", "who", "that", "as", "to", "at", "by", "after", "next")
)
