"""Mentioned: the mention in which somebody is named whom a sentence is about."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.entities import Draft, Mention
from kg.extraction.grammar.phrases import Party

__all__ = ["mention_of"]


def mention_of(party: Party, draft: Draft) -> Mention | None:
    """The mention in which a subject is named; none where it is but something of somebody's."""
    if "assets" in party.roles:
        return None
    for mention in draft.mentions:
        if draft.found[mention.index].start == party.start and mention.actor.name == party.actor.name:
            told = party.speaker.type == "Person" and not (mention.part and mention.human is None)
            human = party.speaker if told else None
            people = bool(party.roles & {"people", "fighters", "forces", "officials"})
            many = mention.plural if mention.plural is not None or not people else True
            person, plural = mention.person or human, False if human else many
            as_it_is = person is mention.person and plural is mention.plural
            return mention if as_it_is else replace(mention, person=person, plural=plural)
    return Mention(-1, party.actor, None, bool(party.roles & {"people", "fighters", "forces"}) or None, True)
