"""Walkouts: who leaves talks or stays away from them: "X walked out of the talks", "X withdrew its delegates"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.contents_told import content_from
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.wordlists import wordlists

__all__ = ["walkout_findings"]

_LEAVES = {"walk": ("out", "of"), "pull": ("out", "of"), "storm": ("out", "of"), "drop": ("out", "of"),
           "withdraw": ("from",), "stay": ("away", "from"), "quit": ()}  # fmt: skip
"""The words between the verb and the talks."""
_RECALLS = frozenset(("withdraw", "recall", "pull"))
_NEGOTIATING = frozenset(("delegates", "delegation", "negotiators", "negotiator"))
_DELEGATES = _NEGOTIATING | {"representatives", "representative", "envoys"}
_COMPLAINING = frozenset(("accusing", "blaming", "citing", "protesting", "complaining", "denouncing", "condemning"))
_TAKING_PART = frozenset(("participation",))
_SUSPENDS = frozenset(("suspend", "end", "halt", "freeze"))
_SIDES = STATES | GROUPS | {"Organization"}

_PARTS = _LEAVES.keys() | _RECALLS | _SUSPENDS


def walkout_findings(clauses: Clauses) -> Iterator[Finding]:
    """What a sentence tells of those who leave a table at which others sit, or never come to it."""
    for group in clauses.groups:
        if group.lemma not in _PARTS or group.voice != "active" or group.negated:
            continue
        units, first = clauses.units, group.head + 1
        told = group.modality == "actual" and first < len(units)
        left = (_left_at(units, group) if told else None) or (_recalled_from(units, group) if told else None)
        for doer in clauses.subjects(group) if left is not None else ():
            if left is not None and doer.actor.type in _SIDES and "assets" not in doer.roles:
                content = content_from(units, left) if left < len(units) else None
                yield Finding(group.head, "refuses", doer, None, content=content, score=surer(0.65, doer))


def _left_at(units: Units, group: VerbGroup) -> int | None:
    """Where the talks stand in "walked out of the talks", "quit the peace process"."""
    led = _LEAVES.get(group.lemma)
    after = group.head + 1 + len(led or ())
    same = led is not None and tuple(unit.low for unit in units[group.head + 1 : after]) == led
    return after if same and _are_talks(units, after) else None


def _recalled_from(units: Units, group: VerbGroup) -> int | None:
    """Where the talks stand in "withdrew its delegates from the talks"; the end of the sentence where they do not."""
    phrase = noun_phrase(units, group.head + 1)
    noun = units[phrase.last].low if phrase is not None else ""
    if phrase is None or (noun in _TAKING_PART) != (group.lemma in _SUSPENDS) or noun not in _DELEGATES | _TAKING_PART:
        return None
    after = phrase.last + 1
    if after + 1 < len(units) and units[after].low in ("from", "in") and _are_talks(units, after + 1):
        return after + 1
    dated = after + 1 < len(units) and units[after].low == "on" and units[after + 1].kind in ("date", "number")
    alone = dated or after >= len(units) or units[after].kind in ("end", "stop", "date")
    alone = alone or (units[after].kind == "comma" and units[after + 1].low in _COMPLAINING)
    return len(units) if alone and noun in _NEGOTIATING and not _accord_told(units, after) else None


def _accord_told(units: Units, after: int) -> bool:
    """Whether they may leave because all is done: "withdrew its negotiators, having signed the accord"."""
    accords = wordlists().accords
    told = ((i, noun) for i, unit in enumerate(units) if (noun := accords.get(unit.low)) is not None)
    return any(i >= after or noun.kind not in ("talks", "process") for i, noun in told)


def _are_talks(units: Units, first: int) -> bool:
    """Whether talks stand at ``first`` that are told as known, and of which it is not told with whom."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    noun = wordlists().accords.get(units[phrase.last].low) if phrase is not None else None
    if phrase is None or noun is None or noun.kind not in ("talks", "process") or units[first].kind != "determiner":
        return False
    after = units[phrase.last + 1].low if phrase.last + 1 < len(units) else ""
    return after not in ("with", "between", "of", "without", "empty-handed", "early", "satisfied")
