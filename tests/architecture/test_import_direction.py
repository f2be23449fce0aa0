"""Who may import whom: the contracts hold, they are able to fail, and foreign keys follow the same direction."""

from __future__ import annotations

import shutil
import subprocess
import sys
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


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    executable = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(executable), "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin"},
    )


def test_imports_go_downwards():
    result = _lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("file", "planted"),
    [
        ("geo/city.py", "import layers.registry"),
        ("cadastre/domain/land_use.py", "from django.db import connection"),
        ("cadastre/models.py", "import planning.models"),
        ("ogc/__init__.py", "import cadastre.models"),
        ("tiles/__init__.py", "import ogc"),
        ("layers/spec.py", "import planning.domain.functions"),
    ],
)
def test_a_planted_wrong_import_is_caught(tmp_path, file, planted):
    """A contract that cannot fail protects nothing."""
    for app in APPS:
        shutil.copytree(
            ROOT / app, tmp_path / app, ignore=shutil.ignore_patterns("node_modules", "dist", "__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    target = tmp_path / file
    target.write_text(target.read_text(encoding="utf-8") + f"\n{planted}  # planted\n", encoding="utf-8")
    assert _lint(tmp_path).returncode == 1


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
