"""Operations on parcels over HTTP: preview, split and merge up to the publication, lineage both ways, revert."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from cadastre.models import Parcel, ParcelEvent, ParcelLineage
from layers.changesets.models import Edit
from tests.api.test_changesets import CRS, Caller, begin, caller, officer
from tests.drawing import draw_parcel, draw_use
from tests.integration.cadastre.conftest import at, line

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lan() -> Caller:
    return officer("lan", "editor")


@pytest.fixture
def hoa() -> Caller:
    return officer("hoa", "approver")


@pytest.fixture
def citizen() -> Caller:
    return caller(Client(raise_request_exception=False))


def operation(name: str, parcel: Parcel, **params: Any) -> dict[str, Any]:
    """The body of the request."""
    return {
        "layer": "parcels", "operation": name, "feature": str(parcel.pk), "base_version": parcel.version,
        "params": {"crs": CRS, **params},
    }  # fmt: skip


def publish(lan: Caller, hoa: Caller, path: str) -> None:
    """The whole way of a draft."""
    for who, step in ((lan, "submit"), (hoa, "approve"), (hoa, "publish")):
        status, body = who("post", f"{path}/{step}")
        assert status == 200, body


def carried_out(lan: Caller, hoa: Caller, body: dict[str, Any]) -> tuple[str, list[str]]:
    """Publishes an operation; the path of its change set and the ids of the new parcels."""
    path = begin(lan)
    status, saved = lan("post", f"{path}/edits", body)
    assert status == 201, saved
    publish(lan, hoa, path)
    return path, [
        one["feature"]
        for one in saved["expansion"]
        if one["operation"] == "create" and one["layer"] == "parcels"
    ]


def test_a_preview_tells_what_would_be_and_keeps_nothing(lan: Caller, citizen: Caller) -> None:
    parent = draw_parcel((0, 0, 10, 20), sheet_number="931", parcel_number="4", official_area_m2=200.0)
    draw_use(parent, "ODT", 200.0)
    asked = operation("split", parent, area={"area_m2": 100.0, "side": "north"})
    status, told = lan("post", "/changesets/preview", asked)
    assert status == 200, told
    made = [one for one in told["edits"] if one["layer"] == "parcels" and one["operation"] == "create"]
    assert [one["properties"]["official_area_m2"] for one in made] == [100.0, 100.0]
    assert [one["properties"]["parcel_number"] for one in made] == ["5", "6"]
    assert all(one["geometry"]["type"] == "MultiPolygon" and one["crs"] == CRS for one in made)
    assert all("holder_name" not in one["properties"] for one in made), "a preview shows public values only"
    assert {one["layer"] for one in told["edits"]} == {"parcels", "parcel_land_uses"}
    assert not Edit.objects.exists() and not any(one["severity"] == "error" for one in told["findings"])
    status, problem = lan(
        "post", "/changesets/preview", operation("split", parent, line=line((20, 0), (20, 9)))
    )
    assert status == 400 and problem["errors"][0]["code"] == "line-misses-parcel"
    assert problem["errors"][0]["field"] == "params.line" and problem["errors"][0]["remedy"]
    assert citizen("post", "/changesets/preview", asked)[0] == 401
    blind = asked | {"feature": str(uuid4())}
    assert lan("post", "/changesets/preview", blind)[0] == 404


def test_a_preview_sees_the_draft_it_is_meant_for(lan: Caller) -> None:
    west = draw_parcel((0, 0, 10, 20), sheet_number="932", parcel_number="1")
    east = draw_parcel((10, 0, 20, 20), sheet_number="932", parcel_number="2")
    path = begin(lan)
    draft = path.rsplit("/", 1)[1]
    first = operation("split", west, line=line((-1, 5), (12, 5)))
    _status, saved = lan("post", f"{path}/edits", first)
    asked = operation("split", east, line=line((9, 12), (21, 12)))
    _status, told = lan("post", f"/changesets/preview?changeset={draft}", asked)
    numbers = [
        one["properties"].get("parcel_number") for one in told["edits"] if one["operation"] == "create"
    ]
    assert numbers == ["5", "6"], "3 and 4 are those of the other split in the draft"
    _status, again = lan("post", f"/changesets/preview?changeset={draft}&edit={saved['id']}", first)
    numbers = [
        one["properties"].get("parcel_number") for one in again["edits"] if one["operation"] == "create"
    ]
    assert numbers == ["3", "4"]
    assert lan("post", f"/changesets/preview?changeset={uuid4()}", asked)[0] == 404


def test_lineage_is_told_both_ways_to_everybody(lan: Caller, hoa: Caller, citizen: Caller) -> None:
    parent = draw_parcel((0, 0, 10, 20), sheet_number="933", parcel_number="1", national_id="w3gv7cp477mz")
    path, parts = carried_out(lan, hoa, operation("split", parent, line=line((-1, 5), (11, 5))))
    first, second = (Parcel.objects.get(pk=one) for one in parts)
    merge = operation("merge", first, **{"with": [{"feature": str(second.pk), "base_version": 1}]})
    _path, (whole,) = carried_out(lan, hoa, merge)

    status, told = citizen("get", f"/parcels/{parent.pk}/lineage")
    assert status == 200 and told["live"] is False and told["parents"] == [] and "graph" not in told
    assert {one["id"] for one in told["children"]} == set(parts)
    assert told["ended_by"]["operation"] == "split" and told["ended_by"]["title"] == "Tách thửa"
    assert (
        told["ended_by"]["document"] == "12/QĐ-UBND"
        and told["ended_by"]["change_set"] == path.rsplit("/", 1)[1]
    )
    assert citizen("get", "/parcels/w3gv7cp477mz/lineage")[1]["id"] == str(parent.pk), (
        "by its former national id"
    )

    _status, told = citizen("get", f"/parcels/{whole}/lineage?depth=5&lang=en")
    assert told["live"] and told["event"]["title"] == "Merge" and told["ended_by"] is None
    assert {one["id"] for one in told["parents"]} == set(parts)
    graph = told["graph"]
    assert {one["id"] for one in graph["nodes"]} == {str(parent.pk), *parts, whole}
    assert {one["id"] for one in graph["nodes"] if one["live"]} == {whole}
    assert {(one["parent"], one["child"]) for one in graph["edges"]} == {
        *((str(parent.pk), one) for one in parts), *((one, whole) for one in parts)
    }  # fmt: skip
    assert [one["operation"] for one in graph["events"]] == ["split", "merge"] and not graph["truncated"]
    shares = {
        one["child"]: one["share_of_parent_pct"] for one in graph["edges"] if one["parent"] == str(parent.pk)
    }
    assert sorted(shares.values()) == [25.0, 75.0]
    nearer = citizen("get", f"/parcels/{whole}/lineage?depth=1")[1]["graph"]
    assert {one["id"] for one in nearer["nodes"]} == {*parts, whole}

    status, event = citizen("get", f"/parcel-events/{told['event']['id']}")
    assert status == 200 and {one["id"] for one in event["parents"]} == set(parts)
    assert [one["id"] for one in event["children"]] == [whole] and len(event["links"]) == 2
    assert citizen("get", f"/parcel-events/{uuid4()}")[0] == 404
    assert citizen("get", f"/parcels/{uuid4()}/lineage")[0] == 404


def test_classified_parcels_are_no_part_of_what_citizens_read(
    lan: Caller, hoa: Caller, citizen: Caller
) -> None:
    parent = draw_parcel((0, 0, 10, 20), sheet_number="934", parcel_number="1", land_use_codes="CQP")
    _path, parts = carried_out(lan, hoa, operation("split", parent, line=line((-1, 5), (11, 5))))
    event = ParcelEvent.objects.get()
    for parcel in (parent.pk, *parts):
        assert citizen("get", f"/parcels/{parcel}/lineage")[0] == 404
        assert lan("get", f"/parcels/{parcel}/lineage")[0] == 200
    assert citizen("get", f"/parcel-events/{event.pk}")[0] == 404
    assert lan("get", f"/parcel-events/{event.pk}")[0] == 200


def test_a_revert_brings_the_parcel_back_and_marks_the_event(lan: Caller, hoa: Caller) -> None:
    parent = draw_parcel((0, 0, 10, 20), sheet_number="935", parcel_number="1", official_area_m2=200.0)
    draw_use(parent, "ODT", 200.0)
    beside = draw_parcel((10, 0, 20, 20), sheet_number="935", parcel_number="2")
    path, parts = carried_out(lan, hoa, operation("split", parent, line=line((-1, 5), (10, 5))))
    status, draft = lan("post", f"{path}/revert")
    assert status == 201, draft
    publish(lan, hoa, f"/changesets/{draft['id']}")
    back = Parcel.objects.get(pk=parent.pk)
    assert (back.version, back.parcel_number, back.geom.area) == (2, "1", 200.0)
    assert [use.area_m2 for use in back.land_uses.all()] == [200.0]
    assert not Parcel.objects.filter(pk__in=parts).exists()
    beside.refresh_from_db()
    assert beside.version == 3 and beside.geom.num_points == 5
    _status, told = lan("get", f"/parcels/{parent.pk}/lineage?depth=3")
    assert told["live"] and told["children"] == [] and told["ended_by"] is None
    assert [one["reverted"] for one in told["graph"]["events"]] == [True]
    _status, told = lan("get", f"/parcels/{parts[0]}/lineage")
    assert told["live"] is False and told["event"] is None and told["parents"] == []
    assert ParcelEvent.objects.get().reverted_by is not None and ParcelLineage.objects.count() == 2


def test_vertices_typed_north_first_and_a_refused_crs(lan: Caller) -> None:
    parent = draw_parcel((0, 0, 10, 20), sheet_number="936", parcel_number="1")
    path = begin(lan)
    typed = [[y, x] for x, y in at((-1, 5), (11, 5))]
    status, problem = lan("post", f"{path}/edits", operation("split", parent, vertices=typed))
    assert status == 400 and problem["errors"][0]["code"] == "outside-city"
    assert "north_first" in problem["errors"][0]["remedy"]
    body = operation("split", parent, vertices=typed) | {"params": {"vertices": typed, "crs": "EPSG:6956"}}
    status, problem = lan("post", f"{path}/edits", body)
    assert status == 400 and problem["errors"][0]["field"] == "params.crs"
    status, saved = lan("post", f"{path}/edits", operation("split", parent, vertices=typed, north_first=True))
    assert status == 201 and [one["operation"] for one in saved["expansion"]] == [
        "delete",
        "create",
        "create",
    ]
