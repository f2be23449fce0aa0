"""Pictures: drawn where data are, in the right place, with the islands, and never stale after an expiry."""

from __future__ import annotations

import os
import signal
import time

import numpy as np
import psycopg
import pytest
from lxml import etree

from geo.domain.crs import CRS84, WEB_MERCATOR, by_srid
from geo.domain.transform import transform_point
from tests.integration.tiles.conftest import EAST, NORTH, SRID, Site, owner_conninfo
from tests.integration.tiles.looking import get_map, mercator, near, pixels, wmts
from tiles import freshness
from tiles.maps import drawn_maps
from tiles.scales import resolution_of_zoom
from tiles.style import palette
from tiles.style.ink import in_look
from tiles.style.looks import LIGHT, LOOKS, raster_name

pytestmark = [
    pytest.mark.django_db,
    # MapProxy 7.0 leaves the closing of its lock files to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
WMTS_NS = {"wmts": "http://www.opengis.net/wmts/1.0", "ows": "http://www.opengis.net/ows/1.1"}
HOANG_SA = transform_point(111.75, 16.55, CRS84, WEB_MERCATOR)
TRUONG_SA = transform_point(114.10, 9.80, CRS84, WEB_MERCATOR)


def capabilities(site: Site) -> etree._Element:
    response = site.client.get("/wmts/1.0.0/WMTSCapabilities.xml")
    assert response.status_code == 200
    return etree.fromstring(response.data)


def test_capabilities_offer_every_map_in_both_grids_under_the_public_address(site: Site) -> None:
    root = capabilities(site)
    offered = {
        layer.findtext("ows:Identifier", namespaces=WMTS_NS): {
            link.text for link in layer.iterfind(".//wmts:TileMatrixSet", WMTS_NS)
        }
        for layer in root.iterfind(".//wmts:Contents/wmts:Layer", WMTS_NS)
    }
    assert set(offered) - {"orthophoto", "relief", "hybrid"} == {
        one.name for one in drawn_maps() if not one.imagery
    }
    assert {"basemap", "cadastre", "planning", "transport", "shared", "parcels", "planning_zones"} <= set(
        offered
    )
    assert all({"webmercator", "vn2000"} <= grids for grids in offered.values())
    assert offered["basemap"] == {"webmercator", "vn2000", "webmercator_2x"}
    addresses = [one.get("template") or "" for one in root.iterfind(".//wmts:ResourceURL", WMTS_NS)]
    assert addresses and all("/map/wmts/" in address for address in addresses)
    service = site.client.get("/service?SERVICE=WMS&REQUEST=GetCapabilities&VERSION=1.3.0")
    assert b"EPSG:9210" in service.data and b"<Name>shared</Name>" in service.data
    assert site.client.get("/tms/1.0.0/").status_code == 200


def test_the_city_grid_has_the_legal_scales_exactly(site: Site) -> None:
    matrix_sets = capabilities(site).iterfind(".//wmts:Contents/wmts:TileMatrixSet", WMTS_NS)
    city = next(one for one in matrix_sets if one.findtext("ows:Identifier", namespaces=WMTS_NS) == "vn2000")
    assert "9210" in (city.findtext("ows:SupportedCRS", namespaces=WMTS_NS) or "")
    scales = [float(one.text) for one in city.iterfind(".//wmts:ScaleDenominator", WMTS_NS)]
    for scale in (500_000, 5000, 2000, 1000, 500, 200):
        assert min(abs(one - scale) for one in scales) < 1e-6 * scale
    corner = city.findtext(".//wmts:TopLeftCorner", namespaces=WMTS_NS) or ""
    east, north = (float(value) for value in corner.split())
    assert east < EAST and north > NORTH, "x first: EPSG defines the zone east, north"


def test_base_map_is_drawn_where_data_are_and_plain_elsewhere(site: Site) -> None:
    drawn = pixels(wmts(site.client, "basemap", 17, *mercator(150, 330)))
    assert near(drawn, palette.WATER, 12).sum() > 500
    plain = pixels(wmts(site.client, "basemap", 17, *mercator(-9000, -9000)))
    assert len(np.unique(plain.reshape(-1, 4), axis=0)) == 1


def test_parcels_show_from_zoom_16_on_a_transparent_ground(site: Site) -> None:
    at = mercator(35, 40)
    assert pixels(wmts(site.client, "parcels", 15, *at))[..., 3].max() == 0
    lines = pixels(wmts(site.client, "parcels", 18, *at))
    assert near(lines, palette.PARCEL_EDGE, 60).sum() > 50
    assert (lines[..., 3] == 0).mean() > 0.5


def test_zone_has_the_colour_of_the_circular_at_55_percent(site: Site) -> None:
    picture = pixels(wmts(site.client, "planning_zones", 18, *mercator(40, 430)))
    fill = near(picture, "#66cc00", 20)
    assert fill.sum() > 5000
    assert abs(float(np.median(picture[..., 3][fill])) - 0.55 * 255) < 12


def test_classified_parcel_is_not_drawn(site: Site) -> None:
    min_x, min_y = mercator(58, 15)
    max_x, max_y = mercator(92, 65)
    picture = pixels(get_map(site.client, "parcels", "EPSG:3857", (min_x, min_y, max_x, max_y), 400))
    assert picture[..., 3].max() == 0, np.argwhere(picture[..., 3] > 0)


@pytest.mark.parametrize("zoom", [5, 6, 7, 8, 10, 13, 16])
@pytest.mark.parametrize("place", [HOANG_SA, TRUONG_SA], ids=["hoang-sa", "truong-sa"])
@pytest.mark.parametrize("name", ["basemap", "shared"])
def test_hoang_sa_and_truong_sa_stand_on_every_base(
    site: Site, name: str, place: tuple[float, float], zoom: int
) -> None:
    half = 150 * resolution_of_zoom(zoom)
    bbox = (place[0] - half, place[1] - half, place[0] + half, place[1] + half)
    picture = pixels(get_map(site.client, name, "EPSG:3857", bbox, 300))
    assert near(picture, palette.SOVEREIGN_TEXT, 50).sum() > 150


@pytest.mark.parametrize("zoom", [5, 6, 9, 14])
@pytest.mark.parametrize("place", [HOANG_SA, TRUONG_SA], ids=["hoang-sa", "truong-sa"])
@pytest.mark.parametrize("look", [look for look in LOOKS if look != LIGHT])
def test_hoang_sa_and_truong_sa_stand_on_the_base_of_every_look(
    site: Site, look: str, place: tuple[float, float], zoom: int
) -> None:
    """Also on the transparent one that lies over imagery, which has nothing else to show that far from the city."""
    half = 150 * resolution_of_zoom(zoom)
    bbox = (place[0] - half, place[1] - half, place[0] + half, place[1] + half)
    picture = pixels(get_map(site.client, raster_name("basemap", look), "EPSG:3857", bbox, 300))
    assert near(picture, in_look(palette.SOVEREIGN_TEXT, look), 50).sum() > 150


def test_hoang_sa_stands_on_the_base_in_the_city_grid(site: Site) -> None:
    x, y = transform_point(111.75, 16.55, CRS84, by_srid(SRID))
    half = 100_000.0
    picture = pixels(
        get_map(site.client, "basemap", "EPSG:9210", (x - half, y - half, x + half, y + half), 500)
    )
    assert near(picture, palette.SOVEREIGN_TEXT, 50).sum() > 60


def test_both_grids_show_a_house_in_the_same_place(site: Site) -> None:
    """A house of 20 m x 30 m: its middle, seen in both CRSs, differs by less than a pixel of 0.2 m."""
    zone = by_srid(SRID)
    middle = (EAST + 210, NORTH + 215)
    found = []
    for crs, centre in ((zone, middle), (WEB_MERCATOR, transform_point(*middle, zone, WEB_MERCATOR))):
        half, size = 25.0, 400
        bbox = (centre[0] - half, centre[1] - half, centre[0] + half, centre[1] + half)
        mask = near(
            pixels(get_map(site.client, "basemap_buildings", crs.code, bbox, size)), palette.BUILDING, 10
        )
        assert mask.sum() > 1000
        rows, columns = np.nonzero(mask)
        x = bbox[0] + (columns.mean() + 0.5) * 2 * half / size
        y = bbox[3] - (rows.mean() + 0.5) * 2 * half / size
        found.append(transform_point(float(x), float(y), crs, zone))
    (x_zone, y_zone), (x_web, y_web) = found
    assert np.hypot(x_zone - x_web, y_zone - y_web) < 0.2
    assert np.hypot(x_zone - middle[0], y_zone - middle[1]) < 0.2, "an unpinned datum would be 0.8 m off"


def test_etag_changes_with_the_picture_after_expiry_and_not_before(site: Site) -> None:
    at = mercator(800, 820)
    empty = wmts(site.client, "cadastre", 17, *at)
    with psycopg.connect(owner_conninfo(), autocommit=True) as owner:
        owner.execute(
            "INSERT INTO parcels (source, sheet_number, parcel_number, computed_area_m2, geom)"
            " VALUES ('test', '9', '1', 3600, ST_Multi(ST_MakeEnvelope(%s, %s, %s, %s, 9210)))",
            (EAST + 780, NORTH + 800, EAST + 840, NORTH + 860),
        )
    cached = wmts(site.client, "cadastre", 17, *at)
    assert cached.headers["ETag"] == empty.headers["ETag"]
    unchanged = wmts(site.client, "cadastre", 17, *at, **{"If-None-Match": empty.headers["ETag"]})
    assert unchanged.status_code == 304 and not unchanged.data
    far_before = wmts(site.client, "planning", 17, *at)
    done = freshness.expire("parcels", site.place)
    drawn = {
        "parcels",
        "parcel_legal_boundaries",
        "building_permits",
    }  # the latter two are hidden with their parcel
    # tiles for fine screens begin anew with the others of their map
    groups = {raster_name(group, look) for group in ("cadastre", "permits", "shared") for look in LOOKS}
    assert groups | drawn | {f"mvt_{name}" for name in drawn} == set(done.caches)
    fresh = wmts(site.client, "cadastre", 17, *at, **{"If-None-Match": empty.headers["ETag"]})
    assert fresh.status_code == 200
    assert fresh.headers["ETag"] != empty.headers["ETag"]
    assert fresh.headers["Cache-Control"] == "no-cache"
    again = wmts(site.client, "cadastre", 17, *at)
    assert again.headers["ETag"] == fresh.headers["ETag"]
    assert wmts(site.client, "planning", 17, *at).headers["ETag"] == far_before.headers["ETag"]
    assert not [path for path in site.place.cache.glob("cadastre-*") if path.name.endswith("-0")]


def test_a_killed_renderer_is_replaced_and_nobody_notices(site: Site) -> None:
    for slot in site.renderers.slots:
        assert slot.process is not None
        os.kill(slot.process.pid, signal.SIGKILL)
    at = mercator(120, 120)
    deadline = time.monotonic() + 20
    while (response := wmts(site.client, "basemap", 18, *at)).status_code != 200:
        assert time.monotonic() < deadline
        time.sleep(0.3)
    assert near(pixels(response), "#fcd884", 20).sum() > 50


def test_feature_info_shows_public_fields_only(site: Site) -> None:
    response = site.client.get(
        "/service?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetFeatureInfo&LAYERS=shared&QUERY_LAYERS=shared&STYLES="
        f"&CRS=EPSG:9210&BBOX={EAST},{NORTH},{EAST + 100},{NORTH + 100}&WIDTH=100&HEIGHT=100&I=30&J=70"
        "&FORMAT=image/png&INFO_FORMAT=application/json&FEATURE_COUNT=9"
    )
    assert response.status_code == 200
    text = response.get_data(as_text=True)
    assert '"parcel_number": "118"' in text and '"permit_number": "12/GPXD"' in text
    for secret in ("BÍ MẬT", "BM 123456", "GIẤU", "holder_name", "investor"):
        assert secret not in text
    wmts_info = site.client.get(
        f"/service?SERVICE=WMTS&REQUEST=GetFeatureInfo&VERSION=1.0.0&LAYER=parcels&STYLE=&FORMAT=png"
        f"&TILEMATRIXSET=webmercator&TILEMATRIX=18&TILECOL={tile(18)[0]}&TILEROW={tile(18)[1]}&I=1&J=1"
        "&INFOFORMAT=application/json"
    )
    assert wmts_info.status_code == 200 and b"holder_name" not in wmts_info.data


def tile(zoom: int) -> tuple[int, int]:
    """Tile of the first parcel."""
    from tests.integration.tiles.looking import tile_at

    return tile_at(zoom, *mercator(35, 40))


@pytest.mark.parametrize(
    ("address", "statuses"),
    [
        ("/service?SERVICE=WMS&VERSION=1.1.1&REQUEST=GetMap&LAYERS=basemap&STYLES=&SRS=EPSG:3857&BBOX=0,0,1,1"
         "&WIDTH=20000&HEIGHT=20000&FORMAT=image/png", {400, 500}),
        ("/demo/", {404}),
        ("/wmts/nothing/webmercator/1/1/1.png", {400, 404, 500}),
        ("/mvt/nothing/1/1/1.mvt", {404}),
        ("/mvt/parcel_land_uses/16/1/1.mvt", {404}),
        ("/mvt/parcels/16/99999999/1.mvt", {404}),
    ],
)  # fmt: skip
def test_what_is_not_offered_is_refused(site: Site, address: str, statuses: set[int]) -> None:
    assert site.client.get(address).status_code in statuses


def test_health_names_what_is_wrong(site: Site) -> None:
    assert site.client.get("/health").status_code == 200
