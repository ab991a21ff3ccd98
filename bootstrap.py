"""Builds Parley's founding graph, or tests Parley, on a machine that has only Python and pip.

    python3 bootstrap.py build      the founding graph, into ./parley-out
    python3 bootstrap.py test       the tests
    python3 bootstrap.py develop    all that CONTRIBUTING.md asks for, installed and nothing run

What follows the command goes to ``kg build`` or to pytest as it stands: ``python3 bootstrap.py build -o FOLDER``.

All work in the virtual environment .venv beside this file, so they also work where the system's Python refuses
installs. The environment is made on the first run; it is mended when pyproject.toml has changed or something has
gone missing from it, and made again when it is broken or an earlier run was killed before it was ready.

Standard library only. An older Python must be able to parse this file, so that it can say which one it wants.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the linter believes pyproject.toml; this runs before anybody has read that
    sys.exit(
        f"bootstrap.py: this is Python {sys.version_info[0]}.{sys.version_info[1]}, and Parley needs 3.11 or later. "
        "Install a newer one and call it by its name: python3.11 bootstrap.py build"
    )

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STATE = VENV / "parley-bootstrap.json"

# One process for each core (one or two more are no faster, since browsers and servers have work of their own), a file
# of tests never in two of them: what a file sets up once is set up once. At most eight, for each has a browser. By the
# names of the files, which brings the browsers and services first: by the count of tests, the slow files of few come
# last, which leaves one process with them.
PARALLEL = ["-n", "auto", "--maxprocesses", "8", "--dist", "loadfile", "--no-loadscope-reorder"]

EXTRAS = {"build": ["serve"], "test": ["serve", "test"], "develop": ["dev", "notebook", "serve", "test"]}

PROBE = """
import json, sys
from importlib import metadata, util
installed = sorted({f"{found.name} {found.version}" for found in metadata.distributions()})
print(json.dumps({"version": sys.version_info[:2], "pip": util.find_spec("pip") is not None, "installed": installed}))
"""


class BootstrapError(Exception):
    """Something that the person at the keyboard has to mend: what is wrong, and how."""


def main(arguments: list[str]) -> int:
    """Prepare the environment, then run the command in it; the exit code is that of the command."""
    if arguments[:1] in (["-h"], ["--help"]):
        sys.stdout.write(f"{__doc__}")
        return 0
    if not arguments or arguments[0] not in EXTRAS:
        say(f"{__doc__}\nbootstrap.py: name one of the commands {', '.join(EXTRAS)}")
        return 2
    command, rest = arguments[0], arguments[1:]
    try:
        prepare(EXTRAS[command])
    except (BootstrapError, OSError) as error:
        say(f"bootstrap.py: {error}")
        return 1
    except KeyboardInterrupt:
        return 130
    if command == "build":
        return hand_over([SCRIPTS / "kg", "build", *rest], folder=Path.cwd())
    if command == "test":
        return hand_over([PYTHON, "-m", "pytest", *PARALLEL, *rest], folder=ROOT)
    return 0


def prepare(extras: list[str]) -> None:
    """Make .venv hold this checkout and what ``extras`` name; does nothing where it already does."""
    wanted = {"project": hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest(), "root": str(ROOT)}
    state = read_state()
    done = state.get("done")
    found = probe()
    if found and done and holds(done, wanted, extras, found["installed"]):
        return
    ours = state.get("ours", not VENV.exists() or not any(VENV.iterdir()))
    if ours and not (found and done):
        make_environment()
        done = None
    elif not found:
        raise BootstrapError(f"{VENV} is no working virtual environment, and not ours to delete. Move it away.")
    elif found["version"] < [3, 11]:
        raise BootstrapError(f"{VENV} holds a Python older than 3.11, and is not ours to delete. Move it away.")
    write_state({"ours": ours, "done": None})
    extras = sorted({*extras, *(done["extras"] if done else [])})
    try:
        install(extras)
    except BootstrapError:
        write_state({"ours": ours, "done": done})  # pip undoes what it could not finish: the old environment stands
        raise
    write_state({"ours": ours, "done": {**wanted, "extras": extras, "installed": (probe() or {})["installed"]}})


def holds(done: dict, wanted: dict, extras: list[str], installed: list[str]) -> bool:
    """Whether the environment that was finished with ``done`` is the ``wanted`` one, and nothing has gone from it."""
    same_project = all(done[key] == value for key, value in wanted.items())
    return same_project and set(extras) <= set(done["extras"]) and set(done["installed"]) <= set(installed)


def read_state() -> dict:
    """What earlier runs have left: ``ours`` (we made .venv), and ``done`` (what it holds; none if one was killed)."""
    try:
        return dict(json.loads(STATE.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def write_state(state: dict) -> None:
    """Put ``state`` in the place of the old one in one step."""
    fresh = STATE.with_suffix(".new")
    fresh.write_text(json.dumps(state, indent=1), encoding="utf-8")
    fresh.replace(STATE)


def probe() -> dict | None:
    """What the Python of .venv tells of itself: its version, whether it has pip, what is installed.

    Returns:
        ``None`` where .venv holds no Python that runs: there is none, or the one it was made from has gone.
    """
    try:
        answer = subprocess.run([PYTHON, "-I", "-c", PROBE], capture_output=True, check=False)
        return json.loads(answer.stdout) if answer.returncode == 0 else None
    except (OSError, ValueError):
        return None


def make_environment() -> None:
    """Make .venv from nothing, with a pip of its own where this Python can give it one."""
    say(f"Making the virtual environment {VENV}")
    if importlib.util.find_spec("venv") is None:
        raise BootstrapError("this Python has no module venv. Install it (Debian, Ubuntu: apt install python3-venv).")
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    write_state({"ours": True, "done": None})  # first of all, so that a half-made environment is known as ours
    # Debian keeps ensurepip in a package of its own, python3-venv; without it there is no such module.
    has_ensurepip = importlib.util.find_spec("ensurepip") is not None
    command = [sys.executable, "-m", "venv", VENV, *([] if has_ensurepip else ["--without-pip"])]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
        raise BootstrapError("the virtual environment could not be made, for the reason above.")


def install(extras: list[str]) -> None:
    """Install this checkout, to be run where it lies, and what it needs."""
    if (probe() or {}).get("pip"):
        pip = [PYTHON, "-m", "pip"]
    elif importlib.util.find_spec("pip") is not None:
        pip = [sys.executable, "-m", "pip", "--python", PYTHON]
    else:
        raise BootstrapError("there is no pip. Install it (Debian, Ubuntu: apt install python3-pip).")
    say("Installing Parley and what it needs; this takes a minute or two, and is not repeated")
    target = f"{ROOT}[{','.join(extras)}]" if extras else f"{ROOT}"
    command = [*pip, "install", "--quiet", "--disable-pip-version-check", "--no-input", "--editable", target]
    if not sys.dont_write_bytecode:
        # To compile every module takes pip a third of its time: what is imported is compiled then, once.
        command.insert(-2, "--no-compile")
    # A pip that is set to install for the user would refuse to do so in a virtual environment.
    environment = {**os.environ, "PIP_USER": "0"}
    if subprocess.run(command, stdout=sys.stderr, env=environment, check=False).returncode:
        raise BootstrapError(
            "pip could not install Parley, for the reason above. Where it reached no package index: connect this "
            "machine to the network, or name a mirror or a folder of wheels in PIP_INDEX_URL or PIP_FIND_LINKS. "
            "Then give the same command again."
        )


def hand_over(command: list[str | Path], *, folder: Path) -> int:
    """Run ``command`` in ``folder`` to its end; returns its exit code as a shell counts it."""
    with subprocess.Popen(command, cwd=folder) as process:
        while True:
            try:
                code = process.wait()
            except KeyboardInterrupt:
                continue  # the terminal has told the command as well, which ends as it sees fit
            return code if code >= 0 else 128 - code


def say(text: str) -> None:
    """Tell the person at the keyboard; stdout belongs to the command that is run."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
