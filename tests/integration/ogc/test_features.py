"""Features: parameters of Part 1, CRS of Part 2, paging, single features, errors, caching."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.gis.geos import Point
from django.db.utils import OperationalError
from psycopg import errors, sql
from psycopg_pool import PoolTimeout

from geo.domain.crs import TM3_105_45, TM3_107_45, WGS84
from geo.domain.transform import transform_point
from layers.registry import registry
from ogc import reading
from ogc.statements import Statement
from tests.ogc import drawing
from tests.ogc.drawing import EAST, NORTH, SIDE, STEP

pytestmark = pytest.mark.django_db
ITEMS = "/ogc/collections/parcels/items"
EPSG = "http://www.opengis.net/def/crs/EPSG/0/{}"
PROBLEM = "application/problem+json"


def numbers(answer: Any) -> list[str]:
    """Parcel numbers of a page, sorted."""
    assert answer.status_code == 200, answer.content
    return sorted(feature["properties"]["parcel_number"] for feature in answer.json()["features"])


def test_every_layer_gives_its_features(get: Any, drawn: dict[str, int]) -> None:
    for name, count in drawn.items():
        answer = get(f"/ogc/collections/{name}/items")
        if not registry.get(name).is_public:
            assert answer.status_code == 404, name
            continue
        page = answer.json()
        assert answer.headers["Content-Type"] == "application/geo+json"
        assert page["numberMatched"] == page["numberReturned"] == len(page["features"]) == count, name
        for feature in page["features"]:
            assert feature["id"] == feature["properties"]["id"]
            spatial = registry.get(name).is_spatial
            assert (feature["geometry"] is not None) is spatial
            assert set(feature["properties"]) == {field.name for field in registry.get(name).public_fields}


def test_a_box_across_the_antimeridian_selects_on_both_sides(get: Any, parcels: Any) -> None:
    """Trap: its west is greater than its east (Part 1 §7.15.3); the official suite asks for one far from here."""
    for more in ({}, {"datetime": "2026-01-01"}, {"limit": "2"}):
        page = get(ITEMS, {"bbox": "100,-90,-100,90", **more})
        assert page.status_code == 200 and page.json()["numberMatched"] == 5, more
    latitude_first = get(ITEMS, {"bbox": "-90,100,90,-100", "bbox-crs": EPSG.format(4326)})
    assert latitude_first.json()["numberMatched"] == 5
    world = get(ITEMS, {"bbox": "-180,-90,180,90", "datetime": "2026-01-01"})
    assert world.status_code == 200 and world.json()["numberMatched"] == 5
    far = get(ITEMS, {"bbox": "177,65,-177,70"})
    assert far.status_code == 200 and far.json()["features"] == []


def test_bbox_in_three_crs_selects_the_same_parcels(get: Any, parcels: Any) -> None:
    west, south, east, north = EAST + 50, NORTH - 5, EAST + 2 * STEP + 5, NORTH + 25
    native = f"{west},{south},{east},{north}"
    assert numbers(get(ITEMS, {"bbox": native, "bbox-crs": EPSG.format(9210)})) == ["2", "3"]
    low, high = (transform_point(x, y, TM3_105_45, WGS84) for x, y in ((west, south), (east, north)))
    assert numbers(get(ITEMS, {"bbox": f"{low[0]},{low[1]},{high[0]},{high[1]}"})) == ["2", "3"]
    assert numbers(get(ITEMS, {"bbox": f"{low[0]},{low[1]},-9,{high[0]},{high[1]},9"})) == ["2", "3"]
    latitude_first = f"{low[1]},{low[0]},{high[1]},{high[0]}"
    assert numbers(get(ITEMS, {"bbox": latitude_first, "bbox-crs": EPSG.format(4326)})) == ["2", "3"]
    neighbour = EPSG.format(5899)  # a zone that is stored nowhere: the box is carried over with curved edges
    box = registry_box(west, south, east, north)
    assert numbers(get(ITEMS, {"bbox": box, "bbox-crs": neighbour})) == ["2", "3"]


def registry_box(west: float, south: float, east: float, north: float) -> str:
    """A box of EPSG:9210 in EPSG:5899, shrunk by a metre so that its turned edges stay between the parcels."""
    low = transform_point(west + 1, south + 1, TM3_105_45, TM3_107_45)
    high = transform_point(east - 1, north - 1, TM3_105_45, TM3_107_45)
    return f"{low[0]},{low[1]},{high[0]},{high[1]}"


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({"bbox": "1,2,3"}, "bbox"),
        ({"bbox": "a,b,c,d"}, "bbox"),
        ({"bbox": "107,10,106,11"}, "bbox"),
        ({"bbox": "106,11,107,10"}, "bbox"),
        ({"bbox": "nan,1,2,3"}, "bbox"),
        ({"bbox": "106,10,107,11", "bbox-crs": "http://www.opengis.net/def/crs/EPSG/0/6957"}, "bbox-crs"),
        ({"bbox": "106,10,107,11", "bbox-crs": "x"}, "bbox-crs"),
        ({"bbox-crs": EPSG.format(9210)}, "bbox-crs"),
        ({"crs": "http://www.opengis.net/def/crs/EPSG/0/2154"}, "crs"),
        ({"datetime": "2026-01"}, "datetime"),
        ({"datetime": "2026-02-30"}, "datetime"),
        ({"datetime": "2026-02-01/2026-01-01"}, "datetime"),
        ({"limit": "0"}, "limit"),
        ({"limit": "ten"}, "limit"),
        ({"offset": "-1"}, "offset"),
        ({"sortby": "nothing"}, "sortby"),
        ({"properties": "nothing"}, "properties"),
        ({"no_such_parameter": "1"}, "no_such_parameter"),
        ({"official_area_m2": "abc"}, "official_area_m2"),
        ({"in_dispute": "maybe"}, "in_dispute"),
        ({"address": "a\x00b"}, "address"),
        ({"f": "shp"}, "f"),
        ({"skipGeometry": "x"}, "skipGeometry"),
        ({"after": "AAAA"}, "after"),
        ({"filter": "address ="}, "filter"),
        ({"filter": "1=1", "filter-lang": "ecql"}, "filter-lang"),
    ],
)
def test_wrong_parameters_are_problems(
    get: Any, parcels: Any, parameters: dict[str, str], field: str
) -> None:
    answer = get(ITEMS, parameters)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == PROBLEM
    assert answer.json()["errors"][0]["field"] == field


@pytest.mark.parametrize("name", ["holder_name", "certificate_serial"])
def test_personal_data_are_no_oracle(get: Any, parcels: Any, name: str) -> None:
    """A hidden field answers exactly like one that does not exist, wherever it is named."""
    uses = {
        "direct": lambda field: {field: "Nguyễn Văn Bí Mật"},
        "sortby": lambda field: {"sortby": field},
        "properties": lambda field: {"properties": field},
        "filter": lambda field: {"filter": f"{field} LIKE 'Ng%'"},
        "case": lambda field: {"filter": f"CASEI({field}) = CASEI('x')"},
        "null": lambda field: {"filter": f"{field} IS NULL"},
    }
    for use in uses.values():
        hidden, missing = get(ITEMS, use(name)), get(ITEMS, use("zz_nothing"))
        assert hidden.status_code == missing.status_code == 400
        alike = [answer.json() | {"request_id": ""} for answer in (hidden, missing)]
        assert str(alike[0]).replace(name, "?") == str(alike[1]).replace("zz_nothing", "?")
    for path in (ITEMS, f"{ITEMS}/{parcels[0].pk}"):
        for form in ("json", "html"):
            text = get(path, {"f": form}).content.decode()
            assert "Bí Mật" not in text and "CS-SECRET" not in text and name not in text


def test_the_layers_own_editor_sees_personal_data(
    get: Any, client: Any, django_user_model: Any, parcels: Any
) -> None:
    client.force_login(django_user_model.objects.create_superuser("root"))
    answer = get(ITEMS, {"filter": "holder_name LIKE 'Nguyễn%'"})
    assert answer.json()["features"][0]["properties"]["holder_name"] == "Nguyễn Văn Bí Mật"
    assert "private" in answer.headers["Cache-Control"]


def test_property_filters_limit_sort_and_selection(get: Any, parcels: Any) -> None:
    assert numbers(get(ITEMS, {"parcel_number": "3"})) == ["3"]
    assert numbers(get(ITEMS, {"official_area_m2": "400", "sheet_number": "10"})) == ["4"]
    assert numbers(get(ITEMS, {"in_dispute": "true"})) == []
    page = get(ITEMS, {"sortby": "-official_area_m2", "limit": "2", "properties": "parcel_number"}).json()
    assert [feature["properties"] for feature in page["features"]] == [
        {"parcel_number": "5"},
        {"parcel_number": "4"},
    ]
    assert page["numberMatched"] == 5 and page["numberReturned"] == 2
    bare = get(ITEMS, {"skipGeometry": "true", "limit": "1"}).json()
    assert bare["features"][0]["geometry"] is None
    assert get(ITEMS, {"limit": "99999"}).status_code == 200


@pytest.mark.parametrize(
    "sortby", ["", "-id", "official_area_m2", "-survey_date,parcel_number", "land_use_codes"]
)
def test_next_links_visit_every_feature_once(get: Any, parcels: Any, sortby: str) -> None:
    parcels[1].survey_date = "2024-05-01"
    parcels[1].save()
    url, seen = f"{ITEMS}?{urlencode({'limit': 2, 'sortby': sortby} if sortby else {'limit': 2})}", []
    while url:
        page = get(url).json()
        seen += [feature["properties"]["parcel_number"] for feature in page["features"]]
        following = [link["href"] for link in page["links"] if link["rel"] == "next"]
        assert len(seen) <= 5
        url = following[0].removeprefix("http://testserver") if following else ""
    assert sorted(seen) == ["1", "2", "3", "4", "5"]
    if sortby.startswith("-survey_date"):
        assert seen == ["2", "1", "3", "4", "5"]
    if sortby == "official_area_m2":
        assert seen == ["1", "2", "3", "4", "5"]


def test_offset_is_still_understood(get: Any, parcels: Any) -> None:
    assert numbers(get(ITEMS, {"sortby": "parcel_number", "offset": "3", "limit": "1"})) == ["4"]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2025-06-30", ["old"]),
        ("2025-07-01", ["new"]),
        ("2025-06-30T17:00:00Z", ["new"]),
        ("2025-06-30T16:59:59Z", ["old"]),
        ("2025-07-01T00:00:00+07:00", ["new"]),
        ("2025-06-01/2025-08-01", ["new", "old"]),
        ("../2024-12-31", ["old"]),
        ("2026-01-01/..", ["new"]),
        ("../..", ["new", "old"]),
    ],
)
def test_datetime_means_in_force_on_that_day_in_viet_nam(
    get: Any, db: None, when: str, expected: list[str]
) -> None:
    """Code 26740 before and after 1 July 2025."""
    wards = registry.get("wards")
    drawing.draw(
        wards, 1, code="26740", name="old", valid_from="1997-01-01", valid_to="2025-07-01", source_key="a"
    )
    drawing.draw(wards, 1, code="26740", name="new", valid_from="2025-07-01", source_key="b")
    page = get("/ogc/collections/wards/items", {"datetime": when, "code": "26740"}).json()
    assert sorted(feature["properties"]["name"] for feature in page["features"]) == expected


def test_storage_crs_is_given_to_a_tenth_of_a_millimetre(get: Any, db: None) -> None:
    """No rounding shows: an area computed from the answer equals the database's to 1e-4 m²."""
    (parcel,) = drawing.draw(
        registry.get("parcels"), 1, geom=drawing.square(EAST + 1 / 3, NORTH + 2 / 7, 17.123456789)
    )
    answer = get(f"{ITEMS}/{parcel.pk}", {"crs": EPSG.format(9210)})
    assert answer.headers["Content-Crs"] == f"<{EPSG.format(9210)}>"
    ring = answer.json()["geometry"]["coordinates"][0][0]
    for given, stored in zip(ring, parcel.geom.coords[0][0], strict=True):
        assert math.dist(given, stored) < 1e-4
    area = abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2
    assert area == pytest.approx(parcel.geom.area, abs=1e-4)


def test_default_crs_is_longitude_latitude_and_4326_turns_the_axes(get: Any, parcels: Any) -> None:
    plain = get(f"{ITEMS}/{parcels[0].pk}")
    lon, lat = plain.json()["geometry"]["coordinates"][0][0][0]
    assert plain.headers["Content-Crs"] == "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"
    # control value of EPSG:6960: 10.772499614 N, 106.697992704 E; 1e-8° is 1 mm
    assert (lon, lat) == pytest.approx((106.697992704, 10.772499614), abs=1.5e-8)
    turned = get(f"{ITEMS}/{parcels[0].pk}", {"crs": EPSG.format(4326)})
    assert turned.json()["geometry"]["coordinates"][0][0][0] == [lat, lon]


#: Control points, computed with EPSG:6960 and confirmed by an independent implementation; both sides of 11.04° N.
CONTROL_POINTS = [
    (106.698, 10.772, 603481.7590, 1191399.3031),
    (106.95, 10.41, 631199.1357, 1151450.2220),
    (106.65, 10.98, 598163.6510, 1214391.4780),
    (106.45, 11.10, 576273.8190, 1227606.7170),
]


@pytest.mark.parametrize(("lon", "lat", "east", "north"), CONTROL_POINTS)
def test_control_points_across_the_seam(
    get: Any, db: None, lon: float, lat: float, east: float, north: float
) -> None:
    (place,) = drawing.draw(registry.get("basemap_places"), 1, geom=Point(east, north, srid=9210))
    path = f"/ogc/collections/basemap_places/items/{place.pk}"
    assert get(path).json()["geometry"]["coordinates"] == pytest.approx([lon, lat], abs=1.5e-8)
    other = get(path, {"crs": EPSG.format(3405)}).json()["geometry"]["coordinates"]
    if lon == 106.698:
        assert other == pytest.approx([685466.6056, 1191395.4310], abs=1e-3)


def test_every_crs_of_the_list_can_be_asked_for(get: Any, parcels: Any) -> None:
    for uri in get("/ogc/collections/parcels").json()["crs"]:
        answer = get(ITEMS, {"crs": uri, "limit": "1"})
        assert answer.status_code == 200, uri
        assert answer.headers["Content-Crs"] == f"<{uri}>"
        x, y = answer.json()["features"][0]["geometry"]["coordinates"][0][0][0]
        assert math.isfinite(x) and math.isfinite(y)


def test_missing_things_are_404_problems(get: Any, parcels: Any) -> None:
    for path in (
        "/ogc/collections/nothing", "/ogc/collections/nothing/items", f"{ITEMS}/abc", f"{ITEMS}/%00",
        f"{ITEMS}/00000000-0000-0000-0000-000000000000", "/ogc/stac", "/ogc/processes/none", "/ogc/TileMatrixSets",
    ):  # fmt: skip
        answer = get(path)
        assert answer.status_code == 404, path
        assert answer.headers["Content-Type"] == PROBLEM


def test_methods(get: Any, client: Any, parcels: Any) -> None:
    whole = get(ITEMS)
    head = client.head(ITEMS)
    assert head.status_code == 200 and head.content == b"" and int(head.headers["Content-Length"]) > 100
    assert head.headers["Content-Type"] == whole.headers["Content-Type"]
    options = client.options(ITEMS)
    assert options.status_code == 204 and options.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert client.post(ITEMS).status_code == 401  # somebody else may
    for method in ("put", "patch", "delete"):
        answer = getattr(client, method)(ITEMS)
        assert answer.status_code == 405 and answer.headers["Content-Type"] == PROBLEM
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_unchanged_answers_are_not_sent_again(get: Any, parcels: Any) -> None:
    for path in (ITEMS, f"{ITEMS}/{parcels[0].pk}", "/ogc/collections"):
        etag = get(path).headers["ETag"]
        again = get(path, if_none_match=etag)
        assert again.status_code == 304 and again.content == b""
    parcels[0].address = "đã sửa"
    parcels[0].save()
    assert get(ITEMS, if_none_match=get(ITEMS, {"limit": "1"}).headers["ETag"]).status_code == 200
    assert get(f"{ITEMS}/{parcels[0].pk}", if_none_match=etag).status_code == 200


def test_links_of_a_page_repeat_its_parameters(get: Any, parcels: Any) -> None:
    links = get(ITEMS, {"bbox": "106,10,107,11", "lang": "en"}).json()["links"]
    alternate = next(link for link in links if link["rel"] == "alternate")
    assert "bbox=106,10,107,11" in alternate["href"] and "lang=en" in alternate["href"]
    assert {link.get("type") for link in links if link["rel"] in ("self", "alternate")} == {
        "application/geo+json", "text/html", "text/csv", "application/geopackage+sqlite3", "application/flatgeobuf",
    }  # fmt: skip


def test_a_slow_query_is_stopped(get: Any, parcels: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(reading, "STATEMENT_TIMEOUT_MS", 20)
    sleeping = Statement(sql.SQL("SELECT '', pg_sleep(5), NULL"), {})
    monkeypatch.setattr(reading.statements, "page", lambda _query: sleeping)
    answer = get(ITEMS)
    assert answer.status_code == 503 and answer.headers["Content-Type"] == PROBLEM
    assert answer.headers["Retry-After"] == "10"


@pytest.mark.parametrize(
    ("cause", "status"),
    [(errors.StatementTooComplex(), 400), (PoolTimeout("none in 15 s"), 503), (errors.AdminShutdown(), 503)],
)
def test_what_the_database_cannot_do_is_told(
    get: Any, parcels: Any, monkeypatch: Any, cause: Any, status: int
) -> None:
    """A statement that is too deep for it, no connection to be had, a restart."""

    def fails(_query: Any) -> Any:
        raise OperationalError from cause

    monkeypatch.setattr(reading.statements, "page", fails)
    answer = get(ITEMS)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == PROBLEM
    assert ("Retry-After" in answer.headers) is (status == 503)


def test_square_is_where_it_was_drawn(parcels: Any) -> None:
    """The fixture itself: 20 m squares, so that no other test is right by accident."""
    assert parcels[0].geom.area == pytest.approx(SIDE * SIDE)


def test_a_feature_just_outside_the_box_is_not_in_it(get: Any, db: None) -> None:
    """Box operators of PostGIS round to a metre in these CRSs; the answer must not."""
    for nth, gap in enumerate((-0.05, 0.05)):  # metres past the eastern edge of the box at E 603580.79
        drawing.draw(
            registry.get("parcels"), 1, geom=drawing.square(EAST + STEP + gap, NORTH + 5, 0.3),
            parcel_number=str(nth), source_key=str(nth),
        )  # fmt: skip
    box = (EAST, NORTH, EAST + STEP, NORTH + STEP)
    native = {"bbox": ",".join(map(str, box)), "bbox-crs": EPSG.format(9210)}
    assert numbers(get(ITEMS, native)) == ["0"]
    # in degrees the eastern edge leans against the grid; it is placed at the height of the two parcels
    east = transform_point(EAST + STEP, NORTH + 5.15, TM3_105_45, WGS84)[0]
    assert numbers(get(ITEMS, {"bbox": f"106.69,10.77,{east},10.78"})) == ["0"]
