"""What the explorer's tests share."""

from __future__ import annotations

import networkx as nx
import pytest
from explorer.reader import Reader
from explorer.samples import DOCUMENT, small_network

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
    made.context.close()
