"""Sentences: where they end, and where a full stop ends none. Linear in the text's length."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["FINITE", "opens_sentence", "split_sentences"]

_WORD = re.compile(r"[^\W_]")
_REFERENCE = r"\[(?:\d{1,3}|[a-z]{1,2}|(?:note|nb|n) \d{1,3}|citation needed|[a-z]{3,12}\?)\]"
_END = re.compile(
    rf"(?P<end>[.!?…]+[\"'”’»)\]]*)(?:{_REFERENCE}){{0,20}}(?P<raised>(?<=[^\W\d_]{{4}}\.)\d{{1,3}}(?=\s{{1,3}}[A-Z“]|\s?\Z))?"
)
"""The end of a sentence, and the marks of notes that encyclopedias set behind it, or a raised number."""
_LAST_WORD = re.compile(r"[^\s\"'“”‘’()\[\]–—/]{1,24}\Z")
_FIRST_WORD = re.compile(r"[\"'“”‘’«(\[]{0,3}(\w[\w’'-]{0,24})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")

_TITLES = """
    adm amb approx atty brig capt cdr cf cmdr col cpl dept det dr e.g est fig ft gen gov hon i.e insp lt lt.-gen maj
    messrs mgr mr mrs ms msgr mt mx no nos op pfc pp pres prof pvt rep reps rev sen sens sgt sheik sr st supt viz vol vs
"""
_NEVER_LAST = frozenset(_TITLES.split())
"""Abbreviations that stand before what they belong to."""

_SHORTENED = """
    a.m apr art assn aug ave b.c bros c.e ca co corp d.c dec dist e.u etc feb fri govt inc intl jan jr jul jun ltd ma
    mar mon n.y nov oct p.m ph.d plc pty sat sec sep sept sun thu thur thurs tue tues u.a.e u.k u.n u.s u.s.a u.s.s.r
    wed
"""
_SELDOM_LAST = frozenset(_SHORTENED.split())
"""Abbreviations that can end a sentence: they do before a word with which sentences begin."""

_MONTHS = frozenset(("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"))
_OF_DAY = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?\s[^\W\d_]{3,4}\Z")
_ALSO_WORDS = frozenset(("ma", "mar", "sat", "sun", "mon", "wed", "art", "sec", "ca", "co", "dec"))
"""Abbreviations only with a capital: written small they are words."""

_FIRST_WORDS = """
    a after all although amid among an and another as at because before both but by despite during each earlier even
    every few for from given he hence her his however i if in instead it its last later less many meanwhile more most
    mr mrs ms my nevertheless no nobody none nor not now of officials on once one only or others our over rather she
    since so some still such that the their then there these they this those though through throughout thus to today
    under unless unlike until we what when where whether which while who why with within without yesterday yet you
"""
_STARTERS = frozenset(_FIRST_WORDS.split())

_STATES = frozenset(("u.s", "u.k", "u.n", "e.u", "a.u", "u.a.e", "u.s.a", "u.s.s.r", "d.c"))
"""Abbreviations that stand before what is theirs, "the U.S. Congress", and end a sentence before another's name."""
_CLAUSE = re.compile(
    r"\s{1,8}[^\W\d_][\w’'-]{1,24}\s(?:(?:forces|rebels|troops|officials|soldiers|militants|fighters|jets|police"
    r"|Arabia|Korea|Africa|Sudan|Lanka|Leone|Faso|Zealand)\s)?([a-z]{2,12})\b"
)
_OWN_WORDS = """
    administration agency air ambassador army assembly attorney base capitol central chief coast command commission
    congress congressman constitution consul consulate council court defence defense department embassy envoy
    forces fed general geological government governor house justice legation marine marines military mission mint
    national navy office parliament president rangers representative secretary secretariat senate senator senators
    special state steel supreme treasury troops vice watch
"""
_OWN = frozenset(_OWN_WORDS.split())
"""Words for what is such a state's, or for who serves it, in lower case."""
_RANKS = frozenset(("gen", "col", "lt", "maj", "capt", "adm", "brig", "dr"))
_DAY_WORDS = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december gmt eastern pacific local
"""
_DAYS = frozenset(_DAY_WORDS.split())
_VERBS = """
    accused accuses agreed also announced appealed armed asked attacked backed began blamed bombed called captured
    claimed condemned criticised criticized declared demanded denied denies denounced deployed did does expelled fired
    had has is joined killed launched warned was were will withdrew would vowed rejected recalled received refused said
    says seized sent shelled signed struck suspended threatened told took trained urged
"""
FINITE = frozenset(_VERBS.split())
"""Verbs that show the word before them to be the subject of a clause of its own."""


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of one paragraph, without the space between them.

    >>> text = "Gen. J. Smith met the U.S. envoy on Jan. 3. It took 2.5 hours."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Gen. J. Smith met the U.S. envoy on Jan. 3.', 'It took 2.5 hours.']
    """
    start = 0
    for match in _END.finditer(text):
        if _ends_sentence(text, match):
            yield from _trimmed(text, start, match.end("end"))
            start = match.end()
    yield from _trimmed(text, start, len(text))


def opens_sentence(text: str) -> bool:
    """Whether the text opens with a word that has a capital only where a sentence begins.

    >>> opens_sentence("The army left"), opens_sentence("Sudan denied it"), opens_sentence("the army left")
    (True, False, False)
    """
    first = _FIRST_WORD.match(text)
    return first is not None and first[1][0].isupper() and first[1].casefold() in _STARTERS


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if _WORD.search(piece):  # dots, dashes and stars say nothing, and a file may hold millions of them
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    after = match.end()
    if after >= len(text):
        return True
    if not text[after].isspace():
        return False
    following = _FIRST_WORD.match(text, after + 1) or _FIRST_WORD.match(text, _next_visible(text, after))
    first = following[1] if following else ""
    if first[:1].islower():
        return False
    if match["end"] != "." or match.end() > match.end("end"):
        return True
    return not _is_abbreviation(text, match.start(), first)


def _next_visible(text: str, position: int) -> int:
    # More than a few spaces in a row are a break of their own: looking no further keeps this linear.
    limit = min(len(text), position + 8)
    while position < limit and text[position].isspace():
        position += 1
    return position


def _is_abbreviation(text: str, stop: int, first: str) -> bool:
    found = _LAST_WORD.search(text, max(0, stop - 25), stop)
    if not found:
        return False
    word = found[0].casefold().strip(".")
    if word in ("no", "nos"):
        return first[:1].isdigit()
    if word in _NEVER_LAST:
        return word not in ("mt", "st", "sr", "ft") or first[:1].isupper()
    if word in _ALSO_WORDS and found[0].islower():
        return False
    if word in _MONTHS and first[:1].isalpha() and _OF_DAY.search(text, max(0, stop - 12), stop):
        return False  # "… in Kiwanja 27 Oct. Rwanda accused …": the month stands last
    initial = bool(_INITIALS.fullmatch(found[0])) and found[0][0].isupper()
    listed = word in _SELDOM_LAST or word in _STATES
    return (initial or listed) and first.casefold() not in _STARTERS and not (listed and _goes_on(text, stop, first))


def _goes_on(text: str, stop: int, first: str) -> bool:
    """Whether a clause with a subject of its own follows the full stop: "ties with the U.S. Sudan accused Egypt"."""
    if first.casefold() in _RANKS and text[max(stop - 8, 0) : stop].casefold().endswith(" the u.s"):
        return True  # "in the U.S. Gen. N. N. said", as nobody is called "the U.S. Gen. N. N."
    clause = _CLAUSE.match(text, stop + 1)
    return clause is not None and clause[1] in FINITE and first.casefold() not in _OWN | _DAYS
