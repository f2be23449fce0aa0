"""Bodies of Part 4: JSON-FG comes in as it goes out, and no body whatever brings the service down."""

from __future__ import annotations

import copy
import random
from typing import Any

import numpy as np
import orjson
import pytest
import shapely
from django.test import Client
from shapely.geometry import mapping

from cadastre.models import Parcel
from geo.domain.crs import lookup
from layers.changesets.models import Edit
from tests.drawing import draw_parcel, drawn
from tests.integration.ogc.officers import ITEMS, MERGE, NEW, STORAGE, Call, errors_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("ogc_urls")]
SEED, BODIES = 21065, 150


@pytest.mark.parametrize("profile", ["jsonfg", "jsonfg-plus"])
def test_json_fg_comes_in_as_it_goes_out(lan: Call, profile: str) -> None:
    parcel = draw_parcel((0, 0, 10, 20))
    path = f"{ITEMS}/{parcel.pk}"
    whole = lan("get", f"{path}?f=jsonfg&profile={profile}&crs={STORAGE.uri}").json()
    assert (whole["geometry"] is None) is (profile == "jsonfg") and whole["coordRefSys"] == STORAGE.uri
    assert lan("put", path, whole).json()["draft"]["changeset"] is None  # as it is stored
    whole["place"] = mapping(drawn((0, 0, 9.123456, 20)))
    whole["properties"]["address"] = "1 Lê Lợi"
    answer = lan("put", path, whole)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Crs"] == f"<{STORAGE.uri}>"
    edit = Edit.objects.get()
    assert edit.properties["address"] == "1 Lê Lợi"
    found = shapely.get_coordinates(shapely.from_wkb(bytes(edit.geometry.wkb)))
    assert np.abs(found - shapely.get_coordinates(drawn((0, 0, 9.123456, 20)))).max() < 1e-4


def test_a_collection_of_json_fg_names_its_crs_once(lan: Call) -> None:
    features = [
        {"type": "Feature", "place": mapping(drawn((at, 0, at + 10, 20))), "geometry": None, "time": None,
         "properties": NEW | {"parcel_number": str(at)}}
        for at in (0, 10)
    ]  # fmt: skip
    body = {"type": "FeatureCollection", "coordRefSys": STORAGE.uri, "features": features}
    answer = lan("post", ITEMS, body, "application/vnd.ogc.fg+json")
    assert answer.status_code == 201, answer.content
    assert [one.geometry.area for one in Edit.objects.all()] == pytest.approx([200, 200], abs=1e-3)
    moved = {"place": mapping(drawn((0, 0, 9, 20))), "coordRefSys": STORAGE.uri}
    first = answer.json()["features"][0]["id"]
    assert lan("patch", f"{ITEMS}/{first}", moved, MERGE).status_code == 200
    wrong = body | {"coordRefSys": "http://www.opengis.net/def/crs/EPSG/0/99999"}
    assert errors_of(lan("post", ITEMS, wrong)) == [("coordRefSys", "unknown-crs")]


def test_no_body_brings_the_service_down(lan: Call) -> None:
    """Valid bodies with parts exchanged for what does not belong there: 2xx, or a problem that names a field."""
    parcel = draw_parcel((0, 0, 10, 20))
    stored, path = orjson.dumps(list(Parcel.objects.values_list("pk", "version"))), f"{ITEMS}/{parcel.pk}"
    draw, seen = random.Random(SEED), dict[int, int]()
    for _ in range(BODIES):
        method = draw.choice(("post", "put", "patch"))
        body, headers = drawn_body(draw, method)
        kind = draw.choice((MERGE, "application/geo+json")) if method == "patch" else "application/geo+json"
        answer = sent(lan, method, ITEMS if method == "post" else path, body, kind, headers)
        seen[answer.status_code] = seen.get(answer.status_code, 0) + 1
        told = orjson.loads(answer.content)
        assert answer.status_code in (200, 201, 400, 403, 409, 413), (SEED, method, body, told)
        assert answer.status_code < 300 or told["errors"], (method, body, told)
    assert seen[400] > BODIES / 4 and seen.get(200, 0) + seen.get(201, 0) > BODIES / 20, seen
    assert orjson.dumps(list(Parcel.objects.values_list("pk", "version"))) == stored


def sent(call: Call, method: str, path: str, body: object, kind: str, headers: dict[str, str]) -> Any:
    """One request; bytes go out as they are."""
    if not isinstance(body, bytes):
        return call(method, path, body, kind, **headers)
    client: Client = call.__closure__[0].cell_contents  # type: ignore[attr-defined]
    return getattr(client, method)(path, data=body, content_type=kind)


ODD: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 1e308, 2**53, "", " ", "\x00", "ODT", "a" * 5000, "2025-13-45", "NaN", "<script>", [], {},
    [[]], [None], [1, 2, 3], {"type": "Point", "coordinates": []}, {"type": "Polygon", "coordinates": [[[0, 0]]]},
    {"type": "MultiPolygon", "coordinates": [[[[0, 0], [1, 1], [0, 1]]]]}, {"href": 5}, {"type": "Polyhedron"},
    {"type": "Point", "coordinates": ["a", "b"]}, {"type": "Point", "coordinates": [1e400, 5]}, STORAGE.uri,
    {"type": "GeometryCollection", "geometries": []}, {"type": "Polygon", "coordinates": [[[603e3, 1191e3, 1e9]] * 5]},
)  # fmt: skip
NAMES = (
    "type", "id", "geometry", "place", "coordRefSys", "crs", "properties", "features", "time", "links", "draft",
    "version", "valid_from", "official_area_m2", "land_use_codes", "holder_name", "sheet_number", "không_có", "geom",
)  # fmt: skip
#: Other zones and degrees, in which the numbers of a shape mean another place or none.
OTHERS = tuple(map(lookup, ("EPSG:9209", "EPSG:9211", "EPSG:3405", "EPSG:3857", "EPSG:4756", "OGC:CRS84")))


def drawn_body(draw: random.Random, method: str) -> tuple[Any, dict[str, str]]:
    """A valid body and its headers, then up to four parts of it exchanged, taken out or added."""
    at = draw.uniform(0, 500)
    shape = mapping(
        drawn((at, 0, at + 10, 20)) if draw.random() < 0.8 else shapely.box(6e8, at, 6.1e8, 1191e3)
    )
    body: dict[str, Any] = {"type": "Feature", "geometry": copy.deepcopy(shape), "properties": dict(NEW)}
    crs = STORAGE if draw.random() < 0.6 else draw.choice(OTHERS)
    headers = {"Content_Crs": f"<{crs.uri}>"}
    if draw.random() < 0.4:
        body |= {"place": body["geometry"], "geometry": None, "coordRefSys": crs.uri}
        headers = {}
    if method == "post" and draw.random() < 0.3:
        body = {"type": "FeatureCollection", "features": [body, copy.deepcopy(body)]}
    for _ in range(draw.randrange(5)):
        spoil(draw, body)
    if draw.random() < 0.05:
        text = orjson.dumps(body)
        return text[: draw.randrange(len(text))] + draw.choice((b"", b"\xff", b"\\ud800", b'"')), {}
    if draw.random() < 0.1:
        headers = {"Content_Crs": draw.choice(("EPSG:1", "<>", "x" * 300, "EPSG:4326", "http://[", "0"))}
    return body, headers


def spoil(draw: random.Random, body: dict[str, Any]) -> None:
    """Change one place somewhere in the body."""
    holder: Any = body
    while draw.random() < 0.7:
        inner = [
            one
            for one in (holder.values() if isinstance(holder, dict) else holder)
            if isinstance(one, dict | list) and one
        ]
        if not inner:
            break
        holder = draw.choice(inner)
    value = copy.deepcopy(draw.choice(ODD))
    if isinstance(holder, list):
        holder[draw.randrange(len(holder))] = value
    elif holder and draw.random() < 0.3:
        holder.pop(draw.choice(list(holder)), None)
    else:
        holder[draw.choice((*holder, *NAMES))] = value
