"""Quality rules of TT 19/2026/TT-BNNMT Annex II over a drawn ward: each trap is found by its rule, at its place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import shapely
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from cadastre import tasks
from cadastre.domain.quality import QualityFound
from cadastre.domain.quality_rules import BY_ID, RULES
from cadastre.models import Parcel, QualityFinding, QualityRun, SurveyDocument
from cadastre.queries.quality import latest, trend
from cadastre.services import quality
from geo.domain.crs import CRS84, by_srid
from geo.domain.geohash import encode
from geo.domain.transform import transform_point
from tests import drawing
from tests.drawing import ORIGIN_EAST, ORIGIN_NORTH, SRID

pytestmark = pytest.mark.django_db
WARD = "26740"


def parcel(
    west: float, east: float, number: str, south: float = 0.0, north: float = 20.0, **fields: object
) -> Parcel:
    """A flawless parcel of the ward, unless told otherwise."""
    middle = (ORIGIN_EAST + (west + east) / 2, ORIGIN_NORTH + (south + north) / 2)
    values = {
        "parcel_number": number, "national_id": encode(*transform_point(*middle, by_srid(SRID), CRS84)),
        "official_area_m2": round((east - west) * (north - south), 1), "survey_document": drawn_survey(),
        "accuracy_m": 0.07, "map_scale": 500, "survey_date": date(2026, 3, 2),
    }  # fmt: skip
    return drawing.draw_parcel((west, south, east, north), **(values | fields))


def drawn_survey() -> SurveyDocument:
    """One survey with its file for all."""
    return SurveyDocument.objects.first() or drawing.draw_survey(file_name="12.pdf", file_sha256="0" * 64)


@pytest.fixture(autouse=True)
def _ward() -> None:
    """Two flawless parcels side by side in a ward of 200 m by 100 m."""
    drawing.draw_ward((-100, -50, 100, 50))
    parcel(0, 10, "1")
    parcel(10, 20, "2")


def found(rule: str) -> list[QualityFinding]:
    """Findings of one rule by a run made now; every other rule's count stands in the run."""
    run = quality.run(WARD, "manual")
    return list(QualityFinding.objects.filter(run=run, rule=rule))


def place(one: QualityFinding) -> tuple[float, float, float, float]:
    """Extent of a finding, metres from the origin of the grid."""
    west, south, east, north = shapely.from_wkb(bytes(one.geom.wkb)).bounds
    return (west - ORIGIN_EAST, south - ORIGIN_NORTH, east - ORIGIN_EAST, north - ORIGIN_NORTH)


def test_a_flawless_ward_has_no_finding() -> None:
    run = quality.run(WARD, "manual")
    assert run.counts == {} and run.parcels == 2 and not run.findings.exists()
    assert run.started_at <= run.finished_at


def test_an_overlap_within_a_sheet() -> None:
    parcel(19.5, 30, "3")
    (one,) = found("overlap")
    assert one.severity == "error" and "10.00 m², " in one.message_en and "0.49 m wide" in one.message_en
    assert 19.5 < place(one)[0] < 20


def test_a_gap_within_a_sheet() -> None:
    parcel(20.1, 30, "3")
    (one,) = found("gap")
    assert place(one) == pytest.approx((20.0, 0.0, 20.1, 20.0), abs=0.005)
    assert "2,00 m², rộng 0,10 m" in one.message_vi


def test_the_seam_of_two_sheets_is_the_edge_match() -> None:
    parcel(20.1, 30, "1", sheet_number="13")
    parcel(29.9, 40, "2", sheet_number="14")
    run = quality.run(WARD, "manual")
    assert run.counts == {"edge-match": 2, "dangle": 2}  # the corners of the overlap lie on edges
    assert {one.sheet_number for one in run.findings.filter(rule="edge-match")} <= {"12", "13", "14"}


def test_a_wide_overlap_of_two_sheets_is_an_overlap() -> None:
    parcel(15, 25, "1", sheet_number="13")
    assert len(found("overlap")) == 1


def test_a_corner_without_a_shared_vertex() -> None:
    parcel(20, 30, "3", 0, 10)
    parcel(20, 30, "4", 10, 20)
    (one,) = found("dangle")
    assert one.number == "2" and place(one) == pytest.approx((20, 10, 20, 10), abs=0.001)


def test_ground_beyond_the_border_of_the_ward_and_a_clash_with_the_next_one() -> None:
    drawing.draw_ward((100, -50, 200, 50), code="26743", name="Bến Thành", full_name="Phường Bến Thành")
    parcel(90, 101, "3")
    parcel(101, 110, "3", ward_code="26743")
    (one,) = found("ward-border")
    assert one.number == "3" and "20.0 m²" in one.message_en
    assert place(one) == pytest.approx((100, 0, 101, 20), abs=0.001)
    parcel(100.9, 110, "4", 20, 40, ward_code="26743")
    parcel(95, 101, "5", 20, 40)
    assert sorted(one.number for one in found("ward-border")) == ["3", "5", "5"]


def test_areas_differ_by_more_than_one_per_cent() -> None:
    Parcel.objects.filter(parcel_number="1").update(official_area_m2=197.9)
    Parcel.objects.filter(parcel_number="2").update(official_area_m2=198.1)
    (one,) = found("area-computed")
    assert one.number == "1" and "197.9 m², computed area 200.0 m²" in one.message_en


def test_uses_that_do_not_add_up_and_uses_that_do() -> None:
    """ODT 100 and CLN 250 in one parcel, without shapes of their own."""
    good = parcel(20, 30, "3", 0, 35, land_use_codes="ODT+CLN")
    drawing.draw_use(good, "ODT", 100.0)
    drawing.draw_use(good, "CLN", 250.0)
    bad = Parcel.objects.get(parcel_number="1")
    drawing.draw_use(bad, "ODT", 100.0)
    drawing.draw_use(bad, "CLN", 90.0)
    (one,) = found("area-uses")
    assert one.number == "1" and "190,0 m²" in one.message_vi


def test_attributes_that_are_missing_and_codes_of_no_list() -> None:
    Parcel.objects.filter(parcel_number="1").update(official_area_m2=None, land_use_codes="")
    Parcel.objects.filter(parcel_number="2").update(land_use_codes="LNK+QQQ")
    (missing,) = found("required")
    assert missing.message_en == "Missing: land use, official area."
    assert sorted(one.message_en for one in found("codes")) == [
        "LNK is a former code, now CLN.", "QQQ is not in the list of land uses.",
    ]  # fmt: skip


def test_two_parcels_of_one_number_are_told_of_both() -> None:
    parcel(20, 30, "2")
    assert [one.number for one in found("duplicate-key")] == ["2", "2"]


def test_ids_that_lack_or_lie_elsewhere() -> None:
    Parcel.objects.filter(parcel_number="1").update(national_id="")
    stray = encode(*transform_point(ORIGIN_EAST + 25, ORIGIN_NORTH + 10, by_srid(SRID), CRS84))
    Parcel.objects.filter(parcel_number="2").update(national_id=stray)
    messages = {one.number: one.message_en for one in found("id-verified")}
    assert messages["1"] == "The parcel has no national id yet." and "m outside the parcel" in messages["2"]


def test_papers_and_flags_agree() -> None:
    first, second = Parcel.objects.get(parcel_number="1"), Parcel.objects.get(parcel_number="2")
    drawing.draw_restriction(first)
    Parcel.objects.filter(pk=second.pk).update(in_dispute=True)
    over = parcel(20, 30, "3")
    drawing.draw_restriction(over, "dispute", ends_on=date(2026, 4, 2))
    messages = {one.number: one.message_en for one in found("restriction-agrees")}
    assert messages == {
        "1": "A paper in force records a block, but the parcel does not show it.",
        "2": "The parcel shows a dispute, but no paper in force is on record.",
    }


def test_dossiers_and_metadata_are_told_sheet_by_sheet() -> None:
    for number in ("1", "2", "3"):
        west = 20 + 10 * int(number)
        parcel(west, west + 10, number, sheet_number="15", survey_document=None, accuracy_m=None)
    run = quality.run(WARD, "manual")
    assert run.counts == {"dossier": 3, "metadata": 1}
    dossier, metadata = run.findings.order_by("rule")
    assert "3 of 3 parcels" in dossier.message_en and dossier.sheet_number == metadata.sheet_number == "15"
    assert metadata.message_en == "Sheet 15: parcels lack accuracy."


def test_classified_land_takes_no_part() -> None:
    parcel(5, 30, "9", land_use_codes="CQP", official_area_m2=None, national_id="")
    run = quality.run(WARD, "manual")
    assert run.parcels == 2 and run.counts == {}


def test_findings_of_the_latest_run_replace_the_earlier_and_counts_stay() -> None:
    parcel(20.1, 30, "3")
    first = quality.run(WARD, "manual")
    QualityRun.objects.filter(pk=first.pk).update(finished_at=timezone.now() - timedelta(days=1))
    Parcel.objects.get(parcel_number="3").delete()
    second = quality.run(WARD, "nightly")
    assert not QualityFinding.objects.filter(run=first).exists() and not second.findings.exists()
    assert [one["counts"] for one in trend(WARD)] == [{"gap": 1}, {}]
    assert latest(WARD)[WARD].counts == {}


def test_a_comparison_with_the_register_book_stands_beside_the_rules() -> None:
    parcel(20.1, 30, "3")
    compared = QualityFound("register-book", "Sổ ghi khác.", "The book differs.", sheet="12", number="3")
    quality.record_run(WARD, "register", 3, [compared])
    quality.run(WARD, "manual")
    figures = latest(WARD)[WARD]
    assert figures.counts == {"gap": 1, "register-book": 1} and len(figures.runs) == 2
    assert QualityFinding.objects.filter(rule="register-book").count() == 1
    assert [one["counts"] for one in trend(WARD)] == [{"gap": 1}]


def test_a_rule_keeps_two_thousand_findings_and_counts_all() -> None:
    many = [QualityFound("codes", "a", "a", number=str(number)) for number in range(2_005)]
    run = quality.record_run(WARD, "manual", 2, many)
    assert run.counts == {"codes": 2_005} and run.findings.count() == 2_000


def test_the_night_asks_for_every_ward_that_holds_parcels_once() -> None:
    drawing.draw_ward((200, 200, 300, 300), code="26999", name="Không", full_name="Phường Không Thửa")
    assert tasks.check_quality(timestamp=0) == [WARD]
    assert tasks.check_quality(timestamp=0) == []
    (job,) = ProcrastinateJob.objects.filter(task_name=tasks.CHECK_WARD)
    assert job.args == {"ward": WARD, "trigger": "nightly"}
    assert QualityRun.objects.get(pk=tasks.check_ward(**job.args)).trigger == "nightly"


def test_a_ward_that_was_never_checked_does_not_wait_for_the_night() -> None:
    compared = QualityFound("register-book", "Sổ ghi khác.", "The book differs.", sheet="12", number="3")
    quality.record_run(WARD, "register", 3, [compared])  # says nothing of the rules
    assert tasks.check_new_wards(timestamp=0) == [WARD]
    assert tasks.check_new_wards(timestamp=0) == [], "it waits already"
    (job,) = ProcrastinateJob.objects.filter(task_name=tasks.CHECK_WARD)
    assert job.args == {"ward": WARD, "trigger": "first"}


def test_a_ward_with_figures_waits_for_the_night() -> None:
    tasks.check_ward(WARD, "first")
    assert latest(WARD)[WARD].parcels == 2
    assert tasks.check_new_wards(timestamp=0) == []
    assert tasks.check_quality(timestamp=0) == [WARD]


def test_every_rule_has_both_languages_and_its_law() -> None:
    assert len(BY_ID) == len(RULES) == 15
    assert all(rule.vi and rule.en and "19/2026" in rule.law for rule in RULES)
