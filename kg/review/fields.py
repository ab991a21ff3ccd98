"""A mapping of a statement file, read field by field: every error names the line, the column and the remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NoReturn, TypeVar

from kg.errors import KgError, StatementError, suggestion
from kg.review.yaml_tree import Node
from kg.wording import shortened

__all__ = ["Fields"]

_WHOLE = re.compile(r"\d{1,18}", re.ASCII)
_NUMBER = re.compile(r"\d{1,310}(?:\.\d{1,330})?", re.ASCII)
T = TypeVar("T")
_LONGEST = 1000
"""Characters of a message, which may repeat a value of any length."""
_NAMED = 20
"""Unknown fields that are named beside the first."""
_FORMAT = "see `docs/statements.md` for the format"


class Fields:
    """A mapping whose fields are checked as they are asked for.

    Args:
        node: the mapping.
        file: the file's name, for messages.
        what: what the mapping describes, for messages: ``statement``, ``actor``.
        known: the names of the fields that it may have.
    """

    def __init__(self, node: Node, file: str, what: str, known: Iterable[str]) -> None:
        self._set(node, file, what)
        _refuse_unknown([self], what, tuple(known))

    def _set(self, node: Node, file: str, what: str) -> None:
        self._node = node
        self._file = file
        if not isinstance(node.value, Mapping):
            self.fail(None, f"this {what} is not a list of names and values", _FORMAT)
        self._fields = node.value

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    @property
    def line(self) -> int:
        """The line where the mapping begins, from 1."""
        return self._node.line

    def line_of(self, name: str) -> int:
        """The line where the name of a field stands, from 1."""
        return (self._node.names or {}).get(name, (self.line, 0))[0]

    def place(self, name: str | None = None, *, at_name: bool = False) -> str:
        """Where a field's value (or its name) stands; where the mapping begins, without a name."""
        line, column = self._node.line, self._node.column
        if name is not None and name in self._fields:
            node = self._fields[name]
            line, column = node.line, node.column
            if at_name and self._node.names is not None:
                line, column = self._node.names[name]
        return f"{self._file}, line {line}, column {column}"

    def fail(self, name: str | None, message: str, remedy: str, *, at_name: bool = False) -> NoReturn:
        """Refuse the field, or the whole mapping.

        Raises:
            StatementError: always.
        """
        place = self.place(name, at_name=at_name)
        raise StatementError(shortened(message, _LONGEST), place=place, remedy=shortened(remedy, _LONGEST))

    def checked(self, name: str | None, make: Callable[[], T]) -> T:
        """What ``make`` returns, with the field's place added to any error of ours that it raises."""
        try:
            return make()
        except KgError as problem:
            raise problem.at(self.place(name)) from None

    def text(self, name: str) -> str | None:
        """A text, or ``None`` where the field is left out or null."""
        node = self._fields.get(name)
        if node is None or node.value is None:
            return None
        if not isinstance(node.value, str):
            self.fail(name, f"{name} is not a text", f"write `{name}: words`")
        if not node.value.strip():
            self.fail(name, f"{name} is empty", "leave the field out where nothing is known")
        return node.value

    def needed(self, name: str) -> str:
        """A text that must be there."""
        value = self.text(name)
        if value is None:
            self.fail(None, f"the field {name!r} is missing", f"add `{name}: …`")
        return value

    def choice(self, name: str, choices: Sequence[str]) -> str | None:
        """One of a closed list of words, or ``None``."""
        value = self.text(name)
        if value is not None and value not in choices:
            remedy = suggestion(value, choices, otherwise=f"use one of {', '.join(choices)}")
            self.fail(name, f"unknown {name.replace('_', ' ')} {value!r}", remedy)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty where the field is left out."""
        found = []
        for node in self._items(name):
            if not isinstance(node.value, str) or not node.value.strip():
                self.fail(name, f"{name} holds something that is not a text", f"write `{name}: [one, another]`")
            found.append(node.value)
        return tuple(found)

    def number(self, name: str) -> float | None:
        """A plain number of 0 or more, or ``None``."""
        value = self.text(name)
        if value is not None and not _NUMBER.fullmatch(value):
            self.fail(name, f"{value!r} is not a number", "write digits only, with a point for decimals: 6500")
        return None if value is None else float(value)

    def whole(self, name: str) -> int | None:
        """A whole number of 0 or more, or ``None``."""
        value = self.text(name)
        if value is not None and not _WHOLE.fullmatch(value):
            self.fail(
                name, f"{value!r} is not a whole number", "count characters from the beginning of the text, from 0"
            )
        return None if value is None else int(value)

    def flag(self, name: str) -> bool:
        """A yes or no; no where the field is left out."""
        return self.choice(name, ("true", "false")) == "true"

    def mapping(self, name: str, known: Iterable[str]) -> Fields | None:
        """A mapping inside this one, or ``None``."""
        node = self._fields.get(name)
        return None if node is None or node.value is None else Fields(node, self._file, name, known)

    def open_mapping(self, name: str) -> Fields | None:
        """A mapping inside this one whose names are its own matter, or ``None``."""
        node = self._fields.get(name)
        if node is None or node.value is None:
            return None
        known = node.value if isinstance(node.value, Mapping) else ()
        return Fields(node, self._file, name, known)

    def mappings(self, name: str, what: str, known: Iterable[str]) -> list[Fields]:
        """A list of mappings; empty where the field is left out."""
        found = []
        for node in self._items(name):
            entry = Fields.__new__(Fields)
            entry._set(node, self._file, what)
            found.append(entry)
        _refuse_unknown(found, what, tuple(known))
        return found

    def open_mappings(self, name: str) -> list[Fields]:
        """The mappings among the items of a list, whatever they hold; none where the field is no list."""
        found = []
        for node in self._items(name) if self.is_list(name) else ():
            if isinstance(node.value, Mapping):
                entry = Fields.__new__(Fields)
                entry._set(node, self._file, name)
                found.append(entry)
        return found

    def is_list(self, name: str) -> bool:
        """Whether the field holds a list."""
        node = self._fields.get(name)
        return node is not None and isinstance(node.value, Sequence) and not isinstance(node.value, str)

    def names(self) -> tuple[str, ...]:
        """The names of the fields that stand there, in order."""
        return tuple(self._fields)

    def _items(self, name: str) -> Sequence[Node]:
        node = self._fields.get(name)
        if node is None or node.value is None:
            return ()
        if isinstance(node.value, str | Mapping):
            self.fail(
                name, f"{name} is not a list", f"write `{name}:` and one `- …` a line, or `{name}: [one, another]`"
            )
        return node.value


def _refuse_unknown(mappings: Sequence[Fields], what: str, known: Sequence[str]) -> None:
    """Refuse all that the mappings may not hold at once: told one after the other, each would take another run.

    Raises:
        StatementError: there is such a field; at the first, with the line of each.
    """
    unknown = [(entry, name) for entry in mappings for name in entry.names() if name not in known]
    if not unknown:
        return
    (entry, first), *others = unknown
    told = "the sign is not written" if first == "sign" else f"a {what} has no field {first!r}"
    for other, name in others[:_NAMED]:
        told += f", nor {name!r} (line {other.line_of(name)})"
    if len(others) > _NAMED:
        told += f", nor {len(others) - _NAMED} more"
    names = list(dict.fromkeys(name for _, name in unknown[: _NAMED + 1]))
    remedies = {name: _instead_of(name, known) for name in names}
    if len(names) == 1:
        entry.fail(first, told, remedies[first] or f"use {', '.join(known)}", at_name=True)
    near = [f"for {name!r}: {remedy}" for name, remedy in remedies.items() if remedy]
    rest = [] if len(near) == len(names) else [f"use {', '.join(known)}"]
    entry.fail(first, told, "; ".join([*near, *rest]), at_name=True)


def _instead_of(name: str, known: Sequence[str]) -> str:
    return "leave it out: the relation implies it" if name == "sign" else suggestion(name, known, otherwise="")
