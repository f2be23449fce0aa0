"""Drafts laid over the items: the author and who decides see them when they ask; nobody else, no program by itself."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from shapely.geometry import mapping, shape

from cadastre.models import Parcel
from layers.changesets import deciding, drafted_rows, drafting
from layers.changesets.models import ChangeSet, Edit
from layers.registry import registry
from tests.drawing import draw_parcel, drawn
from tests.integration.ogc.officers import (
    ITEMS,
    MERGE,
    METRES,
    NEW,
    STORAGE,
    Call,
    caller,
    errors_of,
    feature,
    officer,
    publish,
)
from tests.ogc import drawing

pytestmark = pytest.mark.django_db(transaction=True)
MINE = f"{ITEMS}?f=json&changeset=mine&crs={STORAGE.uri}"


@pytest.fixture(autouse=True)
def _urls(settings: Any, tmp_path: Any) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.ROOT_URLCONF = "tests.ogc.urlconf"


@pytest.fixture
def lan() -> Call:
    return officer("lan", "editor:land")


@pytest.fixture
def drafted(lan: Call) -> dict[str, str]:
    """Four parcels, of which lan's draft moves, renames and deletes one each; and a new one. Ids by what they are."""
    stored = [draw_parcel((at, 0, at + 10, 20), parcel_number=str(at)) for at in (0, 10, 20, 30)]
    ids = dict(zip(("still", "moved", "named", "gone"), (str(one.pk) for one in stored), strict=True))
    lan("patch", f"{ITEMS}/{ids['moved']}", {"geometry": mapping(drawn((10, 0, 19, 20)))}, MERGE, **METRES)
    lan("patch", f"{ITEMS}/{ids['named']}", {"properties": {"address": "9 Lê Lợi"}}, MERGE)
    lan("delete", f"{ITEMS}/{ids['gone']}")
    return ids | {"new": lan("post", ITEMS, feature((50, 0, 60, 20), **NEW), **METRES).json()["id"]}


def found(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.content
    return {one["id"]: one for one in answer.json()["features"]}


def test_the_author_sees_what_was_saved(lan: Call, drafted: dict[str, str]) -> None:
    answer = lan("get", MINE)
    seen = found(answer)
    assert set(seen) == {drafted[name] for name in ("still", "moved", "named", "new")}
    assert answer.json()["numberMatched"] == 4
    for name, area in (("still", 200), ("moved", 180), ("new", 200)):
        one = seen[drafted[name]]
        assert shape(one["geometry"]).area == pytest.approx(area, abs=1e-4)
        assert one["properties"]["computed_area_m2"] == area
    assert seen[drafted["named"]]["properties"]["address"] == "9 Lê Lợi"
    assert seen[drafted["new"]]["properties"]["parcel_number"] == "99"
    for name in ("moved", "named", "new"):  # as at the address of the feature, which QGIS reads after a save
        alone = lan("get", f"{ITEMS}/{drafted[name]}?f=json&changeset=mine&crs={STORAGE.uri}").json()
        assert alone["properties"] == seen[drafted[name]]["properties"]
    draft = ChangeSet.objects.get()
    assert answer["Nen-Changeset"] == str(draft.pk) and answer["Cache-Control"] == "private, no-store"
    assert "ETag" not in answer and answer.json()["draft"]["changesets"][0]["id"] == str(draft.pk)


def test_boxes_filters_order_and_pages_know_the_draft(lan: Call, drafted: dict[str, str]) -> None:
    box = "&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/9210&bbox="
    x, y = (round(value) for value in drawn((0, 0, 1, 1)).bounds[:2])
    near = f"{MINE}{box}{x + 19.5},{y},{x + 19.8},{y + 5}"  # where the moved one was
    assert found(lan("get", near)) == {}
    assert set(found(lan("get", f"{MINE}{box}{x + 52},{y},{x + 55},{y + 5}"))) == {drafted["new"]}
    assert set(found(lan("get", f"{MINE}&address=9 Lê Lợi"))) == {drafted["named"]}
    assert set(found(lan("get", f"{MINE}&filter=parcel_number IN ('99', '30')"))) == {drafted["new"]}
    path, order = f"{MINE}&sortby=-parcel_number&limit=1", []
    while path:
        page = lan("get", path).json()
        order += [one["properties"]["parcel_number"] for one in page["features"]]
        path = next((link["href"] for link in page["links"] if link["rel"] == "next"), "")
        assert not path or "changeset=mine" in path
    assert order == ["99", "20", "10", "0"]
    assert lan("get", f"{MINE}&resultType=hits").json()["numberMatched"] == 4


def test_nobody_is_shown_a_draft_without_asking_or_without_the_right(
    lan: Call, drafted: dict[str, str]
) -> None:
    draft = ChangeSet.objects.get()
    colleague, reader, approver, anonymous = (
        officer("minh", "editor:land"), officer("doc", "reader:land"), officer("hoa", "approver:land"),
        caller(Client()),
    )  # fmt: skip
    published = {drafted[name] for name in ("still", "moved", "named", "gone")}
    for who in (lan, colleague, reader, approver, anonymous):
        plain = lan("get", f"{ITEMS}?f=json") if who is lan else who("get", f"{ITEMS}?f=json")
        assert set(found(plain)) == published and "draft" not in plain.json()
    for who in (colleague, reader, approver):  # their own, of which there is none
        own = who("get", MINE)
        assert set(found(own)) == published and "Nen-Changeset" not in own
        assert found(own)[drafted["named"]]["properties"]["address"] == ""
    named = f"{ITEMS}?f=json&changeset={draft.pk}"
    assert anonymous("get", MINE).status_code == anonymous("get", named).status_code == 401
    assert colleague("get", named).status_code == reader("get", named).status_code == 404
    deciding.submit(draft.author, draft.pk)
    for who in (lan, approver):
        assert drafted["new"] in found(who("get", named)) and drafted["gone"] not in found(who("get", named))
    assert set(found(lan("get", MINE))) == published  # the next save goes on from what is stored
    deciding.send_back(User.objects.get(username="hoa"), draft.pk, "Bổ sung")
    assert drafted["new"] in found(lan("get", MINE))


def test_a_published_draft_is_what_everybody_sees(lan: Call, drafted: dict[str, str]) -> None:
    named = f"{ITEMS}?f=json&changeset={ChangeSet.objects.get().pk}"
    publish()
    public = found(caller(Client())("get", f"{ITEMS}?f=json"))
    assert set(public) == set(found(lan("get", MINE))) == set(found(lan("get", named)))
    assert drafted["new"] in public and not Parcel.objects.filter(pk=drafted["gone"]).exists()


def test_what_is_hidden_from_the_reader_stays_hidden(lan: Call, drafted: dict[str, str]) -> None:
    answer = lan("get", MINE)
    assert "holder_name" in found(answer)[drafted["named"]]["properties"]
    reader = officer("doc", "approver:land")
    named = f"{ITEMS}?f=json&changeset={ChangeSet.objects.get().pk}"
    shown = {field for one in found(reader("get", named)).values() for field in one["properties"]}
    readable = {
        field for one in found(reader("get", f"{ITEMS}?f=json")).values() for field in one["properties"]
    }
    assert shown == readable
    assert errors_of(reader("get", f"{named}&nothing_like_it=x")) == [
        ("nothing_like_it", "unknown-parameter")
    ]


def test_drafts_are_no_files_and_have_no_day(
    lan: Call, drafted: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for form in ("csv", "gpkg", "fgb", "geojson", "jsonfg", "html"):
        refused = lan("get", f"{ITEMS}?f={form}&changeset=mine")
        assert refused.status_code == 400, form
    assert errors_of(lan("get", f"{MINE}&datetime=2025-01-01")) == [("datetime", "invalid-value")]
    assert errors_of(lan("get", f"{ITEMS}?f=json&changeset=x")) == [("changeset", "invalid-id")]
    monkeypatch.setattr(drafted_rows, "MOST_EDITS", 3)
    assert lan("get", MINE).status_code == 413


def test_the_documents_around_the_items_understand_the_parameter(lan: Call, drafted: dict[str, str]) -> None:
    """QGIS repeats the parameters of a connection at landing page, OpenAPI, collections, items and pages."""
    root = "/ogc/"
    for path in (
        root,
        f"{root}conformance",
        f"{root}openapi",
        f"{root}collections",
        f"{root}collections/parcels",
    ):
        answer = lan("get", f"{path}?f=json&changeset=mine")
        assert answer.status_code == 200, path
    for who, told in ((lan, True), (officer("doc", "reader:land"), False)):
        get = who("get", f"{root}openapi?f=json").json()["paths"]["/collections/parcels/items"]["get"]
        assert ("changeset" in [one.get("name") for one in get["parameters"]]) is told
    landing = lan("get", f"{root}?changeset=mine", Accept="application/json").json()
    hrefs = {link["rel"]: link["href"] for link in landing["links"] if link.get("type") != "text/html"}
    assert hrefs["data"].endswith("/ogc/collections") or "?" in hrefs["data"]


def test_every_layer_can_have_drafts_laid_over_it() -> None:
    """An edit that changes nothing shows what is stored, whatever types the columns of the layer have."""
    admin = User.objects.create_superuser("admin")
    client = Client(raise_request_exception=False)
    client.force_login(admin)
    call, draft = caller(client), drafting.begin(admin, title="Mọi lớp")
    drawing.draw_all()
    for number, spec in enumerate(registry, start=1):
        first = spec.model.objects.order_by("pk").first()  # type: ignore[attr-defined]
        Edit.objects.create(
            change_set=draft, seq=number, layer=spec.name, operation="update", feature=first.pk,
            base_version=first.version,
        )  # fmt: skip
        ChangeSet.objects.filter(pk=draft.pk).update(layers=[one.name for one in registry])
        path = f"/ogc/collections/{spec.name}/items?f=json"
        stored, shown = found(call("get", path)), found(call("get", f"{path}&changeset={draft.pk}"))
        assert shown.keys() == stored.keys(), spec.name
        for key, one in shown.items():
            assert one["geometry"] == stored[key]["geometry"], spec.name
            same = {name: value for name, value in stored[key]["properties"].items() if name != "valid_from"}
            assert {name: one["properties"][name] for name in same} == same, spec.name
