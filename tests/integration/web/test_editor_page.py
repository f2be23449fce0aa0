"""The page of the editor: for signed-in officers, with the token that its script sends along."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from layers.rights.assignments import RoleAssignment

pytestmark = pytest.mark.django_db


def test_whoever_is_not_signed_in_is_sent_to_sign_in_and_back(client: Client) -> None:
    answer = client.get("/edit/?layer=parcels")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/login/?next=/edit/%3Flayer%3Dparcels"


def test_an_officer_gets_the_shell_and_the_token(client: Client) -> None:
    officer = User.objects.create_user("can_bo_dia_chinh")
    client.force_login(officer)
    answer = client.get("/edit/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'data-user="can_bo_dia_chinh"' in page
    assert answer.cookies["csrftoken"].value
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"] or "private" in answer.headers["Cache-Control"]


def test_the_page_is_only_read(client: Client) -> None:
    client.force_login(User.objects.create_user("can_bo"))
    assert client.post("/edit/").status_code == 405


def test_those_who_may_edit_find_the_editor_in_the_header(client: Client) -> None:
    officer, reader = User.objects.create_user("can_bo"), User.objects.create_user("nguoi_doc")
    RoleAssignment.objects.create(user=officer, role="editor", scope="land")
    assert 'href="/edit/"' not in client.get("/data/").content.decode()
    client.force_login(reader)
    assert 'href="/edit/"' not in client.get("/data/").content.decode()
    client.force_login(officer)
    assert 'href="/edit/"' in client.get("/data/").content.decode()
    assert 'href="/edit/"' in client.get("/").content.decode()
