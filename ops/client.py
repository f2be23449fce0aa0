"""The Python client: generated from the OpenAPI document, and compared with what is committed."""

from __future__ import annotations

import filecmp
import os
import shutil
import tempfile
from pathlib import Path

from ops import bootstrap, locks, progress, shell
from ops.errors import OperatorError
from ops.paths import Paths

FOLDER = Path("clients") / "python"
PACKAGE = "nen_client"
OUTDATED = (
    "clients/python không khớp tài liệu OpenAPI ({names}); hãy chạy make client · "
    "the client does not fit the OpenAPI document; run make client"
)


def client(paths: Paths) -> int:
    """`make client`: write the package anew."""
    target = bootstrap.installation(paths)
    with locks.exclusive(paths.run / "setup.lock"):
        progress.run(bootstrap.python_steps(target, tools=True))
    with tempfile.TemporaryDirectory(prefix="nen-client-", dir=paths.var) as folder:
        made = generate(paths, Path(folder))
        package = paths.root / FOLDER / PACKAGE
        shutil.rmtree(package, ignore_errors=True)
        shutil.copytree(made, package)
    print(f"{FOLDER / PACKAGE}")
    return 0


def check(paths: Paths) -> None:
    """Generate once more and compare. Raises OperatorError that names the first files that differ."""
    with tempfile.TemporaryDirectory(prefix="nen-client-", dir=paths.var) as folder:
        made = generate(paths, Path(folder))
        different = differences(made, paths.root / FOLDER / PACKAGE)
    if different:
        raise OperatorError(OUTDATED.format(names=", ".join(different[:5])))


def generate(paths: Paths, folder: Path) -> Path:
    """The package as the present OpenAPI document makes it; the folder that it lies in."""
    binaries = paths.venv / "bin"
    environment = os.environ | {
        "NEN_WITHOUT_DATABASE": "1",
        "DATABASE_URL": "",
        "NEN_VAR": str(paths.var),
        "PATH": f"{binaries}:{os.environ.get('PATH', os.defpath)}",  # the generator calls ruff by its name
    }
    document, made = folder / "openapi.json", folder / PACKAGE
    _run(paths, environment, str(paths.python), "manage.py", "client_document", str(document))
    _run(
        paths, environment, str(binaries / "openapi-python-client"), "generate",
        "--path", str(document), "--config", str(FOLDER / "generator.yaml"),
        "--meta", "none", "--output-path", str(made), "--fail-on-warning",
    )  # fmt: skip
    (made / "py.typed").touch()
    for kept in (".ruff_cache", ".gitignore"):
        _remove(made / kept)
    return made


def differences(made: Path, committed: Path) -> list[str]:
    """Names of files that are in one of the two only, or say something else."""
    ours, theirs = _files(made), _files(committed)
    odd = ours ^ theirs
    odd |= {name for name in ours & theirs if not filecmp.cmp(made / name, committed / name, shallow=False)}
    return sorted(odd)


def _files(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _run(paths: Paths, environment: dict[str, str], *command: str) -> None:
    shell.run(
        list(command),
        step=Path(command[0]).name,
        log=paths.logs / "check.log",
        cwd=paths.root,
        environment=environment,
    )
