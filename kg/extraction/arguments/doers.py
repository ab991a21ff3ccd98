"""Doers: whose act a verb tells, through the verbs that govern it, or through a noun such as "an X ambush"."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.arguments.attachments import of_an_act
from kg.extraction.arguments.described import apposed_to
from kg.extraction.arguments.parts import whose_part
from kg.extraction.arguments.perpetrators import before_doing
from kg.extraction.arguments.signings import bound_by_accord, signed_to
from kg.extraction.grammar.owners import RISEN, WHOLLY, of_their_own, single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.implicatives import DOUBTED
from kg.extraction.parsing.nobodies import none_of_whom
from kg.extraction.words.records import record
from kg.extraction.words.wordlists import EventNoun, wordlists
from kg.model import Modality

__all__ = ["Act", "Doers", "act_before", "doers_of", "reduced_subjects"]

_EFFECTS: dict[str, Modality] = {
    "planned": "planned", "goal": "goal", "expected": "expected", "actual": "actual", "claims": "actual",
    "possible": "possible", "attempt": "actual",
}  # fmt: skip
_ORDERS = frozenset(("order", "direct", "instruct", "command", "authorise", "authorize"))
_LAYING = frozenset(("impose", "slap", "levy"))
_CALLING = _LAYING | frozenset(
    ("sanction", "blacklist", "designate", "list", "convict", "sentence", "punish", "penalise", "penalize",
     "fine", "thank", "praise", "commend", "decorate", "target", "jail", "imprison")
)  # fmt: skip
"""What is done to somebody for what he did."""
_GOES_ON = frozenset(("begin", "start", "continue", "resume", "keep", "finish"))
_NEVER_ENDS = frozenset(("stop", "cease", "quit", "fail", "hesitate", "tire"))
"""Verbs that, denied, tell that it is done: "has never ceased to arm Y"."""
_ADMITS = frozenset(("admit", "confess", "boast", "brag", "own"))
"""Verbs by which somebody says that he has done it: "boasted of having armed Y"."""
_CAUGHT = frozenset(("catch", "find", "see", "spot", "film", "photograph", "observe", "show", "discover", "detect"))
"""Verbs that, in the passive, tell what somebody was seen to do: "was caught arming Y"."""
_PEACEFUL = frozenset(
    ("settle", "resolve", "end", "make", "reach", "reconcile", "bring", "patch", "heal", "bury", "mend", "restore")
)
_OPENS = frozenset(("comma", "subordinator", "stop", "that", "conjunction", "quote", "dash", "date", "adverb"))
_FURTHER = frozenset(("in", "on", "at", "near", "of", "against", "inside", "across", "outside", "along", "into"))
_FIRES = frozenset(("fire", "launch", "plant", "lay", "drop", "detonate", "throw", "lob", "shoot", "place", "hurl"))
_CHARGES = frozenset(("device", "devices", "car-bomb", "landmine", "landmines", "charge", "charges", "explosives"))
_MEETS = frozenset(("meet", "confer", "consult", "discuss", "negotiate", "hold", "brief", "see"))
_SETS_OUT = frozenset(("fly", "travel", "go", "come", "arrive", "leave", "visit", "head", "return", "depart"))
_STEPS = 4
"""Phrases between a noun that names an act and the verb of which it is the subject."""


@record
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
    if group.form == "present" and group.first and _lone(clauses, group):
        if part := whose_part(clauses.units, group.first):
            return Doers(part, group)
        # "X began firing at Y", "X kept arming Y", "X vowed to keep on arming Y"
        clause = clauses.clause(group)
        governor = clause.governor if clause is not None and clause.link in ("governed", "gerund") else None
        if governor is not None and (going := _going_on(clauses, group, governor)) is not None:
            return going
        if (governor is None or clause is None or clause.link == "gerund") and (
            called := _called_to_account(clauses, group)
        ):
            return Doers(called, group)
    if (caused := _caused(clauses, group)) is not None:
        return caused
    if _coordinate_of_infinitive(clauses, group):
        return _controlled(clauses, group) if not group.negated else Doers((), group, "none")
    if group.form != "infinitive":
        clause = clauses.clause(group)
        letting = clause.governor if clause is not None and clause.link == "coordinate" else None
        if letting is not None and letting.lemma == "let" and _of_who_lets(clauses, group, letting):
            return Doers((), letting, "none")
        found = clauses.subjects(group) or _described(clauses, group) or _past_apposition(clauses, group)
        found = found or _at_its_head(clauses, group)
        if none := none_of_whom(clauses, group, found):
            return Doers(none, replace(group, negated=True))
        return Doers(_handed_on(clauses, group, found), group)
    if group.negated:
        return Doers((), group, "none")  # "agreed not to bomb Z"
    if (ordered := _ordered(clauses, group) or _sent_out(clauses, group)) is not None:
        return ordered
    return _controlled(clauses, group)


def _handed_on(clauses: Clauses, group: VerbGroup, found: tuple[Party, ...]) -> tuple[Party, ...]:
    """The Y of "X-ian drones, sold to Y in May, struck Z": whose arms they are now, and not who made them."""
    if len(found) != 1 or not found[0].roles & {"assets", "forces"} or group.voice != "active":
        return found
    after = (g for g in clauses.verbs if g.head < group.first and clauses.units[g.first].start >= found[0].end)
    given = next(after, None)
    clause = clauses.clause(given) if given is not None and given.lemma in _TRANSFERS else None
    if clause is None or clause.objects or clause.link not in ("participial", "unsure"):
        return found
    receivers = tuple(replace(party, roles=found[0].roles) for party in clause.led_to("to") if party.kind != "place")
    return receivers or found


_TRANSFERS = frozenset(("sell", "supply", "give", "donate", "deliver", "transfer", "provide", "lend", "export", "ship",
                        "lease", "present", "smuggle"))  # fmt: skip


def _lone(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether nothing but "having" stands before the gerund."""
    return group.first == group.head or clauses.units[group.first].low == "having"


def _going_on(clauses: Clauses, group: VerbGroup, governor: VerbGroup) -> Doers | None:
    """Who does what a verb of going on tells of in its gerund; ``None`` where it is no such verb."""
    units = clauses.units
    if any(u.kind in ("comma", "stop") for u in units[governor.head : group.first]):
        return None
    if governor.voice == "passive" and governor.lemma in _CAUGHT and governor.head < group.first:
        return Doers(clauses.subjects(governor), governor)  # "was caught arming Y"
    if governor.voice != "active":
        return None
    if (
        governor.lemma in _ADMITS
        and governor.head < group.first
        and units[group.first - 1].low in ("of", "to", "about")
    ):
        return Doers(clauses.subjects(governor), governor) if not governor.negated else None
    linked = units[group.first - 1].low == "on"
    if governor.head > group.first or (units[group.first - 1].kind == "preposition" and not linked):
        return None  # "without attacking Y, X kept …"
    if governor.lemma == "go" and linked:
        outer = doers_of(clauses, governor)
        return outer if not outer.group.negated else Doers((), group, "none")
    if governor.lemma in _NEVER_ENDS and governor.negated and governor.form == "finite":
        return Doers(clauses.subjects(governor), replace(governor, negated=False))  # "has not stopped arming Y"
    if governor.lemma not in _GOES_ON or (linked and governor.lemma != "keep"):
        return None
    return doers_of(clauses, governor)


def _caused(clauses: Clauses, group: VerbGroup) -> Doers | None:
    """As in "X's raid prompted Y to bomb Z", "X helped Y repel Z": who was moved to it did it."""
    clause = clauses.clause(group)
    if clause is None or clause.control != "object" or clause.governor is None or len(clause.subjects) != 1:
        return None
    governor = clause.governor
    made = group.first == group.head and governor.lemma in ("make", "have", "see", "watch", "let")
    if (
        (governor.lemma not in wordlists().classes["causing"] and not made)
        or governor.form != "finite"
        or governor.negated
        or bound_by_accord(clauses, governor)
    ):
        return None
    allowed = governor.lemma == "let" and bool(clauses.subjects(governor))  # whose past looks like its present
    if allowed and _of_who_lets(clauses, group, governor):
        return Doers((), governor, "none")
    allowed |= governor.lemma == "help" and governor.modality == "actual"  # "is helping Y fight Z"
    return Doers(clause.subjects, governor) if governor.voice == "active" and (governor.past or allowed) else None


def _of_who_lets(clauses: Clauses, group: VerbGroup, governor: VerbGroup) -> bool:
    """As in "X let Y overfly its territory": what X allows to be done to what is its own, nobody does to X."""
    owners = [unit for unit in clauses.units[group.head + 1 : group.head + 3] if unit.low in ("its", "their", "his")]
    letting = {party.actor.name for party in clauses.subjects(governor)}
    return any(unit.actor is not None and unit.actor.name in letting for unit in owners)


def _coordinate_of_infinitive(clauses: Clauses, group: VerbGroup) -> bool:
    """As "train" in "promised to arm and train Y", which has the form of a finite verb."""
    if group.form != "finite" or group.voice != "active" or group.first != group.head:
        return False
    clause = clauses.clause(group)
    return clause is not None and clause.link == "infinitive" and clause.control in ("subject", "raising", "purpose")


def _controlled(clauses: Clauses, group: VerbGroup) -> Doers:
    """Whose act an infinitive is: "X plans to", "X vowed to continue to", "X is known to have", "X's decision to"."""
    if _of_those_helped(clauses, group):
        return Doers((), group, "none")
    if (signing := signed_to(clauses, group)) is not None:
        signed = doers_of(clauses, signing)
        return replace(signed, effect="planned") if signed.effect == "actual" else signed
    governor = _governor(clauses, group)
    if (done := _first_to(clauses, group) or _implied(clauses, group)) is not None:
        return done
    adrift = governor is None or governor.lemma in _USES  # "the drones that X uses to strike Y"
    if adrift and (used := _used_to(clauses, group)) is not None:
        return used
    if governor is None:
        return _by_noun(clauses, group) or Doers((), group, "none")
    effect = _effect_of(clauses, governor, group)
    if effect not in _EFFECTS or governor.modality == "demanded":
        return Doers((), group, "none")
    if governor.negated and governor.lemma in _NEVER_ENDS:
        return Doers(clauses.subjects(governor), replace(governor, negated=False))
    outer = Doers(clauses.subjects(governor), governor) if governor.form == "finite" else doers_of(clauses, governor)
    if outer.effect == "none" or effect == "actual":
        return outer
    return replace(outer, effect=effect) if outer.effect == "actual" else outer


def _first_to(clauses: Clauses, group: VerbGroup) -> Doers | None:
    """As in "X was the first to recognise Y", "X became the only state to arm Y": it did."""
    clause, units = clauses.clause(group), clauses.units
    governor = clause.governor if clause is not None and clause.link == "infinitive" else None
    if governor is None or governor.lemma not in ("be", "become") or governor.form != "finite":
        return None
    words = [unit.low for unit in units[max(governor.head + 1, group.first - _ONLY) : group.first]]
    ranked = next((i for i, word in enumerate(words) if word in _RANKS), len(words))
    if not 0 < ranked < len(words) or words[ranked - 1] != "the" or governor.modality != "actual":
        return None
    supposed = any(unit.kind in ("modal", "to") for unit in units[max(governor.first - 2, 0) : governor.head])
    if governor.negated or supposed or "for" in words:
        return Doers((), group, "none")  # "was not the first to": others did, and it did, too
    return Doers(clauses.subjects(governor), governor)


_RANKS = frozenset(("first", "second", "third", "last", "only", "latest"))
_ONLY = 6


def _used_to(clauses: Clauses, group: VerbGroup) -> Doers | None:
    """As in "X used drones to attack Y", "X sent bombers to hit Y": who does so attacks, or means to."""
    clause, frame = clauses.clause(group), wordlists().frames.get(group.lemma)
    governor = clause.governor if clause is not None else None
    if clause is None or governor is None or frame is None:
        return None
    ruling = clauses.clause(governor)
    if frame.relation in _HELPS and ruling is not None and governor.lemma in _FOUNDS and governor.voice == "active":
        founded = any(clauses.units[phrase.last].low in _MISSIONS for phrase in ruling.objects)
        founded = founded and not any(
            "bystanders" in phrase.roles for phrase in clause.objects
        )  # "a school for nurses"
        sure = founded and not governor.negated and governor.modality == "actual" and governor.form == "finite"
        return Doers(clauses.subjects(governor), governor) if sure else None
    if frame.relation not in ("attacked", "foughtWith"):
        return None
    if ruling is None or governor.negated or governor.voice != "active":
        return None
    goes = governor.lemma in _GOES and governor.modality == "actual" and frame.relation == "attacked"
    if clause.control == "purpose" and goes:
        fighting = tuple(party for party in clauses.subjects(governor) if party.roles & {"forces", "fighters"})
        return Doers(fighting, governor, "attempt") if fighting else None  # "X's troops crossed the border to attack Y"
    gapped = clauses.antecedents(governor) if ruling.link == "relative" and not ruling.objects else ()
    if clause.control not in ("purpose", "object") and not (gapped and clause.control == "subject"):
        return None
    if group.head + 1 < len(clauses.units) and clauses.units[group.head + 1].low in _BESIDE:
        return None  # "sent soldiers to fight alongside Y"
    own = {party.actor.name for party in ruling.subjects}
    used = gapped or ruling.objects
    free = all(phrase.party is None or phrase.party.actor.name in own for phrase in used)
    if governor.lemma not in _USES | _SENDS or governor.modality != "actual" or not free or not used:
        return None
    nouns = wordlists().nouns
    armed = nouns["ordnance"] | nouns["arms"] | nouns["gift_arms"] | (_WAYS if gapped else frozenset())
    armed = armed | (_MEN if governor.lemma in _SENDS else frozenset())
    if not all(p.roles & _TOOLS or clauses.units[p.last].low in armed for p in used):
        return None  # "used the summit to attack Y"
    effect = "actual" if governor.lemma in _USES else "attempt"
    return Doers(clauses.subjects(governor), governor, effect)


_GOES = frozenset(("cross", "enter", "march", "land", "advance", "move", "go", "come", "infiltrate", "slip", "sneak",
                   "fly", "sail", "travel"))  # fmt: skip
_MEN = frozenset(("men", "warriors", "boys", "raiders", "assassins", "killers", "gunmen", "agents"))
_TOOLS = frozenset(("assets", "forces", "fighters", "agents"))
_USES = frozenset(("use", "employ"))
_WAYS = frozenset(("means", "methods", "tactics", "technique", "techniques"))
"""What is used in a deed that a relative clause tells; with the verb before them, they are spoken of in general."""
_BESIDE = frozenset(("beside", "alongside", "with", "for", "side"))
_HELPS = frozenset(("trains", "arms", "supports", "funds"))
_FOUNDS = frozenset(("set", "establish", "launch", "run", "start", "create", "mount", "open", "begin"))
_MISSIONS = frozenset(
    ("mission", "programme", "program", "scheme", "operation", "fund", "camp", "camps", "school", "airlift")
)
_SENDS = frozenset(("send", "dispatch", "despatch", "deploy", "hire"))


def _implied(clauses: Clauses, group: VerbGroup) -> Doers | None:
    """As in "X was quick to arm Y", "X had the audacity to", "X went so far as to": it did."""
    units, last = clauses.units, group.first - 1
    if last < 2 or units[group.first].kind != "to":
        return None
    if units[last].low in _PROMPT and units[last - 1].kind in ("be", "adverb"):
        be = last - 1 - (units[last - 1].kind == "adverb")
        return _being(clauses, group, be)
    if units[last].low == "fit" and (seeing := clauses.at(last - 1)) is not None and seeing.lemma == "see":
        return Doers(clauses.subjects(seeing), seeing) if not seeing.negated else None
    if [unit.low for unit in units[last - 2 : last + 1]] == ["so", "far", "as"]:
        going = next((g for g in clauses.groups if g.head == last - 3), None)
        return Doers(clauses.subjects(going), going) if going is not None and going.lemma == "go" else None
    first = last
    while first > 0 and units[first].kind in ("word", "number") and last - first < _STEPS:
        first -= 1
    if units[first].low != "the" or not first:
        return None
    words = [unit.low for unit in units[first + 1 : last + 1]]
    holding = next((g for g in clauses.verbs if g.head == first - 1), None)
    if holding is None or not words:
        return None
    dared = words[-1] in _AUDACITY and holding.lemma == "have"
    took = dared or (words[-1] in _OPPORTUNITY and holding.lemma in ("take", "use", "seize"))
    return Doers(clauses.subjects(holding), holding) if took and not holding.negated else None


def _being(clauses: Clauses, group: VerbGroup, be: int) -> Doers | None:
    """The subject of the "was" at ``be``, where nothing denies it."""
    copula = next((g for g in clauses.verbs if g.head == be), None)
    if copula is None:
        return None
    if clauses.units[be].low == "be":
        return Doers((), group, "none")  # "would be foolish to", "has to be quick to"
    if copula.negated or copula.modality != "actual" or copula.form != "finite":
        return Doers((), group, "none")
    return Doers(clauses.subjects(copula), replace(group, form="finite", past=True))


_PROMPT = frozenset(("quick", "swift", "right", "wrong", "brave", "reckless", "wise", "foolish", "rash", "bold"))
_AUDACITY = frozenset(("audacity", "temerity", "gall", "nerve", "courage"))
_OPPORTUNITY = frozenset(("opportunity", "chance", "occasion", "liberty", "trouble", "lead", "precaution"))


def _of_those_helped(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "X supported Y in its efforts to defeat Z": an effort of those who were named last."""
    units, index = clauses.units, group.first - 1
    if index < 2 or units[index].low not in wordlists().classes["effort"] or clauses.at(index) is not None:
        return False
    phrase = noun_phrase_before(units, index)
    owned = phrase is not None and any(unit.resolved for unit in units[phrase.first : index])
    return phrase is not None and owned and phrase.first > 1 and units[phrase.first - 1].low == "in"


_TELLS = frozenset(("say", "report", "allege", "claim", "declare", "state", "announce", "assert"))
"""Verbs that, in the passive with who says it, make it his claim: "X is said by Y to arm Z"."""


def _effect_of(clauses: Clauses, governor: VerbGroup, group: VerbGroup) -> str:
    """What a governing verb makes of the infinitive that it leads to."""
    classes, units = wordlists().classes, clauses.units
    if governor.voice != "active":
        if governor.lemma in classes["raising_doubt"]:
            return "possible"
        telling = clauses.clause(governor) if governor.lemma in _TELLS and not governor.negated else None
        told = telling is not None and bool(telling.agents)
        sure = governor.lemma in classes["raising_sure"] or governor.lemma in classes["compelling"]
        return "actual" if sure or told else "expected" if governor.lemma == "expect" else "none"
    particle = units[governor.head + 1].low if governor.head + 1 < group.first else ""
    if governor.negated and governor.lemma in _NEVER_ENDS:
        return "actual"
    if governor.lemma == "help" and group.lemma in _PEACEFUL:
        return "none"  # "helped to settle the dispute": not its own
    if (governor.lemma, particle) in (("go", "on"), ("turn", "out"), ("see", "fit")):
        return "actual"
    if (governor.lemma, particle) in (("set", "out"), ("take", "off")):
        return "goal"
    effect = wordlists().control.get(governor.lemma, "none")
    return effect if effect != "expected" else "none"


def _governor(clauses: Clauses, group: VerbGroup) -> VerbGroup | None:
    """The verb that governs an infinitive as what its subject does; "sent troops to" governs nothing so."""
    before = group.first - 1
    while before >= 0 and clauses.units[before].kind == "adverb":
        before -= 1
    beside = next((g for g in clauses.groups if g.head == before), None)
    if beside is not None and group.form == "infinitive":
        return beside
    clause = clauses.clause(group)
    if clause is None or clause.link != "infinitive" or clause.governor is None:
        return None
    if clause.control in ("subject", "raising"):
        return clause.governor
    ruling = clauses.clause(clause.governor)
    free = ruling is not None and all(phrase.party is None for phrase in ruling.objects)
    particled = clauses.units[clause.governor.head + 1].low in ("on", "out", "off")
    wanted = clause.governor.lemma in wordlists().control and not (ruling and ruling.objects)
    return clause.governor if clause.control == "purpose" and free and (particled or wanted) else None


def _by_noun(clauses: Clauses, group: VerbGroup) -> Doers | None:
    """As in "X's decision to arm Y", "plans by X to attack Y"."""
    units, nouns = clauses.units, wordlists().prospects["intent"]
    last = group.first - 1
    phrase = noun_phrase_before(units, last) if last > 0 else None
    if phrase is None:
        return None
    owner: Party | None = None
    if units[phrase.last].low not in nouns and phrase.party is not None and units[phrase.first - 1].low in ("by", "of"):
        owner = phrase.party
        phrase = noun_phrase_before(units, phrase.first - 2) if phrase.first > 1 else None
    effect = nouns.get(units[phrase.last].low, "none") if phrase is not None else "none"
    if phrase is None or effect not in _EFFECTS or any(u.kind == "negation" for u in units[phrase.first : phrase.last]):
        return None
    owner = owner or single_owner(units, phrase)
    return Doers((owner,), group, effect) if owner is not None else None


def _called_to_account(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The X of "Q sanctioned X for arming Y", "X was thanked for sheltering Y": who is punished has done it."""
    clause = clauses.clause(group)
    if clause is None or clause.preposition != "for" or clause.governor is None:
        return ()
    ruling = clauses.clause(clause.governor)
    if ruling is None or clause.governor.negated or clause.governor.lemma not in _CALLING:
        return ()
    if any(unit.low in DOUBTED for unit in clauses.units[max(clause.governor.first - 2, 0) : group.first]):
        return ()  # "was wrongly punished for shelling Y"
    if clause.governor.lemma in _LAYING:
        return ruling.led_to("on", "upon", "against")
    if clause.governor.lemma in ("sentence", "convict", "jail", "imprison"):
        return tuple(replace(p, actor=p.speaker) if p.speaker.type == "Person" else p for p in ruling.patients)
    return ruling.patients


def _sent_out(clauses: Clauses, group: VerbGroup) -> Doers | None:
    """As in "X's minister flew to K to meet Y": who sets out to meet somebody means to."""
    if group.lemma not in _MEETS:
        return None
    going = next((g for g in reversed(clauses.groups) if g.head < group.first), None)
    if going is None or going.lemma not in _SETS_OUT or going.voice != "active" or going.form != "finite":
        return None
    between = clauses.units[going.head + 1 : group.first]
    if going.negated or any(unit.kind in ("comma", "stop", "that", "relative", "quote") for unit in between):
        return None
    return Doers(clauses.subjects(going), going, "planned")


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


def _at_its_head(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The N. N. of "N. N., who led the delegation that talked to Y": he was there himself."""
    units, last = clauses.units, group.first - 2
    if last < 2 or units[last + 1].kind not in ("that", "relative") or units[last].low not in _TEAMS:
        return ()
    verb = next((clauses.at(place) for place in (last - 1, last - 2, last - 3) if clauses.at(place)), None)
    told = verb is not None and verb.lemma in ("lead", "head", "chair") and verb.voice == "active" and not verb.negated
    return clauses.subjects(verb) if verb is not None and told and verb.modality == "actual" else ()


_TEAMS = frozenset(("delegation", "team", "mission", "negotiators", "envoys", "commission", "panel", "deputation"))


def _loyal(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The X of "militants loyal to X attacked"."""
    units, last = clauses.units, clauses.past_adjuncts(group.first - 1)
    phrase = noun_phrase_before(units, last) if last > 2 else None
    if phrase is None or phrase.party is None or phrase.roles != {"name"} or phrase.first < 3:
        return ()
    loyal = units[phrase.first - 1].low in ("to", "with") and units[phrase.first - 2].low in WHOLLY
    fighters = wordlists().nouns["fighters"] | wordlists().nouns["forces"] | {"men", "elements", "youths"}
    theirs = units[phrase.first - 2].low == "loyal" and not of_their_own(units[phrase.first - 3].low)
    man = phrase.party.speaker.type == "Person" and units[phrase.first - 3].low not in RISEN
    if phrase.party.actor.type == "State" and not man and not theirs:
        return ()  # a state's allies are not the state, nor are insurgents loyal to who ruled it
    return (phrase.party,) if loyal and units[phrase.first - 3].low in fighters else ()


@record
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
        if phrase is None and named and units[last].low.endswith("ing"):
            phrase = NounPhrase(last, last, None, frozenset())  # "Shelling by X killed"
        if phrase is None:
            return None
        head, before = units[phrase.last].low, phrase.first - 1
        event = wordlists().events.get("offensive" if head in ("advance", "advances") else head)
        if event is not None and event.relation == "attacked":
            if before >= 0 and units[before].kind not in _OPENS:
                return None
            owner = named or single_owner(units, phrase)
            return Act(owner, event, phrase.last) if owner and not _doubted(units, phrase.first, last) else None
        if before <= 0:
            return None
        last = before - 1
        if units[before].low in ("by", "from") and named is None and phrase.party is not None:
            named, last = phrase.party, before_doing(units, before)
        elif units[before].low not in _FURTHER:
            return None
        last = clauses.past_adjuncts(last)
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
    if clause is None or of_an_act(clauses.units, group):
        return ()
    if clause.subjects or group.voice != "reduced":
        return clause.subjects
    whom = apposed_to(clauses, group.first)  # "X, a militia armed by Y"
    return (whom,) if whom is not None and whom.roles & {"name", "fighters", "forces"} else ()
