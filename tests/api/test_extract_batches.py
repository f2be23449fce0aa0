"""Extracts of many parcels as a background job."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import geopandas
import pytest
from django.test import Client, override_settings
from openpyxl import load_workbook

from cadastre.models import Parcel
from layers.background import Job
from planning.models import StoredExtract
from planning.services.batch import running
from tests.drawing import draw_parcel, draw_plan, draw_red_line, draw_ward, draw_zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(sign_in: Callable[..., Client]) -> Client:
    return sign_in("reader", scope="planning")


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> Any:
    with override_settings(EXTRACT_BATCH_DIR=tmp_path):
        yield


@pytest.fixture
def row_of_houses() -> list[Parcel]:
    draw_ward((-500, -500, 500, 500))
    plan = draw_plan((-400, -400, 400, 400))
    draw_zone(plan, (0, 0, 25, 10), "A1")
    draw_zone(plan, (25, 0, 100, 10), "A2")
    draw_red_line((-20, -14, 100, 2), plan_code=plan.plan_code, plan=plan)
    return [draw_parcel((20 * at, 0, 20 * at + 20, 10), parcel_number=str(11 + at)) for at in range(3)]


def middle(parcel: Parcel) -> tuple[float, float]:
    """Longitude and latitude of the middle of a parcel."""
    centre = Parcel.objects.get(pk=parcel.pk).geom_4326.centroid
    return centre.x, centre.y


def ask(client: Client, **payload: Any) -> Any:
    return client.post("/api/v1/extracts", payload, content_type="application/json")


def made(client: Client, **payload: Any) -> tuple[dict[str, Any], bytes]:
    """The finished job and its file."""
    asked = ask(client, **payload)
    assert asked.status_code == 202, asked.content
    running.work(UUID(asked.json()["id"]))
    job = client.get(asked.json()["status_url"]).json()
    assert (job["state"], job["progress"]) == ("done", 1.0), job
    answer = client.get(job["result"]["download"])
    assert answer.status_code == 200
    return job, b"".join(answer.streaming_content)


def test_a_list_as_workbook_tells_what_was_not_found(officer: Client, row_of_houses: list[Parcel]) -> None:
    ids = [str(one.id) for one in row_of_houses]
    job, content = made(officer, parcels=[*ids, ids[0], "w3gv7cp477mz"], format="xlsx")
    assert (job["result"]["parcels"], job["result"]["missing"]) == (3, 1)
    book = load_workbook(io.BytesIO(content), read_only=True)
    assert book.sheetnames == ["Thửa đất", "Quy hoạch", "Không tra được"]
    parcels = list(book["Thửa đất"].iter_rows(values_only=True))
    column = parcels[0].index("Trong lộ giới (m²)")
    assert [row[column] for row in parcels[1:]] == [40.0, 40.0, 40.0]
    zones = [row for row in book["Quy hoạch"].iter_rows(values_only=True) if row[3] == "12"]
    assert {(row[5], row[8]) for row in zones if row[5] in ("A1", "A2")} == {("A1", 50.0), ("A2", 150.0)}
    assert [row[0] for row in book["Không tra được"].iter_rows(values_only=True)] == [
        "Mã đã cho",
        "w3gv7cp477mz",
    ]


def test_an_area_as_csv_opens_in_excel(officer: Client, row_of_houses: list[Parcel]) -> None:
    x, y = middle(row_of_houses[0])
    small = 0.00004
    square = [[x - small, y - small], [x + small, y - small], [x + small, y + small], [x - small, y + small]]
    area = {"type": "Polygon", "coordinates": [[*square, square[0]]]}
    _job, content = made(officer, geometry=area, format="csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert {row["Thửa"] for row in rows} == {"11"}
    assert {row["Ký hiệu"] for row in rows if row["Chủ đề"] == "Quy hoạch phân khu"} == {"A1"}


def test_a_route_as_geopackage_has_the_parts_of_the_zones(
    officer: Client, row_of_houses: list[Parcel], tmp_path: Path
) -> None:
    line = [middle(row_of_houses[0]), middle(row_of_houses[1])]
    route = {"geometry": {"type": "LineString", "coordinates": line}, "buffer_m": 3}
    _job, content = made(officer, route=route, format="gpkg")
    path = tmp_path / "result.gpkg"
    path.write_bytes(content)
    parcels = geopandas.read_file(path, layer="parcels")
    assert (sorted(parcels["number"]), parcels.crs.to_epsg()) == (["11", "12"], 9210)
    parts = geopandas.read_file(path, layer="planning")
    of_zones = parts[parts["code"].isin(["A1", "A2"])]
    assert (of_zones.geometry.area - of_zones["area_m2"]).abs().max() < 0.06


def test_texts_are_read_as_the_lookup_reads_them(officer: Client, row_of_houses: list[Parcel]) -> None:
    draw_parcel((0, 200, 20, 210), parcel_number="13")
    lines = ["thửa 12 tờ 12 phường Sài Gòn", "to 12 thua 13 sai gon", "tờ 99 thửa 1 Sài Gòn"]
    job, content = made(officer, parcels=lines, format="xlsx")
    assert (job["result"]["parcels"], job["result"]["missing"]) == (1, 2)
    missing = list(load_workbook(io.BytesIO(content))["Không tra được"].iter_rows(values_only=True))[1:]
    assert [row[0] for row in missing] == lines[1:]
    assert "2 thửa đất" in missing[0][1]


def test_papers_in_a_zip(officer: Client, row_of_houses: list[Parcel]) -> None:
    _job, content = made(officer, parcels=[str(one.id) for one in row_of_houses[:2]], format="pdf")
    archive = zipfile.ZipFile(io.BytesIO(content))
    papers = [name for name in archive.namelist() if name.endswith(".pdf")]
    assert len(papers) == 2
    assert all(archive.read(name).startswith(b"%PDF-") for name in papers)
    assert "danh-sach.csv" in archive.namelist()


def test_processes_print_the_same_papers(officer: Client, row_of_houses: list[Parcel]) -> None:
    """From eight papers on they are made by processes: each is the one that its extract has anyway."""
    more = [draw_parcel((20 * at, 20, 20 * at + 20, 30), parcel_number=str(31 + at)) for at in range(6)]
    _job, content = made(officer, parcels=[str(one.id) for one in (*row_of_houses, *more)], format="pdf")
    archive = zipfile.ZipFile(io.BytesIO(content))
    kept = StoredExtract.objects.get(parcel=more[2].pk)
    [name] = [one for one in archive.namelist() if str(kept.pk)[:8] in one]
    assert len(archive.namelist()) == 10
    assert archive.read(name) == officer.get(f"/api/v1/extracts/{kept.pk}.pdf").content


def test_classified_land_is_in_no_batch_of_who_may_not_see_it(
    officer: Client, row_of_houses: list[Parcel]
) -> None:
    Parcel.objects.filter(pk=row_of_houses[1].pk).update(land_use_codes="CQP")
    job, _content = made(officer, parcels=[str(one.id) for one in row_of_houses], format="csv")
    assert (job["result"]["parcels"], job["result"]["missing"]) == (2, 1)


def test_a_batch_belongs_to_who_asked(
    officer: Client, api: Client, sign_in: Callable[..., Client], row_of_houses: list[Parcel]
) -> None:
    job, _content = made(officer, parcels=[str(row_of_houses[0].id)], format="csv")
    assert api.get(job["result"]["download"]).status_code == 401
    assert sign_in("reader", scope="planning").get(job["result"]["download"]).status_code == 404
    unknown = ask(api, parcels=["x"])
    assert (unknown.status_code, unknown.json()["detail"]) == (401, "Việc này cần đăng nhập.")


@pytest.mark.parametrize(
    ("payload", "field", "status"),
    [
        ({}, "parcels", 400),
        ({"parcels": ["a"], "geometry": {"type": "Polygon", "coordinates": []}}, "parcels", 400),
        ({"parcels": [" "]}, "parcels", 400),
        ({"geometry": {"type": "Point", "coordinates": [1, 2]}}, "geometry", 400),
        ({"route": {"geometry": {"type": "Point", "coordinates": [1, 2]}, "buffer_m": 5}}, "route", 400),
        ({"parcels": ["a"] * 1, "format": "docx"}, "format", 400),
    ],
)
def test_wrong_requests_name_the_field(
    officer: Client, payload: dict[str, Any], field: str, status: int
) -> None:
    answer = ask(officer, **payload)
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert field in str(answer.json()["errors"])


def test_a_setting_caps_papers_before_any_is_made(officer: Client) -> None:
    many = [f"p{at}" for at in range(1001)]
    with override_settings(EXTRACT_BATCH_PAPERS=1000):
        answer = ask(officer, parcels=many, format="pdf")
        assert answer.status_code == 413
        assert "1000" in answer.json()["detail"]
        assert not Job.objects.exists()
        assert ask(officer, parcels=many, format="csv").status_code == 202
    assert ask(officer, parcels=many, format="pdf").status_code == 202
    assert ask(officer, parcels=[f"p{at}" for at in range(10_001)], format="pdf").status_code == 400
