"""Where parcels came from: states over several events, attribute changes between them, and what a revert undoes."""

from __future__ import annotations

import pytest
from django.db import connection

from cadastre.domain.errors import EventUnknown, ParcelUnknown
from cadastre.models import LandRight, Parcel, ParcelEvent, ParcelLineage
from cadastre.queries import lineage
from geo.http.problems import Problem
from layers.changesets import deciding, publishing, reverting
from layers.changesets.models import ChangeSet
from tests.drawing import draw_parcel, draw_right, draw_survey, draw_use, draw_ward, drawn
from tests.integration.cadastre.conftest import Cadastre, born, ground, line
from tests.integration.changesets.conftest import officer


def publish(office: Cadastre, draft: ChangeSet) -> None:
    """Hand in, approve, publish."""
    deciding.submit(office.editor, draft.pk)
    deciding.approve(office.approver, draft.pk)
    publishing.publish(office.approver, draft.pk)


def test_a_state_lasts_from_one_event_to_the_next(office: Cadastre) -> None:
    west = draw_parcel((0, 0, 10, 20), sheet_number="951", parcel_number="1")
    east = draw_parcel((10, 0, 20, 20), sheet_number="951", parcel_number="2")
    asked = {"reason": "Đo lại", "survey_document": str(draw_survey().pk)}
    office.carry_out("correct_boundary", west, drawn((0, 0, 11, 20)), **asked)
    west.refresh_from_db()
    office.change(west, address="1 Đường Vẽ Thử")
    leader = office.carry_out("split", west, line=line((-1, 5), (12, 5)))
    first, second = born(leader)
    found = lineage.lineage(str(first.pk), office.editor, "vi", depth=10)
    nodes = {(one["number"], one["version"], one["live"]) for one in found["graph"]["nodes"]}
    assert nodes == {("1", 1, False), ("2", 1, False), ("1", 3, False), (first.parcel_number, 1, True)}
    edges = {
        (one["parent_version"], one["child_version"], one["parent"] == one["child"])
        for one in found["graph"]["edges"]
    }
    assert edges == {(1, 3, True), (1, 3, False), (3, 1, False)}
    down = lineage.lineage(str(west.pk), office.editor, "vi", depth=10)
    assert {one["id"] for one in down["children"]} == {first.pk, second.pk}
    assert [one["id"] for one in down["parents"]] == [east.pk]
    assert (down["event"]["operation"], down["ended_by"]["operation"]) == ("correct_boundary", "split")
    beside = lineage.lineage(str(east.pk), office.editor, "vi", depth=1)
    assert (
        beside["live"]
        and beside["ended_by"] is None
        and [one["id"] for one in beside["children"]] == [west.pk]
    )
    assert beside["event"]["operation"] == "correct_boundary"
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM parcel_lineage WHERE share_of_child > 1 OR share_of_parent <= 0")
        assert cursor.fetchone()[0] == 0


def test_a_reverted_merger_gives_back_parcels_rights_and_uses(office: Cadastre) -> None:
    west = draw_parcel((0, 0, 10, 20), sheet_number="952", parcel_number="1", official_area_m2=200.0)
    east = draw_parcel((10, 0, 20, 20), sheet_number="952", parcel_number="2", official_area_m2=200.0)
    draw_use(west, "ODT", 200.0)
    right = draw_right(east)
    merge = office.carry_out("merge", west, **{"with": [{"feature": str(east.pk), "base_version": 1}]})
    (whole,) = born(merge)
    assert whole.rights.count() == 1 and not LandRight.objects.filter(pk=right.pk).exists()
    publish(office, reverting.revert(office.editor, merge.change_set_id))
    assert not Parcel.objects.filter(pk=whole.pk).exists()
    for parcel, shape in ((west, (0, 0, 10, 20)), (east, (10, 0, 20, 20))):
        parcel.refresh_from_db()
        assert parcel.version == 2 and ground(parcel).equals(drawn(shape))
    assert east.rights.get().pk == right.pk and west.land_uses.get().area_m2 == 200.0
    event = ParcelEvent.objects.get()
    assert event.reverted_at is not None
    told = lineage.lineage(str(west.pk), None, "en")
    assert told["live"] and told["children"] == [] and told["ended_by"] is None
    assert lineage.event(event.pk, None, "en")["reverted"] is True
    again = office.carry_out("merge", west, **{"with": [{"feature": str(east.pk), "base_version": 2}]})
    assert {one["id"] for one in lineage.lineage(str(born(again)[0].pk), None, "vi")["parents"]} == {
        west.pk,
        east.pk,
    }


def test_what_was_built_upon_is_not_reverted(office: Cadastre) -> None:
    parcel = draw_parcel((0, 0, 10, 20), sheet_number="953", parcel_number="1")
    leader = office.carry_out("split", parcel, line=line((-1, 5), (11, 5)))
    part = max(born(leader), key=lambda one: one.computed_area_m2)
    office.carry_out("split", part, line=line((-1, 12), (11, 12)))
    draft = reverting.revert(office.editor, leader.change_set_id)
    with pytest.raises(Problem) as caught:
        publish(office, draft)
    assert caught.value.kind in ("conflict", "stale-version")
    assert Parcel.objects.filter(sheet_number="953").count() == 3 and ParcelLineage.objects.count() == 4
    assert not ParcelEvent.objects.filter(reverted_at__isnull=False).exists()


def test_a_reader_learns_nothing_of_what_is_hidden(office: Cadastre) -> None:
    draw_ward((-50, -50, 50, 50))
    parcel = draw_parcel((0, 0, 10, 20), sheet_number="954", parcel_number="1", land_use_codes="CAN")
    leader = office.carry_out("split", parcel, line=line((-1, 5), (11, 5)))
    opened = born(leader)[0]
    office.change(opened, land_use_codes="ODT")
    told = lineage.lineage(str(opened.pk), None, "vi", depth=3)
    assert (
        told["event"] is None
        and told["parents"] == []
        and [one["id"] for one in told["graph"]["nodes"]] == [opened.pk]
    )
    assert told["graph"]["edges"] == [] and told["graph"]["events"] == []
    with pytest.raises(ParcelUnknown):
        lineage.lineage(str(parcel.pk), None, "vi")
    with pytest.raises(EventUnknown):
        lineage.event(ParcelEvent.objects.get().pk, None, "vi")
    ward_officer = officer("phuong", "editor", unit="26740")
    assert lineage.lineage(str(parcel.pk), ward_officer, "vi")["ended_by"]["operation"] == "split"
