"""Who is answered when: bounded numbers of quick and slow queries, and of those that wait."""

from __future__ import annotations

import asyncio
import time

from kg.errors import KgError
from kg.service.holding import Answer, Holding, Worker, WorkerDiedError
from kg.service.metrics import Metrics
from kg.service.settings import Limits
from kg.service.slots import BusyError, Slot, Slots
from kg.service.source import Source
from kg.service.wire import Request

__all__ = ["BusyError", "DeadlineError", "Pool", "WorkerDiedError"]


class DeadlineError(Exception):
    """A query has taken longer than one may."""


class Pool:
    """Answers requests from the newest snapshot of a source.

    A query that has run for `Limits.slow_after` seconds counts as slow: it makes way for others, and a slot for quick
    ones is free again. So quick queries wait for each other only. Where too many are slow already, it is ended.
    """

    def __init__(self, source: Source, limits: Limits, metrics: Metrics, title: str | None = None) -> None:
        self._title = title
        self._source = source
        self._limits = limits
        self._metrics = metrics
        self._slots = Slots(limits)
        self._holding: Holding | None = None
        self._fingerprint: tuple[object, ...] = ()
        self._changing = asyncio.Lock()
        self._retired: list[Holding] = []

    @property
    def holding(self) -> Holding:
        """The newest snapshot."""
        if self._holding is None:
            raise BusyError
        return self._holding

    async def renew(self, *, force: bool = True) -> bool:
        """Take a new snapshot where the source has changed, and answer from it from then on; returns whether.

        Args:
            force: whether to take one in any case.

        Raises:
            StoreError: the source cannot be read; the old snapshot goes on being served.
        """
        async with self._changing:
            fingerprint = self._source.fingerprint()
            if not force and fingerprint in (self._fingerprint, ()):
                return False
            self._fingerprint = fingerprint
            try:
                new = await Holding.of(self._source, self._limits.memory, self._title)
            except KgError:
                self._metrics.failed_snapshots.inc()
                raise
            old, self._holding = self._holding, new
            self._metrics.quads.set(new.ready.quads)
            self._metrics.snapshots.inc()
            self._retired = [holding for holding in self._retired if not holding.has_ended]
            if old is not None:
                self._retired.append(old)
                old.retire()
            return True

    async def close(self) -> None:
        """End all processes."""
        if self._holding is not None:
            self._holding.retire()
            self._retired.append(self._holding)
        self._holding = None
        await asyncio.gather(*(holding.wait_closed() for holding in self._retired))

    async def answer(self, request: Request) -> Answer:
        """The whole answer to a request.

        Raises:
            BusyError: no worker is free, and none will be soon.
            DeadlineError: the query took too long.
            WorkerDiedError: the query ended its worker.
        """
        slot = await self._slots.enter()
        started = time.monotonic()
        try:
            holding = self.holding
            worker = await holding.worker()
            reusable = False
            try:
                answer = await self._ask(worker, request, slot)
                if slot.is_slow:
                    worker.make_way(from_now_on=False)
                reusable = True
                return answer
            finally:
                if reusable:
                    holding.release(worker)
                else:
                    holding.discard(worker)
        finally:
            slot.leave()
            self._metrics.query_seconds.observe(time.monotonic() - started)

    async def _ask(self, worker: Worker, request: Request, slot: Slot) -> Answer:
        asked = asyncio.ensure_future(worker.ask(request))
        try:
            done, _ = await asyncio.wait({asked}, timeout=min(self._limits.slow_after, request.seconds))
            if not done and request.seconds > self._limits.slow_after:
                slot.become_slow()
                worker.make_way()
                done, _ = await asyncio.wait({asked}, timeout=request.seconds - self._limits.slow_after)
            if not done:
                raise DeadlineError
            return asked.result()
        finally:
            asked.cancel()
