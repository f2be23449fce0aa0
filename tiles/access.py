"""Vai trò chỉ đọc. The database role of the renderers and vector tiles: public columns only, ten seconds a statement.

Rights are granted column by column, so a column that is not public cannot be read even by a wrong style, and a
migration may change tables without a view in its way. Classified rows are kept out by the generated SQL
(`LayerSpec.public_where`).
"""

from __future__ import annotations

import configparser
import secrets
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from django.db import connection, transaction
from psycopg import sql

from geo.named_sql import load
from tiles.maps import public_layers
from tiles.source_sql import public_columns
from tiles.workspace import Workspace, replace_file, workspace

SERVICE = "nen_tiles"
STATEMENT_TIMEOUT_MS = 10_000
_OTHER_TABLES = ("sovereignty_labels", "spatial_ref_sys", "tile_generations", "generalised_shapes")


class NotPrepared(RuntimeError):
    """The read-only role was never made. Run `manage.py prepare_tiles`."""


@dataclass(frozen=True)
class Prepared:
    """What `prepare` did."""

    role: str
    layers: int
    service_file: str


def role_name() -> str:
    """Name of the role: one for each database, so that cities in one cluster do not share it."""
    return f"{connection.settings_dict['NAME']}_tiles"[:63]


def prepare(place: Workspace | None = None) -> Prepared:
    """Make the role, grant what is public and nothing else, write the service file. Can be repeated.

    Raises:
        django.db.DatabaseError: the database user may not create roles; then a server's administrator makes the role
            and `NEN_TILES_*` points to its service file.
    """
    place = place or workspace()
    place.root.mkdir(parents=True, exist_ok=True)
    role = role_name()
    password = _known_password(place) or secrets.token_urlsafe(24)
    with transaction.atomic(), connection.cursor() as cursor:
        _make_role(cursor, role, password)
        _grant(cursor, role)
        cursor.execute(load("tiles", "role")["sovereignty"])
    replace_file(place.service_file, _service_text(role, password), mode=0o600)
    place.service_file.chmod(0o600)
    return Prepared(role, len(public_layers()), str(place.service_file))


def conninfo(place: Workspace | None = None) -> str:
    """libpq URL of the read-only role, for Python clients.

    Raises:
        NotPrepared: the service file is not there.
    """
    place = place or workspace()
    try:
        status = place.service_file.stat()
    except FileNotFoundError:
        raise NotPrepared(NotPrepared.__doc__) from None
    return _conninfo(place, status.st_mtime_ns, status.st_ino)


@lru_cache(maxsize=8)
def _conninfo(place: Workspace, _changed_ns: int, _file: int) -> str:
    """Read once for each writing of the file: every vector tile asks for it."""
    parser = _service(place)
    if parser is None:
        raise NotPrepared(NotPrepared.__doc__)
    entry = parser[SERVICE]
    host = quote(entry["host"], safe="")
    return (
        f"postgresql://{quote(entry['user'])}:{quote(entry['password'])}@{host}:{entry['port']}/"
        f"{quote(entry['dbname'])}?application_name=nen-mvt&options={quote(entry['options'])}"
    )


def _make_role(cursor, role: str, password: str) -> None:  # type: ignore[no-untyped-def]
    name = sql.Identifier(role)
    cursor.execute(load("tiles", "role")["role_exists"], {"role": role})
    verb = "ALTER" if cursor.fetchone() else "CREATE"
    statement = sql.SQL(
        "{verb} ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT CONNECTION LIMIT 80 PASSWORD {password}"
    )
    cursor.execute(statement.format(verb=sql.SQL(verb), role=name, password=sql.Literal(password)))
    for setting, value in (
        ("statement_timeout", f"{STATEMENT_TIMEOUT_MS}ms"),
        ("default_transaction_read_only", "on"),
        ("idle_in_transaction_session_timeout", "30s"),
        # many small statements at once: helpers would only take turns, and rows would come in another order each time
        ("max_parallel_workers_per_gather", "0"),
        # A statement whose renderer was killed ends too, instead of drawing for nobody.
        ("client_connection_check_interval", "500ms"),
    ):
        cursor.execute(
            sql.SQL("ALTER ROLE {role} SET {setting} = {value}").format(
                role=name, setting=sql.Identifier(setting), value=sql.Literal(value)
            )
        )


def _grant(cursor, role: str) -> None:  # type: ignore[no-untyped-def]
    name = sql.Identifier(role)
    cursor.execute(load("tiles", "role")["granted_tables"], {"role": role})
    for (table,) in cursor.fetchall():
        cursor.execute(
            sql.SQL("REVOKE ALL ON {table} FROM {role}").format(table=sql.Identifier(table), role=name)
        )
    database = sql.Identifier(str(connection.settings_dict["NAME"]))
    cursor.execute(
        sql.SQL("GRANT CONNECT ON DATABASE {database} TO {role}").format(database=database, role=name)
    )
    cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {role}").format(role=name))
    for table in _OTHER_TABLES:
        cursor.execute(
            sql.SQL("GRANT SELECT ON {table} TO {role}").format(table=sql.Identifier(table), role=name)
        )
    for spec in public_layers():
        columns = sql.SQL(", ").join(sql.Identifier(column) for column in public_columns(spec))
        cursor.execute(
            sql.SQL("GRANT SELECT ({columns}) ON {table} TO {role}").format(
                columns=columns, table=sql.Identifier(spec.table), role=name
            )
        )


def _service(place: Workspace) -> configparser.ConfigParser | None:
    if not place.service_file.exists():
        return None
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.read(place.service_file, encoding="utf-8")
    return parser if SERVICE in parser else None


def _known_password(place: Workspace) -> str:
    parser = _service(place)
    return parser[SERVICE]["password"] if parser else ""


def _service_text(role: str, password: str) -> str:
    database = connection.settings_dict
    entries = {
        "host": database["HOST"] or "localhost",
        "port": database["PORT"] or "5432",
        "dbname": database["NAME"],
        "user": role,
        "password": password,
        "application_name": "nen-mapserver",
        "options": f"-c statement_timeout={STATEMENT_TIMEOUT_MS}",
    }
    return f"[{SERVICE}]\n" + "".join(f"{key}={value}\n" for key, value in entries.items())
