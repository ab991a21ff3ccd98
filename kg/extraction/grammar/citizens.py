"""Citizens: exiles, students or refugees of a state who speak, are charged or asked: they are not their state.

Nor is the governor or mayor of a capital, by whose name the state may be called, nor a former president of it.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.party import PAST
from kg.extraction.grammar.phrases import Party, Units
from kg.extraction.naming.homonyms import state_of_seat
from kg.extraction.naming.titles import LOCAL_OFFICES
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["calls_on_citizens", "local_officer", "of_citizens", "of_the_city"]

_SPOKEN = frozenset(("accuses", "criticises", "demandsOf", "refuses", "welcomed", "negotiatedWith", "partyTo"))
"""Relations of those who speak for a side, or with it; whoever shells a state's villagers has attacked the state."""

_PRIVATE = frozenset(("people", "bystanders"))
"""The roles of labourers, students or farmers, of whose deeds their state knows nothing."""


def of_citizens(finding: Finding) -> Finding:
    """The finding with those citizens in the place of the state by whose name they are called."""
    if finding.relation == "attacked" and finding.subject.roles >= _PRIVATE:
        return replace(finding, subject=_themselves(finding.subject))  # "Four Y-ian labourers carried out an attack"
    if finding.relation not in _SPOKEN and finding.charge_of is None:
        return finding
    if finding.claimant is not None and (society := _society(finding.claimant)) is not None:
        finding = replace(finding, claimant=society)
    ends = {id(end): _themselves(end) for end in _ends(finding)}
    charged = finding.object if finding.relation == "accuses" else finding.subject if finding.charge_of else None
    if charged is not None:
        ends[id(charged)] = _some_of_them(charged)
    if all(ends[id(end)] is end for end in _ends(finding)):
        return finding
    return replace(
        finding, subject=ends[id(finding.subject)],
        object=ends[id(finding.object)] if finding.object is not None else None,
        parties=tuple(ends[id(party)] for party in finding.parties),
    )  # fmt: skip


def calls_on_citizens(finding: Finding) -> bool:
    """Whether one of those who are told to meet is people with whom nothing is negotiated: "met X-ian refugees"."""
    people = (party.actor for party in finding.parties if party.actor.type == "Population")
    met = finding.accord is None or finding.accord.met
    return (
        finding.relation == "negotiatedWith"
        and met
        and any(actor.name.rpartition(" ")[2] in _CALLED_ON for actor in people)
    )


_CALLED_ON = frozenset(("refugees", "families", "villagers", "residents", "survivors", "civilians", "women", "children",
                        "victims", "migrants", "pilgrims", "students", "evacuees", "returnees", "farmers",
                        "worshippers", "workers", "youths", "people"))  # fmt: skip


def of_the_city(units: Units, finding: Finding) -> Finding:
    """The finding with the governor or mayor of a capital in the place of its state, wherever he acts or speaks.

    Whoever kills him has attacked the state.
    """
    finding = _claimed_by_him(units, _in_its_seat(units, finding))
    spoken = finding.relation in _SPOKEN and finding.object is not None
    subject = local_officer(units, finding.subject)
    other = local_officer(units, finding.object) if spoken and finding.object is not None else finding.object
    parties = tuple(local_officer(units, party) for party in finding.parties)
    if (subject, other, parties) == (finding.subject, finding.object, finding.parties):
        return finding
    return replace(finding, subject=subject, object=other, parties=parties)


def _in_its_seat(units: Units, finding: Finding) -> Finding:
    """Whoever attacks Brussels attacks Belgium, and not the union that sits there."""
    struck = finding.object
    if finding.relation != "attacked" or struck is None or struck.kind != "metonym" or struck.actor.type == "State":
        return finding
    named = next((unit.text for unit in units if unit.start == struck.start), "")
    state = state_of_seat(named)
    actor = Actor(state, "State") if state is not None else struck.actor
    return replace(finding, object=replace(struck, actor=actor, speaker=actor))


def _claimed_by_him(units: Units, finding: Finding) -> Finding:
    if finding.claimant is None or finding.claimant.type != "State" or finding.claimant_at is None:
        return finding
    named = _office_beside(units, finding.claimant_at[0])
    return replace(finding, claimant=Actor(named, "Person")) if named else finding


def local_officer(units: Units, party: Party) -> Party:
    """The "governor of Nairobi", "former president of Kenya" of a phrase taken for Kenya; else the party itself."""
    named = _office_beside(units, party.start) if party.actor.type == "State" else ""
    if not named:
        return party
    officer = party.speaker if party.speaker.type == "Person" else Actor(named, "Person")
    return replace(party, actor=officer, speaker=officer)


def _office_beside(units: Units, start: int) -> str:
    """What he is called whose office stands beside the capital there: "governor of Nairobi", "Nairobi's governor"."""
    place = next((i for i, unit in enumerate(units) if unit.start == start), -1)
    if place > 2 and units[place - 1].low == "of" and (former := _former(units, place - 2)):
        return f"{former} of {units[place].text}"
    if place < 0 or place + 2 >= len(units) or units[place].kind != "metonym":
        return ""
    if place > 1 and units[place - 1].low == "of" and units[place - 2].low in LOCAL_OFFICES:
        return f"{units[place - 2].low} of {units[place].text}"
    if place > 2 and units[place - 1].low == "of" and units[place - 3].low in _OF_TOWNS:
        titled = units[place - 2].low in wordlists().classes["title"]
        return f"{units[place - 3].low} {units[place - 2].low} of {units[place].text}" if titled else ""
    owned = units[place + 1].kind == "possessive" and units[place + 2].low in LOCAL_OFFICES
    return f"{units[place].text}'s {units[place + 2].low}" if owned else ""


_OF_TOWNS = frozenset(("police", "city", "municipal", "fire", "traffic", "council", "brigade", "garrison"))


def _former(units: Units, office: int) -> str:
    """The words of "former president", "ex prime minister" that end at the place of the office."""
    if units[office].low not in wordlists().classes["title"]:
        return ""
    first = next((i for i in range(office - 1, max(office - 4, -1), -1) if units[i].low in PAST), -1)
    words = units[first : office + 1] if first >= 0 else ()
    plain = all(unit.kind in ("word", "capital", "adverb") for unit in words)
    return " ".join(unit.low for unit in words) if plain else ""


def _ends(finding: Finding) -> tuple[Party, ...]:
    return (finding.subject, *((finding.object,) if finding.object is not None else ()), *finding.parties)


def _themselves(party: Party) -> Party:
    """The "Chadian students" of a phrase that has been taken for Chad."""
    citizens = party.speaker.type == "Population" and party.actor.type == "State" and " " in party.speaker.name
    if party.actor.type == "State" and (society := _society(party.speaker)) is not None:
        return replace(party, actor=society, speaker=society)
    return replace(party, actor=party.speaker) if citizens else party


def _society(speaker: Actor) -> Actor | None:
    """The "X-ian organisations" of a phrase that has been taken for an organ of X, which are no part of it."""
    own = speaker.type == "StateOrgan" and speaker.name.rpartition(" ")[2].lower() in _SOCIETIES
    return Actor(speaker.name, "UnnamedSource") if own else None


_SOCIETIES = frozenset(("organisations", "organizations", "charities", "associations", "societies", "campaigners",
                        "volunteers", "clerics", "academics", "scholars"))  # fmt: skip


def _some_of_them(party: Party) -> Party:
    """The "two Afghans" or "Afghans" of a phrase that has been taken for their state; "the Afghans" are it."""
    some = party.speaker.type == "Population" and party.actor.type == "State" and "nation" not in party.roles
    return replace(party, actor=party.speaker) if some else party
