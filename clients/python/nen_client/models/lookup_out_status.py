from typing import Literal

LookupOutStatus = Literal["AMBIGUOUS", "MATCH", "NOT_FOUND"]

LOOKUP_OUT_STATUS_VALUES: set[LookupOutStatus] = {
    "AMBIGUOUS",
    "MATCH",
    "NOT_FOUND",
}


def check_lookup_out_status(value: str) -> LookupOutStatus:
    if value in LOOKUP_OUT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LOOKUP_OUT_STATUS_VALUES!r}")
