"""What a hostile or careless user can put in: each is refused in one line, costs only itself, or does no harm."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.store import Store, check_query
from kg.store.guard import MAX_PARTS

# Queries

SERVICE_IN_DISGUISE = [
    "?x ?y ?o.SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    "?x ?y 5.SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    "?x ?y 5SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    "?x ?y 5e3SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    "?x ?y true.SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    "?x ?y trueSERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    '?x ?y "x"@en.SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }',
    "?x ?y kg:.SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    "{} SERVICESILENT<http://127.0.0.1:9/>{ ?a ?b ?c }",
    "SERVICEe:x { ?a ?b ?c }",
    "SERVICE:x { ?a ?b ?c }",
    "?x <http://e/\\u0041#> ?y SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    "?x ?y ?z FILTER(?x<1)SERVICE#>\n?s{ ?a ?b ?c }",
]


@pytest.mark.parametrize("pattern", SERVICE_IN_DISGUISE)
def test_a_query_cannot_reach_the_network_in_disguise(pattern: str) -> None:
    """The engine needs no space around a keyword: all of these were parsed as a SERVICE, and some were sent."""
    with pytest.raises(QueryError, match="SERVICE is refused"):
        check_query(f"PREFIX e: <http://127.0.0.1:9/> PREFIX : <http://127.0.0.1:9/> SELECT * {{ {pattern} }}")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?service ?p actor:inter-services-intelligence . ?x kg:a.service ?load }",
        'SELECT * { ?x ?y <http://e.org/service/(a)> , \'SERVICE\', """a \\""" SERVICE""" } # SERVICE',
        "SELECT * { VALUES ?x { " + "1.5 " * 5000 + "} }",
        "SELECT * { VALUES (?x ?y) { " + "(1 2) " * 5000 + "} }",
    ],
)
def test_a_harmless_query_passes(text: str) -> None:
    assert check_query(text) == text
    Store.memory().select(text)


TOO_MUCH = {
    "minus": "SELECT * { FILTER(1" + "-1" * 20_000 + " > 0) }",
    "and": "SELECT * { FILTER(true" + " && true" * 20_000 + ") }",
    "not": "SELECT * { FILTER(" + "!#\n" * 20_000 + "true) }",
    "union": "SELECT * { {?a ?b ?c}" + " UNION {?a ?b ?c}" * 20_000 + " }",
    "bind": "SELECT * { " + " ".join(f"BIND({n} AS ?x{n})" for n in range(5_000)) + " }",
    "triples": "SELECT * { " + "?a ?b ?c ." * 20_000 + " }",
    "objects": "SELECT * { ?a ?b ?c" + ",?c" * 20_000 + " }",
    "collection": "SELECT * { ?a ?b (" + "1 " * 20_000 + ") }",
    "less than": "SELECT * { FILTER(?a<" + "(" * 5_000 + "1" + ")" * 5_000 + "&&?b>0) }",
}


@pytest.mark.parametrize("text", TOO_MUCH.values(), ids=TOO_MUCH)
def test_a_query_cannot_end_the_process(text: str) -> None:
    """Each of these overran the engine's stack, which no exception handler survives."""
    with pytest.raises(QueryError, match=r"of too many parts|nested too deeply"):
        check_query(text)


def test_what_is_just_allowed_does_not_end_the_process() -> None:
    chain = " && ".join(["true"] * (MAX_PARTS // 3 - 5))
    assert Store.memory().select(f"SELECT (COUNT(*) AS ?n) {{ FILTER({chain}) }}").rows == ((1,),)


@pytest.mark.parametrize("text", ['SELECT * { ?a ?b "open }', "SELECT * { ?a ?b '''open' }", '\\"' * 200_000])
def test_a_string_that_is_not_closed(text: str) -> None:
    with pytest.raises(QueryError, match="line 1: a string is not closed"):
        check_query(text)
