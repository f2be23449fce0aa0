"""Several works in one permit: what they make together, what may not be stated of the whole, who decides."""

from __future__ import annotations

from typing import Any

import pytest

from permits.domain.works import (
    CLASSES,
    LONGEST_NAME,
    authority,
    class_of,
    highest_class,
    made_anew,
    shortfalls,
    whole,
)

SCHOOL: dict[str, Any] = {
    "work_name": "Khối lớp học", "work_kind": "Công trình công cộng", "work_class": "Cấp II", "floor_area_m2": 1200.4,
    "ground_floor_area_m2": 300.1, "storeys": 4, "basements": 1, "height_m": 15.6,
}  # fmt: skip
GYM: dict[str, Any] = {
    "work_name": "Nhà thể chất", "work_kind": "Công trình công cộng", "work_class": "Cấp III", "floor_area_m2": 420.2,
    "ground_floor_area_m2": 420.2, "storeys": 1, "height_m": 17.9,
}  # fmt: skip
GATE: dict[str, Any] = {"work_name": "Cổng, nhà bảo vệ", "work_kind": "Công trình phụ trợ"}


def test_areas_add_up_and_of_heights_and_classes_the_greatest_counts() -> None:
    assert whole([SCHOOL, GYM]) == {
        "work_name": "Khối lớp học; Nhà thể chất", "work_kind": "Công trình công cộng", "work_class": "Cấp II",
        "floor_area_m2": 1620.6, "ground_floor_area_m2": 720.3, "storeys": 4, "basements": 1, "height_m": 17.9,
    }  # fmt: skip


def test_a_sum_is_open_where_one_work_does_not_say_its_part() -> None:
    made = whole([SCHOOL, GYM, GATE])
    assert (made["floor_area_m2"], made["storeys"], made["work_kind"]) == (None, 4, "")
    assert whole([GATE])["work_class"] == ""


def test_names_for_which_there_is_no_room_are_cut_off_whole() -> None:
    many = [{"work_name": f"Nhà liên kế số {at:03}"} for at in range(40)]
    name = whole(many)["work_name"]
    assert len(name) <= LONGEST_NAME
    assert name.startswith("Nhà liên kế số 000; Nhà liên kế số 001; ") and name.endswith("; …")
    assert all(len(one) in (len("Nhà liên kế số 000"), 1) for one in name.split("; "))


@pytest.mark.parametrize(
    ("text", "named"),
    [("Cấp đặc biệt", CLASSES[0]), ("cấp i", "Cấp I"), ("2", "Cấp II"), ("CẤP III", "Cấp III"), ("iv", "Cấp IV"),
     ("", ""), ("V", ""), ("cao tầng", "")],
)  # fmt: skip
def test_a_class_is_read_as_people_write_it(text: str, named: str) -> None:
    assert class_of(text) == named


def test_the_highest_class_decides_who_issues() -> None:
    assert highest_class(["Cấp IV", "cấp III", "không rõ"]) == "Cấp III"
    assert authority("other", highest_class(["Cấp IV", "Cấp III"])) == "commune"
    assert authority("other", highest_class(["Cấp IV", "Cấp II"])) == "department"
    assert authority("house", "Cấp II") == "commune"
    assert authority("other", "không rõ") == ""


def test_another_list_makes_anew_what_the_list_before_made_and_leaves_what_was_stated() -> None:
    held = whole([SCHOOL, GYM]) | {"work_name": "Trường THCS", "height_m": 20.0}
    made = made_anew(held, [SCHOOL, GYM], [SCHOOL])
    assert {"work_name", "height_m"} & set(made) == set()
    assert (made["floor_area_m2"], made["work_class"]) == (1200.4, "Cấp II")
    one = {"work_name": "Chợ", "work_kind": "", "work_class": "Cấp I", "storeys": 9, "basements": 2}
    made = made_anew(one, [], [GYM])
    assert (made["work_class"], made["storeys"], made["work_kind"]) == ("Cấp III", 1, "Công trình công cộng")
    assert "work_name" not in made and "basements" not in made


def test_the_whole_may_be_more_than_its_works_and_never_less() -> None:
    assert shortfalls({"floor_area_m2": 1700, "storeys": 4, "work_class": "Cấp I"}, [SCHOOL, GYM]) == []
    assert shortfalls({"floor_area_m2": 1620.6, "height_m": None, "work_class": ""}, [SCHOOL, GYM]) == []
    less = {"floor_area_m2": 1600, "storeys": 3, "work_class": "Cấp III"}
    assert [(one.field, one.stated, one.least) for one in shortfalls(less, [SCHOOL, GYM])] == [
        ("floor_area_m2", 1600, 1620.6), ("storeys", 3, 4), ("work_class", "Cấp III", "Cấp II"),
    ]  # fmt: skip
    assert [one.least for one in shortfalls({"floor_area_m2": 1600}, [SCHOOL, GYM, GATE])] == [1620.6]
    assert shortfalls(less, []) == []
