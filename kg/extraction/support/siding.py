"""Siding: on whose side an act is done, by the words beside it: "in solidarity with Y", "alongside Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.doers import Doers, doers_of
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import bearer_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["sided", "siding_findings"]

_WITH_THEM: dict[str, tuple[str, frozenset[str]]] = {
    "support": ("supports", frozenset(("of",))),
    "defence": ("supports", frozenset(("of",))),
    "defense": ("supports", frozenset(("of",))),
    "aid": ("supports", frozenset(("of",))),
    "favour": ("supports", frozenset(("of",))),
    "favor": ("supports", frozenset(("of",))),
    "solidarity": ("supports", frozenset(("with",))),
    "sympathy": ("supports", frozenset(("with", "for"))),
    "league": ("alliedWith", frozenset(("with",))),
    "alliance": ("alliedWith", frozenset(("with",))),
    "cahoots": ("alliedWith", frozenset(("with",))),
    "coordination": ("cooperatesWith", frozenset(("with",))),
    "co-ordination": ("cooperatesWith", frozenset(("with",))),
    "cooperation": ("cooperatesWith", frozenset(("with",))),
    "concert": ("cooperatesWith", frozenset(("with",))),
    "tandem": ("cooperatesWith", frozenset(("with",))),
}
"""By the noun of "in … of Y", the relation and the prepositions that lead to Y."""
_FALLING_OUT = frozenset(("estrangedFrom", "hostileTo", "disputesWith"))
_BESIDE = frozenset(("alongside", "beside"))
_JOINTLY = frozenset(("together", "jointly"))
_ASKED = frozenset(("request", "invitation", "bidding"))
_SIGNS = frozenset((*_BESIDE, *_JOINTLY, *_ASKED, *_WITH_THEM))
_COMES_IN = frozenset(("intervene", "enter", "deploy", "send", "dispatch", "despatch", "fly", "station", "land",
                       "airlift", "parachute", "rush", "pour", "arrive", "commit", "cross", "march",
                       "advance"))  # fmt: skip
_STANDS = frozenset(("guard", "defend", "patrol", "march", "advance", "garrison"))
_FIGHTS = frozenset(("fight", "attack", "storm", "besiege", "assault", "raid"))
_PARADES = frozenset(("parade", "parades", "ceremony", "ceremonies", "anniversary", "jubilee", "funeral", "procession"))
_FORCE = frozenset(("attacked", "foughtWith", "presentIn", "targeted", "tookOver"))
_BREAKS = frozenset(("stop", "quote", "end", "relative", "that", "subordinator"))
_REACH = 24
_CONSENT = frozenset(("consent", "approval", "permission", "acquiescence", "assent", "go-ahead", "authorisation",
                      "authorization", "tolerance", "nod", "sanction"))  # fmt: skip
_LACKING = frozenset(("no", "little", "neither", "scant"))
_SENT_AT = frozenset(("fired", "launched", "aimed", "directed", "headed", "heading", "hurled", "shot", "sent"))
_AT = frozenset(("at", "on", "against", "toward", "towards", "into"))
"""After which stands who is fired at; "missiles bound for Y" may be meant for him to fire."""
_WARDS_OFF = frozenset(("intercept", "shoot", "down", "bring", "repel", "destroy", "block", "thwart", "neutralise",
                        "neutralize", "repulse", "parry", "ward", "fend", "foil", "defeat", "stop"))  # fmt: skip
_HELPS = frozenset(("help", "assist", "aid"))
_FLYING = frozenset(("missiles", "missile", "drones", "drone", "rockets", "rocket", "projectiles", "shells", "attack",
                     "attacks", "salvo", "salvos", "barrage", "barrages", "warheads", "bombers", "jets"))  # fmt: skip
_TOGETHER = frozenset(("partnership", "cooperation", "co-operation", "collaboration"))
_VALUES = frozenset(("appreciate", "value", "acknowledge", "cherish"))
_HELP = frozenset(("solidarity", "generosity", "partnership", "contribution", "contributions", "backing"))


def siding_findings(clauses: Clauses) -> Iterator[Finding]:
    """With whom somebody sides by what he does."""
    units = clauses.units
    for group in clauses.groups:
        if group.lemma == "thank" or group.lemma in _VALUES:
            yield from _thanked(clauses, group)
        elif group.lemma in _WARDS_OFF:
            yield from _shielded(clauses, group)
    for index in clauses.places.of(_CONSENT, ahead=1):
        yield from _consented(clauses, index)
    for index in clauses.places.of(_SIGNS, ahead=2):
        unit = units[index]
        if unit.low in _BESIDE:
            yield from _beside(clauses, index)
        elif unit.low in _JOINTLY and units[index + 1].low == "with":
            yield from _beside(clauses, index, index + 1)
        if unit.low in _ASKED and units[index - 1].kind != "verb":
            yield from _asked_in(clauses, index)
        entry = _WITH_THEM.get(unit.low)
        if entry is None or index == 0 or units[index + 1].low not in entry[1]:
            continue
        first = index - 1
        if units[first].low == "of" and first and units[first - 1].low == "out":
            first -= 1
        elif units[first].low != "in" or (first and units[first - 1].kind == "be"):
            continue  # of whom "is in league with Z" is said, constructions know
        doing = _doing(clauses, first, index)
        if doing is not None and not _stops(clauses, doing.group, first):
            yield from _found(clauses, index, index + 2, entry[0], doing)


def _stops(clauses: Clauses, group: VerbGroup, first: int) -> bool:
    """Whether it is what is in support of somebody that is stopped: "vetoed a statement in support of Y"."""
    units = clauses.units
    against = group.lemma == "vote" and any(unit.low == "against" for unit in units[group.head + 1 : first])
    texts = wordlists().nouns["utterances"] | _TEXTS
    said = any(unit.low in texts for unit in units[group.head + 1 : first])
    return (group.lemma in _STOPS and said) or against


_STOPS = frozenset(("block", "veto", "oppose", "reject", "torpedo", "quash", "defeat", "withdraw", "ban", "obstruct",
                    "shelve", "scuttle", "stop", "suppress", "tear", "dismiss", "delay", "water"))  # fmt: skip
_TEXTS = frozenset(("statement", "declaration", "resolution", "motion", "letter", "communique", "communiqué", "draft",
                    "text", "bill", "petition", "appeal", "amendment", "rally", "march", "demonstration", "protest",
                    "vote", "campaign", "concert", "vigil"))  # fmt: skip


def _thanked(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "We thank X and Y for their support", "A is grateful for the help of B", "A appreciates the aid of B"."""
    clause, units = clauses.clause(group), clauses.units
    if clause is None or group.voice != "active" or group.negated or group.modality != "actual":
        return
    helped = clauses.subjects(group)
    window = units[group.head + 1 : group.head + _REACH]
    at = next((i for i, unit in enumerate(window) if unit.low in wordlists().nouns["help"] | _HELP), None)
    if at is None or len(helped) != 1 or any(unit.kind in _BREAKS and unit.low != "as" for unit in window[:at]):
        return  # but "thanked A as well as B for their help"
    if at > 1 and window[at - 1].low == "of" and window[at - 2].low in _WORDS:
        return  # "for their messages of solidarity": words, which give nothing
    helpers: tuple[Party | None, ...] = ()
    if group.lemma == "thank" and any(unit.low == "for" for unit in window[:at]):
        helpers = clause.patients
    elif group.lemma in _VALUES and at + 2 < len(window) and window[at + 1].low in ("of", "from"):
        helpers = tuple(phrase.party for phrase in clauses.phrases_from(group.head + 1 + at + 2))
    for helper in helpers:
        if helper is not None and _side(helper) and helper.actor.name != helped[0].actor.name and _side(helped[0]):
            score = surer(0.75, helper, helped[0])
            relation = "cooperatesWith" if window[at].low in _TOGETHER else "supports"
            yield Finding(group.head, relation, helper, helped[0], score=score)


_WORDS = frozenset(("message", "messages", "word", "words", "expression", "expressions", "letter", "letters",
                    "statement", "statements", "gesture", "gestures", "show", "telegram", "visit"))  # fmt: skip


def _shielded(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X helped (to) shoot down missiles fired at Y": whoever helps to ward off what is fired at Y helps Y."""
    clause, units = clauses.clause(group), clauses.units
    helping = clause.governor if clause is not None else None
    if clause is None or helping is None or helping.lemma not in _HELPS or helping.head + 4 < group.head:
        return
    who = doers_of(clauses, helping)
    if not who.real or helping.negated or helping.voice != "active":
        return
    window = units[group.head + 1 : group.head + _REACH]
    end = next((i for i, unit in enumerate(window) if unit.kind in _BREAKS or unit.kind == "comma"), len(window))
    at = next((i for i in range(1, end - 1) if window[i].low in _SENT_AT and window[i + 1].low in _AT), None)
    if at is None or not any(unit.low in _FLYING for unit in window[:at]):
        return
    for phrase in clauses.phrases_from(group.head + 1 + at + 2):
        struck = phrase.party
        for doer in who.parties if struck is not None and _side(struck) else ():
            if struck is not None and _acts(doer) and doer.actor.name != struck.actor.name:
                score = surer(0.75, doer, struck)
                yield Finding(group.head, "supports", doer, struck, modality=who.modality, score=score)


def _consented(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X struck P with Y's consent", "X sent troops with the approval of Y": Y supports X in what it does."""
    units = clauses.units
    phrase = noun_phrase_before(units, index)
    if phrase is None or phrase.first < 1 or units[phrase.first - 1].low != "with":
        return
    if any(unit.low in _LACKING for unit in units[phrase.first : index]):
        return  # "with no approval from Y"
    owner = single_owner(units, phrase)
    inner = clauses.phrases_from(index + 2) if owner is None and units[index + 1].low in ("of", "from") else ()
    doing = _doing(clauses, phrase.first - 1, index)
    if doing is None or not doing.real or doing.group.negated or not _with_force(doing.group):
        return
    if _gives(clauses, doing.group):
        return  # "with X's consent, Y flew arms to Z"
    for giver in (owner,) if owner is not None else tuple(given.party for given in inner):
        for doer in doing.parties:
            if giver is None or giver.actor.type not in SIDES or not _side(giver) or not _acts(doer):
                continue  # what a parliament or a union of states permits is no side that it takes
            if doer.actor.name != giver.actor.name:
                score = surer(0.7, doer, giver)
                yield Finding(index, "supports", giver, doer, modality=doing.modality, score=score)


def _gives(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb takes goods, and no men: "flew arms to Z"."""
    clause, nouns = clauses.clause(group), wordlists().nouns
    goods = nouns["gift_arms"] | nouns["gift_funds"] | nouns["gift_supports"]
    return clause is not None and any(clauses.units[phrase.last].low in goods for phrase in clause.objects)


def sided(clauses: Clauses, said: Sequence[Finding]) -> list[Finding]:
    """The findings; "X closed the border with Y out of solidarity with Z": X has not fallen out with Z.

    Nor has X attacked Y where "X's army crossed into Y with Y's consent".
    """
    helps = [f for f in said if f.relation == "supports" and f.object is not None]
    friends = {(f.subject.actor.name, f.object.start) for f in helps if f.object is not None}
    hosts = {(f.target, f.subject.actor.name) for f in helps if clauses.units[f.trigger].low in _CONSENT}
    return [
        finding for finding in said
        if finding.relation not in (*_FALLING_OUT, "attacked") or finding.object is None
        or (finding.relation != "attacked" and (finding.subject.actor.name, finding.object.start) not in friends)
        or (finding.relation == "attacked" and (finding.subject.actor.name, finding.target) not in hosts)
    ]  # fmt: skip


def _beside(clauses: Clauses, index: int, last: int | None = None) -> Iterator[Finding]:
    """As in "X stormed the town alongside Y", "together with Y": who strikes beside another is his ally there."""
    group = next((g for g in reversed(clauses.groups) if g.head < index), None)
    frame = wordlists().frames.get(group.lemma) if group is not None else None
    strikes = frame is not None and frame.relation in ("attacked", "foughtWith", "targeted", "displaced")
    if group is None or not (strikes or group.lemma in _STANDS):
        return
    if last is not None and group.lemma not in _STANDS | _FIGHTS:
        return  # "captured the general together with Y's men": these, too, were captured
    if any(unit.kind in _BREAKS for unit in clauses.units[group.head : index]) or index - group.head > _REACH:
        return
    if not strikes and any(unit.low in _PARADES for unit in clauses.units[group.head :]):
        return  # "marched alongside Y's guards at the parade"
    after = (index if last is None else last) + 1
    those = [unit.low for unit in clauses.units[after : after + 2]] == ["those", "of"]
    found = _found(clauses, index, after + 2 * those, "alliedWith", doers_of(clauses, group))
    armed = (f for f in found if strikes or f.subject.roles & {"forces", "fighters"} or f.subject.actor.type in GROUPS)
    yield from armed


def _asked_in(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X intervened at the request of Y", "at Y's invitation, X sent troops"."""
    units = clauses.units
    phrase = noun_phrase_before(units, index)
    if phrase is None or phrase.first < 1 or units[phrase.first - 1].low != "at":
        return
    owner = single_owner(units, phrase)
    inner = clauses.phrases_from(index + 2) if owner is None and units[index + 1].low == "of" else ()
    doing = _doing(clauses, phrase.first - 1, index)
    if doing is None or not doing.real or not _with_force(doing.group):
        return
    for host in (owner,) if owner is not None else tuple(given.party for given in inner):
        for doer in doing.parties:
            if host is not None and _side(host) and _side(doer) and doer.actor.name != host.actor.name:
                yield Finding(index, "supports", doer, host, modality=doing.modality, score=surer(0.7, doer, host))


def _with_force(group: VerbGroup) -> bool:
    frame = wordlists().frames.get(group.lemma)
    return group.lemma in _COMES_IN or (frame is not None and frame.relation in _FORCE)


def _doing(clauses: Clauses, first: int, last: int) -> Doers | None:
    """Whose act it is: of the verb before, or of the one after where the words open the sentence."""
    units = clauses.units
    if not any(group.head < first for group in clauses.groups):
        group = next((g for g in clauses.groups if g.head > last and g.form == "finite"), None)
        return _acting(clauses, group)
    group = next((g for g in reversed(clauses.groups) if g.head < first), None)
    if group is None or first - group.head > _REACH or group.lemma in _GIVES_WAY:
        return None
    if any(unit.kind in _BREAKS for unit in units[group.head : first]):
        return None
    participle = any(form.participle for form in units[group.head].forms)
    if participle and group.head == group.first == first - 1 and units[group.first - 1].kind == "comma":
        return None  # "welcomed the end of a ban, imposed in support of Y": whoever imposed it
    return _acting(clauses, group)


_GIVES_WAY = frozenset(("abdicate", "waive", "renounce", "relinquish", "cede", "forgo", "resign", "abolish"))
"""As in "abdicated in favour of his son": nobody is helped."""


def _acting(clauses: Clauses, group: VerbGroup | None) -> Doers | None:
    if group is None or group.negated:
        return None
    if group.voice == "active":
        return doers_of(clauses, group)
    clause = clauses.clause(group)
    return Doers(clause.agents, group) if clause is not None and clause.agents else None


def _found(clauses: Clauses, index: int, after: int, relation: str, doing: Doers) -> Iterator[Finding]:
    if not doing.real or doing.group.negated:
        return
    parties = [phrase.party for phrase in clauses.phrases_from(after)]
    if not any(parties) and (person := bearer_at(clauses.units, after)) is not None:
        parties = [person[0]]  # "in support of President N. N."
    for party in parties:
        if party is None or not _side(party):
            continue
        for doer in doing.parties:
            if _acts(doer) and doer.actor.name != party.actor.name:
                yield Finding(index, relation, doer, party, modality=doing.modality, score=surer(0.75, doer, party))


def _acts(party: Party) -> bool:
    """Whether he can be the one who does it: by his aircraft and ships, too."""
    return _side(party) or _side(replace(party, roles=party.roles - {"assets"}))


def _side(party: Party) -> bool:
    able = party.actor.type in SIDES or party.actor.type in ("IntergovernmentalOrganization", "Person", "StateOrgan")
    return able and not party.roles & {"assets", "bystanders", "captives"}
