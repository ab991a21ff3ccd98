"""Who speaks for whom: needed to tell an interested party from an outsider, and one origin from two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from kg.beliefs.rulers import ruling
from kg.model import Account, Actor, Interval, Statement
from kg.vocabulary import vocabulary

__all__ = ["Camps"]

_BINDING_RELATIONS = frozenset({"leads", "actsFor", "governs"})


class Camps:
    """Actors joined to those for whom they speak.

    Two relations are kept apart. *Principals* follow reference only (a ministry acts for its state): they decide
    whose claim a claim is, and which origin it has. *Camps* also follow what the documents say of who leads, acts
    for or governs whom: they decide who is an interested party. Joining too many makes a claim stay a claim;
    joining too few would make it a fact, so whom documents join stays joined, whatever the dates. Camps also follow
    which movement is known to rule which state, as few documents say it; that alone goes by the day of the document,
    and by who rules now where it has none.

    A minister of one document may be a rebel leader in another: he speaks for whom the document says that he does, is
    of the camp of both, and no document tells for whom he speaks in one that does not say it.
    """

    def __init__(self, accounts: Iterable[Account]) -> None:
        accounts = list(accounts)
        told: dict[str, dict[str, str]] = defaultdict(dict)
        for account in accounts:
            for actor in account.actors:
                if actor.acts_for is not None:
                    told[actor.name][account.document.id] = actor.acts_for
        self._acts_for = {name: next(iter(by.values())) for name, by in told.items() if len(set(by.values())) == 1}
        self._changing = {name: by for name, by in told.items() if name not in self._acts_for}
        self._camp = self._joined(accounts)
        kinds = {(actor.name, _takes_sides(actor)) for account in accounts for actor in account.actors}
        everybody = [actor for account in accounts for actor in account.actors]
        self._powers = frozenset(actor.name for actor in everybody if _is_power(actor))
        self._armed = frozenset(actor.name for actor in everybody if _is_armed(actor))
        self._nameless = frozenset(actor.name for actor in everybody if _is_nameless(actor))
        self._no_sides = frozenset(name for name, acts in kinds if not acts and (name, True) not in kinds)
        fights = [s for account in accounts for s in account.statements if _fights(s)]
        self._foes = frozenset(self._pair(s.subject, end) for s in fights for end in _others(s))
        self._fighting = frozenset((s.document, self._camp_of(end)) for s in fights for end in (s.subject, *_others(s)))
        self._belligerents = frozenset(camp for _, camp in self._fighting)
        self._doers: dict[tuple[object, ...], set[str]] = defaultdict(set)
        for statement in fights:
            self._doers[_deed(statement)].add(statement.subject)

    def _joined(self, accounts: list[Account]) -> dict[str, str]:
        """Each name's camp, called by the first of its names."""
        ties: dict[str, set[str]] = defaultdict(set)
        pairs = list(self._acts_for.items())
        pairs += [(name, whose) for name, by in self._changing.items() for whose in by.values()]
        for account in accounts:
            pairs += [(s.subject, s.object) for s in account.statements if s.object is not None and _binds(s)]
        pairs += [pair for day in sorted({_day_of(account) for account in accounts}) for pair in ruling(day)]
        for first, second in pairs:
            ties[first].add(second)
            ties[second].add(first)
        camp: dict[str, str] = {}
        for start in sorted(ties):
            queue = [] if start in camp else [start]
            while queue:
                name = queue.pop()
                if name not in camp:
                    camp[name] = start
                    queue.extend(ties[name])
        return camp

    def principal(self, name: str, document: str) -> str:
        """The actor for whom ``name`` speaks in the end, in that document; itself where it speaks for nobody else."""
        return self.chain(name, document)[-1]

    def chain(self, name: str, document: str) -> tuple[str, ...]:
        """``name`` and all for whom it speaks in that document, one after the other."""
        found = [name]
        while (above := self._above(found[-1], document)) is not None and above not in found:
            found.append(above)
        return tuple(found)

    def _above(self, name: str, document: str) -> str | None:
        return self._acts_for.get(name) or self._changing.get(name, {}).get(document)

    def speaks_for(self, name: str, actor: str, document: str) -> bool:
        """Whether what ``name`` says in that document is said by ``actor`` or in its name."""
        return actor in self.chain(name, document)

    def together(self, first: str, second: str) -> bool:
        """Whether the two are of one camp."""
        return first == second or (first in self._camp and self._camp[first] == self._camp.get(second))

    def at_odds(self, first: str, second: str) -> bool:
        """Whether anything read tells of a conflict between the two or their camps."""
        return not self.together(first, second) and self._pair(first, second) in self._foes

    def is_belligerent(self, name: str, document: str | None = None) -> bool:
        """Whether anything read, or that document alone, tells of a conflict of its camp with anybody."""
        camp = self._camp_of(name)
        return camp in self._belligerents if document is None else (document, camp) in self._fighting

    def is_side(self, name: str) -> bool:
        """Whether it can take a side, as "civilians", a town and a market cannot."""
        return name not in self._no_sides

    def is_power(self, name: str, document: str) -> bool:
        """Whether a state or an armed group speaks by that name in that document: whoever has allies and rivals."""
        return not self._powers.isdisjoint(self.chain(name, document))

    def is_of_unknown_side(self, name: str, document: str) -> bool:
        """Whether officials or fighters speak by that name of whom that document does not say whose they are."""
        return name in self._nameless and self._above(name, document) is None

    def is_armed(self, name: str, document: str) -> bool:
        """Whether an armed group speaks by that name in that document: "the Hamas-run health ministry"."""
        return not self._armed.isdisjoint(self.chain(name, document))

    def helps_armed(self, statement: Statement) -> bool:
        """Whether it tells that somebody helps an armed group: supports, arms, funds, trains or shelters it."""
        relation = vocabulary().relation(statement.relation)
        return relation.family == "support" and relation.sign > 0 and statement.object in self._armed

    def is_hostile(self, statement: Statement) -> bool:
        """Whether it tells of a conflict in which a state or an armed group is an end."""
        ends = (statement.subject, *_others(statement))
        return _fights(statement) and any(self.is_power(end, statement.document) for end in ends)

    def is_aimless(self, statement: Statement) -> bool:
        """Whether it tells of a deed of war, and not against which side."""
        return _fights(statement) and not any(map(self.is_side, _others(statement)))

    def fellows(self, statement: Statement) -> frozenset[str]:
        """Who does a deed of war beside its doer, by the same words: Y is of Z in "Y and Z attacked the town"."""
        together = self._doers[_deed(statement)] if _fights(statement) else set()
        return frozenset(together - {statement.subject})

    def _pair(self, first: str, second: str) -> frozenset[str]:
        return frozenset((self._camp_of(first), self._camp_of(second)))

    def _camp_of(self, name: str) -> str:
        return self._camp.get(name, name)


def _day_of(account: Account) -> date:
    """Of which day it tells at the latest: of when it was published, or else of the last time that it names.

    A text without any date is read as one of today: who rules now is a party.
    """
    issued = Interval.parse(account.document.issued).from_latest
    told = [day for said in account.statements if (day := said.interval.from_latest) is not None]
    return issued or max(told, default=date.max)


def _binds(statement: Statement) -> bool:
    return statement.relation in _BINDING_RELATIONS and statement.stance == "affirms" and statement.modality == "actual"


def _takes_sides(actor: Actor) -> bool:
    return actor.type != "Population" and vocabulary().is_a(actor.type, "Actor")


def _is_nameless(actor: Actor) -> bool:
    """Whether the name only says that somebody is of some state or group: "police", "a military spokesman"."""
    words = actor.name.lower().split()
    serving = len(words) <= _SHORT and not _SERVING.isdisjoint(words)
    return serving and actor.acts_for is None and (actor.type == "UnnamedSource" or actor.name[:1].islower())


_SHORT = 3
_SERVING = frozenset(
    ("official", "officials", "police", "army", "military", "forces", "troops", "soldiers", "spokesman", "spokeswoman",
     "spokesperson", "spokespersons", "government", "authorities", "minister", "ministers", "ministry", "commander",
     "commanders", "officer", "officers", "general", "rebels", "rebel", "fighters", "militants", "insurgents",
     "guerrillas", "militia", "guards", "navy", "administration", "regime", "junta", "security", "intelligence")
)  # fmt: skip


def _is_armed(actor: Actor) -> bool:
    return vocabulary().is_a(actor.type, "MilitantGroup")


def _is_power(actor: Actor) -> bool:
    return _is_armed(actor) or any(vocabulary().is_a(actor.type, kind) for kind in _OF_STATES)


_OF_STATES = ("State", "Government", "StateOrgan")


def _others(statement: Statement) -> list[str]:
    return [end for end in (statement.object, *statement.parties) if end is not None]


def _fights(statement: Statement) -> bool:
    told = statement.stance == "affirms" and statement.modality == "actual"
    return told and vocabulary().relation(statement.relation).family == "conflict"


def _deed(statement: Statement) -> tuple[object, ...]:
    """By what two statements tell of one deed of several: the same words, the same kind, the same target."""
    return (statement.quote, statement.relation, statement.object, statement.parties)
