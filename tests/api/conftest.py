"""The API without its neighbours: only `/api/` is mounted, no limit of requests.

Models are imported by what uses them: the process that hands tests out reads this before Django is set up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

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


@pytest.fixture
def sign_in() -> Callable[..., Client]:
    """`sign_in("editor", "26740")` → a client of an officer of the land office, unless another `scope` is named."""
    from django.contrib.auth.models import User

    from layers.models import RoleAssignment

    def make(role: str, unit: str = "", scope: str = "land") -> Client:
        user = User.objects.create(username=f"u{User.objects.count()}")
        RoleAssignment.objects.create(user=user, role=role, scope=scope, unit_code=unit)
        client = Client(raise_request_exception=False)
        client.force_login(user)
        return client

    return make
