"""QGIS opens the project, the layer definition and the drawing that the service writes (headless, Debian's QGIS)."""

from __future__ import annotations

import io
import json
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import urllib3
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.contrib.gis.geos import LineString, MultiLineString
from PIL import Image
from werkzeug.serving import make_server

from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_point
from layers.models import RoleAssignment
from layers.registry import registry
from tests.ogc.drawing import draw, square
from tests.ogc.test_qgis_client import SYSTEM_PYTHON, has_qgis
from tiles import workspace
from tiles.application import TileServer
from tiles.qgis.maplayer import layer_id
from tiles.scales import denominator_of_zoom
from tiles.style.export import legend_rules
from tiles.style.table import style_of

SCRIPT = Path(__file__).with_name("qgis_opens_project.py")
#: South-west corner of what the picture shows, metres of EPSG:9210, away from what else is drawn.
EAST, NORTH, WIDTH, HEIGHT = 603_000.0, 1_189_000.0, 320.0, 240.0
#: Mean colours, 8 across and 6 down, of a picture that a person found right: zones, street, parcels, hatched permit.
REFERENCE = Path(__file__).with_name("qgis_project_colours.json")
PASSWORD = "for one test only"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.skipif(not has_qgis(), reason="QGIS is not installed (apt: python3-qgis)"),
]
Open = Callable[..., dict[str, Any]]


@pytest.fixture
def site(service: str, live_server: Any, settings: Any, tmp_path: Path) -> Iterator[str]:
    """Public address of the service with its maps. No renderer runs: capabilities are whole, pictures are not."""
    settings.PUBLIC_URL = live_server.url
    settings.TILE_CACHE_DIR = tmp_path / "tiles"
    tiles = make_server("127.0.0.1", 0, TileServer(workspace.workspace()), threaded=True)
    settings.TILES_URL = f"http://127.0.0.1:{tiles.server_port}"
    thread = threading.Thread(target=tiles.serve_forever)
    thread.start()
    yield live_server.url
    tiles.shutdown()
    thread.join()
    tiles.server_close()


@pytest.fixture
def opened(site: str, tmp_path: Path) -> Open:
    """Fetch a file of the service, let QGIS open it, and read its report."""

    def run(name: str, *, user: str = "", picture: str = "") -> dict[str, Any]:
        login = f"{user}:{PASSWORD}" if user else ""
        headers = urllib3.make_headers(basic_auth=login) if login else {}
        answer = urllib3.request("GET", f"{site}/ogc/qgis/{name}", headers=headers, timeout=60)
        assert answer.status == 200
        file = tmp_path / name
        file.write_bytes(answer.data)
        home = {
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(tmp_path),
            "QGIS_AUTH_DB_DIR_PATH": str(tmp_path),
        }
        box = f"{EAST},{NORTH},{EAST + WIDTH},{NORTH + HEIGHT}"
        command = [SYSTEM_PYTHON, str(SCRIPT), str(file), picture, box, login]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=500, env=os.environ | home, check=False
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return report

    return run


def draw_a_quarter() -> None:
    """Four zones, a street with its red line, two parcels, a permit: something of each kind of symbol."""
    zones = registry.get("planning_zones")
    for place, code in enumerate(("DAT_O_Nhomnhao", "DAT_YTe", "DAT_CayXanhCC", "DAT_BaiDoXe")):
        x, y = EAST + 20 + (place % 2) * 140, NORTH + 20 + (place // 2) * 105
        draw(zones, 1, source_key=f"zone {place}", geom=square(x, y, 90), function_code=code)
    for place in (0, 1):
        shape = square(EAST + 30 + 40 * place, NORTH + 30, 35)
        draw(registry.get("parcels"), 1, source_key=f"parcel {place}", geom=shape)
    permit = square(EAST + 170, NORTH + 30, 60)
    draw(registry.get("building_permits"), 1, source_key="permit", geom=permit, status="cap")
    street = LineString((EAST + 5, NORTH + 117), (EAST + 315, NORTH + 117))
    draw(
        registry.get("road_segments"), 1, source_key="street", management_class="QL",
        geom=MultiLineString(street, srid=django_settings.STORAGE_SRID),
    )  # fmt: skip


def test_qgis_opens_the_project_of_a_citizen(site: str, opened: Open, tmp_path: Path) -> None:
    draw_a_quarter()
    picture = tmp_path / "qgis-project.png"
    report = opened("nen.qgz", picture=str(picture))
    assert report["crs"] == by_srid(django_settings.STORAGE_SRID).code
    assert report["ellipsoid"] == "NONE", "areas of the law are plane ones"
    assert all(report["valid"].values())
    public = [spec for spec in registry if spec.is_public]
    assert set(report["layers"]) == {layer_id(spec.name) for spec in public}
    assert set(report["published"]) == set(report["layers"]), "what QGIS Server would offer"
    _groups_are_those_of_the_shared_map(report["tree"])
    for spec in public:
        told = report["layers"][layer_id(spec.name)]
        assert told["features"] >= 3, spec.name
        assert told["read_only"], spec.name
        assert not {one.name for one in spec.all_fields if not one.is_public} & set(told["fields"])
        assert told["attribution"] == spec.owner.vi
        if spec.is_spatial:
            assert told["crs"] in (CRS84.code, "EPSG:4326")
            listed = [rule.label.vi for rule in legend_rules(spec)]
            assert report["legend"][layer_id(spec.name)] == listed, spec.name
    _zones_are_coloured_by_their_function(report["layers"][layer_id("planning_zones")])
    _parcels_have_their_form(report["layers"][layer_id("parcels")])
    _nothing_tears_at_the_seam(report)
    _looks_as_it_did(picture)


def _groups_are_those_of_the_shared_map(tree: list[dict[str, Any]]) -> None:
    assert [group["group"] for group in tree] == [
        "Giấy phép xây dựng", "Giao thông", "Địa chính", "Quy hoạch", "Bản đồ nền", "Bản đồ dựng sẵn (WMTS)",
    ]  # fmt: skip
    land = [one["layer"] for one in tree[2]["has"]]
    assert land.index("Thửa đất") < land.index("Tài liệu đo đạc"), "tables stand below what is drawn"
    assert [group["shown"] for group in tree] == [True, True, True, True, False, True]
    assert [one["layer"] for one in tree[5]["has"] if one["shown"]] == ["Bản đồ nền"]


def _zones_are_coloured_by_their_function(told: dict[str, Any]) -> None:
    spec = registry.get("planning_zones")
    rules = [rule for rule in style_of(spec).rules if rule.fill]
    assert told["renderer"] == "RuleRenderer"
    assert [[label, colour] for label, _where, _far, _near, colour in told["rules"]] == [
        [rule.label.vi, rule.fill] for rule in rules
    ]
    assert told["opacity"] == pytest.approx(0.55)
    assert told["scale"] == [round(denominator_of_zoom(11.5)), 0]
    _label, where, far, near, _colour = told["rules"][0]
    assert (far, near) == (round(denominator_of_zoom(11.5)), round(denominator_of_zoom(13.5)))
    assert "function_code" in where
    assert told["controls"]["function_code"] == "ValueMap"
    assert "Đất y tế" in told["choices"]["function_code"]


def _parcels_have_their_form(told: dict[str, Any]) -> None:
    assert told["aliases"]["official_area_m2"] == "Diện tích pháp lý (m²)"
    controls = told["controls"]
    assert (controls["id"], controls["official_area_m2"], controls["survey_date"], controls["in_dispute"]) == (
        "Hidden", "Range", "DateTime", "CheckBox",
    )  # fmt: skip
    assert "Cá nhân" in told["choices"]["holder_kind"]
    assert set(told["locked"]) == set(told["fields"])
    assert told["labels"][0] == '"parcel_number"'


def _nothing_tears_at_the_seam(report: dict[str, Any]) -> None:
    """PROJ would take EPSG:5194 south of 11.04° N, 0.8 m away."""
    zone = by_srid(django_settings.STORAGE_SRID)
    assert len(report["seam"]) == 4
    for latitude, x, y, lon, lat in report["seam"]:
        east, north = transform_point(106.7, latitude, CRS84, zone)
        assert (x, y) == pytest.approx((east, north), abs=0.001)
        assert (lon, lat) == pytest.approx((106.7, latitude), abs=1e-8)
    assert all("+x=-191.90441429" in operation for operation in report["operations"])


def colours(picture: bytes) -> list[list[int]]:
    """Mean colours of 8 x 6 fields, left to right, top to bottom: the same on machines with other fonts."""
    with Image.open(io.BytesIO(picture)) as image:
        small = image.convert("RGB").resize((8, 6), Image.Resampling.BOX)
        return [list(small.getpixel((x, y))) for y in range(6) for x in range(8)]  # type: ignore[arg-type]


def _looks_as_it_did(picture: Path) -> None:
    found, expected = colours(picture.read_bytes()), json.loads(REFERENCE.read_text())
    off = [
        max(abs(a - b) for a, b in zip(one, other, strict=True))
        for one, other in zip(found, expected, strict=True)
    ]
    assert max(off) <= 24 and sum(off) / len(off) <= 6, f"{off}\n{found}"


def test_an_officer_signs_in_and_sees_the_layers_of_the_office(site: str, opened: Open) -> None:
    user = User.objects.create_user("land", password=PASSWORD)
    RoleAssignment.objects.create(user=user, role="editor", scope="land")
    report = opened("nen.qgz", user="land")
    assert all(report["valid"].values())
    parties = report["layers"][layer_id("parties")]
    assert parties["features"] == 3 and not parties["read_only"]
    parcels = report["layers"][layer_id("parcels")]
    assert "holder_name" in parcels["fields"] and "holder_name" not in parcels["locked"]
    assert {"id", "version", "source"} <= set(parcels["locked"])
    assert not any(PASSWORD in source for source in report["sources"].values())


def test_qgis_adds_the_layer_definition_to_a_project_of_its_own(opened: Open) -> None:
    report = opened("nen.qlr")
    assert len(report["valid"]) == len([one for one in registry if one.is_public]) + 6
    (whole,) = report["tree"]
    assert [group["group"] for group in whole["has"]][:2] == ["Giấy phép xây dựng", "Giao thông"]
