"""Event tables beside an rdflib loop and morph-kgc: CPU seconds and memory from a table to a graph that can be queried.

    python benchmarks/datasets/run.py [ROWS] [--peers PYTHON] [--peer-rows ROWS]

``--peers`` is the Python of an environment that has morph-kgc and rdflib; without it the peers are left out. Each runs
in a process of its own. The peers write twelve quads a row, and pyoxigraph loads them; `kg ingest` keeps rows as
Parquet, and writes graph, explorer and report. Peers are slow: they run on fewer rows, and what ROWS would take is in
proportion.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent

MEASURED = """
import json, resource, sys, time
begun = time.process_time()
{work}
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({{"cpu": time.process_time() - begun, "mb": used.ru_maxrss // 1024, "count": count}}))
"""

OURS = """
from pathlib import Path
from kg.datasets import find_mapping
from kg.pipeline.ingest import ingest_file
done = ingest_file(find_mapping("ucdp-ged"), Path(sys.argv[1]), Path(sys.argv[2]))
count = done.rows
"""

REACHED = """
import kg
graph = kg.open(sys.argv[2])
edges = [key for _, _, key in graph.network().edges(keys=True)]
begun = time.process_time()
count = len(graph.rows(edges[0]))
"""

RDFLIB = """
import csv, rdflib
EX, graph = rdflib.Namespace("https://example.org/"), rdflib.Graph()
COLUMNS = ("type_of_violence", "date_start", "date_end", "best", "low", "high", "country", "latitude", "longitude",
           "number_of_sources")
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        event = EX["event/" + row["id"]]
        graph.add((event, EX.a, EX["actor/" + row["side_a_new_id"]]))
        graph.add((event, EX.b, EX["actor/" + row["side_b_new_id"]]))
        for name in COLUMNS:
            graph.add((event, EX[name], rdflib.Literal(row[name])))
graph.serialize(sys.argv[2] + ".nt", format="nt", encoding="utf-8")
count = len(graph)
"""

MORPH = """
import morph_kgc
from pathlib import Path
COLUMNS = ("type_of_violence", "date_start", "date_end", "best", "low", "high", "country", "latitude", "longitude",
           "number_of_sources")
MAP = 'rr:predicateObjectMap [ rr:predicate ex:%s ; rr:objectMap [ rml:reference "%s" ] ]'
maps = [MAP % (name, name) for name in COLUMNS]
maps += [f'rr:predicateObjectMap [ rr:predicate ex:{side} ; rr:objectMap '
         f'[ rr:template "https://example.org/actor/{{side_{side}_new_id}}" ] ]' for side in "ab"]
text = '''@prefix rr: <http://www.w3.org/ns/r2rml#> . @prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> . @prefix ex: <https://example.org/> .
<#events> rml:logicalSource [ rml:source "%s" ; rml:referenceFormulation ql:CSV ] ;
  rr:subjectMap [ rr:template "https://example.org/event/{id}" ] ; %s .''' % (sys.argv[1], " ; ".join(maps))
Path(sys.argv[2] + ".ttl").write_text(text)
config = f"[CONFIGURATION]\\nnumber_of_processes=1\\n[events]\\nmappings={sys.argv[2]}.ttl\\n"
triples = morph_kgc.materialize_set(config)
with open(sys.argv[2] + ".nt", "w", encoding="utf-8") as file:
    file.writelines(f"{each} .\\n" for each in triples)
count = len(triples)
"""


LOAD = """
import pyoxigraph
store = pyoxigraph.Store(sys.argv[2])
store.bulk_load(path=sys.argv[2] + ".nt", format=pyoxigraph.RdfFormat.N_TRIPLES)
count = len(store)
"""


def measured(python: str, work: str, table: Path, out: Path) -> dict[str, float]:
    """CPU seconds, peak memory and what was counted, of one process."""
    command = [python, "-c", MEASURED.format(work=work), str(table), str(out)]
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    return {**json.loads(done.stdout.splitlines()[-1]), "wall": time.monotonic() - begun}


def show(name: str, rows: int, found: dict[str, float]) -> None:
    print(
        f"{name:26} {rows:>9,} rows  {found['cpu']:7.1f} s CPU  {found['wall']:7.1f} s wall  {found['mb']:6.0f} MB"
        f"  ({found['count']:,.0f})",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rows", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--peers")
    parser.add_argument("--peer-rows", type=int, default=100_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for rows in sorted({chosen.rows, chosen.peer_rows}):
            subprocess.run(
                [sys.executable, str(HERE / "generate.py"), str(rows), str(folder / f"{rows}.csv")], check=True
            )
        ours = {}
        for rows in sorted({chosen.peer_rows, chosen.rows}):
            ours[rows] = measured(sys.executable, OURS, folder / f"{rows}.csv", folder / f"ours-{rows}")
            show("kg ingest", rows, ours[rows])
        reached = measured(sys.executable, REACHED, folder, folder / f"ours-{chosen.rows}")
        show("  the rows of one tie", chosen.rows, reached)
        if not chosen.peers:
            return
        peers = {}
        for name, work, rows in (
            ("morph-kgc", MORPH, chosen.peer_rows),
            ("rdflib-loop", RDFLIB, chosen.peer_rows // 10),
        ):
            table = folder / f"{chosen.peer_rows}.csv"
            if rows != chosen.peer_rows:
                table = folder / f"{rows}.csv"
                subprocess.run([sys.executable, str(HERE / "generate.py"), str(rows), str(table)], check=True)
            found = measured(chosen.peers, work, table, folder / name)
            show(name, rows, found)
            loaded = measured(sys.executable, LOAD, table, folder / name)
            show("  its load", rows, loaded)
            peers[name] = (found["cpu"] + loaded["cpu"]) * chosen.rows / rows
        best = min(peers, key=lambda name: peers[name])
        print(
            f"{chosen.rows:,} rows would take {best} {peers[best]:.0f} s: kg ingest is "
            f"{peers[best] / ours[chosen.rows]['cpu']:.1f} times as fast"
        )


if __name__ == "__main__":
    main()
