"""Processes run within the request: every kind of answer, the words of refusals, the rights and the limits."""

from __future__ import annotations

import base64
import csv
import io
from typing import Any

import pytest
from django.test import Client, override_settings

from cadastre.models import Parcel
from layers.background import Job
from layers.models import ImportRun
from layers.processes.declaration import Call, Inputs, processes
from planning.services import overlay
from tests.fixtures.plan_packages import clean
from tests.integration.ogc.processes.conftest import run

pytestmark = pytest.mark.django_db
EXCEPTIONS = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0"
SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [0, 0.001], [0.001, 0.001], [0, 0]]]}


def errors(answer: Any, status: int = 400) -> list[tuple[str, str]]:
    """Field and code of each error; every one says what to do."""
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json"), (
        answer.content
    )
    assert all(one["message"] and one["remedy"] for one in answer.json()["errors"])
    return [(one["field"], one["code"]) for one in answer.json()["errors"]]


def test_the_list_is_paged_and_every_process_is_described_in_both_languages(get: Any) -> None:
    listed = get("/ogc/processes").json()
    assert [one["id"] for one in listed["processes"]] == [one.id for one in processes]
    assert len(listed["processes"]) == 4
    page, ids = get("/ogc/processes", {"limit": "3"}).json(), []
    ids += [one["id"] for one in page["processes"]]
    [following] = [one["href"] for one in page["links"] if one["rel"] == "next"]
    page = get(following.removeprefix("http://testserver")).json()
    ids += [one["id"] for one in page["processes"]]
    assert ids == [one.id for one in processes] and "next" not in {one["rel"] for one in page["links"]}
    for process_id in ids:
        both = [get(f"/ogc/processes/{process_id}", {"lang": lang}).json() for lang in ("vi", "en")]
        for one in both:
            assert one["inputs"] and one["outputs"] and "$ref" not in str(one)
            assert all(part["title"] and part["schema"] for part in one["inputs"].values())
        assert both[0]["title"] != both[1]["title"]
        assert both[0]["inputs"].keys() == both[1]["inputs"].keys()


def test_what_is_not_there_has_the_type_of_the_standard(get: Any, client: Client) -> None:
    for answer in (get("/ogc/processes/echo"), run(client, "echo", {})):
        assert (answer.status_code, answer.json()["type"]) == (404, f"{EXCEPTIONS}/no-such-process")
    for job in ("0b0b0b0b-0b0b-0b0b-0b0b-0b0b0b0b0b0b", "x"):
        for path in ("", "/results", "/results/extract"):
            answer = get(f"/ogc/jobs/{job}{path}")
            assert (answer.status_code, answer.json()["type"]) == (404, f"{EXCEPTIONS}/no-such-job")
    assert get("/ogc/processes/parcel-extract/execution").status_code == 405
    assert get("/ogc/processes", {"filter": "x"}).status_code == 400


def test_an_extract_raw_and_as_a_document(client: Client, houses: list[Parcel]) -> None:
    body = {"inputs": {"parcel": str(houses[0].pk), "crs": "EPSG:9210"}}
    raw = run(client, "parcel-extract", body)
    assert (raw.status_code, raw["Content-Type"]) == (200, "application/json")
    extract = raw.json()
    assert extract["parcel"]["id"] == str(houses[0].pk) and extract["parcel"]["area_m2"] == 200.0
    told = run(client, "parcel-extract", body | {"response": "document"}, prefer="respond-sync")
    assert told["Preference-Applied"] == "respond-sync"
    assert told.json()["extract"]["mediaType"] == "application/json"
    assert told.json()["extract"]["value"]["id"] == extract["id"]
    assert not Job.objects.exists()


def test_a_paper_by_value_and_by_reference(client: Client, houses: list[Parcel]) -> None:
    body = {
        "inputs": {"parcel": {"value": str(houses[0].pk), "mediaType": "text/plain"}},
        "outputs": {"extract": {"format": {"mediaType": "application/pdf"}}},
    }
    paper = run(client, "parcel-extract", body)
    assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF-")
    told = run(client, "parcel-extract", body | {"response": "document"}).json()["extract"]
    assert base64.b64decode(told["value"]) == paper.content and told["encoding"] == "base64"
    body["outputs"]["extract"]["transmissionMode"] = "reference"
    linked = run(client, "parcel-extract", body)
    assert linked.status_code == 204 and "/api/v1/extracts/" in linked["Link"]
    href = run(client, "parcel-extract", body | {"response": "document"}).json()["extract"]["href"]
    assert href in linked["Link"] and href.endswith(".pdf")


def test_drawn_ground_costs_nobody_a_parcel(client: Client, houses: list[Parcel]) -> None:
    x, y = Parcel.objects.get(pk=houses[0].pk).geom_4326.centroid.coords
    ring = [[x, y], [x + 1e-4, y], [x + 1e-4, y + 1e-4], [x, y]]
    answer = run(
        client, "parcel-extract", {"inputs": {"geometry": {"type": "Polygon", "coordinates": [ring]}}}
    )
    assert answer.status_code == 200, answer.content
    assert answer.json()["parcel"]["id"] is None and answer.json()["shares"]


def test_hidden_land_is_not_found(client: Client, houses: list[Parcel]) -> None:
    Parcel.objects.filter(pk=houses[0].pk).update(land_use_codes="CQP")
    hidden = run(client, "parcel-extract", {"inputs": {"parcel": str(houses[0].pk)}})
    missing = run(client, "parcel-extract", {"inputs": {"parcel": "0b0b0b0b-0b0b-0b0b-0b0b-0b0b0b0b0b0b"}})
    assert hidden.status_code == missing.status_code == 404
    assert hidden.json()["errors"][0]["field"] == "inputs.parcel"


@pytest.mark.parametrize(
    ("process", "body", "field", "code"),
    [
        ("parcel-extract", {}, "inputs.parcel", "incomplete"),
        ("parcel-extract", {"inputs": {"parcel": "x", "geometry": SQUARE}}, "inputs.parcel", "incomplete"),
        ("parcel-extract", {"inputs": {"parcel": 5}}, "inputs.parcel", "invalid"),
        ("parcel-extract", {"inputs": {"thua": "x"}}, "inputs.thua", "unknown-field"),
        ("parcel-extract", {"inputs": {"parcel": "x", "as_of": "hôm qua"}}, "inputs.as_of", "invalid-date"),
        ("parcel-extract", {"inputs": {"parcel": "x", "crs": "EPSG:1"}}, "inputs.crs", "unknown-crs"),
        ("parcel-extract", {"inputs": {"geometry": SQUARE}}, "inputs.geometry", "ground-outside-city"),
        ("parcel-extract", {"inputs": {"corners": [[1, 2]]}}, "inputs.crs", "not-vn2000"),
        ("parcel-extract", {"inputs": {"parcel": {"href": "http://10.0.0.1/x"}}}, "inputs.parcel", "by-reference"),
        ("parcel-extract", {"inputs": []}, "inputs", "invalid"),
        ("parcel-extract", {"input": {}}, "input", "unknown-field"),
        ("parcel-extract", {"subscriber": {"successUri": "http://10.0.0.1"}}, "subscriber", "no-callback"),
        ("parcel-extract", {"response": "xml"}, "response", "unknown-value"),
        ("parcel-extract", {"outputs": {"paper": {}}}, "outputs.paper", "unknown-output"),
        (
            "parcel-extract",
            {"outputs": {"extract": {"format": {"mediaType": "image/png"}}}},
            "outputs.extract.format.mediaType",
            "unknown-format",
        ),
        ("overlay-statistics", {"inputs": {"wards": ["x"]}}, "inputs.wards.0", "invalid"),
        ("overlay-statistics", {"inputs": {"wards": []}}, "inputs.wards", "too-few"),
        ("import-validation", {"inputs": {}}, "inputs.file", "missing"),
        ("import-validation", {"inputs": {"file": "%%%"}}, "inputs.file", "not-base64"),
        (
            "import-validation",
            {"inputs": {"file": {"href": "file:///etc/passwd"}}},
            "inputs.file",
            "by-reference",
        ),
    ],
)  # fmt: skip
def test_bad_inputs_name_the_field_and_the_remedy(
    client: Client, db: None, process: str, body: Any, field: str, code: str
) -> None:
    answer = run(client, process, body)
    if code == "invalid" and field.startswith("inputs."):
        assert "/ogc/processes/" in answer.json()["errors"][0]["remedy"]
    assert (field, code) in errors(answer)


@pytest.mark.parametrize("body", [b"{", b"[]", b'"\xff"', b"5"])
def test_a_body_that_is_no_object_is_refused(client: Client, db: None, body: bytes) -> None:
    answer = client.post("/ogc/processes/parcel-extract/execution", body, content_type="application/json")
    assert errors(answer) == [("body", "invalid-json")]


def test_a_body_that_is_too_large_is_not_read(client: Client, db: None) -> None:
    answer = run(client, "parcel-extract", {"inputs": {"parcel": "x" * 4_100_000}})
    assert errors(answer, 413) == [("body", "too-large")]


def test_statistics_as_json_and_csv(client: Client, houses: list[Parcel]) -> None:
    body = {"inputs": {"wards": [houses[0].ward_code, houses[0].ward_code]}}
    assert run(client, "overlay-statistics", body).status_code == 503
    overlay.refresh_all()
    [ward] = run(client, "overlay-statistics", body).json()["wards"]
    assert (ward["parcels"], ward["area_m2"]) == (3, 600.0)
    assert sum(row["area_m2"] for row in ward["rows"]) == pytest.approx(600.0, abs=0.5)
    table = run(client, "overlay-statistics", body, accept="text/csv")
    assert table["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert sum(float(row["area_m2"]) for row in rows) == pytest.approx(600.0, abs=0.5)


def test_a_package_is_judged_for_anybody_and_nothing_is_kept(client: Client, db: None) -> None:
    body = {
        "inputs": {
            "file": {"value": base64.b64encode(clean().fill()).decode(), "mediaType": "application/zip"}
        }
    }
    report = run(client, "import-validation", body).json()
    assert report["accepted"] is True and report["counts"]["errors"] == 0
    page = run(client, "import-validation", body, accept="text/html")
    assert page["Content-Type"] == "text/html" and b"<h1" in page.content
    wrong = run(
        client, "import-validation", {"inputs": {"file": base64.b64encode(b"GIF89a").decode()}}
    ).json()
    assert wrong["accepted"] is False and wrong["findings"]
    assert not Job.objects.exists() and not ImportRun.objects.exists()


def test_a_file_for_a_layer_is_checked_for_its_editors_only(
    client: Client, sign_in: Any, houses: list[Parcel]
) -> None:
    x, y = Parcel.objects.get(pk=houses[0].pk).geom_4326.centroid.coords
    ring = [[x, y], [x + 1e-4, y], [x + 1e-4, y + 1e-4], [x, y]]
    bow = [[x, y], [x + 1e-4, y + 1e-4], [x + 1e-4, y], [x, y + 1e-4], [x, y]]
    features = [
        {
            "type": "Feature",
            "properties": {"sheet_number": "1", "parcel_number": str(nth), "ward_code": "26740"},
            "geometry": {"type": "Polygon", "coordinates": [shape]},
        }
        for nth, shape in enumerate((ring, bow), start=1)
    ]
    body = {"inputs": {"layer": "parcels", "file": {"type": "FeatureCollection", "features": features}}}
    assert run(client, "import-validation", body).status_code == 401
    assert run(sign_in("reader"), "import-validation", body).status_code == 403
    answer = run(sign_in("editor"), "import-validation", body)
    assert answer.status_code == 200, answer.content
    report = answer.json()
    assert report["accepted"] is False and report["rows"]["read"] == 2 and report["rows"]["refused"] == 1
    assert any(
        one["severity"] == "error" and one["row"] == 2 and one["remedy_vi"] for one in report["issues"]
    )
    assert Parcel.objects.count() == 3 and not ImportRun.objects.exists()


def test_a_session_needs_the_token_against_forgery(sign_in: Any, houses: list[Parcel]) -> None:
    officer = sign_in()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer.user)
    body = {"inputs": {"parcel": str(houses[0].pk)}}
    assert run(strict, "parcel-extract", body).json()["errors"][0]["code"] == "csrf-token-missing"


def test_who_asks_without_credentials_has_the_limits_of_the_domain_api(
    client: Client, houses: list[Parcel]
) -> None:
    body = {
        "inputs": {"parcel": str(houses[0].pk)},
        "outputs": {"extract": {"format": {"mediaType": "application/pdf"}}},
    }
    with override_settings(API_RATE_PER_MINUTE=1, API_RATE_BURST=12, API_RATE_LOOPBACK=True):
        first = client.post(
            "/ogc/processes/parcel-extract/execution", body, "application/json", REMOTE_ADDR="203.0.113.9"
        )
        second = client.post(
            "/ogc/processes/parcel-extract/execution", body, "application/json", REMOTE_ADDR="203.0.113.9"
        )
    assert (first.status_code, second.status_code) == (200, 429)
    assert int(second["Retry-After"]) > 0


def test_what_takes_too_long_is_told_to_become_a_job(
    client: Client, houses: list[Parcel], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layers.processes.running.AT_ONCE_S", -1.0)
    answer = run(client, "parcel-extract", {"inputs": {"parcel": str(houses[0].pk)}})
    assert errors(answer, 413) == [("Prefer", "took-too-long")]
    assert "respond-async" in answer.json()["errors"][0]["remedy"]


def test_a_declaration_must_tell_of_every_input() -> None:
    class Silent(Inputs):
        """One input without a text."""

        thing: str

    known = processes.get("parcel-extract")
    assert known is not None
    with pytest.raises(ValueError, match="texts differ"):
        type(known)(**{**vars(known), "id": "silent", "kind": "silent", "inputs": Silent})
    with pytest.raises(ValueError, match="declared twice"):
        processes.register(known)
    assert Call(None, "vi", None, "x").in_job is False
