"""A running server with three drawn features in every layer, for clients that speak HTTP only."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings as django_settings

from ogc import extents
from tests.ogc import drawing


@pytest.fixture(scope="session")
def static_folder() -> None:
    """The server warns when the folder of collected static files is missing, as it is before the first run."""
    django_settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture
def service(static_folder: None, live_server: Any, transactional_db: None, settings: Any) -> str:
    """Address of the OGC service on the live server."""
    settings.ROOT_URLCONF = "tests.ogc.urlconf"
    extents.forget()
    drawing.draw_all()
    return f"{live_server.url}/ogc"
