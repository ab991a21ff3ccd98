"""Markdown: headings, items and paragraphs; in a digest, the lines of the original that each sentence restates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.model import Section
from kg.reading.blocks import Block
from kg.reading.lines import furniture
from kg.reading.toplines import LeadIns, Line, can_head, headings
from kg.wording import counted

__all__ = ["locate", "parse_markdown"]

_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,9}[.)])\s+(?=\S)")
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,}|={3,})")
_UNDERLINE = re.compile(r"=+|-{2,}")
_LINES = re.compile(r"\s*lines?\s+(\d[\d,\s–-]{0,200})")
_FENCES = ("```", "~~~")
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\]\([^()]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]]{0,500})\](?:\([^()]{0,2000}\)|\[[^\[\]]{0,200}\])")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]")
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]:")
"""With which a footnote begins: what others have written, most often."""
_TARGET = re.compile(
    r"\[[^\[\]^]{1,200}\]:\s{1,10}<?(?:[a-z][a-z+.-]{1,20}:|/|#|\.{1,2}/)\S{0,2000}(?:\s|$)", re.IGNORECASE
)
"""Where a link leads, which no reader sees."""
_QUOTE = re.compile(r"(?:>\s?){1,9}")
_STRUCK = re.compile(
    r"<(del|s|strike|script|style|template|noscript)(?:\s[^<>]{0,500})?>[^<]{0,5000}</\1>|~~(?=[^\s~])[^~]{1,2000}~~",
    re.IGNORECASE,
)
"""What is struck out or for programs, and never read of a web page either."""
_RAW = re.compile(r"<(script|style|template|noscript|textarea)(?=[\s>])", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_ADDRESS = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_EMPHASIS = re.compile(r"(?<=\s)[*~]+(?=\s)|(\*+|~~|`+)")
_UNDERSCORES = re.compile(r"(?<![\w_])_+(?=\w)|(?<=[^\s_])_+(?![\w_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ESCAPED = {chr(code): chr(0xE000 + code) for code in range(0x21, 0x7F)}
_RESTORED = {ord(private): character for character, private in _ESCAPED.items()}
_MOST_LINES = 1000
_BOLD = re.compile(r"(\*{2,3}|__)(?=[^\s*_])[^*_]{1,200}(?<=\S)\1")
"""A line that is bold from its first word to its last."""
_BREAK = re.compile(r"(?:\\|<br\s{0,3}/?>)\Z", re.IGNORECASE)
"""What makes a line end where it does, and is not shown."""
_BREAKS = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)


def parse_markdown(
    text: str, *, first_line: int, restates: bool, on_remark: Callable[[str], None] | None = None
) -> Iterator[Block]:
    """The blocks of a Markdown text.

    Args:
        text: what follows the front matter.
        first_line: the number of its first line in the file.
        restates: whether it is a digest: then sentences carry the original's lines, from their comments, and
            none where there is no comment; otherwise they carry the file's own.
        on_remark: called at the end with what is not read: code, and what comes after a comment that is never closed.
    """
    reader = _Reader(first_line, restates=restates, lead_ins=LeadIns("" if restates else text))
    for line in text.split("\n"):
        yield from reader.feed(line)
    yield from reader.flush()
    if on_remark is not None:
        for unread in reader.unread():
            on_remark(unread)


class _Reader:
    """What has been read of the paragraph under way."""

    def __init__(self, first_line: int, *, restates: bool, lead_ins: LeadIns) -> None:
        self._number = first_line - 1
        self._lead_ins = lead_ins
        self._restates = restates
        self._paragraph: list[tuple[str, tuple[int, ...], bool, int]] = []
        self._shown: list[Line] = []
        self._begun = False
        self._leads = False
        self._section: Section = "body"
        self._headline_seen = False
        self._fence = ""
        self._in_comment = False
        self._raw = ""
        self._opened = 0
        self._code: list[int] = []

    def unread(self) -> Iterator[str]:
        """What is not read of the text, and where that begins."""
        what = "a comment (<!--)" if self._in_comment else self._fence or (self._raw and f"<{self._raw}>")
        if what:
            yield f"{what} that opens in line {self._opened} is never closed: nothing is read from there on"
        elif self._code:
            lines = f"{counted(len(self._code), 'line')} between {' or '.join(_FENCES)}"
            yield f"{lines} not read, as code is; the first is line {self._code[0]}"

    def feed(self, raw: str) -> Iterator[Block]:
        """The blocks that are complete once the next line is known."""
        self._number += 1
        stripped = raw.strip()
        if self._fence or (stripped.startswith(_FENCES) and not self._raw and not self._in_comment):
            yield from self._fenced(stripped)
            return
        if self._raw or (_RAW.match(stripped) and not self._in_comment):
            yield from self._passed_over(stripped)
            return
        line, stated = self._without_comments(raw)
        lines = stated or (() if self._restates else (self._number,))
        line = line.strip()
        if not line or (not line.strip("> ") and not self._restates):
            if not stripped.strip("> "):
                yield from self.flush()
        elif self._paragraph and len(self._paragraph) == 1 and _UNDERLINE.fullmatch(line) and self._section == "body":
            text, where, _, number = self._paragraph.pop()
            self._shown.clear()
            yield self._heading(1 if line[0] == "=" else 2, text, where, number)
        elif _RULE.fullmatch(line.replace(" ", "")):
            yield from self.flush()
        elif heading := _HEADING.fullmatch(line):
            yield from self.flush()
            yield self._heading(len(heading[1]), _plain(heading[2].rstrip("#")), lines, self._number)
        elif _NOTE.match(line):
            yield from self.flush()
            yield Block("boilerplate", ((_plain(line), lines),), at=((self._number,),))
        elif _TARGET.match(line):
            yield from self.flush()
        elif line.startswith("|"):
            yield from self.flush()
            yield Block("caption", ((_plain(line.strip("|")), lines),), at=((self._number,),))
        else:
            yield from self._prose(line, lines, own=bool(stated))

    def _fenced(self, stripped: str) -> Iterator[Block]:
        if self._fence:
            if stripped.startswith(self._fence):
                self._fence = ""
            elif stripped:
                self._code.append(self._number)
        else:
            self._fence, self._opened = stripped[:3], self._number
            yield from self.flush()

    def _passed_over(self, stripped: str) -> Iterator[Block]:
        """A line of what is for programs, as a script; what follows its end on the line is markup, or hardly a text."""
        opening = _RAW.match(stripped)
        if not self._raw and opening:
            yield from self.flush()
            self._raw, self._opened = opening[1].lower(), self._number
        if f"</{self._raw}" in stripped.lower():
            self._raw = ""

    def _prose(self, line: str, lines: tuple[int, ...], *, own: bool) -> Iterator[Block]:
        quoted = _QUOTE.match(line)
        item = _ITEM.match(line) or (quoted and _ITEM.match(line, quoted.end()))
        if item:
            yield from self.flush()
            self._section, line = "bullet", line[item.end() :]
        shown = _BREAK.sub("", line.lstrip("> ")).rstrip()
        end = 0 if self._restates else self._lead_ins.end(shown)
        for part in filter(None, (shown[:end], shown[end:].lstrip())):
            text = _plain(part)
            self._paragraph.append((text, lines, own, self._number))
            self._shown.append(Line(text, len(part), bold=_BOLD.fullmatch(part) is not None))

    def _heading(self, level: int, text: str, lines: tuple[int, ...], number: int) -> Block:
        headline = level == 1 and not self._headline_seen
        self._begun = True
        self._headline_seen = self._headline_seen or headline
        return Block("headline" if headline else "heading", ((text, lines),), at=((number,),))

    def flush(self) -> Iterator[Block]:
        """The paragraph under way, as blocks."""
        paragraph, section = self._paragraph, self._section
        heads = frozenset[int]() if self._restates else headings(self._shown)
        alone = len(self._shown) == 1 and section == "body" and not self._restates and self._shown[0]
        if alone and alone.bold and can_head(alone) and "," not in alone.text and not self._leads:
            heads = frozenset((0,))
        self._leads = bool(paragraph) and paragraph[-1][0].endswith(":")
        self._paragraph, self._shown, self._section = [], [], "body"
        rest = 0
        for place in sorted(heads):
            yield from self._blocks(paragraph[rest:place], section)
            text, lines, _, number = paragraph[place]
            # The first of all may be the headline, which is for those to tell who know what follows.
            yield Block("heading" if self._begun else "body", ((text, lines),), at=((number,),))
            self._begun, rest = True, place + 1
        yield from self._blocks(paragraph[rest:], section)

    def _blocks(self, paragraph: list[tuple[str, tuple[int, ...], bool, int]], section: Section) -> Iterator[Block]:
        """Lines of a paragraph, as blocks: one for each line that names its own original lines."""
        pieces: list[tuple[str, tuple[int, ...]]] = []
        numbers: list[tuple[int, ...]] = []
        continues = False
        self._begun = self._begun or bool(paragraph)
        known = furniture(" ".join(text for text, *_ in paragraph)) if section == "body" else None
        for text, lines, own, number in paragraph:
            pieces.append((text, lines))
            numbers.append((number,))
            if own:
                yield Block(known or section, tuple(pieces), continues, tuple(numbers))
                pieces, numbers, continues = [], [], True
        if pieces:
            yield Block(known or section, tuple(pieces), continues, tuple(numbers))

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
            self._in_comment, position, self._opened = True, start + 4, self._number
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
    line = _ESCAPE.sub(lambda match: _ESCAPED[match[1]], _spaced(line))
    line = _IMAGE.sub("", line)
    line = _LINK.sub(r"\1", _FOOTNOTE.sub("", line))
    line = _TAG.sub("", _ADDRESS.sub(r"\1", _STRUCK.sub("", line)))
    line = _EMPHASIS.sub(lambda match: "" if match[1] else match[0], line)
    return " ".join(_UNDERSCORES.sub("", line).translate(_RESTORED).split())


def _spaced(line: str) -> str:
    """The line, as long as it was, with blanks where a break divides its words."""
    return _BREAKS.sub(lambda match: " " * len(match[0]), line)


def locate(text: str, line: str) -> list[int] | None:
    """Where in a line of the file each character of a piece stands that was read from it.

    Returns:
        One position for each character of ``text``; ``None`` where the line does not give that text.
    """
    whole = _Traced(line, list(range(len(line))))
    for in_comment in (False, True):
        shown = whole.without_comments(in_comment=in_comment).stripped()
        heading, item = _HEADING.fullmatch(shown.text), _ITEM.match(shown.text)
        unbroken = shown.cut(0, len(_BREAK.sub("", shown.text)))
        starts = [shown.without_ends("> ", ""), shown.without_ends("|", "|"), unbroken.without_ends("> ", "")]
        if heading:
            starts.append(shown.cut(*heading.span(2)).without_ends("", "#"))
        quoted = _QUOTE.match(shown.text)
        item = item or (quoted and _ITEM.match(shown.text, quoted.end()))
        if item:
            starts.append(unbroken.cut(item.end(), len(unbroken.text)).without_ends("> ", ""))
        for start in starts:
            plain = start.plain()
            if plain.text == text:
                return plain.places
        for start in starts:
            bold = _BOLD.match(start.text)
            parts = (start.cut(0, bold.end()), start.cut(bold.end(), len(start.text)).stripped()) if bold else ()
            found = next((plain for part in parts if (plain := part.plain()).text == text), None)
            if found is not None:
                return found.places
    return None


@dataclass(frozen=True, slots=True)
class _Traced:
    """A text that knows where in its line each of its characters stood."""

    text: str
    places: list[int]

    def cut(self, start: int, end: int) -> _Traced:
        return _Traced(self.text[start:end], self.places[start:end])

    def kept(self, spans: Iterable[tuple[int, int]]) -> _Traced:
        spans = list(spans)
        return _Traced(
            "".join(self.text[start:end] for start, end in spans),
            [place for start, end in spans for place in self.places[start:end]],
        )

    def stripped(self) -> _Traced:
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def without_ends(self, left: str, right: str) -> _Traced:
        start = len(self.text) - len(self.text.lstrip(left)) if left else 0
        return self.cut(start, max(start, len(self.text.rstrip(right)))) if right else self.cut(start, len(self.text))

    def without(self, pattern: re.Pattern[str], *, but_group: bool) -> _Traced:
        """Without what the pattern matches, or with its first group in the place of that."""
        spans: list[tuple[int, int]] = []
        position = 0
        for match in pattern.finditer(self.text):
            spans.append((position, match.start()))
            if but_group:
                spans.append(match.span(1))
            position = match.end()
        return self.kept([*spans, (position, len(self.text))])

    def without_comments(self, *, in_comment: bool) -> _Traced:
        spans: list[tuple[int, int]] = []
        position = 0
        while position <= len(self.text):
            if in_comment:
                end = self.text.find("-->", position)
                if end < 0:
                    break
                position = end + 3
            start = self.text.find("<!--", position)
            spans.append((position, len(self.text) if start < 0 else start))
            if start < 0:
                break
            in_comment, position = True, start + 4
        return self.kept(spans)

    def plain(self) -> _Traced:
        """What `_plain` makes of the text, step by step the same."""
        spaced = _Traced(_spaced(self.text), self.places)
        escaped = spaced.without(_ESCAPE, but_group=True)
        marked = _ESCAPE.sub(lambda match: _ESCAPED[match[1]], spaced.text)
        text = _Traced(marked, escaped.places).without(_IMAGE, but_group=False)
        text = text.without(_FOOTNOTE, but_group=False).without(_LINK, but_group=True)
        text = text.without(_STRUCK, but_group=False).without(_ADDRESS, but_group=True).without(_TAG, but_group=False)
        gaps = [match.span() for match in _EMPHASIS.finditer(text.text) if match[1]]
        text = text.kept(_between(gaps, len(text.text))).without(_UNDERSCORES, but_group=False)
        text = _Traced(text.text.translate(_RESTORED), text.places)
        words = [match.span() for match in re.finditer(r"\S+", text.text)]
        spaces = [(last, last + 1) for _, last in words[:-1]]
        joined = text.kept(sorted([*words, *spaces]))
        return _Traced(" ".join(text.text.split()), joined.places)


def _between(gaps: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    ends = [0, *(end for _, end in gaps)]
    return list(zip(ends, [*(start for start, _ in gaps), length], strict=True))
