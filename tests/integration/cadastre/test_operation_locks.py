"""What stands in the way of an operation: blocks, disputes, other change sets, stale versions; and how it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cadastre.models import Parcel
from geo.http.problems import Problem
from layers.changesets import deciding, drafting, publishing, resolving
from layers.changesets.models import ChangeSet, Edit
from layers.changesets.preparing import EditInput
from tests.drawing import draw_parcel, draw_restriction
from tests.integration.cadastre.conftest import Cadastre, born, ground, line, operation_on
from tests.integration.changesets.test_lifecycle import refused

ACROSS = line((-1, 5), (11, 5))


def rules(edit: Edit) -> list[tuple[str, str]]:
    """Findings about an operation as a whole."""
    edit.refresh_from_db()
    return [(one["rule"], one["severity"]) for one in edit.findings]


def test_a_blocked_parcel_takes_part_in_no_operation(office: Cadastre) -> None:
    flagged = draw_parcel((0, 0, 10, 20), sheet_number="941", parcel_number="1", blocked=True)
    paper = draw_parcel((20, 0, 30, 20), sheet_number="941", parcel_number="2")
    ended = draw_parcel((40, 0, 50, 20), sheet_number="941", parcel_number="3")
    today = timezone.localdate()
    draw_restriction(paper)
    draw_restriction(ended, ends_on=today)
    add = (drafting.add, office.editor, office.begin().pk)
    refused("conflict", "parcel-blocked", *add, operation_on("split", flagged, line=ACROSS))
    refused("conflict", "parcel-blocked", *add, operation_on("split", paper, line=line((19, 5), (31, 5))))
    drafting.add(*add[1:], operation_on("split", ended, line=line((39, 5), (51, 5))))


def test_a_block_that_comes_later_stops_the_publication(office: Cadastre) -> None:
    parcel = draw_parcel((0, 0, 10, 20), sheet_number="942", parcel_number="1")
    draft = office.begin()
    leader = office.operate(draft, "split", parcel, line=ACROSS)
    office.approve(draft)
    draw_restriction(parcel)
    problem = refused("conflict", "error-findings", publishing.publish, office.approver, draft.pk)
    assert [one["rule"] for one in problem.extra["findings"]] == ["parcel-blocked"]
    assert Parcel.objects.filter(pk=parcel.pk).exists() and not born_numbers(leader)


def born_numbers(leader: Edit) -> list[str]:
    """Numbers of the parcels that an operation made and that are live."""
    made = leader.expansion.filter(layer="parcels", operation="create").values_list("feature", flat=True)
    return list(Parcel.objects.filter(pk__in=list(made)).values_list("parcel_number", flat=True))


def test_plain_edits_of_a_blocked_parcel_keep_its_ground(office: Cadastre) -> None:
    parcel = draw_parcel((0, 0, 10, 20), sheet_number="943", parcel_number="1", blocked=True)
    for shape, values, allowed in (
        ((0, 0, 9, 20), {}, False),
        (None, {"address": "1 Đường Vẽ Thử"}, True),
        (None, {"blocked": False}, True),
    ):
        draft = office.begin()
        edit = office.edit(draft, parcel, shape, **values)
        assert ("locked" in [one["rule"] for one in edit.findings]) is not allowed
    draft = office.begin()
    office.delete(draft, parcel)
    refused("conflict", "error-findings", deciding.submit, office.editor, draft.pk)


def test_a_dispute_warns_and_does_not_stop(office: Cadastre) -> None:
    parcel = draw_parcel((0, 0, 10, 20), sheet_number="944", parcel_number="1", in_dispute=True)
    leader = office.operate(office.begin(), "split", parcel, line=ACROSS)
    assert rules(leader) == [("parcel-in-dispute", "warning")]


def test_who_comes_first_to_the_approvers_goes_first(office: Cadastre) -> None:
    """Two officers split the same parcel: drafts warn, one under review refuses the other (SOLA: no pending)."""
    parcel = draw_parcel((0, 0, 10, 20), sheet_number="945", parcel_number="1")
    first, second = office.begin(), office.begin(office.colleague)
    office.operate(first, "split", parcel, line=ACROSS)
    later = office.operate(second, "split", parcel, line=line((-1, 9), (11, 9)))
    assert rules(later) == [("draft-elsewhere", "warning")]
    deciding.submit(office.editor, first.pk)
    problem = refused("conflict", "error-findings", deciding.submit, office.colleague, second.pk)
    assert problem.extra["findings"][0]["rule"] == "pending-elsewhere"
    third = office.begin(office.colleague)
    asked = operation_on("split", parcel, line=ACROSS)
    refused("conflict", "pending-elsewhere", drafting.add, office.colleague, third.pk, asked)
    deciding.approve(office.approver, first.pk)
    assert publishing.publish(office.approver, first.pk).status == "published"
    assert sorted(one.parcel_number for one in Parcel.objects.filter(sheet_number="945")) == ["2", "3"]


def test_of_two_handed_in_at_once_the_earlier_is_published(office: Cadastre) -> None:
    parcel = draw_parcel((0, 0, 10, 20), sheet_number="946", parcel_number="1")
    first, second = office.begin(), office.begin(office.colleague)
    office.operate(first, "split", parcel, line=ACROSS)
    office.operate(second, "split", parcel, line=line((-1, 9), (11, 9)))
    office.approve(first)
    earlier = timezone.now() - timedelta(minutes=1)
    ChangeSet.objects.filter(pk=second.pk).update(
        status="approved", submitted_at=earlier, approved_by=office.approver, approved_at=earlier
    )
    problem = refused("conflict", "error-findings", publishing.publish, office.approver, first.pk)
    assert problem.extra["findings"][0]["rule"] == "pending-elsewhere"
    assert publishing.publish(office.approver, second.pk).status == "published"


def test_an_operation_on_a_changed_parcel_is_done_anew(office: Cadastre) -> None:
    west = draw_parcel((0, 0, 10, 20), sheet_number="947", parcel_number="1")
    east = draw_parcel((10, 0, 20, 20), sheet_number="947", parcel_number="2")
    draft = office.begin()
    leader = office.operate(draft, "merge", west, **{"with": [{"feature": str(east.pk), "base_version": 1}]})
    office.approve(draft)
    office.change(east, office.colleague, address="2 Đường Vẽ Thử")
    with pytest.raises(Problem) as caught:
        publishing.publish(office.approver, draft.pk)
    assert caught.value.kind == "stale-version"
    part = leader.expansion.get(feature=east.pk)
    _changed, again = resolving.resolve(office.editor, draft.pk, part.pk, "mine")
    assert again is not None and again.params["with"][0]["base_version"] == 2
    assert again.expansion.get(feature=east.pk).base_version == 2
    deciding.approve(office.approver, draft.pk)
    publishing.publish(office.approver, draft.pk)
    (whole,) = born(again)
    assert ground(whole).area == pytest.approx(400.0)


def test_one_feature_is_edited_once_in_a_change_set(office: Cadastre) -> None:
    parcel = draw_parcel((0, 0, 10, 20), sheet_number="948", parcel_number="1")
    draft = office.begin()
    leader = office.operate(draft, "split", parcel, line=ACROSS)
    plain = EditInput("parcels", "update", parcel.pk, 1, properties={"address": "x"})
    refused("conflict", "edit-exists", drafting.add, office.editor, draft.pk, plain)
    part = leader.expansion.first()
    assert part is not None
    refused("conflict", "part-of-operation", drafting.remove, office.editor, draft.pk, part.pk)
    drafting.remove(office.editor, draft.pk, leader.pk)
    assert not Edit.objects.filter(change_set=draft).exists()
    drafting.add(office.editor, draft.pk, plain)


def test_a_number_given_away_meanwhile_is_said(office: Cadastre) -> None:
    parcel = draw_parcel((0, 0, 10, 20), sheet_number="949", parcel_number="1")
    draft = office.begin()
    leader = office.operate(draft, "split", parcel, line=ACROSS)
    taken = leader.expansion.filter(operation="create").first()
    assert taken is not None
    draw_parcel((40, 0, 50, 20), sheet_number="949", parcel_number=taken.properties["parcel_number"])
    problem = refused("conflict", "error-findings", deciding.submit, office.editor, draft.pk)
    assert [one["rule"] for one in problem.extra["findings"]] == ["number-taken"]
    drafting.replace_edit(office.editor, draft.pk, leader.pk, operation_on("split", parcel, line=ACROSS))
    assert deciding.submit(office.editor, draft.pk).status == "submitted"
