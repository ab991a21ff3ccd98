"""Blacklists: who has put whom on a list of terrorists, or outlawed him, where the verb is passive or says little."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, SIDES
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["blacklist_findings", "on_persons"]

_NAMES_THEM = frozenset(("designate", "redesignate", "re-designate", "list", "brand", "label", "proscribe", "declare",
                         "blacklist", "classify", "outlaw", "ban", "consider", "regard", "deem", "recognise",
                         "recognize"))  # fmt: skip
_PUTS = frozenset(("put", "place", "include", "add", "keep", "name", "return", "restore"))
_TERROR = frozenset(("terrorist", "terrorists", "terror", "terrorism", "extremist", "blacklist", "sanctions"))
_LISTS = frozenset(("list", "lists", "blacklist"))
_BARE = frozenset(("proscribe", "outlaw", "ban", "blacklist"))
_AMONG = frozenset(("among", "including", "notably"))
_REACH = 12
_MOST = 6


def blacklist_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who is outlawed or called terrorist by whom."""
    for group in clauses.acts.of(_VERBS):
        if group.negated or group.modality != "actual" or group.form == "infinitive":
            continue
        if group.lemma in ("designate", "add"):
            yield from _by_office(clauses, group)
        if group.lemma in _NAMES_THEM and group.voice == "passive":
            yield from _passive(clauses, group, bare=group.lemma in _BARE)
        elif group.lemma in _PUTS and group.voice == "passive":
            yield from _passive(clauses, group, bare=False)
        elif group.lemma in _NAMES_THEM and group.voice == "active":
            yield from _called_by(clauses, group)
            yield from _which(clauses, group)
        elif group.lemma == "remain" and group.voice == "active":
            yield from _remains(clauses, group)
        elif group.lemma in _PUTS and group.voice == "active" and _on_list(clauses, group):
            doers = clauses.subjects(group)
            acting = {doer.actor.name for doer in doers}
            listed = [p.party for p in clauses.phrases_from(group.head + 1) if p.party]
            clause = clauses.clause(group)
            listed = listed or [*(clause.gap if clause is not None else ())]  # "whom X has placed under sanctions"
            for doer in doers:
                for patient in listed:
                    yield from _finding(group, doer, patient) if patient.actor.name not in acting else ()

    for index, unit in enumerate(clauses.units):
        if unit.kind == "be" or unit.low in _REMAINING:
            yield from _is_on_list(clauses, index)


_REMAINING = frozenset(("remain", "remains", "remained", "stays", "stayed"))
_LISTERS = frozenset(("State", "Government", "IntergovernmentalOrganization", "Organization", "StateOrgan"))


def _which(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Y, which X has designated as a terrorist organisation", "designated six, including Y, as terrorists"."""
    clause = clauses.clause(group)
    if group.lemma in _BARE and group.form == "finite":
        yield from _outlawed(clauses, group)
    if clause is None or not _words_after(clauses, group) & _TERROR:
        return
    some = clause.gap or _some_of_them(clauses, group)
    for doer in clauses.subjects(group):
        for patient in some:
            yield from _finding(group, doer, patient)


def _called_by(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Y, designated a terrorist organisation by A and B, has …": with what Y is called beside the participle."""
    units, clause = clauses.units, clauses.clause(group)
    called = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if clause is None or clause.link != "participial" or called is None or units[called.first].low not in ("a", "an"):
        return
    words = {word for unit in units[called.first : called.last + 1] for word in unit.low.split()}
    by = called.last + 1
    if not words & _TERROR or by + 1 >= len(units) or units[by].low != "by" or units[group.first - 1].kind != "comma":
        return
    listers = [phrase.party for phrase in clauses.phrases_from(by + 1) if phrase.party is not None]
    for lister in listers:
        for patient in clauses.subjects(group):
            yield from _finding(group, lister, patient)


def _outlawed(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X proscribed Y and Z": a state or body outlaws a group, whatever is not said of terror."""
    listed = [phrase.party for phrase in clauses.phrases_from(group.head + 1) if phrase.roles == {"name"}]
    for doer in (party for party in clauses.subjects(group) if party.actor.type in _LISTERS):
        for patient in listed:
            if patient is not None and patient.actor.type in GROUPS and patient.actor.name != doer.actor.name:
                yield from _finding(group, doer, patient)


def _by_office(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "OFAC designated Y", "Y, which OFAC added to its list": such an office designates for nothing else.

    A state does so by the order that is named: "is designating Y under Executive Order 14098".
    """
    clause = clauses.clause(group)
    if clause is None or (group.lemma == "add" and not _words_after(clauses, group) & _LISTS):
        return
    if group.voice == "active":
        doers = clauses.subjects(group)
        listed = [p.party for p in clauses.phrases_from(group.head + 1) if p.party is not None] or [*clause.gap]
    else:
        doers, listed = clause.agents, [*clauses.subjects(group)]
    by_law = not _LAWS.isdisjoint(unit.low for unit in clauses.units[group.head + 1 :])
    for doer in (p for p in doers if p.actor.name in _OFFICES or (by_law and p.actor.type in _LISTERS)):
        for patient in listed:
            if patient.roles == {"name"} and patient.actor.type != "State":
                yield from _finding(group, doer, patient)


_LAWS = frozenset(("pursuant", "executive", "sdn"))
"""Words of the orders under which states put people on lists: "pursuant to", "under Executive Order 13818"."""
_OFFICES = frozenset(("OFAC", "US Treasury"))


def _some_of_them(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """As in "designated six cartels, including A and B, as terrorist organisations"."""
    units = clauses.units
    reach = range(group.head + 1, min(group.head + _REACH, len(units) - 1))
    place = next((i for i in reach if units[i].low in _AMONG and units[i - 1].kind == "comma"), None)
    return _named(clauses, place + 1) if place is not None else ()


def _remains(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Y remains designated by X as a terrorist organisation"."""
    units, named = clauses.units, group.head + 1
    if named + 2 >= len(units) or not any(f.participle and f.lemma in _NAMES_THEM for f in units[named].forms):
        return
    bare = any(form.lemma in _BARE for form in units[named].forms)
    if units[named + 1].low != "by" or not (bare or _words_after(clauses, group) & _TERROR):
        return
    listers = [phrase.party for phrase in clauses.phrases_from(named + 2) if phrase.party is not None]
    for lister in listers:
        for patient in clauses.subjects(group):
            yield from _finding(group, lister, patient)


def _is_on_list(clauses: Clauses, be: int) -> Iterator[Finding]:
    """As in "Y is on X's list of terrorist organisations", "Y remains on the US terrorist list"."""
    units, on = clauses.units, be + 1
    while on < len(units) and (units[on].kind in ("be", "adverb") or units[on].low == "still"):
        on += 1
    if on + 2 >= len(units) or units[on].low != "on" or units[be - 1].kind == "modal":
        return
    place = next((i for i in range(on + 1, min(on + _REACH, len(units))) if units[i].low in _LISTS), None)
    if place is None or not _TERROR & {w for u in units[on : place + _AFTER_LIST] for w in u.low.split()}:
        return
    owners = [unit for unit in units[on + 1 : place] if unit.kind in NAMES and unit.actor is not None]
    if not owners and place + 2 < len(units) and units[place + 1].low == "of":
        owners = [unit for unit in units[place + 2 : place + _REACH] if unit.kind in NAMES and unit.actor is not None]
    patient = clauses.phrase_before(be - 1 - (units[be - 1].kind == "have"))
    if patient is None and units[be].kind == "be":
        patient = next(iter(clauses.subjects(VerbGroup(be, be, "be", "active", "finite"))), None)  # "X, which is on"
    group = clauses.at(be) or next((g for g in clauses.groups if g.first <= be <= g.head), None)
    if patient is None or (group is not None and group.negated) or (len(owners) > 1 and units[place].low != "lists"):
        return
    for owner in filter(None, map(party_of, owners)):
        if patient.actor.name != owner.actor.name and owner.actor.type in _LISTERS:
            yield Finding(be, "sanctions", owner, patient, score=surer(0.8, owner, patient))


_AFTER_LIST = 4


def _on_list(clauses: Clauses, group: VerbGroup) -> bool:
    words = _words_after(clauses, group)
    return (bool(_LISTS & words) and bool(_TERROR & words)) or _under(clauses, group)


def _under(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "placed Y under sanctions", "under an asset freeze"."""
    units = clauses.units
    at = next((i for i in range(group.head + 1, min(group.head + _REACH, len(units))) if units[i].low == "under"), None)
    return at is not None and any(unit.low in _PENALTIES for unit in units[at + 1 : at + 4])


_PENALTIES = frozenset(("sanctions", "embargo", "freeze", "blacklist"))


def _words_after(clauses: Clauses, group: VerbGroup) -> set[str]:
    """The words soon after the verb; "terrorist groups" may be one unit."""
    return {word for unit in clauses.units[group.head + 1 : group.head + 1 + _REACH] for word in unit.low.split()}


def _passive(clauses: Clauses, group: VerbGroup, *, bare: bool) -> Iterator[Finding]:
    """As in "Y is designated as a terrorist organisation by A, B and C", "proscribed by 30 states, among them A"."""
    words = _words_after(clauses, group)
    listed = words & _TERROR and (group.lemma in _NAMES_THEM or words & _LISTS)
    if not (bare or listed or (group.lemma in _PUTS and _under(clauses, group))):
        return
    clause = clauses.clause(group)
    patients = clauses.subjects(group)
    if clause is None or not patients:
        return
    agents = [*clause.agents, *_among(clauses, group.head)] or _within(clauses, group) or _whose(clauses, group)
    for agent in agents:
        for patient in patients:
            yield from _finding(group, agent, patient)


def _whose(clauses: Clauses, group: VerbGroup) -> list[Party]:
    """Whose the list or the sanctions are: "was added to X's sanctions list", "was placed under X sanctions"."""
    units, reach = clauses.units, range(group.head + 1, min(group.head + _REACH, len(clauses.units)))
    last = next((i for i in reversed(reach) if units[i].low in _LISTS | _PENALTIES), None)
    words = units[group.head + 1 : last] if last is not None and group.lemma in _PUTS else ()
    names = [unit for unit in words if unit.kind in NAMES]
    apart = len(names) != 1 or any(unit.kind in ("comma", "conjunction") for unit in words)
    owner = None if apart else party_of(names[0])
    return [owner] if owner is not None and owner.actor.type in _LISTERS else []


def _within(clauses: Clauses, group: VerbGroup) -> list[Party]:
    """The states of "is proscribed in Germany", "is classified as a terrorist organisation in Turkey and Japan"."""
    units, stop = clauses.units, group.head + _REACH
    inside = next((i for i in range(group.head + 1, min(stop, len(units) - 1)) if units[i].low == "in"), None)
    between = units[group.head : inside] if inside is not None else ()
    if inside is None or any(unit.kind in ("stop", "relative", "comma") or unit.low == "for" for unit in between):
        return []  # nor "for its activities in Lebanon"
    whole = [phrase.party for phrase in clauses.phrases_from(inside + 1)]
    return [party for party in whole if party and party.actor.type == "State" and party.roles == {"name"}]


def _among(clauses: Clauses, head: int) -> tuple[Party, ...]:
    """The A and B of "by some thirty states, among them A and B"."""
    units = clauses.units
    for index in range(head + 1, len(units) - 2):
        if units[index].kind == "stop" or units[index].kind == "relative":
            break
        if units[index].low in _AMONG and units[index - 1].kind == "comma":
            first = index + 1 + (units[index].low == "among")
            return _named(clauses, first)
    return ()


def _named(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """The names in a row from ``first`` on, joined by commas and "and"."""
    units, found, index = clauses.units, list[Party](), first
    while index < len(units) and len(found) < _MOST:
        unit = units[index]
        party = party_of(unit) if unit.kind in NAMES else None
        if party is not None:
            found.append(party)
        elif unit.kind not in ("comma", "determiner") and unit.low != "and":
            break
        index += 1
    return tuple(found)


def _finding(group: VerbGroup, doer: Party, patient: Party | None) -> Iterator[Finding]:
    if patient is None or patient.actor.name == doer.actor.name or "assets" in patient.roles:
        return
    if doer.actor.type in _LISTERS:
        yield Finding(group.head, "sanctions", doer, patient, score=surer(0.8, doer, patient))


def on_persons(units: Sequence[Unit], said: Sequence[Finding]) -> list[Finding]:
    """The findings; sanctions "on X's leader, N. N.," are on him and not on X; those "on X under N. N." are on X."""
    led = [
        f for f in said
        if f.relation == "leads" and f.object is not None and f.object.start < f.subject.start
        and units[f.trigger].low != "under"
    ]  # fmt: skip
    heads = {f.object.start: f.subject for f in led if f.object is not None}
    kept = [_on_person(units, f, heads) if f.object is not None and _of_one(units, f) else f for f in said]
    on = {f.object.start for f in kept if f.relation == "sanctions" and f.object and f.object.actor.type == "Person"}
    kept = [f for f in kept if f.relation != "sanctions" or not (f.object and _beside_person(f.object, on))]
    return [f for f in kept if f.relation != "sanctions" or not _where_goods_come_from(units, f)]


def _of_one(units: Sequence[Unit], finding: Finding) -> bool:
    """Whether one man can be meant by himself: put under sanctions, or charged before a court."""
    if finding.relation == "sanctions":
        return True
    verb = units[finding.trigger].forms if finding.relation == "accuses" and finding.trigger < len(units) else ()
    return any(form.lemma in _AT_LAW for form in verb)


_AT_LAW = frozenset(("charge", "indict", "prosecute", "arraign"))


def _where_goods_come_from(units: Sequence[Unit], finding: Finding) -> bool:
    """As in "the rebels' blockade on fuel imports from X", by which a group hits whom it besieges, and not X.

    A state that bans "imports from X" hits X.
    """
    if finding.object is None or finding.subject.actor.type not in GROUPS:
        return False
    place = next((i for i, unit in enumerate(units) if unit.start >= finding.object.start), 0) - 1
    while place > finding.trigger and units[place].kind in (*NAMES, "conjunction", "comma", "determiner", "possessive"):
        place -= 1
    led = place > finding.trigger and units[place].low == "from"
    return led and units[place - 1].low in _GOODS  # nor is anybody else's who strikes at "ships from X"


_GOODS = frozenset(("imports", "import", "goods", "fuel", "food", "supplies", "products", "commodities", "oil", "gas",
                    "petrol", "diesel", "cement", "wheat", "medicine", "aid",
                    "exports", "export", "deliveries", "delivery", "shipments", "produce"))  # fmt: skip


def _beside_person(listed: Party, persons: set[int]) -> bool:
    """Whether it is but the body of the person who is named there."""
    return listed.start in persons and listed.actor.type != "Person"


def _on_person(units: Sequence[Unit], finding: Finding, heads: Mapping[int, Party]) -> Finding:
    listed = finding.object
    if listed is None or listed.start in heads:
        return replace(finding, object=heads[listed.start]) if listed is not None else finding
    if listed.speaker.type == "Person" and listed.kind in ("name", "demonym"):
        return replace(finding, object=replace(listed, actor=listed.speaker))
    office = _office(units, listed) if listed.actor.type in SIDES else None
    if office is None:
        return finding
    if listed.actor.type in GROUPS and listed.kind == "demonym":  # "an X-ian warlord" is of no group
        name = " ".join(unit.text for unit in units if listed.start <= unit.start < listed.end)
        person = Actor(name, "Person", (), listed.actor.acts_for)
    else:
        person = Actor(f"{listed.actor.name}'s {office}", "Person", (), listed.actor.name)
    return replace(finding, object=replace(listed, actor=person, speaker=person))


def _office(units: Sequence[Unit], listed: Party) -> str | None:
    """The office of the one man of "the leader of X", "an X-ian general", who is not the whole of X."""
    inside = [i for i, unit in enumerate(units) if listed.start <= unit.start < listed.end]
    if not inside:
        return None
    before = inside[0] - 1 - (units[inside[0] - 1].kind == "determiner")
    if before > 0 and units[before].low == "of":
        noun = units[before - 1]
    elif len(inside) > 1 and listed.kind == "demonym":
        noun = units[inside[-1]]
    else:
        return None
    first = next((i for i in range(before - 1, 0, -1) if units[i - 1].kind not in ("word", "capital")), before - 1)
    title = " ".join(unit.low for unit in units[first:before]) if noun is units[before - 1] else noun.low
    one = not noun.low.endswith("s") or noun.low == "boss"
    nouns, classes = wordlists().nouns, wordlists().classes
    officer = noun.low in nouns["leaders"] | nouns["officials"] | classes["head"] | _OFFICERS
    return title if one and officer and noun.low not in _SEVERAL else None


_OFFICERS = frozenset(("general", "colonel", "admiral", "brigadier", "major", "captain", "commander", "warlord",
                       "financier", "kingpin", "recruiter", "operative"))  # fmt: skip
_SEVERAL = frozenset(("leadership", "government", "military", "army", "administration", "regime", "junta", "cabinet",
                      "ministry", "foreign-ministry", "authority", "parliament", "senate", "legislature", "court",
                      "embassy", "delegation", "state", "presidency", "monarchy", "secretariat"))  # fmt: skip
"""Bodies that act as one."""


_VERBS = _NAMES_THEM | _PUTS | {"designate", "add", "remain"}
"""Verbs at which one of the rules begins."""
