from typing import Literal

CaseLinePartWaitsForType0 = Literal["agencies", "applicant", "authority", "nobody"]

CASE_LINE_PART_WAITS_FOR_TYPE_0_VALUES: set[CaseLinePartWaitsForType0] = {
    "agencies",
    "applicant",
    "authority",
    "nobody",
}


def check_case_line_part_waits_for_type_0(value: str) -> CaseLinePartWaitsForType0:
    if value in CASE_LINE_PART_WAITS_FOR_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_LINE_PART_WAITS_FOR_TYPE_0_VALUES!r}")
