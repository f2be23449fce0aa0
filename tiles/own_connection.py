"""Kết nối riêng. A connection beside Django's, for what must not be part of the transaction that is open there."""

from __future__ import annotations

import psycopg
from django.db import connection


def conninfo() -> str:
    """How Django signs in, as libpq reads it."""
    told = connection.get_connection_params()
    names = ("host", "port", "dbname", "user", "password")
    return psycopg.conninfo.make_conninfo(**{name: told[name] for name in names if told.get(name)})
