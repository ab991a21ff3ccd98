"""Files and folders to documents."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from kg.errors import InputError, ReadingError
from kg.model import Document, Sentence
from kg.reading.blocks import Block, assemble
from kg.reading.companions import COMPANIONS, NOT_USED, check_article, left_alone
from kg.reading.dates import stated_author, stated_date, stated_publisher
from kg.reading.encoding import decode_page
from kg.reading.end_matter import with_end_matter
from kg.reading.frontmatter import NAMES_READ, FrontMatter, read_front_matter
from kg.reading.heads import with_head
from kg.reading.html_page import read_page
from kg.reading.language import recognise
from kg.reading.markdown import parse_markdown
from kg.reading.normalise import decode, encoding_of, normalise
from kg.reading.outputs import OUTPUTS, is_own_output
from kg.reading.pdf import read_pdf
from kg.reading.plain import parse_plain
from kg.reading.remarks import remarks_on
from kg.wording import counted

__all__ = [
    "MAX_BYTES",
    "SUFFIXES",
    "Layout",
    "OnRemark",
    "Reprints",
    "Source",
    "document_files",
    "document_sources",
    "read_bytes",
    "read_document",
    "read_documents",
    "read_layout",
    "read_text",
]

MAX_BYTES = 20_000_000
"""Larger files are refused: an article is some kilobytes."""

OnRemark = Callable[[str, str], None]
"""Called with a place and what a person should know about the reading of it."""

Kind = Literal["text", "Markdown", "HTML", "PDF"]

_MARKDOWN = (".md", ".markdown")
_KINDS: dict[str, Kind] = {".html": "HTML", ".htm": "HTML", ".xhtml": "HTML", ".pdf": "PDF"}
SUFFIXES = (".txt", ".text", *_MARKDOWN, *_KINDS)
_NAMED = 5
"""How many of the files that a folder's reading passes over are named."""
_PDF = b"%PDF-"
_HTML = re.compile(r"\ufeff?\s*(?:<!doctype html|<html\b|<head\b|<body\b|<meta\b|<title\b|<\?xml\b)", re.IGNORECASE)
_FRAGMENT = re.compile(r"\ufeff?\s*<(?:p|div|article|section|table|h1)(?:>|\s[a-z])", re.IGNORECASE)
"""How a part of a page begins, which somebody has saved as text; in Markdown it may stand among other things."""
_ONLY_EXTRACT = "save the text as a file: only `kg extract -` reads standard input"
_ADDRESS = re.compile(r"(?:https?|ftp):/", re.IGNORECASE)
"""How an address begins once it has been taken for a path."""
_SAVE = "save the article as plain text, HTML or PDF"
_NO_PICTURES = "give the article's text: what a picture shows is not read"
_OTHER_KINDS = (
    (b"PK\x03\x04", "a Word or OpenDocument file, or another ZIP archive", _SAVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file", _SAVE),
    (b"{\\rtf", "a Rich Text file", _SAVE),
    (b"\x1f\x8b", "a file packed by gzip", "unpack it first"),
    (b"From: <Saved by ", "a web archive (MHTML)", "save the page as HTML, or its text"),
    (b"%!PS", "a PostScript file", "save it as PDF or plain text"),
    (b"BZh9", "a file packed by bzip2", "unpack it first"),
    (b"\xfd7zXZ", "a file packed by xz", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"PK\x05\x06", "an empty ZIP archive", _SAVE),
    (b"\xff\xd8\xff", "a picture (JPEG)", _NO_PICTURES),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", _NO_PICTURES),
    (b"GIF8", "a picture (GIF)", _NO_PICTURES),
)
"""First bytes of what people take for a document that can be read; what it is; what to do."""
_FRONT = re.compile(r"---\n(?:[A-Za-z_]{2,20}: [^\n]{1,500}\n){1,30}---(?:\n|\Z)")
"""Front matter by which a file shows that it is Markdown, whatever its name."""
_NOT_TEXT = frozenset(("byline", "caption", "boilerplate"))
_NO_WORDS = hashlib.sha256().hexdigest()
"""The digest of the words of what has none, such as a file of captions alone."""


def read_document(path: Path, *, on_remark: OnRemark | None = None) -> Document:
    """The document in a file of plain text, Markdown, HTML or PDF.

    What a file is, is told by its first bytes for PDF and HTML, and else by its name.

    Args:
        path: the file.
        on_remark: called with what a person may want to check, such as a guess at the encoding of a page that does
            not state it, or a language in which nothing can be extracted.

    Raises:
        ReadingError: the file is missing, empty, binary, too large, encrypted, malformed, not allowed to be read, or
            a text that is not UTF-8 (or UTF-16 with a byte order mark); the message names the place.
        TimeError: its front matter holds an impossible date.
    """
    return _read(_bytes(path), _stem(path), str(path), path.suffix.lower(), on_remark)


def read_bytes(data: bytes, *, id: str = "stdin", on_remark: OnRemark | None = None) -> Document:
    """The document in ``data``, such as standard input: plain text, Markdown with front matter, HTML or PDF.

    Raises:
        ReadingError: as for `read_document`.
        TimeError: its front matter holds an impossible date.
    """
    return _read(_checked(data, id), id, id, "", on_remark)


def _read(data: bytes, name: str, place: str, suffix: str, on_remark: OnRemark | None) -> Document:
    layout = _layout(data, place, suffix)
    stated = layout.stated
    if layout.kind == "HTML":
        # Many pages state the language of their template: it counts where the text does not show its own.
        document = _made(layout.blocks, replace(stated, language=None), name=name, place=place, sha256=layout.sha256)
        document = replace(document, language=document.language or stated.language)
    else:
        document = _made(layout.blocks, stated, name=name, place=place, sha256=layout.sha256)
    if on_remark is not None:
        for remark in (*layout.remarks, *remarks_on(document, stated.impossible)):
            on_remark(place, remark)
    return document


@dataclass(frozen=True, slots=True)
class Layout:
    """What was read of a file, before it is a document.

    Attributes:
        kind: what it is.
        blocks: its parts.
        stated: what it states about itself outside its text.
        sha256: the digest of its bytes.
        remarks: what a person should know about the reading.
        raw: of text and Markdown the file's own characters, not normalised; ``None`` of others.
        encoding: theirs.
        skip: how many bytes stand before them.
    """

    kind: Kind
    blocks: tuple[Block, ...]
    stated: FrontMatter
    sha256: str
    remarks: tuple[str, ...] = ()
    raw: str | None = None
    encoding: str = "utf-8"
    skip: int = 0

    @property
    def text(self) -> str:
        """The text of the document that it makes."""
        return assemble(self.blocks)[0]

    def encoded(self, text: str) -> int:
        """How many bytes a part of the file takes there."""
        return len(text.encode(self.encoding))


def read_layout(path: Path) -> Layout:
    """The layout of a file.

    Raises:
        ReadingError, TimeError: as for `read_document`.
    """
    return _layout(_bytes(path), str(path), path.suffix.lower())


def _layout(data: bytes, place: str, suffix: str) -> Layout:
    digest = hashlib.sha256(data).hexdigest()
    kind = _kind(data, suffix)
    if kind == "PDF":
        blocks, stated = read_pdf(data, place)
        return Layout("PDF", with_end_matter(blocks), stated, digest)
    if kind == "HTML":
        text, remarks = decode_page(data, place)
        page = read_page(text, place)
        return Layout("HTML", with_end_matter(page.blocks), page.stated, digest, (*remarks, *page.remarks))
    raw = decode(data, place)
    text = normalise(raw)
    markdown = suffix in _MARKDOWN or (not suffix and text.startswith("---\n")) or bool(_FRONT.match(text))
    told: list[str] = []
    stated, made = _text_blocks(text, place, markdown=markdown, on_remark=told.append)
    found = tuple(made)  # what is told comes with it
    return Layout("Markdown" if markdown else "text", found, stated, digest, tuple(told), raw, *encoding_of(data))


def read_text(text: str, *, id: str = "stdin", markdown: bool = False) -> Document:
    """The document that ``text`` makes, such as standard input.

    Args:
        text: the article.
        id: the document's id.
        markdown: whether it is Markdown; front matter makes it so in any case.

    Raises:
        ReadingError: the text is empty, too large, or its front matter is malformed.
        TimeError: its front matter holds an impossible date.
    """
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > MAX_BYTES:
        raise _too_large(id, len(data))
    if "\x00" in text:
        raise ReadingError(f"this is not a text: character {text.index(chr(0))} is NUL", place=id)
    normal = normalise(text)
    front, blocks = _text_blocks(normal, id, markdown=markdown or normal.startswith("---\n"))
    return _made(blocks, front, name=id, place=id, sha256=hashlib.sha256(data).hexdigest())


def document_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that ``paths`` name: files as given, and every document in a folder and those below it, sorted.

    Companions (``.statements.yaml``, ``.decisions.yaml``), hidden files, what a build wrote and files of other kinds
    are passed over in folders.

    Raises:
        ReadingError: a folder holds no document, or cannot be read.
    """
    seen: dict[Path, Path] = {}
    for path in paths:
        yield from _new_files(path, seen, None)


def _new_files(path: Path, seen: dict[Path, Path], on_remark: OnRemark | None) -> Iterator[Path]:
    # Unlike `Path.is_dir`, it has an answer for a name that is too long, or no name at all.
    for file in _folder_files(path, on_remark) if os.path.isdir(path) else [path]:  # noqa: PTH112
        try:
            key = file.resolve()
        except (OSError, RuntimeError):
            # Links in a circle: reading the file says so.
            key = file.absolute()
        first = seen.setdefault(key, file)
        if first is file:
            yield file
        elif on_remark is not None and first.absolute() != file.absolute():
            on_remark(str(file), f"it is another name of {first}: read once")


def _folder_files(folder: Path, on_remark: OnRemark | None) -> list[Path]:
    files, companions = list[Path](), list[Path]()
    others, linked = list[str](), list[str]()
    _check_open(folder)
    try:
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            # A pipe, a device, a link that leads nowhere or a folder that is closed to this user is named where it is
            # read: nothing is left out silently.
            if any(part.startswith(".") for part in inside.parts):
                continue
            if path.is_dir() and _is_open(path):
                linked += [str(inside)] if path.is_symlink() else []
                continue
            if _is_output(path):
                continue
            if path.suffix.lower() in SUFFIXES or path.is_dir():
                files.append(path)
            elif path.name.endswith(COMPANIONS):
                companions.append(path)
            else:
                others.append(str(inside))
    except OSError as problem:
        raise ReadingError(f"the folder cannot be read ({problem.strerror})", place=str(folder)) from None
    if not files:
        raise ReadingError(
            "the folder holds no document", place=str(folder),
            remedy=f"put the articles there as {', '.join(SUFFIXES)}"
            + (f"; the link {linked[0]!r} to a folder is not followed: name that folder itself" if linked else ""),
        )  # fmt: skip
    if on_remark is not None:
        alone = ((str(path), NOT_USED) for path in left_alone(companions, files))
        for place, what in (*alone, *((str(folder), what) for what in _left_out(linked, others))):
            on_remark(place, what)
    return files


def _left_out(linked: list[str], others: list[str]) -> Iterator[str]:
    if linked:
        yield f"{counted(len(linked), 'link')} to folders not followed: {_shown(linked)}"
    if others:
        yield _passed_over(others)


def _is_output(path: Path) -> bool:
    """Whether a build wrote it: read as articles, its outputs would be what they tell of a second time."""
    return path.name in OUTPUTS and is_own_output(path)


def _check_open(folder: Path) -> None:
    denied = [name for right, name in ((os.R_OK, "reading"), (os.X_OK, "entering")) if not os.access(folder, right)]
    if denied:
        remedy = "ask its owner for permission to read and enter it"
        raise ReadingError(f"{' and '.join(denied)} the folder is not permitted", place=str(folder), remedy=remedy)


def _is_open(folder: Path) -> bool:
    return os.access(folder, os.R_OK | os.X_OK)


def _shown(names: list[str]) -> str:
    return ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")


def _passed_over(names: list[str]) -> str:
    files = f"{counted(len(names), 'file')} of other kinds passed over ({_shown(names)})"
    return f"{files}: only {', '.join(SUFFIXES)} are read"


def read_documents(
    paths: Iterable[Path],
    *,
    on_problem: Callable[[InputError], None] | None = None,
    on_remark: OnRemark | None = None,
) -> Iterator[tuple[Path, Document]]:
    """The documents in files and folders, in order, each with its file; one is held at a time.

    Files that share a stem get ids of stem and hash; of files with the same stem and the same bytes the first is
    read. A document whose text is that of an earlier one is a reprint and takes its origin.

    Args:
        paths: files and folders.
        on_problem: what to do with a file that cannot be read; the rest is read all the same. Without it, the
            first problem is raised.
        on_remark: as for `read_document`.

    Raises:
        InputError: a file cannot be read, and there is no ``on_problem``.
    """
    reprints = Reprints()
    for source in document_sources(paths, on_problem=on_problem, on_remark=on_remark):
        try:
            document = source.read(on_remark=on_remark)
            settled = reprints.settled(document, str(source.path), on_remark)
        except InputError as problem:
            _report(problem, on_problem)
            continue
        if settled is not None:
            yield source.path, settled


@dataclass(frozen=True, slots=True)
class Source:
    """A file that holds a document.

    Attributes:
        path: the file.
        shares_stem: another file has the same stem, so that the document's id needs a hash.
    """

    path: Path
    shares_stem: bool = False

    def read(self, *, on_remark: OnRemark | None = None) -> Document:
        """The document; raises as `read_document` does."""
        document = read_document(self.path, on_remark=on_remark)
        return replace(document, id=f"{document.id}-{document.sha256[:8]}") if self.shares_stem else document


def document_sources(
    paths: Iterable[Path],
    *,
    on_problem: Callable[[InputError], None] | None = None,
    on_remark: OnRemark | None = None,
) -> tuple[Source, ...]:
    """The files that `read_documents` reads, in its order, before any of them is opened.

    Args:
        paths: files and folders.
        on_problem: as for `read_documents`.
        on_remark: called with a folder and which files there are passed over, being of kinds that are not read.

    Raises:
        InputError: a folder cannot be read, and there is no ``on_problem``.
    """
    files: list[Path] = []
    seen: dict[Path, Path] = {}
    for path in paths:
        try:
            files += _new_files(path, seen, on_remark)
        except InputError as problem:
            _report(problem, on_problem)
    stems = Counter(_stem(path) for path in files)
    return tuple(Source(path, stems[_stem(path)] > 1) for path in files)


class Reprints:
    """What is known of the documents so far, so that the same text twice is one origin."""

    def __init__(self) -> None:
        self._origins: dict[str, tuple[str, str]] = {}
        self._read: dict[str, tuple[str, str]] = {}

    def settled(self, document: Document, place: str, on_remark: OnRemark | None = None) -> Document | None:
        """The document, with the origin of an earlier one of the same text; ``None`` where it has been read before.

        Args:
            document: the next document.
            place: its file.
            on_remark: called with the file and which earlier one tells the same.

        Raises:
            ReadingError: its id is that of another document, of which no edge could be told from its own.
        """
        digest, first = self._read.setdefault(document.id, (document.sha256, place))
        if digest != document.sha256:
            raise ReadingError(
                f"its id {document.id!r} is that of {first}, which tells something else", place=place,
                remedy="rename one of the two files",
            )  # fmt: skip
        if first != place:
            if on_remark is not None:
                on_remark(place, f"it is the same article as {first}, byte for byte: that one is read, once for both")
            return None
        text = _fingerprint(document.text, document.sentences)
        if text == _NO_WORDS:
            return document
        origin, earlier = self._origins.setdefault(text, (document.origin, place))
        if earlier != place and on_remark is not None:
            on_remark(place, f"its text is that of {earlier}: the two are one origin, and do not bear each other out")
        return document if origin == document.origin else replace(document, origin=origin)


def _report(problem: InputError, on_problem: Callable[[InputError], None] | None) -> None:
    if on_problem is None:
        raise problem
    on_problem(problem)


def _bytes(path: Path) -> bytes:
    place = str(path)
    check_article(path)
    try:
        if path.is_dir():
            _check_open(path)
            raise ReadingError("this is a folder", place=place, remedy="name a file in it")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(place, size)
        if not path.is_file():
            raise ReadingError("this is not a regular file", place=place, remedy="name a file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        if path.is_symlink():
            remedy = "remove the link, or let it lead to the article"
            raise ReadingError("this is a link to a file that is not there", place=place, remedy=remedy) from None
        if _ADDRESS.match(place):
            remedy = "save the page as HTML, and name that file"
            raise ReadingError("this is an address, and nothing is fetched", place=place, remedy=remedy) from None
        remedy = "check the name and the folder" if place != "-" else _ONLY_EXTRACT
        raise ReadingError("there is no such file", place=place, remedy=remedy) from None
    except PermissionError:
        raise ReadingError(
            "reading is not permitted", place=place, remedy="ask its owner for permission to read"
        ) from None
    except (OSError, ValueError) as problem:
        why = (problem.strerror if isinstance(problem, OSError) else None) or problem
        remedy = "see what lies under this name, and give the article's own file"
        raise ReadingError(f"the file cannot be read ({why})", place=place, remedy=remedy) from None
    return _checked(data, place)


def _checked(data: bytes, place: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise _too_large(place, len(data))
    for start, what, remedy in _OTHER_KINDS:
        if data.startswith(start):
            raise ReadingError(f"this is {what}", place=place, remedy=remedy)
    if not data.strip():
        raise ReadingError("the file is empty", place=place, remedy="give a file with the article's text")
    return data


def _stem(path: Path) -> str:
    """A file's name without its ending, as text: in NFC, and with the bytes of it that are no text as escapes."""
    return unicodedata.normalize(
        "NFC", path.stem.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    )


def _kind(data: bytes, suffix: str) -> Kind | None:
    """What the bytes are in spite of their file's name, or else by it."""
    if data.startswith(_PDF):
        return "PDF"
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    head = data[:400].decode("utf-16" if marked else "utf-8", "ignore")
    page = _HTML.match(head) or (suffix not in _MARKDOWN and _FRAGMENT.match(head))
    return "HTML" if page else _KINDS.get(suffix)


def _too_large(place: str, size: int) -> ReadingError:
    limit = MAX_BYTES // 1_000_000
    shown = f"{size / 1e6:.0f} MB is more than" if size >= MAX_BYTES + 1_000_000 else "it is larger than"
    return ReadingError(
        f"{shown} the limit of {limit} MB", place=place,
        remedy="split it into articles, one a file",
    )  # fmt: skip


def _text_blocks(
    text: str, place: str, *, markdown: bool, on_remark: Callable[[str], None] | None = None
) -> tuple[FrontMatter, Iterable[Block]]:
    """What a text states in its front matter, and its blocks; what is not read of it is told as they are made."""
    if not markdown:
        return FrontMatter(), with_end_matter(parse_plain(text))
    front = read_front_matter(text, place)
    body = text.split("\n", front.length)[-1] if front.length else text
    if front.unread and on_remark is not None:
        on_remark(f"its front matter has {', '.join(map(repr, front.unread))}, which is not read: {NAMES_READ}")
    digest = front.restates is not None
    blocks = parse_markdown(body, first_line=front.length + 1, restates=digest, on_remark=on_remark)
    return front, blocks if digest else with_end_matter(with_head(blocks))


def _made(blocks: Iterable[Block], front: FrontMatter, *, name: str, place: str, sha256: str) -> Document:
    """The document of a file's blocks and of what it states about itself outside them."""
    whole, sentences = assemble(blocks)
    if not sentences:
        raise ReadingError("the file holds no text", place=place, remedy="give a file with the article's text")
    stated = _Stated(whole, sentences)
    publisher = front.publisher or stated.publisher
    return Document(
        id=name, text=whole, sentences=sentences, title=front.title or stated.title, publisher=publisher,
        author=front.author or stated.author, issued=front.issued or stated.issued,
        language=front.language or recognise(whole),
        origin=front.origin or publisher or f"text {_fingerprint(whole, sentences)[:12]}",
        sha256=sha256, restates=front.restates, recorded=front.recorded, issuers=front.issuers,
        issuers_line=front.issuers_line,
    )  # fmt: skip


class _Stated:
    """What the text itself says of its title, publisher, author and date."""

    def __init__(self, text: str, sentences: tuple[Sentence, ...]) -> None:
        self.title = next((text[s.start : s.end] for s in sentences if s.section == "headline"), None)
        bylines = [text[s.start : s.end] for s in sentences if s.section == "byline"]
        self.publisher = next(filter(None, map(stated_publisher, bylines)), None)
        self.issued = next(filter(None, map(stated_date, bylines)), None)
        self.author = next(filter(None, map(stated_author, bylines)), None)


def _fingerprint(text: str, sentences: tuple[Sentence, ...]) -> str:
    """A digest of the article's words: the same for a reprint with other bylines, spacing or case."""
    digest = hashlib.sha256()
    for sentence in sentences:
        if sentence.section not in _NOT_TEXT:
            words = "".join(filter(str.isalnum, text[sentence.start : sentence.end].casefold()))
            digest.update(words.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
