"""Modules that are imported only when something of them is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["Later"]


class Later:
    """A module by its name, imported on first use; in its place while types are checked stands the module itself.

    >>> Later("math").floor(2.5)
    2
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:  # noqa: ANN401 - the type is the attribute's own
        return getattr(import_module(self._name), attribute)
