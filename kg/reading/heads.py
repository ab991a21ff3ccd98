"""The head of an article that nothing marks: its headline, and the line that is its date, as in a plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.reading.blocks import Block
from kg.reading.dates import dateline_end, heads_a_day, is_date_line, is_day_line, stated_date
from kg.reading.lines import furniture, is_open_ended
from kg.reading.plain import HEADLINE_LENGTH

__all__ = ["with_head"]

_HEAD = 6
"""Blocks, or lines of the first of them, among which a headline and a date of its own stand."""
_BESIDE = ("byline", "caption")


def with_head(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of Markdown or of a web page, with the headline and the date that they have without a mark for it.

    What is written with marks stays as it is; a text that is pasted into a file of another kind reads as it does in a
    plain text.
    """
    found = [part for block in _opened(list(blocks)) for part in block]
    dated = _dated(found)
    due = len(found) > 1 and all(block.section != "headline" for block in found)
    for place, block in enumerate(found):
        section = block.section
        if place == dated:
            section = "byline"
        elif due and section not in _BESIDE:
            due = False
            if section == "body" and is_open_ended(block.text) and len(block.text) <= HEADLINE_LENGTH:
                section = "headline"
        yield block if section == block.section else replace(block, section=section)


def _opened(blocks: list[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks, the first paragraph in parts where its lines are headline, byline and dateline."""
    first = next((place for place, block in enumerate(blocks[:_HEAD]) if block.section == "body"), None)
    for place, block in enumerate(blocks):
        yield tuple(_parts(block)) if place == first and len(block.pieces) > 1 and not block.continues else (block,)


def _parts(block: Block) -> Iterator[Block]:
    begun = 0
    for place, (line, _) in enumerate(block.pieces[:_HEAD]):
        if place and not is_open_ended(block.pieces[place - 1][0]) and furniture(block.pieces[place - 1][0]) is None:
            break
        alone = is_date_line(line) or furniture(line) == "byline"
        if alone or _is_dateline(line):
            if place > begun:
                yield _cut(block, begun, place)
                begun = place
            if not alone:
                break
            if place + 1 < len(block.pieces):
                yield _cut(block, place, place + 1)
                begun = place + 1
    yield block if begun == 0 else _cut(block, begun, len(block.pieces))


def _is_dateline(line: str) -> bool:
    """Whether the line opens with a place and an agency, or with a place in capitals and a date.

    A line of prose, too, may open with a place and a date, or with a word in capitals.
    """
    head = line[: dateline_end(line)]
    return "(" in head or (stated_date(head) is not None and head.partition(",")[0].isupper())


def _cut(block: Block, first: int, end: int) -> Block:
    part = replace(block, pieces=block.pieces[first:end], at=block.at[first:end])
    return replace(part, section=furniture(part.text) or block.section)


def _may_date(block: Block) -> bool:
    return block.section == "body" or (block.section == "caption" and is_day_line(block.text))


def _dated(blocks: list[Block]) -> int | None:
    """Which block is the date of the text: one near its head that is a date and nothing else; not the first of many."""
    # A cell of a table is one where that gives a message its layout; the place and day of a picture are not.
    dated = [place for place, block in enumerate(blocks) if is_date_line(block.text) and _may_date(block)]
    if len(dated) != 1 or dated[0] >= _HEAD or dated[0] == len(blocks) - 1:
        return None
    if heads_a_day([block.text for block in blocks], dated[0]):
        return None
    above = blocks[: dated[0]]
    return dated[0] if all(block.section != "body" or is_open_ended(block.text) for block in above) else None
