"""YAML as a tree of texts that know their place: the safe and small part of the language that our files use.

Built from the parser's events, because composing or constructing is not safe on hostile input: tags can make
objects, aliases can grow without bound, and deep nesting ends the Python process inside the C library.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from kg.errors import StatementError

__all__ = ["Node", "parse_yaml"]

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TOO_DEEP = "this is nested too deeply"
_FORMAT = "see `docs/statements.md` for the format"
_MAX_DEPTH = 12
_STRING_TAG = "tag:yaml.org,2002:str"
_NULLS = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the file, with its place.

    Attributes:
        value: a text, a mapping, a sequence, or ``None`` for a plain ``null`` or nothing at all.
        line: from 1.
        column: from 1.
        names: for a mapping, where each name stands.
    """

    value: str | Mapping[str, Node] | Sequence[Node] | None
    line: int
    column: int
    names: Mapping[str, tuple[int, int]] | None = None


def parse_yaml(text: str, place: str) -> Node:
    """The one document of a YAML text.

    Raises:
        StatementError: the text is not YAML, or uses tags, anchors, aliases, several documents, one name twice, or
            deep nesting; the message names line and column.
    """
    try:
        return _Builder(place).build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        where = f"{place}, line {mark.line + 1}, column {mark.column + 1}" if mark else place
        said = problem.problem or problem.context or ""
        if "nesting depth" in said:
            # Since 6.0.4 PyYAML has a bound of its own, which it can reach before the events that ours counts.
            raise StatementError(_TOO_DEEP, place=where, remedy=_FORMAT) from None
        raise StatementError(
            f"this is not YAML: {said}", place=where,
            remedy="check indentation, brackets and quotation marks; put a text that holds a colon in quotes",
        ) from None  # fmt: skip
    except (yaml.YAMLError, UnicodeEncodeError) as problem:
        raise StatementError(
            f"this is not YAML: {str(problem).splitlines()[0]}",
            place=place,
            remedy="remove characters that do not print",
        ) from None


class _Builder:
    """Events to nodes, with a stack of its own and an end to its depth."""

    def __init__(self, place: str) -> None:
        self._place = place

    def build(self, events: Iterator[Any]) -> Node:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise self._error(event, "a second document begins here", "keep one document in a file")
                root = self._node(next(events), events, 0)
        if root is None:
            raise StatementError("the file is empty", place=self._place, remedy=f"remove it, or {_FORMAT}")
        return root

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:  # noqa: ANN401 - PyYAML's events are untyped
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise self._error(event, "anchors and aliases are not read", "write the value out in each place")
        if depth > _MAX_DEPTH:
            raise self._error(event, _TOO_DEEP, _FORMAT)
        if event.tag not in (None, "!", _STRING_TAG):
            raise self._error(event, f"the tag {event.tag!r} is not read", "remove the tag: values are plain texts")
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.ScalarEvent):
            is_null = not event.style and event.tag is None and event.value in _NULLS
            return Node(None if is_null else event.value, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                items.append(self._node(inner, events, depth + 1))
            return Node(items, line, column)
        return self._mapping(line, column, events, depth)

    def _mapping(self, line: int, column: int, events: Iterator[Any], depth: int) -> Node:
        fields: dict[str, Node] = {}
        names: dict[str, tuple[int, int]] = {}
        while not isinstance(inner := next(events), yaml.MappingEndEvent):
            name = self._node(inner, events, depth + 1)
            if not isinstance(name.value, str):
                raise self._error(inner, "a name is missing here", "write `name: value`")
            if name.value in fields:
                first = names[name.value][0]
                raise self._error(inner, f"{name.value!r} stands twice, first on line {first}", "keep one of the two")
            names[name.value] = name.line, name.column
            fields[name.value] = self._node(next(events), events, depth + 1)
        return Node(fields, line, column, names)

    def _error(self, event: Any, message: str, remedy: str) -> StatementError:  # noqa: ANN401 - as above
        mark = event.start_mark
        place = f"{self._place}, line {mark.line + 1}, column {mark.column + 1}"
        return StatementError(message, place=place, remedy=remedy)
