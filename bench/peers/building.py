"""Builds peers under var/bench, once; what cannot be built is left out of the run with its reason."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLACE = Path(os.environ.get("NEN_VAR", HERE.parent.parent / "var")) / "bench"
LIMIT_S = 300
#: A crate with its whole tree, one job at a time, beside whatever else the machine does.
CRATE_LIMIT_S = 7200


class Unavailable(Exception):
    """A peer cannot be measured on this machine; the text says why."""


def environment(name: str) -> Path:
    """`bin` of a virtual environment with `requirements-<name>.txt`, made when the file is newer than it."""
    wanted = (HERE / f"requirements-{name}.txt").read_text(encoding="utf-8")
    place = PLACE / f"venv-{name}"
    stamp = place / "requirements.installed"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        _run([sys.executable, "-m", "venv", "--clear", str(place)], PLACE)
        _run(
            [str(place / "bin" / "pip"), "install", "--quiet", "-r", str(HERE / f"requirements-{name}.txt")],
            PLACE,
        )
        stamp.write_text(wanted, encoding="utf-8")
    return place / "bin"


def go_program(module: str, version: str) -> Path:
    """A Go program built from its module.

    It is required by an empty module of ours: `go install` also asks for the list of versions, which not every
    module proxy gives.
    """
    program = PLACE / "bin" / f"{module.rpartition('/')[2]}-{version}"
    if not program.exists():
        go = shutil.which("go")
        if go is None:
            raise Unavailable("no Go on this machine")
        frame = PLACE / "go" / program.name
        frame.mkdir(parents=True, exist_ok=True)
        (frame / "go.mod").write_text(f"module peer\n\nrequire {module} {version}\n", encoding="utf-8")
        _run([go, "build", "-mod=mod", "-o", str(program), module], frame)
    return program


def cargo_program(crate: str, version: str, features: str) -> Path:
    """The program of a crate, built with its own lock and only these of its features."""
    place = PLACE / "cargo" / f"{crate}-{version}"
    program = place / "bin" / crate
    if not program.exists():
        cargo = shutil.which("cargo")
        if cargo is None:
            raise Unavailable("no Rust on this machine")
        command = ["nice", "-n", "19", cargo, "install", "--locked", "-j1", "--root", str(place)]
        command += ["--target-dir", str(PLACE / "cargo" / "target"), "--no-default-features"]
        _run([*command, "--features", features, f"{crate}@{version}"], PLACE, limit_s=CRATE_LIMIT_S)
    return program


def _run(command: list[str], where: Path, limit_s: int = LIMIT_S) -> None:
    where.mkdir(parents=True, exist_ok=True)
    print(f"  … {' '.join(command)}", file=sys.stderr, flush=True)
    try:
        subprocess.run(command, cwd=where, check=True, capture_output=True, text=True, timeout=limit_s)
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or ["?"])[-1]
        raise Unavailable(f"{Path(command[0]).name}: {last[:200]}") from error
    except (subprocess.TimeoutExpired, OSError) as error:
        raise Unavailable(f"{Path(command[0]).name}: {type(error).__name__}") from error
