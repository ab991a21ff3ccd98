"""Suitability: whether a party can be what a verb takes, and two parties the ends of what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES
from kg.extraction.words.wordlists import Frame, wordlists
from kg.vocabulary import vocabulary

__all__ = [
    "ROLES",
    "UNIONS",
    "armed",
    "beyond",
    "by_arms",
    "by_force",
    "can_act",
    "can_be",
    "driven_out",
    "free_there",
    "only_people",
    "suits",
    "two_helped",
]  # fmt: skip

_WORDS_OF_SPEECH = frozenset(
    (
        "accuses",
        "criticises",
        "threatens",
        "sanctions",
        "negotiatedWith",
        "cooperatesWith",
        "welcomed",
        "supports",
        "alliedWith",
        "refuses",
        "demandsOf",
    )
)
"""What officials do in their state's name by speaking; they do not attack or arm."""
_DEEDS_OF_OFFICE = frozenset(("released", "deported", "concededTo", "estrangedFrom", "hostileTo"))
"""What authorities do by their office."""
_HELP = frozenset(("arms", "funds", "trains", "harbours"))
"""What rulers have done for them, while a single official who does it may do it for himself."""
_RULING = frozenset(("leadership", "president", "leader", "ruler", "king", "queen", "emir", "sultan", "shah", "premier",
                     "chancellor", "dictator", "government", "regime", "junta"))  # fmt: skip
_ARMED = frozenset(("forces", "fighters"))
_FIGHTING = frozenset(("attacked", "foughtWith", "displaced", "tookOver"))
_ARMED_OR_RULING = frozenset(("forces", "fighters", "officials", "leaders"))
UNIONS = frozenset(("IntergovernmentalOrganization", "Organization", "UmbrellaGroup"))
"""Kinds of actor that have members."""


def suits(role: str, party: Party, phrase: NounPhrase) -> bool:
    """Whether the phrase can be what a verb of that role takes."""
    test = _SUITABLE.get(role)
    return test is None or test(party, phrase.roles)


def _victim(party: Party, roles: frozenset[str]) -> bool:
    if roles & {"bystanders"} and "fighters" not in party.roles:  # unlike "suspected members" of an armed group
        return party.actor.type in ("Population", "PoliticalParty", "Organization")  # "killed two members of Fatah"
    named = roles == {"name"} and party.actor.type not in ("State", "IntergovernmentalOrganization")
    return bool(roles & {"people", "forces", "fighters", "officials"}) or named or party.kind == "demonym"


def _side(party: Party, roles: frozenset[str]) -> bool:
    if "assets" in roles and "forces" not in roles:
        return False
    if "nation" in party.roles and roles == {"people"}:
        return True  # "fought the British"
    if party.actor.type == "IntergovernmentalOrganization" and "captives" not in roles:
        return True  # "UN weapons inspectors", "NATO observers"
    return "captives" not in roles and not (roles & {"people"} and not roles & {"forces", "fighters", "officials"})


_SUITABLE: dict[str, Callable[[Party, frozenset[str]], bool]] = {
    "victim": _victim,
    "party": _side,
    "shunned": _side,
    "trainees": lambda _, roles: not roles & {"captives", "assets"} or "forces" in roles,
    "paid": lambda party, roles: party.actor.type in GROUPS or bool(roles & {"forces", "fighters"}),
    "guests": lambda party, roles: party.actor.type in GROUPS and not roles & {"bystanders", "captives", "assets"},
    "terrorist": lambda party, _: party.actor.type in GROUPS,
    "held": lambda party, roles: (
        (
            bool(roles & {"people", "forces", "fighters", "officials"})
            and "name" not in roles
            and not ("bystanders" in roles and party.kind == "demonym")  # a Y-ian tourist, refugees
        )
        or party.speaker.type == "Person"
        or party.actor.type == "Population"
        or party.roles == {"people"}
    ),
    "driven": lambda party, roles: (
        party.actor.type in GROUPS
        or bool(roles & {"forces", "fighters"})
        or (party.kind == "demonym" and not roles & {"officials", "people", "leaders", "bystanders"})
        or (party.speaker.type == "StateOrgan" and party.speaker.name.endswith(("government", "army", "military")))
    ),
    "diplomats": lambda party, roles: (
        (bool(roles & {"officials", "people", "forces"}) and "bystanders" not in roles) or "nation" in party.roles
    ),
    "union": lambda party, roles: party.actor.type in UNIONS and roles == {"name"},
    # A country's charities and activists are not their state, nor a force's employees the force.
    "meets": lambda party, roles: (
        bool(roles) and not roles & {"assets", "captives"} and (roles != {"voices"} or party.actor.type in GROUPS)
    ),
    "place": lambda party, roles: party.actor.type == "State" and roles == {"name"} and party.kind == "name",
    "land": lambda party, roles: (
        party.actor.type == "State" and roles == {"name"} and party.kind in ("name", "coreference")
    ),
    "seat": lambda party, roles: (
        party.actor.type in (*STATES, *UNIONS) and roles == {"name"} and party.kind in ("name", "metonym")
    ),
    "caller": lambda party, roles: (
        party.speaker.type == "Person" or bool(roles & {"officials"} and not roles & {"assets", "captives"})
    ),
    "stronghold": lambda party, roles: not roles & {"people", "captives", "voices"} or bool(roles & {"forces"}),
    "ground": lambda party, roles: (
        party.actor.type == "State" and roles <= {"name", "assets"} and party.kind != "place"
    ),
    "taken": lambda party, roles: bool(roles & {"assets", "forces"}) and "name" not in roles,
    "attacker": lambda _, roles: not roles & {"people", "captives", "voices", "officials"} or bool(roles & _ARMED),
    "ally": lambda party, roles: (roles <= {"name", "forces"} or "forces" in roles) and party.actor.type != "Person",
    "linked": lambda party, roles: party.actor.type in GROUPS and not roles & {"assets", "bystanders", "captives"},
    "movement": lambda party, roles: roles == {"name"} and party.actor.type in ("PoliticalParty", *UNIONS, *GROUPS),
    "recognised": lambda party, roles: roles == {"name"} and party.actor.type in SIDES,
    "outlet": lambda party, roles: roles == {"name"} and party.actor.type in ("MediaOutlet", "Organization"),
    "turned": lambda party, roles: "people" in roles or party.roles == {"people"} or party.actor.type == "Population",
    "sent-home": lambda party, roles: (
        ("people" in roles or party.roles == {"people"}) and not roles & {"forces", "fighters", "officials", "agents"}
    ),
    "membership": lambda party, roles: roles == {"name"} and party.actor.type in STATES,
    "regime": lambda party, roles: roles == {"name"} and party.actor.type in ("Government", *GROUPS),
    "rescued": lambda party, roles: (
        roles == {"name"}
        and party.actor.type != "Person"
        and (party.speaker.type == "Person" or party.actor.type in ("Government", *GROUPS))
    ),
    "host-group": lambda party, roles: (
        roles == {"name"} and party.kind != "metonym" and party.actor.type in (*UNIONS, *GROUPS)
    ),
    "annexed": lambda party, roles: party.actor.type == "State" and (roles == {"name"} or "assets" in roles),
    "captive": lambda party, roles: bool(roles & {"captives", "people"}) or party.speaker.type == "Person",
    "exiles": lambda party, roles: (
        ("people" in roles or party.roles == {"people"} or party.actor.type == "Population")
        and not roles & {"forces", "fighters", "officials"}
    ),
    "person": lambda party, roles: party.speaker.type == "Person" and roles == {"name"} and party.kind == "name",
    "people": lambda party, roles: "people" in roles or party.roles == {"people"},
}
"""By role, what the other party of a verb has to be."""
ROLES = frozenset((*_SUITABLE, "target", "craft", "none", ""))
"""The roles that frames and constructions can ask for; a ``target`` and a ``craft`` may be anything of somebody's."""


def armed(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it is soldiers or fighters that the verb is done to, also nobody's."""
    if group.voice != "active":
        return any(phrase.roles & _ARMED for phrase in clauses.subject_phrases(group))
    first = group.head + 1
    phrase = noun_phrase(clauses.units, first) if first < len(clauses.units) else None
    if phrase is None or phrase.roles & _ARMED:
        return phrase is not None
    group_named = phrase.party is not None and phrase.party.actor.type in (*GROUPS, "Population")
    return group_named and any(party.roles & _ARMED for party in clauses.subjects(group))


def only_people(frame: Frame, party: Party) -> bool:
    """Whether it is done to people who are not their state: "arrested two Tunisians"."""
    return frame.role == "held" and party.roles == {"people"} and party.kind == "demonym"


def can_act(doer: Party) -> bool:
    """Whether those are no mere thing: "X's jets", not "X's bases"."""
    return "assets" not in doer.roles or "forces" in doer.roles


def can_be(frame: Frame, doer: Party, other: Party) -> bool:
    """Whether the two can be the ends of what the frame says."""
    if doer.actor.name == other.actor.name or not can_act(doer):
        return False
    if frame.relation == "presentIn" and doer.actor.type == "State" and not doer.roles & _ARMED:
        return False
    if frame.role == "shunned" and other.actor.type in (*UNIONS, "StateOrgan"):
        return False  # who stays away from a council's sessions punishes nobody
    if doer.kind == "coreference" and frame.relation in _FIGHTING and doer.actor.acts_for == other.actor.name:
        return False  # "as they crushed an Iranian attack": not Iran's own guards
    if frame.relation == "negotiatedWith" and "voices" in doer.roles & other.roles:
        return False
    refugees = other.kind == "demonym" and other.actor.type == "State" and not other.roles & _ARMED_OR_RULING
    if frame.relation == "harbours" and refugees:
        return False  # "gave refuge to some 46,000 Guatemalans": no state is sheltered
    silent = {"forces", "name", "fighters"} if doer.actor.type in GROUPS else {"forces", "name"}
    speaks = doer.roles & {"officials", "voices"} and not doer.roles & silent and not _by_name(doer)
    himself = frame.relation in ("splitFrom", "memberOf") and doer.speaker.type == "Person"  # "he left the X"
    if speaks and not himself and frame.relation not in _WORDS_OF_SPEECH | _DEEDS_OF_OFFICE and not _rule(doer, frame):
        return False
    if doer.roles & {"people"} and not doer.roles & {"forces", "fighters", "name", "agents", "nation", "officials"}:
        return doer.kind == "name" and doer.actor.type in GROUPS and doer.roles == {"people"}  # "two Hamas men shot Y"
    return (
        doer.actor.type not in ("MediaOutlet", "ResearchOrganization") or not vocabulary().relation(frame.relation).sign
    )


def by_arms(doer: Party, other: Party) -> bool:
    """Whether it is with arms and not in words that one "tears into" another: "artillery tore into X's rearguard"."""
    armed = frozenset(("forces", "fighters"))
    speaks = doer.roles & {"officials", "voices", "leaders"} or doer.speaker.type == "Person"
    return not speaks and bool(doer.roles & armed or other.roles & (armed | {"assets"}))


def free_there(units: Units, parties: Iterable[Party], others: Iterable[Party]) -> Iterator[Party]:
    """Those who are a force where they are, unlike "captured X soldiers", "wounded X troops".

    Nor what flies or sails by: "an X drone entered Y", "X's ships entered Y's waters" leaves nobody there.
    """
    if any(not _PASSED.isdisjoint(_words_at(units, other)) for other in others):
        return
    for doer in parties:
        at = next((i for i, unit in enumerate(units) if unit.start >= doer.start), 0)
        flies = not (wordlists().nouns["ordnance"] | _FLIES).isdisjoint(_words_at(units, doer))
        if not flies and all(unit.low not in _UNFREE for unit in units[max(at - 1, 0) : at + _ADJECTIVES]):
            yield doer


def _words_at(units: Units, party: Party) -> list[str]:
    """The words around the party's name: "X-ian airspace", "the territorial waters of X"."""
    first = next((i for i, unit in enumerate(units) if unit.start >= party.start), 0)
    return [unit.low for unit in units[max(first - _BEFORE_OF, 0) : first + _ADJECTIVES] if unit.kind != "verb"]


_BEFORE_OF = 2
_PASSED = frozenset(("airspace", "waters", "skies", "airspaces"))
_FLIES = frozenset(("aircraft", "plane", "planes", "airplane", "airplanes", "jet", "jets", "warplane", "warplanes",
                    "helicopter", "helicopters", "balloon", "balloons", "uav", "uavs"))  # fmt: skip
_UNFREE = frozenset(("captured", "captive", "wounded", "injured", "dead", "fallen", "imprisoned", "jailed", "freed",
                     "surrendered", "released", "retired", "former", "interned", "detained", "kidnapped"))  # fmt: skip
_ADJECTIVES = 2


def _rule(doer: Party, frame: Frame) -> bool:
    """Whether it is those who rule, who help others by others' hands: "X's leaders armed Y", but no "X's envoy"."""
    last = doer.speaker.name.rsplit(" ", 1)[-1].casefold()
    itself = doer.speaker.name == doer.actor.name  # "the rulers of X"
    return frame.relation in _HELP and (itself or last.endswith("s") or last in _RULING)


def _by_name(doer: Party) -> bool:
    """Whether it is somebody with a name of his own: "Muammar Gaddafi armed Y", but no "Libyan minister"."""
    return doer.kind == "name" and doer.speaker.type == "Person" and doer.speaker.name.rsplit(" ", 1)[-1][:1].isupper()


def two_helped(units: Units, first: int) -> bool:
    """Whether "and" joins two who are helped, and no further verb: not in "helps the rebels and says".

    Likewise nobody is where a deed follows at once, of which they are the object: "the truce that X helped to broker".
    """
    if first < len(units) and (
        units[first].kind == "to" or (units[first].kind == "verb" and units[first].low in _SET_UP)
    ):
        return True
    joint = next((i for i in range(first, min(first + 4, len(units) - 1)) if units[i].low == "and"), None)
    return joint is not None and units[joint + 1].kind != "verb"


_SET_UP = frozenset(("broker", "mediate", "arrange", "negotiate", "draft", "reach", "convene", "host", "defeat"))


def by_force(units: Units, frame: Frame, doers: Iterable[Party]) -> bool:
    """Whether soldiers expel somebody: whom "X's forces expelled" they drove out, and sent no envoys home."""
    armed = (doer for doer in doers if doer.roles & {"forces", "fighters"})
    return frame.role == "diplomats" and any(not _rules(units, doer) for doer in armed)


def driven_out(units: Units, frame: Frame, phrase: NounPhrase, doers: Iterable[Party]) -> bool:
    """As in "expelled X's soldiers from the village": out of a place, or by soldiers, and not home to X."""
    if by_force(units, frame, doers):
        return True
    after = units[phrase.last + 1 : phrase.last + 5]
    band = phrase.party is not None and phrase.party.actor.type in GROUPS
    soldiers = band or "forces" in phrase.roles
    if frame.role != "diplomats" or not soldiers or len(after) < 3 or after[0].low != "from":
        return False
    place = after[1].kind in ("determiner", "capital")
    return place and not any(unit.low in ("country", "soil", "territory") for unit in after)


def _rules(units: Units, doer: Party) -> bool:
    """Whether it is a government or junta, which sends envoys and troops home as its state does."""
    at = next((i for i, unit in enumerate(units) if unit.start >= doer.start), len(units))
    for unit in units[at : at + _PHRASE]:
        if unit.low in _RULERS:
            return True
        if unit.kind in ("verb", "have", "be", "comma", "relative", "modal"):
            break
    return _government_of(units, at)


def _government_of(units: Units, at: int) -> bool:
    """Whether the name at ``at`` stands in "the government of Y", "the military junta of General N. N."."""
    joint = next((i for i in range(at - 1, max(at - _TITLES, 0), -1) if units[i].low == "of"), None)
    plain = joint is not None and all(unit.kind in ("capital", "word", "determiner") for unit in units[joint + 1 : at])
    return joint is not None and plain and units[joint - 1].low in _RULERS


_PHRASE = 6
_TITLES = 4
_RULERS = frozenset(("government", "junta", "authorities", "regime", "administration", "cabinet"))


def beyond(units: Units, doers: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """The others without any of several doers for whom a pronoun stands: "A and B said they supported it"."""
    names = {doer.actor.name for doer in doers} if len(doers) > 1 else set[str]()
    pronouns = {unit.start for unit in units if unit.low in _PRONOUNS} if names else set[int]()
    return tuple(other for other in others if other.start not in pronouns or other.actor.name not in names)


_PRONOUNS = frozenset(("it", "them", "him", "her"))
