"""What a line shows by itself: a byline, a caption, a title, or that it ends as no sentence does."""

from __future__ import annotations

import re

from kg.model import Section
from kg.reading.dates import is_date_line

__all__ = ["EDIT", "END_MARKS", "furniture", "is_open_ended", "is_signature", "is_title"]

END_MARKS = tuple(".!?:;,…\"”’')]")
_OPENINGS = {"”": "“", "’": "‘", '"': '"', "'": "'"}
_SENTENCE_MARKS = frozenset(".!?")
_LEAD = re.compile(r"[^\w“\"]+")
_RAISED = re.compile(r"(?<=[^\W\d_]{4}\.)\d{1,3}\Z")
"""The number of a note behind the end of a sentence."""
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b|\d{4}-\d\d-\d\d"
_NAMES = r"[A-Z][\w.’'-]*(?:,? (?:(?:and|with|de|van|von|al|bin|el) )?[A-Z][\w.’'-]*){0,60}"
_BYLINE = re.compile(
    r"By (?:[A-Z][\w.’'-]*,? ?){1,5}(?:and (?:[A-Z][\w.’'-]* ?){1,4})?(?:(?:in|for|at) [A-Z].{0,40})?"
    rf"|(?:First p|P)ublished(?::| in | on | by | at | (?={_DAY})).*"
    r"|(?:Posted|(?:Last )?[Uu]pdated)(?::| on ).*"
    rf"|(?:Contributors?|Authors?|Analyst|Analysts(?=[^,]{{1,80}}(?:,| and | with )))\s?: {_NAMES}"
    r"|Data [Cc]ut-?off\s?: .*"
    r"|(?:Written|Edited|Compiled|Reporting|Editing|Additional reporting|Reported) by .*"
    r"|This (?:article|story|report|piece) (?:is|was|has been) (?:first |originally )?(?:written|published|produced) .*"
)
_CAPTION = re.compile(
    r"(?:Photo|Image|Picture|File photo|Caption|Credit|Map|Figure \d+)(?: credit| by)?\s?[:/(].*", re.I
)
_BOILERPLATE = re.compile(
    r"(?:Follow .* on |Follow us|Subscribe |Sign up |Like us |Share this|Read (?:more|also)|Also read|Click here|"
    r"Join our |Download (?:our|the) |Copyright |© |All rights reserved|Related(?: articles?| news)?:|Advertisement|"
    r"Tags?:|Source:|(?:Main|See|Further|Full) (?:articles?|information|coverage):|See also:|From Wikipedia|"
    r"For other uses|Categor(?:y|ies): |This page was last |Text is available under|Unsubscribe\b|"
    r"View (?:this|it|the) .{0,40}\bbrowser|You(?: are|[’']re) receiving this|Forwarded this|"
    r"(?:We|This (?:web)?site) uses? cookies|Accept (?:all )?cookies|"
    r"By (?:using|continuing to|clicking|accepting)\b.{0,60}\b(?:cookies|you (?:accept|agree|consent|acknowledge))\b|"
    r"Skip to (?:main )?content|(?:Privacy policy|Terms (?:of use|and conditions))\b(?!.*[a-z]{2}[.!?]\W{0,3}\Z)|"
    r"Leave a (?:comment|reply)|Share on (?:Facebook|Twitter|X\b|WhatsApp|LinkedIn|Telegram|social)|"
    r"Watch (?:live|now):|For (?:more|further) information,? (?:please )?(?:contact|visit)).*",
    re.I,
)
_PICTURE = r"(?:Photo(?:graph)?|Picture|Image|File photo|Credit)s?(?: by| credit| courtesy(?: of)?)?\s?[:/]\s?"
_CREDITED = re.compile(
    rf"(?:[\[(](?i:{_PICTURE})|(?:\A|[.)!?]\s?)(?:{_PICTURE}|{_PICTURE.upper()}))[^.!?]{{2,60}}[.)\]]{{0,2}}\Z"
    r"|\s(?:Photo|PHOTO|Image|Credit)s?(?:\s?:\s?|/)[A-Z@][\w’'@&-]*(?:[ /,|]{1,3}[A-Z@][\w’'@&-]*){0,5}\Z"
)
"""The end of a caption: who took the picture. That of "a grim picture: …" tells what is in the article."""
EDIT = re.compile(r"\s?\[\s?edit(?: source)?\s?\]\Z")
"""What an encyclopedia sets behind its headings."""
_ENDNOTE = re.compile(r"\[\d{1,3}\]\s.{0,80}(?:https?:|www\.|\bdot\b)")
_FURNITURE_LENGTH = 300
_CREDIT = 90


def furniture(line: str) -> Section | None:
    """``byline``, ``caption`` or ``boilerplate`` where the line is one of them."""
    if len(line) > _FURNITURE_LENGTH:
        return None
    bare = _LEAD.sub("", line, count=1) if line[:1] and not line[0].isalnum() and line[0] not in '©“"' else line
    if _BOILERPLATE.match(bare) or _ENDNOTE.match(line):
        return "boilerplate"
    if _CAPTION.match(bare) or _CREDITED.search(bare, max(0, len(bare) - _CREDIT)):
        return "caption"
    signed = bare[:3] in ("By ", "BY ") and is_date_line(bare)
    return "byline" if signed or _BYLINE.fullmatch(bare.rstrip()) else None


def is_signature(line: str) -> bool:
    """Whether the line says who has spoken or written what stands above it: "— N. N., 5 March 2024".

    >>> is_signature("— Jo Okot, prime minister"), is_signature("— Jo Okot left."), is_signature("— towns of Norland")
    (True, False, False)
    """
    return len(line) <= _FURNITURE_LENGTH and _SIGNATURE.fullmatch(line) is not None


_SIGNATURE = re.compile(
    r"(?:[—–]|--)\s?[A-Z][\w.’'-]{0,20}(?: (?:[A-Z][\w.’'-]{0,20}|of|the|de|al|ag|bin)){1,5}(?:, [^.;!?]{2,80})?"
)


def is_open_ended(line: str) -> bool:
    """Whether the line ends as no sentence does; years or initials in brackets, or words in quotes, do not make it one.

    >>> [is_open_ended(line) for line in ("Later years (1999–2004)", "They left. (Agency)", "They left (in May).")]
    [True, False, False]
    >>> [is_open_ended(line) for line in ("Norland denies 'shelling'", "“We left the town.”", "It left ‘in May’.")]
    [True, False, False]
    """
    line = _RAISED.sub("", line)
    told, opening, bracketed = line.rpartition(" (")
    if opening and bracketed.endswith(")") and not any(mark in bracketed[:-1] for mark in _SENTENCE_MARKS):
        line = told
    within, closing = line[:-1], line[-1:]
    if closing in _OPENINGS and within[-1:].isalnum() and any(f" {mark}" in within for mark in _OPENINGS[closing]):
        line = within
    return not line.endswith(END_MARKS)


def is_title(words: list[str], *, alone: bool) -> bool:
    """Whether the words are written as a title: nearly all long ones with a capital.

    A word or two can be one where no lead-in makes them an item.
    """
    if not words[0][:1].isupper() and not words[0][:1].isdigit():
        return False
    long_words = [word for word in words[1:] if len(word) >= 4 and word[0].isalpha()]
    if not long_words:
        return alone and len(words) <= 3
    return sum(word[0].isupper() for word in long_words) >= 0.7 * len(long_words)
