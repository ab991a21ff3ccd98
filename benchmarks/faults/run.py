"""Faults and attacks, in full count and seeded: one table of what they came to.

    python benchmarks/faults/run.py                      # everything, some half an hour
    python benchmarks/faults/run.py kills --count 5      # one item, at another count
    python benchmarks/faults/run.py --list

Exit code 1 where anything crashed, hung, or gave a wrong result. What is started listens on loopback only.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

_CHECKOUT = Path(__file__).parents[2]
sys.path[:0] = [str(_CHECKOUT), str(_CHECKOUT / "benchmarks"), str(_CHECKOUT / "tests")]

from faults.items import ITEMS, run_item  # noqa: E402
from faults.outcome import Outcome  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("items", nargs="*", metavar="ITEM", help="of those that --list names; by default all")
    parser.add_argument("--count", type=int, help="how often, instead of the full count of each item")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="name the items, and end")
    arguments = parser.parse_args()
    if unknown := set(arguments.items) - set(ITEMS):
        parser.error(f"no item {', '.join(sorted(unknown))}; there are {', '.join(ITEMS)}")
    if arguments.list:
        for name, item in ITEMS.items():
            print(f"{name:10} {item.full:>6,}  {item.what}")
        return 0
    print("| item | count | crashes | hangs | wrong | |\n|---|---|---|---|---|---|")
    outcomes: list[Outcome] = []
    for name in arguments.items or ITEMS:
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="parley-faults-") as folder:
            for outcome in run_item(name, Path(folder), arguments.count, arguments.seed):
                outcomes.append(outcome)
                print(outcome.line(), flush=True)
        print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr)
    _tell(outcomes)
    return 0 if all(outcome.is_well for outcome in outcomes) else 1


def _tell(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        for kind in ("crashes", "hangs", "wrong"):
            for text in getattr(outcome, kind)[:10]:
                print(f"{kind}: {outcome.item}: {text}", file=sys.stderr)
        if not outcome.count:
            print(f"not tried: {outcome.item}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
