"""Make third-party code take EPSG:6960 as well: `python -m geo.pin_proj`. Standard library only; idempotent.

The wheels of pyproj, rasterio and pyogrio each bring a PROJ database, Debian's GDAL and MapServer use the
system's. In each, the operation EPSG:5194 is marked as deprecated, so that `Transformer.from_crs`,
`GeoDataFrame.to_crs` or `rasterio.warp` have no wrong choice left. Wheels are patched by replacing the file
(package managers hard-link it from their cache); the system's database is copied to `var/proj-system`.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import sysconfig
from contextlib import closing, suppress
from pathlib import Path

_WRONG_OPERATION, _PINNED_OPERATION = 5194, 6960
_SYSTEM_DIRS = ("/usr/share/proj", "/usr/local/share/proj")
_PROJECT_DIR = Path(__file__).resolve().parents[1]


class ProjNotPinned(RuntimeError):
    """A PROJ database still offers EPSG:5194 for VN-2000, or lacks EPSG:6960. Run `python -m geo.pin_proj`."""


def wheel_databases(site_packages: Path | None = None) -> list[Path]:
    """Every `proj.db` below the site-packages of the running interpreter."""
    return sorted((site_packages or Path(sysconfig.get_paths()["platlib"])).glob("**/proj.db"))


def system_proj_dir() -> Path:
    """Folder with the pinned copy of the system's PROJ data, for GeoDjango's GDAL and for mapserv's PROJ_LIB."""
    return Path(os.environ.get("NEN_VAR") or _PROJECT_DIR / "var") / "proj-system"


def is_pinned(database: Path) -> bool:
    """True when `database` knows EPSG:6960 and holds EPSG:5194, if at all, as deprecated."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            "SELECT code, deprecated FROM helmert_transformation_table"
            " WHERE auth_name = 'EPSG' AND CAST(code AS integer) IN (?, ?)",
            (_WRONG_OPERATION, _PINNED_OPERATION),
        ).fetchall()
    usable = {int(code) for code, deprecated in rows if not deprecated}
    return usable == {_PINNED_OPERATION}


def pin_database(database: Path) -> bool:
    """Patch one `proj.db` by replacing it. Returns False when it was pinned already.

    Raises:
        ProjNotPinned: the file does not know EPSG:6960, so it is older than EPSG v8.6 (2014).
    """
    if is_pinned(database):
        return False
    patched = database.with_name(f"proj.db.{os.getpid()}")
    try:
        shutil.copyfile(database, patched)
        with closing(sqlite3.connect(patched)) as connection, connection:
            connection.execute(
                "UPDATE helmert_transformation_table SET deprecated = 1"
                " WHERE auth_name = 'EPSG' AND CAST(code AS integer) = ?",
                (_WRONG_OPERATION,),
            )
        if not is_pinned(patched):
            raise ProjNotPinned(str(database))
        shutil.copymode(database, patched)
        patched.replace(database)
    finally:
        patched.unlink(missing_ok=True)
    return True


def pin_system(target: Path | None = None) -> Path:
    """Copy the system's PROJ data to `target`, its database pinned; grids are linked. Never writes to /usr.

    Raises:
        ProjNotPinned: no PROJ data in the usual places.
    """
    target = target or system_proj_dir()
    source = next((Path(folder) for folder in _SYSTEM_DIRS if (Path(folder) / "proj.db").exists()), None)
    if source is None:
        raise ProjNotPinned(f"no proj.db in {', '.join(_SYSTEM_DIRS)}; install the package proj-data")
    origin, stamp = source / "proj.db", target / "copied-from"
    fingerprint = f"{origin} {origin.stat().st_size} {origin.stat().st_mtime_ns}\n"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint and is_pinned(target / "proj.db"):
        return target
    target.mkdir(parents=True, exist_ok=True)
    for file in source.iterdir():
        if file.name != "proj.db":
            with suppress(FileExistsError):
                (target / file.name).symlink_to(file)
    copy = target / f"copy.{os.getpid()}"
    shutil.copyfile(origin, copy)
    pin_database(copy)
    copy.replace(target / "proj.db")
    stamp.write_text(fingerprint, encoding="utf-8")
    return target


def main() -> int:
    """Pin everything and say what was done; exit status 1 when something could not be pinned."""
    try:
        for database in wheel_databases():
            done = pin_database(database)
            print(f"{'pinned' if done else 'already pinned'}: {database}")
        print(f"pinned copy of the system's PROJ data: {pin_system()}")
    except (OSError, sqlite3.Error, ProjNotPinned) as error:
        print(f"PROJ could not be pinned: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
