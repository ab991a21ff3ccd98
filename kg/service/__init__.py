"""The service: SPARQL 1.1 Protocol, the explorer and a page for each node, over HTTP.

The web process answers no query. It hands each to a worker, a process forked from the one that holds the snapshot of
the graph, and kills the worker at the deadline. See `docs/service.md`.
"""

from kg.service.settings import Limits, Settings, read_token

__all__ = ["Limits", "Settings", "read_token"]
