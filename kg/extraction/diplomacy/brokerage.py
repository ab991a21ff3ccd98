"""Brokerage: who stands between two others by what he gets from both, where he goes, or what he offers himself as.

"Q obtained from both commanders a promise to stop", "the UN envoy visited both capitals", "Q offered himself as a
go-between", "Q persuaded both sides to lay down their arms", "the truce was the work of Q".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.accord_mentions import MEDIATING, Mention
from kg.extraction.diplomacy.accord_doing import agents, distinct, doing, helpers_at, several_officials
from kg.extraction.diplomacy.convenings import envoy_of_a_union
from kg.extraction.diplomacy.helps import Help
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.wordlists import wordlists

__all__ = ["brokerage_helps", "creates", "done_at_talks", "hosts_them", "pledged", "start_of", "was_brokered",
           "worked_out_by_him"]  # fmt: skip

_GETS = frozenset(("obtain", "secure", "win", "extract", "wring", "get", "elicit", "exact", "wrest", "gain", "coax",
                   "extort", "receive", "collect", "procure", "draw"))  # fmt: skip
_PLEDGES = frozenset(
    ("promise", "promises", "pledge", "pledges", "undertaking", "undertakings", "commitment", "commitments",
     "assurance", "assurances", "consent", "agreement", "assent", "guarantee", "guarantees", "signature", "signatures",
     "word", "approval", "acceptance", "vow", "vows", "truce", "ceasefire", "cease-fire")
)  # fmt: skip
_STOPS = frozenset(("stop", "halt", "cease", "end", "suspend", "hold"))
_PEACEABLE = _STOPS | frozenset(
    ("withdraw", "pull", "respect", "observe", "refrain", "disengage", "lay", "disarm", "release", "free", "exchange",
     "lift", "negotiate", "talk", "meet", "honour", "honor", "keep", "spare", "lower", "stand", "accept", "sign",
     "return", "reopen", "demobilise", "demobilize", "back", "put", "down", "de-escalate", "resume", "renounce")
)  # fmt: skip
"""What two do who let go of a quarrel, to which somebody brings them."""
_FIRE = frozenset(("fire", "firing", "fighting", "shelling", "hostilities", "shooting", "attacks", "war", "bombing",
                   "bombardment", "offensive", "offensives", "violence"))  # fmt: skip
_MOVES_THEM = frozenset(("persuade", "convince", "prod", "press", "induce", "prevail", "talk", "get", "coax", "cajole",
                         "pressure", "push", "nudge", "pressurise", "bring"))  # fmt: skip
_VISITS = frozenset(("visit", "tour", "shuttle", "travel", "fly", "go"))
_SEATS = frozenset(("capitals", "camps", "headquarters", "delegations", "sides", "parties", "factions"))
_SENT = frozenset(("envoy", "envoys", "mediator", "mediators", "facilitator", "representative", "secretary-general",
                   "emissary", "emissaries", "intermediary", "troika", "mission", "nuncio", "secretary",
                   "delegation", "bishop", "cardinal", "commissioner"))  # fmt: skip
_OFFERS = frozenset(("offer", "volunteer", "propose", "present", "put", "set"))
_SELF = frozenset(("himself", "herself", "itself", "themselves"))
_AFTER, _BOTH = 14, 2
_WORKS = frozenset(("work", "handiwork", "achievement", "doing"))
_MISSIONS = frozenset(("mission", "missions", "bid", "attempt", "attempts", "effort", "efforts", "initiative"))
_SIGNS = _WORKS | _MISSIONS


def brokerage_helps(clauses: Clauses) -> Iterator[Help]:
    """The mediations of a sentence that are told in these ways."""
    for group in clauses.acts.of(_VERBS):
        if group.voice != "active" or group.head + _BOTH >= len(clauses.units):
            continue
        if group.lemma in _GETS:
            yield from _obtained(clauses, group)
        if group.lemma in _MOVES_THEM:
            yield from _moved(clauses, group)
        if group.lemma in _VISITS:
            yield from _visited(clauses, group)
        if group.lemma in _OFFERS:
            yield from _offered(clauses, group)
        if group.lemma == "receive":
            yield from _received(clauses, group)
    for index in clauses.places.of(wordlists().classes["mediating_office"]):
        yield from _named(clauses, index)
    for index in clauses.places.of(_UNDER, ahead=2):
        yield from _under(clauses, index)
    for index in clauses.places.of(_SIGNS, ahead=2):
        yield from _work_of(clauses, index)
        yield from _to_reconcile(clauses, index)


def _both(clauses: Clauses, first: int) -> tuple[bool, tuple[Party, ...], int]:
    """Whether "both sides", "the two commanders", "each" stands at ``first``; whom it means; its last unit."""
    units = clauses.units
    if first >= len(units):
        return False, (), first
    low = units[first].low
    if units[first].resolved and low.startswith(("both", "the two", "each", "these two")):
        found = clauses.between(first)
        end = max((party.end for party in found), default=units[first].end)
        last = next((i for i in range(len(units) - 1, first - 1, -1) if units[i].end <= end), first)
        return True, found if len(found) == _BOTH else (), last
    phrase = noun_phrase(units, first)
    if phrase is None:
        return low == "each", (), first
    words = [unit.low for unit in units[phrase.first : phrase.last + 1]]
    sides = several_officials(words[-1]) or words[-1] in wordlists().classes["sides"] | _SEATS
    sides = sides or words[-1] in wordlists().nouns["leaders"] | {"commanders", "generals", "armies", "enemies"}
    two = words[0] in ("both", "either", "each") or "two" in words[:2] or bool({"warring", "rival"} & set(words))
    return phrase.party is None and sides and two, (), phrase.last


def _third(doers: tuple[Party, ...], parties: tuple[Party, ...]) -> bool:
    within = {name for party in parties for name in (party.actor.name, party.speaker.name)}
    return bool(doers) and not any({party.actor.name, party.speaker.name} & within for party in doers)


def _pledge(clauses: Clauses, group: VerbGroup) -> tuple[bool, tuple[Party, ...], int] | None:
    """Where what is got from both is named: whether they mean to stop fighting, who they are, and the noun."""
    units = clauses.units
    reach = range(group.head + 1, min(group.head + _AFTER, len(units) - 1))
    stop = next(
        (i for i in reach if units[i].kind in ("comma", "stop", "quote", "relative", "subordinator")), reach.stop
    )
    reach = range(group.head + 1, stop)
    noun = next((i for i in reach if units[i].low in _PLEDGES), None)
    given = next((i for i in reach if units[i].low in ("from", "of") and _both(clauses, i + 1)[0]), None)
    if noun is not None and given is None and (named := _of_named(clauses, noun)):
        return False, named, noun
    if noun is None or given is None or (units[given].low == "of" and given != noun + 1):
        return None
    words = {unit.low for unit in units[group.head + 1 : min(stop + _BOTH, len(units))]}
    lemmas = {form.lemma for unit in units[group.head + 1 : stop] for form in unit.forms} | words
    accord = any(word in wordlists().accords and word not in ("agreement", "understanding") for word in words)
    bare = units[noun].low in _BARE
    if not (lemmas & _PEACEABLE or accord or bare):
        return None
    ending = bool(lemmas & _STOPS) and (bool(words & _FIRE) or units[min(stop, len(units) - 1)].kind in ("stop", "end"))
    return ending, _both(clauses, given + 1)[1], noun


def _of_named(clauses: Clauses, noun: int) -> tuple[Party, ...]:
    """The two of "obtained the consent of A and B to the plan", by names."""
    units = clauses.units
    led = noun + 2 < len(units) and units[noun].low in _BARE and units[noun + 1].low == "of"
    parties = clauses.between(noun + 2) if led else ()
    after = next((i for i, unit in enumerate(units) if parties and unit.start >= parties[-1].end), None)
    if after is None or len(parties) != _BOTH or not distinct(parties) or units[after].low not in ("to", "for"):
        return ()
    phrase = noun_phrase(units, after + 1)
    if phrase is None or units[phrase.last].low not in _ACCEPTED:
        return ()
    # "won the consent of two allies to its plan" is no mediation: of foes, or to a peace.
    peace = any(unit.low in _PEACE for unit in units[phrase.first : phrase.last + 1])
    return parties if peace or any(party.actor.type in GROUPS for party in parties) else ()


_BARE = frozenset(("signature", "signatures", "consent", "agreement", "acceptance", "assent", "approval"))
_PEACE = frozenset(("peace", "truce", "ceasefire", "cease-fire", "settlement", "disengagement", "partition"))
_ACCEPTED = frozenset(("agreement", "annex", "plan", "proposal", "framework", "roadmap", "truce", "ceasefire",
                       "cease-fire", "accord", "treaty", "deal", "settlement"))  # fmt: skip


def _obtained(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q obtained from the two commanders a promise to stop", "Q won the consent of both camps"."""
    told, act = _pledge(clauses, group), doing(clauses, group)
    if told is not None and act.modality in ("actual", "planned") and _third(act.doers, told[1]):
        yield Help("mediatedBetween", group.head, act.doers, act.modality, told[1], act.tried)


def pledged(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...] | None:
    """Who promise a third one to stop fighting, if that is told; empty where other sentences name the two."""
    if group.lemma not in _GETS or group.voice != "active" or group.negated or group.modality != "actual":
        return None
    told, act = _pledge(clauses, group), doing(clauses, group)
    made = told is not None and told[0] and act.modality == "actual" and not act.tried and _third(act.doers, told[1])
    named = any(unit.low in wordlists().accords and unit.low != "agreement" for unit in clauses.units[group.head :])
    return told[1] if told is not None and made and not named else None


def _moved(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q persuaded both sides to lay down their arms"."""
    units = clauses.units
    told, parties, last = _both(clauses, group.head + 1)
    if not told or last + _BOTH >= len(units) or units[last + 1].kind != "to":
        return
    inner = next((g for g in clauses.groups if g.head > last), None)
    act = doing(clauses, group)
    able = inner is not None and inner.lemma in _PEACEABLE and not inner.negated and inner.head <= last + 3
    if able and act.modality in ("actual", "planned") and _third(act.doers, parties):
        yield Help("mediatedBetween", group.head, act.doers, act.modality, parties, act.tried)


def _visited(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "The UN envoy visited both capitals", "The nuncio toured both camps"."""
    units, first = clauses.units, group.head + 1
    first += units[first].low in ("to", "between")
    phrase = noun_phrase(units, first)
    told, parties, _ = _both(clauses, first)
    head = units[phrase.last].low if phrase is not None else ""
    head = units[first].low.split()[-1] if units[first].resolved else head
    act = doing(clauses, group)
    if not told or head not in _SEATS or act.modality not in ("actual", "planned") or not _third(act.doers, parties):
        return
    before = {unit.low for unit in units[max(0, group.first - _AFTER) : group.first]}
    if (
        before & _SENT
        or envoy_of_a_union(clauses, act.doers)
        or act.doers[0].actor.type == "IntergovernmentalOrganization"
    ):
        yield Help("mediatedBetween", group.head, act.doers, act.modality, parties, act.tried)


def _offered(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q (has) offered himself as a go-between", "Q put itself forward as mediator"."""
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + 7]]
    if not words or words[0] not in _SELF or group.negated or "as" not in words[1:4]:
        return
    office = wordlists().classes["mediating_office"]
    act = doing(clauses, group)
    if act.doers and act.modality is not None and any(word in office for word in words[words.index("as") + 1 :]):
        yield Help("mediatedBetween", group.head, act.doers, "planned")


def _received(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q received both delegations in P": Q is their host."""
    units, first = clauses.units, group.head + 1
    told, parties, last = _both(clauses, first)
    phrase = noun_phrase(units, first)
    head = units[first].low.split()[-1] if units[first].resolved else units[phrase.last].low if phrase else ""
    guests = head in ("delegations", "leaders", "presidents", "negotiators", "teams", "rivals", "ministers")
    act = doing(clauses, group)
    there = last + 1 < len(units) and units[last + 1].low in ("in", "at", "on", "for")
    if told and guests and there and act.modality in ("actual", "planned") and _third(act.doers, parties):
        yield Help("hosted", group.head, act.doers, act.modality, parties)


_NAMES = frozenset(("appoint", "name", "designate", "choose", "make", "nominate", "select", "pick"))
_UNDER = frozenset(("under",))
_HELD = frozenset(("resume", "reopen", "open", "begin", "start", "hold", "meet", "negotiate", "continue", "collapse",
                   "fail", "convene", "restart", "take", "break"))  # fmt: skip


def _named(clauses: Clauses, index: int) -> Iterator[Help]:
    """As in "Q was appointed mediator", "Q, whom the union named mediator,", "the union chose Q as mediator"."""
    units = clauses.units
    before = index - 1
    while before > 0 and (units[before].kind == "determiner" or units[before].low in ("as", "chief", "sole", "its")):
        before -= 1
    group = next((g for g in reversed(clauses.groups) if g.head <= before), None)
    if group is None or group.lemma not in _NAMES or group.negated or group.modality != "actual":
        return
    clause = clauses.clause(group)
    if clause is None or units[index].low in ("host", "hosts"):
        return
    if group.voice == "passive" and group.head == before:
        yield Help("mediatedBetween", index, clauses.subjects(group))
    elif group.voice == "active":
        named = clause.gap if group.head == before else ()
        if not named and len(clause.objects) == 1 and clause.objects[0].last in (before, index):
            party = clause.objects[0].party
            named = (party,) if party is not None else ()
        if named and _third(clauses.subjects(group) or named, ()):
            yield Help("mediatedBetween", index, tuple(named))


def _under(clauses: Clauses, index: int) -> Iterator[Help]:
    """As in "Talks reopened under the United Nations": a body, of which nobody is a subject at a table."""
    units = clauses.units
    phrase = noun_phrase(units, index + 1)
    party = phrase.party if phrase is not None else None
    group = next((g for g in reversed(clauses.groups) if g.head < index), None)
    near = group is not None and index - group.head < _NEAR and group.lemma in _HELD and not group.negated
    if party is None or phrase is None or not near or party.actor.type != "IntergovernmentalOrganization":
        return
    talks = (wordlists().accords.get(unit.low) for unit in units[:index])
    bare = phrase.roles == {"name"} and units[phrase.last].actor is not None
    told = group is not None and group.modality == "actual" and any(n is not None and n.kind == "talks" for n in talks)
    if bare and told:
        yield Help("mediatedBetween", index, (party,))


_NEAR = 8


def _work_of(clauses: Clauses, index: int) -> Iterator[Help]:
    """As in "The truce was the work of Q", "The accord was Q's achievement"."""
    units = clauses.units
    if units[index].low not in _WORKS or index < 3:
        return
    be = next((i for i in range(index - 1, max(index - 5, 0), -1) if units[i].kind == "be"), None)
    subject = noun_phrase_before(units, be - 1) if be else None
    noun = wordlists().accords.get(units[subject.last].low) if subject is not None else None
    negated = be is not None and any(unit.kind == "negation" for unit in units[be - 1 : index])
    if noun is None or noun.kind not in ("agreement", "talks") or negated or units[index + 1].low != "of":
        return
    helpers = helpers_at(clauses, index + 2)
    if helpers:
        yield Help("mediatedBetween", index, helpers)


def _to_reconcile(clauses: Clauses, index: int) -> Iterator[Help]:
    """As in "a mission led by Q to reconcile X with Y", "Q's attempt to reconcile the two"."""
    units = clauses.units
    if units[index].low not in _MISSIONS:
        return
    group = next((g for g in clauses.groups if index < g.head <= index + _AFTER and g.lemma == "reconcile"), None)
    if (
        group is None
        or group.form != "infinitive"
        or any(u.kind in ("comma", "stop") for u in units[index : group.first])
    ):
        return
    led = next((g for g in clauses.groups if index < g.head < group.head and g.voice == "reduced"), None)
    phrase = noun_phrase_before(units, index)
    own = phrase.party if phrase is not None else None
    helpers = agents(clauses, led) if led is not None else ()
    if not helpers and units[index + 1].low == "by":
        helpers = helpers_at(clauses, index + 2)
    helpers = helpers or ((own,) if own is not None else ())
    first = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    with_ = first.last + 1 if first is not None else len(units)
    other = noun_phrase(units, with_ + 1) if with_ + 1 < len(units) and units[with_].low in ("with", "and") else None
    pair = tuple(p.party for p in (first, other) if p is not None and p.party is not None)
    told = len({party.actor.name for party in pair}) == _BOTH or (first is not None and _both(clauses, first.first)[0])
    if helpers and told and _third(helpers, pair):
        yield Help("mediatedBetween", group.head, helpers, parties=pair if len(pair) == _BOTH else (), tried=True)


_CREATED = frozenset(("creation", "formation", "establishment", "sale", "purchase", "appointment", "merger"))
_TO_CREATED = 5


def was_brokered(clauses: Clauses, mention: Mention, group: VerbGroup) -> bool:
    """As in "the accord of 1976, which was brokered by Q": of which accord the relative clause tells.

    Also of which talks a second verb does: "talks between A and B took place in P and were hosted by Q".
    """
    if mention.noun.kind == "talks" and group.form == "finite" and group.voice != "active":
        later = any(g.form == "finite" and mention.index < g.head < group.head for g in clauses.groups)
        return later and any(phrase.last == mention.index for phrase in clauses.subject_phrases(group))
    if _last_told(clauses, mention, group):
        return True
    if group.voice != "passive" or mention.noun.kind != "agreement" or clauses.units[group.first - 1].low != "which":
        return False
    return any(f.role == "subject" and f.verb.head == group.head for f in clauses.functions(mention.index))


def _last_told(clauses: Clauses, mention: Mention, group: VerbGroup) -> bool:
    """As in "signed an accord with Y in P that was mediated by Q": no verb stands between, and nobody is mediated."""
    units = clauses.units
    opener = units[group.first - 1] if group.first else None
    if group.voice != "passive" or group.lemma not in MEDIATING or opener is None or group.first - 1 <= mention.index:
        return False
    if opener.kind not in ("relative", "that") or opener.low not in ("which", "that"):
        return False
    between = units[mention.index + 1 : group.first - 1]
    nouns = wordlists().accords
    return not any(unit.kind in ("verb", "relative", "that", "stop", "quote") or unit.low in nouns for unit in between)


def creates(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether what is brokered is no peace: "brokered the creation of a council"."""
    units, after = clauses.units, range(group.head + 1, min(group.head + _TO_CREATED, len(clauses.units) - 1))
    return group.voice == "active" and any(units[i].low in _CREATED and units[i + 1].low == "of" for i in after)


def done_at_talks(clauses: Clauses, group: VerbGroup, mention: Mention) -> bool:
    """Whether the verb takes something else: "leads a delegation to talks between A and B", "delivered aid during"."""
    units, first = clauses.units, group.head + 1
    if group.voice != "active" or not first < mention.first:
        return False
    if group.lemma in ("run", "head") and (units[first].kind in _LED_ON or units[first].low in _ADJUNCTS):
        return True  # "ran into trouble at the talks"
    first += units[first].low in _PARTICLES
    taken = noun_phrase(units, first) if first < mention.first else None
    after = taken.last + 1 if taken is not None else mention.first
    led = after < mention.first and (units[after].kind in ("preposition", "to") or units[after].low in _ADJUNCTS)
    return led and units[after].low != "of"


def worked_out_by_him(group: VerbGroup, mention: Mention, lemmas: frozenset[str]) -> bool:
    """As in "The accord, worked out by Q, provides for": one that the text knows, of which no word says on what."""
    bare = mention.event != "Agreement" or mention.first + 1 == mention.index
    return group.voice != "active" and group.lemma in lemmas - {"negotiate"} and mention.definite and bare


def hosts_them(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "Q, whose ministry is hosting the delegations, called for": those of the talks that the text tells of."""
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.voice == "active" and group.head + 1 < len(units) else None
    if phrase is None or phrase.party is not None or units[phrase.first].low not in ("the", "both"):
        return False
    bare = all(unit.low in ("the", "both", "two", "rival") for unit in units[phrase.first : phrase.last])
    after = units[phrase.last + 1].low if phrase.last + 1 < len(units) else ""
    return bare and units[phrase.last].low in _DELEGATES and after not in ("of", "from")


_DELEGATES = frozenset(("delegations", "negotiators", "negotiations", "sides", "teams", "delegates"))
_LED_ON = frozenset(("preposition", "adverb", "to"))
_PARTICLES = frozenset(("out", "up", "together", "off", "over"))
_ADJUNCTS = frozenset(("to", "at", "during", "after", "before", "amid", "ahead", "for"))


_VERBS = _GETS | _MOVES_THEM | _VISITS | _OFFERS | {"receive"}
"""Verbs at which one of the rules begins."""


def start_of(units: Units, helpers: tuple[Party, ...], index: int) -> int:
    """The first of the units before ``index`` that name the helpers: "under Russian and American auspices"."""
    start = min((party.start for party in helpers), default=units[index].start)
    return next(i for i, unit in enumerate(units) if unit.start == start or i == index)
