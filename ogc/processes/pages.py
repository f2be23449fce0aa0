"""Pages for people: processes, one process, jobs, one job that is followed without a script."""

from __future__ import annotations

from typing import Any

import orjson
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from geo.http.forgery import needs_csrf_token
from layers.background import Job
from layers.processes.declaration import Process, processes
from ogc.door import Door
from ogc.processes.documents import say

#: Seconds after which the page of a job that is not over asks again.
REFRESH_S = 3
_SHOWN_CHOICES = 6


def process_list(door: Door, document: dict[str, Any]) -> HttpResponse:
    """All processes."""
    return _render(door, "processes", {"title": _processes(door), "processes": document["processes"]})


def process(door: Door, found: Process, document: dict[str, Any]) -> HttpResponse:
    """One process: inputs, forms of its output, how it is run."""
    rows = [
        {
            "name": name,
            "title": one["title"],
            "text": one["description"],
            "required": bool(one["minOccurs"]),
            "kind": _kind(one["schema"]),
        }
        for name, one in document["inputs"].items()
    ]
    page = {
        "title": document["title"],
        "document": document,
        "rows": rows,
        "output": {"name": found.output.name, **document["outputs"][found.output.name]},
        "forms": list(found.output.forms),
        "example": orjson.dumps(found.example, option=orjson.OPT_INDENT_2).decode(),
        "execution": f"{door.base_url}/processes/{found.id}/execution",
        "at_once": found.at_once,
        "crumbs": [(_processes(door), reverse("ogc-processes"))],
    }
    return _render(door, "process", page)


def job_list(door: Door, document: dict[str, Any]) -> HttpResponse:
    """The jobs that somebody may see."""
    page = {
        "title": _jobs(door),
        "jobs": [_shown(one, door) for one in document["jobs"]],
        "next": _next_page(document),
        "is_known": isinstance(door.request.user, User),
        "crumbs": [(_processes(door), reverse("ogc-processes"))],
    }
    return _render(door, "jobs", page)


def job(door: Door, found: Job, document: dict[str, Any]) -> HttpResponse:
    """One job; the page comes again by itself while there is something to come."""
    process = processes.of_kind(found.kind)
    needs_token = needs_csrf_token(door.request)
    page = {
        "title": document["title"],
        "job": _shown(document, door),
        "process": process,
        "process_title": process.title.text(door.lang) if process else found.kind,
        "has_results": document["status"] == "successful",
        "is_alive": not found.is_over,
        "owner": found.owner.get_username() if found.owner_id != door.request.user.pk else "",
        "token": get_token(door.request) if needs_token else "",
        "crumbs": [(_processes(door), reverse("ogc-processes")), (_jobs(door), reverse("ogc-jobs"))],
    }
    response = _render(door, "job", page)
    if page["is_alive"]:
        response["Refresh"] = str(REFRESH_S)
    return response


def _shown(document: dict[str, Any], door: Door) -> dict[str, Any]:
    """A status as a page shows it: moments as times."""
    process = processes.get(document["processID"])
    moments = {
        name: parse_datetime(document[name])
        for name in ("created", "started", "finished", "updated")
        if name in document
    }
    return (
        document
        | moments
        | {
            "process_title": process.title.text(door.lang) if process else document["processID"],
            "url": reverse("ogc-job", args=[document["jobID"]]),
        }
    )


def _kind(schema: dict[str, Any]) -> str:
    """The type of an input in a few words."""
    if "oneOf" in schema or "anyOf" in schema:
        choices = schema.get("oneOf") or schema.get("anyOf") or []
        words = [one.get("contentMediaType") or one.get("format") or one.get("type", "") for one in choices]
        return " · ".join(dict.fromkeys(words[:_SHOWN_CHOICES]))
    parts = [schema.get("type", ""), schema.get("format", "")]
    if schema.get("type") == "array":
        parts.append(schema.get("items", {}).get("type", ""))
    return " · ".join(part for part in parts if part)


def _processes(door: Door) -> str:
    return say("Tiến trình xử lý", "Processes", door.lang)


def _jobs(door: Door) -> str:
    return say("Các việc đã yêu cầu", "Jobs", door.lang)


def _next_page(document: dict[str, Any]) -> str:
    href = next((one["href"] for one in document["links"] if one["rel"] == "next"), "")
    return str(href).replace("f=json", "f=html", 1)


def _render(door: Door, template: str, page: dict[str, Any]) -> HttpResponse:
    return render(door.request, f"ogc/{template}.html", {"service_url": door.base_url, **page})
