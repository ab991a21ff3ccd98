"""Bodies that look on: whether "the group" is the one that spoke or reported before, and none that fights."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.entities import Memory
from kg.extraction.words.descriptions import CIVIL_BODIES, GROUPS, descriptions
from kg.extraction.words.units import Unit
from kg.model import Actor

__all__ = ["is_civil", "looks_on", "reporting"]

_REACH = 3
"""Sentences back in which such a body may have spoken."""
_SUCH_BODIES = frozenset(("group", "organisation", "organization"))
_INQUIRED = frozenset(("document", "interview", "verify", "corroborate", "investigate", "research", "analyse"))
"""What those do who look on: "the group has documented"."""
_SPOKEN = frozenset(("say", "urge", "call", "accuse", "condemn", "warn", "describe", "tell", "add", "criticise", "ask",
                     "criticize", "demand", "report", "estimate", "conclude", "recommend", "allege"))  # fmt: skip


def looks_on(noun: str, modifiers: Sequence[Unit], verb: str, memory: Memory) -> bool | None:
    """Whether "the group" is the body that spoke before, and not who fights; ``None`` where it may be either."""
    near = [m for trace in memory.traces[-_REACH:] for m in trace.mentions]
    spoke = any(m.actor.type in CIVIL_BODIES and not m.part for m in near)
    if noun not in _SUCH_BODIES or not spoke:
        return False
    if any(unit.low == "-based" for unit in modifiers):
        return True  # "The New York-based group"
    if verb in _SPOKEN and not modifiers and any(m.actor.type in GROUPS for m in near):
        return None  # "HRW said that Y had killed 30 people. The group said"
    return verb in _INQUIRED


def is_civil(noun: str, modifiers: Sequence[Unit]) -> bool:
    """Whether a body is meant that no fighter belongs to: "the rights group", "the New York-based watchdog"."""
    classes = descriptions().classes
    if noun in classes["watchdog"]:
        return True
    return noun in classes["civil-head"] and any(unit.low in classes["cause"] for unit in modifiers)


def reporting(noun: str, modifiers: Sequence[Unit], verb: str, memory: Memory) -> Actor | None:
    """The one rights body whose report goes on after another's figures: "According to the UN, … The group urged"."""
    if noun not in _SUCH_BODIES or modifiers or verb not in _SPOKEN or not memory.traces:
        return None
    cited = [m for m in memory.traces[-1].mentions if m.actor.type == "IntergovernmentalOrganization"]
    civil = [e.actor for e in memory.entities.values() if e.actor.type in CIVIL_BODIES]
    led = any(m.subject for m in cited) or len({m.name for m in cited}) != 1
    return civil[0] if len(civil) == 1 and not led else None
