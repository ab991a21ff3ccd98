"""What is published is whole: wheel and sdist carry all that the command needs, from any directory."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DEVELOPERS = ("test", "dev")  # extras for those who work on the project: the package must not need them
OUTPUTS = ("graph.nq", "graph.trig", "explorer.html", "report.md")


def files_under(folder: str, *, as_if: str) -> set[str]:
    """The files of a folder of the checkout, with its name replaced by ``as_if``."""
    found = (path for path in (CHECKOUT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {f"{as_if}/{path.relative_to(CHECKOUT / folder).as_posix()}" for path in found}


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from that sdist."""
    folder = tmp_path_factory.mktemp("dist")
    # Without isolation: the build backend is in the test extra, and a test must not need an index.
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CHECKOUT]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(distributions: Path) -> Path:
    (found,) = distributions.glob("*.whl")
    return found


def test_wheel_is_the_package_with_its_resources_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = {name for name in names if not name.startswith("parley_kg-")}
    assert package == (
        files_under("kg", as_if="kg")
        | files_under("ontology", as_if="kg/_resources/ontology")
        | files_under("seeds", as_if="kg/_resources/seeds")
    )
    assert "kg/py.typed" in package
    licences = {name.partition("/licenses/")[2] for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSES/CC-BY-4.0.txt", "LICENSES/Apache-2.0.txt"}


def test_sdist_has_all_that_the_readme_and_the_tests_need(distributions: Path) -> None:
    (sdist,) = distributions.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {"bootstrap.py", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CITATION.cff"}
    for folder in ("kg", "ontology", "seeds", "tests"):
        wanted |= files_under(folder, as_if=folder)
    assert wanted <= names


def run_kg(command: list[str | Path], folder: Path, *, hash_seed: int) -> None:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment = {**outside, "PYTHONHASHSEED": str(hash_seed)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_installed_wheel_builds_the_same_graph_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    """The environment is clean but for one thing: it finds the dependencies where the tests have theirs.

    It does so by a .pth file, whose paths come last and whose own .pth files are not followed, so the checkout that is
    installed there for editing stays out of sight.
    """
    venv, elsewhere, here = (tmp_path / name for name in ("venv", "elsewhere", "here"))
    elsewhere.mkdir()
    here.mkdir()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    python = venv / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel]
    subprocess.run(pip, check=True, env={**os.environ, "PIP_USER": "0"})
    ask = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip())
    paths = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    (packages / "dependencies.pth").write_text("\n".join(paths), encoding="utf-8")

    where = [python, "-c", "import kg; print(kg.__file__)"]
    found = subprocess.run(where, check=True, capture_output=True, text=True, cwd=elsewhere).stdout.strip()
    assert Path(found).is_relative_to(venv), "the checkout is not what is tested here"

    run_kg([python.with_name("kg"), "build"], elsewhere, hash_seed=1)
    run_kg([sys.executable, "-m", "kg", "build"], here, hash_seed=2)

    assert {path.name for path in elsewhere.iterdir()} == {"parley-out"}
    for name in OUTPUTS:
        installed, checkout = ((folder / "parley-out" / name).read_bytes() for folder in (elsewhere, here))
        assert installed == checkout, f"{name} differs between the installed package and the checkout"


def imported_modules(root: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((alias.name.partition(".")[0], path) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0], path


def normalised(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def test_everything_imported_is_declared_and_everything_declared_is_imported() -> None:
    """What another package happens to bring along may be gone with its next version."""
    providers = metadata.packages_distributions()
    used: dict[str, Path] = {}
    for module, path in imported_modules(CHECKOUT / "kg"):
        if module not in sys.stdlib_module_names and module != "kg":
            assert module in providers, f"{path} imports {module}, which is not installed"
            used[normalised(providers[module][0])] = path.relative_to(CHECKOUT)
    declared = {normalised(requirement) for requirement in PROJECT["dependencies"]}
    extras = {name: entries for name, entries in PROJECT["optional-dependencies"].items() if name not in DEVELOPERS}
    optional = {normalised(entry) for entries in extras.values() for entry in entries}
    assert {name: path for name, path in used.items() if name not in declared | optional} == {}
    assert declared - used.keys() == set()


def test_the_version_stands_in_all_places_alike() -> None:
    import kg

    citation = (CHECKOUT / "CITATION.cff").read_text(encoding="utf-8")
    assert kg.__version__ == PROJECT["version"]
    assert f"\nversion: {PROJECT['version']}\n" in citation


def test_the_licence_covers_each_part_once() -> None:
    assert PROJECT["license"] == "MIT AND CC-BY-4.0 AND Apache-2.0"
    assert (CHECKOUT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n")
    text = (CHECKOUT / "LICENSES" / "CC-BY-4.0.txt").read_text(encoding="utf-8")
    assert all(
        part in text for part in ("ontology/", "seeds/", "https://creativecommons.org/licenses/by/4.0/legalcode")
    )
