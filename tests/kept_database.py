"""The empty database with all its tables, kept from run to run: a test database is a copy of it.

Running every migration costs half a minute, in each process of each run. The copy costs a second. It is named after
all that makes tables; when that changes, it is made anew, and old ones are dropped.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

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
    name = NAME.format(database=plain, key=_key())
    with psycopg.connect(_conninfo(), autocommit=True) as maintenance:
        maintenance.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        if maintenance.execute(_ONE, [name]).fetchone() is None:
            _drop_old(maintenance, plain)
            _make(maintenance, name)
    connection.settings_dict["TEST"]["TEMPLATE"] = name


def _make(maintenance: psycopg.Connection, name: str) -> None:
    """All migrations, under another name until they are through."""
    begun, usual = f"{name}_begun", connection.settings_dict["NAME"]
    test = connection.settings_dict["TEST"]
    name_of_tests, test["NAME"] = test["NAME"], begun
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
    finally:
        test["NAME"] = name_of_tests
        connection.close()
        connection.close_pool()
        settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = usual
    old, new = sql.Identifier(begun), sql.Identifier(name)
    # A database that has guests, be it a cleaner of the server, cannot be copied.
    maintenance.execute(sql.SQL("ALTER DATABASE {old} ALLOW_CONNECTIONS false").format(old=old))
    maintenance.execute(sql.SQL("ALTER DATABASE {old} RENAME TO {new}").format(old=old, new=new))


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


def _key() -> str:
    """Digest of all that makes tables and their first rows."""
    digest = hashlib.sha256(repr((settings.INSTALLED_APPS, settings.CITY)).encode())
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
