"""SHACL core shapes as SPARQL: one SELECT for each constraint, whose rows are what is wrong.

Each query reads the default graph. An engine that answers from the union of named graphs without removing
duplicates still gives the same findings, since every query counts and selects distinct terms.

Most graphs violate little. So a *screen* goes before the exact queries: one question for all constraints of a property,
put to whatever has the property, or for all properties that a shape's targets must have. Only one that finds something
is followed by the constraints themselves; at 10^6 triples all of it takes two fifths of the time that it took before.

A comparison that has no answer (a date with a number, a text that only looks like a date) is a finding, as the
standard has it: ``COALESCE(…, false)`` turns SPARQL's error into one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyoxigraph as ox

from kg.checks.shapes import Constraint, Shape, Target, Term
from kg.errors import InputError
from kg.vocabulary import namespaces, vocabulary
from kg.vocabulary.namespaces import EXTERNAL

__all__ = ["compile_constraint", "count_query", "screened"]

_XSD, _RDF = EXTERNAL["xsd"], EXTERNAL["rdf"]
_NODE_KINDS = {
    "IRI": "isIRI(?value)",
    "BlankNode": "isBlank(?value)",
    "Literal": "isLiteral(?value)",
    "BlankNodeOrIRI": "isIRI(?value) || isBlank(?value)",
    "IRIOrLiteral": "isIRI(?value) || isLiteral(?value)",
    "BlankNodeOrLiteral": "isBlank(?value) || isLiteral(?value)",
}
_CASTABLE = ("boolean", "date", "dateTime", "decimal", "double", "integer", "string")


def count_query(shape: Shape) -> str:
    """An ASK whether the shape is about any node at all: most graphs lack some kinds, and need no further query."""
    return f"ASK {{ {_target(shape)} }}"


def compile_constraint(shape: Shape, constraint: Constraint) -> str:
    """The SELECT whose rows (``?this``, and ``?value`` where a value is wrong) violate the constraint.

    Raises:
        InputError: the constraint's argument is one that the compiler does not support.
    """
    target, path = _target(shape), _path(constraint)
    if constraint.kind == "minCount":
        return _minimum(target, path, _number(constraint))
    if constraint.kind == "maxCount":
        return (
            f"SELECT ?this WHERE {{ {target} ?this {path} ?value }} "
            f"GROUP BY ?this HAVING (COUNT(DISTINCT ?value) > {_number(constraint)})"
        )
    if constraint.kind == "equals":
        return _equal(target, path, str(_only(constraint)))
    reach = f"?this {path} ?value ." if constraint.path else "BIND(?this AS ?value)"
    return f"SELECT DISTINCT ?this ?value WHERE {{ {target} {reach} {_CONDITIONS[constraint.kind](constraint)} }}"


def screened(shape: Shape) -> list[tuple[str | None, tuple[Constraint, ...]]]:
    """The constraints of a shape in groups, each with its screen.

    A screen is an ASK about more than the constraints are about: where it is false, nothing violates them.
    Constraints without one (``None``) can only be asked of their targets.
    """
    of_values: dict[str, list[Constraint]] = {}
    needed: list[Constraint] = []
    rest: list[tuple[str | None, tuple[Constraint, ...]]] = []
    for each in shape.constraints:
        if each.path and each.kind in _OF_VALUES:
            of_values.setdefault(_path(each), []).append(each)
        elif each.path and each.kind == "maxCount" and _number(each) == 1:
            path = _path(each)
            rest.append(
                (f"ASK {{ ?this {path} ?value . ?this {path} ?other . FILTER(!sameTerm(?value, ?other)) }}", (each,))
            )
        elif each.path and each.kind == "minCount" and _number(each) == 1:
            needed.append(each)
        else:
            rest.append((None, (each,)))
    groups = [(_value_screen(path, group), tuple(group)) for path, group in of_values.items()]
    return [*groups, *([(_need_screen(shape, needed), tuple(needed))] if needed else []), *rest]


def _need_screen(shape: Shape, constraints: Sequence[Constraint]) -> str:
    missing = " || ".join(f"NOT EXISTS {{ ?this {_path(each)} ?value }}" for each in constraints)
    return f"ASK {{ {_target(shape)} FILTER({missing}) }}"


def _value_screen(path: str, constraints: Sequence[Constraint]) -> str:
    wrong = " || ".join(f"({_wrong(each)})" for each in constraints)
    return f"ASK {{ ?this {path} ?value . FILTER({wrong}) }}"


def _wrong(constraint: Constraint) -> str:
    """The condition of a constraint, which is written as one FILTER, without that word."""
    return _CONDITIONS[constraint.kind](constraint).removeprefix("FILTER").strip()


def _minimum(target: str, path: str, least: int) -> str:
    if least == 1:
        return f"SELECT DISTINCT ?this WHERE {{ {target} FILTER NOT EXISTS {{ ?this {path} ?value }} }}"
    return (
        f"SELECT ?this WHERE {{ {target} OPTIONAL {{ ?this {path} ?value }} }} "
        f"GROUP BY ?this HAVING (COUNT(DISTINCT ?value) < {least})"
    )


def _equal(target: str, path: str, other: str) -> str:
    """Whatever one of the two gives, and the other does not."""
    sides = ((path, other), (other, path))
    missing = (
        f"{{ {target} ?this {has} ?value FILTER NOT EXISTS {{ ?this {lacks} ?value }} }}" for has, lacks in sides
    )
    return f"SELECT DISTINCT ?this ?value WHERE {{ {' UNION '.join(missing)} }}"


def _target(shape: Shape) -> str:
    patterns = [_target_pattern(target) for target in shape.targets]
    if len(patterns) == 1:
        return patterns[0]
    return f"{{ SELECT DISTINCT ?this WHERE {{ {' UNION '.join(f'{{ {p} }}' for p in patterns)} }} }}"


def _target_pattern(target: Target) -> str:
    if target.kind == "targetSubjectsOf":
        return f"?this {target.term} ?any ."
    if target.kind == "targetObjectsOf":
        return f"?any {target.term} ?this ."
    classes = _subclasses(target.term)
    if len(classes) == 1:
        return f"?this a {classes[0]} ."
    return f"VALUES ?class {{ {' '.join(classes)} }} ?this a ?class ."


def _path(constraint: Constraint) -> str:
    joined = ("/" if constraint.sequence else "|").join(str(step) for step in constraint.path)
    return f"^{joined}" if constraint.inverse else f"({joined})" if len(constraint.path) > 1 else joined


def _subclasses(term: ox.NamedNode) -> list[str]:
    """The class and those below it in the ontology; of a class of others, itself alone."""
    terms = namespaces().terms
    name = term.value.removeprefix(terms)
    if not term.value.startswith(terms):
        return [str(term)]
    if name not in vocabulary().classes:
        raise InputError(f"the shapes name the class {term}, which the ontology does not declare")
    return [f"<{terms}{below}>" for below in vocabulary().subclasses(name)]


def _only(constraint: Constraint) -> Term:
    return constraint.arguments[0]


def _number(constraint: Constraint) -> int:
    try:
        return int(str(_only(constraint).value))
    except ValueError:
        raise InputError(f"sh:{constraint.kind} takes an integer, not {_only(constraint)}") from None


def _class(constraint: Constraint) -> str:
    term = _only(constraint)
    if not isinstance(term, ox.NamedNode):
        raise InputError(f"sh:class takes a class, not {term}")
    classes = _subclasses(term)
    if len(classes) == 1:
        return f"FILTER(NOT EXISTS {{ ?value a {classes[0]} }})"
    return f"FILTER(NOT EXISTS {{ ?value a ?kind FILTER(?kind IN ({', '.join(classes)})) }})"


def _datatype(constraint: Constraint) -> str:
    """The right datatype, and a text that the datatype allows: ``2025-02-30`` is no date."""
    term = _only(constraint)
    if str(term.value).removeprefix(_XSD) not in _CASTABLE:
        raise InputError(f"the shapes use the datatype {term}, whose texts the checker cannot test")
    return _unless(f"datatype(?value) = {term} && BOUND(?value) && {term}(STR(?value)) = {term}(STR(?value))")


def _in(constraint: Constraint) -> str:
    # sameTerm, because `IN` compares values and gives an error, that is silence, for unlike types
    return _unless(" || ".join(f"sameTerm(?value, {term})" for term in constraint.arguments) or "false")


def _node_kind(constraint: Constraint) -> str:
    name = str(_only(constraint).value).rsplit("#", 1)[-1]
    if name not in _NODE_KINDS:
        raise InputError(f"the shapes use the node kind {name!r}, which does not exist")
    return _unless(_NODE_KINDS[name])


def _pattern(constraint: Constraint) -> str:
    return _unless(f"!isBlank(?value) && REGEX(STR(?value), {_only(constraint)})")


def _unless(condition: str) -> str:
    return f"FILTER(!COALESCE({condition}, false))"


def _other(relation: str) -> Callable[[Constraint], str]:
    def compare(constraint: Constraint) -> str:
        return f"?this {_only(constraint)} ?other . {_unless(f'?value {relation} ?other')}"

    return compare


_OF_VALUES = frozenset({"class", "datatype", "in", "maxInclusive", "minInclusive", "minLength", "nodeKind", "pattern"})
"""The kinds of constraints that look at nothing but a value."""

_CONDITIONS: dict[str, Callable[[Constraint], str]] = {
    "class": _class,
    "datatype": _datatype,
    "disjoint": lambda constraint: f"?this {_only(constraint)} ?value .",
    "in": _in,
    "lessThan": _other("<"),
    "lessThanOrEquals": _other("<="),
    "maxInclusive": lambda constraint: _unless(f"?value <= {_only(constraint)}"),
    "minInclusive": lambda constraint: _unless(f"?value >= {_only(constraint)}"),
    "minLength": lambda constraint: _unless(f"!isBlank(?value) && STRLEN(STR(?value)) >= {_number(constraint)}"),
    "nodeKind": _node_kind,
    "pattern": _pattern,
}
