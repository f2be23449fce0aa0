"""Who may edit where, what an edit may say, and operations that mean several edits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid4

import pytest
import shapely
from django.contrib.auth.models import User
from shapely.geometry import mapping

from cadastre.models import Parcel, ParcelLandUse
from geo.domain.crs import CRS84, lookup
from geo.domain.transform import transform_geometry
from geo.http.problems import Problem
from layers.changesets import access, deciding, drafting, operations, publishing, resolving
from layers.changesets.domain.states import PRIMITIVES
from layers.changesets.models import Edit
from layers.changesets.operations import Operation, Primitive, Requested
from layers.changesets.overview import chosen, overview
from layers.changesets.preparing import EditInput
from layers.changesets.reading_shapes import shape_in_storage
from layers.labels import Label
from tests.drawing import draw_parcel, draw_use, draw_ward, drawn
from tests.integration.changesets.conftest import CRS, Office, geojson, officer
from tests.integration.changesets.test_lifecycle import refused

Pair = tuple[Parcel, Parcel]


def update(parcel: Parcel, shape: Any = None, crs: str = CRS, version: int = 1, **values: Any) -> EditInput:
    """An edit of a parcel."""
    return EditInput("parcels", "update", parcel.pk, version, shape, crs, values)


@pytest.fixture
def ward_officer(office: Office, pair: Pair) -> User:
    """Somebody who edits land in phường Sài Gòn only, 50 m around the origin."""
    draw_ward((-50, -50, 50, 50))
    return officer("phuong", "editor", unit="26740")


def test_a_ward_officer_stays_inside_before_and_after(office: Office, pair: Pair, ward_officer: User) -> None:
    outside = draw_parcel((100, 0, 110, 20), parcel_number="99")
    draft = drafting.begin(ward_officer, title="Chỉnh lý phường")
    drafting.add(ward_officer, draft.pk, update(pair[0], geojson((0, 0, 9, 20))))
    refused("forbidden", "outside-reach", drafting.add, ward_officer, draft.pk, update(outside, address="x"))
    away = update(pair[1], geojson((45, 0, 60, 20)))
    refused("forbidden", "outside-reach", drafting.add, ward_officer, draft.pk, away)
    new = {"sheet_number": "12", "parcel_number": "7"}
    given = EditInput("parcels", "create", None, None, geojson((60, 0, 70, 20)), CRS, new)
    refused("forbidden", "outside-reach", drafting.add, ward_officer, draft.pk, given)
    assert Edit.objects.filter(change_set=draft).count() == 1


def test_rows_without_shape_lie_where_their_parcel_lies(
    office: Office, pair: Pair, ward_officer: User
) -> None:
    outside = draw_use(draw_parcel((100, 0, 110, 20), parcel_number="99"), "ODT", 200.0)
    inside = draw_use(pair[0], "ODT", 200.0)
    draft = drafting.begin(ward_officer, title="Chỉnh lý phường")

    def change(use: ParcelLandUse) -> EditInput:
        return EditInput("parcel_land_uses", "update", use.pk, 1, properties={"land_use_code": "CLN"})

    drafting.add(ward_officer, draft.pk, change(inside))
    refused("forbidden", "outside-reach", drafting.add, ward_officer, draft.pk, change(outside))
    office.publish(draft)
    assert ParcelLandUse.objects.get(pk=inside.pk).land_use_code == "CLN"


def test_an_approver_of_a_ward_sees_and_approves_that_ward_only(office: Office, pair: Pair) -> None:
    draw_ward((-50, -50, 50, 50))
    approver = officer("duyet", "approver", unit="26740")
    inside, outside = office.begin(), office.begin()
    office.edit(inside, pair[0], address="trong")
    office.edit(outside, draw_parcel((100, 0, 110, 20), parcel_number="99"), address="ngoài")
    for draft in (inside, outside):
        deciding.submit(office.editor, draft.pk)
    assert deciding.approve(approver, inside.pk).status == "approved"
    with pytest.raises(Problem) as caught:
        deciding.approve(approver, outside.pk)
    assert caught.value.kind == "not-found"
    assert not access.sees(approver, access.find(office.editor, outside.pk))


def test_foreign_layers_and_fields_are_refused_by_name(office: Office, pair: Pair) -> None:
    draft = office.begin()
    zone = EditInput("planning_zones", "create", properties={})
    refused("forbidden", "no-right", drafting.add, office.editor, draft.pk, zone)
    refused(
        "not-found", "unknown-layer", drafting.add, office.editor, draft.pk, EditInput("no_layer", "create")
    )
    wrong = {
        "no_such_field": 1, "computed_area_m2": 5, "map_sheet": "F-48", "source": "x", "official_area_m2": "lớn",
        "survey_date": "31/02/2026", "in_dispute": "có", "sheet_number": "1" * 20, "valid_from": "2026-01-01",
    }  # fmt: skip
    problem = refused(
        "invalid-request", "unknown-field", drafting.add, office.editor, draft.pk, update(pair[0], **wrong)
    )
    assert {one.field.removeprefix("properties."): one.code for one in problem.errors} == {
        "no_such_field": "unknown-field", "computed_area_m2": "read-only-field", "map_sheet": "read-only-field",
        "source": "read-only-field", "official_area_m2": "invalid-number", "survey_date": "invalid-date",
        "in_dispute": "invalid-boolean", "sheet_number": "value-too-long", "valid_from": "read-only-field",
    }  # fmt: skip
    assert all(one.remedy_vi and one.remedy_en for one in problem.errors)
    assert not Edit.objects.exists()


def test_versions_that_never_were_and_features_that_are_not(office: Office, pair: Pair) -> None:
    draft = office.begin()
    add = (drafting.add, office.editor, draft.pk)
    refused("invalid-request", "unknown-version", *add, update(pair[0], version=5, address="x"))
    refused("invalid-request", "missing", *add, EditInput("parcels", "update", pair[0].pk, None))
    refused("not-found", "unknown-feature", *add, EditInput("parcels", "delete", uuid4(), 1))
    lost = {"parcel": str(uuid4()), "land_use_code": "ODT"}
    refused(
        "invalid-request", "unknown-feature", *add, EditInput("parcel_land_uses", "create", properties=lost)
    )
    office.edit(draft, pair[0], address="x")
    problem = refused("conflict", "edit-exists", *add, update(pair[0], address="y"))
    assert problem.extra["edit"] == Edit.objects.get(change_set=draft).pk


def test_shapes_come_in_any_known_crs_and_in_no_other(office: Office, pair: Pair) -> None:
    draft = office.begin()
    wanted = drawn((0, 0, 9, 20))
    degrees = transform_geometry(wanted, lookup(9210), CRS84)
    flipped = shapely.transform(degrees, lambda xy: xy[:, ::-1])
    for shape, crs in ((degrees, ""), (flipped, "EPSG:4326"), (wanted.geoms[0], CRS)):
        (edit,) = drafting.save_batch(office.editor, draft.pk, [update(pair[0], mapping(shape), crs)])
        stored = shapely.from_wkb(bytes(edit.geometry.wkb))
        assert stored.geom_type == "MultiPolygon" and shapely.hausdorff_distance(stored, wanted) < 1e-4
        assert edit.properties["computed_area_m2"] == pytest.approx(180.0, abs=0.01)
    add = (drafting.add, office.editor, office.begin().pk)
    refused("invalid-request", "unknown-crs", *add, update(pair[0], mapping(wanted), "EPSG:99999"))
    refused(
        "invalid-request", "geometry-kind", *add, update(pair[0], {"type": "Point", "coordinates": [1, 2]})
    )
    refused("invalid-request", "geometry-unreadable", *add, update(pair[0], {"type": "Polygon"}))


def test_a_batch_is_all_or_nothing_and_may_be_sent_again(office: Office, pair: Pair) -> None:
    draft = office.begin()
    west, east = pair
    good = [update(west, address="a"), update(east, address="b")]
    first = drafting.save_batch(office.editor, draft.pk, good)
    again = drafting.save_batch(
        office.editor, draft.pk, [update(west, address="c"), update(east, address="b")]
    )
    assert [one.pk for one in first] == [one.pk for one in again] and again[0].properties == {"address": "c"}
    wrong = [update(west, address="d"), update(east, official_area_m2="?")]
    refused("invalid-request", "invalid-number", drafting.save_batch, office.editor, draft.pk, wrong)
    assert Edit.objects.get(pk=first[0].pk).properties == {"address": "c"}
    drafting.save_batch(office.editor, draft.pk, [], removed=[first[0].pk])
    draft.refresh_from_db()
    assert (draft.edit_count, draft.layers) == (1, ["parcels"])


def halve(asked: Requested) -> Sequence[Primitive]:
    """A test's own operation: the western half keeps the parcel, the eastern half becomes a new one."""
    assert asked.held is not None and asked.held.geometry is not None
    west, south, east, north = asked.held.geometry.bounds
    middle = west + (east - west) * float(str(asked.params["share"]))
    halves = [shapely.box(west, south, middle, north), shapely.box(middle, south, east, north)]
    shapes = [shape_in_storage(shapely.multipolygons([half])) for half in halves]
    new = {"sheet_number": "12", "parcel_number": str(asked.params["number"])}
    return [
        Primitive("parcels", "update", asked.feature, asked.base_version, {}, shapes[0]),
        Primitive("parcels", "create", None, 0, new, shapes[1]),
    ]


@pytest.fixture
def halving() -> Iterator[None]:
    """The operation is offered on parcels while the test runs."""
    operations.register(Operation("halve", Label("Chia đôi", "Halve"), frozenset({"parcels"}), halve))
    yield
    operations.unregister("halve")


def halved(parcel: Parcel, share: float, number: str = "45A") -> EditInput:
    """The operation on a parcel."""
    params = {"share": share, "number": number}
    return EditInput("parcels", "halve", parcel.pk, parcel.version, params=params)


def test_an_unknown_operation_lists_what_the_layer_offers(office: Office, pair: Pair, halving: None) -> None:
    unknown = EditInput("parcels", "dissolve", pair[0].pk, 1)
    problem = refused(
        "invalid-request", "unknown-operation", drafting.add, office.editor, office.begin().pk, unknown
    )
    assert "create, update, delete, split, merge" in problem.errors[0].remedy_en
    assert "halve" in problem.errors[0].remedy_en


def test_an_operation_becomes_edits_and_goes_with_them(office: Office, pair: Pair, halving: None) -> None:
    draft = office.begin()
    leader = drafting.add(office.editor, draft.pk, halved(pair[0], 0.5))
    parts = list(leader.expansion.order_by("seq"))
    assert [one.operation for one in parts] == ["update", "create"]
    assert parts[0].properties["computed_area_m2"] == pytest.approx(100.0)
    refused("conflict", "part-of-operation", drafting.remove, office.editor, draft.pk, parts[0].pk)
    again = drafting.replace_edit(office.editor, draft.pk, leader.pk, halved(pair[0], 0.25))
    assert again.pk == leader.pk and Edit.objects.filter(change_set=draft).count() == 3
    office.publish(draft)
    areas = sorted(
        round(one.geom.area) for one in Parcel.objects.filter(geom__intersects=pair[0].geom.buffer(-1))
    )
    assert areas == [50, 150]


def test_a_reviewer_sees_the_operation_and_what_it_means(office: Office, pair: Pair, halving: None) -> None:
    draft = office.begin()
    leader = drafting.add(office.editor, draft.pk, halved(pair[0], 0.5))
    office.edit(draft, pair[1], address="An")
    (told,) = overview(draft, "vi")["operations"]
    assert (told["edit"], told["operation"], told["title"]) == (leader.pk, "halve", "Chia đôi")
    assert told["counts"] == {"create": 1, "update": 1, "delete": 0}
    rows = Edit.objects.filter(change_set=draft, operation__in=PRIMITIVES)
    parts = chosen(rows, part_of=leader.pk)
    assert rows.count() == 3 and {one.expanded_from_id for one in parts} == {leader.pk} and parts.count() == 2


def test_an_operation_on_a_changed_feature_is_done_anew(office: Office, pair: Pair, halving: None) -> None:
    draft = office.begin()
    leader = drafting.add(office.editor, draft.pk, halved(pair[0], 0.5))
    office.approve(draft)
    office.change(pair[0], office.colleague, (0, 0, 8, 20), address="Minh")
    part = leader.expansion.get(operation="update")
    refused("conflict", "operation-not-merged", resolving.resolve, office.editor, draft.pk, part.pk, "merge")
    _changed, left = resolving.resolve(office.editor, draft.pk, part.pk, "mine")
    assert left is not None and left.expansion.get(operation="update").base_version == 2
    deciding.approve(office.approver, draft.pk)
    publishing.publish(office.approver, draft.pk)
    west = Parcel.objects.get(pk=pair[0].pk)
    assert (west.version, west.address, round(west.geom.area)) == (3, "Minh", 80)
