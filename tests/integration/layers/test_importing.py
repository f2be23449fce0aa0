"""From a file to the table: one transaction, idempotent, with a report; derived shapes are there whatever the way."""

from __future__ import annotations

import csv
import io
import json
import uuid

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from cadastre.models import Parcel
from layers.audit.models import AuditEntry
from layers.changesets.models import OutboxEntry
from layers.history.timeline import timeline
from layers.importing import report, writing
from layers.models import ImportRun
from layers.registry import registry
from planning.models import PlanDocument
from tests.drawing import draw_parcel, draw_plan, draw_right, draw_survey
from tests.fixtures import files

pytestmark = pytest.mark.django_db


def rows(query: str) -> list[tuple]:
    """Result of a query."""
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def jobs() -> int:
    """Jobs that carry messages to the tile service."""
    return rows("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'tiles.drain_outbox'")[0][0]


def test_rows_run_and_job_are_written_together(tmp_path, import_file):
    before = jobs()
    result = import_file(files.good_parcels(tmp_path / "a.gpkg"))
    assert (result.outcome, result.rows_added) == ("written", 5)
    run = ImportRun.objects.get()
    assert (run.outcome, run.rows_added, run.layer) == (
        "written",
        5,
        "parcels",
    ) and run.file_sha256 == result.file_sha256
    assert jobs() == before + 1
    (told,) = OutboxEntry.objects.all()
    assert (told.layer, told.change_set, told.feature, told.bounds) == ("parcels", run.pk, None, None)
    entry = AuditEntry.objects.get(action="import.written")
    assert (entry.layer, entry.change_set, entry.row_count, entry.detail["file"]) == (
        "parcels",
        run.pk,
        5,
        "a.gpkg",
    )
    parcel = Parcel.objects.get(parcel_number="1")
    assert parcel.geom.srid == 9210 and parcel.geom_4326.centroid.x == pytest.approx(106.693, abs=1e-2)
    assert parcel.computed_area_m2 == pytest.approx(100.0) and parcel.version == 1 and parcel.map_sheet
    assert set(Parcel.objects.values_list("change_set", flat=True)) == {run.pk}


def test_the_same_file_again_changes_nothing(tmp_path, import_file):
    path = files.good_parcels(tmp_path / "a.gpkg")
    import_file(path)
    held = list(Parcel.objects.order_by("id").values_list("id", "version", "recorded_at"))
    again = import_file(path)
    assert (again.outcome, again.rows_unchanged, again.rows_added) == ("unchanged", 5, 0)
    assert list(Parcel.objects.order_by("id").values_list("id", "version", "recorded_at")) == held


@pytest.mark.django_db(transaction=True)  # what begins and ends inside one transaction has no history
def test_a_changed_record_keeps_its_id_and_gets_the_next_version(tmp_path, import_file):
    fields = files.parcel_fields(3)
    first = files.write_vector(tmp_path / "a.gpkg", files.squares(3), fields)
    import_file(first, key="SHTHUA")
    before = Parcel.objects.get(parcel_number="2")
    fields["KHLOAIDAT"] = ["ODT", "CLN", "ODT"]
    result = import_file(files.write_vector(tmp_path / "b.gpkg", files.squares(3), fields), key="SHTHUA")
    after = Parcel.objects.get(parcel_number="2")
    assert (result.rows_changed, result.rows_unchanged) == (1, 2)
    assert (after.id, after.version, after.land_use_codes) == (before.id, 2, "CLN")
    runs = {run.file_name: run.pk for run in ImportRun.objects.all()}
    found = timeline(registry.get("parcels"), None, after.pk)
    assert [one.change_set for one in found.entries] == [runs["b.gpkg"], runs["a.gpkg"]]
    assert AuditEntry.objects.filter(action="import.written").count() == 2


def test_a_moved_shape_is_a_change_and_its_derived_shapes_follow(tmp_path, import_file):
    import_file(files.good_parcels(tmp_path / "a.gpkg", 2), key="SHTHUA")
    before = Parcel.objects.get(parcel_number="2").geom_3857.centroid
    moved = files.squares(2)
    moved[1] = files.squares(9)[8]
    import_file(files.write_vector(tmp_path / "b.gpkg", moved, files.parcel_fields(2)), key="SHTHUA")
    after = Parcel.objects.get(parcel_number="2")
    assert after.version == 2 and after.geom_3857.centroid.distance(before) > 60


def test_a_large_first_load_has_the_same_derived_shapes_indexes_and_trigger(tmp_path, import_file):
    count = 5_001
    indexes = "SELECT indexdef FROM pg_indexes WHERE tablename = 'parcels' ORDER BY 1"
    before = rows(indexes)
    result = import_file(files.good_parcels(tmp_path / "a.fgb", count), key="SHTHUA")
    assert result.rows_added == count and rows(indexes) == before
    different = rows(
        "SELECT count(*) FROM parcels, LATERAL (SELECT ST_Transform(geom, 4326) AS lonlat) AS derived"
        " WHERE GeometryType(geom_4326) <> GeometryType(geom) OR GeometryType(geom_3857) <> GeometryType(geom)"
        " OR ST_HausdorffDistance(geom_4326, lonlat) > 1e-11"
        " OR ST_HausdorffDistance(geom_3857, ST_Transform(lonlat, 3857)) > 1e-6"
    )
    assert different == [(0,)]
    assert rows(
        "SELECT tgenabled FROM pg_trigger WHERE tgrelid = 'parcels'::regclass AND tgname = 'nen_derive_geometry'"
    ) == [("O",)]


REFERENCES = (
    "SELECT conname, convalidated, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE conrelid = 'parcels'::regclass AND contype = 'f'"
)


def with_survey(tmp_path, document, count=5_001):
    """A large file whose records all refer to one survey document."""
    fields = files.parcel_fields(count) | {"survey_document": [str(document)] * count}
    return files.write_vector(tmp_path / "a.fgb", files.squares(count), fields)


@pytest.mark.parametrize("being_read", [False, True])
def test_a_large_first_load_puts_its_references_back(tmp_path, import_file, being_read):
    """Also where somebody reads the other table at that moment: then nobody is waited for."""
    document, before = draw_survey(), rows(REFERENCES)
    assert before and all(valid for _name, valid, _definition in before)
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}) as other:
        if being_read:
            other.execute("SELECT count(*) FROM survey_documents")
        result = import_file(with_survey(tmp_path, document.pk), key="SHTHUA")
        other.rollback()
    assert result.rows_added == Parcel.objects.filter(survey_document=document).count() == 5_001
    assert rows(REFERENCES) == before


@pytest.mark.parametrize("being_read", ["parties", "parcels"])
def test_references_that_stay_are_checked_before_others_are_put_back(tmp_path, import_file, being_read):
    """PostgreSQL alters no table whose rows still wait for a check: one read table must not stop the load."""
    right = draw_right(draw_parcel((0, 0, 10, 20)))
    parcel, party = right.parcel_id, right.party_id
    right.delete()
    file = tmp_path / "rights.csv"
    with file.open("w", newline="") as target:
        csv.writer(target).writerows(
            [["source_key", "parcel", "party", "kind"], *([i, parcel, party, "use"] for i in range(5_001))]
        )
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}) as other:
        other.execute(f"SELECT count(*) FROM {being_read}")
        result = import_file(file, layer="land_rights", key="source_key")
        other.rollback()
    assert (result.outcome, result.rows_added) == ("written", 5_001)
    assert rows(
        "SELECT count(*) FROM pg_constraint WHERE conrelid = 'land_rights'::regclass AND contype = 'f'"
    ) == [(3,)]


def test_a_large_first_load_with_a_reference_to_nothing_is_refused(tmp_path, import_file, monkeypatch):
    monkeypatch.setattr(writing, "resolve_links", lambda *given: None)  # the database itself must see it
    before = rows(REFERENCES)
    result = import_file(with_survey(tmp_path, uuid.uuid4()), key="SHTHUA")
    assert (result.outcome, Parcel.objects.count(), rows(REFERENCES)) == ("refused", 0, before)
    assert "db-conflict" in result.log.counts


def test_bad_rows_stay_out_and_the_report_says_where(tmp_path, import_file):
    result = import_file(files.bowtie(tmp_path / "a.gpkg"))
    assert (result.rows_added, result.rows_refused) == (2, 1)
    report = json.loads((result.report / "report.json").read_text(encoding="utf-8"))
    (issue,) = [one for one in report["issues"] if one["severity"] == "error"]
    assert issue["row"] == 2 and issue["lon"] and issue["remedy_vi"]
    with (result.report / "issues.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert next(row["rule"] for row in csv.DictReader(stream)) == "valid-geometry"
    page = (result.report / "report.html").read_text(encoding="utf-8")
    assert "Hình học không hợp lệ" in page and "The shape is invalid" in page


def test_all_or_nothing_refuses_the_file(tmp_path, import_file):
    result = import_file(files.bowtie(tmp_path / "a.gpkg"), all_or_nothing=True)
    assert result.refused and Parcel.objects.count() == 0


def test_a_dry_run_writes_no_row(tmp_path, import_file):
    before = jobs()
    result = import_file(files.good_parcels(tmp_path / "a.gpkg"), dry_run=True)
    assert result.outcome == "dry_run" and Parcel.objects.count() == 0 and jobs() == before


def test_a_dry_run_tells_what_would_become_of_each_row(tmp_path, import_file):
    def parcels(name, count, first_use):
        uses = {"KHLOAIDAT": [first_use, *["ODT"] * (count - 1)]}
        return files.write_vector(tmp_path / name, files.squares(count), files.parcel_fields(count) | uses)

    first, again = parcels("a.gpkg", 3, "ODT"), parcels("b.gpkg", 4, "CLN")
    assert import_file(first, key="SHTHUA", dry_run=True).rows_added == 3
    import_file(first, key="SHTHUA")
    before = list(Parcel.objects.order_by("pk").values())
    tried = import_file(again, key="SHTHUA", dry_run=True)
    assert list(Parcel.objects.order_by("pk").values()) == before
    summary = json.loads((tried.report / "summary.json").read_text(encoding="utf-8"))
    expected = {"read": 4, "added": 1, "changed": 1, "unchanged": 2, "refused": 0}
    assert summary["dry_run"] and summary["rows"] == expected
    page = (tried.report / "report.html").read_text(encoding="utf-8")
    assert "sẽ thêm/would add 1, sẽ đổi/would change 1" in page
    said = io.StringIO()
    options = {"source": "test", "key": "SHTHUA", "dry_run": True, "report_dir": tmp_path / "tried"}
    call_command("import_layer", again, "parcels", stdout=said, **options)
    assert "sẽ thêm/would add 1, sẽ đổi/would change 1, sẽ giữ nguyên/would leave 2" in said.getvalue()
    done = import_file(again, key="SHTHUA")
    assert report.rows_by_fate(done) == expected and done.outcome == "written"


def test_a_false_crs_leaves_the_layer_as_it_was(tmp_path, import_file):
    import_file(files.good_parcels(tmp_path / "a.gpkg"))
    result = import_file(files.degrees_declared_metres(tmp_path / "b.gpkg"))
    assert result.refused and Parcel.objects.count() == 5
    (issue,) = result.log.of("crs-degrees-declared-metres")
    assert "--crs 4326" in issue.remedy("vi") and "EPSG:5897" in issue.message("vi")


def test_a_reader_that_hangs_or_needs_too_much_memory_is_an_ordinary_refusal(tmp_path, import_file):
    path = files.good_parcels(tmp_path / "a.gpkg")
    assert import_file(path, read_seconds=0.01).log.of("file-timeout")
    assert import_file(path, read_memory_mb=1).refused
    assert Parcel.objects.count() == 0


def test_a_clash_with_another_source_refuses_the_file_in_plain_words(tmp_path, import_file):
    fields = files.parcel_fields(1) | {"MaThuaDat": ["w3gv7cp477mz"]}
    path = files.write_vector(tmp_path / "a.gpkg", files.squares(1), fields)
    import_file(path)
    result = import_file(path, source="another")
    assert result.refused and result.log.of("db-conflict") and Parcel.objects.count() == 1


def test_land_uses_are_derived_from_the_text_of_the_parcel(tmp_path, import_file):
    from layers.importing.derived_rows import derive_rows
    from layers.registry import registry

    fields = files.parcel_fields(2) | {"KHLOAIDAT": ["ONT+CLN", "ODT"], "DienTich": [100.5, 99.5]}
    import_file(files.write_vector(tmp_path / "a.gpkg", files.squares(2), fields))
    spec = registry.get("parcel_land_uses")
    assert derive_rows(spec, "test", 9210).added == 3
    assert rows("SELECT land_use_code, area_m2 FROM parcel_land_uses ORDER BY 1") == [
        ("CLN", None),
        ("ODT", 99.5),
        ("ONT", None),
    ]
    assert derive_rows(spec, "test", 9210).unchanged == 3


def test_zones_dissolve_into_the_boundary_of_their_plan_and_link_to_it(tmp_path, import_file):
    path = files.write_vector(
        tmp_path / "a.gpkg", files.squares(3), {"TEN_LOAIDAT": ["Đất y tế", "Hồ nước", "Sân bay vũ trụ"]}
    )
    plan = {"plan_code": "QH1", "name": "Thử", "level": "phan_khu", "status": "approved"}
    assert import_file(path, "plans", dissolve=True, constants=plan).rows_added == 1
    result = import_file(path, "planning_zones", constants={"plan_code": "QH1"}, links={"plan": "plan_code"})
    assert result.log.counts["code-unmapped"] == 1
    found = rows("SELECT function_code, plan_id IS NOT NULL FROM planning_zones ORDER BY 1")
    assert found == [("", True), ("DAT_Ho", True), ("DAT_YTe", True)]
    assert rows("SELECT ST_Area(geom) FROM plans")[0][0] == pytest.approx(300.0)


def test_links_by_id_are_followed_when_the_first_row_has_none(tmp_path, import_file):
    plan = draw_plan((0, 0, 100, 100))
    paper = PlanDocument.objects.create(plan=plan, kind="decision", title="Quyết định", source="drawn")
    lines = [f"a,{plan.pk},plan,lap,", f"b,{plan.pk},plan,phe_duyet,{paper.pk}"]
    path = tmp_path / "stages.csv"
    path.write_text("\n".join(["source_key,plan,phase,stage,document", *lines]), encoding="utf-8")
    assert import_file(path, "plan_stages").rows_added == 2
    assert rows("SELECT stage, document_id FROM plan_stages ORDER BY stage") == [
        ("lap", None), ("phe_duyet", paper.pk)
    ]  # fmt: skip
