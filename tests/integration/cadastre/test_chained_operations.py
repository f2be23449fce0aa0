"""Operations of one change set that build on each other: each sees what the earlier ones leave, one net effect is
published, and what is taken back leaves the earlier ones as they were."""

from __future__ import annotations

from uuid import UUID

import pytest
import shapely
from django.db import connection

from cadastre.models import Parcel, ParcelEvent, ParcelLineage
from cadastre.queries import lineage
from layers.changesets import drafting, findings, reverting
from layers.changesets.models import ChangeSet, Edit
from layers.changesets.preparing import EditInput
from layers.changesets.previewing import preview
from layers.changesets.resolving import resolve
from tests.drawing import draw_parcel, draw_right, draw_survey, draw_use, draw_ward, drawn
from tests.integration.cadastre.conftest import Cadastre, ground, line, operation_on
from tests.integration.changesets.conftest import CRS, officer
from tests.integration.changesets.test_lifecycle import refused


def made(leader: Edit) -> list[Edit]:
    """The parcels that an operation makes, from south to north, west to east."""
    rows = leader.expansion.filter(layer="parcels", operation__in=("create", "passing-create"))
    return sorted(rows, key=lambda one: (round(one.geometry.centroid.y, 3), one.geometry.centroid.x))


def on(operation: str, feature: UUID, version: int = 1, **params: object) -> EditInput:
    """A request for an operation on a parcel by id, live or not."""
    return EditInput("parcels", operation, feature, version, params={"crs": CRS, **params})


def split_then_merge(office: Cadastre, draft: ChangeSet, sheet: str) -> tuple[Parcel, Parcel, Edit, Edit]:
    """A parcel of 10 × 20 m loses its southern half to its neighbour."""
    west = draw_parcel((0, 0, 10, 20), sheet_number=sheet, parcel_number="1", official_area_m2=200.0)
    east = draw_parcel((10, 0, 20, 20), sheet_number=sheet, parcel_number="2", official_area_m2=200.0)
    draw_use(west, "ODT", 200.0)
    draw_right(east)
    split = office.operate(draft, "split", west, line=line((-1, 10), (11, 10)))
    south = made(split)[0]
    merge = drafting.add(
        office.editor,
        draft.pk,
        on("merge", south.feature, **{"with": [{"feature": str(east.pk), "base_version": 1}]}),
    )
    return west, east, split, merge


def test_a_child_is_merged_with_the_neighbour_before_anything_is_published(office: Cadastre) -> None:
    draft = office.begin()
    _west, _east, split, merge = split_then_merge(office, draft, "961")
    assert findings.check_all(office.editor, draft) == []
    (whole,) = made(merge)
    north = made(split)[1]
    assert {one.operation for one in merge.expansion.all()} >= {"create", "delete", "passing-delete"}
    office.publish(draft)
    live = {one.pk: one for one in Parcel.objects.filter(sheet_number="961")}
    assert live.keys() == {whole.feature, north.feature}
    assert ground(live[whole.feature]).area == pytest.approx(300.0, abs=1e-6)
    assert ground(live[north.feature]).area == pytest.approx(100.0, abs=1e-6)
    assert live[whole.feature].official_area_m2 == 300.0 and live[north.feature].official_area_m2 == 100.0
    assert [use.area_m2 for use in live[whole.feature].land_uses.all()] == [100.0]
    assert live[whole.feature].rights.count() == 1 and live[north.feature].rights.count() == 0
    with connection.cursor() as cursor:
        passing = made(split)[0].feature
        cursor.execute("SELECT count(*) FROM history.parcels WHERE id = %s", [passing])
        assert cursor.fetchone() == (0,), "a parcel that came and went in one change set never was"


def test_lineage_leads_past_the_parcel_that_never_was(office: Cadastre) -> None:
    draft = office.begin()
    west, east, split, merge = split_then_merge(office, draft, "962")
    office.publish(draft)
    (whole,), north = made(merge), made(split)[1]
    event = ParcelEvent.objects.get()
    links = {(one.parent, one.child): one for one in ParcelLineage.objects.all()}
    assert links.keys() == {
        (west.pk, whole.feature),
        (east.pk, whole.feature),
        (west.pk, north.feature),
    }
    halves = links[west.pk, whole.feature]
    assert halves.share_of_parent == pytest.approx(0.5) and halves.share_of_child == pytest.approx(1 / 3)
    assert links[east.pk, whole.feature].share_of_child == pytest.approx(2 / 3)
    assert event.operation == "several" and event.summary["operations"] == ["split", "merge"]
    told = lineage.event(event.pk, None, "vi")
    assert told["title"] == "Tách thửa, hợp thửa"
    assert {one["id"] for one in told["parents"]} == {west.pk, east.pk}
    assert lineage.lineage(str(west.pk), None, "en")["ended_by"]["title"] == "Split, merge"


def test_a_revert_brings_back_what_was_before_both(office: Cadastre) -> None:
    draft = office.begin()
    west, east, _split, _merge = split_then_merge(office, draft, "963")
    office.publish(draft)
    office.publish(reverting.revert(office.editor, draft.pk))
    live = {one.pk: one for one in Parcel.objects.filter(sheet_number="963")}
    assert live.keys() == {west.pk, east.pk}
    assert ground(live[west.pk]).equals(drawn((0, 0, 10, 20)))
    assert ground(live[east.pk]).equals(drawn((10, 0, 20, 20)))
    assert live[east.pk].rights.count() == 1 and live[west.pk].land_uses.get().area_m2 == 200.0
    assert ParcelEvent.objects.get().reverted_at is not None


def test_a_child_is_cut_again_and_again(office: Cadastre) -> None:
    draft = office.begin()
    parent = draw_parcel((0, 0, 10, 40), sheet_number="964", parcel_number="1", official_area_m2=400.0)
    east = draw_parcel((10, 0, 20, 40), sheet_number="964", parcel_number="2")
    first = office.operate(draft, "split", parent, line=line((-1, 10), (11, 10)))
    south, north = made(first)
    second = drafting.add(office.editor, draft.pk, on("split", north.feature, line=line((-1, 20), (11, 20))))
    third = drafting.add(
        office.editor, draft.pk, on("split", made(second)[1].feature, line=line((-1, 30), (11, 30)))
    )
    assert [one.properties["parcel_number"] for one in (*made(first), *made(second), *made(third))] == list(
        "436587"
    )
    assert findings.check_all(office.editor, draft) == []
    office.publish(draft)
    live = {one.pk: one for one in Parcel.objects.filter(sheet_number="964").exclude(pk=east.pk)}
    assert live.keys() == {south.feature, made(second)[0].feature, *(one.feature for one in made(third))}
    assert [ground(one).area for one in live.values()] == pytest.approx([100.0] * 4, abs=1e-6)
    assert sum(one.official_area_m2 or 0.0 for one in live.values()) == pytest.approx(400.0)
    assert {one.parent for one in ParcelLineage.objects.all()} == {parent.pk}
    assert [one.share_of_parent for one in ParcelLineage.objects.all()] == pytest.approx([0.25] * 4)
    east.refresh_from_db()
    assert east.version == 2 and len(ground(east).geoms[0].exterior.coords) == 8, "all three cuts end on it"


def test_what_another_operation_builds_on_cannot_be_taken_back_first(office: Cadastre) -> None:
    draft = office.begin()
    west, _east, split, merge = split_then_merge(office, draft, "965")
    problem = refused("conflict", "built-upon", drafting.remove, office.editor, draft.pk, split.pk)
    assert problem.extra["edit"] == merge.pk
    again = operation_on("split", west, line=line((-1, 5), (11, 5)))
    refused("conflict", "built-upon", drafting.replace_edit, office.editor, draft.pk, split.pk, again)
    drafting.remove(office.editor, draft.pk, merge.pk)
    rows = Edit.objects.filter(change_set=draft, layer="parcels", expanded_from=split)
    assert sorted(one.operation for one in rows) == ["create", "create", "delete", "update"]
    drafting.remove(office.editor, draft.pk, split.pk)
    assert not Edit.objects.filter(change_set=draft).exists()


def test_the_later_operation_is_done_anew_on_the_same_ground(office: Cadastre) -> None:
    draft = office.begin()
    parent = draw_parcel((0, 0, 10, 40), sheet_number="966", parcel_number="1")
    first = office.operate(draft, "split", parent, line=line((-1, 10), (11, 10)))
    north = made(first)[1].feature
    second = drafting.add(office.editor, draft.pk, on("split", north, line=line((-1, 20), (11, 20))))
    again = drafting.replace_edit(
        office.editor, draft.pk, second.pk, on("split", north, line=line((-1, 30), (11, 30)))
    )
    office.publish(draft)
    areas = sorted(round(ground(one).area, 6) for one in Parcel.objects.filter(sheet_number="966"))
    assert again.pk == second.pk and areas == [100.0, 100.0, 200.0]


def test_a_parcel_that_an_operation_ends_is_not_changed_again(office: Cadastre) -> None:
    draft = office.begin()
    west, east, split, _merge = split_then_merge(office, draft, "967")
    for gone in (west.pk, east.pk, made(split)[0].feature):
        asked = on("split", gone, line=line((-1, 5), (21, 5)))
        problem = refused("conflict", "edit-exists", drafting.add, office.editor, draft.pk, asked)
        assert problem.detail_en.startswith("Another operation") or gone == made(split)[0].feature
    other = office.begin()
    asked = on("split", made(split)[1].feature, line=line((-1, 15), (11, 15)))
    refused("not-found", "unknown-feature", drafting.add, office.editor, other.pk, asked)


def test_a_preview_takes_the_draft_as_done(office: Cadastre) -> None:
    draft = office.begin()
    parent = draw_parcel((0, 0, 10, 40), sheet_number="968", parcel_number="1")
    first = office.operate(draft, "split", parent, line=line((-1, 10), (11, 10)))
    north = made(first)[1].feature
    before = list(Edit.objects.filter(change_set=draft).values_list("pk", "operation"))
    shown = preview(office.editor, on("split", north, line=line((-1, 20), (11, 20))), draft.pk, "en")
    assert [(one["operation"], one["base_version"]) for one in shown["edits"]] == [
        ("delete", 1), ("create", 0), ("create", 0),
    ]  # fmt: skip
    assert shown["edits"][0]["feature"] == str(north)
    assert [one for one in shown["findings"] if one["severity"] == "error"] == []
    assert list(Edit.objects.filter(change_set=draft).values_list("pk", "operation")) == before


def test_a_boundary_is_corrected_and_the_parcel_then_cut(office: Cadastre) -> None:
    draft = office.begin()
    west = draw_parcel((0, 0, 10, 20), sheet_number="969", parcel_number="1")
    east = draw_parcel((10, 0, 20, 20), sheet_number="969", parcel_number="2")
    asked = {"reason": "Đo lại", "survey_document": str(draw_survey().pk)}
    office.operate(draft, "correct_boundary", west, drawn((0, 0, 12, 20)), **asked)
    split = drafting.add(office.editor, draft.pk, on("split", west.pk, 1, line=line((-1, 10), (13, 10))))
    assert [round(one.properties["computed_area_m2"], 6) for one in made(split)] == [120.0, 120.0]
    office.publish(draft)
    east.refresh_from_db()
    assert east.version == 2 and ground(east).area == pytest.approx(160.0, abs=1e-6)
    assert not Parcel.objects.filter(pk=west.pk).exists()
    assert ParcelEvent.objects.get().summary["operations"] == ["correct_boundary", "split"]
    links = {(one.parent, one.child): one.share_of_parent for one in ParcelLineage.objects.all()}
    assert links[east.pk, made(split)[0].feature] == pytest.approx(0.1)
    assert links[east.pk, east.pk] == pytest.approx(0.8)


@pytest.mark.parametrize("named", [True, False])
def test_a_boundary_between_two_children_and_a_neighbour_is_corrected_before_anything_is_published(
    office: Cadastre, named: bool
) -> None:
    draft = office.begin()
    west = draw_parcel((0, 0, 10, 20), sheet_number="968", parcel_number="1")
    east = draw_parcel((10, 0, 20, 20), sheet_number="968", parcel_number="2")
    south, north = made(office.operate(draft, "split", west, line=line((-1, 10), (11, 10))))
    asked = {"reason": "Đo lại", "survey_document": str(draw_survey().pk)}
    given = {}
    if named:
        shapes = {
            north.feature: (0, 12, 10, 20),
            east.pk: [(12, 0), (20, 0), (20, 20), (10, 20), (10, 12), (12, 12)],
        }
        given["neighbours"] = [
            {"feature": str(key), "base_version": 1, "geometry": shapely.geometry.mapping(drawn(shape))}
            for key, shape in shapes.items()
        ]
    wider = drawn((0, 0, 12, 12))
    correction = drafting.add(
        office.editor,
        draft.pk,
        EditInput(
            "parcels", "correct_boundary", south.feature, 1, geometry=shapely.geometry.mapping(wider), crs=CRS,
            params={**asked, **given, "crs": CRS, "north_first": False},
        ),
    )  # fmt: skip
    assert correction.expansion.exists()
    office.publish(draft)
    areas = {one.pk: round(ground(one).area, 6) for one in Parcel.objects.filter(sheet_number="968")}
    assert areas == {south.feature: 144.0, north.feature: 80.0, east.pk: 176.0}
    assert ParcelEvent.objects.get().summary["operations"] == ["split", "correct_boundary"]


def test_operations_beside_each_other_stay_events_of_their_own(office: Cadastre) -> None:
    draft = office.begin()
    west = draw_parcel((0, 0, 10, 20), sheet_number="970", parcel_number="1")
    draw_parcel((10, 0, 20, 20), sheet_number="970", parcel_number="2")
    east = draw_parcel((20, 0, 30, 20), sheet_number="970", parcel_number="3")
    first = office.operate(draft, "split", west, line=line((-1, 10), (11, 10)))
    office.operate(draft, "split", east, line=line((19, 5), (31, 5)))
    drafting.remove(office.editor, draft.pk, first.pk)
    again = office.operate(draft, "split", west, line=line((-1, 7), (11, 7)))
    office.publish(draft)
    events = list(ParcelEvent.objects.order_by("edit"))
    assert [one.operation for one in events] == ["split", "split"] and events[1].edit == again.pk
    assert [one.links.count() for one in events] == [2, 2]


def test_a_conflict_sends_the_officer_back_to_the_first_operation(office: Cadastre) -> None:
    draft = office.begin()
    _west, east, split, merge = split_then_merge(office, draft, "971")
    office.change(east, address="1 Đường Vẽ Thử")
    edit = merge.expansion.get(feature=east.pk)
    refused("conflict", "operations-chained", resolve, office.editor, draft.pk, edit.pk, "mine")
    refused("conflict", "built-upon", resolve, office.editor, draft.pk, split.pk, "theirs")
    _change_set, left = resolve(office.editor, draft.pk, edit.pk, "theirs")
    assert left is None and Edit.objects.filter(change_set=draft, feature=made(split)[0].feature).count() == 1
    resolve(office.editor, draft.pk, split.pk, "mine")
    split.refresh_from_db()
    east.refresh_from_db()
    drafting.add(
        office.editor, draft.pk,
        on("merge", made(split)[0].feature, **{"with": [{"feature": str(east.pk), "base_version": east.version}]}),
    )  # fmt: skip
    office.publish(draft)
    assert sorted(round(ground(one).area) for one in Parcel.objects.filter(sheet_number="971")) == [100, 300]


def test_a_ward_officer_chains_operations_within_his_reach(office: Cadastre) -> None:
    draw_ward((-50, -50, 50, 50))
    ward_officer = officer("phuong", "editor", unit="26740")
    parent = draw_parcel((0, 0, 10, 40), sheet_number="972", parcel_number="1", official_area_m2=400.0)
    draw_use(parent, "ODT", 400.0)
    draft = office.begin(ward_officer)
    first = office.operate(draft, "split", parent, line=line((-1, 10), (11, 10)))
    second = drafting.add(
        ward_officer, draft.pk, on("split", made(first)[1].feature, line=line((-1, 20), (11, 20)))
    )
    uses = Edit.objects.filter(change_set=draft, layer="parcel_land_uses", operation="create")
    assert sorted(one.properties["area_m2"] for one in uses) == [100.0, 100.0, 200.0]
    assert second.expansion.filter(layer="parcel_land_uses", operation="passing-delete").count() == 1
