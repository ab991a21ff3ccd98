"""Ties read by a small network that learnt them from labelled sentences: some of what rules leave unread.

It is asked for (`kg extract --learned`, `kg build --learned`), runs on this machine by NumPy, and is told apart from
the rules: its statements name it as their producer. How it learnt, and what it gets right, is in docs/learned.md.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.errors import KgError
from kg.extraction.learned.findings import LEAST, with_learned
from kg.extraction.learned.network import Network
from kg.extraction.learned.ties import TieReader

__all__ = ["LEAST", "TieReader", "packaged_reader", "with_learned"]


@cache
def packaged_reader() -> TieReader:
    """The reader with the weights that come with the package; loaded once.

    Raises:
        KgError: the library that cuts words into pieces is not installed, or the weights are damaged.
    """
    path = Path(str(files("kg.extraction") / "data" / "ties.npz"))
    try:
        return TieReader(Network.load(path))
    except ImportError:
        raise KgError(
            "to read ties by the network, the library tokenizers is needed, which is not installed",
            remedy="install it with `pip install 'parley-kg[learned]'`, or leave out --learned",
        ) from None
    except (OSError, ValueError) as problem:
        raise KgError(
            f"the weights of the network cannot be read: {problem}", place=str(path), remedy="install parley-kg again"
        ) from None
