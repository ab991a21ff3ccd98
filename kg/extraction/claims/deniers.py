"""Deniers: who it is that denies, by the subject of the verb, by what was told, or as whose organ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extraction.claims.answering import DENIABLE
from kg.extraction.claims.contents import answerable
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.reference.spokesmen import SPOKESMEN
from kg.extraction.speech.sources import as_party, subject_source
from kg.extraction.words.descriptions import SIDES, descriptions
from kg.extraction.words.units import Unit
from kg.model import Actor

__all__ = ["denier_of", "deniers_of"]

_APPOSED = 18


def deniers_of(
    clauses: Clauses, group: VerbGroup, said: Sequence[Finding], discourse: Discourse | None
) -> tuple[Party, ...]:
    """Who denies; each of "Iran and Pakistan deny that they shelter Z"."""
    denier = denier_of(clauses, group, said, discourse)
    if denier is not None:
        return (denier,)
    several = clauses.subjects(group)
    if not several and (source := _someone(clauses, group)) is not None:
        return (source,)
    plain = group.form != "infinitive" and not group.negated and group.modality == "actual"
    alike = len(several) > 1 and all(party.roles & {"name", "officials"} for party in several)
    return several if plain and alike and not _neither(clauses, group) else ()


def denier_of(
    clauses: Clauses, group: VerbGroup, said: Sequence[Finding] = (), discourse: Discourse | None = None
) -> Party | None:
    """Who denies; for "which it denied", the one of whom the sentence has told something."""
    if group.voice != "active" or group.negated or group.modality != "actual":
        return None
    if _neither(clauses, group) or any(
        unit.low == "longer" for unit in clauses.units[max(0, group.head - 2) : group.head]
    ):
        return None  # "no longer denies"
    if group.form == "infinitive":
        return _quick_to_deny(clauses, group)
    parties = clauses.subjects(group) or _who_stated(clauses, group) or _named_before(clauses, group)
    if len(parties) == 1 and (voice := _apposed_voice(clauses, parties[0], said, group.head, discourse)) is not None:
        return voice
    if len(parties) == 1:
        return None if "assets" in parties[0].roles and not _speaks_for(clauses, parties[0]) else parties[0]
    if not parties and (organ := _organ(clauses, group)):
        whose = _whose_organ(organ, said, group.head, discourse)
        return whose if whose is not None and _in_his_capital(clauses, group, whose) else None
    if not parties and (party := _by_contact(clauses, group)) is not None:
        return party
    before = group.first - 1
    if parties or before < 0 or clauses.units[before].low not in ("it", "they"):
        return None
    told = [f for f in said if f.trigger < group.head and f.object is not None and not f.parties]
    names = {f.subject.actor.name for f in told}
    return replace(told[0].subject, kind="coreference") if len(names) == 1 else None


def _who_stated(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The X of "X issued a statement denying the charge"."""
    before = clauses.units[group.first - 1].low if group.first else ""
    if group.form != "present" or before not in _STATED:
        return ()
    main = next((g for g in reversed(clauses.groups) if g.head < group.first), None)
    plain = main is not None and main.voice == "active" and not main.negated and main.modality == "actual"
    return clauses.subjects(main) if main is not None and plain else ()


def _named_before(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The X of "X disputes this", which might be a noun that X's name modifies."""
    first = group.first - 1
    if first < 0 or group.form != "finite" or not clauses.units[group.head].low.endswith("s"):
        return ()
    opens = first == 0 or clauses.units[first - 1].kind in ("comma", "quote", "determiner", "stop")
    party = party_of(clauses.units[first]) if opens and clauses.units[first].kind in ("name", "metonym") else None
    return (party,) if party is not None else ()


def _speaks_for(clauses: Clauses, party: Party) -> bool:
    """As in "the X-ian embassy denied it", which speaks for X."""
    words = [unit.low for unit in clauses.units if party.start <= unit.start < party.end]
    return any(word in _MISSIONS for word in words)


_STATED = frozenset(("statement", "statements", "letter", "communique", "communiqué", "note", "message", "post",
                     "tweet", "video", "release", "declaration", "leaflet", "audiotape", "recording"))  # fmt: skip
_MISSIONS = frozenset(("embassy", "consulate", "mission", "delegation", "headquarters"))
_VOICES = frozenset(("officials", "spokesman", "spokeswoman", "spokesperson", "ministers", "diplomats", "commanders",
                     "generals", "leaders", "ambassador", "authorities", "aides"))  # fmt: skip
"""Who denies for those who are charged, whoever that is: "A spokesman denied it"."""


def _someone(clauses: Clauses, group: VerbGroup) -> Party | None:
    """Who denies what another is said to have done, known only by what he is: "the mediators reject the claim that"."""
    units, first = clauses.units, group.first - 1
    if first < 0 or units[first].kind in ("pronoun", "relative") or group.form != "finite" or group.voice != "active":
        return None
    if group.negated or group.modality != "actual" or _neither(clauses, group) or _organ(clauses, group, voices=False):
        return None
    that = next(
        (i for i in range(group.head + 1, min(group.head + _APPOSED, len(units))) if units[i].kind == "that"), 0
    )
    if not that or (that + 1 < len(units) and units[that + 1].kind == "pronoun"):
        return None
    _, source, _ = subject_source(clauses, group)
    return as_party(source) if source is not None and source[0].type == "UnnamedSource" else None


def _quick_to_deny(clauses: Clauses, group: VerbGroup) -> Party | None:
    """Who "was quick to deny", "was at pains to deny", "went out of its way to deny", "continues to deny"."""
    units, clause = clauses.units, clauses.clause(group)
    before = units[max(0, group.first - _TO_BE) : group.first]
    eager = any(unit.low in _EAGER for unit in before[-2:]) or (clause is not None and _goes_on(clause.governor))
    eager = eager or (clause is not None and clause.control == "purpose" and _speaks_up(clause.governor))
    if not eager or any(unit.kind in ("negation", "modal") for unit in before):
        return None
    verbs = [g for g in clauses.verbs if g.head < group.first]
    parties = clauses.subjects(verbs[-1]) if verbs and verbs[-1].voice == "active" else ()
    return parties[0] if len(parties) == 1 and "assets" not in parties[0].roles else None


def _goes_on(governor: VerbGroup | None) -> bool:
    goes = ("continue", "go", "hasten", "rush", "hurry")
    return governor is not None and governor.lemma in goes and not governor.negated


def _speaks_up(governor: VerbGroup | None) -> bool:
    """As in "took to television to deny it", "called a press conference to reject it"."""
    speaks = ("take", "go", "call", "hold", "issue", "write", "summon", "appear", "speak", "use", "convene", "come")
    return governor is not None and governor.lemma in speaks and not governor.negated and governor.voice == "active"


_EAGER = frozenset(("quick", "pains", "way", "swift", "anxious", "prompt", "hastened", "continues", "continued"))
_TO_BE = 7


def _by_contact(clauses: Clauses, group: VerbGroup) -> Party | None:
    """The X of "a charge X always denied"."""
    units, last = clauses.units, clauses.past_adjuncts(group.first - 1)
    if last < 1 or units[last].actor is None:
        return None
    if not answerable(units[last - 1]) and units[last - 1].low != "something":
        return None
    return party_of(units[last])


def _organ(clauses: Clauses, group: VerbGroup, *, voices: bool = True) -> Unit | None:
    """The "army", "defence ministry" or "government" that denies, of which the words do not say whose it is."""
    units, last = clauses.units, clauses.past_adjuncts(group.first - 1)
    seated = last > 1 and units[last].kind in ("metonym", "capital") and units[last - 1].low == "in"
    if seated and units[last - 2].low in SPOKESMEN:
        last -= 2  # "a spokesman in P", who speaks for the one who is charged, if that is his capital
    elif last > 2 and units[last].low in _STATED and units[last - 2].low == "in":
        last -= 3  # "the foreign ministry in a statement said"
    phrase = noun_phrase_before(units, last) if last >= 0 else None
    organs = descriptions().classes["organ"] | (_MISSIONS | _VOICES if voices else frozenset())
    return units[phrase.last] if phrase and phrase.party is None and units[phrase.last].low in organs else None


def _apposed_voice(
    clauses: Clauses, party: Party, said: Sequence[Finding], trigger: int, discourse: Discourse | None
) -> Party | None:
    """The N. N. of "the foreign ministry spokesman, N. N., denied it", who speaks for the one who is charged."""
    units, actor = clauses.units, party.actor
    place = next((i for i, unit in enumerate(units) if unit.start == party.start), 0)
    if actor.type != "Person" or actor.acts_for is not None or place < _TWO or units[place - 1].kind != "comma":
        return None
    phrase = noun_phrase_before(units, place - 2)
    if phrase is None or phrase.party is not None or units[phrase.last].low not in _SPEAKING:
        return None
    whose = _whose_organ(units[phrase.last], said, trigger, discourse)
    return replace(whose, speaker=party.speaker, start=party.start, end=party.end) if whose is not None else None


_SPEAKING = SPOKESMEN | {"minister"}
_TWO = 2


def _in_his_capital(clauses: Clauses, group: VerbGroup, whose: Party) -> bool:
    """Whether "a spokesman in P" speaks where the one is at home for whom he would speak; elsewhere it is another's."""
    units, last = clauses.units, clauses.past_adjuncts(group.first - 1)
    seated = last > 1 and units[last - 1].low == "in" and units[last].actor is not None
    return not seated or units[last].actor == whose.actor


def _whose_organ(organ: Unit, said: Sequence[Finding], trigger: int, discourse: Discourse | None) -> Party | None:
    """The organ as that of the one state which is charged with something just before."""
    here = [f for f in said if f.trigger < trigger]
    told = here or (discourse.charges.last() if discourse else [])
    charged = {f.subject.actor.name: f.subject for f in told if f.relation in DENIABLE and not f.parties}
    charged |= {
        f.object.actor.name: f.object for f in told if f.relation in ("accuses", "criticises") and f.object is not None
    }
    kinds = SIDES if organ.low in _VOICES else frozenset(("State",))
    states = [party for party in charged.values() if party.actor.type in kinds]
    if organ.low.startswith("spokes") and not here and (own := _whose_deed(said, trigger)):
        states = own  # "a spokesman denied that X had hit a school" speaks for X, whoever was charged before
    if len(states) != 1:
        return None
    speaker = Actor(f"{states[0].actor.name}'s {organ.low}", "StateOrgan", (), states[0].actor.name)
    return Party(states[0].actor, speaker, organ.start, organ.end, frozenset(("officials",)), "coreference")


def _whose_deed(said: Sequence[Finding], trigger: int) -> list[Party]:
    """The sides who do what stands after the verb that denies it."""
    told = [f for f in said if f.trigger > trigger and f.relation in DENIABLE and not f.parties]
    return list({f.subject.actor.name: f.subject for f in told if f.subject.actor.type in SIDES}.values())


def _neither(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "neither confirmed nor denied", "nobody in the ministry denied", "neither X in P, nor Y, denied"."""
    first = min([group.first - 4, *(phrase.first - 1 for phrase in clauses.subject_phrases(group))])
    before = [unit.low for unit in clauses.units[max(0, first) : group.first]]
    nobody = any(one == "no" and two == "one" for one, two in pairwise(before))
    return nobody or not _NEITHER.isdisjoint(before)


_NEITHER = frozenset(("neither", "nor", "nobody", "none", "no-one"))
