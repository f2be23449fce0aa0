from typing import Literal

ListedPlanPartStateType0 = Literal["coming", "in_force", "past", "under_way"]

LISTED_PLAN_PART_STATE_TYPE_0_VALUES: set[ListedPlanPartStateType0] = {
    "coming",
    "in_force",
    "past",
    "under_way",
}


def check_listed_plan_part_state_type_0(value: str) -> ListedPlanPartStateType0:
    if value in LISTED_PLAN_PART_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LISTED_PLAN_PART_STATE_TYPE_0_VALUES!r}")
