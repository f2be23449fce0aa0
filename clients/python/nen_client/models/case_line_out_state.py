from typing import Literal

CaseLineOutState = Literal["ahead", "done", "done_late", "overdue", "running"]

CASE_LINE_OUT_STATE_VALUES: set[CaseLineOutState] = {
    "ahead",
    "done",
    "done_late",
    "overdue",
    "running",
}


def check_case_line_out_state(value: str) -> CaseLineOutState:
    if value in CASE_LINE_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_LINE_OUT_STATE_VALUES!r}")
