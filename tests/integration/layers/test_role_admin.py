"""Giving and taking roles at /admin/: inside the scopes owned, and written down."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from layers.audit.models import AuditEntry
from layers.models import RoleAssignment
from tests import drawing

pytestmark = pytest.mark.django_db
PAGE = "/admin/layers/roleassignment/"


@pytest.fixture
def keeper(settings: Any, tmp_path: Any) -> Any:
    """`keeper("owner", "land")` → a client of somebody with the role who may enter the administration pages."""
    settings.STATIC_ROOT = tmp_path

    def make(role: str, scope: str, unit: str = "") -> Client:
        user = User.objects.create(username=f"k{User.objects.count()}", is_staff=True)
        RoleAssignment.objects.create(user=user, role=role, scope=scope, unit_code=unit)
        client = Client()
        client.force_login(user)
        return client

    return make


def give(client: Client, scope: str, **values: Any) -> Any:
    """Fill in the form."""
    somebody = User.objects.get_or_create(username="can_bo")[0]
    form = {
        "user": somebody.pk,
        "role": "editor",
        "scope": scope,
        "unit_code": "",
        "valid_from": "",
        "valid_to": "",
    }
    return client.post(f"{PAGE}add/", form | values)


def given() -> set[tuple[str, str, str]]:
    return set(
        RoleAssignment.objects.filter(user__username="can_bo").values_list("role", "scope", "unit_code")
    )


def test_an_owner_gives_roles_of_the_datasets_owned_and_no_other(keeper: Any) -> None:
    drawing.draw_ward((0, 0, 10, 10))
    client = keeper("owner", "land")
    assert give(client, "land", unit_code="26740").status_code == 302
    assert give(client, "layer:parcels").status_code == 302
    refused = give(client, "planning")
    assert refused.status_code == 200 and "không phải chủ quản" in refused.content.decode()
    assert give(client, "*").status_code == 200 and give(client, "no-such-group").status_code == 200
    assert given() == {("editor", "land", "26740"), ("editor", "layer:parcels", "")}
    assert RoleAssignment.objects.get(scope="layer:parcels").granted_by is not None
    entries = AuditEntry.objects.filter(action="role.granted")
    assert entries.count() == 2 and entries[0].detail["user"] == "can_bo"


def test_a_role_of_another_dataset_is_neither_shown_nor_changed(keeper: Any) -> None:
    somebody = User.objects.create(username="can_bo")
    other = RoleAssignment.objects.create(user=somebody, role="editor", scope="planning")
    own = RoleAssignment.objects.create(user=somebody, role="editor", scope="land")
    client = keeper("owner", "land")
    page = client.get(PAGE).content.decode()
    assert f"{PAGE}{own.pk}/change/" in page and f"{PAGE}{other.pk}/change/" not in page
    assert client.post(f"{PAGE}{other.pk}/delete/", {"post": "yes"}).status_code in (302, 403, 404)
    assert RoleAssignment.objects.filter(pk=other.pk).exists()
    assert client.post(f"{PAGE}{own.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not RoleAssignment.objects.filter(pk=own.pk).exists()
    assert AuditEntry.objects.filter(action="role.revoked").count() == 1


@pytest.mark.parametrize(
    ("role", "scope", "unit"), [("editor", "*", ""), ("approver", "land", ""), ("owner", "land", "26740")]
)
def test_who_owns_nothing_in_the_whole_city_gives_nothing(
    keeper: Any, role: str, scope: str, unit: str
) -> None:
    client = keeper(role, scope, unit)
    assert client.get(PAGE).status_code == 403
    assert give(client, "land").status_code == 403
    assert given() == set()


def test_a_unit_that_does_not_exist_is_refused(keeper: Any) -> None:
    answer = give(keeper("owner", "*"), "land", unit_code="99999")
    assert answer.status_code == 200 and "Không có xã, phường" in answer.content.decode()
