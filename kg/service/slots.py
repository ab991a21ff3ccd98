"""How many queries run and wait at once: quick ones, slow ones, and those that wait."""

from __future__ import annotations

import asyncio

from kg.service.settings import Limits

__all__ = ["BusyError", "Slot", "Slots"]


class BusyError(Exception):
    """There is no room for another query at the moment."""


class Slots:
    """The places for queries, as `Limits` bound them."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.quick = asyncio.Semaphore(limits.workers)
        self.waiting = 0
        self.slow = 0

    async def enter(self) -> Slot:
        """A place among the quick queries, as soon as there is one.

        Raises:
            BusyError: too many wait already, or it takes too long.
        """
        if self.quick.locked() and self.waiting >= self._limits.queue:
            raise BusyError
        self.waiting += 1
        try:
            await asyncio.wait_for(self.quick.acquire(), self._limits.patience)
        except TimeoutError:
            raise BusyError from None
        finally:
            self.waiting -= 1
        return Slot(self, self._limits.slow)


class Slot:
    """The place of one query."""

    def __init__(self, slots: Slots, most_slow: int) -> None:
        self._slots = slots
        self._most_slow = most_slow
        self.is_slow = False

    def become_slow(self) -> None:
        """Move from the quick ones to the slow ones.

        Raises:
            BusyError: too many are slow already.
        """
        if self._slots.slow >= self._most_slow:
            raise BusyError
        self._slots.slow += 1
        self.is_slow = True
        self._slots.quick.release()

    def leave(self) -> None:
        """Make room for another."""
        if self.is_slow:
            self._slots.slow -= 1
        else:
            self._slots.quick.release()
