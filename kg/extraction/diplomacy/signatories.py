"""Signatories: for whom those sign an accord who are named with whom they act for, "by N. N. for X and M. M. for Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.accord_mentions import Mention
from kg.extraction.arguments.objects import agent_index
from kg.extraction.diplomacy.accord_ties import Tie
from kg.extraction.diplomacy.delegates import described_at
from kg.extraction.grammar.phrases import Party, Units, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["signed_for"]

_PERSON = 14
"""Units of a signatory with his titles and what is set beside his name."""
_MOST = 6
_NAMED = frozenset(("capital", *NAMES))
_INSIDE = frozenset(("word", "determiner", "comma", "tail", "number", "possessive", "pronoun", *_NAMED))
_SIGNS_FOR = frozenset(("secretary", "commander", "leader", "head", "chief", "chairman", "adviser",
                        "advisor", "coordinator", "spokesman", "member", "minister",
                        "president", "deputy"))  # fmt: skip
"""What somebody is for those in whose name he signs, beside their envoy."""
_BEHALF = ("on", "behalf", "of")


def signed_for(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> tuple[Party, ...]:
    """Those for whom it is signed, where two or more are told: "N. N. signed it for X and M. M. on behalf of Y"."""
    for tie in found:
        group = tie.group
        if group is None or tie.effect != "made" or group.negated or group.modality != "actual":
            continue
        if group.voice == "active":
            starts = [mention.index + 1] if tie.role == "object" and mention.index > group.head else []
        else:
            by = agent_index(clauses, group)
            starts = [by + 1] if by is not None else []
        for start in starts:
            told = tuple(_represented(clauses, start, opened=group.voice == "active"))
            if len({party.actor.name for party in told}) == len(told) > 1:
                return told
    return ()


def _represented(clauses: Clauses, index: int, *, opened: bool) -> Iterator[Party]:
    """Whom the signatories of the list at ``index`` act for; the first one's name stands elsewhere if it is opened."""
    units = clauses.units
    for number in range(_MOST):
        after = _acts_for(units, index, named=opened and number == 0)
        phrase = noun_phrase(units, after) if after else None
        if phrase is None:
            return
        party = phrase.party or described_at(clauses, after)
        if party is None or party.actor.type not in SIDES | {"Actor"}:
            return
        yield party
        joint = phrase.last + 1
        while joint + 2 < len(units) and (units[joint].kind == "date" or units[joint].kind == "comma"):
            joint += 1
        if joint + 2 >= len(units) or (units[joint].low not in ("and", "while") and units[joint - 1].kind != "comma"):
            return
        index = joint + (units[joint].low in ("and", "while"))
        index += units[index].low == "by"


def _signs_for(word: str) -> bool:
    return word in _SIGNS_FOR or word in wordlists().classes["envoy"]


def _acts_for(units: Units, index: int, *, named: bool) -> int:
    """Where the name begins of whom the signatory at ``index`` acts for; 0 if that is not told.

    Args:
        units: the sentence's.
        index: where his name begins.
        named: whether his name stands elsewhere, so that "for" may follow at once.
    """
    for place in range(index, min(index + _PERSON, len(units) - 1)):
        words = tuple(unit.low for unit in units[place : place + 3])
        if words == _BEHALF:
            return place + 3 if named else 0
        if words[0] in ("for", "representing"):
            return place + 1 if named else 0
        if named and words[0] in ("of", "to") and _signs_for(units[place - 1].low):
            return place + 1 + (units[place + 1].kind == "determiner")  # "N. N., the envoy of X"
        signs = any(form.lemma in ("sign", "initial", "do") for form in units[place].forms)
        if units[place].kind not in _INSIDE and words[0] not in ("of", "so") and not (named and signs):
            return 0
        named = named or units[place].kind in _NAMED
    return 0
