"""A dump carries the history and the triggers: what is restored answers as before and goes on keeping."""

from __future__ import annotations

import os
import subprocess
from datetime import date

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from tests.integration.history.transactions import change, new_parcel, rename

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_a_restored_layer_has_its_past_and_goes_on_keeping_it() -> None:
    parcel = new_parcel(address="1")
    with change(effective_on=date(2023, 5, 1)) as cursor:
        rename(cursor, parcel, "2")
    settings = connection.settings_dict
    where = {"host": settings["HOST"], "port": str(settings["PORT"]), "user": settings["USER"]}
    options = [f"--{name}={value}" for name, value in where.items() if name != "user"]
    options.append(f"--username={where['user']}")
    environment = {**os.environ, "PGPASSWORD": settings["PASSWORD"]}
    copy = f"{settings['NAME']}_restored"
    with psycopg.connect(**where, password=settings["PASSWORD"], dbname="postgres", autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(copy)))
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(copy)))
        try:
            dump = subprocess.run(
                ["pg_dump", "--no-owner", *options, settings["NAME"]],
                env=environment, check=True, capture_output=True,
            )  # fmt: skip
            subprocess.run(
                ["psql", "--quiet", "--set=ON_ERROR_STOP=1", *options, copy],
                env=environment, input=dump.stdout, check=True, capture_output=True,
            )  # fmt: skip
            with psycopg.connect(**where, password=settings["PASSWORD"], dbname=copy) as restored:
                restored.execute("UPDATE parcels SET address = '3' WHERE id = %s", [parcel])
                restored.commit()
                kept = restored.execute(
                    "SELECT address FROM history.parcels WHERE id = %s ORDER BY recorded_at", [parcel]
                ).fetchall()
                assert kept == [("1",), ("2",)]
        finally:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(copy)))
