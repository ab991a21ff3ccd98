"""Findings: what the rules have read, before it is attributed, dated and made a statement."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Party
from kg.extraction.words.records import record
from kg.model import Actor, Aspect, Figure, Modality, Phase, SpeechAct, Stance

__all__ = ["Accord", "Finding"]


@record
class Accord:
    """The agreement or talks that a finding is about, as far as its own sentence says.

    Attributes:
        kind: ``agreement``, ``talks``, ``exchange`` or ``process``; empty for a mediation of something unnamed.
        event: the class of the ontology, or the empty text.
        definite: readers are to know it already: "the truce", "its accord".
        year: the year that is part of its name.
        one: the one party that the sentence tells, where it tells no more.
        without: names of those who cannot be parties.
        loose: its noun means much else, too, so that only a document about one pair can tell whose it is.
        named: the only two whom its sentence names besides, who are taken where the document tells no other.
        at: index of the noun, whose clause may give the date; -1 for none.
        granted: its parties blame each other for what became of it, so that neither doubts that there was one.
        domestic: its parties are a government and those who oppose it at home, so that they are not two states.
        interstate: its parties are two states: "the two countries signed an accord".
        met: its parties are only told to have met, as friends do, too.
        aloof: those in ``without`` did what parties do, too, so that they must be at odds with nobody.
        many: its own sentence tells that it is of three or more: "talks between the three governments".
        apart: its own sentence tells which one it is, so that it need not be that of whoever is at odds so far.
        title: the name that its sentence calls it by, "the Stockholm Agreement", or the empty text.
        two: its own sentence tells that it is of two: "the talks failed as neither side gave way".
        signed: the year in which its sentence says it was signed, by which it tells which one it is.
        made: the one year that its sentence names, whatever was then.
    """

    kind: str
    event: str = ""
    definite: bool = False
    year: str | None = None
    one: Party | None = None
    without: frozenset[str] = frozenset()
    loose: bool = False
    named: tuple[Party, ...] = ()
    at: int = -1
    granted: bool = False
    domestic: bool = False
    interstate: bool = False
    aloof: bool = False
    met: bool = False
    many: bool = False
    apart: bool = False
    title: str = ""
    two: bool = False
    signed: str | None = None
    made: str | None = None


@record
class Finding:
    """What a rule has read in one sentence.

    Attributes:
        trigger: index of the unit that says it: the verb or the noun.
        relation: local name of the relation.
        subject: the first end.
        object: the other end, or ``None``.
        event: local name of the event's class, or ``None``.
        parties: for mediations, agreements and talks.
        content: what is charged, demanded or refused, in the text's words.
        modality: as far as the verb itself shows it.
        stance: likewise.
        act: the speech act, where the finding is itself one, such as an accusation.
        claimant: who says so, where the finding itself shows it.
        claimant_at: positions of the words that name the claimant.
        figure: for the relation ``figure``.
        agreement: the name that the text gives the agreement; empty where it gives none.
        status: its phase.
        accord: what it is about, for a mediation, hosting, agreement or talks whose parties other sentences may tell.
        aspect: ``ended`` where the words themselves say that it is past.
        charge_of: trigger of the accusation whose charge this is.
        part_of: for a figure, the one of whose people these are some: "including 183 children".
        place: where it happens.
        asked: whether a party there wanted it, so that it does not set the two states at odds.
        given: whether its sentence takes it as known, whatever it wishes or plans: "seeks to join X's war on Y".
        aside: whether its sentence tells it by the way and is about another fight.
        score: how sure the rule is, 0 to 1.
        producer: who read it, where no rule did.
    """

    trigger: int
    relation: str
    subject: Party
    object: Party | None = None
    event: str | None = None
    parties: tuple[Party, ...] = ()
    content: str | None = None
    modality: Modality = "actual"
    stance: Stance = "affirms"
    act: SpeechAct | None = None
    claimant: Actor | None = None
    claimant_at: tuple[int, int] | None = None
    figure: Figure | None = None
    agreement: str | None = None
    status: Phase | None = None
    accord: Accord | None = None
    aspect: Aspect | None = None
    charge_of: int | None = None
    part_of: Figure | None = None
    place: Actor | None = None
    asked: bool = False
    given: bool = False
    aside: bool = False
    score: float = 0.8
    producer: str = ""

    @property
    def target(self) -> str | None:
        """The name of the other end, if it has one."""
        return self.object.actor.name if self.object is not None else None
