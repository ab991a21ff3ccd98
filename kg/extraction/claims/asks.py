"""Asks: demands and refusals in words that name no one who is asked, or put him elsewhere than after the verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.contents_told import content_beside
from kg.extraction.arguments.foes import foe_party
from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.claims.demands import as_asker, asked_of, speakers
from kg.extraction.claims.refusals import refused_parties
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import factual
from kg.extraction.speech.sources import owning_source
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["ask_findings"]

_RESTRAINT = frozenset(("restraint", "caution", "calm", "moderation", "patience", "dialogue", "prudence"))
_FEELS = frozenset(("urge", "impose", "press", "enjoin"))
_SENDS = frozenset(("send", "dispatch", "despatch"))
_KEEPS = frozenset(
    ("stop", "cease", "honour", "honor", "keep", "respect", "withdraw", "release", "comply", "abide", "return", "pay",
     "hand", "fulfil", "fulfill", "implement", "end", "halt", "refrain", "extradite", "disarm", "free", "do")
)  # fmt: skip
_TALKS = frozenset(("talks", "negotiations", "dialogue", "compromise", "negotiation", "contacts", "concessions"))
_VOTES = frozenset(("vote", "referendum", "partition", "autonomy", "federalism", "independence", "truce", "ceasefire",
                    "document", "mediation", "arbitration", "recognition", "conditions", "terms", "help", "assistance",
                    "aid", "observers", "peacekeepers", "compromise", "withdrawal", "amnesty"))  # fmt: skip
_REFUSES = {"reject": (), "refuse": (), "decline": (), "spurn": (), "rule": ("out",), "exclude": ()}
_FOR_OTHERS = frozenset(("apology", "ransom", "referendum", "guarantees", "compensation", "reparations",
                         "autonomy", "independence", "withdrawal", "release", "explanation", "ceasefire", "surrender",
                         "extradition", "return", "end", "restoration", "amnesty"))  # fmt: skip
_LONGEST = 14


def ask_findings(clauses: Clauses) -> Iterator[Finding]:
    """The demands and refusals of a sentence that the rules for plain ones do not read."""
    for index in clauses.places.of(_REJECTIONS):
        yield from _rejection(clauses, index)
    for group in clauses.groups:
        if group.negated or group.modality != "actual" or group.voice != "active":
            continue
        if group.form == "infinitive":
            yield from _sent_to_ask(clauses, group)
            continue
        if group.lemma in _FEELS:
            yield from _restraint(clauses, group)
        if group.lemma == "appeal":
            yield from _appealed(clauses, group)
        if group.lemma == "expect":
            yield from _expected(clauses, group)
        if group.lemma == "demand":
            yield from _of_its_foe(clauses, group)
        if group.lemma in _REFUSES:
            yield from _ruled_out(clauses, group)
        if group.lemma in ("balk", "baulk"):
            yield from _balked(clauses, group)
        if group.lemma in wordlists().demands:
            yield from _past_relative(clauses, group)


def _restraint(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X urged restraint on both Y and Z"."""
    units, first = clauses.units, group.head + 1
    if first + 2 >= len(units) or units[first].low not in _RESTRAINT or units[first + 1].low not in ("on", "upon"):
        return
    first += 2 + (units[first + 2].low == "both" and units[first + 2].actor is None)
    for asker in speakers(clauses, group):
        for phrase in clauses.phrases_from(first):
            if phrase.party is not None:
                yield from asked_of(group.head, asker, phrase.party, units[group.head + 1].text, 0.8)


def _appealed(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X appealed to Y.", which says no more than that X asked."""
    units, first = clauses.units, group.head + 1
    phrase = noun_phrase(units, first + 1) if first + 1 < len(units) and units[first].low == "to" else None
    if phrase is None or phrase.party is None or phrase.party.roles & {"bystanders", "voices"}:
        return
    after = units[phrase.last + 1] if phrase.last + 1 < len(units) else None
    if after is None or after.kind in ("end", "comma", "stop"):
        for asker in speakers(clauses, group):
            yield from asked_of(group.head, asker, phrase.party, None, 0.7)


def _expected(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X expects Y to stop arming Z"."""
    units, clause = clauses.units, clauses.clause(group)
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    to = phrase.last + 1 if phrase is not None else len(units)
    if clause is None or phrase is None or phrase.party is None or to + 1 >= len(units) or units[to].kind != "to":
        return
    if not any(form.base and form.lemma in _KEEPS for form in units[to + 1].forms) or units[to + 1].low == "do":
        return
    for asker in clause.subjects:
        if asker.actor.name != phrase.party.actor.name and "voices" not in asker.roles:
            content = content_from(units, to + 1)
            score = surer(0.7, asker, phrase.party)
            yield Finding(group.head, "expectsOf", asker, phrase.party, content=content, score=score)


def _of_its_foe(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X demanded a ransom": of the one foe that the text sets against X."""
    units, first = clauses.units, group.head + 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or group.form != "finite" or units[phrase.last].low not in _FOR_OTHERS:
        return
    named = any(unit.kind in NAMES or unit.kind == "possessive" for unit in units[phrase.first : phrase.last + 1])
    named = named or (units[phrase.first].low in ("their", "his", "her") and units[phrase.last].low in _HANDOVERS)
    after = units[phrase.last + 1].low if phrase.last + 1 < len(units) else ""
    if named or after in ("from", "of", "by"):
        return
    for asker in clauses.subjects(group):
        foe = clauses.foe(asker.actor, official=False)
        if foe is not None:
            content = content_from(units, phrase.first)
            yield from asked_of(group.head, asker, foe_party(foe, clauses, phrase), content, 0.7)


_HANDOVERS = frozenset(("extradition", "surrender", "handover", "deportation", "repatriation", "return"))
"""What is asked of whoever holds somebody, as a rule no foe: "demanded their extradition"."""


def _sent_to_ask(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X sent its minister to ask Y to hold its fire"."""
    clause = clauses.clause(group)
    governor = clause.governor if clause is not None else None
    if governor is None or governor.lemma not in _SENDS or group.lemma not in wordlists().demands or governor.negated:
        return
    units = clauses.units
    first = group.head + 1 + (wordlists().demands[group.lemma] == units[min(group.head + 1, len(units) - 1)].low)
    phrase = noun_phrase(units, first) if first < len(units) else None
    to = phrase.last + 1 if phrase is not None else len(units)
    if phrase is None or phrase.party is None or to >= len(units) or units[to].low not in ("to", "for"):
        return
    for asker in clauses.subjects(governor):
        yield from asked_of(group.head, asker, phrase.party, content_from(units, to + 1), 0.8)


def _past_relative(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X asks Y, with which it signed a treaty last year, to do its duty"."""
    units = clauses.units
    particle = wordlists().demands[group.lemma]
    first = group.head + 1
    if particle and (first >= len(units) or units[first].low != particle):
        return
    first += bool(particle)
    phrase = noun_phrase(units, first) if first < len(units) else None
    comma = phrase.last + 1 if phrase is not None else len(units)
    if phrase is None or phrase.party is None or comma + 2 >= len(units) or units[comma].kind != "comma":
        return
    if "relative" not in (units[comma + 1].kind, units[comma + 2].kind):
        return
    closing = (i for i in range(comma + 2, min(comma + _LONGEST, len(units) - 2)) if units[i].kind == "comma")
    close = next(closing, None)
    if close is None or units[close + 1].kind != "to":
        return
    if units[close + 2].kind not in ("do", "be", "have") and not any(form.base for form in units[close + 2].forms):
        return
    for asker in speakers(clauses, group):
        yield from asked_of(group.head, asker, phrase.party, content_from(units, close + 2), 0.8)


# ---------------------------------------------------------------- refusals


def _ruled_out(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X has ruled out any such vote", "X rejects all dialogue", "X refused."."""
    units, first = clauses.units, group.head + 1
    particle = _REFUSES[group.lemma]
    if particle and (first >= len(units) or units[first].low not in particle):
        return
    first += bool(particle)
    subjects = clauses.subjects(group)
    alone = first < len(units) and units[first].kind in (_STOPS if group.lemma == "refuse" else ("end", "stop"))
    if group.lemma in ("refuse", "decline") and alone:
        yield from _refusals(clauses, group, subjects, None)
        return
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or any(unit.kind in NAMES for unit in units[phrase.first : phrase.last + 1]):
        return
    after = units[phrase.last + 1].low if phrase.last + 1 < len(units) else ""
    head = units[phrase.last].low
    if after in ("with", "by", "from", "of") or head not in _TALKS | _VOTES:
        return
    yield from _refusals(clauses, group, subjects, phrase)


_STOPS = frozenset(("end", "stop", "comma", "conjunction", "subordinator", "adverb", "date"))


def _refusals(
    clauses: Clauses, group: VerbGroup, subjects: Sequence[Party], phrase: NounPhrase | None
) -> Iterator[Finding]:
    talks = phrase is not None and clauses.units[phrase.last].low in _TALKS
    for doer in subjects:
        if doer.roles & {"assets", "bystanders"}:
            continue
        foe = clauses.foe(doer.actor, official=False) if talks else None
        other = foe_party(foe, clauses, phrase) if foe is not None and phrase is not None else None
        content = content_from(clauses.units, phrase.first) if phrase is not None else None
        yield Finding(group.head, "refuses", doer, other, content=content, score=0.65)


def _balked(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X balked at handing Y's men over to Y"."""
    units, at = clauses.units, group.head + 1
    inner = next((g for g in clauses.groups if g.first == at + 1 and g.form == "present"), None)
    if inner is None or units[at].low != "at":
        return
    content = content_from(units, inner.head)
    for doer in clauses.subjects(group):
        others = (party for party in refused_parties(clauses, inner) if party.actor.name != doer.actor.name)
        yield Finding(group.head, "refuses", doer, next(others, None), content=content, score=surer(0.75, doer))


_REJECTIONS = frozenset(("rejection", "repudiation"))
_OFFERED = _TALKS | _VOTES | frozenset(
    ("plan", "plans", "deal", "accord", "agreement", "treaty", "proposal", "proposals", "offer", "offers", "terms",
     "resolution", "pact", "settlement", "ultimatum", "demand", "demands", "initiative", "roadmap", "verdict", "ruling")
)  # fmt: skip


def _rejection(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X's rejection of the truce doomed the talks", where nobody is named whose offer it was."""
    units = clauses.units
    source = owning_source(clauses, index, index + 1)
    phrase = noun_phrase(units, index + 2) if index + 2 < len(units) and units[index + 1].low == "of" else None
    if source is None or phrase is None or units[phrase.last].low not in _OFFERED:
        return
    if any(unit.actor is not None for unit in units[phrase.first : phrase.last + 1]) or not factual(clauses, index):
        return
    doer = as_asker(clauses, source)
    content = content_beside(clauses, index, phrase.first)
    yield Finding(index, "refuses", doer, None, content=content, score=surer(0.65, doer))
