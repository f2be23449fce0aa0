"""What one request may ask for, and what a refusal says in each dialect."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pytest
from lxml import etree

from geo.http.problems import Problem
from tiles import limits, refusals

GET_MAP = {
    "SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetMap", "LAYERS": "basemap", "STYLES": "", "CRS": "EPSG:3857",
    "BBOX": "11870000,1200000,11871000,1201000", "WIDTH": "512", "HEIGHT": "512", "FORMAT": "image/png",
}  # fmt: skip


def refusal(**changed: str) -> Problem:
    """The problem of a GetMap request with some parameters changed."""
    with pytest.raises(Problem) as caught:
        limits.check(limits.parameters(urlencode({**GET_MAP, **changed})))
    return caught.value


def test_an_ordinary_picture_is_within_the_limits() -> None:
    limits.check(limits.parameters(urlencode(GET_MAP)))
    limits.check(limits.parameters(urlencode({**GET_MAP, "WIDTH": "2560.0", "HEIGHT": "1600"})))
    limits.check(limits.parameters("SERVICE=WMS&REQUEST=GetCapabilities"))


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"WIDTH": "20000", "HEIGHT": "20"}, "width", "out-of-range"),
        ({"WIDTH": "4000", "HEIGHT": "4000"}, "width", "too-large"),
        ({"WIDTH": "-1"}, "width", "out-of-range"),
        ({"HEIGHT": "inf"}, "height", "out-of-range"),
        ({"HEIGHT": "nan"}, "height", "out-of-range"),
        ({"HEIGHT": "large"}, "height", "out-of-range"),
        ({"LAYERS": ",".join(["basemap"] * 21)}, "layers", "too-many"),
        ({"BBOX": "1,2,3"}, "bbox", "invalid-bbox"),
        ({"BBOX": "0,0,nan,1"}, "bbox", "invalid-bbox"),
        ({"BBOX": "5,5,1,1"}, "bbox", "invalid-bbox"),
        ({"BBOX": "11870000,1200000,11870005,1200005"}, "bbox", "too-fine"),
        (
            {"BBOX": "106.7,10.7,106.70001,10.70001", "CRS": "CRS:84"},
            "bbox",
            "too-fine",
        ),
        ({"SLD": "http://192.0.2.1/x.sld"}, "sld", "not-offered"),
        ({"sld_body": "<StyledLayerDescriptor/>"}, "sld_body", "not-offered"),
        ({"REMOTE_OWS_URL": "http://192.0.2.1/"}, "remote_ows_url", "not-offered"),
        ({"map": "/etc/passwd"}, "map", "not-offered"),
    ],
)  # fmt: skip
def test_beyond_a_limit_the_parameter_is_named_in_both_languages(
    changed: dict[str, str], field: str, code: str
) -> None:
    problem = refusal(**changed)
    assert (problem.kind, problem.errors[0].field, problem.errors[0].code) == ("invalid-request", field, code)
    assert problem.detail_vi and problem.detail_en and problem.detail_vi != problem.detail_en


def test_a_parameter_given_twice_is_refused_whatever_its_case() -> None:
    with pytest.raises(Problem, match="twice"):
        limits.parameters("WIDTH=10&width=20000")
    with pytest.raises(Problem, match="longer"):
        limits.parameters("x=" + "a" * limits.MAX_QUERY_CHARS)


@pytest.mark.parametrize(
    ("version", "media_type", "root"),
    [
        ("1.1.1", "application/vnd.ogc.se_xml; charset=utf-8", "ServiceExceptionReport"),
        ("1.3.0", "text/xml; charset=utf-8", "{http://www.opengis.net/ogc}ServiceExceptionReport"),
    ],
)
def test_wms_clients_get_the_report_of_their_version(version: str, media_type: str, root: str) -> None:
    reply = refusals.report(refusal(SLD="http://x/?a=1&b=<2>"), refusals.dialect({"version": version}))
    assert (reply.status, reply.header("Content-Type")) == (400, media_type)
    document = etree.fromstring(reply.body)
    assert document.tag == root and document.get("version") == version
    assert document[0].get("code") == "OperationNotSupported"
    assert "Máy chủ không nhận" in (document[0].text or "") and "is not taken" in (document[0].text or "")


def test_wmts_clients_get_an_ows_report_and_tile_addresses_a_problem_document() -> None:
    wmts = refusals.report(refusals.of_status(404), refusals.dialect({"service": "WMTS"}))
    assert wmts.status == 404
    assert etree.fromstring(wmts.body).tag == "{http://www.opengis.net/ows/1.1}ExceptionReport"
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/wmts/x", "QUERY_STRING": "lang=en"}
    document = refusals.document(refusals.of_status(404), environ)
    assert document.header("Content-Type") == "application/problem+json"
    assert json.loads(document.body)["title"] == "Not found"
    late = refusals.document(refusals.overloaded("Không kịp.", "Too late."), environ | {"QUERY_STRING": ""})
    assert (late.status, late.header("Retry-After"), json.loads(late.body)["detail"]) == (
        503,
        "2",
        "Không kịp.",
    )
