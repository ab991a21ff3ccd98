"""The parameters of the protocols, from an address or a form."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from urllib.parse import parse_qsl

from kg.service.problems import ProblemError
from kg.wording import listed, shortened

__all__ = ["Pairs", "every", "one", "only", "pairs"]

Pairs = Sequence[tuple[str, str]]
_MOST = 500
_TOLD, _LONGEST = 5, 60
"""How many parameters are named that mean nothing, and by how many characters each."""


def pairs(query: str) -> list[tuple[str, str]]:
    """The names and values of a query string or a form.

    Raises:
        ProblemError: they are not UTF-8, or too many.
    """
    try:
        return parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=_MOST)
    except ValueError:
        raise ProblemError(400, "The parameters are not UTF-8, or too many.") from None


def only(parameters: Pairs, known: Collection[str]) -> None:
    """See that every parameter means something here: an answer without one would pass for an answer with it.

    Raises:
        ProblemError: one does not; the message names it, and those that do.
    """
    others = list(dict.fromkeys(name for name, _ in parameters if name not in known))
    if others:
        told = listed(repr(shortened(name, _LONGEST)) for name in others[:_TOLD])
        raise ProblemError(400, f"No parameter is called {told} here. There is {listed(known)}.")


def one(parameters: Pairs, name: str) -> str | None:
    """The value of a parameter that may stand there once; ``None`` where it does not.

    Raises:
        ProblemError: it stands there more than once.
    """
    values = every(parameters, name)
    if len(values) > 1:
        raise ProblemError(400, f"The parameter {name} stands there more than once.")
    return values[0] if values else None


def every(parameters: Pairs, name: str) -> list[str]:
    """All values of a parameter."""
    return [value for key, value in parameters if key == name]
