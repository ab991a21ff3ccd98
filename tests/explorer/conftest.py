"""What the explorer's tests share."""

from __future__ import annotations

import networkx as nx
import pytest
from explorer.reader import Reader
from explorer.samples import DOCUMENT, small_network

import kg
from kg.explorer import explorer_html


@pytest.fixture
def network() -> nx.MultiDiGraph:
    """Two states at war, a group that one is said to shelter, a mediator, a ceasefire, a forecast."""
    return small_network()


@pytest.fixture
def reader(browser, network, tmp_path):
    made = Reader(
        browser, explorer_html(network, title="War & peace", documents=[DOCUMENT], version="Parley 9"), tmp_path
    )
    yield made
    made.close()


@pytest.fixture(scope="session")
def founding_html() -> str:
    """The page of the founding graph, as `kg build` writes it."""
    graph = kg.build()
    return explorer_html(graph.drawing(), documents=graph.documents, figures=graph.assessments, version="Parley 9")


@pytest.fixture
def founding(browser, founding_html, tmp_path):
    made = Reader(browser, founding_html, tmp_path)
    yield made
    made.close()
