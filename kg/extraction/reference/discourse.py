"""Discourse: what has been said so far, and whom "the group", "both sides", "the army" and "it" stand for by it.

Each such expression becomes a name unit that is marked as resolved, so that every later rule reads it as it
reads a name; what it fills is listed in the statement's ``inferred``. Where two readings are open, none is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.extraction.grammar.entities import Draft, Memory, Trace, named
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import beyond_border
from kg.extraction.grammar.party import is_rival
from kg.extraction.grammar.phrases import Party
from kg.extraction.grammar.things import ships_of, things_of
from kg.extraction.naming.peacemakers import with_peacemakers
from kg.extraction.naming.peoples import peopled
from kg.extraction.reference.accused import charged_state, whose_denial
from kg.extraction.reference.anaphora import owning, possessive, pronoun, relative_possessive
from kg.extraction.reference.breakaways import breakaway
from kg.extraction.reference.charge_memory import Charges
from kg.extraction.reference.creeds import before_band, by_creed
from kg.extraction.reference.deeds import Deeds
from kg.extraction.reference.ends import from_elsewhere, other_end, raised
from kg.extraction.reference.generic import of_a_cause
from kg.extraction.reference.left_behind import left_behind
from kg.extraction.reference.lists import KOREAS, both_koreas, floats, prepared, side_by_side
from kg.extraction.reference.localities import Localities
from kg.extraction.reference.mentioned import mention_of
from kg.extraction.reference.organ_words import backers_named, of_another, organ_unit, seat_of
from kg.extraction.reference.organs import Organs
from kg.extraction.reference.owned_bands import states_of_bands
from kg.extraction.reference.pairs import Pair, Pairs, anybody, only_two, parts_of
from kg.extraction.reference.quoters import (
    accusing,
    beside_quotation,
    opening,
    quoter,
    says_more,
    several_go_on,
    spoken_of,
)
from kg.extraction.reference.rebel_raids import of_rebels
from kg.extraction.reference.references import (
    REACH,
    SERVICES,
    Phrase,
    all_described,
    described,
    descriptive,
    head_of,
    introduces,
    likeliest,
    neighbour,
    person,
)
from kg.extraction.reference.rivals import remember_ties
from kg.extraction.reference.scopes import DEFINES, QUANTIFIED, of_an_actor, one_of_several
from kg.extraction.reference.sent import sent_forces
from kg.extraction.reference.shortened import affiliate, former_or_latter, pointed, shortened
from kg.extraction.reference.side_phrases import names_for, others_told, side_phrase
from kg.extraction.reference.sides import SideReader, by_office, two_named_together
from kg.extraction.reference.speaking import Monologue, Voice, issuing, other_people, speaks_last
from kg.extraction.reference.spokesmen import SPOKESMEN, Spokesmen
from kg.extraction.reference.theatres import unconnected
from kg.extraction.reference.unnamed import (
    ONE_BAND,
    backed_unit,
    followers,
    just_struck,
    left_unit,
    nameless,
    nameless_unit,
    points_to,
    same_nameless,
)
from kg.extraction.words.descriptions import (
    GROUPS,
    SIDES,
    STATES,
    agrees_in_type,
    can_fight,
    descriptions,
    is_nameless,
)
from kg.extraction.words.units import NAMES, Unit
from kg.model import Actor

__all__ = ["Discourse", "Pair"]

_MEMORY = 12
_NEAR = 2
"""Sentences back to which two may be meant of whom the document is not about."""
_PORTFOLIOS = frozenset(("defence", "defense", "foreign", "interior", "home", "justice", "information", "security",
                         "health", "finance", "external", "affairs", "public", "national", "federal", "prime",
                         "deputy"))  # fmt: skip
"""What a ministry or minister with capitals is of, and no part of a name: "the Defense Ministry"."""
_TIERS = frozenset(("federal", "central", "interim", "provisional", "transitional"))
"""What a government with capitals is: "the Interim Administration"."""
_SEATED = frozenset(("ministry", "junta", "regime", "authorities", "rulers"))
"""Words after which "in P" always tells whose they are: "urged the authorities in Tiraspol"."""
_POSSESSIVES = frozenset(("its", "their", "his", "her"))
_FIRST = frozenset(("we", "us", "our", "i", "my"))


class Discourse:
    """What has been said so far in one document.

    `pair` is who was last set against each other or brought together, `dominant` whom the whole document so far
    sets against each other; the truces, agreements and talks themselves are in `kg.extraction.diplomacy.accords`.

    Args:
        issuer: whose own release the document is, if anybody's: "we" are they.
        home: the state that the whole document is about, if it is about one.
        issuers: those who make it together, if it is a joint statement.
        topic: the state that the title of another's release is about.

    Attributes:
        sides: whom "both sides" and the like mean, and which wars go on.
        charges: what the last sentences say that anybody did.
        deeds: the acts of violence of the last sentences.
        entry: the state on which the document is an entry of an encyclopaedia.
    """

    def __init__(
        self,
        issuer: Actor | None = None,
        home: Actor | None = None,
        issuers: tuple[Actor, ...] = (),
        topic: Actor | None = None,
    ) -> None:
        self._issuer = issuer
        self._issuers = issuers
        self._memory = Memory()
        self._draft = Draft(())
        self._pairs = Pairs()
        self.sides = SideReader(self._memory, self._pairs, self.pair, self.dominant, issuers)
        self._organs = Organs(issuer, self._memory, self.dominant, home, topic)
        self._spokesmen, self._monologue = Spokesmen(), Monologue()
        self._voice = Voice()
        self._unsure, self._before, self._localities = "", "", Localities()
        self._settled: set[str] = set()
        self._parents: dict[str, Actor] = {}
        self.charges, self.deeds = Charges(), Deeds(home)
        self.entry: Actor | None = None
        if issuer is not None and (issuer.type in GROUPS or issuer.name.endswith(" Council")):
            self._memory.know(issuer)  # "the Front" in its own communiqué

    @property
    def issuer(self) -> Actor | None:
        """Whose own release the document is, if anybody's."""
        return self._issuer

    def written_in(
        self, state: Actor | None, *, assumed: bool = False, entry: Actor | None = None, headed: Sequence[Actor] = ()
    ) -> None:
        """Set the state from whose capital the document is written, whether it takes its own as known, or on whom."""
        self._organs.states |= {each.name: each for each in headed}
        self._organs.dateline, self._organs.assumed = state, assumed
        self.entry = self._memory.entry = entry

    def under(self, headed: frozenset[str]) -> Discourse:
        """The discourse itself, once it knows the states that the heading above the next sentence names."""
        self._organs.headed = headed
        return self

    # ------------------------------------------------------------ reading a sentence

    def resolved(self, units: Sequence[Unit], *, again: bool = False) -> tuple[Unit, ...]:
        """The units of the next sentence, or of the same one read again, with what surely means somebody as a name."""
        self._before = self._unsure = self._before if again else self._unsure
        units = with_peacemakers(peopled(prepared(pointed(units)), self._settled))
        draft, self.sides.contested, index = Draft(units, quoted=self._voice.opened), False, 0
        while index < len(units):
            unit = units[index]
            size, replacement = 1, None
            if unit.kind in ("determiner", "pronoun", "number", "relative"):
                size, replacement = self._expression(draft, index)
            elif unit.kind == "word" and (
                organ := self._organs.modifying(draft, index) or of_rebels(draft, index, self._memory)
            ):
                replacement = [organ]
            elif unit.kind in ("word", "capital", "verb", "adverb"):
                size, replacement = self._organs.bare(draft, index) or self._unnamed(draft, index)
            elif unit.kind in NAMES and index + 1 < len(units) and units[index + 1].kind == "tail":
                size, replacement = backed_unit(
                    units, index, draft.found, self.charges.helped_by(unit.actor), self._memory
                )
            elif unit.kind == "name" and index + 1 < len(units):
                size, replacement = left_unit(units, index)
            for new in replacement or units[index : index + 1]:
                draft.add(new, index + size - 1 if replacement else index)
            index += size if replacement else 1
        self._draft = draft
        opener = draft.found[opening(draft.found)] if draft.found else None
        self._unsure = opener.low if opener is not None and opener.kind == "pronoun" else ""
        return tuple(draft.found)

    def note(
        self,
        units: Sequence[Unit],
        subjects: Sequence[Party],
        findings: Sequence[Finding] = (),
        rumoured: Sequence[Finding] = (),
        struck: Sequence[Actor] = (),
    ) -> None:
        """Remember a sentence that has been read.

        Args:
            units: its units, resolved.
            subjects: whom its main clause is about.
            findings: what it says.
            rumoured: what it says that somebody is accused of by nobody who is named.
            struck: who was attacked by nobody whom it names.
        """
        draft = self._draft if len(units) == len(self._draft.found) else Draft(())
        self._draft = Draft(())
        first = {mention.name: mention for mention in reversed(draft.mentions)}
        men = tuple(sent_forces(units, draft.mentions))
        mentions = (*sorted(first.values(), key=lambda mention: mention.index), *men)
        pair = self.sides.note(draft, findings)
        about = tuple(mention for party in subjects if (mention := mention_of(party, draft)))
        charged = {f.target for f in findings if f.relation == "accuses" and f.target}
        charged |= {f.subject.actor.name for f in rumoured}
        parts = parts_of(findings)
        trace = Trace(
            mentions, about, tuple(side_by_side(draft)), pair, other_people(units), draft.vague,
            tuple(thing for thing in things_of(units) if all(thing.index != m.index for m in men)),
            frozenset(charged), frozenset(f.target for f in findings if f.relation == "demandsOf" and f.target),
            parts.doers, parts.foes, parts.callers, draft.open_sides,
            next((m for m in mentions if speaks_last(units, m.index)), None), parts.partners, ships_of(units),
            states_of_bands(units),
        )  # fmt: skip
        self._memory.note(units, trace)
        for finding in findings:
            if finding.relation == "splitFrom" and finding.object is not None and finding.stance == "affirms":
                self._parents[finding.subject.actor.name] = finding.object.actor
        remember_ties(findings, parts.joint, self._memory)
        self._voice.note(units)
        self._organs.note(units, findings)
        self._spokesmen.note(units)
        self._localities.note(units)
        self._monologue.note(units)
        self.charges.note(units, (*findings, *rumoured))
        self.deeds.note(units, findings, struck)
        self.deeds.feuds.note_topic(units, subjects)

    @property
    def sides_named(self) -> tuple[Actor, ...]:
        """Those of the last sentence who can be a side of a conflict, not as a place or as one who only calls on it."""
        last = self._memory.traces[-1] if self._memory.traces else Trace()
        fit = (m.actor for m in last.mentions if not m.where and can_fight(m.actor))
        return tuple(actor for actor in fit if actor.name not in last.callers | self.sides.peaces.onlookers)

    # ------------------------------------------------------------ what rules ask

    def spoke_of(self, *nouns: str) -> bool:
        """Whether the last sentence speaks of such a thing."""
        return any(thing.noun in nouns for trace in self._memory.traces[-1:] for thing in trace.things)

    def pair(
        self, without: frozenset[str] = frozenset(), reach: int = _MEMORY, fits: Callable[[Actor], bool] | None = None
    ) -> Pair | None:
        """The two who were last set against each other or side by side.

        Args:
            without: names of those who cannot be among them: mediators, hosts.
            reach: sentences to look back; beyond these, whom the document is about.
            fits: whom the expression can mean, such as states only.
        """
        known = self.dominant(without, usable := fits or anybody)
        if known is not None and left_behind(known, without, self._pairs, self._memory, self._draft):
            known = None
        for back, trace in enumerate(reversed(self._memory.traces[-reach:])):
            two = trace.pair if self._memory.of_entry(trace.pair) else None
            if two is not None and back and left_behind(two, without, self._pairs, self._memory, self._draft):
                break
            if two and not without & {two[0].name, two[1].name} and usable(two[0]) and usable(two[1]):
                # What a text told of some sentences ago is meant only if the text is about it.
                same = known is not None and {actor.name for actor in known} == {actor.name for actor in two}
                passing = known is not None and self._pairs.weight(known) >= 3 * self._pairs.weight(two)
                return two if (back < _NEAR and not passing) or same else known
        if known is None and self._memory.traces:
            last = self._memory.traces[-1].mentions
            apart = any(m.later for m in last)  # "X did nothing, and Y fled"
            actors = {m.name: m.actor for m in last if not (m.where or apart)}
            two = only_two(
                actor
                for actor in actors.values()
                if actor.name not in without and usable(actor) and not self._pairs.helps(actor)
            )
            uneven = two is not None and len({actor.type in GROUPS for actor in two}) == 2
            fits_in = uneven and self._pairs.empty and self._memory.of_entry(two)
            return two if fits_in and two is not None and not self._pairs.only_visited(two) else None
        return known

    def dominant(
        self, without: frozenset[str] = frozenset(), fits: Callable[[Actor], bool] | None = None
    ) -> Pair | None:
        """The pair that the document sets against each other most often; ``None`` where two pairs are as frequent."""
        found = self._pairs.dominant(without, fits or anybody)
        return found if self._memory.of_entry(found) else None

    def group(self) -> Actor | None:
        """The one group of which the last sentences speak, or that the document is most about."""
        for trace in reversed(self._memory.traces[-_NEAR:]):
            for mentions in (trace.subjects, trace.mentions):
                found = {m.actor.name: m.actor for m in mentions if m.actor.type in GROUPS}
                if len(found) == 1:
                    return next(iter(found.values()))
        known = [entity for entity in self._memory.entities.values() if entity.actor.type in GROUPS]
        return likeliest(known) if len(known) > 1 else known[0].actor if known else None

    def foe(self, actor: Actor, official: bool, *, charged: bool = False) -> Actor | None:
        """Whom ``actor`` is set against by what was said so far.

        Args:
            actor: one of the two.
            official: whether only a state or government can be meant, as that of the group's home is.
            charged: whether it may be whom he only accuses of helping rebels.
        """

        def fits(other: Actor) -> bool:
            return other.type in (STATES if official else SIDES)

        found = self._pairs.foe(actor.name, fits, charged=charged)
        if found is not None or not official:
            return found
        here = {
            m.actor.name: m.actor for m in self._draft.mentions
            if m.actor.type == "State" and not beyond_border(self._draft.units, m.index)
        }  # fmt: skip
        states = self._organs.states | here
        # The one state that a text names may as well be the backer.
        inner = [other for other in self.dominant() or () if other.type == "State"]
        if len(inner) == 1 and actor.type in GROUPS and not unconnected(actor, inner[0], self._memory):
            return inner[0]
        homes = [states[name] for name in sorted(self._memory.entity(actor).homes - {"Palestine"}) if name in states]
        abroad = homes and here and homes[0].name not in here  # "X shelled Chad and stormed a garrison"
        return homes[0] if len(homes) == 1 and not abroad else None

    # ------------------------------------------------------------ expressions

    def _expression(self, draft: Draft, index: int) -> tuple[int, list[Unit] | None]:
        """How many units the expression at ``index`` has, and what stands for it; ``None`` where it is left alone."""
        units = draft.units
        unit = units[index]
        if unit.low in _FIRST:
            return 1, self._first_person(draft, unit)
        if unit.kind == "relative":
            plain = index + 1 < len(units) and units[index + 1].kind not in NAMES
            whose = relative_possessive(draft, index) if unit.low == "whose" and plain else None
            return 1, [unit, *whose] if whose else None
        if unit.kind == "pronoun":
            return 1, self._pronoun(draft, index)
        if unit.low in _POSSESSIVES:
            return self._possessive(draft, index)
        if (size := both_koreas(units, index)) is not None:
            return size, names_for(units[index : index + size], [Actor(name, "State") for name in sorted(KOREAS)])
        of = [after.low for after in units[index + 1 : index + 3]]
        if unit.low in ("both", "all") and of in (["of", "which"], ["of", "whom"]):
            return 3, [units[index + 2]]  # "X and Y, both of which Z arms"
        if found_here := self._several(draft, index) or self._localities.meant(draft, index):
            return found_here
        if unit.low not in ("the", "this", "that", "these", "those"):
            voice = self._spokesmen.meant(units, index) if unit.low == "a" else None
            beside = (2, [unit, voice]) if voice is not None else (1, None)
            led = unit.low == "other" and followers(units, index, draft.found)  # "the other, under N. N., refused"
            return self._unnamed(draft, index) if led else beside
        if ordinal := former_or_latter(draft, index, self._memory):
            return 2, [ordinal]
        if short := shortened(units, index, self._memory):
            return 2, [unit, named(short, units[index + 1])]
        if branch := affiliate(draft, index, self._memory):
            return 3, [unit, branch]
        if seat := self._organs.office(draft, index) or self._organs.ruled_by(draft, index):
            return seat
        return self._definite(draft, index)

    def _pronoun(self, draft: Draft, index: int) -> list[Unit] | None:
        """As in "it", "them"; "he" of '"…," he said' is who was quoted before."""
        if beside_quotation(draft, index) or says_more(draft, index, self._voice.unit):
            return quoter(draft, index, self._voice.unit, self._memory)
        if self._voice.several and several_go_on(draft, index):
            return accusing(draft.units, index, self._voice.several)  # "Residents say Y shelled P. They say Y killed …"
        if draft.units[index].low == self._unsure == "they" and index == opening(draft.units):
            return None  # "They shell Y's posts. They also hit the road": still the same, whoever that is
        found = spoken_of(draft, index) or self._between(draft, index) or pronoun(draft, index, self._memory)
        if found is None and draft.units[index].low == "her":
            found = possessive(draft, index, self._memory)
        he = self._spokesmen.he(draft.units, index, found)
        return [he] if he is not None else found

    def _several(self, draft: Draft, index: int) -> tuple[int, list[Unit]] | None:
        """As in "both sides", "the two governments"; "both" in "X and Y have both armed Z" is but an adverb."""
        units = draft.units
        if floats(draft, units[index]):
            return 1, [replace(units[index], kind="adverb")]
        if self._issuers and by_office(units, index):
            return 2, names_for(units[index : index + 2], self._issuers)
        within = units[index].kind == "number" and index and units[index - 1].kind == "determiner"
        sides = None if within or one_of_several(draft) else side_phrase(units, index)
        if sides is None:
            return None
        several = self.sides.meant(draft, sides)
        if several and not others_told(units, index, sides, several):
            return sides.size, names_for(units[index : index + sides.size], several)
        self.sides.note_unsure(draft, sides)
        return None

    def _definite(self, draft: Draft, index: int) -> tuple[int, list[Unit] | None]:
        """As in "the group", "the general", "these rebels"."""
        units, memory = draft.units, self._memory
        if (creed := by_creed(draft, index, memory)) is not None:
            alone = [units[index], named(creed[0], units[index + 1])] if len(creed) == 1 else []
            return 2, alone or (names_for(units[index : index + 2], creed) if creed else [*units[index : index + 2]])
        if (land := breakaway(draft, index, memory, self._parents)) is not None:
            return land.size, [*units[index : index + land.size - 1], land.noun]
        if (phrase := descriptive(units, index)) and (group := described(phrase, draft, memory)):
            return 2, [units[index], named(group, units[index + 1])]
        phrase = head_of(units, index)
        if phrase is None:
            return 1, None
        if (head := self._description(phrase, draft)) is not None:
            return phrase.head + 1 - index, [*before_band(units[index : phrase.head], head, memory), head]
        governed = bool(draft.found) and draft.found[-1].kind in ("preposition", "verb", "to")
        draft.vague = draft.vague or (of_an_actor(phrase) and not governed)
        size = phrase.head + 1 - index
        several = () if phrase.modifiers else all_described(phrase, draft, memory)
        return (size, names_for(units[index : index + size], several)) if several else (1, None)

    def _unnamed(self, draft: Draft, index: int) -> tuple[int, list[Unit] | None]:
        """As in "gangs", "armed men": by these words, or the one group of the document that they can only mean."""
        last = draft.found[-1] if draft.found else None
        voice = self._spokesmen.communique(draft.units, index)
        if voice or (not draft.found and (voice := self._spokesmen.officials(draft.units, index))):
            return 1, [voice]
        if following := followers(draft.units, index, draft.found):
            if following.leader is not None:
                self._memory.know(following.leader)
            return following.size, [nameless_unit(following, draft.units, index)]
        found = nameless(draft.units, index, last)
        if found is None:
            return 1, None
        # "Rival militias", "foreign militants": others than those named.
        others = last is not None and last.kind in ("word", "capital") and last.low not in QUANTIFIED
        unit = nameless_unit(found, draft.units, index)
        memory = self._memory
        struck = found.head in descriptions().classes["doers"]  # whoever struck is one of "the attackers"
        groups = [
            e.actor for e in memory.entities.values()
            if agrees_in_type(found.head, e.actor, e.words)
            or (struck and e.actor.type in GROUPS and self.charges.has_struck(e.actor))
        ]  # fmt: skip
        groups += [m.actor for m in draft.mentions if m.actor.type in GROUPS]
        named_ones = {a.name: a for a in groups if not is_nameless(a) and self.charges.may_hold(found.head, a)}
        end = other_end(draft, index, index + found.size - 1)
        if len(named_ones) == 1 and any(end.belies(actor, memory) for actor in named_ones.values()):
            named_ones = {}  # "X and Y took P; X has killed rebels": not Y
        definite = last is not None and points_to(last, found.head)
        if definite and found.head in ONE_BAND and any(e.actor.type in GROUPS for e in memory.entities.values()):
            return 1, None  # "the rebel group" is one that the text has named
        if found.bare and found.head in descriptions().classes["plural"] and named_ones and not others:
            if len(named_ones) > 1:
                return 1, None
            if not definite:
                charged = len(draft.found) > 1 and draft.found[-2].kind == "preposition"
                after = index + found.size
                defined = after < len(draft.units) and draft.units[after].low in DEFINES
                only = next(iter(named_ones.values()))
                away = not draft.verbs and self._localities.elsewhere(draft.units, memory.entity(only).homes)
                away = away or from_elsewhere(draft, after, only, memory)
                if away or defined or raised(last, found.head, charged=charged) or of_a_cause(draft.found):
                    # "accuses it of sheltering militants", "militants who reject it", "Rebels shelled P" far away
                    return found.size, [unit]
                return found.size, [named(only, unit)]
        if definite and named_ones and found.bare and not others:
            only = next(iter(named_ones.values()))
            struck = (struck and self.charges.has_struck(only)) or self._struck_last(draft, index, found.head) == only
            sure = len(named_ones) == 1 and struck
            return (found.size, [named(only, unit)]) if sure else (1, None)
        if found.bare and definite:
            known = [entity.actor for entity in memory.entities.values()]
            same = (None if others else self._struck_last(draft, index, found.head)) or same_nameless(found.head, known)
            unit = named(same, unit) if same and self.charges.may_hold(found.head, same) else unit
        return found.size, [unit]

    def _struck_last(self, draft: Draft, index: int, head: str) -> Actor | None:
        """Whose "the gunmen" at ``index`` are by the attack told last, unless this is set in another land."""
        band = just_struck(draft.units[:index], head, self._memory, self.charges.plainly_told())
        away = band is not None and self._localities.elsewhere(draft.units, self._memory.entity(band).homes)
        return None if away else band

    def _between(self, draft: Draft, index: int) -> list[Unit] | None:
        """The two who are meant by "between them"."""
        unit = draft.units[index]
        if unit.low != "them" or len(draft.found) < 2 or draft.found[-1].low != "between":
            return None  # "Between them they …": who did it together
        own = draft.own_subject()
        without = frozenset((own.name,)) if own else frozenset[str]()
        two = two_named_together(self._memory, draft, without) or self.pair(without, REACH)
        return names_for([unit], two) if two else None

    def _description(self, phrase: Phrase, draft: Draft) -> Unit | None:
        """The noun of a description as a name of the one whom it describes."""
        units, classes = draft.units, descriptions().classes
        noun = units[phrase.head]
        if noun.low in SPOKESMEN and phrase.modifiers and phrase.modifiers[-1].low in classes["organ"]:
            return self._organs.spokesman(draft, phrase.head)
        if introduces(draft, phrase):
            return None
        if noun.low in classes["person"] and (human := person(phrase, draft, self._memory)):
            return named(human.actor, noun, human.person)
        if noun.low in classes["person"] and not phrase.modifiers and self._memory.two_called(noun.low):
            return None
        if not phrase.modifiers and (voice := self._spokesmen.meant(draft.units, phrase.head - 1)) is not None:
            return voice
        service = bool(phrase.modifiers) and (phrase.modifiers[-1].low, noun.low) in SERVICES
        if noun.low in classes["organ"] or service:
            # "The Free Alban Army" is a name that nobody knows, not the army of a state.
            offices = _PORTFOLIOS if (portfolio := noun.low in ("ministry", "minister")) else _TIERS
            backers = backers_named(phrase.modifiers) if noun.low in ("government", "administration") else frozenset()
            others = (u for u in phrase.modifiers if u.kind in ("tail", "capital", *NAMES) and u.low not in offices)
            proper = not backers and any(True for _ in others)
            opens = not draft.found or draft.found[-1].kind not in ("preposition", "verb", "to")
            seated, seat = seat_of(units, phrase.head)
            # "Made peace with the government in Rome" tells where, "leads the junta in Dhaka" whose.
            seated = seated and not proper and (opens or (seat is not None and noun.low in _SEATED))
            charged = None if proper else charged_state(draft, phrase.head, self._memory)
            word = "army" if service else noun.low
            own_office = opens and noun.text[:1].isupper() and not (proper or of_another(units, phrase.head))
            of_issuer = self._organs.of_issuer(noun.low) if own_office else None
            own = charged or of_issuer
            if own is None and not proper:
                modifiers = [unit.low for unit in phrase.modifiers]
                own = self._organs.state_called(word, modifiers, draft, phrase.head)
            state = seat if seated else own
            if (state is not None and state.name in backers) or is_rival(phrase.modifiers, noun.low):
                return None  # "the rebel government"
            if phrase.head + 1 < len(units) and units[phrase.head + 1].low in ("it", "they", "arm", "wing", "branch"):
                state = None  # "the forces it has massed", "the military arm of the X"
            told = " ".join(unit.low for unit in phrase.modifiers if portfolio and unit.low in offices)
            return organ_unit(noun, state, told) if state else None
        if noun.low in classes["neighbour"]:
            return None
        actor = described(phrase, draft, self._memory)
        return named(actor, noun) if actor else None

    def _possessive(self, draft: Draft, index: int) -> tuple[int, list[Unit] | None]:
        """As in "Iran said its forces …", "Mali and its northern neighbour"."""
        units = draft.units
        owner_charged = whose_denial(draft, index, self._memory)
        found = owning(units[index], owner_charged) if owner_charged else possessive(draft, index, self._memory)
        if found is None:
            return 1, None
        classes = descriptions().classes
        place = index + 1
        while place < len(units) and (units[place].low in classes["direction"] or units[place].low in ("immediate",)):
            place += 1
        owner = found[0].actor
        parent = self._parents.get(owner.name) if owner is not None and len(found) == 2 else None
        heads = owner is not None and owner.type in GROUPS and units[index].low in ("his", "her") and place < len(units)
        if heads and owner is not None and units[place].low in classes["group"] | classes["body"]:
            return 2, [named(owner, replace(units[place], start=units[index].start))]  # "his organisation"
        if parent is not None and index + 2 < len(units) and units[index + 1].low == "parent":
            noun = units[index + 2]
            if noun.low in classes["group"] | classes["body"]:
                return 3, [named(parent, replace(noun, start=units[index].start))]
        if place < len(units) and units[place].low in classes["neighbour"] and owner and len(found) == 2:
            where = [unit.low for unit in units[index + 1 : place] if unit.low in classes["direction"]]
            state = neighbour(owner, where, self._memory, draft)
            following = units[place + 1].kind if place + 1 < len(units) else "end"
            if state is not None and following not in NAMES:
                return place + 1 - index, [named(state, replace(units[place], start=units[index].start))]
        return 1, found

    def _first_person(self, draft: Draft, unit: Unit) -> list[Unit] | None:
        """Who "we" are: a release's issuer, or whoever is quoted."""
        after_name = bool(draft.found) and draft.found[-1].kind in ("capital", "name")  # "Phase I"
        if unit.low in ("i", "my") and (draft.quoted or unit.text == "i" or after_name):
            return None
        if not draft.quoted and self._monologue.actor is None and self._issuers and unit.low in ("we", "us"):
            return names_for([unit], self._issuers)
        if not draft.quoted and self._monologue.actor is None:
            return issuing(unit, self._issuer) if self._issuer else None
        speaker = self._voice.of(draft.units)
        actor = (speaker.actor if speaker else None) if draft.quoted else self._monologue.actor
        voiceless = ("Person", "MediaOutlet", "UnnamedSource", "Place")
        return None if actor is None or actor.type in voiceless else issuing(unit, actor)
