from typing import Literal

PlanVersionOutState = Literal["coming", "in_force", "past", "under_way"]

PLAN_VERSION_OUT_STATE_VALUES: set[PlanVersionOutState] = {
    "coming",
    "in_force",
    "past",
    "under_way",
}


def check_plan_version_out_state(value: str) -> PlanVersionOutState:
    if value in PLAN_VERSION_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PLAN_VERSION_OUT_STATE_VALUES!r}")
