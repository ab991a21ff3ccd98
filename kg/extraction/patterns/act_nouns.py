"""Act nouns: what "an attack on Z", "any role in the siege of Z", "a string of bombings in P" say that somebody did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import attacked_thing, holder, surer
from kg.extraction.arguments.victims import bystanders, people_called, several
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import located_in
from kg.extraction.grammar.owners import held_by, single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase
from kg.extraction.parsing.clauses import Clauses, clean_after
from kg.extraction.patterns.ends_met import whose_end
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES, descriptions
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import EventNoun, Frame, wordlists
from kg.vocabulary import vocabulary

__all__ = ["BLASTS", "PARTS", "RAVAGES", "act_at", "acting", "at_its_door", "done_to", "made_by"]

PARTS = frozenset(
    (
        "role", "part", "involvement", "hand", "responsibility", "complicity", "participation", "collusion", "blame",
        "knowledge", "connection",
    )
)  # fmt: skip
_LINKS = frozenset(("to", "in", "of", "for", "with", "on", "behind"))
_RISINGS = frozenset(("pogrom", "pogroms", "coup", "rebellion", "looting", "putsch", "plot", "riots", "revolt",
                      "mutiny", "sabotage", "unrest", "poisoning", "hijacking", "kidnappings"))  # fmt: skip
_BONDS = frozenset(("contact", "contacts", "link", "links", "ties", "connection", "connections"))
_DEFINITE = frozenset(("the", "that", "this", "any", "those", "these"))
_SUPPORT = frozenset(("involvement", "collusion", "complicity", "collaboration"))


_AGAINST_PEOPLES = frozenset(("genocide", "torture", "massacre", "massacres", "killings", "murder", "murders",
                              "atrocities", "repression", "persecution", "terrorism", "crackdown", "execution",
                              "executions", "slaughter", "pogrom", "pogroms", "lynching", "lynchings"))  # fmt: skip


_SERIES = frozenset(("string", "series", "wave", "spate", "number", "rash", "dozens", "scores", "hundreds", "most",
                     "some", "many", "campaign", "succession", "flurry", "host"))  # fmt: skip
"""What is counted by "of": "a wave of attacks"."""


def acting(party: Party) -> Party:
    """The party as one who acts: officials who speak of their state."""
    if party.roles & {"people"} and party.actor.type in GROUPS:
        return replace(party, roles=frozenset(("name",)))  # "its men"
    speaks = party.roles & {"officials", "voices", "leaders"}
    body = party.actor.type != "Person"  # "the interior ministry of X", which is X
    own = party.actor.name != party.speaker.name
    return replace(party, roles=frozenset(("name",))) if speaks and (body or own) else party


def act_at(
    clauses: Clauses, first: int, doer: Party, accuser: Party | None = None, *, unaimed: bool = False
) -> Iterator[Finding]:
    """What a noun at ``first`` says that ``doer`` did: "an attack on X", "any role in the siege of X".

    Args:
        clauses: the sentence.
        first: index of the first unit.
        doer: of whom it is said.
        accuser: who says it, on whom an attack may have been.
        unaimed: whether an attack counts of which nobody tells on whom it was: "responsibility for the attack".
    """
    units, doer = clauses.units, acting(doer)
    while first < len(units) and units[first].kind in ("quote", "adverb"):
        first += 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None:
        return
    head = units[phrase.last].low
    after = phrase.last + 1
    clauses = _without_stress(clauses, after)
    units = clauses.units
    linked = after + 1 < len(units) and units[after].low in _LINKS
    if head in _SERIES and linked and units[after].low == "of":
        yield from act_at(clauses, after + 1, doer, accuser, unaimed=unaimed)  # "a string of bombings in P"
        return
    if head in PARTS and linked:
        yield from act_at(clauses, after + 1, doer, accuser, unaimed=True)
        partner = noun_phrase(units, after + 1)
        ally = partner.party if partner and head in _SUPPORT and units[after].low == "with" else None
        helped = ally is not None and ally.actor.type in GROUPS and _other(ally, doer)
        if ally and partner and helped and clean_after(units, partner.last):
            yield Finding(phrase.last, "supports", doer, ally, score=surer(0.7, doer, ally))
        return
    if head in _BONDS and linked and units[after].low in ("to", "with"):
        yield from _bond(clauses, phrase, doer)
        return
    if (told_so := _by_form(clauses, phrase, doer)) is not None:
        yield from told_so
        return
    event = wordlists().events.get("bombing" if head in BLASTS else head) or _attempt(units, phrase, head)
    event = event or _compound(units, phrase)
    where = [unit for unit in units[phrase.first : phrase.last] if unit.actor and unit.actor.name != doer.actor.name]
    violent_noun = (event is not None and event.relation == "attacked") or head in _RISINGS
    alone = (event is None or (where and not linked)) and all(unit.kind == "metonym" for unit in where)
    if unaimed and violent_noun and alone:  # "any role in the Berlin bombing", "in the pogroms"
        yield Finding(phrase.last, "attacked", doer, None, event.event if event else None, score=surer(0.65, doer))
        return
    event = event or _outrage(clauses, phrase, doer)
    if event is None or where or _another_s(clauses, phrase.last, doer):
        yield from _tied(clauses, phrase, doer) if event is None and not where else ()
        return
    target = _target(clauses, phrase, event, doer) or _victim(clauses, phrase, event, doer)
    at_stake = accuser is not None and (head in _VAGUE or _may_be_his(clauses, accuser, doer))
    target = target or (None if at_stake else _suffering(clauses, phrase, event, doer))
    told = linked and not _its_own(units, after) and not (accuser and _at_home(units, after, accuser, doer))
    if target is None and not told and event.relation == "attacked" and accuser and head not in _AGAINST_PEOPLES:
        own = accuser.actor.type in SIDES and doer.actor.type in SIDES
        target = replace(accuser, kind="coreference") if own else None
    if target is not None and _other(target, doer):
        yield Finding(phrase.last, event.relation, doer, target, event.event, score=surer(0.75, doer, target))
    elif (
        target is None
        and unaimed
        and event.relation == "attacked"
        and (units[phrase.first].low in _DEFINITE or (linked and units[after].low == "on"))
    ):
        yield Finding(phrase.last, event.relation, doer, None, event.event, score=surer(0.65, doer))


def _without_stress(clauses: Clauses, index: int) -> Clauses:
    """The sentence without the "whatsoever" at ``index`` of "no links whatsoever with Z"."""
    units = clauses.units
    if index >= len(units) or units[index].low != "whatsoever":
        return clauses
    return Clauses((*units[:index], *units[index + 1 :]), tuple(g for g in clauses.groups if g.head < index))


def _tied(clauses: Clauses, phrase: NounPhrase, doer: Party) -> Iterator[Finding]:
    """As in "(accused Y of) harassment of its boats", "of interference in its affairs": nouns that name no event."""
    units, after = clauses.units, phrase.last + 1
    after += after < len(units) and units[after].kind == "quote"
    whom = noun_phrase(units, after + 1) if after + 1 < len(units) else None
    if whom is None or not clean_after(units, whom.last) or _another_s(clauses, phrase.last, doer):
        return
    affairs = units[whom.last].low in _AFFAIRS
    other = whom.party or (single_owner(units, whom) if affairs else None)
    if other is None or not _other(other, doer):
        return
    for tie in wordlists().ties.get(units[phrase.last].low, ()):
        suits = _TAKEN.get(tie.takes)
        if units[after].low not in tie.prepositions or suits is None or tie.senses or other.actor.type not in suits:
            continue
        if vocabulary().relation(tie.relation).family in ("conflict", "support"):
            yield Finding(phrase.last, tie.relation, doer, other, tie.event, score=surer(0.75, doer, other))
            return


_AFFAIRS = frozenset(("affairs", "elections", "election", "politics", "matters", "sovereignty"))
_TAKEN = {"side": SIDES, "assets": SIDES, "named": SIDES, "group": GROUPS}
"""Whom the nouns of each kind are about."""


RAVAGES = frozenset(("burning", "razing", "torching", "looting", "ransacking", "pillage", "plunder", "demolition"))


def _suffering(clauses: Clauses, phrase: NounPhrase, event: EventNoun, doer: Party) -> Party | None:
    """Whom or what a noun of violence names that is nobody's: "attacks on Masalit", "the burning of two villages"."""
    units, after = clauses.units, phrase.last + 1
    links = (*event.prepositions, "of", "against")
    target = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low in links else None
    if target is None or event.relation != "attacked" or units[target.first].low in _UNTOLD:
        return None
    people = people_called(units, target) or bystanders(units, target) or _of_a_people(target)
    owned = units[target.last].low in wordlists().nouns["forces"] | wordlists().nouns["officials"]
    if people is not None and not owned and units[target.last].low.endswith(_MANY):
        return people
    return attacked_thing(units, target, "Destruction", doer) if _lays_waste(units, phrase) else None


def _outrage(clauses: Clauses, phrase: NounPhrase, doer: Party) -> EventNoun | None:
    """What a noun says that is told of violence only where it names on whom: "crimes against villagers"."""
    head, known = clauses.units[phrase.last].low, wordlists().events
    army = doer.speaker.type == "StateOrgan" and doer.speaker.name.split()[-1] in wordlists().nouns["forces"]
    armed = army or doer.actor.type in GROUPS or bool(doer.roles & {"forces", "fighters"})
    fatal = head in ("death", "deaths") and armed
    event = known["destruction"] if head in RAVAGES else known["massacre"] if head in _OUTRAGES or fatal else None
    return event if event is not None and _suffering(clauses, phrase, event, doer) is not None else None


_VAGUE = frozenset(("abuses", "crimes", "violations", "mistreatment", "ill-treatment"))
"""What somebody is charged with that need be no violence; and a side that charges may mean its own men."""
_OUTRAGES = frozenset(("rape", "rapes", "abuses", "crimes", "violence", "mistreatment", "ill-treatment", "mutilation",
                       "cleansing", "disappearance", "disappearances", "violations"))  # fmt: skip


def _lays_waste(units: Units, phrase: NounPhrase) -> bool:
    """Whether the noun is one of laying waste: "the burning of"."""
    return units[phrase.last].low in RAVAGES | {"destruction"}


def _of_a_people(phrase: NounPhrase) -> Party | None:
    """As in "disappearances of Muslims": a people by its name."""
    named = phrase.party is not None and phrase.party.actor.type == "Population" and phrase.first == phrase.last
    return phrase.party if named else None


_UNTOLD = frozenset(("its", "their", "his", "our", "no", "any"))
_MANY = ("s", "men", "women", "children", "people", "elderly", "masalit", "hutu", "tutsi")


def _compound(units: Units, phrase: NounPhrase) -> EventNoun | None:
    """What "arms shipments", "weapons sales" say: the noun alone would say nothing."""
    event = wordlists().compounds.get(units[phrase.last].low)
    told = event is not None and any(unit.low in event.needs for unit in units[phrase.first : phrase.last])
    return event if told else None


def _by_form(clauses: Clauses, phrase: NounPhrase, doer: Party) -> Sequence[Finding] | None:
    """What "fire on Y", "N. N.'s murder", "shipments of missiles to Y" say; ``None`` for other nouns."""
    if (slain := whose_end(clauses.units, phrase)) is not None:
        his = _other(slain, doer) and not _another_s(clauses, phrase.last, doer)
        return [Finding(phrase.last, "attacked", doer, slain, "Attack", score=surer(0.75, doer, slain))] if his else []
    if (fired := _fired_at(clauses, phrase, doer)) is not None:
        return [Finding(phrase.last, "attacked", doer, y, "Attack", score=surer(0.75, doer, y)) for y in fired]
    sent = _consignment(clauses, phrase, doer)
    return [sent] if sent is not None else None


def _consignment(clauses: Clauses, phrase: NounPhrase, doer: Party) -> Finding | None:
    """What "shipments of missiles to Y", "the sale of arms to Y" say."""
    units, after = clauses.units, phrase.last + 1
    event = wordlists().compounds.get(units[phrase.last].low)
    goods = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low == "of" else None
    if event is None or goods is None or units[goods.last].low not in event.needs | wordlists().nouns["arms"]:
        return None
    to = goods.last + 1
    whom = noun_phrase(units, to + 1) if to + 1 < len(units) and units[to].low in event.prepositions else None
    if whom is None or whom.party is None or not _other(whom.party, doer):
        return None
    return Finding(phrase.last, event.relation, doer, whom.party, event.event, score=surer(0.75, doer, whom.party))


def _another_s(clauses: Clauses, index: int, doer: Party) -> bool:
    """Whether others than ``doer`` did what the noun names: "an attack on Y by X", "the war between X and Y"."""
    units = clauses.units
    if index + 2 < len(units) and units[index + 1].low == "of" and units[index].low in _LED:
        owner = noun_phrase(units, index + 2)  # "the attack of X on Y"
        following = units[owner.last + 1 : owner.last + 3] if owner is not None else ()
        aimed = [unit.low for unit in following][:1] in _AIMED and following[-1].kind != "date"
        led = owner.party if owner is not None and "assets" not in owner.roles else None  # not "of a convoy"
        if led is not None and aimed and _other(led, doer):
            return True
    for at in range(index + 1, min(index + _TO_DOER, len(units) - 1)):
        if units[at].kind in ("comma", "stop", "quote", "end", "that", "relative", "conjunction"):
            return False
        if units[at].low == "between" and at == index + 1:
            parties = clauses.between(at + 1)
            return len(parties) == 2 and all(_other(party, doer) for party in parties)
        if units[at].low == "by":
            phrase = noun_phrase(units, at + 1)
            by = phrase.party if phrase is not None else None
            return by is not None and by.kind != "coreference" and _other(by, doer)
    return False


_TO_DOER = 8
_AIMED = (["on"], ["upon"], ["against"])
_LED = frozenset(("attack", "attacks", "raid", "raids", "assault", "assaults", "offensive", "onslaught", "incursion",
                  "advance", "march"))  # fmt: skip
"""What somebody does, where "of" tells whose it is: "the raid of X on Y", unlike "the ambush of a convoy"."""


def _its_own(units: Units, after: int) -> bool:
    """As in "an attack on its ministries", "the killing of its general": on the accuser's, whom "its" can only mean."""
    return units[after].low in ("on", "of", "against") and units[after + 1].low in ("its", "their", "one", "two")


def _at_home(units: Units, after: int, accuser: Party, doer: Party) -> bool:
    """As in "a bombing in the east", "the killing of six herders near P": nobody else's ground is named."""
    of_whom = units[after].low == "of" and not any(unit.actor is not None for unit in units[after + 1 : after + 4])
    if units[after].low != "in" and not of_whom:
        return False
    ahead = units[after + 1 : after + _TO_GROUND]
    both = (accuser.actor.name, doer.actor.name)  # "blamed a spate of blasts in its cities on Y"
    return all(unit.actor is None or unit.actor.name in both for unit in ahead)


_TO_GROUND = 9
_OF_PERSONS = frozenset(("killing", "killings", "assassination", "murder", "murders", "abduction", "kidnapping",
                         "execution", "executions", "poisoning", "assassinations", "abductions", "torture",
                         "disappearance", "disappearances", "rape", "rapes", "mistreatment", "ill-treatment",
                         "massacre", "massacres"))  # fmt: skip
BLASTS = frozenset(
    ("bomb", "bombs", "landmine", "landmines", "mine", "mines", "explosion", "explosions", "blast", "blasts")
)


def at_its_door(clauses: Clauses, accuser: Party, doer: Party) -> bool:
    """Whether what a state blames somebody for befell it: by a neighbour, by a group there or here, or by its foe."""
    if accuser.actor.type not in STATES or doer.actor.type not in SIDES:
        return False
    known, state = descriptions(), accuser.actor.acts_for or accuser.actor.name
    near = {state, *known.borders.get(state, {})}
    if doer.actor.name in near or not near.isdisjoint(known.homes.get(doer.actor.name, ())):
        return True
    return clauses.foe(doer.actor, official=False) == accuser.actor


def _may_be_his(clauses: Clauses, accuser: Party, doer: Party) -> bool:
    """Whether those who were struck may be the accuser's own; not where a far state charges it."""
    return accuser.actor.type in SIDES - STATES or (
        accuser.actor.type in STATES and at_its_door(clauses, accuser, doer)
    )


def _attempt(units: Units, phrase: NounPhrase, head: str) -> EventNoun | None:
    """What was tried in "an assassination attempt on Z", "an attempt on the life of Z"."""
    if head not in ("attempt", "attempts", "bid", "plot", "plots"):
        return None
    words = [unit.low for unit in units[phrase.first : phrase.last]]
    after = phrase.last + 1
    life = [unit.low for unit in units[after : after + 3]] == ["on", "the", "life"]
    killing = next((word for word in words if word in ("assassination", "murder", "killing")), None)
    return wordlists().events.get(killing or "assassination") if killing or life else None


def _bond(clauses: Clauses, phrase: NounPhrase, doer: Party) -> Iterator[Finding]:
    """As in "any links to Y"."""
    whom = noun_phrase(clauses.units, phrase.last + 2)
    bound = whom.party if whom is not None else None
    if bound is not None and bound.actor.type in GROUPS and _other(bound, doer):
        yield Finding(phrase.last, "linkedTo", doer, bound, score=surer(0.7, doer, bound))


def _fired_at(clauses: Clauses, phrase: NounPhrase, doer: Party) -> list[Party] | None:
    """Whom "rockets fired at Y", "missiles launched into Y" hit; ``None`` where nothing is fired at anybody."""
    units, after = clauses.units, phrase.last + 1
    if after + 2 >= len(units) or units[phrase.last].low not in wordlists().nouns["ordnance"]:
        return None
    shot = any(form.participle and form.lemma in _FIRES for form in units[after].forms)
    if not shot or units[after + 1].low not in _TOWARDS:
        return None
    target = noun_phrase(units, after + 2)
    if target is None:
        return None
    frame = Frame("attacked", "Attack", _TOWARDS, "target")
    struck = target.party or held_by(units, target) or holder(units, target, frame, (doer,))
    return [struck] if struck is not None and _other(struck, doer) else []


_FIRES = frozenset(("fire", "launch", "lob", "shoot", "hurl", "aim", "direct"))
_TOWARDS = ("at", "into", "on", "toward", "towards", "against", "onto")


def _other(party: Party, doer: Party) -> bool:
    return party.actor.name != doer.actor.name


def _target(clauses: Clauses, phrase: NounPhrase, event: EventNoun, doer: Party) -> Party | None:
    """The one hit, by "on X" or "of X"; for a place, the state that holds it."""
    units, after = clauses.units, phrase.last + 1
    if after + 1 >= len(units) or units[after].low not in (*event.prepositions, "of", "in", "at"):
        return None
    target = noun_phrase(units, after + 1)
    if target is None:
        return None
    if units[after].low not in ("in", "at") and (struck := target.party or held_by(units, target)):
        return struck  # "an attack on a Y-flagged ship"
    frame = Frame(event.relation, event.event, event.prepositions, "target")
    if event.relation != "attacked":
        return None
    if units[after].low in ("in", "at"):
        # "the attack in Pahalgam": where it was, and so whose ground.
        ground = target.party if target.party is not None and target.party.actor.type == "State" else None
        if ground is not None and target.first == target.last and units[target.last].kind in NAMES:
            return replace(ground, kind="place")
        if ground is not None and units[target.last].low in wordlists().classes["held_ground"]:
            return ground  # "a spate of blasts in X-ian cities"
        state = target.party.actor.type == "State" if target.party else True
        return holder(units, replace(target), frame, (doer,)) if state else None
    if units[phrase.last].low in _OF_PERSONS and units[after].low == "of" and "assets" not in target.roles:
        # "the killing of six farmers near P"; not "the assassination of a dissident in Paris"
        people = people_called(units, target) or bystanders(units, target)
        head = units[target.last].low  # guards and officials are somebody's
        plain = head not in wordlists().nouns["forces"] | wordlists().nouns["officials"] and "guards" not in head
        return people if people is not None and plain and head.endswith("s") and several(people.actor) else None
    return holder(units, target, frame, (doer,))


def _victim(clauses: Clauses, phrase: NounPhrase, event: EventNoun, doer: Party) -> Party | None:
    """As in "an attack that killed six X soldiers", "a blast, which killed 30 people at a mosque in Y"."""
    units, that = clauses.units, phrase.last + 1
    that += that < len(units) and units[that].kind == "comma"
    if event.relation != "attacked" or that + 3 >= len(units):
        return None
    within = 1 if units[that].low == "where" else 2 if [u.low for u in units[that : that + 2]] == ["in", "which"] else 0
    if units[that].low in ("that", "which"):
        verb = that + 1 + (units[that + 1].kind in ("have", "adverb"))
        victims = noun_phrase(units, verb + 1) if verb + 1 < len(units) else None
    else:
        victims = noun_phrase(units, that + within) if within else None
        verb = victims.last + 1 if victims is not None else len(units)
        verb += verb < len(units) and units[verb].kind in ("be", "have")
    if victims is None or verb >= len(units) or not any(form.lemma in _HARMS for form in units[verb].forms):
        return None
    if victims.party is not None and "bystanders" not in victims.roles and _other(victims.party, doer):
        return victims.party
    return _ground(units, max(verb, victims.last) + 1) if victims.party is None else None


_HARMS = frozenset(("kill", "wound", "injure", "hit", "strike", "die", "claim"))


def _ground(units: Units, first: int) -> Party | None:
    """The state on whose ground people were hurt by the words right after them: "in P", "at a mosque in P"."""
    for index in range(first, min(first + _TO_GROUND, len(units))):
        if units[index].kind in ("comma", "stop", "end", "verb", "conjunction", "relative", "that"):
            return None
        if units[index].low in ("in", "at", "near", "outside") and (found := located_in(units, index)) is not None:
            state = found.holder if found.place is not None else found.actor
            own = state is not None and state.type == "State"
            return Party(state, state, found.start, found.end, frozenset(("name",)), "place") if own and state else None
    return None


def made_by(units: Units, after: int) -> Party | None:
    """The Y of "(an invasion) that Y had mounted", "(the siege) which Y laid to P", "(the attack) launched by Y"."""
    if after + 2 >= len(units):
        return None
    relative = units[after].low in ("that", "which")
    if not relative and any(form.lemma in _MADE for form in units[after].forms) and units[after + 1].low == "by":
        inner = noun_phrase(units, after + 2)
        return inner.party if inner is not None else None
    whose = noun_phrase(units, after + 1) if relative else None
    verb = whose.last + 1 if whose is not None and whose.party is not None else len(units)
    while verb < len(units) and units[verb].kind in ("have", "be", "adverb"):
        verb += 1
    made = verb < len(units) and any(form.lemma in _MADE for form in units[verb].forms)
    return whose.party if made and whose is not None else None


_MADE = frozenset(("mount", "launch", "wage", "lay", "stage", "begin", "start", "make", "lead", "conduct", "impose",
                   "carry", "open", "set", "unleash", "undertake", "attempt", "try"))  # fmt: skip


def done_to(noun: str) -> bool:
    """Whether "of" leads from the noun to whom it was done: "the killing of Y", and no "policy of Y"."""
    event = wordlists().events.get(noun)
    return event is not None and "of" in event.prepositions and vocabulary().relation(event.relation).sign < 0
