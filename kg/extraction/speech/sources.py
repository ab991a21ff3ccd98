"""Sources: who speaks, by the noun phrase beside a verb of speech."""

from __future__ import annotations

from kg.extraction.grammar.citizens import local_officer
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before, party_of
from kg.extraction.grammar.unsaid import opens_with_notion
from kg.extraction.naming.peoples import is_people
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.constituents import bearer_of, of_former
from kg.extraction.reference.spokesmen import SPOKESMEN, spokesman_of
from kg.extraction.speech.societies import ONCE, run_by, watching
from kg.extraction.speech.source_words import in_the_know, is_capital, is_report, joined, state_unknown
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["Source", "agent_source", "as_party", "authored", "owned_noun", "owning_source", "retracted", "some_source",
           "source_of", "subject_source"]  # fmt: skip

Source = tuple[Actor, int, int]
"""Who speaks, with the positions of the words that name him."""
_VOICES = ("voices", "officials", "leaders", "people", "forces", "fighters")
_TAILS = frozenset(("of", "in", "from", "for", "at", "by", "with", "on", "near", "to", "inside", "across", "close"))
_OPENING = frozenset(("comma", "stop", "dash", "quote", "open", "that", "subordinator", "conjunction", "relative"))
_OWNER = frozenset((*NAMES, "possessive", "tail"))
_BEFORE_NAME = frozenset(("determiner", "word", "adverb", "number", "capital"))
_TITLING = _BEFORE_NAME | _OWNER
_NEITHER = frozenset(("nor", "or", "neither", "but", "except"))
_NOBODY = frozenset(("no", "none", "few", "nobody", "neither"))
_TO_AGENT = 5
_ANYBODY = frozenset(("man", "woman", "person", "persons", "individual", "individuals", "stranger", "friend",
                      "blogger", "bloggers"))  # fmt: skip
"""Words that show nobody to be a source."""
_SPEAKERS = 4
_PHRASE = 14


def as_party(source: Source) -> Party:
    """The speaker as a party to what is said."""
    actor, start, end = source
    return Party(actor, actor, start, end, frozenset(("voices",)), "name")


def subject_source(clauses: Clauses, group: VerbGroup) -> tuple[int, Source | None, str]:
    """The first unit of a verb's subject, who it is as a speaker, and the pronoun where it is only one."""
    units = clauses.units
    before = clauses.past_adjuncts(group.first - 1)
    parties = clauses.subjects(group)
    if parties:
        first = _index_at(units, parties[0].start, group.first)
        while first > 0 and first <= before and (units[first - 1].kind in _TITLING or _noun_of_office(clauses, first)):
            first -= 1  # "TPLF spokesman N. N.", "Ethiopia's defence minister N. N.", "air force chief N. N."
        if first > 1 and units[first - 1].low in _TAILS and units[first - 1].kind == "preposition":
            first = _phrase_start(clauses, first - 2)  # "officials in Kampala"
        if (named := _outlet(clauses, group) or _named_before(units, first)) is not None:
            return named
        return _with_others_before(clauses, first), _speaking(local_officer(units, parties[0])), ""
    if before < 0 or (units[before].kind in ("comma", "quote", "dash", "that") and group.form == "present"):
        return _participle(clauses, group, before)
    if units[before].kind == "pronoun":
        return before, None, units[before].low if units[before].low in ("he", "she", "they") else ""
    if units[before].kind == "relative" and before > 0:
        last = before - 1 - (units[before - 1].kind == "comma")
        phrase = noun_phrase_before(units, last)
        return group.first, source_of(units, phrase) if phrase else None, ""
    last = _past_insertion(units, before)
    if last < 0:
        return group.first, None, ""
    first = _phrase_start(clauses, last)
    person = _named_within(units, last + 2, before - 1) if last < before else _in_office(units, first, last)
    if person is not None:
        return first, person, ""
    contrasted = first > 0 and units[first - 1].low in _NEITHER and not _opens_clause(units, first - 1)
    if _nobody(units, first) or contrasted:
        return first, None, ""
    if (further := _further_left(clauses, group, first)) is not None:
        return further.first, source_of(units, further), ""
    return _of_two_kinds(units, first, last) or _first_named(clauses, first, last)


def _noun_of_office(clauses: Clauses, first: int) -> bool:
    """Whether a word that could be a verb goes before a title: "coast guard spokesman N. N."."""
    units = clauses.units
    return units[first - 1].kind == "verb" and units[first].kind == "word" and clauses.at(first - 1) is None


def _first_named(clauses: Clauses, first: int, last: int) -> tuple[int, Source | None, str]:
    """As in "residents and a military source said": the first of them stands for all."""
    units = clauses.units
    if first > 1 and units[first - 1].low == "and":
        wider = _phrase_start(clauses, first - 2)
        first = first if _is_head(clauses, wider - 1) else wider
    return first, _leftmost(units, first, last), ""


def _of_two_kinds(units: Units, first: int, last: int) -> tuple[int, Source, str] | None:
    """As in "Greek and Western diplomats said", who are neither of the two states nor all of the West."""
    start, head = first - 2, units[last]
    if start < 0 or units[first - 1].low != "and" or not head.low.endswith("s"):
        return None
    if head.low not in wordlists().nouns["officials"] | wordlists().nouns["voices"]:
        return None
    before = units[start - 1].kind if start else "comma"
    if units[start].kind != "demonym" and units[start].low not in _REGIONAL:
        return None
    if before not in _OPENING and before != "determiner":
        return None
    words = list(units[start : last + 1])
    return start, (Actor(joined(words), "UnnamedSource"), words[0].start, words[-1].end), ""


_REGIONAL = frozenset(("western", "eastern", "arab", "african", "asian", "european", "local", "foreign", "regional",
                       "diplomatic", "military", "political", "northern", "southern", "opposition"))  # fmt: skip


def _outlet(clauses: Clauses, group: VerbGroup) -> tuple[int, Source, str] | None:
    """As in "Greek television networks reported that", who are not Greece."""
    units, outlets = clauses.units, wordlists().classes["outlet"]
    for phrase in clauses.subject_phrases(group)[:1]:
        found = _named_report(units, phrase) if units[phrase.last].low in outlets else None
        if found is not None and found[0].type == "UnnamedSource":
            return phrase.first, found, ""
    return None


def _named_before(units: Units, first: int) -> tuple[int, Source, str] | None:
    """Whom an apposition without its second comma tells of, at the head of a sentence: "N. N., head of X said"."""
    if first < 2 or units[first - 1].kind != "comma" or units[first].kind in NAMES:
        return None
    phrase = noun_phrase_before(units, first - 2)
    while phrase is not None and phrase.first and units[phrase.first - 1].low in wordlists().classes["title"]:
        phrase = NounPhrase(phrase.first - 1, phrase.last, phrase.party, phrase.roles)
    at = units[first - 2]
    opens = phrase is not None and (phrase.first == 0 or units[phrase.first - 1].kind in ("quote", "that", "dateline"))
    person = at.speaker or at.actor
    if not opens or person is None or person.type != "Person":
        return None
    return phrase.first if phrase is not None else first, (person, at.start, at.end), ""


def _opens_clause(units: Units, index: int) -> bool:
    """Whether "but" only joins a clause to what is before it: "But villagers said", not "all but villagers said"."""
    if units[index].low != "but":
        return False
    return index == 0 or units[index - 1].kind in ("comma", "quote", "dash")


def _nobody(units: Units, first: int) -> bool:
    """As in "no minister said", but not in "no fewer than ten witnesses said"."""
    counted = first + 1 < len(units) and units[first + 1].low in ("fewer", "less")
    return units[first].low in _NOBODY and not counted


def _with_others_before(clauses: Clauses, first: int) -> int:
    """Where the list begins that ends with the speaker at ``first``: "residents and a UN official said"."""
    units, start = clauses.units, first
    if first < 2 or units[first - 1].low not in ("and", "or"):
        return first
    for _ in range(_SPEAKERS):
        start = _phrase_start(clauses, start - 2)
        if start < 1 or units[start - 1].kind in ("comma", "quote", "dash", "close"):
            return first if _is_head(clauses, start - 1) else start
        if units[start - 1].kind != "preposition" and units[start - 1].low not in ("and", "or"):
            return first
    return first


def _further_left(clauses: Clauses, group: VerbGroup, first: int) -> NounPhrase | None:
    """The subject, where what stands right before the verb only tells of it: "those whom X had expelled said".

    As in "students from X, Y and Z said", where the list goes on from a preposition.
    """
    clause = clauses.clause(group)
    if clause is None or clause.link not in ("main", "coordinate", "content", "adverbial"):
        return None
    subject = next(iter(clauses.subject_phrases(group)), None)
    if subject is None or subject.last >= first or subject.party is not None:
        return None
    between = any(subject.last < inner.head < group.first for inner in clauses.verbs)
    units = clauses.units
    listed = units[subject.last + 1].low in ("from", "of", "in") and units[first - 1].low in ("and", ",")
    return subject if between or listed else None


def _phrase_start(clauses: Clauses, last: int) -> int:
    units, first = clauses.units, last
    while first > 0 and last - first < _PHRASE and units[first - 1].kind not in _OPENING:
        if _is_head(clauses, first - 1):
            break
        first -= 1
    return first


def _participle(clauses: Clauses, group: VerbGroup, before: int) -> tuple[int, Source | None, str]:
    """As in "X denied it, saying that …": the subject of the verb before."""
    earlier = [g for g in clauses.groups if g.head < before and g.form == "finite" and g.voice != "reduced"]
    if not earlier:
        later = [g for g in clauses.groups if g.head > group.head and g.form == "finite" and g.voice != "reduced"]
        later = [g for g in later if not _told_by(clauses, g, group)]
        parties = clauses.subjects(later[0]) if later and before < 0 else ()
        return group.first, _speaking(parties[0]) if len(parties) == 1 else None, ""
    for each in reversed(earlier):
        if each.voice == "active" and (each.lemma in wordlists().speech or each is earlier[0]):
            _, source, pronoun = subject_source(clauses, each)
            if source or pronoun:
                return group.first, source, pronoun
    return group.first, None, ""


def _told_by(clauses: Clauses, content: VerbGroup, group: VerbGroup) -> bool:
    """Whether it is of the clause that the participle tells: "Noting that X attacked Y, …"."""
    clause = clauses.clause(content)
    return clause is not None and clause.link == "content" and clause.governor == group


def _is_head(clauses: Clauses, index: int) -> bool:
    return any(group.head == index and group.form == "finite" for group in clauses.groups)


def _past_insertion(units: Units, index: int) -> int:
    """The unit left of ", an insertion," that ends at ``index``."""
    if units[index].kind not in ("comma", "dash"):
        return index
    opening = index - 1
    while opening > 0 and units[opening].kind not in (units[index].kind, "stop", "quote"):
        opening -= 1
    return opening - 1 if opening > 0 and units[opening].kind == units[index].kind else -1


def _named_within(units: Units, first: int, last: int) -> Source | None:
    """The person whose name is all that stands between the commas: "The Minister for Africa, N. N., said"."""
    phrase = noun_phrase(units, first) if first <= last else None
    party = phrase.party if phrase is not None and phrase.last == last else None
    if party is not None and party.speaker.type == "Person":
        return _speaking(party)
    return None


def _in_office(units: Units, first: int, last: int) -> Source | None:
    """The person whose name ends "Minister for Africa N. N.", where the parse has taken both for the office."""
    named = any(bearer_of(units, title) == last for title in range(first, last - 1))
    person = units[last].speaker or units[last].actor
    return (person, units[last].start, units[last].end) if named and person is not None else None


def _leftmost(units: Units, first: int, last: int) -> Source | None:
    """The source that begins the stretch: in "diplomats familiar with the talks", the diplomats."""
    if last < first:
        return None
    if (people := in_the_know(units, first, last)) is not None:
        return people
    phrase = noun_phrase(units, first)
    while phrase is None and first < last:
        first += 1
        phrase = noun_phrase(units, first)
    if phrase is None:
        return None
    by_whom = phrase.last < last and units[phrase.last + 1].low in _TAILS - _ADDRESSED
    if by_whom and is_report(units[phrase.last]):
        inner = noun_phrase(units, phrase.last + 2)
        if inner and inner.party and "assets" not in inner.party.roles:
            return _speaking(inner.party)
    found = source_of(units, phrase)
    if found is not None:
        return found
    whole = noun_phrase_before(units, last)
    if whole is not None and whole.first <= first and (found := source_of(units, whole)):
        return found
    for end in range(phrase.last - 1, phrase.first - 1, -1):
        if units[end].low == "official" and units[end + 1].kind == "demonym":
            return None  # "the official X-ian news agency"
        found = _unnamed(units, NounPhrase(phrase.first, end, None, frozenset()))
        if found is not None and found[0].type == "UnnamedSource":
            return found
    return None


_ADDRESSED = frozenset(("on", "about", "to", "with", "against"))
"""Whom a report concerns, or a letter is for, and who has not written it."""


def _former_of(units: Units, phrase: NounPhrase) -> Source | None:
    """Who speaks in "the former president of X, N. N., said": N. N., or the former president."""
    joint = next((i for i in range(phrase.first + 1, phrase.last) if units[i].low == "of"), phrase.last + 1)
    outer = NounPhrase(phrase.first, joint - 1, None, frozenset())
    if not of_former(units, outer) or joint + 1 >= len(units) or units[joint].low != "of":
        return None
    inner = noun_phrase(units, joint + 1)
    if inner is None or inner.party is None or inner.party.actor.type not in ("State", *GROUPS):
        return None
    beside = noun_phrase(units, inner.last + 2) if units[min(inner.last + 1, len(units) - 1)].kind == "comma" else None
    if beside is not None and beside.party is not None and beside.party.speaker.type == "Person":
        return _speaking(beside.party)
    words = [unit for unit in units[phrase.first : inner.last + 1] if unit.kind not in ("determiner", "number")]
    several = units[outer.last].low.endswith("s")
    name = joined(words)
    name = name[0].lower() + name[1:] if words[0].kind != "capital" else name
    return Actor(name, "UnnamedSource" if several else "Person"), words[0].start, words[-1].end


def _index_at(units: Units, position: int, before: int) -> int:
    return next((index for index in range(before) if units[index].start >= position), before)


def _speaking(party: Party) -> Source:
    return party.speaker, party.start, party.end


def agent_source(clauses: Clauses, group: VerbGroup) -> Source | None:
    """The "by X" after a passive."""
    units = clauses.units
    reach = range(group.head + 1, min(group.head + _TO_AGENT, len(units) - 1))
    by = next((i for i in reach if units[i].low == "by"), None)
    done = units[group.head + 1] if group.head + 1 < len(units) else None
    if by is not None and done is not None and done.kind == "verb" and not done.low.endswith("ing"):
        return None  # "were reported killed by X's drones", who report nothing
    if by is not None and done is not None and done.kind == "comma" and _done_by_then(clauses, group, by):
        return None  # "as is well known, was overrun by X"
    clause = clauses.clause(group) if by is None and group.voice == "passive" else None
    if clause is not None and len(clause.agents) == 1:
        agent = clause.agents[0]  # "was found to have armed Y by X"
        return agent.speaker, agent.start, agent.end
    if by is None or any(group.head < g.head < by and g.form == "infinitive" for g in clauses.groups):
        return None  # "is said to be armed by X"
    phrase = noun_phrase(units, by + 1)
    return source_of(units, phrase) if phrase else None


def _done_by_then(clauses: Clauses, group: VerbGroup, by: int) -> bool:
    """Whether another passive stands between, whose "by" it is."""
    return any(group.head < other.head < by and other.voice != "active" for other in clauses.groups)


def owning_source(clauses: Clauses, index: int, end: int) -> Source | None:
    """Whose claim the noun at ``index`` is: "X's claim", "the Malian claim", "claims by X", before ``end``."""
    units = clauses.units
    for after in range(index + 1, min(end, index + 3)):
        if units[after].low in ("by", "from") and after + 1 < len(units):
            phrase = noun_phrase(units, after + 1)
            return source_of(units, phrase) if phrase else None
        if units[after].low == "of" and after + 1 < end:
            phrase = noun_phrase(units, after + 1)  # "the contention of X that"
            if phrase is not None and phrase.last + 1 == end < len(units) and units[end].kind == "that":
                return source_of(units, phrase) or _side(units, phrase)
            break
    first = index
    while first > 0 and units[first - 1].kind in (*NAMES, "possessive", "word", "capital", "number", "adverb"):
        first -= 1
    owners = [unit for unit in units[first:index] if unit.kind in NAMES and unit.actor is not None]
    possessives = [i for i in range(first, index) if units[i].kind == "possessive"]
    if possessives:
        before = units[: possessives[-1]]  # a phrase of its own: the owned noun would be its head
        owner = noun_phrase_before(before, len(before) - 1) if before else None
        return source_of(units, owner) if owner else None
    if owners and units[index - 1].low in wordlists().classes["outlet"]:
        outlet = noun_phrase_before(units[:index], index - 1)  # "Indian media reports" are not India's
        return source_of(units, outlet) if outlet is not None else None
    party = party_of(owners[0]) if len(owners) == 1 else None
    return _speaking(party) if party else None


def owned_noun(clauses: Clauses, index: int) -> tuple[Source, int] | None:
    """Whose demand the noun at ``index`` is, and where what it asks begins: "X's call (for)", "calls by X (for)"."""
    units, after = clauses.units, index + 1
    source = owning_source(clauses, index, min(index + 3, len(units)))
    if source is None:
        return None
    if after + 1 < len(units) and units[after].low in ("by", "from"):
        author = noun_phrase(units, after + 1)
        after = author.last + 1 if author else len(units)
    return source, after


def authored(clauses: Clauses, index: int, reach: int) -> tuple[Source | None, int | None]:
    """Whose claim the noun at ``index`` is, and where "that" opens what is claimed, at most ``reach`` units on.

    Its owner, "the charge by X", "the charge, made by X, that"; else who makes it: "X renewed accusations that".
    """
    units = clauses.units
    apart = _put_forward(clauses, index)
    if apart is not None:
        return apart
    that = next((i for i in range(index + 1, min(index + reach, len(units))) if units[i].kind == "that"), None)
    source = owning_source(clauses, index, that if that is not None else min(index + reach, len(units)))
    group = next((g for g in reversed(clauses.groups) if g.head < index), None) if source is None else None
    if group is None or group.lemma not in _ASSERTS or index - group.head > _TO_CLAIM or group.voice != "active":
        return source, that
    between = units[group.head + 1 : index]
    plain = all(u.kind in ("determiner", "word", "adverb", "number") or (u.resolved or u.forms) for u in between)
    if not plain or group.negated or group.modality != "actual" or group.form == "infinitive":
        return source, that
    if any(unit.resolved for unit in between) and any(unit.kind == "possessive" for unit in between):
        return source, that  # "repeated their charge": whose, is not sure
    return subject_source(clauses, group)[1], that


def retracted(clauses: Clauses, index: int) -> bool:
    """Whether the claim of the noun at ``index`` is taken back: "X withdrew its accusation that Y …".

    Also by "X's accusation that Y … was withdrawn".
    """
    lemmas = wordlists().classes["retracting"]
    taken_back = [g for g in clauses.groups if g.lemma in lemmas and g.form == "finite" and not g.negated]
    return any(
        0 < index - group.head <= _TO_CLAIM
        if group.voice == "active"
        else any(phrase.first <= index <= phrase.last for phrase in clauses.subject_phrases(group))
        for group in taken_back
    )


def _side(units: Units, phrase: NounPhrase) -> Source | None:
    """As in "the contention of the Chinese side that"."""
    named = [unit for unit in units[phrase.first : phrase.last] if unit.kind in NAMES and unit.actor is not None]
    party = party_of(named[0]) if len(named) == 1 and units[phrase.last].low == "side" else None
    return _speaking(party) if party is not None else None


def _put_forward(clauses: Clauses, index: int) -> tuple[Source | None, int] | None:
    """As in "the charge, made by X, that"."""
    units = clauses.units
    if index + 3 >= len(units) or units[index + 1].kind != "comma" or not units[index + 2].forms:
        return None
    by = next((i for i in range(index + 3, min(index + _TO_AGENT + 1, len(units) - 1)) if units[i].low == "by"), None)
    phrase = noun_phrase(units, by + 1) if by is not None else None
    that = phrase.last + 2 if phrase is not None else len(units)
    if phrase is None or that >= len(units) or units[that].kind != "that" or units[that - 1].kind != "comma":
        return None
    return source_of(units, phrase), that


_ASSERTS = frozenset(
    ("make", "renew", "repeat", "level", "levy", "reiterate", "raise", "voice", "press", "air", "publish", "revive",
     "lodge", "bring", "have", "produce", "present", "submit", "gather", "collect", "show", "possess", "release",
     "maintain", "express", "hold", "hear", "issue", "offer", "find", "claim", "obtain", "uncover", "cite")
)  # fmt: skip
"""What one does with a claim or with evidence who stands by it."""
_TO_CLAIM = 4


def source_of(units: Units, phrase: NounPhrase) -> Source | None:
    """Who speaks by the noun phrase; ``None`` where no word of it shows a source."""
    if (former := _former_of(units, phrase)) is not None:
        return former
    if (own := watching(units, phrase) or run_by(units, phrase)) is not None:
        return own
    if phrase.party:
        return None if phrase.party.roles == {"assets"} else _speaking(local_officer(units, phrase.party))
    if _nobody(units, phrase.first):
        return None
    told = _spokesman_for(units, phrase) or _named_report(units, phrase) or _agency_called(units, phrase)
    return told or _titled(units, phrase) or _unnamed(units, phrase)


def _agency_called(units: Units, phrase: NounPhrase) -> Source | None:
    """The Z of "the X-ian news agency Z", which no list knows."""
    first = next((i for i in range(phrase.last, phrase.first, -1) if units[i].low in _AGENCIES), phrase.last) + 1
    words = units[first : phrase.last + 1]
    if not words or not all(unit.kind == "capital" for unit in words):
        return None
    return Actor(" ".join(unit.text for unit in words), "MediaOutlet"), words[0].start, words[-1].end


_AGENCIES = frozenset(("agency", "newspaper", "daily", "weekly", "magazine", "broadcaster", "paper", "radio"))


def _spokesman_for(units: Units, phrase: NounPhrase) -> Source | None:
    """As in "a spokesman for the army", "a statement (issued) by the army": one who speaks for whom it names."""
    noun, joint = units[phrase.last], phrase.last + 1
    if is_report(noun):
        joint += joint < len(units) and units[joint].kind == "comma"
        joint += joint < len(units) and any(f.participle and f.lemma in _ISSUES for f in units[joint].forms)
    joints = ("for", "of") if noun.low in SPOKESMEN else ("by",) if is_report(noun) else ()
    if joint + 1 >= len(units) or units[joint].low not in joints:
        return None
    owner = noun_phrase(units, joint + 1)
    if owner is None or owner.party is None or owner.party.actor.type == "Person":
        return None
    if noun.low not in SPOKESMEN:
        return _speaking(owner.party)
    return spokesman_of(owner.party, noun.low), units[phrase.first].start, owner.party.end


_ISSUES = frozenset(("issue", "sign", "release", "publish", "distribute", "circulate", "post", "write", "send"))


def _titled(units: Units, phrase: NounPhrase) -> Source | None:
    """As in "a Kenyan general": one who speaks for the one that is named."""
    words = units[phrase.first : phrase.last + 1]
    names = [i for i, unit in enumerate(words) if unit.kind in NAMES and unit.actor is not None]
    if len(names) != 1 or words[-1].low not in wordlists().classes["title"] or names[0] == len(words) - 1:
        return None
    owner = words[names[0]].actor
    person = Actor(joined(list(words[names[0] :])), "Person", (), owner.name if owner else None)
    return person, words[names[0]].start, words[-1].end


def some_source(units: Units, phrase: NounPhrase) -> Source | None:
    """As in "according to a local network": whoever is named there is a source."""
    words = [unit for unit in units[phrase.first : phrase.last + 1] if unit.kind != "determiner"]
    if not words or any(unit.kind not in ("word", "capital", "number", "verb", "possessive") for unit in words):
        return None
    words += _of_what(units, phrase.last)
    return Actor(joined(words), "UnnamedSource"), words[0].start, words[-1].end


def _of_what(units: Units, last: int) -> list[Unit]:
    """The rest of "Ministry of Health", "a network of volunteers"."""
    if last + 2 >= len(units) or units[last + 1].low != "of":
        return []
    inner = noun_phrase(units, last + 2)
    rest = list(units[last + 1 : inner.last + 1]) if inner else []
    return rest if rest and all(unit.kind in ("word", "capital", "preposition") for unit in rest) else []


def _unnamed(units: Units, phrase: NounPhrase) -> Source | None:
    """An unnamed voice, a report, or a person whom only the text knows."""
    last, after = phrase.last, units[phrase.last + 1 : phrase.last + 3]
    if [unit.low for unit in after[:1]] == ["states"] and after[-1].kind in ("verb", "have", "be", "modal"):
        last += units[last].kind == "capital"  # "Baltic states condemned": a verb elsewhere
    words = list(units[phrase.first : last + 1])
    start, end = words[0].start, words[-1].end
    while words and (words[0].kind in _BEFORE_VOICE or words[0].low in _COUNTING):
        words = words[1:]  # "two residents", "one of the survivors", "a third communique", "Monday's statement"
    classes = wordlists().classes
    unreal = any(unit.low in classes["unreal"] - ONCE for unit in words)
    if not words or unreal or words[-1].low in classes["impersonal"]:
        return None
    names = [unit for unit in words if unit.low not in classes["title"]]
    roles = {name for name in _VOICES if words[-1].low in wordlists().nouns[name]}
    if words[-1].low not in _ANYBODY:
        roles |= {name for name in ("human", "persons") if words[-1].low in classes[name]}
    if len(words) == 1 and not roles and opens_with_notion(units, phrase.first):
        return None  # "Opinion holds that"
    if names and not roles and all(is_capital(unit) for unit in words) and not is_report(words[-1]):
        body = units[phrase.first].low == "the" and len(names) == len(words)  # "the Red Cross", "the North"
        plain = len(names) == 1 and (words[0].start > start or (names[0].kind == "word" and names[0].low[-1] == "s"))
        actor = Actor(joined(names), "Organization" if body else "Person")
        return None if plain else (actor, start, end)
    if any(unit.kind in NAMES for unit in words) or state_unknown(words):
        return None
    several = len(words) > 1 and words[-1].low in _COUNTRIES
    if phrase.roles & set(_VOICES) or roles or several or is_report(words[-1]):
        rest = _of_what(units, phrase.last)
        capital = bool(rest) and words[-1].kind == "capital"
        name = joined(words + rest)
        kept = {unit.text for unit in rest if unit.kind == "capital"}
        if len(words) > 1:
            places = (unit.text for unit in words if unit.place is not None or unit.kind == "capital")
            kept |= {word for text in places for word in text.split()}
        if len(words) > 1 and words[1].text in kept and words[0].low not in classes["lesser"]:
            kept.add(words[0].text)  # "Health Ministry officials" that open a sentence
        lowered = " ".join(
            word if _without_s(word) in kept or is_people(word) or word in _CONTINENTAL else word.lower()
            for word in name.split(" ")
        )
        return Actor(name if capital else lowered, "UnnamedSource"), start, (rest or words)[-1].end
    return None


def _without_s(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


_CONTINENTAL = frozenset(("European", "African", "Asian", "American"))
_COUNTRIES = frozenset(("countries", "nations", "states", "governments", "powers", "capitals", "allies"))
"""Who speak together where a word tells which: "Western countries", "regional powers"."""


_COUNTING = frozenset(("of", "fewer", "less", "more", "than", "second", "third", "fourth", "fifth"))
_BEFORE_VOICE = frozenset(("determiner", "number", "adverb", "date", "possessive"))


_INQUIRERS = frozenset(("team", "teams", "commission", "commissions"))
"""Who finds out for a body that is named: "a UN team"."""


def _named_report(units: Units, phrase: NounPhrase) -> Source | None:
    """As in "A new Crisis Group analysis": the body whose report it is."""
    words = units[phrase.first : phrase.last + 1]
    names = [unit for unit in words if unit.kind in NAMES and unit.actor is not None]
    classes = wordlists().classes
    bodies = (wordlists().nouns["voices"] | _INQUIRERS | classes["outlet"]) - classes["opposed"]
    if len(names) != 1 or not (is_report(words[-1]) or words[-1].low in bodies):
        return None
    owner = names[0].actor
    seated = any(unit.kind == "tail" for unit in words)  # "the Oslo-based monitor" is not Norway
    if seated or (words[-1].low in classes["outlet"] and owner is not None and owner.type in STATES):
        own = [unit for unit in words if unit.kind != "determiner"]
        return Actor(joined(own), "UnnamedSource"), own[0].start, own[-1].end  # "Ethiopian media"
    firms = classes["private_body"] | classes["outlet"]
    whose = next((i for i, unit in enumerate(words) if unit.kind == "possessive" and words[i - 1].low in firms), 0)
    if whose and owner is not None and owner.type in STATES:
        own = [unit for unit in words[:whose] if unit.kind != "determiner"]
        return Actor(joined(own), "UnnamedSource"), own[0].start, own[-1].end  # "an Israeli company's statement"
    actor = names[0].speaker or names[0].actor
    return (actor, names[0].start, names[0].end) if actor else None
