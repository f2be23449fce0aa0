"""Where the shape of a feature stands in its body, and in which CRS: GeoJSON, JSON-FG, dialects of both."""

from __future__ import annotations

from typing import Any

import pytest

from geo.domain.crs import CRS84, Crs, lookup
from geo.http.problems import Problem
from ogc.transactions.placing import shape_of

ZONE, OTHER = lookup("EPSG:9210"), lookup("EPSG:9209")
GEOMETRY, PLACE = (
    {"type": "Point", "coordinates": [106.7, 10.7]},
    {"type": "Point", "coordinates": [6e5, 1.19e6]},
)


@pytest.mark.parametrize(
    ("body", "said", "root", "expected"),
    [
        ({"geometry": GEOMETRY}, None, None, (GEOMETRY, True, CRS84)),
        ({"geometry": PLACE}, ZONE, None, (PLACE, True, ZONE)),
        ({}, None, None, (None, False, CRS84)),
        ({"geometry": None}, ZONE, None, (None, True, ZONE)),
        ({"place": None, "geometry": GEOMETRY}, None, None, (GEOMETRY, True, CRS84)),
        ({"place": PLACE, "coordRefSys": ZONE.uri}, None, None, (PLACE, True, ZONE)),
        ({"place": PLACE, "coordRefSys": ZONE.uri, "geometry": GEOMETRY}, ZONE, None, (PLACE, True, ZONE)),
        ({"place": PLACE, "coordRefSys": "[EPSG:9210]"}, None, None, (PLACE, True, ZONE)),
        ({"place": PLACE, "coordRefSys": {"type": "Reference", "href": ZONE.uri}}, None, None, (PLACE, True, ZONE)),
        ({"place": PLACE, "geometry": None}, None, {"coordRefSys": ZONE.uri}, (PLACE, True, ZONE)),
        ({"place": PLACE, "coordRefSys": OTHER.uri}, None, {"coordRefSys": ZONE.uri}, (PLACE, True, OTHER)),
        ({"place": PLACE}, ZONE, None, (PLACE, True, ZONE)),
        ({"geometry": PLACE, "crs": {"type": "name", "properties": {"name": ZONE.urn}}}, ZONE, None,
         (PLACE, True, ZONE)),
    ],
)  # fmt: skip
def test_the_shape_and_its_crs(
    body: dict[str, Any], said: Crs | None, root: dict[str, Any] | None, expected: tuple[Any, bool, Crs]
) -> None:
    found = shape_of(body, said, root, "")
    assert (found.geometry, found.is_named, found.crs) == expected


@pytest.mark.parametrize(
    ("body", "said", "root", "field", "code"),
    [
        ({"geometry": PLACE, "coordRefSys": ZONE.uri}, None, None, "features.0.coordRefSys", "crs-differs"),
        (
            {"geometry": GEOMETRY, "coordRefSys": CRS84.uri},
            ZONE,
            None,
            "features.0.coordRefSys",
            "crs-differs",
        ),
        ({"geometry": GEOMETRY}, None, {"coordRefSys": ZONE.uri}, "coordRefSys", "crs-differs"),
        ({"geometry": GEOMETRY}, None, {"crs": {"properties": {"name": ZONE.urn}}}, "crs", "crs-differs"),
        ({"place": PLACE, "coordRefSys": ZONE.uri}, OTHER, None, "features.0.coordRefSys", "crs-differs"),
        ({"place": PLACE, "coordRefSys": "EPSG:1"}, None, None, "features.0.coordRefSys", "unknown-crs"),
        (
            {"place": PLACE, "coordRefSys": [ZONE.uri, OTHER.uri]},
            None,
            None,
            "features.0.coordRefSys",
            "unknown-crs",
        ),
        ({"place": PLACE}, None, {"coordRefSys": 9210}, "coordRefSys", "unknown-crs"),
    ],
)
def test_what_contradicts_itself_is_refused_by_name(
    body: dict[str, Any], said: Crs | None, root: dict[str, Any] | None, field: str, code: str
) -> None:
    with pytest.raises(Problem) as caught:
        shape_of(body, said, root, "features.0.")
    assert [(one.field, one.code) for one in caught.value.errors] == [(field, code)]
