"""The empty database with all its tables, kept from run to run: a test database is a copy of it.

Running every migration costs half a minute, in each process of each run. The copy costs a second. It is named after
all that makes tables; when that changes, it is made anew, and old ones are dropped.
"""

from __future__ import annotations

import ast
import hashlib
import os
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

#: Holders of this lock of the cluster make or drop the kept database; copying needs no lock.
LOCK = 0x6E656E74
NAME = "{database}_kept_{key}"
_ONE = "SELECT 1 FROM pg_database WHERE datname = %s"
#: Those of other states of the code, the two newest left: several working copies may share a server.
_OTHERS = "SELECT datname FROM pg_database WHERE datname ~ %s ORDER BY oid DESC OFFSET 2"


def copied_from_now_on() -> None:
    """Test databases of this process are copies of the kept one, which is made when it is not there.

    Raises:
        psycopg.Error: the user may not create databases.
    """
    plain = f"test_{connection.settings_dict['NAME']}"
    connection.settings_dict["TEST"]["TEMPLATE"] = _kept(plain, settings.CITY, _migrate)


@contextmanager
def database_of(city: str) -> Iterator[dict[str, str]]:
    """A copy of the kept database of another city, for programs that a test starts; dropped at the end.

    Yields:
        Environment of such programs: the tests' own with `NEN_CITY` and `DATABASE_URL`.
    """
    kept = _kept(f"test_nen_{city}", city, lambda name: _migrate_elsewhere(city, name))
    name = f"test_{city}_{uuid.uuid4().hex[:8]}"
    copy = sql.SQL("CREATE DATABASE {copy} TEMPLATE {kept}").format(
        copy=sql.Identifier(name), kept=sql.Identifier(kept)
    )
    with psycopg.connect(_conninfo(), autocommit=True) as maintenance:
        maintenance.execute(copy)
    try:
        yield _environment(city, name)
    finally:
        with psycopg.connect(_conninfo(), autocommit=True) as maintenance:
            maintenance.execute(
                sql.SQL("DROP DATABASE {name} WITH (FORCE)").format(name=sql.Identifier(name))
            )


def _kept(plain: str, city: str, fill: Callable[[str], None]) -> str:
    """Name of the kept database, which `fill` makes when it is not there."""
    name = NAME.format(database=plain, key=_key(city))
    with psycopg.connect(_conninfo(), autocommit=True) as maintenance:
        maintenance.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        if maintenance.execute(_ONE, [name]).fetchone() is None:
            _drop_old(maintenance, plain)
            _make(maintenance, name, fill)
    return name


def _make(maintenance: psycopg.Connection, name: str, fill: Callable[[str], None]) -> None:
    """All migrations, under another name until they are through."""
    begun = f"{name}_begun"
    fill(begun)
    old, new = sql.Identifier(begun), sql.Identifier(name)
    # A database that has guests, be it a cleaner of the server, cannot be copied.
    maintenance.execute(sql.SQL("ALTER DATABASE {old} ALLOW_CONNECTIONS false").format(old=old))
    maintenance.execute(sql.SQL("ALTER DATABASE {old} RENAME TO {new}").format(old=old, new=new))


def _migrate(name: str) -> None:
    """The database of this process' city, by what makes test databases."""
    usual = connection.settings_dict["NAME"]
    test = connection.settings_dict["TEST"]
    name_of_tests, test["NAME"] = test["NAME"], name
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
    finally:
        test["NAME"] = name_of_tests
        connection.close()
        connection.close_pool()
        settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = usual


def _migrate_elsewhere(city: str, name: str) -> None:
    """The database of another city, by a process that is told of it."""
    with psycopg.connect(_conninfo(), autocommit=True) as maintenance:
        for statement in ("DROP DATABASE IF EXISTS {name} WITH (FORCE)", "CREATE DATABASE {name}"):
            maintenance.execute(sql.SQL(statement).format(name=sql.Identifier(name)))
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--skip-checks", "--verbosity", "0"],
        cwd=settings.PROJECT_DIR,
        env=_environment(city, name),
        check=True,
    )


def _environment(city: str, database: str) -> dict[str, str]:
    told = {name: quote(str(value), safe="") for name, value in connection.settings_dict.items()}
    url = "postgresql://{USER}:{PASSWORD}@{HOST}:{PORT}/{database}".format(**told, database=database)
    return os.environ | {
        "NEN_CITY": city, "DATABASE_URL": url, "PYTHONPATH": str(settings.PROJECT_DIR), "NEN_LOG_LEVEL": "ERROR",
    }  # fmt: skip


def _drop_old(maintenance: psycopg.Connection, plain: str) -> None:
    pattern = f"^{plain}_kept_[0-9a-f]{{16}}(_begun)?$"
    for (other,) in maintenance.execute(_OTHERS, [pattern]).fetchall():
        statement = sql.SQL("DROP DATABASE IF EXISTS {other} WITH (FORCE)")
        maintenance.execute(statement.format(other=sql.Identifier(other)))


def _conninfo() -> str:
    told = connection.settings_dict
    return psycopg.conninfo.make_conninfo(
        host=told["HOST"], port=told["PORT"], user=told["USER"], password=told["PASSWORD"], dbname="postgres"
    )


def _key(city: str) -> str:
    """Digest of all that makes tables and their first rows."""
    digest = hashlib.sha256(repr((settings.INSTALLED_APPS, city)).encode())
    for path in sorted(set(_sources())):
        digest.update(f"\n{path}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    """Migrations, those of libraries too, statements, and what of ours the migrations import."""
    root = Path(settings.PROJECT_DIR)
    yield root / "requirements.txt"
    for app in apps.get_app_configs():
        if (root / app.name.split(".")[0]).is_dir():
            yield from Path(app.path).rglob("*.sql")
    migrations = [find_spec(one.__module__) for one in MigrationLoader(None).disk_migrations.values()]
    waiting, seen = [Path(str(one.origin)) for one in migrations if one], set[Path]()
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            yield path
            waiting += _imported(path, root)


def _imported(path: Path, root: Path) -> Iterator[Path]:
    """Files of ours that a module names in its imports, wherever they stand."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module and (root / node.module.split(".")[0]).is_dir():
            for name in (node.module, *(f"{node.module}.{one.name}" for one in node.names)):
                source = root / Path(*name.split(".")).with_suffix(".py")
                if source.exists():
                    yield source
