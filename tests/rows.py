"""Rows of a table, tried in batches: to pytest each test of its own costs as much as to read a sentence.

``PARLEY_BATCH=1`` in the environment makes each row a test of its own again, which ``-k`` can choose by its id.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pytest

_SIZE = int(os.environ.get("PARLEY_BATCH") or 20)
_LONGEST = 60
_Param = type(pytest.param())


def for_each_row(
    names: str | Sequence[str], values: Iterable[Any], *, ids: Iterable[str] | Callable[[Any], str] | None = None
) -> Callable[[Callable[..., None]], Any]:
    """As `pytest.mark.parametrize`, with some rows to a test: it tries all of its rows, and tells of each that fails.

    Args:
        names: of the arguments that a row gives.
        values: the rows; one with more than one argument as a sequence.
        ids: what to call each row; else what it holds.
    """
    wanted = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    rows, told = [], []
    for value in values:
        own = value.id if isinstance(value, _Param) else None
        row = value.values if isinstance(value, _Param) else value if len(wanted) > 1 else (value,)
        rows.append(dict(zip(wanted, row, strict=True)))
        told.append(own or ", ".join(map(ids if callable(ids) else str, row))[:_LONGEST])
    told = told if ids is None or callable(ids) else list(ids)
    named = list(zip(told, rows, strict=True))
    together = [named[at : at + _SIZE] for at in range(0, len(named), _SIZE)]
    heads = [f"{batch[0][0]}..{len(batch)}" if len(batch) > 1 else batch[0][0] for batch in together]

    def decorate(test: Callable[..., None]) -> Any:
        def run(batch: Sequence[tuple[str, Mapping[str, Any]]], **others: Any) -> None:
            _try_all(test, batch, others)

        rest = [one for name, one in inspect.signature(test).parameters.items() if name not in wanted]
        first = inspect.Parameter("batch", inspect.Parameter.POSITIONAL_OR_KEYWORD)
        run.__signature__ = inspect.Signature([first, *rest])
        run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
        return pytest.mark.parametrize("batch", together, ids=heads)(run)

    return decorate


def _try_all(
    test: Callable[..., None], batch: Sequence[tuple[str, Mapping[str, Any]]], others: Mapping[str, Any]
) -> None:
    problems = []
    for name, row in batch:
        try:
            test(**row, **others)
        except Exception as problem:
            problem.add_note(f"in the row {name!r}")
            problems.append(problem)
    if len(problems) == 1:
        raise problems[0]
    if problems:
        raise ExceptionGroup(f"{len(problems)} of {len(batch)} rows", problems)
