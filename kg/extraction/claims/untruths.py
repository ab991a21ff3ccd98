"""Untruths: a charge that somebody calls baseless, a lie or made up, and so denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.claims.answering import answer_to, charges_against
from kg.extraction.claims.contents import answerable, charged_with
from kg.extraction.claims.denied_clauses import clause_denied, denial_of, suggested
from kg.extraction.claims.deniers import deniers_of
from kg.extraction.claims.falsehoods import PROOFS, is_evidence, is_untrue, past_as
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.wordlists import wordlists

__all__ = ["CALLS", "called_false", "inserted", "is_false", "so_called"]

CALLS = frozenset(("call", "describe", "brand", "label", "term", "denounce", "decry"))
"""Verbs that say of a charge what it is."""
_REPROACHES = frozenset(("unjustified", "wrong"))
"""What may be said of a charge, and of a deed that nobody denies."""
_CHARGES = ("accus", "alleg", "charge")
"""How the nouns begin that tell by themselves that somebody is said to have done it."""
_PRONOUNS = frozenset(("it", "this", "them", "these", "that"))


def inserted(clauses: Clauses, charge: Finding, denier: Party, group: VerbGroup) -> bool:
    """Whether the text itself tells it in passing: "X, which has attacked Y, denied the report" denies no attack."""
    units, last = clauses.units, group.first - 1
    if charge.claimant is not None or charge.charge_of is not None or last < 0:
        return False
    if any(phrase.first <= charge.trigger <= phrase.last for phrase in clauses.subject_phrases(group)):
        return True  # "X's ally Y denied it" denies no alliance
    if units[last].kind != "comma":
        return False
    told = any(g.lemma in wordlists().speech and denier.end <= units[g.head].start for g in clauses.groups
               if g.head < charge.trigger)  # fmt: skip
    if told:
        return False  # "X, which Y says has armed Z, denied doing so"
    return denier.end <= units[charge.trigger].start < units[last].start


def called_false(
    clauses: Clauses, group: VerbGroup, discourse: Discourse, said: Sequence[Finding]
) -> Iterator[Finding]:
    """As in "X called the charge baseless", "X called claims that it arms Z a lie"."""
    if group.voice == "passive":
        yield from so_called(clauses, group, discourse, said)
        return
    deniers = deniers_of(clauses, group, said, discourse)
    for denier in deniers:
        yield from _called_false_by(clauses, group, denier, discourse, said)


def _called_false_by(
    clauses: Clauses, group: VerbGroup, denier: Party, discourse: Discourse, said: Sequence[Finding]
) -> Iterator[Finding]:
    first = group.head + 1
    label = past_as(clauses.units, first) - first  # "described as a lie the charge that"
    words = clauses.units[first : first + 22]
    end = next((i for i, unit in enumerate(words) if unit.kind in ("stop", "end")), len(words))
    shown = discourse.spoke_of(*PROOFS)
    meant = (
        answerable(unit) or unit.low in _PRONOUNS or (shown and is_evidence(clauses.units, first + i))
        for i, unit in enumerate(words[: label + 5])
    )
    noun = next((i for i, each in enumerate(meant) if each and i >= label), None)
    if noun is None or not is_untrue(words[:end]):
        return
    if words[noun].low in _PRONOUNS and not is_untrue([unit for unit in words[:end] if unit.low not in _REPROACHES]):
        return  # "called this unjustified": what was done, which need not be denied
    after = first + noun + 1
    if words[noun].low == "it" and (that := suggested(clauses.units, after)) is not None:
        yield from clause_denied(clauses, that, denier, said)  # "called it absurd to suggest that it had armed Z"
        return
    if after < len(clauses.units) and clauses.units[after].kind == "that":
        yield from clause_denied(clauses, after, denier, said)
        return
    charged = words[noun].low.startswith(_CHARGES) or clauses.at(after + 1) is not None
    if charged and clauses.units[after].low in ("of", "about"):
        bare = _before_predicate(clauses, after + 1, first + end)
        found = charged_with(bare, after + 1, denier)  # "called accusations of arming Z baseless"
        yield from (denial_of(f, denier, min(f.score, 0.75)) for f in found)
        return
    named = words[noun].low not in _PRONOUNS
    said = [finding for finding in said if not inserted(clauses, finding, denier, group)]
    own = _another_told(clauses, group, denier)
    for charge in charges_against(denier, discourse, said, group.head, named=named, own=own):
        yield answer_to(charge, group.head, denier)


def _another_told(clauses: Clauses, group: VerbGroup, denier: Party) -> bool:
    """Whether the sentence tells what it is that is denied: "Experts found that N. N. arms Y; X calls it false"."""
    telling = (g for g in clauses.groups if g.head < group.head and g.lemma in _TELLING and g.voice == "active")
    return any(
        clauses.units[g.head + 1].kind == "that"
        for g in telling
        if all(party.actor.name != denier.actor.name for party in clauses.subjects(g))
    )


_TELLING = frozenset(("find", "conclude", "say", "claim", "allege", "report", "state", "charge", "establish", "write"))


def _before_predicate(clauses: Clauses, first: int, end: int) -> Clauses:
    """The sentence without the "a lie" that its charge at ``first`` is called, which is nobody's object."""
    units = clauses.units
    cut = next((i for i in range(end - 1, first, -1) if units[i].low in ("a", "an")), end)
    if not is_untrue(units[cut:end]):
        cut = end
        while cut - 1 > first and (is_untrue(units[cut - 1 : cut]) or units[cut - 1].kind in ("quote", "adverb")):
            cut -= 1  # "called the accusations of arming Z lies", "utterly unfounded"
    if cut == end:
        return clauses
    return Clauses((*units[:cut], *units[end:]), tuple(group for group in clauses.groups if group.head < cut))


def so_called(clauses: Clauses, group: VerbGroup, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "the charge was called a lie by X", "the claims were described as fabricated by X"."""
    units, first = clauses.units, group.head + 1
    reach = range(first, min(first + _TO_BY, len(units)))
    by = next((i for i in reach if units[i].low == "by" or units[i].kind in ("stop", "end", "comma")), None)
    phrase = noun_phrase(units, by + 1) if by is not None and units[by].low == "by" else None
    charged = any(answerable(unit) for unit in units[max(0, group.first - _BACK) : group.first])
    plain = group.modality == "actual" and not group.negated
    if phrase is None or phrase.party is None or not (charged and plain and is_untrue(units[first:by])):
        return
    for charge in charges_against(phrase.party, discourse, said, group.head):
        yield answer_to(charge, group.head, phrase.party)


_TO_BY = 8
_BACK = 9


def is_false(clauses: Clauses, index: int, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X said the claim was false": said by the one who is charged."""
    units = clauses.units
    near = range(max(0, index - 5), index)
    shown = index > 1 and is_evidence(units, index - 1) and discourse.spoke_of(*PROOFS)
    if not (shown or any(answerable(units[i]) for i in near)) or not is_untrue(units[index : index + 5]):
        return
    group = next((g for g in reversed(clauses.groups) if g.head < index and g.lemma in wordlists().speech), None)
    if group is None or group.negated or group.voice != "active" or group.form == "infinitive":
        return
    parties = clauses.subjects(group)
    if len(parties) == 1 and group.head >= index - 7:
        for charge in charges_against(parties[0], discourse, said, index):
            yield answer_to(charge, index, parties[0])
