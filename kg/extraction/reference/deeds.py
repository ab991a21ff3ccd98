"""Deeds: whose "the attack" of the last sentences was, and on whom, so that what answers it has both its ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party
from kg.extraction.reference.feuds import Feuds, carries
from kg.extraction.words.descriptions import SIDES, is_nameless
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["Deed", "Deeds", "asks_for_help"]

_VIOLENT = frozenset(("attacked", "tookOver", "targeted", "deported", "displaced"))
_HELPS = frozenset(("supports", "arms", "funds", "trains"))
_COUNTED = frozenset(("killed", "injured", "wounded", "captured"))
_MUTUAL = (("each", "other"), ("one", "another"))
_KINDS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset(("bombing", "bombings", "blast", "blasts", "explosion")),
     frozenset(("bomb", "bombs", "bomber", "bombers", "bombed", "bombing", "bombings", "blew", "blast", "explosion",
                "exploded", "detonated", "explosives", "mine"))),
    (frozenset(("shooting", "shootings")),
     frozenset(("shot", "shooting", "shootings", "gunned", "gunmen", "gunman", "fired", "fire", "shoot"))),
    (frozenset(("ambush", "ambushes")), frozenset(("ambush", "ambushes", "ambushed", "waylaid"))),
    (frozenset(("kidnapping", "kidnappings", "abduction", "abductions")),
     frozenset(("kidnapped", "abducted", "seized", "kidnap", "kidnapping", "abduction", "hostage", "hostages", "took",
                "snatched", "kidnappings", "abductions"))),
    (frozenset(("shelling",)), frozenset(("shelled", "shells", "shelling", "artillery", "mortars", "bombarded"))),
    (frozenset(("strike", "strikes", "airstrike", "airstrikes", "air-strikes")),
     frozenset(("strike", "strikes", "struck", "striking", "airstrike", "airstrikes", "air-strikes", "hit", "hits",
                "bombed", "bombing", "raid", "raids", "jets", "warplanes", "planes", "drone", "drones", "missile",
                "missiles", "attack", "attacks", "attacked", "targeted", "pounded", "bombs"))),
    (frozenset(("beheading", "beheadings")), frozenset(("beheaded", "beheading", "beheadings"))),
)  # fmt: skip
"""Nouns of deeds of one kind, with the words of which a sentence that tells of such a deed has one."""
_REACH = 2
"""Sentences back to the deed that is answered."""
_FAR = 9
_ON = frozenset(("on", "against", "at"))
_BREAKS = frozenset(("verb", "be", "have", "modal", "comma", "stop", "end", "that", "relative", "subordinator"))


@record
class Deed:
    """An act of violence that a sentence tells of.

    Attributes:
        doer: who did it; ``None`` where that is not told.
        victim: to whom it was done; ``None`` where that is not told.
        repelled: whether the dead are by their noun, or by what the sentence tells, those who attacked.
    """

    doer: Actor | None
    victim: Actor | None
    repelled: bool = False

    @property
    def open(self) -> bool:
        """Whether no name tells who did it."""
        return self.doer is None or is_nameless(self.doer)


class Deeds:
    """The acts of violence of the last sentences."""

    def __init__(self, home: Actor | None = None) -> None:
        self.feuds = Feuds(home)
        self._told: list[tuple[Deed, ...]] = []
        self._words: list[frozenset[str]] = []
        self._doers: dict[str, Actor] = {}
        self._struck: dict[str, dict[str, Actor]] = {}
        self._shared = False
        self._helped: list[dict[str, Party]] = []
        self._aided: dict[str, Party] = {}
        self._asked: list[dict[str, dict[str, Party]]] = []

    def note(self, units: Sequence[Unit], findings: Sequence[Finding], struck: Sequence[Actor] = ()) -> None:
        """Remember what the sentence of these units tells that was done to anybody.

        Args:
            units: the sentence.
            findings: what it says.
            struck: who was attacked there, by nobody whom it names.
        """
        self.feuds.note(units, findings)
        plain = [f for f in findings if f.stance == "affirms" and f.modality == "actual" and f.charge_of is None]
        deeds = [
            Deed(f.subject.actor, f.object.actor if f.object is not None else None)
            for f in plain if f.relation in _VIOLENT and not f.parties
        ]  # fmt: skip
        words = [unit.low for unit in units]
        mutual = ("each" in words or "one" in words) and any(pair in _MUTUAL for pair in pairwise(words))
        if mutual or any(f.relation == "foughtWith" for f in plain):
            deeds.append(Deed(None, None))  # of "the attack" in a battle nobody can tell whose it was
        if not deeds:
            hurt = [actor for actor in _suffered(units, plain) if not struck or actor.type != "Population"]
            suffered = {actor.name: actor for actor in (*hurt, *struck)}
            deeds = [Deed(None, victim, _attacked_themselves(victim, units)) for victim in suffered.values()]
        self._told.append(tuple(deeds))
        del self._told[:-_REACH]
        self._words.append(frozenset(words))
        del self._words[:-_REACH]
        self._shared = self._shared or any(deed.doer is None for deed in deeds)
        for deed in deeds:
            if deed.doer is not None and deed.victim is not None:
                self._struck.setdefault(deed.doer.name, {})[deed.victim.name] = deed.victim
        self._doers |= {deed.doer.name: deed.doer for deed in deeds if deed.doer is not None}
        # Help that is only promised tells of whom the next sentence speaks, too.
        helps = [f for f in findings if f.relation in _HELPS and f.stance == "affirms" and f.charge_of is None]
        helps = [f for f in helps if not carries(units, f)]
        known = {f.object.actor.name: f.object for f in helps if f.object and f.modality in ("actual", "planned")}
        self._aided = {f.object.actor.name: f.subject for f in findings if f.object and asks_for_help(units, f)}
        self._helped.append(known)
        del self._helped[:-1]
        self._asked.append(_askers(findings))
        del self._asked[:-_REACH]

    def asker(self, asked: str) -> Party | None:
        """Who alone has just asked something of the one of that name, or made him an offer."""
        for several in reversed(self._asked):
            if several:
                askers = several.get(asked, {})
                return next(iter(askers.values())) if len(askers) == 1 else None
        return None

    def asked_to_help(self, name: str) -> bool:
        """Whether somebody has just asked the one of that name for help."""
        return name in self._aided

    def helped(self, givers: Iterable[str] = ()) -> Party | None:
        """The one whom the last sentence tells somebody to help, if it is one, or who asked one of the givers to."""
        several = self._helped[-1] if self._helped else {}
        asking = [self._aided[giver] for giver in givers if giver in self._aided]
        if not several and len({party.actor.name for party in asking}) == 1:
            return asking[0]
        return next(iter(several.values())) if len(several) == 1 else None

    def only_doer(self) -> Actor | None:
        """Who alone has done violence in the document so far."""
        return next(iter(self._doers.values())) if len(self._doers) == 1 and not self._shared else None

    def may_be(self, noun: str) -> bool:
        """Whether the sentence before can be of a deed that is called so: of no bombing, where nothing went off."""
        kin = next((words for nouns, words in _KINDS if noun in nouns), None)
        return kin is None or (bool(self._words) and bool(kin & self._words[-1]))

    @property
    def told(self) -> bool:
        """Whether any is known."""
        return any(self._told)

    def doer(self, without: str, reach: int = _REACH, noun: str = "") -> Actor | None:
        """Who did what was told last, if one did it: nobody of that name, as who answers it is not the doer.

        Args:
            without: the name of who answers it.
            reach: how many sentences to look back.
            noun: what the deed is called; "the bombing" is no shooting.
        """
        kin = next((words for nouns, words in _KINDS if noun in nouns), None)
        told = list(zip(self._told[-reach:], self._words[-reach:], strict=True))
        told = [(deeds, words) for deeds, words in reversed(told) if deeds and (kin is None or kin & words)]
        if noun and len(told) > 1 and _is_answered(told[0][0], told[1][0]):
            stem = noun.removesuffix("s")
            told = [each for each in told if any(word.startswith(stem) for word in each[1])]
            if len(told) != 1:
                return None  # "X attacked Y. Y attacked X. Z condemned the attack"
        if not told or any(deed.doer is None for deed in told[0][0]):
            return None
        doers = {deed.doer.name: deed.doer for deed in told[0][0] if deed.doer is not None}
        return next(iter(doers.values())) if len(doers) == 1 and without not in doers else None

    def victim(
        self, doer: str, *, owns: bool = False, whoever: bool = False, reach: int = _REACH
    ) -> Actor | None:  # fmt: skip
        """To whom the last deed was done of which no name tells who did it; not to ``doer``.

        Args:
            doer: the name of who did it.
            owns: whether it may be one that ``doer`` is told to have done.
            whoever: whether it may be one that others are told to have done, which he is only behind.
            reach: how many sentences to look back.
        """
        for deeds in reversed(self._told[-reach:]):
            his = [d for d in deeds if whoever or d.open or (owns and d.doer is not None and d.doer.name == doer)]
            his = [d for d in his if not (owns and d.repelled)]  # nobody claims to have struck his own gunmen
            victims = {deed.victim.name: deed.victim for deed in his if deed.victim is not None}
            # "killed 22 of India's soldiers and carried off a commando": the attack was on India
            victims = {name: each for name, each in victims.items() if each.type in SIDES} or victims
            if deeds:
                return next(iter(victims.values())) if len(victims) == 1 and doer not in victims else None
        # Further back, who claims an attack means his own, if the text has told of attacks on one only.
        own = self._struck.get(doer, {}) if owns else {}
        return next(iter(own.values())) if len(own) == 1 else None


def _is_answered(later: Sequence[Deed], earlier: Sequence[Deed]) -> bool:
    """Whether another did the later deed than the earlier one, so that "the attack" may be either."""
    doers = [{deed.doer.name for deed in deeds if deed.doer is not None} for deeds in (later, earlier)]
    return bool(doers[0] and doers[1]) and not doers[0] & doers[1]


def asks_for_help(units: Sequence[Unit], finding: Finding) -> bool:
    """Whether somebody is asked for help, arms or men, so that what is sent then goes to him who asks."""
    asked = finding.relation == "demandsOf" and finding.stance == "affirms" and finding.object is not None
    if not asked or not any(form.lemma in _ASKS for form in units[finding.trigger].forms):
        return False
    for unit in units[finding.trigger + 1 : finding.trigger + _TO_AID]:
        if unit.kind in ("stop", "comma", "end", "that"):
            return False
        if unit.low in _AID:
            return True
    return False


_ASKS = frozenset(("ask", "appeal", "call", "turn", "plead", "beg", "request", "implore", "beseech", "apply"))
_AID = frozenset(("help", "aid", "assistance", "support", "arms", "weapons", "troops", "soldiers", "reinforcements",
                  "drones", "shells", "ammunition", "pilots", "instructors", "advisers", "peacekeepers", "police",
                  "policemen", "tanks", "jets", "helicopters", "rifles", "missiles"))  # fmt: skip
_TO_AID = 12


def _askers(findings: Sequence[Finding]) -> dict[str, dict[str, Party]]:
    """By who is asked, those who ask him for something or offer to mediate."""
    found: dict[str, dict[str, Party]] = {}
    for finding in findings:
        asked = list(finding.parties) if finding.relation == "mediatedBetween" and finding.modality != "actual" else []
        if finding.relation == "demandsOf" and finding.object is not None:
            asked = [finding.object]
        for party in asked:
            found.setdefault(party.actor.name, {})[finding.subject.actor.name] = finding.subject
    return found


def _suffered(units: Sequence[Unit], findings: Sequence[Finding]) -> list[Actor]:
    """Whose people were killed, or whom "an attack on Y" was aimed at, where nothing tells who did it."""
    sides = [f.subject.actor for f in findings if f.figure is not None and f.figure.measure in _COUNTED]
    events = wordlists().events
    for index, unit in enumerate(units[:-1]):
        event = events.get(unit.low)
        if event is None or event.relation != "attacked" or units[index + 1].low not in _ON:
            continue
        for other in units[index + 2 : index + _FAR]:
            if other.kind in _BREAKS:
                break
            if other.kind in NAMES and other.actor is not None:
                sides.append(other.actor)
                break
    return list({actor.name: actor for actor in sides if actor.type in SIDES or _are_told(actor)}.values())


def _attacked_themselves(victim: Actor, units: Sequence[Unit]) -> bool:
    """Whether the dead are those who attacked: "six gunmen died", "rebels died as the army repelled an attack"."""
    noun = victim.name.rpartition(" ")[2]
    unnamed = victim.type == "Population" or is_nameless(victim)
    if not unnamed or noun not in _ASSAILANTS | wordlists().nouns["fighters"]:
        return False
    if noun in _ASSAILANTS:
        return True
    for place, unit in enumerate(units):
        lemmas = {form.lemma for form in unit.forms}
        if lemmas & _REPELS or (lemmas & _BEATS and any(u.low in _FENDS for u in units[place + 1 : place + 2])):
            return True
        if lemmas & _STORMS and _is_subject(noun, units[:place]):
            return True
    # "ten rebels died in an attack on P", not "an attack on P killed ten rebels".
    events, at = wordlists().events, next((i for i, u in enumerate(units) if u.low.rpartition(" ")[2] == noun), 0)
    struck = (i for i, unit in enumerate(units[:-1]) if unit.low in events and units[i + 1].low in _ON)
    return any(i > at and events[units[i].low].relation == "attacked" for i in struck)


def _is_subject(noun: str, before: Sequence[Unit]) -> bool:
    """Whether it is they who stand last before a verb: not in "ten fighters died as gunmen stormed a base"."""
    several = _ASSAILANTS | wordlists().nouns["fighters"]
    last = next(
        (unit for unit in reversed(before) if unit.kind in NAMES or unit.low in several or unit.low == noun), None
    )
    return last is not None and last.low.rpartition(" ")[2] == noun


_ASSAILANTS = frozenset(("gunmen", "attackers", "assailants", "raiders", "bombers", "assassins", "hitmen", "shooters",
                         "marauders", "hijackers", "kidnappers", "infiltrators", "saboteurs", "snipers"))  # fmt: skip
_REPELS = frozenset(("repel", "repulse", "foil", "thwart", "rebuff"))
_BEATS = frozenset(("beat", "fight", "drive", "push", "throw"))
_FENDS = frozenset(("off", "back"))
_STORMS = frozenset(("storm", "infiltrate"))


def _are_told(actor: Actor) -> bool:
    """Whether words tell what people they are: "soldiers", "tea planters", no mere "people"."""
    return actor.type == "Population" and actor.name != "people"
