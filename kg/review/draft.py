"""The text of a statement file, changed in place: what a person wrote around a decision stays as it is.

Positions are those of the YAML parser, so that comments, order and style survive every change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.errors import StatementError
from kg.review.write import listed_entry
from kg.review.yaml_tree import Node, parse_yaml

__all__ = ["Draft"]

_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029])|[^\r\n\x85\u2028\u2029]+\Z")
"""Lines as YAML counts them."""
_EMPTY = re.compile(r"\s*(?:#.*)?")
_NOTHING = re.compile(r"""(["']?)statements\1\s*:\s*(?:\[\s*\]|null|~)?\s*(?=#|\s*\Z)""")
_LISTS = ("actors", "mentions", "statements")
_HISTORY = 50
"""How many decisions can be taken back after the file was closed: it is kept in the file, and should not outgrow it."""


class Draft:
    """A statement file's text and where its entries stand in it.

    Each change makes another draft; none is written anywhere.

    Args:
        text: the file's text.
        place: the file's name, for messages.

    Raises:
        StatementError: the text is not YAML, or its statements are not written as a list of one `- …` a line.
    """

    def __init__(self, text: str, place: str) -> None:
        self.text = text
        self.place = place
        self._lines: list[str] = _LINE.findall(text)
        self._end = "\r\n" if "\r\n" in text else "\n"
        root = parse_yaml(text, place)
        if not isinstance(root.value, Mapping):
            raise self._error(1, "this is no statement file", "see `docs/statements.md` for the format")
        self._top: Mapping[str, Node] = root.value
        self._starts = {name: line for name, (line, _) in (root.names or {}).items()}
        self._entries = self._items("statements")
        self._dashes = [self._dash(entry) for entry in self._entries]

    def __len__(self) -> int:
        return len(self._entries)

    def with_field(self, index: int, name: str, value: str | None) -> Draft:
        """With another value of a field of an entry: a plain word, ``""`` for none; ``None`` removes the field."""
        entry = self._entries[index]
        fields = entry.value
        names = entry.names or {}
        if not isinstance(fields, Mapping):
            raise self._error(entry.line, "this statement is not a list of names and values", "write `name: value`")
        if name in fields:
            return self._changed_field(*names[name], name, value)
        return self if value is None else self._added_field(entry, sorted(names.values()), name, value)

    def _changed_field(self, line: int, column: int, name: str, value: str | None) -> Draft:
        text = self._lines[line - 1]
        before, rest = text[: column - 1], text[column - 1 :]
        match = re.match(rf"""(["']?){name}\1\s*:[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s,{{}}\[\]#"'][^\s,{{}}]*)?""", rest)
        if match is None:
            raise self._error(line, f"{name} cannot be changed here", f"write `{name}: value` on one line")
        after = rest[match.end() :]
        if value is not None:
            return self._with_line(line, f"{before}{name}: {value}".rstrip() + after)
        if before.strip() in ("", "-") and not after.strip():
            # The item's dash stands on the same line: the name stays, with nothing behind it.
            return self._with_line(line, f"{before}{name}:{after}" if "-" in before else "")
        return self._with_line(line, before + after.lstrip(", "))

    def _added_field(self, entry: Node, names: Sequence[tuple[int, int]], name: str, value: str) -> Draft:
        text = self._lines[entry.line - 1]
        if text[entry.column - 1] == "{":
            return self._with_line(entry.line, f"{text[: entry.column]}{name}: {value}, {text[entry.column :]}")
        line, column = names[1] if len(names) > 1 else names[0]
        text = self._lines[line - 1]
        added = f"{name}: {value}".rstrip()
        return self._with_line(line, f"{text[: column - 1]}{added}{self._end}{' ' * (column - 1)}{text[column - 1 :]}")

    def with_entry(self, index: int | None, lines: Iterable[str]) -> Draft:
        """With an entry of those lines after the one at ``index``; at the end for ``None``, first of all for -1."""
        if not self._entries:
            return self._with_first(lines)
        index = len(self) - 1 if index is None else index
        dash = self._lines[self._dashes[max(index, 0)] - 1]
        indent = dash[: len(dash) - len(dash.lstrip())]
        at = self._dashes[0] - 1 if index < 0 else self._last_line(index)
        return self._with_lines(at, at, listed_entry(lines, indent))

    def _with_first(self, lines: Iterable[str]) -> Draft:
        entry = listed_entry(lines, "  ")
        if "statements" not in self._top:
            at = self._last_content(len(self._lines))
            return self._with_lines(at, at, ["statements:", *entry])
        number = self._starts["statements"]
        if not _NOTHING.match(self._lines[number - 1]):
            raise self._error(number, "no entry can be added here", "write `statements:` alone")
        # What stands behind is a remark.
        head = _NOTHING.sub("statements:", self._lines[number - 1], count=1).rstrip()
        return self._with_lines(number - 1, number, [head, *entry])

    def without_entry(self, index: int) -> Draft:
        """Without the lines of an entry; comments around it stay."""
        if len(self) == 1:
            return self.rewritten({0: None}, {})
        return self._with_lines(self._dashes[index] - 1, self._last_line(index), [])

    def rewritten(
        self, entries: Mapping[int, Iterable[str] | None], after: Mapping[int, Sequence[Iterable[str]]]
    ) -> Draft:
        """With many changes at once.

        Args:
            entries: by index, the lines that take an entry's place, or ``None`` to remove it.
            after: by index, entries to add after one; -1 for those that come first.
        """
        if not self._entries:
            draft = self
            for added in after.get(-1, ()):
                draft = draft.with_entry(None, added)
            return draft
        first = self._lines[self._dashes[0] - 1]
        indent = first[: len(first) - len(first.lstrip())]
        parts = [*self._lines[: self._dashes[0] - 1], *self._listed(after.get(-1, ()), indent)]
        left = len(self) - sum(lines is None for lines in entries.values()) + sum(map(len, after.values()))
        if not left:
            number = self._starts["statements"]
            parts[number - 1] = re.sub(r"""^((["']?)statements\2\s*:)""", r"\1 []", parts[number - 1])
        for index in range(len(self)):
            begin, end = self._dashes[index] - 1, self._last_line(index)
            lines = entries.get(index)
            parts += (
                self._listed([] if lines is None else [lines], indent) if index in entries else self._whole(begin, end)
            )
            parts += self._listed(after.get(index, ()), indent)
            parts += self._lines[end : self._dashes[index + 1] - 1 if index + 1 < len(self) else None]
        return Draft("".join(parts), self.place)

    def _listed(self, entries: Iterable[Iterable[str]], indent: str) -> list[str]:
        return [line + self._end for lines in entries for line in listed_entry(lines, indent)]

    def _whole(self, begin: int, end: int) -> list[str]:
        """Those lines, the last one with its end."""
        lines = self._lines[begin:end]
        return lines if lines[-1].endswith(("\n", "\r")) else [*lines[:-1], lines[-1] + self._end]

    def entry_text(self, index: int) -> str:
        """The lines of an entry."""
        return "".join(self._lines[self._dashes[index] - 1 : self._last_line(index)])

    def with_actor(self, mapping: str) -> Draft:
        """With an actor, a mapping on one line, at the end of the file's own."""
        if not self._items("actors"):
            if "actors" in self._top:
                raise self._error(self._top["actors"].line, "no actor can be added here", "remove the empty `actors:`")
            at = next(
                (n for n, line in enumerate(self._lines) if re.match(r"""["']?statements["']?\s*:""", line)), None
            )
            at = self._last_content(len(self._lines)) if at is None else at
            return self._with_lines(at, at, ["actors:", f"  - {mapping}"])
        actors = self._items("actors")
        dash = self._lines[self._dash(actors[-1]) - 1]
        at = self._end_of(self._dash(actors[-1]))
        return self._with_lines(at, at, [f"{dash[: len(dash) - len(dash.lstrip())]}- {mapping}"])

    def with_step(self, id: str, was: str) -> Draft:
        """With a decision on the statement ``id`` in the history: what it was before.

        The history stands before the lists, so that the statements come last: what a person adds at the end of the file
        is one of them. Where a file has it elsewhere, it moves there.
        """
        listed = self._with_steps_on_lines()
        steps = [line.rstrip("\r\n") for line in listed._step_lines()]
        draft = listed.without_steps()
        at = draft._before_lists()
        first = steps[0] if steps else "  "
        indent = first[: len(first) - len(first.lstrip())]
        return draft._with_lines(at, at, ["history:", *steps, f"{indent}- {{id: {id}, was: {was}}}"])

    def _with_steps_on_lines(self) -> Draft:
        """With each step of the history on a line of its own, also where a person has `history: [...]` on one."""
        steps = self._items("history")
        if not steps or all(self._lines[step.line - 1].lstrip().startswith("-") for step in steps):
            return self
        begin = self._starts["history"]
        told = [f"  - {{id: {_value(step, 'id')}, was: {_value(step, 'was')}}}" for step in steps]
        remarks = [line.rstrip("\r\n") for line in self._lines[begin - 1 : self._end_of(begin)] if "#" in line]
        kept = [f"# {line.partition('#')[2].strip()}" for line in remarks]
        return self._with_lines(begin - 1, self._end_of(begin), [*kept, "history:", *told])

    def _step_lines(self) -> list[str]:
        """The lines of the history's steps, of as many of them as leave room for one more."""
        steps = self._items("history")
        if not steps:
            return []
        first = steps[max(0, len(steps) + 1 - _HISTORY)]
        return self._lines[self._dash(first) - 1 : self._end_of(self._dash(steps[-1]))]

    def _before_lists(self) -> int:
        """Behind which line the lists begin, the comments above them included; behind all where there is none."""
        lists = [start for name, start in self._starts.items() if name in _LISTS]
        return self._last_content(min(lists) - 1 if lists else len(self._lines))

    def without_step(self) -> Draft:
        """Without the latest decision in the history; without a history where that was the only one."""
        listed = self._with_steps_on_lines()
        steps = listed._items("history")
        return listed.without_steps() if len(steps) < 2 else listed._without_step(len(steps) - 1)

    def _without_step(self, index: int) -> Draft:
        steps = self._items("history")
        begin = self._dash(steps[index]) - 1
        end = self._dash(steps[index + 1]) - 1 if index + 1 < len(steps) else self._end_of(begin + 1)
        return self._with_lines(begin, end, [])

    def without_steps(self) -> Draft:
        """Without a history."""
        if "history" not in self._top:
            return self
        begin = self._starts["history"]
        return self._with_lines(begin - 1, self._end_of(begin), [])

    def with_words(self, old: str, new: str) -> Draft:
        """With every ``old`` written ``new``: good for ids, which look like nothing else."""
        return Draft(self.text.replace(old, new), self.place)

    # ------------------------------------------------------------ lines

    def _items(self, name: str) -> Sequence[Node]:
        node = self._top.get(name)
        if node is None or not isinstance(node.value, Sequence) or isinstance(node.value, str):
            return ()
        return node.value

    def _dash(self, item: Node) -> int:
        """The number of the line that begins an item of a list."""
        number = item.line
        while number > 0 and not self._lines[number - 1].lstrip().startswith("-"):
            if not _EMPTY.fullmatch(self._lines[number - 1].strip()):
                break
            number -= 1
        line = self._lines[number - 1] if number else ""
        if not line.lstrip().startswith("-"):
            raise self._error(item.line, "this list is not written with one item a line", "begin each item with `- `")
        return number

    def _last_line(self, index: int) -> int:
        """The number of the last line of an entry: comments and empty lines after it are not its own."""
        if index + 1 < len(self):
            return self._last_content(self._dashes[index + 1] - 1)
        return self._end_of(self._dashes[index])

    def _end_of(self, line: int) -> int:
        """The number of the last line of that part of the top level which holds a line."""
        following = [start for start in self._starts.values() if start > line]
        return self._last_content(min(following) - 1 if following else len(self._lines))

    def _last_content(self, number: int) -> int:
        while number > 0 and _EMPTY.fullmatch(self._lines[number - 1].strip()):
            number -= 1
        return number

    def _with_line(self, number: int, text: str) -> Draft:
        return Draft("".join([*self._lines[: number - 1], text, *self._lines[number:]]), self.place)

    def _with_lines(self, begin: int, end: int, lines: Iterable[str]) -> Draft:
        """With the lines from index ``begin`` to ``end``, exclusive, replaced."""
        before = self._lines[:begin]
        if before and not before[-1].endswith(("\n", "\r")):
            before[-1] += self._end
        return Draft("".join([*before, *(line + self._end for line in lines), *self._lines[end:]]), self.place)

    def _error(self, line: int, message: str, remedy: str) -> StatementError:
        return StatementError(message, place=f"{self.place}, line {line}", remedy=remedy)


def _value(step: Node, name: str) -> str:
    """What a step of the history says; it has been read before, so that it is a mapping of plain words."""
    found = step.value.get(name) if isinstance(step.value, Mapping) else None
    return str(found.value) if found is not None and found.value is not None else ""
