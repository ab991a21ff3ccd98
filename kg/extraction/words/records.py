"""Records: values that nobody changes, of which a document needs tens of thousands.

A frozen dataclass sets each field through ``object.__setattr__``, which takes several times as long as to set it
outright: a tenth of the time of a whole extraction. A record is frozen for the type checker, which sees each line that
would change one, and an ordinary dataclass with slots at run time. What leaves this package (`kg.model`) is frozen at
run time, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

__all__ = ["record"]

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True)
def record(cls: type[_Class]) -> type[_Class]:
    """The class as a dataclass with slots, which compares and hashes by its fields; only mypy keeps it unchanged."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
