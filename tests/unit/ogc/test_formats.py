"""Formats without a database: negotiation, links, labels of a table, turns."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory

from geo.http.problems import Problem
from layers.registry import registry
from ogc.door import Door
from ogc.formats import downloads, links, negotiation, texts, turns
from ogc.formats.kinds import ALTERNATES, BY_KEY, CSV, FILES, HTML, JSON, JSONFG, OF_ITEM

ADDRESS = "https://example.test/ogc/collections/parcels/items"


def wanted(query: dict[str, str], accept: str = "") -> str:
    return negotiation.kind_of(RequestFactory().get("/", query, headers={"accept": accept})).key


@pytest.mark.parametrize(
    ("accept", "key"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("image/png", "json"),
        ("application/json", "json"),
        ("application/geo+json", "json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
        ("text/csv", "csv"),
        ("text/csv; charset=utf-8", "csv"),
        ("text/html;q=0.5, text/csv", "csv"),
        ("text/csv;q=0, application/json;q=0.1", "json"),
        ("text/csv;q=many", "json"),
        ("application/geopackage+sqlite3", "gpkg"),
        ("application/flatgeobuf", "fgb"),
        ("application/vnd.ogc.fg+json", "jsonfg"),
    ],
)
def test_accept_is_weighed(accept: str, key: str) -> None:
    assert wanted({}, accept) == key


def test_f_wins_over_accept_and_a_wrong_one_is_told_what_there_is() -> None:
    assert {wanted({"f": key}, "text/html") for key in BY_KEY} == set(BY_KEY)
    with pytest.raises(Problem) as refused:
        wanted({"f": "shp"})
    assert refused.value.errors[0].code == "unknown-format" and "gpkg" in refused.value.detail_en
    with pytest.raises(Problem):
        negotiation.kind_of(RequestFactory().get("/", {"f": "csv"}), OF_ITEM)


@pytest.mark.parametrize(
    ("given", "kind", "profile"),
    [
        ({}, "json", "rfc7946"),
        ({"profile": "rfc7946"}, "json", "rfc7946"),
        ({"profile": "jsonfg"}, "jsonfg", "jsonfg"),
        ({"profile": "jsonfg-plus"}, "jsonfg", "jsonfg-plus"),
        ({"profile": "unknown,http://www.opengis.net/def/profile/OGC/0/jsonfg"}, "jsonfg", "jsonfg"),
        ({"profile": "[ogc-profile:jsonfg]"}, "jsonfg", "jsonfg"),
        ({"profile": "nobody-knows-it"}, "json", "rfc7946"),
        ({"f": "jsonfg"}, "jsonfg", "jsonfg-plus"),
        ({"f": "csv", "profile": "jsonfg"}, "csv", "rfc7946"),
    ],
)
def test_profiles_are_read_in_three_spellings_and_never_an_error(
    given: dict[str, str], kind: str, profile: str
) -> None:
    assert wanted(given) == kind
    assert negotiation.profile_of(BY_KEY[kind], given) == profile


def test_links_lead_to_every_other_format_and_files_leave_the_page_behind() -> None:
    given = {"limit": "5", "bbox": "1,2,3,4", "after": "x", "profile": "jsonfg"}
    made = links.of_items(ADDRESS, given, JSONFG, "jsonfg", "token", "en")
    by_relation: dict[str, list[Any]] = {}
    for link in made:
        by_relation.setdefault(link["rel"], []).append(link)
    assert len(by_relation["alternate"]) == len(ALTERNATES) - 1
    for kind in FILES:
        (file,) = (one for one in by_relation["alternate"] if f"f={kind.key}&" in one["href"])
        assert "bbox=1,2,3,4" in file["href"] and file["type"] == kind.media
        assert not any(name in file["href"] for name in ("limit", "after", "profile"))
    assert (
        by_relation["next"][0]["href"]
        == f"{ADDRESS}?f=jsonfg&limit=5&bbox=1,2,3,4&profile=jsonfg&after=token"
    )
    assert by_relation["profile"][0]["href"] == "http://www.opengis.net/def/profile/OGC/0/jsonfg"
    assert by_relation["collection"][0]["href"] == ADDRESS.removesuffix("/items")


def test_a_feature_is_linked_in_its_three_formats() -> None:
    made = links.of_item(f"{ADDRESS}/1", {"crs": "EPSG:9210"}, JSON, "rfc7946", "vi")
    assert [one["type"] for one in made if one["rel"] in ("self", "alternate")] == [
        JSON.media, JSONFG.media, HTML.media,
    ]  # fmt: skip
    assert all("crs=EPSG:9210" in one["href"] for one in made if one["rel"] == "alternate")


def test_labels_carry_units_and_are_told_apart() -> None:
    fields = registry.get("parcels").by_name
    area, address = fields["official_area_m2"], fields["address"]
    assert texts.labels((area, address), "vi") == ["Diện tích pháp lý (m²)", "Địa chỉ thửa đất"]
    assert texts.labels((address, address), "en") == ["Address [address]"] * 2


def test_every_layer_has_distinct_labels_in_both_languages() -> None:
    for spec in registry:
        for lang in ("vi", "en"):
            names = texts.labels(spec.all_fields, lang)
            assert len(set(names)) == len(names), spec.name


def test_a_turn_is_given_back_once() -> None:
    held = [turns.take() for _ in range(turns.AT_ONCE)]
    with pytest.raises(Problem) as refused:
        turns.take()
    assert refused.value.kind == "unavailable" and refused.value.headers["Retry-After"]
    held[0]()
    held[0]()
    again = turns.take()
    with pytest.raises(Problem):
        turns.take()
    for give_back in (again, held[1]):
        give_back()
    assert CSV.is_whole and not JSON.is_whole


def test_the_row_of_downloads_keeps_the_conditions_of_the_page() -> None:
    request = RequestFactory().get(
        "/ogc/", {"f": "html", "limit": "20", "ward_code": "26740", "crs": "EPSG:9210"}
    )
    made = downloads.offer(Door.of(request), registry.get("parcels"))
    assert made.kept == (("ward_code", "26740"), ("lang", "vi"))
    assert [key for key, _label in made.formats] == ["geojson", "csv", "gpkg", "fgb"]
    assert made.systems[0][0].endswith("CRS84") and made.systems[1][0].endswith("/9210")
    bare = next(spec for spec in registry if not spec.is_spatial)
    assert downloads.offer(Door.of(request), bare).systems == ()
