"""How results are handed over: the output itself or a document, by value or as a link."""

from __future__ import annotations

import base64
from typing import Any

import orjson
from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from geo.http.given import gave
from geo.http.problems import FieldError, Problem
from layers.background import Job
from layers.processes import running
from layers.processes.declaration import Made, Process
from ogc.processes.refusals import result_not_ready

#: A larger file is a link even in a document: base64 in JSON would be held in memory several times.
MOST_INLINE = 20_000_000


def output(request: HttpRequest, made: Made) -> HttpResponseBase:
    """The output itself."""
    gave(request, made.records)
    response: HttpResponseBase
    if made.path is not None:
        response = FileResponse(
            made.path.open("rb"), as_attachment=True, filename=made.file_name, content_type=made.media_type
        )
    else:
        response = HttpResponse(_bytes(made), content_type=made.media_type)
        if made.file_name:
            response["Content-Disposition"] = f'attachment; filename="{made.file_name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def results(
    request: HttpRequest, process: Process, made: Made, asked: dict[str, Any], address: str
) -> HttpResponseBase:
    """The results as they were asked for.

    Args:
        asked: `response` (raw, document) and `by_reference`.
        address: where the output lies, absolute.
    """
    name, by_reference = process.output.name, bool(asked.get("by_reference"))
    if asked.get("response") != "document":
        if not by_reference:
            return output(request, made)
        response = HttpResponse(status=204)
        response["Link"] = f'<{address}>; rel="{name}"; type="{made.media_type}"'
        return response
    size = made.path.stat().st_size if made.path is not None else len(_bytes(made))
    if by_reference or size > MOST_INLINE:
        document: dict[str, Any] = {"href": address, "type": made.media_type}
    else:
        gave(request, made.records)
        document = _inline(made)
    response = HttpResponse(orjson.dumps({name: document}), content_type="application/json")
    response["Cache-Control"] = "private, no-store"
    return response


def public_address(made: Made, of_job: str) -> str:
    """Absolute address of an output: its own on the platform, or that of its job."""
    return f"{settings.PUBLIC_URL}{made.address}" if made.address else of_job


def made_of(job: Job, process: Process) -> Made:
    """The output of a job. Raises Problem for one that has none: not ready, failed, dismissed."""
    if job.state == Job.State.DONE:
        return running.made_of(job, process)
    if job.state == Job.State.DISMISSED:
        raise result_not_ready(
            "Việc đã bị hủy, không có kết quả.", "The job was dismissed; it has no result."
        )
    if not job.is_over:
        raise result_not_ready(
            "Việc chưa xong; hãy hỏi lại sau.", "The job is not done yet; ask again later."
        )
    told = job.problem or {}
    kind = "invalid-request" if job.state == Job.State.REFUSED else "internal"
    error = FieldError(
        told.get("field", "job"), told.get("code", kind), told.get("vi", ""), told.get("en", ""),
        told.get("remedy_vi", ""), told.get("remedy_en", ""),
    )  # fmt: skip
    raise Problem(kind, error.message_vi, error.message_en, errors=[error])


def _inline(made: Made) -> dict[str, Any]:
    if made.content is None and made.path is None:
        return {"value": made.value, "mediaType": made.media_type}
    content = _bytes(made)
    if made.media_type.startswith("text/"):
        return {"value": content.decode("utf-8-sig"), "mediaType": made.media_type}
    return {
        "value": base64.b64encode(content).decode(), "mediaType": made.media_type, "encoding": "base64",
    }  # fmt: skip


def _bytes(made: Made) -> bytes:
    if made.path is not None:
        return made.path.read_bytes()
    return made.content if made.content is not None else orjson.dumps(made.value)
