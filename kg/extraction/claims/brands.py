"""Brands: whose tool somebody is called: "X calls Y puppets of Z", "X denounced Y as bandits in the pay of Z"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.claims.accusers import accusers_of
from kg.extraction.claims.charge_nouns import accusation_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["branded", "called_so"]

_CALLS = frozenset(("call", "describe", "brand", "label", "term", "dub", "denounce", "dismiss", "deride", "regard",
                    "portray", "depict", "condemn", "decry", "style", "vilify", "revile", "castigate"))  # fmt: skip
_TOOLS = frozenset(
    ("puppet", "puppets", "tool", "tools", "stooge", "stooges", "lackey", "lackeys", "proxy", "proxies", "pawn",
     "pawns", "minion", "minions", "hireling", "hirelings", "agent", "agents", "instrument", "instruments",
     "mercenary", "mercenaries", "henchman", "henchmen", "servant", "servants", "creature", "creatures", "mouthpiece",
     "vassal", "vassals", "surrogate", "surrogates", "marionette", "marionettes", "flunkey", "flunkeys", "client",
     "clients", "protege", "proteges", "spearhead", "cat's-paw")
)  # fmt: skip
_DONE_BY = {
    "arms": ("armed", "equipped"),
    "funds": ("paid", "funded", "financed", "bankrolled", "hired", "bought"),
    "trains": ("trained", "instructed"),
    "supports": ("backed", "supported", "sponsored", "controlled", "run", "directed", "steered", "commanded",
                 "manipulated", "remote-controlled", "guided", "sent"),
}  # fmt: skip
_PHRASES = {("in", "the", "pay", "of"): "funds", ("on", "the", "payroll", "of"): "funds",
            ("in", "the", "service", "of"): "supports", ("at", "the", "service", "of"): "supports",
            ("at", "the", "beck", "and", "call", "of"): "supports", ("taking", "orders", "from"): "supports",
            ("acting", "for"): "supports", ("working", "for"): "supports"}  # fmt: skip
_REACH = 14


def branded(clauses: Clauses, said: Sequence[Finding]) -> list[Finding]:
    """What a sentence says, with what somebody calls another told as his charge, whoever tells the rest.

    Args:
        clauses: the sentence.
        said: what other rules have read in it.
    """
    told = list(said)
    for group in clauses.groups:
        if group.lemma not in _CALLS or group.voice != "active" or group.negated or group.modality != "actual":
            continue
        if group.form not in ("finite", "present"):
            continue
        called = _called(clauses, group)
        makers = accusers_of(clauses, group) if called is not None else ()
        if called is None or len(makers) != 1 or (called[0] is not None and _same(makers[0], called[0])):
            continue
        if _guessed(clauses, makers[0]):
            continue
        named, first, end = called
        if named is None:
            told = [_as_charge(f, makers[0]) if first <= f.trigger < end else f for f in told]
            continue
        charges = list(_charges(clauses, group, named, first, end))
        charges = [f for f in charges if not _same(makers[0], f.subject)]
        if not charges:
            continue
        told = [f for f in told if not (first <= f.trigger < end and f.claimant is None)]
        accusation = accusation_of(group.head, "accuses", makers[0], named, content_from(clauses.units, first))
        told += [*_unless_read(accusation, told), *(_as_charge(f, makers[0], group.head) for f in charges)]
    return told


def _guessed(clauses: Clauses, maker: Party) -> bool:
    """Whether context alone tells whose "the regime" is that calls somebody so."""
    words = [unit.low for unit in clauses.units if maker.start <= unit.start < maker.end]
    return maker.kind == "coreference" and bool(_RULERS & set(words))


_RULERS = frozenset(("regime", "government", "junta", "authorities", "state"))


def _same(one: Party, other: Party) -> bool:
    return one.actor.name == other.actor.name


def _called(clauses: Clauses, group: VerbGroup) -> tuple[Party | None, int, int] | None:
    """Who is called something, if known ("denounced Y as …"), and where the words for it begin and end."""
    units, first = clauses.units, group.head + 1
    if first >= len(units):
        return None
    phrase = noun_phrase(units, first)
    pronoun = phrase is None and units[first].kind == "pronoun" and units[first].actor is not None
    named = phrase.party if phrase is not None else party_of(units[first]) if pronoun else None
    last = phrase.last if phrase is not None else first
    if named is None and phrase is not None and (own := party_of(units[phrase.first])) is not None:
        named, last = own, phrase.first  # "calls them hirelings", "called the M23 puppets"
    linked = last + 1 < len(units) and units[last + 1].low == "as"
    if named is None and not linked:
        return None
    if named is not None and named.actor.type not in SIDES | {"Person", "Population", "Organization", "UnnamedActor"}:
        return None
    if named is not None and named.kind == "coreference" and named.speaker.type == "Person":
        named = replace(named, actor=named.speaker)  # "calls the colonel a tool of Z": him, and no state
    start = last + 1 + linked
    reach = range(start, min(start + _REACH, len(units)))
    end = next(
        (i for i in reach if units[i].kind in ("stop", "end") or _breaks(clauses, i)), min(reach.stop, len(units))
    )
    return (named, start, end) if start < end else None


def _breaks(clauses: Clauses, index: int) -> bool:
    """Whether another clause begins: "called Y a puppet of Z and said", ", who"."""
    units = clauses.units
    if units[index].kind == "relative":
        return True
    after = clauses.at(index + 1) if units[index].kind in ("conjunction", "comma") and index + 1 < len(units) else None
    return after is not None and after.form == "finite" and after.voice == "active"


def _charges(clauses: Clauses, group: VerbGroup, named: Party, first: int, end: int) -> Iterator[Finding]:
    """Who is said to use, pay or arm the one who is called so."""
    units = clauses.units
    for index in range(first, end):
        low = units[index].low
        relation, at = "", 0
        if low in _TOOLS and index + 2 < len(units) and units[index + 1].low in ("of", "for"):
            relation, at = "supports", index + 2
        elif low in _TOOLS and index > first:
            before = index - 1 - (units[index - 1].kind == "possessive")
            owner = party_of(units[before]) if before >= first and units[before].kind in NAMES else None
            if owner is not None and not _same(owner, named):
                yield Finding(group.head, "supports", owner, named, score=surer(0.65, owner, named))
            continue
        elif units[min(index + 1, len(units) - 1)].low == "by":
            relation = next((name for name, words in _DONE_BY.items() if low in words), "")
            at = index + 2
        else:
            opened = next((w for w in _PHRASES if tuple(u.low for u in units[index : index + len(w)]) == w), ())
            relation, at = (_PHRASES[opened], index + len(opened)) if opened else ("", 0)
        users = clauses.phrases_from(at) if relation and at < len(units) else ()
        after = users[-1].last + 1 if users else at
        if len(users) > 1 and after < len(units) and units[after].kind == "determiner":
            users = users[:1]  # "calls Y a tool of Z, and W a liar"
        for phrase in users:
            party = phrase.party
            if party is not None and not _same(party, named) and party.actor.type in SIDES | {"Person"}:
                yield Finding(group.head, relation, party, named, score=surer(0.7, party, named))


def _unless_read(accusation: Finding, told: Sequence[Finding]) -> list[Finding]:
    """The accusation, unless another rule has read one there."""
    verb = [f for f in told if f.trigger == accusation.trigger and f.relation in ("accuses", "criticises")]
    return [] if any(f.target == accusation.target for f in verb) else [accusation]


def _as_charge(finding: Finding, maker: Party, of: int | None = None) -> Finding:
    """What the maker of the charge says, where nobody else does."""
    if finding.claimant is not None or finding.relation in _ROLES:
        return finding  # whom he leads or belongs to, the text tells
    return replace(finding, act="accuses", claimant=maker.speaker, claimant_at=(maker.start, maker.end), charge_of=of)


_ROLES = frozenset(("leads", "memberOf", "governs", "presentIn"))


_NAMES_SO = frozenset(("call", "brand", "label", "dub", "term"))


def called_so(clauses: Clauses, group: VerbGroup, phrase: NounPhrase) -> Party | None:
    """The Y of "called Y traitors", "called the old guard of Y cowards", "Y, whom X called an informer"."""
    units, insults = clauses.units, wordlists().classes["insult"]
    if group.lemma not in _NAMES_SO:
        return None
    if phrase.last + 2 < len(units) and units[phrase.last + 1].low == "of" and units[phrase.last].low not in insults:
        phrase = noun_phrase(units, phrase.last + 2) or phrase
    if units[phrase.last].low not in insults:
        return None
    if phrase.last > phrase.first and (named := party_of(units[phrase.last - 1])) is not None:
        # "called a Y informer as a witness" calls him nothing.
        return named if units[phrase.last].low.endswith("s") and units[phrase.first].low not in ("a", "an") else None
    clause = clauses.clause(group)
    gap = clause.gap if clause is not None and clause.link == "relative" and phrase.party is None else ()
    return gap[0] if len(gap) == 1 else None
