"""`bootstrap.py`, run as a newcomer runs it: in a folder of its own, offline, on a project that installs in no time."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BOOTSTRAP = Path(__file__).parents[1] / "bootstrap.py"

PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "parley-kg"
version = "0.1.0"
"""

# Installs with no index: the build backend lies in the project, needs nothing, and counts how often it is asked.
BACKEND = """
import pathlib, zipfile

ROOT = pathlib.Path(__file__).parent

def build_editable(folder, config_settings=None, metadata_directory=None):
    with open(ROOT / "installs", "a") as log:
        log.write("x")
    if (ROOT / "fail").exists():
        raise SystemExit("no route to the index")
    info = "parley_kg-0.1.0.dist-info"
    files = {
        "parley.pth": str(ROOT),
        f"{info}/METADATA": "Metadata-Version: 2.1\\nName: parley-kg\\nVersion: 0.1.0\\n"
        "Provides-Extra: serve\\nProvides-Extra: test\\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\\nGenerator: backend\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
        f"{info}/entry_points.txt": "[console_scripts]\\nkg = kg:main\\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{name},,\\n" for name in [*files, f"{info}/RECORD"])
    name = "parley_kg-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(folder) / name, "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)
    return name
"""

KG = """
import os, sys

def main():
    print(sys.argv[1:], os.getcwd())
    return 4 if "nothing" in sys.argv else 0
"""

# Run by every Python that is started with this folder on its path: hides modules as Debian does that splits them off.
HIDE = """
import importlib.util, os
hidden = os.environ.get("HIDDEN", "").split()
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name in hidden else found(name, package)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout with a name that has to be quoted, whose package `kg` says how it was called."""
    return checkout_in(tmp_path)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a checkout where `bootstrap.py build` has been run, and beside it a copy of that."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "here").mkdir()
    result = bootstrap(checkout_in(folder / "here"), "build")
    assert result.returncode == 0, result.stderr
    shutil.copytree(folder / "here", folder / "kept", symlinks=True)
    return folder


@pytest.fixture
def built(kept: Path) -> Path:
    """A checkout where `bootstrap.py build` has been run once: the same for each test, at the same place."""
    shutil.rmtree(kept / "here")
    shutil.copytree(kept / "kept", kept / "here", symlinks=True)
    return kept / "here" / "a check-out"


def checkout_in(folder: Path) -> Path:
    """Make such a checkout, and beside it what hides modules."""
    root = folder / "a check-out"
    for name, text in {"pyproject.toml": PYPROJECT, "backend.py": BACKEND, "kg.py": KG}.items():
        root.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    shutil.copy(BOOTSTRAP, root)
    hide = folder / "hide"
    hide.mkdir()
    (hide / "sitecustomize.py").write_text(HIDE, encoding="utf-8")
    return root


def bootstrap(
    project: Path, *arguments: str, python: str = sys.executable, hidden: str = "ensurepip", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Without ensurepip unless a test says otherwise: it is the rarer way, and takes a quarter of the time."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "VIRTUAL_ENV", "PYTHONPATH"))
    }
    environment |= {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if hidden:
        environment |= {"PYTHONPATH": str(project.parent / "hide"), "HIDDEN": hidden}
    return subprocess.run(
        [python, str(project / "bootstrap.py"), *arguments],
        cwd=cwd or project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def installs(project: Path) -> int:
    log = project / "installs"
    return len(log.read_text()) if log.exists() else 0


def state(project: Path) -> dict[str, Any]:
    return dict(json.loads((project / ".venv" / "parley-bootstrap.json").read_text(encoding="utf-8")))


def test_first_run_installs_and_hands_arguments_and_exit_code_through(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    first = bootstrap(project, "build", "-o", "some where", cwd=elsewhere, hidden="")
    assert first.stdout == f"['build', '-o', 'some where'] {elsewhere}\n"
    assert first.returncode == 0
    assert "Making the virtual environment" in first.stderr

    second = bootstrap(project, "build", "nothing", cwd=elsewhere, hidden="")
    assert second.returncode == 4
    assert second.stderr == ""
    assert installs(project) == 1


def test_changed_project_and_further_extra_install_again_but_keep_the_environment(built: Path) -> None:
    witness = built / ".venv" / "witness"
    witness.touch()

    with (built / "pyproject.toml").open("a") as file:
        file.write("# changed\n")
    assert bootstrap(built, "build").returncode == 0
    assert installs(built) == 2

    bootstrap(built, "test")
    assert installs(built) == 3
    assert state(built)["done"]["extras"] == ["serve", "test"]

    bootstrap(built, "build")
    assert installs(built) == 3, "what holds the test extra is good for build"
    assert witness.exists()


def test_something_gone_missing_is_installed_again(built: Path) -> None:
    (gone,) = (built / ".venv").glob("lib/python*/site-packages/parley_kg-*.dist-info")
    shutil.rmtree(gone)
    assert bootstrap(built, "build").returncode == 0
    assert installs(built) == 2


def test_half_made_or_broken_environment_is_made_again(built: Path) -> None:
    file = built / ".venv" / "parley-bootstrap.json"
    witness = built / ".venv" / "witness"

    witness.touch()
    file.write_text('{"ours": true, "done": null}')  # as a killed run leaves it
    assert bootstrap(built, "build").returncode == 0
    assert not witness.exists()

    for name in ("python", "python3"):
        (built / ".venv" / "bin" / name).unlink(missing_ok=True)
    assert bootstrap(built, "build").returncode == 0
    assert installs(built) == 3


def test_moved_checkout_runs_its_own_code(built: Path) -> None:
    moved = built.with_name("moved")
    built.rename(moved)
    result = bootstrap(moved, "build")
    assert result.stdout == f"['build'] {moved}\n"
    assert installs(moved) == 2


def test_failed_update_says_so_and_leaves_what_was_there(built: Path) -> None:
    before = state(built)
    (built / "fail").touch()
    with (built / "pyproject.toml").open("a") as file:
        file.write("# changed\n")

    failed = bootstrap(built, "build")
    assert failed.returncode == 1
    assert failed.stdout == ""
    assert "no route to the index" in failed.stderr
    assert "PIP_INDEX_URL" in failed.stderr
    assert 'Traceback (most recent call last):\n  File "' + str(built / "bootstrap.py") not in failed.stderr
    assert state(built) == before

    (built / "fail").unlink()
    assert bootstrap(built, "build").returncode == 0


def test_without_ensurepip_the_outer_pip_installs(project: Path) -> None:
    result = bootstrap(project, "build")
    assert result.returncode == 0, result.stderr
    assert result.stdout == f"['build'] {project}\n"
    assert not list((project / ".venv").glob("lib/python*/site-packages/pip"))


def test_without_any_pip_it_names_the_remedy(project: Path) -> None:
    result = bootstrap(project, "build", hidden="ensurepip pip")
    assert result.returncode == 1
    assert "there is no pip. Install it" in result.stderr
    assert bootstrap(project, "build").returncode == 0, "the next run, with pip, starts afresh"


def test_foreign_environment_is_used_or_refused_but_never_deleted(project: Path) -> None:
    venv = project / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    own = venv / "mine"
    own.touch()
    assert bootstrap(project, "build").returncode == 0
    assert own.exists()

    shutil.rmtree(venv)
    venv.mkdir()
    own.touch()
    refused = bootstrap(project, "build")
    assert refused.returncode == 1
    assert "not ours to delete" in refused.stderr
    assert own.exists()


@pytest.mark.parametrize("arguments", [(), ("biuld",)])
def test_wrong_usage(project: Path, arguments: tuple[str, ...]) -> None:
    result = bootstrap(project, *arguments)
    assert result.returncode == 2
    assert "name one of the commands build, test, develop" in result.stderr
    assert not (project / ".venv").exists()


def test_help_goes_to_stdout(project: Path) -> None:
    result = bootstrap(project, "--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert "python3 bootstrap.py build" in result.stdout


def test_an_older_python_can_read_the_file_up_to_its_complaint() -> None:
    tree = ast.parse(BOOTSTRAP.read_text(encoding="utf-8"), feature_version=(3, 7))
    first = next(node for node in tree.body if isinstance(node, ast.If))
    before = tree.body[: tree.body.index(first)]
    assert [ast.unparse(node) for node in before[1:]] == ["import sys"]
    assert ast.unparse(first.test) == "sys.version_info < (3, 11)"


@pytest.mark.parametrize("version", ["3.6", "3.7", "3.8", "3.9", "3.10"])
def test_an_older_python_is_told_what_it_lacks(project: Path, version: str) -> None:
    python = older_python(version)
    if python is None:
        pytest.skip(f"no Python {version} on this machine")
    result = bootstrap(project, "build", python=python)
    assert result.returncode == 1
    assert result.stderr.startswith(f"bootstrap.py: this is Python {version}, and Parley needs 3.11 or later.")


def older_python(version: str) -> str | None:
    for candidate in (f"python{version}", *map(str, Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))):
        try:
            answer = subprocess.run(
                [candidate, "-c", "import sys; print(sys.version)"], capture_output=True, text=True, check=False
            )
        except OSError:
            continue
        if answer.stdout.startswith(f"{version}."):
            return candidate
    return None


def test_a_system_python_that_refuses_installs_is_no_obstacle(project: Path) -> None:
    python = Path("/usr/bin/python3")
    marks = list(Path("/usr/lib").glob("python3*/EXTERNALLY-MANAGED"))
    if not (python.exists() and marks):
        pytest.skip("the system's Python does not refuse installs, or there is none")
    version = subprocess.run(
        [python, "-c", "import sys; print(sys.version_info >= (3, 11))"], capture_output=True, text=True, check=True
    )
    if version.stdout.strip() != "True":
        pytest.skip("the system's Python is older than 3.11")
    result = bootstrap(project, "build", python=str(python), hidden="")
    assert result.stdout == f"['build'] {project}\n", result.stderr
