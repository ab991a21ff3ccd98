"""Weaponry: whose the weapons are of which the next sentence tells whence they came."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.wordlists import nouns_of

__all__ = ["WeaponMemory"]

_USES = frozenset(("fire", "launch", "use", "hurl", "lob", "deploy", "field", "unveil", "display", "parade", "own",
                   "have", "possess", "acquire", "receive", "obtain", "get", "fly", "need", "want", "seek", "require",
                   "lack"))  # fmt: skip
_STRIKES = frozenset(("strike", "attack", "hit", "shell", "bomb", "bombard", "pound", "fight", "target", "repel"))
_GIVEN = frozenset(("supply", "provide", "send", "sell", "deliver", "give", "donate", "ship", "furnish", "smuggle"))
_CAME = frozenset(("come", "arrive"))
_GENERIC = frozenset(("weapons", "arms", "weaponry", "equipment", "hardware", "materiel"))
_WEAPONS = frozenset(("weapons", "arms", "guns", "rifles", "missiles", "rockets", "drones", "tanks", "shells",
                      "mortars", "ammunition", "munitions", "grenades", "launchers", "howitzers", "artillery",
                      "helicopters", "mines", "machine-guns", "weaponry", "bombs", "jets", "warplanes",
                      "explosives", "kalashnikovs"))  # fmt: skip
_FLIES = frozenset(("missiles", "rockets", "drones", "shells", "mortars", "bombs", "jets", "warplanes", "helicopters",
                    "artillery", "howitzers", "grenades", "launchers"))  # fmt: skip
"""What comes from where it was fired or took off, not from who supplied it."""
_OPENS = frozenset(("the", "these", "those", "its", "their"))
_SIDES = GROUPS | STATES
_TO_NOUN = 4


class WeaponMemory:
    """Who alone used, had or wanted weapons in the last sentence, and which."""

    def __init__(self) -> None:
        self._user: Party | None = None
        self._nouns: frozenset[str] = frozenset()

    def completed(self, clauses: Clauses, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a sentence with who gave somebody the weapons of which the last one told."""
        found = findings
        if self._user is not None and not any(f.relation == "arms" for f in findings):
            found = (*findings, *self._given(clauses, self._user))
        self._note(clauses)
        return found

    def _given(self, clauses: Clauses, user: Party) -> Iterator[Finding]:
        for group in clauses.groups:
            if (
                group.negated
                or group.modality != "actual"
                or group.form != "finite"
                or not self._are_these(clauses, group)
            ):
                continue
            clause = clauses.clause(group)
            if clause is None:
                continue
            givers = clause.agents if group.lemma in _GIVEN and group.voice == "passive" else ()
            if group.lemma in _CAME and group.voice == "active" and not self._nouns & _FLIES:
                givers = clause.led_to("from")
            for giver in givers:
                side = (
                    giver.actor.type in _SIDES and giver.kind != "coreference" and giver.actor.name != user.actor.name
                )
                if side and len(givers) == 1:
                    whom = Party(user.actor, user.actor, giver.start, giver.end, user.roles, "coreference")
                    yield Finding(group.head, "arms", giver, whom, score=surer(0.7, giver, whom))

    def _are_these(self, clauses: Clauses, group: VerbGroup) -> bool:
        """Whether the subject is "the missiles", "the weapons it used" or "they", where nobody else's are told."""
        units, phrases = clauses.units, clauses.subject_phrases(group)
        if len(phrases) != 1 or phrases[0].party is not None:
            pronoun = group.first > 0 and units[group.first - 1].low == "they" and units[group.first - 1].actor is None
            return pronoun and not phrases and group.first <= _TO_NOUN
        phrase = phrases[0]
        noun = units[phrase.last].low
        if noun == "they":
            return True
        known = noun in self._nouns or (noun in _GENERIC and bool(self._nouns))
        return known and units[phrase.first].low in _OPENS

    def _note(self, clauses: Clauses) -> None:
        self._user, self._nouns = None, frozenset()
        found = dict[str, Party]()
        nouns, every = set[str](), {unit.low for unit in clauses.units} & _WEAPONS
        for group in clauses.groups:
            if group.negated or group.form != "finite" or group.voice != "active" or group.modality != "actual":
                continue
            used = list(self._used(clauses, group))
            if used:
                nouns.update(used)
                found |= {party.actor.name: party for party in clauses.subjects(group) if party.actor.type in _SIDES}
        if len(found) == 1 and nouns and every <= nouns:
            self._user, self._nouns = next(iter(found.values())), frozenset(nouns)

    def _used(self, clauses: Clauses, group: VerbGroup) -> Iterator[str]:
        """The weapons that the verb tells its subject to use or have."""
        clause = clauses.clause(group)
        if clause is None:
            return
        objects: tuple[NounPhrase, ...] = clause.objects if group.lemma in _USES else ()
        if group.lemma in _STRIKES:
            objects = (*clause.complements.get("with", ()), *clause.complements.get("using", ()))
        for phrase in objects:
            noun = clauses.units[phrase.last].low
            if phrase.party is None and (noun in _WEAPONS or noun in nouns_of("gift_arms")):
                yield noun
