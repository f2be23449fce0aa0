"""pygeoapi configuration built from the registry; nothing is written by hand, nothing is read from a file."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from geo.domain.crs import CRS84
from layers.spec import LayerSpec
from ogc import shapes
from ogc.query import DEFAULT_LIMIT, MAX_LIMIT

LOCALES = {"vi": "vi-VN", "en": "en-US"}
PROVIDER = "ogc.layer_provider.LayerProvider"

TITLE = {
    "vi": "Dữ liệu đất đai dùng chung {city}",
    "en": "Shared land data of {city}",
}
DESCRIPTION = {
    "vi": "Thửa đất, quy hoạch, giao thông, giấy phép xây dựng và bản đồ nền theo chuẩn OGC API – Features.",
    "en": "Parcels, plans, transport, building permits and base map by the OGC API – Features standard.",
}


def build(specs: list[LayerSpec], base_url: str) -> dict[str, Any]:
    """The configuration of a server with these layers.

    Args:
        base_url: public address of the service without a slash at the end.
    """
    return {
        "server": {
            "url": base_url,
            "mimetype": "application/json; charset=UTF-8",
            "encoding": "utf-8",
            "languages": list(LOCALES.values()),
            "limits": {"default_items": DEFAULT_LIMIT, "max_items": MAX_LIMIT, "on_exceed": "throttle"},
            "pretty_print": False,
            "gzip": False,
            "cors": False,
        },
        "logging": {"level": "WARNING"},
        "metadata": _metadata(base_url),
        "resources": {spec.name: resource(spec) for spec in specs},
    }


def resource(spec: LayerSpec) -> dict[str, Any]:
    """One layer as a pygeoapi collection. Extents are filled in when it is described, from the data of that moment."""
    return {
        "type": "collection",
        "title": spec.title._asdict(),
        "description": spec.description._asdict(),
        "keywords": {
            "vi": [spec.theme, *(word.vi for word in spec.keywords)],
            "en": [spec.theme, *(word.en for word in spec.keywords)],
        },
        "links": [],
        "extents": {"spatial": {"bbox": [-180, -90, 180, 90], "crs": CRS84.uri}},
        "providers": [provider(spec)],
    }


def provider(spec: LayerSpec) -> dict[str, Any]:
    """Definition of the plug-in; rights and language are added to a copy for each request."""
    return {
        "type": "feature",
        "name": PROVIDER,
        "data": spec.table,
        "id_field": "id",
        "editable": False,
        "spec": spec,
        "fields": (),
        "crs": [crs.uri for crs in shapes.supported()],
        "storage_crs": shapes.storage_crs().uri,
    }


def _metadata(base_url: str) -> dict[str, Any]:
    city = settings.CITY
    return {
        "identification": {
            "title": {lang: text.format(city=city.name(lang)) for lang, text in TITLE.items()},
            "description": DESCRIPTION,
            "keywords": {"vi": ["đất đai", "quy hoạch"], "en": ["land", "planning"]},
            "keywords_type": "theme",
            "terms_of_service": base_url,
            "url": base_url,
        },
        "license": {"name": "", "url": ""},
        "provider": {"name": city.name("vi"), "url": base_url},
        "contact": {"name": city.name("vi")},
    }
