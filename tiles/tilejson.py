"""TileJSON 3.0 of the vector tiles of one layer."""

from __future__ import annotations

from django.conf import settings

from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_point
from layers.field_types import Bool, Int, Real
from layers.rights import may
from layers.spec import Field, Generalised, LayerSpec
from tiles import vector
from tiles.generalised.tile import AREA_M2, FEATURE_COUNT
from tiles.pmtiles import kept

ATTRIBUTION = "© Nền · © OpenStreetMap contributors (ODbL)"


def tilejson(spec: LayerSpec, lang: str, base_url: str) -> dict[str, object]:
    """Document for a layer that has vector tiles; bounds in degrees WGS 84."""
    assert spec.tiles is not None and spec.geometry is not None
    west, south, east, north = city_bounds()
    lon, lat = settings.CITY.center
    snapshot = kept.told(spec.name, base_url) if may(None, "read", spec) else None
    return {
        "tilejson": "3.0.0",
        "name": spec.name,
        "description": spec.title.text(lang),
        "version": "1.0.0",
        "attribution": ATTRIBUTION,
        "scheme": "xyz",
        "tiles": [f"{base_url}/tiles/{spec.name}/{{z}}/{{x}}/{{y}}.mvt"],
        "minzoom": spec.tiles.first_zoom,
        "maxzoom": spec.tiles.max_zoom,
        "bounds": [west, south, east, north],
        "center": [lon, lat, max(spec.tiles.first_zoom, min(spec.tiles.max_zoom, round(settings.CITY.zoom)))],
        "vector_layers": [
            {
                "id": spec.name,
                "description": f"{spec.title.vi} / {spec.title.en}. {spec.description.text(lang)}",
                "minzoom": spec.tiles.first_zoom,
                "maxzoom": spec.tiles.max_zoom,
                "fields": field_texts(spec),
            }
        ],
        **_generalised(spec, lang),
        "geometry": spec.geometry.kind,
        "size_limit": {
            "bytes": vector.SIZE_LIMIT,
            "kept_fields": ["id", *(field.name for field in vector.lean_fields(spec, spec.tiles.max_zoom))],
            "left_out_below_pixels": [step for step in vector.DROP_STEPS_PX if step],
        },
        **({"pmtiles": snapshot} if snapshot else {}),
    }


def field_texts(spec: LayerSpec) -> dict[str, str]:
    """Type and labels of each attribute of the tiles, by name."""
    fields = {"id": _type_text(None) + " · Mã đối tượng / Feature id"}
    for field in vector.tile_fields(spec):
        fields[field.name] = f"{_type_text(field)} · {field.label.vi} / {field.label.en}"
    if spec.tiles is not None and spec.tiles.generalised is not None:
        fields |= _generalised_fields(spec.tiles.generalised)
    return fields


def _generalised(spec: LayerSpec, lang: str) -> dict[str, object]:
    """What the tiles before the features hold, for programs that draw them."""
    assert spec.tiles is not None
    told = spec.tiles.generalised
    if told is None:
        return {}
    return {
        "generalised": {
            "minzoom": told.first_zoom,
            "maxzoom": spec.tiles.min_zoom - 1,
            "fields": _generalised_fields(told),
            "groups": {code.value: code.label.text(lang) for code in told.groups.codes},
        }
    }


def _generalised_fields(told: Generalised) -> dict[str, str]:
    return {
        told.field: f"String · {told.groups.title.vi} / {told.groups.title.en}",
        FEATURE_COUNT: "Number · Số đối tượng / Number of features",
        AREA_M2: "Number · Diện tích mặt đất (m²) / Area on the ground (m²)",
    }


def city_bounds() -> tuple[float, float, float, float]:
    """The city's box in degrees WGS 84: west, south, east, north."""
    min_e, min_n, max_e, max_n = settings.CITY.extent
    crs = by_srid(settings.STORAGE_SRID)
    corners = [transform_point(x, y, crs, CRS84) for x in (min_e, max_e) for y in (min_n, max_n)]
    lons, lats = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return round(min(lons), 6), round(min(lats), 6), round(max(lons), 6), round(max(lats), 6)


def _type_text(field: Field | None) -> str:
    if field is not None and isinstance(field.type, Bool):
        return "Boolean"
    return "Number" if field is not None and isinstance(field.type, Int | Real) else "String"
