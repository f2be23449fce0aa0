"""Roles, units, tokens and sensitivity: what the one module decides, on rows in the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import shapely
from django.contrib.auth.models import AnonymousUser, User
from django.db import connection
from django.utils import timezone

from layers import rights
from layers.models import RoleAssignment
from layers.registry import registry
from layers.rights.matrix import ROLES
from layers.rights.standing import held_by
from layers.spec import Rights
from tests import drawing

pytestmark = pytest.mark.django_db
WARD = "26740"
Login = Callable[..., User]


@pytest.fixture
def login() -> Login:
    """`login("editor:land", "reader:*@26740")` → a new user with these roles."""

    def make(*roles: str, **columns: Any) -> User:
        user = User.objects.create(username=f"user{User.objects.count()}")
        for text in roles:
            role, _, scope = text.partition(":")
            scope, _, unit = scope.partition("@")
            RoleAssignment.objects.create(user=user, role=role, scope=scope, unit_code=unit, **columns)
        return user

    return make


@pytest.fixture
def ward() -> None:
    """Phường Sài Gòn is the square from (0, 0) to (100, 100); it bore the code of a smaller ward before."""
    drawing.draw_ward((0, 0, 100, 100))
    drawing.draw_ward((500, 500, 600, 600), name="Bến Nghé", valid_from=None, valid_to=date(2025, 7, 1))


def names(user: User | None, layer: str) -> set[str]:
    """Names of the fields that may be read everywhere."""
    return {one.name for one in rights.readable_fields(user, registry.get(layer))}


def test_a_citizen_reads_public_fields_and_changes_nothing() -> None:
    parcels = registry.get("parcels")
    for user in (None, AnonymousUser()):
        assert rights.may(user, "read", parcels)
        assert not names(user, "parcels") & {"holder_name", "certificate_serial"}
        assert rights.row_condition(user, parcels) == f"({parcels.public_where})"
        assert not any(rights.may(user, action, parcels) for action in ("write", "approve", "publish"))


def test_each_role_brings_what_the_table_says(login: Login) -> None:
    parcels = registry.get("parcels")
    actions = ("write", "approve", "publish", "withdraw", "grant", "audit")
    for name, role in ROLES.items():
        user = login(f"{name}:land")
        assert {one for one in actions if rights.may(user, one, parcels)} == role.actions  # type: ignore[arg-type]
        assert ("holder_name" in names(user, "parcels")) is role.personal
        assert (rights.row_condition(user, parcels) == "") is role.hidden
        assert not any(rights.may(user, one, registry.get("plans")) for one in actions)  # type: ignore[arg-type]
        assert "investor_name" not in names(user, "building_permits")


@pytest.mark.parametrize("scope", ["land", "layer:parcels", "*"])
def test_a_scope_is_a_group_a_layer_or_everything(login: Login, scope: str) -> None:
    user = login(f"editor:{scope}")
    assert rights.may(user, "write", registry.get("parcels"))
    assert rights.may(user, "write", registry.get("parcel_land_uses")) is (scope != "layer:parcels")
    assert rights.may(user, "write", registry.get("plans")) is (scope == "*")
    assert not rights.may(user, "write", registry.get("basemap_roads"))


def test_a_role_holds_from_its_first_day_until_the_day_before_its_end(login: Login) -> None:
    parcels, today = registry.get("parcels"), timezone.localdate()
    assert rights.may(login("editor:land", valid_from=today), "write", parcels)
    assert not rights.may(login("editor:land", valid_from=today + timedelta(1)), "write", parcels)
    assert rights.may(login("editor:land", valid_to=today + timedelta(1)), "write", parcels)
    assert not rights.may(login("editor:land", valid_to=today), "write", parcels)


def test_who_was_locked_out_is_a_citizen(login: Login) -> None:
    user = login("owner:*")
    user.is_active = False
    assert not rights.may(user, "grant", registry.get("parcels")) and held_by(user) == ()


def test_roles_are_read_once_for_each_user_object(login: Login, django_assert_num_queries: Any) -> None:
    user = login("editor:land")
    with django_assert_num_queries(1):
        rights.readable_layers(user)
        rights.readable_fields(user, registry.get("parcels"))
    RoleAssignment.objects.filter(user=user).delete()
    assert rights.may(user, "write", registry.get("parcels"))
    assert not rights.may(User.objects.get(pk=user.pk), "write", registry.get("parcels"))
    rights.forget(user)
    assert not rights.may(user, "write", registry.get("parcels"))


def test_the_administrator_holds_every_role_but_edits_nothing_that_is_only_imported() -> None:
    admin = User.objects.create_superuser("root")
    assert rights.may(admin, "publish", registry.get("parcels")) and rights.may_grant(admin, "anything")
    assert not rights.may(admin, "write", registry.get("basemap_roads"))


def test_a_ward_editor_acts_inside_the_ward_of_today(login: Login, ward: None) -> None:
    user, parcels = login(f"editor:land@{WARD}"), registry.get("parcels")
    assert rights.reach(user, "write", parcels) == rights.Reach(False, frozenset({WARD}))
    inside = _shape(10, 10, 20, 20)
    on_the_edge = _shape(80, 80, 100.04, 100)
    across = _shape(80, 80, 100.06, 100)
    former = _shape(510, 510, 520, 520)
    for shapes, allowed in (
        ([inside], True), ([on_the_edge], True), ([across], False), ([former], False),
        ([inside, former], False), ([], False), ([shapely.Polygon()], False),
    ):  # fmt: skip
        assert rights.within_reach(user, "write", parcels, shapes) is allowed
    assert not rights.within_reach(user, "approve", parcels, [inside])
    assert rights.within_reach(login("editor:land"), "write", parcels, [former])


def test_a_ward_editor_sees_personal_data_and_hidden_rows_of_the_ward_only(login: Login, ward: None) -> None:
    user, parcels = login(f"editor:land@{WARD}"), registry.get("parcels")
    home = _parcel(10, 10, land_use_codes="CQP")
    away = _parcel(510, 510, land_use_codes="CQP")
    open_ground = _parcel(700, 700)
    assert "holder_name" not in names(user, "parcels")
    assert "holder_name" in {one.name for one in rights.fields_in_reach(user, parcels)}
    assert _rows(rights.row_condition(user, parcels)) == {home.pk, open_ground.pk}
    holder = parcels.by_name["holder_name"]
    assert _rows(rights.field_condition(user, parcels, holder)) == {home.pk}
    assert rights.may(user, "read", parcels, home, holder)
    assert not rights.may(user, "read", parcels, away)
    assert rights.may(user, "read", parcels, open_ground) and not rights.may(
        user, "read", parcels, open_ground, holder
    )
    assert rights.may(user, "write", parcels, home) and not rights.may(user, "write", parcels, open_ground)


def test_a_layer_without_shape_follows_the_features_it_describes(login: Login, ward: None) -> None:
    uses = registry.get("parcel_land_uses")
    user = login(f"editor:land@{WARD}")
    home, away = _parcel(10, 10), _parcel(510, 510)
    for parcel in (home, away):
        drawing.draw_use(parcel, "ODT", 100.0)
    condition = rights.row_condition(user, replace(uses, public_where="false"))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT parcel_id FROM parcel_land_uses WHERE {condition}")
        assert [row[0] for row in cursor.fetchall()] == [home.pk]


def test_a_layer_for_the_office_is_read_by_the_rank_it_names_and_above(login: Login) -> None:
    office = replace(registry.get("road_segments"), rights=Rights(read="reader:office"))
    works = replace(registry.get("road_segments"), rights=Rights(read="editor:office"))
    assert rights.row_condition(None, office) == "false" and not rights.may(None, "read", office)
    reader, editor = login("reader:office"), login("editor:office")
    assert rights.may(reader, "read", office) and not rights.may(reader, "read", works)
    assert rights.may(editor, "read", office) and rights.may(editor, "read", works)
    assert not rights.may(login("reader:land"), "read", office)


def test_a_token_narrows_and_never_widens(login: Login) -> None:
    parcels = registry.get("parcels")
    user = login("editor:land")
    user.token_scopes = frozenset({"write:planning", "read"})
    assert not rights.may(user, "write", parcels) and "holder_name" not in names(user, "parcels")
    assert rights.may(user, "read", parcels) and rights.row_condition(user, parcels) == ""
    user.token_scopes = frozenset({"write:land", "personal:layer:parcels"})
    assert rights.may(user, "write", parcels) and "holder_name" in names(user, "parcels")
    assert rights.row_condition(user, parcels) != "" and not rights.may(user, "approve", parcels)
    user.token_scopes = frozenset()
    assert not rights.may(user, "write", parcels) and rights.may(user, "read", parcels)


def test_an_owner_gives_roles_in_the_scopes_owned(login: Login) -> None:
    steward, landlord, clerk = login("owner:*"), login("owner:land"), login(f"owner:land@{WARD}")
    assert rights.may_grant(steward, "land") and rights.may_grant(steward, "*")
    assert rights.may_grant(landlord, "land") and rights.may_grant(landlord, "layer:parcels")
    assert not rights.may_grant(landlord, "*") and not rights.may_grant(landlord, "planning")
    assert not rights.may_grant(clerk, "land") and not rights.may_grant(login("editor:*"), "land")


def _shape(*bounds: float) -> shapely.Geometry:
    return drawing.drawn(bounds)


def _parcel(east: float, north: float, **columns: Any) -> Any:
    return drawing.draw_parcel((east, north, east + 10, north + 10), **columns)


def _rows(condition: str) -> set[Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM parcels WHERE {condition or 'true'}")
        return {row[0] for row in cursor.fetchall()}
