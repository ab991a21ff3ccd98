"""Answering: which charge it is that somebody denies, and the denial of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.actors import Lexicon
from kg.extraction.arguments.objects import surer
from kg.extraction.claims.denied_clauses import denial_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.charge_memory import Charges, claimed_on, serves
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = [
    "ACCUSES", "DENIABLE", "REACH", "aimed", "answer_to", "charges_against", "chosen", "concerns", "denies_blow",
    "is_against", "of_another",
    "of_open_deed", "of_own_sentence", "others_say", "several_named", "suffers",
]  # fmt: skip

DENIABLE = frozenset(
    ("attacked", "supports", "arms", "funds", "trains", "harbours", "foughtWith", "hostileTo", "targeted", "tookOver",
     "deported", "displaced", "presentIn", "alliedWith", "cooperatesWith", "linkedTo")
)  # fmt: skip
"""What is told of somebody that he may deny without being accused of it."""
REACH = 3
"""Sentences back to the charge that a denial answers."""
_JOINED = 3
_CLAUSE = 8
"""Units from an accusation to the verb of what it says: "charges that X arms Z"."""
_OF_SPEECH = frozenset(("accuses", "criticises", "demandsOf", "refuses"))


def answer_to(charge: Finding, trigger: int, denier: Party) -> Finding:
    """The denial, by ``denier`` at ``trigger``, of what is charged."""
    other = replace(charge.object, kind="coreference", start=denier.start, end=denier.end) if charge.object else None
    subject = replace(charge.subject, kind="coreference", start=denier.start, end=denier.end)
    himself = denier.actor.name == charge.subject.actor.name or _rules_there(charge.subject, denier)
    doer = denier if himself else subject
    bare = Finding(trigger, charge.relation, doer, other, charge.event)
    return denial_of(bare, denier, 0.7)


def charges_against(
    denier: Party,
    discourse: Discourse,
    said: Sequence[Finding],
    trigger: int,
    reach: int = REACH,
    *,
    named: bool | None = None,
    own: bool = False,
) -> list[Finding]:
    """What was last said against the denier: in the sentence itself, else in the sentences before.

    Args:
        denier: who denies.
        discourse: what was said before the sentence.
        said: what the sentence says.
        trigger: the index of the denial.
        reach: how many sentences back are looked at.
        named: whether it is a claim or a charge in so many words that is denied, and not just "it", so that
            it may be one that is not against the denier; ``None`` where it has to be.
        own: whether only the sentence itself counts.
    """
    lexicon, before = discourse.charges.lexicon, None if own else discourse.charges
    names = {denier.actor.name}
    names |= {
        p.actor.name
        for f in said
        for p in (f.subject, f.object)
        if p is not None and serves(p.actor, denier.actor.name, lexicon)
    }
    accused = {f.trigger for f in said if f.trigger < trigger and f.relation == "accuses" and _accuses(f, names)}
    if accused:
        # What an accusation charges in words that no rule reads is not to be mistaken for something else.
        charged = [
            f for f in said if f.charge_of in accused or (f.trigger in accused and is_against(f, denier, lexicon))
        ]
        first = max(accused)
        if not charged:  # "Y charges that X arms Z, an accusation that X denies"
            told = [
                f for f in said if first < f.trigger <= min(first + _CLAUSE, trigger) and is_against(f, denier, lexicon)
            ]
            charged = told[:1]
        return [f for f in charged if f.subject.actor.name in names] or charged
    here = [f for f in said if f.trigger < trigger and is_against(f, denier, lexicon)]
    here = here or [f for f in said if f.trigger < trigger and _of_somebody(f, denier)]
    if here:
        last = [f for f in here if f.act == "accuses"] or here
        return last if last[0].act == "accuses" else _with_last(here)
    claims = [f for f in said if f.trigger < trigger and f.relation in DENIABLE | {"accuses"} and not f.parties]
    if named is not None and (found := claimed_on(claims, denier.actor, named=named)):
        return found
    found = before.against(denier.actor.name, 1) if before is not None else []
    if named is not None and not found and not claims and before is not None:
        found = before.claimed_on(denier.actor, named=named)
    found = found or (before.against(denier.actor.name, reach) if before is not None else [])
    found = found or [charge for name in _ruling_with(denier, lexicon) for charge in _against(name, before, reach)]
    found = found or _of_helping(denier, before, said, trigger)
    return found or _against_seat(denier, before, said, trigger) or _on_its_ground(denier, before, said, trigger)


def chosen(units: Sequence[Unit], first: int, charges: Sequence[Finding]) -> list[Finding]:
    """Those of several charges that are denied: one in "the first charge", none in "some of the charges".

    Args:
        units: the sentence's.
        first: index of the unit after the verb of denying.
        charges: the charges, of which no words say more than that.
    """
    lows = [unit.low for unit in units[first : first + _JOINED]]
    if len(charges) < len(("first", "second")) or not lows:
        return list(charges)
    if not _PARTLY.isdisjoint(lows[: 1 + (lows[0] in ("only", "the"))]):
        return []
    which = next((_ORDINALS[low] for low in lows if low in _ORDINALS), None)
    told = sorted(charges, key=lambda found: found.trigger)
    return list(charges) if which is None else told[which : which + 1 or None] if which < len(told) else []


_ORDINALS = {"first": 0, "former": 0, "second": 1, "third": 2, "last": -1, "latter": -1}
_PARTLY = frozenset(("some", "one", "most", "many", "part", "several", "neither"))


def suffers(denial: Finding, other: Party) -> bool:
    """Whether the harm that is denied was done to the other, who charges it and so does not deny it."""
    return denial.target == other.actor.name and vocabulary().relation(denial.relation).sign < 0


def several_named(clauses: Clauses, first: int) -> bool:
    """Whether more than one claim is denied: "those findings", "the accusations"."""
    for unit in clauses.units[first : first + _JOINED]:
        if unit.low in _CLAIMS or unit.low == "of":
            return unit.low in _CLAIMS
    return False


_CLAIMS = frozenset(("findings", "claims", "charges", "accusations", "allegations", "assertions", "conclusions"))


def others_say(clauses: Clauses, group: VerbGroup, denier: Party) -> bool:
    """Whether it is somebody else's word that "…, which Y denied" takes up: "X said it had taken P, which Y denied"."""
    told = [g for g in clauses.groups if g.head < group.first and g.lemma in wordlists().speech and g.form == "finite"]
    said = bool(told) and told[-1].voice == "active" and not told[-1].negated
    return said and denier.actor.name not in {party.actor.name for party in clauses.subjects(told[-1])}


def of_own_sentence(clauses: Clauses, group: VerbGroup, denier: Party, *, pronoun: bool) -> bool:
    """Whether what is denied can only be what the sentence itself tells, whether or not any rule reads that.

    Args:
        clauses: the sentence.
        group: the verb of denying.
        denier: who denies.
        pronoun: whether only "this" or "it" is denied: "Y said a jet had crossed the border; X denied this".
    """
    accusing = any(
        g.head < group.head
        and g.lemma in ACCUSES
        and denier.actor.name not in {party.actor.name for party in clauses.subjects(g)}
        for g in clauses.groups
    )
    words = clauses.units[max(0, group.first - _BACK) : group.first]
    apposed = any(unit.low == "something" for unit in words)
    told = [
        g for g in clauses.groups
        if g.head < group.first and g.form == "finite" and g.voice == "active" and g.lemma in wordlists().speech
    ]  # fmt: skip
    last = told[-1] if pronoun and told and not told[-1].negated else None
    telling = last is not None and denier.actor.name not in {party.actor.name for party in clauses.subjects(last)}
    return accusing or apposed or (telling and all(unit.low not in _PROOF for unit in words))


def denies_blow(units: Sequence[Unit], first: int) -> bool:
    """Whether "(denied) that any rocket had hit its soil", "that any attack took place" stands at ``first``.

    Args:
        units: the sentence's.
        first: index of the unit after the verb of denying.
    """
    words = units[first + (units[min(first, len(units) - 1)].kind == "that") :][:_BLOW]
    lists = wordlists()
    blows = lists.nouns["ordnance"] | lists.classes["harm"] | {"drone", "rocket", "missile", "shell", "bomb", "mortar"}
    article = bool(words) and words[0].low in ("any", "a", "an")  # which a denial's clause may have lost
    noun = next((i for i, unit in enumerate(words[: 4 if article else 1]) if unit.low in blows), None)
    if noun is None:
        return False
    verbs = {form.lemma for unit in words[noun + 1 : noun + 4] for form in unit.forms}
    return not verbs.isdisjoint(_BEFALLS)


_BLOW = 8
_BEFALLS = frozenset(("hit", "strike", "land", "fall", "happen", "occur", "take", "cause", "reach", "explode",
                      "damage"))  # fmt: skip


ACCUSES = frozenset(("accuse", "blame", "charge", "allege"))
_BACK = 9
_PROOF = frozenset(("proof", "evidence", "proofs", "so", "charge", "charges", "claim", "accusation"))
"""What is said of a charge made before: "Y said it had proof, but X denied it"."""


def concerns(charge: Finding, denier: Party, lexicon: Lexicon) -> bool:
    """Whether the denier, or whom he serves or who serves him, is an end of what is charged."""
    ends = [charge.subject.actor, *((charge.object.actor,) if charge.object is not None else ())]
    names = {denier.actor.name, denier.speaker.name, *_ruling_with(denier, lexicon)}
    return _rules_there(charge.subject, denier) or any(
        a.name in names or serves(a, denier.actor.name, lexicon) or serves(denier.actor, a.name, lexicon) for a in ends
    )


def _rules_there(charged: Party, denier: Party) -> bool:
    """As in "X accused Kabul of … The Taliban deny this": he governs from the capital by whose name X called him."""
    return charged.kind == "metonym" and denier.actor.name in {seat.actor for seat in wordlists().seats}


def _against(name: str, before: Charges | None, reach: int) -> list[Finding]:
    return before.against(name, reach) if before is not None else []


def _ruling_with(party: Party, lexicon: Lexicon) -> frozenset[str]:
    """Under which other names those are charged who govern from a capital: the Taliban and their government.

    Kabul itself answers for them where it is called so.
    """
    name, found = party.actor.name, set[str]()
    for seat in wordlists().seats:
        names = {seat.actor, seat.government} - {""}
        entry = lexicon.entries.get(name) if party.kind == "metonym" else None
        if name in names or (entry is not None and seat.seat in entry.metonyms):
            found |= names - {name}
    return frozenset(found)


def of_open_deed(doer: Party, speaker: Party, trigger: int, discourse: Discourse) -> Iterator[Finding]:
    """The denial that ``doer`` did the violence told last, of which no name tells whose it was.

    Args:
        doer: of whom it is denied.
        speaker: who denies it.
        trigger: the index of the denial.
        discourse: what was said before the sentence.
    """
    struck = discourse.deeds.victim(doer.actor.name) if doer.actor.type in SIDES else None
    if struck is not None:
        victim = Party(struck, struck, speaker.start, speaker.end, frozenset(("name",)), "coreference")
        yield denial_of(Finding(trigger, "attacked", doer, victim, "Attack"), speaker, surer(0.7, doer, victim))


def of_another(denier: Party, discourse: Discourse) -> bool:
    """Whether the attack told last is another's, so that who disowns it denies no deed of his own."""
    lexicon = discourse.charges.lexicon
    doers = [f.subject.actor for f in discourse.charges.last() if f.relation == "attacked"]
    named = [doer for doer in doers if doer.type in SIDES and lexicon.entries.get(doer.name) is not None]
    return bool(named) and all(
        doer.name != denier.actor.name and not serves(doer, denier.actor.name, lexicon) for doer in named
    )


def _of_helping(denier: Party, before: Charges | None, said: Sequence[Finding], trigger: int) -> list[Finding]:
    """What another is accused of having done for the denier: "X accused Y of arming Z. Z denied it"."""
    here = [
        f for f in said
        if f.trigger < trigger and f.charge_of is not None and f.target == denier.actor.name
        and vocabulary().relation(f.relation).sign > 0
    ]  # fmt: skip
    return here or (before.of_helping(denier.actor.name) if before is not None else [])


def aimed(
    found: Sequence[Finding], denier: Party, discourse: Discourse, said: Sequence[Finding], clauses: Clauses
) -> list[Finding]:
    """The denied acts, each with whom it was on where only the charge tells it: "no part in the attack"."""
    if all(finding.object is not None or _on_one(clauses, finding.trigger) for finding in found):
        return list(found)
    told = charges_against(denier, discourse, said, min(f.trigger for f in found), reach=_NEAR)
    struck = [charge for charge in told if charge.relation == "attacked" and charge.object is not None]
    if any(finding.relation != "attacked" for finding in found):
        return list(found)
    if not struck:
        # "Gunmen stormed a hotel. X denied any role in the assault": nobody is charged with it.
        opened = [] if told else list(of_open_deed(denier, denier, found[0].trigger, discourse))
        return [replace(one, stance="affirms") for one in opened] or list(found)
    return [replace(answer_to(charge, found[0].trigger, denier), stance="affirms") for charge in struck]


_NEAR = 2


def _on_one(clauses: Clauses, trigger: int) -> bool:
    """Whether the verb there has an object of its own, if nobody known: "denied that it had killed the governor"."""
    group, units = clauses.at(trigger), clauses.units
    phrase = noun_phrase(units, trigger + 1) if group is not None and trigger + 1 < len(units) else None
    head = units[phrase.last] if phrase is not None and units[phrase.first].low == "the" else None
    return head is not None and head.kind == "word" and not (head.low in wordlists().events or head.low.endswith("s"))


def _on_its_ground(denier: Party, before: Charges | None, said: Sequence[Finding], trigger: int) -> list[Finding]:
    """That a state shelters whom the text tells to be there: "The leader is said to live in Y; Y denies this"."""
    here = [f for f in said if f.trigger < trigger and f.relation == "presentIn"]
    told = here or (before.present() if before is not None else [])
    if denier.actor.type not in STATES:
        return []
    guests = [f for f in told if f.object is not None and f.object.actor.name == denier.actor.name]
    return [
        replace(f, relation="harbours", event=None, subject=denier, object=replace(f.subject, kind="coreference"))
        for f in guests[-1:]
        if f.subject.actor.type in GROUPS | {"Person"} and f.stance == "affirms"
    ]


def _with_last(told: Sequence[Finding]) -> list[Finding]:
    """The last of what is told, with what "and" joins to it: "armed and financed Z, which it denied"."""
    last = told[-1]
    return [f for f in told if last.trigger - f.trigger <= _JOINED]


def _against_seat(denier: Party, before: Charges | None, said: Sequence[Finding], trigger: int) -> list[Finding]:
    """What was said against the capital from which the denier governs."""
    if denier.actor.name not in {seat.actor for seat in wordlists().seats}:
        return []
    here = [f for f in said if f.trigger < trigger and f.subject.kind == "metonym" and f.object and not f.parties]
    found = [f for f in here if f.relation not in _OF_SPEECH][-1:]
    return found or (before.against_seats() if before is not None else [])


def _accuses(finding: Finding, names: set[str]) -> bool:
    return finding.object is not None and finding.object.actor.name in names


def _of_somebody(finding: Finding, denier: Party) -> bool:
    """Whether it is an attack told of the denier, on what nobody knows whose it is: "that X shot down the plane"."""
    told = finding.relation == "attacked" and finding.object is None and finding.stance == "affirms"
    return told and finding.subject.actor.name == denier.actor.name


def is_against(finding: Finding, denier: Party, lexicon: Lexicon) -> bool:
    """Whether the text tells of the denier what he may deny."""
    actor = finding.subject.actor
    return (
        (actor.name == denier.actor.name or serves(actor, denier.actor.name, lexicon))
        and finding.object is not None
        and finding.stance == "affirms"
        and finding.relation in DENIABLE
    )
