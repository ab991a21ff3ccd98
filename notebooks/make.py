"""Makes the notebooks from their sources: ``python notebooks/make.py``.

Each source is a Python file whose comments divide it into cells (jupytext's "percent" format): it can be read,
compared and linted. The notebook beside it is for those who open one; it has no outputs, so that it changes only when
its source does.
"""

from __future__ import annotations

from pathlib import Path

import jupytext
import nbformat

FOLDER = Path(__file__).parent


def sources() -> list[Path]:
    """The sources of the notebooks, in the order in which they are to be read."""
    return sorted(FOLDER.glob("[0-9]*.py"))


def notebook(source: Path) -> str:
    """The notebook that ``source`` describes; the same source gives the same text."""
    made = jupytext.read(source)
    for number, cell in enumerate(made.cells):
        cell.id = f"cell-{number:02}"  # jupytext draws these at random
    made.metadata.pop("jupytext", None)
    return nbformat.writes(made) + "\n"


if __name__ == "__main__":
    for path in sources():
        path.with_suffix(".ipynb").write_text(notebook(path), encoding="utf-8")
