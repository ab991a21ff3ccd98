"""The lexicon: actors and places by name, alias, demonym and code, from plain data files.

A data file is tab-separated UTF-8 with a header line. Its columns:

========== ============================================================================================
name       the canonical name
type       local name of the class in the ontology
slug       the last part of its IRI; only in the packaged files, where it is unique and never changes
aliases    other names, separated by ``|``
demonyms   adjectives and names of its people, separated by ``|``: "Afghan", "Afghans"
metonyms   seats and capitals that may stand for it, separated by ``|``: "Kabul"
acts_for   the canonical name of the actor whose organ or part it is
codes      notations in other schemes, ``scheme:code``, separated by ``|``
========== ============================================================================================

A user's own file has the same columns (``slug`` left out); its rows replace the packaged ones of the same name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from pathlib import Path

from kg.errors import InputError, suggestion
from kg.model import Actor, derived_id
from kg.textfile import read_text_file
from kg.vocabulary import vocabulary
from kg.wording import counted, shortened

__all__ = ["LONGEST_NAME", "NAMED_KINDS", "Entry", "Lexicon", "fold", "has_unseen", "packaged_lexicon", "slug"]

NAMED_KINDS = ("Actor", "Place", "Topic")
"""The classes of what has a name in statements, each with those below it."""

_PLAIN_NAME = re.compile(r"[A-Z][a-z0-9]*(?: [A-Z][a-z0-9]*)*")
_HASHED = re.compile("-[0-9a-f]{16}$")
_FOLDED = str.maketrans({**dict.fromkeys("-‐‑–—_/", " "), **dict.fromkeys("’‘ʼ`", "'")})
_CODE = re.compile(r"[A-Za-z][\w.-]*:[^\s:|,;](?:[^|,;]*[^\s|,;])?")
_SCHEMED = re.compile(r"[a-z][a-z0-9]{1,20}:[A-Z0-9]{1,20}")
_SHOWN = 200
_MAX_BYTES = 20_000_000
_NO_NAMES = frozenset(
    ("a", "an", "the", "of", "and", "or", "but", "in", "on", "at", "to", "for", "by", "with", "from", "as", "it",
     "its", "he", "him", "his", "she", "her", "they", "them", "their", "we", "us", "our", "you", "i", "this", "that",
     "these", "those", "who", "which", "what", "is", "are", "was", "were", "be", "been", "has", "have", "had",
     "will", "not", "no")
)  # fmt: skip
"""Words that no file can make somebody's name, as they are written here: "IS", "US" and "WHO" are names."""
_UNSEEN = frozenset("\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
"""Marks without a shape, which make two names look alike; the joiners that Persian and Urdu need are not in it."""
_QUOTES = frozenset((('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("'", "'"), ("‘", "’")))
_SHAPELESS = frozenset(("Cc", "Cs", "Zl", "Zp"))
_LINE_END = re.compile(r"\r\n?|\n")
"""Where editors, too, begin a line; `str.splitlines` knows seven more such places."""
_COLUMNS = ("name", "type", "slug", "aliases", "demonyms", "metonyms", "acts_for", "codes")
_OF_NAMES = ("aliases", "demonyms", "metonyms")
_BEGIN = f"begin with the columns name and type; the others may be {', '.join((*_OF_NAMES, 'acts_for', 'codes'))}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the lexicon: an actor and the words that can stand for it."""

    actor: Actor
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    slug: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Actors and places, found by any of their names.

    Attributes:
        entries: by canonical name.
    """

    entries: Mapping[str, Entry]
    _by_name: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # The later row wins, a user's own before any packaged one: only those have slugs.
        rows = sorted(self.entries.items(), key=lambda row: row[1].slug is None)
        by_name = {fold(alias): name for name, entry in rows for alias in entry.actor.aliases}
        by_name |= {fold(name): name for name in self.entries}
        object.__setattr__(self, "_by_name", by_name)

    def find(self, name: str) -> Actor | None:
        """The actor of that name or alias, whatever its case, accents and article; ``None`` where there is none."""
        folded = fold(name)
        canonical = self._by_name.get(folded) or self._by_name.get(folded.removeprefix("the "))
        return self.entries[canonical].actor if canonical else None

    def called(self, word: str) -> str | None:
        """The canonical name of the actor who has just that word for a name or alias; ``None`` where nobody has."""
        return self._by_name.get(fold(word))

    def with_entries(self, entries: Iterable[Entry]) -> Lexicon:
        """A lexicon with ``entries`` added, replacing those of the same name."""
        return Lexicon({**self.entries, **{entry.actor.name: entry for entry in entries}})

    def with_file(self, path: Path) -> Lexicon:
        """A lexicon extended by a user's own file.

        Raises:
            InputError: the file cannot be read, or is not a lexicon; the message names the line.
        """
        text = read_text_file(path, most=_MAX_BYTES, remedy="keep the rows that are needed")
        rows = _read(text, str(path))
        merged = self.with_entries(rows.values())
        wrong: dict[int, InputError] = {}
        for number, error in chain(
            _wrong_names(rows, str(path)),
            *(check(rows, merged, str(path)) for check in (_wrong_aliases, _wrong_words, _wrong_codes, _wrong_places)),
        ):
            wrong.setdefault(number, error)  # of a row what was found first: the rest may follow from it
        if wrong:
            raise _together([wrong[number] for number in sorted(wrong)], str(path))
        return merged


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """A name without what spelling varies in: case, accents, hyphens, kinds of apostrophe, runs of space.

    >>> fold("Türkiye") == fold("TURKIYE"), fold("al-Qaida") == fold("Al Qaida")
    (True, True)
    """
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(name.casefold().translate(_FOLDED).split())


LONGEST_NAME = 1_000
"""How many characters a name may have; the titles of agreements have some hundreds."""


def has_unseen(name: str) -> bool:
    r"""Whether a name holds a character that nobody sees, so that it may look like another.

    >>> has_unseen("Al\u200bpha"), has_unseen("Alpha"), has_unseen("Al\x1bpha")
    (True, False, True)
    """
    return any(unicodedata.category(c) in _SHAPELESS or c in _UNSEEN for c in name)


@cache
def packaged_lexicon() -> Lexicon:
    """The lexicon that comes with the package: states, organisations, and the armed groups of current conflicts."""
    folder = files("kg.actors") / "data"
    entries: dict[str, Entry] = {}
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".tsv"):
            rows = _read(file.read_text(encoding="utf-8"), file.name).values()
            entries |= {entry.actor.name: entry for entry in rows}
    return Lexicon(entries)


def slug(name: str) -> str:
    """The last part of a name's IRI: readable where it can be, and different for different names.

    A packaged actor has the slug of its row. For any other name a hash is added unless the name can be
    read back from the slug, so that two names never share an IRI by accident.

    >>> slug("Pakistan"), slug("New Dawn")
    ('pakistan', 'new-dawn')
    """
    entry = packaged_lexicon().entries.get(name)
    if entry and entry.slug:
        return entry.slug
    folded = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:60].strip("-")
    plain = _PLAIN_NAME.fullmatch(name) and len(name) <= 60 and not _HASHED.search(folded)
    if plain and folded not in _packaged_slugs():
        return folded
    return f"{folded or 'x'}-{derived_id(name)[:16]}"


@cache
def _packaged_slugs() -> frozenset[str]:
    return frozenset(entry.slug for entry in packaged_lexicon().entries.values() if entry.slug)


_Wrong = Iterator[tuple[int, InputError]]
"""What is wrong in which line."""


def _wrong_names(rows: Mapping[int, Entry], source: str) -> _Wrong:
    """Words for an actor that cannot be any, and names and aliases that mean two actors of the file."""
    meant: dict[str, int] = {}
    for number, entry in rows.items():
        actor, place = entry.actor, f"{source}, line {number}"
        for name in (actor.name, *actor.aliases, *entry.demonyms, *entry.metonyms):
            if error := _name_error(name, place):
                yield number, error
        for name in (actor.name, *actor.aliases):
            if error := _second_row(name, f"{shortened(name, _SHOWN)!r} means", meant, number, source):
                yield number, error


def _second_row(word: str, said: str, meant: dict[str, int], number: int, source: str) -> InputError | None:
    """That a word is in another row, too; where it is in none, it is remembered as this one's.

    Args:
        word: the word.
        said: how the error begins that says of whose row it is, too.
        meant: the row of each folded word so far.
        number: the row.
        source: the file.
    """
    first = meant.setdefault(fold(word), number)
    if first == number:
        return None
    return InputError(
        f"{said} the actor of line {first}, too", place=f"{source}, line {number}",
        remedy="keep it in the row of the one whom texts mean by it",
    )  # fmt: skip


def _wrong_aliases(rows: Mapping[int, Entry], lexicon: Lexicon, source: str) -> _Wrong:
    """Aliases that are what another actor of the whole lexicon is called, since that one would be found by them."""
    called = {fold(name): name for name in lexicon.entries}
    for number, entry in rows.items():
        for alias in entry.actor.aliases:
            other = called.get(fold(alias), entry.actor.name)
            if other != entry.actor.name:
                yield (
                    number,
                    InputError(
                        f"{shortened(alias, _SHOWN)!r} is the name of another actor in the lexicon",
                        place=f"{source}, line {number}",
                        remedy=f"remove the alias, or call the actor of this row {shortened(other, _SHOWN)}",
                    ),
                )


def _wrong_words(rows: Mapping[int, Entry], lexicon: Lexicon, source: str) -> _Wrong:
    """Demonyms and metonyms that are another's words in the whole lexicon, names and aliases that are demonyms there.

    Who has it first is alone meant by it. An alias may be another's alias: there, the user's own file goes before.
    """
    meant: dict[str, int] = {}
    owners: dict[str, tuple[str, str]] = {}
    for name, entry in lexicon.entries.items():
        for kind, word in _words_of(entry):
            owners.setdefault(fold(word), (name, kind))
    for number, entry in rows.items():
        for kind, word in dict.fromkeys(_words_of(entry)):
            shown, place = repr(shortened(word, _SHOWN)), f"{source}, line {number}"
            other, theirs = owners[fold(word)]
            if kind in ("demonym", "metonym"):
                called = lexicon.called(word)
                if called not in (None, entry.actor.name):
                    yield number, InputError(
                        f"the {kind} {shown} is what {shortened(str(called), _SHOWN)} is called", place=place,
                        remedy="remove it here, or there",
                    )  # fmt: skip
                if error := _second_row(word, f"the {kind} {shown} is that of", meant, number, source):
                    yield number, error
            by_name = {kind, theirs} <= {"name", "alias"}
            if other != entry.actor.name and not by_name:
                yield number, InputError(
                    f"the {kind} {shown} would have no effect, since it is {_A[theirs]} of {shortened(other, _SHOWN)}",
                    place=place, remedy="remove it here, or give that one a row in this file without it",
                )  # fmt: skip


_A = {"name": "the name", "alias": "an alias", "demonym": "a demonym", "metonym": "a metonym"}


def _words_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """The words that can stand for an actor, each with what it is."""
    yield "name", entry.actor.name
    yield from (("alias", word) for word in entry.actor.aliases)
    yield from (("demonym", word) for word in entry.demonyms)
    yield from (("metonym", word) for word in entry.metonyms)


def _wrong_codes(rows: Mapping[int, Entry], lexicon: Lexicon, source: str) -> _Wrong:
    """Codes that are those of two actors."""
    owners: dict[str, str] = {}
    for name, entry in lexicon.entries.items():
        for code in entry.actor.codes:
            owners.setdefault(code, name)
    for number, entry in rows.items():
        for code in entry.actor.codes:
            if owners[code] != entry.actor.name:
                yield number, InputError(
                    f"the code {shortened(code, _SHOWN)!r} is that of {shortened(owners[code], _SHOWN)}, too",
                    place=f"{source}, line {number}", remedy="remove it from the one whose it is not",
                )  # fmt: skip


def _name_error(name: str, place: str) -> InputError | None:
    """What is wrong with a name, if anything is."""
    if len(name) > 1 and (name[0], name[-1]) in _QUOTES:
        what = f"the name {shortened(name, _SHOWN)} stands in quotes, as no text has it"
        return InputError(what, place=place, remedy="write it without them")
    if name in _NO_NAMES or not any(map(str.isalnum, fold(name))):
        what = f"{shortened(name, _SHOWN)!r} is no name: it stands in every text"
        return InputError(what, place=place, remedy="remove it, or write the name in full")
    if len(name) > LONGEST_NAME:
        what = f"the name {shortened(name, 40)!r} has {len(name):,} characters"
        return InputError(what, place=place, remedy=f"give it by at most {LONGEST_NAME:,}")
    if has_unseen(name):
        what = f"the name {shortened(name, _SHOWN)!r} holds characters that nobody sees"
        return InputError(what, place=place, remedy="write it again, by hand")
    return None


def _wrong_places(rows: Mapping[int, Entry], lexicon: Lexicon, source: str) -> _Wrong:
    """Actors that act for nobody who is known, or for those who in turn, over whatever number of others, act for them.

    A circle is told of once, in the first row that leads to it.
    """
    told: set[str] = set()
    for number, entry in rows.items():
        place = f"{source}, line {number}"
        names: dict[str, None] = {}
        name: str | None = entry.actor.name
        while name is not None and name not in told:
            if name in names:
                known = list(names)
                circle = " acts for ".join((*known[known.index(name) :], name))
                yield number, InputError(
                    f"a circle: {shortened(circle, _SHOWN)}", place=place,
                    remedy="leave acts_for empty for the one that acts for itself",
                )  # fmt: skip
                break
            if name not in lexicon.entries:
                yield number, _nobody(next(reversed(names)), name, lexicon, place)
                break
            names[name] = None
            name = lexicon.entries[name].actor.acts_for
        told.update(names)  # `|=` with keys would copy the set each time


def _nobody(actor: str, above: str, lexicon: Lexicon, place: str) -> InputError:
    known = lexicon.find(above)
    otherwise = "add a row for it, or leave acts_for empty"
    remedy = f"write {known.name}" if known else suggestion(above, lexicon.entries, otherwise=otherwise)
    return InputError(
        f"{shortened(actor, _SHOWN)!r} acts for {shortened(above, _SHOWN)!r}, of whom the lexicon has no row",
        place=place,
        remedy=remedy,
    )


def _read(text: str, source: str) -> dict[int, Entry]:
    """The rows by the number of their line."""
    header, *lines = _LINE_END.split(text)
    if not header.strip():
        found = "begins with an empty line" if text.strip() else "is empty"
        raise InputError(f"not a lexicon: the file {found}", place=f"{source}, line 1", remedy=_BEGIN)
    columns = header.split("\t")
    if len(columns) == 1 and re.match(r"\W*name\W*[,;]", header):
        raise InputError(
            "the columns are not separated by tabs", place=f"{source}, line 1",
            remedy="save the table as text with tabs, which spreadsheets call tab-separated",
        )  # fmt: skip
    twice = next((column for column in columns if columns.count(column) > 1), None)
    if twice is not None:
        raise InputError(
            f"the column {shortened(twice, _SHOWN)!r} stands there twice", place=f"{source}, line 1",
            remedy="keep one of the two, and the same cell of each row",
        )  # fmt: skip
    unknown = [column for column in columns if column not in _COLUMNS]
    if unknown or columns[:2] != ["name", "type"]:
        raise InputError(
            f"not a lexicon: the columns are {shortened(str(columns), _SHOWN)}", place=f"{source}, line 1",
            remedy=_BEGIN,
        )  # fmt: skip
    rows = dict(_entries(lines, columns, source))
    if not rows:
        raise InputError(
            "not a lexicon: no row stands under the columns", place=f"{source}, line 1",
            remedy="write one actor a line under them",
        )  # fmt: skip
    return rows


def _entries(lines: Iterable[str], columns: list[str], source: str) -> Iterator[tuple[int, Entry]]:
    """The entries by their line; all that is wrong is told at once."""
    seen: dict[str, int] = {}
    wrong: list[InputError] = []
    for number, line in enumerate(lines, start=2):
        if not line.strip():
            continue
        try:
            entry = _entry_of(line, columns, f"{source}, line {number}", seen)
        except InputError as error:
            wrong.append(error)
            continue
        seen[entry.actor.name] = number
        yield number, entry
    if wrong:
        raise _together(wrong, source)


def _together(wrong: Sequence[InputError], source: str) -> InputError:
    """The first error with the others: a user mends a file once, not once for each line."""
    first, *rest = wrong
    others = rest[: _TOLD - 1]
    if len(rest) > len(others):
        left = len(rest) - len(others)
        more = f"and {counted(left, 'more row')} {'is' if left == 1 else 'are'} wrong"
        others.append(InputError(more, place=source, remedy="mend these first, and run the command again"))
    return first.with_others(others)


_TOLD = 20
"""Rows of which an error tells what is wrong."""


def _entry_of(line: str, columns: list[str], place: str, seen: Mapping[str, int]) -> Entry:
    row = line.split("\t")
    if len(row) > len(columns):
        raise InputError(
            f"the row has {len(row)} columns, the header {len(columns)}", place=place, remedy="remove the spare tabs"
        )
    if len(row) < _LEAST:
        raise InputError(
            f"the row has 1 column, the header {len(columns)}", place=place,
            remedy="write a tab, and no spaces, between the name and the type",
        )  # fmt: skip
    _check_moved(row, columns, place)
    entry = _entry(dict(zip(columns, row, strict=False)), place)
    name = entry.actor.name
    if name in seen:
        raise InputError(
            f"{shortened(name, _SHOWN)!r} stands also on line {seen[name]}", place=place, remedy="keep one of the rows"
        )
    return entry


def _check_moved(row: list[str], columns: list[str], place: str) -> None:
    """See that a short row has no code in another column, since tabs are missing before it.

    Raises:
        InputError: it has one.
    """
    for column, cell in zip(columns, row, strict=False) if len(row) < len(columns) else ():
        if column != "codes" and _SCHEMED.fullmatch(cell.strip()):
            raise InputError(
                f"the row has {len(row)} columns, the header {len(columns)}: the code {shortened(cell, _SHOWN)!r} "
                f"stands among the {column}",
                place=place, remedy="write a tab for each empty cell before it",
            )  # fmt: skip


_LEAST = 2


def _entry(row: Mapping[str, str], place: str) -> Entry:
    name, kind = row["name"].strip(), row.get("type", "").strip()
    if not name:
        raise InputError("a row without a name", place=place, remedy="fill the first column")
    if not any(vocabulary().is_a(kind, above) for above in NAMED_KINDS):
        raise InputError(
            f"unknown type {shortened(kind, _SHOWN)!r} of {shortened(name, _SHOWN)!r}", place=place,
            remedy=_type_like(kind),
        )  # fmt: skip
    for code in _split(row, "codes"):
        if not _CODE.fullmatch(code):
            raise InputError(
                f"{shortened(code, _SHOWN)!r} is no code", place=place,
                remedy="write scheme:code, as in iso3166:PK or ucdp:770, and | between two of them",
            )  # fmt: skip
    for column in _OF_NAMES:
        cell = row.get(column, "")
        if "," in cell and "|" not in cell:
            raise InputError(
                f"the cell of {column} has a comma: {shortened(cell.strip(), _SHOWN)!r} would be one name", place=place,
                remedy="write | between two names; where the comma belongs to one name, end the cell with |",
            )  # fmt: skip
    actor = Actor(name, kind, _split(row, "aliases"), row.get("acts_for", "").strip() or None, _split(row, "codes"))
    return Entry(actor, _split(row, "demonyms"), _split(row, "metonyms"), row.get("slug", "").strip() or None)


def _type_like(kind: str) -> str:
    classes = [name for above in NAMED_KINDS for name in vocabulary().subclasses(above)]
    otherwise = "see `docs/ontology.html` for the classes of actors, places and topics"
    return suggestion(kind, classes, otherwise=otherwise) if len(kind) <= _SHOWN else otherwise


def _split(row: Mapping[str, str], column: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in row.get(column, "").split("|") if part.strip())
