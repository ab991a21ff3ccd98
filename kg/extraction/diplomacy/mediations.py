"""Mediations and hosting: who helps whom, who offers the venue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.arguments.accord_mentions import MEDIATING, Mention, wished
from kg.extraction.arguments.accord_names import stated_name
from kg.extraction.diplomacy.accord_doing import agents, distinct, doing, helpers_at, refused
from kg.extraction.diplomacy.accord_parties import Sides, accompanied, between_near, sides_of
from kg.extraction.diplomacy.accord_terms import gathered
from kg.extraction.diplomacy.accord_ties import Tie, over_then
from kg.extraction.diplomacy.brokerage import (
    brokerage_helps,
    creates,
    done_at_talks,
    hosts_them,
    start_of,
    was_brokered,
    worked_out_by_him,
)
from kg.extraction.diplomacy.bystanders import apart_by_while, bystanders, parted_by_while
from kg.extraction.diplomacy.company import (
    between_them,
    granted,
    negotiating_in,
    of_others,
    of_several,
    other_accord,
    together,
    two_named,
)  # fmt: skip
from kg.extraction.diplomacy.convenings import convening_helps, delegations_received
from kg.extraction.diplomacy.delegates import seated_at
from kg.extraction.diplomacy.go_betweens import go_between_helps
from kg.extraction.diplomacy.helps import Help, helps
from kg.extraction.diplomacy.intermediaries import intermediary_helps
from kg.extraction.diplomacy.messengers import messenger_helps
from kg.extraction.diplomacy.offices import (
    at_occasion,
    before_tail,
    guards_else,
    holders,
    joint_owners,
    mediate_themselves,
    tells,
)
from kg.extraction.diplomacy.strangers import beside_them, chairs_own, domestic, next_clause, only_meant, strangers
from kg.extraction.diplomacy.thanked import thanked_helps
from kg.extraction.diplomacy.under_whose import by_force, under_whose_helps
from kg.extraction.grammar.findings import Accord, Finding
from kg.extraction.grammar.locations import venue_after
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import owner_of
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists
from kg.model import Modality

__all__ = ["CHAIRING", "HOSTING", "Mentioned", "mediation_findings", "mediators_of"]

Mentioned = tuple[tuple[Mention, tuple[Tie, ...]], ...]
"""The mentions of a sentence, each with its ties."""

_TAILS: dict[str, str] = {
    "brokered": "mediatedBetween", "mediated": "mediatedBetween", "facilitated": "mediatedBetween",
    "sponsored": "mediatedBetween", "negotiated": "mediatedBetween", "led": "mediatedBetween",
    "hosted": "hosted", "backed": "",
}  # fmt: skip
_WEAK_TAILS = frozenset(("led", "sponsored"))
"""They make mediators only of talks, processes and mediations, not of agreements."""
_FREE = frozenset(("arbitrate", "mediate", "intercede", "broker", "co-mediate", "intermediate"))
"""Verbs that say of themselves that it is between others."""
CHAIRING = frozenset(("chair", "preside", "convene", "co-chair", "oversee", "lead", "guide", "moderate", "steer",
                      "supervise", "head", "run", "referee", "umpire"))  # fmt: skip
HOSTING = frozenset(("host", "co-host"))
_THIRD = frozenset(("negotiate", "secure", "hammer", "obtain", "win", "engineer", "orchestrate", "extract", "wring",
                    "draft", "draw", "conduct", "craft", "forge", "clinch", "patch", "cobble", "thrash", "nail", "work",
                    "prepare", "devise", "achieve", "deliver", "stitch", "guarantee"))  # fmt: skip
"""What parties do themselves, and a third one where the parties are others: "France negotiated a truce between"."""
_MEDIATES = MEDIATING | CHAIRING | _THIRD
_SECURES = frozenset(("secure", "obtain", "hammer", "engineer", "orchestrate", "extract", "wring", "win"))
_PAPERS = frozenset(("minutes", "copy", "copies", "record", "records", "transcript", "transcripts", "details", "text"))
_GATHERING = frozenset(
    (
        "help", "get", "bring", "persuade", "convince", "press", "coax", "reconcile", "prod", "nudge", "talk", "cajole",
        "steer", "lure", "make", "entice", "pressure", "pressurise", "induce", "usher", "push", "sit", "seat", "draw",
    )
)  # fmt: skip
_OFFICES = frozenset(
    (
        "broker", "co-chair", "co-chairs", "co-chairman", "co-chairmen",
        "co-mediator", "co-mediators", "conciliator", "facilitator",
        "facilitators", "go-between", "go-betweens", "guarantor", "guarantors", "host", "hosts", "interlocutor",
        "intermediaries", "intermediary", "matchmaker", "mediator", "mediators", "peacemaker", "venue",
    )
)  # fmt: skip
_EFFORTS = frozenset(
    (
        "mediation", "auspices", "facilitation", "brokerage", "good-offices", "aegis", "patronage", "sponsorship",
        "chairmanship", "stewardship", "intercession", "intermediation", "eye", "eyes",
    )
)  # fmt: skip
_TWO_WORDS = frozenset((("good", "offices"), ("shuttle", "diplomacy")))
_SIGNS = _OFFICES | _EFFORTS | {"offices", "diplomacy"}
_UNDER = frozenset(("auspices", "offices", "aegis", "patronage", "sponsorship", "chairmanship", "stewardship",
                    "eye", "eyes"))  # fmt: skip
"""What has to be said to serve the parties: "under the auspices of"."""
_CARRYING = frozenset(("pass", "carry", "relay", "ferry", "convey", "deliver"))
_BY_MEANS = frozenset(("under", "through", "thanks", "to", "with", "by", "after", "following", "via", "despite"))
_NEAR, _OBJECT, _BOTH = 16, 9, 2


def mediation_findings(clauses: Clauses, mentioned: Mentioned) -> Iterator[Finding]:
    """The mediations and hosted meetings of a sentence."""
    reader = _Reader(clauses, mentioned)
    sent = (*go_between_helps(clauses), *messenger_helps(clauses), *brokerage_helps(clauses))
    sent += (*under_whose_helps(clauses), *thanked_helps(clauses))
    for told in (*helps(clauses), *intermediary_helps(clauses), *sent, *convening_helps(clauses)):
        yield from reader.help(told)
    for group in clauses.groups:
        yield from reader.verb(group)
    for index in clauses.places.of(_SIGNS, kind="tail"):
        unit = clauses.units[index]
        if unit.kind == "tail":
            yield from reader.tail(index)
        elif unit.low in _EFFORTS:
            yield from reader.noun(index)
        elif unit.low in _OFFICES:
            yield from reader.office(index)
        elif index and (clauses.units[index - 1].low, unit.low) in _TWO_WORDS:
            yield from reader.noun(index)


def mediators_of(clauses: Clauses, mention: Mention, found: Iterable[Tie]) -> tuple[Party, ...]:
    """Those who brokered or hosted it: they are not its parties."""
    units, helpers = clauses.units, list[Party]()
    for tie in found:
        if tie.group is not None and (tie.group.lemma in MEDIATING | HOSTING | CHAIRING):
            helpers += agents(clauses, tie.group) if tie.group.voice != "active" else doing(clauses, tie.group).doers
    for group in clauses.groups:
        if (group.lemma in MEDIATING or group.lemma in HOSTING) and abs(group.head - mention.index) <= _NEAR:
            helpers += agents(clauses, group) if group.voice != "active" else clauses.subjects(group)
    for place in range(max(1, mention.index - 4), mention.index):
        if units[place].kind == "tail":
            helpers += before_tail(units, place)
    office = mention.first - 2
    if office > 0 and units[office].low in _OFFICES and units[office + 1].low in ("of", "to", "for"):
        phrase = noun_phrase_before(units, office)  # "Q was the host of a first round of talks"
        helpers += holders(clauses, office, phrase.first if phrase is not None else office)[0]
    return tuple(helpers)


class _Reader:
    """One sentence, read for those who help others to an accord."""

    def __init__(self, clauses: Clauses, mentioned: Mentioned) -> None:
        self.clauses, self.units, self.mentioned = clauses, clauses.units, mentioned

    # ------------------------------------------------------------ the parties

    def _yielded(
        self, relation: str, trigger: int, helpers: Iterable[Party], modality: Modality = "actual", *,
        mention: tuple[Mention, tuple[Tie, ...]] | None = None, tried: bool = False, parties: tuple[Party, ...] = (),
        aloof: bool = False,
    ) -> Iterator[Finding]:  # fmt: skip
        mention = None if mention and parted_by_while(self.clauses, trigger, mention[0].index) else mention
        doers = tuple(party for party in helpers if party.actor.type != "MediaOutlet")
        names = frozenset(party.actor.name for party in doers)
        unclear = (not parties or only_meant(parties)) and beside_them(self.clauses, trigger, names)
        if unclear and not self._between_it(trigger, names):
            return
        sides = Sides(parties) if parties else self._sides(trigger, mention, names)
        both = None if parties else between_them(self.clauses, trigger, names)
        if both is not None and (not sides.parties or only_meant(sides.parties)):
            sides = both  # rather than those of whom another sentence tells
        talking = negotiating_in(self.clauses, trigger)
        if len(talking) == _BOTH and (not sides.parties or only_meant(sides.parties)):
            sides = Sides(talking)
        if only_meant(sides.parties) and of_several(self.clauses, sides.parties, names):
            sides = Sides()
        if only_meant(sides.parties) and of_others(self.clauses, trigger, sides.parties):
            return
        if names & {party.actor.name for party in sides.parties}:
            if any(party.kind != "coreference" for party in sides.parties):
                return
            sides = Sides()  # "Q tried to mediate between the two enemies": not Q and whom it acts with
        if not sides.parties and strangers(self.clauses, mention[0].index if mention else trigger):
            return
        noun = mention[0] if mention else None
        accord = Accord(
            noun.noun.kind if noun else "", noun.event if noun else "", noun is not None and noun.definite,
            noun.year if noun else None, sides.one,
            names | apart_by_while(self.clauses, trigger) | bystanders(self.clauses), bool(noun and noun.noun.loose),
            at=noun.index if noun and mention and not over_then(noun, mention[1]) else -1,
            granted=granted(self.clauses, sides.parties), aloof=aloof,
            domestic=not sides.parties and domestic(self.clauses, trigger, noun.index if noun else trigger),
            title=stated_name(self.units, noun) if noun and noun.noun.kind == "agreement" else "",
        )  # fmt: skip
        told_apart = sides.one is not None and self._in_those(trigger) is not None
        if (
            not sides.parties
            and not (
                accord.loose or accord.domestic or told_apart or (noun and other_accord(self.clauses, trigger, noun))
            )
            and (two := two_named(self.clauses, names, trigger))
        ):
            accord = replace(accord, named=two.parties)
        place = venue_after(self.units, trigger) if relation == "hosted" else None
        for doer in doers:
            score = 0.8 * (sides.sure if sides.parties else 0.6) - 0.1 * (doer.kind == "coreference")
            yield Finding(
                trigger, relation, doer, None, None, sides.parties, content="tried" if tried else None,
                modality=modality, place=place, accord=accord, score=score,
            )  # fmt: skip

    def _sides(self, trigger: int, mention: tuple[Mention, tuple[Tie, ...]] | None, names: frozenset[str]) -> Sides:
        one = self._in_those(trigger)
        if one is not None:
            return Sides(one=one) if one.actor.name not in names else Sides()
        if mention is not None:
            sides = sides_of(self.clauses, *mention)
            if sides.parties and not names & {party.actor.name for party in sides.parties}:
                return sides
            left = sides.besides(names).one if accompanied(self.clauses, mention[0]) else None
            one = left or (sides.one if sides.one and sides.one.actor.name not in names else None)
        explicit = self._between_it(trigger, names) or between_near(self.clauses, trigger)
        if explicit and not names & {party.actor.name for party in explicit}:
            return Sides(explicit)
        return together(self.clauses, names, trigger) or Sides(one=one)

    def _in_those(self, trigger: int) -> Party | None:
        """The Y of "is not covered by the talks; Q mediates in those with Y"."""
        words = [unit.low for unit in self.units[trigger + 1 : trigger + 4]]
        if words[:3] not in (["in", "those", "with"], ["in", "talks", "with"]) or trigger + 4 >= len(self.units):
            return None
        phrases = self.clauses.phrases_from(trigger + 4)
        return phrases[0].party if phrases else None

    def _between_it(self, trigger: int, names: frozenset[str]) -> tuple[Party, ...]:
        """As in "A thanked Q for mediating between it and B": whoever it is, it is not Q."""
        units = self.units
        place = next((i for i in range(trigger + 1, min(trigger + 4, len(units) - 2)) if units[i].low == "between"), 0)
        if not place or units[place + 1].low not in ("it", "him", "her", "them") or units[place + 2].low != "and":
            return ()
        others = [phrase.party for phrase in self.clauses.phrases_from(place + 3) if phrase.party is not None]
        main = next((g for g in self.clauses.groups if g.form == "finite"), None)
        own = self.clauses.subjects(main) if main is not None and main.head < trigger else ()
        parties = (*own, *others)
        third = not names & {party.actor.name for party in parties}
        return parties if len(own) == 1 == len(others) and third and distinct(parties) else ()

    # ------------------------------------------------------------ what is helped to

    def _object(self, group: VerbGroup) -> tuple[Mention, tuple[Tie, ...]] | None:
        """The accord that the verb brings about: object, subject of the passive, or antecedent."""
        tied = [
            (mention, found) for mention, found in self.mentioned
            if any(tie.group is not None and tie.group.head == group.head for tie in found)
        ]  # fmt: skip
        if tied:
            return min(tied, key=lambda each: abs(each[0].index - group.head))
        later = (
            (mention, found) for mention, found in self.mentioned
            if 0 < mention.index - group.head <= _OBJECT and not self._verb_between(group.head, mention.index)
            and not next_clause(self.units, group.head, mention.first)
        )  # fmt: skip
        return next(later, None) or next((m for m in self.mentioned if was_brokered(self.clauses, m[0], group)), None)

    def _verb_between(self, first: int, last: int) -> bool:
        finite = [g for g in self.clauses.groups if first < g.head < last and g.form == "finite"]
        return any(g.voice != "reduced" and g.lemma not in MEDIATING | HOSTING for g in finite)

    # ------------------------------------------------------------ verbs

    def verb(self, group: VerbGroup) -> Iterator[Finding]:
        lemma = group.lemma
        if lemma in _MEDIATES:
            yield from self._mediating(group)
        elif lemma in ("organise", "organize") and group.voice != "active":
            mention = self._object(group)
            if mention is not None and mention[0].noun.kind == "talks":
                yield from self._done(group, "mediatedBetween", mention)
        elif lemma in HOSTING:
            yield from self._hosting(group)
        elif lemma == "receive":
            yield from delegations_received(self.clauses, group)
        elif lemma in _GATHERING:
            yield from self._gathered(group)
        elif lemma in _CARRYING and any(
            unit.low in wordlists().classes["carried"] for unit in self.units[group.head + 1 :][:3]
        ):
            between = between_near(self.clauses, group.head)
            if between:
                yield from self._done(group, "mediatedBetween", None)
            elif (both := self._carried_to(group)) and (act := doing(self.clauses, group)).modality is not None:
                yield from self._yielded("mediatedBetween", group.head, act.doers, act.modality, parties=both)

    def _hosting(self, group: VerbGroup) -> Iterator[Finding]:
        mention = self._object(group) or self._talks_before(group)
        if mention is not None and done_at_talks(self.clauses, group, mention[0]):
            return  # "hosted a dinner after talks between A and B"
        guests = gathered(self.clauses, group) if group.voice == "active" else ()
        if guests and (mention is None or not sides_of(self.clauses, *mention).parties):
            act = doing(self.clauses, group)
            if act.modality is not None:
                yield from self._yielded("hosted", group.head, act.doers, act.modality, parties=guests)
            return
        beside = together(self.clauses, frozenset()) if group.voice == "reduced" else hosts_them(self.clauses, group)
        if mention is not None or beside:
            yield from self._done(group, "hosted", mention)

    def _talks_before(self, group: VerbGroup) -> tuple[Mention, tuple[Tie, ...]] | None:
        """As in "Talks between A and B took place in P, hosted by Q", "held talks, which were hosted by Q"."""
        which = self.units[group.first - 1] if group.first else None
        if group.voice == "passive" and which is not None and which.kind in ("relative", "that"):
            comma = self.units[group.first - 2].kind == "comma"
            near = [m for m in self.mentioned if m[0].index == group.first - 2 - comma]
            return near[0] if near else None
        if group.voice != "reduced" or not group.first or self.units[group.first - 1].kind != "comma":
            return None
        talks = [m for m in self.mentioned if m[0].index < group.first and m[0].noun.kind == "talks"]
        return talks[-1] if talks else None

    def _carried_to(self, group: VerbGroup) -> tuple[Party, ...]:
        """As in "carried the proposal to A and B": who is told of both is between them."""
        after = range(group.head + 1, min(group.head + _OBJECT, len(self.units)))
        to = next((place for place in after if self.units[place].low == "to"), None)
        parties = seated_at(self.clauses, to + 1) if to is not None and to + 1 < len(self.units) else ()
        return parties if len({party.actor.name for party in parties}) == len(parties) == _BOTH else ()

    def _mediating(self, group: VerbGroup) -> Iterator[Finding]:
        mention, lemma = self._object(group), group.lemma
        if lemma in _SECURES and any(unit.low in _PAPERS for unit in self.units[group.head + 1 : group.head + 4]):
            return  # "obtained the minutes of three meetings between A and B"
        if mention is not None and lemma in CHAIRING | _THIRD and done_at_talks(self.clauses, group, mention[0]):
            return
        own = (mention is not None and mention[0].noun.kind != "agreement") or not mention
        if lemma in CHAIRING and (mention is None or not own or chairs_own(self.clauses, group, mention[0])):
            return
        if lemma in _THIRD:
            parties = sides_of(self.clauses, *mention).parties if mention else ()
            if mention and not parties and (both := together(self.clauses, frozenset())):
                parties = both.parties
            names = {party.actor.name for party in parties}
            helpers = agents(self.clauses, group) if group.voice != "active" else doing(self.clauses, group).doers
            third = any(p.actor.type == "IntergovernmentalOrganization" for p in helpers)
            if not helpers or names & {party.actor.name for party in helpers}:
                return
            if not parties and not (third and mention):
                yield from self._secured(group, mention)
                return
        elif mention is None and creates(self.clauses, group):
            return  # "brokered the creation of a council"
        elif (mention is None and lemma == "shuttle" and not between_near(self.clauses, group.head)) or (
            mention is None and lemma not in (*_FREE, "shuttle")
        ):
            return
        yield from self._done(group, "mediatedBetween", mention)

    def _secured(self, group: VerbGroup, mention: tuple[Mention, tuple[Tie, ...]] | None) -> Iterator[Finding]:
        """As in "X flew to P and secured a truce", between others of whom the text has told."""
        if mention is None or mention[0].noun.kind != "agreement":
            return
        alone = group.lemma in _SECURES or (group.lemma == "negotiate" and mention[0].event != "Agreement")
        if not (alone or worked_out_by_him(group, mention[0], _THIRD)):
            return
        following = self.units[mention[0].index + 1].low if mention[0].index + 1 < len(self.units) else ""
        if group.negated or following == "with":
            return
        act = doing(self.clauses, group)
        helpers = agents(self.clauses, group) if group.voice != "active" else act.doers
        modality = group.modality if group.voice != "active" else act.modality
        if modality == "actual":
            yield from self._yielded("mediatedBetween", group.head, helpers, modality, mention=mention, aloof=True)

    def _done(
        self, group: VerbGroup, relation: str, mention: tuple[Mention, tuple[Tie, ...]] | None
    ) -> Iterator[Finding]:
        if group.voice != "active":
            helpers, negated = self._agents(group, mention), group.negated
            modality: Modality | None = "planned" if group.modality == "expected" else group.modality
            if negated or modality in ("demanded", "counterfactual"):
                return
            yield from self._yielded(relation, group.head, helpers, modality or "actual", mention=mention)
            return
        act = doing(self.clauses, group)
        if act.modality is None:
            return
        opener = mention[0].opener if mention else ""
        if opener in ("no", "neither", "any") and relation != "hosted":
            return
        doers = (*act.doers, *self._alongside(mention[0].index if mention else group.head)) if act.doers else ()
        yield from self._yielded(relation, group.head, doers, act.modality, mention=mention, tried=act.tried)

    def _alongside(self, index: int) -> tuple[Party, ...]:
        """As in "mediated the talks together with Q and R"."""
        units = self.units
        joint = index + 2 < len(units) and units[index + 1].low in ("together", "jointly", "along")
        return helpers_at(self.clauses, index + 3) if joint and units[index + 2].low == "with" else ()

    def _agents(self, group: VerbGroup, mention: tuple[Mention, tuple[Tie, ...]] | None) -> tuple[Party, ...]:
        """By whom it is mediated: also of the second verb in "hosted by X and mediated by Y"."""
        if group.voice == "reduced" or mention is not None or group.lemma in _FREE:
            return agents(self.clauses, group)
        return ()

    def _gathered(self, group: VerbGroup) -> Iterator[Finding]:
        """As in "X helped A and B make peace", "X brought A and B to the table"."""
        parties = gathered(self.clauses, group) or self._one_with_other(group)
        act = doing(self.clauses, group)
        if not parties and group.lemma in ("bring", "get", "coax", "prod") and self._sides_named(group):
            yield from self._yielded(
                "mediatedBetween",
                group.head,
                act.doers,
                act.modality or "actual",
                tried=act.tried,
                mention=self._after(group.head),
            )
        if not parties or group.voice != "active" or act.modality is None:
            return
        last = max(i for i, unit in enumerate(self.units) if unit.start <= parties[-1].start)
        rest = {unit.low for unit in self.units[last + 1 :][:7]}
        if group.lemma == "reconcile" or rest & (
            wordlists().classes["accord"] | frozenset(wordlists().accords) | wordlists().classes["brought_to"]
        ):
            yield from self._yielded(
                "mediatedBetween",
                group.head,
                act.doers,
                act.modality,
                tried=act.tried,
                parties=parties,
                mention=self._after(group.head),
            )

    def _one_with_other(self, group: VerbGroup) -> tuple[Party, ...]:
        """As in "X tried to reconcile A with B"."""
        clause = self.clauses.clause(group) if group.lemma == "reconcile" and group.voice == "active" else None
        if clause is None:
            return ()
        parties = (*(phrase.party for phrase in clause.objects if phrase.party is not None), *clause.led_to("with"))
        able = all(party.actor.type in SIDES | {"Person", "Organization", "Actor"} for party in parties)
        return parties if len(parties) == _BOTH and distinct(parties) and able else ()

    def _sides_named(self, group: VerbGroup) -> bool:
        """As in "bring the parties back to the table"."""
        act, words = doing(self.clauses, group), [unit.low for unit in self.units[group.head + 1 :][:_OBJECT]]
        sides = wordlists().classes["sides"] | {"camps", "opponents", "belligerents", "adversaries"}
        led = frozenset(wordlists().accords) | {"table", "together", "face", "sit", "agree", "talk"}
        return (act.modality is not None and group.voice == "active" and any(
            (word in sides or (word in ("two", "pair") and words[place - 1] == "the"))
            and led & set(words[place + 1 :])
            for place, word in enumerate(words[: 6 if "of" in words[1:4] else 4])
        )) or (words[:1] == ["both"] and "table" in words[1:5] and act.modality is not None)  # fmt: skip

    def help(self, told: Help) -> Iterator[Finding]:
        """A help in a set phrase."""
        yield from self._yielded(
            told.relation, told.trigger, told.helpers, told.modality,
            mention=self._beside(told.trigger), tried=told.tried, parties=told.parties,
        )  # fmt: skip

    # ------------------------------------------------------------ nouns

    def tail(self, index: int) -> Iterator[Finding]:
        """As in "Q-brokered talks"."""
        relation = _TAILS.get(self.units[index].low.lstrip("-–"), "")
        helpers = before_tail(self.units, index) if index else []
        after = index + 5
        mention = next((m for m in self.mentioned if index < m[0].index <= after), None)
        mediation = any(unit.low in ("mediation", "mediators") for unit in self.units[index + 1 : after])
        if not relation or not helpers or (mention is None and not mediation):
            return
        weak = self.units[index].low.lstrip("-–") in _WEAK_TAILS
        if weak and not mediation and mention is not None and mention[0].noun.kind == "agreement":
            return
        opener = mention[0].opener if mention else ""
        if not wished(self.units, index) and opener not in ("no", "neither", "any"):
            read = self._yielded(relation, index, helpers, self._future(mention), mention=mention)
            partner = self._partner(mention[0]) if mention is not None else None
            for told in read:
                names = [party.actor.name for party in told.parties]
                if partner is None or not names or (len(names) == _BOTH and partner in names):
                    yield told  # "A and B made peace after Q-brokered talks with Y": those were not between A and B

    def _partner(self, mention: Mention) -> str | None:
        """The Y of "talks with Y"."""
        with_whom = mention.index + 2
        if with_whom >= len(self.units) or self.units[with_whom - 1].low != "with":
            return None
        partner = party_of(self.units[with_whom])
        return partner.actor.name if partner is not None else None

    def _future(self, mention: tuple[Mention, tuple[Tie, ...]] | None) -> Modality:
        """Planned, where the accord is still to come."""
        if mention is None:
            return "actual"
        words = {unit.low for unit in self.units[mention[0].first : mention[0].index]}
        return "actual" if words.isdisjoint(wordlists().classes["upcoming"]) else "planned"

    def noun(self, index: int) -> Iterator[Finding]:
        """As in "mediation by M", "M's mediation", "under the auspices of M"."""
        units = self.units
        if wished(units, index):
            return
        last = index + any(u.low in ("effort", "efforts", "bid", "mission") for u in units[index + 1 : index + 2])
        phrase = noun_phrase_before(units, last)
        own = owner_of(units, phrase, last) if phrase else None
        helpers: tuple[Party, ...] = (own,) if own else ()
        following = next((unit.low for unit in units[last + 1 : last + 2]), "")
        means = (
            units[index].low in _UNDER
            or self._means(phrase)
            or self._between(last)
            or mediate_themselves(self.clauses, index)
        )
        if following in ("by", "from") or (following == "of" and means):
            held = units[last + 2 :][:_NEAR]
            if any(unit.low == "peacekeeping" or unit.low.endswith("-mandated") for unit in held):
                return  # "under the auspices of a UN-mandated peacekeeping force": no talks
            helpers = helpers_at(self.clauses, last + 2)
        elif phrase is not None and (two := joint_owners(self.clauses, phrase.first, index)):
            helpers = two
        if own is not None and units[index - 1].kind == "tail":
            return
        first = min(phrase.first if phrase else index, start_of(self.units, helpers, index))
        if units[index].low in _UNDER and (at_occasion(units, first - 5, first) or by_force(self.clauses, index)):
            return  # "elected by a congress held under the patronage of Y"
        modality: Modality = "actual"
        if units[index].low in _UNDER and (not first or units[first - 1].low not in _BY_MEANS):
            governor = self.clauses.at(first - 1)
            if governor is None or governor.lemma not in ("use", "lend", "offer", "provide", "extend", "proffer"):
                return
            if governor.negated or refused(self.clauses, governor):
                return
            modality = "planned" if governor.lemma in ("offer", "proffer") else "actual"
        elif (governor := self.clauses.at(first - 1)) is not None and governor.lemma in ("offer", "proffer", "propose"):
            if governor.negated or refused(self.clauses, governor):
                return
            modality = "planned"  # "offered its mediation"
        parties = seated_at(self.clauses, last + 2) if following in ("to", "for", "between") else ()
        if not parties and helpers and (joint := self._between(last)):
            parties = seated_at(self.clauses, joint + 1)
        mention = self._beside(index) if not parties else None
        modality = self._to_come(index) if modality == "actual" else modality
        yield from self._yielded("mediatedBetween", index, helpers, modality, mention=mention, parties=parties)

    def _to_come(self, index: int) -> Modality:
        """How real it is by its clause: "will meet in March under the chairmanship of M" has yet to happen."""
        verb = next((g for g in reversed(self.clauses.groups) if g.head < index and g.form == "finite"), None)
        ahead = verb is not None and verb.modality in ("planned", "expected", "possible", "conditional")
        near = verb is not None and all(unit.kind != "stop" for unit in self.units[verb.head : index])
        return verb.modality if verb is not None and ahead and near else "actual"

    def _between(self, index: int) -> int:
        """Where the "between" of "the mediation of M between A and B" stands; 0 where none does."""
        reach = range(index + 2, min(index + _OBJECT, len(self.units) - 1))
        ends = ("verb", "comma", "stop")
        place = next((i for i in reach if self.units[i].kind in ends or self.units[i].low == "between"), 0)
        return place if self.units[place].low == "between" else 0

    def _means(self, phrase: NounPhrase | None) -> bool:
        """As in "through the mediation of M": M does it; not as in "the mediation of a row"."""
        return phrase is not None and bool(phrase.first) and self.units[phrase.first - 1].low in _BY_MEANS

    def _beside(self, index: int) -> tuple[Mention, tuple[Tie, ...]] | None:
        """The accord of the same clause, made by that mediation."""
        near = [
            m for m in self.mentioned
            if abs(m[0].index - index) <= _NEAR and not next_clause(self.units, index, m[0].first)
        ]  # fmt: skip
        return min(near, key=lambda m: (abs(m[0].index - index), m[0].index)) if near else None

    def office(self, index: int) -> Iterator[Finding]:
        """As in "X, the mediator between A and B", "X acted as mediator", "Qatari mediators"."""
        units, word = self.units, self.units[index].low
        relation = "hosted" if word in ("host", "hosts", "venue") else "mediatedBetween"
        phrase = noun_phrase_before(units, index)
        if wished(units, index) or tells(self.clauses, index):
            return
        first = phrase.first if phrase else index
        helpers, modality = holders(self.clauses, index, first)
        if word.startswith("guarantor") and guards_else(units, index):
            return  # "a guarantor of the island's autonomy"
        led = units[min(index + 1, len(units) - 1)].low in ("to", "of", "for")
        if relation == "hosted" and (word == "venue" or not (led or units[first - 2].low == "role")):
            return
        if relation == "hosted" and at_occasion(units, index + 1, index + 6):
            return
        parties = self.clauses.between(index + 2) if units[min(index + 1, len(units) - 1)].low == "for" else ()
        yield from self._yielded(relation, index, helpers, modality, mention=self._after(index), parties=parties)

    def _after(self, index: int) -> tuple[Mention, tuple[Tie, ...]] | None:
        near = [m for m in self.mentioned if 0 < m[0].index - index <= _OBJECT]
        return near[0] if near and not self._verb_between(index, near[0][0].index) else None
