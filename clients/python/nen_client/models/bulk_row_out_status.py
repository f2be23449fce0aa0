from typing import Literal

BulkRowOutStatus = Literal["AMBIGUOUS", "MATCH", "NOT_FOUND"]

BULK_ROW_OUT_STATUS_VALUES: set[BulkRowOutStatus] = {
    "AMBIGUOUS",
    "MATCH",
    "NOT_FOUND",
}


def check_bulk_row_out_status(value: str) -> BulkRowOutStatus:
    if value in BULK_ROW_OUT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BULK_ROW_OUT_STATUS_VALUES!r}")
