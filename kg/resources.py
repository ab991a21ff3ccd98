"""Where the ontology and the seeds lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.errors import KgError

__all__ = ["ontology_file", "resource_folder", "seed_files"]


@cache
def resource_folder(name: str) -> Path:
    """The folder ``ontology`` or ``seeds``, wherever this installation keeps it.

    A wheel carries both inside the package; an editable install reads them from the checkout.

    Raises:
        KgError: the installation is damaged: neither place holds the folder.
    """
    package = Path(str(files("kg")))
    for folder in (package / "_resources" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise KgError(f"the installation lacks its folder {name!r}", remedy="install parley-kg again")


def ontology_file(name: str = "parley.ttl") -> Path:
    """A file of the ontology: ``parley.ttl``, ``alignments.ttl``, ``shapes.ttl``."""
    return resource_folder("ontology") / name


def seed_files() -> list[Path]:
    """The digests that the package carries, in the order of their names."""
    return sorted(resource_folder("seeds").glob("*.md"))
