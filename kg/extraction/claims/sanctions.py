"""Sanctions told without the verb: frozen assets, lists of terrorists, embargoes, bans, and their end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.claims.demands import speakers
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import place_named
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.slots import TAXES, whose_goods
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists
from kg.model import Modality

__all__ = ["sanction_findings", "with_lifted"]

_MEASURES = frozenset(
    (
        "sanctions",
        "sanction",
        "embargo",
        "embargoes",
        "ban",
        "bans",
        "restrictions",
        "blockade",
        "tariffs",
        "tariff",
        "duties",
        "levies",
        "quotas",
        "freeze",
        "freezes",
    )
)
_IMPOSES = frozenset(
    ("impose", "place", "slap", "put", "announce", "adopt", "introduce", "levy", "renew", "extend", "tighten",
     "maintain", "keep", "order", "enact",
     "reimpose", "expand", "widen", "enforce", "declare", "approve", "ease", "relax", "have")
)  # fmt: skip
_STANDING = frozenset(("ease", "relax", "maintain", "keep", "enforce", "renew", "extend", "tighten"))
_IMPOSED = frozenset(("imposed", "placed", "slapped"))
_LIFTS = frozenset(("lift", "end", "remove", "drop", "scrap", "revoke", "rescind", "waive", "repeal", "cancel"))
_ASSETS = frozenset(("assets", "accounts", "funds", "reserves"))
_NAMES_THEM = frozenset(
    ("designate", "redesignate", "re-designate", "list", "classify", "proscribe", "declare", "blacklist", "outlaw")
)
_LISTED = frozenset(
    (
        "generals",
        "officers",
        "commanders",
        "individuals",
        "firms",
        "companies",
        "entities",
        "banks",
        "nationals",
        "oligarchs",
    )
)
_LISTS = frozenset(("list", "blacklist", "register"))
_TERROR = frozenset(("terrorist", "terrorists", "terror", "extremist", "criminal", "fto", "illegal"))
_EFFECTS: dict[str, Modality] = {"planned": "planned", "goal": "goal", "expected": "expected", "actual": "actual"}
_UNDER = frozenset(("under",))
_NEAR = 7


def sanction_findings(clauses: Clauses) -> Iterator[Finding]:
    """The sanctions of a sentence."""
    for group in clauses.groups:
        if group.voice != "active" or group.negated:
            continue
        if group.lemma in _IMPOSES or group.lemma in _LIFTS:
            yield from _imposed(clauses, group)
        if group.lemma == "freeze":
            yield from _made(clauses, group, _owner_of_assets(clauses, group.head + 1))
        if group.lemma in _NAMES_THEM:
            yield from _designated(clauses, group)
        if group.lemma in ("place", "put", "add", "include"):
            yield from _listed(clauses, group)
        if group.lemma == "suspend":
            yield from _suspended(clauses, group)
        if group.lemma == "ban":
            yield from _banned(clauses, group)
    for index in clauses.places.of(_UNDER, ahead=2):
        yield from _under(clauses, index)


def with_lifted(clauses: Clauses, said: Sequence[Finding]) -> list[Finding]:
    """The findings; "the sanctions that it had imposed on Y" are over where the sentence tells of their lifting.

    Where only "most of the sanctions" are lifted, nothing is told of how things stand.
    """
    found = []
    for finding in said:
        group = clauses.at(finding.trigger) if finding.relation == "sanctions" and finding.aspect is None else None
        noun = _of_relative(clauses.units, group) if group is not None else None
        lifting = _lifting(clauses, noun) if noun is not None else None
        if lifting is None or noun is None:
            found.append(finding)
        elif lifting.lemma != "suspend" and not _in_part(clauses.units[max(noun - _NEAR, 0) : noun]):
            found.append(replace(finding, trigger=lifting.head, aspect="ended"))
    return found


def _in_part(words: Units) -> bool:
    """Whether the words before the measures tell that not all of them are meant: "most of", "several", "nearly all"."""
    return any(unit.low in _PARTIAL or unit.kind == "number" for unit in words)


_PARTIAL = frozenset(("most", "some", "part", "parts", "many", "several", "few", "half", "certain", "various", "almost",
                      "nearly", "virtually", "partially", "partly", "bulk", "number", "dozens", "more"))  # fmt: skip


def _of_relative(units: Units, group: VerbGroup) -> int | None:
    """The noun of "the sanctions that X imposed on Y", "sanctions it imposed"."""
    back = range(group.first - 1, max(group.first - _NEAR, 0) - 1, -1)
    noun = next((i for i in back if units[i].low in _MEASURES), None)
    between = units[noun + 1 : group.first] if noun is not None else ()
    return noun if between and all(unit.kind not in ("comma", "verb", "conjunction") for unit in between) else None


def _lifting(clauses: Clauses, noun: int) -> VerbGroup | None:
    """The verb that says that what the noun names was lifted, whose object or, in the passive, subject it is."""
    units = clauses.units
    for group in clauses.groups:
        told = group.form == "finite" and group.modality == "actual" and not group.negated
        if not told or group.lemma not in _LIFTS | {"suspend"}:
            continue
        if group.voice == "active" and any(phrase.last == noun for phrase in clauses.governed_phrases(group)):
            return group
        if group.voice == "active" and 0 < noun - group.head < _NEAR and units[noun - 2].low == "of":
            return group  # "lifted most of the sanctions"
        if group.voice == "passive" and any(_leads_to(units, p, noun) for p in clauses.subject_phrases(group)):
            return group
    return None


def _leads_to(units: Units, phrase: NounPhrase, noun: int) -> bool:
    """Whether the phrase ends with the noun, or is a share of what it names: "most of the sanctions"."""
    return phrase.last == noun or (phrase.last < noun < phrase.last + _NEAR and units[phrase.last + 1].low == "of")


def _imposers(clauses: Clauses, group: VerbGroup) -> tuple[tuple[Party, ...], Modality | None]:
    """Who does it, and how real it is: "X plans to impose …"."""
    if group.form != "infinitive":
        return speakers(clauses, group), None if group.modality == "demanded" else group.modality
    governor = next((g for g in clauses.groups if g.head == group.first - 1), None)
    effect = _EFFECTS.get(wordlists().control.get(governor.lemma, "")) if governor else None
    if governor is None or effect is None or governor.negated or governor.voice != "active":
        return (), None
    return clauses.subjects(governor), effect if governor.modality == "actual" else governor.modality


def _made(clauses: Clauses, group: VerbGroup, target: Party | None, *, ended: bool = False) -> Iterator[Finding]:
    doers, modality = _imposers(clauses, group)
    for doer in doers if target and modality else ():
        if target and modality and doer.actor.name != target.actor.name and "assets" not in doer.roles:
            yield Finding(
                group.head, "sanctions", doer, _bare(target), modality=modality, aspect="ended" if ended else None,
                score=surer(0.6 if ended else 0.75, doer, target),
            )  # fmt: skip


def _bare(party: Party) -> Party:
    """As a party by itself: "Y's assets" stands for Y."""
    return replace(party, roles=frozenset(("name",)))


def _imposed(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X placed an arms embargo on Y", "X lifted its sanctions against Y", "X has had sanctions on Y"."""
    units = clauses.units
    first = group.head + 1
    while first < len(units) and units[first].low in ("with", "immediate", "effect"):
        first += 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or units[phrase.last].low not in _MEASURES or phrase.last + 3 >= len(units):
        return
    ended = group.lemma in _LIFTS
    if group.lemma in _STANDING and (group.form == "infinitive" or group.modality != "actual"):
        return  # "may ease its sanctions on Y": the rule of measures that stand tells that there are some
    link = phrase.last + 1 + (ended and units[phrase.last + 1].low in _IMPOSED)
    if units[link].low not in ("on", "against", "upon"):
        return
    target = noun_phrase(units, link + 1)
    goods = whose_goods(units, link + 1, taxed=units[phrase.last].low in TAXES)
    party = (target.party or goods or _among(units, target) or _land(clauses, group, target)) if target else None
    if ended and (group.form == "infinitive" or group.modality != "actual" or units[phrase.last].low == "ban"):
        return
    if ended and _in_part(units[group.head + 1 : phrase.last]):
        return  # how things stand after that is not told
    yield from _made(clauses, group, party, ended=ended)


def _land(clauses: Clauses, group: VerbGroup, phrase: NounPhrase) -> Party | None:
    """The land of "imposed a blockade on Gaza", of which no list says whose it is; a city is its state's."""
    shut = any(unit.low == "blockade" for unit in clauses.units[group.head + 1 : phrase.first])
    return place_named(clauses.units, phrase, surely=False) if shut else None


def _among(units: Units, phrase: NounPhrase) -> Party | None:
    """The state of "two Rwandan generals", the group of "leaders of the X"."""
    owner = single_owner(units, phrase)
    lists = wordlists()
    known = lists.classes["title"] | lists.nouns["officials"] | lists.nouns["leaders"] | _LISTED
    return owner if owner and units[phrase.last].low in known else None


def _owner_of_assets(clauses: Clauses, first: int) -> Party | None:
    """As in "the assets of Y", "Y's assets"."""
    units = clauses.units
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or units[phrase.last].low not in _ASSETS:
        return None
    after = phrase.last + 1
    if after + 1 < len(units) and units[after].low in ("of", "belonging"):
        owner = noun_phrase(units, after + 1 + (units[after].low == "belonging"))
        return (owner.party or _among(units, owner)) if owner else None
    return single_owner(units, phrase)


def _designated(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X designated Y (as) a terrorist organisation", "X listed Y as terrorists"."""
    units = clauses.units
    for party in _called_terrorist_groups(units, group.head + 1):
        yield from _made(clauses, group, party)
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    after = phrase.last + 1 if phrase else len(units)
    if phrase is None or not _TERROR & {unit.low for unit in units[after : after + _NEAR]}:
        return
    as_what = after < len(units) and (units[after].low == "as" or units[after].kind == "determiner")
    yield from _made(clauses, group, phrase.party) if as_what else ()


def _called_terrorist_groups(units: Units, first: int) -> list[Party]:
    """The Y and Z of "declared Y and Z terrorist groups", where no article ends the names."""
    end = first
    while end < len(units) and (
        units[end].kind in (*NAMES, "determiner", "comma") or units[end].low in ("and", "both")
    ):
        end += 1
    named = [party for unit in units[first:end] if unit.kind in NAMES and (party := party_of(unit))]
    called = end + 1 < len(units) and units[end].low == "terrorist" and units[end + 1].low in _BANDS
    return named if called and len(named) > 1 else []


_BANDS = frozenset(("groups", "organisations", "organizations", "movements", "entities", "parties"))


def _listed(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X placed Y on its terror list", "X added Y to the sanctions list"."""
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    after = phrase.last + 1 if phrase else len(units)
    if phrase is None or after + 1 >= len(units) or units[after].low not in ("on", "to", "onto", "in"):
        return
    where = units[after + 1 : after + _NEAR]
    listed = any(unit.low in _LISTS for unit in where)
    hostile = any(unit.low in _TERROR or unit.low in ("sanctions", "blacklist") for unit in where)
    if listed and hostile:
        yield from _made(clauses, group, phrase.party or _among(units, phrase))


def _suspended(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X suspended Y from the bloc"."""
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    after = phrase.last + 1 if phrase else len(units)
    member = phrase.party if phrase and phrase.party and phrase.party.roles == {"name"} else None
    if member and after < len(units) and (units[after].low == "from" or units[after].kind in ("end", "comma")):
        yield from _made(clauses, group, member)


def _banned(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X banned trade with Y", "X banned imports from Y"."""
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or phrase.last + 2 >= len(units) or units[phrase.last + 1].low not in ("with", "from", "to"):
        return
    if units[phrase.last].low in ("trade", "imports", "exports", "flights", "commerce", "shipments"):
        partner = noun_phrase(units, phrase.last + 2)
        yield from _made(clauses, group, partner.party if partner else None)


def _under(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "Y is under X sanctions", "Y, under sanctions by X"."""
    units = clauses.units
    phrase = noun_phrase(units, index + 1)
    if phrase is None or units[phrase.last].low not in _MEASURES:
        return
    names = [unit for unit in units[phrase.first : phrase.last] if unit.kind in NAMES]
    owner = single_owner(units, phrase) if len(names) == 1 else None
    if not names and phrase.last + 2 < len(units) and units[phrase.last + 1].low in ("from", "by"):
        given = noun_phrase(units, phrase.last + 2)
        owner = given.party if given is not None else None  # "under sanctions from X"
    before = clauses.past_adjuncts(index - 1)
    came = clauses.at(before) if owner is not None and before >= 0 else None
    if owner is not None and came is not None and came.lemma == "come" and not came.negated:
        yield from (_under_them(phrase, owner, t) for t in clauses.subjects(came) if came.modality == "actual")
        return
    if owner is None or before < 0 or units[before].kind != "be":
        return
    first = before
    while first > 0 and units[first - 1].kind in ("have", "adverb"):
        first -= 1
    for target in clauses.copula(first):
        if target.actor.name != owner.actor.name:
            yield _under_them(phrase, owner, target)


def _under_them(phrase: NounPhrase, owner: Party, target: Party) -> Finding:
    return Finding(phrase.last, "sanctions", owner, target, score=surer(0.75, owner, target))
