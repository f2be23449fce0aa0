from typing import Literal

PermitCaseOutState = Literal["ahead", "done", "done_late", "overdue", "running"]

PERMIT_CASE_OUT_STATE_VALUES: set[PermitCaseOutState] = {
    "ahead",
    "done",
    "done_late",
    "overdue",
    "running",
}


def check_permit_case_out_state(value: str) -> PermitCaseOutState:
    if value in PERMIT_CASE_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PERMIT_CASE_OUT_STATE_VALUES!r}")
