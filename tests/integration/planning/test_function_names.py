"""Names of functions: what is unmapped is listed, what a planner decides is used by packages and brought to zones."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings

from layers.audit.models import AuditEntry
from layers.changesets.models import ChangeSet, Edit
from layers.importing.request import ImportRequest
from layers.importing.running import run
from layers.registry import registry
from planning.models import FunctionName, PlanningZone
from planning.services.functions import FunctionNames, function_names
from planning.services.gate.checking import Check
from planning.services.harmonising import decide, draft_for, overview
from tests import drawing
from tests.fixtures import files
from tests.fixtures.plan_packages import clean
from tests.integration.changesets.conftest import officer

pytestmark = pytest.mark.django_db
RAW = "Khu thử nghiệm bay"


@pytest.fixture
def planner() -> Any:
    return officer("quy", "editor", "planning")


@pytest.fixture
def zones() -> None:
    plan = drawing.draw_plan((0, 0, 60, 40))
    drawing.draw_zone(plan, (0, 0, 20, 40), "A", function_code="", function_name="", function_raw=RAW)
    drawing.draw_zone(
        plan, (20, 0, 40, 40), "B", function_code="", function_name="", function_raw=RAW.upper()
    )
    drawing.draw_zone(plan, (40, 0, 60, 40), "C")


def test_unmapped_names_are_listed_with_number_and_area(zones, planner):
    found = overview(planner, "vi")
    assert [(one["raw"], one["count"], round(one["area_m2"])) for one in found["unmapped"]] == [
        (RAW.upper(), 1, 800), (RAW, 1, 800),
    ]  # fmt: skip
    assert round(found["percent"], 1) == 33.3


def test_an_ordinary_import_knows_the_decisions(planner, tmp_path: Path):
    """A name nobody decided is listed row by row and stays; the one decided becomes its code, however it is written."""
    drawing.draw_plan((0, 0, 60, 40), plan_code="QH-9")
    fields = {
        "plan_code": ["QH-9"] * 2,
        "zone_code": ["A", "B"],
        "function_raw": [RAW.upper(), "Khu chưa ai gán"],
    }
    path = files.write_vector(tmp_path / "zones.gpkg", files.squares(2), fields)
    decide(planner, RAW, "DAT_YTe")
    request = ImportRequest(
        path=path, layer=registry.get("planning_zones"), city=settings.CITY, source="names", key="zone_code"
    )
    result = run(request)
    assert (result.outcome, result.log.counts["code-unmapped"]) == ("written", 1)
    zones = PlanningZone.objects.filter(source="names").order_by("zone_code")
    assert list(zones.values_list("function_code", "function_raw")) == [
        ("DAT_YTe", RAW.upper()), ("", "Khu chưa ai gán"),
    ]  # fmt: skip


def test_a_decision_is_used_by_packages_and_brought_to_zones(zones, planner, tmp_path: Path):
    package = clean()
    package.row("ChucNangSuDungDat_A", 2)["chucNangSuDungDatMuc1"] = RAW
    path = tmp_path / "goi.zip"
    path.write_bytes(package.fill())
    with Check(path) as before:
        assert before.findings.counts["G-305"] == 1
    name = decide(planner, f" {RAW} ", "DAT_DaoTao", "QĐ 1")
    assert function_names().resolve([RAW, "", ""]) == ("DAT_DaoTao", RAW)
    with Check(path) as after:
        assert "G-305" not in after.findings.counts
    change_set, count = draft_for(planner, name.pk)
    assert count == 2
    assert ChangeSet.objects.get(pk=change_set).status == "draft"
    drafted = Edit.objects.filter(change_set=change_set)
    assert {one.properties["function_code"] for one in drafted} == {"DAT_DaoTao"}
    assert AuditEntry.objects.filter(action="function-name.decided").count() == 1


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("DAT_YTe", "Đất y tế", "Trạm y tế phường"), ("DAT_YTe", "Trạm y tế phường")),
        (("DAT_YTe", "Đất y tế", ""), ("DAT_YTe", "")),
        (("Đất công cộng", "Y tế", ""), ("DAT_YTe", "Y tế")),
        (("Đất y tế (hiện trạng)", "", ""), ("DAT_YTe", "Đất y tế (hiện trạng)")),
        (("?", "", ""), ("", "?")),
        (("", "", ""), ("", "")),
    ],
)
def test_levels_of_detail_give_code_and_raw_name(texts, expected):
    known = {"Y tế": "DAT_YTe", "Đất y tế (hiện trạng)": "DAT_YTe", "Đất y tế": "DAT_YTe"}
    names = FunctionNames(lambda text: known.get(text, ""), frozenset({"DAT_YTe"}))
    assert names.resolve(texts) == expected


def test_decisions_over_http(zones, planner):
    with override_settings(ROOT_URLCONF="tests.api.urls", API_RATE_PER_MINUTE=0):
        client = Client()
        client.force_login(planner)

        def post(address: str, body: dict | None = None) -> Any:
            return client.post(f"/api/v1/{address}", json.dumps(body or {}), content_type="application/json")

        made = post("function-names", {"raw": RAW, "code": "DAT_DaoTao"})
        assert made.status_code == 201
        key = made.json()["id"]
        assert post("function-names", {"raw": RAW.upper(), "code": "DAT_YTe"}).json()["id"] == key
        assert post("function-names", {"raw": RAW, "code": "DAT_Bay"}).json()["errors"][0]["field"] == "code"
        assert post("function-names", {"raw": "()", "code": "DAT_YTe"}).json()["errors"][0]["field"] == "raw"
        drafted = post(f"function-names/{key}/draft")
        assert (drafted.status_code, drafted.json()["count"]) == (201, 2)
        assert client.delete(f"/api/v1/function-names/{key}").status_code == 204
        assert client.delete(f"/api/v1/function-names/{key}").status_code == 404
        assert not FunctionName.objects.exists()
        assert Client().post("/api/v1/function-names", "{}", content_type="application/json").status_code in (
            400,
            401,
        )
        client.force_login(officer("dat", "editor"))
        assert post("function-names", {"raw": RAW, "code": "DAT_YTe"}).status_code == 403


@pytest.mark.real_data
@pytest.mark.parametrize(
    ("file", "layer", "column"),
    [
        ("05_vn_cadastre_vietmong_hanoi/vietmong.gpkg", "qh_thudo", "TEN_QH"),
        ("05_vn_cadastre_vietmong_hanoi/vietmong.gpkg", "qh_sinhthai", "TEN_LOAIDAT"),
        ("03_hcmc_saigon_peninsula/saigon_peninsula.gpkg", "landuse_interactive", "CSLLandTyp"),
        ("03_hcmc_saigon_peninsula/saigon_peninsula.gpkg", "landuse_noninteractive", "CSLLandTyp"),
    ],
)
def test_nearly_all_area_of_real_plans_has_a_code(file, layer, column):
    real = os.environ.get("NEN_REAL_DATA")
    if not real:
        pytest.skip("NEN_REAL_DATA: folder of real data is not set")
    meta, _fids, shapes, columns = pyogrio.raw.read(Path(real) / file, layer=layer)
    areas = shapely.area(shapely.from_wkb(shapes))
    texts = columns[list(meta["fields"]).index(column)]
    names = function_names()
    known = np.array([bool(names.resolve([str(text), "", ""])[0]) for text in texts])
    assert areas[known].sum() >= 0.99 * areas.sum()
