"""Mediations, hosting, agreements and talks, with parties from the clause, the sentence or the text before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extraction.clauses import Clauses
from kg.extraction.discourse import Discourse, Pair
from kg.extraction.findings import Finding
from kg.extraction.locations import located_in
from kg.extraction.nominals import owner_of
from kg.extraction.objects import agent_index
from kg.extraction.phrases import Party, VerbGroup, noun_phrase_before, party_of
from kg.extraction.wordlists import wordlists
from kg.model import Actor, Modality, Phase

__all__ = ["accord_findings", "completed"]

_TAILS = frozenset(("brokered", "mediated", "facilitated", "hosted", "sponsored", "led"))
_MEDIATES = frozenset(("mediate", "broker", "facilitate", "arrange", "shuttle", "intercede"))
_AGREES = frozenset(
    ("sign", "reach", "agree", "conclude", "accept", "announce", "make", "seal", "strike", "declare", "extend", "renew",
     "negotiate", "join")
)  # fmt: skip
_STATUS: dict[str, Phase] = {
    "collapse": "collapsed", "unravel": "collapsed", "fail": "collapsed", "violate": "violated", "break": "violated",
    "breach": "violated", "suspend": "suspended", "propose": "proposed", "announce": "announced", "hold": "in force",
    "expire": "collapsed", "replace": "superseded", "supersede": "superseded", "end": "collapsed",
}  # fmt: skip
_HOLDS = frozenset(("effect", "force"))
_DECISIVE = frozenset(("ceasefire", "cease-fire", "truce", "armistice", "peace"))
_GOVERNED: dict[str, Modality] = {
    "offer": "planned", "hope": "goal", "want": "goal", "seek": "goal", "aim": "goal", "plan": "planned",
    "agree": "planned", "intend": "planned", "try": "actual", "attempt": "actual", "help": "actual", "begin": "actual",
    "continue": "actual", "start": "actual", "prepare": "planned",
}  # fmt: skip
_TRIED = frozenset(("try", "attempt"))
_JOINT = _AGREES | {
    "fight",
    "clash",
    "meet",
    "exchange",
    "trade",
    "swap",
    "battle",
    "talk",
    "commit",
    "begin",
    "end",
    "have",
}
_MODAL: dict[Modality, Modality] = {"expected": "planned"}
_NEAR = 16
_NAMED_ONLY = 0.75
"""How sure it is that the only two whom a sentence names are the parties."""
_UNITS_TO_PLACE = 8


@dataclass(frozen=True, slots=True)
class _Parties:
    """Who the parties are, and how surely: 1 where the words themselves say it."""

    parties: tuple[Party, ...]
    sure: float


def accord_findings(clauses: Clauses, discourse: Discourse) -> Iterator[Finding]:
    """The mediations, hosted meetings, agreements and talks of a sentence.

    A mediation or agreement whose parties are not to be found yet has none: `completed` fills them in when the
    whole document has been read.
    """
    reader = _Reader(clauses, discourse)
    found: dict[tuple[str, str, tuple[str, ...]], Finding] = {}
    for finding in reader.findings():
        names = tuple(sorted(party.actor.name for party in finding.parties))
        key = (finding.relation, finding.subject.actor.name if finding.relation not in _OWN else "", names)
        held = found.get(key)
        if held is None or (finding.status and not held.status) or finding.score > held.score:
            found[key] = finding
    yield from found.values()


_OWN = frozenset(("partyTo", "negotiatedWith"))


def completed(finding: Finding, discourse: Discourse) -> Finding | None:
    """The finding with the parties that the document is about, where its own sentence has none."""
    if finding.relation not in ("mediatedBetween", "hosted", *_OWN) or finding.parties:
        return finding
    # Whose agreement it is that a text names before it names anybody is anybody's guess.
    pair = None if finding.relation in _OWN else discourse.dominant(frozenset((finding.subject.actor.name,)))
    if pair is None:
        return None
    return replace(finding, parties=_as_parties(pair, finding.subject), score=0.45)


def _as_parties(pair: Pair, at: Party) -> tuple[Party, ...]:
    return tuple(Party(actor, actor, at.start, at.end, frozenset(("name",)), "coreference") for actor in pair)


class _Reader:
    """One sentence, read for its accords."""

    def __init__(self, clauses: Clauses, discourse: Discourse) -> None:
        self.clauses, self.units, self.discourse = clauses, clauses.units, discourse
        self.agreements, self.talks = wordlists().nouns["agreements"], wordlists().nouns["talks"]

    def findings(self) -> Iterator[Finding]:
        for group in self.clauses.groups:
            if group.lemma in _MEDIATES:
                yield from self._verb(group, "mediatedBetween")
            elif group.lemma == "host":
                yield from self._verb(group, "hosted")
            elif group.lemma == "receive":
                yield from self._received(group)
            elif group.lemma in ("help", "get", "bring"):
                yield from self._helped(group)
        for index, unit in enumerate(self.units):
            if unit.kind == "tail":
                yield from self._tail(index)
            elif unit.low == "mediation":
                yield from self._noun(index)
            elif unit.low in ("mediator", "mediators", "go-between", "intermediary", "broker", "host"):
                yield from self._office(index)
            elif unit.low in self.agreements or (unit.low == "peace" and self._made(index)):
                yield from self._agreement(index)
            elif unit.low in self.talks:
                yield from self._talks(index)
        yield from self._meetings()

    # ------------------------------------------------------------ who the parties are

    def _between(self, index: int) -> tuple[Party, ...]:
        """The parties of "between A and B" at ``index``."""
        return self.clauses.between(index + 1)

    def _explicit(self, index: int) -> tuple[Party, ...]:
        """The nearest "between A and B" of the sentence, after ``index`` rather than before."""
        units = self.units
        places = [i for i, unit in enumerate(units) if unit.low == "between" and abs(i - index) <= _NEAR]
        for place in sorted(places, key=lambda i: (i < index, abs(i - index))):
            low, high = sorted((place, index))
            if any(unit.kind == "stop" for unit in units[low:high]):
                continue
            if parties := self._between(place):
                return parties
        return ()

    def _together(self, exclude: frozenset[str]) -> _Parties | None:
        """The two who agree, meet or fight in the same sentence."""
        for group in self.clauses.groups:
            if group.form == "infinitive" or group.modality == "demanded" or group.lemma not in _JOINT:
                continue
            subjects = [p for p in self.clauses.subjects(group) if p.actor.name not in exclude]
            if len({p.actor.name for p in subjects}) == 2 and len(subjects) == 2:
                return _Parties(tuple(subjects), 0.95)
        return None

    def _two(self, exclude: frozenset[str]) -> _Parties | None:
        """The two whom the sentence names besides ``exclude``."""
        named = {
            unit.actor.name: unit for unit in self.units
            if unit.actor is not None and unit.actor.type in _SIDES and unit.actor.name not in exclude
        }  # fmt: skip
        if len(named) == 2:
            parties = tuple(p for unit in named.values() if (p := party_of(unit)) is not None)
            return _Parties(parties, _NAMED_ONLY)
        return None

    def _parties(self, index: int, mediators: Iterable[Party]) -> _Parties | None:
        exclude = frozenset(p.actor.name for p in mediators)
        explicit = self._explicit(index)
        if explicit and not exclude & {p.actor.name for p in explicit}:
            return _Parties(explicit, 1.0)
        with_other = self._with(index)
        if with_other and not exclude & {p.actor.name for p in with_other}:
            return _Parties(with_other, 0.95)
        if two := self._together(exclude):
            return two
        pair = self.discourse.pair(exclude, reach=4)
        if pair is None:
            return self._two(exclude)
        unit = self.units[index]
        at = Party(pair[0], pair[0], unit.start, unit.end, frozenset(("name",)), "coreference")
        return _Parties(_as_parties(pair, at), 0.7)

    def _with(self, index: int) -> tuple[Party, ...]:
        """The parties of "X's truce with Y", "X broke the truce with Y"."""
        units = self.units
        if index + 2 >= len(units) or units[index + 1].low != "with":
            return ()
        others = [p.party for p in self.clauses.phrases_from(index + 2) if p.party]
        phrase = noun_phrase_before(units, index)
        own = owner_of(units, phrase, index) if phrase else None
        if own is None:
            before = [g for g in self.clauses.groups if g.head < index and g.form != "infinitive"]
            subjects = self.clauses.subjects(before[-1]) if before and before[-1].voice == "active" else ()
            own = subjects[0] if len(subjects) == 1 else None
        if own is None:
            after = next((g for g in self.clauses.groups if g.head > index), None)
            subjects = self.clauses.subjects(after) if after is not None else ()
            own = subjects[0] if len(subjects) == 1 else None
        names = {p.actor.name for p in others}
        if own is None or not others or own.actor.name in names:
            return ()
        return (own, *others)

    # ------------------------------------------------------------ mediators and hosts

    def _yielded(
        self, relation: str, trigger: int, mediators: Iterable[Party], modality: Modality = "actual",
        content: str | None = None,
    ) -> Iterator[Finding]:  # fmt: skip
        doers = tuple(p for p in mediators if p.actor.type not in ("MediaOutlet", "Person"))
        if not doers:
            return
        known = self._parties(trigger, doers)
        for mediator in doers:
            score = 0.8 * (known.sure if known else 0.6) - 0.1 * (mediator.kind == "coreference")
            yield Finding(
                trigger, relation, mediator, None, None, known.parties if known else (), content=content,
                modality=modality, place=self._place(trigger) if relation == "hosted" else None, score=score,
            )  # fmt: skip

    def _verb(self, group: VerbGroup, relation: str) -> Iterator[Finding]:
        if group.negated or group.modality in ("demanded", "counterfactual"):
            return
        modality = _MODAL.get(group.modality, group.modality)
        if group.voice != "active":
            by = agent_index(self.clauses, group)
            phrases = self.clauses.phrases_from(by + 1) if by is not None else ()
            about = self._about(group, before=True)
            if about:
                agents = tuple(p.party for p in phrases if p.party)
                yield from self._yielded(relation, group.head, agents, modality)
            return
        doers, governed, content = self._doers(group)
        if governed is None or not self._about(group, before=False):
            return
        yield from self._yielded(relation, group.head, doers, governed if modality == "actual" else modality, content)

    def _about(self, group: VerbGroup, *, before: bool) -> bool:
        """Whether what is brokered or hosted is an agreement, talks, or something between two."""
        if group.lemma in ("mediate", "shuttle", "intercede", "broker") and not before:
            return group.lemma != "shuttle" or bool(self._explicit(group.head))
        words = wordlists().classes["accord"] | self.agreements | self.talks
        near = self.units[max(0, group.first - _NEAR) : group.first] if before else self.units[group.head + 1 :][:_NEAR]
        if not before and group.lemma in ("arrange", "facilitate", "host"):
            earlier = self.units[max(0, group.first - _NEAR) : group.first]
            return any(u.low in words for u in near[:8]) or (
                self._object_gap(group) and any(u.low in words for u in earlier)
            )
        return any(unit.low in words for unit in near)

    def _object_gap(self, group: VerbGroup) -> bool:
        return any(u.kind in ("that", "relative") for u in self.units[max(0, group.first - 4) : group.first])

    def _doers(self, group: VerbGroup) -> tuple[tuple[Party, ...], Modality | None, str | None]:
        if group.form != "infinitive":
            return self.clauses.subjects(group), "actual", None
        before = group.first - 1
        governor = next((g for g in self.clauses.groups if g.head == before), None)
        if governor is not None and governor.lemma in _GOVERNED and not governor.negated:
            content = "tried" if governor.lemma in _TRIED else None
            return self.clauses.subjects(governor), _GOVERNED[governor.lemma], content
        if before >= 0 and self.units[before].low in ("attempt", "attempts", "effort", "efforts", "bid"):
            phrase = noun_phrase_before(self.units, before)
            own = owner_of(self.units, phrase, before) if phrase else None
            return ((own,) if own else ()), "actual", "tried"
        return (), None, None

    def _received(self, group: VerbGroup) -> Iterator[Finding]:
        """As in "X received delegations of A and B"."""
        window = self.units[group.head + 1 : group.head + 4]
        of = next((i for i, u in enumerate(self.units) if u.low in ("of", "from") and i > group.head), None)
        if group.voice != "active" or group.negated or not any(u.low in ("delegations", "envoys") for u in window):
            return
        if of is None:
            return
        parties = [p.party for p in self.clauses.phrases_from(of + 1) if p.party]
        if len({p.actor.name for p in parties}) < 2:
            return
        for host in self.clauses.subjects(group):
            yield Finding(group.head, "hosted", host, None, None, tuple(parties), modality=group.modality, score=0.7)

    def _helped(self, group: VerbGroup) -> Iterator[Finding]:
        """As in "X helped A and B make peace", "X got A and B to restore ties"."""
        phrases = self.clauses.phrases_from(group.head + 1)
        parties = tuple(p.party for p in phrases if p.party)
        if len({p.actor.name for p in parties}) != 2 or group.voice != "active" or group.negated:
            return
        rest = {unit.low for unit in self.units[phrases[-1].last + 1 :][:6]}
        if not rest & (wordlists().classes["accord"] | self.agreements | self.talks | {"table", "ties", "together"}):
            return
        for doer in self.clauses.subjects(group):
            if doer.actor.name not in {p.actor.name for p in parties}:
                yield Finding(
                    group.head, "mediatedBetween", doer, None, None, parties, modality=group.modality, score=0.7
                )

    def _tail(self, index: int) -> Iterator[Finding]:
        """As in "Q-brokered talks"."""
        word = self.units[index].low.lstrip("-–")
        helper = party_of(self.units[index - 1]) if index else None
        words = wordlists().classes["accord"] | self.agreements | self.talks
        near = [unit.low for unit in self.units[index + 1 : index + 5]]
        if helper is None or word not in _TAILS or not any(w in words for w in near):
            return
        if word in ("led", "sponsored") and "mediation" not in near and not set(near) & self.talks:
            return
        if not self._wished(index):
            yield from self._yielded("hosted" if word == "hosted" else "mediatedBetween", index, (helper,))

    def _noun(self, index: int) -> Iterator[Finding]:
        """As in "Mediation by M", "M's mediation", "under M mediation"."""
        units = self.units
        if self._wished(index):
            return
        phrase = noun_phrase_before(units, index)
        own = owner_of(units, phrase, index) if phrase else None
        mediators: tuple[Party, ...] = (own,) if own else ()
        if index + 1 < len(units) and units[index + 1].low in ("by", "from"):
            mediators = tuple(p.party for p in self.clauses.phrases_from(index + 2) if p.party)
        yield from self._yielded("mediatedBetween", index, mediators)

    def _office(self, index: int) -> Iterator[Finding]:
        """As in "X, the mediator between A and B", "X acted as mediator", "Qatari mediators"."""
        units = self.units
        relation = "hosted" if units[index].low == "host" else "mediatedBetween"
        phrase = noun_phrase_before(units, index)
        if phrase is None or self._wished(index) or (units[index].low in ("broker", "host") and phrase.first == index):
            before = units[index - 1].kind if index else ""
            if before != "be":
                return
        first = phrase.first if phrase else index
        own = owner_of(units, phrase, index) if phrase and units[index].low == "mediators" else None
        mediators: tuple[Party, ...] = (own,) if own else ()
        if not mediators and first > 1 and units[first - 1].kind == "comma":
            found = self.clauses.phrase_before(first - 2)
            mediators = (found,) if found and found.roles == {"name"} else ()
        governor = next((g for g in self.clauses.groups if g.head == first - 2 and units[first - 1].low == "as"), None)
        if governor is not None and governor.lemma in ("act", "serve") and not governor.negated:
            mediators = self.clauses.subjects(governor)
        if first and units[first - 1].kind == "be":
            stand_in = VerbGroup(first - 1, first - 1, "be", "active", "finite")
            mediators = self.clauses.subjects(stand_in)
        if relation == "hosted" and not (index + 1 < len(units) and units[index + 1].low == "to"):
            return
        yield from self._yielded(relation, index, mediators)

    # ------------------------------------------------------------ agreements and talks

    def _wished(self, index: int) -> bool:
        """Whether the clause only wishes for, fears or doubts what is named there."""
        units, wish = self.units, wordlists().classes["unmade"]
        first = index
        while first > 0 and units[first - 1].kind not in ("stop", "dash", "comma", "quote"):
            first -= 1
        return any(unit.low in wish for unit in units[first:index])

    def _made(self, index: int) -> bool:
        """As in "made peace with"."""
        return index > 0 and any(form.lemma == "make" for form in self.units[index - 1].forms)

    def _agreement(self, index: int) -> Iterator[Finding]:
        units, phrase = self.units, noun_phrase_before(self.units, index)
        if index + 1 < len(units) and units[index + 1].low in self.agreements | self.talks:
            return
        if any(group.modality == "counterfactual" for group in self.clauses.groups):
            return
        status, modality, governed = self._status(index)
        explicit = self._with(index) or self._near_between(index)
        words = {unit.low for unit in units[max(0, index - 3) : index + 1]}
        if modality is None or (self._wished(index) and not status):
            return
        first = phrase.first if phrase is not None else index
        opener = "no" if first and units[first - 1].kind == "negation" else units[first].low
        if opener in ("no", "neither", "any") or (opener == "new" and not (explicit and status)):
            return
        known = _Parties(explicit, 1.0) if explicit else None
        if known is None and self._mediated(index) and (pair := self._explicit(index)):
            known = _Parties(pair, 0.95)
        if known is None and (governed or status or self._mediated(index)):
            known = self._parties(index, self._mediators_near(index)) if words & _DECISIVE or governed else None
            if known is None and not words & _DECISIVE:
                return
        if known is None and not (governed or status):
            return
        parties = known.parties if known else ()
        if known and len({p.actor.name for p in parties}) < 2:
            return
        at = parties[0] if parties else _anchor(units[index].start, units[index].end)
        yield Finding(
            index, "partyTo", at, None, self._class(index), parties, agreement="", status=status,
            modality=modality, score=0.75 * (known.sure if known else 0.6),
        )  # fmt: skip

    def _near_between(self, index: int) -> tuple[Party, ...]:
        for place in range(index + 1, min(index + 7, len(self.units))):
            if self.units[place].kind in ("comma", "stop", "dash", "end", "verb"):
                return ()
            if self.units[place].low == "between":
                return self._between(place)
        return ()

    def _mediated(self, index: int) -> bool:
        near = self.units[max(0, index - 4) : index + 6]
        return any(form.lemma in _MEDIATES for unit in near for form in unit.forms) or any(
            unit.kind == "tail" and unit.low.lstrip("-–") in _TAILS for unit in near
        )

    def _mediators_near(self, index: int) -> tuple[Party, ...]:
        """Those who brokered it: they are not its parties."""
        found: list[Party] = []
        for group in self.clauses.groups:
            if group.lemma in (*_MEDIATES, "host") and abs(group.head - index) <= _NEAR:
                by = agent_index(self.clauses, group) if group.voice != "active" else None
                phrases = self.clauses.phrases_from(by + 1) if by is not None else ()
                found += [p.party for p in phrases if p.party]
                found += self.clauses.subjects(group) if group.voice == "active" else ()
        for place in range(max(1, index - 4), index):
            helper = party_of(self.units[place - 1]) if self.units[place].kind == "tail" else None
            found += [helper] if helper else []
        return tuple(found)

    def _status(self, index: int) -> tuple[Phase | None, Modality | None, bool]:
        """The phase that the clause gives, its modality (``None``: not asserted), and whether a verb makes it."""
        units = self.units
        phrase = noun_phrase_before(units, index)
        before = (phrase.first if phrase else index) - 1
        while before >= 0 and units[before].low in ("to", "on"):
            before -= 1
        governor = next((g for g in self.clauses.groups if g.head == before), None)
        if governor is not None:
            if governor.negated or governor.modality in ("demanded", "conditional", "counterfactual"):
                return None, None, False
            if governor.lemma in ("propose", "suggest"):
                return "proposed", "actual", False
            if governor.voice == "active" and governor.lemma in _STATUS:
                return _STATUS[governor.lemma], governor.modality, governor.lemma in _AGREES
            if governor.lemma in _AGREES:
                planned = governor.form == "infinitive"
                return None, "planned" if planned else _MODAL.get(governor.modality, governor.modality), not planned
        return self._later_status(index)

    def _later_status(self, index: int) -> tuple[Phase | None, Modality | None, bool]:
        units = self.units
        later = next(
            (g for g in self.clauses.groups if g.head > index and g.form == "finite" and g.voice != "reduced"), None
        )
        if later is None or later.first - index > _NEAR:
            return None, "actual", False
        if later.negated:
            return ("collapsed", "actual", False) if later.lemma == "hold" else (None, None, False)
        after = {unit.low for unit in units[later.head + 1 : later.head + 4]}
        if later.lemma in ("take", "come", "go", "enter", "remain", "stay", "be") and after & _HOLDS:
            return "in force", _MODAL.get(later.modality, later.modality), False
        if later.modality != "actual":
            return None, None if later.first - index < 10 else "actual", False
        if later.voice == "passive" and later.lemma in ("reach", "sign", "agree", "announce", "conclude"):
            return ("announced" if later.lemma == "announce" else None), "actual", True
        following = units[later.head + 1].kind if later.head + 1 < len(units) else "end"
        if later.lemma == "end" and later.voice == "active" and following not in _INTRANSITIVE:
            return None, "actual", False  # "The truce ended the fighting"
        if later.lemma in _STATUS and (later.voice == "active") != (later.lemma in _PASSIVE_ONLY):
            return _STATUS[later.lemma], "actual", False
        if later.lemma in ("begin", "start"):
            return "in force", "actual", False
        return None, "actual", False

    def _class(self, index: int) -> str:
        words = {unit.low for unit in self.units[max(0, index - 2) : index + 1]}
        if words & {"ceasefire", "cease-fire", "truce", "armistice"}:
            return "Ceasefire"
        return "PeaceAgreement" if "peace" in words else "Agreement"

    def _talks(self, index: int) -> Iterator[Finding]:
        units = self.units
        later = next((g for g in self.clauses.groups if g.head > index), None)
        if later is not None and later.first - index <= _NEAR and (later.modality != "actual" or later.negated):
            return
        parties = self._near_between(index) or self._with_talks(index)
        score = 0.75
        if not parties and self._convened(index) and (known := self._parties(index, self._mediators_near(index))):
            # Two whom the sentence merely names may as well be hosts.
            parties, score = (known.parties, 0.7 * known.sure) if known.sure != _NAMED_ONLY else ((), 0.0)
        phrase = noun_phrase_before(units, index)
        upcoming = phrase is not None and any(
            u.low in wordlists().classes["upcoming"] for u in units[phrase.first : index]
        )
        governor = self._governor(index)
        modality: Modality = "planned" if upcoming else "actual"
        if governor is not None and governor.modality != "actual":
            modality = _MODAL.get(governor.modality, governor.modality)
        if governor is not None and (governor.negated or governor.lemma in ("schedule", "plan")):
            modality = "planned"
            if governor.negated:
                return
        refused = phrase is not None and units[phrase.first].low in ("no", "neither", "any")
        modal = governor is not None and governor.modality in ("possible", "expected", "conditional")
        if parties and (modal or not self._wished(index)) and modality != "demanded" and not refused:
            yield Finding(
                index, "negotiatedWith", parties[0], None, "Talks", parties, modality=modality,
                place=self._place(index), score=score,
            )  # fmt: skip

    def _convened(self, index: int) -> bool:
        """Whether somebody hosts or mediates the talks, so that they are some that took place."""
        return any(
            group.lemma in ("host", "mediate", "broker", "facilitate") and abs(group.head - index) <= 6
            and not group.negated and group.modality == "actual"
            for group in self.clauses.groups
        )  # fmt: skip

    def _governor(self, index: int) -> VerbGroup | None:
        phrase = noun_phrase_before(self.units, index)
        before = (phrase.first if phrase else index) - 1
        return next((g for g in self.clauses.groups if g.head == before), None)

    def _with_talks(self, index: int) -> tuple[Party, ...]:
        governor = self._governor(index)
        if (
            governor is None
            or governor.voice != "active"
            or governor.lemma in ("refuse", "reject", "host", "rule", "oppose")
        ):
            return ()
        if self.units[index + 1 : index + 2] and self.units[index + 1].low == "with":
            return self._with(index)
        subjects = self.clauses.subjects(governor)
        return subjects if len(subjects) == 2 and governor.lemma in ("hold", "resume", "begin", "start", "open") else ()

    def _meetings(self) -> Iterator[Finding]:
        """As in "Delegations from A and B met in P", "A and B have negotiated"."""
        for group in self.clauses.groups:
            if group.lemma not in ("meet", "negotiate") or group.voice != "active" or group.negated:
                continue
            if group.form == "present" or group.modality in ("demanded", "counterfactual", "conditional"):
                continue
            parties, modality = self.clauses.subjects(group), group.modality
            if group.form == "infinitive":
                before = [g for g in self.clauses.groups if g.head < group.head]
                due = any(u.low == "due" for u in self.units[max(0, group.first - 3) : group.first])
                parties = self.clauses.subjects(before[-1]) if before and not due else parties
                if due:
                    place = next(i for i in range(group.first - 1, -1, -1) if self.units[i].kind == "be")
                    parties = self.clauses.subjects(VerbGroup(place, place, "be", "active", "finite"))
                modality = "planned" if due else "actual"
                if not due:
                    continue
            names = {p.actor.name for p in parties}
            if len(names) < 2 or len(names) != len(parties) or self._object(group):
                continue
            yield Finding(
                group.head, "negotiatedWith", parties[0], None, "Talks", parties,
                modality=_MODAL.get(modality, modality), place=self._place(group.head), score=0.75,
            )  # fmt: skip

    def _object(self, group: VerbGroup) -> bool:
        after = self.units[group.head + 1] if group.head + 1 < len(self.units) else None
        return after is not None and (
            after.kind in ("name", "determiner", "demonym", "metonym") and after.low != "each"
        )

    def _place(self, index: int) -> Actor | None:
        """Where it takes place: the city or state of the "in …" that follows soon."""
        end = next(
            (i for i in range(index, len(self.units)) if self.units[i].kind in ("comma", "stop")), len(self.units)
        )
        found = [
            unit for place in range(index + 1, min(index + _UNITS_TO_PLACE, end))
            if self.units[place].low in ("in", "at") and (unit := located_in(self.units, place)) is not None
        ]  # fmt: skip
        if len({unit.text for unit in found}) != 1:
            return None
        return Actor(found[0].text, "Place")


_INTRANSITIVE = frozenset(("end", "comma", "preposition", "adverb", "date", "subordinator", "stop", "conjunction"))
_PASSIVE_ONLY = frozenset(("violate", "break", "breach", "suspend", "propose", "announce", "replace", "supersede"))
_SIDES = frozenset(("State", "Government", "MilitantGroup", "UmbrellaGroup", "Faction"))


def _anchor(start: int, end: int) -> Party:
    nobody = Actor("(parties)", "Actor")
    return Party(nobody, nobody, start, end, frozenset(), "coreference")
