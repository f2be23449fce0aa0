"""Accepted packages become drafts, plans on file become packages, and both come back as they were."""

from __future__ import annotations

import io
import uuid
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.utils import override_settings

from geo.http.problems import Problem
from layers import documents
from layers.background import Job
from layers.changesets import deciding, findings, publishing
from layers.changesets.models import ChangeSet, Edit
from planning.models import BuildingLine, Plan, PlanDocument, PlanningZone, PlanStage, RedLine, SafetyCorridor
from planning.services.gate import jobs
from planning.services.gate.checking import Check
from planning.services.gate.drafting import draft
from planning.services.gate.exporting import PlanUnknown, export_plan
from planning.tasks import end_lost_packages, take_package
from tests import drawing
from tests.fixtures.plan_packages import (
    CODE,
    DECISION,
    EAST,
    NORTH,
    PDF_A,
    Package,
    box,
    clean,
    with_all_classes,
)
from tests.integration.changesets.conftest import officer

pytestmark = pytest.mark.django_db
PLOTS = "ChucNangSuDungDat_A"
THREE = ("ChiGioiDuongDo_L", "ChiGioiXayDung_L", "HanhLangAnToan_L")
DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    """Uploads, documents and attachments of these tests."""
    settings.IMPORT_UPLOAD_DIR = tmp_path / "uploads"
    settings.DOCUMENT_ROOT = tmp_path / "documents"
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def planner() -> User:
    return officer("quy", "editor", "planning")


def check(content: bytes, folder: Path) -> Check:
    path = folder / f"{uuid.uuid4().hex}.zip"
    path.write_bytes(content)
    return Check(path)


def drafted(user: User, content: bytes, folder: Path) -> ChangeSet:
    with check(content, folder) as checked:
        assert checked.findings.accepted, [one.message("en") for one in checked.findings]
        return ChangeSet.objects.get(pk=draft(user, checked, title="Gói", papers={}).change_set)


def publish(change_set: ChangeSet) -> None:
    assert findings.errors(change_set) == []
    approver = officer(f"a{uuid.uuid4().hex[:8]}", "approver", "planning")
    deciding.submit(change_set.author, change_set.pk)
    deciding.approve(approver, change_set.pk)
    publishing.publish(approver, change_set.pk)


# --- drafts ---
def hcmc_template() -> Package:
    """76 of 79 classes in small letters, without the three of lines; "40-60"; a sheet of 20 columns."""
    package = with_all_classes(clean(), "QuyHoach")
    quy_hoach = package.parts["QuyHoach"]
    for name in THREE:
        del quy_hoach[name]
    for layer in quy_hoach.values():
        layer.name = layer.name.lower()
    assert len(quy_hoach) == 76
    assert len(package.sheets["HoSo"][0]) == 20
    return package


def test_the_public_template_is_taken_in_with_warnings_only(tmp_path, planner):
    content = hcmc_template().fill()
    with check(content, tmp_path) as checked:
        assert checked.findings.accepted
        missing = {one.class_name for one in checked.findings if one.rule.id == "G-203"}
        assert missing == set(THREE)
        assert {*checked.findings.counts} == {"G-201", "G-203", "G-210", "G-211"}
    publish(drafted(planner, content, tmp_path))
    zone = PlanningZone.objects.get(zone_code="I-1")
    assert (zone.site_coverage_raw, zone.site_coverage_min_pct, zone.site_coverage_max_pct) == (
        "40-60",
        40,
        60,
    )


def test_a_draft_holds_everything_of_the_package(tmp_path, planner):
    package = clean()
    corridor = box(150, 60, 170, 90)
    package.layer("HanhLangAnToan_L").rows.append(
        ({"maHoSoQH": CODE, "tenDoiTuong": "Đường dây 110 kV", "loaiRanhGioiHanhLang": "Hành lang lưới điện"},
         shapely.boundary(corridor))
    )  # fmt: skip
    change_set = drafted(planner, package.fill(), tmp_path)
    assert change_set.status == "draft"
    assert change_set.legal_document == DECISION
    assert not Plan.objects.exists()
    by_layer = {
        layer: Edit.objects.filter(change_set=change_set, layer=layer, operation="create").count()
        for layer in change_set.layers
    }
    assert by_layer == {
        "plans": 1, "planning_zones": 5, "red_lines": 1, "building_lines": 1, "safety_corridors": 1, "plan_stages": 1,
        "plan_documents": 2,
    }  # fmt: skip
    assert [one.name for one in change_set.attachments.all()] == ["QD-328.pdf"]
    publish(change_set)
    plan = Plan.objects.get(plan_code=CODE)
    assert (plan.level, plan.adjustment, plan.status, plan.scale) == ("phan_khu", "none", "approved", 2000)
    assert (plan.area_ha, plan.population_planned, plan.decision_date) == (2.0, 1200, date(2026, 3, 15))
    assert PlanningZone.objects.filter(plan=plan).count() == 5
    assert set(PlanningZone.objects.values_list("function_code", flat=True)) == {
        "DAT_O_Nhomnhao", "DAT_YTe", "DAT_CayXanhCC", "DAT_TruongHoc", "DAT_HTKT_DuongGT",
    }  # fmt: skip
    road = RedLine.objects.get(plan=plan)
    assert (road.street_name, road.row_width_raw, road.row_width_m) == ("Đường số 1", "10", 10.0)
    assert BuildingLine.objects.get(plan=plan).setback_m == 3.0
    kept = SafetyCorridor.objects.get(plan=plan)
    assert (kept.kind, round(kept.geom.area)) == ("power", 600)
    assert PlanStage.objects.get(plan=plan).stage == "phe_duyet"
    decision = PlanDocument.objects.get(plan=plan, kind="decision")
    assert documents.read(decision.sha256) == PDF_A
    assert (decision.number, decision.issued_on) == (DECISION, date(2026, 3, 15))


def test_a_value_that_no_layer_takes_leaves_nothing_behind(tmp_path, planner):
    package = clean()
    package.row(PLOTS)["kyHieuLoDat"] = "I" * 41
    with check(package.fill(), tmp_path) as checked, pytest.raises(Problem) as refused:
        draft(planner, checked, title="Gói", papers={})
    assert refused.value.errors[0].field.endswith("zone_code")
    assert not ChangeSet.objects.exists()


def test_red_lines_without_road_areas_become_the_land_they_close(tmp_path, planner):
    package = clean()
    package.layer("MangLuoiGiaoThongDuongBo_A").rows.clear()
    package.layer("ChiGioiDuongDo_L").rows.append(({"maHoSoQH": CODE}, shapely.boundary(box(0, 45, 200, 55))))
    publish(drafted(planner, package.fill(), tmp_path))
    assert round(RedLine.objects.get().geom.area) == 2000


def test_a_road_area_takes_name_and_width_from_its_centre_line(tmp_path, planner):
    """As the annex has it: areas bear no name. The street that only crosses gives none; two along it leave it open."""
    package = clean()
    package.row("MangLuoiGiaoThongDuongBo_A").update(tenDuong=None, loGioi=None)
    lines = package.layer("MangLuoiGiaoThongDuongBo_L").rows
    for name, width, corners in (
        ("Đường số 1", "10", ((0, 50), (200, 50))), ("Đường số 2", "20", ((100, 0), (100, 100))),
    ):  # fmt: skip
        shape = shapely.LineString([(EAST + x, NORTH + y) for x, y in corners])
        lines.append(({"maHoSoQH": CODE, "maDoiTuong": name, "tenDuong": name, "loGioi": width}, shape))
    publish(drafted(planner, package.fill(), tmp_path))
    road = RedLine.objects.get()
    assert (road.street_name, road.row_width_raw, road.row_width_m) == ("Đường số 1", "10", 10.0)
    lines.append(({"maHoSoQH": CODE, "tenDuong": "Hẻm 3", "loGioi": "10"}, lines[0][1]))
    publish(drafted(planner, package.fill(), tmp_path))
    road = RedLine.objects.get()
    assert (road.street_name, road.row_width_m) == ("", 10.0)


# --- export and back ---
@pytest.fixture
def on_file() -> Plan:
    """A plan as an office has it: awkward coordinates, every text shape of an indicator, documents."""
    rng = np.random.default_rng(7)
    plan = drawing.draw_plan(
        (0, 0, 60, 40), plan_code="79QPK0010077", national_id="792521054321", area_ha=0.24, scale=2000,
        authority="UBND Thành phố", location="Phường Bến Nghé", responsible_body="Sở Quy hoạch", stated_zone_count=4,
    )  # fmt: skip
    cut_x, cut_y = 29.123456 + rng.random() / 100, 21.987654
    cells = [(0, 0, cut_x, cut_y), (cut_x, 0, 60, cut_y), (0, cut_y, cut_x, 40), (cut_x, cut_y, 60, 40)]
    texts = [("40-60", "≤5", "3,0"), ("≤ 40", "1-3", "1,2"), ("theo QCVN", "5", "2"), ("", "", "")]
    for number, (cell, (coverage, storeys, far)) in enumerate(zip(cells, texts, strict=True)):
        area = (cell[2] - cell[0]) * (cell[3] - cell[1])
        drawing.draw_zone(
            plan, cell, f"A-{number}", site_coverage_raw=coverage, storeys_raw=storeys, far_raw=far,
            site_coverage_min_pct=None, site_coverage_max_pct=None, storeys_max=None, far_max=None,
            area_stated_m2=round(area, 1), function_raw=["", "Đất ở", "Nhóm nhà ở", "Đất ở đô thị"][number],
            population=[None, 120, 0, 44][number], block_code="A", height_raw="12 m" if number else "",
            setback_raw="≥3", note="=1+1" if number == 1 else "",
        )  # fmt: skip
    drawing.draw_red_line(
        (0, 18, 60, 22), plan=plan, plan_code=plan.plan_code, chamfer="4x4", cross_section="1-1"
    )
    kept = documents.keep(PDF_A)
    PlanDocument.objects.create(
        plan=plan, kind="decision", number="3457/QĐ-UBND", title="Quyết định", file_name="QD-3457.pdf",
        sha256=kept.sha256, size_bytes=kept.size_bytes, media_type="application/pdf", source="drawn",
        valid_from=date(2013, 6, 28),
    )  # fmt: skip
    return plan


ATTRIBUTES = {
    PlanningZone: (
        "zone_code", "block_code", "function_code", "function_name", "function_raw", "area_stated_m2", "population",
        "site_coverage_raw", "storeys_raw", "far_raw", "height_raw", "setback_raw", "note",
    ),
    RedLine: ("street_name", "kind", "row_width_raw", "row_width_m", "chamfer", "cross_section"),
    Plan: (
        "plan_code", "national_id", "name", "level", "scale", "adjustment", "status", "decision_number",
        "decision_date", "announced_on", "authority", "location", "area_ha", "responsible_body", "stated_zone_count",
    ),
}  # fmt: skip


def state(model: Any, plan: uuid.UUID) -> list[tuple[Any, ...]]:
    mine = model.objects.filter(pk=plan) if model is Plan else model.objects.filter(plan=plan)
    order = "zone_code" if model is PlanningZone else "pk"
    return list(mine.order_by(order).values_list(*ATTRIBUTES[model]))


def test_what_is_exported_passes_and_comes_back_as_it_was(on_file, planner, tmp_path):
    before = {model: state(model, on_file.pk) for model in ATTRIBUTES}
    shapes = {one.zone_code: shapely.from_wkb(bytes(one.geom.wkb)) for one in on_file.zones.all()}
    written = export_plan(on_file.plan_code, planner, DAY)
    assert written.name == "CSDL_79QPK0010077.zip"
    with check(written.content, tmp_path) as checked:
        assert checked.findings.accepted, [one.message("en") for one in checked.findings]
    RedLine.objects.all().delete()
    PlanDocument.objects.all().delete()
    on_file.zones.all().delete()
    on_file.delete()
    publish(drafted(planner, written.content, tmp_path))
    plan = Plan.objects.get(plan_code="79QPK0010077")
    assert {model: state(model, plan.pk) for model in ATTRIBUTES} == before
    for zone in plan.zones.all():
        moved = shapely.hausdorff_distance(shapely.from_wkb(bytes(zone.geom.wkb)), shapes[zone.zone_code])
        assert moved <= 0.001
    assert PlanDocument.objects.get(plan=plan).sha256 == documents.keep(PDF_A).sha256


def test_a_plan_on_file_is_brought_up_to_date(on_file, planner, tmp_path):
    """The same package twice: the plan keeps its identity, what belonged to it is replaced, documents stay single."""
    written = export_plan(on_file.plan_code, planner, DAY)
    publish(drafted(planner, written.content, tmp_path))
    assert list(Plan.objects.values_list("pk", flat=True)) == [on_file.pk]
    assert PlanningZone.objects.count() == 4
    assert PlanDocument.objects.count() == 1


def test_a_plan_without_functions_of_land_passes(planner, tmp_path):
    """An infrastructure plan has a boundary and lines; a zoning plan without plots is refused."""
    drawing.draw_plan(
        (0, 0, 60, 40), plan_code="79HTKT1", level="ha_tang_ky_thuat", infrastructure_theme="giao_thong"
    )
    written = export_plan("79HTKT1", planner, DAY)
    with check(written.content, tmp_path) as checked:
        assert checked.findings.accepted, [one.message("en") for one in checked.findings]
    Plan.objects.all().delete()
    publish(drafted(planner, written.content, tmp_path))
    plan = Plan.objects.get()
    assert (plan.level, plan.infrastructure_theme) == ("ha_tang_ky_thuat", "giao_thong")
    station = drawing.draw_zone(plan, (10, 10, 20, 20), "HT-1")
    with check(export_plan("79HTKT1", planner, DAY).content, tmp_path) as checked:  # a station covers no plan
        assert checked.findings.accepted, [one.message("en") for one in checked.findings]
    station.delete()
    empty = drawing.draw_plan((0, 0, 60, 40))
    with check(export_plan(empty.plan_code, planner, DAY).content, tmp_path) as checked:
        assert [one.rule.id for one in checked.findings if one.rule.severity == "error"] == ["G-205"]


def test_a_hidden_plan_is_exported_for_planners_only(planner):
    plan = drawing.draw_plan((0, 0, 60, 40), status="preparing", announced_on=None)
    drawing.draw_zone(plan, (0, 0, 60, 40), "A")
    with pytest.raises(PlanUnknown):
        export_plan(plan.plan_code, None, DAY)
    assert export_plan(plan.plan_code, planner, DAY).content


def test_the_export_over_http(on_file):
    with override_settings(ROOT_URLCONF="tests.api.urls"):
        answer = Client().get(f"/api/v1/plans/{on_file.plan_code}/package.zip")
        missing = Client().get("/api/v1/plans/79QPK0000000/package.zip")
    assert answer["Content-Type"] == "application/zip"
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert "CSDL_79QPK0010077/HoSoGIS/QuyHoach.gpkg" in names
    assert "CSDL_79QPK0010077/HoSoScan/VanBan/QD-3457.pdf" in names
    assert missing.status_code == 404


# --- jobs ---
def send(user: User, content: bytes) -> Job:
    upload = SimpleUploadedFile("goi.zip", content)
    return jobs.ask(user, upload, title="", stated_count=None)


def test_the_worker_drafts_an_accepted_package(planner):
    job = send(planner, clean().fill())
    take_package(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.progress) == ("done", 1.0)
    change_set = ChangeSet.objects.get(pk=job.result["changeset"])
    assert CODE in change_set.title
    assert jobs.REPORT_NAME in {one.name for one in change_set.attachments.all()}
    assert job.result["package"]["accepted"] is True
    assert job.result["counts"]["added"] == Edit.objects.filter(change_set=change_set).count()
    take_package(str(job.pk))  # a second run does nothing
    assert ChangeSet.objects.count() == 1


def test_the_worker_refuses_with_the_report_and_drafts_nothing(planner):
    package = clean()
    package.reshape(PLOTS, 0, box(0, 0, 90, 45))
    package.row(PLOTS)["dienTich"] = ""
    job = send(planner, package.fill())
    take_package(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.problem["code"]) == ("refused", "G-702")
    assert job.result["changeset"] is None
    (gap,) = [one for one in job.result["package"]["findings"] if one["rule"] == "G-702"]
    assert gap["geometry"] is not None
    assert not ChangeSet.objects.exists()
    assert not PlanDocument.objects.exists()


def test_only_a_planner_of_the_whole_city_sends_packages(planner):
    for user in (
        officer("dat", "editor"),
        officer("doc", "reader", "planning"),
        officer("phuong", "editor", "planning", "26740"),
    ):
        with pytest.raises(Problem) as refused:
            send(user, b"PK")
        assert refused.value.kind == "forbidden"
    for _number in range(jobs.MOST_WAITING):
        send(planner, b"PK")
    with pytest.raises(Problem) as busy:
        send(planner, b"PK")
    assert busy.value.kind == "conflict"


def test_a_lost_job_is_told_as_failed(planner):
    job = send(planner, b"PK")
    Job.objects.filter(pk=job.pk).update(state="running", started_at="2026-01-01T00:00:00Z")
    assert end_lost_packages(0) == 1
    job.refresh_from_db()
    assert (job.state, job.problem["code"]) == ("failed", "internal")
