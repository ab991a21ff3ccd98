"""What the service counts, in the text format of Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.process_collector import ProcessCollector

__all__ = ["Metrics"]

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """The service's figures. Nothing in them comes from a request but its method, its route and its status."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self.requests = Counter(
            "parley_http_requests", "Requests answered.", ("method", "route", "status"), registry=self._registry
        )
        self.query_seconds = Histogram(
            "parley_query_seconds", "Time a worker spent on a query.", buckets=_SECONDS, registry=self._registry
        )
        self.refused = Counter(
            "parley_queries_refused", "Queries without an answer.", ("reason",), registry=self._registry
        )
        self.quads = Gauge("parley_snapshot_quads", "Quads in the snapshot's named graphs.", registry=self._registry)
        self.snapshots = Counter("parley_snapshots", "Snapshots taken.", registry=self._registry)
        self.failed_snapshots = Counter(
            "parley_snapshot_failures", "Snapshots that could not be taken.", registry=self._registry
        )

    def text(self) -> bytes:
        """All figures."""
        return generate_latest(self._registry)
