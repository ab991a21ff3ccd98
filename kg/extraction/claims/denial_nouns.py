"""Denial nouns: what "X's denial that …", "despite denials by X", "X issued a denial" deny."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.perpetrators import past_when
from kg.extraction.claims.answering import DENIABLE, answer_to, is_against
from kg.extraction.claims.contents import charged_with
from kg.extraction.claims.denied_clauses import clause_at, clause_denied, denial_of
from kg.extraction.claims.deniers import denier_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.act_nouns import act_at
from kg.extraction.reference.discourse import Discourse
from kg.extraction.speech.sources import Source, owning_source, source_of
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["acts_of_another", "denials_of_noun", "past_author", "spelt_out"]

_ISSUES = frozenset(("issue", "repeat", "make", "publish", "reiterate", "renew", "offer", "post", "release", "give"))
_APPOSED = 18
_JOINED = 3


def past_author(clauses: Clauses, index: int) -> int:
    """The index after "by X", "from X", "of X that", "by X on Friday that" that says whose the claims are, and when."""
    units, after = clauses.units, _past_maker(clauses, index)
    dated = past_when(units, after)
    return dated if dated < len(units) and units[dated].kind == "that" else after


def _past_maker(clauses: Clauses, index: int) -> int:
    units = clauses.units
    if index + 1 < len(units) and units[index].low in _SAYING and units[index + 1].kind == "that":
        return index + 1  # "a report saying that"
    forward = index + 1 < len(units) and [unit.low for unit in units[index : index + 2]] == ["put", "forward"]
    if index + 1 + forward < len(units) and (forward or units[index].low in _PUT):
        index += (1 + forward) * (units[index + 1 + forward].low in ("by", "in"))  # "claims made by Y that"
    if index + 1 < len(units) and units[index].low in ("by", "from", "in", "of"):
        phrase = noun_phrase(units, index + 1)
        after = phrase.last + 1 if phrase else index
        after = after if after < len(units) and units[after].kind == "that" else _to_that(units, index + 1) or after
        of = units[index].low == "of" and (after >= len(units) or units[after].kind != "that")
        return index if of else after
    if index + 1 < len(units) and units[index].kind == "comma" and units[index + 1].forms:
        # "the claim, put forward by Y, that"
        reach = range(index + 2, min(index + _APPOSED, len(units) - 1))
        closing = next((i for i in reach if units[i].kind == "comma" and units[i + 1].kind == "that"), None)
        return closing + 1 if closing is not None else index
    return index


def _to_that(units: Sequence[Unit], first: int) -> int | None:
    """Where "that" follows a long name or what is set apart: "(by) Y's ministry of war, based on files, that"."""
    for index in range(first, min(first + _APPOSED, len(units) - 1)):
        if units[index].kind == "that":
            return index
        if units[index].kind == "comma":
            reach = range(index + 2, min(index + _APPOSED, len(units) - 1))
            return next((i + 1 for i in reach if units[i].kind == "comma" and units[i + 1].kind == "that"), None)
        if units[index].kind not in _OF_NAMES and units[index].low not in ("of", "for", "and", "in"):
            return None
    return None


_OF_NAMES = frozenset(("determiner", "word", "capital", "possessive", "tail", *NAMES))


def spelt_out(clauses: Clauses, index: int) -> bool:
    """Whether the claim that ends before ``index`` says itself what is denied: "the charge made by Y that it …"."""
    units, after = clauses.units, past_author(clauses, index)
    if not index < after < len(units) - 1 or units[after].kind != "that" or not clause_at(clauses, after + 1):
        return False
    return not any(unit.low in _GUILT for unit in units[after : after + _TO_GUILT])  # "that it was involved" in it


_TO_GUILT = 6
_GUILT = frozenset(
    ("such", "responsible", "involved", "complicit", "guilty", "implicated", "culpable", "behind", "blame")
)


def acts_of_another(clauses: Clauses, first: int, denier: Party) -> Iterator[Finding]:
    """Whose attack it is of which a report is denied, where that is told: "reports of an attack by Y (on Z)"."""
    units = clauses.units
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or units[phrase.last].low not in wordlists().classes["harm"]:
        return
    named = [i for i in range(phrase.first, phrase.last) if units[i].kind in NAMES]
    owner = party_of(units[named[0]]) if len(named) == 1 else None
    by = _by_whom(clauses, phrase.last + 1) if not named else None
    doer = owner or by
    if doer is not None and doer.actor.type in SIDES and doer.actor.name != denier.actor.name:
        yield from act_at(clauses, first, doer, denier)


def _by_whom(clauses: Clauses, first: int) -> Party | None:
    """The one whom "by" names soon after ``first``, before the clause ends."""
    units = clauses.units
    for at in range(first, min(first + _TO_DOER, len(units) - 1)):
        if units[at].kind in ("comma", "stop", "quote", "end", "that", "relative", "conjunction"):
            return None
        if units[at].low == "by":
            phrase = noun_phrase(units, at + 1)
            return phrase.party if phrase is not None else None
    return None


_TO_DOER = 10
_PUT = frozenset(("made", "issued", "voiced", "raised", "levelled", "leveled", "advanced", "published", "aired",
                  "circulated", "broadcast", "carried"))  # fmt: skip
"""What is done with claims: "claims made by Y that", "reports carried in Y's media that"."""
_SAYING = frozenset(("saying", "alleging", "claiming", "suggesting", "stating", "asserting", "implying", "indicating"))


def denials_of_noun(clauses: Clauses, index: int, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X's denial that it supports Z", "denials by X of any role in …"; else of what the sentence charges."""
    units = clauses.units
    source = owning_source(clauses, index, min(index + 3, len(units))) or _before_repeated(clauses, index)
    owner = next((u for u in units if source and u.start == source[1] and u.actor is not None), None)
    party = party_of(owner) if owner else None
    denier = replace(party, speaker=source[0]) if party is not None and source is not None else _issuing(clauses, index)
    denier = denier or _whom_it_is_told_of(clauses, index, said)
    if denier is None or _taken_back(clauses, index):
        return
    first = past_author(clauses, index + 1)
    if first < len(units) and units[first].kind == "that":
        yield from clause_denied(clauses, first, denier, said)
    elif first < len(units) and units[first].low == "of":
        yield from (denial_of(f, denier, min(f.score, 0.75)) for f in charged_with(clauses, first + 1, denier))
    else:
        against = [f for f in said if f.charge_of is not None and f.subject.actor.name == denier.actor.name]
        if not against and any(unit.low in ("despite", "notwithstanding") for unit in units[max(0, index - 5) : index]):
            against = [f for f in said if is_against(f, denier, discourse.charges.lexicon)]
        yield from (answer_to(f, index, denier) for f in against or discourse.charges.against(denier.actor.name))


def _taken_back(clauses: Clauses, index: int) -> bool:
    """As in "X withdrew its denial", "retracted an earlier denial"."""
    group = next((g for g in reversed(clauses.groups) if g.head < index), None)
    return group is not None and group.lemma in _TAKES_BACK and index - group.head <= _JOINED + 1


_TAKES_BACK = frozenset(("withdraw", "retract", "recant", "drop", "abandon", "reverse", "revoke"))


def _issuing(clauses: Clauses, index: int) -> Party | None:
    """Who "issued a denial", "repeated its denials"."""
    group = next((g for g in reversed(clauses.groups) if g.head < index), None)
    if group is None or group.lemma not in _ISSUES or index - group.head > _JOINED + 1:
        return None
    return denier_of(clauses, group)


def _before_repeated(clauses: Clauses, index: int) -> Source | None:
    """Whose denials they are in "Kigali's repeated denials"."""
    units, first = clauses.units, index
    while first > 1 and units[first - 1].kind in ("verb", "adverb", "word", "conjunction"):
        first -= 1
    if first == index or units[first - 1].kind != "possessive":
        return None
    owner = noun_phrase_before(units[: first - 1], first - 2)
    return source_of(units, owner) if owner is not None else None


def _whom_it_is_told_of(clauses: Clauses, index: int, said: Sequence[Finding]) -> Party | None:
    """As in "X has armed Z, despite its denials", "Despite repeated denials, X …": the one of whom it is told."""
    units, first = clauses.units, index
    while first > 0 and units[first - 1].low not in ("despite", "notwithstanding"):
        first -= 1
        if units[first].kind not in ("verb", "adverb", "word", "determiner", "conjunction") or index - first > _JOINED:
            return None
    after = units[index + 1].kind if index + 1 < len(units) else "end"
    if not first or after not in ("comma", "end", "stop"):
        return None
    told = {f.subject.actor.name: f.subject for f in said if f.stance == "affirms" and f.relation in DENIABLE}
    one = next(iter(told.values())) if len(told) == 1 else None
    return replace(one, kind="coreference") if one is not None and "assets" not in one.roles else None
