"""A server on loopback, as a user starts it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from service.running import Server, founding_folder, running


@pytest.fixture(scope="session")
def founding(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The founding graph, as `kg build` writes it."""
    return founding_folder(tmp_path_factory.mktemp("founding"))


@pytest.fixture(scope="session")
def server(founding: Path) -> Iterator[Server]:
    """A server of the founding graph, with bounds that a test can reach."""
    with running(
        founding, "--timeout", "3", "--answer", "4", "--memory", "512", "--allow-origin", "https://ok.org"
    ) as it:
        yield it
