"""Khai báo lớp. One declaration of a layer drives everything: OGC collection, queryables and schema, vector tiles,
renderer style, import mapping, export, data dictionary, forms (docs/layers.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

from geo import feature as columns
from layers.field_types import Bool, Coded, CodeList, Date, FieldType, Int, Length, Text, Uuid
from layers.labels import Label

if TYPE_CHECKING:
    from layers.rules import Rule

Sensitivity = Literal["public", "internal", "personal"]
GeometryKind = Literal["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]
#: Dimension of the shapes of each kind: point, line, area.
DIMENSIONS: dict[str, int] = {
    "Point": 0,
    "MultiPoint": 0,
    "LineString": 1,
    "MultiLineString": 1,
    "Polygon": 2,
    "MultiPolygon": 2,
}
PUBLIC: Sensitivity = "public"
INTERNAL: Sensitivity = "internal"
PERSONAL: Sensitivity = "personal"

_NAME = re.compile(r"[a-z][a-z0-9_]{1,40}")


class LayerInvalid(ValueError):
    """A layer declaration contradicts itself or its model."""


@dataclass(frozen=True)
class Derive:
    """How the importer fills a field that the file does not bring.

    Attributes:
        how: `plane_area` (of the shape, in the source zone), `code_of` (code whose name stands in field `of`),
            `label_of` (label of the code in field `of`), `range_low` and `range_high` (bounds of a text like "40-60").
    """

    how: Literal["plane_area", "code_of", "label_of", "range_low", "range_high"]
    of: str = ""


@dataclass(frozen=True)
class OsmSource:
    """Which OpenStreetMap objects a layer takes: layer of GDAL's OSM driver and an OGR SQL condition."""

    layer: Literal["points", "lines", "multilinestrings", "multipolygons"]
    where: str


@dataclass(frozen=True)
class RowsOf:
    """A layer without shape whose rows can be made from a text of several codes in another layer.

    Attributes:
        layer: layer that holds the text.
        text: its field, for example "ONT+CLN".
        code: own field that takes one code each.
        link: own foreign key to that layer.
        amount: (own field, field of the layer) taken over where the text holds a single code.
    """

    layer: str
    text: str
    separator: str
    code: str
    link: str
    amount: tuple[str, str] | None = None


@dataclass(frozen=True)
class Drawing:
    """What the levels of a drawing (DGN, DXF) mean for a layer of areas.

    Attributes:
        boundaries: levels whose lines bound the areas.
        labels: level of a text and the field that it fills; without any, every closed area is a feature.
        area_label: level of the stated area, which is compared with the drawn one.
        names: pattern of the name of a DXF layer, and the level that it stands for.
    """

    boundaries: tuple[int, ...]
    labels: tuple[tuple[int, str], ...]
    area_label: int | None = None
    names: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Field:
    """One attribute of a layer; `name` is the column, the OGC property and the export column.

    Attributes:
        aliases: names in files that mean this field, compared without case, accents and underscores; the
            ten-character shapefile form of each is understood without being listed.
        sensitivity: `public`, `internal` (signed-in officers) or `personal` (masked by default).
        tile: also an attribute of the vector tiles (never allowed for anything but public fields).
        search: found by the one-box search, without diacritics.
    """

    name: str
    type: FieldType
    label: Label
    aliases: tuple[str, ...] = ()
    required: bool = False
    sensitivity: Sensitivity = PUBLIC
    description: Label | None = None
    tile: bool = False
    search: bool = False
    export_name: str = ""
    derive: Derive | None = None

    @property
    def is_public(self) -> bool:
        """True when anybody may read it."""
        return self.sensitivity == PUBLIC


@dataclass(frozen=True)
class GeometrySpec:
    """Shape of a layer.

    Attributes:
        map_scales: denominators of the maps it is drawn from.
        tolerance_m: position tolerance at the largest scale, metres.
    """

    kind: GeometryKind
    map_scales: tuple[int, ...] = (2000, 5000)
    tolerance_m: float = 1.0


@dataclass(frozen=True)
class Generalised:
    """What tiles show of a layer of areas before the zoom of its features: their ground by group (tiles.generalised).

    Attributes:
        first_zoom: of the tiles that show groups; features follow at `VectorTiles.min_zoom`.
        by: public field with codes, whose list puts each code into a group.
        field: name of the group in the tiles.
        groups: the groups, with their colours; `MIXED` and `OTHER` may be among them.
    """

    first_zoom: int
    by: str
    field: str
    groups: CodeList


#: Group of a feature whose codes belong to several, and of one without a code that its list puts into a group.
MIXED, OTHER = "mixed", "other"


@dataclass(frozen=True)
class VectorTiles:
    """Zoom range of the tiles of features, the field that labels one, and what is shown before that range."""

    min_zoom: int
    max_zoom: int = 18
    label: str = ""
    generalised: Generalised | None = None

    @property
    def first_zoom(self) -> int:
        """First zoom at which a tile holds anything."""
        return self.min_zoom if self.generalised is None else self.generalised.first_zoom


@dataclass(frozen=True)
class Rights:
    """Who may do what: `public` or names of groups (`editor:land`)."""

    read: str = "public"
    write: str = ""
    approve: str = ""


@dataclass(frozen=True)
class BaseMapCheck:
    """How a layer is compared with the base map; features off by more than the scale's tolerance are listed.

    Attributes:
        against: base layer of the same real-world thing.
        measure: `nearest_line` (distance of a line to the base line of the same name or number) or
            `crosses_building` (area of base buildings cut by the boundary).
        match: pairs (own field, base field) that must agree for two features to be the same thing.
    """

    against: str
    measure: Literal["nearest_line", "boundary_in_water"]
    match: tuple[tuple[str, str], ...] = ()


STANDARD_FIELDS: tuple[Field, ...] = (
    Field("id", Uuid(), Label("Mã đối tượng", "Feature id")),
    Field("version", Int(), Label("Phiên bản", "Version")),
    Field(
        "valid_from", Date(), Label("Hiệu lực từ", "Valid from"), aliases=("ThoiDiemBatDau", "NgayHieuLuc")
    ),
    Field("valid_to", Date(), Label("Hiệu lực đến", "Valid to"), aliases=("ThoiDiemKetThuc",)),
    Field("source", Text(max_length=60), Label("Nguồn dữ liệu", "Source")),
    Field("source_srid", Int(), Label("Hệ tọa độ nguồn (EPSG)", "Source CRS (EPSG)")),
    Field("accuracy_m", Length(), Label("Độ chính xác", "Accuracy"), aliases=("DoChinhXac",)),
    Field(
        "map_scale",
        Int(),
        Label("Mẫu số tỷ lệ bản đồ", "Map scale denominator"),
        aliases=("TyLe", "TyLeBanDo"),
    ),
    Field("map_sheet", Text(max_length=40), Label("Mảnh bản đồ nền", "Base-map sheet")),
    Field("synthetic", Bool(), Label("Dữ liệu mô phỏng", "Synthetic data")),
)


@dataclass(frozen=True)
class LayerSpec:
    """Declaration of one layer.

    Attributes:
        name: contract name: collection, table, tile layer and WMTS layer.
        model: a concrete subclass of `geo.feature.Feature`; its table bears `name`.
        theme: cadastre, planning, transport, permits, basemap or administration.
        owner: department that answers for the data.
        map_group: WMTS group it is drawn in (basemap, cadastre, planning, transport, permits); "" = not drawn.
        draw_order: place inside the map, lower first.
        title_fields: fields that together name a feature to a person.
        extract_theme: key under which it appears in a parcel extract; "" = not part of it.
        drawing: what the levels of a drawing mean for this layer.
        lies_on: layer and link field of the feature on whose ground one of this layer lies; files need not name it.
        describes: layer and link field of the feature that a row without shape describes; `rows_of` says it too.
        public_where: SQL condition on the layer's own columns; rows that fail it leave by no public door.
        judged_by: columns that are no fields and that `public_where`, of this layer or of others, reads.
        shown_by: layers that `public_where` looks into: a change of theirs may show or hide rows of this one.
    """

    name: str
    model: type
    title: Label
    description: Label
    theme: str
    owner: Label
    fields: tuple[Field, ...]
    geometry: GeometrySpec | None = None
    rules: tuple[Rule, ...] = ()
    rights: Rights = Rights()
    tiles: VectorTiles | None = None
    style: str = ""
    map_group: str = ""
    draw_order: int = 100
    title_fields: tuple[str, ...] = ()
    extract_theme: str = ""
    keywords: tuple[Label, ...] = ()
    base_map_check: BaseMapCheck | None = None
    public_where: str = ""
    shown_by: tuple[str, ...] = ()
    judged_by: tuple[str, ...] = ()
    osm: OsmSource | None = None
    rows_of: RowsOf | None = None
    drawing: Drawing | None = None
    lies_on: tuple[str, str] | None = None
    describes: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise LayerInvalid(f"layer name {self.name!r}: lower-case letters, digits and underscores only")
        if self.model._meta.db_table != self.name:  # type: ignore[attr-defined]
            raise LayerInvalid(f"{self.name}: the table is called {self.model._meta.db_table}")  # type: ignore[attr-defined]
        names = [one.name for one in self.all_fields]
        if len(set(names)) != len(names):
            raise LayerInvalid(f"{self.name}: a field is declared twice")
        known = {column.attname for column in self.model._meta.concrete_fields}  # type: ignore[attr-defined]
        if missing := [one.name for one in self.all_fields if self.column(one.name) not in known]:
            raise LayerInvalid(f"{self.name}: no column for {', '.join(missing)}")
        if leaking := [one.name for one in self.fields if one.tile and not one.is_public]:
            raise LayerInvalid(f"{self.name}: not public, so not in tiles: {', '.join(leaking)}")
        if self.geometry is not None and columns.GEOMETRY_COLUMN not in known:
            raise LayerInvalid(f"{self.name}: the model has no geometry column")
        if unknown := [name for name in self.title_fields if name not in names]:
            raise LayerInvalid(f"{self.name}: title field {', '.join(unknown)} is not declared")
        if self.tiles is not None and self.tiles.generalised is not None:
            self._check_generalised(self.tiles, self.tiles.generalised)

    def _check_generalised(self, tiles: VectorTiles, told: Generalised) -> None:
        """Ground of many features in one shape cannot be shown to a reader in part: all of it has to be public."""
        by = self.by_name.get(told.by)
        if self.geometry is None or DIMENSIONS[self.geometry.kind] != 2 or not self.is_public:
            raise LayerInvalid(f"{self.name}: only areas that everybody may read are shown by group")
        if by is None or not by.is_public or not isinstance(by.type, Coded) or by.type.codes is None:
            raise LayerInvalid(f"{self.name}: {told.by} is not a public field with codes")
        if not 2 <= told.first_zoom < tiles.min_zoom:
            raise LayerInvalid(f"{self.name}: groups are shown before the features, from zoom 2 on")

    @cached_property
    def all_fields(self) -> tuple[Field, ...]:
        """Own fields, with identity before and provenance after."""
        own = {one.name for one in self.fields}
        head = [
            one for one in STANDARD_FIELDS if one.name in columns.IDENTITY_COLUMNS and one.name not in own
        ]
        tail = [
            one for one in STANDARD_FIELDS if one.name in columns.PROVENANCE_COLUMNS and one.name not in own
        ]
        return (*head, *self.fields, *tail)

    @cached_property
    def public_fields(self) -> tuple[Field, ...]:
        """Fields that anybody may read."""
        return tuple(one for one in self.all_fields if one.is_public)

    @cached_property
    def tile_fields(self) -> tuple[Field, ...]:
        """Attributes of the vector tiles."""
        return tuple(one for one in self.all_fields if one.tile)

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Fields by name."""
        return {one.name: one for one in self.all_fields}

    @cached_property
    def links(self) -> dict[str, str]:
        """Fields that point to a feature of another layer, with the name of that layer."""
        related = {
            column.name: column.related_model._meta.db_table
            for column in self.model._meta.concrete_fields  # type: ignore[attr-defined]
            if column.is_relation
        }
        named = {one.name: one.type.layer for one in self.fields if isinstance(one.type, Uuid)}
        found = {name: related.get(name, layer) for name, layer in named.items()}
        return {name: layer for name, layer in found.items() if layer}

    @property
    def table(self) -> str:
        """Name of the table, equal to the layer name."""
        return self.name

    @property
    def is_spatial(self) -> bool:
        """True when features have a shape."""
        return self.geometry is not None

    @property
    def is_public(self) -> bool:
        """True when anybody may read the layer."""
        return self.rights.read == "public"

    @property
    def described(self) -> tuple[str, str] | None:
        """Layer and link field of the feature that a row describes; None where rows stand for themselves."""
        return (self.rows_of.layer, self.rows_of.link) if self.rows_of is not None else self.describes

    def column(self, field_name: str) -> str:
        """Database column of a field; a foreign key's column ends in `_id`."""
        return _columns(self.model).get(field_name, field_name)


@cache
def _columns(model: type) -> dict[str, str]:
    """Columns by field of a model; asked for each field of every page."""
    return {field.name: str(field.column) for field in model._meta.concrete_fields}  # type: ignore[attr-defined]
