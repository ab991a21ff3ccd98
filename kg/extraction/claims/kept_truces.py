"""Kept truces: denials that somebody broke one: "denied breaking the truce", "'We did not violate it,' X said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.claims.answering import answer_to, charges_against
from kg.extraction.claims.denied_clauses import denial_of, is_denier
from kg.extraction.claims.deniers import denier_of
from kg.extraction.claims.hearings import Hearing, Room
from kg.extraction.claims.retorts import speaker_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.breaches import BREAKS, TRUCES, VIOLATIONS
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["KEPT_TRUCES"]

_DENIES = frozenset(("deny", "dispute", "refute", "reject"))
_KEEPS = frozenset(("respect", "observe", "honour", "honor", "keep", "uphold", "abide", "adhere", "stick"))
_ONESELF = frozenset(("it", "they", "he", "she", "we", "i"))
_SCANS = 8
_SAYS = 6


def _unbroken(hearing: Hearing, group: VerbGroup) -> Iterator[Finding] | None:
    """Who denies to have broken the truce that he has with another, which is to deny that he was hostile to him."""
    clauses = hearing.clauses
    if group.lemma in _DENIES and (at := _breach_denied(clauses, group)) is not None:
        denier = denier_of(clauses, group, [*hearing.met, *hearing.said], hearing.discourse)
    elif (at := _not_broken(clauses, group)) is not None:
        denier = _of_himself(clauses, group, hearing.discourse)
    else:
        return None
    named = denier is not None and denier.actor.type in SIDES
    return _denial(hearing, group, denier, at) if denier is not None and named else None


def _denial(hearing: Hearing, group: VerbGroup, denier: Party, at: int) -> Iterator[Finding]:
    """The denial, by whom the truce is with: so the sentence says, or the charge, or there is one foe."""
    clauses, discourse = hearing.clauses, hearing.discourse
    other = _with_whom(clauses, at, denier, [*hearing.met, *hearing.said])
    if other is None:
        charges = [f for f in charges_against(denier, discourse, (), group.head, 2) if f.relation == "hostileTo"]
        charges = [f for f in charges if f.charge_of is not None and f.subject.actor.name == denier.actor.name]
        if charges:
            yield answer_to(charges[-1], group.head, denier)
            return
        foe = clauses.foe(denier.actor, official=True) if at >= 0 else None
        if foe is None or foe.type not in SIDES:
            return
        other = Party(foe, foe, denier.start, denier.end, frozenset(("name",)), "coreference")
    yield denial_of(Finding(group.head, "hostileTo", denier, other, score=surer(0.7, denier, other)), denier, 0.65)


def _breach_denied(clauses: Clauses, group: VerbGroup) -> int | None:
    """Where the truce is named that somebody denies to have broken; -1 for "denied any violation" alone."""
    units = clauses.units
    if group.negated or group.voice != "active":
        return None
    first = group.head + 1
    inner = next((g for g in clauses.verbs if g.first >= first), None)
    breaks = inner is not None and inner.lemma in BREAKS and inner.voice == "active" and inner.modality == "actual"
    if inner is not None and breaks and not inner.negated and _himself(clauses, first, inner.first):
        return _truce_at(clauses, inner.head + 1)
    reach = range(first, min(first + _SAYS, len(units)))
    noun = next((i for i in reach if units[i].low in VIOLATIONS), None)
    if noun is None or any(units[i].kind in ("comma", "stop", "quote") for i in range(first, noun)):
        return None
    if any(units[i].actor is not None and not units[i].resolved for i in range(first, noun)):
        return None
    there = any(units[i].low == "there" for i in range(first, noun))
    if any(units[i].kind == "that" for i in range(first, noun)) and not there:
        return None
    truce = _truce_at(clauses, noun + 2) if units[min(noun + 1, len(units) - 1)].low == "of" else None
    named = any(units[i].low in TRUCES for i in range(first, noun))
    ends = units[min(noun + 1, len(units) - 1)].kind in ("end", "stop", "comma", "conjunction", "date")
    return truce if truce is not None else noun if named else -1 if ends else None


def _himself(clauses: Clauses, first: int, verb: int) -> bool:
    """Whether nothing, "that it" or "its troops" stands between: the denier speaks of himself."""
    if verb == first:
        return True
    words = clauses.units[first + (clauses.units[first].kind == "that") : verb]
    men = bool(words) and words[-1].low in wordlists().nouns["forces"] | wordlists().nouns["fighters"]
    return bool(words) and (words[0].low in _ONESELF or (words[0].low in ("its", "their", "his") and men))


def _not_broken(clauses: Clauses, group: VerbGroup) -> int | None:
    """Where the truce is named in "(X said it) had not broken the truce", "it had respected the truce"."""
    if group.voice != "active" or group.modality != "actual":
        return None
    if group.lemma in BREAKS and group.negated:
        return _truce_at(clauses, group.head + 1)
    kept = group.lemma in _KEEPS and not group.negated
    after = group.head + 1
    if group.lemma in ("be", "remain", "stay") and not group.negated and after < len(clauses.units):
        kept = clauses.units[after].low == "committed"
        after += 1
    after += after < len(clauses.units) and clauses.units[after].low in ("by", "to")
    # That the truce is kept denies a charge, if there was one; nothing where nobody is charged.
    return -1 if kept and _truce_at(clauses, after) is not None else None


def _truce_at(clauses: Clauses, first: int) -> int | None:
    units = clauses.units
    phrase = noun_phrase(units, first) if first < len(units) else None
    return phrase.last if phrase is not None and units[phrase.last].low in TRUCES else None


def _of_himself(clauses: Clauses, group: VerbGroup, discourse: Discourse) -> Party | None:
    """The speaker who says it of himself: "X said it had not", '"We did not …," said X'."""
    clause = clauses.clause(group)
    if clause is None or clause.link not in ("main", "coordinate", "content"):
        return None
    speaker, _ = speaker_at(clauses, group.first, discourse, reach=_SAYS if clause.link == "content" else 0)
    if speaker is None or group.first == 0:
        return None
    phrases = clauses.subject_phrases(group)
    start = phrases[0].first if len(phrases) == 1 else group.first - 1
    words = clauses.units[start : group.first]
    own = len(words) == 1 and words[0].low in ("we", "i")
    return speaker if own or is_denier(words, speaker) else None


def _with_whom(clauses: Clauses, at: int, denier: Party, told: Sequence[Finding]) -> Party | None:
    """Who the truce is with by the sentence: "its truce with Y", "the Y-X truce"."""
    units = clauses.units
    if at >= 0 and at + 2 < len(units) and units[at + 1].low in ("with", "between"):
        phrase = noun_phrase(units, at + 2)
        if phrase is not None and phrase.party is not None and phrase.party.actor.name != denier.actor.name:
            return phrase.party if phrase.party.actor.type in SIDES else None
    pairs = [one.parties for one in told if one.relation == "partyTo" and len(one.parties) == _TWO]
    for parties in pairs if at >= 0 else ():
        others = [party for party in parties if party.actor.name != denier.actor.name]
        if len(others) == 1:
            return replace(others[0], kind="coreference")
    return None


_TWO = 2
KEPT_TRUCES = Room(
    lambda: _DENIES | BREAKS | _KEEPS | {"be", "remain", "stay"},
    _unbroken,
    bare=True,
    signs=TRUCES | VIOLATIONS,
    alone=True,
)
