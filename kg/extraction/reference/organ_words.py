"""Organ words: where the words of an organ of a state end, and what beside them says whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.grammar.auxiliaries import REACTING
from kg.extraction.grammar.entities import Draft, Mention, named
from kg.extraction.grammar.locations import located_in
from kg.extraction.words.descriptions import STATES
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.wordlists import wordlists, words_of
from kg.model import Actor

__all__ = [
    "FORMER",
    "KINGDOMS",
    "MODIFYING",
    "RULERS",
    "as_one",
    "backers_named",
    "base_elsewhere",
    "force_at",
    "led_junta",
    "noun_of_state",
    "of_another",
    "of_citizens_at",
    "officials_at",
    "organ_class",
    "organ_unit",
    "owner_follows",
    "rulers_in",
    "seat_after",
    "seat_of",
    "strikes",
    "strikes_after",
    "telling_of_themselves",
    "troops_at",
    "whose_forces",
    "whose_ministry",
]

MODIFYING = frozenset(("army", "government", "military", "junta", "regime"))
FORMER = frozenset(("former", "ex", "late", "then", "retired", "deposed", "ousted", "exiled", "toppled", "overthrown"))
_FORCE_WORDS = frozenset(("security", "riot", "police", "state", "prison", "military", "border", "government", "secret",
                          "plainclothes", "anti-terrorist", "counterterrorism", "anti-riot"))  # fmt: skip
_FORCE_HEADS = frozenset(("forces", "officers", "agents", "police", "units", "guards", "troops", "policemen",
                          "gendarmes", "commandos"))  # fmt: skip
KINGDOMS = {
    "king": frozenset(("kingdom",)), "emir": frozenset(("emirate",)), "sultan": frozenset(("sultanate",)),
    "monarch": frozenset(("kingdom", "monarchy")), "monarchy": frozenset(("kingdom", "monarchy")),
}  # fmt: skip
_FORCES_ALONE = frozenset(("police", "policemen", "gendarmes", "carabineros"))
"""Who are at home only."""
_TROOPS = frozenset(("soldiers", "troops", "paratroopers", "commandos"))
_MUTINY = frozenset(
    ("coup", "putsch", "mutiny", "mutineers", "mutinous", "rebel", "rebels", "renegade", "president", "palace",
     "minister", "premier", "parliament", "broadcaster", "junta", "government", "cabinet", "barracks", "predecessor",
     "king", "peacekeepers", "foreign", "regime", "power", "television", "chancellor", "senate", "congress",
     "emir", "sultan")
)  # fmt: skip
"""Words of those against whom soldiers rise, or who are not of the land, beside whom soldiers may be anybody's."""
_VIOLENT = frozenset(("attacked", "targeted"))
_TO_LEADER = 4
_RULING = frozenset(("authorities", "officials"))
_OFFICIALS = frozenset(("authorities", "officials", "officers", "commanders", "sources"))
_TO_SAY = 12


def led_junta(units: Sequence[Unit]) -> Actor | None:
    """The state of "junta leader N. N.", whom the lists or the text know to be its ruler."""
    found = None
    for index, unit in enumerate(units):
        if unit.low == "junta" and unit.actor is None:
            ahead = next((u for u in units[index + 1 : index + _TO_LEADER] if u.kind in NAMES), None)
            led = ahead is not None and ahead.speaker is not None and ahead.speaker.type == "Person"
            found = ahead.actor if led and ahead is not None else found
    return found if found is not None and found.type == "State" else None


def owner_follows(units: Sequence[Unit], of: int) -> bool:
    """Whether the words say themselves whose it is: "the military government of Mali"."""
    if of + 1 >= len(units) or units[of].low != "of":
        return False
    owner = of + 1 + (units[of + 1].kind == "determiner" and of + 2 < len(units))
    return units[owner].kind in (*NAMES, "capital")


def of_citizens_at(units: Sequence[Unit], index: int) -> bool:
    """Whether the name is that of those who are no part of the state: "Kenyan students", "Kenyan rebels"."""
    last = index
    while last + 1 < len(units) and units[last + 1].kind in ("word", "possessive"):
        last += 1
    nouns = wordlists().nouns
    head = units[last].low
    rebels = units[index].kind == "demonym" and not words_of("rebels").isdisjoint((head, head.removeprefix("ex-")))
    return last > index and (rebels or (head in nouns["people"] and head not in nouns["officials"] | nouns["forces"]))


def as_one(words: Sequence[Unit], state: Actor) -> Unit:
    """The words as one name: the state acts, who is so called speaks."""
    text = " ".join(unit.text for unit in words)
    whole = Unit("name", text, text.lower(), words[0].start, words[-1].end)
    return named(state, whole, Actor(f"{state.name}'s {text.lower()}", "StateOrgan", (), state.name))


def officials_at(units: Sequence[Unit], index: int) -> int | None:
    """Where "authorities", "government officials", "army officers" end that begin at ``index``."""
    of_state = (
        units[index].low in _FORCE_WORDS
        or units[index].low in MODIFYING
        or units[index].low in ("intelligence", "defence", "defense")
    )
    head = units[index + of_state].low if index + of_state < len(units) else ""
    return index + of_state if head in (_OFFICIALS if of_state else _RULING) else None


def force_at(units: Sequence[Unit], index: int) -> int | None:
    """Where "security forces", "riot police", "police officers" end that begin at ``index``."""
    first, head = units[index], units[index + 1] if index + 1 < len(units) else None
    if first.low in _FORCE_WORDS and head is not None and head.low in _FORCE_HEADS:
        return index + 1
    return index if first.low in _FORCES_ALONE else None


def seat_after(units: Sequence[Unit], head: int) -> Actor | None:
    """The state of "police in Kenya shot"."""
    if head + 2 >= len(units) or units[head + 1].low != "in":
        return None
    owner = units[head + 2]
    own = owner.kind == "name" and owner.actor is not None and owner.actor.type == "State" and not owner.resolved
    return owner.actor if own else None


def base_elsewhere(units: Sequence[Unit], noun: int, state: Actor) -> bool:
    """Whether what "army" at ``noun`` - 1 modifies lies in another state than the one that the text speaks of.

    As in "the military airport in P", where the text has told of no army but that of a neighbour.
    """
    if noun >= len(units) or units[noun].low not in _BUILT:
        return False  # a patrol or convoy may be that of whoever has sent troops there
    place = located_in(units, noun + 1)
    holder = None if place is None else place.holder if place.place is not None else place.actor
    return holder is not None and holder.type == "State" and holder.name != state.name


_BUILT = frozenset(("base", "bases", "airport", "airfield", "airbase", "barracks", "camp", "camps", "garrison", "depot",
                    "hospital", "headquarters", "post", "posts", "outpost", "installation", "installations",
                    "facility", "facilities", "academy", "compound", "prison", "checkpoint"))  # fmt: skip


def telling_of_themselves(units: Sequence[Unit], head: int) -> Actor | None:
    """The state of "police in P said they had shot", which P lies in."""
    place = located_in(units, head + 1)
    ahead = range(head + 1, min(head + _TO_SAY, len(units) - 2))
    verb = next(
        (i for i in ahead if units[i].kind == "verb" and units[i].low != "state"), None
    )  # "the X-ian state of P"
    if place is None or verb is None or not is_speech_verb(units[verb]):
        return None
    told = [unit.low for unit in units[verb + 1 : verb + 3]]
    own = told[0] == "they" or told == ["that", "they"]
    state = place.holder if place.place is not None else place.actor
    return state if own and state is not None and state.type == "State" else None


def troops_at(units: Sequence[Unit], index: int) -> bool:
    """Whether "soldiers", "troops" at ``index`` strike or arrest somebody in a sentence that tells of no mutiny."""
    if units[index].low not in _TROOPS or not strikes_after(units, index + 1, arresting=True):
        return False
    return all(unit.low not in _MUTINY for unit in units)


def strikes_after(units: Sequence[Unit], index: int, *, arresting: bool = False) -> bool:
    """Whether an active verb of violence follows, past "had" and adverbs.

    Args:
        units: the sentence's.
        index: where the verb begins.
        arresting: whether one of taking into custody will do.
    """
    place = index = _past_day(units, index)
    while place < min(index + 3, len(units) - 1) and units[place].kind in ("have", "adverb"):
        place += 1
    if place >= len(units) or units[place].kind != "verb":
        return False
    lists = wordlists()
    frames = [lists.frames[form.lemma] for form in units[place].forms if form.lemma in lists.frames]
    if arresting and any(frame.role == "held" and frame.relation == "hostileTo" for frame in frames):
        return True
    said = [frame.relation for frame in frames]
    for form in units[place].forms:
        said += [row.relation for row in lists.constructions.get(form.lemma, ())]
        lights = lists.lights.get(form.lemma, ())  # "exchanged fire with X"
        said += ["attacked" if row.relation == "foughtWith" else row.relation for row in lights]
    return bool(_VIOLENT & set(said))


def _past_day(units: Sequence[Unit], index: int) -> int:
    """The index after the "on 18 May" that digests set between subject and verb; ``index`` where none stands."""
    if index >= len(units) or units[index].low != "on":
        return index
    after = index + 1
    while after < min(index + _DAY, len(units)) and units[after].kind in ("number", "date", "dash"):
        after += 1
    return after if after > index + 1 else index


_DAY = 6


def whose_ministry(units: Sequence[Unit], place: int) -> tuple[int, Actor | None]:
    """The last unit of "of the Republic of X" at ``place``, and X, where that is a state."""
    if place + 1 >= len(units) or units[place].low != "of":
        return place, None
    last = place + 1 + (units[place + 1].kind == "determiner")
    state = units[last].actor if last < len(units) and units[last].kind in ("name", "metonym") else None
    own = state is not None and state.type in STATES
    own = own and (last + 1 >= len(units) or units[last + 1].kind != "possessive")
    return last, state if own else None


def noun_of_state(units: Sequence[Unit], index: int) -> str:
    """The noun before "of X": "the Government of X", "the armed forces of the Republic of X"."""
    place = index - 1
    while place > 0 and units[place].kind == "determiner":
        place -= 1
    plain = place > 1 and units[place].low == "of" and units[index].kind == "name"
    former = plain and any(unit.low in FORMER for unit in units[max(place - 3, 0) : place])
    return units[place - 1].low if plain and not former else ""


def organ_class(word: str) -> str:
    """Which of a state's organs the word is one of: those of one class are the same state's in a text."""
    if word in KINGDOMS:
        return "crown"  # "the king" of a sentence after "the king of X met the president of Y"
    if word in ("troops", "soldiers", "forces"):
        return "troops"  # which may be abroad
    return "army" if word in wordlists().classes["army"] else "government"


def seat_of(units: Sequence[Unit], head: int) -> tuple[bool, Actor | None]:
    """Whether "in X" tells whose government it is, and whose that is: "the authorities in Khartoum" are Sudan's."""
    after = units[head + 1 : head + 3]
    rules = units[head].low in ("government", "authorities", "junta", "regime", "administration", "rulers")
    rules = rules or (units[head].low in ("ministry", "presidency", "leadership") and len(after) > 1
                      and after[1].kind == "metonym")  # fmt: skip
    rules = rules or (units[head].low in ("army", "military") and _spoken_from(units[head + 1 : head + 4]))
    if not rules or len(after) < 2 or after[0].low != "in" or (after[1].actor is None and after[1].place is None):
        return False, None
    actor = after[1].actor
    return True, actor if actor is not None and actor.type in STATES else None


def _spoken_from(after: Sequence[Unit]) -> bool:
    """As in "(the army) in Khartoum said", which fights elsewhere and speaks from the capital of its own state."""
    if len(after) < _WITH_VERB or after[1].kind != "metonym":
        return False
    return is_speech_verb(after[2]) or any(form.lemma in REACTING for form in after[2].forms)


_WITH_VERB = 3


def organ_unit(unit: Unit, state: Actor, office: str = "") -> Unit:
    """As in "the army", "the defence minister": the state acts, the army or minister speaks."""
    kind = "Person" if unit.low in wordlists().classes["office"] else "StateOrgan"
    name = f"{office} {unit.low}".strip()
    return named(state, unit, Actor(f"{state.name}'s {name}", kind, (), state.name))


def backers_named(modifiers: Sequence[Unit]) -> frozenset[str]:
    """Names of those by whom alone "the X-backed government" is called; none where any other name stands there.

    Args:
        modifiers: the words before its noun.
    """
    names = frozenset(
        one.actor.name
        for one, two in pairwise(modifiers)
        if one.kind in NAMES and one.actor is not None and two.kind == "tail" and two.low.lstrip("-–") in _BEHIND
    )
    tails = sum(unit.kind == "tail" for unit in modifiers)
    others = [unit for unit in modifiers if unit.kind in ("capital", *NAMES)]
    return names if tails and len(others) == tails == len(names) else frozenset()


_BEHIND = frozenset(("backed", "supported", "armed", "funded", "sponsored"))


def of_another(units: Sequence[Unit], head: int) -> bool:
    """Whether words follow that say whose it is: "the Minister for Foreign Affairs of Y"."""
    return head + 1 < len(units) and units[head + 1].low in ("of", "for", "in")


def strikes(units: Sequence[Unit], state: Actor) -> bool:
    """Whether the sentence has the state strike: "X's strikes killed 40, the health ministry said", "X killed 40"."""
    frames, events = wordlists().frames, wordlists().events
    for index, unit in enumerate(units):
        if unit.kind not in NAMES or unit.actor != state:
            continue
        for after in units[index + 1 : index + _TO_DEED]:
            said = [frames[form.lemma] for form in after.forms if form.lemma in frames]
            deed = events.get(after.low)
            if any(frame.relation == "attacked" for frame in said) or (
                deed is not None and deed.relation == "attacked"
            ):
                return True
    return False


_TO_DEED = 4


def whose_forces(draft: Draft, own: Mention | None) -> Actor | None:
    """As in "Turkey trains Somali special forces and has supplied the army with drones": the state named last so."""
    last = draft.mentions[-1] if draft.mentions else None
    if last is None or own is None or last.actor.type != "State" or last.actor.name == own.actor.name:
        return None
    following = [unit.low for unit in draft.found[last.index + 1 : last.index + 3]]
    joined = any(unit.low == "and" for unit in draft.found[last.index + 1 :])
    return last.actor if joined and set(following) & wordlists().nouns["forces"] else None


RULERS = frozenset(("junta", "generals", "rulers"))
"""Words for soldiers who rule."""


def rulers_in(units: Sequence[Unit], index: int) -> bool:
    """As in "the junta in X"."""
    return index > 1 and units[index - 1].low == "in" and units[index - 2].low in RULERS
