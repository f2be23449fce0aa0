"""Pages: registers show public rows and fields only, errors speak, nothing comes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone

from layers.models import ImportRun, RoleAssignment
from tests.drawing import draw_parcel, draw_permit, draw_plan
from web import queries
from web.views.imports import report_file

pytestmark = pytest.mark.django_db
SQUARE = (0.0, 0.0, 20.0, 10.0)


@pytest.fixture(autouse=True)
def _no_static_files() -> Iterator[None]:
    middleware = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    with override_settings(MIDDLEWARE=middleware):
        yield


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/", "/data/", "/data/parcels/", "/plans/", "/login/", "/problems/", "/huong-dan"]
)
def test_pages_forbid_every_other_origin(client: Client, address: str) -> None:
    policy = client.get(address).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_plans_are_found_without_diacritics(client: Client) -> None:
    draw_plan(
        SQUARE,
        name="Quy hoạch phân khu Thảo Điền",
        decision_number="12/QĐ-UBND",
        decision_date=date(2019, 5, 2),
    )
    draw_plan(SQUARE, name="Quy hoạch chi tiết Bến Nghé")
    page = _text(client, "/plans/?q=thao%20dien")
    assert "Thảo Điền" in page
    assert "Bến Nghé" not in page
    assert "Quyết định 12/QĐ-UBND ngày 02/05/2019" in page
    assert "Không có đồ án nào" in _text(client, "/plans/?q=100%25")


def test_permits_past_their_publication_and_personal_data_are_not_shown(client: Client) -> None:
    today = timezone.localdate()
    draw_permit(SQUARE, permit_number="01/GPXD", published_until=today)
    draw_permit(SQUARE, permit_number="02/GPXD", published_until=today - timedelta(days=1))
    page = _text(client, "/permits/")
    assert "01/GPXD" in page
    assert "02/GPXD" not in page
    assert "Trần Thị Kín" not in page
    assert "Trần" not in _text(client, "/permits/?q=tran%20thi%20kin")


def test_the_dictionary_leaves_out_fields_that_are_not_public(client: Client) -> None:
    page = _text(client, "/data/parcels/")
    assert "official_area_m2" in page
    assert "holder_name" not in page
    assert client.get("/data/no_such_layer/").status_code == 404


def test_the_catalogue_counts_what_its_reader_may_see(client: Client) -> None:
    past = timezone.localdate() - timedelta(days=1)
    draw_permit(SQUARE, permit_number="01/GPXD")
    draw_permit(SQUARE, permit_number="02/GPXD", published_until=past)
    draw_permit(SQUARE, permit_number="03/GPXD", published_until=past)
    assert "1 <span" in _records(_text(client, "/data/building_permits/"))
    officer = User.objects.create_user("can_bo_phep")
    RoleAssignment.objects.create(user=officer, role="editor", scope="permits")
    client.force_login(officer)
    assert "3 <span" in _records(_text(client, "/data/building_permits/"))


def test_a_large_layer_is_estimated_by_what_its_reader_may_see_of_it(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "COUNTED_ROWS", 50)
    for number in range(100):
        draw_parcel(SQUARE, parcel_number=number + 1, land_use_codes="CQP" if number % 4 == 0 else "ODT")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE parcels")
    page = _text(client, "/data/parcels/?lang=en")
    assert "about</span> 75 " in _records(page) and "(estimate)" in _records(page)
    assert "about</span> 75</td>" in _text(client, "/data/?lang=en")


def _records(page: str) -> str:
    """The line of a layer's page that tells how many rows there are."""
    return next(line for line in page.splitlines() if "<dt>Số bản ghi" in line or "<dt>Records" in line)


def test_pages_speak_english_when_asked(client: Client) -> None:
    assert "Synthetic data" in _text(client, "/plans/?lang=en")
    assert "Synthetic data" in _text(client, "/permits/")
    assert "Dữ liệu mô phỏng" in _text(client, "/permits/?lang=vi")


def test_a_missing_page_is_told_in_words_and_a_missing_address_of_the_api_as_a_problem(
    client: Client,
) -> None:
    page = client.get("/khong-co")
    assert page.status_code == 404
    assert "Không tìm thấy trang" in page.content.decode()
    problem = client.get("/api/v1/khong-co")
    assert problem.status_code == 404
    assert problem.headers["Content-Type"] == "application/problem+json"


def test_signing_in_and_out(client: Client) -> None:
    User.objects.create_user("can_bo", password="mot-mat-khau-dai")
    wrong = client.post("/login/", {"username": "can_bo", "password": "sai"})
    assert wrong.status_code == 401
    assert "không đúng" in wrong.content.decode()
    right = client.post(
        "/login/", {"username": "can_bo", "password": "mot-mat-khau-dai", "next": "https://xau.example/"}
    )
    assert right.headers["Location"] == "/account/"
    assert "can_bo" in _text(client, "/account/")
    assert client.get("/imports/").status_code == 404
    client.post("/logout/")
    assert "Mật khẩu" in _text(client, "/login/")


def test_import_reports_are_for_the_layers_own_people_and_from_the_report_folder_only(
    client: Client, tmp_path: Path
) -> None:
    keeper = User.objects.create_user("quan_tri", password="mot-mat-khau-dai")
    RoleAssignment.objects.create(user=keeper, role="owner", scope="planning")
    (tmp_path / "run.html").write_text("<p>báo cáo</p>", encoding="utf-8")
    moment = timezone.now()
    run = ImportRun.objects.create(
        layer="parcels", source="demo", file_name="parcels.fgb", file_sha256="0" * 64, started_at=moment,
        finished_at=moment, outcome="written", rows_read=3, report_path="run.json",
    )  # fmt: skip
    assert client.get(f"/imports/{run.pk}").headers["Location"].startswith("/login/")
    client.force_login(keeper)
    with override_settings(IMPORT_REPORT_DIR=tmp_path):
        assert "parcels.fgb" not in _text(client, "/imports/")
        assert client.get(f"/imports/{run.pk}").status_code == 404
        RoleAssignment.objects.create(user=keeper, role="editor", scope="land")
        assert "parcels.fgb" in _text(client, "/imports/")
        answer = client.get(f"/imports/{run.pk}")
        assert b"".join(answer.streaming_content).decode() == "<p>báo cáo</p>"  # type: ignore[attr-defined]
        run.report_path = "../../secret.html"
        assert report_file(run) is None
