"""Agreements: who is party to a ceasefire, treaty or deal, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast, get_args

from kg.extraction.arguments.accord_mentions import Mention, spoken_of, wished
from kg.extraction.arguments.accord_names import stated_name
from kg.extraction.diplomacy.accepted import accepted, made_of
from kg.extraction.diplomacy.accessions import in_turn
from kg.extraction.diplomacy.accord_doing import agents, committed, distinct, doing, negotiating
from kg.extraction.diplomacy.accord_parties import Sides, accompanied, both_act, by_both, caused, sides_of
from kg.extraction.diplomacy.accord_ties import Tie, deed_of
from kg.extraction.diplomacy.company import granted, together, two_named
from kg.extraction.diplomacy.delegates import seated_at
from kg.extraction.diplomacy.mediations import Mentioned, mediators_of
from kg.extraction.diplomacy.pacts import anchor, pact_findings
from kg.extraction.diplomacy.several_accords import each_apart
from kg.extraction.diplomacy.signing_years import made_in, told_apart_by
from kg.extraction.diplomacy.spoilers import broken_by_third, by_anybody, by_teller, onlookers
from kg.extraction.diplomacy.stipulations import as_agreed
from kg.extraction.diplomacy.strangers import rebels_speak, strangers, unsided
from kg.extraction.diplomacy.undertakings import emerged_with, pledges, promises, signings, war_endings
from kg.extraction.diplomacy.unilateral import unilateral
from kg.extraction.grammar.findings import Accord, Finding
from kg.extraction.grammar.locations import located_in, venue_after
from kg.extraction.grammar.phrases import NounPhrase, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.eventualities import unrealised
from kg.extraction.words.descriptions import GROUPS, SIDES
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor, Modality, Phase

__all__ = ["agreement_findings"]

_PHASES = frozenset(get_args(Phase))
_FIRM = frozenset(("Ceasefire", "PeaceAgreement"))
"""What only those at war make: its parties are those whom the text sets against each other."""
_NONE = frozenset(("no", "neither", "any", "another"))
_KEEPING = frozenset(
    ("extend", "renew", "prolong", "observe", "respect", "honour", "honor", "uphold", "implement", "revive", "restore")
)  # fmt: skip
_OBJECT = 6
_CLAUSE = 16


def agreement_findings(clauses: Clauses, mentioned: Mentioned) -> Iterator[Finding]:
    """The agreements of a sentence."""
    for mention, found in mentioned:
        if mention.noun.kind == "agreement":
            yield from _agreement(clauses, mention, found)
    yield from _signatories(clauses, mentioned)
    tied = {tie.group.head for _, found in mentioned for tie in found if tie.group is not None}
    for group in clauses.groups:
        if group.lemma in ("sign", "initial", "conclude", "come") and group.head not in tied:
            yield from signings(clauses, group)
        yield from promises(clauses, group)
        yield from as_agreed(clauses, group) if group.lemma == "agree" else ()
        yield from war_endings(clauses, group) if group.lemma == "end" else ()
        yield from pledges(clauses, group)
        yield from emerged_with(clauses, group) if group.lemma in ("emerge", "come", "walk") else ()
        yield from pact_findings(clauses, group)


def _agreement(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> Iterator[Finding]:
    found = [tie for tie in found if not _on_paper(clauses, tie) and not by_anybody(clauses.units, tie)]
    told = _told(clauses, mention, found)
    if told is None:
        return
    status, _, made = told
    helpers = mediators_of(clauses, mention, found)
    without = frozenset(party.actor.name for party in helpers) | onlookers(clauses, found)
    declared = accepted(clauses, mention, found)
    sides = Sides(declared, sure=0.95) if declared else sides_of(clauses, mention, found)
    told_by_one = status == "violated" and _broken_with_teller(clauses, mention, sides)
    if told_by_one or (not sides.parties and strangers(clauses, mention.index)):
        return
    if without & {party.actor.name for party in sides.parties}:
        sides = sides.besides(without) if accompanied(clauses, mention) else Sides()
    sides = Sides() if sides.one is not None and sides.one.actor.name in without else sides
    if _of_a_third(clauses, mention, found, sides):
        without |= frozenset(party.actor.name for party in sides.parties)
        sides = Sides()
    known = bool(sides.parties)
    others = not known and (_by_nobody_known(clauses, found) or _by_strangers(clauses, mention))
    alone = not known and (_one_sided(clauses, found) or unilateral(clauses, mention, found))
    if others or alone or (not known and _led_to(clauses, found)):
        return
    if (told[1] == "goal" or _denounced_by_others(clauses, mention, sides)) and not known:
        return
    if not known and not (made or status or helpers):
        return
    acting = [tie.group for tie in found if tie.group is not None and tie.role == "object" and tie.effect == "made"]
    both = bool(acting) and both_act(clauses, acting[0]) and sides.one is None
    both = both or (sides.one is None and any(by_both(clauses, tie.group) for tie in found if tie.group is not None))
    if not known and mention.noun.loose and not both:
        return
    proposed = status == "proposed"
    if proposed and not known:
        # Whoever proposes it beside another is a third.
        proposers = [party for tie in found if tie.group is not None for party in clauses.subjects(tie.group)]
        without |= frozenset(party.actor.name for party in proposers) if distinct(proposers) else frozenset()
    without |= _announcers(clauses, mention, found)
    open_to_two = not known and not proposed and not _discussed(clauses, mention)
    if open_to_two and (mention.event in _FIRM or made or helpers) and sides.one is None:
        sides = together(clauses, without) or _supposed(_two(clauses, without, mention)) or sides
    if not sides.parties and not both and not _findable(mention, sides):
        return
    done = _ANNOUNCED if declared else _MADE_THEN if _at_once(clauses, found) else _MADE
    apart = each_apart(clauses, mention, found, sides.parties)
    for signers, by, at in (turn for parties in apart for turn in in_turn(clauses, found, parties)):
        own = (None, *told[1:]) if status == "violated" and broken_by_third(clauses, found, signers) else told
        finding = _finding(clauses, mention, replace(sides, parties=signers), without, own)
        dated = _dated_by(finding, by, done, definite=both)
        yield replace(dated, trigger=at) if at >= 0 else dated


def _dated_by(finding: Finding, found: Sequence[Tie], done: frozenset[str], *, definite: bool) -> Finding:
    """The finding with the place of the verb whose date is the accord's."""
    making = next((tie.at for tie in found if tie.role != "subject" and tie.effect in done), -1)
    if finding.accord is not None:
        # "The accord, signed in 1993, …": the date of the signing is the accord's.
        ending = next((tie.group.head for tie in found if tie.group and tie.role == "subject" and tie.effect), -1)
        at = making if making >= 0 else ending if ending >= 0 else finding.accord.at
        accord = replace(finding.accord, at=at, definite=finding.accord.definite or definite)
        return replace(finding, accord=accord)
    return finding


_MADE = frozenset(("made",))
_ANNOUNCED = frozenset(("announced",))
_MADE_THEN = _MADE | _ANNOUNCED


def _at_once(clauses: Clauses, found: Sequence[Tie]) -> bool:
    """As in "A truce announced on Thursday was broken within hours": on the day on which it was announced."""
    ends = [tie.group.head for tie in found if tie.group is not None and tie.role == "subject" and tie.effect]
    return any([unit.low for unit in clauses.units[end + 1 : end + 3]] in _SOON for end in ends)


_SOON = (["within", "hours"], ["within", "minutes"], ["at", "once"])


def _discussed(clauses: Clauses, mention: Mention) -> bool:
    """As in "A and B discussed the implementation of the truce": who talks about one may be no party to it."""
    before = next((group for group in reversed(clauses.groups) if group.head < mention.index), None)
    return before is not None and before.lemma in _TALKS_OF


_TALKS_OF = frozenset(("discuss", "review", "examine", "assess", "explore", "debate", "consider", "address", "raise",
                       "stress", "underline", "emphasise", "emphasize", "highlight", "support", "welcome"))  # fmt: skip


def _on_paper(clauses: Clauses, tie: Tie) -> bool:
    """As in "a blueprint for implementing the truce", "a way of enforcing it": nobody says that it is in force."""
    group = tie.group
    if group is None or tie.effect != "in force" or group.form != "present" or group.first < 1:
        return False
    return clauses.units[group.first - 1].low in ("for", "of", "towards", "toward", "on")


def _led_to(clauses: Clauses, found: Sequence[Tie]) -> bool:
    """As in "the main obstacle to signing a treaty", "far from signing one": nobody is told to have made it."""
    units = clauses.units
    gerunds = [
        tie.group for tie in found if tie.group is not None and tie.group.form == "present" and tie.group.first > 1
    ]
    before = [(units[group.first - 2].low, units[group.first - 1].low) for group in gerunds]
    return any(word == "to" and other not in _DONE_BEFORE for other, word in before)


_DONE_BEFORE = frozenset(("prior", "addition", "admitted", "confessed", "owned"))


def _announcers(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> frozenset[str]:
    """Names of the Q and R of "A similar truce announced by Q and R", which is not theirs."""
    speaking = [tie.group for tie in found if mention.again and tie.group is not None and tie.effect == "announced"]
    return frozenset(party.actor.name for group in speaking for party in agents(clauses, group))


def _of_a_third(clauses: Clauses, mention: Mention, found: Sequence[Tie], sides: Sides) -> bool:
    """Whether two states announce a truce in a third, as sponsors: "the truce in P that A and B announced"."""
    if mention.event != "Ceasefire" or not any(tie.effect == "announced" for tie in found):
        return False
    unit = located_in(clauses.units, mention.index + 1)
    where = (unit.holder or unit.actor) if unit is not None else None
    states = bool(sides.parties) and all(party.actor.type == "State" for party in sides.parties)
    third = where is not None and where.type == "State"
    return states and third and all(where != party.actor for party in sides.parties)


def _broken_with_teller(clauses: Clauses, mention: Mention, sides: Sides) -> bool:
    """As in "X said that Y, Z and W had broken the truce", which is no truce between those three."""
    first = clauses.groups[0] if clauses.groups and mention.definite and len(sides.parties) > _TWO else None
    if first is None or first.lemma not in wordlists().speech or first.head > mention.index:
        return False
    names = {party.actor.name for party in sides.parties}
    tellers = [party.actor for party in clauses.subjects(first)]
    return any(teller.type in SIDES and teller.name not in names for teller in tellers)


_TWO = 2


def _by_nobody_known(clauses: Clauses, found: Sequence[Tie]) -> bool:
    """Whether those who make it are told, and nothing resolves them: nobody is to stand for "four main parties"."""
    for tie in found:
        if tie.group is None or tie.role != "object" or tie.effect != "made" or both_act(clauses, tie.group):
            continue
        phrases = clauses.subject_phrases(tie.group)
        if phrases and all(phrase.party is None and _told_apart(clauses.units, phrase) for phrase in phrases):
            return True
        two = len(phrases) > 1 and all(phrase.party is None for phrase in phrases)
        if two and all(unsided(clauses, phrase) for phrase in phrases):
            return True  # "the coach and the captain"
        if any(_stranger(clauses.units, phrase) for phrase in phrases) or _of_several(clauses, tie.group, phrases):
            return True
        if any(_of_folk(clauses.units, phrase) for phrase in phrases):
            return True
    return False


def _of_folk(units: Units, phrase: NounPhrase) -> bool:
    """Whether only "delegates of both peoples" sign, who are no state and no band that was named before."""
    words = [unit.low for unit in units[phrase.first : phrase.last + 5]]
    return phrase.party is None and bool(_ALL & set(words)) and bool(_FOLK & set(words))


_ALL = frozenset(("both", "all", "two", "three", "four", "five", "six"))
_FOLK = frozenset(("peoples", "communities", "tribes", "clans", "villages", "families", "towns", "hamlets",
                   "ethnicities", "castes", "sects", "subclans", "lineages", "congregations"))  # fmt: skip


def _of_several(clauses: Clauses, group: VerbGroup, phrases: Sequence[NounPhrase]) -> bool:
    """As in "of the groups that signed it, X …": X is one of several, of whom the others are not told."""
    clause = clauses.clause(group)
    relative = clause is not None and clause.link == "relative"
    return relative and any(p.party is None and clauses.units[p.last].low in _SEVERAL for p in phrases)


_SEVERAL = frozenset(("groups", "factions", "movements", "militias", "armies", "countries", "states", "signatories"))


def _stranger(units: Units, phrase: NounPhrase) -> bool:
    """Whether those named can be no side of a war, or are people who speak for none: "clan elders", "villagers"."""
    if phrase.party is not None:
        return phrase.party.actor.type not in (*SIDES, "Person", "Organization") and phrase.party.kind != "coreference"
    head = units[phrase.last].low
    nouns, classes = wordlists().nouns, wordlists().classes
    people = head in nouns["people"] or head in classes["human"] or head in nouns["bystanders"]
    official = head in nouns["officials"] or head in nouns["leaders"] or head in _SPEAK_FOR
    return people and not official and head not in nouns["forces"] | nouns["fighters"]


_SPEAK_FOR = frozenset(("officers", "officer", "generals", "general", "colonels", "colonel", "envoys", "envoy",
                        "deputies", "deputy", "agents", "negotiator", "politicians", "politician", "parliamentarians",
                        "commissioners", "monitors", "legislators", "lieutenant", "consuls", "delegates"))  # fmt: skip


def _by_strangers(clauses: Clauses, mention: Mention) -> bool:
    """As in "the accord, which eleven factions signed,": whoever those are, they are not two who were named before."""
    for function in clauses.functions(mention.index):
        verb = wordlists().accord_verbs.get(function.verb.lemma)
        if function.role == "gap" and verb is not None and verb.done == "made":
            phrases = clauses.subject_phrases(clauses.at(function.verb.head) or function.verb)
            return bool(phrases) and all(p.party is None and _told_apart(clauses.units, p) for p in phrases)
    return False


def _one_sided(clauses: Clauses, found: Sequence[Tie]) -> bool:
    """As in "The rebels declared a ceasefire": what one side does alone is no agreement."""
    for tie in found:
        if tie.group is None or tie.role != "object" or tie.effect != "announced" or tie.group.voice != "active":
            continue
        doers = doing(clauses, tie.group).doers
        if len({party.actor.name for party in doers}) != 1 or doers[0].actor.type not in SIDES:
            continue
        if tie.group.lemma in _ALONE or doers[0].actor.type in GROUPS:
            return True
    return False


_ALONE = frozenset(("declare", "proclaim", "order"))


def _told_apart(units: Units, phrase: NounPhrase) -> bool:
    """Whether the words tell of others than those named so far: "leaders of four parties"."""
    number = any(unit.kind == "number" and unit.low != "two" for unit in units[phrase.first : phrase.last])
    following = units[phrase.last + 1 : phrase.last + 5]
    of = following[0].low == "of" and not any(unit.low in ("both", "two", "sides") for unit in following)
    return units[phrase.last].low.endswith("s") and (number or of)


def _two(clauses: Clauses, without: frozenset[str], mention: Mention) -> Sides | None:
    return two_named(clauses, without) if mention.event in _FIRM else None


def _supposed(sides: Sides | None) -> Sides | None:
    """The two whom the sentence names for something else, as those whom context and no word makes its parties."""
    if sides is None:
        return None
    return replace(sides, parties=tuple(replace(party, kind="coreference") for party in sides.parties))


def _findable(mention: Mention, sides: Sides) -> bool:
    """Whether other sentences can tell whose it is: it is one that they know, or one between those at war."""
    return mention.definite or mention.event in _FIRM or (mention.year is not None and sides.one is None)


def _finding(
    clauses: Clauses, mention: Mention, sides: Sides, without: frozenset[str], told: tuple[Phase | None, Modality, bool]
) -> Finding:
    unit, (status, modality, _) = clauses.units[mention.index], told
    status = None if status == "collapsed" and _denounced_by_others(clauses, mention, sides) else status
    at = sides.parties[0] if sides.parties else anchor(unit.start, unit.end)
    accord = Accord(
        "agreement", mention.event, mention.definite, mention.year, sides.one, without, at=mention.index,
        granted=granted(clauses, sides.parties), title=(title := stated_name(clauses.units, mention)),
        domestic=not sides.parties and rebels_speak(clauses, mention.first),
        signed=told_apart_by(clauses.units, mention.index), made=made_in(clauses.units),
    )  # fmt: skip
    finding = Finding(
        mention.index, "partyTo", at, None, mention.event, sides.parties,
        agreement=title, status=status, modality=modality, accord=accord,
        place=_venue(clauses, mention), score=0.75 * (sides.sure if sides.parties else 0.6),
    )  # fmt: skip
    return by_teller(clauses, mention, finding)


def _denounced_by_others(clauses: Clauses, mention: Mention, sides: Sides) -> bool:
    """As in "X denounced the deal between Y and Z": whoever is no party to it, or nobody known, does not end it."""
    names = {party.actor.name for party in sides.parties}
    by = next((g for g in reversed(clauses.groups) if g.head < mention.first), None)
    if by is None or by.lemma not in ("denounce", "tear") or by.voice != "active":
        return False
    known = names or ({sides.one.actor.name} if sides.one is not None else names)
    if not known and clauses.subject_phrases(by):
        return True  # "the opposition denounced the accord"
    return known.isdisjoint(party.actor.name for party in clauses.subjects(by))


def _venue(clauses: Clauses, mention: Mention) -> Actor | None:
    """Where it is made; also as in "the signing in Abuja of the accord"."""
    deed = deed_of(clauses, mention)
    return venue_after(clauses.units, mention.index) or (venue_after(clauses.units, deed) if deed is not None else None)


def _attempted(units: Units, tie: Tie) -> bool:
    """As in "continued its efforts to secure a truce": nothing has come of it."""
    group = tie.group
    before = units[group.first - 1] if group is not None and group.form == "infinitive" and group.first else None
    return before is not None and before.low in _ENDEAVOURS


_ENDEAVOURS = frozenset(("attempt", "attempts", "effort", "efforts", "bid", "bids", "drive", "push", "campaign",
                       "mission", "initiative", "struggle", "endeavours", "endeavors"))  # fmt: skip


def _told(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> tuple[Phase | None, Modality, bool] | None:
    """The phase that the sentence gives, its modality, and whether it says that it was made; ``None``: not asserted."""
    units = clauses.units
    governed = any(tie.role == "object" for tie in found)
    if (not mention.definite and _far(units, mention)) or _hoax(units, mention):
        return None
    told_of = mention.first > 1 and units[mention.first - 2].low in ("parties", "signatories", "signatory")
    if mention.opener in _NONE or (not governed and spoken_of(mention, units) and not told_of):
        return None
    effects: list[str] = []
    modality: Modality = "actual"
    signed = any(_made_so(tie) for tie in found)
    for tie in found:
        said = _said(clauses, tie, mention)
        if said is None and signed and not _made_so(tie):
            continue  # "has never carried out the accord that it signed": there is one
        if said is None:
            return None
        if tie.role == "object" and _attempted(units, tie):
            return None
        effect, its = said
        if its != "actual":
            modality = its
        effects.append(effect)
    made = any(effect in ("made", "gained", "announced") for effect in effects)
    phases = [cast("Phase", effect) for effect in effects if effect in _PHASES]
    phases = [phase for phase in phases if phase != "proposed"] if made_of(clauses, mention, found) else phases
    # "Earlier truces, announced in May, broke down": what became of it tells more than that it was announced.
    status = next((phase for phase in phases if phase != "announced"), phases[0] if phases else None)
    if status == "proposed" or (not made and not status and _drafted(units, mention)):
        return "proposed", "actual", False
    if status == "collapsed" and not made and _drafted(units, mention):
        return None  # "A planned accord fell through": there was none
    if not (made or mention.definite) and _hypothetical(units, mention):
        return None
    held = any(tie.role == "object" and tie.group and _binds(clauses, tie.group, tie.effect, mention) for tie in found)
    if wished(units, mention.index) and not (status or made or held):
        return None
    if wished(units, mention.index) and modality == "actual" and not (mention.definite or made or held):
        return None
    return status, modality, made


def _binds(clauses: Clauses, group: VerbGroup, effect: str, mention: Mention) -> bool:
    """As in "threatened to tear up its treaty with Y", "would honour the deal with Y": there is one."""
    told = mention.opener not in ("any", "no", "every") and accompanied(clauses, mention)
    sure = mention.definite or (effect != "in force" and group.modality != "counterfactual")
    return told and sure and bool(committed(clauses, group, effect))


def _drafted(units: Units, mention: Mention) -> bool:
    """As in "the proposed treaty", "a draft accord": nobody has made it yet."""
    return any(unit.low in _DRAFTS for unit in units[mention.first : mention.index])


_DRAFTS = frozenset(("proposed", "draft", "envisaged", "planned", "mooted", "suggested", "prospective", "tentative"))


def _hoax(units: Units, mention: Mention) -> bool:
    """As in "The ceasefire turned out to be a hoax": there was none; not in "was no hoax"."""
    after = [unit.low for unit in units[mention.index + 1 : mention.index + _CLAUSE + _OBJECT]]
    told = next((i for i, word in enumerate(after) if word in _HOAXES), None)
    before = set(after[max(0, told - 3) : told]) if told is not None else set[str]()
    return not before.isdisjoint(("be", "was", "is", "proved")) and before.isdisjoint(("no", "not", "never"))


_HOAXES = frozenset(("hoax", "fiction", "fabrication", "sham", "rumour", "rumor", "lie"))


def _hypothetical(units: Units, mention: Mention) -> bool:
    """As in "an accord that would end the war", which there need not be."""
    words = [unit.low for unit in units[mention.index + 1 : mention.index + 3]]
    return len(words) > 1 and words[0] in ("that", "which") and words[1] in ("would", "could", "might", "may")


def _made_so(tie: Tie) -> bool:
    """Whether its relative clause or participle tells that it was made: "the accord (that) they signed"."""
    group = tie.group
    told = group is not None and not group.negated and group.modality == "actual"
    return tie.role in ("gap", "reduced") and tie.effect == "made" and told


def _far(units: Units, mention: Mention) -> bool:
    """As in "A deal between A and B is unlikely": there is none yet."""
    for index in range(mention.index + 1, min(mention.index + _CLAUSE, len(units) - 1)):
        if units[index].kind == "be" or units[index].low in _SEEMS:
            return any(unit.low in wordlists().classes["far"] for unit in units[index + 1 :][:4])
        if units[index].kind in ("comma", "stop", "end", "relative", "that", "verb"):
            return False
    return False


_SEEMS = frozenset(("remains", "remained", "seems", "seemed", "looks", "looked", "appears", "appeared", "proved"))


def _put_off(clauses: Clauses, deed: int, mention: Mention) -> bool:
    """As in "delays in the signing by A and B of a truce", "the signing by A and B of a truce was postponed"."""
    units = clauses.units
    if any(units[place].low in _LATE for place in range(max(deed - _BEFORE, 0), deed)):
        return True
    later = next((g for g in clauses.groups if g.head > mention.index and g.form == "finite"), None)
    near = later is not None and later.first - mention.index <= _BEFORE
    return near and later is not None and later.lemma in _PUTS_OFF and later.voice == "passive"


_BEFORE = 4
_PUTS_OFF = frozenset(
    ("delay", "postpone", "cancel", "defer", "prevent", "expect", "schedule", "plan", "shelve", "block")
)
_LATE = frozenset(("delay", "delays", "delayed", "delaying", "postpone", "postponed", "postponement", "failure",
                   "ahead", "awaits", "awaited", "await", "awaiting", "pending", "cancelled", "canceled",
                   "cancellation", "prevented", "blocked", "attend", "schedule", "date"))  # fmt: skip
"""Words before the noun of a deed by which it has not been done."""


def _said(clauses: Clauses, tie: Tie, mention: Mention) -> tuple[str, Modality] | None:
    """What one verb says; ``None`` where by it there is no accord."""
    group, effect = tie.group, tie.effect
    if group is None:
        units = clauses.units
        asked = effect == "made" and (wished(units, tie.noun) or unrealised(units, clauses.groups, tie.noun))
        off = effect == "made" and _put_off(clauses, tie.noun, mention)
        return None if asked or off else (effect, "actual")  # "called for the signing by A and B of a truce"
    if tie.role == "reduced":
        to_come: Modality = "planned" if group.form == "infinitive" else "actual"
        return ("", "actual") if group.negated else (effect, to_come)
    if tie.role == "subject" and group.form == "infinitive" and not group.negated:
        return effect, "planned"  # "is expected to be signed"
    if effect == "unmade":
        return ("", "actual") if mention.definite and group.lemma in ("reject", "oppose", "discuss") else None
    if tie.role == "object" and group.lemma == "expect" and _to_be_made(clauses, mention):
        return "made", "expected"
    if tie.role in ("object", "gap"):
        return _said_by_doer(clauses, group, effect, mention)
    if group.negated and not _until(clauses, group):
        if group.modality != "actual":
            return ("", "actual") if mention.definite else None  # "the deal would not hold unless"
        return ("collapsed", "actual") if group.lemma in ("hold", "last", "survive", "endure", "stick") else None
    coming = group.modality == "expected" or (effect == "in force" and _foretold(clauses, group))
    modality: Modality = "planned" if coming else group.modality
    if modality in ("demanded", "counterfactual", "conditional", "possible"):
        return ("", "actual") if mention.definite else None
    if modality == "planned" and effect not in ("made", "announced", "in force"):
        return ("", "actual") if mention.definite else None
    return effect, modality


def _foretold(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "X said that a truce between A and B would take effect on Friday", with no condition."""
    clause = clauses.clause(group)
    teller = clause.governor if clause is not None and clause.link == "content" else None
    if teller is None or group.modality != "conditional" or teller.negated or teller.modality != "actual":
        return False
    free = not any(unit.low in ("if", "unless", "once", "provided") for unit in clauses.units)
    return free and teller.past and (teller.lemma in _FORETELLS)


_FORETELLS = frozenset(("say", "announce", "tell", "inform", "confirm", "declare", "report", "notify", "state", "add"))


def _said_by_doer(clauses: Clauses, group: VerbGroup, effect: str, mention: Mention) -> tuple[str, Modality] | None:
    """What a verb says whose object the accord is."""
    if _kept(clauses, group) or (effect == "made" and caused(clauses, group)):
        return effect, "actual"
    clause = clauses.clause(group)
    governor = clause.governor if clause is not None and group.form in ("infinitive", "present") else None
    if governor is not None and group.form == "infinitive" and governor.lemma in ("fail", "refuse", "neglect"):
        return ("violated", "actual") if effect == "in force" else None
    ruling = clauses.clause(governor) if governor is not None else None
    accused = ruling is not None and ruling.group.lemma in _ACCUSES and ruling.group.voice == "active"
    if ruling is not None and (ruling.mutual or (accused and effect != "violated")):
        return "", "actual"  # "accused each other of breaking it": that it was broken is but their word
    act = doing(clauses, group)
    if act.modality != "actual" and _binds(clauses, group, effect, mention):
        return "", "actual"
    if effect == "in force" and any(
        u.low == "neither" for u in clauses.units[max(0, group.first - _CLAUSE) : group.first]
    ):
        return "", "actual"  # "Neither A nor B has honoured it"
    if act.modality is None or act.tried or (effect == "gained" and negotiating(clauses, group)):
        return None
    if act.modality != "actual" and effect not in ("made", "gained", "announced", "proposed"):
        return ("", "actual") if mention.definite else None
    return effect, act.modality


_ACCUSES = frozenset(("accuse", "blame", "charge", "condemn", "criticise", "criticize", "denounce"))


def _until(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "was not signed until 1980": then it was."""
    for unit in clauses.units[group.head + 1 : group.head + _OBJECT]:
        if unit.low == "until":
            return group.modality == "actual"
        if unit.kind in ("stop", "comma", "end"):
            return False
    return False


def _to_be_made(clauses: Clauses, mention: Mention) -> bool:
    """As in "expects the treaty to be signed"."""
    group = next((g for g in clauses.groups if g.head > mention.index), None)
    if group is None or group.form != "infinitive" or group.first != mention.index + 1:
        return False
    verb = wordlists().accord_verbs.get(group.lemma)
    return verb is not None and verb.done == "made" and group.voice == "passive"


def _signatories(clauses: Clauses, mentioned: Mentioned) -> Iterator[Finding]:
    """As in "A and B are signatories of the accord", "Signatories of the accord include A, B and C"."""
    units = clauses.units
    for index, unit in enumerate(units[:-1]):
        if unit.low not in ("signatories", "parties") or units[index + 1].low not in ("of", "to"):
            continue
        mention = next((m for m, _ in mentioned if 0 < m.index - index <= _OBJECT and m.noun.kind == "agreement"), None)
        if mention is None:
            continue
        be = next((i for i in range(index - 1, max(index - 3, 0), -1) if units[i].kind == "be"), None)
        naming = next((i for i in range(mention.index + 1, len(units) - 1) if units[i].low in _INCLUDES), None)
        parties = clauses.copula(be) if be is not None else ()
        if be is None and naming is not None and unit.low == "signatories":
            parties = seated_at(clauses, naming + 1)
        if distinct(parties) and all(party.actor.type in SIDES for party in parties):
            yield Finding(
                mention.index, "partyTo", parties[0], None, mention.event, parties,
                agreement=stated_name(clauses.units, mention),
                accord=Accord("agreement", mention.event, True, mention.year, at=mention.index), score=0.75,
            )  # fmt: skip


_INCLUDES = frozenset(("include", "includes", "included"))


def _kept(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "agreed to extend their truce": to agree to that is to do it."""
    governor = clauses.at(group.first - 1)
    return group.form == "infinitive" and governor is not None and governor.lemma == "agree" and (
        group.lemma in _KEEPING and not governor.negated and governor.modality == "actual"
    )  # fmt: skip
