"""Parties, certificates and rights: a schema of their own, read by the land office, masked for everybody else."""

from __future__ import annotations

import uuid

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import connection

from cadastre.models import Certificate, LandRight, Party
from layers import rights
from layers.models import RoleAssignment
from layers.registry import registry
from tests.drawing import draw_parcel, draw_right, draw_ward

pytestmark = pytest.mark.django_db
TABLES = ("parties", "certificates", "land_rights")


def officer(name: str, role: str, unit: str = "") -> User:
    """Somebody with a role in the land office."""
    user = User.objects.create_user(name)
    RoleAssignment.objects.create(user=user, role=role, scope="land", unit_code=unit)
    return user


def ask(statement: str, *values: object) -> list[tuple]:
    """Rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def test_the_tables_stand_where_no_public_role_enters() -> None:
    found = ask(
        "SELECT relname, nspname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
        "WHERE relname = ANY(%s) AND relkind = 'r' AND nspname <> 'history'",
        list(TABLES),
    )
    assert dict(found) == dict.fromkeys(TABLES, "restricted")
    role = f"nobody_{uuid.uuid4().hex[:8]}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {role}")
    for schema in ("restricted", "history"):
        assert ask("SELECT has_schema_privilege(%s, %s, 'USAGE')", role, schema) == [(False,)], schema
    assert ask("SELECT has_schema_privilege(%s, 'public', 'USAGE')", role) == [(True,)]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP ROLE {role}")


def test_every_table_has_the_triggers_of_a_layer() -> None:
    triggers = ask(
        "SELECT tgrelid::regclass::text, count(*) FROM pg_trigger "
        "WHERE tgname LIKE 'nen\\_%%' AND tgrelid = ANY(%s::regclass[]) GROUP BY 1",
        list(TABLES),
    )
    assert {name.rpartition(".")[2]: count for name, count in triggers} == dict.fromkeys(TABLES, 5)


def test_states_of_a_party_are_kept_like_those_of_every_layer() -> None:
    party = Party.objects.create(
        name="Lê Thị Trước", kind="CNV", source="drawn", recorded_at="2026-01-01T00:00:00Z"
    )
    Party.objects.filter(pk=party.pk).update(name="Lê Thị Sau")
    assert ask("SELECT name, ended_how FROM history.parties WHERE id = %s", party.pk) == [
        ("Lê Thị Trước", "update")
    ]
    party.delete()
    assert ask("SELECT count(*) FROM parties WHERE id = %s", party.pk) == [(0,)]


@pytest.mark.parametrize("name", TABLES)
def test_a_citizen_finds_no_such_layer(name: str) -> None:
    spec = registry.get(name)
    for user in (None, AnonymousUser(), User.objects.create_user("signed_in")):
        assert not rights.may(user, "read", spec)
        assert spec not in rights.readable_layers(user)
        assert rights.row_condition(user, spec) == rights.NO_ROWS
        assert rights.readable_fields(user, spec) == ()


def test_an_agency_reads_what_is_not_personal() -> None:
    reader = officer("agency", "reader")
    fields = {
        name: {one.name for one in rights.readable_fields(reader, registry.get(name))} for name in TABLES
    }
    assert "kind" in fields["parties"] and not fields["parties"] & {
        "name",
        "identity_number",
        "born_on",
        "address",
        "phone",
    }
    assert "issued_on" in fields["certificates"] and not fields["certificates"] & {
        "serial",
        "barcode",
        "book_number",
    }
    assert "share_pct" in fields["land_rights"] and "mortgaged" not in fields["land_rights"]


def test_a_ward_officer_sees_rights_of_the_ward_and_no_register_of_people() -> None:
    draw_ward((-40, -40, 60, 60))
    inside, outside = draw_parcel((0, 0, 10, 20)), draw_parcel((200, 0, 210, 20), parcel_number="46")
    here, _there = draw_right(inside), draw_right(outside)
    ward = officer("ward", "editor", "26740")
    spec = registry.get("land_rights")
    condition = rights.row_condition(ward, spec)
    assert ask(f"SELECT id FROM land_rights WHERE {condition}") == [(here.pk,)]
    assert ask(
        f"SELECT count(*) FROM parties WHERE {rights.row_condition(ward, registry.get('parties'))}"
    ) == [(0,)]


def test_a_land_editor_reads_all_of_it() -> None:
    editor = officer("land_editor", "editor")
    draw_right(draw_parcel((0, 0, 10, 20)))
    for name, model in (("parties", Party), ("certificates", Certificate), ("land_rights", LandRight)):
        spec = registry.get(name)
        assert rights.readable_fields(editor, spec) == spec.all_fields
        assert model.objects.count() == 1 and rights.row_condition(editor, spec) == rights.ALL_ROWS
