"""A person's decisions: statement files, read and written, and the originals that digests restate."""

from kg.review.decisions import merged
from kg.review.originals import with_originals
from kg.review.reader import OnProblem, OnRemark
from kg.review.refresh import Refreshed, refreshed
from kg.review.session import Progress, Session
from kg.review.statement_file import (
    StatementFile,
    load_statements,
    parse_statement_file,
    read_statement_file,
    read_statement_text,
)
from kg.review.words import in_words, summary
from kg.review.write import dump_draft, dump_statements

__all__ = [
    "OnProblem",
    "OnRemark",
    "Progress",
    "Refreshed",
    "Session",
    "StatementFile",
    "dump_draft",
    "dump_statements",
    "in_words",
    "load_statements",
    "merged",
    "parse_statement_file",
    "read_statement_file",
    "read_statement_text",
    "refreshed",
    "summary",
    "with_originals",
]
