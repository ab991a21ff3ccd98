"""Small accounts for tests: one sentence a statement, so that every quote is verbatim by construction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.model import Account, Actor, Document, Sentence, Statement
from kg.vocabulary import vocabulary

KINDS = {
    "Alpha": "State",
    "Beta": "State",
    "Gamma": "MilitantGroup",
    "Delta": "MilitantGroup",
    "Omega": "IntergovernmentalOrganization",
    "Alpha ministry": "StateOrgan",
}
ACTS_FOR = {"Alpha ministry": "Alpha"}


def account(document: str, statements: Sequence[Mapping[str, Any]], **stated: Any) -> Account:
    """What a document says: one sentence for each of ``statements``, whose fields are those of `Statement`."""
    sentences, text = [], ""
    for number, fields in enumerate(statements):
        words = f"Sentence {number} on {fields['subject']}."
        sentences.append(Sentence(len(text), len(text) + len(words), lines=(number + 1,)))
        text += words + "\n"
    source = Document(document, text, tuple(sentences), origin=stated.pop("origin", document), **stated)
    made = tuple(
        Statement(
            quote=source.quote(sentence.start, sentence.end),
            sign=vocabulary().relation(fields["relation"]).sign,
            **fields,
        )
        for sentence, fields in zip(sentences, statements, strict=True)
    )
    names = sorted({name for statement in made for name in statement.names} | set(ACTS_FOR) | set(ACTS_FOR.values()))
    actors = tuple(Actor(name, KINDS.get(name, "Actor"), acts_for=ACTS_FOR.get(name)) for name in names)
    return Account(source, made, actors)


def tie(subject: str, relation: str, target: str | None = None, **fields: Any) -> dict[str, Any]:
    """The fields of a statement about two actors."""
    return {"subject": subject, "relation": relation, "object": target, **fields}
