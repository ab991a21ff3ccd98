"""Positions: what somebody explains, foresees, respects, expects of others or builds against them; what trade suffers.

Their objects are mostly topics, in the text's own words; whom they concern is read where the text says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extraction.arguments.objects import content_from, others_after, surer
from kg.extraction.arguments.suitability import can_be
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import Frame, wordlists
from kg.model import Actor, SpeechAct

__all__ = ["position_findings", "topic"]

_FORTIFIES = frozenset(
    ("bolster", "strengthen", "fortify", "reinforce", "tighten", "build", "harden", "erect", "expand")
)
_DEFENCES = frozenset(
    ("defences", "defenses", "fortifications", "fence", "wall", "barrier", "barriers", "border", "borders",
     "frontier", "trenches", "bunkers", "shield", "air-defences")
)  # fmt: skip
_RIGHTS = frozenset(("sovereignty", "integrity", "independence", "borders", "neutrality", "unity"))
_HOLDS = frozenset(("insist", "warn", "believe"))
_COMES = frozenset(("forecast", "expected", "planned", "possible"))
_ARISES = frozenset(("arise", "stem", "result", "come", "spring", "flow", "derive", "originate"))
_ARGUES = frozenset(("insist", "say", "claim", "argue", "maintain", "contend", "assert", "state"))
_REACH = frozenset(("reach", "range", "capability", "capabilities", "ability", "capacity"))
_STRIKES = frozenset(("strike", "hit", "reach", "striking", "hitting", "reaching", "target", "targeting"))
_ARMS = frozenset(("missile", "missiles", "rocket", "rockets", "drone", "drones", "weapons", "artillery", "bombers"))
_HAS = frozenset(("claim", "have", "boast", "possess", "acquire", "develop", "own", "field", "display"))
_HELP = frozenset(("cooperation", "support", "help", "restraint", "action", "assistance", "backing", "solidarity"))
_OWNS_UP = frozenset(("acknowledge", "admit", "concede", "confirm", "recognise", "recognize"))
_DISRUPTS = frozenset(("suspend", "halt", "disrupt", "stop", "freeze", "paralyse", "paralyze", "block", "choke",
                       "cripple", "curb", "close", "sever", "cut", "restrict", "strangle", "hamper"))  # fmt: skip
_NO_TRADE = frozenset(("talks", "negotiations", "deal", "deals", "agreement", "delegation", "union", "unions", "pact"))
_TARGET = Frame("canStrike", None, ("object", "into", "in", "to"), "target")
_PARTY = Frame("expectsOf", None, ("object", "from", "of"), "party")
_LONGEST = 110


def position_findings(clauses: Clauses, discourse: Discourse, said: Iterable[Finding] = ()) -> Iterator[Finding]:
    """What a sentence says that somebody thinks, expects, explains, respects or prepares.

    Args:
        clauses: the sentence.
        discourse: what has been said so far.
        said: what other rules read in it: what is foreseen and is a tie itself is no topic.
    """
    ties = frozenset(finding.trigger for finding in said)
    for group in clauses.groups:
        if group.voice != "active" or group.negated or group.modality != "actual":
            continue
        if group.form == "present" and group.lemma in ("cite", "invoke"):
            yield from _with_words(clauses, group, "explains", "claims")
        if group.form != "finite":
            continue
        yield from _held(clauses, group, ties)
        yield from _can_strike(clauses, group)
        yield from _expected(clauses, group, discourse)
        yield from _present(clauses, group)
    yield from _pressing(clauses)
    yield from _trade(clauses, discourse)


def topic(units: Units, first: int, words: str) -> Party:
    """A topic in the text's words, which begin at the unit ``first``."""
    actor, last, left = Actor(words, "Topic"), first, len(words)
    while last + 1 < len(units) and left > len(units[last].text) + 1:
        left -= len(units[last].text) + (units[last + 1].kind not in ("possessive", "tail"))
        last += 1
    return Party(actor, actor, units[first].start, units[last].end, frozenset(("name",)), "name")


# ---------------------------------------------------------------- topics


def _held(clauses: Clauses, group: VerbGroup, ties: frozenset[int]) -> Iterator[Finding]:
    units, first = clauses.units, group.head + 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    words = {unit.low for unit in units[phrase.first : phrase.last + 1]} if phrase else set()
    if group.lemma in _FORTIFIES and phrase is not None and words & _DEFENCES:
        if units[phrase.last].low in _DEFENCES or units[phrase.last].low in ("security", "control", "controls"):
            yield from _with_words(clauses, group, "fortifies", None)
    elif group.lemma in ("cite", "invoke") and phrase is not None and phrase.party is None:
        yield from _with_words(clauses, group, "explains", "claims")
    elif group.lemma == "respect" or "respect" in words:
        yield from _respected(clauses, group)
    elif group.lemma in ("distinguish", "differentiate") and first < len(units) and units[first].low == "between":
        yield from _with_words(clauses, group, "distinguishes", None, first + 1)
    elif group.lemma in _HOLDS or group.lemma in wordlists().classes["foreseeing"]:
        yield from _foreseen(clauses, group, ties)
    if group.lemma in _ARGUES:
        yield from _put_down_to(clauses, group)


def _with_words(
    clauses: Clauses, group: VerbGroup, relation: str, act: SpeechAct | None, first: int | None = None
) -> Iterator[Finding]:
    """A finding of the verb's subjects, whose object are the words that follow."""
    units, start = clauses.units, group.head + 1 if first is None else first
    words = content_from(units, start) if start < len(units) else None
    clause = clauses.clause(group)
    if words is None or len(words) > _LONGEST or clause is None or units[start].low in ("no", "any"):
        return
    phrase = noun_phrase(units, start)
    if phrase is not None and group.lemma == "cite" and phrase.roles & {"voices", "officials", "people"}:
        return  # "said, citing witnesses": no reason, but who says so
    if phrase is not None and group.lemma == "cite" and units[phrase.last].low in _EVIDENCE:
        return  # "said, citing satellite images": how somebody comes to know it
    for doer in clause.subjects:
        if _holds_views(doer):
            yield Finding(
                group.head, relation, doer, topic(units, start, words), act=act,
                claimant=doer.speaker if act else None, claimant_at=(doer.start, doer.end) if act else None,
                score=surer(0.7, doer),
            )  # fmt: skip


_EVIDENCE = frozenset(("images", "imagery", "communications", "intercepts", "documents", "footage", "video", "videos",
                       "data", "records", "photographs", "photos", "intelligence", "figures", "evidence", "report",
                       "reports", "recordings", "testimony", "analysis"))  # fmt: skip


def _holds_views(party: Party) -> bool:
    return party.actor.type not in ("Person", "MediaOutlet", "UnnamedSource", "Topic") and "assets" not in party.roles


def _respected(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X reaffirms respect for Y's sovereignty", "X respects Y's borders"."""
    units = clauses.units
    index = group.head
    if group.lemma != "respect":
        index = next((i for i in range(group.head, min(group.head + 6, len(units))) if units[i].low == "respect"), 0)
        if not index or index + 1 >= len(units) or units[index + 1].low != "for":
            return
        if group.lemma not in ("reaffirm", "express", "voice", "reiterate", "stress", "affirm", "underline", "show"):
            return
        index += 1
    right = noun_phrase(units, index + 1) if index + 1 < len(units) else None
    if right is None or units[right.last].low not in _RIGHTS:
        return
    clause = clauses.clause(group)
    waits = not _ONCE.isdisjoint(unit.low for unit in units[max(0, group.first - _TO_ONCE) : group.first])
    if group.modality != "actual" or clause is None or "conditional" in (clause.link, *clause.within) or waits:
        return  # "would talk if Y respected its borders": nobody says that Y does
    owner = single_owner(units, right) or _of(units, right)
    for doer in clauses.subjects(group):
        if owner is not None and owner.actor.name != doer.actor.name and _holds_views(doer):
            yield Finding(
                group.head, "respects", doer, owner, content=content_from(units, right.first), act="claims",
                claimant=doer.speaker, claimant_at=(doer.start, doer.end), score=surer(0.7, doer, owner),
            )  # fmt: skip


_ONCE = frozenset(("once", "until", "provided", "unless", "when", "whether"))
_TO_ONCE = 5


def _of(units: Units, phrase: NounPhrase) -> Party | None:
    after = phrase.last + 1
    inner = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low == "of" else None
    return inner.party if inner is not None else None


def _foreseen(clauses: Clauses, group: VerbGroup, ties: frozenset[int]) -> Iterator[Finding]:
    """As in "Officials insist that precision strikes will end the threat"."""
    units = clauses.units
    later = next((g for g in clauses.groups if g.head > group.head and g.form == "finite"), None)
    first = group.head + 1
    if first < len(units) and units[first].kind == "that":
        first += 1
    if later is None or later.modality not in _COMES or later.negated or first >= later.first or later.head in ties:
        return
    if any(unit.kind in ("stop", "relative", "comma") for unit in units[first : later.first]):
        return
    if group.lemma in ("insist", "warn", "believe") and "will" not in [u.low for u in units[later.first : later.head]]:
        return
    while first < later.first and units[first].kind == "quote":
        first += 1
    words = _unquoted(units, first)
    for doer in clauses.subjects(group) if words and len(words) <= _LONGEST else ():
        if _holds_views(doer):
            yield Finding(
                group.head, "predicts", doer, topic(units, first, words), modality="forecast", act="forecasts",
                claimant=doer.speaker,
                claimant_at=(doer.start, doer.end), score=surer(0.7, doer),
            )  # fmt: skip


def _unquoted(units: Units, first: int) -> str:
    """The words from ``first`` to the end of the clause without quotation marks."""
    words: list[str] = []
    index = first
    while index < len(units) and units[index].kind not in ("comma", "stop", "dash", "end", "open"):
        if units[index].kind == "possessive" and units[index - 1].resolved and units[index].end == units[index - 1].end:
            pass  # "its" is one word of the text, which names somebody and owns
        elif units[index].kind in ("possessive", "tail") and words:
            words[-1] += units[index].text
        elif units[index].kind != "quote":
            words.append(units[index].text)
        index += 1
    return " ".join(words)


def _put_down_to(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "They insist that the violence arises from Y's own policies"."""
    units = clauses.units
    at = next(
        (i for i in range(group.head + 1, len(units) - 2) if units[i + 1].low == "from" and _arises(units[i])), None
    )
    if at is None or any(unit.kind in ("stop", "comma", "negation") for unit in units[group.head : at]):
        return
    if any(unit.low in _SENT for unit in units[group.head : at]):
        return  # "said the message had come from Y": from whom it was
    cause = noun_phrase(units, at + 2)
    words = content_from(units, at + 2)
    if cause is None or words is None or len(words) > _LONGEST:
        return
    for doer in clauses.subjects(group):
        if _holds_views(doer):
            yield Finding(
                group.head, "attributes", doer, topic(units, cause.first, words), act="claims", claimant=doer.speaker,
                claimant_at=(doer.start, doer.end), score=surer(0.65, doer),
            )  # fmt: skip


_SENT = frozenset(("fire", "gunfire", "shot", "shots", "shell", "shells", "rocket", "rockets",
                   "message", "messages", "letter", "letters", "call", "calls", "offer", "offers", "support", "money",
                   "weapons", "arms", "order", "orders", "help", "aid", "pressure", "proposal", "idea"))  # fmt: skip


def _arises(unit: Unit) -> bool:
    return any(form.lemma in _ARISES for form in unit.forms)


# ---------------------------------------------------------------- parties


def _can_strike(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X claims missile reach into Y", "X has missiles that can hit Y"."""
    units = clauses.units
    if group.lemma not in _HAS:
        return
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or not any(unit.low in _ARMS for unit in units[phrase.first : phrase.last + 1]):
        return
    after = phrase.last + 1
    if after < len(units) and units[after].low in _REACH:
        after += 1
    elif units[phrase.last].low not in _REACH:
        arms = max(i for i in range(phrase.first, phrase.last + 1) if units[i].low in _ARMS)
        after = _past_means(units, arms + 1)
    if not after or after + 1 >= len(units):
        return
    claims = group.lemma in ("claim", "boast")
    for doer in clauses.subjects(group):
        for target in _ranges(clauses, after, doer):
            if can_be(_TARGET, doer, target):
                yield Finding(
                    group.head, "canStrike", doer, target, act="claims" if claims else None,
                    claimant=doer.speaker if claims else None,
                    claimant_at=(doer.start, doer.end) if claims else None, score=surer(0.7, doer, target),
                )  # fmt: skip


def _ranges(clauses: Clauses, index: int, doer: Party) -> Iterator[Party]:
    """Whom the means can reach: "Riyadh", "Y's cities", "deep into Y"."""
    units = clauses.units
    found = tuple(others_after(clauses, index, _TARGET, (doer,), closed=True))
    yield from found
    first = index + (units[index].kind in ("preposition", "to"))
    phrase = noun_phrase(units, first) if not found and first < len(units) else None
    owner = single_owner(units, phrase) if phrase is not None else None
    if owner is not None:
        yield owner


def _past_means(units: Units, index: int) -> int:
    """The index after "that can reach", "capable of hitting", "able to strike", or 0."""
    words = [unit.low for unit in units[index : index + 3]]
    if len(words) < 3 or words[2] not in _STRIKES:
        return 0
    means = (words[0] in ("that", "which") and words[1] in ("can", "could")) or words[:2] in (
        ["capable", "of"], ["able", "to"], ["designed", "to"],
    )  # fmt: skip
    return index + 3 if means else 0


def _expected(clauses: Clauses, group: VerbGroup, discourse: Discourse) -> Iterator[Finding]:
    """As in "X expected cooperation from Y", "X counts on Y to guard the border"."""
    units, first = clauses.units, group.head + 1
    if group.lemma in ("count", "rely", "bank") and first + 1 < len(units) and units[first].low == "on":
        phrase = noun_phrase(units, first + 1)
        to = phrase.last + 1 if phrase is not None and phrase.party is not None else len(units)
        if phrase is not None and to < len(units) and units[to].kind == "to":
            yield from _expects(clauses, group, (phrase.party,) if phrase.party else (), content_from(units, to))
        return
    extradites = group.lemma in ("seek", "demand", "request")
    if (group.lemma not in ("expect", "anticipate") and not extradites) or first >= len(units):
        return
    phrase = noun_phrase(units, first)
    if extradites:
        yield from _extradition(clauses, group, phrase, discourse)
        return
    if phrase is None or units[phrase.last].low not in _HELP or phrase.party is not None:
        return
    after, content = phrase.last + 1, content_from(units, first)
    given = clauses.phrases_from(after + 1) if after + 1 < len(units) and units[after].low in ("from", "of") else ()
    parties = tuple(each.party for each in given if each.party)
    if not parties and len(doers := clauses.subjects(group)) == 1:
        foe = discourse.foe(doers[0].actor, official=doers[0].actor.type in GROUPS)
        foe = foe or discourse.foe(doers[0].actor, official=True)  # whom one fights is not whose help one expects
        at = units[phrase.last]
        parties = (Party(foe, foe, at.start, at.end, frozenset(("name",)), "coreference"),) if foe else ()
    yield from _expects(clauses, group, parties, content)


def _extradition(
    clauses: Clauses, group: VerbGroup, phrase: NounPhrase | None, discourse: Discourse
) -> Iterator[Finding]:
    """As in "X seeks extraditions": of the state with which the document sets it at odds, where none is named."""
    units = clauses.units
    if phrase is None or units[phrase.last].low not in ("extradition", "extraditions"):
        return
    if any(unit.low == "from" for unit in units[phrase.last :]) or units[phrase.first].low in ("their", "his", "her"):
        return  # of whoever holds them
    for doer in clauses.subjects(group):
        foe = discourse.foe(doer.actor, official=True) if doer.actor.type in STATES else None
        if foe is not None and foe.type in STATES:
            at = units[phrase.last]
            other = Party(foe, foe, at.start, at.end, frozenset(("name",)), "coreference")
            yield Finding(
                group.head, "demandsOf", doer, other, content=content_from(units, phrase.first), modality="demanded",
                score=surer(0.65, doer, other),
            )  # fmt: skip


def _expects(clauses: Clauses, group: VerbGroup, others: tuple[Party, ...], content: str | None) -> Iterator[Finding]:
    for doer in clauses.subjects(group):
        for other in others:
            if _holds_views(doer) and can_be(_PARTY, doer, other):
                yield Finding(
                    group.head, "expectsOf", doer, other, content=content, modality="expected",
                    score=surer(0.7, doer, other),
                )  # fmt: skip


def _present(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X's leaders acknowledge Y's presence": on their own ground."""
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if group.lemma not in _OWNS_UP or phrase is None or units[phrase.last].low != "presence":
        return
    guest = single_owner(units, phrase)
    following = units[phrase.last + 1].low if phrase.last + 1 < len(units) else ""
    if guest is None or guest.actor.type not in GROUPS or following in ("in", "on", "at", "near", "inside", "across"):
        return
    for doer in clauses.subjects(group):
        ground = Party(doer.actor, doer.actor, doer.start, doer.end, frozenset(("name",)), "coreference")
        if doer.actor.name != guest.actor.name and doer.actor.type == "State":  # others have no ground by their name
            yield Finding(
                group.head, "presentIn", guest, ground, act="acknowledges", claimant=doer.speaker,
                claimant_at=(doer.start, doer.end), score=surer(0.75, guest, ground),
            )  # fmt: skip


def _pressing(clauses: Clauses) -> Iterator[Finding]:
    """As in "UN pressure could compel X", "under X's pressure, Y": X presses Y."""
    units = clauses.units
    for group in clauses.groups:
        if group.lemma not in ("compel", "force", "push", "oblige", "prompt", "lead") or group.voice != "active":
            continue
        phrase = noun_phrase_before(units, clauses.past_adjuncts(group.first - 1)) if group.first else None
        if phrase is None or units[phrase.last].low != "pressure" or group.negated:
            continue
        owner = single_owner(units, phrase)
        for other in others_after(clauses, group.head + 1, _PARTY, ()) if owner else ():
            if owner is not None and can_be(_PARTY, owner, other):
                yield Finding(
                    phrase.last, "demandsOf", owner, other, content=content_from(units, group.head + 2),
                    modality=group.modality, score=surer(0.65, owner, other),
                )  # fmt: skip


# ---------------------------------------------------------------- trade


def _trade(clauses: Clauses, discourse: Discourse) -> Iterator[Finding]:
    """As in "trade between X and Y was suspended", "tensions with Y disrupt trade", "Trade suspended"."""
    units = clauses.units
    index = next((i for i, unit in enumerate(units) if unit.low == "trade"), None)
    group = next((g for g in clauses.groups if g.lemma in _DISRUPTS), None)
    if index is None or units[index + 1].low in _NO_TRADE:
        return  # "trade talks with Y"
    if group is None or group.negated or group.modality != "actual" or abs(group.head - index) > 12:
        return
    if group.voice == "active" and group.head < index and index - group.head > 2:
        return
    after = index + 1
    between = clauses.between(after + 1) if after + 1 < len(units) and units[after].low == "between" else ()
    parties = list(between)
    if not parties:
        other = _partner(clauses, index, group)
        own = [p for p in clauses.subjects(group) if p.actor.type == "State"] if group.head < index else []
        parties = [*own[:1], *([other] if other else [])]
        parties = _completed(units, index, parties, discourse)
    if len(parties) == 2 and parties[0].actor.name != parties[1].actor.name:
        yield Finding(group.head, "tradeDisruptedWith", parties[0], parties[1], score=surer(0.75, *parties))


def _partner(clauses: Clauses, index: int, group: VerbGroup) -> Party | None:
    """The one in "trade with Y", or in "tensions with Y … disrupt trade"."""
    units = clauses.units
    places = [i for i in range(len(units) - 1) if units[i].low == "with" and (i == index + 1 or i < group.first)]
    for place in places:
        phrase = noun_phrase(units, place + 1)
        if phrase is not None and phrase.party is not None and phrase.party.actor.type in SIDES:
            return phrase.party
    return None


def _completed(units: Units, index: int, parties: list[Party], discourse: Discourse) -> list[Party]:
    """The two, with those whom the document tells where the sentence does not."""
    at = units[index]

    def told(actor: Actor) -> Party:
        return Party(actor, actor, at.start, at.end, frozenset(("name",)), "coreference")

    if len(parties) == 1:
        foe = discourse.foe(parties[0].actor, official=True)
        return [told(foe), parties[0]] if foe is not None else parties
    alone = not any(unit.actor is not None for unit in units)
    pair = discourse.dominant(fits=lambda actor: actor.type in STATES) if not parties and alone else None
    return [told(pair[0]), told(pair[1])] if pair else parties
