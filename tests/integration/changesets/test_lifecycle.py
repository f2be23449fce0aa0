"""From a draft to the live table: who may do what, what is kept of it, and that a refusal leaves nothing behind."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from cadastre.models import Parcel
from geo.http.problems import Problem
from layers.audit.models import AuditEntry
from layers.changesets import access, deciding, drafting, publishing
from layers.changesets.models import ChangeSet, Edit, OutboxEntry
from layers.changesets.preparing import EditInput
from tests.drawing import draw_parcel, draw_use
from tests.integration.changesets.conftest import CRS, Office, geojson

Pair = tuple[Parcel, Parcel]


def refused(kind: str, code: str, call: object, *arguments: object, **values: object) -> Problem:
    """Calls, expects this refusal and returns it."""
    with pytest.raises(Problem) as caught:
        call(*arguments, **values)  # type: ignore[operator]
    assert (caught.value.kind, caught.value.errors[0].code) == (kind, code), caught.value
    return caught.value


def kept(parcel_id: object) -> list[tuple[object, ...]]:
    """What history holds of a parcel: version, valid_until, ended_how, ended_by."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT version, valid_until, ended_how, ended_by FROM history.parcels WHERE id = %s ORDER BY version",
            [parcel_id],
        )
        return cursor.fetchall()


def jobs() -> int:
    """Number of jobs that were ever deferred for the tiles."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'tiles.drain_outbox'")
        return int(cursor.fetchone()[0])


def test_a_draft_changes_nothing_and_a_publication_changes_all(office: Office, pair: Pair) -> None:
    west, east = pair
    draft = office.begin(legal_document="12/QĐ-UBND", effective_date=timezone.localdate())
    office.edit(draft, west, (0, 0, 9, 20), land_use_codes="CLN", address="12 Đường Vẽ Thử")
    office.delete(draft, east)
    new = office.edit(draft, None, (9, 0, 20, 20), sheet_number="12", parcel_number="47")
    assert Parcel.objects.get(pk=west.pk).version == 1 and Parcel.objects.count() == 2

    published = office.publish(draft)

    assert (published.status, published.publication) == ("published", 1)
    assert (published.created_count, published.updated_count, published.deleted_count) == (1, 1, 1)
    west.refresh_from_db()
    assert (west.version, west.land_use_codes, west.address) == (2, "CLN", "12 Đường Vẽ Thử")
    assert (west.change_set, west.valid_from) == (draft.pk, timezone.localdate())
    assert west.computed_area_m2 == pytest.approx(180.0) and west.geom.area == pytest.approx(180.0)
    assert west.geom_3857.area > 180 and west.source == "drawn"
    made = Parcel.objects.get(pk=new.feature)
    assert (made.version, made.source, made.source_srid, made.change_set) == (1, "changeset", 9210, draft.pk)
    assert (
        made.computed_area_m2 == pytest.approx(220.0)
        and made.map_sheet
        and made.valid_from == timezone.localdate()
    )
    assert not Parcel.objects.filter(pk=east.pk).exists()
    assert kept(west.pk) == [(1, timezone.localdate(), "update", draft.pk)]
    assert kept(east.pk) == [(1, timezone.localdate(), "delete", draft.pk)]
    told = OutboxEntry.objects.filter(change_set=draft.pk)
    assert {(one.operation, one.feature) for one in told} == {
        ("update", west.pk), ("delete", east.pk), ("create", new.feature)
    }  # fmt: skip
    west_told = told.get(feature=west.pk)
    assert west_told.bounds.contains(west.geom_3857), "old and new shape lie in what is told"
    actions = list(
        AuditEntry.objects.filter(change_set=draft.pk).order_by("pk").values_list("action", flat=True)
    )
    assert actions == ["changeset.begun", "changeset.submitted", "changeset.approved", "changeset.published"]
    assert [(one.from_status, one.to_status) for one in published.events.all()] == [
        ("", "draft"), ("draft", "submitted"), ("submitted", "approved"), ("approved", "published")
    ]  # fmt: skip


def test_four_eyes(office: Office, pair: Pair) -> None:
    draft = office.begin()
    office.edit(draft, pair[0], address="1 Đường A")
    deciding.submit(office.editor, draft.pk)
    for user, kind in ((office.editor, "forbidden"), (office.colleague, "not-found")):
        with pytest.raises(Problem) as caught:
            deciding.approve(user, draft.pk)
        assert caught.value.kind == kind
    admin = type(office.editor).objects.create_superuser("admin")
    ChangeSet.objects.filter(pk=draft.pk).update(author=admin)
    refused("forbidden", "four-eyes", deciding.approve, admin, draft.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        ChangeSet.objects.filter(pk=draft.pk).update(approved_by=admin)


def test_drafts_are_seen_by_author_and_approver_only(office: Office, pair: Pair) -> None:
    draft = office.begin()
    office.edit(draft, pair[0], address="1 Đường A")
    assert access.find(office.editor, draft.pk) == draft and access.find(office.approver, draft.pk) == draft
    with pytest.raises(Problem) as caught:
        access.find(office.colleague, draft.pk)
    assert caught.value.kind == "not-found"
    refused(
        "forbidden", "not-author", drafting.add, office.approver, draft.pk, EditInput("parcels", "create")
    )
    office.publish(draft)
    assert access.find(office.colleague, draft.pk) == draft, (
        "what is published, an editor of the layer may look up"
    )


def test_return_edit_and_submit_again(office: Office, pair: Pair) -> None:
    draft = office.begin()
    edit = office.edit(draft, pair[0], address="1 Đường A")
    deciding.submit(office.editor, draft.pk)
    change = EditInput("parcels", "update", pair[0].pk, 1, properties={"address": "2 Đường A"})
    refused("conflict", "not-editable", drafting.replace_edit, office.editor, draft.pk, edit.pk, change)
    returned = deciding.send_back(office.approver, draft.pk, "Thiếu biên bản đo đạc")
    assert (returned.status, returned.return_reason) == ("returned", "Thiếu biên bản đo đạc")
    drafting.replace_edit(office.editor, draft.pk, edit.pk, change)
    assert office.publish(draft).status == "published"
    assert Parcel.objects.get(pk=pair[0].pk).address == "2 Đường A"


def test_an_approval_can_be_taken_back_and_then_counts_no_more(office: Office, pair: Pair) -> None:
    draft = office.begin()
    office.edit(draft, pair[0], address="1 Đường A")
    office.approve(draft)
    returned = deciding.send_back(office.approver, draft.pk, "Nhầm thửa")
    assert returned.approved_by is None and returned.approved_at is None
    refused("conflict", "move-refused", publishing.publish, office.approver, draft.pk)


def test_nothing_to_submit_and_errors_to_put_right(office: Office, pair: Pair) -> None:
    draft = office.begin()
    refused("conflict", "no-edits", deciding.submit, office.editor, draft.pk)
    edit = office.edit(draft, None, (30, 0, 40, 20), sheet_number="12")
    assert any(one["severity"] == "error" and one["field"] == "parcel_number" for one in edit.findings)
    problem = refused("conflict", "error-findings", deciding.submit, office.editor, draft.pk)
    assert problem.extra["finding_count"] >= 1
    withdrawn = deciding.withdraw(office.editor, draft.pk)
    assert withdrawn.status == "withdrawn" and Parcel.objects.count() == 2


def test_a_broken_constraint_in_the_middle_leaves_nothing_half_done(office: Office, pair: Pair) -> None:
    """Two edits are written before the deletion turns out to leave a land use without its parcel."""
    west, east = pair
    draw_use(east, "ODT", 200.0)
    draft = office.begin()
    office.edit(draft, west, address="đã ghi trước khi hỏng")
    office.edit(draft, None, (30, 0, 40, 20), sheet_number="12", parcel_number="48")
    office.delete(draft, east)
    office.approve(draft)
    jobs_before = jobs()

    problem = refused("conflict", "database-constraint", publishing.publish, office.approver, draft.pk)

    assert "parcel_land_uses" in problem.detail_vi
    assert Parcel.objects.get(pk=west.pk).address == "" and Parcel.objects.count() == 2
    assert kept(west.pk) == kept(east.pk) == [] and not OutboxEntry.objects.exists()
    left = ChangeSet.objects.get(pk=draft.pk)
    assert (left.status, left.publication, left.published_at) == ("approved", None, None)
    assert not AuditEntry.objects.filter(action="changeset.published").exists()
    assert jobs() == jobs_before


def test_checks_run_again_at_publication(office: Office) -> None:
    """Approved drafts of two people that fit the map each, but not each other."""
    one, other = office.begin(), office.begin(office.colleague)
    office.edit(one, None, (100, 0, 110, 20), sheet_number="12", parcel_number="60")
    office.edit(other, None, (100, 0, 110, 20), sheet_number="12", parcel_number="61")
    office.approve(one), office.approve(other)
    publishing.publish(office.approver, one.pk)
    findings = Edit.objects.get(change_set=other).findings
    assert findings == []
    try:
        publishing.publish(office.approver, other.pk)
    except Problem as problem:
        assert problem.errors[0].code == "error-findings" and Parcel.objects.count() == 1
    else:
        assert [one["rule"] for one in Edit.objects.get(change_set=other).findings] == ["no-overlap"]


def test_the_day_decides(office: Office, pair: Pair) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    draft = office.begin(effective_date=tomorrow)
    office.edit(draft, pair[0], address="từ ngày mai")
    office.approve(draft)
    refused("conflict", "too-early", publishing.publish, office.approver, draft.pk)
    assert publishing.publish(office.approver, draft.pk, on_day=True).status == "approved"
    assert publishing.publish_due(timezone.localdate()) == []
    ChangeSet.objects.filter(pk=draft.pk).update(effective_date=timezone.localdate())
    assert publishing.publish_due() == [draft.pk]
    done = ChangeSet.objects.get(pk=draft.pk)
    assert (done.status, done.published_by) == ("published", office.approver)


def test_what_is_due_but_refused_stays_approved_and_says_why(office: Office, pair: Pair) -> None:
    today = timezone.localdate()
    draft = office.begin(effective_date=today)
    office.edit(draft, pair[0], address="đến muộn")
    deciding.submit(office.editor, draft.pk)
    deciding.approve(office.approver, draft.pk, publish_on_day=True)
    office.change(pair[0], office.colleague, address="đến trước")
    assert publishing.publish_due() == []
    left = ChangeSet.objects.get(pk=draft.pk)
    assert (left.status, left.scheduled_by) == ("approved", None)
    assert left.events.last().action == "not-published" and left.events.last().reason


def test_coordinates_that_travelled_are_no_change(office: Office) -> None:
    """A client gets 0.1 mm; sending them back must not move the boundary by less than that."""
    parcel = draw_parcel([(0.00001234, 0.0), (10.123456789, 0.0), (10.0, 20.0), (0.0, 20.0)])
    shape = geojson([(0.0, 0.0), (10.1235, 0.0), (10.0, 20.0), (0.0, 20.0)])
    draft = office.begin()
    given = EditInput("parcels", "update", parcel.pk, 1, shape, CRS, {"address": "như cũ"})
    edit = drafting.add(office.editor, draft.pk, given)
    assert edit.geometry is None and edit.properties == {"address": "như cũ"}
