"""Why a statement of a model is not taken over."""

from __future__ import annotations

from kg.extraction.words.records import record

__all__ = ["Refusal", "RefusedError"]


@record
class Refusal:
    """A statement that was refused.

    Attributes:
        number: its place in the model's answer, from 1.
        start: where in the document the passage begins that the model was reading.
        reason: why, in words that are the same for all refusals of a kind, so that they can be counted.
        detail: what exactly; it may repeat the model's words, and is to be shown with care.
    """

    number: int
    start: int
    reason: str
    detail: str = ""


class RefusedError(Exception):
    """A statement cannot be taken over.

    Args:
        reason: as in `Refusal`.
        detail: likewise.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail
