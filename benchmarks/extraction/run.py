"""Measure the extractor on sentences and passages of our own, and on public texts where they are beside the checkout.

python benchmarks/extraction/run.py                  a table
python benchmarks/extraction/run.py --json           the same for programs
python benchmarks/extraction/run.py --check          exit code 3 where a score has fallen below scores.json
python benchmarks/extraction/run.py --update         keep the scores in scores.json
python benchmarks/extraction/run.py --heldout        the passages set aside, too: for reports, never for tuning
python benchmarks/extraction/run.py --speed          speed and memory, too: some minutes
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence

import originals
import re3d
import report
import speed
from diagnosis import describe
from suites import cases, run_case

FINDINGS = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, compare, keep."""
    options = _options(arguments)
    if options.failing is not None:
        return _failing(options.failing)
    if options.list is not None:
        print(*_listed(options.list), sep="\n")
        return 0
    found = report.measured(heldout=options.heldout)
    if options.speed:
        found["speed"] = speed.measure(options.articles)
    ranking = report.problems(heldout=options.heldout)[: options.errors]
    if options.json:
        print(json.dumps({**found, "errors": ranking}, indent=1, ensure_ascii=False, sort_keys=True))
    else:
        _print(found, ranking)
    lost = list(report.worse(report.saved(), found)) if report.SCORES.is_file() else []
    for line in lost:
        print(f"worse: {line}", file=sys.stderr)
    if options.update:
        report.save(found)
        return 0
    return FINDINGS if options.check and lost else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the extractor.")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--check", action="store_true", help="exit code 3 where a score has fallen below scores.json")
    parser.add_argument("--update", action="store_true", help="keep the scores in scores.json, also where they fell")
    parser.add_argument("--heldout", action="store_true", help="measure the held-out passages too; never tune on them")
    parser.add_argument("--speed", action="store_true", help="measure speed and memory too")
    parser.add_argument("--articles", type=int, default=10_000, help="generated articles for memory (10000)")
    parser.add_argument("--errors", type=int, default=25, help="how many classes of error to list (25)")
    parser.add_argument("--failing", metavar="TEXT", help="list the failing cases whose id holds TEXT, and stop")
    parser.add_argument("--list", choices=("re3d", "originals"), help="list what is read there, to judge it by hand")
    return parser.parse_args(arguments)


def _listed(what: str) -> Iterator[str]:
    if what == "originals":
        return originals.listing(report.SHARED / "seeds")
    return re3d.listing(report.SHARED / "data" / "re3d")


def _failing(part: str) -> int:
    """The failing cases, each with what was wanted and what was read."""
    for case in cases():
        passed, result = run_case(case)
        if passed or part not in case.id:
            continue
        print(f"{case.id}: {case.text}" + (f"  [{case.date}]" if case.date else ""))
        for gold in case.expected:
            print(f"    wanted{' or not' if gold.optional else ''}: {describe(gold)}")
        for record in result.records:
            print(f"    read: {describe(record)} [{record['modality']}, {record['time']}]")
    return 0


def _print(found: report.Json, ranking: Sequence[tuple[str, int, list[str]]]) -> None:
    rows = [("measure", "value", "95 % interval", "floor", "goal"), *report.table(found)]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    print("\nphenomenon: cases passed")
    for name, (passed, total) in found["cases"]["phenomena"].items():
        print(f"{passed:4} of {total:3}  {name}")
    print("\nerrors, most frequent first" + (" (held-out passages: counts only)" if "heldout" in found else ""))
    for kind, count, examples in ranking:
        print(f"{count:4}  {kind}" + ("" if "heldout" in found else f"   e.g. {'; '.join(examples[:2])}"))


if __name__ == "__main__":
    sys.exit(main())
