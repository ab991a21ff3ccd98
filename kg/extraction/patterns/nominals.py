"""Nominal frames: "strikes on", "X-backed Y", "clashes between"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments.accord_names import in_a_name
from kg.extraction.arguments.foes import foe_party, is_state, servicemen
from kg.extraction.arguments.neighbours import with_neighbours
from kg.extraction.arguments.noun_complements import complements
from kg.extraction.arguments.objects import agent_index, attacked_thing, people_of, surer
from kg.extraction.arguments.perpetrators import acknowledged, by_the_verb, claimed_at, whole_of
from kg.extraction.arguments.suitability import can_act
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import grounds, held_at, holder_of, own_ground, place_named
from kg.extraction.grammar.owners import beside_noun, held_by, owner_after, single_owner, whose_war, with_coordinates
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.betweens import across, other_side
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.acts import struck_by
from kg.extraction.patterns.helped import helped_at
from kg.extraction.patterns.ruptures import given_up, parted
from kg.extraction.speech.eventualities import presupposed_at, rehearsed, unharmed
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import EventNoun, wordlists
from kg.model import Aspect, Modality

__all__ = ["factual", "nominal_findings", "owner_of", "owners_of"]

_PLACED = frozenset(("in", "near", "inside", "across", "at", "over", "along", "outside", "around", "since", "during"))
_STARTS = frozenset(("break", "erupt", "flare", "rage", "begin", "start", "continue", "resume", "intensify", "escalate",
                     "occur", "take", "persist", "report", "go", "spread", "follow", "rise", "renew"))  # fmt: skip
"""What "clashes" do before "between A and B"."""
_ENDS = frozenset(("end", "ended", "ends", "ending", "stop", "stopped", "stopping", "halt", "halted", "suspend",
                   "suspended", "resume", "cease", "halting"))  # fmt: skip
"""Words for the end or renewal of what was going on."""
_STOPS = frozenset(("stop", "cease", "end", "waver", "falter", "diminish", "flag", "abate", "dry", "lapse", "weaken"))
_SINCE = frozenset(("since", "after", "despite", "following", "amid"))
"""What stands after these is so, whatever is said before them: "no talks since the attack"."""
_HOSTILE = frozenset(("attacked", "foughtWith", "hostileTo"))
_PROMPTS = frozenset(
    ("prompt", "trigger", "provoke", "spark", "ignite", "cause", "lead", "risk", "invite", "escalate", "reignite",
     "unleash", "precipitate", "result", "end", "spiral", "slide", "drift", "erupt", "degenerate")
)  # fmt: skip
"""Verbs with which something brings about what follows."""
_RISKS = frozenset(("risk", "risks", "danger", "dangers", "prospect", "possibility", "likelihood", "spectre", "specter",
                    "fears", "fear", "chance", "chances"))  # fmt: skip
_RENEWED = frozenset(("renewed", "expanded", "continued", "intensified", "heightened", "increased", "sustained",
                      "prolonged", "limited", "coordinated", "repeated", "armed"))  # fmt: skip
_PROSPECTS: dict[str, Modality] = {
    "possible": "possible", "expected": "forecast", "conditional": "conditional", "forecast": "forecast",
}  # fmt: skip
_QUARRELS = frozenset(("disputesWith", "foughtWith", "hostileTo"))
_ON_THE_SIDE = frozenset(("support", "defence", "defense", "aid", "favour", "favor", "backing", "behalf", "solidarity",
                          "help", "assistance", "side"))  # fmt: skip
_HELPING = frozenset(("of", "for", "to", "with"))
_SIDES_WITH = frozenset(("supports", "alliedWith", "arms", "funds", "trains"))
_LASTS = frozenset(
    ("persist", "remain", "continue", "endure", "deepen", "grow", "strengthen", "last", "date", "survive")
)
_BETWEEN_REACH = 8
_TO_BETWEEN = 14
"""Likewise past a place and a date: "fighting broke out in P on 3 May between"."""
_HELP = frozenset(("help", "support", "backing", "assistance", "aid", "connivance", "collusion", "complicity",
                   "blessing", "encouragement", "sponsorship"))  # fmt: skip
_VICTIM_VERBS = frozenset(("kill", "wound", "injure", "die", "perish", "destroy", "damage", "hit", "lose", "fall",
                           "capture", "hurt", "displace", "maim", "sink"))  # fmt: skip
_DEPENDENT = frozenset(("in", "during", "by", "after", "from"))


def nominal_findings(clauses: Clauses) -> Iterator[Finding]:
    """What the nouns of the sentence say."""
    units, events, compounds = clauses.units, wordlists().events, wordlists().compounds
    for index, unit in enumerate(units):
        event = events.get(unit.low) or (_compound(units, index) if unit.low in compounds else None)
        event = _exchange(units, index) if event is None and unit.low in ("exchange", "exchanges") else event
        reports = event is not None and not any(group.head == index for group in clauses.groups)
        if event is not None and reports and not in_a_name(units, index):
            shade = _shade(clauses, index, event)
            if shade is not None:
                yield from (replace(finding, modality=shade) for finding in _told(clauses, index, event))
        if unit.low in ("links", "nexus"):
            yield from _linked(clauses, index)
        if unit.low == "with":
            yield from _with_help(clauses, index)
    yield from _formations(clauses)


def _exchange(units: Units, index: int) -> EventNoun | None:
    """As in "an exchange of (heavy) gunfire": a fight, unlike "an exchange of prisoners"."""
    following = [unit.low for unit in units[index + 1 : index + 5]]
    shots = following[:1] == ["of"] and not _SHOTS.isdisjoint(following)
    return wordlists().events.get("firefight") if shots else None


_SHOTS = frozenset(("fire", "gunfire", "shots", "shelling", "artillery", "rockets", "shells", "missiles", "gunshots"))


def _told(clauses: Clauses, index: int, event: EventNoun) -> Iterator[Finding]:
    between = "between" in event.prepositions
    both = tuple(_amid(clauses, index, event) if between else ())
    both = tuple(_paired(clauses, index, event)) if not between and event.relation == "attacked" else both
    yield from both
    told = {frozenset((f.subject.actor.name, f.object.actor.name)) for f in both if f.object}
    for each in _event(clauses, index, event) if between or not both else ():
        if each.object is None or frozenset((each.subject.actor.name, each.object.actor.name)) not in told:
            yield each  # "X-Y trade friction at talks with Y" is one


def _shade(clauses: Clauses, index: int, event: EventNoun) -> Modality | None:
    """How what the noun names is told: as so, as what something may bring about, or, for ``None``, as neither."""
    if event.relation in _HOSTILE and (shade := _brought_about(clauses, index)) is not None:
        return shade
    return "actual" if factual(clauses, index) else None


def _brought_about(clauses: Clauses, index: int) -> Modality | None:
    """As in "could trigger a war between X and Y", "raises the risk of X strikes on Y"."""
    units = clauses.units
    for place in range(index - 1, max(index - _BETWEEN_REACH, 0) - 1, -1):
        if units[place].kind in ("comma", "stop", "that", "relative", "subordinator", "quote", "conjunction"):
            return None
        if units[place].low in _RISKS and units[place + 1].low in ("of", "to"):
            return "possible"
        group = clauses.at(place)
        if group is not None and group.lemma in _PROMPTS and group.voice == "active" and not group.negated:
            risks = group.lemma == "risk" and group.modality == "actual"
            return "possible" if risks else _PROSPECTS.get(group.modality)
        if group is not None and group.form == "finite" and units[place].low not in _RENEWED:
            return None
    return None


def _linked(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X-Y links persist"."""
    units = clauses.units
    if index < 3 or index + 2 >= len(units) or units[index - 2].kind != "dash" or not factual(clauses, index):
        return
    first, second = party_of(units[index - 3]), party_of(units[index - 1])
    following = units[index + 1 + (units[index + 1].kind in ("have", "adverb"))]
    lasting = any(form.lemma in _LASTS for form in following.forms)
    if first and second and first.actor.name != second.actor.name and lasting:
        yield Finding(index, "linkedTo", first, second, score=surer(0.7, first, second))


def _with_help(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "with the help of A and B", "with Q's backing": they support the subject of the clause."""
    units = clauses.units
    phrase = noun_phrase(units, index + 1) if index + 1 < len(units) else None
    first: Party | None = None
    if phrase is not None and phrase.last + 2 < len(units) and units[phrase.last].kind in NAMES:
        # "with French and Saudi help"
        first = party_of(units[phrase.last])
        phrase = noun_phrase(units, phrase.last + 2) if units[phrase.last + 1].low == "and" else None
    if phrase is None or units[phrase.last].low not in _HELP:
        return
    helpers = [party for party in (first, owner_of(units, phrase, phrase.last)) if party is not None]
    if phrase.last + 2 < len(units) and units[phrase.last + 1].low in ("of", "from"):
        helpers = [inner.party for inner in clauses.phrases_from(phrase.last + 2) if inner.party]
        if units[phrase.last + 2].low in ("other", "some", "several", "most", "many", "certain", "all"):
            helpers = [one for one in helpers if one.actor.type != "IntergovernmentalOrganization"]  # "other X members"
    for helped in helped_at(clauses, index):
        for helper in helpers:
            if helper.actor.name != helped.actor.name and "assets" not in helped.roles:
                yield Finding(index, "supports", helper, helped, score=surer(0.7, helper, helped))


def _formations(clauses: Clauses) -> Iterator[Finding]:
    """As in "X was formed in 2007"."""
    for group in clauses.groups:
        if group.lemma == "form" and group.voice == "passive" and group.modality == "actual" and not group.negated:
            for party in clauses.subjects(group):
                if party.roles == {"name"} and party.kind == "name" and party.actor.type != "State":
                    yield Finding(group.head, "formed", party, None, "Formation", score=0.8)


def _compound(units: Units, index: int) -> EventNoun | None:
    """What "arms sales", "weapons deliveries" say: the noun alone would say nothing."""
    event = wordlists().compounds.get(units[index].low) if index else None
    needed = event is not None and any(unit.low in event.needs for unit in units[max(index - 2, 0) : index])
    return event if needed else None


def factual(clauses: Clauses, index: int) -> bool:
    """Whether nothing in the clause says that the thing named there is only wished for or doubted."""
    units, wish = clauses.units, wordlists().classes["wish"]
    if rehearsed(units, index):
        return False
    if presupposed_at(units, clauses.groups, index):
        return True  # "the aftermath of X's attack on Y", "refused to condemn X's attack on Y"
    first = index
    while first > 0 and units[first - 1].kind not in ("stop", "dash", "comma") and units[first - 1].low not in _SINCE:
        first -= 1
    nearest = next((unit.low for i, unit in _from_right(units, first, index) if unit.low in wish), None)
    if nearest is not None and nearest not in _ENDS:
        return False
    event = wordlists().events.get(units[index].low)
    done = event is not None and event.relation in _HOSTILE  # an attack that failed has been made
    later = next((group for group in clauses.groups if group.head > index), None)
    if later is not None and later.first - index <= 12 and (later.modality != "actual" or later.negated):
        # "has never stopped", "caused no casualties"
        if done and later.modality == "actual" and later.voice == "passive" and later.lemma in _JUDGED:
            return True  # "X's annexation of Y was never recognised"
        return later.modality == "actual" and (later.lemma in _STOPS or unharmed(units, index, later))
    return not (later is not None and later.lemma in (("risk",) if done else ("fail", "risk")))


_JUDGED = frozenset(("recognise", "recognize", "accept", "forget", "forgive", "punish", "avenge", "condemn",
                     "legitimise", "legitimize", "justify", "investigate", "reverse", "undo"))  # fmt: skip
"""What may not have become of a deed that was done."""


def _from_right(units: Units, first: int, index: int) -> Iterator[tuple[int, Unit]]:
    """The units before ``index`` from the right, without the "possible" of "in the strongest possible terms"."""
    for place in range(index - 1, first - 1, -1):
        highest = units[place].low == "possible" and units[place - 1].low.endswith("est")
        if not highest and units[place].kind != "date" and not _so_called(units, place, index):
            yield place, units[place]


def _so_called(units: Units, place: int, index: int) -> bool:
    """Whether a verb of calling only names what something else was: "what X called an answer to the attack"."""
    if units[place].low not in _CALLED or units[index + 1].low == "off":
        return False
    inner = [unit for unit in units[place + 1 : index] if unit.kind != "quote"]
    named = next((i for i, unit in enumerate(inner) if unit.low in _ANSWERING), -1)
    article = next((i for i, unit in enumerate(inner[:named]) if unit.low in ("a", "an", "the", "its", "their")), -1)
    return named > 0 and 0 <= article <= 1 and inner[named + 1].low in ("to", "for", "after", "of", "against")


_CALLED = frozenset(("called", "calls", "calling"))
_ANSWERING = frozenset(("response", "responses", "answer", "answers", "reply", "reaction", "retaliation", "reprisal",
                        "reprisals", "revenge", "vengeance", "retribution", "punishment"))  # fmt: skip


def _of_first(units: Units, phrase: NounPhrase) -> list[Party]:
    """Whose the first of two acts is, whose the second is, too: "X's invasion and (subsequent) occupation of Y"."""
    joint = phrase.first - 1
    if joint < 1 or units[joint].low != "and" or units[joint - 1].low not in wordlists().events:
        return []
    first = noun_phrase_before(units, joint - 1)
    return owners_of(units, first, joint - 1) if first is not None else []


def _event(clauses: Clauses, index: int, event: EventNoun) -> Iterator[Finding]:
    """As in "Pakistani strikes on Afghan positions", "an attack by X on Y", "the bombing of Y by X"."""
    units = clauses.units
    phrase = noun_phrase_before(units, index)
    own: list[Party] = []
    if phrase is not None:
        phrase = with_coordinates(units, phrase)
        own = owners_of(units, phrase, index) or _owners_of_series(units, phrase) or _of_first(units, phrase)
    owners, targets, where, claimed = _named_after(clauses, index, event, own)
    if given_up(clauses, phrase, event.relation):
        yield from parted(clauses, index, event.relation, own, [given.party for _, given in targets])
        return
    if phrase is not None and event.relation in _QUARRELS:
        owners = _helped(clauses, phrase, owners)
    by_verb = -1
    if event.relation == "attacked" and not owners and targets and phrase is not None:
        owners, by_verb = by_the_verb(clauses, phrase, targets[-1][1].last)
    past = phrase is not None and any(unit.low in ("past", "previous") for unit in units[phrase.first : index])
    if phrase is not None and (not owners or not targets):
        for finding in _suffered(clauses, phrase, event, owners, targets):
            yield acknowledged(finding) if claimed else finding
    if event.relation == "attacked" and bool(owners) != bool(targets):
        yield from _half_told(clauses, index, event, owners, targets)
    if event.relation == "attacked" and not targets and where > index + 1:
        yield from _struck_in(clauses, index, event, owners, where, claimed=claimed)
    for owner in owners:
        for preposition, target in targets if can_act(owner) and owner.kind != "place" else ():
            struck = target.party or _elsewhere(units, target, event, owner)
            struck = struck or (event.relation in _SIDES_WITH and whose_war(units, target)) or None
            for party in with_neighbours(clauses, filter(None, (struck,)), (owner,)):
                whole = NounPhrase(target.first, target.last, party, target.roles)
                if not _takes(event, owner, whole, preposition):
                    continue
                aspect: Aspect | None = "ended" if past else None
                told = Finding(by_verb if by_verb >= 0 else index, event.relation, owner, party, event.event,
                               aspect=aspect, score=surer(0.75, owner, party))  # fmt: skip
                yield acknowledged(told) if claimed else told


def _named_after(
    clauses: Clauses, index: int, event: EventNoun, owners: list[Party]
) -> tuple[list[Party], list[tuple[str, NounPhrase]], int, bool]:
    """Whose the noun is and on whom, where its "in P" stands, and whether whose it is says so himself."""
    targets, where, claimed = list[tuple[str, NounPhrase]](), index, False
    told, origin = bool(owners), False
    for at, word, inner in complements(clauses, index):
        if word == "from" and (clauses.units[at - 1].low in _ARMED_MEN or (owners and not told and not origin)):
            continue  # "by fighters from X", "by Y from X": where they are from, or whence they came
        if word == "from" and not told and _launched(clauses, index):
            continue  # "Y launched a raid into Z from X": Y did
        if (word in ("by", "from") and not owners) or (word == "by" and origin and not told):
            origin = word == "from"  # "from Y by X": X's
            owners = [given.party for given in inner if given.party]
            claimed = claimed_at(clauses.units, at)
        elif word == "of" and at == index + 1 and not owners and event.relation == "foughtWith":
            owners = [given.party for given in inner if given.party]  # "the revolt of X against Y"
        elif word == "with" and clauses.units[at - 1].low in _LINES:
            break  # "clashes near the border with Y"
        elif word in event.prepositions and not targets:
            targets = [(word, given) for given in inner if not whole_of(clauses.units, at, given)]
        elif word not in _PLACED:
            break
        else:
            where = at
    return owners, targets, where, claimed


_ARMED_MEN = frozenset(("fighters", "elements", "gunmen", "militants", "rebels", "insurgents", "militiamen",
                        "individuals", "assailants", "attackers", "youths", "raiders", "bandits", "men"))  # fmt: skip
_LINES = frozenset(("border", "borders", "frontier", "boundary", "boundaries"))


def _helped(clauses: Clauses, phrase: NounPhrase, owners: list[Party]) -> list[Party]:
    """As in "A stood by B in its dispute with C", "in support of B in its war with C": the dispute is B's."""
    before = phrase.first - 1
    if len(owners) != 1 or owners[0].kind != "coreference" or before < 1 or clauses.units[before].low != "in":
        return owners
    beside = noun_phrase_before(clauses.units, before - 1)
    if beside is not None and beside.party is not None and beside.first > 1:
        help_of = [unit.low for unit in clauses.units[beside.first - 2 : beside.first]]
        if help_of[0] in _ON_THE_SIDE and help_of[1] in _HELPING:
            return [beside.party]
    near = clauses.phrase_before(before - 1)
    group = next((g for g in reversed(clauses.groups) if g.head < before), None)
    if near is None or group is None or group.voice != "active" or near.actor.name == owners[0].actor.name:
        return owners
    frame, constructions = wordlists().frames.get(group.lemma), wordlists().constructions.get(group.lemma, ())
    helps = {frame.relation if frame else "", *(construction.relation for construction in constructions)} & _SIDES_WITH
    return [near] if helps else owners


_LIGHT_REACH = 8


def _half_told(
    clauses: Clauses, index: int, event: EventNoun, owners: list[Party], targets: list[tuple[str, NounPhrase]]
) -> Iterator[Finding]:
    """As in "X airstrikes ended the truce", "the bombing of Y's airport": the other end is the one foe."""
    if _told_by_verb(clauses, index):
        return
    for owner in owners:
        armed = owner.kind != "place" and "assets" not in owner.roles and owner.actor.type != "Person"
        for struck in struck_by(clauses, index, event, owner) if armed else ():
            # "The French operation in Mali" may be on its side.
            if event.event != "MilitaryOperation" or _at_odds(clauses, owner, struck):
                yield Finding(
                    index, event.relation, owner, struck, event.event, score=max(0.5, surer(0.65, owner, struck))
                )
    if _launched(clauses, index):
        return  # "Y has carried out strikes on X": Y did, and not X's foe
    for _, target in targets:
        party = target.party or owner_after(clauses.units, target)
        foe = clauses.foe(party.actor, official=False) if party is not None and is_state(party) else None
        if foe is not None and party is not None and foe.type in GROUPS:
            yield Finding(index, event.relation, foe_party(foe, clauses, target), party, event.event, score=0.5)


def _launched(clauses: Clauses, index: int) -> bool:
    """Whether the noun is what a verb says that its subjects made: "Y has carried out strikes"."""
    before = next((g for g in reversed(clauses.groups) if g.head < index), None)
    if before is None or before.voice != "active" or index - before.head >= _LIGHT_REACH:
        return False
    between = clauses.units[before.head : index]
    apart = any(unit.kind == "preposition" and unit.low not in ("of", "out") for unit in between)
    made = any(not entry.backward for entry in wordlists().lights.get(before.lemma, ()))
    return made and not apart and bool(clauses.subjects(before))


def _struck_in(
    clauses: Clauses, index: int, event: EventNoun, owners: list[Party], where: int, *, claimed: bool
) -> Iterator[Finding]:
    """As in "the attack by the group X in P": on the state of the place."""
    if not any(owner.actor.type in GROUPS and "assets" not in owner.roles for owner in owners):
        return
    if _told_by_verb(clauses, index):
        return
    held = held_at(clauses.units, where)
    for owner in owners:
        if held is not None and owner.actor.type in GROUPS and held.actor.name != owner.actor.name:
            told = Finding(index, event.relation, owner, held, event.event, score=surer(0.65, owner, held))
            yield acknowledged(told) if claimed else told


def _told_by_verb(clauses: Clauses, index: int) -> bool:
    """Whether the verb tells whom they struck: "an X attack in P killed …", "were killed in an X attack in P"."""
    later = (g for g in clauses.groups if g.head > index and g.form != "infinitive" and g.voice != "reduced")
    following = next(later, None)
    frame = wordlists().frames.get(following.lemma) if following is not None else None
    if frame is not None and frame.relation in ("attacked", "foughtWith", "displaced", "targeted"):
        return True
    before = next((g for g in reversed(clauses.groups) if g.head < index), None)
    return before is not None and before.lemma in _VICTIM_VERBS and index - before.head < _BETWEEN_REACH


def owners_of(units: Units, phrase: NounPhrase, index: int) -> list[Party]:
    """Whose the noun is: "Israeli strikes", "Israeli and American strikes", "US-Israeli strikes"."""
    owner = owner_of(units, phrase, index)
    if owner is None:
        return []
    joint = phrase.first - 1
    if joint > 1 and units[joint].low == "and" and units[joint - 1].kind == "possessive":
        joint -= 1  # "X's and Y's support for Z"
    if (
        joint < 1
        or (units[joint].low != "and" and units[joint].kind not in ("dash", "possessive"))
        or units[joint - 1].kind not in NAMES
    ):
        return [owner]
    other = None if _of_an_act(units, joint - 1) else party_of(units[joint - 1])
    free = joint == 1 or units[joint - 2].kind in ("determiner", "comma", "that", "subordinator", "stop", "preposition")
    return [other, owner] if other and free and phrase.first == _first_name(units, phrase) else [owner]


def _of_an_act(units: Units, index: int) -> bool:
    """Whether the name is that of "(X's invasion of) Y and Z's bombing of W", who bombed nobody."""
    led = index - 1 - (units[index - 1].kind == "determiner")
    if led < 1 or units[index].kind == "demonym" or units[led].kind != "preposition":
        return False
    act = noun_phrase_before(units, led - 1)
    return units[led - 1].low in wordlists().events or (act is not None and single_owner(units, act) is not None)


def _owners_of_series(units: Units, phrase: NounPhrase) -> list[Party]:
    """Whose the acts are: "South Africa's acts of aggression", "Iraq's war of aggression", "Chad's wave of attacks"."""
    joint = phrase.first - 1
    if joint < 1 or units[joint].low != "of" or units[joint - 1].low not in _SERIES:
        return []
    whole = noun_phrase_before(units, joint - 1)
    return owners_of(units, whole, joint - 1) if whole is not None else []


_SERIES = frozenset(("act", "acts", "war", "wars", "wave", "waves", "series", "campaign", "campaigns", "string",
                     "spate", "barrage", "policy", "round", "succession"))  # fmt: skip


def _first_name(units: Units, phrase: NounPhrase) -> int:
    return next((i for i in range(phrase.first, phrase.last + 1) if units[i].kind in NAMES), -1)


def _suffered(
    clauses: Clauses, phrase: NounPhrase, event: EventNoun, owners: list[Party], targets: list[tuple[str, NounPhrase]]
) -> Iterator[Finding]:
    """As in "six soldiers were killed in an X ambush", "died in clashes with X"."""
    units, before = clauses.units, phrase.first - 1
    if before < 1 or units[before].low not in _DEPENDENT or event.relation not in ("attacked", "foughtWith"):
        return
    group = next((g for g in reversed(clauses.groups) if g.head < before), None)
    if group is None or group.lemma not in _VICTIM_VERBS or group.negated or group.modality != "actual":
        return
    between = units[group.head + 1 : before]
    if any(unit.kind in ("comma", "stop", "that", "relative", "subordinator", "quote") for unit in between):
        return
    by_whom = agent_index(clauses, group) if group.voice == "passive" else None
    if event.relation == "attacked" and by_whom is not None and by_whom > phrase.last:
        return  # "was killed in shelling by X" is told of the verb
    if units[before].low in ("after", "from") or (group.voice == "active") != (
        group.lemma in ("die", "perish", "fall")
    ):
        return
    if event.relation == "foughtWith":
        owners = [given.party for preposition, given in targets if preposition in ("with", "against") and given.party]
    patients = clauses.subjects(group) or servicemen(clauses, group, owners)
    if group.voice == "reduced":
        clause = clauses.clause(group)
        earlier = clause.governor if clause is not None else None
        if earlier is None or earlier.voice != "passive" or units[group.first - 1].low != "and":
            return
        patients = patients or clauses.subjects(earlier)  # "was struck and killed by an X airstrike"
    things = clauses.subject_phrases(group) if not patients and event.relation == "attacked" else ()
    for owner in owners:
        for patient in patients or grounds(units, things, owner):
            human = patient.roles & {"people", "forces", "fighters"} or "assets" in patient.roles
            human = human or "Person" in (patient.actor.type, patient.speaker.type)
            if human and owner.actor.name != patient.actor.name and "assets" not in owner.roles:
                ends = (owner, patient) if event.relation == "attacked" else (patient, owner)
                yield Finding(phrase.last, event.relation, *ends, event.event, score=surer(0.75, *ends))


def _elsewhere(units: Units, target: NounPhrase, event: EventNoun, owner: Party) -> Party | None:
    """The owner of "positions of the X", "X tunnels", or the state that holds the place."""
    named = owner_after(units, target) or beside_noun(units, target) or held_by(units, target)
    if named is not None or event.relation not in ("attacked", "hostileTo"):
        return named
    doer = (owner,) if event.relation == "attacked" or event.event == "Siege" else ()
    struck = (holder_of(units, target, doer) or own_ground(units, target, doer)) if doer else None
    struck = struck or place_named(units, target, surely=event.event not in ("Attack", None))
    struck = struck or (people_of(units[: target.last + 1], target) if event.event == "Attack" else None)
    return struck or (attacked_thing(units, target, event.event, owner) if event.relation == "attacked" else None)


def _amid(clauses: Clauses, index: int, event: EventNoun) -> Iterator[Finding]:
    """As in "Clashes between A and B", "the war that broke out between A and B", "the A-B war"."""
    units = clauses.units
    after = next((i for i in range(index + 1, min(index + _TO_BETWEEN, len(units))) if units[i].low == "between"), 0)
    if not after and index + 2 < len(units) and units[index + 1].low == "of" and event.relation == "alliedWith":
        after = index + 1  # "an alliance of A and B"
    if not after:
        yield from _paired(clauses, index, event)
        return
    started = all(
        group.lemma in _STARTS and group.modality == "actual" and not group.negated
        for group in clauses.groups if index < group.head < after
    )  # fmt: skip
    parted = any(_parts(units, place) for place in range(index + 1, after))
    if not started or parted or (event.relation == "foughtWith" and units[after - 1].low in _WITHOUT_ARMS):
        return
    parties = clauses.between(after + 1) if after + 1 < len(units) else ()
    parties = parties or _peoples(clauses, after + 1)
    pairs = across(units, after + 1) or ((parties,) if len(parties) == 2 else ())
    for one, other in pairs:
        yield Finding(index, event.relation, one, other, event.event, score=surer(0.75, one, other))


_WITHOUT_ARMS = frozenset(("dispute", "quarrel", "row", "disagreement", "rivalry", "standoff", "stand-off", "spat"))
"""What "the Q conflict was a border dispute between A and B" says that the conflict was."""


def _parts(units: Units, index: int) -> bool:
    """Whether a mark parts a noun from its "between"; the commas of "on April 15, 2023, between" do not."""
    dated = units[index - 1].kind in ("number", "date") and units[index + 1].kind in ("date", "preposition")
    return units[index].kind in ("stop", "end", "quote") or (units[index].kind == "comma" and not dated)


def _peoples(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """The two of "between Fulani herders and Dogon hunters"."""
    units = clauses.units
    left = noun_phrase(units, first) if first < len(units) else None
    joint = left.last + 1 if left is not None else len(units)
    right = noun_phrase(units, joint + 1) if joint + 1 < len(units) and units[joint].low == "and" else None
    if right is not None and other_side(units, right.last + 1):
        return ()  # "between A and B on one side and C on the other"
    found = [people_of(units, phrase) for phrase in (left, right) if phrase is not None]
    both = tuple(party for party in found if party is not None)
    return both if len(both) == 2 and both[0].actor.name != both[1].actor.name else ()


_OF_QUARRELS = frozenset(("trade", "border"))


def _paired(clauses: Clauses, index: int, event: EventNoun) -> Iterator[Finding]:
    """As in "the Iran-Iraq war", "Israeli-Lebanese hostilities"; "X-Y strikes" where the text sets them at odds."""
    units, last = clauses.units, index - 1
    while last > 0 and (units[last].kind == "word" or units[last].low in _OF_QUARRELS) and index - last < 3:
        last -= 1
    if last < 1 or units[last].kind not in NAMES:
        return
    strikes = event.relation == "attacked"
    dashed = last > 1 and units[last - 1].kind == "dash"
    first, second = party_of(units[last - 2] if dashed else units[last - 1]), party_of(units[last])
    beside = dashed and units[last - 1].start == units[last - 2].end and units[last].start == units[last - 1].end
    beside = beside or (strikes and units[last - 1].kind == units[last].kind == "name")
    if first is None or second is None or not beside or first.actor.name == second.actor.name:
        return
    if strikes and not _at_odds(clauses, first, second):
        return  # "US-British strikes" are both's, on somebody else
    relation, deed = ("foughtWith", "Clash") if strikes else (event.relation, event.event)
    yield Finding(index, relation, first, second, deed, score=surer(0.75, first, second))


def _at_odds(clauses: Clauses, first: Party, second: Party) -> bool:
    foes = (clauses.foe(first.actor, official=True), clauses.foe(second.actor, official=True))
    return any(foe is not None and foe.name in (first.actor.name, second.actor.name) for foe in foes)


def _takes(event: EventNoun, owner: Party, target: NounPhrase, preposition: str) -> bool:
    """Whether the two can be the ends of what the noun names."""
    party = target.party
    if party is None or party.actor.name == owner.actor.name:
        return False
    if event.relation == "deported":
        people = target.roles & {"people"} or party.roles == {"people"} or party.actor.type == "Population"
        return bool(people)
    if event.relation == "tookOver":
        return party.actor.type == "State" and target.roles == {"name"} and party.kind == "name"
    # "Support in …" is no tie, and a camp is not supported.
    struck = event.relation == "attacked" or event.event == "Siege"
    return preposition not in ("in", "between") and (struck or "assets" not in target.roles)


def owner_of(units: Units, phrase: NounPhrase, index: int) -> Party | None:
    """The one actor whose the noun at ``index`` is, by a name within its phrase."""
    body = units[phrase.first : index]
    names = [unit for unit in body if unit.kind in NAMES]
    unreal = wordlists().classes["unreal"] | {"anti"}
    if len(names) != 1 or body[0].low in ("no", "any") or any(unit.low in unreal for unit in body):
        return None
    tail = any(unit.kind == "tail" for unit in body)
    return None if tail else party_of(names[0])
