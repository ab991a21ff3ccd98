"""Letterheads: whose offices the lines name that head a release, as on a ministry's or a movement's paper.

"U.S. Department of State / Office of the Spokesperson / May 5", "Foreign Ministry Statement / Ankara, 5 May", "M23
Movement / Official communiqué": lines of nothing but offices, names, kinds of text and dates, so no headline is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extraction.words.descriptions import GROUPS, SIDES
from kg.extraction.words.names import NameIndex
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token, tokenise
from kg.extraction.words.units import MONTHS
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor, Document

__all__ = ["heads_of", "is_writers", "letterhead", "names_an_office"]

_MOST = 8
"""Lines that a head has at most."""
_LONGEST = 200
_ENDS = (".", "!", "?", ":", ";", "”", '"')
_JOINTS = frozenset(("of", "the", "for", "and", "&", "to", "in", "a", "on", ",", "by", "from"))
_ABROAD = frozenset(("embassy", "consulate", "mission", "delegation", "representation", "representative"))
"""Offices that stand elsewhere than at home, so that no dateline tells whose they are."""


def heads_of(document: Document) -> list[list[Token]]:
    """The words of each line above the text: short, and without the mark that ends a sentence."""
    found = []
    for sentence in document.sentences[:_MOST]:
        text = document.text[sentence.start : min(sentence.end, sentence.start + _LONGEST + 1)].strip()
        dated = sentence.section == "byline"
        if len(text) > _LONGEST or (text.endswith(_ENDS) and not dated):
            break
        found.append(list(tokenise(text, 0, len(text))))
    return found


def names_an_office(heads: Iterable[Sequence[Token]], index: NameIndex) -> bool:
    """Whether a line names an office and no more, of whatever state: "Foreign Ministry Statement"."""
    return any(_is_office(line, index.names(line)) for line in heads)


def letterhead(heads: Sequence[Sequence[Token]], index: NameIndex) -> Actor | None:
    """Whose release the lines above a text show it to be; ``None`` where they name nobody, or are no letterhead.

    Args:
        heads: the lines, as `heads_of` gives them.
        index: the lexicon.
    """
    named = [(line, index.names(line)) for line in heads]
    offices = [(line, names) for line, names in named if _is_office(line, names)]
    kinds = [line for line, names in named if _is_kind(line, names)]
    alone = [names[0].actor for line, names in named if len(names) == 1 and _is_name(line, names[0])]
    told = len(offices) + bool(kinds) + (bool(alone) and bool(offices)) >= _EVIDENCE
    told = told or any(_is_kind(line, names) for line, names in offices)
    if not told and not _is_dated_office(named):
        return _of_group(named) if kinds else None
    for line, names in offices:
        if owners := [name for name in names if _owns(line, name)]:
            return owners[0].actor
    if alone or not offices:
        return alone[0] if alone else _of_group(named)
    abroad = any(token.low in _ABROAD for line, _ in offices for token in line)
    return None if abroad else _of_dateline(named)


_EVIDENCE = 2


def is_writers(heads: Iterable[Sequence[Token]]) -> bool:
    """Whether a line names a journalist, so that the text is nobody's release: "By Jane Doe"."""
    offices = wordlists().classes["letterhead_office"]
    signed = (line for line in heads if _EVIDENCE <= len(line) <= _SIGNED and line[0].low == "by")
    return any(line[1].text[:1].isupper() and not any(token.low in offices for token in line) for line in signed)


_SIGNED = 6


def _is_dated_office(named: Sequence[tuple[Sequence[Token], Sequence[Name]]]) -> bool:
    """Whether the first line names an office, and the second is its date: an entry on a government has none."""
    if len(named) < _EVIDENCE or not _is_office(*named[0]):
        return False
    writes = any(token.low in _WRITE for token in named[0][0])
    return writes and any(token.text in MONTHS for token in named[1][0]) and _is_plain(*named[1])


_WRITE = frozenset(("ministry", "department", "embassy", "office", "secretariat", "spokesperson", "service"))


def _owns(line: Sequence[Token], name: Name) -> bool:
    """Whether the office of the line is that one's; a capital's only right before it: "Khartoum government"."""
    if name.kind == "metonym":
        after = line[name.last + 1].low if name.last + 1 < len(line) else ""
        return after in ("government", "regime", "authorities") or line[name.first].text in _SEATS
    return name.kind != "place"


_SEATS = frozenset(("Kremlin",))


def _of_group(named: Iterable[tuple[Sequence[Token], Sequence[Name]]]) -> Actor | None:
    """The armed group whose name alone, or with its command or office, is a line: "M23 Movement"."""
    for line, names in named:
        if len(names) == 1 and names[0].actor.type in GROUPS and _is_plain(line, names):
            return names[0].actor
    return None


def _of_dateline(named: Iterable[tuple[Sequence[Token], Sequence[Name]]]) -> Actor | None:
    """The state from whose capital a line is dated: "Ankara, 5 May 2025"."""
    for line, names in named:
        if names and names[0].first == 0 and names[0].kind == "metonym" and _is_dated(line, names[0].last + 1):
            return names[0].actor
    return None


def _is_dated(line: Sequence[Token], start: int) -> bool:
    rest = line[start:]
    return all(t.text in MONTHS or t.text[:1].isdigit() or not t.text[:1].isalpha() or len(line) == 1 for t in rest)


def _is_name(line: Sequence[Token], name: Name) -> bool:
    """Whether the line is a state's name and no more: "Republic of Rwanda"."""
    beyond = [t.low for i, t in enumerate(line) if not name.first <= i <= name.last and t.kind == "word"]
    sides = SIDES | {"IntergovernmentalOrganization"}
    return name.actor.type in sides and name.kind == "name" and all(w in _JOINTS | _STYLES for w in beyond)


_STYLES = frozenset(("republic", "kingdom", "state", "federal", "democratic", "islamic", "people's", "union"))


def _is_office(line: Sequence[Token], names: Sequence[Name]) -> bool:
    """Whether the line has an office, and beside it only names, portfolios and the like, in capitals."""
    words = wordlists().classes
    return any(token.low in words["letterhead_office"] for token in line) and _is_plain(line, names)


def _is_kind(line: Sequence[Token], names: Sequence[Name]) -> bool:
    """Whether the line says what kind of text this is: "Press release No. 45", "Official communiqué"."""
    kinds = wordlists().classes["letterhead_kind"]
    return any(token.low in kinds for token in line) and (_is_plain(line, names) or not names)


def _is_plain(line: Sequence[Token], names: Sequence[Name]) -> bool:
    words = wordlists().classes
    known = words["letterhead_office"] | words["letterhead_kind"] | words["letterhead"] | _JOINTS | _STYLES
    covered = {i for name in names for i in range(name.first, name.last + 1)}
    for place, token in enumerate(line):
        told = place in covered or token.low in known or token.text in MONTHS
        if token.text[:1].isalpha() and (not told or (not place and token.text[:1].islower())):
            return False
    return True
