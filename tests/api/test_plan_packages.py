"""Plan packages over HTTP: judged for anybody in every form of report, and who may send how much."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.utils import override_settings

from planning.services.gate import judging
from tests.fixtures.plan_packages import CODE, NAME, Package, box, clean

pytestmark = pytest.mark.django_db
VALIDATE = "/api/v1/plan-packages/validate"


def upload(package: Package | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("goi.zip", package if isinstance(package, bytes) else package.fill())


def faulty() -> Package:
    package = clean()
    package.reshape("ChucNangSuDungDat_A", 0, box(0, 0, 100, 45).difference(box(20, 20, 20.5, 30)))
    package.row("ChucNangSuDungDat_A")["dienTich"] = "4.495,0"
    return package


def test_a_citizen_has_a_package_judged(api):
    answer = api.post(VALIDATE, {"file": upload(clean())})
    body = answer.json()
    assert answer.status_code == 200
    assert body["accepted"] is True
    assert (body["plan"]["code"], body["plan"]["name"], body["plan"]["level"]) == (CODE, NAME, "phan_khu")
    assert body["counts"]["objects"]["ChucNangSuDungDat_A"] == 5
    assert body["plan"]["geometry"]["type"] in ("Polygon", "MultiPolygon")
    assert answer["Cache-Control"] == "private, no-store"


def test_a_gap_is_told_with_its_place_and_remedy(api):
    body = api.post(f"{VALIDATE}?lang=en", {"file": upload(faulty())}).json()
    assert body["accepted"] is False
    (found,) = [one for one in body["findings"] if one["severity"] == "error"]
    assert (found["rule"], found["class"]) == ("G-702", "ChucNangSuDungDat_A")
    assert "5.00 m²" in found["message"]
    assert found["remedy"].startswith("Add a plot")
    (lon, lat) = found["geometry"]["coordinates"][0][0]
    assert 106.6 < lon < 106.8
    assert 10.7 < lat < 10.8
    (rule,) = [one for one in body["rules"] if one["id"] == "G-702"]
    assert (rule["count"], rule["listed"], rule["group"]) == (1, 1, "topology")


@pytest.mark.parametrize(
    ("format_", "accept", "media_type"),
    [
        ("pdf", "", "application/pdf"),
        ("", "application/pdf", "application/pdf"),
        ("html", "", "text/html; charset=utf-8"),
        ("", "text/html,application/xhtml+xml", "text/html; charset=utf-8"),
        ("geojson", "", "application/geo+json"),
        ("json", "text/html", "application/json"),
    ],
)
def test_the_report_comes_in_the_form_asked_for(api, format_, accept, media_type):
    query = f"?format={format_}" if format_ else ""
    answer = api.post(
        VALIDATE + query, {"file": upload(faulty())}, headers={"Accept": accept} if accept else {}
    )
    assert answer["Content-Type"] == media_type
    if media_type == "application/pdf":
        assert answer.content.startswith(b"%PDF-")
    elif media_type.startswith("text/html"):
        assert "CHƯA ĐẠT" in answer.content.decode()
        assert "sandbox" in answer["Content-Security-Policy"]
    elif media_type == "application/geo+json":
        features = json.loads(answer.content)["features"]
        assert [one["properties"]["rule"] for one in features] == ["G-702"]


def test_the_page_counts_the_classes_that_hold_something(api):
    """Most classes of the annex are empty in any plan."""
    page = api.post(f"{VALIDATE}?format=html", {"file": upload(clean())}).content.decode()
    assert "<li>HienTrang/CongTrinh_A: 1</li>" in page
    assert ": 0</li>" not in page


def test_markup_in_a_package_stays_text(api):
    package = clean()
    package.row("RanhGioiQuyHoach_A")["tenDoAn"] = "<script>alert(1)</script>"
    page = api.post(f"{VALIDATE}?format=html", {"file": upload(package)}).content.decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_stated_count_of_the_decision_is_compared(api):
    body = api.post(VALIDATE, {"file": upload(clean()), "stated_count": "6"}).json()
    assert [one["rule"] for one in body["findings"] if one["severity"] == "error"] == ["G-805"]


def test_no_zip_is_a_report_too(api):
    body = api.post(VALIDATE, {"file": upload(b"GIF89a")}).json()
    assert body["accepted"] is False
    assert [one["rule"] for one in body["findings"]] == ["G-101"]


def test_without_a_file_the_field_is_named(api):
    answer = api.post(VALIDATE)
    assert answer.status_code == 400
    assert [one["field"] for one in answer.json()["errors"]] == ["file"]


def test_a_stranger_sends_less_than_an_officer(api, sign_in, monkeypatch):
    monkeypatch.setattr(judging, "ANONYMOUS_MAX_BYTES", 1000)
    refused = api.post(VALIDATE, {"file": upload(clean())})
    assert refused.status_code == 413
    assert "Đăng nhập" in refused.json()["errors"][0]["remedy"]
    assert sign_in("editor", scope="planning").post(VALIDATE, {"file": upload(clean())}).status_code == 200
    with override_settings(IMPORT_MAX_BYTES=1000):
        assert (
            sign_in("editor", scope="planning").post(VALIDATE, {"file": upload(clean())}).status_code == 413
        )


def test_a_package_costs_as_much_as_thirty_requests(api):
    with override_settings(API_RATE_PER_MINUTE=60, API_RATE_BURST=30, API_RATE_LOOPBACK=True):
        first = api.post(VALIDATE, {"file": upload(b"GIF89a")}, REMOTE_ADDR="203.0.113.7")
        second = api.post(VALIDATE, {"file": upload(b"GIF89a")}, REMOTE_ADDR="203.0.113.7")
    assert 429 in (first.status_code, second.status_code)
    assert int(second["Retry-After"]) > 0


def test_only_so_many_are_judged_at_a_time(api):
    assert judging._AT_ONCE.acquire()
    assert judging._AT_ONCE.acquire()
    try:
        answer = api.post(VALIDATE, {"file": upload(b"GIF89a")})
    finally:
        judging._AT_ONCE.release()
        judging._AT_ONCE.release()
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
