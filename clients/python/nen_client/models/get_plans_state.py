from typing import Literal

GetPlansState = Literal["", "coming", "in_force", "past", "under_way"]

GET_PLANS_STATE_VALUES: set[GetPlansState] = {
    "",
    "coming",
    "in_force",
    "past",
    "under_way",
}


def check_get_plans_state(value: str) -> GetPlansState:
    if value in GET_PLANS_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_PLANS_STATE_VALUES!r}")
