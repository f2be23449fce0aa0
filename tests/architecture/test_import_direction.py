"""Who may import whom: the contracts hold, they are able to fail, and foreign keys follow the same direction."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.apps import apps

from tests.architecture.tree import APPS, ROOT

RANK = {
    "geo": 0,
    "layers": 1,
    "cadastre": 2,
    "transport": 2,
    "planning": 3,
    "permits": 4,
    "ogc": 5,
    "tiles": 5,
    "web": 6,
}


#: Wrong imports: the file, the line added to it, and how the linter names the import.
PLANTED = {
    "geo/city.py": ("import layers.registry", "geo.city -> layers.registry"),
    "cadastre/domain/land_use.py": (
        "from django.db import connection",
        "cadastre.domain.land_use -> django",
    ),
    "cadastre/models/__init__.py": ("import planning.models", "cadastre.models -> planning.models"),
    "ogc/__init__.py": ("import cadastre.models", "ogc -> cadastre.models"),
    "tiles/__init__.py": ("import ogc", "tiles -> ogc"),
    "layers/spec.py": ("import planning.domain.functions", "layers.spec -> planning.domain.functions"),
}
#: One process reads the linter's code and forks for each folder: starting it anew costs as much as linting.
LINT = """
import os, sys
from importlinter.cli import lint_imports
def lint(number, folder):
    child = os.fork()
    if child:
        return child
    os.dup2(os.open(f"{number}.txt", os.O_WRONLY | os.O_CREAT, 0o600), 1)
    os.chdir(folder)
    sys.path.insert(0, folder)
    code = lint_imports(no_cache=True)
    sys.stdout.flush()
    os._exit(code)
children = [lint(number, folder) for number, folder in enumerate(sys.argv[1:])]
print(*(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children))
"""


@dataclass(frozen=True)
class Verdict:
    """What the linter answered about one tree."""

    code: int
    said: str


def _tree(folder: Path) -> Path:
    """The apps as they are, by reference."""
    for app in APPS:
        shutil.copytree(
            ROOT / app,
            folder / app,
            ignore=shutil.ignore_patterns("node_modules", "dist", "__pycache__"),
            copy_function=os.symlink,
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Verdict, Verdict]:
    """The apps as they are, and with every wrong import planted."""
    tree = _tree(tmp_path_factory.mktemp("planted"))
    for file, (planted, _named) in PLANTED.items():
        target = tree / file
        target.unlink()
        kept = (ROOT / file).read_text(encoding="utf-8")
        target.write_text(f"{kept}\n{planted}  # planted\n", encoding="utf-8")
    answers = tmp_path_factory.mktemp("answers")
    command = [sys.executable, "-c", LINT, str(ROOT), str(tree)]
    done = subprocess.run(command, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin"}, cwd=answers)
    assert done.returncode == 0, done.stderr
    clean, broken = (
        Verdict(int(code), (answers / f"{number}.txt").read_text(encoding="utf-8"))
        for number, code in enumerate(done.stdout.split())
    )
    return clean, broken


def test_imports_go_downwards(verdicts):
    clean, _broken = verdicts
    assert clean.code == 0, clean.said
    assert "0 broken" in clean.said


@pytest.mark.parametrize("file", PLANTED)
def test_a_planted_wrong_import_is_caught(verdicts, file):
    """A contract that cannot fail protects nothing."""
    _clean, broken = verdicts
    assert broken.code == 1, broken.said
    assert "BROKEN" in broken.said
    named = PLANTED[file][1]
    assert re.search(rf"\b{re.escape(named)} \(l\.\d+\)", broken.said), broken.said


def test_foreign_keys_go_downwards():
    """A foreign key by name is an import that no linter sees."""
    upwards = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in RANK
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model._meta.app_label in RANK
        if RANK[field.related_model._meta.app_label] > RANK[model._meta.app_label]
    ]
    assert upwards == []
