"""What the OpenAPI definition says of processes and jobs."""

from __future__ import annotations

from typing import Any

from layers.processes.declaration import Process, processes
from layers.processes.jobs import STATUS
from ogc.processes.documents import inputs, say
from ogc.processes.job_query import LIMIT, MOST

TAG = "processes"
_TEXT = {"type": "string"}
_MOMENT = {"type": "string", "format": "date-time"}
_LINKS = {"type": "array", "items": {"$ref": "#/components/schemas/link"}}
_CODES = list(dict.fromkeys(STATUS.values()))
_JSON_SCHEMA = {"type": "object"}
_SUMMARY: dict[str, Any] = {
    "type": "object",
    "required": ["id", "version"],
    "properties": {
        **{name: _TEXT for name in ("id", "version", "title", "description")},
        "keywords": {"type": "array", "items": _TEXT},
        "jobControlOptions": {
            "type": "array",
            "items": {"type": "string", "enum": ["sync-execute", "async-execute", "dismiss"]},
        },
        "outputTransmission": {"type": "array", "items": {"type": "string", "enum": ["value", "reference"]}},
        "links": _LINKS,
    },
}
_STATUS: dict[str, Any] = {
    "type": "object",
    "required": ["jobID", "status", "type"],
    "properties": {
        **{name: _TEXT for name in ("processID", "title", "message")},
        "type": {"type": "string", "enum": ["process"]},
        "jobID": {"type": "string", "format": "uuid"},
        "status": {"type": "string", "enum": _CODES},
        "progress": {"type": "integer", "minimum": 0, "maximum": 100},
        **{name: _MOMENT for name in ("created", "started", "finished", "updated")},
        "links": _LINKS,
    },
}


def paths(lang: str) -> dict[str, Any]:
    """Paths below the root address; parameters f and lang are those of the whole document."""
    listed = {
        "type": "object",
        "required": ["processes", "links"],
        "properties": {"processes": {"type": "array", "items": _SUMMARY}, "links": _LINKS},
    }
    jobs = {
        "type": "object",
        "required": ["jobs", "links"],
        "properties": {"jobs": {"type": "array", "items": _STATUS}, "links": _LINKS},
    }
    job = {"name": "jobId", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
    output = {"name": "output", "in": "path", "required": True, "schema": _TEXT}
    paging = [
        _query("limit", {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}),
        _query("after", _TEXT, say("Mốc trang trong liên kết next", "Page token of the next link", lang)),
    ]
    status = say("Trạng thái của việc", "Status of a job", lang)
    anything = {
        media: {"schema": schema if media == "application/json" else {"type": "string", "format": "binary"}}
        for one in processes
        for media, schema in one.output.forms.items()
    }
    results = {"200": {"description": say("Kết quả", "Results", lang), "content": anything}}
    found: dict[str, Any] = {
        "/processes": {
            "get": _read("getProcesses", say("Các tiến trình", "Processes", lang), listed, paging)
        },
        "/jobs": {"get": _read("getJobs", say("Các việc", "Jobs", lang), jobs, [*paging, *_filters(lang)])},
        "/jobs/{jobId}": {
            "get": _read("getStatus", status, _STATUS, [job], missing=True),
            "delete": _read("dismiss", say("Hủy việc", "Dismiss a job", lang), _STATUS, [job], missing=True),
        },
        "/jobs/{jobId}/results": {
            "get": _operation("getResult", say("Kết quả của việc", "Results of a job", lang), [job], results)
        },
        "/jobs/{jobId}/results/{output}": {
            "get": _operation("getOutput", say("Một đầu ra", "One output", lang), [job, output], results)
        },
    }
    for one in processes:
        name = "".join(part.title() for part in one.id.split("-"))
        description = {
            "allOf": [_SUMMARY, {"type": "object", "properties": {"inputs": _JSON_SCHEMA, "outputs": _JSON_SCHEMA}}]
        }  # fmt: skip
        found[f"/processes/{one.id}"] = {"get": _read(f"describe{name}", one.title.text(lang), description)}
        found[f"/processes/{one.id}/execution"] = {"post": _execution(one, f"execute{name}", lang)}
    return found


def _execution(process: Process, name: str, lang: str) -> dict[str, Any]:
    output, told = process.output, inputs(process, lang)
    body = {
        "type": "object",
        "required": ["inputs"],
        "properties": {
            "inputs": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    one: {"title": part["title"], "description": part["description"]}
                    for one, part in told.items()
                },
                **(
                    {"required": needed} if (needed := [n for n, p in told.items() if p["minOccurs"]]) else {}
                ),
            },
            "outputs": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    output.name: {
                        "type": "object",
                        "properties": {
                            "format": {
                                "type": "object",
                                "properties": {"mediaType": {"type": "string", "enum": list(output.forms)}},
                            },
                            "transmissionMode": {"type": "string", "enum": ["value", "reference"]},
                        },
                    }
                },
            },
            "response": {"type": "string", "enum": ["raw", "document"], "default": "raw"},
        },
    }
    prefer = {
        "name": "Prefer", "in": "header", "required": False, "schema": _TEXT, "example": "respond-async",
        "description": say(
            "respond-async: thành việc nền; respond-sync: chạy ngay",
            "respond-async: as a job; respond-sync: at once",
            lang,
        ),
    }  # fmt: skip
    headers = {
        "Location": {"schema": {"type": "string", "format": "uri"}},
        "Preference-Applied": {"schema": _TEXT},
    }
    responses: dict[str, Any] = {
        "201": {
            "description": say("Đã thành việc nền", "A job was made", lang),
            "headers": headers,
            "content": {"application/json": {"schema": _STATUS}},
        },
        "401": {"$ref": "#/components/responses/InvalidRequest"},
        "413": {"$ref": "#/components/responses/InvalidRequest"},
    }
    if process.at_once:
        forms = {
            media: {
                "schema": schema if media == "application/json" else {"type": "string", "format": "binary"}
            }
            for media, schema in output.forms.items()
        }
        responses["200"] = {"description": output.text.title.text(lang), "content": forms}
        responses["204"] = {
            "description": say("Kết quả ở tiêu đề Link", "The result is in the header Link", lang)
        }
    operation = _operation(name, process.title.text(lang), [prefer], responses)
    return operation | {
        "description": process.description.text(lang),
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": body, "example": process.example}},
        },
    }


def _filters(lang: str) -> list[dict[str, Any]]:
    seconds = {"type": "integer", "minimum": 0}

    def of(schema: dict[str, Any]) -> dict[str, Any]:
        return {"type": "array", "items": schema}

    return [
        _query("type", of({"type": "string", "enum": ["process"]})),
        _query("processID", of(_TEXT)),
        _query("status", of({"type": "string", "enum": _CODES})),
        _query(
            "datetime", _TEXT, say("Lúc yêu cầu: thời điểm hoặc khoảng", "Asked at: moment or interval", lang)
        ),
        _query("minDuration", seconds, say("Chạy ít nhất (giây)", "Ran at least (seconds)", lang)),
        _query("maxDuration", seconds, say("Chạy nhiều nhất (giây)", "Ran at most (seconds)", lang)),
    ]


def _query(name: str, schema: dict[str, Any], description: str = "") -> dict[str, Any]:
    return {
        "name": name, "in": "query", "required": False, "style": "form", "explode": False, "schema": schema,
        **({"description": description} if description else {}),
    }  # fmt: skip


def _read(
    name: str, summary: str, schema: dict[str, Any], parameters: list[dict[str, Any]] | None = None, *,
    missing: bool = False,
) -> dict[str, Any]:  # fmt: skip
    content = {"application/json": {"schema": schema}, "text/html": {"schema": {"type": "string"}}}
    responses: dict[str, Any] = {"200": {"description": summary, "content": content}}
    return _operation(name, summary, parameters or [], responses, missing=missing)


def _operation(
    name: str, summary: str, parameters: list[dict[str, Any]], responses: dict[str, Any], *, missing: bool = True
) -> dict[str, Any]:  # fmt: skip
    refused = {"400": "InvalidRequest", "500": "ServerError"} | ({"404": "NotFound"} if missing else {})
    common = [{"$ref": f"#/components/parameters/{one}"} for one in ("f", "lang")]
    return {
        "operationId": name,
        "summary": summary,
        "tags": [TAG],
        "parameters": [*parameters, *common],
        "responses": responses
        | {code: {"$ref": f"#/components/responses/{one}"} for code, one in refused.items()},
    }
