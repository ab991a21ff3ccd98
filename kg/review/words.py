"""What a statement says, in plain words for the person who decides on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.model import Actor, Figure, Modality, Stance, Statement
from kg.vocabulary import vocabulary
from kg.wording import told_of, whose_words

__all__ = ["in_words", "summary"]

_SIGNS = {-1: "hostile", 0: "neither hostile nor friendly", 1: "friendly"}
_STANCES: dict[Stance, str] = {
    "affirms": "affirms: says that it is so",
    "denies": "denies: says that it is not so",
    "questions": "questions: doubts that it is so",
}
_MODALITIES: dict[Modality, str] = {
    "actual": "actual: about what is or was, not what may be",
    "planned": "planned, not yet so",
    "expected": "expected, not yet so",
    "possible": "possible, not known to be so",
    "forecast": "forecast, not yet so",
    "conditional": "conditional: only if something else is so",
    "goal": "a goal, not yet so",
    "demanded": "demanded, not yet so",
    "counterfactual": "counterfactual: not so",
}


def summary(statement: Statement) -> str:
    """Who does what to whom, on one line; a denial, a doubt or a mere possibility shows itself as one."""
    others = statement.object or ", ".join(statement.parties) or statement.agreement or ""
    said = f"{statement.subject} — {_relation(statement)}" + (f" → {others}" if others else "")
    if (figure := statement.figure) is not None:
        said = told_of(statement.subject, statement.concerning, figure.side, figure.words)
    marks = [] if statement.stance == "affirms" else [{"denies": "DENIED", "questions": "DOUBTED"}[statement.stance]]
    marks += [] if statement.modality == "actual" else [statement.modality.upper()]
    if marks:
        by = f" by {statement.claimant}" if statement.claimant is not None else ""
        return f"{', '.join(marks)}{by}: {said}"
    return said if statement.claimant is None else f"{statement.claimant} {statement.speech_act}: {said}"


def in_words(
    statement: Statement,
    actors: Mapping[str, Actor],
    date_in_words: Callable[[str | None], str],
    issuers: Sequence[str] = (),
) -> Iterator[tuple[str, str]]:
    """Label and text of each thing that a statement says; what it does not say is left out where that is no news.

    Args:
        statement: the statement.
        actors: those that it names, by name.
        date_in_words: an EDTF date, or ``None``, in words.
        issuers: whose own words the document is.
    """

    def named(name: str) -> str:
        actor = actors.get(name)
        kind = vocabulary().labels.get(actor.type) if actor is not None else None
        return f"{name} ({kind})" if kind else name

    event = vocabulary().labels.get(statement.event, statement.event) if statement.event else None
    yield "who", named(statement.subject)
    yield "relation", f"{_relation(statement)}{f' ({event})' if event else ''}: {_SIGNS[statement.sign]}"
    if statement.object is not None:
        yield "whom", named(statement.object)
    if statement.parties:
        yield "parties", "; ".join(map(named, statement.parties))
    if statement.content is not None:
        yield "content", statement.content
    if statement.concerning:
        yield "concerning", "; ".join(map(named, statement.concerning))
    if statement.figure is not None:
        yield "figure", _figure(statement.figure)
    if statement.agreement is not None:
        yield "agreement", statement.agreement + (f", {statement.status}" if statement.status else "")
    when = date_in_words(statement.time)
    yield "time", when if statement.time in (None, when) else f"{when} ({statement.time})"
    if statement.aspect is not None:
        yield "at the time of writing", statement.aspect
    if statement.place is not None:
        yield "place", statement.place
    yield "claimant", _voice(statement, named, issuers)
    yield "stance", _STANCES[statement.stance]
    yield "modality", _MODALITIES[statement.modality]
    yield "inferred", ", ".join(statement.inferred) or "nothing: the quote says it all"
    if statement.confidence is not None:
        reason = f": {statement.confidence_reason}" if statement.confidence_reason else ""
        yield "confidence", statement.confidence + reason
    if statement.note is not None:
        yield "note", statement.note


def _relation(statement: Statement) -> str:
    known = vocabulary().relations.get(statement.relation)
    return known.label if known is not None else statement.relation


def _voice(statement: Statement, named: Callable[[str], str], issuers: Sequence[str]) -> str:
    own = whose_words(issuers) if issuers else "the text itself"
    who = own if statement.claimant is None else named(statement.claimant)
    parts = [f"{who} {statement.speech_act}"]
    if statement.channel is not None:
        parts.append(f"in {statement.channel}")
    if statement.via is not None:
        parts.append(f"passed on by {named(statement.via)}")
    if statement.origin is not None:
        parts.append(f"going back to {named(statement.origin)}")
    return ", ".join(parts)


def _figure(figure: Figure) -> str:
    return f"{figure.words} (“{figure.as_stated}”)"
