"""What all of the service's pages share."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import cast

from starlette.requests import Request

from kg.service.metrics import Metrics
from kg.service.pool import Pool
from kg.service.settings import Settings

__all__ = ["Context", "context_of"]


@dataclass(frozen=True, slots=True)
class Context:
    """What all of the service's pages share.

    Attributes:
        settings: how the service runs.
        pool: who answers.
        metrics: what is counted.
        writing: held by whoever writes.
    """

    settings: Settings
    pool: Pool
    metrics: Metrics
    writing: asyncio.Lock = field(default_factory=asyncio.Lock)


def context_of(request: Request) -> Context:
    """The context of a request's application."""
    return cast("Context", request.app.state.context)
