"""No module of the package gives a constant two values: the second would silently be that of the code above it, too."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

_MODULES = sorted((Path(__file__).parents[1] / "kg").rglob("*.py"))


def _bound(tree: ast.Module) -> Iterator[str]:
    """The names that statements of the module's own level assign to, each as often as they do."""
    for statement in tree.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        if isinstance(statement, ast.AnnAssign) and statement.value is not None:
            targets = [statement.target]
        for target in targets:
            yield from (node.id for node in ast.walk(target) if isinstance(node, ast.Name))


def twice(source: str) -> list[str]:
    return sorted(name for name, times in Counter(_bound(ast.parse(source))).items() if times > 1)


def test_no_constant_has_two_values():
    found = {str(path): names for path in _MODULES if (names := twice(path.read_text("utf-8")))}
    assert len(_MODULES) > 500
    assert found == {}


@pytest.mark.parametrize("source", ["A = 1\nA = 2\n", "A, B = 1, 2\nB: int = 3\n"])
def test_a_second_value_is_found(source):
    assert len(twice(source)) == 1


_CLASSED = ("descriptions", "nouns", "words")
"""The lists whose rows are a class and its words: of two rows of one class the second would replace the first."""


@pytest.mark.parametrize("name", _CLASSED)
def test_no_class_of_words_has_two_rows(name):
    rows = (Path(__file__).parents[1] / f"kg/extraction/data/{name}.tsv").read_text("utf-8").splitlines()[1:]
    counted = Counter(row.partition("\t")[0] for row in rows)
    assert len(counted) > 20
    assert [word for word, times in counted.items() if times > 1] == []
