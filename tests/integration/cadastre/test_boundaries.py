"""Boundary correction, partial recovery, re-survey and renumbering through change sets, with their lineage."""

from __future__ import annotations

from uuid import uuid4

import pytest
import shapely
from django.db import connection
from shapely.geometry import mapping

from cadastre.models import Parcel, ParcelEvent, ParcelLineage
from cadastre.queries import lineage
from layers.changesets import drafting, reverting
from layers.changesets.models import Edit
from layers.changesets.preparing import EditInput
from tests.drawing import (
    draw_parcel,
    draw_red_line,
    draw_restriction,
    draw_right,
    draw_survey,
    draw_use,
    drawn,
)
from tests.integration.cadastre.conftest import Cadastre, born, ground, operation_on
from tests.integration.changesets.conftest import geojson
from tests.integration.changesets.test_lifecycle import refused

DECISION = {"number": "12/QĐ-UBND", "date": "2026-11-20", "authority": "UBND phường Sài Gòn"}


def links() -> set[tuple[str, int, str, int]]:
    """Lineage on record: number and version of parent and child."""
    names = {
        row["id"]: row["parcel_number"] for row in (*Parcel.objects.values("id", "parcel_number"), *_closed())
    }
    return {
        (names[one.parent], one.parent_version, names[one.child], one.child_version)
        for one in ParcelLineage.objects.all()
    }


def _closed() -> list[dict[str, object]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, parcel_number FROM history.parcels")
        return [{"id": row[0], "parcel_number": row[1]} for row in cursor.fetchall()]


def test_neighbours_follow_a_corrected_boundary(office: Cadastre) -> None:
    west = draw_parcel((0, 0, 10, 20), sheet_number="921", parcel_number="1", official_area_m2=200.0)
    east = draw_parcel((10, 0, 20, 20), sheet_number="921", parcel_number="2")
    far = draw_parcel((40, 0, 50, 20), sheet_number="921", parcel_number="3")
    survey = draw_survey()
    new = drawn([(0, 0), (11, 0), (12, 20), (0, 20)])
    asked = {"reason": "Đo sai tường chung", "survey_document": str(survey.pk)}
    leader = office.carry_out("correct_boundary", west, new, **asked)
    for one in (west, east, far):
        one.refresh_from_db()
    assert (west.version, east.version, far.version) == (2, 2, 1)
    assert west.computed_area_m2 == pytest.approx(230.0) and east.computed_area_m2 == pytest.approx(170.0)
    assert west.official_area_m2 == 200.0, "the area on paper stays until a paper changes it"
    assert ground(west).intersection(ground(east)).area < 1e-9
    assert ground(west).union(ground(east)).symmetric_difference(drawn((0, 0, 20, 20))).area < 1e-6
    assert (west.survey_document_id, east.survey_document_id) == (survey.pk, survey.pk)
    assert links() == {("1", 1, "1", 2), ("2", 1, "2", 2), ("2", 1, "1", 2)}
    event = ParcelEvent.objects.get(edit=leader.pk)
    assert (event.operation, event.document, event.summary["parents"]) == ("correct_boundary", "45/HS-TT", 2)


def test_a_boundary_needs_reason_document_and_holders_of_the_ground(office: Cadastre) -> None:
    west = draw_parcel((0, 0, 10, 20), sheet_number="922", parcel_number="1")
    east = draw_parcel((10, 0, 20, 20), sheet_number="922", parcel_number="2", blocked=True)
    draft, survey = office.begin(), draw_survey()
    add = (drafting.add, office.editor, draft.pk)
    wider, beyond = drawn((0, 0, 11, 20)), drawn((0, 0, 10, 21))
    good = {"reason": "Đo lại", "survey_document": str(survey.pk)}
    for code, shape, params in (
        ("survey-document-needed", wider, {"reason": "Đo lại"}),
        ("missing", wider, {"survey_document": str(survey.pk)}),
        ("unknown-feature", wider, good | {"survey_document": str(uuid4())}),
        ("geometry-missing", None, good),
        ("boundary-unchanged", drawn((0, 0, 10, 20)), good),
        ("ground-held-by-nobody", beyond, good),
    ):
        refused("invalid-request", code, *add, operation_on("correct_boundary", west, shape, **params))
    refused("conflict", "parcel-blocked", *add, operation_on("correct_boundary", west, wider, **good))
    Parcel.objects.filter(pk=east.pk).update(blocked=False)
    east.refresh_from_db()
    torn = [
        {
            "feature": str(east.pk),
            "base_version": east.version,
            "geometry": mapping(drawn((11.02, 0, 20, 20))),
        }
    ]
    refused("invalid-request", "union-changed", *add,
            operation_on("correct_boundary", west, wider, **good, neighbours=torn))  # fmt: skip
    fitting = [
        {"feature": str(east.pk), "base_version": east.version, "geometry": mapping(drawn((11, 0, 20, 20)))}
    ]
    leader = office.operate(draft, "correct_boundary", west, wider, **good, neighbours=fitting)
    assert {one.feature for one in leader.expansion.all()} == {west.pk, east.pk}


def test_the_survey_may_be_made_in_the_same_change_set(office: Cadastre) -> None:
    west = draw_parcel((0, 0, 10, 20), sheet_number="923", parcel_number="1")
    draw_parcel((10, 0, 20, 20), sheet_number="923", parcel_number="2")
    draft = office.begin()
    values = {"document_number": "15/BB-ĐĐ", "kind": "total_station"}
    made = drafting.add(office.editor, draft.pk, EditInput("survey_documents", "create", properties=values))
    office.operate(
        draft,
        "correct_boundary",
        west,
        drawn((0, 0, 9, 20)),
        reason="Đo lại",
        survey_document=str(made.feature),
    )
    office.publish(draft)
    west.refresh_from_db()
    assert west.survey_document_id == made.feature and west.survey_document.document_number == "15/BB-ĐĐ"


def test_a_strip_along_a_red_line_is_recovered(office: Cadastre) -> None:
    parcel = draw_parcel((0, 0, 10, 20), sheet_number="924", parcel_number="1", official_area_m2=200.0)
    draw_use(parcel, "ODT", 200.0)
    draw_right(parcel)
    draw_restriction(parcel, kind="restriction")
    behind = draw_parcel((10, 0, 20, 20), sheet_number="924", parcel_number="2")
    red_line = draw_red_line((-5, -5, 30, 2))
    leader = office.carry_out(
        "recover", parcel, red_line=str(red_line.pk), decision=DECISION, land_use_code="DGT"
    )
    remainder, recovered = born(leader)
    assert (remainder.official_area_m2, recovered.official_area_m2) == (180.0, 20.0)
    assert (remainder.parcel_number, recovered.parcel_number) == ("3", "4")
    assert (remainder.land_use_codes, recovered.land_use_codes) == ("ODT", "DGT")
    assert (remainder.holder_name, recovered.holder_name) == ("Nguyễn Văn Mật", "")
    assert [use.area_m2 for use in remainder.land_uses.all()] == [180.0]
    assert [(use.land_use_code, use.area_m2) for use in recovered.land_uses.all()] == [("DGT", 20.0)]
    assert (remainder.rights.count(), recovered.rights.count()) == (1, 0)
    assert (remainder.restrictions.count(), recovered.restrictions.count()) == (1, 0)
    behind.refresh_from_db()
    assert behind.version == 2 and len(ground(behind).geoms[0].exterior.coords) == 6
    event = ParcelEvent.objects.get(edit=leader.pk)
    assert (event.document, str(event.document_date)) == ("12/QĐ-UBND", "2026-11-20")
    assert links() == {("1", 1, "3", 1), ("1", 1, "4", 1)}


def test_a_recovery_needs_a_decision_and_part_of_the_parcel(office: Cadastre) -> None:
    parcel = draw_parcel((0, 0, 10, 20), sheet_number="925", parcel_number="1")
    add = (drafting.add, office.editor, office.begin().pk)
    strip = geojson((-5, -5, 30, 2))
    for code, params in (
        ("decision-needed", {"geometry": strip}),
        ("missing", {"geometry": strip, "decision": {"number": "1"}}),
        ("red-line-unknown", {"red_line": str(uuid4()), "decision": DECISION}),
        ("nothing-recovered", {"geometry": geojson((50, 0, 60, 20)), "decision": DECISION}),
        ("invalid-value", {"geometry": strip, "decision": DECISION, "land_use_code": "ODT"}),
        ("one-of", {"decision": DECISION}),
    ):
        problem = refused("invalid-request", code, *add, operation_on("recover", parcel, **params))
        assert problem.errors[0].remedy_vi and problem.errors[0].field.startswith("params."), code


def test_a_parcel_recovered_as_a_whole_passes_to_the_state(office: Cadastre) -> None:
    parcel = draw_parcel(
        (0, 0, 10, 20),
        sheet_number="931",
        parcel_number="1",
        official_area_m2=200.0,
        national_id="w3gv7cp477n0",
    )
    draw_use(parcel, "ODT", 150.0)
    draw_use(parcel, "CLN", 50.0)
    draw_right(parcel)
    draw_restriction(parcel, kind="restriction")
    asked = {"geometry": geojson((-1, -1, 30, 30)), "decision": DECISION}
    numbered = operation_on("recover", parcel, **asked, children=[{"number": "9"}])
    refused("invalid-request", "not-used", drafting.add, office.editor, office.begin().pk, numbered)
    leader = office.carry_out("recover", parcel, **asked)
    parcel.refresh_from_db()
    assert (parcel.version, parcel.parcel_number, parcel.national_id) == (2, "1", "w3gv7cp477n0")
    assert ground(parcel).equals(drawn((0, 0, 10, 20))) and parcel.official_area_m2 == 200.0
    assert (parcel.land_use_codes, parcel.holder_name) == ("CGT", "") and not parcel.certificate_issued
    assert [(use.land_use_code, use.area_m2) for use in parcel.land_uses.all()] == [("CGT", 200.0)]
    assert parcel.rights.count() == parcel.restrictions.count() == 0
    event = ParcelEvent.objects.get(edit=leader.pk)
    assert (event.operation, event.document) == ("recover", "12/QĐ-UBND")
    assert links() == {("1", 1, "1", 2)} and ParcelLineage.objects.get().share_of_parent == 1.0
    assert lineage.lineage(str(parcel.pk), None, "vi")["event"]["title"] == "Thu hồi đất"
    draft = reverting.revert(office.editor, leader.change_set_id)
    office.publish(draft)
    parcel.refresh_from_db()
    assert (parcel.version, parcel.land_use_codes, parcel.holder_name) == (3, "ODT", "Nguyễn Văn Mật")
    assert parcel.rights.count() == parcel.restrictions.count() == 1 and parcel.land_uses.count() == 2


def test_a_new_survey_replaces_a_sheet(office: Cadastre) -> None:
    one = draw_parcel((0, 0, 10, 20), sheet_number="926", parcel_number="1", official_area_m2=200.0)
    two = draw_parcel((10, 0, 20, 20), sheet_number="926", parcel_number="2")
    three = draw_parcel((20, 0, 30, 20), sheet_number="926", parcel_number="3")
    draw_use(one, "ODT", 150.0)
    draw_use(one, "CLN", 50.0)
    draw_right(two)
    other = draw_parcel((60, 0, 70, 20), sheet_number="927", parcel_number="1")
    survey = draw_survey()
    parcels = [
        {
            "geometry": geojson((0, 0, 10.1, 20)),
            "properties": {"parcel_number": "11", "official_area_m2": 202.0},
        },
        {"geometry": geojson((10.1, 0, 30, 20)), "properties": {"parcel_number": "12"}},
        {"geometry": geojson((30, 0, 35, 20))},
    ]
    draft = office.begin()
    leader = office.operate(
        draft, "resurvey", None, ward="26740", sheet="926", parcels=parcels, survey_document=str(survey.pk),
        map_scale=500, accuracy_m=0.05,
    )  # fmt: skip
    assert [(found["rule"], found["severity"]) for found in leader.findings] == [
        ("outline-differs", "warning")
    ]
    assert leader.findings[0]["geometry"]["type"] == "Polygon"
    office.publish(draft)
    first, second, third = born(leader)
    assert [row.parcel_number for row in (first, second, third)] == ["11", "12", "13"]
    assert (first.old_sheet_number, first.old_parcel_number, first.old_ward_code) == ("926", "1", "26740")
    assert (second.old_parcel_number, third.old_parcel_number) == ("3", ""), "most of its ground is that of 3"
    assert (first.map_scale, first.accuracy_m, first.survey_document_id) == (500, 0.05, survey.pk)
    assert {use.land_use_code: use.area_m2 for use in first.land_uses.all()} == {"ODT": 150.0, "CLN": 50.0}
    assert second.rights.count() == 1 and third.holder_name == "" and third.ward_name == "Phường Sài Gòn"
    assert not Parcel.objects.filter(pk__in=[one.pk, two.pk, three.pk]).exists()
    other.refresh_from_db()
    assert other.version == 1
    assert links() == {("1", 1, "11", 1), ("2", 1, "12", 1), ("3", 1, "12", 1)}, "1 % of parcel 2 is a hair"


def test_surveyed_parcels_that_overlap_are_refused(office: Cadastre) -> None:
    draw_parcel((0, 0, 10, 20), sheet_number="928", parcel_number="1")
    add = (drafting.add, office.editor, office.begin().pk)
    parcels = [{"geometry": geojson((0, 0, 6, 20))}, {"geometry": geojson((5.5, 0, 10, 20))}]
    asked = operation_on("resurvey", None, ward="26740", sheet="928", parcels=parcels)
    problem = refused("invalid-request", "sheet-parts-overlap", *add, asked)
    assert problem.errors[0].field == "params.parcels.1.geometry"
    assert shapely.area(shapely.geometry.shape(problem.extra["geometry"])) == pytest.approx(10.0)
    asked = operation_on("resurvey", None, ward="26740", sheet="9999", parcels=parcels)
    refused("invalid-request", "sheet-unknown", *add, asked)


def test_sheets_get_other_numbers_and_keep_the_former_key(office: Cadastre) -> None:
    parcels = [
        draw_parcel(
            (10 * nth, 0, 10 * nth + 10, 20), sheet_number="929", parcel_number=str(nth), blocked=nth == 1
        )
        for nth in range(3)
    ]
    draw_parcel((60, 0, 70, 20), sheet_number="930", parcel_number="1")
    taken = [{"ward": "26740", "sheet": "929", "to_sheet": "930"}]
    draft = office.begin()
    asked = operation_on("renumber", None, document="1685/NQ-UBTVQH15", sheets=taken)
    refused("invalid-request", "other-sheet-taken", drafting.add, office.editor, draft.pk, asked)
    moves = [
        {
            "ward": "26740",
            "sheet": "929",
            "to_ward": "26743",
            "to_ward_name": "Phường Bến Thành",
            "to_sheet": "5",
        },
        {"ward": "26740", "sheet": "930", "to_sheet": "929"},
    ]
    leader = office.operate(draft, "renumber", None, document="1685/NQ-UBTVQH15", sheets=moves)
    office.publish(draft)
    for nth, one in enumerate(parcels):
        one.refresh_from_db()
        assert (one.version, one.ward_code, one.ward_name, one.sheet_number) == (
            2,
            "26743",
            "Phường Bến Thành",
            "5",
        )
        assert one.parcel_number == str(nth)
        assert (one.old_ward_code, one.old_sheet_number, one.old_parcel_number) == ("26740", "929", str(nth))
    event = ParcelEvent.objects.get(edit=leader.pk)
    assert (event.operation, event.document) == ("renumber", "1685/NQ-UBTVQH15")
    found = {(one.parent, one.parent_version, one.child, one.child_version) for one in event.links.all()}
    moved = {one.feature for one in leader.expansion.all()}
    assert found == {(one, 1, one, 2) for one in moved} and len(moved) == 4
    graph = lineage.lineage(str(parcels[0].pk), None, "vi", depth=1)["graph"]
    assert {(one["version"], one["ward"], one["sheet"]) for one in graph["nodes"]} == {
        (1, "26740", "929"),
        (2, "26743", "5"),
    }
    assert Edit.objects.filter(expanded_from=leader).count() == 4
