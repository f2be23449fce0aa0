from typing import Literal

ListedPlanOutState = Literal["coming", "in_force", "past", "under_way"]

LISTED_PLAN_OUT_STATE_VALUES: set[ListedPlanOutState] = {
    "coming",
    "in_force",
    "past",
    "under_way",
}


def check_listed_plan_out_state(value: str) -> ListedPlanOutState:
    if value in LISTED_PLAN_OUT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LISTED_PLAN_OUT_STATE_VALUES!r}")
