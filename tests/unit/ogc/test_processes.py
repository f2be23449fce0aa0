"""Processes as documents, and what is read of a request before anything is done with it; no database."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from geo.http.problems import Problem
from layers.processes.declaration import Process, processes
from layers.processes.jobs import STATUS
from ogc.processes import documents, openapi
from ogc.processes.job_query import read_jobs_query, read_limit
from ogc.processes.request import Execute, preferences, read


def process(process_id: str) -> Process:
    """A declared process."""
    found = processes.get(process_id)
    assert found is not None
    return found


def execute(process_id: str, body: Any, **headers: str) -> Execute:
    """What is read of a request of somebody who is not signed in."""
    request = RequestFactory().post("/", json.dumps(body), content_type="application/json", headers=headers)
    request.user = AnonymousUser()
    return read(request, process(process_id))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_schemas_of_inputs_stand_alone(lang: str) -> None:
    for one in processes:
        document = documents.description(one, "https://example.test/ogc", lang)
        text = json.dumps(document)
        assert "$ref" not in text and "$defs" not in text and '"null"' not in text
        needed = [name for name, part in document["inputs"].items() if part["minOccurs"]]
        assert needed == {"overlay-statistics": ["wards"], "import-validation": ["file"]}.get(one.id, [])


def test_every_process_has_an_operation_that_runs_it() -> None:
    paths = openapi.paths("en")
    for one in processes:
        operation = paths[f"/processes/{one.id}/execution"]["post"]
        assert ("200" in operation["responses"]) is one.at_once and "201" in operation["responses"]
    assert set(paths["/jobs/{jobId}"]) == {"get", "delete"}


def test_the_form_comes_from_the_outputs_then_from_accept_then_from_the_description() -> None:
    inputs = {"inputs": {"parcel": "x"}}
    pdf = {"outputs": {"extract": {"format": {"mediaType": "application/pdf"}}}}
    assert execute("parcel-extract", inputs).form == "application/json"
    assert (
        execute("parcel-extract", inputs, accept="image/png, application/pdf;q=0.5").form == "application/pdf"
    )
    assert execute("parcel-extract", inputs | pdf, accept="application/json").form == "application/pdf"


def test_values_may_be_qualified_one_by_one() -> None:
    wanted = execute("overlay-statistics", {"inputs": {"wards": ["26740", {"value": "26743"}]}})
    assert wanted.inputs.wards == ["26740", "26743"]  # type: ignore[attr-defined]
    with pytest.raises(Problem) as refused:
        execute("overlay-statistics", {"inputs": {"wards": ["26740", {"href": "http://10.0.0.1"}]}})
    assert [(one.field, one.code) for one in refused.value.errors] == [("inputs.wards.1", "by-reference")]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ({"type": "FeatureCollection", "features": []}, "tep.geojson"),
        ("UEsDBA==", "tep.zip"),
        ({"value": "YSxi", "mediaType": "text/csv"}, "tep.csv"),
        ("YSxi", "tep.dat"),
    ],
)
def test_a_file_without_a_name_gets_one_by_its_content(file: Any, name: str) -> None:
    assert execute("import-validation", {"inputs": {"file": file}}).name == name
    assert execute("import-validation", {"inputs": {"file": file, "file_name": "a.csv"}}).name == "a.csv"


def test_preferences_are_read_as_rfc_7240_writes_them() -> None:
    request = RequestFactory().get("/", headers={"prefer": "Respond-Async; wait=10, handling=lenient"})
    assert preferences(request) == {"respond-async", "wait", "handling"}
    assert preferences(RequestFactory().get("/")) == frozenset()


def test_a_day_in_the_list_of_jobs_is_the_whole_day() -> None:
    wanted, limit, query = read_jobs_query({"datetime": "2026-11-01", "status": "failed,dismissed"})
    assert wanted.since == datetime(2026, 11, 1, tzinfo=UTC)
    assert wanted.until is not None and wanted.until.date() == wanted.since.date()
    assert wanted.statuses == ["failed", "dismissed"] and limit == 20 and "datetime" in query
    assert read_limit({"limit": "5000"}) == 1000
    assert set(STATUS.values()) == {"accepted", "running", "successful", "failed", "dismissed"}


@pytest.mark.parametrize("text", ["x", "2026-13-01", "2026-11-02/2026-11-01", "a/b/c", "/".join("abc")])
def test_a_wrong_period_is_refused(text: str) -> None:
    with pytest.raises(Problem) as refused:
        read_jobs_query({"datetime": text})
    assert refused.value.errors[0].field == "datetime"
