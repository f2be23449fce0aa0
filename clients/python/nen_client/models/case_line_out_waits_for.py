from typing import Literal

CaseLineOutWaitsFor = Literal["agencies", "applicant", "authority", "nobody"]

CASE_LINE_OUT_WAITS_FOR_VALUES: set[CaseLineOutWaitsFor] = {
    "agencies",
    "applicant",
    "authority",
    "nobody",
}


def check_case_line_out_waits_for(value: str) -> CaseLineOutWaitsFor:
    if value in CASE_LINE_OUT_WAITS_FOR_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_LINE_OUT_WAITS_FOR_VALUES!r}")
