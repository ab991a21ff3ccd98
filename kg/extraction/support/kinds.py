"""Kinds: what "X, an ally of Y", "Y's proxy X", "X and its allies" say of the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from kg.extraction.arguments.doers import reduced_subjects
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clause, Clauses
from kg.extraction.support.examples import listed_before
from kg.extraction.support.helping_foes import helps_its_foe
from kg.extraction.support.named_lists import listed_and_closed
from kg.extraction.words.descriptions import GROUPS, is_nameless
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import Kind, wordlists
from kg.vocabulary import vocabulary

__all__ = ["kind_findings"]

_JOINTS = frozenset(("of", "to"))
_LISTING = frozenset(("including", "like", "notably", "namely", "especially"))
_CLOSE = frozenset(("close", "sworn", "bitter", "staunch", "firm", "long-standing", "longtime", "trusted"))
_ONE = frozenset(("a", "an", "another", "one"))
_THEIRS = frozenset(("its", "their", "his"))
_INSIDE = NAMES | {"word", "capital", "possessive", "determiner"}
_BACKING = frozenset(("supports", "funds", "arms", "alliedWith"))
_OF_GROUPS = frozenset(("wing", "arm", "branch", "affiliate", "offshoot", "franchise", "chapter", "party", "movement"))
"""Nouns of what no person is, though he stands before them: "N. N. of the X, the Y's political wing"."""
_PAST = frozenset(("once", "formerly", "previously"))
_TIES = frozenset(("alliedWith", "cooperatesWith", "supports", "funds", "arms", "hostileTo"))
"""Of these a "former ally" tells that they have been; a "former member" may be anybody."""
_FORMER = frozenset(("former", "onetime", "one-time", "sometime", "erstwhile", "ex"))
_FOR_LONG = frozenset(("years", "decades", "long", "months", "generations"))
_ENDS = frozenset(("comma", "dash", "end", "close", "stop"))


def kind_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who is whose ally, backer, proxy, member, offshoot or enemy."""
    units, every = clauses.units, wordlists().kinds
    for index in [index for index, unit in enumerate(units) if unit.low in every]:
        kinds = every[units[index].low]
        if _is_verb(clauses, index):
            continue  # "X's Guards arm Y", "X sponsors terrorists"
        phrase = _past_only(units, noun_phrase_before(units, index) or _opened(units, index))
        own = next((i for i in range(index - 1, phrase.first, -1) if units[i].low in _THEIRS), phrase.first)
        phrase = phrase if own == phrase.first else replace(phrase, first=own)  # "considers Y its enemy"
        phrase = _one_of_them(units, phrase, index)
        words = [u.low for u in units[phrase.first : index]]
        words += (
            [u.low for u in units[index + 2 : index + 4]] if units[min(index + 1, len(units) - 1)].low == "of" else []
        )
        kind = next((kind for kind in kinds if not kind.needs or kind.needs & _with_goods(units, words)), None)
        unreal = wordlists().classes["unreal"].intersection(words)
        formerly = kind is not None and kind.relation in _TIES and unreal <= _FORMER and bool(unreal)
        if kind is None or (unreal and not formerly) or "no" in words:
            continue  # "X is no friend of Y"
        if kind.relation == "memberOf" and not _HALF.isdisjoint(words):
            continue  # "X, a candidate member of Y"
        past = formerly or any(_is_past(units, place) for place in range(max(0, phrase.first - 2), phrase.first + 1))
        past = past or _had_been(units, phrase.first, index)
        if kind.relation == "hostileTo" and not _GAMES.isdisjoint(unit.low for unit in units):
            continue  # "beat Y, its old foe, on penalties"
        if kind.relation == "hostileTo" and helps_its_foe(clauses, phrase.first):
            continue  # "Y says that the X is armed by its foe Z"
        if kind.relation == "hostileTo" and "own" in words:
            kind = replace(kind, backward=True)  # "Y, its own enemy": of its own enmity
        held = list(_held(clauses, index, phrase, kind))
        each = "respective" in words
        told = _becoming(clauses, index, phrase) if kind.relation == "memberOf" else None
        for found in _one_by_one(held or list(_kind_of(clauses, index, phrase, kind)), each=each):
            finding = replace(found, trigger=told) if told is not None else found
            yield replace(finding, aspect="ended") if past else finding
        yield from _foreign_backers(clauses, index, phrase, kind)


def _one_by_one(found: list[Finding], *, each: bool) -> list[Finding]:
    """Of "A and B, the respective backers of X and Y", what is said of each; nothing where their order is not told."""
    if not each:
        return found
    first = list(dict.fromkeys(finding.subject.actor.name for finding in found))
    second = list(dict.fromkeys(finding.object.actor.name for finding in found if finding.object is not None))
    pairs = set(zip(first, second, strict=False)) if len(first) == len(second) == len(found) ** 0.5 else set()
    return [f for f in found if f.object is not None and (f.subject.actor.name, f.object.actor.name) in pairs]


def _one_of_them(units: Units, phrase: NounPhrase, index: int) -> NounPhrase:
    """The phrase with the "one of" before it: "X is one of Y's closest allies", "one of the main backers of Y"."""
    first = phrase.first
    one = first > 1 and units[index].low.endswith("s") and [u.low for u in units[first - 2 : first]] == ["one", "of"]
    return replace(phrase, first=first - 2) if one else phrase


def _becoming(clauses: Clauses, index: int, phrase: NounPhrase) -> int | None:
    """The verb of "X became a member of Y in 2004", whose date it is."""
    group = next((g for g in reversed(clauses.groups) if g.head < index), None)
    return group.head if group is not None and group.lemma == "become" and group.head >= phrase.first - 2 else None


def _with_goods(units: Units, words: list[str]) -> set[str]:
    """The words, with "arms" for "its chief supplier" in a sentence that tells of arms and of no other goods."""
    lows = {unit.low for unit in units} if _LEADING.intersection(words) else set[str]()
    armed = lows & wordlists().nouns["gift_arms"] and not lows & _OTHER_GOODS
    return {*words, "arms"} if armed else set(words)


_GAMES = frozenset(("penalties", "semifinal", "semifinals", "quarterfinal", "goalless",
                    "stadium", "world-cup", "qualifying", "scoreless"))  # fmt: skip
_HALF = frozenset(("candidate", "prospective", "observer", "suspended"))
_LEADING = frozenset(("chief", "main", "principal", "biggest", "largest", "foremost", "leading", "sole"))
_OTHER_GOODS = frozenset(("gas", "oil", "grain", "wheat", "electricity", "coal", "fuel", "petrol", "cocaine", "food",
                          "energy", "water", "drugs", "trade"))  # fmt: skip


def _is_past(units: Units, index: int) -> bool:
    """Whether the word says that it is so no more: "once", but not "once again", "at once"."""
    again = units[index + 1].low in ("again", "more") or (index > 0 and units[index - 1].low == "at")
    no_more = units[index].low == "longer" and index > 0 and units[index - 1].low == "no"
    return no_more or (units[index].low in _PAST and not again)


def _had_been(units: Units, first: int, index: int) -> bool:
    """Whether it is so no more in "Y, which had been X's ally": not "since 1990", "for years"."""
    words = [unit.low for unit in units[max(first - 2, 0) : first]]
    led = first > 2 and units[first - 3].kind == "relative" and words == ["had", "been"]
    after = takewhile(lambda unit: unit.kind not in _ENDS, units[index + 1 :])
    return led and all(unit.low not in _LASTING for unit in after)


_LASTING = frozenset(("since", "for", "throughout"))


def _is_verb(clauses: Clauses, index: int) -> bool:
    """Whether it is the verb of its clause: the "arm" of "X's Guards arm Y", the "sponsors" of "X sponsors Y"."""
    group, units = clauses.at(index), clauses.units
    if group is None or units[index].low == "arm":
        return group is not None
    after = units[index + 1].kind if index + 1 < len(units) else "end"
    third = units[index].low.endswith("s") and after in (*NAMES, "determiner", "word", "number", "capital")
    return third and group.form == "finite" and bool(clauses.subjects(group))


def _opened(units: Units, index: int) -> NounPhrase:
    """The words up to the noun where its phrase goes on after it: "Y's ally X"."""
    first = index
    while first > 0 and (units[first - 1].kind in _INSIDE or units[first - 1].low in _CLOSE):
        first -= 1
    return NounPhrase(first, index, None, frozenset())


def _past_only(units: Units, phrase: NounPhrase) -> NounPhrase:
    """The phrase with what stands before its "only" or "most": "Y's only big ally", "Y's most important ally"."""
    first = phrase.first - (units[phrase.first].low not in _RANKING)
    if first < 1 or units[first].low not in _RANKING:
        return phrase
    first -= units[first - 1].kind != "possessive" and units[first - 1].low in _RANKING
    while first > 0 and units[first - 1].kind in _INSIDE:
        first -= 1
    return NounPhrase(first, phrase.last, phrase.party, phrase.roles)


_RANKING = frozenset(("only", "most", "second", "least"))


def _kind_of(clauses: Clauses, index: int, phrase: NounPhrase, kind: Kind) -> Iterator[Finding]:
    others = _whose(clauses, phrase, index)
    if not others:
        others, found = _theirs(clauses, phrase, index)
        if found:
            yield from _pairs(index, kind, found, others)
            return
    who = _described(clauses, phrase)
    if not others:
        if not who or not any(unit.low in _THEIRS for unit in clauses.units[phrase.first : index]):
            yield from _offshoot(clauses, index, phrase, kind)
            yield from _one_another(clauses, index, phrase, kind)
            return
        others = _clause_subject(clauses, phrase)
    who = who or listed_before(clauses.units, phrase.first) or _named_after(clauses, index)
    if kind.relation in ("memberOf", "splitFrom") and clauses.units[index].low not in ("member", "members"):
        # "N. N. of the X, the Y's political wing": it is not he who is the wing.
        who = tuple(party for party in who if "Person" not in (party.actor.type, party.speaker.type))
    yield from _pairs(index, kind, who, others)


_HOLDS = frozenset(("count", "regard", "see", "view", "treat", "reckon", "perceive", "look", "value", "rank", "think"))
"""Verbs with "as" that tell what somebody takes another for; "describe" and "call" only tell what he says."""
_DEEMS = frozenset(("consider", "deem", "reckon", "think", "count", "find"))
_AMONG = frozenset(("count", "number", "rank", "reckon", "list", "include", "have"))
_NO_MORE = frozenset(("hardly", "scarcely", "once", "used", "barely"))
_HAS_IN = frozenset(("see", "have", "find", "lose", "gain", "acquire", "win", "recognise", "recognize", "keep"))


def _held(clauses: Clauses, index: int, phrase: NounPhrase, kind: Kind) -> Iterator[Finding]:
    """As in "X regards Y as its ally", "Y, which X counts among its friends", "X sees in Y its protector"."""
    units, before = clauses.units, phrase.first - 1
    group = next((g for g in reversed(clauses.groups) if g.head < before), None) if before > 0 else None
    clause = clauses.clause(group) if group is not None else None
    if group is None or clause is None or group.modality != "actual" or kind.relation not in {*_TIES, "linkedTo"}:
        return
    if any(unit.kind in _PARTS for unit in units[group.head + 1 : phrase.first]):
        return
    who = _held_to_be(clauses, group, clause, phrase, index)
    holders = clauses.subjects(group) if group.voice == "active" else clause.agents or _seen_in(clauses, group)
    if not who or any(party.roles - {"name"} for party in who):
        return
    own = any(unit.low in _THEIRS for unit in units[phrase.first : index])
    others = () if own else _whose(clauses, phrase, index)
    if not own and not others and index + 1 < len(units) and units[index + 1].low == "of":
        return  # "regarded by Y as an ally of the other side": of whom, is not known
    ended = any(unit.low == "longer" for unit in units[max(group.first - 2, 0) : phrase.first])
    if any(unit.low in _NO_MORE for unit in units[group.first : phrase.first]) or (group.negated and others):
        return
    fond = replace(kind, relation="alliedWith") if own and kind.relation == "cooperatesWith" else kind
    held = fond.relation in ("hostileTo", "linkedTo", "alliedWith") and not others
    for found in _pairs(index, fond, holders, who) if held else _pairs(index, fond, who, others or holders):
        finding = replace(found, trigger=group.head, aspect="ended" if ended else None)
        finding = replace(finding, stance="denies") if group.negated and not ended else finding
        ends = {finding.subject.actor.name, *((finding.object.actor.name,) if finding.object else ())}
        holder = holders[0] if len(holders) == 1 else None
        if holder is not None and holder.actor.name not in ends:  # "X sees Y as the sponsor of Z"
            yield replace(finding, claimant=holder.speaker, claimant_at=(holder.start, holder.end), act="claims")
        elif holder is not None or holders == others:
            yield finding


def _held_to_be(
    clauses: Clauses, group: VerbGroup, clause: Clause, phrase: NounPhrase, index: int
) -> tuple[Party, ...]:
    """Who it is that somebody regards as his ally."""
    units, before = clauses.units, phrase.first - 1
    joint = units[before].low
    if joint == "as" and group.lemma in _HOLDS:
        return clause.patients or (reduced_subjects(clauses, group) if group.voice == "reduced" else ())
    if joint == "among" and group.lemma in _AMONG:
        return clause.patients or _named_after(clauses, index)
    if clause.objects and clause.objects[0].first <= before <= clause.objects[0].last and group.lemma in _DEEMS:
        inner = noun_phrase_before(units, before)
        named = party_of(units[before]) if units[before].kind == "name" else inner.party if inner is not None else None
        return (named,) if named is not None else ()
    if group.lemma in _HAS_IN and units[group.head + 1].low == "in":
        seen = clauses.phrases_from(group.head + 2)
        return tuple(p.party for p in seen if p.party is not None) if seen and seen[-1].last == before else ()
    if group.lemma in _HAS_IN and group.head == before and index + 2 < len(units) and units[index + 1].low == "in":
        seen = clauses.phrases_from(index + 2)
        return tuple(p.party for p in seen if p.party is not None and _no_place(p.party))
    return ()


def _no_place(party: Party) -> bool:
    """Whether "found a friend in Y" may be Y himself: a group or a person, for within a state others may be meant."""
    return party.actor.type in GROUPS or party.speaker.type == "Person"


_PARTS = frozenset(("stop", "comma", "relative", "that", "end", "quote"))


def _seen_in(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The X of "Y, seen in X's capital as its ally"."""
    units, place = clauses.units, group.head + 2
    if place >= len(units) or units[place - 1].low != "in" or units[place].kind != "metonym":
        return ()
    party = party_of(units[place])
    return (party,) if party is not None else ()


def _foreign_backers(clauses: Clauses, index: int, phrase: NounPhrase, kind: Kind) -> Iterator[Finding]:
    """As in "Y's X-ian backers", "Y and their X-ian patrons": whose people they are is the backer."""
    units = clauses.units
    named = [i for i in range(phrase.first, index) if units[i].kind in NAMES]
    if kind.relation not in _BACKING or kind.backward:
        return
    if len(named) == 1 and phrase.first > 1 and units[phrase.first - 1].low == "whose":
        # "Y, whose X-ian allies took P"
        comma = units[phrase.first - 2].kind == "comma"
        owner, backer = clauses.phrase_before(phrase.first - 2 - comma), party_of(units[named[0]])
        owned = units[named[0]].kind == "demonym"
    elif len(named) == 2:
        owner, backer = party_of(units[named[0]]), party_of(units[named[1]])
        owned = units[named[0] + 1].kind == "possessive" and units[named[1]].kind == "demonym"
    else:
        return
    named_too = False
    if index + 2 < len(units) and units[index + 1].low in ("from", "of", "in"):
        inner = noun_phrase(units, index + 2)  # "their Russian allies from the Wagner Group"
        named_too = inner is not None and inner.party is not None and inner.party.actor.type in GROUPS
        backer = inner.party if named_too and inner is not None else backer
    if (
        kind.relation == "alliedWith"
        and not named_too
        and (owner is None or owner.actor.type == "State" or not units[index].low.endswith("s"))
    ):
        return  # "Iran's Lebanese ally" is not Lebanon
    if owned and owner is not None and backer is not None and owner.actor.type != "Person":
        yield from _pairs(index, kind, (backer,), (owner,))


def _offshoot(clauses: Clauses, index: int, phrase: NounPhrase, kind: Kind) -> Iterator[Finding]:
    """As in "An offshoot, the X, …": of the group that the text speaks of."""
    units = clauses.units
    parent = clauses.group_in_question() if kind.relation == "splitFrom" else None
    if parent is None or units[phrase.first].low not in _ONE or _whose(clauses, phrase, index):
        return
    if is_nameless(parent):
        return  # "Gunmen attacked a bus. The X, a splinter group, claimed it": not of the gunmen
    if any(unit.low in ("split", "broke", "splintered") for unit in units[index:]):
        return  # "A faction, the Real X, which split from the Y": not of whom the text spoke before
    for party in _described(clauses, phrase) or _named_after(clauses, index):
        if party.actor.name != parent.name and party.actor.type in GROUPS:
            other = Party(parent, parent, party.start, party.end, frozenset(("name",)), "coreference")
            yield Finding(index, "splitFrom", party, other, score=surer(0.75, party, other))


def _pairs(index: int, kind: Kind, who: tuple[Party, ...], others: tuple[Party, ...]) -> Iterator[Finding]:
    for party in who:
        for other in others:
            if party.actor.name == other.actor.name or "assets" in party.roles | other.roles:
                continue
            if kind.relation in ("memberOf", "splitFrom") and not _belonging(party, other):
                continue
            first, second = (other, party) if kind.backward else (party, other)
            yield Finding(index, kind.relation, first, second, score=surer(0.75, first, second))


def _belonging(party: Party, other: Party) -> bool:
    """Whether one can be part of the other: a state only of a union, a group of a group or union."""
    if other.actor.type == "State" or other.speaker.type == "Person":
        return False  # "N. N.'s political wing" need not be that of the band that he leads
    if party.actor.type == "State" and other.roles & {"forces"}:
        return False  # "Kenya's army is part of the African Union force": of which union a state is, that leaves open
    return party.actor.type != "State" or other.actor.type not in GROUPS


def _one_another(clauses: Clauses, index: int, phrase: NounPhrase, kind: Kind) -> Iterator[Finding]:
    """As in "A and B were enemies", "A and B are old allies"."""
    units, before = clauses.units, phrase.first - 1
    while before > 0 and (units[before].low in _CLOSE or units[before].kind == "adverb"):
        before -= 1
    staying = before >= 0 and any(form.lemma in ("become", "remain", "stay") for form in units[before].forms)
    if before < 0 or not (staying or units[before].kind == "be") or not units[index].low.endswith("s"):
        return
    if any(unit.kind in ("negation", "modal") for unit in units[:before]):
        return
    if not vocabulary().relation(kind.relation).symmetric and kind.relation != "hostileTo":
        return
    parties = clauses.copula(before) or clauses.subjects(VerbGroup(before, before, "be", "active", "finite"))
    if [unit.low for unit in units[index + 1 : index + 2]] == ["in"] and units[index + 2].kind in NAMES:
        return  # "A and B are partners in X's crime": each X's
    if len(parties) == 2 and parties[0].actor.name != parties[1].actor.name:
        yield Finding(index, kind.relation, parties[0], parties[1], score=surer(0.75, *parties))


def _whose(clauses: Clauses, phrase: NounPhrase, index: int) -> tuple[Party, ...]:
    """The Y of "an ally of Y", "Y's ally"."""
    units, goods = clauses.units, noun_phrase(clauses.units, index + 2) if index + 2 < len(clauses.units) else None
    supplied = goods is not None and units[index + 1].low == "of" and _is_goods(units, (goods,))
    joint = goods.last + 1 if supplied and goods is not None else index + 1  # "the main supplier of arms to Y"
    if joint + 1 < len(units) and units[joint].low in (("to", "for") if supplied else _JOINTS):
        inner = clauses.phrases_from(joint + 1)
        if any(given.party for given in inner) or not _is_goods(units, inner):
            inner = _within_apposition(units, phrase, inner)
            return tuple(given.party for given in inner if given.party)
    if (having := _had_by(clauses, index + 1)) is not None:
        return (having,)
    names = [unit for unit in units[phrase.first : index] if unit.kind in NAMES]
    own = units[phrase.first].low in _THEIRS and not units[phrase.first].resolved
    owner = party_of(names[0]) if len(names) == 1 and not (own and names[0].kind == "demonym") else None
    return (owner,) if owner else ()  # not in "its X-ian rival Y": Y is X-ian


def _had_by(clauses: Clauses, after: int) -> Party | None:
    """The Y of "the only friend (that) Y has (left)"."""
    units = clauses.units
    after += after < len(units) and units[after].low in ("that", "which", "whom")
    phrase = noun_phrase(units, after) if after + 1 < len(units) else None
    if phrase is None or phrase.party is None or phrase.roles != {"name"} or phrase.last + 2 >= len(units):
        return None
    verb = phrase.last + 1 + (units[phrase.last + 1].low in ("ever", "still"))
    closed = units[verb + 1].kind in ("stop", "end", "comma") or units[verb + 1].low in ("left", "in", "at")
    return phrase.party if units[verb].low in ("has", "had", "have") and closed else None


def _within_apposition(units: Units, phrase: NounPhrase, inner: tuple[NounPhrase, ...]) -> tuple[NounPhrase, ...]:
    """Those before the comma that closes the apposition: in "X, an ally of Y, and Z met" Z is with X."""
    if not phrase.first or units[phrase.first - 1].kind != "comma" or len(inner) != 2:
        return inner
    return inner[:1] if units[inner[0].last + 1].kind == "comma" else inner


def _is_goods(units: Units, phrases: tuple[NounPhrase, ...]) -> bool:
    """As in "Y's main supplier of weapons": what is supplied, not to whom."""
    return any(units[phrase.last].low in wordlists().nouns["arms"] for phrase in phrases)


def _theirs(clauses: Clauses, phrase: NounPhrase, index: int) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """As in "Y and its ally X", "Y and its X allies": the two."""
    units, first = clauses.units, phrase.first
    if units[first].low not in _THEIRS or first < 2 or units[first - 1].low not in ("and", "with"):
        return (), ()
    left = clauses.phrase_before(first - 2)
    named = [unit for unit in units[first:index] if unit.kind in NAMES]
    inner = party_of(named[0]) if len(named) == 1 else None
    right = (inner,) if inner else _named_after(clauses, index)
    return ((left,), right) if left and right else ((), ())


def _named_after(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """The X of "Y's ally X", "Y's main backer, X,", "Y's allies, including X and Z"."""
    units, after = clauses.units, index + 1
    if after + 1 >= len(units):
        return ()
    goods = noun_phrase(units, after + 1) if units[after].low == "of" else None
    if goods is not None and _is_goods(units, (goods,)):
        after = min(goods.last + 1, len(units) - 2)  # "its main supplier of arms is X"
    place = noun_phrase(units, after + 1) if units[after].low in ("in", "there") else None
    after = place.last + 1 if place else after  # "its affiliate in P, X,"
    after = _past_owner(clauses, index, after)
    apposed = after + 1 < len(units) and units[after].kind == "comma"
    includes = units[after].low in _INCLUDES and units[index].low.endswith("s")
    copula = after + 1 < len(units) and (units[after].kind == "be" or includes) and index > 0
    after += apposed or copula  # "its armed wing is the X"
    listed = after + 1 < len(units) and (units[after].low in _LISTING or units[after].low == "such")
    if listed:
        after += 1 + (units[after].low == "such")
    phrases = clauses.phrases_from(after) if after < len(units) else ()
    if apposed and units[index].low.endswith("s") and (several := listed_and_closed(clauses, after)):
        return several if all(party.roles == {"name"} for party in several) else ()
    if not phrases or any(given.party is None or given.roles != {"name"} for given in phrases):
        return ()
    following = units[phrases[-1].last + 1] if phrases[-1].last + 1 < len(units) else None
    alone = len(phrases) == 1 or units[index].low.endswith("s")  # "its backers, X and Z,"
    if apposed and not listed and (not alone or following is None or following.kind not in _ENDS):
        return ()
    if len(phrases) > 1 and not listed and not units[index].low.endswith("s"):
        phrases = phrases[:1]
    return tuple(given.party for given in phrases if given.party)


_INCLUDES = frozenset(("include", "included"))


def _past_owner(clauses: Clauses, index: int, after: int) -> int:
    """The "are" of "the backers of Y are A and B", the "include" of "the allies of Y include A"; else ``after``."""
    units = clauses.units
    owners = clauses.phrases_from(after + 1) if units[after].low in _JOINTS and units[index].low.endswith("s") else ()
    verb = owners[-1].last + 1 if owners else len(units)
    return verb if verb + 1 < len(units) and (units[verb].kind == "be" or units[verb].low in _INCLUDES) else after


def _described(clauses: Clauses, phrase: NounPhrase) -> tuple[Party, ...]:
    """Whom the phrase describes: the name before its comma or before "is"."""
    units, before = clauses.units, phrase.first - 1
    while before > 0 and (units[before].kind == "adverb" or _once(units, before)):
        before -= 1
    if before > 1 and units[before].low == "and":
        beside = noun_phrase_before(units, before - 1)
        if beside is not None and beside.first > 1 and units[beside.first - 1].low == "of":
            beside = noun_phrase_before(units, beside.first - 2)  # "is a member of the X and"
        friends = (
            beside is not None
            and beside.party is None
            and (units[beside.last].low in wordlists().kinds or units[beside.first].low in ("a", "an"))
        )  # "is a modern state and member of the X"
        before = beside.first - 1 if beside is not None and friends else before  # "is a friend and our ally"
    if before > 2 and units[before - 1].low == "for" and units[before].low in _FOR_LONG:
        before -= 2  # "X, for years Y's client,"
    if before > 0 and units[before].kind == "comma":
        if _begins_clause(clauses, phrase):
            return ()
        found = clauses.phrase_before(before - 1)
        own = party_of(units[before - 1]) if units[before - 1].kind == "name" else None
        within = before > 1 and units[before - 2].kind in ("preposition", "determiner")
        if own is not None and own.speaker.type == "Person" and not within:
            found = replace(_himself(own), roles=frozenset(("name",)))  # "N. N., a protégé of Y"
        elif own is not None and units[phrase.last].low in _OF_GROUPS:
            found = own  # "N. N. of the X, the Y's political wing"
        elif own is not None and own.actor.type != "Place" and _place_of(units, _past_article(units, before - 2)):
            found = own  # "in the waters of X, an ally of Y"
        if found is None or found.roles != {"name"}:
            return ()
        return (*_listed_before(clauses, before - 1, units[phrase.last].low), found)
    copula = before >= 0 and (
        units[before].kind == "be" or any(form.lemma in ("become", "remain") for form in units[before].forms)
    )
    if copula and not any(unit.kind in ("negation", "modal") for unit in units[:before]):
        return tuple(map(_himself, clauses.subjects(VerbGroup(before, before, "be", "active", "finite"))))
    return _begun_as(clauses, before) if before > 0 and units[before].low == "as" else ()


def _past_article(units: Units, index: int) -> int:
    return index - (index > 0 and units[index].kind == "determiner")


def _place_of(units: Units, joint: int) -> bool:
    """Whether it is the "of" of "the waters of", "the overthrow of": nothing that could itself be an ally."""
    lists, noun = wordlists(), units[joint - 1].low if joint > 0 else ""
    deed = noun in lists.events or noun in lists.classes["harm"] or noun in _HAPPENS
    return joint > 0 and units[joint].low == "of" and (deed or noun in lists.nouns["assets"])


_HAPPENS = frozenset(("overthrow", "fall", "defeat", "ouster", "collapse", "rise", "withdrawal", "victory", "downfall",
                      "occupation", "partition", "help", "aid", "support"))  # fmt: skip


def _begins_clause(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether a verb follows whose subject the phrase is: in "After attacking Y, allies of X withdrew" Y is none."""
    units, after = clauses.units, phrase.last + 1
    while after < len(units) and units[after].low in _JOINTS:
        inner = noun_phrase(units, after + 1)
        if inner is None:
            return False
        after = inner.last + 1
    return any(g.first == after and g.form == "finite" and g.voice != "reduced" for g in clauses.groups)


def _himself(party: Party) -> Party:
    """The person of the party, who may be somebody's ally without his state or group."""
    return replace(party, actor=party.speaker) if party.speaker.type == "Person" else party


def _once(units: Units, index: int) -> bool:
    """Whether "once" tells of what somebody was: "X, once an ally of Y,"."""
    return units[index].low == "once" and index > 0 and units[index - 1].kind in ("comma", "be", "adverb")


_BEGINS = frozenset(("found", "form", "create", "establish", "begin", "start", "emerge", "originate", "arise", "set",
                     "launch"))  # fmt: skip


def _begun_as(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """Who "was founded in 1996 as", "emerged as", "began life as" what follows."""
    units = clauses.units
    group = next((g for g in reversed(clauses.groups) if g.head < index), None)
    if group is None or group.lemma not in _BEGINS or group.negated or group.modality != "actual":
        return ()
    passive = group.lemma in ("found", "form", "create", "establish", "set", "launch")
    between = units[group.head + 1 : index]
    plain = not any(u.kind in ("stop", "relative", "subordinator", "verb", "be", "have") for u in between)
    parties = clauses.subjects(group) if plain and (group.voice == "passive") == passive else ()
    return tuple(party for party in parties if party.roles == {"name"})


def _listed_before(clauses: Clauses, last: int, noun: str) -> tuple[Party, ...]:
    """The X of "X and Z, Y's allies": who is named before the one whose name ends at ``last``."""
    phrase = noun_phrase_before(clauses.units, last) if noun.endswith("s") else None
    if phrase is None or phrase.first < 2 or clauses.units[phrase.first - 1].low != "and":
        return ()
    other = clauses.phrase_before(phrase.first - 2)
    return (other,) if other is not None and other.roles == {"name"} else ()


def _clause_subject(clauses: Clauses, phrase: NounPhrase) -> tuple[Party, ...]:
    """Whose "its" is in "X turned to Y, its ally": the one subject of the clause; "their" may be of two or three."""
    group = next((g for g in reversed(clauses.groups) if g.head < phrase.first), None)
    found = clauses.subjects(group) if group is not None and group.form == "finite" else ()
    if clauses.units[phrase.first].low != "their" or group is None:
        return found if len(found) == 1 else ()
    if len(found) == 1 and found[0].actor.type == "State" and found[0].roles == {"name"}:
        units, last = clauses.units, phrase.first  # "X, which sold the Y-ians jets, and Z, their chief supplier,"
        plural = [u for u in units[group.head : last] if u.kind == "demonym" and u.low.endswith("s")]
        party = party_of(plural[0]) if len(plural) == 1 else None
        return (replace(party, roles=frozenset(("name",))),) if party is not None else ()
    return found if len(found) <= _TOGETHER else ()


_TOGETHER = 3
