"""Sides: whom "both sides", "the two governments" and "all three" mean; nobody where a third may be one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extraction.grammar.entities import Draft, Memory, Mention, Trace
from kg.extraction.grammar.findings import Finding
from kg.extraction.reference.home_sides import helps_out, rather_at_home
from kg.extraction.reference.lists import last_list, side_by_side
from kg.extraction.reference.pairs import Pair, Pairs, belligerent, overshadowed
from kg.extraction.reference.peaces import Peaces, set_elsewhere
from kg.extraction.reference.references import REACH
from kg.extraction.reference.side_phrases import Sides
from kg.extraction.reference.side_scenes import (
    asked_to_stop,
    asks_both,
    at_odds_of_late,
    beside_a_third,
    done_by_both,
    goes_on_about,
    governs_next,
    met_somebody,
    told_by_the_way,
)
from kg.extraction.reference.visits import visits
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES, can_fight, is_nameless, within_a_state
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["SideReader", "by_office", "two_named_together"]

_BOTH = 2
_NEAR = 2
"""Sentences back to which two may be meant of whom the document is not about."""
_PASSING = 5
"""The weight of a pair that a document is not about: one act, or an accusation and its charge."""
_TWICE = 2
"""How often each of the two of whom a document mostly tells has been named before "the two governments" are they."""
_TO_VERB = 3
_ODDS = frozenset(("war", "wars", "conflict", "fighting", "clashes", "dispute", "tension", "tensions", "quarrel",
                   "feud", "hostilities", "mediator", "mediation", "mediate"))  # fmt: skip


def _at_home(found: Sequence[Unit]) -> bool:
    """Whether the sentence so far speaks of two who are no two states: "between the government and the guerrillas"."""
    between = next((i for i, unit in enumerate(found) if unit.low == "between" and unit.kind == "preposition"), None)
    after = found[between + 1 : between + _TO_REBELS] if between is not None else ()
    return any(unit.low in _HOME for unit in after) and any(unit.low in _REBELS for unit in after)


_TO_REBELS = 8
_HOME = frozenset(("government", "army", "military", "regime", "junta", "state"))
_REBELS = frozenset(("rebels", "insurgents", "guerrillas", "opposition", "militants", "separatists", "dissidents"))


def _helped_to_agree(draft: Draft, sides: Sides) -> bool:
    """Whether somebody helps them to agree: "helped the parties to agree", "is helping both sides reach an accord"."""
    last, after = draft.found[-1] if draft.found else None, len(draft.found) + sides.size
    helps = last is not None and last.kind == "verb" and any(form.lemma in _HELPS for form in last.forms)
    return helps and any(unit.low in _AGREE for unit in draft.units[after : after + _TO_VERB])


_HELPS = frozenset(("help", "assist", "enable", "get", "bring"))
_AGREE = frozenset(("agree", "reach", "conclude", "settle", "sign", "find", "forge", "negotiate", "narrow", "bridge",
                    "overcome", "strike"))  # fmt: skip
_TALKS = frozenset(("talks", "negotiations", "meeting", "dialogue", "discussions", "conference"))


class SideReader:
    """Whom such expressions mean in one document.

    Args:
        memory: whom it has named.
        pairs: who is set against whom in it.
        pair: the two who were last set against each other or side by side.
        dominant: whom the document sets against each other most often.
        joint: the two whose joint statement it is, if it is one.
    """

    def __init__(
        self,
        memory: Memory,
        pairs: Pairs,
        pair: Callable[..., Pair | None],
        dominant: Callable[..., Pair | None],
        joint: tuple[Actor, ...] = (),
    ) -> None:
        self._memory, self._pairs, self._pair, self._dominant = memory, pairs, pair, dominant
        self._joint = joint
        self.peaces = Peaces()  # who has come to terms, and who fights on
        self.contested = False
        """Whether of the sentence under way it cannot be told which two of three are meant."""

    def about_civil_war(self, torn: str | None) -> None:
        """Take the document to tell of that state's civil war."""
        self._pairs.torn = torn

    def note(self, draft: Draft, findings: Sequence[Finding]) -> Pair | None:
        """Remember what a sentence says of who is against whom or at a table; the weightiest pair of it."""
        self.peaces.note(draft, findings)
        paid = visits(draft.units, findings)
        self._pairs.note_visits(paid)
        return self._pairs.note(finding for finding in findings if finding not in paid)

    def meant(self, draft: Draft, sides: Sides) -> tuple[Actor, ...] | None:
        """Those whom such words mean; nobody who only quarrels has to stop firing where others fight."""
        found = at_odds_of_late(draft, sides, self._memory.traces) or self._told(draft, sides)
        quarrel = bool(found) and (sides.foes or asked_to_stop(draft, sides)) and self._pairs.only_quarrel(found or ())
        if quarrel or (found and _to_reconcile(draft) and self._pairs.one_fights_another(found)):
            self.contested = True
            return None
        if found and len(found) == _BOTH and not sides.men:
            two = (found[0], found[1])
            friends = self._pairs.only_visited(two) or (sides.opposed and self._pairs.only_backed(two))
            if friends or rather_at_home(two, self._pairs.weight(two), self._memory):
                self.contested = True
                return None
            away = set_elsewhere(draft, two, self._memory.entities)
            rather = () if away else self.peaces.rather(two, draft, sides.fits, sides.size)
            self.contested = self.contested or rather == ()
            found = found if rather is None else rather or None
            if found and sides.armies and self._fights_beside((found[0], found[1])):
                self.contested, found = True, None
        return found

    def _fights_beside(self, two: Pair) -> bool:
        """Whether a third army may be meant: that of Y beside X against Z, after "X and Y took P from Z"."""
        for trace in reversed(self._memory.traces[-2 * REACH :]):
            for several in trace.lists:
                beside = [actor for actor in several if actor not in two]
                other = next((actor for actor in two if actor not in several), None)
                if other is not None and len(beside) == 1 and self._pairs.weight((beside[0], other)) > 0:
                    return True
        return False

    def _told(self, draft: Draft, sides: Sides) -> tuple[Actor, ...] | None:
        """Those whom "both sides", "the three states" mean: of the sentence so far, else of those before."""
        if sides.bare and (accused := self._accused(draft, sides)):
            return accused
        if sides.bare and self._denying(draft, sides) and (charged := self._charged(draft)) is not None:
            self.contested = self.contested or not charged
            return charged or None
        if sides.count in (0, _BOTH) and _helped_to_agree(draft, sides) and (two := self._seated(draft, sides)):
            return two
        if not sides.men:
            own = self._joint and sides.count in (0, len(self._joint)) and self._own_words(draft)
            found = self._joint if own else self._actors(draft, sides)
            if found and not within_a_state(found) and _at_home(draft.found):
                return None
            if found or not sides.armies:
                return found
            self.contested = False
            return self._actors(draft, sides.of_states)
        several = self._persons(draft, sides.count)
        self.contested = not several
        return several or None

    def _seated(self, draft: Draft, sides: Sides) -> tuple[Actor, ...]:
        """Those at the table of which the sentence so far tells, or else one of the last ones."""
        talking = any(unit.low in _TALKS for unit in draft.found)
        here = [several for several in side_by_side(draft) if talking and len(several) == _BOTH]
        helping = {mention.actor.name for mention in draft.mentions}
        before = (table for table in reversed(self._pairs.tables) if not {actor.name for actor in table} & helping)
        two = here[0] if len(here) == 1 else next(filter(None, before), ())
        return two if all(sides.fits(actor) for actor in two) else ()

    def _accused(self, draft: Draft, sides: Sides) -> tuple[Actor, ...]:
        """Those of "Both deny it", of whom the sentence before says that somebody accuses them."""
        accused = self._pairs.accused
        denies = self._denying(draft, sides) and not draft.mentions
        return accused if denies and len(accused) == (sides.count or _BOTH) else ()

    def _denying(self, draft: Draft, sides: Sides) -> bool:
        """Whether those whom the words mean deny something."""
        after = len(draft.found) + sides.size
        verbs = [unit for unit in draft.units[after : after + _TO_VERB] if unit.kind == "verb"]
        return bool(verbs) and any(form.lemma in wordlists().classes["denying"] for form in verbs[0].forms)

    def _charged(self, draft: Draft) -> tuple[Actor, ...] | None:
        """The Y and Z of "X accuses Y of plotting with Z; both deny it": never X; ``None`` where nobody is accused.

        Empty where one is accused, and nobody of whom the charge tells the same.
        """
        found, last = draft.found, self._memory.traces[-1] if self._memory.traces else None
        verb = next((i for i, unit in enumerate(found) if any(f.lemma == "accuse" for f in unit.forms)), None)
        if verb is None:
            one = last is not None and len(last.accused) == 1 and not draft.mentions
            return (self._pairs.charged if len(self._pairs.charged) == _BOTH else ()) if one else None
        of = next((i for i in range(verb, len(found)) if found[i].low in ("of", "for")), len(found))
        told = {
            m.actor.name: m.actor for m in draft.mentions
            if verb < m.index < of or (m.index > of and found[m.index - 1].low in ("with", "alongside"))
        }  # fmt: skip
        return tuple(told.values()) if len(told) == _BOTH else ()

    def _own_words(self, draft: Draft) -> bool:
        """Whether nobody else is named in the sentence so far, so that a joint statement speaks of its issuers."""
        names = {actor.name for actor in self._joint}
        return all(mention.actor.name in names or mention.where for mention in draft.mentions)

    def _actors(self, draft: Draft, sides: Sides) -> tuple[Actor, ...] | None:
        if sides.bare and (listed := last_list(draft, sides.count, governs_next(draft))):
            return listed
        fitting = {
            m.actor.name: m.actor for m in draft.mentions
            if sides.fits(m.actor) and (not m.where or _counterpart(draft, m)) and not helps_out(draft, m)
        }  # fmt: skip
        if beside_a_third(draft, sides):
            self.contested = True
            return None
        if any(unit.low == "presence" for unit in draft.found):
            fitting = {}  # "in the presence of X and Y, the parties signed"
        own, helping = self._acting(draft, fitting) if governs_next(draft) else None, frozenset[str]()
        if own is not None and len(fitting) > (sides.count or 2):
            # "X and Y signed a pact; Z accused both of …", "X and Y sided with Z, and X sent envoys to both".
            beside = [several for several in side_by_side(draft) if own.actor.name in {actor.name for actor in several}]
            for actor in (own.actor, *(actor for several in beside for actor in several)):
                fitting.pop(actor.name, None)
            helping = frozenset(actor.name for several in beside for actor in several)
        of_others = own is not None and (done_by_both(draft, own, fitting) or self._of_others(own, fitting))
        if own is not None and (of_others or asks_both(draft, own, fitting)):
            # "X and Y urged both sides to stop": others
            beside = [several for several in side_by_side(draft) if own.actor.name in {actor.name for actor in several}]
            helping, fitting = frozenset((own.actor.name, *(actor.name for some in beside for actor in some))), {}
        if (
            own is not None
            and told_by_the_way(draft, own, fitting)
            and self._pair(frozenset((own.name,)), 2, sides.fits)
        ):
            fitting = {}
        plainly = not sides.opposed or (own is None and not sides.foes)
        fitting = fitting if plainly else self._without_friends(fitting)
        here = list(fitting.values())
        exact = len(here) == (sides.count or 2) and (sides.count > 2 or belligerent(here))
        if exact and own is not None and sides.size == 1 and own.actor.name in fitting:
            fitting.pop(own.actor.name)  # "Y brokered a truce after X threatened both": not X itself
            here, exact = list(fitting.values()), False
        if exact:
            others = own is None and self._told_of_others(draft, fitting)
            self.contested = self.contested or others  # "X said after a call with Y that the two countries would talk"
            return None if others else tuple(here)
        met = bool(here) and sides.bare and not governs_next(draft) and met_somebody(draft)
        self.contested = self.contested or met  # "X's king met the pope, and the two discussed peace"
        own_state = self._just_met(draft, sides) or (self._of_entry(draft, here, sides) if not met else None)
        if len(here) > 1 or met or own_state is not None:
            return own_state
        without = frozenset(fitting) if sides.count == 2 and here and governs_next(draft) else helping
        if sides.count > _BOTH:
            return self._listed(sides) or self._just_named(draft, sides)
        allied = () if here or sides.opposed or governs_next(draft) else self._allied(sides)
        together = () if sides.opposed else self._named_together(without, sides, reach=1)
        found = allied or together or self._present(without, sides) or self._pair(without, REACH, sides.fits)
        found = found or (self._named_together(without, sides, _NEAR) if not sides.opposed else None)
        found, stranger = self._of_ships(found, sides) if sides.opposed and not here else (found, False)
        at_odds = sides.opposed or _to_reconcile(draft)
        found = self._beside_each_other(found, sides) if found and not draft.mentions else found
        near = found
        found = self._rather_at_war(found, without, sides) if found and at_odds else found
        passed_over = bool(near and found) and near != found and self._met_apart(found)
        answered = len(here) == 1 and here[0] not in (found or here) and goes_on_about(draft, here[0])
        found = self._answered(here[0], sides) if answered else found
        rivalled = (
            stranger
            or passed_over
            or (own is not None and found and self._one_of_several(found))
            or (answered and not found)
        )
        if rivalled or (found and self._contested(found, replace(sides, opposed=at_odds))):
            self.contested = True
            return None
        found = found or self._only_named(without, sides)
        return found or (self._left(draft, without, sides) if sides.states else self._at_table(without, sides))

    def _of_ships(self, two: tuple[Actor, ...] | None, sides: Sides) -> tuple[tuple[Actor, ...] | None, bool]:
        """Whose the ships are of which the sentence before tells: "A Y-ian frigate fires on an X-ian ship. Each side".

        The other side of the only one who is told to have one is his foe in the text; whether he is none of the two.
        """
        last = self._memory.traces[-1] if self._memory.traces else None
        owners = {actor.name: actor for actor in (last.ships if last is not None and last.pair is None else ())}
        if len(owners) != 1 or owners.keys() & {actor.name for actor in two or ()}:
            return (tuple(owners.values()) if len(owners) == _BOTH else two), False
        foe = self._pairs.foe(next(iter(owners)), sides.fits)
        return ((*owners.values(), foe) if foe is not None else None), foe is None

    def _at_table(self, without: frozenset[str], sides: Sides) -> Pair | None:
        """A state and the politician or party that bears no arms, whom the text has sit at one table most often."""

        def fits(actor: Actor) -> bool:
            civil = actor.type in ("Person", "Organization") and not self._pairs.helps(actor)
            return sides.fits(actor) or (civil and not is_nameless(actor))

        two = self._dominant(without, fits) if sides.any_side else None
        able = two is not None and self._pairs.weight(two) > 1 and any(actor.type == "State" for actor in two)
        return two if able else None

    def _acting(self, draft: Draft, fitting: Mapping[str, Actor]) -> Mention | None:
        """Who acts on "both sides": the X of "X, Y's closest ally, called on both sides", where others are at odds."""
        own, first = draft.own_subject(), next((mention for mention in draft.mentions if mention.subject), None)
        told = own is not None and first is not None and first.actor.name != own.actor.name
        return first if told and first is not None and self._of_others(first, fitting) else own

    def _allied(self, sides: Sides) -> tuple[Actor, ...]:
        """The only two whom the sentence before tells to be allied: "X is allied with Y. The two signed"."""
        two = self._memory.traces[-1].partners if self._memory.traces else ()
        return two[0] if len(two) == 1 and all(sides.fits(actor) for actor in two[0]) else ()

    def _listed(self, sides: Sides) -> tuple[Actor, ...] | None:
        """Those of "the three states" whom the last sentences name side by side."""
        for trace in reversed(self._memory.traces[-REACH:]):
            for several in trace.lists:
                if len(several) == sides.count and all(sides.fits(actor) for actor in several):
                    return several
        return None

    def _just_named(self, draft: Draft, sides: Sides) -> tuple[Actor, ...] | None:
        """Those of "found all three guilty": all states, or all groups, that the sentence before names, so many."""
        last = self._memory.traces[-1] if self._memory.traces and governs_next(draft) else None
        named = {m.actor.name: m.actor for m in (last.mentions if last else ()) if sides.fits(m.actor) and not m.where}
        for kinds in (STATES, GROUPS):
            several = tuple(actor for actor in named.values() if actor.type in kinds)
            busy = {m.actor.name for m in draft.mentions}
            if len(several) == sides.count and not busy & {actor.name for actor in several}:
                return several
        return None

    def _rather_at_war(self, two: tuple[Actor, ...], without: frozenset[str], sides: Sides) -> tuple[Actor, ...]:
        """The two whom the text sets against each other, where it tells of two states only that they met."""
        if len(two) != _BOTH or not self._pairs.only_met(two):
            return two
        known = self._dominant(without | {actor.name for actor in two}, sides.fits)
        return known if known is not None and not self._pairs.only_met(known) else two

    def _beside_each_other(self, two: tuple[Actor, ...], sides: Sides) -> tuple[Actor, ...]:
        """X and Y of "X and Y met Z. The two signed …", not one of them and Z."""
        last = self._memory.traces[-1] if self._memory.traces else None
        if last is None or len(two) != _BOTH or sides.opposed or self._pairs.fight(two):
            return two
        names, about = {actor.name for actor in two}, {mention.actor.name for mention in last.subjects}
        beside = [
            several for several in last.lists
            if len(several) == _BOTH and about >= {a.name for a in several}
            and len(names & {a.name for a in several}) == 1 and (sides.bare or all(map(sides.fits, several)))
        ]  # fmt: skip
        return beside[0] if len(beside) == 1 else two

    def _met_apart(self, at_war: Sequence[Actor] | None) -> bool:
        """Whether two who have just met are passed over for two who are at war in one sentence further back only."""
        return at_war is not None and self._pairs.weight((at_war[0], at_war[1])) < 2 * _PASSING

    def _answered(self, one: Actor, sides: Sides) -> tuple[Actor, ...]:
        """Whom "X refused, but the two countries agreed" means: X, and the one whom the sentence before is about."""
        last = self._memory.traces[-1].subjects if self._memory.traces else ()
        others = {m.actor.name: m.actor for m in last if sides.fits(m.actor) and m.actor.name != one.name}
        return (*others.values(), one) if len(others) == 1 else ()

    def _of_entry(self, draft: Draft, here: list[Actor], sides: Sides) -> Pair | None:
        """In an entry on X, X and the one other state of the sentence: "Greece lifted its embargo, and both …"."""
        entry = self._memory.entry
        usable = entry is not None and sides.count in (0, 2) and sides.fits(entry) and not governs_next(draft)
        if entry is None or not usable or len(here) != 1 or here[0].type != "State" or here[0].name == entry.name:
            return None
        return entry, here[0]

    def _left(self, draft: Draft, without: frozenset[str], sides: Sides) -> Pair | None:
        """The two of whom the document is about, without those who act on "the two governments" there."""
        acting = [m.actor for m in draft.mentions if m.subject] if governs_next(draft) else []
        busy = {name for actor in acting for name in (actor.name, actor.acts_for or "")}
        return self._protagonists(without | busy, sides.fits)

    def _persons(self, draft: Draft, count: int) -> tuple[Actor, ...]:
        """Whom "both men" mean, leaders by their sides; nobody where the last sentences name more or fewer."""
        for trace in reversed(self._memory.traces):
            for several in trace.lists:
                if len(several) == count and all(actor.type == "Person" for actor in several):
                    return several
        named = dict(_people(draft.mentions))
        own = draft.own_subject() if governs_next(draft) else None
        if own is not None:
            named.pop(own.name, None)
        for trace in reversed(self._memory.traces[-REACH:]):
            if len(named) >= count:
                break
            for name, actor in _people(trace.mentions):
                named.setdefault(name, actor)
        sides = {actor.name for actor in named.values()}
        told = len(named) == len(sides) == count and self._told_together(tuple(named.values()))
        return tuple(named.values()) if told else ()

    def _told_together(self, several: tuple[Actor, ...]) -> bool:
        """Whether one sentence names them, or two of them are at odds or friends: not who only come one by one."""
        names = {actor.name for actor in several}
        near = ({m.actor.name for m in trace.mentions} for trace in self._memory.traces[-REACH:])
        tied = len(several) == _BOTH and self._pairs.weight((several[0], several[1])) > 0
        return tied or any(names <= here for here in near)

    def note_unsure(self, draft: Draft, sides: Sides) -> None:
        """Remember that nobody was found for the words, where the sentences before tell of more than two."""
        if sides.size == 1 and draft.found and draft.found[-1].low in ("to", "with", "from"):
            self.contested = False  # "X, which is close to both, offered to mediate"
            return
        draft.open_sides = True
        near = (m for trace in self._memory.traces[-REACH:] for m in trace.mentions)
        told = {m.actor.name for m in near if sides.fits(m.actor) and not m.where}
        several = sides.count > len(told)  # "the four factions signed", of which two have been named
        self.contested = self.contested or several or (not sides.opposed and len(told) > (sides.count or 2))

    def _contested(self, two: tuple[Actor, ...], sides: Sides) -> bool:
        """Whether a third has joined in since the two were named together, so that he may be one of those meant.

        Where the words say that they are at odds, only one who is at odds with one of them as much can be that.
        """
        names = {actor.name for actor in two}
        weight = self._pairs.weight((two[0], two[1]))
        if weight < 2 * _PASSING and not sides.foes and self._nearer(names, sides):
            return True
        if weight < 2 * _PASSING and overshadowed(two, self._memory.entities.values()):
            return True
        if weight > _PASSING:
            return False
        near = self._memory.traces[-REACH:]
        listed = any({a.name for a in several} == names for trace in near for several in trace.lists)
        for trace in reversed(near):
            if names <= {m.actor.name for m in trace.mentions if not m.where}:
                return not listed and not sides.opposed and _other_doer(trace, names, sides, trace.doers)
            about = frozenset(m.actor.name for m in trace.subjects if not (sides.opposed or listed)) - trace.callers
            joined = trace.foes if sides.opposed else trace.doers | about
            if _other_doer(trace, names, sides, joined):
                return True
        return False

    def _nearer(self, names: set[str], sides: Sides) -> bool:
        """Whether two others are at odds in the sentence before: "A fought B. C accused B of it. Both sides met"."""
        last = self._memory.traces[-1] if self._memory.traces else None
        here = {m.actor.name: m.actor for m in last.mentions if not m.where and sides.fits(m.actor)} if last else {}
        able = {name for name, actor in here.items() if not self._pairs.helps(actor)}
        return not names <= set(here) and any(two <= able and not two <= names for two in self._pairs.rivals)

    def _one_of_several(self, two: tuple[Actor, ...]) -> bool:
        """Whether others are at odds, too, in the last sentences, and as much: "an envoy urged both sides to stop"."""
        names = {actor.name for actor in two}
        near = (trace.pair for trace in self._memory.traces[-REACH:])
        rivals = [pair for pair in near if pair is not None and not names & {actor.name for actor in pair}]
        own = self._pairs.weight((two[0], two[1]))
        return any(2 * self._pairs.weight(pair) > own for pair in rivals)

    def _protagonists(self, without: frozenset[str], fits: Callable[[Actor], bool]) -> Pair | None:
        """The two of whom the document tells far more than of any other who can be meant."""
        ranked = sorted(
            (e for e in self._memory.entities.values() if fits(e.actor) and e.actor.name not in without),
            key=lambda entity: (-entity.weight, entity.actor.name),
        )
        if len(ranked) < 2 or min(entity.count for entity in ranked[:2]) < _TWICE:
            return None
        third = ranked[2].weight if len(ranked) > 2 else 0
        near = {actor.name for trace in self._memory.traces[-2 * REACH :] for actor in trace.actors}
        clear = ranked[1].weight >= 2 * third and {e.actor.name for e in ranked[:2]} <= near
        return (ranked[0].actor, ranked[1].actor) if clear else None

    def _of_others(self, own: Mention, fitting: Mapping[str, Actor]) -> bool:
        """Whether those of the sentence so far only tell of two others who are at odds: they broker, urge or thank."""
        two = tuple(fitting.values())
        if own.actor.name not in fitting or len(two) < 2:
            return False
        at_odds = len(two) == 2 and (self._pairs.weight((two[0], two[1])) > 0)
        known = self._dominant(frozenset((own.actor.name,)))
        return not at_odds and known is not None and self._pairs.weight(known) > 1

    def _told_of_others(self, draft: Draft, fitting: Mapping[str, Actor]) -> bool:
        """Whether one of the two only says what the two others do who are at odds in the text so far."""
        speaker = draft.own_subject() if draft.found and draft.found[-1].low == "that" else None
        if speaker is None or any({a.name for a in several} == set(fitting) for several in side_by_side(draft)):
            return False
        return self._of_others(speaker, fitting)

    def _only_named(self, without: frozenset[str], sides: Sides) -> tuple[Actor, ...]:
        """The only two whom the document has named who can be meant, where it has set nobody at odds."""
        if not self._pairs.empty:
            return ()
        known = (e.actor for e in self._memory.entities.values() if can_fight(e.actor) and sides.fits(e.actor))
        two = tuple(actor for actor in known if not self._pairs.helps(actor))
        names = {actor.name for actor in two}
        if len(two) != _TWICE or without & names:
            return ()
        # Who is never told of beside the other one may be the third one who helps.
        near = (trace for trace in self._memory.traces[-REACH:] if not names & trace.callers)
        return two if any(names <= {m.actor.name for m in trace.mentions if not m.where} for trace in near) else ()

    def _present(self, without: frozenset[str], sides: Sides) -> tuple[Actor, ...]:
        """The two at odds whom the sentence before names besides those who help them, and no others."""
        last = self._memory.traces[-1] if self._memory.traces else None
        if last is None or last.pair is not None:
            return ()
        named = {m.actor.name: m.actor for m in last.mentions if not m.where and sides.fits(m.actor)}
        two = tuple(actor for actor in named.values() if not self._pairs.helps(actor))
        if len(two) != _TWICE or len(named) == len(two) or not belligerent(two) or without & set(named):
            return ()
        return two if self._pairs.weight((two[0], two[1])) > 1 else ()

    def _just_met(self, draft: Draft, sides: Sides) -> Pair | None:
        """The two who met, fought or signed in the sentence before, which names no other: "Both pledge to"."""
        last = self._memory.traces[-1] if self._memory.traces else None
        if last is None or last.pair is None or not sides.bare or governs_next(draft):
            return None
        named = {m.actor.name for m in last.mentions if not (m.where or m.inside) and can_fight(m.actor)}
        two = {actor.name for actor in last.pair}
        met = named == two and all(sides.fits(actor) for actor in last.pair) and belligerent(last.pair)
        return last.pair if met and not draft.mentions else None

    def _without_friends(self, fitting: dict[str, Actor]) -> dict[str, Actor]:
        """Nobody where the two are no foes: "X urged Y and Z to end the war between the foes"."""
        two = tuple(fitting.values())
        known = self._dominant(frozenset(fitting)) if len(two) == _BOTH else None
        strangers = known is not None and self._pairs.weight(known) > 1 and not self._pairs.weight((two[0], two[1]))
        return {} if strangers else fitting

    def _named_together(self, without: frozenset[str], sides: Sides, reach: int) -> tuple[Actor, ...]:
        """The two who were the subject of a sentence just before."""
        for trace in reversed(self._memory.traces[-reach:]):
            two = tuple({m.actor.name: m.actor for m in trace.subjects}.values())
            apart = any(m.later for m in trace.mentions)  # "X did nothing, and Y fled"
            fit = (
                len(two) == 2
                and not (apart or trace.open_sides)
                and belligerent(two)
                and all(sides.fits(actor) for actor in two)
            )
            if fit and not without & {actor.name for actor in two} and not self._pairs.only_help(two):
                return two
        return ()


def _people(mentions: Sequence[Mention]) -> Iterator[tuple[str, Actor]]:
    """The people of a sentence and for whom they act, each once: "X's president, N. N.," is one."""
    people = [m for m in mentions if m.human is not None]
    proper = {m.actor.name for m in people if not _titled(m.name)}
    office: Mention | None = None
    for mention in people:
        if _titled(mention.name):
            office = mention
            if mention.actor.name not in proper and all(m.index - mention.index not in _APPOSED for m in people):
                yield mention.name, mention.actor
            continue
        held = office is not None and mention.index - office.index in _APPOSED and mention.actor.type == "Person"
        yield mention.name, office.actor if held and office is not None else mention.actor


_APPOSED = range(1, 6)
"""Units from an office to the name of who holds it."""


def _titled(name: str) -> bool:
    """Whether a person is called by his office: "UN envoy"."""
    return name.rpartition(" ")[2].islower()


def _to_reconcile(draft: Draft) -> bool:
    """Whether what precedes says that they are at odds: "to reconcile the two governments", "the war between both"."""
    last = draft.found[-1] if draft.found else None
    if last is not None and any(form.lemma in ("reconcile", "bring") for form in last.forms):
        return True
    before = draft.found[-3:-1] if last is not None and last.low == "between" else []
    return any(unit.low in _ODDS or any(form.lemma == "mediate" for form in unit.forms) for unit in before)


def _other_doer(trace: Trace, names: set[str], sides: Sides, joined: frozenset[str]) -> bool:
    """Whether somebody besides the two is among those who have joined in, and can be meant by the words."""
    third = [m.actor for m in trace.mentions if not m.where and sides.fits(m.actor)]
    return any(actor.name in joined and actor.name not in names for actor in third)


def _counterpart(draft: Draft, mention: Mention) -> bool:
    """Whether somebody is named as the counterpart of another: "met his Y-ian colleague"."""
    after = draft.found[mention.index + 1].low if mention.index + 1 < len(draft.found) else ""
    return draft.found[mention.index].kind == "demonym" and after in ("counterpart", "colleague", "opposite")


def by_office(units: Sequence[Unit], index: int) -> bool:
    """Whether "the Ministers", "the Sides" of a joint statement are those who make it."""
    if units[index].low != "the" or index + 2 >= len(units) or units[index + 1].low not in _JOINTLY:
        return False
    return units[index + 2].low != "of" and units[index + 2].kind not in (*NAMES, "capital", "possessive")


_JOINTLY = frozenset(("ministers", "presidents", "leaders", "sides", "parties", "delegations", "premiers",
                      "secretaries"))  # fmt: skip


def two_named_together(memory: Memory, draft: Draft, without: frozenset[str]) -> tuple[Actor, Actor] | None:
    """The "them" of "Q went between them": the two whom the sentence before names side by side, and no others so."""
    trace = memory.traces[-1] if memory.traces else None
    if trace is None or any(mention.name not in without and not mention.where for mention in draft.mentions):
        return None
    lists = {tuple(actor.name for actor in several): several for several in trace.lists}
    two = next(iter(lists.values())) if len(lists) == 1 else ()
    able = len(two) == _BOTH and all(actor.type in SIDES and actor.name not in without for actor in two)
    return (two[0], two[1]) if able else None
