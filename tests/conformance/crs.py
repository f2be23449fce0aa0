"""Annex A of OGC API Features, Part 2: Coordinate Reference Systems by Reference."""

from __future__ import annotations

import math
from typing import Any

from pyproj import CRS, Transformer

from tests.conformance.asking import GEOJSON, Service, Skipped
from tests.conformance.core import positions
from tests.conformance.register import abstract_test

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
DEFAULTS = (CRS84, "http://www.opengis.net/def/crs/OGC/0/CRS84h")
UNKNOWN = "http://www.opengis.net/def/crs/EPSG/0/9999999"
#: Two ways of computing a datum shift differ by metres (PROJ knows several); a swapped axis by thousands of kilometres.
TOLERANCE_M = 5.0


@abstract_test("CRS", "conformance class is listed")
def listed(service: Service) -> None:
    assert "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs" in service.conforms_to


@abstract_test("CRS", "crs-uri, fc-md-crs-list, fc-md-crs-list-global")
def crs_list(service: Service) -> None:
    for one in service.spatial:
        found = _crs_of(one)
        assert found[0] in DEFAULTS, f"{one['id']}: {found[0]} comes first"
        for uri in found:
            assert uri.startswith(("http://www.opengis.net/def/crs/", "urn:")), f"{one['id']}: {uri}"
            _proj(uri)
        assert len(found) == len(set(found)), f"{one['id']}: a CRS is listed twice"


@abstract_test("CRS", "fc-md-storageCrs-valid-value, -epoch")
def storage_crs(service: Service) -> None:
    for one in service.spatial:
        if "storageCrs" in one:
            assert one["storageCrs"] in _crs_of(one), f"{one['id']}: {one['storageCrs']} is not in its list"


@abstract_test("CRS", "fc-crs-definition, fc-bbox-crs-definition")
def definitions(service: Service) -> None:
    for one in service.spatial:
        items = f"/collections/{one['id']}/items"
        for name in ("crs", "bbox-crs"):
            given = service.parameter(items, name)
            assert given["in"] == "query" and not given.get("required"), f"{items}: {name}"
            assert given.get("style", "form") == "form" and given.get("explode") is False, f"{items}: {name}"
            assert service.resolve(given["schema"])["type"] == "string", f"{items}: {name}"


@abstract_test("CRS", "fc-crs-valid-value: every CRS of the list, Content-Crs")
def valid(service: Service) -> None:
    for one in service.spatial:
        for uri in _crs_of(one):
            answer = service.items(one, crs=uri, limit="2")
            assert answer.headers.get("content-crs") == f"<{uri}>", (
                f"{answer.address}: {answer.headers.get('content-crs')}"
            )
            for feature in answer.json["features"][:1]:
                alone = service.item(one, feature["id"], crs=uri)
                assert alone.headers.get("content-crs") == f"<{uri}>", alone.address


@abstract_test("CRS", "fc-crs-default-value, ogc-crs-header: CRS84 when nothing is asked")
def default(service: Service) -> None:
    for one in service.spatial:
        answer = service.items(one, limit="2")
        assert answer.headers.get("content-crs", "").strip("<>") in DEFAULTS, answer.address
        assert answer.json["features"] == service.items(one, limit="2", crs=CRS84).json["features"], (
            answer.address
        )


@abstract_test("CRS", "fc-crs-invalid-value")
def invalid(service: Service) -> None:
    for one in service.spatial:
        answer = service.get(service.link(one["links"], "items", GEOJSON), GEOJSON, crs=UNKNOWN)
        assert answer.status == 400, f"{answer.address}: {answer.status}"


@abstract_test("CRS", "f-crs-invalid-value")
def invalid_for_a_feature(service: Service) -> None:
    for one in service.spatial:
        try:
            identity = service.first_id(one)
        except Skipped:
            continue
        answer = service.get(service.item_address(one, identity), GEOJSON, crs=UNKNOWN)
        assert answer.status == 400, f"{answer.address}: {answer.status}"


@abstract_test("CRS", "crs-action: coordinates of every CRS agree with PROJ, in the axis order of the CRS")
def transformed(service: Service) -> None:
    for one in service.spatial:
        degrees = service.items(one, limit="3").json["features"]
        for uri in _crs_of(one)[1:]:
            back = Transformer.from_crs(_proj(uri), _proj(CRS84))  # axis orders as defined
            for plain, other in zip(
                degrees, service.items(one, limit="3", crs=uri).json["features"], strict=True
            ):
                assert plain["id"] == other["id"], f"{one['id']} in {uri}: another order"
                for (lon, lat), (first, second) in zip(
                    positions(plain["geometry"])[:20], positions(other["geometry"])[:20], strict=True
                ):
                    x, y = back.transform(first, second)
                    metres = math.hypot((x - lon) * math.cos(math.radians(lat)), y - lat) * 111_320
                    assert metres < TOLERANCE_M, f"{one['id']}/{plain['id']} in {uri}: {metres:.1f} m apart"


@abstract_test(
    "CRS", "bbox-crs-parameter, bbox-crs-action: a box in every CRS finds what it finds in degrees"
)
def box_in_every_crs(service: Service) -> None:
    for one in service.spatial:
        features = [
            one_found for one_found in service.items(one, limit="1").json["features"] if one_found["geometry"]
        ]
        if not features:
            continue
        lon, lat = positions(features[0]["geometry"])[0]
        for uri in _crs_of(one):
            there = Transformer.from_crs(_proj(CRS84), _proj(uri))
            corners = [there.transform(lon + dx, lat + dy) for dx in (-1e-4, 1e-4) for dy in (-1e-4, 1e-4)]
            firsts, seconds = [x for x, _ in corners], [y for _, y in corners]
            box = (min(firsts), min(seconds), max(firsts), max(seconds))
            found = service.items(
                one, bbox=",".join(map(str, box)), **{"bbox-crs": uri, "limit": "1000"}
            ).json
            assert features[0]["id"] in [each["id"] for each in found["features"]], (
                f"{one['id']} in {uri}: not found"
            )


@abstract_test("CRS", "bbox-crs-default-value")
def box_default(service: Service) -> None:
    for one in service.spatial:
        box = ",".join(map(str, one["extent"]["spatial"]["bbox"][0]))
        plain = service.items(one, bbox=box, limit="20").json["features"]
        assert plain == service.items(one, bbox=box, limit="20", **{"bbox-crs": CRS84}).json["features"], one[
            "id"
        ]


@abstract_test("CRS", "fc-bbox-crs-invalid-value")
def box_invalid(service: Service) -> None:
    for one in service.spatial:
        wrong = {"bbox": "106,10,107,11", "bbox-crs": UNKNOWN}
        answer = service.get(service.link(one["links"], "items", GEOJSON), GEOJSON, **wrong)
        assert answer.status == 400, f"{answer.address}: {answer.status}"


def _crs_of(collection: dict[str, Any]) -> list[str]:
    """The list of a collection. Fails the test for one with geometries that has none."""
    found = collection.get("crs", [])
    assert found, f"{collection['id']}: no list of CRS"
    return list(found)


def _proj(uri: str) -> CRS:
    """The CRS as PROJ reads its address, axis order as defined."""
    return CRS.from_user_input(uri)
