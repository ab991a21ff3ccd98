"""Organs: whose "the army", "the defence ministry", "the Ministry of Justice" and "the Secretary-General" are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extraction.grammar.entities import Draft, Memory, named
from kg.extraction.grammar.findings import Finding
from kg.extraction.reference.armaments import Armaments
from kg.extraction.reference.mouthpieces import scene_of, spokesman_of
from kg.extraction.reference.organ_words import (
    FORMER,
    KINGDOMS,
    MODIFYING,
    RULERS,
    as_one,
    base_elsewhere,
    force_at,
    led_junta,
    noun_of_state,
    of_citizens_at,
    officials_at,
    organ_class,
    organ_unit,
    owner_follows,
    rulers_in,
    seat_after,
    strikes,
    strikes_after,
    telling_of_themselves,
    troops_at,
    whose_forces,
    whose_ministry,
)
from kg.extraction.reference.owned_bands import accuser_faced, faced_by_own_band
from kg.extraction.reference.pairs import Pair, rather_than
from kg.extraction.reference.putsches import Putsches
from kg.extraction.reference.references import likeliest, whose_blame
from kg.extraction.reference.speaking import speaks_last
from kg.extraction.reference.theatres import (
    acts_abroad,
    home_at_table,
    home_of_group,
    in_anothers_part,
    led_here,
    no_friend,
    of_another,
    only_judges,
    only_venue,
    state_faced,
    state_facing,
    state_fought,
    state_of_place,
    state_where_it_acts,
    stranger_to,
    strikes_there,
    struck_abroad,
    turned_on_another,
)
from kg.extraction.words.descriptions import STATES, descriptions, own_words
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import nouns_of, wordlists
from kg.model import Actor

__all__ = ["Organs"]

_ABROAD = frozenset(("army", "military", "junta", "regime", "authorities", "police", "soldiers", "troops", "rulers",
                     "generals", "forces"))  # fmt: skip
"""Those of whom a release about another state speaks as that state's."""
_SEVERAL = 2
_FADED = 4
"""Sentences after which "the army" is no more that of a state of which none of them speaks."""
_OFFICES = frozenset(("minister", "ministry", "cabinet", "premier"))
_OF_A_GROUP = frozenset(("arm", "wing", "branch", "council", "committee"))
"""As in "the military arm of the X"."""
_CLAUSE = 12
_LESSER = frozenset(("regional", "local", "provincial", "municipal"))
_CHIEF_OFFICERS = frozenset(("Secretary-General",))
_RULE = frozenset(("government", "administration", "regime", "cabinet", "junta", "rule"))
_PARTIES = frozenset(("Organization", "MilitantGroup", "Faction", "UmbrellaGroup", "PoliticalParty"))
_UNION = "IntergovernmentalOrganization"
_OPENS = frozenset(("comma", "that", "subordinator", "conjunction", "dash", "quote", "open", "stop", "colon"))
_MEN = frozenset(("forces", "troops", "soldiers"))
_ARMIES = frozenset(("army", "military", "air-force", "navy", "generals"))
_WITHOUT_ARMY = frozenset(("Palestine", "Costa Rica", "Panama", "Iceland", "Holy See", "Liechtenstein", "Mauritius"))
"""States that have policemen only, so that "the army" of a text on them is another's."""
_SHORT = {"United Nations": "UN"}
_SET = frozenset(("in", "at", "near", "inside", "across", "outside", "throughout", "within"))
_INTERIM = frozenset(("interim", "transitional", "provisional", "caretaker"))
_OF_RANK = frozenset(("officer", "officers", "chief", "chiefs", "commander", "commanders", "captain", "sergeant",
                  "soldier", "soldiers", "policeman", "spokesman", "inspector", "commissioner"))  # fmt: skip


class Organs:
    """Whose armies, governments and ministries a document speaks of.

    `states` are those that it has named, `headed` those of the heading above; `dateline` is that from whose capital it
    is written, if it says so; `assumed` is whether it takes as known whose "the Government" is: where it does not tell,
    no other state is meant.

    Args:
        issuer: whose own release it is, if anybody's.
        memory: whom it has named.
        dominant: whom it sets against each other.
        home: the state that the whole document is about, if it is about one.
        topic: the state that the title of another's release is about.
    """

    def __init__(
        self,
        issuer: Actor | None,
        memory: Memory,
        dominant: Callable[[], Pair | None],
        home: Actor | None = None,
        topic: Actor | None = None,
    ) -> None:
        self._issuer = issuer
        self._topic = topic
        self._home = home
        self._contested = False
        self._recent: set[str] = set()
        self._told_at: dict[str, int] = {}
        self._sentences = self._army_at = 0
        self._memory = memory
        self._dominant = dominant
        self._organs: dict[str, Actor] = {}
        self._called: dict[str, Actor] = {}
        self.states: dict[str, Actor] = {}
        self.dateline: Actor | None = None
        self.assumed, self.headed = False, frozenset[str]()
        self._interim: dict[str, Actor] = {}
        self._arms = Armaments()
        self._ruled: Actor | None = None
        self._putsches = Putsches()
        self._struck: set[str] = set()

    def office(self, draft: Draft, index: int) -> tuple[int, list[Unit]] | None:
        """As in "the Ministry of Foreign Affairs", "the Secretary-General": the document's own state's, or body's."""
        units = draft.units
        if craft := self._arms.at(draft, index):
            return craft
        noun = units[index + 1] if index + 1 < len(units) else None
        after = units[index + 2] if index + 2 < len(units) else None
        if noun is None or after is None:
            return None
        if noun.text in _CHIEF_OFFICERS and after.kind not in ("capital", *NAMES) and after.low not in ("of", "for"):
            return 2, [units[index], self._chief_officer(noun)]
        if noun.low not in ("ministry", "department") or after.low not in ("of", "for"):
            return None
        place = index + 3
        while place < len(units) and (
            units[place].kind == "capital" or (place > index + 3 and units[place].low == "and")
        ):
            place += 1
        if place == index + 3 or units[place - 1].low == "and":
            return None
        last, state = whose_ministry(units, place)
        if state is not None:
            words = " ".join(unit.text for unit in units[index + 1 : place])
            organ = Actor(f"{state.name}'s {words}", "StateOrgan", (), state.name)
            whole = replace(units[last], kind="name", text=words, low=words.lower(), start=noun.start, speaker=organ)
            return last + 1 - index, [units[index], whole]
        if place < len(units) and units[place].low in ("in", "of", "for"):
            return None
        state = self.state("ministry", draft)
        if state is None:
            return None
        named_so = units[index + 1 : place]
        text = " ".join(unit.text for unit in named_so)
        whole = Unit("name", text, text.lower(), named_so[0].start, named_so[-1].end)
        return place - index, [
            units[index],
            named(state, whole, Actor(f"{state.name}'s {text}", "StateOrgan", (), state.name)),
        ]

    def _chief_officer(self, noun: Unit) -> Unit:
        """Who "the Secretary-General" is: of the only body that the document names, or else the United Nations'."""
        actors = [entity.actor for entity in self._memory.entities.values()]
        bodies = [actor for actor in actors if actor.type == _UNION and actor.acts_for is None]
        world = any(actor.acts_for == "United Nations" for actor in actors)  # the Security Council, one of its missions
        body = bodies[0] if len(bodies) == 1 and not world else Actor("United Nations", _UNION)
        if body.name not in _SHORT:
            return named(body, noun)
        return named(Actor(f"{_SHORT[body.name]} Secretary-General", _UNION, (), body.name), noun)

    def modifying(self, draft: Draft, index: int) -> Unit | None:
        """As in "an army patrol", "government forces": the state's, where no other owner stands before."""
        units, before = draft.units, draft.found
        unit = units[index]
        federal = unit.low == "federal"
        if not (federal or unit.low in MODIFYING) or unit.kind != "word" or index + 1 >= len(units):
            return None
        nouns = wordlists().nouns
        if federal and not (units[index + 1].low in nouns["forces"] and units[index + 1].low not in nouns["assets"]):
            return None
        last = before[-1] if before else None
        owned = last is not None and (last.kind in (*NAMES, "possessive", "capital") or last.low == "of")
        earlier = len(before) > 1 and before[-2].kind in (*NAMES, "possessive")
        earlier = earlier and (before[-1].kind != "verb" or before[-2].kind != "name")  # "X fought government forces"
        seat = units[index + 3].actor if index + 3 < len(units) and units[index + 2].low == "in" else None
        seated = seat is not None and seat.type == "State"
        if seated and seat is not None and not owned and unit.low == "government" and units[index + 1].low in _MEN:
            return organ_unit(unit, seat)  # "government forces in X"
        if (
            owned
            or earlier
            or seated
            or owner_follows(units, index + 2)
            or units[index + 1].low in _OF_A_GROUP
            or (units[index + 1].low in _RULE and index > 0 and units[index - 1].low in ("a", "an", "any", "no"))
            or (
                units[index + 1].low not in nouns["forces"]
                and units[index + 1].low not in nouns["assets"]
                and units[index + 1].low not in nouns["people"]
            )
        ):
            return None
        state = self._federal(draft) if federal else self.state(unit.low, draft)
        if state is None or self._strike_their_own(draft, state) or base_elsewhere(units, index + 1, state):
            return None
        return organ_unit(unit, state)

    def _strike_their_own(self, draft: Draft, state: Actor) -> bool:
        """Whether it is fighters of that very people who face "an army patrol", where another state is told of, too."""
        found, nouns = draft.found, wordlists().nouns
        own = any(
            one.kind == "demonym"
            and one.actor is not None
            and one.actor.name == state.name
            and two.low in nouns["fighters"]
            for one, two in pairwise(found[-_CLAUSE:])
        )
        others = (m.actor for m in draft.mentions if m.actor.type == "State" and m.actor.name != state.name)
        return own and next(others, None) is not None

    def _federal(self, draft: Draft) -> Actor | None:
        """The one federation of those named so far, whose "federal troops" are."""
        here = {m.actor.name: m.actor for m in draft.mentions if m.actor.type == "State"}
        home = {self._home.name: self._home} if self._home is not None else {}
        federations = [a for name, a in (self.states | here | home).items() if "federal" in own_words(a)]
        return federations[0] if len(federations) == 1 else None

    def spokesman(self, draft: Draft, head: int) -> Unit | None:
        """Who "the army spokesman" is, as "the army's spokesman"; nobody whom "of", "for" or a name tells apart."""
        organ, noun = draft.units[head - 1 : head + 1]
        after = draft.units[head + 1] if head + 1 < len(draft.units) else None
        if organ.kind != "word" or (after is not None and after.low in ("of", "for", ",")):
            return None  # "the government spokesman, N. N.," may be any government's
        proper = draft.units[head - 2].kind in ("tail", "capital", *NAMES)
        state = None if proper else self.state(organ.low, draft, speaks=speaks_last(draft.units, head))
        if state is None:
            return None
        return named(state, noun, Actor(f"{state.name}'s {organ.low} {noun.low}", "Person", (), state.name))

    def ruled_by(self, draft: Draft, index: int) -> tuple[int, list[Unit]] | None:
        """As in "the government of N. N.", "the rule of the B Party": the state's that he rules, or the document's."""
        units = draft.units
        noun = units[index + 1] if index + 1 < len(units) else None
        if noun is None or noun.low not in _RULE or index + 3 >= len(units) or units[index + 2].low != "of":
            return None
        place = index + 3
        while place < min(index + 6, len(units) - 1) and units[place].kind in ("determiner", "word", "capital"):
            place += 1
        ruler = units[place]
        if ruler.kind != "name" or ruler.actor is None or (ruler.actor.type == "State" and ruler.speaker is None):
            return None
        state = ruler.actor if ruler.actor.type in STATES else None
        if state is None and ruler.actor.type in (*_PARTIES, "Person"):
            state = self.state(noun.low, draft)
        return (2, [units[index], organ_unit(noun, state)]) if state is not None else None

    def bare(self, draft: Draft, index: int) -> tuple[int, list[Unit]] | None:
        """As in "Security forces shot students in K", "Authorities in Y signed …": those of the state at home there."""
        last = draft.found[-1] if draft.found else None
        if last is not None and last.kind not in _OPENS:
            return None
        if craft := self._arms.at(draft, index):
            return craft
        head = officials_at(draft.units, index)
        home = seat_after(draft.units, head) if head is not None else None
        if head is not None and home is None and draft.units[index].low == "authorities":
            home = faced_by_own_band(draft.found, draft.units, self.states)  # "rebels fled, but authorities said"
        if head is not None and home is not None:
            return head + 1 - index, [as_one(draft.units[index : head + 1], home)]
        head = force_at(draft.units, index)
        listed = last is not None and last.text == ":"  # "lodged two complaints: security forces had arrested …"
        seat = seat_after(draft.units, head) if head is not None else None
        if head is not None and (home := telling_of_themselves(draft.units, head)):
            return head + 1 - index, [as_one(draft.units[index : head + 1], home)]
        if head is None and troops_at(draft.units, index) and (own := self._only_state(draft)) is not None:
            return 1, [as_one(draft.units[index : index + 1], own)]
        if head is None or not strikes_after(draft.units, head + 1 + 2 * (seat is not None), arresting=not listed):
            return None
        there = state_of_place(draft.units)
        state = seat or self.state("police", draft) or there
        if state is None or (there is not None and there.name != state.name):
            return None  # "police opened fire on protesters in P": hardly those of another land
        return head + 1 - index, [as_one(draft.units[index : head + 1], state)]

    def _only_state(self, draft: Draft) -> Actor | None:
        """The one state that the document has named or is written in, in which all the places of the sentence lie."""
        named_here = (unit.holder or unit.actor for unit in draft.units if unit.kind in NAMES or unit.place is not None)
        here = {actor.name: actor for actor in named_here if actor is not None and actor.type == "State"}
        aimed = (
            unit.kind in ("name", "metonym") and (not place or draft.units[place - 1].low not in _SET)
            for place, unit in enumerate(draft.units)
            if unit.actor is not None and unit.actor.type == "State" and not unit.resolved
        )
        if any(aimed):
            return None  # "Troops sent by X shelled Y": not Y's
        known = self.states | here | ({self.dateline.name: self.dateline} if self.dateline is not None else {})
        return next(iter(known.values())) if len(known) == 1 else None

    def of_issuer(self, word: str) -> Actor | None:
        """The state whose release it is, where "the Minister", "the Ministry" opens a clause of it."""
        own = self._issuer is not None and self._issuer.type == "State" and word in _OFFICES
        return self._issuer if own else None

    def state(self, word: str, draft: Draft, *, speaks: bool = False) -> Actor | None:
        """The state whose army or government is meant.

        Args:
            word: what it is called.
            draft: the sentence so far.
            speaks: whether it says what the sentence tells, which its own state may do: "Mali won, the army said".
        """
        if word == "ministry" and any(thing.noun == word for trace in self._memory.traces for thing in trace.things):
            return None  # "the health ministry in the P Strip" has spoken before
        found = accuser_faced(draft.found) or state_facing(draft.found) or spokesman_of(draft, word)
        found = found or whose_blame(draft) or (None if self.states else state_fought(draft.found))
        found = found or faced_by_own_band(draft.found, draft.units, self.states)
        if found is None and self._faded(word, draft):
            return home_of_group(draft, self.states)
        found = found or self._state(word, draft, speaks=speaks)
        if found is not None and word in ("government", "authorities"):
            home = home_at_table(draft, found, self._memory, self._dominant() or ())
            named = self.states.get(home.name) if home is not None else None
            found = named if home is not None and (named is not None or found != self._home) else found
        if found is not None and found != self._topic and (homes := stranger_to(draft, found, self._memory)):
            found = Actor(next(iter(homes)), "State") if word in RULERS and len(homes) == 1 else None
        found = no_friend(draft, found, self._memory) if found and not self._only_named(draft, found) else None
        if found is None or found.name not in _WITHOUT_ARMY or word not in _ARMIES:
            return found if found is None or self._can_have(found, word) else None
        return next((a for a in self._dominant() or () if a.type == "State" and a.name not in _WITHOUT_ARMY), None)

    def _only_named(self, draft: Draft, state: Actor) -> bool:
        """Whether the state is merely named before, and the army strikes in another's land."""
        if only_judges(draft, state) or (state == self._home and in_anothers_part(draft, state, self.headed)):
            return True
        main = (self._home, self._issuer, self._topic, self._memory.entry, self.dateline)
        told = {*self._organs.values(), *(self._dominant() or ()), *filter(None, main)}
        return state not in told and state.name not in self._struck and acts_abroad(draft, state)

    def _can_have(self, state: Actor, word: str) -> bool:
        """Whether such an organ can be that state's: "the administration" only where the text has told of it."""
        known = state.name == "United States" or state == self._issuer
        return word != "administration" or known or self._called.get(word) == state

    def state_called(self, word: str, modifiers: Sequence[str], draft: Draft, head: int) -> Actor | None:
        """As :meth:`state`; "the interim government" is that of whom one was told.

        Args:
            word: what it is called.
            modifiers: the words before that.
            draft: the sentence so far.
            head: the index of that word.
        """
        if word in ("government", "administration", "parliament") and not _LESSER.isdisjoint(modifiers):
            return None  # "the regional government" is not the state's
        following = draft.units[head + 1].low if head + 1 < len(draft.units) else ""
        if not FORMER.isdisjoint(modifiers) and following in _OF_RANK:
            return None  # "the former police officer N. N."
        interim = not _INTERIM.isdisjoint(modifiers)
        if interim and (self._interim or self.assumed or organ_class(word) in self._organs):
            return next(iter(self._interim.values())) if len(self._interim) == 1 else None
        state = _called_here(word, modifiers, draft)
        state = state or self.state(word, draft, speaks=speaks_last(draft.units, head))
        if state is not None and "health" in modifiers and (state.name in self._struck or strikes(draft.units, state)):
            return None  # who counts the dead of X's strikes is not X's
        if state is not None and word in MODIFYING and base_elsewhere(draft.units, head + 1, state):
            return None
        federal = state is None or "federal" not in modifiers or "federal" in own_words(state)
        return state if federal else self._federal(draft)

    def _whose_troops(self, kind: str) -> Actor | None:
        """Whose army "the troops" are; whose troops a text has told of last that names no army: "the army".

        Not where it is written in another state, and about that: "N'DJAMENA — … French soldiers left. The army …".
        """
        if kind == "troops":
            return self._organs.get("army")
        state = self._organs.get("troops") if kind == "army" else None
        local = self.dateline is not None and self.dateline == self._home
        if state is None or state.name not in self._recent or (local and self.dateline != state):
            return None
        return state

    def _note_interim(self, state: Actor, words: Sequence[Unit]) -> None:
        """Remember the state whose government a text calls interim."""
        if any(unit.low in _INTERIM for unit in words):
            self._interim[state.name] = state

    def _state(self, word: str, draft: Draft, *, speaks: bool) -> Actor | None:
        """As :meth:`state`, where no rebels stand beside it who face it."""
        if word in KINGDOMS and "crown" not in self._organs:
            known = (*self.states.values(), *(m.actor for m in draft.mentions if m.actor.type == "State"))
            crowned = {a.name: a for a in known if self._memory.entity(a).words & KINGDOMS[word]}
            if self._home is None and (crowned or word == "king"):
                return next(iter(crowned.values())) if len(crowned) == 1 else None
            word = "government"
        governed = bool(draft.found) and draft.found[-1].kind in ("verb", "preposition", "to")
        if self._topic is not None and (word in _ABROAD or (governed and word == "government")):
            return self._topic  # "Norway condemns the attacks by the military" in a statement on Myanmar
        own = draft.own_subject() if draft.verbs and not speaks else None
        if own is not None and own.actor.type == "State" and of_citizens_at(draft.found, own.index):
            own = None  # "Kenyan students called on the government", "Kenyan rebels fought it": their own
        kind = organ_class(word)
        if kind != "crown" and (scene := scene_of(draft)) is not None:
            return scene if own is None or own.actor.name != scene.name else None
        if kind == "army" and (helped := whose_forces(draft, own) or led_here(draft, own)) is not None:
            return helped
        if (ruled := self._under_rulers(word) or self._at_war_under(word, draft)) is not None:
            third = own is None or own.actor.name != ruled.name
            return ruled if third and not _named_ahead(draft, ruled) else None
        organ = self._of_entry(kind, draft) or self._called.get(word) or self._organs.get(kind)
        organ = organ or self._whose_troops(kind)
        at_hand = kind == "army" or (
            organ is not None and (organ.name in self._recent or rather_than(self._home, organ, self._dominant()))
        )
        if organ is not None and (self._home is None or at_hand):
            return organ if own is None or own.actor.name != organ.name else None
        if kind == "crown" or (self.assumed and self._home is None):
            return organ if kind == "crown" else None
        if self._home is not None and kind != "troops" and not _named_ahead(draft, self._home):
            either = kind == "army" and self._of_either(draft, self._home, speaks=speaks)
            there = strikes_there(draft, self._home, self.states, self._dominant()) if kind == "army" else self._home
            there = None if there == self._home and struck_abroad(draft, self._home, self._memory) else there
            return there if there and not either and (own is None or own.actor.name != there.name) else None
        here = {m.actor.name: m.actor for m in draft.mentions if m.actor.type == "State"}
        # "A truce was signed in P by the government and the rebels": whose, P does not tell.
        states = self.states | {name: actor for name, actor in here.items() if not only_venue(draft.units, actor)}
        if self._issuer is not None and self._issuer.type == "State" and not draft.mentions:
            return self._issuer
        only = next(iter(states.values())) if len(states) == 1 else None if states else state_faced(draft)
        if only is not None and (own is None or own.actor.name != only.name):
            return only
        # Of several states hardly the one at war has a junta, of which the text has not told.
        other = self._in_hand(kind, states, draft) if word not in RULERS or len(states) < _SEVERAL else None
        return other if other is not None and (own is None or own.actor.name != other.name) else None

    def _faded(self, word: str, draft: Draft) -> bool:
        """Whether the army of a state was named long ago, and the text has gone on, or is mostly of others."""
        state = self._called.get(word) or self._organs.get("army") if organ_class(word) == "army" else None
        if state is None:
            return False
        near = {name for name, at in self._told_at.items() if self._sentences - at < _FADED}
        here = {mention.actor.name for mention in draft.mentions}
        at_war = {actor.name: actor for actor in self._dominant() or ()}
        if only_judges(draft, state) or (state == self._home and in_anothers_part(draft, state, self.headed)):
            return True
        main = {actor.name for actor in (self._home, self._chief(), self.dateline) if actor is not None}
        if state.name in here | main | set(at_war):
            return False
        old = self._sentences - self._army_at >= _FADED and any(actor.type == "State" for actor in at_war.values())
        return old or (bool(near) and state.name not in near)

    def _of_entry(self, kind: str, draft: Draft) -> Actor | None:
        """The state on which the text is an entry, whose "the government" is where no other state is spoken of."""
        entry = self._memory.entry if kind == "government" else None
        return None if entry is None or any(of_another(m, entry) for m in draft.mentions) else entry

    def _of_either(self, draft: Draft, home: Actor, *, speaks: bool) -> bool:
        """Whether another's forces strike in the home of the text: "X-ian jets bombed P in Y, the army said"."""
        own = draft.own_subject() if speaks else None
        abroad = own is not None and own.actor.type == "State" and own.actor.name != home.name
        self._contested |= abroad and own is not None and draft.found[own.index].kind == "demonym"
        return self._contested

    def _in_hand(self, kind: str, states: Mapping[str, Actor], draft: Draft) -> Actor | None:
        """The state whose army or government a text speaks of that has named several: the one at war, or its own."""
        # "Libya mediated between the government and the rebels": not Libya's.
        inner = [actor for actor in self._dominant() or () if actor.type == "State"]
        if kind == "army" and (here := self._written_here(inner, draft)):
            return here
        other = inner[0] if len(inner) == 1 else self._either(inner, draft) or self._chief()
        organ = self._organs.get("army") or self._organs.get("government")
        other = other or turned_on_another(draft, self._memory) or organ
        return other or (None if states else state_where_it_acts(draft, home=kind == "government" or bool(draft.verbs)))

    def _under_rulers(self, word: str) -> Actor | None:
        """Whose "the junta", "the generals" are: of whom a junta was named last, or from whose capital the text is."""
        if word not in RULERS:
            return None
        return self._called.get(word) or self._ruled or (self.dateline if self._about(self.dateline) else None)

    def _about(self, state: Actor | None) -> bool:
        """Whether the text is about no other state: correspondents write of one from the capital of its neighbour."""
        others = {other.name for other in (self._home, self._chief()) if other is not None}
        return state is not None and others <= {state.name} and state.name in self.states

    def _written_here(self, inner: Sequence[Actor], draft: Draft) -> Actor | None:
        """The state of the dateline, whose "the army" is where the text is about no other and none fights at home."""
        state, chief = self.dateline, self._chief()
        if state is None or state.name not in self.states or _named_ahead(draft, state):
            return None
        if names := {actor.name for actor in inner}:
            return state if state.name in names and len(names) > 1 else None
        return state if chief is None or chief.name == state.name else None

    def _at_war_under(self, word: str, draft: Draft) -> Actor | None:
        """Of two states at war the one whom the sentence does not name, where the other is named in it."""
        two = [actor for actor in self._dominant() or () if actor.type == "State"]
        return self._either(two, draft) if len(two) == 2 and word in ("junta", "regime") else None

    def _either(self, two: Sequence[Actor], draft: Draft) -> Actor | None:
        """Of two states at odds the one whom the sentence does not name: what "accused Sudan" is not Sudan's."""
        named_here = {unit.actor.name for unit in draft.units if unit.actor is not None}
        left = [actor for actor in two if actor.name not in named_here]
        if any(unit.low in ("says", "said") for unit in draft.units[len(draft.found) + 1 :][:2]):
            return None  # "The army says X's raids …": also X's army may call them so
        return left[0] if len(two) == 2 and len(left) == 1 else None

    def _chief(self) -> Actor | None:
        """The state that the document is about."""
        states = [entity for entity in self._memory.entities.values() if entity.actor.type == "State"]
        return likeliest(states) if len(states) > 1 else None

    def _note_organ(self, word: str, state: Actor) -> None:
        self._organs[organ_class(word)] = self._called[word] = state
        if organ_class(word) == "army":
            self._army_at = self._sentences

    def note(self, units: Sequence[Unit], findings: Sequence[Finding] = ()) -> None:
        """Whose army or government was last named, so that "the army" is theirs, and who struck with what."""
        self._arms.note(units, findings, _WITHOUT_ARMY)
        self._struck |= {f.subject.actor.name for f in findings if f.relation == "attacked"}
        self._sentences += 1
        self._recent = {unit.actor.name for unit in units if unit.actor is not None and unit.kind in NAMES}
        for unit in units:
            if unit.actor is not None and unit.actor.type == "State" and unit.kind in NAMES:
                self.states.setdefault(unit.actor.name, unit.actor)
                self._told_at[unit.actor.name] = self._sentences
        organs = descriptions().classes["organ"]
        self._ruled = led_junta(units) or self._putsches.after(units, self._ruled)
        for index, unit in enumerate(units[:-1]):
            if unit.kind not in NAMES or unit.actor is None or unit.actor.type not in STATES:
                continue
            if unit.speaker is not None and unit.speaker.type == "Person":
                continue  # nor does "the Reagan administration"
            if index and units[index - 1].low in FORMER:
                continue  # "a former French minister" brings no government into play
            ahead = noun_of_state(units, index)
            if ahead in RULERS or unit.low in RULERS or rulers_in(units, index):
                self._ruled = unit.actor
            if ahead in organs:
                self._note_organ(ahead, unit.actor)
            after = index + 2 if units[index + 1].kind == "possessive" else index + 1
            for place in range(after, min(after + 3, len(units))):
                after_it = units[place + 1] if place + 1 < len(units) else None
                things = nouns_of("help", "things")
                heads = after_it is None or after_it.kind != "word" or after_it.low.endswith("ly")
                heads = heads and (after_it is None or after_it.low not in things)
                if units[place].low in RULERS and all(unit.kind != "verb" for unit in units[after:place]):
                    self._ruled = unit.actor
                if units[place].low in organs and heads:
                    called = units[place].low
                    self._note_interim(unit.actor, units[max(index - 2, 0) : place])
                    self._note_organ(called, unit.actor)
                if units[place].kind not in ("word", "capital", "verb"):
                    break


def _called_here(word: str, modifiers: Sequence[str], draft: Draft) -> Actor | None:
    """The state of the one such office that the sentence has named: "told the Y-ian minister …, the minister said"."""
    owners: dict[str, Actor] = {}
    for place in (i for i, unit in enumerate(draft.found) if unit.low == word and word in _OFFICES):
        before = draft.found[max(0, place - _TO_OWNER) : place]
        owner = next((unit.actor for unit in reversed(before) if unit.kind in NAMES), None)
        if owner is None or owner.type != "State" or (modifiers and before[-1].low != modifiers[-1]):
            return None
        owners[owner.name] = owner
    return next(iter(owners.values())) if len(owners) == 1 else None


_TO_OWNER = 3


def _named_ahead(draft: Draft, state: Actor) -> bool:
    """Whether the sentence goes on to name the state itself: "the ministry accused Sudan" is hardly Sudan's."""
    units, here = draft.units, len(draft.found)
    for index in range(here, len(units)):
        within = index > 0 and units[index - 1].low in ("in", "at", "near", "inside", "outside")
        actor, by = units[index].actor, index > 1 and units[index - 1].low == "by"
        ruler = by and units[index].speaker is not None
        itself = actor is not None and actor.name == state.name and not ruler  # "the junta, led by N. N., accused"
        if itself and units[index].kind in ("name", "metonym") and not within:
            return True
    return False
