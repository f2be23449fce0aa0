from typing import Literal

GetPlansLevel = Literal[
    "", "chi_tiet", "chung", "ha_tang_ky_thuat", "nong_thon_moi", "phan_khu", "rut_gon", "thiet_ke_do_thi"
]

GET_PLANS_LEVEL_VALUES: set[GetPlansLevel] = {
    "",
    "chi_tiet",
    "chung",
    "ha_tang_ky_thuat",
    "nong_thon_moi",
    "phan_khu",
    "rut_gon",
    "thiet_ke_do_thi",
}


def check_get_plans_level(value: str) -> GetPlansLevel:
    if value in GET_PLANS_LEVEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_PLANS_LEVEL_VALUES!r}")
