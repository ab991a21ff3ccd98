"""Front matter: what a Markdown file states about itself, between two lines of three dashes at its head."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from kg.errors import ReadingError, TimeError
from kg.model import Interval, Original, parse_day
from kg.reading.normalise import normalise

__all__ = ["NAMES_READ", "FrontMatter", "read_front_matter"]

_NAMES = ("title", "publisher", "author", "date", "language", "origin", "recorded_at", "original", "issuer")
NAMES_READ = f"the names that are read are {', '.join(_NAMES)}, in small letters"
_OTHERS = """
    authors byline created dateline datepublished headline issued lang published published_at publication_date pubdate
    publish_date recorded source
"""
_MEANT = frozenset(_OTHERS.split())
"""Names by which others mean what is read here by other names."""

_MAX_LENGTH = 100_000
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_HALF = re.compile("[\ud800-\udfff]")
_PLAIN_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file states about itself; ``None`` where it states nothing.

    Attributes:
        length: how many lines the front matter takes, its fences included.
        unread: names in it that seem to mean what is read by another name.
        impossible: a date of publication, as a page states it, that no calendar has.
        issuers: whose own release it is.
        issuers_line: the line that says so, from 1.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    issued: str | None = None
    language: str | None = None
    origin: str | None = None
    recorded: str | None = None
    restates: Original | None = None
    length: int = 0
    unread: tuple[str, ...] = ()
    impossible: str | None = None
    issuers: tuple[str, ...] = ()
    issuers_line: int | None = None


def read_front_matter(text: str, place: str) -> FrontMatter:
    """The front matter at the head of ``text``; an empty one where there is none.

    Raises:
        ReadingError: it is not closed, not YAML, holds tags, or has a wrong value; the message names the line.
        TimeError: one of its dates is malformed or impossible; likewise.
    """
    if not text.startswith("---\n"):
        return FrontMatter()
    end = text.find("\n---", 3, _MAX_LENGTH)
    while end >= 0 and text[end + 4 : end + 5] not in ("", "\n", " "):
        end = text.find("\n---", end + 1, _MAX_LENGTH)
    if end < 0:
        raise ReadingError("the front matter is not closed", place=f"{place}, line 1", remedy="end it with a line ---")
    inner = text[4 : end + 1]
    values = _Values(_fields(inner, place), place)
    return FrontMatter(
        values.text("title"), values.text("publisher"), values.text("author"), values.day("date", partial=True),
        values.text("language"), values.text("origin"), values.day("recorded_at", partial=False), values.original(),
        inner.count("\n") + 2, values.unread(), issuers=values.names("issuer"), issuers_line=values.line("issuer"),
    )  # fmt: skip


def _fields(inner: str, place: str) -> dict[str, yaml.Node]:
    try:
        # Composed, not constructed: nothing in the file can make an object, and every value keeps its line.
        node = yaml.compose(inner, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        what = getattr(problem, "problem", None) or "it is nested too deeply"
        raise ReadingError(
            f"the front matter is not YAML: {what}", place=f"{place}, line {line}",
            remedy="write one `name: value` a line, and quote a value that holds a colon",
        ) from None  # fmt: skip
    if node is None:
        return {}
    return _mapping(node, place)


def _mapping(node: yaml.Node, place: str) -> dict[str, yaml.Node]:
    where = f"{place}, line {node.start_mark.line + 2}"
    if not isinstance(node, yaml.MappingNode):
        raise ReadingError(
            "this is not a list of names and values", place=where, remedy="write one `name: value` a line"
        )
    fields: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            if key.value in fields:
                raise ReadingError(
                    f"{key.value!r} stands twice", place=f"{place}, line {key.start_mark.line + 2}",
                    remedy="keep one of the two",
                )  # fmt: skip
            fields[key.value] = value
    return fields


class _Values:
    """The values of front matter, checked as they are asked for."""

    def __init__(self, fields: dict[str, yaml.Node], place: str) -> None:
        self._fields = fields
        self._place = place

    def _where(self, node: yaml.Node) -> str:
        return f"{self._place}, line {node.start_mark.line + 2}"

    def unread(self) -> tuple[str, ...]:
        others = (name for name in self._fields if name not in _NAMES)
        return tuple(name for name in others if name.casefold() in _NAMES or name.casefold() in _MEANT)

    def line(self, name: str) -> int | None:
        node = self._fields.get(name)
        return None if node is None else int(node.start_mark.line) + 2

    def text(self, name: str) -> str | None:
        node = self._fields.get(name)
        return None if node is None else self._text(name, node)

    def names(self, name: str) -> tuple[str, ...]:
        """One name, or a list of them: two in one text would be somebody of whom nothing is known."""
        node = self._fields.get(name)
        items: list[yaml.Node] = node.value if isinstance(node, yaml.SequenceNode) else [node] if node else []
        found = {text: item for item in items if (text := self._text(name, item)) is not None}
        wrong = next((item for text, item in found.items() if item.tag != f"{_PLAIN_TAG}str"), None)
        if wrong is not None:
            raise ReadingError(f"{name} is not a name", place=self._where(wrong), remedy=f"write `{name}: NAME`")
        if len(found) == 1 and items[0] is node and "," in next(iter(found)):
            raise ReadingError(
                f"{name} names more than one in one text", place=self._where(items[0]),
                remedy=f"write a list: `{name}: [FIRST, SECOND]`",
            )  # fmt: skip
        return tuple(sorted(found))

    def _text(self, name: str, node: yaml.Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode) or not node.tag.startswith(_PLAIN_TAG):
            raise ReadingError(f"{name} is not a text", place=self._where(node), remedy=f"write `{name}: words`")
        value = normalise(node.value)
        if _HALF.search(value):
            raise ReadingError(
                f"{name} holds half a character",
                place=self._where(node),
                remedy="write it as it is, without \\u escapes",
            )
        return None if node.tag == f"{_PLAIN_TAG}null" else " ".join(value.split()) or None

    def day(self, name: str, *, partial: bool) -> str | None:
        value = self.text(name)
        if value is None:
            return None
        moment = _MOMENT.fullmatch(value)
        value = moment[1] if moment else value
        try:
            if partial:
                Interval.parse(value)
            else:
                parse_day(value)
        except TimeError as problem:
            raise problem.at(f"{self._where(self._fields[name])}, {name}") from None
        return value

    def original(self) -> Original | None:
        node = self._fields.get("original")
        if node is None:
            return None
        inner = _Values(_mapping(node, self._place), self._place)
        file, digest = inner.text("file"), inner.text("sha256")
        if not file or not digest or not _SHA256.fullmatch(digest):
            raise ReadingError(
                "the original needs its file name and its SHA-256", place=self._where(node),
                remedy="write `original: {file: NAME, sha256: 64 hexadecimal digits}`",
            )  # fmt: skip
        return Original(file, digest)
