"""The named queries: files of SPARQL with a title, a sentence on what they answer, and parameters.

A file begins with comment lines::

    # title: Who attacked an actor?
    # answers: Everybody who is accepted to have attacked the actor, with the time.
    # parameter actor: actor = Pakistan -- who was attacked
    # question: 15

In the query ``$actor`` stands for the parameter. Since ``$actor`` is also a SPARQL variable, the file is a query as it
stands: one that leaves the actor open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from kg.errors import QueryError, TimeError, suggestion
from kg.model import parse_day
from kg.rdf.terms import actor_node, agreement_node, day, number, text

__all__ = ["NamedQuery", "Parameter", "find_query", "named_queries"]

Kind = Literal["actor", "agreement", "date", "number", "text"]
_HEADER = re.compile(r"#\s*(?P<key>title|answers|parameter|question)\s*(?P<name>\w+)?\s*:\s*(?P<value>.*)")
_PARAMETER = re.compile(
    r"(?P<kind>actor|agreement|date|number|text)(?:\s*=\s*(?P<default>.*?))?\s*--\s*(?P<meaning>.+)"
)
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
_SHORT = 5


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query.

    Attributes:
        name: as users write it, ``name=value``.
        kind: ``actor`` and ``agreement`` are given by name, ``date`` as ``YYYY-MM-DD``,
            ``number`` in digits, ``text`` as it is.
        default: the value where none is given; without one the parameter stays open, and the query answers for all.
        meaning: for people.
    """

    name: str
    kind: Kind
    default: str | None
    meaning: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the catalogue.

    Attributes:
        name: the stem of its file.
        title: a question, mostly.
        answers: a sentence on what it answers.
        parameters: in the order of the file.
        question: the number of the founding question that it answers, or ``None``.
        text: the SPARQL, without the header.
    """

    name: str
    title: str
    answers: str
    parameters: tuple[Parameter, ...]
    question: int | None
    text: str

    @property
    def is_short(self) -> bool:
        """Whether it has five lines at most: the ones to begin with."""
        return len(self.text.splitlines()) <= _SHORT

    def with_values(self, values: Mapping[str, str]) -> str:
        """The SPARQL with its parameters filled in; none of the values can add to the query.

        Raises:
            QueryError: a parameter is unknown, or a number is none.
            TimeError: a date is none, or the last day of a period comes before its first.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                otherwise = f"its parameters are {', '.join(known)}" if known else "it has no parameters"
                raise QueryError(
                    f"unknown parameter {name!r}", place=f"query {self.name}",
                    remedy=suggestion(name, known, otherwise=otherwise),
                )  # fmt: skip
        filled = {name: values.get(name, parameter.default) for name, parameter in known.items()}
        terms = {name: _term(known[name], value) for name, value in filled.items() if value is not None}
        first, last = filled.get("from"), filled.get("to")
        if first and last and known["from"].kind == known["to"].kind == "date" and last < first:
            raise TimeError(
                f"the period from {first} to {last} ends before it begins", place=f"query {self.name}",
                remedy="give both from and to, the earlier day first",
            )  # fmt: skip
        if not terms:
            return self.text
        pattern = re.compile(rf"\$({'|'.join(map(re.escape, terms))})\b")
        return pattern.sub(lambda match: terms[match[1]], self.text)


def _term(parameter: Parameter, value: str) -> str:
    if parameter.kind == "actor":
        return str(actor_node(value))
    if parameter.kind == "agreement":
        return str(agreement_node(value))
    if parameter.kind == "date":
        try:
            return str(day(parse_day(value)))
        except TimeError as problem:
            raise problem.at(f"parameter {parameter.name}") from None
    if parameter.kind == "number":
        if not _NUMBER.fullmatch(value):
            raise QueryError(
                f"{value!r} is not a number", place=f"parameter {parameter.name}", remedy="write digits, as in 250"
            )
        return str(number(float(value)))
    return str(text(value))


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """All named queries, by name, sorted."""
    folder = files("kg.queries") / "sparql"
    found = [
        _read(file.name.removesuffix(".rq"), file.read_text("utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".rq")
    ]
    return {query.name: query for query in sorted(found, key=lambda query: query.name)}


def find_query(name: str) -> NamedQuery:
    """The named query of that name.

    Raises:
        QueryError: there is none; the message suggests the nearest.
    """
    queries = named_queries()
    if name not in queries:
        raise QueryError(f"no query {name!r}", remedy=suggestion(name, queries, otherwise="`kg query` lists them"))
    return queries[name]


def _read(name: str, source: str) -> NamedQuery:
    header: dict[str, str] = {}
    parameters = []
    lines = source.splitlines()
    count = 0
    for line in lines:
        match = _HEADER.fullmatch(line)
        if not match:
            break
        count += 1
        if match["key"] == "parameter":
            parameters.append(_parameter(name, match["name"] or "", match["value"]))
        else:
            header[match["key"]] = match["value"].strip()
    if "title" not in header or "answers" not in header:
        raise QueryError("the query lacks its title or its answers line", place=f"{name}.rq")
    question = int(header["question"]) if "question" in header else None
    body = "\n".join(lines[count:]).strip() + "\n"
    return NamedQuery(name, header["title"], header["answers"], tuple(parameters), question, body)


def _parameter(query: str, name: str, value: str) -> Parameter:
    match = _PARAMETER.fullmatch(value.strip())
    if not match or not name:
        raise QueryError(
            f"malformed parameter {name!r}",
            place=f"{query}.rq",
            remedy="write: # parameter NAME: KIND = DEFAULT -- meaning",
        )
    return Parameter(name, cast("Kind", match["kind"]), match["default"], match["meaning"].strip())
