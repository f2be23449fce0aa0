"""Từ chối. Answers that are no picture: exception reports for OGC clients, problem documents for all others."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.core.handlers.wsgi import WSGIRequest

from geo.http import problems
from geo.http.problems import KINDS, Problem

WMS_111, WMS_130, WMTS = "wms-1.1.1", "wms-1.3.0", "wmts"
_TYPES = {
    WMS_111: "application/vnd.ogc.se_xml; charset=utf-8",
    WMS_130: "text/xml; charset=utf-8",
    WMTS: "text/xml; charset=utf-8",
}
_KIND_OF = {400: "invalid-request", 404: "not-found", 405: "method-not-allowed", 503: "unavailable"}


@dataclass
class Reply:
    """A whole answer in memory: tiles and capabilities are small.

    Attributes:
        etag: of the body where it is known already, else "".
    """

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    etag: str = ""

    def header(self, name: str) -> str:
        """First value of a header, or ""."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


def dialect(params: dict[str, str]) -> str:
    """Which exception report the client reads: by SERVICE and VERSION of its request."""
    if params.get("service", "").lower() == "wmts":
        return WMTS
    return WMS_130 if params.get("version", "1.3.0") == "1.3.0" else WMS_111


def report(problem: Problem, dialect: str) -> Reply:
    """The problem as exception report of WMS 1.1.1, WMS 1.3.0 or WMTS 1.0.0, in both languages, with the right status.

    The reports have one text and no language; so it says everything in Vietnamese and then in English.
    """
    status, title_vi, title_en = KINDS[problem.kind]
    remedies = [f" {one.remedy_vi} · {one.remedy_en}" for one in problem.errors if one.remedy_vi]
    text = f"{problem.detail_vi or title_vi} · {problem.detail_en or title_en}{''.join(remedies)}"
    field = problem.errors[0].field.upper() if problem.errors else ""
    code = "NoApplicableCode" if status >= 500 else "InvalidParameterValue"
    if any(one.code == "not-offered" for one in problem.errors):
        code = "OperationNotSupported"
    body = _TEMPLATES[dialect].format(
        code=quoteattr(code), locator=f" locator={quoteattr(field)}" if field else "", text=escape(text)
    )
    return Reply(status, [("Content-Type", _TYPES[dialect]), *problem.headers.items()], body.encode())


def document(problem: Problem, environ: dict[str, Any]) -> Reply:
    """The problem as `application/problem+json`, in the language of the request (`lang=`, cookie)."""
    response = problems.render(WSGIRequest({"wsgi.input": BytesIO(), **environ}), problem)
    return Reply(response.status_code, list(response.items()), response.content)


def of_status(status: int) -> Problem:
    """The problem for a bare status that MapProxy answered."""
    return Problem(_KIND_OF.get(status, "internal" if status >= 500 else "invalid-request"))


def overloaded(vi: str, en: str) -> Problem:
    """503: later it may go well."""
    return Problem("unavailable", vi, en, headers={"Retry-After": "2"})


def too_late() -> Problem:
    """503: the drawing was stopped, or had no time to begin."""
    return overloaded("Không vẽ kịp, hãy thử lại.", "It could not be drawn in time; try again.")


_TEMPLATES = {
    WMS_111: (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE ServiceExceptionReport SYSTEM "http://schemas.opengis.net/wms/1.1.1/exception_1_1_1.dtd">\n'
        '<ServiceExceptionReport version="1.1.1"><ServiceException code={code}>{text}</ServiceException>'
        "</ServiceExceptionReport>\n"
    ),
    WMS_130: (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<ServiceExceptionReport version="1.3.0" xmlns="http://www.opengis.net/ogc">'
        "<ServiceException code={code}{locator}>{text}</ServiceException></ServiceExceptionReport>\n"
    ),
    WMTS: (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<ows:ExceptionReport version="1.1.0" xmlns:ows="http://www.opengis.net/ows/1.1">'
        "<ows:Exception exceptionCode={code}{locator}><ows:ExceptionText>{text}</ows:ExceptionText></ows:Exception>"
        "</ows:ExceptionReport>\n"
    ),
}
