from typing import Literal

FilingInWorkGroupType0 = Literal["house", "other"]

FILING_IN_WORK_GROUP_TYPE_0_VALUES: set[FilingInWorkGroupType0] = {
    "house",
    "other",
}


def check_filing_in_work_group_type_0(value: str) -> FilingInWorkGroupType0:
    if value in FILING_IN_WORK_GROUP_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FILING_IN_WORK_GROUP_TYPE_0_VALUES!r}")
