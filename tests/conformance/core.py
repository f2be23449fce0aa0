"""Annex A.2 of OGC API Features, Part 1: Core."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.conformance.asking import GEOJSON, OPENAPI, Answer, Service
from tests.conformance.register import abstract_test

PAGES = 3


@abstract_test("Core", "root-op, root-success")
def landing_page(service: Service) -> None:
    links = service.landing["links"]
    relations = {link["rel"] for link in links}
    assert relations & {"service-desc", "service-doc"} and {"conformance", "data"} <= relations, relations
    _complete(service.root, links)


@abstract_test("Core", "api-definition-op, api-definition-success")
def definition(service: Service) -> None:
    answer = service.ok(service.link(service.landing["links"], "service-desc"), OPENAPI)
    assert answer.media_type == OPENAPI, answer.media_type
    assert answer.json["openapi"].startswith("3.0"), answer.json["openapi"]


@abstract_test("Core", "conformance-op, conformance-success")
def conformance(service: Service) -> None:
    wanted = {
        f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{one}"
        for one in ("core", "geojson", "oas30")
    }
    assert wanted <= set(service.conforms_to), wanted - set(service.conforms_to)
    assert len(service.conforms_to) == len(set(service.conforms_to)), "a class is listed twice"


@abstract_test("Core", "fc-md-op, fc-md-success, fc-md-links, fc-md-items")
def collections(service: Service) -> None:
    document = service.ok(service.link(service.landing["links"], "data")).json
    _self_and_alternate("collections", document["links"])
    assert document["collections"], "no collections"
    for one in document["collections"]:
        _complete(one["id"], [link for link in one["links"] if link["rel"] == "items"])
        service.link(one["links"], "items")


@abstract_test("Core", "fc-md-extent")
def extents(service: Service) -> None:
    for one in service.collections:
        for box in one.get("extent", {}).get("spatial", {}).get("bbox", []):
            assert len(box) in (4, 6), f"{one['id']}: {box}"
            west, south, east, north = (*box[:2], *box[len(box) // 2 :][:2])
            assert -180 <= west <= east <= 180 and -90 <= south <= north <= 90, f"{one['id']}: {box}"


@abstract_test("Core", "sfc-md-op, sfc-md-success")
def collection(service: Service) -> None:
    for one in service.collections:
        alone = service.ok(f"collections/{one['id']}").json
        for name in ("id", "title", "description", "extent", "crs", "storageCrs", "itemType"):
            assert alone.get(name) == one.get(name), f"{one['id']}: {name} differs from that in the list"
        service.link(alone["links"], "items", GEOJSON)


@abstract_test("Core", "fc-op, fc-response, fc-links, fc-timeStamp, fc-numberReturned")
def items(service: Service) -> None:
    for one in service.collections:
        _page(one["id"], service.items(one))


@abstract_test("Core", "crs84")
def degrees(service: Service) -> None:
    for one in service.spatial:
        for feature in service.items(one, limit="20").json["features"]:
            for lon, lat in positions(feature["geometry"]):
                assert -180 <= lon <= 180 and -90 <= lat <= 90, f"{one['id']}/{feature['id']}: {lon} {lat}"


@abstract_test("Core", "fc-bbox-definition")
def bbox_definition(service: Service) -> None:
    for one in service.spatial:
        given = service.parameter(_items_path(one), "bbox")
        _form(given)
        schema = service.resolve(given["schema"])
        assert schema["type"] == "array" and service.resolve(schema["items"])["type"] == "number", schema
        assert schema["minItems"] == 4 and schema["maxItems"] == 6, schema


@abstract_test("Core", "fc-bbox-response")
def bbox_response(service: Service) -> None:
    for one in service.spatial:
        west, south, east, north = one["extent"]["spatial"]["bbox"][0]
        middle, level = (west + east) / 2, (south + north) / 2
        box = (middle - (east - west) / 8, level - (north - south) / 8, middle, level)
        answer = service.items(one, bbox=",".join(map(str, box)), limit="50")
        for feature in _page(one["id"], answer):
            found = list(positions(feature["geometry"]))
            if found:
                xs, ys = [x for x, _ in found], [y for _, y in found]
                meets = min(xs) <= box[2] and max(xs) >= box[0] and min(ys) <= box[3] and max(ys) >= box[1]
                assert meets, f"{one['id']}/{feature['id']} is outside {box}"
        six = (*box[:2], -1000, *box[2:], 9000)
        same = service.items(one, bbox=",".join(map(str, six)), limit="50").json["features"]
        assert [f["id"] for f in same] == [f["id"] for f in answer.json["features"]], (
            f"{one['id']}: 6 numbers differ"
        )


@abstract_test("Core", "fc-limit-definition")
def limit_definition(service: Service) -> None:
    for one in service.collections:
        given = service.parameter(_items_path(one), "limit")
        _form(given)
        schema = service.resolve(given["schema"])
        assert schema["type"] == "integer" and schema["minimum"] >= 0 and schema["default"] >= 0, schema


@abstract_test("Core", "fc-limit-response")
def limit_response(service: Service) -> None:
    for one in service.collections:
        schema = service.resolve(service.parameter(_items_path(one), "limit")["schema"])
        for limit in (schema["minimum"], 7, 100):
            found = _page(one["id"], service.items(one, limit=str(limit)))
            assert len(found) <= limit, f"{one['id']}: {len(found)} for limit={limit}"
    above = service.items(service.collections[0], limit=str(schema["maximum"] + 1))
    assert above.json["numberReturned"] <= schema["maximum"]


@abstract_test("Core", "fc-time-definition")
def time_definition(service: Service) -> None:
    for one in service.collections:
        given = service.parameter(_items_path(one), "datetime")
        _form(given)
        assert service.resolve(given["schema"])["type"] == "string"


@abstract_test("Core", "fc-time-response")
def time_response(service: Service) -> None:
    for one in service.collections:
        for wish in (
            "2025-07-01T00:00:00Z",
            "2025-01-01T00:00:00Z/2026-01-01T00:00:00Z",
            "2025-07-01/..",
            "../2030-01-01",
        ):
            _page(one["id"], service.items(one, datetime=wish, limit="5"))


@abstract_test("Core", "fc-numberMatched")
def number_matched(service: Service) -> None:
    for one in service.collections:
        answer = service.items(one, limit="10000")
        document, seen = answer.json, 0
        matched = document.get("numberMatched")
        if matched is None:
            continue
        seen = len(document["features"])
        while following := [link for link in document["links"] if link["rel"] == "next"]:
            document = service.ok(following[0]["href"], GEOJSON).json
            seen += len(document["features"])
        assert seen == matched, f"{one['id']}: numberMatched {matched}, {seen} on all pages"


@abstract_test("Core", "fc-paging: the next pages have other features")
def paging(service: Service) -> None:
    for one in service.collections:
        document = service.items(one, limit="5").json
        seen: list[str] = []
        for _ in range(PAGES):
            seen += [feature["id"] for feature in document["features"]]
            following = [link for link in document["links"] if link["rel"] == "next"]
            if not following:
                break
            document = service.ok(following[0]["href"], GEOJSON).json
        assert len(seen) == len(set(seen)), f"{one['id']}: a feature came twice"


@abstract_test("Core", "query-param-unknown")
def unknown_parameter(service: Service) -> None:
    for one in service.collections:
        answer = service.get(service.link(one["links"], "items", GEOJSON), GEOJSON, unknownQueryParameter="1")
        assert answer.status == 400, f"{answer.address}: {answer.status}"


@abstract_test("Core", "query-param-invalid")
def invalid_parameter(service: Service) -> None:
    wrong = {"limit": "many", "bbox": "1,2,3", "datetime": "yesterday"}
    for one in service.spatial:
        for name, value in wrong.items():
            answer = service.get(service.link(one["links"], "items", GEOJSON), GEOJSON, **{name: value})
            assert answer.status == 400, f"{answer.address}: {answer.status}"


@abstract_test("Core", "f-op, f-success, f-links")
def feature(service: Service) -> None:
    for one in service.collections:
        found = service.items(one, limit="1").json["features"]
        for listed in found:
            document = service.item(one, listed["id"]).json
            assert document["type"] == "Feature" and document["id"] == listed["id"], document["id"]
            _self_and_alternate(f"{one['id']}/{listed['id']}", document["links"])
            service.link(document["links"], "collection")


@abstract_test("Core", "http: HEAD, unknown paths and hidden methods")
def http(service: Service) -> None:
    one = service.collections[0]
    assert service.get("collections/no-such-collection/items").status == 404
    missing = service.item_address(one, "00000000-0000-4000-8000-000000000000")
    assert service.get(missing, GEOJSON).status == 404


def positions(geometry: dict[str, Any] | None) -> list[tuple[float, float]]:
    """First two numbers of every position of a GeoJSON geometry, collections included."""
    if not geometry:
        return []
    if geometry["type"] == "GeometryCollection":
        return [one for part in geometry["geometries"] for one in positions(part)]
    found: list[tuple[float, float]] = []

    def walk(part: Any) -> None:
        if part and isinstance(part[0], (int, float)):
            found.append((part[0], part[1]))
        else:
            for inner in part:
                walk(inner)

    walk(geometry["coordinates"])
    return found


def _page(name: str, answer: Answer) -> list[dict[str, Any]]:
    """Features of a page that is a feature collection as the standard wants it."""
    document = answer.json
    assert document["type"] == "FeatureCollection", f"{name}: {document['type']}"
    features: list[dict[str, Any]] = document["features"]
    assert all(one["type"] == "Feature" and "id" in one for one in features), name
    _self_and_alternate(name, document["links"])
    assert document.get("numberReturned", len(features)) == len(features), name
    if "timeStamp" in document:
        assert datetime.fromisoformat(document["timeStamp"]).tzinfo is not None, document["timeStamp"]
    return features


def _items_path(collection: dict[str, Any]) -> str:
    return f"/collections/{collection['id']}/items"


def _self_and_alternate(name: str, links: list[dict[str, Any]]) -> None:
    by_relation = {
        relation: [one for one in links if one["rel"] == relation] for relation in ("self", "alternate")
    }
    assert by_relation["self"], f"{name}: no link self"
    assert any(one.get("type") == "text/html" for one in by_relation["alternate"]), f"{name}: no link to HTML"
    _complete(name, [*by_relation["self"], *by_relation["alternate"]])


def _complete(name: str, links: list[dict[str, Any]]) -> None:
    bare = [link for link in links if not (link.get("rel") and link.get("type") and link.get("href"))]
    assert not bare, f"{name}: links without rel, type or href: {bare}"


def _form(parameter: dict[str, Any]) -> None:
    assert parameter["in"] == "query" and not parameter.get("required"), parameter["name"]
    assert parameter.get("style", "form") == "form" and parameter.get("explode") is False, parameter["name"]
