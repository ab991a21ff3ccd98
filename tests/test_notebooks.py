"""The notebooks run from their first cell to their last, and are what their sources say."""

from __future__ import annotations

import base64
import json
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
NAMES = sorted(path.stem for path in NOTEBOOKS.glob("[0-9]*.py"))
TOUR = pytest.mark.xdist_group("tour")  # run once, whoever of several processes does it
REASON = "the extra 'notebook' is not installed: python3 bootstrap.py develop"


def test_there_is_a_tour() -> None:
    assert "01_tour" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_notebook_is_made_from_its_source(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("jupytext", reason=REASON)
    monkeypatch.syspath_prepend(NOTEBOOKS)
    from make import notebook

    made = notebook(NOTEBOOKS / f"{name}.py")
    assert made == notebook(NOTEBOOKS / f"{name}.py")
    committed = (NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8")
    assert committed == made, "run `python notebooks/make.py`"
    assert all(not cell.get("outputs") for cell in json.loads(committed)["cells"])


def run(name: str, folder: Path) -> list[dict[str, Any]]:
    """What the cells of a notebook put out, in order: run by nbmake, each in a process and a folder of its own."""
    for module in ("nbmake", "ipykernel", "matplotlib"):
        pytest.importorskip(module, reason=REASON)
    copied = Path(shutil.copy(NOTEBOOKS / f"{name}.ipynb", folder))
    options = ["--nbmake", "--overwrite", "--nbmake-timeout=300", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command: list[str | Path] = [sys.executable, "-m", "pytest", "-q", *options, f"--rootdir={folder}", copied]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    cells = json.loads(copied.read_text(encoding="utf-8"))["cells"]
    return [output for cell in cells for output in cell.get("outputs", ())]


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    return run("01_tour", tmp_path_factory.mktemp("tour"))


def text(output: dict[str, Any]) -> str:
    return "".join(output.get("text") or output.get("data", {}).get("text/plain", ""))


@TOUR
def test_tour_warns_of_nothing(tour: list[dict[str, Any]]) -> None:
    assert [text(output) for output in tour if output.get("name") == "stderr"] == []


@TOUR
def test_tour_asks_and_gets_tables(tour: list[dict[str, Any]]) -> None:
    tables = [output for output in tour if "text/html" in output.get("data", {})]
    assert len(tables) >= 6
    assert "Afghan Taliban" in text(tables[0])


@TOUR
def test_tour_shows_both_ways_from_pakistan_to_the_ttp(tour: list[dict[str, Any]]) -> None:
    shown = "".join(text(output) for output in tour)
    assert "Pakistan —agreement/friendly!→ TTP (not transitive)" in shown
    assert "Pakistan —friendly/mediation!→ Afghan Taliban —friendly/mediation→ TTP (not transitive)" in shown


@TOUR
def test_tour_draws_one_large_picture(tour: list[dict[str, Any]]) -> None:
    pictures = [base64.b64decode(o["data"]["image/png"]) for o in tour if "image/png" in o.get("data", {})]
    assert len(pictures) == 1
    width, height = struct.unpack(">II", pictures[0][16:24])
    assert width > 1000
    assert height > 400


def test_balance_without_its_data_says_what_is_missing_and_computes_nothing(tmp_path: Path) -> None:
    outputs = run("02_balance", tmp_path)
    assert not any("image/png" in output.get("data", {}) for output in outputs)
    assert [output for output in outputs if output.get("name") == "stderr"] == []
    [said] = ["".join(o["data"]["text/markdown"]) for o in outputs if "text/markdown" in o.get("data", {})]
    assert "The data is not here" in said
    assert "correlates_of_war_signed.csv" in said


def test_balance_with_its_data_computes_and_shows_it(shared: Path, tmp_path: Path) -> None:
    if not (shared / "data" / "networks" / "correlates_of_war_signed.csv").is_file():
        pytest.skip("no networks in the folder 'shared' beside the checkout")
    (tmp_path / "shared").symlink_to(shared, target_is_directory=True)
    outputs = run("02_balance", tmp_path)
    assert [text(output) for output in outputs if output.get("name") == "stderr"] == []
    assert any("image/png" in output.get("data", {}) for output in outputs)
    assert "The data is not here" not in json.dumps(outputs)


@pytest.mark.parametrize(("name", "pictures"), [("03_mediation", 4), ("04_claims", 3)])
def test_articles_warn_of_nothing_and_show_their_pictures_and_quotes(name: str, pictures: int, tmp_path: Path) -> None:
    outputs = run(name, tmp_path)
    assert [text(output) for output in outputs if output.get("name") == "stderr"] == []
    assert sum("image/png" in output.get("data", {}) for output in outputs) == pictures
    pages = "".join("".join(output.get("data", {}).get("text/html", "")) for output in outputs)
    assert "<code>000_worst_hit[" in pages
    assert "<code>004_four_thousand_deaths[" in pages
