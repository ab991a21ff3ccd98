"""A server that speaks the protocol, and a cache of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from llm.model_server import ModelServer, model_server


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own cache and endpoint stay out of the tests."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("PARLEY_CACHE", str(folder))
    for name in ("PARLEY_LLM_URL", "PARLEY_LLM_MODEL", "PARLEY_LLM_KEY"):
        monkeypatch.delenv(name, raising=False)
    return folder
