"""Processes as jobs: who sees them, how they are followed, what dismissing does, what is left when a worker dies."""

from __future__ import annotations

import base64
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from cadastre.models import Parcel
from layers import background, watching
from layers.background import Job
from layers.processes import running
from planning.services import overlay
from planning.services.batch import running as batches
from planning.services.processes import statistics
from tests.fixtures.plan_packages import clean
from tests.integration.ogc.processes.conftest import queue, run, work

pytestmark = pytest.mark.django_db
EXCEPTIONS = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0"
CSV = {"outputs": {"file": {"format": {"mediaType": "text/csv"}}}}


@pytest.fixture
def officer(sign_in: Any) -> Client:
    """Somebody who is signed in."""
    return sign_in()


def status(client: Client, job: str) -> Any:
    """Status of a job."""
    answer = client.get(f"/ogc/jobs/{job}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def in_queue(job: str) -> list[str]:
    """Status of the entries of a job in the worker's queue."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE args ->> 'job' = %s", [job])
        return [row[0] for row in cursor.fetchall()]


def test_an_extract_as_a_job_from_accepted_to_its_result(officer: Client, houses: list[Parcel]) -> None:
    job = queue(officer, "parcel-extract", {"inputs": {"parcel": str(houses[0].pk)}})
    waiting = officer.get(f"/ogc/jobs/{job}/results")
    assert (waiting.status_code, waiting.json()["type"]) == (404, f"{EXCEPTIONS}/result-not-ready")
    assert in_queue(job) == ["todo"]
    work(job)
    done = status(officer, job)
    assert (done["status"], done["progress"], done["processID"]) == ("successful", 100, "parcel-extract")
    assert done["created"] <= done["started"] <= done["finished"] <= done["updated"]
    [results] = [one["href"] for one in done["links"] if one["rel"].endswith("/results")]
    extract = officer.get(results.removeprefix("http://testserver")).json()
    assert extract["parcel"]["id"] == str(houses[0].pk)
    assert officer.get(f"/ogc/jobs/{job}/results/extract").json() == extract
    assert officer.get(f"/ogc/jobs/{job}/results/other").status_code == 404
    work(job)
    assert status(officer, job) == done


def test_a_job_is_seen_by_its_owner_and_a_steward_only(
    officer: Client, sign_in: Any, client: Client, houses: list[Parcel]
) -> None:
    job = queue(officer, "parcel-extract", {"inputs": {"parcel": str(houses[0].pk)}})
    work(job)
    for other in (sign_in("editor"), sign_in("owner"), client):
        for path in ("", "/results", "/results/extract"):
            answer = other.get(f"/ogc/jobs/{job}{path}")
            assert (answer.status_code, answer.json()["type"]) == (404, f"{EXCEPTIONS}/no-such-job")
        assert other.delete(f"/ogc/jobs/{job}").status_code == 404
        assert other.get("/ogc/jobs").json()["jobs"] == []
    for steward in (sign_in("owner", scope="*"), sign_in("reader", is_superuser=True)):
        assert status(steward, job)["status"] == "successful"
        assert [one["jobID"] for one in steward.get("/ogc/jobs").json()["jobs"]] == [job]
    assert status(officer, job)["status"] == "successful"


def test_a_waiting_job_is_taken_out_of_the_queue(
    officer: Client, houses: list[Parcel], tmp_path: Path
) -> None:
    body = {"inputs": {"file": base64.b64encode(clean().fill()).decode()}}
    job = queue(officer, "import-validation", body)
    assert list((tmp_path / "uploads" / job).iterdir())
    dismissed = officer.delete(f"/ogc/jobs/{job}")
    assert (dismissed.status_code, dismissed.json()["status"]) == (200, "dismissed")
    assert in_queue(job) == ["cancelled"] and not (tmp_path / "uploads" / job).exists()
    work(job)
    assert status(officer, job)["status"] == "dismissed"
    assert officer.delete(f"/ogc/jobs/{job}").json()["status"] == "dismissed"
    gone = officer.get(f"/ogc/jobs/{job}/results")
    assert (gone.status_code, gone.json()["type"]) == (404, f"{EXCEPTIONS}/result-not-ready")


def test_a_running_job_stops_and_leaves_nothing(
    officer: Client, houses: list[Parcel], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "EVERY_S", 0.0)
    overlay.refresh_all()
    job, counted = queue(officer, "overlay-statistics", {"inputs": {"wards": [houses[0].ward_code]}}), []
    land_use = statistics.statistics.land_use

    def dismissed_meanwhile(ward: str, lang: str) -> Any:
        assert status(officer, job)["status"] == "running"
        officer.delete(f"/ogc/jobs/{job}")
        counted.append(ward)
        return land_use(ward, lang)

    monkeypatch.setattr(statistics.statistics, "land_use", dismissed_meanwhile)
    work(job)
    assert counted and status(officer, job)["status"] == "dismissed"
    assert Job.objects.get(pk=job).result is None


def test_a_batch_is_followed_fetched_and_forgotten(
    officer: Client, houses: list[Parcel], tmp_path: Path
) -> None:
    body = {"inputs": {"parcels": [str(one.pk) for one in houses]}, **CSV}
    answer = run(officer, "batch-extract", body)
    assert (answer.status_code, "Preference-Applied" in answer) == (201, False)
    job = answer.json()["jobID"]
    batches.work(UUID(job))
    assert status(officer, job)["status"] == "successful"
    table = officer.get(f"/ogc/jobs/{job}/results")
    assert table["Content-Type"] == "text/csv" and b"".join(table.streaming_content).startswith(
        b"\xef\xbb\xbf"
    )
    assert (
        officer.get(f"/api/v1/jobs/{job}").status_code == 404
    )  # the pages of the domain API are not mounted here
    assert officer.delete(f"/ogc/jobs/{job}").json()["status"] == "dismissed"
    assert not (tmp_path / "batches" / job).exists()


def test_a_batch_stops_between_two_parcels(
    officer: Client, houses: list[Parcel], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "EVERY_S", 0.0)
    monkeypatch.setattr(batches, "_TELL_EVERY_S", 0.0)
    job = run(
        officer, "batch-extract", {"inputs": {"parcels": [str(one.pk) for one in houses]}, **CSV}
    ).json()["jobID"]
    extract, made = batches.extract, []

    def dismissed_after_the_first(*given: Any, **named: Any) -> Any:
        made.append(given)
        if len(made) == 1:
            officer.delete(f"/ogc/jobs/{job}")
        return extract(*given, **named)

    monkeypatch.setattr(batches, "extract", dismissed_after_the_first)
    batches.work(UUID(job))
    assert len(made) == 1 and status(officer, job)["status"] == "dismissed"
    assert not (tmp_path / "batches" / job).exists()


def test_a_batch_is_for_who_is_signed_in_and_names_what_is_wrong(client: Client, officer: Client) -> None:
    assert run(client, "batch-extract", {"inputs": {"parcels": ["x"]}}).status_code == 401
    wrong = run(officer, "batch-extract", {"inputs": {"geometry": {"type": "Point", "coordinates": [1, 2]}}})
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (400, "inputs.geometry")
    assert wrong.json()["errors"][0]["remedy"]
    many = run(officer, "batch-extract", {"inputs": {"parcels": ["x"] * 10_001}})
    assert many.json()["errors"][0]["code"] == "too-many"
    assert not Job.objects.exists()


def test_what_a_job_refuses_is_told_with_its_field(officer: Client, houses: list[Parcel]) -> None:
    job = queue(officer, "parcel-extract", {"inputs": {"parcel": "w3gv7cp477mz"}})
    work(job)
    told = status(officer, job)
    assert told["status"] == "failed" and "w3gv7cp477mz" in told["message"]
    answer = officer.get(f"/ogc/jobs/{job}/results")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "inputs.parcel")


def test_a_fault_of_ours_says_nothing_of_itself(
    officer: Client, houses: list[Parcel], monkeypatch: pytest.MonkeyPatch
) -> None:
    job = queue(officer, "overlay-statistics", {"inputs": {"wards": [houses[0].ward_code]}})
    monkeypatch.setattr(statistics.statistics, "land_use", lambda *given: 1 / 0)
    overlay.refresh_all()
    with pytest.raises(ZeroDivisionError):
        work(job)
    assert status(officer, job)["status"] == "failed"
    answer = officer.get(f"/ogc/jobs/{job}/results")
    assert answer.status_code == 500 and "division" not in answer.content.decode()


def test_a_job_whose_worker_died_is_over_and_stays_so(
    officer: Client, houses: list[Parcel], tmp_path: Path
) -> None:
    job = queue(officer, "import-validation", {"inputs": {"file": base64.b64encode(clean().fill()).decode()}})
    assert background.begin(UUID(job)) is not None
    assert running.end_lost() == 0
    Job.objects.filter(pk=job).update(started_at=timezone.now() - timedelta(hours=2))
    assert running.end_lost() == 1
    assert status(officer, job)["status"] == "failed" and not (tmp_path / "uploads" / job).exists()
    assert background.end(UUID(job), Job.State.DONE, result={"report": {}}) is False
    assert status(officer, job)["status"] == "failed"


def test_the_list_is_narrowed_and_paged(officer: Client, houses: list[Parcel]) -> None:
    body = {"inputs": {"parcel": str(houses[0].pk)}}
    made = [queue(officer, "parcel-extract", body) for _ in range(3)]
    work(made[0])
    refused = run(officer, "parcel-extract", body, prefer="respond-async")
    assert refused.status_code == 201  # two wait, the third place is free
    made.append(refused.json()["jobID"])
    assert run(officer, "parcel-extract", body, prefer="respond-async").status_code == 409

    def ids(**query: str) -> list[str]:
        answer = officer.get("/ogc/jobs", query)
        assert answer.status_code == 200, answer.content
        return [one["jobID"] for one in answer.json()["jobs"]]

    assert ids() == made[::-1]
    assert ids(status="successful") == [made[0]] and ids(status="successful,accepted") == made[::-1]
    assert ids(processID="parcel-extract") == made[::-1] and ids(processID="batch-extract,x") == []
    assert ids(type="process") == made[::-1] and ids(type="wps") == []
    moment = status(officer, made[2])["created"].replace("+00:00", "Z")
    assert ids(datetime=f"{moment}/..") in (made[:1:-1], made[:2:-1])
    assert ids(datetime="2020-01-01/2020-12-31") == []
    assert ids(minDuration="0", maxDuration="60") == [made[0]] and ids(minDuration="3600") == []
    page = officer.get("/ogc/jobs", {"limit": "3"}).json()
    [following] = [one["href"] for one in page["links"] if one["rel"] == "next"]
    rest = officer.get(following.removeprefix("http://testserver")).json()
    assert [one["jobID"] for one in (*page["jobs"], *rest["jobs"])] == made[::-1]
    for name, value in (
        ("status", "x"),
        ("datetime", "x"),
        ("limit", "0"),
        ("minDuration", "-1"),
        ("f2", ""),
    ):
        assert officer.get("/ogc/jobs", {name: value}).status_code == 400, name


def test_a_result_by_reference_of_a_request_is_kept_as_a_job(
    officer: Client, client: Client, houses: list[Parcel]
) -> None:
    body = {
        "inputs": {"parcel": str(houses[0].pk)},
        "outputs": {"extract": {"transmissionMode": "reference"}},
    }
    nobody = run(client, "parcel-extract", body)
    assert (nobody.status_code, nobody.json()["errors"][0]["code"]) == (400, "needs-sign-in")
    answer = run(officer, "parcel-extract", body)
    assert answer.status_code == 204 and 'rel="monitor"' in answer["Link"]
    address = answer["Link"].partition(">")[0].removeprefix("<http://testserver")
    assert officer.get(address).json()["parcel"]["id"] == str(houses[0].pk)
    assert client.get(address).status_code == 404


def test_a_job_may_no_more_than_the_token_that_asked(officer: Client, houses: list[Parcel]) -> None:
    job = Job.objects.get(pk=queue(officer, "parcel-extract", {"inputs": {"parcel": str(houses[0].pk)}}))
    assert job.acting_owner().token_scopes is None
    job.asked["token_scopes"] = ["read"]
    assert job.acting_owner().token_scopes == frozenset({"read"})


def test_pages_in_both_languages_and_a_job_that_refreshes_itself(
    officer: Client, client: Client, houses: list[Parcel]
) -> None:
    job = queue(officer, "parcel-extract", {"inputs": {"parcel": str(houses[0].pk)}})
    words = {"vi": "Tiến trình xử lý", "en": "Processes"}
    for lang, word in words.items():
        for path in (
            "processes",
            "processes/import-validation",
            "processes/batch-extract",
            "jobs",
            f"jobs/{job}",
        ):
            page = officer.get(f"/ogc/{path}", {"f": "html", "lang": lang})
            text = page.content.decode()
            assert page.status_code == 200 and f'<html lang="{lang}">' in text and word in text, path
            assert "None" not in text
            assert ("Refresh" in page) is (path == f"jobs/{job}")
    work(job)
    done = officer.get(f"/ogc/jobs/{job}", {"f": "html"})
    assert "Refresh" not in done and f"/ogc/jobs/{job}/results" in done.content.decode()
    assert "Đăng nhập" in client.get("/ogc/jobs", {"f": "html"}).content.decode()
