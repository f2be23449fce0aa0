"""The answer of a lookup, and how a parcel is shown."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from cadastre.domain.land_use import present_code, use_name
from cadastre.domain.lookup import MOST_CANDIDATES, Candidate, Status, conclude, reading_note
from cadastre.domain.parcel import flags_of, uses_of

COLUMNS = {
    "ward_name": "Phường Sài Gòn", "sheet_number": "12", "parcel_number": "45", "old_ward_name": "Phường Bến Nghé",
    "old_sheet_number": "3", "old_parcel_number": "118",
}  # fmt: skip


def candidate(at: int, reason: str, area_m2: float = 100.0, **changes: Any) -> Candidate:
    values: dict[str, Any] = {
        "id": uuid.UUID(int=at), "version": 1, "national_id": "", "ward": "26740", "ward_name": "Phường Sài Gòn",
        "sheet": "12", "number": "45", "address": "", "area_m2": area_m2, "lon": 106.7, "lat": 10.77, "reason": reason,
        "columns": COLUMNS,
    }  # fmt: skip
    return Candidate(**(values | changes))


def test_status() -> None:
    assert conclude([]).status is Status.NOT_FOUND
    assert conclude([candidate(1, "present")]).status is Status.MATCH
    assert conclude([candidate(1, "present"), candidate(2, "former")]).status is Status.AMBIGUOUS


def test_same_parcel_twice_keeps_the_better_reason() -> None:
    [only] = conclude([candidate(1, "mixed"), candidate(1, "former")]).candidates
    assert only.why("vi").startswith("Đúng số cũ: Phường Bến Nghé, tờ 3, thửa 118; nay là Phường Sài Gòn")


def test_mixed_reading_counts_only_alone() -> None:
    assert [one.id.int for one in conclude([candidate(1, "mixed"), candidate(2, "former")]).candidates] == [2]
    assert conclude([candidate(1, "mixed")]).status is Status.MATCH


def test_twins_are_ranked_by_area_and_told() -> None:
    answer = conclude([candidate(1, "present", 50.0), candidate(2, "present", 80.0)])
    assert [one.id.int for one in answer.candidates] == [2, 1]
    assert "2 parcels share" in answer.candidates[0].why("en")


def test_the_likelier_reading_comes_first() -> None:
    answer = conclude([candidate(1, "present", 90.0, reading=1), candidate(2, "present", 50.0)])
    assert [one.id.int for one in answer.candidates] == [2, 1]


def test_list_is_cut() -> None:
    assert len(conclude(candidate(at, "present") for at in range(200)).candidates) == MOST_CANDIDATES


def test_reading_note() -> None:
    assert reading_note("number_sheet", sheet="5", parcel="12") == (
        "Đọc là thửa 12, tờ 5.",
        "Read as parcel 12, sheet 5.",
    )


def test_two_uses_with_their_areas_and_old_codes() -> None:
    uses = uses_of([{"code": "ODT", "area_m2": 100.04}, {"code": "LNK", "area_m2": 250.0}], "ODT+LNK", "vi")
    assert [(use["code"], use["present_code"], use["area_m2"]) for use in uses] == [
        ("ODT", "ODT", 100.0),
        ("LNK", "CLN", 250.0),
    ]
    assert [use["area_m2"] for use in uses_of([], "ODT+CLN", "vi")] == [None, None]
    assert uses_of([], "", "vi") == []
    assert (present_code("LNK"), use_name("LNK", "en")) == ("CLN", "Perennial crops")


@pytest.mark.parametrize(
    ("official", "drawn", "flagged"), [(29.2, 29.16, False), (30.0, 29.16, True), (None, 29.16, False)]
)
def test_official_and_drawn_area(official: float | None, drawn: float, flagged: bool) -> None:
    row = {
        "official_area_m2": official, "area_m2": drawn, "restriction_note": "", "in_dispute": True, "blocked": False,
        "duplicate_key": False, "synthetic": False,
    }  # fmt: skip
    codes = [flag.code for flag in flags_of(row, {"official_area_m2", "in_dispute"})]
    assert codes == ["in_dispute"] + ["area_differs"] * flagged
    assert flags_of(row, set()) == []
    if flagged:
        told = flags_of(row, {"official_area_m2"})[0]
        assert told.message_vi == "Diện tích pháp lý 30,0 m² khác diện tích đo vẽ 29,2 m²."
        assert told.message_en == "The official area 30.0 m² differs from the drawn area 29.2 m²."
