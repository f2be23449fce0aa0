"""A drawing sent to the office becomes the re-survey of a whole sheet, in one change set, with lineage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from cadastre.models import Parcel, ParcelLineage
from layers.background import Job
from layers.changesets import publishing
from layers.changesets.imports import jobs
from layers.changesets.models import ChangeSet, Edit
from layers.importing.request import ImportRequest
from layers.importing.running import run
from layers.registry import registry
from tests.drawing import draw_survey, draw_ward
from tests.fixtures import drawings
from tests.integration.cadastre.conftest import Cadastre

IMPORTS = "/api/v1/changesets/imports"
Send = Callable[..., Job]


@pytest.fixture
def send(office: Cadastre, settings: Any, tmp_path: Path) -> Send:
    """Uploads a file as the editor and does the work of the worker; returns the job."""
    settings.IMPORT_UPLOAD_DIR = tmp_path / "uploads"
    settings.IMPORT_REPORT_DIR = tmp_path / "reports"
    settings.MEDIA_ROOT = tmp_path / "media"
    client = Client()
    client.force_login(office.editor)

    def do(path: Path, **values: Any) -> Job:
        content = SimpleUploadedFile(path.name, path.read_bytes())
        answer = client.post(IMPORTS, {"file": content, "layer": "parcels", "crs": "9210"} | values)
        assert answer.status_code == 202, answer.content
        jobs.work(answer.json()["job"])
        return Job.objects.get(pk=answer.json()["job"])

    return do


def first_survey(tmp_path: Path, sheet: str) -> drawings.Sheet:
    """The sheet as it is live: 13 parcels."""
    draw_ward((-100, -100, 200, 200))
    fabric = drawings.fabric()
    request = ImportRequest(
        path=drawings.write_dgn(fabric, tmp_path / "cu.dgn"), layer=registry.get("parcels"), source="cu",
        city=django_settings.CITY, crs="9210", constants={"sheet_number": sheet, "ward_code": "26740"},
    )  # fmt: skip
    assert run(request).rows_added == 13
    return fabric


def without_line_between(fabric: drawings.Sheet, first: str, second: str) -> drawings.Sheet:
    """The sheet with two parcels as one, which bears the first number."""
    shared = fabric.parcels[first].intersection(fabric.parcels[second])
    fabric.lines = [
        one for one in fabric.lines
        if len(one[1]) != 2 or shapely.distance(shapely.LineString(one[1]).centroid, shared.centroid) > 0.01
    ]  # fmt: skip
    inside = fabric.parcels.pop(second)
    fabric.texts = [one for one in fabric.texts if not shapely.contains_xy(inside, *one[2])]
    whole = fabric.parcels[first] = fabric.parcels[first].union(inside)
    place = next(
        nth for nth, (level, _t, at) in enumerate(fabric.texts)
        if level == drawings.AREA and shapely.contains_xy(whole, *at)
    )  # fmt: skip
    fabric.texts[place] = (drawings.AREA, f"{whole.area:.1f}", fabric.texts[place][2])
    return fabric


@pytest.mark.django_db(transaction=True)
def test_a_dxf_replaces_the_whole_sheet(office: Cadastre, send: Send, tmp_path: Path) -> None:
    fabric = without_line_between(first_survey(tmp_path, "R1"), "4", "5")
    survey = draw_survey()
    path = drawings.write_dxf(fabric, tmp_path / "moi.dxf")
    constants = (
        f"ward_code=26740; sheet_number=R1; map_scale=500; accuracy_m=0.07; survey_document={survey.pk}"
    )
    job = send(path, operation="resurvey", constants=constants, levels="15=address", legal_document="12/TĐ")
    assert (job.state, job.problem) == ("done", None), job.problem
    assert job.result["counts"] | {"unchanged": 0, "missing": 0} == {
        "read": 12, "added": 12, "changed": 0, "removed": 13, "unchanged": 0, "refused": 0, "missing": 0,
    }  # fmt: skip
    assert job.result["errors"] == 0
    draft = ChangeSet.objects.get(pk=job.result["changeset"])
    assert Edit.objects.get(change_set=draft, expanded_from=None).operation == "resurvey"
    assert draft.attachments.count() == 2, "the log of the file goes with it"
    office.publish(draft)
    live = {one.parcel_number: one for one in Parcel.objects.filter(sheet_number="R1")}
    assert live.keys() == fabric.parcels.keys()
    for number, shape in fabric.parcels.items():
        held = shapely.from_wkb(bytes(live[number].geom.wkb))
        assert shapely.hausdorff_distance(held, shape) <= 0.001
    joined = live["4"]
    assert joined.address == fabric.addresses["4"], "texts in TCVN3 are converted on this way too"
    assert (joined.map_scale, joined.accuracy_m, joined.survey_document_id) == (500, 0.07, survey.pk)
    assert joined.official_area_m2 == pytest.approx(fabric.parcels["4"].area, abs=0.06)
    parents = ParcelLineage.objects.filter(child=joined.pk).values_list("parent", flat=True)
    assert len(set(parents)) == 2


@pytest.mark.django_db(transaction=True)
def test_one_wrong_row_refuses_the_survey_and_leaves_nothing(send: Send, tmp_path: Path) -> None:
    fabric = first_survey(tmp_path, "R2")
    shared = fabric.parcels["4"].intersection(fabric.parcels["5"])
    fabric.lines = [
        one for one in fabric.lines
        if len(one[1]) != 2 or shapely.distance(shapely.LineString(one[1]).centroid, shared.centroid) > 0.01
    ]  # fmt: skip
    path = drawings.write_dxf(fabric, tmp_path / "moi.dxf")
    job = send(
        path, operation="resurvey", constants="ward_code=26740; sheet_number=R2", legal_document="12/TĐ"
    )
    assert job.state == "refused" and job.result["changeset"] is None
    assert job.result["issues"]["drawing-labels-many"] >= 1
    assert job.result["issues"]["operation-needs-all-rows"] == 1
    assert not ChangeSet.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_sheet_that_is_not_there_is_refused_in_words(send: Send, tmp_path: Path) -> None:
    draw_ward((-100, -100, 200, 200))
    path = drawings.write_dxf(drawings.fabric(), tmp_path / "moi.dxf")
    job = send(path, operation="resurvey", constants='{"ward_code": "26740", "sheet_number": 77}')
    assert job.state == "refused" and job.problem["code"] == "operation-refused"
    assert "77" in job.problem["vi"]
    assert not ChangeSet.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_drawing_without_operation_is_compared_row_by_row(
    office: Cadastre, send: Send, tmp_path: Path
) -> None:
    draw_ward((-100, -100, 200, 200))
    path = drawings.write_dgn(drawings.fabric(), tmp_path / "moi.dgn")
    job = send(path, constants="ward_code=26740; sheet_number=R3", source="to-R3")
    assert job.result["counts"]["added"] == 13, job.problem
    draft = ChangeSet.objects.get(pk=job.result["changeset"])
    office.approve(draft)
    publishing.publish(office.approver, draft.pk)
    assert Parcel.objects.filter(sheet_number="R3", ward_code="26740").count() == 13
    with connection.cursor() as cursor:
        cursor.execute("SELECT bool_and(ST_IsValid(geom)) FROM parcels WHERE sheet_number = 'R3'")
        assert cursor.fetchone() == (True,)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("constants", "sheet 5", "not-pairs"),
        ("constants", '{"sheet_number": [5]}', "not-pairs"),
        ("constants", '{"":' * 990, "not-pairs"),
        ("levels", "a=address", "not-pairs"),
        ("operation", "split", "unknown-operation"),
    ],
)
def test_options_that_cannot_be_understood(
    office: Cadastre, tmp_path: Path, field: str, value: str, code: str
) -> None:
    client = Client()
    client.force_login(office.editor)
    content = SimpleUploadedFile("a.dxf", b"0\nEOF\n")
    answer = client.post(IMPORTS, {"file": content, "layer": "parcels", field: value})
    assert answer.status_code == 400
    assert [(one["field"], one["code"]) for one in answer.json()["errors"]] == [(field, code)]
    assert not Job.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_form_offers_the_survey(office: Cadastre) -> None:
    client = Client()
    client.force_login(office.editor)
    page = client.get("/imports/").content.decode()
    assert '<option value="resurvey">Đo đạc lại</option>' in page
    assert 'name="constants"' in page and 'name="levels"' in page
