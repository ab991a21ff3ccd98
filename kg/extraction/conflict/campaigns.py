"""Campaigns: whose fight against whom a sentence speaks of: "A's efforts to defeat X", "B in its war against X".

Such words tell that somebody is at war with somebody, often of one whom the sentence names for another reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.extraction.arguments.objects import others_after, surer
from kg.extraction.arguments.suitability import can_be
from kg.extraction.conflict.purposes import purposeful
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import past_place
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.complements import told_by_gerund
from kg.extraction.patterns.frames import said_of
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import Frame, wordlists, words_of
from kg.model import Modality
from kg.vocabulary import vocabulary

__all__ = ["campaign_findings"]

_HOSTILE = Frame("hostileTo", None, ("object",), "party")
_CLIMB = 4
"""Phrases between an effort and the one whose it is: "plays a role in the campaign against"."""
_PREPOSITIONS = frozenset(("in", "of", "to", "for", "during", "throughout", "with", "by", "as"))
_GOES_ON = frozenset(("continue", "keep", "go"))
_COMMITMENT = frozenset(("commitment", "commitments", "dedication", "readiness", "willingness"))
_DOUBTS = frozenset(("question", "doubt", "deny", "reject", "dispute", "lack"))
_WARS = frozenset(("fight", "war", "struggle", "battle", "campaign", "insurgency", "uprising", "resistance"))
_ENTERS = frozenset(("join", "support", "aid", "back", "help", "end", "stop", "win", "lose", "assist", "sustain",
                     "fund", "finance", "bolster", "continue", "enter", "leave", "quit", "resume"))  # fmt: skip
_LEADS = frozenset(("lead", "head", "command", "spearhead", "wage", "launch", "mount", "pursue", "undertake", "conduct",
                    "begin", "start", "resume", "renew", "sustain", "intensify", "fight", "carry"))  # fmt: skip
_REAL: frozenset[Modality] = frozenset(("actual", "expected", "planned", "forecast", "goal"))


@cache
def _signs() -> frozenset[str]:
    """Nouns and adjectives that can tell of a campaign."""
    return wordlists().classes["effort"] | wordlists().classes["resolved"] | _COMMITMENT | {"defeat"}


def campaign_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """Who is at war with whom by an effort, a purpose or a resolve that the sentence names.

    Of whom the sentence ``said`` already that they fight, no effort says less.
    """
    fighting = {
        (f.subject.actor.name, f.object.actor.name) for f in said
        if f.relation in ("attacked", "foughtWith") and f.object is not None and f.stance == "affirms"
    }  # fmt: skip
    for finding in (*_efforts(clauses), *_joined_against(clauses, said)):
        ends = (finding.subject.actor.name, finding.object.actor.name if finding.object is not None else "")
        if finding.relation != "hostileTo" or finding.modality != "actual" or ends not in fighting:
            yield finding


def _joined_against(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X joined forces with Y against Z", "X allied itself with Y against Z": both are foes of Z."""
    for finding in said:
        clause = None
        if finding.relation in _TOGETHER and finding.object is not None and finding.stance == "affirms":
            group = clauses.at(finding.trigger)
            clause = clauses.clause(group) if group is not None and group.voice == "active" else None
        friends = (finding.subject, finding.object) if clause is not None else ()
        enemies = clause.led_to("against") if clause is not None else ()
        own = {friend.actor.name for friend in friends if friend is not None}
        for enemy in (each for each in enemies if each.actor.name not in own):  # not "with Y against the police"
            for friend in friends:
                if friend is not None and can_be(_HOSTILE, friend, enemy) and enemy.actor.type in SIDES:
                    yield Finding(
                        finding.trigger, "hostileTo", friend, enemy, modality=finding.modality,
                        score=surer(0.7, friend, enemy),
                    )  # fmt: skip


_TOGETHER = frozenset(("alliedWith", "cooperatesWith"))


def _efforts(clauses: Clauses) -> Iterator[Finding]:
    classes, units = wordlists().classes, clauses.units
    for index in clauses.places.of(_signs()):
        word = units[index].low
        if word in classes["effort"] and clauses.at(index) is None:
            yield from _against(clauses, index)
        elif word == "defeat" and clauses.at(index) is None:
            yield from _defeat(clauses, index)
        if word in classes["resolved"] or word in _COMMITMENT:
            yield from _resolved(clauses, index)
    for group in clauses.groups:
        beats = group.lemma in classes["beats"] or _takes(clauses, group) or _removes(clauses, group)
        if beats and group.voice == "active" and group.form in ("infinitive", "present"):
            yield from _purpose(clauses, group)


# ---------------------------------------------------------------- nouns


def _against(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "A in its fight against X", "A joined the campaign against X"."""
    units, after = clauses.units, index + 1
    beyond = past_place(units, after)
    after = beyond if beyond is not None and beyond < len(units) else after
    phrase = noun_phrase_before(units, index)
    if after + 1 >= len(units) or units[after].low != "against" or phrase is None or _barred(units, phrase):
        return
    event = wordlists().events.get(units[index].low)
    relation = event.relation if event is not None and event.relation == "foughtWith" else "hostileTo"
    given = _taken_as_known(clauses, phrase, index)
    for owner, modality in _whose(clauses, phrase, index):
        for enemy in _enemies(clauses, after + 1, owner):
            score = surer(0.7, owner, enemy)
            yield Finding(index, relation, owner, enemy, modality=modality, given=given, score=score)


def _taken_as_known(clauses: Clauses, phrase: NounPhrase, index: int) -> bool:
    """As in "seeks to join X's fight against Y", "wants to end X's war on Y": that there is one is not in question."""
    units, group = clauses.units, clauses.at(phrase.first - 1)
    owned = any(units[i].kind in NAMES and units[i + 1].kind == "possessive" for i in range(phrase.first, index))
    return owned and units[index].low in _WARS and group is not None and group.lemma in _ENTERS


def _whose(clauses: Clauses, phrase: NounPhrase, index: int) -> list[tuple[Party, Modality]]:
    """Whose the effort is; of one that has an owner itself, only where that is a genitive."""
    units = clauses.units
    own = _owner(units, phrase, index)
    if own is not None and own.kind == "coreference" and phrase.first and units[phrase.first - 1].low == "in":
        # "A supported B in its efforts": B's.
        near = _helped_before(clauses, phrase.first - 2)
        return [(party, "actual") for party in near or [own]]
    if own is not None:
        return [(own, "actual")]
    if any(unit.kind in NAMES for unit in units[phrase.first : index]):
        return []
    return _engaged(clauses, phrase.first) or _leaders(clauses, phrase)


def _leaders(clauses: Clauses, effort: NounPhrase) -> list[tuple[Party, Modality]]:
    """As in "the campaign against X is led by A", "the offensive on X, launched by A"."""
    for group in clauses.groups:
        if group.head <= effort.last or group.voice != "passive" or group.lemma not in _LEADS or group.negated:
            continue
        clause = clauses.clause(group)
        if clause is None or group.modality not in _REAL:
            continue
        if any(phrase.first == effort.first for phrase in clauses.subject_phrases(group)):
            return [(party, group.modality) for party in clause.agents]
    return []


def _owner(units: Units, phrase: NounPhrase, index: int) -> Party | None:
    """The one in "Kenya's fight", "the Kenyan campaign", "the US-led campaign"."""
    names = [i for i in range(phrase.first, index) if units[i].kind in NAMES]
    body = units[phrase.first : index]
    if len(names) != 1 or any(u.low in wordlists().classes["unreal"] for u in body) or body[0].low in ("no", "any"):
        return None
    tail = units[names[0] + 1]
    return None if tail.kind == "tail" and tail.low.lstrip("-–") != "led" else party_of(units[names[0]])


def _engaged(clauses: Clauses, first: int) -> list[tuple[Party, Modality]]:
    """Who fights, by the words before the effort whose phrase begins at ``first``."""
    units, classes = clauses.units, wordlists().classes
    for _ in range(_CLIMB):
        before = first - 1
        while before >= 0 and (units[before].kind == "adverb" or units[before].low == "up"):
            before -= 1
        if before < 0:
            return []
        if units[before].kind == "be":
            return [(party, "actual") for party in clauses.copula(before)]
        group = clauses.at(before)
        if group is not None:
            return _subjects(clauses, group) if group.lemma in classes["fights"] else []
        if units[before].low not in _PREPOSITIONS:
            return []
        if before == 0 or units[before - 1].kind in ("comma", "adverb") or units[before - 1].low == "elsewhere":
            return _main_subject(clauses, first)
        if units[before].low == "in" and (found := _helped_before(clauses, before - 1)):
            return [(party, "actual") for party in found]
        if units[before].low == "in" and (partners := _partners(clauses, before)):
            return [(party, "actual") for party in partners]
        phrase = noun_phrase_before(units, before - 1)
        group = clauses.at(before - 1)
        if group is not None or phrase is None:
            return _subjects(clauses, group) if group is not None and group.lemma in classes["fights"] else []
        if units[phrase.last].low not in classes["contribution"] | classes["effort"]:
            return []
        owner = _owner(units, phrase, phrase.last)
        if owner is not None:
            return [(owner, "actual")]
        first = phrase.first
    return []


def _subjects(clauses: Clauses, group: VerbGroup) -> list[tuple[Party, Modality]]:
    clause = clauses.clause(group)
    if clause is None or group.negated or group.modality not in _REAL or group.voice == "passive":
        return []
    modality = group.modality
    governor = clause.governor
    if clause.link in ("infinitive", "governed") and governor is not None:
        if governor.negated or wordlists().control.get(governor.lemma) in ("refuse", "none"):
            return []
        shade = wordlists().control.get(governor.lemma, "goal" if clause.link == "infinitive" else "actual")
        modality = "planned" if shade == "planned" else "goal" if shade in ("goal", "attempt") else governor.modality
        modality = modality if modality in _REAL else "actual"
        if governor.lemma == "be":
            modality = _prospect(clauses.units[group.first - 1])
        told = governor.voice == "active" or governor.lemma in words_of("raising_verb", "compelling")
        if not told or clause.control == "object" or governor.lemma in _HOLDS_BACK or modality not in _REAL:
            return []
    if group.form == "present" and not told_by_gerund(clauses, group, clause):
        return []  # "stayed at home instead of launching an offensive against Y"
    return [(party, modality) for party in clause.subjects]


def _prospect(unit: Unit) -> Modality:
    """How far "X is … to" says that X does: "is to", "is set to", "is slow to"."""
    if unit.kind == "be":
        return "planned"
    shade = wordlists().prospects["adjective"].get(unit.low, "")
    return "planned" if shade == "planned" else "goal" if shade == "goal" else "possible"


_HOLDS_BACK = frozenset(("hesitate", "forbear", "fear", "dread", "hate", "loathe", "miss", "lose", "squander"))


def _main_subject(clauses: Clauses, first: int) -> list[tuple[Party, Modality]]:
    """The subject of the clause that "In the fight against X, …" opens."""
    units = clauses.units
    comma = next((i for i in range(first, len(units)) if units[i].kind == "comma"), None)
    main = next((g for g in clauses.groups if comma is not None and g.head > comma and g.form == "finite"), None)
    if comma is None or main is None or main.voice != "active" or first > 4:
        return []
    return [(party, "actual") for party in clauses.subjects(main) if party.start > units[comma].start]


def _helped_before(clauses: Clauses, last: int) -> list[Party]:
    """Whose war it is after "A supported B in", which ends before ``last``; B's also after "B, armed by A, in"."""
    units = clauses.units
    last -= last > 0 and units[last].kind == "comma"  # "B, armed by A, in"
    found = _listed_before(clauses, last)
    group = next((g for g in reversed(clauses.groups) if g.head < last), None)
    clause = clauses.clause(group) if found and group is not None and group.voice != "active" else None
    if group is None or clause is None or not any(unit.low == "by" for unit in units[group.head + 1 : last]):
        return found
    helpers = {party.actor.name for party in clause.agents}
    return list(clause.subjects) if helpers & {party.actor.name for party in found} else found


def _partners(clauses: Clauses, index: int) -> list[Party]:
    """The Y of "X, an ally of Y in the war against Z"; "wants to be an ally of Y in a war" tells of no war."""
    units = clauses.units
    phrase = noun_phrase_before(units, index - 1)
    joint = phrase.first - 1 if phrase is not None else 0
    if phrase is None or phrase.party is None or joint < 1 or units[joint].low != "of":
        return []
    kinds = wordlists().kinds.get(units[joint - 1].low, ())
    partner = noun_phrase_before(units, joint - 1)
    if partner is None or not any(kind.relation in _FRIENDS and not kind.backward for kind in kinds):
        return []
    led = units[max(partner.first - 2, 0) : joint]
    unsure = _UNSURE | wordlists().classes["unreal"]
    if any(unit.kind in ("negation", "to", "modal") or unit.low in unsure for unit in led):
        return []
    against = next((i for i in range(index, min(index + 6, len(units) - 1)) if units[i].low == "against"), None)
    foe = noun_phrase(units, against + 1) if against is not None else None
    # "an ally of Y in the fight against the Union, against a firm": no war
    return [phrase.party] if foe and foe.party and foe.party.actor.type in GROUPS | STATES else []


_FRIENDS = frozenset(("alliedWith", "cooperatesWith"))
_UNSURE = frozenset(("no", "any", "once", "possible", "potential", "would-be", "like"))


def _listed_before(clauses: Clauses, last: int) -> list[Party]:
    """The parties of "A and B" that ends at ``last``."""
    units, found = clauses.units, list[Party]()
    while last >= 0:
        phrase = noun_phrase_before(units, last)
        party = clauses.phrase_before(last)
        if phrase is None or party is None or "assets" in party.roles:
            break
        found.append(party)
        joint = phrase.first - 1
        while joint > 0 and units[joint].low == "of":
            outer = noun_phrase_before(units, joint - 1)
            joint = outer.first - 1 if outer else -1
        if joint < 1 or units[joint].low != "and":
            break
        last = joint - 1
    return found


def _defeat(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "A is working towards the lasting defeat of X", "A's support will enable the defeat of X"."""
    units = clauses.units
    if index + 2 >= len(units) or units[index + 1].low != "of":
        return
    classes = wordlists().classes
    for group in reversed(clauses.groups):
        if group.head < index and group.lemma in classes["achieves"]:
            for doer in _achievers(clauses, group):
                for enemy in _enemies(clauses, index + 2, doer):
                    yield Finding(index, "hostileTo", doer, enemy, modality="goal", score=surer(0.65, doer, enemy))
            return
        if group.head < index and group.form == "finite":
            return


def _achievers(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    clause = clauses.clause(group)
    if clause is None or group.negated or group.voice != "active" or group.modality not in _REAL:
        return ()
    return clause.subjects or purposeful(clauses, group)


# ---------------------------------------------------------------- verbs


def _purpose(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "A is working with B to defeat X", "A's efforts to degrade and destroy X"."""
    units, before = clauses.units, group.first - 1
    if _further(clauses, group) or _on_the_way(units, group) or _asked_of_another(units, group):
        return
    while before > 0 and units[before].kind == "adverb":
        before -= 1
    if before < 0:
        return
    doers: list[tuple[Party, Modality]]
    effort = units[before].low in wordlists().classes["effort"] or units[before].low in _RAIDS
    if effort and clauses.at(before) is None and group.form != "present":
        phrase = noun_phrase_before(units, before)
        if phrase is None or _barred(units, phrase):
            return
        doers = _whose(clauses, phrase, before)
    elif group.form == "infinitive" and any(unit.kind == "to" for unit in units[group.first : group.head]):
        doers = [(party, "goal") for party in purposeful(clauses, group)]
        if group.lemma in _DRIVES:
            doers = [(party, goal) for party, goal in doers if party.roles & {"forces", "fighters"}]
    else:
        return
    first = _past_further(clauses, group)
    for doer, modality in doers:
        for enemy in _enemies(clauses, first, doer, closed=modality == "actual"):
            if group.lemma in _TAKES and enemy.kind == "place":
                continue  # who holds a town that is to be captured, nobody says
            yield Finding(group.head, "hostileTo", doer, enemy, modality=modality, score=surer(0.65, doer, enemy))


def _asked_of_another(units: Units, group: VerbGroup) -> bool:
    """As in "X advised Y to expel Z", "X renewed its call on Y to expel Z": asked of Y, and no plan of X's."""
    named = next((i for i in range(group.first - 1, max(group.first - _WAY, 0), -1) if units[i].kind in NAMES), None)
    if named is None or any(unit.kind in ("comma", "stop", "that") for unit in units[named : group.first]):
        return False
    before = units[max(named - _TO_ASKED, 0) : named]
    lemmas = {form.lemma for unit in before for form in unit.forms if unit.kind == "verb"}
    week = bool(lemmas & {"give"}) and any(unit.low in _SPANS for unit in units[named : group.first])
    return week or bool(lemmas & _ADVISES) or any(unit.low in _CALLS for unit in before)


_TO_ASKED = 4
_ADVISES = frozenset(("advise", "nag", "bid", "goad", "dare", "beseech", "remind", "charge", "entreat"))
_CALLS = frozenset(("call", "calls", "appeal", "appeals", "plea", "pleas", "request", "requests", "demand", "demands"))
_SPANS = frozenset(("day", "days", "week", "weeks", "month", "months", "hours", "year"))


def _on_the_way(units: Units, group: VerbGroup) -> bool:
    """As in "X was a stop for Y's troops on their way to P to fight Z": they are to fight, and not X."""
    before = units[max(group.first - _WAY, 0) : group.first]
    return any(unit.low in ("way", "route") and at and before[at - 1].low != "a" for at, unit in enumerate(before))


_WAY = 8
_TAKES = frozenset(("arrest", "detain", "apprehend", "capture", "kill"))
_RAIDS = frozenset(("raid", "raids", "incursion", "incursions", "operation", "operations", "sweep", "sweeps", "assault",
                    "assaults", "attack", "attacks", "counter-attack", "counter-attacks", "counterattack",
                    "counterattacks", "counter-offensive", "counteroffensive", "offensives"))  # fmt: skip
_DRIVES = frozenset(("drive", "push", "force", "throw", "chase", "clear"))
_MEN = frozenset(("troops", "soldiers", "police", "commandos", "forces", "agents", "fighters", "gunmen"))
_SENDS = frozenset(("send", "dispatch", "deploy"))


def _takes(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether whoever is to be taken is a foe: "launched raids to arrest Y's men", "sent troops to capture Y's men"."""
    if group.lemma not in _TAKES or group.form != "infinitive" or group.first < 1:
        return False
    clause, noun = clauses.clause(group), clauses.units[group.first - 1].low
    governor = clause.governor if clause is not None else None
    return noun in _RAIDS or (noun in _MEN and governor is not None and governor.lemma in _SENDS)


def _removes(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it says with another word that somebody is beaten: "to drive Y's troops from P", "to wipe out Y"."""
    units, after = clauses.units, group.head + 1
    if group.lemma not in _REMOVES or after >= len(units):
        return False
    if units[after].low in _AWAY:
        return True
    phrase = noun_phrase(units, after)
    beyond = phrase.last + 1 if phrase is not None and phrase.party is not None else len(units)
    return beyond < len(units) and (units[beyond].low in _AWAY or units[beyond].low == "from")


_REMOVES = frozenset(("drive", "push", "flush", "force", "chase", "throw", "clear", "root", "wipe", "stamp", "sweep",
                      "smoke", "hunt", "mop", "beat", "fight", "kick"))  # fmt: skip
_AWAY = frozenset(("out", "back", "off", "away", "down", "up"))


def _resolved(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "A is committed to defeating X", "B remains focused on attacking Y", "A's commitment to supporting Z"."""
    units = clauses.units
    if index + 2 >= len(units) or units[index + 1].low not in ("to", "on", "in"):
        return
    group = next((g for g in clauses.groups if g.first in (index + 1, index + 2)), None) or _gerund(clauses, index + 2)
    if group is None or group.voice != "active" or group.negated or group.form not in ("present", "infinitive"):
        return
    going_on = group.lemma in _GOES_ON
    if going_on:
        group = next((g for g in clauses.groups if g.first == group.head + 1), group)
    for doer in _determined(clauses, index):
        if group.lemma in wordlists().classes["beats"]:
            for enemy in _enemies(clauses, _past_further(clauses, group), doer):
                yield Finding(group.head, "hostileTo", doer, enemy, modality="goal", score=surer(0.7, doer, enemy))
        else:
            for found in said_of(clauses, group, doer):
                sign = vocabulary().relation(found.relation).sign
                modality: Modality = "goal" if sign < 0 else "actual" if going_on else "planned"
                if sign:
                    yield replace(found, modality=modality, score=min(found.score, 0.7))


def _determined(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """Who is committed, or whose the commitment is."""
    units = clauses.units
    finite = [g for g in clauses.groups if g.first <= index and g.form == "finite"]
    if finite and finite[-1].head == index and finite[-1].voice == "active":
        finite.pop()  # "remains committed"
    main = finite[-1] if finite else None
    if units[index].low in _COMMITMENT:
        phrase = noun_phrase_before(units, index)
        owner = single_owner(units, phrase) if phrase is not None else None
        return (owner,) if owner is not None and main is not None and main.lemma not in _DOUBTS else ()
    if main is None or main.negated or main.modality not in _REAL or index - main.head > 3:
        return ()
    return clauses.subjects(main)


def _gerund(clauses: Clauses, index: int) -> VerbGroup | None:
    """The verb of "to defeating X"."""
    form = next((form for form in clauses.units[index].forms if form.present), None)
    return VerbGroup(index, index, form.lemma, "active", "present") if form is not None else None


def _further(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb is a later one of "degrade and ultimately destroy X", which the first has read."""
    units, before = clauses.units, group.first - 1
    while before > 0 and units[before].kind in ("adverb", "comma", "conjunction", "to"):
        before -= 1
    earlier = clauses.at(before)
    return earlier is not None and before < group.first - 1 and earlier.lemma in wordlists().classes["beats"]


def _past_further(clauses: Clauses, group: VerbGroup) -> int:
    """The index after the last verb of "degrade, dismantle and ultimately destroy"."""
    units, first = clauses.units, group.head + 1
    while True:
        following = first
        while following < len(units) and units[following].kind in ("adverb", "comma", "conjunction", "to"):
            following += 1
        further = clauses.at(following)
        if following == first or further is None or further.lemma not in wordlists().classes["beats"]:
            return first
        first = following + 1


# ---------------------------------------------------------------- the other end


def _enemies(clauses: Clauses, first: int, doer: Party, *, closed: bool = False) -> Iterator[Party]:
    """Against whom: a party, or "the threat of X", "X's expansion"."""
    units = clauses.units
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is not None and phrase.party is None and units[phrase.last].low in wordlists().classes["menace"]:
        enemy = _menace(clauses, phrase)
        if enemy is not None and can_be(_HOSTILE, doer, enemy):
            yield enemy
        return
    for enemy in others_after(clauses, first, _HOSTILE, (doer,), closed=closed):
        civil = enemy.actor.type == "Population" or enemy.roles == {"people"}
        if not civil and can_be(_HOSTILE, doer, enemy):
            yield enemy


def _menace(clauses: Clauses, phrase: NounPhrase) -> Party | None:
    units = clauses.units
    owner = _owner(units, phrase, phrase.last)
    after = phrase.last + 1
    if owner is not None or after + 1 >= len(units):
        return owner
    if units[after].low in ("posed", "represented") and units[after + 1].low == "by":
        after += 1
    if units[after].low not in ("of", "from", "by"):
        return None
    inner = noun_phrase(units, after + 1)
    return inner.party if inner is not None else None


def _barred(units: Units, phrase: NounPhrase) -> bool:
    """Whether the effort is none, or is only called for: "calls for a war against X"."""
    words = [unit.low for unit in units[max(phrase.first - 3, 0) : phrase.last + 1]]
    return any(word in ("no", "any", "end", "stop", "oppose", "opposes", "opposed", "without") for word in words) or (
        any(unit.low in wordlists().classes["unreal"] for unit in units[phrase.first : phrase.last])
        or words[: len(words) - (phrase.last - phrase.first + 1)][-2:] in (["call", "for"], ["calls", "for"],
                                                                           ["called", "for"], ["calling", "for"])
    )  # fmt: skip
