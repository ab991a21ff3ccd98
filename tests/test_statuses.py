"""The ten worked facts of docs/statuses.md, against the graph that is built from the seeds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kg
from kg.actors import packaged_lexicon
from kg.graph import Graph
from kg.rdf import assertable_id
from kg.reading import read_document
from kg.resources import seed_files
from kg.review import read_statement_file

ROW = re.compile(r"\| (?P<key>[AB]\d\d\w?) \| (?P<words>[^|]+) \| (?P<status>[^|]+) \| (?P<reason>[^|]+) \|")
DOCUMENTED = [
    match.groups() for match in ROW.finditer((Path(__file__).parents[1] / "docs/statuses.md").read_text("utf-8"))
]


@pytest.fixture(scope="module")
def graph() -> Graph:
    return kg.build()


@pytest.fixture(scope="module")
def assertables(graph: Graph) -> dict[str, str]:
    """Each key of the statement files, with the id of what it asserts."""
    by_id = {statement.id: statement for statement in graph.statements}
    found = {}
    for path in seed_files():
        companion = path.with_suffix("").with_suffix(".statements.yaml")
        keys = read_statement_file(companion, read_document(path), packaged_lexicon()).keys
        found |= {key: assertable_id(by_id[identity]) for key, identity in keys.items()}
    return found


def test_ten_facts_are_documented() -> None:
    assert len(DOCUMENTED) == 10


@pytest.mark.parametrize(("key", "words", "status", "reason"), DOCUMENTED)
def test_the_documented_status_is_the_status(
    graph: Graph, assertables: dict[str, str], key: str, words: str, status: str, reason: str
) -> None:
    [found] = [a for a in graph.assessments if a.id == assertables[key]]
    assert (found.standing.status, found.standing.reason) == (status, reason), words


def test_the_status_is_data_in_the_graph(graph: Graph) -> None:
    rows = graph.table(
        "SELECT ?status (COUNT(*) AS ?n) WHERE { GRAPH graph:beliefs { ?x kg:status ?code . ?x kg:reason ?why } "
        "?code skos:notation ?status } GROUP BY ?status"
    ).rows
    counted = dict(rows)
    for status in ("accepted", "claimed", "contested", "denied", "not actual"):
        assert counted[status] == sum(a.standing.status == status for a in graph.assessments)
    assert sum(counted.values()) == len(graph.assessments)
