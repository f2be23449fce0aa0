"""Trang duyệt và đường dẫn của cán bộ: who is let in, and who finds which links in the header."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from layers.models import RoleAssignment

pytestmark = pytest.mark.django_db


def _client(role: str, scope: str = "land") -> Client:
    user = User.objects.create_user(f"{role}_of_{scope}")
    RoleAssignment.objects.create(user=user, role=role, scope=scope)
    client = Client()
    client.force_login(user)
    return client


def test_a_citizen_is_sent_to_sign_in_and_finds_no_links() -> None:
    answer = Client().get("/review/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/login/?next=/review/")
    text = Client().get("/data/").content.decode()
    assert 'href="/review/"' not in text
    assert 'href="/edit/"' not in text


@pytest.mark.parametrize(
    ("role", "scope", "links"),
    [
        ("editor", "land", {"/edit/", "/review/"}),
        ("approver", "land", {"/review/"}),
        ("reader", "*", set()),
        ("owner", "*", {"/audit/"}),
    ],
)
def test_an_officer_finds_what_he_has_a_use_for(role: str, scope: str, links: set[str]) -> None:
    client = _client(role, scope)
    for page in ("/", "/data/"):
        text = client.get(page).content.decode()
        found = {link for link in ("/edit/", "/review/", "/audit/") if f'href="{link}"' in text}
        assert links <= found, (page, found)
        if not links:
            assert not found


def test_the_page_brings_the_token_for_its_decisions() -> None:
    answer = _client("approver").get("/review/")
    assert answer.status_code == 200
    assert "csrftoken" in answer.cookies
    assert 'id="review"' in answer.content.decode()
