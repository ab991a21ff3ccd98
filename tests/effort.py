"""Effort: how much a call does, counted in calls of functions, so that no busy machine makes a test fail.

Seconds depend on who else is on the machine; the number of calls, each resumption of a generator among them, does not.
"""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable

__all__ = ["effort"]


def effort(function: Callable[..., object], *arguments: object) -> int:
    """How many calls ``function(*arguments)`` makes, its own and all below it."""
    profile = cProfile.Profile()
    profile.runcall(function, *arguments)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]  # typeshed does not know it
