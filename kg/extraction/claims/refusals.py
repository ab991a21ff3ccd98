"""Refusals and threats: what one will not do for another, or holds over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.contents_told import content_beside
from kg.extraction.arguments.objects import agent_index, content_from, surer
from kg.extraction.arguments.proposers import MAKES, follows_at_once, makers, proposer
from kg.extraction.claims.demands import speakers
from kg.extraction.claims.kept_up import offered_by, still_curbed
from kg.extraction.claims.menaces import reserved, threatened, vows, warns
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import called_after, single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clause import Clause
from kg.extraction.parsing.clauses import Clauses, clean_after
from kg.extraction.patterns.nominals import owner_of
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["WILL_NOT", "of_a_court", "refusal_findings", "refused_parties"]

_REQUESTS = frozenset(
    (
        "demand", "demands", "request", "requests", "call", "calls", "ultimatum", "proposal", "proposals", "appeal",
        "appeals", "offer", "offers", "pressure", "plan", "plans", "initiative", "initiatives", "overture", "overtures",
        "invitation", "motion", "draft", "terms", "conditions", "bid", "mediation", "entreaties", "pleas", "plea",
    )
)  # fmt: skip
_ASKS = frozenset(("call", "calls", "appeal", "appeals", "request", "requests", "order", "orders", "plea", "pleas"))
_ACCORDS = frozenset(
    ("accord", "accords", "agreement", "deal", "treaty", "settlement", "ceasefire", "truce", "pact", "resolution",
     "process", "roadmap", "formula", "peace", "amnesty", "verdict", "ruling")
)  # fmt: skip
_REFUSES = frozenset(
    ("reject", "refuse", "spurn", "rebuff", "ignore", "decline", "dismiss", "snub", "defy", "shun", "disregard", "balk",
     "baulk", "resist", "scorn", "veto")
)  # fmt: skip
_TO_REPORTERS = frozenset(
    ("comment", "elaborate", "say", "be", "disclose", "identify", "specify", "speculate", "reply", "respond", "confirm",
     "name", "discuss", "answer", "give", "provide", "reveal", "explain")
)  # fmt: skip
_BEFORE_INFINITIVE = frozenset(("refuse", "decline", "threaten"))
_PARTICLES = {"turn": ("down",), "vote": ("down",), "wave": ("away", "off", "aside"), "rule": ("out",),
              "balk": ("at",), "baulk": ("at",), "walk": ("out",), "brush": ("off", "aside"), "shrug": ("off",),
              "laugh": ("off",), "bat": ("away",), "scoff": ("at",), "object": ("to",)}  # fmt: skip
_TALKS = frozenset(("talks", "negotiations", "dialogue", "contacts", "contact", "meeting"))
WILL_NOT = frozenset(
    ("let", "allow", "permit", "negotiate", "talk", "withdraw", "leave", "accept", "recognise", "recognize",
     "surrender", "disarm", "sign", "yield", "bow", "cede", "ratify", "approve", "release", "free", "lift", "grant",
     "concede", "compromise", "budge", "relent", "capitulate", "relinquish", "back", "give", "extradite", "attend",
     "join", "retreat", "hand", "meet", "speak", "comply")
)  # fmt: skip
_TOWARDS = frozenset(("to", "with", "from", "of"))
_SIGNS = frozenset(("threat", "threats", "vow", "refusal"))
_NEAR = 9
_BACK = 8
_TO_THAT = 4
_ASIDE = frozenset(("out", "down", "outright", "hand", "once", "flatly"))
_IDEAS = frozenset(
    ("warning", "warnings", "threat", "threats", "idea", "ideas", "suggestion", "concession", "condition",
     "solution", "compromise", "deadline", "suggestions", "notion", "concessions", "compromises", "timetable",
     "deadlines")
)  # fmt: skip
_SENT = frozenset(("observers", "envoy", "envoys", "mediator", "mediators", "monitors", "peacekeepers", "force",
                   "inquiry", "investigation", "candidate", "commission", "mission", "arbitration", "date", "venue",
                   "sum", "compensation", "help", "aid"))  # fmt: skip
"""What somebody may propose or send that another will not have."""
_STEPS = frozenset(("release", "withdrawal", "pullout", "pullback", "return", "recognition", "extradition", "extension",
                    "disarmament", "handover", "amnesties", "elections", "election", "referendum", "independence",
                    "autonomy", "apology", "swap", "exchange", "partition", "secession", "reunification",
                    "membership", "accession", "resumption", "reopening", "surrender", "evacuation"))  # fmt: skip
"""What somebody may be asked to do or grant, and "rules out"."""
_REASSURES = frozenset(
    ("be", "have", "do", "oppose", "object", "block", "prevent", "interfere", "attack", "target", "harm", "invade",
     "use", "seek", "stand", "hesitate", "tolerate", "rest", "abandon", "forget", "forgive", "know", "see", "happen",
     "like", "become", "affect", "hurt", "mean", "need", "comment", "discuss", "speculate", "threaten", "strike",
     "bomb", "fire", "resume", "retaliate", "impose", "expel", "deport", "prosecute", "arrest", "punish", "supply",
     "deploy", "arm", "change", "last", "work", "matter", "sit", "remain", "intervene", "mind", "try", "want", "go",
     "come", "take", "get", "make", "say", "let", "allow", "permit", "stop", "succeed", "fail", "win", "lose", "run")
)  # fmt: skip
"""What nobody refuses another by not doing it, or may not."""


def of_a_court(clauses: Clauses, finding: Finding) -> bool:
    """Whether a court rejects somebody's appeal: a ruling, and no refusal of one state or group to another."""
    group = next((g for g in clauses.groups if g.head == finding.trigger), None)
    if finding.relation != "refuses" or group is None or group.voice != "active":
        return False
    if finding.object is not None and finding.object.actor.type in ("State", "IntergovernmentalOrganization"):
        return False
    units = clauses.units
    ruled = any(unit.low in _SUITS for unit in units[group.head + 1 : group.head + _NEAR])
    return ruled and any(units[phrase.last].low in _COURTS for phrase in clauses.subject_phrases(group))


_COURTS = frozenset(("court", "courts", "judge", "judges", "tribunal", "jury", "magistrate", "magistrates",
                     "prosecutor", "prosecutors", "bench"))  # fmt: skip


_SUITS = frozenset(("appeal", "appeals", "request", "plea", "bid", "motion", "petition", "claim", "application", "suit",
                    "lawsuit", "bail", "challenge", "complaint"))  # fmt: skip


def refusal_findings(clauses: Clauses) -> Iterator[Finding]:
    """The refusals and threats of a sentence."""
    for group in clauses.groups:
        if group.lemma in _BEFORE_INFINITIVE:
            yield from _before_infinitive(clauses, group)
        if (
            group.lemma in _REFUSES
            or group.lemma in _PARTICLES
            or (group.lemma == "deny" and _of_request(clauses, group))
        ):
            yield from _refused(clauses, group)
        unaccepted = list(_not_accepted(clauses, group)) if group.lemma == "accept" and group.negated else []
        yield from unaccepted
        will_not = group.negated and not unaccepted and group.modality in ("expected", "conditional")
        # "Y's envoys will not be allowed to leave" refuses nothing of X's.
        will_not = will_not and group.voice == "active"
        if will_not and (group.lemma in WILL_NOT or _shares(clauses, group) or _says_of_himself(clauses, group)):
            yield from _will_not(clauses, group)
        if group.lemma == "reserve":
            yield from reserved(clauses, group)
        if group.lemma == "boycott":
            yield from _boycotted(clauses, group)
        if group.lemma == "warn":
            yield from warns(clauses, group)
        if group.lemma in wordlists().classes["vowing"] or group.lemma in ("threaten", "warn"):
            yield from vows(clauses, group)
            yield from _vows_not(clauses, group) if group.lemma in wordlists().classes["vowing"] else ()
    for index in clauses.places.of(_SIGNS, ahead=1):
        yield from _by_noun(clauses, index)


# ---------------------------------------------------------------- refusals


def _of_request(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "X denied Y's request", "Y's application was denied by X"."""
    units = clauses.units
    found = [noun_phrase(units, group.head + 1)] if group.voice == "active" and group.head + 1 < len(units) else []
    phrases = [*found, *(clauses.subject_phrases(group) if group.voice == "passive" else ())]
    return any(phrase is not None and units[phrase.last].low in _DENIED for phrase in phrases)


_DENIED = frozenset(("request", "requests", "application", "applications", "plea", "pleas", "petition"))


def _before_infinitive(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X refused to … Y", "X threatened to … Y"."""
    if group.negated or group.modality != "actual" or group.form == "infinitive" or group.voice != "active":
        return
    inner = next((g for g in clauses.groups if g.head > group.head), None)
    if inner is None or inner.form != "infinitive" or clauses.past_adjuncts(inner.first - 1) != group.head:
        return
    if group.lemma == "threaten":
        for doer in clauses.subjects(group):
            yield from threatened(clauses, group, inner, doer)
        return
    content = content_from(clauses.units, inner.head)
    addressed = () if _harms(clauses, inner) else refused_parties(clauses, inner)
    for doer in clauses.subjects(group):
        others = [party for party in addressed if party.actor.name != doer.actor.name]
        for other in others:
            yield Finding(group.head, "refuses", doer, other, content=content, score=surer(0.8, doer, other))
        if not others and not _answers_reporters(clauses, inner):
            yield Finding(group.head, "refuses", doer, None, content=content, score=surer(0.75, doer))


def _harms(clauses: Clauses, inner: VerbGroup) -> bool:
    """Whether it is to harm or blame somebody that one refuses: to refuse to condemn Y is no refusal of Y's wish."""
    frame, units = wordlists().frames.get(inner.lemma), clauses.units
    sign = vocabulary().relation(frame.relation).sign if frame is not None else 0
    if sign > 0 or _side_of(units, inner.head) is not None:
        return False  # "refused to back Y against Z", "to take the side of Y against Z": it is Y who is refused
    against = any(unit.low == "against" for unit in units[inner.head : inner.head + _NEAR])
    return sign < 0 or inner.lemma in _HARMS or against


def _side_of(units: Units, verb: int) -> int | None:
    """The "side" of "to take the side of Y", "to take Y's side", "to take sides with Y"; no "part in" anything."""
    near = (i for i in range(verb + 1, min(verb + _TO_SIDE, len(units) - 1)) if units[i].low in _SIDES_TAKEN)
    return next((i for i in near if units[i - 1].kind == "possessive" or units[i + 1].low in ("of", "with")), None)


_SIDES_TAKEN = frozenset(("side", "sides", "part"))
_TO_SIDE = 5
_HARMS = frozenset(
    ("condemn", "criticise", "criticize", "denounce", "blame", "accuse", "sanction", "punish", "boycott", "isolate",
     "arrest", "expel", "attack", "fight", "disarm", "oppose", "confront", "bomb", "strike", "invade", "ban", "dismiss",
     "designate", "prosecute", "impose", "evict", "deport", "detain", "outlaw", "blacklist", "proscribe", "oust",
     "betray", "abandon", "demand", "urge", "pressure",
     "press", "warn", "threaten", "implore", "exhort", "call", "denigrate",
     "rebuke", "censure", "deplore", "fire", "shoot", "rule", "exclude")
)  # fmt: skip


def _answers_reporters(clauses: Clauses, inner: VerbGroup) -> bool:
    """Whether nothing but an answer is refused: "declined to comment", "will not give details", no guarantees."""
    if inner.lemma not in ("give", "provide", "release"):
        return inner.lemma in _TO_REPORTERS
    after = clauses.units[inner.head + 1 : inner.head + _NEAR]
    if any(unit.low in _DETAILS for unit in after):
        return True
    held_out = inner.lemma != "give" or any(unit.low in ("up", "in") for unit in after[:1])  # "will not give up"
    return not held_out and not any(unit.kind == "word" for unit in after)


_DETAILS = frozenset(("details", "detail", "name", "names", "number", "numbers", "figure", "figures", "reason",
                      "reasons", "information", "evidence", "interview", "interviews", "date", "dates", "answer",
                      "answers", "comment", "comments", "explanation", "particulars", "specifics", "location",
                      "estimate", "estimates", "timetable", "breakdown", "examples", "footage", "statement",
                      "transcript", "data"))  # fmt: skip


def refused_parties(clauses: Clauses, inner: VerbGroup) -> list[Party]:
    """To whom something is refused: the verb's object, or "with X", "to X" within the clause."""
    units, first = clauses.units, inner.head + 1
    if first < len(units) and units[first].kind == "preposition":
        first += 1
    phrases = clauses.phrases_from(first)
    if (side := _side_of(units, inner.head)) is not None and units[side - 1].kind == "possessive":
        return list(filter(None, (single_owner(units, phrase) for phrase in phrases[:1])))  # "to take Y's side"
    if (curbed := still_curbed(clauses, inner)) is not None:
        return curbed
    lets = inner.lemma in ("let", "allow", "permit")
    if lets and first < len(units) and units[first].kind in NAMES and (allowed := party_of(units[first])) is not None:
        return [allowed]  # "refused to let Y ship Z's arms"
    if (entrant := _entrant(clauses, first)) is not None:
        return [entrant]
    if _hands_over(clauses, inner):  # nothing is refused to whom one keeps: "will not hand over Y's men (to Z)"
        at = next((i for i in range(first, min(first + _NEAR, len(units) - 1)) if units[i].low == "to"), None)
        return [p.party for p in clauses.phrases_from(at + 1) if p.party] if at is not None else []
    lets = lets or inner.lemma in _HANDS  # "declines to give Y a pledge"
    parties = [p.party for p in phrases if p.party and (lets or clean_after(units, p.last))]
    if parties:
        return parties
    for index in range(inner.head + 1, min(inner.head + _NEAR, len(units) - 1)):
        if units[index].kind in ("comma", "stop", "that", "relative", "subordinator", "end", "conjunction"):
            break
        phrases = clauses.phrases_from(index + 1) if units[index].low in _TOWARDS else ()
        if phrases and phrases[0].party and "assets" not in phrases[0].party.roles:
            return [phrase.party for phrase in phrases if phrase.party]
    return []


def _hands_over(clauses: Clauses, inner: VerbGroup) -> bool:
    """As in "hand over Y's leaders", "hand them over", "extradite Y's men"."""
    ahead = [unit.low for unit in clauses.units[inner.head + 1 : inner.head + _NEAR]]
    return inner.lemma in _EXTRADITES or (inner.lemma in ("hand", "turn") and "over" in ahead)


_EXTRADITES = frozenset(("extradite", "surrender"))


def _entrant(clauses: Clauses, first: int) -> Party | None:
    """Whose entry is refused: Y's in "(refused to ratify) Y's accession to Z", "Y's bid to join Z"."""
    phrase = noun_phrase(clauses.units, first) if first < len(clauses.units) else None
    if phrase is None or clauses.units[phrase.last].low not in _ENTRIES:
        return None
    tails = [i for i in range(phrase.first + 1, phrase.last) if clauses.units[i].kind == "possessive"]
    whose = party_of(clauses.units[tails[0] - 1]) if tails else None  # "Y's Z accession"
    return whose or _whose(clauses, phrase)


_HANDS = frozenset(("give", "grant", "offer", "lend", "issue", "show", "extend", "pay", "award", "assure", "promise"))
_ENTRIES = frozenset(("accession", "entry", "admission", "membership", "bid", "application", "candidacy",
                      "independence", "sovereignty", "statehood", "legitimacy"))  # fmt: skip


def _refused(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X rejected Y's demand", "X turned down a Y request", "X ruled out talks with Y"."""
    units, first = clauses.units, group.head + 1
    if group.negated or group.modality != "actual" or group.form == "infinitive":
        return
    if group.voice != "active":
        yield from _refused_by(clauses, group)
        return
    particle = _PARTICLES.get(group.lemma)
    parted = particle is not None and first < len(units) and units[first].low not in particle
    if particle is not None:
        if parted:  # "turned the offer down"
            held = noun_phrase(units, first)
            apart = held.last + 1 if held is not None and held.party is None else len(units)
            if apart >= len(units) or units[apart].low not in particle:
                return
        first += not parted
        first += group.lemma == "walk" and first < len(units) and units[first].low == "of"
    first = _past_kind(units, first)
    phrase = _without_participle(units, noun_phrase(units, first)) if first < len(units) else None
    if phrase is None or _of_a_relative(clauses, group):
        yield from _which_is_refused(clauses, group)
        return
    word = units[phrase.last].low
    after = units[phrase.last + 1].kind if phrase.last + 1 < len(units) else "end"
    if after == "that" and word in wordlists().nouns["utterances"]:
        return  # "rejected X's claim that …" denies
    other = _whose(clauses, phrase)
    mutual = word in _TALKS or (word in _ACCORDS and other is None)
    mutual = mutual and phrase.last + 2 < len(units) and units[phrase.last + 1].low == "with"
    if mutual:
        with_whom = noun_phrase(units, phrase.last + 2)
        other = with_whom.party if with_whom else None
    others = (other,) if other is not None else makers(clauses, phrase)
    asked = _REQUESTS | _ACCORDS | _IDEAS | (_SENT if others else frozenset())
    if not mutual and word not in asked and not (group.lemma == "rule" and word in _STEPS):
        return
    if parted and not others:
        return  # whose the invitation was that somebody "turned down", only other sentences tell
    for doer in speakers(clauses, group) if others else clauses.subjects(group):
        for maker in others or (None,):
            yield from _refusal(clauses, group, phrase, doer, maker)


def _past_kind(units: Units, first: int) -> int:
    """Past what is no part of a noun phrase, in "(turned down) an earlier offer", "repeated calls", "outside help"."""
    words = [unit.low for unit in units[first : first + 3]]
    if len(words) > 2 and units[first].kind == "determiner" and words[1] in _ONE_OF_SEVERAL:
        return first + 2
    return first + (3 if words == ["out", "of", "hand"] else len(words) > 1 and words[0] in _AGAIN)


_ONE_OF_SEVERAL = frozenset(("earlier", "later", "further", "similar", "second", "third", "last-minute", "early"))
_AGAIN = frozenset(("repeated", "renewed", "continued", "mounting", "growing", "increased", "outside"))


def _without_participle(units: Units, phrase: NounPhrase | None) -> NounPhrase | None:
    """The phrase without the participle that tells who made it: "the plan" of "the plan put forward by Y"."""
    if phrase is None or phrase.last == phrase.first or phrase.party is not None:
        return phrase
    made = any(form.participle and form.lemma in MAKES for form in units[phrase.last].forms)
    if made and units[phrase.last - 1].low in _REQUESTS | _ACCORDS | _IDEAS:
        return NounPhrase(phrase.first, phrase.last - 1, None, phrase.roles)
    return phrase


def _not_accepted(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X has not accepted the decision of Y", "X would not accept Y's demands"."""
    units = clauses.units
    found = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    phrase = _without_participle(units, found)
    if phrase is None or group.voice != "active" or group.form == "infinitive" or group.modality == "counterfactual":
        return
    if units[phrase.last].low not in _REQUESTS | _ACCORDS | _RULINGS:
        return
    other, after = _whose(clauses, phrase), phrase.last + 1
    if other is None and after + 1 < len(units) and units[after].low == "of":
        of = noun_phrase(units, after + 1)
        other = of.party if of is not None else None
    others = (other,) if other is not None else makers(clauses, phrase) or (None,)
    for doer in clauses.subjects(group):
        for maker in others:
            yield from _refusal(clauses, group, phrase, doer, maker)


_RULINGS = frozenset(
    ("text", "wording", "draft", "offer", "decision", "award", "judgment", "judgement", "result", "results",
     "outcome", "legitimacy", "jurisdiction", "authority")
)  # fmt: skip


def _boycotted(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X boycotted the talks (with Y)", "X is boycotting the conference"."""
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or group.voice != "active" or group.negated or group.modality not in ("actual", "expected"):
        return
    noun = wordlists().accords.get(units[phrase.last].low)
    if noun is None or noun.kind not in ("talks", "process"):
        return
    after = phrase.last + 1
    led = after + 1 < len(units) and units[after].low in ("with", "called", "convened")
    partner = noun_phrase(units, after + 1) if led and units[after].low == "with" else None
    for doer in clauses.subjects(group):
        yield from _refusal(clauses, group, phrase, doer, partner.party if partner is not None else None)


def _of_a_relative(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "an idea that X rejected": "that" or "which" stands for what is refused."""
    clause = clauses.clause(group)
    units = clauses.units
    own = [phrase for phrase in clause.objects if units[phrase.last].low not in _ASIDE] if clause is not None else []
    return clause is not None and clause.link in ("relative", "content") and not own


def _which_is_refused(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "an offer that X rejected out of hand", "a plan X turned down"."""
    units = clauses.units
    before = units[max(0, group.first - _BACK) : group.first]
    named = any(unit.low in _REQUESTS | _ACCORDS | _IDEAS for unit in before)
    that = any(unit.kind in ("that", "relative") for unit in before[-_TO_THAT:]) or follows_at_once(
        clauses, group, _REQUESTS | _IDEAS
    )
    for doer in clauses.subjects(group) if named and that else ():
        maker = proposer(clauses, group, doer) or _owner_before(clauses, group)
        own = maker is not None and maker.actor.name == doer.actor.name
        yield Finding(group.head, "refuses", doer, None if own else maker, score=surer(0.7, doer))


def _owner_before(clauses: Clauses, group: VerbGroup) -> Party | None:
    """Whose "Y's offer of talks, which X rejected" is."""
    units = clauses.units
    reach = range(group.first - 1, max(group.first - _BACK, 0), -1)
    which = next((i for i in reach if units[i].low in ("which", "that") and i + 1 < group.first), 0)
    nouns = range(which - 1, max(which - _BACK, -1), -1)
    noun = next((i for i in nouns if units[i].low in _REQUESTS | _ACCORDS | _IDEAS), None) if which else None
    if noun is None or any(clauses.at(i) for i in range(noun, which)):
        return None
    return _whose(clauses, _noun_back(units, noun))


def _noun_back(units: Units, noun: int) -> NounPhrase:
    """The phrase that ends in the noun, with whose it is."""
    start = noun
    while start > 0 and units[start - 1].kind in ("name", "demonym", "possessive", "word", "metonym", "determiner"):
        start -= 1
    return NounPhrase(start, noun, None, frozenset())


def _refusal(
    clauses: Clauses, group: VerbGroup, phrase: NounPhrase, doer: Party, other: Party | None
) -> Iterator[Finding]:
    units, word = clauses.units, clauses.units[phrase.last].low
    over = group.first if group.first > phrase.last else len(units)
    content = content_from(units[:over], phrase.first)
    if other is None:
        yield Finding(group.head, "refuses", doer, None, content=content, score=surer(0.65, doer))
    elif doer.actor.name != other.actor.name:
        yield Finding(group.head, "refuses", doer, other, content=content, score=surer(0.8, doer, other))
        asks = any(unit.kind == "to" for unit in units[phrase.last + 1 : phrase.last + _NEAR])
        if word in ("demand", "demands", "ultimatum") or (asks and word in _ASKS):
            asked = next((i for i in range(phrase.last + 1, over) if units[i].low in ("for", "to")), phrase.last + 1)
            yield Finding(
                phrase.last, "demandsOf", other, doer, content=content_from(units[:over], asked),
                modality="demanded", act="demands", claimant=other.speaker, claimant_at=(other.start, other.end),
                score=surer(0.75, doer, other),
            )  # fmt: skip


def _refused_by(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Y's demand was rejected by X"."""
    units = clauses.units
    by = agent_index(clauses, group)
    particle = _PARTICLES.get(group.lemma)
    if particle is not None and (group.head + 1 >= len(units) or units[group.head + 1].low not in particle):
        return
    agents = clauses.phrases_from(by + 1) if by is not None else ()
    asked = [
        p.last for p in clauses.subject_phrases(group)
        if p.party is None
        and (units[p.last].low in _REQUESTS or (units[p.last].low in _ACCORDS and makers(clauses, p)))
    ]  # fmt: skip
    nouns = asked or [i for i in range(max(0, group.first - _NEAR), group.first) if units[i].low in _REQUESTS]
    if not nouns and group.voice == "passive":
        yield from _that_of(clauses, group, agents)
    if not nouns or group.voice != "passive":
        return
    phrase = _noun_back(units, nouns[-1])
    other = _whose(clauses, phrase) or next(iter(makers(clauses, phrase)), None)
    for agent in agents:
        doer = agent.party or single_owner(units, agent)  # "by the Bosnian Serb assembly"
        if doer:
            yield from _refusal(clauses, group, phrase, doer, other)


def _that_of(clauses: Clauses, group: VerbGroup, agents: Sequence[NounPhrase]) -> Iterator[Finding]:
    """As in "That of Y, who proposed a truce, was turned down by X": an offer of which the words before tell."""
    units = clauses.units
    reach = range(max(0, group.first - _TO_OFFER), group.first - 2)
    at = next((i for i in reach if units[i].low == "that" and units[i + 1].low == "of"), None)
    maker = noun_phrase(units, at + 2) if at is not None and (at == 0 or units[at - 1].kind != "verb") else None
    for agent in agents:
        if maker is not None and maker.party is not None and agent.party is not None:
            other, doer = maker.party, agent.party
            if doer.actor.name != other.actor.name:
                yield Finding(group.head, "refuses", doer, other, score=surer(0.7, doer, other))


_TO_OFFER = 22


def _whose(clauses: Clauses, phrase: NounPhrase) -> Party | None:
    owner = owner_of(clauses.units, phrase, phrase.last)
    if owner is not None:
        return None if called_after(clauses.units, owner) else owner
    after = phrase.last + 1
    of = clauses.units[phrase.last].low in ("demand", "demands", "ultimatum", "terms", "conditions")
    if after + 1 < len(clauses.units) and clauses.units[after].low in ("by", "from", *(("of",) if of else ())):
        inner = noun_phrase(clauses.units, after + 1)
        return inner.party if inner else None
    return offered_by(clauses.units, after)


def _shares(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "X will not take part", "would not go along with it", "will not hear of it"."""
    after = clauses.units[group.head + 1].low if group.head + 1 < len(clauses.units) else ""
    return after in _SHARED.get(group.lemma, ())


_SHARED = {"take": ("part", "orders", "instructions"), "go": ("along",), "play": ("along",), "hear": ("of",),
           "participate": ("in",), "give": ("up", "way", "in", "ground"), "put": ("down",), "lay": ("down",),
           "send": ("delegates", "envoys", "troops", "soldiers", "negotiators")}  # fmt: skip


def _told(clauses: Clauses, group: VerbGroup) -> list[Party]:
    """To whom somebody says that he will not: "X has told Y that it will not take part"."""
    telling = _telling(clauses, group)
    patients = telling.patients if telling is not None else ()
    return [p for p in patients if p.actor.type in SIDES and p.roles & {"name", "officials"}]


def _telling(clauses: Clauses, group: VerbGroup) -> Clause | None:
    """The clause of "X told Y that …" around it."""
    clause = clauses.clause(group)
    by = clause.governor if clause is not None and clause.link == "content" else None
    telling = clauses.clause(by) if by is not None and by.lemma in ("tell", "inform", "notify") else None
    plain = telling is not None and telling.group.voice == "active" and not telling.group.negated
    return telling if plain else None


def _unwilling(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Who will not: the subject; in "X told Y that it would not negotiate" X, whom "it" leaves open."""
    telling = _telling(clauses, group)
    pronoun = group.first > 0 and clauses.units[group.first - 1].low in ("it", "they", "he", "she")
    return clauses.subjects(group) or (telling.subjects if pronoun and telling is not None else ())


def _will_not(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X will not negotiate with Y", "X will not withdraw"."""
    content = content_from(clauses.units, group.head)
    for doer in _unwilling(clauses, group):
        addressed = refused_parties(clauses, group) or _told(clauses, group)
        others = [party for party in addressed if party.actor.name != doer.actor.name]
        for other in others:
            yield Finding(group.head, "refuses", doer, other, content=content, score=surer(0.75, doer))
        if not others and doer.roles & {"name", "officials", "forces"} and not _answers_reporters(clauses, group):
            yield Finding(group.head, "refuses", doer, None, content=content, score=surer(0.65, doer))


_BEFALLING = frozenset(("bring", "have", "get", "mean", "lead", "cause", "result", "last", "work", "happen", "know"))
"""What a deed or plan, of which "it" may be said as well, does or does not do: "it would bring no dividends"."""


def _says_of_himself(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "X said that it would not free them": what who says it will not do is refused."""
    if group.lemma in _REASSURES | _BEFALLING or group.voice != "active":
        return False
    if group.first and clauses.units[group.first - 1].low in ("we", "i"):
        return True
    clause = clauses.clause(group)
    by = clause.governor if clause is not None and clause.link == "content" else None
    if by is None or by.lemma not in wordlists().speech or by.negated or by.voice != "active":
        return False
    if by.lemma in ("assure", "reassure"):
        return False  # "X assured Y that it would not fill the dam": a pledge
    names = {party.actor.name for party in clauses.subjects(by)}
    return bool(names) and names == {party.actor.name for party in clauses.subjects(group)}


def _vows_not(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X vowed not to disarm", "X swore never to sign"."""
    if group.voice != "active" or group.negated or group.modality != "actual" or group.form == "infinitive":
        return
    units, after = clauses.units, group.head + 2
    negated = after < len(units) and units[after - 1].low in ("not", "never") and units[after].kind == "to"
    inner = next((g for g in clauses.groups if g.head > after), None) if negated else None
    if inner is None or inner.lemma not in WILL_NOT:
        return
    if inner.lemma in ("let", "allow", "permit") and group.lemma in ("promise", "pledge", "undertake", "agree"):
        return  # "promised not to let anyone attack Y": a pledge to Y
    for doer in clauses.subjects(group):
        others = [party for party in refused_parties(clauses, inner) if party.actor.name != doer.actor.name]
        content = content_from(units, group.head + 1)
        yield Finding(
            group.head, "refuses", doer, others[0] if others else None, content=content, score=surer(0.7, doer)
        )


def _by_noun(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X's threat to invade Y", "X's refusal to meet Y"."""
    units = clauses.units
    inner = next((g for g in clauses.groups if g.first == index + 1 and g.form == "infinitive"), None)
    start = index
    while start > 0 and units[start - 1].kind in ("name", "demonym", "possessive", "word", "metonym", "determiner"):
        start -= 1
    owner = owner_of(units, NounPhrase(start, index, None, frozenset()), index)
    if inner is None or owner is None or any(group.head == index for group in clauses.groups):
        return
    if units[index].low != "refusal":
        yield from threatened(clauses, inner, inner, owner)
        return
    content = content_beside(clauses, index, inner.head)
    other = next((party for party in refused_parties(clauses, inner) if party.actor.name != owner.actor.name), None)
    yield Finding(index, "refuses", owner, other, content=content, score=surer(0.7, owner))
