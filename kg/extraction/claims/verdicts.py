"""Verdicts: what is said of the deed that a sentence has just told, or of a deed by an adjective.

As in "X flew drills with Z, which Y denounced as a provocation", "It is regrettable that Y has closed the border, X
said", "X said Y's conduct was unacceptable".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.condemned import condemned_in, condemns
from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.claims.charge_nouns import accusation_of
from kg.extraction.claims.demands import speakers
from kg.extraction.claims.judgements import judgement_findings
from kg.extraction.claims.retorts import speaker_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import deed_of
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.descriptions import SIDES, STATES
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["verdict_findings"]

_DISLIKES = frozenset(("resent", "protest", "regret", "bemoan", "lament", "disapprove", "oppose", "object", "blast"))
"""Verbs that judge what has been told, beside those that condemn."""
_CALLS = frozenset(("call", "describe", "brand", "label", "denounce", "dismiss", "term", "condemn", "decry", "regard",
                    "view", "see", "consider", "deem", "dub", "slam"))  # fmt: skip
_STEPS = frozenset(("move", "moves", "step", "steps", "decision", "act", "action", "deed", "measure", "measures",
                    "something", "gesture", "exercise", "policy", "practice"))  # fmt: skip
_OF_SPEECH = frozenset(("accuses", "criticises", "demandsOf", "refuses", "welcomed", "figure", "leads", "memberOf"))
_TO_WHICH = 8
_NAME = 6
_FAR = 10


def verdict_findings(clauses: Clauses, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    """The criticism of deeds that the sentence tells, or names with an adjective.

    Args:
        clauses: the sentence.
        discourse: what was said before it, with whose release it is.
        said: what other rules have read in the sentence.
    """
    told = {finding.trigger for finding in said if finding.relation in ("criticises", "accuses", "refuses")}
    for group in clauses.groups:
        if (group.lemma in _CALLS or _judged_by(group.lemma)) and group.head not in told:
            yield from _of_the_clause(clauses, group, said)
            yield from _of_what_is_next(clauses, group) if _judged_by(group.lemma) else ()
        if group.lemma in _ALLEGES and group.voice == "passive":
            yield from _alleged_in(clauses, group)
    judged = [
        f for index in clauses.places.of(wordlists().classes["judged"]) for f in _deplorable(clauses, index, discourse)
    ]
    yield from judged
    yield from judgement_findings(clauses, discourse, told | {finding.trigger for finding in judged})


# ---------------------------------------------------------------- what has just been told


def _of_the_clause(clauses: Clauses, group: VerbGroup, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X did so, which Y condemned", "X did so, a move to which Y objected"."""
    if group.voice != "active" or group.negated or group.modality != "actual" or group.form != "finite":
        return
    which = _which(clauses, group)
    if which is None or not _judges(clauses, group):
        return
    doers = _doers(clauses, which, said)
    for critic in speakers(clauses, group):
        for doer in doers:
            if doer.actor.name != critic.actor.name and critic.start > clauses.units[which].start:
                found = accusation_of(group.head, "criticises", critic, doer, content_from(clauses.units, group.head))
                given = clauses.units[which].low == "that"
                yield replace(found, given=given, score=surer(0.65, critic, doer))


def _judged_by(lemma: str) -> bool:
    return lemma in _DISLIKES or condemns(lemma)


def _which(clauses: Clauses, group: VerbGroup) -> int | None:
    """Where ", which", ", to which" or ", a move that" stands before the verb, of which it is the object."""
    units = clauses.units
    for index in range(group.first - 1, max(group.first - _TO_WHICH, 1), -1):
        if units[index].kind in ("comma", "stop"):
            return None
        if units[index].low not in ("which", "that"):
            continue
        before = index - 1 - (units[index - 1].low in ("to", "against", "of"))
        if before > 1 and units[before].low in _STEPS:
            before -= 1 + (units[before - 1].kind == "determiner")
        plain = units[index].low == "which" or before < index - 2
        subject = index + 1 < group.first  # "which Y condemned", not "which condemned Y"
        return index if before > 0 and units[before].kind == "comma" and plain and subject else None
    return None


def _judges(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether what follows the verb has no object of its own, and is a bad name where the verb only calls."""
    units, after = clauses.units, group.head + 1
    following = units[after] if after < len(units) else None
    if group.lemma in _CALLS and following is not None and following.kind not in ("comma", "stop", "end"):
        linked = following.low == "as"
        by_as = group.lemma not in ("call", "term", "dub", "deem", "brand", "label")
        words = {unit.low for unit in units[after : after + _NAME]}
        bad = bool(words & (wordlists().classes["reproach"] - _OF_PEOPLE))
        return bad and (linked or not by_as)
    ends = following is None or following.kind in ("comma", "stop", "end", "subordinator", "date", "conjunction")
    return _judged_by(group.lemma) and (ends or (following is not None and following.kind in ("preposition", "adverb")))


_OF_PEOPLE = frozenset(("terrorist", "terrorists", "aggressor", "invader", "invaders", "occupier", "warlord",
                        "warlords", "traitor", "traitors", "puppet", "puppets", "stooge", "criminals", "bandits",
                        "thugs", "murderers", "murderer", "usurper", "dictator", "tyrant", "enemy", "enemies",
                        "butcher", "pirates", "pirate", "clique"))  # fmt: skip


def _doers(clauses: Clauses, which: int, said: Sequence[Finding]) -> tuple[Party, ...]:
    """Who did what the clause before ``which`` tells last."""
    told = [
        f for f in said
        if f.trigger < which and f.relation not in _OF_SPEECH and f.stance == "affirms" and f.claimant is None
        and (f.parties or vocabulary().relation(f.relation).sign or f.relation in _NEUTRAL)
    ]  # fmt: skip
    verbs = [g for g in clauses.groups if g.head < which and g.form == "finite"]
    last = max((f.trigger for f in told), default=-1)
    if not told or (verbs and last < verbs[-1].first and not any(f.parties for f in told)):
        return ()
    told = [f for f in told if f.trigger == last]
    found = {p.actor.name: p for f in told for p in (f.parties or (f.subject,)) if p.actor.type in SIDES}
    return tuple(found.values()) if len(found) <= 2 else ()


_NEUTRAL = frozenset(("presentIn", "released", "negotiatedWith", "partyTo", "hosted"))


# ---------------------------------------------------------------- what stands further on


def _of_what_is_next(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X deplores and opposes Y's sale of arms", "X condemned what it called Y's aggression"."""
    units, after = clauses.units, group.head + 1
    stands = group.voice == "active" and not group.negated and group.modality == "actual" and group.form == "finite"
    if not stands or after + 2 >= len(units):
        return
    following = next((g for g in clauses.groups if g.head > group.head), None)
    joined = units[after].low in ("and", "or") and following is not None and following.first <= after + 2
    clause = clauses.clause(following) if following is not None else None
    joined = joined and clause is not None and clause.link == "coordinate"
    called = units[after].low == "what" and following is not None and following.lemma in _CALLS
    start = following.head + 1 if following is not None and (joined or called) else len(units)
    start += start < len(units) and units[start].low == "as"
    phrase = noun_phrase(units, start) if start < len(units) else None
    if phrase is None:
        return
    doer = phrase.party or deed_of(units, phrase) or next(iter(condemned_in(units, phrase)), None)
    for critic in speakers(clauses, group) if doer is not None else ():
        if doer is not None and doer.actor.name != critic.actor.name and "assets" not in doer.roles:
            found = accusation_of(group.head, "criticises", critic, doer, content_from(units, start))
            yield replace(found, score=surer(0.75, critic, doer))


_ALLEGES = frozenset(("allege", "charge", "claim", "assert", "contend"))


def _alleged_in(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "It has been alleged in P that Y cut the cable": by those who govern from P, or so the text means."""
    units, seat = clauses.units, group.head + 2
    if seat + 1 >= len(units) or units[seat - 1].low != "in" or units[seat + 1].kind != "that" or group.negated:
        return
    before = [unit.low for unit in units[max(0, group.first - 2) : group.head]]
    accuser = party_of(units[seat]) if units[seat].kind in ("metonym", "name") else None
    inner = next((g for g in clauses.groups if g.head > seat + 1), None)
    if "it" not in before or accuser is None or accuser.actor.type not in STATES or inner is None or inner.negated:
        return
    for other in clauses.subjects(inner) if inner.voice == "active" else ():
        if other.actor.name != accuser.actor.name and other.actor.type in SIDES:
            found = accusation_of(group.head, "accuses", accuser, other, content_from(units, inner.head))
            yield replace(found, score=surer(0.6, accuser, other))


# ---------------------------------------------------------------- by an adjective


def _deplorable(clauses: Clauses, index: int, discourse: Discourse) -> Iterator[Finding]:
    """As in "It is regrettable that Y has …", "Y's conduct is unacceptable": by whoever says so."""
    units = clauses.units
    be = index - 1
    while be > 0 and units[be].kind in ("adverb", "word") and units[be].kind != "be" and index - be < _NEAR:
        be -= 1
    if be < 1 or units[be].kind != "be" or any(u.kind == "negation" for u in units[be:index]):
        return
    blamed = _whose_doing(clauses, be, index)
    if blamed is None or blamed.actor.type not in SIDES:
        return
    critic, _ = speaker_at(clauses, be, discourse, reach=_FAR)
    if critic is not None and critic.actor.name != blamed.actor.name:
        found = accusation_of(index, "criticises", critic, blamed, units[index].text)
        yield replace(found, score=surer(0.7, critic, blamed))


_NEAR = 3


def _whose_doing(clauses: Clauses, be: int, index: int) -> Party | None:
    """Who did what is so judged: the subject after "it is regrettable that", the owner of "Y's conduct is"."""
    units, after = clauses.units, index + 1
    if units[be - 1].low == "it":
        if after >= len(units) or units[after].kind != "that":
            return None
        inner = next((g for g in clauses.groups if g.head > after), None)
        subjects = clauses.subjects(inner) if inner is not None and inner.modality == "actual" else ()
        clause = clauses.clause(inner) if inner is not None and inner.voice != "active" else None
        found = clause.agents if clause is not None else subjects
        return found[0] if len(found) == 1 else None
    ends = after >= len(units) or units[after].kind in ("end", "stop", "comma", "quote", "conjunction")
    start = be - 1
    phrase = next((p for i in range(max(0, start - _NAME), start + 1) if (p := noun_phrase(units, i)) is not None
                   and p.last == start), None)  # fmt: skip
    if phrase is None or not ends or phrase.party is not None:
        return None
    if units[phrase.last].low not in wordlists().nouns["deeds"] | wordlists().classes["harm"]:
        return None
    made = condemned_in(units, phrase)
    return deed_of(units, phrase) or (made[0] if len(made) == 1 else None)
