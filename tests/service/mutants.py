"""SPARQL texts that nobody meant: the named queries, cut, joined, doubled and salted; the same for a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

from kg.queries import named_queries

SALT = (
    "{", "}", "(", ")", "[", "]", "<", ">", '"', "'", '\\', "?x", "$x", "!", "^", "*", "+", "|", "/", ";", ",", ".",
    "#", "\n", "@", "^^", "SERVICE", "LOAD", "FROM", "GRAPH", "VALUES", "UNDEF", "OPTIONAL", "MINUS", "FILTER",
    "EXISTS", "NOT", "IN", "BIND", "AS", "UNION", "SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "INSERT DATA",
    "DROP ALL", "LIMIT -1", "LIMIT 99999999999999999999", "OFFSET 1e9", "GROUP BY", "HAVING", "ORDER BY RAND()",
    "REGEX(?x, '(a+)+$')", "<file:///etc/passwd>", "<http://127.0.0.1:9/>", "_:b", "\x00", "\ud7ff", "\U0001d4b3",
    "\u202e", "1e400", "'''", '"""', "<<", ">>", "BASE <x>", "PREFIX : <>", "kg:", "xsd:date", "'x'^^xsd:date",
    "NOW()", "BNODE()", "CONCAT(?x,?x)", "STRLEN", "1/0", "-9223372036854775808", "SHA512", "?s ?p ?o",
    "{ ?s ?p ?o }", "(COUNT(*) AS ?n)", "a" * 3000,
)  # fmt: skip


def mutants(seed: int, count: int) -> Iterator[str]:
    """So many texts."""
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    texts = [query.text for query in named_queries().values()]
    for _ in range(count):
        text = chance.choice(texts)
        for _ in range(chance.choice((1, 1, 2, 3, 8, 20))):
            text = _mutated(text, chance, texts)
        yield text


def _mutated(text: str, chance: random.Random, texts: list[str]) -> str:
    if not text:
        return chance.choice(SALT)
    start = chance.randrange(len(text))
    end = min(len(text), start + chance.choice((1, 2, 5, 20, 100)))
    kind = chance.randrange(6)
    if kind == 0:
        return text[:start] + text[end:]
    if kind == 1:
        return text[:start] + chance.choice(SALT) + text[start:]
    if kind == 2:
        return text[:start] + text[start:end] * chance.choice((2, 3, 50)) + text[end:]
    if kind == 3:
        other = chance.choice(texts)
        return text[:start] + other[chance.randrange(len(other)) :]
    if kind == 4:
        return text[:start] + chance.choice(SALT) + text[end:]
    letters = list(text[start:end])
    chance.shuffle(letters)
    return text[:start] + "".join(letters) + text[end:]
