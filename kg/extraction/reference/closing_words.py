"""Closing words: whose words a sentence is that ends in ", it said", where the sentence before is about another."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.entities import Draft, Memory, Mention, Trace
from kg.extraction.reference.mouthpieces import outlet_speaking
from kg.extraction.words.units import is_speech_verb

__all__ = ["told_by"]

_ENDS = frozenset(("end", "stop", "date", "comma", "preposition", "adverb", "quote"))
_TELLS_IN = frozenset(("report", "reports", "statement", "communique", "communiqué", "letter", "list", "video",
                       "findings", "evidence",
                       "photographs", "photos", "pictures", "images", "document", "documents", "dossier",
                       "study", "press", "conference", "bulletin", "message", "broadcast"))  # fmt: skip
_REPORTING = frozenset(("ResearchOrganization", "MediaOutlet", "IntergovernmentalOrganization"))


def told_by(draft: Draft, index: int, memory: Memory) -> list[Mention] | None:
    """Which outlet, paper or actor says what "it said" opens or closes; ``None`` where none of these is spoken of."""
    outlet = outlet_speaking(draft, index, memory)
    if outlet is None and (insisting := _insisting(draft, index)) is not None:
        return insisting
    return outlet if outlet is not None else _closing_speaker(draft, index, memory)


def _insisting(draft: Draft, index: int) -> list[Mention] | None:
    """The X of "X rejected Y's plan, insisting it will only deal with Z": who insists tells what he himself will do.

    Nobody where X is no one who is named, or two act in the sentence; ``None`` where nobody insists.
    """
    units, found = draft.units, draft.found
    verb = len(found) - 1 - (bool(found) and found[-1].kind == "that")
    if verb < 1 or index + 1 >= len(units) or units[index].low != "it" or units[index + 1].kind != "modal":
        return None
    if found[verb].low not in _INSISTS or found[verb - 1].kind not in ("comma", "conjunction"):
        return None
    acting = {mention.actor.name: mention for mention in draft.mentions if mention.subject}
    first = draft.mentions[0] if draft.mentions else None
    if len(acting) != 1 or first is None or not first.subject:
        return []
    return [replace(first, person=None if first.actor.type != "Person" else first.person, owner=False, plural=False)]


_INSISTS = frozenset(("insisting", "stressing", "maintaining", "vowing", "pledging", "declaring", "reiterating",
                      "promising", "swearing"))  # fmt: skip


def _closing_speaker(draft: Draft, index: int, memory: Memory) -> list[Mention] | None:
    """Who is "it" in "…, it said" after a sentence about somebody else; nobody where either may be, ``None`` elsewhere.

    "Sudan published pictures. Chad arms the RSF, it said": Sudan. "The army left P. The rebels took it, it said":
    hardly anybody can tell.
    """
    units, found = draft.units, draft.found
    closes = len(found) > 1 and found[-1].kind in ("comma", "quote") and bool(draft.verbs) and index + 1 < len(units)
    if not closes or units[index].low != "it" or not is_speech_verb(units[index + 1]) or not memory.traces:
        return None
    if index + 2 < len(units) and units[index + 2].kind not in _ENDS:
        return None
    own = next((mention for mention in draft.mentions if mention.subject), None)
    before = _spoken_of(memory.traces[-1])
    if own is None or before is None or own.human is not None:
        return None
    if before.actor.name in {mention.actor.name for mention in draft.mentions}:
        return None  # "The Front fled. The Front's men had killed two, it said"
    return [replace(before, person=None, owner=False)] if _tells(memory.traces[-1], before) else []


def _spoken_of(trace: Trace) -> Mention | None:
    """Who spoke last in the sentence before, or whom it was about."""
    if trace.sayer is not None:
        return trace.sayer if trace.sayer.actor.type != "Person" else None
    one = trace.subjects[0] if len(trace.subjects) == 1 else None
    return one if one is not None and one.actor.type not in ("Person", "Place", "Population") else None


def _tells(trace: Trace, before: Mention) -> bool:
    """Whether the sentence before is of what he says, or he is one who only reports."""
    told = trace.sayer is not None or before.actor.name in trace.callers or before.actor.type in _REPORTING
    return told or any(thing.noun in _TELLS_IN for thing in trace.things)
