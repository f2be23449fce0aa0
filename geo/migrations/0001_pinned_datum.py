"""The datum operation EPSG:6960 in `spatial_ref_sys`, and the trigger function that derives WGS 84 shapes with it.

First of all migrations: geometry columns of other tables need the rows, and derived shapes are not recomputed later.
The extension itself is created by the PostGIS backend of Django before the first migration.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from geo import pinned_rows
from geo.named_sql import load


def pin(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write the pinned rows."""
    with schema_editor.connection.cursor() as cursor:
        pinned_rows.pin(cursor)


def unpin(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Return to the rows of PostGIS."""
    with schema_editor.connection.cursor() as cursor:
        pinned_rows.unpin(cursor)


class Migration(migrations.Migration):
    """Pinned datum."""

    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        migrations.RunPython(pin, unpin),
        migrations.RunSQL(
            load("geo", "derive_geometry")["create_function"], load("geo", "derive_geometry")["drop_function"]
        ),
    ]
