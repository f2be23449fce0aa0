"""What QGIS is told of a refusal."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import RequestFactory

from geo.http.problems import FieldError, Problem
from ogc import exception_reports

TEXT = "{http://www.opengis.net/ows/1.1}Exception/{http://www.opengis.net/ows/1.1}ExceptionText"


@pytest.mark.parametrize(
    ("agent", "wanted"),
    [
        ("Mozilla/5.0 QGIS/32216/Debian GNU/Linux 12", True),
        ("Mozilla/5.0 QGIS/34407/Windows 10 Version 2009", True),
        ("Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0", False),
        ("MyQGIS plugin", False),
        ("", False),
    ],
)
def test_only_qgis_gets_a_report(agent: str, wanted: bool) -> None:
    assert exception_reports.is_wanted(RequestFactory().get("/", headers={"User-Agent": agent})) is wanted


def test_a_report_says_what_is_wrong_and_what_to_do() -> None:
    conflicts = [{"fields": ["address", "land_use_codes"]}, {"fields": ["address"]}]
    problem = Problem(
        "stale-version", "Đã thay đổi.", "It changed.",
        errors=[FieldError("If-Match", "stale", "Đã thay đổi.", "It changed.", "Đọc lại <& ghi>.", "Read again.")],
        headers={"ETag": '"2"'}, extra={"conflicts": conflicts},
    )  # fmt: skip
    answer = exception_reports.render(RequestFactory().patch("/", headers={"Accept-Language": "vi"}), problem)
    told = ElementTree.fromstring(answer.content).findtext(TEXT)  # noqa: S314 - our own words
    assert (answer.status_code, answer["ETag"], answer["Content-Type"]) == (
        412,
        '"2"',
        "text/xml; charset=utf-8",
    )
    assert told == "If-Match: Đã thay đổi. Đọc lại <& ghi>. Cả hai cùng sửa: address, land_use_codes."


def test_no_character_breaks_a_report() -> None:
    answer = exception_reports.render(RequestFactory().get("/"), Problem("invalid-request", "a\x00\x0bb"))
    assert ElementTree.fromstring(answer.content).findtext(TEXT) == "a\ufffd\ufffdb"  # noqa: S314
