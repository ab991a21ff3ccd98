"""A table in the columns of UCDP's event data set, of any size; the same seed gives the same bytes.

    python benchmarks/datasets/generate.py ROWS FILE [SEED]

1,500 dyads, some of them met often and most of them seldom (as 1/rank), each in one to nine years out of 33, as in
the real table, whose 1,800 dyads come to some 8,000 years of fighting. Nothing in it happened.
"""

from __future__ import annotations

import csv
import random
import sys
from datetime import date, timedelta
from pathlib import Path

DYADS, STATES, GROUPS, FIRST = 1500, 60, 700, date(1989, 1, 1)
HEADER = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_new_id",
    "conflict_name", "dyad_new_id", "dyad_name", "side_a_new_id", "side_a", "side_b_new_id",
    "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id",
    "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa",
)  # fmt: skip


def dyads(draw: random.Random) -> list[tuple[str, str, str, int, int, int]]:
    """Kind of violence, side a, side b, the country's number, and the first year and the number of years."""
    found = []
    for _ in range(DYADS):
        state = draw.randrange(STATES)
        kind = draw.choices("123", (60, 25, 15))[0]
        first = f"Government of State {state}" if kind == "1" else f"Group {draw.randrange(GROUPS)}"
        second = "Civilians" if kind == "3" else f"Group {GROUPS + draw.randrange(GROUPS)}"
        years = draw.choice((1, 1, 2, 2, 3, 5, 7, 9))
        found.append((kind, first, second, state, draw.randrange(34 - years), years))
    return found


def write(rows: int, path: Path, seed: int = 1) -> None:
    """Write the table."""
    draw = random.Random(seed)
    pairs = dyads(draw)
    weights = [1 / rank for rank in range(1, DYADS + 1)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        for begin in range(0, rows, 10_000):
            chosen = draw.choices(range(DYADS), weights, k=min(10_000, rows - begin))
            writer.writerows(row(draw, begin + number, dyad, pairs[dyad]) for number, dyad in enumerate(chosen))


def row(draw: random.Random, number: int, dyad: int, pair: tuple[str, str, str, int, int, int]) -> list[object]:
    """One event."""
    kind, first, second, state, begin, years = pair
    start = FIRST + timedelta(days=int(365.25 * begin) + draw.randrange(365 * years))
    precision = draw.choices("1234", (85, 10, 3, 2))[0]
    end = start + timedelta(days={"1": 0, "2": 3, "3": 6, "4": 27}[precision])
    best = int(draw.paretovariate(1.2))
    low, high = best - draw.randrange(1 + best // 3), best + draw.randrange(1 + best // 2)
    latitude, longitude = round(draw.uniform(-30, 40), 6), round(draw.uniform(-10, 70), 6)
    # Now and then a field goes on over a line.
    where = f"near Town {number % 4000}" + (",\nat the crossroads" if number % 50 == 0 else "")
    office = f"Wire {draw.randrange(90)}"
    article = f'"{office},{start},A headline of some length that tells what was reported on that day, and by whom."'
    return [
        1_000_000 + number,
        f"ST{state}-{start.year}-{kind}-{number}",
        start.year,
        1,
        "Clear",
        kind,
        state,
        f"State {state}: Government",
        dyad,
        f"{first} - {second}",
        state,
        first,
        5000 + dyad,
        second,
        draw.choice((-1, 1, 1, 2, 3)),
        article,
        office,
        start,
        "A headline of some length that tells what was reported on that day",
        "police",
        draw.randrange(1, 7),
        f"Town {number % 4000}",
        where,
        f"Province {number % 300}",
        f"District {number % 1200}",
        latitude,
        longitude,
        f"POINT ({longitude} {latitude})",
        100_000 + number % 50_000,
        f"State {state}",
        state,
        "Asia",
        1,
        precision,
        f"{start} 00:00:00.000",
        f"{end} 00:00:00.000",
        best // 2,
        best - best // 2,
        0,
        0,
        best,
        high,
        low,
        state,
    ]


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
