"""The page of batches: for who is signed in, with the token its script sends."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client, override_settings

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
    assert "At most 10,000 parcels." in page
    assert "As PDF" not in page
    assert 'name="parcels"' in page
    assert "Dạng kết quả" in client.get("/extracts/", {"lang": "vi"}).content.decode()


def test_fewer_papers_are_told_where_a_setting_allows_fewer(client: Client) -> None:
    client.force_login(User.objects.create(username="u"))
    with override_settings(EXTRACT_BATCH_PAPERS=500):
        assert "As PDF at most 500." in client.get("/extracts/", {"lang": "en"}).content.decode()
