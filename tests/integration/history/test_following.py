"""The history follows the columns of its layers, on every layer, and survives being undone and being dumped."""

from __future__ import annotations

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import connection
from django.db.migrations.state import ProjectState

from geo.migration_operations import FollowColumns, KeepHistory
from tests.integration.history.transactions import change, kept, new_parcel

pytestmark = pytest.mark.django_db(transaction=True)


def _apply(operation: KeepHistory, *, backwards: bool = False) -> None:
    state = ProjectState()
    with connection.schema_editor() as editor:
        move = operation.database_backwards if backwards else operation.database_forwards
        move("cadastre", editor, state, state)


def _findings() -> list[str]:
    return [str(one.msg) for one in run_checks(databases=["default"]) if one.id == "geo.W003"]


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_every_layer_keeps_its_history():
    assert _findings() == []


def test_a_new_column_is_missed_until_it_is_followed():
    parcel = new_parcel()
    _run("ALTER TABLE parcels ADD COLUMN colour text DEFAULT 'đỏ'")
    try:
        assert _findings() == ["The history of parcels does not hold colour."]
        _apply(FollowColumns("parcels"))
        assert _findings() == []
        with change() as cursor:
            cursor.execute("UPDATE parcels SET colour = 'xanh' WHERE id = %s", [parcel])
        assert kept(parcel)[-1]["colour"] == "đỏ"
    finally:
        _run("ALTER TABLE parcels DROP COLUMN colour")
        _apply(FollowColumns("parcels"), backwards=True)
    with change() as cursor:
        cursor.execute("UPDATE parcels SET address = 'sau' WHERE id = %s", [parcel])
    assert len(kept(parcel)) == 2


def test_a_trigger_switched_off_is_found():
    _run("ALTER TABLE parcels DISABLE TRIGGER nen_history_updated")
    try:
        assert len(_findings()) == 1
    finally:
        _run("ALTER TABLE parcels ENABLE TRIGGER nen_history_updated")


def test_keeping_can_be_undone_and_done_again():
    _apply(KeepHistory("red_lines"), backwards=True)
    try:
        assert len(_findings()) == 1
    finally:
        _apply(KeepHistory("red_lines"))
    assert _findings() == []


def test_no_column_waits_for_a_migration():
    call_command(
        "makemigrations", "geo", "cadastre", "planning", "transport", "permits", check=True, dry_run=True
    )
