"""Reproaches: wrongs that one tells of another, and deeds that are condemned or called names, whoever did them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.condemned import condemned_in, condemns, is_deed
from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.claims.charge_nouns import accusation_of
from kg.extraction.claims.contents import charged_with
from kg.extraction.claims.demands import speakers
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import deed_of
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.speech.tellings import makes_plain
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES, can_fight
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["reproach_findings"]

_CALLS = frozenset(("call", "describe", "brand", "label", "denounce", "dismiss", "term", "condemn", "decry", "deride",
                    "dub", "deem", "consider", "regard", "view", "see", "slam"))  # fmt: skip
_THIS = frozenset(("it", "this", "that", "these", "them", "him", "her", "both", "which"))
_DEEDS_OF_SPEECH = frozenset(("accuses", "criticises", "demandsOf"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_HOSTILE = frozenset(
    ("attacked", "hostileTo", "threatens", "sanctions", "tookOver", "deported", "displaced", "foughtWith", "arms",
     "supports", "targeted", "refuses")
)  # fmt: skip
_HELPS = frozenset(("arms", "supports", "refuses", "sanctions"))
_CLOSES = frozenset(("stop", "end", "comma", "subordinator", "relative"))
_ALLEGES = frozenset(("complain", "protest", "allege", "charge"))
_ASSERTS = frozenset(("assert", "maintain", "contend", "retort", "hold", "answer", "reply", "rejoin", "counter"))
"""By which one may accuse or not: only where what is so said is a hostile deed, or help to rebels."""
_WRONGS = frozenset(("provocation", "provocative", "outrageous", "unjustified", "wrong", "malicious"))
_ATTACKS = ("attack", "raid", "strike", "bombing", "assault", "shelling", "invasion", "incursion", "killing",
            "massacre", "ambush", "airstrike", "offensive", "seizure", "bombardment")  # fmt: skip
_TO_NAME = 12
_NAME = 6


def reproach_findings(clauses: Clauses, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    """The reproaches of a sentence that name no one as the one who is blamed, or blame him by what he did.

    Args:
        clauses: the sentence.
        discourse: what was said before it.
        said: what other rules have read in the sentence.
    """
    told = {finding.trigger for finding in said if finding.relation in _DEEDS_OF_SPEECH}
    yield from _each_other(clauses, discourse)
    for group in clauses.groups:
        stands = not group.negated and group.modality == "actual"
        if not stands or group.form == "infinitive" or group.head in told:
            continue
        if group.voice != "active":
            yield from _condemned_by(clauses, group, discourse) if condemns(group.lemma) else ()
            continue
        if group.lemma in _CALLS and (made := list(_called(clauses, group, discourse, said))):
            yield from made
        elif condemns(group.lemma):
            yield from _condemned(clauses, group, discourse, said)
        elif group.lemma in wordlists().speech or group.lemma in _ASSERTS or makes_plain(clauses.units, group):
            yield from _wronged(clauses, group, said)


def _each_other(clauses: Clauses, discourse: Discourse) -> Iterator[Finding]:
    """As in "each country blamed the other for the war": the two of whom the document tells.

    "The other" has become "each other" by then (`lists.reciprocal`).
    """
    units = clauses.units
    for group in clauses.groups:
        if group.lemma not in ("accuse", "blame") or group.voice != "active" or group.negated:
            continue
        before = [unit.low for unit in units[max(0, group.first - _EACH) : group.first]]
        after = [unit.low for unit in units[group.head + 1 : group.head + 3]]
        if "each" not in before or after != ["each", "other"] or len(clauses.subjects(group)) > 1:
            continue
        aside = clauses.clause(group) if group.form == "present" or before[-2:] == ["of", "which"] else None
        pair = _only_two_before(units, group.first) if aside is not None else None
        pair = pair or _told_apart(clauses, group)
        if pair is None and not discourse.sides.contested:
            pair = discourse.pair(fits=lambda actor: actor.type in SIDES)
        if pair is None:
            continue
        at = units[group.first]
        opened = group.head + 3 < len(units) and units[group.head + 3].low in ("of", "for")
        content = content_from(units, group.head + 4) if opened else None
        first, second = (Party(actor, actor, at.start, at.end, frozenset(("name",)), "coreference") for actor in pair)
        for accuser, accused in ((first, second), (second, first)):
            yield _made(group.head, "accuses", (accuser, accused), content, 0.85)
            if opened:
                for finding in charged_with(clauses, group.head + 4, accused, accuser, on_accuser=True):
                    yield replace(
                        finding, act="accuses", claimant=accuser.speaker, claimant_at=(at.start, at.end),
                        charge_of=group.head, score=min(finding.score, 0.6),
                    )  # fmt: skip


_EACH = 5


def _only_two_before(units: Units, end: int) -> tuple[Actor, Actor] | None:
    """The two of "X and Y exchanged fire, each accusing the other", where the sentence has named nobody else."""
    actors = {unit.actor.name: unit.actor for unit in units[:end] if unit.kind in NAMES and unit.actor is not None}
    two = [actor for actor in actors.values() if actor.type in SIDES]
    return (two[0], two[1]) if len(two) == len(actors) == _TWO else None


def _told_apart(clauses: Clauses, group: VerbGroup) -> tuple[Actor, Actor] | None:
    """The two whose versions the sentence goes on to tell: "…: the army said that X shelled P, while X said …"."""
    telling = [
        other for other in clauses.groups
        if other.head > group.head and (other.lemma in wordlists().speech or other.lemma in _ASSERTS)
    ]  # fmt: skip
    if not telling:
        return None
    told = {party.actor.name: party.actor for other in telling for party in clauses.subjects(other)}
    two = [actor for actor in told.values() if can_fight(actor) or actor.type in SIDES]
    return (two[0], two[1]) if len(two) == len(told) == _TWO else None


_TWO = 2


def _condemned(clauses: Clauses, group: VerbGroup, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X condemned the action", "X deplored the killing": of the one who did it, where context tells."""
    units, first = clauses.units, group.head + 1
    dated = first + 1 < len(units) and units[first].kind == "date" and units[first + 1].kind == "possessive"
    first += 2 * dated  # "condemned Wednesday's killing"
    phrase = noun_phrase(units, first) if first < len(units) else None
    pronoun = first < len(units) and units[first].low in _THIS
    if phrase is None and not pronoun:
        return
    if phrase is not None and (phrase.party is not None or not _is_deed(clauses, phrase)):
        return
    for critic in speakers(clauses, group):
        other = (
            _doer(clauses, critic, group, discourse, said, noun=units[phrase.last].low if phrase is not None else "")
            or _only_attacker(clauses, critic, phrase, discourse)
            or _owning_up(clauses, critic, group)
        )
        yield _made(group.head, "criticises", (critic, other), content_from(units, first), 0.65)


def _condemned_by(clauses: Clauses, group: VerbGroup, discourse: Discourse) -> Iterator[Finding]:
    """As in "The raid was condemned by X": of the one who did it, where context tells."""
    clause, phrases = clauses.clause(group), clauses.subject_phrases(group)
    if clause is None or group.voice != "passive" or len(phrases) != 1:
        return
    phrase = phrases[0]
    bare = clauses.units[phrase.first].low in _DEFINITE and not _further(clauses, phrase.last + 1)
    if phrase.party is not None or not _is_deed(clauses, phrase) or condemned_in(clauses.units, phrase):
        return
    content = content_from(clauses.units[: group.first], phrase.first)
    for critic in clause.agents:
        if critic.roles & {"assets", "bystanders", "captives"}:
            continue
        other = _only_attacker(clauses, critic, phrase, discourse) if bare else None
        if other is not None or clauses.units[phrase.first].low in _DEFINITE:
            yield _made(group.head, "criticises", (critic, other), content, 0.65)


def _owning_up(clauses: Clauses, critic: Party, group: VerbGroup) -> Party | None:
    """Who did it in "X condemned the bombing, for which Y claimed responsibility", "… claimed by Y"."""
    units = clauses.units
    for inner in clauses.groups:
        if inner.head <= group.head or inner.lemma not in _OWNS_UP or inner.negated or inner.modality != "actual":
            continue
        clause = clauses.clause(inner)
        words = [unit.low for unit in units[inner.head + 1 : inner.head + 3]]
        if clause is None or any(unit.kind in ("stop", "quote") for unit in units[group.head : inner.first]):
            return None
        if inner.voice == "active":
            aside = clause.link == "relative" or "relative" in clause.within
            doers = clause.subjects if aside and "responsibility" in words else ()
        else:
            doers = clause.agents if inner.lemma == "claim" else ()
        if len(doers) == 1 and doers[0].actor.name != critic.actor.name:
            return doers[0]
    return None


_OWNS_UP = frozenset(("claim", "accept", "admit", "acknowledge", "take", "assume"))


def _is_deed(clauses: Clauses, phrase: NounPhrase) -> bool:
    return is_deed(clauses.units[phrase.last].low)


def _doer(
    clauses: Clauses,
    critic: Party,
    group: VerbGroup,
    discourse: Discourse,
    said: Sequence[Finding],
    *,
    noun: str = "",
) -> Party | None:
    """Who did what is condemned: the one of whom the sentence so far, or the one before, tells something hostile."""
    here = [f for f in said if f.trigger < group.head and f.relation in _HOSTILE and not _aside(clauses, f.trigger)]
    if noun in wordlists().classes["harm"]:
        here = [f for f in here if f.relation not in _HELPS]  # who "supports Y" did not do "the attack"
    # Of the sentence before only what was done to the critic: of two who blame each other a third may mean either.
    before = [f for f in discourse.charges.last() if f.object is not None and f.object.actor.name == critic.actor.name]
    before = before if discourse.deeds.may_be(noun) else []
    told = [f for f in here or before if f.stance == "affirms" and not f.parties and f.relation in _HOSTILE]
    found = {f.subject.actor.name: f.subject for f in told if f.subject.actor.name != critic.actor.name}
    only = next(iter(found.values())) if len(found) == 1 else None
    return replace(only, kind="coreference", start=critic.start, end=critic.end) if only else None


def _aside(clauses: Clauses, trigger: int) -> bool:
    """Whether a relative clause tells it: "N. N., whose army had armed the rebels, condemned the assault"."""
    group = next((g for g in clauses.groups if g.head == trigger), None)
    clause = clauses.clause(group) if group is not None else None
    return clause is not None and "relative" in clause.within


def _only_attacker(clauses: Clauses, critic: Party, phrase: NounPhrase | None, discourse: Discourse) -> Party | None:
    """Who did "the attack", or "it", where the sentences before tell of attacks by one only."""
    units = clauses.units
    if phrase is None:
        told = [f for f in discourse.charges.last() if f.relation in _HOSTILE and f.charge_of is None]
        doers = {f.subject.actor.name: f.subject.actor for f in told}
        doer = next(iter(doers.values())) if len(doers) == 1 and critic.actor.name not in doers else None
        if not told and discourse.spoke_of(*_ATTACKS):
            doer = discourse.deeds.doer(critic.actor.name)  # "X urged the UN to condemn the raid. Y deplored it."
    else:
        event = wordlists().events.get(units[phrase.last].low)
        violent = event is not None and event.relation == "attacked"
        violent = violent or units[phrase.last].low in wordlists().classes["harm"]
        dated = phrase.first > 1 and units[phrase.first - 2].kind == "date"  # "Wednesday's killing"
        definite = dated or units[phrase.first].low in _DEFINITE
        if not violent or not definite or _further(clauses, phrase.last + 1):
            return None
        doer = discourse.deeds.doer(critic.actor.name, noun=units[phrase.last].low) or discourse.deeds.only_doer()
        doer = doer if doer is not None and doer.name != critic.actor.name else None
    return (
        Party(doer, doer, critic.start, critic.end, frozenset(("name",)), "coreference") if doer is not None else None
    )


def _further(clauses: Clauses, index: int) -> bool:
    """Whether more words tell which attack it is: another may be meant by "the attack on X"."""
    units = clauses.units
    return index < len(units) and units[index].low in ("on", "in", "of", "by", "against", "at", "near", "that")


def _called(clauses: Clauses, group: VerbGroup, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X called the pact a trick", "X dismissed Y as a warlord", "X condemned it as irrational"."""
    units, first = clauses.units, group.head + 1
    if first >= len(units) or units[first].low in _ASKING:
        return  # "called for an end to the aggression"
    phrase = _before_name(units, noun_phrase(units, first))
    after = _past_whose(units, phrase.last + 1) if phrase is not None else first + 1
    far = min(max(first + _TO_NAME, after + _NAME), len(units))
    end = next((i for i in range(first, far) if units[i].kind in _CLOSES and units[i].low != "as"), far)
    named = _name_given(clauses, group, phrase, after, end)
    if named is None:
        return
    party = phrase.party if phrase is not None else None
    words = {unit.low for unit in units[named:end]} - _WRONGS
    if units[first].low in _THIS and words & wordlists().classes["baseless"]:
        return  # "called them lies": what was said, which is denied
    if phrase is not None and phrase.party is not None and _only_untrue(units[named:end]):
        return  # "X armed Y, which Z calls a lie": nobody is a lie, and what was told is denied
    deed = deed_of(units, phrase) if phrase is not None and party is None else None
    made = condemned_in(units, phrase) if phrase is not None and party is None and deed is None else ()
    deed = made[0] if len(made) == 1 else deed
    for critic in speakers(clauses, group):
        other = party or deed or _owner_in(clauses, named, end) or _doer(clauses, critic, group, discourse, said)
        alone = phrase is None and units[first].low in ("it", "this", "that") and len(discourse.charges.last()) == 1
        if other is None and (alone or (phrase is not None and _is_deed(clauses, phrase))):
            other = _only_attacker(clauses, critic, phrase, discourse)
        if other is not None and other.actor.name == critic.actor.name:
            continue
        if other is None and not any(unit.low in wordlists().classes["reproach"] for unit in units[named:end]):
            continue  # "called the deployment a declaration of war": nobody tells by whom
        linked = any(unit.low == "as" for unit in units[first:named])
        if other is None and (linked or (phrase is not None and not _is_deed(clauses, phrase))):
            continue
        yield _made(group.head, "criticises", (critic, other), content_from(units, named), 0.7)


def _only_untrue(words: Units) -> bool:
    """Whether all that is bad in the name is that it is untrue, which may be said of a charge and of no one."""
    classes, lows = wordlists().classes, {unit.low for unit in words}
    return bool(lows & classes["baseless"]) and not lows & (classes["reproach"] - classes["baseless"])


_ASKING = frozenset(("for", "on", "upon", "in", "to", "off", "up", "at", "into"))
"""Words that make of "call" another verb."""


def _past_whose(units: Units, after: int) -> int:
    """The index after "of the dam by Y", "by Saudi troops", which tell what it is that is called something."""
    for _ in range(_TWO):
        told = after + 1 < len(units) and units[after].low in ("of", "by")
        inner = _before_name(units, noun_phrase(units, after + 1)) if told else None
        after = inner.last + 1 if inner is not None else after
    return after


def _before_name(units: Units, phrase: NounPhrase | None) -> NounPhrase | None:
    """The phrase without the bad name that is but an adjective: "the raids" of "called the raids barbaric"."""
    if phrase is None or phrase.last == phrase.first or units[phrase.last].low not in wordlists().classes["reproach"]:
        return phrase
    low = units[phrase.last].low
    if (low.endswith("s") and not low.endswith(("ous", "less"))) or units[phrase.last - 1].kind in (
        "determiner",
        "possessive",
        *NAMES,
    ):
        return phrase
    return NounPhrase(phrase.first, phrase.last - 1, phrase.party, phrase.roles)


def _name_given(clauses: Clauses, group: VerbGroup, phrase: NounPhrase | None, after: int, end: int) -> int | None:
    """Where the bad name begins; ``None`` where it is none."""
    units, bad = clauses.units, wordlists().classes["reproach"]
    linked = next((i for i in range(after, min(after + 2, end)) if units[i].low == "as"), None)
    by_as = group.lemma not in ("call", "term", "dub", "deem", "brand", "label", "consider")
    start = linked + 1 if linked is not None else after
    while start < end and units[start].kind in ("quote", "adverb"):
        start += 1
    if start >= end or (by_as and linked is None):
        return None
    words = units[start : min(start + _NAME, end)]
    fight = next((i for i, unit in enumerate(words) if unit.low == "against"), len(words))
    words = words[:fight]  # "called it a fight against terrorism"
    lows = [unit.low for unit in words]
    warlike = any(lows[i : i + 2] == ["of", "war"] and lows[i - 1] in _MAKES_WAR for i in range(1, len(lows)))
    foul = warlike or any(unit.low in bad for unit in words)
    return start if foul and not any(unit.kind == "negation" for unit in words) else None


_MAKES_WAR = frozenset(("act", "acts", "declaration"))


def _owner_in(clauses: Clauses, first: int, end: int) -> Party | None:
    """Whose trick it is, in "called the pact an American trick"."""
    phrase = noun_phrase(clauses.units, first) if first < end else None
    return deed_of(clauses.units, phrase) if phrase is not None else None


# ---------------------------------------------------------------- wrongs


def _wronged(clauses: Clauses, group: VerbGroup, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X said that Y had broken its word", "X complained that Y …", "X maintains that Y arms the rebels"."""
    for inner in clauses.groups:
        if inner.head <= group.head or inner.form != "finite":
            continue
        clause = clauses.clause(inner)
        if clause is None or clause.link != "content" or _teller(clauses, inner) != group.head:
            continue
        complains = group.lemma in _ALLEGES
        plainly = not inner.negated and inner.modality == "actual"
        deed = plainly and group.lemma in _ASSERTS and (_is_foul(inner, said) or _shot_first(clauses, inner))
        if not complains and not deed and not (plainly and _is_wrong(clauses, inner)):
            continue
        for critic in speakers(clauses, group):
            charged = clauses.subjects(inner) if inner.voice == "active" else clause.agents
            for other in _helpers(inner, charged, said) or charged:
                named = other.actor.name[:1].isupper() or group.lemma != "allege"  # "alleged that the attackers were …"
                named = named and (not deed or critic.actor.type in _ENDS)
                # "Hezbollah maintains that Iran arms Hamas" is no reproach.
                named = named and not (deed and critic.actor.type in GROUPS and _only_helps(inner, said))
                if named and other.actor.name != critic.actor.name and "assets" not in other.roles | critic.roles:
                    yield _made(inner.head, "accuses", (critic, other), content_from(clauses.units, inner.head), 0.7)
                    yield from _against_critic(clauses, inner, critic, other, said)
        return


_ENDS = SIDES | {"Person"}


def _against_critic(
    clauses: Clauses, inner: VerbGroup, critic: Party, other: Party, said: Sequence[Finding]
) -> Iterator[Finding]:
    """As in "France said that Y was meddling": an act against the one state or group that complains of it."""
    units, after = clauses.units, inner.head + 1
    named = any(unit.actor is not None and unit.low not in _OWN for unit in units[after : after + _NAME])
    plain = inner.lemma in _MEDDLES and not named and _in_own_house(units, after)
    plain = plain and not any(f.trigger == inner.head for f in said)
    if plain and inner.voice == "active" and {critic.actor.type, other.actor.type} <= STATES | GROUPS:
        yield Finding(
            inner.head, "hostileTo", other, replace(critic, kind="coreference"), claimant=critic.speaker,
            claimant_at=(critic.start, critic.end), charge_of=inner.head, score=surer(0.6, other, critic),
        )  # fmt: skip


def _in_own_house(units: Units, after: int) -> bool:
    """Whether what suffers may be the one who complains: of "was sabotaging peace efforts" that is not told."""
    at = after + (units[after].kind == "preposition") if after < len(units) else after
    phrase = noun_phrase(units, at) if at < len(units) else None
    if phrase is None or units[at].actor is not None or units[at].low in _OWN:
        return phrase is None or units[phrase.last].low not in _OTHERS
    return at > after and units[phrase.last].low not in _OTHERS


_OWN = frozenset(("its", "their", "his", "her", "our"))
_OTHERS = frozenset(("neighbours", "neighbors", "neighbour", "neighbor", "allies", "ally", "rivals", "partners",
                     "region", "process", "processes", "talks", "efforts", "negotiations", "peace", "conflict",
                     "conflicts", "war", "wars", "dispute", "crisis", "mediation", "continent"))  # fmt: skip
"""What need not be of whoever complains of it."""
_MEDDLES = frozenset(("meddle", "interfere", "provoke", "sabotage", "destabilise", "destabilize", "subvert", "conspire",
                      "plot", "scheme", "bully", "blackmail", "encroach", "trespass"))  # fmt: skip


def _helpers(group: VerbGroup, told_of: Sequence[Party], said: Sequence[Finding]) -> list[Party]:
    """As in "alleged that the rebels had bases on Y's soil": Y is charged, with helping them."""
    names = {party.actor.name for party in told_of}
    helps = (f for f in said if f.trigger == group.head and f.relation in _AIDS and f.target in names)
    return [f.subject for f in helps if f.subject.actor.name not in names]


def _only_helps(group: VerbGroup, said: Sequence[Finding]) -> bool:
    told = [f.relation for f in said if f.trigger == group.head and f.relation not in _DEEDS_OF_SPEECH]
    return bool(told) and all(relation in _AIDS for relation in told)


def _is_foul(group: VerbGroup, said: Sequence[Finding]) -> bool:
    """Whether the verb tells of a hostile deed, or of help to an armed group."""
    return any(
        f.trigger == group.head and f.stance == "affirms" and not f.parties and f.relation not in _DEEDS_OF_SPEECH
        and (f.relation in _FOUL or (f.relation in _AIDS and f.object is not None and f.object.actor.type in GROUPS))
        for f in said
    )  # fmt: skip


_FOUL = frozenset(("attacked", "hostileTo", "targeted", "tookOver", "deported", "displaced"))
_AIDS = frozenset(("arms", "supports", "funds", "trains", "harbours"))


def _teller(clauses: Clauses, inner: VerbGroup) -> int:
    """The verb whose content it is: also in "X said that P and that Y had broken its word"; -1 for none."""
    clause, units = clauses.clause(inner), clauses.units
    governor = clause.governor if clause is not None else None
    outer = clauses.clause(governor) if governor is not None else None
    if governor is None or outer is None:
        return -1
    joined = any(
        units[i].kind == "that" and units[i - 1].low in ("and", "but") for i in range(governor.head + 2, inner.first)
    )
    return outer.governor.head if joined and outer.link == "content" and outer.governor else governor.head


def _is_wrong(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb tells of a wrong: "broke its word", "tore up the truce", "reneged on", "betrayed"."""
    classes, units = wordlists().classes, clauses.units
    if group.lemma in classes["wrong_verb"] or _sided(clauses, group):
        return True
    if group.lemma in classes["starting_verb"]:
        begun = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
        word = units[begun.last if begun is not None else min(group.head + 1, len(units) - 1)]
        return word.low in classes["started"] and group.voice == "active"
    if group.lemma not in classes["breaking_verb"]:
        return False
    reach = 2 * _NAME if any(u.low in _TERMS for u in units[group.head + 1 : group.head + _NAME]) else _NAME
    following = units[group.head + 1 : group.head + reach]
    accords = wordlists().accords
    return any(unit.low in classes["breakable"] or unit.low in accords for unit in following)


def _shot_first(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "Y had fired first", "Y was the first to open fire"."""
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + _NAME]]
    words = words[1:] if group.lemma == "open" and words[:1] == ["fire"] else words
    return group.lemma in _SHOOTS and words[:1] == ["first"] and words[1:2] not in (["class"], ["on"])


def _sided(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "took sides", "dragged its feet", "stood idly by", "turned a blind eye to"."""
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + 1 + _NAME]]
    return any(all(word in words[:reach] for word in wanted) for wanted, reach in _IDIOMS.get(group.lemma, ()))


_DUTIES = (
    "honour",
    "honor",
    "respect",
    "implement",
    "fulfil",
    "fulfill",
    "keep",
    "abide",
    "comply",
    "stop",
    "prevent",
    "protect",
    "curb",
    "disarm",
    "live",
    "withdraw",
    "carry",
    "observe",
    "meet",
    "uphold",
    "halt",
    "release",
)
"""What one is blamed for not having done: "had failed to honour the truce"."""
_SHOOTS = frozenset(("fire", "shoot", "attack", "strike", "open"))
_CRIMES = ("crimes", "crime", "atrocities", "abuses", "violations", "genocide", "massacres")
_IDIOMS: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {
    "commit": tuple(((word,), 3) for word in _CRIMES), "perpetrate": tuple(((word,), 3) for word in _CRIMES),
    "take": ((("sides",), 1), (("side", "of"), 3)), "drag": ((("feet",), 2), (("heels",), 2)),
    "stand": ((("idly", "by"), 2), (("idle",), 1), (("in", "way"), 3)),
    "turn": ((("blind", "eye"), 3),), "look": ((("other", "way"), 3),),
    "act": ((("bad", "faith"), 3),), "negotiate": ((("bad", "faith"), 3),), "play": ((("double", "game"), 3),),
    "go": ((("back", "on"), 2),), "sit": ((("hands",), 3),), "fall": ((("short",), 1),),
    "fail": tuple(((("to", verb)), 2) for verb in _DUTIES)
}  # fmt: skip
"""Verbs with the words by which they tell of a wrong, and how near after the verb these stand."""

_TERMS = frozenset(("terms", "term", "provisions", "provision", "letter", "spirit", "conditions", "clause", "clauses"))
"""What there is of an accord: "flouted the provisions of the treaty"."""


def _made(trigger: int, relation: str, two: tuple[Party, Party | None], content: str | None, score: float) -> Finding:
    critic, other = two
    return replace(accusation_of(trigger, relation, critic, other, content), score=surer(score, critic, other))
