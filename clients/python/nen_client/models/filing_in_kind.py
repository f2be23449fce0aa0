from typing import Literal

FilingInKind = Literal[
    "cap_lai",
    "co_thoi_han",
    "di_doi",
    "dieu_chinh",
    "du_an",
    "gia_han",
    "giai_doan",
    "moi",
    "nha_o",
    "sua_chua",
]

FILING_IN_KIND_VALUES: set[FilingInKind] = {
    "cap_lai",
    "co_thoi_han",
    "di_doi",
    "dieu_chinh",
    "du_an",
    "gia_han",
    "giai_doan",
    "moi",
    "nha_o",
    "sua_chua",
}


def check_filing_in_kind(value: str) -> FilingInKind:
    if value in FILING_IN_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FILING_IN_KIND_VALUES!r}")
