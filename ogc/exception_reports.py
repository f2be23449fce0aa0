"""Lời báo lỗi cho QGIS. QGIS shows its user the words of a refusal only when they come as an OWS exception report: of a
problem document it shows "Error transferring … server replied: Bad Request" and nothing of what to do."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse

from geo.http import problems
from geo.http.language import language_of
from geo.http.problems import Problem

#: OWS Common 1.1, the form that QGIS reads in `QgsBaseNetworkRequest::replyFinished`.
_REPORT = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<ExceptionReport xmlns="http://www.opengis.net/ows/1.1" version="1.1.0"><Exception exceptionCode="{code}">'
    "<ExceptionText>{text}</ExceptionText></Exception></ExceptionReport>"
)
#: Characters that no XML document may hold, however they are written.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QGIS = re.compile(r"\bQGIS/\d")


def is_wanted(request: HttpRequest) -> bool:
    """Whether a desktop QGIS asks, by the name that it gives itself."""
    return _QGIS.search(request.headers.get("User-Agent", "")) is not None


def render(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem with its status and headers, its words as an exception report in the language of the request."""
    english = language_of(request) == "en"
    answer = problems.render(request, problem)
    answer.content = _REPORT.format(
        code=problem.kind, text=escape(_printable(words(problem, english=english)))
    )
    answer["Content-Type"] = "text/xml; charset=utf-8"
    return answer


def words(problem: Problem, *, english: bool) -> str:
    """What is wrong, where, and what to do, in one paragraph; nothing is said twice."""
    _status, title_vi, title_en = problems.KINDS[problem.kind]
    detail = (problem.detail_en if english else problem.detail_vi) or (title_en if english else title_vi)
    messages = [one.message_en if english else one.message_vi for one in problem.errors]
    said = [] if detail in messages else [detail]
    for one, message in zip(problem.errors, messages, strict=True):
        said.append(f"{one.field}: {message}" if one.field else message)
        remedy = one.remedy_en if english else one.remedy_vi
        if remedy and remedy not in said:
            said.append(remedy)
    said += _differing(problem, english=english)
    return " ".join(said)


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _differing(problem: Problem, *, english: bool) -> list[str]:
    """Which fields both sides changed, of a conflict."""
    found = problem.extra.get("conflicts", ())
    fields = [name for one in found for name in one.get("fields", ())]  # type: ignore[attr-defined]
    if not fields:
        return []
    return [("Both changed: " if english else "Cả hai cùng sửa: ") + ", ".join(dict.fromkeys(fields)) + "."]
