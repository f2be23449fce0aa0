"""Extracts that are kept: the same bytes each time, on paper with a code that proves them."""

from __future__ import annotations

import hashlib
import uuid
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from django.test import Client, override_settings

from cadastre.models import Parcel
from planning.models import PlanningZone
from planning.models.stored_extract import StoredExtract
from tests.drawing import draw_parcel, draw_plan, draw_red_line, draw_ward, draw_zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Parcel:
    draw_ward((-500, -500, 500, 500))
    plan = draw_plan((-400, -400, 400, 400), document_name="3457.pdf", document_sha256="ab" * 32)
    draw_zone(plan, (0, 0, 12, 10), "A1")
    draw_zone(
        plan, (12, 0, 60, 10), "A2", function_code="DAT_HonHop", function_name="Đất hỗn hợp", far_max=4.0
    )
    draw_red_line((-20, -14, 100, 2), plan_code=plan.plan_code, plan=plan, chamfer="4x4")
    draw_parcel((20, 0, 40, 10), parcel_number="77")
    return draw_parcel((0, 0, 20, 10))


def keep(api: Client, parcel: Any, **query: Any) -> dict[str, Any]:
    query_string = "&".join(f"{name}={value}" for name, value in query.items())
    answer = api.post(f"/api/v1/parcels/{parcel.id}/extracts?{query_string}")
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_the_same_bytes_each_time_whatever_becomes_of_the_data(api: Client, house: Parcel) -> None:
    kept = keep(api, house)
    first = api.get(kept["url"])
    assert first.status_code == 200
    assert hashlib.sha256(first.content).hexdigest() == kept["sha256"] == first["ETag"].strip('"')
    assert api.get(kept["url"], headers={"If-None-Match": first["ETag"]}).status_code == 304
    paper = api.get(kept["pdf_url"]).content
    PlanningZone.objects.filter(zone_code="A1").update(function_raw="Đất khác", site_coverage_max_pct=10)
    assert api.get(kept["url"]).content == first.content
    assert api.get(kept["pdf_url"]).content == paper


def test_the_same_facts_are_kept_once(api: Client, house: Parcel) -> None:
    first, second = keep(api, house), keep(api, house)
    assert first == second
    assert StoredExtract.objects.count() == 1
    assert keep(api, house, lang="en")["id"] != first["id"]
    PlanningZone.objects.filter(zone_code="A1").update(storeys_max=3)
    assert keep(api, house)["id"] != first["id"]
    assert StoredExtract.objects.count() == 3


def test_it_says_what_the_plain_answer_says(api: Client, house: Parcel) -> None:
    stored = api.get(keep(api, house)["url"]).json()
    asked = api.get(f"/api/v1/parcels/{house.id}/extract").json()
    different = {"created_at", "verify_url", "drawing"}
    assert {key: value for key, value in stored.items() if key not in different} == {
        key: value for key, value in asked.items() if key not in different | {"candidates"}
    }
    assert stored["drawing"]["crs"] == "EPSG:9210"
    assert {one["code"] for one in stored["drawing"]["zones"]} == {"A1", "A2"}
    assert [one["number"] for one in stored["drawing"]["parcels"]] == ["77"]


@override_settings(PUBLIC_URL="https://nen.example.vn")
def test_the_code_on_the_paper_leads_to_its_proof(api: Client, house: Parcel) -> None:
    kept = keep(api, house)
    pdf = api.get(kept["pdf_url"]).content
    assert pdf.startswith(b"%PDF-")
    codes = [
        one.text
        for page in pypdfium2.PdfDocument(pdf)
        for one in zxingcpp.read_barcodes(page.render(scale=4).to_pil())
    ]
    assert codes == [f"https://nen.example.vn/verify/{kept['id']}?h={kept['sha256'][:16]}"]
    assert codes == [kept["verify_url"]]


def test_a_parcel_that_became_classified_takes_its_extracts_along(api: Client, house: Parcel) -> None:
    kept = keep(api, house)
    Parcel.objects.filter(pk=house.pk).update(land_use_codes="CQP")
    assert api.get(kept["url"]).status_code == 404
    assert api.get(kept["pdf_url"]).status_code == 404


def test_unknown_extracts_are_not_found(api: Client, db: None) -> None:
    answer = api.get(f"/api/v1/extracts/{uuid.uuid4()}")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert api.post(f"/api/v1/parcels/{uuid.uuid4()}/extracts").status_code == 404


def test_the_paper_of_a_day(api: Client, house: Parcel) -> None:
    answer = api.get(f"/api/v1/parcels/{house.id}/extract.pdf", {"lang": "en"})
    assert answer["Content-Type"] == "application/pdf"
    assert len(pypdfium2.PdfDocument(answer.content)) >= 1
