"""Every layer drawn once in the test database, and a client that reads JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from layers.registry import registry
from ogc import extents
from tests.ogc import drawing

Get = Callable[..., Any]


@pytest.fixture
def ogc_urls(settings: Any, tmp_path: Path) -> None:
    """Only the OGC service is mounted; extents are read anew; collected static files are not needed."""
    settings.STATIC_ROOT = tmp_path
    settings.ROOT_URLCONF = "tests.ogc.urlconf"
    extents.forget()


@pytest.fixture
def drawn(db: None) -> dict[str, int]:
    """Three features in every layer."""
    return drawing.draw_all()


@pytest.fixture
def parcels(db: None) -> list[Any]:
    """Five parcels in a row, numbered 1 to 5, on sheet 10, with personal data in the hidden columns."""
    made = drawing.draw(
        registry.get("parcels"),
        5,
        sheet_number="10",
        ward_code="26740",
        ward_name="Phường Sài Gòn",
        holder_name="Nguyễn Văn Bí Mật",
        certificate_serial="CS-SECRET-1",
        land_use_codes="ODT+CLN",
    )
    for nth, parcel in enumerate(made, start=1):
        parcel.parcel_number = str(nth)
        parcel.official_area_m2 = 100.0 * nth
        parcel.address = f"{nth} Đường Lê Lợi"
        parcel.save()
    return made


@pytest.fixture
def get(ogc_urls: None, client: Client) -> Get:
    """`get("/ogc/…", bbox=…)` → response; `.json()` reads it. Names with `_` for `-` are not needed: pass a dict."""

    def fetch(path: str, parameters: dict[str, str] | None = None, **headers: str) -> Any:
        return client.get(path, parameters or {}, headers=headers)

    return fetch


@pytest.fixture
def lan(ogc_urls: None) -> Any:
    """A land officer who edits (tests.integration.ogc.officers.Call)."""
    from tests.integration.ogc.officers import officer

    return officer("lan", "editor:land")
