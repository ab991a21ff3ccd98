"""Verb frames: who does what to whom, by the verb of a clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.arguments.condemned import praised_in_passive
from kg.extraction.arguments.crowds import crowds_of, of_no_blood, peoples_at_odds, rioters
from kg.extraction.arguments.doers import Doers, act_before, doers_of, reduced_subjects
from kg.extraction.arguments.executions import put_to_death_by_law
from kg.extraction.arguments.foes import servicemen
from kg.extraction.arguments.neighbours import with_neighbours
from kg.extraction.arguments.objects import (
    SUSPECTED,
    agent_index,
    gapped,
    holder,
    others_of,
    sufferer,
    surer,
    unnamed,
)
from kg.extraction.arguments.perpetrators import agents_at
from kg.extraction.arguments.putschists import UNSEATS, own_force
from kg.extraction.arguments.reciprocals import FIGHTS, fight_each_other, mutual, without_next, work_together
from kg.extraction.arguments.suitability import armed, beyond, by_force, can_be, only_people, two_helped
from kg.extraction.arguments.victims import any_of_them, with_populations
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import apposed_place, venue_after
from kg.extraction.grammar.owners import named_officer, single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.grammar.things import human_nouns
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.constructions import construed, states_of_being
from kg.extraction.patterns.elliptic_passives import and_second_pairs
from kg.extraction.patterns.gifts import gift_findings, giving_verbs
from kg.extraction.patterns.hosting import only_a_visit, only_an_event
from kg.extraction.patterns.idioms import driven_into, met_in_battle, only_receives, says_else, talked_into, with_words
from kg.extraction.patterns.lights import light_findings
from kg.extraction.patterns.ruptures import lays_down
from kg.extraction.patterns.takeovers import decides, takeover_findings
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.wordlists import Frame, wordlists
from kg.vocabulary import vocabulary

__all__ = ["dismisses", "said_of", "verb_findings"]

_HARM = frozenset(("kill", "wound", "injure", "hit", "strike", "target"))
_PURPOSES = frozenset(
    ("help", "support", "defend", "protect", "assist", "back", "aid", "reinforce", "bolster", "train")
)
_SENDS = frozenset(("send", "deploy", "dispatch"))
_LENDS = frozenset(("provide", "contribute", "commit", "supply"))
"""Verbs with soldiers as their object: "provided 100 soldiers to train Y's army"."""
_GOES = frozenset(("go", "come", "travel", "fly", "march", "cross", "arrive", "land", "enter"))
"""Verbs by which soldiers get to where they are to help."""
_ARMED, _TO_PURPOSE = frozenset(("forces", "fighters")), 16
_RULERS = frozenset(("president", "premier", "minister", "king", "emir", "sultan", "junta", "chancellor", "leader"))
_REQUESTS = frozenset(("request", "invitation", "behalf", "behest", "bidding"))


def verb_findings(clauses: Clauses) -> Iterator[Finding]:
    """What the verbs of the sentence say."""
    yield from states_of_being(clauses)
    yield from takeover_findings(clauses)
    for group in clauses.groups:
        for finding in _tempered(clauses, group, _of_verb(clauses, group)):
            met = finding.relation == "negotiatedWith" and finding.place is None and group.lemma == "meet"
            yield replace(finding, place=venue_after(clauses.units, group.head)) if met else finding


def _tempered(clauses: Clauses, group: VerbGroup, found: Iterable[Finding]) -> Iterator[Finding]:
    """What was only tried: "X tried to kill Y" shows a foe, "X tried to help Y" what it sought."""
    sound = (f for f in found if not (f.relation == "attacked" and _no_attack(clauses, group, f)))
    findings = tuple(
        _as_identified(clauses, turned) for f in sound if (turned := _turned(clauses, group, f)) is not None
    )
    tried = bool(findings) and doers_of(clauses, group).effect == "attempt"
    for finding in findings:
        if not tried:
            yield finding
        elif vocabulary().relation(finding.relation).family == "conflict":
            fought = _fought_to(clauses, group) and _fighter(finding.subject)
            relation, event = ("foughtWith", "Clash") if fought else ("hostileTo", None)
            yield replace(finding, relation=relation, event=event, score=min(finding.score, 0.75))
        else:
            yield replace(finding, modality="goal", score=min(finding.score, 0.7))


def _no_attack(clauses: Clauses, group: VerbGroup, finding: Finding) -> bool:
    return put_to_death_by_law(clauses, group, finding.subject) or _astray(clauses, group, finding)


def _as_identified(clauses: Clauses, finding: Finding) -> Finding:
    """As possible where others only took the doer for one: "men whom survivors identified as members of X shot Y"."""
    if finding.modality != "actual" or not clauses.places.have(_TAKEN_FOR):
        return finding
    before = [unit for unit in clauses.units if unit.end <= finding.subject.start][-_TO_IDENTIFIED:]
    taken = next((i for i, unit in enumerate(before) if unit.low in _TAKEN_FOR), None)
    led = taken is not None and any(unit.low == "as" for unit in before[taken:])
    apart = taken is not None and any(unit.kind in ("comma", "stop") for unit in before[taken:])
    return replace(finding, modality="possible", score=min(finding.score, 0.65)) if led and not apart else finding


_TAKEN_FOR = frozenset(("identified", "described", "recognised", "recognized"))
_TO_IDENTIFIED = 8


def _turned(clauses: Clauses, group: VerbGroup, finding: Finding) -> Finding | None:
    """Who turns on those at the head of his own state does so for himself: "the army detained the president"."""
    doer, struck = finding.subject, finding.object
    own = struck is not None and struck.actor.type == "Person" and struck.actor.acts_for == doer.actor.name
    if struck is not None and doer.kind == "coreference" and doer.actor.acts_for == struck.actor.name:
        return None if finding.relation == "foughtWith" else finding  # no guards "crush" their own state's offensive
    unseated = group.lemma in UNSEATS and struck is not None and struck.actor.type == "Person"
    unseated = unseated and struck is not None and struck.actor.acts_for in (None, doer.actor.name)
    if finding.relation not in ("attacked", "hostileTo") or not (own or unseated):
        return finding
    if doer.speaker.type == "StateOrgan":
        return replace(finding, subject=replace(doer, actor=doer.speaker))
    if not unseated or not doer.roles & {"forces", "agents", "people"}:
        return finding
    force = own_force(clauses.units, doer)
    return replace(finding, subject=force) if force is not None else None if own else finding


def _fought_to(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "X's troops are battling to dislodge Y": whoever does so fights Y."""
    clause = clauses.clause(group)
    return clause is not None and clause.governor is not None and clause.governor.lemma in FIGHTS


def _fighter(party: Party) -> bool:
    return party.actor.type in GROUPS or bool(party.roles & {"forces", "fighters"})


def _astray(clauses: Clauses, group: VerbGroup, finding: Finding) -> bool:
    """Whether fighters were only struck unawares: "killed by a stray X-ian bomb", "X mistakenly bombed the Y-ians"."""
    units, struck = clauses.units, finding.object
    armed = struck is not None and (struck.roles & {"forces", "fighters"} or not struck.roles & _UNARMED)
    if not armed or not clauses.places.have(_ASTRAY):
        return False
    near = range(max(0, group.first - _NEAR), min(len(units), group.head + _NEAR))
    for index in near:
        word, before = units[index].low, units[index - 1].low if index else ""
        if (
            word in _UNAIMED
            or (word == "fire" and before == "friendly")
            or (word in _ERRORS and before in ("by", "in"))
        ):
            return True
    return False


_UNAIMED = frozenset(("stray", "misguided", "errant", "wayward", "mistakenly", "accidentally", "inadvertently",
                      "unintentionally", "unwittingly"))  # fmt: skip
_ERRORS = frozenset(("mistake", "accident", "error"))
_ASTRAY = _UNAIMED | _ERRORS | {"friendly"}
_UNARMED = frozenset(("people", "bystanders", "captives"))
_NEAR = 12


def _himself(party: Party) -> Party:
    """The person of the party, who deposes or is deposed himself and not for his state: "Captain X deposed Y"."""
    return replace(party, actor=party.speaker) if party.speaker.type == "Person" else party


_ARMING = frozenset(("arms", "supports"))
_KINDS_OF_HELP = frozenset(("arms", "funds", "trains", "harbours"))


def _of_verb(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """What a verb says, help in general only where it tells of no arms, money, training or shelter."""
    lists, lemma = wordlists(), group.lemma
    if not (lemma in lists.frames or lemma in lists.lights or lemma in lists.constructions or lemma in giving_verbs()):
        return
    doers = doers_of(clauses, group)
    if group.form == "present" and (answering := _answerers(clauses, group)):
        doers = Doers(answering, group, doers.effect)
    gifts = list(gift_findings(clauses, group, doers))
    told = [_sheltered(f) for f in _by_rules(clauses, group, doers) if not _no_help(clauses, group, f)]
    kinds = {(f.subject.actor.name, f.target) for f in (*told, *gifts) if f.relation in _KINDS_OF_HELP}
    told = [f for f in told if f.relation != "supports" or (f.subject.actor.name, f.target) not in kinds]
    yield from (
        f for f in (*told, *gifts) if f.relation not in _ARMING or not lays_down(clauses.units, group, f.subject)
    )


def _state_sheltered(finding: Finding) -> bool:
    """Whether a state would be what is sheltered: "sheltered the Eritreans" is of people."""
    guest = finding.object if finding.relation == "harbours" else None
    return guest is not None and guest.actor.type == "State" and guest.kind == "demonym" and guest.roles <= {"name"}


def _no_help(clauses: Clauses, group: VerbGroup, finding: Finding) -> bool:
    return _state_sheltered(finding) or only_a_visit(clauses, group, finding) or only_an_event(clauses, finding)


def _sheltered(finding: Finding) -> Finding:
    """Who has fled is sheltered himself, and not those for whom he speaks."""
    guest = finding.object if finding.relation == "harbours" else None
    return replace(finding, object=_himself(guest)) if guest is not None else finding


def _by_rules(clauses: Clauses, group: VerbGroup, doers: Doers) -> Iterator[Finding]:
    lists = wordlists()
    frame = lists.frames.get(group.lemma)
    if frame and _applies(clauses, group, frame):
        if group.voice == "active" and not (group.lemma == "rule" and decides(clauses.units, group.head + 1)):
            yield from _active(clauses, group, frame, doers)
        elif group.voice != "active" and "object" in frame.links:
            yield from and_second_pairs(clauses, group, _passive(clauses, group, frame))
    if group.lemma in lists.lights:
        yield from light_findings(clauses, group, lists.lights[group.lemma], doers)
    if group.lemma in lists.constructions:
        acting = _acting(clauses, group, doers)
        mob = rioters(clauses, group) if acting.real and not acting.parties and not of_no_blood(clauses, group) else ()
        struck = [f for f in construed(clauses, group, Doers(mob, group)) if f.event == "Attack"] if mob else []
        said = and_second_pairs(clauses, group, construed(clauses, group, acting))
        yield from (*struck, *(f for f in said if not (struck and f.relation == "criticises")))
        yield from _shoring(clauses, group) if group.form == "infinitive" else ()
    if frame and group.lemma in _PURPOSES and group.form == "infinitive" and group.voice == "active":
        yield from _sent_to(clauses, group, frame)


def _applies(clauses: Clauses, group: VerbGroup, frame: Frame) -> bool:
    """Whether the frame is for these rules, and the verb is no part of one that says something else."""
    following = clauses.units[group.head + 1].low if group.head + 1 < len(clauses.units) else ""
    if group.lemma == "shoot" and following == "down":
        return False  # what is shot down is a plane, also where it is called a fighter
    if group.lemma in ("hit", "strike") and following == "out":
        return False  # with words
    if group.lemma == "engage" and not armed(clauses, group):
        return False  # "engaged Y in talks", "was engaged by Y to train the police"
    if group.lemma == "ram" and driven_into(clauses, group) is not None:
        return False  # "rammed a car into Y": the car is what strikes
    if dismisses(clauses, group) or (group.lemma == "strike" and _off_a_list(clauses, group)):
        return False  # "sacked his foreign minister", "struck the group from its list of …"
    if group.lemma in _ALSO_WORDS and with_words(clauses, group):
        return False  # "attacked Y in the Security Council", "blasted Y as a pariah"
    if group.lemma == "level" and following in _REPROACHES:
        return False  # "levelled charges at Y"
    if says_else(clauses, group) or met_in_battle(clauses, group):
        return False  # "advised Y to withdraw", "sank men into it"
    if group.lemma == "join" and _in_union(clauses, group):
        return False  # "X joined Y in a unity government": neither is part of the other
    if frame.relation == "displaced" and talked_into(clauses, group):
        return False  # "pushed Y into attacking Z"
    if frame.relation == "governs" and (
        following == "out" or any(u.kind == "metonym" for u in clauses.units[group.head + 1 : group.head + 4])
    ):
        return False  # "ruled out Y's help"; a capital that is governed is the city
    return frame.relation not in ("accuses", "criticises") and frame.role != "none"


_ALSO_WORDS = frozenset(("attack", "blast", "hammer", "assail", "batter", "pummel", "savage", "hit", "strike"))
_REPROACHES = frozenset(("charge", "charges", "accusation", "accusations", "criticism", "allegations", "allegation"))


def dismisses(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether who is sacked is a person or people, who are dismissed, and no town or store that is plundered."""
    after = clauses.phrases_from(group.head + 1)
    phrases = after if group.voice == "active" else clauses.subject_phrases(group)
    phrase = next(iter(phrases), None) if group.lemma == "sack" else None
    if phrase is None or "assets" in phrase.roles:
        return False
    people = human_nouns() | wordlists().nouns["bystanders"] | wordlists().classes["human"] | _STAFF
    person = phrase.party is not None and phrase.party.speaker.type == "Person"
    return person or clauses.units[phrase.last].low in people


_STAFF = frozenset(("staff", "personnel", "workforce", "cabinet", "board", "management"))


def _in_union(clauses: Clauses, group: VerbGroup) -> bool:
    clause = clauses.clause(group)
    return clause is not None and any(
        clauses.units[phrase.last].low in _UNIONS for phrase in clause.complements.get("in", ())
    )


_UNIONS = frozenset(("coalition", "alliance", "bloc", "front", "government", "administration", "cabinet", "council"))
_TO_LIST = 10


def _off_a_list(clauses: Clauses, group: VerbGroup) -> bool:
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + _TO_LIST]]
    lists = [i for i, word in enumerate(words) if word in ("list", "lists", "register", "agenda", "blacklist")]
    return bool(lists) and any(word in ("from", "off") for word in words[: lists[0]])


def _sent_to(clauses: Clauses, group: VerbGroup, frame: Frame) -> Iterator[Finding]:
    """As in "X sent troops to help Y"."""
    main = next((g for g in reversed(clauses.groups) if g.head < group.first and g.form == "finite"), None)
    if main is None or main.voice != "active" or main.negated or main.modality in ("demanded", "counterfactual"):
        return
    clause = clauses.clause(main) if main.lemma in _LENDS else None
    lends = clause is not None and any("forces" in phrase.roles for phrase in clause.objects[:1])
    goes = lends or (main.lemma in _GOES and any(p.roles & _ARMED for p in clauses.subjects(main)))
    if (main.lemma not in _SENDS and not goes) or group.first - main.head > _TO_PURPOSE:
        return
    between = clauses.units[main.head + 1 : group.first]
    if any(unit.kind in ("stop", "that", "relative", "quote") for unit in between):
        return
    doers = clauses.subjects(main)
    for doer in doers:
        for target in others_of(clauses, group, frame, doers):
            if can_be(frame, doer, target):
                score = surer(0.7, doer, target)
                yield Finding(group.head, "supports", doer, target, modality=main.modality, score=score)


def _shoring(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X sent troops to shore up Y", "X's troops crossed into P to fight alongside Y"."""
    main = next((g for g in reversed(clauses.groups) if g.head < group.first and g.form == "finite"), None)
    if main is None or main.voice != "active" or main.negated or group.first - main.head > _TO_PURPOSE:
        return
    if clauses.units[group.first - 1].low in wordlists().nouns["causes"] | wordlists().nouns["resolves"]:
        return  # "sent a report on his plan to protect Y"
    goes, doers = main.lemma in _GOES, clauses.subjects(main)
    goes = goes and any(party.roles & _ARMED for party in doers)
    for finding in construed(clauses, group, Doers(doers, main)) if goes or main.lemma in _SENDS else ():
        if finding.relation == "supports" or (goes and finding.relation == "alliedWith"):
            yield finding


def said_of(clauses: Clauses, group: VerbGroup, doer: Party) -> Iterator[Finding]:
    """What the verb would say if ``doer`` were its subject: the content of "of arming X", "denied arming X"."""
    lists = wordlists()
    doers = Doers((doer,), group)
    frame = lists.frames.get(group.lemma)
    if frame and frame.relation not in ("accuses", "criticises") and not dismisses(clauses, group):
        yield from _active(clauses, group, frame, doers)
    if group.lemma in lists.lights:
        yield from light_findings(clauses, group, lists.lights[group.lemma], doers)
    yield from gift_findings(clauses, group, doers)
    if group.lemma in lists.constructions:
        yield from construed(clauses, group, doers, charged=True)


def _acting(clauses: Clauses, group: VerbGroup, doers: Doers) -> Doers:
    """The subjects of a group, or whose act its subject is: "an X ambush left six soldiers dead"."""
    if doers.parties or not doers.real or group.voice != "active":
        return doers
    act = act_before(clauses, group)
    parties = (act.owner,) if act else _by_means(clauses, group) or _relying(clauses, group)
    return Doers(parties, group, doers.effect) if parties else doers


def _answerers(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The Y of "X struck P, to which Y replied with drones, wounding ten": who answers wounds them."""
    last = next((g for g in reversed(clauses.groups) if g.head < group.first), None)
    if last is None or last.lemma not in _REPLIES or last.form != "finite" or last.negated:
        return ()
    told = clauses.clause(last)
    own = clauses.clause(group)
    aside = told is not None and told.link == "relative" and own is not None and own.link == "participial"
    return clauses.subjects(last) if aside else ()


_REPLIES = frozenset(("reply", "respond", "retaliate", "answer", "react", "counter"))


def _relying(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Whose war or rising it is that depends on another: "Y's rising had depended on X"."""
    phrases = clauses.subject_phrases(group) if group.lemma in ("depend", "rely", "hinge", "live", "survive") else ()
    if len(phrases) != 1 or phrases[0].party is not None:
        return ()
    owner = single_owner(clauses.units, phrases[0])
    own = clauses.units[phrases[0].last].low in wordlists().classes["causing_war"]
    return (owner,) if owner is not None and own else ()


def _for_his_state(doer: Party) -> Party:
    """A president or minister who vows to do something speaks for what his state will do; a lawmaker does not."""
    rules = doer.speaker.name.rsplit(" ", 1)[-1].lower() in _RULERS and doer.roles & {"officials"}
    return replace(doer, roles=frozenset(("name",))) if rules else doer


def _helps(relation: str) -> bool:
    return vocabulary().relation(relation).family == "support"


def _by_means(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Whose money, arms or advisers do it: "Saudi money has kept Y afloat"."""
    phrases = clauses.subject_phrases(group)
    if len(phrases) != 1 or phrases[0].party is not None:
        return ()
    units = clauses.units
    owner = single_owner(units, phrases[0]) if units[phrases[0].last].low in wordlists().nouns["means"] else None
    return (owner,) if owner is not None else ()


def _active(clauses: Clauses, group: VerbGroup, frame: Frame, who: Doers) -> Iterator[Finding]:
    doers, auxiliaries, modality = who.parties, who.group, who.modality
    if not who.real or (auxiliaries.negated and modality != "actual"):
        return
    event = frame.event
    if not doers and (frame.relation in ("attacked", "displaced") or group.lemma in _HARM):
        act = act_before(clauses, group)
        doers, event = ((act.owner,), act.event.event) if act else ((), event)
    if who.effect == "planned":
        doers = tuple(map(_for_his_state, doers))
    if frame.relation in ("attacked", "displaced"):
        doers = doers if any(map(_armed_or_state, doers)) else rioters(clauses, group) or doers
    if not doers and frame.relation == "welcomed":
        doers = crowds_of(clauses, group)  # "the Gambian opposition hailed Y"
    if not doers and _helps(frame.relation):
        doers = _by_means(clauses, group)
    others = others_of(clauses, group, frame, doers, closed=group.lemma == "help")
    others = with_neighbours(clauses, others, doers) if frame.relation == "attacked" else others
    others = without_next(clauses, group, others)
    if not doers and frame.relation in ("attacked", "foughtWith"):
        doers = servicemen(clauses, group, others)
    if group.lemma in UNSEATS:
        doers, others = tuple(map(_himself, doers)), tuple(map(_himself, others))
    if (group.lemma == "help" and two_helped(clauses.units, group.head + 1)) or only_receives(clauses, group):
        return  # "helped A and B make peace" favours neither
    others = _kept_safe(clauses, others) if group.lemma in _KEEPS_SAFE else others
    if not others and frame.role == "captive" and len(doers) == 1:
        others = _let_go(clauses, group, doers)
    if (
        not others
        and len(doers) == 2
        and (fight_each_other(clauses, group, doers) or mutual(clauses, group) or work_together(clauses, group))
    ):
        doers, others = doers[:1], doers[1:]
    asked = frame.relation == "attacked" and _asked(clauses, group)
    pairs = _pairs(clauses, group, frame, doers, others) or peoples_at_odds(clauses, group)
    for doer, named in (*pairs, *(gapped(clauses, group, frame, others) if pairs else ())):
        man = doer.actor.type == named.speaker.type == "Person" and _helps(frame.relation)
        other = replace(named, actor=named.speaker) if man else named  # "N. N. sided with General M. M."
        doubted = SUSPECTED in named.roles and modality == "actual"
        yield Finding(
            group.head, frame.relation, doer, other, event, modality="possible" if doubted else modality, asked=asked,
            parties=(doer, other) if frame.relation == "negotiatedWith" else (),
            stance="denies" if auxiliaries.negated else "affirms",
            claimant=doer.speaker if who.effect == "claims" else None,
            claimant_at=(doer.start, doer.end) if who.effect == "claims" else None,
            act="claims" if who.effect == "claims" else None,
            score=surer(0.85, doer, other),
        )  # fmt: skip


def _pairs(
    clauses: Clauses, group: VerbGroup, frame: Frame, doers: tuple[Party, ...], others: tuple[Party, ...]
) -> list[tuple[Party, Party]]:
    """Who does it to whom: each to the other in "X and Y shot at each other"."""
    pairs = [(doer, o) for doer in doers for o in beyond(clauses.units, doers, others) if can_be(frame, doer, o)]
    if len(pairs) == 1 and not vocabulary().relation(frame.relation).symmetric and mutual(clauses, group):
        pairs.append(pairs[0][::-1])
    return pairs


def _let_go(clauses: Clauses, group: VerbGroup, doers: tuple[Party, ...]) -> tuple[Party, ...]:
    """The people of "freed nine fishermen", as the text calls them."""
    units, first = clauses.units, group.head + 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or phrase.party is not None or units[phrase.last].low in wordlists().nouns["captives"]:
        return ()
    held = phrase.last + 1 < len(units) and (
        units[phrase.last + 1].kind in ("pronoun", "that", "relative") or units[phrase.last + 1].resolved
    )
    whole = Clauses(units[: phrase.last + 1], ()) if held else clauses  # "freed nine fishermen it had held"
    found = unnamed(whole, phrase, _VICTIM, doers)
    return (replace(found, roles=frozenset(("people",))),) if found is not None else ()


_VICTIM = Frame("attacked", "Attack", ("object",), "victim")
_STRUCK = frozenset(("target", "victim", "held"))


_KEEPS_SAFE = frozenset(("protect", "defend", "shield", "safeguard", "help", "assist", "aid"))


def _kept_safe(clauses: Clauses, others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom it is that is helped or kept safe; nobody in "may assist the parties in overcoming the stalemate"."""
    if len(others) > 1 and len({other.start for other in others}) == 1:
        return ()  # which favours neither
    return tuple(any_of_them(clauses.units, other) for other in others)


def _armed_or_state(doer: Party) -> bool:
    unarmed = doer.roles & {"people", "voices"}
    return not unarmed or bool(doer.roles & {"forces", "fighters", "name", "agents", "nation"})


def _asked(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "struck targets in Y for one of its generals", "at the request of Y's government"."""
    clause = clauses.clause(group)
    if clause is None:
        return False
    requests = (phrase for word in ("at", "on") for phrase in clause.complements.get(word, ()))
    wanted = any(clauses.units[phrase.last].low in _REQUESTS for phrase in requests)
    wanted |= any(
        clauses.units[phrase.last].low in ("him", "them", "her") for phrase in clause.complements.get("for", ())
    )
    return wanted or any(party.actor.type != "State" or party.roles for party in clause.led_to("for"))


def _passive(clauses: Clauses, group: VerbGroup, frame: Frame) -> Iterator[Finding]:
    by = agent_index(clauses, group)
    if by is None or group.modality not in ("actual", "possible", "expected", "conditional", "counterfactual"):
        return
    who = doers_of(clauses, group) if group.form == "infinitive" else None  # "X is thought to be armed by Y"
    if who is not None and not who.real:
        return
    agents = agents_at(clauses, by)
    patients = _patients(clauses, group, frame, agents)
    if group.lemma in UNSEATS:
        agents, patients = list(map(_himself, agents)), tuple(map(_himself, patients))
        agents = agents if (named := named_officer(clauses.units, by + 1)) is None else [named]
    relation = "alliedWith" if group.lemma == "join" else frame.relation  # "was joined by X in the offensive"
    modality, negated = (who.modality, who.group.negated) if who is not None else (group.modality, group.negated)
    for agent in agents:
        for each in patients:
            patient = replace(each, actor=each.speaker) if only_people(frame, each) else each
            if can_be(frame, agent, patient):
                yield Finding(
                    group.head, relation, agent, patient, frame.event, modality=modality,
                    stance="denies" if negated else "affirms", score=surer(0.8, agent, patient),
                )  # fmt: skip


def _apposed_town(clauses: Clauses, group: VerbGroup, frame: Frame, agents: Iterable[Party]) -> tuple[Party, ...]:
    """The state of the K of "K, a mining town shelled by X"."""
    place = apposed_place(clauses.units, group.first - 1) if frame.role in ("target", "taken") else None
    phrase = noun_phrase(clauses.units, place) if place is not None else None
    held = holder(clauses.units, phrase, frame, agents) if phrase is not None else None
    return (held,) if held is not None else ()


def _struck_before(clauses: Clauses, group: VerbGroup, frame: Frame, agents: Iterable[Party]) -> tuple[Party, ...]:
    """Whom "a camp shelled by X", "P, shelled by X since May, …" tells to have been struck."""
    units, comma = clauses.units, group.first > 0 and clauses.units[group.first - 1].kind == "comma"
    if frame.relation not in ("attacked", "targeted") or frame.role != "target" or group.first <= comma:
        return ()
    phrase = noun_phrase_before(units, group.first - 1 - comma)
    if phrase is None or (comma and not _opens_with(clauses, phrase)):
        return ()
    placed = any(unit.place is not None for unit in units[phrase.first : phrase.last + 1])
    if phrase.party is not None and phrase.roles & {"assets"}:
        return (phrase.party,)
    if phrase.party is not None or not (placed or phrase.roles & {"assets"}) or phrase.roles & {"forces"}:
        return ()
    found = sufferer(clauses, NounPhrase(phrase.first, phrase.last, None, phrase.roles), frame, agents)
    return (found,) if found is not None else ()


def _opens_with(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether the sentence begins with the phrase, or with "the town of" before it."""
    before = clauses.units[: phrase.first]
    return all(unit.kind in ("determiner", "word", "demonym") or unit.low == "of" for unit in before)


def _patients(clauses: Clauses, group: VerbGroup, frame: Frame, agents: Iterable[Party]) -> tuple[Party, ...]:
    units = clauses.units
    if group.voice == "reduced":
        told = with_populations(units, frame, reduced_subjects(clauses, group))
        return told or _apposed_town(clauses, group, frame, agents) or _struck_before(clauses, group, frame, agents)
    found_subjects = doers_of(clauses, group).parties if group.form == "infinitive" else clauses.subjects(group)
    found_subjects = with_populations(units, frame, found_subjects)
    if frame.role == "diplomats":  # a band or a people that is expelled is driven out
        apart = GROUPS | {"Population"}
        found_subjects = tuple(p for p in found_subjects if p.actor.type not in apart)
    if by_force(clauses.units, frame, agents):
        return ()
    found_subjects = found_subjects or praised_in_passive(clauses, group, frame.relation)
    if found_subjects or frame.role not in _STRUCK:
        return tuple(p for p in found_subjects if frame.role != "captive" or p.roles & {"people", "captives"})
    led = group.first and frame.role != "held"
    phrase = noun_phrase_before(units, clauses.past_adjuncts(group.first - 1)) if led else None
    held = holder(units, phrase, frame, agents) if phrase is not None else None
    if held is not None and phrase is not None and clauses.opens_clause(phrase.first):
        return (held,)
    struck = (sufferer(clauses, phrase, frame, agents) for phrase in clauses.subject_phrases(group)[:1])
    return tuple(party for party in struck if party is not None)
