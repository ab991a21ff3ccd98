"""Mapping files: read, checked, and found by name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as MappingOf
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import cast, get_args

import polars as pl

from kg.datasets.mapping import (
    DELIMITERS,
    Alleged,
    Condition,
    DateMapping,
    FigureMapping,
    FileFormat,
    Kind,
    Mapping,
    PlaceMapping,
    Precision,
    Rename,
    Rule,
    Side,
    SideName,
    SourceMapping,
)
from kg.errors import InputError, KgError, UnknownNameError, suggestion
from kg.review.fields import Fields
from kg.review.yaml_tree import parse_yaml
from kg.textfile import read_text_file
from kg.vocabulary import Relation, vocabulary

__all__ = ["find_mapping", "packaged_mappings", "parse_mapping", "read_mapping", "template_parts"]

_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")
_FIELD = re.compile(r"[a-z][a-z0-9_]{0,40}")
_PART = re.compile(r"\{([^{}]*)\}")
_MAX_BYTES = 1_000_000
_FORMAT = "see `docs/datasets.md` for the format"
_TOP = (
    "mapping", "version", "title", "publisher", "publisher_type", "licence", "tried", "kind", "file", "columns",
    "optional", "row", "date", "place", "figure", "sources", "sides", "aliases", "parties", "rename", "readings",
    "rules", "alleged", "confidence",
)  # fmt: skip


@cache
def packaged_mappings() -> MappingOf[str, Mapping]:
    """The mappings that the package carries, by name."""
    folder = files("kg.datasets") / "mappings"
    found = {}
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".yaml"):
            mapping = parse_mapping(file.read_text(encoding="utf-8"), file.name)
            found[mapping.name] = mapping
    return found


def find_mapping(name: str) -> Mapping:
    """The packaged mapping of that name.

    Raises:
        UnknownNameError: there is none.
    """
    known = packaged_mappings()
    if name not in known:
        raise UnknownNameError(
            f"no mapping {name!r}",
            remedy=suggestion(name, known, otherwise="`kg ingest --list` shows them; name your own with --mapping"),
        )
    return known[name]


def read_mapping(path: Path) -> Mapping:
    """The mapping in a user's file.

    Raises:
        InputError: it cannot be read, or is no mapping; the message names the line.
    """
    text = read_text_file(path, most=_MAX_BYTES, remedy="name a mapping here, and the table after it")
    return parse_mapping(text, str(path))


def parse_mapping(text: str, place: str) -> Mapping:
    """The mapping in a text.

    Args:
        text: YAML; see `docs/datasets.md`.
        place: the file's name, for messages.

    Raises:
        InputError: it is no mapping; the message names line, column and remedy.
    """
    tree = parse_yaml(text, place)
    if not isinstance(tree.value, MappingOf):
        where = f"{place}, line {tree.line}, column {tree.column}"
        raise InputError("this mapping is not a list of names and values", place=where, remedy=_FORMAT)
    return _Reader(Fields(tree, place, "mapping", _TOP)).mapping(text)


def template_parts(template: str) -> list[tuple[str, bool]]:
    """A template's parts in order: texts, and (with ``True``) what stands in braces."""
    parts = _PART.split(template)
    return [(part, index % 2 == 1) for index, part in enumerate(parts) if part or index % 2]


class _Reader:
    """Reads a mapping section by section; every name of a field must be one of ``columns``."""

    def __init__(self, top: Fields) -> None:
        self._top = top
        self._columns: dict[str, tuple[str, ...]] = {}
        self._kind: Kind = "events"

    def mapping(self, text: str) -> Mapping:
        top = self._top
        name = top.needed("mapping")
        if not _NAME.fullmatch(name):
            top.fail("mapping", f"{name!r} cannot name a table", "use small letters, digits and hyphens")
        file = self._file()
        self._kind = cast("Kind", top.choice("kind", get_args(Kind)) or "events")
        self._columns = self._read_columns()
        sides = self._sides()
        return Mapping(
            name=name,
            version=top.text("version") or "1",
            title=top.needed("title"),
            publisher=top.needed("publisher"),
            publisher_type=self._class(top, "publisher_type", "Actor") or "Organization",
            licence=top.text("licence"),
            tried=top.text("tried") or "not yet tried on a real export",
            kind=self._kind,
            file=file,
            columns=self._columns,
            optional=self._optional(),
            row=self._fields(top, "row", needed=True),
            date=self._date(),
            place=self._place(),
            figure=self._figure(),
            sources=self._sources(),
            sides=sides,
            aliases=self._fields(top, "aliases"),
            parties=self._parties(),
            renames=self._renames("rename"),
            readings=self._renames("readings"),
            rules=tuple(self._rules()),
            alleged=tuple(self._alleged()),
            confidence=top.text("confidence"),
            digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            text=text,
        )

    def _file(self) -> FileFormat:
        section = self._top.mapping("file", ("delimiter", "header", "encoding"))
        if section is None:
            return FileFormat()
        delimiter = section.text("delimiter") or "comma"
        delimiter = DELIMITERS.get(delimiter, delimiter)
        if len(delimiter) != 1 or delimiter in '"\r\n' or ord(delimiter) > 126:
            section.fail(
                "delimiter",
                f"{delimiter!r} cannot be a delimiter",
                "write comma, tab, semicolon or pipe, or one character",
            )
        header = section.texts("header")
        if len(set(header)) != len(header):
            section.fail("header", "a column stands twice in the header", "give each column a name of its own")
        encoding = section.text("encoding") or "utf-8"
        try:
            "".encode(encoding)
        except LookupError:
            section.fail(
                "encoding", f"no encoding is called {encoding!r}", "write utf-8, windows-1252, latin-1 or utf-16"
            )
        return FileFormat(delimiter, header, encoding)

    def _read_columns(self) -> dict[str, tuple[str, ...]]:
        node = self._top.open_mapping("columns")
        if node is None:
            self._top.fail(None, "the field 'columns' is missing", "say which column holds what: `columns: {id: [id]}`")
        found = {}
        for name in node.names():
            if not _FIELD.fullmatch(name):
                node.fail(name, f"{name!r} cannot name a field", "use small letters, digits and _", at_name=True)
            found[name] = node.texts(name) if node.is_list(name) else (node.needed(name),)
            if not found[name]:
                node.fail(name, f"the field {name!r} has no column", "name at least one")
        return found

    def _optional(self) -> frozenset[str]:
        return frozenset(self._fields(self._top, "optional"))

    def _field(self, fields: Fields, name: str) -> str | None:
        value = fields.text(name)
        if value is not None:
            self._known(fields, name, value)
        return value

    def _known(self, fields: Fields, name: str, value: str) -> None:
        if value not in self._columns:
            fields.fail(
                name, f"no field {value!r}",
                suggestion(value, self._columns, otherwise="name one of those under `columns`"),
            )  # fmt: skip

    def _fields(self, fields: Fields, name: str, *, needed: bool = False) -> tuple[str, ...]:
        one = not fields.is_list(name)
        found = (fields.text(name),) if one else fields.texts(name)
        kept = tuple(value for value in found if value is not None)
        if needed and not kept:
            fields.fail(None, f"the field {name!r} is missing", f"add `{name}: …`")
        for value in kept:
            self._known(fields, name, value)
        return kept

    def _class(self, fields: Fields, name: str, above: str) -> str | None:
        value = fields.text(name)
        if value is not None and not (value in vocabulary().classes and vocabulary().is_a(value, above)):
            kinds = [each for each in vocabulary().classes if vocabulary().is_a(each, above)]
            fields.fail(
                name, f"no class of {above.lower()} is called {value!r}",
                suggestion(value, kinds, otherwise="see `docs/ontology.html` for the classes"),
            )  # fmt: skip
        return value

    def _event(self, fields: Fields, relation: Relation, above: str) -> str | None:
        value = self._class(fields, "event", above)
        if value is not None:
            fields.checked("event", lambda: vocabulary().check_event(value, relation))
        return value

    def _pattern(self, fields: Fields, name: str) -> str | None:
        value = fields.text(name)
        if value is None:
            return None
        try:
            pl.Series([""]).str.contains(value)
        except pl.exceptions.PolarsError:
            fields.fail(name, f"{value!r} is no regular expression", "mend it, or escape its signs with a backslash")
        return value

    def _parties(self) -> str | None:
        pattern = self._pattern(self._top, "parties")
        if (pattern is not None) != (self._kind == "agreements"):
            self._top.fail("parties", "parties are of tables of agreements, and those need them", _FORMAT)
        if pattern is not None and pl.Series(["x"]).str.extract_groups(pattern).struct.fields == []:
            self._top.fail("parties", "the pattern has no group", "put the name in parentheses: `For (.+?):`")
        return pattern

    def _date(self) -> DateMapping | None:
        section = self._top.mapping("date", ("start", "end", "formats", "precision", "values", "otherwise", "year"))
        if section is None and self._kind == "actors":
            return None
        if section is None:
            self._top.fail(None, "the field 'date' is missing", 'say when: `date: {start: …, formats: ["%Y-%m-%d"]}`')
        start = self._field(section, "start")
        if start is None:
            section.fail(None, "the field 'start' is missing", "name the field of the first day")
        formats = section.texts("formats") or ("%Y-%m-%d",)
        values = self._values(section, "values", get_args(Precision))
        otherwise = section.choice("otherwise", get_args(Precision)) or "day"
        precision = self._field(section, "precision")
        if (precision is None) != (values is None):
            section.fail(None, "precision and values belong together", "give both, or neither and `otherwise`")
        return DateMapping(
            start, self._field(section, "end") or start, formats, precision,
            cast("MappingOf[str, Precision] | None", values), cast("Precision", otherwise),
            self._field(section, "year"),
        )  # fmt: skip

    def _values(self, fields: Fields, name: str, choices: Sequence[str] | None = None) -> dict[str, str] | None:
        section = fields.open_mapping(name)
        if section is None:
            return None
        return {key: (section.choice(key, choices) if choices else section.text(key)) or "" for key in section.names()}

    def _place(self) -> PlaceMapping:
        section = self._top.mapping("place", ("name", "latitude", "longitude", "precision", "values"))
        if section is None:
            return PlaceMapping()
        return PlaceMapping(
            self._fields(section, "name"),
            self._field(section, "latitude"),
            self._field(section, "longitude"),
            self._field(section, "precision"),
            self._values(section, "values"),
        )

    def _figure(self) -> FigureMapping | None:
        section = self._top.mapping("figure", ("measure", "low", "best", "high"))
        if section is None:
            return None
        found = FigureMapping(section.needed("measure"), *(self._field(section, n) for n in ("best", "low", "high")))
        if found.best is None and found.low is None and found.high is None:
            section.fail(None, "a figure without a number", "name the field of low, best or high")
        return found

    def _sources(self) -> SourceMapping:
        section = self._top.mapping("sources", ("count", "unknown", "fields"))
        if section is None:
            return SourceMapping()
        return SourceMapping(self._field(section, "count"), section.texts("unknown"), self._fields(section, "fields"))

    def _sides(self) -> tuple[Side, Side]:
        section = self._top.mapping("sides", ("a", "b"))
        if section is None:
            self._top.fail(None, "the field 'sides' is missing", "say who: `sides: {a: {name: …}, b: {name: …}}`")
        found = []
        for name in ("a", "b"):
            side = section.mapping(name, ("name", "code", "scheme"))
            if side is None and name == "b" and self._kind == "actors":
                found.append(Side(()))
                continue
            if side is None:
                section.fail(None, f"the side {name!r} is missing", f"add `{name}: {{name: …}}`")
            code, scheme = self._field(side, "code"), side.text("scheme")
            if (code is None) != (scheme is None):
                side.fail(None, "code and scheme belong together", "give both, or neither")
            found.append(Side(self._names(side), code, scheme))
        return found[0], found[1]

    def _names(self, side: Fields) -> tuple[str, ...]:
        """The fields of a name, or templates of fields."""
        one = side.text("name") if not side.is_list("name") else None
        names = side.texts("name") if one is None else (one,)
        if not names:
            side.fail(None, "the field 'name' is missing", "name the field of the name")
        for name in names:
            fields = [part for part, is_field in template_parts(name) if is_field] if "{" in name else [name]
            for each in fields:
                self._known(side, "name", each)
        return names

    def _renames(self, name: str) -> tuple[Rename, ...]:
        found = []
        for item in self._top.mappings(name, name, ("pattern", "name", "type", "acts_for")):
            item.needed("pattern")
            template = item.text("name")
            for part, is_field in template_parts(template or ""):
                if is_field and not part.isdecimal():
                    self._known(item, "name", part)
            pattern, kind = self._pattern(item, "pattern") or "", self._class(item, "type", "Actor")
            found.append(Rename(pattern, template, kind, item.text("acts_for")))
        return tuple(found)

    def _rules(self) -> Iterable[Rule]:
        known = ("when", "relation", "event", "subject", "object_pattern", "types", "label", "skip")
        items = self._top.mappings("rules", "rule", known)
        if not items and self._kind == "actors":
            yield Rule((), "actor")
            return
        if self._kind == "actors":
            self._top.fail("rules", "a table of actors says nothing but who they are", "leave the rules out")
        if not items:
            self._top.fail(None, "there are no rules", "say what a row says: `rules: [{relation: foughtWith}]`")
        for item in items:
            yield self._rule(item)

    def _rule(self, item: Fields) -> Rule:
        when = tuple(self._conditions(item, "when"))
        if item.flag("skip"):
            return Rule(when, None, label=item.text("label"))
        name = item.needed("relation")
        try:
            relation = vocabulary().relation(name)
        except KgError as problem:
            raise problem.at(item.place("relation")) from None
        subject = cast("SideName | None", item.choice("subject", get_args(SideName)))
        pattern = self._pattern(item, "object_pattern")
        if self._kind == "agreements":
            if name != "partyTo" or subject or pattern:
                item.fail("relation", "a table of agreements says who is party to them", "write `relation: partyTo`")
            return Rule(when, name, self._event(item, relation, "Agreement"), label=item.text("label"))
        if (relation.edge_from, relation.edge_to) not in (("subject", "object"), ("party", "party")):
            item.fail("relation", f"{name} does not tie a subject to an object", "use another, such as foughtWith")
        if relation.symmetric and (subject or pattern):
            item.fail("relation", f"{name} has no direction", "leave subject and object_pattern out")
        if not relation.symmetric and (subject is None) == (pattern is None):
            item.fail(
                "relation", f"{name} has a direction, and the rule does not say which",
                "write `subject: a` or `subject: b` where the source says who acts, or `object_pattern`",
            )  # fmt: skip
        types = item.texts("types")
        if types and len(types) != 2:
            item.fail("types", "types are two, of side a and side b", "write `types: [State, MilitantGroup]`")
        for each in types:
            if each != "any" and not (each in vocabulary().classes and vocabulary().is_a(each, "Actor")):
                item.fail("types", f"no class of actor is called {each!r}", "see `docs/ontology.html`, or write any")
        kept = tuple(None if each == "any" else each for each in types) or (None, None)
        return Rule(
            when, name, self._event(item, relation, "Event"), subject, pattern, (kept[0], kept[1]), item.text("label")
        )

    def _conditions(self, item: Fields, name: str) -> Iterable[Condition]:
        for each in item.mappings(name, "condition", ("field", "values", "pattern", "filled", "equals")):
            field = self._field(each, "field")
            if field is None:
                each.fail(None, "a condition without a field", "name the field")
            tests = [name for name in ("values", "pattern", "filled", "equals") if name in each]
            if len(tests) != 1:
                each.fail(None, "a condition is one of values, pattern, filled and equals", "give one, and only one")
            filled = each.flag("filled") if "filled" in each else None
            yield Condition(
                field, each.texts("values"), self._pattern(each, "pattern"), filled, self._field(each, "equals")
            )

    def _alleged(self) -> Iterable[Alleged]:
        for item in self._top.mappings("alleged", "alleged", ("field", "values", "pattern", "reason")):
            field = self._field(item, "field")
            values, pattern = item.texts("values"), self._pattern(item, "pattern")
            if field is None or bool(values) == (pattern is not None):
                item.fail(None, "what is alleged needs a field, and either values or a pattern", _FORMAT)
            yield Alleged(Condition(field, values, pattern), item.needed("reason"))
