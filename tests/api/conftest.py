"""The API without its neighbours: only `/api/` is mounted, no limit of requests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings


@pytest.fixture(autouse=True)
def _api_only() -> Iterator[None]:
    middleware = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    with override_settings(ROOT_URLCONF="tests.api.urls", MIDDLEWARE=middleware, API_RATE_PER_MINUTE=0):
        yield


@pytest.fixture
def api() -> Client:
    """A caller who is not signed in."""
    return Client(raise_request_exception=False)
