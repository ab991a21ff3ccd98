"""Passive denials: "a charge denied by X", "the claim that it arms Z was rejected by X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import agent_index
from kg.extraction.claims.answering import answer_to, charges_against
from kg.extraction.claims.contents import answerable, charged_with
from kg.extraction.claims.denial_nouns import past_author
from kg.extraction.claims.denied_clauses import clause_denied, denial_of
from kg.extraction.claims.falsehoods import by_past_as
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.units import NAMES

__all__ = ["passive_denials"]

_BACK = 9


def passive_denials(
    clauses: Clauses, group: VerbGroup, discourse: Discourse, said: Sequence[Finding]
) -> Iterator[Finding]:
    """As in "a charge denied by X", "the accusation was rejected by X"."""
    units = clauses.units
    by = agent_index(clauses, group) or by_past_as(units, group.head + 1)
    if by is None and group.voice == "passive":
        reach = range(group.head + 1, min(group.head + 3, len(units) - 1))
        by = next((i for i in reach if units[i].low == "in" and units[i + 1].kind == "metonym"), None)
    phrase = noun_phrase(units, by + 1) if by is not None else None
    named = any(answerable(unit) for unit in units[max(0, group.first - _BACK) : group.first])
    sentence = any(answerable(unit) for unit in units[: group.first])
    named = named or (group.lemma in _DISOWNS and units[0].low in ("this", "that", "it") and units[1].kind != "word")
    if phrase is None or phrase.party is None or group.negated or group.modality != "actual" or not (named or sentence):
        return
    noun = next((i for i in range(group.first - 1, -1, -1) if answerable(units[i])), None)
    content = _content_of(clauses, noun, group) if noun is not None else None
    if noun is not None and content is not None:
        yield from _its_content(
            clauses, group, discourse, phrase.party, (content, [f for f in said if f.trigger > noun])
        )
        return
    for charge in charges_against(phrase.party, discourse, said, group.head):
        yield answer_to(charge, group.head, phrase.party)


_DISOWNS = frozenset(("deny", "refute", "dispute"))
"""What is done to a charge that "this" takes up: "This was denied by X"."""


def _content_of(clauses: Clauses, noun: int, group: VerbGroup) -> int | None:
    """Index of the "that" or "of" by which the noun itself says what is charged: "allegations of rape were denied"."""
    units, first = clauses.units, past_author(clauses, noun + 1)
    if first + 1 >= group.first:
        return None
    if units[first].kind == "that":
        return first
    whose = units[first + 1].kind in (*NAMES, "determiner", "pronoun", "possessive")
    return first if units[first].low in ("of", "about") and not whose else None


def _its_content(
    clauses: Clauses, group: VerbGroup, discourse: Discourse, denier: Party, own: tuple[int, Sequence[Finding]]
) -> Iterator[Finding]:
    """The denial of what the noun says is charged, and of nothing else that was charged before."""
    content, said = own
    charges = charges_against(denier, discourse, said, group.head, own=True)
    if charges:
        yield from (answer_to(charge, group.head, denier) for charge in charges)
    elif clauses.units[content].kind == "that":
        if _boasted(clauses, content):
            return
        yield from clause_denied(_meaning(clauses, content + 1, denier), content, denier, ())
    else:
        yield from (denial_of(f, denier, min(f.score, 0.75)) for f in charged_with(clauses, content + 1, denier))


def _boasted(clauses: Clauses, that: int) -> bool:
    """As in "the claim by Y that it had killed ten men", which may be of Y's own deeds, unlike a charge."""
    units = clauses.units
    pronoun = that + 1 < len(units) and units[that + 1].low in ("it", "they", "its", "their")
    noun = next((i for i in range(that - 1, -1, -1) if answerable(units[i])), that)
    return pronoun and noun < that - 1 and not units[noun].low.startswith(("charge", "accus", "alleg"))


def _meaning(clauses: Clauses, index: int, denier: Party) -> Clauses:
    """The sentence with a pronoun at ``index`` as the denier: "the charge that it had armed Z was rejected by X"."""
    if clauses.units[index].low not in ("it", "they", "he", "she"):
        return clauses
    changed = list(clauses.units)
    changed[index] = replace(changed[index], actor=denier.actor, resolved=True)
    return Clauses(tuple(changed), clauses.groups)
