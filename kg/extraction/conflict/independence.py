"""Independence: which land parted from which: "became independent from Y", "gained independence after Y rule"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import surer
from kg.extraction.arguments.perpetrators import past_when
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import factual
from kg.extraction.words.descriptions import STATES
from kg.extraction.words.units import NAMES
from kg.model import Actor

__all__ = ["independence_findings"]

_GAINS = frozenset(("gain", "win", "achieve", "attain", "obtain", "secure", "regain", "recover", "receive",
                    "reestablish", "re-establish", "acquire", "restore"))  # fmt: skip
_DECLARES = frozenset(("declare", "proclaim"))
_WORDS = frozenset(("independent", "independence"))
_SINCE = frozenset(("since", "after", "following", "upon", "until"))
_AT = frozenset(("at", "upon", "on"))
_PLAIN = frozenset(("full", "formal", "complete", "political", "its", "their", "total", "outright", "own",
                    "the", "final"))  # fmt: skip
_STATE = frozenset(("state", "nation", "country", "republic", "kingdom", "monarchy", "dominion", "member"))
_RULE = frozenset(("rule", "colony", "protectorate", "possession", "administration", "mandate", "domination",
                   "tutelage", "trusteeship", "suzerainty", "control"))  # fmt: skip
_KIND = frozenset(("colonial", "imperial", "direct", "military", "administrative", "crown", "trust", "overseas"))
_END = frozenset(("dissolution", "breakup", "break-up", "collapse", "disintegration", "demise"))
_ENDS = frozenset(("dissolve", "collapse", "disintegrate"))
_TO_OWNER = 5


def independence_findings(clauses: Clauses, entry: Actor | None, said: Sequence[Finding]) -> Iterator[Finding]:
    """Who became independent of whom, by the adjective or the noun.

    Args:
        clauses: the sentence.
        entry: the state on which the text is an entry, if it is one.
        said: what other rules have read there.
    """
    told = {f.subject.actor.name for f in said if f.relation == "splitFrom"}
    for index in clauses.places.of(_WORDS):
        adjective = clauses.units[index].low == "independent"
        found = _by_adjective(clauses, index) if adjective else _by_noun(clauses, index, entry)
        if found is None:
            continue
        new, old = found
        able = new.actor.type in STATES and old.actor.type in (*STATES, "IntergovernmentalOrganization")
        if able and new.actor.name != old.actor.name and new.actor.name not in told and factual(clauses, index):
            told.add(new.actor.name)
            yield Finding(index, "splitFrom", new, old, score=surer(0.75, new, old))


def _by_adjective(clauses: Clauses, index: int) -> tuple[Party, Party] | None:
    """As in "X became independent from Y in 1960", "Independent from Y since 1960, X …"."""
    units = clauses.units
    group = next((g for g in reversed(clauses.groups) if g.head < index), None)
    first = index
    while first > 0 and (units[first - 1].kind == "adverb" or units[first - 1].low in ("an", "a", "fully", "newly")):
        first -= 1
    if group is not None and group.head == first - 1 and group.lemma in ("become", "be"):
        told = group.form == "finite" and group.modality == "actual" and not group.negated and group.lemma == "become"
        new = _only(clauses.subjects(group)) if told else None
    elif first == 0 or (first == 1 and units[0].kind not in NAMES):
        new = _main_subject(clauses, index)
    else:
        return None
    after = index + 1 + (index + 1 < len(units) and units[index + 1].low in _STATE)
    old = _from(clauses, after, ("from", "of")) or (_ruler(clauses) if first else None)
    return (new, old) if new is not None and old is not None else None


def _by_noun(clauses: Clauses, index: int, entry: Actor | None) -> tuple[Party, Party] | None:
    """As in "X won its independence in 1821 after three centuries of Y rule", "Since independence from Y, X …"."""
    units, first = clauses.units, index
    while first > 0 and (units[first - 1].low in _PLAIN or units[first - 1].kind == "possessive"):
        # "its" stands as the name of whom it means, with the mark of a genitive
        first -= 1 + (units[first - 1].kind == "possessive" and units[first - 2].resolved)
        if units[first].kind == "possessive":
            break
    old = _from(clauses, index + 1, ("from",))
    group = next((g for g in reversed(clauses.groups) if g.head < first), None)
    if group is not None and group.lemma in _GAINS | _DECLARES and _leads_to(clauses, group, first):
        real = group.modality == "actual" and not group.negated and group.voice == "active"
        new = _only(clauses.subjects(group)) if real and group.form == "finite" else None
        old = old or (_ruler(clauses) if group.lemma in _GAINS else None)
        return (new, old) if new is not None and old is not None else None
    opener = units[first - 1].low if first else ""
    old = old or (_ruler(clauses) if opener in _AT else None)
    if old is None:
        return None
    owner = _owner(clauses, index)
    if owner is not None:
        return owner, old
    if opener not in _SINCE | _AT:
        return None
    new = _main_subject(clauses, index)
    if new is None and entry is not None and entry.name != old.actor.name:
        unit = units[index]
        new = Party(entry, entry, unit.start, unit.end, frozenset(("name",)), "coreference")
    return (new, old) if new is not None else None


def _leads_to(clauses: Clauses, group: VerbGroup, first: int) -> bool:
    """Whether the noun phrase at ``first`` is the object of the verb, or joined to that: "sovereignty and …"."""
    between = clauses.units[group.head + 1 : first]
    if not between:
        return True
    plain = all(unit.kind in ("word", "date", "preposition", "adverb", "conjunction", "determiner") for unit in between)
    return plain and between[-1].low == "and" and len(between) <= _TO_OWNER


def _from(clauses: Clauses, after: int, words: tuple[str, ...]) -> Party | None:
    """The state that "from" leads to, past a date."""
    units = clauses.units
    after = past_when(units, after)
    phrase = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low in words else None
    own = phrase is not None and phrase.roles <= {"name", "assets"} and phrase.last + 1 < len(units)
    party = phrase.party if phrase is not None and own else None
    ruled = phrase is not None and units[phrase.last].low in _RULE
    return party or (_adjectival(clauses, after + 1) if ruled else None)


def _adjectival(clauses: Clauses, index: int) -> Party | None:
    """The Y of "from Y colonial rule"."""
    unit = clauses.units[index]
    return party_of(unit) if unit.kind in NAMES else None


def _owner(clauses: Clauses, index: int) -> Party | None:
    """Whose independence it is: "X's independence", "X-ian independence"."""
    units, place = clauses.units, index - 1
    if place > 0 and units[place].kind == "possessive":
        place -= 1
    if place >= 0 and units[place].resolved:
        return None  # "increased its independence from Y"
    return party_of(units[place]) if place >= 0 and units[place].kind in NAMES else None


def _main_subject(clauses: Clauses, index: int) -> Party | None:
    """The one state that is the subject of the main clause around ``index``."""
    groups = [g for g in clauses.groups if g.form == "finite" and (c := clauses.clause(g)) and c.link == "main"]
    group = next((g for g in groups if g.head > index), groups[-1] if groups else None)
    subject = _only(clauses.subjects(group)) if group is not None else _after_comma(clauses, index)
    return subject if subject is not None and subject.actor.type in STATES else None


def _after_comma(clauses: Clauses, index: int) -> Party | None:
    """Whom the phrase after what opens the sentence names, where its verb is a form of "be"."""
    units = clauses.units
    comma = next((i for i in range(index, len(units) - 2) if units[i].kind == "comma"), None)
    phrase = noun_phrase(units, comma + 1) if comma is not None else None
    return phrase.party if phrase is not None and phrase.roles <= {"name"} else None


def _ruler(clauses: Clauses) -> Party | None:
    """The only state of whose rule, colony or end the sentence tells."""
    units, found = clauses.units, list[Party | None]()
    for index in clauses.places.of(_RULE):
        place = index - 1
        while place > 0 and units[place].low in _KIND:
            place -= 1
        if units[place].kind in NAMES and (units[index].low != "control" or units[place].kind != "possessive"):
            before = [unit for unit in units[max(place - 3, 0) : place] if unit.kind != "comma" and unit.low != "and"]
            joined = place > 0 and (units[place - 1].low == "and" or units[place - 1].kind in ("comma", "dash"))
            found.append(None if joined and before and before[-1].kind in NAMES else party_of(units[place]))
        elif units[index + 1].low == "of" and units[index].low in ("colony", "protectorate", "possession"):
            phrase = noun_phrase(units, index + 2)
            found.append(phrase.party if phrase is not None else None)
    for index in clauses.places.of(_END):
        phrase = noun_phrase(units, index + 2) if units[index + 1].low == "of" else None
        found.extend([phrase.party] if phrase is not None else [])
    for group in clauses.groups:
        found.extend(clauses.subjects(group) if group.lemma in _ENDS else ())
    names = {party.actor.name if party is not None else "" for party in found}
    return found[0] if len(names) == 1 else None


def _only(parties: Sequence[Party]) -> Party | None:
    return parties[0] if len(parties) == 1 else None
