"""Pages for people: both languages, every kind of page, the same rights, errors readable."""

from __future__ import annotations

import re
from typing import Any

import pytest

from layers.registry import registry
from tests.ogc import drawing

pytestmark = pytest.mark.django_db


def page(answer: Any, status: int = 200) -> str:
    """Text of an HTML answer."""
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("text/html")
    return str(answer.content.decode())


@pytest.mark.parametrize(("lang", "word"), [("vi", "Các lớp dữ liệu"), ("en", "Collections")])
def test_every_kind_of_page_in_both_languages(get: Any, parcels: Any, lang: str, word: str) -> None:
    layer = "/ogc/collections/parcels"
    for path in (
        "/ogc/", "/ogc/conformance", "/ogc/openapi", "/ogc/collections", layer, f"{layer}/schema",
        f"{layer}/queryables", f"{layer}/items", f"{layer}/items/{parcels[0].pk}",
    ):  # fmt: skip
        text = page(get(path, {"f": "html", "lang": lang}))
        assert f'<html lang="{lang}">' in text and word in text
        assert "Bí Mật" not in text and "None" not in re.sub(r"<[^>]*>", "", text)


def test_pages_load_nothing_from_elsewhere(get: Any, parcels: Any) -> None:
    for path in ("/ogc/", f"/ogc/collections/parcels/items/{parcels[0].pk}"):
        text = page(get(path, {"f": "html"}))
        for address in re.findall(r'(?:src|href)="([^"]+)"', text):
            assert address.startswith(("/", "#", "http://testserver/")), address


def test_a_browser_gets_pages_and_a_program_json(get: Any, parcels: Any) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    path = "/ogc/collections/parcels/items"
    assert "Thửa đất" in page(get(path, accept=browser))
    assert get(path, accept="application/geo+json, application/json").json()["type"] == "FeatureCollection"
    assert get(path, {"f": "json"}, accept=browser).json()["numberReturned"] == 5


def test_a_page_of_features_has_a_map_a_table_and_a_next_page(get: Any, parcels: Any) -> None:
    text = page(get("/ogc/collections/parcels/items", {"f": "html", "limit": "2", "crs": "EPSG:9210"}))
    assert text.count("<tr>") == 3
    assert '<path d="M' in text and "LAYERS=basemap" in text
    following = re.search(r'rel="next" href="([^"]+)"', text)
    assert following is not None
    assert page(get(following[1].replace("&amp;", "&").removeprefix("http://testserver"))).count("<tr>") == 3


def test_every_layer_can_be_looked_at(get: Any, drawn: dict[str, int]) -> None:
    for spec in (one for one in registry if one.is_public):
        text = page(get(f"/ogc/collections/{spec.name}/items", {"f": "html"}))
        assert ("<svg" in text) is spec.is_spatial
        feature = spec.model.objects.first()  # type: ignore[attr-defined]
        assert spec.title.vi in page(get(f"/ogc/collections/{spec.name}/items/{feature.pk}", {"f": "html"}))


def test_text_of_the_data_is_shown_as_text(get: Any, db: None) -> None:
    (parcel,) = drawing.draw(registry.get("parcels"), 1, address="<script>alert(1)</script>")
    for path in ("", f"/{parcel.pk}"):
        wish = {"f": "html"} if path else {"f": "html", "properties": "address"}
        text = page(get(f"/ogc/collections/parcels/items{path}", wish))
        assert "<script>alert" not in text and "&lt;script&gt;alert" in text


def test_an_error_is_a_page_for_a_browser(get: Any) -> None:
    text = page(get("/ogc/collections/nothing", {"f": "html"}), status=404)
    assert "Không có lớp “nothing”." in text
    assert "There is no collection" in page(get("/ogc/collections/nothing", {"f": "html", "lang": "en"}), 404)
