"""Documents of OGC API – Processes: list, description, status of a job, list of jobs."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from layers.background import Job
from layers.processes.declaration import InputText, Process, processes
from layers.processes.jobs import STATUS

RELATIONS = "http://www.opengis.net/def/rel/ogc/1.0"
EXECUTE, RESULTS, PROCESSES, JOB_LIST = (
    f"{RELATIONS}/{name}" for name in ("execute", "results", "processes", "job-list")
)
_STATES = {
    "accepted": ("Đang chờ", "Waiting"),
    "running": ("Đang chạy", "Running"),
    "successful": ("Đã xong", "Done"),
    "failed": ("Không thành công", "Failed"),
    "dismissed": ("Đã hủy", "Dismissed"),
}
_PHASES = {
    "extract": ("trích lục", "extracting"),
    "overlay": ("chồng lớp", "overlaying"),
    "statistics": ("thống kê", "counting"),
    "open": ("mở gói", "opening"),
    "read": ("đọc tệp", "reading"),
    "classes": ("kiểm tra lớp", "checking classes"),
    "places": ("kiểm tra vị trí", "checking places"),
    "topology": ("kiểm tra hình học", "checking shapes"),
    "content": ("kiểm tra nội dung", "checking content"),
    "columns": ("đọc cột", "reading columns"),
    "crs": ("xét hệ tọa độ", "judging the CRS"),
    "geometry": ("kiểm tra hình học", "checking shapes"),
    "values": ("kiểm tra giá trị", "checking values"),
    "codes": ("kiểm tra mã", "checking codes"),
    "storage": ("chuyển hệ tọa độ", "transforming"),
    "duplicates": ("tìm trùng", "looking for duplicates"),
    "links": ("kiểm tra liên kết", "checking links"),
}


def link(href: str, rel: str, media_type: str, title: str, lang: str) -> dict[str, str]:
    """One link."""
    return {"href": href, "rel": rel, "type": media_type, "hreflang": lang, "title": title}


def say(vi: str, en: str, lang: str) -> str:
    """The text in the language of the request."""
    return en if lang == "en" else vi


def twins(address: str, lang: str) -> list[dict[str, str]]:
    """`self` as JSON and the same as a page."""
    mark = "&" if "?" in address else "?"
    here, page = say("Tài liệu này", "This document", lang), say("Trang HTML", "HTML page", lang)
    return [
        link(f"{address}{mark}f=json", "self", "application/json", here, lang),
        link(f"{address}{mark}f=html", "alternate", "text/html", page, lang),
    ]


def process_list(shown: Iterable[Process], base_url: str, lang: str, following: str) -> dict[str, Any]:
    """The list of processes.

    Args:
        following: query of the next page, "" on the last.
    """
    links = twins(f"{base_url}/processes", lang)
    links.append(_jobs_link(base_url, lang))
    if following:
        title = say("Trang sau", "Next page", lang)
        links.append(link(f"{base_url}/processes?{following}", "next", "application/json", title, lang))
    return {"processes": [summary(one, base_url, lang) for one in shown], "links": links}


def summary(process: Process, base_url: str, lang: str) -> dict[str, Any]:
    """A process in the list."""
    address = f"{base_url}/processes/{process.id}"
    how = ["sync-execute", "async-execute"] if process.at_once else ["async-execute"]
    return {
        "id": process.id,
        "version": process.version,
        "title": process.title.text(lang),
        "description": process.description.text(lang),
        "keywords": [one.text(lang) for one in process.keywords],
        "jobControlOptions": [*how, "dismiss"],
        "outputTransmission": ["value", "reference"],
        "links": [
            *twins(address, lang),
            link(f"{address}/execution", EXECUTE, "application/json", say("Chạy", "Execute", lang), lang),
            _jobs_link(base_url, lang, process.id),
        ],
    }


def description(process: Process, base_url: str, lang: str) -> dict[str, Any]:
    """A process with its inputs and outputs."""
    output = process.output
    forms = [dict(one) | {"contentMediaType": form} for form, one in output.forms.items()]
    return summary(process, base_url, lang) | {
        "inputs": inputs(process, lang),
        "outputs": {
            output.name: _titled(output.text, lang)
            | {"schema": forms[0] if len(forms) == 1 else {"oneOf": forms}}
        },
        "example": process.example,
    }


def inputs(process: Process, lang: str) -> dict[str, Any]:
    """Inputs by name: title, description, cardinality, JSON schema."""
    whole = process.inputs.model_json_schema()
    definitions, required = whole.get("$defs", {}), set(whole.get("required", ()))
    found: dict[str, Any] = {}
    if process.file is not None:
        media = {"contentEncoding": "base64"}
        schemas: list[dict[str, Any]] = [
            {"type": "string", **media, "contentMediaType": form} for form in process.file.media_types
        ]
        schemas.append({"type": "object", "format": "geojson-feature-collection"})
        found["file"] = _titled(process.file.text, lang) | {
            "minOccurs": 1, "maxOccurs": 1, "schema": {"oneOf": schemas},
        }  # fmt: skip
    for name, schema in whole["properties"].items():
        found[name] = _titled(process.texts[name], lang) | {
            "minOccurs": int(name in required),
            "maxOccurs": 1,
            "schema": _plain(schema, definitions),
        }
    return found


def status(job: Job, base_url: str, lang: str) -> dict[str, Any]:
    """Status of a job (statusInfo)."""
    process = processes.of_kind(job.kind)
    code, address = STATUS[job.state], f"{base_url}/jobs/{job.pk}"
    links = twins(address, lang)
    if code == "successful":
        form = job.asked.get("form") or "application/json"
        links.append(link(f"{address}/results", RESULTS, form, say("Kết quả", "Results", lang), lang))
    document: dict[str, Any] = {
        "processID": process.id if process else job.kind,
        "type": "process",
        "jobID": str(job.pk),
        "status": code,
        "title": title(job, process, lang),
        "message": message(job, lang),
        "progress": round(100 * job.progress),
        "created": _moment(job.created_at),
        "started": _moment(job.started_at),
        "finished": _moment(job.finished_at),
        "updated": _moment(job.updated_at or job.finished_at or job.started_at or job.created_at),
        "links": links,
    }
    return {name: value for name, value in document.items() if value is not None}


def title(job: Job, process: Process | None, lang: str) -> str:
    """What a job is called: as it was when it was asked for, in another language as its process."""
    return job.title if process is None or lang == job.asked.get("lang", "vi") else process.title.text(lang)


def message(job: Job, lang: str) -> str:
    """How a job is, in words."""
    words = say(*_STATES[STATUS[job.state]], lang)
    if job.problem:
        return " ".join(part for part in (job.problem[lang], job.problem[f"remedy_{lang}"]) if part)
    if job.phase in _PHASES:
        return f"{words}: {say(*_PHASES[job.phase], lang)}"
    return words


def job_list(jobs: Iterable[Job], base_url: str, lang: str, query: str, following: str) -> dict[str, Any]:
    """The list of jobs.

    Args:
        query: of this page, `following` of the next one; "" = none.
    """
    address = f"{base_url}/jobs"
    links = twins(f"{address}?{query}" if query else address, lang)
    if following:
        title = say("Trang sau", "Next page", lang)
        links.append(link(f"{address}?{following}", "next", "application/json", title, lang))
    return {"jobs": [status(one, base_url, lang) for one in jobs], "links": links}


def landing_links(base_url: str, lang: str) -> list[dict[str, str]]:
    """What the landing page says of processes."""
    title = say("Tiến trình xử lý", "Processes", lang)
    return [
        link(f"{base_url}/processes", PROCESSES, "application/json", title, lang),
        _jobs_link(base_url, lang),
    ]


def _jobs_link(base_url: str, lang: str, process_id: str = "") -> dict[str, str]:
    query = f"?processID={process_id}" if process_id else ""
    return link(f"{base_url}/jobs{query}", JOB_LIST, "application/json", say("Các việc", "Jobs", lang), lang)


def _titled(text: InputText, lang: str) -> dict[str, Any]:
    return {"title": text.title.text(lang), "description": text.description.text(lang)}


def _plain(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """A schema without references, without names of classes, without the null that only means "left out"."""
    made = copy.deepcopy(dict(schema))
    if "$ref" in made:
        return _plain(definitions[made["$ref"].rpartition("/")[2]], definitions)
    made.pop("title", None)
    if made.get("default", "") is None:
        made.pop("default")
    choices = [one for one in made.pop("anyOf", []) if one != {"type": "null"}]
    if len(choices) == 1:
        made |= _plain(choices[0], definitions)
    elif choices:
        made["anyOf"] = [_plain(one, definitions) for one in choices]
    if made.get("format") == "geojson-geometry":
        return made
    if "properties" in made:
        made.pop("description", None)  # the docstring of the model
        made["properties"] = {name: _plain(one, definitions) for name, one in made["properties"].items()}
    if isinstance(made.get("items"), dict):
        made["items"] = _plain(made["items"], definitions)
    return made


def _moment(value: datetime | None) -> str | None:
    return value.isoformat(timespec="milliseconds") if value else None
