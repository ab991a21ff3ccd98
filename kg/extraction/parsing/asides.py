"""Asides: what a sentence sets apart and the parse does better without: ", not X,", or with: "X, together with Y,"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extraction.parsing.chunks import Chunk
from kg.extraction.parsing.interludes import without_interludes
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["without_asides"]

_CONTRAST = frozenset(("not",))
_MORE = frozenset(("only", "just", "even", "all", "yet", "least", "necessarily", "merely", "simply"))
_COMPANY = frozenset(("along", "alongside", "together"))
_OPENING = frozenset(("and", "that", "sub", "stop"))
_ADDING = "as well as"


def without_asides(units: Sequence[Unit], chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """The chunks, without whom a contrast excludes, and with companions as subjects of their own.

    Args:
        units: the sentence's.
        chunks: its chunks.
    """
    chunks = without_interludes(units, _verbs_joined(chunks))
    chunks = _without_examples(units, _without_sides(units, _without_tellers(_not_only(units, chunks))))
    chunks = _without_whose(chunks)
    contrasts = any(chunk.kind == "not" for chunk in chunks)
    company = any(chunk.kind == "prep" and _accompanies(units, chunk) for chunk in chunks)
    if not contrasts and not company:
        return chunks
    found = list(chunks)
    for index, chunk in enumerate(chunks):
        if chunk.kind == "not" and units[chunk.first].low in _CONTRAST:
            _leave_out(units, found, index)
        elif company and chunk.kind == "prep" and _accompanies(units, chunk):
            _join(units, found, index)
            if chunk.word == _ADDING and found[index] == chunk:
                _add(found, index)
    return tuple(found)


def _not_only(units: Sequence[Unit], chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """Read "not only X but also Y" as "X and Y"."""
    if "not" not in [chunk.kind for chunk in chunks]:
        return chunks
    found = list(chunks)
    for index, chunk in enumerate(chunks):
        following = units[chunk.last + 1].low if chunk.kind == "not" and chunk.last + 1 < len(units) else ""
        if following not in ("only", "just", "merely", "simply") or units[chunk.first].low != "not":
            continue
        first = _near(found, index, 1)
        joint = _near(found, first, 1) if first >= 0 and found[first].kind == "np" else -1
        comma = joint if joint >= 0 and found[joint].kind == "comma" else -1
        joint = _near(found, joint, 1) if comma >= 0 else joint
        if joint >= 0 and found[joint].kind == "and" and found[joint].word == "but":
            found[index] = replace(chunk, kind="skip")
            found[joint] = replace(found[joint], word="and")
            if comma >= 0:
                found[comma] = replace(found[comma], kind="skip")
    return tuple(found)


def _without_tellers(chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """Read "X, which, Y said, had killed ten" as "X, which had killed ten"."""
    if "relative" not in [chunk.kind for chunk in chunks]:
        return chunks
    found = list(chunks)
    for index, chunk in enumerate(chunks):
        if chunk.kind != "relative" or [each.kind for each in chunks[index + 1 : index + 6]] != _TELLER:
            continue
        teller, goes_on = chunks[index + 3].group, chunks[index + 5].group
        told = teller is not None and teller.lemma in wordlists().speech and teller.form == "finite"
        if told and goes_on is not None and goes_on.form == "finite" and goes_on.voice != "reduced":
            for place in range(index + 1, index + 5):
                found[place] = replace(found[place], kind="skip")
    return tuple(found)


def _without_sides(units: Sequence[Unit], chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """Read "between A, on the one hand, and B, on the other, killed ten" as "between A and B killed ten"."""
    sides = [
        index for index, (chunk, after) in enumerate(pairwise(chunks))
        if chunk.word == "on" and " ".join(unit.low for unit in units[after.first : after.last + 1]) in _SIDES
    ]  # fmt: skip
    if len(sides) != len(("one", "other")):
        return chunks
    found = list(chunks)
    for index in sides:
        set_off = index > 0 and chunks[index - 1].kind == "comma"
        closed = set_off and index + 2 < len(chunks) and chunks[index + 2].kind == "comma"
        for place in range(index - set_off, index + 2 + closed):
            found[place] = replace(found[place], kind="skip")
    return tuple(found)


_SIDES = frozenset(("the one side", "one side", "the one hand", "one hand", "the other", "the other side",
                    "the other hand"))  # fmt: skip
_TELLER = ["comma", "np", "verb", "comma", "verb"]


def _verbs_joined(chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """Read "X armed, and later attacked, Y" as "X armed and later attacked Y"."""
    kinds = [chunk.kind for chunk in chunks]
    found = list(chunks)
    for index in range(1, len(kinds) - len(_JOINED)):
        if kinds[index - 1] != "verb" or kinds[index : index + 2] != ["comma", "and"]:
            continue
        verb = _near(chunks, index + 1, 1)
        after = [chunks[verb].kind, *kinds[verb + 1 : verb + 3]] if verb > 0 else []
        group, first = chunks[verb].group, chunks[index - 1].group
        if after == _JOINED and group is not None and first is not None and group.form == first.form == "finite":
            for place in (index, verb + 1):
                found[place] = replace(chunks[place], kind="skip")
    return tuple(found)


_JOINED = ["verb", "comma", "np"]


def _without_examples(units: Sequence[Unit], chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """Read "Rebels, notably the Blue Guards, attacked" as "Rebels attacked", where nobody is known by that name."""
    found = list(chunks)
    for index, (comma, after) in enumerate(pairwise(chunks)):
        if comma.kind != "comma" or units[after.first].low not in _NOTABLY or not index:
            continue
        last = index + 1
        while last < len(chunks) and chunks[last].kind in ("np", "prep", "and", "skip"):
            last += 1
        verb = _near(chunks, last, 1) if last < len(chunks) and chunks[last].kind == "comma" else -1
        group = chunks[verb].group if verb >= 0 else None
        tells = group is not None and group.form == "finite" and group.voice != "reduced"
        named = any(each.phrase is not None and each.phrase.party is not None for each in chunks[index:last])
        if tells and not named and chunks[_near(chunks, index, -1)].kind == "np":
            found[index : last + 1] = [replace(chunk, kind="skip") for chunk in chunks[index : last + 1]]
    return tuple(found)


def _without_whose(chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """Without the C of "X backed A, which B denied, and C": it may be whom X backed or who denied it, too."""
    found = list(chunks)
    for index, chunk in enumerate(chunks):
        told = [each.kind for each in chunks[index + 1 : index + 6] if each.kind != "skip"]
        if chunk.kind != "relative" or told[:4] != _SAID_BY:
            continue
        joint = next(i for i in range(index + 1, len(chunks)) if chunks[i].kind == "comma") + 1
        named = _near(chunks, joint, 1)
        after = _near(chunks, named, 1) if named >= 0 and chunks[named].kind == "np" else -1
        closed = named >= 0 and chunks[named].kind == "np" and (after < 0 or chunks[after].kind in ("stop", "comma"))
        if chunks[joint].kind == "and" and closed and index and chunks[index - 1].kind == "comma":
            for place in range(joint, named + 1):
                found[place] = replace(chunks[place], kind="skip")
    return tuple(found)


_SAID_BY = ["np", "verb", "comma", "and"]
_NOTABLY = frozenset(("notably", "especially", "particularly", "chiefly", "mainly", "principally", "mostly"))


def _accompanies(units: Sequence[Unit], chunk: Chunk) -> bool:
    """Whether the preposition is "along with", "together with", "alongside" or "as well as"."""
    if chunk.word == "as well as" or units[chunk.first].low in _COMPANY:
        return True
    return chunk.word == "with" and chunk.first > 0 and units[chunk.first - 1].low == "together"


def _near(chunks: Sequence[Chunk], index: int, step: int) -> int:
    """The next chunk on that side that is not skipped; -1 where there is none."""
    index += step
    while 0 <= index < len(chunks) and chunks[index].kind == "skip":
        index += step
    return index if 0 <= index < len(chunks) else -1


def _leave_out(units: Sequence[Unit], chunks: list[Chunk], index: int) -> None:
    """Skip ", not X," and "and not X" after a noun phrase: it did not do it, or it was not done to it."""
    after = units[chunks[index].last + 1] if chunks[index].last + 1 < len(units) else None
    joint, inner = _near(chunks, index, -1), _near(chunks, index, 1)
    if after is None or after.low in _MORE or joint < 1 or inner < 0 or chunks[inner].kind != "np":
        return
    before, opening = _near(chunks, joint, -1), joint
    if chunks[joint].kind == "and" and before > 0 and chunks[before].kind == "comma":
        before, opening = _near(chunks, before, -1), before  # "X, but not Y, attacked"
    if chunks[joint].kind not in ("comma", "and") or before < 0 or chunks[before].kind != "np":
        return
    closing = _near(chunks, inner, 1)
    kind = chunks[closing].kind if closing >= 0 else "stop"
    if kind == "and" and chunks[closing].word == "but":
        return
    set_off = chunks[opening].kind == "comma" and kind == "comma"
    if kind not in ("comma", "verb", "relative", "that", "stop", "prep"):
        return
    for place in range(opening, (closing if set_off else inner) + 1):
        chunks[place] = replace(chunks[place], kind="skip")


def _add(chunks: list[Chunk], index: int) -> None:
    """Read "armed X as well as Y", "armed X, as well as Y, …" as "armed X and Y"."""
    inner, before = _near(chunks, index, 1), _near(chunks, index, -1)
    comma = before if before >= 0 and chunks[before].kind == "comma" else -1
    first = _near(chunks, comma, -1) if comma >= 0 else before
    if inner < 0 or first < 1 or chunks[inner].kind != "np" or chunks[first].kind != "np":
        return
    opening = _near(chunks, first, -1)
    after = _near(chunks, inner, 1)
    if opening < 0 or chunks[opening].kind in _OPENING - {"and"} or (after >= 0 and chunks[after].kind == "verb"):
        return  # "X as well as Y …", a subject; "X armed Y as well as Z did"
    if not any(chunk.kind == "verb" for chunk in chunks[:first]):
        return
    if comma >= 0 and any(chunk.kind in ("relative", "that") for chunk in chunks[:first]):
        return  # "armed X, which attacked P, as well as Y": X attacked P, or armed Y too
    chunks[index] = replace(chunks[index], kind="and", word="and")
    if comma >= 0:
        chunks[comma] = replace(chunks[comma], kind="skip")


def _of_it(units: Sequence[Unit], chunks: Sequence[Chunk], index: int) -> bool:
    """Whether the verb is the "was" of "it was X, together with Y, that …"."""
    group = chunks[index].group if index > 0 else None
    return group is not None and group.lemma == "be" and not group.negated and units[chunks[index - 1].last].low == "it"


def _past_list(chunks: Sequence[Chunk], index: int) -> int:
    """The next chunk after a noun phrase and those that "and" adds to it."""
    closing = _near(chunks, index, 1)
    more = _near(chunks, closing, 1) if closing >= 0 and chunks[closing].kind == "and" else -1
    return _near(chunks, more, 1) if more >= 0 and chunks[more].kind == "np" else closing


def _join(units: Sequence[Unit], chunks: list[Chunk], index: int) -> None:
    """Read "X, together with Y, attacked" and "it was X, together with Y, that attacked" as "X and Y attacked"."""
    inner, before = _near(chunks, index, 1), _near(chunks, index, -1)
    comma = before if before >= 0 and chunks[before].kind == "comma" else -1
    subject = _near(chunks, comma, -1) if comma >= 0 else before
    if inner < 0 or subject < 0 or chunks[inner].kind != "np" or chunks[subject].kind != "np":
        return
    opening = _near(chunks, subject, -1)
    closing = _past_list(chunks, inner)
    ends = closing if closing >= 0 and chunks[closing].kind == "comma" else -1
    verb = _near(chunks, ends, 1) if ends >= 0 else closing
    cleft = verb >= 0 and chunks[verb].kind in ("that", "relative") and _of_it(units, chunks, opening)
    verb = _near(chunks, verb, 1) if cleft else verb
    group = chunks[verb].group if verb >= 0 else None
    if (opening >= 0 and chunks[opening].kind not in _OPENING and not cleft) or (comma >= 0) != (ends >= 0):
        return
    if group is None or group.form != "finite" or group.voice == "reduced":
        return
    chunks[index] = replace(chunks[index], kind="and", word="and")
    for place in (comma, ends):
        if place >= 0:
            chunks[place] = replace(chunks[place], kind="skip")
