"""Gatherings: who talks at the meeting that opens a sentence: "At talks in P on Monday A and B agreed to"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.diplomacy.accord_doing import distinct
from kg.extraction.diplomacy.pacts import anchor
from kg.extraction.grammar.findings import Accord, Finding
from kg.extraction.grammar.locations import venue_after
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES

__all__ = ["gathering_findings"]

_OPENS = frozenset(("at", "in", "during"))
_GATHERINGS = frozenset(("meeting", "meetings", "talks", "summit", "round", "negotiations", "discussions",
                         "consultations"))  # fmt: skip
_SETTLES = frozenset(("agree", "discuss", "sign", "negotiate"))
"""What people do at a table with each other, and nobody does with the others who sit there."""
_WHO = frozenset(("ministers", "presidents", "leaders", "sides", "countries", "governments", "delegations", "envoys",
                  "negotiators", "parties", "commanders", "neighbours", "neighbors", "generals"))  # fmt: skip
_TO_NOUN, _TO_VERB, _MOST = 5, 18, 4


def gathering_findings(clauses: Clauses) -> Iterator[Finding]:
    """The talks of a sentence that opens with them and goes on with what those agreed who sat there."""
    units = clauses.units
    noun = _opening(units)
    group = _main(clauses, noun) if noun else None
    if group is None:
        return
    subjects, phrases = clauses.subjects(group), clauses.subject_phrases(group)
    parties = subjects if 1 < len(subjects) <= _MOST and distinct(subjects) and all(map(_able, subjects)) else ()
    two = not subjects and len(phrases) == 1 and _the_two(units, phrases[0])
    if not parties and not two:
        return
    at = parties[0] if parties else anchor(units[noun].start, units[noun].end)
    yield Finding(
        noun, "negotiatedWith", at, None, "Talks", parties, place=venue_after(units, noun),
        score=0.75 if parties else 0.5, accord=Accord("talks", "Talks", definite=True, two=two),
    )  # fmt: skip


def _opening(units: Units) -> int:
    """Where the noun stands of "At a follow-up meeting" that opens the sentence; 0 where none does.

    Nobody's: at "a meeting of NATO", "talks with the envoy" others sit, too.
    """
    if not units or units[0].low not in _OPENS:
        return 0
    reach = range(1, min(_TO_NOUN, len(units) - 1))
    noun = next((i for i in reach if units[i].low in _GATHERINGS), 0)
    owned = any(unit.kind in (*NAMES, "capital", "possessive") for unit in units[1:noun])
    others = units[noun + 1].low in ("of", "with", "between", "among")
    return 0 if owned or others else noun


def _main(clauses: Clauses, noun: int) -> VerbGroup | None:
    """The verb by which those agree whom the sentence tells to have sat there."""
    units = clauses.units
    group = next((g for g in clauses.groups if g.head > noun and g.form == "finite"), None)
    if group is None or group.lemma not in _SETTLES or group.head - noun > _TO_VERB:
        return None
    if group.voice != "active" or group.negated or group.modality != "actual":
        return None
    between = units[noun + 1 : group.first]
    aside = any(unit.kind in ("stop", "relative", "that", "subordinator") or unit.low == "with" for unit in between)
    return None if aside else group


def _able(party: Party) -> bool:
    return party.actor.type in SIDES or party.actor.type == "Person"


def _the_two(units: Units, phrase: NounPhrase) -> bool:
    """Whether it is "the two defence ministers", "both delegations", of whom the text has told."""
    words = [unit.low for unit in units[phrase.first : phrase.last + 1]]
    named = any(unit.kind in NAMES for unit in units[phrase.first : phrase.last + 1])
    return not named and words[-1] in _WHO and (words[:1] == ["both"] or words[:2] == ["the", "two"])
