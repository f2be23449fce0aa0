from typing import Literal

StageOutState = Literal["ahead", "done", "done_late", "overdue", "running"]

STAGE_OUT_STATE_VALUES: set[StageOutState] = {
    "ahead",
    "done",
    "done_late",
    "overdue",
    "running",
}


def check_stage_out_state(value: str) -> StageOutState:
    if value in STAGE_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STAGE_OUT_STATE_VALUES!r}")
