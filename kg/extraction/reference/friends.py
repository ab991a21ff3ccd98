"""Friends: whose "its officers" are that somebody trains whom the last sentence tells to be another's friend."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.grammar.entities import Draft, Memory, Mention
from kg.extraction.reference.affinity import helped, sign_of
from kg.extraction.reference.bindings import Clause, Role
from kg.extraction.words.wordlists import Kind
from kg.vocabulary import vocabulary

__all__ = ["friendly", "helped_friend", "led_by_known"]


def helped_friend(draft: Draft, memory: Memory, role: Role, clause: Clause, mention: Mention) -> bool:
    """Whether ``mention`` is Y in "X is an ally of Y. It trains its officers", where "it" is X."""
    own, last = clause.own, memory.traces[-1] if memory.traces else None
    if own is None or last is None or role.kind != "possessive" or mention.name == own.name:
        return False
    goes_on = draft.found[own.index].resolved and own.name in {subject.name for subject in last.subjects}
    gives = sign_of(role.verb) > 0 and role.noun in helped()
    return goes_on and gives and mention in last.mentions and memory.tie(own.actor.name, mention.actor.name) > 0


def led_by_known(draft: Draft, index: int, mention: Mention) -> bool:
    """Whether the person named after "its leader," is one of whom the text knows that he is this one's."""
    ahead = draft.units[index + 2 : index + 5]
    person = next((unit for unit in ahead if unit.kind == "name" and unit.speaker is not None), None)
    known = person is not None and person.speaker is not None and person.speaker.type == "Person"
    return known and person is not None and person.actor == mention.actor


def friendly(kinds: Iterable[Kind]) -> bool:
    """Whether the noun says of one that he helps another, or is on his side."""
    return any(vocabulary().relation(kind.relation).sign > 0 and not kind.backward for kind in kinds)
