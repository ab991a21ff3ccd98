"""Threats that tell harm by what would be suffered: "warned that Y would pay a heavy price"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from kg.extraction.arguments.foes import foe_party
from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.claims.consequences import consequence_findings
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["threat_findings"]

_SUFFERS = frozenset(("pay", "face", "suffer", "regret", "burn", "bleed", "rue", "perish", "feel", "bear", "answer"))
_EVILS = frozenset(("price", "consequences", "dearly", "dear", "heavily",
                    "response", "retaliation", "punishment", "retribution", "reprisals", "cost",
                    "destruction", "annihilation", "force", "war", "wrath", "fire", "repercussions"))  # fmt: skip
_NEEDS_EVIL = frozenset(("pay", "face", "suffer", "feel", "bear", "answer"))
_DONE_TO = frozenset(("destroy", "crush", "punish", "annihilate", "wipe", "hit", "strike", "attack", "defeat",
                      "eliminate", "obliterate", "bomb", "kill"))  # fmt: skip
_HARM = frozenset(("response", "retaliation", "revenge", "vengeance", "retribution", "reprisals", "war", "force",
                   "action", "strikes", "attacks", "escalation", "reprisal"))  # fmt: skip
_HARSH = frozenset(("harsher", "harsh", "crushing", "severe", "military", "strong", "stronger", "stern", "decisive",
                    "painful", "further", "fresh", "devastating", "fierce", "tough", "tougher"))  # fmt: skip
_THREATS = frozenset(("threat", "threats"))
_REACH = 9
_NEXT = 2
_BURNS = frozenset(("burn", "set", "blow", "storm", "seize", "occupy", "level"))
_SEA = frozenset(("sink", "torpedo", "ram", "board", "hijack", "intercept", "down", "confiscate"))
_DIES = frozenset(("die", "perish", "burn", "bleed", "fall"))
_COFFINS = frozenset(("coffins", "boxes", "coffin", "caskets", "body-bags", "bags", "shrouds", "dead", "corpses"))
_BESIDES = frozenset(("by", "against", "with", "alongside", "near", "if", "unless", "until", "before", "after"))
"""Words after which somebody is named who is not threatened."""


def threat_findings(clauses: Clauses) -> Iterator[Finding]:
    """The threats of a sentence that tell harm by what its object would suffer."""
    for group in clauses.acts.of(_threatening()):
        if group.voice != "active" or group.negated or group.modality != "actual" or group.form == "infinitive":
            continue
        if group.lemma in ("threaten", "warn") or group.lemma in wordlists().classes["vowing"]:
            yield from _would_suffer(clauses, group)
        if group.lemma in _SAYS:
            yield from _would_suffer(clauses, group)
        if group.lemma in _SAYS or group.lemma == "warn":
            yield from _would_be_targets(clauses, group)
        if group.lemma == "threaten":
            yield from _threatened(clauses, group)
            yield from _threatened_if(clauses, group)
            yield from _threatened_things(clauses, group)
        elif group.lemma in wordlists().classes["vowing"] and _vows_harm(clauses.units, group.head + 1):
            yield from _threatened_if(clauses, group)
        if group.lemma == "warn":
            yield from _warned_of(clauses, group)
            yield from _warned_for(clauses, group)
    yield from consequence_findings(clauses)
    for index in clauses.places.of(_THREATS):
        if index:
            yield from _under_threat(clauses, index)
    for index in clauses.places.of(_READY):
        if index:
            yield from _ready_to_answer(clauses, index)


_READY = frozenset(("ready", "prepared"))
_TO_ANSWER = 3
_ANSWERS = {"meet": "", "answer": "", "counter": "", "respond": "to", "retaliate": "for", "react": "to", "reply": "to"}
_BLOWS = _HARM | {"attack", "aggression", "provocation", "provocations", "raid", "strike", "offensive",
                   "assault", "incursion", "hostilities"}  # fmt: skip


def _ready_to_answer(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X said it was prepared to meet any attack by Y with force", "X said it is ready to meet any Y raid"."""
    units = clauses.units
    inner = next((g for g in clauses.groups if g.first < index < g.head <= index + _TO_ANSWER), None)
    if inner is None or inner.lemma not in _ANSWERS or inner.negated or inner.form != "finite":
        return
    hedged = any(unit.kind in ("negation", "modal") for unit in units[max(inner.first - 2, 0) : inner.head])
    if hedged or inner.modality not in ("actual", "planned"):
        return
    led = _ANSWERS[inner.lemma]
    first = inner.head + 1 + bool(led)
    if first >= len(units) or (led and units[first - 1].low != led) or units[first].low not in ("any", "all", "every"):
        return
    phrase = noun_phrase(units, first + 1) if first + 1 < len(units) else None
    if phrase is None:
        return
    head, after = phrase.last, phrase.last + 1
    if after + 1 < len(units) and units[after].low == "of":  # "any escalation of military action by Y"
        nested = noun_phrase(units, after + 1)
        head, after = (nested.last, nested.last + 1) if nested is not None else (head, after)
    agent = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low in ("by", "from") else None
    other = agent.party if agent is not None else single_owner(units, phrase)
    if other is None or not {units[phrase.last].low, units[head].low} & _BLOWS:
        return
    clause = clauses.clause(inner)
    saying = clause.governor if clause is not None and clause.link == "content" else None
    own = {party.actor.name for party in clauses.subjects(saying)} if saying is not None else set()
    for doer in clauses.subjects(inner):
        if doer.actor.name != other.actor.name and doer.actor.name in own and "assets" not in doer.roles:
            content = content_from(units, inner.head)
            yield Finding(inner.head, "threatens", doer, other, content=content, score=surer(0.7, doer, other))


def _would_suffer(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X warned that Y would pay a heavy price", "X vowed that Y would be destroyed"."""
    units = clauses.units
    for inner in clauses.groups:
        clause = clauses.clause(inner) if inner.head > group.head else None
        if clause is None or clause.link != "content" or inner.modality not in ("conditional", "expected"):
            continue
        pays = inner.lemma == "pay" and group.lemma not in _SAYS and _alone(clauses.units, inner.head + 1)
        if inner.negated or not (pays or _ill(clauses, inner)) or (group.lemma in _SAYS and inner.voice == "passive"):
            continue  # that somebody "would be defeated" may only be foreseen
        for doer in clauses.subjects(group):
            for sufferer in clause.subjects:
                if _by_a_third(clauses.units, inner.head, (doer, sufferer)):
                    continue
                if sufferer.actor.name != doer.actor.name and "bystanders" not in sufferer.roles:
                    content = content_from(units, inner.head)
                    score = surer(0.75, doer, sufferer)
                    yield Finding(group.head, "threatens", doer, sufferer, content=content, score=score)
        return


def _by_a_third(units: Units, verb: int, two: tuple[Party, Party]) -> bool:
    """Whether a third would do the harm, by the condition: "X warned that Y would pay a heavy price if Z attacked"."""
    reach = range(verb + 1, min(verb + _TO_IF, len(units) - 1))
    opened = next((i for i in reach if units[i].low in ("if", "should", "when", "once")), None)
    phrase = noun_phrase(units, opened + 1) if opened is not None else None
    who = phrase.party if phrase is not None else None
    return who is not None and who.actor.name not in {party.actor.name for party in two}


_TO_IF = 8


def _alone(units: Units, after: int) -> bool:
    """Whether no object follows: "would pay", "will pay for it"; not "would pay compensation"."""
    return after >= len(units) or units[after].kind in ("end", "stop", "comma", "quote") or units[after].low == "for"


_SAYS = frozenset(("say", "declare", "announce", "state", "tell"))
_TARGETS = frozenset(("target", "targets"))


def _would_be_targets(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X said that any Y ship would be a target", "X warned that Y's bases were legitimate targets"."""
    units = clauses.units
    for inner in clauses.verbs:
        if inner.head <= group.head or inner.lemma != "be" or inner.negated:
            continue
        words = units[inner.head + 1 : inner.head + _TO_TARGET]
        target = next((i for i, unit in enumerate(words) if unit.low in _TARGETS), None)
        plain = target is not None and all(u.kind in ("determiner", "word", "adverb", "quote") for u in words[:target])
        subject = noun_phrase_before(units, inner.first - 1) if plain else None
        if subject is None or any(unit.kind == "comma" for unit in units[group.head : inner.first]):
            continue
        whose = subject.party or single_owner(units, subject) or _of_any(units, subject)
        for doer in clauses.subjects(group):
            if whose is not None and whose.actor.name != doer.actor.name and whose.actor.type != "Place":
                content = content_from(units, subject.first)
                yield Finding(group.head, "threatens", doer, whose, content=content, score=surer(0.75, doer, whose))
        return


def _of_any(units: Units, phrase: NounPhrase) -> Party | None:
    """Whose things "any Y ship", "every Y ship" are."""
    every = units[phrase.first].low in ("any", "every", "all") and phrase.first < phrase.last
    inner = noun_phrase(units, phrase.first + 1) if every else None
    return inner.party if inner is not None else None


_TO_TARGET = 5


def _under_threat(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "Y signed under threat of X bombs", "under the threat of attack by X": whom the clause is about."""
    units = clauses.units
    whose = units[index - 1].kind == "demonym" and units[index - 1].actor is not None  # "under X-ian threat of war"
    under = index - 1 - whose
    under -= under > 0 and units[under].kind == "determiner"
    phrase = noun_phrase(units, index + 2) if index + 2 < len(units) and units[index + 1].low == "of" else None
    if under < 0 or units[under].low != "under" or phrase is None:
        return
    event = wordlists().events.get(units[phrase.last].low)
    harm = event is not None and vocabulary().relation(event.relation).sign < 0
    if not harm and units[phrase.last].low not in wordlists().nouns["ordnance"] | _HARM | _EVILS:
        return
    threatener = single_owner(units, NounPhrase(index - 1, index, None, frozenset()) if whose else phrase)
    after = phrase.last + 1
    if threatener is None and after + 1 < len(units) and units[after].low in ("by", "from"):
        agent = noun_phrase(units, after + 1)
        threatener = agent.party if agent is not None else None
    verb = _said_of_threatened(clauses, under, phrase.last)
    for victim in clauses.subjects(verb) if verb is not None and threatener is not None else ():
        if threatener is not None and threatener.actor.name != victim.actor.name and "assets" not in victim.roles:
            yield Finding(index, "threatens", threatener, victim, score=surer(0.7, threatener, victim))


def _said_of_threatened(clauses: Clauses, under: int, last: int) -> VerbGroup | None:
    """The verb of him who is under a threat: before it, or after the commas around it, or after it at the opening."""
    units = clauses.units
    before = [g for g in clauses.groups if g.head < under and g.form == "finite"]
    later = [g for g in clauses.groups if g.head > last and g.form == "finite"]
    inserted = under > 1 and units[under - 1].kind == "comma" and units[min(last + 1, len(units) - 1)].kind == "comma"
    named = inserted and units[under - 2].actor is not None and bool(later) and later[0].first == last + 2
    if named:
        return later[0]
    return before[-1] if before else later[0] if later and under == 0 else None


def _ill(clauses: Clauses, inner: VerbGroup) -> bool:
    """Whether what its subject would do or have done to it is harm."""
    after = {unit.low for unit in clauses.units[inner.head + 1 : inner.head + _REACH]}
    if inner.voice == "passive":
        return inner.lemma in _DONE_TO
    return inner.lemma in _SUFFERS and (inner.lemma not in _NEEDS_EVIL or bool(after & _EVILS))


def _threatened(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X threatened a harsher response": its one foe."""
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or phrase.party is not None:
        return
    words = {unit.low for unit in units[phrase.first : phrase.last]}
    event = wordlists().events.get(units[phrase.last].low)
    harm = event is not None and vocabulary().relation(event.relation).sign < 0
    if not harm and not (units[phrase.last].low in _HARM and words & _HARSH):
        return
    following = units[phrase.last + 1].low if phrase.last + 1 < len(units) else ""
    if following in ("on", "against", "upon", "for"):
        return
    for doer in clauses.subjects(group):
        foe = clauses.foe(doer.actor, official=False, charged=True)
        target: Party | None = foe_party(foe, clauses, phrase) if foe is not None else None
        content = content_from(units, phrase.first)
        yield Finding(group.head, "threatens", doer, target, content=content, score=0.6)


def _threatened_things(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X threatened to burn hotels housing members of Y": Y, whose people or things they are."""
    units, inner = clauses.units, next((g for g in clauses.groups if g.head > group.head), None)
    if inner is None or inner.form != "infinitive" or inner.first > group.head + _NEXT or inner.negated:
        return
    frame = wordlists().frames.get(inner.lemma)
    if inner.lemma not in _BURNS | _SEA and (frame is None or frame.relation != "attacked"):
        return
    phrase = noun_phrase(units, inner.head + 1) if inner.head + 1 < len(units) else None
    if phrase is None or "assets" not in phrase.roles:
        return
    own = phrase.party or _of_any(units, phrase)  # "threatened to sink any Y ship"
    for doer in clauses.subjects(group) if own is not None else ():
        if own is not None and inner.lemma in _SEA and doer.actor.name != own.actor.name:
            content = content_from(units, inner.head)
            yield Finding(group.head, "threatens", doer, own, content=content, score=surer(0.75, doer, own))
    if own is not None:
        return
    for index in range(phrase.last + 1, min(phrase.last + _REACH, len(units))):
        unit = units[index]
        if unit.kind in ("comma", "stop", "end", "conjunction", "subordinator") or unit.low in _BESIDES:
            return
        if unit.kind in NAMES and unit.actor is not None:
            theirs = [phrase.party for phrase in clauses.phrases_from(index)]
            for doer, target in product(clauses.subjects(group), theirs):
                if target is not None and doer.actor.name != target.actor.name and target.actor.type != "Place":
                    content = content_from(units, inner.head)
                    yield Finding(
                        group.head, "threatens", doer, target, content=content, score=surer(0.7, doer, target)
                    )
            return


def _warned_for(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X warned Y that its soldiers would go home in coffins"."""
    clause, units = clauses.clause(group), clauses.units
    inner = next((g for g in clauses.groups if g.head > group.head), None)
    if clause is None or inner is None or not clause.direct or inner.modality not in ("conditional", "expected"):
        return
    theirs = [unit.low for unit in units[group.head + 1 : inner.first] if unit.low in ("its", "their", "his")]
    after = {unit.low for unit in units[inner.head + 1 : inner.head + _REACH]}
    dead = inner.lemma in ("go", "return", "come", "leave") and bool(after & _COFFINS)
    if not theirs or inner.negated or not (dead or inner.lemma in _DIES or _ill(clauses, inner)):
        return
    for doer in clause.subjects:
        for phrase in clause.direct[:1]:
            other = phrase.party
            if other is not None and other.actor.name != doer.actor.name and "bystanders" not in other.roles:
                content = content_from(units, inner.head)
                yield Finding(group.head, "threatens", doer, other, content=content, score=surer(0.75, doer, other))


def _threatened_if(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X threatened war should Y extend its waters", "X threatened to attack if Y …"."""
    units = clauses.units
    opened = next((i for i in range(group.head + 1, len(units)) if _opens_condition(units, i)), None)
    between = units[group.head + 1 : opened] if opened is not None else ()
    if opened is None or any(unit.actor is not None or unit.kind == "stop" for unit in between):
        return
    if any(unit.low in _OF_HIS_OWN for unit in between):
        return  # "threatened to bring down the government if Y was not dismantled", "threatened to resign"
    phrase = noun_phrase(units, opened + 1) if opened + 1 < len(units) else None
    target = phrase.party if phrase is not None else None
    if target is None or target.actor.type == "Place" or "assets" in target.roles:
        return
    for doer in clauses.subjects(group):
        if doer.actor.name != target.actor.name:
            content = content_from(units, group.head + 1)
            yield Finding(group.head, "threatens", doer, target, content=content, score=surer(0.7, doer, target))


_OF_HIS_OWN = frozenset(("government", "coalition", "cabinet", "resign", "quit", "resignation"))


def _vows_harm(units: Units, first: int) -> bool:
    """Whether what somebody vows is an attack: "vowed more attacks", "promised further strikes"."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    event = wordlists().events.get(units[phrase.last].low) if phrase is not None else None
    if phrase is None or any(unit.low in ("no", "fewer", "less") for unit in units[phrase.first : phrase.last]):
        return False
    harm = event is not None and event.relation in ("attacked", "foughtWith")
    return harm or units[phrase.last].low in _REVENGE


_REVENGE = frozenset(("revenge", "retaliation", "reprisals", "vengeance", "retribution"))


def _opens_condition(units: Units, index: int) -> bool:
    """Whether a condition begins: "if", "unless", "should Y extend"."""
    if units[index].low in ("if", "unless"):
        return True
    return units[index].low == "should" and index + 1 < len(units) and units[index + 1].kind in _NAMED


def _warned_of(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X warned Y of chaos if …", "X warned Y of a crushing response"."""
    clause = clauses.clause(group)
    if clause is None or group.form != "finite":
        return
    of = [phrase for word in ("of", "about") for phrase in clause.complements.get(word, ())]
    if not of and clause.direct:
        last = max(phrase.last for phrase in clause.direct) + 1
        found = noun_phrase(clauses.units, last + 1) if _is_of(clauses.units, last) else None
        of = [found] if found is not None else []
    woes = [phrase for phrase in of if clauses.units[phrase.last].low in _WOES]
    for doer in clause.subjects if woes else ():
        if any(_of_others(clauses, phrase, doer) for phrase in woes):
            continue
        for phrase in clause.direct:
            other = phrase.party
            if other is not None and other.actor.name != doer.actor.name and "bystanders" not in other.roles:
                yield Finding(group.head, "threatens", doer, other, score=surer(0.75, doer, other))


def _of_others(clauses: Clauses, woe: NounPhrase, doer: Party) -> bool:
    """Whether somebody else would do it: "warned Y of an attack by Z", "of a Z offensive"; or may: "of an attack"."""
    units, after = clauses.units, woe.last + 1
    owner = single_owner(units, woe)
    by = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low in ("by", "from") else None
    owner = by.party if by is not None else owner
    if owner is not None or by is not None:
        return owner is None or owner.actor.name != doer.actor.name
    own = any(unit.low in ("its", "his", "their") for unit in units[woe.first : woe.last])
    conditional = any(unit.low in ("if", "unless", "should") for unit in units[after:])
    return units[woe.last].low in _ANYBODYS and not own and not conditional


def _is_of(units: Units, index: int) -> bool:
    return index + 1 < len(units) and units[index].low in ("of", "about")


_NAMED = frozenset(("name", "metonym", "determiner", "demonym"))
_WOES = _EVILS | _HARM | frozenset(("chaos", "bloodshed", "catastrophe", "disaster", "hell", "attack", "invasion",
                                    "uprising", "jihad", "bloodbath", "doom", "countermeasures", "counter-measures",
                                    "sanctions", "blows", "blow", "reckoning", "counterattack", "counterstrikes",
                                    "bombardment", "airstrikes", "shelling", "raids"))  # fmt: skip
_ANYBODYS = frozenset(("attack", "attacks", "strikes", "airstrikes", "invasion", "uprising", "jihad", "bloodbath",
                       "bloodshed", "bombardment", "shelling", "raids", "disaster", "catastrophe", "escalation",
                       "sanctions"))  # fmt: skip
"""What one may be warned of that a third party would do."""


@cache
def _threatening() -> frozenset[str]:
    """Verbs at which one of the rules begins."""
    return _SAYS | {"threaten", "warn"} | wordlists().classes["vowing"]
