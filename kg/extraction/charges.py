"""Charges: accusations with what they charge, blame, criticism, and the denials that answer them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.clauses import Clauses, clean_after
from kg.extraction.discourse import Discourse
from kg.extraction.findings import Finding
from kg.extraction.frames import said_of
from kg.extraction.objects import agent_index, content_from, deed_of, single_owner, surer
from kg.extraction.phrases import NounPhrase, Party, VerbGroup, noun_phrase, noun_phrase_before, party_of
from kg.extraction.units import NAMES
from kg.extraction.wordlists import EventNoun, Frame, wordlists

__all__ = ["charge_findings"]

_BLAME = {"blame": "on", "attribute": "to", "pin": "on"}
_OPENERS = {"accuse": ("of",), "blame": ("for",), "charge": ("with",), "condemn": ("for",), "criticise": ("for",)}
_DENIES = frozenset(("deny", "reject", "dismiss", "refute", "dispute", "repudiate", "rebuff"))
_CHARGES = frozenset(
    (
        "charge", "charges", "accusation", "accusations", "allegation", "allegations", "claim", "claims", "report",
        "reports", "assertion", "assertions", "suggestion",
    )
)  # fmt: skip
_FALSE = frozenset(
    (
        "baseless", "absurd", "false", "unfounded", "untrue", "slander", "nonsense", "fabricated", "groundless",
        "lies", "lie", "fabrication", "fabrications", "ridiculous", "fiction", "propaganda", "invention", "libel",
    )
)  # fmt: skip
_PARTS = frozenset(("role", "part", "involvement", "hand", "responsibility", "complicity"))
_REACH = 45


def charge_findings(clauses: Clauses, discourse: Discourse, before: Sequence[Finding]) -> Iterator[Finding]:
    """The accusations and denials of a sentence.

    Args:
        clauses: the sentence.
        discourse: what was said before it, with the charges that a denial may answer.
        before: what other rules have read in the sentence.
    """
    made = list(_accusing(clauses))
    yield from made
    said = [*before, *made]
    for group in clauses.groups:
        if group.lemma in _DENIES:
            explicit = list(_denials(clauses, group))
            yield from explicit or _answers(clauses, group, discourse, said)
        elif group.lemma in ("call", "describe", "brand"):
            yield from _called_false(clauses, group, discourse, said)
        elif group.lemma == "have" and group.voice == "active":
            yield from _no_part(clauses, group)
    for index, unit in enumerate(clauses.units):
        if unit.low in ("denial", "denials"):
            yield from _denial_noun(clauses, index)


def _accusing(clauses: Clauses) -> Iterator[Finding]:
    for group in clauses.groups:
        frame = wordlists().frames.get(group.lemma)
        if group.lemma in _BLAME:
            yield from _blames(clauses, group, _BLAME[group.lemma])
        if group.lemma == "hold":
            yield from _held(clauses, group)
        if group.lemma == "charge":
            frame = Frame("accuses", None, ("object",), "party")
        if frame and frame.relation in ("accuses", "criticises"):
            yield from _accusations(clauses, group, frame)


def _accusations(clauses: Clauses, group: VerbGroup, frame: Frame) -> Iterator[Finding]:
    """As in "X accused Y of …" with its charge; passive too."""
    if group.negated or group.modality != "actual" or group.form == "infinitive":
        return
    units = clauses.units
    phrases: tuple[NounPhrase, ...] = ()
    by = agent_index(clauses, group) if group.voice != "active" else None
    if group.voice == "active":
        accusers = clauses.subjects(group)
        phrases = clauses.phrases_from(group.head + 1)
        accused = tuple(phrase.party for phrase in phrases if phrase.party and clean_after(units, phrase.last))
        if not accused and frame.relation == "criticises" and len(phrases) == 1:
            deed = deed_of(units, phrases[0])
            accused = (deed,) if deed else ()
        if not accused and len(accusers) == 2 and _each_other(clauses, group.head + 1):
            yield from _mutual(clauses, group, frame, accusers)
            return
    else:
        agents = clauses.phrases_from(by + 1) if by is not None else ()
        accusers = tuple(phrase.party for phrase in agents if phrase.party)
        accused = clauses.subjects(group) if group.voice == "passive" else ()
        phrases = agents
    after = phrases[-1].last + 1 if phrases else group.head + 1
    openers = _OPENERS.get(group.lemma, ("for",))
    charged = after < len(units) and units[after].low in openers
    if group.lemma in ("accuse", "charge") and not charged and group.voice == "active":
        return
    if frame.relation == "criticises" and any(phrase.roles & {"assets"} for phrase in phrases):
        return
    for accuser in accusers:
        for other in accused:
            if accuser.actor.name == other.actor.name or "assets" in accuser.roles | other.roles:
                continue
            yield _accusation(
                group, frame.relation, accuser, other, content_from(units, after + 1) if charged else None
            )
            if charged and len(accused) == 1 and frame.relation == "accuses":
                yield from _charged(clauses, group, after, accuser, other)


def _accusation(group: VerbGroup, relation: str, accuser: Party, other: Party, content: str | None) -> Finding:
    return Finding(
        group.head, relation, accuser, other, act="accuses" if relation == "accuses" else None, content=content,
        claimant=accuser.speaker, claimant_at=(accuser.start, accuser.end), score=surer(0.85, accuser, other),
    )  # fmt: skip


def _each_other(clauses: Clauses, first: int) -> bool:
    return [unit.low for unit in clauses.units[first : first + 2]] in (["each", "other"], ["one", "another"])


def _mutual(clauses: Clauses, group: VerbGroup, frame: Frame, both: Sequence[Party]) -> Iterator[Finding]:
    first = group.head + 3
    opened = first < len(clauses.units) and clauses.units[first].low in ("of", "for")
    content = content_from(clauses.units, first + 1) if opened else None
    for accuser, other in (both, both[::-1]):
        yield _accusation(group, frame.relation, accuser, other, content)


def _charged(clauses: Clauses, group: VerbGroup, opener: int, accuser: Party, accused: Party) -> Iterator[Finding]:
    """What is charged, as claims of their own: "… of supporting Z and of sheltering W"."""
    units = clauses.units
    end = next(
        (i for i in range(opener, min(len(units), opener + _REACH)) if units[i].kind in ("stop", "quote", "end")),
        min(len(units), opener + _REACH),
    )
    for charge in clauses.groups:
        if not (opener < charge.head < end) or charge.form != "present" or charge.negated:
            continue
        joint = units[charge.first - 1]
        if joint.low not in ("of", "for", "and", "or", ",", "with", "having") and joint.kind != "adverb":
            break
        for finding in said_of(clauses, charge, accused):
            yield replace(
                finding, act="accuses", claimant=accuser.speaker, claimant_at=(accuser.start, accuser.end),
                charge_of=group.head, modality="actual", score=min(finding.score, surer(0.8, accuser, accused)),
            )  # fmt: skip
    if group.lemma == "accuse":
        yield from _charged_act(clauses, group, opener, accuser, accused)


def _charged_act(clauses: Clauses, group: VerbGroup, opener: int, accuser: Party, accused: Party) -> Iterator[Finding]:
    """As in "accused Y of new airstrikes that killed …", "of an attack on Z": done to the accuser, or to Z."""
    units = clauses.units
    phrase = noun_phrase(units, opener + 1) if opener + 1 < len(units) else None
    event = wordlists().events.get(units[phrase.last].low) if phrase else None
    if (
        phrase is None
        or event is None
        or event.relation != "attacked"
        or any(u.actor for u in units[opener + 1 : phrase.last])
    ):
        return
    target = _target(clauses, phrase.last + 1, event)
    if phrase.last + 1 < len(units) and units[phrase.last + 1].low in event.prepositions and target is None:
        return
    victim = target or accuser
    if target is None and (accuser.actor.type not in _OWN_GROUND or accused.actor.type not in _OWN_GROUND):
        return
    at = victim if target else replace(accuser, kind="coreference")
    if victim.actor.name != accused.actor.name:
        yield Finding(
            phrase.last, "attacked", accused, at, event.event, act="accuses", claimant=accuser.speaker,
            claimant_at=(accuser.start, accuser.end), charge_of=group.head, score=surer(0.75, at, accused),
        )  # fmt: skip


_OWN_GROUND = frozenset(("State", "Government", "MilitantGroup", "UmbrellaGroup", "Faction"))


def _target(clauses: Clauses, after: int, event: EventNoun) -> Party | None:
    units = clauses.units
    if after + 1 >= len(units) or units[after].low not in (*event.prepositions, "of"):
        return None
    phrase = noun_phrase(units, after + 1)
    return phrase.party if phrase else None


def _held(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X held Y responsible for …"."""
    units = clauses.units
    after = next(
        (i for i in range(group.head + 1, min(group.head + 6, len(units))) if units[i].low == "responsible"), 0
    )
    names = [unit for unit in units[group.head + 1 : after] if unit.kind in NAMES]
    other = party_of(names[0]) if len(names) == 1 else None
    if other is None or group.negated:
        return
    for accuser in clauses.subjects(group):
        if accuser.actor.name != other.actor.name:
            yield _accusation(group, "accuses", accuser, other, content_from(clauses.units, after + 2))


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
        owner = single_owner(units, blamed)
    for accuser in clauses.subjects(group):
        if owner and accuser.actor.name != owner.actor.name:
            content = " ".join(unit.text for unit in units[phrase.first : phrase.last + 1])
            yield replace(_accusation(group, "accuses", accuser, owner, content), score=surer(0.8, accuser, owner))


# ---------------------------------------------------------------- denials


def _denier(clauses: Clauses, group: VerbGroup) -> Party | None:
    if group.form != "finite" or group.voice != "active" or group.negated or group.modality != "actual":
        return None
    parties = clauses.subjects(group)
    party = parties[0] if len(parties) == 1 else None
    return None if party is None or "assets" in party.roles else party


def _denied(finding: Finding, denier: Party, score: float) -> Finding:
    return replace(
        finding, stance="denies", act="denies", modality="actual", claimant=denier.speaker,
        claimant_at=(denier.start, denier.end), charge_of=None, score=score,
    )  # fmt: skip


def _denials(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X denied supporting Z", "X rejected claims that it supports Z", "X denied any role in the attack on Z"."""
    denier = _denier(clauses, group)
    if denier is None:
        return
    units = clauses.units
    inner = next((g for g in clauses.groups if g.head > group.head and g.voice == "active"), None)
    if inner is not None and not inner.negated:
        between = units[group.head + 1 : inner.first]
        # "It" or "the army" after "that" is the denier, or the sentence denies what another does.
        own = [unit for unit in between if unit.kind not in ("that", "adverb") and unit.low not in _LOOSE]
        of_itself = inner.form == "present" and not own
        pronoun = len(own) == 1 and (own[0].kind == "pronoun" or own[0].actor == denier.actor)
        if of_itself or (inner.form == "finite" and pronoun):
            for finding in said_of(clauses, inner, denier):
                yield _denied(finding, denier, surer(0.85, denier))
            return
    yield from _denied_act(clauses, group.head + 1, denier)


_LOOSE = _CHARGES | {"the", "as", "fiction", "any", "all", "those", "these", "of"}


def _denied_act(clauses: Clauses, first: int, denier: Party) -> Iterator[Finding]:
    """As in "denied any role in the bombing of Z", "denied responsibility for the attack on Z"."""
    units = clauses.units
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or units[phrase.last].low not in _PARTS or phrase.last + 2 >= len(units):
        return
    act = noun_phrase(units, phrase.last + 2)
    event = wordlists().events.get(units[act.last].low) if act else None
    if act is None or event is None or any(unit.actor for unit in units[act.first : act.last]):
        return
    target = _target(clauses, act.last + 1, event)
    if target is not None and target.actor.name != denier.actor.name:
        yield _denied(
            Finding(act.last, event.relation, denier, target, event.event), denier, surer(0.8, denier, target)
        )


def _no_part(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "said it had no part in the attack on Z"."""
    after = group.head + 1
    if after >= len(clauses.units) or clauses.units[after].low != "no":
        return
    for denier in clauses.subjects(group):
        yield from _denied_act(clauses, after, denier)


def _denial_noun(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X's denial that it supports Z"."""
    units = clauses.units
    phrase = noun_phrase_before(units, index)
    names = [unit for unit in units[phrase.first : index] if unit.actor is not None] if phrase else []
    inner = next((g for g in clauses.groups if g.head > index), None)
    if len(names) != 1 or inner is None or inner.negated or units[min(index + 1, len(units) - 1)].kind != "that":
        return
    denier = party_of(names[0])
    own = [unit for unit in units[index + 2 : inner.first] if unit.kind != "adverb"]
    if denier is not None and len(own) == 1 and (own[0].kind == "pronoun" or own[0].actor == denier.actor):
        for finding in said_of(clauses, inner, denier):
            yield _denied(finding, denier, 0.75)


def _answers(clauses: Clauses, group: VerbGroup, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X denied the charge", "…, which X denies", "a charge that X rejects": the charge made last against X."""
    denier = _denier(clauses, group)
    if denier is None or not _names_charge(clauses, group):
        return
    for charge in _charges_against(denier, discourse, said, group.head):
        yield _answer(charge, group.head, denier)


def _answer(charge: Finding, trigger: int, denier: Party) -> Finding:
    other = replace(charge.object, kind="coreference", start=denier.start, end=denier.end) if charge.object else None
    bare = Finding(trigger, charge.relation, denier, other, charge.event)
    return _denied(bare, denier, 0.7)


def _names_charge(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the object of the denial is a charge made before: "the charge", "it", "involvement", or "which"."""
    units = clauses.units
    after = units[group.head + 1 : group.head + 7]
    words = [unit.low for unit in after]
    ends = not after or after[0].kind in ("end", "comma", "stop", "close", "dash", "preposition", "conjunction")
    if ends and group.lemma in ("deny", "reject", "dismiss", "dispute"):
        back = units[max(0, group.first - 8) : group.first]
        return any(unit.low in _CHARGES or unit.low == "which" or unit.low in ("accusation",) for unit in back)
    if words[:1] == ["it"] or words[:1] == ["this"] or words[:1] == ["them"]:
        return group.lemma == "deny"
    for place, word in enumerate(words):
        if word in _CHARGES or (group.lemma == "deny" and word in (*_PARTS, "wrongdoing")):
            following = words[place + 1 : place + 2]
            return following not in (["that"], ["of"])
        if after[place].kind not in (
            "determiner",
            "word",
            "adverb",
            "capital",
            "demonym",
            "possessive",
            "name",
            "number",
        ):
            return False
    return False


def _called_false(
    clauses: Clauses, group: VerbGroup, discourse: Discourse, said: Sequence[Finding]
) -> Iterator[Finding]:
    """As in "X called the charge baseless"."""
    denier = _denier(clauses, group)
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + 9]]
    if denier is None or not set(words[:3]) & _CHARGES or not set(words) & _FALSE:
        return
    for charge in _charges_against(denier, discourse, said, group.head):
        yield _answer(charge, group.head, denier)


def _charges_against(denier: Party, discourse: Discourse, said: Sequence[Finding], trigger: int) -> list[Finding]:
    """What was last said against the denier: in the sentence itself, else in the sentences before."""
    accused = {f.trigger for f in said if f.trigger < trigger and f.relation == "accuses" and _accuses(f, denier)}
    if accused:
        # What an accusation charges in words that no rule reads is not to be mistaken for something else.
        return [f for f in said if f.charge_of in accused]
    here = [f for f in said if f.trigger < trigger and _is_against(f, denier)]
    if here:
        last = [f for f in here if f.act == "accuses"] or here
        return last if last[0].act == "accuses" else last[-1:]
    return discourse.charges(denier.actor.name)


def _accuses(finding: Finding, accused: Party) -> bool:
    return finding.object is not None and finding.object.actor.name == accused.actor.name


def _is_against(finding: Finding, denier: Party) -> bool:
    return (
        finding.subject.actor.name == denier.actor.name
        and finding.object is not None
        and finding.stance == "affirms"
        and finding.relation not in ("accuses", "criticises", "demandsOf", "refuses")
    )
