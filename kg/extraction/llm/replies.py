"""JSON from strangers: read strictly, and checked against the schema that it was asked to fit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

__all__ = ["load_object", "payload", "problems"]

Schema = Mapping[str, Any]

_THOUGHTS = re.compile(r"\s*<think>.*?</think>", re.DOTALL)
_FENCE = re.compile(r"\s*```(?:json)?[ \t]*\n")


def load_object(text: str) -> dict[str, Any]:
    """The JSON object that ``text`` is.

    Raises:
        ValueError: it is something else, holds a name twice, a number that JSON has not, or is nested without end.
    """
    try:
        loaded = json.loads(text, object_pairs_hook=_unique, parse_int=_integer, parse_constant=_no_constant)
    except json.JSONDecodeError as problem:
        raise ValueError(f"it is not JSON (character {problem.pos})") from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    if not isinstance(loaded, dict):
        raise ValueError("it is not a JSON object")  # noqa: TRY004 - the text is at fault, not its type
    return loaded


def payload(text: str) -> str:
    r"""The JSON in a model's answer: without the thoughts before it, and the code fence around it.

    >>> payload("<think>hm</think> ```json\n{}\n```")
    '{}'
    """
    text = _THOUGHTS.sub("", text, count=1) if text.lstrip().startswith("<think>") else text
    fence = _FENCE.match(text)
    if fence is None:
        return text.strip()
    inside = text[fence.end() :].rstrip()
    return inside.removesuffix("```").strip()


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("it holds a name twice")
    return found


def _integer(digits: str) -> int:
    try:
        return int(digits)
    except ValueError:
        raise ValueError("it holds a number of more digits than can be read") from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def problems(value: object, schema: Schema, definitions: Mapping[str, Schema], path: str = "") -> Iterator[str]:
    """What keeps ``value`` from fitting ``schema``: nothing where it fits.

    The keywords are those that `kg.extraction.llm.schema` uses, no others.
    """
    if "$ref" in schema:
        schema = definitions[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        yield from _alternatives(value, schema["anyOf"], definitions, path)
        return
    expected = schema["type"]
    names = expected if isinstance(expected, list) else [expected]
    if _type(value) not in names:
        yield f"{path or 'it'} is {_type(value)}, not {' or '.join(names)}"
    elif "enum" in schema and value not in schema["enum"]:
        yield f"{path} is none of the values that it may have"
    elif isinstance(value, dict):
        yield from _properties(value, schema, definitions, path)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from problems(item, schema["items"], definitions, f"{path}[{index}]")
    elif isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{path} is not between {schema['minimum']} and {schema['maximum']}"


def _alternatives(value: object, schemas: list[Schema], definitions: Mapping[str, Schema], path: str) -> Iterator[str]:
    """Nothing where one of the schemas fits; else what keeps the first one from it."""
    found = [list(problems(value, schema, definitions, path)) for schema in schemas]
    if all(found):
        yield from found[0]


def _properties(value: dict[str, Any], schema: Schema, definitions: Mapping[str, Schema], path: str) -> Iterator[str]:
    inner = f"{path}." if path else ""
    for name in value:
        if name not in schema["properties"]:
            yield f"{inner}{_short(name)} is a field that was not asked for"
    for name, of_field in schema["properties"].items():
        if name in value:
            yield from problems(value[name], of_field, definitions, f"{inner}{name}")
        else:
            yield f"{inner}{name} is missing"


def _short(name: str) -> str:
    return repr(name if len(name) <= 40 else f"{name[:39]}…")


def _type(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    for kind, name in ((int, "integer"), (float, "number"), (str, "string"), (list, "array"), (dict, "object")):
        if isinstance(value, kind):
            return name
    raise AssertionError("unreachable: JSON has no other types")
