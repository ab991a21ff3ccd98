"""Feuds: who is at odds with whom in the document so far, who did the last deed and who suffered it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.party import Party
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = ["Feuds", "carries"]

_REACH = 3
"""Sentences back to where the other one has to be named, unless the document tells of no other feud."""
_HOSTILE = frozenset(("attacked", "foughtWith", "hostileTo", "threatens", "disputesWith", "estrangedFrom", "tookOver",
                      "accuses", "targeted"))  # fmt: skip
_FRIENDLY = frozenset(("supports", "arms", "funds", "trains", "alliedWith", "cooperatesWith"))
_SIDES_WITH = frozenset(("supports", "alliedWith"))
_HELPS = frozenset(("supports", "arms", "funds", "trains"))
_VIOLENT = frozenset(("attacked", "targeted"))
_SPEAKS = frozenset(("accuses", "demandsOf", "threatens"))
_SURE = 0.5
_TWO = 2
_ABROAD = frozenset(("State", "IntergovernmentalOrganization"))


class Feuds:
    """The feuds of one document, and the talks of two."""

    def __init__(self, home: Actor | None = None) -> None:
        self.home = home
        self._foes: dict[str, dict[str, Actor]] = {}
        self._tables: dict[str, dict[str, Actor]] = {}
        self._wars: set[frozenset[str]] = set()
        self._friends: set[frozenset[str]] = set()
        self._backed: set[frozenset[str]] = set()
        self._punishers: dict[str, dict[str, Actor]] = {}
        self._given: list[dict[str, Actor]] = []
        self._near: list[frozenset[str]] = []
        self._deed: tuple[Actor | None, Actor | None] = (None, None)
        self._harmful = False
        self._attackers: list[frozenset[str]] = []
        """Who did violence in each of the last sentences."""
        self._rebuked: frozenset[str] = frozenset()
        """Who is charged with something in the last sentence that charges or asks somebody."""
        self.traveller: Actor | None = None
        """Who alone the last sentence tells to have gone somewhere."""

    def note(self, units: Sequence[Unit], findings: Sequence[Finding]) -> None:
        """Remember a sentence of these units, which says what ``findings`` tell."""
        named = {unit.actor.name for unit in units if unit.actor is not None and unit.kind in NAMES}
        self._near = [*self._near[-_REACH + 1 :], frozenset(named)]
        told = [f for f in findings if f.stance == "affirms" and f.score >= _SURE]
        for finding in told:
            if len(finding.parties) == _TWO and finding.relation in ("negotiatedWith", "partyTo"):
                self._set(self._tables, finding.parties[0].actor, finding.parties[1].actor)
            if finding.object is None or finding.modality not in ("actual", "demanded"):
                continue
            if finding.relation == "foughtWith":
                self._wars.add(frozenset((finding.subject.actor.name, finding.object.actor.name)))
            if finding.relation == "sanctions":
                punishers = self._punishers.setdefault(finding.object.actor.name, {})
                punishers[finding.subject.actor.name] = finding.subject.actor
            if finding.relation in _HOSTILE:
                self._set(self._foes, finding.subject.actor, finding.object.actor)
            elif finding.relation in _FRIENDLY:
                two = frozenset((finding.subject.actor.name, finding.object.actor.name))
                self._friends.add(two)
                self._backed |= {two} if finding.relation in _SIDES_WITH else set()
        spoken = [f for f in told if f.relation in _SPEAKS and f.object is not None]
        if spoken:
            self._rebuked = frozenset(f.target for f in spoken[-1:] if f.relation == "accuses" and f.target)
        helps = [
            f.object.actor for f in told if f.object is not None and f.relation in _HELPS and not carries(units, f)
        ]
        self._given = [*self._given[-_REACH + 1 :], {actor.name: actor for actor in helps}]
        self._note_deed(told)
        self._harmful = _plain_violence(units, findings)
        violent = (f for f in told if f.relation in _DONE_BY_FORCE and f.modality == "actual")
        self._attackers = [*self._attackers[-_REACH + 1 :], frozenset(f.subject.actor.name for f in violent)]

    def note_topic(self, units: Sequence[Unit], subjects: Sequence[Party]) -> None:
        """Remember whose visit the sentence of these units tells, whose main clause is about ``subjects``."""
        went = any(form.lemma in _TRAVELS and form.finite for unit in units for form in unit.forms)
        self.traveller = subjects[0].actor if went and len(subjects) == 1 else None

    def known(self, actor: Actor) -> bool:
        """Whether anybody is told to be at odds with ``actor``."""
        return actor.name in self._foes

    def at_odds(self, one: Actor, other: Actor) -> bool:
        """Whether the document has told the two to be at odds."""
        return other.name in self._foes.get(one.name, {})

    def friends(self, one: Actor, other: Actor) -> bool:
        """Whether the document has told one to be on the side of the other, and of nothing that sets them at odds."""
        hostile = other.name in self._foes.get(one.name, {})
        return not hostile and frozenset((one.name, other.name)) in self._backed

    def foe(self, actor: Actor) -> Actor | None:
        """The one whom ``actor`` is at odds with: nobody else of the last sentences is, nor his friend."""
        return self._only(self._foes, actor)

    def counterpart(self, actor: Actor) -> Actor | None:
        """The one foe of ``actor``, or else the one with whom he sits at a table."""
        return self.foe(actor) if actor.name in self._foes else self._only(self._tables, actor)

    def rebuked(self, actor: Actor) -> bool:
        """Whether what was said to him last is a charge, to which "no" refuses nothing."""
        return actor.name in self._rebuked

    def punisher(self, actor: Actor) -> Actor | None:
        """The one who is told to have put sanctions on ``actor``; nobody where several have."""
        punishers = self._punishers.get(actor.name, {})
        return next(iter(punishers.values())) if len(punishers) == 1 else None

    def doer(self, critic: Actor) -> Actor | None:
        """Who did what the sentence before tells, and nobody else did anything there."""
        doer, _ = self._deed
        return doer if doer is not None and doer.name != critic.name else None

    def offender(self, punisher: Actor) -> Actor | None:
        """The foe of who punishes, else who alone did the last deeds, if they were plain violence: no friend of his."""
        alone = len(frozenset[str]().union(*self._attackers)) == 1  # not "X shelled Y. Y shelled X"
        doer = self.doer(punisher) if self._harmful and alone else None
        friends = doer is not None and frozenset((doer.name, punisher.name)) in self._friends
        return self.foe(punisher) or (None if friends else doer)

    def sufferer(self, helper: Actor) -> Actor | None:
        """The one state that the last deed struck, or that a text on its own troubles is about.

        Nobody where the helper is at odds with anybody, or the last deed is one of a war in which either may be helped.
        """
        doer, hurt = self._deed
        if hurt is None:
            doer, hurt = None, self._troubled() if helper.type in _ABROAD else None
        war = doer is not None and hurt is not None and frozenset((doer.name, hurt.name)) in self._wars
        if hurt is None or war or helper.name == hurt.name or self.known(helper):
            return None
        return hurt

    def helped(self, helper: Actor) -> Actor | None:
        """The one whom all help of the last sentences goes to, where the helper is a state at odds with nobody."""
        given = {name: actor for each in self._given for name, actor in each.items()}
        if len(given) != 1 or helper.name in given or helper.type not in _ABROAD or self.known(helper):
            return None
        return next(iter(given.values()))

    def _troubled(self) -> Actor | None:
        """The state that the text is about, where only groups are at odds with it, and these with no other state."""
        home = self.home
        foes = self._foes.get(home.name, {}) if home is not None else {}
        if home is None or not foes:
            return None
        others = [other for name in foes for other in self._foes[name].values() if other.name != home.name]
        inner = all(each.type in GROUPS for each in (*foes.values(), *others))
        return home if inner else None

    def _only(self, pairs: dict[str, dict[str, Actor]], actor: Actor) -> Actor | None:
        others = pairs.get(actor.name, {})
        near = frozenset[str]().union(*self._near)
        lately = [other for name, other in others.items() if name in near]
        if not lately and len(others) == 1 and sum(len(each) for each in self._foes.values()) <= _TWO:
            lately = list(others.values())
        if len(lately) != 1 or frozenset((actor.name, lately[0].name)) in self._friends:
            return None
        return lately[0]

    def _set(self, pairs: dict[str, dict[str, Actor]], one: Actor, other: Actor) -> None:
        if one.name != other.name and {one.type, other.type} <= SIDES:
            pairs.setdefault(one.name, {})[other.name] = other
            pairs.setdefault(other.name, {})[one.name] = one

    def _note_deed(self, told: Sequence[Finding]) -> None:
        """Who did what, to whom; what is only said of it leaves it as it was."""
        deeds = [f for f in told if f.modality == "actual" and f.relation not in _SAYINGS]
        if not deeds and told:
            return
        doers = {f.subject.actor.name: f.subject.actor for f in deeds if not f.parties}
        joint = any(f.parties or vocabulary().relation(f.relation).symmetric for f in deeds)
        doer = next(iter(doers.values())) if len(doers) == 1 and not joint else None
        doer = doer if doer is not None and doer.type in SIDES else None
        hurt = {f.object.actor.name: f.object.actor for f in deeds if f.object is not None and f.relation in _VIOLENT}
        one = next(iter(hurt.values())) if len(hurt) == 1 and doer is not None else None
        one = one if one is not None and one.type in STATES else None
        self._deed = (doer, one)


def _plain_violence(units: Sequence[Unit], findings: Sequence[Finding]) -> bool:
    """Whether a sentence tells of nothing but violence, and this as done, by no one's account."""
    deeds = [f for f in findings if f.relation not in _BESIDE]
    forced = bool(deeds) and all(
        f.relation in _DONE_BY_FORCE and f.claimant is None and f.stance == "affirms" and f.modality == "actual"
        for f in deeds
    )
    if not forced:
        return False
    speech, hedges = wordlists().speech, wordlists().classes["hedge"] | {"according"}
    return not any(unit.low in hedges or any(f.lemma in speech and f.finite for f in unit.forms) for unit in units)


_BESIDE = frozenset(("figure", "leads", "memberOf", "uses"))
_DONE_BY_FORCE = frozenset(("attacked", "tookOver", "targeted", "displaced", "deported"))
_TRAVELS = frozenset(("visit", "go", "travel", "fly", "tour", "arrive", "journey"))
_SAYINGS = frozenset(("criticises", "accuses", "demandsOf", "refuses", "welcomed", "figure", "leads",
                      "memberOf"))  # fmt: skip


def carries(units: Sequence[Unit], finding: Finding) -> bool:
    """Whether it only tells whose men somebody takes somewhere, where others are helped: "flew X's troops into P"."""
    whose = finding.object
    if finding.relation != "supports" or whose is None:
        return False
    if not any(form.lemma in _CARRIES for form in units[finding.trigger].forms):
        return False
    at = next((index for index, unit in enumerate(units) if unit.start == whose.start), 0)
    men = wordlists().nouns["forces"] | wordlists().nouns["fighters"]
    taken = any(unit.low in men for unit in units[finding.trigger + 1 : at + _TO_MEN])
    return taken and units[at - 1].kind != "to"  # "flew troops to Y"


_TO_MEN = 3
_CARRIES = frozenset(("fly", "airlift", "ferry", "transport", "carry", "lift", "ship", "escort", "bring", "take"))
