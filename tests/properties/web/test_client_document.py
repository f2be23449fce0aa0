"""The part of the OpenAPI document that the Python client is made of."""

from __future__ import annotations

from typing import Any

import pytest

from web.api import api
from web.services.client_document import client_document


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return client_document(dict(api.get_openapi_schema()))


def test_it_covers_services_and_leaves_out_files_and_what_serves_our_own_pages(
    document: dict[str, Any],
) -> None:
    paths = set(document["paths"])
    assert {
        "/api/v1/parcels", "/api/v1/parcels/{parcel_id}/extract", "/api/v1/permits/precheck", "/api/v1/permits",
        "/api/v1/changes", "/api/v1/webhooks", "/api/v1/usage",
    } <= paths  # fmt: skip
    assert not {
        "/api/v1/parcels/{parcel_id}/extract.pdf", "/api/v1/sharing/export", "/api/v1/map-config",
        "/api/v1/changesets", "/api/v1/function-names",
    } & paths  # fmt: skip


def test_every_name_is_used_once_and_every_shape_is_there(document: dict[str, Any]) -> None:
    names = [one["operationId"] for methods in document["paths"].values() for one in methods.values()]
    assert len(names) == len(set(names)) and "get_parcels_parcel_id_extract" in names
    text = str(document)
    for name in document["components"]["schemas"]:
        assert f"#/components/schemas/{name}'" in text
