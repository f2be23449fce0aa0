"""Which records meet a request, and how one is written; no database."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import RequestFactory

from geo.http.problems import Problem
from layers.catalogue.record import Contact, Link, Record
from layers.labels import Label
from ogc.door import Door
from ogc.records import COLLECTION, dcat, documents
from ogc.records.pages import script_of
from ogc.records.query import read_records_query

BOX = (106.69, 10.76, 106.71, 10.78)


def record(**changes: Any) -> Record:
    """A plan of Bến Thành, in force from 2024-03-01 to 2026-02-28."""
    return Record(
        **{
            "id": "plan-1", "kind": "plan", "layer": "plans", "part_of": "plans", "access": "public",
            "title": Label("Quy hoạch phân khu Bến Thành", "Zoning plan Ben Thanh"),
            "description": Label("Đã công bố.", "Announced."), "theme": "planning",
            "owner": Label("Sở Quy hoạch", "Department of Planning"), "lineage": Label("Nguồn: a.", "Source: a."),
            "contacts": (Contact(Label("UBND Quận 1", "District 1"), ("owner",)),),
            "identifiers": (("plan-code", "79ABC"), ("decision", "12/QĐ-UBND")),
            "valid_from": date(2024, 3, 1), "valid_to": date(2026, 3, 1),
            "links": (Link("item", "/ogc/collections/plans/items/1", "application/geo+json", Label("a", "b")),),
        } | changes
    )  # fmt: skip


def meets(one: Record, **given: str) -> bool:
    """Whether a record meets these parameters."""
    return read_records_query(given).matches(one, BOX)


def door(lang: str = "vi") -> Door:
    """A citizen's request."""
    return Door(RequestFactory().get("/ogc/"), {}, lang)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ben thanh", True), ("BẾN   THÀNH", True), ("thanh ben", False), ("zoning", True), ("79abc", True),
        ("ubnd quan 1", True), ("cầu giấy,bến thành", True), ("cầu giấy, tây hồ", False), (" , ", True),
    ],
)  # fmt: skip
def test_text_is_found_without_diacritics_in_both_languages(text: str, found: bool) -> None:
    assert meets(record(), q=text) is found


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"bbox": "106.7,10.77,107,11"}, True), ({"bbox": "107,10,108,11"}, False),
        ({"bbox": "10.77,106.7,11,107", "bbox-crs": "EPSG:4326"}, True),
        ({"datetime": "2026-02-28"}, True), ({"datetime": "2026-03-01"}, False),
        ({"datetime": "../2024-02-29"}, False),
        ({"datetime": "../2024-03-01"}, True), ({"datetime": "2026-03-01/.."}, False),
        ({"type": "plan,dataset"}, True), ({"type": "snapshot"}, False), ({"ids": "x,plan-1"}, True),
        ({"ids": "x"}, False),
        ({"externalIds": "79ABC"}, True), ({"externalIds": "plan-code:79ABC"}, True),
        ({"externalIds": "decision:79ABC"}, False),
        ({"theme": "planning", "accessRights": "public"}, True), ({"theme": "cadastre"}, False),
        ({"bbox": "", "q": ""}, True),
    ],
)  # fmt: skip
def test_parameters_choose_records(given: dict[str, str], found: bool) -> None:
    assert meets(record(), **given) is found


def test_a_record_without_place_or_days_is_met_by_every_box_and_period() -> None:
    bare = record(valid_from=None, valid_to=None)
    asked = read_records_query({"bbox": "0,0,1,1", "datetime": "1999-01-01"})
    assert asked.matches(bare, None)


@pytest.mark.parametrize(
    "given",
    [
        {"colour": "red"},
        {"bbox": "1,2,3"},
        {"datetime": "yesterday"},
        {"limit": "0"},
        {"bbox-crs": "EPSG:4326"},
    ],
)
def test_what_is_wrong_or_unknown_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(Problem, match="invalid-request"):
        read_records_query(given, "limit")


def test_a_page_takes_at_most_a_thousand() -> None:
    assert read_records_query({"limit": "9999", "offset": "3"}, "limit", "offset").limit == 1000


def test_a_record_is_written_as_the_standard_says() -> None:
    document = documents.feature(door(), record(), BOX)
    assert document["time"] == {"interval": ["2024-03-01", "2026-02-28"], "resolution": "P1D"}
    assert document["geometry"]["coordinates"][0][0] == [106.69, 10.76]
    properties = document["properties"]
    assert properties["title"] == "Quy hoạch phân khu Bến Thành" and properties["type"] == "plan"
    assert {"scheme": "plan-code", "value": "79ABC"} in properties["externalIds"]
    assert "license" not in properties and "featureCount" not in properties
    west, south, east, north = properties["extent"]["storage"]["bbox"][0]
    assert 600_000 < west < east < 606_000 and 1_189_000 < south < north < 1_193_000
    assert all(link["href"].startswith("http://testserver/") for link in document["links"])
    assert documents.feature(door("en"), record(), None)["properties"]["title"] == "Zoning plan Ben Thanh"


def test_a_licence_is_an_identifier_or_the_address_of_its_text() -> None:
    named = documents.feature(door(), record(licence="CC-BY-4.0"), BOX)
    assert named["properties"]["license"] == "CC-BY-4.0"
    own = documents.feature(door(), record(licence="https://city.example/terms"), BOX)
    assert own["properties"]["license"] == "other"
    assert [one["href"] for one in own["links"] if one["rel"] == "license"] == ["https://city.example/terms"]


def test_dcat_says_the_same() -> None:
    document = dcat.catalogue(door(), [record(licence="CC-BY-4.0")], {"plan-1": BOX}, {})
    (dataset,) = document["dcat:dataset"]
    assert dataset["@id"] == f"http://testserver/ogc/collections/{COLLECTION}/items/plan-1"
    assert dataset["dct:temporal"]["dcat:endDate"]["@value"] == "2026-02-28"
    assert dataset["dct:license"] == {"@id": "https://spdx.org/licenses/CC-BY-4.0"}
    assert dataset["dct:spatial"][0]["dcat:bbox"]["@value"].startswith("POLYGON((106.69 10.76, 106.71 10.76")
    assert {"@value": "Zoning plan Ben Thanh", "@language": "en"} in dataset["dct:title"]


def test_no_text_of_the_data_ends_the_script_element() -> None:
    evil = {"a": "</script><script>alert(1)</script>&"}
    text = script_of(evil)
    assert "<" not in text and json.loads(text) == evil
