"""Two officers change the same parcel: the second is told, chooses, is approved again; and how all is undone."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from shapely.geometry import shape as shaped

from cadastre.models import Parcel
from geo.http.problems import Problem
from layers.changesets import access, conflicts, deciding, drafting, publishing, resolving, reverting
from layers.changesets.models import ChangeSet, Edit
from layers.changesets.preparing import EditInput
from layers.history.timeline import timeline
from layers.registry import registry
from tests.integration.changesets.conftest import CRS, Office, geojson
from tests.integration.changesets.test_lifecycle import refused

Pair = tuple[Parcel, Parcel]


def stale(office: Office, draft: ChangeSet) -> list[dict[str, Any]]:
    """The conflicts of a publication that is refused for them."""
    problem = refused("stale-version", "stale-version", publishing.publish, office.approver, draft.pk)
    found = orjson.loads(orjson.dumps(problem.extra["conflicts"]))
    assert problem.extra["conflict_count"] == len(found)
    assert found == orjson.loads(
        orjson.dumps(conflicts.listed(office.approver, access.find(office.approver, draft.pk)))
    )
    return found


@pytest.fixture
def clash(office: Office, pair: Pair) -> tuple[ChangeSet, Edit, Parcel]:
    """Lan's approved edit of a parcel that Minh changed meanwhile: both address and shape, Minh the use as well."""
    west = pair[0]
    draft = office.begin()
    edit = office.edit(draft, west, (0, 0, 9, 20), address="Lan", parcel_kind="A")
    office.approve(draft)
    office.change(west, office.colleague, (0, 0, 10, 19), address="Minh", land_use_codes="CLN")
    return draft, edit, west


def test_a_conflict_says_base_theirs_and_mine(office: Office, clash: tuple[ChangeSet, Edit, Parcel]) -> None:
    draft, edit, west = clash
    (found,) = stale(office, draft)
    assert (found["layer"], found["feature"], found["edit"]) == ("parcels", str(west.pk), edit.pk)
    assert [found[side]["properties"]["address"] for side in ("base", "theirs", "mine")] == [
        "",
        "Minh",
        "Lan",
    ]
    assert [found[side]["version"] for side in ("base", "theirs")] == [1, 2]
    assert [found[side]["properties"]["land_use_codes"] for side in ("base", "theirs", "mine")] == [
        "ODT",
        "CLN",
        "ODT",
    ]
    areas = [shaped(found[side]["geometry"]).area for side in ("base", "theirs", "mine")]
    assert areas == pytest.approx([200.0, 190.0, 180.0])
    assert found["fields"] == ["address"] and found["geometry_conflict"] is True
    assert set(found["their_fields"]) >= {"address", "land_use_codes"} and found["crs"] == "EPSG:9210"
    west.refresh_from_db()
    assert (west.version, west.address) == (2, "Minh")


def test_theirs_drops_the_edit(office: Office, clash: tuple[ChangeSet, Edit, Parcel]) -> None:
    draft, edit, west = clash
    changed, left = resolving.resolve(office.editor, draft.pk, edit.pk, "theirs")
    assert left is None and (changed.status, changed.approved_by, changed.edit_count) == (
        "submitted",
        None,
        0,
    )
    assert Parcel.objects.get(pk=west.pk).address == "Minh"


def test_mine_holds_what_i_changed_and_keeps_what_only_they_changed(
    office: Office, clash: tuple[ChangeSet, Edit, Parcel]
) -> None:
    draft, edit, west = clash
    changed, left = resolving.resolve(office.editor, draft.pk, edit.pk, "mine")
    assert left is not None and (changed.status, left.base_version) == ("submitted", 2)
    refused("conflict", "move-refused", publishing.publish, office.approver, draft.pk)
    resolve_and_publish(office, draft)
    west.refresh_from_db()
    assert (west.version, west.address, west.land_use_codes, west.parcel_kind) == (3, "Lan", "CLN", "A")
    assert west.geom.area == pytest.approx(180.0) and west.computed_area_m2 == pytest.approx(180.0)


def test_merge_asks_for_what_collides_and_takes_the_rest(
    office: Office, clash: tuple[ChangeSet, Edit, Parcel]
) -> None:
    draft, edit, west = clash
    problem = refused(
        "conflict", "choice-missing", resolving.resolve, office.editor, draft.pk, edit.pk, "merge"
    )
    assert "address" in problem.detail_en and "geometry" in problem.detail_en
    resolving.resolve(
        office.editor, draft.pk, edit.pk, "merge", fields={"address": "mine"}, geometry="theirs"
    )
    resolve_and_publish(office, draft)
    west.refresh_from_db()
    assert (west.address, west.land_use_codes, west.parcel_kind) == ("Lan", "CLN", "A")
    assert west.geom.area == pytest.approx(190.0) and west.computed_area_m2 == pytest.approx(190.0)


def test_they_deleted_what_i_changed(office: Office, pair: Pair) -> None:
    west = pair[0]
    mine, edit = office.begin(), None
    edit = office.edit(mine, west, address="Lan")
    office.approve(mine)
    theirs = office.begin(office.colleague)
    office.delete(theirs, west)
    office.publish(theirs)
    (found,) = stale(office, mine)
    assert found["theirs"] is None and found["mine"]["properties"]["address"] == "Lan"
    refused("conflict", "nothing-to-merge", resolving.resolve, office.editor, mine.pk, edit.pk, "merge")
    _changed, left = resolving.resolve(office.editor, mine.pk, edit.pk, "mine")
    assert left is not None and left.operation == "create"
    resolve_and_publish(office, mine)
    back = Parcel.objects.get(pk=west.pk)
    assert (back.version, back.address, back.holder_name) == (2, "Lan", "Nguyễn Văn Mật")


def test_i_deleted_what_they_changed(office: Office, pair: Pair) -> None:
    west = pair[0]
    mine = office.begin()
    edit = office.delete(mine, west)
    office.approve(mine)
    office.change(west, office.colleague, address="Minh")
    (found,) = stale(office, mine)
    assert found["mine"] is None and found["theirs"]["properties"]["address"] == "Minh"
    resolving.resolve(office.editor, mine.pk, edit.pk, "mine")
    resolve_and_publish(office, mine)
    assert not Parcel.objects.filter(pk=west.pk).exists()


def test_the_same_id_made_twice(office: Office, pair: Pair) -> None:
    """Two drafts draw a feature under one id; the second becomes a change of the first."""
    feature = office.edit(
        office.begin(), None, (30, 0, 40, 20), sheet_number="12", parcel_number="50"
    ).feature
    drafts = [office.begin(), office.begin(office.colleague)]
    for draft, number in zip(drafts, ("51", "52"), strict=True):
        values = {"sheet_number": "12", "parcel_number": number}
        given = EditInput("parcels", "create", feature, None, geojson((30, 0, 40, 20)), CRS, values)
        drafting.add(draft.author, draft.pk, given)
        office.approve(draft)
    publishing.publish(office.approver, drafts[0].pk)
    (found,) = stale(office, drafts[1])
    assert found["base"] is None and found["theirs"]["properties"]["parcel_number"] == "51"
    _changed, left = resolving.resolve(office.colleague, drafts[1].pk, found["edit"], "mine")
    assert left is not None and (left.operation, left.base_version) == ("update", 1)
    resolve_and_publish(office, drafts[1])
    assert Parcel.objects.get(pk=feature).parcel_number == "52"


def test_a_revert_puts_back_values_shapes_and_deleted_features(office: Office, pair: Pair) -> None:
    west, east = pair
    draft = office.begin()
    office.edit(draft, west, (0, 0, 9, 20), address="mới", land_use_codes="CLN")
    office.delete(draft, east)
    new = office.edit(draft, None, (9, 0, 20, 20), sheet_number="12", parcel_number="47")
    published = office.publish(draft)

    back = reverting.revert(office.colleague, published.pk)
    assert (back.status, back.kind, back.reverts, back.author) == (
        "draft",
        "revert",
        published,
        office.colleague,
    )
    assert (back.created_count, back.updated_count, back.deleted_count) == (1, 1, 1)
    assert Parcel.objects.get(pk=west.pk).address == "mới", "a revert is a draft like any other"
    office.publish(back)

    west.refresh_from_db()
    assert (west.version, west.address, west.land_use_codes) == (3, "", "ODT")
    assert west.geom.area == pytest.approx(200.0) and west.computed_area_m2 == pytest.approx(200.0)
    risen = Parcel.objects.get(pk=east.pk)
    assert (risen.version, risen.holder_name, risen.parcel_number, risen.source) == (
        2, "Nguyễn Văn Mật", "46", "drawn"
    )  # fmt: skip
    assert risen.geom.equals_exact(east.geom, 0) and not Parcel.objects.filter(pk=new.feature).exists()
    told = timeline(registry.get("parcels"), office.editor, west.pk)
    assert told is not None and len(told.entries) == 3


def test_a_revert_meets_the_same_rules_of_conflict(office: Office, pair: Pair) -> None:
    published = office.change(pair[0], address="một")
    office.change(pair[0], address="hai")
    back = reverting.revert(office.editor, published.pk)
    office.approve(back)
    (found,) = stale(office, back)
    assert [found[side]["properties"]["address"] for side in ("base", "theirs", "mine")] == ["một", "hai", ""]


def test_only_what_was_published_can_be_reverted(office: Office, pair: Pair) -> None:
    draft = office.begin()
    office.edit(draft, pair[0], address="x")
    refused("conflict", "not-published", reverting.revert, office.editor, draft.pk)
    published = office.change(pair[1], address="y")
    with pytest.raises(Problem) as caught:
        reverting.revert(office.approver, published.pk)
    assert caught.value.kind == "forbidden"


def resolve_and_publish(office: Office, draft: ChangeSet) -> None:
    """Approval of the resolved change set, and publication."""
    deciding.approve(office.approver, draft.pk)
    assert publishing.publish(office.approver, draft.pk).status == "published"
