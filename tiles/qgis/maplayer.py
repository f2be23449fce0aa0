"""One layer of a QGIS project: where it is read from, how it looks, its form, what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from geo.domain.crs import CRS84
from layers.rights import User, readable_fields
from layers.spec import Field, LayerSpec
from tiles.maps import MapDefinition
from tiles.qgis import forms, labelling, renderer, symbols
from tiles.qgis.markup import QGIS_VERSION, add, add_option, written
from tiles.qgis.reference import add_crs, city_crs
from tiles.scales import denominator_of_zoom
from tiles.style.looks import LIGHT
from tiles.style.model import LayerStyle
from tiles.style.table import style_of
from tiles.tilejson import ATTRIBUTION
from tiles.workspace import vn2000_grid

OAPIF, WMTS = "OAPIF", "wms"
_SHAPES = {"Point": "Point", "LineString": "Line", "Polygon": "Polygon"}
_GEOMETRY_TYPES = {"Point": 0, "Line": 1, "Polygon": 2}


@dataclass(frozen=True)
class Reader:
    """Who the files are written for.

    Attributes:
        origin: public address of the installation, without a slash at the end.
        look: one of tiles.style.looks.LOOKS, for symbols and labels.
        login: name of an entry of QGIS's own password store, "" for a citizen; passwords never leave that store.
    """

    user: User | None
    lang: str
    origin: str
    login: str = ""
    look: str = LIGHT


def layer_id(name: str) -> str:
    """Identity of a layer inside a project; QGIS replaces one of ten characters or less."""
    return f"nen_layer_{name}"


def collection_source(spec: LayerSpec, reader: Reader) -> str:
    """Data source of a layer for the provider `OAPIF`."""
    login = f" authcfg={reader.login}" if reader.login else ""
    return f" pagingEnabled='true' restrictToRequestBBOX='1' typename='{spec.name}' url='{reader.origin}/ogc/'{login}"


def map_source(one: MapDefinition, reader: Reader) -> str:
    """Data source of a drawn map: WMTS in the city's VN-2000 grid, so that no picture is bent."""
    grid = vn2000_grid()
    return (
        f"crs={grid.crs.code}&dpiMode=7&format=image/png&layers={one.name}&styles=&tileMatrixSet={grid.name}"
        f"&url={reader.origin}/map/wmts/1.0.0/WMTSCapabilities.xml"
    )


def add_vector_layer(parent: Element, spec: LayerSpec, reader: Reader) -> None:
    """`maplayer` of a layer, with or without shapes."""
    kind = spec.geometry.kind if spec.geometry else "NoGeometry"
    layer = add(
        parent,
        "maplayer",
        type="vector",
        wkbType=kind,
        geometry=_shape(spec) or "No geometry",
        autoRefreshEnabled=0,
    )
    add(layer, "id", layer_id(spec.name))
    add(layer, "datasource", collection_source(spec, reader))
    add(layer, "shortname", spec.name)
    add(layer, "title", spec.title.text(reader.lang))
    add(layer, "abstract", spec.description.text(reader.lang))
    add(layer, "layername", spec.title.text(reader.lang))
    add(
        layer,
        "attribution",
        spec.owner.text(reader.lang),
        href=f"{reader.origin}/ogc/collections/{spec.name}?f=html",
    )
    if spec.is_spatial:
        add(layer, "legendUrl", _legend_address(spec, reader), format="image/png")
        add_crs(add(layer, "srs"), CRS84)
    _metadata(layer, spec, reader)
    add(layer, "provider", OAPIF, encoding="UTF-8")
    add_style(layer, spec, reader)


def add_raster_layer(parent: Element, one: MapDefinition, reader: Reader) -> None:
    """`maplayer` of a drawn map."""
    layer = add(parent, "maplayer", type="raster", hasScaleBasedVisibilityFlag=0, autoRefreshEnabled=0)
    add(layer, "id", layer_id(f"map_{one.name}"))
    add(layer, "datasource", map_source(one, reader))
    add(layer, "layername", one.title.text(reader.lang))
    add(layer, "attribution", ATTRIBUTION)
    add_crs(add(layer, "srs"), city_crs())
    add(layer, "provider", WMTS)
    pipe = add(layer, "pipe")
    add(pipe, "rasterrenderer", type="singlebandcolordata", band=1, opacity=1, alphaBand=-1)
    add(layer, "blendMode", "0")


def add_style(parent: Element, spec: LayerSpec, reader: Reader) -> None:
    """All that a style of QGIS holds: symbols, labels, scales, form. The same in a project and in a QML file."""
    fields = readable_fields(reader.user, spec)
    editable = forms.editable_fields(spec, reader.user)
    parent.set("styleCategories", "AllStyleCategories")
    parent.set("readOnly", written(not editable))
    if spec.is_spatial:
        _looks(parent, spec, fields, reader)
    forms.add_form(parent, fields, editable, reader.lang)
    add(parent, "previewExpression", _naming(spec, fields))


def style_document(spec: LayerSpec, reader: Reader) -> Element:
    """Root of a QML file."""
    root = Element("qgis", {"version": QGIS_VERSION})
    add_style(root, spec, reader)
    add(root, "layerGeometryType", str(_GEOMETRY_TYPES.get(_shape(spec), 4)))
    return root


def tree_options(spec: LayerSpec, look: str) -> dict[str, object]:
    """Properties of a layer in the tree: which of its rules the legend lists."""
    return {"legend/node-order": renderer.legend_order(spec, style_of(spec, look))} if spec.is_spatial else {}


def _looks(parent: Element, spec: LayerSpec, fields: tuple[Field, ...], reader: Reader) -> None:
    style = style_of(spec, reader.look)
    readable = [one.name for one in fields]
    parent.set("hasScaleBasedVisibilityFlag", "1")
    parent.set("minScale", str(round(denominator_of_zoom(first_zoom(spec, style) - 0.5))))
    parent.set("maxScale", "0")
    parent.set("labelsEnabled", written(bool(labelling.shown_labels(style, readable))))
    parent.set("symbologyReferenceScale", "-1")
    parent.set("simplifyDrawingHints", "1")
    parent.set("simplifyDrawingTol", "1")
    parent.set("simplifyMaxScale", "1")
    parent.set("simplifyLocal", "1")
    renderer.add_renderer(parent, spec, style, reader.lang)
    labelling.add_labelling(parent, spec, style, readable)
    add(parent, "layerOpacity", written(renderer.layer_opacity(style)))
    add(parent, "blendMode", "0")
    add(parent, "featureBlendMode", "0")
    add(parent, "legend", type="default-vector", showLabelLegend=0)


def first_zoom(spec: LayerSpec, style: LayerStyle) -> int:
    """Zoom at which something of the layer shows first. QGIS asks the service for nothing below it."""
    assert spec.geometry is not None
    drawn = [rule.min_zoom for rule in style.rules if symbols.is_drawn(rule, spec.geometry.kind)]
    return min([*drawn, *(rule.min_zoom for rule in style.labels)], default=style.min_zoom)


def _shape(spec: LayerSpec) -> str:
    return _SHAPES[spec.geometry.kind.removeprefix("Multi")] if spec.geometry else ""


def _naming(spec: LayerSpec, fields: tuple[Field, ...]) -> str:
    """What stands for a feature in lists of QGIS."""
    names = [f'"{one.name}"' for one in fields if one.name in spec.title_fields]
    return f"concat_ws(' · ', {', '.join(names)})" if len(names) > 1 else "".join(names)


def _metadata(layer: Element, spec: LayerSpec, reader: Reader) -> None:
    about = add(layer, "resourceMetadata")
    page = f"{reader.origin}/ogc/collections/{spec.name}?f=html&lang={reader.lang}"
    add(about, "identifier", f"{reader.origin}/ogc/collections/{spec.name}")
    add(about, "language", reader.lang)
    add(about, "type", "dataset")
    add(about, "title", spec.title.text(reader.lang))
    add(about, "abstract", spec.description.text(reader.lang))
    words = add(about, "keywords", vocabulary="gmd:topicCategory")
    for word in spec.keywords:
        add(words, "keyword", word.text(reader.lang))
    contact = add(about, "contact")
    for tag, text in (("name", ""), ("organization", spec.owner.text(reader.lang)), ("role", "owner")):
        add(contact, tag, text)
    links = add(about, "links")
    _link(links, "collection", page, "text/html")
    if spec.is_spatial:
        _link(
            links,
            "legend",
            _legend_address(spec, reader),
            "image/png",
        )
    add(about, "rights", spec.owner.text(reader.lang))


def _legend_address(spec: LayerSpec, reader: Reader) -> str:
    look = "" if reader.look == LIGHT else f"&look={reader.look}"
    return f"{reader.origin}/ogc/qgis/legend/{spec.name}.png?lang={reader.lang}{look}"


def _link(links: Element, name: str, url: str, media_type: str) -> None:
    add(
        links,
        "link",
        name=name,
        type="WWW:LINK",
        url=url,
        mimeType=media_type,
        description="",
        format="",
        size="",
    )


def add_custom_properties(parent: Element, properties: dict[str, object]) -> None:
    """`customproperties` of a layer or a group of the tree."""
    add_option(add(parent, "customproperties"), properties)
