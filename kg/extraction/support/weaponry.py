"""Weaponry: whose the weapons are of which the next sentence tells whence they came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.attribution import attributions
from kg.extraction.speech.doubts import doubts
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import nouns_of

__all__ = ["WeaponMemory"]

_USES = frozenset(("fire", "launch", "use", "hurl", "lob", "deploy", "field", "unveil", "display", "parade", "own",
                   "have", "possess", "acquire", "receive", "obtain", "get", "fly"))  # fmt: skip
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
_OWN = frozenset(("main", "coordinate"))
_AUXILIARIES = frozenset(("be", "have", "adverb"))
_WHEN = frozenset(("date", "end", "stop"))


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
                if side and len(givers) == 1 and _says_no_more(clauses, giver):
                    whom = Party(user.actor, user.actor, giver.start, giver.end, user.roles, "coreference")
                    yield Finding(group.head, "arms", giver, whom, score=surer(0.7, giver, whom))

    def _are_these(self, clauses: Clauses, group: VerbGroup) -> bool:
        """Whether the subject is "the missiles", "the weapons it used" or "they", where nobody else's are told."""
        units, phrases = clauses.units, clauses.subject_phrases(group)
        if len(phrases) != 1 or phrases[0].party is not None:
            pronoun = group.first > 0 and units[group.first - 1].low == "they" and units[group.first - 1].actor is None
            return pronoun and not phrases and group.first <= _TO_NOUN
        phrase = phrases[0]
        if not _of_what_it_used(units[phrase.last + 1 : group.head]):
            return False
        noun = units[phrase.last].low
        if noun == "they":
            return True
        known = noun in self._nouns or (noun in _GENERIC and bool(self._nouns))
        return known and units[phrase.first].low in _OPENS

    def _note(self, clauses: Clauses) -> None:
        self._user, self._nouns = None, frozenset()
        found = dict[str, Party]()
        nouns, every = set[str](), {unit.low for unit in clauses.units} & _WEAPONS
        if any(True for _ in attributions(clauses)) or any(doubts(clauses)):
            return  # by whose account somebody has them would have to be told of who gave them, too
        for group in clauses.groups:
            if group.negated or group.form != "finite" or group.voice != "active" or group.modality != "actual":
                continue
            clause = clauses.clause(group)
            if clause is None or not {clause.link, *clause.within} <= _OWN:
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


def _of_what_it_used(between: Sequence[Unit]) -> bool:
    """Whether the words between a noun and its verb leave the weapons those of the sentence before.

    "The drones that hit P" and "the weapons seized by X" may be another's; "the weapons it used" are not.
    """
    used = (
        len(between) > 1
        and between[0].low in ("it", "they")
        and any(form.lemma in _USES and form.finite for form in between[1].forms)
    )
    return all(unit.kind in _AUXILIARIES for unit in between[2 if used else 0 :])


def _says_no_more(clauses: Clauses, giver: Party) -> bool:
    """Whether nothing but the time follows: not "from X itself, and were stolen from Y", nor "from X, Z denied"."""
    units = clauses.units
    rest = [unit for unit in units if unit.start >= giver.end]
    return all(
        unit.kind in _WHEN or (unit.low in ("in", "on", "since") and following.kind == "date")
        for unit, following in zip(rest, (*rest[1:], rest[-1]), strict=True)
    )
