from typing import Literal

ParcelVersionOutOperation = Literal["create", "delete", "update"]

PARCEL_VERSION_OUT_OPERATION_VALUES: set[ParcelVersionOutOperation] = {
    "create",
    "delete",
    "update",
}


def check_parcel_version_out_operation(value: str) -> ParcelVersionOutOperation:
    if value in PARCEL_VERSION_OUT_OPERATION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PARCEL_VERSION_OUT_OPERATION_VALUES!r}")
