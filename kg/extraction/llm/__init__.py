"""A language model as an optional second reader: over HTTP, behind any endpoint that speaks chat completions.

Nothing here is imported unless a model is asked for. The layers, each a module that knows only those before it::

    endpoint → transport → client
    replies, schema, passages, numbers, refusals → rules → roster → resolve, wording → verify → prompt, cache → produce

A model's word is never taken: whatever it says is checked against the text, and what the text does not bear out is
refused (`docs/language-models.md`).
"""

from kg.extraction.llm.cache import AnswerCache, cache_folder
from kg.extraction.llm.client import ChatClient, Policy, Usage
from kg.extraction.llm.endpoint import Endpoint
from kg.extraction.llm.produce import ModelReader, Outcome, counted, extractor_of
from kg.extraction.llm.refusals import Refusal
from kg.extraction.llm.transport import Limits

__all__ = [
    "AnswerCache",
    "ChatClient",
    "Endpoint",
    "Limits",
    "ModelReader",
    "Outcome",
    "Policy",
    "Refusal",
    "Usage",
    "cache_folder",
    "counted",
    "extractor_of",
]
