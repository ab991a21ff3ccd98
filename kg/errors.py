"""Every error that Parley raises on purpose.

The tree::

    KgError                    the root: catch this one
    ├── InputError             something read from outside is wrong: names the place and the remedy
    │   ├── ReadingError       a file that is missing, empty, binary, too large, or not text
    │   ├── StatementError     a statement that contradicts itself, its vocabulary or its document
    │   │   └── QuoteError     a quote that does not stand where it is said to stand
    │   ├── TimeError          a date that is malformed, impossible or reversed
    │   └── QueryError         a query that cannot be parsed, or a name or parameter that is not known
    ├── UnknownNameError       an actor, view, relation or query that the graph does not hold
    ├── UndefinedError         a measure that has no meaning for the network it was asked of
    ├── StoreError             a store that cannot be opened, read or written
    │   └── StoreBusyError     a store that is open for writing elsewhere: try again later
    ├── SchedulerError         a Dask scheduler, or a worker of one, that cannot be reached or used
    ├── EndpointError          a language model's endpoint that cannot be reached or used
    │   └── ReplyError         an answer of it that cannot be used, though the next one may be
    └── OutputError            an output that cannot be written

An error's text always has the same shape, ``PLACE: what is wrong. What would mend it.``, so that the command
line can print it as it stands.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from heapq import heappush, heapreplace
from pathlib import Path
from typing import Self

__all__ = [
    "EndpointError",
    "InputError",
    "KgError",
    "OutputError",
    "QueryError",
    "QuoteError",
    "ReadingError",
    "ReplyError",
    "SchedulerError",
    "StatementError",
    "StoreBusyError",
    "StoreError",
    "TimeError",
    "UndefinedError",
    "UnknownNameError",
    "nearest",
    "suggestion",
]


class KgError(Exception):
    """The root of all errors that Parley raises on purpose.

    Args:
        message: what is wrong, as a phrase without a full stop.
        place: where: a file, with the line or the character position if there is one.
        remedy: what the reader can do about it, as an imperative phrase without a full stop.

    Attributes:
        others: what else is wrong there, which is told with it, each on a line of its own.
    """

    others: tuple[KgError, ...] = ()

    def __init__(self, message: str, *, place: str | None = None, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        head = f"{self.place}: " if self.place else ""
        stop = "" if self.remedy and self.remedy.endswith("?") else "."
        tail = f". {self.remedy[:1].upper()}{self.remedy[1:]}{stop}" if self.remedy else ""
        return "\n".join((f"{head}{self.message}{tail}", *map(str, self.others)))

    def at(self, place: str) -> KgError:
        """The same error with ``place`` put before the place that it has: called on the way up."""
        joined = f"{place}: {self.place}" if self.place else place
        return type(self)(self.message, place=joined, remedy=self.remedy).with_others(self.others)

    def with_others(self, others: Iterable[KgError]) -> Self:
        """The same error, with what else is wrong there."""
        self.others = tuple(others)
        return self

    def each(self) -> Iterator[KgError]:
        """The error without the others, and the others."""
        yield type(self)(self.message, place=self.place, remedy=self.remedy) if self.others else self
        yield from self.others


class InputError(KgError):
    """Something that was read from outside is wrong."""


class ReadingError(InputError):
    """A file that is missing, empty, binary, too large, or not text."""


class StatementError(InputError):
    """A statement that contradicts itself, its vocabulary or its document."""


class QuoteError(StatementError):
    """A quote that does not stand where it is said to stand."""


class TimeError(InputError):
    """A date that is malformed, impossible or reversed."""


class QueryError(InputError):
    """A query that cannot be parsed, or whose name or parameter is not known."""


class UnknownNameError(KgError):
    """A name that the graph does not hold."""


class UndefinedError(KgError):
    """A measure that has no meaning for the network it was asked of."""


class StoreError(KgError):
    """A store that cannot be opened, read or written."""


class StoreBusyError(StoreError):
    """A store that is open for writing elsewhere: nothing was changed, and it may be free later."""


class SchedulerError(KgError):
    """A Dask scheduler, or a worker of one, that cannot be reached or used."""


class EndpointError(KgError):
    """A language model's endpoint that cannot be reached or used."""


class ReplyError(EndpointError):
    """An answer of a language model that cannot be used, though the next one may be."""


_NO_ROOM = frozenset((errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)))


class OutputError(KgError):
    """An output that cannot be written."""

    @classmethod
    def of(cls, problem: OSError, place: object, remedy: str) -> OutputError:
        """What the system says of a file that cannot be written; where there is no room, the remedy is to make some.

        >>> print(OutputError.of(OSError(28, "No space left on device"), "out/graph.nq", "name another folder"))
        out/graph.nq: cannot be written (No space left on device). Make room there.
        """
        if problem.errno in _NO_ROOM:
            remedy = "make room there"
        elif isinstance(problem, FileExistsError | NotADirectoryError):
            if Path(str(place)).is_symlink() and not Path(str(place)).exists():
                return cls("this link leads nowhere, where a folder is needed", place=str(place), remedy=remedy)
            return cls("a file has this name, where a folder is needed", place=str(place), remedy=remedy)
        return cls(f"cannot be written ({problem.strerror or problem})", place=str(place), remedy=remedy)


def suggestion(name: str, known: Iterable[str], *, otherwise: str) -> str:
    """A remedy for an unknown name: the nearest known ones, or ``otherwise`` where none is near.

    >>> suggestion("atacked", ["attacked", "leads"], otherwise="see the ontology")
    'did you mean attacked'
    """
    near = nearest(name, known)
    return f"did you mean {', '.join(near)}" if near else otherwise


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """The known names that are spelled nearly as an unknown one is, the nearest first; at most three.

    >>> nearest("Lashkar-i-Islam", ["Lashkar-e-Islam", "India"])
    ['Lashkar-e-Islam']
    """
    by_folded = {candidate.casefold(): candidate for candidate in sorted(known, reverse=True)}
    best: list[tuple[float, str]] = []
    for most, candidate in _possible(name.casefold(), list(by_folded)):
        if len(best) == _NEAREST and most < best[0][0]:
            break
        found = _likeness(name.casefold(), candidate), candidate
        if found[0] >= _LIKE and len(best) < _NEAREST:
            heappush(best, found)
        elif found[0] >= _LIKE and found > best[0]:
            heapreplace(best, found)
    return [by_folded[candidate] for _, candidate in sorted(best, reverse=True)]


def _possible(name: str, known: Sequence[str]) -> Iterator[tuple[float, str]]:
    """Which names may be like another, and how like at most, the likest first: 10⁵ are gone through in some 20 ms.

    The common parts that `difflib` counts are a common subsequence, and here the longest one is counted.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only errors and searches that find nothing need it

    found = process.extract(name, known, scorer=fuzz.ratio, processor=None, score_cutoff=100 * _LIKE - 1, limit=_LOOKED)
    return ((score / 100 + 1e-9, candidate) for candidate, score, _ in found)


def _likeness(name: str, candidate: str) -> float:
    return SequenceMatcher(None, candidate, name).ratio()


_NEAREST = 3
_LIKE = 0.6
_LOOKED = 2000
"""How many of those that may be like a name are looked at closely: no more than a person would wait for."""
