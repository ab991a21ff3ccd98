"""Verb frames: who does what to whom, by the verb of a clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extraction.clauses import Clauses, clean_after
from kg.extraction.findings import Finding
from kg.extraction.locations import holder_of
from kg.extraction.phrases import (
    NounPhrase,
    Party,
    Units,
    VerbGroup,
    noun_phrase,
    noun_phrase_before,
    party_of,
    past_comparator,
)
from kg.extraction.wordlists import Frame, LightVerb, wordlists
from kg.model import Actor, Modality
from kg.vocabulary import vocabulary

__all__ = ["agent_index", "content_from", "verb_findings"]

_WORDS_OF_SPEECH = frozenset(("accuses", "criticises", "threatens", "sanctions", "negotiatedWith", "cooperatesWith"))
"""What officials do in their state's name by speaking; they do not attack or arm."""
_EFFECTS: dict[str, Modality] = {
    "planned": "planned", "goal": "goal", "expected": "expected", "actual": "actual", "claims": "actual",
}  # fmt: skip
_QUANTITIES = frozenset(("series", "wave", "number", "string", "round", "barrage", "dozens", "spate", "hundreds"))
_FIGHTS = frozenset(("clash", "fight", "battle", "skirmish"))
_HARM = frozenset(("kill", "wound", "injure", "hit", "strike", "target"))
_AFTER_VERB = frozenset(("down", "dead", "back", "off"))
_TO_AGENT = 8
_PARTICLES = frozenset(("out", "with", "in", "up"))
_BLAME = {"blame": "on", "attribute": "to", "pin": "on"}
_CAPTURES = frozenset(("seize", "capture", "take", "retake"))
_LONGEST_CONTENT = 120


def verb_findings(clauses: Clauses) -> Iterator[Finding]:
    """What the verbs of the sentence say."""
    lists = wordlists()
    for group in clauses.groups:
        if group.lemma in lists.demands and group.voice == "active":
            yield from _demands(clauses, group, lists.demands[group.lemma])
        elif group.lemma == "deny":
            yield from _denials(clauses, group)
        if group.lemma in _CAPTURES and group.voice == "active":
            yield from _captures(clauses, group)
        if group.lemma in _BLAME:
            yield from _blames(clauses, group, _BLAME[group.lemma])
        if group.lemma in ("refuse", "decline", "threaten"):
            yield from _before_infinitive(clauses, group)
        frame = lists.frames.get(group.lemma)
        if frame and frame.relation in ("accuses", "criticises"):
            yield from _accusations(clauses, group, frame)
        elif frame and group.voice == "active":
            yield from _active(clauses, group, frame)
        elif frame and "object" in frame.links:
            yield from _passive(clauses, group, frame)
        if group.lemma in lists.lights and group.voice == "active":
            yield from _light(clauses, group, lists.lights[group.lemma])


def _doers(clauses: Clauses, group: VerbGroup) -> tuple[tuple[Party, ...], VerbGroup, str]:
    """The subjects of a group, the group whose auxiliaries count, and what a governing verb makes of it."""
    if group.form != "infinitive":
        return clauses.subjects(group), group, "actual"
    units = clauses.units
    before = group.first - 1
    while before >= 0 and units[before].kind == "adverb":
        before -= 1
    governor = next((g for g in clauses.groups if g.head == before), None)
    effect = wordlists().control.get(governor.lemma) if governor else None
    if governor is None or effect is None or (governor.voice == "passive") != (effect == "expected"):
        return (), group, "none"
    if effect not in _EFFECTS:
        return (), group, "none"
    return clauses.subjects(governor), governor, effect


def _active(clauses: Clauses, group: VerbGroup, frame: Frame) -> Iterator[Finding]:
    doers, auxiliaries, effect = _doers(clauses, group)
    if effect == "none":
        return
    modality = auxiliaries.modality if auxiliaries.modality != "actual" else _EFFECTS[effect]
    if modality == "demanded" or (auxiliaries.negated and modality != "actual"):
        return
    event = frame.event
    if not doers and group.lemma in _HARM:
        doers, event = _event_subject(clauses, group, frame)
    others = tuple(_others(clauses, group.head + 1, frame, doers))
    if not others and "object" in frame.links and not clauses.phrases_from(group.head + 1):
        others = clauses.gap(group)
    if not others and len(doers) == 2 and (group.lemma in _FIGHTS or _mutual(clauses, group.head + 1)):
        doers, others = doers[:1], doers[1:]
    for doer in doers:
        for other in others:
            if _fits(frame, doer, other):
                yield Finding(
                    group.head, frame.relation, doer, other, event, modality=modality,
                    stance="denies" if auxiliaries.negated else "affirms",
                    claimant=doer.speaker if effect == "claims" else None,
                    claimant_at=(doer.start, doer.end) if effect == "claims" else None,
                    act="claims" if effect == "claims" else None,
                    score=_score(0.85, doer, other),
                )  # fmt: skip


def _mutual(clauses: Clauses, first: int) -> bool:
    """Whether "each other" or "one another" follows."""
    words = [unit.low for unit in clauses.units[first : first + 3]]
    return words[:2] in (["each", "other"], ["one", "another"]) or words[1:] in (["each", "other"], ["one", "another"])


def _passive(clauses: Clauses, group: VerbGroup, frame: Frame) -> Iterator[Finding]:
    by = agent_index(clauses, group)
    if by is None or group.modality not in ("actual", "possible", "expected", "conditional", "counterfactual"):
        return
    agents = [phrase.party for phrase in clauses.phrases_from(by + 1) if phrase.party]
    patients = _patients(clauses, group, frame, agents)
    for agent in agents:
        for patient in patients:
            if _fits(frame, agent, patient):
                yield Finding(
                    group.head, frame.relation, agent, patient, frame.event, modality=group.modality,
                    stance="denies" if group.negated else "affirms", score=_score(0.8, agent, patient),
                )  # fmt: skip


def agent_index(clauses: Clauses, group: VerbGroup) -> int | None:
    """The index of the "by" that leads to the agent of a passive: "was driven out of the town by X"."""
    units = clauses.units
    for index in range(group.head + 1, min(group.head + _TO_AGENT, len(units))):
        unit = units[index]
        if unit.low == "by" and index + 1 < len(units) and units[index + 1].kind not in ("date", "verb"):
            return index
        if unit.kind in ("comma", "stop", "verb", "relative", "that", "subordinator", "quote", "conjunction", "to"):
            return None
    return None


def _patients(clauses: Clauses, group: VerbGroup, frame: Frame, agents: Iterable[Party]) -> tuple[Party, ...]:
    units = clauses.units
    if group.voice == "reduced":
        last = group.first - 1
        if last >= 0 and units[last].kind == "comma":
            last -= 1
        found = clauses.phrase_before(last)
        return (found,) if found else ()
    found_subjects = clauses.subjects(group)
    if found_subjects or frame.role not in ("target", "victim"):
        return tuple(p for p in found_subjects if frame.role != "captive" or p.roles & {"people", "captives"})
    phrase = noun_phrase_before(units, clauses.past_adjuncts(group.first - 1)) if group.first else None
    if phrase is None:
        return ()
    held = _holder(units, phrase, frame, agents)
    return (held,) if held and clauses.opens_clause(phrase.first) else ()


def _score(base: float, *parties: Party | None) -> float:
    """Less sure by what context had to supply."""
    return base - 0.15 * sum(party is not None and party.kind in ("coreference", "place") for party in parties)


def _others(clauses: Clauses, first: int, frame: Frame, doers: Iterable[Party]) -> Iterator[Party]:
    """The parties that the verb's object or preposition leads to."""
    units = clauses.units
    first = clauses.past_listed_verbs(first)
    while first < len(units) and (units[first].kind == "adverb" or units[first].low in _AFTER_VERB):
        first += 1
    if first >= len(units):
        return
    preposition = units[first].low
    if preposition in frame.links:
        first += 1
    elif "object" not in frame.links:
        return
    first = past_comparator(units, first)
    if first >= len(units) or units[first].kind in ("preposition", "to"):
        return
    phrases = clauses.phrases_from(first)
    for phrase in phrases:
        party = phrase.party or _owner_after(units, phrase) or _beside_noun(units, phrase)
        if party is None and frame.role in ("target", "victim"):
            party = _holder(units, phrase, frame, doers)
            if party:
                yield party
        elif party and _suits(frame.role, party, phrase) and _ends_well(units, phrase):
            yield party


def _ends_well(units: Units, phrase: NounPhrase) -> bool:
    return clean_after(units, phrase.last)


def _holder(units: Units, phrase: NounPhrase, frame: Frame, doers: Iterable[Party]) -> Party | None:
    """The state that holds the place struck, or whose civilians are killed there."""
    people = bool(phrase.roles & {"people"}) and not phrase.roles & {"fighters"}
    place = any(unit.place is not None for unit in units[phrase.first : phrase.last + 1])
    thing = not phrase.roles and frame.role == "target" and frame.relation == "attacked"
    if "assets" in phrase.roles or place or thing or (people and frame.role == "victim"):
        return holder_of(units, phrase, doers)
    return None


def _owner_after(units: Units, phrase: NounPhrase) -> Party | None:
    """The owner of "positions of the X"."""
    after = phrase.last + 1
    if "assets" not in phrase.roles or after + 1 >= len(units) or units[after].low != "of":
        return None
    following = noun_phrase(units, after + 1)
    if following is None or following.party is None or following.party.roles & {"assets"}:
        return None
    return following.party


def _beside_noun(units: Units, phrase: NounPhrase) -> Party | None:
    """The party of "Hamas tunnels": a name before a noun that no list knows is the noun's owner, not its enemy's."""
    body = [unit for unit in units[phrase.first : phrase.last + 1] if unit.kind not in ("determiner", "number")]
    if len(body) < 2 or body[0].kind != "name" or phrase.roles or any(u.kind != "word" for u in body[1:]):
        return None
    if any(unit.low in wordlists().classes["opposed"] for unit in body[1:]):
        return None
    return party_of(body[0])


def _suits(role: str, party: Party, phrase: NounPhrase) -> bool:
    roles = phrase.roles
    if role == "victim":
        if roles & {"bystanders"}:
            return False
        return bool(roles & {"people", "forces", "fighters"}) or (
            roles == {"name"} and party.actor.type not in ("State", "IntergovernmentalOrganization", "Person")
        )
    if role == "place":
        return party.actor.type == "State" and roles == {"name"} and party.kind == "name"
    if role == "captive":
        return "captives" in roles or party.roles == {"people"}
    if role == "people":
        return bool(roles & {"people"}) or party.roles == {"people"}
    if role == "party":
        return not roles & {"assets", "captives"} and not (roles & {"people"} and not roles & {"forces", "fighters"})
    return True


def _fits(frame: Frame, doer: Party, other: Party) -> bool:
    if doer.actor.name == other.actor.name or "assets" in doer.roles:
        return False
    if frame.relation == "presentIn" and doer.actor.type == "State":
        return False
    speaks = doer.roles & {"officials", "voices"} and not doer.roles & {"forces", "name"}
    if speaks and frame.relation not in _WORDS_OF_SPEECH:
        return False
    if doer.roles & {"people"} and not doer.roles & {"forces", "fighters", "name"}:
        return False
    return (
        doer.actor.type not in ("MediaOutlet", "ResearchOrganization") or not vocabulary().relation(frame.relation).sign
    )


def _event_subject(clauses: Clauses, group: VerbGroup, frame: Frame) -> tuple[tuple[Party, ...], str | None]:
    """Whose act the subject is: "a TTP assault killed …"."""
    if group.form != "finite" or group.first == 0:
        return (), frame.event
    phrase = noun_phrase_before(clauses.units, group.first - 1)
    event = wordlists().events.get(clauses.units[group.first - 1].low)
    if phrase is None or event is None or event.relation != "attacked":
        return (), frame.event
    before = phrase.first - 1
    if before >= 0 and clauses.units[before].kind not in (
        "comma",
        "subordinator",
        "stop",
        "that",
        "conjunction",
        "quote",
    ):
        return (), frame.event
    owner = _single_owner(clauses.units, phrase)
    return ((owner,) if owner else ()), event.event


def _single_owner(units: Units, phrase: NounPhrase) -> Party | None:
    """The one actor whom a phrase such as "Pakistani airstrikes" names before its head."""
    names = [unit for unit in units[phrase.first : phrase.last] if unit.actor is not None]
    if len(names) != 1 or any(u.low in wordlists().classes["unreal"] for u in units[phrase.first : phrase.last]):
        return None
    return None if units[phrase.first].low in ("no", "any") else party_of(names[0])


def _light(clauses: Clauses, group: VerbGroup, entries: Iterable[LightVerb]) -> Iterator[Finding]:
    units = clauses.units
    first = group.head + 1
    if first < len(units) and units[first].low in _PARTICLES:
        first += 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is not None and phrase.party is not None and phrase.last + 1 < len(units):
        yield from _indirect(clauses, group, entries, phrase)
    if phrase and units[phrase.last].low in _QUANTITIES and phrase.last + 2 < len(units):
        phrase = noun_phrase(units, phrase.last + 2) if units[phrase.last + 1].low == "of" else None
    if phrase is None:
        return
    entry = _entry(units, phrase, entries)
    doers, auxiliaries, effect = _doers(clauses, group)
    if entry is None or effect == "none" or units[first].low in ("no", "any") or auxiliaries.modality == "demanded":
        return
    frame = Frame(
        entry.relation, entry.event, entry.prepositions, "target" if entry.relation == "attacked" else "party"
    )
    others = tuple(_others(clauses, phrase.last + 1, frame, doers))
    if not others and len(doers) == 2 and entry.relation == "foughtWith":
        doers, others = doers[:1], doers[1:]
    for doer in doers:
        for other in others:
            subject, partner = (other, doer) if entry.backward else (doer, other)
            if _fits(frame, subject, partner):
                yield Finding(
                    group.head, entry.relation, subject, partner, entry.event,
                    modality=auxiliaries.modality if auxiliaries.modality != "actual" else _EFFECTS[effect],
                    parties=(doer, other) if entry.relation == "negotiatedWith" else (),
                    stance="denies" if auxiliaries.negated else "affirms", score=0.8,
                )  # fmt: skip


def _entry(units: Units, phrase: NounPhrase, entries: Iterable[LightVerb]) -> LightVerb | None:
    """What the verb says with the phrase's noun, by the preposition that follows."""
    fitting = [entry for entry in entries if entry.noun == units[phrase.last].low]
    if not fitting:
        return None
    following = units[phrase.last + 1].low if phrase.last + 1 < len(units) else ""
    return next((entry for entry in fitting if following in entry.prepositions), fitting[0])


def _indirect(
    clauses: Clauses, group: VerbGroup, entries: Iterable[LightVerb], receiver: NounPhrase
) -> Iterator[Finding]:
    """As in "X gave Y weapons"."""
    units = clauses.units
    thing = noun_phrase(units, receiver.last + 1)
    doers, auxiliaries, effect = _doers(clauses, group)
    if thing is None or effect == "none" or auxiliaries.modality == "demanded" or receiver.party is None:
        return
    entry = next((e for e in entries if e.noun == units[thing.last].low and "to" in e.prepositions), None)
    if entry is None or entry.backward or not clean_after(units, thing.last):
        return
    frame = Frame(entry.relation, entry.event, entry.prepositions, "party")
    for doer in doers:
        if _fits(frame, doer, receiver.party):
            yield Finding(
                group.head, entry.relation, doer, receiver.party, entry.event,
                modality=auxiliaries.modality if auxiliaries.modality != "actual" else _EFFECTS[effect],
                stance="denies" if auxiliaries.negated else "affirms", score=_score(0.75, doer, receiver.party),
            )  # fmt: skip


def _accusations(clauses: Clauses, group: VerbGroup, frame: Frame) -> Iterator[Finding]:
    """As in "X accused Y of …" with its charge; passive too."""
    if group.negated or group.modality != "actual" or group.form == "infinitive":
        return
    units = clauses.units
    phrases: tuple[NounPhrase, ...] = ()
    if group.voice == "active":
        accusers = clauses.subjects(group)
        phrases = clauses.phrases_from(group.head + 1)
        accused = tuple(phrase.party for phrase in phrases if phrase.party and clean_after(units, phrase.last))
    else:
        by = group.head + 1
        agents = clauses.phrases_from(by + 1) if by < len(units) and units[by].low == "by" else ()
        accusers = tuple(phrase.party for phrase in agents if phrase.party)
        accused = clauses.subjects(group) if group.voice == "passive" else ()
    after = phrases[-1].last + 1 if phrases else len(units)
    opener = {"accuse": "of", "blame": "for"}.get(group.lemma)
    charged = opener is not None and after < len(units) and units[after].low == opener
    if group.lemma == "accuse" and not charged and group.voice == "active":
        return
    if frame.relation == "criticises" and any(phrase.roles & {"assets"} for phrase in phrases):
        return
    for accuser in accusers:
        for other in accused:
            if accuser.actor.name == other.actor.name:
                continue
            yield Finding(
                group.head, frame.relation, accuser, other, act="accuses" if frame.relation == "accuses" else None,
                content=content_from(units, after + 1) if charged else None,
                claimant=accuser.speaker, claimant_at=(accuser.start, accuser.end), score=0.85,
            )  # fmt: skip
            if charged and len(accused) == 1:
                yield from _charge(clauses, group, after + 1, accuser, other)


def _charge(clauses: Clauses, group: VerbGroup, first: int, accuser: Party, accused: Party) -> Iterator[Finding]:
    """The content of a charge as a claim of its own: "… of supporting Z"."""
    charge = next((g for g in clauses.groups if g.head == first and g.form == "present"), None)
    frame = wordlists().frames.get(charge.lemma) if charge else None
    if charge is None or frame is None or charge.negated:
        return
    for other in _others(clauses, charge.head + 1, frame, (accused,)):
        if _fits(frame, accused, other):
            yield Finding(
                charge.head, frame.relation, accused, other, frame.event, act="accuses", claimant=accuser.speaker,
                claimant_at=(accuser.start, accuser.end), charge_of=group.head, score=0.8,
            )  # fmt: skip


def _captures(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X seized K", of a capital: a city here, not a government."""
    if group.negated or group.modality != "actual" or group.form == "infinitive":
        return
    phrases = clauses.phrases_from(group.head + 1)
    city = phrases[0].party if len(phrases) == 1 else None
    if (
        city is None
        or city.kind != "metonym"
        or phrases[0].roles != {"name"}
        or not clean_after(clauses.units, phrases[0].last)
    ):
        return
    unit = clauses.units[phrases[0].last]
    place = Party(Actor(unit.text, "Place"), city.speaker, city.start, city.end, city.roles, "metonym")
    for doer in clauses.subjects(group):
        if doer.roles & {"name", "fighters", "forces"}:
            yield Finding(group.head, "tookOver", doer, place, "Takeover", score=0.8)


def _blames(clauses: Clauses, group: VerbGroup, preposition: str) -> Iterator[Finding]:
    """As in "X blamed the attack on Y", "X attributes these losses to Y"."""
    units = clauses.units
    if group.form != "finite" or group.voice != "active" or group.negated or group.modality != "actual":
        return
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or units[phrase.last].low not in wordlists().classes["harm"]:
        return
    after = phrase.last + 1
    if after + 1 >= len(units) or units[after].low != preposition:
        return
    blamed = noun_phrase(units, after + 1)
    owner = blamed.party if blamed else None
    if blamed and owner is None and units[blamed.last].low in wordlists().events:
        owner = _single_owner(units, blamed)
    if blamed and owner is None and blamed.first == blamed.last - 1 and units[blamed.last].kind == "name":
        return
    for accuser in clauses.subjects(group):
        if owner and accuser.actor.name != owner.actor.name:
            yield Finding(
                group.head, "accuses", accuser, owner, act="accuses", claimant=accuser.speaker,
                claimant_at=(accuser.start, accuser.end), score=0.8,
                content=" ".join(unit.text for unit in units[phrase.first : phrase.last + 1]),
            )  # fmt: skip


def _denials(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X denied supporting Z", "X denies that it supports Z"."""
    if group.form != "finite" or group.voice != "active" or group.negated or group.modality != "actual":
        return
    deniers = clauses.subjects(group)
    inner = next((g for g in clauses.groups if g.head > group.head), None)
    if inner is None or len(deniers) != 1 or inner.voice != "active" or inner.negated:
        return
    frame = wordlists().frames.get(inner.lemma)
    denier = deniers[0]
    between = clauses.units[group.head + 1 : inner.first]
    own = [u for u in between if u.kind not in ("that", "adverb")]
    of_itself = inner.form == "present" and not own
    by_pronoun = inner.form == "finite" and len(own) == 1 and own[0].low in ("it", "they", "he", "she")
    if frame is None or not (of_itself or by_pronoun):
        return
    for other in _others(clauses, inner.head + 1, frame, (denier,)):
        if denier.actor.name != other.actor.name:
            yield Finding(
                inner.head, frame.relation, denier, other, frame.event, stance="denies", act="denies",
                claimant=denier.speaker, claimant_at=(denier.start, denier.end), score=0.85,
            )  # fmt: skip


def _demands(clauses: Clauses, group: VerbGroup, particle: str) -> Iterator[Finding]:
    """As in "X urged Y to …"."""
    units = clauses.units
    if group.form == "infinitive" or group.negated or group.modality != "actual":
        return
    first = group.head + 1
    if particle:
        if first >= len(units) or units[first].low != particle:
            return
        first += 1
    phrases = clauses.phrases_from(first)
    if not phrases or phrases[-1].party is None:
        return
    after = phrases[-1].last + 1
    place = after < len(units) and units[after].low == "in" and after + 1 < len(units)
    if place:
        inner = noun_phrase(units, after + 1)
        after = inner.last + 1 if inner else after
    if after >= len(units) or units[after].kind != "to":
        return
    for asker in clauses.subjects(group):
        for phrase in phrases:
            if phrase.party and phrase.party.actor.name != asker.actor.name:
                yield Finding(
                    group.head, "demandsOf", asker, phrase.party, content=content_from(units, after + 1),
                    modality="demanded", act="demands", claimant=asker.speaker, claimant_at=(asker.start, asker.end),
                    score=0.85,
                )  # fmt: skip


def _before_infinitive(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X refused to … Y", "X threatened to … Y"."""
    if group.negated or group.modality != "actual" or group.form == "infinitive" or group.voice != "active":
        return
    inner = next((g for g in clauses.groups if g.head > group.head), None)
    if inner is None or inner.form != "infinitive" or inner.first != group.head + 1:
        return
    frame = wordlists().frames.get(inner.lemma)
    first = inner.head + 1
    if group.lemma == "threaten" and frame is None:
        return
    if first < len(clauses.units) and frame and clauses.units[first].low in frame.links:
        first += 1
    phrases = clauses.phrases_from(first)
    relation = "threatens" if group.lemma == "threaten" else "refuses"
    if group.lemma == "threaten" and frame and vocabulary().relation(frame.relation).sign >= 0:
        return
    for doer in clauses.subjects(group):
        for phrase in phrases:
            party = phrase.party
            if party and party.actor.name != doer.actor.name and clean_after(clauses.units, phrase.last):
                yield Finding(
                    group.head, relation, doer, party, content=content_from(clauses.units, inner.head), score=0.8
                )


def content_from(units: Units, first: int) -> str | None:
    """The words from ``first`` to the end of the clause, as they stand."""
    words: list[str] = []
    for index in range(first, len(units)):
        unit = units[index]
        following = units[index + 1].forms if index + 1 < len(units) else ()
        tensed = unit.kind == "conjunction" and any(form.finite and not form.base for form in following)
        if tensed or unit.kind in ("comma", "stop", "dash", "end", "quote", "open"):
            break
        if unit.kind in ("possessive", "tail") and words:
            words[-1] += unit.text
        else:
            words.append(unit.text)
        if sum(map(len, words)) > _LONGEST_CONTENT:
            return None
    return " ".join(words) or None
