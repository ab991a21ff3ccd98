"""Companions: what lies beside an article and holds what people have decided of its statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import ReadingError

__all__ = ["COMPANIONS", "NOT_USED", "check_article", "left_alone"]

COMPANIONS = (".statements.yaml", ".decisions.yaml")
"""How their names end, after the article's own without its ending."""
NOT_USED = "no article of this name is beside it, so that what it decides is not used"


def left_alone(companions: Iterable[Path], articles: Iterable[Path]) -> Iterator[Path]:
    """The companions beside which no article of their name lies, as where it has been renamed."""
    known = {article.with_name(article.stem) for article in articles}
    for path in companions:
        if not any(path.with_name(path.name.removesuffix(end)) in known for end in COMPANIONS if _ends(path, end)):
            yield path


def check_article(path: Path) -> None:
    """See that a file that is given as an article is no companion of one.

    Raises:
        ReadingError: it is.
    """
    if any(_ends(path, end) for end in COMPANIONS):
        raise ReadingError(
            "this holds decisions on an article and is none itself", place=str(path),
            remedy="name the article beside it: what is decided there is read with it",
        )  # fmt: skip


def _ends(path: Path, end: str) -> bool:
    return path.name.endswith(end)
