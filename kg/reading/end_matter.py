"""End matter: lists of links, sources and other articles under a heading that says so, which are not the article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from kg.reading.blocks import Block
from kg.reading.lines import EDIT, furniture

__all__ = ["with_end_matter"]

_LISTS = frozenset(
    ("see also", "related", "related news", "related articles", "related stories", "related content", "related links",
     "related reading", "related topics", "related coverage", "related posts", "most read", "most popular", "trending",
     "trending now", "popular now", "more news", "more stories", "more on this", "more on this story",
     "more on this topic", "more from this section", "latest news", "latest stories",
     "recommended", "recommended for you", "recommended reading", "contents", "table of contents", "in this article",
     "what we're reading", "what we’re reading", "what we are reading", "further reading", "editor's picks",
     "editor’s picks", "editors' picks", "you may also like", "you might also like", "read next", "up next", "links",
     "quick links", "external links", "navigation", "menu", "tags", "topics", "sources", "also read")
)  # fmt: skip
"""Headings over lists: what ends as a sentence does below them, and is no item, is text again."""
_SOURCES = frozenset(
    ("references", "notes and references", "references and notes", "footnotes", "endnotes", "bibliography",
     "works cited", "citations", "selected bibliography")
)  # fmt: skip
"""Headings over what others have written, whose entries end as sentences do."""
_COMMENTS = re.compile(
    r"\d{1,6} comments?|comments? \(\d{1,6}\)|leave a (?:comment|reply)|join the (?:conversation|discussion)"
)
"""The heading of what readers have written below an article."""
_NUMBER = re.compile(r"\A[\d.]{1,8}\s")
_NOTES = re.compile(r"(?:\[[^\[\]]{1,20}\]){1,20}\Z")
"""Marks of notes behind a sentence."""
_PROSE = 8
"""Words of a sentence that is no entry of a list."""
_SAID = re.compile(r"[,.!?][\"”] (?:[a-z]|(?:[A-Z][\w.’'-]{0,30} ){1,4}(?:said|says|told|added|wrote)\b)")
"""Behind words in quotes, who says them, as no entry of a list has it."""
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]{0,3}(?=\s|\Z)")
_ARTICLE = 2
"""Sentences, at the least, that stand above what readers have written below an article."""
_MOST = 60
_CLOSED = (".", "!", "?", '."', ".”", ".’", ".)", '!"', '?"', "!”", "?”")


def with_end_matter(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, with what stands in lists of links and sources as boilerplate, up to the next heading of a text."""
    found = list(blocks)
    heads = _heads_of_text(found)
    above = list(accumulate(map(_sentences, found), initial=0))
    listed = ""
    entries: set[str] = set()
    for place, block in enumerate(found):
        title = _title(block)
        if _COMMENTS.fullmatch(title):
            if not _ends_article(found, place, above[place]):  # how many there are, told beside who wrote the article
                found[place] = replace(block, section="boilerplate")
                continue
            return (*found[:place], *(replace(one, section="boilerplate") for one in found[place:]))
        if (title in _LISTS or title in _SOURCES) and (title not in entries or not listed):
            listed = "sources" if title in _SOURCES else "list"
            entries = set()
            found[place] = replace(block, section="heading")
            continue
        if not listed:
            continue
        text = block.section == "body" and listed == "list" and _is_prose(block)
        if text or block.section == "headline" or heads[place]:
            listed = ""
        elif title and title in entries:  # the first of the headings that the table of contents has listed
            listed, found[place] = "", replace(block, section="heading")
        elif block.section != "caption":
            entries.add(_NUMBER.sub("", title))
            found[place] = replace(block, section="boilerplate")
    return tuple(found)


def _ends_article(blocks: list[Block], place: int, sentences: int) -> bool:
    """Whether the article, and not only its head, stands above a line that tells of comments."""
    return sentences >= _ARTICLE and blocks[place - 1].section not in ("byline", "headline")


def _sentences(block: Block) -> int:
    return len(_SENTENCE_END.findall(block.text)) if block.section in ("body", "bullet") else 0


def _title(block: Block) -> str:
    """The words of a short line, which may be a heading."""
    if block.section not in ("body", "heading") or len(block.pieces) > 1 or len(block.text) > _MOST:
        return ""
    return EDIT.sub("", block.text).casefold().strip(" :#*»>")


def _heads_of_text(blocks: list[Block]) -> list[bool]:
    """Whether each block is a heading right above a sentence."""
    found = [False] * len(blocks)
    prose = False
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if block.section == "heading":
            found[place] = prose and _title(block) not in _LISTS | _SOURCES
            prose = found[place]
        elif block.section in ("body", "bullet") and furniture(block.text) != "boilerplate":
            prose = _is_prose(block)
    return found


def _is_prose(block: Block) -> bool:
    text = _NOTES.sub("", block.text)
    cited = text.startswith("^") or (text.startswith(('"', "“")) and not _SAID.search(text))
    return text.endswith(_CLOSED) and text.count(" ") >= _PROSE - 1 and not cited
