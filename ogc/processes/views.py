"""Views of OGC API – Processes: each opens the door, asks `layers.processes`, writes the document."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from geo.http.problems import Problem
from geo.http.rate_limit import charge
from layers.background import Job
from layers.processes import jobs as job_store
from layers.processes import running
from layers.processes.declaration import Call, Process, processes
from ogc.door import Door
from ogc.processes import documents, handing, pages
from ogc.processes.job_query import LIMIT, read_jobs_query, read_limit
from ogc.processes.refusals import bad_request, no_such_job, no_such_process
from ogc.processes.request import Execute, preferences, read
from ogc.query import refuse_others
from ogc.refusals import bad_parameter
from ogc.responses import json_response, ogc_view


@ogc_view()
def process_list(request: HttpRequest) -> HttpResponse:
    """Every process."""
    door = Door.of(request)
    refuse_others(door.parameters, "limit", "after")
    limit, after = read_limit(door.parameters, len(processes) or LIMIT), door.parameters.get("after", "")
    every = list(processes)
    start = next((at for at, one in enumerate(every, 1) if one.id == after), None) if after else 0
    if start is None:
        raise bad_parameter("after", "Mốc trang không đúng.", "There is no such page.")
    shown, rest = every[start : start + limit], every[start + limit :]
    following = urlencode({"f": "json", "limit": limit, "after": shown[-1].id}) if rest and shown else ""
    document = documents.process_list(shown, door.base_url, door.lang, following)
    return pages.process_list(door, document) if door.is_html else json_response(request, document)


@ogc_view()
def process(request: HttpRequest, process_id: str) -> HttpResponse:
    """One process with its inputs and outputs."""
    door = Door.of(request)
    found = _process(process_id)
    refuse_others(door.parameters)
    document = documents.description(found, door.base_url, door.lang)
    return pages.process(door, found, document) if door.is_html else json_response(request, document)


@ogc_view("POST")
def execution(request: HttpRequest, process_id: str) -> HttpResponseBase:
    """Run a process: at once, or as a job when that is asked for or it is never done at once."""
    door = Door.of(request)
    found = _process(process_id)
    refuse_others(door.parameters)
    wanted, preferred = read(request, found), preferences(request)
    call = Call(request.user, door.lang, wanted.inputs, wanted.form)
    found.allow(call)
    charge(request, 1 + found.cost(call))
    is_known = isinstance(request.user, User)
    if not found.at_once or ("respond-async" in preferred and is_known):
        response = _queued(door, found, call, wanted)
        if "respond-async" in preferred:
            response["Preference-Applied"] = "respond-async"
        return response
    response = _at_once(door, found, call, wanted)
    if "respond-sync" in preferred:
        response["Preference-Applied"] = "respond-sync"
    return response


@ogc_view()
def job_list(request: HttpRequest) -> HttpResponse:
    """The caller's jobs, the latest first."""
    door = Door.of(request)
    wanted, limit, query = read_jobs_query(door.parameters)
    found = job_store.listed(request.user, wanted, limit + 1)
    shown = found[:limit]
    following = urlencode({"f": "json", **query, "after": str(shown[-1].pk)}) if len(found) > limit else ""
    document = documents.job_list(shown, door.base_url, door.lang, urlencode(query), following)
    if door.is_html:
        return pages.job_list(door, document)
    return json_response(request, document)


@ogc_view("GET", "HEAD", "DELETE")
def job(request: HttpRequest, job_id: str) -> HttpResponse:
    """Status of a job; DELETE dismisses it."""
    door = Door.of(request)
    refuse_others(door.parameters)
    found = _job(request, job_id)
    if request.method == "DELETE":
        found = job_store.dismiss(found)
    document = documents.status(found, door.base_url, door.lang)
    if door.is_html and request.method != "DELETE":
        return pages.job(door, found, document)
    return json_response(request, document)


@ogc_view()
def results(request: HttpRequest, job_id: str) -> HttpResponseBase:
    """Results of a job, in the form in which they were asked for."""
    door = Door.of(request)
    refuse_others(door.parameters)
    found = _job(request, job_id)
    process = _of_job(found)
    made = handing.made_of(found, process)
    address = handing.public_address(made, _output_url(door, found, process))
    return handing.results(request, process, made, found.asked, address)


@ogc_view()
def job_output(request: HttpRequest, job_id: str, output: str) -> HttpResponseBase:
    """One output of a job, itself: what a result by reference leads to."""
    door = Door.of(request)
    refuse_others(door.parameters)
    found = _job(request, job_id)
    process = _of_job(found)
    if output != process.output.name:
        raise Problem("not-found", "Việc này không có đầu ra đó.", "The job has no such output.")
    return handing.output(request, handing.made_of(found, process))


def _queued(door: Door, process: Process, call: Call, wanted: Execute) -> HttpResponse:
    queued = running.queue(process, call, _asked(wanted), wanted.content, wanted.name)
    queued.refresh_from_db()
    address = f"{door.base_url}/jobs/{queued.pk}"
    response = json_response(door.request, documents.status(queued, door.base_url, door.lang))
    response.status_code = 201
    response["Location"] = address
    response["Cache-Control"] = "private, no-store"
    return response


def _at_once(door: Door, process: Process, call: Call, wanted: Execute) -> HttpResponseBase:
    outcome = running.run_now(process, call, wanted.content, wanted.name)
    made, asked, monitor, address = process.make(outcome, call, None), _asked(wanted), "", ""
    if wanted.by_reference and not made.address:
        if not isinstance(call.user, User):
            raise _nothing_to_refer_to(process)
        kept = running.keep(process, call, asked, outcome)
        monitor, address = f"{door.base_url}/jobs/{kept.pk}", _output_url(door, kept, process)
    address = handing.public_address(made, address)
    response = handing.results(door.request, process, made, asked, address)
    if monitor:
        links = [response["Link"]] if "Link" in response else []
        response["Link"] = ", ".join([*links, f'<{monitor}>; rel="monitor"'])
    return response


def _asked(wanted: Execute) -> dict[str, Any]:
    return {"response": wanted.response, "by_reference": wanted.by_reference}


def _process(process_id: str) -> Process:
    found = processes.get(process_id)
    if found is None:
        raise no_such_process(process_id)
    return found


def _job(request: HttpRequest, job_id: str) -> Job:
    try:
        found = job_store.find(request.user, UUID(job_id))
    except ValueError:
        found = None
    if found is None:
        raise no_such_job()
    return found


def _of_job(job: Job) -> Process:
    found = processes.of_kind(job.kind)
    if found is None:
        raise no_such_job()
    return found


def _output_url(door: Door, job: Job, process: Process) -> str:
    return f"{door.base_url}/jobs/{job.pk}/results/{process.output.name}"


def _nothing_to_refer_to(process: Process) -> Problem:
    message = (
        "Kết quả theo địa chỉ cần đăng nhập.",
        "Results by reference are for who is signed in.",
    )
    remedy = ("Đăng nhập, hoặc dùng transmissionMode=value.", "Sign in, or use transmissionMode=value.")
    return bad_request(f"outputs.{process.output.name}.transmissionMode", "needs-sign-in", message, remedy)
