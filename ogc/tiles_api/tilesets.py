"""Which tilesets a layer has, and their documents (OGC 20-057; tileset metadata of OGC 17-083r4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.conf import settings

from geo.domain.crs import CRS84
from geo.domain.values import BBox
from layers.drawn_maps import drawn_maps
from layers.labels import Label
from layers.registry import registry
from layers.rights import may
from layers.spec import DIMENSIONS, LayerSpec
from ogc import extents, schemas
from ogc.door import Door
from ogc.records.documents import origin
from ogc.tiles_api.matrix_sets import WEB_MERCATOR_QUAD, MatrixSet, limits, matrix_sets

OGC_REL = "http://www.opengis.net/def/rel/ogc/1.0"
MVT, PNG, JSON = "application/vnd.mapbox-vector-tile", "image/png", "application/json"
DataType = Literal["vector", "map"]
ATTRIBUTION = "© Nền · © OpenStreetMap contributors (ODbL)"
SHARED = Label("Ô ảnh của bản đồ số dùng chung", "Map tiles of the shared digital map")
_WHOLE = Label(
    "Ô ảnh của bản đồ số dùng chung, gồm các lớp mà mọi người đều xem được.",
    "Map tiles of the shared digital map, of the layers that everybody may see.",
)
_TITLES = {"vector": Label("ô véc-tơ", "vector tiles"), "map": Label("ô ảnh", "map tiles")}


@dataclass(frozen=True)
class Subject:
    """What tiles show: one layer, or a map of several.

    Attributes:
        name: in the addresses of tiles.
        specs: the layers in it, bottom first.
        path: of its documents, below the landing page; "" for the shared map as it is usually drawn.
        style: name of the map where the dataset has several; "" for a layer.
    """

    name: str
    title: Label
    description: Label
    specs: tuple[LayerSpec, ...]
    path: str
    style: str = ""

    @property
    def geodata(self) -> str:
        """Path of the data behind it, below the landing page."""
        return "/collections" if self.style else self.path


@dataclass(frozen=True)
class Tileset:
    """Tiles of one subject in one grid."""

    subject: Subject
    kind: DataType
    matrix_set: MatrixSet

    @property
    def spec(self) -> LayerSpec:
        """The one layer of vector tiles."""
        return self.subject.specs[0]

    @property
    def media_type(self) -> str:
        """Format of a tile."""
        return MVT if self.kind == "vector" else PNG

    @property
    def template(self) -> str:
        """Path of a tile with the variables of the standard."""
        name = self.subject.name
        if self.kind == "vector":
            return f"/tiles/{name}/{{tileMatrix}}/{{tileCol}}/{{tileRow}}.mvt"
        return f"/map/wmts/{name}/{self.matrix_set.grid.name}/{{tileMatrix}}/{{tileCol}}/{{tileRow}}.png"

    def path(self, matrix: int, row: int, column: int) -> str:
        """Path of one tile."""
        values = {"tileMatrix": matrix, "tileRow": row, "tileCol": column}
        return self.template.format(**values)

    def exists(self, matrix: int, row: int, column: int) -> bool:
        """Whether the grid has such a tile."""
        if matrix >= len(self.matrix_set.grid.resolutions):
            return False
        columns, rows = self.matrix_set.grid.matrix_size(matrix)
        return row < rows and column < columns

    @property
    def levels(self) -> range:
        """Levels with something in them; vector tiles are empty before the first zoom and enlarged after the last."""
        if self.kind == "vector":
            assert self.spec.tiles is not None
            return range(self.spec.tiles.first_zoom, self.spec.tiles.max_zoom + 1)
        return range(len(self.matrix_set.grid.resolutions))


def tilesets_of(spec: LayerSpec, kind: DataType) -> dict[str, Tileset]:
    """Tilesets of a layer by grid: vector ones in Web Mercator for whoever reads the layer; pictures in both, only
    of layers that everybody reads."""
    if spec.geometry is None:
        return {}
    sets = matrix_sets()
    subject = of_layer(spec)
    if kind == "vector":
        return (
            {} if spec.tiles is None else {WEB_MERCATOR_QUAD: Tileset(subject, kind, sets[WEB_MERCATOR_QUAD])}
        )
    if not may(None, "read", spec):
        return {}
    return {name: Tileset(subject, kind, one) for name, one in sets.items()}


def of_layer(spec: LayerSpec) -> Subject:
    """A layer as the subject of tiles."""
    return Subject(spec.name, spec.title, spec.description, (spec,), f"/collections/{spec.name}")


def styles() -> dict[str, Subject]:
    """The maps of several layers by name, the shared map first: each is a style of the whole dataset."""
    found = drawn_maps()
    return {
        one.name: Subject(
            one.name,
            one.title,
            _WHOLE,
            tuple(registry.get(layer) for layer in one.layers),
            f"/styles/{one.name}" if nth else "",
            one.name,
        )
        for nth, one in enumerate(found.values())
    }


def tilesets_of_style(subject: Subject) -> dict[str, Tileset]:
    """Tilesets of a map by grid."""
    return {name: Tileset(subject, "map", one) for name, one in matrix_sets().items()}


def list_document(door: Door, subject: Subject, kind: DataType, found: Iterable[Tileset]) -> dict[str, Any]:
    """The tilesets of a layer, or of maps."""
    here = f"{door.base_url}{_path(subject, kind)}"
    return {
        "links": [
            _link(door, "self", f"{here}?f=json", JSON, _TITLES[kind]),
            _link(door, "alternate", f"{here}?f=html", "text/html", _TITLES[kind]),
            _link(door, f"{OGC_REL}/geodata", f"{door.base_url}{subject.geodata}?f=json", JSON, subject.title),
        ],
        "tilesets": [_short(door, one) for one in found],
    }  # fmt: skip


def document(door: Door, one: Tileset) -> dict[str, Any]:
    """Metadata of a tileset, with the address of its tiles."""
    box = None if one.subject.style else extents.boxes([one.spec]).get(one.spec.name)
    if box is None:
        box = BBox.of(settings.CITY.extent, settings.STORAGE_SRID).to(CRS84).as_tuple()
    west, south, east, north = (round(value, 6) for value in box)
    found = _short(door, one) | {
        "description": one.subject.description.text(door.lang),
        "attribution": ATTRIBUTION,
        "tileMatrixSetLimits": limits(one.matrix_set.grid, one.levels, box),
        "boundingBox": {
            "lowerLeft": [west, south], "upperRight": [east, north], "crs": CRS84.uri, "orderedAxes": ["Lon", "Lat"],
        },
        "layers": [_layer(door, one, spec) for spec in one.subject.specs],
    }  # fmt: skip
    found["links"] = [
        *found["links"],
        {
            "rel": "item", "type": one.media_type, "templated": True, "href": f"{origin(door)}{one.template}",
            "title": _title(one).text(door.lang),
        },
        _link(door, f"{OGC_REL}/geodata", f"{door.base_url}{one.subject.geodata}?f=json", JSON, one.subject.title),
    ]  # fmt: skip
    if one.kind == "vector":
        address = f"{origin(door)}/tiles/{one.spec.name}.json"
        found["links"].append(_link(door, "describedby", address, JSON, Label("TileJSON", "TileJSON")))
    return found


def _short(door: Door, one: Tileset) -> dict[str, Any]:
    here = f"{door.base_url}{_path(one.subject, one.kind)}/{one.matrix_set.id}"
    scheme = f"{door.base_url}/tileMatrixSets/{one.matrix_set.id}"
    title = _title(one)
    style = {"style": {"id": one.subject.style, "title": one.subject.title.text(door.lang)}}
    return {
        "title": title.text(door.lang),
        "dataType": one.kind,
        **(style if one.subject.style else {}),
        "crs": one.matrix_set.crs.uri,
        "tileMatrixSetId": one.matrix_set.id,
        "tileMatrixSetURI": one.matrix_set.uri or scheme,
        "links": [
            _link(door, "self", f"{here}?f=json", JSON, title),
            _link(door, "alternate", f"{here}?f=html", "text/html", title),
            _link(door, f"{OGC_REL}/tiling-scheme", f"{scheme}?f=json", JSON, one.matrix_set.title),
        ],
    }


def _layer(door: Door, one: Tileset, spec: LayerSpec) -> dict[str, Any]:
    assert spec.geometry is not None
    found: dict[str, Any] = {
        "id": spec.name,
        "title": spec.title.text(door.lang),
        "dataType": one.kind,
        "minTileMatrix": str(one.levels[0]),
        "maxTileMatrix": str(one.levels[-1]),
    }
    if one.kind == "vector":
        fields = tuple(field for field in spec.tile_fields if field.is_public)
        found["geometryDimension"] = DIMENSIONS[spec.geometry.kind]
        found["propertiesSchema"] = {
            "type": "object",
            "properties": {field.name: schemas.property_schema(field, door.lang) for field in fields},
        }
    return found


def _title(one: Tileset) -> Label:
    title, kind = one.subject.title, _TITLES[one.kind]
    return Label(f"{title.vi}: {kind.vi}, {one.matrix_set.id}", f"{title.en}: {kind.en}, {one.matrix_set.id}")


def _path(subject: Subject, kind: DataType) -> str:
    """Path below the landing page."""
    return f"{subject.path}/tiles" if kind == "vector" else f"{subject.path}/map/tiles"


def _link(door: Door, rel: str, href: str, media_type: str, title: Label) -> dict[str, str]:
    return {
        "rel": rel,
        "type": media_type,
        "href": href,
        "hreflang": door.lang,
        "title": title.text(door.lang),
    }
