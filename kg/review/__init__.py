"""A person's decisions: statement files, read and written, and the originals that digests restate."""

from kg.review.decisions import merged
from kg.review.originals import with_originals
from kg.review.reader import OnProblem, OnRemark
from kg.review.statement_file import StatementFile, load_statements, parse_statement_file, read_statement_file
from kg.review.write import dump_statements

__all__ = [
    "OnProblem",
    "OnRemark",
    "StatementFile",
    "dump_statements",
    "load_statements",
    "merged",
    "parse_statement_file",
    "read_statement_file",
    "with_originals",
]
