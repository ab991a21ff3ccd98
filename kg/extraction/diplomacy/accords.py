"""Accords: what a document tells of each agreement and round of talks, also over several sentences.

A sentence that says what becomes of "the truce", or who brokered it, need not say whose truce it is: its finding has no
parties. When the whole document has been read, `AccordMemory.completed` looks for the accord that is meant: one of the
same kind and year that another sentence gives the parties of, or else the two who are at odds there. Where two
accords or two pairs compete, none is taken.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from heapq import nlargest
from operator import attrgetter, itemgetter

from kg.extraction.diplomacy.accord_findings import PRONOUN
from kg.extraction.diplomacy.accord_known import (
    MATCHES,
    Enemies,
    Pair,
    Told,
    as_party,
    by_proxy,
    can_mean,
    fights,
    fits,
    half_of,
    is_place,
    named_since,
    only_met,
    only_pact,
    only_pair,
    others_of,
    outweighed,
    pairs_told,
)  # fmt: skip
from kg.extraction.diplomacy.accord_openings import HALF
from kg.extraction.diplomacy.accord_titles import TitledAccords
from kg.extraction.diplomacy.allegations import Allegations
from kg.extraction.diplomacy.opened import OPENED, OpenedAccords, after_talks
from kg.extraction.diplomacy.outsiders import lands_once_led, of_the_un, without, without_aloof
from kg.extraction.diplomacy.signing_years import another, of_that_year
from kg.extraction.grammar.findings import Accord, Finding
from kg.extraction.grammar.phrases import Party
from kg.extraction.naming.civil_wars import beside_the_war
from kg.extraction.reference.pairs import asked_together, charged_with_aid, of_one_deed
from kg.extraction.reference.pairs import opposed as opposed_in
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.model import Actor

__all__ = ["AccordMemory"]

_OWN = frozenset(("partyTo", "negotiatedWith"))
"""Relations whose ends are the parties alone."""
_HELPS = frozenset(("mediatedBetween", "hosted"))
_NEAR = 3
"""Sentences back in which an accord or a pair is present to readers."""
_SOON = 3
"""Sentences, with its own, in which one may be told to be no party to an accord."""
_PRESENT = 6
"""Sentences back in which those are present of whom the text mostly tells."""
_END = 1 << 62
_HALF_BEFORE = 2
_PAIR = 2
_FIRM = frozenset(("Ceasefire", "PeaceAgreement"))
"""What only those at war make."""
_AHEAD = 4
"""Sentences ahead in which the parties may be told yet."""
_DOMINANT = 2
"""How many times as much the text must tell of a pair than of any other to be about that pair."""
_OFTEN = 4
"""What it weighs that two are set against each other more than once."""
_CALLED_HOSTILE = 2
"""What it weighs that two are called enemies, where no statement is read of it."""
_BY_NAME, _BY_ACCORD, _BY_CONFLICT = 0.6, 0.55, 0.5


class AccordMemory:
    """What a document tells of who agrees, talks and fights with whom."""

    def __init__(self) -> None:
        self._told: dict[tuple[object, ...], Told] = {}
        self._told_in: defaultdict[int, list[Told]] = defaultdict(list)
        self._tellings = 0
        self._opposed: list[tuple[int, Pair, int]] = []
        self._enemies: dict[tuple[str, ...], Enemies] = {}
        self._at_odds: set[str] = set()
        self._together: list[tuple[int, Pair]] = []
        self._fought: dict[tuple[str, ...], Enemies] = {}
        self._halves: list[tuple[int, Party, str | None]] = []
        self._helpers: list[tuple[int, str, Pair]] = []
        self._found: list[tuple[int, Pair]] = []
        self._met: set[frozenset[str]] = set()
        self._asked: set[frozenset[str]] = set()
        self._aloof: set[str] = set()
        self._aiding: set[frozenset[str]] = set()
        self._battles: dict[tuple[str, ...], int] = {}
        self._named: dict[str, tuple[int, Actor]] = {}
        self._named_at: defaultdict[str, list[int]] = defaultdict(list)
        self._beside: list[tuple[int, frozenset[str]]] = []
        self._outside: dict[int, frozenset[str]] = {}
        self._titled, self._opened, self._alleged = TitledAccords(), OpenedAccords(), Allegations()
        self._sentence = -1
        self.torn: str | None = None  # the state of whose civil war the document tells
        self.entry = False
        """Whether the document is an entry on a state, which names who ruled there long before the talks of later."""

    def note(
        self,
        findings: Iterable[Finding],
        opposed: Iterable[tuple[tuple[Actor, Actor], int]],
        beside: Pair = (),
        subjects: Pair = (),
        *,
        named: Pair = (),
        outside: frozenset[str] = frozenset(),
        sentence: int | None = None,
    ) -> None:
        """Remember a sentence that has been read.

        Args:
            findings: what it says.
            opposed: the pairs whom it sets against each other or brings together, with what each tells of a conflict.
            beside: the two whom it names side by side and calls hostile, where it joins no others.
            subjects: the two sides that are together its subject.
            named: all those whom it names who can be sides.
            outside: names of those of whom it says that they are no party to an accord.
            sentence: its number, where those of other stories stand between.
        """
        self._sentence = self._sentence + 1 if sentence is None else sentence
        self._note_named(named, subjects)
        self._outside |= {self._sentence: outside} if outside else {}
        self._together += [(self._sentence, subjects)] if len(subjects) == 2 else []
        told = tuple(findings)
        for two, weight in opposed_in(finding for finding in told if finding.accord is None):
            if weight >= _CALLED_HOSTILE:
                names = tuple(sorted(actor.name for actor in two))
                self._fought.setdefault(names, Enemies(two, self._sentence)).weight += weight
        self._aiding |= charged_with_aid(told)
        self._alleged.note(told)
        self._asked |= asked_together(told)
        self._aloof |= lands_once_led(told)
        self._met |= {
            frozenset(party.actor.name for party in finding.parties)
            for finding in told if finding.relation == "negotiatedWith" and finding.accord is None
        }  # fmt: skip
        for two, weight in opposed_in(finding for finding in told if fights(finding)):
            if weight > 1 and all(actor.name[:1].isupper() for actor in two):  # mobs and gunmen make no accords
                self._battles.setdefault(tuple(sorted(actor.name for actor in two)), self._sentence)
        for finding in told:
            if finding.relation in _HELPS:
                self._note_help(finding)
            if finding.accord is not None and finding.accord.kind == OPENED:
                self._opened.note(self._sentence)
            if (half := half_of(finding)) is not None:
                self._halves.append((self._sentence, half, finding.event))
            if finding.accord is not None and finding.accord.met:
                self._met |= {frozenset(party.actor.name for party in finding.parties)}
            if finding.accord is not None and len(finding.parties) >= 2 and finding.modality != "counterfactual":
                self._note_told(finding.accord, tuple(party.actor for party in finding.parties), aside=finding.aside)
        self._note_pairs(opposed, beside)

    def _note_pairs(self, opposed: Iterable[tuple[tuple[Actor, Actor], int]], beside: Pair) -> None:
        """Remember whom a sentence sets against each other; two states that have only met are not at odds."""
        seen: set[frozenset[str]] = set()
        directed: set[tuple[str, str]] = set()
        for pair, weight in opposed:
            key = frozenset(actor.name for actor in pair)
            # Whom the United Nations meets, or others quarrel with, is no party; nor who meets one of no side.
            others = any(actor.type == "IntergovernmentalOrganization" for actor in pair) or (
                beside_the_war(pair, self.torn) and tuple(sorted(key)) not in self._battles
            )
            met = key in self._met and all(actor.type in STATES for actor in pair)
            met |= sum(actor.type == "Person" for actor in pair) == 1 and self._talked(key)
            told = (pair[0].name, pair[1].name)
            if not others and not (met and tuple(sorted(key)) not in self._fought):
                if key not in seen:
                    self._note_opposed(pair, weight)
                elif told[::-1] in directed and told not in directed:
                    self._note_opposed(pair, weight)  # "each bombed the other"
                directed.add(told)
            seen.add(key)
        if not seen and len(beside) == 2:
            self._note_opposed(beside, _CALLED_HOSTILE)

    def _partners(self, pair: Pair, accord: Accord) -> bool:
        """Whether they are asked for the same, or states that have only met, and so rather act together."""
        names = frozenset(actor.name for actor in pair)
        met = names in self._met and all(actor.type in STATES for actor in pair) and accord.kind != "talks"
        return met or names in self._asked

    def _talked(self, names: frozenset[str]) -> bool:
        """Whether talks of theirs are told."""
        return any(told.kind == "talks" and told.names == names for told in self._told.values())

    def _note_named(self, named: Pair, subjects: Pair) -> None:
        for actor in (*named, *subjects):
            if actor.type != "IntergovernmentalOrganization":
                self._named.setdefault(actor.name, (self._sentence, actor))
                self._named_at[actor.name].append(self._sentence)
        names = frozenset(actor.name for actor in named)
        self._titled.note_named(self._sentence, names | {actor.name for actor in subjects})
        if names != frozenset(actor.name for actor in subjects):  # those who do the same may be friends
            self._beside.append((self._sentence, names))

    def _note_help(self, finding: Finding) -> None:
        self._aloof.add(finding.subject.actor.name)
        helped = tuple(party.actor for party in finding.parties)
        if len(helped) == _PAIR and not any(is_place(actor) for actor in helped):
            self._helpers.append((self._sentence, finding.subject.actor.name, helped))

    def _note_told(self, accord: Accord, parties: Pair, *, aside: bool) -> None:
        if any(is_place(actor) for actor in parties) or (accord.kind == "talks" and any(map(of_the_un, parties))):
            return
        self._titled.note(accord, parties, self._sentence)
        key = accord.kind, accord.event, accord.year, accord.made, *(actor.name for actor in parties)
        told = Told([], accord.kind, accord.event, accord.year, parties, aside, accord.signed or accord.made)
        told = self._told.setdefault(key, told)
        told.places.append((self._sentence, self._tellings))
        self._told_in[self._sentence].append(told)
        self._tellings += 1

    def _note_opposed(self, pair: Pair, weight: int) -> None:
        self._opposed.append((self._sentence, pair, weight))
        self._at_odds.update(actor.name for actor in pair)
        if weight >= _CALLED_HOSTILE:
            key = tuple(sorted(actor.name for actor in pair))
            known = self._enemies.setdefault(key, Enemies(pair, self._sentence))
            known.weight += weight

    def completed(self, finding: Finding, sentence: int) -> Finding | None:
        """The finding with its parties, where another sentence tells them; ``None`` where none does surely."""
        finding = self._without_outsiders(finding, sentence)
        accord = finding.accord
        if finding.relation in _HELPS and len(finding.parties) > _PAIR:
            finding = without_aloof(finding, self._aloof)
        if accord is not None and any(is_place(party.actor) for party in finding.parties):
            named = finding if len(finding.parties) == _PAIR else None
            return self.completed(replace(finding, parties=()), sentence) or named  # "between Beirut and Jerusalem"
        if accord is not None and len(finding.parties) == _PAIR and self._doubtful(finding, sentence):
            return self._proven(finding, accord, sentence)
        if accord is None or finding.parties:
            return finding
        if accord.kind in (OPENED, PRONOUN):
            told = self._told_in.get(sentence - 1, ())
            return after_talks(finding, told) if accord.kind == OPENED else self._continued(finding, accord, sentence)
        if accord.apart or accord.kind == HALF:
            return (self._apart if accord.apart else self._joined)(finding, accord, sentence)
        if (accord.aloof and accord.without & self._at_odds) or self._one_more(accord, sentence):
            return None
        past = finding.status == "superseded"
        helped = finding.relation not in _OWN  # "an accord brokered by Q": new, and yet between those at odds
        pair = self._titled.parties(accord, sentence) if accord.title else None
        titled = (pair, _BY_NAME) if pair is not None else None
        found = titled or (
            self._as_helped_before(finding, sentence)
            or (None if accord.title and accord.one is None else self._accord(accord, sentence, past=past))
            or (None if past else self._conflict(accord, sentence, helped=helped))
        )
        if found is None and not past and not self._opposed and (not accord.loose or accord.kind == "exchange"):
            # Nobody is at odds there: then those of whom the sentence before tells together.
            near = (pair for at, pair in self._together if 0 <= sentence - at <= 1 and fits(pair, accord))
            pair = only_pair(pair for pair in near if not self._partners(pair, accord))
            found = (pair, _BY_CONFLICT) if pair is not None else None
        if (found is None or found[1] == _BY_CONFLICT) and not past:
            found = self._at_table(accord, sentence, helped=helped) or found
        if found is None and not accord.named and not accord.loose:
            pair = self._only_named(accord, sentence)
            found = (pair, _BY_CONFLICT) if pair is not None else None
        strange = found is not None and titled is None and self._titled.strange(found[0], accord, sentence)
        found = None if strange else found
        if found is None and accord.named and self._aloof.isdisjoint(party.actor.name for party in accord.named):
            return replace(finding, parties=accord.named, score=_BY_CONFLICT)
        if found is None or self._others(finding, accord, found, sentence):
            return None
        pair, score = found
        self._found.append((sentence, pair))
        parties = tuple(as_party(actor, finding.subject, accord.one) for actor in pair)
        subject = parties[0] if finding.relation in _OWN else finding.subject
        return replace(finding, parties=parties, subject=subject, score=score)

    def _others(self, finding: Finding, accord: Accord, found: tuple[Pair, float], sentence: int) -> bool:
        """Whether others are meant: "the three governments" are not the two who are at odds."""
        many = accord.many and len(found[0]) == _PAIR
        before = only_pair(pair for at, pair, _ in self._opposed if at == sentence - 1)
        last = {actor.name for actor in before or ()}
        # "X drove Y out. Q mediated between the two": not between those of whom the text speaks elsewhere.
        many |= not accord.kind and bool(last) and not last & {actor.name for actor in found[0]}
        apart = many or self._of_another_band(finding, accord, found[0], sentence)
        return apart or self._gone_on(found[0], sentence) or self._more_named(finding, found, sentence)

    def _of_another_band(self, finding: Finding, accord: Accord, pair: Pair, sentence: int) -> bool:
        """As in "the ELN joined by an accord reached with Q's help", which is new and not of two others."""
        if accord.definite or accord.kind != "agreement" or accord.title or finding.relation in _OWN:
            return False
        last = (actor for at, actor in self._named.values() if sentence in self._named_at[actor.name])
        bands = {actor.name for actor in last if actor.type in GROUPS} - accord.without
        return bool(bands) and bands.isdisjoint(actor.name for actor in pair)

    def _without_outsiders(self, finding: Finding, sentence: int) -> Finding:
        """The finding without those of whom one of the next sentences says that they were no party to the accord."""
        if finding.accord is None or not self._outside:
            return finding
        told = (self._outside.get(sentence + after, frozenset()) for after in range(_SOON))
        names = frozenset[str]().union(*told)
        return without(finding, names) if names else finding

    def _gone_on(self, pair: Pair, sentence: int) -> bool:
        """Whether the text has gone on to a conflict of others, so that "the last truce" may be theirs."""
        there = (tuple(sorted(actor.name for actor in two)) for _, two, _ in self._near(sentence, 1))
        near = [two for two in there if two in self._fought]
        names = {actor.name for actor in pair}
        return bool(near) and all(names.isdisjoint(two) for two in near)

    def _apart(self, finding: Finding, accord: Accord, sentence: int) -> Finding | None:
        """The finding of "the deal that created a council", with parties where that deal itself has been told."""
        found = self._accord(accord, sentence) if accord.definite else None
        parties = tuple(as_party(actor, finding.subject, accord.one) for actor in found[0]) if found else accord.named
        if not parties:
            return None
        subject = parties[0] if finding.relation in _OWN else finding.subject
        return replace(finding, parties=parties, subject=subject, score=found[1] if found else _BY_CONFLICT)

    def _at_table(self, accord: Accord, sentence: int, *, helped: bool) -> tuple[Pair, float] | None:
        """The two of whom the accords were all that the sentences before told without naming their parties."""
        if accord.kind == "agreement" and accord.event == "Agreement" and not (accord.definite or helped):
            return None
        pair = only_pair(pair for at, pair in self._found if 0 < sentence - at <= _PRESENT)
        return (pair, _BY_CONFLICT) if pair is not None and fits(pair, accord) else None

    # ------------------------------------------------------------ the accord that is meant

    def _as_helped_before(self, finding: Finding, sentence: int) -> tuple[Pair, float] | None:
        """The two whom the one who "began mediating in July" has been told to help, where no accord is named."""
        if finding.relation in _OWN or finding.accord is None or finding.accord.kind:
            return None
        helped = (pair for at, name, pair in self._helpers if name == finding.subject.actor.name and at <= sentence)
        pair = only_pair(pair for pair in helped if fits(pair, finding.accord))
        return (pair, _BY_ACCORD) if pair is not None else None

    def _continued(self, finding: Finding, accord: Accord, sentence: int) -> Finding | None:
        """The finding of "It collapsed within days": of the one accord of the sentence before."""
        kinds = ("agreement", "talks") if finding.relation not in _OWN else ("agreement",)
        near = (self._told_in.get(sentence - back, ()) for back in (0, 1))
        known = ([told for told in some if told.kind in kinds and not told.names & accord.without] for some in near)
        last = next(filter(None, known), [])
        pair = only_pair(told.parties for told in last)
        new = replace(accord, kind="agreement", event="Agreement")
        if pair is None and not last and not finding.status:
            own = finding.relation in _OWN
            pair = self._opened.parties(sentence, lambda: self._of_conflict(new, sentence), helped=not own)
            if pair is not None:
                return replace(self._helped(finding, pair), event="Agreement" if own else None, accord=new)
        if pair is None and not last and finding.relation not in _OWN:
            of = replace(accord, kind="")
            before = only_pair(two for at, two in self._found if 0 <= sentence - at <= 1)
            return self._helped(finding, before) if before is not None and fits(before, of) else None
        if pair is None:
            return None
        whose = replace(self._helped(finding, pair), score=_BY_ACCORD, accord=replace(new, event=last[-1].event))
        return replace(whose, event=last[-1].event if finding.relation in _OWN else None)

    def _of_conflict(self, accord: Accord, sentence: int) -> Pair | None:
        pair = (self._conflict(accord, sentence, helped=True) or (None,))[0]
        return pair if pair is not None and not self._gone_on(pair, sentence) else None

    def _helped(self, finding: Finding, pair: Pair) -> Finding:
        """The finding of "Q chaired them", of talks whose parties other sentences told."""
        parties = tuple(as_party(actor, finding.subject, None) for actor in pair)
        subject = parties[0] if finding.relation in _OWN else finding.subject
        return replace(finding, parties=parties, subject=subject, score=_BY_CONFLICT)

    def _doubtful(self, finding: Finding, sentence: int) -> bool:
        """Whether "both", who make peace or are mediated between, are two whom nothing sets at odds."""
        if finding.relation != "mediatedBetween" and finding.event not in _FIRM:
            return False
        if any(party.kind != "coreference" for party in finding.parties):
            return False
        names = frozenset(party.actor.name for party in finding.parties)
        near = ((at, told) for at in range(3) for told in self._told_in.get(sentence - at, ()))
        agreed = any(told.names == names and (at or told.kind == "talks") for at, told in near)
        return not agreed and tuple(sorted(names)) not in self._fought

    def _proven(self, finding: Finding, accord: Accord, sentence: int) -> Finding:
        """The finding with those who fight each other for its parties, where the document is about two such."""
        told = [each for each in self._fought.values() if each.sentence <= sentence and fits(each.pair, accord)]
        ranked = nlargest(2, told, key=attrgetter("weight"))
        if not ranked or (len(ranked) > 1 and ranked[0].weight < _DOMINANT * ranked[1].weight):
            return finding
        parties = tuple(as_party(actor, finding.parties[0], None) for actor in ranked[0].pair)
        own = finding.relation in _OWN
        return replace(finding, parties=parties, subject=parties[0] if own else finding.subject, score=_BY_CONFLICT)

    def _joined(self, finding: Finding, accord: Accord, sentence: int) -> Finding | None:
        """The finding of "B signed it a week later", with A, who signed it in one of the two sentences before."""
        near = [half for half in self._halves if 0 <= sentence - half[0] <= _HALF_BEFORE]
        near = [half for half in near if half[0] < sentence or half[1].end <= finding.subject.start]
        first = near[-1] if near else None
        if first is None or accord.one is None or first[1].actor.name == accord.one.actor.name:
            return None
        other = as_party(first[1].actor, finding.subject, None)
        return replace(finding, parties=(other, accord.one), subject=other, event=first[2])

    def _accord(self, accord: Accord, sentence: int, *, past: bool = False) -> tuple[Pair, float] | None:
        """The parties of the accord that is meant; of one that is superseded, not of what takes its place.

        Args:
            accord: what the sentence says of it.
            sentence: the number of the sentence.
            past: whether only sentences before that tell of it.
        """
        # A signatory that brokered it stands between the others.
        told_of = (
            t if len(t.parties) == 2 else replace(t, parties=others_of(t.parties, accord.without, self._aloof))
            for t in self._told.values()
        )
        known = [told for told in of_that_year(told_of, accord) if len(told.parties) > 1 and can_mean(told, accord)]
        if past:
            known = [told for told in known if told.places[0][0] < sentence]
        if accord.kind != "agreement" or accord.event != "Agreement":
            known = [told for told in known if not self._between_friends(told, accord, sentence)]
        known = [
            told for told in known if not (by_proxy(told, self._fought) or self._before_war(told, accord, sentence))
        ]
        # "The talks" are not those of an accord that was told by the way.
        known = [t for t in known if not (t.aside if accord.kind == "talks" else only_met(t, self._met, self._fought))]
        if accord.loose:  # "prepared a conference": not of those who have made some pact, and fight nobody
            known = [t for t in known if not only_pact(t.parties, (t,), self._fought)]
        if not accord.kind and self._wars(accord, sentence):
            # "X offered to mediate": in the war, not in talks of others of which the text tells beside it.
            known = [told for told in known if told.kind != "talks" or told.parties_fight(self._fought)]
        if accord.year is not None:
            known = [told for told in known if told.year in (accord.year, None)]
            named = only_pair(pairs_told((told for told in known if told.year == accord.year), 0, _END))
            if named is not None:
                return named, _BY_NAME
        if not accord.definite and accord.kind == "agreement" and accord.event == "Agreement":
            return None
        before = [told for told in known if told.places[0][0] <= sentence]
        alike = [told for told in before if told.event == accord.event]
        if accord.definite and accord.event in MATCHES and alike:
            before = alike  # "the truce" is the truce that was told, not the treaty
        here = only_pair(pairs_told(before, sentence, sentence))
        if here is not None:
            return here, _BY_ACCORD
        later = [told for told in known if self._introduced(told, sentence)]
        if accord.kind == "talks":  # an accord that is told later need not come of these
            later = [told for told in later if told.kind == "talks"]
        for some, first, last in (
            (before, sentence - _NEAR, sentence), (before, 0, sentence),
            ([t for t in known if t.kind == accord.kind or self._introduced(t, sentence)], 0, sentence + 1),
            (later, 0, sentence + _AHEAD),
        ):  # fmt: skip
            if found := pairs_told(some, first, last):
                # Of several the one of the sentence itself or the one before, where that tells of one only.
                pair = only_pair(found) or only_pair(pairs_told(some, sentence - 1, sentence))
                return (pair, _BY_ACCORD) if pair is not None else None
        return None

    def _introduced(self, told: Told, sentence: int) -> bool:
        """Whether the text has named them by then, so that a reader may think of them."""
        return all(self._named.get(actor.name, (_END, actor))[0] <= sentence for actor in told.parties)

    def _one_more(self, accord: Accord, sentence: int) -> bool:
        """Whether it is a truce more, where two pairs have come to terms before, each of which might have made it."""
        if accord.definite or accord.event not in _FIRM:
            return False
        known = (told for told in self._told.values() if told.kind == "agreement" and told.places[0][0] < sentence)
        return len({told.names for told in known if can_mean(told, accord)}) > 1

    def _more_named(self, finding: Finding, found: tuple[Pair, float], sentence: int) -> bool:
        """Whether a sentence before names the two with a third, who may come as well to talks that are only offered."""
        if found[1] != _BY_CONFLICT or finding.relation != "hosted" or finding.modality == "actual":
            return False
        names = {actor.name for actor in found[0]}
        told = (named - self._aloof for at, named in self._beside if 0 < sentence - at <= _NEAR)
        return any(names < named for named in told)

    def _between_friends(self, told: Told, accord: Accord, sentence: int) -> bool:
        """Whether it is an accord of some whom nothing sets at odds, as a defence pact is, where others fight."""
        if told.kind != "agreement" or told.event != "Agreement" or told.parties_fight(self._fought):
            return False
        return any(each.sentence <= sentence and fits(each.pair, accord) for each in self._fought.values())

    def _before_war(self, told: Told, accord: Accord, sentence: int) -> bool:
        """Whether others have begun to fight since some made peace, who are not named again: talks are of the war."""
        if accord.kind == "agreement" or told.kind != "agreement" or told.parties_fight(self._fought):
            return False
        made = told.places[0][0]
        for names, each in self._fought.items():
            begun = self._battles.get(names, -1)
            left = told.names - set(names)
            if (
                made < begun <= sentence
                and fits(each.pair, accord)
                and not named_since(self._named_at, left, begun, sentence)
            ):
                return True
        return False

    def _conflict(self, accord: Accord, sentence: int, *, helped: bool = False) -> tuple[Pair, float] | None:
        """The two who are at odds, where there is just one such pair, or one that the text is about."""
        plain = accord.kind == "agreement" and accord.event == "Agreement"
        if plain and not helped and (accord.one or not accord.definite):
            return None
        there = [] if accord.loose else self._near(sentence)
        near = [pair for _, pair, weight in there if weight > 1 and fits(pair, accord)]
        at_war = [pair for pair in near if self._at_war(pair, sentence)]
        if near and not at_war and (war := self._wars(accord, sentence)):
            pair = only_pair(war)  # the war in hand, not the quarrel that was told last
            return (pair, _BY_CONFLICT) if pair is not None else None
        if not at_war and (accord.year is not None or another(self._told.values(), accord)):
            return None  # who is at odds today need not be who made peace in 2015
        candidates = at_war or near
        counts = helped or accord.kind == "talks"
        fighting = [two for two in candidates if counts and tuple(sorted(a.name for a in two)) in self._fought]
        about = self._dominant(accord, sentence)
        if about is not None and accord.loose and self._hostility(about) < _OFTEN and (
            not self._fresh(about, sentence, 2) or only_pact(about, self._told.values(), self._fought)
        ):  # fmt: skip
            about = None  # a conference long after the one clash that is told need not be of those two
        # Of whom the text tells most, rather than who was set against somebody last.
        told = about if about is not None and self._at_war(about, sentence) and self._fresh(about, sentence) else None
        pair = told or only_pair(fighting or candidates) or about or self._charged(accord, sentence)
        rivalled = pair is not None and pair is not told and self._rivalled(pair, sentence)
        if pair is None or rivalled or self._alleged.only(pair):
            return None
        return None if outweighed(pair, self._enemies.values(), accord, sentence) else (pair, _BY_CONFLICT)

    def _rivalled(self, pair: Pair, sentence: int) -> bool:
        """Whether one of the sentences right before sets two others at odds as much: either may be meant."""
        names = {actor.name for actor in pair}
        near = (two for _, two, weight in self._near(sentence) if weight > 1 and names.isdisjoint(a.name for a in two))
        return any(_DOMINANT * self._hostility(two) > self._hostility(pair) for two in near)

    def _near(self, sentence: int, reach: int = _NEAR) -> list[tuple[int, Pair, int]]:
        """Whom the last sentences set at odds."""
        first = bisect_left(self._opposed, sentence - reach, key=itemgetter(0))
        return self._opposed[first : bisect_right(self._opposed, sentence, key=itemgetter(0))]

    def _hostility(self, pair: Pair) -> int:
        """How much the document sets the two at odds."""
        known = self._enemies.get(tuple(sorted(actor.name for actor in pair)))
        return known.weight if known is not None else 0

    def _fresh(self, pair: Pair, sentence: int, reach: int = _PRESENT) -> bool:
        """Whether the last sentences still tell of the two against each other."""
        names = {actor.name for actor in pair}
        return any({a.name for a in two} == names for at, two, _ in self._opposed if 0 <= sentence - at <= reach)

    def _at_war(self, pair: Pair, sentence: int) -> bool:
        """Whether they are told to fight one another by then, and not only to quarrel."""
        return self._battles.get(tuple(sorted(actor.name for actor in pair)), _END) <= sentence

    def _wars(self, accord: Accord, sentence: int) -> list[Pair]:
        """The pairs so far that fight one another."""
        return [
            two for at, two, _ in self._opposed if at <= sentence and self._at_war(two, sentence) and fits(two, accord)
        ]

    def _charged(self, accord: Accord, sentence: int) -> Pair | None:
        """The two of whom one charges the other, where the document so far tells of nobody else at odds."""
        pair = only_pair(pair for at, pair, weight in self._opposed if at <= sentence and weight)
        names = frozenset(actor.name for actor in pair or ())
        if pair is not None and self._aloof & names:
            return None  # a charge against who helps others to talk makes no two sides
        reach = _END if self.torn in names else _NEAR
        # Whom one charges with helping rebels need not be who fights him.
        near = pair is not None and any(0 <= sentence - at <= reach for at, _, _ in self._opposed)
        near = near and names not in self._aiding
        if pair is not None and not all(actor.name[:1].isupper() for actor in pair):
            return None  # settlers who suspect a state do not negotiate with it
        return pair if pair is not None and near and not accord.loose and fits(pair, accord) else None

    def _only_named(self, accord: Accord, sentence: int) -> Pair | None:
        """The only two whom the document has named so far besides those who help, where it sets none at odds."""
        if any(at <= sentence for at, _, _ in self._opposed):
            return None
        told = tuple(actor for at, actor in self._named.values() if at <= sentence and actor.name not in self._aloof)
        others = tuple(actor for actor in told if actor.name not in accord.without)
        if len(others) != _PAIR or not fits(others, accord) or any(map(of_one_deed, others)):
            return None
        if self._partners(others, accord) or (self.entry and all(actor.type in STATES for actor in others)):
            return None
        beside = any(at < sentence and {a.name for a in others} <= names for at, names in self._beside)
        return others if beside else None

    def _dominant(self, accord: Accord, sentence: int) -> Pair | None:
        """The pair that the document is about; of those of the one party that is known, where one is."""
        known = [each for each in self._enemies.values() if accord.one is None or fits(each.pair, accord)]
        if not any(each.sentence <= sentence + 1 for each in known):
            return None  # a pair that nobody has been told of yet
        ranked = nlargest(2, known, key=attrgetter("weight"))
        if len(ranked) > 1 and ranked[0].weight < _DOMINANT * ranked[1].weight:
            return None
        return ranked[0].pair if fits(ranked[0].pair, accord) else None
