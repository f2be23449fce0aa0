"""Who may keep an answer."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpResponse
from django.test import RequestFactory

from geo.http.keeping import KeepingMiddleware


@pytest.mark.parametrize("path", ["/", "/api/v1/parcels", "/ogc/collections/parcels/items", "/data/"])
def test_what_the_signed_in_get_is_kept_by_nobody(rf: RequestFactory, path: str) -> None:
    for user, kept in ((AnonymousUser(), "no-cache"), (User(username="can_bo"), "private, no-store")):
        request = rf.get(path)
        request.user = user
        answer = KeepingMiddleware(lambda _: HttpResponse(headers={"Cache-Control": "no-cache"}))(request)
        assert answer["Cache-Control"] == kept
        assert answer["Vary"] == "Cookie, Authorization"


@pytest.mark.parametrize("path", ["/tiles/parcels/15/1/1.mvt", "/map/service", "/static/app/x.js"])
def test_what_is_shared_is_not_asked_for_its_reader(rf: RequestFactory, path: str) -> None:
    request = rf.get(path)  # it has no user: looking for one would be an error
    answer = KeepingMiddleware(lambda _: HttpResponse(headers={"Cache-Control": "no-cache"}))(request)
    assert answer["Cache-Control"] == "no-cache" and "Vary" not in answer
