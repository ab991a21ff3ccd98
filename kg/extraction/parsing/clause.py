"""Clause: what the rest of a sentence is to one of its verbs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup
from kg.extraction.parsing.syntax import Link
from kg.extraction.words.records import record

__all__ = ["Clause", "Control"]

Control = Literal["", "subject", "object", "raising", "purpose"]


@record
class Clause:
    """A verb with whom its sentence says that it is about.

    Attributes:
        group: the verb, its voice, modality and negation.
        link: how it stands in the sentence: ``main``, ``coordinate``, ``relative``, ``content`` ("said that"),
            ``adverbial`` ("after"), ``conditional`` ("if"), ``participial``, ``infinitive``, ``gerund`` (after a
            preposition), ``governed`` ("began attacking"), ``noun`` ("the plan to attack"), ``inverted``
            ("said X"), ``unsure``.
        subjects: its subject; for an infinitive or gerund that of the verb that controls it.
        objects: its objects.
        direct: the first of them, with those that "and" joins to it: "gave Ukraine tanks" has Ukraine.
        complements: by preposition, the noun phrases that it leads to.
        agents: those who do it, where it is passive.
        governor: the verb on which it depends, or whose content it is; for a coordinate verb, the one before it.
        control: for an infinitive: ``subject`` ("X tried to"), ``object`` ("X asked Y to"), ``raising`` ("X is
            believed to"), ``purpose`` ("X sent troops to"); empty for other forms.
        preposition: the one before a gerund.
        within: the kinds of clause that it stands in, the nearest first.
        gap: whom a relative clause hangs on, where the verb's object is missing: "the groups that X arms".
        mutual: whether the object is "each other".
    """

    group: VerbGroup
    link: Link
    subjects: tuple[Party, ...]
    objects: tuple[NounPhrase, ...]
    direct: tuple[NounPhrase, ...]
    complements: Mapping[str, tuple[NounPhrase, ...]]
    agents: tuple[Party, ...]
    governor: VerbGroup | None
    control: Control
    preposition: str
    within: tuple[str, ...]
    gap: tuple[Party, ...]
    mutual: bool

    def led_to(self, *prepositions: str) -> tuple[Party, ...]:
        """The parties to which any of the prepositions leads."""
        found = (phrase.party for word in prepositions for phrase in self.complements.get(word, ()))
        return tuple(party for party in found if party is not None)

    @property
    def patients(self) -> tuple[Party, ...]:
        """Whom it is done to: the objects, or the subject of a passive."""
        if self.group.voice != "active":
            return self.subjects
        return tuple(phrase.party for phrase in self.objects if phrase.party is not None) or self.gap
