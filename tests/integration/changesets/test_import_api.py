"""Upload, job and result over HTTP: the worker's task drafts, the job tells how it went, the upload is gone."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from layers.audit.models import AuditEntry
from layers.background import Job
from layers.changesets.imports import jobs
from layers.changesets.models import ChangeSet
from layers.changesets.tasks import end_lost_imports, import_file
from tests.fixtures import files
from tests.integration.changesets.conftest import Office, officer

IMPORTS = "/api/v1/changesets/imports"


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> Path:
    """Uploads, reports and attachments of these tests."""
    settings.IMPORT_UPLOAD_DIR = tmp_path / "uploads"
    settings.IMPORT_REPORT_DIR = tmp_path / "reports"
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path


@pytest.fixture
def client(office: Office) -> Client:
    """The editor's browser."""
    browser = Client()
    browser.force_login(office.editor)
    return browser


def upload(client: Client, path: Path, **values: Any) -> Any:
    """Send a file."""
    content = SimpleUploadedFile(path.name, path.read_bytes())
    return client.post(IMPORTS, {"file": content, "layer": "parcels"} | values)


def queued() -> list[str]:
    """Ids of the jobs that wait for the worker."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args ->> 'job' FROM procrastinate_jobs WHERE task_name = %s AND status = 'todo'",
            [jobs.TASK],
        )
        return [row[0] for row in cursor.fetchall()]


def test_from_upload_to_draft(client, office, folders):
    answer = upload(
        client, files.good_parcels(folders / "a.gpkg"), title="Đo đạc đợt 1", legal_document="QĐ 7/2026",
        effective_date="2026-12-01",
    )  # fmt: skip
    assert answer.status_code == 202, answer.content
    job = answer.json()["job"]
    assert answer["Location"] == f"/api/v1/jobs/{job}" and job in queued()
    waiting = client.get(f"/api/v1/jobs/{job}").json()
    assert (waiting["state"], waiting["title"], waiting["result"]) == ("waiting", "a.gpkg", None)
    assert list((folders / "uploads" / job).iterdir())
    import_file(job=job)
    done = client.get(f"/api/v1/jobs/{job}").json()
    assert (done["state"], done["progress"], done["problem"]) == ("done", 1.0, None)
    assert done["result"]["counts"] == {
        "read": 5, "added": 5, "changed": 0, "removed": 0, "unchanged": 0, "refused": 0, "missing": 0,
    }  # fmt: skip
    draft = ChangeSet.objects.get(pk=done["result"]["changeset"])
    assert (draft.title, draft.legal_document, draft.author) == ("Đo đạc đợt 1", "QĐ 7/2026", office.editor)
    assert draft.effective_date.isoformat() == "2026-12-01" and draft.created_count == 5
    assert not (folders / "uploads" / job).exists()
    report = client.get(done["result"]["report"])
    assert report.status_code == 200 and b"a.gpkg" in b"".join(report.streaming_content)
    report.close()
    entry = AuditEntry.objects.get(action="changeset.begun", change_set=draft.pk)
    assert entry.detail["file"] == "a.gpkg" and entry.detail["added"] == 5
    import_file(job=job)
    assert ChangeSet.objects.count() == 1
    assert [one["id"] for one in client.get("/api/v1/jobs").json()] == [job]


def test_a_refused_file_says_why(client, folders):
    path = folders / "plan.dwg"
    path.write_bytes(b"AC1032" + bytes(100))
    job = upload(client, path).json()["job"]
    import_file(job=job)
    told = client.get(f"/api/v1/jobs/{job}", {"lang": "en"}).json()
    assert (told["state"], told["problem"]["code"]) == ("refused", "format-dwg")
    assert told["problem"]["remedy"].startswith("In AutoCAD")
    assert told["result"]["changeset"] is None and not ChangeSet.objects.exists()


def test_a_job_is_its_owners(client, office, folders):
    job = upload(client, files.good_parcels(folders / "a.gpkg")).json()["job"]
    other = Client()
    other.force_login(office.colleague)
    assert other.get(f"/api/v1/jobs/{job}").status_code == 404
    assert other.get("/api/v1/jobs").json() == []
    assert Client().get(f"/api/v1/jobs/{job}").status_code == 401


def test_who_may_not_write_and_what_is_too_large(client, office, folders, settings):
    path = files.good_parcels(folders / "a.gpkg")
    assert upload(Client(), path).status_code == 401
    reader = Client()
    reader.force_login(officer("khai", "reader"))
    assert upload(reader, path).status_code == 403
    assert upload(client, path, layer="nowhere").status_code == 404
    assert upload(client, path, effective_date="soon").status_code == 400
    ward = Client()
    ward.force_login(officer("phuong", "editor", "land", "26740"))
    assert upload(ward, path, layer="parcel_land_uses").status_code == 403
    settings.IMPORT_MAX_BYTES = 1000
    refused = upload(client, path)
    assert refused.status_code == 413 and refused.json()["errors"][0]["code"] == "too-large"
    assert not Job.objects.exists() and not (folders / "uploads").exists()


def test_not_too_many_at_once(client, folders):
    path = files.good_parcels(folders / "a.gpkg")
    for _ in range(jobs.MOST_WAITING):
        assert upload(client, path).status_code == 202
    refused = upload(client, path)
    assert refused.status_code == 409 and refused.json()["errors"][0]["code"] == "too-many-jobs"


def test_a_fault_of_ours_is_told_and_leaves_no_upload(client, folders, settings):
    job = upload(client, files.good_parcels(folders / "a.gpkg")).json()["job"]
    blocked = folders / "not-a-folder"
    blocked.write_text("")
    settings.IMPORT_REPORT_DIR = blocked
    with pytest.raises(OSError, match="not-a-folder"):
        import_file(job=job)
    told = client.get(f"/api/v1/jobs/{job}").json()
    assert (told["state"], told["problem"]["code"]) == ("failed", "internal")
    assert not (folders / "uploads" / job).exists()


def test_a_job_lost_with_its_worker_is_over(client, office, folders):
    job = upload(client, files.good_parcels(folders / "a.gpkg")).json()["job"]
    forgotten = upload(client, files.good_parcels(folders / "b.gpkg")).json()["job"]
    waiting = upload(client, files.good_parcels(folders / "c.gpkg")).json()["job"]
    arriving, stray = (folders / "uploads" / str(uuid4()) for _ in range(2))
    arriving.mkdir()
    stray.mkdir()
    since = timezone.now() - jobs.LOST_AFTER - timedelta(minutes=1)
    for name in (job, forgotten, stray.name):
        os.utime(folders / "uploads" / name, (since.timestamp(), since.timestamp()))
    Job.objects.filter(pk=job).update(state="running", started_at=since)
    Job.objects.filter(pk=forgotten).update(created_at=timezone.now() - jobs.FORGOTTEN_AFTER)
    assert end_lost_imports(timestamp=0) == 2
    states = {str(one.pk): one.state for one in Job.objects.all()}
    assert states == {job: "failed", forgotten: "failed", waiting: "waiting"}
    left = {folder.name for folder in (folders / "uploads").iterdir()}
    assert left == {waiting, arriving.name}


def test_the_page_offers_the_layers_that_the_reader_may_write(client, folders):
    page = client.get("/imports/")
    assert page.status_code == 200 and b'value="parcels"' in page.content
    assert "csrftoken" in page.cookies
    reader = Client()
    reader.force_login(officer("khai", "reader"))
    assert reader.get("/imports/").status_code == 404
