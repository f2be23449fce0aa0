from typing import Literal

GetPlansInfrastructureTheme = Literal[
    "",
    "cao_do_nen_thoat_nuoc_mua",
    "cap_nuoc_thoat_nuoc",
    "giao_thong",
    "nang_luong_chieu_sang",
    "nghia_trang_chat_thai_ran",
    "thoat_nuoc_thai",
    "thong_tin_lien_lac",
]

GET_PLANS_INFRASTRUCTURE_THEME_VALUES: set[GetPlansInfrastructureTheme] = {
    "",
    "cao_do_nen_thoat_nuoc_mua",
    "cap_nuoc_thoat_nuoc",
    "giao_thong",
    "nang_luong_chieu_sang",
    "nghia_trang_chat_thai_ran",
    "thoat_nuoc_thai",
    "thong_tin_lien_lac",
}


def check_get_plans_infrastructure_theme(value: str) -> GetPlansInfrastructureTheme:
    if value in GET_PLANS_INFRASTRUCTURE_THEME_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_PLANS_INFRASTRUCTURE_THEME_VALUES!r}")
