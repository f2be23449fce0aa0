"""A file beside the live parcels: what it adds, changes and no longer holds becomes a draft, and nothing is live."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from django.conf import settings
from django.contrib.auth.models import User

from cadastre.models import Parcel
from layers.changesets import access
from layers.changesets.imports.drafting import draft_file
from layers.changesets.imports.order import Drafted, ImportOrder
from layers.changesets.models import ChangeSet, Edit
from layers.importing.request import ImportRequest
from layers.importing.running import run
from layers.models import ImportRun
from layers.registry import registry
from tests.drawing import draw_parcel, draw_ward
from tests.fixtures import files
from tests.integration.changesets.conftest import Office, officer

PARCELS = registry.get("parcels")
Draft = Callable[..., Drafted]


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    """Reports and attachments of these tests."""
    settings.IMPORT_REPORT_DIR = tmp_path / "reports"
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def street(office: Office, tmp_path: Path) -> list[Parcel]:
    """Twelve parcels in a row, loaded from a file."""
    path = files.good_parcels(tmp_path / "first.gpkg", 12)
    done = run(
        ImportRequest(
            path=path, layer=PARCELS, city=settings.CITY, source="survey", key="SHTHUA",
            report_dir=tmp_path / "reports",
        )
    )  # fmt: skip
    assert done.rows_added == 12
    return sorted(Parcel.objects.all(), key=lambda one: int(one.parcel_number))


@pytest.fixture
def load(office: Office) -> Draft:
    """A file as a draft, by the editor unless told otherwise."""

    def do(path: Path, user: User | None = None, **values: Any) -> Drafted:
        return draft_file(user or office.editor, ImportOrder(path, PARCELS, "Đo đạc lại", **values))

    return do


def exported(path: Path, parcels: list[Parcel], **changes: Any) -> Path:
    """The parcels as an officer gets them out of the system, with ids; `changes` replaces columns or `shapes`."""
    given = changes.pop("shapes", None)
    shapes = given if given is not None else shapely.from_wkb([bytes(one.geom.wkb) for one in parcels])
    fields: dict[str, list[object]] = {
        "id": [str(one.pk) for one in parcels],
        "sheet_number": [one.sheet_number for one in parcels],
        "parcel_number": [one.parcel_number for one in parcels],
        "land_use_codes": [one.land_use_codes for one in parcels],
        "address": [one.address for one in parcels],
    }
    return files.write_vector(path, np.array(shapes), fields | changes, geometry_type="MultiPolygon")


def shapes_of(parcels: list[Parcel]) -> np.ndarray:
    """Stored shapes."""
    return np.array(shapely.from_wkb([bytes(one.geom.wkb) for one in parcels]))


def doctored(path: Path, street: list[Parcel]) -> Path:
    """Parcel 1 gets another use, 2 another shape, 3 both, 11 and 12 are gone, two are new; the rest is as it was, but
    for a hair in the coordinates of 4."""
    kept = street[:10]
    shapes = [*shapes_of(kept), *(shapely.multipolygons([one]) for one in files.squares(22)[20:])]
    shapes[1] = shapely.multipolygons([shapely.box(*shapely.bounds(shapes[1]) - [0, 0, 1, 0])])
    shapes[2] = shapely.multipolygons([shapely.box(*shapely.bounds(shapes[2]) - [0, 0, 0, 2])])
    shapes[3] = shapely.transform(shapes[3], lambda xy: xy + 0.00004)
    uses = ["CLN", "ODT", "CLN", *["ODT"] * 9]
    return exported(
        path, kept, shapes=shapes, id=[*(str(one.pk) for one in kept), "", ""],
        sheet_number=["7"] * 12, parcel_number=[*(one.parcel_number for one in kept), "101", "102"],
        land_use_codes=uses, address=[""] * 12,
    )  # fmt: skip


def test_a_doctored_copy_becomes_exactly_its_differences(office, street, load, tmp_path):
    held = list(Parcel.objects.order_by("id").values_list("id", "version", "land_use_codes"))
    done = load(doctored(tmp_path / "b.gpkg", street), remove_missing=True, legal_document="QĐ 12/2026")
    assert done.counts() == {
        "read": 12, "added": 2, "changed": 3, "removed": 2, "unchanged": 7, "refused": 0, "missing": 2,
    }  # fmt: skip
    draft = ChangeSet.objects.get()
    assert (draft.pk, draft.kind, draft.status, draft.author) == (
        done.change_set,
        "import",
        "draft",
        office.editor,
    )
    assert (draft.created_count, draft.updated_count, draft.deleted_count) == (2, 3, 2)
    updates = {one.feature: one for one in Edit.objects.filter(operation="update")}
    first, second, third = (updates[one.pk] for one in street[:3])
    assert (
        first.geometry is None and first.properties == {"land_use_codes": "CLN"} and first.base_version == 1
    )
    assert second.geometry.area == pytest.approx(90) and second.properties[
        "computed_area_m2"
    ] == pytest.approx(90)
    assert third.properties["land_use_codes"] == "CLN" and third.geometry.area == pytest.approx(80)
    gone = set(Edit.objects.filter(operation="delete").values_list("feature", flat=True))
    assert gone == {street[10].pk, street[11].pk}
    assert list(Parcel.objects.order_by("id").values_list("id", "version", "land_use_codes")) == held
    run_ = ImportRun.objects.get(change_set=draft.pk)
    assert (run_.outcome, run_.rows_removed, run_.user_name) == ("drafted", 2, "lan")
    assert [one.name for one in draft.attachments.all()] == [
        "Báo cáo nhập dữ liệu.html",
        "Nhật ký nhập dữ liệu.csv",
    ]


def test_once_it_is_published_the_same_file_changes_nothing(office, street, load, tmp_path):
    path = doctored(tmp_path / "b.gpkg", street)
    done = load(path, remove_missing=True)
    office.publish(ChangeSet.objects.get(pk=done.change_set))
    assert Parcel.objects.count() == 12
    assert Parcel.objects.get(pk=street[2].pk).change_set == done.change_set
    fresh = sorted(Parcel.objects.all(), key=lambda one: int(one.parcel_number))
    again = load(exported(tmp_path / "c.gpkg", fresh), remove_missing=True)
    assert again.change_set is None and again.result.outcome == "unchanged"
    assert again.counts()["unchanged"] == 12 and ChangeSet.objects.count() == 1


def test_what_the_file_leaves_out_stays_unless_asked_for(street, load, tmp_path):
    done = load(exported(tmp_path / "b.gpkg", street[:9], address=["Lê Lợi"] + [""] * 8))
    assert (done.removed, done.missing, done.counts()["changed"]) == (0, 3, 1)
    assert not Edit.objects.filter(operation="delete").exists()


def test_a_refused_row_is_never_taken_for_missing(street, load, tmp_path):
    shapes = shapes_of(street)
    west, south, east, north = shapely.bounds(shapes[4])
    shapes[4] = shapely.multipolygons(
        [shapely.Polygon([(west, south), (east, north), (east, south), (west, north)])]
    )
    done = load(exported(tmp_path / "b.gpkg", street, shapes=shapes), remove_missing=True)
    assert done.counts() | {"read": 12, "removed": 0, "refused": 1, "unchanged": 11} == done.counts()


def test_a_refused_row_without_key_stops_every_removal(street, load, tmp_path):
    shapes = shapes_of(street[:6])
    west, south, east, north = shapely.bounds(shapes[4])
    shapes[4] = shapely.multipolygons(
        [shapely.Polygon([(west, south), (east, north), (east, south), (west, north)])]
    )
    ids = [str(one.pk) for one in street[:6]]
    ids[4] = ""
    done = load(exported(tmp_path / "b.gpkg", street[:6], shapes=shapes, id=ids), remove_missing=True)
    assert done.removed == 0 and done.missing == 7 and done.result.log.counts["removal-unsafe"] == 1


def test_known_by_a_field_or_by_the_key_of_the_source(street, load, tmp_path):
    fields = files.parcel_fields(12)
    fields["KHLOAIDAT"] = ["CLN", *["ODT"] * 11]
    path = files.write_vector(tmp_path / "b.gpkg", files.squares(12), fields)
    assert load(path, key="parcel_number").counts()["changed"] == 1
    assert (
        load(path, key="SHTHUA", source="survey").counts() | {"changed": 1, "unchanged": 11}
        == load(path, key="SHTHUA").counts()
    )
    assert load(path, key="nowhere").result.refused
    assert load(path, key="id").result.log.counts["key-not-in-file"] == 1


def test_two_rows_for_one_feature_and_one_row_for_two(street, load, tmp_path):
    ids = [str(one.pk) for one in street]
    ids[1] = ids[0].upper()
    done = load(exported(tmp_path / "b.gpkg", street, id=ids))
    assert done.result.log.counts["duplicate-key"] == 1 and done.counts()["refused"] == 1
    Parcel.objects.filter(pk=street[5].pk).update(parcel_number="1")
    done = load(exported(tmp_path / "c.gpkg", street), key="parcel_number")
    assert done.result.log.counts["key-ambiguous"] == 1


def test_one_bad_row_refuses_the_file_when_asked(street, load, tmp_path):
    ids = [str(one.pk) for one in street]
    ids[3] = "not-an-id"
    path = exported(tmp_path / "b.gpkg", street, id=ids, address=["Lê Lợi"] * 12)
    assert load(path).counts() | {"changed": 11, "refused": 1} == load(path).counts()
    done = load(path, all_or_nothing=True)
    assert done.result.refused and done.change_set is None and done.counts()["refused"] == 12


def test_a_ward_officer_loads_inside_the_ward_only(office, street, load, tmp_path):
    draw_ward((0, -5, 45, 30))
    ward = officer("phuong", "editor", "land", "26740")
    path = exported(tmp_path / "b.gpkg", street, address=["Lê Lợi"] * 12)
    done = load(path, ward)
    assert done.counts() | {"changed": 4, "refused": 8, "unchanged": 0} == done.counts()
    assert done.result.log.counts["outside-reach"] == 8
    assert set(Edit.objects.values_list("feature", flat=True)) == {one.pk for one in street[:4]}
    shapes = shapes_of(street[:4])
    shapes[0] = shapely.transform(shapes[0], lambda xy: xy + np.array([500.0, 0.0]))
    moved = load(exported(tmp_path / "c.gpkg", street[:4], shapes=shapes), ward)
    assert moved.counts() | {"refused": 1, "unchanged": 3, "changed": 0} == moved.counts()
    gone = load(exported(tmp_path / "d.gpkg", street[:2]), ward, remove_missing=True)
    assert (gone.removed, gone.counts()["unchanged"]) == (2, 2)


def test_fields_that_the_author_may_not_edit_do_not_take_part(office, street, load, tmp_path):
    Parcel.objects.filter(pk=street[0].pk).update(holder_name="Nguyễn Văn Mật")
    reader = officer("van", "editor", "layer:parcels")
    names = {one.name for one in PARCELS.all_fields}
    assert "holder_name" in names
    path = exported(tmp_path / "b.gpkg", street, holder_name=["Nguyễn Văn Mật"] * 12)
    done = load(path, reader)
    changed = Edit.objects.filter(properties__has_key="holder_name").count()
    from layers.changesets.reading_values import writable

    assert changed == (11 if "holder_name" in writable(PARCELS, reader) else 0)
    assert done.counts()["changed"] == changed


def test_the_draft_is_the_authors_until_it_is_handed_in(office, street, load, tmp_path):
    done = load(exported(tmp_path / "b.gpkg", street, address=["Lê Lợi"] * 12))
    draft = ChangeSet.objects.get(pk=done.change_set)
    assert access.sees(office.editor, draft) and not access.sees(office.colleague, draft)


def test_the_rules_look_at_the_rows(street, load, tmp_path):
    neighbour = draw_parcel((200, 0, 210, 10), parcel_number="200")
    shapes = np.array([shapely.multipolygons([shapely.box(603_205, 1_191_000, 603_215, 1_191_010)])])
    done = load(exported(tmp_path / "b.gpkg", [neighbour], shapes=shapes, id=[""], parcel_number=["201"]))
    edit = Edit.objects.get(change_set=done.change_set)
    assert [one["rule"] for one in edit.findings if one["severity"] == "error"] == ["no-overlap"]
    assert done.errors == 1
