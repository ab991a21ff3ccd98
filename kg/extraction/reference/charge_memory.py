"""What the last sentences say that anybody did: what somebody denies by "the charge", or is known by."""

from __future__ import annotations

from collections.abc import Sequence

from kg.actors import Lexicon
from kg.extraction.grammar.findings import Finding
from kg.extraction.reference.breaches import breach_charges
from kg.extraction.reference.references import REACH
from kg.extraction.words.descriptions import GROUPS, SIDES, descriptions, own_words
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = ["Charges", "claimed_on", "serves"]

_DENIABLE = frozenset(
    ("attacked", "supports", "arms", "funds", "trains", "harbours", "foughtWith", "hostileTo", "targeted", "alliedWith",
     "cooperatesWith", "tookOver", "deported", "displaced", "sanctions")
)  # fmt: skip
_HELPS = frozenset(("supports", "arms", "funds", "trains", "alliedWith", "cooperatesWith", "harbours"))
_NEAR = 2
"""Sentences back to the charge that somebody else than who is charged may answer."""


def serves(actor: Actor, principal: str, lexicon: Lexicon) -> bool:
    """Whether what the actor does is the principal's, too: the Quds Force is the Revolutionary Guards', so Iran's.

    Args:
        actor: who does it.
        principal: whom he may serve.
        lexicon: what tells whom they serve whom he serves.
    """
    above = actor.acts_for
    for _ in range(_CHAIN):
        if above is None or above == principal:
            break
        entry = lexicon.entries.get(above)
        above = entry.actor.acts_for if entry is not None else None
    return above is not None and above == principal


_CHAIN = 3
_CLAUSE = 8
"""Units from an accusation to the verb of what it says."""


def claimed_on(findings: Sequence[Finding], denier: Actor, *, named: bool) -> list[Finding]:
    """What ``denier``, of whom nothing is told, may contradict: harm done to him, or what another is charged with.

    Args:
        findings: what a sentence says.
        denier: who contradicts it.
        named: whether he contradicts a claim or a charge in so many words, and not just "it".
    """
    told = [f for f in findings if f.relation != "accuses" and f.relation in _DENIABLE and not f.parties]
    accusing = [f for f in findings if f.relation == "accuses"]
    if any(denier.name in (f.subject.actor.name, f.target) for f in accusing):
        return []
    if any(f.subject.actor.name == denier.name or f.stance != "affirms" for f in told):
        return []
    harm = [f for f in told if f.target == denier.name and vocabulary().relation(f.relation).sign < 0]
    if harm or not named:
        return harm if len(told) == 1 else []
    charged = [f for f in told if f.charge_of is not None]
    if charged or denier.type not in SIDES:
        return charged if len({f.charge_of for f in told}) == 1 else []
    taken = [f for f in told if f.object is not None and f.object.actor.type == "Place" and f.relation in _TAKES]
    return taken if len(told) == 1 else []


_TAKES = frozenset(("tookOver", "attacked"))


_HOLDERS = frozenset(("kidnappers", "captors", "hijackers", "abductors", "assassins", "bombers", "murderers"))


def _speaks(units: Sequence[Unit], index: int) -> bool:
    """Whether the word may say that somebody says something: not the noun of "X's state of P"."""
    unit, noun = units[index], index > 0 and units[index - 1].kind in ("possessive", "determiner")
    said = unit.kind == "verb" and not noun and any(form.lemma in wordlists().speech for form in unit.forms)
    return said or unit.low == "according"


def _last_word_from(units: Sequence[Unit]) -> int:
    """Where the part of a sentence begins, after its last semicolon, in which somebody says something; 0 elsewhere."""
    first = next((i for i in range(len(units) - 1, 0, -1) if units[i].text == ";"), 0)
    return first if first and any(_speaks(units, index) for index in range(first, len(units))) else 0


def _is_word(finding: Finding) -> bool:
    return finding.claimant is not None or finding.charge_of is not None or finding.relation == "accuses"


def _told_by_somebody(units: Sequence[Unit], finding: Finding) -> bool:
    """Whether it is anybody's word: sanctions are imposed openly, and who "rejects the charge" denies a deed of his."""
    return _is_word(finding) or any(_speaks(units, index) for index in range(min(finding.trigger, len(units))))


def _open(finding: Finding) -> bool:
    """Whether nobody hides it, so that it is a charge only where somebody says so: a war, a friendship of states."""
    friend = finding.object.actor if finding.relation in ("alliedWith", "cooperatesWith") and finding.object else None
    return finding.relation == "foughtWith" or (friend is not None and friend.type == "State")


def _by_the_way(units: Sequence[Unit], finding: Finding) -> bool:
    """Whether a clause between commas tells it: in "Y says that X, which has troops in Z, …" the claim comes after."""
    place = min(finding.trigger, len(units) - 1)
    while place > 1 and units[place].kind not in ("comma", "stop"):
        place -= 1
    if units[place].kind != "comma" or units[place + 1].kind != "relative" or finding.charge_of is not None:
        return False
    closing = next((i for i in range(finding.trigger, len(units) - 1) if units[i].kind in ("comma", "end", "stop")), 0)
    return units[closing].kind == "comma" and units[closing + 1].kind in _VERBS


_VERBS = frozenset(("verb", "be", "have", "do", "modal"))


class Charges:
    """What the last sentences of a document say of anybody that he may deny, and who accuses whom.

    Attributes:
        lexicon: whom the document may name, which tells who serves whom.
    """

    def __init__(self) -> None:
        self.lexicon = Lexicon({})
        self._told: list[tuple[Finding, ...]] = []
        self._spoken: list[bool] = []
        self._parted: list[int] = []
        self._present: tuple[Finding, ...] = ()
        self._talks: tuple[Finding, ...] = ()

    def note(self, units: Sequence[Unit], findings: Sequence[Finding]) -> None:
        """Remember what the sentence says of somebody that he may deny."""
        findings = (*findings, *breach_charges(units, findings))
        made = [f for f in findings if f.stance == "affirms" and f.modality == "actual" and not _by_the_way(units, f)]
        accused = any(f.relation == "accuses" for f in made)  # "X met Y and accused it of spying. Y denied it."
        self._talks = () if accused else tuple(f for f in made if f.relation == "negotiatedWith" and f.parties)
        made = [f for f in made if f.object is not None or f.relation == "attacked"]
        kept = [f for f in made if (f.relation in _DENIABLE or f.relation == "accuses") and not f.parties]
        kept = [f for f in kept if f.relation != "sanctions" or _told_by_somebody(units, f)]
        kept += [f for f in made if f.relation == "linkedTo" and f.charge_of is not None]
        self._present = tuple(f for f in made if f.relation == "presentIn")
        kept = kept or list(self._present)
        self._told.append(tuple(kept))
        self._spoken.append(
            any(_is_word(finding) for finding in findings) or any(_speaks(units, index) for index in range(len(units)))
        )
        self._parted.append(_last_word_from(units))
        del self._told[:-REACH], self._spoken[:-REACH], self._parted[:-REACH]

    def talked_over(self, charge: Finding) -> bool:
        """Whether the text itself told it and somebody has spoken since: "the account" that is denied is his.

        As in "X stormed a train. The army said that all of X's men were dead. X disputed the army's account", and in "X
        raided P; residents said that it burnt houses. X denied the allegation."
        """
        at = next((i for i, some in enumerate(self._told) if any(each is charge for each in some)), None)
        if at is None:
            return False
        parted = charge.trigger < self._parted[at] and not _is_word(charge)
        return parted or (not self._spoken[at] and any(self._spoken[at + 1 :]))

    def against(self, accused: str, reach: int = REACH) -> list[Finding]:
        """What the last ``reach`` sentences say of ``accused``: the charges of an accusation, or else one statement."""
        for findings in reversed(self._told[-reach:]):
            names = {accused} | {
                f.subject.actor.name for f in findings if serves(f.subject.actor, accused, self.lexicon)
            }
            charged = {f.trigger for f in findings if f.relation == "accuses" and f.target in names}
            if charged:
                told = [f for f in findings if f.charge_of in charged or (f.trigger in charged and f.target != accused)]
                told = [f for f in told if f.charge_of is not None or f.subject.actor.name == accused]
                told = [f for f in told if f.relation != "accuses"]
                # "X and Y accuse each other of arming rebels": each denies what he is charged with.
                told = [f for f in told if f.subject.actor.name in names] or told
                # "has learnt of allegations by Y that X arms Z"
                first = max(charged)
                own = [f for f in findings if f.subject.actor.name in names and f.relation != "accuses"]
                return told or [f for f in own if first < f.trigger <= first + _CLAUSE]
            against = [f for f in findings if f.subject.actor.name in names and f.relation != "accuses"]
            against = [f for f in against if not _open(f) or f.claimant or f.act]
            if against:  # the last by its place in the sentence, whichever rule read it last
                return sorted(against, key=lambda found: found.trigger)[-1:]
            if any(f.object is not None and f.subject.actor.type in GROUPS for f in findings):
                break  # "X armed the militia. It burnt a village. X rejected those reports."
        return []

    def with_charge(self, charge: Finding) -> list[Finding]:
        """The charge, with all that its sentence says of the same one: what he denies by "those findings"."""
        told = next((some for some in reversed(self._told) if any(each is charge for each in some)), ())
        own = [f for f in told if f.subject.actor.name == charge.subject.actor.name and f.relation in _DENIABLE]
        return [f for f in own if f.relation != "foughtWith"] or [charge]

    def of_helping(self, helped: str) -> list[Finding]:
        """The help that the last accusations tell ``helped`` to have had from the one who is charged."""
        for findings in reversed(self._told[-_NEAR:]):
            found = [f for f in findings if f.target == helped and f.relation in _HELPS and (f.charge_of or f.claimant)]
            if found:
                return found
        return []

    def last(self) -> list[Finding]:
        """What the last sentence says that anybody did and could deny."""
        return [f for f in self._told[-1] if f.relation != "accuses"] if self._told else []

    def plainly_told(self) -> list[Finding]:
        """What the last sentence tells that anybody did, as nobody's word or denial."""
        return self.last() if self._spoken and not self._spoken[-1] else []

    def claimed_on(self, denier: Actor, *, named: bool) -> list[Finding]:
        """What the last sentence claims to have been done to ``denier``, or charges another with (`claimed_on`)."""
        before = (f for findings in self._told[-REACH:-1] for f in findings)
        if not self._told or any(f.relation == "accuses" and f.target == denier.name for f in before):
            return []  # "Y accused X. Z seized P. X denied the charge": not Z's deed
        found = claimed_on(self._told[-1], denier, named=named)
        return found or ([] if named else self._lost(denier))

    def _lost(self, denier: Actor) -> list[Finding]:
        """The capture of a town of the denier's that somebody has claimed: "X said it had taken P. Y denied it"."""
        told = self._told[-1]
        taken = [
            f for f in told if f.relation == "tookOver" and f.object is not None and f.object.actor.type == "Place"
        ]
        if len(told) != 1 or len(taken) != 1 or not self._spoken[-1] or taken[0].object is None:
            return []
        holders = {state for place, state in wordlists().places if place == taken[0].object.actor.name}
        return taken if holders == {denier.name} and taken[0].subject.actor.name != denier.name else []

    def present(self) -> list[Finding]:
        """Who is where, as the last sentence tells."""
        return list(self._present)

    def talks(self) -> tuple[Finding, ...]:
        """Who has talked with whom, as the last sentence tells."""
        return self._talks

    def against_seats(self) -> list[Finding]:
        """What was last said of somebody whom the text calls by his capital."""
        for findings in reversed(self._told):
            against = [f for f in findings if f.subject.kind == "metonym" and f.relation != "accuses"]
            if against:
                return against[-1:]
        return []

    def has_struck(self, actor: Actor) -> bool:
        """Whether one of the last sentences tells of a deed of theirs, as of those who are "the attackers"."""
        deeds = (finding for findings in self._told for finding in findings)
        return any(f.relation in ("attacked", "hostileTo") and f.subject.actor.name == actor.name for f in deeds)

    def may_hold(self, head: str, actor: Actor) -> bool:
        """Whether the noun may mean the actor: "the kidnappers" are those only of whom some deed has been told.

        So are "militants" where the actor is a party that sits in parliament.
        """
        seated = head in descriptions().classes["in-revolt"] and "parliamentary" in own_words(actor)
        return not (seated or head in _HOLDERS) or self.has_struck(actor)

    def helped_by(self, backer: Actor | None) -> list[Actor]:
        """The groups that the last sentences tell the backer to help."""
        told = (f for findings in self._told for f in findings if f.relation in _HELPS and f.object is not None)
        return [f.object.actor for f in told if f.object is not None and backer == f.subject.actor]
