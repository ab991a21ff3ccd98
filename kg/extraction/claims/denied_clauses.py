"""Clauses that are denied: what "that it had armed Z", "its troops had crossed" say that somebody has not done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer, unnamed
from kg.extraction.claims.contents import arms_used, attempted, violent
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import own_ground
from kg.extraction.grammar.party import of_unknown_state
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.act_nouns import act_at, acting
from kg.extraction.patterns.first_shots import fires_first
from kg.extraction.patterns.frames import dismisses, said_of
from kg.extraction.speech.fronted import main_after
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import Frame, wordlists
from kg.vocabulary import vocabulary

__all__ = [
    "clause_at",
    "clause_denied",
    "clause_end",
    "denial_of",
    "harmed",
    "is_denier",
    "present_at",
    "suggested",
    "untrue_that",
]

_OF_STATE = frozenset(("government", "state", "security", "federal", "national", "regular", "government's"))
_OWN_MEN = frozenset(("men", "people", "officers", "fighters", "agents", "police", "guards", "pilots", "nationals"))
_ATTEMPTS = frozenset(("try", "attempt", "plot", "conspire", "scheme", "seek"))
_GROUPS = frozenset(("group", "force", "movement", "militia", "organisation", "organization", "party", "guerrillas",
                     "rebels", "fighters", "insurgents", "militants"))  # fmt: skip
_BEHIND = frozenset(("behind", "responsible", "involved", "complicit"))
_GROUND = frozenset(("soil", "territory"))
_STAYS = frozenset(
    ("have", "enjoy", "keep", "run", "operate", "train", "use", "maintain", "shelter", "hide", "live", "be", "find",
     "regroup", "rest", "launch", "cross")
)  # fmt: skip


def denial_of(finding: Finding, denier: Party, score: float) -> Finding:
    """The denial of a finding by ``denier``."""
    return replace(
        finding, stance="denies", act="denies", modality="actual", claimant=denier.speaker,
        claimant_at=(denier.start, denier.end), charge_of=None, score=score,
    )  # fmt: skip


def clause_at(clauses: Clauses, first: int) -> bool:
    """Whether subject and verb follow at once: "denies it arms Z"."""
    units = clauses.units
    if units[first].kind == "pronoun":
        being = first + 1 < len(units) and units[first + 1].kind == "be"
        return being or any(g.first == first + 1 and g.form == "finite" for g in clauses.groups)
    phrase = noun_phrase(units, first)
    return phrase is not None and any(g.first == phrase.last + 1 and g.form == "finite" for g in clauses.groups)


def clause_denied(clauses: Clauses, first: int, denier: Party, said: Sequence[Finding]) -> Iterator[Finding]:
    """What the clause says, of the denier ("it", "its troops") or of anybody else, is denied by the denier."""
    inner = _main_verb(clauses, first)
    own = clauses.units[first + (clauses.units[first].kind == "that") : inner.first] if inner else ()
    if inner is None or not _topples_elsewhere(clauses, inner, own, denier):
        yield from _clause_denied(clauses, first, denier, said)


def _clause_denied(clauses: Clauses, first: int, denier: Party, said: Sequence[Finding]) -> Iterator[Finding]:
    units = clauses.units
    inner = _main_verb(clauses, first)
    last = clause_end(clauses, first)
    own = units[first + (units[first].kind == "that") : inner.first] if inner else ()
    if inner is not None and not inner.negated and inner.voice == "active" and is_denier(own, denier):
        found = list(said_of(clauses, inner, acting(denier))) or list(_going_on(clauses, inner, denier))
        listed = list(_listed_after(clauses, inner))
        # After "denied that it had armed Y and attacked Z" the denier himself may have attacked.
        only_it = all(unit.resolved or unit.kind == "pronoun" for unit in own)
        further = [g for g in _goes_on(clauses, inner, denier) if not only_it or units[g.first - 1].low == "or"]
        for other in (*listed, *(group for group in further if group not in listed)):
            found += said_of(clauses, other, acting(denier))
        if inner.lemma == "have" or not found:
            found += act_at(clauses, inner.head + 1, denier)
        if not found:
            found += [*_demand_denied(clauses, inner, denier), *arms_used(clauses, inner.first, denier)]
            if inner.lemma in _ATTEMPTS:
                found += attempted(clauses, inner, acting(denier))  # "(denied that it) had tried to topple Z"
        found = found or list(harmed(clauses, inner, denier))
        if not found and (violent(clauses, inner) or fires_first(units, inner)):
            found.append(Finding(inner.head, "attacked", denier, _other_side(clauses, inner, denier), score=0.65))
        for finding in found:
            yield denial_of(finding, denier, min(finding.score, surer(0.85, denier)))
        return
    behind = next((i for i in range(first, last) if units[i].kind == "be"), None)
    alone = _harm_done(clauses, first, inner, denier) if inner is not None else None
    alone = alone or (_harboured(clauses, first, inner, last, denier) if inner is not None else None)
    alone = alone or _not_there(clauses, first, behind, denier)
    if alone is not None:
        yield denial_of(alone, denier, alone.score)
        return
    subject = units[first + (units[first].kind == "that") : behind] if behind is not None else ()
    if behind is not None and is_denier(subject, denier) and units[min(behind + 1, len(units) - 1)].low in _BEHIND:
        after = behind + 2 + (behind + 2 < len(units) and units[behind + 2].low in ("for", "in"))
        acts = act_at(clauses, after, denier, unaimed=True)
        yield from (denial_of(f, denier, min(f.score, surer(0.8, denier))) for f in acts)
        return
    others = [f for f in said if first < f.trigger <= last and f.stance == "affirms" and f.claimant is None]
    # "denied that X-backed Y had attacked Z" is of the attack.
    others = [f for f in others if not (f.given or _granted(clauses, f, inner))]
    whole = [f for f in others if f.object is not None or f.parties or f.subject.actor.name == denier.actor.name]
    for finding in whole:
        yield denial_of(finding, denier, min(finding.score, surer(0.75, denier)))
    if not others and inner is not None and not inner.negated:
        for finding in _act_told(clauses, first, inner, denier):
            yield denial_of(finding, denier, min(finding.score, surer(0.7, denier)))


def _topples_elsewhere(clauses: Clauses, inner: VerbGroup, own: Sequence[Unit], denier: Party) -> bool:
    """As in "X denied that the army had seized power in Y": Y's army, which rises against its own rulers."""
    units = clauses.units
    after = units[inner.head + 1 : clause_end(clauses, inner.head) + 1]
    rises = inner.lemma in _TOPPLES or (inner.lemma in _SEIZES and any(unit.low in _POWER for unit in after[:3]))
    if not rises or any(unit.actor is not None and not unit.resolved for unit in own):
        return False
    bare = not any(unit.low in ("its", "their", "his") for unit in own) and bool(own) and own[-1].low in (
        *_OWN_FORCES, "forces", "officers")  # fmt: skip
    named = {unit.actor.name for unit in after if unit.actor is not None}
    return bare and bool(named) and denier.actor.name not in named


_TOPPLES = frozenset(("topple", "overthrow", "oust", "depose", "unseat"))
_SEIZES = frozenset(("seize", "take", "grab", "assume", "usurp"))
_POWER = frozenset(("power", "control"))


def _going_on(clauses: Clauses, inner: VerbGroup, denier: Party) -> Iterator[Finding]:
    """As in "(denied that it) was continuing to ship arms to Z", "had begun arming Z": the second verb's deed."""
    if inner.lemma not in _CONTINUES:
        return
    deed = next((g for g in clauses.groups if g.head > inner.head), None)
    if deed is not None and deed.first <= inner.head + 2:
        yield from said_of(clauses, deed, acting(denier))


_CONTINUES = frozenset(("continue", "begin", "start", "keep", "resume"))


def _main_verb(clauses: Clauses, first: int) -> VerbGroup | None:
    """The verb of the clause that begins at ``first``, past those of relative clauses about its subject."""
    found = [g for g in clauses.groups if g.first > first and g.form == "finite" and g.voice != "reduced"]
    being = any(unit.kind == "be" for unit in clauses.units[first : found[0].first]) if found else True
    if being or not _in_relative(clauses, found[0]):
        return found[0] if found else None  # "that it was X who armed Y": of the arming
    return next((g for g in found if _is_content(clauses, g)), found[0])


def _in_relative(clauses: Clauses, group: VerbGroup) -> bool:
    clause = clauses.clause(group)
    return clause is not None and clause.link == "relative"


def _is_content(clauses: Clauses, group: VerbGroup) -> bool:
    clause = clauses.clause(group)
    return clause is not None and clause.link == "content"


def _granted(clauses: Clauses, finding: Finding, inner: VerbGroup | None) -> bool:
    """Whether a relative clause before the denied verb tells it: who denies "that men whom X armed fled" grants it."""
    group = clauses.at(finding.trigger)
    if group is None or inner is None or _in_relative(clauses, inner):
        return False
    return group.head < inner.head and _in_relative(clauses, group)


def _harboured(clauses: Clauses, first: int, inner: VerbGroup, last: int, denier: Party) -> Finding | None:
    """As in "(denied) that rebels had rear bases on its soil"."""
    guests = _guests(clauses, first, inner, last) if denier.actor.type in STATES else None
    return Finding(inner.head, "harbours", denier, guests, score=0.65) if guests is not None else None


def harmed(clauses: Clauses, group: VerbGroup, denier: Party) -> Iterator[Finding]:
    """As in "(denied) having tortured anyone", "holding any hostages", "(that it) mistreats prisoners"."""
    units, after = clauses.units, group.head + 1
    frame = _harm_of(clauses, group)
    if frame is None or group.negated or group.voice != "active" or after >= len(units):
        return
    if units[after].low in _ANYBODY:
        yield Finding(group.head, frame.relation, denier, None, frame.event, score=surer(0.65, denier))
        return
    phrase = noun_phrase(units, after) if units[after].low != "them" else _told_before(units, group.first, denier)
    if phrase is None or phrase.party is not None or not _hurt(units, phrase):
        return
    kept_from = phrase.last + 1 < len(units) and units[phrase.last + 1].low == "from"
    victim = unnamed(Clauses(units[: phrase.last + 1], ()), phrase, _VICTIM, (denier,))
    if victim is not None and not kept_from:
        yield Finding(group.head, frame.relation, denier, victim, frame.event, score=surer(0.65, denier))


def _told_before(units: Sequence[Unit], verb: int, denier: Party) -> NounPhrase | None:
    """Who "them" are in "regretted harm to civilians but denied targeting them": the people told of last.

    Nobody where another is named before, who may have harmed them: "X said Y had shelled villagers, and denied".
    """
    if any(unit.actor is not None and unit.actor.name != denier.actor.name for unit in units[:verb]):
        return None
    people = wordlists().nouns["people"] | wordlists().nouns["bystanders"] | wordlists().nouns["captives"]
    index = next((i for i in range(verb - 1, 0, -1) if units[i].low in people), None)
    return noun_phrase(units, index) if index is not None else None


def _hurt(units: Sequence[Unit], phrase: NounPhrase) -> bool:
    """Whether the phrase is of people whom one may harm."""
    lists, head = wordlists(), units[phrase.last].low
    people = lists.nouns["people"] | lists.nouns["bystanders"] | lists.nouns["captives"] | lists.classes["unarmed"]
    return head in people or "captives" in phrase.roles


def _harm_of(clauses: Clauses, group: VerbGroup) -> Frame | None:
    """What harm the verb tells: that of its frame, cruelty, or "held as hostages", "held any prisoners"."""
    frame = wordlists().frames.get(group.lemma) if not dismisses(clauses, group) else None
    if frame is not None:
        return frame if frame.relation in _HARMS else None
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + _TO_CAPTIVE]]
    captive = not _CAPTIVE.isdisjoint(words)
    if group.lemma in ("hold", "keep", "take") and captive:
        return _VICTIM
    return _VICTIM if group.lemma in _CRUELTIES or (group.lemma == "use" and words[-2:] == _SHIELDS) else None


_VICTIM = Frame("attacked", "Attack", ("object",), "victim")
_EXPELLED = Frame("deported", "Deportation", ("object",), "people")
_HARMS = frozenset(("attacked", "targeted", "hostileTo", "deported", "displaced"))
_ANYBODY = frozenset(("anyone", "anybody", "nobody"))
_CAPTIVE = frozenset(("hostage", "hostages", "captive", "captives", "prisoner", "prisoners", "detainees", "slaves"))
_SHIELDS = ["human", "shields"]
_CRUELTIES = frozenset(("mistreat", "maltreat", "ill-treat", "abuse", "rape", "burn", "starve", "harm", "hurt", "flog",
                        "molest", "persecute", "intern", "imprison"))  # fmt: skip
_TO_CAPTIVE = 4


def _harm_done(clauses: Clauses, first: int, inner: VerbGroup, denier: Party) -> Finding | None:
    """As in "(denied) that villagers had been shot", "… by its soldiers", "… by the army": the denier's deed."""
    frame, clause = wordlists().frames.get(inner.lemma) or _harm_of(clauses, inner), clauses.clause(inner)
    if dismisses(clauses, inner):
        return None  # "that 40 teachers had been sacked"
    frame = _EXPELLED if inner.lemma in ("expel", "evict") else frame
    if frame is None or vocabulary().relation(frame.relation).sign >= 0 or clause is None:
        return None
    if inner.voice != "passive" or inner.negated or clause.link != "content":
        return None
    own = any(agent.actor.name == denier.actor.name for agent in clause.agents) or _by_his_own(clauses, inner, denier)
    reported = first > 0 and clauses.units[first - 1].low.startswith(_REPORTS)
    if not (own or (not reported and own is None)):
        return None
    struck = [party for party in clauses.subjects(inner) if party.actor.name != denier.actor.name]
    phrases = clauses.subject_phrases(inner)
    if phrases and not struck:
        alone = Clauses(clauses.units[: phrases[0].last + 1], ())  # "that civilians had been targeted"
        seen = frame if frame.relation == "attacked" else _VICTIM
        struck = [party for party in (unnamed(alone, phrases[0], seen, (denier,)),) if party is not None]
        struck = [] if own_ground(alone.units, phrases[0], (denier,)) else struck  # his own town, which another struck
    if denier.actor.type in STATES and inner.lemma in ("kidnap", "abduct") and own is None:
        return None  # who denies that there was a kidnapping need not be the kidnapper
    anybody = clauses.units[inner.first - 1].low in _ANYBODY and inner.lemma not in ("kill", "wound", "injure", "hurt")
    if own is None and anybody:
        return Finding(inner.head, frame.relation, denier, None, frame.event, score=0.65)
    if own is None and not (struck and _others_only(clauses, phrases, struck[0], denier)):
        return None
    return Finding(inner.head, frame.relation, denier, struck[0] if struck else None, frame.event, score=0.7)


def _others_only(clauses: Clauses, phrases: Sequence[NounPhrase], struck: Party, denier: Party) -> bool:
    """Whether those struck can be nobody's but another's, so that the denier is charged with it.

    As in "denied that civilians had been targeted"; "that N. N. of X had been killed", "that 30 soldiers had been
    killed" and "that P had been captured" may be of a blow to himself.
    """
    nouns = wordlists().nouns
    named = struck.actor.type in GROUPS | STATES and struck.speaker.type == "Person"
    armed = any(clauses.units[phrase.last].low in nouns["forces"] | nouns["officials"] for phrase in phrases)
    his = any(
        unit.low in _OWN or (unit.actor is not None and unit.actor.name == denier.actor.name)
        for phrase in phrases for unit in clauses.units[phrase.first : phrase.last + 1]
    )  # fmt: skip
    return denier.actor.type in SIDES and not (named or armed or his)


def _by_his_own(clauses: Clauses, inner: VerbGroup, denier: Party) -> bool | None:
    """Whether it is the denier's by words such as "hit by its gunships"; ``None`` where no words say by whom."""
    units = clauses.units
    reach = range(inner.head + 1, min(inner.head + _TO_BY, len(units) - 1))
    by = next((i for i in reach if units[i].low == "by"), None)
    if by is not None:
        agents = units[by + 1 : by + _TO_AGENT]
        named = {unit.actor.name for unit in agents if unit.actor is not None and unit.low not in _OWN}
        whose = any(unit.low in _OWN for unit in agents)  # nobody is struck by his own
        phrase = noun_phrase(units, by + 1)
        his = phrase is not None and is_denier(units[phrase.first : phrase.last + 1], denier)
        return named == {denier.actor.name} or (whose and not named) or his
    return None


_TO_AGENT = 3
_TO_BY = 6
_REPORTS = ("report", "rumour", "rumor", "suggestion", "claim")
_OWN = frozenset(("its", "their", "his", "our"))


def _act_told(clauses: Clauses, first: int, inner: VerbGroup, denier: Party) -> Iterator[Finding]:
    """As in "(denied) that arms deliveries to Z had been resumed", "that a raid on Z had taken place"."""
    units, clause = clauses.units, clauses.clause(inner)
    happens = inner.voice == "passive" or inner.lemma in _HAPPENS
    agents = clause.agents if clause is not None and inner.voice == "passive" else ()
    if happens and not agents:
        yield from act_at(clauses, first + (units[first].kind == "that"), denier)


_HAPPENS = frozenset(("take", "happen", "occur", "begin", "continue", "resume", "exist", "go"))


def _listed_after(clauses: Clauses, inner: VerbGroup) -> Iterator[VerbGroup]:
    """The further verbs of "(denied that it) had armed, trained and sheltered Z", which share their object."""
    last = inner
    for group in clauses.groups:
        if group.head <= last.head:
            continue
        between = clauses.units[last.head + 1 : group.first]
        if not between or any(unit.kind not in ("comma", "conjunction", "adverb") for unit in between):
            return
        if group.form != "finite" or group.voice != "active" or group.negated:
            return
        yield group
        last = group


def _goes_on(clauses: Clauses, inner: VerbGroup, denier: Party) -> Iterator[VerbGroup]:
    """The further verbs of "(denied that its troops) had crossed the border, burned P and killed Z"."""
    last = inner
    for group in clauses.groups:
        clause = clauses.clause(group) if group.head > last.head else None
        if clause is None or clause.link != "coordinate" or clause.governor is None or clause.governor != last:
            continue
        subjects = {party.actor.name for party in clause.subjects}
        own = subjects == {denier.actor.name} or (not subjects and clauses.units[group.first - 1].low == "or")
        if group.form != "finite" or group.voice != "active" or group.negated or not own:
            return
        if group.lemma in wordlists().speech:
            return  # "denied that it had crossed the border and said that": what it says for itself
        yield group
        last = group


def _not_there(clauses: Clauses, first: int, be: int | None, denier: Party) -> Finding | None:
    """As in "(denied) that its troops are in P", "that it has soldiers in P": that they are there."""
    units = clauses.units
    if be is None or be + 2 >= len(units) or units[be + 1].low not in ("in", "inside"):
        return None
    own = units[first + (units[first].kind == "that") : be]
    named = [unit for unit in own if unit.actor is not None]
    men = bool(own) and own[-1].low in wordlists().nouns["forces"]
    mine = (
        men and all(unit.actor is not None and unit.actor.name == denier.actor.name for unit in named) and bool(named)
    )
    if not (mine or (men and is_denier(own, denier))):
        return None
    return present_at(units, be, be + 1, denier)


def present_at(units: Sequence[Unit], trigger: int, index: int, doer: Party) -> Finding | None:
    """That ``doer`` is where "in P" at ``index`` says."""
    ground = noun_phrase(units, index + 1)
    where = ground.party if ground is not None else None
    if where is None or where.actor.name == doer.actor.name or where.actor.type not in STATES | {"Place"}:
        return None
    return Finding(trigger, "presentIn", doer, where, score=surer(0.75, doer, where))


def _past_insertion(units: Sequence[Unit], index: int, comma: int) -> int | None:
    """Where "that" is in "it is not true, X said, that", whose first comma is at ``comma``."""
    reach = range(comma + 2, min(comma + _INSERTION, len(units) - 1))
    closing = next((i for i in reach if units[i].kind in ("comma", "stop")), None)
    if closing is None or units[closing].kind == "stop" or units[closing + 1].kind != "that":
        return None
    says = any(form.lemma in wordlists().speech for unit in units[comma + 1 : closing] for form in unit.forms)
    return closing + 1 if says and _calls_untrue(units[index + 1 : comma]) else None


_INSERTION = 10


def _calls_untrue(words: Sequence[Unit]) -> bool:
    """Whether the predicate says that something is not so: "a lie", "not true"."""
    negated = any(unit.kind == "negation" for unit in words)
    false = any(unit.low in wordlists().classes["baseless"] for unit in words) and not negated
    return false or (negated and any(unit.low in _TRUE for unit in words))


def untrue_that(units: Sequence[Unit], index: int) -> int | None:
    """Where "that" is in "it is a lie that", "it was not true that", whose form of "be" is at ``index``."""
    it = index - 1
    while it > 0 and units[it].kind in ("modal", "adverb", "have", "be"):
        it -= 1
    if it < 0 or units[it].low != "it":
        return None
    reach = range(index + 1, min(index + _TO_THAT, len(units) - 1))
    opener = next((i for i in reach if units[i].kind in ("that", "to", "comma", "stop")), None)
    if opener is None or units[opener].kind == "stop":
        return None
    if units[opener].kind == "comma":
        return _past_insertion(units, index, opener)
    return suggested(units, opener) if _calls_untrue(units[index + 1 : opener]) else None


def suggested(units: Sequence[Unit], first: int) -> int | None:
    """Where "that" is, at ``first`` or in "(it is absurd) to suggest that" after it."""
    if first < len(units) and units[first].kind == "that":
        return first
    reach = range(first, min(first + _TO_THAT, len(units)))
    suggests = any(units[i].low in _SUGGESTS for i in reach)
    return next((i for i in reach if units[i].kind == "that"), None) if suggests else None


_TO_THAT = 6
_TRUE = frozenset(("true", "so", "case", "accurate", "correct", "fact"))
_SUGGESTS = frozenset(("suggest", "say", "claim", "allege", "pretend", "think", "imagine"))


def _other_side(clauses: Clauses, inner: VerbGroup, denier: Party) -> Party | None:
    """Who was struck in "(denied) that our sailors attacked first", "opened fire first": the denier's one foe."""
    units = clauses.units
    first = units[inner.head + 1 : inner.head + 2 + (inner.lemma == "open")]
    foe = clauses.foe(denier.actor, official=True) if first and first[-1].low == "first" else None
    if foe is None:
        return None
    return Party(foe, foe, units[inner.head].start, units[inner.head].end, frozenset(("name",)), "coreference")


def _demand_denied(clauses: Clauses, inner: VerbGroup, denier: Party) -> Iterator[Finding]:
    """As in "denied that it had pressed Y to resign"."""
    lists = wordlists()
    if inner.lemma not in lists.demands or lists.demands[inner.lemma]:
        return
    for phrase in clauses.phrases_from(inner.head + 1):
        if phrase.party and phrase.party.actor.name != denier.actor.name:
            yield Finding(inner.head, "demandsOf", denier, phrase.party, score=surer(0.7, denier, phrase.party))


def _guests(clauses: Clauses, first: int, inner: VerbGroup, last: int) -> Party | None:
    """As in "(denied) that rebels had rear bases on its soil": the rebels."""
    units = clauses.units
    ground = any(unit.low in _GROUND for unit in units[inner.head + 1 : last + 1])
    own = any(unit.low in ("its", "their", "his", "the") for unit in units[inner.head + 1 : last + 1])
    found = clauses.subjects(inner)
    if not ground or not own or inner.negated or inner.voice != "active" or len(found) != 1:
        return None
    return found[0] if found[0].actor.type in GROUPS and inner.lemma in _STAYS else None


def clause_end(clauses: Clauses, first: int) -> int:
    """The last unit of the clause that begins at ``first``."""
    units = clauses.units
    stops = ("stop", "end", "dash")
    around = next((group for group in reversed(clauses.groups) if group.head < first), None)
    own = clauses.clause(around) if around is not None else None
    adverbial = own is not None and "adverbial" in (own.link, *own.within[:1])
    resumed = main_after(clauses, around) if around is not None and adverbial else _joined(clauses, around, first)
    for index in range(first + 1, resumed if resumed > first else len(units)):
        comma = (
            units[index].kind == "comma" and index + 1 < len(units) and units[index + 1].kind in ("conjunction", "verb")
        )
        if units[index].kind in stops or comma or units[index].low in ("while", "whereas", "but"):
            return index - 1
    return (resumed if resumed > first else len(units)) - 1


def _joined(clauses: Clauses, around: VerbGroup | None, first: int) -> int:
    """Where the verb stands that is joined to the one around the clause, or -1: "denied that it … and demanded"."""
    for group in clauses.groups:
        clause = clauses.clause(group) if group.head > first else None
        if clause is not None and clause.link == "coordinate" and clause.governor == around:
            return group.first - (clauses.units[group.first - 1].kind == "conjunction")
    return -1


_OWN_FORCES = frozenset(("army", "military", "police", "troops", "soldiers", "policemen", "gendarmes", "servicemen"))


def _own_arm(words: Sequence[Unit], plain: Sequence[Unit]) -> bool:
    """Whether the words are "the air force", "the security forces", which are nobody's but the state's that denies."""
    told = all(unit.actor is None or unit.resolved for unit in words)
    return told and any(unit.low == "the" for unit in words) and " ".join(unit.low for unit in plain) in _ARMS


_ARMS = frozenset(("air force", "security forces", "armed forces", "navy", "coast guard", "coastguard",
                   "air forces"))  # fmt: skip


def is_denier(words: Sequence[Unit], denier: Party) -> bool:
    """Whether the subject "it", "its troops", "the army" can only be the denier."""
    plain = [unit for unit in words if unit.kind not in ("that", "adverb", "determiner", "possessive")]
    if not plain:
        return False
    named = [unit.actor.name for unit in words if unit.actor is not None]
    if denier.actor.type in STATES and _own_arm(words, plain):
        return True  # "denied that the air force had struck", of whomever the last sentences told
    if named and plain[0].low == "they":
        return denier.actor.name in named  # "A and B deny that they …": each for himself
    if any(unit.actor is not None and of_unknown_state(unit, words[-1].low) for unit in words):
        return False
    if named:
        return set(named) <= {denier.actor.name, denier.speaker.name}
    if len(plain) == 1 and plain[0].kind == "pronoun" and plain[0].low in ("it", "they", "he", "she", "we"):
        return True
    nouns = wordlists().nouns
    if denier.actor.type in STATES and len(plain) == 1 and plain[0].low in _OWN_FORCES:
        return True  # "denied that the army had shelled"
    if denier.actor.type in GROUPS and len(plain) == 1 and plain[0].low in _GROUPS and words[-1] is plain[0]:
        return any(unit.low == "the" for unit in words)  # "denied that the group had shelled"
    men = plain[-1].low in nouns["forces"] | nouns["officials"] | _OWN_MEN
    if denier.actor.type in STATES and plain[0].low in _OF_STATE and plain[-1].low in nouns["forces"] | _OWN_MEN:
        return True  # "denied that government forces had shelled"
    return men and any(unit.low in ("its", "their", "his") for unit in words)
