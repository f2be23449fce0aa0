"""The page of batches: for who is signed in, with the token its script sends."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

pytestmark = pytest.mark.django_db


def test_strangers_are_asked_to_sign_in(client: Client) -> None:
    answer = client.get("/extracts/")
    assert (answer.status_code, answer["Location"]) == (302, "/login/?next=/extracts/")


def test_officers_get_the_form_in_their_language(client: Client) -> None:
    client.force_login(User.objects.create(username="u"))
    answer = client.get("/extracts/", {"lang": "en"})
    assert answer.status_code == 200
    assert "csrftoken" in answer.cookies
    page = answer.content.decode()
    assert "At most 10000 parcels; 1000 as PDF." in page
    assert 'name="parcels"' in page
    assert "Dạng kết quả" in client.get("/extracts/", {"lang": "vi"}).content.decode()
