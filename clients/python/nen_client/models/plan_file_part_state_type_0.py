from typing import Literal

PlanFilePartStateType0 = Literal["coming", "in_force", "past", "under_way"]

PLAN_FILE_PART_STATE_TYPE_0_VALUES: set[PlanFilePartStateType0] = {
    "coming",
    "in_force",
    "past",
    "under_way",
}


def check_plan_file_part_state_type_0(value: str) -> PlanFilePartStateType0:
    if value in PLAN_FILE_PART_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PLAN_FILE_PART_STATE_TYPE_0_VALUES!r}")
