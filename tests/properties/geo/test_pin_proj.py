"""Patching PROJ databases: idempotent, by replacement, never in the system's folder."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from geo import pin_proj


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A proj.db with the one table that matters, both operations usable."""
    path = tmp_path / "proj.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE helmert_transformation_table (auth_name, code, deprecated)")
        connection.executemany(
            "INSERT INTO helmert_transformation_table VALUES ('EPSG', ?, 0)", [(5194,), (6960,), (1544,)]
        )
    return path


def test_a_database_is_pinned_once(database: Path) -> None:
    assert not pin_proj.is_pinned(database)
    assert pin_proj.pin_database(database)
    assert pin_proj.is_pinned(database)
    assert not pin_proj.pin_database(database)
    assert [path.name for path in database.parent.iterdir()] == ["proj.db"]


def test_a_hard_linked_cache_is_left_alone(database: Path) -> None:
    cache = database.with_name("cache.db")
    os.link(database, cache)
    pin_proj.pin_database(database)
    assert pin_proj.is_pinned(database)
    assert not pin_proj.is_pinned(cache)


def test_a_database_without_the_operation_is_an_error_and_stays_as_it_was(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM helmert_transformation_table WHERE code = 6960")
    with pytest.raises(pin_proj.ProjNotPinned):
        pin_proj.pin_database(database)
    assert [path.name for path in database.parent.iterdir()] == ["proj.db"]


def test_the_system_is_copied_and_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: Path
) -> None:
    (database.parent / "egm96.gtx").write_bytes(b"grid")
    monkeypatch.setattr(pin_proj, "_SYSTEM_DIRS", (str(tmp_path / "none"), str(database.parent)))
    target = tmp_path / "copy"
    assert pin_proj.pin_system(target) == target
    assert pin_proj.is_pinned(target / "proj.db")
    assert not pin_proj.is_pinned(database)
    assert (target / "egm96.gtx").is_symlink()
    made = (target / "proj.db").stat().st_ino
    pin_proj.pin_system(target)
    assert (target / "proj.db").stat().st_ino == made
    os.utime(database, (1, 1))
    pin_proj.pin_system(target)
    assert (target / "proj.db").stat().st_ino != made


def test_a_machine_without_proj_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pin_proj, "_SYSTEM_DIRS", (str(tmp_path),))
    with pytest.raises(pin_proj.ProjNotPinned, match="proj-data"):
        pin_proj.pin_system(tmp_path / "copy")


def test_every_wheel_of_this_environment_is_pinned() -> None:
    databases = pin_proj.wheel_databases()
    assert {path.parts[-3] for path in databases} | {path.parts[-4] for path in databases} >= {
        "pyogrio",
        "rasterio",
    }
    assert all(pin_proj.is_pinned(path) for path in databases)


def test_the_folder_follows_the_state_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEN_VAR", str(tmp_path))
    assert pin_proj.system_proj_dir() == tmp_path / "proj-system"


def test_the_command_reports(capsys: pytest.CaptureFixture[str]) -> None:
    assert pin_proj.main() == 0
    assert "already pinned" in capsys.readouterr().out
