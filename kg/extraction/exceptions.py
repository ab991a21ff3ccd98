"""Exceptions: those whom a sentence leaves out of what it tells, as in "everyone except X", "all but X and Y"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.chunks import Chunk
from kg.extraction.units import Unit

__all__ = ["excepted", "only_these"]

_ALL = frozenset(("all", "every", "each", "any", "everyone", "everybody", "everything", "anyone", "anybody", "anything",
                  "most", "others", "other"))  # fmt: skip
_NONE = frozenset(
    ("no", "none", "nobody", "no-one", "nothing", "neither", "few", "little", "never", "not", "n't", "hardly")
)
_EXCEPT = frozenset(("except", "excepting", "excluding", "barring"))
_AMBIGUOUS = frozenset(("but", "save", "bar"))
"""Words that except only after "all" or "no": "X saved Y", "weak but proud"."""
_PAIRS = frozenset((("except", "for"), ("save", "for"), ("other", "than"), ("apart", "from"), ("aside", "from"),
                    ("exception", "of")))  # fmt: skip
_BACK = 7
"""Units before the word in which "all" or "no" stands."""
_LISTED = 8


def excepted(units: Sequence[Unit], chunks: Sequence[Chunk], place: int) -> bool:
    """Whether the noun phrase of the chunk at ``place`` is left out of what is told of all others."""
    opened = _opened(units, _list_start(units, chunks, place))
    return opened is not None and not _none_before(units, opened)


def only_these(units: Sequence[Unit], index: int) -> bool:
    """Whether "nobody" at ``index`` has an exception, of whom the contrary is told: "armed nobody but X"."""
    after = index + 1
    if after < len(units) and units[after].low in ("one", "other", "others"):
        after += 1
    return any(
        word.low in _EXCEPT
        or word.low in _AMBIGUOUS
        or (place + 1 < len(units) and (word.low, units[place + 1].low) in _PAIRS)
        for place, word in enumerate(units[after : after + 1], after)
    )


def _list_start(units: Sequence[Unit], chunks: Sequence[Chunk], place: int) -> int:
    """Where the list begins that the noun phrase ends: at X, in "except X and Y"."""
    for _ in range(_LISTED):
        joint = place - 1
        if joint >= 1 and chunks[joint].kind == "and" and units[chunks[joint].first].low in ("and", "or"):
            before = joint - 1 - (chunks[joint - 1].kind == "comma")
        elif joint >= 1 and chunks[joint].kind == "comma":
            before = joint - 1
        else:
            break
        if before < 0 or chunks[before].kind != "np":
            break
        place = before
    return chunks[place].first


def _opened(units: Sequence[Unit], first: int) -> int | None:
    """The word before ``first`` by which the phrase there is an exception; ``None`` where there is none."""
    last = first - 1
    if last >= 1 and (units[last - 1].low, units[last].low) in _PAIRS:
        return last - 1
    if last >= 1 and units[last].low in _EXCEPT:
        return last
    if last >= 1 and units[last].low in _AMBIGUOUS and _quantified(units, last):
        return last
    return None


def _quantified(units: Sequence[Unit], index: int) -> bool:
    """Whether the phrase that ends before ``index`` speaks of all or of none."""
    for unit in reversed(units[max(index - _BACK, 0) : index]):
        if unit.low in _ALL or unit.low in _NONE:
            return True
        if unit.kind not in ("word", "determiner", "capital", "number", "demonym", "possessive"):
            return False
    return False


def _none_before(units: Sequence[Unit], index: int) -> bool:
    """As in "nobody but X attacked Y": X did."""
    return any(unit.low in _NONE for unit in units[max(index - _BACK, 0) : index])
