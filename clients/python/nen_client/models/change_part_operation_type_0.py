from typing import Literal

ChangePartOperationType0 = Literal["create", "delete", "resync", "update"]

CHANGE_PART_OPERATION_TYPE_0_VALUES: set[ChangePartOperationType0] = {
    "create",
    "delete",
    "resync",
    "update",
}


def check_change_part_operation_type_0(value: str) -> ChangePartOperationType0:
    if value in CHANGE_PART_OPERATION_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CHANGE_PART_OPERATION_TYPE_0_VALUES!r}")
