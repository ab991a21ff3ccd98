"""From a file to a document: one normalised text, its sentences, and what the file states about itself."""

from kg.reading.dates import is_day_line
from kg.reading.files import (
    MAX_BYTES,
    OnRemark,
    Reprints,
    Source,
    document_files,
    document_sources,
    read_bytes,
    read_document,
    read_documents,
    read_text,
)
from kg.reading.lines import is_signature
from kg.reading.outputs import OUTPUTS, Condition, condition, is_own_output
from kg.reading.sentences import split_sentences
from kg.reading.source_map import SourceMap, original_bytes, original_pages

__all__ = [
    "MAX_BYTES",
    "OUTPUTS",
    "Condition",
    "OnRemark",
    "Reprints",
    "Source",
    "SourceMap",
    "condition",
    "document_files",
    "document_sources",
    "is_day_line",
    "is_own_output",
    "is_signature",
    "original_bytes",
    "original_pages",
    "read_bytes",
    "read_document",
    "read_documents",
    "read_text",
    "split_sentences",
]
