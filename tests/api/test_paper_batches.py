"""Thousands of papers as one job: in stretches, resumed after a death, cancelled, forecast."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings
from django.utils import timezone

from cadastre.models import Parcel
from layers import watching
from layers.background import Job
from planning.services.batch import archive, caring, running
from tests.drawing import draw_parcel, draw_plan, draw_ward, draw_zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(sign_in: Callable[..., Client]) -> Client:
    return sign_in("reader", scope="planning")


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> Any:
    with override_settings(EXTRACT_BATCH_DIR=tmp_path):
        yield tmp_path


@pytest.fixture
def houses() -> list[Parcel]:
    draw_ward((-500, -500, 500, 500))
    draw_zone(draw_plan((-400, -400, 400, 400)), (0, 0, 45, 10), "A1")
    return [draw_parcel((20 * at, 0, 20 * at + 20, 10), parcel_number=str(11 + at)) for at in range(4)]


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each stretch makes one paper."""
    monkeypatch.setattr(running, "STRETCH_S", -1.0)


def asked(client: Client, parcels: list[Parcel], *more: str) -> UUID:
    payload = {"parcels": [*(str(one.pk) for one in parcels), *more], "format": "pdf"}
    answer = client.post("/api/v1/extracts", payload, content_type="application/json")
    assert answer.status_code == 202, answer.content
    return UUID(answer.json()["id"])


def job_of(client: Client, job: UUID) -> Any:
    return client.get(f"/api/v1/jobs/{job}").json()


def queue_entry(job: UUID) -> tuple[str, int, int]:
    """Status, priority and tries of the entry that the job waits by."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT status, priority, attempts FROM procrastinate_jobs WHERE id = %s",
            [Job.objects.get(pk=job).queue_id],
        )
        return cursor.fetchone()


def leave_dead(job: UUID, tries: int = 0) -> None:
    """The queue as a killed worker leaves it: its entry is being done by nobody."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL, attempts = %s WHERE id = %s",
            [tries, Job.objects.get(pk=job).queue_id],
        )


def content_of(client: Client, job: UUID) -> zipfile.ZipFile:
    answer = client.get(job_of(client, job)["result"]["download"])
    content = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert content.testzip() is None
    return content


def papers_in(content: zipfile.ZipFile) -> list[str]:
    return sorted(name.split("-")[2] for name in content.namelist() if name.endswith(".pdf"))


def rows_of(content: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.read(name).decode("utf-8-sig"))))


def test_papers_are_made_in_stretches_behind_other_work(
    officer: Client, houses: list[Parcel], one_by_one: None, files: Path
) -> None:
    job, told = asked(officer, houses, "tờ 99 thửa 1 Sài Gòn"), []
    for _stretch in range(4):
        running.work(job)
        told.append((job_of(officer, job)["state"], queue_entry(job)[:2]))
        held = zipfile.ZipFile(files / str(job) / "unfinished" / "papers.zip")
        assert len(held.namelist()) == len(told)  # a whole zip after every stretch
    assert told == [("running", ("todo", -1))] * 4
    running.work(job)
    done = job_of(officer, job)
    assert (done["state"], done["result"]["parcels"], done["result"]["missing"]) == ("done", 4, 1)
    assert [path.name for path in (files / str(job)).iterdir()] == ["trich-luc.zip"]
    content = content_of(officer, job)
    assert papers_in(content) == ["11", "12", "13", "14"]
    listed = rows_of(content, "danh-sach.csv")
    zones = {(row["Thửa"], row["Diện tích (m²)"]) for row in listed if row["Ký hiệu"] == "A1"}
    assert zones == {("11", "200.0"), ("12", "200.0"), ("13", "50.0")}
    assert "14" in {row["Thửa"] for row in listed}
    assert [row["Mã đã cho"] for row in rows_of(content, "khong-tra-duoc.csv")] == ["tờ 99 thửa 1 Sài Gòn"]


def test_a_killed_stretch_is_made_again_and_no_paper_twice(
    officer: Client, houses: list[Parcel], one_by_one: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = asked(officer, houses)
    running.work(job)
    whole = archive.PaperArchive.add

    def killed(kept: archive.PaperArchive, name: str, paper: bytes) -> None:
        whole(kept, name, paper)
        raise SystemExit  # what the worker left is on the disk, and no mark says that it counts

    with monkeypatch.context() as patched:
        patched.setattr(archive.PaperArchive, "add", killed)
        with pytest.raises(SystemExit):
            running.work(job)
    leave_dead(job)
    assert caring.resume_lost() == 1
    assert queue_entry(job) == ("todo", -1, 1)
    for _stretch in range(3):
        running.work(job)
    assert job_of(officer, job)["result"]["parcels"] == 4
    content = content_of(officer, job)
    assert papers_in(content) == ["11", "12", "13", "14"]
    listed = [(row["Thửa"], row["Chủ đề"]) for row in rows_of(content, "danh-sach.csv")]
    assert len(listed) == len(set(listed))


def test_half_a_paper_and_a_lost_directory_do_no_harm(tmp_path: Path) -> None:
    """The bytes of a killed writer: the directory of the zip overwritten by the beginning of a paper."""
    folder = tmp_path / "unfinished"
    first = archive.PaperArchive(folder, "vi")
    with first.stretch():
        first.mark.done = 1
        first.add("a.pdf", b"%PDF-a" * 500)
        first.note({"parcel": "a"}, [])
    with (folder / "papers.zip").open("r+b") as stream:
        stream.seek(first.mark.zip_bytes)
        stream.write(b"PK\x03\x04half a paper" * 20)
    with (folder / "danh-sach.csv").open("a") as text:
        text.write("half a row")
    again = archive.PaperArchive(folder, "vi")
    with again.stretch():
        again.mark.done = 2
        assert again.has("a.pdf")
        again.add("b.pdf", b"%PDF-b")
    again.finish(tmp_path / "made.zip")
    made = zipfile.ZipFile(tmp_path / "made.zip")
    assert made.testzip() is None
    assert made.namelist() == ["a.pdf", "b.pdf", "danh-sach.csv"]
    assert "half" not in made.read("danh-sach.csv").decode("utf-8-sig")


def test_two_workers_do_not_write_one_zip(
    officer: Client, houses: list[Parcel], one_by_one: None, files: Path
) -> None:
    job = asked(officer, houses)
    running.work(job)
    other = archive.PaperArchive(files / str(job) / "unfinished", "vi")
    with other.stretch():
        running.work(job)
        assert job_of(officer, job)["state"] == "running"
    assert archive.PaperArchive(files / str(job) / "unfinished", "vi").mark.papers == 1


def test_a_batch_in_the_queue_or_at_work_is_left_alone(officer: Client, houses: list[Parcel]) -> None:
    job = asked(officer, houses)
    assert caring.resume_lost() == 0
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now()) RETURNING id")
        [alive] = cursor.fetchone()
        entry = Job.objects.get(pk=job).queue_id
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s", [alive, entry]
        )
        assert caring.resume_lost() == 0
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '2 minutes'")
    assert caring.resume_lost() == 1


def test_a_batch_that_kills_its_workers_is_given_up(
    officer: Client, houses: list[Parcel], one_by_one: None, files: Path
) -> None:
    job = asked(officer, houses)
    running.work(job)
    leave_dead(job, tries=caring.MOST_TRIES)
    assert caring.resume_lost() == 0
    told = job_of(officer, job)
    assert (told["state"], told["problem"]["code"]) == ("failed", "internal")
    assert not (files / str(job)).exists()


def test_a_database_that_went_away_ends_no_batch(
    officer: Client, houses: list[Parcel], monkeypatch: pytest.MonkeyPatch
) -> None:
    job = asked(officer, houses)

    def gone(*given: Any, **named: Any) -> Any:
        raise OperationalError("the connection is closed")

    with monkeypatch.context() as patched:
        patched.setattr(running.stored, "keep", gone)
        with pytest.raises(OperationalError):
            running.work(job)
    assert job_of(officer, job)["state"] == "running"
    running.work(job)
    assert job_of(officer, job)["state"] == "done"


def test_a_batch_is_cancelled_between_two_stretches_and_at_work(
    officer: Client,
    sign_in: Callable[..., Client],
    houses: list[Parcel],
    one_by_one: None,
    files: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watching, "EVERY_S", 0.0)
    waiting, at_work = asked(officer, houses), asked(officer, houses)
    running.work(waiting)
    address = f"/api/v1/extracts/batches/{waiting}"
    assert sign_in("reader", scope="planning").delete(address).status_code == 404
    assert officer.delete(address).status_code == 204
    assert queue_entry(waiting)[0] == "cancelled"
    keep = running.stored.keep

    def cancelled_meanwhile(*given: Any, **named: Any) -> Any:
        officer.delete(f"/api/v1/extracts/batches/{at_work}")
        return keep(*given, **named)

    monkeypatch.setattr(running.stored, "keep", cancelled_meanwhile)
    running.work(at_work)
    for job in (waiting, at_work):
        running.work(job)
        assert job_of(officer, job)["state"] == "dismissed"
        assert not (files / str(job)).exists()


def test_what_nobody_works_on_is_told_and_old_files_go(
    officer: Client, houses: list[Parcel], files: Path
) -> None:
    job = asked(officer, houses)
    long_ago = timezone.now() - caring.FORGOTTEN_AFTER - timedelta(minutes=1)
    Job.objects.filter(pk=job).update(created_at=long_ago)
    caring.tidy_up()
    assert job_of(officer, job)["state"] == "waiting"  # it stands in the queue still
    Job.objects.filter(pk=job).update(queue_id=None)
    caring.tidy_up()
    assert job_of(officer, job)["state"] == "failed"
    shutil.rmtree(files / str(job), ignore_errors=True)


def test_the_forecast_goes_by_what_was_made_here(officer: Client, api: Client) -> None:
    def told(**query: Any) -> Any:
        return officer.get("/api/v1/extracts/forecast", query)

    assert api.get("/api/v1/extracts/forecast", {"parcels": 5}).status_code == 401
    assert told(parcels=10_000, format="pdf").json()["seconds"] >= 1000
    Job.objects.create(
        kind=running.KIND,
        owner_id=int(officer.session["_auth_user_id"]),
        title="200 → pdf",
        state=Job.State.DONE,
        result={"parcels": 200, "seconds": 50.0, "bytes": 9_000_000, "format": "pdf"},
        finished_at=timezone.now(),
    )
    answer = told(parcels=4000, format="pdf").json()
    assert (answer["seconds"], answer["bytes"], answer["ahead"]) == (1000, 180_000_000, 0)
    assert answer["most"] == 10_000
    with override_settings(EXTRACT_BATCH_PAPERS=300):
        assert told(parcels=301, format="pdf").status_code == 413
        assert told(parcels=300, format="pdf").json()["most"] == 300
    assert told(parcels=0, format="pdf").status_code == 400
