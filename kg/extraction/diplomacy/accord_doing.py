"""Doing: who does what the verbs of an accord say, by whom it is done, in what sense."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.extraction.arguments.objects import agent_index
from kg.extraction.arguments.parts import whose_part
from kg.extraction.diplomacy.delegates import roster, seated_at, seated_before
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.complements import told_by_gerund
from kg.extraction.patterns.nominals import owner_of
from kg.extraction.words.descriptions import SIDES, descriptions
from kg.extraction.words.records import record
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor, Modality

__all__ = [
    "Doing", "actors", "agents", "apart", "committed", "distinct", "doing", "helpers_at",
    "negotiating", "several_officials",
]  # fmt: skip

_REACH = 9
_MODAL: dict[Modality, Modality] = {"expected": "planned"}
_GOVERNED: dict[str, Modality] = {
    "offer": "planned", "hope": "goal", "want": "goal", "seek": "goal", "aim": "goal", "plan": "planned",
    "agree": "planned", "intend": "planned", "try": "actual", "attempt": "actual", "help": "actual", "begin": "actual",
    "continue": "actual", "start": "actual", "prepare": "planned", "volunteer": "planned", "promise": "planned",
    "pledge": "planned", "step": "actual", "intervene": "actual", "vow": "planned", "undertake": "planned",
    "manage": "actual", "fail": "actual", "struggle": "actual", "work": "actual", "propose": "planned",
    "expect": "planned", "schedule": "planned", "name": "actual", "appoint": "actual", "designate": "actual",
    "mandate": "actual", "task": "actual", "go": "actual", "return": "actual", "proceed": "actual",
    "travel": "actual", "fly": "actual", "visit": "actual", "arrive": "actual", "head": "actual", "come": "actual",
    "tour": "actual", "rush": "actual", "hurry": "actual", "meet": "actual", "telephone": "actual", "phone": "actual",
}  # fmt: skip
_TRIED = frozenset(("try", "attempt", "work", "fail", "struggle", "travel", "fly", "visit", "arrive", "head", "come",
                    "tour", "rush", "hurry", "meet", "telephone", "phone"))  # fmt: skip
_DUE = frozenset(("due", "set", "ready", "willing", "prepared", "happy", "scheduled", "poised", "keen", "eager"))
_STANDS = frozenset(("stand", "remain", "stay", "sound", "seem", "appear"))
_ATTEMPTS = frozenset(("attempt", "attempts", "effort", "efforts", "bid"))
_OFFERS = frozenset(("offer", "offers", "proposal", "proposals", "readiness", "willingness"))
_PORTFOLIOS = frozenset(("affairs", "defence", "defense", "staff", "state", "government", "interior", "security"))


@record
class Doing:
    """Who does what a verb says, and in what sense.

    Attributes:
        doers: its subjects, also of the verb that governs an infinitive.
        modality: of the verb; ``None`` where nobody is said to do it.
        tried: it is only attempted.
    """

    doers: tuple[Party, ...]
    modality: Modality | None
    tried: bool = False


def refused(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it is what somebody will not do: "refused to lend its good offices"."""
    clause = clauses.clause(group)
    governor = clause.governor if clause is not None else None
    return governor is not None and (governor.negated or governor.lemma in _REFUSES)


_REFUSES = frozenset(("refuse", "decline", "fail", "reject", "forget", "hesitate", "cease", "stop", "avoid"))


def doing(clauses: Clauses, group: VerbGroup) -> Doing:
    """Who does it, past "agreed to", "offered to", "an attempt to", "praised the role of X in"."""
    part = whose_part(clauses.units, group.first) if group.form == "present" and not group.negated else ()
    return Doing(part, _MODAL.get(group.modality, group.modality)) if part else _doing(clauses, group)


def _doing(clauses: Clauses, group: VerbGroup) -> Doing:
    if group.negated or group.modality in ("demanded", "counterfactual"):
        return Doing((), None)
    own = _MODAL.get(group.modality, group.modality)
    if group.form == "present" and (clause := clauses.clause(group)) is not None and clause.subjects:
        if _nearly(clauses, group.first):
            return Doing(clause.subjects, "planned")
        told = told_by_gerund(clauses, group, clause)
        return Doing(_who_spends(clauses, group, clause.subjects), own) if told else Doing((), None)
    if group.form != "infinitive" and not _sharing_to(clauses, group):
        if (person := _in_person(clauses, group)) is not None:
            return Doing((person,), own)
        found = max(clauses.subjects(group), _envoys(clauses, group), key=len)
        return Doing(found or _led_team(clauses, group), own)
    units, before = clauses.units, group.first - 1
    while before > 0 and units[before].kind in ("adverb", "pronoun"):
        before -= 1
    governor = clauses.at(before) or (clauses.at(before - 1) if units[before].low == "in" else None)
    clause = clauses.clause(group)
    if governor is None and clause is not None and clause.control in ("subject", "raising", "purpose"):
        governor = clause.governor
    if governor is not None and (whom := _it_took(clauses, governor) or _sent_to(clauses, governor)):
        return Doing(whom, _MODAL.get(governor.modality, governor.modality), governor.lemma in _DISPATCHES)
    if governor is not None and governor.lemma in _GOVERNED and not governor.negated:
        modality = _GOVERNED[governor.lemma]
        if governor.modality != "actual":
            modality = _MODAL.get(governor.modality, governor.modality)
        return Doing(clauses.subjects(governor), modality, governor.lemma in _TRIED)
    if before > 0 and units[before].low in _DUE and units[before - 1].kind == "be":
        stand_in = VerbGroup(before - 1, before - 1, "be", "active", "finite")
        return Doing(clauses.subjects(stand_in), "planned")
    standing = clauses.at(before - 1) if before > 0 and units[before].low in _DUE else None
    if standing is not None and standing.lemma in _STANDS and not standing.negated:
        return Doing(clauses.subjects(standing), "planned")  # "Q stands ready to mediate"
    return _undertaking(clauses, before)


def committed(clauses: Clauses, group: VerbGroup, effect: str) -> tuple[Party, ...]:
    """Who threatens, plans or promises to end or to keep an accord, which shows him to be its party."""
    clause = clauses.clause(group)
    if clause is None or group.negated or group.voice != "active" or effect not in _BINDS or group.lemma in _BY_OTHERS:
        return ()
    alone = len(clause.subjects) == 1 and clause.subjects[0].actor.type in SIDES
    return clause.subjects if alone and clause.subjects[0].roles.isdisjoint(("people",)) else ()


_BINDS = frozenset(("violated", "suspended", "collapsed", "in force"))
_BY_OTHERS = frozenset(("derail", "torpedo", "wreck", "scupper", "sink", "denounce", "shatter", "undermine", "void",
                        "nullify", "postpone", "stall", "disregard", "implement", "maintain"))  # fmt: skip
"""What others than its parties may do to an accord."""


def _sharing_to(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the "to" of a verb before is also its own: "offered to mediate and host talks"."""
    clause, before = clauses.clause(group), clauses.units[group.first - 1].low if group.first else ""
    return clause is not None and clause.link == "infinitive" and before in ("and", "or") and group.first == group.head


_DISPATCHES = frozenset(("send", "dispatch", "despatch", "fly", "appoint", "name"))


@cache
def _sent() -> frozenset[str]:
    """Those who are sent to talk, or whom others send."""
    classes = wordlists().classes
    others = ("delegation", "mission", "team", "diplomat", "diplomats", "minister", "ministers", "secretary-general")
    return classes["envoy"] | classes["envoys"] | {*others, "ambassador"}


def _sent_to(clauses: Clauses, governor: VerbGroup) -> tuple[Party, ...]:
    """The Q of "Q sent an envoy to mediate between X and Y"."""
    clause = clauses.clause(governor) if governor.lemma in _DISPATCHES else None
    if clause is None or governor.negated or governor.voice != "active" or len(clause.objects) != 1:
        return ()
    phrase = clause.objects[0]
    words = {unit.low for unit in clauses.units[phrase.first : phrase.last + 1]}
    named = phrase.party is not None and "officials" in phrase.party.roles
    return clauses.subjects(governor) if words & _sent() or named else ()


def _nearly(clauses: Clauses, first: int) -> bool:
    """As in "A and B are close to signing", "are on the verge of signing": they have not, but are to do so."""
    low = [unit.low for unit in clauses.units[max(first - _TO_BE, 0) : first]]
    return low[-3:] in _CLOSE_TO or (low[-5:-4] in (["is"], ["are"]) and low[-4:] in _ON_THE_VERGE)


_TO_BE = 5
_CLOSE_TO = (["is", "close", "to"], ["are", "close", "to"], ["now", "close", "to"])
_ON_THE_VERGE = [["on", "the", word, "of"] for word in ("verge", "brink", "point", "cusp")]


def _who_spends(clauses: Clauses, group: VerbGroup, found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who it is in "Q spent a night on the telephone in Stockholm relaying": not the place right before the verb."""
    units = clauses.units
    place = group.first - 1
    if place < 1 or units[place].kind != "metonym" or units[place - 1].low not in ("in", "at", "from"):
        return found
    before = next((g for g in reversed(clauses.groups) if g.head < place and g.form == "finite"), None)
    return clauses.subjects(before) if before is not None and before.lemma == "spend" else ()


def _in_person(clauses: Clauses, group: VerbGroup) -> Party | None:
    """Who it is in "A Liberian clergyman, N. N., mediated", who is not his state."""
    units = clauses.units
    phrases = clauses.subject_phrases(group) if group.first > 3 and units[group.first - 1].kind == "comma" else ()
    if len(phrases) != 1:
        return None
    phrase, comma = phrases[0], phrases[0].last + 1
    run = units[comma + 1 : group.first - 1]
    private = units[phrase.last].low in _private() or any(u.low in _PAST_OFFICE for u in units[phrase.first : comma])
    if not private or units[comma].kind != "comma" or not 0 < len(run) <= _NAMES_OF_ONE:
        return None
    if not all(unit.kind == "capital" or (unit.actor is not None and len(run) == 1) for unit in run):
        return None
    told = party_of(run[0])
    name = told.speaker.name if told is not None else " ".join(unit.text for unit in run)
    person = told.speaker if told is not None else Actor(name, "Person")
    if person.type != "Person" or (told is None and len(run) < 2):
        return None
    return Party(person, person, run[0].start, run[-1].end, frozenset(("name",)), "name")


_NAMES_OF_ONE = 4
_PAST_OFFICE = frozenset(("former", "retired", "ex-president", "ex-minister", "onetime", "erstwhile"))


@cache
def _private() -> frozenset[str]:
    """Nouns for people who speak for no state: "lawyer", "clergyman"."""
    return (descriptions().classes["calling"] | _CLERGY) - _PUBLIC


_CLERGY = frozenset(("clergyman", "churchman", "missionary", "quaker", "monk", "nun", "rabbi", "layman", "friar",
                     "philanthropist", "mediator", "go-between", "elder", "chieftain", "peacemaker"))  # fmt: skip
_PUBLIC = frozenset(("politician", "lawmaker", "parliamentarian", "deputy", "legislator", "mp", "congressman",
                     "congresswoman", "councillor", "judge", "magistrate"))  # fmt: skip


def _led_team(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Who leads it in "A delegation led by Q's foreign minister mediated"."""
    phrases, units = clauses.subject_phrases(group), clauses.units
    by = phrases[0].last + 2 if len(phrases) == 1 else len(units)
    if by + 1 >= len(units) or units[by].low != "by" or units[by - 1].low not in _LED or phrases[0].party is not None:
        return ()
    if any(unit.low in _PAST_OFFICE for unit in units[by + 1 : by + 3]):
        name = next((unit for unit in units[by + 1 : by + 6] if unit.kind == "name" and unit.actor is not None), None)
        told = party_of(name) if name is not None else None
        return (replace(told, actor=told.speaker),) if told is not None and told.speaker.type == "Person" else ()
    return roster(clauses, by + 1)[0][:1] if units[phrases[0].last].low in _TEAMS else ()


_LED = frozenset(("led", "headed", "chaired"))
_TEAMS = frozenset(("team", "delegation", "mission", "panel", "committee", "group", "commission", "troika", "party"))


def _undertaking(clauses: Clauses, before: int) -> Doing:
    """Who does what a noun that ends at ``before`` says: "efforts by Kenya (to mediate)", "Q's offer (to mediate)"."""
    units = clauses.units
    by = _by_before(clauses, before)
    if by is not None:
        return Doing((by,), "actual", tried=True)
    if before >= 0 and units[before].low in _OFFERS and (whose := _whose(clauses, before)):
        return Doing(whose, "planned")
    offered = _by_before(clauses, before, _OFFERS)
    if offered is not None:
        return Doing((offered,), "planned")
    if before >= 0 and units[before].low in _ATTEMPTS and _unmade(clauses, before):
        return Doing((), None)
    if before >= 0 and units[before].low in _ATTEMPTS:
        return Doing(_whose(clauses, before) or _making(clauses, before), "actual", tried=True)
    return Doing((), None)


def _making(clauses: Clauses, noun: int) -> tuple[Party, ...]:
    """Who "pursued efforts", "is making a fresh attempt", the noun being at ``noun``."""
    verb = _governing(clauses, noun)
    return clauses.subjects(verb) if verb is not None and verb.lemma in _LIGHT_VERBS and verb.voice == "active" else ()


def _unmade(clauses: Clauses, noun: int) -> bool:
    """As in "should make an effort", "made no attempt", "may pursue efforts"."""
    verb = _governing(clauses, noun)
    return verb is not None and verb.lemma in _LIGHT_VERBS and (verb.negated or verb.modality != "actual")


def _governing(clauses: Clauses, noun: int) -> VerbGroup | None:
    for function in clauses.functions(noun):
        if function.role == "object":
            return clauses.at(function.verb.head) or function.verb
    return None


_LIGHT_VERBS = frozenset(("make", "pursue", "lead", "mount", "renew", "resume", "begin", "launch", "undertake",
                          "intensify", "redouble", "step", "keep", "continue", "spearhead", "start"))  # fmt: skip


def _it_took(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Whom the work cost in "It took X two years to bring A and B to terms"."""
    units = clauses.units
    took = group.lemma == "take" and not group.negated and group.modality == "actual"
    if not took or not group.first or units[group.first - 1].low != "it":
        return ()
    return roster(clauses, group.head + 1)[0]


def actors(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Those who do it together, described ones too: "the government and 14 armed groups signed"."""
    found = doing(clauses, group).doers
    clause = clauses.clause(group)
    if (
        clause is not None
        and clause.governor is not None
        and (clause.control == "object" or clause.preposition == "into")
    ):
        # "X talked A and B into signing": those are the object of the verb before.
        ruling = clauses.clause(clause.governor)
        return max(found, seated_at(clauses, ruling.objects[0].first) if ruling and ruling.objects else (), key=len)
    if clause is not None and clause.governor is not None and clause.link == "gerund":
        ruling = clauses.clause(clause.governor)
        if ruling is not None and ruling.mutual:
            return ruling.subjects  # "A and B accused each other of breaking"
    if clause is not None and clause.link == "content" and clause.governor is not None and len(found) == 1:
        said = clauses.subjects(clause.governor)
        they = any(unit.start == found[0].start and unit.low == "they" for unit in clauses.units)
        if they and found[0].actor in [party.actor for party in said]:
            return said  # "A and B announced that they had agreed"
    subject = group
    if group.form == "infinitive" and clause is not None and clause.governor is not None:
        subject = clause.governor
    seated = seated_before(clauses, subject) if found else ()
    return seated if len(seated) > len({party.actor.name for party in found}) else found


def apart(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The two of "Machar and President Kiir signed it" as themselves, where each would stand for the same state."""
    speakers = [party.speaker for party in parties]
    rivals = len(parties) == len({speaker.name for speaker in speakers}) > len({party.actor.name for party in parties})
    if not rivals or any(speaker.type != "Person" for speaker in speakers):
        return parties
    return tuple(replace(party, actor=party.speaker) for party in parties)


def _by_before(clauses: Clauses, last: int, nouns: frozenset[str] = _ATTEMPTS) -> Party | None:
    """As in "efforts by Kenya (to mediate)", "an attempt of the UN", "a proposal by Kuwait (to mediate)"."""
    last = _past_name(clauses.units, last)
    phrase = noun_phrase_before(clauses.units, last) if last >= 0 else None
    if phrase is None or phrase.party is None or phrase.first < 2:
        return None
    joined = clauses.units[phrase.first - 1].low in ("by", "of")
    return phrase.party if joined and clauses.units[phrase.first - 2].low in nouns else None


def _past_name(units: Units, last: int) -> int:
    """The end of the office of "the foreign minister, N. N.," that ends at ``last``."""
    name = noun_phrase_before(units, last - 1) if last > 2 and units[last].kind == "comma" else None
    if name is None or name.party is None or units[name.first - 1].kind != "comma":
        return last
    return name.first - 2


def _whose(clauses: Clauses, noun: int) -> tuple[Party, ...]:
    """As in "Qatar's attempt", "the Qatari effort", "an attempt by Qatar"."""
    units = clauses.units
    if noun > 1 and units[noun - 1].kind == "possessive":
        phrase = noun_phrase_before(units, noun - 2)
        return (phrase.party,) if phrase and phrase.party else ()
    if noun > 1 and units[noun - 1].low in ("its", "their", "an", "a"):
        governor = clauses.at(noun - 2)
        return clauses.subjects(governor) if governor is not None and governor.voice == "active" else ()
    phrase = noun_phrase_before(units, noun)
    own = owner_of(units, phrase, noun) if phrase else None
    return (own,) if own else ()


def _envoys(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """As in "Envoys of A and of B signed", "The presidents of A and B met"."""
    units = clauses.units
    for place in range(group.first - 2, max(group.first - _REACH - 4, 0), -1):
        unit = units[place]
        if unit.kind in ("stop", "end", "relative", "that", "subordinator", "quote") or clauses.at(place):
            return ()
        office = _past_portfolio(units, place - 1)
        if unit.low not in ("of", "from") or not several_officials(units[office].low) or units[office - 1].low == "by":
            continue
        parties = _of_each(clauses, place + 1)
        if len(parties) > 1 and distinct(parties) and clauses.opens_clause(_phrase_start(clauses, office)):
            return parties
    return ()


def _past_portfolio(units: Units, last: int) -> int:
    """The noun of "ministers of foreign affairs", "chiefs of staff" that ends at ``last``."""
    for place in range(last, max(last - 3, 0), -1):
        if units[place].low == "of" and units[last].low in _PORTFOLIOS:
            return place - 1
    return last


def several_officials(word: str) -> bool:
    """Whether the word names officials, leaders or fighters in the plural."""
    nouns, word = wordlists().nouns, word.rpartition("-")[2]
    return word.endswith("s") and any(word in nouns[name] for name in ("officials", "leaders", "forces", "fighters"))


def _phrase_start(clauses: Clauses, last: int) -> int:
    phrase = noun_phrase_before(clauses.units, last)
    return phrase.first if phrase else last


def _of_each(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """The parties of "A and B" or "A and of B" at ``first``."""
    units = clauses.units
    parties = clauses.between(first)
    phrase = noun_phrase(units, first)
    if parties or phrase is None or phrase.party is None:
        return parties
    joint = phrase.last + 1
    if joint + 2 < len(units) and units[joint].low == "and" and units[joint + 1].low in ("of", "from"):
        other = noun_phrase(units, joint + 2)
        return (phrase.party, other.party) if other is not None and other.party else ()
    return ()


def agents(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Those by whom it is done: "signed in Doha on Monday by A and B"."""
    clause = clauses.clause(group)
    told = clause.agents if clause is not None else ()
    by = agent_index(clauses, group)
    if by is None and group.voice != "active":
        by = _late_by(clauses, group)
    phrases = clauses.phrases_from(by + 1) if by is not None else ()
    near = tuple(phrase.party for phrase in phrases if phrase.party)
    listed = clauses.between(by + 1) if by is not None else ()
    if len(listed) == 2 and any(
        u.kind == "comma" and listed[0].end <= u.start < listed[1].start for u in clauses.units
    ):
        listed = ()  # "by the EU, and we urge": another clause
    described = seated_at(clauses, by + 1) if by is not None and len(told) < 2 and not listed else ()
    if described and by is not None and _goes_on(clauses, by + 1):
        described = ()  # "hosted by Q, A and B signed"
    return _before_subject(clauses, _one_list(clauses, max(told, near, listed, described, key=len)))


def _one_list(clauses: Clauses, found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those of the first list: not the C of "signed by A and B on 27 June, and C", who is in another one."""
    kept = found[:1]
    for before, party in pairwise(found):
        between = [unit for unit in clauses.units if before.end <= unit.start < party.start]
        comma = next((i for i, unit in enumerate(between) if unit.kind == "comma"), 0)
        if any(unit.kind in ("date", "preposition") for unit in between[:comma]):
            break
        kept = (*kept, party)
    return kept


def helpers_at(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """Those named at ``first``, without the subject that follows: "with the help of M, A and B signed"."""
    phrases = tuple(p.party for p in clauses.phrases_from(first) if p.party)
    return _before_subject(clauses, max(clauses.between(first), phrases, roster(clauses, first)[0], key=len))


def _before_subject(clauses: Clauses, found: tuple[Party, ...]) -> tuple[Party, ...]:
    """The first of those found, where a comma parts it from others who are the subject of the verb that follows."""
    opening = clauses.units[0]
    fronted = opening.kind in ("preposition", "verb", "subordinator") or opening.low in (
        "thanks",
        "amid",
        "with",
        "according",
    )
    if len(found) < 2 or not fronted:
        return found
    last = max(party.start for party in found)
    place = next((i for i, unit in enumerate(clauses.units) if unit.start >= last), 0)
    verb = next((g for g in clauses.groups if g.head > place and g.form == "finite"), None)
    phrases = clauses.subject_phrases(verb) if verb is not None else ()
    begins = phrases[0].first if phrases else 0
    kept = tuple(party for party in found if party.start < clauses.units[begins].start)
    both = clauses.units[begins].kind == "determiner" or clauses.units[begins].resolved
    parted = begins > 0 and (clauses.units[begins - 1].kind == "comma" or both)
    return kept if parted and kept else found


def _goes_on(clauses: Clauses, first: int) -> bool:
    """Whether a verb takes the rest of the list at ``first`` as its subject."""
    last = roster(clauses, first)[1]
    comma = any(unit.kind == "comma" for unit in clauses.units[first:last])
    group = next((g for g in clauses.groups if g.first > last), None)
    return (
        comma and group is not None and group.first <= last + 2 and group.form == "finite" and group.voice == "active"
    )


def _late_by(clauses: Clauses, group: VerbGroup) -> int | None:
    units = clauses.units
    for index in range(group.head + 1, min(group.head + _REACH + 2, len(units) - 1)):
        if units[index].low == "by" and units[index + 1].kind != "date":
            return index
        if units[index].kind in ("stop", "relative", "that", "subordinator", "end", "quote") or clauses.at(index):
            return None
    return None


def negotiating(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether they are still at it: "A is negotiating a truce with B", which makes none yet."""
    return group.lemma in _AT_WORK and group.form == "finite" and clauses.units[group.head].low.endswith("ing")


_AT_WORK = frozenset(("negotiate", "hammer", "work", "thrash", "iron", "nail", "finalise", "finalize", "cobble"))


def distinct(parties: Iterable[Party]) -> bool:
    """Whether they are two or more, each another."""
    names = [party.actor.name for party in parties]
    # "the Army of P and Q" is not a party beside Q.
    whole = not any(f" and {name}" in other or f", {name}" in other for name in names for other in names)
    return len(names) >= 2 and len(set(names)) == len(names) and whole
