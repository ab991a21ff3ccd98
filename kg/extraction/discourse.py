"""Discourse: whom "the group", "both sides", "the army" and "it" stand for, by the sentences before.

Each such expression becomes a name unit that is marked as resolved, so that every later rule reads it as it
reads a name; what it fills is listed in the statement's ``inferred``. Where two readings are open, none is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.extraction.findings import Finding
from kg.extraction.units import NAMES, Unit
from kg.extraction.wordlists import wordlists
from kg.model import Actor

__all__ = ["GROUPS", "Discourse", "Pair"]

GROUPS = frozenset(("MilitantGroup", "UmbrellaGroup", "Faction"))
_BELLIGERENTS = GROUPS | {"State", "Government"}
_REACH = 3
"""Sentences back to which a description reaches."""
_MEMORY = 12
"""Sentences whose actors are remembered."""
_PREMODIFIERS = 3

_MODIFYING = frozenset(("army", "government", "military", "junta", "regime"))
_DENIABLE = frozenset(
    ("attacked", "supports", "arms", "funds", "trains", "harbours", "foughtWith", "hostileTo", "targeted", "alliedWith",
     "cooperatesWith", "tookOver", "deported", "displaced", "sanctions")
)  # fmt: skip
Pair = tuple[Actor, Actor]


@dataclass(frozen=True, slots=True)
class _Trace:
    """What is remembered of a sentence.

    Attributes:
        actors: whom it names, in order, without repeats.
        subject: whom its main clause is about, where that is sure.
        pair: the two whom it sets side by side or against each other, or ``None``.
    """

    actors: tuple[Actor, ...]
    subject: Actor | None
    pair: Pair | None


class Discourse:
    """What has been said so far in one document."""

    def __init__(self) -> None:
        self._traces: list[_Trace] = []
        self._counts: Counter[str] = Counter()
        self._organs: dict[str, Actor] = {}
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._by_name: dict[str, Actor] = {}
        self._states: set[str] = set()
        self._charges: list[tuple[Finding, ...]] = []

    def resolved(self, units: Sequence[Unit]) -> tuple[Unit, ...]:
        """The units of the next sentence, with each expression whose meaning is sure as a name."""
        units = _distributed(units)
        found: list[Unit] = []
        index = 0
        while index < len(units):
            if units[index].kind not in ("determiner", "pronoun", "number"):
                found.append(self._modifying_organ(units, index, found) or units[index])
                index += 1
                continue
            size, replacement = self._expression(units, index, found)
            found += replacement or [units[index]]
            index += size if replacement else 1
        return tuple(found)

    def note(self, units: Sequence[Unit], subject: Actor | None, pairs: Sequence[tuple[Pair, int]] = ()) -> None:
        """Remember a sentence that has been read.

        Args:
            units: its units, resolved.
            subject: whom its main clause is about.
            pairs: those whom its statements set against each other or bring together, with what each tells of a
                conflict between the two: 3 for fighting or talks, 1 for hard words.
        """
        actors: dict[str, Actor] = {}
        for unit in units:
            if unit.actor is not None:
                actors.setdefault(unit.actor.name, unit.actor)
                self._by_name.setdefault(unit.actor.name, unit.actor)
                self._counts[unit.actor.name] += not unit.resolved
                if unit.actor.type == "State" and unit.kind in ("name", "demonym"):
                    self._states.add(unit.actor.name)
        for (first, second), weight in pairs:
            # A finding may name whom no unit names: "Pakistani militants" are a party by these words only.
            self._by_name.setdefault(first.name, first)
            self._by_name.setdefault(second.name, second)
            names = sorted((first.name, second.name))
            self._pairs[(names[0], names[1])] += weight
        strong = [pair for pair, weight in pairs if weight > 1]
        pair = strong[0] if strong else None
        self._traces.append(_Trace(tuple(actors.values()), subject, pair))
        del self._traces[:-_MEMORY]
        self._note_organs(units)

    def note_charges(self, findings: Sequence[Finding]) -> None:
        """Remember what the last sentence says of somebody that he may deny."""
        made = [f for f in findings if f.object is not None and f.stance == "affirms" and f.modality == "actual"]
        kept = [f for f in made if (f.relation in _DENIABLE or f.relation == "accuses") and not f.parties]
        self._charges.append(tuple(kept))
        del self._charges[:-_REACH]

    def charges(self, accused: str) -> list[Finding]:
        """What was last said of ``accused``: the charges of an accusation, or else one statement."""
        for findings in reversed(self._charges):
            charged = {f.trigger for f in findings if f.relation == "accuses" and _object(f) == accused}
            if charged:
                return [f for f in findings if f.charge_of in charged]
            against = [f for f in findings if f.subject.actor.name == accused and f.relation != "accuses"]
            if against:
                return against[-1:]
        return []

    def pair(self, without: frozenset[str] = frozenset(), reach: int = _MEMORY) -> Pair | None:
        """The two who were last set against each other or side by side, none of them in ``without``."""
        for trace in reversed(self._traces[-reach:]):
            if trace.pair and not without & {trace.pair[0].name, trace.pair[1].name}:
                return trace.pair
        known = self.dominant(without)
        if known is None and self._traces:
            two = _only_two(actor for actor in self._traces[-1].actors if actor.name not in without)
            uneven = two is not None and len({actor.type in GROUPS for actor in two}) == 2
            return two if uneven and not self._pairs else None
        return known

    def dominant(self, without: frozenset[str] = frozenset()) -> Pair | None:
        """The pair that the document sets against each other most often; ``None`` where two pairs are as frequent."""
        ranked = [(n, pair) for pair, n in self._pairs.most_common() if not without & set(pair)]
        if not ranked or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
            return None
        first, second = ranked[0][1]
        return self._by_name[first], self._by_name[second]

    def _note_organs(self, units: Sequence[Unit]) -> None:
        """Whose army or government was last named, so that "the army" is theirs."""
        organs = wordlists().classes["organ"]
        for index, unit in enumerate(units[:-1]):
            if unit.kind not in NAMES or unit.actor is None or unit.actor.type not in ("State", "Government"):
                continue
            after = index + 2 if units[index + 1].kind == "possessive" else index + 1
            for place in range(after, min(after + 3, len(units))):
                if units[place].low in organs:
                    self._organs[_organ_class(units[place].low)] = unit.actor
                if units[place].kind not in ("word", "capital"):
                    break

    def _expression(self, units: Sequence[Unit], index: int, before: Sequence[Unit]) -> tuple[int, list[Unit] | None]:
        """How many units the expression at ``index`` has, and what stands for it; ``None`` where it is left alone."""
        unit = units[index]
        if unit.kind == "pronoun":
            return 1, self._pronoun(units, index, before)
        lists = wordlists().classes
        if unit.low in ("its", "their"):
            return 1, self._possessive(units, index, before)
        if unit.low in ("both", "the", "these", "two", "all"):
            size = _pair_size(units, index, lists["sides"])
            pair = self._pair_here(before) if size else None
            if pair:
                return size, _pair_units(units[index : index + size], pair)
        if unit.low not in ("the", "this", "that"):
            return 1, None
        short = self._shortened(units, index)
        if short:
            return 2, [unit, _name_unit(units[index + 1], short)]
        head = _head_of(units, index)
        if head is None:
            return 1, None
        word = units[head].low
        between = list(units[index + 1 : head])
        if word in lists["armed"] and not any(u.kind == "name" for u in _bare(between)):
            group = self._group(before)
            if group:
                return head + 1 - index, [unit, *between, _name_unit(units[head], group)]
        # "The Free Alban Army" is a name that nobody knows, not the army of a state.
        proper = any(u.kind in ("tail", "capital", *NAMES) for u in between)
        if word in lists["organ"] and not proper:
            state = self._state(word, before)
            if state:
                return head + 1 - index, [unit, *between, _organ_unit(units[head], state)]
        return 1, None

    def _modifying_organ(self, units: Sequence[Unit], index: int, before: Sequence[Unit]) -> Unit | None:
        """As in "an army patrol", "government forces": the state's, where no other owner stands before."""
        unit = units[index]
        if unit.low not in _MODIFYING or unit.kind != "word" or index + 1 >= len(units):
            return None
        nouns = wordlists().nouns
        owned = index > 0 and (
            units[index - 1].kind in (*NAMES, "possessive", "capital") or units[index - 1].low == "of"
        )
        earlier = index > 1 and units[index - 2].kind in (*NAMES, "possessive")
        if owned or earlier or units[index + 1].low not in nouns["forces"] | nouns["assets"] | nouns["people"]:
            return None
        state = self._state(unit.low, before)
        return _organ_unit(unit, state) if state else None

    def _shortened(self, units: Sequence[Unit], index: int) -> Actor | None:
        """As in "the League" of the one actor so far whose name ends in that word."""
        unit = units[index + 1] if index + 1 < len(units) else None
        if unit is None or unit.kind != "capital" or unit.low not in wordlists().classes["shortened"]:
            return None
        if index + 2 < len(units) and units[index + 2].kind in ("capital", "name"):
            return None
        named = (actor for actor in self._by_name.values() if actor.type not in ("State", "Person"))
        found = [
            a for a in named if _last_word(a.name) == unit.low or any(_last_word(x) == unit.low for x in a.aliases)
        ]
        return found[0] if len(found) == 1 else None

    def _pair_here(self, before: Sequence[Unit]) -> Pair | None:
        """The two whom "both sides" means: those of the sentence so far, else of the sentences before."""
        named = _named(before)
        here = [actor for actor in named if actor.type in _BELLIGERENTS]
        if len(here) == 2:
            return here[0], here[1]
        if len(here) > 2:
            return None
        return self.pair(reach=_REACH)

    def _group(self, before: Sequence[Unit]) -> Actor | None:
        """The armed group that was named last, where that is one only."""
        here = [actor for actor in _named(before) if actor.type in GROUPS]
        if here:
            return here[0] if len(here) == 1 else self._likeliest(here)
        for trace in reversed(self._traces[-_REACH:]):
            groups = [actor for actor in trace.actors if actor.type in GROUPS]
            if len(groups) == 1:
                return groups[0]
            if groups:
                return self._likeliest(groups)
        known = [self._by_name[name] for name, _ in self._counts.most_common() if self._by_name[name].type in GROUPS]
        return known[0] if len(known) == 1 else None

    def _likeliest(self, groups: Sequence[Actor]) -> Actor | None:
        """The one of ``groups`` that the document is about: named at least twice as often as any other."""
        ranked = sorted(groups, key=lambda actor: (-self._counts[actor.name], actor.name))
        first, second = self._counts[ranked[0].name], self._counts[ranked[1].name]
        return ranked[0] if first >= 2 * second and first >= 2 else None

    def _state(self, word: str, before: Sequence[Unit]) -> Actor | None:
        """The state whose army or government is meant."""
        organ = self._organs.get(_organ_class(word))
        states = self._states
        if organ is not None:
            return organ
        here = [actor for actor in _named(before) if actor.type == "State"]
        if len(states | {actor.name for actor in here}) == 1:
            return here[0] if here else self._by_name[next(iter(states))]
        return self._organs.get("army") or self._organs.get("government")

    def _pronoun(self, units: Sequence[Unit], index: int, before: Sequence[Unit]) -> list[Unit] | None:
        word = units[index].low
        if word not in ("it", "they") or not self._traces:
            return None
        named = _named(before)
        if named:
            return self._own_subject(units, index, before, named)
        if word == "it" and _impersonal(units, index + 1):
            return None
        trace = self._traces[-1]
        subject = trace.subject
        if subject is None or subject.type in ("Person", "Place", "UnnamedSource"):
            return None
        return [_name_unit(units[index], subject)]

    def _own_subject(
        self, units: Sequence[Unit], index: int, before: Sequence[Unit], named: Sequence[Actor]
    ) -> list[Unit] | None:
        """As in "X armed itself, and it attacked Y": the one whom the sentence has named so far."""
        opened = index > 0 and units[index - 1].kind in ("conjunction", "comma", "subordinator", "stop")
        following = units[index + 1] if index + 1 < len(units) else None
        if not opened or len(named) != 1 or following is None or named[0].type in ("Person", "Place", "MediaOutlet"):
            return None
        if before and before[0].kind not in ("name", "determiner", "metonym", "demonym"):
            return None
        if units[index].low == "it" and _impersonal(units, index + 1):
            return None
        return [_name_unit(units[index], named[0])]

    def _possessive(self, units: Sequence[Unit], index: int, before: Sequence[Unit]) -> list[Unit] | None:
        """As in "Iran said its forces …": the one whom the sentence has named, or whom the last one was about."""
        named = [actor for actor in _named(_not_merely_where(before)) if actor.type != "Place"]
        if len(named) != len(_named(before)):
            return None
        subject: Actor | None = None
        if len(named) == 1:
            subject = named[0]
        elif not named and index == 0 and self._traces:
            subject = self._traces[-1].subject
        if subject is None or subject.type in ("Person", "MediaOutlet", "ResearchOrganization"):
            return None
        name = _name_unit(units[index], subject)
        return [name, replace(units[index], kind="possessive", text="'s", low="'s")]


def _distributed(units: Sequence[Unit]) -> Sequence[Unit]:
    """With the noun of "Ethiopian and Eritrean troops" after either adjective; the copy has no place in the text."""
    nouns = wordlists().nouns
    heads = nouns["forces"] | nouns["fighters"] | nouns["officials"]
    found: list[Unit] = []
    for index, unit in enumerate(units):
        found.append(unit)
        if index + 3 >= len(units) or unit.kind != "demonym" or units[index + 1].low != "and":
            continue
        place = index + 3
        if units[index + 2].kind != "demonym" or units[place].kind not in ("word", "capital"):
            continue
        if units[place].low not in heads and place + 1 < len(units):
            place += 1
        if units[place].low in heads:
            found.append(replace(units[place], start=unit.end, end=unit.end))
    return found


def _object(finding: Finding) -> str | None:
    return finding.object.actor.name if finding.object is not None else None


def _last_word(name: str) -> str:
    return (
        name.rpartition(" (")[0].rpartition(" ")[2].lower() if name.endswith(")") else name.rpartition(" ")[2].lower()
    )


def _organ_class(word: str) -> str:
    return "army" if word in wordlists().classes["army"] else "government"


def _named(units: Sequence[Unit]) -> list[Actor]:
    """The actors that ``units`` name, in order, without repeats."""
    found: dict[str, Actor] = {}
    for unit in units:
        if unit.actor is not None:
            found.setdefault(unit.actor.name, unit.actor)
    return list(found.values())


def _not_merely_where(units: Sequence[Unit]) -> list[Unit]:
    """The units without the names that only say where: "attacks in Paris"."""
    return [u for i, u in enumerate(units) if u.kind != "metonym" or i == 0 or units[i - 1].kind != "preposition"]


def _only_two(actors: Iterable[Actor]) -> Pair | None:
    belligerents = [actor for actor in actors if actor.type in _BELLIGERENTS]
    return (belligerents[0], belligerents[1]) if len(belligerents) == 2 else None


def _bare(units: Sequence[Unit]) -> list[Unit]:
    """The units without the backer of "X-backed"."""
    return [u for i, u in enumerate(units) if not (i + 1 < len(units) and units[i + 1].kind == "tail")]


def _pair_size(units: Sequence[Unit], index: int, sides: frozenset[str]) -> int:
    """How many units "both sides", "the two neighbours", "the warring parties" at ``index`` have; 0 for none."""
    first = units[index].low
    place = index + 1
    numbered = first in ("both", "two", "all")
    modified = False
    while place < len(units) and place <= index + _PREMODIFIERS + 1:
        word = units[place].low
        if word in sides and (numbered or (first == "the" and (modified or word in ("sides", "belligerents")))):
            return place + 1 - index
        if word == "two":
            numbered = True
        elif word in ("warring", "rival", "opposing", "neighbouring", "neighboring", "feuding"):
            modified = True
        elif units[place].kind not in ("word", "verb"):
            return 0
        place += 1
    return 0


def _head_of(units: Sequence[Unit], index: int) -> int | None:
    """The index of the noun that "the …" at ``index`` describes by, past at most a few adjectives."""
    lists = wordlists().classes
    known = lists["armed"] | lists["organ"]
    place = index + 1
    while place < len(units) and place <= index + _PREMODIFIERS + 1:
        unit = units[place]
        if unit.low in known:
            following = units[place + 1] if place + 1 < len(units) else None
            nested = following is not None and following.low in known
            if following is not None and following.low == "of":
                return None
            return place + 1 if nested else place
        if unit.kind not in ("word", "demonym", "tail", "name", "metonym", "verb", "capital"):
            return None
        place += 1
    return None


def _name_unit(unit: Unit, actor: Actor) -> Unit:
    return replace(unit, kind="name", actor=actor, forms=(), resolved=True)


def _organ_unit(unit: Unit, state: Actor) -> Unit:
    """As in "the army", "the minister": the state acts, the army or minister speaks."""
    kind = "Person" if unit.low in wordlists().classes["office"] else "StateOrgan"
    speaker = Actor(f"{state.name}'s {unit.low}", kind, (), state.name)
    return replace(unit, kind="name", actor=state, forms=(), resolved=True, speaker=speaker)


def _pair_units(units: Sequence[Unit], pair: Pair) -> list[Unit]:
    """As if the text had the two names, joined by "and": each stands where the expression does."""
    text = " ".join(unit.text for unit in units)
    start, end = units[0].start, units[-1].end
    first, second = (Unit("name", text, text.lower(), start, end, actor, resolved=True) for actor in pair)
    return [first, Unit("conjunction", "and", "and", start, end), second]


def _impersonal(units: Sequence[Unit], index: int) -> bool:
    """Whether "it" stands for nobody: "it is unclear whether", "it was the third attack"."""
    while index < len(units) and units[index].kind in ("adverb", "modal", "have", "negation"):
        index += 1
    if index >= len(units) or units[index].kind != "be":
        return False
    following = units[index + 1 : index + 3]
    return not any(form.participle or form.present for unit in following for form in unit.forms)
