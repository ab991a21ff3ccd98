"""The JSON schema of an answer, made of the ontology's terms; what it refuses, is refused after the call as well."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.vocabulary import vocabulary

__all__ = ["SCHEMA_VERSION", "actor_classes", "event_classes", "reply_schema"]

SCHEMA_VERSION = "1"
"""Raised whenever the meaning of a field changes: earlier answers are then asked anew."""

_ROLES = ("Actor", "Host", "Mediator", "Party")
"""Classes that no actor has by kind."""

Schema = dict[str, Any]


def actor_classes() -> tuple[str, ...]:
    """The classes that a name can have, sorted."""
    terms = vocabulary()
    found = {name for above in ("Actor", "Place", "Topic") for name in terms.subclasses(above)}
    return tuple(sorted(found - set(_ROLES)))


def event_classes() -> tuple[str, ...]:
    """The classes that an event can have, sorted."""
    terms = vocabulary()
    return tuple(sorted({*terms.subclasses("Event"), *terms.subclasses("Agreement")}))


def reply_schema(actors: int) -> Schema:
    """The schema of an answer where ``actors`` numbered actors can be chosen from.

    It keeps to the keywords that endpoints with constrained decoding take: every field is required, none is open.
    """
    # The reasoning comes first: what a model writes down before its answer, its answer can follow from.
    reply = _object({"reasoning": _text(), "statements": {"type": "array", "items": {"$ref": "#/$defs/statement"}}})
    definitions = {"statement": _statement(), "actor": _actor(actors), "figure": _figure()}
    return {**reply, "$defs": definitions}


def _statement() -> Schema:
    codes = vocabulary().codes
    signs = sorted({relation.sign for relation in vocabulary().relations.values()})
    return _object(
        {
            "reasoning": _text("who does what to whom by these words, and who says so"),
            "quote": _text("verbatim, holding the words that name subject and object"),
            "trigger": _text("verbatim words of the quote that express the relation: its verb or noun"),
            "relation": {"type": "string", "enum": list(vocabulary().relations)},
            "sign": {"type": "integer", "enum": signs},
            "event": _choice(event_classes()),
            "subject": {"$ref": "#/$defs/actor"},
            "object": _nullable("actor"),
            "parties": {"type": "array", "items": {"$ref": "#/$defs/actor"}},
            "claimant": _nullable("actor"),
            "via": _nullable("actor"),
            "stance": {"type": "string", "enum": ["affirms", "denies", "questions"]},
            "modality": {"type": "string", "enum": sorted(codes["modality"].notations.values())},
            "speech_act": {"type": "string", "enum": sorted(codes["act"].notations.values())},
            "channel": _choice(codes["channel"].notations.values()),
            "aspect": _choice(codes["aspect"].notations.values()),
            "time_words": _text_or_null("verbatim words that date it"),
            "place": _nullable("actor"),
            "content": _text_or_null("verbatim words: what is charged, demanded, refused"),
            "agreement_words": _text_or_null("verbatim words that name the agreement"),
            "status": _choice(codes["phase"].notations.values()),
            "figure": _nullable("figure"),
        }
    )


def _actor(actors: int) -> Schema:
    number: Schema = {"type": ["integer", "null"], "minimum": 1, "maximum": actors} if actors else {"type": "null"}
    return _object(
        {
            "number": number | {"description": "of the list; null for a proposal"},
            "name": _text_or_null("for a proposal, verbatim"),
            "type": _choice(actor_classes()) | {"description": "for a proposal"},
            "acts_for": number | {"description": "for a proposal: whose organ, official or member it is"},
            "words": _text("verbatim words of the quote that stand for the actor"),
        }
    )


def _figure() -> Schema:
    return _object(
        {
            "measure": _text("killed, injured, or the quote's own word"),
            "population": _text_or_null("verbatim"),
            "words": _text_or_null("the number with its qualifier, verbatim; null where the text gives none"),
        }
    )


def _object(properties: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _text(description: str = "") -> Schema:
    return {"type": "string"} | ({"description": description} if description else {})


def _text_or_null(description: str) -> Schema:
    return {"type": ["string", "null"], "description": description}


def _choice(values: Iterable[str]) -> Schema:
    return {"type": ["string", "null"], "enum": [*sorted(values), None]}


def _nullable(definition: str) -> Schema:
    return {"anyOf": [{"$ref": f"#/$defs/{definition}"}, {"type": "null"}]}
