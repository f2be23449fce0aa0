from typing import Literal

PlanFileOutState = Literal["coming", "in_force", "past", "under_way"]

PLAN_FILE_OUT_STATE_VALUES: set[PlanFileOutState] = {
    "coming",
    "in_force",
    "past",
    "under_way",
}


def check_plan_file_out_state(value: str) -> PlanFileOutState:
    if value in PLAN_FILE_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PLAN_FILE_OUT_STATE_VALUES!r}")
