"""The parameters of the protocols, from an address or a form."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl

from kg.service.problems import ProblemError

__all__ = ["Pairs", "every", "one", "pairs"]

Pairs = Sequence[tuple[str, str]]
_MOST = 500


def pairs(query: str) -> list[tuple[str, str]]:
    """The names and values of a query string or a form.

    Raises:
        ProblemError: they are not UTF-8, or too many.
    """
    try:
        return parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=_MOST)
    except ValueError:
        raise ProblemError(400, "The parameters are not UTF-8, or too many.") from None


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
