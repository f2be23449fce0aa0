"""The whole project for one reader: groups as on the shared map, the city's CRS, the pinned datum operation."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.conf import settings

from layers.labels import Label
from layers.rights import may, readable_fields, readable_layers, row_condition
from layers.spec import LayerSpec
from tiles.maps import BASEMAP, MapDefinition, all_maps, group_title
from tiles.qgis import maplayer
from tiles.qgis.maplayer import Reader
from tiles.qgis.markup import QGIS_DOCTYPE, QGIS_VERSION, QLR_DOCTYPE, add, document
from tiles.qgis.reference import add_crs, add_transform_context, city_crs
from tiles.scales import LEGAL_SCALES
from tiles.tilejson import ATTRIBUTION

#: Entry that a reader with more rights than a citizen makes in QGIS's password store; seven characters, as it demands.
LOGIN = "nenqgis"
_DRAWN_MAPS = Label("Bản đồ dựng sẵn (WMTS)", "Rendered maps (WMTS)")
_TITLE = Label("Nền – Dữ liệu đất đai dùng chung {city}", "Nền – Shared land data of {city}")
_ABSTRACT = Label(
    "Mọi lớp dữ liệu mà người tải được xem, đọc trực tiếp từ OGC API; vẽ như trên bản đồ số dùng chung. "
    "Hệ tọa độ {crs}, chuyển đổi WGS 84 bằng phép EPSG:6960 (Quyết định 05/2007/QĐ-BTNMT).",
    "Every layer that its reader may see, read live by OGC API and drawn as on the shared digital map. "
    "CRS {crs}; WGS 84 by the operation EPSG:6960 (Decision 05/2007/QĐ-BTNMT).",
)


@dataclass(frozen=True)
class Group:
    """A group of the tree, its layers top first, those without shapes last.

    Attributes:
        shown: switched on when the project is opened.
    """

    name: str
    title: Label
    specs: tuple[LayerSpec, ...]
    shown: bool


def groups(specs: list[LayerSpec]) -> list[Group]:
    """Groups of the tree, top first, as the shared map stacks them. Base layers are off: the drawn base map shows
    them already, faster."""
    members: dict[str, list[LayerSpec]] = {}
    for spec in reversed(specs):
        members.setdefault(spec.map_group or spec.theme, []).append(spec)
    height = {
        name: max((one.draw_order for one in found if one.is_spatial), default=0)
        for name, found in members.items()
    }
    return [
        Group(
            name,
            group_title(name),
            (
                *(one for one in members[name] if one.is_spatial),
                *(one for one in members[name] if not one.is_spatial),
            ),
            shown=name != BASEMAP,
        )
        for name in sorted(members, key=lambda name: -height[name])
    ]


def login_needed(reader: Reader) -> bool:
    """Whether the reader sees or may do more than a citizen: only then does QGIS have to sign in."""
    mine = readable_layers(reader.user)
    if [one.name for one in mine] != [one.name for one in readable_layers(None)]:
        return True
    return any(
        may(reader.user, "write", spec)
        or readable_fields(reader.user, spec) != readable_fields(None, spec)
        or row_condition(reader.user, spec) != row_condition(None, spec)
        for spec in mine
    )


def project(reader: Reader) -> bytes:
    """`nen.qgz`: the project, packed; the same bytes for the same rights."""
    packed = io.BytesIO()
    entry = zipfile.ZipInfo("nen.qgs", date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(entry, document(project_document(reader), QGIS_DOCTYPE))
    return packed.getvalue()


def layer_definition(reader: Reader) -> bytes:
    """`nen.qlr`: the same layers in the same groups, for a project that the reader has already."""
    specs, maps = readable_layers(reader.user), _drawn_maps()
    root = Element("qlr")
    top = add(root, "layer-tree-group", name="", checked="Qt::Checked", expanded=1)
    maplayer.add_custom_properties(top, {})
    whole = _group(top, _title(reader), shown=True, expanded=True)
    _tree(whole, specs, maps, reader)
    _maplayers(add(root, "maplayers"), specs, maps, reader)
    return document(root, QLR_DOCTYPE)


def style(spec: LayerSpec, reader: Reader) -> bytes:
    """`{layer}.qml`: look and form of one layer."""
    return document(maplayer.style_document(spec, reader), QGIS_DOCTYPE)


def project_document(reader: Reader) -> Element:
    """Root of the project."""
    specs, maps = readable_layers(reader.user), _drawn_maps()
    root = Element("qgis", {"version": QGIS_VERSION, "projectname": _title(reader)})
    add(root, "homePath", path="")
    add(root, "title", _title(reader))
    add_crs(add(root, "projectCrs"), city_crs())
    tree = add(root, "layer-tree-group")
    maplayer.add_custom_properties(tree, {})
    _tree(tree, specs, maps, reader)
    _canvas(root)
    _maplayers(add(root, "projectlayers"), specs, maps, reader)
    order = add(root, "layerorder")
    for spec in specs:
        add(order, "layer", id=maplayer.layer_id(spec.name))
    _properties(root, reader, specs)
    add_transform_context(root)
    about = add(root, "projectMetadata")
    add(about, "identifier", f"{reader.origin}/ogc/")
    add(about, "language", reader.lang)
    add(about, "title", _title(reader))
    add(about, "abstract", _ABSTRACT.text(reader.lang).format(crs=city_crs().official_name))
    add(about, "author", settings.CITY.name(reader.lang))
    add(about, "rights", ATTRIBUTION)
    return root


def _drawn_maps() -> list[MapDefinition]:
    return [one for one in all_maps() if one.is_group]


def _title(reader: Reader) -> str:
    return _TITLE.text(reader.lang).format(city=settings.CITY.name(reader.lang))


def _tree(parent: Element, specs: list[LayerSpec], maps: list[MapDefinition], reader: Reader) -> None:
    for group in groups(specs):
        branch = _group(parent, group.title.text(reader.lang), shown=group.shown, expanded=False)
        for spec in group.specs:
            leaf = add(
                branch, "layer-tree-layer", id=maplayer.layer_id(spec.name), name=spec.title.text(reader.lang),
                providerKey=maplayer.OAPIF, source=maplayer.collection_source(spec, reader), checked="Qt::Checked",
                expanded=0,
            )  # fmt: skip
            maplayer.add_custom_properties(leaf, maplayer.tree_options(spec, reader.look))
    branch = _group(parent, _DRAWN_MAPS.text(reader.lang), shown=True, expanded=False)
    for one in maps:
        leaf = add(
            branch, "layer-tree-layer", id=maplayer.layer_id(f"map_{one.name}"), name=one.title.text(reader.lang),
            providerKey=maplayer.WMTS, source=maplayer.map_source(one, reader), expanded=0,
            checked="Qt::Checked" if one.name == BASEMAP else "Qt::Unchecked",
        )  # fmt: skip
        maplayer.add_custom_properties(leaf, {})


def _group(parent: Element, name: str, *, shown: bool, expanded: bool) -> Element:
    checked = "Qt::Checked" if shown else "Qt::Unchecked"
    group = add(parent, "layer-tree-group", name=name, checked=checked, expanded=expanded)
    maplayer.add_custom_properties(group, {})
    return group


def _maplayers(parent: Element, specs: list[LayerSpec], maps: list[MapDefinition], reader: Reader) -> None:
    for spec in specs:
        maplayer.add_vector_layer(parent, spec, reader)
    for one in maps:
        maplayer.add_raster_layer(parent, one, reader)


def _canvas(root: Element) -> None:
    """The city fills the window when the project is opened."""
    canvas = add(root, "mapcanvas", name="theMapCanvas", annotationsVisible=1)
    add(canvas, "units", "meters")
    extent = add(canvas, "extent")
    box = _city_box()
    for name, value in box.items():
        add(extent, name, f"{value:.0f}")
    add(canvas, "rotation", "0")
    add_crs(add(canvas, "destinationsrs"), city_crs())
    view = add(root, "ProjectViewSettings", UseProjectScales=1, rotation=0)
    scales = add(view, "Scales")
    for denominator in LEGAL_SCALES:
        add(scales, "Scale", Value=denominator)
    add_crs(add(view, "DefaultViewExtent", **box), city_crs())


def _city_box() -> dict[str, float]:
    names = ("xmin", "ymin", "xmax", "ymax")
    return dict(zip(names, (float(one) for one in settings.CITY.extent), strict=True))


def _properties(root: Element, reader: Reader, specs: list[LayerSpec]) -> None:
    properties = add(root, "properties")
    measure = add(properties, "Measurement")
    add(measure, "AreaUnits", "m2", type="QString")
    add(measure, "DistanceUnits", "meters", type="QString")
    # Areas and lengths of the law are plane ones, in the zone: no ellipsoid.
    add(add(properties, "Measure"), "Ellipsoid", "NONE", type="QString")
    add(add(properties, "SpatialRefSys"), "ProjectionsEnabled", "1", type="int")
    add(add(properties, "Paths"), "Absolute", "true", type="bool")
    # For QGIS Server beside this installation (docs/qgis.md): a title, and every layer by WFS, for reading.
    add(properties, "WMSServiceCapabilities", "true", type="bool")
    add(properties, "WMSServiceTitle", _title(reader), type="QString")
    published = add(properties, "WFSLayers", type="QStringList")
    for spec in specs:
        add(published, "value", maplayer.layer_id(spec.name))
