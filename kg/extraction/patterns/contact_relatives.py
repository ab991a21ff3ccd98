"""Contact relatives: whom a clause without a pronoun tells of: "Y, the group X backs", "the rebels X arms, the Y,"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.arguments.suitability import can_be
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import Frame, wordlists
from kg.vocabulary import vocabulary

__all__ = ["contact_findings"]

_BANDS = frozenset(("group", "movement", "militia", "rebels", "party", "faction", "guerrillas", "army", "force",
                    "organisation", "organization", "fighters", "militants", "insurgents", "warlord", "forces",
                    "separatists", "secessionists", "coalition", "alliance"))  # fmt: skip
_THAT = frozenset(("that", "which", "whom", "who"))
_ENDS = frozenset(("comma", "end", "stop", "close", "dash"))
_FAMILIES = frozenset(("support", "conflict"))
_QUALIFIED = 4


def contact_findings(clauses: Clauses) -> Iterator[Finding]:
    """What is said of a band by a clause that hangs on a noun for it.

    Args:
        clauses: the sentence.
    """
    units = clauses.units
    for index in clauses.places.of(_BANDS, ahead=2):
        verb = _verb(units, index)
        if verb is None:
            continue
        place, doer, bare = verb
        group, frame = clauses.at(place), _frame(units[place])
        told = group is None or (group.voice == "active" and group.modality == "actual" and not group.negated)
        other = _meant(clauses, index, place + 1, bare=bare) if frame is not None and told else None
        if frame is not None and other is not None and can_be(frame, doer, other):
            yield Finding(place, frame.relation, doer, other, frame.event, score=surer(0.75, doer, other))


def _frame(verb: Unit) -> Frame | None:
    """What the verb says of its object, where that is help or harm."""
    found = (wordlists().frames.get(form.lemma) for form in verb.forms if form.finite)
    frame = next((frame for frame in found if frame is not None and "object" in frame.links), None)
    family = vocabulary().relation(frame.relation).family if frame is not None else ""
    return frame if family in _FAMILIES else None


def _verb(units: Units, noun: int) -> tuple[int, Party, bool] | None:
    """The verb of the clause that hangs on the noun, who does it, and whether no pronoun stands between."""
    place = noun + 1
    bare = units[place].low not in _THAT
    place += not bare
    place += place < len(units) and units[place].kind == "determiner"
    doer = party_of(units[place]) if place < len(units) and units[place].kind in NAMES else None
    place += 1
    while place < len(units) and units[place].kind in ("adverb", "have"):
        place += 1
    ends = place + 1 >= len(units) or units[place + 1].kind in _ENDS
    if doer is None or not doer.roles <= {"name"} or place >= len(units) or not ends or doer.kind == "demonym":
        return None
    return place, doer, bare


def _meant(clauses: Clauses, noun: int, after: int, *, bare: bool) -> Party | None:
    """The band that the noun stands for: before its comma, before "is", or after the comma that closes the clause."""
    units, first = clauses.units, noun
    while first > 0 and noun - first < _QUALIFIED and units[first - 1].kind in ("word", "demonym", "capital", "adverb"):
        first -= 1
    if not first or units[first - 1].kind != "determiner":
        return None
    before = first - 2
    if before > 0 and units[before].kind == "comma" and bare:
        phrase = noun_phrase_before(units, before - 1)
        found = phrase.party if phrase is not None and phrase.roles <= {"name"} else None
    elif before > 0 and units[before].kind == "be" and bare:
        subjects = clauses.copula(before)
        found = subjects[0] if len(subjects) == 1 else None
    elif after + 1 < len(units) and units[after].kind == "comma":
        phrase = noun_phrase(units, after + 1)
        closed = phrase is not None and (phrase.last + 1 >= len(units) or units[phrase.last + 1].kind in _ENDS)
        found = phrase.party if phrase is not None and closed and phrase.roles <= {"name"} else None
    else:
        found = None
    return found if found is not None and found.actor.type in GROUPS else None
