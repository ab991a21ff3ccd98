"""Contents: what somebody is charged with, or denies, read as if it were told of that party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from kg.extraction.arguments.objects import surer, unnamed
from kg.extraction.claims.accomplices import accomplices, by_those_helped
from kg.extraction.claims.charged_acts import acts_in, hostile_to
from kg.extraction.claims.subversion import subversive
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, party_of, verb_groups
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.act_nouns import PARTS, act_at, acting
from kg.extraction.patterns.constructions import being_so
from kg.extraction.patterns.first_shots import shot_first
from kg.extraction.patterns.frames import dismisses, said_of
from kg.extraction.reference.either_foes import may_be_own
from kg.extraction.reference.generic import in_general
from kg.extraction.reference.holdings import struck_in_turn
from kg.extraction.support.presence import kept_by
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import Frame, Kind, wordlists, words_of
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = ["BEHIND", "answerable", "apposed", "arms_used", "attempted", "charged_with", "is_title", "violent"]

_REACH = 45
_BETWEEN = frozenset((",", "and", "or", "with", "by", "of", "for", "in", "having", "both", "either", "not", "only",
                      "but"))  # fmt: skip
_LETS = frozenset(("let", "allow", "permit", "enable", "host", "help"))
_GROUND = frozenset(("soil", "territory", "sanctuary", "land", "ground", "bases", "base", "camps", "refuge", "border"))
_STAYS = frozenset(("operate", "hide", "shelter", "rest", "regroup", "train", "stay", "live", "roam", "base", "gather"))
_GIVES = frozenset(("give", "offer", "provide", "grant", "lend"))
_PROXIES = frozenset(
    ("proxy", "puppet", "tool", "stooge", "instrument", "pawn", "agent", "agents", "proxies", "puppets", "mouthpiece")
)
_BRANCHES = frozenset(("extension", "arm", "branch", "wing", "front", "offshoot", "affiliate", "part"))
_AUTHORS = frozenset(
    ("mastermind", "orchestrate", "order", "plan", "organise", "organize", "instigate", "direct", "stage", "plot",
     "commission", "engineer", "command", "coordinate", "incite", "perpetrate", "commit", "prepare", "oversee", "lead")
)  # fmt: skip
_HARM = Frame("attacked", "Attack", ("object",), "victim")
_TRIES = frozenset(("try", "seek", "attempt", "want", "aim", "plan", "plot", "conspire", "scheme", "intend", "wish"))
_USES = frozenset(("use", "exploit", "abuse", "misuse", "spend", "employ", "send", "collude", "work",
                   "channel", "divert"))  # fmt: skip
_TO_ATTEMPT, _WITH_OTHERS, _JOINT = 3, 5, ("cooperatesWith", "alliedWith")
_TO_END = 9
"""Units between "using" and the infinitive that tells what for."""
_HOSTILE_RELATIONS = frozenset(("attacked", "tookOver", "displaced", "deported", "foughtWith", "hostileTo"))
_SHARES = frozenset(("have", "play", "take", "bear"))
_AGAINST = frozenset(("use", "deploy", "employ", "fire", "launch", "violate", "carry", "conduct", "open", "drop", "lob",
                      "hurl", "rain", "throw", "unleash", "stage", "mount", "meddle", "interfere"))  # fmt: skip
BEHIND = frozenset(("behind", "responsible", "involved", "complicit", "implicated"))


def charged_with(
    clauses: Clauses, first: int, doer: Party, accuser: Party | None = None, *, on_accuser: bool = False
) -> Iterator[Finding]:
    """What follows ``first`` of ``doer``: "(of) arming X and of an attack on Y", "(denied) any role in …".

    Args:
        clauses: the sentence.
        first: index of the first unit after the preposition or verb that opens it.
        doer: of whom it is said.
        accuser: who says it, to whom "it" and "its" refer where harm is done.
        on_accuser: whether an attack of which no target is named was on the accuser.
    """
    units, end = clauses.units, _end(clauses, first)
    doer = acting(doer)
    read = accusing = False
    for group in clauses.groups:
        if not first <= group.first < end:
            continue
        if group.form == "finite" and group.voice != "reduced":
            link = _link(clauses, group)
            if link not in ("gerund", "governed", "relative") or not read:
                break
            if link == "relative":
                continue  # "breaking a truce that W had brokered by shelling Z"
        if not _joined(units, group, first) or (accusing and not _opened_again(units, group, first)):
            continue  # "denied accusing X of arming Y": what X is accused of is X's deed
        read = True
        if group.lemma in ("involve", "implicate") and group.voice == "passive" and not group.negated:
            into = group.head + 1 + (units[min(group.head + 1, len(units) - 1)].low == "in")
            yield from act_at(clauses, into, doer, accuser, unaimed=True)  # "being involved in the attack on Z"
        if group.voice in ("passive", "reduced") and not group.negated:
            yield from _suffered(clauses, group, doer)
        if group.negated or group.voice != "active" or by_those_helped(clauses, group, first):
            continue
        inside = _understood(clauses, group, range(first, end), doer, accuser)
        said = [_of_people(inside, _on_the_accuser(inside, f, accuser)) for f in said_of(inside, group, doer)]
        guests = list(_lets(inside, group, end, doer))
        said = [f for f in said if (f.relation != "concededTo" or not guests) and _before(units, f, end)]
        yield from said
        struck = _struck(clauses, group) if not said and _hurts(clauses, group) else None
        if struck is not None:
            victim = struck.party or unnamed(clauses, struck, _HARM, (doer,)) or _whose_homes(clauses, struck)
            yield Finding(group.head, "attacked", doer, victim, score=surer(0.65, doer))
        yield from kept_by(inside, group, doer) if not said else ()
        yield from _authored(inside, group, doer, accuser) if not said else ()
        yield from attempted(inside, group, doer) if not said or all(f.relation in _JOINT for f in said) else ()
        yield from _abetted(inside, group, doer, accuser) if not said else ()
        yield from _by_means_of(inside, group, doer) if not said else ()
        yield from _across(inside, group, doer, accuser if on_accuser else None) if not said else ()
        yield from _mined(inside, group, doer, accuser if on_accuser else None) if not said else ()
        yield from shot_first(inside, group, doer, accuser if on_accuser else None) if not said else ()
        yield from subversive(clauses, group, doer, accuser if on_accuser else None) if not said else ()
        frame = wordlists().frames.get(group.lemma)
        accusing = accusing or (frame is not None and frame.relation == "accuses")
        yield from guests
        yield from _gives_ground(inside, group, doer)
    yield from accomplices(clauses, range(first, end), doer, accuser) if read else ()
    if not read:
        yield from _being(clauses, first, doer, accuser)
        yield from _by_nouns(clauses, range(first, end), doer, accuser if on_accuser else None)


def _by_nouns(clauses: Clauses, charge: range, doer: Party, accuser: Party | None) -> Iterator[Finding]:
    """The acts that nouns tell: "(of) sabotage", "(of) mass rape and the massacre of villagers"."""
    units = clauses.units
    if accuser is not None:
        yield from hostile_to(units, charge.start, doer, accuser)
    told = (g.first for g in clauses.groups if g.first > charge.start and g.form == "finite")
    for at in acts_in(units, charge.start, min((charge.stop, *told))):
        yield from act_at(clauses, at, doer, None if _told_before(units, at) else accuser)


def _mined(clauses: Clauses, group: VerbGroup, doer: Party, accuser: Party | None) -> Iterator[Finding]:
    """As in "(of) planting mines near P", "of using cluster munitions": an attack, on the accuser if a side."""
    noun = noun_phrase(clauses.units, group.head + 1) if group.lemma in _LAYS | _DROPS else None
    if noun is None or clauses.units[noun.last].low not in (_MINES if group.lemma in _LAYS else _BANNED):
        return
    side = accuser is not None and accuser.actor.type in SIDES and accuser.actor.name != doer.actor.name
    target = replace(accuser, kind="coreference") if side and accuser is not None else None
    yield Finding(group.head, "attacked", doer, target, score=surer(0.65, doer))


_DROPS = frozenset(("use", "drop", "fire", "employ"))
_BANNED = frozenset(("munitions", "gas", "phosphorus", "chlorine", "sarin", "napalm"))
_LAYS = frozenset(("lay", "plant", "sow", "bury", "place", "emplace", "scatter", "re-lay"))
_MINES = frozenset(("mines", "mine", "landmines", "landmine", "bombs", "bomb", "explosives", "ieds", "booby-traps"))

_ROBS = frozenset(("plunder", "loot", "pillage", "ransack", "rob", "rape", "strip"))
_RICHES = frozenset(("gas", "oil", "gold", "minerals", "timber", "diamonds", "coltan", "resources", "wealth",
                     "cobalt", "treasury", "ivory", "fish", "forests", "ore", "reserves"))  # fmt: skip


def _hurts(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb tells of an attack; in "plundering its gas" things are taken, and nobody is struck."""
    following = clauses.units[group.head + 1 : group.head + 6]
    robs = group.lemma in _ROBS and any(unit.low in _RICHES for unit in following)
    return not robs and violent(clauses, group)


def _told_before(units: Units, first: int) -> bool:
    """As in "accused X of the ambush": on whom, was told before; but not "of the ambush near P"."""
    if first >= len(units) or units[first].low != "the":
        return False
    phrase = noun_phrase(units, first)
    after = phrase.last + 1 if phrase is not None else len(units)
    return after >= len(units) or units[after].low not in ("of", "in", "on", "at", "near", "that", "outside", "which")


def _suffered(clauses: Clauses, group: VerbGroup, doer: Party) -> Iterator[Finding]:
    """As in "(of) being financed by Z": what Z does for the one who is charged."""
    frame, clause = wordlists().frames.get(group.lemma), clauses.clause(group)
    being = any(unit.low in ("being", "having") for unit in clauses.units[group.first : group.head])
    if frame is None or clause is None or not being or vocabulary().relation(frame.relation).sign <= 0:
        return
    for backer in clause.agents:
        if backer.actor.name != doer.actor.name:
            yield Finding(group.head, frame.relation, backer, doer, score=surer(0.75, doer, backer))


def _link(clauses: Clauses, group: VerbGroup) -> str:
    clause = clauses.clause(group)
    return clause.link if clause is not None else ""


def _being(clauses: Clauses, first: int, doer: Party, accuser: Party | None = None) -> Iterator[Finding]:
    """As in "(of) being an extension of Z", "being Z's proxy", "being behind the attack on Z"."""
    units = clauses.units
    if first + 1 >= len(units) or units[first].low not in ("being", "becoming"):
        return
    if units[first + 1].low in BEHIND:
        after = first + 2 + (first + 2 < len(units) and units[first + 2].low in ("for", "in"))
        yield from act_at(clauses, after, doer, accuser, unaimed=True)
        return
    yield from being_so(clauses, first, doer)
    phrase = noun_phrase(units, first + 1)
    if phrase is not None and (kinds := wordlists().kinds.get(units[phrase.last].low)) and not kinds[0].needs:
        yield from _being_kind(clauses, phrase, kinds[0], doer)
    if phrase is None or units[phrase.last].low not in _BRANCHES | _PROXIES:
        return
    named = [unit for unit in units[phrase.first : phrase.last] if unit.kind in NAMES]
    after = phrase.last + 1
    inner = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low in ("of", "for") else None
    whose = inner.party if inner is not None else (party_of(named[0]) if len(named) == 1 else None)
    if whose is not None and whose.actor.name != doer.actor.name:
        relation = "memberOf" if units[phrase.last].low in _BRANCHES else "linkedTo"
        yield Finding(phrase.last, relation, doer, whose, score=surer(0.75, doer, whose))


def _being_kind(clauses: Clauses, phrase: NounPhrase, kind: Kind, doer: Party) -> Iterator[Finding]:
    """As in "(of) being the main backer of Z", "being Z's patron"."""
    units, after = clauses.units, phrase.last + 1
    if kind.relation not in _BACKS or units[phrase.last].low in _BRANCHES | _PROXIES:
        return
    inner = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low == "of" else None
    named = [unit for unit in units[phrase.first : phrase.last] if unit.kind in NAMES]
    whose = inner.party if inner is not None else (party_of(named[0]) if len(named) == 1 else None)
    if whose is not None and whose.actor.name != doer.actor.name:
        first, second = (whose, doer) if kind.backward else (doer, whose)
        yield Finding(phrase.last, kind.relation, first, second, score=surer(0.75, doer, whose))


_BACKS = frozenset(("supports", "funds", "arms", "alliedWith"))


def _whose_homes(clauses: Clauses, struck: NounPhrase) -> Party | None:
    """The people of "(denied) having burned the houses of teachers"."""
    units, of = clauses.units, struck.last + 1
    whose = noun_phrase(units, of + 1) if of + 1 < len(units) and units[of].low == "of" else None
    return unnamed(clauses, whose, _HARM, ()) if whose is not None and whose.party is None else None


_YET_TO_COME = frozenset(("plan", "prepare", "plot", "hatch", "contemplate"))


def _authored(clauses: Clauses, group: VerbGroup, doer: Party, accuser: Party | None) -> Iterator[Finding]:
    """As in "(of) masterminding the attack on Z", "(denied) having a hand in the coup": an act as its author's."""
    after = clauses.units[group.head + 1].low if group.head + 1 < len(clauses.units) else ""
    if group.lemma in _AUTHORS | _FOMENTS and (found := _overthrow(clauses, group, doer, accuser)) is not None:
        yield found
        return
    done = after in ("the", "this", "that") or clauses.units[group.first].low == "having"
    if group.lemma in _YET_TO_COME and not done:
        return  # "accused Y of preparing a new attack": none that has been made
    out = group.lemma == "carry" and after == "out"  # "carrying out the massacre at P"
    if group.lemma in _AUTHORS or out or (group.lemma in _SHARES and _part_at(clauses.units, group.head + 1)):
        yield from act_at(clauses, group.head + 1 + out, doer, accuser, unaimed=True)


def _overthrow(clauses: Clauses, group: VerbGroup, doer: Party, accuser: Party | None) -> Finding | None:
    """As in "(of) plotting a coup", "fomenting a revolt against Z": hostile to whom it was to topple."""
    units, first = clauses.units, group.head + 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or not {unit.low for unit in units[phrase.first : phrase.last + 1]} & _COUPS:
        return None
    after = phrase.last + 1
    against = after + 1 < len(units) and units[after].low in ("against", "in")
    inner = noun_phrase(units, after + 1) if against else None
    target = inner.party if inner is not None else None
    target = target or (accuser if accuser is not None and accuser.actor.type in SIDES else None)
    if target is None or target.actor.name == doer.actor.name or target.actor.type not in SIDES:
        return None
    return Finding(group.head, "hostileTo", doer, target, score=surer(0.7, doer, target))


_COUPS = frozenset(
    ("coup", "coups", "putsch", "revolt", "rebellion", "uprising", "insurrection", "mutiny", "secession")
)
_FOMENTS = frozenset(("foment", "instigate", "incite", "attempt", "hatch", "stage", "launch", "stir", "foster"))


def attempted(clauses: Clauses, group: VerbGroup, doer: Party) -> Iterator[Finding]:
    """As in "(of) trying to topple Z", "(denied) seeking to rule Z": hostile, or a goal, though nothing was done yet.

    Args:
        clauses: the sentence.
        group: the verb of trying.
        doer: of whom it is said.
    """
    inner = next((g for g in clauses.groups if g.first > group.head), None) if group.lemma in _TRIES else None
    reach = _TO_ATTEMPT + (_WITH_OTHERS if clauses.units[group.head + 1].low in ("with", "alongside") else 0)
    if inner is None or inner.form != "infinitive" or inner.first - group.head > reach or inner.voice != "active":
        return
    fellow = noun_phrase(clauses.units, group.head + 2) if reach > _TO_ATTEMPT else None
    for one in (doer, fellow.party if fellow is not None else None):  # "plotting with W to topple Z": W, too
        for f in said_of(clauses, inner, one) if one is not None else ():
            yield (
                replace(f, relation="hostileTo", event=None)
                if f.relation in _HOSTILE_RELATIONS
                else replace(f, modality="goal")
            )


def _abetted(clauses: Clauses, group: VerbGroup, doer: Party, accuser: Party | None) -> Iterator[Finding]:
    """As in "(of) abetting Y's attack", "facilitating the offensive of Y": help for whose attack it is."""
    units, first = clauses.units, group.head + 1
    phrase = noun_phrase(units, first) if group.lemma in _ABETS and first < len(units) else None
    event = wordlists().events.get(units[phrase.last].low) if phrase is not None else None
    if phrase is None or event is None or event.relation != "attacked":
        return
    after = phrase.last + 1
    by = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low == "by" else None
    owner = by.party if by is not None else single_owner(units, phrase)
    others = {doer.actor.name, accuser.actor.name if accuser is not None else ""}
    if owner is not None and owner.actor.type in SIDES and owner.actor.name not in others:
        yield Finding(group.head, "supports", doer, owner, score=surer(0.7, doer, owner))


_ABETS = frozenset(("abet", "aid", "assist", "facilitate", "enable", "encourage", "support", "back", "bless"))


def _by_means_of(clauses: Clauses, group: VerbGroup, doer: Party) -> Iterator[Finding]:
    """As in "(of) using its soil to arm Z", "sending agents to train W": what it is said to be done for is done."""
    inner = next((g for g in clauses.groups if g.first > group.head), None) if group.lemma in _USES else None
    if inner is None or inner.form != "infinitive" or inner.first - group.head > _TO_END or inner.negated:
        return
    between = clauses.units[group.head + 1 : inner.first]
    if any(unit.kind in ("comma", "stop", "verb", "that", "relative", "conjunction") for unit in between):
        return
    yield from (f for f in said_of(clauses, inner, doer) if vocabulary().relation(f.relation).sign)


def _across(clauses: Clauses, group: VerbGroup, doer: Party, accuser: Party | None) -> Iterator[Finding]:
    """As in "(of) firing across the border" (on the accuser), "(denied) using gas" (on nobody told): an attack."""
    units, after = clauses.units, group.head + 1
    following = units[after].low if after < len(units) else ""
    fires = group.lemma == "fire" and following in ("across", "over", "first", "upon", "from")
    noun = noun_phrase(units, after) if group.lemma in ("use", "deploy") and after < len(units) else None
    gases = noun is not None and {unit.low for unit in units[noun.first : noun.last + 1]} & (_CHEMICALS | {"chemical"})
    if not fires and not gases:
        return
    # Gas may be used on anybody, at home too: only fire across a border falls on who complains of it.
    own = fires and accuser is not None and accuser.actor.type in SIDES and doer.actor.type in SIDES
    target = replace(accuser, kind="coreference") if own and accuser is not None else None
    against = noun.last + 1 if noun is not None else len(units)
    if gases and against + 1 < len(units) and units[against].low in _AT:
        struck = noun_phrase(units, against + 1)
        target = struck.party if struck is not None and struck.party is not doer else None
    yield Finding(group.head, "attacked", doer, target, score=surer(0.65, doer))


def _part_at(units: Units, first: int) -> bool:
    phrase = noun_phrase(units, first) if first < len(units) else None
    return phrase is not None and units[phrase.last].low in PARTS


def _on_the_accuser(clauses: Clauses, finding: Finding, accuser: Party | None) -> Finding:
    """Whose the army base is that a state accuses somebody of attacking: its own, whoever else is his foe."""
    other = finding.object
    if other is None or accuser is None or other.kind != "coreference" or accuser.actor.type not in STATES:
        return finding
    named = any(other.start <= u.start < other.end and u.actor is not None and not u.resolved for u in clauses.units)
    held = finding.relation == "attacked" and other.roles & {"assets", "forces"} and not named
    if not held or finding.subject.actor.name == accuser.actor.name or struck_in_turn(clauses.units, finding.trigger):
        return finding
    return replace(finding, object=replace(other, actor=accuser.actor, speaker=accuser.actor))


def _of_people(clauses: Clauses, finding: Finding) -> Finding:
    """The people who are harmed for the state of the place: whom a group kills there need be no foe's."""
    other, units = finding.object, clauses.units
    if other is not None and vocabulary().relation(finding.relation).sign > 0:
        return replace(finding, object=in_general(units, other))
    if other is None or other.kind != "place" or finding.subject.actor.type not in GROUPS:
        return finding
    phrase = noun_phrase(units, finding.trigger + 1) if finding.trigger + 1 < len(units) else None
    head = units[phrase.last] if phrase is not None else None
    if head is None or head.low not in wordlists().classes["unarmed"]:
        return finding
    people = Actor(head.low, "Population")
    return replace(finding, object=Party(people, people, head.start, head.end, frozenset(("people",)), "name"))


def violent(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb tells of an attack: "shelling", "opening fire", "firing on"."""
    lists = wordlists()
    frame = lists.frames.get(group.lemma)
    if frame is not None:
        return frame.relation == "attacked" and not dismisses(clauses, group)
    if group.lemma in words_of("cruelties"):
        return True
    noun = clauses.units[group.head + 1].low if group.head + 1 < len(clauses.units) else ""
    if group.lemma == "fire":
        return noun in ("on", "at", "upon", "into", "first")
    return any(entry.noun == noun and entry.relation == "attacked" for entry in lists.lights.get(group.lemma, ()))


def arms_used(clauses: Clauses, first: int, doer: Party) -> Iterator[Finding]:
    """As in "(denied) using drones against Z", "(denied that it) had used gas against Z".

    Args:
        clauses: the sentence.
        first: index of the first unit of the verb.
        doer: of whom it is said.
    """
    group = next((g for g in clauses.groups if first <= g.first <= first + 1), None)
    if group is None or group.lemma not in ("use", "fire", "deploy", "drop") or group.voice != "active":
        return
    units, nouns = clauses.units, wordlists().nouns
    against = next((i for i in range(group.head + 2, min(group.head + 6, len(units) - 1)) if units[i].low in _AT), None)
    arms = nouns["ordnance"] | nouns["arms"] | _CHEMICALS
    if against is None or not any(unit.low in arms for unit in units[group.head + 1 : against]):
        return
    target = noun_phrase(units, against + 1)
    victim = target.party if target is not None else None
    if victim is not None and victim.actor.name != doer.actor.name:
        yield Finding(group.head, "attacked", doer, victim, score=surer(0.7, doer, victim))


_AT = frozenset(("against", "on"))
_CHEMICALS = frozenset(("gas", "phosphorus", "chlorine", "sarin", "napalm"))


def _struck(clauses: Clauses, group: VerbGroup) -> NounPhrase | None:
    """The object of which no list knows whose it is: "shelling hospitals", "firing on boats"."""
    units, first = clauses.units, group.head + 1
    if group.lemma not in wordlists().frames and group.lemma not in words_of("cruelties") | {"fire"}:
        return None  # "opening fire" on somebody
    first += first < len(units) and units[first].low in ("on", "at", "upon", "into")
    phrase = noun_phrase(units, first) if first < len(units) else None
    cruel = group.lemma in words_of("cruelties") and phrase is not None and phrase.party is not None
    return phrase if phrase is not None and (phrase.party is None or cruel) else None


def _end(clauses: Clauses, first: int) -> int:
    """Where the charge ends: at a stop, or where ", which", ", a charge" or ", and X" begins."""
    units = clauses.units
    nouns = wordlists().nouns["utterances"]
    last = min(len(units), first + _REACH)
    for index in range(first, last):
        if units[index].kind in ("stop", "end") or _charges_another(units, index):
            return index
        if units[index].kind == "conjunction" and index + 1 < last and units[index + 1].kind == "relative":
            return index  # "X, which Y accuses of … and which Z arms"
        if units[index].kind != "comma" or index + 2 >= len(units):
            continue
        following = units[index + 1]
        if following.low == "which" or any(unit.low in nouns for unit in units[index + 1 : index + 4]):
            return index
        if following.kind == "conjunction" and units[index + 2].kind in (*NAMES, "determiner", "pronoun", "capital"):
            return index
    return last


def _before(units: Units, finding: Finding, end: int) -> bool:
    """Whether whom the charge names is not somebody else of whom another one is made after it."""
    if finding.object is None or end >= len(units) or finding.object.start < units[end].start:
        return True
    return not _charges_another(units, end)


def _charges_another(units: Units, index: int) -> bool:
    """Whether "and Z of talking to …" begins, which says of what somebody else is accused."""
    if units[index].low != "and" or index + 2 >= len(units):
        return False
    phrase = noun_phrase(units, index + 1)
    other = apposed(units, phrase, "of") if phrase is not None else None
    if other is None or other.party is None or other.last + 2 >= len(units) or units[other.last + 1].low != "of":
        return False
    return any(form.present for form in units[other.last + 2].forms)


def apposed(units: Units, phrase: NounPhrase, word: str) -> NounPhrase:
    """The Z of "accused Y of A and its ally, Z, of B"; else the phrase itself."""
    after = phrase.last + 1
    inner = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].kind == "comma" else None
    if inner is None or inner.party is None or inner.last + 2 >= len(units):
        return phrase
    closed = units[inner.last + 1].kind == "comma" and units[inner.last + 2].low == word
    return replace(inner, last=inner.last + 1) if closed else phrase


def _opened_again(units: Units, group: VerbGroup, first: int) -> bool:
    """Whether "and" and the word that opens the whole stand before the verb: "of blaming Y and of arming Z"."""
    return first > 0 and [u.low for u in units[max(0, group.first - 2) : group.first]] == ["and", units[first - 1].low]


def _joined(units: Units, group: VerbGroup, first: int) -> bool:
    """Whether the verb is the charge or a further part of it: after "of", "and", a comma, an adverb."""
    if group.form == "infinitive" and units[group.first].low not in ("having", "being"):
        return False
    before = group.first - 1
    while before >= first and units[before].kind in ("adverb", "quote"):
        before -= 1
    return before < first or units[before].low in _BETWEEN or units[before].kind == "comma"


def _understood(clauses: Clauses, group: VerbGroup, charge: range, doer: Party, accuser: Party | None) -> Clauses:
    """The clauses with "it", "its" and "them" after the verb as whom they can only mean.

    Where harm is done it is the accuser's, where help is given, the last one who was named since the charge began.
    """
    units = clauses.units
    charged = {doer.actor.name}
    if accuser is not None:  # "accused X and Y of shelling its towns": neither's of them
        named = (u for u in units[: charge.start] if u.kind in NAMES and u.start >= accuser.end)
        charged |= {u.actor.name for u in named if u.actor} - {accuser.actor.name}
    where = [i for i in range(group.head + 1, charge.stop) if _open_pronoun(units[i], charged)]
    last = charge.stop
    where = [i for i in where if "own" not in (units[i + 1].low, units[min(i + 2, last)].low)]  # "its own cities": Y's
    if not where:
        return clauses
    inner = next((g for g in clauses.groups if g.first > group.head), None) if group.lemma in _TRIES else None
    lemma = inner.lemma if inner is not None and inner.form == "infinitive" else group.lemma
    frame = wordlists().frames.get(lemma)
    sign = vocabulary().relation(frame.relation).sign if frame else 0
    helped = [u for u in units[: group.first] if u.kind in NAMES and u.actor and u.actor.type in GROUPS]
    if sign < 0 or group.lemma in _AUTHORS | _SHARES | _AGAINST:
        own = accuser is not None and any(may_be_own(units, i, accuser.actor, doer.actor) for i in where)
        meant = accuser.actor if accuser and accuser.actor.name != doer.actor.name and not own else None
    elif (sign > 0 or group.lemma in _LETS | _GIVES) and helped and units[where[0]].low in ("it", "them"):
        meant = helped[-1].actor
    else:
        meant = None
    if meant is None:
        return clauses
    changed = list(units)
    for index in where:
        owns = index + 1 < len(units) and units[index + 1].kind == "possessive"
        whole = owns or units[index].kind in ("pronoun", "name")
        kind: Literal["name", "demonym"] = "name" if whole else "demonym"
        changed[index] = replace(units[index], kind=kind, actor=meant, resolved=True)
    made = tuple(changed)
    return Clauses(made, verb_groups(made))


def _open_pronoun(unit: Unit, charged: set[str]) -> bool:
    """Whether a pronoun stands for nobody yet, or for one of those charged, who do not harm themselves."""
    mistaken = unit.resolved and unit.actor is not None and unit.actor.name in charged
    return unit.low in ("it", "them", "its", "their") and (unit.actor is None or mistaken)


def _lets(clauses: Clauses, group: VerbGroup, end: int, doer: Party) -> Iterator[Finding]:
    """As in "letting X rest on its soil", "allowing X to operate from its territory"."""
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.lemma in _LETS and group.head + 1 < len(units) else None
    if phrase is not None and units[phrase.last].low in _GROUND and doer.actor.type in STATES:
        yield from _used_by(clauses, phrase.last + 1, end, group, doer)  # "letting its soil be used by X"
    if phrase is None or doer.actor.type not in STATES:
        return
    # "let X rest": the bare verb looks like a noun that X's name modifies.
    named = next((i for i in range(phrase.first, phrase.last + 1) if units[i].kind in NAMES), phrase.last)
    guest = phrase.party or party_of(units[named])
    rest = units[named + 1 : end]
    stays = any(unit.low in _STAYS or any(f.lemma in _STAYS for f in unit.forms) for unit in rest[:3])
    grounded = group.lemma != "help" and any(
        unit.low in _GROUND - {"border"} for unit in rest
    )  # "help X on the border"
    if guest and guest.actor.type in GROUPS and (stays or grounded):
        yield Finding(group.head, "harbours", doer, guest, score=surer(0.75, doer, guest))


def _used_by(clauses: Clauses, first: int, end: int, group: VerbGroup, doer: Party) -> Iterator[Finding]:
    units = clauses.units
    by = next((i for i in range(first, min(first + _TO_USER, end)) if units[i].low == "by"), None)
    used = by is not None and units[by - 1].low in ("used", "exploited")
    guest = noun_phrase(units, by + 1) if used and by is not None else None
    if guest is not None and guest.party is not None and guest.party.actor.type in GROUPS:
        yield Finding(group.head, "harbours", doer, guest.party, score=surer(0.75, doer, guest.party))


_TO_USER = 6


def _gives_ground(clauses: Clauses, group: VerbGroup, doer: Party) -> Iterator[Finding]:
    """As in "giving X camps", "giving camps to X", "offering X its territory"."""
    units = clauses.units
    if group.lemma not in _GIVES or doer.actor.type not in STATES or group.head + 1 >= len(units):
        return
    first = noun_phrase(units, group.head + 1)
    if first is None:
        return
    named = units[first.first]
    if named.kind == "name" and first.last == first.first + 1 and units[first.last].low in _GROUND - {"border"}:
        # "giving it camps": the pronoun's name stands before the noun as its modifier would.
        guest_alone = party_of(named)
        if guest_alone and guest_alone.actor.type in GROUPS:
            yield Finding(group.head, "harbours", doer, guest_alone, score=surer(0.7, doer, guest_alone))
        return
    after = first.last + 1
    to = after + 1 if after + 1 < len(units) and units[after].low == "to" else after
    second = noun_phrase(units, to) if to < len(units) else None
    if second is None:
        return
    guest, ground = (second, first) if to > after else (first, second)
    if guest.party and guest.party.actor.type in GROUPS and units[ground.last].low in _GROUND - {"border"}:
        yield Finding(group.head, "harbours", doer, guest.party, score=surer(0.7, doer, guest.party))


def answerable(unit: Unit) -> bool:
    """Whether the word is one for what a denial answers: "charge", "claim", "reports"."""
    return unit.low in wordlists().nouns["utterances"]


def is_title(units: Units, index: int) -> bool:
    """Whether the claim is one to something, which says of nobody that he did it: "denied X's claim to the island"."""
    after = [unit.low for unit in units[index + 1 : index + 2]]
    return units[index].low in ("claim", "claims") and after[:1] in (["to"], ["for"], ["over"])
