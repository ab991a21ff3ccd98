"""What the faults befall: documents, tables, and folders of a graph, made here."""

from __future__ import annotations

import random
from pathlib import Path

from faults.running import kg
from tables import folder_bytes, ged, write_table

__all__ = ["built", "content", "documents", "folder_bytes", "table"]

_NAMES = ("Pakistan", "India", "Afghanistan", "Iran", "China", "the TTP", "ISIS-K", "the United Nations")
_VERBS = ("attacked", "condemned", "accused", "praised", "sanctioned", "met", "supports", "threatened")


def documents(folder: Path, count: int, seed: int = 1) -> Path:
    """A folder with so many short articles, in text, Markdown and HTML."""
    draw = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        lines = [
            f"{draw.choice(_NAMES).capitalize()} {draw.choice(_VERBS)} {draw.choice(_NAMES)} on {draw.randint(1, 28)} "
            f"March {draw.randint(2001, 2024)}."
            for _ in range(12)
        ]
        text = "\n\n".join(lines)
        if number % 3 == 0:
            (folder / f"a{number:03}.html").write_text(
                f"<html><body><article><h1>News {number}</h1>{''.join(f'<p>{line}</p>' for line in lines)}"
                "</article></body></html>", "utf-8",
            )  # fmt: skip
        elif number % 3 == 1:
            (folder / f"a{number:03}.md").write_text(f"---\ntitle: News {number}\n---\n\n{text}\n", "utf-8")
        else:
            (folder / f"a{number:03}.txt").write_text(text + "\n", "utf-8")
    return folder


def table(path: Path, rows: int, *, changed: str = "", unfit: int = 3) -> Path:
    """A table of events: each row of its own day, some that do not fit, and one that stands twice."""
    changes = [
        {"date_start": day, "date_end": day, "side_b": f"Group {number % 40}", "where_coordinates": f"Place{changed}"}
        for number in range(rows)
        for day in (f"{2000 + number % 20}-{1 + number % 12:02}-{1 + number % 28:02}",)
    ]
    return write_table(path, ged(*changes, *({"date_prec": "9"} for _ in range(unfit)), {"id": "3"}))


def built(folder: Path, articles: Path, events: Path | None = None) -> Path:
    """The folder of a graph of these articles and, where there is one, this table."""
    runs: list[tuple[object, ...]] = [("build", articles, "-o", folder)]
    if events is not None:
        runs.append(("ingest", "ucdp-ged", events, "-o", folder))
    for arguments in runs:
        done = kg(*arguments)
        if done.code not in (0, 1, 3) or "Traceback" in done.said:
            raise RuntimeError(done.said)
    return folder


def content(path: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes; nothing where there is none. Of a file, its own."""
    return {"": path.read_bytes()} if path.is_file() else folder_bytes(path) if path.is_dir() else {}
