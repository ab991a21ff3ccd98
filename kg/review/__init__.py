"""A person's decisions: statement files, read and written, and the originals that digests restate."""

from kg.review.originals import with_originals
from kg.review.statement_file import StatementFile, load_statements, read_statement_file
from kg.review.write import dump_statements

__all__ = ["StatementFile", "dump_statements", "load_statements", "read_statement_file", "with_originals"]
