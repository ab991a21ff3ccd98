"""Mishaps: the dead and injured of roads, fires, weather, disease and accidents, who are no figures of a conflict.

The cause is what the text tells: in the sentence itself or, where that tells of none, in the nearest one that does.
Words of violence beside it outweigh it: a crash of an aircraft that was shot down, a fire that a bomb started, cholera
in a siege are of the conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Units
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["without_mishaps"]

_HARMED = frozenset(("killed", "injured", "casualties", "missing", "trapped", "displaced"))
_PAIRS = frozenset(
    (("road", "toll"), ("holiday", "toll"), ("holiday", "deaths"), ("road", "deaths"), ("heart", "attack"),
     ("heart", "attacks"), ("power", "lines"), ("natural", "causes"), ("natural", "disaster"), ("natural", "disasters"),
     ("carbon", "monoxide"), ("gale", "force"), ("holiday", "period"), ("motor", "vehicle"))
)  # fmt: skip
"""Two words that name a cause which neither of them names alone."""
_BURNS = frozenset(("break", "begin", "start", "sweep", "destroy", "spread", "rage", "gut", "rip", "tear", "engulf"))
"""What a fire does that nobody opens at anybody."""
_SHOTS = frozenset(("open", "under", "return", "hold", "cease", "exchange", "exchanged", "of", "machine-gun", "heavy",
                    "opened", "returned", "opening", "returning", "covering", "small-arms"))  # fmt: skip
"""What stands before the "fire" of weapons."""
_ATTACKS_BY_DATE = frozenset(("september 11", "sept. 11", "sept 11", "11 september", "9/11"))
"""Attacks that texts call by their day alone."""
_BEHIND, _AHEAD = 4, 2
"""How many sentences back and ahead the cause may be told of that one does not tell."""
_AROUND = 4


def without_mishaps(sentences: Sequence[Units], told: Sequence[list[Finding]]) -> list[list[Finding]]:
    """What each sentence says, without the figures of those whom a mishap struck.

    Args:
        sentences: the units of each.
        told: what each says.
    """
    causes: dict[int, str] = {}

    def cause(at: int) -> str:
        if at not in causes:
            causes[at] = "strife" if _is_struck(told[at]) else _cause(sentences[at])
        return causes[at]

    def by_mishap(at: int) -> bool:
        behind, ahead = range(at, max(at - _BEHIND, 0) - 1, -1), range(at + 1, min(at + _AHEAD + 1, len(told)))
        nearest = next((place for place in (*behind, *ahead) if cause(place)), at)
        if cause(nearest) != "open":
            return cause(nearest) == "mishap"
        around = range(max(at - _AROUND, 0), min(at + _AROUND + 1, len(told)))
        return all(cause(place) != "strife" for place in around)

    return [
        [f for f in findings if f.figure is None or f.figure.measure not in _HARMED or not by_mishap(at)]
        for at, findings in enumerate(told)
    ]


def _is_struck(findings: Sequence[Finding]) -> bool:
    """Whether the sentence tells that somebody attacked or fought somebody."""
    relations = vocabulary().relations
    return any(f.relation in relations and relations[f.relation].family == "conflict" for f in findings)


@cache
def _classes() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    classes = wordlists().classes
    strife = classes["strife"] | (classes["weapons"] - classes["peaceful_arms"])
    return frozenset(strife), frozenset(classes["mishap"]), frozenset(classes["mishap_open"])


def _cause(units: Units) -> str:
    """What the sentence tells of: "strife", a "mishap", an "open" one that violence may have brought about, or none."""
    strife, mishaps, opens = _classes()
    words = [unit.low for unit in units]
    if not strife.isdisjoint(words) or any(_is_shot(units, at) for at, word in enumerate(words) if word in _FIRES):
        return "strife"
    if not _ATTACKS_BY_DATE.isdisjoint((*words, *map(" ".join, pairwise(words)))) or (
        "shot" in words and "down" in words
    ):
        return "strife"
    sure = any(_is_literal(units, at) for at, word in enumerate(words) if word in mishaps)
    if sure or not _PAIRS.isdisjoint(pairwise(words)) or _on_roads(words):
        return "mishap"
    burning = any(_burns(units, at) for at, word in enumerate(words) if word in _FIRES)
    return "open" if burning or any(_is_literal(units, at) for at, word in enumerate(words) if word in opens) else ""


_FIRES = frozenset(("fire", "fires"))
_DATED = frozenset(("date", "number"))
_MANY_OF = frozenset(("flood", "avalanche", "storm", "tsunami", "virus", "cancer", "epidemic", "plague", "disease",
                      "wave", "earthquake", "tornado", "hurricane"))  # fmt: skip
"""What stands for something else before "of": "a flood of refugees", "the cancer of corruption"."""


def _is_literal(units: Units, at: int) -> bool:
    """Whether a word of mishaps names one: not "a storm of protest", "troops storm the camp"."""
    following = units[at + 1].low if at + 1 < len(units) else ""
    before = units[at - 1] if at else None
    verbal = units[at].kind == "verb" and units[at].low in ("storm", "storms", "accident")
    after_to = before is not None and before.kind in ("to", "modal") and units[at].low in _MANY_OF
    many = units[at].low in _MANY_OF and following == "of" and units[min(at + 2, len(units) - 1)].kind not in _DATED
    return not (verbal or after_to or many)


def _is_shot(units: Units, at: int) -> bool:
    """Whether "fire" is that of weapons, or set by somebody: "opened fire", "fire from a tank"."""
    before = units[at - 1] if at else None
    following = units[at + 1].low if at + 1 < len(units) else ""
    forms = () if before is None else before.forms
    opened = before is not None and (before.low in _SHOTS or any(form.lemma in _SHOTS for form in forms))
    lit = "set" in {unit.low for unit in units[max(0, at - 2) : at + 1]}  # "set on fire", "set fire to"
    return opened or lit or following in ("fight", "fights", "from", "on", "upon")


def _burns(units: Units, at: int) -> bool:
    """Whether a "fire" is a blaze: "a hotel fire", "the fire broke out"."""
    lead = {unit.low for unit in units[max(0, at - 3) : at]}
    ahead = units[at + 1 : at + 4]
    return "a" in lead or units[at].low == "fires" or any(f.lemma in _BURNS for unit in ahead for f in unit.forms)


def _on_roads(words: Sequence[str]) -> bool:
    """As in "died on the state's roads"."""
    at = next((place for place, word in enumerate(words) if word in ("roads", "highways", "motorways")), 0)
    return "on" in words[max(0, at - 5) : at]
