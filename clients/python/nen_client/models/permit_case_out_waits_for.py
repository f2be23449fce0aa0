from typing import Literal

PermitCaseOutWaitsFor = Literal["agencies", "applicant", "authority", "nobody"]

PERMIT_CASE_OUT_WAITS_FOR_VALUES: set[PermitCaseOutWaitsFor] = {
    "agencies",
    "applicant",
    "authority",
    "nobody",
}


def check_permit_case_out_waits_for(value: str) -> PermitCaseOutWaitsFor:
    if value in PERMIT_CASE_OUT_WAITS_FOR_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PERMIT_CASE_OUT_WAITS_FOR_VALUES!r}")
