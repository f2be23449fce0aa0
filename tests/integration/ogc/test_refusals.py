"""Refusals of the OGC door have one form each for programs, for QGIS and for browsers, whatever refuses."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.test import Client

from layers.changesets import drafting
from tests.drawing import draw_parcel
from tests.integration.ogc.officers import ITEMS, MERGE, STORAGE, Call, caller, errors_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("ogc_urls")]
QGIS = "Mozilla/5.0 QGIS/34407/Windows 10 Version 2009"
TEXT = "{http://www.opengis.net/ows/1.1}Exception/{http://www.opengis.net/ows/1.1}ExceptionText"
UNKNOWN = "/ogc/collections/no_such_layer/items"


@pytest.fixture
def gone(lan: Call) -> str:
    """Address of a parcel that lan's draft deletes."""
    path = f"{ITEMS}/{draw_parcel((0, 0, 10, 20)).pk}"
    assert lan("delete", path).status_code == 200
    return path


def words(answer: Any) -> str:
    """What QGIS shows of a refusal; "" where it finds nothing to show."""
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "user-agent" in answer["Vary"].lower()
    if not answer["Content-Type"].startswith("text/xml"):
        return ""
    return ElementTree.fromstring(answer.content).findtext(TEXT) or ""  # noqa: S314 - our own words


def test_qgis_is_told_in_words_whatever_refuses(lan: Call, gone: str) -> None:
    foreign = drafting.begin(User.objects.create_superuser("admin"), title="Của người khác")
    asked = [
        ("get", f"{gone}?f=json", 404, "xóa trong bộ thay đổi của bạn"),
        ("head", f"{gone}?f=json", 404, None),
        ("get", f"{gone}?f=json&changeset=x", 400, "UUID"),
        ("get", f"{gone}?f=json&changeset={foreign.pk}", 404, "bộ thay đổi"),
        ("get", f"{UNKNOWN}/x?f=json&changeset=mine", 404, "no_such_layer"),
        ("get", f"{UNKNOWN}?f=json", 404, "no_such_layer"),
        ("options", UNKNOWN, 404, "no_such_layer"),
        ("options", f"{UNKNOWN}/x", 404, "no_such_layer"),
        ("post", gone, 405, "Phương thức"),
        ("put", ITEMS, 405, "Phương thức"),
        ("patch", gone, 404, "đối tượng"),
    ]
    for method, path, status, said in asked:
        body = ({"properties": {}}, MERGE) if method == "patch" else ()
        answer = lan(method, path, *body, User_Agent=QGIS, Accept_Language="vi")
        assert answer.status_code == status, (method, path, answer.content)
        assert said is None or said in words(answer), (method, path, answer.content)
        assert answer["Cache-Control"].startswith("private")
        plain = lan(method, path, *body)
        assert plain.status_code == status and "user-agent" in plain["Vary"].lower(), (method, path)
        assert plain["Content-Type"].startswith("application/problem+json")
    assert lan("post", gone, {})["Allow"] == "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"


def test_the_form_of_a_good_answer_does_not_follow_the_program(lan: Call, gone: str) -> None:
    for who in (lan, caller(Client())):
        plain, as_qgis = (who("get", f"{ITEMS}?f=json", **more) for more in ({}, {"User_Agent": QGIS}))
        assert plain.status_code == as_qgis.status_code == 200 and plain["ETag"] == as_qgis["ETag"]
        assert "user-agent" not in plain["Vary"].lower()


def test_a_browser_gets_a_page(lan: Call, gone: str) -> None:
    page = lan("post", gone, {}, Accept="text/html")
    assert page.status_code == 405 and page["Content-Type"].startswith("text/html")
    assert "Phương thức không được hỗ trợ" in page.content.decode()


def test_a_place_off_every_map_is_a_wrong_request(lan: Call) -> None:
    """Shapes that cannot be brought into the storage CRS, and shapes in it that no map in degrees could show."""
    far = {"type": "Polygon", "coordinates": [[[6e8, 1e6], [6.1e8, 1e6], [6.1e8, 1.1e6], [6e8, 1e6]]]}
    for body in (
        {"type": "Feature", "place": far, "coordRefSys": "EPSG:9209", "properties": {"parcel_number": "1"}},
        {"type": "Feature", "place": far, "coordRefSys": STORAGE.uri, "properties": {"parcel_number": "1"}},
    ):
        answer = lan("post", ITEMS, body)
        assert answer.status_code == 400, answer.content
        assert errors_of(answer) == [("geometry", "outside-projection")]
        assert answer.json()["errors"][0]["remedy"]
