"""Split and merge through a change set: the ground stays, numbers and what hangs on a parcel go on."""

from __future__ import annotations

import pytest
import shapely

from cadastre.models import LandRight, Parcel, ParcelLandUse, ParcelRestriction, Party
from geo.domain.crs import by_srid
from geo.domain.transform import transform_geometry
from layers.changesets import deciding, drafting
from layers.changesets.models import Edit
from tests.drawing import draw_parcel, draw_use, draw_ward, drawn, stored
from tests.integration.cadastre.conftest import Cadastre, at, born, ground, line, operation_on
from tests.integration.changesets.conftest import officer
from tests.integration.changesets.test_lifecycle import refused


def test_a_split_ends_the_parcel_and_begins_its_parts(office: Cadastre) -> None:
    parent = draw_parcel(
        (0, 0, 10, 20),
        sheet_number="901",
        parcel_number="7",
        official_area_m2=200.1,
        national_id="w3gv7cp477mz",
    )
    draw_parcel((30, 0, 40, 20), sheet_number="901", parcel_number="45A")
    leader = office.carry_out("split", parent, line=line((-1, 5), (11, 5)))
    south, north = sorted(born(leader), key=lambda one: ground(one).centroid.y)
    assert not Parcel.objects.filter(pk=parent.pk).exists()
    assert {south.parcel_number, north.parcel_number} == {"46", "47"}
    assert (round(south.computed_area_m2, 6), round(north.computed_area_m2, 6)) == (50.0, 150.0)
    assert (south.official_area_m2, north.official_area_m2) == (50.0, 150.1)
    ids = {south.national_id, north.national_id}
    assert len(ids) == 2 and "w3gv7cp477mz" not in ids and all(len(one) == 12 for one in ids)
    assert south.holder_name == north.holder_name == "Nguyễn Văn Mật"
    assert (south.source, south.version, south.change_set) == ("changeset", 1, leader.change_set_id)
    assert shapely.union(ground(south), ground(north)).symmetric_difference(drawn((0, 0, 10, 20))).area < 1e-6


def test_numbers_count_history_and_open_drafts(office: Cadastre) -> None:
    first = draw_parcel((0, 0, 10, 20), sheet_number="902", parcel_number="1")
    second = draw_parcel((20, 0, 30, 20), sheet_number="902", parcel_number="2")
    leader = office.carry_out("split", first, line=line((-1, 5), (11, 5)))
    assert sorted(one.parcel_number for one in born(leader)) == ["3", "4"]
    merged = office.carry_out(
        "merge", born(leader)[0], **{"with": [{"feature": str(born(leader)[1].pk), "base_version": 1}]}
    )
    (whole,) = born(merged)
    assert whole.parcel_number == "5", "3 and 4 are in the history and are never given again"
    waiting = office.operate(office.begin(), "split", second, line=line((19, 5), (31, 5)))
    numbers = {one.properties["parcel_number"] for one in waiting.expansion.filter(operation="create")}
    assert numbers == {"6", "7"}
    again = drafting.replace_edit(
        office.editor,
        waiting.change_set_id,
        waiting.pk,
        operation_on("split", second, line=line((19, 9), (31, 9))),
    )
    assert {one.properties["parcel_number"] for one in again.expansion.filter(operation="create")} == numbers
    other = office.operate(office.begin(office.colleague), "split", whole, line=line((-1, 5), (11, 5)))
    assert {one.properties["parcel_number"] for one in other.expansion.filter(operation="create")} == {
        "8",
        "9",
    }


def test_an_officer_may_give_numbers_areas_and_values(office: Cadastre) -> None:
    parent = draw_parcel((0, 0, 10, 10), sheet_number="903", official_area_m2=100.0)
    cut = [line((-1, 10 / 3), (11, 10 / 3))["coordinates"], line((-1, 20 / 3), (11, 20 / 3))["coordinates"]]
    lines = {"type": "MultiLineString", "coordinates": cut}
    children = [
        {"number": "101", "official_area_m2": 33.3, "properties": {"address": "1 Đường Vẽ Thử"}},
        {"official_area_m2": 33.3}, {"official_area_m2": 33.4},
    ]  # fmt: skip
    leader = office.carry_out("split", parent, line=lines, children=children)
    made = born(leader)
    assert [one.official_area_m2 for one in made] == [33.3, 33.3, 33.4]
    assert [one.parcel_number for one in made] == ["101", "102", "103"]
    assert made[0].address == "1 Đường Vẽ Thử"
    draft = office.begin()
    add = (drafting.add, office.editor, draft.pk)
    wrong = [{"official_area_m2": 30.0}, {"official_area_m2": 3.0}]
    half = line((-1, 1.7), (11, 1.7))
    target = min(made, key=lambda one: ground(one).centroid.y)
    refused(
        "invalid-request",
        "areas-do-not-add-up",
        *add,
        operation_on("split", target, line=half, children=wrong),
    )
    taken = [{"number": "45"}, {}]
    refused("invalid-request", "number-taken", *add, operation_on("split", target, line=half, children=taken))
    named = [{"properties": {"holder_name": "Trần Thị Kín"}}, {}]
    problem = refused(
        "invalid-request", "not-public", *add, operation_on("split", target, line=half, children=named)
    )
    assert problem.errors[0].field == "params.children.0.properties.holder_name"
    refused("invalid-request", "wrong-count", *add, operation_on("split", target, line=half, children=[{}]))
    assert not Edit.objects.filter(change_set=draft).exists()


def test_land_uses_restrictions_and_rights_go_on(office: Cadastre) -> None:
    parent = draw_parcel((0, 0, 10, 35), sheet_number="904", official_area_m2=350.0, land_use_codes="ODT+CLN")
    draw_use(parent, "ODT", 100.0, origin_of_use="CNQ")
    draw_use(parent, "CLN", 250.0, term_kind="fixed")
    ParcelRestriction.objects.create(
        parcel=parent, kind="restriction", document_number="9/QĐ", source="drawn"
    )
    party = Party.objects.create(name="Nguyễn Văn Mật", kind="CNV", source="drawn")
    LandRight.objects.create(parcel=parent, party=party, kind="use", share_pct=100.0, source="drawn")
    leader = office.carry_out("split", parent, area={"area_m2": 70.0, "side": "north"})
    small, large = sorted(born(leader), key=lambda one: one.computed_area_m2)
    assert small.computed_area_m2 == pytest.approx(70.0, abs=1e-6)
    uses = {
        one.pk: {use.land_use_code: (use.area_m2, use.term_kind) for use in one.land_uses.all()}
        for one in (small, large)
    }
    assert uses[small.pk] == {"ODT": (20.0, ""), "CLN": (50.0, "fixed")}
    assert uses[large.pk] == {"ODT": (80.0, ""), "CLN": (200.0, "fixed")}
    assert small.land_use_codes == "ODT+CLN"
    for one in (small, large):
        assert [(paper.kind, paper.document_number) for paper in one.restrictions.all()] == [
            ("restriction", "9/QĐ")
        ]
        assert [(right.party_id, right.share_pct) for right in one.rights.all()] == [(party.pk, 100.0)]
    assert ParcelLandUse.objects.count() == 4 and LandRight.objects.count() == 2
    merged = office.carry_out("merge", small, **{"with": [{"feature": str(large.pk), "base_version": 1}]})
    (whole,) = born(merged)
    assert {use.land_use_code: use.area_m2 for use in whole.land_uses.all()} == {"ODT": 100.0, "CLN": 250.0}
    assert whole.rights.count() == 1 and whole.restrictions.count() == 1 and whole.official_area_m2 == 350.0
    assert ground(whole).symmetric_difference(drawn((0, 0, 10, 35))).area < 1e-6


def test_a_neighbour_gets_the_end_of_the_cut_to_the_last_bit(office: Cadastre) -> None:
    west = draw_parcel((0, 0, 10, 20), sheet_number="905", parcel_number="1")
    east = draw_parcel((10, 0, 20, 20), sheet_number="905", parcel_number="2")
    blocked = draw_parcel((0, 20, 10, 30), sheet_number="905", parcel_number="3", blocked=True)
    leader = office.carry_out("split", west, line=line((3.3, 21), (12, 7.7)))
    assert {one.operation for one in leader.expansion.all()} == {"delete", "create", "update"}
    east.refresh_from_db()
    assert east.version == 2 and len(ground(east).geoms[0].exterior.coords) == 6
    shared = {tuple(xy) for one in born(leader) for xy in shapely.get_coordinates(ground(one))}
    new = {tuple(xy) for xy in shapely.get_coordinates(ground(east))} - {
        tuple(xy) for xy in shapely.get_coordinates(drawn((10, 0, 20, 20)))
    }
    assert len(new) == 1 and new <= shared
    assert ground(east).area == pytest.approx(200.0, abs=1e-6)
    blocked.refresh_from_db()
    assert blocked.version == 1, "a blocked neighbour is left alone"


def test_holes_and_parts_apart_are_split_and_merged(office: Cadastre) -> None:
    with_yard = drawn((0, 0, 30, 30)).difference(drawn((10, 10, 20, 20)))
    shape = shapely.MultiPolygon([with_yard, *drawn((50, 0, 55, 5)).geoms])
    parent = draw_parcel((0, 0, 1, 1), sheet_number="906", parcel_number="1")
    Parcel.objects.filter(pk=parent.pk).update(geom=stored(shape), computed_area_m2=shape.area)
    parent.refresh_from_db()
    leader = office.carry_out("split", parent, line=line((15, -1), (15, 31)))
    made = born(leader)
    assert len(made) == 2
    assert sum(ground(one).area for one in made) == pytest.approx(825.0, abs=1e-6)
    assert sorted(len(ground(one).geoms) for one in made) == [1, 2]
    others = [{"feature": str(made[1].pk), "base_version": 1}]
    (whole,) = born(office.carry_out("merge", made[0], **{"with": others}))
    back = ground(whole)
    assert back.symmetric_difference(shape).area < 1e-6
    assert len(back.geoms) == 2 and sum(len(part.interiors) for part in back.geoms) == 1


def test_every_way_to_say_where_to_cut(office: Cadastre) -> None:
    parent = draw_parcel((0, 0, 10, 20), sheet_number="907", parcel_number="1")
    typed = [[y, x] for x, y in at((-1, 6), (11, 6))]
    halves = [shapely.geometry.mapping(drawn(one)) for one in ((0, 0, 10, 8), (0, 8, 10, 20))]
    ways = {
        "vertices": ({"vertices": typed, "north_first": True}, {60.0, 140.0}),
        "offset": ({"offset": {"edge": at((0, 0), (10, 0)), "distance_m": 2.5}}, {25.0, 175.0}),
        "area": ({"area": {"area_m2": 100.0, "side": 0}}, {100.0}),
        "edge": ({"area": {"area_m2": 33.3, "edge": at((0, 0), (0, 20))}}, {33.3, 166.7}),
        "parts": ({"parts": halves}, {80.0, 120.0}),
    }
    for params, areas in ways.values():
        leader = office.operate(office.begin(), "split", parent, **params)
        found = {
            round(one.properties["computed_area_m2"], 4)
            for one in leader.expansion.filter(operation="create")
        }
        assert found == areas, params


def test_what_cannot_be_cut_is_refused_with_field_and_remedy(office: Cadastre) -> None:
    parent = draw_parcel((0, 0, 10, 20), sheet_number="908", parcel_number="1")
    draft = office.begin()
    gap = [shapely.geometry.mapping(drawn(one)) for one in ((0, 0, 10, 8), (0, 8.02, 10, 20))]
    swapped = [[y, x] for x, y in at((-1, 6), (11, 6))]
    for code, field, params in (
        ("line-misses-parcel", "params.line", {"line": line((20, 0), (20, 20))}),
        ("parts-leave-gap", "params.parts", {"parts": gap}),
        ("outside-city", "params.vertices", {"vertices": swapped}),
        ("refused-crs", "params.crs", {"line": line((-1, 5), (11, 5)), "crs": "EPSG:6956"}),
        ("area-too-large", "params.area", {"area": {"area_m2": 500.0, "side": "north"}}),
        ("one-of", "params.line", {}),
        ("one-of", "params.area", {"line": line((-1, 5), (11, 5)), "area": {"area_m2": 5, "side": "north"}}),
        ("unknown-parameter", "params.lines", {"lines": []}),
        ("invalid-number", "params.area.area_m2", {"area": {"area_m2": "x", "side": "north"}}),
    ):
        problem = refused(
            "invalid-request",
            code,
            drafting.add,
            office.editor,
            draft.pk,
            operation_on("split", parent, **params),
        )
        first = problem.errors[0]
        assert first.field == field and first.message_vi and first.message_en, params
        assert first.remedy_vi and first.remedy_en, params
    unnamed = operation_on("split", None, line=line((-1, 5), (11, 5)))
    refused("invalid-request", "missing", drafting.add, office.editor, draft.pk, unnamed)


def test_only_adjacent_parcels_of_one_ward_are_merged(office: Cadastre) -> None:
    first = draw_parcel((0, 0, 10, 20), sheet_number="909", parcel_number="1")
    corner = draw_parcel((10, 20, 20, 40), sheet_number="909", parcel_number="2")
    beside = draw_parcel(
        (10, 0, 20, 20), sheet_number="909", parcel_number="3", ward_code="26743", ward_name="Khác"
    )
    draft = office.begin()
    for code, other in (("not-adjacent", corner), ("other-ward", beside)):
        asked = operation_on("merge", first, **{"with": [{"feature": str(other.pk), "base_version": 1}]})
        refused("invalid-request", code, drafting.add, office.editor, draft.pk, asked)
    twice = operation_on("merge", first, **{"with": [{"feature": str(first.pk), "base_version": 1}]})
    refused("invalid-request", "named-twice", drafting.add, office.editor, draft.pk, twice)
    Parcel.objects.filter(pk=beside.pk).update(
        ward_code="26740", ward_name="Phường Sài Gòn", holder_name="Trần Thị B"
    )
    beside.refresh_from_db()
    asked = {"with": [{"feature": str(beside.pk), "base_version": beside.version}]}
    leader = office.operate(draft, "merge", first, **asked)
    assert [(one["rule"], one["severity"]) for one in leader.findings] == [("merge-differs", "warning")]
    office.publish(draft)
    assert born(leader)[0].computed_area_m2 == pytest.approx(400.0)


def test_areas_are_those_of_the_zone_of_the_survey(office: Cadastre) -> None:
    parent = draw_parcel((0, 0, 100, 100), sheet_number="910", parcel_number="1", source_srid=9208)
    leader = office.carry_out("split", parent, area={"area_m2": 2500.0, "side": "east"})
    small = min(born(leader), key=lambda one: one.computed_area_m2)
    assert small.source_srid == 9208 and small.computed_area_m2 == pytest.approx(2500.0, abs=1e-6)
    zone = transform_geometry(ground(small), by_srid(9210), by_srid(9208))
    assert zone.area == pytest.approx(2500.0, abs=1e-6) and abs(ground(small).area - 2500.0) > 0.1


def test_a_ward_officer_splits_with_everything_that_hangs_on_the_parcel(office: Cadastre) -> None:
    draw_ward((-50, -50, 50, 50))
    ward_officer = officer("phuong", "editor", unit="26740")
    parent = draw_parcel((0, 0, 10, 20), sheet_number="911", parcel_number="1", official_area_m2=200.0)
    draw_use(parent, "ODT", 200.0)
    draft = office.begin(ward_officer)
    leader = office.operate(draft, "split", parent, line=line((-1, 5), (11, 5)))
    approver = officer("duyet", "approver", unit="26740")
    deciding.submit(ward_officer, draft.pk)
    assert deciding.approve(approver, draft.pk).status == "approved"
    assert leader.expansion.filter(layer="parcel_land_uses").count() == 3
