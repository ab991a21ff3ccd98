"""Presence: who has people, bases or fighters where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import held_at
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["ground_findings", "kept_by", "presence_findings"]

_KEEPS = frozenset(("have", "keep", "maintain", "station", "deploy", "run", "operate", "establish", "retain", "base",
                    "set", "open", "redeploy", "post", "garrison",
                    "send", "dispatch", "move"))  # fmt: skip
_SENDS = frozenset(("send", "dispatch", "fly", "airlift", "move"))
_MOVES = frozenset(("deploy", "redeploy"))
_STAY = frozenset(
    ("send", "dispatch", "remain", "stay", "station", "deploy", "base", "post", "garrison", "entrench", "redeploy")
)
"""Verbs whose subject is where they say: "troops remain stationed in P", "fighters are deployed in P"."""
_ROAMS = frozenset(("operate", "roam", "hide", "lurk"))
_HAVENS = frozenset(("havens", "haven", "sanctuaries", "sanctuary", "hideouts", "safe-havens"))
_IN = frozenset(("in", "inside", "across", "throughout"))
_AT = _IN | {"around", "near", "at", "on", "along"}
_PLACED = frozenset(("based", "stationed", "posted", "headquartered", "operating", "active", "entrenched", "deployed",
                     "holed", "encamped", "garrisoned"))  # fmt: skip
_UNITS = frozenset(("unit", "battalion", "division", "squadron", "regiment", "wing", "fleet", "ship", "carrier",
                    "warship", "crew", "company", "platoon"))  # fmt: skip
_QUARTERED = frozenset(("based", "stationed", "headquartered", "garrisoned", "encamped"))
_SIGNS = _PLACED | _HAVENS | {"with", "there", "presence"}
_ON_SOIL = (["on", "territory"], ["on", "soil"])
_BASES = frozenset(("base", "bases", "sanctuary", "haven", "hideout", "springboard", "refuge", "redoubt", "camp"))
_TO_WHERE = 8
_AMOUNT = 3
_TO_PLACE = 12
_LISTED = 4
_LINKS = frozenset(("word", "determiner", "capital"))


def presence_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who is where, by "has camps in P", "based in P", "X's presence in P"."""
    units = clauses.units
    for group in clauses.acts.of(_VERBS):
        yield from _by_verb(clauses, group)
    for group in clauses.verbs:
        if group.lemma == "be":
            yield from _is_in(clauses, group)
    for index in clauses.places.of(_SIGNS):
        unit = units[index]
        if unit.low == "with" and index > 1 and units[index - 1].kind == "comma":
            yield from _with_troops(clauses, index)
        elif unit.low == "there" and index + 2 < len(units) and units[index + 1].kind == "be":
            yield from _troops_at(clauses, index + 1, index + 2)
        elif unit.low == "presence" and index + 2 < len(units) and units[index + 1].low == "of":
            yield from _troops_at(clauses, index, index + 2)
        if unit.low in _PLACED and index and units[index - 1].kind not in ("be", "have"):
            yield from _placed(clauses, index)
        elif unit.low == "presence":
            yield from _presence(clauses, index)
        elif unit.low in _HAVENS and index > 1:
            yield from _from_haven(clauses, index)


def _by_verb(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    if group.lemma in _KEEPS and group.voice == "active":
        yield from _keeps(clauses, group)
    if group.lemma in ("garrison", "use") and group.voice == "active":
        yield from _occupies(clauses, group)
    if group.form != "finite" or group.negated or group.modality != "actual":
        return
    if group.lemma in _ROAMS or group.lemma in _STAY:
        yield from _stays(clauses, group)
    elif group.lemma == "host":
        yield from _hosts(clauses, group)


def _from_haven(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X has widened its war from safe havens across the border in Y": X is there, and Y shelters it."""
    units = clauses.units
    phrase = noun_phrase_before(units, index)
    if phrase is None or phrase.first < 1 or units[phrase.first - 1].low != "from":
        return
    group = next((g for g in reversed(clauses.groups) if g.head < phrase.first), None)
    if group is None or group.negated or group.modality != "actual" or group.voice != "active":
        return
    after = index + 1
    if (
        after + 2 < len(units)
        and units[after].low in ("across", "over")
        and units[after + 2].low in ("border", "frontier")
    ):
        after += 3
    doers = [party for party in clauses.subjects(group) if party.actor.type in GROUPS]
    for doer in doers:
        yield from ground_findings(index, doer, clauses, after)
        for ground in _shelters(units, after):
            if ground.actor.name != doer.actor.name:
                yield Finding(index, "harbours", ground, doer, score=surer(0.65, doer))


def _shelters(units: Units, after: int) -> Iterator[Party]:
    """Who holds the ground of "in Y", "in X-ruled Y"."""
    inner = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low in _IN else None
    if inner is None:
        return
    head = units[inner.last]
    for place in range(inner.first, inner.last):
        if units[place + 1].kind == "tail" and units[place + 1].low.lstrip("-–") in (
            "ruled",
            "controlled",
            "held",
            "run",
        ):
            ruler = party_of(units[place])
            yield from (ruler,) if ruler is not None else ()
            return
    if head.kind == "name" and head.actor is not None and head.actor.type == "State":
        yield Party(head.actor, head.actor, head.start, head.end, frozenset(("name",)), "name")


def _keeps(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X keeps some 4,000 troops around P", "which used to keep rear bases in P"."""
    units = clauses.units
    used = group.form == "infinitive" and group.first > 0 and units[group.first - 1].low == "used"
    if group.negated or group.modality != "actual" or (group.form == "infinitive" and not used):
        return
    first = group.head + 1
    while first < len(units) and units[first].low in ("up", "about", "around", "some", "over", "nearly", "roughly"):
        first += 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or units[phrase.first].low in ("no", "any"):
        return
    given = group.lemma in _SENDS and units[phrase.last].low in ("drones", "drone", "missiles", "missile")
    if given or units[phrase.last].low not in wordlists().classes["garrisons"]:
        return
    clause = clauses.clause(group)
    holders = clauses.subjects(group) or (clause.subjects if clause is not None and used else ())
    own = [holder for holder in holders if not _of_another(units, phrase, holder) or group.lemma in _SENDS]
    yield from _kept(clauses, group, own, phrase.last + 1)


def _of_another(units: Units, phrase: NounPhrase, holder: Party) -> bool:
    """Whether the troops are another state's, as in "X keeps Y-ian troops in the country", which is X's own."""
    whose = {u.actor.name for u in units[phrase.first : phrase.last + 1] if u.actor is not None}
    man = holder.actor.type in ("State", "Person") or holder.speaker.type == "Person"
    return man and bool(whose - {holder.actor.name})


def kept_by(clauses: Clauses, group: VerbGroup, holder: Party) -> Iterator[Finding]:
    """What "having troops in P", "keeping camps in P" says of ``holder``, who is no subject of the verb."""
    units, first = clauses.units, group.head + 1
    phrase = noun_phrase(units, first) if group.lemma in _KEEPS - _SENDS and first < len(units) else None
    if phrase is None or _of_another(units, phrase, holder):
        return
    if units[phrase.last].low in wordlists().classes["garrisons"]:
        yield from _kept(clauses, group, (holder,), phrase.last + 1)


def _kept(clauses: Clauses, group: VerbGroup, holders: Sequence[Party], after: int) -> Iterator[Finding]:
    sends = group.lemma in _SENDS
    there = _where(clauses, group) if group.lemma not in _SENDS | _MOVES else ()
    for holder in holders:
        yield from (
            Finding(group.head, "presentIn", holder, ground, score=surer(0.75, holder))
            for ground in there if ground.actor.name != holder.actor.name
        )  # fmt: skip
        joints = frozenset(("to", "into")) if sends else _AT | {"to"} if group.lemma in _MOVES else _AT
        yield from ground_findings(group.head, holder, clauses, after, joints)


def _where(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The place that "where" takes up: "P, where X maintains camps"."""
    units = clauses.units
    where = next((i for i in range(group.first - 1, max(group.first - _TO_WHERE, 0), -1) if units[i].low == "where"), 0)
    between = range(where + 1, group.first)
    if where < 1 or any(units[i].kind in ("comma", "conjunction") or clauses.at(i) is not None for i in between):
        return ()
    last = where - 1 - (units[where - 1].kind == "comma")
    first = last
    while first > 0 and units[first - 1].kind == "capital" and units[first].kind == "capital":
        first -= 1
    led = units[first - 1].low if first else ""
    ground = _spot(units[last])
    if ground is None and led in _AT | {"the", "of"}:
        ground = _unlisted(units, first, last + 1)
    return (ground,) if ground is not None else ()


def _occupies(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X troops garrisoned P", "X uses P as a rear base"."""
    units, first = clauses.units, group.head + 1
    if group.negated or group.modality != "actual" or group.form not in ("finite", "present"):
        return
    place = first
    while place < len(units) and units[place].kind in ("determiner", "capital") and units[place].place is None:
        place += 1
    ground = (_spot(units[place]) if place < len(units) else None) or _unlisted(units, first, place)
    after = place + (place < len(units) and _ground(units[place]) is not None)
    if ground is None or (group.lemma == "use" and not _as_base(units, after)):
        return
    for holder in clauses.subjects(group):
        armed = bool(holder.roles & {"forces", "fighters"}) or holder.actor.type in GROUPS
        if armed and ground.actor.name != holder.actor.name:
            yield Finding(group.head, "presentIn", holder, ground, score=surer(0.75, holder))


def _as_base(units: Units, first: int) -> bool:
    words = [unit.low for unit in units[first : first + 4]]
    return words[:1] == ["as"] and words[1:2] in (["a"], ["an"], ["its"], ["their"]) and bool(_BASES & set(words[2:]))


def _stays(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X troops remain stationed in P", "some 28,500 X soldiers are deployed in P"."""
    before = clauses.units[group.first - 1] if group.first else None
    lasting = before is not None and any(form.lemma in ("remain", "stay") for form in before.forms)
    if group.voice == "active" and group.lemma not in ("remain", "stay", *_ROAMS) and not lasting:
        return
    for holder in clauses.subjects(group):
        armed = bool(holder.roles & {"forces", "fighters", "people"}) or holder.actor.type in GROUPS
        if "people" in holder.roles and _private(clauses, holder):
            continue
        following = group.head + 1
        if armed and following < len(clauses.units) and clauses.units[following].low in _PLACED:
            following += 1
        if armed:
            sent = group.lemma in _SENDS | _MOVES
            lies = group.lemma in ("station", "base", "garrison", "post")
            joints = _IN | {"to", "into"} if sent else _IN | {"at"} if lies else _IN
            found = list(ground_findings(group.head, holder, clauses, following, joints))
            yield from found or (_beside(group.head, holder, clauses, following) if lies else ())


def _is_in(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X-ian troops are in P", "its soldiers were still in Q"."""
    units, after = clauses.units, group.head + 1
    if group.negated or group.modality != "actual" or group.form != "finite":
        return
    while after < len(units) and units[after].low in _STILL:
        after += 1
    if after >= len(units) or units[after].low not in ("in", "inside"):
        return
    for holder in clauses.subjects(group):
        if holder.roles & {"forces", "fighters"}:
            yield from ground_findings(group.head, holder, clauses, after, _IN)


_STILL = frozenset(("still", "already", "now", "also", "currently"))


def _private(clauses: Clauses, holder: Party) -> bool:
    """Whether those of "X's refugees remain in P" are there for themselves, as no presence of the state's."""
    units = clauses.units
    at = next((i for i, unit in enumerate(units) if unit.start <= holder.start < unit.end), -1)
    phrase = noun_phrase(units, at) if at >= 0 else None
    return phrase is not None and any(unit.low in _CIVIL for unit in units[at : phrase.last + 1])


_CIVIL = frozenset(
    ("refugee", "refugees", "citizens", "migrants", "immigrants", "emigrants", "nationals", "expatriates", "exiles",
     "returnees", "asylum-seekers", "evacuees", "deportees", "civilians", "residents", "villagers", "people",
     "families", "women", "children", "students", "workers", "labourers", "laborers", "traders", "businessmen",
     "tourists", "pilgrims", "journalists", "reporters", "prisoners", "detainees", "hostages", "inmates", "captives",
     "herders", "fishermen", "farmers", "settlers", "orphans", "passengers", "doctors", "nurses", "communities")
)  # fmt: skip


def _beside(index: int, holder: Party, clauses: Clauses, after: int) -> Iterator[Finding]:
    """As in "are stationed outside P", "are based at Q, near P": in the state whose city P is."""
    units = clauses.units
    places = (place for place in range(after, min(after + _TO_CITY, len(units) - 1)) if units[place].low in _NEARBY)
    at = next(places, None)
    between = units[after:at] if at is not None else ()
    apart = not between or (between[0].low == "at" and between[-1].kind == "comma")
    if at is None or not apart or any(unit.kind in ("verb", "stop", "preposition") for unit in between[1:]):
        return
    ground = held_at(units, at)
    if ground is not None and ground.actor.name != holder.actor.name:
        yield Finding(index, "presentIn", holder, ground, score=surer(0.75, holder))


_NEARBY = frozenset(("near", "outside"))
_TO_CITY = 5


def _placed(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X, a militant group based in P", "X fighters stationed in P", "X is a group that is active in P"."""
    units, after = clauses.units, index + 1
    if after + 1 < len(units) and units[after].low == "out" and units[after + 1].low == "of":
        inner = noun_phrase(units, after + 2) if after + 2 < len(units) else None
        after = inner.last + 1 if inner else after
    at = after < len(units) and units[after].low == "at" and units[index].low in _QUARTERED
    if after >= len(units) or not (units[after].low in _IN or at):
        return
    if at and units[index - 1].low in _UNITS:
        return  # "a Y-ian unit based at Fort X": where it has its barracks
    party = _placed_party(clauses, index)
    if party is not None and (party.actor.type in GROUPS or party.roles & {"forces", "fighters"}):
        yield from ground_findings(index, party, clauses, after, _IN | {"at"})


def _placed_party(clauses: Clauses, index: int) -> Party | None:
    """Of whom "based" at ``index`` is said."""
    units, last = clauses.units, index - 1
    while last > 0 and units[last].kind == "adverb":
        last -= 1
    if units[last].kind == "be":
        return None
    phrase = noun_phrase_before(units, last - (units[last].kind == "comma"))
    if phrase is None or phrase.party is not None or phrase.first < 2:
        return phrase.party if phrase else None
    before = phrase.first - 1
    while before > 1 and units[before].low in ("and", "or") and (more := noun_phrase_before(units, before - 1)):
        before = more.first - 1
    if units[before].kind == "comma":
        return clauses.phrase_before(before - 1)
    if units[before].kind == "be":
        found = clauses.copula(before)
        return found[0] if len(found) == 1 else None
    return None


def _presence(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "Russia's military presence in P"."""
    units = clauses.units
    phrase = noun_phrase_before(units, index)
    names = [unit for unit in units[phrase.first : index] if unit.actor is not None] if phrase else []
    owner = party_of(names[0]) if len(names) == 1 else None
    if owner is not None and phrase is not None and units[phrase.first].low not in ("no", "any"):
        yield from ground_findings(index, owner, clauses, index + 1, _IN | {"on"})


def _with_troops(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X, with 17,000 soldiers in P, …"."""
    phrase = noun_phrase(clauses.units, index + 1)
    holder = clauses.phrase_before(index - 2)
    troops = phrase is not None and phrase.party is None and clauses.units[phrase.last].low in _TROOPS
    if phrase is not None and troops and holder is not None and holder.roles == {"name"}:
        yield from ground_findings(index, holder, clauses, phrase.last + 1)


def _troops_at(clauses: Clauses, trigger: int, first: int) -> Iterator[Finding]:
    """As in "there are 900 X soldiers in P", "the presence of X troops in P"."""
    phrase = noun_phrase(clauses.units, first)
    if phrase is None or phrase.party is None or clauses.units[phrase.first].low in ("no", "any"):
        return
    if phrase.roles & {"forces", "fighters"}:
        on_soil = [unit.low for unit in clauses.units[phrase.last + 1 : phrase.last + 4]][::2] in _ON_SOIL
        yield from ground_findings(trigger, phrase.party, clauses, phrase.last + 1, _IN | {"on"} if on_soil else _IN)


def _hosts(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "P hosts more than 1,000 X soldiers"."""
    clause = clauses.clause(group)
    for ground in clauses.subjects(group):
        for phrase in clause.objects if clause is not None and ground.actor.type == "State" else ():
            holder = phrase.party
            if holder is not None and phrase.roles & {"forces"} and holder.actor.name != ground.actor.name:
                yield Finding(group.head, "presentIn", holder, ground, score=surer(0.75, holder, ground))


_TROOPS = frozenset(("soldiers", "troops", "men", "fighters", "marines", "peacekeepers", "policemen", "battalions",
                     "paratroopers", "personnel"))  # fmt: skip


def ground_findings(
    index: int, holder: Party, clauses: Clauses, after: int, joints: frozenset[str] = _IN
) -> Iterator[Finding]:
    """That the holder is in each place of "in P and Q" at ``after``."""
    if "assets" in holder.roles and not holder.roles & {"forces"}:
        return
    at_home = {unit.start for unit in clauses.units[after:] if unit.actor == holder.actor}  # its own capital, too
    for ground in _grounds(clauses.units, after, joints):
        if ground.actor.name != holder.actor.name and ground.start not in at_home:
            yield Finding(index, "presentIn", holder, ground, score=surer(0.75, holder))


def _grounds(units: Units, index: int, joints: frozenset[str]) -> Iterator[Party]:
    """The states or places of "in P, Q and northern R" at ``index``."""
    if index + 1 >= len(units) or units[index].low not in joints:
        return
    index, listed = index + 1, False
    for _ in range(_AMOUNT):
        start = index
        while index < len(units) and index - start < _TO_PLACE and (
            (units[index].kind in _LINKS and units[index].place is None)
            or units[index].low in ("of", "in") or _joins_words(units, index)
        ):  # fmt: skip
            index += 1
        nouns = wordlists().nouns
        if any(each.low in nouns["officials"] | nouns["voices"] for each in units[start:index]):
            return  # "in P, officials in Q said"
        unit = units[index] if index < len(units) else None
        ground = (_ground(unit) if unit is not None else None) or _unlisted(units, _within(units, start, index), index)
        goes_on = start > 1 and units[start - 1].low == "and" and index + 1 < len(units)
        apart = start > 1 and units[start - 1].kind == "comma" and index + 1 < len(units)
        again = units[index + 1].low in joints if goes_on or apart else False  # "to P, and Z to Q"
        if ground is None or ((goes_on or apart) and (again or units[index + 1].kind in _ANOTHER_CLAUSE)):
            return  # "sent troops to P, and Q lost its port", "based at P, the Q said", "to P, Q's army said"
        yield ground
        index += 1
        if index < len(units) and units[index].kind == "possessive":
            return
        if index < len(units) and units[index].kind == "comma":
            index += 1
            if not listed and index < len(units) and units[index].low == "and":
                return  # "sent troops to P, and Q, R and S bought rifles"
            listed = True
        if index < len(units) and units[index].low == "and":
            index += 1
        elif index >= len(units) or units[index - 1].kind != "comma":
            return


_ANOTHER_CLAUSE = frozenset(("verb", "be", "have", "modal", "do", "possessive"))


def _within(units: Units, first: int, last: int) -> int:
    """Where the name begins in "the ports and airport of P"."""
    return next((i + 1 for i in range(last - 1, first - 1, -1) if units[i].low == "of"), first)


def _joins_words(units: Units, index: int) -> bool:
    """Whether "and" joins two plain nouns: "to the ports and airport of P"."""
    beside = (*units[index - 1 : index], *units[index + 1 : index + 3])
    plain = len(beside) == 3 and all(unit.kind == "word" or unit.low == "of" for unit in beside)
    return units[index].low == "and" and plain and beside[-1].low == "of"


def _unlisted(units: Units, first: int, last: int) -> Party | None:
    """A place that no list knows: "eastern Congo", "the Qandil mountains"."""
    while first < last and units[first].kind == "determiner":
        first += 1
    while last > first and units[last - 1].kind == "capital" and units[last - 1].place is None:
        words = units[first:last]
        if all(unit.kind in ("capital", "word") for unit in words) and len(words) <= _LISTED:
            actor = Actor(" ".join(unit.text for unit in words), "Place")
            return Party(actor, actor, words[0].start, words[-1].end, frozenset(("name",)), "name")
        break
    return None


def _spot(unit: Unit) -> Party | None:
    """The place that is held itself, not the state in which it lies."""
    return _at(Actor(unit.place.name, "Place"), unit) if unit.place is not None else _ground(unit)


def _ground(unit: Unit) -> Party | None:
    """The state, or the place, that the unit names."""
    if unit.kind in ("name", "demonym") and unit.actor is not None and unit.speaker is None:
        state = unit.actor.type == "State"
        return _at(unit.actor, unit) if state and unit.kind == "name" else None
    if unit.kind == "metonym":
        return _at(Actor(unit.text, "Place"), unit)
    if unit.place is not None:
        return _at(unit.holder or Actor(unit.place.name, "Place"), unit)
    return None


def _at(actor: Actor, unit: Unit) -> Party:
    return Party(actor, actor, unit.start, unit.end, frozenset(("name",)), "name")


_VERBS = frozenset((*_KEEPS, *_ROAMS, *_STAY, "garrison", "use", "host"))
"""Verbs at which one of the rules begins."""
