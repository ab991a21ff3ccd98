"""Demands: what one asks of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments.addressees import (
    before_turn,
    led_by_both,
    named_beside,
    past_described,
    past_owners,
    who_goes_on,
    who_is_to,
)  # fmt: skip
from kg.extraction.arguments.contents_told import content_beside
from kg.extraction.arguments.crowds import against_their_own
from kg.extraction.arguments.objects import agent_index, content_from, surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import as_side
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import owner_of
from kg.extraction.speech.sources import Source, as_party, owned_noun, subject_source
from kg.extraction.words.descriptions import GROUPS, SIDES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["as_asker", "asked_of", "demand_findings", "demanded", "speakers", "told_to"]

_DEMANDS_ONLY = frozenset(("demand", "ask", "request", "require", "urge"))
_INSISTS = frozenset(("demand", "insist", "ask", "request", "require", "stipulate", "urge", "propose", "recommend"))
_RULES = frozenset(("rule", "order", "instruct", "direct", "decree"))
_CALLS = frozenset(("call", "calls", "demand", "demands", "appeal", "appeals", "request", "requests", "plea", "pleas",
                    "ultimatum", "order", "orders", "entreaties"))  # fmt: skip
_LETTERS = frozenset(("letter", "statement", "note", "message", "resolution", "declaration", "communique", "memo"))
_RESOLVES = frozenset(("vote", "write", "telephone", "phone", "call", "intervene", "move", "meet", "join", "unite",
                       "combine", "speak", "go", "come", "return", "travel", "fly", "cable", "contact",
                       "use", "seize", "take", "summon", "visit", "arrive", "gather", "issue"))  # fmt: skip
"""What is done to ask for something: "voted to demand", "wrote to urge"."""
_DISOWNS = frozenset(("deny", "dispute", "refute", "disavow", "contest", "doubt"))
_LOFTY = {"on": "upon"}
_WANTED = {"press": ("to", "for", "on", "over", "not", "towards", "toward", "into"), "warn": ("to", "not"),
           "caution": ("to", "not", "against"),
           "pressure": ("to", "not", "into", "over"), "nudge": ("to", "towards", "toward", "into"),
           "push": ("to", "for", "towards", "toward", "into"), "coax": ("to", "into"),
           "cajole": ("to", "into"), "ask": ("to", "for", "not"),
           "remind": ("of", "that"), "turn": ("for",),
           "order": ("to", "not", "out", "off", "back", "home")}  # fmt: skip
_LEADS = frozenset(("command", "direct", "order"))
_TO_NOUN = 8
_PRESSES = frozenset(("lean",))
"""Verbs after which it need not be said what one is to do."""


_PUSHES_FOR = frozenset(("press", "push", "lobby", "campaign"))
"""Verbs that ask for something of whom "for" names: "pressed for Y to withdraw"."""


def demand_findings(clauses: Clauses) -> Iterator[Finding]:
    """The demands of a sentence."""
    lists = wordlists()
    for group in clauses.groups:
        if group.lemma in lists.demands:
            yield from _demands(clauses, group, lists.demands[group.lemma])
        if group.lemma in _PUSHES_FOR and group.voice == "active" and demanded(group):
            yield from _called_for(clauses, group)
        if (group.lemma in _INSISTS or group.lemma in _RULES) and group.voice == "active":
            yield from _demanded_that(clauses, group)
    for index in clauses.places.of(_CALLS, ahead=1):
        if clauses.units[index].kind in ("word", "verb"):
            yield from _by_noun(clauses, index)


def speakers(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The subjects of a verb of demanding, also those whom only the text knows: "the mission", "a senior official"."""
    if group.form == "infinitive":
        governor = next((g for g in clauses.groups if g.head == group.first - 1), None)
        if governor is not None:
            asks = governor.lemma in _RESOLVES or wordlists().control.get(governor.lemma) == "actual"
            asks = asks and not governor.negated
        else:
            clause = clauses.clause(group)
            governor = clause.governor if clause is not None and clause.control in ("subject", "purpose") else None
            asks = governor is not None and governor.lemma in _RESOLVES and not governor.negated
        return speakers(clauses, governor) if governor and asks and governor.voice == "active" else ()
    paper = _of_a_paper(clauses, group) if group.form == "present" else None
    parties = clauses.subjects(paper or group)
    if parties:
        return parties
    if group.form == "present":
        earlier = [g for g in clauses.groups if g.head < group.head and g.form == "finite" and g.voice == "active"]
        mark = clauses.units[group.first - 1] if group.first else None
        return clauses.subjects(earlier[0]) if earlier and mark is not None and mark.kind == "comma" else ()
    if (voice := _who_says_we(clauses, group)) is not None:
        return (voice,)
    if own := tuple(filter(None, (_whose_call(clauses.units, phrase) for phrase in clauses.subject_phrases(group)))):
        return own
    clause = clauses.clause(group)
    if clause is not None and clause.link in ("coordinate", "infinitive") and clause.governor is not None:
        # "They asked X to leave and urged Y to stay": nobody stands before "urged" but whom they asked.
        return speakers(clauses, who_goes_on(clauses, clause.governor))
    _, source, _ = subject_source(clauses, group)
    return (as_party(source),) if source and not _vague(source) else ()


def _who_says_we(clauses: Clauses, group: VerbGroup) -> Party | None:
    """Who says it in "We call on Y to leave, X said"."""
    units = clauses.units
    if group.first < 1 or units[group.first - 1].low not in ("we", "i") or group.form != "finite":
        return None
    speech = (g for g in clauses.groups if g.head > group.head and g.lemma in wordlists().speech)
    said = next((g for g in speech if "relative" not in _around(clauses, g)), None)  # not "which Y has claimed"
    if said is None or not any(unit.kind in ("comma", "quote") for unit in units[group.head : said.first]):
        return None
    parties = clauses.subjects(said)
    return parties[0] if len(parties) == 1 and not said.negated and said.voice == "active" else None


def _around(clauses: Clauses, group: VerbGroup) -> tuple[str, ...]:
    clause = clauses.clause(group)
    return (clause.link, *clause.within) if clause is not None else ()


def _of_a_paper(clauses: Clauses, group: VerbGroup) -> VerbGroup | None:
    """The verb of "X laid a resolution before Z calling on Y to leave": it is X who asks."""
    before = [g for g in clauses.groups if g.head < group.head and g.form == "finite" and g.voice == "active"]
    if not before or before[-1].lemma not in _LAYS or clauses.units[group.first - 1].kind in ("comma", "stop"):
        return None
    between = clauses.units[before[-1].head + 1 : group.first]
    return before[-1] if any(unit.low in _LETTERS | _PAPERS for unit in between) else None


_LAYS = frozenset(("lay", "table", "submit", "circulate", "issue", "adopt", "send", "sign", "pass", "present", "draft",
                   "propose", "write", "release", "publish", "introduce", "sponsor"))  # fmt: skip
_PAPERS = frozenset(("resolution", "motion", "statement", "draft", "petition", "declaration", "communique", "note"))


def _whose_call(units: Units, phrase: NounPhrase) -> Party | None:
    """Whose "X's latest appeal" is, which asks somebody to do something."""
    return owner_of(units, phrase, phrase.last) if units[phrase.last].low in _CALLS | _LETTERS else None


def _vague(source: Source) -> bool:
    """Whether the words could be anybody's: "the government", a surname."""
    actor = source[0]
    if actor.type == "Person":
        return " " not in actor.name
    lists = wordlists()
    return actor.name in lists.classes["organ"] | lists.nouns["reports"] | lists.nouns["officials"]


def asked_of(trigger: int, asker: Party, asked: Party, content: str | None, score: float = 0.85) -> Iterator[Finding]:
    """The demand of one from another, unless they are the same."""
    thing = "assets" in asked.roles and "forces" not in asked.roles  # "the Chinese vessels" may leave
    if asker.actor.name == asked.actor.name:
        asker = _leader_to_his_own(asker, asked)
    if asker.actor.name == asked.actor.name or "assets" in asker.roles or thing:
        return
    yield Finding(
        trigger, "demandsOf", asker, asked, content=content, modality="demanded", act="demands",
        claimant=asker.speaker, claimant_at=(asker.start, asker.end), score=surer(score, asker, asked),
    )  # fmt: skip


def _leader_to_his_own(asker: Party, asked: Party) -> Party:
    """The man himself where he tells his own group what to do: "N. N. ordered the X to lay down their arms"."""
    led = asked.actor.type in GROUPS and asked.speaker.type != "Person" and asker.speaker.type == "Person"
    return replace(asker, actor=asker.speaker) if led else asker


def demanded(group: VerbGroup) -> bool:
    """Whether the demand is made: not denied, not only possible."""
    return not group.negated and group.modality == "actual"


def _demands(clauses: Clauses, group: VerbGroup, particle: str) -> Iterator[Finding]:
    """As in "X urged Y to …", "Y was urged by X to …", "X pressed Y for …"."""
    units = clauses.units
    if not demanded(group) and not _politely(clauses, group):
        return
    if group.voice != "active":
        yield from () if particle else _demanded_by(clauses, group)
        return
    first = group.head + 1
    if particle:
        while first < len(units) and units[first].kind == "adverb":
            first += 1
        if first >= len(units) or units[first].low not in (particle, _LOFTY.get(particle)):
            yield from _called_for(clauses, group) if group.lemma == "call" else ()
            return
        first += 1
    phrases = tuple(_side_of(units, phrase) for phrase in _those_asked(clauses, first))
    beside, end = named_beside(clauses, phrases, past_owners(clauses, phrases)) if phrases else ((), first)
    after = _to_do(clauses, group, end + 1)
    phrases = (*phrases, *beside)
    content = _content(units, after) if after is not None else None
    if after is None or not any(phrase.party for phrase in phrases) or _to_a_thing(units, after):
        return
    for asker in speakers(clauses, group):
        for phrase in phrases:
            asked = _not_himself(clauses, group, asker, phrase)
            if asked is not None:
                asking = against_their_own(units, asker, asked)
                yield from asked_of(group.head, asking, asked, content)
        yield from _asked_too(clauses, asker, particle, after)


def _to_a_thing(units: Units, link: int) -> bool:
    """Whether nothing is to be done: "warned Y of an answer to any attack", "wants the presidency for himself"."""
    led, after = (unit.low for unit in units[link : link + 2]) if link + 1 < len(units) else ("", "")
    return (led == "to" and after in _ARTICLES) or after.endswith(("self", "selves"))


_ARTICLES = frozenset(("any", "a", "an", "the", "every"))


def _content(units: Units, link: int) -> str | None:
    """What is asked, after the "to" or "for" at ``link``, or with the "not" or "against" of what shall not be done."""
    undone = link < len(units) and units[link].low in ("not", "against")
    return content_from(units, link if undone else link + 1)


def _politely(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "we would urge Y to leave", "I would ask Y to": it is asked for by saying so."""
    units = clauses.units
    polite = group.modality == "conditional" and not group.negated and group.lemma in _POLITE
    speaks = group.first > 0 and units[group.first - 1].low in ("we", "i")
    would = units[group.first].low in ("would", "'d")
    clause = clauses.clause(group)
    main = clause is not None and clause.link in ("main", "coordinate", "content")
    return polite and would and speaks and main and all(unit.low not in ("if", "unless") for unit in units)


_POLITE = frozenset(("urge", "ask", "encourage", "call", "appeal", "request", "advise", "invite"))


def _not_himself(clauses: Clauses, group: VerbGroup, asker: Party, phrase: NounPhrase) -> Party | None:
    """Who is asked; by "it", which nobody asks of himself, the only other who has been named in the sentence."""
    party, units = phrase.party, clauses.units
    if party is not None and group.lemma == "order" and party.actor.type == "StateOrgan":
        return None  # who orders an army to leave commands it
    organ = units[phrase.last].low in _OWN_ORGANS and units[phrase.last - 1].low in ("the", "his", "her", "its")
    if party is not None and party.kind == "coreference" and organ and group.lemma in _COMMANDS:
        return None  # "told the army to stay on alert": his own
    if party is None or party.actor.name != asker.actor.name or units[phrase.first].low not in _PRONOUNS:
        return party
    named = {u.actor.name: u for u in units[: group.first] if u.actor is not None and u.kind in NAMES}
    others = [unit for name, unit in named.items() if name != asker.actor.name]
    other = party_of(others[0]) if len(others) == 1 else None
    if other is None or other.actor.type not in SIDES:
        return None
    return replace(other, kind="coreference", start=party.start, end=party.end)


_COMMANDS = frozenset(("order", "tell", "instruct", "command", "direct"))
_OWN_ORGANS = frozenset(("army", "military", "police", "troops", "forces", "navy", "commission", "secretariat"))
_PRONOUNS = frozenset(("it", "them", "him", "her"))


def _those_asked(clauses: Clauses, first: int) -> tuple[NounPhrase, ...]:
    """The phrases at ``first``, past the states of those in office: "President N. N. of X and President M. M. of Y"."""
    units = clauses.units
    found = clauses.phrases_from(led_by_both(units, first))
    while found and len(found) < _MOST and found[-1].last + 2 < len(units):
        party, of = found[-1].party, found[-1].last + 1
        state = noun_phrase(units, of + 1) if units[of].low == "of" else None
        if party is None or party.speaker.type != "Person" or state is None or units[state.last + 1].low != "and":
            break
        found = (*found, *clauses.phrases_from(state.last + 2))
    return before_turn(units, found)


_MOST = 5


def _side_of(units: Units, phrase: NounPhrase) -> NounPhrase:
    """The phrase; "the Malian side" as Mali, and those aboard "the Malian ships" as its forces."""
    if phrase.party is not None and "assets" in phrase.party.roles and units[phrase.last].low in _CREWED:
        return replace(phrase, party=replace(phrase.party, roles=frozenset(("forces",))))
    return as_side(units, phrase)


_CREWED = frozenset(("vessel", "vessels", "ship", "ships", "warship", "warships", "boat", "boats", "aircraft", "plane",
                     "planes", "jets", "jet", "frigate", "destroyer", "submarine", "tanker", "tankers", "trawler",
                     "trawlers", "convoy", "helicopters", "helicopter"))  # fmt: skip


def _asked_too(clauses: Clauses, asker: Party, particle: str, after: int) -> Iterator[Finding]:
    """As in "called on Y to leave, and on Z to disarm": also of Z."""
    units = clauses.units
    yield from _gapped(clauses, asker, after)
    for index in range(after + 1, len(units) - 3 if particle else 0):
        if units[index].kind in ("stop", "end", "quote"):
            return
        if units[index].low != "and" or units[index + 1].low not in (particle, _LOFTY.get(particle)):
            continue
        phrases = clauses.phrases_from(index + 2)
        to = phrases[-1].last + 1 if phrases else len(units)
        if to < len(units) and units[to].kind == "to":
            for phrase in phrases:
                if phrase.party:
                    yield from asked_of(index + 1, asker, phrase.party, content_from(units, to + 1))


def _gapped(clauses: Clauses, asker: Party, after: int) -> Iterator[Finding]:
    """As in "urged Y to free him, and Z to pay": also of Z; the comma shows that Y is not to do it to Z."""
    units = clauses.units
    for index in range(after + 1, len(units) - 4):
        if units[index].kind in ("stop", "end", "quote", "that"):
            return
        bare = units[index].low == "and" and units[index - 1].kind not in (*NAMES, "comma", "capital")
        if not bare and (units[index].kind != "comma" or units[index + 1].low != "and"):
            continue
        phrases = clauses.phrases_from(index + 2 - bare)  # "urged Y to leave and Z to stay"
        to = phrases[-1].last + 1 if phrases else len(units)
        if to + 1 < len(units) and units[to].kind == "to" and any(form.base for form in units[to + 1].forms):
            for phrase in phrases:
                if phrase.party is not None and phrase.party.actor.type in SIDES | _BODIES:
                    yield from asked_of(index + 1, asker, phrase.party, content_from(units, to + 1), 0.75)
        return


_BODIES = frozenset(("IntergovernmentalOrganization",))


def _to_do(clauses: Clauses, group: VerbGroup, after: int) -> int | None:
    """The index of the "to" or "for" after those who are asked; ``None`` where nothing is asked of them."""
    units = clauses.units
    if group.lemma == "remind":
        return _of_duty(units, group.head + 1)
    after = _past_place(clauses, past_described(units, after))
    word, following = (units[i].low if i < len(units) else "" for i in (after, after + 1))
    if group.lemma == "push" and word in _MOVED:
        return None  # "pushed Y's troops into the valley", "pushed Y into signing"
    if group.lemma in _PRESSES:
        return after if word == "to" else len(units)  # "leaned on Y" says enough
    if word not in _WANTED.get(group.lemma, ("to", "for", "not")) or _disowned(clauses, group):
        return None
    if word == "against" and (following == "playing" or not following.endswith("ing")):
        return None  # "cautioned Y against playing with fire", which is a threat
    if (word == "not" and following != "to") or (word == "for" and group.lemma == "call"):
        return None
    return after


def _of_duty(units: Units, start: int) -> int | None:
    """The "of" or "that" after which stands what somebody has to do, of which he is reminded.

    None in "reminded Y of the arms that Z had sent", which asks for nothing.
    """
    reach = range(start, min(start + _TO_NOUN, len(units) - 1))
    link = next((index for index in reach if units[index].low in ("of", "that")), None)
    if link is None:
        return None
    duties = _DUTIES if units[link].low == "of" else _BOUND
    return link if any(unit.low in duties for unit in units[link + 1 : link + _TO_DUTY]) else None


_TO_DUTY = 6
_BOUND = frozenset(("must", "should", "ought", "obliged", "bound", "needs", "need"))


_DUTIES = frozenset(("obligation", "obligations", "duty", "duties", "commitment", "commitments", "pledge", "pledges",
                     "promise", "promises", "responsibility", "responsibilities", "undertaking", "undertakings",
                     "need", "urgency", "vow", "vows"))  # fmt: skip


_MOVED = frozenset(("into", "out", "back", "from", "away", "off", "through", "over", "across", "towards", "toward"))


def _disowned(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "denied that it had pressed Y to resign": no demand that the text tells."""
    clause = clauses.clause(group)
    governor = clause.governor if clause is not None and clause.link == "content" else None
    return governor is not None and governor.lemma in _DISOWNS


def _called_for(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X called for Y to withdraw"."""
    units, first = clauses.units, group.head + 1
    if first >= len(units) or units[first].low != "for":
        return
    phrases = clauses.phrases_from(first + 1)
    after = phrases[-1].last + 1 if phrases else len(units)
    if after + 1 >= len(units) or units[after].kind != "to" or not units[after + 1].forms:
        return
    for asker in speakers(clauses, group):
        for phrase in phrases:
            if phrase.party:
                yield from asked_of(group.head, asker, phrase.party, content_from(units, after + 1), 0.8)


def _demanded_by(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    by = agent_index(clauses, group)
    if group.lemma == "tell" and not any(
        unit.kind == "to" for unit in clauses.units[group.head : group.head + _TO_NOUN]
    ):
        return  # "was told by X that"
    following = clauses.units[group.head + 1].low if group.head + 1 < len(clauses.units) else ""
    if group.lemma == "push" and following in _AWAY:
        return  # "X was pushed out of P by a Y offensive"
    if group.lemma in _NEEDS_TO and not _asks_to(clauses, group, by):
        return  # "X, encouraged by Y, rejected it"
    if group.lemma in _LEADS and (group.voice == "reduced" or group.lemma != "order"):
        return  # "fighters commanded by X"
    phrases = clauses.phrases_from(by + 1) if by is not None else ()
    for phrase in phrases:
        start = _past_aside(clauses.units, phrases[-1].last + 1)
        if group.lemma == "ask" and start < len(clauses.units) and clauses.units[start].low in _QUESTIONS:
            return  # "was asked by X, the host, why it had left": a question
        for asked in clauses.subjects(group) if phrase.party else ():
            if phrase.party:
                yield from asked_of(group.head, phrase.party, asked, _content(clauses.units, start))


def _past_aside(units: Units, index: int) -> int:
    """The unit after ", the host of the talks," at ``index``, where what is asked follows that; else the same."""
    if index >= len(units) or units[index].kind not in ("comma", "conjunction"):
        return index
    for place in range(index + 1, min(index + _ASIDE, len(units))):
        closed = units[place - 1].kind == "comma" and place - 1 > index
        if closed and (units[place].kind == "to" or units[place].low in _QUESTIONS):
            return place
        if closed or units[place].kind == "stop":
            break
    return index


_ASIDE = 14
_QUESTIONS = frozenset(("why", "whether", "how", "what", "if"))
_AWAY = frozenset(("out", "back", "off", "aside", "away", "from", "into", "north", "south", "east", "west", "across"))
_NEEDS_TO = frozenset(("encourage", "challenge", "remind", "warn", "direct", "command", "instruct", "require", "want",
                       "prod", "caution", "nudge", "coax"))  # fmt: skip


def _asks_to(clauses: Clauses, group: VerbGroup, by: int | None) -> bool:
    """Whether it is told to what: "was encouraged by Y to leave", "encouraged to leave by Y"."""
    phrases = clauses.phrases_from(by + 1) if by is not None else ()
    after = phrases[-1].last + 1 if phrases else len(clauses.units)
    before = clauses.units[group.head : by] if by is not None else ()
    return (after < len(clauses.units) and clauses.units[after].kind == "to") or any(u.kind == "to" for u in before)


_TO_WISH = 25
"""Units of a relative clause between those who are asked and what is asked of them."""


def _past_place(clauses: Clauses, after: int) -> int:
    """The index after "in …" and ", its ally," that follow the one who is asked, and after "again", "on Monday"."""
    units = clauses.units
    if after + 1 < len(units) and units[after].low == "in":
        inner = noun_phrase(units, after + 1)
        after = inner.last + 1 if inner else after
    if after + 2 < len(units) and units[after].kind == "comma":
        closing = next(
            (i for i in range(after + 1, min(after + _TO_NOUN, len(units))) if units[i].kind == "comma"), None
        )
        apposed = units[after + 1].kind == "determiner" or units[after + 1].resolved
        if units[after + 1].kind == "relative" or any(form.participle for form in units[after + 1].forms):
            far = range(after + 2, min(after + _TO_WISH, len(units) - 1))
            closing = next((i for i in far if units[i].kind == "comma" and units[i + 1].kind == "to"), None)
            apposed = True  # "urged X, which holds P, to withdraw"
        after = closing + 1 if closing is not None and apposed else after
    while after < len(units) and (units[after].kind in ("adverb", "date") or units[after].low == "on"):
        after += 1
    if after + 2 < len(units) and units[after].kind in ("determiner", "that") and units[after + 2].kind == "to":
        after += 2 if units[after + 1].low in wordlists().classes["span"] else 0  # "told Y that day to"
    elif after + 3 < len(units) and units[after].kind == "determiner" and units[after + 1].low in _SAME:
        after += 3 if units[after + 2].low in wordlists().classes["span"] else 0  # "told Y the same day to"
    elif after + 2 < len(units) and units[after].low in ("last", "this") and units[after + 2].kind == "to":
        after += 2 if units[after + 1].low in wordlists().classes["span"] else 0  # "told Y last week to"
    return after


_SAME = frozenset(("same", "next", "following", "previous"))


def _demanded_that(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X demanded that Y leave", "X insisted that Y free …": a bare verb, which asks and does not tell."""
    units, that = clauses.units, group.head + 1
    if not demanded(group) or that + 1 >= len(units):
        return
    that = _that_after(units, that)
    if units[that].kind == "that":
        found = told_to(clauses, that + 1)
    elif group.lemma == "demand":  # "demanded Y stop arming Z"
        found = [(party, verb) for party, verb in told_to(clauses, that) if units[verb].kind in ("verb", "be")]
    else:
        return
    for index in range(that + 2, len(units) - 2 if found else 0):
        if units[index].kind in ("stop", "end", "quote"):
            break
        if units[index].low == "and" and units[index + 1].kind == "that":
            found = [*found, *told_to(clauses, index + 2)]  # "demanded that Y leave and that Z disarm"
    if group.lemma in _RULES:  # "ruled that Y must leave", not "ruled that Y be heard"
        firm = ("must", "should")
        found = [(y, v) for y, v in found if "be" not in (units[v].kind, units[v + 1].kind)
                 and (group.lemma != "rule" or units[v].low in firm)]  # fmt: skip
    told = group.lemma not in _DEMANDS_ONLY and any(_plain_plural(units, after) for _, after in found)
    for asker in speakers(clauses, group) if found and not told else ():
        for one, after in found:
            party = who_is_to(clauses, one, after)
            if party is None or party.actor.name == asker.actor.name:
                continue
            asking = against_their_own(units, asker, party)
            yield from asked_of(group.head, asking, party, content_from(units, after))


def _that_after(units: Units, first: int) -> int:
    """The "that" after "on Tuesday", "in P", "again"; else ``first``."""
    reach = range(first, min(first + _TO_NOUN, len(units) - 1))
    that = next((i for i in reach if units[i].kind == "that"), first)
    between = units[first:that]
    timed = all(unit.kind in ("date", "preposition", "adverb", "comma", "metonym", "number") for unit in between)
    return that if timed else first


def _plain_plural(units: Units, verb: int) -> bool:
    """Whether the verb may as well tell what many do: "X insists that Y's soldiers train Z's men"."""
    return units[verb].kind == "verb" and units[verb - 1].low.endswith("s") and units[verb - 1].kind in ("word", "verb")


def told_to(clauses: Clauses, first: int) -> list[tuple[Party, int]]:
    """Those at ``first`` who are told to do what a bare verb says, with the index of the verb."""
    units = clauses.units
    phrases = clauses.phrases_from(first)
    after = phrases[-1].last + 1 if phrases else len(units)
    while after + 1 < len(units) and (
        units[after].kind == "adverb" or (units[after].low == "and" and units[after + 1].kind == "adverb")
    ):
        after += 1  # "that Y also suspend", "that Y immediately and unconditionally free"
    if any(phrase.party for phrase in phrases) and after < len(units) and _bare_verb(units, after):
        return [(phrase.party, after) for phrase in phrases if phrase.party]
    # "that X halt the siege": the verb looks like a noun that the name modifies.
    ahead = range(first, min(first + 4, len(units) - 1))
    named = [i for i in ahead if units[i].kind in NAMES and units[i + 1].kind != "possessive"]  # not "lift its ban"
    verb = named[-1] + 1 if named else len(units)
    if named and units[named[-1]].kind == "demonym" and verb < len(units) and not units[verb].forms:
        verb += 1  # "that the British fleet turn back"
    where = bool(named) and units[named[0] - 1].kind == "preposition"  # "that the airport of P be reopened"
    if named and not where and verb < len(units) and _bare_verb(units, verb):
        found = [party_of(units[i]) for i in named]
        return [(party, verb) for party in found if party]
    return []


def _bare_verb(units: Units, index: int) -> bool:
    unit = units[index]
    if unit.low in ("be", "not", "should", "must"):
        return True
    if unit.forms:
        return any(form.base for form in unit.forms)
    return unit.kind == "word" and not unit.low.endswith(("s", "ed", "ing"))


def _by_noun(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X's demand that Y leave", "calls by X on Y to …", "X's call on Y to …"."""
    units = clauses.units
    if any(group.head == index for group in clauses.groups):
        return
    owned = owned_noun(clauses, index)
    if owned is None:
        return
    source, after = owned
    asker = as_asker(clauses, source)
    if after < len(units) and units[after].kind == "that":
        for party, verb in told_to(clauses, after + 1):
            yield from asked_of(index, asker, party, content_beside(clauses, index, verb), 0.75)
    elif after + 1 < len(units) and units[after].low in ("on", "upon", "to", "for"):
        phrase = noun_phrase(units, after + 1)
        to = phrase.last + 1 if phrase else len(units)
        if phrase and phrase.party and to < len(units) and units[to].kind == "to":
            yield from asked_of(index, asker, phrase.party, content_beside(clauses, index, to + 1), 0.75)
        elif phrase and phrase.party and _entreated(units, index, after, phrase.party):
            yield from asked_of(index, asker, phrase.party, None, 0.65)


def _entreated(units: Units, index: int, after: int, asked: Party) -> bool:
    """Whether "appeals to Y" says enough without what is asked for: Y is a state, a group or a body of states."""
    heard = asked.actor.type in SIDES | _BODIES and asked.roles & {"name", "officials"}
    return units[index].low in _ENTREATIES and units[after].low == "to" and bool(heard)


_ENTREATIES = frozenset(("appeals", "pleas", "requests", "entreaties"))
"""Nouns that say enough without what is asked for: "X's appeals to Y went unheard"."""


def as_asker(clauses: Clauses, source: Source) -> Party:
    """The one who asks; for officials, their state acts."""
    owner = next((u for u in clauses.units if u.start == source[1] and u.actor is not None), None)
    actor: Actor = owner.actor if owner is not None and owner.actor is not None else source[0]
    return replace(as_party(source), actor=actor, roles=frozenset(("name",)))
