"""Likewise: who does the same, by words that stand for a verb: "X armed Y, as did Z", "and Z followed suit"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists

__all__ = ["likewise_findings"]

_STANDS_FOR = frozenset(("do", "have", "be", "modal"))
_CLOSERS = frozenset(("comma", "stop", "end", "dash", "quote", "conjunction", "close", "preposition", "relative"))
_SAME = frozenset(("same", "likewise"))
_EASES = frozenset(
    ("ease", "eased", "eases", "relax", "relaxed", "lift", "lifted", "lifts", "loosen", "loosened", "reduce", "reduced",
     "lighten", "lightened", "soften", "softened", "lower", "lowered", "remove", "removed", "waive", "waived")
)  # fmt: skip
_DONE_BY = frozenset(("as", "before", "after"))
_SIGNS = _EASES | _DONE_BY | {"so"}
_GIVEN = frozenset(("released", "concededTo", "alliedWith"))
_UPON = frozenset(("on", "against", "of", "for", "upon"))


def likewise_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """What is told of one and holds of another, too."""
    units = clauses.units
    for index in clauses.places.of(_SIGNS, ahead=2):
        if not index:
            continue
        if units[index].low in ("as", "so") and units[index + 1].kind in _STANDS_FOR:
            others = _after(clauses, index + 2)
            if others:
                yield from _again(clauses, said, index, others)
        if units[index].low in _DONE_BY and (done := _done_by(clauses, index)) is not None:
            yield from _again(clauses, said, index, done[0], done[1])
        if units[index].low in _EASES and units[index - 1].low == "and":
            yield from _eased_too(clauses, said, index)
    for index in clauses.places.of(_THE_SAME):
        doer = _did_the_same(clauses, index)
        if doer is not None and doer.party is not None:
            yield from _again(clauses, said, doer.first, [doer.party])
    for group in clauses.groups:
        same = group.lemma == "do" and {u.low for u in units[group.head + 1 : group.head + 3]} & _SAME
        suit = group.lemma == "follow" and [u.low for u in units[group.head + 1 : group.head + 2]] == ["suit"]
        if (same or suit) and not group.negated and group.modality == "actual":
            yield from _again(clauses, said, group.first, clauses.subjects(group))


def _did_the_same(clauses: Clauses, index: int) -> NounPhrase | None:
    """The Z of "…, and Z did the same": who did not, would, or has yet to has done nothing."""
    units = clauses.units
    if index < _DID_THE_SAME or units[index - 1].low != "the" or units[index - 2].low not in ("did", "done", "does"):
        return None
    verb = index - 2
    while verb > 0 and units[verb - 1].kind in ("have", "adverb"):
        verb -= 1
    phrase = noun_phrase_before(units, verb - 1) if verb > 1 else None
    joined = phrase is not None and phrase.first > 0 and units[phrase.first - 1].low in ("and", ",", ";", "while")
    return phrase if joined else None


_DID_THE_SAME = 3
_THE_SAME = frozenset(("same",))


def _eased_too(clauses: Clauses, said: Sequence[Finding], index: int) -> Iterator[Finding]:
    """As in "freed Y's prisoners and eased pressure": on whom is told by the verb that "and" joins to it."""
    units = clauses.units
    phrase = noun_phrase(units, index + 1)
    if phrase is None or phrase.party is not None:
        return
    if units[phrase.last].low != "pressure" and units[phrase.last].low not in wordlists().nouns["curbs"]:
        return
    if phrase.last + 1 < len(units) and units[phrase.last + 1].low in _UPON:
        return
    verb = next((group for group in reversed(clauses.groups) if group.head < index), None)
    for finding in said:
        if verb is not None and finding.trigger == verb.head and finding.relation in _GIVEN and finding.object:
            yield replace(
                finding, trigger=index, relation="concededTo", event=None,
                score=surer(min(finding.score, 0.75), finding.object),
            )  # fmt: skip


def _done_by(clauses: Clauses, index: int) -> tuple[tuple[Party, ...], int] | None:
    """The Z of "as Z had done in 2006", "before Z did", with the place of the verb; nobody where it goes on."""
    units, phrases = clauses.units, clauses.phrases_from(index + 1)
    verb = phrases[-1].last + 1 if phrases and all(phrase.party for phrase in phrases) else len(units)
    if verb < len(units) and units[verb].kind == "have":
        verb += 1
    if (
        verb >= len(units)
        or units[verb].low not in ("did", "done")
        or units[verb].low != ("done", "did")[verb - 1 == phrases[-1].last]
    ):
        return None
    after = units[verb + 1] if verb + 1 < len(units) else None
    closed = after is None or after.kind in _CLOSERS | {"date", "number", "adverb"} or after.low == "so"
    return (tuple(phrase.party for phrase in phrases if phrase.party is not None), verb) if closed else None


def _after(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """The Z and W of "as did Z and W", where nothing but them follows."""
    phrases = clauses.phrases_from(first)
    if not phrases or any(phrase.party is None for phrase in phrases):
        return ()
    last = phrases[-1].last + 1
    if last < len(clauses.units) and clauses.units[last].kind not in _CLOSERS:
        return ()
    return tuple(phrase.party for phrase in phrases if phrase.party is not None)


def _again(
    clauses: Clauses, said: Sequence[Finding], before: int, others: Sequence[Party], at: int | None = None
) -> Iterator[Finding]:
    """What is said of the subject before, of the others; told by the verb ``at``, which may have a date of its own."""
    group = _verb_before(clauses, before)
    if group is None or (at is not None and group.negated):
        return
    doers = {party.actor.name for party in clauses.subjects(group)}
    others = [party for party in others if party.actor.name not in doers]
    for finding in said:
        told = group.head <= finding.trigger < before and finding.subject.actor.name in doers
        if not told or finding.parties or finding.figure is not None:
            continue
        for other in others:
            if finding.object is not None and finding.object.actor.name == other.actor.name:
                continue
            own = finding.claimant is not None and finding.claimant == finding.subject.speaker
            yield replace(
                finding, subject=other, score=surer(min(finding.score, 0.75), other, finding.object),
                trigger=finding.trigger if at is None else at,
                claimant=other.speaker if own else finding.claimant,
                claimant_at=(other.start, other.end) if own else finding.claimant_at,
            )  # fmt: skip


def _verb_before(clauses: Clauses, index: int) -> VerbGroup | None:
    """The verb for which the words at ``index`` stand: the last finite one before."""
    group = next((g for g in reversed(clauses.groups) if g.head < index and g.form == "finite"), None)
    clause = clauses.clause(group) if group is not None else None
    return group if clause is not None and clause.link in ("main", "coordinate", "content") else None
