from typing import Literal

CaseLinePartStateType0 = Literal["ahead", "done", "done_late", "overdue", "running"]

CASE_LINE_PART_STATE_TYPE_0_VALUES: set[CaseLinePartStateType0] = {
    "ahead",
    "done",
    "done_late",
    "overdue",
    "running",
}


def check_case_line_part_state_type_0(value: str) -> CaseLinePartStateType0:
    if value in CASE_LINE_PART_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_LINE_PART_STATE_TYPE_0_VALUES!r}")
