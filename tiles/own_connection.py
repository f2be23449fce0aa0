"""Kết nối riêng. A connection beside Django's, for what must not be part of the transaction that is open there."""

from __future__ import annotations

import psycopg
from django.db import connection

#: A database that vanished without a word is noticed after so long, instead of a quarter of an hour.
NOTICED = {
    "connect_timeout": 10,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 11_000,
}


def conninfo() -> str:
    """How Django signs in (server, account, certificates, options), as libpq reads it."""
    libpq = {one.keyword.decode() for one in psycopg.pq.Conninfo.get_defaults()}
    told = {
        name: value for name, value in connection.get_connection_params().items() if name in libpq and value
    }
    return psycopg.conninfo.make_conninfo(**(NOTICED | told))
