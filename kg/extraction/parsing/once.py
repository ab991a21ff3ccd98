"""Once: what several rules ask of a whole sentence, read the first time and kept as long as its clauses are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import update_wrapper
from typing import Generic, TypeVar, cast

from kg.extraction.parsing.clauses import Clauses

__all__ = ["Once"]

_Found = TypeVar("_Found")


class Once(Generic[_Found]):
    """A function of a sentence, as a decorator: what it finds is a tuple that is made once.

    Args:
        read: what reads a sentence by its clauses alone.
    """

    def __init__(self, read: Callable[[Clauses], Iterable[_Found]]) -> None:
        self._read = read
        update_wrapper(self, read)

    def __call__(self, clauses: Clauses) -> tuple[_Found, ...]:
        """What is found in the sentence, as it was read before, or read now."""
        if self in clauses.kept:
            return cast("tuple[_Found, ...]", clauses.kept[self])
        found = tuple(self._read(clauses))
        clauses.kept[self] = found
        return found
