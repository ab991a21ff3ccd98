"""Python's search for cycles, which work on millions of objects that make none does without."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["without_collector"]


@contextmanager
def without_collector() -> Iterator[None]:
    """Without Python's search for cycles: quads and rows make none, and it would look through millions of them again
    and again, which took a fifth of the time of a build, and half of that of `kg doctor` at 10⁶ quads.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
