"""The command line, `kg`: data to stdout; progress, warnings and errors to stderr.

Exit codes: 0 done, 1 failure or an input that cannot be used, 2 wrong usage of the command line, 3 findings, 4 nothing
matched, 130 interrupted.
"""

from kg.cli.main import main

__all__ = ["main"]
