"""Stories: the items of a bulletin or a column of briefs, none of which tells of those in the others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from operator import attrgetter

from kg.extraction.words.descriptions import SIDES, descriptions
from kg.extraction.words.names import NameIndex
from kg.extraction.words.nametokens import Name
from kg.extraction.words.records import record
from kg.extraction.words.subheads import Head, under
from kg.extraction.words.tokens import Token, tokenise
from kg.extraction.words.wordlists import table, wordlists
from kg.model import Actor, Document, Sentence

__all__ = ["Sections", "sections_by_state", "stories_of"]

_LINKING = frozenset(("and", "but", "meanwhile", "elsewhere", "also", "now", "finally", ","))
_BACK = frozenset(("both", "it", "they", "he", "she", "its", "their", "his", "her", "them", "these", "those", "this",
                   "latter", "former", "such", "also", "other"))  # fmt: skip
"""Words that point back to what another paragraph has told."""
_TOGETHER = frozenset(("talks", "ceasefire", "truce", "peace", "hosted", "hosts", "brokered", "mediated", "mediate",
                       "mediation", "mediators", "negotiations", "summit", "sides", "conflict", "war", "fighting",
                       "meeting", "airlift", "both"))  # fmt: skip
"""Words by which a paragraph of others may still be about the same conflict."""
_COMMENTS = frozenset(("condemned", "welcomed", "urged", "called", "offered", "warned", "reacted", "praised",
                       "protested", "demonstrated", "hosted", "too"))  # fmt: skip
"""What others say and do about it."""
_DATELINE = 6
_OPENING = 80
"""Characters in which the name of a state stands that opens a paragraph."""
_TWO = 2


def stories_of(
    document: Document,
    sentences: Sequence[Sentence],
    tokens: Sequence[Sequence[Token]],
    names: Sequence[Sequence[Name]],
) -> list[int]:
    """The number of the story to which each sentence belongs, from 0: one story for all but bulletins.

    A paragraph is a story of its own where it names none of those in the paragraphs before it and points back to
    nothing, or where each paragraph has a place of writing of its own.
    """  # fmt: skip
    paragraphs = list(_paragraphs(document, sentences))
    if len(paragraphs) <= _TWO:
        return [0] * len(sentences)
    dated = [bool(tokens[first]) and _dateline(tokens[first]) for first, _ in paragraphs]
    placed = [_placed(tokens[first], names[first]) for first, _ in paragraphs]
    if sum(dated) < _TWO and not any(placed):
        return [0] * len(sentences)
    each = sum(dated) >= _TWO
    told: list[set[str]] = []
    numbers: list[int] = []
    current = 0
    for (first, last), own, there in zip(paragraphs, dated, placed, strict=True):
        sides = {side for place in range(first, last) for side in _sides(names[place])}
        known = [number for number, others in enumerate(told) if sides & others]
        fresh = own if each else bool(sides) and not known and (there or _fresh(tokens[first], names[first]))
        if not told or fresh:
            told.append(set())
            current = len(told) - 1
        elif sides and known and not each and current not in known:
            current = known[-1]
        told[current] |= sides
        numbers += [current] * (last - first)
    return numbers if len(told) > _TWO else [0] * len(sentences)


@record
class Sections:
    """The sections of an update by country: under "Burundi", "Mali: Politics", or in paragraphs that open with "Mali.".

    Attributes:
        numbers: the section of each sentence; none where no two headings are those of different states.
        owners: by section, the state that it is about.
        openings: by where a sentence starts, where it goes on after the heading in its first line: "MALI: Troops …".
        ahead: how many sections are of the document's own subject: what stands before that of the only state with one.
    """

    numbers: Sequence[int] = ()
    owners: Mapping[int, Actor] = field(default_factory=dict)
    openings: Mapping[int, int] = field(default_factory=dict)
    ahead: int = 0


def sections_by_state(document: Document, sentences: Sequence[Sentence], index: NameIndex) -> Sections:
    """The sections of an update by country or region.

    Args:
        document: the document.
        sentences: those that are read.
        index: the lexicon.
    """
    firsts = [(sentences[first], last - first) for first, last in _paragraphs(document, sentences)]
    labels = [s for s in document.sentences if s.section in ("heading", "headline")]
    labels += [s for s, size in firsts if s.section in _LABELLED and _is_label(document, s, alone=size == 1)]
    read = [_Opening(label, *_state_of(document, label, index)) for label in sorted(labels, key=attrgetter("start"))]
    read = [one for one in read if not _is_lead(document, one)]
    opened = [one for one in read if one.label.section != "headline" or one.state or _region(document, one.label)]
    if len(opened) > _MOST or not _are_by_state(document, opened, index):
        return Sections()
    beneath = under(_as_heads(document, opened, sentences))
    opened = [one for one, part in zip(opened, beneath, strict=True) if not part]
    alone = len({one.state.name for one in opened if one.state is not None}) == 1
    if alone:  # what stands before its section is of one story, whatever headings it has
        ahead = next(place for place, one in enumerate(opened) if one.state is not None)
        opened = [one for place, one in enumerate(opened) if place >= ahead or one.label.section in _LABELLED]
    starts = [one.label.start for one in opened]
    numbers = [bisect_right(starts, sentence.start) for sentence in sentences]
    owners = {number: one.state for number, one in enumerate(opened, 1) if one.state is not None}
    openings = {one.label.start: one.goes_on for one in opened if one.goes_on > one.label.start}
    return Sections(numbers, owners, openings, ahead=int(alone))


@record
class _Opening:
    """A heading or the first line of a paragraph, the state by whose name it goes, and where the text goes on."""

    label: Sentence
    state: Actor | None
    goes_on: int


def _are_by_state(document: Document, opened: Sequence[_Opening], index: NameIndex) -> bool:
    """Whether the headings part a text by states or regions: two of them, or one and "Elsewhere", "Also this week"."""
    states = {one.state.name for one in opened if one.state is not None}
    run_in = [one.state for one in opened if one.label.section in _LABELLED]
    others = None in run_in and any(run_in)
    others = others or any(_lands(document, one.label, index) - states for one in opened)
    regions = {_region(document, one.label) for one in opened if one.label.section not in _LABELLED} - {None}
    if states | regions and len(states | regions) + others >= _TWO:
        return True
    headings = [one for one in opened if one.label.section == "heading"]
    elsewhere = wordlists().classes["heading_elsewhere"]
    words = {word for one in headings for word in _words_of(document, one.label).split()}
    return any(one.state is not None for one in headings) and not elsewhere.isdisjoint(words)


def _words_of(document: Document, heading: Sentence) -> str:
    return document.text[heading.start : min(heading.end, heading.start + _OPENING)].lower()


def _is_lead(document: Document, one: _Opening) -> bool:
    """Whether a paragraph that ends in a colon leads to a list, or says who speaks: it names no state."""
    ends = document.text[one.label.start : one.label.end].endswith(":")
    return one.label.section in _LABELLED and ends and one.state is None


def _as_heads(document: Document, opened: Sequence[_Opening], sentences: Sequence[Sentence]) -> list[Head]:
    """The headings, as those of states and others; a region's, or one within a paragraph, opens a section likewise."""
    starts = [sentence.start for sentence in sentences]
    found: list[Head] = []
    before = -1
    for one in opened:
        place = bisect_left(starts, one.label.start)
        main = one.state is not None or one.label.section != "heading" or _region(document, one.label) is not None
        direct = place == before and one.label.section == "heading"
        found.append(Head(main, document.text[one.label.start : one.label.end], direct))
        before = place if one.label.section not in _LABELLED else -1
    return found


def _is_label(document: Document, sentence: Sentence, *, alone: bool) -> bool:
    """Whether the first sentence of a paragraph is its heading, as "South China Sea.", or opens with it: "MALI: …"."""
    line = list(tokenise(document.text, sentence.start, min(sentence.end, sentence.start + _OPENING)))
    end = next((place for place, token in enumerate(line) if place and _parts(line, place)), len(line))
    if alone and line and end == len(line) - 1:
        return line[end].text == ":" and end <= _LABEL
    opens = 0 < end < len(line) - 1 and (line[end + 1].text[0].isupper() or _spaced(line, end))
    words = line[:end] if opens else line[:-1]
    if not opens and (alone or not line or line[-1].text != "."):
        return False
    named = (token.text[0].isupper() or not token.text.isalnum() or token.low in _JOINING for token in words)
    return 0 < len(words) <= _LABEL and words[0].text[0].isupper() and all(named)


def _parts(line: Sequence[Token], place: int) -> bool:
    """Whether the mark there parts a heading from its text: a colon, or a dash, which typewriters have as "-"."""
    mark = line[place].text
    return mark in (":", "–", "—") or (mark == "-" and line[place].start > line[place - 1].end) or _spaced(line, place)


def _spaced(line: Sequence[Token], place: int) -> bool:
    """Whether words in capitals stand apart from those that go on, as in a column: "MALI   Jihadists attacked …"."""
    apart = line[place].start - line[place - 1].end > 1 and line[place].text[0].isupper()
    return apart and not line[place].text.isupper() and all(token.text.isupper() for token in line[:place])


_LABELLED = ("body", "bullet")
"""Sections in which a paragraph may open with its heading."""
_MOST = 5_000
"""Sections of an update, each of which has its memory: a text with more is none."""
_LABEL = 7
"""Words of a heading in a paragraph's first line."""
_JOINING = frozenset(("and", "of", "the", "in"))


def _lands(document: Document, heading: Sentence, index: NameIndex) -> set[str]:
    """The states that a heading of lands alone names, also by what is theirs: "Israel/Palestine", "South China Sea"."""
    words = list(tokenise(document.text, heading.start, min(heading.end, heading.start + _OPENING)))
    names = [name for name in index.names(words) if name.actor.type in ("State", "Place")]
    taken = {place for name in names for place in range(name.first, name.last + 1)}
    rest = (token.low for place, token in enumerate(words) if place not in taken and token.text.isalnum())
    return {name.actor.name for name in names} if all(word in _JOINING | _GEOGRAPHY for word in rest) else set()


_GEOGRAPHY = frozenset(("sea", "peninsula", "strait", "straits", "gulf", "basin", "delta", "horn", "coast", "border",
                        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
                        "northeast", "northwest", "southeast", "southwest", "region", "islands"))  # fmt: skip


def _region(document: Document, heading: Sentence) -> str | None:
    """The region or disputed land by whose name alone a heading goes: "Western Sahara", "The Horn of Africa"."""
    words = document.text[heading.start : min(heading.end, heading.start + _OPENING)].strip(" #*:.").lower()
    words = words.removeprefix("the ")
    return words if words in _regions() else None


@cache
def _regions() -> frozenset[str]:
    return frozenset(row["region"] for row in table("regions"))


def _state_of(document: Document, heading: Sentence, index: NameIndex) -> tuple[Actor | None, int]:
    """The state by whose name alone, or with a colon after it, a heading or a paragraph goes; where the text goes on.

    Not "Mali – a poor country – …": what follows a dash in a paragraph begins with a capital.
    """
    end = min(heading.end, heading.start + _OPENING)
    line = [t for t in tokenise(document.text, heading.start, end) if t.kind != "number"]
    while line and not line[0].text[:1].isalnum():
        line = line[1:]
    inside = heading.section not in ("heading", "headline")
    if [token.low for token in line[:2]] == ["country", ":"]:
        line = line[2:]
    if inside and (several := _after_several(line, index)):
        return several
    name = next(iter(index.names(line)), None)
    if name is None or name.first > 0 or name.kind != "name" or name.actor.type != "State":
        return None, heading.start
    after = line[name.last + 1 :]
    if not after or (inside and [token.text for token in after] in (["."], [":"])):
        return name.actor, heading.start
    if inside and _spaced(line, name.last + 1):
        return name.actor, after[0].start
    if not (after[0].text == "(" or _parts(line, name.last + 1)) or (
        inside and (len(after) == 1 or not after[1].text[0].isupper())
    ):
        return None, heading.start
    return name.actor, after[1].start if inside and after[0].text != "(" else heading.start


def _after_several(line: Sequence[Token], index: NameIndex) -> tuple[Actor | None, int] | None:
    """As in "Chad – FACT: …", "Israel/Lebanon: …": the only state of several names, and where the text goes on."""
    colon = next((place for place, token in enumerate(line) if token.text == ":"), 0)
    names = index.names(line[:colon])
    taken = {place for name in names for place in range(name.first, name.last + 1)}
    between = [token.text for place, token in enumerate(line[:colon]) if place not in taken]
    opens = colon + 1 < len(line) and line[colon + 1].text[0].isupper()
    if (
        len(names) < _TWO
        or names[0].actor.type not in ("State", "Place")
        or not opens
        or not _BETWEEN.issuperset(between)
    ):
        return None
    states = [name.actor for name in names if name.actor.type != "MilitantGroup"]
    return states[0] if len(states) == 1 and states[0].type == "State" else None, line[colon + 1].start


_BETWEEN = frozenset(("/", "-", "–", "—", "and", "&", ","))


def _paragraphs(document: Document, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """The first sentence of each paragraph, and the one after its last."""
    first = 0
    for place in range(1, len(sentences) + 1):
        if place == len(sentences) or "\n" in document.text[sentences[place - 1].end : sentences[place].start]:
            yield first, place
            first = place


def _sides(names: Sequence[Name]) -> Iterator[str]:
    """Those who can be sides of a conflict, and the states that they are of."""
    for name in names:
        for actor in (name.actor.name, name.actor.acts_for):
            if actor is not None and (name.actor.type in SIDES or name.actor.type == "Person"):
                yield actor
                yield from descriptions().homes.get(actor, ())


def _dateline(tokens: Sequence[Token]) -> bool:
    """As in "NAIROBI — …"."""
    dash = next((place for place, token in enumerate(tokens[:_DATELINE]) if token.text in ("—", "–", "-", "--")), 0)
    return dash > 0 and tokens[0].text.isupper() and len(tokens[0].text) > _TWO


def _placed(tokens: Sequence[Token], names: Sequence[Name]) -> bool:
    """Whether the sentence opens a story: "And in Somalia, …"; not as in "In Egypt, the attack was condemned"."""
    start = 0
    while start < len(tokens) and tokens[start].low in _LINKING:
        start += 1
    opening = next((name for name in names if name.first == start + 1 and name.kind == "name"), None)
    if opening is None or tokens[start].low != "in" or opening.last + 1 >= len(tokens):
        return False
    return tokens[opening.last + 1].text == "," and not any(token.low in _COMMENTS for token in tokens)


def _fresh(tokens: Sequence[Token], names: Sequence[Name]) -> bool:
    """Whether it names two of whom nothing was told before, and points back to nothing."""
    named = min((name.last for name in names), default=len(tokens))  # "its" after a name points to that
    if any(
        token.low in _TOGETHER | _COMMENTS or (token.low in _BACK and at < named) for at, token in enumerate(tokens)
    ):
        return False
    return len({name.actor.name for name in names if name.actor.type in SIDES}) >= _TWO
