"""What the explorer's tests share."""

from __future__ import annotations

import networkx as nx
import pytest
from explorer.samples import small_network


@pytest.fixture
def network() -> nx.MultiDiGraph:
    """Two states at war, a group that one is said to shelter, a mediator, a ceasefire, a forecast."""
    return small_network()
