"""From files to statements to a graph, and to the files that people pass around."""

from kg.pipeline.documents import build, open, read_accounts, statements_file

__all__ = ["build", "open", "read_accounts", "statements_file"]
