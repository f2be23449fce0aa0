from typing import Literal

ChangeOutOperation = Literal["create", "delete", "resync", "update"]

CHANGE_OUT_OPERATION_VALUES: set[ChangeOutOperation] = {
    "create",
    "delete",
    "resync",
    "update",
}


def check_change_out_operation(value: str) -> ChangeOutOperation:
    if value in CHANGE_OUT_OPERATION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CHANGE_OUT_OPERATION_VALUES!r}")
