"""PDF: the text page by page, its lines made paragraphs again, without running heads and page numbers."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from kg.errors import ReadingError
from kg.reading.blocks import Block
from kg.reading.frontmatter import FrontMatter
from kg.reading.hyphens import is_divided, joined, words_of
from kg.reading.normalise import normalise
from kg.reading.plain import parse_plain
from kg.reading.toplines import Line, can_head

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

__all__ = ["read_pdf"]

_OBJECT = re.compile(r"\bIndirectObject\((\d+), \d+, \d+\)")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
_MOST_SAID = 1000
_MOST_PAGES = 1000
_HEAD = 1024
"""Bytes within which a PDF says that it is one."""
_LONGEST_STREAM = 20_000_000
"""Bytes that one stream may unpack to."""
_LONGEST_CONTENT = 30_000_000
"""Bytes that the drawing of all pages may unpack to."""
_MOST_OPERATIONS = 1_000_000
"""Steps of drawing, in all pages, at some 70,000 a second. A report of 300 pages takes some 600,000."""
_MOST_TEXT = 20_000_000
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-–—|\s]{0,3}(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]{0,3}", re.I
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_DIGITS = re.compile(r"\d+")
_EDGE = 2
"""How many lines at the head and foot of a page may be running ones."""
_LONGEST_RUNNING = 120
_MARKER = re.compile(r"(?:[-*•▪◦‣·–—]|\d{1,2}[.)])\s+(?=\S)")
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*\Z")
_FILLED = 0.8
"""The share of the usual width from which a line counts as filled."""
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint)\b.*|untitled\b.*|(?:document|slide|presentation|print)\s?\d*|.*\."
    r"(?:docx?|indd|pdf|qxd|rtf|odt|pages|tex|html?|pptx?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    page: int


class _TooMuchError(Exception):
    """The file asks for more work than it may."""


def read_pdf(data: bytes, place: str) -> tuple[tuple[Block, ...], FrontMatter]:
    """The blocks of a PDF, each with its pages in ``at``, and the title and author that it states.

    The date on which a file was made is not that of its article, and is not read.

    Raises:
        ReadingError: the file is encrypted or malformed, holds no text (a scan), or is larger than may be: 1000
            pages, or a million steps of drawing.
    """
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    from pypdf import apply_configuration  # noqa: PLC0415 - loaded for PDF files only

    limits = apply_configuration(
        zlib_maximum_output_length=_LONGEST_STREAM, lzw_maximum_output_length=_LONGEST_STREAM,
        run_length_maximum_output_length=_LONGEST_STREAM, brotli_maximum_output_length=_LONGEST_STREAM,
        array_based_stream_maximum_output_length=_LONGEST_STREAM, maximum_declared_stream_length=_LONGEST_STREAM,
        stream_decoding_work_maximum_length=4 * _LONGEST_STREAM,
        stream_parsing_work_maximum_count=_MOST_OPERATIONS,
        xform_maximum_invocations_per_extraction=500, page_tree_maximum_entries=20 * _MOST_PAGES,
    )  # fmt: skip
    with limits:
        pages, stated = _pages(data, place)
    lines = list(_without_running_lines(pages))
    if not lines:
        raise ReadingError(
            "there is no text in it, only images", place=place, remedy="run text recognition (OCR) over it first"
        )
    paragraphs = list(_paragraphs(lines))
    # A blank line between paragraphs, as in a text that somebody has typed.
    text = "\n\n".join(words for words, _ in paragraphs)
    blocks = (_placed(block, paragraphs) for block in parse_plain(text))
    return tuple(blocks), stated


def _pages(data: bytes, place: str) -> tuple[list[str], FrontMatter]:
    """The text of each page, and what the file states about itself."""
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError  # noqa: PLC0415

    try:
        # A file that only forbids printing has an empty password, with which every viewer opens it.
        reader = PdfReader(io.BytesIO(data))
        return list(_texts(reader)), _stated(reader)
    except (FileNotDecryptedError, DependencyError):
        raise ReadingError(
            "the PDF is encrypted", place=place, remedy="open it with its password and save it without one"
        ) from None
    except (_TooMuchError, LimitReachedError, MemoryError) as problem:
        raise ReadingError(
            f"the PDF is too large to be read: {_words(problem) or 'it does not fit into memory'}", place=place,
            remedy="save the pages of the article as a file of their own, or its text as .txt",
        ) from None  # fmt: skip
    except Exception as problem:
        if b"%PDF" not in data[:_HEAD]:
            raise ReadingError(
                "this is no PDF: nothing at its beginning says so ('%PDF')", place=place,
                remedy="give it the name of what it is, such as .txt or .html, or get the file again",
            ) from None  # fmt: skip
        # The parser stumbles over hostile files in ways that it does not list.
        raise ReadingError(
            f"the PDF is malformed ({_words(problem) or type(problem).__name__})", place=place,
            remedy="open it in a viewer and save it again, or save the article's text as .txt",
        ) from None  # fmt: skip


def _words(problem: Exception) -> str:
    """What the parser says, without where in memory its objects lie, which is another place each time."""
    said = _ADDRESS.sub("", _OBJECT.sub(r"object \1", str(problem)[:_MOST_SAID]))
    return normalise(said)[:200].replace("\n", " ").strip().rstrip(".")


def _texts(reader: PdfReader) -> Iterator[str]:
    count = len(reader.pages)
    if count > _MOST_PAGES:
        raise _TooMuchError(f"{count} pages are more than the limit of {_MOST_PAGES}")
    work = _Work()
    for page in reader.pages:
        yield work.text_of(page)


class _Work:
    """What has been done for one file, counted rather than timed: the same file has the same fate everywhere."""

    def __init__(self) -> None:
        self._operations = self._content = self._text = 0

    def text_of(self, page: PageObject) -> str:
        content = page.get_contents()
        if content is None:
            return ""
        self._content += len(content.get_data())
        if self._content > _LONGEST_CONTENT:
            raise _TooMuchError(f"the drawing of its pages unpacks to more than {_LONGEST_CONTENT // 1_000_000} MB")
        text = page.extract_text(visitor_operand_before=self._count)
        self._text += len(text)
        if self._text > _MOST_TEXT:
            raise _TooMuchError(f"its text is longer than {_MOST_TEXT // 1_000_000} million characters")
        return text

    def _count(self, _operator: object, operands: object, *_matrices: object) -> None:
        self._operations += 1
        if isinstance(operands, list):
            self._operations += sum(len(item) for item in operands if isinstance(item, list))
        if self._operations > _MOST_OPERATIONS:
            raise _TooMuchError(f"drawing its pages takes more than {_MOST_OPERATIONS} steps")


def _stated(reader: PdfReader) -> FrontMatter:
    information = reader.metadata
    if information is None:
        return FrontMatter()
    title, author = _one_line(information.title), _one_line(information.author)
    return FrontMatter(title=None if title is None or _NO_TITLE.fullmatch(title) else title, author=author)


def _one_line(value: object) -> str | None:
    text = " ".join(_readable(value).split()) if isinstance(value, str) else ""
    return text if 0 < len(text) <= 300 else None


def _without_running_lines(pages: list[str]) -> Iterator[_Line]:
    """The lines of all pages, without page numbers and what stands at the head or foot of most of them."""
    split = [[" ".join(line.split()) for line in _readable(page).split("\n") if line.strip()] for page in pages]
    seen = Counter(chain.from_iterable({_shape(line) for line in (*page[:_EDGE], *page[-_EDGE:])} for page in split))
    often = max(2, (2 * sum(1 for page in split if page) + 4) // 5)
    for number, page in enumerate(split, start=1):
        for index, line in enumerate(page):
            edge = index < _EDGE or index >= len(page) - _EDGE
            running = seen[_shape(line)] >= often and len(line) <= _LONGEST_RUNNING
            if not (edge and (running or _PAGE_NUMBER.fullmatch(line))):
                yield _Line(line, number)


def _readable(page: str) -> str:
    # A soft hyphen at the end of a line is a hyphen to be joined; normalising would drop it.
    kept = re.sub("\u00ad(?=[ \t]*\n)", "\u2010", page.translate(_LIGATURES))
    return _SURROGATE.sub("\ufffd", normalise(kept))


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line.casefold())


def _paragraphs(lines: list[_Line]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Paragraphs, each with the pages it stands on."""
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(len(lengths) * 0.8)]
    known = words_of(line.text for line in lines)
    parts: list[str] = []
    pages: list[int] = []
    last: _Line | None = None
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if last is not None and (
            _parts_from(last.text, line.text, width)
            or (below is not None and _heads(last.text, line.text, below.text, width))
        ):
            yield "".join(parts), tuple(dict.fromkeys(pages))
            parts, pages = [], []
        if parts:
            parts[-1:] = [joined(parts[-1], line.text, known)]
        parts.append(line.text)
        pages.append(line.page)
        last = line
    if parts:
        yield "".join(parts), tuple(dict.fromkeys(pages))


def _heads(last: str, line: str, below: str, width: int) -> bool:
    """Whether a short line after a sentence is the heading of what begins below it, however full the last line is."""
    heads = _ENDS.search(last) is not None and can_head(Line(line, len(line)))
    return heads and _SHORT * len(line) <= width and below[:1].isupper()


_SHORT = 2


def _parts_from(last: str, line: str, width: int) -> bool:
    """Whether a paragraph ends between two lines."""
    if _MARKER.match(line):
        return True
    if is_divided(last) or line[0].islower():
        return False
    short = len(last) < _FILLED * width
    if _ENDS.search(last):
        return short
    # A short line without a full stop is a heading or an item, if what follows begins anew.
    return short and len(last.split()) <= 16


def _placed(block: Block, paragraphs: list[tuple[str, tuple[int, ...]]]) -> Block:
    """The block with its page for its place, and without lines: nobody sees lines in a PDF."""
    pages = [paragraphs[(lines[0] - 1) // 2][1] for _, lines in block.pieces]
    return replace(block, pieces=tuple((text, ()) for text, _ in block.pieces), at=tuple(pages))
