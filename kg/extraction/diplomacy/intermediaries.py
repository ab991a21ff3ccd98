"""Intermediaries: who stands between two parties by what he undertakes, where no verb of mediating says so.

"Norway's efforts to end the war", "X offered its good offices to A and B", "X got both sides to Geneva", "carried
papers from A to B", "secured the signatures of A and B", "A asked X to mediate".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extraction.diplomacy.accord_doing import agents, doing, helpers_at, refused
from kg.extraction.diplomacy.convenings import two_officials
from kg.extraction.diplomacy.delegates import seated_at
from kg.extraction.diplomacy.helps import QUARRELS, Help
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import owner_of
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists
from kg.model import Modality

__all__ = ["intermediary_helps"]

_UNDERTAKINGS = frozenset(
    ("effort", "efforts", "attempt", "attempts", "bid", "initiative", "initiatives", "mission", "missions", "push",
     "drive", "diplomacy", "endeavours", "endeavour", "endeavors", "campaign")
)  # fmt: skip
_SETTLING = frozenset(
    ("end", "stop", "halt", "settle", "resolve", "defuse", "calm", "mediate", "broker", "negotiate", "secure",
     "reconcile", "bring", "facilitate", "revive", "restart", "salvage")
)  # fmt: skip
_TRIES = frozenset(("try", "attempt", "work", "seek", "struggle", "push", "strive"))
_GETS = frozenset(("get", "bring", "lure", "summon", "entice", "draw", "fly", "ferry", "airlift"))
_SIGNATURES = frozenset(("signatures", "signature"))
_WINS = frozenset(("secure", "obtain", "win", "gain", "get", "extract"))
_ERRANDS = frozenset(("messages", "message", "papers", "proposals", "drafts", "notes", "letters", "offers"))
_TO_AND_FRO = (["from", "one"], ["from", "room"], ["from", "side"], ["from", "hotel"], ["back", "and"])
_CARRIES = frozenset(("carry", "pass", "relay", "ferry", "convey", "take", "deliver", "shuttle"))
_MEDIATES = frozenset(("mediate", "intercede", "intermediate", "broker", "arbitrate"))
_ASKS = frozenset(("ask", "invite", "request", "urge", "want", "beg", "press", "implore", "entreat"))
_LENDS = frozenset(("offer", "lend", "provide", "extend", "use", "put", "place", "volunteer", "proffer"))
_PROFFERS = frozenset(("offer", "volunteer", "proffer"))
_SEPARATE = frozenset(("proximity", "indirect", "shuttle"))
_RUNS = frozenset(("conduct", "run", "manage", "direct", "hold", "organise", "organize"))
_LETS_GO = frozenset(("release", "releases", "handover", "swap", "exchange", "repatriation", "evacuation"))
_ARRANGES = frozenset(("broker", "mediate"))
_CONVENES = frozenset(("convene", "gather", "assemble", "summon"))
_NAMES_AS = frozenset(("appoint", "name", "accept", "choose", "nominate", "designate", "propose", "pick", "suggest"))
_HEADS = frozenset(("lead", "head", "spearhead", "steer", "coordinate", "run", "oversee", "join", "rejoin", "take",
                    "resume", "continue", "pursue", "undertake"))  # fmt: skip
_TAKING = {"take": (("over",), ("up",), ("part", "in"), ("charge", "of")), "join": (("in",),)}
_OFFICES = frozenset(("offices",))
_LAUNCHES = frozenset(("launch", "begin", "start", "mount", "undertake", "initiate", "open", "renew", "resume",
                       "step", "pursue"))  # fmt: skip
_MEDIATING = frozenset(("mediation", "mediating", "peacemaking", "reconciliation", "conciliation"))
_HEADS_OF_EFFORTS = _UNDERTAKINGS | (_MEDIATING - {"reconciliation", "conciliation"})
"""What may be launched: who begins a reconciliation may be one of the two."""
_NOT_OF_THE_EFFORT = frozenset(("by", "with", "after", "before", "from", "for", "against", "despite", "amid",
                                "following", "since", "under", "as", "about"))  # fmt: skip
_TO_BETWEEN = 14
_NEAR = 9
_BOTH = 2


def intermediary_helps(clauses: Clauses) -> Iterator[Help]:
    """The mediations of a sentence that are told by what the mediator undertakes."""
    for group in clauses.acts.of(_VERBS):
        for lemmas, rule in _RULES:
            if group.lemma in lemmas:
                yield from rule(clauses, group)
    for index in clauses.places.of(_OFFICES):
        if index and clauses.units[index - 1].low == "good":
            yield from _good_offices(clauses, index)


_OTHERWISE = frozenset(("on", "against", "in", "with", "over", "of"))
"""What may tell that it is another war than that of the text: "the war in Darfur"."""


def _quarrel(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb's object is a war or dispute of which the words do not say that it is somebody's alone."""
    phrase = noun_phrase(clauses.units, group.head + 1) if group.head + 1 < len(clauses.units) else None
    if phrase is None or clauses.units[phrase.last].low not in QUARRELS:
        return False
    words = clauses.units[phrase.first : phrase.last + 1]
    after = clauses.units[phrase.last + 1].low if phrase.last + 1 < len(clauses.units) else ""
    return not any(unit.kind in NAMES or unit.kind == "possessive" for unit in words) and after not in _OTHERWISE


def _undertaken(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Norway's efforts to end the war", "a bid by Egypt to stop the fighting", "X is trying to end the war"."""
    units, before = clauses.units, group.first - 1
    if group.form != "infinitive" or not _quarrel(clauses, group):
        return
    clause = clauses.clause(group)
    governor = clause.governor if clause is not None and clause.control == "subject" else None
    if governor is not None and governor.lemma in _TRIES and governor.voice == "active" and not governor.negated:
        act = doing(clauses, group)
        if act.modality is not None:
            yield Help("mediatedBetween", group.head, act.doers, act.modality, tried=True)
        return
    noun = next((i for i in range(before, max(before - _NEAR, -1), -1) if units[i].low in _UNDERTAKINGS), None)
    if noun is None or any(units[i].kind in ("comma", "stop", "verb") for i in range(noun + 1, group.first)):
        return
    helpers: tuple[Party, ...] = ()
    if noun < before and units[noun + 1].low in ("by", "of", "from"):
        helpers = clauses.between(noun + 2) or tuple(filter(None, (p.party for p in clauses.phrases_from(noun + 2))))
    elif noun == before:
        phrase = noun_phrase_before(units, noun)
        own = owner_of(units, phrase, noun) if phrase is not None else None
        helpers = (own,) if own is not None else ()
    if helpers:
        yield Help("mediatedBetween", group.head, helpers, tried=True)


def _launched(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "X launched a mediation effort between A and B", "X began mediation to end the rift between A and B"."""
    units, first = clauses.units, group.head + 1
    if first < len(units) and units[first].low == "up":
        first += 1
    phrase = noun_phrase(units, first) if group.voice == "active" and first < len(units) else None
    if phrase is None or _MEDIATING.isdisjoint(unit.low for unit in units[phrase.first : phrase.last + 1]):
        return
    anothers = any(unit.actor is not None or unit.kind in NAMES for unit in units[phrase.first : phrase.last + 1])
    if anothers or units[phrase.last].low not in _HEADS_OF_EFFORTS:
        return
    act, parties = doing(clauses, group), _quarrelling(clauses, phrase.last + 1)
    within = {name for party in parties for name in (party.actor.name, party.speaker.name)}
    if parties and act.modality is not None and not any(doer.actor.name in within for doer in act.doers):
        yield Help("mediatedBetween", group.head, act.doers, act.modality, parties, tried=True)


def _quarrelling(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """The two of the "between A and B" after ``first``: right there, or after what the effort is to do."""
    units = clauses.units
    for place in range(first, min(first + _TO_BETWEEN, len(units) - 1)):
        unit = units[place]
        if unit.kind in ("comma", "stop", "end", "quote", "relative", "that", "modal", "be", "have"):
            return ()
        aim = units[place - 1].kind == "to" and not _SETTLING.isdisjoint(form.lemma for form in unit.forms)
        if unit.low in _NOT_OF_THE_EFFORT or (unit.kind == "verb" and not aim):
            return ()
        if units[place].low == "between":
            parties = clauses.between(place + 1) or seated_at(clauses, place + 1)
            return parties if len({party.actor.name for party in parties}) == _BOTH else ()
    return ()


def _brought_to(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "X got the two sides to Kampala", "X brought A and B to Geneva"."""
    units = clauses.units
    parties = seated_at(clauses, group.head + 1) if group.head + 1 < len(units) else ()
    act = doing(clauses, group)
    named = len(parties) == _BOTH or (act.doers and two_officials(clauses, group.head + 1) is not None)
    if not named or group.voice != "active" or act.modality is None:
        return
    parties = parties if len(parties) == _BOTH else ()  # "X brought the two foreign ministers to Algiers"
    to = next(
        (i for i in range(group.head + 2, min(group.head + 2 * _NEAR, len(units) - 1)) if units[i].kind == "to"), None
    )
    place = units[to + 1] if to is not None else None
    if place is not None and (place.kind in ("metonym", "capital") or place.place is not None):
        yield Help("mediatedBetween", group.head, act.doers, act.modality, parties, act.tried)


def _signatures(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "X secured the signatures of A and B"."""
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    of = phrase.last + 1 if phrase is not None else len(units)
    if phrase is None or units[phrase.last].low not in _SIGNATURES or of + 1 >= len(units) or units[of].low != "of":
        return
    parties, act = seated_at(clauses, of + 1), doing(clauses, group)
    if len(parties) == _BOTH and group.voice == "active" and act.modality is not None:
        yield Help("mediatedBetween", group.head, act.doers, act.modality, parties, act.tried)


def _errands(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "X carried the first messages between A and B", "X took proposals from A to B"."""
    units, act = clauses.units, doing(clauses, group)
    noun = next(
        (i for i in range(group.head + 1, min(group.head + 6, len(units) - 2)) if units[i].low in _ERRANDS), None
    )
    if noun is None or group.voice != "active" or act.modality is None:
        return
    if units[noun + 1].low == "between":
        yield Help("mediatedBetween", group.head, act.doers, act.modality, seated_at(clauses, noun + 2))
    elif [unit.low for unit in units[noun + 1 : noun + 4] if unit.kind != "determiner"][:2] in _TO_AND_FRO:
        yield Help("mediatedBetween", group.head, act.doers, act.modality)
    elif units[noun + 1].low == "from":
        giver = noun_phrase(units, noun + 2)
        to = giver.last + 1 if giver is not None else len(units)
        taker = noun_phrase(units, to + 1) if to + 1 < len(units) and units[to].low in ("to", "and") else None
        pair = tuple(phrase.party for phrase in (giver, taker) if phrase is not None and phrase.party is not None)
        if len({party.actor.name for party in pair}) == _BOTH:
            yield Help("mediatedBetween", group.head, act.doers, act.modality, pair)


def _asked(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "A asked X to mediate": it is to."""
    clause = clauses.clause(group)
    governor = clause.governor if clause is not None and clause.control == "object" else None
    if (
        clause is None
        or group.form != "infinitive"
        or governor is None
        or governor.lemma not in _ASKS
        or governor.negated
    ):
        return
    after = clauses.units[group.head + 1] if group.head + 1 < len(clauses.units) else None
    alone = after is not None and (after.kind in ("end", "stop", "comma", "conjunction") or after.low == "between")
    told = clause.subjects and governor.modality == "actual"
    if told and alone:
        yield Help("mediatedBetween", group.head, clause.subjects, "demanded", _seated_between(clauses, group.head))
    elif told and after is not None and after.low == "with":
        pair = (*clauses.subjects(governor), *clause.led_to("with"))  # "A asked X to mediate with B"
        if len({party.actor.name for party in pair}) == len(pair) == _BOTH:
            yield Help("mediatedBetween", group.head, clause.subjects, "demanded", pair)


def _seated_between(clauses: Clauses, head: int) -> tuple[Party, ...]:
    """The parties of "between A and B" right after the verb."""
    units = clauses.units
    return seated_at(clauses, head + 2) if head + 2 < len(units) and units[head + 1].low == "between" else ()


def _between_rooms(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "X conducted the proximity talks (between A and B)", "X held indirect talks between A and B"."""
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or group.voice != "active":
        return
    noun = wordlists().accords.get(units[phrase.last].low)
    apart = any(unit.low in _SEPARATE for unit in units[phrase.first : phrase.last])
    shuttle = units[phrase.last].low == "diplomacy"
    following = units[phrase.last + 1].low if phrase.last + 1 < len(units) else ""
    if not apart or following == "with" or not (shuttle or (noun is not None and noun.kind == "talks")):
        return
    parties = _seated_between(clauses, phrase.last)
    if group.lemma == "hold" and not parties:
        return  # "held indirect talks": they do themselves
    act = doing(clauses, group)
    if act.modality is not None:
        doers = (*act.doers, *_beside(clauses, phrase.last + 1)) if act.doers else ()
        yield Help("mediatedBetween", group.head, doers, act.modality, parties, act.tried)


def _beside(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """The Q of "conducted the proximity talks together with Q"."""
    words = [unit.low for unit in clauses.units[first : first + 2]]
    jointly = len(words) == _BOTH and words[0] in ("together", "jointly", "along") and words[1] == "with"
    return helpers_at(clauses, first + 2) if jointly else ()


def _let_go(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "X brokered the release of the prisoners", "The handover was arranged by X"."""
    clause = clauses.clause(group)
    if clause is None or group.negated or group.modality != "actual":
        return
    phrases = clause.objects if group.voice == "active" else clauses.subject_phrases(group)
    if not any(clauses.units[phrase.last].low in _LETS_GO for phrase in phrases):
        return
    helpers = clause.agents if group.voice != "active" else doing(clauses, group).doers
    if helpers:
        yield Help("mediatedBetween", group.head, helpers)


def _convened(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "X convened the two sides in Oslo"."""
    units, act = clauses.units, doing(clauses, group)
    parties = seated_at(clauses, group.head + 1) if group.head + 1 < len(units) else ()
    told = group.voice == "active" and act.modality is not None
    if told and len(parties) == _BOTH and (units[group.head + 1].resolved or group.lemma == "convene"):
        yield Help("mediatedBetween", group.head, act.doers, act.modality or "actual", parties, act.tried)


_MEDIATORS = frozenset(("mediator", "mediators", "facilitator", "facilitators", "intermediary", "intermediaries",
                        "go-between", "co-mediator"))  # fmt: skip
_LED = frozenset(("mediation", "effort", "efforts", "attempts", "team", "process", "talks"))


def _named_as(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "The UN appointed N. N. as its mediator", "A accepted Q as mediator"."""
    units = clauses.units
    phrases = clauses.phrases_from(group.head + 1)
    last = phrases[-1].last + 1 if phrases else len(units)
    name = noun_phrase(units, last + 1) if last + 1 < len(units) and units[last].kind == "comma" else None
    if name is not None and name.party is not None and name.last + 1 < len(units):
        last = name.last + 1  # "accepted the foreign minister, N. N., as mediator"
    as_ = next((i for i in range(last, min(last + 2, len(units) - 1)) if units[i].low == "as"), None)
    if as_ is None or group.voice != "active" or group.negated or group.modality != "actual":
        return
    helpers = tuple(phrase.party for phrase in phrases if phrase.party is not None)
    if helpers and any(unit.low in _MEDIATORS for unit in units[as_ + 1 : as_ + 4]):
        modality: Modality = "planned" if group.lemma in ("propose", "suggest", "nominate") else "actual"
        yield Help("mediatedBetween", as_, helpers, modality)


def _heads(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "X is leading the mediation", "X heads the mediation effort", "X joined the mediation"."""
    units, act, first = clauses.units, doing(clauses, group), group.head + 1
    words = tuple(unit.low for unit in units[first : first + _BOTH])
    with_verb = (particles for particles in _TAKING.get(group.lemma, ()) if words[: len(particles)] == particles)
    first += len(next(with_verb, ()))
    phrase = noun_phrase(units, first) if first < len(units) else None
    told = (
        phrase is not None
        and units[phrase.last].low in _LED
        and any(unit.low == "mediation" for unit in units[phrase.first : phrase.last + 1])
    )
    if told and group.voice == "active" and act.modality is not None:
        yield Help("mediatedBetween", group.head, act.doers, act.modality)
    elif group.voice == "passive" and not group.negated and group.modality == "actual":
        subjects = clauses.subject_phrases(group)
        named = {unit.low for phrase in subjects for unit in units[phrase.first : phrase.last + 1]}
        if len(subjects) == 1 and units[subjects[0].last].low in _LED and named & _OF_PEACE:
            yield Help("mediatedBetween", group.head, agents(clauses, group))  # "Peace efforts were led by X"


_OF_PEACE = frozenset(("peace", "mediation", "diplomatic", "reconciliation", "previous", "earlier", "peacemaking"))


def _good_offices(clauses: Clauses, index: int) -> Iterator[Help]:
    """As in "X and Y offered their good offices to A and B", "thanked X for its good offices between A and B"."""
    units = clauses.units
    following = units[index + 1].low if index + 1 < len(units) else ""
    parties = seated_at(clauses, index + 2) if following in ("to", "between") else ()
    group = next((g for g in reversed(clauses.groups) if g.head < index), None)
    own = index > 2 and units[index - 2].kind == "possessive" and units[index - 3].resolved
    theirs = index > 1 and (units[index - 2].low in ("their", "its", "his", "her") or own)
    if group is None or not theirs or len(parties) != _BOTH:
        return
    first = index - 3 if own else index - 2
    before = noun_phrase_before(units, first - 2) if first > 2 and units[first - 1].low == "for" else None
    if before is not None and before.party is not None:
        yield Help("mediatedBetween", index, (before.party,), parties=parties)
    elif group.lemma in _LENDS and group.voice == "active" and group.head >= first - 2:
        act = doing(clauses, group)
        if act.modality is not None and not group.negated and not refused(clauses, group):
            modality: Modality = "planned" if group.lemma in _PROFFERS else act.modality
            yield Help("mediatedBetween", index, act.doers, modality, parties)


_RULES: tuple[tuple[frozenset[str], Callable[[Clauses, VerbGroup], Iterator[Help]]], ...] = (
    (_SETTLING, _undertaken), (_GETS, _brought_to), (_WINS, _signatures), (_CARRIES, _errands), (_MEDIATES, _asked),
    (_RUNS, _between_rooms), (_ARRANGES, _let_go), (_CONVENES, _convened), (_NAMES_AS, _named_as), (_HEADS, _heads),
    (_LAUNCHES, _launched),
)  # fmt: skip
"""The rules, each with the verbs that it reads."""
_VERBS = frozenset(lemma for lemmas, _ in _RULES for lemma in lemmas)
