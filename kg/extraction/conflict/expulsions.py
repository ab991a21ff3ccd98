"""Expulsions: who sends people away, where only whence is told, or that it is by force: "were deported from X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import agent_index, surer
from kg.extraction.arguments.perpetrators import agents_at
from kg.extraction.arguments.suitability import UNIONS, suits
from kg.extraction.arguments.victims import bystanders
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.wordlists import wordlists

__all__ = ["expulsion_findings"]

_EXPELS = frozenset(("deport", "expel"))
_RETURNS = frozenset(("return", "repatriate", "remove"))
_BY_FORCE = frozenset(("forcibly", "forcefully", "involuntarily"))
_OF_ELSEWHERE = frozenset(("migrant", "migrants", "foreigner", "foreigners", "refugee", "refugees", "foreign",
                           "immigrant", "immigrants", "asylum-seekers", "expatriates"))  # fmt: skip
_TO = frozenset(("to", "into"))
_NEAR = 6
_LENGTH = 3


def expulsion_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """Who deported whom, where no other rule has read it.

    Args:
        clauses: the sentence.
        said: what other rules have read in it.
    """
    told = {finding.trigger for finding in said if finding.relation in ("deported", "displaced", "estrangedFrom")}
    for group in clauses.groups:
        plain = group.modality == "actual" and not group.negated and group.form != "infinitive"
        forced = group.lemma in _RETURNS and _forced(clauses, group)
        if not plain or group.head in told or not (forced or group.lemma in _EXPELS):
            continue
        yield from _envoys(clauses, group)
        doers, sent = _active(clauses, group) if group.voice == "active" else _passive(clauses, group)
        for doer in doers if group.voice != "active" or forced else ():
            for people in sent:
                if doer.actor.type in ("State", "Government") and doer.actor.name != people.actor.name:
                    yield Finding(group.head, "deported", doer, people, "Deportation", score=surer(0.7, doer, people))


def _envoys(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "two Y-ian diplomats were expelled from X", "monitors of the Union have been expelled from X"."""
    if group.voice != "passive" or group.lemma != "expel" or agent_index(clauses, group) is not None:
        return
    phrases, land = clauses.subject_phrases(group), _land(clauses, group)
    if land is None or land.party is None or not phrases or _rebels_told(clauses.units):
        return
    sent = _whose_envoys(clauses, phrases[0])
    if sent is not None and sent.actor.name != land.party.actor.name:
        yield Finding(group.head, "estrangedFrom", land.party, sent, score=surer(0.65, land.party, sent))


def _rebels_told(units: Units) -> bool:
    """Whether those who expel may be others than the state: "were expelled from X in rebel-held areas"."""
    fighters = wordlists().nouns["fighters"]
    parts = (part for unit in units for part in unit.low.split("-"))
    return any(unit.actor is not None and unit.actor.type in GROUPS for unit in units) or any(
        part in _HELD or part in fighters or f"{part}s" in fighters for part in parts
    )


_HELD = frozenset(("held", "controlled", "occupied", "run", "opposition"))


def _whose_envoys(clauses: Clauses, phrase: NounPhrase) -> Party | None:
    """Whose they are: a state's officials and diplomats, or whoever is sent by a union, "inspectors for the UN"."""
    units, after = clauses.units, phrase.last + 2
    party, roles = phrase.party, phrase.roles
    if party is None and after < len(units) and units[after - 1].low in ("for", "from", "of"):
        whole = noun_phrase(units, after)
        party = (whole.party or single_owner(units, whole)) if whole is not None else None
        return party if party is not None and party.actor.type in UNIONS else None
    roles = roles | party.roles if party is not None else roles
    if party is None or roles & {"forces", "fighters", "bystanders"}:
        return None
    envoys = party.actor.type in UNIONS and bool(roles & {"officials", "people", "voices"})
    return party if envoys or (party.actor.type == "State" and "officials" in roles) else None


def _forced(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "were forcibly returned", "repatriated against their will"."""
    around = clauses.units[max(group.first - 1, 0) : group.head + _NEAR]
    words = [unit.low for unit in around]
    return not _BY_FORCE.isdisjoint(words) or (words[-_NEAR:].count("against") > 0 and "will" in words)


def _active(clauses: Clauses, group: VerbGroup) -> tuple[tuple[Party, ...], list[Party]]:
    clause = clauses.clause(group)
    return clauses.subjects(group), _people(clauses, clause.objects if clause is not None else ())


def _passive(clauses: Clauses, group: VerbGroup) -> tuple[tuple[Party, ...], list[Party]]:
    """Who does it, by "by" or by whence they are sent, and whom."""
    by = agent_index(clauses, group)
    phrases = clauses.subject_phrases(group)
    doers = tuple(agents_at(clauses, by)) if by is not None else _whence(clauses, group, phrases)
    return doers, _people(clauses, phrases)


def _whence(clauses: Clauses, group: VerbGroup, sent: Sequence[NounPhrase]) -> tuple[Party, ...]:
    """The state of "migrants were deported from X in May", which sends away whoever is of elsewhere.

    Its own people may be sent from it by whoever holds it: "children were deported from X to Y".
    """
    phrase = _land(clauses, group)
    if phrase is None or phrase.party is None:
        return ()
    foreign = bool(sent) and _foreign(clauses, sent[0], phrase)
    return (phrase.party,) if foreign else ()


def _land(clauses: Clauses, group: VerbGroup) -> NounPhrase | None:
    """The state, by its name, in "from X" after the verb."""
    units, last = clauses.units, min(group.head + 1 + _LENGTH, len(clauses.units) - 1)
    at = next((i for i in range(group.head + 1, last) if units[i].low == "from"), None)
    phrase = noun_phrase(units, at + 1) if at is not None else None
    party = phrase.party if phrase is not None and phrase.roles == {"name"} else None
    return phrase if party is not None and party.kind == "name" and party.actor.type == "State" else None


def _foreign(clauses: Clauses, sent: NounPhrase, land: NounPhrase) -> bool:
    """Whether those sent away are told to be of elsewhere, and to no other state than their own."""
    words, after = clauses.units[sent.first : sent.last + 1], clauses.units[land.last + 1 :][:_NEAR]
    homes = {unit.actor.name for unit in words if unit.kind == "demonym" and unit.actor is not None}
    to = next((i for i, unit in enumerate(after) if unit.low in _TO), None)
    goals = [unit.actor for unit in after[to + 1 :][:_LENGTH] if unit.actor is not None] if to is not None else []
    if any(goal.type == "State" and goal.name not in homes for goal in goals):
        return False
    here = land.party is not None and land.party.actor.name in homes
    return not here and (bool(homes) or any(unit.low in _OF_ELSEWHERE for unit in words))


def _people(clauses: Clauses, phrases: Sequence[NounPhrase]) -> list[Party]:
    """The people among them: a team or an envoy that is expelled is another matter."""
    found = []
    for phrase in phrases[:1]:
        named = phrase.party if phrase.party is not None and suits("exiles", phrase.party, phrase) else None
        nameless = phrase.party is None and not phrase.roles & {"officials", "forces", "fighters"}
        people = named or (bystanders(clauses.units[: phrase.last + 1], phrase) if nameless else None)
        found += [people] if people is not None else []
    return found
