"""Peaces: who has come to terms and who fights on, so that "the two sides" of a later truce are those still at war.

After "X made peace with Z in 1979. Y fought on", "the two sides agreed to a truce in 1991" tells of Y and Z, if of
anybody. Nobody is taken where it cannot be told which war it is that they end.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cache

from kg.extraction.grammar.entities import Draft, Mention
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.party import Party
from kg.extraction.reference.pairs import Pair, anybody
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.records import record
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["Peaces", "set_elsewhere", "third_parties_do"]

_Names = frozenset[str]
_LIKELY = 0.45
_TWO = 2
_YEAR = 4
_MOST = 200
"""Accords and wars that are remembered."""
_NEAR = 3
"""Sentences back in which a war is still in hand."""
_TO_VERB = 8
"""Units from a subject to its verb."""
_TO_ACCORD = 4
"""Units from the verb of keeping an accord to its noun."""
_FIGHTS = frozenset(("attacked", "foughtWith", "targeted", "hostileTo", "tookOver", "displaced"))
_TRUCES = frozenset(("ceasefire", "cease-fire", "truce", "armistice"))
_AGREES = frozenset(("agree", "sign", "accept", "meet", "negotiate", "talk", "reconcile", "stop", "cease", "settle",
                     "lay", "declare", "conclude", "reach"))  # fmt: skip
_THIRDS = SIDES | {"Organization"}
_DEFIES = frozenset(("fight", "remain", "stay", "refuse", "resist", "annex", "occupy", "seize", "capture", "attack",
                     "invade", "storm", "shell", "bomb", "decline", "abstain"))  # fmt: skip
"""What those do who do not come to terms when others do."""
_REJECTS = frozenset(("reject", "oppose", "boycott", "spurn", "denounce", "shun", "repudiate", "condemn", "disown"))
_REJECTED = frozenset(("it", "this", "that", "them", "peace", "terms"))
"""What they reject, if not an accord by its noun."""
_NEUTRALLY = frozenset(("neutral", "silent", "quiet", "aloof", "calm", "cautious", "sceptical", "comment", "intervene",
                        "mediate", "interfere", "side", "sides", "ally", "allies", "partner", "partners", "member",
                        "hopeful", "helping", "mediating", "urging", "calling"))  # fmt: skip
"""Words by which somebody only looks on: "stayed neutral", "refused to comment"."""
_TO_TAKEN = 5
_WARLIKE = frozenset(("fighting", "war", "attacks", "attack", "attacking", "fight", "shelling", "firing", "bombing",
                      "raids", "struggle", "insurgency", "offensive", "campaign", "hostilities",
                      "resistance"))  # fmt: skip
_GOES_ON = frozenset(("continue", "keep", "carry", "go", "persist", "pursue", "step", "resume"))
"""Verbs of going on, which say so of war only with such a noun."""
_TAKES_LAND = {
    "take": frozenset(("over", "control")),
    "move": frozenset(("in", "into")),
    "march": frozenset(("in", "into", "on")),
    "push": frozenset(("in", "into")),
}
"""By verb, the words with which it says as much."""
_ON = frozenset(("on", "out", "away", "up"))
_KEEPERS = frozenset(("peacekeepers", "peacekeeping", "observers", "monitors", "mediator", "mediators", "mediation"))
_RENEWS = frozenset(("renew", "extend", "prolong", "restore", "recommit", "reaffirm", "revive", "reinstate", "uphold",
                     "resume"))  # fmt: skip
_ONCE_MORE = frozenset(("new", "another", "second", "third", "fresh", "renewed", "again", "further", "last", "final"))


@record
class _War:
    """Those who fight, as far as the text has told.

    Attributes:
        two: who they are.
        at: the number of the sentence that told of it last.
        mutual: whether it is told as a war of both, not only as what one did to the other.
        dated: whether the last sentence gives it a year of its own.
        over: whether it is told to have ended.
        began: the first year that a sentence which tells of it names.
    """

    two: Pair
    at: int
    mutual: bool
    dated: bool
    over: bool
    began: int | None


@record
class _Peace:
    """An accord of two.

    Attributes:
        two: who made it.
        at: the number of the sentence that tells of it.
        event: the class of the ontology.
    """

    two: Pair
    at: int
    event: str


class Peaces:
    """Which wars of a document have ended, and which go on."""

    def __init__(self) -> None:
        self._at = 0
        self._wars: dict[_Names, _War] = {}
        self._peaces: dict[_Names, _Peace] = {}
        self._defiant: dict[_Names, set[str]] = {}
        """By the two who came to terms, who has fought on or stayed away since."""
        self._acting: set[str] = set()
        self.onlookers = frozenset[str]()
        """Who together helped others, or talked to them, by the last sentence."""

    def note(self, draft: Draft, findings: Sequence[Finding]) -> None:
        """Remember what a sentence tells of wars and accords."""
        self._at += 1
        told = [f for f in findings if f.stance == "affirms" and f.modality == "actual" and f.charge_of is None]
        self._acting |= {party.actor.name for f in told for party in _doing(f)}
        for two, finding in _made(told):
            names = frozenset(actor.name for actor in two)
            if not _supplied(finding) or names not in self._peaces:
                self._remember(names, _Peace(two, self._at, finding.event or ""))
        self._note_defiant(draft, told)
        self.onlookers = _onlookers(draft)
        dated = any(unit.kind == "date" for unit in draft.found)
        dates = (unit.text for unit in draft.found if unit.kind == "date")
        year = min((int(text) for text in dates if len(text) == _YEAR and text.isdigit()), default=None)
        for two, finding in _fought(told):
            names = frozenset(actor.name for actor in two)
            if (known := self._peaces.get(names)) and known.at < self._at:
                self._defiant[names] = set()  # at war again
                if finding.relation == "foughtWith":
                    del self._peaces[names]
            before = self._wars.get(names)
            mutual = finding.relation == "foughtWith" or (before is not None and before.mutual)
            began = min((y for y in (year, before.began if before else None) if y is not None), default=None)
            if len(self._wars) < _MOST or before is not None:
                self._wars[names] = _War(two, self._at, mutual, dated, finding.aspect == "ended", began)

    def _remember(self, names: _Names, peace: _Peace) -> None:
        if len(self._peaces) < _MOST or names in self._peaces:
            self._peaces[names] = peace
            self._defiant[names] = set()

    def _note_defiant(self, draft: Draft, told: Sequence[Finding]) -> None:
        """Remember who goes on fighting, or stays away, when two others have come to terms."""
        if any(unit.low in _KEEPERS for unit in draft.found):
            return
        fighting = {f.subject.actor.name for f in told if f.relation in _FIGHTS}
        stays = {
            m.actor.name: m for m in draft.mentions
            if m.subject and not m.where
            and (m.actor.name in fighting or (m.actor.type in _THIRDS and _defies(draft.found, m)))
        }  # fmt: skip
        for names, peace in self._peaces.items():
            others = (m for name, m in stays.items() if name not in names)
            self._defiant[names] |= {m.actor.name for m in others if peace.at < self._at or m.later}

    def overtaken(self) -> tuple[frozenset[str], Pair | tuple[()]] | None:
        """Who came to terms last while others fought on, and who is at war since, empty where it cannot be told who."""
        names = max(self._peaces, key=lambda each: self._peaces[each].at, default=frozenset[str]())
        defiant = self._defiant.get(names, set())
        going_on = [two for two in self._wars_of(names, anybody) if defiant & {actor.name for actor in two}]
        return (names, going_on[0] if len(going_on) == 1 else ()) if defiant else None

    def wars(self) -> Iterator[tuple[Pair, int | None]]:
        """Those at war, each pair with the first year of which the text tells."""
        return ((war.two, war.began) for war in self._wars.values())

    def rather(self, two: Pair, draft: Draft, fits: Callable[[Actor], bool], size: int) -> Pair | tuple[()] | None:
        """Who is meant rather than ``two``; ``None`` where nothing speaks against them, empty where nobody surely is.

        Args:
            two: who would be meant.
            draft: the sentence so far.
            fits: whom the words can mean.
            size: how many units they have.
        """
        after = draft.units[len(draft.found) + size :]
        if not _comes_to_terms(after if not draft.found or not _to_terms(draft.found) else draft.units):
            return None
        names = frozenset(actor.name for actor in two)
        if names == self.onlookers and not (names in self._peaces or names in self._wars):
            return ()  # "X and Y backed them. The two sides signed a truce"
        if names <= {mention.actor.name for mention in draft.mentions}:
            return None
        if any(actor.type == "Population" and actor.name not in self._acting for actor in two):
            return ()  # a people that was only struck comes to no table
        if any(m.actor.name not in names and fits(m.actor) and _fights_on(draft.found, m) for m in draft.mentions):
            return ()  # "X fought on until 1991, when both sides accepted a truce": X is one of them
        if (renewed := self._renewed(names, after, fits)) is not None:
            return renewed
        peace = self._peaces.get(names)
        if peace is not None and peace.at <= self._at:
            return self._instead(names, peace, draft, fits)
        return () if self._by_the_way(names) else None

    def _instead(
        self, names: _Names, peace: _Peace, draft: Draft, fits: Callable[[Actor], bool]
    ) -> Pair | tuple[()] | None:
        """Those still at war after the two made peace, where others fought on or a war of one of them was left."""
        defiant = self._defiant.get(names, set())
        wars = self._wars_of(names, fits)
        if defiant:
            going_on = [two for two in wars if defiant & {actor.name for actor in two}]
            return going_on[0] if len(going_on) == 1 else ()
        again = any(unit.low in _ONCE_MORE for unit in draft.units)
        if wars and peace.event == "PeaceAgreement" and any(unit.low in _TRUCES for unit in draft.units):
            return wars[0] if len(wars) == 1 and not again else ()
        # "A fought B. A and C agreed to a truce in 2008. In 2011 the two sides signed an accord"
        later = peace.at < self._at or any(unit.kind == "date" for unit in draft.found)
        anew = later and not again and _signs_one(draft.units)
        return () if anew and self._war_in_hand(names) else None

    def _wars_of(self, names: _Names, fits: Callable[[Actor], bool]) -> list[Pair]:
        """The wars that one of the two wages with others, and of which no end is told."""
        return [
            war.two for two, war in self._wars.items()
            if len(two & names) == 1 and two not in self._peaces and not war.over and all(map(fits, war.two))
        ]  # fmt: skip

    def _renewed(self, names: _Names, after: Sequence[Unit], fits: Callable[[Actor], bool]) -> Pair | None:
        """Those who had a ceasefire, where "the two sides renewed the ceasefire" and the others had none."""
        verb = next((i for i, unit in enumerate(after) if unit.kind == "verb"), None)
        if names in self._peaces or verb is None or not any(form.lemma in _RENEWS for form in after[verb].forms):
            return None
        taken = [unit.low for unit in after[verb + 1 : verb + 1 + _TO_ACCORD]]
        if not taken or taken[0] not in ("the", "their") or not _TRUCES & set(taken):
            return None
        made = [
            peace.two for peace in self._peaces.values() if peace.event == "Ceasefire" and all(map(fits, peace.two))
        ]
        return made[0] if len(made) == 1 else None

    def _by_the_way(self, names: _Names) -> bool:
        """Whether the two are set at odds by one deed only, told beside a war of others."""
        deed = self._wars.get(names)
        if deed is None or deed.mutual or deed.dated or deed.at < self._at:
            return False
        return self._war_in_hand(names)

    def _war_in_hand(self, names: _Names) -> bool:
        """Whether the last sentences tell of a war of others than the two together, and of no end of it."""
        others = (war for two, war in self._wars.items() if two != names and two not in self._peaces)
        return any(war.mutual and not war.over and self._at - war.at <= _NEAR for war in others)


def set_elsewhere(draft: Draft, two: Pair, known: Container[str]) -> bool:
    """Whether the sentence opens in a state of which nothing was told: "In Libya the two sides signed a truce".

    Those of whom the text has told may have met there, or others are meant.
    """
    first = next((i for i, unit in enumerate(draft.found) if unit.actor is not None), 0)
    between = [unit.low for unit in draft.found[1:first]]
    if first == 0 or between not in ([], ["the"]) or draft.found[0].low != "in" or draft.found[first].kind != "name":
        return False
    state = draft.found[first].actor
    here = state is not None and state.type == "State" and state.name not in {actor.name for actor in two}
    return here and state is not None and state.name not in known


def _made(told: Iterable[Finding]) -> Iterator[tuple[Pair, Finding]]:
    """The two of each accord that is told to have been made."""
    for finding in told:
        made = finding.relation == "partyTo" and finding.status in (None, "announced", "in force")
        if made and len(finding.parties) == _TWO and finding.parties[0].actor.name != finding.parties[1].actor.name:
            yield (finding.parties[0].actor, finding.parties[1].actor), finding


def _doing(finding: Finding) -> Iterator[Party]:
    """Those who fight or talk by what is told, and are not only struck."""
    yield from finding.parties
    if finding.relation in _FIGHTS:
        yield finding.subject
    if finding.relation == "foughtWith" and finding.object is not None:
        yield finding.object


def _supplied(finding: Finding) -> bool:
    """Whether context alone tells whose accord it is."""
    return all(party.kind == "coreference" for party in finding.parties)


def _fought(told: Iterable[Finding]) -> Iterator[tuple[Pair, Finding]]:
    """The two of each war or deed of violence."""
    for finding in told:
        if finding.relation not in _FIGHTS or finding.object is None or finding.score < _LIKELY:
            continue
        two = finding.subject.actor, finding.object.actor
        sides = _THIRDS if finding.relation == "foughtWith" else SIDES
        if two[0].name != two[1].name and all(actor.type in sides for actor in two):
            yield two, finding


def _defies(found: Sequence[Unit], mention: Mention) -> bool:
    """Whether the verb after a subject tells that he fights on or stays away: "kept fighting", "was no party to it"."""
    for place in range(mention.index + 1, min(mention.index + _TO_VERB, len(found))):
        unit = found[place]
        if unit.kind in ("stop", "end", "quote", "relative", "that", "subordinator"):
            return False
        if unit.kind == "be" and _goes_on_there(found, place):
            continue  # "was still fighting"
        if unit.kind == "be":
            rest = {each.low for each in found[place + 1 : place + _TO_VERB]}
            return "party" in rest and bool(rest & {"no", "not", "never"})
        if unit.kind == "verb":
            after = found[place + 1].low if place + 1 < len(found) else ""
            lemmas = {form.lemma for form in unit.forms}
            taken = {each.low for each in found[place + 1 : place + _TO_TAKEN]}
            if (after in _ON and "arms" in taken) or any(after in _TAKES_LAND.get(lemma, ()) for lemma in lemmas):
                return True
            if not lemmas.isdisjoint(_REJECTS):
                return not taken.isdisjoint(_REJECTED | wordlists().accords.keys())
            if not lemmas.isdisjoint(_GOES_ON):
                return not taken.isdisjoint(_WARLIKE)
            return not lemmas.isdisjoint(_DEFIES) and taken.isdisjoint(_NEUTRALLY)
    return False


def _goes_on_there(found: Sequence[Unit], be: int) -> bool:
    """Whether a present participle follows "be", past an adverb, and nothing denies it."""
    after = next((unit for unit in found[be + 1 : be + _TO_FOUGHT + 1] if unit.kind != "adverb"), None)
    return after is not None and after.kind == "verb" and after.low.endswith("ing")


def _fights_on(found: Sequence[Unit], mention: Mention) -> bool:
    """Whether somebody is the subject of "fought" right after him."""
    verb = next((unit for unit in found[mention.index + 1 : mention.index + _TO_FOUGHT] if unit.kind == "verb"), None)
    return mention.subject and verb is not None and any(form.lemma == "fight" for form in verb.forms)


_TO_FOUGHT = 3


def _onlookers(draft: Draft) -> frozenset[str]:
    """The two who together are the subject of a verb of helping: "X and Y backed them", "X and Y urged restraint"."""
    subjects = [mention for mention in draft.mentions if mention.subject and not mention.where]
    names = frozenset(mention.actor.name for mention in subjects)
    beside = len(subjects) == len(names) == _TWO and abs(subjects[0].index - subjects[1].index) <= _TO_FOUGHT
    if not beside:
        return frozenset()
    last = max(mention.index for mention in subjects)
    verb = next((unit for unit in draft.found[last + 1 : last + _TO_FOUGHT] if unit.kind == "verb"), None)
    helps = verb is not None and any(form.lemma in third_parties_do() for form in verb.forms)
    return names if helps else frozenset()


@cache
def third_parties_do() -> frozenset[str]:
    """What those do who are no sides of the conflict of others."""
    return wordlists().classes["backing_verb"] | wordlists().classes["go_between_verb"]


def _signs_one(units: Sequence[Unit]) -> bool:
    """Whether an accord is told of as new: "signed an accord", "agreed to a truce"."""
    accords = wordlists().accords
    nouns = (i for i, unit in enumerate(units) if unit.low in accords and accords[unit.low].kind == "agreement")
    return any(unit.low in ("a", "an") for i in nouns for unit in units[max(i - _TO_NOUN, 0) : i])


_TO_NOUN = 3


def _to_terms(found: Sequence[Unit]) -> bool:
    """Whether what precedes the words governs them, so that the accord stands before: "a truce between both sides"."""
    return found[-1].kind in ("verb", "preposition", "to")


def _comes_to_terms(units: Sequence[Unit]) -> bool:
    """Whether somebody talks, agrees or has agreed to something there."""
    accords = wordlists().accords
    return any(
        unit.low in accords or (unit.kind == "verb" and any(form.lemma in _AGREES for form in unit.forms))
        for unit in units
    )
