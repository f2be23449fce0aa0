"""Drafts laid over the items: the author and who decides see them when they ask; nobody else, no program by itself."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from django.contrib.auth.models import User
from django.test import Client
from shapely.geometry import mapping, shape

from cadastre.models import Parcel
from geo.domain.crs import CRS84
from geo.domain.transform import transform_geometry
from layers.changesets import deciding, drafted_rows, drafting
from layers.changesets.models import ChangeSet, Edit
from layers.registry import registry
from tests.drawing import draw_parcel, draw_ward, drawn, stored
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

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("ogc_urls")]
MINE = f"{ITEMS}?f=json&changeset=mine&crs={STORAGE.uri}"


@pytest.fixture
def drafted(lan: Call) -> dict[str, str]:
    """Four parcels, of which lan's draft moves, renames and deletes one each; and a new one. Ids by what they are."""
    live = [draw_parcel((at, 0, at + 10, 20), parcel_number=str(at)) for at in (0, 10, 20, 30)]
    ids = dict(zip(("still", "moved", "named", "gone"), (str(one.pk) for one in live), strict=True))
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


def test_what_is_hidden_from_the_reader_stays_hidden(
    lan: Call, drafted: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = found(lan("get", MINE))
    assert seen[drafted["named"]]["properties"]["holder_name"] == "Nguyễn Văn Mật"
    monkeypatch.setattr(User, "token_scopes", frozenset({"read", "write"}), raising=False)
    answer = lan("get", MINE)
    assert "holder_name" not in answer.content.decode() and "Nguyễn Văn Mật" not in answer.content.decode()
    for key, one in found(answer).items():
        told = seen[key]["properties"]
        assert one["properties"] == {name: told[name] for name in one["properties"]} and len(told) > len(
            one["properties"]
        )
    for condition in ("holder_name=Nguyễn Văn Mật", "nothing_like_it=x"):
        name = condition.partition("=")[0]
        assert errors_of(lan("get", f"{MINE}&{condition}")) == [(name, "unknown-parameter")]


def test_a_draft_of_a_row_that_is_hidden_from_its_author_is_hidden_too() -> None:
    """A parcel of the army outside the ward of the officer: neither the row nor what he once drafted of it."""
    draw_ward((0, 0, 50, 50))
    thu = officer("thu", "editor:land", unit="26740")
    home = draw_parcel((0, 0, 10, 20), land_use_codes="CQP")
    away = draw_parcel((500, 0, 510, 20), land_use_codes="CQP", parcel_number="46")
    thu("patch", f"{ITEMS}/{home.pk}", {"properties": {"address": "Trong phường"}}, MERGE)
    draft = ChangeSet.objects.get()
    Edit.objects.create(
        change_set=draft, seq=2, layer="parcels", operation="update", feature=away.pk, base_version=1,
        properties={"address": "Ngoài phường"},
    )  # fmt: skip
    for which in ("mine", str(draft.pk)):
        answer = thu("get", f"{ITEMS}?f=json&changeset={which}")
        assert set(found(answer)) == {str(home.pk)} and "Ngoài phường" not in answer.content.decode()
        assert found(answer)[str(home.pk)]["properties"]["address"] == "Trong phường"
        assert thu("get", f"{ITEMS}/{away.pk}?f=json&changeset={which}").status_code == 404


def test_a_page_says_what_it_shows(lan: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is laid over, nothing is said to be unpublished; and why there is nothing."""

    def told(path: str, who: Call = lan) -> tuple[bool, str]:
        answer = who("get", path, Accept_Language="vi")
        draft = answer.json()["draft"]
        assert ("Nen-Changeset" in answer) is not draft["published"]
        return draft["published"], draft["message"]

    parcel = draw_parcel((0, 0, 10, 20))
    published, words = told(MINE)
    assert published and "không có bản nháp" in words and "CHƯA" not in words
    lan("patch", f"{ITEMS}/{parcel.pk}", {"properties": {"address": "9 Lê Lợi"}}, MERGE)
    draft = ChangeSet.objects.get()
    named = f"{ITEMS}?f=json&changeset={draft.pk}"
    for path in (MINE, named):
        assert told(path) == (False, "Có cả thay đổi CHƯA công bố.")
    uses = f"/ogc/collections/parcel_land_uses/items?f=json&changeset={draft.pk}"
    assert told(uses)[0] and "không sửa lớp này" in told(uses)[1]
    published, words = told(MINE, officer("doc", "reader:land"))
    assert published and "không có quyền biên tập" in words
    with monkeypatch.context() as token:
        token.setattr(User, "token_scopes", frozenset({"read"}), raising=False)
        published, words = told(MINE)
        assert published and "mã truy cập" in words
        assert found(lan("get", MINE))[str(parcel.pk)]["properties"]["address"] == ""
    publish()
    published, words = told(named)
    assert published and "đã công bố" in words and "CHƯA" not in words
    lan("patch", f"{ITEMS}/{parcel.pk}", {"properties": {"address": "10 Lê Lợi"}}, MERGE)
    second = ChangeSet.objects.get(status="draft")
    deciding.withdraw(second.author, second.pk)
    published, words = told(f"{ITEMS}?f=json&changeset={second.pk}")
    assert published and "đã rút" in words
    assert (
        "withdrawn" in lan("get", f"{ITEMS}?f=json&lang=en&changeset={second.pk}").json()["draft"]["message"]
    )


def test_a_draft_off_every_map_is_listed_without_a_place_in_degrees(
    lan: Call, drafted: dict[str, str]
) -> None:
    """Such shapes are refused today; one that was saved before brings no list down."""
    far = stored(shapely.box(6e8, 1e6, 6.1e8, 1.1e6))
    Edit.objects.filter(feature__in=(drafted["moved"], drafted["new"])).update(
        geometry=far, extent=far.envelope
    )
    draft = ChangeSet.objects.get()
    for which in ("mine", str(draft.pk)):
        answer = lan("get", f"{ITEMS}?f=json&lang=en&changeset={which}")
        seen = found(answer)
        assert set(seen) == {drafted[name] for name in ("still", "moved", "named", "new")}
        assert seen[drafted["moved"]]["geometry"] is None and seen[drafted["named"]]["geometry"]
        assert answer.json()["draft"]["without_place"] == 2
        assert "2 shapes lie off every map" in answer.json()["draft"]["message"]
        metres = found(lan("get", f"{ITEMS}?f=json&changeset={which}&crs={STORAGE.uri}"))
        assert shape(metres[drafted["moved"]]["geometry"]).bounds[0] == 6e8
    path = f"{ITEMS}/{drafted['moved']}?f=json&changeset={draft.pk}"
    alone = lan("get", path).json()
    assert alone["geometry"] is None and alone["draft"]["warnings"]
    there = lan("get", f"{path}&crs={STORAGE.uri}").json()
    assert shape(there["geometry"]).bounds[0] == 6e8 and not there["draft"]["warnings"]


def test_a_box_reads_the_drafts_that_lie_in_it(
    lan: Call, drafted: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is drafted elsewhere is not read, and is not shown as it is stored either."""
    read: list[int] = []
    states = drafted_rows.standing.states
    monkeypatch.setattr(
        drafted_rows.standing, "states", lambda spec, edits: read.append(len(edits)) or states(spec, edits)
    )
    west, south, east, north = (
        transform_geometry(drawn((-1, -1, 5, 21)), STORAGE, CRS84).bounds[at] for at in range(4)
    )
    assert set(found(lan("get", f"{MINE}&bbox={west},{south},{east},{north}"))) == {drafted["still"]}
    x, y = (round(value) for value in drawn((0, 0, 1, 1)).bounds[:2])
    metres = f"&bbox-crs={STORAGE.uri}&bbox="
    assert set(found(lan("get", f"{MINE}{metres}{x + 33},{y},{x + 37},{y + 5}"))) == set()  # deleted
    assert set(found(lan("get", f"{MINE}{metres}{x + 14},{y},{x + 15},{y + 5}"))) == {drafted["moved"]}
    assert set(found(lan("get", f"{MINE}{metres}{x + 19.5},{y},{x + 19.8},{y + 5}"))) == set()  # moved away
    assert read == [0, 0, 1, 2]
    assert errors_of(lan("get", f"{MINE}&bbox=1,2,x"))[0][0] == "bbox"


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
    with_it, without = (
        lan("get", path, Accept="application/json").json() for path in (f"{root}?changeset=mine", root)
    )
    assert with_it["links"] == without["links"]
    hrefs = {link["href"] for link in with_it["links"] if link["rel"] == "data"}
    assert f"http://testserver{root}collections" in hrefs


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
        plain, shown = found(call("get", path)), found(call("get", f"{path}&changeset={draft.pk}"))
        assert shown.keys() == plain.keys(), spec.name
        for key, one in shown.items():
            assert one["geometry"] == plain[key]["geometry"], spec.name
            same = {name: value for name, value in plain[key]["properties"].items() if name != "valid_from"}
            assert {name: one["properties"][name] for name in same} == same, spec.name
