"""Interludes: what stands between "and" and the next object: "armed X and, to a lesser extent, Y".

Or between an object and the "and": "bombed the X-ian town of P and the Y-ian village of Q".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.parsing.chunks import Chunk
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["without_interludes"]

_FAR = 10
_INNER = frozenset(("np", "prep", "skip", "sub"))
_AFTER = frozenset(("stop", "comma", "prep", "skip"))
_OPENS = frozenset(("prep", "sub", "skip"))
_HARMLESS = frozenset(("extent", "degree", "measure", "implication", "extension", "association", "mistake", "error",
                       "accident", "proxy", "turn", "particular", "addition", "time", "times", "while", "least",
                       "together", "request", "help", "alongside"))  # fmt: skip
"""Words of asides by which the next object is no less sure than the one before."""
_NOMINAL = frozenset(("after", "before", "since", "until"))


def without_interludes(units: Sequence[Unit], chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """Read "fought X and, after a split with Z in 2009, Y" as "fought X and Y".

    Args:
        units: the sentence's.
        chunks: its chunks.
    """
    found = list(chunks)
    for index in range(len(chunks) - _NAMED_TOWN):
        if _named_town(units, chunks, index):
            found[index + 1 : index + 3] = [replace(chunk, kind="skip") for chunk in chunks[index + 1 : index + 3]]
    for index in range(1, len(chunks) - 3):
        end = _end(units, chunks, index) if chunks[index].word == "and" and chunks[index - 1].kind == "np" else -1
        if end > 0:
            found[index + 1 : end + 1] = [replace(chunk, kind="skip") for chunk in chunks[index + 1 : end + 1]]
    return tuple(found)


def _named_town(units: Sequence[Unit], chunks: Sequence[Chunk], index: int) -> bool:
    """Whether the "of P" there only names what "and the Y-ian village" goes on from: "the X-ian town of P and …"."""
    town, preposition, name, joint, other = chunks[index : index + _NAMED_TOWN]
    if [each.kind for each in (town, preposition, name, joint, other)] != ["np", "prep", "np", "and", "np"]:
        return False
    places = wordlists().classes["settlement"]
    called = units[town.last].low in places and preposition.word == "of" and joint.word == "and"
    plain = all(unit.kind in _NAME for unit in units[name.first : name.last + 1])
    whose = units[other.first].kind == "determiner" and units[other.last].low in places
    return called and plain and whose and any(unit.kind == "demonym" for unit in units[other.first : other.last])


_NAMED_TOWN = 5
_NAME = frozenset(("name", "metonym", "capital", "tail"))


def _end(units: Sequence[Unit], chunks: Sequence[Chunk], joint: int) -> int:
    """The comma that closes what the comma after the "and" opens, with an object after it and no verb of its; or -1."""
    if not _comma(units, chunks[joint + 1]) or chunks[joint + 2].kind not in _OPENS:
        return -1
    near = range(joint + 2, min(joint + 2 + _FAR, len(chunks) - 1))
    end = next((at for at in near if _comma(units, chunks[at])), -1)
    inner = chunks[joint + 2 : end] if end > 0 else ()
    told = all(each.kind in _INNER and (each.kind != "sub" or each.word in _NOMINAL) for each in inner)
    if not inner or not told or chunks[end + 1].kind != "np":
        return -1
    after = next((each for each in chunks[end + 2 :] if each.kind != "skip"), None)
    words = [unit.low for each in inner for unit in units[each.first : each.last + 1]]
    led = any(each.kind in ("prep", "np") for each in inner) and words[0] not in _NOMINAL
    if led and not _HARMLESS.intersection(words):
        return -1
    return end if after is None or after.kind in _AFTER else -1


def _comma(units: Sequence[Unit], chunk: Chunk) -> bool:
    """Whether it is a comma, also one that is passed over."""
    return chunk.first == chunk.last and units[chunk.first].kind == "comma"
