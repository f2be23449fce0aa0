"""Legends and feature information by WMS, in both languages."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from tests.integration.tiles.conftest import EAST, NORTH, Site
from tiles.maps import get_layer, get_map
from tiles.style.legend_picture import entries, png_size

pytestmark = [
    pytest.mark.django_db,
    # MapProxy 7.0 leaves the closing of its lock files to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
LEGEND = (
    "/service?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetLegendGraphic&SLD_VERSION=1.1.0&FORMAT=image/png&LAYER="
)


def legend(site: Site, layer: str, more: str = "") -> Image.Image:
    response = site.client.get(LEGEND + layer + more)
    assert response.status_code == 200, response.data[:300]
    return Image.open(BytesIO(response.data))


def test_a_map_has_the_legends_of_its_layers_below_each_other(site: Site) -> None:
    one = legend(site, "parcels")
    assert one.size == png_size(get_layer("parcels"), "vi")
    heights = [png_size(spec, "vi")[1] for spec in get_map("cadastre").specs if entries(spec)]
    assert legend(site, "cadastre").height == sum(heights)
    assert legend(site, "parcels", "&lang=en").size == png_size(get_layer("parcels"), "en")
    assert legend(site, "cadastre_dark").tobytes() != legend(site, "cadastre").tobytes()


def test_capabilities_name_the_legend_of_every_map_with_layers(site: Site) -> None:
    document = etree.fromstring(
        site.client.get("/service?SERVICE=WMS&REQUEST=GetCapabilities&VERSION=1.3.0").data
    )
    names = {"wms": "http://www.opengis.net/wms"}
    with_legend = {
        layer.findtext("wms:Name", namespaces=names)
        for layer in document.iterfind(".//wms:Layer", names)
        if layer.find("wms:Style/wms:LegendURL", names) is not None
    }
    assert {"shared", "basemap", "parcels", "planning_zones", "planning_print"} <= with_legend


@pytest.mark.parametrize(("more", "label"), [("", "Số thửa"), ("&lang=en", "Parcel number")])
def test_feature_information_speaks_the_language_of_the_request(site: Site, more: str, label: str) -> None:
    address = (
        "/service?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetFeatureInfo&LAYERS=parcels&QUERY_LAYERS=parcels&STYLES="
        f"&CRS=EPSG:9210&BBOX={EAST},{NORTH},{EAST + 100},{NORTH + 100}&WIDTH=100&HEIGHT=100&I=30&J=70"
        f"&FORMAT=image/png{more}&INFO_FORMAT="
    )
    text = site.client.get(address + "text/plain").get_data(as_text=True)
    assert f"{label} = 118" in text and "BÍ MẬT" not in text
    body = json.loads(site.client.get(address + "application/json").data)
    assert body["layers"]["parcels"]["fields"]["parcel_number"] == label
    assert body["features"][0]["properties"]["parcel_number"] == "118"
    assert "holder_name" not in body["layers"]["parcels"]["fields"]
