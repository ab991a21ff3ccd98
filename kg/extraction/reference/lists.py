"""Lists: whom a sentence names side by side; the noun of "Ethiopian and Eritrean troops" after each adjective."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.grammar.entities import Draft, Mention
from kg.extraction.naming.factions import with_led_groups
from kg.extraction.reference.called_so import by_name
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import nouns_of
from kg.model import Actor

__all__ = ["HALVES", "KOREAS", "both_koreas", "floats", "half_of", "last_list", "prepared", "side_by_side"]


def prepared(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units with nouns and owners that belong to several after each, and "the other" of two as "each other"."""
    return reciprocal(distributed(joint_owners(regions(with_led_groups(by_name(units))))))


_BODIES = frozenset(("IntergovernmentalOrganization", "MilitantGroup", "UmbrellaGroup", "Faction", "StateOrgan"))
_UNNAMED_BODIES = frozenset(("coalition", "allied", "international", "peacekeeping", "un", "u.n.", "pro-government"))
_RULERS = frozenset(("government", "governments", "leadership", "authorities", "parliament", "president"))
_RULED = frozenset(("people", "peoples", "citizens", "government", "nation", "armed-forces"))


_LANDS = frozenset(("region", "province", "territory", "enclave", "exclave", "area", "statelet", "entity", "district"))
_REALMS = frozenset(("republic", "state", "kingdom", "emirate", "sultanate", "principality", "statelet", "island"))
_UNRECOGNISED = frozenset(("breakaway", "separatist", "secessionist", "self-proclaimed", "self-declared", "self-styled",
                    "unrecognised", "unrecognized", "rebel", "autonomous", "semi-autonomous", "rebellious",
                    "de-facto", "unilaterally-declared", "pro-independence", "renegade"))  # fmt: skip


def regions(units: Sequence[Unit]) -> Sequence[Unit]:
    """Without "region of" in "the breakaway region of X", where X is somebody who acts; nor "republic of"."""
    if not any(unit.low in _LANDS or unit.low in _REALMS for unit in units):
        return units
    found: list[Unit] = []
    index = 0
    while index < len(units):
        owner = units[index + 2] if index + 2 < len(units) else None
        joined = owner is not None and owner.actor is not None and units[index + 1].low == "of" and owner.kind == "name"
        noun = units[index].low
        before = found[-1] if found else None
        if joined and owner is not None and owner.actor is not None and owner.actor.type != "Place" and before:
            apart = before.low in _UNRECOGNISED and (noun in _LANDS or noun in _REALMS)
            if apart or (noun in _REALMS and before.low in ("the", "former") and units[index].kind == "word"):
                index += 2
                continue
        found.append(units[index])
        index += 1
    return found


def joint_owners(units: Sequence[Unit]) -> Sequence[Unit]:
    """With one word for the "Government and people" of "the Government and people of X", who are X together."""
    if not any(unit.low in _RULED for unit in units):
        return units
    found: list[Unit] = []
    index = 0
    while index < len(units):
        joined = units[index : index + 4]
        lows = [unit.low for unit in joined]
        together = len(joined) == 4 and lows[1] in ("and", "&") and lows[3] in ("of", "in")
        ends = {lows[0], lows[2]} if together else set()
        if len(ends & (_RULERS | _RULED)) == 2 and ends & _RULERS and ends & _RULED:
            found.append(replace(units[index], text="government", low="government", end=joined[2].end))
            index += 3
        else:
            found.append(units[index])
            index += 1
    return found


def distributed(units: Sequence[Unit]) -> Sequence[Unit]:
    """With the noun of "Ethiopian and Eritrean troops" after either adjective; the copy has no place in the text."""
    heads, people = nouns_of(*_SHARED), nouns_of("forces", "fighters", "officials")
    found: list[Unit] = []
    shared: dict[int, Unit] = {}
    for index, unit in enumerate(units):
        if index in shared:
            found.append(shared[index])
        found.append(unit)
        if index + 3 >= len(units) or unit.kind != "demonym":
            continue
        if _fellows(units, index):
            shared[index + 3] = replace(unit, start=units[index + 3].start, end=units[index + 3].start)
        head = _list_head(units, index) if units[index + 1].kind == "comma" else None
        if head is not None:
            found.append(replace(head, start=unit.end, end=unit.end))  # "American, British and Turkish diplomats"
        if units[index + 1].low != "and":
            continue
        place = index + 3
        other = units[index + 2]
        body = other.kind == "name" and other.actor is not None and other.actor.type in _BODIES
        body = body or other.low in _UNNAMED_BODIES  # "Afghan and coalition forces"
        body = body or _adjectival(other)
        if not (other.kind == "demonym" or body) or units[place].kind not in ("word", "capital", "verb"):
            continue
        beyond = units[place + 1].low if place + 1 < len(units) else ""
        if beyond and units[place].low not in people and (units[place].low not in heads or beyond in heads):
            place += 1  # "border guards"
        if units[place].low in heads:
            found.append(replace(units[place], start=unit.end, end=unit.end))
    return found


def _fellows(units: Sequence[Unit], index: int) -> bool:
    """Whether the adjective at ``index`` is that of both nouns of "Algerian troops and irregulars"."""
    first, joint, second = units[index + 1 : index + 4]
    ends = units[index + 4].kind if index + 4 < len(units) else "end"
    plain = ends not in ("possessive", "word", "capital", "name", "demonym", "tail")
    return first.low in nouns_of("forces") and joint.low == "and" and second.low in _FELLOWS and plain


_FELLOWS = frozenset(("irregulars", "militiamen", "policemen", "police", "auxiliaries", "volunteers", "paratroopers",
                      "gendarmes", "marines", "commandos", "soldiers", "troops", "sailors", "airmen", "tanks",
                      "aircraft", "jets", "helicopters", "warplanes", "warships", "artillery", "gunboats", "planes",
                      "reservists", "conscripts", "gunners", "paramilitaries", "levies"))  # fmt: skip
"""Who serves beside an army and is the same state's where nothing else is said of him."""
_SHARED = ("forces", "fighters", "officials", "assets")


def _adjectival(unit: Unit) -> bool:
    """Whether it is a state's initials, which stand before a noun as an adjective does: "Iranian and U.S. envoys"."""
    letters = unit.text.replace(".", "")
    state = unit.kind == "name" and unit.actor is not None and unit.actor.type == "State"
    return state and letters.isupper() and len(letters) <= _INITIALS


_INITIALS = 3


def reciprocal(units: Sequence[Unit]) -> Sequence[Unit]:
    """With "each other" for the "the other" of "each side accused the other", "both blame the other side"."""
    if not any(unit.low in _OTHER for unit in units):
        return units
    found: list[Unit] = []
    each = False
    for index, unit in enumerate(units):
        before = units[index - 1] if index else None
        each = (each or unit.low in ("each", "both")) and unit.kind not in ("stop", "end")
        if before is not None and unit.low in _SIDE and index > 1 and found[-1].low == "other" and each:
            continue  # "the other side"
        if each and unit.low in _OTHER and before is not None and before.low == "the" and _the_other(units, index):
            found[-1] = replace(before, text="each", low="each")
            found.append(replace(unit, text="other", low="other"))  # "each bombed the others' cities"
        else:
            found.append(unit)
    return found


_SIDE = frozenset(("side", "party", "camp"))
_OTHER = frozenset(("other", "others"))


def _the_other(units: Sequence[Unit], index: int) -> bool:
    """Whether "the other", with "other" at ``index``, is an object and no noun but "side" follows."""
    governor = units[index - 2] if index > 1 else None
    following = units[index + 1] if index + 1 < len(units) else None
    if governor is None or governor.kind not in ("verb", "preposition"):
        return False
    if units[index].low == "others":
        return following is not None and following.kind == "possessive"
    return following is None or following.low in _SIDE or following.kind in _AFTER_OTHER


_AFTER_OTHER = frozenset(
    ("possessive", "preposition", "comma", "stop", "end", "conjunction", "date", "adverb", "to", "subordinator")
)


def _list_head(units: Sequence[Unit], index: int) -> Unit | None:
    """The noun of "A, B and C diplomats", where the adjectives begin at ``index``; ``None`` for other lists."""
    place = index
    while place + 2 < len(units) and units[place + 1].low in (",", "and") and units[place + 2].kind == "demonym":
        place += 2
    head = units[place + 1] if place + 1 < len(units) else None
    return head if head is not None and head.low in nouns_of(*_SHARED) and units[place - 1].low == "and" else None


def both_koreas(units: Sequence[Unit], index: int) -> int | None:
    """How many units "the two Koreas" or "both Koreas" has; ``None`` where it is something else."""
    words = [unit.low for unit in units[index : index + 3]]
    if words[:2] == ["both", "koreas"]:
        return 2
    return 3 if words == ["the", "two", "koreas"] else None


def side_by_side(draft: Draft, last: int | None = None) -> list[tuple[Actor, ...]]:
    """Those whom the sentence names side by side: "A and B", "A, B and C", "Malian and Nigerien troops".

    Args:
        draft: the sentence so far.
        last: how many of those named last are looked at; all where ``None``.
    """
    found, run = [], list[Mention]()
    joined = False
    whole = draft.mentions if last is None else draft.mentions[-last:]
    after = {mention.index for mention in whole}
    for mention in whole:
        if mention.where and mention.index + 1 in after:
            continue  # "the Lebanese movement" is the movement
        between = draft.found[run[-1].index + 1 : mention.index] if run else []
        joints = [unit for unit in between if unit.low in ("and", ",")]
        plain = all(
            unit.kind in ("word", "determiner", "capital", "possessive") or unit.low in ("and", ",") for unit in between
        )
        if run and joints and plain and len(between) <= 6 and not joined:
            run.append(mention)
            joined = any(unit.low == "and" for unit in joints)
        else:
            if joined and len(run) > 1:
                found.append(run)
            run, joined = [mention], False
    if joined and len(run) > 1:
        found.append(run)
    alone = (some[_in_front(draft, some) :] for some in found)
    lists = (tuple({m.actor.name: m.actor for m in some}.values()) for some in alone)
    return [several for several in lists if len(several) > 1]


def _in_front(draft: Draft, named: Sequence[Mention]) -> bool:
    """Whether the first is named only as where the others did it: the Y of "After talks in Y, A and B said"."""
    first, before = named[0], draft.found[named[0].index - 1] if named[0].index else None
    governed = before is not None and before.kind == "preposition" and not first.subject
    return governed and named[-1].subject and len(named) > len(("first", "last"))


def last_list(draft: Draft, count: int, governed: bool) -> tuple[Actor, ...]:
    """Those whom "both", "all three" mean: named side by side last, as in "accused A and B of it, which both deny".

    Args:
        draft: the sentence so far.
        count: how many are meant.
        governed: whether the expression is an object, which the subject of its own clause is not.
    """
    lists = side_by_side(draft)
    last = lists[-1] if lists else ()
    acting = all(actor.type not in ("Place", "MediaOutlet", "UnnamedSource", "Topic", "Person") for actor in last)
    own = draft.own_subject() if governed else None
    apart = own is None or own.actor.name not in {actor.name for actor in last}
    return last if len(last) == count and acting and apart else ()


def floats(draft: Draft, unit: Unit) -> bool:
    """As in "X and Y each accused Z", "X and Y have both armed Z": the names before are the subject."""
    last, before = draft.mentions[-1] if draft.mentions else None, len(draft.found) - 1
    while before >= 0 and draft.found[before].kind in ("have", "be", "modal"):
        before -= 1
    listed = last is not None and last.subject and last.index == before
    return unit.low in ("each", "both", "all") and listed and bool(side_by_side(draft))


def half_of(units: Sequence[Unit], index: int, told: Sequence[Actor]) -> Actor | None:
    """As in "the North" of a divided country, where the sentence or the document names one of the two."""
    following = units[index + 1] if index + 1 < len(units) else None
    if following is not None and (following.kind in ("capital", *NAMES) or _part_of(units, index)):
        return None
    known = [*(unit.actor for unit in units if unit.actor is not None), *told]
    if not any(actor.name in KOREAS for actor in known):
        return None
    return next((a for a in known if a.name == HALVES[units[index].text]), Actor(HALVES[units[index].text], "State"))


def _part_of(units: Sequence[Unit], index: int) -> bool:
    """Whether what follows says of what it is the north or south; but not "accused the South of a breach"."""
    if index + 2 >= len(units) or units[index + 1].low != "of":
        return index + 1 < len(units) and units[index + 1].low == "of"
    charging = any(form.lemma in _CHARGING for place in range(max(0, index - 2), index) for form in units[place].forms)
    return not charging and not any(form.present for form in units[index + 2].forms)


_CHARGING = frozenset(("accuse", "suspect", "convict", "acquit", "absolve"))
HALVES = {"North": "North Korea", "South": "South Korea"}
"""By which words half of a divided country is called."""
KOREAS = frozenset(HALVES.values())
