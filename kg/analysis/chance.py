"""Random numbers that come out the same again."""

from __future__ import annotations

import numpy as np

from kg.errors import InputError

__all__ = ["generator_of"]


def generator_of(seed: int) -> np.random.Generator:
    """The random numbers of a seed.

    Raises:
        InputError: the seed is no whole number from 0 on.
    """
    try:
        return np.random.default_rng(seed)
    except (TypeError, ValueError):
        raise InputError(f"the seed {seed}", remedy="give a whole number from 0 on") from None
