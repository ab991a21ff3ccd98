"""Listed leaders: whom the lists have somebody lead, and in which years.

``leaders.tsv`` has a row for whoever acts for a state or a group. Its column ``years`` tells when he did, as
"1976/1979,1999/2007" or "2022/.."; empty, he is taken to act for it in every text. Who led a group and later a state
has two rows, whose years do not overlap; the first is meant where a text gives no year. ``afterwards`` marks who is
known to mediate in his own name since he left office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations, pairwise
from unicodedata import combining, normalize

from kg.errors import InputError
from kg.extraction.words.records import record
from kg.extraction.words.wordlists import table

__all__ = ["EVER", "NUMERALS", "Led", "first_rows", "leader_named", "led_by", "mediates_afterwards", "plain_name",
           "read_leaders", "years_of"]  # fmt: skip

EVER = 9999
"""The last year of who still leads."""
_FIRST, _LAST = 1800, 2100
_SPAN = re.compile(r"(\d{4})(?:/(\d{4}|\.\.))?")
_INITIAL = 2
_AFTERWARDS = ("", "mediator")
_REMEDY = "write first and last year, as in 1976/1979,1999/2007 or 2022/.."


@record
class Led:
    """Whom somebody leads, by one row of the list.

    Attributes:
        actor: the name of whom.
        years: the first and last year of each time; none where that is not known.
        mediates: whether he is known to mediate in his own name after it.
    """

    actor: str
    years: tuple[tuple[int, int], ...] = ()
    mediates: bool = False


def years_of(text: str) -> tuple[tuple[int, int], ...]:
    """The first and last year of each interval.

    >>> years_of("1976/1979,1999/2007"), years_of("2014,2022/..")
    (((1976, 1979), (1999, 2007)), ((2014, 2014), (2022, 9999)))

    Raises:
        InputError: an interval cannot be read, ends before it begins, or begins before the one before it has ended.
    """
    found: list[tuple[int, int]] = []
    for part in text.split(",") if text else ():
        read = _SPAN.fullmatch(part)
        if read is None:
            raise InputError(f"the years {part!r} cannot be read", remedy=_REMEDY)
        first = int(read[1])
        last = EVER if read[2] == ".." else int(read[2] or read[1])
        if not _FIRST <= first <= _LAST or (read[2] != ".." and last > _LAST):
            raise InputError(f"the years {part!r} are not of our time", remedy=_REMEDY)
        if last < first:
            raise InputError(f"the years {part!r} end before they begin", remedy=_REMEDY)
        found.append((first, last))
    for one, other in pairwise(found):
        if other[0] <= one[1]:
            raise InputError(f"the years {text!r} are not in order", remedy="write each interval after the one before")
    return tuple(found)


def read_leaders(rows: Iterable[Mapping[str, str]], source: str = "leaders.tsv") -> dict[str, tuple[Led, ...]]:
    """By name, whom he leads, in the order of the rows.

    Raises:
        InputError: a row's years are wrong, or two of one name do not tell by their years who is meant.
    """
    found: dict[str, tuple[Led, ...]] = {}
    for number, row in enumerate(rows, start=2):
        name, place = row["name"], f"{source}, line {number}"
        try:
            years = years_of(row.get("years") or "")
        except InputError as problem:
            raise InputError(f"{name}: {problem.message}", place=place, remedy=problem.remedy) from None
        if (row.get("afterwards") or "") not in _AFTERWARDS:
            raise InputError(
                f"{name}: {row['afterwards']!r} is nothing that he is afterwards", place=place,
                remedy="write mediator, or leave it empty",
            )  # fmt: skip
        before = found.get(name, ())
        found[name] = (*before, Led(row["actor"], years, bool(row.get("afterwards"))))
        _check_rows(name, found[name], place)
    return found


def _check_rows(name: str, rows: tuple[Led, ...], place: str) -> None:
    """See that the rows of one name are of different actors at different times, but for the year of a change."""
    for one, other in combinations(rows, 2):
        if one.actor == other.actor:
            raise InputError(f"{name} leads {one.actor} twice", place=place, remedy="write all years in one row")
        if not one.years or not other.years:
            raise InputError(
                f"{name} leads {one.actor} and {other.actor}, one of them at any time", place=place,
                remedy="give both rows years, or keep one",
            )  # fmt: skip
        for first, last in one.years:
            if any(start < last and first < end for start, end in other.years):
                raise InputError(
                    f"{name} leads {one.actor} and {other.actor} in the same years", place=place,
                    remedy="let one begin in the year in which the other ends, or later",
                )  # fmt: skip


@cache
def _leaders() -> Mapping[str, tuple[Led, ...]]:
    """By name, whom one leads; also as agencies write it, without accents."""
    found = dict(listed := read_leaders(table("leaders")))
    for name, rows in listed.items():
        found.setdefault(plain_name(name), rows)
        found.setdefault(_key(name), rows)
        given, _, numeral = name.rpartition(" ")
        if numeral in NUMERALS and " " in given and not given.startswith(_CROWNED):
            found.setdefault(given, rows)  # "President N. N." of N. N. III
    return found


NUMERALS = frozenset(("III", "IV", "Jr", "Jr."))
"""What texts leave out of a leader's name, as they do of no king's."""
_CROWNED = ("King ", "Pope ", "Sultan ", "Emir ", "John Paul")


@cache
def first_rows() -> Mapping[str, str]:
    """By name, as it may be written, whose leader one is where no year tells otherwise."""
    return {name: rows[0].actor for name, rows in _leaders().items()}


def led_by(name: str) -> tuple[Led, ...]:
    """Whom one of that name leads: "Kim Il-sung" as "Kim Il Sung", "N. X. N." as "N. N."; nobody if not listed."""
    found = _leaders().get(name) or _leaders().get(_key(name))
    words = name.split()
    spelt = [word for word in words[1:-1] if not (word.endswith(".") and len(word) == _INITIAL)]
    if found is None and len(spelt) < len(words) - 2:
        return led_by(" ".join((words[0], *spelt, words[-1])))
    return found or ()


def leader_named(name: str) -> str | None:
    """Whose leader one of that name is, where no year tells otherwise."""
    rows = led_by(name)
    return rows[0].actor if rows else None


def mediates_afterwards(name: str) -> bool:
    """Whether one of that name is known to mediate in his own name after his office."""
    return any(led.mediates for led in led_by(name))


def plain_name(name: str) -> str:
    """The name without accents."""
    return "".join(mark for mark in normalize("NFKD", name) if not combining(mark))


def _key(name: str) -> str:
    return plain_name(name).replace("-", " ").casefold()
