"""Markdown: headings, items and paragraphs; in a digest, the lines of the original that each sentence restates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Section
from kg.reading.blocks import Block
from kg.reading.plain import furniture

__all__ = ["parse_markdown"]

_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,9}[.)])\s+(?=\S)")
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,}|={3,})")
_UNDERLINE = re.compile(r"=+|-{2,}")
_LINES = re.compile(r"\s*lines?\s+(\d[\d,\s–-]{0,200})")
_FENCES = ("```", "~~~")
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\]\([^()]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]]{0,500})\](?:\([^()]{0,2000}\)|\[[^\[\]]{0,200}\])")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_ADDRESS = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_EMPHASIS = re.compile(r"(?<=\s)[*~]+(?=\s)|(\*+|~~|`+)")
_UNDERSCORES = re.compile(r"(?<![\w_])_+(?=\w)|(?<=[^\s_])_+(?![\w_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ESCAPED = {chr(code): chr(0xE000 + code) for code in range(0x21, 0x7F)}
_RESTORED = {ord(private): character for character, private in _ESCAPED.items()}
_MOST_LINES = 1000


def parse_markdown(text: str, *, first_line: int, restates: bool) -> Iterator[Block]:
    """The blocks of a Markdown text.

    Args:
        text: what follows the front matter.
        first_line: the number of its first line in the file.
        restates: whether it is a digest: then sentences carry the original's lines, from their comments, and
            none where there is no comment; otherwise they carry the file's own.
    """
    reader = _Reader(first_line, restates=restates)
    for line in text.split("\n"):
        yield from reader.feed(line)
    yield from reader.flush()


class _Reader:
    """What has been read of the paragraph under way."""

    def __init__(self, first_line: int, *, restates: bool) -> None:
        self._number = first_line - 1
        self._restates = restates
        self._paragraph: list[tuple[str, tuple[int, ...], bool]] = []
        self._section: Section = "body"
        self._headline_seen = False
        self._fence = ""
        self._in_comment = False

    def feed(self, raw: str) -> Iterator[Block]:
        """The blocks that are complete once the next line is known."""
        self._number += 1
        stripped = raw.strip()
        if self._fence or stripped.startswith(_FENCES):
            yield from self._fenced(stripped)
            return
        line, stated = self._without_comments(raw)
        lines = stated or (() if self._restates else (self._number,))
        line = line.strip()
        if not line:
            if not stripped:
                yield from self.flush()
        elif self._paragraph and len(self._paragraph) == 1 and _UNDERLINE.fullmatch(line) and self._section == "body":
            text, where, _ = self._paragraph.pop()
            yield self._heading(1 if line[0] == "=" else 2, text, where)
        elif _RULE.fullmatch(line.replace(" ", "")):
            yield from self.flush()
        elif heading := _HEADING.fullmatch(line):
            yield from self.flush()
            yield self._heading(len(heading[1]), _plain(heading[2].rstrip("#")), lines)
        elif line.startswith("|"):
            yield from self.flush()
            yield Block("caption", ((_plain(line.strip("|")), lines),))
        else:
            yield from self._prose(line, lines, own=bool(stated))

    def _fenced(self, stripped: str) -> Iterator[Block]:
        if self._fence:
            self._fence = "" if stripped.startswith(self._fence) else self._fence
        else:
            self._fence = stripped[:3]
            yield from self.flush()

    def _prose(self, line: str, lines: tuple[int, ...], *, own: bool) -> Iterator[Block]:
        item = _ITEM.match(line)
        if item:
            yield from self.flush()
            self._section, line = "bullet", line[item.end() :]
        self._paragraph.append((_plain(line.lstrip("> ")), lines, own))

    def _heading(self, level: int, text: str, lines: tuple[int, ...]) -> Block:
        headline = level == 1 and not self._headline_seen
        self._headline_seen = self._headline_seen or headline
        return Block("headline" if headline else "heading", ((text, lines),))

    def flush(self) -> Iterator[Block]:
        """The paragraph under way, as blocks: one for each line that names its own original lines."""
        pieces: list[tuple[str, tuple[int, ...]]] = []
        continues = False
        section = self._section
        known = furniture(" ".join(text for text, _, _ in self._paragraph)) if section == "body" else None
        for text, lines, own in self._paragraph:
            pieces.append((text, lines))
            if own:
                yield Block(known or section, tuple(pieces), continues)
                pieces, continues = [], True
        if pieces:
            yield Block(known or section, tuple(pieces), continues)
        self._paragraph, self._section = [], "body"

    def _without_comments(self, line: str) -> tuple[str, tuple[int, ...]]:
        """The line without its comments, and the original's lines that they name."""
        kept: list[str] = []
        named: list[int] = []
        position = 0
        while position <= len(line):
            if self._in_comment:
                end = line.find("-->", position)
                if end < 0:
                    break
                self._in_comment, position = False, end + 3
            start = line.find("<!--", position)
            kept.append(line[position:] if start < 0 else line[position:start])
            if start < 0:
                break
            match = _LINES.match(line, start + 4)
            named += _numbers(match[1].rstrip("- ")) if match else []
            self._in_comment, position = True, start + 4
        return "".join(kept), tuple(dict.fromkeys(named))


def _numbers(text: str) -> list[int]:
    """The numbers of "5, 9" and "5-7"."""
    numbers: list[int] = []
    for part in text.replace("–", "-").split(","):
        first, _, last = (piece.strip() for piece in part.partition("-"))
        if first.isdigit():
            stop = int(last) if last.isdigit() else int(first)
            numbers += range(int(first), min(stop, int(first) + _MOST_LINES) + 1)
    return numbers


def _plain(line: str) -> str:
    """The line without markup: emphasis, links, images, code marks, tags, escapes."""
    line = _ESCAPE.sub(lambda match: _ESCAPED[match[1]], line)
    line = _IMAGE.sub("", line)
    line = _LINK.sub(r"\1", _FOOTNOTE.sub("", line))
    line = _TAG.sub("", _ADDRESS.sub(r"\1", line))
    line = _EMPHASIS.sub(lambda match: "" if match[1] else match[0], line)
    return " ".join(_UNDERSCORES.sub("", line).translate(_RESTORED).split())
