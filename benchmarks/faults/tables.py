"""Event tables under attack, in full: 10,000 spoiled rows, and runs that are killed at random moments and resumed.

    python benchmarks/faults/tables.py [ROWS] [KILLS]

No row may end in anything but a row or a reject, and every resumed run must end with the bytes of an undisturbed one.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2] / "tests"), str(Path(__file__).parents[1] / "datasets")]

from generate import write  # noqa: E402
from mutations import mutated_table  # noqa: E402
from tables import GED, folder_bytes  # noqa: E402

from kg.actors import packaged_lexicon  # noqa: E402
from kg.datasets import Known, contents, file_digest, find_mapping, read_release  # noqa: E402
from kg.errors import KgError  # noqa: E402

HEADER = ",".join(GED).encode()
ROW = ",".join({**GED, "id": "@ID@", "source_article": "Wire"}.values()).encode()
SIZE = 200


def spoiled(rows: int) -> None:
    mapping, known = find_mapping("ucdp-ged"), Known(packaged_lexicon())
    fit = rejected = refused = 0
    with tempfile.TemporaryDirectory() as place:
        for seed in range(rows // SIZE):
            folder = Path(place) / str(seed)
            folder.mkdir()
            path = folder / "t.csv"
            path.write_bytes(mutated_table(random.Random(seed), HEADER, ROW, SIZE))
            try:
                release = read_release(path, file_digest(path), mapping, folder)
            except KgError:
                refused += SIZE
                continue
            made = contents(folder, mapping, [release], frozenset(), known)
            assert made.rows == release.rows
            fit, rejected = fit + release.rows, rejected + release.rejected
    print(f"{rows} spoiled rows: {fit} fit, {rejected} rejected by line, {refused} in tables refused; 0 crashes")


def killed(kills: int) -> None:
    draw = random.Random(7)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        table = folder / "t.csv"
        write(3000, table)
        command = [
            sys.executable, "-c",
            "import sys, pathlib, kg.datasets.release as r, kg.datasets.records as b\n"
            "r._PART_ROWS = 500; b._BATCH, b._BLOCK = 250, 100_000\n"
            "from kg.datasets import find_mapping; from kg.pipeline.ingest import ingest_file\n"
            "ingest_file(find_mapping('ucdp-ged'), pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))",
            str(table),
        ]  # fmt: skip
        begun = time.monotonic()
        subprocess.run([*command, str(folder / "whole")], check=True)
        took, wanted = time.monotonic() - begun, folder_bytes(folder / "whole")
        stopped = 0
        for number in range(kills):
            out = folder / f"out-{number}"
            process = subprocess.Popen([*command, str(out)])
            time.sleep(draw.uniform(0.1, 1.0) * took)
            process.send_signal(signal.SIGKILL)
            stopped += process.wait() == -signal.SIGKILL
            subprocess.run([*command, str(out)], check=True)
            assert folder_bytes(out) == wanted, f"kill {number} left other bytes"
        print(f"{kills} runs, {stopped} killed before their end, all resumed to the same bytes")


if __name__ == "__main__":
    spoiled(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    killed(int(sys.argv[2]) if len(sys.argv) > 2 else 50)
