"""Absences: denials that somebody's troops or guests are where they are said to be: "no X-ian soldier is in Y"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.actors import Lexicon
from kg.extraction.arguments.objects import surer
from kg.extraction.claims.contents import answerable
from kg.extraction.claims.denied_clauses import denial_of, present_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["absence_findings"]

_NONE = frozenset(("no", "none", "not", "never", "nobody", "neither", "single", "any", "denied", "denies", "deny",
                   "rejected", "rejects"))  # fmt: skip
_DENIES = frozenset(("deny", "reject", "dispute", "refute"))
_IS_THERE = frozenset(
    ("be", "cross", "enter", "set", "operate", "remain", "deploy", "station", "fight", "serve", "exist", "go", "stay",
     "move", "advance", "base", "live", "hide", "shelter", "train", "take", "move", "penetrate", "have", "keep")
)  # fmt: skip
_INTO = frozenset(("in", "on", "inside", "into", "within", "onto"))
_SENT_TO = _INTO | {"to", "across"}
_CAMPS = frozenset(
    ("camp", "camps", "base", "bases", "sanctuary", "sanctuaries", "haven", "havens", "hideout", "hideouts", "bastion",
     "safe-haven", "safe-havens", "presence")
)  # fmt: skip
_SENDS = frozenset(("send", "deploy", "dispatch", "post", "move"))
_SOIL = frozenset(("soil", "territory", "ground", "land", "borders", "country"))
_OWN = frozenset(("its", "their", "his", "our"))
_OPENERS = frozenset(("that", "adverb", "date"))
_TO_VERB = 5
_TO_GROUND = 6


def absence_findings(clauses: Clauses, done: frozenset[int], lexicon: Lexicon) -> Iterator[Finding]:
    """The denials of a sentence that somebody's men are somewhere.

    Args:
        clauses: the sentence.
        done: heads of the verbs whose denial has been read already.
        lexicon: whom the document may name, which tells whose capital a government sits in.
    """
    if not clauses.places.of(_NONE, kind="negation"):
        return
    speech = wordlists().speech
    for group in clauses.groups:
        denies = group.lemma in _DENIES
        if group.head in done or not (denies or group.lemma in speech) or group.voice != "active" or group.negated:
            continue
        says = group.form == "finite" or (group.form == "present" and not denies)  # "…, saying no troops were in P"
        parties = clauses.subjects(group) if says and group.modality == "actual" else ()
        if len(parties) == 1 and "assets" not in parties[0].roles:
            first = group.head + 1 if denies or not _said_last(clauses, group) else _past_quote(clauses)
            if first > group.head or clauses.units[first].low not in _OF_OTHERS:
                yield from _absent(clauses, group, parties[0], first, lexicon, denies=denies)


_HAS = frozenset(("have", "keep", "maintain", "station", "tolerate", "allow", "permit", "condone"))
_OF_OTHERS = frozenset(("they", "he", "she", "it"))
"""Whom a speaker calls so in his own words, and not himself."""


def _said_last(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether what is said goes before: "There are no Y troops in Z, X said", '"We have no bases in Z," said X'."""
    units = clauses.units
    phrases = clauses.subject_phrases(group)
    first = min(phrases[0].first, group.first) if len(phrases) == 1 else 0
    return first > 1 and units[first - 1].kind in ("comma", "quote")


def _past_quote(clauses: Clauses) -> int:
    return next((i for i, unit in enumerate(clauses.units) if unit.kind != "quote"), 0)


def _absent(
    clauses: Clauses, group: VerbGroup, speaker: Party, first: int, lexicon: Lexicon, *, denies: bool
) -> Iterator[Finding]:
    units = clauses.units
    told = group.lemma in ("tell", "assure", "inform", "reassure", "remind")  # "told W that there are none"
    first = _past_hearer(clauses, first) if told else first
    while first < len(units) and (
        units[first].kind in _OPENERS or units[first].low == "reporters" or (told and units[first].kind in NAMES)
    ):
        told = told and units[first].kind not in (*NAMES, "that")
        first += 1
    there = first + 1 < len(units) and units[first].low == "there" and units[first + 1].kind in ("be", "have")
    if there:
        while (first < len(units) and units[first].kind in ("be", "have", "adverb", "negation")) or (
            first < len(units) and units[first].low == "there"
        ):
            first += 1
    if denies and first + 2 < len(units) and answerable(units[first]) and units[first + 1].low in ("of", "that"):
        first += 2  # "denied accusations of having troops in Y", "rejected claims that it had"
    if (stood := _set_foot(clauses, first, speaker, denies=denies)) is not None:
        yield denial_of(stood, speaker, stood.score)
        return
    having, lacks = _past_having(clauses, first, speaker)
    none, phrase = _none_of(clauses, having or first)
    none = none or lacks
    event = wordlists().events.get(units[phrase.last].low) if phrase is not None else None
    if phrase is None or not (_is_men(clauses, phrase) or units[phrase.last].low in _CAMPS):
        return
    if event is not None and event.relation == "attacked":
        return  # "denied a strike on P"
    guests, after = _guests(clauses, phrase)
    verb = _verb_after(clauses, after)
    negated = none or (verb is not None and verb.negated)
    if any(unit.low in _TO_BLAME for unit in units[after : after + _NEAR_VERB]):
        return  # "the group was not behind the bombing in P"
    if having:
        verb, negated = None, none
    if verb is None and not there and units[min(after, len(units) - 1)].low not in (_SENT_TO if having else _INTO):
        return
    ground = _ground(clauses, after if verb is None else verb.head + 1, speaker)
    if ground is None or negated == denies:
        return
    at_home = ground.actor.name == speaker.actor.name or _governs(speaker, ground, lexicon)
    found = _told(clauses, phrase, guests, (speaker, ground), away=not at_home)
    if found is not None:
        yield denial_of(found, speaker, found.score)


_NEAR_VERB = 4
_TO_BLAME = frozenset(("behind", "responsible", "involved", "complicit", "guilty", "implicated", "party"))


def _past_hearer(clauses: Clauses, first: int) -> int:
    """Where "that" is in "told the council that there are none", "told us that"; else ``first``."""
    units = clauses.units
    phrase = noun_phrase(units, first) if first < len(units) else None
    that = phrase.last + 1 if phrase is not None else first + (units[first].kind == "pronoun")
    return that if that < len(units) and units[that].kind == "that" else first


def _past_having(clauses: Clauses, first: int, speaker: Party) -> tuple[int, bool]:
    """The index after "having", "it has", "that it keeps": what somebody says that he does not have there; else 0.

    With whether it is denied there: "it does not have".
    """
    units = clauses.units
    verb, own = _own_verb(clauses, first, speaker)
    sent = verb is not None and verb.lemma in _SENDS and verb.voice == "active" and verb.modality == "actual"
    has = sent or (verb is not None and verb.lemma in _HAS)
    if verb is None or not has or not (own or verb.form == "present"):
        return 0, False
    after = verb.head + 1
    while after < len(units) and units[after].low in ("any", "a", "single", "one"):
        after += 1
    return after, verb.negated


def _own_verb(clauses: Clauses, first: int, speaker: Party) -> tuple[VerbGroup | None, bool]:
    """The verb whose subject at ``first`` is the speaker himself or his country, or that begins there; which it is."""
    units = clauses.units
    own = first < len(units) and units[first].low in ("it", "they", "he", "we")
    own = own or (first < len(units) and units[first].actor is not None and units[first].actor == speaker.actor)
    after = first + own
    whose = first + 1 < len(units) and units[first + 1].kind == "possessive"
    if whose or (not own and first + 1 < len(units) and units[first].low in _OWN):
        phrase = noun_phrase(units, first)
        mine = (own or not whose) and phrase is not None
        own = mine and phrase is not None and (units[phrase.last].low in _STATE or _is_men(clauses, phrase))
        after = phrase.last + 1 if own and phrase is not None else first
    return clauses.at(after) or next((g for g in clauses.verbs if g.first == after), None), own


_STATE = frozenset(("country", "government", "state", "nation", "republic", "side"))


def _set_foot(clauses: Clauses, first: int, speaker: Party, *, denies: bool) -> Finding | None:
    """As in "(denied) having set foot in P", "(said that) its men had never set foot in P": that they were there."""
    verb, own = _own_verb(clauses, first, speaker)
    foot = verb.head + 1 if verb is not None and verb.lemma == "set" else len(clauses.units)
    if verb is None or foot + 2 >= len(clauses.units) or clauses.units[foot].low != "foot":
        return None
    if verb.negated == denies or not (own or verb.form == "present") or clauses.units[foot + 1].low not in _INTO:
        return None
    there = clauses.units[foot + 2]
    town = _place(there) if there.actor is None else None
    if town is not None:
        return Finding(verb.head, "presentIn", speaker, town, score=surer(0.7, speaker))
    return present_at(clauses.units, verb.head, foot + 1, speaker)


def _place(unit: Unit) -> Party | None:
    """The town or region that is so called."""
    if unit.place is None and unit.kind != "capital":
        return None
    actor = Actor(unit.place.name if unit.place is not None else unit.text, "Place")
    return Party(actor, actor, unit.start, unit.end, frozenset(("name",)), "metonym")


def _none_of(clauses: Clauses, first: int) -> tuple[bool, NounPhrase | None]:
    """Whether "no", "none of", "not a single" opens the phrase at ``first``, and the phrase."""
    units, index = clauses.units, first
    none = index < len(units) and (units[index].low in ("no", "none", "neither") or units[index].kind == "negation")
    if none:
        index += 1
        while index < len(units) and units[index].low in ("a", "one", "single", "of"):
            index += 1
    return none, noun_phrase(units, index) if index < len(units) else None


def _is_men(clauses: Clauses, phrase: NounPhrase) -> bool:
    nouns, head = wordlists().nouns, clauses.units[phrase.last].low
    return head in nouns["forces"] | nouns["fighters"] or bool(phrase.roles & {"forces", "fighters"})


def _guests(clauses: Clauses, phrase: NounPhrase) -> tuple[Party | None, int]:
    """Whose the camps are in "camps of the Z", "Z fighters", "bases for Z"; and the index after them."""
    units, after = clauses.units, phrase.last + 1
    if after + 1 < len(units) and units[after].low in ("of", "for", "from"):
        inner = noun_phrase(units, after + 1)
        if inner is not None:
            return inner.party, inner.last + 1
    named = [unit for unit in units[phrase.first : phrase.last + 1] if unit.kind in NAMES and unit.actor is not None]
    return (party_of(named[0]) if len(named) == 1 else None), after


def _verb_after(clauses: Clauses, after: int) -> VerbGroup | None:
    """The verb that says where they are not."""
    return next((g for g in clauses.verbs if after <= g.first <= after + _TO_VERB and g.lemma in _IS_THERE), None)


def _ground(clauses: Clauses, first: int, speaker: Party) -> Party | None:
    """The state in which they are said to be: "in Y", "on Y-ian soil", "into Y's territory", "on its soil"."""
    units = clauses.units
    for index in range(first, min(first + _TO_GROUND, len(units) - 1)):
        if units[index].kind in ("comma", "stop", "end", "conjunction"):
            return None
        led = units[index].low in (_SENT_TO if index == first else _INTO)
        if not (led or (index == first and units[index].kind in (*NAMES, "determiner"))):
            continue
        phrase = noun_phrase(units, index + led)
        if phrase is None:
            return None
        of = phrase.last + 1
        if units[phrase.last].low in _SOIL and of + 1 < len(units) and units[of].low == "of":
            phrase = noun_phrase(units, of + 1) or phrase  # "on the territory of Y"
        words = units[phrase.first : phrase.last + 1]
        named = [unit for unit in words if unit.actor is not None and unit.kind in NAMES and not unit.resolved]
        if named and named[0].actor is not None and named[0].actor.type in STATES:
            soil = len(words) == 1 or words[-1] is named[0] or words[-1].low in _SOIL
            return party_of(named[0]) if soil else None
        if words[-1].low in _SOIL and any(unit.low in _OWN for unit in (*words, units[index + 1])):
            return speaker
        if words[-1].holder is not None and words[-1].holder.name == speaker.actor.name:
            return speaker  # "in Tigray", which is Ethiopia's
        state = phrase.party is not None and phrase.party.actor.type in STATES
        return phrase.party if state else _place(words[-1])
    return None


def _governs(speaker: Party, ground: Party, lexicon: Lexicon) -> bool:
    """Whether it is his own land of which he speaks who leads its government: the Taliban of Afghanistan."""
    entry = lexicon.entries.get(ground.actor.name)
    led = [
        seat.seat
        for seat in wordlists().seats
        if seat.government and speaker.actor.name in (seat.actor, seat.government)
    ]
    return entry is not None and any(seat in entry.metonyms for seat in led)


def _told(
    clauses: Clauses, phrase: NounPhrase, guests: Party | None, two: tuple[Party, Party], *, away: bool
) -> Finding | None:
    """What is denied: that the speaker's men are there, or that he shelters those who are on his own ground."""
    speaker, ground = two
    units, men = clauses.units, _is_men(clauses, phrase)
    own = guests is None or guests.actor.name == speaker.actor.name
    score = surer(0.7, speaker)
    if own and men and away:
        return Finding(phrase.last, "presentIn", speaker, ground, score=score)
    if guests is None or own or away:
        return None
    if guests.actor.type in GROUPS:
        return Finding(phrase.last, "harbours", speaker, guests, score=score)
    armed = units[phrase.last].low in wordlists().nouns["forces"] - wordlists().nouns["fighters"]
    if guests.actor.type in STATES and (armed or units[phrase.last].low in _CAMPS):
        return Finding(phrase.last, "presentIn", guests, ground, score=score)
    return None
