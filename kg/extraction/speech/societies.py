"""Societies: who speaks by words that name a state or group and yet for neither: "a Nigerian rights group"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import NounPhrase, Units
from kg.extraction.speech.source_words import joined
from kg.extraction.words.descriptions import descriptions
from kg.extraction.words.units import NAMES
from kg.model import Actor

__all__ = ["ONCE", "run_by", "watching"]


def watching(units: Units, phrase: NounPhrase) -> tuple[Actor, int, int] | None:
    """As in "a Nigerian rights group", "a former X-ian minister", which speak for no state and are in no list."""
    words = [unit for unit in units[phrase.first : phrase.last + 1] if unit.kind not in ("determiner", "number")]
    once = len(words) > 1 and words[0].low in ONCE
    if len(words) < _WATCHING or words[once].kind != "demonym":
        return None
    causes = descriptions().classes["cause"] | descriptions().classes["own-cause"]
    told = once or (words[-1].low in _SOCIETIES and any(unit.low in causes for unit in words[1:-1]))
    told = told and not any(unit.kind in (*NAMES, "capital") for unit in words[once + 1 :])
    name = joined(words).replace(" '", "'")  # "doctors' group"
    return (Actor(name, "UnnamedSource"), words[0].start, words[-1].end) if told else None


_WATCHING = 3
ONCE = frozenset(("former", "onetime", "one-time"))
_SOCIETIES = frozenset(
    ("group", "groups", "organisation", "organization", "network", "association", "union", "watchdog")
)


def run_by(units: Units, phrase: NounPhrase) -> tuple[Actor, int, int] | None:
    """As in "the Hamas-run health ministry", "Houthi-run television", which speak for who runs them."""
    tail = next((i for i in range(phrase.last - 1, phrase.first, -1) if units[i].low in _RUN), None)
    runs = units[tail - 1].actor if tail is not None and units[tail - 1].kind in NAMES else None
    if tail is None or runs is None or units[phrase.last].low not in _RUN_BODIES:
        return None
    words = units[tail - 1 : phrase.last + 1]
    return Actor(joined(list(words)), "Organization", (), runs.name), words[0].start, words[-1].end


_RUN = frozenset(("-run", "-controlled", "-led", "-held", "-appointed", "-administered"))
_RUN_BODIES = frozenset(("ministry", "authorities", "authority", "administration", "television", "media", "radio",
                         "agency", "police", "office", "channel", "council", "government", "directorate"))  # fmt: skip
