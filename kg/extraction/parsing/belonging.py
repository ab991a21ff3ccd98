"""Belonging: whose they are, or whose a place is, of which only a participle, a relative clause or "under" tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extraction.grammar.owners import RISEN, WHOLLY
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase, party_of
from kg.extraction.parsing.chunks import Chunk
from kg.extraction.parsing.constituents import parties_of_item
from kg.extraction.parsing.syntax import Item, Node
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["Belonging"]

_SENT = frozenset(("send", "dispatch", "deploy", "command", "station", "direct", "despatch", "field"))
"""Whoever does this to fighters has them act: "troops sent by X"; who arms or trains them has not."""
_HOLDING = frozenset(("hold", "control", "occupy", "run", "operate", "own", "use", "man", "staff", "build", "garrison",
                      "capture", "seize", "establish", "hide", "keep", "frequent", "rent", "dig"))  # fmt: skip
"""Whoever does this with a place is struck where it is."""
_RULING = frozenset(("hold", "control", "occupy", "capture", "seize", "garrison"))
_WITHIN = frozenset(("meet", "gather", "hide", "shelter", "stay", "store", "keep", "assemble", "rest", "train", "live",
                     "regroup", "sleep", "stand", "muster", "camp", "eat", "work", "base"))  # fmt: skip
_ENTRENCHED = frozenset(("dig", "hole", "trap", "garrison", "entrench", "surround", "regroup", "barricade", "hide"))
"""What fighters do in a place for which they are struck there, though a comma sets it off."""
_SEATS = frozenset(("stronghold", "strongholds", "bastion", "redoubt", "headquarters", "hideout", "hideouts", "base",
                    "bases", "sanctuary", "haven", "capital", "fiefdom", "seat", "camps", "nerve-centre"))  # fmt: skip
_CALLED = frozenset(("self-proclaimed", "de", "self-declared", "declared", "so-called", "proclaimed"))
_FORMER = frozenset(("former", "onetime", "one-time", "erstwhile", "no", "not", "old", "alleged", "suspected", "once"))
_HAS = frozenset(("have", "keep", "maintain", "set"))
_LONERS = frozenset(("gunman", "man", "attacker", "assailant", "assassin", "shooter", "killer", "knifeman", "bomber"))
_TOWNS = frozenset(("town", "city", "village", "port", "settlement", "district", "suburb", "province", "region",
                    "valley", "area", "island", "airport", "enclave"))  # fmt: skip
_CARRYING = frozenset(("carry", "transport", "ferry", "bring", "house", "hold", "contain"))
_COMMAND = frozenset(
    ("command", "control", "orders", "leadership", "banner", "flag", "rule", "authority", "occupation", "hands")
)
_TROOPS = frozenset(("forces", "fighters", "agents"))
_BELONGS = frozenset(("belong", "answer", "report"))
_SERVES = frozenset(("fight", "serve", "work", "act"))
_FIGHTERS = frozenset(("fighters", "fighter", "elements"))
_ARMED = frozenset(("forces", "fighters", "people"))
_SENT_OUT = _ARMED | {"agents"}


def _once(units: Units, after: int) -> bool:
    """Whether what is set off at ``after`` tells what somebody was: ", formerly a general of X"."""
    words = [unit.low for unit in units[after : after + 3]]
    return words[:1] == [","] and bool({"once", "formerly", "former", "previously", "sometime"} & set(words))


class Belonging:
    """Who owns what a sentence names by what it is only.

    Args:
        units: the sentence.
        chunks: its chunks.
        nodes: its verbs.
    """

    def __init__(self, units: Units, chunks: Sequence[Chunk], nodes: Sequence[Node]) -> None:
        self._units = units
        self._chunks = chunks
        self._telling: dict[int, list[Node]] = {}
        for node in nodes:
            if node.link in ("participial", "relative", "adverbial") and not node.group.negated:
                for item in (*node.subject[:1], *node.gap[:1]):
                    self._telling.setdefault(item.chunk, []).append(node)
        self._housed = self._venues(nodes)
        self._senders: dict[int, list[Node]] = {}
        for node in nodes:
            if node.group.lemma in _SENT and node.group.voice == "active" and not node.group.negated and node.objects:
                for item in node.objects[-1]:
                    self._senders.setdefault(item.chunk, []).append(node)

    def of_people(self, chunk: int) -> tuple[Party, ...]:
        """The X of "men belonging to X", "troops sent by X", "guerrillas under X's command"."""
        phrase = self._chunks[chunk].phrase
        if (
            phrase is not None
            and phrase.roles == {"name"}
            and self._units[phrase.last].low in wordlists().nouns["fighters"]
        ):
            phrase = replace(phrase, roles=frozenset(("fighters",)))  # "guerrillas" whom the text calls by nothing else
        if phrase is None or not phrase.roles & _ARMED or "assets" in phrase.roles:
            return ()
        found = self._commanding(phrase)
        for node in self._telling.get(chunk, ()):
            found = found or self._sending(node, chunk)
        if found is not None and found.actor.type == "State" and self._lone(phrase):
            return ()
        return (replace(found, roles=phrase.roles | {"forces"}),) if found is not None else ()

    def _lone(self, phrase: NounPhrase) -> bool:
        """Whether it is one man who, for all that he belongs to an army, may have acted alone: "a gunman who"."""
        return self._units[phrase.first].low in ("a", "an", "one") and self._units[phrase.last].low in _LONERS

    def of_thing(self, chunk: int) -> Party | None:
        """The X of "a base used by X", "the town that X held", "areas under X's control", "a bus carrying X's men"."""
        phrase = self._chunks[chunk].phrase
        if phrase is None or (phrase.roles and "assets" not in phrase.roles):
            return None
        found = self._commanding(phrase) if phrase.roles else None
        for node in self._telling.get(chunk, ()):
            found = found or self._holding(node, chunk, owned=bool(phrase.roles))
        for node in self._housed.get(chunk, ()):
            found = found or self._housing(node, chunk)
        found = found or self._beside(chunk)
        named = self._named_after(chunk) if found is None else None
        if named is not None:
            return self.of_thing(named)
        return replace(found, roles=frozenset(("assets",))) if found is not None else None

    def _named_after(self, chunk: int) -> int | None:
        """The chunk of the K of "the town of K, which X holds", whose "which" hangs on the name."""
        units, after = self._units, self._chunks[chunk + 1 : chunk + 3]
        if [each.kind for each in after] != ["prep", "np"] or units[after[0].first].low != "of":
            return None
        town = units[self._chunks[chunk].last].low in _TOWNS and units[after[1].last].kind in ("capital", "name")
        return chunk + 2 if town and units[after[1].last].actor is None else None

    def _beside(self, chunk: int) -> Party | None:
        """The X of "Tora, the last town that X held", "Tora, X's stronghold", "Tora, the last stronghold of X"."""
        beside = self._chunks[chunk + 1 : chunk + 3]
        if [each.kind for each in beside] == ["comma", "np"] and (seated := self._seated(chunk, chunk + 2)):
            return seated
        if [each.kind for each in beside] != ["comma", "np"] or self._units[beside[1].first].low not in (
            "the",
            "a",
            "an",
        ):
            return None
        told = self._telling.get(chunk + 2, ())
        return next((found for node in told if (found := self._holding(node, chunk + 2, owned=True))), None)

    def _seated(self, place: int, chunk: int) -> Party | None:
        """Whose stronghold or seat a place is called by the phrase after the comma."""
        units, phrase, head = self._units, self._chunks[chunk].phrase, self._chunks[chunk].last
        apart = units[self._chunks[place].last].kind in ("capital", "name", "word")
        if phrase is None or not apart or units[head].low not in _SEATS:
            return None
        words = {unit.low for unit in units[self._chunks[chunk].first : head]}
        if words & _FORMER or (units[head].low == "capital" and not words & _CALLED):
            return None
        names = [unit for unit in units[phrase.first : head] if unit.kind in NAMES]
        if len(names) == 1:
            found = party_of(names[0])
        else:
            whose = self._chunks[chunk + 1 : chunk + 3]
            led = [each.kind for each in whose] == ["prep", "np"] and units[whose[0].first].low == "of"
            owner = whose[1].phrase if led and not names else None
            found = owner.party if owner is not None else None
        groups = found is not None and (found.actor.type in GROUPS or found.roles & _TROOPS)
        return found if groups else None

    def sent(self, chunk: int) -> tuple[Party, ...]:
        """The X of "X sent instructors, who drilled Y's army", whose act that is."""
        phrase = self._chunks[chunk].phrase
        if phrase is None or phrase.party is not None or not phrase.roles & _SENT_OUT:
            return ()
        for node in self._senders.get(chunk, ()):
            found = self._one(node.subject)
            if found is not None:
                return (replace(found, roles=(phrase.roles - {"bystanders", "voices"}) | {"forces"}),)
        return ()

    def _commanding(self, phrase: NounPhrase) -> Party | None:
        """The X of "under X's command", "under the control of X", "in the hands of X", "under General X"."""
        units, joint = self._units, phrase.last + 1
        if joint + 1 >= len(units) or units[joint].low not in ("under", "in"):
            return self._loyal_to(phrase)
        inner = noun_phrase(units, joint + 1)
        held = units[joint].low == "in"  # men "in the hands of X" are his prisoners
        if inner is None or (held and (units[inner.last].low != "hands" or bool(phrase.roles & _ARMED))):
            return None
        if units[inner.last].low not in _COMMAND:
            # "Communists under N. N.", who leads nothing that is known, are not he.
            leads = inner.party is not None and inner.party.speaker.type == "Person" != inner.party.actor.type
            return inner.party if leads and "assets" not in phrase.roles else None
        names = [unit for unit in units[inner.first : inner.last] if unit.kind in NAMES]
        if len(names) == 1:
            return party_of(names[0])
        whose = noun_phrase(units, inner.last + 2) if inner.last + 2 < len(units) else None
        led = whose is not None and units[inner.last + 1].low == "of"
        return whose.party if led and whose is not None and not names else None

    def _loyal_to(self, phrase: NounPhrase) -> Party | None:
        """The X of "forces loyal to X"; a state only has forces, and no adherents."""
        units, joint = self._units, phrase.last + 1
        nouns = wordlists().nouns
        if joint + 2 >= len(units) or units[joint].low not in WHOLLY:
            return None
        inner = noun_phrase(units, joint + 2) if units[joint + 1].low in ("to", "with") else None
        if inner is None or inner.party is None or inner.roles != {"name"}:
            return None
        if inner.party.speaker.type == "Person" and _once(units, inner.last + 1):
            return None  # "men loyal to N. N., once an officer of X": no longer X's
        risen = units[phrase.last].low in RISEN
        state = inner.party.actor.type == "State" and (risen or inner.party.speaker.type != "Person")
        theirs = units[joint].low == "loyal" and (
            units[phrase.last].low in nouns["forces"] or units[phrase.last].low in _FIGHTERS
        )
        return inner.party if theirs or not state else None

    def _sending(self, node: Node, chunk: int) -> Party | None:
        """Whom a verb makes the owner of those whom it tells of."""
        lemma, passive = node.group.lemma, node.group.voice != "active"
        if any(item.chunk == chunk for item in node.gap):
            return self._one(node.subject) if lemma in _SENT and not passive else None
        if passive:
            return self._led_to(node, "by") if lemma in _SENT else None
        if lemma in _BELONGS:
            return self._led_to(node, "to")
        found = self._led_to(node, "for", "with", "in") if lemma in _SERVES else None
        groups = found is not None and (found.actor.type in GROUPS or found.roles & {"forces"})
        return found if groups else None

    def _holding(self, node: Node, chunk: int, *, owned: bool) -> Party | None:
        """Whom a verb makes the holder of the place that it tells of."""
        lemma, passive = node.group.lemma, node.group.voice != "active"
        if any(item.chunk == chunk for item in node.gap):
            given = lemma == "build" and self._led_to(node, "for") is not None  # "which X built for Y": Y's
            held = lemma in (_HOLDING if owned else _RULING) and not passive and not given
            return self._one(node.subject) if held else None
        if passive:
            return self._led_to(node, "by") if lemma in (_HOLDING if owned else _RULING) else None
        if lemma == "belong":
            return self._led_to(node, "to")
        carried = self._one(node.objects[0]) if lemma in _CARRYING and node.objects else None
        return carried if carried is not None and carried.roles & _TROOPS else None

    def _housing(self, node: Node, chunk: int) -> Party | None:
        """The X of "a house where X's commanders were meeting", "a depot in which X stored its rockets"."""
        whose = self._one(node.subject)
        seated = whose is not None and node.group.lemma in _HAS and self._of_bases(node)
        if whose is None or (
            not seated and node.group.lemma not in (_ENTRENCHED if self._set_off(chunk) else _WITHIN | _HOLDING)
        ):
            return None
        return whose if whose.roles & _TROOPS or whose.roles == {"name"} else None

    def _of_bases(self, node: Node) -> bool:
        """Whether what is had is a seat: "where X has its headquarters"."""
        heads = {self._units[self._chunks[item.chunk].last].low for item in (node.objects[0] if node.objects else ())}
        return bool(heads & _SEATS) and node.group.modality == "actual"

    def _set_off(self, chunk: int) -> bool:
        after = self._chunks[chunk].last + 1
        return after < len(self._units) and self._units[after].kind == "comma"

    def _venues(self, nodes: Iterable[Node]) -> dict[int, list[Node]]:
        """By chunk of a place, the verbs of the clauses that "where" or "in which" hangs on it."""
        found: dict[int, list[Node]] = {}
        for node in nodes:
            if node.link != "relative" or node.group.negated or not node.subject:
                continue
            first = node.subject[0].chunk
            before = first - 1
            if before < 1 or self._chunks[before].kind != "relative" or self._chunks[before].word == "whose":
                continue
            place = before - 1 - (self._chunks[before - 1].kind in ("comma", "prep"))
            led = self._chunks[before].word == "where" or self._chunks[before - 1].kind == "prep"
            if led and place >= 0 and self._chunks[place].kind == "np":
                found.setdefault(place, []).append(node)
        return found

    def _led_to(self, node: Node, *words: str) -> Party | None:
        return next((self._one(items) for word, items in node.complements if word in words), None)

    def _one(self, items: Sequence[Item]) -> Party | None:
        found = tuple(party for item in items for party in parties_of_item(self._units, self._chunks, item))
        return found[0] if len(found) == 1 else None
