"""Doers: whose act a verb tells, through the verbs that govern it, or through a noun such as "an X ambush"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.clauses import Clauses
from kg.extraction.described import apposed_to
from kg.extraction.objects import single_owner
from kg.extraction.phrases import Party, Units, VerbGroup, noun_phrase_before
from kg.extraction.wordlists import EventNoun, wordlists
from kg.model import Modality

__all__ = ["Act", "Doers", "act_before", "doers_of", "reduced_subjects"]

_EFFECTS: dict[str, Modality] = {
    "planned": "planned", "goal": "goal", "expected": "expected", "actual": "actual", "claims": "actual",
}  # fmt: skip
_ORDERS = frozenset(("order", "direct", "instruct", "command", "authorise", "authorize"))
_LAYING = frozenset(("impose", "slap", "levy"))
_CALLING = _LAYING | frozenset(
    ("sanction", "blacklist", "designate", "list", "indict", "convict", "sentence", "punish", "penalise", "penalize",
     "fine", "thank", "praise", "commend", "decorate", "target", "arrest", "jail", "imprison")
)  # fmt: skip
"""What is done to somebody for what he did."""
_GOES_ON = frozenset(("begin", "start", "continue", "resume", "keep", "finish"))
_OPENS = frozenset(("comma", "subordinator", "stop", "that", "conjunction", "quote", "dash", "date", "adverb"))
_FURTHER = frozenset(("in", "on", "at", "near", "of", "against", "inside", "across", "outside", "along", "into"))
_FIRES = frozenset(("fire", "launch", "plant", "lay", "drop", "detonate", "throw", "lob", "shoot", "place", "hurl"))
_CHARGES = frozenset(("device", "devices", "car-bomb", "landmine", "landmines", "charge", "charges", "explosives"))
_STEPS = 4
"""Phrases between a noun that names an act and the verb of which it is the subject."""


@dataclass(frozen=True, slots=True)
class Doers:
    """Who does what a verb says.

    Attributes:
        parties: the subjects.
        group: the verb group whose auxiliaries count.
        effect: what a governing verb makes of it: ``actual``, ``planned`` …; ``none`` where it is not said to be done.
    """

    parties: tuple[Party, ...]
    group: VerbGroup
    effect: str = "actual"

    @property
    def real(self) -> bool:
        """Whether something is said to be, rather than demanded or wished."""
        return self.effect != "none" and self.group.modality != "demanded"

    @property
    def modality(self) -> Modality:
        """How far it is said to be so."""
        return self.group.modality if self.group.modality != "actual" else _EFFECTS.get(self.effect, "actual")


def doers_of(clauses: Clauses, group: VerbGroup) -> Doers:
    """The subjects of a group; of an infinitive, those of the verb that governs it ("X plans to …")."""
    units = clauses.units
    if group.form == "present" and group.first == group.head and group.first:
        # "X began firing at Y", "X kept arming Y"
        clause = clauses.clause(group)
        governor = clause.governor if clause is not None and clause.link == "governed" else None
        if (
            governor is not None
            and governor.voice == "active"
            and governor.lemma in _GOES_ON
            and governor.form == "finite"
        ):
            return Doers(clauses.subjects(governor), governor)
        if governor is None and (called := _called_to_account(clauses, group)):
            return Doers(called, group)
    if group.form == "present" and group.first > 1 and units[group.first - 1].low == "on":
        going = clauses.at(group.first - 2)
        if going is not None and going.lemma == "go":
            # "X went on selling arms to Y"
            return Doers(clauses.subjects(going), going) if not going.negated else Doers((), group, "none")
    if group.form != "infinitive":
        return Doers(clauses.subjects(group) or _described(clauses, group) or _past_apposition(clauses, group), group)
    before = group.first - 1
    while before >= 0 and units[before].kind == "adverb":
        before -= 1
    if (ordered := _ordered(clauses, group)) is not None:
        return ordered
    governor = next((g for g in clauses.groups if g.head == before), None)
    effect = wordlists().control.get(governor.lemma) if governor else None
    if governor is None or effect is None or (governor.voice == "passive") != (effect == "expected"):
        return Doers((), group, "none")
    if effect not in _EFFECTS:
        return Doers((), group, "none")
    return Doers(clauses.subjects(governor), governor, effect)


def _called_to_account(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The X of "Q sanctioned X for arming Y", "X was thanked for sheltering Y": who is punished has done it."""
    clause = clauses.clause(group)
    if clause is None or clause.preposition != "for" or clause.governor is None:
        return ()
    ruling = clauses.clause(clause.governor)
    if ruling is None or clause.governor.negated or clause.governor.lemma not in _CALLING:
        return ()
    if clause.governor.lemma in _LAYING:
        return ruling.led_to("on", "upon", "against")
    return ruling.patients


def _ordered(clauses: Clauses, group: VerbGroup) -> Doers | None:
    """As in "X ordered its navy to escort Y": what a state's own forces are told to do is its plan."""
    clause = clauses.clause(group)
    if clause is None or clause.control != "object" or clause.governor is None or clause.governor.negated:
        return None
    governor, own = clause.governor, clause.subjects
    if governor.lemma not in _ORDERS or governor.voice != "active" or governor.modality != "actual":
        return None
    ordering = {party.actor.name for party in clauses.subjects(governor)}
    forces = own and all(party.roles & {"forces", "assets"} for party in own)
    same = not ordering or ordering == {party.actor.name for party in own}
    return Doers(own, governor, "planned") if forces and same else None


def _described(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The X of "X is a movement that has waged", "X, a small group which attacked"."""
    units, last = clauses.units, group.first - 1
    while last > 0 and units[last].kind == "adverb":
        last -= 1
    if last < 1 or units[last].low not in ("that", "which", "who"):
        return _loyal(clauses, group)
    found = apposed_to(clauses, last)
    return (found,) if found is not None else ()


def _past_apposition(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The X of "X, a militia armed by Y, fought"."""
    units, last = clauses.units, group.first - 1
    if last < _STEPS or units[last].kind != "comma" or group.voice != "active" or group.form != "finite":
        return ()
    inner = [g for g in clauses.groups if g.head < last]
    if not inner or any(g.voice != "reduced" for g in inner):
        return ()
    opening = next((i for i in range(last - 1, 0, -1) if units[i].kind == "comma"), 0)
    apposed = opening and units[opening + 1].kind == "determiner" and inner[0].first > opening
    phrase = noun_phrase_before(units, opening - 1) if apposed else None
    if phrase is None or phrase.party is None or phrase.first > 1 or not phrase.roles & {"name", "fighters", "forces"}:
        return ()
    return (phrase.party,)


def _loyal(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The X of "militants loyal to X attacked"."""
    units, last = clauses.units, clauses.past_adjuncts(group.first - 1)
    phrase = noun_phrase_before(units, last) if last > 2 else None
    if phrase is None or phrase.party is None or phrase.roles != {"name"} or phrase.first < 3:
        return ()
    loyal = (
        units[phrase.first - 1].low in ("to", "with") and units[phrase.first - 2].low in wordlists().classes["loyal"]
    )
    fighters = wordlists().nouns["fighters"] | wordlists().nouns["forces"]
    return (phrase.party,) if loyal and units[phrase.first - 3].low in fighters else ()


@dataclass(frozen=True, slots=True)
class Act:
    """An act that a noun names, with whose it is.

    Attributes:
        owner: whose act it is.
        event: what the noun says.
        index: the noun.
    """

    owner: Party
    event: EventNoun
    index: int


def act_before(clauses: Clauses, group: VerbGroup) -> Act | None:
    """The act that is the subject of ``group``: "an X assault in P killed", "shelling of P by X killed"."""
    if group.form not in ("finite", "present") or group.first == 0:
        return None
    weapon = _weapon_before(clauses, group)
    if weapon is not None:
        return weapon
    units, last = clauses.units, clauses.past_adjuncts(group.first - 1)
    if group.form == "present" and last >= 0 and units[last].kind == "comma":
        last -= 1
    named: Party | None = None
    for _ in range(_STEPS):
        phrase = noun_phrase_before(units, last) if last >= 0 else None
        if phrase is None:
            return None
        event = wordlists().events.get(units[phrase.last].low)
        before = phrase.first - 1
        if event is not None and event.relation == "attacked":
            if before >= 0 and units[before].kind not in _OPENS:
                return None
            owner = named or single_owner(units, phrase)
            return Act(owner, event, phrase.last) if owner and not _doubted(units, phrase.first, last) else None
        if before <= 0:
            return None
        if units[before].low in ("by", "from") and named is None and phrase.party is not None:
            named = phrase.party
        elif units[before].low not in _FURTHER:
            return None
        last = before - 1
    return None


def _weapon_before(clauses: Clauses, group: VerbGroup) -> Act | None:
    """As in "rockets fired by X hit", "a bomb planted by X killed"."""
    units = clauses.units
    for fired in clauses.groups:
        if fired.voice != "reduced" or fired.lemma not in _FIRES or not fired.first < group.first:
            continue
        clause = clauses.clause(fired)
        weapon = units[fired.first - 1] if fired.first else None
        between = units[fired.head + 1 : group.first]
        if clause is None or len(clause.agents) != 1 or weapon is None or any(u.kind == "verb" for u in between):
            continue
        if weapon.low in wordlists().nouns["ordnance"] | _CHARGES and not any(u.kind == "comma" for u in between):
            return Act(clause.agents[0], EventNoun("attacked", "Strike", ()), fired.first - 1)
    return None


def _doubted(units: Units, first: int, last: int) -> bool:
    hedged = wordlists().classes["unreal"] | wordlists().classes["hedge"]
    return any(unit.low in hedged for unit in units[first : last + 1])


def reduced_subjects(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Of whom a participle is said: "X, armed by Y", "X is armed and financed by Y", "Backed by Y, X …"."""
    clause = clauses.clause(group)
    if clause is None or clause.subjects or group.voice != "reduced":
        return clause.subjects if clause is not None else ()
    whom = apposed_to(clauses, group.first)  # "X, a militia armed by Y"
    return (whom,) if whom is not None and whom.roles & {"name", "fighters", "forces"} else ()
