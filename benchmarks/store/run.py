"""Named queries, checks and replacement at size, each beside its peer in one run.

    .venv/bin/python benchmarks/store/run.py queries --copies 134 --limit 10
    .venv/bin/python benchmarks/store/run.py floor --copies 134 --limit 0
    .venv/bin/python benchmarks/store/run.py check --copies 11
    .venv/bin/python benchmarks/store/run.py replace --quads 100000
    .venv/bin/python benchmarks/store/run.py care --copies 134

CPU seconds, the best of three for ours and one for rdflib, whose queries run in processes of their own and are
ended after ``--limit`` of them. ``floor`` needs DuckDB, which nothing else does, and stops where an answer differs.
"""

from __future__ import annotations

import argparse
import multiprocessing
import signal
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib
from graph import accounts

from kg.checks import check_quads
from kg.graph import Graph
from kg.pipeline.care import examine
from kg.queries import named_queries
from kg.rdf import document_graph
from kg.resources import ontology_file
from kg.store import Store, restore_backup, write_backup
from kg.vocabulary import namespaces

SH = "http://www.w3.org/ns/shacl#"


def main() -> None:
    """Run the benchmark that is named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("what", choices=("queries", "floor", "check", "replace", "care"))
    parser.add_argument("--copies", type=int, default=11, help="of the founding documents: 134 for 10^6 quads")
    parser.add_argument("--limit", type=float, default=5.0, help="CPU seconds for a query of rdflib; 0 leaves it out")
    parser.add_argument("--quads", type=int, default=100_000, help="of the document that is replaced")
    given = parser.parse_args()
    if given.what == "replace":
        replacing(given.quads)
        return
    quads = Graph(accounts(given.copies)).quads()
    print(f"{len(quads):,} quads")
    {"queries": asking, "floor": flooring, "check": checking, "care": caring}[given.what](quads, given.limit)


def taken(work: Callable[[], object], runs: int = 3) -> float:
    """The least CPU seconds that it takes."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def asking(quads: list[ox.Quad], limit: float) -> None:
    """Every named query, in memory, in a directory, and in rdflib."""
    memory = Store.memory(quads)
    with tempfile.TemporaryDirectory() as folder:
        directory = Store.existing(Store.write_directory(Path(folder) / "store", quads))
        peer = rdflib_of(quads) if limit else None
        ratios, worst = [], {"memory": 0.0, "directory": 0.0}
        for name, query in named_queries().items():
            text = query.with_values({})
            ours = {
                "memory": taken(partial(memory.select, text)),
                "directory": taken(partial(directory.select, text), 2),
            }
            worst = {store: max(worst[store], seconds) for store, seconds in ours.items()}
            other = limited(peer, text, limit) if peer is not None else None
            shown = "" if peer is None else f" {other:8.3f}" if other is not None else f" > {limit:g}"
            if peer is not None:
                ratios.append((limit if other is None else other) / ours["memory"])
            print(f"{name:22} {ours['memory']:8.3f} {ours['directory']:8.3f}{shown}", flush=True)
        print(f"slowest: memory {worst['memory']:.2f} s, directory {worst['directory']:.2f} s")
        if ratios:
            print(f"median: {statistics.median(ratios):.0f} times rdflib or more")


def flooring(quads: list[ox.Quad], limit: float) -> None:
    """The named queries that are written in SQL too: in memory, in DuckDB on tables, and in rdflib."""
    from floor import Floor, sql_queries  # noqa: PLC0415 - needs DuckDB, the other parts do not

    store, floor = Store.memory(quads), Floor(quads)
    print(", ".join(f"{name} {rows:,}" for name, rows in floor.sizes().items()))
    peer = rdflib_of(quads) if limit else None
    print(f"{'':22} {'rows':>6} {'ours':>17} {'DuckDB':>17}  ratio, CPU and wall, ms" + ("  rdflib" if limit else ""))
    ratios: dict[str, list[float]] = {"CPU": [], "wall": [], "rdflib": []}
    spent: dict[str, list[float]] = {"ours": [], "DuckDB": []}
    for name, sql in sql_queries().items():
        query = named_queries()[name]
        text, values = query.with_values({}), floor.values(query)
        rows = as_text(store.select(text).rows)
        if rows != as_text(floor.select(sql, values)):
            raise SystemExit(f"{name}: DuckDB answers something else, so that its time says nothing")
        ours = timed(partial(store.select, text))
        theirs = timed(partial(floor.select, sql, values))
        spent["ours"].append(ours[0])
        spent["DuckDB"].append(theirs[0])
        ratios["CPU"].append(ours[0] / theirs[0])
        ratios["wall"].append(ours[1] / theirs[1])
        other = limited(peer, text, limit) if peer is not None else None
        if peer is not None:
            ratios["rdflib"].append((limit if other is None else other) / ours[0])
        shown = "" if peer is None else f" {other * 1000:10.1f}" if other is not None else f"  cut off at {limit:g} s"
        cells = " ".join(f"{seconds * 1000:8.2f}" for seconds in (*ours, *theirs))
        print(f"{name:22} {len(rows):6,} {cells} {ratios['CPU'][-1]:6.2f} {ratios['wall'][-1]:6.2f}{shown}", flush=True)
    print(f"together, CPU: ours {sum(spent['ours']):.2f} s, DuckDB {sum(spent['DuckDB']):.2f} s")
    for what in ("CPU", "wall"):
        print(
            f"median, {what}: {statistics.median(ratios[what]):.2f} times the floor, over {len(ratios[what])} queries"
        )
    if peer is not None:
        print(f"median, CPU: rdflib takes {statistics.median(ratios['rdflib']):.0f} times ours or more")


def as_text(rows: Iterable[tuple[object, ...]]) -> list[tuple[str, ...]]:
    """The rows as comparable texts, in one order: engines sort texts differently."""
    return sorted(tuple("" if cell is None else str(cell) for cell in row) for row in rows)


def timed(work: Callable[[], object], runs: int = 5) -> tuple[float, float]:
    """The least CPU seconds that it takes, all threads together, and the least seconds by the clock."""
    spent = []
    for _ in range(runs):
        start, clock = time.process_time(), time.perf_counter()
        work()
        spent.append((time.process_time() - start, time.perf_counter() - clock))
    return min(each for each, _ in spent), min(each for _, each in spent)


def rdflib_of(quads: list[ox.Quad]) -> object:
    """The merge of the quads as a graph of rdflib."""
    graph = rdflib.Graph()
    graph.parse(data="\n".join({f"{q.subject} {q.predicate} {q.object} ." for q in quads}), format="nt")
    return graph


def limited(graph: object, text: str, limit: float) -> float | None:
    """The CPU seconds that rdflib takes for a query, in a process that ends after ``limit`` of them; else ``None``."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_ask, args=(graph, text, limit, sender))
    process.start()
    sender.close()
    try:
        return float(receiver.recv())
    except EOFError:
        return None
    finally:
        process.kill()
        process.join()


def _ask(graph: object, text: str, limit: float, sender: object) -> None:
    # Its signal ends the process. By the clock, a busy machine would leave rdflib less time than is said.
    signal.setitimer(signal.ITIMER_PROF, limit)
    start = time.process_time()
    list(graph.query(text, initNs=namespaces().prefixes))  # type: ignore[attr-defined]
    sender.send(time.process_time() - start)  # type: ignore[attr-defined]


def checking(quads: list[ox.Quad], _limit: float) -> None:
    """The shapes: ours, and pyshacl's, with the same findings on a graph in which some values were spoiled."""
    warnings.simplefilter("ignore")
    score = f"{namespaces().terms}score"
    spoiled = [
        ox.Quad(q.subject, q.predicate, ox.Literal("much"), q.graph_name)
        if q.predicate.value == score and place % 97 == 0
        else q
        for place, q in enumerate(quads)
    ]
    start = time.process_time()
    ours = {finding.node for finding in check_quads(spoiled) if not finding.check.startswith("Every sign")}
    mine = time.process_time() - start
    start = time.process_time()
    data = rdflib_of(spoiled)
    loaded = time.process_time() - start
    classes = rdflib.Graph()
    for triple in rdflib.Graph().parse(ontology_file()).triples((None, rdflib.RDFS.subClassOf, None)):
        classes.add(triple)
    shapes = rdflib.Graph().parse(ontology_file("shapes.ttl"))
    start = time.process_time()
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=classes, advanced=False)
    theirs = time.process_time() - start
    found = {str(node) for node in report.objects(None, rdflib.URIRef(f"{SH}focusNode"))}
    print(f"ours {mine:.1f} s, loading included; pyshacl {theirs:.1f} s and {loaded:.1f} s to load")
    print(f"ratio {theirs / mine:.1f}, with loading {(theirs + loaded) / mine:.1f}; nodes: {len(ours)}, {len(found)}")
    print("the same" if ours == found else f"apart: {sorted(ours ^ found)[:5]}")


def caring(quads: list[ox.Quad], _limit: float) -> None:
    """Examining, backing up and restoring a directory, beside the engine's own dump and bulk load of the same quads."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        Store.write_directory(place / "store", quads)
        spent: dict[str, tuple[float, float, float]] = {}
        for work in (_dumping, _backing_up, _examining, _loading, _restoring):
            # Each in a process of its own, whose memory is no other's.
            with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
                spent[work.__name__] = pool.submit(_measured, work, place).result()
        for name, against in (("_backing_up", "_dumping"), ("_examining", "_dumping"), ("_restoring", "_loading")):
            for each in (name, against):
                cpu, clock, memory = spent[each]
                what = each.strip("_").replace("_", " ")
                print(f"{what:12} {cpu:6.1f} s of CPU {clock:6.1f} by the clock {memory:5.2f} GB")
            print(f"ratio of CPU: {spent[name][0] / spent[against][0]:.1f}")


def _measured(work: Callable[[Path], object], place: Path) -> tuple[float, float, float]:
    cpu, clock = time.process_time(), time.perf_counter()
    work(place)
    spent = time.process_time() - cpu, time.perf_counter() - clock
    # What the system counts for getrusage goes on from the process that started this one.
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return *spent, int(peak.split()[1]) / 1e6


def _dumping(place: Path) -> None:
    ox.Store.read_only(str(place / "store")).dump(place / "floor.nq", ox.RdfFormat.N_QUADS)


def _loading(place: Path) -> None:
    floor = ox.Store(place / "floor")
    floor.bulk_load(path=place / "floor.nq", format=ox.RdfFormat.N_QUADS)
    floor.optimize()
    floor.flush()


def _backing_up(place: Path) -> None:
    write_backup(place / "store", place / "backup")


def _examining(place: Path) -> None:
    if examine(place / "store").findings:
        raise SystemExit("findings on a whole graph")


def _restoring(place: Path) -> None:
    restore_backup(place / "backup", place / "restored")


def replacing(number: int) -> None:
    """Replacing and retracting one document of so many quads, beside the engine's bulk load of them: no transaction."""
    graph = document_graph("large")
    kinds = [ox.NamedNode(f"https://example.org/p{n}") for n in range(10)]

    def made(word: str) -> list[ox.Quad]:
        nodes = (ox.NamedNode(f"https://example.org/{n}") for n in range(number // 10))
        words = [(kind, ox.Literal(f"{word} {place}")) for place, kind in enumerate(kinds)]
        return [ox.Quad(node, kind, value, graph) for node in nodes for kind, value in words]

    old, new = made("old"), made("new")
    lines = "".join(f"{quad} .\n{quad.triple} .\n" for quad in new).encode()
    with tempfile.TemporaryDirectory() as folder:
        stores = {"memory": Store.memory(), "directory": Store.directory(Path(folder) / "store")}
        floors = {"memory": ox.Store(), "directory": ox.Store(Path(folder) / "floor")}
        for name, store in stores.items():
            store.add(old)
            works = {"replaced": partial(store.replace, graph, new), "retracted": partial(store.remove, graph)}
            load = partial(floors[name].bulk_load, lines, ox.RdfFormat.N_QUADS)
            floor = timed(load, 1)
            for what, work in works.items():
                ours = timed(work, 1)
                print(
                    f"{name}: {what} in {ours[0]:.1f} s of CPU ({ours[1]:.1f} by the clock), "
                    f"{ours[0] / floor[0]:.1f} times the bulk load of the same, {floor[0]:.1f} ({floor[1]:.1f})"
                )


if __name__ == "__main__":
    main()
