"""Start-up checks of the kernel (`manage.py check`): the pinned datum operation, the history of every layer.

The check of the libraries runs with every command, the one of PostGIS with `check --database default` and with
`migrate`; `manage.py pin_datum` sends the control points through everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connection

from geo import datum
from geo.named_sql import load
from geo.pin_proj import is_pinned, wheel_databases


@register()
def proj_databases_are_pinned(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every proj.db of the Python environment is patched, and GeoDjango's GDAL uses the pinned copy."""
    problems: list[CheckMessage] = [
        Error(
            f"{database} lets PROJ choose the operation EPSG:5194 for VN-2000 (0.80 m off).",
            hint="Run: python -m geo.pin_proj",
            id="geo.E001",
        )
        for database in wheel_databases()
        if not is_pinned(database)
    ]
    result = datum.examine("geodjango", datum.through_geodjango)
    return problems if result.ok else [*problems, _wrong(result)]


@register(Tags.database)
def postgis_uses_the_pinned_operation(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Control points through PostGIS; silent before the first migration has pinned the rows."""
    if not databases or not datum.database_is_prepared():
        return []
    return [_wrong(result) for result in datum.verify_database() if not result.ok]


@register(Tags.database)
def history_follows_its_layers(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Every layer table has its history, with all its columns; silent before the first migration.

    A warning, as an error would stop the migration that mends it.
    """
    if not databases or not datum.database_is_prepared():
        return []
    feature = import_module("geo.feature").Feature
    tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, feature)]
    with connection.cursor() as cursor:
        cursor.execute(load("geo", "history")["not_followed"], {"tables": tables})
        missing: dict[str, list[str]] = {}
        for table, column in cursor.fetchall():
            missing.setdefault(table, []).append(column)
    return [
        Warning(
            f"The history of {table} does not hold {', '.join(columns)}.",
            hint="Migrate; a migration of a layer table ends with KeepHistory or FollowColumns (docs/history.md).",
            id="geo.W003",
        )
        for table, columns in missing.items()
    ]


def _wrong(result: datum.ComponentResult) -> Error:
    return Error(
        f"Datum operation EPSG:6960 is not in force: {result}",
        hint="PostGIS: manage.py pin_datum. Libraries: python -m geo.pin_proj, then restart.",
        id="geo.E002",
    )
